/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decisions.c: the log of decisions in the graph file: asked, added to, undone, imported. A row is a decision as JSON; rows are
 * replayed in the order of their numbers.
 */
#include "store/review_internal.h"

#include <string.h>

#include "base/str.h"

GPtrArray *ent_decisions_read(EntStore *store)
{
    GPtrArray *const log = g_ptr_array_new_with_free_func((GDestroyNotify)ent_decision_free);
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT id, decision FROM decisions ORDER BY id", "");
    while (ent_sql_next(store, rows)) {
        const gint64 number = sqlite3_column_int64(rows, 0);
        g_autofree char *text = ent_sql_text(rows, 1);
        g_autofree char *where = g_strdup_printf("%s: decision %" G_GINT64_FORMAT, store->path, number);
        EntDecision *const decision = ent_decision_read_json(ent_str(text), where, store->error == NULL ? &store->error : NULL);
        if (decision == NULL)
            continue;
        decision->number = (guint)number;
        g_ptr_array_add(log, decision);
    }
    return log;
}

static Replay *replay_all(EntStore *store, const GPtrArray *log)
{
    Replay *const replay = ent_replay_new(store);
    for (guint i = 0; i < log->len; i++) {
        EntDecision *const decision = log->pdata[i];
        decision->in_effect = ent_replay_apply(replay, decision);
    }
    return replay;
}

static char *id_now(Figure *figure)
{
    const Figure *const now = ent_replay_now(figure);
    return now == NULL ? NULL : g_strdup(now->id);
}

GPtrArray *ent_store_decisions(EntStore *store, GError **error)
{
    if (store->in_transaction)
        ent_resolve_settle(store);
    g_autoptr(GPtrArray) log = ent_decisions_read(store);
    g_autoptr(Replay) replay = replay_all(store, log);
    for (guint i = 0; i < log->len; i++) {
        EntDecision *const decision = log->pdata[i];
        const Subject *const whom = &g_array_index(replay->whom, Subject, i);
        decision->now = id_now(decision->verb == ENT_SPLIT && whom->other != NULL ? whom->other : whom->entity);
        decision->other_now = id_now(decision->verb == ENT_SPLIT ? whom->entity : whom->other);
    }
    return ent_store_failed(store, error) ? NULL : g_steal_pointer(&log);
}

void ent_decisions_lay(EntStore *store)
{
    g_autoptr(GPtrArray) log = ent_decisions_read(store);
    if (log->len == 0)
        return;
    g_autoptr(Replay) replay = replay_all(store, log);
    ent_overlay_lay(replay);
}

/* ---- writing ---- */

static gint64 next_number(EntStore *store)
{
    return ent_sql_int(store, 1, "SELECT coalesce(max(id), 0) + 1 FROM decisions", "");
}

char *ent_decisions_line(const EntDecision *decision)
{
    GString *const line = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(line);
    ent_decision_write_json(decision, out);
    return g_string_free(g_string_truncate(line, line->len - 1), FALSE);
}

guint ent_decisions_append(EntStore *store, const EntDecision *decision)
{
    const gint64 number = next_number(store);
    g_autofree char *line = ent_decisions_line(decision);
    ent_sql_run(store, "INSERT INTO decisions (id, decision) VALUES (?, ?)", "it", number, line);
    return (guint)number;
}

gboolean ent_decisions_finish(EntStore *store, gboolean good, GError **error)
{
    if (good && ent_store_commit(store, error))
        return TRUE;
    ent_store_failed(store, NULL); /* what went wrong is told already, and would keep the rollback from running */
    ent_store_execute(store, "ROLLBACK");
    ent_store_failed(store, NULL); /* where SQLite has rolled back by itself there is nothing to roll back */
    store->in_transaction = FALSE;
    return FALSE;
}

/* Everything before it is committed, so that a decision that is refused takes nothing else back. */
static gboolean begin(EntStore *store, GError **error)
{
    return ent_store_commit(store, error) && ent_store_begin(store, error);
}

static gboolean refuse(GError **error, EntError code, const char *format, ...) G_GNUC_PRINTF(3, 4);
static gboolean refuse(GError **error, EntError code, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error_literal(error, ENT_ERROR, code, what);
    return FALSE;
}

static void fill_reference(Replay *replay, const Figure *figure, EntReference *reference)
{
    static const char sql[] = "SELECT name FROM entities WHERE node = ?";
    if (reference->name == NULL)
        reference->name = g_strdup(figure->name);
    sqlite3_stmt *const rows = reference->name != NULL ? NULL : ent_sql_rows(replay->store, sql, "t", figure->id);
    while (ent_sql_next(replay->store, rows))
        reference->name = ent_sql_text(rows, 0);
    g_ptr_array_set_size(reference->seen, 0);
    ent_replay_note_places(replay, figure, reference->seen);
}

/* An id for who is split off: after the name, with a number where somebody has it. */
static char *free_id(Replay *replay, EntNodeType type, const char *name)
{
    g_autofree char *slug = ent_slug(ent_str(name));
    char *id = g_strconcat(ent_node_type_name(type), ":", slug, NULL);
    for (guint n = 2; ent_replay_find(replay, id) != NULL; n++) {
        g_free(id);
        id = g_strdup_printf("%s:%s.%u", ent_node_type_name(type), slug, n);
    }
    return id;
}

static gboolean prepare_split(Replay *replay, EntDecision *split, const Figure *figure, GError **error)
{
    const guint n = ent_replay_split_size(replay, split, figure);
    if (n == 0)
        return refuse(error, ENT_ERROR_NOT_FOUND, "%s appears in none of these articles and under none of these names",
                      figure->id);
    if (n == figure->places->len)
        return refuse(error, ENT_ERROR_BAD_INPUT, "that is %s everywhere, and nobody would be left; rename it instead",
                      figure->id);
    g_free(split->into);
    split->into = free_id(replay, figure->type, split->name);
    return TRUE;
}

