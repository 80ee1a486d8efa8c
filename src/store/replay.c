/* SPDX-License-Identifier: Apache-2.0 */
/*
 * replay.c: decisions over what the articles say, one after the other; see review.h for what each means.
 *
 * A decision costs what the appearances of those it speaks of cost. Nothing here goes by row number: figures are found by id,
 * places by article key, and what is counted or sorted is a set.
 */
#include "store/review_internal.h"

#include <string.h>

#include "base/str.h"

guint ent_place_hash(gconstpointer key)
{
    const Place *const place = key;
    return g_int64_hash(&place->article) * 31 + g_int64_hash(&place->n);
}

gboolean ent_place_equal(gconstpointer a, gconstpointer b)
{
    const Place *const x = a, *const y = b;
    return x->article == y->article && x->n == y->n;
}

/* ---- figures ---- */

static void figure_free(gpointer data)
{
    Figure *const figure = data;
    g_free(figure->id);
    g_free(figure->name);
    g_array_unref(figure->places);
    g_free(figure);
}

Replay *ent_replay_new(EntStore *store)
{
    Replay *const replay = g_new0(Replay, 1);
    replay->store = store;
    replay->figures = g_ptr_array_new_with_free_func(figure_free);
    replay->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    replay->owners = g_hash_table_new_full(ent_place_hash, ent_place_equal, g_free, NULL);
    replay->verdicts = g_hash_table_new_full(ent_place_hash, ent_place_equal, g_free, NULL);
    replay->whom = g_array_new(FALSE, TRUE, sizeof(Subject));
    return replay;
}

void ent_replay_free(Replay *replay)
{
    g_hash_table_unref(replay->by_id);
    g_hash_table_unref(replay->owners);
    g_hash_table_unref(replay->verdicts);
    g_ptr_array_unref(replay->figures);
    g_array_unref(replay->whom);
    g_free(replay);
}

static Figure *add_figure(Replay *replay, const char *id, EntNodeType type, gint64 row)
{
    Figure *const figure = g_new0(Figure, 1);
    figure->id = g_strdup(id);
    figure->type = type;
    figure->row = row;
    figure->places = g_array_new(FALSE, FALSE, sizeof(Place));
    g_ptr_array_add(replay->figures, figure);
    g_hash_table_insert(replay->by_id, g_strdup(id), figure);
    return figure;
}

static void give_place(Replay *replay, Figure *figure, Place place)
{
    g_array_append_val(figure->places, place);
    g_hash_table_insert(replay->owners, g_memdup2(&place, sizeof place), figure);
}

/* The figure that an entity of the tables makes; NULL where there is none. */
static Figure *load_figure(Replay *replay, const char *id)
{
    EntStore *const store = replay->store;
    EntNodeType type = ENT_COUNTRY;
    sqlite3_stmt *rows = ent_sql_rows(store, "SELECT id, type FROM entities WHERE node = ?", "t", id);
    if (!ent_sql_next(store, rows))
        return NULL;
    const gint64 row = sqlite3_column_int64(rows, 0);
    g_autofree char *word = ent_sql_text(rows, 1);
    ent_sql_end(rows);
    if (word == NULL || !ent_node_type_parse(word, &type))
        return NULL;
    Figure *const figure = add_figure(replay, id, type, row);
    rows = ent_sql_rows(store, "SELECT article, n FROM appearances WHERE entity = ?", "i", row);
    while (ent_sql_next(store, rows))
        give_place(replay, figure, (Place){ sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) });
    return figure;
}

static Figure *figure_called(Replay *replay, const char *id)
{
    Figure *const figure = g_hash_table_lookup(replay->by_id, id);
    return figure != NULL ? figure : load_figure(replay, id);
}

static Figure *last_of(Figure *figure)
{
    while (figure != NULL && figure->into != NULL)
        figure = figure->into;
    return figure;
}

Figure *ent_replay_now(Figure *figure)
{
    Figure *const last = last_of(figure);
    return last == NULL || last->rejected || last->places->len == 0 ? NULL : last;
}

