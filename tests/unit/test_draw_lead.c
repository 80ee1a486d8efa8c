/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "draw/draw_internal.h"

#include <math.h>

#include "test_draw_samples.h"

/* A picture of countries at the given places, with edges of type 0 as given. */
typedef struct Scene {
    EntGraph *graph;
    EntPicture picture;
    EntDrawOptions options;
} Scene;

static void set_scene(Scene *scene, const EntSpot *spots, guint n, const guint (*ends)[2], guint n_edges)
{
    scene->graph = ent_graph_new();
    sample_add_types(scene->graph);
    const guint32 article = sample_add_article(scene->graph, "1.txt", NULL, NULL, NULL);
    for (guint i = 0; i < n; i++) {
        char id[32];
        g_snprintf(id, sizeof id, "country:%02u", i);
        ent_graph_add_node(scene->graph, id, ENT_COUNTRY, id);
    }
    for (guint i = 0; i < n_edges; i++) /* parallel ones differ in type */
        sample_add_edge(scene->graph, ends[i][0], i % 2, ends[i][1], article, "One says so.", ENT_STATED);
    ent_graph_sort(scene->graph);
    scene->picture = (EntPicture){ .graph = scene->graph, .style = ent_draw_default_style(), .options = &scene->options };
    scene->picture.curves = g_new0(EntCurve, n_edges + 1);
    scene->picture.drawn = g_new0(gboolean, n_edges + 1);
    for (guint i = 0; i < n_edges; i++)
        scene->picture.drawn[i] = TRUE;
    ent_draw_lead(&scene->picture, spots);
}

static void end_scene(Scene *scene)
{
    g_free(scene->picture.curves);
    g_free(scene->picture.drawn);
    ent_graph_free(scene->graph);
}

static gboolean lies_in(EntPoint point, const EntSpot *spot)
{
    return fabs(point.x - spot->x) < spot->width / 2 && fabs(point.y - spot->y) < spot->height / 2;
}

static void a_line_begins_and_ends_at_the_borders(void **state)
{
    (void)state;
    const EntSpot spots[] = { { 0, 0, 60, 20 }, { 200, 0, 80, 30 } };
    const guint ends[][2] = { { 0, 1 } };
    Scene scene = { 0 };
    set_scene(&scene, spots, 2, ends, 1);
    const EntCurve *const curve = &scene.picture.curves[0];
    assert_true(curve->led && curve->has_end && !curve->has_start);
    assert_true(fabs(curve->end.x - 160) < 2 && fabs(curve->end.y) < 0.5);
    assert_true(fabs(curve->p[0].x - 30) < 2);
    assert_true(curve->p[3].x < curve->end.x - 4); /* room for the arrow */
    end_scene(&scene);
}

static void a_line_goes_round_who_is_in_its_way(void **state)
{
    (void)state;
    const EntSpot spots[] = { { 0, 0, 40, 20 }, { 400, 0, 40, 20 }, { 200, 5, 60, 20 } };
    const guint ends[][2] = { { 0, 1 } };
    Scene scene = { 0 };
    set_scene(&scene, spots, 3, ends, 1);
    for (guint k = 0; k <= 100; k++)
        assert_false(lies_in(ent_draw_point_at(&scene.picture.curves[0], k / 100.0), &spots[2]));
    end_scene(&scene);
}

static void several_lines_between_two_lie_apart(void **state)
{
    (void)state;
    const EntSpot spots[] = { { 0, 0, 40, 20 }, { 300, 0, 40, 20 } };
    const guint ends[][2] = { { 0, 1 }, { 0, 1 }, { 1, 0 }, { 1, 0 } };
    Scene scene = { 0 };
    set_scene(&scene, spots, 2, ends, 4);
    assert_int_equal(scene.graph->edges->len, 4);
    for (guint i = 0; i < 4; i++) {
        for (guint j = 0; j < i; j++) {
            const EntPoint a = ent_draw_point_at(&scene.picture.curves[i], 0.5),
                           b = ent_draw_point_at(&scene.picture.curves[j], 0.5);
            assert_true(hypot(a.x - b.x, a.y - b.y) > 8);
        }
    }
    end_scene(&scene);
}

static void touching_nodes_and_loops_give_finite_lines(void **state)
{
    (void)state;
    const EntSpot spots[] = { { 0, 0, 40, 20 }, { 41, 0, 40, 20 }, { 41, 0, 40, 20 } };
    const guint ends[][2] = { { 0, 1 }, { 1, 2 }, { 2, 2 } };
    Scene scene = { 0 };
    set_scene(&scene, spots, 3, ends, 3);
    for (guint i = 0; i < 3; i++) {
        assert_true(scene.picture.curves[i].led);
        for (guint k = 0; k < 4; k++)
            assert_true(isfinite(scene.picture.curves[i].p[k].x) && isfinite(scene.picture.curves[i].p[k].y));
        assert_true(isfinite(scene.picture.curves[i].end.x) && isfinite(scene.picture.curves[i].start.y));
    }
    end_scene(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_begins_and_ends_at_the_borders),
        cmocka_unit_test(a_line_goes_round_who_is_in_its_way),
        cmocka_unit_test(several_lines_between_two_lie_apart),
        cmocka_unit_test(touching_nodes_and_loops_give_finite_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
