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
#define PAGE(head, lead)                                                                                                         \
    "<!DOCTYPE html><html><head>" head "</head><body><article>" lead "<p>" LEDE "</p></article></body></html>"

static EntArticle *read_page(const char *page)
{
    g_autoptr(GError) error = NULL;
    EntArticle *const article = ent_article_read((EntStr){ page, strlen(page) }, "a.html", NULL, &error);
    if (article == NULL)
        fail_msg("%s", error->message);
    return article;
}

static void assert_field(const EntArticle *article, EntField field, const char *value, const char *expected, const char *source)
{
    if (expected == NULL) {
        assert_null(value);
        assert_null(article->sources[field]);
        return;
    }
    assert_non_null(value);
    assert_string_equal(value, expected);
    assert_string_equal(article->sources[field], source);
}

static void a_page_that_states_nothing_gives_nothing(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(PAGE("", ""));
    assert_field(article, ENT_FIELD_TITLE, article->title, NULL, NULL);
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, NULL, NULL);
    assert_field(article, ENT_FIELD_URL, article->url, NULL, NULL);
    assert_int_equal(article->authors->len, 0);
    assert_null(article->sources[ENT_FIELD_AUTHORS]);
}

#define JSONLD(members) "<script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", " members "}</script>"
#define ALL_BELOW                                                                                                                \
    "<meta property='og:title' content='Second'><meta property='article:published_time' content='2024-02-02T10:00:00Z'>"         \
    "<meta name='author' content='Ben Okri'><meta property='og:url' content='https://b.example/2'>"                              \
    "<meta property='og:site_name' content='Second Post'>"

static void json_ld_comes_first(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(PAGE(
        JSONLD(
            "\"headline\": \"First &amp; best\", \"datePublished\": \"2024-01-01T09:00:00Z\", \"dateModified\": \"2024-01-02\", "
            "\"author\": [{\"name\": \"Ana Ruiz\"}, {\"name\": \"Li Wei\"}], \"publisher\": {\"name\": \"First Post\"}, "
            "\"inLanguage\": \"en-GB\", \"mainEntityOfPage\": {\"@id\": \"https://a.example/1\"}") ALL_BELOW,
        ""));
    assert_field(article, ENT_FIELD_TITLE, article->title, "First & best", "JSON-LD");
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-01-01T09:00:00Z", "JSON-LD");
    assert_field(article, ENT_FIELD_MODIFIED, article->modified, "2024-01-02", "JSON-LD");
    assert_field(article, ENT_FIELD_PUBLISHER, article->publisher, "First Post", "JSON-LD");
    assert_field(article, ENT_FIELD_LANGUAGE, article->language, "en", "JSON-LD");
    assert_field(article, ENT_FIELD_URL, article->url, "https://a.example/1", "JSON-LD");
    assert_int_equal(article->authors->len, 2);
    assert_string_equal(g_ptr_array_index(article->authors, 1), "Li Wei");
}

static void json_ld_is_found_in_graphs_and_in_spite_of_mistakes(void **state)
{
    (void)state;
    g_autoptr(EntArticle) graph =
        read_page(PAGE("<script type='application/ld+json'>{\"@graph\": [{\"@type\": \"WebSite\", \"name\": \"x\"}, [{\"@type\": "
                       "[\"Report\"], \"headline\": \"In a graph\"}]]}</script>",
                       ""));
    assert_field(graph, ENT_FIELD_TITLE, graph->title, "In a graph", "JSON-LD");
    g_autoptr(EntArticle) comment = read_page(
        PAGE("<script type='application/ld+json'>{broken</script><script type='application/ld+json'>//<![CDATA[\n{\"@type\": "
             "\"BlogPosting\", \"headline\": \"Over\ntwo lines\"};//]]></script>",
             ""));
    assert_field(comment, ENT_FIELD_TITLE, comment->title, "Over two lines", "JSON-LD");
    g_autoptr(EntArticle) deep = read_page(PAGE("<script type='application/ld+json'>[[[[[[[[[[[[[[[[[[{\"@type\": \"Article\", "
                                                "\"headline\": \"Too deep\"}]]]]]]]]]]]]]]]]]]</script>",
                                                ""));
    assert_null(deep->title);
}

static void open_graph_comes_before_meta_and_meta_before_microdata(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_page(PAGE(ALL_BELOW "<meta name='pubdate' content='2024-03-03'><meta name='last-modified' content='2024-03-04'>",
                       "<span itemprop=author itemscope><b itemprop=name>Per Holm</b></span><meta itemprop=dateModified "
                       "content='2024-05-05'><span itemprop=inLanguage>fr</span>"));
    assert_field(article, ENT_FIELD_TITLE, article->title, "Second", "OpenGraph");
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-02-02T10:00:00Z", "OpenGraph");
    assert_field(article, ENT_FIELD_MODIFIED, article->modified, "2024-03-04", "meta");
    assert_field(article, ENT_FIELD_LANGUAGE, article->language, "fr", "microdata");
    assert_int_equal(article->authors->len, 1);
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ben Okri");
    assert_string_equal(article->sources[ENT_FIELD_AUTHORS], "meta");
}

