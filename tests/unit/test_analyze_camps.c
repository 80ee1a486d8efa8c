/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_signed.h"

static double pairs_of(double n)
{
    return n * (n - 1) / 2;
}

/* Hubert & Arabie 1985, of our camps and the planted ones (node i in camp i % camps). */
static double adjusted_rand(const EntAnalysis *analysis, guint camps)
{
    const guint n = analysis->nodes->len;
    g_autofree guint *both = g_new0(guint, (gsize)n * camps + 1), *ours = g_new0(guint, (gsize)n + 1),
                     *theirs = g_new0(guint, camps);
    double same = 0, in_ours = 0, in_theirs = 0;
    for (guint i = 0; i < n; i++) {
        const guint camp = ent_analysis_node(analysis, i)->camp;
        both[camp * camps + i % camps]++;
        ours[camp]++;
        theirs[i % camps]++;
    }
    for (guint i = 0; i < n * camps; i++)
        same += pairs_of(both[i]);
    for (guint i = 0; i < n; i++)
        in_ours += pairs_of(ours[i]);
    for (guint i = 0; i < camps; i++)
        in_theirs += pairs_of(theirs[i]);
    const double chance = in_ours * in_theirs / pairs_of(n);
    return (same - chance) / ((in_ours + in_theirs) / 2 - chance);
}

static void planted_camps_are_found(void **state)
{
    (void)state;
    const Planted plan = { .n = 400, .camps = 4, .degree = 12, .inside = 0.5, .flipped = 0.05 };
    for (guint64 seed = 1; seed <= 5; seed++) {
        g_autoptr(EntGraph) graph = planted_graph(&plan, seed);
        g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
        const double found = adjusted_rand(analysis, 4);
        if (found < 0.95)
            fail_msg("seed %d: adjusted Rand index %.3f, %u camps", (int)seed, found, analysis->balance.camps);
    }
}

/* The same chance of a tie for every pair: some actors have no ally at all, and no method can place them (spinglass has 0.95
 * there). */
static void camps_are_found_by_signs_alone(void **state)
{
    (void)state;
    const Planted plan = { .n = 400, .camps = 4, .degree = 16, .inside = 0.25, .flipped = 0.05 };
    g_autoptr(EntGraph) graph = planted_graph(&plan, 1);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_true(adjusted_rand(analysis, 4) > 0.95);
}

static guint camp_of(const EntGraph *graph, const EntAnalysis *analysis, const char *name)
{
    return measures_of(graph, analysis, name)->camp;
}

static void those_who_agree_are_parted_only_by_opposition(void **state)
{
    (void)state;
    /* A long chain of agreement: modularity would cut it, nothing here asks for that. */
    const Row rows[] = { { "ada", "supports", "bo", 1 },  { "bo", "supports", "cy", 1 },   { "cy", "supports", "dee", 1 },
                         { "dee", "supports", "eve", 1 }, { "eve", "supports", "fay", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.camps, 1);
    assert_int_equal(analysis->balance.groups, 1);
    assert_near(analysis->balance.camp_fit, 1);
}

static void the_weaker_tie_gives_way(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 3 }, { "bo", "supports", "cy", 1 }, { "ada", "opposes", "cy", 2 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(camp_of(graph, analysis, "ada"), camp_of(graph, analysis, "bo"));
    assert_int_not_equal(camp_of(graph, analysis, "ada"), camp_of(graph, analysis, "cy"));
    assert_near(analysis->balance.camp_fit, 5.0 / 6);
}

static void common_opponents_stand_together_where_nothing_parts_them(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "opposes", "bo", 1 }, { "cy", "opposes", "bo", 1 }, { "dee", "opposes", "eve", 1 }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.camps, 1);
    assert_int_equal(camp_of(graph, analysis, "ada"), camp_of(graph, analysis, "cy"));
    assert_int_not_equal(camp_of(graph, analysis, "ada"), camp_of(graph, analysis, "dee")); /* nothing ties them */
    assert_int_equal(analysis->balance.groups, 4);
}

/* Ten opponents in common do not make up for one article of opposition. */
static void no_number_of_common_opponents_outweighs_an_article(void **state)
{
    (void)state;
    EntGraph *const graph = numbered_graph(12);
    for (guint i = 2; i < 12; i++) {
        ent_graph_get_edge(graph, 0, 1, i);
        ent_graph_get_edge(graph, 1, 1, i);
    }
    ent_graph_get_edge(graph, 0, 1, 1);
    finish_graph(graph);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_not_equal(ent_analysis_node(analysis, 0)->camp, ent_analysis_node(analysis, 1)->camp);
    assert_int_equal(ent_analysis_node(analysis, 2)->camp, 0);
    assert_int_equal(ent_analysis_node(analysis, 11)->camp, 0);
    assert_near(analysis->balance.camp_fit, 1);
    ent_graph_free(graph);
}

