/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"

static void trim_keeps_inner_spaces(void **state)
{
    (void)state;
    assert_true(ent_str_equal(ent_str_trim(ENT_STR("  a b ")), ENT_STR("a b")));
    assert_int_equal(ent_str_trim(ENT_STR(" \n\t")).n, 0);
    assert_int_equal(ent_str_trim(ent_str(NULL)).n, 0);
}

static void find_looks_from_an_offset(void **state)
{
    (void)state;
    assert_int_equal(ent_str_find(ENT_STR("abcabc"), ENT_STR("bc"), 0), 1);
    assert_int_equal(ent_str_find(ENT_STR("abcabc"), ENT_STR("bc"), 2), 4);
    assert_int_equal(ent_str_find(ENT_STR("abcabc"), ENT_STR("bc"), 5), -1);
    assert_int_equal(ent_str_find(ENT_STR("abc"), ENT_STR("x"), 9), -1);
}

static void starts_and_ends(void **state)
{
    (void)state;
    assert_true(ent_str_starts(ENT_STR("Mr. Lee"), ENT_STR("Mr.")));
    assert_false(ent_str_starts(ENT_STR("M"), ENT_STR("Mr.")));
    assert_true(ent_str_ends(ENT_STR("graph.db"), ENT_STR(".db")));
    assert_true(ent_str_equal_nocase(ENT_STR("NaTo"), ENT_STR("nato")));
}

static void fold_makes_names_comparable(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Émile Zola’s", "emile zola" }, { "Tobias Sjöholm", "tobias sjoholm" }, { "U.S.", "u s" },
        { "  Al-Noor  ", "al noor" },     { "O'Brien", "obrien" },                   { "", "" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *folded = ent_fold(ent_str(pairs[i][0]));
        assert_string_equal(folded, pairs[i][1]);
    }
}

static void slug_is_never_empty(void **state)
{
    (void)state;
    g_autofree char *name = ent_slug(ENT_STR("Ana Ruiz"));
    g_autofree char *nothing = ent_slug(ENT_STR("—"));
    assert_string_equal(name, "ana-ruiz");
    assert_string_equal(nothing, "x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trim_keeps_inner_spaces),      cmocka_unit_test(find_looks_from_an_offset),
        cmocka_unit_test(starts_and_ends),              cmocka_unit_test(fold_makes_names_comparable),
        cmocka_unit_test(slug_is_never_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
