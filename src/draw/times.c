/* SPDX-License-Identifier: Apache-2.0 */
/*
 * times.c: the same diagram month by month (or year by year): every node lies at the same place in all, and each shows the
 * relations that articles of that time tell. Who has none there stays as a faint name, so that the eye does not have to search.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

#include "graph/date.h"

enum { MOST_TIMES = 12, MOST_ACROSS = 4, PANEL_GAP = 26, HEAD_POINTS = 17, HEAD_HEIGHT = 30 };

/* "2024-03" or "2024" of an article; NULL where it has no such date. */
static char *time_of(const EntPicture *picture, const EntArticle *article)
{
    const gsize n = strlen(picture->options->years ? "2024" : "2024-03");
    const char *const date = article->published;
    return date != NULL && strlen(date) >= n && ent_date_is_iso(date) ? g_strndup(date, n) : NULL;
}

static int by_time(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void add_times(const EntPicture *picture, guint32 article, gboolean *seen, GPtrArray *all, guint *undated)
{
    if (seen[article])
        return;
    seen[article] = TRUE;
    char *const time = time_of(picture, ent_graph_article(picture->graph, article));
    if (time != NULL)
        g_ptr_array_add(all, time);
    else
        (*undated)++;
}

/* The latest months of which something is told. */
static void find_times(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    g_autofree gboolean *seen = g_new0(gboolean, graph->articles->len + 1);
    GPtrArray *const times = picture->times = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < graph->edges->len; i++) {
        const GArray *const evidence = ent_graph_edge(graph, i)->evidence;
        for (guint k = 0; picture->drawn[i] && k < evidence->len; k++) {
            if (g_array_index(evidence, EntEvidence, k).certainty != ENT_NEGATED)
                add_times(picture, g_array_index(evidence, EntEvidence, k).article, seen, times, &picture->n_undated);
        }
    }
    g_ptr_array_sort(times, by_time);
    for (guint i = times->len; i > 1; i--) {
        if (strcmp(g_ptr_array_index(times, i - 1), g_ptr_array_index(times, i - 2)) == 0)
            g_ptr_array_remove_index(times, i - 1);
    }
    if (times->len > MOST_TIMES) {
        picture->n_times_left_out = times->len - MOST_TIMES;
        g_ptr_array_remove_range(times, 0, picture->n_times_left_out);
    }
}

/* What articles of that time say of an edge: how many they are, and whether all are hedged. */
static double weight_then(const EntPicture *picture, const EntEdge *edge, const char *time, gboolean *hedged)
{
    double weight = 0;
    guint32 last = ENT_NONE;
    *hedged = TRUE;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (evidence->certainty == ENT_NEGATED)
            continue;
        g_autofree char *then = time_of(picture, ent_graph_article(picture->graph, evidence->article));
        if (g_strcmp0(then, time) != 0)
            continue;
        *hedged = *hedged && evidence->certainty == ENT_HEDGED;
        weight += evidence->article != last;
        last = evidence->article;
    }
    return weight;
}

static void place_node(Agnode_t *node, const EntSpot *spot, EntPoint offset)
{
    ent_draw_put(node, (EntPoint){ spot->x + offset.x, spot->y + offset.y });
    ent_draw_set(node, "fixedsize", "true");
    ent_draw_pin_size(node, spot->width, spot->height);
}

static void make_faint(const EntPicture *picture, Agnode_t *node)
{
    ent_draw_set(node, "fillcolor", picture->style->page);
    ent_draw_set(node, "color", picture->style->rule);
    ent_draw_set(node, "fontcolor", picture->style->faint);
    ent_draw_set(node, "penwidth", "0.6");
}

