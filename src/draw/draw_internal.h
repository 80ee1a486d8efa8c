/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw_internal.h: how a picture comes about, for the files of this room.
 *
 *   1. thin.c      which edges are drawn
 *   2. diagram.c   the graph as a cgraph: nodes, edges, styles, labels
 *   3. place.c     every node gets its place: camps first each by itself, then beside each other
 *   4. lead.c      the ways of the edges; edge_words.c puts words beside them where they are few
 *   5. hull.c      the areas of camps, behind everything
 *   6. legend.c    title, key and source are put around it as nodes that are pinned (pin.c)
 *   7. draw.c      Graphviz draws it where it lies
 *   8. svg.c       puts words into the SVG: titles, links, classes
 *
 * times.c makes of 1 to 5 a small diagram for each month; matrix.c is there instead of 2 to 5. Small diagrams without camps go to
 * dot.
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

/* A line of the diagram, without its arrows. */
typedef struct EntCurve {
    EntPoint p[4];       /* of the Bézier curve */
    EntPoint start, end; /* the tips of the arrows */
    gboolean has_start, has_end;
    gboolean led; /* FALSE for edges that are not drawn */
} EntCurve;

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
    double least, most;    /* points of names, of the weakest and the strongest */
    double line;           /* widths of lines are times this */
    GHashTable *relations; /* id → EntLineStyle *; NULL where the ontology's looks hold */
};

