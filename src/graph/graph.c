/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graph.c: the life of a graph: made, filled, found in, freed. Putting it in order is sort.c; see entente/graph.h.
 *
 * Edges are found through a hash table over (source, type, target), so that adding evidence costs the same in a graph of a
 * million edges; it is made when first asked for, and again where edges came in by hand.
 */
#include <entente/graph.h>

#include <string.h>

#include "graph/graph_internal.h"

static const char *const node_types[] = { "country", "person", "organization" };
static const char *const certainties[] = { "stated", "hedged", "negated" };

static gboolean parse_word(const char *const *words, guint n, const char *word, guint *index)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(words[i], word) == 0) {
            *index = i;
            return TRUE;
        }
    return FALSE;
}

const char *ent_node_type_name(EntNodeType type)
{
    return node_types[type];
}

const char *ent_certainty_name(EntCertainty certainty)
{
    return certainties[certainty];
}

gboolean ent_node_type_parse(const char *word, EntNodeType *type)
{
    guint index = 0;
    const gboolean known = parse_word(node_types, G_N_ELEMENTS(node_types), word, &index);
    if (known)
        *type = (EntNodeType)index;
    return known;
}

gboolean ent_certainty_parse(const char *word, EntCertainty *certainty)
{
    guint index = 0;
    const gboolean known = parse_word(certainties, G_N_ELEMENTS(certainties), word, &index);
    if (known)
        *certainty = (EntCertainty)index;
    return known;
}

static void type_free(gpointer data)
{
    EntRelationType *const type = data;
    g_free(type->id);
    g_free(type->label);
    g_free(type->colour);
    g_free(type->line);
    g_free(type);
}

static void article_free(gpointer data)
{
    ent_article_free(data);
}

static void role_clear(gpointer data)
{
    g_free(((EntRole *)data)->title);
}

static void evidence_clear(gpointer data)
{
    EntEvidence *const evidence = data;
    g_free(evidence->sentence);
    g_free(evidence->cue);
    g_free(evidence->method);
    g_free(evidence->why);
}

static void node_free(gpointer data)
{
    EntNode *const node = data;
    g_free(node->id);
    g_free(node->name);
    g_free(node->iso3166);
    g_ptr_array_unref(node->aliases);
    g_array_unref(node->roles);
    g_array_unref(node->mentions);
    g_array_unref(node->articles);
    g_free(node);
}

static void edge_free(gpointer data)
{
    EntEdge *const edge = data;
    g_free(edge->id);
    g_free(edge->first);
    g_free(edge->last);
    g_array_unref(edge->evidence);
    g_free(edge);
}

static void quote_free(gpointer data)
{
    EntQuote *const quote = data;
    g_free(quote->id);
    g_free(quote->speaker_text);
    g_free(quote->cue);
    g_free(quote->text);
    g_array_unref(quote->parts);
    g_array_unref(quote->about);
    g_free(quote);
}

EntGraph *ent_graph_new(void)
{
    EntGraph *const graph = g_new0(EntGraph, 1);
    graph->types = g_ptr_array_new_with_free_func(type_free);
    graph->articles = g_ptr_array_new_with_free_func(article_free);
    graph->article_ids = g_ptr_array_new_with_free_func(g_free);
    graph->nodes = g_ptr_array_new_with_free_func(node_free);
    graph->edges = g_ptr_array_new_with_free_func(edge_free);
    graph->quotes = g_ptr_array_new_with_free_func(quote_free);
    return graph;
}

void ent_graph_forget_indices(EntGraph *graph)
{
    g_clear_pointer(&graph->node_index, g_hash_table_unref);
    g_clear_pointer(&graph->article_index, g_hash_table_unref);
    g_clear_pointer(&graph->edge_index, g_hash_table_unref);
}

