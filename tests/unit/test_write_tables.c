/* SPDX-License-Identifier: Apache-2.0 */
/* The formats that are tables and lists: Gephi's and Neo4j's, Pajek, matrices, FollowTheMoney. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "write/text.h"

#include "test_write_samples.h"

static char *write_with(EntWriter write, const EntGraph *graph)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    assert_true(write(graph, NULL, NULL, out, NULL));
    assert_true(ent_output_close(out, NULL));
    return g_string_free(bytes, FALSE);
}

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = strstr(text, part); p != NULL; p = strstr(p + 1, part))
        n++;
    return n;
}

/* Two countries and a party: A supports B twice and opposes it once, B and C cooperate, C is said not to support A. */
static EntGraph *small_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    sample_add_type(graph, "supports", "supports", 1, FALSE, TRUE);
    sample_add_type(graph, "opposes", "opposes", -1, FALSE, TRUE);
    sample_add_type(graph, "cooperates_with", "cooperates with", 1, TRUE, TRUE);
    sample_add_type(graph, "quotes", "quotes", 0, FALSE, FALSE);
    const guint32 one = sample_add_article(graph, "1.txt", "One", "https://news.example/1", "2024-05-01");
    const guint32 two = sample_add_article(graph, "2.txt", "Two", NULL, "2024-05-03");
    const guint32 a = ent_graph_add_node(graph, "country:AA", ENT_COUNTRY, "A; \"land\"");
    const guint32 b = ent_graph_add_node(graph, "country:BB", ENT_COUNTRY, "=B");
    const guint32 c = ent_graph_add_node(graph, "organization:c", ENT_ORGANIZATION, "C");
    ent_graph_add_node(graph, "person:d", ENT_PERSON, "D"); /* in no relation */
    const EntSpan span = { 3, 9 };
    ent_node_add_alias(ent_graph_node(graph, a), "x;y");
    ent_node_add_alias(ent_graph_node(graph, a), "z");
    sample_add_evidence(graph, a, 0, b, one, span, ENT_STATED, 1);
    sample_add_evidence(graph, a, 0, b, two, span, ENT_HEDGED, 1);
    sample_add_evidence(graph, a, 1, b, two, span, ENT_STATED, 1);
    sample_add_evidence(graph, c, 2, b, one, span, ENT_STATED, 1);
    sample_add_evidence(graph, c, 0, a, one, span, ENT_NEGATED, 1);
    sample_add_evidence(graph, b, 3, c, one, span, ENT_STATED, 1);
    ent_graph_sort(graph);
    return graph;
}

static void matrices_add_up_the_weights_of_a_sign(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph();
    g_autofree char *positive = write_with(ent_write_positive, graph), *negative = write_with(ent_write_negative, graph);
    g_autofree char *net = write_with(ent_write_net, graph), *two_mode = write_with(ent_write_two_mode, graph);
    assert_string_equal(positive, ",\"A; \"\"land\"\"\",'=B,C\r\n\"A; \"\"land\"\"\",0,2,0\r\n'=B,0,0,1\r\nC,0,1,0\r\n");
    assert_string_equal(negative, ",\"A; \"\"land\"\"\",'=B,C\r\n\"A; \"\"land\"\"\",0,1,0\r\n'=B,0,0,0\r\nC,0,0,0\r\n");
    assert_string_equal(net, ",\"A; \"\"land\"\"\",'=B,C\r\n\"A; \"\"land\"\"\",0,1,0\r\n'=B,0,0,1\r\nC,0,1,0\r\n");
    assert_string_equal(two_mode, ",'=B +,'=B -,C +,C -\r\n\"A; \"\"land\"\"\",2,1,0,0\r\n'=B,0,0,1,0\r\nC,1,0,0,0\r\n");
}

static void pajek_has_one_list_of_arcs(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph();
    g_autofree char *pajek = write_with(ent_write_pajek, graph);
    assert_string_equal(pajek, "*Vertices 4\n1 \"A; 'land'\"\n2 \"=B\"\n3 \"C\"\n4 \"D\"\n*Arcs\n1 2 2 l \"supports\"\n"
                               "1 2 -1 l \"opposes\"\n2 3 1 l \"cooperates_with\"\n3 2 1 l \"cooperates_with\"\n"
                               "2 3 1 l \"quotes\"\n");
}

