/* SPDX-License-Identifier: Apache-2.0 */
/* write.c: differences for people and as JSON; see entente/diff.h. */
#include <entente/diff.h>

#include "graph/json_out.h"

/* Foreign words on a line of their own: control and formatting characters are shown, never sent to a terminal. */
static void put(EntOutput *out, const char *text)
{
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        const GUnicodeType type = g_unichar_type(c);
        if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
            type == G_UNICODE_PARAGRAPH_SEPARATOR)
            ent_output_printf(out, "\\u%04x", c);
        else
            ent_output_write(out, p, (gsize)(g_utf8_next_char(p) - p));
    }
}

static void put_number(EntOutput *out, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_puts(out, g_ascii_formatd(text, sizeof text, "%g", number));
}

/* ---- text ---- */

static void text_nodes(EntOutput *out, char mark, const EntGraph *graph, const GArray *nodes)
{
    for (guint i = 0; i < nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, g_array_index(nodes, guint32, i));
        ent_output_printf(out, "%c node ", mark);
        put(out, node->name);
        ent_output_puts(out, " (");
        put(out, node->id);
        ent_output_puts(out, ")\n");
    }
}

static void text_ends(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    put(out, ent_graph_node(graph, edge->source)->name);
    ent_output_puts(out, " ");
    put(out, ent_graph_type(graph, edge->type)->id);
    ent_output_puts(out, " ");
    put(out, ent_graph_node(graph, edge->target)->name);
}

static void text_edges(EntOutput *out, char mark, const EntGraph *graph, const GArray *edges)
{
    for (guint i = 0; i < edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, g_array_index(edges, guint32, i));
        ent_output_printf(out, "%c edge ", mark);
        text_ends(out, graph, edge);
        ent_output_puts(out, ", weight ");
        put_number(out, edge->weight);
        ent_output_puts(out, "\n");
    }
}

static void text_weights(EntOutput *out, const EntDiff *diff)
{
    for (guint i = 0; i < diff->weights->len; i++) {
        const EntWeightChange *const change = &g_array_index(diff->weights, EntWeightChange, i);
        const EntEdge *const edge = ent_graph_edge(diff->after, change->after);
        ent_output_puts(out, "~ weight ");
        text_ends(out, diff->after, edge);
        ent_output_puts(out, ": ");
        put_number(out, ent_graph_edge(diff->before, change->before)->weight);
        ent_output_puts(out, " to ");
        put_number(out, edge->weight);
        ent_output_puts(out, "\n");
    }
}

static void text_flips(EntOutput *out, const EntDiff *diff)
{
    for (guint i = 0; i < diff->flips->len; i++) {
        const EntSignFlip *const flip = &g_array_index(diff->flips, EntSignFlip, i);
        ent_output_puts(out, "~ sign ");
        put(out, ent_graph_node(diff->after, flip->source)->name);
        ent_output_puts(out, flip->symmetric ? " and " : " towards ");
        put(out, ent_graph_node(diff->after, flip->target)->name);
        ent_output_puts(out, flip->after > 0 ? ": - to +\n" : ": + to -\n");
    }
}

static void text_ranks(EntOutput *out, const EntDiff *diff, guint top)
{
    const guint n = top == 0 ? diff->ranks->len : MIN(top, diff->ranks->len);
    for (guint i = 0; i < n; i++) {
        const EntRankChange *const change = &g_array_index(diff->ranks, EntRankChange, i);
        ent_output_puts(out, "~ rank ");
        put(out, change->name);
        ent_output_printf(out, " (%s): ", diff->measure->id);
        if (change->before == 0)
            ent_output_printf(out, "none to %u\n", change->after);
        else if (change->after == 0)
            ent_output_printf(out, "%u to none\n", change->before);
        else
            ent_output_printf(out, "%u to %u\n", change->before, change->after);
    }
}

static void text_articles(EntOutput *out, char mark, const EntGraph *graph, const GArray *articles)
{
    for (guint i = 0; i < articles->len; i++) {
        const EntArticle *const article = ent_graph_article(graph, g_array_index(articles, guint32, i));
        ent_output_printf(out, "%c article ", mark);
        put(out, article->path);
        ent_output_puts(out, "\n");
    }
}

gboolean ent_diff_write_text(const EntDiff *diff, guint top, EntOutput *out)
{
    text_articles(out, '-', diff->before, diff->gone_articles);
    text_articles(out, '+', diff->after, diff->new_articles);
    text_nodes(out, '-', diff->before, diff->gone_nodes);
    text_nodes(out, '+', diff->after, diff->new_nodes);
    text_edges(out, '-', diff->before, diff->gone_edges);
    text_edges(out, '+', diff->after, diff->new_edges);
    text_weights(out, diff);
    text_flips(out, diff);
    text_ranks(out, diff, top);
    return ent_output_ok(out);
}

/* ---- JSON ---- */

static void text_member(JsonOut *json, const char *key, const char *text)
{
    ent_json_key(json, key);
    ent_json_text(json, text);
}

