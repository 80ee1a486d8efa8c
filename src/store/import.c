/* SPDX-License-Identifier: Apache-2.0 */
/*
 * import.c: decisions made on another graph file into this log, conflicts named.
 *
 * Whom two decisions speak of is compared by who that is in the graph, or by id where nobody is there. Of the log as it was
 * before, the latest decision that has to do with the coming one counts: it says the same, or otherwise. What comes is not
 * compared with what came before it, so that a whole log goes into an empty one as it is.
 */
#include "store/review_internal.h"

#include <string.h>

typedef enum { UNRELATED, SAME, AGAINST } Relation;

/* A decision and whom it speaks of. */
typedef struct Said {
    const EntDecision *decision;
    Subject whom;
} Said;

static gboolean same_one(Figure *a, const char *a_id, Figure *b, const char *b_id)
{
    const Figure *const x = ent_replay_now(a), *const y = ent_replay_now(b);
    return x != NULL && y != NULL ? x == y : g_strcmp0(a_id, b_id) == 0;
}

static gboolean same_entity(const Said *a, const Said *b)
{
    return same_one(a->whom.entity, a->decision->entity.id, b->whom.entity, b->decision->entity.id);
}

static gboolean same_other(const Said *a, const Said *b)
{
    return same_one(a->whom.other, a->decision->other.id, b->whom.other, b->decision->other.id);
}

static gboolean has(const GPtrArray *list, const char *word)
{
    return g_ptr_array_find_with_equal_func((GPtrArray *)list, word, g_str_equal, NULL);
}

/* How many words of `a` are in `b`, too; of every `step` the first counts. */
static guint in_common(const GPtrArray *a, const GPtrArray *b, guint step)
{
    guint n = 0;
    for (guint i = 0; i < a->len; i += step)
        n += has(b, a->pdata[i]);
    return n;
}

static Relation agree(gboolean related, gboolean same)
{
    return !related ? UNRELATED : same ? SAME : AGAINST;
}

static Relation relate_splits(const Said *a, const Said *b)
{
    const EntDecision *const x = a->decision, *const y = b->decision;
    const guint common = in_common(x->articles, y->articles, 2) + in_common(x->called, y->called, 1);
    const guint n = x->articles->len / 2 + x->called->len;
    const gboolean same_name = strcmp(x->into, y->into) == 0 && strcmp(x->name, y->name) == 0;
    if (!same_one(a->whom.entity, x->entity.id, b->whom.entity, y->entity.id) || common == 0)
        return UNRELATED;
    return !same_name ? AGAINST : common == n ? SAME : UNRELATED;
}

/* Whether a merge puts together what a split has taken apart. */
static gboolean merge_undoes(const Said *merge, const Said *split)
{
    const EntReference *const a = &merge->decision->entity, *const b = &merge->decision->other;
    const char *const from = split->decision->entity.id, *const into = split->decision->into;
    Figure *const x = merge->whom.entity, *const y = merge->whom.other, *const e = split->whom.entity,
                  *const i = split->whom.other;
    return (same_one(x, a->id, e, from) && (strcmp(b->id, into) == 0 || same_one(y, b->id, i, into))) ||
           (same_one(y, b->id, e, from) && (strcmp(a->id, into) == 0 || same_one(x, a->id, i, into)));
}

static Relation relate_edges(const Said *a, const Said *b)
{
    const EntDecision *const x = a->decision, *const y = b->decision;
    if (strcmp(x->type, y->type) != 0 || !same_entity(a, b) || !same_other(a, b))
        return UNRELATED;
    const guint common = in_common(x->sentences, y->sentences, 1);
    if (x->verb != y->verb)
        return common > 0 ? AGAINST : UNRELATED;
    return common == x->sentences->len ? SAME : UNRELATED;
}

/* By id: who is one already is at every place the same. */
static gboolean same_pair(const EntDecision *a, const EntDecision *b)
{
    return (strcmp(a->entity.id, b->entity.id) == 0 && strcmp(a->other.id, b->other.id) == 0) ||
           (strcmp(a->entity.id, b->other.id) == 0 && strcmp(a->other.id, b->entity.id) == 0);
}

static gboolean is_about(const Said *said, const Said *node)
{
    return same_entity(said, node) ||
           (said->decision->verb == ENT_MERGE &&
            same_one(said->whom.other, said->decision->other.id, node->whom.entity, node->decision->entity.id));
}

/* `judged` rejects or accepts a node. */
static Relation relate_to_judged(const Said *said, const Said *judged)
{
    const EntVerb verb = said->decision->verb, verdict = judged->decision->verb;
    if (ent_decision_on_edge(said->decision) || !is_about(said, judged))
        return UNRELATED;
    if (verb == verdict)
        return SAME;
    return verdict == ENT_REJECT || verb == ENT_REJECT ? AGAINST : UNRELATED;
}

