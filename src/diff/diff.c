/* SPDX-License-Identifier: Apache-2.0 */
/* diff.c: two sorted graphs walked side by side; see entente/diff.h. */
#include <entente/diff.h>

#include <string.h>

typedef const char *(*IdAt)(const EntGraph *graph, guint32 index);

static const char *node_id(const EntGraph *graph, guint32 index)
{
    return ent_graph_node(graph, index)->id;
}

static const char *edge_id(const EntGraph *graph, guint32 index)
{
    return ent_graph_edge(graph, index)->id;
}

static const char *article_id(const EntGraph *graph, guint32 index)
{
    return g_ptr_array_index(graph->article_ids, index);
}

static GHashTable *index_of(const EntGraph *graph, guint n, IdAt id)
{
    GHashTable *const index = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint32 i = 0; i < n; i++)
        g_hash_table_insert(index, (gpointer)id(graph, i), GUINT_TO_POINTER(i + 1));
    return index;
}

/* Where the elements of `a` are in `b`: index + 1, or 0; `only` gets those that are not there. */
static guint32 *match(const EntGraph *a, guint n_a, const EntGraph *b, guint n_b, IdAt id, GArray *only)
{
    guint32 *const there = g_new0(guint32, n_a + 1);
    g_autoptr(GHashTable) index = index_of(b, n_b, id);
    for (guint32 i = 0; i < n_a; i++) {
        there[i] = GPOINTER_TO_UINT(g_hash_table_lookup(index, id(a, i)));
        if (there[i] == 0)
            g_array_append_val(only, i);
    }
    return there;
}

static void compare_sets(EntDiff *diff)
{
    const EntGraph *const a = diff->before, *const b = diff->after;
    g_free(match(a, a->nodes->len, b, b->nodes->len, node_id, diff->gone_nodes));
    g_free(match(b, b->nodes->len, a, a->nodes->len, node_id, diff->new_nodes));
    g_free(match(a, a->articles->len, b, b->articles->len, article_id, diff->gone_articles));
    g_free(match(b, b->articles->len, a, a->articles->len, article_id, diff->new_articles));
    g_free(match(b, b->edges->len, a, a->edges->len, edge_id, diff->new_edges));
    g_autofree guint32 *edges = match(a, a->edges->len, b, b->edges->len, edge_id, diff->gone_edges);
    for (guint32 i = 0; i < a->edges->len; i++) {
        if (edges[i] == 0 || ent_graph_edge(a, i)->weight == ent_graph_edge(b, edges[i] - 1)->weight)
            continue;
        const EntWeightChange change = { i, edges[i] - 1 };
        g_array_append_val(diff->weights, change);
    }
}

/* ---- signs ---- */

typedef struct Balance {
    double sum;
    gboolean directed; /* some edge has a direction */
} Balance;

/* "source|target" → Balance, over the edges with a sign. */
static GHashTable *balances(const EntGraph *graph)
{
    GHashTable *const sums = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        if (type->sign == 0)
            continue;
        char *const pair = g_strconcat(node_id(graph, edge->source), "|", node_id(graph, edge->target), NULL);
        Balance *balance = g_hash_table_lookup(sums, pair);
        if (balance == NULL) {
            balance = g_new0(Balance, 1);
            g_hash_table_insert(sums, pair, balance);
        } else {
            g_free(pair);
        }
        balance->sum += type->sign * edge->weight;
        balance->directed = balance->directed || !type->symmetric;
    }
    return sums;
}

static int by_ends(gconstpointer a, gconstpointer b)
{
    const EntSignFlip *const x = a, *const y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return (x->target > y->target) - (x->target < y->target);
}

static void compare_signs(EntDiff *diff)
{
    g_autoptr(GHashTable) before = balances(diff->before), after = balances(diff->after);
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, after);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const Balance *const now = value, *const then = g_hash_table_lookup(before, key);
        if (then == NULL || then->sum * now->sum >= 0)
            continue;
        g_auto(GStrv) ends = g_strsplit(key, "|", 2);
        const EntSignFlip flip = { .source = ent_graph_find_node(diff->after, ends[0]),
                                   .target = ent_graph_find_node(diff->after, ends[1]),
                                   .symmetric = !now->directed && !then->directed,
                                   .before = then->sum,
                                   .after = now->sum };
        g_array_append_val(diff->flips, flip);
    }
    g_array_sort(diff->flips, by_ends);
}

/* ---- ranks ---- */

typedef struct Valued {
    guint32 node;
    double value;
} Valued;

static int by_value(gconstpointer a, gconstpointer b)
{
    const Valued *const x = a, *const y = b;
    return (x->value < y->value) - (x->value > y->value);
}

