/* SPDX-License-Identifier: Apache-2.0 */
#include "test_graph_samples.h"

static EntGraph *filtered(const EntFilter *filter)
{
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    return ent_graph_filter(graph, filter, NULL);
}

static gboolean holds(const EntGraph *graph, const char *id)
{
    return ent_graph_find_node(graph, id) != ENT_NONE;
}

static void the_plain_filter_keeps_all(void **state)
{
    (void)state;
    EntFilter filter;
    ent_filter_init(&filter);
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    g_autoptr(EntGraph) same = ent_graph_filter(graph, &filter, NULL);
    const EntJsonOptions options = { .spans = TRUE };
    g_autofree char *before = json_of(graph, &options), *after = json_of(same, &options);
    assert_string_equal(before, after);
}

static void types_choose_edges_and_quotations(void **state)
{
    (void)state;
    const char *const meets[] = { "meets", NULL }, *const quotes[] = { "quotes", NULL }, *const wrong[] = { "supports", "likes", NULL };
    g_autoptr(EntGraph) met = filtered(&(EntFilter){ .types = meets }), quoted = filtered(&(EntFilter){ .types = quotes });
    assert_int_equal(met->edges->len, 1);
    assert_int_equal(met->quotes->len, 0);
    assert_int_equal(quoted->edges->len, 0);
    assert_int_equal(quoted->quotes->len, 4);
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(GError) error = NULL;
    ent_graph_sort(graph);
    assert_null(ent_graph_filter(graph, &(EntFilter){ .types = wrong }, &error));
    assert_int_equal(error->code, ENT_ERROR_NOT_FOUND);
    assert_non_null(strstr(error->message, "supports, opposes, meets, quotes"));
}

static void dates_include_both_ends(void **state)
{
    (void)state;
    g_autoptr(EntGraph) may1 = filtered(&(EntFilter){ .since = "2024-05-01", .until = "2024-05-01" });
    assert_int_equal(may1->articles->len, 1);
    assert_string_equal(ent_graph_article(may1, 0)->path, "a.txt");
    assert_false(holds(may1, "organization:union"));
    const EntEdge *const supports = ent_graph_edge(may1, 1);
    assert_true(supports->weight == 1);
    assert_int_equal(ent_graph_node(may1, ent_graph_find_node(may1, "person:zoe-ade"))->n_mentions, 1);
    g_autoptr(EntGraph) month = filtered(&(EntFilter){ .since = "2024-05", .until = "2024" });
    assert_int_equal(month->articles->len, 2);
    g_autoptr(EntGraph) moment = filtered(&(EntFilter){ .since = "2024-05-02T04:00:00Z" }); /* a.txt to the second */
    assert_int_equal(moment->articles->len, 2);
    g_autoptr(EntGraph) none = filtered(&(EntFilter){ .since = "2025" });
    assert_int_equal(none->articles->len + none->nodes->len + none->edges->len + none->quotes->len, 0);
}

static void what_is_no_date_is_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    const char *const wrong[] = { "May", "2024-13-01", "20240", "", "2024-05-01 or so" };
    ent_graph_sort(graph);
    for (guint i = 0; i < G_N_ELEMENTS(wrong); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(ent_graph_filter(graph, &(EntFilter){ .until = wrong[i] }, &error));
        assert_int_equal(error->code, ENT_ERROR_BAD_INPUT);
    }
}

static void weak_and_denied_evidence_can_go(void **state)
{
    (void)state;
    g_autoptr(EntGraph) sure = filtered(&(EntFilter){ .min_confidence = 0.4 });
    assert_int_equal(sure->edges->len, 2);
    assert_true(ent_graph_edge(sure, 1)->weight == 2);
    g_autoptr(EntGraph) said = filtered(&(EntFilter){ .drop_negated = TRUE });
    assert_int_equal(said->edges->len, 2);
    assert_int_equal(said->nodes->len, 4);
}

