/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analyze.c: from an EntGraph to measures.
 *
 *   edges ──pick──▶ links ──combine──▶ arcs (directed), ties (undirected) ──▶ igraph ──▶ EntNodeMeasures
 *
 * Counts and strengths are sums over arcs and ties and are made here; whatever walks the graph is igraph's, in paths.c,
 * spectra.c and groups.c. igraph's handlers, which would end the process, are replaced while it runs.
 */
#include "analyze_internal.h"

#include <math.h>
#include <string.h>

enum { DEFAULT_SEED = 42 };

/* Which relation types are measured: one gboolean a type. */
static GArray *choose_types(const EntGraph *graph, const char *const *wanted, GError **error)
{
    g_autoptr(GArray) chosen = g_array_sized_new(FALSE, TRUE, sizeof(gboolean), graph->types->len);
    g_array_set_size(chosen, graph->types->len);
    for (guint i = 0; wanted == NULL && i < graph->types->len; i++)
        g_array_index(chosen, gboolean, i) = ent_graph_type(graph, i)->measured;
    for (gsize i = 0; wanted != NULL && wanted[i] != NULL; i++) {
        const guint32 type = ent_graph_find_type(graph, wanted[i]);
        if (type == ENT_NONE) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: no such relation type in this graph", wanted[i]);
            return NULL;
        }
        g_array_index(chosen, gboolean, type) = TRUE;
    }
    return g_steal_pointer(&chosen);
}

static gboolean is_measured(const EntEdge *edge, const GArray *chosen)
{
    return g_array_index(chosen, gboolean, edge->type) && edge->source != edge->target && edge->weight > 0 && isfinite(edge->weight);
}

/* By source and target; by weight too, so that sums of fractions never depend on the order of the edges. */
static gint compare_links(gconstpointer a, gconstpointer b)
{
    const Link *const x = a, *const y = b;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    if (x->target != y->target)
        return x->target < y->target ? -1 : 1;
    return x->weight < y->weight ? -1 : x->weight > y->weight;
}

/* Sorts, and makes links between the same nodes one with the sum of their weights. */
static void combine(GArray *links)
{
    guint kept = 0;
    g_array_sort(links, compare_links);
    for (guint i = 0; i < links->len; i++) {
        const Link link = g_array_index(links, Link, i);
        Link *const last = kept > 0 ? &g_array_index(links, Link, kept - 1) : NULL;
        if (last != NULL && last->source == link.source && last->target == link.target)
            last->weight += link.weight;
        else
            g_array_index(links, Link, kept++) = link;
    }
    g_array_set_size(links, kept);
}

static void add_link(GArray *links, guint32 source, guint32 target, double weight)
{
    const Link link = { source, target, weight };
    g_array_append_val(links, link);
}

/* Numbers the nodes that have a tie, and makes arcs and ties speak of those numbers. */
static void renumber(View *view, guint n)
{
    g_autofree guint32 *number = g_new(guint32, n + 1);
    memset(number, 0xff, sizeof *number * (n + 1));
    for (guint i = 0; i < view->ties->len; i++) {
        const Link *const tie = &g_array_index(view->ties, Link, i);
        number[tie->source] = number[tie->target] = 0;
    }
    for (guint32 i = 0; i < n; i++) {
        if (number[i] == ENT_NONE)
            continue;
        number[i] = view->nodes->len;
        g_array_append_val(view->nodes, i);
    }
    GArray *const lists[] = { view->arcs, view->ties };
    for (gsize l = 0; l < G_N_ELEMENTS(lists); l++) {
        for (guint i = 0; i < lists[l]->len; i++) {
            Link *const link = &g_array_index(lists[l], Link, i);
            link->source = number[link->source];
            link->target = number[link->target];
        }
    }
}

/* A symmetric relation is an arc both ways, but one tie: its weight was said once. */
static void collect_links(const EntGraph *graph, const GArray *chosen, View *view)
{
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        if (!is_measured(edge, chosen))
            continue;
        add_link(view->arcs, edge->source, edge->target, edge->weight);
        if (ent_graph_type(graph, edge->type)->symmetric)
            add_link(view->arcs, edge->target, edge->source, edge->weight);
        add_link(view->ties, MIN(edge->source, edge->target), MAX(edge->source, edge->target), edge->weight);
    }
    combine(view->arcs);
    combine(view->ties);
    renumber(view, graph->nodes->len);
}

