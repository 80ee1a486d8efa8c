/* SPDX-License-Identifier: Apache-2.0 */
#include "test_store_samples.h"

#include "store/extractor.h"

static void an_engine_is_program_ontology_and_names(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntLexicon) lexicon = ent_lexicon_load(NULL, &error);
    if (lexicon == NULL)
        fail_msg("%s", error->message);
    g_autofree char *engine = ent_extractor_id(lexicon);
    g_auto(GStrv) parts = g_strsplit(engine, " ", -1);
    assert_int_equal(g_strv_length(parts), 3);
    assert_string_equal(parts[0], ent_version());
    assert_string_equal(parts[1], ent_lexicon_ontology_id(lexicon));
    assert_string_equal(parts[2], ent_lexicon_names_id(lexicon));
}

static void what_is_not_known_still_has_its_place(void **state)
{
    (void)state;
    g_autofree char *engine = ent_extractor_join(NULL, "0a", NULL);
    assert_string_equal(engine, "- 0a -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_engine_is_program_ontology_and_names),
        cmocka_unit_test(what_is_not_known_still_has_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
