/* SPDX-License-Identifier: Apache-2.0 */
/* Who is who across articles. Each test adds small articles and looks at who came out. */
#include "test_store_samples.h"

/* An article with one node; `of` and `title` give it an office. */
static void add_one(EntStore *store, const char *path, const char *id, const char *name, const char *alias, const char *title, const char *of)
{
    static const EntNodeType types[] = { ENT_COUNTRY, ENT_PERSON, ENT_ORGANIZATION };
    const EntNodeType type = types[g_str_has_prefix(id, "person:") ? 1 : g_str_has_prefix(id, "organization:") ? 2 : 0];
    EntGraph *const facts = sample_facts(path, NULL, NULL, path);
    const guint32 node = sample_node(facts, id, type, name);
    if (alias != NULL)
        ent_node_add_alias(ent_graph_node(facts, node), alias);
    if (type == ENT_COUNTRY)
        ent_graph_node(facts, node)->iso3166 = g_strdup("JP");
    const guint32 owner = of != NULL ? sample_node(facts, of, ENT_COUNTRY, of) : ENT_NONE;
    if (title != NULL)
        ent_node_add_role(ent_graph_node(facts, node), title, owner, 0);
    assert_int_equal(add_facts(store, facts), ENT_ADDED);
}

/* The ids of all nodes but countries, and with `names` their names, joined by blanks. */
static char *who(EntStore *store, gboolean names)
{
    commit(store);
    g_autoptr(EntGraph) graph = load_graph(store);
    GString *const all = g_string_new(NULL);
    for (guint i = 0; i < graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, i);
        if (node->type != ENT_COUNTRY || names)
            g_string_append_printf(all, "%s%s", all->len > 0 ? ", " : "", names ? node->name : node->id);
    }
    return g_string_free(all, FALSE);
}

static void assert_who(EntStore *store, const char *ids)
{
    g_autofree char *there = who(store, FALSE);
    assert_string_equal(there, ids);
}

