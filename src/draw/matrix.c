/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix.c: who stands how to whom, as a table: a row and a column for each node, camp by camp, so that friends make blocks along
 * the diagonal and opponents blocks beside it. The order within a camp is that of size. A cell tells what the row's node does to
 * the column's: by colour, by a sign, and by depth how many articles say it. Columns are numbered as the rows are.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

enum { CELL = 15, LABEL_POINTS = 10, NUMBER_POINTS = 7, BAND = 7, NAME_COLUMNS = 34 };

typedef struct Matrix {
    EntPicture *picture;
    guint32 *order; /* nodes by row */
    guint *row_of;  /* beside the nodes */
    guint n;
} Matrix;

static int by_camp(gconstpointer a, gconstpointer b, gpointer data)
{
    const EntPicture *const picture = data;
    /* ENT_NONE, the greatest number, comes last. */
    const guint p = ent_draw_camp(picture, *(const guint32 *)a), q = ent_draw_camp(picture, *(const guint32 *)b);
    if (p != q)
        return p < q ? -1 : 1;
    return ent_draw_by_size(a, b, data);
}

static int by_place(gconstpointer a, gconstpointer b)
{
    const EntCell *const p = a, *const q = b;
    if (p->row != q->row)
        return p->row < q->row ? -1 : 1;
    return (p->column > q->column) - (p->column < q->column);
}

static void add_relation(GArray *cells, guint32 row, guint32 column, double weight, int sign)
{
    const EntCell cell = { row, column, sign > 0 ? weight : 0, sign < 0 ? weight : 0, sign == 0 ? weight : 0 };
    g_array_append_val(cells, cell);
}

/* One cell for all relations from one node to another; symmetric ones go both ways, and what is not measured says nothing of
 * stance. */
static void find_cells(EntPicture *picture)
{
    const EntGraph *const graph = picture->graph;
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(EntCell));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        if (!picture->drawn[i] || !type->measured || edge->source == edge->target)
            continue;
        add_relation(all, edge->source, edge->target, edge->weight, type->sign);
        if (type->symmetric)
            add_relation(all, edge->target, edge->source, edge->weight, type->sign);
    }
    g_array_sort(all, by_place);
    picture->cells = g_array_new(FALSE, FALSE, sizeof(EntCell));
    for (guint i = 0; i < all->len;) {
        EntCell sum = g_array_index(all, EntCell, i);
        for (i++; i < all->len && by_place(&sum, &g_array_index(all, EntCell, i)) == 0; i++) {
            sum.plus += g_array_index(all, EntCell, i).plus;
            sum.minus += g_array_index(all, EntCell, i).minus;
            sum.neutral += g_array_index(all, EntCell, i).neutral;
        }
        g_array_append_val(picture->cells, sum);
    }
}

EntCellKind ent_draw_cell_kind(const EntCell *cell)
{
    if (cell->plus > 0 && cell->minus > 0)
        return ENT_CELL_BOTH;
    return cell->plus > 0 ? ENT_CELL_PLUS : cell->minus > 0 ? ENT_CELL_MINUS : ENT_CELL_NEUTRAL;
}

/* The colour of the first relation of that sign. */
static void colour_of(const EntPicture *picture, int sign, char *colour)
{
    g_strlcpy(colour, picture->style->neutral, COLOUR_LEN);
    for (guint i = 0; i < picture->graph->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(picture->graph, i);
        if (type->measured && type->sign == sign) {
            const EntEdgeStyle style = ent_draw_edge_style(picture, i, 1, FALSE);
            g_strlcpy(colour, style.colour, COLOUR_LEN);
            return;
        }
    }
}

static void fill_of(const EntPicture *picture, EntCellKind kind, double weight, char *fill)
{
    g_strlcpy(fill, picture->style->neutral, COLOUR_LEN);
    if (kind == ENT_CELL_PLUS || kind == ENT_CELL_MINUS)
        colour_of(picture, kind == ENT_CELL_PLUS ? 1 : -1, fill);
    const double share = kind == ENT_CELL_NEUTRAL ? 0.8
                         : kind == ENT_CELL_BOTH  ? 0.45
                                                  : MAX(0.62 - 0.16 * log2(MAX(weight, 1)), 0.1);
    ent_draw_mix(fill, picture->style->page, share);
}

Agnode_t *ent_draw_pin_cell(EntPicture *picture, const char *name, EntCellKind kind, double weight, double x, double y,
                            double size)
{
    static const char *const signs[ENT_CELLS] = { "+", "−", "±", "·" };
    char fill[COLOUR_LEN];
    Agnode_t *const node = ent_draw_pin(picture, x, y);
    fill_of(picture, kind, weight, fill);
    if (name != NULL)
        ent_draw_set(node, "id", name);
    ent_draw_set(node, "shape", "box");
    ent_draw_set(node, "style", "filled");
    ent_draw_set(node, "fillcolor", fill);
    ent_draw_set(node, "color", picture->style->page);
    ent_draw_set(node, "penwidth", "0.8");
    ent_draw_set(node, "label", signs[kind]);
    ent_draw_set(node, "margin", "0");
    ent_draw_set_number(node, "fontsize", size * 0.7);
    ent_draw_pin_size(node, size, size);
    return node;
}

static double column_x(guint column)
{
    return (column + 0.5) * CELL;
}

