/* SPDX-License-Identifier: Apache-2.0 */
/*
 * query.c: asks a graph file about somebody: all their edges, with the evidence and where it stands.
 *
 *   cc query.c -o query $(pkg-config --cflags --libs entente)
 *   entente build ../articles -o graph.db
 *   ./query graph.db Greece
 */
#include <entente/entente.h>

#include <stdio.h>

static void print_evidence(const EntGraph *graph, const EntEvidence *evidence)
{
    const EntArticle *const article = ent_graph_article(graph, evidence->article);
    printf("    %s, %.2f: %s\n      %s, bytes %u to %u\n", ent_certainty_name(evidence->certainty), evidence->confidence,
           evidence->sentence, ent_article_key(article), evidence->span.start, evidence->span.end);
}

static void print_edge(const EntGraph *graph, const EntEdge *edge)
{
    printf("%s %s %s (articles: %.0f)\n", ent_graph_node(graph, edge->source)->name, ent_graph_type(graph, edge->type)->label,
           ent_graph_node(graph, edge->target)->name, edge->weight);
    for (guint i = 0; i < edge->evidence->len; i++)
        print_evidence(graph, &g_array_index(edge->evidence, EntEvidence, i));
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc != 3) {
        fprintf(stderr, "usage: query GRAPH NAME\n");
        return 2;
    }
    const EntLoadOptions options = { FALSE, FALSE }; /* neither texts nor mentions: sentences come with the evidence */
    g_autoptr(EntStore) store = ent_store_open(argv[1], ENT_STORE_READ, &error);
    g_autoptr(EntGraph) graph = store != NULL ? ent_store_load(store, &options, &error) : NULL;
    const guint32 node = graph != NULL ? ent_graph_lookup(graph, argv[2], &error) : ENT_NONE;
    if (node == ENT_NONE) {
        fprintf(stderr, "query: %s\n", error->message);
        return 1;
    }
    for (guint32 i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (edge->source == node || edge->target == node)
            print_edge(graph, edge);
    }
    return 0;
}
