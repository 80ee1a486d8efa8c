/* SPDX-License-Identifier: Apache-2.0 */
/*
 * md.c: the report as Markdown (CommonMark with tables and footnotes): evidence is a footnote away.
 *
 * Words of articles are escaped so that they stay words: nothing in them can start a table cell, a link, a tag or a list.
 */
#include "md_internal.h"

#include <string.h>

static void put_all_notes(Md *md, const EntRow *row)
{
    ent_md_row_notes(md, row, ENT_REPORT_EVIDENCE);
    if (row->edge->evidence->len > row->shown->len)
        ent_output_printf(md->out, " and %u more", row->edge->evidence->len - row->shown->len);
}

static void put_list(EntOutput *out, const GPtrArray *words, guint max)
{
    for (guint i = 0; i < MIN(words->len, max); i++) {
        ent_output_puts(out, i > 0 ? ", " : "");
        ent_md_put(out, words->pdata[i]);
    }
    if (words->len > max)
        ent_output_printf(out, " and %u more", words->len - max);
}

static void put_article_row(Md *md, const EntArticle *article)
{
    g_autofree char *title = ent_report_article_title(article), *day = ent_report_day(article->published);
    g_autofree char *copies = ent_report_copies(article);
    ent_output_puts(md->out, "| ");
    if (ent_report_link_ok(article->url)) {
        ent_output_puts(md->out, "[");
        ent_md_put(md->out, title);
        ent_output_puts(md->out, "]");
        ent_md_link(md->out, article->url);
    } else {
        ent_md_put(md->out, title);
    }
    ent_md_put(md->out, copies);
    ent_output_puts(md->out, " | ");
    ent_md_put(md->out, article->publisher);
    ent_output_puts(md->out, " | ");
    ent_md_put(md->out, day);
    ent_output_puts(md->out, " | ");
    ent_md_put(md->out, article->language);
    ent_output_puts(md->out, " |\n");
}

static void put_count(Md *md, guint n, const char *one, const char *many, const char *after)
{
    ent_output_printf(md->out, "%u %s%s", n, n == 1 ? one : many, after);
}

static void put_articles(Md *md)
{
    const EntFindings *const f = md->f;
    g_autofree char *articles = ent_report_count(f->graph->articles->len, "article", "articles");
    g_autofree char *publishers = ent_report_count(f->publishers->len, "publisher", "publishers");
    g_autofree char *first = ent_report_day(f->first), *last = ent_report_day(f->last);
    ent_md_heading(md, "What was read");
    ent_output_printf(md->out, "%s by %s", articles, publishers);
    if (f->first != NULL) {
        ent_output_puts(md->out, ", ");
        ent_md_put(md->out, first);
        ent_output_puts(md->out, " to ");
        ent_md_put(md->out, last);
    }
    if (f->undated > 0)
        ent_output_printf(md->out, " (%u without a date)", f->undated);
    ent_output_puts(md->out, ". They name ");
    put_count(md, f->by_type[ENT_COUNTRY], "country", "countries", ", ");
    put_count(md, f->by_type[ENT_PERSON], "person", "persons", " and ");
    put_count(md, f->by_type[ENT_ORGANIZATION], "organization", "organizations", ", with ");
    put_count(md, f->graph->edges->len, "relation", "relations", " and ");
    put_count(md, f->graph->quotes->len, "quotation", "quotations", ".");
    const guint copies = ent_report_n_copies(f->graph);
    if (copies > 0) {
        ent_output_puts(md->out, " Printed again elsewhere, and counted once: ");
        put_count(md, copies, "copy", "copies", ".");
    }
    if (f->graph->left_out > 0) {
        ent_output_puts(md->out, " Left out, not in English: ");
        put_count(md, (guint)f->graph->left_out, "article", "articles", ".");
    }
    ent_output_puts(md->out, "\n");
    if (f->articles->len == 0)
        return;
    ent_output_puts(md->out, "\n| Article | Publisher | Published | Language |\n|---|---|---|---|\n");
    for (guint i = 0; i < f->articles->len; i++)
        put_article_row(md, ent_graph_article(f->graph, g_array_index(f->articles, guint32, i)));
    ent_md_more(md, f->articles->len, f->graph->articles->len, "articles");
}

