/* SPDX-License-Identifier: Apache-2.0 */
/*
 * frustration.c: the line index of balance (Harary 1959): the fewest signed ties that do not fit, whichever way the actors are
 * put on two sides. A tie fits where agreement is on one side, or opposition across.
 *
 * Finding it is NP-hard, so it is enclosed. Ties outside of circles always fit, and the index of a graph is the sum over its
 * biconnected blocks; igraph parts them, and each block is solved alone:
 *
 *   above   sides from a spanning tree, bettered by moving one node at a time, from several seeded trees: what is found can be
 * had below   circles with an odd number of oppositions that share no tie: each has a tie that does not fit exact   where the two
 * differ and the block is small, branch and bound, as far as its budget goes
 *
 * Work is counted in ties visited, never in time: the same graph gives the same numbers on every machine.
 */
#include "analyze_internal.h"

#include <string.h>

enum {
    STARTS = 30,
    START_WORK = 10000000,  /* ties visited by local search, in a block */
    CIRCLE_WORK = 10000000, /* by the search for circles */
    BRANCH_WORK = 20000000, /* by branch and bound */
    BRANCH_NODES = 400      /* depth of its recursion */
};

/* A block with nodes of its own numbering. */
typedef struct Block {
    guint n, m;
    guint *first; /* as in Signs */
    guint32 *other, *tie;
    gint8 *sign;  /* beside other */
    gint8 *sides; /* the best found */
    guint found, proven;
} Block;

static void block_clear(Block *block)
{
    g_free(block->first);
    g_free(block->other);
    g_free(block->tie);
    g_free(block->sign);
    g_free(block->sides);
}

/* `number` is 0 for every node of the graph, and is left so. */
static void block_init(Block *block, const Signs *signs, const igraph_vector_int_t *edges, const igraph_vector_int_t *nodes,
                       guint *number)
{
    const guint n = (guint)igraph_vector_int_size(nodes), m = (guint)igraph_vector_int_size(edges);
    *block = (Block){ .n = n, .m = m };
    block->first = g_new0(guint, (gsize)n + 2);
    block->other = g_new(guint32, 2 * (gsize)m + 1);
    block->tie = g_new(guint32, 2 * (gsize)m + 1);
    block->sign = g_new(gint8, 2 * (gsize)m + 1);
    block->sides = g_new(gint8, (gsize)n + 1);
    for (guint i = 0; i < n; i++)
        number[VECTOR(*nodes)[i]] = i;
    for (int round = 0; round < 2; round++) {
        for (guint i = 0; i < m; i++) {
            const Link *const tie = &g_array_index(signs->ties, Link, VECTOR(*edges)[i]);
            const guint32 ends[] = { number[tie->source], number[tie->target] };
            for (int e = 0; e < 2 && round == 0; e++)
                block->first[ends[e] + 2]++;
            for (int e = 0; e < 2 && round == 1; e++) {
                const guint at = block->first[ends[e] + 1]++;
                block->other[at] = ends[1 - e];
                block->tie[at] = i;
                block->sign[at] = tie->weight > 0 ? 1 : -1;
            }
        }
        for (guint i = 2; i < n + 2 && round == 0; i++)
            block->first[i] += block->first[i - 1];
    }
    for (guint i = 0; i < n; i++)
        number[VECTOR(*nodes)[i]] = 0;
}

/* ---- above ---- */

static guint count_misfits(const Block *block, const gint8 *sides)
{
    guint twice = 0;
    for (guint i = 0; i < block->n; i++)
        for (guint k = block->first[i]; k < block->first[i + 1]; k++)
            twice += block->sign[k] * sides[i] * sides[block->other[k]] < 0;
    return twice / 2;
}

/* Sides that fit every tie of a spanning tree, grown at random. */
static void plant_tree(const Block *block, Dice *dice, gint8 *sides, guint32 *queue)
{
    guint waiting = 1;
    memset(sides, 0, block->n);
    queue[0] = ent_dice_below(dice, block->n);
    sides[queue[0]] = 1;
    while (waiting > 0) {
        const guint32 pick = ent_dice_below(dice, waiting), node = queue[pick];
        queue[pick] = queue[--waiting];
        for (guint k = block->first[node]; k < block->first[node + 1]; k++) {
            if (sides[block->other[k]] != 0)
                continue;
            sides[block->other[k]] = (gint8)(sides[node] * block->sign[k]);
            queue[waiting++] = block->other[k];
        }
    }
}

