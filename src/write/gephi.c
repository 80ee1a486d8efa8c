/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gephi.c: two tables for Gephi's spreadsheet import: nodes.csv with Id and Label, edges.csv with Source, Target, Type and Kind.
 *
 * Kind keeps parallel edges of different relations apart. Gephi drops edges of weight 0, so those that are only denied are left
 * out here. A Timeset is a list of the days that say so, as Gephi writes them.
 */
#include "write/text.h"

static void write_number(EntOutput *out, double value, const char *after)
{
    char number[ENT_NUMBER_LEN];
    ent_output_puts(out, ent_write_number(number, value));
    ent_output_puts(out, after);
}

static void write_node(EntOutput *out, const EntNode *node, const EntNodeMeasures *measures)
{
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    g_autofree char *aliases = ent_write_list(node->aliases, " | "), *roles = ent_write_list(titles, " | ");
    ent_write_cell(out, node->id, ",");
    ent_write_cell(out, node->name, ",");
    ent_write_cell(out, ent_node_type_name(node->type), ",");
    ent_write_cell(out, node->iso3166, ",");
    ent_write_cell(out, aliases, ",");
    ent_write_cell(out, roles, ",");
    write_number(out, node->n_mentions, ",");
    write_number(out, node->articles->len, "");
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++) {
        char number[ENT_NUMBER_LEN];
        ent_output_puts(out, ",");
        ent_output_puts(out, ent_write_measure(number, field, measures));
    }
    ent_output_puts(out, "\r\n");
}

gboolean ent_write_gephi_nodes(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                               GError **error)
{
    (void)options;
    (void)error;
    ent_output_puts(out, "Id,Label,type,iso3166,aliases,roles,mentions,articles");
    for (const EntMeasureField *field = ent_write_measures(); analysis != NULL && field->name != NULL; field++)
        ent_output_printf(out, ",%s", field->name);
    ent_output_puts(out, "\r\n");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, ent_graph_node(graph, i), ent_write_measures_of(analysis, i));
    return TRUE;
}

/* <[2024-05-01, 2024-05-01]; [2024-05-03, 2024-05-03]> */
static void write_timeset(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    g_autoptr(GPtrArray) days = ent_write_days(graph, edge);
    GString *const set = g_string_new(NULL);
    for (guint i = 0; i < days->len; i++)
        g_string_append_printf(set, "%s[%s, %s]", i > 0 ? "; " : "<", (const char *)days->pdata[i], (const char *)days->pdata[i]);
    if (days->len > 0)
        g_string_append_c(set, '>');
    ent_write_cell(out, set->str, ",");
    g_string_free(set, TRUE);
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    const EntEvidence *const best = ent_write_best(edge);
    const EntArticle *const article = ent_graph_article(graph, best->article);
    ent_write_cell(out, ent_graph_node(graph, edge->source)->id, ",");
    ent_write_cell(out, ent_graph_node(graph, edge->target)->id, ",");
    ent_output_puts(out, "Directed,");
    ent_write_cell(out, type->id, ",");
    ent_write_cell(out, edge->id, ",");
    ent_write_cell(out, type->label, ",");
    write_number(out, edge->weight, ",");
    write_timeset(out, graph, edge);
    write_number(out, type->sign, type->symmetric ? ",true," : ",false,");
    ent_write_cell(out, edge->first, ",");
    ent_write_cell(out, edge->last, ",");
    write_number(out, edge->evidence->len, ",");
    ent_write_cell(out, ent_certainty_name(best->certainty), ",");
    write_number(out, best->confidence, ",");
    ent_write_cell(out, best->cue, ",");
    ent_write_cell(out, best->sentence, ",");
    ent_write_cell(out, ent_write_title(article), ",");
    ent_write_cell(out, article->url, "\r\n");
}

gboolean ent_write_gephi_edges(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                               GError **error)
{
    (void)analysis;
    (void)options;
    (void)error;
    ent_output_puts(out,
                    "Source,Target,Type,Kind,Id,Label,Weight,Timeset,sign,symmetric,first,last,evidence,certainty,confidence,cue,"
                    "sentence,article,url\r\n");
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        if (ent_graph_edge(graph, i)->weight > 0)
            write_edge(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
