/* SPDX-License-Identifier: Apache-2.0 */
/*
 * camps.c: who stands together: the division of the actors in camps that has the least weight of ties against it, opposition
 * inside a camp and agreement between camps (correlation clustering; generalised balance).
 *
 * Why this and not modularity with signs, which igraph's spinglass has: it has no resolution limit and no null model, so those
 * who agree are parted only where opposition asks for it; it needs no connected graph; and what it makes small is a number a
 * reader can check, the ties that do not fit.
 *
 * The search is the Louvain pattern on pulls instead of modularity: nodes move one by one to the camp that pulls most, camps
 * become nodes, and again, until nothing moves; then from the finest level anew, keeping what was found, and all of that from
 * several seeded orders, of which the best stays. In the search, who shares opponents pulls a little: so little that all of it
 * together never outweighs one article. In the end it says only where those go who are left alone: to the camp they have most
 * opponents in common with, if no tie to a member speaks of them.
 */
#include "analyze_internal.h"

#include <string.h>

enum {
    STARTS = 20,          /* of a small graph; fewer as it grows */
    START_WORK = 1000000, /* starts times pulls, at most, but for the first start */
    PASSES = 50,          /* over all nodes of a level, at most */
    ROUNDS = 20,          /* from the finest level to the coarsest */
    BUSY = 200,           /* an opponent of more than these is nobody's bond */
    BONDS = 400000        /* that guide the search, at most; where there would be more, an opponent is busy sooner */
};

/* A graph of pulls: node i is pulled to pulls[first[i]] … pulls[first[i + 1] - 1]. */
typedef struct Level {
    guint n;
    guint *first;
    Link *pulls; /* sorted by source, target; both directions */
} Level;

static void level_clear(Level *level)
{
    g_free(level->first);
    g_free(level->pulls);
}

/* Takes links of both directions. */
static void level_init(Level *level, guint n, GArray *links)
{
    ent_links_combine(links);
    level->n = n;
    level->first = g_new0(guint, (gsize)n + 1);
    for (guint i = 0; i < links->len; i++)
        level->first[g_array_index(links, Link, i).source + 1]++;
    for (guint i = 0; i < n; i++)
        level->first[i + 1] += level->first[i];
    level->pulls = (Link *)(void *)g_array_free(links, FALSE);
}

static guint count_against(const Signs *signs, guint32 node)
{
    guint against = 0;
    for (guint k = signs->first[node]; k < signs->first[node + 1]; k++)
        against += signs->friends[k].weight < 0;
    return against;
}

static guint choose_busy(const Signs *signs)
{
    for (guint busy = BUSY;; busy /= 2) {
        guint64 bonds = 0;
        for (guint32 i = 0; i < signs->n; i++) {
            const guint64 against = count_against(signs, i);
            bonds += against <= busy ? against * against : 0;
        }
        if (bonds <= BONDS || busy < 2)
            return busy;
    }
}

/* Common opponents: one of d opponents binds each two of those who oppose it or are opposed by it with 1/(d - 1), so that it
 * gives each of them 1 in all. */
static void add_bonds(const Signs *signs, double scale, GArray *links)
{
    const guint busy = choose_busy(signs);
    for (guint32 i = 0; i < signs->n; i++) {
        const guint against = count_against(signs, i);
        if (against < 2 || against > busy)
            continue;
        for (guint k = signs->first[i]; k < signs->first[i + 1]; k++)
            for (guint l = signs->first[i]; l < signs->first[i + 1] && signs->friends[k].weight < 0; l++)
                if (l != k && signs->friends[l].weight < 0)
                    ent_links_add(links, signs->friends[k].node, signs->friends[l].node, scale / (against - 1));
    }
}

