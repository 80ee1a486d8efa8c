/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

#include <math.h>
#include <string.h>

static void an_empty_graph_has_an_empty_analysis(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_non_null(analysis);
    assert_int_equal(analysis->nodes->len, 0);
    assert_int_equal(analysis->n_nodes, 0);
    assert_int_equal(analysis->n_edges, 0);
    assert_int_equal(analysis->communities, 0);
    assert_int_equal(analysis->seed, 42);
    assert_near(analysis->density, 0);
}

static void nodes_without_a_measured_edge_have_zeros(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "quotes", "bo", 3 }, { "cy" }, { "ada", "supports", "ada", 2 }, { "bo", "opposes", "cy", 0 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->n_nodes, 0);
    for (guint32 i = 0; i < 3; i++) {
        const EntNodeMeasures *const m = ent_analysis_node(analysis, i);
        const EntNodeMeasures zeros = { .component = i, .community = i, .camp = i };
        assert_memory_equal(m, &zeros, sizeof zeros);
    }
}

static void a_single_edge(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 2 }, { "aa" }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntNodeMeasures *const ada = measures_of(graph, analysis, "ada"), *const bo = measures_of(graph, analysis, "bo");
    assert_int_equal(analysis->n_nodes, 2);
    assert_int_equal(analysis->n_edges, 1);
    assert_near(analysis->density, 1);
    assert_int_equal(ada->degree, 1);
    assert_int_equal(ada->out_degree, 1);
    assert_int_equal(ada->in_degree, 0);
    assert_near(bo->strength, 2);
    assert_near(bo->in_strength, 2);
    assert_near(bo->out_strength, 0);
    assert_near(ada->betweenness, 0);
    assert_near(ada->closeness, 2); /* at distance 1/2 */
    assert_near(ada->hub, 1);
    assert_near(bo->authority, 1);
    assert_near(bo->hub, 0);
    assert_int_equal(ada->supports, 1);
    assert_int_equal(bo->supported_by, 1);
    assert_int_equal(ada->component, 0);
    assert_int_equal(measures_of(graph, analysis, "aa")->component, 1);
    assert_int_equal(measures_of(graph, analysis, "aa")->community, analysis->communities);
}

static void parallel_relations_are_one_edge_with_the_sum_of_weights(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "ada", "opposes", "bo", 2 }, { "bo", "opposes", "ada", 4 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntNodeMeasures *const ada = measures_of(graph, analysis, "ada");
    assert_int_equal(ada->degree, 1);
    assert_near(ada->strength, 7);
    assert_near(ada->out_strength, 3);
    assert_near(ada->in_strength, 4);
    assert_near(ada->closeness, 7);
    assert_int_equal(analysis->n_edges, 1);
}

static void a_symmetric_relation_counts_both_ways_but_once_in_strength(void **state)
{
    (void)state;
    const Row rows[] = { { "bo", "cooperates_with", "ada", 3 }, { "bo", "conflicts_with", "cy", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntNodeMeasures *const ada = measures_of(graph, analysis, "ada"), *const bo = measures_of(graph, analysis, "bo");
    assert_int_equal(ada->in_degree, 1);
    assert_int_equal(ada->out_degree, 1);
    assert_near(ada->strength, 3);
    assert_near(ada->in_strength, 3);
    assert_near(ada->out_strength, 3);
    assert_int_equal(ada->supports, 1);
    assert_int_equal(ada->supported_by, 1);
    assert_int_equal(bo->supports, 1);
    assert_int_equal(bo->opposed_by, 1);
    assert_int_equal(bo->opposes, 1);
}

static void signed_counts_are_of_distinct_nodes(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 5 }, { "ada", "cooperates_with", "bo", 1 }, { "cy", "supports", "bo", 1 },
                         { "cy", "opposes", "bo", 1 },   { "dee", "opposes", "bo", 0 },         { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntNodeMeasures *const bo = measures_of(graph, analysis, "bo");
    assert_int_equal(bo->supported_by, 2);
    assert_int_equal(bo->opposed_by, 1);
    assert_int_equal(bo->supports, 1);
    assert_int_equal(bo->opposes, 0);
    assert_int_equal(measures_of(graph, analysis, "dee")->opposes, 0);
}

static void types_choose_what_is_measured(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "bo", "quotes", "cy", 2 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    const char *const wanted[] = { "quotes", "quotes", NULL };
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, &(EntAnalysisOptions){ .types = wanted, .seed = 7 }, NULL);
    assert_int_equal(analysis->types->len, 1);
    assert_string_equal(analysis->types->pdata[0], "quotes");
    assert_int_equal(analysis->seed, 7);
    assert_near(measures_of(graph, analysis, "cy")->strength, 2);
    assert_near(measures_of(graph, analysis, "ada")->strength, 0);
}

static void an_unknown_type_is_bad_input(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    const char *const wanted[] = { "admires", NULL };
    g_autoptr(GError) error = NULL;
    assert_null(ent_analyze(graph, &(EntAnalysisOptions){ .types = wanted }, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
    assert_non_null(strstr(error->message, "admires"));
}

static void weights_that_are_no_numbers_are_left_out(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", NAN }, { "bo", "supports", "cy", INFINITY }, { "cy", "supports", "ada", -3 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->n_edges, 0);
}

/* Two weights whose sum is no number any more leave a length of 0, which igraph does not take: an error, and no abort. */
static void what_igraph_refuses_is_an_error_in_its_words(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1.7e308 }, { "ada", "opposes", "bo", 1.7e308 }, { "bo", "opposes", "cy", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(GError) error = NULL;
    assert_null(ent_analyze(graph, NULL, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
    assert_true(g_str_has_prefix(error->message, "the graph could not be measured: "));
}

static void the_same_graph_has_the_same_measures(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 },        { "bo", "opposes", "cy", 2 },  { "cy", "supports", "dee", 1 },
                         { "dee", "conflicts_with", "ada", 1 }, { "eve", "opposes", "dee", 3 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) first = ent_analyze(graph, NULL, NULL);
    g_autoptr(EntAnalysis) again = ent_analyze(graph, NULL, NULL);
    assert_int_equal(first->nodes->len, 5);
    assert_memory_equal(first->nodes->data, again->nodes->data, first->nodes->len * sizeof(EntNodeMeasures));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_graph_has_an_empty_analysis),
        cmocka_unit_test(nodes_without_a_measured_edge_have_zeros),
        cmocka_unit_test(a_single_edge),
        cmocka_unit_test(parallel_relations_are_one_edge_with_the_sum_of_weights),
        cmocka_unit_test(a_symmetric_relation_counts_both_ways_but_once_in_strength),
        cmocka_unit_test(signed_counts_are_of_distinct_nodes),
        cmocka_unit_test(types_choose_what_is_measured),
        cmocka_unit_test(an_unknown_type_is_bad_input),
        cmocka_unit_test(weights_that_are_no_numbers_are_left_out),
        cmocka_unit_test(what_igraph_refuses_is_an_error_in_its_words),
        cmocka_unit_test(the_same_graph_has_the_same_measures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
