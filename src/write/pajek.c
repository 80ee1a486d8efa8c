/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pajek.c: a .net file for Pajek: vertices, then a list of lines a relation type: *Arcs where it has a direction, *Edges where it has
 * none. Values are weights; those of types with a negative sign are negative, which makes the network a signed one.
 *
 * Pajek knows no escape in a label: a quotation mark becomes an apostrophe and a line break a blank. Two nodes of one name get their ids
 * beside it, as other readers take the label for who it is. Edges that are only denied have no value and are left out.
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

static void write_lines(EntOutput *out, const EntGraph *graph, guint32 at)
{
    const EntRelationType *const type = ent_graph_type(graph, at);
    ent_output_printf(out, "*%s :%u ", type->symmetric ? "Edges" : "Arcs", at + 1);
    write_label(out, type->id);
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        char number[ENT_NUMBER_LEN];
        if (edge->type == at && edge->weight > 0)
            ent_output_printf(out, "%u %u %s\n", edge->source + 1, edge->target + 1,
                              ent_write_number(number, type->sign < 0 ? -edge->weight : edge->weight));
    }
}

gboolean ent_write_pajek(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                         GError **error)
{
    (void)analysis;
    (void)options;
    (void)error;
    write_vertices(out, graph);
    for (guint32 i = 0; i < graph->types->len; i++)
        write_lines(out, graph, i);
    return TRUE;
}
