/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv.c: one row an edge, as RFC 4180 has it, with a header row.
 *
 * Spreadsheets run a cell that begins like a formula. Names and sentences come from strangers' pages, so text that begins so gets
 * an apostrophe before it, which spreadsheets take as "this is text". Numbers are left as they are.
 */
#include "write/text.h"

#include <string.h>

static const char header[] =
    "source_id,source,source_type,relation,target_id,target,target_type,sign,symmetric,weight,first,last,"
    "evidence,certainty,confidence,cue,sentence,article,url\r\n";

static void write_quoted(EntOutput *out, const char *text)
{
    ent_output_puts(out, "\"");
    while (*text != '\0') {
        const gsize n = strcspn(text, "\"");
        ent_output_write(out, text, n);
        text += n;
        if (*text == '"') {
            ent_output_puts(out, "\"\"");
            text++;
        }
    }
    ent_output_puts(out, "\"");
}

/* Text that may need an apostrophe, quotes or cleaning. */
static void write_odd(EntOutput *out, const char *raw)
{
    g_autofree char *clean = ent_write_clean(raw);
    const gboolean formula = *clean != '\0' && strchr("=+-@\t\r\n", *clean) != NULL;
    g_autofree char *text = g_strconcat(formula ? "'" : "", clean, NULL);
    if (strpbrk(text, ",\"\r\n") != NULL)
        write_quoted(out, text);
    else
        ent_output_puts(out, text);
}

static void write_field(EntOutput *out, const char *raw, const char *after)
{
    static const guint8 stops[256] = { ENT_STOPS, [','] = 1, ['"'] = 1, ['='] = 1, ['+'] = 1, ['-'] = 1, ['@'] = 1 };
    const char *const text = raw != NULL ? raw : "";
    const gsize plain = ent_write_run(text, stops);
    if (text[plain] == '\0')
        ent_output_write(out, text, plain);
    else
        write_odd(out, text);
    ent_output_puts(out, after);
}

static void write_node(EntOutput *out, const EntNode *node)
{
    write_field(out, node->id, ",");
    write_field(out, node->name, ",");
    write_field(out, ent_node_type_name(node->type), ",");
}

static void write_evidence(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char confidence[ENT_NUMBER_LEN];
    const EntEdgeDigest digest = ent_write_digest(edge);
    ent_write_integer(out, edge->evidence->len);
    ent_output_puts(out, ",");
    if (digest.evidence == NULL) {
        ent_output_puts(out, ",,,,,\r\n");
        return;
    }
    const EntArticle *const article = ent_graph_article(graph, digest.evidence->article);
    write_field(out, ent_certainty_name(digest.certainty), ",");
    ent_output_puts(out, ent_write_number(confidence, digest.confidence));
    ent_output_puts(out, ",");
    write_field(out, digest.evidence->cue, ",");
    write_field(out, digest.evidence->sentence, ",");
    write_field(out, article->title != NULL ? article->title : article->path, ",");
    write_field(out, article->url, "\r\n");
}

static void write_row(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char weight[ENT_NUMBER_LEN];
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    write_node(out, ent_graph_node(graph, edge->source));
    write_field(out, type->id, ",");
    write_node(out, ent_graph_node(graph, edge->target));
    ent_write_integer(out, type->sign);
    ent_output_puts(out, type->symmetric ? ",true," : ",false,");
    ent_output_puts(out, ent_write_number(weight, edge->weight));
    ent_output_puts(out, ",");
    write_field(out, edge->first, ",");
    write_field(out, edge->last, ",");
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
