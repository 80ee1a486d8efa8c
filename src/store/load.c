/* SPDX-License-Identifier: Apache-2.0 */
/*
 * load.c: the whole graph file as one EntGraph.
 *
 * One pass a table, in one read transaction so that a writer beside us changes nothing half-way. Rows point at rows by number, the
 * graph by index: two hash tables lead from one to the other. What comes out depends on no row number, since the graph is
 * sorted by ids at the end. What people decided is laid over the tables first (overlay.c), so that one reads the reviewed graph.
 */
#include "store/review_internal.h"

#include <string.h>

typedef struct Load {
    EntStore *store;
    EntGraph *graph;
    const EntLoadOptions *options;
    GHashTable *articles, *entities; /* row (gint64 *) → index + 1 */
    GHashTable *quotes;              /* Place * → index + 1 */
    GHashTable *types;               /* row → index + 1 */
} Load;

static void complain(Load *load, const char *what)
{
    if (load->store->error == NULL)
        g_set_error(&load->store->error, ENT_ERROR, ENT_ERROR_CORRUPT, "%s: the graph file is damaged (%s); build it anew", load->store->path,
                    what);
}

static void remember(GHashTable *table, gint64 row, guint32 index)
{
    g_hash_table_insert(table, g_memdup2(&row, sizeof row), GUINT_TO_POINTER(index + 1));
}

/* The index a row has; ENT_NONE with a complaint where there is none. */
static guint32 index_at(Load *load, GHashTable *table, sqlite3_stmt *rows, int column, const char *what)
{
    const gint64 row = sqlite3_column_int64(rows, column);
    const guint32 index = GPOINTER_TO_UINT(g_hash_table_lookup(table, &row)) - 1;
    if (index == ENT_NONE)
        complain(load, what);
    return index;
}

static guint32 node_or_none(Load *load, sqlite3_stmt *rows, int column)
{
    if (sqlite3_column_type(rows, column) == SQLITE_NULL)
        return ENT_NONE;
    return index_at(load, load->entities, rows, column, "somebody points at no entity");
}

static char *some_text(sqlite3_stmt *rows, int column)
{
    char *const text = ent_sql_text(rows, column);
    return text != NULL ? text : g_strdup("");
}

static EntSpan span_at(Load *load, guint32 article, sqlite3_stmt *rows, int column)
{
    const gint64 start = sqlite3_column_int64(rows, column), end = sqlite3_column_int64(rows, column + 1);
    const EntArticle *const a = article == ENT_NONE ? NULL : ent_graph_article(load->graph, article);
    const gint64 most = a != NULL && a->text != NULL ? (gint64)a->text_len : (gint64)G_MAXUINT32;
    if (start >= 0 && start <= end && end <= most)
        return (EntSpan){ (guint32)start, (guint32)end };
    complain(load, "offsets lie outside the text");
    return (EntSpan){ 0, 0 };
}

/* ---- tables ---- */

static void load_meta(Load *load)
{
    EntGraph *const graph = load->graph;
    sqlite3_stmt *const rows = ent_sql_rows(load->store, "SELECT key, value FROM meta", "");
    while (ent_sql_next(load->store, rows)) {
        g_autofree char *key = some_text(rows, 0);
        char **const place = g_str_equal(key, "program")    ? &graph->program
                             : g_str_equal(key, "ontology") ? &graph->ontology
                             : g_str_equal(key, "model")    ? &graph->model
                                                            : NULL;
        if (place == NULL)
            continue;
        g_free(*place);
        *place = ent_sql_text(rows, 1);
    }
}

/* Files of before know nothing of what was left out. */
static void load_left_out(Load *load)
{
    if (ent_sql_int(load->store, 0, "SELECT count(*) FROM sqlite_master WHERE name = 'left_out'", "") > 0)
        load->graph->left_out = (guint64)ent_sql_int(load->store, 0, "SELECT count(*) FROM left_out", "");
}

