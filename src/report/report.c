/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.c: the centrality report: collects what there is to say once, then hands it to one of the forms.
 */
#include "report_internal.h"

#include <string.h>

typedef struct Form {
    const char *name;
    void (*write)(const EntFindings *findings, EntOutput *out);
} Form;

static const Form forms[] = {
    { "md", ent_report_md },
    { "html", ent_report_html },
    { "json", ent_report_json },
    { "csv", ent_report_csv },
};

void ent_report_options_init(EntReportOptions *options)
{
    *options = (EntReportOptions){ .format = "md", .top = ENT_REPORT_TOP };
}

const char *ent_report_name(const EntFindings *findings, guint32 node)
{
    return ent_graph_node(findings->graph, node)->name;
}

const EntNodeMeasures *ent_report_measures(const EntFindings *findings, guint32 node)
{
    return ent_analysis_node(findings->analysis, node);
}

static gint compare_words(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_distinct(GPtrArray *words)
{
    guint kept = 0;
    g_ptr_array_sort(words, compare_words);
    for (guint i = 0; i < words->len; i++)
        if (kept == 0 || strcmp(words->pdata[kept - 1], words->pdata[i]) != 0)
            words->pdata[kept++] = words->pdata[i];
    g_ptr_array_set_size(words, (gint)kept);
}

/* The newest first; undated ones last; in the order of the graph where equal. */
static gint compare_articles(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const int order = g_strcmp0(ent_graph_article(data, y)->published, ent_graph_article(data, x)->published);
    return order != 0 ? order : x < y ? -1 : x > y;
}

static void collect_articles(EntFindings *f)
{
    for (guint32 i = 0; i < f->graph->articles->len; i++) {
        const EntArticle *const article = ent_graph_article(f->graph, i);
        g_array_append_val(f->articles, i);
        if (article->publisher != NULL)
            g_ptr_array_add(f->publishers, article->publisher);
        if (article->language != NULL)
            g_ptr_array_add(f->languages, article->language);
        if (article->published == NULL) {
            f->undated++;
            continue;
        }
        if (f->first == NULL || strcmp(article->published, f->first) < 0)
            f->first = article->published;
        if (f->last == NULL || strcmp(article->published, f->last) > 0)
            f->last = article->published;
    }
    sort_distinct(f->publishers);
    sort_distinct(f->languages);
    g_array_sort_with_data(f->articles, compare_articles, (gpointer)f->graph);
    g_array_set_size(f->articles, MIN(f->articles->len, ENT_REPORT_ARTICLES));
    for (guint32 i = 0; i < f->graph->nodes->len; i++)
        f->by_type[ent_graph_node(f->graph, i)->type]++;
}

static void findings_init(EntFindings *f, const EntGraph *graph, const EntAnalysis *analysis, const EntReportOptions *options)
{
    *f = (EntFindings){ .graph = graph, .analysis = analysis, .options = options };
    f->top = options->top > 0 ? options->top : ENT_REPORT_TOP;
    f->publishers = g_ptr_array_new();
    f->languages = g_ptr_array_new();
    f->articles = g_array_new(FALSE, FALSE, sizeof(guint32));
}

/* What the user called it, or the most central three. */
static char *make_title(const EntFindings *f)
{
    if (f->options->title != NULL && *f->options->title != '\0')
        return g_strdup(f->options->title);
    GString *const title = g_string_new("Who stands with whom");
    const guint named = MIN(f->central->len, 3);
    for (guint i = 0; i < named; i++) {
        g_autofree char *name = ent_report_cut(ent_report_name(f, g_array_index(f->central, guint32, i)), 60);
        g_string_append_printf(title, "%s%s", i == 0 ? ": " : i + 1 == named ? " and " : ", ", name);
    }
    return g_string_free(title, FALSE);
}

static void findings_clear(EntFindings *f)
{
    g_free(f->title);
    g_ptr_array_unref(f->publishers);
    g_ptr_array_unref(f->languages);
    g_array_unref(f->articles);
    g_array_unref(f->central);
    g_array_unref(f->judged);
    g_ptr_array_unref(f->tables);
    g_ptr_array_unref(f->denied);
    g_ptr_array_unref(f->contradictions);
    g_ptr_array_unref(f->speakers);
    g_ptr_array_unref(f->communities);
    g_clear_pointer(&f->findings, g_ptr_array_unref);
    g_clear_pointer(&f->method, g_ptr_array_unref);
    ent_report_clear_insight(f);
}

static const Form *find_form(const char *name, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++)
        if (g_strcmp0(forms[i].name, name) == 0)
            return &forms[i];
    g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: no such format of a report; there are md, html, json and csv",
                name != NULL ? name : "(none)");
    return NULL;
}

gboolean ent_report_write(const EntGraph *graph, const EntAnalysis *analysis, const EntReportOptions *options, EntOutput *out,
                          GError **error)
{
    const Form *const form = find_form(options->format, error);
    if (form == NULL)
        return FALSE;
    g_assert(analysis->nodes->len == graph->nodes->len);
    EntFindings findings;
    findings_init(&findings, graph, analysis, options);
    collect_articles(&findings);
    ent_report_collect_rows(&findings);
    ent_report_collect_people(&findings);
    findings.title = make_title(&findings);
    const gboolean ok = ent_report_collect_insight(&findings, error);
    if (ok) {
        ent_report_collect_sentences(&findings);
        ent_report_collect_method(&findings);
        form->write(&findings, out);
    }
    findings_clear(&findings);
    return ok;
}
