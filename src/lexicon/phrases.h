/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon/phrases.h: a table of known phrases, asked for the longest one that begins at a place of a text.
 *
 *   1. ent_phrases_new   2. ent_phrases_add any number   3. ent_phrases_match, from any thread
 *
 * Phrases are indexed by their first word. A blank or hyphen of a phrase matches blanks or one hyphen or dash of the text, an
 * apostrophe matches its typographic variants; a match ends at the end of a word.
 */
#ifndef ENT_LEXICON_PHRASES_H
#define ENT_LEXICON_PHRASES_H

#include <entente/types.h>

#include "base/arena.h"

typedef struct EntPhrases EntPhrases;

/* What case a phrase asks of the text. */
typedef enum {
    ENT_CASE_EXACT,
    ENT_CASE_FIRST, /* its first letter as written, the others in any case */
    ENT_CASE_ANY
} EntPhraseCase;

typedef struct EntPhrase {
    const char *text; /* normalised by ent_phrases_add */
    guint32 n;
    guint32 rank; /* of phrases of equal length the lesser rank wins, then the one added first */
    guint32 kind; /* the caller's */
    EntPhraseCase letter_case;
    gconstpointer item; /* the caller's */
} EntPhrase;

/* Texts are copied into `arena`, which must outlive the table. */
EntPhrases *ent_phrases_new(EntArena *arena);
void ent_phrases_free(EntPhrases *phrases);

/* Adds `phrase` (its text is normalised and copied); one that does not begin with a letter or digit is not added: FALSE. */
gboolean ent_phrases_add(EntPhrases *phrases, const EntPhrase *phrase);

/* The longest phrase at byte `at`, which must not lie inside a word; NULL where none. `n` gets the bytes matched. */
const EntPhrase *ent_phrases_match(const EntPhrases *phrases, EntStr text, gsize at, gsize *n);

/* Sets of words, keyed by EntStr with ASCII case folded or not. Free with g_hash_table_unref. */
GHashTable *ent_word_set_new(gboolean fold);
void ent_word_set_add(GHashTable *set, EntArena *arena, EntStr word, gpointer value);

#endif
