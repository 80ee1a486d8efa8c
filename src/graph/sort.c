/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sort.c: one graph, one form: every list in its told order, whatever order it was filled in.
 *
 * The order of work matters, since things point at each other by index: articles and nodes move first and leave a map from
 * old index to new; everything that points is led through the maps; only then can edges and quotations be sorted, which are
 * ordered by what they point at, and be given their ids.
 */
#include <entente/graph.h>

#include <string.h>

#include "graph/date.h"
#include "graph/graph_internal.h"

/* Old index → new index. */
typedef struct Maps {
    guint32 *articles, *nodes;
    guint n_articles, n_nodes;
} Maps;

static int by_id(gconstpointer a, gconstpointer b, gpointer ids)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const int order = strcmp(((char **)ids)[x], ((char **)ids)[y]);
    return order != 0 ? order : (x > y) - (x < y);
}

/* The indices 0..n-1 in the order of `ids`. */
static guint32 *order_of(char **ids, guint n)
{
    guint32 *const order = g_new(guint32, n + 1);
    for (guint i = 0; i < n; i++)
        order[i] = i;
    if (n > 1)
        g_qsort_with_data(order, (int)n, sizeof *order, by_id, ids);
    return order;
}

static guint32 *sort_articles(EntGraph *graph)
{
    const guint n = graph->articles->len;
    g_assert(graph->article_ids->len == n);
    g_autofree guint32 *order = order_of((char **)graph->article_ids->pdata, n);
    g_autofree gpointer *articles = g_memdup2(graph->articles->pdata, n * sizeof(gpointer));
    g_autofree gpointer *ids = g_memdup2(graph->article_ids->pdata, n * sizeof(gpointer));
    guint32 *const map = g_new(guint32, n + 1);
    for (guint i = 0; i < n; i++) {
        graph->articles->pdata[i] = articles[order[i]];
        graph->article_ids->pdata[i] = ids[order[i]];
        map[order[i]] = i;
    }
    return map;
}

/* `extra` says more of a node that is there already. */
static void merge_node(EntNode *node, EntNode *extra)
{
    ent_node_add_alias(node, extra->name);
    for (guint i = 0; i < extra->aliases->len; i++)
        ent_node_add_alias(node, g_ptr_array_index(extra->aliases, i));
    g_array_append_vals(node->roles, extra->roles->data, extra->roles->len);
    g_array_set_clear_func(extra->roles, NULL); /* their titles have moved */
    g_array_append_vals(node->mentions, extra->mentions->data, extra->mentions->len);
    g_array_append_vals(node->articles, extra->articles->data, extra->articles->len);
    node->n_mentions += extra->n_mentions;
}

static guint32 *sort_nodes(EntGraph *graph)
{
    GPtrArray *const nodes = graph->nodes;
    const guint n = nodes->len;
    g_autofree char **ids = g_new(char *, n + 1);
    for (guint i = 0; i < n; i++)
        ids[i] = ent_graph_node(graph, i)->id;
    g_autofree guint32 *order = order_of(ids, n);
    g_autoptr(GPtrArray) extras = g_ptr_array_new();
    g_autofree gpointer *old = g_memdup2(nodes->pdata, n * sizeof(gpointer));
    guint32 *const map = g_new(guint32, n + 1);
    guint kept = 0;
    for (guint i = 0; i < n; i++) {
        EntNode *const node = old[order[i]];
        EntNode *const last = kept > 0 ? nodes->pdata[kept - 1] : NULL;
        if (last != NULL && strcmp(last->id, node->id) == 0) {
            merge_node(last, node);
            g_ptr_array_add(extras, node);
        } else {
            nodes->pdata[kept++] = node;
        }
        map[order[i]] = kept - 1;
    }
    for (guint i = 0; i < extras->len; i++)
        nodes->pdata[kept + i] = extras->pdata[i];
    g_ptr_array_set_size(nodes, (int)kept);
    return map;
}

static void lead(guint32 *index, const guint32 *map, guint n)
{
    if (*index == ENT_NONE)
        return;
    g_assert(*index < n);
    *index = map[*index];
}

