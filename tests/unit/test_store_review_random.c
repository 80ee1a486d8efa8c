/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Random logs over random graphs (a hundred; ENT_REVIEW_GRAPHS=100 for a thousand): undoing steps back through the very graphs
 * that were, and replaying the log over the articles added anew, in another order, gives the same graph.
 */
#include "test_store_samples.h"

#include <entente/review.h>
#include <stdlib.h>

enum { GRAPHS = 10, LOGS = 10, ARTICLES = 6, DECISIONS = 8 };

static guint pick(GRand *rand, guint n)
{
    return (guint)g_rand_int_range(rand, 0, (gint32)n);
}

typedef struct Somebody {
    const char *id;
    EntNodeType type;
    const char *name, *alias;
} Somebody;

/* Some have one surname, some are called by it alone, one acronym has two bearers. */
static const Somebody people[] = {
    { "person:ana-ruiz", ENT_PERSON, "Ana Ruiz", "Ruiz" },
    { "person:ruiz", ENT_PERSON, "Ruiz", "President Ruiz" },
    { "person:luis-ruiz", ENT_PERSON, "Luis Ruiz", "Ruiz" },
    { "person:ben-ode", ENT_PERSON, "Ben Ode", "Ode" },
    { "person:ode", ENT_PERSON, "Ode", "he" },
    { "country:KE", ENT_COUNTRY, "Kenya", "Nairobi" },
    { "country:PE", ENT_COUNTRY, "Peru", "Lima" },
    { "organization:hu", ENT_ORGANIZATION, "HU", "H.U." },
    { "organization:harbour-union", ENT_ORGANIZATION, "Harbour Union", "HU" },
    { "organization:hill-union", ENT_ORGANIZATION, "Hill Union", "HU" },
};

/* An article whose sentences each say something of two of some people. */
static EntGraph *random_facts(GRand *rand, guint number)
{
    enum { SENTENCES = 5, LENGTH = 20 };
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < SENTENCES; i++) /* of LENGTH bytes; the same sentence in several articles now and then */
        g_string_append_printf(text, "Sentence %02u of %05u.", i, pick(rand, 3) == 0 ? 0 : number);
    g_autofree char *path = g_strdup_printf("%u.txt", number), *day = g_strdup_printf("2024-05-%02u", number + 1);
    EntGraph *const facts = sample_facts(path, NULL, day, text->str);
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(people); i++) {
        if (pick(rand, 3) == 0)
            continue;
        const guint32 node = sample_node(facts, people[i].id, people[i].type, people[i].name);
        if (pick(rand, 2) == 0)
            ent_node_add_alias(ent_graph_node(facts, node), people[i].alias);
        if (people[i].type == ENT_COUNTRY)
            ent_graph_node(facts, node)->iso3166 = g_strdup(strchr(people[i].id, ':') + 1);
        if (n++ > 0 && people[i].type == ENT_PERSON && pick(rand, 2) == 0)
            ent_node_add_role(ent_graph_node(facts, node), "Minister", pick(rand, node), 0);
    }
    for (guint i = 0; n > 1 && i < SENTENCES; i++) {
        const guint32 source = pick(rand, n), target = pick(rand, n);
        if (source == target)
            continue;
        g_autofree char *sentence = g_strndup(text->str + (gsize)LENGTH * i, LENGTH);
        const EntEvidence evidence = { .span = { LENGTH * i, LENGTH * (i + 1) },
                                       .sentence = sentence,
                                       .cue = (char *)"backs",
                                       .method = (char *)"rule",
                                       .certainty = (EntCertainty)pick(rand, 3),
                                       .confidence = 0.5 };
        ent_edge_add_evidence(ent_graph_get_edge(facts, source, pick(rand, 3), target), &evidence);
        EntQuote *const quote = ent_graph_add_quote(facts, 0);
        quote->speaker = source;
        quote->direct = TRUE;
        quote->text = g_strdup(sentence);
        quote->span = evidence.span;
        g_array_append_val(quote->about, target);
    }
    ent_graph_sort(facts);
    return facts;
}

