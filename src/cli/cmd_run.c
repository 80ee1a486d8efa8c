/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_run.c: everything in one go: articles in, a folder with the graph, the diagram and the report out. */
#include "graphfile.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_run = {
    .name = "run",
    .arguments = "INPUT...",
    .summary = "everything in one go: graph, diagram and report of articles",
    .about = "Reads each INPUT (a file, a folder, or - for standard input) and leaves in the folder\n"
             "named with -o (entente-out): graph.db, the graph with every piece of evidence;\n"
             "graph.graphml for Gephi and the like; diagram.svg, who stands with whom; report.html and\n"
             "report.md, who is central and why. A folder that holds a graph already is left alone\n"
             "without --add or --fresh.",
    .examples = "  entente run articles/\n"
                "  entente run articles/ more.md -o spring --names ours.xml\n"
                "  entente run today/ -o spring --add",
    .run = run,
};

typedef struct Run {
    const CliOptions *o;
    const char *folder;
    gboolean add, fresh;
    GPtrArray *made; /* char *: folders that were not there, outermost first */
} Run;

static void take_back_folders(const Run *r)
{
    for (guint i = r->made->len; i > 0; i--)
        g_rmdir(g_ptr_array_index(r->made, i - 1)); /* holds something after all: it stays */
}

/* Like mkdir -p, but remembers what it made. */
static gboolean make_folders(Run *r, const char *folder)
{
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_autofree char *parent = g_path_get_dirname(folder);
    if (strcmp(parent, folder) != 0 && !make_folders(r, parent))
        return FALSE;
    if (g_mkdir(folder, 0777) == 0) {
        g_ptr_array_add(r->made, g_strdup(folder));
        return TRUE;
    }
    if (errno == EEXIST && g_file_test(folder, G_FILE_TEST_IS_DIR)) /* "a/b/" and "a/./b" come by twice */
        return TRUE;
    cli_error("%s: the folder cannot be made: %s", folder, errno == EEXIST ? "something else has that name" : g_strerror(errno));
    return FALSE;
}

/* A fresh graph is built beside the old one, which stays where nothing comes of it. */
static CliExit build(Run *r, const char *graph_path)
{
    const gboolean beside = r->fresh && g_file_test(graph_path, G_FILE_TEST_EXISTS);
    g_autofree char *new_path = beside ? g_strconcat(graph_path, ".new", NULL) : g_strdup(graph_path);
    if (beside)
        cli_remove_graph(new_path); /* of a run that was killed */
    const CliExit status = cli_build(r->o, new_path);
    if (!beside || status == CLI_NOTHING)
        return status;
    cli_carry_decisions(graph_path, new_path);
    cli_remove_graph(graph_path);
    if (g_rename(new_path, graph_path) == 0)
        return status;
    cli_error("%s: cannot be renamed to graph.db: %s", new_path, g_strerror(errno));
    return CLI_NOTHING;
}

/* What the writers of the outputs need. */
typedef struct Result {
    const CliOptions *o;
    const EntGraph *graph;
    const EntAnalysis *analysis;
    const GString *svg;
    const EntReportPlace *places; /* of the nodes */
} Result;

static gboolean write_graphml(const Result *result, EntOutput *out, GError **error)
{
    const EntWriteOptions options = { .no_text = result->o->no_text, .places = result->places };
    const EntFormat *const format = ent_format_find("graphml", NULL, error);
    return format != NULL && format->write(result->graph, result->analysis, &options, out, error);
}

static gboolean write_svg(const Result *result, EntOutput *out, GError **error)
{
    (void)error; /* a failed write comes out at the close */
    ent_output_write(out, result->svg->str, result->svg->len);
    return TRUE;
}

static gboolean write_html(const Result *result, EntOutput *out, GError **error)
{
    EntReportOptions options;
    ent_report_options_init(&options);
    options.format = "html";
    options.svg = result->svg->str;
    options.places = result->places;
    return ent_report_write(result->graph, result->analysis, &options, out, error);
}

static gboolean write_markdown(const Result *result, EntOutput *out, GError **error)
{
    EntReportOptions options;
    ent_report_options_init(&options);
    options.format = "md";
    options.diagram = "diagram.svg";
    return ent_report_write(result->graph, result->analysis, &options, out, error);
}

static gboolean write_output(const char *path, const Result *result, gboolean (*write)(const Result *, EntOutput *, GError **))
{
    g_autoptr(GError) error = NULL;
    EntOutput *const out = ent_output_open(path, &error);
    gboolean ok = out != NULL && write(result, out, &error);
    if (ok)
        ok = ent_output_close(out, &error);
    else
        ent_output_free(out);
    if (!ok)
        cli_path_error(path, error);
    return ok;
}

