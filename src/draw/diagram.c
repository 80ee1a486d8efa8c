/* SPDX-License-Identifier: Apache-2.0 */
/* diagram.c: the graph as Graphviz wants it: every node, every edge that is not only denied. */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

enum { ALL_NAMED = 150, MOST_NAMED = 80 };

/* What names are sized by: strength, which denied relations do not add to, unless the caller says otherwise. */
static void measure_strength(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    picture->greatest = 8.0;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (ent_draw_is_denied(edge) || !ent_graph_type(graph, edge->type)->measured)
            continue;
        picture->strength[edge->source] += edge->weight;
        picture->strength[edge->target] += edge->weight;
    }
    if (picture->options->sizes != NULL) {
        memcpy(picture->strength, picture->options->sizes, graph->nodes->len * sizeof *picture->strength);
        picture->greatest = 0;
    }
    for (guint i = 0; i < graph->nodes->len; i++)
        picture->greatest = MAX(picture->greatest, picture->strength[i]);
}

/* Everybody, up to a size; in larger graphs the strongest, and the others are marks, or nobody could be read. */
static void choose_names(EntPicture *picture)
{
    const guint n = picture->graph->nodes->len;
    g_autofree guint32 *order = g_new(guint32, n + 1);
    for (guint32 i = 0; i < n; i++)
        order[i] = i;
    if (n > ALL_NAMED)
        g_qsort_with_data(order, (gint)n, sizeof *order, ent_draw_by_size, picture);
    for (guint i = 0; i < n; i++)
        picture->named[order[i]] = n <= ALL_NAMED || i < MOST_NAMED || picture->options->view == ENT_VIEW_MATRIX;
}

static void set_default(Agraph_t *canvas, int kind, const char *name, const char *value)
{
    agattr(canvas, kind, (char *)(uintptr_t)name, (char *)(uintptr_t)value);
}

void ent_draw_prepare(const EntPicture *picture)
{
    Agraph_t *const canvas = picture->canvas;
    g_autofree char *bold = g_strconcat(picture->style->font, " Bold", NULL);
    set_default(canvas, AGNODE, "fontname", picture->style->font);
    set_default(canvas, AGEDGE, "fontname", picture->style->font);
    set_default(canvas, AGNODE, "fontcolor", picture->style->text);
    ent_draw_set(canvas, "bgcolor", picture->style->page);
    ent_draw_set(canvas, "outputorder", "edgesfirst");
    ent_draw_set(canvas, "fontname", bold);
    ent_draw_set(canvas, "pad", "0.15");
}

static gboolean is_dot(const EntPicture *picture)
{
    return strcmp(picture->options->format, "dot") == 0;
}

/* What a node or edge is called: in DOT, which people read and change, as in the graph; else as svg.c wants it. */
static char *name_of(const EntPicture *picture, const char *id, char letter, guint i)
{
    return is_dot(picture) ? ent_draw_clean(id) : g_strdup_printf("%c%u", letter, i);
}

/* DOT keeps what svg.c adds to an SVG. */
static void set_words(void *drawn, char *tooltip, const char *link)
{
    g_autofree char *words = tooltip;
    g_autofree char *escaped = ent_draw_label(words, FALSE);
    ent_draw_set(drawn, "tooltip", escaped);
    g_autofree char *url = link != NULL ? ent_draw_label(link, FALSE) : NULL;
    if (url != NULL)
        ent_draw_set(drawn, "URL", url);
}

/* The words a node shows. */
static char *label_of(const EntPicture *picture, const EntNode *node)
{
    if (picture->options->codes && node->type == ENT_COUNTRY && node->iso3166 != NULL)
        return ent_draw_wrap(node->iso3166, 8, 1);
    return ent_draw_wrap(*node->name != '\0' ? node->name : node->id, 18, 3);
}

/* A node with its name in it. */
static void set_name(const EntPicture *picture, guint i, Agnode_t *drawn)
{
    static const char *const margins[] = { "0.11,0.07", "0.02,0.03", "0.05,0.04" };
    const EntNode *const node = ent_graph_node(picture->graph, i);
    g_autofree char *wrapped = label_of(picture, node);
    g_autofree char *label = ent_draw_label(wrapped, FALSE);
    ent_draw_set(drawn, "label", label);
    ent_draw_set(drawn, "margin", margins[node->type]);
    ent_draw_set(drawn, "height", "0.3");
    ent_draw_set(drawn, "width", "0.4");
    ent_draw_set_number(drawn, "fontsize", ent_draw_font_size(picture, i));
}

/* A small one without. */
static void set_mark(const EntPicture *picture, guint i, Agnode_t *drawn)
{
    const double size = ent_draw_font_size(picture, i) / 72;
    ent_draw_set(drawn, "label", "");
    ent_draw_set(drawn, "fixedsize", "true");
    ent_draw_set_number(drawn, "width", size);
    ent_draw_set_number(drawn, "height", size * 0.8);
}