static void microdata_gives_the_name_inside(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(
        PAGE("", "<div itemprop=author itemscope>Written by <a itemprop=name>Ana Ruiz</a></div><span itemprop=datePublished "
                 "content='2024-06-03T10:00:00Z'>Monday</span>"));
    assert_string_equal(g_ptr_array_index(article->authors, 0), "Ana Ruiz");
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-06-03T10:00:00Z", "microdata");
}

static void times_of_comments_and_menus_do_not_count(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(PAGE(
        "", "<aside><time datetime='2020-01-01'>x</time></aside><div class=comments><time datetime='2020-01-02'>x</time></div>"
            "<time datetime='2024-06-04'>Updated June 4, 2024</time><time>June 3, 2024</time>"));
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-06-03", "time");
    assert_field(article, ENT_FIELD_MODIFIED, article->modified, "2024-06-04", "time");
}

static void printed_bylines_and_dates_are_the_last_resort(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article =
        read_page(PAGE("", "<h1>Norland backs the treaty</h1><p>By Ana Ruiz and Ben Okri</p><p>June 3, "
                           "2024</p>"));
    assert_int_equal(article->authors->len, 2);
    assert_string_equal(article->sources[ENT_FIELD_AUTHORS], "byline");
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-06-03", "page");
    assert_string_equal(article->text, LEDE);
    g_autoptr(EntArticle) bare =
        read_page(PAGE("", "<div class=author-name>Ana Ruiz</div><div class=pub-date>Jun 3, 2024</div>"));
    assert_string_equal(g_ptr_array_index(bare->authors, 0), "Ana Ruiz");
    assert_string_equal(bare->published, "2024-06-03");
}

static void what_is_not_of_its_kind_is_passed_over(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(PAGE(
        JSONLD(
            "\"headline\": \"  \", \"datePublished\": \"soon\", \"author\": \"https://a.example/ana\", \"url\": \"/relative\", "
            "\"inLanguage\": \"english\"") "<meta name=date content='1970-01-01'><meta property=og:url "
                                           "content='https://a.example/'><link rel=canonical href='https://a.example/3'>"
                                           "<meta name=pubdate content='2024-06-03'>",
        ""));
    assert_field(article, ENT_FIELD_TITLE, article->title, NULL, NULL);
    assert_field(article, ENT_FIELD_PUBLISHED, article->published, "2024-06-03", "meta");
    assert_field(article, ENT_FIELD_URL, article->url, "https://a.example/3", "link");
    assert_field(article, ENT_FIELD_LANGUAGE, article->language, NULL, NULL);
    assert_int_equal(article->authors->len, 0);
}

static void the_printed_headline_is_preferred(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = read_page(PAGE("<title>Norland backs treaty - Daily Post</title>",
                                                   "<h1>The Daily Post</h1><h2>Norland’s minister backs the treaty</h2>"));
    assert_field(article, ENT_FIELD_TITLE, article->title, "Norland’s minister backs the treaty", "heading");
    g_autoptr(EntArticle) alone = read_page(PAGE("", "<h1>Norland backs the treaty</h1>"));
    assert_field(alone, ENT_FIELD_TITLE, alone->title, "Norland backs the treaty", "heading");
    assert_string_equal(alone->text, LEDE);
}

static void the_outlet_is_cut_off_a_stated_title(void **state)
{
    (void)state;
    g_autoptr(EntArticle) named = read_page(PAGE("<meta property=og:site_name content='The Post of the Seven "
                                                 "Seas'><title>Norland backs it - The Post of the Seven Seas</title>",
                                                 ""));
    assert_field(named, ENT_FIELD_TITLE, named->title, "Norland backs it", "title");
    g_autoptr(EntArticle) unnamed = read_page(PAGE("<title>Norland backs the treaty | Daily Post</title>", ""));
    assert_string_equal(unnamed->title, "Norland backs the treaty");
    g_autoptr(EntArticle) part = read_page(PAGE("<title>Norland - a portrait of a country at the end of its road</title>", ""));
    assert_string_equal(part->title, "Norland - a portrait of a country at the end of its road");
}

static void a_stated_text_stands_in_for_one_that_is_not_shown(void **state)
{
    (void)state;
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < 12; i++)
        g_string_append(text, LEDE "\\n");
    g_autofree char *page = g_strdup_printf(
        PAGE("<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": \"A\", \"articleBody\": \"%s\"}</script>",
             ""),
        text->str);
    g_autoptr(EntArticle) article = read_page(page);
    assert_int_equal(article->blocks->len, 12);
    assert_true(g_str_has_prefix(article->text, LEDE "\n\n" LEDE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_that_states_nothing_gives_nothing),
        cmocka_unit_test(json_ld_comes_first),
        cmocka_unit_test(json_ld_is_found_in_graphs_and_in_spite_of_mistakes),
        cmocka_unit_test(open_graph_comes_before_meta_and_meta_before_microdata),
        cmocka_unit_test(microdata_gives_the_name_inside),
        cmocka_unit_test(times_of_comments_and_menus_do_not_count),
        cmocka_unit_test(printed_bylines_and_dates_are_the_last_resort),
        cmocka_unit_test(what_is_not_of_its_kind_is_passed_over),
        cmocka_unit_test(the_printed_headline_is_preferred),
        cmocka_unit_test(the_outlet_is_cut_off_a_stated_title),
        cmocka_unit_test(a_stated_text_stands_in_for_one_that_is_not_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
