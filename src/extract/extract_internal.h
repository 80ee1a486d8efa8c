/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extract_internal.h: what the files of this room share while the facts of one article are found.
 *
 * The steps, in the order extract.c calls them, each adding to the same Extractor:
 *   entities   names → nodes of the article, one for all names of the same entity; capitals told apart from places
 *   coref      pronouns → mentions of those nodes (pronouns.c where there is a parse, candidates.c for its noun phrases)
 *   roles      titles and appositions → roles, `represents`, `member_of`
 *   coref      descriptions ("the alliance", "the Kenyan leader", "the two countries") → mentions
 *   owners     offices whose country the text takes for known → `represents`
 *   quotations words in quotation marks and reported speech → speakers
 *   groups     "made up of …", "known as …" → `member_of`
 *   memberships who may leave an alliance or stay in it → `member_of`
 *   frames     cues of the ontology in their grammatical frames → the other relations
 *   judgements what speakers say of others → supports, opposes
 *   stance     the engine's stance head, where it is sure and no cue spoke → supports, opposes
 */
#ifndef ENT_EXTRACT_INTERNAL_H
#define ENT_EXTRACT_INTERNAL_H

#include "annotate/document.h"

#include <entente/extract.h>

typedef enum { MENTION_NAME, MENTION_ADJECTIVE, MENTION_PRONOUN, MENTION_DESCRIPTION } MentionKind;

/* Tokens [first, last) that stand for a node. */
typedef struct Mention {
    guint32 first, last;
    guint32 node;
    MentionKind kind;
    guint32 group; /* of "the two countries": a mention of the list it stands for; else ENT_NONE */
} Mention;

/* An office of a state as it is said of somebody; tokens [first, last) are its words. */
typedef struct OfficeHeld {
    guint32 person; /* mention */
    guint32 owner;  /* node, or ENT_NONE where the words do not say */
    guint32 boss;   /* the person (a node) whose spokesman or successor it is, or ENT_NONE */
    const EntOffice *office;
    guint32 first, last;
} OfficeHeld;

typedef struct Extractor {
    EntDocument *d;
    const EntLexicon *lexicon;
    EntGraph *facts;
    GArray *mentions; /* Mention, in no order */
    guint32 *at;      /* by token: its mention, or ENT_NONE */
    guint8 *quoted;   /* by token: whether it stands in quotation marks */
    guint8 *said;     /* by token: whether it stands in a quotation that has a record */
    guint32 *voice;   /* by token: the mention of the speaker in whose quoted or reported words it stands, or ENT_NONE */
    guint32 *apposed; /* by token: the mention of the person whose apposition or title it is in, or ENT_NONE */
    GArray *unowned;  /* OfficeHeld: whose office it is stays to be found */
    GArray *prefixed; /* guint32: mentions behind "anti-" and "pro-" */
    GArray *heads;    /* OfficeHeld: of the heads of states and governments */
    guint32 represents, member_of, quotes, conflicts, supports,
        opposes; /* relation types, ENT_NONE where the ontology has none */
} Extractor;

/* Before the first step and after the last; the arrays by token are the document's. */
void ext_begin(Extractor *x, EntDocument *document, EntGraph *facts);
void ext_end(Extractor *x);

/* ---- the steps ---- */
void ext_find_entities(Extractor *x);
void ext_set_prefixed_apart(Extractor *x); /* "anti-Chilean": Chile owns, acts and suffers nothing there (judgements.c) */
void ext_resolve_pronouns(Extractor *x);
/* Those that stand for what is described; nothing without a parse. */
void ext_resolve_late_pronouns(Extractor *x);
void ext_find_roles(Extractor *x);
void ext_resolve_descriptions(Extractor *x);
void ext_infer_owners(Extractor *x);
void ext_find_quotations(Extractor *x);
void ext_find_groups(Extractor *x);
void ext_find_memberships(Extractor *x);
void ext_find_frames(Extractor *x);
void ext_find_judgements(Extractor *x);
void ext_find_stances(Extractor *x);

/* ---- mentions (entities.c) ---- */
Mention *ext_mention(const Extractor *x, guint32 index);
guint32 ext_add_mention(Extractor *x, guint32 first, guint32 last, guint32 node, MentionKind kind);
/* The node the lexicon knows by that id, made where the article has none yet; ENT_NONE where the lexicon does not know it. */
guint32 ext_known_node(Extractor *x, const char *id);
/* The node for an organization named in [first, last) that no name covers yet ("known as the …"); with a mention. */
guint32 ext_add_organization(Extractor *x, guint32 first, guint32 last);
EntNodeType ext_node_type(const Extractor *x, guint32 node);