/* Moves nodes with more misfits than fits to the other side until there are none; also some with as many, which leads off
 * plateaus. */
static guint64 better(const Block *block, Dice *dice, gint8 *sides)
{
    enum { PASSES = 60 };
    guint64 work = 0;
    guint still = 0;
    for (guint pass = 0; pass < PASSES && still < 4; pass++) {
        gboolean won = FALSE;
        for (guint i = 0; i < block->n; i++) {
            int fit = 0;
            for (guint k = block->first[i]; k < block->first[i + 1]; k++)
                fit += block->sign[k] * sides[i] * sides[block->other[k]];
            work += block->first[i + 1] - block->first[i];
            if (fit > 0 || (fit == 0 && ent_dice_below(dice, 2) == 0))
                continue;
            sides[i] = (gint8)-sides[i];
            won = won || fit < 0;
        }
        still = won ? 0 : still + 1;
    }
    return work;
}

static void search_above(Block *block, guint32 seed)
{
    Dice dice = { seed };
    g_autofree gint8 *sides = g_new(gint8, (gsize)block->n + 1);
    g_autofree guint32 *queue = g_new(guint32, (gsize)block->n + 1);
    guint64 work = 0;
    block->found = G_MAXUINT;
    for (guint start = 0; start < STARTS && work < START_WORK && block->found > 0; start++) {
        plant_tree(block, &dice, sides, queue);
        work += better(block, &dice, sides) + block->m;
        const guint misfits = count_misfits(block, sides);
        if (misfits >= block->found)
            continue;
        block->found = misfits;
        memcpy(block->sides, sides, block->n);
    }
}

/* ---- below ---- */

/* Search for circles in the double cover: place 2v is node v reached over an even number of oppositions, 2v + 1 over an odd one.
 * A walk from 2v to 2v + 1 is closed and unbalanced. */
typedef struct Circles {
    const Block *block;
    gboolean *used; /* ties of circles already counted */
    guint *seen;    /* places: the search that reached them */
    guint *depth;
    guint32 *from; /* index into `other` that led there */
    guint32 *queue;
    guint search;
    guint64 work;
} Circles;

/* The place before one, by the tie that led to it. */
static guint32 step_back(const Block *block, guint32 place, guint32 k)
{
    const guint32 before = block->tie[k]; /* the other end holds the same tie */
    for (guint l = block->first[place / 2]; l < block->first[place / 2 + 1]; l++)
        if (block->tie[l] == before)
            return 2 * block->other[l] + ((place & 1) ^ (block->sign[l] < 0));
    g_assert_not_reached();
}

/* Ties that the walk goes over an odd number of times still make an unbalanced circle. */
static void use_walk(Circles *c, guint32 start)
{
    for (guint32 place = 2 * start + 1; place != 2 * start;) {
        const guint32 k = c->from[place];
        c->used[c->block->tie[k]] = !c->used[c->block->tie[k]];
        place = step_back(c->block, place, k);
    }
}

static gboolean find_circle(Circles *c, guint32 start, guint longest)
{
    const Block *const block = c->block;
    guint head = 0, tail = 0;
    c->search++;
    c->queue[tail++] = 2 * start;
    c->seen[2 * start] = c->search;
    c->depth[2 * start] = 0;
    while (head < tail) {
        const guint32 place = c->queue[head++];
        if (place == 2 * start + 1)
            return TRUE;
        if (c->depth[place] >= longest)
            continue;
        for (guint k = block->first[place / 2]; k < block->first[place / 2 + 1]; k++) {
            const guint32 next = 2 * block->other[k] + ((place & 1) ^ (block->sign[k] < 0));
            c->work++;
            if (c->used[block->tie[k]] || c->seen[next] == c->search)
                continue;
            c->seen[next] = c->search;
            c->depth[next] = c->depth[place] + 1;
            c->from[next] = k;
            c->queue[tail++] = next;
        }
    }
    return FALSE;
}

