/* SPDX-License-Identifier: Apache-2.0 */
/*
 * review_internal.h: what the files that keep and replay decisions share.
 *
 *   decision.c, decision_json.c  one decision: in memory, in words, as JSON
 *   replay.c                     the log over what the articles say: who is who, and which evidence stands
 *   overlay.c                    what came of it, laid over the tables for load.c
 *   decisions.c                  the log: asked, added to, undone
 *   import.c                     the log: decisions of others
 *
 * A figure is an entity in the middle of a replay: an id, and the appearances (places) it has by now. Only those that decisions touch are
 * brought into memory; everybody else stays as the tables have them.
 */
#ifndef ENT_STORE_REVIEW_INTERNAL_H
#define ENT_STORE_REVIEW_INTERNAL_H

#include <entente/review.h>

#include "store/store_internal.h"

enum {
    ENT_DECISION_WORD_MAX = 4096, /* bytes of an id, a name or a note */
    ENT_DECISION_SEEN_MAX = 8     /* places by which a node is found again when its id has changed */
};

/* ---- decision_json.c ---- */

/* One line of UTF-8 that is not empty nor too long. */
gboolean ent_review_is_name(const char *name);
/* "person:ana-ruiz". */
gboolean ent_review_is_node_id(const char *id);

/* ---- replay.c ---- */

typedef struct Figure {
    char *id;
    EntNodeType type;
    char *name;          /* given by a decision; NULL: what its appearances say */
    GArray *places;      /* Place */
    struct Figure *into; /* who took it in, or NULL */
    gint64 row;          /* of the table entities; 0 where a decision made it */
    gboolean rejected, changed;
} Figure;

typedef enum { REJECTED, ACCEPTED } Verdict;

typedef struct Replay {
    EntStore *store;
    GPtrArray *figures;   /* Figure *, in the order they were first spoken of */
    GHashTable *by_id;    /* id → Figure that has or had it last */
    GHashTable *owners;   /* Place * → Figure that had it first or got it by a decision */
    GHashTable *verdicts; /* Place * of evidence → Verdict + 1 */
    GArray *whom;         /* Subject, beside the decisions applied */
} Replay;

/* Whom a decision spoke of, at its turn; NULL where nobody was there. */
typedef struct Subject {
    Figure *entity, *other;
} Subject;

Replay *ent_replay_new(EntStore *store);
void ent_replay_free(Replay *replay);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Replay, ent_replay_free)

/* The next decision of the log; tells whether it had an effect. */
gboolean ent_replay_apply(Replay *replay, const EntDecision *decision);
/* Who has taken a figure in, at last; NULL for NULL and for one that is gone. */
Figure *ent_replay_now(Figure *figure);
/* The figure that has the id now; NULL where nobody does. */
Figure *ent_replay_find(Replay *replay, const char *id);
/* By id, else by where it was seen. */
Figure *ent_replay_refer(Replay *replay, const EntReference *reference);
/* What a reference to the figure should remember: where it was seen. */
void ent_replay_note_places(Replay *replay, const Figure *figure, GPtrArray *seen);
/* The sentences (char *, by byte, each once) that say `type` of the two, and are not rejected unless `all`. */
GPtrArray *ent_replay_sentences(Replay *replay, Figure *source, const char *type, Figure *target, gboolean all);
/* How many of its appearances a split takes from the figure. */
guint ent_replay_split_size(Replay *replay, const EntDecision *split, const Figure *figure);

guint ent_place_hash(gconstpointer place);
gboolean ent_place_equal(gconstpointer a, gconstpointer b);

/* ---- overlay.c ---- */

/* Temporary tables and views of the names that load.c asks for, with the replay's result. Inside a savepoint, whose rollback takes them away. */
void ent_overlay_lay(Replay *replay);

/* ---- decisions.c ---- */

/* The log (EntDecision *). */
GPtrArray *ent_decisions_read(EntStore *store);
/* What a row holds: the decision as JSON, without a line break. */
char *ent_decisions_line(const EntDecision *decision);
/* Adds a row, and gives its number. */
guint ent_decisions_append(EntStore *store, const EntDecision *decision);
/* Commits where `good` and nothing failed, else takes back what was done since ent_store_begin. */
gboolean ent_decisions_finish(EntStore *store, gboolean good, GError **error);
/* Lays the log over the tables, where there is one. Inside a savepoint. */
void ent_decisions_lay(EntStore *store);

#endif
