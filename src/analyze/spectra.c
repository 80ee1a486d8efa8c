/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spectra.c: measures made of eigenvectors: eigenvector centrality, PageRank, hubs and authorities.
 *
 * In a graph of several components the leading eigenvector lies on the one with the greatest eigenvalue, and nodes elsewhere have
 * 0; where ARPACK finds none (it may not converge) all have 0, since a report without one measure is better than none.
 */
#include "analyze_internal.h"

#include <dlfcn.h>
#include <math.h>

static const double DAMPING = 0.85;
/* Below this an eigenvector's entry is noise of the last digits, whose sign would differ between machines. */
static const double NOISE = 1e-10;

typedef double *(*Member)(EntNodeMeasures *);

static double *eigenvector_of(EntNodeMeasures *m) { return &m->eigenvector; }
static double *pagerank_of(EntNodeMeasures *m) { return &m->pagerank; }
static double *hub_of(EntNodeMeasures *m) { return &m->hub; }
static double *authority_of(EntNodeMeasures *m) { return &m->authority; }

static void store(const View *view, EntAnalysis *analysis, const igraph_vector_t *values, Member member)
{
    for (guint i = 0; i < view->nodes->len; i++) {
        const double value = fabs(VECTOR(*values)[i]);
        *member(ent_view_measures(analysis, view, i)) = value > NOISE && isfinite(value) ? value : 0;
    }
}

static gboolean is_no_convergence(igraph_error_t code)
{
    return code != IGRAPH_SUCCESS && code != IGRAPH_ENOMEM && code != IGRAPH_EINVAL && code != IGRAPH_EINVVID;
}

static igraph_error_t eigenvector(const View *view, EntAnalysis *analysis, igraph_vector_t *values)
{
    igraph_arpack_options_t arpack;
    igraph_arpack_options_init(&arpack);
    const igraph_error_t code = igraph_eigenvector_centrality(&view->undirected, values, NULL, IGRAPH_UNDIRECTED, TRUE, &view->tie_weights, &arpack);
    if (code == IGRAPH_SUCCESS)
        store(view, analysis, values, eigenvector_of);
    return is_no_convergence(code) ? IGRAPH_SUCCESS : code;
}

static igraph_error_t hubs(const View *view, EntAnalysis *analysis, igraph_vector_t *values)
{
    igraph_vector_t authorities;
    igraph_arpack_options_t arpack;
    igraph_error_t code = igraph_vector_init(&authorities, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    igraph_arpack_options_init(&arpack);
    code = igraph_hub_and_authority_scores(&view->directed, values, &authorities, NULL, TRUE, &view->arc_weights, &arpack);
    if (code == IGRAPH_SUCCESS) {
        store(view, analysis, values, hub_of);
        store(view, analysis, &authorities, authority_of);
    }
    igraph_vector_destroy(&authorities);
    return is_no_convergence(code) ? IGRAPH_SUCCESS : code;
}

/* PRPACK's OpenMP threads spin on each other where the machine is busy, and cost many times what one thread does. igraph has
 * no switch for it and igraph alone links OpenMP, so the one in this process, if any, is asked by name. */
static igraph_error_t on_one_thread(const View *view, igraph_vector_t *values)
{
    int (*get)(void);
    void (*set)(int);
    *(void **)&get = dlsym(RTLD_DEFAULT, "omp_get_max_threads");
    *(void **)&set = dlsym(RTLD_DEFAULT, "omp_set_num_threads");
    const int before = get != NULL && set != NULL ? get() : 0;
    if (before > 0)
        set(1);
    const igraph_error_t code = igraph_pagerank(&view->directed, IGRAPH_PAGERANK_ALGO_PRPACK, values, NULL, igraph_vss_all(),
                                                IGRAPH_DIRECTED, DAMPING, &view->arc_weights, NULL);
    if (before > 0)
        set(before);
    return code;
}

igraph_error_t ent_measure_spectra(const View *view, EntAnalysis *analysis)
{
    igraph_vector_t values;
    igraph_error_t code = igraph_vector_init(&values, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = on_one_thread(view, &values);
    if (code == IGRAPH_SUCCESS) {
        store(view, analysis, &values, pagerank_of);
        code = eigenvector(view, analysis, &values);
    }
    if (code == IGRAPH_SUCCESS)
        code = hubs(view, analysis, &values);
    igraph_vector_destroy(&values);
    return code;
}
