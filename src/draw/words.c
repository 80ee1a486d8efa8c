/* SPDX-License-Identifier: Apache-2.0 */
/* words.c: what a picture tells in words: tooltips, links, and a description for those who cannot see it. */
#include "draw/draw_internal.h"
#include "graph/date.h"

#include <stdlib.h>
#include <string.h>

/* Sentences longer than this are cut in a tooltip; the report has them whole. */
enum { SENTENCE_COLUMNS = 400, DESCRIBED_EDGES = 5 };

enum { NAMED_OUTLETS = 3, OUTLET_COLUMNS = 40 };

static void add_line(GString *words, const char *text)
{
    g_autofree char *line = ent_draw_wrap(text, SENTENCE_COLUMNS, 1);
    if (*line == '\0')
        return;
    if (words->len > 0)
        g_string_append_c(words, '\n');
    g_string_append(words, line);
}

char *ent_draw_node_tooltip(const EntPicture *picture, guint i)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    GString *const words = g_string_new(NULL);
    g_autofree char *name = g_strdup_printf("%s (%s)", node->name, ent_node_type_name(node->type));
    add_line(words, name);
    if (node->roles->len > 0)
        add_line(words, g_array_index(node->roles, EntRole, 0).title);
    g_autofree char *counts = g_strdup_printf("%u mention%s in %u article%s", node->n_mentions, node->n_mentions == 1 ? "" : "s",
                                              node->articles->len, node->articles->len == 1 ? "" : "s");
    add_line(words, counts);
    if (picture->analysis != NULL) {
        const EntNodeMeasures *const m = &g_array_index(picture->analysis->nodes, EntNodeMeasures, i);
        g_autofree char *stance = g_strdup_printf("supports %u, opposes %u; supported by %u, opposed by %u", m->supports,
                                                  m->opposes, m->supported_by, m->opposed_by);
        add_line(words, stance);
    }
    return g_string_free(words, FALSE);
}

/* The first piece that counts: stated before hedged. */
static const EntEvidence *first_evidence(const EntEdge *edge)
{
    const EntEvidence *best = NULL;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (best == NULL || evidence->certainty < best->certainty)
            best = evidence;
    }
    return best;
}

static char *edge_words(const EntPicture *picture, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(picture->graph, edge->type);
    return g_strdup_printf("%s %s %s", ent_graph_node(picture->graph, edge->source)->name, type->label,
                           ent_graph_node(picture->graph, edge->target)->name);
}

static void add_source(GString *words, const EntArticle *article)
{
    g_autofree char *source =
        g_strdup_printf("%s%s%s%s%.10s", article->title != NULL ? article->title : article->path,
                        article->publisher != NULL ? ", " : "", article->publisher != NULL ? article->publisher : "",
                        article->published != NULL ? ", " : "", article->published != NULL ? article->published : "");
    add_line(words, source);
}

char *ent_draw_edge_tooltip(const EntPicture *picture, guint i)
{
    const EntEdge *const edge = ent_graph_edge(picture->graph, i);
    const EntEvidence *const evidence = first_evidence(edge);
    GString *const words = g_string_new(NULL);
    g_autofree char *relation = edge_words(picture, edge);
    add_line(words, relation);
    if (evidence == NULL)
        return g_string_free(words, FALSE);
    g_autofree char *sentence = g_strdup_printf("“%s”%s", evidence->sentence, ent_draw_is_hedged(edge) ? " (hedged)" : "");
    add_line(words, sentence);
    add_source(words, ent_graph_article(picture->graph, evidence->article));
    if (edge->evidence->len > 1) {
        g_autofree char *more = g_strdup_printf("and %u more", edge->evidence->len - 1);
        add_line(words, more);
    }
    return g_string_free(words, FALSE);
}

const char *ent_draw_edge_link(const EntPicture *picture, guint i)
{
    const EntEvidence *const evidence = first_evidence(ent_graph_edge(picture->graph, i));
    if (evidence == NULL)
        return NULL;
    const char *const url = ent_graph_article(picture->graph, evidence->article)->url;
    if (url == NULL || (g_ascii_strncasecmp(url, "https://", 8) != 0 && g_ascii_strncasecmp(url, "http://", 7) != 0))
        return NULL;
    for (const char *p = url; *p != '\0'; p++) {
        if (!g_ascii_isgraph(*p) || strchr("\"<>\\", *p) != NULL)
            return NULL;
    }
    return url;
}