static void pajek_labels_stay_on_their_line(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *pajek = write_with(ent_write_pajek, graph);
    g_auto(GStrv) lines = g_strsplit(pajek, "\n", -1);
    for (guint i = 1; i <= graph->nodes->len; i++) {
        assert_int_equal(atoi(lines[i]), i);
        assert_int_equal(count(lines[i], "\""), 2);
        assert_true(g_str_has_suffix(lines[i], "\""));
    }
}

static void gephi_edges_keep_kinds_and_days(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph();
    g_autofree char *nodes = write_with(ent_write_gephi_nodes, graph), *edges = write_with(ent_write_gephi_edges, graph);
    assert_true(g_str_has_prefix(nodes, "Id,Label,type,iso3166,aliases,roles,mentions,articles\r\n"
                                        "country:AA,\"A; \"\"land\"\"\",country,,x;y | z,,0,0\r\ncountry:BB,'=B,"));
    assert_int_equal(count(edges, "\r\n"), 5); /* the head, and four that are not only denied */
    assert_non_null(strstr(edges,
                           "\r\ncountry:AA,country:BB,Directed,supports,country:AA|supports|country:BB,supports,2,"
                           "\"<[2024-05-01, 2024-05-01]; [2024-05-03, 2024-05-03]>\",1,false,2024-05-01,2024-05-03,2,stated,1,"));
}

static void neo4j_tables_have_typed_heads_and_no_line_breaks_inside(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(), odd = sample_graph();
    g_autofree char *nodes = write_with(ent_write_neo4j_nodes, graph), *edges = write_with(ent_write_neo4j_relationships, graph);
    assert_string_equal(nodes, "id:ID,name,iso3166,aliases:string[],roles:string[],mentions:int,articles:int,:LABEL\r\n"
                               "country:AA,\"A; \"\"land\"\"\",,x/y;z,,0,0,Entity;Country\r\n"
                               "country:BB,'=B,,,,0,0,Entity;Country\r\norganization:c,C,,,,0,0,Entity;Organization\r\n"
                               "person:d,D,,,,0,0,Entity;Person\r\n");
    assert_true(g_str_has_prefix(edges, ":START_ID,:END_ID,id,"));
    assert_non_null(strstr(edges, ",One,https://news.example/1,COOPERATES_WITH\r\n"));
    g_autofree char *odd_nodes = write_with(ent_write_neo4j_nodes, odd);
    assert_int_equal(count(odd_nodes, "\n"), odd->nodes->len + 1);
}

static void ftm_links_have_roles_and_proof(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(), odd = sample_graph();
    g_autofree char *ftm = write_with(ent_write_ftm, graph), *odd_ftm = write_with(ent_write_ftm, odd);
    assert_int_equal(count(ftm, "\"schema\":\"PublicBody\""), 2);
    assert_int_equal(count(ftm, "\"schema\":\"Article\""), 2);
    assert_int_equal(count(ftm, "\"schema\":\"UnknownLink\""), 4);
    assert_int_equal(count(ftm, "\"role\":[\"cooperates with\"]"), 1);
    assert_int_equal(count(ftm, "\"proof\":[\"ent-"), 4);
    assert_int_equal(count(ftm, "\"startDate\":[\"2024-05-01\"],\"endDate\":[\"2024-05-03\"]"), 1);
    assert_int_equal(count(odd_ftm, "\"schema\":\"Employment\""), 0); /* none is by a person */
    assert_true(g_utf8_validate(odd_ftm, -1, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matrices_add_up_the_weights_of_a_sign),
        cmocka_unit_test(pajek_has_one_list_of_arcs),
        cmocka_unit_test(pajek_labels_stay_on_their_line),
        cmocka_unit_test(gephi_edges_keep_kinds_and_days),
        cmocka_unit_test(neo4j_tables_have_typed_heads_and_no_line_breaks_inside),
        cmocka_unit_test(ftm_links_have_roles_and_proof),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
