/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h: the centrality report.
 */
#ifndef ENTENTE_REPORT_H
#define ENTENTE_REPORT_H

#include "analysis.h"
#include "diff.h"
#include "graph.h"
#include "slices.h"

/* Where a diagram has a node: its middle and its size, x to the right, y downwards; all 0 where it is not in it. */
typedef struct EntReportPlace {
    double x, y, width, height;
} EntReportPlace;

typedef struct EntReportOptions {
    const char *format;           /* "md", "html", "json" or "csv" */
    const char *title;            /* NULL for one made from the graph */
    const char *svg;              /* the diagram to embed (html), or NULL */
    const char *diagram;          /* a path or URL of the diagram to link (md), or NULL */
    guint top;                    /* rows of each ranking; 0 for 15. Rank intervals are given for the first 500 at most */
    const EntReportPlace *places; /* (html) beside the graph's nodes; NULL where nobody laid it out */
    EntStep step;                 /* of the slices of time: weeks, months, or what suits the dates */
    const EntDiff *diff; /* what changed since an earlier graph, with the reported one as `after`; told in all but csv. Or NULL */
    const char *against; /* what the earlier graph is called there; NULL for no name */
} EntReportOptions;

ENT_API void ent_report_options_init(EntReportOptions *options);

/* Writes the report of a sorted graph and its analysis, with rank intervals, slices of time and outlets, which it measures itself
 * (so only one thread may run this at a time; it fails where those measures do, or the format is unknown: UNSUPPORTED). The same
 * graph gives the same bytes (no clock, no path of the machine). */
ENT_API gboolean ent_report_write(const EntGraph *graph, const EntAnalysis *analysis, const EntReportOptions *options,
                                  EntOutput *out, GError **error);

#endif
