/* SPDX-License-Identifier: Apache-2.0 */
/*
 * conllu.c: an article → CoNLL-U. Words that are printed together (do|n't, Peru|'s) come after a line for the range, as in
 * Universal Dependencies.
 */
#include "annotator/annotator_internal.h"
#include "extract/document.h"

#include "base/str.h"

#include <string.h>

static const char *label_of(const EntAnnotator *annotator, const EntEngineWord *word, EntLayer layer)
{
    return ent_engine_labels(annotator->engine, layer)[word->label[layer]];
}

void ann_write_word(const EntAnnotator *annotator, guint32 number, EntStr form, const EntEngineWord *word, const char *node,
                    gboolean space_after, EntOutput *out)
{
    const char *const attribution = label_of(annotator, word, ENT_LAYER_ATTRIBUTION);
    ent_output_printf(out, "%u\t", number);
    ent_output_write(out, form.p, form.n);
    ent_output_printf(out, "\t_\t%s\t_\t_\t%u\t%s\t_\t", label_of(annotator, word, ENT_LAYER_UPOS),
                      word->head == ENT_NONE ? 0 : word->head + 1, label_of(annotator, word, ENT_LAYER_DEPREL));
    ent_output_printf(out, "%sNER=%s", space_after ? "" : "SpaceAfter=No|", label_of(annotator, word, ENT_LAYER_NAME));
    if (node != NULL)
        ent_output_printf(out, "|Node=%s", node);
    if (strcmp(attribution, "O") != 0)
        ent_output_printf(out, "|Attribution=%s", attribution);
    ent_output_puts(out, "\n");
}

void ann_write_range(guint32 first, guint32 last, EntStr form, gboolean space_after, EntOutput *out)
{
    ent_output_printf(out, "%u-%u\t", first + 1, last);
    ent_output_write(out, form.p, form.n);
    ent_output_printf(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", space_after ? "_" : "SpaceAfter=No");
}

/* An article, its words, and what is known of them. */
typedef struct Page {
    const EntAnnotator *annotator;
    const EntDocument *document;
    const char **nodes;
    const char *id;
} Page;

static gboolean space_behind(const EntDocument *d, guint32 token)
{
    return token + 1 == d->n_tokens || d->tokens[token + 1].start > d->tokens[token].end;
}

/* The end of the words that are printed as one with `first`, clitics and what they lean on. */
static guint32 end_of_range(const EntDocument *d, const EntSentence *s, guint32 first)
{
    guint32 last = first + 1;
    if (d->tokens[first].kind != ENT_TOKEN_WORD && d->tokens[first].kind != ENT_TOKEN_NUMBER)
        return last;
    while (last < s->last && d->tokens[last].kind == ENT_TOKEN_CLITIC && !space_behind(d, last - 1))
        last++;
    return last;
}

static void write_text(const EntDocument *d, const EntSentence *s, EntOutput *out)
{
    g_autofree char *text = ent_str_dup(ent_str_sub(d->text, s->start, s->end));
    for (char *p = text; *p != '\0'; p++)
        if (g_ascii_iscntrl(*p))
            *p = ' ';
    ent_output_printf(out, "# text = %s\n", text);
}

static void write_sentence(const Page *page, guint32 number, EntOutput *out)
{
    const EntDocument *const d = page->document;
    const EntSentence *const s = &d->sentences[number];
    guint32 range = s->first, range_end = s->first;
    ent_output_printf(out, "# sent_id = %s-%u\n", page->id, number + 1);
    write_text(d, s, out);
    for (guint32 i = s->first; i < s->last; i++) {
        if (i >= range_end) {
            range = i;
            range_end = end_of_range(d, s, i);
            if (range_end > i + 1)
                ann_write_range(i - s->first, range_end - s->first, ent_document_text(d, i, range_end),
                                space_behind(d, range_end - 1), out);
        }
        const gboolean space_after = range_end > range + 1 || space_behind(d, i); /* of a range, its own line tells */
        ann_write_word(page->annotator, i - s->first + 1, ent_document_text(d, i, i + 1), &d->said[i], page->nodes[i],
                       space_after, out);
    }
    ent_output_puts(out, "\n");
}

gboolean ent_annotator_article(EntAnnotator *annotator, EntArticle *article, EntOutput *out, GError **error)
{
    g_autoptr(EntArticle) owned = article;
    g_autoptr(EntDocument) document = ent_annotate(article, annotator->lexicon, annotator->engine, annotator->jobs, error);
    if (document == NULL)
        return FALSE;
    g_autoptr(EntGraph) facts = ent_extract_document(document, g_steal_pointer(&owned), error);
    if (facts == NULL)
        return FALSE;
    g_autofree EntSpan *spans = g_new0(EntSpan, document->n_tokens + 1);
    for (guint32 i = 0; i < document->n_tokens; i++)
        spans[i] = (EntSpan){ document->tokens[i].start, document->tokens[i].end };
    g_autofree const char **nodes = ann_nodes_of(facts, spans, document->n_tokens);
    g_autofree char *id = ent_article_id(article);
    const Page page = { annotator, document, nodes, id };
    ent_output_printf(out, "# newdoc id = %s\n", id);
    for (guint32 s = 0; s < document->n_sentences; s++)
        write_sentence(&page, s, out);
    return TRUE;
}
