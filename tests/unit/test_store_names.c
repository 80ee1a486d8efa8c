/* SPDX-License-Identifier: Apache-2.0 */
#include "test_store_samples.h"

#include "store/store_internal.h"

static EntGraph *one_node(const char *id, EntNodeType type, const char *name)
{
    EntGraph *const graph = ent_graph_new();
    ent_graph_add_node(graph, id, type, name);
    return graph;
}

static void assert_key(const char *id, EntNodeType type, const char *name, const char *key)
{
    g_autoptr(EntGraph) graph = one_node(id, type, name);
    g_autofree char *there = ent_names_key(ent_graph_node(graph, 0));
    assert_string_equal(there, key);
}

/* `word` NULL: the name is a full one. */
static void assert_short(const char *id, EntNodeType type, const char *name, const char *alias, const char *word)
{
    g_autoptr(EntGraph) graph = one_node(id, type, name);
    if (alias != NULL)
        ent_node_add_alias(ent_graph_node(graph, 0), alias);
    g_autofree char *there = ent_names_short_word(ent_graph_node(graph, 0));
    if (word == NULL)
        assert_null(there);
    else
        assert_string_equal(there, word);
}

static void keys_leave_middle_initials_and_generations_out(void **state)
{
    (void)state;
    assert_key("person:x", ENT_PERSON, "Ana B. C. Ruiz", "person:ana-ruiz");
    assert_key("person:x", ENT_PERSON, "A. B. Ruiz", "person:a-ruiz");
    assert_key("person:x", ENT_PERSON, "Ana Ruiz Jr.", "person:ana-ruiz");
    assert_key("person:x", ENT_PERSON, "Émile Ruíz", "person:emile-ruiz");
    assert_key("person:x", ENT_PERSON, "—", "person:x");
    assert_key("person:ana-ruiz.ke", ENT_PERSON, "Ana Ruiz", "person:ana-ruiz.ke");
    assert_key("country:XK", ENT_COUNTRY, "Somewhere", "country:XK");
    assert_key("organization:osl", ENT_ORGANIZATION, "Open Sea League", "organization:osl");
    assert_key("odd", ENT_ORGANIZATION, "Odd", "organization:odd");
}

static void one_word_is_short_for_a_person(void **state)
{
    (void)state;
    assert_short("person:x", ENT_PERSON, "Ruiz", NULL, "person ruiz");
    assert_short("person:x", ENT_PERSON, "Ruiz'", NULL, "person ruiz");
    assert_short("person:x.ke", ENT_PERSON, "Ruiz", NULL, NULL);
    assert_short("person:x", ENT_PERSON, "Ana Ruiz", "Ruiz", NULL);
    assert_short("person:x", ENT_PERSON, "", NULL, NULL);
    assert_short("country:x", ENT_COUNTRY, "UAE", NULL, NULL);
}

static void a_surname_keeps_its_particles(void **state)
{
    (void)state;
    assert_short("person:x", ENT_PERSON, "van der Meer", NULL, "person van der meer");
    assert_short("person:x", ENT_PERSON, "Van der Meer", NULL, "person van der meer");
    assert_short("person:x", ENT_PERSON, "de Lund", NULL, "person de lund");
    assert_short("person:x", ENT_PERSON, "Van Okoye", NULL, NULL);
    assert_short("person:x", ENT_PERSON, "Pia van der Meer", NULL, NULL);
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    g_autoptr(GPtrArray) words = ent_names_words(ENT_PERSON, "Pia van der Meer", none);
    assert_int_equal(words->len, 3);
    assert_string_equal(g_ptr_array_index(words, 0), "person pia");
    assert_string_equal(g_ptr_array_index(words, 1), "person meer");
    assert_string_equal(g_ptr_array_index(words, 2), "person van der meer");
    g_autoptr(GPtrArray) first = ent_names_words(ENT_PERSON, "Van Okoye", none);
    assert_int_equal(first->len, 2);
}

static void capitals_are_short_for_an_organization(void **state)
{
    (void)state;
    assert_short("organization:x", ENT_ORGANIZATION, "OSL", NULL, "organization osl");
    assert_short("organization:x", ENT_ORGANIZATION, "O.S.L.", "OSL", "organization osl");
    assert_short("organization:x", ENT_ORGANIZATION, "G7", NULL, NULL); /* one capital */
    assert_short("organization:x", ENT_ORGANIZATION, "OSL", "Open Sea League", NULL);
    assert_short("organization:x", ENT_ORGANIZATION, "Quad", NULL, NULL);
    assert_short("organization:x", ENT_ORGANIZATION, "OPEN SEA", NULL, NULL);
    assert_short("organization:x", ENT_ORGANIZATION, "ABCDEFGHIJKLM", NULL, NULL);
}

static void words_are_told_once(void **state)
{
    (void)state;
    g_autoptr(GPtrArray) aliases = g_ptr_array_new();
    g_ptr_array_add(aliases, (gpointer) "Ruiz");
    g_ptr_array_add(aliases, (gpointer) "Pim");
    g_ptr_array_add(aliases, (gpointer) "Dr Ruiz");
    g_autoptr(GPtrArray) words = ent_names_words(ENT_PERSON, "Ana B. Ruiz", aliases);
    assert_int_equal(words->len, 3);
    assert_string_equal(g_ptr_array_index(words, 2), "person pim");
    g_ptr_array_add(aliases, (gpointer) "OSL");
    g_autoptr(GPtrArray) acronyms = ent_names_words(ENT_ORGANIZATION, "O.S.L.", aliases);
    assert_int_equal(acronyms->len, 1);
    g_autoptr(GPtrArray) none = ent_names_words(ENT_COUNTRY, "Japan", aliases);
    g_autoptr(GPtrArray) nobody = ent_names_words(ENT_PERSON, "", none);
    assert_int_equal(none->len + nobody->len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_leave_middle_initials_and_generations_out),
        cmocka_unit_test(one_word_is_short_for_a_person),
        cmocka_unit_test(a_surname_keeps_its_particles),
        cmocka_unit_test(capitals_are_short_for_an_organization),
        cmocka_unit_test(words_are_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
