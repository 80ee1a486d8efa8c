/* SPDX-License-Identifier: Apache-2.0 */
/*
 * show_text.c: what was found, to be read in a terminal. Words from articles are shown with control characters escaped; colours
 * are ours alone, and only where found->colour says so.
 */
#include "show.h"

#include <string.h>

enum { PARTNERS_SHOWN = 12 };

static const char strong[] = "1", faint[] = "2", good[] = "32", bad[] = "31", marked[] = "33"; /* SGR codes of ECMA-48 */

static void put(EntOutput *out, const char *text)
{
    g_autoptr(GString) line = g_string_new(NULL);
    cli_escape(line, text);
    ent_output_write(out, line->str, line->len);
}

static void paint(const CliFound *found, EntOutput *out, const char *code, const char *text)
{
    if (!found->colour || code == NULL) {
        put(out, text);
        return;
    }
    ent_output_printf(out, "\033[%sm", code);
    put(out, text);
    ent_output_puts(out, "\033[0m");
}

static const char *code_of_sign(int sign)
{
    return sign > 0 ? good : sign < 0 ? bad : NULL;
}

static void put_number(EntOutput *out, const char *format, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    ent_output_puts(out, g_ascii_formatd(text, sizeof(text), format, number));
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

/* "also printed in: The Gazette (b.txt), c.txt". */
static void put_copies(EntOutput *out, const GPtrArray *copies)
{
    for (guint i = 0; copies != NULL && i < copies->len; i++) {
        const EntArticle *const copy = g_ptr_array_index(copies, i);
        ent_output_puts(out, i == 0 ? "        also printed in: " : ", ");
        if (copy->publisher != NULL) {
            put(out, copy->publisher);
            ent_output_puts(out, " (");
        }
        put(out, copy->path);
        ent_output_puts(out, copy->publisher != NULL ? ")" : "");
    }
    if (copies != NULL)
        ent_output_puts(out, "\n");
}

/* ---- evidence ---- */

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
    ent_output_puts(out, "      ");
    put(out, evidence->sentence);
    ent_output_puts(out, "\n        ");
    put_source(out, ent_graph_article(found->graph, evidence->article));
    ent_output_printf(out, "; %s, ", ent_certainty_name(evidence->certainty));
    put_number(out, "%.2f", evidence->confidence);
    ent_output_puts(out, ", cue: ");
    put(out, evidence->cue != NULL ? evidence->cue : "none");
    ent_output_puts(out, "\n");
    put_copies(out, ent_graph_article(found->graph, evidence->article)->copies);
    if (found->why)
        put_why(evidence, out);
}

/* "Greece - opposes -> Serbia". */
static void put_ends(const CliFound *found, const EntEdge *edge, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    put(out, ent_graph_node(graph, edge->source)->name);
    ent_output_puts(out, type->symmetric ? " <- " : " - ");
    paint(found, out, code_of_sign(type->sign), type->label);
    ent_output_puts(out, " -> ");
    put(out, ent_graph_node(graph, edge->target)->name);
}

static void put_verdict(const CliFound *found, const EntEdge *edge, EntOutput *out)
{
    const EntDecision *const decision = cli_edge_decision(found, edge);
    if (decision == NULL)
        return;
    ent_output_puts(out, "  ");
    paint(found, out, marked, decision->verb == ENT_ACCEPT ? "accepted by a person" : "partly rejected by a person");
}

static void put_edge(const CliFound *found, const EntEdge *edge, EntOutput *out)
{
    ent_output_puts(out, "  ");
    put_ends(found, edge, out);
    ent_output_puts(out, "  (weight ");
    put_number(out, "%g", edge->weight);
    ent_output_puts(out, ")");
    put_verdict(found, edge, out);
    ent_output_puts(out, "\n");
    for (guint i = 0; i < edge->evidence->len; i++)
        put_evidence(found, &g_array_index(edge->evidence, EntEvidence, i), out);
}

/* All that is said of a pair, by date: the day and the relation before each sentence. */
static guint put_pair(const CliFound *found, EntOutput *out)
{
    g_autoptr(GArray) pieces = cli_pieces(found, NULL);
    for (guint i = 0; i < pieces->len; i++) {
        const CliPiece *const piece = &g_array_index(pieces, CliPiece, i);
        const char *const date = ent_graph_article(found->graph, piece->evidence->article)->published;
        ent_output_puts(out, "  ");
        paint(found, out, faint, date != NULL ? date : "undated");
        ent_output_puts(out, "  ");
        put_ends(found, piece->edge, out);
        put_verdict(found, piece->edge, out);
        ent_output_puts(out, "\n");
        put_evidence(found, piece->evidence, out);
    }
    return pieces->len;
}

/* ---- a node ---- */

static void put_partners(const CliFound *found, int sign, EntOutput *out)
{
    g_autoptr(GArray) partners = cli_partners(found, sign);
    for (guint i = 0; i < MIN(partners->len, PARTNERS_SHOWN); i++) {
        const CliPartner *const partner = &g_array_index(partners, CliPartner, i);
        if (i > 0)
            ent_output_puts(out, ", ");
        else
            paint(found, out, code_of_sign(sign), sign > 0 ? "  with: " : "  against: ");
        put(out, ent_graph_node(found->graph, partner->node)->name);
        ent_output_puts(out, " ");
        put_number(out, "%g", partner->weight);
    }
    if (partners->len > PARTNERS_SHOWN)
        ent_output_printf(out, " and %u more", partners->len - PARTNERS_SHOWN);
    if (partners->len > 0)
        ent_output_puts(out, "\n");
}

