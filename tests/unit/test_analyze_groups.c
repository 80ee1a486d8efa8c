/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

static const Row two_triangles[] = { { "a", "supports", "b", 2 },  { "b", "supports", "c", 2 },  { "c", "supports", "a", 2 },
                                     { "x", "opposes", "y", 2 },   { "y", "opposes", "z", 2 },   { "z", "opposes", "x", 2 },
                                     { "c", "conflicts_with", "x", 1 }, { NULL } };

static void two_triangles_with_a_bridge_are_two_communities(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = test_graph(two_triangles);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->components, 1);
    assert_int_equal(analysis->communities, 2);
    const char *const names[] = { "a", "b", "c", "x", "y", "z" };
    for (guint i = 0; i < 6; i++) {
        assert_int_equal(measures_of(graph, analysis, names[i])->community, i / 3);
        assert_int_equal(measures_of(graph, analysis, names[i])->core, 2);
    }
    /* 12/13 of the weight lies inside; each side holds half of the strength. */
    assert_near(analysis->modularity, 12.0 / 13 - 0.5);
}

static void groups_are_numbered_by_size_then_by_first_node(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 1 }, { "c", "supports", "d", 1 }, { "x", "supports", "y", 1 }, { "y", "supports", "z", 1 }, { "m" }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->components, 3);
    assert_int_equal(measures_of(graph, analysis, "y")->component, 0);
    assert_int_equal(measures_of(graph, analysis, "a")->component, 1);
    assert_int_equal(measures_of(graph, analysis, "c")->component, 2);
    assert_int_equal(measures_of(graph, analysis, "m")->component, 3);
    assert_int_equal(measures_of(graph, analysis, "y")->community, 0);
    assert_int_equal(measures_of(graph, analysis, "a")->community, 1);
    assert_int_equal(measures_of(graph, analysis, "c")->community, 2);
}

static void the_core_is_the_inner_circle(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 1 }, { "b", "supports", "c", 1 }, { "c", "supports", "a", 1 }, { "d", "supports", "a", 9 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(measures_of(graph, analysis, "a")->core, 2);
    assert_int_equal(measures_of(graph, analysis, "d")->core, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_triangles_with_a_bridge_are_two_communities),
        cmocka_unit_test(groups_are_numbered_by_size_then_by_first_node),
        cmocka_unit_test(the_core_is_the_inner_circle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