static double row_y(const Matrix *matrix, guint row)
{
    return (matrix->n - row - 0.5) * CELL;
}

static void put_block(const Matrix *matrix, double x, double y, double width, double height, const char *colour)
{
    Agnode_t *const node = ent_draw_pin(matrix->picture, x, y);
    ent_draw_set(node, "shape", "box");
    ent_draw_set(node, "style", "filled");
    ent_draw_set(node, "fillcolor", colour);
    ent_draw_set(node, "color", colour);
    ent_draw_set(node, "penwidth", "0");
    ent_draw_pin_size(node, width, height);
}

/* "Some Name  12", to the right of which the row begins. Called "n<i>", so that it gets its words in the SVG. */
static double put_row_name(const Matrix *matrix, guint row)
{
    EntPicture *const picture = matrix->picture;
    const guint32 i = matrix->order[row];
    const EntNode *const node = ent_graph_node(picture->graph, i);
    const gboolean code = picture->options->codes && node->type == ENT_COUNTRY && node->iso3166 != NULL;
    g_autofree char *name = ent_draw_wrap(code ? node->iso3166 : *node->name != '\0' ? node->name : node->id, NAME_COLUMNS, 1);
    g_autofree char *text = g_strdup_printf("%s  %u", name, row + 1);
    g_autofree char *label = ent_draw_label(text, FALSE);
    g_autofree char *aligned = g_strconcat(label, "\\r", NULL);
    const double width = ent_draw_text_width(text, LABEL_POINTS);
    char id[NAME_LEN];
    g_snprintf(id, sizeof id, "n%u", i);
    Agnode_t *const drawn = ent_draw_pin(picture, -BAND - 5 - width / 2, row_y(matrix, row));
    ent_draw_set(drawn, "id", id);
    ent_draw_set(drawn, "shape", "plaintext");
    ent_draw_set(drawn, "label", aligned);
    ent_draw_set(drawn, "margin", "0");
    ent_draw_set_number(drawn, "fontsize", LABEL_POINTS);
    ent_draw_pin_size(drawn, width, CELL);
    return width;
}

static void put_column_number(const Matrix *matrix, guint column)
{
    char text[NAME_LEN];
    g_snprintf(text, sizeof text, "%u", column + 1);
    Agnode_t *const node = ent_draw_pin(matrix->picture, column_x(column), matrix->n * CELL + BAND + 3 + NUMBER_POINTS);
    ent_draw_set(node, "shape", "plaintext");
    ent_draw_set(node, "label", text);
    ent_draw_set(node, "margin", "0");
    ent_draw_set(node, "fontcolor", matrix->picture->style->faint);
    ent_draw_set_number(node, "fontsize", NUMBER_POINTS);
    ent_draw_pin_size(node, CELL, NUMBER_POINTS * 1.4);
}

/* Its own cell, which says nothing, and the bands that tell the camp. */
static void put_marks(const Matrix *matrix, guint row)
{
    const EntDrawStyle *const style = matrix->picture->style;
    const guint camp = ent_draw_camp(matrix->picture, matrix->order[row]);
    const double x = column_x(row), y = row_y(matrix, row), length = matrix->n * CELL;
    if (row % 2 == 0)
        put_block(matrix, length / 2, y, length, CELL, style->plain);
    put_block(matrix, x, y, CELL, CELL, style->rule);
    if (camp == ENT_NONE)
        return;
    put_block(matrix, -BAND / 2.0 - 2, y, BAND, CELL, style->camps[camp]);
    put_block(matrix, x, length + BAND / 2.0 + 2, CELL, BAND, style->camps[camp]);
}

static void put_cells(const Matrix *matrix)
{
    const GArray *const cells = matrix->picture->cells;
    for (guint i = 0; i < cells->len; i++) {
        const EntCell *const cell = &g_array_index(cells, EntCell, i);
        const EntCellKind kind = ent_draw_cell_kind(cell);
        char name[NAME_LEN];
        g_snprintf(name, sizeof name, "c%u", i);
        ent_draw_pin_cell(matrix->picture, name, kind, kind == ENT_CELL_PLUS ? cell->plus : cell->minus,
                          column_x(matrix->row_of[cell->column]), row_y(matrix, matrix->row_of[cell->row]), CELL);
    }
}

EntBox ent_draw_matrix(EntPicture *picture)
{
    const guint n = picture->graph->nodes->len;
    g_autofree guint32 *order = g_new(guint32, n + 1);
    g_autofree guint *row_of = g_new(guint, n + 1);
    const Matrix matrix = { picture, order, row_of, n };
    double widest = 0;
    ent_draw_prepare(picture);
    for (guint32 i = 0; i < n; i++)
        order[i] = i;
    g_qsort_with_data(order, (gint)n, sizeof *order, by_camp, picture);
    for (guint row = 0; row < n; row++)
        row_of[order[row]] = row;
    find_cells(picture);
    for (guint row = 0; row < n; row++)
        put_marks(&matrix, row);
    for (guint row = 0; row < n; row++) {
        const double width = put_row_name(&matrix, row);
        widest = MAX(widest, width);
        put_column_number(&matrix, row);
    }
    put_cells(&matrix);
    return (EntBox){ -BAND - 5 - widest, 0, n * CELL, n * CELL + BAND + 6 + NUMBER_POINTS * 2 };
}
