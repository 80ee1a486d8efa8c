/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

/* What comes out of bytes, or NULL. */
static char *decoded(const char *bytes, gsize n)
{
    gsize out = 0;
    g_autoptr(GError) error = NULL;
    char *const text = ent_decode((EntStr){ bytes, n }, "x.txt", &out, &error);
    if (text != NULL)
        assert_int_equal(strlen(text), out);
    else
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT) && g_str_has_prefix(error->message, "x.txt: "));
    return text;
}

#define assert_decodes(literal, expected)                                                                                        \
    do {                                                                                                                         \
        g_autofree char *text_ = decoded(literal, sizeof(literal) - 1);                                                          \
        assert_non_null(text_);                                                                                                  \
        assert_string_equal(text_, expected);                                                                                    \
    } while (0)

#define assert_refused(literal) assert_null(decoded(literal, sizeof(literal) - 1))

static void line_ends_become_newlines(void **state)
{
    (void)state;
    assert_decodes("a\r\nb\rc\nd", "a\nb\nc\nd");
    assert_decodes("a\r\r\nb", "a\n\nb");
    assert_decodes("a\xE2\x80\xA8"
                   "b\xE2\x80\xA9"
                   "c",
                   "a\nb\n\nc");
}

static void odd_blanks_become_spaces(void **state)
{
    (void)state;
    assert_decodes("a\xC2\xA0"
                   "b\tc\xE2\x80\xAF"
                   "d",
                   "a b c d");
}

static void invisible_characters_go(void **state)
{
    (void)state;
    assert_decodes("\xEF\xBB\xBF"
                   "co\xC2\xAD"
                   "op\xE2\x80\x8B"
                   "er\x01"
                   "ate\xEF\xBF\xBF",
                   "cooperate");
}

static void utf16_is_told_by_its_mark_or_its_zeros(void **state)
{
    (void)state;
    assert_decodes("\xFF\xFEH\0i\0", "Hi");
    assert_decodes("\xFE\xFF\0H\0i", "Hi");
    assert_decodes("T\0h\0e\0 \0t\0a\0l\0k\0s\0", "The talks");
    assert_decodes("\0T\0h\0e\0 \0t\0a\0l\0k\0s", "The talks");
    assert_refused("\xFF\xFE\x00\xD8H");
}

static void windows_1252_is_taken_where_it_reads_as_text(void **state)
{
    (void)state;
    assert_decodes("The caf\xE9 in \x93Z\xFCrich\x94 isn\x92t open \x96 he said it was.",
                   "The café in “Zürich” isn’t open – he said it was.");
    assert_decodes("\xC9mile paid 5 \x80 for it, and that was all he had.", "Émile paid 5 € for it, and that was all he had.");
}

static void latin1_controls_are_windows_quotes(void **state)
{
    (void)state;
    assert_decodes("a \xC2\x93"
                   "b\xC2\x94 c",
                   "a “b” c");
}

static void damaged_utf8_is_refused(void **state)
{
    (void)state;
    assert_refused("plain \xC3\x28 text");
    assert_refused("broken \xFF\xFE\xFA bytes");
    assert_refused("\x81\x8D\x8F\x90 bytes");
    assert_refused("\xE9\xE8\xE7\xE6\xE5\xE4\xE3\xE2");
}

static void a_character_cut_at_the_end_is_dropped(void **state)
{
    (void)state;
    assert_decodes("Talks in Malm\xC3\xB6 \xE2\x80", "Talks in Malmö ");
}

static void binary_is_refused(void **state)
{
    (void)state;
    assert_refused("text with a \0 in it");
    assert_refused("\x01\x02\x03\x04\x05\x06\x07");
}

static void utf8_encoded_twice_is_put_right(void **state)
{
    (void)state;
    assert_decodes("Fran\xC3\x83\xC2\xA7ois Pe\xC3\x83\xC2\xB1" "a", "Fran\xC3\xA7ois Pe\xC3\xB1" "a");
    assert_decodes("it\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s", "it\xE2\x80\x99s");
    /* and taken apart into letter and mark after that */
    assert_decodes("FranA\xCC\x83\xC2\xA7ois", "Fran\xC3\xA7ois");
}

static void what_only_looks_encoded_twice_stays(void **state)
{
    (void)state;
    assert_decodes("\xE2\x80\x9C" "caf\xC3\xA9\xE2\x80\x9D\xE2\x80\x94", "\xE2\x80\x9C" "caf\xC3\xA9\xE2\x80\x9D\xE2\x80\x94");
    assert_decodes("S\xC3\x83O \xC3\x83", "S\xC3\x83O \xC3\x83"); /* a lone tilde, at the end too */
    assert_decodes("NEJ \xC3\x85\xE2\x80\x9D", "NEJ \xC3\x85\xE2\x80\x9D");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(line_ends_become_newlines),
        cmocka_unit_test(odd_blanks_become_spaces),
        cmocka_unit_test(invisible_characters_go),
        cmocka_unit_test(utf16_is_told_by_its_mark_or_its_zeros),
        cmocka_unit_test(windows_1252_is_taken_where_it_reads_as_text),
        cmocka_unit_test(latin1_controls_are_windows_quotes),
        cmocka_unit_test(damaged_utf8_is_refused),
        cmocka_unit_test(a_character_cut_at_the_end_is_dropped),
        cmocka_unit_test(binary_is_refused),
        cmocka_unit_test(utf8_encoded_twice_is_put_right),
        cmocka_unit_test(what_only_looks_encoded_twice_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