static void put(EntStore *store, const EntGraph *facts)
{
    g_autoptr(GError) error = NULL;
    if (!ent_store_add(store, facts, NULL, &error))
        fail_msg("%s", error->message);
}

static char *graph_of(EntStore *store)
{
    g_autoptr(EntGraph) graph = load_graph(store);
    return json_of(graph);
}

static EntDecision *random_split(GRand *rand, const EntGraph *graph, const EntNode *node)
{
    EntDecision *const split = ent_decision_new(ENT_SPLIT);
    const guint32 article = g_array_index(node->articles, guint32, pick(rand, node->articles->len));
    split->name = g_strdup(pick(rand, 2) == 0 ? node->name : "Eva Ruiz");
    if (pick(rand, 2) == 0 && node->aliases->len > 0) {
        g_ptr_array_add(split->called, g_strdup(node->aliases->pdata[0]));
    } else {
        g_ptr_array_add(split->articles, g_strdup(ent_article_key(ent_graph_article(graph, article))));
        g_ptr_array_add(split->articles, g_strdup(ent_graph_article(graph, article)->sha256));
    }
    return split;
}

static EntDecision *random_verdict(GRand *rand, const EntGraph *graph, EntVerb verb)
{
    EntDecision *const decision = ent_decision_new(verb);
    if (graph->edges->len == 0 || pick(rand, 4) == 0) {
        decision->entity.id = g_strdup(ent_graph_node(graph, pick(rand, graph->nodes->len))->id);
        return decision;
    }
    const EntEdge *const edge = ent_graph_edge(graph, pick(rand, graph->edges->len));
    decision->entity.id = g_strdup(ent_graph_node(graph, edge->source)->id);
    decision->other.id = g_strdup(ent_graph_node(graph, edge->target)->id);
    decision->type = g_strdup(ent_graph_type(graph, edge->type)->id);
    if (pick(rand, 2) == 0)
        g_ptr_array_add(decision->sentences, g_strdup(g_array_index(edge->evidence, EntEvidence, 0).sentence));
    return decision;
}

static EntDecision *random_decision(GRand *rand, const EntGraph *graph)
{
    static const char *const names[] = { "Ana Ruiz", "The Union", "Ruiz the Younger" };
    const EntNode *const node = ent_graph_node(graph, pick(rand, graph->nodes->len));
    const EntVerb verb = (EntVerb)pick(rand, 6);
    if (verb == ENT_REJECT || verb == ENT_ACCEPT)
        return random_verdict(rand, graph, verb);
    EntDecision *const decision = verb == ENT_SPLIT ? random_split(rand, graph, node) : ent_decision_new(verb);
    decision->entity.id = g_strdup(node->id);
    if (verb == ENT_MERGE)
        decision->other.id = g_strdup(ent_graph_node(graph, pick(rand, graph->nodes->len))->id);
    if (verb == ENT_RENAME)
        decision->name = g_strdup(names[pick(rand, G_N_ELEMENTS(names))]);
    if (verb == ENT_RETYPE)
        decision->type = g_strdup(ent_node_type_name((EntNodeType)pick(rand, 3)));
    return decision;
}

/* Decides at random; what makes no sense is refused and changes nothing. Appends the graph after each that was taken. */
static void decide_at_random(GRand *rand, EntStore *store, GPtrArray *graphs)
{
    for (guint i = 0; i < DECISIONS; i++) {
        g_autoptr(EntGraph) graph = load_graph(store);
        if (graph->nodes->len == 0)
            break;
        g_autoptr(EntDecision) decision = random_decision(rand, graph);
        g_autoptr(GError) error = NULL;
        if (ent_store_decide(store, decision, &error)) {
            g_ptr_array_add(graphs, graph_of(store));
            continue;
        }
        assert_true(error->code == ENT_ERROR_BAD_INPUT || error->code == ENT_ERROR_NOT_FOUND);
        g_autofree char *same = graph_of(store);
        assert_string_equal(same, graphs->pdata[graphs->len - 1]);
    }
}

