/* SPDX-License-Identifier: Apache-2.0 */
/*
 * filter.c: the part of a graph a user asks for, as a graph of its own.
 *
 * Three passes decide, in this order: articles by date; evidence by article, type, certainty and confidence, and with it which edges
 * are left; nodes by focus, by strength and by having an edge, over the edges left. Then what passed is copied.
 */
#include <entente/graph.h>

#include <string.h>

#include "graph/date.h"
#include "graph/graph_internal.h"

typedef struct Sieve {
    const EntGraph *graph;
    const EntFilter *filter;
    gboolean *types, *articles, *nodes; /* what passes, by index */
    double *strength;                   /* of nodes, over the edges left */
    guint32 *article_map, *node_map;    /* index in the graph → index in the new one */
    double *weights;                    /* of edges, by what is left of their evidence; below 0 where nothing is */
    gboolean quotes;                    /* quotations were asked for */
    gboolean narrowed;                  /* nodes were chosen by focus or strength */
} Sieve;

void ent_filter_init(EntFilter *filter)
{
    *filter = (EntFilter){ .depth = 1 };
}

static gboolean choose_types(Sieve *sieve, GError **error)
{
    const EntGraph *const graph = sieve->graph;
    const char *const *const wanted = sieve->filter->types;
    sieve->quotes = wanted == NULL;
    for (guint i = 0; i < graph->types->len; i++)
        sieve->types[i] = wanted == NULL;
    for (guint i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        const guint32 type = ent_graph_find_type(graph, wanted[i]);
        const gboolean quotes = strcmp(wanted[i], "quotes") == 0;
        sieve->quotes = sieve->quotes || quotes;
        if (type != ENT_NONE) {
            sieve->types[type] = TRUE;
        } else if (!quotes) {
            g_autoptr(GString) known = g_string_new(NULL);
            for (guint j = 0; j < graph->types->len; j++)
                g_string_append_printf(known, "%s%s", j > 0 ? ", " : "", ent_graph_type(graph, j)->id);
            g_set_error(error, ENT_ERROR, ENT_ERROR_NOT_FOUND, "no relation type is called \"%s\"; there are %s", wanted[i], known->str);
            return FALSE;
        }
    }
    return TRUE;
}

static gboolean check_date(const char *date, const char *what, GError **error)
{
    if (date == NULL || ent_date_is_iso(date))
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s %s: not a date such as 2024-05-31", what, date);
    return FALSE;
}

static gboolean choose_articles(Sieve *sieve, GError **error)
{
    const EntFilter *const filter = sieve->filter;
    if (!check_date(filter->since, "since", error) || !check_date(filter->until, "until", error))
        return FALSE;
    for (guint i = 0; i < sieve->graph->articles->len; i++) {
        const char *const date = ent_graph_article(sieve->graph, i)->published;
        gboolean passes = date != NULL || (filter->since == NULL && filter->until == NULL);
        if (passes && filter->since != NULL)
            passes = ent_date_against(date, filter->since) >= 0;
        if (passes && filter->until != NULL)
            passes = ent_date_against(date, filter->until) <= 0;
        sieve->articles[i] = passes;
    }
    return TRUE;
}

static gboolean evidence_passes(const Sieve *sieve, const EntEvidence *evidence)
{
    return sieve->articles[evidence->article] && evidence->confidence >= sieve->filter->min_confidence
           && !(sieve->filter->drop_negated && evidence->certainty == ENT_NEGATED);
}

/* Evidence is in order of articles, so that counting articles is counting changes. */
static double weight_left(const Sieve *sieve, const EntEdge *edge)
{
    double weight = -1;
    guint32 last = ENT_NONE;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (!evidence_passes(sieve, evidence))
            continue;
        weight = MAX(weight, 0);
        if (evidence->certainty == ENT_NEGATED || evidence->article == last)
            continue;
        last = evidence->article;
        weight += 1;
    }
    return weight;
}

