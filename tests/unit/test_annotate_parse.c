/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "annotate/document.h"

static EntLexicon *lexicon;
static EntEngine *engine;

static int open_all(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    if (g_getenv("ENT_TEST_RULES") == NULL)
        engine = ent_engine_open(ENT_SOURCE_DIR "/models/entente-en.model", NULL);
    return lexicon == NULL;
}

static int close_all(void **state)
{
    (void)state;
    ent_engine_free(engine);
    ent_lexicon_free(lexicon);
    return 0;
}

static EntDocument *annotate(EntArticle *article, const char *text, const EntEngine *with, guint jobs)
{
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    g_autoptr(GError) error = NULL;
    EntDocument *const d = ent_annotate(article, lexicon, with, jobs, &error);
    if (d == NULL)
        fail_msg("%s", error->message);
    return d;
}

static void words_have_heads_children_and_tags(void **state)
{
    (void)state;
    if (engine == NULL)
        skip();
    g_autoptr(EntArticle) article = ent_article_new();
    g_autoptr(EntDocument) d = annotate(article, "It rained on Monday. Kenya condemned Peru.", engine, 1);
    const guint32 kenya = d->sentences[1].first, verb = kenya + 1, peru = kenya + 2;
    assert_int_equal(d->parsed[kenya].head, verb);
    assert_int_equal(d->parsed[kenya].rel, ENT_REL_NSUBJ);
    assert_int_equal(d->parsed[peru].rel, ENT_REL_OBJ);
    assert_int_equal(d->parsed[verb].head, ENT_NONE);
    assert_int_equal(d->parsed[verb].pos, ENT_POS_VERB);
    assert_int_equal(d->parsed[verb].first_child, kenya);
    assert_int_equal(d->parsed[kenya].next_child, peru);
    assert_int_equal(d->parsed[kenya].tag, ENT_TAG_LOCATION);
    assert_true(d->parsed[kenya].tag_begins);
}

static void any_number_of_threads_says_the_same(void **state)
{
    (void)state;
    if (engine == NULL)
        skip();
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 90; i++)
        g_string_append_printf(text, "Kenya condemned Peru for the %u dams it built. ", i);
    g_autoptr(EntArticle) one = ent_article_new();
    g_autoptr(EntArticle) other = ent_article_new();
    g_autoptr(EntDocument) a = annotate(one, text->str, engine, 1);
    g_autoptr(EntDocument) b = annotate(other, text->str, engine, 3);
    assert_int_equal(a->n_tokens, b->n_tokens);
    assert_memory_equal(a->said, b->said, a->n_tokens * sizeof(EntEngineWord));
}

static void without_an_engine_nothing_is_parsed(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    g_autoptr(EntDocument) d = annotate(article, "Kenya condemned Peru.", NULL, 1);
    assert_null(d->parsed);
    assert_null(d->states);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_heads_children_and_tags),
        cmocka_unit_test(any_number_of_threads_says_the_same),
        cmocka_unit_test(without_an_engine_nothing_is_parsed),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
