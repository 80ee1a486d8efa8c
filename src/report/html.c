/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.c: the report as one HTML file that needs nothing else, no network. Evidence opens in its row. Where scripts may run,
 * page.c makes the diagram one to explore; where not, all of this is read as it stands.
 *
 * Every word from outside goes through ent_html_put(), which escapes; the diagram alone is ours and goes in as it is, without its
 * prolog.
 */
#include "html_internal.h"
#include "page.h"

#include <string.h>

static void put_tile(EntOutput *out, guint n, const char *one, const char *many)
{
    ent_output_printf(out, "<li><b>%u</b> %s</li>\n", n, n == 1 ? one : many);
}

static void put_article_row(const EntArticle *article, EntOutput *out)
{
    g_autofree char *title = ent_report_article_title(article), *copies = ent_report_copies(article);
    const gboolean link = ent_report_link_ok(article->url);
    ent_output_puts(out, "<tr><th scope=\"row\" class=\"title\">");
    if (link) {
        ent_output_puts(out, "<a rel=\"noreferrer\" href=\"");
        ent_html_put(out, article->url);
        ent_output_puts(out, "\">");
    }
    ent_html_put(out, title);
    ent_output_puts(out, link ? "</a>" : "");
    ent_html_put(out, copies);
    ent_output_puts(out, "</th><td>");
    ent_html_put(out, article->publisher);
    ent_output_puts(out, "</td><td class=\"day\">");
    ent_html_day(out, article->published);
    ent_output_puts(out, "</td><td>");
    ent_html_put(out, article->language);
    ent_output_puts(out, "</td></tr>\n");
}

static void put_articles(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Article", "Publisher", "Published", "Language", NULL };
    ent_html_open_section(out, "read", "What was read");
    ent_output_puts(out, "<ul class=\"tiles\">\n");
    put_tile(out, f->graph->articles->len, "article", "articles");
    const guint copies = ent_report_n_copies(f->graph);
    if (copies > 0)
        put_tile(out, copies, "copy of them, counted once", "copies of them, counted once");
    if (f->graph->left_out > 0)
        put_tile(out, (guint)f->graph->left_out, "left out, not in English", "left out, not in English");
    put_tile(out, f->publishers->len, "publisher", "publishers");
    put_tile(out, f->by_type[ENT_COUNTRY], "country", "countries");
    put_tile(out, f->by_type[ENT_PERSON], "person", "persons");
    put_tile(out, f->by_type[ENT_ORGANIZATION], "organization", "organizations");
    put_tile(out, f->graph->edges->len, "relation", "relations");
    put_tile(out, f->graph->quotes->len, "quotation", "quotations");
    ent_output_puts(out, "</ul>\n");
    if (f->articles->len > 0) {
        ent_output_puts(out, f->articles->len > 12 ? "<details><summary>The articles</summary>\n" : "");
        ent_html_open_table(out, "The articles, the newest first", heads);
        for (guint i = 0; i < f->articles->len; i++)
            put_article_row(ent_graph_article(f->graph, g_array_index(f->articles, guint32, i)), out);
        ent_html_close_table(out, f->articles->len, f->graph->articles->len, "articles");
        ent_output_puts(out, f->articles->len > 12 ? "</details>\n" : "");
    }
    ent_html_left_out(f, out);
    ent_html_close_section(out);
}

static void put_part(const char *piece, gboolean name, gpointer data)
{
    EntOutput *const out = data;
    ent_output_puts(out, name ? "<strong>" : "");
    ent_html_clean(out, piece);
    ent_output_puts(out, name ? "</strong>" : "");
}

static void put_findings(const EntFindings *f, EntOutput *out)
{
    ent_html_open_section(out, "findings", "Main findings");
    ent_output_puts(out, "<ul class=\"findings\">\n");
    for (guint i = 0; i < f->findings->len; i++) {
        const EntFinding *const finding = f->findings->pdata[i];
        ent_output_puts(out, "<li><p>");
        ent_report_each_part(finding->text, put_part, out);
        ent_output_puts(out, "</p>\n");
        if (finding->rows->len > 0 || finding->quote != NULL)
            ent_output_puts(out, "<details><summary>Evidence</summary>\n");
        for (guint r = 0; r < finding->rows->len; r++) {
            ent_html_relation(f, ((const EntRow *)finding->rows->pdata[r])->edge, out);
            ent_html_evidence(f, finding->rows->pdata[r], out);
        }
        if (finding->quote != NULL)
            ent_html_quote(f, finding->quote, out);
        if (finding->rows->len > 0 || finding->quote != NULL)
            ent_output_puts(out, "</details>\n");
        ent_output_puts(out, "</li>\n");
    }
    ent_output_puts(out, "</ul>\n");
    ent_html_close_section(out);
}

