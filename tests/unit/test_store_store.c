/* SPDX-License-Identifier: Apache-2.0 */
/* The graph file: made, found, refused, shared. */
#include "test_store_samples.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char *path_in(const char *folder)
{
    return g_build_filename(folder, "graph.db", NULL);
}

static void assert_refused(const char *path, EntStoreMode mode, EntError code)
{
    g_autoptr(GError) error = NULL;
    assert_null(ent_store_open(path, mode, &error));
    assert_int_equal(error->code, code);
    assert_non_null(strstr(error->message, path));
}

/* Neither mode opens the file, and its bytes stay. */
static void assert_left_alone(const char *path, EntError code)
{
    g_autofree char *before = NULL, *after = NULL;
    gsize n = 0, m = 0;
    assert_true(g_file_get_contents(path, &before, &n, NULL));
    assert_refused(path, ENT_STORE_READ, code);
    assert_refused(path, ENT_STORE_WRITE, code);
    assert_true(g_file_get_contents(path, &after, &m, NULL));
    assert_int_equal(n, m);
    assert_memory_equal(before, after, n);
}

static void run_sql(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void make_graph(const char *folder)
{
    g_autoptr(EntStore) store = open_store(folder, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, "Ana Ruiz backs Kenya.");
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    sample_edge(facts, ana, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
    add_facts(store, facts);
    commit(store);
}

static void reading_wants_a_file(void **state)
{
    g_autofree char *path = path_in(*state);
    assert_refused(path, ENT_STORE_READ, ENT_ERROR_NOT_FOUND);
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    assert_true(g_file_set_contents(path, "", 0, NULL));
    assert_refused(path, ENT_STORE_READ, ENT_ERROR_CORRUPT);
    assert_refused(*state, ENT_STORE_READ, ENT_ERROR_IO);
}

static void writing_takes_an_empty_file(void **state)
{
    g_autofree char *path = path_in(*state);
    assert_true(g_file_set_contents(path, "", 0, NULL));
    make_graph(*state);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 1);
}

static void a_folder_that_is_not_there_is_named(void **state)
{
    g_autofree char *path = g_build_filename(*state, "no", "graph.db", NULL);
    g_autoptr(GError) error = NULL;
    assert_null(ent_store_open(path, ENT_STORE_WRITE, &error));
    assert_int_equal(error->code, ENT_ERROR_IO);
}

static void foreign_files_are_left_alone(void **state)
{
    g_autofree char *path = path_in(*state);
    assert_true(g_file_set_contents(path, "These are notes, and no graph.", -1, NULL));
    assert_left_alone(path, ENT_ERROR_CORRUPT);
    g_unlink(path);
    run_sql(path, "PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    assert_left_alone(path, ENT_ERROR_CORRUPT);
}

static void newer_files_are_left_alone(void **state)
{
    g_autofree char *path = path_in(*state);
    make_graph(*state);
    run_sql(path, "PRAGMA user_version = 999");
    assert_left_alone(path, ENT_ERROR_NEWER);
    run_sql(path, "PRAGMA user_version = 0");
    assert_left_alone(path, ENT_ERROR_CORRUPT);
}

static void damage_is_told(void **state)
{
    g_autofree char *path = path_in(*state);
    make_graph(*state);
    g_autofree char *bytes = NULL;
    gsize n = 0;
    assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    memset(bytes + 4096, 0x5A, n - 4096);
    assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
    g_autoptr(GError) error = NULL;
    EntStore *const store = ent_store_open(path, ENT_STORE_READ, &error);
    if (store != NULL) {
        assert_null(ent_store_load(store, NULL, &error));
        ent_store_close(store);
    }
    assert_int_equal(error->code, ENT_ERROR_CORRUPT);
}

static void impossible_rows_are_told(void **state)
{
    static const char *const harms[] = {
        "UPDATE mentions SET end_byte = 99999",
        "UPDATE mentions SET start_byte = -1",
        "UPDATE evidence SET confidence = 7",
        "UPDATE entities SET type = 'ghost'",
        "PRAGMA foreign_keys = OFF; UPDATE appearances SET entity = 77",
        "PRAGMA foreign_keys = OFF; UPDATE evidence SET type = 77",
        "DROP TABLE roles",
    };
    for (guint i = 0; i < G_N_ELEMENTS(harms); i++) {
        g_autofree char *path = path_in(*state);
        g_unlink(path);
        make_graph(*state);
        run_sql(path, harms[i]);
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
        g_autoptr(GError) error = NULL;
        g_autoptr(EntGraph) graph = ent_store_load(store, NULL, &error);
        if (graph != NULL)
            fail_msg("%s went unseen", harms[i]);
        assert_int_equal(error->code, ENT_ERROR_CORRUPT);
    }
}

static void a_closed_file_stands_alone(void **state)
{
    make_graph(*state);
    g_autoptr(GDir) dir = g_dir_open(*state, 0, NULL);
    assert_string_equal(g_dir_read_name(dir), "graph.db");
    assert_null(g_dir_read_name(dir));
}

static void reading_changes_nothing(void **state)
{
    g_autofree char *path = path_in(*state), *before = NULL, *after = NULL;
    gsize n = 0, m = 0;
    make_graph(*state);
    assert_true(g_file_get_contents(path, &before, &n, NULL));
    EntStore *const store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    g_autoptr(EntGraph) facts = sample_facts("b.txt", NULL, NULL, "Text.");
    g_autoptr(GError) error = NULL;
    assert_false(ent_store_add(store, facts, NULL, &error));
    ent_store_close(store);
    assert_true(g_file_get_contents(path, &after, &m, NULL));
    assert_int_equal(n, m);
    assert_memory_equal(before, after, n);
}

/* As somebody who may not write beside the file, in a process of its own; 0 where the graph was read. */
static int read_as_nobody(const char *folder)
{
    const pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(9);
        g_autofree char *path = path_in(folder);
        g_autoptr(EntStore) store = ent_store_open(path, ENT_STORE_READ, NULL);
        g_autoptr(EntGraph) graph = store == NULL ? NULL : ent_store_load(store, NULL, NULL);
        _exit(graph != NULL && graph->edges->len == 1 ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

static void a_read_only_folder_is_no_hindrance(void **state)
{
    g_autofree char *path = path_in(*state);
    make_graph(*state);
    g_chmod(*state, 0555);
    assert_int_equal(read_as_nobody(*state), 0);
    g_chmod(*state, 0755);
    run_sql(path, "PRAGMA journal_mode = WAL"); /* as a killed process leaves it */
    g_chmod(*state, 0555);
    assert_int_equal(read_as_nobody(*state), 0);
    g_chmod(*state, 0755);
}

static void a_second_writer_waits_and_then_is_told(void **state)
{
    g_autoptr(EntStore) first = open_store(*state, ENT_STORE_WRITE);
    g_autoptr(EntStore) second = open_store(*state, ENT_STORE_WRITE);
    g_autoptr(EntGraph) facts = sample_facts("b.txt", NULL, NULL, "Text.");
    g_autoptr(GError) error = NULL;
    ent_graph_sort(facts);
    add_facts(first, sample_facts("a.txt", NULL, NULL, "Other text."));
    assert_false(ent_store_add(second, facts, NULL, &error));
    assert_int_equal(error->code, ENT_ERROR_BUSY);
    commit(first);
    assert_true(ent_store_add(second, facts, NULL, NULL));
    commit(second);
    g_autoptr(EntGraph) graph = load_graph(first);
    assert_int_equal(graph->articles->len, 2);
}

static void a_reader_sees_what_is_committed(void **state)
{
    make_graph(*state);
    g_autoptr(EntStore) writer = open_store(*state, ENT_STORE_WRITE);
    add_facts(writer, sample_facts("b.txt", NULL, NULL, "Text."));
    EntStore *const reader = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(reader);
    assert_int_equal(graph->articles->len, 1);
    ent_store_close(reader);
    commit(writer);
}

static guint64 left_out_in(EntStore *store)
{
    g_autoptr(EntGraph) graph = ent_store_load(store, NULL, NULL);
    assert_non_null(graph);
    return graph->left_out;
}

static void what_was_left_out_is_counted_once(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(left_out_in(store), 0);
    for (int i = 0; i < 2; i++) {
        assert_true(ent_store_leave_out(store, "a.txt", "not in English", NULL));
        assert_true(ent_store_leave_out(store, "b.txt", "not in English", NULL));
    }
    commit(store);
    assert_int_equal(left_out_in(store), 2);
    add_facts(store, sample_facts("a.txt", NULL, NULL, NULL)); /* in English now */
    commit(store);
    assert_int_equal(left_out_in(store), 1);
}

static void files_of_before_have_left_nothing_out(void **state)
{
    make_graph(*state);
    g_autofree char *path = g_build_filename(*state, "graph.db", NULL);
    run_sql(path, "DROP TABLE left_out");
    EntStore *const reader = open_store(*state, ENT_STORE_READ);
    assert_int_equal(left_out_in(reader), 0);
    ent_store_close(reader);
    g_autoptr(EntStore) writer = open_store(*state, ENT_STORE_WRITE);
    assert_true(ent_store_leave_out(writer, "a.txt", "not in English", NULL));
    commit(writer);
    assert_int_equal(left_out_in(writer), 1);
}

static void a_killed_writer_loses_only_what_was_not_committed(void **state)
{
    make_graph(*state);
    const pid_t child = fork();
    if (child == 0) {
        EntStore *const store = open_store(*state, ENT_STORE_WRITE);
        add_facts(store, sample_facts("b.txt", NULL, NULL, "Text."));
        commit(store);
        add_facts(store, sample_facts("c.txt", NULL, NULL, "More text."));
        _exit(0);
    }
    waitpid(child, NULL, 0);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, 2);
}

/* In a process that may write only so many bytes to a file; 0 where it was told so and what was committed before stays. */
static int write_to_a_full_disk(const char *folder, rlim_t bytes)
{
    const pid_t child = fork();
    if (child == 0) {
        g_autoptr(EntStore) store = open_store(folder, ENT_STORE_WRITE);
        g_autoptr(GError) error = NULL;
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &(struct rlimit){ bytes, bytes });
        gboolean ok = TRUE;
        for (guint i = 0; ok && i < 200; i++) {
            g_autofree char *path = g_strdup_printf("full-%u.txt", i), *text = g_strnfill(5000, (char)('a' + i % 26));
            g_autoptr(EntGraph) facts = sample_facts(path, NULL, NULL, text);
            ent_graph_sort(facts);
            ok = ent_store_add(store, facts, NULL, &error) && (i % 5 != 0 || ent_store_commit(store, &error));
        }
        _exit(!ok && error->code == ENT_ERROR_IO && strstr(error->message, folder) != NULL ? 0 : 1);
    }
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

static void a_full_disk_loses_nothing_committed(void **state)
{
    make_graph(*state);
    for (rlim_t bytes = 60000; bytes < 260000; bytes += 40000) {
        assert_int_equal(write_to_a_full_disk(*state, bytes), 0);
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        g_autoptr(EntGraph) graph = load_graph(store);
        assert_int_equal(graph->edges->len, 1);
    }
}

static void relations_can_be_asked_for_in_sql(void **state)
{
    g_autofree char *path = path_in(*state);
    make_graph(*state);
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, "SELECT source, type, target, weight FROM relations", -1, &rows, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(rows), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(rows, 0), "person:ana-ruiz");
    assert_string_equal((const char *)sqlite3_column_text(rows, 1), "supports");
    assert_string_equal((const char *)sqlite3_column_text(rows, 2), "country:KE");
    assert_int_equal(sqlite3_column_int(rows, 3), 1);
    sqlite3_finalize(rows);
    sqlite3_close(db);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reading_wants_a_file),
        TEST(writing_takes_an_empty_file),
        TEST(a_folder_that_is_not_there_is_named),
        TEST(foreign_files_are_left_alone),
        TEST(newer_files_are_left_alone),
        TEST(damage_is_told),
        TEST(impossible_rows_are_told),
        TEST(a_closed_file_stands_alone),
        TEST(reading_changes_nothing),
        TEST(a_read_only_folder_is_no_hindrance),
        TEST(a_second_writer_waits_and_then_is_told),
        TEST(a_reader_sees_what_is_committed),
        TEST(what_was_left_out_is_counted_once), TEST(files_of_before_have_left_nothing_out), TEST(a_killed_writer_loses_only_what_was_not_committed),
        TEST(a_full_disk_loses_nothing_committed),
        TEST(relations_can_be_asked_for_in_sql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
