/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_write.c: the graph as JSON, in the form of schema/graph.schema.json. Reading it back is json_read.c; the two change together.
 */
#include <entente/graph.h>

#include "graph/json_out.h"

static void text_member(JsonOut *json, const char *key, const char *text)
{
    ent_json_key(json, key);
    ent_json_text(json, text);
}

static void int_member(JsonOut *json, const char *key, gint64 number)
{
    ent_json_key(json, key);
    ent_json_int(json, number);
}

static void list_member(JsonOut *json, const char *key)
{
    ent_json_key(json, key);
    ent_json_open(json, '[');
}

static void flat_member(JsonOut *json, const char *key)
{
    ent_json_key(json, key);
    ent_json_open_flat(json, '[');
}

static const char *article_id(const EntGraph *graph, guint32 article)
{
    g_assert(article < graph->article_ids->len);
    return g_ptr_array_index(graph->article_ids, article);
}

static const char *node_id(const EntGraph *graph, guint32 node)
{
    return node == ENT_NONE ? NULL : ent_graph_node(graph, node)->id;
}

static void write_texts(JsonOut *json, const char *key, const GPtrArray *texts)
{
    flat_member(json, key);
    for (guint i = 0; i < texts->len; i++)
        ent_json_text(json, g_ptr_array_index(texts, i));
    ent_json_close(json, ']');
}

static void write_made_by(JsonOut *json, const EntGraph *graph)
{
    ent_json_key(json, "made_by");
    ent_json_open_flat(json, '{');
    text_member(json, "program", graph->program);
    text_member(json, "ontology", graph->ontology);
    text_member(json, "model", graph->model);
    ent_json_close(json, '}');
}

static void write_type(JsonOut *json, const EntRelationType *type)
{
    ent_json_open_flat(json, '{');
    text_member(json, "id", type->id);
    text_member(json, "label", type->label);
    int_member(json, "sign", type->sign);
    ent_json_key(json, "symmetric");
    ent_json_bool(json, type->symmetric);
    ent_json_key(json, "measured");
    ent_json_bool(json, type->measured);
    text_member(json, "colour", type->colour);
    text_member(json, "line", type->line);
    ent_json_close(json, '}');
}

