/* SPDX-License-Identifier: Apache-2.0 */
/*
 * slices.c: puts articles in parts, by week, month or outlet, and measures each part as if nothing else had been read.
 */
#include "analyze_internal.h"
#include "analyze_parts.h"

#include <string.h>

enum { PARTS = 60, CENTRAL = 10, WEEKS = 26 };

/* An article on its way into a part. */
typedef struct Placed {
    char *label, *from, *until; /* of the part */
    guint32 article;
} Placed;

static void placed_clear(gpointer data)
{
    Placed *const placed = data;
    g_free(placed->label);
    g_free(placed->from);
    g_free(placed->until);
}

gboolean ent_parse_day(const char *date, GDate *day)
{
    guint y, m, d;
    if (date == NULL || sscanf(date, "%4u-%2u-%2u", &y, &m, &d) != 3 || m > 12 || d > 31 ||
        !g_date_valid_dmy((GDateDay)d, (GDateMonth)m, (GDateYear)y))
        return FALSE;
    g_date_clear(day, 1);
    g_date_set_dmy(day, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
    return TRUE;
}

static char *print_day(const GDate *day)
{
    return g_strdup_printf("%04u-%02u-%02u", g_date_get_year(day), g_date_get_month(day), g_date_get_day(day));
}

/* The week's year is that of its Thursday. */
static void place_in_week(Placed *placed, GDate day)
{
    g_date_subtract_days(&day, g_date_get_weekday(&day) - 1);
    placed->from = print_day(&day);
    g_date_add_days(&day, 3);
    const guint year = g_date_get_year(&day), week = (g_date_get_day_of_year(&day) - 1) / 7 + 1;
    placed->label = g_strdup_printf("%04u-W%02u", year, week);
    g_date_add_days(&day, 3);
    placed->until = print_day(&day);
}

static void place_in_month(Placed *placed, GDate day)
{
    placed->label = g_strdup_printf("%04u-%02u", g_date_get_year(&day), g_date_get_month(&day));
    g_date_set_day(&day, 1);
    placed->from = print_day(&day);
    g_date_set_day(&day, g_date_get_days_in_month(g_date_get_month(&day), g_date_get_year(&day)));
    placed->until = print_day(&day);
}

static EntStep choose_step(const EntGraph *graph, EntStep wanted)
{
    guint32 first = G_MAXUINT32, last = 0;
    for (guint i = 0; i < graph->articles->len; i++) {
        GDate day;
        if (!ent_parse_day(ent_graph_article(graph, i)->published, &day))
            continue;
        first = MIN(first, g_date_get_julian(&day));
        last = MAX(last, g_date_get_julian(&day));
    }
    if (wanted != ENT_STEP_AUTO)
        return wanted;
    return last < first || last - first < 7 * WEEKS ? ENT_STEP_WEEK : ENT_STEP_MONTH;
}

static GArray *place_in_time(const EntGraph *graph, EntStep step)
{
    GArray *const list = g_array_new(FALSE, FALSE, sizeof(Placed));
    g_array_set_clear_func(list, placed_clear);
    for (guint32 i = 0; i < graph->articles->len; i++) {
        Placed placed = { .article = i };
        GDate day;
        if (!ent_parse_day(ent_graph_article(graph, i)->published, &day))
            continue;
        (step == ENT_STEP_WEEK ? place_in_week : place_in_month)(&placed, day);
        g_array_append_val(list, placed);
    }
    return list;
}

static GArray *place_by_outlet(const EntGraph *graph)
{
    GArray *const list = g_array_new(FALSE, FALSE, sizeof(Placed));
    g_array_set_clear_func(list, placed_clear);
    for (guint32 i = 0; i < graph->articles->len; i++) {
        const char *const publisher = ent_graph_article(graph, i)->publisher;
        if (publisher == NULL || *publisher == '\0')
            continue;
        const Placed placed = { .label = g_strdup(publisher), .article = i };
        g_array_append_val(list, placed);
    }
    return list;
}

static gint compare_placed(gconstpointer a, gconstpointer b)
{
    const Placed *const x = a, *const y = b;
    const int order = strcmp(x->from != NULL ? x->from : x->label, y->from != NULL ? y->from : y->label);
    return order != 0 ? order : x->article < y->article ? -1 : x->article > y->article;
}

/* ---- measures of a part ---- */

static void slice_free(gpointer data)
{
    EntSlice *const slice = data;
    g_free(slice->label);
    g_free(slice->from);
    g_free(slice->until);
    g_array_unref(slice->central);
    g_free(slice);
}

static gint compare_strength(gconstpointer a, gconstpointer b)
{
    const EntSliceNode *const x = a, *const y = b;
    if (x->measures.strength != y->measures.strength)
        return x->measures.strength > y->measures.strength ? -1 : 1;
    if (x->measures.degree != y->measures.degree)
        return x->measures.degree > y->measures.degree ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

static void keep_central(EntSlice *slice, const EntAnalysis *analysis)
{
    for (guint32 i = 0; i < analysis->nodes->len; i++) {
        const EntSliceNode node = { i, *ent_analysis_node(analysis, i) };
        if (node.measures.degree > 0)
            g_array_append_val(slice->central, node);
    }
    g_array_sort(slice->central, compare_strength);
    g_array_set_size(slice->central, MIN(slice->central->len, CENTRAL));
}

/* Measures the articles that are in part `part`. */
static gboolean measure_part(const Parts *parts, guint part, const EntAnalysis *whole, EntSlice *slice, GError **error)
{
    const guint n = parts->graph->articles->len;
    g_autofree guint *times = g_new0(guint, (gsize)n + 1);
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    for (guint i = 0; i < n; i++)
        times[i] = parts->part[i] == part;
    for (guint i = 0; i < whole->types->len; i++)
        g_ptr_array_add(types, whole->types->pdata[i]);
    g_ptr_array_add(types, NULL);
    const EntAnalysisOptions options = { (const char *const *)types->pdata, whole->seed, times };
    g_autoptr(EntAnalysis) analysis = ent_analyze(parts->graph, &options, error);
    if (analysis == NULL)
        return FALSE;
    slice->nodes = analysis->n_nodes;
    slice->ties = analysis->n_edges;
    slice->reciprocity = analysis->reciprocity;
    slice->assortativity = analysis->assortativity;
    slice->balance = analysis->balance;
    slice->balance.tensions = NULL;
    keep_central(slice, analysis);
    return TRUE;
}

/* The part of a node's earliest dated article. */
static void count_first_seen(const Parts *parts, const GPtrArray *slices)
{
    for (guint32 i = 0; parts->in_time && i < parts->graph->nodes->len; i++) {
        const GArray *const articles = ent_graph_node(parts->graph, i)->articles;
        const char *const first = ent_node_first_seen(parts->graph, i);
        for (guint k = 0; first != NULL && k < articles->len; k++) {
            const guint32 article = g_array_index(articles, guint32, k);
            if (g_strcmp0(ent_graph_article(parts->graph, article)->published, first) != 0)
                continue;
            if (parts->part[article] != ENT_NONE)
                ((EntSlice *)slices->pdata[parts->part[article]])->seen_first++;
            break;
        }
    }
}

/* ---- parts ---- */

static gint compare_outlets(gconstpointer a, gconstpointer b)
{
    const EntSlice *const x = *(const EntSlice *const *)a, *const y = *(const EntSlice *const *)b;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return strcmp(x->label, y->label);
}

/* One slice a label, in the order of the list. */
static void make_slices(EntSlices *slices, GArray *placed)
{
    g_array_sort(placed, compare_placed);
    EntSlice *last = NULL;
    for (guint i = 0; i < placed->len; i++) {
        const Placed *const one = &g_array_index(placed, Placed, i);
        if (last == NULL || strcmp(last->label, one->label) != 0) {
            last = g_new0(EntSlice, 1);
            *last = (EntSlice){ g_strdup(one->label), g_strdup(one->from), g_strdup(one->until) };
            last->central = g_array_new(FALSE, FALSE, sizeof(EntSliceNode));
            g_ptr_array_add(slices->slices, last);
        }
        last->articles++;
    }
}

/* Keeps the latest slices or the largest outlets. */
static void drop_slices(EntSlices *slices, gboolean in_time)
{
    if (!in_time)
        g_ptr_array_sort(slices->slices, compare_outlets);
    if (slices->slices->len <= PARTS)
        return;
    slices->dropped = slices->slices->len - PARTS;
    g_ptr_array_remove_range(slices->slices, in_time ? 0 : PARTS, slices->dropped);
}

static void number_parts(Parts *parts, const EntSlices *slices, const GArray *placed)
{
    g_autoptr(GHashTable) numbers = g_hash_table_new(g_str_hash, g_str_equal); /* label → index + 1; never walked */
    const guint n = parts->graph->articles->len;
    parts->part = g_new(guint, (gsize)n + 1);
    memset(parts->part, 0xff, sizeof *parts->part * n);
    for (guint i = 0; i < slices->slices->len; i++)
        g_hash_table_insert(numbers, ((EntSlice *)slices->slices->pdata[i])->label, GUINT_TO_POINTER(i + 1));
    for (guint i = 0; i < placed->len; i++) {
        const Placed *const one = &g_array_index(placed, Placed, i);
        parts->part[one->article] = GPOINTER_TO_UINT(g_hash_table_lookup(numbers, one->label)) - 1;
    }
}

static EntSlices *slice(const EntGraph *graph, const EntAnalysis *analysis, GArray *placed, EntStep step, GError **error)
{
    g_autoptr(EntSlices) slices = g_new0(EntSlices, 1);
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    *slices = (EntSlices){ .step = step,
                           .slices = g_ptr_array_new_with_free_func(slice_free),
                           .left_out = graph->articles->len - placed->len,
                           .turns = g_array_new(FALSE, FALSE, sizeof(EntTurn)) };
    for (guint i = 0; i < analysis->types->len; i++)
        g_ptr_array_add(types, analysis->types->pdata[i]);
    g_ptr_array_add(types, NULL);
    g_autoptr(GArray) chosen = ent_choose_types(graph, (const char *const *)types->pdata, error);
    if (chosen == NULL)
        return NULL;
    Parts parts = { .graph = graph, .chosen = chosen, .in_time = step != ENT_STEP_AUTO };
    make_slices(slices, placed);
    drop_slices(slices, parts.in_time);
    number_parts(&parts, slices, placed);
    gboolean ok = TRUE;
    for (guint i = 0; ok && i < slices->slices->len; i++)
        ok = measure_part(&parts, i, analysis, slices->slices->pdata[i], error);
    count_first_seen(&parts, slices->slices);
    ent_find_turns(&parts, slices->turns);
    g_free(parts.part);
    return ok ? g_steal_pointer(&slices) : NULL;
}

EntSlices *ent_slices_by_time(const EntGraph *graph, const EntAnalysis *analysis, EntStep step, GError **error)
{
    const EntStep chosen = choose_step(graph, step);
    g_autoptr(GArray) placed = place_in_time(graph, chosen);
    return slice(graph, analysis, placed, chosen, error);
}

EntSlices *ent_slices_by_outlet(const EntGraph *graph, const EntAnalysis *analysis, GError **error)
{
    g_autoptr(GArray) placed = place_by_outlet(graph);
    return slice(graph, analysis, placed, ENT_STEP_AUTO, error);
}

void ent_slices_free(EntSlices *slices)
{
    if (slices == NULL)
        return;
    g_ptr_array_unref(slices->slices);
    g_array_unref(slices->turns);
    g_free(slices);
}

/* The least date, or (`sign` -1) the greatest. */
static const char *extreme_date(const EntGraph *graph, guint32 node, int sign)
{
    const GArray *const articles = ent_graph_node(graph, node)->articles;
    const char *found = NULL;
    for (guint i = 0; i < articles->len; i++) {
        const char *const date = ent_graph_article(graph, g_array_index(articles, guint32, i))->published;
        if (date != NULL && (found == NULL || sign * strcmp(date, found) < 0))
            found = date;
    }
    return found;
}

const char *ent_node_first_seen(const EntGraph *graph, guint32 node)
{
    return extreme_date(graph, node, 1);
}

const char *ent_node_last_seen(const EntGraph *graph, guint32 node)
{
    return extreme_date(graph, node, -1);
}
