/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/read_internal.h"

/* The authors of a line, joined by "|". */
static char *authors_of(const char *text)
{
    g_autoptr(GPtrArray) authors = g_ptr_array_new_with_free_func(g_free);
    ent_byline_authors(text, authors);
    g_ptr_array_add(authors, NULL);
    return g_strjoinv("|", (char **)authors->pdata);
}

static void names_are_found_in_every_shape(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "By Ana Ruiz", "Ana Ruiz" },
        { "By Ana Ruiz and Ben Okri", "Ana Ruiz|Ben Okri" },
        { "By Ana Ruiz, Ben Okri and Li Wei", "Ana Ruiz|Ben Okri|Li Wei" },
        { "By Ana Ruiz in Lisbon and Ben Okri in Oslo", "Ana Ruiz|Ben Okri" },
        { "By Ana Ruiz, Northern Courier", "Ana Ruiz" },
        { "By Ana Ruiz | June 3, 2024", "Ana Ruiz" },
        { "Written by Ana Ruiz on June 3, 2024", "Ana Ruiz" },
        { "Author: Ursula van der Berg", "Ursula van der Berg" },
        { "BY ANA O'HARA AND J. B. REED", "Ana O'Hara|J. B. Reed" },
        { "By Ana Ruiz & Ana Ruiz", "Ana Ruiz" },
        { "By Staff Writer", "" },
        { "By Harbour", "" },
        { "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *authors = authors_of(pairs[i][0]);
        assert_string_equal(authors, pairs[i][1]);
    }
}

static void sentences_are_no_bylines(void **state)
{
    (void)state;
    assert_true(ent_is_byline("By Ana Ruiz"));
    assert_true(ent_is_byline("By Ana Ruiz, staff writer"));
    assert_false(ent_is_byline("By Monday the ministers had left."));
    assert_false(ent_is_byline("By Harbour Street the crowd stopped and sang until the morning came and went again."));
    assert_false(ent_is_byline("by the river"));
    assert_false(ent_is_byline(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_every_shape),
        cmocka_unit_test(sentences_are_no_bylines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
