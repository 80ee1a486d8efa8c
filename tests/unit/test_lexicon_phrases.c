/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "lexicon/phrases.h"

/* A table of the phrases given, item and kind being their number; ended by NULL. */
typedef struct Table {
    EntArena *arena;
    EntPhrases *phrases;
} Table;

static Table table_of(const char *const *texts, EntPhraseCase letter_case)
{
    Table table = { .arena = ent_arena_new() };
    table.phrases = ent_phrases_new(table.arena);
    for (guint i = 0; texts[i] != NULL; i++) {
        const EntStr text = ent_str(texts[i]);
        const EntPhrase phrase = { .text = text.p, .n = (guint32)text.n, .kind = i, .letter_case = letter_case };
        ent_phrases_add(table.phrases, &phrase);
    }
    return table;
}

static void table_clear(Table *table)
{
    ent_phrases_free(table->phrases);
    ent_arena_free(table->arena);
}

/* The number of the phrase at `at`, -1 for none; *n its bytes. */
static int match(const Table *table, const char *text, gsize at, gsize *n)
{
    const EntPhrase *const phrase = ent_phrases_match(table->phrases, ent_str(text), at, n);
    return phrase == NULL ? -1 : (int)phrase->kind;
}

static void an_empty_table_and_an_empty_text_match_nothing(void **state)
{
    (void)state;
    Table table = table_of((const char *const[]){ NULL }, ENT_CASE_EXACT);
    gsize n = 0;
    assert_int_equal(match(&table, "", 0, &n), -1);
    assert_int_equal(match(&table, "Oslo", 0, &n), -1);
    assert_int_equal(match(&table, "Oslo", 9, &n), -1);
    ent_phrases_free(NULL);
    table_clear(&table);
}

static void the_longest_phrase_wins(void **state)
{
    (void)state;
    Table table = table_of((const char *const[]){ "North", "North Sea", "North Sea Summit", NULL }, ENT_CASE_EXACT);
    gsize n = 0;
    assert_int_equal(match(&table, "North Sea Summits", 0, &n), 1);
    assert_int_equal(n, 9);
    assert_int_equal(match(&table, "the North Sea Summit.", 4, &n), 2);
    assert_int_equal(n, 16);
    assert_int_equal(match(&table, "North Korea", 0, &n), 0);
    table_clear(&table);
}

static void a_match_ends_with_a_word(void **state)
{
    (void)state;
    Table table = table_of((const char *const[]){ "Mali", "U.S.", "US", "Peru", NULL }, ENT_CASE_EXACT);
    gsize n = 0;
    assert_int_equal(match(&table, "Malian", 0, &n), -1);
    assert_int_equal(match(&table, "Mali's", 0, &n), 0);
    assert_int_equal(match(&table, "Mali2", 0, &n), -1);
    assert_int_equal(match(&table, "Perú", 0, &n), -1);
    assert_int_equal(match(&table, "Peru\xCC\x81", 0, &n), -1); /* a combining accent belongs to the word */
    assert_int_equal(match(&table, "U.S.-led", 0, &n), 1);
    assert_int_equal(match(&table, "U.S.A.", 0, &n), -1);
    assert_int_equal(match(&table, "US\xFF", 0, &n), 2); /* broken UTF-8 is no letter */
    table_clear(&table);
}

static void case_matters_as_told(void **state)
{
    (void)state;
    Table exact = table_of((const char *const[]){ "US", NULL }, ENT_CASE_EXACT);
    Table first = table_of((const char *const[]){ "Gen.", NULL }, ENT_CASE_FIRST);
    Table any = table_of((const char *const[]){ "prime minister", NULL }, ENT_CASE_ANY);
    gsize n = 0;
    assert_int_equal(match(&exact, "us", 0, &n), -1);
    assert_int_equal(match(&exact, "Us", 0, &n), -1);
    assert_int_equal(match(&exact, "US", 0, &n), 0);
    assert_int_equal(match(&first, "gen.", 0, &n), -1);
    assert_int_equal(match(&first, "GEN.", 0, &n), 0);
    assert_int_equal(match(&any, "PRIME Minister", 0, &n), 0);
    table_clear(&exact);
    table_clear(&first);
    table_clear(&any);
}