static void choose_edges(Sieve *sieve)
{
    for (guint i = 0; i < sieve->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(sieve->graph, i);
        sieve->weights[i] = sieve->types[edge->type] ? weight_left(sieve, edge) : -1;
    }
}

static gboolean edge_passes(const Sieve *sieve, guint edge)
{
    const EntEdge *const e = ent_graph_edge(sieve->graph, edge);
    return sieve->weights[edge] >= 0 && sieve->nodes[e->source] && sieve->nodes[e->target];
}

/* A node goes with its last article. */
static void choose_present(Sieve *sieve)
{
    for (guint i = 0; i < sieve->graph->nodes->len; i++) {
        const GArray *const articles = ent_graph_node(sieve->graph, i)->articles;
        sieve->nodes[i] = articles->len == 0;
        for (guint j = 0; j < articles->len && !sieve->nodes[i]; j++)
            sieve->nodes[i] = sieve->articles[g_array_index(articles, guint32, j)];
    }
}

/* Each round takes in the neighbours of what was taken in before; ends early where a round finds nobody. */
static void choose_near(Sieve *sieve, guint32 focus)
{
    const guint n = sieve->graph->nodes->len;
    g_autofree guint *steps = g_new(guint, n);
    for (guint i = 0; i < n; i++)
        steps[i] = G_MAXUINT;
    steps[focus] = 0;
    gboolean grown = TRUE;
    for (guint step = 0; grown && step < sieve->filter->depth; step++) {
        grown = FALSE;
        for (guint i = 0; i < sieve->graph->edges->len; i++) {
            const EntEdge *const edge = ent_graph_edge(sieve->graph, i);
            if (!edge_passes(sieve, i) || (steps[edge->source] == step) == (steps[edge->target] == step))
                continue;
            const guint32 other = steps[edge->source] == step ? edge->target : edge->source;
            if (steps[other] == G_MAXUINT) {
                steps[other] = step + 1;
                grown = TRUE;
            }
        }
    }
    for (guint i = 0; i < n; i++)
        sieve->nodes[i] = sieve->nodes[i] && steps[i] != G_MAXUINT;
}

static int by_strength(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const Sieve *const sieve = data;
    if (sieve->strength[x] != sieve->strength[y])
        return sieve->strength[x] > sieve->strength[y] ? -1 : 1;
    const guint p = ent_graph_node(sieve->graph, x)->n_mentions, q = ent_graph_node(sieve->graph, y)->n_mentions;
    if (p != q)
        return p > q ? -1 : 1;
    return (x > y) - (x < y);
}

static void choose_strongest(Sieve *sieve, guint32 focus)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < sieve->graph->nodes->len; i++)
        if (sieve->nodes[i])
            g_array_append_val(order, i);
    for (guint i = 0; i < sieve->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(sieve->graph, i);
        if (!edge_passes(sieve, i))
            continue;
        sieve->strength[edge->source] += sieve->weights[i];
        sieve->strength[edge->target] += sieve->weights[i];
    }
    if (sieve->filter->rank != NULL)
        memcpy(sieve->strength, sieve->filter->rank, sieve->graph->nodes->len * sizeof *sieve->strength);
    g_array_sort_with_data(order, by_strength, sieve);
    for (guint i = sieve->filter->top; i < order->len; i++) {
        const guint32 node = g_array_index(order, guint32, i);
        sieve->nodes[node] = node == focus;
    }
}

static void choose_connected(Sieve *sieve, guint32 focus)
{
    const guint n = sieve->graph->nodes->len;
    g_autofree gboolean *connected = g_new0(gboolean, n + 1);
    for (guint i = 0; i < sieve->graph->edges->len; i++)
        if (edge_passes(sieve, i))
            connected[ent_graph_edge(sieve->graph, i)->source] = connected[ent_graph_edge(sieve->graph, i)->target] = TRUE;
    for (guint i = 0; i < n; i++)
        sieve->nodes[i] = sieve->nodes[i] && (connected[i] || i == focus);
}