Figure *ent_replay_find(Replay *replay, const char *id)
{
    return ent_replay_now(figure_called(replay, id));
}

/* ---- references ---- */

/* Who stands at a place told by article and local id; the article may count under another key that has the same text. */
static Figure *figure_at(Replay *replay, const char *key, const char *local)
{
    static const char sql[] =
        "SELECT p.article, p.n, e.node FROM articles k JOIN articles a ON a.sha256 = k.sha256 AND a.active "
        "JOIN appearances p ON p.article = a.id JOIN entities e ON e.id = p.entity WHERE k.key = ? AND p.local = ?";
    sqlite3_stmt *const rows = ent_sql_rows(replay->store, sql, "tt", key, local);
    if (!ent_sql_next(replay->store, rows))
        return NULL;
    const Place place = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) };
    g_autofree char *node = ent_sql_text(rows, 2);
    ent_sql_end(rows);
    Figure *const owner = g_hash_table_lookup(replay->owners, &place);
    return ent_replay_now(owner != NULL ? owner : node == NULL ? NULL : load_figure(replay, node));
}

/* Of the figures the one that is there most often; the lesser id on a tie. */
static Figure *most_frequent(const GPtrArray *figures)
{
    Figure *best = NULL;
    guint most = 0;
    for (guint i = 0; i < figures->len; i++) {
        Figure *const figure = figures->pdata[i];
        guint n = 0;
        for (guint j = 0; j < figures->len; j++)
            n += figures->pdata[j] == figure;
        if (n > most || (n == most && strcmp(figure->id, best->id) < 0)) {
            best = figure;
            most = n;
        }
    }
    return best;
}

static Figure *figure_seen(Replay *replay, const GPtrArray *seen)
{
    g_autoptr(GPtrArray) figures = g_ptr_array_new();
    for (guint i = 0; i + 1 < seen->len && i < 2 * ENT_DECISION_SEEN_MAX; i += 2) {
        Figure *const figure = figure_at(replay, seen->pdata[i], seen->pdata[i + 1]);
        if (figure != NULL)
            g_ptr_array_add(figures, figure);
    }
    return most_frequent(figures);
}

Figure *ent_replay_refer(Replay *replay, const EntReference *reference)
{
    if (reference->id == NULL)
        return NULL;
    Figure *const figure = figure_called(replay, reference->id);
    if (figure != NULL && last_of(figure)->rejected)
        return NULL; /* it is gone, and nobody else takes its place */
    Figure *const now = ent_replay_now(figure);
    return now != NULL ? now : figure_seen(replay, reference->seen);
}

static int by_key_and_local(gconstpointer a, gconstpointer b)
{
    const char *const *const x = a, *const *const y = b;
    const int order = strcmp(x[0], y[0]);
    return order != 0 ? order : strcmp(x[1], y[1]);
}

void ent_replay_note_places(Replay *replay, const Figure *figure, GPtrArray *seen)
{
    static const char sql[] =
        "SELECT a.key, p.local FROM appearances p JOIN articles a ON a.id = p.article WHERE p.article = ? AND p.n = ?";
    typedef struct Seen {
        char *key, *local;
    } Seen;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Seen));
    for (guint i = 0; i < figure->places->len; i++) {
        const Place place = g_array_index(figure->places, Place, i);
        sqlite3_stmt *const rows = ent_sql_rows(replay->store, sql, "ii", place.article, place.n);
        while (ent_sql_next(replay->store, rows)) {
            const Seen one = { ent_sql_text(rows, 0), ent_sql_text(rows, 1) };
            g_array_append_val(all, one);
        }
    }
    g_array_sort(all, by_key_and_local);
    for (guint i = 0; i < all->len; i++) {
        Seen *const one = &g_array_index(all, Seen, i);
        GPtrArray *const keep = i < ENT_DECISION_SEEN_MAX ? seen : NULL;
        if (keep != NULL) {
            g_ptr_array_add(keep, one->key);
            g_ptr_array_add(keep, one->local);
        } else {
            g_free(one->key);
            g_free(one->local);
        }
    }
}

