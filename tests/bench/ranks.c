/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ranks.c: do rank intervals hold the true rank as often as they say? Corpora are made by dice from a model whose ranks are
 * known: actor i of n has a prominence, a story tells of the pair i, j with a chance in proportion to both prominences, and one
 * to three articles print each story, in the same words. The true rank of an actor is that of its expected strength. For the ten
 * truly first actors of each corpus it is counted how often the interval of ent_bootstrap holds the true rank, and how wide it
 * is; and the same where each article is taken for a story of its own.
 *
 * usage: bench_ranks [CORPORA [ACTORS [LEVEL]]]      (100 25 0.9)
 * Exits 1 where intervals over stories hold the true rank less often than LEVEL.
 */
#include "../unit/test_analyze_signed.h"

#include <entente/bootstrap.h>
#include <stdio.h>

enum { FIRST = 10 };

typedef struct Model {
    const char *name;
    double (*prominence)(guint i, guint n);
} Model;

static double zipf(guint i, guint n)
{
    (void)n;
    return pow(i + 1, -0.8);
}

static double even_steps(guint i, guint n)
{
    return 1 - 0.95 * i / (n - 1);
}

static double crowded(guint i, guint n)
{
    return i < 3 ? 1 - 0.2 * i : 0.4 - 0.2 * i / n;
}

static void add_article(EntGraph *graph, const char *sentence, gboolean apart, guint number)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup_printf("%u.txt", number);
    article->title = apart ? g_strdup_printf("%u", number) : g_strdup(sentence);
    ent_article_take_text(article, g_strdup_printf("%s (%u)", sentence, number), NULL);
    ent_graph_take_article(graph, article);
}

static void add_relation(EntGraph *graph, guint32 article, guint a, guint b)
{
    char word[] = "dice";
    const EntEvidence evidence = {
        .article = article, .span = { 0, 1 }, .sentence = word, .cue = word, .method = word, .confidence = 1
    };
    ent_edge_add_evidence(ent_graph_get_edge(graph, a, 0, b), &evidence);
}

/* About three relations a story. `apart`: headlines that tell no two articles to be of one story. */
static EntGraph *make_corpus(const Model *model, guint n, guint stories, gboolean apart, guint64 seed)
{
    guint64 state = seed * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + 1;
    EntGraph *const graph = numbered_graph(n);
    double all = 0;
    for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
            all += model->prominence(i, n) * model->prominence(j, n);
    for (guint story = 0; story < stories; story++) {
        const guint first = graph->articles->len, articles = 1 + (guint)(throw_part(&state) * 3);
        g_autofree char *sentence = g_strdup_printf("story %u of a corpus that was made by dice", story);
        for (guint k = 0; k < articles; k++)
            add_article(graph, sentence, apart, first + k);
        for (guint i = 0; i < n; i++)
            for (guint j = i + 1; j < n; j++)
                if (throw_part(&state) < MIN(3 * model->prominence(i, n) * model->prominence(j, n) / all, 1))
                    for (guint k = 0; k < articles; k++)
                        add_relation(graph, first + k, i, j);
    }
    ent_graph_sort(graph);
    return graph;
}

/* Actors are named in the order of their prominence: node i has the true rank i + 1. */
static void judge(const EntGraph *graph, double level, guint *held, double *width)
{
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    const EntBootstrapOptions options = { .top = graph->nodes->len, .rounds = 500, .level = level };
    g_autoptr(EntBootstrap) b = ent_bootstrap(graph, analysis, &options, NULL);
    for (guint i = 0; i < FIRST; i++) {
        const EntPlace *const place = ent_bootstrap_place(b, "strength", i);
        /* Who is told of nowhere has no place: any rank behind those who have is possible. */
        const guint low = place != NULL ? place->rank_low : analysis->n_nodes + 1,
                    high = place != NULL ? place->rank_high : graph->nodes->len;
        const guint most = high == analysis->n_nodes ? graph->nodes->len : high;
        *held += low <= i + 1 && i + 1 <= most;
        *width += most - low + 1;
    }
}

int main(int argc, char **argv)
{
    static const Model models[] = { { "Zipf", zipf }, { "even steps", even_steps }, { "three ahead of a crowd", crowded } };
    static const guint sizes[] = { 12, 40, 150 };
    const guint corpora = argc > 1 ? (guint)g_ascii_strtoull(argv[1], NULL, 10) : 100,
                n = argc > 2 ? (guint)g_ascii_strtoull(argv[2], NULL, 10) : 25;
    const double level = argc > 3 ? g_ascii_strtod(argv[3], NULL) : 0.9;
    int status = 0;
    for (gsize m = 0; m < G_N_ELEMENTS(models); m++)
        for (gsize k = 0; k < G_N_ELEMENTS(sizes); k++) {
            guint held[2] = { 0 };
            double width[2] = { 0 };
            for (guint seed = 1; seed <= corpora; seed++)
                for (int apart = 0; apart < 2; apart++) {
                    g_autoptr(EntGraph) graph = make_corpus(&models[m], n, sizes[k], apart, seed);
                    judge(graph, level, &held[apart], &width[apart]);
                }
            const double cases = (double)corpora * FIRST;
            printf("%-23s %4u stories   by stories: holds %.3f, width %4.1f   by articles: holds %.3f, width %4.1f\n",
                   models[m].name, sizes[k], held[0] / cases, width[0] / cases, held[1] / cases, width[1] / cases);
            status = status != 0 || held[0] / cases < level;
        }
    return status;
}
