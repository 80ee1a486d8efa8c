/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.c: the report as one HTML file that needs nothing else: no network, no script. Evidence opens in its row.
 *
 * Every word from outside goes through put(), which escapes; the diagram alone is ours and goes in as it is, without its prolog.
 */
#include "report_internal.h"

#include <string.h>

/* What the file may do, told to the browser: show itself. */
#define POLICY "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

static void put_clean(EntOutput *out, const char *clean)
{
    for (const char *p = clean; *p != '\0';) {
        const gsize n = strcspn(p, "&<>\"'");
        ent_output_write(out, p, n);
        p += n;
        if (*p != '\0')
            ent_output_printf(out, "&#%d;", *p++);
    }
}

static void put(EntOutput *out, const char *text)
{
    g_autofree char *clean = ent_report_clean(text);
    put_clean(out, clean);
}

static void put_number(EntOutput *out, double value)
{
    g_autofree char *number = ent_report_number(value);
    ent_output_puts(out, number);
}

static void open_section(EntOutput *out, const char *id, const char *title)
{
    ent_output_printf(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

static void close_section(EntOutput *out)
{
    ent_output_puts(out, "</section>\n");
}

/* A table scrolls in a box of its own, which the keyboard can reach. `heads` are told in order, ended by NULL; one that starts
 * with "#" is of a column of numbers. */
static void open_table(EntOutput *out, const char *caption, const char *const *heads)
{
    ent_output_puts(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    put(out, caption);
    ent_output_puts(out, "\"><table><caption>");
    put(out, caption);
    ent_output_puts(out, "</caption><thead><tr>");
    for (gsize i = 0; heads[i] != NULL; i++) {
        const gboolean number = heads[i][0] == '#';
        ent_output_puts(out, number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        put(out, heads[i] + number);
        ent_output_puts(out, "</th>");
    }
    ent_output_puts(out, "</tr></thead><tbody>\n");
}

static void close_table(EntOutput *out, guint shown, guint total, const char *what)
{
    ent_output_puts(out, "</tbody></table></div>\n");
    if (total > shown)
        ent_output_printf(out, "<p class=\"more\">and %u more %s</p>\n", total - shown, what);
}

static void put_source(const EntFindings *f, guint32 index, EntOutput *out)
{
    const EntArticle *const article = ent_graph_article(f->graph, index);
    g_autofree char *title = ent_report_article_title(article), *day = ent_report_day(article->published);
    ent_output_puts(out, "<cite>");
    if (ent_report_link_ok(article->url)) {
        ent_output_puts(out, "<a rel=\"noreferrer\" href=\"");
        put(out, article->url);
        ent_output_puts(out, "\">");
    }
    put(out, title);
    ent_output_puts(out, ent_report_link_ok(article->url) ? "</a></cite>" : "</cite>");
    if (article->publisher != NULL) {
        ent_output_puts(out, ", ");
        put(out, article->publisher);
    }
    ent_output_puts(out, ", ");
    put(out, day);
}

static void put_evidence(const EntFindings *f, const EntEvidence *evidence, EntOutput *out)
{
    g_autofree char *sentence = ent_report_cut(evidence->sentence, 2000), *cue = ent_report_clean(evidence->cue);
    gsize start = 0, end = 0;
    const gboolean marked = ent_report_find_cue(sentence, cue, &start, &end);
    g_autofree char *before = g_strndup(sentence, start), *word = g_strndup(sentence + start, end - start);
    ent_output_puts(out, "<li><blockquote>");
    put_clean(out, before);
    ent_output_puts(out, marked ? "<mark>" : "");
    put_clean(out, word);
    ent_output_puts(out, marked ? "</mark>" : "");
    put_clean(out, sentence + end);
    ent_output_puts(out, "</blockquote><p class=\"source\">");
    put_source(f, evidence->article, out);
    ent_output_puts(out, "<br><span class=\"how\">");
    if (!marked && *cue != '\0') {
        ent_output_puts(out, "cue: ");
        put_clean(out, cue);
        ent_output_puts(out, " · ");
    }
    ent_output_printf(out, "%s · found by ", evidence->certainty == ENT_NEGATED ? "denied" : ent_certainty_name(evidence->certainty));
    put(out, evidence->method);
    g_autofree char *confidence = ent_report_confidence(evidence->confidence);
    ent_output_printf(out, " · confidence %s</span></p></li>\n", confidence);
}

static void put_evidence_list(const EntFindings *f, const EntRow *row, EntOutput *out)
{
    ent_output_puts(out, "<ol class=\"evidence\">\n");
    for (guint i = 0; i < row->shown->len; i++)
        put_evidence(f, g_array_index(row->shown, const EntEvidence *, i), out);
    ent_output_puts(out, "</ol>\n");
    if (row->edge->evidence->len > row->shown->len)
        ent_output_printf(out, "<p class=\"more\">and %u more</p>\n", row->edge->evidence->len - row->shown->len);
}

/* Closed it shows how the best sentence begins. */
static void put_row_details(const EntFindings *f, const EntRow *row, EntOutput *out)
{
    if (row->shown->len == 0)
        return;
    g_autofree char *teaser = ent_report_cut(g_array_index(row->shown, const EntEvidence *, 0)->sentence, 80);
    g_autofree char *count = ent_report_count(row->edge->evidence->len, "sentence", "sentences");
    ent_output_printf(out, "<details><summary><b>%s</b> <span class=\"teaser\">", count);
    put_clean(out, teaser);
    ent_output_puts(out, "</span></summary>\n");
    put_evidence_list(f, row, out);
    ent_output_puts(out, "</details>");
}

static void put_tile(EntOutput *out, guint n, const char *one, const char *many)
{
    ent_output_printf(out, "<li><b>%u</b> %s</li>\n", n, n == 1 ? one : many);
}

static void put_article_row(const EntArticle *article, EntOutput *out)
{
    g_autofree char *title = ent_report_article_title(article), *day = ent_report_day(article->published);
    const gboolean link = ent_report_link_ok(article->url);
    ent_output_puts(out, "<tr><th scope=\"row\" class=\"title\">");
    if (link) {
        ent_output_puts(out, "<a rel=\"noreferrer\" href=\"");
        put(out, article->url);
        ent_output_puts(out, "\">");
    }
    put(out, title);
    ent_output_puts(out, link ? "</a></th><td>" : "</th><td>");
    put(out, article->publisher);
    ent_output_puts(out, "</td><td class=\"day\">");
    put(out, day);
    ent_output_puts(out, "</td><td>");
    put(out, article->language);
    ent_output_puts(out, "</td></tr>\n");
}

static void put_articles(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Article", "Publisher", "Published", "Language", NULL };
    open_section(out, "read", "What was read");
    ent_output_puts(out, "<ul class=\"tiles\">\n");
    put_tile(out, f->graph->articles->len, "article", "articles");
    put_tile(out, f->publishers->len, "publisher", "publishers");
    put_tile(out, f->by_type[ENT_COUNTRY], "country", "countries");
    put_tile(out, f->by_type[ENT_PERSON], "person", "persons");
    put_tile(out, f->by_type[ENT_ORGANIZATION], "organization", "organizations");
    put_tile(out, f->graph->edges->len, "relation", "relations");
    put_tile(out, f->graph->quotes->len, "quotation", "quotations");
    ent_output_puts(out, "</ul>\n");
    if (f->undated > 0)
        ent_output_printf(out, "<p>Articles without a date: %u.</p>\n", f->undated);
    if (f->articles->len > 0) {
        ent_output_puts(out, f->articles->len > 12 ? "<details><summary>The articles</summary>\n" : "");
        open_table(out, "The articles, the newest first", heads);
        for (guint i = 0; i < f->articles->len; i++)
            put_article_row(ent_graph_article(f->graph, g_array_index(f->articles, guint32, i)), out);
        close_table(out, f->articles->len, f->graph->articles->len, "articles");
        ent_output_puts(out, f->articles->len > 12 ? "</details>\n" : "");
    }
    close_section(out);
}

static void put_part(const char *piece, gboolean name, gpointer data)
{
    EntOutput *const out = data;
    ent_output_puts(out, name ? "<strong>" : "");
    put_clean(out, piece);
    ent_output_puts(out, name ? "</strong>" : "");
}

static void put_relation(const EntFindings *f, const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "<p class=\"relation\">");
    put(out, ent_report_name(f, edge->source));
    ent_output_puts(out, " <i>");
    put(out, ent_graph_type(f->graph, edge->type)->label);
    ent_output_puts(out, "</i> ");
    put(out, ent_report_name(f, edge->target));
    ent_output_puts(out, "</p>\n");
}

static void put_quote(const EntFindings *f, const EntQuote *quote, EntOutput *out)
{
    g_autofree char *text = ent_report_cut(quote->text, 2000);
    ent_output_puts(out, quote->direct ? "<blockquote>“" : "<blockquote>");
    put_clean(out, text);
    ent_output_puts(out, quote->direct ? "”</blockquote><p class=\"source\">" : "</blockquote><p class=\"source\">");
    put_source(f, quote->article, out);
    ent_output_puts(out, quote->direct ? "" : "<br><span class=\"how\">reported speech</span>");
    ent_output_puts(out, "</p>\n");
}

static void put_findings(const EntFindings *f, EntOutput *out)
{
    open_section(out, "findings", "Main findings");
    ent_output_puts(out, "<ul class=\"findings\">\n");
    for (guint i = 0; i < f->findings->len; i++) {
        const EntFinding *const finding = f->findings->pdata[i];
        ent_output_puts(out, "<li><p>");
        ent_report_each_part(finding->text, put_part, out);
        ent_output_puts(out, "</p>\n");
        if (finding->rows->len > 0 || finding->quote != NULL)
            ent_output_puts(out, "<details><summary>Evidence</summary>\n");
        for (guint r = 0; r < finding->rows->len; r++) {
            put_relation(f, ((const EntRow *)finding->rows->pdata[r])->edge, out);
            put_evidence_list(f, finding->rows->pdata[r], out);
        }
        if (finding->quote != NULL)
            put_quote(f, finding->quote, out);
        if (finding->rows->len > 0 || finding->quote != NULL)
            ent_output_puts(out, "</details>\n");
        ent_output_puts(out, "</li>\n");
    }
    ent_output_puts(out, "</ul>\n");
    close_section(out);
}

/* From "<svg" to "</svg>": an XML prolog and a doctype mean nothing inside HTML. */
static void put_diagram(const EntFindings *f, EntOutput *out)
{
    const char *const svg = f->options->svg != NULL ? strstr(f->options->svg, "<svg") : NULL;
    const char *const end = svg != NULL ? g_strrstr(svg, "</svg>") : NULL;
    if (end == NULL)
        return;
    open_section(out, "diagram", "Diagram");
    ent_output_puts(out, "<figure class=\"diagram\" tabindex=\"0\" role=\"region\" aria-label=\"Diagram\">");
    ent_output_write(out, svg, (gsize)(end - svg) + strlen("</svg>"));
    ent_output_puts(out, "</figure>\n<p class=\"more\">The tables below tell the relations in words, with their evidence.</p>\n");
    close_section(out);
}

static void put_central_row(const EntFindings *f, guint rank, guint32 node, double greatest, EntOutput *out)
{
    const EntNodeMeasures *const measures = ent_report_measures(f, node);
    ent_output_printf(out, "<tr><td class=\"n\">%u</td><th scope=\"row\">", rank);
    put(out, ent_report_name(f, node));
    ent_output_printf(out, " <small>%s</small></th>", ent_node_type_name(ent_graph_node(f->graph, node)->type));
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++) {
        const double value = (*m)->value(measures);
        if (strcmp((*m)->id, "strength") == 0)
            ent_output_printf(out, "<td class=\"n bar\" style=\"--p:%d%%\">", (int)(100 * value / greatest));
        else
            ent_output_puts(out, "<td class=\"n\">");
        put_number(out, value);
        ent_output_puts(out, "</td>");
    }
    ent_output_puts(out, "</tr>\n");
}

static void put_central(const EntFindings *f, EntOutput *out)
{
    const EntMeasure *const *const columns = ent_report_columns();
    g_autoptr(GPtrArray) heads = g_ptr_array_new_with_free_func(g_free);
    open_section(out, "central", "Who is central");
    if (f->central->len == 0) {
        ent_output_puts(out, "<p>Nobody: no relation was measured.</p>\n");
        close_section(out);
        return;
    }
    g_ptr_array_add(heads, g_strdup("#"));
    g_ptr_array_add(heads, g_strdup("Actor"));
    for (gsize i = 0; columns[i] != NULL; i++)
        g_ptr_array_add(heads, g_strconcat("#", columns[i]->label, NULL));
    g_ptr_array_add(heads, NULL);
    ent_output_puts(out, "<p>" SAY_CENTRAL "</p>\n");
    ent_output_puts(out, "<div class=\"dense\">");
    open_table(out, "The most central actors", (const char *const *)heads->pdata);
    const double greatest = ent_report_measures(f, g_array_index(f->central, guint32, 0))->strength;
    for (guint i = 0; i < f->central->len; i++)
        put_central_row(f, i + 1, g_array_index(f->central, guint32, i), greatest, out);
    close_table(out, f->central->len, f->analysis->n_nodes, "actors");
    ent_output_puts(out, "</div>\n<dl class=\"measures\">\n");
    for (gsize i = 0; columns[i] != NULL; i++)
        ent_output_printf(out, "<div><dt>%s</dt><dd>%s</dd></div>\n", columns[i]->label, columns[i]->meaning);
    ent_output_puts(out, "</dl>\n");
    close_section(out);
}

static void put_communities(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "#Community", "Members", "#Agreements inside", "#Oppositions inside", NULL };
    if (f->communities->len == 0)
        return;
    open_section(out, "communities", "Communities");
    ent_output_puts(out, "<p>" SAY_COMMUNITIES "</p>\n");
    open_table(out, "Communities, the largest first", heads);
    for (guint i = 0; i < f->communities->len; i++) {
        const EntCommunity *const community = f->communities->pdata[i];
        ent_output_printf(out, "<tr><th scope=\"row\" class=\"n\">%u</th><td class=\"wide\">", community->number);
        for (guint m = 0; m < community->members->len; m++) {
            ent_output_puts(out, m > 0 ? ", " : "");
            put(out, ent_report_name(f, g_array_index(community->members, guint32, m)));
        }
        if (community->total > community->members->len)
            ent_output_printf(out, " and %u more", community->total - community->members->len);
        ent_output_printf(out, "</td><td class=\"n\">%u</td><td class=\"n\">%u</td></tr>\n", community->agreements, community->oppositions);
    }
    close_table(out, f->communities->len, f->analysis->communities, "communities");
    close_section(out);
}

static void put_judged(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Actor", "#Supported by", "#Opposed by", "#Supports", "#Opposes", NULL };
    if (f->judged->len == 0)
        return;
    ent_output_puts(out, "<p>" SAY_JUDGED "</p>\n");
    open_table(out, "For and against each actor", heads);
    for (guint i = 0; i < f->judged->len; i++) {
        const guint32 node = g_array_index(f->judged, guint32, i);
        const EntNodeMeasures *const m = ent_report_measures(f, node);
        ent_output_puts(out, "<tr><th scope=\"row\">");
        put(out, ent_report_name(f, node));
        ent_output_printf(out, "</th><td class=\"n for\">%u</td><td class=\"n against\">%u</td><td class=\"n\">%u</td><td class=\"n\">%u</td></tr>\n",
                          m->supported_by, m->opposed_by, m->supports, m->opposes);
    }
    close_table(out, f->judged->len, f->n_judged, "actors");
}

static void put_ends(const EntFindings *f, const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "<tr><th scope=\"row\">");
    put(out, ent_report_name(f, edge->source));
    ent_output_puts(out, "</th><td class=\"to\">");
    put(out, ent_report_name(f, edge->target));
    ent_output_puts(out, "</td>");
}

