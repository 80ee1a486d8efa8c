/* SPDX-License-Identifier: Apache-2.0 */
/* show_sum.c: what was found, summed up and put in order of time; see show.h. */
#include "show.h"

#include "review.h"

#include <string.h>

static const char *date_of(const EntGraph *graph, guint32 article)
{
    return ent_graph_article(graph, article)->published;
}

/* By day; what is undated comes last. Dates are ISO 8601, so that they compare as text. */
static int compare_dates(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static int by_weight(gconstpointer a, gconstpointer b)
{
    const CliPartner *const x = a, *const y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

GArray *cli_partners(const CliFound *found, int sign)
{
    const EntGraph *const graph = found->graph;
    g_autofree double *weights = g_new0(double, graph->nodes->len + 1);
    GArray *const partners = g_array_new(FALSE, FALSE, sizeof(CliPartner));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (cli_found_edge(found, edge) && ent_graph_type(graph, edge->type)->sign == sign)
            weights[edge->source == found->a ? edge->target : edge->source] += edge->weight;
    }
    for (guint32 i = 0; i < graph->nodes->len; i++) {
        const CliPartner partner = { i, weights[i] };
        if (weights[i] > 0)
            g_array_append_val(partners, partner);
    }
    g_array_sort(partners, by_weight);
    return partners;
}

static int by_date(gconstpointer a, gconstpointer b, gpointer data)
{
    const CliPiece *const x = a, *const y = b;
    const int order = compare_dates(date_of(data, x->evidence->article), date_of(data, y->evidence->article));
    if (order != 0)
        return order;
    if (x->evidence->article != y->evidence->article)
        return x->evidence->article < y->evidence->article ? -1 : 1;
    if (x->evidence->span.start != y->evidence->span.start)
        return x->evidence->span.start < y->evidence->span.start ? -1 : 1;
    return strcmp(x->edge->id, y->edge->id);
}

static void gather(GArray *pieces, const EntEdge *edge)
{
    for (guint i = 0; i < edge->evidence->len; i++) {
        const CliPiece piece = { edge, &g_array_index(edge->evidence, EntEvidence, i) };
        g_array_append_val(pieces, piece);
    }
}

GArray *cli_pieces(const CliFound *found, const EntEdge *only)
{
    GArray *const pieces = g_array_new(FALSE, FALSE, sizeof(CliPiece));
    if (only != NULL)
        gather(pieces, only);
    for (guint i = 0; only == NULL && i < found->graph->edges->len; i++)
        if (cli_found_edge(found, ent_graph_edge(found->graph, i)))
            gather(pieces, ent_graph_edge(found->graph, i));
    g_array_sort_with_data(pieces, by_date, (gpointer)found->graph);
    return pieces;
}

GArray *cli_months(const CliFound *found)
{
    GArray *const months = g_array_new(FALSE, FALSE, sizeof(CliMonth));
    g_autoptr(GArray) pieces = cli_pieces(found, NULL);
    for (guint i = 0; i < pieces->len; i++) {
        const CliPiece *const piece = &g_array_index(pieces, CliPiece, i);
        const char *const date = date_of(found->graph, piece->evidence->article);
        CliMonth month = { "", 0, 0, 0 };
        g_strlcpy(month.name, date != NULL ? date : "", sizeof month.name);
        if (piece->evidence->certainty == ENT_NEGATED)
            continue;
        if (months->len == 0 || strcmp(g_array_index(months, CliMonth, months->len - 1).name, month.name) != 0)
            g_array_append_val(months, month);
        CliMonth *const last = &g_array_index(months, CliMonth, months->len - 1);
        const int sign = ent_graph_type(found->graph, piece->edge->type)->sign;
        *(sign > 0 ? &last->with : sign < 0 ? &last->against : &last->other) += 1;
    }
    return months;
}

static int by_quote_date(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const int order =
        compare_dates(date_of(data, ent_graph_quote(data, x)->article), date_of(data, ent_graph_quote(data, y)->article));
    return order != 0 ? order : (x > y) - (x < y);
}

GArray *cli_quotes(const CliFound *found, gboolean (*wanted)(const CliFound *found, const EntQuote *quote))
{
    GArray *const quotes = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < found->graph->quotes->len; i++)
        if (wanted(found, ent_graph_quote(found->graph, i)))
            g_array_append_val(quotes, i);
    g_array_sort_with_data(quotes, by_quote_date, (gpointer)found->graph);
    return quotes;
}

/* ---- decisions ---- */

static gboolean is_node(const CliFound *found, guint32 node, const char *id)
{
    return node != ENT_NONE && id != NULL && strcmp(ent_graph_node(found->graph, node)->id, id) == 0;
}

gboolean cli_found_decision(const CliFound *found, const EntDecision *decision)
{
    if (!decision->in_effect || found->a == ENT_NONE)
        return FALSE;
    if (found->b == ENT_NONE)
        return is_node(found, found->a, decision->now) || is_node(found, found->a, decision->other_now);
    return (is_node(found, found->a, decision->now) && is_node(found, found->b, decision->other_now)) ||
           (is_node(found, found->b, decision->now) && is_node(found, found->a, decision->other_now));
}

const EntDecision *cli_edge_decision(const CliFound *found, const EntEdge *edge)
{
    for (guint i = found->decisions->len; i-- > 0;) {
        const EntDecision *const decision = found->decisions->pdata[i];
        if (decision->in_effect && ent_decision_on_edge(decision) && decision->now != NULL && decision->other_now != NULL &&
            cli_decision_on(found->graph, edge, decision->now, decision->type, decision->other_now))
            return decision;
    }
    return NULL;
}
