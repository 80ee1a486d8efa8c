/* SPDX-License-Identifier: Apache-2.0 */
/* Versions, copies, and that the order of adding leaves no trace. */
#include "test_store_samples.h"

static const char one[] = "Ana Ruiz backs Kenya.", two[] = "Ana Ruiz no longer backs Kenya.";

/* Facts in which Ana Ruiz supports Kenya. */
static EntGraph *ruiz_facts(const char *path, const char *url, const char *published, const char *text)
{
    EntGraph *const facts = sample_facts(path, url, published, text);
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    const guint32 kenya = sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya");
    ent_graph_node(facts, kenya)->iso3166 = g_strdup("KE");
    sample_edge(facts, ana, 0, kenya);
    return facts;
}

static void an_empty_store_gives_an_empty_graph(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len + graph->nodes->len + graph->edges->len + graph->types->len, 0);
    assert_null(graph->program);
}

static void what_goes_in_comes_out(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = ruiz_facts("a.txt", "https://x.example/1", "2024-05-01", one);
    EntArticle *const article = ent_graph_article(facts, 0);
    article->title = g_strdup("Title");
    article->publisher = g_strdup("The Paper");
    article->modified = g_strdup("2024-05-02");
    g_ptr_array_add(article->authors, g_strdup("B. Writer"));
    g_ptr_array_add(article->authors, g_strdup("A. Writer"));
    ent_node_add_alias(ent_graph_node(facts, 0), "Ruiz");
    ent_node_add_role(ent_graph_node(facts, 0), "President", 1, 0);
    ent_node_add_role(ent_graph_node(facts, 0), "Member", ENT_NONE, 0);
    EntQuote *const quote = ent_graph_add_quote(facts, 0);
    quote->speaker = 0;
    quote->via = 1;
    quote->direct = TRUE;
    quote->speaker_text = g_strdup("Ruiz");
    quote->cue = g_strdup("said");
    quote->text = g_strdup("Ana backs");
    quote->span = (EntSpan){ 0, 14 };
    g_array_append_vals(quote->parts, ((EntSpan[]){ { 0, 3 }, { 9, 14 } }), 2);
    g_array_append_vals(quote->about, ((guint32[]){ 1 }), 1);
    ent_graph_sort(facts);
    g_autofree char *before = json_of(facts);
    assert_int_equal(add_facts(store, facts), ENT_ADDED);
    commit(store);
    g_autoptr(EntGraph) graph = load_graph(store);
    g_autofree char *after = json_of(graph);
    assert_string_equal(before, after);
}

static void texts_and_mentions_can_stay_out(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_facts(store, ruiz_facts("a.txt", NULL, NULL, one));
    const EntLoadOptions nothing = { FALSE, FALSE };
    g_autoptr(EntGraph) graph = ent_store_load(store, &nothing, NULL);
    assert_null(ent_graph_article(graph, 0)->text);
    assert_int_equal(ent_graph_article(graph, 0)->text_len, 0);
    assert_int_equal(ent_graph_node(graph, 0)->mentions->len, 0);
    assert_int_equal(ent_graph_node(graph, 0)->n_mentions, 1);
    assert_string_equal(ent_graph_article(graph, 0)->path, "a.txt");
}

static void the_same_article_again_changes_nothing(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", one)), ENT_ADDED);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", one)), ENT_UNCHANGED);
    commit(store);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", one)), ENT_UNCHANGED);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, 1);
    assert_true(ent_graph_edge(graph, 0)->weight == 1);
}

static void of_two_versions_the_later_stays(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-02", one)), ENT_ADDED);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", two)), ENT_OLDER);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, NULL, two)), ENT_OLDER);
    EntGraph *const corrected = ruiz_facts("a.txt", NULL, "2024-05-01", two);
    ent_graph_article(corrected, 0)->modified = g_strdup("2024-05-02T08:00:00+02:00");
    assert_int_equal(add_facts(store, corrected), ENT_REPLACED);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, 1);
    assert_string_equal(ent_graph_article(graph, 0)->text, two);
}