static gboolean has_diagram(const EntPage *page)
{
    return page->there || page->picture->len > 0;
}

static void put_diagram(const EntPage *page, EntOutput *out)
{
    if (!has_diagram(page))
        return;
    ent_html_open_section(out, "diagram", "Diagram");
    ent_page_put_frame(page, out);
    if (page->picture->len > 0) {
        ent_output_puts(out, "<figure class=\"diagram\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">");
        ent_output_write(out, page->picture->str, page->picture->len);
        ent_output_puts(out, "</figure>\n");
    }
    ent_output_puts(out, "<p class=\"more\">The tables below tell the relations in words, with their evidence.</p>\n");
    ent_html_close_section(out);
}

static void put_central_row(const EntFindings *f, guint rank, guint32 node, double greatest, EntOutput *out)
{
    const EntNodeMeasures *const measures = ent_report_measures(f, node);
    g_autofree char *open = ent_report_rank(f, "strength", node), *interval = ent_report_interval(f, "strength", node);
    ent_output_printf(out, "<tr><td class=\"n\">%u</td><td class=\"place\">%s</td><th scope=\"row\">", rank, open);
    ent_html_put(out, ent_report_name(f, node));
    ent_output_printf(out, " <small>%s</small></th>", ent_node_type_name(ent_graph_node(f->graph, node)->type));
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++) {
        const double value = (*m)->value(measures);
        if (strcmp((*m)->id, "strength") == 0)
            ent_output_printf(out, "<td class=\"n bar p%d\">", 5 * (int)(20 * value / greatest));
        else
            ent_output_puts(out, "<td class=\"n\">");
        ent_html_number(out, value);
        if (m == ent_report_columns() && *interval != '\0')
            ent_output_printf(out, " <small>%s</small>", interval);
        ent_output_puts(out, "</td>");
    }
    ent_output_puts(out, "</tr>\n");
}

static void put_central(const EntFindings *f, EntOutput *out)
{
    const EntMeasure *const *const columns = ent_report_columns();
    g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
    ent_html_open_section(out, "central", "Who is central");
    if (f->central->len == 0) {
        ent_output_puts(out, "<p>Nobody: no relation was measured.</p>\n");
        ent_html_close_section(out);
        return;
    }
    g_ptr_array_add(heads, g_strdup("#"));
    g_ptr_array_add(heads, g_strdup("Place"));
    g_ptr_array_add(heads, g_strdup("Actor"));
    for (gsize i = 0; columns[i] != NULL; i++)
        g_ptr_array_add(heads, g_strconcat("#", columns[i]->label, NULL));
    g_ptr_array_add(heads, NULL);
    ent_output_puts(out, "<p>" SAY_CENTRAL " " SAY_RANKS "</p>\n");
    ent_output_puts(out, "<div class=\"dense\">");
    ent_html_open_table(out, "The most central actors", (const char *const *)heads->pdata);
    const double greatest = ent_report_measures(f, g_array_index(f->central, guint32, 0))->strength;
    for (guint i = 0; i < f->central->len; i++)
        put_central_row(f, i + 1, g_array_index(f->central, guint32, i), greatest, out);
    ent_html_close_table(out, f->central->len, f->analysis->n_nodes, "actors");
    ent_output_puts(out, "</div>\n<dl class=\"measures\">\n");
    for (gsize i = 0; columns[i] != NULL; i++)
        ent_output_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", columns[i]->label, columns[i]->meaning);
    ent_output_puts(out, "</dl>\n");
    ent_html_close_section(out);
}

