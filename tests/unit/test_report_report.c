/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

static const char *const forms[] = { "md", "html", "json", "csv" };

static void an_unknown_form_is_unsupported(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autoptr(GString) buffer = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(buffer);
    g_autoptr(GError) error = NULL;
    const EntReportOptions options = { .format = "docx" };
    assert_false(ent_report_write(graph, analysis, &options, out, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
    assert_non_null(strstr(error->message, "docx"));
    assert_int_equal(buffer->len, 0);
}

static void options_begin_with_fifteen_rows_of_markdown(void **state)
{
    (void)state;
    EntReportOptions options;
    ent_report_options_init(&options);
    assert_string_equal(options.format, "md");
    assert_int_equal(options.top, 15);
    assert_null(options.svg);
}

static void the_same_graph_gives_the_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *first = canal_report(forms[i]), *again = canal_report(forms[i]);
        assert_true(strlen(first) > 100);
        assert_string_equal(first, again);
    }
}

static void an_empty_graph_has_a_sane_report(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_sort(graph);
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        const EntReportOptions options = { .format = forms[i] };
        g_autofree char *report = report_of(graph, &options);
        assert_true(g_utf8_validate(report, -1, NULL));
        assert_has_not(report, "(null)");
        assert_has_not(report, "nan");
        if (i < 3)
            assert_has(report, "No articles were read");
    }
}

static void articles_without_relations_are_told_so(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    report_article(graph, "Calm seas", "Evening Post", "2025-04-01", "Calm seas");
    ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "state no relation that the measures see");
    assert_has(report, "Nobody: no relation was measured.");
    assert_has(report, "The articles state no support and no opposition.");
    assert_has(report, "No quotation has a named speaker.");
    assert_has(report, "1 article by 1 publisher, 2025-04-01");
}

/* Forty lands that oppose one; six sentences each from six articles. */
static EntGraph *crowd(void)
{
    EntGraph *const graph = ent_graph_new();
    report_types(graph);
    for (guint i = 0; i < 60; i++) {
        g_autofree char *title = g_strdup_printf("Day %02u", i);
        report_article(graph, title, "Post", "2025-01-01", title);
    }
    const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    for (guint i = 0; i < 40; i++) {
        g_autofree char *id = g_strdup_printf("person:p%02u", i), *name = g_strdup_printf("Person %02u", i);
        const guint32 person = ent_graph_add_node(graph, id, ENT_PERSON, name);
        for (guint k = 0; k < 6; k++) {
            g_autofree char *sentence = g_strdup_printf("%s opposes Peru on day %u.", name, k);
            report_relation(graph, person, "opposes", peru, k, sentence, "opposes", ENT_STATED);
        }
    }
    ent_graph_sort(graph);
    return graph;
}

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = text; (p = strstr(p, part)) != NULL; p += strlen(part))
        n++;
    return n;
}

static void long_lists_are_cut_and_say_so(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = crowd();
    const EntReportOptions options = { .format = "md", .top = 4 };
    g_autofree char *report = report_of(graph, &options);
    assert_int_equal(count(report, " | Peru | 6 | stated | 6 "), 4);
    assert_has(report, "and 36 more relations.");
    assert_has(report, "and 37 more actors.");
    assert_has(report, "and 10 more articles.");
    assert_has(report, "**Person 00**, **Person 01**, **Person 02** and 37 others.");
    assert_has(report, " and 1 more |"); /* of six sentences five are shown */
    const EntReportOptions html = { .format = "html", .top = 4 };
    g_autofree char *page = report_of(graph, &html);
    assert_has(page, "and 36 more relations");
    assert_has(page, "<p class=\"more\">and 1 more</p>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unknown_form_is_unsupported),       cmocka_unit_test(options_begin_with_fifteen_rows_of_markdown),
        cmocka_unit_test(the_same_graph_gives_the_same_bytes),  cmocka_unit_test(an_empty_graph_has_a_sane_report),
        cmocka_unit_test(articles_without_relations_are_told_so), cmocka_unit_test(long_lists_are_cut_and_say_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