static void put_days(const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "<td class=\"day\">");
    if (edge->first != NULL) {
        g_autofree char *first = ent_report_day(edge->first), *last = ent_report_day(edge->last);
        put(out, first);
        if (strcmp(first, last) != 0) {
            ent_output_puts(out, " to ");
            put(out, last);
        }
    }
    ent_output_puts(out, "</td>");
}

static void put_table(const EntFindings *f, const EntTable *table, EntOutput *out)
{
    static const char *const full[] = { "Source", "Target", "#Weight", "Certainty", "When", "Evidence", NULL };
    static const char *const brief[] = { "Source", "Target", "#Weight", "Evidence", NULL };
    const char *const side = table->type->sign > 0 ? "for" : table->type->sign < 0 ? "against" : "neutral";
    ent_output_printf(out, "<h3 class=\"%s\"><span>", side);
    put(out, table->type->label);
    ent_output_puts(out, "</span></h3>\n");
    open_table(out, table->type->label, table->full ? full : brief);
    for (guint i = 0; i < table->rows->len; i++) {
        const EntRow *const row = table->rows->pdata[i];
        g_autofree char *certainty = ent_report_certainty(row);
        put_ends(f, row->edge, out);
        ent_output_puts(out, "<td class=\"n\">");
        put_number(out, row->edge->weight);
        ent_output_puts(out, "</td>");
        if (table->full) {
            ent_output_printf(out, "<td>%s</td>", certainty);
            put_days(row->edge, out);
        }
        ent_output_puts(out, "<td class=\"wide\">");
        put_row_details(f, row, out);
        ent_output_puts(out, "</td></tr>\n");
    }
    close_table(out, table->rows->len, table->total, "relations");
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
    open_section(out, "sides", "Who supports and who opposes whom");
    put_judged(f, out);
    if (!put_tables(f, TRUE, out))
        ent_output_puts(out, "<p>The articles state no support and no opposition.</p>\n");
    close_section(out);
    open_section(out, "others", "Other relations");
    if (!put_tables(f, FALSE, out))
        ent_output_puts(out, "<p>None.</p>\n");
    close_section(out);
}