static void undated_versions_go_by_the_time_of_the_file(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const old = ruiz_facts("a.txt", NULL, NULL, one), *const new = ruiz_facts("a.txt", NULL, NULL, two);
    ent_graph_article(old, 0)->file_time = g_strdup("2024-05-01T00:00:00.000000001Z");
    ent_graph_article(new, 0)->file_time = g_strdup("2024-05-01T00:00:00.000000002Z");
    assert_int_equal(add_facts(store, new), ENT_ADDED);
    assert_int_equal(add_facts(store, old), ENT_OLDER);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_string_equal(ent_graph_article(graph, 0)->text, two);
}

static void newer_programs_win_by_number(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const nine = ruiz_facts("a.txt", NULL, NULL, one), *const ten = ruiz_facts("a.txt", NULL, NULL, one);
    g_free(nine->program);
    g_free(ten->program);
    nine->program = g_strdup("0.9.0");
    ten->program = g_strdup("0.10.0");
    assert_int_equal(add_facts(store, ten), ENT_ADDED);
    assert_int_equal(add_facts(store, nine), ENT_OLDER);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_string_equal(graph->program, "0.10.0");
}

static void better_metadata_for_the_same_text_is_taken(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_facts(store, ruiz_facts("a.txt", NULL, NULL, one));
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", one)), ENT_UNCHANGED);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_string_equal(ent_graph_article(graph, 0)->published, "2024-05-01");
}

static void a_copy_counts_only_while_it_has_the_least_key(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(add_facts(store, ruiz_facts("b.txt", NULL, "2024-05-01", one)), ENT_ADDED);
    assert_int_equal(add_facts(store, ruiz_facts("c.txt", NULL, "2024-05-01", one)), ENT_COPY);
    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-05-01", one)), ENT_ADDED);
    g_autoptr(EntGraph) first = load_graph(store);
    assert_int_equal(first->articles->len, 1);
    assert_string_equal(ent_graph_article(first, 0)->path, "a.txt");
    assert_true(ent_graph_edge(first, 0)->weight == 1);

    assert_int_equal(add_facts(store, ruiz_facts("a.txt", NULL, "2024-06-01", two)), ENT_REPLACED);
    g_autoptr(EntGraph) second = load_graph(store);
    assert_int_equal(second->articles->len, 2);
    assert_true(ent_graph_edge(second, 0)->weight == 2);
    assert_int_not_equal(ent_graph_find_node(second, "person:ana-ruiz"), ENT_NONE);
}

static void has_knows_text_engine_and_metadata(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    g_autoptr(EntGraph) facts = ruiz_facts("a.txt", NULL, "2024-05-01", one);
    EntArticle *const article = ent_graph_article(facts, 0);
    g_ptr_array_add(article->authors, g_strdup("A. Writer"));
    ent_graph_sort(facts);
    const char engine[] = "0.1.0 00aa 11bb";
    assert_false(ent_store_has(store, article, engine));
    assert_true(ent_store_add(store, facts, NULL, NULL));
    assert_true(ent_store_has(store, article, engine));
    assert_false(ent_store_has(store, article, "0.1.0 00aa 22cc"));
    g_ptr_array_set_size(article->authors, 0);
    assert_false(ent_store_has(store, article, engine));
    g_ptr_array_add(article->authors, g_strdup("A. Writer"));
    article->title = g_strdup("New");
    assert_false(ent_store_has(store, article, engine));
}

