/* SPDX-License-Identifier: Apache-2.0 */
/*
 * copies.c: the same story printed twice counts once: which articles count, and which are kept beside them as copies.
 *
 * Of the articles with one and the same text the one of the least key stands for all (add.c); what is said here is of those. They
 * are in order: the earlier day, then the more words, then the lesser key goes first, the undated last. Going through them in
 * that order,
 *
 *   an article is a copy of the first head before it that it is alike (sketch.h); where there is none it is a head itself.
 *
 * So every copy is like the article that counts in its place, never only like another copy of it: stories do not grow into each
 * other over a chain of versions. And who is a head follows from the set of articles alone.
 *
 * It is kept up to date rather than computed anew. A change concerns only what comes later in the order: a new head, those that
 * are alike it; a head that goes or becomes a copy, its own copies. They wait in a queue in that order, so that each is looked at
 * once, when all before it are settled. An article finds what it may be alike by its bands: first the heads, which are few; the
 * copies only where it becomes a head itself. That is 48 lookups an article, and the reading of what shares a band with it.
 */
#include "store/copies.h"

#include <string.h>

#include "graph/date.h"
#include "store/sketch.h"

typedef struct Story {
    gint64 article, head; /* rows; 0 for a head that is yet to be found */
    char *day, *key;
    gboolean active;
    gboolean sketched;
    EntSketch sketch;
    GArray *shingles; /* of its text; NULL until asked for */
} Story;

static void story_free(gpointer data)
{
    Story *const story = data;
    g_free(story->day);
    g_free(story->key);
    if (story->shingles != NULL)
        g_array_unref(story->shingles);
    g_free(story);
}

/* A file that was tampered with may hold a sketch of any length: then the article is alike none. */
static Story *read_story(EntStore *store, gint64 article)
{
    static const char sql[] =
        "SELECT s.head, s.day, s.words, s.sketch, a.key, a.active FROM stories s JOIN articles a ON a.id = s.article "
        "WHERE s.article = ?";
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "i", article);
    if (!ent_sql_next(store, rows))
        return NULL;
    Story *const story = g_new0(Story, 1);
    *story = (Story){ .article = article,
                      .head = sqlite3_column_int64(rows, 0),
                      .day = ent_sql_text(rows, 1),
                      .key = ent_sql_text(rows, 4),
                      .active = sqlite3_column_int(rows, 5) != 0 };
    const guchar *const bytes = sqlite3_column_blob(rows, 3);
    story->sketched = bytes != NULL && sqlite3_column_bytes(rows, 3) == ENT_SKETCH_BYTES;
    if (story->sketched)
        ent_sketch_unpack(bytes, &story->sketch);
    story->sketch.words = (guint)sqlite3_column_int64(rows, 2);
    ent_sql_end(rows);
    return story;
}

static int by_order(gconstpointer a, gconstpointer b, gpointer data)
{
    const Story *const x = a, *const y = b;
    (void)data;
    int order = g_strcmp0(x->day, y->day);
    if (order == 0)
        order = (x->sketch.words < y->sketch.words) - (x->sketch.words > y->sketch.words);
    return order != 0 ? order : g_strcmp0(x->key, y->key);
}

/* ---- the queue ---- */

typedef struct Queue {
    GSequence *stories;  /* Story *, in order */
    GHashTable *waiting; /* gint64 *: their articles */
} Queue;

static void queue_init(Queue *queue)
{
    queue->stories = g_sequence_new(story_free);
    queue->waiting = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

static void queue_clear(Queue *queue)
{
    g_sequence_free(queue->stories);
    g_hash_table_unref(queue->waiting);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Queue, queue_clear)

/* Takes `story`; NULL is none. */
static void queue_push(Queue *queue, Story *story)
{
    if (story != NULL && g_hash_table_add(queue->waiting, g_memdup2(&story->article, sizeof story->article)))
        g_sequence_insert_sorted(queue->stories, story, by_order, NULL);
    else if (story != NULL)
        story_free(story);
}

static Story *queue_first(const Queue *queue)
{
    return g_sequence_is_empty(queue->stories) ? NULL : g_sequence_get(g_sequence_get_begin_iter(queue->stories));
}

static void queue_pop(Queue *queue)
{
    g_hash_table_remove(queue->waiting, &queue_first(queue)->article);
    g_sequence_remove(g_sequence_get_begin_iter(queue->stories));
}

/* ---- who is alike ---- */

/* The other articles, heads or copies, that share a band with it: gint64, each once. */
static GHashTable *meet(EntStore *store, const Story *story, gboolean heads)
{
    GHashTable *const met = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    for (guint i = 0; story->sketched && i < ENT_SKETCH_BANDS; i++) {
        sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT article FROM bands WHERE band = ? AND head = ?", "ii",
                                                ent_sketch_band(&story->sketch, i), (gint64)heads);
        while (ent_sql_next(store, rows)) {
            const gint64 article = sqlite3_column_int64(rows, 0);
            if (article != story->article)
                g_hash_table_add(met, g_memdup2(&article, sizeof article));
        }
    }
    return met;
}