static gboolean prepare_edge(Replay *replay, EntDecision *decision, Figure *source, Figure *target, GError **error)
{
    g_autoptr(GPtrArray) all = ent_replay_sentences(replay, source, decision->type, target, decision->verb == ENT_ACCEPT);
    if (all->len == 0)
        return refuse(error, ENT_ERROR_NOT_FOUND, "nothing says \"%s %s %s\"", source->id, decision->type, target->id);
    for (guint i = 0; i < decision->sentences->len; i++)
        if (!g_ptr_array_find_with_equal_func(all, decision->sentences->pdata[i], g_str_equal, NULL))
            return refuse(error, ENT_ERROR_NOT_FOUND, "no evidence of \"%s %s %s\" is: %s", source->id, decision->type,
                          target->id, (const char *)decision->sentences->pdata[i]);
    for (guint i = 0; decision->sentences->len == 0 && i < all->len; i++)
        g_ptr_array_add(decision->sentences, g_steal_pointer(&all->pdata[i]));
    return TRUE;
}

/* Fills in what follows from the graph, and refuses what makes no sense in it. */
static gboolean prepare(Replay *replay, EntDecision *decision, GError **error)
{
    Figure *entity = ent_replay_find(replay, decision->entity.id);
    Figure *const other = decision->other.id != NULL ? ent_replay_find(replay, decision->other.id) : NULL;
    if (entity == NULL && decision->verb == ENT_ACCEPT && decision->other.id == NULL)
        return TRUE; /* somebody who was rejected: seen when it is applied */
    if (entity == NULL || (other == NULL && decision->other.id != NULL))
        return refuse(error, ENT_ERROR_NOT_FOUND, "nobody in the graph has the id %s",
                      entity == NULL ? decision->entity.id : decision->other.id);
    if (entity == other)
        return refuse(error, ENT_ERROR_BAD_INPUT, "both are %s", entity->id);
    fill_reference(replay, entity, &decision->entity);
    if (other != NULL)
        fill_reference(replay, other, &decision->other);
    if (decision->verb == ENT_SPLIT)
        return prepare_split(replay, decision, entity, error);
    if (decision->verb == ENT_RETYPE && g_strcmp0(decision->type, ent_node_type_name(entity->type)) == 0)
        return refuse(error, ENT_ERROR_BAD_INPUT, "%s is of type %s already", entity->id, decision->type);
    return !ent_decision_on_edge(decision) || prepare_edge(replay, decision, entity, other, error);
}

/* What no graph could make sense of. */
static gboolean check(const EntDecision *decision, GError **error)
{
    const char *const words[] = { decision->name, decision->by, decision->note };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (words[i] != NULL && !ent_review_is_name(words[i]))
            return refuse(error, ENT_ERROR_BAD_INPUT, "\"%s\": a name or a note is one line of text", words[i]);
    for (guint i = 0; i < decision->called->len; i++)
        if (!ent_review_is_name(decision->called->pdata[i]))
            return refuse(error, ENT_ERROR_BAD_INPUT, "\"%s\": a name is one line of text",
                          (const char *)decision->called->pdata[i]);
    if ((decision->verb == ENT_RENAME || decision->verb == ENT_SPLIT) && decision->name == NULL)
        return refuse(error, ENT_ERROR_BAD_INPUT, "a name is missing");
    return TRUE;
}

gboolean ent_store_decide(EntStore *store, EntDecision *decision, GError **error)
{
    if (!check(decision, error) || !begin(store, error))
        return FALSE;
    g_autoptr(GPtrArray) log = ent_decisions_read(store);
    g_autoptr(Replay) replay = replay_all(store, log);
    g_autoptr(GError) why = NULL;
    gboolean good = prepare(replay, decision, &why);
    if (good && !ent_replay_apply(replay, decision))
        good = refuse(&why, ENT_ERROR_NOT_FOUND, "nobody in the graph has the id %s", decision->entity.id);
    const guint number = good ? ent_decisions_append(store, decision) : 0;
    if (store->error != NULL) { /* whatever else seemed wrong follows from it */
        g_clear_error(&why);
        good = !ent_store_failed(store, &why);
    }
    if (!ent_decisions_finish(store, good, good ? error : NULL)) {
        if (why != NULL)
            g_propagate_error(error, g_steal_pointer(&why));
        return FALSE;
    }
    decision->number = number;
    decision->in_effect = TRUE;
    return TRUE;
}

EntDecision *ent_store_undo(EntStore *store, guint number, GError **error)
{
    if (!begin(store, error))
        return NULL;
    g_autoptr(GPtrArray) log = ent_decisions_read(store);
    guint at = log->len;
    for (guint i = 0; i < log->len; i++)
        if (number == 0 || ((EntDecision *)log->pdata[i])->number == number)
            at = i;
    if (at == log->len) {
        if (number == 0)
            refuse(error, ENT_ERROR_NOT_FOUND, "no decision is left to undo");
        else
            refuse(error, ENT_ERROR_NOT_FOUND, "there is no decision %u", number);
        ent_decisions_finish(store, FALSE, NULL);
        return NULL;
    }
    g_autoptr(EntDecision) undone = g_ptr_array_steal_index(log, at);
    ent_sql_run(store, "DELETE FROM decisions WHERE id = ?", "i", (gint64)undone->number);
    return ent_decisions_finish(store, TRUE, error) ? g_steal_pointer(&undone) : NULL;
}