/* ---- where it comes from ---- */

typedef struct Sources {
    guint articles;
    const char *first, *last; /* dates; NULL where no article has one */
    GPtrArray *outlets;       /* const char *, an entry for each article */
} Sources;

static void add_article(Sources *sources, const EntArticle *article)
{
    const char *const date = article->published;
    sources->articles++;
    if (article->publisher != NULL && *article->publisher != '\0')
        g_ptr_array_add(sources->outlets, article->publisher);
    if (date == NULL || strlen(date) < strlen("2024-05-31") || !ent_date_is_iso(date))
        return;
    if (sources->first == NULL || strncmp(date, sources->first, 10) < 0)
        sources->first = date;
    if (sources->last == NULL || strncmp(date, sources->last, 10) > 0)
        sources->last = date;
}

/* The articles that say what is drawn. */
static void find_sources(const EntPicture *picture, Sources *sources)
{
    const EntGraph *const graph = picture->graph;
    g_autofree gboolean *seen = g_new0(gboolean, graph->articles->len + 1);
    for (guint i = 0; i < graph->edges->len; i++) {
        const GArray *const evidence = ent_graph_edge(graph, i)->evidence;
        for (guint k = 0; picture->drawn[i] && k < evidence->len; k++)
            seen[g_array_index(evidence, EntEvidence, k).article] |=
                g_array_index(evidence, EntEvidence, k).certainty != ENT_NEGATED;
    }
    for (guint i = 0; i < graph->articles->len; i++) {
        if (seen[i])
            add_article(sources, ent_graph_article(graph, i));
    }
}

typedef struct Outlet {
    const char *name;
    guint articles;
} Outlet;

static int by_articles(gconstpointer a, gconstpointer b)
{
    const Outlet *const p = a, *const q = b;
    if (p->articles != q->articles)
        return p->articles > q->articles ? -1 : 1;
    return strcmp(p->name, q->name);
}

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "The Example Times, Daily Sample and 3 more". */
static void add_outlets(GString *words, GPtrArray *names)
{
    g_autoptr(GArray) outlets = g_array_new(FALSE, FALSE, sizeof(Outlet));
    g_ptr_array_sort(names, by_name);
    for (guint i = 0; i < names->len; i++) {
        const Outlet fresh = { g_ptr_array_index(names, i), 1 };
        if (outlets->len > 0 && strcmp(g_array_index(outlets, Outlet, outlets->len - 1).name, fresh.name) == 0)
            g_array_index(outlets, Outlet, outlets->len - 1).articles++;
        else
            g_array_append_val(outlets, fresh);
    }
    g_array_sort(outlets, by_articles);
    const guint told = outlets->len <= NAMED_OUTLETS + 1 ? outlets->len : NAMED_OUTLETS;
    for (guint i = 0; i < told; i++) {
        const gboolean last = i + 1 == outlets->len;
        g_autofree char *name = ent_draw_wrap(g_array_index(outlets, Outlet, i).name, OUTLET_COLUMNS, 1);
        g_string_append_printf(words, "%s%s", i == 0 ? " of " : last ? " and " : ", ", name);
    }
    if (told < outlets->len)
        g_string_append_printf(words, " and %u more", outlets->len - told);
}

/* "4 Mar 2024" for "2024-03-04T10:00:00Z". */
static char *day_of(const char *date)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    const guint month = (guint)CLAMP(atoi(date + 5), 1, 12);
    return g_strdup_printf("%d %s %.4s", atoi(date + 8), months[month - 1], date);
}

