/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv.c: the measures as CSV (RFC 4180): one row a node, in the order of the graph.
 *
 * A field that a spreadsheet would take for a formula is given a leading apostrophe; numbers are ours and are left as they are.
 */
#include "report_internal.h"

#include <math.h>
#include <string.h>

static void put_field(EntOutput *out, const char *text)
{
    if (text == NULL)
        text = "";
    const gboolean formula = *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
    const gboolean quoted = strpbrk(text, ",\"\r\n") != NULL;
    ent_output_puts(out, quoted ? "\"" : "");
    ent_output_puts(out, formula ? "'" : "");
    for (const char *p = text; *p != '\0'; p++) {
        ent_output_puts(out, *p == '"' ? "\"" : "");
        ent_output_write(out, p, 1);
    }
    ent_output_puts(out, quoted ? "\"" : "");
}

static void put_number(EntOutput *out, double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_puts(out, g_ascii_formatd(buffer, sizeof buffer, value == floor(value) ? "%.0f" : "%.6f", value));
}

/* By strength, of the first ones; empty for the others, and the interval where the stories are too few. */
static void put_rank(const EntFindings *f, guint32 node, EntOutput *out)
{
    const EntPlace *const place = ent_bootstrap_place(f->bootstrap, "strength", node);
    if (place == NULL)
        ent_output_puts(out, ",,,");
    else if (!f->bootstrap->enough)
        ent_output_printf(out, ",%u,,", place->rank);
    else
        ent_output_printf(out, ",%u,%u,%u", place->rank, place->rank_low, place->rank_high);
}

void ent_report_csv(const EntFindings *f, EntOutput *out)
{
    ent_output_puts(out, "id,type,name");
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
        ent_output_printf(out, ",%s", m->id);
    ent_output_puts(out, ",rank,rank_low,rank_high,first_seen,last_seen\r\n");
    for (guint32 i = 0; i < f->graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(f->graph, i);
        put_field(out, node->id);
        ent_output_printf(out, ",%s,", ent_node_type_name(node->type));
        put_field(out, node->name);
        for (const EntMeasure *m = ent_measures(); m->id != NULL; m++) {
            ent_output_puts(out, ",");
            put_number(out, m->value(ent_report_measures(f, i)));
        }
        put_rank(f, i, out);
        ent_output_puts(out, ",");
        put_field(out, ent_node_first_seen(f->graph, i));
        ent_output_puts(out, ",");
        put_field(out, ent_node_last_seen(f->graph, i));
        ent_output_puts(out, "\r\n");
    }
}