void ent_graph_free(EntGraph *graph)
{
    if (graph == NULL)
        return;
    ent_graph_forget_indices(graph);
    g_ptr_array_unref(graph->types);
    g_ptr_array_unref(graph->articles);
    g_ptr_array_unref(graph->article_ids);
    g_ptr_array_unref(graph->nodes);
    g_ptr_array_unref(graph->edges);
    g_ptr_array_unref(graph->quotes);
    g_free(graph->program);
    g_free(graph->ontology);
    g_free(graph->model);
    g_free(graph);
}

static gpointer element(const GPtrArray *array, guint32 index)
{
    g_assert(index < array->len);
    return g_ptr_array_index(array, index);
}

EntNode *ent_graph_node(const EntGraph *graph, guint32 index)
{
    return element(graph->nodes, index);
}

EntEdge *ent_graph_edge(const EntGraph *graph, guint32 index)
{
    return element(graph->edges, index);
}

EntQuote *ent_graph_quote(const EntGraph *graph, guint32 index)
{
    return element(graph->quotes, index);
}

EntArticle *ent_graph_article(const EntGraph *graph, guint32 index)
{
    return element(graph->articles, index);
}

EntRelationType *ent_graph_type(const EntGraph *graph, guint32 index)
{
    return element(graph->types, index);
}

static guint32 append(GPtrArray *array, gpointer item)
{
    g_assert(array->len < ENT_NONE - 1);
    g_ptr_array_add(array, item);
    return array->len - 1;
}

guint32 ent_graph_take_type(EntGraph *graph, EntRelationType *type)
{
    return append(graph->types, type);
}

void ent_graph_copy_types(const EntGraph *from, EntGraph *to)
{
    for (guint i = 0; i < from->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(from, i);
        EntRelationType *const copy = g_memdup2(type, sizeof *type);
        copy->id = g_strdup(type->id);
        copy->label = g_strdup(type->label);
        copy->colour = g_strdup(type->colour);
        copy->line = g_strdup(type->line);
        ent_graph_take_type(to, copy);
    }
}

guint32 ent_graph_take_article(EntGraph *graph, EntArticle *article)
{
    g_clear_pointer(&graph->article_index, g_hash_table_unref);
    g_ptr_array_add(graph->article_ids, ent_article_id(article));
    return append(graph->articles, article);
}

guint32 ent_graph_add_node(EntGraph *graph, const char *id, EntNodeType type, const char *name)
{
    g_clear_pointer(&graph->node_index, g_hash_table_unref);
    EntNode *const node = g_new0(EntNode, 1);
    node->id = g_strdup(id);
    node->type = type;
    node->name = g_strdup(name);
    node->aliases = g_ptr_array_new_with_free_func(g_free);
    node->roles = g_array_new(FALSE, FALSE, sizeof(EntRole));
    g_array_set_clear_func(node->roles, role_clear);
    node->mentions = g_array_new(FALSE, FALSE, sizeof(EntMention));
    node->articles = g_array_new(FALSE, FALSE, sizeof(guint32));
    return append(graph->nodes, node);
}

static guint edge_hash(gconstpointer key)
{
    const EntEdge *const edge = key;
    guint64 hash = ((guint64)edge->source << 32 | edge->target) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15);
    hash ^= (edge->type + 1) * G_GUINT64_CONSTANT(0xC2B2AE3D27D4EB4F);
    return (guint)(hash >> 32) ^ (guint)hash;
}

static gboolean edge_equal(gconstpointer a, gconstpointer b)
{
    const EntEdge *const x = a, *const y = b;
    return x->source == y->source && x->target == y->target && x->type == y->type;
}

static void index_edges(EntGraph *graph)
{
    if (graph->edge_index != NULL && g_hash_table_size(graph->edge_index) == graph->edges->len)
        return;
    g_clear_pointer(&graph->edge_index, g_hash_table_unref);
    graph->edge_index = g_hash_table_new(edge_hash, edge_equal);
    for (guint i = 0; i < graph->edges->len; i++)
        g_hash_table_add(graph->edge_index, g_ptr_array_index(graph->edges, i));
}

