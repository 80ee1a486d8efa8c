/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include "report/report_internal.h"

static void evidence_comes_from_different_articles_first(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 a = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    const guint32 b = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    for (guint i = 0; i < 3; i++) {
        g_autofree char *title = g_strdup_printf("Day %u", i);
        report_article(graph, title, NULL, NULL, title);
    }
    for (guint i = 0; i < 6; i++) {
        g_autofree char *sentence = g_strdup_printf("Sentence %u.", i);
        report_relation(graph, a, "opposes", b, 0, sentence, "opposes", ENT_STATED);
    }
    report_relation(graph, a, "opposes", b, 1, "Perhaps so.", "opposes", ENT_HEDGED);
    report_relation(graph, a, "opposes", b, 2, "Not so.", "opposes", ENT_NEGATED);
    ent_graph_sort(graph);
    EntRow *const row = ent_row_new(ent_graph_edge(graph, 0));
    assert_int_equal(row->stated, 6);
    assert_int_equal(row->hedged, 1);
    assert_int_equal(row->negated, 1);
    assert_int_equal(row->shown->len, ENT_REPORT_EVIDENCE);
    const EntCertainty expected[] = { ENT_STATED, ENT_HEDGED, ENT_NEGATED, ENT_STATED, ENT_STATED };
    for (guint i = 0; i < ENT_REPORT_EVIDENCE; i++)
        assert_int_equal(g_array_index(row->shown, const EntEvidence *, i)->certainty, expected[i]);
    g_autofree char *certainty = ent_report_certainty(row);
    assert_string_equal(certainty, "stated 6, hedged 1, denied 1");
    ent_row_free(row);
}

static void relations_only_denied_stand_apart(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    const char *const denied = strstr(report, "## Denied");
    assert_non_null(denied);
    assert_has(denied, "| Leo Rojas | Chile | supports | [^");
    g_autofree char *before = g_strndup(report, (gsize)(denied - report));
    assert_has_not(before, "| Leo Rojas | Chile |");
}

static void what_is_said_both_ways_is_a_contradiction(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    const char *const section = strstr(report, "## Contradictions");
    assert_non_null(section);
    assert_has(section, "| Ana Quispe | Peru | supports[^4] | opposes[^5] | in different articles |");
    assert_has_not(section, "| Chile | Peru | supports");
}

static void who_quotes_whom_is_no_table_of_relations(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    report_relation(graph, 0, "quotes", 1, 0, "Peru, quoted by Chile.", "quoted", ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "### meets");
    assert_has_not(report, "### quotes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(evidence_comes_from_different_articles_first),
        cmocka_unit_test(relations_only_denied_stand_apart),
        cmocka_unit_test(what_is_said_both_ways_is_a_contradiction),
        cmocka_unit_test(who_quotes_whom_is_no_table_of_relations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
