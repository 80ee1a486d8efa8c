/* SPDX-License-Identifier: Apache-2.0 */
/*
 * roles_internal.h: what the files about offices share: roles.c (titles and appositions), role_owner.c (whose office it is by the
 * words of the phrase), affiliations.c (bodies named with a person without an office), predicates.c ("was", "as").
 */
#ifndef ENT_EXTRACT_ROLES_INTERNAL_H
#define ENT_EXTRACT_ROLES_INTERNAL_H

#include "extract/extract_internal.h"

/* An office as printed: tokens [first, last) with everything that tells whose it is; the office's own words are tokens
 * [office_at, office_last). */
typedef struct RolePhrase {
    guint32 first, last;
    guint32 office_at, office_last;
    guint32 behind; /* the first token behind the name the phrase stands before ("President X | of Peru"), or ENT_NONE */
    const EntOffice *office;
    gboolean plural;
} RolePhrase;

/* ---- role_owner.c ---- */
gboolean ext_is_state_or_body(const Extractor *x, guint32 mention);
gboolean ext_is_person(const Extractor *x, guint32 mention);
/* The country a place named at token i lies in (as a node), where nobody acts through the place; ENT_NONE where it is none. */
guint32 ext_country_of_place(Extractor *x, guint32 i);
/* The node whose office it is by the words of the phrase, or ENT_NONE. `boss` gets the person whose spokesman, adviser or
 * successor it is, where that is all the phrase says; else ENT_NONE. */
guint32 ext_role_owner(Extractor *x, const RolePhrase *phrase, guint32 *boss);
/* Whether words of the phrase make it an office of a state that the text takes for known: "a military spokesman". */
gboolean ext_is_public_office(const Extractor *x, const RolePhrase *phrase);

/* ---- roles.c ---- */
/* Adds the role to the person (a mention), with `represents` or `member_of` where its owner is known, and keeps it for owners.c
 * where not. */
void ext_add_role(Extractor *x, guint32 person, const RolePhrase *phrase, const char *method, double confidence);
/* The end of the phrase that begins at token i: a comma, bracket, dash or verb. */
guint32 ext_role_end(const Extractor *x, guint32 i);
/* Back from the title at a token over what belongs to it: "Kenya's former", "NATO", "the Baltic Institute's". */
guint32 ext_title_start(const Extractor *x, guint32 title);
/* Back from the office at token i to where its description begins: an article, a name or a possessive; i where none does. */
guint32 ext_description_start(const Extractor *x, guint32 i);

/* ---- affiliations.c, predicates.c ---- */
void ext_find_affiliations(Extractor *x);
void ext_find_predicates(Extractor *x);

#endif