typedef struct EntPicture {
    const EntGraph *graph;
    const EntDrawStyle *style;
    const EntAnalysis *analysis; /* NULL where there is none, or it belongs to another graph */
    const EntDrawOptions *options;
    Agraph_t *canvas;
    Agnode_t **nodes;                  /* beside the graph's nodes */
    Agedge_t **lines;                  /* beside the graph's edges; NULL for those not drawn */
    EntCurve *curves;                  /* beside them, once they are led */
    double *strength;                  /* beside them: the weights of the edges drawn there */
    double greatest;                   /* of strength, at least 8: among weak ones nobody is large */
    gboolean *drawn;                   /* beside the graph's edges: not only denied */
    guint n_edges;                     /* drawn */
    gboolean labelled;                 /* edges are few enough to carry words */
    guint n_left_out;                  /* edges that could be drawn and are not */
    gboolean *named;                   /* beside the nodes: carries its name; the others are marks */
    guint camps[ENT_FILLS];            /* the camps that colour their nodes, by the fill they got, as the measures call them */
    guint members[ENT_FILLS];          /* how many of their nodes are in the picture; 0 where a fill is not used */
    GArray *cells;                     /* EntCell, of a matrix; else NULL */
    GPtrArray *times;                  /* char *, "2024-03": of the small diagrams; else NULL */
    guint n_times_left_out, n_undated; /* periods, and articles without a date, that are not among them */
    guint n_pins;                      /* things pinned, see pin.c */
    guint *area;                       /* beside the nodes: the camp (its fill) in whose area it lies, or ENT_NONE */
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

/* The camp a node is coloured by, as its fill; ENT_NONE where it has none or one that has no colour of its own. */
guint ent_draw_camp(const EntPicture *picture, guint node);
const char *ent_draw_node_fill(const EntPicture *picture, guint node);
/* Of the area of a camp: paler than its nodes, and its outline. */
void ent_draw_area_colours(const EntPicture *picture, guint camp, char *fill, char *line);
/* `colour` with that share of `with`. Both "#rrggbb". */
void ent_draw_mix(char *colour, const char *with, double share);
/* The largest node of a camp, which stands for it in words. */
guint ent_draw_head(const EntPicture *picture, guint camp);
/* Where node a comes before node b by size, then mentions: below 0. For g_qsort_with_data over guint32. */
int ent_draw_by_size(gconstpointer a, gconstpointer b, gpointer picture);
double ent_draw_font_size(const EntPicture *picture, guint node);

/* Sets an attribute of a cgraph object. */
void ent_draw_set(void *object, const char *name, const char *value);
void ent_draw_set_number(void *object, const char *name, double value);

void ent_draw_style_edge(Agedge_t *edge, const EntEdgeStyle *style);

/* ---- diagram.c ---- */

/* Fills what depends on the graph alone: strength, named, drawn, members, area. */
void ent_draw_decide(EntPicture *picture);
/* Fills picture->canvas, nodes and lines. */
void ent_draw_diagram(EntPicture *picture);
/* The defaults of an empty canvas: fonts, page, order. */
void ent_draw_prepare(const EntPicture *picture);
/* Node i, called so. */
Agnode_t *ent_draw_add_node(const EntPicture *picture, guint i, const char *name);
/* Edge i between two nodes of the canvas, called so and with that weight. */
Agedge_t *ent_draw_add_edge(const EntPicture *picture, guint i, Agnode_t *source, Agnode_t *target, const char *key,
                            double weight, gboolean hedged);

/* ---- times.c ---- */

/* Makes of a laid-out diagram a small one for each month or year; `box` is its bounds before, and those of all after. */
void ent_draw_times(EntPicture *picture, const EntSpot *spots, const GPtrArray *areas, EntBox *box);

/* ---- matrix.c ---- */

typedef struct EntCell {
    guint32 row, column;         /* nodes */
    double plus, minus, neutral; /* weights of the relations from row to column */
} EntCell;

typedef enum { ENT_CELL_PLUS, ENT_CELL_MINUS, ENT_CELL_BOTH, ENT_CELL_NEUTRAL, ENT_CELLS } EntCellKind;

/* Fills the canvas with the matrix and picture->cells; gives its bounds. */
EntBox ent_draw_matrix(EntPicture *picture);
EntCellKind ent_draw_cell_kind(const EntCell *cell);
/* A cell of that kind and weight there. */
Agnode_t *ent_draw_pin_cell(EntPicture *picture, const char *name, EntCellKind kind, double weight, double x, double y,
                            double size);

/* ---- thin.c ---- */

/* Fills picture->drawn and what counts them. */
void ent_draw_thin(EntPicture *picture);

/* ---- draw.c ---- */

/* gvLayout with the errors of Graphviz; free with ent_draw_free_layout. */
gboolean ent_draw_lay_out(Agraph_t *canvas, const char *engine, GError **error);
void ent_draw_free_layout(Agraph_t *canvas);

/* ---- place.c ---- */

/* Fills picture->camps, members and area. */
void ent_draw_choose_areas(EntPicture *picture);
/* Finds a place for every node of the canvas: fills `spots`, beside the nodes, y upwards. */
gboolean ent_draw_place(const EntPicture *picture, EntSpot *spots, GError **error);
/* TRUE where some node lies in an area. */
gboolean ent_draw_has_areas(const EntPicture *picture);

/* ---- lead.c ---- */

/* Fills picture->curves for nodes that lie so (y upwards). */
void ent_draw_lead(EntPicture *picture, const EntSpot *spots);
EntPoint ent_draw_point_at(const EntCurve *curve, double t);
/* Gives the edge its "pos", moved by `offset`. */
void ent_draw_set_curve(Agedge_t *edge, const EntCurve *curve, EntPoint offset);

/* ---- hull.c ---- */

/* The areas of camps around the places of their members (`spots` beside the nodes, y upwards): EntArea *, by camp. */
GPtrArray *ent_draw_areas(const EntPicture *picture, const EntSpot *spots);
/* Draws them behind the diagram, once for each offset. */
void ent_draw_background(const EntPicture *picture, const GPtrArray *areas, const EntPoint *offsets, guint n_offsets);
/* How far an area reaches beyond the boxes of its members, in points. */
#define AREA_MARGIN 9.0

/* ---- edge_words.c ---- */

enum { WORD_POINTS = 9 }; /* of words on edges */

/* Puts the relation's word beside each line that is led, as "label" and "lp". */
void ent_draw_edge_words(EntPicture *picture, const EntSpot *spots);

/* ---- words.c ---- */

/* Words for a pointer that rests on it, or a screen reader; clean, lines parted by "\n". */
char *ent_draw_node_tooltip(const EntPicture *picture, guint node);
char *ent_draw_cell_tooltip(const EntPicture *picture, const EntCell *cell);
char *ent_draw_edge_tooltip(const EntPicture *picture, guint edge);
/* The web page of an edge's first evidence; NULL where there is none that is safe to link. Lends. */
const char *ent_draw_edge_link(const EntPicture *picture, guint edge);
/* Which articles tell what is drawn, in a line for readers; "" where none does. */
char *ent_draw_source(const EntPicture *picture);
/* What was left out so that the picture stays readable; "" where nothing was. */
char *ent_draw_omissions(const EntPicture *picture);
/* The picture in a sentence or two. */
char *ent_draw_description(const EntPicture *picture);

/* ---- pin.c ---- */

/* Gives a node its "pos". */
void ent_draw_put(Agnode_t *node, EntPoint at);
/* An empty node there; the caller gives it shape and size. */
Agnode_t *ent_draw_pin(EntPicture *picture, double x, double y);
/* In points. */
void ent_draw_pin_size(Agnode_t *node, double width, double height);
/* Text from `x` on; `width` is only what Graphviz sets it in. */
Agnode_t *ent_draw_pin_text(EntPicture *picture, const char *text, double x, double y, double width, double points);
/* A level line with the ends of that style. */
void ent_draw_pin_line(EntPicture *picture, const EntEdgeStyle *style, double from, double to, double y);
/* About what DejaVu Sans takes; more only leaves a gap. */
double ent_draw_text_width(const char *text, double points);
/* A dark line without a head, for what holds of every relation. */
EntEdgeStyle ent_draw_plain_line(const EntDrawStyle *style, double width);

/* ---- legend.c ---- */

/* Adds title, key and source around the laid-out diagram, and gives the bounds of all. */
EntBox ent_draw_legend(EntPicture *picture, EntBox box);

/* ---- svg.c ---- */

/* Copies Graphviz's SVG with our titles, ids, classes and links. */
void ent_draw_svg(const EntPicture *picture, const char *svg, gsize n, EntOutput *out);

#endif
