/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/article.h>

#include <string.h>

/* Paragraphs that nobody takes for furniture. */
#define LEDE                                                                                                                     \
    "The foreign minister of Norland said on Monday that her country would support the treaty with Westmark, whatever others "   \
    "say."
#define MORE                                                                                                                     \
    "Her colleague in Westmark called the plan absurd and warned that it would harm trade between the two neighbours for years."
#define LAST                                                                                                                     \
    "Parliament will vote on the treaty next month, and most of its members are expected to back the government of the day."

static EntArticle *read_text(const char *text, const char *name)
{
    g_autoptr(GError) error = NULL;
    EntArticle *const article = ent_article_read((EntStr){ text, strlen(text) }, name, NULL, &error);
    if (article == NULL)
        fail_msg("%s", error->message);
    for (guint i = 0; i < article->blocks->len; i++) {
        const EntBlock block = g_array_index(article->blocks, EntBlock, i);
        assert_true(block.start < block.end && block.end <= article->text_len);
        assert_null(memchr(article->text + block.start, '\n', block.end - block.start));
    }
    return article;
}

/* Checks that the article's text is `expected`. */
#define assert_text(source, expected)                                                                                            \
    do {                                                                                                                         \
        g_autoptr(EntArticle) article_ = read_text(source, "a.txt");                                                             \
        assert_string_equal(article_->text, expected);                                                                           \
    } while (0)

static EntBlockKind kind_of(const EntArticle *article, guint i)
{
    return g_array_index(article->blocks, EntBlock, i).kind;
}

static void assert_error(EntStr bytes, const EntReadOptions *options, int code, const char *words)
{
    g_autoptr(GError) error = NULL;
    assert_null(ent_article_read(bytes, "dir/x", options, &error));
    if (!g_error_matches(error, ENT_ERROR, code) || !g_str_has_prefix(error->message, "dir/x: ") ||
        strstr(error->message, words) == NULL)
        fail_msg("code %d: %s", error->code, error->message);
}

static void bad_input_is_named(void **state)
{
    (void)state;
    assert_error(ENT_STR(""), NULL, ENT_ERROR_BAD_INPUT, "is empty");
    assert_error(ENT_STR(" \r\n\t "), NULL, ENT_ERROR_BAD_INPUT, "is empty");
    assert_error(ENT_STR("a\0b"), NULL, ENT_ERROR_BAD_INPUT, "binary");
    assert_error(ENT_STR("a \xFF b"), NULL, ENT_ERROR_BAD_INPUT, "not valid UTF-8");
    assert_error(ENT_STR("* * *\n\nShare\n"), NULL, ENT_ERROR_BAD_INPUT, "furniture");
    EntReadOptions options;
    ent_read_options_init(&options);
    options.max_bytes = 4;
    assert_error(ENT_STR("12345"), &options, ENT_ERROR_TOO_LARGE, "--max-bytes");
}

static void paragraphs_are_bounded(void **state)
{
    (void)state;
    g_autoptr(GString) lines = g_string_new(NULL);
    for (int i = 0; i <= 100000; i++)
        g_string_append(lines, "x\n");
    assert_error((EntStr){ lines->str, lines->len }, NULL, ENT_ERROR_TOO_LARGE, "100000 paragraphs");
}

static void kinds_that_are_no_article_are_named(void **state)
{
    (void)state;
    assert_error(ENT_STR("%PDF-1.7 x"), NULL, ENT_ERROR_UNSUPPORTED, "PDF");
    assert_error(ENT_STR("PK\x03\x04zz"), NULL, ENT_ERROR_UNSUPPORTED, "zip");
    assert_error(ENT_STR("\x1F\x8Bzz"), NULL, ENT_ERROR_UNSUPPORTED, "gzip");
    assert_error(ENT_STR("<?xml version='1.0'?><rss/>"), NULL, ENT_ERROR_UNSUPPORTED, "XML");
    assert_error(ENT_STR("{\"text\": 1}"), NULL, ENT_ERROR_UNSUPPORTED, "JSON");
    assert_error(ENT_STR("[ {\"text\": 1} ]"), NULL, ENT_ERROR_UNSUPPORTED, "JSON");
    assert_error(ENT_STR("{\\rtf1 x}"), NULL, ENT_ERROR_UNSUPPORTED, "RTF");
}

