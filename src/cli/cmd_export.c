/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_export.c: a graph file in the formats other programs read. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_export = {
    .name = "export",
    .arguments = "GRAPH.db",
    .summary = "the graph for other programs (GraphML, GEXF, JSON, ...)",
    .about = "Writes the graph in the format that FILE's ending or --format names: graphml, gexf,\n"
             "json, csv, cypher or turtle (.ttl). -o is needed; -o - is standard output.",
    .examples = "  entente export graph.db -o graph.graphml\n"
                "  entente export graph.db -o - --format json --no-text | jq '.edges | length'",
    .run = run,
};

/* The JSON form is the graph itself and carries no measures, which cost time in a large graph. */
static gboolean wants_measures(const EntFormat *format)
{
    return strcmp(format->name, "json") != 0;
}

static CliExit export(const CliOptions *o, const EntFormat *format)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAnalysis) analysis = NULL;
    g_autoptr(EntGraph) graph = cli_load(o->arguments[0], !o->no_text, TRUE, o, &status);
    if (graph == NULL)
        return status;
    if (wants_measures(format)) {
        analysis = cli_analyze(graph, o, &status);
        if (analysis == NULL)
            return status;
    }
    EntOutput *const out = cli_open_output(o, FALSE, &status);
    if (out == NULL)
        return status;
    const EntWriteOptions options = { .no_text = o->no_text };
    if (format->write(graph, analysis, &options, out, &error))
        return cli_close_output(out);
    ent_output_free(out);
    if (error != NULL)
        return cli_failure(error);
    return CLI_NOTHING;
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    const CliWith with = CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_NO_TEXT;
    if (!cli_parse(&cmd_export, NULL, with, argc, argv, &o, &status))
        return status;
    if (o.n_arguments != 1)
        return cli_usage(&cmd_export, "one graph file is exported; %u are named", o.n_arguments);
    if (o.output == NULL)
        return cli_usage(&cmd_export, "-o FILE is missing; -o - is standard output");
    g_autoptr(GError) error = NULL;
    const gboolean to_stdout = strcmp(o.output, "-") == 0;
    const EntFormat *const format = ent_format_find(o.format, to_stdout ? NULL : o.output, &error);
    if (format == NULL)
        return cli_usage(&cmd_export, "%s", error->message);
    return export(&o, format);
}
