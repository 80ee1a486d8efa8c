/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include <jansson.h>

static void opine(EntGraph *graph, const char *source, const char *type, const char *target)
{
    const guint32 a = ent_graph_find_node(graph, source), b = ent_graph_find_node(graph, target);
    report_relation(graph, a, type, b, 0, "They spoke of it.", "spoke", ENT_STATED);
}

/* Peru, Chile and one more, whom Chile opposes; what Chile says of Peru is of the type named. */
static EntGraph *small_graph(const char *type, const char *id, const char *name)
{
    EntGraph *const graph = ent_graph_new();
    report_types(graph);
    report_article(graph, "Talks", "Post", "2025-03-01", "They spoke of it.");
    ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    ent_graph_add_node(graph, id, ENT_PERSON, name);
    opine(graph, "country:CL", type, "country:PE");
    opine(graph, "country:CL", "opposes", id);
    ent_graph_sort(graph);
    return graph;
}

static char *changes_of(const EntGraph *before, const EntGraph *after, const char *format, const char *name, guint top)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAnalysis) then = ent_analyze(before, NULL, &error), now = ent_analyze(after, NULL, &error);
    g_autoptr(EntDiff) diff = ent_diff(before, after, then, now, NULL, &error);
    assert_null(error);
    const EntReportOptions options = { .format = format, .top = top, .diff = diff, .against = name };
    return report_of(after, &options);
}

static char *turn_in(const char *format)
{
    g_autoptr(EntGraph) before = small_graph("supports", "person:leo-rojas", "Leo Rojas"),
                        after = small_graph("opposes", "person:script", HOSTILE_NAME);
    return changes_of(before, after, format, "<old>|1.db", 0);
}

static void markdown_has_a_table_a_kind_of_change(void **state)
{
    (void)state;
    g_autofree char *report = turn_in("md");
    assert_has(report,
               "\n## What changed since \\<old\\>\\|1.db\n\n0 articles came and 0 went; 0 relations found in both graphs");
    assert_has(report, "Ranks are by strength; 1 is the greatest.\n");
    assert_has(report, "\n### New actors\n\n| Actor | Type | Mentions |\n|---|---|--:|\n| \\<script\\>alert(1)\\</script\\>");
    assert_has(report, "\n### Gone actors\n\n| Actor | Type | Mentions |\n|---|---|--:|\n| Leo Rojas | person | 0 |\n");
    assert_has(
        report,
        "\n### New relations\n\n| Source | Relation | Target | Weight |\n|---|---|---|--:|\n| Chile | opposes | Peru | 1 |\n");
    assert_has(report, "\n### Gone relations\n\n| Source | Relation | Target | Weight |\n|---|---|---|--:|\n| Chile | supports | "
                       "Peru | 1 |\n| Chile | opposes | Leo Rojas | 1 |\n");
    assert_has(report,
               "\n### Flipped signs\n\n| Actor | Stand on | Before | After |\n|---|---|--:|--:|\n| Chile | Peru | \\+1 | −1 |\n");
    assert_has(report, "| Leo Rojas | 2 | none |\n");
    assert_has_not(report, " <script");
}

static void the_page_has_the_same_escaped(void **state)
{
    (void)state;
    g_autofree char *page = turn_in("html");
    assert_has(page, "<h2 id=\"since\">What changed since &#60;old&#62;|1.db</h2>");
    assert_has(page, "<a href=\"#since\">What changed</a>");
    assert_has(page, "<tr><th scope=\"row\">&#60;script&#62;alert(1)");
    assert_has(page, "<tr><th scope=\"row\">Chile</th><td>Peru</td><td class=\"n\">+1</td><td class=\"n\">−1</td></tr>");
    assert_has(page, "<tr><th scope=\"row\">Leo Rojas</th><td class=\"n\">2</td><td class=\"n\">none</td></tr>");
    assert_has_not(page, "<script>alert");
}

static void json_holds_the_whole_difference(void **state)
{
    (void)state;
    g_autofree char *report = turn_in("json"), *again = turn_in("json");
    assert_string_equal(report, again);
    json_error_t problem;
    json_t *const root = json_loads(report, JSON_REJECT_DUPLICATES, &problem);
    assert_non_null(root);
    json_t *const since = json_object_get(root, "since"), *const diff = json_object_get(since, "diff");
    assert_string_equal(json_string_value(json_object_get(since, "name")), "<old>|1.db");
    assert_string_equal(json_string_value(json_object_get(diff, "format")), "entente-diff");
    assert_string_equal(json_string_value(json_object_get(json_array_get(json_object_get(diff, "new_nodes"), 0), "name")),
                        HOSTILE_NAME);
    assert_int_equal(json_array_size(json_object_get(diff, "signs")), 1);
    json_decref(root);
}

/* Of many only the heaviest are shown, and the rest is counted. */
static void long_lists_are_cut_and_say_so(void **state)
{
    (void)state;
    g_autoptr(EntGraph) empty = ent_graph_new(), after = canal_graph();
    ent_graph_sort(empty);
    g_autofree char *report = changes_of(empty, after, "md", NULL, 1), *page = changes_of(empty, after, "html", NULL, 1);
    assert_has(report, "## What changed since an earlier graph\n\n3 articles came and 0 went");
    assert_has(report, "|---|---|---|--:|\n| Chile | opposes | Peru | 2 |\n\nand 7 more relations.\n");
    assert_has(report, "\nand 4 more actors.\n");
    assert_has(report, "\n### Ranks that moved\n\n");
    assert_has(page, "<p class=\"more\">and 7 more relations</p>");
    g_autofree char *whole = changes_of(empty, after, "md", NULL, 0);
    assert_has(whole, "| Leo Rojas | supports (only denied) | Chile | 0 |\n");
    assert_has_not(report, "Gone");
    assert_has_not(report, "Flipped");
}

static void an_unchanged_graph_says_so_and_no_graph_nothing(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph(), same = canal_graph();
    g_autofree char *report = changes_of(same, graph, "md", "old.db", 0), *page = changes_of(same, graph, "html", "old.db", 0);
    assert_has(report, "## What changed since old.db\n\nNothing has changed.\n\n## ");
    assert_has(page, "<p>Nothing has changed.</p>\n</section>");
    const char *const formats[] = { "md", "html", "json" };
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autofree char *without = canal_report(formats[i]);
        assert_has_not(without, "What changed");
        assert_has_not(without, "\"since\":{");
    }
    g_autofree char *csv = canal_report("csv"), *compared = changes_of(same, graph, "csv", "old.db", 0);
    assert_string_equal(csv, compared);
}

/* What two lands do together has no direction, and neither has its change. */
static void ties_without_direction_flip_both_ways(void **state)
{
    (void)state;
    g_autoptr(EntGraph) before = small_graph("cooperates_with", "person:leo-rojas", "Leo Rojas"),
                        after = small_graph("conflicts_with", "person:leo-rojas", "Leo Rojas");
    g_autofree char *report = changes_of(before, after, "md", "old.db", 0);
    assert_has(report, "| Chile | Peru (and the other way about) | \\+1 | −1 |\n");
    assert_has_not(report, "### New actors");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markdown_has_a_table_a_kind_of_change),
        cmocka_unit_test(the_page_has_the_same_escaped),
        cmocka_unit_test(json_holds_the_whole_difference),
        cmocka_unit_test(long_lists_are_cut_and_say_so),
        cmocka_unit_test(an_unchanged_graph_says_so_and_no_graph_nothing),
        cmocka_unit_test(ties_without_direction_flip_both_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
