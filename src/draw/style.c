/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style.c: what things look like.
 *
 * Nothing is told by colour alone: a type of node is a shape, a relation is a colour and a line and an arrow (a filled head for
 * +1, a bar for -1, an open head for 0). Who stands with whom comes first: relations that carry no stance are thin and grey.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

#define GREY "#8a8a8a"

void ent_draw_set(void *object, const char *name, const char *value)
{
    char none[] = "";
    /* cgraph writes to neither; its types are older than const. */
    agsafeset(object, (char *)(uintptr_t)name, (char *)(uintptr_t)value, none);
}

void ent_draw_set_number(void *object, const char *name, double value)
{
    char text[VALUE_LEN];
    ent_draw_set(object, name, g_ascii_formatd(text, sizeof text, "%.4g", value));
}

static gboolean has_certainty(const EntEdge *edge, EntCertainty certainty)
{
    for (guint i = 0; i < edge->evidence->len; i++) {
        if (g_array_index(edge->evidence, EntEvidence, i).certainty == certainty)
            return TRUE;
    }
    return FALSE;
}

gboolean ent_draw_is_hedged(const EntEdge *edge)
{
    return has_certainty(edge, ENT_HEDGED) && !has_certainty(edge, ENT_STATED);
}

gboolean ent_draw_is_denied(const EntEdge *edge)
{
    return has_certainty(edge, ENT_NEGATED) && !has_certainty(edge, ENT_STATED) && !has_certainty(edge, ENT_HEDGED);
}

static gboolean is_colour(const char *colour)
{
    return colour != NULL && strlen(colour) == 7 && colour[0] == '#' && strspn(colour + 1, "0123456789abcdefABCDEF") == 6;
}

/* `colour` mixed with white. */
static void lighten(char *colour, double share)
{
    const guint rgb = (guint)g_ascii_strtoull(colour + 1, NULL, 16);
    guint light = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const double channel = (rgb >> shift) & 0xff;
        light |= (guint)lround(channel + (255.0 - channel) * share) << shift;
    }
    g_snprintf(colour, 8, "#%06x", light);
}

static const char *line_of(const EntRelationType *type)
{
    static const char *const lines[] = { "solid", "dashed", "dotted" };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (g_strcmp0(type->line, lines[i]) == 0)
            return lines[i];
    }
    return "solid";
}

/* Grey relations differ in their heads; the ontology's order gives each its own. */
static const char *grey_head(const EntGraph *graph, guint32 type_index)
{
    static const char *const heads[] = { "vee", "odiamond", "odot" };
    guint before = 0;
    for (guint32 i = 0; i < type_index; i++)
        before += !ent_graph_type(graph, i)->measured;
    return heads[before % G_N_ELEMENTS(heads)];
}

/* A bar stops somebody, a filled head backs, an open one says no more than who and whom. */
static const char *head_of(const EntGraph *graph, guint32 type_index, gboolean hedged)
{
    const EntRelationType *const type = ent_graph_type(graph, type_index);
    if (type->symmetric)
        return type->sign < 0 ? "tee" : type->sign > 0 ? "dot" : "none";
    if (type->sign < 0)
        return hedged ? "teeonormal" : "teenormal";
    if (type->sign > 0)
        return hedged ? "onormal" : "normal";
    return type->measured ? "vee" : grey_head(graph, type_index);
}

double ent_draw_width(double weight)
{
    return CLAMP(1.3 + 0.9 * log2(MAX(weight, 1.0)), 1.3, 5.0);
}

double ent_draw_arrow_length(const char *arrow, double size)
{
    static const struct {
        const char *name;
        double length; /* in Graphviz's unit of ten points */
    } lengths[] = {
        { "normal", 1.0 }, { "onormal", 1.0 },    { "vee", 1.0 },         { "dot", 0.8 },      { "odot", 0.8 },
        { "tee", 0.25 },   { "teenormal", 1.25 }, { "teeonormal", 1.25 }, { "odiamond", 1.2 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        if (strcmp(arrow, lengths[i].name) == 0)
            return 10.0 * lengths[i].length * size;
    }
    return 0;
}

EntEdgeStyle ent_draw_edge_style(const EntGraph *graph, guint32 type_index, double weight, gboolean hedged)
{
    const EntRelationType *const type = ent_graph_type(graph, type_index);
    EntEdgeStyle style = { .line = line_of(type), .head = head_of(graph, type_index, hedged), .arrow = 0.75 };
    style.tail = type->symmetric ? style.head : "none";
    if (!type->measured) {
        g_strlcpy(style.colour, GREY, sizeof style.colour);
        style.width = strcmp(style.line, "dotted") == 0 ? 1.2 : 0.8;
        style.arrow = 0.55;
    } else {
        g_strlcpy(style.colour, is_colour(type->colour) ? type->colour : "#333333", sizeof style.colour);
        style.width = ent_draw_width(weight);
        style.arrow = 0.65 + 0.06 * style.width;
        /* Dots of that width carry less ink than a line. */
        if (g_strcmp0(type->line, "bold") == 0 || g_strcmp0(type->line, "dotted") == 0)
            style.width += 0.8;
    }
    if (hedged)
        lighten(style.colour, 0.45);
    return style;
}

void ent_draw_style_edge(Agedge_t *edge, const EntEdgeStyle *style)
{
    ent_draw_set(edge, "color", style->colour);
    ent_draw_set(edge, "style", style->line);
    ent_draw_set_number(edge, "penwidth", style->width);
    ent_draw_set_number(edge, "arrowsize", style->arrow);
    ent_draw_set(edge, "arrowhead", style->head);
    ent_draw_set(edge, "arrowtail", style->tail);
    ent_draw_set(edge, "dir", "both");
}

const char *ent_draw_shape(EntNodeType type)
{
    static const char *const shapes[] = { "box", "ellipse", "hexagon" };
    return shapes[type];
}

const char *ent_draw_fill(guint community)
{
    /* Light tints that keep black text readable and differ in brightness too. */
    static const char *const fills[ENT_FILLS] = {
        "#d6e6f5", "#fde3bd", "#cfeedd", "#f6d8e6", "#fff5b8", "#ddd6f0", "#c9ecf2", "#e6dccb",
    };
    return community < ENT_FILLS ? fills[community] : "#f2f2f2";
}

guint ent_draw_community(const EntPicture *picture, guint node)
{
    if (picture->analysis == NULL)
        return ENT_NONE;
    const EntNodeMeasures *const measures = &g_array_index(picture->analysis->nodes, EntNodeMeasures, node);
    return measures->degree > 0 && measures->community < ENT_FILLS ? measures->community : ENT_NONE;
}

const char *ent_draw_type_fill(EntNodeType type)
{
    static const char *const fills[] = { "#e3edf7", "#ffffff", "#f5ecdc" };
    return fills[type];
}

const char *ent_draw_node_fill(const EntPicture *picture, guint node)
{
    if (picture->analysis == NULL)
        return ent_draw_type_fill(ent_graph_node(picture->graph, node)->type);
    return ent_draw_fill(ent_draw_community(picture, node));
}

double ent_draw_font_size(const EntPicture *picture, guint node)
{
    return 11.0 + 8.0 * sqrt(picture->strength[node] / picture->greatest);
}
