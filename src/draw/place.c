/* SPDX-License-Identifier: Apache-2.0 */
/*
 * place.c: where the nodes of a diagram lie.
 *
 * Up to some hundred nodes, in two levels, so that camps get areas of their own and no stranger lies in them: each camp is laid
 * out by itself; then camps, as boxes, and the nodes of no camp are laid out beside each other, with opposing ones farther apart;
 * then each camp is mirrored so that its edges to the others become short. All of it is neato (stress majorization: Gansner,
 * Koren & North 2004) and the removal of overlaps that goes with it (Gansner & Hu 2010). Larger graphs go to sfdp (Hu 2005) as
 * they are, with a hub that holds each camp together.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NEATO_NODES = 300, MIRROR_ROUNDS = 3 };
/* Points kept free between boxes, more where a line has to show between them. */
enum { NODE_GAP = 12, TIE_GAP = 34, WORD_GAP = 64, CAMP_GAP = 26, MOST_EMPTY = 80 };
enum { MOST_SCALED = 5000 }; /* boxes whose every pair is looked at */
#define MOST_SHRINK 0.3
#define PAGE_SHAPE 1.4 /* width by height */

/* A box to be placed, in points. */
typedef struct Box {
    double width, height, x, y;
} Box;

/* Something that keeps two boxes together. */
typedef struct Tie {
    guint a, b;
    double length; /* wanted, in points */
    double weight;
    double gap; /* free between them, at least */
} Tie;

/* A camp, or a node alone. */
typedef struct Cell {
    GArray *members; /* guint32 */
    gboolean camp;
} Cell;

typedef struct Placing {
    const EntPicture *picture;
    GArray *cells;  /* Cell */
    guint *cell_of; /* beside the nodes */
    Box *boxes;     /* beside the nodes; within a camp first relative to its middle */
    Box *outer;     /* beside the cells */
} Placing;

static void cell_clear(gpointer cell)
{
    g_array_unref(((Cell *)cell)->members);
}

/* ---- which node lies in which area ---- */

/* The one camp of all neighbours, where all that joins them is a relation without stance: who speaks for a member belongs beside
 * it. */
static guint camp_of_neighbours(const EntPicture *picture, const guint *camps, guint node, const GArray *edges)
{
    guint camp = ENT_NONE;
    for (guint i = 0; i < edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, g_array_index(edges, guint, i));
        const guint other = camps[edge->source == node ? edge->target : edge->source];
        if (ent_graph_type(picture->graph, edge->type)->measured || other == ENT_NONE || (camp != ENT_NONE && camp != other))
            return ENT_NONE;
        camp = other;
    }
    return camp;
}

typedef struct CampSize {
    guint camp, members;
} CampSize;

static int by_members(gconstpointer a, gconstpointer b)
{
    const CampSize *const p = a, *const q = b;
    if (p->members != q->members)
        return p->members > q->members ? -1 : 1;
    return (p->camp > q->camp) - (p->camp < q->camp);
}

static int by_number(gconstpointer a, gconstpointer b)
{
    const guint p = *(const guint *)a, q = *(const guint *)b;
    return (p > q) - (p < q);
}

/* The camps of the picture's nodes with how many there are, the largest first. */
static GArray *camp_sizes(const EntPicture *picture)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; picture->analysis != NULL && i < picture->graph->nodes->len; i++) {
        const EntNodeMeasures *const measures = &g_array_index(picture->analysis->nodes, EntNodeMeasures, i);
        if (measures->degree > 0)
            g_array_append_val(all, measures->camp);
    }
    g_array_sort(all, by_number);
    GArray *const sizes = g_array_new(FALSE, FALSE, sizeof(CampSize));
    for (guint i = 0; i < all->len; i++) {
        const CampSize fresh = { g_array_index(all, guint, i), 1 };
        if (sizes->len > 0 && g_array_index(sizes, CampSize, sizes->len - 1).camp == fresh.camp)
            g_array_index(sizes, CampSize, sizes->len - 1).members++;
        else
            g_array_append_val(sizes, fresh);
    }
    g_array_sort(sizes, by_members);
    return sizes;
}