static gboolean choose_nodes(Sieve *sieve, GError **error)
{
    const EntFilter *const filter = sieve->filter;
    guint32 focus = ENT_NONE;
    choose_present(sieve);
    if (filter->focus != NULL) {
        focus = ent_graph_lookup(sieve->graph, filter->focus, error);
        if (focus == ENT_NONE)
            return FALSE;
        sieve->nodes[focus] = TRUE;
        choose_near(sieve, focus);
    }
    if (filter->top > 0)
        choose_strongest(sieve, focus);
    if (filter->drop_isolated)
        choose_connected(sieve, focus);
    sieve->narrowed = filter->focus != NULL || filter->top > 0 || filter->drop_isolated;
    return TRUE;
}

/* ---- copying ---- */

static EntArticle *copy_article(const EntArticle *from)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(from->path);
    article->title = g_strdup(from->title);
    for (guint i = 0; i < from->authors->len; i++)
        g_ptr_array_add(article->authors, g_strdup(g_ptr_array_index(from->authors, i)));
    article->publisher = g_strdup(from->publisher);
    article->published = g_strdup(from->published);
    article->modified = g_strdup(from->modified);
    article->url = g_strdup(from->url);
    article->language = g_strdup(from->language);
    article->sha256 = g_strdup(from->sha256);
    article->file_time = g_strdup(from->file_time);
    article->text = from->text == NULL ? NULL : g_strndup(from->text, from->text_len);
    article->text_len = from->text_len;
    g_array_append_vals(article->blocks, from->blocks->data, from->blocks->len);
    for (guint i = 0; from->copies != NULL && i < from->copies->len; i++)
        ent_article_take_copy(article, copy_article(g_ptr_array_index(from->copies, i)));
    return article;
}

static guint32 led(const guint32 *map, guint32 index)
{
    return index == ENT_NONE ? ENT_NONE : map[index];
}

/* Mentions are counted anew where they were loaded; else their number stays as it was. */
static void copy_node(const Sieve *sieve, const EntNode *from, EntNode *to)
{
    to->iso3166 = g_strdup(from->iso3166);
    for (guint i = 0; i < from->aliases->len; i++)
        g_ptr_array_add(to->aliases, g_strdup(g_ptr_array_index(from->aliases, i)));
    for (guint i = 0; i < from->mentions->len; i++) {
        const EntMention *const mention = &g_array_index(from->mentions, EntMention, i);
        if (sieve->articles[mention->article])
            ent_node_add_mention(to, sieve->article_map[mention->article], mention->span);
    }
    if (from->mentions->len == 0)
        to->n_mentions = from->n_mentions;
    for (guint i = 0; i < from->articles->len; i++) {
        const guint32 article = g_array_index(from->articles, guint32, i);
        if (sieve->articles[article])
            g_array_append_val(to->articles, sieve->article_map[article]);
    }
    for (guint i = 0; i < from->roles->len; i++) {
        const EntRole *const role = &g_array_index(from->roles, EntRole, i);
        if (sieve->articles[role->article])
            ent_node_add_role(to, role->title, led(sieve->node_map, role->of), sieve->article_map[role->article]);
    }
}

static void copy_edge(const Sieve *sieve, const EntEdge *from, EntGraph *to)
{
    EntEdge *const edge = ent_graph_get_edge(to, sieve->node_map[from->source], from->type, sieve->node_map[from->target]);
    for (guint i = 0; i < from->evidence->len; i++) {
        EntEvidence evidence = g_array_index(from->evidence, EntEvidence, i);
        if (!evidence_passes(sieve, &evidence))
            continue;
        evidence.article = sieve->article_map[evidence.article];
        ent_edge_add_evidence(edge, &evidence);
    }
}