/* "over time: 2024-03: 3 with, 1 against; 2024-04: 2 against". */
static void put_months(const CliFound *found, EntOutput *out)
{
    g_autoptr(GArray) months = cli_months(found);
    for (guint i = 0; i < months->len; i++) {
        const CliMonth *const month = &g_array_index(months, CliMonth, i);
        const guint counts[] = { month->with, month->against, month->other };
        static const char *const words[] = { "with", "against", "other" };
        ent_output_puts(out, i == 0 ? "  over time: " : "; ");
        put(out, *month->name != '\0' ? month->name : "undated");
        for (guint j = 0, any = 0; j < G_N_ELEMENTS(counts); j++) {
            if (counts[j] > 0)
                ent_output_printf(out, "%s %u %s", any++ > 0 ? "," : ":", counts[j], words[j]);
        }
    }
    if (months->len > 0)
        ent_output_puts(out, "\n");
}

static gboolean same_role(const EntRole *a, const EntRole *b)
{
    return a->of == b->of && strcmp(a->title, b->title) == 0;
}

/* Each office once, with the number of articles that give it. */
static void put_roles(const EntGraph *graph, const EntNode *node, EntOutput *out)
{
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        guint before = 0, all = 0;
        for (guint j = 0; j < node->roles->len; j++) {
            const gboolean same = same_role(role, &g_array_index(node->roles, EntRole, j));
            all += same;
            before += same && j < i;
        }
        if (before > 0)
            continue;
        ent_output_puts(out, "  role: ");
        put(out, role->title);
        if (role->of != ENT_NONE) {
            ent_output_puts(out, " - ");
            put(out, ent_graph_node(graph, role->of)->name);
        }
        if (all > 1)
            ent_output_printf(out, " (%u articles)", all);
        ent_output_puts(out, "\n");
    }
}

static void put_decisions(const CliFound *found, EntOutput *out)
{
    for (guint i = 0; i < found->decisions->len; i++) {
        const EntDecision *const decision = found->decisions->pdata[i];
        if (!cli_found_decision(found, decision))
            continue;
        g_autofree char *text = ent_decision_text(decision);
        paint(found, out, marked, "  decided: ");
        put(out, text);
        ent_output_printf(out, " (decision %u", decision->number);
        if (decision->by != NULL) {
            ent_output_puts(out, ", by ");
            put(out, decision->by);
        }
        if (decision->note != NULL) {
            ent_output_puts(out, ": ");
            put(out, decision->note);
        }
        ent_output_puts(out, ")\n");
    }
}

static void put_node(const CliFound *found, const EntNode *node, EntOutput *out)
{
    paint(found, out, strong, node->name);
    ent_output_printf(out, " (%s) ", ent_node_type_name(node->type));
    put(out, node->id);
    ent_output_printf(out, "\n  %u mentions in %u articles\n", node->n_mentions, node->articles->len);
    put_list(out, "  also: ", node->aliases);
    put_roles(found->graph, node, out);
    put_decisions(found, out);
    put_partners(found, 1, out);
    put_partners(found, -1, out);
    put_months(found, out);
}

/* ---- quotations ---- */

static void put_quote(const CliFound *found, const EntQuote *quote, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    ent_output_puts(out, "  ");
    if (quote->speaker != ENT_NONE)
        paint(found, out, strong, ent_graph_node(graph, quote->speaker)->name);
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
    put_copies(out, ent_graph_article(graph, quote->article)->copies);
}

static guint put_quotes(const CliFound *found, gboolean (*wanted)(const CliFound *, const EntQuote *), const char *heading,
                        EntOutput *out)
{
    g_autoptr(GArray) quotes = cli_quotes(found, wanted);
    if (quotes->len > 0 && heading != NULL) {
        ent_output_puts(out, heading);
        put(out, ent_graph_node(found->graph, found->a)->name);
        ent_output_puts(out, ":\n");
    }
    for (guint i = 0; i < quotes->len; i++)
        put_quote(found, ent_graph_quote(found->graph, g_array_index(quotes, guint32, i)), out);
    return quotes->len;
}

void cli_show_text(const CliFound *found, EntOutput *out)
{
    const EntGraph *const graph = found->graph;
    const gboolean pair = found->b != ENT_NONE, somebody = found->a != ENT_NONE;
    guint shown = 0;
    if (found->node)
        put_node(found, ent_graph_node(graph, found->a), out);
    if (pair) {
        put_decisions(found, out);
        shown = put_pair(found, out);
    }
    for (guint i = 0; found->edges && !pair && i < graph->edges->len; i++) {
        if (!cli_found_edge(found, ent_graph_edge(graph, i)))
            continue;
        put_edge(found, ent_graph_edge(graph, i), out);
        shown++;
    }
    if (found->quotes) {
        shown += put_quotes(found, cli_found_quote, somebody ? "by " : NULL, out);
        if (somebody)
            shown += put_quotes(found, cli_found_about, "about ", out);
    }
    if (shown == 0)
        cli_note(found->quotes ? "no quotations" : "no relations");
}
