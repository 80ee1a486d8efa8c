/* SPDX-License-Identifier: Apache-2.0 */
/*
 * put.c: a whole graph into the graph file, as it is.
 *
 * The graph is taken apart into the facts of its articles, which go the way of all facts (add.c), but for one thing: the ids of
 * its nodes are the ones that count, so nobody is looked for by name. A node's other names go with the first article it is met
 * in; its mentions, which a graph only counts, are shared out over its articles. Who stands at an end of evidence, or in a role
 * or quotation, in an article the graph does not count for them has an appearance there whose local id begins with "?", which
 * load.c does not count.
 */
#include "store/store_internal.h"

#include "graph/graph_internal.h"

typedef struct Put {
    EntStore *store;
    const EntGraph *graph;
    GPtrArray **nodes;  /* beside the articles: EntNode * that are counted there; NULL for none */
    GArray **evidence;  /* Piece */
    GPtrArray **quotes; /* EntQuote * */
    GPtrArray **roles;  /* EntNode * with roles there; one may recur */
    guint8 *met;        /* beside the nodes: TRUE once met */
    guint32 *local;     /* beside the nodes: index in the facts at hand + 1; 0 for not there */
    GArray *here;       /* guint32: whose entry in `local` is not 0 */
    EntGraph *facts;    /* of the article at hand */
    guint32 article;
} Put;

typedef struct Piece {
    const EntEdge *edge;
    const EntEvidence *evidence;
} Piece;

static void list_add(GPtrArray **list, gconstpointer item)
{
    if (*list == NULL)
        *list = g_ptr_array_new();
    g_ptr_array_add(*list, (gpointer)item);
}

static void list_nodes(Put *put)
{
    for (guint i = 0; i < put->graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(put->graph, i);
        for (guint j = 0; j < node->articles->len; j++)
            list_add(&put->nodes[g_array_index(node->articles, guint32, j)], node);
        for (guint j = 0; j < node->roles->len; j++)
            list_add(&put->roles[g_array_index(node->roles, EntRole, j).article], node);
    }
}

static void list_edges(Put *put)
{
    for (guint i = 0; i < put->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(put->graph, i);
        for (guint j = 0; j < edge->evidence->len; j++) {
            const Piece piece = { edge, &g_array_index(edge->evidence, EntEvidence, j) };
            GArray **const list = &put->evidence[piece.evidence->article];
            if (*list == NULL)
                *list = g_array_new(FALSE, FALSE, sizeof(Piece));
            g_array_append_val(*list, piece);
        }
    }
}

static void put_init(Put *put, EntStore *store, const EntGraph *graph)
{
    const guint n = graph->articles->len + 1;
    *put = (Put){ .store = store,
                  .graph = graph,
                  .nodes = g_new0(GPtrArray *, n),
                  .evidence = g_new0(GArray *, n),
                  .quotes = g_new0(GPtrArray *, n),
                  .roles = g_new0(GPtrArray *, n),
                  .met = g_new0(guint8, graph->nodes->len + 1),
                  .local = g_new0(guint32, graph->nodes->len + 1),
                  .here = g_array_new(FALSE, FALSE, sizeof(guint32)) };
    list_nodes(put);
    list_edges(put);
    for (guint i = 0; i < graph->quotes->len; i++)
        list_add(&put->quotes[ent_graph_quote(graph, i)->article], ent_graph_quote(graph, i));
}

static void put_clear(Put *put)
{
    for (guint i = 0; i < put->graph->articles->len; i++) {
        g_clear_pointer(&put->nodes[i], g_ptr_array_unref);
        g_clear_pointer(&put->evidence[i], g_array_unref);
        g_clear_pointer(&put->quotes[i], g_ptr_array_unref);
        g_clear_pointer(&put->roles[i], g_ptr_array_unref);
    }
    g_free(put->nodes);
    g_free(put->evidence);
    g_free(put->quotes);
    g_free(put->roles);
    g_free(put->met);
    g_free(put->local);
    g_array_unref(put->here);
}

/* ---- the facts of one article ---- */

/* The node in the facts at hand, made where it is not there. */
static guint32 local_of(Put *put, guint32 index)
{
    if (index == ENT_NONE)
        return ENT_NONE;
    if (put->local[index] != 0)
        return put->local[index] - 1;
    const EntNode *const from = ent_graph_node(put->graph, index);
    const guint32 at = ent_graph_add_node(put->facts, from->id, from->type, from->name);
    EntNode *const node = ent_graph_node(put->facts, at);
    node->iso3166 = g_strdup(from->iso3166);
    for (guint i = 0; !put->met[index] && i < from->aliases->len; i++)
        ent_node_add_alias(node, from->aliases->pdata[i]);
    put->met[index] = TRUE;
    put->local[index] = at + 1;
    g_array_append_val(put->here, index);
    return at;
}

static guint32 index_of(const Put *put, const EntNode *node)
{
    return ent_graph_find_node(put->graph, node->id);
}

/* Its first article takes all mentions but one for each of the others. */
static guint mentions_in(const EntNode *node, guint32 article)
{
    const guint n = node->articles->len;
    if (g_array_index(node->articles, guint32, 0) == article)
        return node->n_mentions >= n ? node->n_mentions - (n - 1) : node->n_mentions > 0;
    return node->n_mentions >= n;
}

static void add_nodes(Put *put)
{
    static const guint32 the_article = 0;
    const GPtrArray *const nodes = put->nodes[put->article];
    for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
        const EntNode *const from = nodes->pdata[i];
        EntNode *const node = ent_graph_node(put->facts, local_of(put, index_of(put, from)));
        node->n_mentions = mentions_in(from, put->article);
        g_array_append_val(node->articles, the_article);
    }
}

