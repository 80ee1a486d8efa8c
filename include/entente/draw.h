/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw.h: the relationship diagram, by Graphviz.
 *
 * Only one thread may draw at a time (Graphviz).
 */
#ifndef ENTENTE_DRAW_H
#define ENTENTE_DRAW_H

#include "analysis.h"
#include "graph.h"

typedef struct EntDrawOptions {
    const char *format; /* "svg", "pdf", "png" or "dot" */
    const char *title;  /* over the picture, or NULL */
    guint dpi;          /* of PNG; 0 for 144 */
    gboolean legend;    /* a key of what is in the picture */
} EntDrawOptions;

ENT_API void ent_draw_options_init(EntDrawOptions *options);

/* Draws the whole of `graph` (filter first). `analysis` may be NULL; communities then do not colour nodes. The same graph
 * gives the same bytes. Fails with UNSUPPORTED (format) or IO (Graphviz, with its words). */
ENT_API gboolean ent_draw(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options, EntOutput *out,
                          GError **error);

#endif
