/* SPDX-License-Identifier: Apache-2.0 */
/* test_write_samples.h: a graph with all that formats stumble over, in valid UTF-8. */
#ifndef TEST_WRITE_SAMPLES_H
#define TEST_WRITE_SAMPLES_H

#include <entente/graph.h>

#include <stdint.h>

/* Names no writer may break on: quotes, markup, control characters, commands of other languages, scripts of every direction. */
static const char *const sample_names[] = {
    "Ana \"the Owl\" Ruiz",
    "<b>Bold</b> & sons",
    "]]><!-- x -->",
    "Tab\tand\nline\rend",
    "bell\x07 and \x1b[0m",
    "😀 Party",
    "حزب الأمل",
    "'); DROP TABLE nodes; --",
    "=cmd|' /C calc'!A1",
    "back\\slash \\u0027 `tick`",
    "e\xCC\x81 \xEF\xBF\xBF end",
    " ",
};

static inline void sample_add_type(EntGraph *graph, const char *id, const char *label, int sign, gboolean symmetric,
                                   gboolean measured)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(label), g_strdup("#0072b2"), g_strdup("solid"), sign, symmetric, measured };
    ent_graph_take_type(graph, type);
}

static inline guint32 sample_add_article(EntGraph *graph, const char *path, const char *title, const char *url,
                                         const char *published)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(path);
    article->title = g_strdup(title);
    article->url = g_strdup(url);
    article->published = g_strdup(published);
    article->publisher = g_strdup("The Tide & Post");
    article->language = g_strdup("en");
    g_ptr_array_add(article->authors, g_strdup("Jan \"J\" Novák"));
    ent_article_take_text(
        article, g_strdup_printf("%s\n\nIt backs the \"plan\", <they> said; 'no' way. More words follow here.", path), NULL);
    return ent_graph_take_article(graph, article);
}

/* Evidence whose sentence is the text's bytes [start, end). */
static inline void sample_add_evidence(EntGraph *graph, guint32 source, guint32 type, guint32 target, guint32 article,
                                       EntSpan span, EntCertainty certainty, double confidence)
{
    char cue[] = "backs", method[] = "rule:verb";
    g_autofree char *sentence = g_strndup(ent_graph_article(graph, article)->text + span.start, span.end - span.start);
    const EntEvidence evidence = { .article = article,
                                   .span = span,
                                   .sentence = sentence,
                                   .cue = cue,
                                   .method = method,
                                   .certainty = certainty,
                                   .confidence = confidence };
    ent_edge_add_evidence(ent_graph_get_edge(graph, source, type, target), &evidence);
}

static inline EntGraph *sample_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    graph->program = g_strdup("0.1.0");
    graph->ontology = g_strdup("0123456789ab");
    sample_add_type(graph, "supports", "supports", 1, FALSE, TRUE);
    sample_add_type(graph, "opposes", "opposes", -1, FALSE, TRUE);
    sample_add_type(graph, "meets", "meets & greets", 0, TRUE, TRUE);
    sample_add_type(graph, "represents", "represents", 0, FALSE, FALSE);
    const guint32 one =
        sample_add_article(graph, "news/1.txt", "=A \"title\" <&>", "https://news.example/a?x=1&y=2", "2024-05-01");
    const guint32 two = sample_add_article(graph, "news/2.txt", NULL, NULL, "2024-05-03T09:00:00Z");
    const guint32 country = ent_graph_add_node(graph, "country:FR", ENT_COUNTRY, "France");
    ent_graph_node(graph, country)->iso3166 = g_strdup("FR");
    ent_node_add_alias(ent_graph_node(graph, country), "Paris");
    ent_node_add_alias(ent_graph_node(graph, country), "French \"Republic\" \\ <R>");
    ent_node_add_mention(ent_graph_node(graph, country), one, (EntSpan){ 12, 14 });
    ent_node_add_mention(ent_graph_node(graph, country), two, (EntSpan){ 12, 14 });
    for (guint i = 0; i < G_N_ELEMENTS(sample_names); i++) {
        g_autofree char *id = g_strdup_printf("%s:x%02u", i % 2 == 0 ? "person" : "organization", i);
        const guint32 node = ent_graph_add_node(graph, id, i % 2 == 0 ? ENT_PERSON : ENT_ORGANIZATION, sample_names[i]);
        ent_node_add_mention(ent_graph_node(graph, node), i % 3 == 0 ? one : two, (EntSpan){ 15, 20 + i });
        ent_node_add_role(ent_graph_node(graph, node), "Minister & <poet>", country, one);
        sample_add_evidence(graph, node, i % 4, country, one, (EntSpan){ 12, 40 }, i % 3, 0.1 * (i % 10));
    }
    sample_add_evidence(graph, country, 0, country + 1, one, (EntSpan){ 12, 30 }, ENT_HEDGED, 1.0 / 3.0);
    sample_add_evidence(graph, country, 0, country + 1, two, (EntSpan){ 12, 31 }, ENT_STATED, 0.7);
    sample_add_evidence(graph, country, 0, country + 1, two, (EntSpan){ 12, 60 }, ENT_STATED, 0.9);
    sample_add_evidence(graph, country, 1, country + 1, two, (EntSpan){ 12, 60 }, ENT_NEGATED, 0.9);
    sample_add_evidence(graph, country + 2, 1, country + 2, two, (EntSpan){ 12, 33 }, ENT_STATED, 1);
    ent_graph_sort(graph);
    return graph;
}

#endif