static int compare_uint(guint32 a, guint32 b)
{
    return (a > b) - (a < b);
}

static int compare_span(EntSpan a, EntSpan b)
{
    const int order = compare_uint(a.start, b.start);
    return order != 0 ? order : compare_uint(a.end, b.end);
}

static int by_index(gconstpointer a, gconstpointer b)
{
    return compare_uint(*(const guint32 *)a, *(const guint32 *)b);
}

static int by_role(gconstpointer a, gconstpointer b)
{
    const EntRole *const x = a, *const y = b;
    int order = compare_uint(x->article, y->article);
    if (order == 0)
        order = g_strcmp0(x->title, y->title);
    return order != 0 ? order : compare_uint(x->of, y->of);
}

static int by_mention(gconstpointer a, gconstpointer b)
{
    const EntMention *const x = a, *const y = b;
    const int order = compare_uint(x->article, y->article);
    return order != 0 ? order : compare_span(x->span, y->span);
}

static int by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sorts and keeps the first of equals. */
static void sort_unique(GArray *array, GCompareFunc compare)
{
    const guint size = g_array_get_element_size(array);
    g_array_sort(array, compare);
    guint kept = 0;
    for (guint i = 0; i < array->len; i++) {
        char *const here = array->data + (gsize)i * size;
        if (kept > 0 && compare(array->data + (gsize)(kept - 1) * size, here) == 0)
            continue;
        char *const place = array->data + (gsize)kept++ * size;
        for (guint byte = 0; place != here && byte < size; byte++) { /* swap: the clear function sees each element once */
            const char held = place[byte];
            place[byte] = here[byte];
            here[byte] = held;
        }
    }
    g_array_set_size(array, kept);
}

static void sort_aliases(EntNode *node)
{
    GPtrArray *const aliases = node->aliases;
    g_ptr_array_sort(aliases, by_bytes);
    for (guint i = aliases->len; i-- > 0;) {
        const char *const alias = g_ptr_array_index(aliases, i);
        if (strcmp(alias, node->name) == 0 || (i > 0 && strcmp(alias, g_ptr_array_index(aliases, i - 1)) == 0))
            g_ptr_array_remove_index(aliases, i);
    }
}

static void settle_node(EntNode *node, const Maps *maps)
{
    for (guint i = 0; i < node->articles->len; i++)
        lead(&g_array_index(node->articles, guint32, i), maps->articles, maps->n_articles);
    for (guint i = 0; i < node->roles->len; i++) {
        EntRole *const role = &g_array_index(node->roles, EntRole, i);
        lead(&role->article, maps->articles, maps->n_articles);
        lead(&role->of, maps->nodes, maps->n_nodes);
    }
    for (guint i = 0; i < node->mentions->len; i++)
        lead(&g_array_index(node->mentions, EntMention, i).article, maps->articles, maps->n_articles);
    sort_unique(node->roles, by_role);
    sort_unique(node->mentions, by_mention);
    for (guint i = 0; i < node->mentions->len; i++)
        g_array_append_val(node->articles, g_array_index(node->mentions, EntMention, i).article);
    sort_unique(node->articles, by_index);
    sort_aliases(node);
    if (node->mentions->len > 0)
        node->n_mentions = node->mentions->len;
}

/* The order of evidence; of repeated ones the surest comes first. */
static int by_evidence(gconstpointer a, gconstpointer b)
{
    const EntEvidence *const x = a, *const y = b;
    int order = compare_uint(x->article, y->article);
    if (order == 0)
        order = compare_span(x->span, y->span);
    if (order == 0)
        order = g_strcmp0(x->cue, y->cue);
    if (order == 0)
        order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
    if (order == 0)
        order = (int)x->certainty - (int)y->certainty;
    if (order == 0)
        order = g_strcmp0(x->method, y->method);
    return order != 0 ? order : g_strcmp0(x->why, y->why);
}

static gboolean same_evidence(const EntEvidence *a, const EntEvidence *b)
{
    return a->article == b->article && compare_span(a->span, b->span) == 0 && g_strcmp0(a->cue, b->cue) == 0;
}

