/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include <jansson.h>

static json_t *parse(const char *report)
{
    json_error_t problem;
    json_t *const root = json_loads(report, JSON_REJECT_DUPLICATES, &problem);
    if (root == NULL)
        fail_msg("line %d: %s", problem.line, problem.text);
    return root;
}

static void it_is_one_object_with_everything_in_it(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("json");
    json_t *const root = parse(report);
    assert_string_equal(json_string_value(json_object_get(root, "format")), "entente-report");
    assert_int_equal(json_integer_value(json_object_get(root, "version")), 1);
    assert_string_equal(json_string_value(json_object_get(root, "ontology")), "0a1b2c3d4e5f");
    const char *const arrays[] = { "findings", "measures", "communities", "contradictions", "denied",
                                   "speakers", "method",   "articles",    "nodes" };
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        if (json_array_size(json_object_get(root, arrays[i])) == 0)
            fail_msg("empty or missing: %s", arrays[i]);
    assert_int_equal(json_array_size(json_object_get(root, "nodes")), 5);
    json_decref(root);
}

static void nodes_carry_their_measures(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("json");
    json_t *const root = parse(report);
    json_t *const peru = json_array_get(json_object_get(root, "nodes"), 1);
    assert_string_equal(json_string_value(json_object_get(peru, "id")), "country:PE");
    assert_int_equal(json_integer_value(json_object_get(peru, "strength")), 6);
    assert_float_equal(json_number_value(json_object_get(peru, "betweenness")), 0.666667, 1e-9);
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
        assert_true(json_is_number(json_object_get(peru, m->id)));
    json_decref(root);
}

static void rankings_and_pairs_are_by_weight(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("json");
    json_t *const root = parse(report);
    json_t *const rankings = json_object_get(root, "rankings");
    assert_string_equal(json_string_value(json_array_get(json_object_get(rankings, "strength"), 0)), "country:PE");
    assert_null(json_object_get(rankings, "community"));
    json_t *const opposes = json_object_get(json_object_get(root, "pairs"), "opposes");
    json_t *const first = json_array_get(json_object_get(opposes, "rows"), 0);
    assert_int_equal(json_integer_value(json_object_get(opposes, "total")), 3);
    assert_string_equal(json_string_value(json_object_get(first, "source")), "country:CL");
    assert_int_equal(json_array_size(json_object_get(first, "evidence")), 2);
    json_t *const evidence = json_array_get(json_object_get(first, "evidence"), 0);
    assert_string_equal(json_string_value(json_object_get(evidence, "cue")), "rejected");
    json_decref(root);
}

static void findings_are_plain_text(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("json");
    json_t *const root = parse(report);
    json_t *const quoted = json_array_get(json_object_get(root, "findings"), 7);
    assert_string_equal(json_string_value(json_object_get(quoted, "kind")), "quoted");
    assert_string_equal(json_string_value(json_object_get(quoted, "text")),
                        "Ana Quispe is quoted most: 2 quotations in 2 articles.");
    assert_string_equal(json_string_value(json_object_get(json_object_get(quoted, "quote"), "text")), "We have time.");
    json_decref(root);
}

static void hostile_words_come_back_as_they_were(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = hostile_graph();
    const EntReportOptions options = { .format = "json" };
    g_autofree char *report = report_of(graph, &options);
    json_t *const root = parse(report);
    json_t *const nodes = json_object_get(root, "nodes");
    assert_string_equal(json_string_value(json_object_get(json_array_get(nodes, 0), "name")), HOSTILE_FORMULA);
    assert_string_equal(json_string_value(json_object_get(json_array_get(nodes, 1), "name")), HOSTILE_NAME);
    json_decref(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_one_object_with_everything_in_it), cmocka_unit_test(nodes_carry_their_measures),
        cmocka_unit_test(rankings_and_pairs_are_by_weight),       cmocka_unit_test(findings_are_plain_text),
        cmocka_unit_test(hostile_words_come_back_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
