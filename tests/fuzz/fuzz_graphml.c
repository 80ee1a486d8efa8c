/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_graphml.c: any bytes as GraphML: nothing may crash or take long, a fault is told of the input, and what is taken, written
 * and read again is the same.
 */
#include <entente/write.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static GString *written(const EntGraph *graph)
{
    GString *const xml = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(xml);
    if (!ent_format_find("graphml", NULL, NULL)->write(graph, NULL, NULL, out, NULL) || !ent_output_close(out, NULL))
        abort();
    return xml;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = ent_graph_read_graphml((EntStr){ (const char *)data, size }, "input", NULL, &error);
    if (graph == NULL) {
        if (error == NULL || !g_str_has_prefix(error->message, "input:") || !g_utf8_validate(error->message, -1, NULL))
            abort();
        return 0;
    }
    GString *const once = written(graph);
    g_autoptr(EntGraph) back = ent_graph_read_graphml((EntStr){ once->str, once->len }, "input", NULL, NULL);
    if (back == NULL || back->nodes->len != graph->nodes->len || back->edges->len != graph->edges->len)
        abort();
    g_string_free(once, TRUE);
    return 0;
}
