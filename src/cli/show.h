/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.h: the two forms of what `show` found: text for people (show_text.c) and JSON for programs (show_json.c).
 *
 * What is found is named by two filters: edges that touch `a` (and `b`, where there is one), quotations of `a`.
 */
#ifndef ENT_CLI_SHOW_H
#define ENT_CLI_SHOW_H

#include "cli.h"

typedef struct CliFound {
    const EntGraph *graph;
    guint32 a, b;      /* nodes; ENT_NONE for any */
    gboolean node;     /* what `a` is */
    gboolean edges;    /* its relations, or those between a and b */
    gboolean quotes;   /* its quotations, or all */
    gboolean why;      /* how each piece of evidence was found */
} CliFound;

/* Whether the edge is one of those asked for. */
gboolean cli_found_edge(const CliFound *found, const EntEdge *edge);
gboolean cli_found_quote(const CliFound *found, const EntQuote *quote);

void cli_show_text(const CliFound *found, EntOutput *out);
void cli_show_json(const CliFound *found, EntOutput *out);

#endif