static void put_part(const char *piece, gboolean name, gpointer data)
{
    EntOutput *const out = data;
    if (!name) {
        ent_output_puts(out, piece); /* our own words */
        return;
    }
    ent_output_puts(out, "**");
    ent_md_clean(out, piece);
    ent_output_puts(out, "**");
}

static void put_findings(Md *md)
{
    ent_md_heading(md, "Main findings");
    for (guint i = 0; i < md->f->findings->len; i++) {
        const EntFinding *const finding = md->f->findings->pdata[i];
        ent_output_puts(md->out, "- ");
        ent_report_each_part(finding->text, put_part, md->out);
        for (guint r = 0; r < finding->rows->len; r++)
            ent_md_row_notes(md, finding->rows->pdata[r], 1);
        if (finding->quote != NULL)
            ent_md_note(md, finding->quote, TRUE);
        ent_output_puts(md->out, "\n");
    }
}

static void put_diagram(Md *md)
{
    if (md->f->options->diagram == NULL)
        return;
    ent_md_heading(md, "Diagram");
    ent_output_puts(md->out, "![Who stands with whom, as a diagram]");
    ent_md_link(md->out, md->f->options->diagram);
    ent_output_puts(md->out, "\n");
}

static void put_central_row(Md *md, guint rank, guint32 node)
{
    g_autofree char *open = ent_report_rank(md->f, "strength", node), *interval = ent_report_interval(md->f, "strength", node);
    ent_output_printf(md->out, "| %u | %s | ", rank, open);
    ent_md_put(md->out, ent_report_name(md->f, node));
    ent_output_printf(md->out, " | %s |", ent_node_type_name(ent_graph_node(md->f->graph, node)->type));
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++) {
        g_autofree char *number = ent_report_number((*m)->value(ent_report_measures(md->f, node)));
        ent_output_printf(md->out, m == ent_report_columns() && *interval != '\0' ? " %s (%s) |" : " %s |", number, interval);
    }
    ent_output_puts(md->out, "\n");
}

static void put_central(Md *md)
{
    const EntFindings *const f = md->f;
    ent_md_heading(md, "Who is central");
    if (f->central->len == 0) {
        ent_output_puts(md->out, "Nobody: no relation was measured.\n");
        return;
    }
    ent_output_puts(md->out, SAY_CENTRAL " " SAY_RANKS "\n\n| | Place | Actor | Type |");
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++)
        ent_output_printf(md->out, " %s |", (*m)->label);
    ent_output_puts(md->out, "\n|--:|---|---|---|");
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++)
        ent_output_puts(md->out, "--:|");
    ent_output_puts(md->out, "\n");
    for (guint i = 0; i < f->central->len; i++)
        put_central_row(md, i + 1, g_array_index(f->central, guint32, i));
    ent_md_more(md, f->central->len, f->analysis->n_nodes, "actors");
    ent_output_puts(md->out, "\n");
    for (const EntMeasure *const *m = ent_report_columns(); *m != NULL; m++)
        ent_output_printf(md->out, "- **%s**: %s.\n", (*m)->label, (*m)->meaning);
}

static void put_communities(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->communities->len == 0)
        return;
    ent_md_heading(md, "Communities");
    ent_output_puts(md->out,
                    SAY_COMMUNITIES "\n\n| Community | Members | Agreements inside | Oppositions inside |\n|--:|---|--:|--:|\n");
    for (guint i = 0; i < f->communities->len; i++) {
        const EntCommunity *const community = f->communities->pdata[i];
        ent_output_printf(md->out, "| %u | ", community->number);
        for (guint m = 0; m < community->members->len; m++) {
            ent_output_puts(md->out, m > 0 ? ", " : "");
            ent_md_put(md->out, ent_report_name(f, g_array_index(community->members, guint32, m)));
        }
        if (community->total > community->members->len)
            ent_output_printf(md->out, " and %u more", community->total - community->members->len);
        ent_output_printf(md->out, " | %u | %u |\n", community->agreements, community->oppositions);
    }
    ent_md_more(md, f->communities->len, f->analysis->communities, "communities");
}

