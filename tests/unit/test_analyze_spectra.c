/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

#include <math.h>

static void a_star_has_the_eigenvector_of_a_star(void **state)
{
    (void)state;
    const Row rows[] = { { "hub", "supports", "a", 1 }, { "hub", "supports", "b", 1 }, { "hub", "supports", "c", 1 },
                         { "hub", "supports", "d", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntNodeMeasures *const hub = measures_of(graph, analysis, "hub"), *const leaf = measures_of(graph, analysis, "c");
    assert_near(hub->eigenvector, 1);
    assert_near(leaf->eigenvector, 0.5); /* 1/sqrt(4) */
    assert_near(hub->hub, 1);
    assert_near(hub->authority, 0);
    assert_near(leaf->authority, 1);
}

static void pagerank_sums_to_one_and_follows_direction(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 1 }, { "c", "supports", "b", 1 }, { "b", "opposes", "d", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    double sum = 0;
    for (guint32 i = 0; i < 4; i++)
        sum += ent_analysis_node(analysis, i)->pagerank;
    assert_near(sum, 1);
    assert_near(measures_of(graph, analysis, "a")->pagerank, measures_of(graph, analysis, "c")->pagerank);
    assert_true(measures_of(graph, analysis, "d")->pagerank > measures_of(graph, analysis, "b")->pagerank);
}

static void separate_parts_do_not_fail(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 3 }, { "b", "supports", "c", 3 }, { "c", "supports", "a", 3 }, { "x", "supports", "y", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "a")->eigenvector, 1);
    assert_near(measures_of(graph, analysis, "x")->eigenvector, 0);
}

/* Equal parts have one eigenvalue between them; what comes out must still be numbers within bounds. */
static void equal_parts_give_numbers(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "opposes", "b", 1 }, { "c", "opposes", "d", 1 }, { "e", "opposes", "f", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    for (guint32 i = 0; i < 6; i++) {
        const EntNodeMeasures *const m = ent_analysis_node(analysis, i);
        assert_true(isfinite(m->eigenvector) && m->eigenvector >= 0 && m->eigenvector <= 1 + 1e-9);
        assert_true(isfinite(m->hub) && m->hub >= 0 && m->authority >= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_has_the_eigenvector_of_a_star),
        cmocka_unit_test(pagerank_sums_to_one_and_follows_direction),
        cmocka_unit_test(separate_parts_do_not_fail),
        cmocka_unit_test(equal_parts_give_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