/* A camp that only one node of the picture belongs to tells nothing, nor does one camp alone: those do not colour. */
static void choose_camps(EntPicture *picture)
{
    g_autoptr(GArray) sizes = camp_sizes(picture);
    if (sizes->len < 2 || g_array_index(sizes, CampSize, 1).members < 2)
        return;
    for (guint i = 0; i < MIN(sizes->len, ENT_FILLS) && g_array_index(sizes, CampSize, i).members > 1; i++) {
        picture->camps[i] = g_array_index(sizes, CampSize, i).camp;
        picture->members[i] = g_array_index(sizes, CampSize, i).members;
    }
}

void ent_draw_choose_areas(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    const guint n = graph->nodes->len;
    choose_camps(picture);
    for (guint i = 0; i < n; i++)
        picture->area[i] = ent_draw_camp(picture, i);
    if (n > NEATO_NODES) { /* the areas would run into each other */
        for (guint i = 0; i < n; i++)
            picture->area[i] = ENT_NONE;
        return;
    }
    g_autoptr(GPtrArray) edges = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(edges, g_array_new(FALSE, FALSE, sizeof(guint)));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (!picture->drawn[i] || edge->source == edge->target)
            continue;
        g_array_append_val(g_ptr_array_index(edges, edge->source), i);
        g_array_append_val(g_ptr_array_index(edges, edge->target), i);
    }
    g_autofree guint *camps = g_memdup2(picture->area, (n + 1) * sizeof *camps);
    for (guint i = 0; i < n; i++) {
        if (picture->area[i] == ENT_NONE)
            picture->area[i] = camp_of_neighbours(picture, camps, i, g_ptr_array_index(edges, i));
    }
}

gboolean ent_draw_has_areas(const EntPicture *picture)
{
    for (guint i = 0; i < picture->graph->nodes->len; i++) {
        if (picture->area[i] != ENT_NONE)
            return TRUE;
    }
    return FALSE;
}

/* ---- one layout ---- */

static void add_boxes(Agraph_t *canvas, const Box *boxes, guint n, Agnode_t **nodes)
{
    for (guint i = 0; i < n; i++) {
        char name[NAME_LEN];
        g_snprintf(name, sizeof name, "%u", i);
        nodes[i] = agnode(canvas, name, 1);
        ent_draw_set(nodes[i], "label", "");
        ent_draw_set(nodes[i], "shape", "box");
        ent_draw_set(nodes[i], "fixedsize", "true");
        ent_draw_set_number(nodes[i], "width", boxes[i].width / 72);
        ent_draw_set_number(nodes[i], "height", boxes[i].height / 72);
    }
}

static void set_layout(Agraph_t *canvas, guint gap)
{
    char margin[VALUE_LEN];
    g_snprintf(margin, sizeof margin, "+%u", gap / 2);
    ent_draw_set(canvas, "start", "7"); /* the seed */
    ent_draw_set(canvas, "overlap", "prism");
    ent_draw_set(canvas, "overlap_scaling", "0");
    ent_draw_set(canvas, "sep", margin);
    ent_draw_set(canvas, "splines", "none");
    ent_draw_set(canvas, "pack", "10");
}

/* ---- pulling together what neato left far apart, or apart what it left too near ---- */

/* What of a box's place is changed: both axes at once, or one. */
typedef enum { BOTH_AXES, ACROSS, UPWARDS } Axes;

