/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void pronouns_and_descriptions_stand_for_names(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Senator Anna Lind arrived. She condemned Peru.", "person:anna-lind|opposes|country:PE", ENT_STATED },
        { "Mr. Per Holm met Ms. Anna Lind. She condemned Peru.", "person:anna-lind|opposes|country:PE", ENT_STATED },
        { "NATO met. The alliance condemned Peru.", "organization:nato|opposes|country:PE", ENT_STATED },
        { "NATO met. The Alliance condemned Peru.", "organization:nato|opposes|country:PE", ENT_STATED },
        { "Kenyan President Ana Ruiz slept. The Kenyan leader condemned Peru.", "person:ana-ruiz|opposes|country:PE", ENT_STATED },
        { "Kenyan President Ana Ruiz slept. The president condemned Peru.", "person:ana-ruiz|opposes|country:PE", ENT_STATED },
        { "The Kenyan finance minister spoke. The finance minister, Anna Lind, smiled.", "person:anna-lind|represents|country:KE", ENT_STATED },
        { "Peru and Chile met. The two countries condemned Norway.", "country:CL|opposes|country:NO", ENT_STATED },
        { "Kenya's foreign ministry spoke. The ministry condemned Peru.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Peru's plan is old. Kenya opposes the plan.", "country:KE|opposes|country:PE", ENT_STATED },
        { "The Peruvian proposal is old. This modest proposal was blocked by Kenya.", "country:KE|opposes|country:PE", ENT_STATED },
        { "There is a plan. Kenya opposes the plan.", "country:KE|opposes|country:PE", NOT_SAID },
        { "Peru and Chile met. The two sides agreed to cooperate.", "country:CL|cooperates_with|country:PE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void words_of_others_are_left_alone(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Senator Anna Lind spoke. \"She opposes everything here today,\" said Senator Per Holm.");
    assert_int_equal(ent_graph_node(facts, ent_graph_find_node(facts, "person:anna-lind"))->n_mentions, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pronouns_and_descriptions_stand_for_names),
        cmocka_unit_test(words_of_others_are_left_alone),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
