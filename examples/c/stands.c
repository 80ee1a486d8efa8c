/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stands.c: a program on libentente: reads articles and prints who supports and who opposes whom, with a sentence each.
 *
 *   cc stands.c -o stands $(pkg-config --cflags --libs entente)
 *   ./stands ../articles
 */
#include <entente/entente.h>

#include <stdio.h>

static void on_problem(const char *path, const GError *error, gpointer data)
{
    (void)data;
    fprintf(stderr, "%s: %s\n", path, error->message);
}

/* The facts of one article: its own small graph. A graph file (ent_build) would put many together. */
static gboolean print_facts(EntGraph *facts, gpointer data, GError **error)
{
    (void)data;
    (void)error;
    for (guint32 i = 0; i < facts->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(facts, i);
        const EntRelationType *const type = ent_graph_type(facts, edge->type);
        const EntEvidence *const first = &g_array_index(edge->evidence, EntEvidence, 0);
        if (type->sign == 0 || edge->weight == 0) /* says nothing of sides, or is denied throughout */
            continue;
        printf("%s %s %s\n    %s\n", ent_graph_node(facts, edge->source)->name, type->label,
               ent_graph_node(facts, edge->target)->name, first->sentence);
    }
    ent_graph_free(facts);
    return TRUE;
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc < 2) {
        fprintf(stderr, "usage: %s ARTICLES...\n", argv[0]);
        return 2;
    }
    g_autoptr(EntLexicon) lexicon = ent_lexicon_load(NULL, &error);
    if (lexicon == NULL) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    const EntProgress progress = { .problem = on_problem };
    const char *const *const inputs = (const char *const *)argv + 1;
    return ent_extract_inputs(inputs, NULL, lexicon, NULL, 0, print_facts, NULL, &progress, NULL, &error) ? 0 : 1;
}
