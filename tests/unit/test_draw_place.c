/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/draw.h>
#include <math.h>

#include "test_draw_samples.h"

/* Graphviz and fontconfig lose some memory of their own. */
ENT_API const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libgvplugin\nleak:libcgraph\nleak:libfontconfig\nleak:libpango\n";
}

static EntLayout *lay_out(const EntGraph *graph, const EntAnalysis *analysis)
{
    EntDrawOptions options;
    GError *error = NULL;
    ent_draw_options_init(&options);
    EntLayout *const layout = ent_draw_layout(graph, analysis, &options, &error);
    assert_null(error);
    assert_non_null(layout);
    assert_int_equal(layout->spots->len, graph->nodes->len);
    return layout;
}

static const EntSpot *spot(const EntLayout *layout, guint i)
{
    return &g_array_index(layout->spots, EntSpot, i);
}

static void nothing_has_an_empty_layout(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    g_autoptr(EntLayout) layout = lay_out(graph, NULL);
    assert_int_equal(layout->areas->len, 0);
    assert_true(layout->width == 0 && layout->height == 0);
    ent_layout_free(NULL);
}

static void one_node_fills_its_layout(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_add_node(graph, "country:KE", ENT_COUNTRY, "Kenya");
    ent_graph_sort(graph);
    g_autoptr(EntLayout) layout = lay_out(graph, NULL);
    assert_true(fabs(spot(layout, 0)->width - layout->width) < 0.1);
    assert_true(fabs(spot(layout, 0)->x - layout->width / 2) < 0.1);
    assert_true(fabs(spot(layout, 0)->y - layout->height / 2) < 0.1);
}

/* n nodes in `camps` camps; node 0 stands in none. */
static EntAnalysis *make_camps(guint n, guint camps)
{
    EntAnalysis *const analysis = g_new0(EntAnalysis, 1);
    analysis->nodes = g_array_new(FALSE, TRUE, sizeof(EntNodeMeasures));
    for (guint i = 0; i < n; i++) {
        const EntNodeMeasures measures = { .degree = i > 0, .camp = i % camps };
        g_array_append_val(analysis->nodes, measures);
    }
    return analysis;
}

static void free_camps(EntAnalysis *analysis)
{
    g_array_unref(analysis->nodes);
    g_free(analysis);
}

static void places_stay_apart_and_within(void **state)
{
    (void)state;
    const guint sizes[] = { 2, 12, 40, 150, 301, 700 };
    for (guint k = 0; k < G_N_ELEMENTS(sizes); k++) {
        g_autoptr(EntGraph) graph = sample_graph(sizes[k]);
        EntAnalysis *const analysis = make_camps(sizes[k], 4);
        g_autoptr(EntLayout) layout = lay_out(graph, analysis);
        for (guint i = 0; i < sizes[k]; i++) {
            const EntSpot *const a = spot(layout, i);
            assert_true(a->width > 0 && a->height > 0);
            assert_true(a->x - a->width / 2 >= -0.1 && a->x + a->width / 2 <= layout->width + 0.1);
            assert_true(a->y - a->height / 2 >= -0.1 && a->y + a->height / 2 <= layout->height + 0.1);
            for (guint j = 0; j < i; j++) {
                const EntSpot *const b = spot(layout, j);
                assert_true(fabs(a->x - b->x) >= (a->width + b->width) / 2 - 1 ||
                            fabs(a->y - b->y) >= (a->height + b->height) / 2 - 1);
            }
        }
        free_camps(analysis);
    }
}

/* Whether a point lies within a convex outline, whichever way it runs. */
static gboolean holds(const EntArea *area, double x, double y)
{
    guint left = 0, right = 0;
    for (guint i = 0; i < area->points->len; i++) {
        const EntPoint *const a = &g_array_index(area->points, EntPoint, i);
        const EntPoint *const b = &g_array_index(area->points, EntPoint, (i + 1) % area->points->len);
        const double turn = (b->x - a->x) * (y - a->y) - (b->y - a->y) * (x - a->x);
        left += turn > 0;
        right += turn < 0;
    }
    return left == 0 || right == 0;
}

static gboolean holds_box(const EntArea *area, const EntSpot *box)
{
    for (guint i = 0; i < 4; i++) {
        if (!holds(area, box->x + (i & 1 ? 1 : -1) * box->width / 2, box->y + (i & 2 ? 1 : -1) * box->height / 2))
            return FALSE;
    }
    return TRUE;
}

