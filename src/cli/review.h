/* SPDX-License-Identifier: Apache-2.0 */
/* review.h: what the files of the command `review` share (cmd_review.c: deciding; review_log.c: the log), and `show` with them.
 */
#ifndef ENT_CLI_REVIEW_H
#define ENT_CLI_REVIEW_H

#include "cli.h"

typedef struct Review {
    const CliOptions *options;
    EntStore *store;
    EntGraph *graph;                        /* without texts; NULL where nothing is looked up */
    char **articles, **called, **sentences; /* NULL where not given */
    const char *by, *note;
    gboolean theirs;
} Review;

CliExit cli_review_list(Review *review, EntVerb verb, char **words);
CliExit cli_review_export(Review *review, EntVerb verb, char **words);
CliExit cli_review_import(Review *review, EntVerb verb, char **words);

/* Whether the edge is `type` from `source` to `target`, or the other way about where it has no direction. */
gboolean cli_decision_on(const EntGraph *graph, const EntEdge *edge, const char *source, const char *type, const char *target);

#endif
