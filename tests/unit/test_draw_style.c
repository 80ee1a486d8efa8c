/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "draw/draw_internal.h"
#include "test_draw_samples.h"

static EntEdgeStyle style_of(const EntRelationType *type, double weight, gboolean hedged)
{
    g_autoptr(EntGraph) graph = ent_graph_new();
    EntRelationType *const copy = g_new0(EntRelationType, 1);
    *copy = *type;
    copy->id = g_strdup(type->id);
    copy->label = g_strdup(type->id);
    copy->colour = g_strdup(type->colour);
    copy->line = g_strdup(type->line);
    ent_graph_take_type(graph, copy);
    const EntPicture picture = { .graph = graph, .style = ent_draw_default_style() };
    return ent_draw_edge_style(&picture, 0, weight, hedged);
}

static char id[] = "supports", blue[] = "#0072B2", solid[] = "solid", dashed[] = "dashed", bold[] = "bold",
            bad[] = "\" onload=\"";

static double width_of(double weight)
{
    return ent_draw_width(ent_draw_default_style(), weight);
}

static void width_grows_with_weight_within_bounds(void **state)
{
    (void)state;
    assert_true(width_of(0) == width_of(1));
    assert_true(width_of(1) < width_of(2));
    assert_true(width_of(2) < width_of(8));
    assert_true(width_of(1e9) <= 5.0);
}

static void sign_and_symmetry_choose_the_arrows(void **state)
{
    (void)state;
    EntRelationType type = { .id = id, .colour = blue, .line = solid, .sign = 1, .measured = TRUE };
    assert_string_equal(style_of(&type, 1, FALSE).head, "normal");
    assert_string_equal(style_of(&type, 1, FALSE).tail, "none");
    assert_string_equal(style_of(&type, 1, TRUE).head, "onormal");
    type.sign = -1;
    assert_string_equal(style_of(&type, 1, FALSE).head, "teenormal");
    assert_string_equal(style_of(&type, 1, TRUE).head, "teeonormal");
    type.sign = 0;
    assert_string_equal(style_of(&type, 1, FALSE).head, "vee");
    type.symmetric = TRUE;
    assert_string_equal(style_of(&type, 1, FALSE).head, "none");
    type.sign = -1;
    assert_string_equal(style_of(&type, 1, FALSE).tail, "tee");
    type.sign = 1;
    assert_string_equal(style_of(&type, 1, FALSE).tail, "dot");
}

static void structure_is_thin_and_grey(void **state)
{
    (void)state;
    const EntRelationType type = { .id = id, .colour = blue, .line = dashed, .measured = FALSE };
    const EntEdgeStyle style = style_of(&type, 100, FALSE);
    assert_true(style.width < width_of(1));
    assert_string_equal(style.colour, "#8a8a8a");
    assert_string_equal(style.line, "dashed");
}

static void structures_differ_in_their_heads(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    const guint32 quotes = ent_graph_find_type(graph, "quotes"), member = ent_graph_find_type(graph, "member_of");
    const guint32 represents = ent_graph_find_type(graph, "represents");
    const EntPicture picture = { .graph = graph, .style = ent_draw_default_style() };
    assert_string_equal(ent_draw_edge_style(&picture, quotes, 1, FALSE).head, "vee");
    assert_string_equal(ent_draw_edge_style(&picture, member, 1, FALSE).head, "odiamond");
    assert_string_equal(ent_draw_edge_style(&picture, represents, 1, FALSE).head, "odot");
}

static void hedged_edges_are_paler(void **state)
{
    (void)state;
    const EntRelationType type = { .id = id, .colour = blue, .line = bold, .sign = 1, .measured = TRUE };
    assert_string_equal(style_of(&type, 1, FALSE).colour, "#0072B2");
    assert_string_equal(style_of(&type, 1, TRUE).colour, "#73b1d5");
    assert_true(style_of(&type, 1, FALSE).width > width_of(1));
}

static void colours_and_lines_of_an_ontology_are_checked(void **state)
{
    (void)state;
    EntRelationType type = { .id = id, .colour = bad, .line = bad, .sign = 1, .measured = TRUE };
    assert_string_equal(style_of(&type, 1, FALSE).colour, "#1a1a1a");
    assert_string_equal(style_of(&type, 1, FALSE).line, "solid");
    type.colour = type.line = NULL;
    assert_string_equal(style_of(&type, 1, FALSE).colour, "#1a1a1a");
    assert_string_equal(style_of(&type, 1, FALSE).line, "solid");
}

static void arrow_lengths_are_those_of_graphviz(void **state)
{
    (void)state;
    assert_true(ent_draw_arrow_length("normal", 0.5) == 5.0);
    assert_true(ent_draw_arrow_length("none", 1) == 0.0);
}

static void a_style_changes_relations_by_name(void **state)
{
    (void)state;
    static const char text[] = "[relation supports]\ncolour = #010203\nline = dashed\n[text]\nlines = 2\n";
    g_autoptr(EntDrawStyle) own = ent_draw_style_read(ENT_STR(text), "test", NULL);
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    const EntPicture picture = { .graph = graph, .style = own };
    assert_string_equal(ent_draw_edge_style(&picture, 0, 1, FALSE).colour, "#010203");
    assert_string_equal(ent_draw_edge_style(&picture, 0, 1, FALSE).line, "dashed");
    assert_string_equal(ent_draw_edge_style(&picture, 1, 1, FALSE).colour, "#d55e00");
    assert_true(ent_draw_width(own, 4) == 2 * width_of(4));
}

static void colours_mix(void **state)
{
    (void)state;
    char colour[COLOUR_LEN] = "#000000";
    ent_draw_mix(colour, "#ff8000", 0.5);
    assert_string_equal(colour, "#804000");
    ent_draw_mix(colour, "#ff8000", 1);
    assert_string_equal(colour, "#ff8000");
    ent_draw_mix(colour, "#123456", 0);
    assert_string_equal(colour, "#ff8000");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(width_grows_with_weight_within_bounds),
        cmocka_unit_test(sign_and_symmetry_choose_the_arrows),
        cmocka_unit_test(structure_is_thin_and_grey),
        cmocka_unit_test(structures_differ_in_their_heads),
        cmocka_unit_test(hedged_edges_are_paler),
        cmocka_unit_test(colours_and_lines_of_an_ontology_are_checked),
        cmocka_unit_test(arrow_lengths_are_those_of_graphviz),
        cmocka_unit_test(a_style_changes_relations_by_name),
        cmocka_unit_test(colours_mix),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
