/* SPDX-License-Identifier: Apache-2.0 */
/*
 * resolve.c: who is who across articles.
 *
 * The result is a pure function of the set of appearances that count, whatever order they came in:
 *
 *   - an appearance with a full name is the entity of its key (names.c), whoever else is there;
 *   - one with a short name is, of the keys that can be called by that word, its own where it is among them, else the only one,
 *     else the only one that holds an office the short one holds too (for the same country or organization first, then of the same
 *     title), else the one that the corpus names in full far more often than any other; else the entity of its own key.
 *
 * It is kept up to date rather than computed anew. name_words counts which keys can be called by a word, name_roles which offices a key
 * holds, short_roles which ones those with short names hold. A word whose candidates become none, one or several has all its bearers
 * looked at again before the commit, and so has one of which another candidate becomes the foremost; once there are several, else only
 * an office can decide, and so a candidate that comes, goes or changes office concerns only those bearers who hold one of its offices. An article costs what its own appearances and those bearers cost.
 */
#include "store/store_internal.h"

#include <string.h>

/* One appearance as the tables have it. */
typedef struct Appearance {
    Place place;
    EntNodeType type;
    char *name, *key, *word;
    GPtrArray *aliases;
} Appearance;

static void appearance_clear(gpointer data)
{
    Appearance *const appearance = data;
    g_free(appearance->name);
    g_free(appearance->key);
    g_free(appearance->word);
    if (appearance->aliases != NULL)
        g_ptr_array_unref(appearance->aliases);
}

static void read_aliases(EntStore *store, Appearance *appearance)
{
    appearance->aliases = g_ptr_array_new_with_free_func(g_free);
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT alias FROM appearance_aliases WHERE article = ? AND n = ?", "ii",
                                            appearance->place.article, appearance->place.n);
    while (ent_sql_next(store, rows))
        g_ptr_array_add(appearance->aliases, ent_sql_text(rows, 0));
}

static gboolean read_row(sqlite3_stmt *rows, Appearance *appearance)
{
    g_autofree char *type = ent_sql_text(rows, 1);
    *appearance = (Appearance){ .place.n = sqlite3_column_int64(rows, 0), .name = ent_sql_text(rows, 2), .key = ent_sql_text(rows, 3),
                                .word = ent_sql_text(rows, 4) };
    return type != NULL && ent_node_type_parse(type, &appearance->type);
}

static GArray *appearances_of(EntStore *store, gint64 article)
{
    GArray *const all = g_array_new(FALSE, FALSE, sizeof(Appearance));
    g_array_set_clear_func(all, appearance_clear);
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT n, type, name, key, word FROM appearances WHERE article = ?", "i", article);
    while (ent_sql_next(store, rows)) {
        Appearance appearance;
        const gboolean good = read_row(rows, &appearance);
        appearance.place.article = article;
        if (good)
            g_array_append_val(all, appearance);
        else
            appearance_clear(&appearance);
    }
    for (guint i = 0; i < all->len; i++)
        read_aliases(store, &g_array_index(all, Appearance, i));
    return all;
}

/* ---- counts ---- */

static void touch(GHashTable *set, const char *text)
{
    if (!g_hash_table_contains(set, text))
        g_hash_table_add(set, g_strdup(text));
}

static void touch_office(EntStore *store, const char *word, const char *role)
{
    g_autofree char *both = g_strconcat(word, "\n", role, NULL);
    touch(store->offices, both);
}

static void touch_entity(EntStore *store, gint64 entity)
{
    g_hash_table_add(store->entities, g_memdup2(&entity, sizeof entity));
}

/* A key has become or ceased to be a candidate for a word. */
static void candidate_changed(EntStore *store, const char *word, const char *key)
{
    const gint64 others = ent_sql_int(store, 0, "SELECT count(*) FROM (SELECT 1 FROM name_words WHERE word = ? AND key <> ? LIMIT 2)", "tt",
                                      word, key);
    if (others < 2) {
        touch(store->words, word);
        return;
    }
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT role FROM name_roles WHERE key = ?", "t", key);
    while (ent_sql_next(store, rows))
        touch_office(store, word, (const char *)sqlite3_column_text(rows, 0));
}

