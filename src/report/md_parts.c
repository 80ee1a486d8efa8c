/* SPDX-License-Identifier: Apache-2.0 */
/*
 * md_parts.c: what the sections of the Markdown form are made of: escaped words, headings, footnotes with evidence.
 */
#include "md_internal.h"

#include <string.h>

/* A dot or bracket after digits at the start would make a list, a dash or a plus too; others there would make a heading. */
static gboolean starts_block(const char *text, const char *p)
{
    if (p == text)
        return strchr("-+=#", *p) != NULL;
    return strspn(text, "0123456789") == (gsize)(p - text) && strchr(".)", *p) != NULL;
}

void ent_md_clean(EntOutput *out, const char *clean)
{
    for (const char *p = clean; *p != '\0'; p++) {
        if (strchr("\\`*_[]<>|~&$^", *p) != NULL || starts_block(clean, p))
            ent_output_write(out, "\\", 1);
        ent_output_write(out, p, 1);
    }
}

void ent_md_put(EntOutput *out, const char *text)
{
    g_autofree char *clean = ent_report_clean(text);
    ent_md_clean(out, clean);
}

/* A destination in angle brackets, where only these end it. */
void ent_md_link(EntOutput *out, const char *url)
{
    ent_output_puts(out, "(<");
    for (const char *p = url; *p != '\0'; p++) {
        if (strchr("<>\\|\n\r", *p) != NULL)
            ent_output_printf(out, "%%%02X", (unsigned char)*p);
        else
            ent_output_write(out, p, 1);
    }
    ent_output_puts(out, ">)");
}

void ent_md_note(Md *md, gconstpointer what, gboolean is_quote)
{
    guint number = GPOINTER_TO_UINT(g_hash_table_lookup(md->numbers, what));
    if (number == 0) {
        g_ptr_array_add(md->notes, (gpointer)what);
        g_array_append_val(md->is_quote, is_quote);
        number = md->notes->len;
        g_hash_table_insert(md->numbers, (gpointer)what, GUINT_TO_POINTER(number));
    }
    ent_output_printf(md->out, "[^%u]", number);
}

void ent_md_row_notes(Md *md, const EntRow *row, guint max)
{
    for (guint i = 0; i < MIN(row->shown->len, max); i++)
        ent_md_note(md, g_array_index(row->shown, const EntEvidence *, i), FALSE);
}

void ent_md_heading(Md *md, const char *title)
{
    ent_output_printf(md->out, "\n## %s\n\n", title);
}

void ent_md_more(Md *md, guint shown, guint total, const char *what)
{
    if (total > shown)
        ent_output_printf(md->out, "\nand %u more %s.\n", total - shown, what);
}

static void put_source(Md *md, guint32 index)
{
    const EntArticle *const article = ent_graph_article(md->f->graph, index);
    g_autofree char *title = ent_report_article_title(article), *day = ent_report_day(article->published);
    ent_output_puts(md->out, " — *");
    ent_md_put(md->out, title);
    ent_output_puts(md->out, "*, ");
    if (article->publisher != NULL) {
        ent_md_put(md->out, article->publisher);
        ent_output_puts(md->out, ", ");
    }
    ent_md_put(md->out, day);
}

static void put_evidence_note(Md *md, const EntEvidence *evidence)
{
    g_autofree char *sentence = ent_report_cut(evidence->sentence, 2000), *cue = ent_report_clean(evidence->cue);
    g_autofree char *confidence = ent_report_confidence(evidence->confidence);
    gsize start = 0, end = 0;
    const gboolean marked = ent_report_find_cue(sentence, cue, &start, &end);
    g_autofree char *before = g_strndup(sentence, start), *word = g_strndup(sentence + start, end - start);
    ent_output_puts(md->out, "“");
    ent_md_clean(md->out, before);
    if (marked) {
        ent_output_puts(md->out, "**");
        ent_md_clean(md->out, word);
        ent_output_puts(md->out, "**");
    }
    ent_md_clean(md->out, sentence + end);
    ent_output_puts(md->out, "”");
    put_source(md, evidence->article);
    ent_output_puts(md->out, ". ");
    if (!marked && *cue != '\0') {
        ent_output_puts(md->out, "Cue: ");
        ent_md_clean(md->out, cue);
        ent_output_puts(md->out, ". ");
    }
    ent_output_printf(md->out, "%s; method: ",
                      evidence->certainty == ENT_NEGATED  ? "Denied"
                      : evidence->certainty == ENT_HEDGED ? "Hedged"
                                                          : "Stated");
    ent_md_put(md->out, evidence->method);
    ent_output_printf(md->out, "; confidence %s.\n", confidence);
}

static void put_quote_note(Md *md, const EntQuote *quote)
{
    g_autofree char *text = ent_report_cut(quote->text, 2000);
    ent_output_puts(md->out, "“");
    ent_md_clean(md->out, text);
    ent_output_puts(md->out, "”");
    put_source(md, quote->article);
    ent_output_printf(md->out, ". %s quotation.\n",
                      ent_report_is_verbatim(quote) ? "Direct"
                      : quote->direct               ? "Partly direct"
                                                    : "Indirect");
}

void ent_md_notes(Md *md)
{
    for (guint i = 0; i < md->notes->len; i++) {
        ent_output_printf(md->out, "%s[^%u]: ", i == 0 ? "\n" : "", i + 1);
        if (g_array_index(md->is_quote, gboolean, i))
            put_quote_note(md, md->notes->pdata[i]);
        else
            put_evidence_note(md, md->notes->pdata[i]);
    }
}