static void settle_evidence(EntEdge *edge)
{
    GArray *const evidence = edge->evidence;
    g_array_sort(evidence, by_evidence);
    guint kept = 0;
    for (guint i = 0; i < evidence->len; i++) {
        EntEvidence *const here = &g_array_index(evidence, EntEvidence, i);
        if (kept > 0 && same_evidence(&g_array_index(evidence, EntEvidence, kept - 1), here))
            continue;
        EntEvidence *const place = &g_array_index(evidence, EntEvidence, kept++);
        const EntEvidence held = *place;
        *place = *here;
        *here = held;
    }
    g_array_set_size(evidence, kept);
}

/* Weight and dates from the evidence, which is in order of articles. `keys` are the articles' dates in comparable form. */
static void weigh(const EntGraph *graph, EntEdge *edge, char **keys)
{
    guint32 last = ENT_NONE, first_at = ENT_NONE, last_at = ENT_NONE;
    edge->weight = 0;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        const guint32 at = evidence->article;
        if (evidence->certainty == ENT_NEGATED || at == last)
            continue;
        last = at;
        edge->weight += 1;
        if (keys[at] == NULL)
            continue;
        if (first_at == ENT_NONE || strcmp(keys[at], keys[first_at]) < 0)
            first_at = at;
        if (last_at == ENT_NONE || strcmp(keys[at], keys[last_at]) > 0)
            last_at = at;
    }
    g_free(edge->first);
    g_free(edge->last);
    edge->first = first_at == ENT_NONE ? NULL : g_strdup(ent_graph_article(graph, first_at)->published);
    edge->last = last_at == ENT_NONE ? NULL : g_strdup(ent_graph_article(graph, last_at)->published);
}

static int by_edge(gconstpointer a, gconstpointer b)
{
    const EntEdge *const x = *(EntEdge *const *)a, *const y = *(EntEdge *const *)b;
    int order = compare_uint(x->source, y->source);
    if (order == 0)
        order = compare_uint(x->type, y->type);
    return order != 0 ? order : compare_uint(x->target, y->target);
}

/* Edges that have become the same, through nodes or an order of ends that have, are joined. */
static void join_equal_edges(EntGraph *graph)
{
    GPtrArray *const edges = graph->edges;
    for (guint i = edges->len; i-- > 1;) {
        EntEdge *const edge = g_ptr_array_index(edges, i), *const before = g_ptr_array_index(edges, i - 1);
        if (by_edge(&edge, &before) != 0)
            continue;
        g_array_append_vals(before->evidence, edge->evidence->data, edge->evidence->len);
        g_array_set_clear_func(edge->evidence, NULL); /* its strings have moved */
        g_ptr_array_remove_index(edges, i);
    }
}

static void settle_edges(EntGraph *graph, const Maps *maps)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        EntEdge *const edge = ent_graph_edge(graph, i);
        lead(&edge->source, maps->nodes, maps->n_nodes);
        lead(&edge->target, maps->nodes, maps->n_nodes);
        ent_graph_orient(graph, edge->type, &edge->source, &edge->target);
        for (guint j = 0; j < edge->evidence->len; j++)
            lead(&g_array_index(edge->evidence, EntEvidence, j).article, maps->articles, maps->n_articles);
    }
    g_ptr_array_sort(graph->edges, by_edge);
    join_equal_edges(graph);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < graph->articles->len; i++)
        g_ptr_array_add(keys, ent_date_key(ent_graph_article(graph, i)->published));
    for (guint i = 0; i < graph->edges->len; i++) {
        EntEdge *const edge = ent_graph_edge(graph, i);
        settle_evidence(edge);
        weigh(graph, edge, (char **)keys->pdata);
        g_free(edge->id);
        edge->id = g_strconcat(ent_graph_node(graph, edge->source)->id, "|", ent_graph_type(graph, edge->type)->id, "|",
                               ent_graph_node(graph, edge->target)->id, NULL);
    }
}

