/* SPDX-License-Identifier: Apache-2.0 */
/*
 * rows.c: relations as rows: which come first, which sentences stand for them, where they contradict each other.
 */
#include "report_internal.h"

#include <string.h>

/* Evidence on its way into a row. */
typedef struct Ranked {
    const EntEvidence *evidence;
    guint index;
    guint nth; /* of its article, by quality */
} Ranked;

static gint compare_quality(gconstpointer a, gconstpointer b)
{
    const Ranked *const x = a, *const y = b;
    if (x->evidence->certainty != y->evidence->certainty)
        return x->evidence->certainty < y->evidence->certainty ? -1 : 1;
    if (x->evidence->confidence != y->evidence->confidence)
        return x->evidence->confidence > y->evidence->confidence ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static gint compare_turn(gconstpointer a, gconstpointer b)
{
    const Ranked *const x = a, *const y = b;
    return x->nth != y->nth ? (x->nth < y->nth ? -1 : 1) : compare_quality(a, b);
}

/* The best of each article, then the second best of each … so that five sentences show five sources where there are five. */
static GArray *choose_evidence(const EntEdge *edge)
{
    g_autoptr(GArray) ranked = g_array_new(FALSE, FALSE, sizeof(Ranked));
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL); /* article → how many so far */
    GArray *const shown = g_array_new(FALSE, FALSE, sizeof(const EntEvidence *));
    for (guint i = 0; i < edge->evidence->len; i++) {
        const Ranked one = { &g_array_index(edge->evidence, EntEvidence, i), i, 0 };
        g_array_append_val(ranked, one);
    }
    g_array_sort(ranked, compare_quality);
    for (guint i = 0; i < ranked->len; i++) {
        Ranked *const one = &g_array_index(ranked, Ranked, i);
        gpointer const article = GUINT_TO_POINTER(one->evidence->article);
        one->nth = GPOINTER_TO_UINT(g_hash_table_lookup(seen, article));
        g_hash_table_insert(seen, article, GUINT_TO_POINTER(one->nth + 1));
    }
    g_array_sort(ranked, compare_turn);
    for (guint i = 0; i < MIN(ranked->len, ENT_REPORT_EVIDENCE); i++)
        g_array_append_val(shown, g_array_index(ranked, Ranked, i).evidence);
    return shown;
}

EntRow *ent_row_new(const EntEdge *edge)
{
    EntRow *const row = g_new0(EntRow, 1);
    row->edge = edge;
    row->shown = choose_evidence(edge);
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntCertainty certainty = g_array_index(edge->evidence, EntEvidence, i).certainty;
        row->stated += certainty == ENT_STATED;
        row->hedged += certainty == ENT_HEDGED;
        row->negated += certainty == ENT_NEGATED;
    }
    return row;
}

gboolean ent_report_is_sure(const EntEdge *edge)
{
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const e = &g_array_index(edge->evidence, EntEvidence, i);
        if (e->certainty != ENT_NEGATED && e->confidence >= ENT_REPORT_SURE)
            return TRUE;
    }
    return FALSE;
}

EntRow *ent_row_new_of(const EntEdge *edge, guint evidence)
{
    EntRow *const row = ent_row_new(edge);
    const EntEvidence *const shown = &g_array_index(edge->evidence, EntEvidence, evidence);
    g_array_set_size(row->shown, 0);
    g_array_append_val(row->shown, shown);
    return row;
}

void ent_row_free(EntRow *row)
{
    if (row == NULL)
        return;
    g_array_unref(row->shown);
    g_free(row);
}

static void table_free(gpointer data)
{
    EntTable *const table = data;
    g_ptr_array_unref(table->rows);
    g_free(table);
}

static void contradiction_free(gpointer data)
{
    EntContradiction *const contradiction = data;
    ent_row_free(contradiction->agrees);
    ent_row_free(contradiction->opposes);
    g_free(contradiction);
}

/* The heaviest first, then in the order of the graph: indices into its edges. */
static gint compare_edges(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const double wx = ent_graph_edge(data, x)->weight, wy = ent_graph_edge(data, y)->weight;
    return wx != wy ? (wx > wy ? -1 : 1) : x < y ? -1 : x > y;
}

static GPtrArray *rows_of(const EntFindings *f, GArray *edges)
{
    GPtrArray *const rows = g_ptr_array_new_with_free_func((GDestroyNotify)ent_row_free);
    g_array_sort_with_data(edges, compare_edges, (gpointer)f->graph);
    for (guint i = 0; i < MIN(edges->len, f->top); i++)
        g_ptr_array_add(rows, ent_row_new(ent_graph_edge(f->graph, g_array_index(edges, guint32, i))));
    return rows;
}

