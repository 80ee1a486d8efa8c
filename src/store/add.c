/* SPDX-License-Identifier: Apache-2.0 */
/*
 * add.c: the facts of one article into the graph file, so that the order of adding leaves no trace.
 *
 * Of one key the greatest version stays, by (modified or published, file time, hash of the text, engine, digest of the facts): a total
 * order, so that which one stays depends only on which ones ever came. Of the keys with one text the least stands for all
 * (whether it counts copies.c tells); the others lie ready for when it goes. Relation types and who wrote the file last follow the same rule: the greatest stays. Only a preferred engine
 * (ent_store_prefer) goes before the others.
 */
#include "store/copies.h"

#include <string.h>

#include "graph/date.h"
#include "store/extractor.h"

/* What the order of versions goes by. */
typedef struct Version {
    gint64 article; /* row, 0 for none */
    char *date, *file_time, *sha256, *engine, *digest;
} Version;

static void version_clear(Version *version)
{
    g_free(version->date);
    g_free(version->file_time);
    g_free(version->sha256);
    g_free(version->engine);
    g_free(version->digest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Version, version_clear)

static char *digest_of(const EntGraph *facts)
{
    static const EntJsonOptions options = { .lines = TRUE, .spans = TRUE };
    g_autoptr(GString) json = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(json);
    ent_graph_write_json(facts, &options, out);
    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, json->str, (gssize)json->len);
}

/* The later of modified and published. */
static char *version_date(const EntArticle *article)
{
    g_autofree char *published = ent_date_key(article->published), *modified = ent_date_key(article->modified);
    return g_strdup(g_strcmp0(modified, published) > 0 ? modified : published != NULL ? published : "");
}

static Version version_of(const EntGraph *facts)
{
    const EntArticle *const article = ent_graph_article(facts, 0);
    return (Version){ .date = version_date(article),
                      .file_time = g_strdup(article->file_time != NULL ? article->file_time : ""),
                      .sha256 = g_strdup(article->sha256),
                      .engine = ent_extractor_join(facts->program, facts->ontology, facts->model),
                      .digest = digest_of(facts) };
}

static Version version_there(EntStore *store, const char *key)
{
    static const char sql[] = "SELECT id, version, coalesce(file_time, ''), sha256, engine, digest FROM articles WHERE key = ?";
    Version version = { 0 };
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "t", key);
    if (!ent_sql_next(store, rows))
        return version;
    version = (Version){ .article = sqlite3_column_int64(rows, 0), .date = ent_sql_text(rows, 1), .file_time = ent_sql_text(rows, 2),
                         .sha256 = ent_sql_text(rows, 3), .engine = ent_sql_text(rows, 4), .digest = ent_sql_text(rows, 5) };
    ent_sql_end(rows);
    return version;
}

/* Engines begin with a program's version, whose numbers count as numbers. */
static int compare_versions(const Version *a, const Version *b)
{
    int order = strcmp(a->date, b->date);
    if (order == 0)
        order = strcmp(a->file_time, b->file_time);
    if (order == 0)
        order = strcmp(a->sha256, b->sha256);
    if (order == 0)
        order = strverscmp(a->engine, b->engine);
    return order != 0 ? order : strcmp(a->digest, b->digest);
}

static gboolean is_preferred(const EntStore *store, const char *engine)
{
    return g_strcmp0(store->preferred, engine) == 0;
}

/* TRUE where the coming version takes the place of the one that is there. */
static gboolean takes_over(const EntStore *store, const Version *coming, const Version *there)
{
    if (strcmp(coming->sha256, there->sha256) == 0 && is_preferred(store, coming->engine) != is_preferred(store, there->engine))
        return is_preferred(store, coming->engine);
    return compare_versions(coming, there) > 0;
}

static gboolean same_extraction(const Version *a, const Version *b)
{
    return strcmp(a->sha256, b->sha256) == 0 && strcmp(a->engine, b->engine) == 0;
}

/* ---- who wrote, relation types ---- */

static void set_meta(EntStore *store, const char *key, const char *value)
{
    ent_sql_run(store, "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", "tt", key, value);
}

static char *get_meta(EntStore *store, const char *key)
{
    char *value = NULL;
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT value FROM meta WHERE key = ?", "t", key);
    if (ent_sql_next(store, rows)) {
        value = ent_sql_text(rows, 0);
        ent_sql_end(rows);
    }
    return value;
}

