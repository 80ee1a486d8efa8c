/* SPDX-License-Identifier: Apache-2.0 */
/* pronouns.h: what pronouns.c and candidates.c share while the pronouns of one article are resolved by the parse. */
#ifndef ENT_EXTRACT_PRONOUNS_H
#define ENT_EXTRACT_PRONOUNS_H

#include "extract/extract_internal.h"

typedef enum { GENDER_UNKNOWN, GENDER_MAN, GENDER_WOMAN } Gender;

/* What a pronoun can stand for. */
typedef enum { PRONOUN_PERSON, PRONOUN_THING, PRONOUN_MANY, PRONOUN_CLASSES } PronounClass;

typedef enum { FORM_SUBJECT, FORM_OBJECT, FORM_POSSESSIVE, FORM_REFLEXIVE } PronounForm;

/* What a phrase is, as far as pronouns care. */
typedef enum {
    SORT_PERSON,       /* a person named */
    SORT_ORGANIZATION, /* a body named */
    SORT_COUNTRY,
    SORT_PLACE,
    SORT_HUMAN, /* "the suspect" */
    SORT_THING,
    SORT_PRONOUN, /* an earlier one of the same class that stands for nobody known */
    SORTS
} PhraseSort;

typedef enum { ROLE_SUBJECT, ROLE_OBJECT, ROLE_OBLIQUE, ROLE_OWNER, ROLE_OTHER, ROLES } PhraseRole;

typedef enum { PHRASE_NAME, PHRASE_ADJECTIVE, PHRASE_PRONOUN, PHRASE_DEFINITE, PHRASE_INDEFINITE, PHRASE_KINDS } PhraseKind;

/* A noun phrase or pronoun that may be an antecedent. */
typedef struct Phrase {
    guint32 head;  /* token */
    guint32 first; /* its first token, of a mention; else the head */
    guint32 node;  /* whom it stands for, or ENT_NONE */
    guint32 chain; /* phrases of one chain are taken to be the same: a node, or one for all phrases with that head word */
    guint8 sort, role, kind, gender;
    gboolean plural;
    gboolean list; /* a coordination; `head` and `node` are those of its first member */
} Phrase;

typedef struct Pronoun {
    guint32 at; /* token */
    PronounClass class;
    PronounForm form;
    Gender gender;
} Pronoun;

/* By phrase order; filled as pronouns are resolved, so that later ones see them. */
typedef struct Phrases {
    Extractor *x;
    GArray *all;       /* Phrase, by head */
    guint8 *genders;   /* by node */
    guint32 *mentions; /* by chain: how often so far */
    guint32 n_chains;
    guint32 top_person, top_body; /* nodes named most, or ENT_NONE */
    guint8 *quoted;               /* by token: number of the quotation it is in, 0 outside; wraps */
} Phrases;

/* The pronoun at token i; FALSE where it is none of the third person. */
gboolean ext_read_pronoun(const Extractor *x, guint32 i, Pronoun *pronoun);

/* All noun phrases of the document, pronouns left out. Everything lives in the document's arena but `all`. */
void ext_phrases_init(Phrases *phrases, Extractor *x);
void ext_phrases_clear(Phrases *phrases);
/* Resolves what can be resolved of the pronouns that stand for nobody yet; may be called again once there are more mentions. */
void ext_rank_pronouns(Extractor *x);

PhraseRole ext_phrase_role(const Extractor *x, guint32 head);

#endif