static const GArray *shingles_of(EntStore *store, Story *story)
{
    if (story->shingles == NULL) {
        sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT text FROM articles WHERE id = ?", "i", story->article);
        g_autofree char *text = ent_sql_next(store, rows) ? ent_sql_text(rows, 0) : NULL;
        ent_sql_end(rows);
        story->shingles = ent_shingles_of((EntStr){ text, text != NULL ? strlen(text) : 0 });
    }
    return story->shingles;
}

static gboolean are_alike(EntStore *store, Story *a, Story *b)
{
    return a->sketched && b->sketched && ent_sketch_equal(&a->sketch, &b->sketch) >= ENT_SKETCH_NEAR &&
           ent_shingles_alike(shingles_of(store, a), shingles_of(store, b));
}

/* Those of them that are alike it and come before it (`before`) or after it, in order. */
static GSequence *alike(EntStore *store, Story *story, gboolean heads, gboolean before)
{
    GSequence *const found = g_sequence_new(story_free);
    g_autoptr(GHashTable) met = meet(store, story, heads);
    GHashTableIter iter;
    gpointer article;
    g_hash_table_iter_init(&iter, met);
    while (g_hash_table_iter_next(&iter, &article, NULL)) {
        Story *const other = read_story(store, *(const gint64 *)article);
        if (other != NULL && (by_order(other, story, NULL) < 0) == before && are_alike(store, story, other))
            g_sequence_insert_sorted(found, other, by_order, NULL);
        else if (other != NULL)
            story_free(other);
    }
    return found;
}

static gint64 find_head(EntStore *store, Story *story)
{
    g_autoptr(GSequence) heads = alike(store, story, TRUE, TRUE);
    if (g_sequence_is_empty(heads))
        return story->article;
    return ((const Story *)g_sequence_get(g_sequence_get_begin_iter(heads)))->article;
}

/* Its copies are to be looked at again. */
static void push_copies(EntStore *store, Queue *queue, gint64 head)
{
    static const char sql[] = "SELECT article FROM stories WHERE head = ? AND head <> article";
    g_autoptr(GArray) articles = g_array_new(FALSE, FALSE, sizeof(gint64));
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "i", head);
    while (ent_sql_next(store, rows)) {
        const gint64 article = sqlite3_column_int64(rows, 0);
        g_array_append_val(articles, article);
    }
    for (guint i = 0; i < articles->len; i++)
        queue_push(queue, read_story(store, g_array_index(articles, gint64, i)));
}

/* All that come after it and are alike it. */
static void push_alike(EntStore *store, Queue *queue, Story *head)
{
    for (gboolean heads = FALSE; heads <= TRUE; heads++) {
        g_autoptr(GSequence) later = alike(store, head, heads, FALSE);
        for (GSequenceIter *at = g_sequence_get_begin_iter(later); !g_sequence_iter_is_end(at); at = g_sequence_iter_next(at))
            queue_push(queue, read_story(store, ((const Story *)g_sequence_get(at))->article));
    }
}

/* ---- changes ---- */

static void set_bands(EntStore *store, const Story *story, const char *sql)
{
    const gboolean head = story->head == story->article;
    for (guint i = 0; story->sketched && i < ENT_SKETCH_BANDS; i++)
        ent_sql_run(store, sql, "iii", ent_sketch_band(&story->sketch, i), (gint64)head, story->article);
}

static gboolean keeps(EntStore *store)
{
    return ent_sql_int(store, 0, "SELECT value = 'keep' FROM meta WHERE key = 'duplicates'", "") != 0;
}

static void set_active(EntStore *store, gint64 article, gboolean active)
{
    ent_sql_run(store, "UPDATE articles SET active = ? WHERE id = ?", "ii", (gint64)active, article);
    if (active)
        ent_resolve_enter(store, article);
    else
        ent_resolve_leave(store, article);
}

