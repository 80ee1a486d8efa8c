/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_show.c: looks things up in a graph file, with the sentences behind them. */
#include "show.h"

static CliExit run(int argc, char **argv);

const CliCommand cmd_show = {
    .name = "show",
    .arguments = "GRAPH.db NAME | --edge GRAPH.db A B | --quotes GRAPH.db [NAME]",
    .summary = "look things up, with the sentences behind them",
    .about = "Shows who NAME is and its relations in both directions, each with its evidence; with\n"
             "--edge all that stands between A and B, both ways; with --quotes what NAME, or anyone,\n"
             "is quoted as saying. A name is a name, an alias or an id, whatever its case.",
    .examples = "  entente show graph.db \"Milena Radosav\"\n"
                "  entente show graph.db --edge France NATO\n"
                "  entente show graph.db --edge France NATO --why\n"
                "  entente show graph.db --quotes Radosav --json",
    .run = run,
};

gboolean cli_found_edge(const CliFound *found, const EntEdge *edge)
{
    if (found->b == ENT_NONE)
        return edge->source == found->a || edge->target == found->a;
    return (edge->source == found->a && edge->target == found->b) || (edge->source == found->b && edge->target == found->a);
}

gboolean cli_found_quote(const CliFound *found, const EntQuote *quote)
{
    return found->a == ENT_NONE || quote->speaker == found->a;
}

/* FALSE after telling that nobody has that name. */
static gboolean look_up(const EntGraph *graph, const char *name, guint32 *node)
{
    g_autoptr(GError) error = NULL;
    if (!g_utf8_validate(name, -1, NULL)) {
        cli_error("%s: a name is written in UTF-8", name);
        return FALSE;
    }
    *node = ent_graph_lookup(graph, name, &error);
    if (*node == ENT_NONE)
        cli_error("%s", error->message);
    return *node != ENT_NONE;
}

static CliExit show(CliFound *found, const CliOptions *o, gboolean json)
{
    CliExit status;
    g_autoptr(EntGraph) graph = cli_load(o->arguments[0], FALSE, TRUE, o, &status);
    if (graph == NULL)
        return status;
    found->graph = graph;
    if (o->n_arguments > 1 && !look_up(graph, o->arguments[1], &found->a))
        return CLI_NOTHING;
    if (o->n_arguments > 2 && !look_up(graph, o->arguments[2], &found->b))
        return CLI_NOTHING;
    EntOutput *const out = cli_open_output(o, FALSE, &status);
    if (json)
        cli_show_json(found, out);
    else
        cli_show_text(found, out);
    return cli_close_output(out);
}

static CliExit run(int argc, char **argv)
{
    gboolean edge = FALSE, quotes = FALSE, why = FALSE, json = FALSE;
    const GOptionEntry own[] = {
        { "edge", 0, 0, G_OPTION_ARG_NONE, &edge, "What stands between A and B, both ways", NULL },
        { "quotes", 0, 0, G_OPTION_ARG_NONE, &quotes, "The quotations of NAME, or all", NULL },
        { "why", 0, 0, G_OPTION_ARG_NONE, &why, "How each piece of evidence was found", NULL },
        { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one JSON object", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_show, own, CLI_WITH_VIEW, argc, argv, &o, &status))
        return status;
    if (edge && quotes)
        return cli_usage(&cmd_show, "--edge and --quotes cannot go together");
    if (edge && o.n_arguments != 3)
        return cli_usage(&cmd_show, "--edge takes a graph file and two names");
    if (quotes && (o.n_arguments < 1 || o.n_arguments > 2))
        return cli_usage(&cmd_show, "--quotes takes a graph file and at most one name");
    if (!edge && !quotes && o.n_arguments != 2)
        return cli_usage(&cmd_show, "give a graph file and one name; write a name of several words in quotation marks");
    CliFound found = { .a = ENT_NONE, .b = ENT_NONE, .node = !edge && !quotes, .edges = !quotes, .quotes = quotes, .why = why };
    return show(&found, &o, json);
}
