/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw_internal.h: how a picture comes about, for the files of this room.
 *
 *   1. diagram.c   the graph as a cgraph: nodes, edges, styles, labels
 *   2. draw.c      Graphviz lays it out; the positions become attributes
 *   3. legend.c    title and key are put around it as nodes that are pinned, so that they cannot disturb the layout
 *   4. draw.c      Graphviz draws it where it lies
 *   5. svg.c       puts words into the SVG: titles, links, classes
 *
 * In the cgraph, node `i` of the graph is called "n<i>", edge `i` has the key "e<i>", and what belongs to the key is "l<i>", so
 * that svg.c finds them again. Only DOT, which has no key, calls things by their ids.
 */
#ifndef ENT_DRAW_INTERNAL_H
#define ENT_DRAW_INTERNAL_H

#include <graphviz/gvc.h>

#include <entente/draw.h>

/* What Graphviz measures text with. Wider than what the SVG asks for first, so that no label outgrows its shape. */
#define FONT "DejaVu Sans"
#define FONT_BOLD "DejaVu Sans Bold"

enum { NAME_LEN = 16, VALUE_LEN = 32 };

typedef struct EntPicture {
    const EntGraph *graph;
    const EntAnalysis *analysis; /* NULL where there is none, or it belongs to another graph */
    const EntDrawOptions *options;
    Agraph_t *canvas;
    Agnode_t **nodes;  /* beside the graph's nodes */
    double *strength;  /* beside them: the weights of the edges drawn there */
    double greatest;   /* of strength, at least 8: among weak ones nobody is large */
    gboolean *drawn;   /* beside the graph's edges: not only denied */
    guint n_edges;     /* drawn */
    gboolean labelled; /* edges are few enough to carry words */
} EntPicture;

/* Where the diagram lies, in points. */
typedef struct EntBox {
    double left, bottom, right, top;
} EntBox;

/* ---- label.c: text that Graphviz and XML take ---- */

/* Valid UTF-8 without control and direction characters; blanks collapsed. NULL gives "". */
char *ent_draw_clean(const char *text);
/* As many columns wide as a terminal would say. */
guint ent_draw_columns(const char *text);
/* Cleaned, wrapped to about `columns` and at most `lines` lines (the rest is an ellipsis), parted by "\n". */
char *ent_draw_wrap(const char *text, guint columns, guint lines);
/* As a Graphviz label: backslashes and entities escaped; line breaks stay ("\n", centred) or become "\l" where `left`. */
char *ent_draw_label(const char *text, gboolean left);

/* ---- style.c: what things look like ---- */

typedef struct EntEdgeStyle {
    char colour[8];          /* "#rrggbb" */
    const char *line;        /* Graphviz's style */
    double width;            /* points */
    const char *head, *tail; /* arrows; tail is "none" where the relation is directed */
    double arrow;            /* arrowsize */
} EntEdgeStyle;

gboolean ent_draw_is_hedged(const EntEdge *edge);
gboolean ent_draw_is_denied(const EntEdge *edge);
EntEdgeStyle ent_draw_edge_style(const EntGraph *graph, guint32 type, double weight, gboolean hedged);
/* The width of a line that stands for so many articles. */
double ent_draw_width(double weight);
/* How long Graphviz draws that arrow, in points. */
double ent_draw_arrow_length(const char *arrow, double size);
const char *ent_draw_shape(EntNodeType type);

/* How many fills stand for communities. */
enum { ENT_FILLS = 8 };
const char *ent_draw_fill(guint community);
/* The community a node is coloured by; ENT_NONE where it has none or one that has no colour of its own. */
guint ent_draw_community(const EntPicture *picture, guint node);
/* The fill where there are no communities. */
const char *ent_draw_type_fill(EntNodeType type);
const char *ent_draw_node_fill(const EntPicture *picture, guint node);
double ent_draw_font_size(const EntPicture *picture, guint node);

/* Sets an attribute of a cgraph object. */
void ent_draw_set(void *object, const char *name, const char *value);
void ent_draw_set_number(void *object, const char *name, double value);

void ent_draw_style_edge(Agedge_t *edge, const EntEdgeStyle *style);

/* ---- diagram.c ---- */

/* Fills picture->canvas and what else depends on the graph alone. */
void ent_draw_diagram(EntPicture *picture);

/* ---- words.c ---- */

/* Words for a pointer that rests on it, or a screen reader; clean, lines parted by "\n". */
char *ent_draw_node_tooltip(const EntPicture *picture, guint node);
char *ent_draw_edge_tooltip(const EntPicture *picture, guint edge);
/* The web page of an edge's first evidence; NULL where there is none that is safe to link. Lends. */
const char *ent_draw_edge_link(const EntPicture *picture, guint edge);
/* The picture in a sentence or two. */
char *ent_draw_description(const EntPicture *picture);

/* ---- legend.c ---- */

/* Adds title and key around the laid-out diagram. */
void ent_draw_legend(EntPicture *picture, EntBox box);

/* ---- svg.c ---- */

/* Copies Graphviz's SVG with our titles, ids, classes and links. */
void ent_draw_svg(const EntPicture *picture, const char *svg, gsize n, EntOutput *out);

#endif