/* The candidate that is named in full in several articles, and in many times as many as any other; NULL where none is. */
static char *foremost(EntStore *store, const char *word)
{
    enum { SEVERAL = 3, MANY_TIMES = 3 };
    gint64 uses[2] = { 0, 0 };
    g_autofree char *first = NULL;
    sqlite3_stmt *const rows =
        ent_sql_rows(store, "SELECT key, uses FROM name_words WHERE word = ? ORDER BY uses DESC, key LIMIT 2", "t", word);
    gboolean more = ent_sql_next(store, rows);
    if (more) {
        first = ent_sql_text(rows, 0);
        uses[0] = sqlite3_column_int64(rows, 1);
        more = ent_sql_next(store, rows);
    }
    if (more) {
        uses[1] = sqlite3_column_int64(rows, 1);
        ent_sql_end(rows);
    }
    return uses[0] >= SEVERAL && uses[0] >= MANY_TIMES * uses[1] ? g_steal_pointer(&first) : NULL;
}

static void change_word(EntStore *store, const char *word, const char *key, gint64 change)
{
    const gint64 before = ent_sql_int(store, 0, "SELECT uses FROM name_words WHERE word = ? AND key = ?", "tt", word, key);
    const gint64 after = before + change;
    if (before == 0)
        ent_sql_run(store, "INSERT INTO name_words (word, key, uses) VALUES (?, ?, ?)", "tti", word, key, after);
    else if (after == 0)
        ent_sql_run(store, "DELETE FROM name_words WHERE word = ? AND key = ?", "tt", word, key);
    else
        ent_sql_run(store, "UPDATE name_words SET uses = ?3 WHERE word = ?1 AND key = ?2", "tti", word, key, after);
    if (before == 0 || after == 0)
        candidate_changed(store, word, key);
}

static void count_word(EntStore *store, const char *word, const char *key, gint64 change)
{
    g_autofree char *before = foremost(store, word);
    change_word(store, word, key, change);
    g_autofree char *after = foremost(store, word);
    if (g_strcmp0(before, after) != 0)
        touch(store->words, word);
}

/* A key has begun or ceased to hold an office. */
static void office_changed(EntStore *store, const char *key, const char *role)
{
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT word FROM name_words WHERE key = ?", "t", key);
    while (ent_sql_next(store, rows))
        touch_office(store, (const char *)sqlite3_column_text(rows, 0), role);
}

static void count_role(EntStore *store, const char *key, const char *role, gint64 change)
{
    const gint64 before = ent_sql_int(store, 0, "SELECT uses FROM name_roles WHERE key = ? AND role = ?", "tt", key, role);
    const gint64 after = before + change;
    if (before == 0)
        ent_sql_run(store, "INSERT INTO name_roles (key, role, uses) VALUES (?, ?, ?)", "tti", key, role, after);
    else if (after == 0)
        ent_sql_run(store, "DELETE FROM name_roles WHERE key = ? AND role = ?", "tt", key, role);
    else
        ent_sql_run(store, "UPDATE name_roles SET uses = ?3 WHERE key = ?1 AND role = ?2", "tti", key, role, after);
    if (before == 0 || after == 0)
        office_changed(store, key, role);
}

/* What offices an appearance holds: "of country:FR", "title foreign minister"; each once. */
static GPtrArray *roles_of(EntStore *store, Place place)
{
    static const char sql[] = "SELECT DISTINCT 'of ' || o.key FROM roles r JOIN appearances o ON o.article = r.article AND o.n = r.of "
                              "WHERE r.article = ?1 AND r.n = ?2 UNION SELECT DISTINCT 'title ' || lower(title) FROM roles "
                              "WHERE article = ?1 AND n = ?2";
    GPtrArray *const roles = g_ptr_array_new_with_free_func(g_free);
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "ii", place.article, place.n);
    while (ent_sql_next(store, rows))
        g_ptr_array_add(roles, ent_sql_text(rows, 0));
    return roles;
}

/* What a fully named appearance adds to the counts, or takes from them. When a key goes with its last appearance, its words go while
 * its offices are still there, so that those who held one of them are found; and offices come before words for the same reason. */
static void count_full(EntStore *store, const Appearance *appearance, gint64 change)
{
    g_autoptr(GPtrArray) words = ent_names_words(appearance->type, appearance->name, appearance->aliases);
    g_autoptr(GPtrArray) roles = appearance->type == ENT_PERSON ? roles_of(store, appearance->place) : g_ptr_array_new();
    for (guint i = 0; change > 0 && i < roles->len; i++)
        count_role(store, appearance->key, g_ptr_array_index(roles, i), change);
    for (guint i = 0; i < words->len; i++)
        count_word(store, g_ptr_array_index(words, i), appearance->key, change);
    for (guint i = 0; change < 0 && i < roles->len; i++)
        count_role(store, appearance->key, g_ptr_array_index(roles, i), change);
}

