/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_parts.c: what the sections of the page are made of: escaped words, tables, sentences with their sources.
 */
#include "html_internal.h"

#include <string.h>

void ent_html_clean(EntOutput *out, const char *clean)
{
    for (const char *p = clean; *p != '\0';) {
        const gsize n = strcspn(p, "&<>\"'");
        ent_output_write(out, p, n);
        p += n;
        if (*p != '\0')
            ent_output_printf(out, "&#%d;", *p++);
    }
}

void ent_html_put(EntOutput *out, const char *text)
{
    g_autofree char *clean = ent_report_clean(text);
    ent_html_clean(out, clean);
}

void ent_html_number(EntOutput *out, double value)
{
    g_autofree char *number = ent_report_number(value);
    ent_output_puts(out, number);
}

void ent_html_open_section(EntOutput *out, const char *id, const char *title)
{
    ent_output_printf(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
}

void ent_html_close_section(EntOutput *out)
{
    ent_output_puts(out, "</section>\n");
}

void ent_html_open_table(EntOutput *out, const char *caption, const char *const *heads)
{
    ent_output_puts(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
    ent_html_put(out, caption);
    ent_output_puts(out, "\"><table><caption>");
    ent_html_put(out, caption);
    ent_output_puts(out, "</caption><thead><tr>");
    for (gsize i = 0; heads[i] != NULL; i++) {
        const gboolean number = heads[i][0] == '#';
        ent_output_puts(out, number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        ent_html_put(out, heads[i] + number);
        ent_output_puts(out, "</th>");
    }
    ent_output_puts(out, "</tr></thead><tbody>\n");
}

void ent_html_close_table(EntOutput *out, guint shown, guint total, const char *what)
{
    ent_output_puts(out, "</tbody></table></div>\n");
    if (total > shown)
        ent_output_printf(out, "<p class=\"more\">and %u more %s</p>\n", total - shown, what);
}

void ent_html_day(EntOutput *out, const char *date)
{
    g_autofree char *day = ent_report_day(date);
    ent_output_puts(out, date != NULL ? "<time>" : "");
    ent_html_clean(out, day);
    ent_output_puts(out, date != NULL ? "</time>" : "");
}

static void put_source(const EntFindings *f, guint32 index, EntOutput *out)
{
    const EntArticle *const article = ent_graph_article(f->graph, index);
    g_autofree char *title = ent_report_article_title(article);
    ent_output_puts(out, "<cite>");
    if (ent_report_link_ok(article->url)) {
        ent_output_puts(out, "<a rel=\"noreferrer\" href=\"");
        ent_html_put(out, article->url);
        ent_output_puts(out, "\">");
    }
    ent_html_put(out, title);
    ent_output_puts(out, ent_report_link_ok(article->url) ? "</a></cite>" : "</cite>");
    if (article->publisher != NULL) {
        ent_output_puts(out, ", ");
        ent_html_put(out, article->publisher);
    }
    ent_output_puts(out, ", ");
    ent_html_day(out, article->published);
}

static void put_evidence(const EntFindings *f, const EntEvidence *evidence, EntOutput *out)
{
    g_autofree char *sentence = ent_report_cut(evidence->sentence, 2000), *cue = ent_report_clean(evidence->cue);
    gsize start = 0, end = 0;
    const gboolean marked = ent_report_find_cue(sentence, cue, &start, &end);
    g_autofree char *before = g_strndup(sentence, start), *word = g_strndup(sentence + start, end - start);
    ent_output_puts(out, "<li><blockquote>");
    ent_html_clean(out, before);
    ent_output_puts(out, marked ? "<mark>" : "");
    ent_html_clean(out, word);
    ent_output_puts(out, marked ? "</mark>" : "");
    ent_html_clean(out, sentence + end);
    ent_output_puts(out, "</blockquote><p class=\"source\">");
    put_source(f, evidence->article, out);
    ent_output_puts(out, "<br><span class=\"how\">");
    if (!marked && *cue != '\0') {
        ent_output_puts(out, "cue: ");
        ent_html_clean(out, cue);
        ent_output_puts(out, " · ");
    }
    ent_output_printf(out,
                      "%s · method: ", evidence->certainty == ENT_NEGATED ? "denied" : ent_certainty_name(evidence->certainty));
    ent_html_put(out, evidence->method);
    g_autofree char *confidence = ent_report_confidence(evidence->confidence);
    ent_output_printf(out, " · confidence %s</span></p></li>\n", confidence);
}

void ent_html_evidence(const EntFindings *f, const EntRow *row, EntOutput *out)
{
    ent_output_puts(out, "<ol class=\"evidence\">\n");
    for (guint i = 0; i < row->shown->len; i++)
        put_evidence(f, g_array_index(row->shown, const EntEvidence *, i), out);
    ent_output_puts(out, "</ol>\n");
    if (row->edge->evidence->len > row->shown->len)
        ent_output_printf(out, "<p class=\"more\">and %u more</p>\n", row->edge->evidence->len - row->shown->len);
}

void ent_html_details(const EntFindings *f, const EntRow *row, EntOutput *out)
{
    if (row->shown->len == 0)
        return;
    g_autofree char *teaser = ent_report_teaser(g_array_index(row->shown, const EntEvidence *, 0));
    g_autofree char *count = ent_report_count(row->edge->evidence->len, "sentence", "sentences");
    ent_output_printf(out, "<details><summary><b>%s</b> <span class=\"teaser\">", count);
    ent_html_clean(out, teaser);
    ent_output_puts(out, "</span></summary>\n");
    ent_html_evidence(f, row, out);
    ent_output_puts(out, "</details>");
}

void ent_html_relation(const EntFindings *f, const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "<p class=\"relation\">");
    ent_html_put(out, ent_report_name(f, edge->source));
    ent_output_puts(out, " <i>");
    ent_html_put(out, ent_graph_type(f->graph, edge->type)->label);
    ent_output_puts(out, "</i> ");
    ent_html_put(out, ent_report_name(f, edge->target));
    ent_output_puts(out, "</p>\n");
}

void ent_html_quote(const EntFindings *f, const EntQuote *quote, EntOutput *out)
{
    g_autofree char *text = ent_report_cut(quote->text, 2000);
    const gboolean verbatim = ent_report_is_verbatim(quote);
    ent_output_puts(out, verbatim ? "<blockquote>“" : "<blockquote>");
    ent_html_clean(out, text);
    ent_output_puts(out, verbatim ? "”</blockquote><p class=\"source\">" : "</blockquote><p class=\"source\">");
    put_source(f, quote->article, out);
    ent_output_puts(out, verbatim ? "" : "<br><span class=\"how\">reported speech</span>");
    ent_output_puts(out, "</p>\n");
}
