/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tree.c: scores of arcs → the best tree (Chu and Liu 1965, Edmonds 1967), with exactly one word at the root.
 *
 * Each node takes its best head; where that makes a cycle, the cycle becomes one node, whose arcs are worth what they gain over
 * the arc of the cycle they replace, and so on until there is none; then cycles are opened again, last first: the node that
 * the chosen arc enters leaves its cycle, the others keep their arcs. That the root has one dependent only is bought by
 * taking more from its arcs than all others together are worth. At most n contractions of O(n²); ties go to the lesser number.
 */
#include "engine/engine_internal.h"

#include <math.h>
#include <string.h>

/* An arc between words, whatever nodes they are in by now. */
typedef struct Arc {
    guint8 from, to;
} Arc;

/* A cycle that became one node, which goes on under the number of its first member. */
typedef struct Cycle {
    guint8 n, node;
    guint8 members[ENT_NODES];
    Arc arcs[ENT_NODES];     /* which the members had */
    guint8 place[ENT_NODES]; /* of each word, the node it was in before */
} Cycle;

struct EntTreeWork {
    Arc arcs[ENT_NODES][ENT_NODES]; /* of dependent and head node */
    Cycle cycles[ENT_NODES];
    guint32 n_cycles;
    guint32 nodes[ENT_NODES]; /* which there are, 0 first */
    guint32 n_nodes;
    guint32 best[ENT_NODES];
    guint8 place[ENT_NODES];
};

EntTreeWork *ent_tree_work_new(void)
{
    return g_new0(EntTreeWork, 1);
}

void ent_tree_work_free(EntTreeWork *work)
{
    g_free(work);
}

/* Scores that can be added up without harm, and the root's arcs dearer than all others together. */
static void prepare(EntTreeWork *work, double *scores, guint32 n)
{
    const double limit = 1e6, dear = 2 * limit * (n + 1);
    work->n_cycles = 0;
    work->n_nodes = n;
    for (guint32 d = 0; d < n; d++) {
        work->nodes[d] = d;
        work->place[d] = (guint8)d;
        for (guint32 h = 0; h < n; h++) {
            double *const score = &scores[d * n + h];
            *score = isnan(*score) ? -limit : CLAMP(*score, -limit, limit);
            *score -= h == 0 ? dear : 0;
            work->arcs[d][h] = (Arc){ (guint8)h, (guint8)d };
        }
    }
}

static void choose_heads(EntTreeWork *work, const double *scores, guint32 n)
{
    for (guint32 i = 1; i < work->n_nodes; i++) {
        const guint32 d = work->nodes[i];
        guint32 best = 0;
        for (guint32 j = 1; j < work->n_nodes; j++) {
            const guint32 h = work->nodes[j];
            if (h != d && scores[d * n + h] > scores[d * n + best])
                best = h;
        }
        work->best[d] = best;
    }
}

/* A node on a cycle, or 0. */
static guint32 find_cycle(const EntTreeWork *work)
{
    guint8 seen[ENT_NODES] = { 0 }; /* in which walk */
    for (guint32 i = 1; i < work->n_nodes; i++) {
        guint32 node = work->nodes[i];
        while (node != 0 && seen[node] == 0) {
            seen[node] = (guint8)i;
            node = work->best[node];
        }
        if (node != 0 && seen[node] == i)
            return node;
    }
    return 0;
}

static Cycle *note_cycle(EntTreeWork *work, guint32 start)
{
    Cycle *const cycle = &work->cycles[work->n_cycles++];
    guint32 node = start;
    cycle->n = 0;
    cycle->node = (guint8)start;
    memcpy(cycle->place, work->place, sizeof(cycle->place));
    do {
        cycle->arcs[cycle->n] = work->arcs[node][work->best[node]];
        cycle->members[cycle->n++] = (guint8)node;
        cycle->node = (guint8)MIN(cycle->node, node);
        node = work->best[node];
    } while (node != start);
    return cycle;
}

/* The arcs between the cycle and node `other`, as arcs of the cycle's new node. */
static void join_arcs(EntTreeWork *work, const Cycle *cycle, double *scores, guint32 n, guint32 other)
{
    double in = -HUGE_VAL, out = -HUGE_VAL;
    Arc in_arc = { 0 }, out_arc = { 0 };
    for (guint i = 0; i < cycle->n; i++) {
        const guint32 member = cycle->members[i];
        const double gain = scores[member * n + other] - scores[member * n + work->best[member]];
        if (gain > in) {
            in = gain;
            in_arc = work->arcs[member][other];
        }
        if (scores[other * n + member] > out) {
            out = scores[other * n + member];
            out_arc = work->arcs[other][member];
        }
    }
    work->arcs[cycle->node][other] = in_arc;
    work->arcs[other][cycle->node] = out_arc;
    scores[other * n + cycle->node] = out;
    scores[cycle->node * n + other] = in;
}

static gboolean is_member(const Cycle *cycle, guint32 node)
{
    return memchr(cycle->members, (int)node, cycle->n) != NULL;
}

/* Makes one node of the cycle. */
static void contract(EntTreeWork *work, const Cycle *cycle, double *scores, guint32 n)
{
    guint32 kept = 0;
    for (guint32 i = 0; i < work->n_nodes; i++)
        if (!is_member(cycle, work->nodes[i]))
            join_arcs(work, cycle, scores, n, work->nodes[i]);
    for (guint32 i = 0; i < work->n_nodes; i++)
        if (work->nodes[i] == cycle->node || !is_member(cycle, work->nodes[i]))
            work->nodes[kept++] = work->nodes[i];
    work->n_nodes = kept;
    for (guint32 word = 0; word < n; word++)
        if (is_member(cycle, work->place[word]))
            work->place[word] = cycle->node;
}

/* Opens the cycles again, last first; `enter` holds the arc that enters each node. */
static void expand(const EntTreeWork *work, Arc *enter)
{
    for (guint32 c = work->n_cycles; c > 0; c--) {
        const Cycle *const cycle = &work->cycles[c - 1];
        const Arc arc = enter[cycle->node];
        for (guint i = 0; i < cycle->n; i++)
            enter[cycle->members[i]] = cycle->arcs[i];
        enter[cycle->place[arc.to]] = arc;
    }
}

void ent_best_tree(EntTreeWork *work, double *scores, guint32 n, guint32 *heads)
{
    Arc enter[ENT_NODES];
    g_assert(n > 1 && n <= ENT_NODES);
    prepare(work, scores, n);
    for (;;) {
        choose_heads(work, scores, n);
        const guint32 on_cycle = find_cycle(work);
        if (on_cycle == 0)
            break;
        contract(work, note_cycle(work, on_cycle), scores, n);
    }
    for (guint32 i = 1; i < work->n_nodes; i++)
        enter[work->nodes[i]] = work->arcs[work->nodes[i]][work->best[work->nodes[i]]];
    expand(work, enter);
    for (guint32 word = 1; word < n; word++)
        heads[word] = enter[word].from;
}
