/* SPDX-License-Identifier: Apache-2.0 */
/* show_json.c: what was found as one JSON object, whose members are those of `export --format json`, with names beside ids. */
#include "show.h"

static void put_member(EntOutput *out, const char *key, const char *value)
{
    ent_output_printf(out, ",\"%s\":", key);
    cli_json_string(out, value);
}

static void put_number(EntOutput *out, const char *key, double value)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_printf(out, ",\"%s\":%s", key, g_ascii_dtostr(number, sizeof(number), value));
}

static const char *node_id(const EntGraph *graph, guint32 node)
{
    return node != ENT_NONE ? ent_graph_node(graph, node)->id : NULL;
}

/* Left out where there are none, as in the export. */
static void put_copies(const GPtrArray *copies, EntOutput *out)
{
    for (guint i = 0; copies != NULL && i < copies->len; i++) {
        const EntArticle *const copy = g_ptr_array_index(copies, i);
        g_autofree char *id = ent_article_id(copy);
        ent_output_puts(out, i == 0 ? ",\"copies\":[{\"id\":" : ",{\"id\":");
        cli_json_string(out, id);
        put_member(out, "path", copy->path);
        put_member(out, "title", copy->title);
        put_member(out, "publisher", copy->publisher);
        put_member(out, "published", copy->published);
        put_member(out, "url", copy->url);
        ent_output_puts(out, "}");
    }
    ent_output_puts(out, copies != NULL ? "]" : "");
}

static void put_source(const EntGraph *graph, guint32 index, EntOutput *out)
{
    const EntArticle *const article = ent_graph_article(graph, index);
    g_autofree char *id = ent_article_id(article);
    put_member(out, "article", id);
    put_member(out, "path", article->path);
    put_member(out, "title", article->title);
    put_member(out, "publisher", article->publisher);
    put_member(out, "published", article->published);
    put_member(out, "url", article->url);
    put_copies(article->copies, out);
}

static void put_node(const EntGraph *graph, const EntNode *node, EntOutput *out)
{
    ent_output_puts(out, "\"node\":{\"id\":");
    cli_json_string(out, node->id);
    put_member(out, "type", ent_node_type_name(node->type));
    put_member(out, "name", node->name);
    ent_output_puts(out, ",\"aliases\":");
    cli_json_strings(out, node->aliases);
    ent_output_printf(out, ",\"mentions\":%u,\"articles\":%u,\"roles\":[", node->n_mentions, node->articles->len);
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        ent_output_puts(out, i > 0 ? ",{\"title\":" : "{\"title\":");
        cli_json_string(out, role->title);
        put_member(out, "of", node_id(graph, role->of));
        ent_output_puts(out, "}");
    }
    ent_output_puts(out, "]},");
}

static void put_evidence(const CliFound *found, const EntEvidence *evidence, EntOutput *out)
{
    ent_output_puts(out, "{\"sentence\":");
    cli_json_string(out, evidence->sentence);
    ent_output_printf(out, ",\"start\":%u,\"end\":%u", evidence->span.start, evidence->span.end);
    put_member(out, "cue", evidence->cue);
    put_member(out, "certainty", ent_certainty_name(evidence->certainty));
    put_member(out, "method", evidence->method);
    put_number(out, "confidence", evidence->confidence);
    if (found->why && evidence->why != NULL)
        put_member(out, "why", evidence->why);
    put_source(found->graph, evidence->article, out);
    ent_output_puts(out, "}");
}

static void put_edge(const CliFound *found, const EntEdge *edge, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    ent_output_puts(out, "{\"source\":");
    cli_json_string(out, node_id(graph, edge->source));
    put_member(out, "target", node_id(graph, edge->target));
    put_member(out, "type", type->id);
    ent_output_printf(out, ",\"sign\":%d,\"directed\":%s", type->sign, type->symmetric ? "false" : "true");
    put_number(out, "weight", edge->weight);
    put_member(out, "first", edge->first);
    put_member(out, "last", edge->last);
    const EntDecision *const decision = cli_edge_decision(found, edge);
    if (decision != NULL)
        put_member(out, "decided", ent_verb_name(decision->verb));
    ent_output_puts(out, ",\"evidence\":[");
    g_autoptr(GArray) pieces = cli_pieces(found, edge);
    for (guint i = 0; i < pieces->len; i++) {
        ent_output_puts(out, i > 0 ? "," : "");
        put_evidence(found, g_array_index(pieces, CliPiece, i).evidence, out);
    }
    ent_output_puts(out, "]}");
}

