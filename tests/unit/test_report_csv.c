/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

/* Reads one record as RFC 4180 has it; the text after it, or NULL at the end. */
static const char *read_record(const char *p, GPtrArray *fields)
{
    g_ptr_array_set_size(fields, 0);
    if (*p == '\0')
        return NULL;
    for (;;) {
        g_autoptr(GString) field = g_string_new(NULL);
        if (*p == '"') {
            for (p++; !(p[0] == '"' && p[1] != '"'); p++) {
                assert_true(*p != '\0');
                g_string_append_c(field, *p);
                p += p[0] == '"';
            }
            p++;
        } else {
            for (; strchr(",\r\n", *p) == NULL; p++)
                g_string_append_c(field, *p);
        }
        g_ptr_array_add(fields, g_strdup(field->str));
        if (*p == ',') {
            p++;
            continue;
        }
        assert_true(p[0] == '\r' && p[1] == '\n');
        return p + 2;
    }
}

static void there_is_a_row_a_node_with_all_measures(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("csv");
    g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
    const char *rest = read_record(report, fields);
    guint n = 3, rows = 0;
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++, n++)
        assert_string_equal(fields->pdata[n], m->id);
    const char *const more[] = { "rank", "rank_low", "rank_high", "first_seen", "last_seen" };
    for (gsize i = 0; i < G_N_ELEMENTS(more); i++, n++)
        assert_string_equal(fields->pdata[n], more[i]);
    assert_int_equal(fields->len, n);
    while ((rest = read_record(rest, fields)) != NULL) {
        assert_int_equal(fields->len, n);
        if (rows++ == 1) {
            assert_string_equal(fields->pdata[0], "country:PE");
            assert_string_equal(fields->pdata[1], "country");
            assert_string_equal(fields->pdata[3], "6");        /* strength */
            assert_string_equal(fields->pdata[5], "0.666667"); /* betweenness */
        }
    }
    assert_int_equal(rows, 5);
}

static void formulas_are_made_text(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = hostile_graph();
    const EntReportOptions options = { .format = "csv" };
    g_autofree char *report = report_of(graph, &options);
    g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
    const char *rest = read_record(read_record(report, fields), fields);
    assert_string_equal(fields->pdata[2], "'" HOSTILE_FORMULA);
    assert_null(read_record(read_record(rest, fields), fields));
}

static void each_beginning_of_a_formula_is_guarded(void **state)
{
    (void)state;
    const char *const names[] = { "=1", "+1", "-1", "@x", "\tx", "\rx", "Ana=1", "" };
    g_autoptr(EntGraph) graph = ent_graph_new();
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *id = g_strdup_printf("person:%u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, names[i]);
    }
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "csv" };
    g_autofree char *report = report_of(graph, &options);
    g_autoptr(GPtrArray) fields = g_ptr_array_new_with_free_func(g_free);
    const char *rest = read_record(report, fields);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        rest = read_record(rest, fields);
        g_autofree char *expected = g_strconcat(i < 6 ? "'" : "", names[i], NULL);
        assert_string_equal(fields->pdata[2], expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_is_a_row_a_node_with_all_measures),
        cmocka_unit_test(formulas_are_made_text),
        cmocka_unit_test(each_beginning_of_a_formula_is_guarded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
