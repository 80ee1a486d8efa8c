/* SPDX-License-Identifier: Apache-2.0 */
/*
 * camps.c: planted camps found again: ours beside igraph's spinglass (negative weights) and leading eigenvector, on the same
 * graphs.
 *
 * usage: bench_camps [GRAPHS [INSIDE [NODES [CAMPS [DEGREE [FLIPPED]]]]]]      (10 0.5 400 4 12 0.05; INSIDE is the share of ties
 * within camps) One line a graph: adjusted Rand index, camps found, share of the weight of ties that fits, and seconds, of each
 * method.
 */
#include "../unit/test_analyze_signed.h"

#include <igraph/igraph.h>

typedef struct Ties {
    igraph_t graph;
    igraph_vector_t weights;
} Ties;

static void ties_init(Ties *ties, const EntGraph *graph)
{
    igraph_empty(&ties->graph, graph->nodes->len, IGRAPH_UNDIRECTED);
    igraph_vector_init(&ties->weights, 0);
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        igraph_add_edge(&ties->graph, edge->source, edge->target);
        igraph_vector_push_back(&ties->weights, edge->weight * ent_graph_type(graph, edge->type)->sign);
    }
}

typedef struct Method {
    const char *name;
    double rand, fit, seconds, camps;
} Method;

static void judge(const EntGraph *graph, const igraph_vector_int_t *found, guint camps, gint64 since, Method *method)
{
    igraph_vector_int_t planted;
    double rand, fits = 0;
    igraph_vector_int_init(&planted, graph->nodes->len);
    for (guint i = 0; i < graph->nodes->len; i++)
        VECTOR(planted)[i] = i % camps;
    method->seconds += (double)(g_get_monotonic_time() - since) / 1e6;
    igraph_compare_communities(found, &planted, &rand, IGRAPH_COMMCMP_ADJUSTED_RAND);
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        fits += (VECTOR(*found)[edge->source] == VECTOR(*found)[edge->target]) == (edge->type == 0);
    }
    igraph_vector_int_t copy;
    igraph_integer_t clusters;
    igraph_vector_int_init_copy(&copy, found);
    igraph_reindex_membership(&copy, NULL, &clusters);
    printf("  %-19s ARI %.3f  camps %3d  fit %.3f\n", method->name, rand, (int)clusters, fits / graph->edges->len);
    method->rand += rand;
    method->fit += fits / graph->edges->len;
    method->camps += (double)clusters;
    igraph_vector_int_destroy(&copy);
    igraph_vector_int_destroy(&planted);
}

static void ours(const EntGraph *graph, guint camps, igraph_vector_int_t *found, Method *method)
{
    const gint64 since = g_get_monotonic_time();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    igraph_vector_int_resize(found, graph->nodes->len);
    for (guint i = 0; i < graph->nodes->len; i++)
        VECTOR(*found)[i] = ent_analysis_node(analysis, i)->camp;
    judge(graph, found, camps, since, method);
}

static void spinglass(const Ties *ties, const EntGraph *graph, guint camps, igraph_vector_int_t *found, Method *method)
{
    const gint64 since = g_get_monotonic_time();
    if (igraph_community_spinglass(&ties->graph, &ties->weights, NULL, NULL, found, NULL, 25, FALSE, 1, 0.01, 0.99,
                                   IGRAPH_SPINCOMM_UPDATE_CONFIG, 1, IGRAPH_SPINCOMM_IMP_NEG, 1) == IGRAPH_SUCCESS)
        judge(graph, found, camps, since, method);
}

static void eigenvector(const Ties *ties, const EntGraph *graph, guint camps, igraph_vector_int_t *found, Method *method)
{
    const gint64 since = g_get_monotonic_time();
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    if (igraph_community_leading_eigenvector(&ties->graph, &ties->weights, NULL, found, -1, &options, NULL, FALSE, NULL, NULL,
                                             NULL, NULL, NULL) == IGRAPH_SUCCESS)
        judge(graph, found, camps, since, method);
}

static void planted(const EntGraph *graph, guint camps, igraph_vector_int_t *found, Method *method)
{
    igraph_vector_int_resize(found, graph->nodes->len);
    for (guint i = 0; i < graph->nodes->len; i++)
        VECTOR(*found)[i] = i % camps;
    judge(graph, found, camps, g_get_monotonic_time(), method);
}

int main(int argc, char **argv)
{
    double values[] = { 10, 0.5, 400, 4, 12, 0.05 };
    for (int i = 1; i < argc && i <= (int)G_N_ELEMENTS(values); i++)
        values[i - 1] = g_ascii_strtod(argv[i], NULL);
    const guint graphs = (guint)values[0], camps = (guint)values[3];
    const Planted plan = { (guint)values[2], camps, values[4], values[1], values[5] };
    Method methods[] = {
        { .name = "entente (all)" }, { .name = "spinglass" }, { .name = "leading eigenvector" }, { .name = "as planted" }
    };
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    for (guint seed = 1; seed <= graphs; seed++) {
        g_autoptr(EntGraph) graph = planted_graph(&plan, seed);
        Ties ties;
        igraph_vector_int_t found;
        ties_init(&ties, graph);
        igraph_vector_int_init(&found, 0);
        igraph_rng_seed(igraph_rng_default(), seed);
        printf("graph %u: %u nodes, %u ties\n", seed, plan.n, graph->edges->len);
        ours(graph, camps, &found, &methods[0]);
        spinglass(&ties, graph, camps, &found, &methods[1]);
        eigenvector(&ties, graph, camps, &found, &methods[2]);
        planted(graph, camps, &found, &methods[3]);
        igraph_vector_int_destroy(&found);
        igraph_vector_destroy(&ties.weights);
        igraph_destroy(&ties.graph);
    }
    printf("mean of %u graphs\n", graphs);
    for (gsize i = 0; i < G_N_ELEMENTS(methods); i++)
        printf("  %-19s ARI %.3f  camps %5.1f  fit %.3f  %.3f s\n", methods[i].name, methods[i].rand / graphs,
               methods[i].camps / graphs, methods[i].fit / graphs, methods[i].seconds / graphs);
    return 0;
}
