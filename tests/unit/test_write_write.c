/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include <entente/write.h>

#include "test_write_samples.h"

/* What tests work in; each begins with an empty folder. */
static int set_up(void **state)
{
    *state = g_dir_make_tmp("write-XXXXXX", NULL);
    return *state == NULL;
}

static guint count_files(const char *folder)
{
    guint n = 0;
    GDir *const dir = g_dir_open(folder, 0, NULL);
    assert_non_null(dir);
    while (g_dir_read_name(dir) != NULL)
        n++;
    g_dir_close(dir);
    return n;
}

/* Removes a folder of folders of files. */
static int tear_down(void **state)
{
    const char *name;
    GDir *const dir = g_dir_open(*state, 0, NULL);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(*state, name, NULL);
        GDir *const inner = g_dir_open(path, 0, NULL);
        const char *file;
        while (inner != NULL && (file = g_dir_read_name(inner)) != NULL) {
            g_autofree char *leaf = g_build_filename(path, file, NULL);
            g_unlink(leaf);
        }
        if (inner != NULL)
            g_dir_close(inner);
        g_remove(path);
    }
    g_dir_close(dir);
    g_rmdir(*state);
    g_free(*state);
    return 0;
}

static void a_folder_is_made_with_all_its_files(void **state)
{
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *path = g_strdup_printf("%s/gephi/", (char *)*state), *nodes = g_strdup_printf("%s/nodes.csv", path);
    assert_true(ent_write(ent_format_find("gephi", NULL, NULL), graph, NULL, NULL, path, NULL));
    assert_int_equal(count_files(path), 2);
    assert_int_equal(count_files(*state), 1);
    assert_true(g_file_test(nodes, G_FILE_TEST_IS_REGULAR));
    struct stat st;
    const mode_t mask = umask(0);
    umask(mask);
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0777 & ~mask);
}

static void a_folder_that_is_there_keeps_what_else_is_in_it(void **state)
{
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *path = g_strdup_printf("%s/mine", (char *)*state), *other = g_strdup_printf("%s/other", path),
                    *nodes = g_strdup_printf("%s/nodes.csv", path);
    assert_int_equal(g_mkdir(path, 0700), 0);
    assert_true(g_file_set_contents(other, "x", 1, NULL) && g_file_set_contents(nodes, "old", 3, NULL));
    assert_true(ent_write(ent_format_find("neo4j", NULL, NULL), graph, NULL, NULL, path, NULL));
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(nodes, &text, NULL, NULL));
    assert_true(g_str_has_prefix(text, "id:ID,"));
    assert_int_equal(count_files(path), 3);
    assert_int_equal(count_files(*state), 1);
}

static void no_half_folder_is_left(void **state)
{
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_type(graph, "opposes", "opposes", -1, FALSE, TRUE);
    sample_add_article(graph, "p", NULL, NULL, NULL);
    for (guint i = 0; i < 10002; i++) { /* more than a matrix takes */
        g_autofree char *id = g_strdup_printf("person:%u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, id);
        if (i > 0)
            sample_add_evidence(graph, i, 0, 0, 0, (EntSpan){ 3, 9 }, ENT_STATED, 1);
    }
    ent_graph_sort(graph);
    g_autofree char *path = g_strdup_printf("%s/matrix", (char *)*state);
    GError *error = NULL;
    assert_false(ent_write(ent_format_find("matrix", NULL, NULL), graph, NULL, NULL, path, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_TOO_LARGE));
    g_clear_error(&error);
    assert_int_equal(count_files(*state), 0);
}

static void a_file_is_no_folder(void **state)
{
    g_autoptr(EntGraph) graph = sample_graph();
    const EntFormat *const format = ent_format_find("gephi", NULL, NULL);
    g_autofree char *path = g_strdup_printf("%s/file", (char *)*state),
                    *missing = g_strdup_printf("%s/no/folder", (char *)*state);
    assert_true(g_file_set_contents(path, "x", 1, NULL));
    const char *const places[] = { path, missing, "-" };
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        GError *error = NULL;
        assert_false(ent_write(format, graph, NULL, NULL, places[i], &error));
        assert_non_null(error);
        g_clear_error(&error);
    }
    assert_int_equal(count_files(*state), 1);
}

static void what_is_lost_is_counted(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph(), empty = ent_graph_new();
    g_autofree char *pajek = ent_write_losses(ent_format_find("pajek", NULL, NULL), graph);
    assert_string_equal(pajek,
                        "17 pieces of evidence, 5 relations that are only denied, 10 relations' dates, 2 aliases, 12 roles, "
                        "2 articles");
    g_autofree char *graphml = ent_write_losses(ent_format_find("graphml", NULL, NULL), graph);
    assert_string_equal(graphml, "2 further pieces of evidence, 2 articles");
    assert_null(ent_write_losses(ent_format_find("json", NULL, NULL), graph));
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
        assert_null(ent_write_losses(format, empty));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_folder_is_made_with_all_its_files, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_folder_that_is_there_keeps_what_else_is_in_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_half_folder_is_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_is_no_folder, set_up, tear_down),
        cmocka_unit_test(what_is_lost_is_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
