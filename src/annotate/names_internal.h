/* SPDX-License-Identifier: Apache-2.0 */
/* names_internal.h: what names.c and people.c share while the names of one document are found. */
#ifndef ENT_ANNOTATE_NAMES_INTERNAL_H
#define ENT_ANNOTATE_NAMES_INTERNAL_H

#include "annotate/document.h"

/* A run of capitalised words that may be a name: tokens [first, last). */
typedef struct Candidate {
    guint32 first, last;
} Candidate;

typedef struct NameFinder {
    EntDocument *document;
    GArray *names;           /* EntName; an empty one was taken back */
    GArray *candidates;      /* Candidate, in text order */
    GHashTable *lower_words; /* words that the article writes in lower case somewhere */
} NameFinder;

void ent_names_add(NameFinder *finder, EntName name);

/* TRUE where token i stands right behind token i - 1, without a blank. */
gboolean ent_names_joined(const EntDocument *document, guint32 i);

/* Makes names of those candidates that the article as a whole shows to be people or organizations. */
void ent_judge_candidates(NameFinder *finder);

#endif
