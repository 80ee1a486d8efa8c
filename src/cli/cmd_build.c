/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_build.c: articles into a graph file. */
#include "graphfile.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_build = {
    .name = "build",
    .arguments = "INPUT...",
    .summary = "articles into a graph file",
    .about = "Reads each INPUT (a file, a folder, or - for standard input) and puts what its articles\n"
             "state into the graph file named with -o (graph.db). Articles that are there unchanged\n"
             "are skipped, newer versions take the place of older ones. A build that is killed loses\n"
             "nothing that was committed: start it again and it goes on.\n\n"
             "Articles that print one story, edited or not, count once: the earliest published, of one\n"
             "day the longest; the others are listed with it as its copies. --duplicates keep counts\n"
             "each whose text differs at all; the graph file remembers which was asked for last.",
    .examples = "  entente build articles/ -o graph.db\n"
                "  entente build wires/ -o graph.db --duplicates keep\n"
                "  zcat news.txt.gz | entente build - -o graph.db",
    .run = run,
};

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_build, NULL, CLI_WITH_OUTPUT | CLI_WITH_MODEL | CLI_WITH_ENGINE | CLI_WITH_DUPLICATES | CLI_WITH_INPUTS, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_build, "nothing to build from: name files or folders, or - for standard input");
    const char *const path = o.output != NULL ? o.output : "graph.db";
    if (strcmp(path, "-") == 0)
        return cli_usage(&cmd_build, "a graph file cannot be standard output");
    return cli_build(&o, path);
}
