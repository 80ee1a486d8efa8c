/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_report.c: the centrality report of a graph file. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_report = {
    .name = "report",
    .arguments = "GRAPH.db",
    .summary = "the centrality report (Markdown, HTML, JSON, CSV)",
    .about = "Tells what was read, who is central and by which measure, who supports and opposes whom,\n"
             "and who is quoted most, each with its evidence. --types chooses the relations that\n"
             "measures count; the report says which they were. Without -o it goes to standard output,\n"
             "as Markdown unless --format says otherwise.",
    .examples = "  entente report graph.db -o report.html\n"
                "  entente report graph.db --format csv --types supports,opposes > measures.csv",
    .run = run,
};

static gboolean write_report(const EntGraph *graph, const EntAnalysis *analysis, const char *format, const CliOptions *o,
                             EntOutput *out, GError **error)
{
    GString *const svg = g_string_new(NULL);
    g_autofree EntReportPlace *places = NULL;
    gboolean ok = TRUE;
    EntReportOptions options;
    ent_report_options_init(&options);
    options.format = format;
    options.top = o->top > 0 ? (guint)o->top : options.top;
    if (strcmp(format, "html") == 0) {
        EntOutput *const memory = ent_output_memory(svg);
        const CliPicture picture = { "svg", NULL, 1, -1, (const char *const *)o->types };
        ok = cli_draw(graph, analysis, &picture, memory, error);
        ent_output_free(memory);
        options.svg = svg->str;
        const CliPicture all = { .format = "svg", .depth = 1, .types = (const char *const *)o->types };
        options.places = places = ok ? cli_places(graph, analysis, &all, error) : NULL;
        ok = ok && places != NULL;
    }
    ok = ok && ent_report_write(graph, analysis, &options, out, error);
    g_string_free(svg, TRUE);
    return ok;
}

static CliExit run(int argc, char **argv)
{
    static const char *const formats[] = { "md", "html", "json", "csv", NULL };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_report, NULL, CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_TOP, argc, argv, &o, &status))
        return status;
    if (o.n_arguments != 1)
        return cli_usage(&cmd_report, "a report is of one graph file; %u are named", o.n_arguments);
    const char *const format = cli_choose_format(&cmd_report, &o, formats);
    if (format == NULL)
        return CLI_USAGE;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = cli_load(o.arguments[0], FALSE, FALSE, &o, &status);
    g_autoptr(EntAnalysis) analysis = graph != NULL ? cli_analyze(graph, &o, &status) : NULL;
    EntOutput *const out = analysis != NULL ? cli_open_output(&o, FALSE, &status) : NULL;
    if (out == NULL)
        return status;
    if (write_report(graph, analysis, format, &o, out, &error))
        return cli_close_output(out);
    ent_output_free(out);
    return cli_failure(error);
}
