/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

#include <string.h>

static void an_article_without_names_has_no_facts(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("It rained.");
    assert_int_equal(facts->articles->len, 1);
    assert_int_equal(facts->nodes->len, 0);
    assert_int_equal(facts->edges->len, 0);
    assert_string_equal(ent_graph_article(facts, 0)->language, "en");
    assert_non_null(facts->program);
    assert_non_null(facts->ontology);
}

static void an_empty_text_is_an_article_too(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("");
    assert_int_equal(facts->nodes->len, 0);
}

static void other_languages_are_left_out(void **state)
{
    (void)state;
    GString *const text = g_string_new(NULL);
    for (int i = 0; i < 10; i++)
        g_string_append(text, "Der Minister sprach am Montag mit seinen Nachbarn und lobte den neuen Vertrag. ");
    EntArticle *const article = ent_article_new();
    article->path = g_strdup("vertrag.txt");
    ent_article_take_text(article, g_string_free(text, FALSE), NULL);
    g_autoptr(GError) error = NULL;
    assert_null(ent_extract(article, say_lexicon, NULL, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
    assert_non_null(strstr(error->message, "vertrag.txt"));
}

/* Marks that never close, clitics without words, names without sentences: nothing may fail, and every offset lies in the text. */
static void odd_texts_are_survived(void **state)
{
    (void)state;
    static const char *const texts[] = { "\"", "''''''", "\xE2\x80\x9C\xE2\x80\x9C\xE2\x80\x9D", "said", "said said said.", "'s 's n't", "according to", "Peru, which", "member of",
                                         "- - -", "The the the", "known as", "made up of", "NATO (", "Mr.", "President", "U.S.-led", "Peru-", "-Peru", "\"Peru said\" said \"Peru" };
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(EntGraph) facts = facts_of(texts[i]);
        const gsize n = ent_graph_article(facts, 0)->text_len;
        for (guint k = 0; k < facts->quotes->len; k++)
            assert_true(ent_graph_quote(facts, k)->span.end <= n);
    }
}

static void the_same_text_gives_the_same_facts(void **state)
{
    (void)state;
    const char *const text = "Kenyan President Ana Ruiz condemned Peru and Chile. \"We will not sign this paper,\" she told Reuters.";
    char *written[2] = { NULL, NULL };
    for (int i = 0; i < 2; i++) {
        g_autoptr(EntGraph) facts = facts_of(text);
        g_autoptr(GString) json = g_string_new(NULL);
        EntOutput *const out = ent_output_memory(json);
        assert_true(ent_graph_write_json(facts, &(EntJsonOptions){ .lines = TRUE, .spans = TRUE }, out));
        assert_true(ent_output_close(out, NULL));
        written[i] = g_strdup(json->str);
    }
    assert_string_equal(written[0], written[1]);
    g_free(written[0]);
    g_free(written[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_without_names_has_no_facts),
        cmocka_unit_test(an_empty_text_is_an_article_too),
        cmocka_unit_test(other_languages_are_left_out),
        cmocka_unit_test(odd_texts_are_survived),
        cmocka_unit_test(the_same_text_gives_the_same_facts),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
