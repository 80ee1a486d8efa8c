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

void ent_draw_mix(char *colour, const char *with, double share)
{
    const guint rgb = (guint)g_ascii_strtoull(colour + 1, NULL, 16), other = (guint)g_ascii_strtoull(with + 1, NULL, 16);
    guint mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        const double from = (rgb >> shift) & 0xff, to = (other >> shift) & 0xff;
        mixed |= (guint)lround(from + (to - from) * share) << shift;
    }
    g_snprintf(colour, COLOUR_LEN, "#%06x", mixed);
}

static const char *line_of(const char *line)
{
    static const char *const lines[] = { "solid", "dashed", "dotted" };
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (g_strcmp0(line, lines[i]) == 0)
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

double ent_draw_width(const EntDrawStyle *style, double weight)
{
    return style->line * CLAMP(1.3 + 0.9 * log2(MAX(weight, 1.0)), 1.3, 5.0);
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

EntEdgeStyle ent_draw_edge_style(const EntPicture *picture, guint32 type_index, double weight, gboolean hedged)
{
    const EntRelationType *const type = ent_graph_type(picture->graph, type_index);
    const EntLineStyle *const own =
        picture->style->relations != NULL ? g_hash_table_lookup(picture->style->relations, type->id) : NULL;
    const char *const line = own != NULL && *own->line != '\0' ? own->line : type->line;
    EntEdgeStyle style = { .line = line_of(line), .head = head_of(picture->graph, type_index, hedged), .arrow = 0.75 };
    style.tail = type->symmetric ? style.head : "none";
    if (own != NULL && *own->colour != '\0')
        g_strlcpy(style.colour, own->colour, sizeof style.colour);
    else if (!type->measured)
        g_strlcpy(style.colour, picture->style->neutral, sizeof style.colour);
    else
        g_strlcpy(style.colour, is_colour(type->colour) ? type->colour : picture->style->text, sizeof style.colour);
    if (!type->measured) {
        style.width = picture->style->line * (strcmp(style.line, "dotted") == 0 ? 1.2 : 0.8);
        style.arrow = 0.55;
    } else {
        style.width = ent_draw_width(picture->style, weight);
        style.arrow = 0.65 + 0.06 * style.width;
        /* Dots of that width carry less ink than a line. */
        if (g_strcmp0(line, "bold") == 0 || g_strcmp0(line, "dotted") == 0)
            style.width += 0.8;
    }
    if (hedged)
        ent_draw_mix(style.colour, picture->style->page, 0.45);
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
    static const char *const shapes[] = { "box", "ellipse", "octagon" };
    return shapes[type];
}

const EntDrawStyle *ent_draw_default_style(void)
{
    static const EntDrawStyle style = {
        .page = "#ffffff",
        .text = "#1a1a1a",
        .faint = "#555555",
        .outline = "#4d4d4d",
        .rule = "#b0b0b0",
        .neutral = "#8a8a8a",
        .plain = "#f2f2f2",
        /* Light tints that keep black text readable and differ in brightness too. */
        .camps = { "#cfe1f5", "#fddcae", "#c8ecd8", "#f5d0e2", "#fff1a3", "#d9d0f0", "#bfe9f1", "#e3d7c3" },
        .kinds = { "#e3edf7", "#ffffff", "#f5ecdc" },
        .font = FONT,
        .least = 11,
        .most = 19,
        .line = 1,
    };
    return &style;
}

int ent_draw_by_size(gconstpointer a, gconstpointer b, gpointer data)
{
    const EntPicture *const picture = data;
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    if (picture->strength[x] != picture->strength[y])
        return picture->strength[x] > picture->strength[y] ? -1 : 1;
    const guint p = ent_graph_node(picture->graph, x)->n_mentions, q = ent_graph_node(picture->graph, y)->n_mentions;
    if (p != q)
        return p > q ? -1 : 1;
    return (x > y) - (x < y);
}

guint ent_draw_camp(const EntPicture *picture, guint node)
{
    if (picture->analysis == NULL)
        return ENT_NONE;
    const EntNodeMeasures *const measures = &g_array_index(picture->analysis->nodes, EntNodeMeasures, node);
    for (guint i = 0; measures->degree > 0 && i < ENT_FILLS; i++) {
        if (picture->members[i] > 0 && picture->camps[i] == measures->camp)
            return i;
    }
    return ENT_NONE;
}

guint ent_draw_head(const EntPicture *picture, guint camp)
{
    guint32 head = ENT_NONE;
    for (guint32 i = 0; i < picture->graph->nodes->len; i++) {
        if (ent_draw_camp(picture, i) == camp &&
            (head == ENT_NONE || ent_draw_by_size(&i, &head, (gpointer)(uintptr_t)picture) < 0))
            head = i;
    }
    return head;
}

const char *ent_draw_node_fill(const EntPicture *picture, guint node)
{
    if (picture->analysis == NULL)
        return picture->style->kinds[ent_graph_node(picture->graph, node)->type];
    const guint camp = ent_draw_camp(picture, node);
    return camp != ENT_NONE ? picture->style->camps[camp] : picture->style->plain;
}

void ent_draw_area_colours(const EntPicture *picture, guint camp, char *fill, char *line)
{
    g_strlcpy(fill, picture->style->camps[camp], COLOUR_LEN);
    ent_draw_mix(fill, picture->style->page, 0.65);
    g_strlcpy(line, picture->style->camps[camp], COLOUR_LEN);
    ent_draw_mix(line, picture->style->outline, 0.15);
}

double ent_draw_font_size(const EntPicture *picture, guint node)
{
    const double share = picture->greatest > 0 ? CLAMP(picture->strength[node] / picture->greatest, 0, 1) : 0;
    /* What is made smaller to fit a page begins larger. */
    const double page = CLAMP(sqrt(picture->graph->nodes->len / 200.0), 1.0, 2.5);
    return page * (picture->style->least + (picture->style->most - picture->style->least) * sqrt(share));
}