Agnode_t *ent_draw_add_node(const EntPicture *picture, guint i, const char *name)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    Agnode_t *const drawn = agnode(picture->canvas, (char *)(uintptr_t)name, 1);
    ent_draw_set(drawn, "id", name);
    ent_draw_set(drawn, "shape", ent_draw_shape(node->type));
    ent_draw_set(drawn, "style", node->type == ENT_COUNTRY ? "rounded,filled" : "filled");
    ent_draw_set(drawn, "fillcolor", ent_draw_node_fill(picture, i));
    ent_draw_set(drawn, "color", picture->style->outline);
    ent_draw_set(drawn, "penwidth", node->type == ENT_COUNTRY ? "1.4" : "1");
    if (picture->named[i])
        set_name(picture, i, drawn);
    else
        set_mark(picture, i, drawn);
    return drawn;
}

Agedge_t *ent_draw_add_edge(const EntPicture *picture, guint i, Agnode_t *source, Agnode_t *target, const char *key,
                            double weight, gboolean hedged)
{
    const guint32 type = ent_graph_edge(picture->graph, i)->type;
    const EntEdgeStyle style = ent_draw_edge_style(picture, type, weight, hedged);
    Agedge_t *const drawn = agedge(picture->canvas, source, target, (char *)(uintptr_t)key, 1);
    ent_draw_set(drawn, "id", key);
    ent_draw_style_edge(drawn, &style);
    /* What carries no stance pulls less. */
    ent_draw_set(drawn, "weight", ent_graph_type(picture->graph, type)->measured ? "2" : "1");
    return drawn;
}

/* For dot, which keeps words apart; the others get theirs once the lines are led. */
static void set_edge_words(const EntPicture *picture, const EntEdge *edge, Agedge_t *drawn)
{
    g_autofree char *words = ent_draw_wrap(ent_graph_type(picture->graph, edge->type)->label, 24, 1);
    g_autofree char *label = ent_draw_label(words, FALSE);
    g_autofree char *spaced = g_strconcat("  ", label, "  ", NULL); /* Graphviz does not know how thick lines are */
    ent_draw_set(drawn, "label", spaced);
    ent_draw_set_number(drawn, "fontsize", WORD_POINTS);
    ent_draw_set(drawn, "fontcolor", picture->style->faint);
}

static void add_node(EntPicture *picture, guint i)
{
    g_autofree char *name = name_of(picture, ent_graph_node(picture->graph, i)->id, 'n', i);
    picture->nodes[i] = ent_draw_add_node(picture, i, name);
    if (is_dot(picture))
        set_words(picture->nodes[i], ent_draw_node_tooltip(picture, i), NULL);
}

static void add_edge(EntPicture *picture, guint i)
{
    const EntEdge *const edge = ent_graph_edge(picture->graph, i);
    g_autofree char *key = name_of(picture, edge->id, 'e', i);
    Agedge_t *const drawn = ent_draw_add_edge(picture, i, picture->nodes[edge->source], picture->nodes[edge->target], key,
                                              edge->weight, ent_draw_is_hedged(edge));
    picture->lines[i] = drawn;
    if (is_dot(picture))
        set_words(drawn, ent_draw_edge_tooltip(picture, i), ent_draw_edge_link(picture, i));
    if (picture->labelled && !ent_draw_has_areas(picture))
        set_edge_words(picture, edge, drawn);
}

/* An empty picture would look like a failure. */
static void say_nothing(Agraph_t *canvas)
{
    char name[] = "legend";
    Agnode_t *const node = agnode(canvas, name, 1);
    ent_draw_set(node, "label", "There is nothing to draw:\\nthe graph holds no entities.");
    ent_draw_set(node, "shape", "plaintext");
    ent_draw_set(node, "id", name);
}

/* Other formats get theirs from legend.c, which DOT does without: it would be in the way of a new layout. */
static void set_dot_title(EntPicture *picture)
{
    g_autofree char *clean = ent_draw_clean(picture->options->title);
    g_autofree char *label = ent_draw_label(clean, FALSE);
    ent_draw_set(picture->canvas, "label", label);
    ent_draw_set(picture->canvas, "labelloc", "t");
}

void ent_draw_decide(EntPicture *picture)
{
    measure_strength(picture);
    choose_names(picture);
    ent_draw_thin(picture);
    ent_draw_choose_areas(picture);
}

void ent_draw_diagram(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    ent_draw_prepare(picture);
    if (is_dot(picture) && picture->options->title != NULL)
        set_dot_title(picture);
    if (graph->nodes->len == 0)
        say_nothing(picture->canvas);
    for (guint i = 0; i < graph->nodes->len; i++)
        add_node(picture, i);
    /* Stance is drawn last, over the rest. */
    for (int measured = 0; measured <= 1; measured++) {
        for (guint i = 0; i < graph->edges->len; i++) {
            if (picture->drawn[i] && !!ent_graph_type(graph, ent_graph_edge(graph, i)->type)->measured == measured)
                add_edge(picture, i);
        }
    }
}