static void focus_keeps_what_is_near(void **state)
{
    (void)state;
    const char *const supports[] = { "supports", "meets", NULL };
    g_autoptr(EntGraph) zero = filtered(&(EntFilter){ .focus = "japan", .depth = 0 });
    assert_int_equal(zero->nodes->len, 1);
    g_autoptr(EntGraph) one = filtered(&(EntFilter){ .focus = "japan", .depth = 1, .types = supports });
    assert_int_equal(one->nodes->len, 2);
    assert_false(holds(one, "country:KE"));
    assert_int_equal(g_array_index(ent_graph_node(one, 1)->roles, EntRole, 0).of, ENT_NONE);
    g_autoptr(EntGraph) two = filtered(&(EntFilter){ .focus = "japan", .depth = 9, .types = supports });
    assert_int_equal(two->nodes->len, 3);
    assert_false(holds(two, "organization:union"));
}

static void a_focus_nobody_has_is_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(GError) error = NULL;
    ent_graph_sort(graph);
    assert_null(ent_graph_filter(graph, &(EntFilter){ .focus = "Atlantis" }, &error));
    assert_int_equal(error->code, ENT_ERROR_NOT_FOUND);
}

static void top_keeps_the_strongest_and_the_focus(void **state)
{
    (void)state;
    g_autoptr(EntGraph) top = filtered(&(EntFilter){ .top = 2 });
    assert_int_equal(top->nodes->len, 2);
    assert_true(holds(top, "person:zoe-ade") && holds(top, "country:KE"));
    assert_int_equal(top->edges->len, 1);
    g_autoptr(EntGraph) focus = filtered(&(EntFilter){ .top = 1, .focus = "Japan", .depth = 1 });
    assert_true(holds(focus, "person:zoe-ade") && holds(focus, "country:JP"));
    assert_int_equal(focus->nodes->len, 2);
}

static void top_goes_by_a_rank_where_one_is_given(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    g_autofree double *rank = g_new0(double, graph->nodes->len);
    rank[ent_graph_find_node(graph, "country:JP")] = 3;
    const EntFilter filter = { .top = 1, .rank = rank };
    g_autoptr(EntGraph) top = ent_graph_filter(graph, &filter, NULL);
    assert_int_equal(top->nodes->len, 1);
    assert_true(holds(top, "country:JP"));
}

static void those_without_edges_can_go(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = filtered(&(EntFilter){ .drop_isolated = TRUE });
    assert_int_equal(graph->nodes->len, 3);
    g_autoptr(EntGraph) focus = filtered(&(EntFilter){ .drop_isolated = TRUE, .focus = "Harbour Union" });
    assert_int_equal(focus->nodes->len, 1);
}

static void quotations_go_with_their_speakers(void **state)
{
    (void)state;
    g_autoptr(EntGraph) kenya = filtered(&(EntFilter){ .focus = "Kenya", .depth = 0 });
    assert_int_equal(kenya->quotes->len, 1); /* the one about Kenya by nobody known; Zoë's went */
    assert_int_equal(ent_graph_quote(kenya, 0)->about->len, 1);
    g_autoptr(EntGraph) zoe = filtered(&(EntFilter){ .focus = "she", .depth = 0 });
    assert_int_equal(zoe->quotes->len, 1);
    assert_int_equal(ent_graph_quote(zoe, 0)->about->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plain_filter_keeps_all),
        cmocka_unit_test(types_choose_edges_and_quotations),
        cmocka_unit_test(dates_include_both_ends),
        cmocka_unit_test(what_is_no_date_is_told),
        cmocka_unit_test(weak_and_denied_evidence_can_go),
        cmocka_unit_test(focus_keeps_what_is_near),
        cmocka_unit_test(a_focus_nobody_has_is_told),
        cmocka_unit_test(top_keeps_the_strongest_and_the_focus),
        cmocka_unit_test(top_goes_by_a_rank_where_one_is_given),
        cmocka_unit_test(those_without_edges_can_go),
        cmocka_unit_test(quotations_go_with_their_speakers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
