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
    GHashTable *votes;       /* tagged.c: what the engine takes a word for, by the word in lower case */
} NameFinder;

void ent_names_add(NameFinder *finder, EntName name);
/* Takes back a name, so that a longer one can have its tokens; it is dropped at the end. */
void ent_names_take_back(NameFinder *finder, guint32 index);

/* TRUE where token i stands right behind token i - 1, without a blank. */
gboolean ent_names_joined(const EntDocument *document, guint32 i);

/* ---- tagged.c: the engine's tags; without an engine they say nothing ---- */
void ent_names_count_tags(NameFinder *finder);
/* What tokens [first, last) are mostly taken for: a single word in the whole article, a run where it stands. */
EntNameTag ent_names_tag(const NameFinder *finder, guint32 first, guint32 last);
/* What that says of the candidate's being a person, in points of people.c. */
int ent_names_tag_points(const NameFinder *finder, const Candidate *c);
/* TRUE where [first, last) is just what the engine takes for one person of several names. */
gboolean ent_names_is_tagged_person(const NameFinder *finder, guint32 first, guint32 last);
/* Makes names of what is tagged and no name yet. */
void ent_names_add_tagged(NameFinder *finder);

/* Makes names of those candidates that the article as a whole shows to be people or organizations. */
void ent_judge_candidates(NameFinder *finder);

#endif
