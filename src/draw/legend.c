/* SPDX-License-Identifier: Apache-2.0 */
/*
 * legend.c: the title over the diagram and the key under it.
 *
 * The key names what is in this picture and nothing else. Its samples are real nodes and edges with the styles of the diagram,
 * pinned in rows below it: shapes and fills, then relations, then what lines mean. It grows with the picture, so that it stays
 * readable when a large one is made to fit a page.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

typedef enum { ITEM_SHAPE, ITEM_FILL, ITEM_EDGE } ItemKind;

typedef struct Item {
    ItemKind kind;
    guint row; /* items of another group begin another row */
    EntNodeType shape;
    EntEdgeStyle edge;
    char *text;
} Item;

typedef struct Legend {
    EntPicture *picture;
    GArray *items;
    double scale;   /* of everything, 1 for a small picture */
    double left, y; /* where the next row begins, going down */
    double column;  /* width of one */
    guint columns;  /* in a row */
    guint n;        /* names given */
} Legend;

enum { FONT_POINTS = 10, ROW_POINTS = 20, SAMPLE_POINTS = 40, GAP_POINTS = 8, TITLE_POINTS = 17 };
enum { LABEL_COLUMNS = 40, TITLE_COLUMNS = 36, TITLE_LINES = 4 }; /* no text of a user's makes the picture wider than that */

static void item_clear(gpointer item)
{
    g_free(((Item *)item)->text);
}

static void add_shapes(Legend *legend)
{
    for (guint type = ENT_COUNTRY; type <= ENT_ORGANIZATION; type++) {
        gboolean present = FALSE;
        for (guint i = 0; i < legend->picture->graph->nodes->len && !present; i++)
            present = ent_graph_node(legend->picture->graph, i)->type == type;
        const Item item = { .kind = ITEM_SHAPE, .row = 0, .shape = type, .text = g_strdup(ent_node_type_name(type)) };
        if (present)
            g_array_append_val(legend->items, item);
        else
            g_free(item.text);
    }
}

/* Which communities colour a node of the picture, as bits. */
static guint fills_present(const EntPicture *picture)
{
    guint present = 0;
    for (guint i = 0; i < picture->graph->nodes->len; i++) {
        const guint community = ent_draw_camp(picture, i);
        if (community != ENT_NONE)
            present |= 1u << community;
    }
    return present;
}

static void add_fill(Legend *legend)
{
    const guint present = fills_present(legend->picture);
    if ((present & (present - 1)) == 0) /* none, or one, which tells nothing apart */
        return;
    const Item item = { .kind = ITEM_FILL, .row = 0, .text = g_strdup("tint: community") };
    g_array_append_val(legend->items, item);
}

static void add_relations(Legend *legend)
{
    const EntGraph *const graph = legend->picture->graph;
    g_autofree gboolean *present = g_new0(gboolean, graph->types->len + 1);
    for (guint i = 0; i < graph->edges->len; i++)
        present[ent_graph_edge(graph, i)->type] |= legend->picture->drawn[i];
    for (guint type = 0; type < graph->types->len; type++) {
        if (!present[type])
            continue;
        const Item item = { .kind = ITEM_EDGE,
                            .row = 1,
                            .edge = ent_draw_edge_style(legend->picture, type, 2, FALSE),
                            .text = ent_draw_wrap(ent_graph_type(graph, type)->label, LABEL_COLUMNS, 1) };
        g_array_append_val(legend->items, item);
    }
}

/* A plain dark line without a head, for what holds of every relation. */
static EntEdgeStyle plain_line(const EntDrawStyle *look, double width)
{
    EntEdgeStyle style = { .line = "solid", .width = width, .head = "none", .tail = "none", .arrow = 0.75 };
    g_strlcpy(style.colour, look->text, sizeof style.colour);
    return style;
}

/* The weights of the thinnest and the thickest line, where they differ; and hedged lines where there are some. */
static void add_lines(Legend *legend)
{
    const EntGraph *const graph = legend->picture->graph;
    double least = G_MAXDOUBLE, greatest = 0;
    gboolean hedged = FALSE;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (!legend->picture->drawn[i])
            continue;
        hedged |= ent_draw_is_hedged(edge);
        if (!ent_graph_type(graph, edge->type)->measured)
            continue;
        least = MIN(least, edge->weight);
        greatest = MAX(greatest, edge->weight);
    }
    const double weights[] = { least, greatest };
    for (guint i = 0; i < 2 && least < greatest; i++) {
        const Item item = { .kind = ITEM_EDGE,
                            .row = 2,
                            .edge = plain_line(legend->picture->style, ent_draw_width(legend->picture->style, weights[i])),
                            .text = g_strdup_printf("%.0f article%s", weights[i], weights[i] == 1 ? "" : "s") };
        g_array_append_val(legend->items, item);
    }
    if (!hedged)
        return;
    Item item = { .kind = ITEM_EDGE, .row = 2, .edge = plain_line(legend->picture->style, 1.3), .text = g_strdup("pale: hedged") };
    ent_draw_mix(item.edge.colour, legend->picture->style->page, 0.6);
    item.edge.head = "onormal";
    g_array_append_val(legend->items, item);
}

