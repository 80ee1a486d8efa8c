/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/article.h>

#include <string.h>

#define LEDE                                                                                                                     \
    "The foreign minister of Norland said on Monday that her country would support the treaty with Westmark, whatever others "   \
    "say."
#define LAST                                                                                                                     \
    "Parliament will vote on the treaty next month, and most of its members are expected to back the government of the day."

static EntArticle *read_named(const char *text, const char *name)
{
    g_autoptr(GError) error = NULL;
    EntArticle *const article = ent_article_read((EntStr){ text, strlen(text) }, name, NULL, &error);
    if (article == NULL)
        fail_msg("%s", error->message);
    return article;
}

#define assert_text(source, expected)                                                                                            \
    do {                                                                                                                         \
        g_autoptr(EntArticle) article_ = read_named(source, "a.md");                                                             \
        assert_string_equal(article_->text, expected);                                                                           \
    } while (0)

static void marks_become_their_text(void **state)
{
    (void)state;
    assert_text("# Norland *backs* the [treaty](https://x.example)\n\n**" LEDE "** And \\[so\\] on &amp; on, `he` said.\n",
                "Norland backs the treaty\n\n" LEDE " And [so] on & on, he said.");
}

static void pictures_html_and_rules_go(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n![A ship](ship.png)\n\n" LEDE "\n\n<div>menu</div>\n\n---\n\n\\*\\*\\*\n\n" LAST
                " <br>\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void footnote_marks_go_and_notes_keep_their_text(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n" LEDE
                "[^1] More[2] was not said.\n\n[^1]: https://x.example\n\n[^3]: So she was told.\n",
                "Norland backs the treaty\n\n" LEDE " More was not said.\n\nSo she was told.");
}

static void quotes_lists_and_headings_keep_their_kind(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_named("# Norland backs the treaty\n\n" LEDE
                                               "\n\n## The vote\n\n> We will vote, and we will win the vote that counts.\n\n"
                                               "- The first party is for it.\n- The second is against it.\n\n" LAST "\n",
                                               "a.md");
    const EntBlockKind kinds[] = { ENT_BLOCK_TITLE, ENT_BLOCK_PARAGRAPH, ENT_BLOCK_HEADING,  ENT_BLOCK_QUOTE,
                                   ENT_BLOCK_ITEM,  ENT_BLOCK_ITEM,      ENT_BLOCK_PARAGRAPH };
    assert_int_equal(article->blocks->len, G_N_ELEMENTS(kinds));
    for (guint i = 0; i < article->blocks->len; i++)
        assert_int_equal(g_array_index(article->blocks, EntBlock, i).kind, kinds[i]);
}

static void soft_breaks_join_but_bylines_stand_alone(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_named("# Norland backs the treaty\n\nBy [Ana Ruiz](#)\nNorthern Courier, June 3, 2024\n\n"
                   "The foreign minister of Norland\nsaid on Monday that her country would support\nthe treaty with Westmark.\n",
                   "a.md");
    assert_string_equal(
        article->text,
        "Norland backs the treaty\n\nThe foreign minister of Norland said on Monday that her country would support "
        "the treaty with Westmark.");
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
    assert_string_equal(article->published, "2024-06-03");
    assert_string_equal(article->publisher, "Northern Courier");
}

static void linked_lines_around_the_body_go(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\nRegion: [North](#)\n\n## [Tell a friend about the Northern Courier](#)\n\n" LEDE
                "\n\n" LAST "\n\n[Become a Friend of the Northern Courier](#)\n\n[Fish prices rise again in the south of the "
                            "country, say those who know.](#)\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void a_year_at_the_head_of_a_paragraph_stays(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n" LEDE
                "\n\n1986\\. A year.\n\n1987. A great year for the treaty and for all who had a part in it.\n",
                "Norland backs the treaty\n\n" LEDE
                "\n\n1986. A year.\n\n1987. A great year for the treaty and for all who had a part in it.");
}

