/* SPDX-License-Identifier: Apache-2.0 */
/* graphfile.h: what the commands that write a graph file share: nothing is left of a file that was made for nothing. */
#ifndef ENT_CLI_GRAPHFILE_H
#define ENT_CLI_GRAPHFILE_H

#include "cli.h"

/* Removes a graph file and what SQLite keeps beside it. */
void cli_remove_graph(const char *path);

/* What --duplicates says, where it says anything. */
gboolean cli_set_duplicates(EntStore *store, const CliOptions *options, GError **error);

/* Puts what people decided on one graph file into another that has no decisions yet. Where the first cannot be read, that is
 * told. */
void cli_carry_decisions(const char *from, const char *to);

/* Builds `inputs` into the graph file, tells the tally, and removes the file again where it was new and no article went in.
 * CLI_DONE, CLI_SOME_FAILED or CLI_NOTHING. */
CliExit cli_build(const CliOptions *options, const char *graph_path);

#endif
