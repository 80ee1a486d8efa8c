/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_show.c: looks things up in a graph file, with the sentences behind them. */
#include "show.h"

#include <string.h>
#include <unistd.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_show = {
    .name = "show",
    .arguments = "GRAPH.db NAME | --edge GRAPH.db A B | --quotes GRAPH.db [NAME]",
    .summary = "look things up, with the sentences behind them",
    .about = "Shows who NAME is (names, offices, who is with and against it, over time, what people\n"
             "decided) and its relations in both directions, each with its evidence; with --edge all that\n"
             "is said of A and B, both ways, by date; with --quotes what NAME, or anyone, is quoted as\n"
             "saying, and what others said about NAME; with --why how each piece was found. A name is a\n"
             "name, an alias or an id, whatever its case. Colours are for terminals; NO_COLOR turns them off.",
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

gboolean cli_found_about(const CliFound *found, const EntQuote *quote)
{
    for (guint i = 0; i < quote->about->len; i++)
        if (g_array_index(quote->about, guint32, i) == found->a)
            return TRUE;
    return FALSE;
}

/* Where colours can be seen and are wanted: see no-color.org for NO_COLOR. */
static gboolean wants_colour(const CliOptions *o)
{
    const char *const no_colour = g_getenv("NO_COLOR"), *const terminal = g_getenv("TERM");
    return (o->output == NULL || strcmp(o->output, "-") == 0) && isatty(STDOUT_FILENO) &&
           (no_colour == NULL || *no_colour == '\0') && terminal != NULL && strcmp(terminal, "dumb") != 0;
}

/* What people decided; NULL after telling why it cannot be read. */
static GPtrArray *load_decisions(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStore) store = ent_store_open(path, ENT_STORE_READ, &error);
    GPtrArray *const decisions = store == NULL ? NULL : ent_store_decisions(store, &error);
    if (decisions == NULL)
        cli_path_error(path, error);
    return decisions;
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
    g_autoptr(GPtrArray) decisions = load_decisions(o->arguments[0]);
    if (decisions == NULL)
        return CLI_NOTHING;
    found->graph = graph;
    found->decisions = decisions;
    found->colour = wants_colour(o);
    if (o->n_arguments > 1 && !look_up(graph, o->arguments[1], &found->a))
        return CLI_NOTHING;
    if (o->n_arguments > 2 && !look_up(graph, o->arguments[2], &found->b))
        return CLI_NOTHING;
    EntOutput *const out = cli_open_output(o, FALSE, &status);
    if (out == NULL)
        return status;
    if (json)
        cli_show_json(found, out);
    else
        cli_show_text(found, out);
    return cli_close_output(out);
}

static CliExit run(int argc, char **argv)
{
    gboolean edge = FALSE, quotes = FALSE, why = FALSE, json = FALSE;
    const GOptionEntry own[] = { { "edge", 0, 0, G_OPTION_ARG_NONE, &edge, "What stands between A and B, both ways", NULL },
                                 { "quotes", 0, 0, G_OPTION_ARG_NONE, &quotes, "The quotations of NAME, or all", NULL },
                                 { "why", 0, 0, G_OPTION_ARG_NONE, &why, "How each piece of evidence was found", NULL },
                                 { "json", 0, 0, G_OPTION_ARG_NONE, &json, "As one JSON object", NULL },
                                 G_OPTION_ENTRY_NULL };
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
