/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix.c: matrices as Discourse Network Analyzer exports them, as CSV with names in the first row and column.
 *
 *   positive.csv, negative.csv   actors by actors: the weights of all relations of that sign from the row to the column, added
 * up; a relation without a direction counts both ways net.csv                      the difference of the two two-mode.csv actors
 * by targets and stance: a column "NAME +" and a column "NAME -" for each who is the target of a relation with a sign; the same
 * weights
 *
 * A weight counts articles that say so, stated or hedged, so a cell counts pairs of article and relation. Rows and columns are
 * those who take part in a relation with a sign. Each matrix is written row by row out of lists of edges and never stands in
 * memory; beyond MOST_ACTORS a file would have more cells than anything reads.
 */
#include "write/text.h"

#include <string.h>

enum { MOST_ACTORS = 10000 };

/* The edges with a sign, by the actor they come from. */
typedef struct Table {
    const EntGraph *graph;
    GPtrArray *
        *from;      /* beside the nodes: EntEdge * that start there, both ways for a relation without direction; NULL for none */
    GArray *actors; /* guint32 nodes */
    char **labels;  /* beside the nodes */
    GHashTable *targets; /* nodes + 1 that somebody has a stance towards */
} Table;

static int sign_of(const EntGraph *graph, const EntEdge *edge)
{
    return edge->weight > 0 ? ent_graph_type(graph, edge->type)->sign : 0;
}

static void add_edge(Table *table, guint32 source, guint32 target, EntEdge *edge)
{
    if (table->from[source] == NULL)
        table->from[source] = g_ptr_array_new();
    g_ptr_array_add(table->from[source], edge);
    g_hash_table_add(table->targets, GUINT_TO_POINTER(target + 1));
}

static gboolean table_init(Table *table, const EntGraph *graph, GError **error)
{
    *table = (Table){ .graph = graph,
                      .from = g_new0(GPtrArray *, graph->nodes->len + 1),
                      .actors = g_array_new(FALSE, FALSE, sizeof(guint32)),
                      .labels = ent_write_labels(graph),
                      .targets = g_hash_table_new(NULL, NULL) };
    for (guint i = 0; i < graph->edges->len; i++) {
        EntEdge *const edge = ent_graph_edge(graph, i);
        if (sign_of(graph, edge) == 0)
            continue;
        add_edge(table, edge->source, edge->target, edge);
        if (ent_graph_type(graph, edge->type)->symmetric && edge->source != edge->target)
            add_edge(table, edge->target, edge->source, edge);
    }
    for (guint32 i = 0; i < graph->nodes->len; i++)
        if (table->from[i] != NULL || g_hash_table_contains(table->targets, GUINT_TO_POINTER(i + 1)))
            g_array_append_val(table->actors, i);
    if (table->actors->len <= MOST_ACTORS)
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                "a matrix has %u actors at most, and here are %u: leave some out (--types, --since)", (guint)MOST_ACTORS,
                table->actors->len);
    return FALSE;
}

static void table_clear(Table *table)
{
    for (guint i = 0; i < table->graph->nodes->len; i++)
        if (table->from[i] != NULL)
            g_ptr_array_unref(table->from[i]);
    g_free(table->from);
    g_strfreev(table->labels);
    g_array_unref(table->actors);
    g_hash_table_unref(table->targets);
}

static guint32 actor(const Table *table, guint i)
{
    return g_array_index(table->actors, guint32, i);
}

/* Adds to `row`, beside the nodes, what the actor says of each with that sign. */
static void add_row(const Table *table, guint32 source, int sign, double factor, double *row)
{
    const GPtrArray *const edges = table->from[source];
    for (guint i = 0; edges != NULL && i < edges->len; i++) {
        const EntEdge *const edge = edges->pdata[i];
        if (sign_of(table->graph, edge) == sign)
            row[edge->source == source ? edge->target : edge->source] += factor * edge->weight;
    }
}

