/* SPDX-License-Identifier: Apache-2.0 */
/*
 * brokers.c: who stands between others, and who answers whom: betweenness between camps, Burt's constraint, reciprocity,
 * assortativity by type. All of it igraph's; what is ours is the choice of the graph and of the pairs.
 */
#include "analyze_internal.h"

#include <math.h>
#include <string.h>

/* Pairs are of members of this many camps, the largest. */
enum { CAMPS = 32 };

/* The ties that are not opposition: a way between camps does not lead over a quarrel. */
static GArray *open_ties(const View *view, const Signs *signs)
{
    GArray *const ties = g_array_new(FALSE, FALSE, sizeof(Link));
    guint next = 0; /* both lists are sorted alike */
    for (guint i = 0; i < view->ties->len; i++) {
        const Link tie = g_array_index(view->ties, Link, i);
        const Link *const sign = next < signs->ties->len ? &g_array_index(signs->ties, Link, next) : NULL;
        const gboolean is_signed = sign != NULL && sign->source == tie.source && sign->target == tie.target;
        next += is_signed;
        if (!is_signed || sign->weight > 0)
            g_array_append_val(ties, tie);
    }
    return ties;
}

/* Members of camp `camp`, or of all camps that count but that one; every `stride`th of them. */
static igraph_error_t pick_members(const View *view, const EntAnalysis *analysis, guint camp, gboolean others, guint stride,
                                   igraph_vector_int_t *members)
{
    const guint camps = MIN(analysis->balance.camps, CAMPS);
    guint met = 0;
    igraph_vector_int_clear(members);
    for (guint i = 0; i < view->nodes->len; i++) {
        const guint own = ent_analysis_node(analysis, g_array_index(view->nodes, guint32, i))->camp;
        if (own >= camps || (own == camp) == others || met++ % stride != 0)
            continue;
        const igraph_error_t code = igraph_vector_int_push_back(members, i);
        if (code != IGRAPH_SUCCESS)
            return code;
    }
    return IGRAPH_SUCCESS;
}

/* What of all ways across begins in one camp, added to the measures; `pairs` counts the pairs. */
static igraph_error_t broker_from(const View *view, const igraph_t *graph, const igraph_vector_t *lengths, guint camp,
                                  EntAnalysis *analysis, double *pairs)
{
    const guint stride = analysis->sampled ? view->nodes->len / ENT_SAMPLE_SOURCES + 1 : 1;
    igraph_vector_int_t from, to;
    igraph_vector_t values;
    igraph_error_t code = igraph_vector_int_init(&from, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    if ((code = igraph_vector_int_init(&to, 0)) == IGRAPH_SUCCESS) {
        if ((code = igraph_vector_init(&values, 0)) == IGRAPH_SUCCESS) {
            if ((code = pick_members(view, analysis, camp, FALSE, stride, &from)) == IGRAPH_SUCCESS &&
                (code = pick_members(view, analysis, camp, TRUE, 1, &to)) == IGRAPH_SUCCESS)
                code = igraph_betweenness_subset(graph, &values, igraph_vss_all(), IGRAPH_UNDIRECTED, igraph_vss_vector(&from),
                                                 igraph_vss_vector(&to), lengths);
            for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_size(&values); i++)
                ent_view_measures(analysis, view, i)->brokerage += VECTOR(values)[i];
            *pairs +=
                (double)igraph_vector_int_size(&from) * (double)igraph_vector_int_size(&to) / 2; /* each is met from both ends */
            igraph_vector_destroy(&values);
        }
        igraph_vector_int_destroy(&to);
    }
    igraph_vector_int_destroy(&from);
    return code;
}