static void put_contradictions(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Source", "Target", "For", "Against", "Said", NULL };
    if (f->contradictions->len == 0)
        return;
    open_section(out, "contradictions", "Contradictions");
    ent_output_puts(out, "<p>" SAY_CONTRADICTIONS "</p>\n");
    open_table(out, "Both for and against", heads);
    for (guint i = 0; i < f->contradictions->len; i++) {
        const EntContradiction *const c = f->contradictions->pdata[i];
        const EntRow *const rows[] = { c->agrees, c->opposes };
        put_ends(f, c->agrees->edge, out);
        for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
            ent_output_printf(out, "<td class=\"wide\"><i class=\"%s\">", r == 0 ? "for" : "against");
            put(out, ent_graph_type(f->graph, rows[r]->edge->type)->label);
            ent_output_puts(out, "</i> ");
            put_row_details(f, rows[r], out);
            ent_output_puts(out, "</td>");
        }
        ent_output_printf(out, "<td>in %s</td></tr>\n", c->same_article ? "one article" : "different articles");
    }
    close_table(out, f->contradictions->len, f->n_contradictions, "pairs");
    close_section(out);
}

static void put_denied(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Source", "Target", "Relation", "Evidence", NULL };
    if (f->denied->len == 0)
        return;
    open_section(out, "denied", "Denied");
    ent_output_puts(out, "<p>" SAY_DENIED "</p>\n");
    open_table(out, "Relations that are only denied", heads);
    for (guint i = 0; i < f->denied->len; i++) {
        const EntRow *const row = f->denied->pdata[i];
        put_ends(f, row->edge, out);
        ent_output_puts(out, "<td>");
        put(out, ent_graph_type(f->graph, row->edge->type)->label);
        ent_output_puts(out, "</td><td class=\"wide\">");
        put_row_details(f, row, out);
        ent_output_puts(out, "</td></tr>\n");
    }
    close_table(out, f->denied->len, f->n_denied, "relations");
    close_section(out);
}