/* How much of their distance two boxes need at least so that `gap` stays free between them. */
static double least_share(const Box *a, const Box *b, double gap, Axes axes)
{
    const double dx = fabs(a->x - b->x), dy = fabs(a->y - b->y);
    const double x = (a->width + b->width) / 2 + gap, y = (a->height + b->height) / 2 + gap;
    if (axes == BOTH_AXES)
        return MIN(dx > 0 ? x / dx : G_MAXDOUBLE, dy > 0 ? y / dy : G_MAXDOUBLE);
    const double across = axes == ACROSS ? dx : dy, wanted = axes == ACROSS ? x : y;
    const gboolean apart = axes == ACROSS ? dy >= y : dx >= x;
    return apart ? 0 : across > 0 ? wanted / across : G_MAXDOUBLE;
}

static void scale(Box *boxes, guint n, const GArray *ties, guint gap, Axes axes)
{
    double share = MOST_SHRINK;
    for (guint i = 0; i < n; i++) {
        for (guint j = 0; j < i; j++)
            share = MAX(share, least_share(&boxes[i], &boxes[j], gap, axes));
    }
    for (guint i = 0; i < ties->len; i++) {
        const Tie *const tie = &g_array_index(ties, Tie, i);
        share = MAX(share, least_share(&boxes[tie->a], &boxes[tie->b], MAX(gap, tie->gap), axes));
    }
    share = MIN(share, axes == BOTH_AXES ? 3.0 : 1.0); /* two on one point are left to Graphviz */
    for (guint i = 0; i < n; i++) {
        boxes[i].x *= axes != UPWARDS ? share : 1;
        boxes[i].y *= axes != ACROSS ? share : 1;
    }
}

typedef struct Interval {
    double from, to;
    guint box;
} Interval;

static int by_start(gconstpointer a, gconstpointer b)
{
    const Interval *const p = a, *const q = b;
    if (p->from != q->from)
        return p->from < q->from ? -1 : 1;
    return (p->box > q->box) - (p->box < q->box);
}

/* Bands across the whole picture that hold nothing become no wider than MOST_EMPTY. */
static void close_bands(Box *boxes, guint n, Axes axis)
{
    g_autofree Interval *order = g_new(Interval, n + 1);
    for (guint i = 0; i < n; i++) {
        const double middle = axis == ACROSS ? boxes[i].x : boxes[i].y;
        const double half = (axis == ACROSS ? boxes[i].width : boxes[i].height) / 2;
        order[i] = (Interval){ middle - half, middle + half, i };
    }
    qsort(order, n, sizeof *order, by_start);
    double reached = order[0].to, shift = 0;
    for (guint i = 0; i < n; i++) {
        if (order[i].from - reached > MOST_EMPTY)
            shift += order[i].from - reached - MOST_EMPTY;
        reached = MAX(reached, order[i].to);
        *(axis == ACROSS ? &boxes[order[i].box].x : &boxes[order[i].box].y) -= shift;
    }
}

static void read_places(Agnode_t **nodes, Box *boxes, guint n)
{
    /* The last bits of sfdp's places depend on where things lie in memory. */
    for (guint i = 0; i < n; i++) {
        boxes[i].x = round(ND_coord(nodes[i]).x * 100) / 100;
        boxes[i].y = round(ND_coord(nodes[i]).y * 100) / 100;
    }
}

/* How far the bounds of the boxes are from the shape of a page or screen; with `turned`, if their x and y changed places. */
static double misfit(const Box *boxes, guint n, gboolean turned)
{
    double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = G_MAXDOUBLE, top = -G_MAXDOUBLE;
    for (guint i = 0; i < n; i++) {
        const double x = turned ? boxes[i].y : boxes[i].x, y = turned ? boxes[i].x : boxes[i].y;
        left = MIN(left, x - boxes[i].width / 2);
        right = MAX(right, x + boxes[i].width / 2);
        bottom = MIN(bottom, y - boxes[i].height / 2);
        top = MAX(top, y + boxes[i].height / 2);
    }
    return fabs(log((right - left) / MAX(top - bottom, 1) / PAGE_SHAPE));
}