static void note_found(const EntGraph *graph)
{
    guint of_type[ENT_ORGANIZATION + 1] = { 0 };
    gsize evidence = 0;
    for (guint i = 0; i < graph->nodes->len; i++)
        of_type[ent_graph_node(graph, i)->type]++;
    for (guint i = 0; i < graph->edges->len; i++)
        evidence += ent_graph_edge(graph, i)->evidence->len;
    cli_note("found %u countries, %u persons and %u organizations in %u articles", of_type[ENT_COUNTRY], of_type[ENT_PERSON],
             of_type[ENT_ORGANIZATION], graph->articles->len);
    cli_note("found %u relations on %" G_GSIZE_FORMAT " pieces of evidence, and %u quotations", graph->edges->len, evidence,
             graph->quotes->len);
}

/* Each output is tried whatever became of the others. */
static gboolean write_outputs(const Run *r, const Result *result)
{
    static const struct {
        const char *file, *what;
        gboolean (*write)(const Result *, EntOutput *, GError **);
    } outputs[] = {
        { "graph.graphml", "GraphML", write_graphml },
        { "diagram.svg", "diagram", write_svg },
        { "report.html", "report", write_html },
        { "report.md", "report", write_markdown },
    };
    gboolean ok = TRUE;
    g_autofree char *graph_path = g_build_filename(r->folder, "graph.db", NULL);
    note_found(result->graph);
    cli_note("graph: %s", graph_path);
    for (size_t i = 0; i < G_N_ELEMENTS(outputs); i++) {
        g_autofree char *path = g_build_filename(r->folder, outputs[i].file, NULL);
        const gboolean written = write_output(path, result, outputs[i].write);
        if (written)
            cli_note("%s: %s", outputs[i].what, path);
        ok = ok && written;
    }
    return ok;
}

static CliExit show_results(const Run *r, const char *graph_path)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = cli_load(graph_path, FALSE, FALSE, r->o, &status);
    g_autoptr(EntAnalysis) analysis = graph != NULL ? cli_analyze(graph, r->o, &status) : NULL;
    if (analysis == NULL)
        return status;
    GString *const svg = g_string_new(NULL);
    EntOutput *const memory = ent_output_memory(svg);
    const CliPicture picture = { .format = "svg", .depth = 1, .top = r->o->top, .types = (const char *const *)r->o->types };
    const gboolean drawn = cli_draw(graph, analysis, &picture, memory, &error);
    ent_output_free(memory);
    const CliPicture all = { .format = "svg", .depth = 1, .types = (const char *const *)r->o->types };
    g_autofree EntReportPlace *places = drawn ? cli_places(graph, analysis, &all, &error) : NULL;
    const Result result = { r->o, graph, analysis, svg, places };
    if (places == NULL)
        status = cli_failure(error);
    else
        status = write_outputs(r, &result) ? CLI_DONE : CLI_SOME_FAILED;
    g_string_free(svg, TRUE);
    return status;
}

static CliExit run_all(Run *r)
{
    g_autofree char *graph_path = g_build_filename(r->folder, "graph.db", NULL);
    if (!r->add && !r->fresh && g_file_test(graph_path, G_FILE_TEST_EXISTS))
        return cli_usage(&cmd_run, "%s holds a graph already: --add puts these articles into it, --fresh begins anew", r->folder);
    const CliExit built = make_folders(r, r->folder) ? build(r, graph_path) : CLI_NOTHING;
    if (built == CLI_NOTHING) {
        take_back_folders(r);
        return built;
    }
    const CliExit shown = show_results(r, graph_path);
    if (shown == CLI_USAGE) /* only now was it known which relation types there are */
        cli_note("the articles are in %s: run again with --add", graph_path);
    return MAX(built, shown);
}

static CliExit run(int argc, char **argv)
{
    Run r = { 0 };
    const GOptionEntry own[] = {
        { "add", 0, 0, G_OPTION_ARG_NONE, &r.add, "Put the articles into the graph that the folder holds", NULL },
        { "fresh", 0, 0, G_OPTION_ARG_NONE, &r.fresh, "Begin anew in a folder that holds a graph", NULL },
        G_OPTION_ENTRY_NULL
    };
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_run, own, CLI_WITH_OUTPUT | CLI_WITH_VIEW | CLI_WITH_TOP | CLI_WITH_NO_TEXT | CLI_WITH_MODEL | CLI_WITH_ENGINE | CLI_WITH_DUPLICATES | CLI_WITH_INPUTS, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_run, "nothing to run on: name files or folders, or - for standard input");
    if (r.add && r.fresh)
        return cli_usage(&cmd_run, "--add and --fresh cannot go together");
    r.o = &o;
    r.folder = o.output != NULL ? o.output : "entente-out";
    if (strcmp(r.folder, "-") == 0)
        return cli_usage(&cmd_run, "the outputs are several files: -o takes a folder");
    r.made = g_ptr_array_new_with_free_func(g_free);
    status = run_all(&r);
    g_ptr_array_unref(r.made);
    return status;
}
