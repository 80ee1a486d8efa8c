/* SPDX-License-Identifier: Apache-2.0 */
/*
 * heal.c: puts sentences together again that a page broke: across a page's end, around a picture, around a header that was
 * printed in the middle of them.
 *
 * A paragraph that ends without a full stop is open. It goes on in the next one where that begins small, or where its last word
 * cannot end a sentence ("of", "the"), or where only furniture stood between the two.
 */
#include "read/read_internal.h"

#include <string.h>

enum { OPEN_WORDS = 3, GAP_WORDS = 12 };

static gboolean is_dangling(const char *text)
{
    static const char *const words[] = {
        "a",       "an",    "the",  "of",    "to",    "in",     "on",      "at",   "by",    "for",   "with",   "from",
        "into",    "and",   "or",   "but",   "that",  "as",     "his",     "her",  "its",   "their", "is",     "are",
        "was",     "were",  "has",  "have",  "had",   "than",   "which",   "who",  "when",  "while", "said",   "between",
        "against", "under", "over", "about", "after", "before", "because", "will", "would", "could", "should", "not",
    };
    const char *const space = strrchr(text, ' ');
    if (space == NULL)
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (strcmp(space + 1, words[i]) == 0)
            return TRUE;
    return text[strlen(text) - 1] == ',';
}

/* Whether the text ends in the middle of something: in a word, a number, a comma or a dash. */
static gboolean is_open(const char *text)
{
    const char *const last = g_utf8_find_prev_char(text, text + strlen(text));
    const gunichar c = last != NULL ? g_utf8_get_char(last) : 0;
    return g_unichar_isalnum(c) || c == ',' || c == '-' || c == 0x2013 || c == 0x2014;
}

static gboolean can_join(const EntDraftBlock *block)
{
    return block->role == ENT_ROLE_BODY && block->level == 0 && block->kind != ENT_BLOCK_ITEM && block->kind != ENT_BLOCK_HEADING;
}

static gboolean belong_together(const EntDraftBlock *a, const EntDraftBlock *b, gboolean gap)
{
    if (!can_join(a) || !can_join(b) || a->kind != b->kind || !is_open(a->text))
        return FALSE;
    const guint words = ent_count_words(a->text);
    if (ent_starts_small(b->text))
        return words >= OPEN_WORDS;
    return (words > OPEN_WORDS && is_dangling(a->text)) ||
           ((gap || b->paged) && words >= GAP_WORDS && ent_ends_sentence(b->text));
}

static void append(EntDraftBlock *a, EntDraftBlock *b)
{
    const gsize n = strlen(a->text);
    const gboolean hyphen = n > 1 && a->text[n - 1] == '-' && g_ascii_isalpha(a->text[n - 2]);
    char *const joined = g_strconcat(a->text, hyphen ? "" : " ", b->text, NULL);
    g_free(a->text);
    a->text = joined;
    b->role = ENT_ROLE_RULE;
    b->text[0] = '\0';
}

/* What a printer or a saved page puts between two halves of a sentence. */
static gboolean breaks_pages(EntBlockRole role)
{
    return role == ENT_ROLE_PAGE || role == ENT_ROLE_BYLINE || role == ENT_ROLE_DATE || role == ENT_ROLE_CAPTION;
}

void ent_heal(EntDraft *draft)
{
    EntDraftBlock *before = NULL;
    gboolean gap = FALSE;
    for (guint i = 0; i < draft->blocks->len; i++) {
        EntDraftBlock *const block = ent_draft_block(draft, i);
        if (block->role != ENT_ROLE_BODY && block->role != ENT_ROLE_TITLE) {
            gap = gap || breaks_pages(block->role);
            continue;
        }
        if (before != NULL && belong_together(before, block, gap))
            append(before, block);
        else
            before = block;
        gap = FALSE;
    }
}
