/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_draw.c: the relationship diagram of a graph file. */
#include "cli.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_draw = {
    .name = "draw",
    .arguments = "GRAPH.db",
    .summary = "the relationship diagram (SVG, PDF, PNG, DOT)",
    .about = "Draws who stands with whom: types of nodes by shape, relations by colour, line and arrow,\n"
             "weight by width, camps as areas. Without --types the relation \"quotes\" is left out, and\n"
             "without --top so many of the strongest nodes are shown as stay readable; of very many\n"
             "relations the heaviest are drawn, and the key says so. --view matrix shows a row and a\n"
             "column for each node instead, --by month a small diagram for each month. Without -o the\n"
             "picture goes to standard output, as SVG unless --format says otherwise.",
    .examples = "  entente draw graph.db -o diagram.svg\n"
                "  entente draw graph.db -o france.pdf --focus France --depth 2 --types supports,opposes\n"
                "  entente draw graph.db -o spring.png --since 2024-03-01 --until 2024-05-31 --top 40\n"
                "  entente draw graph.db -o brokers.svg --top 20 --measure betweenness\n"
                "  entente draw graph.db -o months.svg --by month --top 20 --codes\n"
                "  entente draw graph.db -o matrix.pdf --view matrix --style dark.style",
    .formats = (const char *const[]){ "svg", "pdf", "png", "dot", NULL },
    .choices = (const CliChoice[]){ { "view", (const char *const[]){ "diagram", "matrix", NULL } },
                                    { "by", (const char *const[]){ "month", "year", NULL } },
                                    { NULL, NULL } },
    .run = run,
};

/* The options of this command, as typed. */
typedef struct Own {
    char *focus, *title, *style, *measure, *by, *view;
    int depth, dpi;
    gboolean codes, all_edges;
} Own;

static void own_clear(Own *own)
{
    g_free(own->focus);
    g_free(own->title);
    g_free(own->style);
    g_free(own->measure);
    g_free(own->by);
    g_free(own->view);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Own, own_clear)

static CliExit check(const CliOptions *o, const Own *own)
{
    if (o->n_arguments != 1)
        return cli_usage(&cmd_draw, "one graph file is drawn; %u are named", o->n_arguments);
    if (own->depth < 0 || own->depth > 1000)
        return cli_usage(&cmd_draw, "--depth takes a number from 0 to 1000");
    if (own->dpi < 0 || own->dpi > 2400)
        return cli_usage(&cmd_draw, "--dpi takes a number from 1 to 2400");
    if (own->focus != NULL && !g_utf8_validate(own->focus, -1, NULL))
        return cli_usage(&cmd_draw, "--focus takes a name in UTF-8");
    if (own->title != NULL && !g_utf8_validate(own->title, -1, NULL))
        return cli_usage(&cmd_draw, "--title takes a text in UTF-8");
    if (own->by != NULL && g_strcmp0(own->view, "matrix") == 0)
        return cli_usage(&cmd_draw, "--by and --view matrix cannot go together");
    return CLI_DONE;
}

static const EntMeasure *find_measure(const char *id)
{
    GString *const known = g_string_new(NULL);
    const EntMeasure *found = NULL;
    for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++) {
        g_string_append_printf(known, "%s%s", known->len > 0 ? ", " : "", measure->id);
        if (strcmp(measure->id, id) == 0)
            found = measure;
    }
    if (found == NULL)
        cli_usage(&cmd_draw, "no measure is called \"%s\"; there are %s", id, known->str);
    g_string_free(known, TRUE);
    return found;
}

static EntDrawStyle *read_style(const char *path)
{
    g_autofree char *text = NULL;
    gsize n = 0;
    g_autoptr(GError) error = NULL;
    EntDrawStyle *const style =
        g_file_get_contents(path, &text, &n, &error) ? ent_draw_style_read((EntStr){ text, n }, path, &error) : NULL;
    if (style == NULL)
        cli_path_error(path, error);
    return style;
}

