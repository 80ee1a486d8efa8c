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

static Agnode_t *add_node(EntPicture *picture, guint i)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    char name[NAME_LEN];
    g_snprintf(name, sizeof name, "n%u", i);
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
    return drawn;
}

static void add_edge(EntPicture *picture, guint i)
{
    const EntEdge *const edge = ent_graph_edge(picture->graph, i);
    const EntEdgeStyle style = ent_draw_edge_style(picture->graph, edge->type, edge->weight, ent_draw_is_hedged(edge));
    char key[NAME_LEN];
    g_snprintf(key, sizeof key, "e%u", i);
    Agedge_t *const drawn = agedge(picture->canvas, picture->nodes[edge->source], picture->nodes[edge->target], key, 1);
    ent_draw_set(drawn, "id", key);
    ent_draw_style_edge(drawn, &style);
    /* What carries no stance pulls less. */
    ent_draw_set(drawn, "weight", ent_graph_type(picture->graph, edge->type)->measured ? "2" : "1");
    if (!picture->labelled)
        return;
    g_autofree char *words = ent_draw_wrap(ent_graph_type(picture->graph, edge->type)->label, 24, 1);
    g_autofree char *label = ent_draw_label(words, FALSE);
    g_autofree char *spaced = g_strconcat("  ", label, "  ", NULL); /* Graphviz does not know how thick lines are */
    ent_draw_set(drawn, "label", spaced);
    ent_draw_set(drawn, "fontsize", "9");
    ent_draw_set(drawn, "fontcolor", "#555555");
}

void ent_draw_diagram(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    measure_strength(picture);
    set_defaults(picture->canvas);
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