static void add_panel(EntPicture *picture, const EntSpot *spots, EntPoint offset, guint panel)
{
    const EntGraph *const graph = picture->graph;
    g_autofree Agnode_t **nodes = g_new(Agnode_t *, graph->nodes->len + 1);
    g_autofree gboolean *present = g_new0(gboolean, graph->nodes->len + 1);
    char name[2 * NAME_LEN];
    for (guint i = 0; i < graph->nodes->len; i++) {
        g_snprintf(name, sizeof name, "n%um%u", i, panel);
        nodes[i] = ent_draw_add_node(picture, i, name);
        place_node(nodes[i], &spots[i], offset);
    }
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        gboolean hedged;
        const double weight =
            picture->drawn[i] ? weight_then(picture, edge, g_ptr_array_index(picture->times, panel), &hedged) : 0;
        if (weight <= 0)
            continue;
        g_snprintf(name, sizeof name, "e%um%u", i, panel);
        ent_draw_set_curve(ent_draw_add_edge(picture, i, nodes[edge->source], nodes[edge->target], name, weight, hedged),
                           &picture->curves[i], offset);
        present[edge->source] = present[edge->target] = TRUE;
    }
    for (guint i = 0; i < graph->nodes->len; i++) {
        if (!present[i])
            make_faint(picture, nodes[i]);
    }
}

/* "March 2024" for "2024-03". */
static char *words_of(const char *time)
{
    static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December" };
    const guint month = strlen(time) == strlen("2024-03") ? (guint)g_ascii_strtoull(time + 5, NULL, 10) : 0;
    return month >= 1 && month <= 12 ? g_strdup_printf("%s %.4s", months[month - 1], time) : g_strdup(time);
}

/* A frame, and the month over it. */
static void add_frame(EntPicture *picture, EntBox box, EntPoint offset, const char *time)
{
    const double width = box.right - box.left + PANEL_GAP - 8, height = box.top - box.bottom + PANEL_GAP - 8;
    const double middle = (box.bottom + box.top) / 2 + offset.y;
    Agnode_t *const frame = ent_draw_pin(picture, (box.left + box.right) / 2 + offset.x, middle);
    ent_draw_set(frame, "shape", "box");
    ent_draw_set(frame, "color", picture->style->rule);
    ent_draw_set(frame, "penwidth", "0.6");
    ent_draw_pin_size(frame, width, height);
    g_autofree char *words = words_of(time);
    const double left = box.left + offset.x - (PANEL_GAP - 8) / 2.0;
    g_autofree char *bold = g_strconcat(picture->style->font, " Bold", NULL);
    Agnode_t *const head = ent_draw_pin_text(picture, words, left, middle + height / 2 + HEAD_POINTS * 0.8,
                                             ent_draw_text_width(words, HEAD_POINTS * 1.15), HEAD_POINTS);
    ent_draw_set(head, "fontname", bold);
}

/* How many stand in a row, so that all together fit a page. */
static guint count_across(EntBox box, guint n)
{
    const double width = box.right - box.left + PANEL_GAP, height = box.top - box.bottom + PANEL_GAP + HEAD_HEIGHT;
    return CLAMP((guint)(sqrt(n * 1.2 * height / width) + 0.5), 1, MOST_ACROSS);
}

static EntPoint offset_of(EntBox box, guint panel, guint across)
{
    return (EntPoint){ (panel % across) * (box.right - box.left + PANEL_GAP),
                       -(double)(panel / across) * (box.top - box.bottom + PANEL_GAP + HEAD_HEIGHT) };
}

void ent_draw_times(EntPicture *picture, const EntSpot *spots, const GPtrArray *areas, EntBox *box)
{
    char name[] = "entente";
    const EntBox one = *box;
    g_autofree EntPoint *offsets = g_new0(EntPoint, MOST_TIMES);
    agclose(picture->canvas);
    picture->canvas = agopen(name, Agdirected, NULL);
    picture->n_pins = 0;
    ent_draw_prepare(picture);
    find_times(picture);
    const guint across = count_across(one, picture->times->len);
    for (guint i = 0; i < picture->times->len; i++) {
        offsets[i] = offset_of(one, i, across);
        add_frame(picture, one, offsets[i], g_ptr_array_index(picture->times, i));
        add_panel(picture, spots, offsets[i], i);
    }
    ent_draw_background(picture, areas, offsets, picture->times->len);
    const guint last = MAX(picture->times->len, 1) - 1;
    box->left -= PANEL_GAP / 2;
    box->right += offset_of(one, MIN(across - 1, last), across).x + PANEL_GAP / 2;
    box->bottom += offset_of(one, last, across).y - PANEL_GAP / 2;
    box->top += PANEL_GAP / 2 + HEAD_HEIGHT;
}