static void put_judged(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->judged->len == 0)
        return;
    ent_output_puts(md->out,
                    SAY_JUDGED "\n\n| Actor | Supported by | Opposed by | Supports | Opposes |\n|---|--:|--:|--:|--:|\n");
    for (guint i = 0; i < f->judged->len; i++) {
        const guint32 node = g_array_index(f->judged, guint32, i);
        const EntNodeMeasures *const m = ent_report_measures(f, node);
        ent_output_puts(md->out, "| ");
        ent_md_put(md->out, ent_report_name(f, node));
        ent_output_printf(md->out, " | %u | %u | %u | %u |\n", m->supported_by, m->opposed_by, m->supports, m->opposes);
    }
    ent_md_more(md, f->judged->len, f->n_judged, "actors");
}

static void put_ends(Md *md, const EntEdge *edge)
{
    ent_output_puts(md->out, "| ");
    ent_md_put(md->out, ent_report_name(md->f, edge->source));
    ent_output_puts(md->out, " | ");
    ent_md_put(md->out, ent_report_name(md->f, edge->target));
}

static void put_full_row(Md *md, const EntRow *row)
{
    g_autofree char *weight = ent_report_number(row->edge->weight), *certainty = ent_report_certainty(row);
    put_ends(md, row->edge);
    ent_output_printf(md->out, " | %s | %s | %u ", weight, certainty, row->edge->evidence->len);
    put_all_notes(md, row);
    ent_output_puts(md->out, " |\n");
}

static void put_table(Md *md, const EntTable *table)
{
    ent_output_puts(md->out, "### ");
    ent_md_put(md->out, table->type->label);
    ent_output_puts(md->out, table->type->symmetric ? "\n\n| Between | And |" : "\n\n| Source | Target |");
    ent_output_puts(md->out, table->full ? " Weight | Certainty | Evidence |\n|---|---|--:|---|---|\n"
                                         : " Weight | Evidence |\n|---|---|--:|---|\n");
    for (guint i = 0; i < table->rows->len; i++) {
        const EntRow *const row = table->rows->pdata[i];
        if (table->full) {
            put_full_row(md, row);
            continue;
        }
        g_autofree char *weight = ent_report_number(row->edge->weight);
        put_ends(md, row->edge);
        ent_output_printf(md->out, " | %s | ", weight);
        ent_md_row_notes(md, row, 1);
        ent_output_puts(md->out, ent_report_is_sure(row->edge) ? " |\n" : " a guess |\n");
    }
    ent_md_more(md, table->rows->len, table->total, "relations");
    ent_output_puts(md->out, "\n");
}

static void put_tables(Md *md, gboolean full)
{
    for (guint i = 0; i < md->f->tables->len; i++) {
        const EntTable *const table = md->f->tables->pdata[i];
        if (table->full == full)
            put_table(md, table);
    }
}

static gboolean has_tables(const EntFindings *f, gboolean full)
{
    for (guint i = 0; i < f->tables->len; i++)
        if (((const EntTable *)f->tables->pdata[i])->full == full)
            return TRUE;
    return FALSE;
}

static void put_sides(Md *md)
{
    ent_md_heading(md, "Who supports and who opposes whom");
    ent_md_matrix(md);
    put_judged(md);
    if (has_tables(md->f, TRUE)) {
        ent_output_puts(md->out, "\n" SAY_SIDES "\n\n");
        put_tables(md, TRUE);
    } else {
        ent_output_puts(md->out, "The articles state no support and no opposition.\n");
    }
    if (has_tables(md->f, FALSE)) {
        ent_md_heading(md, "Other relations");
        put_tables(md, FALSE);
    }
}

static void put_contradictions(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->contradictions->len == 0)
        return;
    ent_md_heading(md, "Contradictions");
    ent_output_puts(md->out, SAY_CONTRADICTIONS "\n\n| Source | Target | For | Against | Said |\n|---|---|---|---|---|\n");
    for (guint i = 0; i < f->contradictions->len; i++) {
        const EntContradiction *const c = f->contradictions->pdata[i];
        const EntRow *const rows[] = { c->agrees, c->opposes };
        put_ends(md, c->agrees->edge);
        for (gsize r = 0; r < G_N_ELEMENTS(rows); r++) {
            ent_output_puts(md->out, " | ");
            ent_md_put(md->out, ent_graph_type(f->graph, rows[r]->edge->type)->label);
            ent_md_row_notes(md, rows[r], 2);
        }
        ent_output_printf(md->out, " | in %s |\n", c->same_article ? "one article" : "different articles");
    }
    ent_md_more(md, f->contradictions->len, f->n_contradictions, "pairs");
}