static void load_types(Load *load)
{
    static const char sql[] = "SELECT id, name, label, colour, line, sign, symmetric, measured FROM relation_types ORDER BY position, name";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        EntRelationType *const type = g_new0(EntRelationType, 1);
        type->id = some_text(rows, 1);
        type->label = some_text(rows, 2);
        type->colour = some_text(rows, 3);
        type->line = some_text(rows, 4);
        type->sign = sqlite3_column_int(rows, 5);
        type->symmetric = sqlite3_column_int(rows, 6) != 0;
        type->measured = sqlite3_column_int(rows, 7) != 0;
        remember(load->types, sqlite3_column_int64(rows, 0), ent_graph_take_type(load->graph, type));
    }
}

static void load_articles(Load *load)
{
    static const char with_text[] = "SELECT id, path, title, publisher, published, modified, url, language, sha256, file_time, text "
                                    "FROM articles WHERE active";
    static const char without[] = "SELECT id, path, title, publisher, published, modified, url, language, sha256, file_time, NULL "
                                  "FROM articles WHERE active";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, load->options->texts ? with_text : without, "");
    while (ent_sql_next(load->store, rows)) {
        EntArticle *const article = ent_article_new();
        char **const members[] = { &article->path, &article->title,    &article->publisher, &article->published, &article->modified,
                                   &article->url,  &article->language, &article->sha256,    &article->file_time, &article->text };
        for (guint i = 0; i < G_N_ELEMENTS(members); i++)
            *members[i] = ent_sql_text(rows, (int)i + 1);
        article->text_len = article->text == NULL ? 0 : strlen(article->text);
        remember(load->articles, sqlite3_column_int64(rows, 0), ent_graph_take_article(load->graph, article));
    }
}

static void load_authors(Load *load)
{
    static const char sql[] = "SELECT u.article, u.name FROM authors u JOIN articles a ON a.id = u.article WHERE a.active "
                              "ORDER BY u.article, u.position";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "an author of no article");
        if (article != ENT_NONE)
            g_ptr_array_add(ent_graph_article(load->graph, article)->authors, some_text(rows, 1));
    }
}

/* An article that does not count is told by the one that does: of the same text, or the head of that one's story. */
static void load_copies(Load *load)
{
    static const char sql[] =
        "SELECT iif(f.active, f.id, s.head), c.path, c.title, c.publisher, c.published, c.url FROM articles c JOIN articles f "
        "ON f.id = (SELECT id FROM articles WHERE sha256 = c.sha256 ORDER BY key LIMIT 1) LEFT JOIN stories s ON s.article = f.id "
        "WHERE NOT c.active ORDER BY c.key";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "a copy of no article");
        if (article == ENT_NONE)
            continue;
        EntArticle *const copy = ent_article_new();
        char **const members[] = { &copy->path, &copy->title, &copy->publisher, &copy->published, &copy->url };
        for (guint i = 0; i < G_N_ELEMENTS(members); i++)
            *members[i] = ent_sql_text(rows, (int)i + 1);
        ent_article_take_copy(ent_graph_article(load->graph, article), copy);
    }
}

static void load_entities(Load *load)
{
    sqlite3_stmt *const rows = ent_sql_rows(load->store, "SELECT id, node, type, name FROM entities", "");
    while (ent_sql_next(load->store, rows)) {
        g_autofree char *id = some_text(rows, 1), *word = some_text(rows, 2), *name = some_text(rows, 3);
        EntNodeType type = ENT_COUNTRY;
        if (!ent_node_type_parse(word, &type))
            complain(load, "an entity of no known type");
        remember(load->entities, sqlite3_column_int64(rows, 0), ent_graph_add_node(load->graph, id, type, name));
    }
}

static void load_aliases(Load *load)
{
    sqlite3_stmt *const rows = ent_sql_rows(load->store, "SELECT entity, alias FROM aliases", "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 node = index_at(load, load->entities, rows, 0, "an alias of no entity");
        if (node != ENT_NONE)
            g_ptr_array_add(ent_graph_node(load->graph, node)->aliases, some_text(rows, 1)); /* sorted and rid of the name later */
    }
}

