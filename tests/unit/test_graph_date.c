/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "graph/date.h"

static void keys_sort_by_the_moment(void **state)
{
    (void)state;
    static const char *const order[] = { "2023",
                                         "2024-04-30T23:59:59.5Z",
                                         "2024-05-01",
                                         "2024-05-01T08:00:00+02:00",
                                         "2024-05-01T07:00:00Z",
                                         "2024-05-01T07:00:00.000001Z",
                                         "2024-05-01T23:00:00-05:00",
                                         "2024-05-03" };
    for (guint i = 1; i < G_N_ELEMENTS(order); i++) {
        g_autofree char *before = ent_date_key(order[i - 1]), *after = ent_date_key(order[i]);
        assert_true(strcmp(before, after) < 0);
    }
}

static void a_month_counts_from_its_first_day(void **state)
{
    (void)state;
    g_autofree char *month = ent_date_key("2024-05"), *day = ent_date_key("2024-05-01");
    assert_string_equal(month, day);
}

static void what_is_no_date_is_its_own_key(void **state)
{
    (void)state;
    static const char *const texts[] = { "", "yesterday", "2024-02-30", "2024-05-01Tea", "99999-01-01" };
    assert_null(ent_date_key(NULL));
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree char *key = ent_date_key(texts[i]);
        assert_string_equal(key, texts[i]);
        assert_false(ent_date_is_iso(texts[i]));
    }
}

static void a_vague_bound_holds_all_it_covers(void **state)
{
    (void)state;
    assert_int_equal(ent_date_against("2024-05-31T23:59:59Z", "2024-05"), 0);
    assert_int_equal(ent_date_against("2024-06-01", "2024-05"), 1);
    assert_int_equal(ent_date_against("2024-05-31", "2024-06"), -1);
    assert_int_equal(ent_date_against("2024-05-01T00:00:00Z", "2024-05-01T02:00:00+02:00"), 0);
    assert_int_equal(ent_date_against("2024-05-01", "2024-05-01T00:00:01Z"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_sort_by_the_moment),
        cmocka_unit_test(a_month_counts_from_its_first_day),
        cmocka_unit_test(what_is_no_date_is_its_own_key),
        cmocka_unit_test(a_vague_bound_holds_all_it_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
