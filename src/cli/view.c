/* SPDX-License-Identifier: Apache-2.0 */
/* view.c: from a graph file to what a command shows of it: loading, filtering, measuring, drawing, and where the result goes. */
#include "cli.h"

#include <string.h>
#include <unistd.h>

enum { READABLE_NODES = 60 }; /* more than this on one page and the names of nodes can no longer be read */

CliExit cli_failure(const GError *error)
{
    cli_error("%s", error->message);
    /* A relation type or a --focus that is not there is a word the user chose wrongly. */
    if (g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT) || g_error_matches(error, ENT_ERROR, ENT_ERROR_NOT_FOUND))
        return CLI_USAGE;
    return CLI_NOTHING;
}

EntGraph *cli_load(const char *path, gboolean texts, gboolean by_type, const CliOptions *options, CliExit *status)
{
    g_autoptr(GError) error = NULL;
    *status = CLI_NOTHING;
    g_autoptr(EntStore) store = ent_store_open(path, ENT_STORE_READ, &error);
    const EntLoadOptions what = { .texts = texts };
    g_autoptr(EntGraph) graph = store != NULL ? ent_store_load(store, &what, &error) : NULL;
    if (graph == NULL) {
        cli_path_error(path, error);
        return NULL;
    }
    const char *const *const types = by_type ? (const char *const *)options->types : NULL;
    if (types == NULL && options->since == NULL && options->until == NULL && options->min_confidence == 0)
        return g_steal_pointer(&graph);

    EntFilter filter;
    ent_filter_init(&filter);
    filter.types = types;
    filter.since = options->since;
    filter.until = options->until;
    filter.min_confidence = options->min_confidence;
    EntGraph *const kept = ent_graph_filter(graph, &filter, &error);
    if (kept == NULL)
        *status = cli_failure(error);
    return kept;
}

EntAnalysis *cli_analyze(const EntGraph *graph, const CliOptions *options, CliExit *status)
{
    g_autoptr(GError) error = NULL;
    const EntAnalysisOptions what = { .types = (const char *const *)options->types, .seed = 42 };
    EntAnalysis *const analysis = ent_analyze(graph, &what, &error);
    if (analysis == NULL)
        *status = cli_failure(error);
    return analysis;
}

/* Every type of the graph but `quotes`, which ties all to the outlets and tells little of who stands with whom. */
static char **drawn_types(const EntGraph *graph)
{
    GStrvBuilder *const builder = g_strv_builder_new();
    for (guint i = 0; i < graph->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(graph, i);
        if (strcmp(type->id, "quotes") != 0)
            g_strv_builder_add(builder, type->id);
    }
    char **const types = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return types;
}

/* The measures of the whole graph, beside the nodes of the picture: a node belongs to the same community in both. */
static EntAnalysis *pick_measures(const EntGraph *graph, const EntAnalysis *analysis, const EntGraph *picture)
{
    EntAnalysis *const picked = g_memdup2(analysis, sizeof(*analysis));
    picked->nodes = g_array_sized_new(FALSE, TRUE, sizeof(EntNodeMeasures), picture->nodes->len);
    for (guint i = 0; i < picture->nodes->len; i++) {
        const guint32 there = ent_graph_find_node(graph, ent_graph_node(picture, i)->id);
        g_array_append_vals(picked->nodes, ent_analysis_node(analysis, there), 1);
    }
    return picked;
}

static double *values_of(const EntMeasure *measure, const EntAnalysis *analysis)
{
    double *const values = g_new0(double, analysis->nodes->len + 1);
    for (guint i = 0; i < analysis->nodes->len; i++)
        values[i] = measure->value(ent_analysis_node(analysis, i));
    return values;
}

static void note_left_out(const CliPicture *picture, guint shown, guint all)
{
    if (picture->measure == NULL)
        cli_note("the diagram shows the %u strongest of %u; --top 0 shows all", shown, all);
    else
        cli_note("the diagram shows the %u of greatest %s of %u; --top 0 shows all", shown, picture->measure->id, all);
}

/* What the diagram shows: everything first, so that what --top leaves out can be counted. Who was asked for by --top stays, even alone. */
static EntGraph *filter_picture(const EntGraph *graph, const EntAnalysis *analysis, const CliPicture *picture, GError **error)
{
    g_auto(GStrv) most = drawn_types(graph);
    EntFilter filter;
    ent_filter_init(&filter);
    filter.types = picture->types != NULL ? picture->types : (const char *const *)most;
    filter.focus = picture->focus;
    filter.depth = (guint)picture->depth;
    filter.drop_negated = TRUE;
    filter.drop_isolated = TRUE;
    g_autoptr(EntGraph) all = ent_graph_filter(graph, &filter, error);
    const guint top = picture->top < 0 ? READABLE_NODES : (guint)picture->top;
    if (all == NULL || top == 0 || all->nodes->len <= top)
        return g_steal_pointer(&all);
    EntAnalysis *const measures = pick_measures(graph, analysis, all);
    g_autofree double *rank = picture->measure != NULL ? values_of(picture->measure, measures) : NULL;
    g_array_unref(measures->nodes);
    g_free(measures); /* the rest of it is lent from `analysis` */
    filter.top = top;
    filter.rank = rank;
    filter.drop_isolated = picture->top < 0;
    EntGraph *const kept = ent_graph_filter(all, &filter, error);
    if (kept != NULL)
        note_left_out(picture, kept->nodes->len, all->nodes->len);
    return kept;
}

