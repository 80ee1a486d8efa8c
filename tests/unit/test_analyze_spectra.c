/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

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

/* Equal parts share one eigenvalue: no one eigenvector is right, so parts alike must have values alike. */
static void equal_parts_have_equal_values(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "opposes", "b", 1 }, { "c", "opposes", "d", 1 }, { "e", "opposes", "f", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    for (guint32 i = 0; i < 6; i++) {
        assert_near(ent_analysis_node(analysis, i)->eigenvector, 1);
        assert_near(ent_analysis_node(analysis, i)->hub, i % 2 == 0);
        assert_near(ent_analysis_node(analysis, i)->authority, i % 2 == 1);
    }
}

/* A solver that keeps a state between calls gave other numbers at the second one. */
static void what_was_measured_before_changes_nothing(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "opposes", "b", 1 },  { "b", "opposes", "c", 1 }, { "c", "opposes", "d", 1 }, { "h", "opposes", "i", 1 },
                         { "i", "supports", "j", 1 }, { "j", "opposes", "k", 1 }, { "p", "supports", "q", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) first = ent_analyze(graph, NULL, NULL);
    for (int i = 0; i < 5; i++) {
        g_autoptr(EntAnalysis) again = ent_analyze(graph, NULL, NULL);
        assert_memory_equal(first->nodes->data, again->nodes->data, first->nodes->len * sizeof(EntNodeMeasures));
    }
    assert_near(measures_of(graph, first, "a")->eigenvector, measures_of(graph, first, "k")->eigenvector);
    assert_near(measures_of(graph, first, "p")->eigenvector, 0);
}

/* Two parts whose eigenvalues are 5 and 4.99, and two sides between which a plain iteration would swing. */
static void slow_iterations_arrive(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "opposes", "b", 5 }, { "x", "opposes", "y", 4.99 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "a")->eigenvector, 1);
    assert_near(measures_of(graph, analysis, "x")->eigenvector, 0);
    assert_near(measures_of(graph, analysis, "y")->authority, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_has_the_eigenvector_of_a_star),
        cmocka_unit_test(pagerank_sums_to_one_and_follows_direction),
        cmocka_unit_test(separate_parts_do_not_fail),
        cmocka_unit_test(equal_parts_have_equal_values),
        cmocka_unit_test(what_was_measured_before_changes_nothing),
        cmocka_unit_test(slow_iterations_arrive),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
