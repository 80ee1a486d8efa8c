/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "draw/draw_internal.h"

#include <string.h>

static EntStr text_of(const char *text)
{
    return (EntStr){ text, strlen(text) };
}

static void an_empty_file_is_the_usual_style(void **state)
{
    (void)state;
    g_autoptr(EntDrawStyle) style = ent_draw_style_read(text_of(""), "empty", NULL);
    assert_non_null(style);
    assert_string_equal(style->page, ent_draw_default_style()->page);
    assert_string_equal(style->font, FONT);
    ent_draw_style_free(NULL);
}

static void what_is_named_changes_and_the_rest_stays(void **state)
{
    (void)state;
    static const char text[] = "# mine\n[colours]\npage = #101112\ncamp8=#abcdef\nperson = #ABCDEF\n"
                               "[text]\nfont = Some Serif\nleast = 9.5\nmost = 30\nlines = 0.5\n"
                               "[relation meets]\nline = bold\n[relation unheard-of]\ncolour = #000000\n";
    g_autoptr(EntDrawStyle) style = ent_draw_style_read(text_of(text), "mine", NULL);
    assert_non_null(style);
    assert_string_equal(style->page, "#101112");
    assert_string_equal(style->camps[7], "#abcdef");
    assert_string_equal(style->kinds[ENT_PERSON], "#ABCDEF");
    assert_string_equal(style->text, ent_draw_default_style()->text);
    assert_string_equal(style->font, "Some Serif");
    assert_true(style->least == 9.5 && style->most == 30 && style->line == 0.5);
    const EntLineStyle *const meets = g_hash_table_lookup(style->relations, "meets");
    assert_string_equal(meets->line, "bold");
    assert_string_equal(meets->colour, "");
}

static void mistakes_are_told_with_file_and_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        { "[colours]\npage = red\n", "[colours] page takes a colour" },
        { "[colours]\npage = #12345\n", "[colours] page takes a colour" },
        { "[colours]\npage = #12345g\n", "[colours] page takes a colour" },
        { "[colours]\npaeg = #123456\n", "no key \"paeg\"" },
        { "[colours]\ncamp9 = #123456\n", "no key \"camp9\"" },
        { "[text]\nleast = 1e9\n", "[text] least takes a number from 4 to 72" },
        { "[text]\nleast = nan\n", "[text] least takes a number" },
        { "[text]\nleast = 12pt\n", "[text] least takes a number" },
        { "[text]\nleast = 30\nmost = 20\n", "least is more than most" },
        { "[text]\nfont = Sans\" onload=\"\n", "[text] font takes the name" },
        { "[text]\nfont = \n", "[text] font takes the name" },
        { "[text]\nsize = 3\n", "no key \"size\"" },
        { "[relation supports]\nline = wavy\n", "is solid, dashed, dotted or bold" },
        { "[relation supports]\nwidth = 3\n", "no key \"width\"" },
        { "[relation ]\ncolour = #000000\n", "there is no group [relation ]" },
        { "[fonts]\nx = 1\n", "there is no group [fonts]" },
        { "page = #000000\n", "x.style: " },
        { "[colours\n", "x.style: " },
        { "\xff\xfe", "not text in UTF-8" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        GError *error = NULL;
        assert_null(ent_draw_style_read(text_of(cases[i].text), "x.style", &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
        assert_true(g_str_has_prefix(error->message, "x.style: "));
        if (strstr(error->message, cases[i].told) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", error->message, cases[i].told);
        g_clear_error(&error);
    }
}

static void sizes_are_bounded(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 101; i++)
        g_string_append_printf(text, "[relation r%u]\ncolour = #000000\n", i);
    GError *error = NULL;
    assert_null(ent_draw_style_read((EntStr){ text->str, text->len }, "x", &error));
    assert_non_null(strstr(error->message, "more than 100 relations"));
    g_clear_error(&error);
    while (text->len <= 64 * 1024)
        g_string_append(text, "# padding\n");
    assert_null(ent_draw_style_read((EntStr){ text->str, text->len }, "x", &error));
    assert_non_null(strstr(error->message, "larger than 65536 bytes"));
    g_clear_error(&error);
    assert_null(ent_draw_style_read((EntStr){ "[text]\0", 7 }, "x", &error));
    g_clear_error(&error);
}

static void the_styles_we_ship_are_read(void **state)
{
    (void)state;
    static const char *const names[] = { "dark", "print" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_strdup_printf("%s/docs/styles/%s.style", ENT_SOURCE_DIR, names[i]);
        g_autofree char *text = NULL;
        gsize n = 0;
        assert_true(g_file_get_contents(path, &text, &n, NULL));
        g_autoptr(EntDrawStyle) style = ent_draw_style_read((EntStr){ text, n }, path, NULL);
        assert_non_null(style);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_file_is_the_usual_style),      cmocka_unit_test(what_is_named_changes_and_the_rest_stays),
        cmocka_unit_test(mistakes_are_told_with_file_and_place), cmocka_unit_test(sizes_are_bounded),
        cmocka_unit_test(the_styles_we_ship_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
