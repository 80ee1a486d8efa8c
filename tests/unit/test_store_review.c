/* SPDX-License-Identifier: Apache-2.0 */
/* What each decision does, and what is refused; logs at random are tried in test_store_review_random.c. */
#include "test_store_samples.h"

#include <entente/review.h>

static const char backs[] = "Ana Ruiz backs Kenya.", again[] = "Ruiz backs Kenya again.",
                  copied[] = "Ana Ruiz backs Kenya. And so on.";

/* Somebody supports Kenya in the first `n` bytes of the text. */
static void add_support(EntStore *store, const char *path, const char *text, guint32 n, const char *id, const char *name)
{
    EntGraph *const facts = sample_facts(path, NULL, NULL, text);
    const guint32 ana = sample_node(facts, id, ENT_PERSON, name), kenya = sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya");
    g_autofree char *sentence = g_strndup(text, n);
    ent_graph_node(facts, kenya)->iso3166 = g_strdup("KE");
    const EntEvidence evidence = { .span = { 0, n },
                                   .sentence = sentence,
                                   .cue = (char *)"backs",
                                   .method = (char *)"rule",
                                   .certainty = ENT_STATED,
                                   .confidence = 0.75 };
    ent_edge_add_evidence(ent_graph_get_edge(facts, ana, 0, kenya), &evidence);
    add_facts(store, facts);
}

static EntStore *open_with_articles(const char *folder)
{
    EntStore *const store = open_store(folder, ENT_STORE_WRITE);
    add_support(store, "a.txt", backs, sizeof backs - 1, "person:ana-ruiz", "Ana Ruiz");
    add_support(store, "b.txt", again, sizeof again - 1, "person:ben-ode", "Ben Ode");
    commit(store);
    return store;
}

static EntDecision *decision_on(EntVerb verb, const char *entity, const char *type, const char *other)
{
    EntDecision *const decision = ent_decision_new(verb);
    decision->entity.id = g_strdup(entity);
    decision->other.id = g_strdup(other);
    decision->type = g_strdup(type);
    return decision;
}

static void decide(EntStore *store, EntDecision *decision)
{
    g_autoptr(EntDecision) owned = decision;
    g_autoptr(GError) error = NULL;
    if (!ent_store_decide(store, owned, &error))
        fail_msg("%s", error->message);
    assert_true(owned->number > 0);
}

static void assert_not_decided(EntStore *store, EntDecision *decision, EntError code)
{
    g_autoptr(EntDecision) owned = decision;
    g_autoptr(GError) error = NULL;
    assert_false(ent_store_decide(store, owned, &error));
    assert_int_equal(error->code, code);
    g_autoptr(GPtrArray) log = ent_store_decisions(store, NULL);
    assert_int_equal(log->len, 0);
}

static EntDecision *renamed(const char *id, const char *name)
{
    EntDecision *const decision = decision_on(ENT_RENAME, id, NULL, NULL);
    decision->name = g_strdup(name);
    return decision;
}

static gboolean has_node(EntStore *store, const char *id)
{
    g_autoptr(EntGraph) graph = load_graph(store);
    return ent_graph_find_node(graph, id) != ENT_NONE;
}