static void indented_text_is_text(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n" LEDE "\n\n    Indented by somebody, but still a sentence.\n",
                "Norland backs the treaty\n\n" LEDE "\n\nIndented by somebody, but still a sentence.");
}

static void hard_breaks_part_lines(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n" LEDE "  \n" LAST "\n", "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void unpaired_marks_go(void **state)
{
    (void)state;
    assert_text("# Norland backs the treaty\n\n" LEDE "\n\n** Nobody paired these, but the word f**k keeps its own.\n",
                "Norland backs the treaty\n\n" LEDE "\n\nNobody paired these, but the word f**k keeps its own.");
}

static void front_matter_is_metadata(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_named("---\ntitle: \"Norland backs the treaty\"\nauthors:\n  - Ana Ruiz\n  - 'Ben Okri'\ndate: 2024-06-03\n"
                   "tags: [a, b]\nsource: https://courier.example/3\nnothing\n---\n\n" LEDE "\n",
                   "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty\n\n" LEDE);
    assert_int_equal(article->authors->len, 2);
    assert_string_equal(article->published, "2024-06-03");
    assert_string_equal(article->url, "https://courier.example/3");
}

static void a_rule_at_the_head_is_no_front_matter(void **state)
{
    (void)state;
    assert_text("---\n\n" LEDE "\n", LEDE);
    assert_text("---\nkey: value\n\n" LEDE "\n", "key: value\n\n" LEDE);
}

static void a_printed_title_is_not_doubled(void **state)
{
    (void)state;
    assert_text("---\ntitle: Norland backs the treaty\n---\n# Norland backs the treaty\n\n" LEDE "\n",
                "Norland backs the treaty\n\n" LEDE);
}

static void markdown_in_a_txt_is_told(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_named("Norland backs the treaty\n\n**" LEDE "** See [this](https://x.example).\n", "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty\n\n" LEDE " See this.");
    g_autoptr(EntArticle) plain = read_named("Norland backs the treaty\n\n" LEDE " 2 * 3 * 4 = 24 [sic], she said.\n", "a.txt");
    assert_string_equal(plain->text, "Norland backs the treaty\n\n" LEDE " 2 * 3 * 4 = 24 [sic], she said.");
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    g_autoptr(GString) deep = g_string_new(NULL);
    for (int i = 0; i < 40; i++)
        g_string_append(deep, "> ");
    g_string_append(deep, LEDE "\n");
    EntReadOptions options;
    ent_read_options_init(&options);
    g_autoptr(EntArticle) fine = ent_article_read((EntStr){ deep->str, deep->len }, "a.md", &options, NULL);
    assert_string_equal(fine->text, LEDE);
    options.max_depth = 39;
    g_autoptr(GError) error = NULL;
    assert_null(ent_article_read((EntStr){ deep->str, deep->len }, "a.md", &options, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_TOO_LARGE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_become_their_text),
        cmocka_unit_test(pictures_html_and_rules_go),
        cmocka_unit_test(footnote_marks_go_and_notes_keep_their_text),
        cmocka_unit_test(quotes_lists_and_headings_keep_their_kind),
        cmocka_unit_test(soft_breaks_join_but_bylines_stand_alone),
        cmocka_unit_test(linked_lines_around_the_body_go),
        cmocka_unit_test(a_year_at_the_head_of_a_paragraph_stays),
        cmocka_unit_test(indented_text_is_text),
        cmocka_unit_test(hard_breaks_part_lines),
        cmocka_unit_test(unpaired_marks_go),
        cmocka_unit_test(front_matter_is_metadata),
        cmocka_unit_test(a_rule_at_the_head_is_no_front_matter),
        cmocka_unit_test(a_printed_title_is_not_doubled),
        cmocka_unit_test(markdown_in_a_txt_is_told),
        cmocka_unit_test(nesting_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
