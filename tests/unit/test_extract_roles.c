/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void titles_before_a_name(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan Trade Minister Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Kenya's Prime Minister Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "NATO Secretary-General Per Holm spoke.", "person:per-holm|represents|organization:nato", ENT_STATED },
        { "The former Kenyan president Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Kenyan Ambassador to Peru Ana Ruiz spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Mr. Ruiz spoke in Kenya.", "person:ruiz|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void appositions_behind_a_name(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz, Kenya's trade minister, spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz (Kenya's trade minister) spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz, the president of Kenya, spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Anna Lind, a reporter for Reuters, spoke.", "person:anna-lind|represents|organization:reuters", ENT_STATED },
        { "Anna Lind, the editor of Northern Review, spoke.", "person:anna-lind|represents|organization:northern-review", ENT_STATED },
        { "Anna Lind and Peter Holm (reporters for Reuters) spoke.", "person:peter-holm|represents|organization:reuters", ENT_STATED },
        { "Anna Lind and Peter Holm (reporters for Reuters) spoke.", "person:anna-lind|represents|organization:reuters", ENT_STATED },
        { "Anna Lind, a Kenyan member of the European Parliament, spoke.", "person:anna-lind|represents|organization:european-parliament", ENT_STATED },
        { "Anna Lind, a Kenyan member of the European Parliament, spoke.", "country:KE|member_of|organization:european-parliament", NOT_SAID },
        { "Anna Lind, a member of the Labour Party, spoke.", "person:anna-lind|member_of|organization:labour-party", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void appositions_before_a_name(void **state)
{
    (void)state;
    const Said cases[] = {
        { "The Danish ambassador to Peru, Peter Holm, spoke.", "person:peter-holm|represents|country:DK", ENT_STATED },
        { "The Danish ambassador to Peru, Peter Holm, spoke.", "person:peter-holm|represents|country:PE", NOT_SAID },
        { "The leader of the Anti-Slavery League, Anna Lind, spoke.", "person:anna-lind|represents|organization:anti-slavery-league", ENT_STATED },
        { "Kenya's leader, President Ana Ruiz, spoke.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void a_list_of_titled_people_keeps_them_apart(void **state)
{
    (void)state;
    const char *const text = "Kenyan President Ana Ruiz, Peruvian President Per Holm, and Chilean President Anna Lind are expected to attend.";
    const Said cases[] = {
        { text, "person:ana-ruiz|represents|country:KE", ENT_STATED },  { text, "person:per-holm|represents|country:PE", ENT_STATED },
        { text, "person:anna-lind|represents|country:CL", ENT_STATED }, { text, "person:ana-ruiz|represents|country:PE", NOT_SAID },
        { text, "person:per-holm|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void titles_in_the_plural_are_those_of_a_list(void **state)
{
    (void)state;
    const char *const text = "He met Sens. Ana Ruiz (Ohio), Peter Holm (N.H.) and Anna Lind (D-Iowa) on Friday.";
    const char *const mixed = "He met Kenyan ministers Ana Ruiz and Peter Holm, and Anna Lind said so.";
    const Said cases[] = {
        { text, "person:ana-ruiz|represents|country:US", ENT_STATED },
        { text, "person:peter-holm|represents|country:US", ENT_STATED },
        { text, "person:anna-lind|represents|country:US", ENT_STATED },
        { mixed, "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { mixed, "person:peter-holm|represents|country:KE", ENT_STATED },
        { "The Kenyan ministers Ruiz met were tired. Anna Ruiz said so.", "person:anna-ruiz|represents|country:KE", NOT_SAID },
        { "He met Sen. Ana Ruiz and Per Holm.", "person:per-holm|represents|country:US", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void regions_and_cities_are_of_their_country(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ohio Gov. Ana Ruiz spoke.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "Former Florida governor Ana Ruiz spoke.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "Ana Ruiz, the mayor of Lyon, spoke.", "person:ana-ruiz|represents|country:FR", ENT_STATED },
        { "Senator Ana Ruiz, Republican of Ohio, spoke.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "President Ana Ruiz of Peru spoke.", "person:ana-ruiz|represents|country:PE", ENT_STATED },
        { "Reporter Ana Ruiz of Lyon spoke.", "person:ana-ruiz|represents|country:FR", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void counterparts_are_of_the_country_named(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan Defence Minister Per Holm met his Peruvian counterpart Ana Ruiz.", "person:ana-ruiz|represents|country:PE", ENT_STATED },
        { "Kenyan Defence Minister Per Holm met his Peruvian counterpart, Ana Ruiz.", "person:ana-ruiz|represents|country:PE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void leaders_are_of_the_body_not_of_its_country(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz, head of France's nationalist Front National, spoke.", "person:ana-ruiz|represents|organization:national-rally", ENT_STATED },
        { "Ana Ruiz, chair of the small Dutch Party for Freedom, spoke.", "person:ana-ruiz|represents|organization:party-for-freedom", ENT_STATED },
        { "Ana Ruiz, the director of the Congressional Budget Office, spoke.", "person:ana-ruiz|represents|organization:congressional-budget-office", ENT_STATED },
        { "Per Holm, an envoy to Syria, spoke.", "person:per-holm|represents|country:SY", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    const Said parsed[] = {
        { "She praised Peter Holm, the cheerful president of the game's ruling body, FIFA, who is ill.", "person:peter-holm|represents|organization:fifa", ENT_STATED },
    };
    check_said_by_model(parsed, G_N_ELEMENTS(parsed));
}

static void anothers_office_is_not_ones_own(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz, the Kenyan minister's wife, spoke.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Preceded by Per Holm, the Kenyan minister and writer, Ruiz spoke of Ana Ruiz.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "\"I like Ana Ruiz,\" the Kenyan minister said.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "They cheered the next president of Kenya, Ana Ruiz.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "He asked about the pay of soldiers and whether the Kenyan minister, Ana Ruiz, could stay.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void administrations_are_their_country(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenyan President Ana Ruiz spoke. The Ruiz administration condemned Peru.", "country:KE|opposes|country:PE", ENT_STATED },
        { "Anna Lind spoke. The Lind administration condemned Peru.", "person:anna-lind|opposes|country:PE", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

static void roles_are_kept_as_printed(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("The former Kenyan Trade Minister Ana Ruiz spoke.");
    const EntNode *const node = ent_graph_node(facts, ent_graph_find_node(facts, "person:ana-ruiz"));
    assert_int_equal(node->roles->len, 1);
    const EntRole *const role = &g_array_index(node->roles, EntRole, 0);
    assert_string_equal(role->title, "former Kenyan Trade Minister");
    assert_int_equal(role->of, ent_graph_find_node(facts, "country:KE"));
}

static void a_text_may_begin_with_a_quotation_mark(void **state)
{
    (void)state;
    const Said cases[] = {
        { "\"Minister for trade, Ana Ruiz, resigned\", it read.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_before_a_name),
        cmocka_unit_test(appositions_behind_a_name),
        cmocka_unit_test(appositions_before_a_name),
        cmocka_unit_test(a_list_of_titled_people_keeps_them_apart),
        cmocka_unit_test(titles_in_the_plural_are_those_of_a_list),
        cmocka_unit_test(regions_and_cities_are_of_their_country),
        cmocka_unit_test(counterparts_are_of_the_country_named),
        cmocka_unit_test(leaders_are_of_the_body_not_of_its_country),
        cmocka_unit_test(anothers_office_is_not_ones_own),
        cmocka_unit_test(administrations_are_their_country),
        cmocka_unit_test(roles_are_kept_as_printed),
        cmocka_unit_test(a_text_may_begin_with_a_quotation_mark),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