static void what_makes_no_sense_is_refused(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    assert_not_decided(store, decision_on(ENT_MERGE, "person:ana-ruiz", NULL, "person:nobody"), ENT_ERROR_NOT_FOUND);
    assert_not_decided(store, decision_on(ENT_MERGE, "person:ana-ruiz", NULL, "person:ana-ruiz"), ENT_ERROR_BAD_INPUT);
    assert_not_decided(store, decision_on(ENT_REJECT, "person:ana-ruiz", "opposes", "country:KE"), ENT_ERROR_NOT_FOUND);
    assert_not_decided(store, decision_on(ENT_REJECT, "person:ana-ruiz", "frobnicates", "country:KE"), ENT_ERROR_NOT_FOUND);
    assert_not_decided(store, decision_on(ENT_ACCEPT, "person:nobody", NULL, NULL), ENT_ERROR_NOT_FOUND);
    assert_not_decided(store, decision_on(ENT_RETYPE, "country:KE", "country", NULL), ENT_ERROR_BAD_INPUT);
    assert_not_decided(store, renamed("country:KE", NULL), ENT_ERROR_BAD_INPUT);
    assert_not_decided(store, renamed("country:KE", ""), ENT_ERROR_BAD_INPUT);
    assert_not_decided(store, renamed("country:KE", "two\nlines"), ENT_ERROR_BAD_INPUT);
    assert_not_decided(store, renamed("country:KE", "\xff"), ENT_ERROR_BAD_INPUT);
    EntDecision *const other = decision_on(ENT_REJECT, "person:ana-ruiz", "supports", "country:KE");
    g_ptr_array_add(other->sentences, g_strdup("Nobody said this."));
    assert_not_decided(store, other, ENT_ERROR_NOT_FOUND);
}

static void a_refusal_keeps_what_was_not_yet_committed(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    add_support(store, "c.txt", copied, sizeof backs - 1, "person:eva-lind", "Eva Lind");
    assert_not_decided(store, decision_on(ENT_REJECT, "person:nobody", NULL, NULL), ENT_ERROR_NOT_FOUND);
    assert_true(has_node(store, "person:eva-lind"));
}

static void a_merge_adds_up_edges_and_keeps_the_first_name(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    decide(store, decision_on(ENT_MERGE, "person:ben-ode", NULL, "person:ana-ruiz"));
    g_autoptr(EntGraph) graph = load_graph(store);
    const EntNode *const node = ent_graph_node(graph, ent_graph_find_node(graph, "person:ben-ode"));
    assert_int_equal(graph->edges->len, 1);
    assert_true(ent_graph_edge(graph, 0)->weight == 2);
    assert_string_equal(node->name, "Ben Ode");
    assert_string_equal(node->aliases->pdata[0], "Ana Ruiz");
    assert_int_equal(node->n_mentions, 2);
}

static void a_rejection_covers_the_same_sentence_in_other_articles(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    decide(store, decision_on(ENT_REJECT, "person:ana-ruiz", "supports", "country:KE"));
    add_support(store, "c.txt", copied, sizeof backs - 1, "person:ana-ruiz", "Ana Ruiz");
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 1);
    assert_string_equal(ent_graph_node(graph, ent_graph_edge(graph, 0)->source)->id, "person:ben-ode");
    assert_int_not_equal(ent_graph_find_node(graph, "person:ana-ruiz"), ENT_NONE);
}

static void an_edge_without_direction_is_meant_both_ways(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, "Kenya met Peru.");
    const guint32 kenya = sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"),
                  peru = sample_node(facts, "country:PE", ENT_COUNTRY, "Peru");
    sample_edge(facts, kenya, 2, peru);
    add_facts(store, facts);
    decide(store, decision_on(ENT_REJECT, "country:PE", "meets", "country:KE"));
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 0);
}

static void an_accepted_edge_is_sure(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    decide(store, decision_on(ENT_ACCEPT, "person:ana-ruiz", "supports", "country:KE"));
    g_autoptr(EntGraph) graph = load_graph(store);
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const gboolean hers = strcmp(ent_graph_node(graph, edge->source)->id, "person:ana-ruiz") == 0;
        assert_true(g_array_index(edge->evidence, EntEvidence, 0).confidence == (hers ? 1 : 0.75));
    }
}

static void a_rejected_node_leaves_its_quotations_without_a_speaker(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, backs);
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    EntQuote *const quote = ent_graph_add_quote(facts, 0);
    quote->speaker = ana;
    quote->direct = TRUE;
    quote->text = g_strdup("Ana");
    quote->span = (EntSpan){ 0, 3 };
    add_facts(store, facts);
    decide(store, decision_on(ENT_REJECT, "person:ana-ruiz", NULL, NULL));
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->nodes->len, 0);
    assert_int_equal(ent_graph_quote(graph, 0)->speaker, ENT_NONE);
    decide(store, decision_on(ENT_ACCEPT, "person:ana-ruiz", NULL, NULL));
    assert_true(has_node(store, "person:ana-ruiz"));
}

