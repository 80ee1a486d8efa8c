/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw_internal.h: how a picture comes about, for the files of this room.
 *
 *   1. thin.c      which edges are drawn
 *   2. diagram.c   the graph as a cgraph: nodes, edges, styles, labels
 *   3. place.c     every node gets its place: camps first each by itself, then beside each other; draw.c has Graphviz lead the edges
 *   4. hull.c      the areas of camps, behind everything
 *   5. legend.c    title, key and source are put around it as nodes that are pinned, so that they cannot disturb the layout
 *   6. draw.c      Graphviz draws it where it lies
 *   7. svg.c       puts words into the SVG: titles, links, classes
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

enum { NAME_LEN = 16, VALUE_LEN = 32 };

/* How many fills stand for camps. */
enum { ENT_FILLS = 8 };

enum { COLOUR_LEN = 8 }; /* "#rrggbb" */

/* How a relation is drawn instead of as the ontology says; empty where it says. */
typedef struct EntLineStyle {
    char colour[COLOUR_LEN], line[8];
} EntLineStyle;

struct EntDrawStyle {
    char page[COLOUR_LEN];    /* behind everything */
    char text[COLOUR_LEN];    /* names, title, key */
    char faint[COLOUR_LEN];   /* words on edges, source */
    char outline[COLOUR_LEN]; /* of nodes */
    char rule[COLOUR_LEN];    /* between diagram and key, grid of the matrix */
    char neutral[COLOUR_LEN]; /* relations without stance */
    char plain[COLOUR_LEN];   /* nodes of no camp */
    char camps[ENT_FILLS][COLOUR_LEN];
    char kinds[3][COLOUR_LEN]; /* where there are no camps: countries, persons, organizations */
    char font[64];
    double least, most;        /* points of names, of the weakest and the strongest */
    double line;               /* widths of lines are times this */
    GHashTable *relations;     /* id → EntLineStyle *; NULL where the ontology's looks hold */
};

typedef struct EntPicture {
    const EntGraph *graph;
    const EntDrawStyle *style;
    const EntAnalysis *analysis; /* NULL where there is none, or it belongs to another graph */
    const EntDrawOptions *options;
    Agraph_t *canvas;
    Agnode_t **nodes;  /* beside the graph's nodes */
    Agedge_t **lines;  /* beside the graph's edges; NULL for those not drawn */
    double *strength;  /* beside them: the weights of the edges drawn there */
    double greatest;   /* of strength, at least 8: among weak ones nobody is large */
    gboolean *drawn;   /* beside the graph's edges: not only denied */
    guint n_edges;     /* drawn */
    gboolean labelled; /* edges are few enough to carry words */
    guint n_left_out;  /* edges that could be drawn and are not */
    gboolean *named;   /* beside the nodes: carries its name; the others are marks */
    guint *area;       /* beside the nodes: the camp in whose area it lies, or ENT_NONE */
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
    char colour[COLOUR_LEN];
    const char *line;        /* Graphviz's style */
    double width;            /* points */
    const char *head, *tail; /* arrows; tail is "none" where the relation is directed */
    double arrow;            /* arrowsize */
} EntEdgeStyle;

gboolean ent_draw_is_hedged(const EntEdge *edge);
gboolean ent_draw_is_denied(const EntEdge *edge);
/* What is drawn where a user gives no style. */
const EntDrawStyle *ent_draw_default_style(void);

EntEdgeStyle ent_draw_edge_style(const EntPicture *picture, guint32 type, double weight, gboolean hedged);
/* The width of a line that stands for so many articles. */
double ent_draw_width(const EntDrawStyle *style, double weight);
/* How long Graphviz draws that arrow, in points. */
double ent_draw_arrow_length(const char *arrow, double size);
const char *ent_draw_shape(EntNodeType type);

/* The camp a node is coloured by; ENT_NONE where it has none or one that has no colour of its own. */
guint ent_draw_camp(const EntPicture *picture, guint node);
const char *ent_draw_node_fill(const EntPicture *picture, guint node);
/* Of the area of a camp: paler than its nodes, and its outline. */
void ent_draw_area_colours(const EntPicture *picture, guint camp, char *fill, char *line);
/* `colour` with that share of `with`. Both "#rrggbb". */
void ent_draw_mix(char *colour, const char *with, double share);
double ent_draw_font_size(const EntPicture *picture, guint node);

/* Sets an attribute of a cgraph object. */
void ent_draw_set(void *object, const char *name, const char *value);
void ent_draw_set_number(void *object, const char *name, double value);

void ent_draw_style_edge(Agedge_t *edge, const EntEdgeStyle *style);

/* ---- diagram.c ---- */

/* Fills picture->canvas and what else depends on the graph alone. */
void ent_draw_diagram(EntPicture *picture);

/* ---- thin.c ---- */

/* Fills picture->drawn and what counts them. */
void ent_draw_thin(EntPicture *picture);

/* ---- draw.c ---- */

/* gvLayout with the errors of Graphviz; free with ent_draw_free_layout. */
gboolean ent_draw_lay_out(Agraph_t *canvas, const char *engine, GError **error);
void ent_draw_free_layout(Agraph_t *canvas);

/* ---- place.c ---- */

/* Fills picture->area. */
void ent_draw_choose_areas(EntPicture *picture);
/* Gives every node of the canvas its "pos". */
gboolean ent_draw_place(const EntPicture *picture, GError **error);
/* TRUE where some node lies in an area. */
gboolean ent_draw_has_areas(const EntPicture *picture);

/* ---- hull.c ---- */

/* The areas of camps around the places of their members (`spots` beside the nodes, y upwards): EntArea *, by camp. */
GPtrArray *ent_draw_areas(const EntPicture *picture, const EntSpot *spots);
/* Draws them behind the diagram. */
void ent_draw_background(const EntPicture *picture, const GPtrArray *areas);
/* How far an area reaches beyond the boxes of its members, in points. */
#define AREA_MARGIN 9.0

/* ---- edge_words.c ---- */

enum { WORD_POINTS = 9 }; /* of words on edges */

/* Puts the relation's word beside each line that Graphviz has just led (ED_spl), as "label" and "lp". */
void ent_draw_edge_words(EntPicture *picture, const EntSpot *spots);

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
