/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lead.c: the way of each line from node to node.
 *
 * A line is one Bézier curve from middle to middle, cut off where the two nodes begin. Several between the same two nodes bow
 * apart, each to its own side; and all of them bow further where another node would lie under them, since a line that runs under
 * a name seems to end there. (Graphviz's own router does the same for less dense graphs, but 2.42 writes beyond its memory where
 * several edges join two nodes.)
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

enum { STEPS = 16, CUT_STEPS = 64, APART = 13, CLEAR = 5, BENT_NODES = 160, CROWDED = 100 };

typedef struct Pair {
    guint32 a, b; /* a <= b */
    guint edge;
} Pair;

static int by_pair(gconstpointer x, gconstpointer y)
{
    const Pair *const p = x, *const q = y;
    if (p->a != q->a)
        return p->a < q->a ? -1 : 1;
    if (p->b != q->b)
        return p->b < q->b ? -1 : 1;
    return (p->edge > q->edge) - (p->edge < q->edge);
}

EntPoint ent_draw_point_at(const EntCurve *curve, double t)
{
    const double s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
    const EntPoint *const p = curve->p;
    return (EntPoint){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x, a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

/* From middle to middle, its own middle so far to the left of the straight way. */
static EntCurve bow(const EntSpot *from, const EntSpot *to, double aside)
{
    const double dx = to->x - from->x, dy = to->y - from->y, length = MAX(hypot(dx, dy), 1e-6);
    const double nx = -dy / length * aside * 4 / 3, ny = dx / length * aside * 4 / 3;
    return (EntCurve){ { { from->x, from->y },
                         { from->x + dx * 0.3 + nx, from->y + dy * 0.3 + ny },
                         { from->x + dx * 0.7 + nx, from->y + dy * 0.7 + ny },
                         { to->x, to->y } } };
}

/* How many other nodes the curve runs under; `margin` around them. */
static guint nodes_under(const EntPicture *picture, const EntSpot *spots, guint32 a, guint32 b, const EntCurve *curve,
                         double margin)
{
    guint count = 0;
    EntPoint points[STEPS];
    for (guint k = 0; k < STEPS; k++)
        points[k] = ent_draw_point_at(curve, (k + 0.5) / STEPS);
    for (guint32 i = 0; i < picture->graph->nodes->len; i++) {
        gboolean under = FALSE;
        for (guint k = 0; i != a && i != b && k + 1 < STEPS && !under; k++) {
            /* Between two points of the curve it may cross a corner: the middle is looked at too. */
            for (guint half = 0; half < 2 && !under; half++) {
                const double x = half ? (points[k].x + points[k + 1].x) / 2 : points[k].x;
                const double y = half ? (points[k].y + points[k + 1].y) / 2 : points[k].y;
                under = fabs(x - spots[i].x) < spots[i].width / 2 + margin && fabs(y - spots[i].y) < spots[i].height / 2 + margin;
            }
        }
        count += under;
    }
    return count;
}

/* How far aside the bundle of lines between two nodes goes, so that it covers fewest others and bends least. */
static double choose_bow(const EntPicture *picture, const EntSpot *spots, guint32 a, guint32 b, guint lines)
{
    static const double shares[] = { 0, 0.08, -0.08, 0.15, -0.15, 0.23, -0.23, 0.32, -0.32, 0.42, -0.42 };
    if (picture->graph->nodes->len > BENT_NODES)
        return 0;
    const double length = hypot(spots[b].x - spots[a].x, spots[b].y - spots[a].y), margin = CLEAR + (lines - 1) * APART / 2.0;
    double best = 0, least = G_MAXDOUBLE;
    const double most =
        picture->n_edges > CROWDED ? 0.16 : 0.5; /* many wide bows are harder to follow than a line under a name */
    for (guint i = 0; i < G_N_ELEMENTS(shares) && fabs(shares[i]) < most; i++) {
        const EntCurve curve = bow(&spots[a], &spots[b], shares[i] * length);
        const double cost = nodes_under(picture, spots, a, b, &curve, margin) + fabs(shares[i]) * 2;
        if (cost < least - 1e-9) {
            least = cost;
            best = shares[i] * length;
        }
    }
    return best;
}

static gboolean is_inside(EntNodeType type, const EntSpot *spot, EntPoint point)
{
    const double u = fabs(point.x - spot->x) / (spot->width / 2 + 0.7), v = fabs(point.y - spot->y) / (spot->height / 2 + 0.7);
    switch (type) {
    case ENT_PERSON:
        return u * u + v * v < 1;
    case ENT_ORGANIZATION: /* an octagon */
        return u < 1 && v < 1 && u + v < G_SQRT2;
    case ENT_COUNTRY:
        break;
    }
    return u < 1 && v < 1;
}

/* The piece of a curve between two of its parameters, by de Casteljau's cutting. */
static EntCurve piece(const EntCurve *curve, double from, double to)
{
    const double parameters[4][3] = { { from, from, from }, { from, from, to }, { from, to, to }, { to, to, to } };
    EntCurve cut;
    for (guint i = 0; i < 4; i++) {
        EntPoint p[4];
        memcpy(p, curve->p, sizeof p);
        for (guint round = 0; round < 3; round++) {
            const double t = parameters[i][round];
            for (guint k = 0; k + round < 3; k++)
                p[k] = (EntPoint){ p[k].x + t * (p[k + 1].x - p[k].x), p[k].y + t * (p[k + 1].y - p[k].y) };
        }
        cut.p[i] = p[0];
    }
    return cut;
}

/* The first parameter from that end at which the curve has left the node, and then `arrow` points of way behind it. */
static double leave(const EntPicture *picture, const EntSpot *spots, guint32 node, const EntCurve *curve, gboolean back,
                    double arrow, double *tip)
{
    const EntNodeType type = ent_graph_node(picture->graph, node)->type;
    guint step = 0;
    for (; step < CUT_STEPS; step++) {
        if (!is_inside(type, &spots[node],
                       ent_draw_point_at(curve, back ? 1 - (double)step / CUT_STEPS : (double)step / CUT_STEPS)))
            break;
    }
    double low = step > 0 ? (step - 1.0) / CUT_STEPS : 0, high = (double)step / CUT_STEPS;
    for (guint i = 0; i < 12; i++) {
        const double middle = (low + high) / 2;
        if (is_inside(type, &spots[node], ent_draw_point_at(curve, back ? 1 - middle : middle)))
            low = middle;
        else
            high = middle;
    }
    *tip = high;
    const EntPoint from = ent_draw_point_at(curve, back ? 1 - high : high);
    double t = high;
    for (; t < 1; t += 0.25 / CUT_STEPS) {
        const EntPoint point = ent_draw_point_at(curve, back ? 1 - t : t);
        if (hypot(point.x - from.x, point.y - from.y) >= arrow)
            break;
    }
    return t;
}

/* Cuts a curve from middle to middle to what is seen between two nodes, its arrows apart from it. */
static void cut(const EntPicture *picture, const EntSpot *spots, const EntEdge *edge, EntCurve *curve)
{
    const EntEdgeStyle style = ent_draw_edge_style(picture, edge->type, edge->weight, ent_draw_is_hedged(edge));
    const double head = ent_draw_arrow_length(style.head, style.arrow), tail = ent_draw_arrow_length(style.tail, style.arrow);
    double from_tip, to_tip;
    double from = leave(picture, spots, edge->source, curve, FALSE, tail, &from_tip);
    double to = 1 - leave(picture, spots, edge->target, curve, TRUE, head, &to_tip);
    if (to - from < 0.02) { /* too near for both arrows: they are drawn into each other */
        const double middle = CLAMP((from_tip + 1 - to_tip) / 2, 0.01, 0.98);
        from = middle;
        to = middle + 0.01;
    }
    curve->start = ent_draw_point_at(curve, from_tip);
    curve->end = ent_draw_point_at(curve, 1 - to_tip);
    const EntCurve seen = piece(curve, from, to);
    memcpy(curve->p, seen.p, sizeof curve->p);
    curve->has_start = tail > 0;
    curve->has_end = head > 0;
    curve->led = TRUE;
}

/* A loop over the right end of a node. */
static EntCurve loop(const EntSpot *spot, guint nth)
{
    const double out = 22 + 9.0 * nth, x = spot->x + spot->width / 2, y = spot->y + spot->height / 2;
    const EntPoint start = { spot->x + spot->width / 5, y + 1 }, end = { x + 1, spot->y + 2 };
    return (EntCurve){ { { start.x, y + 6 }, { start.x + out / 3, y + out }, { x + out, y + out / 3 }, { x + 8, end.y } },
                       start,
                       end,
                       TRUE,
                       TRUE,
                       TRUE };
}

static void lead_pair(EntPicture *picture, const EntSpot *spots, const Pair *pairs, guint n)
{
    const guint32 a = pairs[0].a, b = pairs[0].b;
    const double aside = a != b ? choose_bow(picture, spots, a, b, n) : 0;
    for (guint i = 0; i < n; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, pairs[i].edge);
        EntCurve *const curve = &picture->curves[pairs[i].edge];
        if (a == b) {
            *curve = loop(&spots[a], i);
            continue;
        }
        const double own = aside + (i - (n - 1) / 2.0) * APART;
        *curve = bow(&spots[edge->source], &spots[edge->target], edge->source == a ? own : -own);
        cut(picture, spots, edge, curve);
    }
}

void ent_draw_lead(EntPicture *picture, const EntSpot *spots)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, i);
        const Pair pair = { MIN(edge->source, edge->target), MAX(edge->source, edge->target), i };
        if (picture->drawn[i])
            g_array_append_val(pairs, pair);
    }
    g_array_sort(pairs, by_pair);
    for (guint i = 0, n; i < pairs->len; i += n) {
        const Pair *const first = &g_array_index(pairs, Pair, i);
        for (n = 1; i + n < pairs->len && first[n].a == first->a && first[n].b == first->b; n++)
            ;
        lead_pair(picture, spots, first, n);
    }
}

static void put_point(GString *position, const char *mark, EntPoint point, EntPoint offset)
{
    char x[VALUE_LEN], y[VALUE_LEN];
    g_string_append_printf(position, "%s%s,%s ", mark, g_ascii_formatd(x, VALUE_LEN, "%.2f", point.x + offset.x),
                           g_ascii_formatd(y, VALUE_LEN, "%.2f", point.y + offset.y));
}

void ent_draw_set_curve(Agedge_t *edge, const EntCurve *curve, EntPoint offset)
{
    g_autoptr(GString) position = g_string_new(NULL);
    if (curve->has_start)
        put_point(position, "s,", curve->start, offset);
    if (curve->has_end)
        put_point(position, "e,", curve->end, offset);
    for (guint i = 0; i < 4; i++)
        put_point(position, "", curve->p[i], offset);
    g_string_truncate(position, position->len - 1);
    ent_draw_set(edge, "pos", position->str);
}
