/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wordpiece.h: a word → the pieces of the encoder's vocabulary (BERT, uncased), and how it is written.
 */
#ifndef ENT_ENGINE_WORDPIECE_H
#define ENT_ENGINE_WORDPIECE_H

#include <entente/types.h>

enum { ENT_WORD_PIECES = 8 }; /* a word has no more; what is behind them is not seen */

typedef struct EntVocabulary EntVocabulary;

/* Of a text of pieces parted by "\n", in the order of their ids. NULL where [CLS], [SEP] or [UNK] is not among them. Lends the
 * text. */
EntVocabulary *ent_vocabulary_new(EntStr pieces);
void ent_vocabulary_free(EntVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntVocabulary, ent_vocabulary_free)

guint32 ent_vocabulary_size(const EntVocabulary *vocabulary);
/* The ids of [CLS] and [SEP]. */
guint32 ent_vocabulary_begin(const EntVocabulary *vocabulary);
guint32 ent_vocabulary_end(const EntVocabulary *vocabulary);

/* The pieces of a word; at least one. */
guint ent_wordpieces(const EntVocabulary *vocabulary, EntStr word, guint32 ids[ENT_WORD_PIECES]);

/* Rows of the case embedding. */
typedef enum {
    ENT_CASE_NONE,
    ENT_CASE_LOWER,
    ENT_CASE_TITLE,
    ENT_CASE_UPPER,
    ENT_CASE_MIXED,
    ENT_CASE_OTHER,
    ENT_N_CASES
} EntCase;

/* How the letters of a word are written; ENT_CASE_OTHER without any, ENT_CASE_NONE never (it is for [CLS] and [SEP]). */
EntCase ent_word_case(EntStr word);

#endif