static Agnode_t *pin_node(Legend *legend, double x, double y)
{
    char name[NAME_LEN], position[2 * VALUE_LEN], xs[VALUE_LEN], ys[VALUE_LEN];
    g_snprintf(name, sizeof name, "l%u", legend->n++);
    g_snprintf(position, sizeof position, "%s,%s", g_ascii_formatd(xs, VALUE_LEN, "%.2f", x),
               g_ascii_formatd(ys, VALUE_LEN, "%.2f", y));
    Agnode_t *const node = agnode(legend->picture->canvas, name, 1);
    ent_draw_set(node, "id", name);
    ent_draw_set(node, "pos", position);
    ent_draw_set(node, "label", "");
    ent_draw_set(node, "fixedsize", "true");
    return node;
}

static void set_size(Agnode_t *node, double width, double height)
{
    ent_draw_set_number(node, "width", width / 72.0);
    ent_draw_set_number(node, "height", height / 72.0);
}

/* Text from `x` on; `width` is only what Graphviz sets it in. */
static Agnode_t *pin_text(Legend *legend, const char *text, double x, double y, double width, double points)
{
    Agnode_t *const node = pin_node(legend, x + width / 2, y);
    g_autofree char *label = ent_draw_label(text, TRUE);
    ent_draw_set(node, "shape", "plaintext");
    ent_draw_set(node, "label", label);
    ent_draw_set(node, "margin", "0");
    ent_draw_set_number(node, "fontsize", points);
    set_size(node, width, points * 1.4);
    return node;
}

static void pin_shape(Legend *legend, const Item *item, double x, double y)
{
    Agnode_t *const node = pin_node(legend, x + SAMPLE_POINTS * legend->scale / 2, y);
    ent_draw_set(node, "shape", ent_draw_shape(item->shape));
    ent_draw_set(node, "style", item->shape == ENT_COUNTRY ? "rounded,filled" : "filled");
    ent_draw_set(node, "fillcolor", legend->picture->analysis != NULL ? legend->picture->style->page : legend->picture->style->kinds[item->shape]);
    ent_draw_set(node, "color", legend->picture->style->outline);
    set_size(node, 26 * legend->scale, 13 * legend->scale);
}

/* Up to four of the tints, side by side. */
static void pin_fills(Legend *legend, double x, double y)
{
    const guint present = fills_present(legend->picture);
    const double step = 10 * legend->scale;
    double at = x + step / 2;
    for (guint i = 0; i < ENT_FILLS && at < x + SAMPLE_POINTS * legend->scale; i++) {
        if ((present & (1u << i)) == 0)
            continue;
        Agnode_t *const node = pin_node(legend, at, y);
        ent_draw_set(node, "shape", "box");
        ent_draw_set(node, "style", "filled");
        ent_draw_set(node, "fillcolor", legend->picture->style->camps[i]);
        ent_draw_set(node, "color", legend->picture->style->outline);
        ent_draw_set(node, "penwidth", "0.5");
        set_size(node, step, 12 * legend->scale);
        at += step;
    }
}

/* A straight edge between two points. */
static void pin_line(Legend *legend, const EntEdgeStyle *style, double from, double to, double y)
{
    char key[NAME_LEN], a[VALUE_LEN], b[VALUE_LEN], c[VALUE_LEN], d[VALUE_LEN], h[VALUE_LEN];
    Agnode_t *ends[2] = { pin_node(legend, from, y), pin_node(legend, to, y) };
    for (guint i = 0; i < 2; i++) {
        ent_draw_set(ends[i], "shape", "point");
        ent_draw_set(ends[i], "style", "invis");
        set_size(ends[i], 0.7, 0.7);
    }
    g_snprintf(key, sizeof key, "l%u", legend->n++);
    Agedge_t *const edge = agedge(legend->picture->canvas, ends[0], ends[1], key, 1);
    ent_draw_set(edge, "id", key);
    ent_draw_style_edge(edge, style);
    const double head = ent_draw_arrow_length(style->head, style->arrow);
    const double tail = ent_draw_arrow_length(style->tail, style->arrow);
    const double x0 = from + tail, x3 = to - head, third = (x3 - x0) / 3;
    g_ascii_formatd(a, VALUE_LEN, "%.2f", x0);
    g_ascii_formatd(b, VALUE_LEN, "%.2f", x0 + third);
    g_ascii_formatd(c, VALUE_LEN, "%.2f", x3 - third);
    g_ascii_formatd(d, VALUE_LEN, "%.2f", x3);
    g_ascii_formatd(h, VALUE_LEN, "%.2f", y);
    GString *const position = g_string_new(NULL);
    char end[VALUE_LEN];
    if (tail > 0)
        g_string_append_printf(position, "s,%s,%s ", g_ascii_formatd(end, VALUE_LEN, "%.2f", from), h);
    if (head > 0)
        g_string_append_printf(position, "e,%s,%s ", g_ascii_formatd(end, VALUE_LEN, "%.2f", to), h);
    g_string_append_printf(position, "%s,%s %s,%s %s,%s %s,%s", a, h, b, h, c, h, d, h);
    ent_draw_set(edge, "pos", position->str);
    g_string_free(position, TRUE);
}

