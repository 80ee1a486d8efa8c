/* SPDX-License-Identifier: Apache-2.0 */
/* draw.c: how long a large diagram takes: bench_draw [NODES EDGES], 2000 and 10000 by default, all edges drawn, and as a user
 * gets it. */
#include <entente/draw.h>
#include <stdio.h>
#include <stdlib.h>

#include "../unit/test_draw_samples.h"

static EntGraph *make(guint nodes, guint edges)
{
    EntGraph *const graph = ent_graph_new();
    guint32 state = 1;
    sample_add_types(graph);
    sample_add_article(graph, "1.txt", NULL, NULL, "2024-05-01");
    for (guint i = 0; i < nodes; i++)
        sample_add_node(graph, i, &state);
    for (guint i = 0; graph->edges->len < edges && i < 20 * edges; i++) {
        const guint32 a = sample_random(&state, nodes), near = sample_random(&state, a + 1), b = sample_random(&state, near + 1);
        if (a != b)
            sample_add_edge(graph, a, sample_random(&state, 5), b, 0, "One says so of the other.", ENT_STATED);
    }
    ent_graph_sort(graph);
    return graph;
}

int main(int argc, char **argv)
{
    const guint nodes = argc > 2 ? (guint)atoi(argv[1]) : 2000, edges = argc > 2 ? (guint)atoi(argv[2]) : 10000;
    g_autoptr(EntGraph) graph = make(nodes, edges);
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    for (int all = 0; all <= 1; all++) {
        EntDrawOptions options;
        GString *const svg = g_string_new(NULL);
        EntOutput *const out = ent_output_memory(svg);
        ent_draw_options_init(&options);
        options.all_edges = all;
        const gint64 start = g_get_monotonic_time();
        const gboolean done = ent_draw(graph, analysis, &options, out, NULL);
        printf("%u nodes, %u edges%s: %s in %.1f s, %.1f MB of SVG\n", graph->nodes->len, graph->edges->len,
               all ? ", all drawn" : "", done ? "drawn" : "failed", (double)(g_get_monotonic_time() - start) / 1e6,
               (double)svg->len / 1e6);
        ent_output_close(out, NULL);
        g_string_free(svg, TRUE);
    }
    return 0;
}