static void facts_of_several_articles_are_refused(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    g_autoptr(EntGraph) none = ent_graph_new();
    g_autoptr(GError) error = NULL;
    assert_false(ent_store_add(store, none, NULL, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
}

static void the_greatest_definition_of_a_type_stays(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, one), *const other = sample_facts("b.txt", NULL, NULL, two);
    g_free(ent_graph_type(facts, 0)->label);
    ent_graph_type(facts, 0)->label = g_strdup("stands with");
    g_free(facts->ontology);
    facts->ontology = g_strdup("99ff");
    add_facts(store, facts);
    add_facts(store, other);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->types->len, 3);
    assert_string_equal(ent_graph_type(graph, 0)->label, "stands with");
    assert_string_equal(graph->ontology, "99ff");
}

/* The facts of `one` by an engine, with a label of its own. */
static EntGraph *facts_by(const char *ontology)
{
    EntGraph *const facts = ruiz_facts("a.txt", NULL, NULL, one);
    g_free(facts->ontology);
    facts->ontology = g_strdup(ontology);
    g_free(ent_graph_type(facts, 0)->label);
    ent_graph_type(facts, 0)->label = g_strdup(ontology);
    return facts;
}

static void a_preferred_engine_wins_over_a_greater_one(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(add_facts(store, facts_by("99ff")), ENT_ADDED);
    assert_int_equal(add_facts(store, facts_by("00aa")), ENT_OLDER);
    ent_store_prefer(store, "0.1.0 00aa 11bb");
    assert_int_equal(add_facts(store, facts_by("00aa")), ENT_REPLACED);
    assert_int_equal(add_facts(store, facts_by("99ff")), ENT_OLDER);
    assert_int_equal(add_facts(store, facts_by("00aa")), ENT_UNCHANGED);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_string_equal(ent_graph_type(graph, 0)->label, "00aa");
}

static void what_was_not_committed_is_gone(void **state)
{
    EntStore *store = open_store(*state, ENT_STORE_WRITE);
    add_facts(store, ruiz_facts("a.txt", NULL, NULL, one));
    commit(store);
    add_facts(store, ruiz_facts("b.txt", NULL, NULL, two));
    ent_store_close(store);
    store = open_store(*state, ENT_STORE_READ);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, 1);
    ent_store_close(store);
}

/* ---- order leaves no trace ---- */

enum { FACTS = 40, ORDERS = 30, KEYS = 22, TEXTS = 26, SEED = 7 };

typedef struct Name {
    const char *id, *name, *alias;
    EntNodeType type;
} Name;

static const Name names[] = {
    { "country:JP", "Japan", "Japanese", ENT_COUNTRY },
    { "country:FR", "France", NULL, ENT_COUNTRY },
    { "country:KE", "Kenya", "Nairobi", ENT_COUNTRY },
    { "organization:harbour-workers-union", "Harbour Workers Union", "HWU", ENT_ORGANIZATION },
    { "organization:hill-watchers-union", "Hill Watchers Union", "HWU", ENT_ORGANIZATION },
    { "organization:hwu", "HWU", NULL, ENT_ORGANIZATION },
    { "organization:open-sea-league", "Open Sea League", "OSL", ENT_ORGANIZATION },
    { "organization:osl", "OSL", "O.S.L.", ENT_ORGANIZATION },
    { "person:ana-ruiz", "Ana Ruiz", "Ruiz", ENT_PERSON },
    { "person:ana-ruiz", "Ana B. Ruiz", "Ana Ruiz", ENT_PERSON },
    { "person:tomas-ruiz", "Tomas Ruiz", NULL, ENT_PERSON },
    { "person:ivo-lindqvist", "Ivo Lindqvist", "Chief", ENT_PERSON },
    { "person:ivo-lindqvist", "IVO LINDQVIST", NULL, ENT_PERSON },
    { "person:ruiz", "Ruiz", NULL, ENT_PERSON },
    { "person:lindqvist", "Lindqvist", NULL, ENT_PERSON },
    { "person:ana", "Ana", NULL, ENT_PERSON },
    { "person:ivo", "Ivo", NULL, ENT_PERSON },
    { "person:marta-ruiz", "Marta Ruiz", "Ivo", ENT_PERSON },
    { "person:marta-ruiz-jr", "Marta Ruiz Jr.", NULL, ENT_PERSON },
    { "person:ivo-okoye.ng", "Ivo Okoye", NULL, ENT_PERSON },
    { "person:ivo-okoye.fr", "Ivo Okoye", NULL, ENT_PERSON },
    { "person:okoye", "Okoye", "the minister", ENT_PERSON },
};

