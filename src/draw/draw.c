/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draw.c: the steps of a picture: build, lay out, add the key, render; see draw_internal.h.
 *
 * Graphviz is not thread-safe, and two of its habits ask for a variable of the process: it reports errors through a callback
 * without a context, and its text plugin compares font names with that of the last call even where their context is gone. So
 * there is one context, made by the first picture and never freed.
 */
#include "draw/draw_internal.h"

#include <math.h>
#include <string.h>

enum { DEFAULT_DPI = 144, MAX_PIXELS = 6000, NEATO_NODES = 300, CURVED_EDGES = 80 };

static GString *complaints; /* what Graphviz said during the call that runs */
static GVC_t *graphviz;

static int hear(char *words)
{
    if (complaints != NULL && complaints->len < 1000)
        g_string_append(complaints, words);
    return 0;
}

void ent_draw_options_init(EntDrawOptions *options)
{
    *options = (EntDrawOptions){ .format = "svg", .legend = TRUE };
}

static gboolean is_format(const char *format)
{
    static const char *const formats[] = { "svg", "pdf", "png", "dot" };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (g_strcmp0(format, formats[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

/*
 * The engine by size, from measured times: dot keeps edge labels apart but is slow beyond small graphs; neato shows distances
 * best and takes 0.2 s for 150 nodes; sfdp ends in time for thousands. Curves that go round nodes take 0.7 s for 60 nodes and 90
 * s for 400.
 */
static const char *choose_engine(const EntPicture *picture)
{
    static const char *const settings[][2] = {
        { "start", "7" }, /* the seed */
        { "overlap", "prism" }, { "overlap_scaling", "-2.5" }, { "sep", "+10" },
        { "esep", "+4" },       { "nodesep", "0.35" },         { "ranksep", "0.6" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(settings); i++)
        ent_draw_set(picture->canvas, settings[i][0], settings[i][1]);
    ent_draw_set(picture->canvas, "splines", picture->n_edges <= CURVED_EDGES ? "true" : "line");
    if (picture->labelled)
        return "dot";
    return picture->graph->nodes->len <= NEATO_NODES ? "neato" : "sfdp";
}

static gboolean fail(const char *step, GError **error)
{
    g_strstrip(complaints->str);
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "the diagram could not be %s: %s", step,
                *complaints->str != '\0' ? complaints->str : "Graphviz gives no reason");
    return FALSE;
}

/* Lays the diagram out, and fixes it: all positions become attributes. */
static gboolean lay_out(const EntPicture *picture, EntBox *box, GError **error)
{
    if (gvLayout(graphviz, picture->canvas, choose_engine(picture)) != 0)
        return fail("laid out", error);
    attach_attrs(picture->canvas);
    const boxf bounds = GD_bb(picture->canvas);
    *box = (EntBox){ bounds.LL.x, bounds.LL.y, bounds.UR.x, bounds.UR.y };
    gvFreeLayout(graphviz, picture->canvas);
    return TRUE;
}

/* Cairo writes when it was made; the same graph has to give the same bytes. The date keeps its length, so that offsets hold. */
static void remove_date(char *pdf, gsize n)
{
    static const char key[] = "/CreationDate (D:";
    char *const at = memmem(pdf, n, key, strlen(key));
    if (at == NULL)
        return;
    for (char *p = at + strlen(key); p < pdf + n && *p != ')'; p++) {
        if (g_ascii_isdigit(*p))
            *p = p - at == (gssize)strlen(key) ? '2' : '0';
    }
}

static gboolean render(const EntPicture *picture, const char *format, EntOutput *out, GError **error)
{
    char *data = NULL;
    unsigned n = 0;
    if (gvRenderData(graphviz, picture->canvas, format, &data, &n) != 0 || data == NULL)
        return fail("rendered", error);
    if (strcmp(format, "svg") == 0) {
        ent_draw_svg(picture, data, n, out);
    } else {
        if (strcmp(format, "pdf") == 0)
            remove_date(data, n);
        ent_output_write(out, data, n);
    }
    gvFreeRenderData(data);
    return TRUE;
}

/* Bitmaps of large graphs are made coarser rather than more than a viewer opens. */
static double choose_dpi(const EntPicture *picture)
{
    const boxf bounds = GD_bb(picture->canvas);
    const double inches = (MAX(bounds.UR.x - bounds.LL.x, bounds.UR.y - bounds.LL.y) + 36.0) / 72.0;
    const double wanted = picture->options->dpi > 0 ? picture->options->dpi : DEFAULT_DPI;
    return floor(MAX(MIN(wanted, MAX_PIXELS / inches), 1.0));
}

static gboolean draw_with(EntPicture *picture, EntOutput *out, GError **error)
{
    const char *const format = picture->options->format;
    EntBox box = { 0 };
    if (!lay_out(picture, &box, error))
        return FALSE;
    if (strcmp(format, "dot") != 0)
        ent_draw_legend(picture, box);
    if (gvLayout(graphviz, picture->canvas, "nop2") != 0)
        return fail("laid out", error);
    if (strcmp(format, "png") == 0)
        GD_drawing(picture->canvas)->dpi = choose_dpi(picture);
    const gboolean done = render(picture, format, out, error);
    gvFreeLayout(graphviz, picture->canvas);
    return done;
}

static gboolean draw_picture(EntPicture *picture, EntOutput *out, GError **error)
{
    if (graphviz == NULL)
        graphviz = gvContext();
    char name[] = "entente";
    picture->canvas = agopen(name, Agdirected, NULL);
    ent_draw_diagram(picture);
    const gboolean done = draw_with(picture, out, error);
    agclose(picture->canvas);
    return done;
}

gboolean ent_draw(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options, EntOutput *out,
                  GError **error)
{
    if (!is_format(options->format)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "no diagram can be drawn as %s; there are svg, pdf, png and dot",
                    options->format != NULL ? options->format : "nothing");
        return FALSE;
    }
    EntPicture picture = { .graph = graph, .options = options };
    picture.analysis = analysis != NULL && analysis->nodes->len == graph->nodes->len ? analysis : NULL;
    g_autofree Agnode_t **nodes = picture.nodes = g_new0(Agnode_t *, graph->nodes->len + 1);
    g_autofree double *strength = picture.strength = g_new0(double, graph->nodes->len + 1);
    g_autofree gboolean *drawn = picture.drawn = g_new0(gboolean, graph->edges->len + 1);
    complaints = g_string_new(NULL);
    const agerrlevel_t level = agseterr(AGERR);
    const agusererrf before = agseterrf(hear);
    const gboolean done = draw_picture(&picture, out, error);
    agseterrf(before);
    agseterr(level);
    g_string_free(g_steal_pointer(&complaints), TRUE);
    return done;
}
