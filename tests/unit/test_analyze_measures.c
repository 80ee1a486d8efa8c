/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_graphs.h"

#include <string.h>

static void every_measure_is_told_in_one_line(void **state)
{
    (void)state;
    guint n = 0;
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++, n++) {
        assert_true(g_hash_table_add(ids, (gpointer)m->id));
        assert_true(strlen(m->label) > 2);
        assert_true(strlen(m->meaning) > 20 && strlen(m->meaning) < 120);
        assert_null(strchr(m->meaning, '\n'));
    }
    assert_int_equal(n, 22);
}

static void each_reads_its_own_member(void **state)
{
    (void)state;
    const EntNodeMeasures m = { .degree = 1, .in_degree = 2, .out_degree = 3, .strength = 4, .in_strength = 5, .out_strength = 6,
                                .betweenness = 7, .closeness = 8, .eigenvector = 9, .pagerank = 10, .hub = 11, .authority = 12,
                                .core = 13, .component = 14, .community = 15, .supported_by = 16, .opposed_by = 17, .supports = 18, .opposes = 19,
                                .brokerage = 20, .constraint = 21, .camp = 22 };
    double sum = 0;
    for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++) {
        const double value = measure->value(&m);
        sum += value;
        if (strcmp(measure->id, "betweenness") == 0)
            assert_near(value, 7);
        if (strcmp(measure->id, "opposed_by") == 0)
            assert_near(value, 17);
    }
    assert_near(sum, 22 * 23 / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_measure_is_told_in_one_line), cmocka_unit_test(each_reads_its_own_member) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
