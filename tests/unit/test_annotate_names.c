/* SPDX-License-Identifier: Apache-2.0 */
#include "test_annotate_text.h"

/* Names: "C:Peru|P:Anna Lind|O:…|L:…|X:…". */
static void tell(const EntDocument *d, GString *out)
{
    for (guint32 i = 0; i < d->n_names; i++) {
        const EntStr s = ent_document_text(d, d->names[i].first, d->names[i].last);
        g_string_append_printf(out, "%s%c:%.*s", i > 0 ? "|" : "", "CPOLX"[d->names[i].kind], ENT_STR_ARG(s));
    }
}

static void titles_make_people(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Peruvian Trade Minister Xq Zor spoke.", "C:Peruvian|P:Xq Zor" },
        { "President Xavi von der Zor spoke to Mr. Zor.", "P:Xavi von der Zor|P:Zor" },
        { "the spokeswoman Ina Zor-Lund left", "P:Ina Zor-Lund" },
        { "We met Secretary of State Xq Zor.", "P:Xq Zor" },
        { "We met Chairman Xq Gang.", "P:Xq Gang" },
        { "We saw King Xerq in Peru.", "P:King Xerq|C:Peru" },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void words_make_organizations_things_and_places(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "He joined the Xerq Institute.", "O:Xerq Institute" },
        { "She leads the Institute for Xerq Studies.", "O:Institute for Xerq Studies" },
        { "They signed the Xerq Treaty at the Zor River.", "X:Xerq Treaty|L:Zor River" },
        { "They signed the Lima Agreement.", "X:Lima Agreement" },
        { "The Peruvian Fisheries Ministry agreed.", "O:Peruvian Fisheries Ministry" },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void the_article_tells_who_is_a_person(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Zor Yi, Peruvian trade minister, left.", "P:Zor Yi|C:Peruvian" },
        { "\"No,\" said Xq Zor. Then Zor left.", "P:Xq Zor|P:Zor" },
        { "It was Xq Zor, the trade minister, who left.", "P:Xq Zor" },
        { "It was the Xq Zor that broke.", "" },
        { "However, it rained. Meanwhile, Monday passed.", "L:Monday" },
        { "They saw Anna Lind and Xq Zor.", "P:Anna Lind|P:Xq Zor" },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void a_given_name_beside_a_country_is_a_person(void **state)
{
    (void)state;
    const char *const pairs[][2] = { { "We met Jack London here.", "P:Jack London" }, { "We met in London here.", "C:London" } };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void headlines_take_names_from_the_body(void **state)
{
    (void)state;
    const char *const pairs[][2] = { { "Zor Rejects Big Canal Plan\n\nMinister Xq Zor said no to it.", "P:Zor|P:Xq Zor" } };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(titles_make_people),
        cmocka_unit_test(words_make_organizations_things_and_places),
        cmocka_unit_test(the_article_tells_who_is_a_person),
        cmocka_unit_test(a_given_name_beside_a_country_is_a_person),
        cmocka_unit_test(headlines_take_names_from_the_body),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
