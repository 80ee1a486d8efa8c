/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/read_internal.h"

static void every_printed_form_is_read(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "June 3, 2024", "2024-06-03" },
        { "June 3, 20245:31 PM UTC", "2024-06-03" },
        { "on 3 June 2024, in Oslo", "2024-06-03" },
        { "the 3rd of June, 2024", "2024-06-03" },
        { "Sept. 1st, 2023", "2023-09-01" },
        { "MAY 31 2024", "2024-05-31" },
        { "2024-06-03", "2024-06-03" },
        { "2024-06-03T10:20:30Z", "2024-06-03T10:20:30Z" },
        { "2024/6/3", "2024-06-03" },
        { "03.06.2024", "2024-06-03" },
        { "13/06/2024", "2024-06-13" },
        { "06/13/2024", "2024-06-13" },
        { "07/07/2024", "2024-07-07" },
        { "February 29, 2024", "2024-02-29" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *date = ent_date_find(pairs[i][0], NULL, NULL);
        assert_non_null(date);
        assert_string_equal(date, pairs[i][1]);
    }
}

static void what_is_no_full_date_is_none(void **state)
{
    (void)state;
    const char *const texts[] = { "",           "June 2024",  "June 3",        "05/06/2024", "February 30, 2024",
                                  "2023-02-29", "13.13.2024", "3 mayors 2024", "2024-06-031" };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
        assert_null(ent_date_find(texts[i], NULL, NULL));
}

static void the_first_date_wins_and_tells_its_place(void **state)
{
    (void)state;
    gsize start = 0, end = 0;
    g_autofree char *date = ent_date_find("from 3 June 2024 to 2024-07-01", &start, &end);
    assert_string_equal(date, "2024-06-03");
    assert_int_equal(start, 5);
    assert_int_equal(end, 16);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_printed_form_is_read),
        cmocka_unit_test(what_is_no_full_date_is_none),
        cmocka_unit_test(the_first_date_wins_and_tells_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