static void a_merged_country_keeps_its_own_code(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, backs);
    const guint32 kenya = sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"),
                  chad = sample_node(facts, "country:TD", ENT_COUNTRY, "Chad");
    ent_graph_node(facts, kenya)->iso3166 = g_strdup("KE");
    ent_graph_node(facts, chad)->iso3166 = g_strdup("TD");
    add_facts(store, facts);
    decide(store, decision_on(ENT_MERGE, "country:TD", NULL, "country:KE"));
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->nodes->len, 1);
    assert_string_equal(ent_graph_node(graph, 0)->iso3166, "TD");
    decide(store, decision_on(ENT_RETYPE, "country:TD", "organization", NULL));
    g_autoptr(EntGraph) other = load_graph(store);
    assert_string_equal(ent_graph_node(other, 0)->id, "organization:chad");
    assert_null(ent_graph_node(other, 0)->iso3166);
}

static void retyping_into_somebody_who_is_there_makes_them_one(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, backs);
    sample_node(facts, "person:harbour-union", ENT_PERSON, "Harbour Union");
    sample_node(facts, "organization:harbour-union", ENT_ORGANIZATION, "Harbour Union");
    add_facts(store, facts);
    decide(store, decision_on(ENT_RETYPE, "person:harbour-union", "organization", NULL));
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->nodes->len, 1);
    assert_int_equal(ent_graph_node(graph, 0)->type, ENT_ORGANIZATION);
}

static void retyping_back_what_took_in_its_other_self(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, backs);
    sample_node(facts, "person:harbour-union", ENT_PERSON, "Harbour Union");
    sample_node(facts, "organization:harbour-union", ENT_ORGANIZATION, "Harbour Union");
    add_facts(store, facts);
    decide(store, decision_on(ENT_MERGE, "person:harbour-union", NULL, "organization:harbour-union"));
    decide(store, decision_on(ENT_RETYPE, "person:harbour-union", "organization", NULL));
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->nodes->len, 1);
    assert_string_equal(ent_graph_node(graph, 0)->id, "organization:harbour-union");
}

static void a_node_whose_id_has_changed_is_found_where_it_was_seen(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_support(store, "a.txt", again, sizeof again - 1, "person:ruiz", "Ruiz");
    decide(store, renamed("person:ruiz", "The Minister"));
    add_support(store, "b.txt", backs, sizeof backs - 1, "person:ana-ruiz", "Ana Ruiz");
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(ent_graph_find_node(graph, "person:ruiz"), ENT_NONE);
    assert_string_equal(ent_graph_node(graph, ent_graph_find_node(graph, "person:ana-ruiz"))->name, "The Minister");
}

static EntDecision *split_where_called(const char *id, const char *called, const char *name)
{
    EntDecision *const split = decision_on(ENT_SPLIT, id, NULL, NULL);
    g_ptr_array_add(split->called, g_strdup(called));
    split->name = g_strdup(name);
    return split;
}

static void a_split_by_name_takes_later_articles_too(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_support(store, "a.txt", backs, sizeof backs - 1, "person:ana-ruiz", "Ana Ruiz");
    add_support(store, "b.txt", again, sizeof again - 1, "person:ruiz", "Ruiz");
    assert_not_decided(store, split_where_called("person:ana-ruiz", "Nobody", "Eva Ruiz"), ENT_ERROR_NOT_FOUND);
    decide(store, split_where_called("person:ana-ruiz", "RUIZ", "Ana Ruiz"));
    add_support(store, "c.txt", copied, sizeof backs - 1, "person:ruiz", "Ruiz");
    g_autoptr(EntGraph) graph = load_graph(store);
    const guint32 other = ent_graph_find_node(graph, "person:ana-ruiz.2");
    assert_int_not_equal(other, ENT_NONE);
    assert_int_equal(ent_graph_node(graph, other)->articles->len, 2);
    assert_int_equal(ent_graph_node(graph, ent_graph_find_node(graph, "person:ana-ruiz"))->articles->len, 1);
}

