/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/html_internal.h"

#include <string.h>

#define assert_decodes(bytes, charset, expected)                                                                                 \
    do {                                                                                                                         \
        gsize n_ = 0;                                                                                                            \
        g_autoptr(GError) error_ = NULL;                                                                                         \
        g_autofree char *text_ = html_decode((EntStr){ (bytes), sizeof(bytes) - 1 }, charset, "a.html", &n_, &error_);           \
        if (text_ == NULL)                                                                                                       \
            fail_msg("%s", error_->message);                                                                                     \
        assert_string_equal(text_, expected);                                                                                    \
        assert_int_equal(n_, strlen(expected));                                                                                  \
    } while (0)

#define assert_refused(bytes, charset, code_, word)                                                                              \
    do {                                                                                                                         \
        gsize n_ = 0;                                                                                                            \
        g_autoptr(GError) error_ = NULL;                                                                                         \
        assert_null(html_decode((EntStr){ (bytes), sizeof(bytes) - 1 }, charset, "a.html", &n_, &error_));                       \
        assert_int_equal(error_->code, code_);                                                                                   \
        assert_non_null(strstr(error_->message, word));                                                                          \
    } while (0)

static void nothing_stays_nothing(void **state)
{
    (void)state;
    assert_decodes("", NULL, "");
}

static void a_mark_wins_over_what_is_said(void **state)
{
    (void)state;
    assert_decodes("\xEF\xBB\xBF<p>\xC3\xA9", "iso-8859-2", "<p>é");
    assert_decodes("\xFF\xFE<\0p\0>\0\xE9\0", "utf-8", "\xEF\xBB\xBF<p>é");
}

static void the_header_wins_over_the_page(void **state)
{
    (void)state;
    assert_decodes("<meta charset=windows-1252><p>\xB1", "iso-8859-2", "<meta charset=windows-1252><p>ą");
}

static void the_page_says_it_in_several_ways(void **state)
{
    (void)state;
    assert_decodes("<meta charset = 'ISO-8859-2'><p>\xB1", NULL, "<meta charset = 'ISO-8859-2'><p>ą");
    assert_decodes("<meta content=\"text/html; charset=koi8-r\">\xC1", NULL, "<meta content=\"text/html; charset=koi8-r\">а");
    assert_decodes("<?xml version='1.0' encoding='iso-8859-7'?>\xE1", NULL, "<?xml version='1.0' encoding='iso-8859-7'?>α");
    assert_decodes("<meta charset=gb2312>\xD6\xD0", NULL, "<meta charset=gb2312>中");
}

static void latin_1_and_ascii_are_windows_1252_as_in_browsers(void **state)
{
    (void)state;
    assert_decodes("\x93so\x94 \x80", "iso-8859-1", "“so” €");
    assert_decodes("\x93so\x94 \x81", "us-ascii", "“so” \xEF\xBF\xBD");
    assert_decodes("it\x92s here", NULL, "it’s here");
}

static void bytes_that_are_utf_8_throughout_are(void **state)
{
    (void)state;
    assert_decodes("caf\xC3\xA9 \xE2\x80\x9Cso\xE2\x80\x9D", "windows-1252", "café “so”");
    assert_decodes("plain", "utf-16", "plain");
    assert_decodes("plain", "no-such-thing!", "plain");
}

static void few_damaged_bytes_are_replaced(void **state)
{
    (void)state;
    assert_decodes("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xFF", "utf-8", "ééééé \xEF\xBF\xBD");
    assert_decodes("a\0b", NULL, "ab");
}

static void utf_8_that_is_windows_1252_is_read_as_that(void **state)
{
    (void)state;
    assert_decodes("caf\xE9 it\x92s", "utf-8", "café it’s");
}

static void lies_are_told(void **state)
{
    (void)state;
    assert_refused("\x81\x8D\x9D\xFF\x81\x8D\x9D\xFF", "utf-8", ENT_ERROR_BAD_INPUT, "UTF-8");
    assert_refused("\xFF\xFF\xFF\xFF\x81\x8D", "shift_jis", ENT_ERROR_BAD_INPUT, "cp932");
    assert_refused("\x81\x8D\x9D\xFF", "klingon", ENT_ERROR_UNSUPPORTED, "klingon");
    assert_refused("<html>\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1", NULL, ENT_ERROR_BAD_INPUT, "binary");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_stays_nothing),
        cmocka_unit_test(a_mark_wins_over_what_is_said),
        cmocka_unit_test(the_header_wins_over_the_page),
        cmocka_unit_test(the_page_says_it_in_several_ways),
        cmocka_unit_test(latin_1_and_ascii_are_windows_1252_as_in_browsers),
        cmocka_unit_test(bytes_that_are_utf_8_throughout_are),
        cmocka_unit_test(few_damaged_bytes_are_replaced),
        cmocka_unit_test(utf_8_that_is_windows_1252_is_read_as_that),
        cmocka_unit_test(lies_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