static void note_writer(EntStore *store, const EntGraph *facts, const char *engine)
{
    if (store->engine == NULL) {
        g_autofree char *there = get_meta(store, "engine");
        store->engine = g_strdup(there != NULL ? there : "");
    }
    if (strcmp(engine, store->engine) == 0 || (!is_preferred(store, engine) && strverscmp(engine, store->engine) < 0))
        return;
    g_free(store->engine);
    store->engine = g_strdup(engine);
    set_meta(store, "engine", engine);
    set_meta(store, "program", facts->program);
    set_meta(store, "ontology", facts->ontology);
    set_meta(store, "model", facts->model);
}

static void merge_type(EntStore *store, const EntRelationType *type, guint position, const char *engine)
{
    static const char sql[] =
        "INSERT INTO relation_types (name, position, label, colour, line, sign, symmetric, measured, engine) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position, label = excluded.label, "
        "colour = excluded.colour, line = excluded.line, sign = excluded.sign, symmetric = excluded.symmetric, "
        "measured = excluded.measured, engine = excluded.engine WHERE ? OR (excluded.engine, excluded.position, excluded.label, "
        "excluded.colour, excluded.line, excluded.sign, excluded.symmetric, excluded.measured) > "
        "(engine, position, label, colour, line, sign, symmetric, measured)";
    ent_sql_run(store, sql, "titttiiiti", type->id, (gint64)position, type->label, type->colour, type->line, (gint64)type->sign,
                (gint64)(type->symmetric != 0), (gint64)(type->measured != 0), engine, (gint64)is_preferred(store, engine));
}

/* The types are nearly always those of the article before: then nothing is asked of the file. */
static void merge_types(EntStore *store, const EntGraph *facts, const char *engine)
{
    g_autoptr(GString) all = g_string_new(engine);
    for (guint i = 0; i < facts->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(facts, i);
        g_string_append_printf(all, "\n%s\t%s\t%s\t%s\t%d%d%d", type->id, type->label, type->colour, type->line, type->sign,
                               type->symmetric, type->measured);
    }
    if (g_strcmp0(all->str, store->types_seen) == 0)
        return;
    for (guint i = 0; i < facts->types->len; i++)
        merge_type(store, ent_graph_type(facts, i), i, engine);
    g_free(store->types_seen);
    store->types_seen = g_strdup(all->str);
}

/* ---- rows of one article ---- */

static gint64 insert_article(EntStore *store, const EntArticle *article, const Version *version)
{
    static const char sql[] = "INSERT INTO articles (key, path, title, publisher, published, modified, url, language, sha256, file_time, "
                              "version, engine, digest, active, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)";
    ent_sql_run(store, sql, "ttttttttttttts", ent_article_key(article), article->path, article->title, article->publisher,
                article->published, article->modified, article->url, article->language, article->sha256, article->file_time,
                version->date, version->engine, version->digest, (EntStr){ article->text, article->text_len });
    const gint64 id = sqlite3_last_insert_rowid(store->db);
    for (guint i = 0; i < article->authors->len; i++)
        ent_sql_run(store, "INSERT INTO authors (article, position, name) VALUES (?, ?, ?)", "iit", id, (gint64)i,
                    (const char *)g_ptr_array_index(article->authors, i));
    return id;
}

static void insert_node(EntStore *store, gint64 article, const EntNode *node, gint64 n)
{
    g_autofree char *key = store->keeps_ids ? g_strdup(node->id) : ent_names_key(node);
    g_autofree char *word = store->keeps_ids ? NULL : ent_names_short_word(node);
    g_autofree char *local = g_strconcat(store->keeps_ids && node->articles->len == 0 ? "?" : "", node->id, NULL);
    ent_sql_run(store, "INSERT INTO appearances (article, n, local, type, name, iso3166, mentions, key, word) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                "iittttitt", article, n, local, ent_node_type_name(node->type), node->name, node->iso3166, (gint64)node->n_mentions, key,
                word);
    for (guint i = 0; i < node->aliases->len; i++)
        ent_sql_run(store, "INSERT INTO appearance_aliases (article, n, alias) VALUES (?, ?, ?)", "iit", article, n,
                    (const char *)g_ptr_array_index(node->aliases, i));
    for (guint i = 0; i < node->mentions->len; i++) {
        const EntSpan span = g_array_index(node->mentions, EntMention, i).span;
        ent_sql_run(store, "INSERT INTO mentions (article, n, start_byte, end_byte) VALUES (?, ?, ?, ?)", "iiii", article, n,
                    (gint64)span.start, (gint64)span.end);
    }
}