static void full_names_are_one_without_middle_initials(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    add_one(store, "b", "person:ana-ruiz", "Ana B. Ruiz", NULL, NULL, NULL);
    add_one(store, "c", "person:ana-ruiz", "Ana Ruíz Jr.", NULL, NULL, NULL);
    assert_who(store, "person:ana-ruiz");
    g_autofree char *name = who(store, TRUE);
    assert_string_equal(name, "Ana Ruíz Jr."); /* each once: the longest */
    add_one(store, "d", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    g_autofree char *most = who(store, TRUE);
    assert_string_equal(most, "Ana Ruiz");
}

static void a_surname_joins_its_only_owner_before_or_after(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ruiz", "Ruiz", NULL, NULL, NULL);
    assert_who(store, "person:ruiz");
    add_one(store, "b", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    assert_who(store, "person:ana-ruiz");
    add_one(store, "c", "person:ruiz", "Ruiz", NULL, NULL, NULL);
    add_one(store, "d", "person:ana", "Ana", NULL, NULL, NULL);
    assert_who(store, "person:ana-ruiz");
    g_autoptr(EntGraph) graph = load_graph(store);
    const EntNode *const ana = ent_graph_node(graph, 0);
    assert_int_equal(ana->articles->len, 4);
    assert_int_equal(ana->n_mentions, 4);
    assert_int_equal(ana->aliases->len, 2);
    assert_string_equal(g_ptr_array_index(ana->aliases, 0), "Ana");
}

static void a_surname_of_several_stays_apart(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ruiz", "Ruiz", NULL, NULL, NULL);
    add_one(store, "b", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    add_one(store, "c", "person:tomas-ruiz", "Tomas Ruiz", NULL, NULL, NULL);
    assert_who(store, "person:ana-ruiz, person:ruiz, person:tomas-ruiz");
}

static void an_office_tells_people_of_one_surname_apart(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ruiz", "Ruiz", NULL, "President", "country:KE");
    add_one(store, "b", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    add_one(store, "c", "person:tomas-ruiz", "Tomas Ruiz", NULL, "Minister", "country:FR");
    assert_who(store, "person:ana-ruiz, person:ruiz, person:tomas-ruiz");
    add_one(store, "d", "person:ana-ruiz", "Ana Ruiz", NULL, "Leader", "country:KE");
    assert_who(store, "person:ana-ruiz, person:tomas-ruiz");
    add_one(store, "e", "person:tomas-ruiz", "Tomas Ruiz", NULL, "Envoy", "country:KE");
    assert_who(store, "person:ana-ruiz, person:ruiz, person:tomas-ruiz");
    add_one(store, "f", "person:ana-ruiz", "Ana Ruiz", NULL, "president", NULL);
    assert_who(store, "person:ana-ruiz, person:tomas-ruiz");
}

static void a_third_of_one_surname_may_be_the_one_in_office(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ruiz", "Ruiz", NULL, "President", "country:KE");
    add_one(store, "b", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    add_one(store, "c", "person:tomas-ruiz", "Tomas Ruiz", NULL, NULL, NULL);
    assert_who(store, "person:ana-ruiz, person:ruiz, person:tomas-ruiz");
    add_one(store, "d", "person:pia-ruiz", "Pia Ruiz", NULL, "Leader", "country:KE");
    assert_who(store, "person:ana-ruiz, person:pia-ruiz, person:tomas-ruiz");
    EntGraph *const facts = sample_facts("d", NULL, "2024-05-01", "Nobody came.");
    assert_int_equal(add_facts(store, facts), ENT_REPLACED);
    assert_who(store, "person:ana-ruiz, person:ruiz, person:tomas-ruiz");
}

static void a_name_an_article_gives_somebody_finds_them(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:pim", "Pim", NULL, NULL, NULL);
    add_one(store, "b", "person:joao-maria-pim-costa", "João Maria Pim Costa", "Pim", NULL, NULL);
    assert_who(store, "person:joao-maria-pim-costa");
}

static void marked_homonyms_stay_apart(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ivo-okoye.ng", "Ivo Okoye", NULL, NULL, NULL);
    add_one(store, "b", "person:ivo-okoye.fr", "Ivo Okoye", NULL, NULL, NULL);
    add_one(store, "c", "person:okoye.fr", "Okoye", NULL, NULL, NULL);
    assert_who(store, "person:ivo-okoye.fr, person:ivo-okoye.ng, person:okoye.fr");
}

static void an_acronym_joins_the_only_organization_that_has_it(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "organization:osl", "OSL", "O.S.L.", NULL, NULL);
    assert_who(store, "organization:osl");
    add_one(store, "b", "organization:open-sea-league", "Open Sea League", "OSL", NULL, NULL);
    assert_who(store, "organization:open-sea-league");
    add_one(store, "c", "organization:old-ships-league", "Old Ships League", "OSL", NULL, NULL);
    assert_who(store, "organization:old-ships-league, organization:open-sea-league, organization:osl");
}

static void an_acronym_with_an_organization_of_its_own_stays_there(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "organization:osl", "OSL", "Open Sea League", NULL, NULL);
    add_one(store, "b", "organization:other", "Other Ships League", "OSL", NULL, NULL);
    add_one(store, "c", "organization:osl", "OSL", NULL, NULL, NULL);
    assert_who(store, "organization:osl, organization:other");
}

static void countries_are_one_by_code(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "country:JP", "Japan", "Tokyo", NULL, NULL);
    add_one(store, "b", "country:nippon", "Nippon", NULL, NULL, NULL);
    commit(store);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->nodes->len, 1);
    assert_string_equal(ent_graph_node(graph, 0)->id, "country:JP");
    assert_string_equal(ent_graph_node(graph, 0)->name, "Nippon");
}

static void who_leaves_takes_the_names_along(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ruiz", "Ruiz", NULL, NULL, NULL);
    add_one(store, "b", "person:ana-ruiz", "Ana Ruiz", "the envoy", NULL, NULL);
    assert_who(store, "person:ana-ruiz");
    EntGraph *const facts = sample_facts("b", NULL, "2024-05-01", "Ivo Okoye came.");
    sample_node(facts, "person:ivo-okoye", ENT_PERSON, "Ivo Okoye");
    assert_int_equal(add_facts(store, facts), ENT_REPLACED);
    assert_who(store, "person:ivo-okoye, person:ruiz");
}

static void an_edge_from_somebody_to_themselves_goes(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_one(store, "a", "person:ana-ruiz", "Ana Ruiz", NULL, NULL, NULL);
    EntGraph *const facts = sample_facts("b", NULL, NULL, "Ruiz backs Ana B. Ruiz.");
    const guint32 full = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana B. Ruiz");
    const guint32 word = sample_node(facts, "person:ruiz", ENT_PERSON, "Ruiz");
    sample_edge(facts, word, 0, full);
    add_facts(store, facts);
    assert_who(store, "person:ana-ruiz");
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

/* Three articles name one in full, one names the other: a surname alone is the first. */
static void a_surname_of_several_goes_to_the_foremost(void **state)
{
    (void)state;
    static const char *const orders[] = { "abcdx", "xdabc", "dxcba" };
    for (gsize k = 0; k < G_N_ELEMENTS(orders); k++) {
        void *folder = NULL;
        assert_int_equal(make_folder(&folder), 0);
        EntStore *const store = open_store(folder, ENT_STORE_WRITE);
        for (const char *p = orders[k]; *p != '\0'; p++) {
            const char path[] = { *p, '\0' };
            if (*p == 'x')
                add_one(store, path, "person:zorin", "Zorin", NULL, NULL, NULL);
            else if (*p == 'd')
                add_one(store, path, "person:per-zorin", "Per Zorin", NULL, NULL, NULL);
            else
                add_one(store, path, "person:ana-zorin", "Ana Zorin", NULL, NULL, NULL);
            commit(store);
        }
        assert_who(store, "person:ana-zorin, person:per-zorin");
        add_one(store, "e", "person:per-zorin", "Per Zorin", NULL, NULL, NULL);
        assert_who(store, "person:ana-zorin, person:per-zorin, person:zorin");
        ent_store_close(store);
        remove_folder(&folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(full_names_are_one_without_middle_initials),
        TEST(a_surname_joins_its_only_owner_before_or_after),
        TEST(a_surname_of_several_stays_apart),
        TEST(a_surname_of_several_goes_to_the_foremost),
        TEST(an_office_tells_people_of_one_surname_apart),
        TEST(a_third_of_one_surname_may_be_the_one_in_office),
        TEST(a_name_an_article_gives_somebody_finds_them),
        TEST(marked_homonyms_stay_apart),
        TEST(an_acronym_joins_the_only_organization_that_has_it),
        TEST(an_acronym_with_an_organization_of_its_own_stays_there),
        TEST(countries_are_one_by_code),
        TEST(who_leaves_takes_the_names_along),
        TEST(an_edge_from_somebody_to_themselves_goes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