static void first_level(Level *level, const Signs *signs)
{
    GArray *const links = g_array_new(FALSE, FALSE, sizeof(Link));
    double least = G_MAXDOUBLE;
    for (guint i = 0; i < signs->ties->len; i++) {
        const Link *const tie = &g_array_index(signs->ties, Link, i);
        ent_links_add(links, tie->source, tie->target, tie->weight);
        ent_links_add(links, tie->target, tie->source, tie->weight);
        least = MIN(least, ABS(tie->weight));
    }
    /* All bonds add up to at most as many as there are ties: together they stay below half of the lightest tie. */
    add_bonds(signs, MIN(least, 1) / (2.0 * signs->ties->len + 2), links);
    level_init(level, signs->n, links);
}

/* One start: camps of the nodes of a level, and room for sums by camp. */
typedef struct Search {
    Dice dice;
    double *pull;           /* of the node at hand, by camp */
    guint32 *camps;         /* which of them are set */
    guint32 *order, *spare; /* camps without members; n_spare of them */
    guint n_spare;
    guint *size;
} Search;

static void shuffle(Dice *dice, guint32 *order, guint n)
{
    for (guint i = 0; i < n; i++)
        order[i] = i;
    for (guint i = n; i > 1; i--) {
        const guint32 j = ent_dice_below(dice, i), kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

/* Moves a node to the camp that pulls it most, or to one of its own where all push it away. */
static gboolean move(const Level *level, guint32 node, guint32 *camp, Search *s)
{
    guint n = 0;
    for (guint k = level->first[node]; k < level->first[node + 1]; k++) {
        const Link *const pull = &level->pulls[k];
        if (pull->target == node)
            continue;
        const guint32 c = camp[pull->target];
        if (s->pull[c] == 0)
            s->camps[n++] = c;
        s->pull[c] += pull->weight;
    }
    const guint32 own = camp[node];
    guint32 best = own;
    double most = s->pull[own];
    if (most < 0 && s->size[own] > 1) {
        best = s->spare[s->n_spare - 1];
        most = 0;
    }
    for (guint i = 0; i < n; i++)
        if (s->pull[s->camps[i]] > most + 1e-12) {
            most = s->pull[s->camps[i]];
            best = s->camps[i];
        }
    for (guint i = 0; i < n; i++)
        s->pull[s->camps[i]] = 0;
    if (best == own)
        return FALSE;
    if (s->n_spare > 0 && best == s->spare[s->n_spare - 1])
        s->n_spare--;
    if (--s->size[own] == 0)
        s->spare[s->n_spare++] = own;
    s->size[best]++;
    camp[node] = best;
    return TRUE;
}

static gboolean settle(const Level *level, guint32 *camp, Search *s)
{
    gboolean any = FALSE, moved = TRUE;
    memset(s->size, 0, sizeof *s->size * level->n);
    for (guint i = 0; i < level->n; i++)
        s->size[camp[i]]++;
    s->n_spare = 0;
    for (guint32 i = level->n; i > 0; i--)
        if (s->size[i - 1] == 0)
            s->spare[s->n_spare++] = i - 1;
    shuffle(&s->dice, s->order, level->n);
    for (guint pass = 0; moved && pass < PASSES; pass++) {
        moved = FALSE;
        for (guint i = 0; i < level->n; i++)
            moved |= move(level, s->order[i], camp, s);
        any |= moved;
    }
    return any;
}

/* Numbers camps from 0 in the order of their first members; returns how many there are. */
static guint number_camps(guint32 *camp, guint n)
{
    g_autofree guint32 *number = g_new(guint32, (gsize)n + 1);
    guint count = 0;
    memset(number, 0xff, sizeof *number * n);
    for (guint i = 0; i < n; i++) {
        if (number[camp[i]] == ENT_NONE)
            number[camp[i]] = count++;
        camp[i] = number[camp[i]];
    }
    return count;
}

/* Camps become nodes. */
static void coarsen(const Level *level, const guint32 *camp, guint n, Level *coarse)
{
    GArray *const links = g_array_new(FALSE, FALSE, sizeof(Link));
    for (guint i = 0; i < level->first[level->n]; i++) {
        const Link *const pull = &level->pulls[i];
        if (camp[pull->source] != camp[pull->target])
            ent_links_add(links, camp[pull->source], camp[pull->target], pull->weight);
    }
    level_init(coarse, n, links);
}

/* From a division to a better one, by moves at every level. Returns whether it got better. */
static gboolean climb(const Level *finest, guint32 *camp, Search *s)
{
    gboolean any = settle(finest, camp, s), moved = TRUE;
    guint n = number_camps(camp, finest->n);
    while (moved && n > 1) {
        Level coarse;
        g_autofree guint32 *of_camps = g_new(guint32, n);
        coarsen(finest, camp, n, &coarse);
        for (guint32 i = 0; i < n; i++)
            of_camps[i] = i;
        moved = settle(&coarse, of_camps, s);
        level_clear(&coarse);
        for (guint i = 0; moved && i < finest->n; i++)
            camp[i] = of_camps[camp[i]];
        n = number_camps(camp, finest->n);
        any |= moved;
    }
    return any;
}

/* What holds the camps together, minus what pushes them apart. */
static double worth(const Level *level, const guint32 *camp)
{
    double sum = 0;
    for (guint i = 0; i < level->first[level->n]; i++)
        if (camp[level->pulls[i].source] == camp[level->pulls[i].target])
            sum += level->pulls[i].weight;
    return sum;
}

static void search(const Level *level, guint32 seed, guint32 *best)
{
    const gsize room = (gsize)level->n + 1;
    Search s = { .dice = { seed },
                 .pull = g_new0(double, room),
                 .camps = g_new(guint32, room),
                 .order = g_new(guint32, room),
                 .spare = g_new(guint32, room),
                 .size = g_new(guint, room) };
    g_autofree guint32 *camp = g_new(guint32, room);
    const guint starts = (guint)CLAMP(START_WORK / (level->first[level->n] + 1), 1, STARTS);
    double most = -G_MAXDOUBLE;
    for (guint start = 0; start < starts; start++) {
        for (guint32 i = 0; i < level->n; i++)
            camp[i] = i;
        for (guint round = 0; round < ROUNDS && climb(level, camp, &s); round++)
            ;
        const double found = worth(level, camp);
        if (found > most + 1e-9) {
            most = found;
            memcpy(best, camp, sizeof *best * level->n);
        }
    }
    g_free(s.pull);
    g_free(s.camps);
    g_free(s.order);
    g_free(s.spare);
    g_free(s.size);
}

/* ---- what common opponents may say in the end ---- */

/* They guide the search, and no more: a camp whose members no agreement holds together, be it through others, falls apart. That
 * costs no fit. */
static void part_unheld(const Signs *signs, guint32 *camp)
{
    g_autofree guint32 *held = g_new(guint32, (gsize)signs->n + 1);
    g_autofree guint32 *queue = g_new(guint32, (gsize)signs->n + 1);
    memset(held, 0xff, sizeof *held * signs->n);
    for (guint32 i = 0; i < signs->n; i++) {
        guint tail = 0;
        if (held[i] != ENT_NONE)
            continue;
        held[i] = i;
        queue[tail++] = i;
        for (guint head = 0; head < tail; head++)
            for (guint k = signs->first[queue[head]]; k < signs->first[queue[head] + 1]; k++) {
                const Friend *const f = &signs->friends[k];
                if (f->weight < 0 || held[f->node] != ENT_NONE || camp[f->node] != camp[i])
                    continue;
                held[f->node] = i;
                queue[tail++] = f->node;
            }
    }
    memcpy(camp, held, sizeof *camp * signs->n);
}

/* Room for what binds one node to each camp. */
typedef struct Bonds {
    double *bond;   /* by camp; all 0 between calls */
    guint32 *camps; /* which of them are not */
    guint n;
} Bonds;

/* An opponent of d others binds each two of them with 1/(d - 1), so that it gives each of them 1 in all. */
static void bind(const Signs *signs, guint32 node, guint32 opponent, const guint32 *camp, Bonds *b)
{
    const guint against = count_against(signs, opponent);
    if (against < 2 || against > BUSY)
        return;
    for (guint k = signs->first[opponent]; k < signs->first[opponent + 1]; k++) {
        const Friend *const f = &signs->friends[k];
        if (f->weight > 0 || f->node == node)
            continue;
        if (b->bond[camp[f->node]] == 0)
            b->camps[b->n++] = camp[f->node];
        b->bond[camp[f->node]] += 1.0 / (against - 1);
    }
}

/* The camp of at least so many that binds a node most, the first of equals; a camp that a tie of its leads to is ruled out, for
 * what that tie says is settled. ENT_NONE where there is none. */
static guint32 closest_camp(const Signs *signs, guint32 node, const guint32 *camp, const guint *size, guint least, Bonds *b)
{
    guint32 best = ENT_NONE;
    b->n = 0;
    for (guint k = signs->first[node]; k < signs->first[node + 1]; k++)
        if (signs->friends[k].weight < 0)
            bind(signs, node, signs->friends[k].node, camp, b);
    for (guint k = signs->first[node]; k < signs->first[node + 1]; k++)
        b->bond[camp[signs->friends[k].node]] = 0;
    for (guint i = 0; i < b->n; i++) {
        const guint32 c = b->camps[i];
        const double lead = b->bond[c] - (best != ENT_NONE ? b->bond[best] : 0);
        if (size[c] >= least && b->bond[c] > 0 && (lead > 1e-12 || (lead > -1e-12 && c < best)))
            best = c;
    }
    for (guint i = 0; i < b->n; i++)
        b->bond[b->camps[i]] = 0;
    return best;
}

/* To camps of several first, then to each other. */
static void place_lonely(const Signs *signs, guint32 *camp)
{
    const gsize room = (gsize)signs->n + 1;
    g_autofree guint *size = g_new0(guint, room);
    Bonds b = { g_new0(double, room), g_new(guint32, room), 0 };
    for (guint i = 0; i < signs->n; i++)
        size[camp[i]]++;
    for (guint least = 2; least >= 1; least--)
        for (guint32 i = 0; i < signs->n; i++) {
            if (size[camp[i]] > 1)
                continue;
            const guint32 closest = closest_camp(signs, i, camp, size, least, &b);
            if (closest == ENT_NONE || closest == camp[i])
                continue;
            size[camp[i]]--;
            size[closest]++;
            camp[i] = closest;
        }
    g_free(b.bond);
    g_free(b.camps);
}

typedef struct Camp {
    guint number, size, first;
} Camp;

static gint compare_camps(gconstpointer a, gconstpointer b)
{
    const Camp *const x = a, *const y = b;
    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* By size, between equals by first node. */
static void order_camps(guint32 *camp, guint n, EntBalance *balance)
{
    const guint count = number_camps(camp, n);
    g_autofree Camp *list = g_new0(Camp, (gsize)count + 1);
    g_autofree guint *ours = g_new(guint, (gsize)count + 1);
    for (guint i = n; i > 0; i--)
        list[camp[i - 1]] = (Camp){ camp[i - 1], list[camp[i - 1]].size + 1, i - 1 };
    qsort(list, count, sizeof *list, compare_camps);
    for (guint i = 0; i < count; i++) {
        ours[list[i].number] = i;
        balance->camps += list[i].size > 1;
    }
    balance->groups = count;
    for (guint i = 0; i < n; i++)
        camp[i] = ours[camp[i]];
}

void ent_measure_camps(const Signs *signs, guint32 seed, EntBalance *balance, guint *camps)
{
    double all = 0, fits = 0;
    for (guint i = 0; i < signs->n; i++)
        camps[i] = i;
    if (signs->ties->len > 0) {
        Level level;
        first_level(&level, signs);
        search(&level, seed, camps);
        level_clear(&level);
        part_unheld(signs, camps);
        place_lonely(signs, camps);
    }
    order_camps(camps, signs->n, balance);
    for (guint i = 0; i < signs->ties->len; i++) {
        const Link *const tie = &g_array_index(signs->ties, Link, i);
        all += ABS(tie->weight);
        fits += (camps[tie->source] == camps[tie->target]) == (tie->weight > 0) ? ABS(tie->weight) : 0;
    }
    balance->camp_fit = all > 0 ? fits / all : 0;
}