static void insert_roles(EntStore *store, gint64 article, const EntNode *node, gint64 n)
{
    static const char sql[] = "INSERT INTO roles (article, n, position, title, of) VALUES (?, ?, ?, ?, nullif(?, -1))";
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        ent_sql_run(store, sql, "iiiti", article, n, (gint64)i, role->title, role->of == ENT_NONE ? (gint64)-1 : (gint64)role->of);
    }
}

static void insert_edge(EntStore *store, gint64 article, const EntGraph *facts, const EntEdge *edge, gint64 *n)
{
    static const char sql[] = "INSERT INTO evidence (article, n, source, target, type, start_byte, end_byte, certainty, confidence, cue, "
                              "method, sentence, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    const gint64 type = ent_sql_int(store, 0, "SELECT id FROM relation_types WHERE name = ?", "t", ent_graph_type(facts, edge->type)->id);
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        ent_sql_run(store, sql, "iiiiiiitrtttt", article, (*n)++, (gint64)edge->source, (gint64)edge->target, type,
                    (gint64)evidence->span.start, (gint64)evidence->span.end, ent_certainty_name(evidence->certainty),
                    evidence->confidence, evidence->cue, evidence->method, evidence->sentence, evidence->why);
    }
}

static void insert_quote(EntStore *store, gint64 article, const EntQuote *quote, gint64 n)
{
    static const char sql[] = "INSERT INTO quotations (article, n, speaker, via, speaker_text, direct, cue, start_byte, end_byte, text) "
                              "VALUES (?, ?, nullif(?, -1), nullif(?, -1), ?, ?, ?, ?, ?, ?)";
    ent_sql_run(store, sql, "iiiititiit", article, n, quote->speaker == ENT_NONE ? (gint64)-1 : (gint64)quote->speaker,
                quote->via == ENT_NONE ? (gint64)-1 : (gint64)quote->via, quote->speaker_text, (gint64)(quote->direct != 0), quote->cue,
                (gint64)quote->span.start, (gint64)quote->span.end, quote->text);
    for (guint i = 0; quote->parts->len > 1 && i < quote->parts->len; i++) {
        const EntSpan part = g_array_index(quote->parts, EntSpan, i);
        ent_sql_run(store, "INSERT INTO quotation_parts (article, n, start_byte, end_byte) VALUES (?, ?, ?, ?)", "iiii", article, n,
                    (gint64)part.start, (gint64)part.end);
    }
    for (guint i = 0; i < quote->about->len; i++)
        ent_sql_run(store, "INSERT INTO quotation_about (article, n, about) VALUES (?, ?, ?)", "iii", article, n,
                    (gint64)g_array_index(quote->about, guint32, i));
}

static void insert_facts(EntStore *store, const EntGraph *facts, const Version *version)
{
    const gint64 article = insert_article(store, ent_graph_article(facts, 0), version);
    gint64 n = 0;
    for (guint i = 0; i < facts->nodes->len; i++)
        insert_node(store, article, ent_graph_node(facts, i), i);
    for (guint i = 0; i < facts->nodes->len; i++)
        insert_roles(store, article, ent_graph_node(facts, i), i);
    for (guint i = 0; i < facts->edges->len; i++)
        insert_edge(store, article, facts, ent_graph_edge(facts, i), &n);
    for (guint i = 0; i < facts->quotes->len; i++) /* what nobody we know is reported to have said is no part of a graph */
        if (ent_graph_quote(facts, i)->speaker != ENT_NONE || ent_graph_quote(facts, i)->direct || store->keeps_ids)
            insert_quote(store, article, ent_graph_quote(facts, i), i);
}

/* ---- versions and copies ---- */

/* Of the articles with that text the one of the least key stands for all. */
static void settle_copies(EntStore *store, const char *sha256)
{
    static const char sql[] = "SELECT a.id, s.article IS NOT NULL FROM articles a LEFT JOIN stories s ON s.article = a.id "
                              "WHERE a.sha256 = ? ORDER BY a.key";
    gint64 first = 0, standing = 0;
    sqlite3_stmt *const rows = ent_sql_rows(store, sql, "t", sha256);
    while (ent_sql_next(store, rows)) {
        const gint64 id = sqlite3_column_int64(rows, 0);
        if (first == 0)
            first = id;
        if (sqlite3_column_int(rows, 1) != 0)
            standing = id;
    }
    if (first == standing)
        return;
    if (standing != 0)
        ent_copies_leave(store, standing);
    ent_copies_enter(store, first);
}

