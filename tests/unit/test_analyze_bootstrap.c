/* SPDX-License-Identifier: Apache-2.0 */
#include "test_analyze_corpus.h"

#include <entente/bootstrap.h>

static guint story_of(const GArray *stories, guint article)
{
    return g_array_index(stories, guint, article);
}

static void no_articles_tell_no_stories(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    ent_graph_sort(graph);
    guint n = 7;
    g_autoptr(GArray) stories = ent_stories(graph, &n);
    assert_int_equal(n, 0);
    assert_int_equal(stories->len, 0);
}

static void articles_with_a_headline_in_common_are_one_story(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    corpus_article(graph, "a", "Mayor of Lota opens a new bridge", "Post", "2025-03-01");
    corpus_article(graph, "b", "MAYOR of Lota opens a New Bridge", "Ledger", "2025-03-03T09:00:00Z");
    corpus_article(graph, "c", "Mayor of Lota opens a new bridge", "Herald", "2025-05-20");
    corpus_article(graph, "d", "Weather", "Post", "2025-03-01");
    corpus_article(graph, "e", "Weather", "Ledger", "2025-03-01");
    ent_graph_sort(graph);
    guint n;
    g_autoptr(GArray) stories = ent_stories(graph, &n);
    const guint a = corpus_index(graph, "a"), b = corpus_index(graph, "b"), c = corpus_index(graph, "c");
    assert_int_equal(n, 4);
    assert_int_equal(story_of(stories, a), story_of(stories, b));
    assert_int_not_equal(story_of(stories, a), story_of(stories, c)); /* months later it is another bridge */
    assert_int_not_equal(story_of(stories, corpus_index(graph, "d")),
                         story_of(stories, corpus_index(graph, "e"))); /* a word says little */
}

static void sentences_and_direct_quotations_link_articles(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    for (guint i = 0; i < 5; i++) {
        g_autofree char *name = g_strdup_printf("%c", 'a' + (int)i);
        corpus_article(graph, name, name, NULL, i == 4 ? NULL : "2025-03-01");
    }
    const char *const sentence = "Chile rejected the canal that Peru has wanted for years.";
    const char *const quote = "we will not wait for another year of talks";
    corpus_relation(graph, "Chile", "opposes", "Peru", 0, sentence, ENT_STATED);
    corpus_relation(graph, "Chile", "opposes", "Peru", 1, sentence, ENT_STATED);
    corpus_quote(graph, 1, quote, TRUE);
    corpus_quote(graph, 4, quote, TRUE);
    corpus_quote(graph, 2, quote, FALSE);
    ent_graph_sort(graph);
    guint n;
    g_autoptr(GArray) stories = ent_stories(graph, &n);
    const guint a = corpus_index(graph, "a"), e = corpus_index(graph, "e");
    assert_int_equal(n, 3);
    assert_int_equal(story_of(stories, a), story_of(stories, e)); /* by way of b; the undated one too */
    assert_int_not_equal(story_of(stories, a), story_of(stories, corpus_index(graph, "c")));
}

/* Ada is told of in every article, dee in one. */
static EntGraph *steady_corpus(guint articles)
{
    EntGraph *const graph = corpus_new();
    for (guint i = 0; i < articles; i++) {
        g_autofree char *name = g_strdup_printf("%02u", i);
        corpus_article(graph, name, name, NULL, "2025-03-01");
        corpus_relation(graph, "ada", "supports", "bo", i, name, ENT_STATED);
        corpus_relation(graph, "ada", "opposes", "cy", i, name, i == 0 ? ENT_NEGATED : ENT_HEDGED);
        if (i == 3)
            corpus_relation(graph, "dee", "supports", "ada", i, name, ENT_STATED);
    }
    ent_graph_sort(graph);
    return graph;
}

static const EntPlace *place_of(const EntGraph *graph, const EntBootstrap *b, const char *measure, const char *name)
{
    return ent_bootstrap_place(b, measure, corpus_node(graph, name));
}

