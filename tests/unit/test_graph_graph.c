/* SPDX-License-Identifier: Apache-2.0 */
#include "test_graph_samples.h"

static void names_of_enums_lead_both_ways(void **state)
{
    (void)state;
    EntNodeType type = ENT_COUNTRY;
    EntCertainty certainty = ENT_STATED;
    assert_true(ent_node_type_parse("organization", &type));
    assert_string_equal(ent_node_type_name(type), "organization");
    assert_false(ent_node_type_parse("Organization", &type));
    assert_int_equal(type, ENT_ORGANIZATION);
    assert_true(ent_certainty_parse("negated", &certainty));
    assert_string_equal(ent_certainty_name(certainty), "negated");
    assert_false(ent_certainty_parse("", &certainty));
}

static void an_empty_graph_can_be_sorted_and_searched(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    assert_int_equal(ent_graph_find_node(graph, "country:JP"), ENT_NONE);
    ent_graph_sort(graph);
    assert_int_equal(ent_graph_find_node(graph, "country:JP"), ENT_NONE);
    assert_int_equal(ent_graph_find_article(graph, "a"), ENT_NONE);
    assert_int_equal(ent_graph_find_type(graph, "supports"), ENT_NONE);
    ent_graph_free(NULL);
}

static void an_edge_is_made_once(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_types(graph);
    const guint32 b = ent_graph_add_node(graph, "country:B", ENT_COUNTRY, "B"), a = ent_graph_add_node(graph, "country:A", ENT_COUNTRY, "A");
    EntEdge *const edge = ent_graph_get_edge(graph, b, SUPPORTS, a);
    assert_ptr_equal(edge, ent_graph_get_edge(graph, b, SUPPORTS, a));
    assert_ptr_not_equal(edge, ent_graph_get_edge(graph, a, SUPPORTS, b));
    assert_ptr_not_equal(edge, ent_graph_get_edge(graph, b, OPPOSES, a));
    EntEdge *const meets = ent_graph_get_edge(graph, b, MEETS, a);
    assert_ptr_equal(meets, ent_graph_get_edge(graph, a, MEETS, b));
    assert_int_equal(meets->source, a);
    assert_int_equal(graph->edges->len, 4);
}

static void sorting_leads_all_indices(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    const char *const ids[] = { "country:JP", "country:KE", "organization:union", "person:zoe-ade" };
    for (guint i = 0; i < 4; i++) {
        assert_string_equal(ent_graph_node(graph, i)->id, ids[i]);
        assert_int_equal(ent_graph_find_node(graph, ids[i]), i);
    }
    for (guint i = 0; i < 3; i++) {
        g_autofree char *id = ent_article_id(ent_graph_article(graph, i));
        assert_string_equal(id, g_ptr_array_index(graph->article_ids, i));
        assert_int_equal(ent_graph_find_article(graph, id), i);
        assert_true(i == 0 || strcmp(g_ptr_array_index(graph->article_ids, i - 1), id) < 0);
    }
    const EntEdge *const edge = ent_graph_edge(graph, 2);
    assert_string_equal(edge->id, "person:zoe-ade|supports|country:KE");
    assert_string_equal(ent_graph_edge(graph, 1)->id, "country:JP|meets|person:zoe-ade");
    const EntRole *const role = &g_array_index(ent_graph_node(graph, 3)->roles, EntRole, 0);
    const char *const path = ent_graph_article(graph, role->article)->path;
    assert_string_equal(path, role->of == ENT_NONE ? "a.txt" : "c.txt");
    g_autofree char *once = json_of(graph, NULL);
    ent_graph_sort(graph);
    g_autofree char *twice = json_of(graph, NULL);
    assert_string_equal(once, twice);
}

