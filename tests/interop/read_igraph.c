/* SPDX-License-Identifier: Apache-2.0 */
/* read_igraph.c: igraph reads our GraphML back; counts, ends and attributes are held beside the graph they were written from. */
#include <entente/write.h>

#include <igraph.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/test_write_samples.h"

static void check(gboolean good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "read_igraph: %s\n", what);
    exit(1);
}

/* What XML 1.0 forbids is replaced. The samples are valid UTF-8. */
static char *clean(const char *text)
{
    GString *const out = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const gboolean allowed = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
        g_string_append_unichar(out, allowed ? c : 0xFFFD);
    }
    return g_string_free(out, FALSE);
}

static void write_graphml(const EntGraph *graph, const EntAnalysis *analysis, FILE *file)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    check(ent_format_find("graphml", NULL, NULL)->write(graph, analysis, NULL, out, NULL), "cannot write");
    check(ent_output_close(out, NULL), "cannot close");
    check(fwrite(bytes->str, 1, bytes->len, file) == bytes->len, "cannot store");
    rewind(file);
    g_string_free(bytes, TRUE);
}

static void same_text(const char *ours, const char *theirs)
{
    g_autofree char *expected = clean(ours);
    check(strcmp(expected, theirs) == 0, expected);
}

static void compare_nodes(const EntGraph *graph, const EntAnalysis *analysis, const igraph_t *read)
{
    for (guint32 i = 0; i < graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, i);
        same_text(node->id, VAS(read, "id", i));
        same_text(node->name, VAS(read, "name", i));
        same_text(node->name, VAS(read, "label", i));
        same_text(ent_node_type_name(node->type), VAS(read, "type", i));
        same_text(node->iso3166 != NULL ? node->iso3166 : "", VAS(read, "iso3166", i));
        check(VAN(read, "mentions", i) == node->n_mentions, "mentions");
        for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++)
            check(VAN(read, measure->id, i) == measure->value(ent_analysis_node(analysis, i)), measure->id);
    }
}

static void compare_edges(const EntGraph *graph, const igraph_t *read)
{
    for (guint32 i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        check(IGRAPH_FROM(read, i) == edge->source && IGRAPH_TO(read, i) == edge->target, "ends");
        same_text(edge->id, EAS(read, "id", i));
        same_text(type->id, EAS(read, "relation", i));
        same_text(type->label, EAS(read, "label", i));
        check(EAN(read, "weight", i) == edge->weight, "weight");
        check(EAN(read, "sign", i) == type->sign, "sign");
        check(!EAB(read, "symmetric", i) == !type->symmetric, "symmetric");
        check(EAN(read, "evidence", i) == edge->evidence->len, "evidence");
        same_text(edge->first != NULL ? edge->first : "", EAS(read, "first", i));
    }
}

int main(void)
{
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    check(analysis != NULL, "cannot analyze");
    FILE *const file = tmpfile();
    check(file != NULL, "no temporary file");
    write_graphml(graph, analysis, file);
    igraph_t read;
    igraph_set_attribute_table(&igraph_cattribute_table);
    check(igraph_read_graph_graphml(&read, file, 0) == IGRAPH_SUCCESS, "igraph cannot read it");
    fclose(file);
    check(igraph_is_directed(&read), "not directed");
    check((guint)igraph_vcount(&read) == graph->nodes->len && (guint)igraph_ecount(&read) == graph->edges->len, "counts");
    same_text(graph->ontology, GAS(&read, "ontology"));
    compare_nodes(graph, analysis, &read);
    compare_edges(graph, &read);
    igraph_destroy(&read);
    return 0;
}