char *ent_draw_source(const EntPicture *picture)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    Sources sources = { .outlets = names };
    find_sources(picture, &sources);
    GString *const words = g_string_new(NULL);
    if (sources.articles == 0)
        return g_string_free(words, FALSE);
    g_string_append_printf(words, "Source: %u article%s", sources.articles, sources.articles == 1 ? "" : "s");
    add_outlets(words, names);
    if (sources.first != NULL) {
        g_autofree char *first = day_of(sources.first), *last = day_of(sources.last);
        const gboolean same = strcmp(first, last) == 0;
        g_string_append_printf(words, ", %s%s%s", first, same ? "" : " to ", same ? "" : last);
    }
    g_string_append(words, ". Drawn by entente.");
    return g_string_free(words, FALSE);
}

static void add_sentence(GString *words, const char *sentence)
{
    g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", sentence);
}

/* What only one kind of picture has to say. */
static void add_kind(const EntPicture *picture, GString *words)
{
    if (picture->cells != NULL)
        add_sentence(words, "The deeper a cell, the more articles say it.");
    if (picture->times == NULL)
        return;
    add_sentence(words, "Who has no relation in a period is drawn faint.");
    if (picture->n_times_left_out > 0)
        g_string_append_printf(words, " The %u earlier ones are left out.", picture->n_times_left_out);
    if (picture->n_undated > 0)
        g_string_append_printf(words, " %u article%s without a date %s left out.", picture->n_undated,
                               picture->n_undated == 1 ? "" : "s", picture->n_undated == 1 ? "is" : "are");
}

char *ent_draw_omissions(const EntPicture *picture)
{
    GString *const words = g_string_new(NULL);
    guint named = 0;
    for (guint i = 0; i < picture->graph->nodes->len; i++)
        named += picture->named[i];
    if (picture->n_left_out > 0)
        g_string_append_printf(words, "Drawn are the %u heaviest of %u relations.", picture->n_edges,
                               picture->n_edges + picture->n_left_out);
    if (named < picture->graph->nodes->len)
        g_string_append_printf(words, "%sNamed are the %u largest of %u; the others are small marks.", words->len > 0 ? " " : "",
                               named, picture->graph->nodes->len);
    add_kind(picture, words);
    return g_string_free(words, FALSE);
}

char *ent_draw_cell_tooltip(const EntPicture *picture, const EntCell *cell)
{
    GString *const words = g_string_new(NULL);
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, i);
        const EntRelationType *const type = ent_graph_type(picture->graph, edge->type);
        const gboolean along = edge->source == cell->row && edge->target == cell->column;
        const gboolean back = type->symmetric && edge->source == cell->column && edge->target == cell->row;
        if (!picture->drawn[i] || !type->measured || (!along && !back))
            continue;
        g_autofree char *told = ent_draw_edge_tooltip(picture, i);
        g_string_append_printf(words, "%s%s", words->len > 0 ? "\n\n" : "", told);
    }
    return g_string_free(words, FALSE);
}

/* The heaviest edge that is drawn, carries a stance and is not in `told`; the first of equals. */
static guint heaviest(const EntPicture *picture, const gboolean *told)
{
    guint best = ENT_NONE;
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, i);
        if (!picture->drawn[i] || told[i] || !ent_graph_type(picture->graph, edge->type)->measured)
            continue;
        if (best == ENT_NONE || edge->weight > ent_graph_edge(picture->graph, best)->weight)
            best = i;
    }
    return best;
}

char *ent_draw_description(const EntPicture *picture)
{
    const guint n = picture->graph->nodes->len;
    GString *const words = g_string_new(NULL);
    g_string_printf(words, "A diagram of %u %s and %u relation%s between them.", n, n == 1 ? "entity" : "entities",
                    picture->n_edges, picture->n_edges == 1 ? "" : "s");
    g_autofree gboolean *told = g_new0(gboolean, picture->graph->edges->len + 1);
    for (guint k = 0; k < DESCRIBED_EDGES; k++) {
        const guint i = heaviest(picture, told);
        if (i == ENT_NONE)
            break;
        told[i] = TRUE;
        g_autofree char *raw = edge_words(picture, ent_graph_edge(picture->graph, i));
        g_autofree char *relation = ent_draw_clean(raw);
        g_string_append_printf(words, "%s%s", k == 0 ? " The strongest: " : "; ", relation);
    }
    if (words->str[words->len - 1] != '.')
        g_string_append_c(words, '.');
    return g_string_free(words, FALSE);
}