static void put_communities(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "#Community", "Members", "#Agreements inside", "#Oppositions inside", NULL };
    if (f->communities->len == 0)
        return;
    ent_html_open_section(out, "communities", "Communities");
    ent_output_puts(out, "<p>" SAY_COMMUNITIES "</p>\n");
    ent_html_open_table(out, "Communities, the largest first", heads);
    for (guint i = 0; i < f->communities->len; i++) {
        const EntCommunity *const community = f->communities->pdata[i];
        ent_output_printf(out, "<tr><th scope=\"row\" class=\"n\">%u</th><td class=\"wide\">", community->number);
        for (guint m = 0; m < community->members->len; m++) {
            ent_output_puts(out, m > 0 ? ", " : "");
            ent_html_put(out, ent_report_name(f, g_array_index(community->members, guint32, m)));
        }
        if (community->total > community->members->len)
            ent_output_printf(out, " and %u more", community->total - community->members->len);
        ent_output_printf(out, "</td><td class=\"n\">%u</td><td class=\"n\">%u</td></tr>\n", community->agreements,
                          community->oppositions);
    }
    ent_html_close_table(out, f->communities->len, f->analysis->communities, "communities");
    ent_html_close_section(out);
}

static void put_judged(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Actor", "#Supported by", "#Opposed by", "#Supports", "#Opposes", NULL };
    if (f->judged->len == 0)
        return;
    ent_output_puts(out, "<p>" SAY_JUDGED "</p>\n");
    ent_html_open_table(out, "For and against each actor", heads);
    for (guint i = 0; i < f->judged->len; i++) {
        const guint32 node = g_array_index(f->judged, guint32, i);
        const EntNodeMeasures *const m = ent_report_measures(f, node);
        ent_output_puts(out, "<tr><th scope=\"row\">");
        ent_html_put(out, ent_report_name(f, node));
        ent_output_printf(out,
                          "</th><td class=\"n for\">%u</td><td class=\"n against\">%u</td><td class=\"n\">%u</td><td "
                          "class=\"n\">%u</td></tr>\n",
                          m->supported_by, m->opposed_by, m->supports, m->opposes);
    }
    ent_html_close_table(out, f->judged->len, f->n_judged, "actors");
}

static void put_ends(const EntFindings *f, const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "<tr><th scope=\"row\">");
    ent_html_put(out, ent_report_name(f, edge->source));
    ent_output_puts(out, "</th><td class=\"to\">");
    ent_html_put(out, ent_report_name(f, edge->target));
    ent_output_puts(out, "</td>");
}

static void put_days(const EntEdge *edge, EntOutput *out)
{
    g_autofree char *first = ent_report_day(edge->first), *last = ent_report_day(edge->last);
    ent_output_puts(out, "<td class=\"day\">");
    if (edge->first != NULL)
        ent_html_day(out, edge->first);
    if (edge->first != NULL && strcmp(first, last) != 0) {
        ent_output_puts(out, " to ");
        ent_html_day(out, edge->last);
    }
    ent_output_puts(out, "</td>");
}

static void put_table(const EntFindings *f, const EntTable *table, EntOutput *out)
{
    const gboolean alike = table->type->symmetric;
    const char *const full[] = { "Source", "Target", "#Weight", "Certainty", "When", "Evidence", NULL };
    const char *const brief[] = { alike ? "Between" : "Source", alike ? "And" : "Target", "#Weight", "Evidence", NULL };
    const char *const side = table->type->sign > 0 ? "for" : table->type->sign < 0 ? "against" : "neutral";
    ent_output_printf(out, "<h3 class=\"%s\"><span>", side);
    ent_html_put(out, table->type->label);
    ent_output_puts(out, "</span></h3>\n");
    ent_html_open_table(out, table->type->label, table->full ? full : brief);
    for (guint i = 0; i < table->rows->len; i++) {
        const EntRow *const row = table->rows->pdata[i];
        g_autofree char *certainty = ent_report_certainty(row);
        put_ends(f, row->edge, out);
        ent_output_puts(out, "<td class=\"n\">");
        ent_html_number(out, row->edge->weight);
        ent_output_puts(out, "</td>");
        if (table->full) {
            ent_output_printf(out, "<td>%s</td>", certainty);
            put_days(row->edge, out);
        }
        ent_output_puts(out, "<td class=\"wide\">");
        ent_output_puts(out, table->full || ent_report_is_sure(row->edge) ? "" : "<span class=\"how\">a guess</span> ");
        ent_html_details(f, row, out);
        ent_output_puts(out, "</td></tr>\n");
    }
    ent_html_close_table(out, table->rows->len, table->total, "relations");
}

/* Tables of one kind; FALSE where there are none. */
static gboolean put_tables(const EntFindings *f, gboolean full, EntOutput *out)
{
    gboolean any = FALSE;
    for (guint i = 0; i < f->tables->len; i++) {
        const EntTable *const table = f->tables->pdata[i];
        if (table->full != full)
            continue;
        if (!any && full)
            ent_output_puts(out, "<p>" SAY_SIDES "</p>\n");
        any = TRUE;
        put_table(f, table, out);
    }
    return any;
}