static igraph_error_t make_igraph(igraph_t *graph, const GArray *links, guint n, igraph_bool_t directed)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)links->len * 2);
    if (code != IGRAPH_SUCCESS)
        return code;
    for (guint i = 0; i < links->len; i++) {
        VECTOR(ends)[2 * i] = g_array_index(links, Link, i).source;
        VECTOR(ends)[2 * i + 1] = g_array_index(links, Link, i).target;
    }
    code = igraph_create(graph, &ends, n, directed);
    igraph_vector_int_destroy(&ends);
    return code;
}

static igraph_error_t make_weights(igraph_vector_t *weights, const GArray *links, gboolean inverse)
{
    const igraph_error_t code = igraph_vector_init(weights, links->len);
    for (guint i = 0; code == IGRAPH_SUCCESS && i < links->len; i++) {
        const double weight = g_array_index(links, Link, i).weight;
        VECTOR(*weights)[i] = inverse ? 1 / weight : weight;
    }
    return code;
}

EntNodeMeasures *ent_view_measures(EntAnalysis *analysis, const View *view, igraph_integer_t node)
{
    return &g_array_index(analysis->nodes, EntNodeMeasures, g_array_index(view->nodes, guint32, node));
}

static void count_links(const View *view, EntAnalysis *analysis)
{
    for (guint i = 0; i < view->arcs->len; i++) {
        const Link *const arc = &g_array_index(view->arcs, Link, i);
        EntNodeMeasures *const source = ent_view_measures(analysis, view, arc->source);
        EntNodeMeasures *const target = ent_view_measures(analysis, view, arc->target);
        source->out_degree++;
        source->out_strength += arc->weight;
        target->in_degree++;
        target->in_strength += arc->weight;
    }
    for (guint i = 0; i < view->ties->len; i++) {
        const Link *const tie = &g_array_index(view->ties, Link, i);
        for (int end = 0; end < 2; end++) {
            EntNodeMeasures *const node = ent_view_measures(analysis, view, end == 0 ? tie->source : tie->target);
            node->degree++;
            node->strength += tie->weight;
        }
    }
}

/* Distinct nodes with an edge of that sign, each way. */
static void count_signed(const EntGraph *graph, const GArray *chosen, int sign, EntAnalysis *analysis)
{
    g_autoptr(GArray) arcs = g_array_new(FALSE, FALSE, sizeof(Link));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        if (type->sign != sign || !is_measured(edge, chosen))
            continue;
        add_link(arcs, edge->source, edge->target, 1);
        if (type->symmetric)
            add_link(arcs, edge->target, edge->source, 1);
    }
    combine(arcs);
    for (guint i = 0; i < arcs->len; i++) {
        EntNodeMeasures *const source = &g_array_index(analysis->nodes, EntNodeMeasures, g_array_index(arcs, Link, i).source);
        EntNodeMeasures *const target = &g_array_index(analysis->nodes, EntNodeMeasures, g_array_index(arcs, Link, i).target);
        if (sign > 0) {
            source->supports++;
            target->supported_by++;
        } else {
            source->opposes++;
            target->opposed_by++;
        }
    }
}

/* Nodes without a tie come after the components and communities that have one, each a number of its own. */
static void number_untied(const View *view, EntAnalysis *analysis)
{
    guint next = 0, tied = 0;
    for (guint32 i = 0; i < analysis->nodes->len; i++) {
        if (tied < view->nodes->len && g_array_index(view->nodes, guint32, tied) == i) {
            tied++;
            continue;
        }
        EntNodeMeasures *const node = &g_array_index(analysis->nodes, EntNodeMeasures, i);
        node->component = analysis->components + next;
        node->community = analysis->communities + next;
        next++;
    }
}

/* The words of igraph's last error. igraph is not thread-safe, and nobody runs it from two threads. */
static char *last_reason;

static void note_error(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file, (void)line, (void)code;
    g_free(last_reason);
    last_reason = g_strdup(reason);
    IGRAPH_FINALLY_FREE();
}

