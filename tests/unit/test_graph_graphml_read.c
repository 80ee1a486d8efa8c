/* SPDX-License-Identifier: Apache-2.0 */
/* GraphML of other programs and of nobody's; what we wrote ourselves is read back in test_write_back.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <entente/graph.h>

#define HEAD                                                                                                                     \
    "<graphml><key id='t' for='node' attr.name='type'/><key id='n' for='node' attr.name='label'/>"                               \
    "<key id='i' for='node' attr.name='id'/><key id='r' for='edge' attr.name='relation'/>"                                       \
    "<key id='w' for='edge' attr.name='weight'/><key id='a' for='node' attr.name='articles'/>"                                   \
    "<key id='y' for='node' yfiles.type='nodegraphics'/><graph edgedefault='directed'>"
#define ANN                                                                                                                      \
    "<node id='n0'><data key='y'><b>not</b> this</data><data key='t'>person</data><data key='n'>Ann "                            \
    "&#x4c;<![CDATA[ee]]></data></node>"
#define BEE "<node id='country:BB'/>"

static EntGraph *read_text(const char *xml, EntGraphmlGaps *gaps, GError **error)
{
    return ent_graph_read_graphml((EntStr){ xml, strlen(xml) }, "x.graphml", gaps, error);
}

static EntGraph *read_good(const char *xml, EntGraphmlGaps *gaps)
{
    GError *error = NULL;
    EntGraph *const graph = read_text(xml, gaps, &error);
    if (graph == NULL)
        fail_msg("%s", error->message);
    return graph;
}

static void graphs_of_other_programs_are_read(void **state)
{
    (void)state;
    EntGraphmlGaps gaps;
    g_autoptr(EntGraph) graph =
        read_good(HEAD ANN BEE "<node id='n2'><data key='i'>organization:c</data></node>"
                               "<node id='n3'><data key='t'>person</data><data key='n'>ann lee</data></node>"
                               "<edge source='n0' target='country:BB' label='backs'><data key='w'>1.6</data></edge>"
                               "<edge source='n2' target='n0'><data key='r'>opposes</data></edge></graph></graphml>",
                  &gaps);
    assert_int_equal(graph->nodes->len, 4);
    assert_int_not_equal(ent_graph_find_node(graph, "person:ann-lee"), ENT_NONE);
    assert_int_not_equal(ent_graph_find_node(graph, "person:ann-lee.2"), ENT_NONE);
    assert_int_not_equal(ent_graph_find_node(graph, "organization:c"), ENT_NONE);
    assert_string_equal(ent_graph_node(graph, ent_graph_find_node(graph, "person:ann-lee"))->name, "Ann Lee");
    assert_int_equal(graph->edges->len, 2);
    assert_true(ent_graph_edge(graph, 1)->weight == 2);
    assert_string_equal(ent_graph_type(graph, ent_graph_edge(graph, 1)->type)->id, "backs");
    assert_int_equal(gaps.rounded, 1);
    assert_int_equal(gaps.evidence, 1);
}

static void a_graph_without_edges_keeps_its_nodes(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = read_good(HEAD ANN "</graph></graphml>", NULL);
    assert_int_equal(graph->nodes->len, 1);
    assert_int_equal(graph->articles->len, 1);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    (void)state;
    const char *const bad[] = {
        "",
        "<graphml/>",
        "<gexf></gexf>",
        "<graphml><graph>",
        "<graphml><graph></graph><graph></graph></graphml>",
        "<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml><graph><node id='country:AA'/></graph></graphml>",
        "<!DOCTYPE graphml SYSTEM 'file:///etc/passwd'><graphml><graph/></graphml>",
        HEAD "&nbsp;</graph></graphml>",
        HEAD "<node/></graph></graphml>",
        HEAD BEE BEE "</graph></graphml>",
        HEAD "<node id='n0'/></graph></graphml>",
        HEAD "<node id='country:AA'><graph/></node></graph></graphml>",
        HEAD "<hyperedge/></graph></graphml>",
        HEAD BEE "<edge source='country:BB' target='x'/></graph></graphml>",
        HEAD BEE ANN "<edge source='n0' target='country:BB'/></graph></graphml>",
        HEAD BEE ANN "<edge source='n0' target='country:BB' label='x'><data key='w'>many</data></edge></graph></graphml>",
        HEAD BEE ANN "<edge source='n0' target='country:BB' label='x'><data key='w'>1e9</data></edge></graph></graphml>",
        HEAD BEE ANN "<edge source='n0' target='country:BB' label='x'><data key='w'>NaN</data></edge></graph></graphml>",
        HEAD "<node id='country:AA'><data key='a'>4000000000</data></node></graph></graphml>",
        HEAD "<node id='country:AA'><data key='a'>-1</data></node></graph></graphml>",
    };
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        GError *error = NULL;
        if (read_text(bad[i], NULL, &error) != NULL)
            fail_msg("taken: %s", bad[i]);
        assert_true(error->domain == ENT_ERROR);
        assert_true(g_str_has_prefix(error->message, "x.graphml:"));
        assert_null(strchr(error->message, '\n'));
        g_clear_error(&error);
    }
}

static void depth_is_bounded(void **state)
{
    (void)state;
    GString *const xml = g_string_new(HEAD);
    for (guint i = 0; i < 100000; i++)
        g_string_append(xml, "<a>");
    GError *error = NULL;
    assert_null(read_text(xml->str, NULL, &error));
    assert_non_null(error);
    g_clear_error(&error);
    g_string_free(xml, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(graphs_of_other_programs_are_read),
        cmocka_unit_test(a_graph_without_edges_keeps_its_nodes),
        cmocka_unit_test(what_is_wrong_is_told_with_its_line),
        cmocka_unit_test(depth_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
