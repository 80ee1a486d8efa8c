/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show.h: the two forms of what `show` found: text for people (show_text.c) and JSON for programs (show_json.c), and what both
 * sum up (show_sum.c).
 *
 * What is found is named by two filters: edges that touch `a` (and `b`, where there is one), quotations of `a` and about it.
 */
#ifndef ENT_CLI_SHOW_H
#define ENT_CLI_SHOW_H

#include "cli.h"

typedef struct CliFound {
    const EntGraph *graph;
    const GPtrArray *decisions; /* EntDecision *, of people */
    guint32 a, b;               /* nodes; ENT_NONE for any */
    gboolean node;              /* what `a` is */
    gboolean edges;             /* its relations, or those between a and b */
    gboolean quotes;            /* its quotations, or all */
    gboolean why;               /* how each piece of evidence was found */
    gboolean colour;            /* for a terminal */
} CliFound;

/* Whether the edge is one of those asked for. */
gboolean cli_found_edge(const CliFound *found, const EntEdge *edge);
/* Whether a quotation is by the node asked for (or by anybody), and whether it is about it. */
gboolean cli_found_quote(const CliFound *found, const EntQuote *quote);
gboolean cli_found_about(const CliFound *found, const EntQuote *quote);

/* ---- show_sum.c ---- */

/* Somebody a node has signed edges with, either way. */
typedef struct CliPartner {
    guint32 node;
    double weight; /* the edges' sum */
} CliPartner;

/* CliPartner of those it is with (`sign` 1) or against (-1), the greatest weight first. The caller unrefs. */
GArray *cli_partners(const CliFound *found, int sign);

/* A month, as "2024-03"; "" for undated articles, which come last. */
typedef struct CliMonth {
    char name[8];
    guint with, against, other; /* pieces of evidence that count, by the sign of their relation */
} CliMonth;

/* CliMonth of the edges asked for, in order. The caller unrefs. */
GArray *cli_months(const CliFound *found);

/* A piece of evidence and whose it is. */
typedef struct CliPiece {
    const EntEdge *edge;
    const EntEvidence *evidence;
} CliPiece;

/* CliPiece of one edge, or, where it is NULL, of those asked for; by date, undated ones last. The caller unrefs. */
GArray *cli_pieces(const CliFound *found, const EntEdge *only);
/* Indices (guint32) of the quotations that `wanted` says yes to, by date, undated ones last. The caller unrefs. */
GArray *cli_quotes(const CliFound *found, gboolean (*wanted)(const CliFound *found, const EntQuote *quote));

/* Whether a decision in effect is on what was asked for. */
gboolean cli_found_decision(const CliFound *found, const EntDecision *decision);
/* The latest decision in effect on an edge; NULL where nobody decided. */
const EntDecision *cli_edge_decision(const CliFound *found, const EntEdge *edge);

void cli_show_text(const CliFound *found, EntOutput *out);
void cli_show_json(const CliFound *found, EntOutput *out);

#endif
