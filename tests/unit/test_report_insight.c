/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include <jansson.h>

static void relate(EntGraph *graph, guint32 source, const char *type, guint32 target, guint32 article, const char *sentence)
{
    report_relation(graph, source, type, target, article, sentence, type, ENT_STATED);
    const EntSpan span = { 0, 1 };
    ent_node_add_mention(ent_graph_node(graph, source), article, span);
    ent_node_add_mention(ent_graph_node(graph, target), article, span);
}

/* Two camps of three, told of for six weeks by two outlets; Eve turns her coat in the fifth, as the Post alone says. Fay talks to
 * both sides. */
static EntGraph *quarrel(void)
{
    static const char *const names[] = { "Ada", "Bo", "Cy", "Dee", "Eve", "Fay", "Gus" };
    static const char *const dates[] = { "2025-03-03", "2025-03-10", "2025-03-17", "2025-03-24", "2025-03-31", "2025-04-07" };
    EntGraph *const graph = ent_graph_new();
    guint32 n[G_N_ELEMENTS(names)];
    report_types(graph);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *id = g_strdup_printf("person:%c", 'a' + (int)i);
        n[i] = ent_graph_add_node(graph, id, ENT_PERSON, names[i]);
    }
    for (guint week = 0; week < 6; week++) {
        g_autofree char *title = g_strdup_printf("Week %u", week);
        const guint32 article = report_article(graph, title, week % 2 == 0 ? "Post" : "Ledger", dates[week], title);
        relate(graph, n[0], "supports", n[1], article, "Ada backs Bo.");
        relate(graph, n[1], "supports", n[2], article, "Bo backs Cy.");
        relate(graph, n[3], "supports", n[6], article, "Dee backs Gus.");
        relate(graph, n[0], "opposes", n[3], article, "Ada opposes Dee.");
        relate(graph, n[3], "opposes", n[2], article, "Dee opposes Cy.");
        relate(graph, n[4], week == 4 ? "opposes" : "supports", n[3], article, week == 4 ? "Eve opposes Dee." : "Eve backs Dee.");
        relate(graph, n[5], "meets", n[1], article, "Fay met Bo.");
        relate(graph, n[5], "meets", n[4], article, "Fay met Eve.");
    }
    ent_graph_sort(graph);
    return graph;
}

static char *quarrel_report(const char *format)
{
    g_autoptr(EntGraph) graph = quarrel();
    EntReportOptions options;
    ent_report_options_init(&options);
    options.format = format;
    return report_of(graph, &options);
}

static void the_findings_tell_of_camps_brokers_turns_and_outlets(void **state)
{
    (void)state;
    g_autofree char *report = quarrel_report("md");
    assert_has(report, "- The two camps most opposed to each other are that of **Bo**, **Ada** and **Cy**, and that of **Dee**, "
                       "**Eve** and **Gus**: "
                       "across, 2 pairs stand opposed and "
                       "none agrees.[^");
    assert_has(report, "- Polarisation is 1.00, on a scale from 0 (no hostile sides) to 1 (two sides explain everything): 2 of 6 "
                       "signed pairs are opposed, and two "
                       "sides explain every one of them.\n");
    assert_has(report, "- **Fay** stands most between the camps: of the pairs of actors in different camps, 100 % have their "
                       "shortest way through that one, opposition left "
                       "aside.[^");
    assert_has(report, "- Between **Dee** and **Eve** the articles tell of more opposition in 2025-W14, and of more agreement in "
                       "2025-W15; there is 1 more such "
                       "case.[^");
    assert_has(report, "it is first: its rank could be anything up to 2.");
}

static void camps_matrix_and_slices_are_tables(void **state)
{
    (void)state;
    g_autofree char *report = quarrel_report("md");
    assert_has(report, "| A | Bo, Ada, Cy |  | 2 | 0 | B: 2 against, 0 for [^");
    assert_has(report, "| B | Dee, Eve, Gus |  | 2 | 0 | A: 2 against, 0 for [^");
    assert_has(report, "\n| | Bo | Ada | Cy | Dee | Eve | Gus |\n");
    assert_has(report, "\n| **Ada** | +6 | · |  | −6 |  |  |\n");
    assert_has(report, "\n| **Eve** |  |  |  | +5 −1 | · |  |\n");
    assert_has(report, "| Fay | none | 1 | 0.500 |\n");
    assert_has(report, "| Dee | Eve | 2025-W14: opposition [^");
    assert_has(report, "\n## Week by week\n");
    assert_has(report, "| 2025-W14 | 1 | 0 | 7 | 3 | 3 | 0.97 | Dee, ");
    assert_has(report, "| Ledger | 3 | 7 | 4 | 2 | 1.00 | Dee, ");
}

