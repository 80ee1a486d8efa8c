/* SPDX-License-Identifier: Apache-2.0 */
/*
 * signs.c: signed ties between the nodes of a view, and the triangles they make.
 *
 * igraph lists triangles by their nodes; at a million ties that list is larger than the graph, and the signs of the ties would
 * have to be looked up again. Here each triangle is met once, at its least tie, and only counted.
 */
#include "analyze_internal.h"

#include <string.h>

enum { TENSIONS = 10 };

/* Index in the view of each node of the graph. */
static guint32 *view_numbers(const EntGraph *graph, const View *view)
{
    guint32 *const number = g_new(guint32, graph->nodes->len + 1);
    memset(number, 0xff, sizeof *number * (graph->nodes->len + 1));
    for (guint i = 0; i < view->nodes->len; i++)
        number[g_array_index(view->nodes, guint32, i)] = i;
    return number;
}

/* Neighbours come by node, since ties come by source and target and both ends are filled in that order. */
static void index_friends(Signs *signs)
{
    signs->first = g_new0(guint, signs->n + 2);
    signs->friends = g_new(Friend, 2 * (gsize)signs->ties->len + 1);
    for (guint i = 0; i < signs->ties->len; i++) {
        const Link *const tie = &g_array_index(signs->ties, Link, i);
        signs->first[tie->source + 2]++;
        signs->first[tie->target + 2]++;
    }
    for (guint i = 2; i < signs->n + 2; i++)
        signs->first[i] += signs->first[i - 1];
    for (int end = 0; end < 2; end++) { /* lesser neighbours first */
        for (guint32 i = 0; i < signs->ties->len; i++) {
            const Link *const tie = &g_array_index(signs->ties, Link, i);
            const guint32 here = end == 0 ? tie->target : tie->source, there = end == 0 ? tie->source : tie->target;
            signs->friends[signs->first[here + 1]++] = (Friend){ there, i, tie->weight };
        }
    }
}

void ent_signs_collect(Signs *signs, const EntGraph *graph, const double *weights, const View *view)
{
    g_autofree guint32 *number = view_numbers(graph, view);
    *signs = (Signs){ .n = view->nodes->len, .ties = g_array_new(FALSE, FALSE, sizeof(Link)) };
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const int sign = ent_graph_type(graph, edge->type)->sign;
        if (sign == 0 || weights[i] == 0)
            continue;
        const guint32 a = number[edge->source], b = number[edge->target];
        ent_links_add(signs->ties, MIN(a, b), MAX(a, b), sign * weights[i]);
    }
    ent_links_combine(signs->ties);
    guint kept = 0;
    for (guint i = 0; i < signs->ties->len; i++) {
        const Link tie = g_array_index(signs->ties, Link, i);
        if (tie.weight != 0)
            g_array_index(signs->ties, Link, kept++) = tie;
    }
    signs->undecided = signs->ties->len - kept;
    g_array_set_size(signs->ties, kept);
    index_friends(signs);
}

void ent_signs_clear(Signs *signs)
{
    g_array_unref(signs->ties);
    g_free(signs->first);
    g_free(signs->friends);
}

static gint compare_triangles(gconstpointer a, gconstpointer b)
{
    const EntTriangle *const x = a, *const y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return x->c < y->c ? -1 : x->c > y->c;
}

/* Keeps the list short: the heaviest, the first of equals. */
static void note_tension(GArray *tensions, const EntTriangle *triangle)
{
    if (tensions->len >= TENSIONS && compare_triangles(triangle, &g_array_index(tensions, EntTriangle, TENSIONS - 1)) >= 0)
        return;
    g_array_append_vals(tensions, triangle, 1);
    g_array_sort(tensions, compare_triangles);
    g_array_set_size(tensions, MIN(tensions->len, TENSIONS));
}

static void add_triangle(const View *view, const Link *tie, const Friend *from_source, const Friend *from_target,
                         EntBalance *balance)
{
    const guint negatives = (tie->weight < 0) + (from_source->weight < 0) + (from_target->weight < 0);
    balance->triangles[negatives]++;
    if (negatives % 2 == 0)
        return;
    const double weights[] = { ABS(tie->weight), ABS(from_source->weight), ABS(from_target->weight) };
    const EntTriangle triangle = {
        .a = g_array_index(view->nodes, guint32, tie->source),
        .b = g_array_index(view->nodes, guint32, tie->target),
        .c = g_array_index(view->nodes, guint32, from_source->node),
        .ab = tie->weight > 0 ? 1 : -1,
        .bc = from_target->weight > 0 ? 1 : -1,
        .ac = from_source->weight > 0 ? 1 : -1,
        .weight = MIN(weights[0], MIN(weights[1], weights[2])),
    };
    note_tension(balance->tensions, &triangle);
}

static gint compare_friends(gconstpointer key, gconstpointer member)
{
    const guint32 node = *(const guint32 *)key, other = ((const Friend *)member)->node;
    return node < other ? -1 : node > other;
}

static guint count_friends(const Signs *signs, guint32 node)
{
    return signs->first[node + 1] - signs->first[node];
}

/* The tie between two nodes as the first has it; NULL where there is none. */
static const Friend *find_friend(const Signs *signs, guint32 node, guint32 other)
{
    return bsearch(&other, signs->friends + signs->first[node], count_friends(signs, node), sizeof(Friend), compare_friends);
}

/* Goes over the neighbours of the end that has fewer, so that a hub costs no more than its neighbours do. */
static void walk_triangles(const View *view, const Signs *signs, const Link *tie, EntBalance *balance)
{
    const gboolean swap = count_friends(signs, tie->target) < count_friends(signs, tie->source);
    const guint32 few = swap ? tie->target : tie->source, many = swap ? tie->source : tie->target;
    for (guint i = signs->first[few + 1]; i > signs->first[few] && signs->friends[i - 1].node > tie->target; i--) {
        const Friend *const x = &signs->friends[i - 1], *const y = find_friend(signs, many, x->node);
        if (y != NULL)
            add_triangle(view, tie, swap ? y : x, swap ? x : y, balance);
    }
}

void ent_measure_triangles(const View *view, const Signs *signs, EntBalance *balance)
{
    guint64 all = 0;
    for (guint i = 0; i < signs->ties->len; i++)
        walk_triangles(view, signs, &g_array_index(signs->ties, Link, i), balance);
    for (guint i = 0; i < G_N_ELEMENTS(balance->triangles); i++)
        all += balance->triangles[i];
    balance->balanced = all > 0 ? (double)(balance->triangles[0] + balance->triangles[2]) / (double)all : 0;
}

igraph_error_t ent_measure_balance(const View *view, const Signs *signs, EntAnalysis *analysis)
{
    EntBalance *const balance = &analysis->balance;
    g_autofree gint8 *sides = g_new(gint8, signs->n + 1);
    g_autofree guint *camps = g_new(guint, signs->n + 1);
    balance->ties = signs->ties->len;
    balance->undecided = signs->undecided;
    for (guint i = 0; i < signs->ties->len; i++)
        balance->negative += g_array_index(signs->ties, Link, i).weight < 0;
    const double q = balance->ties > 0 ? 1 - (double)balance->negative / balance->ties : 0;
    balance->balanced_chance = balance->ties > 0 ? q * q * q + 3 * q * (1 - q) * (1 - q) : 0;
    ent_measure_triangles(view, signs, balance);
    ent_measure_camps(signs, analysis->seed, balance, camps);
    for (guint i = 0; i < signs->n; i++)
        ent_view_measures(analysis, view, i)->camp = camps[i];
    return ent_measure_frustration(signs, analysis->seed, balance, sides);
}
