/* SPDX-License-Identifier: Apache-2.0 */
/* write_sample.c: writes the graph of tests/unit/test_write_samples.h into the folder named, in every format, and its measures.
 */
#include <entente/analysis.h>
#include <entente/write.h>

#include <stdio.h>
#include <stdlib.h>

#include "../unit/test_write_samples.h"

static void check(gboolean good, GError *error)
{
    if (good)
        return;
    fprintf(stderr, "write_sample: %s\n", error != NULL ? error->message : "failed");
    exit(1);
}

static void write_as(const EntFormat *format, const EntGraph *graph, const EntAnalysis *analysis, const char *folder)
{
    GError *error = NULL;
    g_autofree char *path = format->suffix != NULL ? g_strdup_printf("%s/graph%s", folder, format->suffix)
                                                   : g_build_filename(folder, format->name, NULL);
    check(ent_write(format, graph, analysis, NULL, path, &error), error);
}

/* node, measure and value, by tabs */
static void write_measures(const EntGraph *graph, const EntAnalysis *analysis, const char *folder)
{
    GError *error = NULL;
    g_autofree char *path = g_strdup_printf("%s/measures.tsv", folder);
    EntOutput *const out = ent_output_open(path, &error);
    check(out != NULL, error);
    for (guint32 i = 0; i < graph->nodes->len; i++) {
        for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++)
            ent_output_printf(out, "%s\t%s\t%.17g\n", ent_graph_node(graph, i)->id, measure->id,
                              measure->value(ent_analysis_node(analysis, i)));
    }
    check(ent_output_close(out, &error), error);
}

int main(int argc, char **argv)
{
    check(argc == 2, NULL);
    GError *error = NULL;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, &error);
    check(analysis != NULL, error);
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
        write_as(format, graph, analysis, argv[1]);
    write_measures(graph, analysis, argv[1]);
    return 0;
}
