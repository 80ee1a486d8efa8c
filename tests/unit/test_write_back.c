/* SPDX-License-Identifier: Apache-2.0 */
/* GraphML that we wrote, read back and written again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <entente/write.h>

#include "test_write_samples.h"

static char *graphml_of(const EntGraph *graph)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    assert_true(ent_format_find("graphml", NULL, NULL)->write(graph, NULL, NULL, out, NULL));
    assert_true(ent_output_close(out, NULL));
    return g_string_free(bytes, FALSE);
}

static EntGraph *read_back(const char *xml, EntGraphmlGaps *gaps)
{
    GError *error = NULL;
    EntGraph *const graph = ent_graph_read_graphml((EntStr){ xml, strlen(xml) }, "x.graphml", gaps, &error);
    if (graph == NULL)
        fail_msg("%s", error->message);
    return graph;
}

static void check_same(const EntGraph *graph)
{
    g_autofree char *once = graphml_of(graph);
    g_autoptr(EntGraph) back = read_back(once, NULL);
    g_autofree char *twice = graphml_of(back);
    assert_string_equal(once, twice);
}

static void graphml_is_the_same_once_read_back(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph(), empty = ent_graph_new();
    ent_graph_sort(empty);
    empty->program = g_strdup("0.1.0");
    check_same(graph);
    check_same(empty);
}

/* Edges between three, of all weights, certainties, dates and numbers of evidence that chance gives. */
static EntGraph *random_graph(guint seed)
{
    EntGraph *const graph = ent_graph_new();
    g_autoptr(GRand) chance = g_rand_new_with_seed(seed);
    graph->program = g_strdup("0.1.0");
    sample_add_type(graph, "supports", "supports", 1, FALSE, TRUE);
    sample_add_type(graph, "meets", "meets", 0, TRUE, TRUE);
    for (guint i = 0; i < 8; i++) {
        g_autofree char *path = g_strdup_printf("%u.txt", i), *url = g_strdup_printf("https://news.example/%u", i),
                        *day = g_strdup_printf("2024-05-%02d", g_rand_int_range(chance, 1, 9));
        sample_add_article(graph, path, g_rand_boolean(chance) ? path : NULL, g_rand_boolean(chance) ? url : NULL,
                           g_rand_int_range(chance, 0, 4) > 0 ? day : NULL);
    }
    for (guint i = 0; i < 3; i++) {
        g_autofree char *id = g_strdup_printf("person:%u", i);
        EntNode *const node = ent_graph_node(graph, ent_graph_add_node(graph, id, ENT_PERSON, id));
        for (guint j = 0; j < 8; j++)
            ent_node_add_mention(node, j, (EntSpan){ 0, 1 });
    }
    for (guint i = 0; i < 40; i++) {
        const guint32 source = (guint32)g_rand_int_range(chance, 0, 3);
        const guint32 start = (guint32)g_rand_int_range(chance, 0, 9);
        sample_add_evidence(graph, source, (guint32)g_rand_int_range(chance, 0, 2), (source + 1) % 3,
                            (guint32)g_rand_int_range(chance, 0, 8), (EntSpan){ start, start + 3 },
                            (EntCertainty)g_rand_int_range(chance, 0, 3), 0.1 * g_rand_int_range(chance, 1, 10));
    }
    ent_graph_sort(graph);
    return graph;
}

static void weights_dates_and_numbers_survive(void **state)
{
    (void)state;
    for (guint seed = 0; seed < 200; seed++) {
        g_autoptr(EntGraph) graph = random_graph(seed);
        check_same(graph);
    }
}

static void what_is_only_counted_is_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *xml = graphml_of(graph);
    EntGraphmlGaps gaps;
    g_autoptr(EntGraph) back = read_back(xml, &gaps);
    assert_int_equal(gaps.evidence, 2); /* France supports x00 by three pieces, of which one is told */
    assert_int_equal(gaps.rounded, 0);
    assert_int_equal(back->edges->len, graph->edges->len);
    assert_int_equal(back->quotes->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphml_is_the_same_once_read_back),
        cmocka_unit_test(weights_dates_and_numbers_survive),
        cmocka_unit_test(what_is_only_counted_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
