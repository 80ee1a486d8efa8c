/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw.h: pictures of a graph, by Graphviz: the relationship diagram, the same by months, and a matrix of who stands how to whom.
 *
 *   1. ent_draw_options_init   2. fill in what differs   3. ent_draw, or ent_draw_layout for the positions alone
 *
 * Only one thread may draw or lay out at a time (Graphviz).
 */
#ifndef ENTENTE_DRAW_H
#define ENTENTE_DRAW_H

#include "analysis.h"
#include "graph.h"

G_BEGIN_DECLS

/* Colours, fonts and sizes. */
typedef struct EntDrawStyle EntDrawStyle;

/* Reads a style from the text of a file (docs/styles.md tells its groups and keys); what it does not name stays as without one.
 * `name` is for messages. BAD_INPUT tells what is wrong. */
ENT_API EntDrawStyle *ent_draw_style_read(EntStr text, const char *name, GError **error);
/* Frees it. */
ENT_API void ent_draw_style_free(EntDrawStyle *style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDrawStyle, ent_draw_style_free)

/* What kind of picture. */
typedef enum {
    ENT_VIEW_DIAGRAM, /* nodes and edges, camps in areas of their own */
    ENT_VIEW_MATRIX,  /* a row and a column for each node, ordered by camp: for what is too dense for lines */
    ENT_VIEW_TIMES    /* a small diagram for each month (or year), every node at the same place in all */
} EntDrawView;

/* What to draw, and how. */
typedef struct EntDrawOptions {
    const char *format;  /* "svg", "pdf", "png" or "dot" (diagrams only) */
    const char *title;   /* over the picture, or NULL */
    guint dpi;           /* of PNG; 0 for 144 */
    gboolean legend;     /* a key of what is in the picture, and the line that names its source */
    gboolean codes;      /* countries by their ISO 3166 codes */
    gboolean all_edges;  /* no relation left out, however many there are */
    const double *sizes; /* beside the graph's nodes: what their names are sized by; NULL for strength */
    EntDrawView view;
    gboolean years;            /* ENT_VIEW_TIMES by year instead of month */
    const EntDrawStyle *style; /* NULL for black on white */
} EntDrawOptions;

/* Sets the defaults: an SVG diagram with its key, no title. */
ENT_API void ent_draw_options_init(EntDrawOptions *options);

/* Draws `graph` (filter first). `analysis` is of the same nodes, or NULL; camps then do not show. Where there are more relations
 * than a picture bears, the strongest are drawn and the key says how many that are. The same graph gives the same bytes. Fails
 * with UNSUPPORTED (format) or IO (Graphviz, with its words). */
ENT_API gboolean ent_draw(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options, EntOutput *out,
                          GError **error);

/* A node's place: its middle and its size, in points (1/72 inch); x grows to the right, y downwards, from the layout's upper
 * left. */
typedef struct EntSpot {
    double x, y, width, height;
} EntSpot;

/* A corner of an area, in points. */
typedef struct EntPoint {
    double x, y;
} EntPoint;

/* The area of a camp: a convex outline of its members' places that holds no other node. */
typedef struct EntArea {
    guint camp;     /* as the nodes' measures say */
    GArray *points; /* EntPoint, at least 3 */
} EntArea;

/* Where ent_draw puts the nodes of a diagram. */
typedef struct EntLayout {
    GArray *spots;        /* EntSpot, beside the graph's nodes */
    GPtrArray *areas;     /* EntArea *; none in large graphs */
    double width, height; /* everything lies within 0..width and 0..height */
} EntLayout;

/* Lays out as ent_draw does for a diagram: dot for a few edges, neato up to some hundred nodes, sfdp beyond (2,000 nodes and
 * 10,000 edges take some seconds); boxes of names do not overlap. The SVG has the same places, all
 * moved by one offset. The same graph gives the same places. Fails as ent_draw does. */
ENT_API EntLayout *ent_draw_layout(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options,
                                   GError **error);
/* Frees it. */
ENT_API void ent_layout_free(EntLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntLayout, ent_layout_free)

G_END_DECLS

#endif
