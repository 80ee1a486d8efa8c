/* SPDX-License-Identifier: Apache-2.0 */
/*
 * opposes.c: builds a graph from strings in memory and prints who opposes whom, with the sentence that says so. It is C and C++.
 *
 *   cc opposes.c -o opposes $(pkg-config --cflags --libs entente)
 *   ./opposes
 */
#include <entente/entente.h>

#include <stdio.h>
#include <string.h>

/* A headline, a date, the text; paragraphs are parted by an empty line. */
static const char *const articles[] = {
    "Athens says no to the lock\n\nMarch 4, 2024\n\n"
    "Greek Prime Minister Eleni Marinakou rejected the plan of Serbia on Monday. Turkey supports Greece.\n",
    "Three capitals quarrel over a canal\n\nMarch 6, 2024\n\n"
    "Serbia criticized Turkey on Tuesday. Prime Minister Marinakou condemned China on Wednesday.\n",
};

/* Reads one string and puts what it says into the graph file. */
static gboolean add(EntStore *store, const EntLexicon *lexicon, const EntEngine *engine, const char *text, const char *name,
                    GError **error)
{
    const EntStr bytes = { text, strlen(text) };
    EntArticle *const article = ent_article_read(bytes, name, NULL, error);
    if (article == NULL)
        return FALSE;
    g_autoptr(EntGraph) facts = ent_extract(article, lexicon, engine, error); /* which takes the article */
    return facts != NULL && ent_store_add(store, facts, NULL, error);
}

static EntGraph *build(GError **error)
{
    g_autofree char *model = ent_engine_find(error);
    g_autoptr(EntEngine) engine = model != NULL ? ent_engine_open(model, error) : NULL;
    g_autoptr(EntLexicon) lexicon = engine != NULL ? ent_lexicon_load(NULL, error) : NULL;
    g_autoptr(EntStore) store = lexicon != NULL ? ent_store_open(":memory:", ENT_STORE_WRITE, error) : NULL;
    if (store == NULL)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(articles); i++) {
        g_autofree char *name = g_strdup_printf("article-%" G_GSIZE_FORMAT ".txt", i + 1);
        if (!add(store, lexicon, engine, articles[i], name, error))
            return NULL;
    }
    return ent_store_commit(store, error) ? ent_store_load(store, NULL, error) : NULL; /* the commit makes one of who is one */
}

int main(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = build(&error);
    if (graph == NULL) {
        fprintf(stderr, "opposes: %s\n", error->message);
        return 1;
    }
    for (guint32 i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (ent_graph_type(graph, edge->type)->sign >= 0 || edge->weight == 0) /* no opposition, or only denied */
            continue;
        printf("%s opposes %s\n    %s\n", ent_graph_node(graph, edge->source)->name, ent_graph_node(graph, edge->target)->name,
               g_array_index(edge->evidence, EntEvidence, 0).sentence);
    }
    return 0;
}
