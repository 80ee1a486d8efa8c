/* SPDX-License-Identifier: Apache-2.0 */
/*
 * weights.c: which edges are measured, and what each of them weighs: by all articles, or by some of them, or by some of them
 * several times, which is what slices of time, outlets and resampling are made of.
 */
#include "analyze_internal.h"

#include <math.h>

GArray *ent_choose_types(const EntGraph *graph, const char *const *wanted, GError **error)
{
    g_autoptr(GArray) chosen = g_array_sized_new(FALSE, TRUE, sizeof(gboolean), graph->types->len);
    g_array_set_size(chosen, graph->types->len);
    for (guint i = 0; wanted == NULL && i < graph->types->len; i++)
        g_array_index(chosen, gboolean, i) = ent_graph_type(graph, i)->measured;
    for (gsize i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        const guint32 type = ent_graph_find_type(graph, wanted[i]);
        if (type == ENT_NONE) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: no such relation type in this graph", wanted[i]);
            return NULL;
        }
        g_array_index(chosen, gboolean, type) = TRUE;
    }
    return g_steal_pointer(&chosen);
}

double ent_edge_weight_in(const EntEdge *edge, const guint *times)
{
    double weight = 0;
    guint32 last = ENT_NONE;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (evidence->certainty == ENT_NEGATED || evidence->article == last)
            continue;
        last = evidence->article; /* evidence comes by article */
        weight += times[evidence->article];
    }
    return weight;
}

double *ent_weigh(const EntGraph *graph, const GArray *chosen, const guint *times)
{
    double *const weights = g_new0(double, graph->edges->len + 1);
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (!g_array_index(chosen, gboolean, edge->type) || edge->source == edge->target)
            continue;
        const double weight = times != NULL ? ent_edge_weight_in(edge, times) : edge->weight;
        weights[i] = weight > 0 && isfinite(weight) ? weight : 0;
    }
    return weights;
}
