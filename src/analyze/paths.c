/* SPDX-License-Identifier: Apache-2.0 */
/*
 * paths.c: measures made of shortest paths: betweenness and harmonic closeness, undirected, over lengths 1/weight.
 *
 * One search a source, and as many sources as nodes: above ENT_EXACT_NODES a seeded sample of sources stands for all. A
 * sampled betweenness is scaled by nodes/sources (Brandes & Pich 2007), a sampled closeness is the mean over the sampled nodes
 * (Eppstein & Wang 2004).
 */
#include "analyze_internal.h"

static igraph_error_t exact(const View *view, igraph_vector_t *betweenness, igraph_vector_t *closeness)
{
    const igraph_error_t code = igraph_betweenness(&view->undirected, betweenness, igraph_vss_all(), IGRAPH_UNDIRECTED, &view->lengths);
    if (code != IGRAPH_SUCCESS)
        return code;
    return igraph_harmonic_centrality(&view->undirected, closeness, igraph_vss_all(), IGRAPH_ALL, &view->lengths, TRUE);
}

/* Sources searched in one call: igraph readies its lists of neighbours once a call, and keeps a row of distances a source. */
enum { BATCH = 16 };

/* Adds 1/distance from each source to every other node; `heard` counts the sources that each node had beside itself. */
static igraph_error_t hear(const View *view, const igraph_vector_int_t *sources, igraph_vector_t *closeness, igraph_vector_t *heard,
                           igraph_matrix_t *distances)
{
    const igraph_error_t code = igraph_distances_dijkstra(&view->undirected, distances, igraph_vss_vector(sources), igraph_vss_all(),
                                                          &view->lengths, IGRAPH_ALL);
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++) {
        for (igraph_integer_t s = 0; s < igraph_vector_int_size(sources); s++) {
            if (VECTOR(*sources)[s] == i)
                continue;
            VECTOR(*closeness)[i] += 1 / MATRIX(*distances, s, i); /* 0 where there is no path: 1/infinity */
            VECTOR(*heard)[i]++;
        }
    }
    return code;
}

static igraph_error_t hear_all(const View *view, const igraph_vector_int_t *sources, igraph_vector_t *closeness, igraph_vector_t *heard)
{
    const igraph_integer_t n = igraph_vector_int_size(sources);
    igraph_matrix_t distances;
    igraph_error_t code = igraph_matrix_init(&distances, 0, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < n; i += BATCH) {
        igraph_vector_int_t batch;
        igraph_vector_int_view(&batch, VECTOR(*sources) + i, MIN(BATCH, n - i));
        code = hear(view, &batch, closeness, heard, &distances);
    }
    igraph_matrix_destroy(&distances);
    return code;
}

static igraph_error_t sampled_closeness(const View *view, const igraph_vector_int_t *sources, igraph_vector_t *closeness)
{
    igraph_vector_t heard;
    igraph_error_t code = igraph_vector_init(&heard, view->nodes->len);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_resize(closeness, view->nodes->len);
    if (code == IGRAPH_SUCCESS) {
        igraph_vector_null(closeness);
        code = hear_all(view, sources, closeness, &heard);
    }
    for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++)
        VECTOR(*closeness)[i] /= VECTOR(heard)[i];
    igraph_vector_destroy(&heard);
    return code;
}

static igraph_error_t sampled(const View *view, igraph_vector_t *betweenness, igraph_vector_t *closeness)
{
    const igraph_integer_t n = view->nodes->len;
    igraph_vector_int_t sources;
    igraph_error_t code = igraph_vector_int_init(&sources, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_random_sample(&sources, 0, n - 1, ENT_SAMPLE_SOURCES);
    if (code == IGRAPH_SUCCESS)
        code = igraph_betweenness_subset(&view->undirected, betweenness, igraph_vss_all(), IGRAPH_UNDIRECTED, igraph_vss_vector(&sources),
                                         igraph_vss_all(), &view->lengths);
    if (code == IGRAPH_SUCCESS) {
        igraph_vector_scale(betweenness, (double)n / ENT_SAMPLE_SOURCES);
        code = sampled_closeness(view, &sources, closeness);
    }
    igraph_vector_int_destroy(&sources);
    return code;
}

igraph_error_t ent_measure_paths(const View *view, EntAnalysis *analysis)
{
    const double n = view->nodes->len;
    const double pairs = n > 2 ? (n - 1) * (n - 2) / 2 : 1;
    igraph_vector_t betweenness, closeness;
    igraph_error_t code = igraph_vector_init(&betweenness, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_init(&closeness, 0);
    if (code == IGRAPH_SUCCESS) {
        analysis->sampled = view->nodes->len > ENT_EXACT_NODES;
        code = analysis->sampled ? sampled(view, &betweenness, &closeness) : exact(view, &betweenness, &closeness);
        for (guint i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++) {
            EntNodeMeasures *const node = ent_view_measures(analysis, view, i);
            node->betweenness = CLAMP(VECTOR(betweenness)[i] / pairs, 0, 1);
            node->closeness = VECTOR(closeness)[i];
        }
        igraph_vector_destroy(&closeness);
    }
    igraph_vector_destroy(&betweenness);
    return code;
}
