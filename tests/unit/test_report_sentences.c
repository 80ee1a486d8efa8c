/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

static void the_main_findings_are_sentences_with_footnotes(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "- **Peru** stands at the centre, by strength: relations with 3 others that add up to 6, each counted "
                       "once for every article that "
                       "tells of it. The articles tell 3 independent stories: too few to be sure of any rank.[^1]\n");
    assert_has(report,
               "- **Canal Council** agrees with both **Chile** and **Peru**, who are opposed to each other.[^2][^3][^1]\n");
    assert_has(
        report,
        "- **Peru** is the most supported, by 2 actors (cooperation included): **Canal Council** and **Ana Quispe**.[^3][^4]\n");
    assert_has(report, "- **Peru** is the most opposed, by 2 actors (conflict included): **Chile** and **Ana Quispe**.");
    assert_has(report,
               "- The strongest agreement is between **Chile** and **Canal Council** (weight 1; 1 other pair is as strong).");
    assert_has(report, "- The strongest opposition is between **Chile** and **Peru** (weight 3).");
    assert_has(report, "- **Ana Quispe** is said to be both for and against **Peru**, in different articles.");
    assert_has(report, "- **Ana Quispe** is quoted most: 2 quotations in 2 articles.");
}

static void equals_are_named_together(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", NULL, NULL, "Talks");
    const guint32 chile = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    report_relation(graph, chile, "conflicts_with", peru, article, "Chile and Peru clashed.", "clashed", ENT_STATED);
    report_relation(graph, chile, "cooperates_with", peru, article, "Chile and Peru clashed, then cooperated.", "cooperated",
                    ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "**Chile** and **Peru** stand at the centre, each with a strength of 2:");
    assert_has(report, "**Chile** and **Peru** are the most opposed, each by 1 actor (conflict included).");
    assert_has(report, "is said to be both for and against **Peru**, in one article.");
}

static void many_equals_are_counted(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", NULL, NULL, "Talks");
    const char *const names[] = { "Ana", "Bea", "Cid", "Dov", "Eve" };
    for (guint i = 0; i < 5; i++) {
        g_autofree char *id = g_strdup_printf("person:%s", names[i]);
        ent_graph_add_node(graph, id, ENT_PERSON, names[i]);
    }
    for (guint i = 0; i < 5; i++)
        report_relation(graph, i, "supports", (i + 1) % 5, article, "One backs the next.", "backs", ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "- **Ana**, **Bea**, **Cid** and 2 others stand at the centre");
    assert_has(report, "are the most supported, each by 1 actor");
}

static void guesses_are_told_as_guesses(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", NULL, NULL, "Talks");
    const guint32 chile = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    const guint32 kenya = ent_graph_add_node(graph, "country:KE", ENT_COUNTRY, "Kenya");
    const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    report_relation(graph, kenya, "supports", peru, article, "Kenya praised Peru.", "praised", ENT_STATED);
    report_relation(graph, kenya, "opposes", peru, article, "Kenya spoke of Peru.", "Kenya", ENT_STATED);
    report_relation(graph, chile, "opposes", peru, article, "Chile condemned Peru.", "condemned", ENT_STATED);
    EntEdge *const guess = ent_graph_get_edge(graph, kenya, ent_graph_find_type(graph, "opposes"), peru);
    g_array_index(guess->evidence, EntEvidence, 0).confidence = 0.5;
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *report = report_of(graph, &options);
    assert_has(report, "**Peru** is the most opposed, by 2 actors (conflict included): **Chile** and **Kenya**. Of 1 of them it is a "
                       "guess: no sentence is surer than 0.60.");
    assert_has(report, "| Kenya | Peru | 1 | stated; a guess | 1 ");
    assert_has(report, "| Chile | Peru | 1 | stated | 1 ");
    assert_null(strstr(report, "both for and against"));
}

static void words_of_the_article_stand_in_no_quotation_marks(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "Talks", NULL, NULL, "Talks");
    const guint32 ruiz = ent_graph_add_node(graph, "person:ruiz", ENT_PERSON, "Ana Ruiz");
    report_quote(graph, ruiz, article, "the harbour was \"as old as the town itself", TRUE);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "md" };
    g_autofree char *mixed = report_of(graph, &options);
    assert_has(mixed, "| the harbour was \"as old as the town itself (reported) ");
    assert_has(mixed, "Partly direct quotation.");
    report_quote(graph, ruiz, article, "It is old.", TRUE);
    g_autofree char *whole = report_of(graph, &options);
    assert_has(whole, "“It is old.” ");
}

static void the_method_says_what_was_measured_and_by_what(void **state)
{
    (void)state;
    g_autofree char *report = canal_report("md");
    assert_has(report, "these types: supports, opposes, cooperates\\_with, meets, conflicts\\_with.");
    assert_has(report, "5 actors and 5 pairs");
    assert_has(report, "seed 42");
    assert_has(report, "Graph made by entente 0.1.0 (ontology 0a1b2c3d4e5f, model rules); report by entente ");
    assert_has(report, "what is denied is kept as evidence and never counts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_main_findings_are_sentences_with_footnotes),
        cmocka_unit_test(equals_are_named_together),
        cmocka_unit_test(many_equals_are_counted),
        cmocka_unit_test(the_method_says_what_was_measured_and_by_what),
        cmocka_unit_test(guesses_are_told_as_guesses),
        cmocka_unit_test(words_of_the_article_stand_in_no_quotation_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