/* ---- merge, retype ---- */

/* The name its appearances give a figure now, so that it can keep it. */
static char *name_of(Replay *replay, const Figure *figure)
{
    sqlite3_stmt *const rows = ent_sql_rows(replay->store, "SELECT name FROM entities WHERE id = ?", "i", figure->row);
    if (!ent_sql_next(replay->store, rows))
        return NULL;
    char *const name = ent_sql_text(rows, 0);
    ent_sql_end(rows);
    return name;
}

static void keep_name(Replay *replay, Figure *figure)
{
    if (figure->name == NULL)
        figure->name = name_of(replay, figure);
}

static void take_in(Replay *replay, Figure *figure, Figure *other)
{
    g_assert(figure != other);
    keep_name(replay, figure);
    for (guint i = 0; i < other->places->len; i++)
        give_place(replay, figure, g_array_index(other->places, Place, i));
    g_array_set_size(other->places, 0);
    other->into = figure;
    figure->changed = other->changed = TRUE;
}

static gboolean merge(Replay *replay, const Subject *whom)
{
    if (whom->entity == NULL || whom->other == NULL)
        return FALSE;
    if (whom->entity != whom->other)
        take_in(replay, whom->entity, whom->other);
    return TRUE;
}

static gboolean retype(Replay *replay, const Subject *whom, const char *word)
{
    EntNodeType type;
    if (whom->entity == NULL || !ent_node_type_parse(word, &type))
        return FALSE;
    if (whom->entity->type == type)
        return TRUE;
    keep_name(replay, whom->entity);
    g_autofree char *slug = ent_slug(ent_str(whom->entity->name));
    const char *const colon = strchr(whom->entity->id, ':');
    g_autofree char *id = g_strconcat(word, ":", whom->entity->type == ENT_COUNTRY || colon == NULL ? slug : colon + 1, NULL);
    Figure *figure = ent_replay_find(replay, id);
    if (figure == NULL || figure == whom->entity) { /* it may have taken in who had that id */
        figure = add_figure(replay, id, type, 0);
        figure->name = g_strdup(whom->entity->name);
    }
    take_in(replay, figure, whom->entity);
    return TRUE;
}

/* ---- split ---- */

/* The words of a list, or of every second place of it, as a set that lends them. */
static GHashTable *set_of(const GPtrArray *list, guint step)
{
    GHashTable *const set = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i + step <= list->len; i += step)
        for (guint j = 0; j < step; j++)
            g_hash_table_add(set, list->pdata[i + j]);
    return set;
}

static gboolean rows_name_one(EntStore *store, sqlite3_stmt *rows, GHashTable *folded)
{
    gboolean hit = FALSE;
    while (ent_sql_next(store, rows)) {
        g_autofree char *name = ent_sql_text(rows, 0), *form = ent_fold(ent_str(name));
        hit = hit || g_hash_table_contains(folded, form);
    }
    return hit;
}

static gboolean in_articles(EntStore *store, Place place, GHashTable *articles)
{
    gboolean hit = FALSE;
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT key, sha256 FROM articles WHERE id = ?", "i", place.article);
    while (ent_sql_next(store, rows)) {
        g_autofree char *key = ent_sql_text(rows, 0), *sha256 = ent_sql_text(rows, 1);
        hit = g_hash_table_contains(articles, key) || g_hash_table_contains(articles, sha256);
    }
    return hit;
}

static gboolean is_called(EntStore *store, Place place, GHashTable *folded)
{
    return rows_name_one(
               store,
               ent_sql_rows(store, "SELECT name FROM appearances WHERE article = ? AND n = ?", "ii", place.article, place.n),
               folded) ||
           rows_name_one(store,
                         ent_sql_rows(store, "SELECT alias FROM appearance_aliases WHERE article = ? AND n = ?", "ii",
                                      place.article, place.n),
                         folded);
}

