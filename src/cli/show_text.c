/* SPDX-License-Identifier: Apache-2.0 */
/* show_text.c: what was found, to be read in a terminal. Words from articles are shown with control characters escaped. */
#include "show.h"

static void put(EntOutput *out, const char *text)
{
    GString *const line = g_string_new(NULL);
    cli_escape(line, text);
    ent_output_write(out, line->str, line->len);
    g_string_free(line, TRUE);
}

static void put_list(EntOutput *out, const char *label, const GPtrArray *words)
{
    for (guint i = 0; i < words->len; i++) {
        ent_output_puts(out, i == 0 ? label : ", ");
        put(out, g_ptr_array_index(words, i));
    }
    if (words->len > 0)
        ent_output_puts(out, "\n");
}

/* "Title, Publisher, 2024-07-12 (path)", as far as it is known. */
static void put_source(EntOutput *out, const EntArticle *article)
{
    const char *const parts[] = { article->title, article->publisher, article->published };
    gboolean any = FALSE;
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        if (parts[i] == NULL)
            continue;
        ent_output_puts(out, any ? ", " : "");
        put(out, parts[i]);
        any = TRUE;
    }
    ent_output_puts(out, any ? " (" : "");
    put(out, article->path);
    ent_output_puts(out, any ? ")" : "");
}

/* Evidence of earlier graph files and of the rules alone has only its cue and its method to tell. */
static void put_why(const EntEvidence *evidence, EntOutput *out)
{
    ent_output_puts(out, "        why: ");
    if (evidence->why != NULL) {
        put(out, evidence->why);
    } else {
        put(out, evidence->cue != NULL ? evidence->cue : "no cue");
        ent_output_puts(out, "; found by ");
        put(out, evidence->method);
    }
    ent_output_puts(out, "\n");
}

static void put_evidence(const CliFound *found, const EntEvidence *evidence, EntOutput *out)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_puts(out, "      ");
    put(out, evidence->sentence);
    ent_output_puts(out, "\n        ");
    put_source(out, ent_graph_article(found->graph, evidence->article));
    ent_output_printf(out, "; %s, ", ent_certainty_name(evidence->certainty));
    ent_output_puts(out, g_ascii_formatd(number, sizeof(number), "%.2f", evidence->confidence));
    ent_output_puts(out, ", cue: ");
    put(out, evidence->cue != NULL ? evidence->cue : "none");
    ent_output_puts(out, "\n");
    if (found->why)
        put_why(evidence, out);
}

static void put_edge(const CliFound *found, const EntEdge *edge, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_puts(out, "  ");
    put(out, ent_graph_node(graph, edge->source)->name);
    ent_output_puts(out, type->symmetric ? " <- " : " - ");
    put(out, type->label);
    ent_output_puts(out, " -> ");
    put(out, ent_graph_node(graph, edge->target)->name);
    ent_output_printf(out, "  (weight %s)\n", g_ascii_formatd(number, sizeof(number), "%g", edge->weight));
    for (guint i = 0; i < edge->evidence->len; i++)
        put_evidence(found, &g_array_index(edge->evidence, EntEvidence, i), out);
}

static void put_node(const EntGraph *graph, const EntNode *node, EntOutput *out)
{
    put(out, node->name);
    ent_output_printf(out, " (%s) ", ent_node_type_name(node->type));
    put(out, node->id);
    ent_output_printf(out, "\n  %u mentions in %u articles\n", node->n_mentions, node->articles->len);
    put_list(out, "  also: ", node->aliases);
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        ent_output_puts(out, "  role: ");
        put(out, role->title);
        if (role->of != ENT_NONE) {
            ent_output_puts(out, " - ");
            put(out, ent_graph_node(graph, role->of)->name);
        }
        ent_output_puts(out, "\n");
    }
}

static void put_quote(const EntGraph *graph, const EntQuote *quote, EntOutput *out)
{
    ent_output_puts(out, "  ");
    if (quote->speaker != ENT_NONE)
        put(out, ent_graph_node(graph, quote->speaker)->name);
    else
        put(out, quote->speaker_text != NULL ? quote->speaker_text : "someone");
    ent_output_puts(out, quote->direct ? ": \"" : ": ");
    put(out, quote->text);
    ent_output_puts(out, quote->direct ? "\"\n        " : "\n        ");
    put_source(out, ent_graph_article(graph, quote->article));
    if (quote->via != ENT_NONE) {
        ent_output_puts(out, "; via ");
        put(out, ent_graph_node(graph, quote->via)->name);
    }
    ent_output_puts(out, "\n");
}

void cli_show_text(const CliFound *found, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    guint shown = 0;
    if (found->node)
        put_node(graph, ent_graph_node(graph, found->a), out);
    for (guint i = 0; found->edges && i < graph->edges->len; i++) {
        if (!cli_found_edge(found, ent_graph_edge(graph, i)))
            continue;
        put_edge(found, ent_graph_edge(graph, i), out);
        shown++;
    }
    for (guint i = 0; found->quotes && i < graph->quotes->len; i++) {
        if (!cli_found_quote(found, ent_graph_quote(graph, i)))
            continue;
        put_quote(graph, ent_graph_quote(graph, i), out);
        shown++;
    }
    if (shown == 0)
        cli_note(found->quotes ? "no quotations" : "no relations");
}