static void real_member(JsonOut *json, const char *key, double number)
{
    ent_json_key(json, key);
    ent_json_real(json, number);
}

static void json_articles(JsonOut *json, const char *key, const EntGraph *graph, const GArray *articles)
{
    ent_json_key(json, key);
    ent_json_open(json, '[');
    for (guint i = 0; i < articles->len; i++) {
        const guint32 index = g_array_index(articles, guint32, i);
        ent_json_open_flat(json, '{');
        text_member(json, "id", g_ptr_array_index(graph->article_ids, index));
        text_member(json, "path", ent_graph_article(graph, index)->path);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void json_nodes(JsonOut *json, const char *key, const EntGraph *graph, const GArray *nodes)
{
    ent_json_key(json, key);
    ent_json_open(json, '[');
    for (guint i = 0; i < nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, g_array_index(nodes, guint32, i));
        ent_json_open_flat(json, '{');
        text_member(json, "id", node->id);
        text_member(json, "type", ent_node_type_name(node->type));
        text_member(json, "name", node->name);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void json_edge_members(JsonOut *json, const EntGraph *graph, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    text_member(json, "id", edge->id);
    text_member(json, "source", ent_graph_node(graph, edge->source)->id);
    text_member(json, "target", ent_graph_node(graph, edge->target)->id);
    text_member(json, "type", type->id);
    ent_json_key(json, "sign");
    ent_json_int(json, type->sign);
}

static void json_edges(JsonOut *json, const char *key, const EntGraph *graph, const GArray *edges)
{
    ent_json_key(json, key);
    ent_json_open(json, '[');
    for (guint i = 0; i < edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, g_array_index(edges, guint32, i));
        ent_json_open_flat(json, '{');
        json_edge_members(json, graph, edge);
        real_member(json, "weight", edge->weight);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void json_weights(JsonOut *json, const EntDiff *diff)
{
    ent_json_key(json, "weights");
    ent_json_open(json, '[');
    for (guint i = 0; i < diff->weights->len; i++) {
        const EntWeightChange *const change = &g_array_index(diff->weights, EntWeightChange, i);
        ent_json_open_flat(json, '{');
        json_edge_members(json, diff->after, ent_graph_edge(diff->after, change->after));
        real_member(json, "before", ent_graph_edge(diff->before, change->before)->weight);
        real_member(json, "after", ent_graph_edge(diff->after, change->after)->weight);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void json_flips(JsonOut *json, const EntDiff *diff)
{
    ent_json_key(json, "signs");
    ent_json_open(json, '[');
    for (guint i = 0; i < diff->flips->len; i++) {
        const EntSignFlip *const flip = &g_array_index(diff->flips, EntSignFlip, i);
        ent_json_open_flat(json, '{');
        text_member(json, "source", ent_graph_node(diff->after, flip->source)->id);
        text_member(json, "target", ent_graph_node(diff->after, flip->target)->id);
        ent_json_key(json, "directed");
        ent_json_bool(json, !flip->symmetric);
        real_member(json, "before", flip->before);
        real_member(json, "after", flip->after);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

static void rank_member(JsonOut *json, const char *key, guint rank)
{
    ent_json_key(json, key);
    if (rank != 0)
        ent_json_int(json, rank);
    else
        ent_json_text(json, NULL);
}

static void json_ranks(JsonOut *json, const EntDiff *diff)
{
    text_member(json, "measure", diff->measure != NULL ? diff->measure->id : NULL);
    ent_json_key(json, "ranks");
    ent_json_open(json, '[');
    for (guint i = 0; i < diff->ranks->len; i++) {
        const EntRankChange *const change = &g_array_index(diff->ranks, EntRankChange, i);
        ent_json_open_flat(json, '{');
        text_member(json, "id", change->id);
        text_member(json, "name", change->name);
        rank_member(json, "before", change->before);
        rank_member(json, "after", change->after);
        ent_json_close(json, '}');
    }
    ent_json_close(json, ']');
}

gboolean ent_diff_write_json(const EntDiff *diff, EntOutput *out)
{
    JsonOut json = { .out = out };
    ent_json_open(&json, '{');
    text_member(&json, "format", "entente-diff");
    ent_json_key(&json, "version");
    ent_json_int(&json, 1);
    json_articles(&json, "new_articles", diff->after, diff->new_articles);
    json_articles(&json, "gone_articles", diff->before, diff->gone_articles);
    json_nodes(&json, "new_nodes", diff->after, diff->new_nodes);
    json_nodes(&json, "gone_nodes", diff->before, diff->gone_nodes);
    json_edges(&json, "new_edges", diff->after, diff->new_edges);
    json_edges(&json, "gone_edges", diff->before, diff->gone_edges);
    json_weights(&json, diff);
    json_flips(&json, diff);
    json_ranks(&json, diff);
    ent_json_close(&json, '}');
    ent_output_puts(out, "\n");
    return ent_output_ok(out);
}
