/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "lexicon/lexicon_internal.h"

static void note(const char *form, EntInflection inflection, gpointer data)
{
    static const char *const names[] = { "base", "s", "past", "part", "ing", "plural" };
    g_string_append_printf(data, "%s%s:%s", ((GString *)data)->len == 0 ? "" : " ", names[inflection], form);
}

static void expect(const char *lemma, EntCuePos pos, const char *irregular, gboolean doubles, const char *forms)
{
    g_auto(GStrv) words = g_strsplit(irregular, " ", -1);
    g_autoptr(GString) got = g_string_new(NULL);
    ent_inflect(lemma, pos, (const char *const *)words, doubles, note, got);
    assert_string_equal(got->str, forms);
}

static void regular_verbs_follow_the_spelling(void **state)
{
    (void)state;
    expect("oppose", ENT_CUE_VERB, "", FALSE, "base:oppose s:opposes past:opposed part:opposed ing:opposing");
    expect("deny", ENT_CUE_VERB, "", FALSE, "base:deny s:denies past:denied part:denied ing:denying");
    expect("convey", ENT_CUE_VERB, "", FALSE, "base:convey s:conveys past:conveyed part:conveyed ing:conveying");
    expect("bash", ENT_CUE_VERB, "", FALSE, "base:bash s:bashes past:bashed part:bashed ing:bashing");
    expect("veto", ENT_CUE_VERB, "", FALSE, "base:veto s:vetoes past:vetoed part:vetoed ing:vetoing");
    expect("agree", ENT_CUE_VERB, "", FALSE, "base:agree s:agrees past:agreed part:agreed ing:agreeing");
    expect("die", ENT_CUE_VERB, "", FALSE, "base:die s:dies past:died part:died ing:dying");
}

static void last_consonants_double_where_stressed(void **state)
{
    (void)state;
    expect("slam", ENT_CUE_VERB, "", FALSE, "base:slam s:slams past:slammed part:slammed ing:slamming");
    expect("quip", ENT_CUE_VERB, "", FALSE, "base:quip s:quips past:quipped part:quipped ing:quipping");
    expect("aid", ENT_CUE_VERB, "", FALSE, "base:aid s:aids past:aided part:aided ing:aiding");
    expect("vow", ENT_CUE_VERB, "", FALSE, "base:vow s:vows past:vowed part:vowed ing:vowing");
    expect("rebut", ENT_CUE_VERB, "", TRUE, "base:rebut s:rebuts past:rebutted part:rebutted ing:rebutting");
    expect("target", ENT_CUE_VERB, "", FALSE, "base:target s:targets past:targeted part:targeted ing:targeting");
    expect("quarrel", ENT_CUE_VERB, "", FALSE,
           "base:quarrel s:quarrels past:quarrelled part:quarrelled past:quarreled part:quarreled ing:quarrelling ing:quarreling");
}

static void irregular_forms_are_taken_as_told(void **state)
{
    (void)state;
    expect("say", ENT_CUE_VERB, "said", FALSE, "base:say s:says past:said part:said ing:saying");
    expect("write", ENT_CUE_VERB, "wrote written", FALSE, "base:write s:writes past:wrote part:written ing:writing");
    expect("ban", ENT_CUE_VERB, "banned banned banning", FALSE, "base:ban s:bans past:banned part:banned ing:banning");
    expect("plead", ENT_CUE_VERB, "pleaded/pled", FALSE, "base:plead s:pleads past:pleaded part:pleaded past:pled part:pled ing:pleading");
}

static void nouns_have_a_plural_and_adjectives_stay(void **state)
{
    (void)state;
    expect("threat", ENT_CUE_NOUN, "", FALSE, "base:threat plural:threats");
    expect("ally", ENT_CUE_NOUN, "", FALSE, "base:ally plural:allies");
    expect("clash", ENT_CUE_NOUN, "", FALSE, "base:clash plural:clashes");
    expect("crisis", ENT_CUE_NOUN, "crises", FALSE, "base:crisis plural:crises");
    expect("critical", ENT_CUE_ADJECTIVE, "", FALSE, "base:critical");
    expect("", ENT_CUE_VERB, "", FALSE, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regular_verbs_follow_the_spelling),
        cmocka_unit_test(last_consonants_double_where_stressed),
        cmocka_unit_test(irregular_forms_are_taken_as_told),
        cmocka_unit_test(nouns_have_a_plural_and_adjectives_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