/* The figure's places (Place), those that the split takes and those that it leaves. */
static void divide(Replay *replay, const EntDecision *split, const Figure *figure, GArray *taken, GArray *left)
{
    g_autoptr(GHashTable) articles = set_of(split->articles, 2);
    g_autoptr(GHashTable) folded = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < split->called->len; i++)
        g_hash_table_add(folded, ent_fold(ent_str(split->called->pdata[i])));
    for (guint i = 0; i < figure->places->len; i++) {
        const Place place = g_array_index(figure->places, Place, i);
        const gboolean takes = (split->articles->len > 0 && in_articles(replay->store, place, articles)) ||
                               (split->called->len > 0 && is_called(replay->store, place, folded));
        g_array_append_val(takes ? taken : left, place);
    }
}

guint ent_replay_split_size(Replay *replay, const EntDecision *split, const Figure *figure)
{
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Place)), left = g_array_new(FALSE, FALSE, sizeof(Place));
    divide(replay, split, figure, taken, left);
    return taken->len;
}

static gboolean split_off(Replay *replay, const EntDecision *split, Subject *whom)
{
    Figure *const figure = whom->entity;
    if (figure == NULL)
        return FALSE;
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(Place)), left = g_array_new(FALSE, FALSE, sizeof(Place));
    divide(replay, split, figure, taken, left);
    if (taken->len == 0)
        return FALSE;
    Figure *into = g_hash_table_lookup(replay->by_id, split->into);
    into = into == NULL ? load_figure(replay, split->into) : into->into == NULL ? ent_replay_now(into) : NULL;
    if (into == figure)
        return FALSE;
    if (into == NULL) { /* an id whose bearer was taken in by somebody else is free again */
        into = add_figure(replay, split->into, figure->type, 0);
        into->name = g_strdup(split->name);
    }
    keep_name(replay, into);
    g_array_set_size(figure->places, 0);
    g_array_append_vals(figure->places, left->data, left->len);
    for (guint i = 0; i < taken->len; i++)
        give_place(replay, into, g_array_index(taken, Place, i));
    figure->changed = into->changed = TRUE;
    whom->other = into;
    return TRUE;
}

/* ---- evidence ---- */

typedef struct Statement {
    Place evidence;
    Figure *source, *target;
    char *sentence;
} Statement;

static void statement_clear(gpointer data)
{
    g_free(((Statement *)data)->sentence);
}

/* Whether an appearance is the figure's: those of figures in memory are known, all others are somebody else's. */
static gboolean owns(Replay *replay, const Figure *figure, gint64 article, gint64 n)
{
    const Place place = { article, n };
    return last_of(g_hash_table_lookup(replay->owners, &place)) == figure;
}

/* Appends what an article says of `type` from or to one appearance of `near`, where the other end is `far`. */
static void gather_at(Replay *replay, Place place, gint64 type, gboolean from, const Figure *far, GArray *found)
{
    static const char out[] = "SELECT n, target, sentence FROM evidence WHERE article = ? AND source = ? AND type = ?";
    static const char in[] = "SELECT n, source, sentence FROM evidence WHERE article = ? AND target = ? AND type = ?";
    sqlite3_stmt *const rows = ent_sql_rows(replay->store, from ? out : in, "iii", place.article, place.n, type);
    while (ent_sql_next(replay->store, rows)) {
        if (!owns(replay, far, place.article, sqlite3_column_int64(rows, 1)))
            continue;
        const Statement statement = { .evidence = { place.article, sqlite3_column_int64(rows, 0) },
                                      .sentence = ent_sql_text(rows, 2) };
        g_array_append_val(found, statement);
    }
}

/* All evidence that says `type` of the two; both ways where the relation has no direction. */
static GArray *statements_of(Replay *replay, const Figure *source, const char *type, const Figure *target)
{
    GArray *const found = g_array_new(FALSE, FALSE, sizeof(Statement));
    g_array_set_clear_func(found, statement_clear);
    const gint64 row = ent_sql_int(replay->store, 0, "SELECT id FROM relation_types WHERE name = ?", "t", type);
    const gboolean symmetric =
        ent_sql_int(replay->store, 0, "SELECT symmetric FROM relation_types WHERE name = ?", "t", type) != 0;
    if (row == 0 || source == target)
        return found;
    const gboolean from = source->places->len <= target->places->len; /* the end that appears less often is asked */
    const Figure *const near = from ? source : target, *const far = from ? target : source;
    for (guint i = 0; i < near->places->len; i++) {
        const Place place = g_array_index(near->places, Place, i);
        gather_at(replay, place, row, from, far, found);
        if (symmetric)
            gather_at(replay, place, row, !from, far, found);
    }
    return found;
}

