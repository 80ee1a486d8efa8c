/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_corpus.h"

#include <entente/slices.h>

static EntSlices *by_time(const EntGraph *graph, EntStep step)
{
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    EntSlices *const slices = ent_slices_by_time(graph, analysis, step, NULL);
    assert_non_null(slices);
    return slices;
}

static EntSlices *by_outlet(const EntGraph *graph)
{
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    EntSlices *const slices = ent_slices_by_outlet(graph, analysis, NULL);
    assert_non_null(slices);
    return slices;
}

static const EntSlice *slice_at(const EntSlices *slices, guint i)
{
    assert_true(i < slices->slices->len);
    return slices->slices->pdata[i];
}

static void no_articles_no_slices(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    ent_graph_sort(graph);
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_AUTO), outlets = by_outlet(graph);
    assert_int_equal(times->slices->len, 0);
    assert_int_equal(outlets->slices->len, 0);
    assert_int_equal(times->turns->len, 0);
}

static void weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    corpus_article(graph, "a", "a", NULL, "2024-12-29"); /* a Sunday */
    corpus_article(graph, "b", "b", NULL, "2024-12-30T23:59:00+01:00");
    corpus_article(graph, "c", "c", NULL, "2025-01-05");
    corpus_article(graph, "d", "d", NULL, "no date");
    corpus_article(graph, "e", "e", NULL, "2025-02-30");
    ent_graph_sort(graph);
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_AUTO);
    assert_int_equal(times->step, ENT_STEP_WEEK);
    assert_int_equal(times->slices->len, 2);
    assert_int_equal(times->left_out, 2);
    assert_string_equal(slice_at(times, 0)->label, "2024-W52");
    assert_string_equal(slice_at(times, 1)->label, "2025-W01");
    assert_string_equal(slice_at(times, 1)->from, "2024-12-30");
    assert_string_equal(slice_at(times, 1)->until, "2025-01-05");
    assert_int_equal(slice_at(times, 1)->articles, 2);
}

static void long_periods_go_by_months(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    corpus_article(graph, "a", "a", NULL, "2024-02-29");
    corpus_article(graph, "b", "b", NULL, "2025-02-10");
    ent_graph_sort(graph);
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_AUTO);
    assert_int_equal(times->step, ENT_STEP_MONTH);
    assert_string_equal(slice_at(times, 0)->label, "2024-02");
    assert_string_equal(slice_at(times, 0)->until, "2024-02-29");
    assert_string_equal(slice_at(times, 1)->until, "2025-02-28");
    g_autoptr(EntSlices) weeks = by_time(graph, ENT_STEP_WEEK);
    assert_string_equal(slice_at(weeks, 1)->label, "2025-W07");
}

/* March: ada backs bo (two articles). April: she opposes him, and backs cy. An undated article in between counts in no slice. */
static EntGraph *turning_corpus(void)
{
    EntGraph *const graph = corpus_new();
    corpus_article(graph, "a", "a", "Post", "2025-03-03");
    corpus_article(graph, "b", "b", "Ledger", "2025-03-20");
    corpus_article(graph, "c", "c", "Post", "2025-04-02");
    corpus_article(graph, "d", "d", "Ledger", NULL);
    corpus_relation(graph, "ada", "supports", "bo", 0, "Ada backs Bo.", ENT_STATED);
    corpus_relation(graph, "ada", "supports", "bo", 1, "Ada backs Bo again.", ENT_STATED);
    corpus_relation(graph, "ada", "opposes", "bo", 2, "Ada has had enough of Bo.", ENT_STATED);
    corpus_relation(graph, "ada", "supports", "bo", 2, "Ada did not back Bo.", ENT_NEGATED);
    corpus_relation(graph, "ada", "supports", "cy", 2, "Ada turns to Cy.", ENT_HEDGED);
    corpus_relation(graph, "ada", "supports", "bo", 3, "Ada backed Bo.", ENT_STATED);
    ent_graph_sort(graph);
    return graph;
}

static void each_slice_is_measured_by_its_articles_alone(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = turning_corpus();
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_MONTH);
    assert_int_equal(times->slices->len, 2);
    assert_int_equal(times->left_out, 1);
    const EntSlice *const march = slice_at(times, 0), *const april = slice_at(times, 1);
    assert_int_equal(march->nodes, 2);
    assert_int_equal(march->seen_first, 2);
    assert_int_equal(march->balance.ties, 1);
    assert_int_equal(march->balance.negative, 0);
    assert_near(g_array_index(march->central, EntSliceNode, 0).measures.strength, 2);
    assert_int_equal(april->nodes, 3);
    assert_int_equal(april->seen_first, 1);
    assert_int_equal(april->balance.negative, 1);
    assert_int_equal(g_array_index(april->central, EntSliceNode, 0).node, corpus_node(graph, "ada"));
}

static void a_stand_that_turns_is_told_with_both_sentences(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = turning_corpus();
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_MONTH);
    assert_int_equal(times->turns->len, 1);
    const EntTurn *const turn = &g_array_index(times->turns, EntTurn, 0);
    assert_int_equal(turn->a, corpus_node(graph, "ada"));
    assert_int_equal(turn->b, corpus_node(graph, "bo"));
    assert_int_equal(turn->one.sign, 1);
    assert_near(turn->one.weight, 2);
    assert_int_equal(turn->other.sign, -1);
    assert_int_equal(turn->other.slice, 1);
    const GArray *const said = ent_graph_edge(graph, turn->other.edge)->evidence;
    assert_string_equal(g_array_index(said, EntEvidence, turn->other.evidence).sentence, "Ada has had enough of Bo.");
}

