/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lends.c: a relation type of one's own. lends.xml says how lending is told of; this reads a text and prints who lends to whom.
 *
 *   cc lends.c -o lends $(pkg-config --cflags --libs entente)
 *   ./lends lends.xml
 */
#include <entente/entente.h>

#include <stdio.h>

static const char text[] = "A bank for the north\n\n"
                           "Norway lent money to Iceland in May, a minister said. Denmark's loan to Iceland was smaller. "
                           "Sweden did not lend money to Iceland.\n";

static EntGraph *read_facts(const char *ontology, GError **error)
{
    const EntLexiconOptions options = { ontology, NULL }; /* beside the types that are built in */
    g_autoptr(EntLexicon) lexicon = ent_lexicon_load(&options, error);
    EntArticle *const article = lexicon != NULL ? ent_article_read(ENT_STR(text), "bank.txt", NULL, error) : NULL;
    return article != NULL ? ent_extract(article, lexicon, NULL, error) : NULL; /* NULL: by rules alone, without the engine */
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc != 2) {
        fprintf(stderr, "usage: lends ONTOLOGY\n");
        return 2;
    }
    g_autoptr(EntGraph) graph = read_facts(argv[1], &error);
    if (graph == NULL) {
        fprintf(stderr, "lends: %s\n", error->message);
        return 1;
    }
    const guint32 lends_to = ent_graph_find_type(graph, "lends_to");
    for (guint32 i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (edge->type == lends_to)
            printf("%s %s %s%s\n", ent_graph_node(graph, edge->source)->name, ent_graph_type(graph, edge->type)->label,
                   ent_graph_node(graph, edge->target)->name, edge->weight == 0 ? " (denied)" : "");
    }
    return 0;
}
