/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analyze.c: from an EntGraph to measures.
 *
 *   edges ──weights.c──▶ weights ──view.c──▶ arcs (directed), ties (undirected) ──▶ igraph ──▶ EntNodeMeasures
 *
 * Counts and strengths are sums over arcs and ties and are made here; whatever walks the graph is igraph's, in paths.c,
 * spectra.c and groups.c. igraph's handlers, which would end the process, are replaced while it runs.
 */
#include "analyze_internal.h"

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
static void count_signed(const EntGraph *graph, const double *weights, int sign, EntAnalysis *analysis)
{
    g_autoptr(GArray) arcs = g_array_new(FALSE, FALSE, sizeof(Link));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        const EntRelationType *const type = ent_graph_type(graph, edge->type);
        if (type->sign != sign || weights[i] == 0)
            continue;
        ent_links_add(arcs, edge->source, edge->target, 1);
        if (type->symmetric)
            ent_links_add(arcs, edge->target, edge->source, 1);
    }
    ent_links_combine(arcs);
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
        node->camp = analysis->balance.groups + next;
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
static igraph_error_t run_igraph(const EntGraph *graph, const double *weights, View *view, const Signs *signs,
                                 EntAnalysis *analysis)
{
    igraph_error_t code = ent_view_open(view);
    if (code != IGRAPH_SUCCESS)
        return code;
    if ((code = igraph_rng_seed(igraph_rng_default(), analysis->seed)) == IGRAPH_SUCCESS &&
        (code = ent_measure_groups(view, analysis)) == IGRAPH_SUCCESS &&
        (code = ent_measure_spectra(view, analysis)) == IGRAPH_SUCCESS &&
        (code = ent_measure_paths(view, analysis)) == IGRAPH_SUCCESS &&
        (code = ent_measure_balance(view, signs, analysis)) == IGRAPH_SUCCESS)
        code = ent_measure_brokers(graph, weights, view, signs, analysis);
    ent_view_close(view);
    return code;
}

void ent_igraph_begin(Guard *guard)
{
    guard->error = igraph_set_error_handler(note_error);
    guard->warning = igraph_set_warning_handler(igraph_warning_handler_ignore);
}

gboolean ent_igraph_end(const Guard *guard, igraph_error_t code, GError **error)
{
    igraph_set_error_handler(guard->error);
    igraph_set_warning_handler(guard->warning);
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
    analysis->balance.tensions = g_array_new(FALSE, FALSE, sizeof(EntTriangle));
    return analysis;
}

static gboolean analyze_view(const EntGraph *graph, const double *weights, View *view, EntAnalysis *analysis, GError **error)
{
    analysis->n_nodes = view->nodes->len;
    analysis->n_edges = view->ties->len;
    if (view->ties->len == 0) {
        number_untied(view, analysis);
        return TRUE;
    }
    const double n = view->nodes->len;
    analysis->density = view->ties->len / (n * (n - 1) / 2);
    count_links(view, analysis);
    count_signed(graph, weights, 1, analysis);
    count_signed(graph, weights, -1, analysis);
    Signs signs;
    Guard guard;
    ent_signs_collect(&signs, graph, weights, view);
    ent_igraph_begin(&guard);
    const gboolean ok = ent_igraph_end(&guard, run_igraph(graph, weights, view, &signs, analysis), error);
    ent_signs_clear(&signs);
    number_untied(view, analysis);
    return ok;
}

EntAnalysis *ent_analyze(const EntGraph *graph, const EntAnalysisOptions *options, GError **error)
{
    g_autoptr(GArray) chosen = ent_choose_types(graph, options != NULL ? options->types : NULL, error);
    if (chosen == NULL)
        return NULL;
    const guint32 seed = options != NULL && options->seed != 0 ? options->seed : ENT_DEFAULT_SEED;
    g_autoptr(EntAnalysis) analysis = analysis_new(graph, chosen, seed);
    g_autofree double *weights = ent_weigh(graph, chosen, options != NULL ? options->times : NULL);
    View view;
    ent_view_collect(&view, graph, weights);
    const gboolean ok = analyze_view(graph, weights, &view, analysis, error);
    ent_view_clear(&view);
    return ok ? g_steal_pointer(&analysis) : NULL;
}

void ent_analysis_free(EntAnalysis *analysis)
{
    if (analysis == NULL)
        return;
    g_array_unref(analysis->nodes);
    g_ptr_array_unref(analysis->types);
    g_array_unref(analysis->balance.tensions);
    g_free(analysis);
}

const EntNodeMeasures *ent_analysis_node(const EntAnalysis *analysis, guint32 node)
{
    g_assert(node < analysis->nodes->len);
    return &g_array_index(analysis->nodes, EntNodeMeasures, node);
}