static void who_leads_in_every_story_is_surely_first(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = steady_corpus(20);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autoptr(EntBootstrap) b = ent_bootstrap(graph, analysis, NULL, NULL);
    assert_int_equal(b->stories, 20);
    assert_int_equal(b->rounds, 1000);
    assert_true(b->enough);
    assert_near(b->level, 0.9);
    const EntPlace *const ada = place_of(graph, b, "strength", "ada"), *const dee = place_of(graph, b, "strength", "dee");
    assert_near(ada->value, 40);
    assert_int_equal(ada->rank, 1);
    assert_int_equal(ada->rank_low, 1);
    assert_int_equal(ada->rank_high, 1);
    assert_near(ada->from_one, 3.0 / 40);
    assert_int_equal(dee->rank, 4);
    assert_int_equal(dee->rank_low, 4);
    assert_near(dee->from_one, 1);
    assert_near(dee->low, 0);
    assert_true(dee->high > 1);
    const EntPlace *const bo = place_of(graph, b, "strength", "bo"), *const cy = place_of(graph, b, "strength", "cy");
    assert_int_equal(bo->rank, 2);
    assert_int_equal(cy->rank, 3);
    assert_int_equal(bo->rank_high, 3); /* one article apart: nobody knows */
    assert_int_equal(cy->rank_low, 2);
}

static void small_graphs_have_intervals_of_paths_too(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = steady_corpus(10);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autoptr(EntBootstrap) b = ent_bootstrap(graph, analysis, NULL, NULL);
    const char *const measures[] = { "strength", "degree", "supported_by", "opposed_by", "betweenness", "pagerank" };
    for (gsize i = 0; i < G_N_ELEMENTS(measures); i++) {
        const EntRanking *const ranking = ent_bootstrap_ranking(b, measures[i]);
        assert_non_null(ranking);
        assert_int_equal(ranking->n, 4);
        for (guint k = 0; k < ranking->places->len; k++) {
            const EntPlace *const place = &g_array_index(ranking->places, EntPlace, k);
            assert_true(place->rank_low <= place->rank && place->rank <= place->rank_high);
            assert_true(place->low <= place->value && place->value <= place->high);
        }
    }
    assert_int_equal(place_of(graph, b, "betweenness", "ada")->rank_high, 1);
    assert_null(ent_bootstrap_ranking(b, "closeness"));
    assert_null(ent_bootstrap_place(b, "closeness", 0));
}

static void few_stories_say_nothing_of_ranks(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = steady_corpus(ENT_FEW_STORIES - 1);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autoptr(EntBootstrap) b = ent_bootstrap(graph, analysis, NULL, NULL);
    assert_false(b->enough);
    const EntPlace *const ada = place_of(graph, b, "strength", "ada");
    assert_int_equal(ada->rank, 1);
    assert_int_equal(ada->rank_low, 1);
    assert_int_equal(ada->rank_high, 4);
}

static void an_empty_graph_has_empty_rankings(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = corpus_new();
    ent_graph_sort(graph);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autoptr(EntBootstrap) b = ent_bootstrap(graph, analysis, NULL, NULL);
    assert_non_null(b);
    assert_int_equal(ent_bootstrap_ranking(b, "strength")->places->len, 0);
}

static void the_same_graph_has_the_same_intervals_and_options_count(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = steady_corpus(12);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntBootstrapOptions options = { .top = 2, .rounds = 50, .level = 0.99 };
    g_autoptr(EntBootstrap) first = ent_bootstrap(graph, analysis, &options, NULL);
    g_autoptr(EntBootstrap) again = ent_bootstrap(graph, analysis, &options, NULL);
    assert_int_equal(first->rounds, 50);
    for (guint i = 0; i < first->rankings->len; i++) {
        const EntRanking *const x = first->rankings->pdata[i], *const y = again->rankings->pdata[i];
        assert_int_equal(x->places->len, 2);
        assert_memory_equal(x->places->data, y->places->data, 2 * sizeof(EntPlace));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_articles_tell_no_stories),
        cmocka_unit_test(articles_with_a_headline_in_common_are_one_story),
        cmocka_unit_test(sentences_and_direct_quotations_link_articles),
        cmocka_unit_test(who_leads_in_every_story_is_surely_first),
        cmocka_unit_test(small_graphs_have_intervals_of_paths_too),
        cmocka_unit_test(few_stories_say_nothing_of_ranks),
        cmocka_unit_test(an_empty_graph_has_empty_rankings),
        cmocka_unit_test(the_same_graph_has_the_same_intervals_and_options_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