static void blanks_and_hyphens_are_alike(void **state)
{
    (void)state;
    Table table = table_of((const char *const[]){ "Asia\t Pacific", "vice-chair", NULL }, ENT_CASE_EXACT);
    gsize n = 0;
    assert_int_equal(match(&table, "Asia-Pacific", 0, &n), 0);
    assert_int_equal(match(&table, "Asia  Pacific", 0, &n), 0);
    assert_int_equal(n, 13);
    assert_int_equal(match(&table, "Asia\xC2\xA0Pacific", 0, &n), 0);
    assert_int_equal(match(&table, "Asia\xE2\x80\xAFPacific", 0, &n), 0);
    assert_int_equal(match(&table, "Asia–Pacific", 0, &n), 0);
    assert_int_equal(match(&table, "AsiaPacific", 0, &n), -1);
    assert_int_equal(match(&table, "Asia\nPacific", 0, &n), -1);
    assert_int_equal(match(&table, "vice chair", 0, &n), 1);
    table_clear(&table);
}

static void apostrophes_are_alike(void **state)
{
    (void)state;
    Table table = table_of((const char *const[]){ "Quai d’Orsay", "Sana'a", NULL }, ENT_CASE_EXACT);
    gsize n = 0;
    assert_int_equal(match(&table, "Quai d'Orsay", 0, &n), 0);
    assert_int_equal(match(&table, "Sana’a", 0, &n), 1);
    assert_int_equal(n, 8);
    assert_int_equal(match(&table, "Sana‘a", 0, &n), 1);
    assert_int_equal(match(&table, "Sanaʼa", 0, &n), 1);
    assert_int_equal(match(&table, "Sana a", 0, &n), -1);
    table_clear(&table);
}

static void rank_then_order_decide_between_equals(void **state)
{
    (void)state;
    EntArena *const arena = ent_arena_new();
    EntPhrases *const phrases = ent_phrases_new(arena);
    const EntPhrase places[] = {
        { .text = "Georgia", .n = 7, .rank = 5, .kind = 1 },
        { .text = "Georgia", .n = 7, .rank = 2, .kind = 2 },
        { .text = "Georgia", .n = 7, .rank = 2, .kind = 3 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
        assert_true(ent_phrases_add(phrases, &places[i]));
    gsize n = 0;
    const EntPhrase *const phrase = ent_phrases_match(phrases, ENT_STR("Georgia"), 0, &n);
    assert_non_null(phrase);
    assert_int_equal(phrase->kind, 2);
    ent_phrases_free(phrases);
    ent_arena_free(arena);
}

static void a_phrase_without_a_first_word_is_refused(void **state)
{
    (void)state;
    EntArena *const arena = ent_arena_new();
    EntPhrases *const phrases = ent_phrases_new(arena);
    const EntPhrase bad[] = { { .text = "", .n = 0 }, { .text = "  ", .n = 2 }, { .text = "-x", .n = 2 } };
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        assert_false(ent_phrases_add(phrases, &bad[i]));
    ent_phrases_free(phrases);
    ent_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_and_an_empty_text_match_nothing),
        cmocka_unit_test(the_longest_phrase_wins),
        cmocka_unit_test(a_match_ends_with_a_word),
        cmocka_unit_test(case_matters_as_told),
        cmocka_unit_test(blanks_and_hyphens_are_alike),
        cmocka_unit_test(apostrophes_are_alike),
        cmocka_unit_test(rank_then_order_decide_between_equals),
        cmocka_unit_test(a_phrase_without_a_first_word_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