static void add_roles(Put *put)
{
    const GPtrArray *const nodes = put->roles[put->article];
    for (guint i = 0; nodes != NULL && i < nodes->len; i++) {
        const EntNode *const from = nodes->pdata[i];
        const guint32 at = local_of(put, index_of(put, from));
        for (guint j = 0; j < from->roles->len; j++) {
            const EntRole *const role = &g_array_index(from->roles, EntRole, j);
            if (role->article != put->article)
                continue;
            const guint32 of = local_of(put, role->of);
            ent_node_add_role(ent_graph_node(put->facts, at), role->title, of, 0); /* what recurs, sorting drops */
        }
    }
}

static void add_evidence(Put *put)
{
    const GArray *const pieces = put->evidence[put->article];
    for (guint i = 0; pieces != NULL && i < pieces->len; i++) {
        const Piece piece = g_array_index(pieces, Piece, i);
        const guint32 source = local_of(put, piece.edge->source), target = local_of(put, piece.edge->target);
        EntEvidence evidence = *piece.evidence;
        evidence.article = 0;
        ent_edge_add_evidence(ent_graph_get_edge(put->facts, source, piece.edge->type, target), &evidence);
    }
}

static void add_quotes(Put *put)
{
    const GPtrArray *const quotes = put->quotes[put->article];
    for (guint i = 0; quotes != NULL && i < quotes->len; i++) {
        const EntQuote *const from = quotes->pdata[i];
        EntQuote *const quote = ent_graph_add_quote(put->facts, 0);
        quote->speaker = local_of(put, from->speaker);
        quote->via = local_of(put, from->via);
        quote->speaker_text = g_strdup(from->speaker_text);
        quote->direct = from->direct;
        quote->cue = g_strdup(from->cue);
        quote->text = g_strdup(from->text);
        quote->span = from->span;
        g_array_append_vals(quote->parts, from->parts->data, from->parts->len);
        for (guint j = 0; j < from->about->len; j++) {
            const guint32 about = local_of(put, g_array_index(from->about, guint32, j));
            g_array_append_val(quote->about, about);
        }
    }
}

/* Who is counted nowhere and in no evidence would be lost. */
static void add_strays(Put *put)
{
    for (guint32 i = 0; i < put->graph->nodes->len; i++)
        if (!put->met[i])
            ent_graph_node(put->facts, local_of(put, i))->n_mentions = ent_graph_node(put->graph, i)->n_mentions;
}

/* ---- copies ---- */

/* An article that prints a story which another stands for: it has no facts. */
static void put_copy(EntStore *store, const EntArticle *copy, const char *head)
{
    static const char article_sql[] =
        "INSERT OR IGNORE INTO articles (key, path, title, publisher, published, url, sha256, version, "
        "engine, digest, active) VALUES (?, ?, ?, ?, ?, ?, ?, '', '', '', 0)";
    static const char story_sql[] =
        "INSERT OR IGNORE INTO stories (article, head, day, words) SELECT c.id, h.id, '9999-99-99', 0 "
        "FROM articles c, articles h WHERE c.key = ? AND NOT c.active AND h.key = ?";
    const char *const key = ent_article_key(copy);
    g_autofree char *sha256 = g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1); /* its text is not told: like none */
    ent_sql_run(store, article_sql, "ttttttt", key, copy->path, copy->title, copy->publisher, copy->published, copy->url, sha256);
    ent_sql_run(store, story_sql, "tt", key, head);
}

static gboolean put_article(Put *put, guint32 i, GError **error)
{
    EntArticle *const article = ent_graph_article(put->graph, i);
    g_autoptr(EntGraph) facts = ent_graph_new();
    facts->program = g_strdup(put->graph->program);
    facts->ontology = g_strdup(put->graph->ontology);
    facts->model = g_strdup(put->graph->model);
    ent_graph_copy_types(put->graph, facts);
    ent_graph_take_article(facts, article); /* lent: given back below */
    put->facts = facts;
    put->article = i;
    for (guint k = 0; k < put->here->len; k++)
        put->local[g_array_index(put->here, guint32, k)] = 0;
    g_array_set_size(put->here, 0);
    add_nodes(put);
    add_roles(put);
    add_evidence(put);
    add_quotes(put);
    if (i + 1 == put->graph->articles->len)
        add_strays(put);
    ent_graph_sort(facts);
    const gboolean ok = ent_store_add(put->store, facts, NULL, error);
    g_ptr_array_steal_index(facts->articles, 0);
    for (guint k = 0; ok && article->copies != NULL && k < article->copies->len; k++)
        put_copy(put->store, article->copies->pdata[k], ent_article_key(article));
    return ok;
}

gboolean ent_store_put(EntStore *store, const EntGraph *graph, GError **error)
{
    if (graph->articles->len == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: a graph without articles cannot be kept", store->path);
        return FALSE;
    }
    if (!ent_store_begin(store, error))
        return FALSE;
    if (ent_sql_int(store, 0, "SELECT count(*) FROM (SELECT 1 FROM articles LIMIT 1)", "") == 0 &&
        !ent_store_set_duplicates(store, ENT_DUPLICATES_KEEP, error)) /* which copies count is settled already */
        return FALSE;
    Put put;
    put_init(&put, store, graph);
    store->keeps_ids = TRUE;
    gboolean ok = TRUE;
    for (guint i = 0; ok && i < graph->articles->len; i++)
        ok = put_article(&put, i, error);
    store->keeps_ids = FALSE;
    put_clear(&put);
    return ok && !ent_store_failed(store, error);
}
