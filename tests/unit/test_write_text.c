/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <string.h>

#include "write/text.h"

#define BAD "\xEF\xBF\xBD"

static void clean_replaces_what_is_not_text(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { NULL, "" },
        { "", "" },
        { "plain \t\n\r", "plain \t\n\r" },
        { "\x01|\x0b|\x1f", BAD "|" BAD "|" BAD },
        { "cut \xE2\x82", "cut " BAD BAD },
        { "over \xC0\xAF", "over " BAD BAD },
        { "\xED\xA0\x80", BAD BAD BAD },
        { "\xEF\xBF\xBE\xEF\xBF\xBF", BAD BAD },
        { "\xF4\x90\x80\x80", BAD BAD BAD BAD },
        { "😀 é", "😀 é" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *clean = ent_write_clean(pairs[i][0]);
        assert_string_equal(clean, pairs[i][1]);
    }
}

static void check(const GString *bytes, EntOutput *out, const char *expected)
{
    assert_string_equal(bytes->str, expected);
    assert_true(ent_output_close(out, NULL));
}

static void xml_escapes_for_content_and_attributes_alike(void **state)
{
    (void)state;
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    ent_write_xml(out, NULL);
    ent_write_xml(out, "");
    ent_write_xml(out, "<a b=\"c\">&]]>\n\r\t\x02é\xC3");
    check(bytes, out, "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;&#10;&#13;&#9;" BAD "é" BAD);
    g_string_free(bytes, TRUE);
}

static void quoted_strings_end_where_they_should(void **state)
{
    (void)state;
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    ent_write_quoted(out, "it's \"x\" \\ \n\r\t\x01", '\'');
    ent_write_quoted(out, "it's \"x\"", '"');
    check(bytes, out, "'it\\'s \"x\" \\\\ \\n\\r\\t" BAD "'\"it's \\\"x\\\"\"");
    g_string_free(bytes, TRUE);
}

static void numbers_are_short_and_read_back(void **state)
{
    (void)state;
    char buffer[ENT_NUMBER_LEN];
    assert_string_equal(ent_write_number(buffer, 0.1), "0.1");
    assert_string_equal(ent_write_number(buffer, 3), "3");
    assert_string_equal(ent_write_number(buffer, -0.5), "-0.5");
    assert_string_equal(ent_write_number(buffer, NAN), "NaN");
    assert_string_equal(ent_write_number(buffer, INFINITY), "INF");
    assert_string_equal(ent_write_number(buffer, -INFINITY), "-INF");
    const double hard[] = { 1.0 / 3.0, 0.1 + 0.2, 1e-300, 1.7976931348623157e308, 5e-324, 123456789.123456789 };
    for (size_t i = 0; i < G_N_ELEMENTS(hard); i++)
        assert_true(g_ascii_strtod(ent_write_number(buffer, hard[i]), NULL) == hard[i]);
}

static void numbers_know_no_locale(void **state)
{
    (void)state;
    char buffer[ENT_NUMBER_LEN];
    const char *const commas[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "pt_BR.UTF-8" };
    for (size_t i = 0; i < G_N_ELEMENTS(commas); i++) {
        if (setlocale(LC_NUMERIC, commas[i]) == NULL)
            continue;
        assert_string_equal(ent_write_number(buffer, 0.25), "0.25");
    }
    setlocale(LC_NUMERIC, "C");
}

static void days_are_whole_dates(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { NULL, NULL },
        { "", NULL },
        { "2024", NULL },
        { "2024-05", NULL },
        { "2024-05-01", "2024-05-01" },
        { "2024-05-01T10:00:00Z", "2024-05-01" },
        { "yesterday evening", NULL },
        { "2024/05/01", NULL },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *day = ent_write_day(pairs[i][0]);
        assert_int_equal(g_strcmp0(day, pairs[i][1]), 0);
    }
}

static void every_measure_has_a_field(void **state)
{
    (void)state;
    for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++) {
        gboolean found = FALSE;
        for (const EntMeasureField *field = ent_write_measures(); field->name != NULL; field++)
            found |= strcmp(field->name, measure->id) == 0;
        if (!found)
            fail_msg("%s is not written", measure->id);
    }
}

static void the_best_evidence_is_the_surest(void **state)
{
    (void)state;
    EntEvidence evidence[] = { { .certainty = ENT_NEGATED, .confidence = 1 },
                               { .certainty = ENT_HEDGED, .confidence = 0.9 },
                               { .certainty = ENT_STATED, .confidence = 0.2 },
                               { .certainty = ENT_STATED, .confidence = 0.4 },
                               { .certainty = ENT_STATED, .confidence = 0.4 } };
    EntEdge edge = { .evidence = g_array_new(FALSE, FALSE, sizeof(EntEvidence)) };
    assert_null(ent_write_best(&edge));
    g_array_append_vals(edge.evidence, evidence, 5);
    assert_ptr_equal(ent_write_best(&edge), &g_array_index(edge.evidence, EntEvidence, 3));
    g_array_set_size(edge.evidence, 1);
    assert_int_equal(ent_write_best(&edge)->certainty, ENT_NEGATED);
    g_array_unref(edge.evidence);
}

static void lists_are_sorted_and_keep_their_mark_to_themselves(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) list = g_ptr_array_new();
    g_autofree char *empty = ent_write_list(list, ";");
    assert_string_equal(empty, "");
    const char *const names[] = { "b;c", "a | d", "b/c", "a\xFF" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(list, (gpointer)names[i]);
    g_autofree char *marks = ent_write_list(list, ";"), *bars = ent_write_list(list, " | ");
    assert_string_equal(marks, "a | d;a\xEF\xBF\xBD;b/c");
    assert_string_equal(bars, "a / d | a\xEF\xBF\xBD | b/c | b;c");
}

static void namesakes_have_their_ids_beside_them(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_add_node(graph, "person:a.fr", ENT_PERSON, "Ann Lee");
    ent_graph_add_node(graph, "person:a.us", ENT_PERSON, "Ann Lee");
    ent_graph_add_node(graph, "person:b", ENT_PERSON, "Bo");
    g_auto(GStrv) labels = ent_write_labels(graph);
    assert_string_equal(labels[0], "Ann Lee (person:a.fr)");
    assert_string_equal(labels[1], "Ann Lee (person:a.us)");
    assert_string_equal(labels[2], "Bo");
    assert_null(labels[3]);
}

static void nodes_look_larger_with_mentions(void **state)
{
    (void)state;
    EntNode node = { .type = ENT_PERSON };
    assert_true(ent_write_look(&node).size == 10.0);
    node.n_mentions = 4;
    assert_true(ent_write_look(&node).size == 18.0);
    node.n_mentions = G_MAXUINT;
    assert_true(ent_write_look(&node).size == 100.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_replaces_what_is_not_text),
        cmocka_unit_test(xml_escapes_for_content_and_attributes_alike),
        cmocka_unit_test(quoted_strings_end_where_they_should),
        cmocka_unit_test(numbers_are_short_and_read_back),
        cmocka_unit_test(numbers_know_no_locale),
        cmocka_unit_test(days_are_whole_dates),
        cmocka_unit_test(every_measure_has_a_field),
        cmocka_unit_test(the_best_evidence_is_the_surest),
        cmocka_unit_test(lists_are_sorted_and_keep_their_mark_to_themselves),
        cmocka_unit_test(namesakes_have_their_ids_beside_them),
        cmocka_unit_test(nodes_look_larger_with_mentions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
