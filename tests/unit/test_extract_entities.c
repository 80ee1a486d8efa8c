/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

#include <string.h>

static const EntNode *node_of(const EntGraph *facts, const char *id)
{
    const guint32 index = ent_graph_find_node(facts, id);
    return index == ENT_NONE ? NULL : ent_graph_node(facts, index);
}

static gboolean has_alias(const EntNode *node, const char *alias)
{
    for (guint i = 0; i < node->aliases->len; i++)
        if (g_str_equal(g_ptr_array_index(node->aliases, i), alias))
            return TRUE;
    return FALSE;
}

static void surnames_and_initials_are_one_person(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Senator Anna B. Lind spoke. Ms. Lind smiled. Anna Lind left, and Lind slept.");
    const EntNode *const node = node_of(facts, "person:anna-lind");
    assert_non_null(node);
    assert_int_equal(facts->nodes->len - (node_of(facts, "country:US") != NULL), 1);
    assert_int_equal(node->n_mentions, 4);
    assert_true(has_alias(node, "Lind"));
    assert_int_equal(node->type, ENT_PERSON);
}

static void a_surname_shared_by_two_means_the_one_named_last(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Senator Anna Lind spoke. Lind smiled. Then Senator Peter Lind came. Lind waved, and Lind sat down.");
    assert_int_equal(node_of(facts, "person:anna-lind")->n_mentions, 2);
    assert_int_equal(node_of(facts, "person:peter-lind")->n_mentions, 3);
}

static void acronyms_join_what_they_abbreviate(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("The Northern Fisheries Party (NFP) met in Oslo. The NFP won.");
    const EntNode *const node = node_of(facts, "organization:northern-fisheries-party");
    assert_non_null(node);
    assert_true(has_alias(node, "NFP"));
    assert_null(node_of(facts, "organization:nfp"));
}

static void capitals_are_states_when_they_act(void **state)
{
    (void)state;
    g_autoptr(EntGraph) act = facts_of("Tokyo rejected the plan.");
    assert_true(has_alias(node_of(act, "country:JP"), "Tokyo"));
    static const char *const places[] = { "He spoke in Tokyo.", "A trip to Tokyo is long.", "The Tokyo summit ended.", "They met in Paris and Tokyo.",
                                          "TOKYO \xE2\x80\x94 It rained." };
    for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
        g_autoptr(EntGraph) place = facts_of(places[i]);
        if (node_of(place, "country:JP") != NULL)
            fail_msg("«%s» names Japan", places[i]);
    }
}

static void demonyms_and_governments_are_their_country(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Japanese officials met. The Kremlin was silent. Germans cheered. The Kenyan Foreign Ministry replied.");
    assert_true(has_alias(node_of(facts, "country:JP"), "Japanese"));
    assert_true(has_alias(node_of(facts, "country:RU"), "Kremlin"));
    assert_true(has_alias(node_of(facts, "country:DE"), "Germans"));
    assert_true(has_alias(node_of(facts, "country:KE"), "Kenyan Foreign Ministry"));
    assert_string_equal(node_of(facts, "country:JP")->iso3166, "JP");
}

static void things_and_places_are_nobody(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("The Paris Agreement and the Rhine River Treaty matter. The South China Sea is wide, and so is Elm Street.");
    assert_int_equal(facts->nodes->len, 0);
}

static void mentions_lie_where_the_words_are(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("It rained in Peru. Peru slept.");
    const EntNode *const node = node_of(facts, "country:PE");
    assert_int_equal(node->mentions->len, 2);
    const EntSpan span = g_array_index(node->mentions, EntMention, 1).span;
    assert_memory_equal(ent_graph_article(facts, 0)->text + span.start, "Peru", span.end - span.start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(surnames_and_initials_are_one_person),
        cmocka_unit_test(a_surname_shared_by_two_means_the_one_named_last),
        cmocka_unit_test(acronyms_join_what_they_abbreviate),
        cmocka_unit_test(capitals_are_states_when_they_act),
        cmocka_unit_test(demonyms_and_governments_are_their_country),
        cmocka_unit_test(things_and_places_are_nobody),
        cmocka_unit_test(mentions_lie_where_the_words_are),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