static gboolean judge(Replay *replay, const EntDecision *decision, const Subject *whom, Verdict verdict)
{
    if (whom->entity == NULL || whom->other == NULL)
        return FALSE;
    g_autoptr(GArray) found = statements_of(replay, whom->entity, decision->type, whom->other);
    g_autoptr(GHashTable) sentences = set_of(decision->sentences, 1);
    gboolean any = FALSE;
    for (guint i = 0; i < found->len; i++) {
        const Statement *const statement = &g_array_index(found, Statement, i);
        if (statement->sentence == NULL || !g_hash_table_contains(sentences, statement->sentence))
            continue;
        g_hash_table_insert(replay->verdicts, g_memdup2(&statement->evidence, sizeof(Place)), GUINT_TO_POINTER(verdict + 1));
        any = TRUE;
    }
    return any;
}

static int by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *ent_replay_sentences(Replay *replay, Figure *source, const char *type, Figure *target, gboolean all)
{
    GPtrArray *const sentences = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) found = statements_of(replay, source, type, target);
    for (guint i = 0; i < found->len; i++) {
        Statement *const statement = &g_array_index(found, Statement, i);
        const guint verdict = GPOINTER_TO_UINT(g_hash_table_lookup(replay->verdicts, &statement->evidence));
        if (statement->sentence != NULL && (all || verdict != REJECTED + 1))
            g_ptr_array_add(sentences, g_steal_pointer(&statement->sentence));
    }
    g_ptr_array_sort(sentences, by_bytes);
    for (guint i = sentences->len; i-- > 1;)
        if (strcmp(sentences->pdata[i], sentences->pdata[i - 1]) == 0)
            g_ptr_array_remove_index(sentences, i);
    return sentences;
}

/* ---- one decision ---- */

static gboolean judge_node(const Subject *whom, gboolean rejected)
{
    if (whom->entity == NULL)
        return FALSE;
    whom->entity->changed = whom->entity->changed || whom->entity->rejected != rejected;
    whom->entity->rejected = rejected;
    return TRUE;
}

static gboolean name_node(const Subject *whom, const char *name)
{
    if (whom->entity == NULL)
        return FALSE;
    g_free(whom->entity->name);
    whom->entity->name = g_strdup(name);
    whom->entity->changed = TRUE;
    return TRUE;
}

static gboolean carry_out(Replay *replay, const EntDecision *decision, Subject *whom)
{
    const gboolean edge = ent_decision_on_edge(decision);
    switch (decision->verb) {
    case ENT_MERGE:
        return merge(replay, whom);
    case ENT_SPLIT:
        return split_off(replay, decision, whom);
    case ENT_RENAME:
        return name_node(whom, decision->name);
    case ENT_RETYPE:
        return retype(replay, whom, decision->type);
    case ENT_REJECT:
        return edge ? judge(replay, decision, whom, REJECTED) : judge_node(whom, TRUE);
    case ENT_ACCEPT:
        if (edge)
            return judge(replay, decision, whom, ACCEPTED);
        if (whom->entity == NULL) /* the one who was rejected */
            whom->entity = last_of(figure_called(replay, decision->entity.id));
        return judge_node(whom, FALSE);
    }
    return FALSE;
}

gboolean ent_replay_apply(Replay *replay, const EntDecision *decision)
{
    Subject whom = { ent_replay_refer(replay, &decision->entity), ent_replay_refer(replay, &decision->other) };
    const gboolean effect = carry_out(replay, decision, &whom);
    g_array_append_val(replay->whom, whom);
    return effect;
}