static void remove_article(EntStore *store, const Version *there, const char *next_sha256)
{
    ent_copies_leave(store, there->article);
    ent_sql_run(store, "DELETE FROM articles WHERE id = ?", "i", there->article);
    if (strcmp(there->sha256, next_sha256) != 0)
        settle_copies(store, there->sha256);
}

static EntAddOutcome add(EntStore *store, const EntGraph *facts)
{
    const char *const key = ent_article_key(ent_graph_article(facts, 0));
    g_auto(Version) coming = version_of(facts);
    g_auto(Version) there = version_there(store, key);
    note_writer(store, facts, coming.engine);
    merge_types(store, facts, coming.engine);
    const gboolean known = there.article != 0, same = known && same_extraction(&coming, &there);
    if (known && !takes_over(store, &coming, &there))
        return same ? ENT_UNCHANGED : ENT_OLDER;
    if (known)
        remove_article(store, &there, coming.sha256);
    insert_facts(store, facts, &coming);
    settle_copies(store, coming.sha256);
    if (same)
        return ENT_UNCHANGED;
    if (ent_sql_int(store, 1, "SELECT active FROM articles WHERE key = ?", "t", key) == 0)
        return ENT_COPY;
    return known ? ENT_REPLACED : ENT_ADDED;
}

gboolean ent_store_add(EntStore *store, const EntGraph *facts, EntAddOutcome *outcome, GError **error)
{
    if (facts->articles->len != 1 || ent_graph_article(facts, 0)->sha256 == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: facts are of one article, not of %u", store->path, facts->articles->len);
        return FALSE;
    }
    if (!ent_store_begin(store, error))
        return FALSE;
    ent_sql_run(store, "SAVEPOINT article", "");
    const EntAddOutcome became = add(store, facts);
    ent_sql_run(store, "DELETE FROM left_out WHERE path = ?", "t", ent_graph_article(facts, 0)->path);
    if (ent_store_failed(store, error)) {
        ent_store_forget(store);
        ent_sql_run(store, "ROLLBACK TO article", "");
        ent_sql_run(store, "RELEASE article", "");
        ent_store_failed(store, NULL); /* where SQLite has rolled back the whole transaction by itself, there is nothing to roll back to */
        store->in_transaction = !sqlite3_get_autocommit(store->db);
        return FALSE;
    }
    ent_sql_run(store, "RELEASE article", "");
    if (outcome != NULL)
        *outcome = became;
    return !ent_store_failed(store, error);
}

void ent_store_prefer(EntStore *store, const char *engine)
{
    g_free(store->preferred);
    store->preferred = g_strdup(engine);
    ent_store_forget(store);
}

/* ---- asking ---- */

static gboolean same_authors(EntStore *store, gint64 id, const EntArticle *article)
{
    guint n = 0;
    gboolean same = TRUE;
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT name FROM authors WHERE article = ? ORDER BY position", "i", id);
    while (ent_sql_next(store, rows)) {
        same = same && n < article->authors->len &&
               g_strcmp0(g_ptr_array_index(article->authors, n), (const char *)sqlite3_column_text(rows, 0)) == 0;
        n++;
    }
    return same && n == article->authors->len;
}

/* What is said about the article counts too: it is part of the facts. Only the file's time may differ. */
gboolean ent_store_has(EntStore *store, const EntArticle *article, const char *engine)
{
    static const char sql[] = "SELECT id FROM articles WHERE key = ? AND sha256 = ? AND engine = ? AND path IS ? AND title IS ? AND "
                              "publisher IS ? AND published IS ? AND modified IS ? AND url IS ? AND "
                              "(? IS NULL OR language IS ?)"; /* extracting tells the language where reading does not */
    const gint64 id = ent_sql_int(store, 0, sql, "ttttttttttt", ent_article_key(article), article->sha256, engine, article->path,
                                  article->title, article->publisher, article->published, article->modified, article->url,
                                  article->language, article->language);
    const gboolean has = id != 0 && same_authors(store, id, article);
    return !ent_store_failed(store, NULL) && has; /* a file that cannot be read fails again, and is told of, when it is added to */
}

gboolean ent_store_leave_out(EntStore *store, const char *path, const char *reason, GError **error)
{
    if (!ent_store_begin(store, error))
        return FALSE;
    ent_sql_run(store, "INSERT OR REPLACE INTO left_out (path, reason) VALUES (?, ?)", "tt", path, reason);
    return !ent_store_failed(store, error);
}