static void load_appearances(Load *load)
{
    static const char sql[] = "SELECT article, entity, iso3166, mentions, substr(local, 1, 1) <> '?' FROM appearances WHERE entity IS NOT NULL";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "somebody appears in no article");
        const guint32 index = index_at(load, load->entities, rows, 1, "somebody is no entity");
        if (article == ENT_NONE || index == ENT_NONE)
            continue;
        EntNode *const node = ent_graph_node(load->graph, index);
        if (sqlite3_column_int(rows, 4) != 0)
            g_array_append_val(node->articles, article);
        node->n_mentions += (guint)sqlite3_column_int(rows, 3);
        char *const iso = ent_sql_text(rows, 2);
        if (iso != NULL && (node->iso3166 == NULL || g_strcmp0(iso, node->iso3166) < 0)) {
            g_free(node->iso3166);
            node->iso3166 = iso;
        } else {
            g_free(iso);
        }
    }
}

static void load_roles(Load *load)
{
    static const char sql[] = "SELECT r.article, p.entity, r.title, o.entity FROM roles r "
                              "JOIN appearances p ON p.article = r.article AND p.n = r.n "
                              "LEFT JOIN appearances o ON o.article = r.article AND o.n = r.of WHERE p.entity IS NOT NULL";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "a role in no article");
        const guint32 node = index_at(load, load->entities, rows, 1, "a role of nobody");
        const guint32 of = node_or_none(load, rows, 3);
        g_autofree char *title = some_text(rows, 2);
        if (article != ENT_NONE && node != ENT_NONE)
            ent_node_add_role(ent_graph_node(load->graph, node), title, of, article);
    }
}

static void load_mentions(Load *load)
{
    static const char sql[] = "SELECT m.article, p.entity, m.start_byte, m.end_byte FROM mentions m "
                              "JOIN appearances p ON p.article = m.article AND p.n = m.n WHERE p.entity IS NOT NULL";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "a mention in no article");
        const guint32 node = index_at(load, load->entities, rows, 1, "a mention of nobody");
        const EntMention mention = { article, span_at(load, article, rows, 2) };
        if (article != ENT_NONE && node != ENT_NONE)
            g_array_append_val(ent_graph_node(load->graph, node)->mentions, mention);
    }
}

static void load_evidence(Load *load)
{
    static const char sql[] = "SELECT article, source, target, type, start_byte, end_byte, certainty, confidence, cue, method, sentence, "
                              "why FROM statements";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "evidence from no article");
        const guint32 source = index_at(load, load->entities, rows, 1, "evidence on nobody");
        const guint32 target = index_at(load, load->entities, rows, 2, "evidence on nobody");
        const guint32 type = index_at(load, load->types, rows, 3, "evidence of no known relation");
        if (article == ENT_NONE || source == ENT_NONE || target == ENT_NONE || type == ENT_NONE)
            continue;
        EntEvidence evidence = { .article = article, .span = span_at(load, article, rows, 4) };
        evidence.confidence = sqlite3_column_double(rows, 7);
        const char *const certainty = (const char *)sqlite3_column_text(rows, 6);
        if (certainty == NULL || !ent_certainty_parse(certainty, &evidence.certainty) ||
            !(evidence.confidence >= 0 && evidence.confidence <= 1))
            complain(load, "evidence of no known certainty");
        evidence.cue = some_text(rows, 8);
        evidence.method = some_text(rows, 9);
        evidence.sentence = some_text(rows, 10);
        evidence.why = ent_sql_text(rows, 11);
        g_array_append_val(ent_graph_get_edge(load->graph, source, type, target)->evidence, evidence); /* takes the strings */
    }
}

/* ---- quotations ---- */

