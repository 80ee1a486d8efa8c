/* SPDX-License-Identifier: Apache-2.0 */
/* diagram.c: the graph as Graphviz wants it: every node, every edge that is not only denied. */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

/* Up to so many edges carry their relation in words; more would cover each other. */
enum { LABELLED_EDGES = 25 };

static void measure_strength(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    picture->greatest = 8.0;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        picture->drawn[i] = !ent_draw_is_denied(edge);
        if (!picture->drawn[i])
            continue;
        picture->n_edges++;
        if (!ent_graph_type(graph, edge->type)->measured)
            continue;
        picture->strength[edge->source] += edge->weight;
        picture->strength[edge->target] += edge->weight;
        picture->greatest = MAX(picture->greatest, MAX(picture->strength[edge->source], picture->strength[edge->target]));
    }
    picture->labelled = picture->n_edges <= LABELLED_EDGES;
}

static void set_default(Agraph_t *canvas, int kind, const char *name, const char *value)
{
    agattr(canvas, kind, (char *)(uintptr_t)name, (char *)(uintptr_t)value);
}

static void set_defaults(Agraph_t *canvas)
{
    set_default(canvas, AGNODE, "fontname", FONT);
    set_default(canvas, AGEDGE, "fontname", FONT);
    set_default(canvas, AGNODE, "fontcolor", "#1a1a1a");
    ent_draw_set(canvas, "bgcolor", "white");
    ent_draw_set(canvas, "outputorder", "edgesfirst");
    ent_draw_set(canvas, "fontname", FONT_BOLD);
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

static Agnode_t *add_node(EntPicture *picture, guint i)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    g_autofree char *name = name_of(picture, node->id, 'n', i);
    Agnode_t *const drawn = agnode(picture->canvas, name, 1);
    /* A hexagon is wide anyway, and grows fast with lines. */
    const guint columns = node->type == ENT_ORGANIZATION ? 24 : 18;
    g_autofree char *wrapped = ent_draw_wrap(*node->name != '\0' ? node->name : node->id, columns, 3);
    g_autofree char *label = ent_draw_label(wrapped, FALSE);
    ent_draw_set(drawn, "id", name);
    ent_draw_set(drawn, "label", label);
    ent_draw_set(drawn, "shape", ent_draw_shape(node->type));
    ent_draw_set(drawn, "style", node->type == ENT_COUNTRY ? "rounded,filled" : "filled");
    ent_draw_set(drawn, "fillcolor", ent_draw_node_fill(picture, i));
    ent_draw_set(drawn, "color", "#4d4d4d");
    ent_draw_set(drawn, "penwidth", node->type == ENT_COUNTRY ? "1.4" : "1");
    ent_draw_set(drawn, "margin", node->type == ENT_COUNTRY ? "0.11,0.07" : node->type == ENT_PERSON ? "0.02,0.03" : "0.01,0.03");
    ent_draw_set(drawn, "height", "0.3");
    ent_draw_set(drawn, "width", "0.4");
    ent_draw_set_number(drawn, "fontsize", ent_draw_font_size(picture, i));
    if (is_dot(picture))
        set_words(drawn, ent_draw_node_tooltip(picture, i), NULL);
    return drawn;
}

static void add_edge(EntPicture *picture, guint i)
{
    const EntEdge *const edge = ent_graph_edge(picture->graph, i);
    const EntEdgeStyle style = ent_draw_edge_style(picture->graph, edge->type, edge->weight, ent_draw_is_hedged(edge));
    g_autofree char *key = name_of(picture, edge->id, 'e', i);
    Agedge_t *const drawn = agedge(picture->canvas, picture->nodes[edge->source], picture->nodes[edge->target], key, 1);
    ent_draw_set(drawn, "id", key);
    ent_draw_style_edge(drawn, &style);
    /* What carries no stance pulls less. */
    ent_draw_set(drawn, "weight", ent_graph_type(picture->graph, edge->type)->measured ? "2" : "1");
    if (is_dot(picture))
        set_words(drawn, ent_draw_edge_tooltip(picture, i), ent_draw_edge_link(picture, i));
    if (!picture->labelled)
        return;
    g_autofree char *words = ent_draw_wrap(ent_graph_type(picture->graph, edge->type)->label, 24, 1);
    g_autofree char *label = ent_draw_label(words, FALSE);
    g_autofree char *spaced = g_strconcat("  ", label, "  ", NULL); /* Graphviz does not know how thick lines are */
    ent_draw_set(drawn, "label", spaced);
    ent_draw_set(drawn, "fontsize", "9");
    ent_draw_set(drawn, "fontcolor", "#555555");
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

void ent_draw_diagram(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    measure_strength(picture);
    set_defaults(picture->canvas);
    if (is_dot(picture) && picture->options->title != NULL)
        set_dot_title(picture);
    if (graph->nodes->len == 0)
        say_nothing(picture->canvas);
    for (guint i = 0; i < graph->nodes->len; i++)
        picture->nodes[i] = add_node(picture, i);
    /* Stance is drawn last, over the rest. */
    for (int measured = 0; measured <= 1; measured++) {
        for (guint i = 0; i < graph->edges->len; i++) {
            if (picture->drawn[i] && !!ent_graph_type(graph, ent_graph_edge(graph, i)->type)->measured == measured)
                add_edge(picture, i);
        }
    }
}
