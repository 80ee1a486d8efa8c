/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/article.h>
#include <string.h>

static void an_empty_article_has_lists_and_no_text(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    assert_null(article->text);
    assert_int_equal(article->authors->len, 0);
    assert_int_equal(article->blocks->len, 0);
    ent_article_free(NULL);
}

static void blocks_come_from_blank_lines(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    ent_article_take_text(article, g_strdup("One.\n\nTwo."), NULL);
    assert_int_equal(article->text_len, 10);
    assert_int_equal(article->blocks->len, 2);
    const EntBlock second = g_array_index(article->blocks, EntBlock, 1);
    assert_int_equal(second.start, 6);
    assert_int_equal(second.end, 10);
    assert_int_equal(second.kind, ENT_BLOCK_PARAGRAPH);
}

static void text_can_be_taken_again(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    ent_article_take_text(article, g_strdup("abc"), NULL);
    assert_string_equal(article->sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    ent_article_take_text(article, NULL, NULL);
    assert_string_equal(article->text, "");
    assert_int_equal(article->blocks->len, 0);
    assert_string_equal(article->sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void the_key_is_the_url_else_the_path(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    assert_string_equal(ent_article_key(article), "");
    article->path = g_strdup("abc");
    assert_string_equal(ent_article_key(article), "abc");
    g_autofree char *id = ent_article_id(article);
    assert_string_equal(id, "aba7816bf8f01");
    article->url = g_strdup("");
    assert_string_equal(ent_article_key(article), "abc");
    g_free(article->url);
    article->url = g_strdup("https://news.example/1");
    assert_string_equal(ent_article_key(article), "https://news.example/1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_article_has_lists_and_no_text),
        cmocka_unit_test(blocks_come_from_blank_lines),
        cmocka_unit_test(text_can_be_taken_again),
        cmocka_unit_test(the_key_is_the_url_else_the_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
