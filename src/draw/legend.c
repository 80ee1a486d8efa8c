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

typedef enum { ITEM_SHAPE, ITEM_CAMP, ITEM_EDGE, ITEM_CELL } ItemKind;

typedef struct Item {
    ItemKind kind;
    guint row; /* items of another group begin another row */
    EntNodeType shape;
    guint camp;
    EntCellKind cell;
    EntEdgeStyle edge;
    char *text;
} Item;

typedef struct Legend {
    EntPicture *picture;
    GArray *items;
    double scale;   /* of everything, 1 for a small picture */
    double left, y; /* where the next row begins, going down */
    double widest;  /* how far to the right its notes reach */
    double column;  /* width of one */
    guint columns;  /* in a row */
} Legend;

enum { FONT_POINTS = 10, ROW_POINTS = 20, SAMPLE_POINTS = 40, GAP_POINTS = 8, TITLE_POINTS = 17, NOTE_POINTS = 9 };
enum {
    LABEL_COLUMNS = 36,
    TITLE_COLUMNS = 36,
    TITLE_LINES = 4,
    NOTE_COLUMNS = 70,
    NOTE_LINES = 3
}; /* no text of a user's makes the picture wider than that */

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

static void add_camps(Legend *legend)
{
    for (guint camp = 0; camp < ENT_FILLS; camp++) {
        if (legend->picture->members[camp] == 0)
            continue;
        const EntNode *const head = ent_graph_node(legend->picture->graph, ent_draw_head(legend->picture, camp));
        g_autofree char *text = g_strdup_printf("camp of %s", *head->name != '\0' ? head->name : head->id);
        const Item item = { .kind = ITEM_CAMP, .row = 1, .camp = camp, .text = ent_draw_wrap(text, LABEL_COLUMNS, 1) };
        g_array_append_val(legend->items, item);
    }
}

static void add_cells(Legend *legend)
{
    static const char *const meanings[ENT_CELLS] = { "row stands with column", "row stands against column", "both are told",
                                                     "they meet" };
    const GArray *const cells = legend->picture->cells;
    for (guint kind = 0; kind < ENT_CELLS; kind++) {
        gboolean present = FALSE;
        for (guint i = 0; i < cells->len && !present; i++)
            present = ent_draw_cell_kind(&g_array_index(cells, EntCell, i)) == kind;
        const Item item = { .kind = ITEM_CELL, .row = 2, .cell = kind, .text = g_strdup(meanings[kind]) };
        if (present)
            g_array_append_val(legend->items, item);
        else
            g_free(item.text);
    }
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
                            .row = 2,
                            .edge = ent_draw_edge_style(legend->picture, type, 2, FALSE),
                            .text = ent_draw_wrap(ent_graph_type(graph, type)->label, LABEL_COLUMNS, 1) };
        g_array_append_val(legend->items, item);
    }
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
                            .row = 3,
                            .edge =
                                ent_draw_plain_line(legend->picture->style, ent_draw_width(legend->picture->style, weights[i])),
                            .text = g_strdup_printf("%.0f article%s", weights[i], weights[i] == 1 ? "" : "s") };
        g_array_append_val(legend->items, item);
    }
    if (!hedged)
        return;
    Item item = {
        .kind = ITEM_EDGE, .row = 3, .edge = ent_draw_plain_line(legend->picture->style, 1.3), .text = g_strdup("pale: hedged")
    };
    ent_draw_mix(item.edge.colour, legend->picture->style->page, 0.6);
    item.edge.head = "onormal";
    g_array_append_val(legend->items, item);
}

static void pin_shape(Legend *legend, const Item *item, double x, double y)
{
    Agnode_t *const node = ent_draw_pin(legend->picture, x + SAMPLE_POINTS * legend->scale / 2, y);
    ent_draw_set(node, "shape", ent_draw_shape(item->shape));
    ent_draw_set(node, "style", item->shape == ENT_COUNTRY ? "rounded,filled" : "filled");
    ent_draw_set(node, "fillcolor",
                 legend->picture->analysis != NULL ? legend->picture->style->page : legend->picture->style->kinds[item->shape]);
    ent_draw_set(node, "color", legend->picture->style->outline);
    ent_draw_pin_size(node, 26 * legend->scale, 13 * legend->scale);
}

static void pin_camp(Legend *legend, const Item *item, double x, double y)
{
    Agnode_t *const node = ent_draw_pin(legend->picture, x + SAMPLE_POINTS * legend->scale / 2, y);
    ent_draw_set(node, "shape", "box");
    ent_draw_set(node, "style", "filled");
    ent_draw_set(node, "fillcolor", legend->picture->style->camps[item->camp]);
    ent_draw_set(node, "color", legend->picture->style->camps[item->camp]);
    ent_draw_pin_size(node, 26 * legend->scale, 12 * legend->scale);
}

static void pin_item(Legend *legend, const Item *item, double x, double y)
{
    const double sample = SAMPLE_POINTS * legend->scale, points = FONT_POINTS * legend->scale;
    EntEdgeStyle edge = item->edge;
    switch (item->kind) {
    case ITEM_SHAPE:
        pin_shape(legend, item, x, y);
        break;
    case ITEM_CAMP:
        pin_camp(legend, item, x, y);
        break;
    case ITEM_CELL:
        ent_draw_pin_cell(legend->picture, NULL, item->cell, 2, x + sample / 2, y, 14 * legend->scale);
        break;
    case ITEM_EDGE:
        edge.width *= sqrt(legend->scale);
        edge.arrow *= sqrt(legend->scale);
        ent_draw_pin_line(legend->picture, &edge, x, x + sample, y);
        break;
    }
    ent_draw_pin_text(legend->picture, item->text, x + sample + GAP_POINTS * legend->scale, y,
                      ent_draw_text_width(item->text, points), points);
}

