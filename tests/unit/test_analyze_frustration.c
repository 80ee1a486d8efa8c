/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_signed.h"

#include <string.h>

/* By trying every division of at most 20 nodes. */
static guint exact_frustration(const int *signs, guint n)
{
    guint least = G_MAXUINT;
    for (guint32 sides = 0; sides < 1u << (n - 1); sides++) {
        guint misfits = 0;
        for (guint a = 0; a < n; a++)
            for (guint b = a + 1; b < n; b++) {
                const gboolean same = (sides >> a & 1) == (sides >> b & 1);
                misfits += signs[a * n + b] != 0 && same != (signs[a * n + b] > 0);
            }
        least = MIN(least, misfits);
    }
    return least;
}

static void fifty_small_graphs_have_their_exact_frustration(void **state)
{
    (void)state;
    guint64 dice = 7;
    guint frustrated = 0;
    for (guint round = 0; round < 50; round++) {
        const guint n = 4 + round % 11;
        const double density = 0.25 + 0.7 * throw_part(&dice), opposition = throw_part(&dice);
        int signs[15 * 15] = { 0 };
        for (guint a = 0; a < n; a++)
            for (guint b = a + 1; b < n; b++)
                signs[a * n + b] = throw_part(&dice) >= density ? 0 : throw_part(&dice) < opposition ? -1 : 1;
        g_autoptr(EntGraph) graph = graph_of_signs(signs, n);
        g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
        const guint exact = exact_frustration(signs, n);
        assert_int_equal(analysis->balance.frustration, exact);
        assert_int_equal(analysis->balance.frustration_low, exact);
        frustrated += exact > 0;
    }
    assert_true(frustrated > 30); /* or the test would tell little */
}

static void a_graph_without_signs_has_no_balance(void **state)
{
    (void)state;
    const char *const types[] = { "quotes", NULL };
    const EntAnalysisOptions options = { .types = types };
    const Row rows[] = { { "ada", "quotes", "bo", 3 }, { "bo", "quotes", "cy", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, &options, NULL);
    assert_int_equal(analysis->n_edges, 2);
    assert_int_equal(analysis->balance.ties, 0);
    assert_int_equal(analysis->balance.frustration, 0);
    assert_int_equal(analysis->balance.camps, 0);
    assert_int_equal(analysis->balance.groups, 3);
    assert_near(analysis->balance.polarisation, 0);
    assert_near(analysis->balance.camp_fit, 0);
}

static void one_unbalanced_triangle_has_one_misfit(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "ada", "supports", "cy", 1 }, { "bo", "opposes", "cy", 4 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.frustration, 1);
    assert_int_equal(analysis->balance.frustration_low, 1);
}

static void blocks_that_share_a_node_add_up(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "ada", "supports", "cy", 1 },
                         { "bo", "opposes", "cy", 1 },   { "cy", "opposes", "dee", 1 },
                         { "cy", "supports", "eve", 1 }, { "dee", "supports", "eve", 1 },
                         { "eve", "opposes", "fay", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.frustration, 2);
    assert_int_equal(analysis->balance.frustration_low, 2);
}

static void two_hostile_sides_are_wholly_polarised(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 },
                         { "cy", "supports", "dee", 1 },
                         { "ada", "opposes", "cy", 1 },
                         { "bo", "opposes", "dee", 1 },
                         { "ada", "opposes", "dee", 1 },
                         { "bo", "opposes", "cy", 1 },
                         { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->balance.polarisation, 1);
    assert_int_equal(analysis->balance.frustration, 0);
}

static void where_all_agree_nothing_is_polarised(void **state)
{
    (void)state;
    const Row rows[] = {
        { "ada", "supports", "bo", 1 }, { "bo", "supports", "cy", 1 }, { "cy", "supports", "ada", 1 }, { NULL }
    };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->balance.polarisation, 0);
    assert_int_equal(analysis->balance.frustration, 0);
}

/* One quarrel beside an agreement: (1 * 1 + 1 * 0) / 2. */
static void polarisation_is_the_mean_over_parts(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "opposes", "bo", 1 }, { "cy", "supports", "dee", 5 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->balance.polarisation, 0.5);
}

/* Three who oppose each other: one tie of three does not fit, one side has one actor with 2 of 6 ends. */
static void polarisation_of_a_three_way_quarrel(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "opposes", "bo", 1 }, { "bo", "opposes", "cy", 1 }, { "cy", "opposes", "ada", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_near(analysis->balance.polarisation, (1 - 2.0 / 3) * 4 * (1.0 / 3) * (2.0 / 3));
}

/* Where no exact answer is in reach the bounds still enclose it and the work ends. */
static void a_large_graph_of_dice_is_enclosed(void **state)
{
    (void)state;
    const Planted plan = { .n = 300, .camps = 2, .degree = 20, .inside = 0.5, .flipped = 0.5 };
    g_autoptr(EntGraph) graph = planted_graph(&plan, 3);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntBalance *const b = &analysis->balance;
    assert_true(b->frustration_low > 0);
    assert_true(b->frustration_low <= b->frustration);
    assert_true(b->frustration < b->ties / 2);
}

/* The planted division itself has as many misfits as signs were turned. */
static void planted_sides_are_found(void **state)
{
    (void)state;
    const Planted plan = { .n = 200, .camps = 2, .degree = 12, .inside = 0.5, .flipped = 0.03 };
    g_autoptr(EntGraph) graph = planted_graph(&plan, 5);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    guint turned = 0;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        turned += (edge->source % 2 == edge->target % 2) != (edge->type == 0);
    }
    assert_true(analysis->balance.frustration <= turned);
    assert_true(analysis->balance.frustration_low * 10 >= analysis->balance.frustration * 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fifty_small_graphs_have_their_exact_frustration),
        cmocka_unit_test(a_graph_without_signs_has_no_balance),
        cmocka_unit_test(one_unbalanced_triangle_has_one_misfit),
        cmocka_unit_test(blocks_that_share_a_node_add_up),
        cmocka_unit_test(two_hostile_sides_are_wholly_polarised),
        cmocka_unit_test(where_all_agree_nothing_is_polarised),
        cmocka_unit_test(polarisation_is_the_mean_over_parts),
        cmocka_unit_test(polarisation_of_a_three_way_quarrel),
        cmocka_unit_test(a_large_graph_of_dice_is_enclosed),
        cmocka_unit_test(planted_sides_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
