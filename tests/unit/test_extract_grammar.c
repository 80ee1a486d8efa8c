/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void subjects_are_found_over_control_conjunction_and_relative_clauses(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz had long been trying to topple Jan Berg.", "person:ana-ruiz|opposes|person:jan-berg", ENT_STATED },
        { "The council includes Ana Ruiz and Jan Berg, some of whom denounced Kenya.", "person:jan-berg|opposes|country:KE",
          ENT_STATED },
        { "States such as Ghana, Togo and Kenya condemned Peru.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Kenya, which after months of talks had finally lost its patience, condemned Peru.", "country:KE|opposes|country:PE",
          ENT_STATED },
        { "Kenya arrived on Monday and, after a walk along the harbour, condemned Peru.", "country:KE|opposes|country:PE", ENT_STATED },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void objects_are_found_behind_their_markers_and_as_owners(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya condemned the well documented aggression of Peru.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Ana Ruiz and Jan Berg are united over concerns about Peru.", "person:jan-berg|opposes|country:PE", ENT_STATED },
        { "The deal that Kenya and Peru had signed was rejected by Chile.", "country:KE|opposes|country:PE", NOT_SAID },
        { "It is a plan of Kenya, which Chile has tried to block and which Peru condemned.", "country:CL|opposes|country:KE", ENT_STATED },
        { "It is a plan of Kenya, which Chile has tried to block and which Peru condemned.", "country:PE|opposes|country:KE", ENT_STATED },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static double sureness(const char *text, const char *id)
{
    g_autoptr(EntGraph) facts = facts_by_model(text);
    const EntEdge *const edge = edge_of(facts, id);
    return edge == NULL ? 0 : g_array_index(edge->evidence, EntEvidence, 0).confidence;
}

/* The parse does not take them for it; the walk over the words does, and is believed less. */
static void some_people_of_a_country_are_less_surely_the_country(void **state)
{
    (void)state;
    assert_true(sureness("Kenyan leaders condemned Peru.", "country:KE|opposes|country:PE") > 0.9);
    assert_true(sureness("Other Kenyan leaders condemned Peru.", "country:KE|opposes|country:PE") < 0.6);
}

static void evidence_says_how_it_was_found(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_by_model("Kenya condemned Peru.");
    const EntEdge *const edge = edge_of(facts, "country:KE|opposes|country:PE");
    assert_non_null(edge);
    const char *const why = g_array_index(edge->evidence, EntEvidence, 0).why;
    assert_non_null(why);
    assert_non_null(strstr(why, "source: Kenya <- \"Kenya\" (name)"));
    assert_non_null(strstr(why, "parse: Kenya <-nsubj- condemned, Peru <-obj- condemned"));
    assert_non_null(strstr(why, "found by words and parse"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(subjects_are_found_over_control_conjunction_and_relative_clauses),
        cmocka_unit_test(objects_are_found_behind_their_markers_and_as_owners),
        cmocka_unit_test(some_people_of_a_country_are_less_surely_the_country),
        cmocka_unit_test(evidence_says_how_it_was_found),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
