/* SPDX-License-Identifier: Apache-2.0 */
/*
 * view.c: the graph that measures see, from the edges of a graph and what each of them weighs.
 *
 *   edges ──pick──▶ links ──combine──▶ arcs (directed), ties (undirected) ──▶ igraph
 */
#include "analyze_internal.h"

#include <string.h>

/* By source and target; by weight too, so that sums of fractions never depend on the order of the edges. */
static gint compare_links(gconstpointer a, gconstpointer b)
{
    const Link *const x = a, *const y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->target != y->target)
        return x->target < y->target ? -1 : 1;
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* Sorts, and makes links between the same nodes one with the sum of their weights. */
void ent_links_combine(GArray *links)
{
    guint kept = 0;
    g_array_sort(links, compare_links);
    for (guint i = 0; i < links->len; i++) {
        const Link link = g_array_index(links, Link, i);
        Link *const last = kept > 0 ? &g_array_index(links, Link, kept - 1) : NULL;
        if (last != NULL && last->source == link.source && last->target == link.target)
            last->weight += link.weight;
        else
            g_array_index(links, Link, kept++) = link;
    }
    g_array_set_size(links, kept);
}

void ent_links_add(GArray *links, guint32 source, guint32 target, double weight)
{
    const Link link = { source, target, weight };
    g_array_append_val(links, link);
}

/* Numbers the nodes that have a tie, and makes arcs and ties speak of those numbers. */
static void renumber(View *view, guint n)
{
    g_autofree guint32 *number = g_new(guint32, n + 1);
    memset(number, 0xff, sizeof *number * (n + 1));
    for (guint i = 0; i < view->ties->len; i++) {
        const Link *const tie = &g_array_index(view->ties, Link, i);
        number[tie->source] = number[tie->target] = 0;
    }
    for (guint32 i = 0; i < n; i++) {
        if (number[i] == ENT_NONE)
            continue;
        number[i] = view->nodes->len;
        g_array_append_val(view->nodes, i);
    }
    GArray *const lists[] = { view->arcs, view->ties };
    for (gsize l = 0; l < G_N_ELEMENTS(lists); l++) {
        for (guint i = 0; i < lists[l]->len; i++) {
            Link *const link = &g_array_index(lists[l], Link, i);
            link->source = number[link->source];
            link->target = number[link->target];
        }
    }
}

/* A symmetric relation is an arc both ways, but one tie: its weight was said once. */
static void collect_links(const EntGraph *graph, const double *weights, View *view)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (weights[i] == 0)
            continue;
        ent_links_add(view->arcs, edge->source, edge->target, weights[i]);
        if (ent_graph_type(graph, edge->type)->symmetric)
            ent_links_add(view->arcs, edge->target, edge->source, weights[i]);
        ent_links_add(view->ties, MIN(edge->source, edge->target), MAX(edge->source, edge->target), weights[i]);
    }
    ent_links_combine(view->arcs);
    ent_links_combine(view->ties);
    renumber(view, graph->nodes->len);
}

igraph_error_t ent_make_igraph(igraph_t *graph, const GArray *links, guint n, igraph_bool_t directed)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)links->len * 2);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (guint i = 0; i < links->len; i++) {
        VECTOR(ends)[2 * i] = g_array_index(links, Link, i).source;
        VECTOR(ends)[2 * i + 1] = g_array_index(links, Link, i).target;
    }
    code = igraph_create(graph, &ends, n, directed);
    igraph_vector_int_destroy(&ends);
    return code;
}

static igraph_error_t make_weights(igraph_vector_t *weights, const GArray *links, gboolean inverse)
{
    const igraph_error_t code = igraph_vector_init(weights, links->len);
    for (guint i = 0; code == IGRAPH_SUCCESS && i < links->len; i++) {
        const double weight = g_array_index(links, Link, i).weight;
        VECTOR(*weights)[i] = inverse ? 1 / weight : weight;
    }
    return code;
}

EntNodeMeasures *ent_view_measures(EntAnalysis *analysis, const View *view, igraph_integer_t node)
{
    return &g_array_index(analysis->nodes, EntNodeMeasures, g_array_index(view->nodes, guint32, node));
}

void ent_view_collect(View *view, const EntGraph *graph, const double *weights)
{
    *view = (View){
        .nodes = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .arcs = g_array_new(FALSE, FALSE, sizeof(Link)),
        .ties = g_array_new(FALSE, FALSE, sizeof(Link)),
    };
    collect_links(graph, weights, view);
}

void ent_view_clear(View *view)
{
    g_array_unref(view->nodes);
    g_array_unref(view->arcs);
    g_array_unref(view->ties);
}

igraph_error_t ent_view_open(View *view)
{
    igraph_error_t code = ent_make_igraph(&view->directed, view->arcs, view->nodes->len, IGRAPH_DIRECTED);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = ent_make_igraph(&view->undirected, view->ties, view->nodes->len, IGRAPH_UNDIRECTED);
    if (code != IGRAPH_SUCCESS) {
        igraph_destroy(&view->directed);
        return code;
    }
    if ((code = make_weights(&view->arc_weights, view->arcs, FALSE)) == IGRAPH_SUCCESS &&
        (code = make_weights(&view->tie_weights, view->ties, FALSE)) == IGRAPH_SUCCESS)
        code = make_weights(&view->lengths, view->ties, TRUE);
    if (code != IGRAPH_SUCCESS)
        ent_view_close(view);
    return code;
}

void ent_view_close(View *view)
{
    igraph_vector_destroy(&view->arc_weights);
    igraph_vector_destroy(&view->tie_weights);
    igraph_vector_destroy(&view->lengths);
    igraph_destroy(&view->undirected);
    igraph_destroy(&view->directed);
}
