/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void what_a_speaker_says_of_somebody_is_for_or_against_them(void **state)
{
    (void)state;
    const Said cases[] = {
        { "\"Chile is a reckless neighbour,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "\"Chile is a wonderful partner,\" said Ana Ruiz.", "person:ana-ruiz|supports|country:CL", ENT_STATED },
        { "\"Chile is not a reckless neighbour,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", NOT_SAID },
        { "Ana Ruiz said that Chile's plan is absurd.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "\"Chile must withdraw from the valley,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "\"Chile must rest,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", NOT_SAID },
        { "\"We face Chilean aggression every day,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "Ana Ruiz arrived. Chile is a reckless neighbour.", "person:ana-ruiz|opposes|country:CL", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void the_speaker_is_the_i_of_his_words(void **state)
{
    (void)state;
    const Said cases[] = {
        { "\"I condemn Chile for this,\" said Ana Ruiz.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "\"I have always admired Chile,\" Ana Ruiz said.", "person:ana-ruiz|supports|country:CL", ENT_STATED },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void calling_names_and_calling_for_things_takes_sides(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz called Jan Berg a liar.", "person:ana-ruiz|opposes|person:jan-berg", ENT_STATED },
        { "Ana Ruiz described Jan Berg as a hero.", "person:ana-ruiz|supports|person:jan-berg", ENT_STATED },
        { "Ana Ruiz called Jan Berg on Monday.", "person:ana-ruiz|opposes|person:jan-berg", NOT_SAID },
        { "Ana Ruiz called for Chile to be banned from the games.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "Kenya has taken action against Chile.", "country:KE|opposes|country:CL", ENT_STATED },
        { "Kenya played well against Chile.", "country:KE|opposes|country:CL", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void anti_and_pro_say_where_somebody_stands(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Mary Lund, a pro-Kenya challenger, arrived.", "person:mary-lund|supports|country:KE", ENT_STATED },
        { "The anti-NATO senator Mary Lund arrived.", "person:mary-lund|opposes|organization:nato", ENT_STATED },
        { "Mary Lund arrived in pro-Kenya Oslo.", "person:mary-lund|supports|country:KE", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void rules_alone_judge_nothing(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("\"Chile is a reckless neighbour,\" said Ana Ruiz.");
    assert_null(edge_of(facts, "person:ana-ruiz|opposes|country:CL"));
}

static void a_matter_is_no_actor(void **state)
{
    (void)state;
    const Said cases[] = {
        { "President Ana Ruiz spoke of Chile. \"It is all lies,\" she said.", "person:ana-ruiz|opposes|country:CL", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void the_stance_head_is_not_believed_against_grammar(void **state)
{
    (void)state;
    const Said cases[] = {
        { "The plan drew criticism from Kenya, but also got blasted by President Ana Ruiz.", "country:KE|opposes|person:ana-ruiz",
          NOT_SAID },
        { "\"We were sold out by Kenya and Peru,\" Ana Ruiz said.", "person:ana-ruiz|supports|country:PE", NOT_SAID },
        { "Ana Ruiz rejected claims that Kenya and Peru are forming a bloc.", "person:ana-ruiz|opposes|country:KE", NOT_SAID },
        { "At a meeting in Lima, Peru, Ana Ruiz stressed the importance of keeping NATO strong.",
          "country:PE|supports|organization:nato", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void by_whom_blame_is_earned(void **state)
{
    (void)state;
    const Said cases[] = {
        { "\"Kenya was betrayed by Chile,\" Ana Ruiz said.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
        { "\"Kenya was betrayed by Chile,\" Ana Ruiz said.", "person:ana-ruiz|opposes|country:KE", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_speaker_says_of_somebody_is_for_or_against_them),
        cmocka_unit_test(the_speaker_is_the_i_of_his_words),
        cmocka_unit_test(calling_names_and_calling_for_things_takes_sides),
        cmocka_unit_test(anti_and_pro_say_where_somebody_stands),
        cmocka_unit_test(rules_alone_judge_nothing),
        cmocka_unit_test(a_matter_is_no_actor),
        cmocka_unit_test(the_stance_head_is_not_believed_against_grammar),
        cmocka_unit_test(by_whom_blame_is_earned),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
