/* SPDX-License-Identifier: Apache-2.0 */
/* csv.c: one row an edge, as RFC 4180 has it, with a header row. */
#include "write/text.h"

static const char header[] =
    "source_id,source,source_type,relation,target_id,target,target_type,sign,symmetric,weight,first,last,"
    "evidence,certainty,confidence,cue,sentence,article,url\r\n";

static void write_node(EntOutput *out, const EntNode *node)
{
    ent_write_cell(out, node->id, ",");
    ent_write_cell(out, node->name, ",");
    ent_write_cell(out, ent_node_type_name(node->type), ",");
}

static void write_evidence(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char confidence[ENT_NUMBER_LEN];
    const EntEvidence *const best = ent_write_best(edge);
    ent_write_integer(out, edge->evidence->len);
    ent_output_puts(out, ",");
    if (best == NULL) {
        ent_output_puts(out, ",,,,,\r\n");
        return;
    }
    const EntArticle *const article = ent_graph_article(graph, best->article);
    ent_write_cell(out, ent_certainty_name(best->certainty), ",");
    ent_output_puts(out, ent_write_number(confidence, best->confidence));
    ent_output_puts(out, ",");
    ent_write_cell(out, best->cue, ",");
    ent_write_cell(out, best->sentence, ",");
    ent_write_cell(out, ent_write_title(article), ",");
    ent_write_cell(out, article->url, "\r\n");
}

static void write_row(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char weight[ENT_NUMBER_LEN];
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    write_node(out, ent_graph_node(graph, edge->source));
    ent_write_cell(out, type->id, ",");
    write_node(out, ent_graph_node(graph, edge->target));
    ent_write_integer(out, type->sign);
    ent_output_puts(out, type->symmetric ? ",true," : ",false,");
    ent_output_puts(out, ent_write_number(weight, edge->weight));
    ent_output_puts(out, ",");
    ent_write_cell(out, edge->first, ",");
    ent_write_cell(out, edge->last, ",");
    write_evidence(out, graph, edge);
}

gboolean ent_write_csv(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                       GError **error)
{
    (void)analysis; /* measures belong to nodes, and rows are edges; the report has a CSV of them */
    (void)options;
    (void)error;
    ent_output_puts(out, header);
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_row(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