static int compare_indices(const GArray *a, const GArray *b)
{
    for (guint i = 0; i < a->len && i < b->len; i++) {
        const int order = compare_uint(g_array_index(a, guint32, i), g_array_index(b, guint32, i));
        if (order != 0)
            return order;
    }
    return compare_uint(a->len, b->len);
}

/* By place first; then by what is printed, and by nodes last. */
static int by_quote(gconstpointer a, gconstpointer b)
{
    const EntQuote *const x = *(EntQuote *const *)a, *const y = *(EntQuote *const *)b;
    int order = compare_uint(x->article, y->article);
    if (order == 0)
        order = compare_span(x->span, y->span);
    if (order == 0)
        order = g_strcmp0(x->text, y->text);
    if (order == 0)
        order = g_strcmp0(x->speaker_text, y->speaker_text);
    if (order == 0)
        order = g_strcmp0(x->cue, y->cue);
    if (order == 0)
        order = (x->direct != 0) - (y->direct != 0);
    if (order == 0)
        order = compare_uint(x->speaker, y->speaker);
    if (order == 0)
        order = compare_uint(x->via, y->via);
    return order != 0 ? order : compare_indices(x->about, y->about);
}

static int by_span(gconstpointer a, gconstpointer b)
{
    return compare_span(*(const EntSpan *)a, *(const EntSpan *)b);
}

static void name_quotes(EntGraph *graph)
{
    guint again = 1;
    for (guint i = 0; i < graph->quotes->len; i++) {
        EntQuote *const quote = ent_graph_quote(graph, i);
        const EntQuote *const before = i > 0 ? ent_graph_quote(graph, i - 1) : NULL;
        const gboolean same = before != NULL && before->article == quote->article && before->span.start == quote->span.start;
        const char *const article = g_ptr_array_index(graph->article_ids, quote->article);
        again = same ? again + 1 : 1;
        g_free(quote->id);
        quote->id = again == 1 ? g_strdup_printf("%s:%u", article, quote->span.start)
                               : g_strdup_printf("%s:%u:%u", article, quote->span.start, again);
    }
}

static void settle_quotes(EntGraph *graph, const Maps *maps)
{
    for (guint i = 0; i < graph->quotes->len; i++) {
        EntQuote *const quote = ent_graph_quote(graph, i);
        lead(&quote->article, maps->articles, maps->n_articles);
        lead(&quote->speaker, maps->nodes, maps->n_nodes);
        lead(&quote->via, maps->nodes, maps->n_nodes);
        for (guint j = 0; j < quote->about->len; j++)
            lead(&g_array_index(quote->about, guint32, j), maps->nodes, maps->n_nodes);
        sort_unique(quote->about, by_index);
        if (quote->parts->len == 0)
            g_array_append_val(quote->parts, quote->span);
        sort_unique(quote->parts, by_span);
    }
    g_ptr_array_sort(graph->quotes, by_quote);
    name_quotes(graph);
}

static GHashTable *index_ids(char **ids, guint n)
{
    GHashTable *const index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n; i++)
        g_hash_table_insert(index, g_strdup(ids[i]), GUINT_TO_POINTER(i + 1));
    return index;
}

void ent_graph_sort(EntGraph *graph)
{
    ent_graph_forget_indices(graph);
    const guint n_nodes = graph->nodes->len; /* before equal ones are joined */
    g_autofree guint32 *articles = sort_articles(graph);
    g_autofree guint32 *nodes = sort_nodes(graph);
    const Maps maps = { .articles = articles, .nodes = nodes, .n_articles = graph->articles->len, .n_nodes = n_nodes };
    g_autofree char **ids = g_new(char *, graph->nodes->len + 1);
    for (guint i = 0; i < graph->nodes->len; i++) {
        ids[i] = ent_graph_node(graph, i)->id;
        settle_node(ent_graph_node(graph, i), &maps);
    }
    settle_edges(graph, &maps);
    settle_quotes(graph, &maps);
    graph->node_index = index_ids(ids, graph->nodes->len);
    graph->article_index = index_ids((char **)graph->article_ids->pdata, graph->articles->len);
}
