/* SPDX-License-Identifier: Apache-2.0 */
/*
 * neo4j.c: two tables for `neo4j-admin database import full`, with typed headers; lists are parted by ";".
 *
 * The importer takes a line for a row unless told otherwise, so line breaks inside a cell become blanks. Numbers that are none
 * (NaN) are left empty.
 */
#include "write/text.h"

#include <math.h>

/* NULL is an empty cell, which makes no property. */
static void write_text(EntOutput *out, const char *text, const char *after)
{
    g_autofree char *line = g_strdup(text);
    ent_write_cell(out, line != NULL ? g_strdelimit(line, "\r\n", ' ') : NULL, after);
}

static void write_number(EntOutput *out, double value, const char *after)
{
    char number[ENT_NUMBER_LEN];
    if (isfinite(value))
        ent_output_puts(out, ent_write_number(number, value));
    ent_output_puts(out, after);
}

static void write_node(EntOutput *out, const EntNode *node, const EntNodeMeasures *measures)
{
    static const char *const labels[] = { "Entity;Country\r\n", "Entity;Person\r\n", "Entity;Organization\r\n" };
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    g_autofree char *aliases = ent_write_list(node->aliases, ";"), *roles = ent_write_list(titles, ";");
    write_text(out, node->id, ",");
    write_text(out, node->name, ",");
    write_text(out, node->iso3166, ",");
    write_text(out, aliases, ",");
    write_text(out, roles, ",");
    write_number(out, node->n_mentions, ",");
    write_number(out, node->articles->len, ",");
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++) {
        char number[ENT_NUMBER_LEN];
        const char *const text = ent_write_measure(number, field, measures);
        ent_output_puts(out, g_ascii_isdigit(text[text[0] == '-']) ? text : "");
        ent_output_puts(out, ",");
    }
    ent_output_puts(out, labels[node->type]);
}

gboolean ent_write_neo4j_nodes(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                               GError **error)
{
    (void)options;
    (void)error;
    ent_output_puts(out, "id:ID,name,iso3166,aliases:string[],roles:string[],mentions:int,articles:int,");
    for (const EntMeasureField *field = ent_write_measures(); analysis != NULL && field->name != NULL; field++)
        ent_output_printf(out, "%s:%s,", field->name, field->integer ? "int" : "double");
    ent_output_puts(out, ":LABEL\r\n");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, ent_graph_node(graph, i), ent_write_measures_of(analysis, i));
    return TRUE;
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    const EntEvidence *const best = ent_write_best(edge);
    const EntArticle *const article = ent_graph_article(graph, best->article);
    g_autofree char *first = ent_write_day(edge->first), *last = ent_write_day(edge->last);
    g_autofree char *name = ent_write_capitals(type->id);
    write_text(out, ent_graph_node(graph, edge->source)->id, ",");
    write_text(out, ent_graph_node(graph, edge->target)->id, ",");
    write_text(out, edge->id, ",");
    write_number(out, edge->weight, ",");
    write_number(out, type->sign, type->symmetric ? ",true," : ",false,");
    write_text(out, first, ",");
    write_text(out, last, ",");
    write_number(out, edge->evidence->len, ",");
    write_text(out, ent_certainty_name(best->certainty), ",");
    write_number(out, best->confidence, ",");
    write_text(out, best->cue, ",");
    write_text(out, best->sentence, ",");
    write_text(out, ent_write_title(article), ",");
    write_text(out, article->url, ",");
    write_text(out, name, "\r\n");
}

gboolean ent_write_neo4j_relationships(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options,
                                       EntOutput *out, GError **error)
{
    (void)analysis;
    (void)options;
    (void)error;
    ent_output_puts(out,
                    ":START_ID,:END_ID,id,weight:double,sign:int,symmetric:boolean,first:date,last:date,evidence:int,certainty,"
                    "confidence:double,cue,sentence,article,url,:TYPE\r\n");
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
