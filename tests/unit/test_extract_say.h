/* SPDX-License-Identifier: Apache-2.0 */
/* test_extract_say.h: facts of a text given in the test, and what they say, for the tests of src/extract. */
#ifndef TEST_EXTRACT_SAY_H
#define TEST_EXTRACT_SAY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/extract.h>

#include <entente/annotate.h>

static EntLexicon *say_lexicon;
static EntEngine *say_engine; /* opened by the first test that wants it */

static int say_setup(void **state)
{
    (void)state;
    say_lexicon = ent_lexicon_load(NULL, NULL);
    return say_lexicon == NULL;
}

static int say_teardown(void **state)
{
    (void)state;
    ent_engine_free(say_engine);
    ent_lexicon_free(say_lexicon);
    return 0;
}

static inline EntGraph *facts_with(const char *text, const EntEngine *engine)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    g_autoptr(GError) error = NULL;
    EntGraph *const facts = ent_extract(article, say_lexicon, engine, &error);
    if (facts == NULL)
        fail_msg("%s", error->message);
    return facts;
}

/* By rules alone. */
static inline EntGraph *facts_of(const char *text)
{
    return facts_with(text, NULL);
}

/* With the language model of the tree. Where ENT_TEST_RULES is set (valgrind, which is too slow for it) the test is skipped. */
static inline EntGraph *facts_by_model(const char *text)
{
    if (g_getenv("ENT_TEST_RULES") != NULL)
        skip();
    g_autoptr(GError) error = NULL;
    if (say_engine == NULL)
        say_engine = ent_engine_open(ENT_SOURCE_DIR "/models/entente-en.model", &error);
    if (say_engine == NULL)
        fail_msg("%s", error->message);
    return facts_with(text, say_engine);
}

/* "country:FR|opposes|country:PE" of the facts; NULL where they do not say it. */
static inline const EntEdge *edge_of(const EntGraph *facts, const char *id)
{
    for (guint i = 0; i < facts->edges->len; i++)
        if (g_str_equal(ent_graph_edge(facts, i)->id, id))
            return ent_graph_edge(facts, i);
    return NULL;
}

static inline char *edges_text(const EntGraph *facts)
{
    GString *const text = g_string_new(NULL);
    for (guint i = 0; i < facts->edges->len; i++)
        g_string_append_printf(text, "%s\n", ent_graph_edge(facts, i)->id);
    return g_string_free(text, FALSE);
}

/* A text and an edge: it must say it with that certainty, or, where `certainty` is NOT_SAID, not at all. */
enum { NOT_SAID = -1 };
typedef struct Said {
    const char *text, *edge;
    int certainty;
} Said;

static inline void check_said_in(const Said *cases, size_t n, EntGraph *(*extract)(const char *text))
{
    for (size_t i = 0; i < n; i++) {
        g_autoptr(EntGraph) facts = extract(cases[i].text);
        const EntEdge *const edge = edge_of(facts, cases[i].edge);
        g_autofree char *all = edges_text(facts);
        if ((edge != NULL) != (cases[i].certainty != NOT_SAID))
            fail_msg("«%s» %s %s; it says:\n%s", cases[i].text, edge == NULL ? "does not say" : "says", cases[i].edge, all);
        if (edge != NULL && (int)g_array_index(edge->evidence, EntEvidence, 0).certainty != cases[i].certainty)
            fail_msg("«%s» says %s, %s", cases[i].text, cases[i].edge, ent_certainty_name(g_array_index(edge->evidence, EntEvidence, 0).certainty));
    }
}

static inline void check_said(const Said *cases, size_t n)
{
    check_said_in(cases, n, facts_of);
}

static inline void check_said_by_model(const Said *cases, size_t n)
{
    check_said_in(cases, n, facts_by_model);
}

#endif