static igraph_error_t brokerage(const View *view, const Signs *signs, EntAnalysis *analysis)
{
    g_autoptr(GArray) ties = open_ties(view, signs);
    double pairs = 0;
    igraph_t graph;
    igraph_vector_t lengths;
    if (analysis->balance.camps < 2 || ties->len == 0)
        return IGRAPH_SUCCESS;
    igraph_error_t code = ent_make_igraph(&graph, ties, view->nodes->len, IGRAPH_UNDIRECTED);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_init(&lengths, ties->len);
    if (code == IGRAPH_SUCCESS) {
        for (guint i = 0; i < ties->len; i++)
            VECTOR(lengths)[i] = 1 / g_array_index(ties, Link, i).weight;
        for (guint camp = 0; code == IGRAPH_SUCCESS && camp < MIN(analysis->balance.camps, CAMPS); camp++)
            code = broker_from(view, &graph, &lengths, camp, analysis, &pairs);
        igraph_vector_destroy(&lengths);
    }
    igraph_destroy(&graph);
    for (guint i = 0; i < view->nodes->len; i++) {
        EntNodeMeasures *const node = ent_view_measures(analysis, view, i);
        node->brokerage = pairs > 0 ? CLAMP(node->brokerage / pairs, 0, 1) : 0;
    }
    return code;
}

static igraph_error_t constraint(const View *view, EntAnalysis *analysis)
{
    igraph_vector_t values;
    igraph_error_t code = igraph_vector_init(&values, 0);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_constraint(&view->undirected, &values, igraph_vss_all(), &view->tie_weights);
    for (guint i = 0; code == IGRAPH_SUCCESS && i < view->nodes->len; i++)
        ent_view_measures(analysis, view, i)->constraint = isfinite(VECTOR(values)[i]) ? VECTOR(values)[i] : 0;
    igraph_vector_destroy(&values);
    return code;
}

/* Of the arcs of directed relations; `sign` 0 for all of them. */
static igraph_error_t reciprocity(const EntGraph *graph, const double *weights, int sign, double *value)
{
    g_autoptr(GArray) arcs = g_array_new(FALSE, FALSE, sizeof(Link));
    igraph_t directed;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        if (weights[i] > 0 && !type->symmetric && (sign == 0 || type->sign == sign))
            ent_links_add(arcs, edge->source, edge->target, 1);
    }
    *value = 0;
    if (arcs->len == 0)
        return IGRAPH_SUCCESS;
    ent_links_combine(arcs);
    igraph_error_t code = ent_make_igraph(&directed, arcs, graph->nodes->len, IGRAPH_DIRECTED);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_reciprocity(&directed, value, TRUE, IGRAPH_RECIPROCITY_DEFAULT);
    igraph_destroy(&directed);
    return code;
}

static igraph_error_t assortativity(const EntGraph *graph, const View *view, EntAnalysis *analysis)
{
    igraph_vector_int_t types;
    igraph_error_t code = igraph_vector_int_init(&types, view->nodes->len);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (guint i = 0; i < view->nodes->len; i++)
        VECTOR(types)[i] = ent_graph_node(graph, g_array_index(view->nodes, guint32, i))->type;
    code = igraph_assortativity_nominal(&view->undirected, &types, &analysis->assortativity, IGRAPH_UNDIRECTED, TRUE);
    if (!isfinite(analysis->assortativity))
        analysis->assortativity = 0; /* one type alone: nothing to prefer */
    igraph_vector_int_destroy(&types);
    return code;
}

igraph_error_t ent_measure_brokers(const EntGraph *graph, const double *weights, const View *view, const Signs *signs,
                                   EntAnalysis *analysis)
{
    igraph_error_t code;
    if ((code = brokerage(view, signs, analysis)) == IGRAPH_SUCCESS && (code = constraint(view, analysis)) == IGRAPH_SUCCESS &&
        (code = assortativity(graph, view, analysis)) == IGRAPH_SUCCESS &&
        (code = reciprocity(graph, weights, 0, &analysis->reciprocity)) == IGRAPH_SUCCESS &&
        (code = reciprocity(graph, weights, 1, &analysis->answered_support)) == IGRAPH_SUCCESS)
        code = reciprocity(graph, weights, -1, &analysis->answered_opposition);
    return code;
}