static gboolean judges_node(const Said *said)
{
    return (said->decision->verb == ENT_REJECT || said->decision->verb == ENT_ACCEPT) && !ent_decision_on_edge(said->decision);
}

static Relation relate(const Said *coming, const Said *there)
{
    const EntDecision *const x = coming->decision, *const y = there->decision;
    if (judges_node(there))
        return relate_to_judged(coming, there);
    if (judges_node(coming))
        return relate_to_judged(there, coming);
    if (ent_decision_on_edge(x) && ent_decision_on_edge(y))
        return relate_edges(coming, there);
    if (x->verb == ENT_MERGE && y->verb == ENT_SPLIT)
        return merge_undoes(coming, there) ? AGAINST : UNRELATED;
    if (x->verb == ENT_SPLIT && y->verb == ENT_MERGE)
        return merge_undoes(there, coming) ? AGAINST : UNRELATED;
    if (x->verb != y->verb)
        return UNRELATED;
    switch (x->verb) {
    case ENT_MERGE:
        return same_pair(x, y) ? SAME : UNRELATED;
    case ENT_SPLIT:
        return relate_splits(coming, there);
    case ENT_RENAME:
        return agree(same_entity(coming, there), strcmp(x->name, y->name) == 0);
    case ENT_RETYPE:
        return agree(same_entity(coming, there), strcmp(x->type, y->type) == 0);
    default: /* an edge and a node have nothing to do with each other */
        return UNRELATED;
    }
}

/* ---- the log as it grows ---- */

typedef struct Import {
    EntStore *store;
    GPtrArray *log;    /* EntDecision *, lent */
    guint own;         /* so many of them were there before */
    GHashTable *lines; /* those, as JSON */
    Replay *replay;    /* of the log */
} Import;

static void replay_again(Import *import)
{
    if (import->replay != NULL)
        ent_replay_free(import->replay);
    import->replay = ent_replay_new(import->store);
    for (guint i = 0; i < import->log->len; i++)
        ent_replay_apply(import->replay, import->log->pdata[i]);
}

/* What the log says of the coming decision; `at` hears which one says so. */
static Relation find_related(const Import *import, const Said *coming, guint *at)
{
    g_autofree char *line = ent_decisions_line(coming->decision);
    if (g_hash_table_contains(import->lines, line))
        return SAME;
    for (guint i = import->own; i-- > 0;) {
        const Said there = { import->log->pdata[i], g_array_index(import->replay->whom, Subject, i) };
        const Relation relation = relate(coming, &there);
        if (relation == UNRELATED)
            continue;
        *at = i;
        return relation;
    }
    return UNRELATED;
}

static void import_one(Import *import, EntDecision *decision, const EntImportOptions *options, EntImportTally *tally)
{
    Relation relation;
    guint at = 0;
    for (;;) {
        Said coming = { decision, { ent_replay_refer(import->replay, &decision->entity), NULL } };
        coming.whom.other = ent_replay_refer(import->replay, &decision->other);
        relation = find_related(import, &coming, &at);
        if (relation != AGAINST)
            break;
        const EntDecision *const ours = import->log->pdata[at];
        tally->conflicts++;
        if (options->conflict != NULL)
            options->conflict(decision, ours, options->data);
        if (!options->theirs)
            return;
        ent_sql_run(import->store, "DELETE FROM decisions WHERE id = ?", "i", (gint64)ours->number);
        g_ptr_array_remove_index(import->log, at);
        import->own--;
        replay_again(import);
    }
    if (relation == SAME) {
        tally->there++;
        return;
    }
    tally->added++;
    decision->number = ent_decisions_append(import->store, decision);
    g_ptr_array_add(import->log, decision);
    ent_replay_apply(import->replay, decision);
}

gboolean ent_store_import(EntStore *store, const GPtrArray *decisions, const EntImportOptions *options, EntImportTally *tally,
                          GError **error)
{
    static const EntImportOptions plain = { FALSE, NULL, NULL };
    *tally = (EntImportTally){ 0, 0, 0 };
    if (!ent_store_commit(store, error) || !ent_store_begin(store, error))
        return FALSE;
    g_autoptr(GPtrArray) own = ent_decisions_read(store), log = g_ptr_array_new();
    g_autoptr(GHashTable) lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < own->len; i++) {
        g_ptr_array_add(log, own->pdata[i]);
        g_hash_table_add(lines, ent_decisions_line(own->pdata[i]));
    }
    Import import = { .store = store, .log = log, .own = own->len, .lines = lines };
    replay_again(&import);
    for (guint i = 0; i < decisions->len; i++)
        import_one(&import, decisions->pdata[i], options != NULL ? options : &plain, tally);
    ent_replay_free(import.replay);
    return ent_decisions_finish(store, TRUE, error);
}