static void write_value(EntOutput *out, double value)
{
    char number[ENT_NUMBER_LEN];
    ent_output_puts(out, ",");
    ent_output_puts(out, ent_write_number(number, value));
}

/* Actors by actors: `positive` and `negative` say how a relation of that sign counts. */
static void write_square(const Table *table, double positive, double negative, EntOutput *out)
{
    const guint n = table->graph->nodes->len;
    g_autofree double *row = g_new(double, n + 1);
    for (guint i = 0; i < table->actors->len; i++) {
        ent_output_puts(out, ",");
        ent_write_cell(out, table->labels[actor(table, i)], "");
    }
    ent_output_puts(out, "\r\n");
    for (guint i = 0; i < table->actors->len && ent_output_ok(out); i++) {
        const guint32 source = actor(table, i);
        memset(row, 0, n * sizeof *row);
        add_row(table, source, 1, positive, row);
        add_row(table, source, -1, negative, row);
        ent_write_cell(out, table->labels[source], "");
        for (guint j = 0; j < table->actors->len; j++)
            write_value(out, row[actor(table, j)]);
        ent_output_puts(out, "\r\n");
    }
}

static gboolean is_target(const Table *table, guint32 node)
{
    return g_hash_table_contains(table->targets, GUINT_TO_POINTER(node + 1));
}

static void write_stances_head(const Table *table, EntOutput *out)
{
    for (guint i = 0; i < table->actors->len; i++) {
        if (!is_target(table, actor(table, i)))
            continue;
        const char *const name = table->labels[actor(table, i)];
        g_autofree char *plus = g_strconcat(name, " +", NULL), *minus = g_strconcat(name, " -", NULL);
        ent_output_puts(out, ",");
        ent_write_cell(out, plus, ",");
        ent_write_cell(out, minus, "");
    }
    ent_output_puts(out, "\r\n");
}

static void write_stances(const Table *table, EntOutput *out)
{
    const guint n = table->graph->nodes->len;
    g_autofree double *plus = g_new(double, n + 1), *minus = g_new(double, n + 1);
    write_stances_head(table, out);
    for (guint i = 0; i < table->actors->len && ent_output_ok(out); i++) {
        const guint32 source = actor(table, i);
        if (table->from[source] == NULL)
            continue;
        memset(plus, 0, n * sizeof *plus);
        memset(minus, 0, n * sizeof *minus);
        add_row(table, source, 1, 1, plus);
        add_row(table, source, -1, 1, minus);
        ent_write_cell(out, table->labels[source], "");
        for (guint j = 0; j < table->actors->len; j++) {
            if (!is_target(table, actor(table, j)))
                continue;
            write_value(out, plus[actor(table, j)]);
            write_value(out, minus[actor(table, j)]);
        }
        ent_output_puts(out, "\r\n");
    }
}

static gboolean write_matrix(const EntGraph *graph, double positive, double negative, EntOutput *out, GError **error)
{
    Table table;
    const gboolean ok = table_init(&table, graph, error);
    if (ok)
        write_square(&table, positive, negative, out);
    table_clear(&table);
    return ok;
}

gboolean ent_write_positive(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                            GError **error)
{
    (void)analysis;
    (void)options;
    return write_matrix(graph, 1, 0, out, error);
}

gboolean ent_write_negative(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                            GError **error)
{
    (void)analysis;
    (void)options;
    return write_matrix(graph, 0, 1, out, error);
}

gboolean ent_write_net(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                       GError **error)
{
    (void)analysis;
    (void)options;
    return write_matrix(graph, 1, -1, out, error);
}

gboolean ent_write_two_mode(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                            GError **error)
{
    (void)analysis;
    (void)options;
    Table table;
    const gboolean ok = table_init(&table, graph, error);
    if (ok)
        write_stances(&table, out);
    table_clear(&table);
    return ok;
}
