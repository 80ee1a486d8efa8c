/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stands.c: how two actors stand to each other in each part of the articles, and where parts tell opposite things.
 */
#include "analyze_parts.h"

#include <string.h>

/* That an article says something of a pair. */
typedef struct Word {
    guint32 a, b; /* a < b */
    guint part;
    int sign;
    guint32 edge;
    guint evidence;
    double confidence;
} Word;

static void add_words(const Parts *parts, guint32 index, GArray *words)
{
    const EntEdge *const edge = ent_graph_edge(parts->graph, index);
    const int sign = ent_graph_type(parts->graph, edge->type)->sign;
    guint32 last = ENT_NONE;
    if (sign == 0 || !g_array_index(parts->chosen, gboolean, edge->type) || edge->source == edge->target)
        return;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const e = &g_array_index(edge->evidence, EntEvidence, i);
        const Word word = { MIN(edge->source, edge->target),
                            MAX(edge->source, edge->target),
                            parts->part[e->article],
                            sign,
                            index,
                            i,
                            e->confidence };
        if (e->certainty == ENT_NEGATED || word.part == ENT_NONE)
            continue;
        Word *const before = e->article == last ? &g_array_index(words, Word, words->len - 1) : NULL;
        last = e->article;
        if (before == NULL)
            g_array_append_val(words, word);
        else if (before->confidence < word.confidence) /* an article counts once, with its surest sentence */
            *before = word;
    }
}

static gint compare_words(gconstpointer a, gconstpointer b)
{
    const Word *const x = a, *const y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    if (x->part != y->part)
        return x->part < y->part ? -1 : 1;
    if (x->edge != y->edge)
        return x->edge < y->edge ? -1 : 1;
    return x->evidence < y->evidence ? -1 : x->evidence > y->evidence;
}

/* Words of one pair in one part, as a stand; sign 0 where they balance. */
static EntStand sum_words(const Word *words, guint n)
{
    EntStand stand = { .slice = words->part };
    double sum = 0, surest = -1;
    for (guint i = 0; i < n; i++)
        sum += words[i].sign;
    stand.sign = sum > 0 ? 1 : sum < 0 ? -1 : 0;
    stand.weight = ABS(sum);
    for (guint i = 0; i < n; i++) {
        if (words[i].sign != stand.sign || words[i].confidence <= surest)
            continue;
        surest = words[i].confidence;
        stand.edge = words[i].edge;
        stand.evidence = words[i].evidence;
    }
    return stand;
}

/* From one time to the next. */
static void add_changes(guint32 a, guint32 b, const GArray *stands, guint for_it, guint against, GArray *turns)
{
    for (guint i = 1; i < stands->len; i++) {
        const EntStand before = g_array_index(stands, EntStand, i - 1), after = g_array_index(stands, EntStand, i);
        const EntTurn turn = { a, b, before, after, for_it, against };
        if (before.sign != after.sign)
            g_array_append_val(turns, turn);
    }
}

/* The heaviest on either side, the first of equals. */
static void add_dispute(guint32 a, guint32 b, const GArray *stands, guint for_it, guint against, GArray *turns)
{
    EntTurn turn = { .a = a, .b = b, .for_it = for_it, .against = against };
    for (guint i = 0; i < stands->len; i++) {
        const EntStand stand = g_array_index(stands, EntStand, i);
        EntStand *const side = stand.sign > 0 ? &turn.one : &turn.other;
        if (stand.weight > side->weight)
            *side = stand;
    }
    if (for_it > 0 && against > 0)
        g_array_append_val(turns, turn);
}

/* All words of one pair. */
static void judge_pair(const Parts *parts, const Word *words, guint n, GArray *turns)
{
    g_autoptr(GArray) stands = g_array_new(FALSE, FALSE, sizeof(EntStand));
    guint for_it = 0, against = 0;
    for (guint i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && words[j].part == words[i].part; j++)
            ;
        const EntStand stand = sum_words(words + i, j - i);
        for_it += stand.sign > 0;
        against += stand.sign < 0;
        if (stand.sign != 0)
            g_array_append_val(stands, stand);
    }
    (parts->in_time ? add_changes : add_dispute)(words->a, words->b, stands, for_it, against, turns);
}

static gint compare_turns(gconstpointer a, gconstpointer b)
{
    const EntTurn *const x = a, *const y = b;
    const double wx = MIN(x->one.weight, x->other.weight), wy = MIN(y->one.weight, y->other.weight);
    if (wx != wy)
        return wx > wy ? -1 : 1;
    if (x->other.slice != y->other.slice)
        return x->other.slice > y->other.slice ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

void ent_find_turns(const Parts *parts, GArray *turns)
{
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(Word));
    for (guint32 i = 0; i < parts->graph->edges->len; i++)
        add_words(parts, i, words);
    g_array_sort(words, compare_words);
    for (guint i = 0, j; i < words->len; i = j) {
        const Word *const first = &g_array_index(words, Word, i);
        for (j = i + 1;
             j < words->len && g_array_index(words, Word, j).a == first->a && g_array_index(words, Word, j).b == first->b; j++)
            ;
        judge_pair(parts, first, j - i, turns);
    }
    g_array_sort(turns, compare_turns);
}
