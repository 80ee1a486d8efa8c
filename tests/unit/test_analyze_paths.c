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

/* 3,334 separate ways a–m–z: only what was drawn is heard of, so the sample can be counted. A middle whose a or z was drawn lies
 * between one pair, told from one end: half of it, scaled by nodes/sources. */
static void a_large_graph_is_sampled(void **state)
{
    (void)state;
    enum { WAYS = 3334, NODES = 3 * WAYS, SOURCES = 256 };
    g_autoptr(EntGraph) graph = ent_graph_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    for (guint i = 0; i < NODES; i++) {
        g_autofree char *id = g_strdup_printf("person:%05u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, id);
    }
    for (guint i = 0; i < NODES; i += 3) {
        ent_graph_get_edge(graph, i, 0, i + 1);
        ent_graph_get_edge(graph, i + 1, 0, i + 2);
    }
    ent_graph_sort(graph);
    for (guint i = 0; i < graph->edges->len; i++)
        ent_graph_edge(graph, i)->weight = 1;
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_true(analysis->sampled);
    const double unit = 0.5 * NODES / SOURCES / ((NODES - 1.0) * (NODES - 2.0) / 2);
    double ends = 0, near = 0;
    for (guint i = 0; i < NODES; i += 3) {
        const EntNodeMeasures *const middle = ent_analysis_node(analysis, i + 1);
        const double told = middle->betweenness / unit;
        assert_float_equal(told, middle->closeness * SOURCES, 0.05); /* as many ends drawn as it is near to */
        ends += told;
        near += ent_analysis_node(analysis, i)->closeness + ent_analysis_node(analysis, i + 2)->closeness;
    }
    assert_true(ends > 130 && ends < 210); /* two thirds of the sources, give or take four deviations */
    /* Each end drawn is at 2 from the other end, each middle drawn at 1 from both. */
    assert_float_equal(near * SOURCES, ends / 2 + 2 * (SOURCES - ends), 3);
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
