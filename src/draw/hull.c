/* SPDX-License-Identifier: Apache-2.0 */
/*
 * hull.c: the areas of camps: around the boxes of those who lie in one, the convex outline with round corners.
 *
 * place.c keeps the boxes around whole camps apart, so that an outline, which lies within that box, holds nobody else.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

enum { CORNER_POINTS = 24 }; /* around a full circle */

static int by_place(gconstpointer a, gconstpointer b)
{
    const EntPoint *const p = a, *const q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->y > q->y) - (p->y < q->y);
}

/* Above 0 where o, a, b turn left. */
static double turn(const EntPoint *o, const EntPoint *a, const EntPoint *b)
{
    return (a->x - o->x) * (b->y - o->y) - (a->y - o->y) * (b->x - o->x);
}

/* One side of the hull, by Andrew's monotone chain (1979); its last point begins the other side. */
static void add_chain(const GArray *points, gboolean back, GArray *hull)
{
    const guint begin = hull->len;
    for (guint i = 0; i < points->len; i++) {
        const EntPoint point = g_array_index(points, EntPoint, back ? points->len - 1 - i : i);
        while (hull->len >= begin + 2 &&
               turn(&g_array_index(hull, EntPoint, hull->len - 2), &g_array_index(hull, EntPoint, hull->len - 1), &point) <= 0)
            g_array_set_size(hull, hull->len - 1);
        g_array_append_val(hull, point);
    }
    g_array_set_size(hull, hull->len - 1);
}

/* The corners of a box, each a circle of points. */
static void add_box(const EntSpot *spot, GArray *points)
{
    for (guint i = 0; i < 4 * CORNER_POINTS; i++) {
        const double angle = 2 * G_PI * (i / 4) / CORNER_POINTS;
        const EntPoint point = { spot->x + (i & 1 ? 1 : -1) * spot->width / 2 + AREA_MARGIN * cos(angle),
                                 spot->y + (i & 2 ? 1 : -1) * spot->height / 2 + AREA_MARGIN * sin(angle) };
        g_array_append_val(points, point);
    }
}

static void free_area(gpointer data)
{
    EntArea *const area = data;
    g_array_unref(area->points);
    g_free(area);
}

GPtrArray *ent_draw_areas(const EntPicture *picture, const EntSpot *spots)
{
    GPtrArray *const areas = g_ptr_array_new_with_free_func(free_area);
    for (guint camp = 0; camp < ENT_FILLS; camp++) {
        g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(EntPoint));
        for (guint i = 0; i < picture->graph->nodes->len; i++) {
            if (picture->area[i] == camp)
                add_box(&spots[i], points);
        }
        if (points->len == 0)
            continue;
        g_array_sort(points, by_place);
        EntArea *const area = g_new(EntArea, 1);
        *area = (EntArea){ picture->camps[camp], g_array_new(FALSE, FALSE, sizeof(EntPoint)) };
        add_chain(points, FALSE, area->points);
        add_chain(points, TRUE, area->points);
        g_ptr_array_add(areas, area);
    }
    return areas;
}

static void put_colour(GString *xdot, char letter, const char *colour)
{
    g_string_append_printf(xdot, "%c %u -%s ", letter, (guint)strlen(colour), colour);
}

static guint fill_of(const EntPicture *picture, guint camp)
{
    guint fill = 0;
    while (fill + 1 < ENT_FILLS && (picture->members[fill] == 0 || picture->camps[fill] != camp))
        fill++;
    return fill;
}

static void put_area(const EntPicture *picture, const EntArea *area, EntPoint offset, GString *xdot)
{
    char fill[COLOUR_LEN], line[COLOUR_LEN];
    ent_draw_area_colours(picture, fill_of(picture, area->camp), fill, line);
    put_colour(xdot, 'c', line);
    put_colour(xdot, 'C', fill);
    g_string_append_printf(xdot, "P %u ", area->points->len);
    for (guint k = 0; k < area->points->len; k++) {
        const EntPoint *const point = &g_array_index(area->points, EntPoint, k);
        char x[VALUE_LEN], y[VALUE_LEN];
        g_string_append_printf(xdot, "%s %s ", g_ascii_formatd(x, VALUE_LEN, "%.1f", point->x + offset.x),
                               g_ascii_formatd(y, VALUE_LEN, "%.1f", point->y + offset.y));
    }
}

void ent_draw_background(const EntPicture *picture, const GPtrArray *areas, const EntPoint *offsets, guint n_offsets)
{
    g_autoptr(GString) xdot = g_string_new(NULL);
    for (guint i = 0; i < n_offsets; i++) {
        for (guint k = 0; k < areas->len; k++)
            put_area(picture, g_ptr_array_index(areas, k), offsets[i], xdot);
    }
    if (xdot->len > 0)
        ent_draw_set(picture->canvas, "_background", xdot->str);
}
