/* SPDX-License-Identifier: Apache-2.0 */
/*
 * thin.c: which relations are drawn.
 *
 * What is only denied is not. Of the others a picture bears so many: above that, a forest of the heaviest ones is kept, so that
 * nobody falls out of the picture who was in it (a maximum spanning forest: Kruskal 1956), and then the heaviest of the rest,
 * those with a stance first.
 */
#include "draw/draw_internal.h"

/* Up to so many edges carry their relation in words; more would cover each other. */
enum { LABELLED_EDGES = 25 };

static guint most_edges(guint nodes)
{
    return 100 + nodes + nodes / 2;
}

typedef struct Rank {
    guint edge;
    gboolean measured;
    double weight;
} Rank;

static int by_rank(gconstpointer a, gconstpointer b)
{
    const Rank *const p = a, *const q = b;
    if (p->measured != q->measured)
        return p->measured ? -1 : 1;
    if (p->weight != q->weight)
        return p->weight > q->weight ? -1 : 1;
    return (p->edge > q->edge) - (p->edge < q->edge);
}

static guint32 root_of(guint32 *parent, guint32 node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

/* Of the edges in order of rank, those that join what was apart are drawn. Returns how many. */
static guint draw_forest(EntPicture *picture, const GArray *ranks)
{
    const guint n = picture->graph->nodes->len;
    guint kept = 0;
    g_autofree guint32 *parent = g_new(guint32, n + 1);
    for (guint32 i = 0; i < n; i++)
        parent[i] = i;
    for (guint i = 0; i < ranks->len; i++) {
        const guint index = g_array_index(ranks, Rank, i).edge;
        const EntEdge *const edge = ent_graph_edge(picture->graph, index);
        const guint32 a = root_of(parent, edge->source), b = root_of(parent, edge->target);
        picture->drawn[index] = a != b;
        parent[a] = b;
        kept += a != b;
    }
    return kept;
}

void ent_draw_thin(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    g_autoptr(GArray) ranks = g_array_new(FALSE, FALSE, sizeof(Rank));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const Rank rank = { i, ent_graph_type(graph, edge->type)->measured, edge->weight };
        picture->drawn[i] = !ent_draw_is_denied(edge);
        if (picture->drawn[i])
            g_array_append_val(ranks, rank);
    }
    picture->n_edges = ranks->len;
    const guint most = most_edges(graph->nodes->len);
    const gboolean bounded = !picture->options->all_edges && picture->options->view != ENT_VIEW_MATRIX;
    if (bounded && ranks->len > most) {
        g_array_sort(ranks, by_rank);
        guint kept = draw_forest(picture, ranks);
        for (guint i = 0; i < ranks->len && kept < most; i++) {
            gboolean *const drawn = &picture->drawn[g_array_index(ranks, Rank, i).edge];
            kept += !*drawn;
            *drawn = TRUE;
        }
        picture->n_left_out = ranks->len - kept;
        picture->n_edges = kept;
    }
    picture->labelled = picture->n_edges <= LABELLED_EDGES && picture->options->view == ENT_VIEW_DIAGRAM;
}