/* Turned so that it fits a page better, with overlaps removed anew. */
static gboolean turn_over(Agraph_t *canvas, Agnode_t **nodes, Box *boxes, guint n, GError **error)
{
    for (guint i = 0; i < n; i++)
        ent_draw_put(nodes[i], (EntPoint){ boxes[i].y, boxes[i].x });
    if (!ent_draw_lay_out(canvas, "nop", error))
        return FALSE;
    read_places(nodes, boxes, n);
    ent_draw_free_layout(canvas);
    return TRUE;
}

static Agraph_t *make_canvas(const Box *boxes, guint n, const GArray *ties, guint gap, Agnode_t **nodes)
{
    char name[] = "boxes";
    Agraph_t *const canvas = agopen(name, Agundirected, NULL);
    set_layout(canvas, gap);
    add_boxes(canvas, boxes, n, nodes);
    for (guint i = 0; i < ties->len; i++) {
        const Tie *const tie = &g_array_index(ties, Tie, i);
        char key[NAME_LEN];
        g_snprintf(key, sizeof key, "%u", i);
        Agedge_t *const edge = agedge(canvas, nodes[tie->a], nodes[tie->b], key, 1);
        ent_draw_set_number(edge, "len", tie->length / 72);
        ent_draw_set_number(edge, "weight", tie->weight);
    }
    return canvas;
}

/* Places `n` boxes. */
static gboolean spread(Box *boxes, guint n, const GArray *ties, guint gap, GError **error)
{
    g_autofree Agnode_t **nodes = g_new(Agnode_t *, n + 1);
    Agraph_t *const canvas = make_canvas(boxes, n, ties, gap, nodes);
    gboolean done = ent_draw_lay_out(canvas, n <= NEATO_NODES ? "neato" : "sfdp", error);
    if (done) {
        read_places(nodes, boxes, n);
        ent_draw_free_layout(canvas);
        if (misfit(boxes, n, TRUE) < misfit(boxes, n, FALSE))
            done = turn_over(canvas, nodes, boxes, n, error);
        for (Axes axes = BOTH_AXES; n <= MOST_SCALED && axes <= UPWARDS; axes++)
            scale(boxes, n, ties, gap, axes);
        close_bands(boxes, n, ACROSS);
        close_bands(boxes, n, UPWARDS);
    }
    agclose(canvas);
    return done;
}

/* ---- the two levels ---- */

static double radius(const Box *box)
{
    return (box->width + box->height) / 4;
}

static double tie_length(const Box *a, const Box *b, int sign)
{
    const double gap = sign < 0 ? 80 : sign > 0 ? 30 : 40;
    return radius(a) + radius(b) + gap;
}

static void make_cells(Placing *placing)
{
    guint of_camp[ENT_FILLS];
    for (guint i = 0; i < ENT_FILLS; i++)
        of_camp[i] = ENT_NONE;
    for (guint32 i = 0; i < placing->picture->graph->nodes->len; i++) {
        const guint camp = placing->picture->area[i];
        guint cell = camp != ENT_NONE ? of_camp[camp] : ENT_NONE;
        if (cell == ENT_NONE) {
            const Cell fresh = { g_array_new(FALSE, FALSE, sizeof(guint32)), camp != ENT_NONE };
            cell = placing->cells->len;
            g_array_append_val(placing->cells, fresh);
            if (camp != ENT_NONE)
                of_camp[camp] = cell;
        }
        placing->cell_of[i] = cell;
        g_array_append_val(g_array_index(placing->cells, Cell, cell).members, i);
    }
}

/* The edges within a cell, its members numbered as they stand in it. */
static GArray *inner_ties(const Placing *placing, guint cell, const guint *place)
{
    const EntGraph *const graph = placing->picture->graph;
    GArray *const ties = g_array_new(FALSE, FALSE, sizeof(Tie));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (!placing->picture->drawn[i] || edge->source == edge->target || placing->cell_of[edge->source] != cell ||
            placing->cell_of[edge->target] != cell)
            continue;
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        const Box *const a = &placing->boxes[edge->source], *const b = &placing->boxes[edge->target];
        /* What carries no stance pulls less. */
        const Tie tie = { place[edge->source], place[edge->target], tie_length(a, b, type->sign), type->measured ? 2 : 1,
                          placing->picture->labelled ? WORD_GAP : TIE_GAP };
        g_array_append_val(ties, tie);
    }
    return ties;
}

