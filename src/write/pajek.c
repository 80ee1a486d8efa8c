/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pajek.c: a .net file for Pajek: vertices, then all lines as arcs, each with its relation as its label. A relation without a
 * direction is an arc both ways. Values are weights; those of types with a negative sign are negative, which makes the network a
 * signed one.
 *
 * Pajek itself would take a list of lines a relation, and edges beside arcs; NetworkX reads the heads of such lists as nodes, and
 * igraph forgets all directions. Pajek knows no escape in a label: a quotation mark becomes an apostrophe and a line break a
 * blank. Two nodes of one name get their ids beside it, as other readers take the label for who it is. Edges that are only denied
 * have no value and are left out.
 */
#include "write/text.h"

static void write_label(EntOutput *out, const char *label)
{
    g_autofree char *clean = ent_write_clean(label);
    g_strdelimit(g_strdelimit(clean, "\"", '\''), "\r\n\t", ' ');
    ent_output_puts(out, "\"");
    ent_output_puts(out, clean);
    ent_output_puts(out, "\"\n");
}

static void write_vertices(EntOutput *out, const EntGraph *graph)
{
    g_auto(GStrv) labels = ent_write_labels(graph);
    ent_output_printf(out, "*Vertices %u\n", graph->nodes->len);
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++) {
        ent_output_printf(out, "%u ", i + 1);
        write_label(out, labels[i]);
    }
}

static void write_arc(EntOutput *out, const EntGraph *graph, const EntEdge *edge, guint32 source, guint32 target)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    char number[ENT_NUMBER_LEN];
    ent_output_printf(out, "%u %u %s l ", source + 1, target + 1,
                      ent_write_number(number, type->sign < 0 ? -edge->weight : edge->weight));
    write_label(out, type->id);
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    if (edge->weight <= 0)
        return;
    write_arc(out, graph, edge, edge->source, edge->target);
    if (ent_graph_type(graph, edge->type)->symmetric)
        write_arc(out, graph, edge, edge->target, edge->source);
}

gboolean ent_write_pajek(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                         GError **error)
{
    (void)analysis;
    (void)options;
    (void)error;
    write_vertices(out, graph);
    ent_output_puts(out, "*Arcs\n");
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