/* A short appearance makes its offices known, or takes them back. */
static void note_short(EntStore *store, const Appearance *appearance, gboolean comes)
{
    static const char comes_sql[] = "INSERT OR IGNORE INTO short_roles (word, role, article, n) VALUES (?, ?, ?, ?)";
    static const char goes_sql[] = "DELETE FROM short_roles WHERE word = ? AND role = ? AND article = ? AND n = ?";
    if (appearance->type != ENT_PERSON)
        return;
    g_autoptr(GPtrArray) roles = roles_of(store, appearance->place);
    for (guint i = 0; i < roles->len; i++)
        ent_sql_run(store, comes ? comes_sql : goes_sql, "ttii", appearance->word, (const char *)g_ptr_array_index(roles, i),
                    appearance->place.article, appearance->place.n);
}

static void count_name(EntStore *store, gint64 entity, const char *name, gint64 full, gint64 named, gint64 uses)
{
    ent_sql_run(store,
                "INSERT INTO aliases (entity, alias, fulls, named, uses) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "fulls = fulls + excluded.fulls, named = named + excluded.named, uses = uses + excluded.uses",
                "itiii", entity, name, full, named, uses);
    if (uses < 0)
        ent_sql_run(store, "DELETE FROM aliases WHERE entity = ? AND alias = ? AND uses = 0", "it", entity, name);
}

static void count_names(EntStore *store, const Appearance *appearance, gint64 entity, gint64 change)
{
    count_name(store, entity, appearance->name, appearance->word == NULL ? change : 0, change, change);
    for (guint i = 0; i < appearance->aliases->len; i++) {
        const char *const alias = g_ptr_array_index(appearance->aliases, i);
        count_name(store, entity, alias, 0, 0, change);
    }
    ent_sql_run(store, "UPDATE entities SET appearances = appearances + ? WHERE id = ?", "ii", change, entity);
    touch_entity(store, entity);
}

/* ---- assigning ---- */

static gint64 entity_of_key(EntStore *store, const char *key, const Appearance *appearance)
{
    const gint64 there = ent_sql_int(store, 0, "SELECT id FROM entities WHERE node = ?", "t", key);
    if (there != 0 || store->error != NULL)
        return there;
    ent_sql_run(store, "INSERT INTO entities (node, type, name, appearances) VALUES (?, ?, ?, 0)", "ttt", key,
                ent_node_type_name(appearance->type), appearance->name);
    return sqlite3_last_insert_rowid(store->db);
}

/* `key` NULL takes the entity away. */
static void assign(EntStore *store, const Appearance *appearance, const char *key)
{
    const Place place = appearance->place;
    const gint64 old = ent_sql_int(store, 0, "SELECT coalesce(entity, 0) FROM appearances WHERE article = ? AND n = ?", "ii", place.article,
                                   place.n);
    const gint64 entity = key == NULL ? 0 : entity_of_key(store, key, appearance);
    if (entity == old || store->error != NULL)
        return;
    if (entity != 0)
        ent_sql_run(store, "UPDATE appearances SET entity = ? WHERE article = ? AND n = ?", "iii", entity, place.article, place.n);
    else
        ent_sql_run(store, "UPDATE appearances SET entity = NULL WHERE article = ? AND n = ?", "ii", place.article, place.n);
    if (old != 0)
        count_names(store, appearance, old, -1);
    if (entity != 0)
        count_names(store, appearance, entity, 1);
}

void ent_resolve_enter(EntStore *store, gint64 article)
{
    g_autoptr(GArray) all = appearances_of(store, article);
    for (guint i = 0; i < all->len; i++) {
        const Appearance *const appearance = &g_array_index(all, Appearance, i);
        if (appearance->word != NULL) {
            note_short(store, appearance, TRUE);
            g_array_append_val(store->shorts, appearance->place);
            continue;
        }
        assign(store, appearance, appearance->key);
        count_full(store, appearance, 1);
    }
}

void ent_resolve_leave(EntStore *store, gint64 article)
{
    g_autoptr(GArray) all = appearances_of(store, article);
    for (guint i = 0; i < all->len; i++) {
        const Appearance *const appearance = &g_array_index(all, Appearance, i);
        assign(store, appearance, NULL);
        if (appearance->word == NULL)
            count_full(store, appearance, -1);
        else
            note_short(store, appearance, FALSE);
    }
}

/* ---- short names ---- */

/* Adds the keys of the rows to `keys`, each once. */
static void gather_keys(EntStore *store, GPtrArray *keys, sqlite3_stmt *rows)
{
    while (ent_sql_next(store, rows)) {
        char *const key = ent_sql_text(rows, 0);
        if (g_ptr_array_find_with_equal_func(keys, key, g_str_equal, NULL))
            g_free(key);
        else
            g_ptr_array_add(keys, key);
    }
}