/* Moves the members so that the middle of their bounds is 0,0, and gives the cell their size. */
static void centre(const Box *members, guint n, const Cell *cell, Placing *placing, Box *outer)
{
    double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = G_MAXDOUBLE, top = -G_MAXDOUBLE;
    for (guint i = 0; i < n; i++) {
        left = MIN(left, members[i].x - members[i].width / 2);
        right = MAX(right, members[i].x + members[i].width / 2);
        bottom = MIN(bottom, members[i].y - members[i].height / 2);
        top = MAX(top, members[i].y + members[i].height / 2);
    }
    for (guint i = 0; i < n; i++) {
        Box *const box = &placing->boxes[g_array_index(cell->members, guint32, i)];
        box->x = members[i].x - (left + right) / 2;
        box->y = members[i].y - (bottom + top) / 2;
    }
    const double margin = cell->camp ? 2 * AREA_MARGIN : 0;
    outer->width = right - left + margin;
    outer->height = top - bottom + margin;
}

static gboolean place_within(Placing *placing, guint index, guint *place, GError **error)
{
    const Cell *const cell = &g_array_index(placing->cells, Cell, index);
    const guint n = cell->members->len;
    g_autofree Box *members = g_new(Box, n);
    for (guint i = 0; i < n; i++) {
        const guint32 node = g_array_index(cell->members, guint32, i);
        place[node] = i;
        members[i] = placing->boxes[node];
        members[i].x = members[i].y = 0;
    }
    g_autoptr(GArray) ties = inner_ties(placing, index, place);
    if (n > 1 && !spread(members, n, ties, NODE_GAP, error))
        return FALSE;
    centre(members, n, cell, placing, &placing->outer[index]);
    return TRUE;
}

typedef struct Between {
    guint a, b;
    double weight, balance; /* of all edges between two cells; those for less those against */
} Between;

static int by_cells(gconstpointer x, gconstpointer y)
{
    const Between *const p = x, *const q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    return (p->b > q->b) - (p->b < q->b);
}

/* One tie for all edges between two cells. */
static GArray *outer_ties(const Placing *placing)
{
    const EntGraph *const graph = placing->picture->graph;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(Between));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const guint a = placing->cell_of[edge->source], b = placing->cell_of[edge->target];
        if (!placing->picture->drawn[i] || a == b)
            continue;
        const Between between = { MIN(a, b), MAX(a, b), MAX(edge->weight, 1),
                                  edge->weight * ent_graph_type(graph, edge->type)->sign };
        g_array_append_val(all, between);
    }
    g_array_sort(all, by_cells);
    GArray *const ties = g_array_new(FALSE, FALSE, sizeof(Tie));
    for (guint i = 0; i < all->len;) {
        Between sum = g_array_index(all, Between, i);
        for (i++; i < all->len && by_cells(&sum, &g_array_index(all, Between, i)) == 0; i++) {
            sum.weight += g_array_index(all, Between, i).weight;
            sum.balance += g_array_index(all, Between, i).balance;
        }
        const int sign = (sum.balance > 0) - (sum.balance < 0);
        const Tie tie = { sum.a, sum.b, tie_length(&placing->outer[sum.a], &placing->outer[sum.b], sign), 1 + log2(sum.weight),
                          placing->picture->labelled ? WORD_GAP : TIE_GAP };
        g_array_append_val(ties, tie);
    }
    return ties;
}

/* ---- mirroring ---- */