static void put_speaker_row(const EntFindings *f, const EntSpeaker *speaker, EntOutput *out)
{
    ent_output_puts(out, "<tr><th scope=\"row\">");
    put(out, ent_report_name(f, speaker->node));
    ent_output_printf(out, "</th><td class=\"n\">%u</td><td class=\"n\">%u</td><td class=\"n\">%u</td><td>", speaker->quotes, speaker->direct,
                      speaker->articles);
    for (guint i = 0; i < MIN(speaker->outlets->len, 6); i++) {
        ent_output_puts(out, i > 0 ? ", " : "");
        put(out, speaker->outlets->pdata[i]);
    }
    if (speaker->outlets->len > 6)
        ent_output_printf(out, " and %u more", speaker->outlets->len - 6);
    ent_output_puts(out, "</td><td class=\"wide\">");
    put_quote(f, speaker->sample, out);
    ent_output_puts(out, "</td></tr>\n");
}

static void put_speakers(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Speaker", "#Quotations", "#Direct", "#Articles", "Outlets", "In their words", NULL };
    open_section(out, "quoted", "Most quoted");
    if (f->speakers->len > 0) {
        open_table(out, "The most quoted speakers", heads);
        for (guint i = 0; i < f->speakers->len; i++)
            put_speaker_row(f, f->speakers->pdata[i], out);
        close_table(out, f->speakers->len, f->n_speakers, "speakers");
    } else {
        ent_output_puts(out, "<p>No quotation has a named speaker.</p>\n");
    }
    if (f->unnamed_quotes > 0)
        ent_output_printf(out, "<p>Quotations whose speaker is no named actor: %u.</p>\n", f->unnamed_quotes);
    close_section(out);
}

