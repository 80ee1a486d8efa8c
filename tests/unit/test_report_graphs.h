/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_report_graphs.h: graphs with articles, evidence and quotations, for the tests of src/report.
 */
#ifndef TEST_REPORT_GRAPHS_H
#define TEST_REPORT_GRAPHS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/report.h>
#include <string.h>

static inline guint32 report_type(EntGraph *graph, const char *id, const char *label, int sign, gboolean symmetric, gboolean measured)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(label), g_strdup("#000000"), g_strdup("solid"), sign, symmetric, measured };
    return ent_graph_take_type(graph, type);
}

static inline void report_types(EntGraph *graph)
{
    report_type(graph, "supports", "supports", 1, FALSE, TRUE);
    report_type(graph, "opposes", "opposes", -1, FALSE, TRUE);
    report_type(graph, "quotes", "quotes", 0, FALSE, FALSE);
    report_type(graph, "cooperates_with", "cooperates with", 1, TRUE, TRUE);
    report_type(graph, "meets", "meets", 0, TRUE, TRUE);
    report_type(graph, "member_of", "member of", 0, FALSE, FALSE);
    report_type(graph, "conflicts_with", "conflicts with", -1, TRUE, TRUE);
}

static inline guint32 report_article(EntGraph *graph, const char *title, const char *publisher, const char *published, const char *text)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup_printf("news/%u.txt", graph->articles->len);
    article->title = g_strdup(title);
    article->publisher = g_strdup(publisher);
    article->published = g_strdup(published);
    article->language = g_strdup("en");
    ent_article_take_text(article, g_strdup(text), NULL);
    return ent_graph_take_article(graph, article);
}

static inline void report_relation(EntGraph *graph, guint32 source, const char *type, guint32 target, guint32 article, const char *sentence,
                                   const char *cue, EntCertainty certainty)
{
    EntEdge *const edge = ent_graph_get_edge(graph, source, ent_graph_find_type(graph, type), target);
    const EntEvidence evidence = { .article = article,
                                   .span = { edge->evidence->len, (guint32)(edge->evidence->len + strlen(sentence)) },
                                   .sentence = (char *)sentence,
                                   .cue = (char *)cue,
                                   .method = (char *)"rule:verb",
                                   .certainty = certainty,
                                   .confidence = 0.8 };
    ent_edge_add_evidence(edge, &evidence);
}

static inline void report_quote(EntGraph *graph, guint32 speaker, guint32 article, const char *words, gboolean direct)
{
    EntQuote *const quote = ent_graph_add_quote(graph, article);
    const EntSpan span = { graph->quotes->len, (guint32)(graph->quotes->len + strlen(words)) };
    quote->speaker = speaker;
    quote->direct = direct;
    quote->cue = g_strdup("said");
    quote->text = g_strdup(words);
    quote->span = span;
    g_array_append_val(quote->parts, span);
}

/* Two lands quarrel over a canal; three articles. */
static inline EntGraph *canal_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    report_types(graph);
    graph->program = g_strdup("0.1.0");
    graph->ontology = g_strdup("0a1b2c3d4e5f");
    graph->model = g_strdup("rules");
    const guint32 morning = report_article(graph, "Canal talks open", "The Morning Ledger", "2025-03-01", "Canal talks open\n\nOne.");
    const guint32 evening = report_article(graph, "Canal talks stall", "Evening Post", "2025-03-09T18:00:00Z", "Canal talks stall\n\nTwo.");
    const guint32 wire = report_article(graph, "Union steps in", NULL, NULL, "Union steps in\n\nThree.");
    const guint32 chile = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    const guint32 quispe = ent_graph_add_node(graph, "person:ana-quispe", ENT_PERSON, "Ana Quispe");
    const guint32 rojas = ent_graph_add_node(graph, "person:leo-rojas", ENT_PERSON, "Leo Rojas");
    const guint32 council = ent_graph_add_node(graph, "organization:canal-council", ENT_ORGANIZATION, "Canal Council");
    report_relation(graph, chile, "opposes", peru, morning, "Chile rejected the canal that Peru wants.", "rejected", ENT_STATED);
    report_relation(graph, chile, "opposes", peru, evening, "Chile again opposes the plan of Peru.", "oppose", ENT_STATED);
    report_relation(graph, peru, "opposes", chile, evening, "Peru accused Chile of delay.", "accused", ENT_STATED);
    report_relation(graph, quispe, "supports", peru, morning, "Ana Quispe praised Peru for its patience.", "praised", ENT_STATED);
    report_relation(graph, quispe, "opposes", peru, wire, "Ana Quispe is expected to criticise Peru on Monday.", "criticise", ENT_HEDGED);
    report_relation(graph, council, "supports", peru, wire, "The Canal Council backs Peru.", "backs", ENT_STATED);
    report_relation(graph, council, "cooperates_with", chile, wire, "The Canal Council works with Chile on dredging.", "works with", ENT_STATED);
    report_relation(graph, quispe, "meets", rojas, morning, "Quispe met Leo Rojas in Lima.", "met", ENT_STATED);
    report_relation(graph, rojas, "supports", chile, evening, "Rojas did not endorse Chile.", "endorse", ENT_NEGATED);
    report_quote(graph, quispe, morning, "We have time.", TRUE);
    report_quote(graph, quispe, evening, "patience would pay off", FALSE);
    report_quote(graph, rojas, evening, "Nothing is decided.", TRUE);
    report_quote(graph, ENT_NONE, wire, "No comment.", TRUE);
    ent_graph_sort(graph);
    return graph;
}

/* Names and sentences that would do harm where they were not escaped. */
#define HOSTILE_NAME "<script>alert(1)</script>]]>|*_`[x](javascript:y)"
#define HOSTILE_FORMULA "=cmd|'/c calc'!A1,\"x\"\ny"

static inline EntGraph *hostile_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "# Title | \"quoted\" <b>&amp;</b>\n- item", "<i>Post</i>", "2025-01-01\"><script>", "text");
    ent_graph_article(graph, article)->url = g_strdup("javascript:alert(1)");
    const guint32 name = ent_graph_add_node(graph, "person:script", ENT_PERSON, HOSTILE_NAME);
    const guint32 formula = ent_graph_add_node(graph, "organization:cmd", ENT_ORGANIZATION, HOSTILE_FORMULA);
    report_relation(graph, name, "opposes", formula, article, "1. He said: <img src=x onerror=alert(1)>\n| --> ]]> `rm` **no** </details></td>", "<img",
                    ENT_STATED);
    report_quote(graph, name, article, "</blockquote><script>alert(2)</script>\n\n| a | b |", TRUE);
    ent_graph_sort(graph);
    return graph;
}

/* The report of a graph in one form; the caller frees it. */
static inline char *report_of(const EntGraph *graph, const EntReportOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, &error);
    assert_null(error);
    GString *const buffer = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(buffer);
    assert_true(ent_report_write(graph, analysis, options, out, &error));
    assert_true(ent_output_close(out, NULL));
    return g_string_free(buffer, FALSE);
}

static inline char *canal_report(const char *format)
{
    g_autoptr(EntGraph) graph = canal_graph();
    EntReportOptions options;
    ent_report_options_init(&options);
    options.format = format;
    return report_of(graph, &options);
}

static inline void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("not there: %s", part);
}

static inline void assert_has_not(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("there: %s", part);
}

#endif