static void put_denied(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->denied->len == 0)
        return;
    ent_md_heading(md, "Denied");
    ent_output_puts(md->out, SAY_DENIED "\n\n| Source | Target | Relation | Evidence |\n|---|---|---|---|\n");
    for (guint i = 0; i < f->denied->len; i++) {
        const EntRow *const row = f->denied->pdata[i];
        put_ends(md, row->edge);
        ent_output_puts(md->out, " | ");
        ent_md_put(md->out, ent_graph_type(f->graph, row->edge->type)->label);
        ent_output_puts(md->out, " | ");
        ent_md_row_notes(md, row, 1);
        ent_output_puts(md->out, " |\n");
    }
    ent_md_more(md, f->denied->len, f->n_denied, "relations");
}

static void put_speakers(Md *md)
{
    const EntFindings *const f = md->f;
    ent_md_heading(md, "Most quoted");
    if (f->speakers->len > 0)
        ent_output_puts(md->out,
                        "| Speaker | Quotations | Direct | Articles | Outlets | In their words |\n|---|--:|--:|--:|---|---|\n");
    for (guint i = 0; i < f->speakers->len; i++) {
        const EntSpeaker *const speaker = f->speakers->pdata[i];
        g_autofree char *sample = ent_report_cut(speaker->sample->text, 280);
        const gboolean verbatim = ent_report_is_verbatim(speaker->sample);
        ent_output_puts(md->out, "| ");
        ent_md_put(md->out, ent_report_name(f, speaker->node));
        ent_output_printf(md->out, " | %u | %u | %u | ", speaker->quotes, speaker->direct, speaker->articles);
        put_list(md->out, speaker->outlets, 6);
        ent_output_puts(md->out, verbatim ? " | “" : " | ");
        ent_md_clean(md->out, sample);
        ent_output_puts(md->out, verbatim ? "” " : " (reported) ");
        ent_md_note(md, speaker->sample, TRUE);
        ent_output_puts(md->out, " |\n");
    }
    ent_md_more(md, f->speakers->len, f->n_speakers, "speakers");
    if (f->speakers->len == 0)
        ent_output_puts(md->out, "No quotation has a named speaker.\n");
    if (f->unnamed_quotes > 0)
        ent_output_printf(md->out, "\nQuotations whose speaker is no named actor: %u.\n", f->unnamed_quotes);
}

static void put_method(Md *md)
{
    ent_md_heading(md, "Method and limits");
    for (guint i = 0; i < md->f->method->len; i++) {
        ent_output_puts(md->out, "- ");
        ent_md_put(md->out, md->f->method->pdata[i]);
        ent_output_puts(md->out, "\n");
    }
}

void ent_report_md(const EntFindings *f, EntOutput *out)
{
    Md md = { f, out, g_hash_table_new(NULL, NULL), g_ptr_array_new(), g_array_new(FALSE, FALSE, sizeof(gboolean)) };
    ent_output_puts(out, "# ");
    ent_md_put(out, f->title);
    ent_output_puts(out, "\n");
    put_articles(&md);
    ent_md_left_out(&md);
    put_findings(&md);
    ent_md_changes(&md);
    put_diagram(&md);
    put_central(&md);
    ent_md_camps(&md);
    put_sides(&md);
    put_speakers(&md);
    put_contradictions(&md);
    ent_md_disputes(&md);
    put_denied(&md);
    ent_md_brokers(&md);
    put_communities(&md);
    ent_md_times(&md);
    ent_md_outlets(&md);
    put_method(&md);
    ent_md_notes(&md);
    g_hash_table_unref(md.numbers);
    g_ptr_array_unref(md.notes);
    g_array_unref(md.is_quote);
}