/* The only candidate who holds an office of that kind ("of ", "title ") that is among `roles`; NULL where none or several do. */
static char *only_agreeing(EntStore *store, const char *word, const GPtrArray *roles, const char *kind)
{
    static const char sql[] = "SELECT w.key FROM name_words w JOIN name_roles r ON r.key = w.key AND r.role = ?2 WHERE w.word = ?1 LIMIT 2";
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < roles->len && keys->len < 2; i++) {
        const char *const role = g_ptr_array_index(roles, i);
        if (g_str_has_prefix(role, kind))
            gather_keys(store, keys, ent_sql_rows(store, sql, "tt", word, role));
    }
    return keys->len == 1 ? g_strdup(g_ptr_array_index(keys, 0)) : NULL;
}

static char *choose(EntStore *store, const Appearance *appearance)
{
    const char *const word = appearance->word;
    if (ent_sql_int(store, 0, "SELECT uses FROM name_words WHERE word = ? AND key = ?", "tt", word, appearance->key) > 0)
        return g_strdup(appearance->key);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    gather_keys(store, keys, ent_sql_rows(store, "SELECT key FROM name_words WHERE word = ? LIMIT 2", "t", word));
    if (keys->len == 1)
        return g_strdup(g_ptr_array_index(keys, 0));
    if (keys->len == 0 || appearance->type != ENT_PERSON)
        return g_strdup(appearance->key);
    g_autoptr(GPtrArray) roles = roles_of(store, appearance->place);
    char *agreeing = only_agreeing(store, word, roles, "of ");
    if (agreeing == NULL)
        agreeing = only_agreeing(store, word, roles, "title ");
    if (agreeing == NULL)
        agreeing = foremost(store, word);
    return agreeing != NULL ? agreeing : g_strdup(appearance->key);
}

/* Resolves one short appearance, where it is there and counts. */
static void settle_short(EntStore *store, Place place)
{
    static const char sql[] = "SELECT p.n, p.type, p.name, p.key, p.word FROM appearances p JOIN articles a ON a.id = p.article "
                              "WHERE p.article = ? AND p.n = ? AND a.active AND p.word IS NOT NULL";
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "ii", place.article, place.n);
    if (!ent_sql_next(store, rows))
        return;
    Appearance appearance;
    const gboolean good = read_row(rows, &appearance);
    ent_sql_end(rows);
    appearance.place = place;
    read_aliases(store, &appearance);
    if (good) {
        g_autofree char *key = choose(store, &appearance);
        assign(store, &appearance, key);
    }
    appearance_clear(&appearance);
}

/* `rows` of article and n; read to the end first, since settling changes the tables they come from. */
static void settle_all(EntStore *store, sqlite3_stmt *rows)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    while (ent_sql_next(store, rows)) {
        const Place place = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) };
        g_array_append_val(places, place);
    }
    for (guint i = 0; i < places->len; i++)
        settle_short(store, g_array_index(places, Place, i));
}

static void settle_words(EntStore *store)
{
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, store->words);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        settle_all(store, ent_sql_rows(store, "SELECT article, n FROM appearances WHERE word = ?", "t", (const char *)key));
    g_hash_table_iter_init(&iter, store->offices);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const char *const both = key, *const role = strchr(both, '\n') + 1;
        const EntStr word = { both, (gsize)(role - 1 - both) };
        settle_all(store, ent_sql_rows(store, "SELECT article, n FROM short_roles WHERE word = ? AND role = ?", "st", word, role));
    }
}

/* Entities that nobody appears as go; the others take the name that most full forms have, the longer and then the lesser on a tie. */
static void settle_entities(EntStore *store)
{
    static const char name[] = "UPDATE entities SET name = coalesce((SELECT alias FROM aliases WHERE entity = ?1 AND named > 0 "
                               "ORDER BY fulls DESC, iif(fulls = 0, named, 0) DESC, length(CAST(alias AS BLOB)) DESC, alias LIMIT 1), "
                               "name) WHERE id = ?1";
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, store->entities);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const gint64 entity = *(const gint64 *)key;
        ent_sql_run(store, "DELETE FROM entities WHERE id = ? AND appearances = 0", "i", entity);
        ent_sql_run(store, name, "i", entity);
    }
}

void ent_resolve_settle(EntStore *store)
{
    for (guint i = 0; i < store->shorts->len; i++)
        settle_short(store, g_array_index(store->shorts, Place, i));
    settle_words(store);
    settle_entities(store);
    g_array_set_size(store->shorts, 0);
    g_hash_table_remove_all(store->words);
    g_hash_table_remove_all(store->offices);
    g_hash_table_remove_all(store->entities);
}