static void put_sides(const EntFindings *f, EntOutput *out)
{
    ent_html_open_section(out, "sides", "Who supports and who opposes whom");
    ent_html_matrix(f, out);
    put_judged(f, out);
    if (!put_tables(f, TRUE, out))
        ent_output_puts(out, "<p>The articles state no support and no opposition.</p>\n");
    ent_html_close_section(out);
    ent_html_open_section(out, "others", "Other relations");
    if (!put_tables(f, FALSE, out))
        ent_output_puts(out, "<p>None.</p>\n");
    ent_html_close_section(out);
}

static void put_contradictions(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Source", "Target", "For", "Against", "Said", NULL };
    if (f->contradictions->len == 0)
        return;
    ent_html_open_section(out, "contradictions", "Contradictions");
    ent_output_puts(out, "<p>" SAY_CONTRADICTIONS "</p>\n");
    ent_html_open_table(out, "Both for and against", heads);
    for (guint i = 0; i < f->contradictions->len; i++) {
        const EntContradiction *const c = f->contradictions->pdata[i];
        const EntRow *const rows[] = { c->agrees, c->opposes };
        put_ends(f, c->agrees->edge, out);
        for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
            ent_output_printf(out, "<td class=\"wide\"><i class=\"%s\">", r == 0 ? "for" : "against");
            ent_html_put(out, ent_graph_type(f->graph, rows[r]->edge->type)->label);
            ent_output_puts(out, "</i> ");
            ent_html_details(f, rows[r], out);
            ent_output_puts(out, "</td>");
        }
        ent_output_printf(out, "<td>in %s</td></tr>\n", c->same_article ? "one article" : "different articles");
    }
    ent_html_close_table(out, f->contradictions->len, f->n_contradictions, "pairs");
    ent_html_close_section(out);
}

static void put_denied(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Source", "Target", "Relation", "Evidence", NULL };
    if (f->denied->len == 0)
        return;
    ent_html_open_section(out, "denied", "Denied");
    ent_output_puts(out, "<p>" SAY_DENIED "</p>\n");
    ent_html_open_table(out, "Relations that are only denied", heads);
    for (guint i = 0; i < f->denied->len; i++) {
        const EntRow *const row = f->denied->pdata[i];
        put_ends(f, row->edge, out);
        ent_output_puts(out, "<td>");
        ent_html_put(out, ent_graph_type(f->graph, row->edge->type)->label);
        ent_output_puts(out, "</td><td class=\"wide\">");
        ent_html_details(f, row, out);
        ent_output_puts(out, "</td></tr>\n");
    }
    ent_html_close_table(out, f->denied->len, f->n_denied, "relations");
    ent_html_close_section(out);
}

static void put_speaker_row(const EntFindings *f, const EntSpeaker *speaker, EntOutput *out)
{
    ent_output_puts(out, "<tr><th scope=\"row\">");
    ent_html_put(out, ent_report_name(f, speaker->node));
    ent_output_printf(out, "</th><td class=\"n\">%u</td><td class=\"n\">%u</td><td class=\"n\">%u</td><td>", speaker->quotes,
                      speaker->direct, speaker->articles);
    for (guint i = 0; i < MIN(speaker->outlets->len, 6); i++) {
        ent_output_puts(out, i > 0 ? ", " : "");
        ent_html_put(out, speaker->outlets->pdata[i]);
    }
    if (speaker->outlets->len > 6)
        ent_output_printf(out, " and %u more", speaker->outlets->len - 6);
    ent_output_puts(out, "</td><td class=\"wide\">");
    ent_html_quote(f, speaker->sample, out);
    ent_output_puts(out, "</td></tr>\n");
}

static void put_speakers(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Speaker", "#Quotations", "#Direct", "#Articles", "Outlets", "In their words", NULL };
    ent_html_open_section(out, "quoted", "Most quoted");
    if (f->speakers->len > 0) {
        ent_html_open_table(out, "The most quoted speakers", heads);
        for (guint i = 0; i < f->speakers->len; i++)
            put_speaker_row(f, f->speakers->pdata[i], out);
        ent_html_close_table(out, f->speakers->len, f->n_speakers, "speakers");
    } else {
        ent_output_puts(out, "<p>No quotation has a named speaker.</p>\n");
    }
    if (f->unnamed_quotes > 0)
        ent_output_printf(out, "<p>Quotations whose speaker is no named actor: %u.</p>\n", f->unnamed_quotes);
    ent_html_close_section(out);
}