static void fill_nodes(EntGraph *facts, GRand *random)
{
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        if (g_rand_int_range(random, 0, 3) == 0 || ent_graph_find_node(facts, names[i].id) != ENT_NONE)
            continue;
        const guint32 index = ent_graph_add_node(facts, names[i].id, names[i].type, names[i].name);
        EntNode *const node = ent_graph_node(facts, index);
        if (names[i].type == ENT_COUNTRY)
            node->iso3166 = g_strdup(names[i].id + strlen("country:"));
        if (names[i].alias != NULL && g_rand_boolean(random))
            ent_node_add_alias(node, names[i].alias);
        for (gint32 m = g_rand_int_range(random, 1, 4); m > 0; m--) {
            const guint32 start = (guint32)g_rand_int_range(random, 0, 12);
            ent_node_add_mention(node, 0, (EntSpan){ start, start + 1 });
        }
        if (names[i].type == ENT_PERSON && g_rand_boolean(random))
            ent_node_add_role(node, g_rand_boolean(random) ? "President" : "Minister",
                              g_rand_boolean(random) ? ent_graph_find_node(facts, "country:JP") : ent_graph_find_node(facts, "country:FR"), 0);
    }
}

static guint32 any_node(const EntGraph *facts, GRand *random)
{
    return (guint32)g_rand_int_range(random, 0, (gint32)facts->nodes->len);
}

static void fill_relations(EntGraph *facts, GRand *random)
{
    static const EntCertainty certainties[] = { ENT_STATED, ENT_STATED, ENT_HEDGED, ENT_NEGATED };
    const EntArticle *const article = ent_graph_article(facts, 0);
    const gsize half = (gsize)(strchr(article->text, '.') - article->text) + 1;
    g_autofree char *sentence = g_strndup(article->text, half);
    for (gint32 e = g_rand_int_range(random, 0, 12); e > 0 && facts->nodes->len > 1; e--) {
        const EntEvidence evidence = { .span = { 0, (guint32)half }, .sentence = sentence, .cue = (char *)(g_rand_boolean(random) ? "backs" : "meets"),
                                       .method = (char *)"rule", .certainty = certainties[g_rand_int_range(random, 0, 4)],
                                       .confidence = g_rand_int_range(random, 0, 100) / 100.0 };
        EntEdge *const edge = ent_graph_get_edge(facts, any_node(facts, random), (guint32)g_rand_int_range(random, 0, 3), any_node(facts, random));
        ent_edge_add_evidence(edge, &evidence);
    }
    for (gint32 q = g_rand_int_range(random, 0, 4); q > 0 && facts->nodes->len > 0; q--) {
        EntQuote *const quote = ent_graph_add_quote(facts, 0);
        quote->speaker = g_rand_boolean(random) ? any_node(facts, random) : ENT_NONE;
        quote->via = g_rand_boolean(random) ? any_node(facts, random) : ENT_NONE;
        quote->direct = g_rand_boolean(random);
        quote->speaker_text = g_strdup(g_rand_boolean(random) ? "she" : "a spokesman");
        quote->text = g_strdup(sentence);
        quote->span = (EntSpan){ 0, (guint32)half };
        const guint32 about = any_node(facts, random);
        g_array_append_val(quote->about, about);
    }
}