static CliExit draw(const CliOptions *o, const CliPicture *picture)
{
    CliExit status;
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = cli_load(o->arguments[0], FALSE, FALSE, o, &status);
    g_autoptr(EntAnalysis) analysis = graph != NULL ? cli_analyze(graph, o, &status) : NULL;
    if (analysis == NULL)
        return status;
    const gboolean binary = strcmp(picture->format, "pdf") == 0 || strcmp(picture->format, "png") == 0;
    EntOutput *const out = cli_open_output(o, binary, &status);
    if (out == NULL)
        return status;
    if (cli_draw(graph, analysis, picture, out, &error))
        return cli_close_output(out);
    ent_output_free(out);
    return cli_failure(error);
}

/* What was typed, as what is drawn. `style` is the caller's to free. */
static CliExit understand(const CliOptions *o, const Own *own, CliPicture *picture, EntDrawStyle **style)
{
    ent_draw_options_init(&picture->options);
    picture->format = cli_choose_format(&cmd_draw, o);
    if (picture->format == NULL)
        return CLI_USAGE;
    if (own->measure != NULL && (picture->measure = find_measure(own->measure)) == NULL)
        return CLI_USAGE;
    if (own->style != NULL && (*style = read_style(own->style)) == NULL)
        return CLI_USAGE;
    if (own->by != NULL)
        picture->options.view = ENT_VIEW_TIMES;
    else if (g_strcmp0(own->view, "matrix") == 0)
        picture->options.view = ENT_VIEW_MATRIX;
    if (picture->options.view != ENT_VIEW_DIAGRAM && strcmp(picture->format, "dot") == 0)
        return cli_usage(&cmd_draw, "only diagrams can be written as dot");
    picture->options.years = g_strcmp0(own->by, "year") == 0;
    picture->options.style = *style;
    picture->options.dpi = (guint)own->dpi;
    picture->options.codes = own->codes;
    picture->options.all_edges = own->all_edges;
    picture->focus = own->focus;
    picture->depth = own->depth;
    picture->title = own->title;
    picture->top = o->top;
    picture->types = (const char *const *)o->types;
    return CLI_DONE;
}

static CliExit run(int argc, char **argv)
{
    g_auto(Own) own = { .depth = 1 };
    const GOptionEntry entries[] = {
        { "focus", 0, 0, G_OPTION_ARG_FILENAME, &own.focus, "Only this node (a name or an id) and what is near it", "NAME" },
        { "depth", 0, 0, G_OPTION_ARG_INT, &own.depth, "How many steps from the focus (1)", "N" },
        { "measure", 0, 0, G_OPTION_ARG_STRING, &own.measure, "What --top goes by and names are sized by (strength)", "NAME" },
        { "view", 0, 0, G_OPTION_ARG_STRING, &own.view, "diagram, or matrix for dense graphs", "NAME" },
        { "by", 0, 0, G_OPTION_ARG_STRING, &own.by, "A small diagram for each month, or year", "TIME" },
        { "title", 0, 0, G_OPTION_ARG_FILENAME, &own.title, "Words over the picture, instead of ours", "TEXT" },
        { "codes", 0, 0, G_OPTION_ARG_NONE, &own.codes, "Countries by their ISO 3166 codes", NULL },
        { "all-edges", 0, 0, G_OPTION_ARG_NONE, &own.all_edges, "Every relation, however many there are", NULL },
        { "style", 0, 0, G_OPTION_ARG_FILENAME, &own.style, "Colours, fonts and sizes (docs/styles.md)", "FILE" },
        { "dpi", 0, 0, G_OPTION_ARG_INT, &own.dpi, "Dots an inch of PNG (144)", "N" },
        G_OPTION_ENTRY_NULL
    };
    g_auto(CliOptions) o = { 0 };
    g_autoptr(EntDrawStyle) style = NULL;
    CliExit status;
    if (!cli_parse(&cmd_draw, entries, CLI_WITH_OUTPUT | CLI_WITH_FORMAT | CLI_WITH_VIEW | CLI_WITH_TOP, argc, argv, &o, &status))
        return status;
    status = check(&o, &own);
    CliPicture picture = { 0 };
    if (status == CLI_DONE)
        status = understand(&o, &own, &picture, &style);
    return status == CLI_DONE ? draw(&o, &picture) : status;
}