static void the_page_has_the_same_sections(void **state)
{
    (void)state;
    g_autofree char *page = quarrel_report("html");
    const char *const sections[] = { "id=\"camps\"",   "class=\"matrix\"", "id=\"changes\"",
                                     "id=\"brokers\"", "id=\"times\"",     "id=\"outlets\"" };
    for (gsize i = 0; i < G_N_ELEMENTS(sections); i++)
        assert_has(page, sections[i]);
    assert_has(page, "<td class=\"cell mixed parted\">+5 −1</td>");
    assert_has(page, "<td class=\"cell against parted\">−6</td>");
    assert_has(page, "2025-W14: <i class=\"against\">opposition</i>");
}

static void json_has_intervals_camps_and_slices(void **state)
{
    (void)state;
    g_autofree char *report = quarrel_report("json");
    json_error_t problem;
    json_t *const root = json_loads(report, JSON_REJECT_DUPLICATES, &problem);
    assert_non_null(root);
    json_t *const intervals = json_object_get(root, "intervals"), *const times = json_object_get(root, "times");
    assert_int_equal(json_integer_value(json_object_get(intervals, "stories")), 6);
    assert_true(json_is_true(json_object_get(intervals, "enough")));
    json_t *const first = json_array_get(json_object_get(json_object_get(intervals, "measures"), "strength"), 0);
    assert_string_equal(json_string_value(json_object_get(first, "node")), "person:d");
    assert_int_equal(json_integer_value(json_object_get(first, "rank_low")), 1);
    assert_int_equal(json_array_size(json_object_get(root, "camps")), 2);
    assert_string_equal(json_string_value(json_object_get(times, "step")), "week");
    assert_int_equal(json_array_size(json_object_get(times, "changes")), 2);
    assert_int_equal(json_array_size(json_object_get(json_object_get(root, "outlets"), "slices")), 2);
    assert_float_equal(json_number_value(json_object_get(json_object_get(root, "balance"), "camp_fit")), 1, 1e-9);
    json_t *const ada = json_array_get(json_object_get(root, "nodes"), 0);
    assert_string_equal(json_string_value(json_object_get(ada, "first_seen")), "2025-03-03");
    json_decref(root);
}

/* Two outlets, one of which says the opposite of the other. */
static void outlets_that_differ_are_named(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 post = report_article(graph, "One", "The *Post*", NULL, "One"),
                  ledger = report_article(graph, "Two", "Ledger", NULL, "Two");
    const guint32 chile = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile"),
                  peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    relate(graph, chile, "supports", peru, post, "Chile backs Peru.");
    relate(graph, peru, "opposes", chile, ledger, "Peru rejects Chile.");
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "- Outlets differ on **Chile** and **Peru**: **The \\*Post\\*** tells of more agreement, **Ledger** of "
                       "more opposition.[^");
    assert_has(report, "## Where outlets differ");
    assert_has(report, "| Chile | Peru | The \\*Post\\*: agreement [^");
    assert_has_not(report, "## Camps"); /* undecided: they have no tie */
}

static void months_can_be_asked_for(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = quarrel();
    const EntReportOptions options = { .format = "md", .step = ENT_STEP_MONTH };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "\n## Month by month\n");
    assert_has(report, "| 2025-03 | 5 |");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_findings_tell_of_camps_brokers_turns_and_outlets),
        cmocka_unit_test(camps_matrix_and_slices_are_tables),
        cmocka_unit_test(the_page_has_the_same_sections),
        cmocka_unit_test(json_has_intervals_camps_and_slices),
        cmocka_unit_test(outlets_that_differ_are_named),
        cmocka_unit_test(months_can_be_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