static char *title_of(const EntGraph *graph, const CliPicture *picture)
{
    if (picture->title != NULL)
        return g_strdup(picture->title);
    const guint32 focus = picture->focus != NULL ? ent_graph_lookup(graph, picture->focus, NULL) : ENT_NONE;
    if (focus != ENT_NONE)
        return g_strdup_printf("Who stands with %s, and who against", ent_graph_node(graph, focus)->name);
    if (picture->options.view == ENT_VIEW_TIMES)
        return g_strdup_printf("Who stands with whom, %s", picture->options.years ? "year by year" : "month by month");
    return g_strdup("Who stands with whom");
}

gboolean cli_draw(const EntGraph *graph, const EntAnalysis *analysis, const CliPicture *picture, EntOutput *out, GError **error)
{
    g_autoptr(EntGraph) shown = filter_picture(graph, analysis, picture, error);
    if (shown == NULL)
        return FALSE;
    g_autofree char *title = title_of(graph, picture);
    EntAnalysis *const measures = pick_measures(graph, analysis, shown);
    g_autofree double *sizes = picture->measure != NULL ? values_of(picture->measure, measures) : NULL;
    EntDrawOptions options = picture->options;
    options.format = picture->format;
    options.title = title;
    options.legend = TRUE;
    options.sizes = sizes;
    const gboolean ok = ent_draw(shown, measures, &options, out, error);
    g_array_unref(measures->nodes);
    g_free(measures); /* the rest of it is lent from `analysis` */
    return ok;
}

EntReportPlace *cli_places(const EntGraph *graph, const EntAnalysis *analysis, const CliPicture *picture, GError **error)
{
    g_autoptr(EntGraph) shown = filter_picture(graph, analysis, picture, error);
    if (shown == NULL)
        return NULL;
    EntAnalysis *const measures = pick_measures(graph, analysis, shown);
    EntDrawOptions options = picture->options;
    options.format = picture->format;
    g_autoptr(EntLayout) layout = ent_draw_layout(shown, measures, &options, error);
    g_array_unref(measures->nodes);
    g_free(measures); /* the rest of it is lent from `analysis` */
    if (layout == NULL)
        return NULL;
    EntReportPlace *const places = g_new0(EntReportPlace, graph->nodes->len + 1);
    for (guint i = 0; i < shown->nodes->len; i++) {
        const EntSpot *const spot = &g_array_index(layout->spots, EntSpot, i);
        places[ent_graph_find_node(graph, ent_graph_node(shown, i)->id)] = (EntReportPlace){ spot->x, spot->y, spot->width, spot->height };
    }
    return places;
}

EntOutput *cli_open_output(const CliOptions *options, gboolean binary, CliExit *status)
{
    g_autoptr(GError) error = NULL;
    const char *const path = options->output != NULL ? options->output : "-";
    *status = CLI_NOTHING;
    if (binary && options->output == NULL && isatty(STDOUT_FILENO)) {
        cli_error("this format is binary and standard output is a terminal: name a file with -o");
        *status = CLI_USAGE;
        return NULL;
    }
    EntOutput *const out = ent_output_open(path, &error);
    if (out == NULL)
        cli_error("%s", error->message);
    return out;
}

CliExit cli_close_output(EntOutput *out)
{
    g_autoptr(GError) error = NULL;
    if (ent_output_close(out, &error))
        return CLI_DONE;
    cli_error("%s", error->message);
    return CLI_NOTHING;
}

const char *cli_choose_format(const CliCommand *command, const CliOptions *options)
{
    const char *const *const formats = command->formats;
    const char *word = options->format;
    if (word == NULL && options->output != NULL && strcmp(options->output, "-") != 0) {
        g_autofree char *base = g_path_get_basename(options->output);
        const char *const dot = strrchr(base, '.');
        const size_t stem = dot != NULL ? strlen(dot + 1) : 0;
        word = stem > 0 ? options->output + strlen(options->output) - stem : "";
    }
    if (word == NULL)
        return formats[0];
    for (size_t i = 0; formats[i] != NULL; i++)
        if (g_ascii_strcasecmp(word, formats[i]) == 0)
            return formats[i];
    g_autofree char *list = g_strjoinv(", ", (char **)formats);
    if (options->format != NULL)
        cli_usage(command, "no format \"%s\"; there are %s", word, list);
    else
        cli_usage(command, "%s: its ending names no format: give --format, one of %s", options->output, list);
    return NULL;
}
