/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void compositions_and_namings(void **state)
{
    (void)state;
    const char *const made = "The African Union, made up of Kenya, Ghana and Togo, met.";
    const char *const known = "Peru, Chile and Kenya (known as the \"Pacific Three\" - PT3) met. PT3 was glad.";
    const char *const dubbed = "The pact helps Peru, Chile and Kenya. It serves these three countries, dubbed the Green Three.";
    const Said cases[] = {
        { made, "country:KE|member_of|organization:african-union", ENT_STATED },
        { made, "country:TG|member_of|organization:african-union", ENT_STATED },
        { known, "country:CL|member_of|organization:pacific-three", ENT_STATED },
        { dubbed, "country:KE|member_of|organization:green-three", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    g_autoptr(EntGraph) facts = facts_of(known);
    const EntNode *const node = ent_graph_node(facts, ent_graph_find_node(facts, "organization:pacific-three"));
    assert_int_equal(node->aliases->len, 1);
    assert_string_equal(g_ptr_array_index(node->aliases, 0), "PT3");
}

static void members(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya is a member of the African Union.", "country:KE|member_of|organization:african-union", ENT_STATED },
        { "Kenya is not a member of NATO.", "country:KE|member_of|organization:nato", ENT_NEGATED },
        { "The African Union, which Kenya is a member of, met.", "country:KE|member_of|organization:african-union", ENT_STATED },
        { "NATO members such as Norway and Poland agreed.", "country:PL|member_of|organization:nato", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compositions_and_namings),
        cmocka_unit_test(members),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
