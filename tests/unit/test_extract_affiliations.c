/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void a_body_behind_a_name(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz of the Baltic Institute said so.", "person:ana-ruiz|represents|organization:baltic-institute", ENT_STATED },
        { "It is bold, said Ana Ruiz of the Baltic Institute.", "person:ana-ruiz|represents|organization:baltic-institute", ENT_STATED },
        { "Ana Ruiz met the Baltic Institute.", "person:ana-ruiz|represents|organization:baltic-institute", NOT_SAID },
        { "Ana Ruiz of Kenya said so.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said parsed[] = {
        { "Ana Ruiz of the Baltic Institute said so.", "person:ana-ruiz|represents|organization:baltic-institute", ENT_STATED },
        { "Energy experts Ana Ruiz and Anna Lind of Nairobi's Institute for Peace wrote so.", "person:anna-lind|represents|organization:institute-for-peace", ENT_STATED },
        { "Ana Ruiz hid the letter from the Baltic Institute.", "person:ana-ruiz|represents|organization:baltic-institute", NOT_SAID },
    };
    check_said_by_model(parsed, G_N_ELEMENTS(parsed));
}

static void lawmakers_told_apart_by_party_and_state(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz (D-Ohio) said so.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "Ana Ruiz, R-Ariz., said so.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "Ana Ruiz (Ohio) said so.", "person:ana-ruiz|represents|country:US", NOT_SAID },
        { "Ana Ruiz (R) said so.", "person:ana-ruiz|represents|country:US", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void own_parties(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan President Ana Ruiz's cautious Labour Party won.", "person:ana-ruiz|represents|organization:labour-party", ENT_STATED },
        { "Ana Ruiz said so. Half of her own Labour Party laughed.", "person:ana-ruiz|member_of|organization:labour-party", ENT_STATED },
        { "Ana Ruiz said so. Members of the Labour Party laughed.", "person:ana-ruiz|member_of|organization:labour-party", NOT_SAID },
        { "Ana Ruiz said so. Her defeat of the Labour Party hurt.", "person:ana-ruiz|member_of|organization:labour-party", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void rivals_in_a_party_do_not_make_a_member(void **state)
{
    (void)state;
    const Said cases[] = { { "Ana Ruiz and her Republican Party rivals met.", "person:ana-ruiz|member_of|organization:republican-party", NOT_SAID } };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void whose_leader(void **state)
{
    (void)state;
    const Said cases[] = {
        { "The National Front, whose leader, Ana Ruiz, sang, danced.", "person:ana-ruiz|represents|organization:national-rally", ENT_STATED },
        { "Kenya, whose president, Ana Ruiz, spoke, won.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "The National Front, whose voters like Ana Ruiz, won.", "person:ana-ruiz|represents|organization:national-rally", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void journalists_and_their_outlets(void **state)
{
    (void)state;
    const Said cases[] = {
        { "The columnist Ana Ruiz wrote in the Wall Street Journal that it rained.", "person:ana-ruiz|represents|organization:the-wall-street-journal", ENT_STATED },
        { "Kenyan President Ana Ruiz wrote in the Wall Street Journal that it rained.", "person:ana-ruiz|represents|organization:the-wall-street-journal", NOT_SAID },
        { "CBS moderator Ana Ruiz asked.", "person:ana-ruiz|represents|organization:cbs-news", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said unknown[] = { { "The HBN host Peter Holm laughed about it.", "person:peter-holm|represents|organization:hbn", ENT_STATED } };
    check_said_by_model(unknown, G_N_ELEMENTS(unknown));
}

static void who_is_named_with_a_possessive_is_theirs(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Neither Kenya's Ana Ruiz nor Peru's Jan Berg spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Neither Kenya's Ana Ruiz nor Peru's Jan Berg spoke.", "person:jan-berg|represents|country:PE", ENT_STATED },
        { "Reuters's Ana Ruiz asked first.", "person:ana-ruiz|represents|organization:reuters", ENT_STATED },
        { "Kenya's critic Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "It is Kenya's, Ana Ruiz said.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_body_behind_a_name), cmocka_unit_test(lawmakers_told_apart_by_party_and_state),
        cmocka_unit_test(own_parties),          cmocka_unit_test(whose_leader),
        cmocka_unit_test(rivals_in_a_party_do_not_make_a_member),
        cmocka_unit_test(journalists_and_their_outlets),
        cmocka_unit_test(who_is_named_with_a_possessive_is_theirs),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
