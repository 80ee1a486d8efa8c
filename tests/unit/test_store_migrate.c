/* SPDX-License-Identifier: Apache-2.0 */
/* Graph files of earlier versions: read as they are, brought up to date by who writes. */
#include "test_store_samples.h"

#include <sqlite3.h>

/* What version 2 lacks of version 3, and what version 1 had where version 2 differs. */
static const char version_2[] = "DROP TABLE stories; DROP TABLE bands; UPDATE articles SET active = 1; PRAGMA user_version = 2";
static const char version_1[] =
    "DROP TABLE stories; DROP TABLE bands; "
    "DROP VIEW relations; DROP VIEW statements; DROP TABLE decisions; ALTER TABLE evidence DROP COLUMN why;"
    "CREATE TABLE decisions (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, object TEXT, reason TEXT);"
    "CREATE VIEW statements AS SELECT e.article, e.n, s.entity AS source, t.entity AS target, e.type, e.start_byte, e.end_byte, "
    "e.certainty, "
    "e.confidence, e.cue, e.method, e.sentence FROM evidence e JOIN appearances s ON s.article = e.article AND s.n = e.source "
    "JOIN appearances t ON t.article = e.article AND t.n = e.target;"
    "CREATE VIEW relations AS SELECT source, target FROM statements; PRAGMA user_version = 1";

/* Beyond the shortest that is compared, and another word at its end. */
static char *long_text(const char *last)
{
    g_autoptr(GString) text = g_string_new("Ana Ruiz backs Kenya.");
    for (int i = 0; i < 120; i++)
        g_string_append_printf(text, " w%d", i);
    return g_strdup_printf("%s %s.", text->str, last);
}

static void add_long(EntStore *store, const char *path, const char *last)
{
    g_autofree char *text = long_text(last);
    EntGraph *const facts = sample_facts(path, NULL, NULL, text);
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    sample_edge(facts, ana, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
    add_facts(store, facts);
}

static void turn_back(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static char *make_old_file(const char *folder)
{
    {
        g_autoptr(EntStore) store = open_store(folder, ENT_STORE_WRITE);
        EntGraph *const facts = sample_facts("a.txt", NULL, NULL, "Ana Ruiz backs Kenya.");
        const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
        sample_edge(facts, ana, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
        add_facts(store, facts);
        commit(store);
    }
    char *const path = g_build_filename(folder, "graph.db", NULL);
    turn_back(path, version_1);
    return path;
}

static int version_of(const char *path)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &rows, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    const int version = sqlite3_column_int(rows, 0);
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return version;
}

static void an_old_file_is_read_and_left_as_it_is(void **state)
{
    g_autofree char *path = make_old_file(*state), *before = NULL, *after = NULL;
    gsize n_before = 0, n_after = 0;
    assert_true(g_file_get_contents(path, &before, &n_before, NULL));
    for (int i = 0; i < 2; i++) {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
        g_autoptr(EntGraph) graph = load_graph(store);
        assert_int_equal(graph->edges->len, 1);
        assert_null(g_array_index(ent_graph_edge(graph, 0)->evidence, EntEvidence, 0).why);
    }
    assert_true(g_file_get_contents(path, &after, &n_after, NULL));
    assert_int_equal(n_before, n_after);
    assert_memory_equal(before, after, n_before);
}

static void writing_brings_an_old_file_up_to_date(void **state)
{
    g_autofree char *path = make_old_file(*state);
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        EntGraph *const facts = sample_facts("b.txt", NULL, NULL, "Ana Ruiz backs Peru.");
        const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
        sample_edge(facts, ana, 0, sample_node(facts, "country:PE", ENT_COUNTRY, "Peru"));
        g_array_index(ent_graph_edge(facts, 0)->evidence, EntEvidence, 0).why = g_strdup("backs (verb)");
        add_facts(store, facts);
        commit(store);
    }
    assert_int_equal(version_of(path), 3);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 2);
    assert_null(g_array_index(ent_graph_edge(graph, 0)->evidence, EntEvidence, 0).why);
    assert_string_equal(g_array_index(ent_graph_edge(graph, 1)->evidence, EntEvidence, 0).why, "backs (verb)");
}

/* A file that has both copies of one story as articles that count. */
static char *make_file_without_copies(const char *folder)
{
    {
        g_autoptr(EntStore) store = open_store(folder, ENT_STORE_WRITE);
        assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_KEEP, NULL));
        add_long(store, "a.txt", "ebb");
        add_long(store, "b.txt", "flow");
        commit(store);
    }
    char *const path = g_build_filename(folder, "graph.db", NULL);
    turn_back(path, version_2);
    turn_back(path, "DELETE FROM meta WHERE key = 'duplicates'");
    return path;
}

static void copies_in_an_old_file_count_until_it_is_written_to(void **state)
{
    g_autofree char *path = make_file_without_copies(*state);
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
        g_autoptr(EntGraph) graph = load_graph(store);
        assert_int_equal(graph->articles->len, 2);
        assert_true(ent_graph_edge(graph, 0)->weight == 2);
        assert_null(ent_graph_article(graph, 0)->copies);
    }
    assert_int_equal(version_of(path), 2);
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    }
    assert_int_equal(version_of(path), 3);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, 1);
    assert_true(ent_graph_edge(graph, 0)->weight == 1);
    assert_int_equal(ent_graph_article(graph, 0)->copies->len, 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_old_file_is_read_and_left_as_it_is),
        TEST(writing_brings_an_old_file_up_to_date),
        TEST(copies_in_an_old_file_count_until_it_is_written_to),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
