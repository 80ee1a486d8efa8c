/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_analyze_signed.h: signed graphs made by dice, for the tests of signs, frustration and camps, and for the bench of camps.
 */
#ifndef TEST_ANALYZE_SIGNED_H
#define TEST_ANALYZE_SIGNED_H

#include "test_analyze_graphs.h"

#include <math.h>

/* xorshift64*: other dice than those of the room under test. */
static inline guint64 throw_dice(guint64 *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * G_GUINT64_CONSTANT(2685821657736338717);
}

static inline double throw_part(guint64 *state)
{
    return (double)(throw_dice(state) >> 11) / 9007199254740992.0;
}

/* n nodes "n000", "n001" … and the types of test_graph. */
static inline EntGraph *numbered_graph(guint n)
{
    EntGraph *const graph = ent_graph_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    add_test_type(graph, "opposes", -1, FALSE, TRUE);
    for (guint i = 0; i < n; i++) {
        g_autofree char *id = g_strdup_printf("person:n%03u", i), *name = g_strdup_printf("n%03u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, name);
    }
    return graph;
}

static inline void finish_graph(EntGraph *graph)
{
    ent_graph_sort(graph);
    for (guint i = 0; i < graph->edges->len; i++)
        ent_graph_edge(graph, i)->weight = 1;
}

/* signs[a * n + b], a < b: 1, -1, or 0 for no tie. */
static inline EntGraph *graph_of_signs(const int *signs, guint n)
{
    EntGraph *const graph = numbered_graph(n);
    for (guint a = 0; a < n; a++)
        for (guint b = a + 1; b < n; b++)
            if (signs[a * n + b] != 0)
                ent_graph_get_edge(graph, a, signs[a * n + b] > 0 ? 0 : 1, b);
    finish_graph(graph);
    return graph;
}

/* A stochastic block model with signs: n actors in `camps` camps of equal size, node i in camp i % camps; of the `degree` ties
 * that an actor has in the mean, the share `inside` is within its camp. Agreement in a camp, opposition between camps; `flipped`
 * is the share of signs turned round. `inside` 1 / camps gives every pair the same chance: then signs alone tell of camps. */
typedef struct Planted {
    guint n, camps;
    double degree, inside, flipped;
} Planted;

static inline EntGraph *planted_graph(const Planted *p, guint64 seed)
{
    guint64 state = seed * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15) + 1;
    EntGraph *const graph = numbered_graph(p->n);
    const double size = (double)p->n / p->camps;
    const double chance_in = p->degree * p->inside / (size - 1),
                 chance_out = p->camps > 1 ? p->degree * (1 - p->inside) / (p->n - size) : 0;
    for (guint a = 0; a < p->n; a++)
        for (guint b = a + 1; b < p->n; b++) {
            const gboolean same = a % p->camps == b % p->camps;
            if (throw_part(&state) >= (same ? chance_in : chance_out))
                continue;
            const gboolean agree = same != (throw_part(&state) < p->flipped);
            ent_graph_get_edge(graph, a, agree ? 0 : 1, b);
        }
    finish_graph(graph);
    return graph;
}

#endif
