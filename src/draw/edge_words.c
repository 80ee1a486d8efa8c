/* SPDX-License-Identifier: Apache-2.0 */
/*
 * edge_words.c: the words on edges, where dot has not placed them: beside the middle of the line, or as near to it as they cover
 * neither a node nor other words, and preferably no other line. Words that find no place are left out; the key tells what the
 * line means.
 */
#include "draw/draw_internal.h"

#include <math.h>

enum { SAMPLES = 24 }; /* of a line */

typedef struct Rect {
    double x, y, w, h; /* middle and size */
} Rect;

typedef struct Words {
    EntPicture *picture;
    const EntSpot *spots;
    GArray *placed;  /* Rect */
    GArray *samples; /* EntPoint, SAMPLES for each drawn edge */
    GArray *indices; /* guint, beside those: which edge of the graph */
} Words;

static gboolean meet(const Rect *a, double x, double y, double w, double h)
{
    return fabs(a->x - x) < (a->w + w) / 2 && fabs(a->y - y) < (a->h + h) / 2;
}

static void sample(Words *words, guint index)
{
    for (guint k = 0; k < SAMPLES; k++) {
        const EntPoint point = ent_draw_point_at(&words->picture->curves[index], (k + 0.5) / SAMPLES);
        g_array_append_val(words->samples, point);
    }
    g_array_append_val(words->indices, index);
}

static gboolean is_free(const Words *words, const Rect *rect)
{
    for (guint i = 0; i < words->picture->graph->nodes->len; i++) {
        const EntSpot *const spot = &words->spots[i];
        if (meet(rect, spot->x, spot->y, spot->width + 4, spot->height + 4))
            return FALSE;
    }
    for (guint i = 0; i < words->placed->len; i++) {
        const Rect *const other = &g_array_index(words->placed, Rect, i);
        if (meet(rect, other->x, other->y, other->w + 3, other->h + 1))
            return FALSE;
    }
    return TRUE;
}

/* How much of other lines it would cover, its own included. */
static guint lines_under(const Words *words, const Rect *rect)
{
    guint count = 0;
    for (guint i = 0; i < words->samples->len; i++) {
        const EntPoint *const point = &g_array_index(words->samples, EntPoint, i);
        count += meet(rect, point->x, point->y, 1, 1);
    }
    return count;
}

/* The best free place beside the line; FALSE where there is none. */
static gboolean find_place(const Words *words, guint nth, Rect *rect)
{
    const EntPoint *const line = &g_array_index(words->samples, EntPoint, nth * SAMPLES);
    double least = G_MAXDOUBLE;
    Rect best = *rect;
    for (guint k = 4; k < SAMPLES - 4; k++) {
        const double dx = line[k + 1].x - line[k - 1].x, dy = line[k + 1].y - line[k - 1].y, length = hypot(dx, dy);
        if (length <= 0)
            continue;
        for (int side = -1; side <= 1; side += 2) {
            const double nx = -side * dy / length, ny = side * dx / length;
            const double away = fabs(nx) * rect->w / 2 + fabs(ny) * rect->h / 2 + 3;
            Rect tried = { line[k].x + nx * away, line[k].y + ny * away, rect->w, rect->h };
            const double cost = 3.0 * lines_under(words, &tried) + fabs(k - SAMPLES / 2.0) + (side > 0 ? 0.5 : 0);
            if (cost < least && is_free(words, &tried)) {
                least = cost;
                best = tried;
            }
        }
    }
    *rect = best;
    return least < G_MAXDOUBLE;
}

static void place(Words *words, guint nth)
{
    const EntEdge *const edge = ent_graph_edge(words->picture->graph, g_array_index(words->indices, guint, nth));
    g_autofree char *text = ent_draw_wrap(ent_graph_type(words->picture->graph, edge->type)->label, 24, 1);
    Rect rect = { 0, 0, ent_draw_columns(text) * WORD_POINTS * 0.62 + 2, WORD_POINTS * 1.3 };
    if (!find_place(words, nth, &rect))
        return;
    g_array_append_val(words->placed, rect);
    g_autofree char *label = ent_draw_label(text, FALSE);
    Agedge_t *const drawn = words->picture->lines[g_array_index(words->indices, guint, nth)];
    char at[2 * VALUE_LEN], x[VALUE_LEN], y[VALUE_LEN];
    g_snprintf(at, sizeof at, "%s,%s", g_ascii_formatd(x, VALUE_LEN, "%.2f", rect.x),
               g_ascii_formatd(y, VALUE_LEN, "%.2f", rect.y));
    ent_draw_set(drawn, "label", label);
    ent_draw_set(drawn, "lp", at);
    ent_draw_set_number(drawn, "fontsize", WORD_POINTS);
    ent_draw_set(drawn, "fontcolor", words->picture->style->faint);
}

void ent_draw_edge_words(EntPicture *picture, const EntSpot *spots)
{
    Words words = { .picture = picture, .spots = spots };
    g_autoptr(GArray) placed = words.placed = g_array_new(FALSE, FALSE, sizeof(Rect));
    g_autoptr(GArray) samples = words.samples = g_array_new(FALSE, FALSE, sizeof(EntPoint));
    g_autoptr(GArray) indices = words.indices = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        if (picture->curves[i].led)
            sample(&words, i);
    }
    for (guint i = 0; i < indices->len; i++)
        place(&words, i);
}