/* About what DejaVu Sans takes; more only leaves a gap. */
static double text_width(const char *text, double points)
{
    return (ent_draw_columns(text) + 1) * points * 0.62;
}

static void pin_item(Legend *legend, const Item *item, double x, double y)
{
    const double sample = SAMPLE_POINTS * legend->scale, points = FONT_POINTS * legend->scale;
    EntEdgeStyle edge = item->edge;
    switch (item->kind) {
    case ITEM_SHAPE:
        pin_shape(legend, item, x, y);
        break;
    case ITEM_FILL:
        pin_fills(legend, x, y);
        break;
    case ITEM_EDGE:
        edge.width *= sqrt(legend->scale);
        edge.arrow *= sqrt(legend->scale);
        pin_line(legend, &edge, x, x + sample, y);
        break;
    }
    pin_text(legend, item->text, x + sample + GAP_POINTS * legend->scale, y, text_width(item->text, points), points);
}

static void measure_columns(Legend *legend, EntBox box)
{
    double widest = 0;
    for (guint i = 0; i < legend->items->len; i++)
        widest = MAX(widest, text_width(g_array_index(legend->items, Item, i).text, FONT_POINTS * legend->scale));
    legend->column = widest + (SAMPLE_POINTS + 2 * GAP_POINTS) * legend->scale;
    const double room = MAX((box.right - box.left) * 0.8, 3 * legend->column);
    legend->columns = CLAMP((guint)(room / legend->column), 1, MAX(legend->items->len, 1));
    guint used = 0, in_row = 0;
    for (guint i = 0; i < legend->items->len; i++) {
        const gboolean same = i > 0 && g_array_index(legend->items, Item, i).row == g_array_index(legend->items, Item, i - 1).row;
        in_row = same ? in_row + 1 : 1;
        used = MAX(used, MIN(in_row, legend->columns));
    }
    legend->columns = MAX(used, 1);
    legend->left = (box.left + box.right - legend->columns * legend->column) / 2;
}

static void pin_items(Legend *legend)
{
    guint column = 0;
    for (guint i = 0; i < legend->items->len; i++) {
        const Item *const item = &g_array_index(legend->items, Item, i);
        const gboolean same = i > 0 && item->row == g_array_index(legend->items, Item, i - 1).row;
        if (i > 0 && (!same || column == legend->columns)) {
            column = 0;
            legend->y -= ROW_POINTS * legend->scale;
        }
        pin_item(legend, item, legend->left + column++ * legend->column, legend->y);
    }
}

static void pin_key(Legend *legend, EntBox box)
{
    add_shapes(legend);
    add_fill(legend);
    add_relations(legend);
    add_lines(legend);
    if (legend->items->len == 0)
        return;
    measure_columns(legend, box);
    EntEdgeStyle rule = plain_line(legend->picture->style, 0.6);
    g_strlcpy(rule.colour, legend->picture->style->rule, sizeof rule.colour);
    const double left = MIN(box.left, legend->left), right = MAX(box.right, legend->left + legend->columns * legend->column);
    pin_line(legend, &rule, left, right, box.bottom - ROW_POINTS * legend->scale * 0.8);
    legend->y = box.bottom - ROW_POINTS * legend->scale * 1.7;
    pin_items(legend);
}

static void pin_title(Legend *legend, EntBox box)
{
    const double points = TITLE_POINTS * legend->scale;
    const guint columns = MAX((guint)((box.right - box.left) / (points * 0.68)), TITLE_COLUMNS);
    g_autofree char *wrapped = ent_draw_wrap(legend->picture->options->title, columns, TITLE_LINES);
    g_autofree char *label = ent_draw_label(wrapped, FALSE);
    if (*wrapped == '\0')
        return;
    guint lines = 1;
    for (const char *p = wrapped; *p != '\0'; p++)
        lines += *p == '\n';
    const double height = points * 1.3 * lines, width = MIN(ent_draw_columns(wrapped), columns) * points * 0.8;
    Agnode_t *const node = pin_node(legend, (box.left + box.right) / 2, box.top + height / 2 + points * 0.6);
    ent_draw_set(node, "shape", "plaintext");
    g_autofree char *bold = g_strconcat(legend->picture->style->font, " Bold", NULL);
    ent_draw_set(node, "fontname", bold);
    ent_draw_set(node, "label", label);
    ent_draw_set_number(node, "fontsize", points);
    set_size(node, width, height);
}

void ent_draw_legend(EntPicture *picture, EntBox box)
{
    const double extent = sqrt((box.right - box.left) * (box.top - box.bottom));
    Legend legend = { .picture = picture, .scale = CLAMP(extent / 850.0, 1.0, 3.0) };
    legend.items = g_array_new(FALSE, TRUE, sizeof(Item));
    g_array_set_clear_func(legend.items, item_clear);
    if (picture->options->title != NULL)
        pin_title(&legend, box);
    if (picture->options->legend)
        pin_key(&legend, box);
    g_array_unref(legend.items);
}
