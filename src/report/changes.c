/* SPDX-License-Identifier: Apache-2.0 */
/*
 * changes.c: what is otherwise than in an earlier graph, as tables that every readable form can show.
 *
 * The differences come in the order of ids; here the weightiest stand first, since a table shows only the first of them.
 */
#include "report_internal.h"

#include <math.h>

/* An element of a difference and what it is sorted by. */
typedef struct Weighed {
    guint32 index;
    double weight;
} Weighed;

static gint compare_weighed(gconstpointer a, gconstpointer b)
{
    const Weighed *const x = a, *const y = b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

static void free_table(gpointer data)
{
    EntChangeTable *const table = data;
    g_ptr_array_unref(table->rows);
    g_free(table);
}

/* A table of what `order` holds, sorted now; NULL where that is nothing. Gives no rows yet. */
static EntChangeTable *add_table(EntFindings *f, const char *title, const char *what, const char *const *heads, GArray *order)
{
    if (order->len == 0)
        return NULL;
    EntChangeTable *const table = g_new0(EntChangeTable, 1);
    *table = (EntChangeTable){ title, what, heads, g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev), order->len };
    g_ptr_array_add(f->since, table);
    g_array_sort(order, compare_weighed);
    g_array_set_size(order, MIN(order->len, f->top));
    return table;
}

static void weigh(GArray *order, guint32 index, double weight)
{
    const Weighed weighed = { index, weight };
    g_array_append_val(order, weighed);
}

/* Takes the cells. */
static void take_row(EntChangeTable *table, char *a, char *b, char *c, char *d)
{
    char **const cells = g_new0(char *, 5);
    char *const given[] = { a, b, c, d };
    for (gsize i = 0; i < G_N_ELEMENTS(given); i++)
        cells[i] = given[i];
    g_ptr_array_add(table->rows, cells);
}

/* By how often they are mentioned: an analysis of the earlier graph, which would tell more, is not at hand. */
static void collect_nodes(EntFindings *f, const char *title, const EntGraph *graph, const GArray *nodes)
{
    static const char *const heads[] = { "Actor", "Type", "#Mentions", NULL };
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Weighed));
    for (guint i = 0; i < nodes->len; i++) {
        const guint32 index = g_array_index(nodes, guint32, i);
        weigh(order, index, ent_graph_node(graph, index)->n_mentions);
    }
    EntChangeTable *const table = add_table(f, title, "actors", heads, order);
    for (guint i = 0; table != NULL && i < order->len; i++) {
        const EntNode *const node = ent_graph_node(graph, g_array_index(order, Weighed, i).index);
        take_row(table, g_strdup(node->name), g_strdup(ent_node_type_name(node->type)), ent_report_number(node->n_mentions),
                 NULL);
    }
}

/* A relation that is only denied weighs nothing, and must not read as if it were said. */
static char *relation_text(const EntGraph *graph, const EntEdge *edge)
{
    return g_strconcat(ent_graph_type(graph, edge->type)->label, edge->weight > 0 ? NULL : " (only denied)", NULL);
}

static void collect_edges(EntFindings *f, const char *title, const EntGraph *graph, const GArray *edges)
{
    static const char *const heads[] = { "Source", "Relation", "Target", "#Weight", NULL };
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Weighed));
    for (guint i = 0; i < edges->len; i++) {
        const guint32 index = g_array_index(edges, guint32, i);
        weigh(order, index, ent_graph_edge(graph, index)->weight);
    }
    EntChangeTable *const table = add_table(f, title, "relations", heads, order);
    for (guint i = 0; table != NULL && i < order->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, g_array_index(order, Weighed, i).index);
        take_row(table, g_strdup(ent_graph_node(graph, edge->source)->name), relation_text(graph, edge),
                 g_strdup(ent_graph_node(graph, edge->target)->name), ent_report_number(edge->weight));
    }
}

static char *signed_number(double value)
{
    g_autofree char *number = ent_report_number(fabs(value));
    return g_strconcat(value > 0 ? "+" : "−", number, NULL);
}

static void collect_flips(EntFindings *f, const EntDiff *diff)
{
    static const char *const heads[] = { "Actor", "Stand on", "#Before", "#After", NULL };
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Weighed));
    for (guint32 i = 0; i < diff->flips->len; i++) {
        const EntSignFlip *const flip = &g_array_index(diff->flips, EntSignFlip, i);
        weigh(order, i, fabs(flip->after - flip->before));
    }
    EntChangeTable *const table = add_table(f, "Flipped signs", "pairs", heads, order);
    for (guint i = 0; table != NULL && i < order->len; i++) {
        const EntSignFlip *const flip = &g_array_index(diff->flips, EntSignFlip, g_array_index(order, Weighed, i).index);
        take_row(table, g_strdup(ent_report_name(f, flip->source)),
                 g_strconcat(ent_report_name(f, flip->target), flip->symmetric ? " (and the other way about)" : NULL, NULL),
                 signed_number(flip->before), signed_number(flip->after));
    }
}

static char *rank_text(guint rank)
{
    return rank != 0 ? g_strdup_printf("%u", rank) : g_strdup("none");
}

/* These come sorted: who moved furthest first. */
static void collect_ranks(EntFindings *f, const EntDiff *diff)
{
    static const char *const heads[] = { "Actor", "#Rank before", "#Rank after", NULL };
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(Weighed));
    for (guint32 i = 0; i < diff->ranks->len; i++)
        weigh(order, i, 0);
    EntChangeTable *const table = add_table(f, "Ranks that moved", "ranks", heads, order);
    for (guint i = 0; table != NULL && i < order->len; i++) {
        const EntRankChange *const change = &g_array_index(diff->ranks, EntRankChange, i);
        take_row(table, g_strdup(change->name), rank_text(change->before), rank_text(change->after), NULL);
    }
}

void ent_report_collect_changes(EntFindings *f)
{
    const EntDiff *const diff = f->options->diff;
    f->since = g_ptr_array_new_with_free_func(free_table);
    if (diff == NULL)
        return;
    collect_nodes(f, "New actors", diff->after, diff->new_nodes);
    collect_nodes(f, "Gone actors", diff->before, diff->gone_nodes);
    collect_edges(f, "New relations", diff->after, diff->new_edges);
    collect_edges(f, "Gone relations", diff->before, diff->gone_edges);
    collect_flips(f, diff);
    collect_ranks(f, diff);
}

const char *ent_report_against(const EntFindings *f)
{
    return f->options->against != NULL ? f->options->against : "an earlier graph";
}

char *ent_report_changes_summary(const EntFindings *f)
{
    const EntDiff *const diff = f->options->diff;
    if (ent_diff_is_empty(diff))
        return g_strdup("Nothing has changed.");
    g_autofree char *articles = ent_report_count(diff->new_articles->len, "article", "articles");
    g_autofree char *weights = ent_report_count(diff->weights->len, "relation", "relations");
    GString *const words = g_string_new(NULL);
    g_string_printf(words, "%s came and %u went; %s found in both graphs changed in weight.", articles, diff->gone_articles->len,
                    weights);
    if (diff->flips->len > 0)
        g_string_append(words, " A sign is that of all the weight from one to the other, + for agreement and − for opposition.");
    if (diff->ranks->len > 0)
        g_string_append_printf(words, " Ranks are by %s; 1 is the greatest.", diff->measure->id);
    return g_string_free(words, FALSE);
}