/* Short circles first: they leave more ties for others. */
static void search_below(Block *block)
{
    const gsize places = 2 * (gsize)block->n + 1;
    Circles c = { .block = block,
                  .used = g_new0(gboolean, (gsize)block->m + 1),
                  .seen = g_new0(guint, places),
                  .depth = g_new(guint, places),
                  .from = g_new(guint32, places),
                  .queue = g_new(guint32, places) };
    for (guint longest = 3; longest / 2 <= 2 * block->n && block->proven < block->found;
         longest = longest < 8 ? longest + 1 : longest * 2)
        for (guint32 i = 0; i < block->n && block->proven < block->found && c.work < CIRCLE_WORK; i++)
            while (block->proven < block->found && c.work < CIRCLE_WORK && find_circle(&c, i, longest)) {
                use_walk(&c, i);
                block->proven++;
            }
    g_free(c.used);
    g_free(c.seen);
    g_free(c.depth);
    g_free(c.from);
    g_free(c.queue);
}

/* ---- exact ---- */

typedef struct Branch {
    Block *block;
    guint32 *order;      /* each node after the first has a neighbour before it */
    guint *left, *right; /* misfits with the nodes placed, on either side */
    gint8 *sides;        /* 0: not placed */
    guint64 work;
    gboolean complete;
} Branch;

/* Those with most ties to the placed ones next: their misfits show early. */
static void choose_order(Branch *b)
{
    const Block *const block = b->block;
    g_autofree guint *ties = g_new0(guint, (gsize)block->n + 1);
    g_autofree gboolean *placed = g_new0(gboolean, (gsize)block->n + 1);
    for (guint i = 0; i < block->n; i++) {
        guint32 best = ENT_NONE;
        for (guint32 v = 0; v < block->n; v++)
            if (!placed[v] &&
                (best == ENT_NONE || ties[v] > ties[best] ||
                 (ties[v] == ties[best] && block->first[v + 1] - block->first[v] > block->first[best + 1] - block->first[best])))
                best = v;
        placed[best] = TRUE;
        b->order[i] = best;
        for (guint k = block->first[best]; k < block->first[best + 1]; k++)
            ties[block->other[k]]++;
    }
}

/* Puts a node on a side, or (`by` -1) takes it off; returns what that adds to the sum of the lesser misfits of those not placed.
 */
static int place(Branch *b, guint32 node, int side, int by)
{
    const Block *const block = b->block;
    int change = 0;
    for (guint k = block->first[node]; k < block->first[node + 1]; k++) {
        const guint32 v = block->other[k];
        if (b->sides[v] != 0)
            continue;
        const int before = (int)MIN(b->left[v], b->right[v]);
        guint *const misfits =
            side * block->sign[k] > 0 ? &b->right[v] : &b->left[v]; /* on the left (1) it would fit, or on the right */
        *misfits += (guint)by;
        change += (int)MIN(b->left[v], b->right[v]) - before;
    }
    b->work += block->first[node + 1] - block->first[node];
    return change;
}

/* `certain` misfits among the placed, `least` more that those not placed cannot avoid. */
static void branch(Branch *b, guint depth, guint certain, guint least)
{
    Block *const block = b->block;
    if (certain + least >= block->found || b->work > BRANCH_WORK)
        return;
    if (depth == block->n) {
        block->found = certain;
        memcpy(block->sides, b->sides, block->n);
        return;
    }
    const guint32 node = b->order[depth];
    const guint on_left = b->left[node], on_right = b->right[node];
    const int better_side = on_left <= on_right ? 1 : -1;
    const guint rest = least - MIN(on_left, on_right);
    for (int turn = 0; turn < (depth == 0 ? 1 : 2); turn++) { /* the first node may stand anywhere */
        const int side = turn == 0 ? better_side : -better_side;
        b->sides[node] = (gint8)side;
        const int change = place(b, node, side, 1);
        branch(b, depth + 1, certain + (side > 0 ? on_left : on_right), rest + (guint)change);
        place(b, node, side, -1);
        b->sides[node] = 0;
    }
}

static void search_exactly(Block *block)
{
    const gsize room = (gsize)block->n + 1;
    Branch b = { .block = block,
                 .order = g_new(guint32, room),
                 .left = g_new0(guint, room),
                 .right = g_new0(guint, room),
                 .sides = g_new0(gint8, room) };
    choose_order(&b);
    branch(&b, 0, 0, 0);
    if (b.work <= BRANCH_WORK)
        block->proven = block->found;
    g_free(b.order);
    g_free(b.left);
    g_free(b.right);
    g_free(b.sides);
}

/* ---- the whole ---- */

