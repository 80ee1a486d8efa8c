/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_diff.c: what has changed between two graph files. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

enum { RANKS_SHOWN = 20 };

const CliCommand cmd_diff = {
    .name = "diff",
    .arguments = "A.db B.db",
    .summary = "what has changed between two graphs",
    .about = "Tells what graph B has that A has not (+), what it lacks (-), and what is otherwise (~):\n"
             "articles, nodes, edges, their weights, pairs whose sign has flipped, and ranks by --measure\n"
             "(strength), those that moved furthest first. The status is 0 whether or not they differ.",
    .examples = "  entente diff monday.db friday.db\n"
                "  entente diff monday.db friday.db --measure pagerank --top 5\n"
                "  entente diff monday.db friday.db --format json | jq '.signs'",
    .formats = (const char *const[]){ "text", "json", "txt", NULL },
    .run = run,
};

typedef struct Comparison {
    EntGraph *graphs[2];
    EntAnalysis *analyses[2];
} Comparison;

static void comparison_clear(Comparison *comparison)
{
    for (guint i = 0; i < 2; i++) {
        ent_analysis_free(comparison->analyses[i]);
        ent_graph_free(comparison->graphs[i]);
    }
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Comparison, comparison_clear)

static gboolean load(Comparison *comparison, const CliOptions *o, CliExit *status)
{
    for (guint i = 0; i < 2; i++) {
        comparison->graphs[i] = cli_load(o->arguments[i], FALSE, TRUE, o, status);
        if (comparison->graphs[i] == NULL)
            return FALSE;
        comparison->analyses[i] = cli_analyze(comparison->graphs[i], o, status);
        if (comparison->analyses[i] == NULL)
            return FALSE;
    }
    return TRUE;
}

static CliExit compare(const CliOptions *o, const char *measure, gboolean json)
{
    CliExit status;
    g_auto(Comparison) c = { { NULL, NULL }, { NULL, NULL } };
    g_autoptr(GError) error = NULL;
    if (!load(&c, o, &status))
        return status;
    g_autoptr(EntDiff) diff = ent_diff(c.graphs[0], c.graphs[1], c.analyses[0], c.analyses[1], measure, &error);
    if (diff == NULL)
        return cli_usage(&cmd_diff, "%s", error->message);
    EntOutput *const out = cli_open_output(o, FALSE, &status);
    if (out == NULL)
        return status;
    const guint top = o->top < 0 ? RANKS_SHOWN : (guint)o->top;
    if (json)
        ent_diff_write_json(diff, out);
    else
        ent_diff_write_text(diff, top, out);
    if (!json && ent_diff_is_empty(diff))
        cli_note("no difference");
    else if (!json && top > 0 && diff->ranks->len > top)
        cli_note("%u of %u ranks that changed are shown; --top 0 shows all", top, diff->ranks->len);
    return cli_close_output(out);
}

static CliExit run(int argc, char **argv)
{
    g_autofree char *measure = NULL;
    const GOptionEntry own[] = {
        { "measure", 0, 0, G_OPTION_ARG_STRING, &measure, "What ranks go by: strength, pagerank, betweenness ...", "NAME" },
        G_OPTION_ENTRY_NULL,
    };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_diff, own, CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_TOP, argc, argv, &o, &status))
        return status;
    if (o.n_arguments != 2)
        return cli_usage(&cmd_diff, "two graph files are compared; %u are named", o.n_arguments);
    const char *const format = cli_choose_format(&cmd_diff, &o);
    if (format == NULL)
        return CLI_USAGE;
    return compare(&o, measure, strcmp(format, "json") == 0);
}
