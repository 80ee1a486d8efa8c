/* SPDX-License-Identifier: Apache-2.0 */
/*
 * phrases.c: the longest known phrase at a place, see phrases.h.
 *
 * A hash table leads from a first word to the chain of phrases that begin with it, from long to short. Most places of a text thus
 * cost one lookup that finds nothing.
 */
#include "lexicon/phrases.h"

#include <string.h>

typedef struct Link Link;

struct Link {
    EntPhrase phrase;
    Link *next;
};

struct EntPhrases {
    EntArena *arena;
    GHashTable *index; /* EntStr * of the first word → Link *, a head without a phrase before the chain */
};

static guint hash_fold(gconstpointer key)
{
    const EntStr *const s = key;
    guint32 hash = 5381;
    for (size_t i = 0; i < s->n; i++)
        hash = hash * 33 + (guchar)g_ascii_tolower(s->p[i]);
    return hash;
}

static gboolean equal_fold(gconstpointer a, gconstpointer b)
{
    const EntStr *const x = a;
    const EntStr *const y = b;
    return x->n == y->n && g_ascii_strncasecmp(x->p, y->p, x->n) == 0;
}

static gboolean equal_exact(gconstpointer a, gconstpointer b)
{
    const EntStr *const x = a;
    const EntStr *const y = b;
    return x->n == y->n && memcmp(x->p, y->p, x->n) == 0;
}

GHashTable *ent_word_set_new(gboolean fold)
{
    return g_hash_table_new(hash_fold, fold ? equal_fold : equal_exact);
}

void ent_word_set_add(GHashTable *set, EntArena *arena, EntStr word, gpointer value)
{
    EntStr *const key = ent_arena_alloc(arena, sizeof *key);
    *key = (EntStr){ ent_arena_dup(arena, word), word.n };
    g_hash_table_insert(set, key, value);
}

/* Bytes of the apostrophe at `i`: "'", U+2018, U+2019 or U+02BC. */
static gsize apostrophe_at(EntStr text, gsize i)
{
    if (i < text.n && text.p[i] == '\'')
        return 1;
    if (i + 2 <= text.n && memcmp(text.p + i, "\xCA\xBC", 2) == 0)
        return 2;
    return i + 3 <= text.n && memcmp(text.p + i, "\xE2\x80", 2) == 0 &&
                   ((guchar)text.p[i + 2] == 0x98 || (guchar)text.p[i + 2] == 0x99)
               ? 3
               : 0;
}

/* Bytes of the letter, digit or mark at `i`; 0 where there is none. U+02BC, a letter to Unicode, is an apostrophe here. */
static gsize word_char(EntStr text, gsize i)
{
    if (i >= text.n)
        return 0;
    const guchar c = (guchar)text.p[i];
    if (c < 0x80)
        return g_ascii_isalnum(c) ? 1 : 0;
    if (apostrophe_at(text, i) > 0)
        return 0;
    const gunichar u = g_utf8_get_char_validated(text.p + i, (gssize)(text.n - i));
    if (u == (gunichar)-1 || u == (gunichar)-2 || !(g_unichar_isalnum(u) || g_unichar_ismark(u)))
        return 0;
    return (gsize)g_unichar_to_utf8(u, NULL);
}

static EntStr first_word(EntStr text, gsize at)
{
    gsize end = at;
    for (gsize n; (n = word_char(text, end)) > 0;)
        end += n;
    return (EntStr){ text.p + at, end - at };
}

