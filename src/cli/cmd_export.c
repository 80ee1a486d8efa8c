/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_export.c: a graph file in the formats other programs read. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);
static char *list_formats(void);

const CliCommand cmd_export = {
    .name = "export",
    .arguments = "GRAPH.db",
    .summary = "the graph for other programs (GraphML, GEXF, JSON, ...)",
    .about = "Writes the graph in the format that FILE's ending or --format names, and says on stderr\n"
             "what of it that format cannot carry. -o is needed: -o - is standard output, and a\n"
             "format of several files takes a folder, which is made if missing.",
    .examples = "  entente export graph.db -o graph.graphml\n"
                "  entente export graph.db --format neo4j -o neo4j\n"
                "  entente export graph.db -o - --format json --no-text | jq '.edges | length'",
    .run = run,
    .list = list_formats,
};

enum { MOST_PLACED = 500 }; /* nodes: beyond this laying out takes longer than everything else, and Gephi does it better */

static char *list_formats(void)
{
    GString *const text = g_string_new("Formats:\n");
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++) {
        g_autofree char *suffix = format->suffix != NULL ? g_strdup(format->suffix) : g_strdup("");
        g_string_append_printf(text, "  %-8s %-10s %s\n", format->name, suffix, format->about);
    }
    return g_string_free(text, FALSE);
}

/* FALSE after telling why. What takes no measures gets none, as they cost time in a large graph. */
static gboolean measure(const EntGraph *graph, const EntFormat *format, const CliOptions *o, EntAnalysis **analysis,
                        EntReportPlace **places, CliExit *status)
{
    g_autoptr(GError) error = NULL;
    if ((format->carries & ENT_CARRIES_MEASURES) == 0)
        return TRUE;
    *analysis = cli_analyze(graph, o, status);
    if (*analysis == NULL || (format->carries & ENT_CARRIES_PLACES) == 0 || graph->nodes->len > MOST_PLACED)
        return *analysis != NULL;
    const CliPicture all = { .format = "svg", .depth = 1, .types = (const char *const *)o->types };
    *places = cli_places(graph, *analysis, &all, &error);
    if (*places == NULL)
        *status = cli_failure(error);
    return *places != NULL;
}

static CliExit export(const CliOptions *o, const EntFormat *format)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAnalysis) analysis = NULL;
    g_autofree EntReportPlace *places = NULL;
    g_autoptr(EntGraph) graph =
        cli_load(o->arguments[0], (format->carries & ENT_CARRIES_TEXTS) != 0 && !o->no_text, TRUE, o, &status);
    if (graph == NULL || !measure(graph, format, o, &analysis, &places, &status))
        return status;
    const EntWriteOptions options = { .no_text = o->no_text, .places = places };
    if (!ent_write(format, graph, analysis, &options, o->output, &error))
        return cli_failure(error);
    g_autofree char *losses = ent_write_losses(format, graph);
    if (losses != NULL)
        cli_note("%s carries all but %s", format->name, losses);
    return CLI_DONE;
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
    if (to_stdout && format->files != NULL)
        return cli_usage(&cmd_export, "%s writes several files: -o names a folder, not standard output", format->name);
    return export(&o, format);
}