/* Everything igraph does, over a view that has ties. */
static igraph_error_t run_igraph(View *view, EntAnalysis *analysis)
{
    igraph_error_t code = make_igraph(&view->directed, view->arcs, view->nodes->len, IGRAPH_DIRECTED);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = make_igraph(&view->undirected, view->ties, view->nodes->len, IGRAPH_UNDIRECTED);
    if (code == IGRAPH_SUCCESS) {
        if ((code = make_weights(&view->arc_weights, view->arcs, FALSE)) == IGRAPH_SUCCESS &&
            (code = make_weights(&view->tie_weights, view->ties, FALSE)) == IGRAPH_SUCCESS &&
            (code = make_weights(&view->lengths, view->ties, TRUE)) == IGRAPH_SUCCESS &&
            (code = igraph_rng_seed(igraph_rng_default(), analysis->seed)) == IGRAPH_SUCCESS &&
            (code = ent_measure_groups(view, analysis)) == IGRAPH_SUCCESS &&
            (code = ent_measure_spectra(view, analysis)) == IGRAPH_SUCCESS)
            code = ent_measure_paths(view, analysis);
        igraph_vector_destroy(&view->arc_weights);
        igraph_vector_destroy(&view->tie_weights);
        igraph_vector_destroy(&view->lengths);
        igraph_destroy(&view->undirected);
    }
    igraph_destroy(&view->directed);
    return code;
}

static gboolean measure(View *view, EntAnalysis *analysis, GError **error)
{
    igraph_error_handler_t *const old_error = igraph_set_error_handler(note_error);
    igraph_warning_handler_t *const old_warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
    const igraph_error_t code = run_igraph(view, analysis);
    igraph_set_error_handler(old_error);
    igraph_set_warning_handler(old_warning);
    if (code != IGRAPH_SUCCESS)
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "the graph could not be measured: %s (%s)", igraph_strerror(code),
                    last_reason != NULL ? last_reason : "no reason given");
    g_clear_pointer(&last_reason, g_free);
    return code == IGRAPH_SUCCESS;
}

static EntAnalysis *analysis_new(const EntGraph *graph, const GArray *chosen, guint32 seed)
{
    EntAnalysis *const analysis = g_new0(EntAnalysis, 1);
    analysis->nodes = g_array_sized_new(FALSE, TRUE, sizeof(EntNodeMeasures), graph->nodes->len);
    g_array_set_size(analysis->nodes, graph->nodes->len);
    analysis->types = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < graph->types->len; i++)
        if (g_array_index(chosen, gboolean, i))
            g_ptr_array_add(analysis->types, g_strdup(ent_graph_type(graph, i)->id));
    analysis->seed = seed;
    return analysis;
}

static gboolean analyze_view(const EntGraph *graph, const GArray *chosen, View *view, EntAnalysis *analysis, GError **error)
{
    collect_links(graph, chosen, view);
    analysis->n_nodes = view->nodes->len;
    analysis->n_edges = view->ties->len;
    if (view->ties->len > 0) {
        const double n = view->nodes->len;
        analysis->density = view->ties->len / (n * (n - 1) / 2);
        count_links(view, analysis);
        count_signed(graph, chosen, 1, analysis);
        count_signed(graph, chosen, -1, analysis);
        if (!measure(view, analysis, error))
            return FALSE;
    }
    number_untied(view, analysis);
    return TRUE;
}

EntAnalysis *ent_analyze(const EntGraph *graph, const EntAnalysisOptions *options, GError **error)
{
    g_autoptr(GArray) chosen = choose_types(graph, options != NULL ? options->types : NULL, error);
    if (chosen == NULL)
        return NULL;
    const guint32 seed = options != NULL && options->seed != 0 ? options->seed : DEFAULT_SEED;
    g_autoptr(EntAnalysis) analysis = analysis_new(graph, chosen, seed);
    View view = {
        .nodes = g_array_new(FALSE, FALSE, sizeof(guint32)),
        .arcs = g_array_new(FALSE, FALSE, sizeof(Link)),
        .ties = g_array_new(FALSE, FALSE, sizeof(Link)),
    };
    const gboolean ok = analyze_view(graph, chosen, &view, analysis, error);
    g_array_unref(view.nodes);
    g_array_unref(view.arcs);
    g_array_unref(view.ties);
    return ok ? g_steal_pointer(&analysis) : NULL;
}

void ent_analysis_free(EntAnalysis *analysis)
{
    if (analysis == NULL)
        return;
    g_array_unref(analysis->nodes);
    g_ptr_array_unref(analysis->types);
    g_free(analysis);
}

const EntNodeMeasures *ent_analysis_node(const EntAnalysis *analysis, guint32 node)
{
    g_assert(node < analysis->nodes->len);
    return &g_array_index(analysis->nodes, EntNodeMeasures, node);
}
