/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "draw/draw_internal.h"

static void clean_leaves_nothing_graphviz_or_xml_refuse(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { NULL, "" },
        { "", "" },
        { " \t\n ", "" },
        { "  Ana \n\t Ruiz  ", "Ana Ruiz" },
        { "A\x01\x1b\x7f"
          "B",
          "A B" },
        { "cut \xC3", "cut \xEF\xBF\xBD" },
        { "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
        { "x\xEF\xBF\xBFy\xEF\xBB\xBFz", "xyz" },
        { "a\xE2\x80\xAE"
          "b\xE2\x81\xA6"
          "c",
          "abc" },
        { "C1 \xC2\x85 end", "C1 end" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *clean = ent_draw_clean(pairs[i][0]);
        assert_string_equal(clean, pairs[i][1]);
    }
}

static void wide_characters_take_two_columns(void **state)
{
    (void)state;
    assert_int_equal(ent_draw_columns(""), 0);
    assert_int_equal(ent_draw_columns("Łódź"), 4);
    assert_int_equal(ent_draw_columns("日本"), 4);
    assert_int_equal(ent_draw_columns("e\xCC\x81"), 1);
}

static void wrap_breaks_at_blanks_then_hyphens_then_anywhere(void **state)
{
    (void)state;
    const struct {
        const char *text;
        guint columns, lines;
        const char *expected;
    } cases[] = {
        { "", 10, 3, "" },
        { "Kenya", 10, 3, "Kenya" },
        { "Bosnia and Herzegovina", 18, 3, "Bosnia and\nHerzegovina" },
        { "Leïla Adeyemi-Clarke", 18, 3, "Leïla\nAdeyemi-Clarke" },
        { "Adeyemi-Lindqvist", 10, 3, "Adeyemi-\nLindqvist" },
        { "abcdefghijkl", 5, 3, "abcd\nefgh\nijkl" },
        { "日本国政府", 4, 3, "日本\n国政\n府" },
        { "one two three four", 5, 2, "one\ntwo…" },
        { "abcdefghij", 5, 1, "abcd…" },
        { "字", 1, 3, "字" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *wrapped = ent_draw_wrap(cases[i].text, cases[i].columns, cases[i].lines);
        assert_string_equal(wrapped, cases[i].expected);
    }
}

static void wrap_ends_on_very_long_text(void **state)
{
    (void)state;
    g_autofree char *text = g_strnfill(200000, 'w');
    g_autofree char *wrapped = ent_draw_wrap(text, 18, 3);
    assert_int_equal(strlen(wrapped), 18 + 1 + 18 + 1 + 17 + strlen("…"));
}

static void label_escapes_what_graphviz_reads_as_commands(void **state)
{
    (void)state;
    g_autofree char *centred = ent_draw_label("a\\N & b\nc", FALSE);
    g_autofree char *left = ent_draw_label("a\nb", TRUE);
    assert_string_equal(centred, "a\\\\N &amp; b\\nc");
    assert_string_equal(left, "a\\lb\\l");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_leaves_nothing_graphviz_or_xml_refuse),      cmocka_unit_test(wide_characters_take_two_columns),
        cmocka_unit_test(wrap_breaks_at_blanks_then_hyphens_then_anywhere), cmocka_unit_test(wrap_ends_on_very_long_text),
        cmocka_unit_test(label_escapes_what_graphviz_reads_as_commands),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