static void nobody_is_split_into_nothing(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    assert_not_decided(store, split_where_called("person:ana-ruiz", "Ana Ruiz", "Eva Ruiz"), ENT_ERROR_BAD_INPUT);
}

static void decisions_on_nobody_rest(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    g_autoptr(GPtrArray) coming = g_ptr_array_new_with_free_func((GDestroyNotify)ent_decision_free);
    EntImportTally tally;
    g_ptr_array_add(coming, renamed("person:eva-lind", "Doctor Lind"));
    assert_true(ent_store_import(store, coming, NULL, &tally, NULL));
    g_autoptr(GPtrArray) resting = ent_store_decisions(store, NULL);
    assert_false(((EntDecision *)resting->pdata[0])->in_effect);
    assert_null(((EntDecision *)resting->pdata[0])->now);
    add_support(store, "c.txt", copied, sizeof backs - 1, "person:eva-lind", "Eva Lind");
    g_autoptr(GPtrArray) log = ent_store_decisions(store, NULL);
    assert_true(((EntDecision *)log->pdata[0])->in_effect);
    assert_string_equal(((EntDecision *)log->pdata[0])->now, "person:eva-lind");
}

static void undoing_in_the_middle_keeps_the_others(void **state)
{
    g_autoptr(EntStore) store = open_with_articles(*state);
    decide(store, renamed("country:KE", "Republic of Kenya"));
    decide(store, decision_on(ENT_REJECT, "person:ben-ode", NULL, NULL));
    g_autoptr(GError) error = NULL;
    g_autoptr(EntDecision) undone = ent_store_undo(store, 1, NULL);
    assert_int_equal(undone->verb, ENT_RENAME);
    assert_null(ent_store_undo(store, 1, &error));
    assert_int_equal(error->code, ENT_ERROR_NOT_FOUND);
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_string_equal(ent_graph_node(graph, ent_graph_find_node(graph, "country:KE"))->name, "Kenya");
    assert_int_equal(ent_graph_find_node(graph, "person:ben-ode"), ENT_NONE);
}

static void a_damaged_log_is_told(void **state)
{
    {
        g_autoptr(EntStore) store = open_with_articles(*state);
        decide(store, renamed("country:KE", "Republic of Kenya"));
    }
    g_autofree char *path = g_build_filename(*state, "graph.db", NULL), *bytes = NULL;
    gsize n = 0;
    assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    char *const at = memmem(bytes, n, "\"rename\"", 8);
    assert_non_null(at);
    memcpy(at, "\"nothin\"", 8);
    assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_READ);
    g_autoptr(GError) error = NULL;
    assert_null(ent_store_load(store, NULL, &error));
    assert_non_null(strstr(error->message, "decision 1: decision: is none of merge"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_makes_no_sense_is_refused),
        TEST(a_refusal_keeps_what_was_not_yet_committed),
        TEST(a_merge_adds_up_edges_and_keeps_the_first_name),
        TEST(a_rejection_covers_the_same_sentence_in_other_articles),
        TEST(an_edge_without_direction_is_meant_both_ways),
        TEST(an_accepted_edge_is_sure),
        TEST(a_rejected_node_leaves_its_quotations_without_a_speaker),
        TEST(a_merged_country_keeps_its_own_code),
        TEST(retyping_into_somebody_who_is_there_makes_them_one),
        TEST(retyping_back_what_took_in_its_other_self),
        TEST(a_node_whose_id_has_changed_is_found_where_it_was_seen),
        TEST(a_split_by_name_takes_later_articles_too),
        TEST(nobody_is_split_into_nothing),
        TEST(decisions_on_nobody_rest),
        TEST(undoing_in_the_middle_keeps_the_others),
        TEST(a_damaged_log_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