static gboolean touches_box(const EntArea *area, const EntSpot *box)
{
    for (guint i = 0; i < 4; i++) {
        if (holds(area, box->x + (i & 1 ? 1 : -1) * box->width / 2, box->y + (i & 2 ? 1 : -1) * box->height / 2))
            return TRUE;
    }
    return FALSE;
}

static void areas_hold_their_camp_and_no_other(void **state)
{
    (void)state;
    const guint sizes[] = { 14, 40, 120 };
    for (guint k = 0; k < G_N_ELEMENTS(sizes); k++) {
        g_autoptr(EntGraph) graph = sample_graph(sizes[k]);
        EntAnalysis *const analysis = make_camps(sizes[k], 3);
        g_autoptr(EntLayout) layout = lay_out(graph, analysis);
        assert_int_equal(layout->areas->len, 3);
        for (guint c = 0; c < layout->areas->len; c++) {
            const EntArea *const area = g_ptr_array_index(layout->areas, c);
            for (guint i = 1; i < sizes[k]; i++) {
                if (i % 3 == area->camp)
                    assert_true(holds_box(area, spot(layout, i)));
                else
                    assert_false(touches_box(area, spot(layout, i)));
            }
        }
        free_camps(analysis);
    }
}

/* Chile and Ghana, who oppose each other; someone speaks for Chile; someone else meets both. */
static void who_speaks_for_a_member_lies_in_its_area(void **state)
{
    (void)state;
    static const char *const ids[] = { "country:CL", "country:GH", "country:JP", "country:MT", "person:meets", "person:speaks" };
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    const guint32 article = sample_add_article(graph, "news/1.txt", NULL, NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
        ent_graph_add_node(graph, ids[i], i < 4 ? ENT_COUNTRY : ENT_PERSON, ids[i]);
    sample_add_edge(graph, 0, 0, 2, article, "One backs the other.", ENT_STATED);
    sample_add_edge(graph, 1, 0, 3, article, "One backs the other.", ENT_STATED);
    sample_add_edge(graph, 0, 1, 1, article, "One rejects the other.", ENT_STATED);
    sample_add_edge(graph, 4, 4, 0, article, "They meet.", ENT_STATED);
    sample_add_edge(graph, 5, 6, 0, article, "One speaks for the other.", ENT_STATED);
    ent_graph_sort(graph);
    EntAnalysis analysis = { .nodes = g_array_new(FALSE, TRUE, sizeof(EntNodeMeasures)) };
    for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
        const EntNodeMeasures measures = { .degree = i < 5, .camp = i < 4 ? i % 2 : 2 };
        g_array_append_val(analysis.nodes, measures);
    }
    g_autoptr(EntLayout) layout = lay_out(graph, &analysis);
    assert_int_equal(layout->areas->len, 2);
    assert_true(holds_box(g_ptr_array_index(layout->areas, 0), spot(layout, 5)));
    assert_false(touches_box(g_ptr_array_index(layout->areas, 0), spot(layout, 4)));
    assert_false(touches_box(g_ptr_array_index(layout->areas, 1), spot(layout, 4)));
    g_array_unref(analysis.nodes);
}

static void the_same_graph_gets_the_same_places(void **state)
{
    (void)state;
    const guint sizes[] = { 14, 90, 320 };
    for (guint k = 0; k < G_N_ELEMENTS(sizes); k++) {
        g_autoptr(EntGraph) one = sample_graph(sizes[k]), two = sample_graph(sizes[k]);
        EntAnalysis *const analysis = make_camps(sizes[k], 3);
        g_autoptr(EntLayout) a = lay_out(one, analysis), b = lay_out(two, analysis);
        assert_memory_equal(a->spots->data, b->spots->data, sizes[k] * sizeof(EntSpot));
        assert_true(a->width == b->width && a->height == b->height);
        free_camps(analysis);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_has_an_empty_layout),
        cmocka_unit_test(one_node_fills_its_layout),
        cmocka_unit_test(places_stay_apart_and_within),
        cmocka_unit_test(areas_hold_their_camp_and_no_other),
        cmocka_unit_test(who_speaks_for_a_member_lies_in_its_area),
        cmocka_unit_test(the_same_graph_gets_the_same_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