/* Ranks beside the nodes; 0 for those whose value is 0. */
static guint *ranks_of(const EntGraph *graph, const EntAnalysis *analysis, const EntMeasure *measure)
{
    guint *const ranks = g_new0(guint, graph->nodes->len + 1);
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Valued));
    for (guint32 i = 0; i < graph->nodes->len; i++) {
        const Valued valued = { i, measure->value(ent_analysis_node(analysis, i)) };
        if (valued.value > 0)
            g_array_append_val(order, valued);
    }
    g_array_sort(order, by_value);
    for (guint i = 0; i < order->len; i++) {
        const Valued *const here = &g_array_index(order, Valued, i), *const last = i > 0 ? here - 1 : NULL;
        ranks[here->node] = last != NULL && last->value == here->value ? ranks[last->node] : i + 1;
    }
    return ranks;
}

static guint moved(const EntRankChange *change, guint bottom)
{
    const guint before = change->before != 0 ? change->before : bottom, after = change->after != 0 ? change->after : bottom;
    return before > after ? before - after : after - before;
}

/* Who moved furthest comes first; one without a rank stands below all. */
static int by_move(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint bottom = *(const guint *)data, x = moved(a, bottom), y = moved(b, bottom);
    if (x != y)
        return x > y ? -1 : 1;
    return strcmp(((const EntRankChange *)a)->id, ((const EntRankChange *)b)->id);
}

static void add_rank(EntDiff *diff, const EntNode *node, guint before, guint after)
{
    const EntRankChange change = { node->id, node->name, before, after };
    if (before != after)
        g_array_append_val(diff->ranks, change);
}

static void compare_ranks(EntDiff *diff, const EntAnalysis *analysis_before, const EntAnalysis *analysis_after)
{
    const EntGraph *const a = diff->before, *const b = diff->after;
    g_autofree guint *before = ranks_of(a, analysis_before, diff->measure), *after = ranks_of(b, analysis_after, diff->measure);
    for (guint32 i = 0; i < b->nodes->len; i++) {
        const guint32 then = ent_graph_find_node(a, node_id(b, i));
        add_rank(diff, ent_graph_node(b, i), then == ENT_NONE ? 0 : before[then], after[i]);
    }
    for (guint i = 0; i < diff->gone_nodes->len; i++) {
        const guint32 gone = g_array_index(diff->gone_nodes, guint32, i);
        add_rank(diff, ent_graph_node(a, gone), before[gone], 0);
    }
    guint bottom = MAX(a->nodes->len, b->nodes->len) + 1;
    g_array_sort_with_data(diff->ranks, by_move, &bottom);
}

/* ---- the whole ---- */

static const EntMeasure *find_measure(const char *id, GError **error)
{
    g_autoptr(GString) known = g_string_new(NULL);
    for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++) {
        if (strcmp(measure->id, id) == 0)
            return measure;
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", measure->id);
    }
    g_set_error(error, ENT_ERROR, ENT_ERROR_NOT_FOUND, "no measure is called \"%s\"; there are %s", id, known->str);
    return NULL;
}

static EntDiff *diff_new(const EntGraph *before, const EntGraph *after)
{
    EntDiff *const diff = g_new0(EntDiff, 1);
    GArray **const indices[] = { &diff->new_articles, &diff->gone_articles, &diff->new_nodes,
                                 &diff->gone_nodes,   &diff->new_edges,     &diff->gone_edges };
    for (guint i = 0; i < G_N_ELEMENTS(indices); i++)
        *indices[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
    diff->weights = g_array_new(FALSE, FALSE, sizeof(EntWeightChange));
    diff->flips = g_array_new(FALSE, FALSE, sizeof(EntSignFlip));
    diff->ranks = g_array_new(FALSE, FALSE, sizeof(EntRankChange));
    diff->before = before;
    diff->after = after;
    return diff;
}

void ent_diff_free(EntDiff *diff)
{
    if (diff == NULL)
        return;
    GArray *const arrays[] = { diff->new_articles, diff->gone_articles, diff->new_nodes, diff->gone_nodes, diff->new_edges,
                               diff->gone_edges,   diff->weights,       diff->flips,     diff->ranks };
    for (guint i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    g_free(diff);
}

EntDiff *ent_diff(const EntGraph *before, const EntGraph *after, const EntAnalysis *analysis_before,
                  const EntAnalysis *analysis_after, const char *measure, GError **error)
{
    const EntMeasure *by = NULL;
    if (analysis_before != NULL && analysis_after != NULL) {
        by = find_measure(measure != NULL ? measure : "strength", error);
        if (by == NULL)
            return NULL;
    }
    EntDiff *const diff = diff_new(before, after);
    compare_sets(diff);
    compare_signs(diff);
    diff->measure = by;
    if (by != NULL)
        compare_ranks(diff, analysis_before, analysis_after);
    return diff;
}

gboolean ent_diff_is_empty(const EntDiff *diff)
{
    return diff->new_articles->len + diff->gone_articles->len + diff->new_nodes->len + diff->gone_nodes->len +
               diff->new_edges->len + diff->gone_edges->len + diff->weights->len + diff->flips->len + diff->ranks->len ==
           0;
}
