/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/wordpiece.h"

#include "base/str.h"

#include <string.h>

static const char pieces[] = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n'\n\"\n.\n-\n#\nun\n##aff\n##able\nunaff\nmalmo\nbeijing\n##s\na\n##"
                             "a\n\xE5\x8C\x97\n\xE4\xBA\xAC\nstrasse";
static EntVocabulary *vocabulary;

/* The pieces of a word, parted by blanks. */
static char *pieces_of(const char *word)
{
    g_auto(GStrv) all = g_strsplit(pieces, "\n", -1);
    guint32 ids[ENT_WORD_PIECES];
    const guint n = ent_wordpieces(vocabulary, ent_str(word), ids);
    GString *const out = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(out, i > 0 ? " %s" : "%s", all[ids[i]]);
    return g_string_free(out, FALSE);
}

static void check(const char *const (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *found = pieces_of(pairs[i][0]);
        assert_string_equal(found, pairs[i][1]);
    }
}

static void the_longest_piece_goes_first(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "unaffable", "unaff ##able" }, { "unable", "un ##able" }, { "beijings", "beijing ##s" },
        { "unaffablex", "[UNK]" },       { "xyz", "[UNK]" },
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void case_accents_and_quotation_marks_do_not_count(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Malm\xC3\xB6", "malmo" },
        { "MALMO\xCC\x88", "malmo" },
        { "\xE2\x80\x99", "'" },
        { "\xE2\x80\x9C", "\"" },
        { "\xC2\xAB"
          "a\xC2\xBB",
          "\" a \"" },
        { "`", "'" },
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void marks_and_ideographs_stand_alone(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "un-able", "un - [UNK]" },
        { "a.a.", "a . a ." },
        { "\xE5\x8C\x97\xE4\xBA\xAC", "\xE5\x8C\x97 \xE4\xBA\xAC" },
        { "##s", "# # [UNK]" },
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void every_word_has_a_piece_and_none_more_than_eight(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "", "[UNK]" },
        { "\xE2\x80\x8B", "[UNK]" }, /* nothing but a character without width */
        { "\xCC\x88", "[UNK]" },
        { "a\xC2\xA0"
          "a\ta",
          "a a a" },
        { "aaaaaaaaaaaa", "a ##a ##a ##a ##a ##a ##a ##a" },
        { "............", ". . . . . . . ." },
        { "aaaaaaaaaaaax", "[UNK]" }, /* the whole part must be made of pieces, also what is not kept */
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void long_words_are_bounded(void **state)
{
    (void)state;
    g_autofree char *word = g_strnfill(100000, 'a');
    g_autofree char *found = pieces_of(word);
    assert_string_equal(found, "[UNK]");
    word[100] = '\0';
    g_autofree char *hundred = pieces_of(word);
    assert_string_equal(hundred, "a ##a ##a ##a ##a ##a ##a ##a");
}

static void cases_are_told_from_letters(void **state)
{
    (void)state;
    assert_int_equal(ent_word_case(ENT_STR("minister")), ENT_CASE_LOWER);
    assert_int_equal(ent_word_case(ENT_STR("Minister")), ENT_CASE_TITLE);
    assert_int_equal(ent_word_case(ENT_STR("A")), ENT_CASE_TITLE);
    assert_int_equal(ent_word_case(ENT_STR("U.S.")), ENT_CASE_UPPER);
    assert_int_equal(ent_word_case(ENT_STR("McKay")), ENT_CASE_MIXED);
    assert_int_equal(ent_word_case(ENT_STR("eBay")), ENT_CASE_MIXED);
    assert_int_equal(ent_word_case(ENT_STR("2nd")), ENT_CASE_LOWER);
    assert_int_equal(ent_word_case(ENT_STR("\xC3\x89mile")), ENT_CASE_TITLE);
    assert_int_equal(ent_word_case(ENT_STR("2016")), ENT_CASE_OTHER);
    assert_int_equal(ent_word_case(ENT_STR("")), ENT_CASE_OTHER);
}

static void vocabularies_without_marks_are_refused(void **state)
{
    (void)state;
    assert_null(ent_vocabulary_new(ENT_STR("")));
    assert_null(ent_vocabulary_new(ENT_STR("[UNK]\n[CLS]\na")));
}

static int setup(void **state)
{
    (void)state;
    vocabulary = ent_vocabulary_new(ent_str(pieces));
    return vocabulary == NULL;
}

static int teardown(void **state)
{
    (void)state;
    ent_vocabulary_free(vocabulary);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_piece_goes_first),
        cmocka_unit_test(case_accents_and_quotation_marks_do_not_count),
        cmocka_unit_test(marks_and_ideographs_stand_alone),
        cmocka_unit_test(every_word_has_a_piece_and_none_more_than_eight),
        cmocka_unit_test(long_words_are_bounded),
        cmocka_unit_test(cases_are_told_from_letters),
        cmocka_unit_test(vocabularies_without_marks_are_refused),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