static void agreement_and_opposition_of_equal_weight_are_undecided(void **state)
{
    (void)state;
    const Row rows[] = {
        { "ada", "supports", "bo", 2 }, { "bo", "opposes", "ada", 2 }, { "cy", "supports", "ada", 1 }, { NULL }
    };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(analysis->balance.ties, 1);
    assert_int_equal(analysis->balance.undecided, 1);
    assert_int_equal(analysis->balance.negative, 0);
}

static void a_node_without_a_signed_tie_stands_alone(void **state)
{
    (void)state;
    const Row rows[] = { { "ada", "supports", "bo", 1 }, { "cy", "quotes", "ada", 1 }, { "dee" }, { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_int_equal(camp_of(graph, analysis, "ada"), 0);
    assert_int_equal(camp_of(graph, analysis, "cy"), 1);
    assert_int_equal(camp_of(graph, analysis, "dee"), 2);
}

static void triangles_are_counted_by_their_oppositions(void **state)
{
    (void)state;
    /* K4 of ada, bo, cy, dee: bo-cy, bo-dee and cy-dee oppose. */
    const Row rows[] = { { "ada", "supports", "bo", 3 },
                         { "ada", "supports", "cy", 2 },
                         { "ada", "supports", "dee", 1 },
                         { "bo", "opposes", "cy", 4 },
                         { "bo", "opposes", "dee", 1 },
                         { "cy", "opposes", "dee", 1 },
                         { NULL } };
    g_autoptr(EntGraph) graph = test_graph(rows);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntBalance *const b = &analysis->balance;
    assert_int_equal(b->triangles[0], 0);
    assert_int_equal(b->triangles[1], 3);
    assert_int_equal(b->triangles[2], 0);
    assert_int_equal(b->triangles[3], 1);
    assert_near(b->balanced, 0);
    assert_near(b->balanced_chance, 0.125 + 3 * 0.125);
    assert_int_equal(b->tensions->len, 4);
    const EntTriangle *const first = &g_array_index(b->tensions, EntTriangle, 0);
    assert_near(first->weight, 2); /* ada, bo, cy: 3, 2 and 4 */
    assert_int_equal(first->ab, 1);
    assert_int_equal(first->ac, 1);
    assert_int_equal(first->bc, -1);
}

/* The count of triangles of a dense graph against one by hand, hubs and all. */
static void triangles_of_a_graph_of_dice_are_all_met(void **state)
{
    (void)state;
    enum { N = 40 };
    int signs[N * N] = { 0 };
    guint64 dice = 11, expected[4] = { 0 };
    for (guint a = 0; a < N; a++)
        for (guint b = a + 1; b < N; b++)
            signs[a * N + b] = a == 0 || throw_part(&dice) < 0.3 ? (throw_part(&dice) < 0.4 ? -1 : 1) : 0;
    for (guint a = 0; a < N; a++)
        for (guint b = a + 1; b < N; b++)
            for (guint c = b + 1; c < N; c++)
                if (signs[a * N + b] != 0 && signs[b * N + c] != 0 && signs[a * N + c] != 0)
                    expected[(signs[a * N + b] < 0) + (signs[b * N + c] < 0) + (signs[a * N + c] < 0)]++;
    g_autoptr(EntGraph) graph = graph_of_signs(signs, N);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    assert_true(expected[1] > 10);
    assert_memory_equal(analysis->balance.triangles, expected, sizeof expected);
    assert_int_equal(analysis->balance.tensions->len, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(planted_camps_are_found),
        cmocka_unit_test(camps_are_found_by_signs_alone),
        cmocka_unit_test(those_who_agree_are_parted_only_by_opposition),
        cmocka_unit_test(the_weaker_tie_gives_way),
        cmocka_unit_test(common_opponents_stand_together_where_nothing_parts_them),
        cmocka_unit_test(no_number_of_common_opponents_outweighs_an_article),
        cmocka_unit_test(agreement_and_opposition_of_equal_weight_are_undecided),
        cmocka_unit_test(a_node_without_a_signed_tie_stands_alone),
        cmocka_unit_test(triangles_are_counted_by_their_oppositions),
        cmocka_unit_test(triangles_of_a_graph_of_dice_are_all_met),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
