/* SPDX-License-Identifier: Apache-2.0 */
/*
 * review.h: a person's corrections of a graph: who is one and who is two, what somebody is called or is, which edge is right.
 *
 *   1. ent_decision_new and fill it   2. ent_store_decide   3. ent_store_load gives the corrected graph   (4. ent_store_undo)
 *
 * Decisions are a log in the graph file. What the articles say is never changed: each load replays the log over it, so what comes
 * out depends on the set of articles and on the log alone. A decision names whom it speaks of by node id and, should articles yet
 * to come give that node another id, by some of the places where it appeared; while nobody it speaks of is in the graph it rests.
 *
 * Replay goes from the first decision to the last, each on what those before it have made:
 *
 *   merge   `other` is `entity`, and everything said of it goes there; id, type and name of `entity` stay
 *
 *   split   the appearances of `entity` in `articles`, and those in which it is `called` so, are somebody else: `into`, named
 *           `name`
 *
 *   rename  `entity` is called `name`; its id stays
 *
 *   retype  `entity` is a country, person or organization as `type` says; its id follows, and where that id is taken the two
 *           are one
 *
 *   reject  `entity` is nobody and goes; or, with `other` and `type`, those `sentences` do not say so of the two, wherever they
 *           are printed: such evidence goes, and its edge where nothing else says it
 *
 *   accept  takes a rejection back; the evidence of these sentences gets confidence 1
 */
#ifndef ENTENTE_REVIEW_H
#define ENTENTE_REVIEW_H

#include "store.h"

G_BEGIN_DECLS

/* What a decision does. */
typedef enum { ENT_MERGE, ENT_SPLIT, ENT_RENAME, ENT_RETYPE, ENT_REJECT, ENT_ACCEPT } EntVerb;

/* "merge" and so on. Static. */
ENT_API const char *ent_verb_name(EntVerb verb);
/* The way back; FALSE where the word is none of them. */
ENT_API gboolean ent_verb_parse(const char *word, EntVerb *verb);

/* A node as a decision means it. */
typedef struct EntReference {
    char *id;        /* node id when it was decided; NULL for nobody */
    char *name;      /* its name then, for people; NULL where not known */
    GPtrArray *seen; /* char *: article key and local id of some of its appearances, alternating */
} EntReference;

/* One decision; which fields count is told by its verb. */
typedef struct EntDecision {
    guint number; /* its place in the log, from 1; 0 while it has none */
    EntVerb verb;
    EntReference entity;  /* whom; of an edge the source */
    EntReference other;   /* merge: who goes into `entity`; of an edge the target */
    char *type;           /* retype: the type of node; of an edge the relation */
    char *name;           /* split, rename: the new name */
    char *into;           /* split: the id of the new node */
    GPtrArray *articles;  /* split: char *: key and sha256 of articles, alternating */
    GPtrArray *called;    /* split: char *: names, compared without regard to case and accents */
    GPtrArray *sentences; /* reject, accept of an edge: char * */
    char *by, *note;      /* who decided, and why; or NULL */

    /* Told by ent_store_decisions: */
    gboolean in_effect;    /* whether it changed or confirmed anything at its turn */
    char *now, *other_now; /* node ids in the graph of `entity` (of a split: of `into`) and `other` at the end; NULL where gone */
} EntDecision;

/* A decision without a number; lists are there and empty, strings NULL. */
ENT_API EntDecision *ent_decision_new(EntVerb verb);
/* Frees it with all it holds. */
ENT_API void ent_decision_free(EntDecision *decision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDecision, ent_decision_free)

/* Whether it is on an edge, not on a node. */
ENT_API gboolean ent_decision_on_edge(const EntDecision *decision);
/* One line for people: "reject Greece opposes Serbia (2 sentences)". The caller frees. */
ENT_API char *ent_decision_text(const EntDecision *decision);

/* One JSON object and a line break; what the graph file keeps. FALSE once writing failed. */
ENT_API gboolean ent_decision_write_json(const EntDecision *decision, EntOutput *out);
/* The way back. `where` is for messages. Everything is checked; BAD_INPUT tells what is wrong. */
ENT_API EntDecision *ent_decision_read_json(EntStr json, const char *where, GError **error);

/* All decisions of the file in their order (EntDecision *), with their effect. The caller unrefs. Costs a replay. Here and below fails as store.h tells, too. */
ENT_API GPtrArray *ent_store_decisions(EntStore *store, GError **error);

/*
 * Appends a decision to the log and commits. `entity.id`, `other.id`, the texts and lists must be filled as its verb wants;
 * names, places and, where `sentences` is empty, all sentences of the edge are filled in here, and number, too. Fails with
 * NOT_FOUND where nobody or nothing in the graph is as told, and with BAD_INPUT where it makes no sense or would change nothing.
 */
ENT_API gboolean ent_store_decide(EntStore *store, EntDecision *decision, GError **error);

/* Takes decision `number` (0: the last) out of the log and commits. Gives it, or NULL with NOT_FOUND where there is none. */
ENT_API EntDecision *ent_store_undo(EntStore *store, guint number, GError **error);

/* How to take in somebody else's decisions. */
typedef struct EntImportOptions {
    gboolean theirs; /* where the two differ, what comes takes the place of what is there */
    void (*conflict)(const EntDecision *theirs, const EntDecision *ours, gpointer data); /* hears of each; may be NULL */
    gpointer data;
} EntImportOptions;

/* What came of each decision. */
typedef struct EntImportTally {
    guint added;     /* to the log */
    guint there;     /* the log says so already */
    guint conflicts; /* decisions of the log that say otherwise: another name or type for the same node, the opposite of an edge
                        or a node, a split of who is merged */
} EntImportTally;

/*
 * Appends decisions made on another graph file (EntDecision *; they get their numbers) in their order, and commits. They may
 * speak of somebody who is not here (yet). One that the log contradicts is left aside, or with `theirs` the log's goes. `options`
 * may be NULL.
 */
ENT_API gboolean ent_store_import(EntStore *store, const GPtrArray *decisions, const EntImportOptions *options,
                                  EntImportTally *tally, GError **error);

G_END_DECLS

#endif