static void a_bracket_alone_is_no_json(void **state)
{
    (void)state;
    assert_text("[Oslo] " LEDE "\n", "[Oslo] " LEDE);
}

static void a_word_is_an_article(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_read(ENT_STR("hello\n"), NULL, NULL, NULL);
    assert_string_equal(article->text, "hello");
    assert_string_equal(article->path, "-");
    assert_null(article->file_time);
    assert_null(article->language);
}

static void headline_and_body_are_blocks(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty; \nNeighbours object.\n\n" LEDE "\n\nTHE VOTE.\n\n" LAST "\n", "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty;\n\nNeighbours object.\n\n" LEDE "\n\nTHE VOTE.\n\n" LAST);
    assert_string_equal(article->title, "Norland backs the treaty; Neighbours object");
    assert_int_equal(article->blocks->len, 5);
    assert_int_equal(kind_of(article, 0), ENT_BLOCK_TITLE);
    assert_int_equal(kind_of(article, 1), ENT_BLOCK_TITLE);
    assert_int_equal(kind_of(article, 2), ENT_BLOCK_PARAGRAPH);
    assert_int_equal(kind_of(article, 3), ENT_BLOCK_HEADING);
    assert_string_equal(article->path, "a.txt");
    assert_int_equal(strlen(article->sha256), 64);
}

static void a_title_keeps_the_stop_of_an_abbreviation(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_text("Norland warns the U.S.\n\n" LEDE "\n", "a.txt");
    assert_string_equal(article->title, "Norland warns the U.S.");
}

static void text_without_a_headline_has_no_title(void **state)
{
    (void)state;
    g_autoptr(EntArticle) dateline = read_text("OSLO (NNA) - " LEDE "\n\n" LAST "\n", "a.txt");
    assert_null(dateline->title);
    assert_int_equal(kind_of(dateline, 0), ENT_BLOCK_PARAGRAPH);
    g_autoptr(EntArticle) quote = read_text("“" LEDE "” she said.\n\n" LAST "\n", "a.txt");
    assert_null(quote->title);
}

static void markers_of_a_database_go(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty.\n\nABSTRACT.\n\nMs. Ruiz is calm.\n\nFULL TEXT.\n\n" LEDE "\n",
                "Norland backs the treaty.\n\nMs. Ruiz is calm.\n\n" LEDE);
}

static void the_page_around_an_article_goes(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("1. Skip to content\n  2. Skip to main menu\n\nNorland in Westmark: the treaty holds\n\n"
                  "Ana Ruiz in Oslo\nJune 3, 2024\n\n"
                  "A minister looks into the camera\nShe did not smile that dayImage: Ben Okri/REUTERS\n\n" LEDE
                  "\n\nWho is afraid?\n\n" MORE "\n\nAdvertisement\n\n" LAST
                  "\n\nEdited by: Li Wei\n\n© NorthernCourier\n\nRelated News\n\nWestmark wants more fish\n",
                  "a.txt");
    assert_string_equal(article->text,
                        "Norland in Westmark: the treaty holds\n\n" LEDE "\n\nWho is afraid?\n\n" MORE "\n\n" LAST);
    assert_string_equal(article->title, "Norland in Westmark: the treaty holds");
    assert_string_equal(article->published, "2024-06-03");
    assert_string_equal(article->publisher, "NorthernCourier");
    assert_int_equal(article->authors->len, 1);
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
    assert_int_equal(kind_of(article, 2), ENT_BLOCK_HEADING);
}

static void a_header_in_the_middle_of_a_sentence_is_healed(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Written by Ana Ruiz on June 3, 2024\n\nNorland backs the treaty\n\n" LEDE
                  "\n\nThe treaty is not yet signed, the minister was cited as saying by the Norland\n\n\n"
                  "AnaRuiz/iStock/Getty Images Plus\n\n\nWritten by Ana Ruiz on June 3, 2024\n\nnews agency.\n\n" LAST
                  "\n\nSubscribe to the Northern Courier\n\nGet exclusive digital access to the news!\n\n"
                  "Discover a world of stories where tradition counts, and knowledge knows no bounds at all.\n\n"
                  "What's Included?\n\n- 24 Issues Per Year\n- Cancel anytime.\n\nSubscribe\n",
                  "a.txt");
    assert_string_equal(
        article->text, "Norland backs the treaty\n\n" LEDE
                       "\n\nThe treaty is not yet signed, the minister was cited as saying by the Norland news agency.\n\n" LAST);
    assert_string_equal(article->publisher, "The Northern Courier");
    assert_string_equal(article->published, "2024-06-03");
}

