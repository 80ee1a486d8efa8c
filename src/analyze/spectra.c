/* SPDX-License-Identifier: Apache-2.0 */
/*
 * spectra.c: measures made of eigenvectors: eigenvector centrality, PageRank, hubs and authorities.
 *
 * PageRank is igraph's. The other two are power iterations of our own from all ones: where the leading eigenvalue is shared, as
 * between two parts of a graph that are built alike, there is no one eigenvector, and igraph's solver (ARPACK) then gives one that
 * depends on random numbers it keeps between calls. From all ones, parts alike get values alike, every time. A part whose eigenvalue
 * is less than the greatest has 0.
 */
#include "analyze_internal.h"

#include <dlfcn.h>
#include <math.h>

static const double DAMPING = 0.85;
/* An iteration ends where no value moves more than this (the greatest is 1), or where the work is used up. */
static const double STILL = 1e-12;
static const double WORK = 5e8; /* links visited */
enum { FEWEST_STEPS = 300, MOST_STEPS = 100000 };
/* Below this a value is the rest of something on its way to 0. */
static const double NOISE = 1e-8;

/* y += A x over arcs or ties, `back` against their direction. */
static void multiply(const GArray *links, gboolean forth, gboolean back, const double *x, double *y)
{
    for (guint i = 0; i < links->len; i++) {
        const Link *const link = &g_array_index(links, Link, i);
        if (forth)
            y[link->source] += link->weight * x[link->target];
        if (back)
            y[link->target] += link->weight * x[link->source];
    }
}

/* An iteration's matrix: to = M from. `scratch` is as long as both. */
typedef void (*Step)(const View *view, const double *from, double *to, double *scratch);

/* A of the ties, with the mean strength added on its diagonal: the eigenvectors stay, and where the graph falls into two sides, whose
 * least eigenvalue is as great as the greatest, the iteration no longer swings between them. */
static void tie_step(const View *view, const double *from, double *to, double *scratch)
{
    (void)scratch;
    double strength = 0;
    for (guint i = 0; i < view->ties->len; i++)
        strength += 2 * g_array_index(view->ties, Link, i).weight;
    for (guint i = 0; i < view->nodes->len; i++)
        to[i] = from[i] * strength / view->nodes->len;
    multiply(view->ties, TRUE, TRUE, from, to);
}

/* From authorities to hubs and back. */
static void authority_step(const View *view, const double *from, double *to, double *scratch)
{
    for (guint i = 0; i < view->nodes->len; i++)
        scratch[i] = to[i] = 0;
    multiply(view->arcs, TRUE, FALSE, from, scratch);
    multiply(view->arcs, FALSE, TRUE, scratch, to);
}

static void make_greatest_one(double *values, guint n)
{
    double greatest = 0;
    for (guint i = 0; i < n; i++)
        greatest = MAX(greatest, values[i]);
    for (guint i = 0; greatest > 0 && i < n; i++)
        values[i] /= greatest;
}

/* The leading eigenvector of a step, into `values`. */
static void iterate(const View *view, Step step, double *values)
{
    const guint n = view->nodes->len;
    const guint steps = (guint)CLAMP(WORK / view->arcs->len, FEWEST_STEPS, MOST_STEPS);
    g_autofree double *next = g_new(double, n), *scratch = g_new(double, n);
    double moved = 1;
    for (guint i = 0; i < n; i++)
        values[i] = 1;
    for (guint s = 0; s < steps && moved > STILL; s++) {
        moved = 0;
        step(view, values, next, scratch);
        make_greatest_one(next, n);
        for (guint i = 0; i < n; i++) {
            moved = MAX(moved, fabs(next[i] - values[i]));
            values[i] = next[i];
        }
    }
}

static double clean(double value)
{
    return value > NOISE && isfinite(value) ? value : 0;
}

static void eigenvector(const View *view, EntAnalysis *analysis)
{
    g_autofree double *values = g_new(double, view->nodes->len);
    iterate(view, tie_step, values);
    for (guint i = 0; i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->eigenvector = clean(values[i]);
}

static void hubs(const View *view, EntAnalysis *analysis)
{
    const guint n = view->nodes->len;
    g_autofree double *authorities = g_new(double, n), *hub_values = g_new0(double, n);
    iterate(view, authority_step, authorities);
    multiply(view->arcs, TRUE, FALSE, authorities, hub_values);
    make_greatest_one(hub_values, n);
    for (guint i = 0; i < n; i++) {
        EntNodeMeasures *const node = ent_view_measures(analysis, view, i);
        node->authority = clean(authorities[i]);
        node->hub = clean(hub_values[i]);
    }
}

/* PRPACK's OpenMP threads spin on each other where the machine is busy, and cost many times what one thread does. igraph has
 * no switch for it and igraph alone links OpenMP, so the one in this process, if any, is asked by name. */
static igraph_error_t pagerank_on_one_thread(const View *view, igraph_vector_t *values)
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
    code = pagerank_on_one_thread(view, &values);
    for (guint i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->pagerank = VECTOR(values)[i];
    igraph_vector_destroy(&values);
    eigenvector(view, analysis);
    hubs(view, analysis);
    return code;
}
