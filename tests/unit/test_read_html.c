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
#define MORE                                                                                                                     \
    "The treaty has been argued over for nine years, and neither of the two governments expects that it will be signed soon."
#define LAST                                                                                                                     \
    "Parliament will vote on the treaty next month, and most of its members are expected to back the government of the day."
#define TEASER "Eastland opposed Southmark over a quarrel that has nothing to do with any of this, say those who know it."
#define BODY(inner) "<!DOCTYPE html><html><body><article><h1>Norland backs the treaty</h1>" inner "</article></body></html>"

static EntArticle *read_page(const char *page)
{
    g_autoptr(GError) error = NULL;
    EntArticle *const article = ent_article_read((EntStr){ page, strlen(page) }, "a.html", NULL, &error);
    if (article == NULL)
        fail_msg("%s", error->message);
    return article;
}

#define assert_text(page, expected)                                                                                              \
    do {                                                                                                                         \
        g_autoptr(EntArticle) article_ = read_page(page);                                                                        \
        assert_string_equal(article_->text, expected);                                                                           \
    } while (0)

static void assert_refused(const char *page, EntError code, const char *word)
{
    g_autoptr(GError) error = NULL;
    assert_null(ent_article_read((EntStr){ page, strlen(page) }, "a.html", NULL, &error));
    assert_int_equal(error->code, code);
    assert_non_null(strstr(error->message, word));
    assert_null(strchr(error->message, '\n'));
}

static void a_page_without_text_is_refused(void **state)
{
    (void)state;
    assert_refused("<html></html>", ENT_ERROR_BAD_INPUT, "no article text");
    assert_refused("<!DOCTYPE html>", ENT_ERROR_BAD_INPUT, "no article text");
    assert_refused("<html><body><nav><a href=x>Home</a></nav><script>var a = 'b';</script>", ENT_ERROR_BAD_INPUT, "no article");
}

static void one_paragraph_is_an_article(void **state)
{
    (void)state;
    assert_text("<html><body><p>" LEDE "</p></body></html>", LEDE);
    assert_text("<p>" LEDE, LEDE);
}

static void html_is_told_behind_comments_declarations_and_marks(void **state)
{
    (void)state;
    assert_text("\xEF\xBB\xBF<!-- saved --> <?xml version=\"1.0\"?>\n<HTML><p>" LEDE, LEDE);
    assert_text("<!-- never closed <html><p>" LEDE, "<!-- never closed <html><p>" LEDE);
}

static void blocks_keep_their_kind(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_page(BODY("<p>" LEDE "</p><h2>An old quarrel</h2><blockquote>" MORE
                       "</blockquote><ul><li>It was signed.</li><li>It ended.</li></ul><p>" LAST "</p>"));
    const EntBlockKind kinds[] = { ENT_BLOCK_PARAGRAPH, ENT_BLOCK_HEADING, ENT_BLOCK_QUOTE,
                                   ENT_BLOCK_ITEM,      ENT_BLOCK_ITEM,    ENT_BLOCK_PARAGRAPH };
    assert_int_equal(article->blocks->len, G_N_ELEMENTS(kinds));
    for (guint i = 0; i < article->blocks->len; i++)
        assert_int_equal(g_array_index(article->blocks, EntBlock, i).kind, kinds[i]);
}

static void inline_markup_and_blanks_become_text(void **state)
{
    (void)state;
    assert_text(
        BODY("<p>The <b>foreign\n\t minister</b> of <a href=x>Norland</a>&nbsp;said on Mon&shy;day that her country would "
             "back it<sup>[1]</sup>.<!-- note --></p>"),
        "The foreign minister of Norland said on Monday that her country would back it.");
}

static void breaks_part_lines_unless_a_sentence_goes_on(void **state)
{
    (void)state;
    assert_text(BODY("<div>" LEDE "<br><br>" MORE "<br>" LAST "</div>"), LEDE "\n\n" MORE "\n\n" LAST);
    assert_text(BODY("<p>The foreign minister of Norland said on Monday that<br>her country would support the treaty.</p>"),
                "The foreign minister of Norland said on Monday that her country would support the treaty.");
}

static void rows_of_figures_are_lines(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE "</p><table><tr><td>1</td><td>Norland</td><td>36</td></tr><tr><td>2</td><td>Westmark</td><td>21"
                     "</td></tr></table><p>" LAST "</p>"),
                LEDE "\n\n1 Norland 36\n\n2 Westmark 21\n\n" LAST);
}

