/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report.h: the report: who is central and how sure that is, camps, contradictions, weeks and outlets, with the sentences.
 *
 *   1. ent_report_options_init   2. fill in what differs   3. ent_report_write
 */
#ifndef ENTENTE_REPORT_H
#define ENTENTE_REPORT_H

#include "analysis.h"
#include "diff.h"
#include "graph.h"
#include "slices.h"

G_BEGIN_DECLS

/* Where a diagram has a node: its middle and its size, x to the right, y downwards; all 0 where it is not in it. */
typedef struct EntReportPlace {
    double x, y, width, height;
} EntReportPlace;

/* What to report, and how. */
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

/* Sets the defaults: Markdown, 15 rows. */
ENT_API void ent_report_options_init(EntReportOptions *options);

/* Writes the report of a sorted graph and its analysis, with rank intervals, slices of time and outlets, which it measures itself
 * (so only one thread may run this at a time; it fails where those measures do, or the format is unknown: UNSUPPORTED). The same
 * graph gives the same bytes (no clock, no path of the machine). */
ENT_API gboolean ent_report_write(const EntGraph *graph, const EntAnalysis *analysis, const EntReportOptions *options,
                                  EntOutput *out, GError **error);

G_END_DECLS

#endif