void ent_graph_orient(const EntGraph *graph, guint32 type, guint32 *source, guint32 *target)
{
    if (!ent_graph_type(graph, type)->symmetric)
        return;
    if (strcmp(ent_graph_node(graph, *source)->id, ent_graph_node(graph, *target)->id) <= 0)
        return;
    const guint32 other = *source;
    *source = *target;
    *target = other;
}

EntEdge *ent_graph_get_edge(EntGraph *graph, guint32 source, guint32 type, guint32 target)
{
    ent_graph_orient(graph, type, &source, &target);
    index_edges(graph);
    const EntEdge wanted = { .source = source, .target = target, .type = type };
    EntEdge *edge = g_hash_table_lookup(graph->edge_index, &wanted);
    if (edge != NULL)
        return edge;
    edge = g_new0(EntEdge, 1);
    edge->source = source;
    edge->target = target;
    edge->type = type;
    edge->evidence = g_array_new(FALSE, FALSE, sizeof(EntEvidence));
    g_array_set_clear_func(edge->evidence, evidence_clear);
    append(graph->edges, edge);
    g_hash_table_add(graph->edge_index, edge);
    return edge;
}

EntQuote *ent_graph_add_quote(EntGraph *graph, guint32 article)
{
    EntQuote *const quote = g_new0(EntQuote, 1);
    quote->speaker = quote->via = ENT_NONE;
    quote->article = article;
    quote->parts = g_array_new(FALSE, FALSE, sizeof(EntSpan));
    quote->about = g_array_new(FALSE, FALSE, sizeof(guint32));
    append(graph->quotes, quote);
    return quote;
}

void ent_node_add_alias(EntNode *node, const char *alias)
{
    if (strcmp(node->name, alias) == 0 || g_ptr_array_find_with_equal_func(node->aliases, alias, g_str_equal, NULL))
        return;
    g_ptr_array_add(node->aliases, g_strdup(alias));
}

void ent_node_add_role(EntNode *node, const char *title, guint32 of, guint32 article)
{
    const EntRole role = { .title = g_strdup(title), .of = of, .article = article };
    g_array_append_val(node->roles, role);
}

void ent_node_add_mention(EntNode *node, guint32 article, EntSpan span)
{
    const EntMention mention = { .article = article, .span = span };
    g_array_append_val(node->mentions, mention);
    node->n_mentions = node->mentions->len;
    const guint n = node->articles->len;
    if (n == 0 || g_array_index(node->articles, guint32, n - 1) != article)
        g_array_append_val(node->articles, article);
}

void ent_edge_add_evidence(EntEdge *edge, const EntEvidence *evidence)
{
    EntEvidence copy = *evidence;
    copy.sentence = g_strdup(evidence->sentence);
    copy.cue = g_strdup(evidence->cue);
    copy.method = g_strdup(evidence->method);
    copy.why = g_strdup(evidence->why);
    g_array_append_val(edge->evidence, copy);
}

static guint32 find(GHashTable *index, const GPtrArray *ids, const char *id)
{
    if (index != NULL)
        return GPOINTER_TO_UINT(g_hash_table_lookup(index, id)) - 1; /* 0, not there, becomes ENT_NONE */
    for (guint i = 0; i < ids->len; i++)
        if (strcmp(g_ptr_array_index(ids, i), id) == 0)
            return i;
    return ENT_NONE;
}

guint32 ent_graph_find_node(const EntGraph *graph, const char *id)
{
    if (graph->node_index != NULL)
        return find(graph->node_index, NULL, id);
    for (guint i = 0; i < graph->nodes->len; i++)
        if (strcmp(ent_graph_node(graph, i)->id, id) == 0)
            return i;
    return ENT_NONE;
}

guint32 ent_graph_find_article(const EntGraph *graph, const char *id)
{
    return find(graph->article_index, graph->article_ids, id);
}

guint32 ent_graph_find_type(const EntGraph *graph, const char *id)
{
    for (guint i = 0; i < graph->types->len; i++)
        if (strcmp(ent_graph_type(graph, i)->id, id) == 0)
            return i;
    return ENT_NONE;
}