/* Bytes of the blank at `i` (space, tab, no-break spaces). */
static gsize blank_at(EntStr text, gsize i)
{
    if (i < text.n && (text.p[i] == ' ' || text.p[i] == '\t'))
        return 1;
    if (i + 2 <= text.n && memcmp(text.p + i, "\xC2\xA0", 2) == 0)
        return 2;
    return i + 3 <= text.n && memcmp(text.p + i, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

/* Bytes of the hyphen at `i`: "-" or U+2010 to U+2013. */
static gsize hyphen_at(EntStr text, gsize i)
{
    if (i < text.n && text.p[i] == '-')
        return 1;
    return i + 3 <= text.n && memcmp(text.p + i, "\xE2\x80", 2) == 0 && (guchar)text.p[i + 2] >= 0x90 &&
                   (guchar)text.p[i + 2] <= 0x93
               ? 3
               : 0;
}

static gsize gap_at(EntStr text, gsize i)
{
    gsize n = hyphen_at(text, i);
    if (n > 0)
        return n;
    for (gsize more; (more = blank_at(text, i + n)) > 0;)
        n += more;
    return n;
}

EntPhrases *ent_phrases_new(EntArena *arena)
{
    EntPhrases *const phrases = g_new0(EntPhrases, 1);
    phrases->arena = arena;
    phrases->index = ent_word_set_new(TRUE);
    return phrases;
}

void ent_phrases_free(EntPhrases *phrases)
{
    if (phrases == NULL)
        return;
    g_hash_table_unref(phrases->index);
    g_free(phrases);
}

/* Blanks collapsed to one space, apostrophes made "'", dashes "-". */
static EntStr normalise(EntArena *arena, EntStr s)
{
    char *const out = ent_arena_alloc(arena, s.n + 1);
    gsize n = 0;
    for (gsize i = 0; i < s.n;) {
        gsize step = 1;
        if (g_ascii_isalnum(s.p[i])) {
            out[n++] = s.p[i];
        } else if ((step = apostrophe_at(s, i)) > 0) {
            out[n++] = '\'';
        } else if ((step = hyphen_at(s, i)) > 0) {
            out[n++] = '-';
        } else if ((step = blank_at(s, i)) > 0 || (g_ascii_isspace(s.p[i]) && (step = 1) > 0)) {
            if (n > 0 && out[n - 1] != ' ')
                out[n++] = ' ';
        } else {
            out[n++] = s.p[i];
            step = 1;
        }
        i += step;
    }
    while (n > 0 && out[n - 1] == ' ')
        n--;
    out[n] = '\0';
    return (EntStr){ out, n };
}

/* TRUE where `a` is asked before `b`. */
static gboolean goes_before(const EntPhrase *a, const EntPhrase *b)
{
    return a->n != b->n ? a->n > b->n : a->rank < b->rank;
}

gboolean ent_phrases_add(EntPhrases *phrases, const EntPhrase *phrase)
{
    const EntStr text = normalise(phrases->arena, (EntStr){ phrase->text, phrase->n });
    const EntStr key = first_word(text, 0);
    if (key.n == 0)
        return FALSE;
    Link *at = g_hash_table_lookup(phrases->index, &key);
    if (at == NULL) {
        at = ent_arena_alloc(phrases->arena, sizeof *at);
        ent_word_set_add(phrases->index, phrases->arena, key, at);
    }
    Link *const link = ent_arena_alloc(phrases->arena, sizeof *link);
    link->phrase = *phrase;
    link->phrase.text = text.p;
    link->phrase.n = (guint32)text.n;
    while (at->next != NULL && !goes_before(&link->phrase, &at->next->phrase))
        at = at->next;
    link->next = at->next;
    at->next = link;
    return TRUE;
}

static gboolean same_letter(const EntPhrase *phrase, gsize j, char c)
{
    const gboolean exact =
        phrase->letter_case == ENT_CASE_EXACT || (phrase->letter_case == ENT_CASE_FIRST && j == 0);
    return exact ? phrase->text[j] == c : g_ascii_tolower(phrase->text[j]) == g_ascii_tolower(c);
}

/* Bytes of `text` from `at` that the phrase covers; 0 where it does not stand there. */
static gsize covers(const EntPhrase *phrase, EntStr text, gsize at)
{
    gsize i = at;
    for (gsize j = 0; j < phrase->n; j++) {
        gsize step = 1;
        if (phrase->text[j] == ' ' || phrase->text[j] == '-')
            step = gap_at(text, i);
        else if (phrase->text[j] == '\'')
            step = apostrophe_at(text, i);
        else if (i >= text.n || !same_letter(phrase, j, text.p[i]))
            step = 0;
        if (step == 0)
            return 0;
        i += step;
    }
    return word_char(text, i) == 0 ? i - at : 0;
}

const EntPhrase *ent_phrases_match(const EntPhrases *phrases, EntStr text, gsize at, gsize *n)
{
    if (at >= text.n)
        return NULL;
    const EntStr key = first_word(text, at);
    const Link *const head = key.n == 0 ? NULL : g_hash_table_lookup(phrases->index, &key);
    for (const Link *link = head == NULL ? NULL : head->next; link != NULL; link = link->next) {
        *n = covers(&link->phrase, text, at);
        if (*n > 0)
            return &link->phrase;
    }
    return NULL;
}
