/* SPDX-License-Identifier: Apache-2.0 */
/* test_store_samples.h: invented facts of articles, and graph files to put them into. */
#ifndef TEST_STORE_SAMPLES_H
#define TEST_STORE_SAMPLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/store.h>
#include <glib/gstdio.h>
#include <string.h>

/* A folder of its own for each test; removed with what lies in it. */
static inline int make_folder(void **state)
{
    *state = g_dir_make_tmp("entente-store-XXXXXX", NULL);
    return *state == NULL;
}

static inline int remove_folder(void **state)
{
    g_autofree char *folder = *state;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
    return 0;
}

static inline EntRelationType *sample_type(const char *id, int sign, gboolean symmetric)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    type->id = g_strdup(id);
    type->label = g_strdup(id);
    type->colour = g_strdup("#336699");
    type->line = g_strdup("solid");
    type->sign = sign;
    type->symmetric = symmetric;
    type->measured = TRUE;
    return type;
}

/* Facts with types and one article: "A first sentence. A second sentence." or the text given. Sort after filling. */
static inline EntGraph *sample_facts(const char *path, const char *url, const char *published, const char *text)
{
    EntGraph *const facts = ent_graph_new();
    facts->program = g_strdup("0.1.0");
    facts->ontology = g_strdup("00aa");
    facts->model = g_strdup("11bb");
    ent_graph_take_type(facts, sample_type("supports", 1, FALSE));
    ent_graph_take_type(facts, sample_type("opposes", -1, FALSE));
    ent_graph_take_type(facts, sample_type("meets", 0, TRUE));
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(path);
    article->url = g_strdup(url);
    article->published = g_strdup(published);
    article->language = g_strdup("en");
    ent_article_take_text(article, g_strdup(text), NULL);
    ent_graph_take_article(facts, article);
    return facts;
}

static inline guint32 sample_node(EntGraph *facts, const char *id, EntNodeType type, const char *name)
{
    const guint32 node = ent_graph_add_node(facts, id, type, name);
    ent_node_add_mention(ent_graph_node(facts, node), 0, (EntSpan){ 0, 1 });
    return node;
}

/* The whole text is the sentence. */
static inline void sample_edge(EntGraph *facts, guint32 source, guint32 type, guint32 target)
{
    const EntArticle *const article = ent_graph_article(facts, 0);
    const EntEvidence evidence = { .article = 0, .span = { 0, (guint32)article->text_len }, .sentence = article->text, .cue = (char *)"backs",
                                   .method = (char *)"rule", .certainty = ENT_STATED, .confidence = 0.75 };
    ent_edge_add_evidence(ent_graph_get_edge(facts, source, type, target), &evidence);
}

static inline EntStore *open_store(const char *folder, EntStoreMode mode)
{
    g_autofree char *path = g_build_filename(folder, "graph.db", NULL);
    g_autoptr(GError) error = NULL;
    EntStore *const store = ent_store_open(path, mode, &error);
    if (store == NULL)
        fail_msg("%s", error->message);
    return store;
}

/* Sorts, adds and frees. */
static inline EntAddOutcome add_facts(EntStore *store, EntGraph *facts)
{
    g_autoptr(EntGraph) owned = facts;
    g_autoptr(GError) error = NULL;
    EntAddOutcome outcome = ENT_ADDED;
    ent_graph_sort(owned);
    if (!ent_store_add(store, owned, &outcome, &error))
        fail_msg("%s", error->message);
    return outcome;
}

static inline void commit(EntStore *store)
{
    g_autoptr(GError) error = NULL;
    if (!ent_store_commit(store, &error))
        fail_msg("%s", error->message);
}

static inline EntGraph *load_graph(EntStore *store)
{
    g_autoptr(GError) error = NULL;
    EntGraph *const graph = ent_store_load(store, NULL, &error);
    if (graph == NULL)
        fail_msg("%s", error->message);
    return graph;
}

static inline char *json_of(const EntGraph *graph)
{
    const EntJsonOptions options = { .spans = TRUE };
    g_autoptr(GString) json = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(json);
    assert_true(ent_graph_write_json(graph, &options, out));
    return g_strdup(json->str);
}

#endif