static void weight_and_dates_come_from_the_evidence(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    EntEdge *const edge = ent_graph_edge(graph, 0);
    sample_evidence(graph, edge, 0, 22, ENT_STATED, 0.5); /* again, and less sure */
    sample_evidence(graph, edge, 0, 5, ENT_STATED, 0.5);  /* another sentence of the same article */
    ent_graph_sort(graph);
    const EntEdge *const supports = ent_graph_edge(graph, 2), *const denied = ent_graph_edge(graph, 0);
    assert_true(supports->weight == 3);
    assert_int_equal(supports->evidence->len, 4);
    for (guint i = 0; i < 4; i++)
        assert_true(g_array_index(supports->evidence, EntEvidence, i).confidence != 0.5 ||
                    g_array_index(supports->evidence, EntEvidence, i).span.end == 5);
    assert_string_equal(supports->first, "2024-05-01T23:00:00-05:00");
    assert_string_equal(supports->last, "2024-05-03");
    assert_true(denied->weight == 0);
    assert_null(denied->first);
    assert_null(denied->last);
}

static void nodes_and_edges_that_have_become_the_same_are_joined(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    const guint32 again = ent_graph_add_node(graph, "person:zoe-ade", ENT_PERSON, "Zoe Ade");
    ent_node_add_alias(ent_graph_node(graph, again), "Adé");
    ent_node_add_mention(ent_graph_node(graph, again), 2, (EntSpan){ 9, 10 });
    ent_node_add_role(ent_graph_node(graph, again), "Chair", ENT_NONE, 1);
    sample_evidence(graph, ent_graph_get_edge(graph, again, SUPPORTS, 1), 2, 5, ENT_STATED, 1);
    ent_graph_sort(graph);
    assert_int_equal(graph->nodes->len, 4);
    assert_int_equal(graph->edges->len, 3);
    const EntNode *const zoe = ent_graph_node(graph, 3);
    assert_string_equal(zoe->name, "Zoë Adé");
    assert_int_equal(zoe->aliases->len, 3);
    assert_int_equal(zoe->roles->len, 2);
    assert_int_equal(zoe->n_mentions, 5);
    assert_int_equal(ent_graph_edge(graph, 2)->evidence->len, 4);
}

static void lists_of_a_node_hold_nothing_twice(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    EntNode *const zoe = ent_graph_node(graph, 0);
    ent_node_add_alias(zoe, "Adé");
    ent_node_add_alias(zoe, "Zoë Adé");
    assert_int_equal(zoe->aliases->len, 2);
    ent_node_add_mention(zoe, 0, (EntSpan){ 0, 4 });
    ent_node_add_role(zoe, "President", 1, 0);
    ent_node_add_role(zoe, "Adviser", 1, 0);
    ent_graph_sort(graph);
    assert_int_equal(zoe->n_mentions, 4);
    assert_int_equal(zoe->roles->len, 3);
    assert_int_equal(zoe->articles->len, 3);
}

static void quotations_of_one_place_get_ids_of_their_own(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    g_autofree char *first = g_strconcat(g_ptr_array_index(graph->article_ids, ent_graph_quote(graph, 0)->article), ":0", NULL);
    g_autoptr(GHashTable) ids = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean second = FALSE;
    for (guint i = 0; i < graph->quotes->len; i++) {
        assert_true(g_hash_table_add(ids, ent_graph_quote(graph, i)->id));
        second = second || g_str_has_suffix(ent_graph_quote(graph, i)->id, ":0:2");
    }
    assert_true(g_hash_table_contains(ids, first));
    assert_true(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_enums_lead_both_ways),
        cmocka_unit_test(an_empty_graph_can_be_sorted_and_searched),
        cmocka_unit_test(an_edge_is_made_once),
        cmocka_unit_test(sorting_leads_all_indices),
        cmocka_unit_test(weight_and_dates_come_from_the_evidence),
        cmocka_unit_test(nodes_and_edges_that_have_become_the_same_are_joined),
        cmocka_unit_test(lists_of_a_node_hold_nothing_twice),
        cmocka_unit_test(quotations_of_one_place_get_ids_of_their_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
