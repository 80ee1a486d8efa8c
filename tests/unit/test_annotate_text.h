/* SPDX-License-Identifier: Apache-2.0 */
/* test_annotate_text.h: a text annotated, and what came of it as one line to compare, for the tests of src/annotate. */
#ifndef TEST_ANNOTATE_TEXT_H
#define TEST_ANNOTATE_TEXT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "annotate/document.h"
#include "base/str.h"

static EntLexicon *text_lexicon;

static int text_setup(void **state)
{
    (void)state;
    text_lexicon = ent_lexicon_load(NULL, NULL);
    return text_lexicon == NULL;
}

static int text_teardown(void **state)
{
    (void)state;
    ent_lexicon_free(text_lexicon);
    return 0;
}

/* What `tell` makes of the document of a text. */
static inline char *told_of(const char *text, void (*tell)(const EntDocument *document, GString *out))
{
    g_autoptr(EntArticle) article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    g_autoptr(EntDocument) document = ent_annotate(article, text_lexicon, NULL, 1, NULL);
    assert_non_null(document);
    GString *const out = g_string_new(NULL);
    tell(document, out);
    return g_string_free(out, FALSE);
}

/* Pairs of a text and what must be told of it. */
static inline void check_told(const char *const (*pairs)[2], size_t n, void (*tell)(const EntDocument *document, GString *out))
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *told = told_of(pairs[i][0], tell);
        assert_string_equal(told, pairs[i][1]);
    }
}

#endif
