/* SPDX-License-Identifier: Apache-2.0 */
/* pin.c: things that lie where they are put: the key, titles, cells. Nodes and edges called "l0", "l1" …, which Graphviz does not
 * move. */
#include "draw/draw_internal.h"

void ent_draw_put(Agnode_t *node, EntPoint at)
{
    char place[2 * VALUE_LEN], x[VALUE_LEN], y[VALUE_LEN];
    g_snprintf(place, sizeof place, "%s,%s", g_ascii_formatd(x, VALUE_LEN, "%.2f", at.x),
               g_ascii_formatd(y, VALUE_LEN, "%.2f", at.y));
    ent_draw_set(node, "pos", place);
}

Agnode_t *ent_draw_pin(EntPicture *picture, double x, double y)
{
    char name[NAME_LEN];
    g_snprintf(name, sizeof name, "l%u", picture->n_pins++);
    Agnode_t *const node = agnode(picture->canvas, name, 1);
    ent_draw_set(node, "id", name);
    ent_draw_set(node, "label", "");
    ent_draw_set(node, "fixedsize", "true");
    ent_draw_put(node, (EntPoint){ x, y });
    return node;
}

void ent_draw_pin_size(Agnode_t *node, double width, double height)
{
    ent_draw_set_number(node, "width", width / 72.0);
    ent_draw_set_number(node, "height", height / 72.0);
}

Agnode_t *ent_draw_pin_text(EntPicture *picture, const char *text, double x, double y, double width, double points)
{
    Agnode_t *const node = ent_draw_pin(picture, x + width / 2, y);
    g_autofree char *label = ent_draw_label(text, TRUE);
    ent_draw_set(node, "shape", "plaintext");
    ent_draw_set(node, "label", label);
    ent_draw_set(node, "margin", "0");
    ent_draw_set_number(node, "fontsize", points);
    ent_draw_pin_size(node, width, points * 1.4);
    return node;
}

void ent_draw_pin_line(EntPicture *picture, const EntEdgeStyle *style, double from, double to, double y)
{
    Agnode_t *const ends[2] = { ent_draw_pin(picture, from, y), ent_draw_pin(picture, to, y) };
    for (guint i = 0; i < 2; i++) {
        ent_draw_set(ends[i], "shape", "point");
        ent_draw_set(ends[i], "style", "invis");
        ent_draw_pin_size(ends[i], 0.7, 0.7);
    }
    char key[NAME_LEN];
    g_snprintf(key, sizeof key, "l%u", picture->n_pins++);
    Agedge_t *const edge = agedge(picture->canvas, ends[0], ends[1], key, 1);
    ent_draw_set(edge, "id", key);
    ent_draw_style_edge(edge, style);
    const double head = ent_draw_arrow_length(style->head, style->arrow);
    const double tail = ent_draw_arrow_length(style->tail, style->arrow);
    const double x0 = from + tail, x3 = to - head, third = (x3 - x0) / 3;
    const EntCurve curve = {
        { { x0, y }, { x0 + third, y }, { x3 - third, y }, { x3, y } }, { from, y }, { to, y }, tail > 0, head > 0, TRUE
    };
    ent_draw_set_curve(edge, &curve, (EntPoint){ 0, 0 });
}

double ent_draw_text_width(const char *text, double points)
{
    return (ent_draw_columns(text) + 1) * points * 0.62;
}

EntEdgeStyle ent_draw_plain_line(const EntDrawStyle *look, double width)
{
    EntEdgeStyle style = { .line = "solid", .width = width, .head = "none", .tail = "none", .arrow = 0.75 };
    g_strlcpy(style.colour, look->text, sizeof style.colour);
    return style;
}