static EntGraph *random_facts(GRand *random)
{
    const gint32 key = g_rand_int_range(random, 0, KEYS), body = g_rand_int_range(random, 0, TEXTS);
    g_autofree char *path = g_strdup_printf("news/%02d.txt", key);
    g_autofree char *url = key % 3 == 0 ? g_strdup_printf("https://x.example/%d", key) : NULL;
    g_autofree char *date = g_rand_boolean(random) ? g_strdup_printf("2024-05-%02d", g_rand_int_range(random, 1, 6)) : NULL;
    g_autofree char *text = g_strdup_printf("The harbour of Xélo number %d was named. It stays open.", body);
    EntGraph *const facts = sample_facts(path, url, date, text);
    if (g_rand_int_range(random, 0, 4) == 0) {
        g_free(facts->ontology);
        facts->ontology = g_strdup("00ab");
    }
    if (g_rand_boolean(random))
        ent_graph_article(facts, 0)->file_time = g_strdup_printf("2024-05-%02dT00:00:00Z", g_rand_int_range(random, 1, 6));
    fill_nodes(facts, random);
    fill_relations(facts, random);
    ent_graph_sort(facts);
    return facts;
}

/* Some are added twice; the file is closed and opened, and committed to, at random moments. */
static char *export_in_random_order(const char *folder, const GPtrArray *all, GRand *random)
{
    guint order[FACTS];
    for (guint i = 0; i < FACTS; i++) {
        const guint j = (guint)g_rand_int_range(random, 0, (gint32)i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    EntStore *store = open_store(folder, ENT_STORE_WRITE);
    for (guint i = 0; i < FACTS; i++) {
        const EntGraph *const facts = g_ptr_array_index(all, order[i]);
        for (gint32 times = g_rand_int_range(random, 1, 3); times > 0; times--)
            assert_true(ent_store_add(store, facts, NULL, NULL));
        if (g_rand_int_range(random, 0, 3) == 0)
            commit(store);
        if (g_rand_int_range(random, 0, 12) == 0) {
            commit(store);
            ent_store_close(store);
            store = open_store(folder, ENT_STORE_WRITE);
        }
    }
    commit(store);
    g_autoptr(EntGraph) graph = load_graph(store);
    ent_store_close(store);
    g_autofree char *path = g_build_filename(folder, "graph.db", NULL);
    g_unlink(path);
    return json_of(graph);
}

static void free_graph(gpointer graph)
{
    ent_graph_free(graph);
}

static void the_order_and_grouping_of_adding_leaves_no_trace(void **state)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(SEED);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(free_graph);
    for (guint i = 0; i < FACTS; i++)
        g_ptr_array_add(all, random_facts(random));
    g_autofree char *first = export_in_random_order(*state, all, random);
    for (guint i = 1; i < ORDERS; i++) {
        g_autofree char *next = export_in_random_order(*state, all, random);
        assert_string_equal(first, next);
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) read = ent_graph_read_json((EntStr){ first, strlen(first) }, "export", &error);
    if (read == NULL)
        fail_msg("%s", error->message);
    g_autofree char *again = json_of(read);
    assert_string_equal(first, again);
    assert_in_range(read->articles->len, 5, FACTS);
    assert_in_range(read->edges->len, 20, 1000);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_empty_store_gives_an_empty_graph),
        TEST(what_goes_in_comes_out),
        TEST(texts_and_mentions_can_stay_out),
        TEST(the_same_article_again_changes_nothing),
        TEST(of_two_versions_the_later_stays),
        TEST(undated_versions_go_by_the_time_of_the_file),
        TEST(newer_programs_win_by_number),
        TEST(better_metadata_for_the_same_text_is_taken),
        TEST(a_copy_counts_only_while_it_has_the_least_key),
        TEST(has_knows_text_engine_and_metadata),
        TEST(facts_of_several_articles_are_refused),
        TEST(the_greatest_definition_of_a_type_stays),
        TEST(a_preferred_engine_wins_over_a_greater_one),
        TEST(what_was_not_committed_is_gone),
        TEST(the_order_and_grouping_of_adding_leaves_no_trace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
