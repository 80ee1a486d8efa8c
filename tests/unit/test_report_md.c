/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

static void every_section_is_there_in_order(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    const char *const sections[] = { "# Who stands with whom: Peru, Chile and Ana Quispe\n", "## What was read", "Left out of the measures", "## Main findings", "## Who is central",
                                     "## Camps", "## Who supports and who opposes whom", "### supports", "### opposes", "## Other relations",
                                     "### cooperates with", "### meets", "## Most quoted", "## Contradictions", "## Denied", "## Communities",
                                     "## Week by week", "## Outlet by outlet", "## Method and limits", "[^1]: " };
    const char *at = report;
    for (size_t i = 0; i < G_N_ELEMENTS(sections); i++) {
        at = strstr(at, sections[i]);
        if (at == NULL)
            fail_msg("missing or out of order: %s", sections[i]);
    }
}

static void what_was_read_is_counted_and_listed(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "3 articles by 2 publishers, 2025-03-01 to 2025-03-09 (1 without a date). They name 2 countries, 2 persons and 1 organization, "
                       "with 8 relations and 4 quotations.\n");
    assert_has(report, "| Canal talks stall | Evening Post | 2025-03-09 | en |\n| Canal talks open | The Morning Ledger | 2025-03-01 | en |\n"
                       "| Union steps in |  | undated | en |\n");
}

static void evidence_is_a_footnote_with_its_cue_marked(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "| Chile | Peru | 2 | stated | 2 [^1][^8] |");
    assert_has(report, "| Ana Quispe | Peru | 1 | hedged | 1 [^5] |");
    assert_has(report, "[^1]: “Chile **rejected** the canal that Peru wants.” — *Canal talks open*, The Morning Ledger, 2025-03-01. Stated; method: "
                       "rule:verb; confidence 0.80.\n");
    assert_has(report, "“Chile again **opposes** the plan of Peru.”");
    assert_has(report, "Denied; method:");
}

static void each_footnote_is_told_once_and_each_told_is_referred_to(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    for (guint i = 1; i <= 12; i++) {
        g_autofree char *definition = g_strdup_printf("\n[^%u]: ", i), *reference = g_strdup_printf("[^%u]", i);
        const char *const told = strstr(report, definition);
        if (told == NULL) {
            assert_true(i > 11);
            break;
        }
        assert_null(strstr(told + 1, definition));
        assert_true(strstr(report, reference) < told);
    }
}

static void the_diagram_and_articles_are_linked(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    ent_graph_article(graph, 0)->url = g_strdup("https://news.example/a?x=1&y=2");
    const EntReportOptions options = { .format = "md", .diagram = "my pictures/<a>|b.svg", .title = "Canal_watch" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "# Canal\\_watch\n");
    assert_has(report, "![Who stands with whom, as a diagram](<my pictures/%3Ca%3E%7Cb.svg>)");
    assert_has(report, "](<https://news.example/a?x=1&y=2>) | ");
}

static void hostile_words_stay_words(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = hostile_graph();
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "\\<script\\>alert(1)\\</script\\>\\]\\]\\>\\|\\*\\_\\`\\[x\\](javascript:y)");
    assert_has(report, "| \\# Title \\| \"quoted\" \\<b\\>\\&amp;\\</b\\> - item |");
    assert_has(report, "| \\=cmd\\|'/c calc'!A1,\"x\" y |");
    assert_has(report, "“1\\. He said: **\\<img** src=x onerror=alert(1)\\> \\| --\\> \\]\\]\\> \\`rm\\` \\*\\*no\\*\\*");
    for (const char *p = report; (p = strchr(p, '<')) != NULL; p++)
        assert_true(p > report && p[-1] == '\\'); /* no tag begins */
    assert_has_not(report, "\n| a | b |");
}

static void a_cue_that_is_not_in_the_sentence_is_told_beside_it(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", NULL, NULL, "Talks");
    const guint32 chile = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    report_relation(graph, chile, "opposes", peru, article, "Chile would not have it.", "veto", ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "“Chile would not have it.” — *Talks*, undated. Cue: veto. Stated;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_is_there_in_order),
        cmocka_unit_test(what_was_read_is_counted_and_listed),
        cmocka_unit_test(evidence_is_a_footnote_with_its_cue_marked),
        cmocka_unit_test(each_footnote_is_told_once_and_each_told_is_referred_to),
        cmocka_unit_test(the_diagram_and_articles_are_linked),
        cmocka_unit_test(hostile_words_stay_words),
        cmocka_unit_test(a_cue_that_is_not_in_the_sentence_is_told_beside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
