/* SPDX-License-Identifier: Apache-2.0 */
/*
 * measure_graph.c: reads a graph of tests/analysis/graphs and prints the measures of its nodes as JSON, for compare_networkx.py.
 *
 * Such a graph is {"nodes": [names], "edges": [[source, relation, target, weight], ...]}; relations are those below.
 */
#include <entente/analysis.h>
#include <jansson.h>
#include <stdlib.h>

static void add_type(EntGraph *graph, const char *id, int sign, gboolean symmetric, gboolean measured)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(id), g_strdup("#000000"), g_strdup("solid"), sign, symmetric, measured };
    ent_graph_take_type(graph, type);
}

/* Its edges in the order of the file; NULL where a name or relation is not known. */
static GPtrArray *add_edges(EntGraph *graph, json_t *names, json_t *rows)
{
    g_autoptr(GPtrArray) edges = g_ptr_array_new();
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal);
    size_t i;
    json_t *item;
    json_array_foreach(names, i, item) {
        const char *const name = json_string_value(item);
        g_hash_table_insert(numbers, (gpointer)name, GUINT_TO_POINTER(ent_graph_add_node(graph, name, ENT_PERSON, name) + 1));
    }
    json_array_foreach(rows, i, item) {
        const char *source, *relation, *target;
        double weight;
        if (json_unpack(item, "[s, s, s, F]", &source, &relation, &target, &weight) != 0)
            return NULL;
        const guint from = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, source));
        const guint to = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, target));
        const guint32 type = ent_graph_find_type(graph, relation);
        if (from == 0 || to == 0 || type == ENT_NONE)
            return NULL;
        g_ptr_array_add(edges, ent_graph_get_edge(graph, from - 1, type, to - 1));
    }
    return g_steal_pointer(&edges);
}

static EntGraph *graph_of(json_t *root)
{
    g_autoptr(EntGraph) graph = ent_graph_new();
    add_type(graph, "supports", 1, FALSE, TRUE);
    add_type(graph, "opposes", -1, FALSE, TRUE);
    add_type(graph, "cooperates_with", 1, TRUE, TRUE);
    add_type(graph, "quotes", 0, FALSE, FALSE);
    json_t *const rows = json_object_get(root, "edges");
    g_autoptr(GPtrArray) edges = add_edges(graph, json_object_get(root, "nodes"), rows);
    if (edges == NULL)
        return NULL;
    ent_graph_sort(graph);
    for (guint i = 0; i < edges->len; i++) /* sorting counted the evidence, of which there is none */
        ((EntEdge *)edges->pdata[i])->weight = json_number_value(json_array_get(json_array_get(rows, i), 3));
    return g_steal_pointer(&graph);
}

int main(int argc, char **argv)
{
    json_error_t problem;
    json_t *const root = argc == 2 ? json_load_file(argv[1], 0, &problem) : NULL;
    g_autoptr(EntGraph) graph = root != NULL ? graph_of(root) : NULL;
    json_decref(root);
    if (graph == NULL) {
        g_printerr("measure_graph: wants one graph file of tests/analysis/graphs\n");
        return EXIT_FAILURE;
    }
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, &error);
    if (analysis == NULL) {
        g_printerr("measure_graph: %s\n", error->message);
        return EXIT_FAILURE;
    }
    json_t *const out = json_object();
    for (guint32 i = 0; i < graph->nodes->len; i++) {
        json_t *const node = json_object();
        for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
            json_object_set_new(node, m->id, json_real(m->value(ent_analysis_node(analysis, i))));
        json_object_set_new(out, ent_graph_node(graph, i)->id, node);
    }
    json_dumpf(out, stdout, JSON_INDENT(1));
    json_decref(out);
    return EXIT_SUCCESS;
}