static void load_quotes(Load *load)
{
    static const char sql[] = "SELECT q.article, q.n, s.entity, v.entity, q.speaker_text, q.direct, q.cue, q.start_byte, q.end_byte, q.text "
                              "FROM quotations q JOIN articles a ON a.id = q.article "
                              "LEFT JOIN appearances s ON s.article = q.article AND s.n = q.speaker "
                              "LEFT JOIN appearances v ON v.article = q.article AND v.n = q.via WHERE a.active";
    sqlite3_stmt *const rows = ent_sql_rows(load->store, sql, "");
    while (ent_sql_next(load->store, rows)) {
        const guint32 article = index_at(load, load->articles, rows, 0, "a quotation from no article");
        if (article == ENT_NONE)
            continue;
        const Place place = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) };
        EntQuote *const quote = ent_graph_add_quote(load->graph, article);
        g_hash_table_insert(load->quotes, g_memdup2(&place, sizeof place), GUINT_TO_POINTER(load->graph->quotes->len));
        quote->speaker = node_or_none(load, rows, 2);
        quote->via = node_or_none(load, rows, 3);
        quote->speaker_text = ent_sql_text(rows, 4);
        quote->direct = sqlite3_column_int(rows, 5) != 0;
        quote->cue = ent_sql_text(rows, 6);
        quote->span = span_at(load, article, rows, 7);
        quote->text = some_text(rows, 9);
    }
}

static EntQuote *quote_at(Load *load, sqlite3_stmt *rows)
{
    const Place place = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1) };
    const guint32 index = GPOINTER_TO_UINT(g_hash_table_lookup(load->quotes, &place)) - 1;
    return index == ENT_NONE ? NULL : ent_graph_quote(load->graph, index);
}

/* Rows of quotations that do not count are passed over. */
static void load_quote_lists(Load *load)
{
    static const char parts[] = "SELECT article, n, start_byte, end_byte FROM quotation_parts ORDER BY article, n, start_byte, end_byte";
    static const char abouts[] = "SELECT q.article, q.n, p.entity FROM quotation_about q "
                                 "JOIN appearances p ON p.article = q.article AND p.n = q.about WHERE p.entity IS NOT NULL";
    sqlite3_stmt *rows = ent_sql_rows(load->store, parts, "");
    while (ent_sql_next(load->store, rows)) {
        EntQuote *const quote = quote_at(load, rows);
        if (quote == NULL)
            continue;
        const EntSpan part = span_at(load, quote->article, rows, 2);
        g_array_append_val(quote->parts, part);
    }
    rows = ent_sql_rows(load->store, abouts, "");
    while (ent_sql_next(load->store, rows)) {
        EntQuote *const quote = quote_at(load, rows);
        const guint32 node = node_or_none(load, rows, 2);
        if (quote != NULL && node != ENT_NONE)
            g_array_append_val(quote->about, node);
    }
}

/* ---- the whole ---- */

static void load_tables(Load *load)
{
    load_meta(load);
    load_types(load);
    load_left_out(load);
    load_articles(load);
    load_authors(load);
    load_copies(load);
    load_entities(load);
    load_aliases(load);
    load_appearances(load);
    load_roles(load);
    if (load->options->mentions)
        load_mentions(load);
    load_evidence(load);
    load_quotes(load);
    load_quote_lists(load);
}

static GHashTable *row_table(void)
{
    return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
}

EntGraph *ent_store_load(EntStore *store, const EntLoadOptions *options, GError **error)
{
    static const EntLoadOptions all = { .texts = TRUE, .mentions = TRUE };
    g_autoptr(EntGraph) graph = ent_graph_new();
    g_autoptr(GHashTable) articles = row_table(), entities = row_table(), types = row_table();
    g_autoptr(GHashTable) quotes = g_hash_table_new_full(ent_place_hash, ent_place_equal, g_free, NULL);
    Load load = { .store = store, .graph = graph, .options = options != NULL ? options : &all, .articles = articles, .entities = entities,
                  .types = types, .quotes = quotes };
    if (store->in_transaction)
        ent_resolve_settle(store);
    else
        ent_sql_run(store, "BEGIN", "");
    ent_store_execute(store, "SAVEPOINT review");
    ent_decisions_lay(store);
    load_tables(&load);
    sqlite3_exec(store->db, "ROLLBACK TO review; RELEASE review", NULL, NULL, NULL); /* what was laid over the tables goes */
    if (!store->in_transaction)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL); /* nothing was written */
    if (ent_store_failed(store, error))
        return NULL;
    ent_graph_sort(graph);
    return g_steal_pointer(&graph);
}
