/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

#define HOME "The White House asked Congress for money. The Senate agreed, and Republicans in Ohio were pleased. "

static void one_known_to_all_is_of_the_home_country(void **state)
{
    (void)state;
    const Said cases[] = {
        { HOME "President Harlan spoke about Kenya on Friday.", "person:harlan|represents|country:US", ENT_STATED },
        { HOME "President Harlan spoke about Kenya on Friday.", "person:harlan|represents|country:KE", NOT_SAID },
        { HOME "Col. Per Holm, a military spokesman in Nairobi, said so.", "person:per-holm|represents|country:US", ENT_STATED },
        { "The Kenyan government met. In Kenya, ministers wait. Kenya is ready. President Otieno spoke.", "person:otieno|represents|country:KE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void countries_named_beside_a_person_count(void **state)
{
    (void)state;
    const Said cases[] = {
        { "In Kenya, Prime Minister Ana Ruiz won the vote.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Peru is at war with Kenya. Prime Minister Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Prime Minister Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void a_country_has_one_head_and_only_offices_it_can_have(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan President Per Holm met President Ana Ruiz in Kenya.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Japan was calm. President Ana Ruiz visited Japan. Japan waited.", "person:ana-ruiz|represents|country:JP", NOT_SAID },
        { "Japan was calm. Prime Minister Ana Ruiz left Japan. Japan waited.", "person:ana-ruiz|represents|country:JP", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void offices_of_clubs_firms_and_of_nobody_yet_are_left_open(void **state)
{
    (void)state;
    const Said cases[] = {
        { HOME "Ana Ruiz, the club's president, was glad.", "person:ana-ruiz|represents|country:US", NOT_SAID },
        { HOME "Ana Ruiz, vice president for sales, was glad.", "person:ana-ruiz|represents|country:US", NOT_SAID },
        { HOME "Chapter president Ana Ruiz was glad.", "person:ana-ruiz|represents|country:US", NOT_SAID },
        { HOME "He dreams of a President Ruiz.", "person:ruiz|represents|country:US", NOT_SAID },
        { HOME "Ana Ruiz, his counterpart, was glad.", "person:ana-ruiz|represents|country:US", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void who_serves_a_head_serves_the_country(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan President Ana Ruiz left. Ms. Ruiz's spokesman, Peter Holm, said so.", "person:peter-holm|represents|country:KE", ENT_STATED },
        { "Kenyan President Ana Ruiz left. Peter Holm, Ruiz's deputy press secretary, said so.", "person:peter-holm|represents|country:KE", ENT_STATED },
        { "Kenyan President Ana Ruiz left. Ruiz's chief of staff Peter Holm said so.", "person:peter-holm|represents|country:KE", ENT_STATED },
        { "Kenyan President Ana Ruiz left. Peter Holm, President Ruiz's adviser, said so.", "person:peter-holm|represents|country:KE", ENT_STATED },
        { "Anna Lind of the Labour Party left. Lind's spokesman, Peter Holm, said so.", "person:peter-holm|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_known_to_all_is_of_the_home_country),
        cmocka_unit_test(countries_named_beside_a_person_count),
        cmocka_unit_test(a_country_has_one_head_and_only_offices_it_can_have),
        cmocka_unit_test(offices_of_clubs_firms_and_of_nobody_yet_are_left_open),
        cmocka_unit_test(who_serves_a_head_serves_the_country),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