/* The log, written and read back as it is when shared. */
static GPtrArray *log_of(EntStore *store)
{
    g_autoptr(GPtrArray) log = ent_store_decisions(store, NULL);
    GPtrArray *const copy = g_ptr_array_new_with_free_func((GDestroyNotify)ent_decision_free);
    for (guint i = 0; i < log->len; i++) {
        g_autoptr(GString) line = g_string_new(NULL);
        g_autoptr(EntOutput) out = ent_output_memory(line);
        ent_decision_write_json(log->pdata[i], out);
        g_autoptr(GError) error = NULL;
        EntDecision *const decision = ent_decision_read_json((EntStr){ line->str, line->len }, "log", &error);
        if (decision == NULL)
            fail_msg("%s", error->message);
        g_ptr_array_add(copy, decision);
    }
    return copy;
}

static void shuffle(GRand *rand, guint *order, guint n)
{
    for (guint i = 0; i < n; i++)
        order[i] = i;
    for (guint i = n; i > 1; i--) {
        const guint j = pick(rand, i), held = order[i - 1];
        order[i - 1] = order[j];
        order[j] = held;
    }
}

static void copy_log(EntStore *from, EntStore *to)
{
    g_autoptr(GPtrArray) log = log_of(from);
    g_autoptr(GError) error = NULL;
    EntImportTally tally;
    if (!ent_store_import(to, log, NULL, &tally, &error))
        fail_msg("%s", error->message);
    assert_int_equal(tally.added, log->len);
}

/* The articles in another order, the log kept somewhere on the way. */
static char *rebuilt(GRand *rand, const char *folder, EntStore *store, EntGraph **articles)
{
    g_autofree char *path = g_build_filename(folder, "again.db", NULL);
    guint order[ARTICLES];
    shuffle(rand, order, ARTICLES);
    g_unlink(path);
    g_autoptr(EntStore) again = ent_store_open(path, ENT_STORE_WRITE, NULL);
    const guint when = pick(rand, ARTICLES + 1);
    for (guint i = 0; i <= ARTICLES; i++) {
        if (i == when)
            copy_log(store, again);
        if (i < ARTICLES)
            put(again, articles[order[i]]);
        if (pick(rand, 2) == 0)
            commit(again);
    }
    return graph_of(again);
}

static void try_log(GRand *rand, const char *folder, EntStore *store, EntGraph **articles, guint *taken)
{
    g_autoptr(GPtrArray) graphs = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(graphs, graph_of(store));
    decide_at_random(rand, store, graphs);
    *taken += graphs->len - 1;
    g_autofree char *again = rebuilt(rand, folder, store, articles);
    assert_string_equal(again, graphs->pdata[graphs->len - 1]);
    for (guint i = graphs->len - 1; i > 0; i--) {
        g_autoptr(EntDecision) undone = ent_store_undo(store, 0, NULL);
        assert_non_null(undone);
        g_autofree char *before = graph_of(store);
        assert_string_equal(before, graphs->pdata[i - 1]);
    }
    g_autoptr(EntDecision) none = ent_store_undo(store, 0, NULL);
    assert_null(none);
}

static void a_log_replays_after_a_rebuild_and_undoes(void **state)
{
    const char *const wish = g_getenv("ENT_REVIEW_GRAPHS");
    const guint graphs = wish != NULL ? (guint)atoi(wish) : g_getenv("ENT_TEST_RULES") != NULL ? 1 : GRAPHS; /* valgrind */
    guint taken = 0;
    for (guint g = 0; g < graphs; g++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(g + 1);
        g_autofree char *path = g_build_filename(*state, "graph.db", NULL);
        EntGraph *articles[ARTICLES];
        g_unlink(path);
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        for (guint i = 0; i < ARTICLES; i++)
            put(store, articles[i] = random_facts(rand, i));
        commit(store);
        for (guint i = 0; i < LOGS; i++)
            try_log(rand, *state, store, articles, &taken);
        for (guint i = 0; i < ARTICLES; i++)
            ent_graph_free(articles[i]);
    }
    print_message("%d logs over %d graphs, %u decisions\n", LOGS * (int)graphs, (int)graphs, taken);
    assert_true(taken > graphs * LOGS * DECISIONS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_log_replays_after_a_rebuild_and_undoes, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