/* Where else the story is printed; left out where nowhere. */
static void write_copies(JsonOut *json, const GPtrArray *copies)
{
    if (copies == NULL)
        return;
    list_member(json, "copies");
    for (guint i = 0; i < copies->len; i++) {
        const EntArticle *const copy = g_ptr_array_index(copies, i);
        g_autofree char *id = ent_article_id(copy);
        ent_json_open_flat(json, '{');
        text_member(json, "id", id);
        text_member(json, "path", copy->path);
        text_member(json, "title", copy->title);
        text_member(json, "publisher", copy->publisher);
        text_member(json, "published", copy->published);
        text_member(json, "url", copy->url);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void write_article(JsonOut *json, const EntArticle *article, const char *id, const EntJsonOptions *options)
{
    ent_json_open(json, '{');
    text_member(json, "id", id);
    text_member(json, "path", article->path);
    text_member(json, "title", article->title);
    write_texts(json, "authors", article->authors);
    text_member(json, "publisher", article->publisher);
    text_member(json, "published", article->published);
    text_member(json, "modified", article->modified);
    if (options->spans)
        text_member(json, "file_time", article->file_time);
    text_member(json, "url", article->url);
    text_member(json, "language", article->language);
    text_member(json, "sha256", article->sha256);
    write_copies(json, article->copies);
    if (!options->no_text && article->text != NULL) {
        ent_json_key(json, "text");
        ent_json_string(json, article->text, article->text_len);
    }
    ent_json_close(json, '}');
}

static void write_roles(JsonOut *json, const EntGraph *graph, const EntNode *node)
{
    list_member(json, "roles");
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        ent_json_open_flat(json, '{');
        text_member(json, "title", role->title);
        text_member(json, "of", node_id(graph, role->of));
        text_member(json, "article", article_id(graph, role->article));
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

/* [start, end], or [article, start, end] where there are several articles. */
static void write_spans(JsonOut *json, const EntGraph *graph, const EntNode *node)
{
    flat_member(json, "spans");
    for (guint i = 0; i < node->mentions->len; i++) {
        const EntMention *const mention = &g_array_index(node->mentions, EntMention, i);
        ent_json_open(json, '[');
        if (graph->articles->len != 1)
            ent_json_text(json, article_id(graph, mention->article));
        ent_json_int(json, mention->span.start);
        ent_json_int(json, mention->span.end);
        ent_json_close(json, ']');
    }
    ent_json_close(json, ']');
}

static void write_node(JsonOut *json, const EntGraph *graph, const EntNode *node, const EntJsonOptions *options)
{
    ent_json_open(json, '{');
    text_member(json, "id", node->id);
    text_member(json, "type", ent_node_type_name(node->type));
    text_member(json, "name", node->name);
    write_texts(json, "aliases", node->aliases);
    ent_json_key(json, "codes");
    ent_json_open_flat(json, '{');
    if (node->iso3166 != NULL)
        text_member(json, "iso3166", node->iso3166);
    ent_json_close(json, '}');
    write_roles(json, graph, node);
    int_member(json, "mentions", node->n_mentions);
    flat_member(json, "articles");
    for (guint i = 0; i < node->articles->len; i++)
        ent_json_text(json, article_id(graph, g_array_index(node->articles, guint32, i)));
    ent_json_close(json, ']');
    if (options->spans && node->mentions->len == node->n_mentions) /* else they were not loaded */
        write_spans(json, graph, node);
    ent_json_close(json, '}');
}

static void write_evidence(JsonOut *json, const EntGraph *graph, const EntEvidence *evidence)
{
    ent_json_open(json, '{');
    text_member(json, "article", article_id(graph, evidence->article));
    text_member(json, "sentence", evidence->sentence);
    int_member(json, "start", evidence->span.start);
    int_member(json, "end", evidence->span.end);
    text_member(json, "cue", evidence->cue);
    text_member(json, "certainty", ent_certainty_name(evidence->certainty));
    text_member(json, "method", evidence->method);
    ent_json_key(json, "confidence");
    ent_json_real(json, evidence->confidence);
    if (evidence->why != NULL)
        text_member(json, "why", evidence->why);
    ent_json_close(json, '}');
}

static void write_edge(JsonOut *json, const EntGraph *graph, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    ent_json_open(json, '{');
    text_member(json, "id", edge->id);
    text_member(json, "source", node_id(graph, edge->source));
    text_member(json, "target", node_id(graph, edge->target));
    text_member(json, "type", type->id);
    int_member(json, "sign", type->sign);
    ent_json_key(json, "directed");
    ent_json_bool(json, !type->symmetric);
    ent_json_key(json, "weight");
    ent_json_real(json, edge->weight);
    text_member(json, "first", edge->first);
    text_member(json, "last", edge->last);
    list_member(json, "evidence");
    for (guint i = 0; i < edge->evidence->len; i++)
        write_evidence(json, graph, &g_array_index(edge->evidence, EntEvidence, i));
    ent_json_close(json, ']');
    ent_json_close(json, '}');
}

static void write_parts(JsonOut *json, const EntQuote *quote)
{
    flat_member(json, "parts");
    for (guint i = 0; i < quote->parts->len; i++) {
        const EntSpan part = g_array_index(quote->parts, EntSpan, i);
        ent_json_open(json, '[');
        ent_json_int(json, part.start);
        ent_json_int(json, part.end);
        ent_json_close(json, ']');
    }
    ent_json_close(json, ']');
}

static void write_quote(JsonOut *json, const EntGraph *graph, const EntQuote *quote)
{
    ent_json_open(json, '{');
    text_member(json, "id", quote->id);
    text_member(json, "speaker", node_id(graph, quote->speaker));
    text_member(json, "speaker_text", quote->speaker_text);
    text_member(json, "kind", quote->direct ? "direct" : "indirect");
    text_member(json, "cue", quote->cue);
    text_member(json, "text", quote->text);
    text_member(json, "article", article_id(graph, quote->article));
    int_member(json, "start", quote->span.start);
    int_member(json, "end", quote->span.end);
    if (quote->parts->len > 1)
        write_parts(json, quote);
    flat_member(json, "about");
    for (guint i = 0; i < quote->about->len; i++)
        ent_json_text(json, node_id(graph, g_array_index(quote->about, guint32, i)));
    ent_json_close(json, ']');
    text_member(json, "via", node_id(graph, quote->via));
    ent_json_close(json, '}');
}

static void write_members(JsonOut *json, const EntGraph *graph, const EntJsonOptions *options)
{
    text_member(json, "format", "entente-graph");
    int_member(json, "version", 1);
    write_made_by(json, graph);
    list_member(json, "types");
    for (guint i = 0; i < graph->types->len; i++)
        write_type(json, ent_graph_type(graph, i));
    ent_json_close(json, ']');
    list_member(json, "articles");
    for (guint i = 0; i < graph->articles->len && ent_output_ok(json->out); i++)
        write_article(json, ent_graph_article(graph, i), article_id(graph, i), options);
    ent_json_close(json, ']');
    list_member(json, "nodes");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(json->out); i++)
        write_node(json, graph, ent_graph_node(graph, i), options);
    ent_json_close(json, ']');
    list_member(json, "edges");
    for (guint i = 0; i < graph->edges->len && ent_output_ok(json->out); i++)
        write_edge(json, graph, ent_graph_edge(graph, i));
    ent_json_close(json, ']');
    list_member(json, "quotes");
    for (guint i = 0; i < graph->quotes->len && ent_output_ok(json->out); i++)
        write_quote(json, graph, ent_graph_quote(graph, i));
    ent_json_close(json, ']');
}

gboolean ent_graph_write_json(const EntGraph *graph, const EntJsonOptions *options, EntOutput *out)
{
    const EntJsonOptions none = { .lines = FALSE };
    if (options == NULL)
        options = &none;
    JsonOut json = { .out = out, .lines = options->lines };
    ent_json_open(&json, '{');
    write_members(&json, graph, options);
    ent_json_close(&json, '}');
    ent_output_puts(out, "\n");
    return ent_output_ok(out);
}

gboolean ent_article_write_json(const EntArticle *article, const EntJsonOptions *options, EntOutput *out)
{
    const EntJsonOptions none = { .lines = TRUE };
    if (options == NULL)
        options = &none;
    JsonOut json = { .out = out, .lines = options->lines };
    g_autofree char *id = ent_article_id(article);
    write_article(&json, article, id, options);
    ent_output_puts(out, "\n");
    return ent_output_ok(out);
}
