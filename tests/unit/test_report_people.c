/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

static void speakers_come_by_how_often_they_are_quoted(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "| Ana Quispe | 2 | 1 | 2 | Evening Post, The Morning Ledger | “We have time.” [^");
    assert_has(report, "| Leo Rojas | 1 | 1 | 1 | Evening Post | “Nothing is decided.” [^");
    assert_has(report, "Quotations whose speaker is no named actor: 1.");
    assert_true(strstr(report, "| Ana Quispe | 2 | 1") < strstr(report, "| Leo Rojas | 1 | 1"));
}

static void a_sample_is_long_but_not_too_long(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", "Post", NULL, "Talks");
    const guint32 ana = ent_graph_add_node(graph, "person:ana", ENT_PERSON, "Ana");
    g_autofree char *endless = g_strnfill(400, 'x');
    report_quote(graph, ana, article, "Yes.", TRUE);
    report_quote(graph, ana, article, endless, TRUE);
    report_quote(graph, ana, article, "Yes, and gladly.", TRUE);
    report_quote(graph, ana, article, "she would come in spring, whatever was said of her", FALSE);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "| Ana | 4 | 3 | 1 | Post | “Yes, and gladly.” [^");
}

static void communities_name_their_members(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "| 0 | Peru, Chile, Canal Council | 2 | 2 |");
    assert_has(report, "| 1 | Ana Quispe, Leo Rojas | 0 | 0 |");
}

static void the_central_table_is_by_strength(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    const char *const first = strstr(report, "| 1 | not known | Peru | country | 6 | 3 | 0.667 |"), *const second = strstr(report, "| 2 | not known | Chile | country | 4 |");
    assert_non_null(first);
    assert_true(second > first);
    const char *const named[] = { "Strength", "Degree", "Betweenness", "Closeness", "Eigenvector", "PageRank", "Hub", "Authority", "Core", "Community" };
    for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
        g_autofree char *line = g_strdup_printf("- **%s**: ", named[i]);
        assert_has(report, line);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speakers_come_by_how_often_they_are_quoted),
        cmocka_unit_test(a_sample_is_long_but_not_too_long),
        cmocka_unit_test(communities_name_their_members),
        cmocka_unit_test(the_central_table_is_by_strength),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