static void a_paragraph_broken_across_pages_is_healed(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE
                "\n\nWestmark is still a great power,\n\nand has (in pursuit\n\nof its aims) a fleet.\n",
                "Norland backs the treaty\n\n" LEDE
                "\n\nWestmark is still a great power, and has (in pursuit of its aims) a fleet.");
    assert_text("Norland backs the treaty\n\n" LEDE
                "\n\nWestmark is a great power and wants more of the fish in the sea near the\n\fNorland coast.\n",
                "Norland backs the treaty\n\n" LEDE
                "\n\nWestmark is a great power and wants more of the fish in the sea near the Norland coast.");
    assert_text("Norland backs the treaty\n\n" LEDE
                "\n\nThe Indo-\n\nPacific is far, she said, and nobody there waits for a treaty of ours.\n",
                "Norland backs the treaty\n\n" LEDE
                "\n\nThe Indo-\n\nPacific is far, she said, and nobody there waits for a treaty of ours.");
}

static void headings_do_not_run_into_paragraphs(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE "\n\nClosed for business\n\n" LAST "\n",
                "Norland backs the treaty\n\n" LEDE "\n\nClosed for business\n\n" LAST);
}

static void wrapped_lines_become_paragraphs(void **state)
{
    (void)state;
    assert_text(
        "Norland backs the treaty\n\nThe foreign minister of Norland said on Monday that her govern-\nment would support "
        "the treaty with Westmark, whatever others\nsay, and that the vote would be won.\nPage 2\nNobody objected.\n",
        "Norland backs the treaty\n\nThe foreign minister of Norland said on Monday that her government would support the treaty "
        "with Westmark, whatever others say, and that the vote would be won.\n\nNobody objected.");
}

static void one_line_a_paragraph_stays_so(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n" LEDE "\n" MORE "\n" LAST,
                "Norland backs the treaty\n\n" LEDE "\n\n" MORE "\n\n" LAST);
}

static void page_headers_printed_again_go(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE "\n\nNorthern Courier Weekly, page 2\n\n" MORE
                "\n\nNorthern Courier Weekly, page 3\n\nNorland backs the treaty\n\n" LAST "\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" MORE "\n\n" LAST);
}

static void captions_in_the_body_go(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE
                "\n\nThe minister, left, and a guest after talks in Oslo on Tuesday. [AP Photo/Li Wei]\n\n"
                "Ben Okri / Reuters.\n\nThe minister shakes hands with a guest at the port of Oslo.\n\n" LAST "\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void a_credit_on_a_long_paragraph_is_cut(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE " " MORE " " LAST " Photo: Ben Okri/AFP\n\n" LAST "\n",
                "Norland backs the treaty\n\n" LEDE " " MORE " " LAST "\n\n" LAST);
}

static void the_author_at_the_end_goes(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty\n\nBy Ana Ruiz and Ben Okri\n\n" LEDE "\n\n" LAST
                  "\n\nAna Ruiz is a researcher with a focus on fish. She writes for the Northern Courier.\n\n"
                  "Li Wei, a retired sailor, teaches law in Oslo.\n\nThis article was first published on June 3, 2024.\n",
                  "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
    assert_int_equal(article->authors->len, 2);
    assert_string_equal(article->published, "2024-06-03");
}

static void a_person_of_the_article_may_end_it(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\nMs. Ruiz spoke first. " LEDE "\n\nAna Ruiz is the minister of fish.\n",
                "Norland backs the treaty\n\nMs. Ruiz spoke first. " LEDE "\n\nAna Ruiz is the minister of fish.");
    assert_text("Norland backs the treaty\n\n" LEDE "\n\nLi Wei, a retired sailor, said the vote was lost.\n",
                "Norland backs the treaty\n\n" LEDE "\n\nLi Wei, a retired sailor, said the vote was lost.");
}

