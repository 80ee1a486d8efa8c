/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "lexicon/lexicon.h"

static EntLexicon *lexicon;

static int load(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    return lexicon == NULL;
}

static int unload(void **state)
{
    (void)state;
    ent_lexicon_free(lexicon);
    return 0;
}

static const EntOffice *office(const char *text, gsize *n, gboolean *plural)
{
    return ent_lexicon_office(lexicon, ent_str(text), 0, n, plural);
}

static void expect(const char *text, const char *name, gsize bytes, gboolean many)
{
    gsize n = 0;
    gboolean plural = FALSE;
    const EntOffice *const found = office(text, &n, &plural);
    if (found == NULL || !g_str_equal(found->name, name) || n != bytes || plural != many)
        fail_msg("\"%s\" is %s, %zu bytes, plural %d", text, found == NULL ? "nothing" : found->name, n, plural);
}

static void expect_nothing(const char *text)
{
    gsize n = 0;
    gboolean plural = FALSE;
    const EntOffice *const found = office(text, &n, &plural);
    if (found != NULL)
        fail_msg("\"%s\" is %s", text, found->name);
}

static void offices_match_in_any_case_and_number(void **state)
{
    (void)state;
    expect("Prime Minister", "prime minister", 14, FALSE);
    expect("PRIME MINISTERS", "prime minister", 15, TRUE);
    expect("vice-president", "vice president", 14, FALSE);
    expect("Secretary General", "secretary-general", 17, FALSE);
    expect("secretaries-general", "secretary-general", 19, TRUE);
    expect("spokeswomen", "spokeswoman", 11, TRUE);
    expect("spokespeople", "spokesperson", 12, TRUE);
    expect("members of parliament", "member of parliament", 21, TRUE);
    expect("heads of state", "head of state", 14, TRUE);
    expect("diplomats", "diplomat", 9, TRUE);
    expect_nothing("presidency");
    expect_nothing("");
}

static void portfolios_make_ministers(void **state)
{
    (void)state;
    expect("Foreign Minister", "foreign minister", 16, FALSE);
    expect("minister of foreign affairs", "foreign minister", 27, FALSE);
    expect("Minister for Foreign Affairs", "foreign minister", 28, FALSE);
    expect("minister of the interior", "interior minister", 24, FALSE);
    expect("defense minister", "defence minister", 16, FALSE);
    expect("ministers of defence", "defence minister", 20, TRUE);
    expect("deputy foreign ministers", "deputy foreign minister", 24, TRUE);
    expect("ministers of internal affairs", "interior minister", 29, TRUE);
    expect("minister without portfolio", "minister", 8, FALSE);
}

static void abbreviations_keep_their_capital(void **state)
{
    (void)state;
    expect("Gen. Ruiz", "general", 4, FALSE);
    expect("Lt. Gen. Ruiz", "lieutenant general", 8, FALSE);
    expect("Mr Okoro", "mr", 2, FALSE);
    expect("PM", "prime minister", 2, FALSE);
    expect_nothing("pm");
    expect_nothing("gen. x");
    expect_nothing("miss the train");
    expect_nothing("major step");
}

static void offices_say_what_they_are(void **state)
{
    (void)state;
    gsize n = 0;
    gboolean plural = FALSE;
    assert_int_equal(office("Dr.", &n, &plural)->kind, ENT_OFFICE_HONORIFIC);
    const EntOffice *const president = office("president", &n, &plural);
    assert_int_equal(president->kind, ENT_OFFICE_STATE);
    assert_true(president->head && president->before);
    assert_null(president->of);
    assert_false(office("vice president", &n, &plural)->head);
    assert_int_equal(office("chairman", &n, &plural)->kind, ENT_OFFICE_HEAD);
    assert_int_equal(office("spokesman", &n, &plural)->kind, ENT_OFFICE_SPOKES);
    assert_int_equal(office("reporter", &n, &plural)->kind, ENT_OFFICE_STAFF);
    assert_false(office("official", &n, &plural)->before);
    assert_string_equal(office("Pope", &n, &plural)->of, "country:VA");
}

static void words_are_sorted_into_classes(void **state)
{
    (void)state;
    assert_true(ent_lexicon_is_organization_word(lexicon, ENT_STR("Party")));
    assert_false(ent_lexicon_is_organization_word(lexicon, ENT_STR("Table")));
    assert_true(ent_lexicon_is_place_word(lexicon, ENT_STR("River")));
    assert_false(ent_lexicon_is_place_word(lexicon, ENT_STR("Bank")));
    assert_true(ent_lexicon_is_thing_word(lexicon, ENT_STR("Treaty")));
    assert_false(ent_lexicon_is_thing_word(lexicon, ENT_STR("")));
    assert_true(ent_lexicon_is_given_name(lexicon, ENT_STR("Emmanuel")));
    assert_true(ent_lexicon_is_given_name(lexicon, ENT_STR("Mark")));
    assert_false(ent_lexicon_is_given_name(lexicon, ENT_STR("mark")));
    assert_true(ent_lexicon_is(lexicon, ENT_WORD_HEDGE, ENT_STR("reportedly")));
    assert_true(ent_lexicon_is(lexicon, ENT_WORD_NEGATOR, ENT_STR("never")));
    assert_true(ent_lexicon_is(lexicon, ENT_WORD_HYPOTHETICAL, ENT_STR("whether")));
    assert_false(ent_lexicon_is(lexicon, ENT_WORD_HYPOTHETICAL, ENT_STR("reportedly")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offices_match_in_any_case_and_number), cmocka_unit_test(portfolios_make_ministers),
        cmocka_unit_test(abbreviations_keep_their_capital),     cmocka_unit_test(offices_say_what_they_are),
        cmocka_unit_test(words_are_sorted_into_classes),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