/* Whether the lexicon knows the node as a parliament: people sit in one, states do not. */
gboolean ext_is_parliament(const Extractor *x, guint32 node);
/* The country, else the body that a person (a node) is said to represent; ENT_NONE where nothing is said. */
guint32 ext_represented(const Extractor *x, guint32 person);

/* ---- syntax (syntax.c): what little grammar the rules need ---- */
const EntToken *ext_token(const Extractor *x, guint32 i);
gboolean ext_is(const Extractor *x, guint32 i, const char *lower);
gboolean ext_is_one_of(const Extractor *x, guint32 i, const char *const *words);
guint ext_classes(const Extractor *x, guint32 i);
const EntSentence *ext_sentence_of(const Extractor *x, guint32 i);
/* An office that begins at token i; `last` gets the token after it. NULL where none. */
const EntOffice *ext_office(const Extractor *x, guint32 i, guint32 *last, gboolean *plural);
/* A noun for people or bodies who act for the one they are named with ("officials", "government"), or for its doings ("plan",
 * "policy"). */
gboolean ext_is_agent_noun(const Extractor *x, guint32 i);
gboolean ext_is_doing_noun(const Extractor *x, guint32 i);
/* "The |Kenya|-led mission": says what kind of mission it is, and lets Kenya do nothing here. */
gboolean ext_is_compounded(const Extractor *x, guint32 mention);
/* The mention that ends right before token i, a possessive 's and quotation marks skipped; ENT_NONE where none. */
guint32 ext_mention_before(const Extractor *x, guint32 i);
/* The mention a noun phrase that begins at token i is about, within the sentence; ENT_NONE where none. `last` (may be NULL) gets
 * the token after it. */
guint32 ext_phrase_after(const Extractor *x, guint32 i, guint32 *last);
/* The mention that is the subject of the verb at token i. */
guint32 ext_subject_of(const Extractor *x, guint32 verb);
/* Whether a noun that acts follows at tokens [i, end) in the same phrase: what makes a demonym before i stand for its country
 * ("Kenyan officials"). */
gboolean ext_has_agent_behind(const Extractor *x, guint32 i, guint32 end);
/* All mentions coordinated with this one ("Japan, Kenya and Peru"), itself among them, in text order. */
void ext_list_around(const Extractor *x, guint32 mention, GArray *list);
/* The same with descriptions of a list ("the two countries") replaced by its members. */
void ext_coordinated(const Extractor *x, guint32 mention, GArray *list);
/* The members of one description, or the mention itself. */
void ext_members(const Extractor *x, guint32 mention, GArray *list);
/* Whether token i can be the verb of a cue there, not a noun or a part of a name. */
gboolean ext_is_verb(const Extractor *x, guint32 i, guint inflections);
/* Whether the verb at i is passive: "was criticised", "criticised by". */
gboolean ext_is_passive(const Extractor *x, guint32 i, guint inflections);
/* The cue form with that part of speech at i that speaks; NULL where none. */
const EntCueForm *ext_speech_cue(const Extractor *x, guint32 i, EntCuePos pos);

/* ---- evidence (extract.c, why.c) ---- */
/* What `show --why` tells of a pair: the cue, whom the mentions stand for, the arcs between them, how it was found (may be NULL).
 * The mentions may be ENT_NONE. The caller owns it. */
char *ext_why(const Extractor *x, guint32 cue_first, guint32 cue_last, guint32 source, guint32 target, const char *found);
/* The same as ext_add_evidence with why; it is taken. */
void ext_add_explained(Extractor *x, guint32 source, guint32 type, guint32 target, guint32 cue_first, guint32 cue_last,
                       EntCertainty certainty, const char *method, double confidence, char *why);
/* Adds evidence for source –type→ target from the sentence that token `cue_first` stands in; nothing where the two are one. */
void ext_add_evidence(Extractor *x, guint32 source, guint32 type, guint32 target, guint32 cue_first, guint32 cue_last,
                      EntCertainty certainty, const char *method, double confidence);
/* Whether one of the two represents the other: what it does for or against it says nothing new. */
gboolean ext_is_own(const Extractor *x, guint32 source, guint32 target);
/* Stated, hedged or negated, by the words of the clause around tokens [first, last); FALSE where they make it no statement (a
 * question, "if"). */
gboolean ext_certainty(const Extractor *x, guint32 first, guint32 last, EntCertainty *certainty);

#endif