static void outlets_that_differ_on_a_pair_are_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    corpus_article(graph, "a", "a", "Post", NULL);
    corpus_article(graph, "b", "b", "Post", NULL);
    corpus_article(graph, "c", "c", "Ledger", NULL);
    corpus_article(graph, "d", "d", "", NULL);
    corpus_relation(graph, "ada", "supports", "bo", 0, "Ada backs Bo.", ENT_STATED);
    corpus_relation(graph, "bo", "opposes", "ada", 2, "Bo rejects Ada.", ENT_STATED);
    corpus_relation(graph, "ada", "opposes", "cy", 0, "Ada opposes Cy.", ENT_STATED);
    corpus_relation(graph, "ada", "opposes", "cy", 2, "Ada opposes Cy.", ENT_STATED);
    corpus_relation(graph, "ada", "supports", "cy", 3, "Ada backs Cy.", ENT_STATED);
    ent_graph_sort(graph);
    g_autoptr(EntSlices) outlets = by_outlet(graph);
    assert_int_equal(outlets->slices->len, 2);
    assert_int_equal(outlets->left_out, 1);
    assert_string_equal(slice_at(outlets, 0)->label, "Post"); /* more articles */
    assert_null(slice_at(outlets, 0)->from);
    assert_int_equal(slice_at(outlets, 0)->articles, 2);
    assert_int_equal(outlets->turns->len, 1);
    const EntTurn *const turn = &g_array_index(outlets->turns, EntTurn, 0);
    assert_int_equal(turn->for_it, 1);
    assert_int_equal(turn->against, 1);
    assert_int_equal(turn->one.slice, 0);
    assert_int_equal(turn->one.sign, 1);
    assert_int_equal(turn->other.slice, 1);
}

static void what_balances_within_a_part_is_no_stand(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    corpus_article(graph, "a", "a", "Post", NULL);
    corpus_article(graph, "b", "b", "Ledger", NULL);
    corpus_relation(graph, "ada", "supports", "bo", 0, "Ada backs Bo.", ENT_STATED);
    corpus_relation(graph, "ada", "opposes", "bo", 0, "Ada opposes Bo.", ENT_STATED);
    corpus_relation(graph, "ada", "opposes", "bo", 1, "Ada opposes Bo.", ENT_STATED);
    ent_graph_sort(graph);
    g_autoptr(EntSlices) outlets = by_outlet(graph);
    assert_int_equal(outlets->turns->len, 0);
}

static void only_the_largest_outlets_are_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    for (guint i = 0; i < 63; i++) {
        g_autofree char *name = g_strdup_printf("%02u", i);
        corpus_article(graph, name, name, name, NULL);
    }
    ent_graph_sort(graph);
    g_autoptr(EntSlices) outlets = by_outlet(graph);
    assert_int_equal(outlets->slices->len, 60);
    assert_int_equal(outlets->dropped, 3);
    assert_string_equal(slice_at(outlets, 59)->label, "59");
}

static void only_the_latest_slices_are_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    for (guint i = 0; i < 65; i++) {
        g_autofree char *name = g_strdup_printf("%02u", i), *date = g_strdup_printf("20%02u-0%u-15", 10 + i / 5, 1 + i % 5);
        corpus_article(graph, name, name, NULL, date);
        corpus_relation(graph, "ada", "supports", "bo", i, name, ENT_STATED);
    }
    ent_graph_sort(graph);
    g_autoptr(EntSlices) times = by_time(graph, ENT_STEP_AUTO);
    assert_int_equal(times->slices->len, 60);
    assert_int_equal(times->dropped, 5);
    assert_string_equal(slice_at(times, 0)->label, "2011-01");
    assert_int_equal(slice_at(times, 0)->seen_first, 0); /* they were seen before */
}

static void first_and_last_seen_are_dates_of_articles(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = turning_corpus();
    assert_string_equal(ent_node_first_seen(graph, corpus_node(graph, "ada")), "2025-03-03");
    assert_string_equal(ent_node_last_seen(graph, corpus_node(graph, "ada")), "2025-04-02");
    assert_string_equal(ent_node_first_seen(graph, corpus_node(graph, "cy")), "2025-04-02");
    g_autoptr(EntGraph) undated = corpus_new();
    corpus_article(undated, "a", "a", NULL, NULL);
    corpus_relation(undated, "ada", "supports", "bo", 0, "Ada backs Bo.", ENT_STATED);
    ent_graph_sort(undated);
    assert_null(ent_node_first_seen(undated, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_articles_no_slices),
        cmocka_unit_test(weeks_begin_on_monday_and_belong_to_the_year_of_their_thursday),
        cmocka_unit_test(long_periods_go_by_months),
        cmocka_unit_test(each_slice_is_measured_by_its_articles_alone),
        cmocka_unit_test(a_stand_that_turns_is_told_with_both_sentences),
        cmocka_unit_test(outlets_that_differ_on_a_pair_are_told),
        cmocka_unit_test(what_balances_within_a_part_is_no_stand),
        cmocka_unit_test(only_the_largest_outlets_are_told),
        cmocka_unit_test(only_the_latest_slices_are_told),
        cmocka_unit_test(first_and_last_seen_are_dates_of_articles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
