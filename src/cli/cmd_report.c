/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_report.c: the centrality report of a graph file. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_report = {
    .name = "report",
    .arguments = "GRAPH.db",
    .summary = "the centrality report (Markdown, HTML, JSON, CSV)",
    .about = "Tells what was read and what was left out, who is central and how sure that is, which\n"
             "camps there are and who stands between them, who supports and opposes whom, who is quoted\n"
             "most, where articles and outlets contradict each other and what changed over time, each\n"
             "with its evidence. --types chooses the relations that measures count; the report says\n"
             "which they were. Without -o it goes to standard output, as Markdown unless --format says\n"
             "otherwise. The HTML report is one file without network: its diagram can be searched,\n"
             "filtered and played through time, and shows the sentences behind whatever is clicked;\n"
             "its address holds the view. --against names an earlier graph file, and what changed\n"
             "since is told too: new and gone actors and relations, flipped signs, ranks; not in CSV,\n"
             "a row of which is an actor.",
    .examples = "  entente report graph.db -o report.html\n"
                "  entente report graph.db -o spring.md --since 2025-03 --until 2025-05 --by week\n"
                "  entente report friday.db --against monday.db -o week.html\n"
                "  entente report graph.db --format csv --types supports,opposes > measures.csv",
    .formats = (const char *const[]){ "md", "html", "json", "csv", NULL },
    .choices = (const CliChoice[]){ { "by", (const char *const[]){ "week", "month", NULL } }, { NULL, NULL } },
    .run = run,
};

/* What --against asks for; zeros where it does not. */
typedef struct Earlier {
    EntGraph *graph;
    EntAnalysis *analysis;
    EntDiff *diff;
    char *name;
} Earlier;

static void earlier_clear(Earlier *earlier)
{
    ent_diff_free(earlier->diff);
    ent_analysis_free(earlier->analysis);
    ent_graph_free(earlier->graph);
    g_free(earlier->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Earlier, earlier_clear)

/* The file's name without its folder: a report is the same wherever the graphs lie. FALSE after telling why. */
static gboolean compare(Earlier *earlier, const char *path, const EntGraph *graph, const EntAnalysis *analysis,
                        const CliOptions *o, CliExit *status)
{
    g_autoptr(GError) error = NULL;
    if (path == NULL)
        return TRUE;
    earlier->graph = cli_load(path, FALSE, FALSE, o, status);
    earlier->analysis = earlier->graph != NULL ? cli_analyze(earlier->graph, o, status) : NULL;
    if (earlier->analysis == NULL)
        return FALSE;
    earlier->name = g_filename_display_basename(path);
    earlier->diff = ent_diff(earlier->graph, graph, earlier->analysis, analysis, NULL, &error);
    if (earlier->diff == NULL)
        *status = cli_failure(error);
    return earlier->diff != NULL;
}

static gboolean write_report(const EntGraph *graph, const EntAnalysis *analysis, const EntReportOptions *asked,
                             const CliOptions *o, EntOutput *out, GError **error)
{
    GString *const svg = g_string_new(NULL);
    g_autofree EntReportPlace *places = NULL;
    EntReportOptions options = *asked;
    gboolean ok = TRUE;
    if (strcmp(options.format, "html") == 0) {
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

static CliExit report(const char *against, EntReportOptions *options, const CliOptions *o)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_auto(Earlier) earlier = { 0 };
    g_autoptr(EntGraph) graph = cli_load(o->arguments[0], FALSE, FALSE, o, &status);
    g_autoptr(EntAnalysis) analysis = graph != NULL ? cli_analyze(graph, o, &status) : NULL;
    if (analysis == NULL || !compare(&earlier, against, graph, analysis, o, &status))
        return status;
    EntOutput *const out = cli_open_output(o, FALSE, &status);
    if (out == NULL)
        return status;
    if (o->top >= 0)
        options->top = o->top > 0 ? (guint)o->top : G_MAXUINT;
    options->diff = earlier.diff;
    options->against = earlier.name;
    if (write_report(graph, analysis, options, o, out, &error))
        return cli_close_output(out);
    ent_output_free(out);
    return cli_failure(error);
}

static CliExit run(int argc, char **argv)
{
    g_autofree char *by = NULL, *against = NULL;
    const GOptionEntry own[] = {
        { "by", 0, 0, G_OPTION_ARG_STRING, &by, "Slices of time: week or month (default: what suits the dates)", "STEP" },
        { "against", 0, 0, G_OPTION_ARG_FILENAME, &against, "Tell what changed since this graph file (md, html, json)",
          "OLD.db" },
        G_OPTION_ENTRY_NULL,
    };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    EntReportOptions options;
    ent_report_options_init(&options);
    if (!cli_parse(&cmd_report, own, CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_TOP, argc, argv, &o, &status))
        return status;
    if (o.n_arguments != 1)
        return cli_usage(&cmd_report, "a report is of one graph file; %u are named", o.n_arguments);
    if (by != NULL)
        options.step = strcmp(by, "week") == 0 ? ENT_STEP_WEEK : ENT_STEP_MONTH;
    options.format = cli_choose_format(&cmd_report, &o);
    if (options.format == NULL)
        return CLI_USAGE;
    return report(against, &options, &o);
}
