/* SPDX-License-Identifier: Apache-2.0 */
/* test_graph_samples.h: one small graph that has something of everything. */
#ifndef TEST_GRAPH_SAMPLES_H
#define TEST_GRAPH_SAMPLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/graph.h>
#include <string.h>

enum { SUPPORTS, OPPOSES, MEETS, QUOTES };

static inline void sample_type(EntGraph *graph, const char *id, int sign, gboolean symmetric)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    type->id = g_strdup(id);
    type->label = g_strdup(id);
    type->colour = g_strdup("#1b9e77");
    type->line = g_strdup(sign < 0 ? "dashed" : "solid");
    type->sign = sign;
    type->symmetric = symmetric;
    type->measured = sign != 0;
    ent_graph_take_type(graph, type);
}

static inline void sample_types(EntGraph *graph)
{
    sample_type(graph, "supports", 1, FALSE);
    sample_type(graph, "opposes", -1, FALSE);
    sample_type(graph, "meets", 0, TRUE);
    sample_type(graph, "quotes", 0, FALSE);
}

static inline guint32 sample_article(EntGraph *graph, const char *path, const char *published, const char *text)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(path);
    article->title = g_strdup("A \"title\"\twith a tab");
    article->published = g_strdup(published);
    article->file_time = g_strdup("2024-06-01T00:00:00.000000000Z");
    g_ptr_array_add(article->authors, g_strdup("Pia Ek"));
    ent_article_take_text(article, g_strdup(text), NULL);
    return ent_graph_take_article(graph, article);
}

/* Evidence: the first `n` bytes of the article. */
static inline void sample_evidence(EntGraph *graph, EntEdge *edge, guint32 article, guint32 n, EntCertainty certainty, double confidence)
{
    g_autofree char *sentence = g_strndup(ent_graph_article(graph, article)->text, n);
    const EntEvidence evidence = { .article = article, .span = { 0, n }, .sentence = sentence, .cue = (char *)"backs",
                                   .method = (char *)"rule:verb", .certainty = certainty, .confidence = confidence };
    ent_edge_add_evidence(edge, &evidence);
}

static inline void sample_quote(EntGraph *graph, guint32 article, guint32 speaker, guint32 about)
{
    EntQuote *const quote = ent_graph_add_quote(graph, article);
    quote->speaker = speaker;
    quote->direct = TRUE;
    quote->text = g_strdup("Zoë");
    quote->span = (EntSpan){ 0, 4 };
    if (about != ENT_NONE)
        g_array_append_val(quote->about, about);
}

/*
 * Not sorted. Zoë supports Kenya (3 articles, one hedged) and meets Japan; Japan opposes Kenya (denied); the Union stands alone.
 * Articles: c.txt of May 3rd, a.txt of May 1st, b.txt undated.
 */
static inline EntGraph *sample_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    graph->program = g_strdup("0.1.0");
    sample_types(graph);
    const char text[] = "Zoë Adé backs Kenya. \"Yes\", she said, \"we do.\"";
    const guint32 c = sample_article(graph, "c.txt", "2024-05-03", text), a = sample_article(graph, "a.txt", "2024-05-01T23:00:00-05:00", text),
                  b = sample_article(graph, "b.txt", NULL, text);
    const guint32 zoe = ent_graph_add_node(graph, "person:zoe-ade", ENT_PERSON, "Zoë Adé");
    const guint32 kenya = ent_graph_add_node(graph, "country:KE", ENT_COUNTRY, "Kenya");
    const guint32 japan = ent_graph_add_node(graph, "country:JP", ENT_COUNTRY, "Japan");
    const guint32 alone = ent_graph_add_node(graph, "organization:union", ENT_ORGANIZATION, "Harbour Union");
    EntNode *const person = ent_graph_node(graph, zoe);
    ent_graph_node(graph, kenya)->iso3166 = g_strdup("KE");
    ent_node_add_alias(person, "she");
    ent_node_add_alias(person, "Adé");
    ent_node_add_role(person, "President", kenya, c);
    ent_node_add_role(person, "Chair", ENT_NONE, a);
    for (guint32 article = 0; article < 3; article++)
        for (guint32 node = 0; node < 3; node++)
            ent_node_add_mention(ent_graph_node(graph, node), article, (EntSpan){ 0, 4 });
    ent_node_add_mention(person, c, (EntSpan){ 5, 7 });
    ent_node_add_mention(ent_graph_node(graph, alone), b, (EntSpan){ 0, 1 });

    EntEdge *const supports = ent_graph_get_edge(graph, zoe, SUPPORTS, kenya);
    sample_evidence(graph, supports, c, 22, ENT_STATED, 0.93);
    sample_evidence(graph, supports, a, 22, ENT_HEDGED, 0.1);
    sample_evidence(graph, supports, b, 22, ENT_STATED, 1);
    sample_evidence(graph, ent_graph_get_edge(graph, zoe, MEETS, japan), c, 22, ENT_STATED, 1.0 / 3);
    sample_evidence(graph, ent_graph_get_edge(graph, japan, OPPOSES, kenya), a, 22, ENT_NEGATED, 0.5);
    sample_quote(graph, c, zoe, kenya);
    sample_quote(graph, b, ENT_NONE, kenya);
    sample_quote(graph, b, ENT_NONE, ENT_NONE);
    EntQuote *const split = ent_graph_add_quote(graph, c);
    split->speaker_text = g_strdup("she");
    split->cue = g_strdup("said");
    split->via = japan;
    split->text = g_strdup("Yes we do.");
    g_array_append_vals(split->parts, ((EntSpan[]){ { 41, 47 }, { 24, 27 } }), 2);
    split->span = (EntSpan){ 24, 47 };
    return graph;
}

static inline char *json_of(const EntGraph *graph, const EntJsonOptions *options)
{
    GString *const json = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(json);
    assert_true(ent_graph_write_json(graph, options, out));
    return g_string_free(json, FALSE);
}

#endif
