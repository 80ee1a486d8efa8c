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
#include <stdlib.h>
#include <string.h>

enum { DEFAULT_DPI = 144, MAX_PIXELS = 6000, CURVE_STEPS = 8, LAYOUT_SEED = 7 };

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

/* DOT has no places for what is not a graph. */
static gboolean is_format(const EntDrawOptions *options)
{
    static const char *const formats[] = { "svg", "pdf", "png", "dot" };
    const guint n = options->view == ENT_VIEW_DIAGRAM ? G_N_ELEMENTS(formats) : G_N_ELEMENTS(formats) - 1;
    for (guint i = 0; i < n; i++) {
        if (g_strcmp0(options->format, formats[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean fail(const char *step, GError **error)
{
    g_strstrip(complaints->str);
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "the diagram could not be %s: %s", step,
                *complaints->str != '\0' ? complaints->str : "Graphviz gives no reason");
    return FALSE;
}

gboolean ent_draw_lay_out(Agraph_t *canvas, const char *engine, GError **error)
{
    /* Its layouts seed one of the C library's generators and take from both, so what they did before would tell. */
    srand(LAYOUT_SEED);
    srand48(LAYOUT_SEED);
    return gvLayout(graphviz, canvas, engine) == 0 || fail("laid out", error);
}

void ent_draw_free_layout(Agraph_t *canvas)
{
    gvFreeLayout(graphviz, canvas);
}

static double number_of(void *object, const char *name)
{
    const char *const value = agget(object, (char *)(uintptr_t)name);
    return value != NULL ? g_ascii_strtod(value, NULL) : 0;
}

/* Where an attribute says that a node lies. */
static EntPoint position_of(Agnode_t *node)
{
    char name[] = "pos", *rest;
    const double x = g_ascii_strtod(agget(node, name), &rest);
    return (EntPoint){ x, *rest == ',' ? g_ascii_strtod(rest + 1, NULL) : 0 };
}

/* Where dot put the nodes. */
static void read_spots(const EntPicture *picture, EntSpot *spots)
{
    for (guint i = 0; i < picture->graph->nodes->len; i++) {
        const EntPoint at = position_of(picture->nodes[i]);
        spots[i].x = at.x;
        spots[i].y = at.y;
        spots[i].width = 72 * number_of(picture->nodes[i], "width");
        spots[i].height = 72 * number_of(picture->nodes[i], "height");
    }
}

/* dot keeps words on edges apart, but is slow beyond small graphs, and its clusters, which camps would be, corrupt memory beside
 * such words (2.42): only for pictures without areas. */
static gboolean lay_out_small(const EntPicture *picture, EntSpot *spots, GError **error)
{
    ent_draw_set(picture->canvas, "splines", "true");
    ent_draw_set(picture->canvas, "nodesep", "0.35");
    ent_draw_set(picture->canvas, "ranksep", "0.6");
    if (!ent_draw_lay_out(picture->canvas, "dot", error))
        return FALSE;
    attach_attrs(picture->canvas);
    gvFreeLayout(graphviz, picture->canvas);
    read_spots(picture, spots);
    return TRUE;
}

static gboolean lay_out_large(EntPicture *picture, EntSpot *spots, GError **error)
{
    if (!ent_draw_place(picture, spots, error))
        return FALSE;
    ent_draw_lead(picture, spots);
    for (guint i = 0; i < picture->graph->nodes->len; i++)
        ent_draw_put(picture->nodes[i], (EntPoint){ spots[i].x, spots[i].y });
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        if (picture->curves[i].led)
            ent_draw_set_curve(picture->lines[i], &picture->curves[i], (EntPoint){ 0, 0 });
    }
    if (picture->labelled)
        ent_draw_edge_words(picture, spots);
    return TRUE;
}

/* Lays the diagram out, and fixes it: all positions become attributes. Gives the places of the nodes, y upwards; NULL where that
 * fails. */
static EntSpot *lay_out(EntPicture *picture, GError **error)
{
    g_autofree EntSpot *spots = g_new0(EntSpot, picture->graph->nodes->len + 1);
    const gboolean small = picture->labelled && !ent_draw_has_areas(picture);
    if (small ? !lay_out_small(picture, spots, error) : !lay_out_large(picture, spots, error))
        return NULL;
    return g_steal_pointer(&spots);
}

static void add_to_box(EntBox *box, double x, double y)
{
    box->left = MIN(box->left, x);
    box->right = MAX(box->right, x);
    box->bottom = MIN(box->bottom, y);
    box->top = MAX(box->top, y);
}

/* The bounds of nodes, lines and areas. */
static EntBox bounds_of(const EntPicture *picture, const EntSpot *spots, const GPtrArray *areas)
{
    EntBox box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };
    if (picture->graph->nodes->len == 0)
        return (EntBox){ 0 };
    for (guint i = 0; i < picture->graph->nodes->len; i++) {
        add_to_box(&box, spots[i].x - spots[i].width / 2, spots[i].y - spots[i].height / 2);
        add_to_box(&box, spots[i].x + spots[i].width / 2, spots[i].y + spots[i].height / 2);
    }
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        for (guint k = 0; picture->curves[i].led && k <= CURVE_STEPS; k++) {
            const EntPoint point = ent_draw_point_at(&picture->curves[i], (double)k / CURVE_STEPS);
            add_to_box(&box, point.x, point.y);
        }
    }
    for (guint i = 0; i < areas->len; i++) {
        const GArray *const points = ((const EntArea *)g_ptr_array_index(areas, i))->points;
        for (guint k = 0; k < points->len; k++)
            add_to_box(&box, g_array_index(points, EntPoint, k).x, g_array_index(points, EntPoint, k).y);
    }
    return box;
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

/* Graphviz takes the points that only draw a curve aside for parts of the picture, and may have moved the whole. */
static void set_bounds(const EntPicture *picture, EntBox box)
{
    Agnode_t *const node = agfstnode(picture->canvas);
    if (picture->graph->nodes->len == 0 || node == NULL)
        return;
    const EntPoint told = position_of(node);
    const double dx = ND_coord(node).x - told.x, dy = ND_coord(node).y - told.y;
    GD_bb(picture->canvas) = (boxf){ { box.left + dx, box.bottom + dy }, { box.right + dx, box.top + dy } };
}

/* What is fixed is drawn. */
static gboolean finish(EntPicture *picture, EntBox box, EntOutput *out, GError **error)
{
    const char *const format = picture->options->format;
    const gboolean framed = strcmp(format, "dot") != 0;
    if (framed)
        box = ent_draw_legend(picture, box);
    if (!ent_draw_lay_out(picture->canvas, "nop2", error))
        return FALSE;
    if (framed)
        set_bounds(picture, box);
    if (strcmp(format, "png") == 0)
        GD_drawing(picture->canvas)->dpi = choose_dpi(picture);
    const gboolean done = render(picture, format, out, error);
    gvFreeLayout(graphviz, picture->canvas);
    return done;
}

static gboolean draw_diagram(EntPicture *picture, EntOutput *out, GError **error)
{
    static const EntPoint here = { 0, 0 };
    ent_draw_diagram(picture);
    g_autofree EntSpot *spots = lay_out(picture, error);
    if (spots == NULL)
        return FALSE;
    g_autoptr(GPtrArray) areas = ent_draw_areas(picture, spots);
    EntBox box = bounds_of(picture, spots, areas);
    if (picture->options->view == ENT_VIEW_TIMES)
        ent_draw_times(picture, spots, areas, &box);
    else
        ent_draw_background(picture, areas, &here, 1);
    return finish(picture, box, out, error);
}

/* What a picture is made in, and what is done with it there. */
typedef gboolean (*Work)(EntPicture *picture, gpointer data, GError **error);

static gboolean on_canvas(EntPicture *picture, Work work, gpointer data, GError **error)
{
    const guint n = picture->graph->nodes->len;
    g_autofree Agnode_t **nodes = picture->nodes = g_new0(Agnode_t *, n + 1);
    g_autofree double *strength = picture->strength = g_new0(double, n + 1);
    g_autofree gboolean *named = picture->named = g_new0(gboolean, n + 1);
    g_autofree guint *area = picture->area = g_new0(guint, n + 1);
    g_autofree Agedge_t **lines = picture->lines = g_new0(Agedge_t *, picture->graph->edges->len + 1);
    g_autofree EntCurve *curves = picture->curves = g_new0(EntCurve, picture->graph->edges->len + 1);
    g_autofree gboolean *drawn = picture->drawn = g_new0(gboolean, picture->graph->edges->len + 1);
    char name[] = "entente";
    if (graphviz == NULL)
        graphviz = gvContext();
    complaints = g_string_new(NULL);
    const agerrlevel_t level = agseterr(AGERR);
    const agusererrf before = agseterrf(hear);
    picture->canvas = agopen(name, Agdirected, NULL);
    const gboolean done = work(picture, data, error);
    agclose(picture->canvas);
    g_clear_pointer(&picture->cells, g_array_unref);
    g_clear_pointer(&picture->times, g_ptr_array_unref);
    agseterrf(before);
    agseterr(level);
    g_string_free(g_steal_pointer(&complaints), TRUE);
    return done;
}

static EntPicture picture_of(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options)
{
    EntPicture picture = { .graph = graph, .options = options };
    picture.style = options->style != NULL ? options->style : ent_draw_default_style();
    picture.analysis = analysis != NULL && analysis->nodes->len == graph->nodes->len ? analysis : NULL;
    return picture;
}

static gboolean draw_view(EntPicture *picture, gpointer out, GError **error)
{
    ent_draw_decide(picture);
    if (picture->options->view == ENT_VIEW_MATRIX && picture->graph->nodes->len > 0)
        return finish(picture, ent_draw_matrix(picture), out, error);
    return draw_diagram(picture, out, error);
}

gboolean ent_draw(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options, EntOutput *out,
                  GError **error)
{
    if (!is_format(options)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED,
                    "no picture of this kind can be drawn as %s; there are svg, pdf and png, and dot for diagrams",
                    options->format != NULL ? options->format : "nothing");
        return FALSE;
    }
    EntPicture picture = picture_of(graph, analysis, options);
    return on_canvas(&picture, draw_view, out, error);
}

/* From Graphviz's y upwards to the layout's. */
static void fill_layout(EntLayout *layout, EntSpot *spots, guint n, EntBox box)
{
    for (guint i = 0; i < n; i++) {
        spots[i].x -= box.left;
        spots[i].y = box.top - spots[i].y;
    }
    g_array_append_vals(layout->spots, spots, n);
    for (guint i = 0; i < layout->areas->len; i++) {
        GArray *const points = ((EntArea *)g_ptr_array_index(layout->areas, i))->points;
        for (guint k = 0; k < points->len; k++) {
            EntPoint *const point = &g_array_index(points, EntPoint, k);
            *point = (EntPoint){ point->x - box.left, box.top - point->y };
        }
    }
    layout->width = box.right - box.left;
    layout->height = box.top - box.bottom;
}

static gboolean find_layout(EntPicture *picture, gpointer data, GError **error)
{
    EntLayout *const layout = data;
    ent_draw_decide(picture);
    ent_draw_diagram(picture);
    g_autofree EntSpot *spots = lay_out(picture, error);
    if (spots == NULL)
        return FALSE;
    layout->areas = ent_draw_areas(picture, spots);
    fill_layout(layout, spots, picture->graph->nodes->len, bounds_of(picture, spots, layout->areas));
    return TRUE;
}

EntLayout *ent_draw_layout(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options, GError **error)
{
    g_autoptr(EntLayout) layout = g_new0(EntLayout, 1);
    layout->spots = g_array_new(FALSE, FALSE, sizeof(EntSpot));
    EntPicture picture = picture_of(graph, analysis, options);
    return on_canvas(&picture, find_layout, layout, error) ? g_steal_pointer(&layout) : NULL;
}

void ent_layout_free(EntLayout *layout)
{
    if (layout == NULL)
        return;
    g_array_unref(layout->spots);
    g_clear_pointer(&layout->areas, g_ptr_array_unref);
    g_free(layout);
}