static void put_quote(const EntGraph *graph, const EntQuote *quote, EntOutput *out)
{
    ent_output_puts(out, "{\"speaker\":");
    cli_json_string(out, node_id(graph, quote->speaker));
    put_member(out, "speaker_text", quote->speaker_text);
    put_member(out, "kind", quote->direct ? "direct" : "indirect");
    put_member(out, "cue", quote->cue);
    put_member(out, "text", quote->text);
    put_member(out, "via", node_id(graph, quote->via));
    ent_output_printf(out, ",\"start\":%u,\"end\":%u", quote->span.start, quote->span.end);
    put_source(graph, quote->article, out);
    ent_output_puts(out, "}");
}

static void put_partners(const CliFound *found, const char *key, int sign, EntOutput *out)
{
    g_autoptr(GArray) partners = cli_partners(found, sign);
    ent_output_printf(out, "\"%s\":[", key);
    for (guint i = 0; i < partners->len; i++) {
        const CliPartner *const partner = &g_array_index(partners, CliPartner, i);
        ent_output_puts(out, i > 0 ? ",{\"id\":" : "{\"id\":");
        cli_json_string(out, node_id(found->graph, partner->node));
        put_number(out, "weight", partner->weight);
        ent_output_puts(out, "}");
    }
    ent_output_puts(out, "],");
}

static void put_months(const CliFound *found, EntOutput *out)
{
    g_autoptr(GArray) months = cli_months(found);
    ent_output_puts(out, "\"months\":[");
    for (guint i = 0; i < months->len; i++) {
        const CliMonth *const month = &g_array_index(months, CliMonth, i);
        ent_output_puts(out, i > 0 ? ",{\"month\":" : "{\"month\":");
        cli_json_string(out, *month->name != '\0' ? month->name : NULL);
        ent_output_printf(out, ",\"with\":%u,\"against\":%u,\"other\":%u}", month->with, month->against, month->other);
    }
    ent_output_puts(out, "],");
}

static void put_decisions(const CliFound *found, EntOutput *out)
{
    const char *comma = "";
    ent_output_puts(out, "\"decisions\":[");
    for (guint i = 0; i < found->decisions->len; i++) {
        const EntDecision *const decision = found->decisions->pdata[i];
        if (!cli_found_decision(found, decision))
            continue;
        g_autofree char *text = ent_decision_text(decision);
        ent_output_printf(out, "%s{\"number\":%u", comma, decision->number);
        put_member(out, "decision", ent_verb_name(decision->verb));
        put_member(out, "text", text);
        put_member(out, "by", decision->by);
        put_member(out, "note", decision->note);
        ent_output_puts(out, "}");
        comma = ",";
    }
    ent_output_puts(out, "],");
}

static void put_edges(const CliFound *found, EntOutput *out)
{
    const char *comma = "";
    ent_output_puts(out, "\"edges\":[");
    for (guint i = 0; i < found->graph->edges->len; i++) {
        if (!cli_found_edge(found, ent_graph_edge(found->graph, i)))
            continue;
        ent_output_puts(out, comma);
        put_edge(found, ent_graph_edge(found->graph, i), out);
        comma = ",";
    }
    ent_output_puts(out, "]");
}

static void put_quotes(const CliFound *found, const char *key, gboolean (*wanted)(const CliFound *, const EntQuote *),
                       EntOutput *out)
{
    g_autoptr(GArray) quotes = cli_quotes(found, wanted);
    ent_output_printf(out, "\"%s\":[", key);
    for (guint i = 0; i < quotes->len; i++) {
        ent_output_puts(out, i > 0 ? "," : "");
        put_quote(found->graph, ent_graph_quote(found->graph, g_array_index(quotes, guint32, i)), out);
    }
    ent_output_puts(out, "]");
}

void cli_show_json(const CliFound *found, EntOutput *out)
{
    ent_output_puts(out, "{");
    if (found->node) {
        put_node(found->graph, ent_graph_node(found->graph, found->a), out);
        put_partners(found, "with", 1, out);
        put_partners(found, "against", -1, out);
        put_months(found, out);
    }
    if (found->edges) {
        put_decisions(found, out);
        put_edges(found, out);
    }
    if (found->quotes)
        put_quotes(found, "quotes", cli_found_quote, out);
    if (found->quotes && found->a != ENT_NONE) {
        ent_output_puts(out, ",");
        put_quotes(found, "about", cli_found_about, out);
    }
    ent_output_puts(out, "}\n");
}