static void furniture_by_tag_goes(void **state)
{
    (void)state;
    assert_text("<html><body><nav><p>" TEASER "</p></nav><article><p>" LEDE
                "</p><figure><img src=x><figcaption>The minister stands "
                "in the rain in front of her house.</figcaption></figure><aside><p>" TEASER "</p></aside><p>" MORE "</p><p>" LAST
                "</p><button>More of it all here</button></article><footer><p>" TEASER "</p></footer></body></html>",
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void furniture_by_name_goes(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE "</p><div class=\"relatedStories\"><p>" TEASER "</p></div><div id=\"share-tools\"><p>" TEASER
                     "</p></div><p>" MORE "</p><p class=\"wp-caption-text\">The minister stands in the rain before her house.</p>"
                     "<p>" LAST "</p><div class=\"newsletter_signup\"><p>" TEASER "</p></div>"),
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void comments_go_even_where_they_are_longer(void **state)
{
    (void)state;
    assert_text(BODY("<div class=article-body><p>" LEDE "</p><p>" MORE "</p><p>" LAST "</p></div><div id=comments><p>" TEASER
                     "</p><p>" TEASER "</p><p>" TEASER "</p><p>" TEASER "</p><p>" TEASER "</p></div>"),
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void a_name_of_furniture_around_the_whole_article_is_ignored(void **state)
{
    (void)state;
    assert_text("<html><body><div class=\"widget social\"><h1>Norland backs the treaty</h1><p>" LEDE "</p><p>" MORE "</p><p>" LAST
                "</p></div></body></html>",
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void made_up_class_names_mean_nothing(void **state)
{
    (void)state;
    assert_text(BODY("<p class=\"sc-1 hAdPq\">" LEDE "</p><p class=\"xShAr\">" MORE "</p>"), LEDE "\n\n" MORE);
}

static void lines_of_links_go_but_linked_words_stay(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE "</p><p><a href=x>" TEASER
                     "</a></p><p>The <a href=x>foreign minister of the Norland</a> said no more "
                     "than that to us.</p>"),
                LEDE "\n\nThe foreign minister of the Norland said no more than that to us.");
}

static void what_is_hidden_is_shown_only_where_nothing_else_is(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE "</p><p style=\"display: none\">" TEASER "</p><p hidden>" TEASER "</p><p>" MORE "</p>"),
                LEDE "\n\n" MORE);
    assert_text("<html><body><p>Please wait.</p><div style=\"display:none\"><p>" LEDE "</p><p>" MORE "</p><p>" LAST
                "</p></div></body></html>",
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void an_article_in_several_parts_is_whole(void **state)
{
    (void)state;
    assert_text("<html><body><div><div class=\"article-body\"><p>" LEDE "</p><p>" MORE "</p></div><div class=ad></div>"
                "<div class=\"article-body\"><p>" LAST "</p><p>" MORE "</p></div></div></body></html>",
                LEDE "\n\n" MORE "\n\n" LAST "\n\n" MORE);
}

static void of_several_articles_the_first_is_read(void **state)
{
    (void)state;
    assert_text("<html><body><main><article><h1>Norland backs it</h1><p>" LEDE "</p><p>" MORE "</p><p>" LAST
                "</p></article><article><h1>Another quarrel</h1><p>" TEASER "</p><p>" TEASER "</p><p>" TEASER
                "</p></article></main></body></html>",
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void a_post_is_a_quotation_of_its_author(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE
                     "</p><div class=\"social-embed\"><blockquote class=\"twitter-tweet\"><p>We back it.<br>All of us.</p>"
                     "&mdash; Ana Ruiz (@ruiz) <a href=x>June 3, 2024</a></blockquote></div><p>" LAST "</p>"),
                LEDE "\n\n“We back it. All of us.” — Ana Ruiz (@ruiz) June 3, 2024\n\n" LAST);
    assert_text(
        BODY("<p>" LEDE "</p><blockquote class=\"twitter-tweet\"><p>We \"back\" it.</p>- Ana Ruiz</blockquote><p>" LAST "</p>"),
        LEDE "\n\nWe \"back\" it. - Ana Ruiz\n\n" LAST);
}

static void marks_of_the_page_printed_again_and_again_go(void **state)
{
    (void)state;
    assert_text(BODY("<p>" LEDE "</p><center>Anzeige</center><p>" MORE "</p><center>Anzeige</center><p>" LAST
                     "</p><h3>More like it</h3>"),
                LEDE "\n\n" MORE "\n\n" LAST);
}

static void everything_is_kept_where_it_is_wanted_whole(void **state)
{
    (void)state;
    EntReadOptions options;
    ent_read_options_init(&options);
    options.whole = TRUE;
    const char *const page = "<html><body><p>Home</p><div class=share><p>Share it.</p></div><script>x</script></body></html>";
    g_autoptr(EntArticle) article = ent_article_read((EntStr){ page, strlen(page) }, "a.html", &options, NULL);
    assert_string_equal(article->text, "Home\n\nShare it.");
}

/* `n` times `piece` between a page's beginning and an article. */
static char *repeated(const char *piece, guint n)
{
    GString *page = g_string_new("<html><body>");
    for (guint i = 0; i < n; i++)
        g_string_append(page, piece);
    g_string_append(page, "<p>" LEDE "</p>");
    return g_string_free(page, FALSE);
}

static void nesting_is_read_to_the_limit_and_refused_beyond(void **state)
{
    (void)state;
    g_autofree char *fine = repeated("<div>", 500);
    g_autofree char *deep = repeated("<div>", 513);
    g_autofree char *endless = repeated("<b><i>", 300000);
    assert_text(fine, LEDE);
    assert_refused(deep, ENT_ERROR_TOO_LARGE, "512");
    assert_refused(endless, ENT_ERROR_TOO_LARGE, "512");
}

static void crowds_are_refused(void **state)
{
    (void)state;
    g_autoptr(GString) tag = g_string_new("<html><body><a \"");
    for (guint i = 0; i < 20000; i++)
        g_string_append_printf(tag, " a%u", i);
    g_string_append(tag, "><p>" LEDE "</p>");
    g_autofree char *lines = repeated("<p>x</p>", 100001);
    assert_refused(tag->str, ENT_ERROR_TOO_LARGE, "attributes");
    assert_refused(lines, ENT_ERROR_TOO_LARGE, "paragraphs");
}

static void odd_markup_ends_well(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "</div>",
        "<",
        "<a",
        "<!--x-->",
        "&#0;&#xD800;&bogus;",
        "<table><td>",
        "<sup>",
        "<script>x</script>",
        "<p class='share ad'>",
        "<form><table><tr>",
        "<svg><path d=''/></svg>",
        "<![CDATA[x]]>",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        g_autofree char *page = repeated(pieces[i], 100);
        g_autoptr(GError) error = NULL;
        g_autoptr(EntArticle) article = ent_article_read((EntStr){ page, strlen(page) }, "a.html", NULL, &error);
        assert_true((article != NULL) != (error != NULL));
        assert_true(article == NULL || g_utf8_validate(article->text, -1, NULL));
    }
}

static void a_long_stretch_of_signs_is_no_text(void **state)
{
    (void)state;
    g_autofree char *junk = g_strnfill(5000, 'x');
    g_autofree char *page = g_strdup_printf(BODY("<p>%s</p><p>" LEDE "</p>"), junk);
    assert_text(page, LEDE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_without_text_is_refused),
        cmocka_unit_test(one_paragraph_is_an_article),
        cmocka_unit_test(html_is_told_behind_comments_declarations_and_marks),
        cmocka_unit_test(blocks_keep_their_kind),
        cmocka_unit_test(inline_markup_and_blanks_become_text),
        cmocka_unit_test(breaks_part_lines_unless_a_sentence_goes_on),
        cmocka_unit_test(rows_of_figures_are_lines),
        cmocka_unit_test(furniture_by_tag_goes),
        cmocka_unit_test(furniture_by_name_goes),
        cmocka_unit_test(comments_go_even_where_they_are_longer),
        cmocka_unit_test(a_name_of_furniture_around_the_whole_article_is_ignored),
        cmocka_unit_test(made_up_class_names_mean_nothing),
        cmocka_unit_test(lines_of_links_go_but_linked_words_stay),
        cmocka_unit_test(what_is_hidden_is_shown_only_where_nothing_else_is),
        cmocka_unit_test(an_article_in_several_parts_is_whole),
        cmocka_unit_test(of_several_articles_the_first_is_read),
        cmocka_unit_test(a_post_is_a_quotation_of_its_author),
        cmocka_unit_test(marks_of_the_page_printed_again_and_again_go),
        cmocka_unit_test(everything_is_kept_where_it_is_wanted_whole),
        cmocka_unit_test(nesting_is_read_to_the_limit_and_refused_beyond),
        cmocka_unit_test(crowds_are_refused),
        cmocka_unit_test(odd_markup_ends_well),
        cmocka_unit_test(a_long_stretch_of_signs_is_no_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
