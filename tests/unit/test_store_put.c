/* SPDX-License-Identifier: Apache-2.0 */
/* A whole graph put into a file and loaded again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>

#include <entente/store.h>

#include "test_write_samples.h"

static char *json_of(const EntGraph *graph)
{
    GString *const bytes = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(bytes);
    assert_true(ent_graph_write_json(graph, NULL, out));
    return g_string_free(bytes, FALSE);
}

/* What a new file gives back after `graph` was put into it `times` times. */
static EntGraph *put_and_load(const EntGraph *graph, guint times)
{
    g_autofree char *folder = g_dir_make_tmp("put-XXXXXX", NULL), *path = g_build_filename(folder, "graph.db", NULL);
    EntStore *const store = ent_store_open(path, ENT_STORE_WRITE, NULL);
    assert_non_null(store);
    for (guint i = 0; i < times; i++) {
        assert_true(ent_store_put(store, graph, NULL));
        assert_true(ent_store_commit(store, NULL));
    }
    EntGraph *const loaded = ent_store_load(store, NULL, NULL);
    ent_store_close(store);
    g_unlink(path);
    assert_int_equal(g_rmdir(folder), 0);
    return loaded;
}

/* The samples, but for the edge from a node to itself, which a file does not hold; one is named nowhere. */
static EntGraph *whole_graph(void)
{
    EntGraph *const graph = sample_graph();
    for (guint i = graph->edges->len; i-- > 0;)
        if (ent_graph_edge(graph, i)->source == ent_graph_edge(graph, i)->target)
            g_ptr_array_remove_index(graph->edges, i);
    ent_graph_add_node(graph, "person:nowhere", ENT_PERSON, "Nowhere");
    ent_graph_sort(graph);
    return graph;
}

static void a_graph_comes_back_as_it_was(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = whole_graph();
    g_autofree char *before = json_of(graph);
    for (guint times = 1; times <= 2; times++) {
        g_autoptr(EntGraph) loaded = put_and_load(graph, times);
        assert_non_null(loaded);
        g_autofree char *after = json_of(loaded);
        assert_string_equal(before, after);
    }
}

static void a_graph_without_articles_is_refused(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    GError *error = NULL;
    EntStore *const store = ent_store_open(":memory:", ENT_STORE_WRITE, NULL);
    assert_non_null(store);
    assert_false(ent_store_put(store, graph, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
    g_clear_error(&error);
    ent_store_close(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_graph_comes_back_as_it_was),
        cmocka_unit_test(a_graph_without_articles_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
