/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sentences.c: tokens → sentences. A sentence ends with its block, or at . ? ! … (and the quotation marks and brackets that close
 * after it) where what follows can begin one. O(n).
 */
#include "annotate/document.h"

#include "base/str.h"

#include <string.h>

static gboolean is_one_of(const EntToken *t, const char *const *words)
{
    for (; *words != NULL; words++)
        if (ent_str_equal(t->lower, ent_str(*words)))
            return TRUE;
    return FALSE;
}

static gboolean ends_sentence(const EntDocument *document, guint32 i)
{
    static const char *const marks[] = { ".", "?", "!", "...", "\xE2\x80\xA6", NULL };
    const EntToken *const t = &document->tokens[i];
    if (t->kind == ENT_TOKEN_PUNCT)
        return is_one_of(t, marks);
    /* "in the U.S. The …": initials may end a sentence too; abbreviations such as "Mr." never do */
    return t->kind == ENT_TOKEN_WORD && t->lower.n > 2 && t->lower.p[t->lower.n - 1] == '.' &&
           !(ent_word_classes(t->lower) & ENT_CLASS_ABBREVIATION);
}

static gboolean closes(const EntDocument *document, guint32 i)
{
    static const char *const closers[] = { ")", "]", "\"", "''", "'", "\xE2\x80\x9D", "\xC2\xBB", NULL };
    const EntToken *const t = &document->tokens[i];
    /* a mark with a blank before it and none after opens what follows */
    return is_one_of(t, closers) && t->start == document->tokens[i - 1].end;
}

/* Whether a sentence can begin with token i, after one that ended with token `last`. */
static gboolean can_begin(const EntDocument *document, guint32 i, guint32 last)
{
    const EntToken *t = &document->tokens[i];
    if (t->start == document->tokens[i - 1].end)
        return FALSE; /* no blank: "example.com", "U.S.-led" */
    while (t->kind != ENT_TOKEN_WORD && t->kind != ENT_TOKEN_NUMBER && i + 1 < document->n_tokens)
        t = &document->tokens[++i];
    if (t->kind == ENT_TOKEN_NUMBER)
        return document->tokens[last].kind == ENT_TOKEN_PUNCT;
    if (t->kind != ENT_TOKEN_WORD || t->shape == ENT_SHAPE_LOWER)
        return FALSE;
    const gboolean initials = document->tokens[last].kind == ENT_TOKEN_WORD;
    return !initials || (ent_word_classes(t->lower) & (ENT_CLASS_STARTER | ENT_CLASS_DETERMINER | ENT_CLASS_PRONOUN)) != 0;
}

/* A headline: the only sentence of its block, marked as one or without a full stop, and most words with a capital. */
static gboolean is_title_case(const EntDocument *document, guint32 first, guint32 last, guint32 block)
{
    guint capital = 0, lower = 0;
    const EntBlockKind kind = g_array_index(document->article->blocks, EntBlock, block).kind;
    const gboolean headline = kind == ENT_BLOCK_TITLE || kind == ENT_BLOCK_HEADING;
    if (!headline && ends_sentence(document, last - 1))
        return FALSE;
    for (guint32 i = first + 1; i < last; i++) {
        const EntToken *const t = &document->tokens[i];
        if (t->kind != ENT_TOKEN_WORD || ent_word_classes(t->lower) != 0)
            continue;
        capital += t->shape != ENT_SHAPE_LOWER;
        lower += t->shape == ENT_SHAPE_LOWER;
    }
    return capital >= 3 && capital > 3 * lower;
}

static guint32 block_end(const EntDocument *document, guint32 block)
{
    return g_array_index(document->article->blocks, EntBlock, block).end;
}

static void add_sentence(EntDocument *document, GArray *sentences, guint32 first, guint32 last, guint32 block)
{
    const EntSentence s = { .first = first,
                            .last = last,
                            .start = document->tokens[first].start,
                            .end = document->tokens[last - 1].end,
                            .block = block,
                            .title_case = is_title_case(document, first, last, block) };
    for (guint32 i = first; i < last; i++)
        document->tokens[i].sentence = sentences->len;
    g_array_append_val(sentences, s);
}

void ent_split_sentences(EntDocument *document)
{
    g_autoptr(GArray) sentences = g_array_new(FALSE, FALSE, sizeof(EntSentence));
    const guint32 n = document->n_tokens, blocks = document->article->blocks->len;
    guint32 block = 0, first = 0;
    for (guint32 i = 0; i < n; i++) {
        while (block + 1 < blocks && document->tokens[i].start >= block_end(document, block))
            block++;
        const gboolean block_ends = i + 1 == n || document->tokens[i + 1].start >= block_end(document, block);
        guint32 last = i;
        if (!block_ends && ends_sentence(document, i)) {
            while (last + 1 < n && document->tokens[last + 1].start < block_end(document, block) && closes(document, last + 1))
                last++;
            if (last + 1 < n && document->tokens[last + 1].start < block_end(document, block) &&
                !can_begin(document, last + 1, i))
                continue;
        } else if (!block_ends) {
            continue;
        }
        add_sentence(document, sentences, first, last + 1, block);
        first = last + 1;
        i = last;
    }
    document->n_sentences = sentences->len;
    document->sentences = ent_arena_array(document->arena, sentences->len + 1, sizeof(EntSentence));
    if (sentences->len > 0)
        memcpy(document->sentences, sentences->data, sentences->len * sizeof(EntSentence));
}