static void solve(Block *block, guint32 seed)
{
    search_above(block, seed);
    search_below(block);
    if (block->proven < block->found && block->n <= BRANCH_NODES)
        search_exactly(block);
}

/* Solves the blocks, and notes which ties do not fit. */
static void solve_blocks(const Signs *signs, guint32 seed, const igraph_vector_int_list_t *edges,
                         const igraph_vector_int_list_t *nodes, EntBalance *balance, gboolean *misfit)
{
    g_autofree guint *number = g_new0(guint, (gsize)signs->n + 1);
    for (igraph_integer_t i = 0; i < igraph_vector_int_list_size(edges); i++) {
        const igraph_vector_int_t *const ties = igraph_vector_int_list_get_ptr(edges, i);
        if (igraph_vector_int_size(ties) < 3)
            continue; /* a tie alone always fits */
        Block block;
        block_init(&block, signs, ties, igraph_vector_int_list_get_ptr(nodes, i), number);
        solve(&block, seed);
        balance->frustration += block.found;
        balance->frustration_low += block.proven;
        for (guint32 v = 0; v < block.n; v++)
            for (guint k = block.first[v]; k < block.first[v + 1]; k++)
                misfit[VECTOR(*ties)[block.tie[k]]] = block.sign[k] * block.sides[v] * block.sides[block.other[k]] < 0;
        block_clear(&block);
    }
}

/* One connected part: puts its nodes on sides by what fits, and tells how polarised it is, times its ties. */
static double walk_part(const Signs *signs, guint32 start, const gboolean *misfit, gint8 *sides, guint32 *queue)
{
    guint tail = 0;
    double ends = 0, ends_of_first = 0, misfits = 0;
    sides[start] = 1;
    queue[tail++] = start;
    for (guint head = 0; head < tail; head++) {
        const guint32 node = queue[head];
        const guint degree = signs->first[node + 1] - signs->first[node];
        ends += degree;
        ends_of_first += sides[node] > 0 ? degree : 0;
        for (guint k = signs->first[node]; k < signs->first[node + 1]; k++) {
            const Friend *const f = &signs->friends[k];
            misfits += misfit[f->tie] ? 0.5 : 0;
            if (sides[f->node] != 0)
                continue;
            sides[f->node] = (gint8)(sides[node] * ((f->weight > 0) != misfit[f->tie] ? 1 : -1));
            queue[tail++] = f->node;
        }
    }
    if (ends == 0)
        return 0;
    const double p = ends_of_first / ends, ties = ends / 2;
    return ties * (1 - 2 * misfits / ties) * 4 * p * (1 - p);
}

static void tell_polarisation(const Signs *signs, const gboolean *misfit, EntBalance *balance, gint8 *sides)
{
    g_autofree guint32 *queue = g_new(guint32, (gsize)signs->n + 1);
    double sum = 0;
    memset(sides, 0, signs->n);
    for (guint32 i = 0; i < signs->n; i++)
        if (sides[i] == 0)
            sum += walk_part(signs, i, misfit, sides, queue);
    balance->polarisation = signs->ties->len > 0 ? CLAMP(sum / signs->ties->len, 0, 1) : 0;
}

igraph_error_t ent_measure_frustration(const Signs *signs, guint32 seed, EntBalance *balance, gint8 *sides)
{
    g_autofree gboolean *misfit = g_new0(gboolean, (gsize)signs->ties->len + 1);
    igraph_t graph;
    igraph_vector_int_list_t edges, nodes;
    igraph_error_t code = ent_make_igraph(&graph, signs->ties, signs->n, IGRAPH_UNDIRECTED);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_int_list_init(&edges, 0);
    if (code == IGRAPH_SUCCESS) {
        code = igraph_vector_int_list_init(&nodes, 0);
        if (code == IGRAPH_SUCCESS) {
            code = igraph_biconnected_components(&graph, NULL, NULL, &edges, &nodes, NULL);
            if (code == IGRAPH_SUCCESS)
                solve_blocks(signs, seed, &edges, &nodes, balance, misfit);
            igraph_vector_int_list_destroy(&nodes);
        }
        igraph_vector_int_list_destroy(&edges);
    }
    igraph_destroy(&graph);
    if (code == IGRAPH_SUCCESS)
        tell_polarisation(signs, misfit, balance, sides);
    return code;
}
