/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "annotate/document.h"

#include "base/str.h"

static EntLexicon *lexicon;

static char *sentences_of(const char *text)
{
    g_autoptr(EntArticle) article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    g_autoptr(EntDocument) d = ent_annotate(article, lexicon, NULL);
    GString *const out = g_string_new(NULL);
    for (guint32 i = 0; i < d->n_sentences; i++) {
        const EntStr s = ent_str_sub(d->text, d->sentences[i].start, d->sentences[i].end);
        g_string_append_printf(out, i > 0 ? "|%.*s" : "%.*s", ENT_STR_ARG(s));
    }
    return g_string_free(out, FALSE);
}

static void check(const char *const (*pairs)[2], size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autofree char *sentences = sentences_of(pairs[i][0]);
        assert_string_equal(sentences, pairs[i][1]);
    }
}

static void abbreviations_do_not_end_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Mr. Lind met Sen. Holm. They spoke.", "Mr. Lind met Sen. Holm.|They spoke." },
        { "The U.S. Army came. It left.", "The U.S. Army came.|It left." },
        { "He is in the U.S. The army is not.", "He is in the U.S.|The army is not." },
        { "It cost 1.5 million. No more.", "It cost 1.5 million.|No more." },
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void closing_marks_belong_to_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "\"It rains.\" She left.", "\"It rains.\"|She left." },
        { "\xE2\x80\x9CWhy?\xE2\x80\x9D she asked. \xE2\x80\x9CSo.\xE2\x80\x9D", "\xE2\x80\x9CWhy?\xE2\x80\x9D she asked.|\xE2\x80\x9CSo.\xE2\x80\x9D" },
        { "(It rained.) It stopped.", "(It rained.)|It stopped." },
    };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void blocks_end_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = { { "A headline\n\nA text. More", "A headline|A text.|More" }, { "", "" }, { "x", "x" } };
    check(pairs, G_N_ELEMENTS(pairs));
}

static void headlines_in_capitals_are_told(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup("Minister Rejects Big Canal Plan\n\nThe Minister of Trade Anna Lind met Peter Holm of Reuters."), NULL);
    g_autoptr(EntDocument) d = ent_annotate(article, lexicon, NULL);
    assert_true(d->sentences[0].title_case);
    assert_false(d->sentences[1].title_case);
}

static int setup(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    return lexicon == NULL;
}

static int teardown(void **state)
{
    (void)state;
    ent_lexicon_free(lexicon);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abbreviations_do_not_end_them),
        cmocka_unit_test(closing_marks_belong_to_them),
        cmocka_unit_test(blocks_end_them),
        cmocka_unit_test(headlines_in_capitals_are_told),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
