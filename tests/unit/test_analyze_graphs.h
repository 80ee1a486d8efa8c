/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_analyze_graphs.h: small graphs from rows of (source, relation, target, weight), for the tests of src/analyze.
 */
#ifndef TEST_ANALYZE_GRAPHS_H
#define TEST_ANALYZE_GRAPHS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/analysis.h>

typedef struct Row {
    const char *source, *type, *target;
    double weight;
} Row;

static inline void add_test_type(EntGraph *graph, const char *id, int sign, gboolean symmetric, gboolean measured)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(id), g_strdup("#000000"), g_strdup("solid"), sign, symmetric, measured };
    ent_graph_take_type(graph, type);
}

static inline guint32 test_node(EntGraph *graph, const char *name)
{
    for (guint32 i = 0; i < graph->nodes->len; i++)
        if (g_str_equal(ent_graph_node(graph, i)->name, name))
            return i;
    g_autofree char *id = g_strconcat("person:", name, NULL);
    return ent_graph_add_node(graph, id, ENT_PERSON, name);
}

/* Ends at a row without a source; a row without a target is a node alone. Weights are set after sorting, which would count evidence. */
static inline EntGraph *test_graph(const Row *rows)
{
    EntGraph *const graph = ent_graph_new();
    g_autoptr(GPtrArray) edges = g_ptr_array_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    add_test_type(graph, "opposes", -1, FALSE, TRUE);
    add_test_type(graph, "cooperates_with", 1, TRUE, TRUE);
    add_test_type(graph, "conflicts_with", -1, TRUE, TRUE);
    add_test_type(graph, "quotes", 0, FALSE, FALSE);
    for (const Row *row = rows; row->source != NULL; row++) {
        const guint32 source = test_node(graph, row->source);
        EntEdge *edge = NULL;
        if (row->target != NULL) {
            const guint32 target = test_node(graph, row->target);
            edge = ent_graph_get_edge(graph, source, ent_graph_find_type(graph, row->type), target);
        }
        g_ptr_array_add(edges, edge);
    }
    ent_graph_sort(graph);
    for (guint i = 0; i < edges->len; i++)
        if (edges->pdata[i] != NULL)
            ((EntEdge *)edges->pdata[i])->weight = rows[i].weight;
    return graph;
}

static inline const EntNodeMeasures *measures_of(const EntGraph *graph, const EntAnalysis *analysis, const char *name)
{
    g_autofree char *id = g_strconcat("person:", name, NULL);
    return ent_analysis_node(analysis, ent_graph_find_node(graph, id));
}

#define assert_near(a, b) assert_float_equal((a), (b), 1e-6)

#endif