/* How long a camp's edges to the others are, if its members are mirrored so. */
static double reach(const Placing *placing, guint cell, double fx, double fy)
{
    const EntGraph *const graph = placing->picture->graph;
    double sum = 0;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const guint a = placing->cell_of[edge->source], b = placing->cell_of[edge->target];
        if (!placing->picture->drawn[i] || (a == cell) == (b == cell))
            continue;
        const Box *const in = &placing->boxes[a == cell ? edge->source : edge->target];
        const Box *const out = &placing->boxes[a == cell ? edge->target : edge->source];
        const Box *const home = &placing->outer[cell], *const away = &placing->outer[a == cell ? b : a];
        sum += hypot(home->x + fx * in->x - away->x - out->x, home->y + fy * in->y - away->y - out->y);
    }
    return sum;
}

static void mirror(Placing *placing, guint index)
{
    static const double ways[][2] = { { 1, 1 }, { -1, 1 }, { 1, -1 }, { -1, -1 } };
    guint best = 0;
    double least = reach(placing, index, 1, 1);
    for (guint i = 1; i < G_N_ELEMENTS(ways); i++) {
        const double length = reach(placing, index, ways[i][0], ways[i][1]);
        if (length < least * 0.999) {
            least = length;
            best = i;
        }
    }
    const GArray *const members = g_array_index(placing->cells, Cell, index).members;
    for (guint i = 0; i < members->len; i++) {
        Box *const box = &placing->boxes[g_array_index(members, guint32, i)];
        box->x *= ways[best][0];
        box->y *= ways[best][1];
    }
}

static gboolean place_cells(Placing *placing, GError **error)
{
    const guint n = placing->cells->len;
    g_autofree guint *place = g_new0(guint, placing->picture->graph->nodes->len + 1);
    for (guint i = 0; i < n; i++) {
        if (!place_within(placing, i, place, error))
            return FALSE;
    }
    g_autoptr(GArray) ties = outer_ties(placing);
    if (n > 1 && !spread(placing->outer, n, ties, CAMP_GAP, error))
        return FALSE;
    for (guint round = 0; round < MIRROR_ROUNDS; round++) {
        for (guint i = 0; i < n; i++) {
            if (g_array_index(placing->cells, Cell, i).camp)
                mirror(placing, i);
        }
    }
    return TRUE;
}

/* ---- the whole ---- */

/* Graphviz tells how large a node is only once it lies somewhere. */
static gboolean measure(const EntPicture *picture, Box *boxes, GError **error)
{
    for (guint i = 0; i < picture->graph->nodes->len; i++)
        ent_draw_put(picture->nodes[i], (EntPoint){ 0, 100.0 * i });
    ent_draw_set(picture->canvas, "splines", "none");
    if (!ent_draw_lay_out(picture->canvas, "nop", error))
        return FALSE;
    for (guint i = 0; i < picture->graph->nodes->len; i++) {
        boxes[i].width = ND_lw(picture->nodes[i]) + ND_rw(picture->nodes[i]);
        boxes[i].height = ND_ht(picture->nodes[i]);
    }
    ent_draw_free_layout(picture->canvas);
    return TRUE;
}

gboolean ent_draw_place(const EntPicture *picture, EntSpot *spots, GError **error)
{
    const guint n = picture->graph->nodes->len;
    g_autofree Box *boxes = g_new0(Box, n + 1), *outer = g_new0(Box, n + 1);
    g_autofree guint *cell_of = g_new0(guint, n + 1);
    if (!measure(picture, boxes, error))
        return FALSE;
    Placing placing = { .picture = picture, .cell_of = cell_of, .boxes = boxes, .outer = outer };
    g_autoptr(GArray) cells = placing.cells = g_array_new(FALSE, FALSE, sizeof(Cell));
    g_array_set_clear_func(cells, cell_clear);
    make_cells(&placing);
    if (!place_cells(&placing, error))
        return FALSE;
    for (guint i = 0; i < n; i++)
        spots[i] =
            (EntSpot){ boxes[i].x + outer[cell_of[i]].x, boxes[i].y + outer[cell_of[i]].y, boxes[i].width, boxes[i].height };
    return TRUE;
}