static void reporters_are_the_authors_where_no_byline_is(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty\n\n" LEDE "\n\n(Reporting by Ana Ruiz in Oslo; Editing by Ben Okri)\n", "a.txt");
    assert_int_equal(article->authors->len, 1);
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
}

static void comments_and_menus_below_go(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE "\n\n" LAST
                "\n\n2 Comments\n\nThis is a scandal, and I say so as a person who has voted for her "
                "party all my life.\n\nLeave a reply\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
    assert_text("Norland backs the treaty\n\n" LEDE "\n\n" LAST
                "\n\nFish prices rise\n\nSnow in the south\n\nA bridge falls\n\nSailors on strike\n\n"
                "Snow fell in the south of the country on Sunday, and the roads were closed for most of the day.\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void the_headline_under_a_menu_is_found(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Latest wars and peace\n\nWeather in the north\n\nBusiness and trade\n\nSport and games\n\nFood and drink\n\n"
                  "Life and style\n\nNorland backs the great treaty\n\nBy Ana Ruiz\n\n" LEDE "\n\n" LAST "\n",
                  "a.txt");
    assert_string_equal(article->title, "Norland backs the great treaty");
    assert_string_equal(article->text, "Norland backs the great treaty\n\n" LEDE "\n\n" LAST);
}

static void stated_metadata_is_taken(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Title: Norland backs the treaty\nAuthor: Ana Ruiz, Ben Okri\nSource: Northern Courier\n"
                  "Date: 3 June 2024\nUpdated: 4 June 2024\nURL: https://courier.example/1\n\n" LEDE "\n",
                  "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty\n\n" LEDE);
    assert_string_equal(article->title, "Norland backs the treaty");
    assert_int_equal(article->authors->len, 2);
    assert_string_equal(article->publisher, "Northern Courier");
    assert_string_equal(article->published, "2024-06-03");
    assert_string_equal(article->modified, "2024-06-04");
    assert_string_equal(article->url, "https://courier.example/1");
}

static void a_headline_with_a_colon_is_no_label(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_text("Source: army moves north\n\n" LEDE "\n", "a.txt");
    assert_string_equal(article->title, "Source: army moves north");
    assert_null(article->publisher);
}

static void dates_in_the_body_are_not_the_articles(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty\n\n" LEDE "\n\nMay 1, 2020\n\n" LAST "\n\nFriday, June 7, 2024.\n", "a.txt");
    assert_null(article->published);
    assert_null(article->publisher);
    assert_null(article->url);
}

static void outlet_date_and_address_above_are_taken(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty\n\nhttps://courier.example/2\n\nNorthern Courier, June 3, 2024\n\n"
                  "Published June 3, 2024 Updated June 5, 2024\n\n" LEDE "\n\nCopyright © Ana Ruiz, Southern Post, 2024\n\n",
                  "a.txt");
    assert_string_equal(article->publisher, "Ana Ruiz");
    assert_string_equal(article->published, "2024-06-03");
    assert_string_equal(article->modified, "2024-06-05");
    assert_string_equal(article->url, "https://courier.example/2");
}

static void the_author_is_not_the_outlet(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_text("Norland backs the treaty\n\nBy Ana Ruiz\n\n" LEDE "\n\nCopyright © Ana Ruiz, Southern Post, 2024\n", "a.txt");
    assert_string_equal(article->publisher, "Southern Post");
    g_autoptr(EntArticle) dated = read_text("Norland backs the treaty\n\nNorthern Courier, June 3, 2024\n\n" LEDE "\n", "a.txt");
    assert_string_equal(dated->publisher, "Northern Courier");
}

static void dates_follow_the_words_before_them(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_text(
        "Norland backs the treaty\n\nBy Ana Ruiz — Updated: 5 May 2021, first published 4 May 2021\n\n" LEDE "\n", "a.txt");
    assert_string_equal(article->published, "2021-05-04");
    assert_string_equal(article->modified, "2021-05-05");
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
}

static void a_date_below_a_standfirst_is_the_articles(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_text(
        "Norland backs the treaty\n\nThe plan is loved by none.\n\nAna Ruiz, Columnist\n\nMarch 4, 2022\n\n" LEDE "\n", "a.txt");
    assert_string_equal(article->text, "Norland backs the treaty\n\nThe plan is loved by none.\n\n" LEDE);
    assert_string_equal(article->published, "2022-03-04");
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
}