/* A quotation goes with its speaker; one by nobody known stays where it is about somebody left, or where nobody was left out. */
static gboolean quote_passes(const Sieve *sieve, const EntQuote *quote)
{
    if (!sieve->quotes || !sieve->articles[quote->article])
        return FALSE;
    if (quote->speaker != ENT_NONE || !sieve->narrowed)
        return quote->speaker == ENT_NONE || sieve->nodes[quote->speaker];
    for (guint i = 0; i < quote->about->len; i++)
        if (sieve->nodes[g_array_index(quote->about, guint32, i)])
            return TRUE;
    return FALSE;
}

static void copy_quote(const Sieve *sieve, const EntQuote *from, EntGraph *to)
{
    EntQuote *const quote = ent_graph_add_quote(to, sieve->article_map[from->article]);
    quote->speaker = led(sieve->node_map, from->speaker);
    quote->via = led(sieve->node_map, from->via);
    quote->speaker_text = g_strdup(from->speaker_text);
    quote->direct = from->direct;
    quote->cue = g_strdup(from->cue);
    quote->text = g_strdup(from->text);
    quote->span = from->span;
    g_array_append_vals(quote->parts, from->parts->data, from->parts->len);
    for (guint i = 0; i < from->about->len; i++) {
        const guint32 node = g_array_index(from->about, guint32, i);
        if (sieve->nodes[node])
            g_array_append_val(quote->about, sieve->node_map[node]);
    }
}

static EntGraph *copy(Sieve *sieve)
{
    const EntGraph *const graph = sieve->graph;
    EntGraph *const to = ent_graph_new();
    to->left_out = graph->left_out;
    to->program = g_strdup(graph->program);
    to->ontology = g_strdup(graph->ontology);
    to->model = g_strdup(graph->model);
    ent_graph_copy_types(graph, to);
    for (guint i = 0; i < graph->articles->len; i++)
        sieve->article_map[i] = sieve->articles[i] ? ent_graph_take_article(to, copy_article(ent_graph_article(graph, i))) : ENT_NONE;
    for (guint i = 0; i < graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, i);
        sieve->node_map[i] = sieve->nodes[i] ? ent_graph_add_node(to, node->id, node->type, node->name) : ENT_NONE;
    }
    for (guint i = 0; i < graph->nodes->len; i++)
        if (sieve->nodes[i])
            copy_node(sieve, ent_graph_node(graph, i), ent_graph_node(to, sieve->node_map[i]));
    for (guint i = 0; i < graph->edges->len; i++)
        if (edge_passes(sieve, i))
            copy_edge(sieve, ent_graph_edge(graph, i), to);
    for (guint i = 0; i < graph->quotes->len; i++)
        if (quote_passes(sieve, ent_graph_quote(graph, i)))
            copy_quote(sieve, ent_graph_quote(graph, i), to);
    ent_graph_sort(to);
    return to;
}

EntGraph *ent_graph_filter(const EntGraph *graph, const EntFilter *filter, GError **error)
{
    g_autofree gboolean *types = g_new0(gboolean, graph->types->len + 1);
    g_autofree gboolean *articles = g_new0(gboolean, graph->articles->len + 1);
    g_autofree gboolean *nodes = g_new0(gboolean, graph->nodes->len + 1);
    g_autofree double *strength = g_new0(double, graph->nodes->len + 1);
    g_autofree double *weights = g_new0(double, graph->edges->len + 1);
    g_autofree guint32 *article_map = g_new0(guint32, graph->articles->len + 1);
    g_autofree guint32 *node_map = g_new0(guint32, graph->nodes->len + 1);
    Sieve sieve = { .graph = graph, .filter = filter, .types = types, .articles = articles, .nodes = nodes, .strength = strength,
                    .weights = weights, .article_map = article_map, .node_map = node_map };
    if (!choose_types(&sieve, error) || !choose_articles(&sieve, error))
        return NULL;
    choose_edges(&sieve);
    return choose_nodes(&sieve, error) ? copy(&sieve) : NULL;
}
