/* SPDX-License-Identifier: Apache-2.0 */
/* graphml_articles.c: articles for a graph out of GraphML; see graph/graphml.h. */
#include "graph/graphml.h"

void ent_graphml_articles_init(GraphmlArticles *articles, EntGraph *graph, const char *name)
{
    *articles = (GraphmlArticles){ .graph = graph,
                                   .name = name,
                                   .named = g_array_new(FALSE, FALSE, sizeof(guint8)),
                                   .index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                   .ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
}

void ent_graphml_articles_clear(GraphmlArticles *articles)
{
    g_hash_table_unref(articles->index);
    g_hash_table_unref(articles->ids);
    g_array_unref(articles->named);
}

static guint32 find(const GraphmlArticles *articles, const char *key)
{
    return GPOINTER_TO_UINT(g_hash_table_lookup(articles->index, key)) - 1;
}

/* Takes `key`. Its text is not known, so that of its key tells it apart from others. */
static guint32 add(GraphmlArticles *articles, char *key, const char *title, const char *url, const char *published, guint8 named)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(key);
    article->title = g_strdup(title);
    article->url = g_strdup(url);
    article->published = g_strdup(published);
    article->sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
    const guint32 at = ent_graph_take_article(articles->graph, article);
    g_hash_table_insert(articles->index, key, GUINT_TO_POINTER(at + 1));
    g_array_append_val(articles->named, named);
    return at;
}

guint32 ent_graphml_named(GraphmlArticles *articles, const char *title, const char *url, const char *published)
{
    g_autofree char *key =
        url != NULL ? g_strdup(url) : g_strdup_printf("%s (%s)", title, published != NULL ? published : "undated");
    const guint32 there = find(articles, key);
    return there != ENT_NONE ? there : add(articles, g_steal_pointer(&key), title, url, published, TRUE);
}

guint32 ent_graphml_unnamed(GraphmlArticles *articles, const char *date, guint number)
{
    g_autofree char *key = g_strdup_printf("%s: article %u of %s", articles->name, number, date != NULL ? date : "no date");
    const guint32 there = find(articles, key);
    return there != ENT_NONE ? there : add(articles, g_steal_pointer(&key), NULL, NULL, date, FALSE);
}

/* ---- who is in which ---- */

static int by_index(gconstpointer a, gconstpointer b)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    return (x > y) - (x < y);
}

/* Beside the nodes: the articles of their evidence, one may recur. */
static GArray **list_evidence(const EntGraph *graph)
{
    GArray **const lists = g_new0(GArray *, graph->nodes->len + 1);
    for (guint i = 0; i < graph->nodes->len; i++)
        lists[i] = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        for (guint j = 0; j < edge->evidence->len; j++) {
            const guint32 article = g_array_index(edge->evidence, EntEvidence, j).article;
            g_array_append_val(lists[edge->source], article);
            g_array_append_val(lists[edge->target], article);
        }
    }
    return lists;
}

/* Up to `most` of the node's, either the named or the others. */
static void take(const GraphmlArticles *articles, EntNode *node, const GArray *list, gboolean named, guint32 most)
{
    for (guint i = 0; i < list->len && node->articles->len < most; i++) {
        const guint32 article = g_array_index(list, guint32, i);
        const gboolean again = i > 0 && article == g_array_index(list, guint32, i - 1);
        if (!again && !g_array_index(articles->named, guint8, article) == !named)
            g_array_append_val(node->articles, article);
    }
}

static void add_roles(EntNode *node, const char *told)
{
    g_auto(GStrv) titles = g_strsplit(told != NULL ? told : "", " | ", -1);
    const guint32 article = node->articles->len > 0 ? g_array_index(node->articles, guint32, 0) : 0;
    for (guint i = 0; titles[i] != NULL; i++)
        ent_node_add_role(node, titles[i], ENT_NONE, article);
}

/* The file counts more articles than its edges need. */
static void fill_up(GraphmlArticles *articles, EntNode *node, guint32 told)
{
    g_autoptr(GHashTable) there = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < node->articles->len; i++)
        g_hash_table_add(there, GUINT_TO_POINTER(g_array_index(node->articles, guint32, i)));
    for (guint number = 1; node->articles->len < told; number++) {
        const guint32 article = ent_graphml_unnamed(articles, NULL, number);
        if (g_hash_table_add(there, GUINT_TO_POINTER(article)))
            g_array_append_val(node->articles, article);
    }
}

void ent_graphml_share(GraphmlArticles *articles, const GArray *told, const GPtrArray *roles)
{
    GArray **const lists = list_evidence(articles->graph);
    if (articles->graph->articles->len == 0)
        ent_graphml_unnamed(articles, NULL, 1);
    for (guint i = 0; i < articles->graph->nodes->len; i++) {
        EntNode *const node = ent_graph_node(articles->graph, i);
        const guint32 n = g_array_index(told, guint32, i);
        g_array_sort(lists[i], by_index);
        take(articles, node, lists[i], TRUE, n);
        take(articles, node, lists[i], FALSE, n);
        if (n != ENT_NONE)
            fill_up(articles, node, n);
        add_roles(node, roles->pdata[i]);
        g_array_unref(lists[i]);
    }
    g_free(lists);
}
