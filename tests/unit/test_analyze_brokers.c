/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

/* Two camps, cy the only one who talks to both: ada and bo against dee and eve. */
static const Row bridge[] = { { "ada", "supports", "bo", 1 },
                              { "dee", "supports", "eve", 1 },
                              { "ada", "opposes", "dee", 2 },
                              { "bo", "opposes", "eve", 2 },
                              { "cy", "meets", "bo", 1 },
                              { "cy", "meets", "dee", 1 },
                              { NULL } };

static EntGraph *bridge_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    g_autoptr(GPtrArray) edges = g_ptr_array_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    add_test_type(graph, "opposes", -1, FALSE, TRUE);
    add_test_type(graph, "meets", 0, TRUE, TRUE);
    for (const Row *row = bridge; row->source != NULL; row++) {
        const guint32 source = test_node(graph, row->source), target = test_node(graph, row->target);
        g_ptr_array_add(edges, ent_graph_get_edge(graph, source, ent_graph_find_type(graph, row->type), target));
    }
    ent_graph_sort(graph);
    for (guint i = 0; i < edges->len; i++)
        ((EntEdge *)edges->pdata[i])->weight = bridge[i].weight;
    return graph;
}

static void who_ties_two_camps_has_all_the_brokerage(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = bridge_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.camps, 2);
    assert_near(measures_of(graph, analysis, "cy")->brokerage, 1);   /* all 4 pairs */
    assert_near(measures_of(graph, analysis, "bo")->brokerage, 0.5); /* the 2 pairs that begin at ada */
    assert_near(measures_of(graph, analysis, "dee")->brokerage, 0.5);
    assert_near(measures_of(graph, analysis, "ada")->brokerage, 0);
}

static void one_camp_has_no_brokers(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "bo", "supports", "cy", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "bo")->brokerage, 0);
}

/* Two camps and not a tie between them but quarrels: there is no way across, and no broker. */
static void opposition_is_no_way_across(void **state)
{
    (void)state;
    const Row rows[] = {
        { "ada", "supports", "bo", 1 }, { "dee", "supports", "eve", 1 }, { "bo", "opposes", "dee", 1 }, { NULL }
    };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.camps, 2);
    assert_near(measures_of(graph, analysis, "bo")->brokerage, 0);
    assert_true(measures_of(graph, analysis, "bo")->betweenness > 0);
}

/* Burt: the middle of a star of three has (1/3)^2 from each, its ends have 1. */
static void constraint_of_a_star(void **state)
{
    (void)state;
    const Row rows[] = {
        { "ada", "supports", "bo", 1 }, { "ada", "opposes", "cy", 1 }, { "dee", "supports", "ada", 1 }, { NULL }
    };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(measures_of(graph, analysis, "ada")->constraint, 1.0 / 3);
    assert_near(measures_of(graph, analysis, "bo")->constraint, 1);
}

static void reciprocity_counts_directed_relations_by_sign(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 },
                         { "bo", "supports", "ada", 1 },
                         { "ada", "supports", "cy", 1 },
                         { "cy", "opposes", "ada", 1 },
                         { "dee", "opposes", "cy", 1 },
                         { "ada", "cooperates_with", "dee", 1 },
                         { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->reciprocity, 4.0 / 5);
    assert_near(analysis->answered_support, 2.0 / 3);
    assert_near(analysis->answered_opposition, 0);
}

static void ties_within_types_are_assortative(void **state)
{
    (void)state;
    EntGraph *const graph = ent_graph_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    const guint32 a = ent_graph_add_node(graph, "country:AA", ENT_COUNTRY, "A"),
                  b = ent_graph_add_node(graph, "country:BB", ENT_COUNTRY, "B");
    const guint32 x = ent_graph_add_node(graph, "person:x", ENT_PERSON, "X"),
                  y = ent_graph_add_node(graph, "person:y", ENT_PERSON, "Y");
    ent_graph_get_edge(graph, a, 0, b);
    ent_graph_get_edge(graph, x, 0, y);
    ent_graph_sort(graph);
    for (guint i = 0; i < graph->edges->len; i++)
        ent_graph_edge(graph, i)->weight = 1;
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->assortativity, 1);
    ent_graph_free(graph);
}

static void one_type_alone_is_not_assortative(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->assortativity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_ties_two_camps_has_all_the_brokerage),
        cmocka_unit_test(one_camp_has_no_brokers),
        cmocka_unit_test(opposition_is_no_way_across),
        cmocka_unit_test(constraint_of_a_star),
        cmocka_unit_test(reciprocity_counts_directed_relations_by_sign),
        cmocka_unit_test(ties_within_types_are_assortative),
        cmocka_unit_test(one_type_alone_is_not_assortative),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