static void put_method(const EntFindings *f, EntOutput *out)
{
    open_section(out, "method", "Method and limits");
    ent_output_puts(out, "<ul>\n");
    for (guint i = 0; i < f->method->len; i++) {
        ent_output_puts(out, "<li>");
        put(out, f->method->pdata[i]);
        ent_output_puts(out, "</li>\n");
    }
    ent_output_puts(out, "</ul>\n");
    close_section(out);
}

static void put_contents(const EntFindings *f, EntOutput *out)
{
    const struct {
        const char *id, *title;
        gboolean there;
    } sections[] = {
        { "read", "What was read", TRUE },
        { "findings", "Main findings", TRUE },
        { "diagram", "Diagram", f->options->svg != NULL && strstr(f->options->svg, "</svg>") != NULL },
        { "central", "Who is central", TRUE },
        { "communities", "Communities", f->communities->len > 0 },
        { "sides", "Support and opposition", TRUE },
        { "others", "Other relations", TRUE },
        { "contradictions", "Contradictions", f->contradictions->len > 0 },
        { "denied", "Denied", f->denied->len > 0 },
        { "quoted", "Most quoted", TRUE },
        { "method", "Method", TRUE },
    };
    ent_output_puts(out, "<nav aria-label=\"Contents\"><ul>\n");
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
        if (sections[i].there)
            ent_output_printf(out, "<li><a href=\"#%s\">%s</a></li>\n", sections[i].id, sections[i].title);
    ent_output_puts(out, "</ul></nav>\n");
}

