/* SPDX-License-Identifier: Apache-2.0 */
/*
 * test_analyze_corpus.h: graphs with articles and evidence, for the tests of stories, slices and outlets.
 */
#ifndef TEST_ANALYZE_CORPUS_H
#define TEST_ANALYZE_CORPUS_H

#include "test_analyze_graphs.h"

static inline EntGraph *corpus_new(void)
{
    EntGraph *const graph = ent_graph_new();
    add_test_type(graph, "supports", 1, FALSE, TRUE);
    add_test_type(graph, "opposes", -1, FALSE, TRUE);
    add_test_type(graph, "cooperates_with", 1, TRUE, TRUE);
    add_test_type(graph, "quotes", 0, FALSE, FALSE);
    return graph;
}

static inline guint32 corpus_article(EntGraph *graph, const char *name, const char *title, const char *publisher,
                                     const char *published)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(name);
    article->title = g_strdup(title);
    article->publisher = g_strdup(publisher);
    article->published = g_strdup(published);
    ent_article_take_text(article, g_strdup_printf("%s\n\n%s", title, name), NULL);
    return ent_graph_take_article(graph, article);
}

/* After sorting. */
static inline guint32 corpus_index(const EntGraph *graph, const char *name)
{
    for (guint32 i = 0; i < graph->articles->len; i++)
        if (g_str_equal(ent_graph_article(graph, i)->path, name))
            return i;
    fail_msg("no article %s", name);
    return ENT_NONE;
}

static inline guint32 corpus_node(const EntGraph *graph, const char *name)
{
    g_autofree char *id = g_strconcat("person:", name, NULL);
    return ent_graph_find_node(graph, id);
}

static inline void corpus_mention(EntGraph *graph, guint32 node, guint32 article)
{
    ent_node_add_mention(ent_graph_node(graph, node), article, (EntSpan){ 0, 1 });
}

static inline void corpus_relation(EntGraph *graph, const char *source, const char *type, const char *target, guint32 article,
                                   const char *sentence, EntCertainty certainty)
{
    char word[] = "cue";
    const guint32 from = test_node(graph, source), to = test_node(graph, target);
    const EntEvidence evidence = { .article = article,
                                   .span = { 0, 1 },
                                   .sentence = (char *)sentence,
                                   .cue = word,
                                   .method = word,
                                   .certainty = certainty,
                                   .confidence = 0.8 };
    ent_edge_add_evidence(ent_graph_get_edge(graph, from, ent_graph_find_type(graph, type), to), &evidence);
    corpus_mention(graph, from, article);
    corpus_mention(graph, to, article);
}

static inline void corpus_quote(EntGraph *graph, guint32 article, const char *text, gboolean direct)
{
    EntQuote *const quote = ent_graph_add_quote(graph, article);
    const EntSpan span = { 0, 1 };
    quote->text = g_strdup(text);
    quote->direct = direct;
    quote->speaker = quote->via = ENT_NONE;
    quote->span = span;
    g_array_append_val(quote->parts, span);
}

#endif