static void links_inside_the_body_go_and_it_goes_on(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE "\n\nRecommended Stories\n\nlist of 2 items\n\nWestmark votes on a port\n\n"
                "Is the sea too warm?\n\nend of list\n\n" MORE
                "\n\nSign up for our newsletter\n\nThe news in your inbox, every day!\n\n" LAST "\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" MORE "\n\n" LAST);
}

static void a_note_to_readers_goes_with_its_lines(void **state)
{
    (void)state;
    assert_text("Norland backs the treaty\n\n" LEDE "\n\n" LAST
                "\n\nEditor’s note: The minister regularly\nmisreads\nthe treaty and its notes.\n",
                "Norland backs the treaty\n\n" LEDE "\n\n" LAST);
}

static void quotation_marks_stay_as_printed(void **state)
{
    (void)state;
    assert_text(
        "Norland backs the treaty\n\n" LEDE "\n\n``We will vote,'' she told the ''free  press'' and the “others” of the day.\n",
        "Norland backs the treaty\n\n" LEDE "\n\n``We will vote,'' she told the ''free press'' and the “others” of the day.");
}

static void a_whole_text_keeps_every_word(void **state)
{
    (void)state;
    static const char text[] =
        "Menu\n\nBy Ana Ruiz\n\n# 1 is * not * Markdown\n\nShare this\n\nIt rained[12]. \xC2\xA9 2024 The Northern Review";
    EntReadOptions options;
    ent_read_options_init(&options);
    options.whole = TRUE;
    g_autoptr(EntArticle) article = ent_article_read((EntStr){ text, sizeof text - 1 }, "words.txt", &options, NULL);
    assert_string_equal(article->text, text);
    assert_null(article->title);
    assert_null(article->publisher);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_text_keeps_every_word),
        cmocka_unit_test(bad_input_is_named),
        cmocka_unit_test(paragraphs_are_bounded),
        cmocka_unit_test(kinds_that_are_no_article_are_named),
        cmocka_unit_test(a_bracket_alone_is_no_json),
        cmocka_unit_test(a_word_is_an_article),
        cmocka_unit_test(headline_and_body_are_blocks),
        cmocka_unit_test(a_title_keeps_the_stop_of_an_abbreviation),
        cmocka_unit_test(text_without_a_headline_has_no_title),
        cmocka_unit_test(markers_of_a_database_go),
        cmocka_unit_test(the_page_around_an_article_goes),
        cmocka_unit_test(a_header_in_the_middle_of_a_sentence_is_healed),
        cmocka_unit_test(a_paragraph_broken_across_pages_is_healed),
        cmocka_unit_test(headings_do_not_run_into_paragraphs),
        cmocka_unit_test(wrapped_lines_become_paragraphs),
        cmocka_unit_test(one_line_a_paragraph_stays_so),
        cmocka_unit_test(page_headers_printed_again_go),
        cmocka_unit_test(captions_in_the_body_go),
        cmocka_unit_test(a_credit_on_a_long_paragraph_is_cut),
        cmocka_unit_test(the_author_at_the_end_goes),
        cmocka_unit_test(a_person_of_the_article_may_end_it),
        cmocka_unit_test(reporters_are_the_authors_where_no_byline_is),
        cmocka_unit_test(comments_and_menus_below_go),
        cmocka_unit_test(the_headline_under_a_menu_is_found),
        cmocka_unit_test(stated_metadata_is_taken),
        cmocka_unit_test(a_headline_with_a_colon_is_no_label),
        cmocka_unit_test(dates_in_the_body_are_not_the_articles),
        cmocka_unit_test(outlet_date_and_address_above_are_taken),
        cmocka_unit_test(the_author_is_not_the_outlet),
        cmocka_unit_test(dates_follow_the_words_before_them),
        cmocka_unit_test(a_date_below_a_standfirst_is_the_articles),
        cmocka_unit_test(links_inside_the_body_go_and_it_goes_on),
        cmocka_unit_test(a_note_to_readers_goes_with_its_lines),
        cmocka_unit_test(quotation_marks_stay_as_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