/* `story` has another head than before. */
static void give_head(EntStore *store, Queue *queue, Story *story, gint64 head)
{
    static const char insert[] = "INSERT OR IGNORE INTO bands (band, head, article) VALUES (?, ?, ?)"; /* bands may coincide */
    static const char update[] = "UPDATE OR REPLACE bands SET head = ?2 WHERE band = ?1 AND article = ?3 AND head <> ?2";
    const gint64 before = story->head;
    const gboolean was = before == story->article, is = head == story->article;
    story->head = head;
    ent_sql_run(store, "UPDATE stories SET head = ? WHERE article = ?", "ii", head, story->article);
    if (before == 0 || was != is)
        set_bands(store, story, before == 0 ? insert : update);
    if (was)
        push_copies(store, queue, story->article);
    if (is)
        push_alike(store, queue, story);
    const gboolean counts = is || keeps(store);
    if (counts != story->active)
        set_active(store, story->article, counts);
}

/* Each of the queue, and whoever that concerns, finds its head. */
static void settle(EntStore *store, Queue *queue)
{
    Story *story;
    while ((story = queue_first(queue)) != NULL && store->error == NULL) {
        const gint64 head = find_head(store, story);
        if (head != story->head)
            give_head(store, queue, story, head);
        queue_pop(queue);
    }
}

/* The undated come last. */
static char *day_of(const char *published)
{
    g_autofree char *key = ent_date_key(published);
    return key != NULL ? g_strndup(key, strlen("YYYY-MM-DD")) : g_strdup("9999-99-99");
}

static void insert_story(EntStore *store, gint64 article)
{
    EntSketch sketch = { 0 };
    guchar bytes[ENT_SKETCH_BYTES];
    gboolean sketched = FALSE;
    g_autofree char *day = NULL;
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT published, text FROM articles WHERE id = ?", "i", article);
    if (ent_sql_next(store, rows)) {
        g_autofree char *published = ent_sql_text(rows, 0), *text = ent_sql_text(rows, 1);
        day = day_of(published);
        sketched = ent_sketch_of((EntStr){ text, text != NULL ? strlen(text) : 0 }, &sketch);
        ent_sql_end(rows);
    }
    ent_sketch_pack(&sketch, bytes);
    const EntStr blob = { sketched ? (const char *)bytes : NULL, sizeof bytes };
    ent_sql_run(store, "INSERT INTO stories (article, head, day, words, sketch) VALUES (?, 0, ?, ?, ?)", "itib", article, day,
                (gint64)sketch.words, blob);
}

void ent_copies_enter(EntStore *store, gint64 article)
{
    g_auto(Queue) queue;
    queue_init(&queue);
    insert_story(store, article);
    queue_push(&queue, read_story(store, article));
    settle(store, &queue);
}

void ent_copies_leave(EntStore *store, gint64 article)
{
    g_auto(Queue) queue;
    queue_init(&queue);
    Story *const story = read_story(store, article);
    if (story == NULL)
        return;
    push_copies(store, &queue, article);
    set_bands(store, story, "DELETE FROM bands WHERE band = ?1 AND head = ?2 AND article = ?3");
    ent_sql_run(store, "DELETE FROM stories WHERE article = ?", "i", article);
    if (story->active)
        set_active(store, article, FALSE);
    story_free(story);
    settle(store, &queue);
}

static GArray *rows_of(EntStore *store, const char *sql)
{
    GArray *const all = g_array_new(FALSE, FALSE, sizeof(gint64));
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "");
    while (ent_sql_next(store, rows)) {
        const gint64 article = sqlite3_column_int64(rows, 0);
        g_array_append_val(all, article);
    }
    return all;
}

void ent_copies_adopt(EntStore *store)
{
    g_autoptr(GArray) all = rows_of(store, "SELECT id FROM articles WHERE active AND id NOT IN (SELECT article FROM stories)");
    for (guint i = 0; i < all->len; i++)
        ent_copies_enter(store, g_array_index(all, gint64, i));
    ent_resolve_settle(store);
}

gboolean ent_store_set_duplicates(EntStore *store, EntDuplicates duplicates, GError **error)
{
    if (!ent_store_begin(store, error))
        return FALSE;
    const gboolean keep = duplicates == ENT_DUPLICATES_KEEP;
    if (keep != keeps(store)) {
        g_autoptr(GArray) copies = rows_of(store, "SELECT article FROM stories WHERE head <> article");
        ent_sql_run(store, "INSERT OR REPLACE INTO meta (key, value) VALUES ('duplicates', ?)", "t", keep ? "keep" : "fold");
        for (guint i = 0; i < copies->len; i++)
            set_active(store, g_array_index(copies, gint64, i), keep);
    }
    return !ent_store_failed(store, error);
}