static void put_method(const EntFindings *f, EntOutput *out)
{
    ent_html_open_section(out, "method", "Method and limits");
    ent_output_puts(out, "<ul>\n");
    for (guint i = 0; i < f->method->len; i++) {
        ent_output_puts(out, "<li>");
        ent_html_put(out, f->method->pdata[i]);
        ent_output_puts(out, "</li>\n");
    }
    ent_output_puts(out, "</ul>\n");
    ent_html_close_section(out);
}

static void put_contents(const EntFindings *f, const EntPage *page, EntOutput *out)
{
    const struct {
        const char *id, *title;
        gboolean there;
    } sections[] = {
        { "read", "What was read", TRUE },
        { "findings", "Main findings", TRUE },
        { "since", "What changed", f->options->diff != NULL },
        { "diagram", "Diagram", has_diagram(page) },
        { "central", "Who is central", TRUE },
        { "camps", "Camps", f->camps->len > 0 },
        { "sides", "Support and opposition", TRUE },
        { "others", "Other relations", TRUE },
        { "quoted", "Most quoted", TRUE },
        { "contradictions", "Contradictions", f->contradictions->len > 0 },
        { "changes", "Stands that turned", f->changes->len > 0 },
        { "differ", "Where outlets differ", f->disputes->len > 0 },
        { "denied", "Denied", f->denied->len > 0 },
        { "brokers", "Brokers", f->brokers->len > 0 },
        { "communities", "Communities", f->communities->len > 0 },
        { "times", f->times->step == ENT_STEP_WEEK ? "Week by week" : "Month by month", f->times->slices->len > 1 },
        { "outlets", "Outlets", f->outlets->slices->len > 1 },
        { "method", "Method", TRUE },
    };
    ent_output_puts(out, "<nav aria-label=\"Contents\"><ul>\n");
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
        if (sections[i].there)
            ent_output_printf(out, "<li><a href=\"#%s\">%s</a></li>\n", sections[i].id, sections[i].title);
    ent_output_puts(out, "</ul></nav>\n");
}

static void put_period(const EntFindings *f, EntOutput *out)
{
    g_autofree char *articles = ent_report_count(f->graph->articles->len, "article", "articles");
    g_autofree char *first = ent_report_day(f->first), *last = ent_report_day(f->last);
    ent_output_printf(out, "<p class=\"period\">%s", articles);
    if (f->first != NULL) {
        ent_output_puts(out, ", ");
        ent_html_day(out, f->first);
    }
    if (f->first != NULL && strcmp(first, last) != 0) {
        ent_output_puts(out, " to ");
        ent_html_day(out, f->last);
    }
    if (f->undated > 0)
        ent_output_printf(out, " (%u without a date)", f->undated);
    ent_output_puts(out, "</p>\n");
}

static void put_head(const EntFindings *f, const EntPage *page, EntOutput *out)
{
    ent_output_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    ent_page_put_policy(page, out);
    ent_output_puts(
        out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    ent_html_put(out, f->title);
    ent_output_puts(out, "</title>\n<style>");
    ent_output_puts(out, page->style);
    ent_output_puts(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n<h1>");
    ent_html_put(out, f->title);
    ent_output_puts(out, "</h1>\n");
    put_period(f, out);
    ent_output_puts(out, "</header>\n");
}

void ent_report_html(const EntFindings *f, EntOutput *out)
{
    EntPage page;
    ent_page_init(&page, f);
    put_head(f, &page, out);
    put_contents(f, &page, out);
    ent_output_puts(out, "<main id=\"main\">\n");
    put_articles(f, out);
    put_findings(f, out);
    ent_html_changes(f, out);
    put_diagram(&page, out);
    put_central(f, out);
    ent_html_camps(f, out);
    put_sides(f, out);
    put_speakers(f, out);
    put_contradictions(f, out);
    ent_html_disputes(f, out);
    put_denied(f, out);
    ent_html_brokers(f, out);
    put_communities(f, out);
    ent_html_times(f, out);
    ent_html_outlets(f, out);
    put_method(f, out);
    ent_output_puts(out, "</main>\n");
    if (page.there)
        ent_page_put_data(f, out);
    ent_page_put_script(&page, out);
    ent_output_puts(out, "</body>\n</html>\n");
    ent_page_clear(&page);
}
