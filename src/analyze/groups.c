/* SPDX-License-Identifier: Apache-2.0 */
/*
 * groups.c: who belongs together: k-cores, weak components, and Leiden communities. All undirected.
 *
 * igraph numbers groups as it meets them; ours are numbered by size, and between equals by their first node, so that a number
 * means the same in every report of the same graph.
 */
#include "analyze_internal.h"

/* Leiden's constants: iterations end earlier where nothing changes; beta is the randomness its authors advise. */
enum { ITERATIONS = 20 };
static const double BETA = 0.01;

typedef struct Group {
    igraph_integer_t number; /* igraph's */
    igraph_integer_t size, first;
} Group;

static gint compare_groups(gconstpointer a, gconstpointer b)
{
    const Group *const x = a, *const y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Rewrites a membership in our numbering; returns the number of groups. */
static guint renumber(igraph_vector_int_t *membership)
{
    const igraph_integer_t n = igraph_vector_int_size(membership);
    const guint count = n > 0 ? (guint)igraph_vector_int_max(membership) + 1 : 0;
    g_autofree Group *groups = g_new0(Group, count + 1);
    g_autofree igraph_integer_t *ours = g_new0(igraph_integer_t, count + 1);
    for (igraph_integer_t i = n - 1; i >= 0; i--) {
        Group *const group = &groups[VECTOR(*membership)[i]];
        *group = (Group){ VECTOR(*membership)[i], group->size + 1, i };
    }
    qsort(groups, count, sizeof *groups, compare_groups);
    for (guint i = 0; i < count; i++)
        ours[groups[i].number] = i;
    for (igraph_integer_t i = 0; i < n; i++)
        VECTOR(*membership)[i] = ours[VECTOR(*membership)[i]];
    return count;
}

static igraph_error_t components(const View *view, EntAnalysis *analysis, igraph_vector_int_t *membership)
{
    const igraph_error_t code = igraph_connected_components(&view->undirected, membership, NULL, NULL, IGRAPH_WEAK);
    if (code != IGRAPH_SUCCESS)
        return code;
    analysis->components = renumber(membership);
    for (guint i = 0; i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->component = (guint)VECTOR(*membership)[i];
    return code;
}

static igraph_error_t cores(const View *view, EntAnalysis *analysis, igraph_vector_int_t *values)
{
    const igraph_error_t code = igraph_coreness(&view->undirected, values, IGRAPH_ALL);
    for (guint i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->core = (guint)VECTOR(*values)[i];
    return code;
}

/* Leiden optimises sum(A_ij - r k_i k_j) with node weights k: strengths and r = 1/2m make that modularity. */
static igraph_error_t leiden(const View *view, const EntAnalysis *analysis, igraph_vector_int_t *membership)
{
    igraph_vector_t strengths;
    igraph_error_t code = igraph_vector_init(&strengths, view->nodes->len);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (guint i = 0; i < view->nodes->len; i++)
        VECTOR(strengths)[i] = ent_analysis_node(analysis, g_array_index(view->nodes, guint32, i))->strength;
    code = igraph_community_leiden(&view->undirected, &view->tie_weights, &strengths, 1 / igraph_vector_sum(&strengths), BETA, FALSE,
                                   ITERATIONS, membership, NULL, NULL);
    igraph_vector_destroy(&strengths);
    return code;
}

static igraph_error_t communities(const View *view, EntAnalysis *analysis, igraph_vector_int_t *membership)
{
    igraph_error_t code = leiden(view, analysis, membership);
    if (code == IGRAPH_SUCCESS)
        code = igraph_modularity(&view->undirected, membership, &view->tie_weights, 1, IGRAPH_UNDIRECTED, &analysis->modularity);
    if (code != IGRAPH_SUCCESS)
        return code;
    analysis->communities = renumber(membership);
    for (guint i = 0; i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->community = (guint)VECTOR(*membership)[i];
    return code;
}

igraph_error_t ent_measure_groups(const View *view, EntAnalysis *analysis)
{
    igraph_vector_int_t values;
    igraph_error_t code = igraph_vector_int_init(&values, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    if ((code = components(view, analysis, &values)) == IGRAPH_SUCCESS && (code = cores(view, analysis, &values)) == IGRAPH_SUCCESS)
        code = communities(view, analysis, &values);
    igraph_vector_int_destroy(&values);
    return code;
}
