/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

static void the_middle_of_a_star_is_between_all(void **state)
{
    (void)state;
    const Row rows[] = { { "hub", "supports", "a", 1 }, { "hub", "opposes", "b", 1 }, { "c", "supports", "hub", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "hub")->betweenness, 1);
    assert_near(measures_of(graph, analysis, "hub")->closeness, 1);
    assert_near(measures_of(graph, analysis, "a")->betweenness, 0);
    assert_near(measures_of(graph, analysis, "a")->closeness, (1 + 0.5 + 0.5) / 3);
    assert_false(analysis->sampled);
}

static void along_a_path(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 1 }, { "b", "supports", "c", 1 }, { "d", "supports", "c", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "b")->betweenness, 2.0 / 3); /* of pairs ac, ad, cd */
    assert_near(measures_of(graph, analysis, "a")->closeness, (1 + 1.0 / 2 + 1.0 / 3) / 3);
}

/* a–c is direct but told once; by b it is told four times each leg, so the way by b is shorter. */
static void much_told_ties_are_short(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 4 }, { "b", "supports", "c", 4 }, { "a", "supports", "c", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "b")->betweenness, 1);
    assert_near(measures_of(graph, analysis, "a")->closeness, (4.0 + 2.0) / 2);
}

static void what_cannot_be_reached_adds_nothing(void **state)
{
    (void)state;
    const Row rows[] = { { "a", "supports", "b", 1 }, { "c", "supports", "d", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "a")->closeness, 1.0 / 3);
    assert_near(measures_of(graph, analysis, "a")->betweenness, 0);
}

/* A star of 10,001 leaves: whatever leaves are drawn, the middle lies between all, and each leaf is at 1 from it and 2 from the others. */
static void a_large_graph_is_sampled(void **state)
{
    (void)state;
    enum { LEAVES = 10001 };
    g_autoptr(EntGraph) graph = ent_graph_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    g_autoptr(GPtrArray) edges = g_ptr_array_new();
    const guint32 middle = ent_graph_add_node(graph, "person:middle", ENT_PERSON, "Middle");
    for (int i = 0; i < LEAVES; i++) {
        g_autofree char *id = g_strdup_printf("person:z%05d", i);
        g_ptr_array_add(edges, ent_graph_get_edge(graph, ent_graph_add_node(graph, id, ENT_PERSON, id), 0, middle));
    }
    ent_graph_sort(graph);
    for (guint i = 0; i < edges->len; i++)
        ((EntEdge *)edges->pdata[i])->weight = 1;
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_true(analysis->sampled);
    const EntNodeMeasures *const m = ent_analysis_node(analysis, ent_graph_find_node(graph, "person:middle"));
    assert_true(m->betweenness > 0.97);
    assert_near(m->closeness, 1);
    const EntNodeMeasures *const leaf = ent_analysis_node(analysis, ent_graph_find_node(graph, "person:z00007"));
    assert_true(leaf->closeness >= 0.5 && leaf->closeness < 0.51);
    assert_near(leaf->betweenness, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_middle_of_a_star_is_between_all), cmocka_unit_test(along_a_path),
        cmocka_unit_test(much_told_ties_are_short),            cmocka_unit_test(what_cannot_be_reached_adds_nothing),
        cmocka_unit_test(a_large_graph_is_sampled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