/* Edges by type; those that are only denied stand apart, after the last type. */
static GPtrArray *sort_by_type(const EntFindings *f)
{
    const guint n = f->graph->types->len;
    GPtrArray *const lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i <= n; i++)
        g_ptr_array_add(lists, g_array_new(FALSE, FALSE, sizeof(guint32)));
    for (guint32 i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        GArray *const list = lists->pdata[edge->weight > 0 ? edge->type : n];
        g_array_append_val(list, i);
    }
    return lists;
}

static void collect_tables(EntFindings *f)
{
    g_autoptr(GPtrArray) lists = sort_by_type(f);
    f->tables = g_ptr_array_new_with_free_func(table_free);
    for (guint i = 0; i < f->graph->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(f->graph, i);
        GArray *const edges = lists->pdata[i];
        /* Who quotes whom is told with the speakers. */
        if (edges->len == 0 || strcmp(type->id, "quotes") == 0)
            continue;
        EntTable *const table = g_new0(EntTable, 1);
        *table = (EntTable){ type, type->sign != 0 && !type->symmetric, rows_of(f, edges), edges->len };
        g_ptr_array_add(f->tables, table);
    }
    GArray *const denied = lists->pdata[f->graph->types->len];
    f->denied = rows_of(f, denied);
    f->n_denied = denied->len;
}

/* An edge with a sign, by its ends; edges with direction never contradict those without. */
typedef struct Signed {
    guint32 source, target, edge;
    gboolean symmetric;
    int sign;
} Signed;

static gint compare_signed(gconstpointer a, gconstpointer b)
{
    const Signed *const x = a, *const y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->target != y->target)
        return x->target < y->target ? -1 : 1;
    if (x->symmetric != y->symmetric)
        return x->symmetric ? 1 : -1;
    if (x->sign != y->sign)
        return x->sign > y->sign ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* The articles whose evidence counts for it. */
static GHashTable *counted_articles(const EntEdge *edge)
{
    GHashTable *const articles = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (evidence->certainty != ENT_NEGATED)
            g_hash_table_add(articles, GUINT_TO_POINTER(evidence->article));
    }
    return articles;
}

static gboolean share_article(const EntEdge *a, const EntEdge *b)
{
    g_autoptr(GHashTable) articles = counted_articles(a);
    for (guint i = 0; i < b->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(b->evidence, EntEvidence, i);
        if (evidence->certainty != ENT_NEGATED && g_hash_table_contains(articles, GUINT_TO_POINTER(evidence->article)))
            return TRUE;
    }
    return FALSE;
}

static gint compare_contradictions(gconstpointer a, gconstpointer b)
{
    const EntContradiction *const x = *(const EntContradiction *const *)a, *const y = *(const EntContradiction *const *)b;
    const double wx = MIN(x->agrees->edge->weight, x->opposes->edge->weight),
                 wy = MIN(y->agrees->edge->weight, y->opposes->edge->weight);
    if (wx != wy)
        return wx > wy ? -1 : 1;
    return g_strcmp0(x->agrees->edge->id, y->agrees->edge->id);
}

static void add_contradiction(EntFindings *f, const Signed *agrees, const Signed *opposes)
{
    const EntEdge *const a = ent_graph_edge(f->graph, agrees->edge), *const b = ent_graph_edge(f->graph, opposes->edge);
    if (!ent_report_is_sure(a) || !ent_report_is_sure(b)) /* a guess contradicts nobody */
        return;
    EntContradiction *const contradiction = g_new0(EntContradiction, 1);
    *contradiction = (EntContradiction){ ent_row_new(a), ent_row_new(b), share_article(a, b) };
    g_ptr_array_add(f->contradictions, contradiction);
}

/* Sorted by ends and sign, the last edge for and the first against stand side by side. */
static void collect_contradictions(EntFindings *f)
{
    g_autoptr(GArray) edges = g_array_new(FALSE, FALSE, sizeof(Signed));
    f->contradictions = g_ptr_array_new_with_free_func(contradiction_free);
    for (guint32 i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const EntRelationType *const type = ent_graph_type(f->graph, edge->type);
        const Signed one = { edge->source, edge->target, i, type->symmetric, type->sign };
        if (type->sign != 0 && edge->weight > 0)
            g_array_append_val(edges, one);
    }
    g_array_sort(edges, compare_signed);
    for (guint i = 1; i < edges->len; i++) {
        const Signed *const a = &g_array_index(edges, Signed, i - 1), *const b = &g_array_index(edges, Signed, i);
        if (a->source == b->source && a->target == b->target && a->symmetric == b->symmetric && a->sign > 0 && b->sign < 0)
            add_contradiction(f, a, b);
    }
    g_ptr_array_sort(f->contradictions, compare_contradictions);
    f->n_contradictions = f->contradictions->len;
    if (f->contradictions->len > f->top)
        g_ptr_array_set_size(f->contradictions, (gint)f->top);
}

void ent_report_collect_rows(EntFindings *f)
{
    collect_tables(f);
    collect_contradictions(f);
}
