/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_draw.c: the relationship diagram of a graph file. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_draw = {
    .name = "draw",
    .arguments = "GRAPH.db",
    .summary = "the relationship diagram (SVG, PDF, PNG, DOT)",
    .about = "Draws who stands with whom: types of nodes by shape, relations by colour and line,\n"
             "weight by width. Without --types the relation \"quotes\" is left out, and without --top\n"
             "so many of the strongest nodes are shown as stay readable. Without -o the diagram goes\n"
             "to standard output, as SVG unless --format says otherwise.",
    .examples = "  entente draw graph.db -o diagram.svg\n"
                "  entente draw graph.db -o france.pdf --focus France --depth 2 --types supports,opposes\n"
                "  entente draw graph.db -o spring.png --since 2024-03-01 --until 2024-05-31 --top 40",
    .run = run,
};

static CliExit check(const CliOptions *o, const char *focus, int depth)
{
    if (o->n_arguments != 1)
        return cli_usage(&cmd_draw, "one graph file is drawn; %u are named", o->n_arguments);
    if (depth < 0 || depth > 1000)
        return cli_usage(&cmd_draw, "--depth takes a number from 0 to 1000");
    if (focus != NULL && !g_utf8_validate(focus, -1, NULL))
        return cli_usage(&cmd_draw, "--focus takes a name in UTF-8");
    return CLI_DONE;
}

static CliExit draw(const CliOptions *o, const CliPicture *picture)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = cli_load(o->arguments[0], FALSE, FALSE, o, &status);
    g_autoptr(EntAnalysis) analysis = graph != NULL ? cli_analyze(graph, o, &status) : NULL;
    if (analysis == NULL)
        return status;
    const gboolean binary = strcmp(picture->format, "pdf") == 0 || strcmp(picture->format, "png") == 0;
    EntOutput *const out = cli_open_output(o, binary, &status);
    if (out == NULL)
        return status;
    if (cli_draw(graph, analysis, picture, out, &error))
        return cli_close_output(out);
    ent_output_free(out);
    return cli_failure(error);
}

static CliExit run(int argc, char **argv)
{
    static const char *const formats[] = { "svg", "pdf", "png", "dot", NULL };
    g_autofree char *focus = NULL;
    int depth = 1;
    const GOptionEntry own[] = {
        { "focus", 0, 0, G_OPTION_ARG_FILENAME, &focus, "Only this node (a name or an id) and what is near it", "NAME" },
        { "depth", 0, 0, G_OPTION_ARG_INT, &depth, "How many steps from the focus (1)", "N" },
        G_OPTION_ENTRY_NULL
    };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_draw, own, CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_TOP, argc, argv, &o, &status))
        return status;
    status = check(&o, focus, depth);
    if (status != CLI_DONE)
        return status;
    const char *const format = cli_choose_format(&cmd_draw, &o, formats);
    if (format == NULL)
        return CLI_USAGE;
    return draw(&o, &(CliPicture){ format, focus, depth, o.top, (const char *const *)o.types });
}