static void measure_columns(Legend *legend, EntBox box)
{
    double widest = 0;
    for (guint i = 0; i < legend->items->len; i++)
        widest = MAX(widest, ent_draw_text_width(g_array_index(legend->items, Item, i).text, FONT_POINTS * legend->scale));
    legend->column = widest + (SAMPLE_POINTS + 2 * GAP_POINTS) * legend->scale;
    const double room = MAX(box.right - box.left, 3 * legend->column);
    legend->columns = CLAMP((guint)(room / legend->column), 1, MAX(legend->items->len, 1));
    guint used = 0, in_row = 0;
    for (guint i = 0; i < legend->items->len; i++) {
        const gboolean same = i > 0 && g_array_index(legend->items, Item, i).row == g_array_index(legend->items, Item, i - 1).row;
        in_row = same ? in_row + 1 : 1;
        used = MAX(used, MIN(in_row, legend->columns));
    }
    legend->columns = MAX(used, 1);
    legend->left = MIN(box.left, (box.left + box.right - legend->columns * legend->column) / 2);
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

/* Small print under the key, from its left. */
static void pin_note(Legend *legend, const char *text, double width)
{
    const double points = NOTE_POINTS * legend->scale;
    const guint columns = MAX((guint)(width / (points * 0.6)), NOTE_COLUMNS);
    g_autofree char *wrapped = ent_draw_wrap(text, columns, NOTE_LINES);
    if (*wrapped == '\0')
        return;
    g_auto(GStrv) lines = g_strsplit(wrapped, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        legend->y -= points * 1.4;
        Agnode_t *const node =
            ent_draw_pin_text(legend->picture, lines[i], legend->left, legend->y, ent_draw_text_width(lines[i], points), points);
        ent_draw_set(node, "fontcolor", legend->picture->style->faint);
        legend->widest = MAX(legend->widest, legend->left + ent_draw_text_width(lines[i], points));
    }
    legend->y -= points * 0.4;
}

static void pin_notes(Legend *legend, double width)
{
    g_autofree char *omissions = ent_draw_omissions(legend->picture), *source = ent_draw_source(legend->picture);
    legend->y -= NOTE_POINTS * legend->scale;
    pin_note(legend, omissions, width);
    pin_note(legend, source, width);
}

/* Grows `box` by the key under it. */
static void pin_key(Legend *legend, EntBox *bounds)
{
    const EntBox box = *bounds;
    if (legend->picture->cells != NULL) {
        add_camps(legend);
        add_cells(legend);
    } else {
        add_shapes(legend);
        add_camps(legend);
        add_relations(legend);
        add_lines(legend);
    }
    if (legend->items->len == 0)
        return;
    measure_columns(legend, box);
    EntEdgeStyle rule = ent_draw_plain_line(legend->picture->style, 0.6);
    g_strlcpy(rule.colour, legend->picture->style->rule, sizeof rule.colour);
    const double right = MAX(box.right, legend->left + legend->columns * legend->column);
    ent_draw_pin_line(legend->picture, &rule, legend->left, right, box.bottom - ROW_POINTS * legend->scale * 0.8);
    legend->y = box.bottom - ROW_POINTS * legend->scale * 1.7;
    pin_items(legend);
    pin_notes(legend, right - legend->left);
    *bounds = (EntBox){ legend->left, legend->y - ROW_POINTS * legend->scale / 2, MAX(right, legend->widest), box.top };
}

/* Grows `box` by the title over it. */
static void pin_title(Legend *legend, EntBox *bounds)
{
    const EntBox box = *bounds;
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
    Agnode_t *const node = ent_draw_pin(legend->picture, (box.left + box.right) / 2, box.top + height / 2 + points * 0.6);
    ent_draw_set(node, "shape", "plaintext");
    g_autofree char *bold = g_strconcat(legend->picture->style->font, " Bold", NULL);
    ent_draw_set(node, "fontname", bold);
    ent_draw_set(node, "label", label);
    ent_draw_set_number(node, "fontsize", points);
    ent_draw_pin_size(node, width, height);
    const double middle = (box.left + box.right) / 2;
    *bounds = (EntBox){ MIN(box.left, middle - width / 2), box.bottom, MAX(box.right, middle + width / 2),
                        box.top + height + points * 0.7 };
}

EntBox ent_draw_legend(EntPicture *picture, EntBox box)
{
    const double extent = sqrt((box.right - box.left) * (box.top - box.bottom));
    Legend legend = { .picture = picture, .scale = CLAMP(extent / 850.0, 1.0, 3.0), .widest = box.right };
    legend.items = g_array_new(FALSE, TRUE, sizeof(Item));
    g_array_set_clear_func(legend.items, item_clear);
    if (picture->options->legend)
        pin_key(&legend, &box);
    if (picture->options->title != NULL)
        pin_title(&legend, &box);
    g_array_unref(legend.items);
    return box;
}
