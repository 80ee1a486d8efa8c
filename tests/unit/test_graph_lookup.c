/* SPDX-License-Identifier: Apache-2.0 */
#include "test_graph_samples.h"

static guint32 look(const EntGraph *graph, const char *name)
{
    return ent_graph_lookup(graph, name, NULL);
}

static void ids_names_and_aliases_are_found_without_case_and_accents(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    const char *const forms[] = { "person:zoe-ade", "Zoë Adé", "zoe ade", "ZOE ADÉ", "ade", "She", "Zoe Ade's" };
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++)
        assert_int_equal(look(graph, forms[i]), 3);
    assert_int_equal(look(graph, "the Harbour Union"), 2);
}

static void the_one_mentioned_most_is_meant(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_node_add_alias(ent_graph_node(graph, 3), "Same");
    ent_node_add_alias(ent_graph_node(graph, 1), "Same");
    ent_node_add_alias(ent_graph_node(graph, 2), "same");
    ent_graph_sort(graph);
    assert_int_equal(look(graph, "Same"), 0); /* Japan and Kenya are mentioned alike: the lesser id */
}

static void nobody_is_told_with_near_names(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(GError) typo = NULL, part = NULL, none = NULL, empty = NULL;
    ent_graph_sort(graph);
    assert_int_equal(ent_graph_lookup(graph, "Kenia", &typo), ENT_NONE);
    assert_int_equal(typo->code, ENT_ERROR_NOT_FOUND);
    assert_string_equal(typo->message, "nobody in the graph is called \"Kenia\"; did you mean Kenya?");
    assert_int_equal(ent_graph_lookup(graph, "harbour", &part), ENT_NONE);
    assert_non_null(strstr(part->message, "did you mean Harbour Union?"));
    assert_int_equal(ent_graph_lookup(graph, "Xyzzyxyzzy", &none), ENT_NONE);
    assert_null(strstr(none->message, "mean"));
    assert_int_equal(ent_graph_lookup(graph, "", &empty), ENT_NONE);
}

static void at_most_five_near_names_are_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    for (guint i = 0; i < 9; i++) {
        g_autofree char *id = g_strdup_printf("person:ana-%u", i), *name = g_strdup_printf("Ana %u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, name);
    }
    ent_graph_sort(graph);
    g_autoptr(GError) error = NULL;
    assert_int_equal(ent_graph_lookup(graph, "Ana", &error), ENT_NONE);
    assert_non_null(strstr(error->message, "did you mean Ana 0, Ana 1, Ana 2, Ana 3 or Ana 4?"));
}

static void long_names_have_no_distance(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    g_autofree char *name = g_strnfill(200, 'q');
    g_autoptr(GError) error = NULL;
    assert_int_equal(ent_graph_lookup(graph, name, &error), ENT_NONE);
    assert_null(strstr(error->message, "mean"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_names_and_aliases_are_found_without_case_and_accents),
        cmocka_unit_test(the_one_mentioned_most_is_meant),
        cmocka_unit_test(nobody_is_told_with_near_names),
        cmocka_unit_test(at_most_five_near_names_are_told),
        cmocka_unit_test(long_names_have_no_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
