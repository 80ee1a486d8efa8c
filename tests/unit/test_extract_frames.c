/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void verbs_take_subject_and_object(void **state)
{
    (void)state;
    const Said cases[] = {
        { "France opposes the plan of NATO.", "country:FR|opposes|organization:nato", ENT_STATED },
        { "Kenya has repeatedly condemned Peru.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Chile lashed out at Bolivia over the water.", "country:CL|opposes|country:BO", ENT_STATED },
        { "Norway supports Finland.", "country:NO|supports|country:FI", ENT_STATED },
        { "Norway supports Finland.", "country:FI|supports|country:NO", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void passives_turn_round(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Peru was sharply criticised by Chile.", "country:CL|opposes|country:PE", ENT_STATED },
        { "Peru was sharply criticised by Chile.", "country:PE|opposes|country:CL", NOT_SAID },
        { "Ghana is supported by Togo.", "country:TG|supports|country:GH", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void nouns_take_their_owner(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya's rejection of Peru surprised nobody.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Kenyan criticism of Peru grew.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Kenyan officials' criticism of Peru grew.", "country:KE|opposes|country:PE", ENT_STATED },
        { "The ministers spoke of cooperation between Ghana and Togo.", "country:GH|cooperates_with|country:TG", ENT_STATED },
        { "The move drew criticism.", "country:KE|opposes|country:PE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void adjectives_take_the_subject_of_their_copula(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Denmark was critical of Iceland.", "country:DK|opposes|country:IS", ENT_STATED },
        { "Denmark is opposed to the plan of Iceland.", "country:DK|opposes|country:IS", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void lists_distribute(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Peru, Chile and Kenya condemned Norway and Finland.");
    static const char *const sources[] = { "PE", "CL", "KE" }, *const targets[] = { "NO", "FI" };
    for (size_t s = 0; s < 3; s++)
        for (size_t t = 0; t < 2; t++) {
            g_autofree char *id = g_strdup_printf("country:%s|opposes|country:%s", sources[s], targets[t]);
            assert_non_null(edge_of(facts, id));
        }
    assert_null(edge_of(facts, "country:CL|opposes|country:KE"));
}

static void commas_alone_make_no_list(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Faced with Kenya, Peru condemned Norway.", "country:PE|opposes|country:NO", ENT_STATED },
        { "Faced with Kenya, Peru condemned Norway.", "country:KE|opposes|country:NO", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void negation_and_hedges_are_marked(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Norway does not support Finland.", "country:NO|supports|country:FI", ENT_NEGATED },
        { "Norway never supported Finland.", "country:NO|supports|country:FI", ENT_NEGATED },
        { "Norway reportedly supports Finland.", "country:NO|supports|country:FI", ENT_HEDGED },
        { "Norway may support Finland.", "country:NO|supports|country:FI", ENT_HEDGED },
        { "Nobody knows what comes if Norway opposes Finland.", "country:NO|opposes|country:FI", NOT_SAID },
        { "Correction: It said that Norway supports Finland.", "country:NO|supports|country:FI", NOT_SAID },
        { "An earlier version said that Norway supports Finland.", "country:NO|supports|country:FI", NOT_SAID },
        { "Will Norway support Finland?", "country:NO|supports|country:FI", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void subjects_are_found_over_clauses(void **state)
{
    (void)state;
    const Said cases[] = {
        { "In March, Peru condemned Norway.", "country:PE|opposes|country:NO", ENT_STATED },
        { "Peru, which condemned Norway, was absent.", "country:PE|opposes|country:NO", ENT_STATED },
        { "Peru met Chile and condemned Norway.", "country:PE|opposes|country:NO", ENT_STATED },
        { "Peru urged Chile to condemn Norway.", "country:CL|opposes|country:NO", ENT_STATED },
        { "A farmer in Kenya condemned Norway.", "country:KE|opposes|country:NO", NOT_SAID },
        { "Kenyan farmers' wives sang; Peru condemned Norway.", "country:PE|opposes|country:NO", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void pairs_joined_by_a_hyphen_are_two(void **state)
{
    (void)state;
    const Said cases[] = {
        { "The long Peruvian-Chilean conflict goes on.", "country:CL|conflicts_with|country:PE", ENT_STATED },
        { "The Peru-Chile cooperation holds.", "country:CL|cooperates_with|country:PE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void nobody_wages_war_on_a_person(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Senator Ana Ruiz attacked Senator Per Holm.", "person:ana-ruiz|conflicts_with|person:per-holm", NOT_SAID },
        { "Kenya invaded Norway.", "country:KE|conflicts_with|country:NO", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void a_person_backing_the_own_country_is_no_news(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan President Ana Ruiz supports Kenya.", "person:ana-ruiz|supports|country:KE", NOT_SAID },
        { "Kenyan President Ana Ruiz supports Peru.", "person:ana-ruiz|supports|country:PE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void evidence_is_the_sentence(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("It rained. France opposes NATO. It stopped.");
    const EntEdge *const edge = edge_of(facts, "country:FR|opposes|organization:nato");
    assert_non_null(edge);
    const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, 0);
    assert_string_equal(evidence->sentence, "France opposes NATO.");
    assert_string_equal(evidence->cue, "opposes");
    assert_string_equal(evidence->method, "verb");
    assert_int_equal(evidence->span.start, 11);
    assert_int_equal(evidence->span.end, 31);
    assert_true(evidence->confidence > 0.5 && evidence->confidence <= 1);
}

static void nouns_for_people_relate_whom_they_are_said_of_to_their_owner(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Peru is Chile's closest ally.", "country:CL|cooperates_with|country:PE", ENT_STATED },
        { "Peru is Chile's fiercest critic.", "country:PE|opposes|country:CL", ENT_STATED },
        { "Peru is Chile's fiercest critic.", "country:CL|opposes|country:PE", NOT_SAID },
        { "Peru is a critic of Chile.", "country:PE|opposes|country:CL", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said parsed[] = {
        { "Its old ally, Peru, and Chile's main rival, Kenya, both stayed away.", "country:KE|opposes|country:CL", ENT_STATED },
        { "Ana Ruiz, Chile's fiercest critic, spoke.", "person:ana-ruiz|opposes|country:CL", ENT_STATED },
    };
    check_said_by_model(parsed, G_N_ELEMENTS(parsed));
}

static void of_leads_to_the_target_where_the_owner_stands_before(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Peru's support of Chile is old.", "country:PE|supports|country:CL", ENT_STATED },
        { "Peru's support of Chile is old.", "country:CL|supports|country:PE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void adjectives_listed_before_those_who_act(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya met Chilean, Peruvian and Ghanaian officials.", "country:CL|meets|country:KE", ENT_STATED },
        { "Kenya met Chilean, Peruvian and Ghanaian officials.", "country:KE|meets|country:PE", ENT_STATED },
        { "Kenya met Chilean, Peruvian and Ghanaian officials.", "country:GH|meets|country:KE", ENT_STATED },
        { "Kenya met Chilean, Peruvian and Ghanaian dancers.", "country:CL|meets|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void guests_at_a_meeting_meet_whose_it_is(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya attended NATO's yearly meeting.", "country:KE|meets|organization:nato", ENT_STATED },
        { "Kenya attended a meeting of NATO.", "country:KE|meets|organization:nato", ENT_STATED },
        { "Kenya attended to NATO.", "country:KE|meets|organization:nato", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said parsed[] = { { "Kenya will attend a NATO summit.", "country:KE|meets|organization:nato", ENT_STATED } };
    check_said_by_model(parsed, G_N_ELEMENTS(parsed));
}

static void being_at_odds(void **state)
{
    (void)state;
    const Said cases[] = { { "Denmark is at odds with Iceland on the herring.", "country:DK|opposes|country:IS", ENT_STATED } };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void trips_are_visits_of_those_who_end_them(void **state)
{
    (void)state;
    const Said cases[] = { { "Ana Ruiz ended a three-day trip to Kenya.", "country:KE|meets|person:ana-ruiz", ENT_STATED } };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void what_only_looks_like_an_end_of_a_relation_is_none(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Under pressure from Kenya, Peru and Chile have worked together.", "country:CL|cooperates_with|country:PE",
          ENT_STATED },
        { "Under pressure from Kenya, Peru and Chile have worked together.", "country:CL|cooperates_with|country:KE", NOT_SAID },
        { "Peruvian lawmakers condemned Chile.", "country:PE|opposes|country:CL", NOT_SAID },
        { "The Peruvian government condemned Chile.", "country:PE|opposes|country:CL", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said parsed[] = {
        { "Peruvian lawmakers condemned Chile.", "country:PE|opposes|country:CL", NOT_SAID },
        { "Ghana hopes to boost cooperation with the Kenya-led mission.", "country:GH|cooperates_with|country:KE", NOT_SAID },
        { "Ana Ruiz meets with members of Amnesty International.", "person:ana-ruiz|member_of|organization:amnesty-international",
          NOT_SAID },
        { "Ana Ruiz was greeted in Lima by farmers protesting against Kenya.", "person:ana-ruiz|opposes|country:KE", NOT_SAID },
    };
    check_said_by_model(parsed, G_N_ELEMENTS(parsed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verbs_take_subject_and_object),
        cmocka_unit_test(passives_turn_round),
        cmocka_unit_test(nouns_take_their_owner),
        cmocka_unit_test(adjectives_take_the_subject_of_their_copula),
        cmocka_unit_test(lists_distribute),
        cmocka_unit_test(commas_alone_make_no_list),
        cmocka_unit_test(negation_and_hedges_are_marked),
        cmocka_unit_test(subjects_are_found_over_clauses),
        cmocka_unit_test(pairs_joined_by_a_hyphen_are_two),
        cmocka_unit_test(nobody_wages_war_on_a_person),
        cmocka_unit_test(a_person_backing_the_own_country_is_no_news),
        cmocka_unit_test(evidence_is_the_sentence),
        cmocka_unit_test(nouns_for_people_relate_whom_they_are_said_of_to_their_owner),
        cmocka_unit_test(of_leads_to_the_target_where_the_owner_stands_before),
        cmocka_unit_test(adjectives_listed_before_those_who_act),
        cmocka_unit_test(guests_at_a_meeting_meet_whose_it_is),
        cmocka_unit_test(being_at_odds),
        cmocka_unit_test(trips_are_visits_of_those_who_end_them),
        cmocka_unit_test(what_only_looks_like_an_end_of_a_relation_is_none),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