static void put_head(const EntFindings *f, EntOutput *out)
{
    ent_output_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                         "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">\n"
                         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                         "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    put(out, f->title);
    ent_output_puts(out, "</title>\n<style>\n");
    ent_output_puts(out, ent_report_style);
    ent_output_puts(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n<header>\n<h1>");
    put(out, f->title);
    ent_output_puts(out, "</h1>\n");
    if (f->first != NULL) {
        g_autofree char *first = ent_report_day(f->first), *last = ent_report_day(f->last);
        ent_output_printf(out, "<p class=\"period\">%u %s, ", f->graph->articles->len, f->graph->articles->len == 1 ? "article" : "articles");
        put(out, first);
        if (strcmp(first, last) != 0) {
            ent_output_puts(out, " to ");
            put(out, last);
        }
        ent_output_puts(out, "</p>\n");
    }
    ent_output_puts(out, "</header>\n");
}

void ent_report_html(const EntFindings *f, EntOutput *out)
{
    put_head(f, out);
    put_contents(f, out);
    ent_output_puts(out, "<main id=\"main\">\n");
    put_articles(f, out);
    put_findings(f, out);
    put_diagram(f, out);
    put_central(f, out);
    put_communities(f, out);
    put_sides(f, out);
    put_contradictions(f, out);
    put_denied(f, out);
    put_speakers(f, out);
    put_method(f, out);
    ent_output_puts(out, "</main>\n</body>\n</html>\n");
}
