/* SPDX-License-Identifier: Apache-2.0 */
#include "test_read_heard.h"

#define RSS(items)                                                                                                               \
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" "                  \
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:media=\"http://search.yahoo.com/mrss/\"><channel><title>The Norland "   \
    "Post</title><language>en-gb</language><image><title>Logo</title></image>" items "</channel></rss>"
#define ITEM(title, text) "<item><title>" title "</title><description>" text "</description></item>"

static void rss_gives_full_texts_with_what_they_state(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         RSS("<item><media:title>Picture</media:title><title>A &lt;b&gt;bold&lt;/b&gt; "
             "step</title><guid>https://post.example/g</guid>"
             "<link>https://post.example/1</link><dc:creator>Ana Ruiz</dc:creator><pubDate>Mon, 03 Jun 2024 10:00:00 "
             "+0200</pubDate>"
             "<description>short</description><content:encoded><![CDATA[<p>" FIRST "</p><p>" SECOND
             "</p>]]></content:encoded></item>"),
         "feed.xml", NULL);
    assert_counts(&h, 1, 0);
    const EntArticle *const a = article_at(&h, 0);
    assert_string_equal(a->path, "feed.xml#1");
    assert_string_equal(a->title, "A bold step");
    assert_string_equal(a->url, "https://post.example/1");
    assert_string_equal(a->publisher, "The Norland Post");
    assert_string_equal(a->published, "2024-06-03T10:00:00+02:00");
    assert_string_equal(a->language, "en-gb");
    assert_string_equal(g_ptr_array_index(a->authors, 0), "Ana Ruiz");
    assert_string_equal(a->text, "A bold step\n\n" BODY);
    assert_false(a->summary);
    assert_int_equal(h.tally.summaries, 0);
}

static void a_summary_is_told(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         RSS("<item><title>Two</title><guid isPermaLink=\"false\">https://x.example/9</guid><author>desk@post.example (Ben "
             "Okri)</author>"
             "<description>&lt;div&gt;" FIRST "&lt;/div&gt;</description></item>"),
         "feed.xml", NULL);
    assert_counts(&h, 1, 0);
    assert_true(article_at(&h, 0)->summary);
    assert_int_equal(h.tally.summaries, 1);
    assert_null(article_at(&h, 0)->url);
    assert_string_equal(g_ptr_array_index(article_at(&h, 0)->authors, 0), "Ben Okri");
    assert_string_equal(article_at(&h, 0)->text, "Two\n\n" FIRST);
}

static void atom_is_read(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Atom Post</title><entry><title type=\"html\">At "
         "&amp;amp; "
         "om</title><link rel=\"self\" href=\"https://p.example/self\"/><link "
         "href=\"https://p.example/1\"/><updated>2024-06-03T10:00:00Z"
         "</updated><author><name>Ana Ruiz</name><email>a@p.example</email></author><content type=\"xhtml\"><div "
         "xmlns=\"http://www.w3.org/1999/xhtml\"><h2>Why</h2><p>" FIRST "</p><blockquote><p>" SECOND
         "</p></blockquote></div></content>"
         "</entry><entry><title>Remote</title><content src=\"https://p.example/far\"/><summary>" FIRST
         "</summary><source><title>Another Post</title></source></entry></feed>",
         "-", NULL);
    assert_counts(&h, 2, 0);
    const EntArticle *const a = article_at(&h, 0);
    assert_string_equal(a->title, "At & om");
    assert_string_equal(a->url, "https://p.example/1");
    assert_string_equal(a->published, "2024-06-03T10:00:00Z");
    assert_string_equal(a->publisher, "Atom Post");
    assert_string_equal(a->text, "At & om\n\nWhy\n\n" BODY);
    assert_int_equal(g_array_index(a->blocks, EntBlock, 3).kind, ENT_BLOCK_QUOTE);
    assert_string_equal(article_at(&h, 1)->publisher, "Another Post");
    assert_true(article_at(&h, 1)->summary);
}

static void rss_1_0_is_read(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "<!-- old --><!DOCTYPE rdf:RDF [ <!ENTITY x \"y\"> ]><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
         "xmlns=\"http://purl.org/rss/1.0/\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Old</title></channel><item>"
         "<title>One</title><link>https://o.example/1</link><dc:date>2024-06-03</dc:date><description>" FIRST
         "</description></item></rdf:RDF>",
         "old.rdf", NULL);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->published, "2024-06-03");
    assert_string_equal(article_at(&h, 0)->publisher, "Old");
}

#define NITF_IN(attributes)                                                                                                      \
    "<nitf" attributes                                                                                                           \
    "><head><title>Slug</title><docdata><date.issue norm=\"20240603T100000Z\"/><doc.copyright holder=\"Norland "                 \
    "Agency\"/></docdata></head><body><body.head><hedline><hl1>The head</hl1></hedline><byline>By <person>Ana "                  \
    "Ruiz</person></byline>"                                                                                                     \
    "</body.head><body.content><media><media-caption>A boat</media-caption></media><block><p>" FIRST                             \
    "</p><hl2>Why</hl2><p>" SECOND "</p></block></body.content><body.end><tagline>end</tagline></body.end></body></nitf>"
#define NITF_TEXT "The head\n\n" FIRST "\n\nWhy\n\n" SECOND

static void nitf_is_one_article(void **state)
{
    (void)state;
    g_auto(Heard) plain, spaced;
    hear(&plain, "<?xml version=\"1.0\"?><!DOCTYPE nitf SYSTEM \"nitf.dtd\">" NITF_IN(""), "n.xml", NULL);
    assert_counts(&plain, 1, 0);
    const EntArticle *const a = article_at(&plain, 0);
    assert_string_equal(a->path, "n.xml");
    assert_string_equal(a->title, "The head");
    assert_string_equal(a->publisher, "Norland Agency");
    assert_string_equal(a->published, "2024-06-03T10:00:00Z");
    assert_string_equal(g_ptr_array_index(a->authors, 0), "Ana Ruiz");
    assert_string_equal(a->text, NITF_TEXT);
    hear(&spaced, NITF_IN(" xmlns=\"http://iptc.org/std/NITF/2006-10-18/\" xml:lang=\"en-US\""), "n.xml", NULL);
    assert_counts(&spaced, 1, 0);
    assert_string_equal(article_at(&spaced, 0)->text, NITF_TEXT);
    assert_string_equal(article_at(&spaced, 0)->language, "en-US");
}

#define NAR "xmlns=\"http://iptc.org/std/nar/2006-10-01/\""
#define G2(class, content)                                                                                                       \
    "<newsItem " NAR " guid=\"https://agency.example/1\"><itemMeta><itemClass qcode=\"ninat:" class                              \
        "\"/><provider literal=\"na\"/>"                                                                                         \
        "<versionCreated>2024-06-04T12:00:00Z</versionCreated></itemMeta><contentMeta><contentCreated>2024-06-03T10:00:00Z"      \
        "</contentCreated><creator><name>Ana Ruiz</name></creator><headline>The head</headline><language "                       \
        "tag=\"en\"/></contentMeta>"                                                                                             \
        "<contentSet>" content "</contentSet></newsItem>"

static void newsml_g2_is_read_by_its_namespace(void **state)
{
    (void)state;
    g_auto(Heard) item, message, foreign;
    hear(&item,
         G2("text", "<inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head><body><p>" FIRST
                    "</p><p>" SECOND "</p></body></html></inlineXML>"),
         "g.xml", NULL);
    assert_counts(&item, 1, 0);
    const EntArticle *const a = article_at(&item, 0);
    assert_string_equal(a->path, "g.xml");
    assert_string_equal(a->url, "https://agency.example/1");
    assert_string_equal(a->publisher, "na");
    assert_string_equal(a->published, "2024-06-03T10:00:00Z");
    assert_string_equal(a->modified, "2024-06-04T12:00:00Z");
    assert_string_equal(g_ptr_array_index(a->authors, 0), "Ana Ruiz");
    assert_string_equal(a->text, "The head\n\n" BODY);
    hear(&message,
         "<newsMessage " NAR "><itemSet>" G2("text", "<inlineXML>" NITF_IN("") "</inlineXML>") G2("picture", "<remoteContent/>")
             G2("text", "<inlineData>" BODY "</inlineData>") "</itemSet></newsMessage>",
         "m.xml", NULL);
    assert_counts(&message, 2, 0);
    assert_string_equal(article_at(&message, 0)->text, NITF_TEXT);
    assert_string_equal(article_at(&message, 1)->path, "m.xml#2");
    assert_string_equal(article_at(&message, 1)->text, "The head\n\n" BODY);
    hear(&foreign, "<newsItem xmlns=\"http://other.example/\"><headline>x</headline></newsItem>", "f.xml", NULL);
    assert_counts(&foreign, 0, 1);
    assert_problem(&foreign, 0, "f.xml: is a feed or news document without any article");
}

static void other_xml_is_no_feed(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "<?xml version=\"1.0\"?><!DOCTYPE a><catalogue><item/></catalogue>", "c.xml", NULL);
    assert_counts(&h, 0, 1);
    assert_problem(&h, 0, "c.xml: is XML, which this version does not read");
}

static void utf_16_is_read(void **state)
{
    (void)state;
    gsize n = 0;
    g_autofree char *wide = g_convert(RSS(ITEM("W\xC3\xAD"
                                               "de",
                                               FIRST)),
                                      -1, "UTF-16", "UTF-8", NULL, &n, NULL);
    g_auto(Heard) h;
    hear_bytes(&h, wide, n, "w.xml", NULL);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->title, "W\xC3\xAD"
                                                  "de");
}

static void a_cut_feed_gives_what_was_whole(void **state)
{
    (void)state;
    static const char feed[] = RSS(ITEM("One", FIRST) ITEM("Two", SECOND));
    g_auto(Heard) h, start;
    hear_bytes(&h, feed, (gsize)(strstr(feed, "everybody") - feed), "c.xml", NULL);
    assert_counts(&h, 1, 1);
    assert_string_equal(article_at(&h, 0)->title, "One");
    assert_problem(&h, 0, "c.xml#2: is cut off");
    hear_bytes(&start, feed, 150, "c.xml", NULL);
    assert_counts(&start, 0, 1);
}

static void damage_is_told_and_read_around(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, RSS(ITEM("One & only", FIRST) ITEM("Two", SECOND)), "d.xml", NULL);
    assert_counts(&h, 2, 1);
    assert_problem(&h, 0, "d.xml: is damaged XML (line 2: ");
}

static void bytes_that_are_no_utf8_do_not_come_through(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "<nitf><body><body.head><hedline><hl1>Cut \xFF off</hl1></hedline></body.head><body.content><p>\xFF\xFE " FIRST
         "</p><p>soft\xC2\xADly " SECOND "</p></body.content></body></nitf>",
         "u.xml", NULL);
    for (guint i = 0; i < h.articles->len; i++)
        assert_true(g_utf8_validate(article_at(&h, i)->text, -1, NULL));
    assert_int_equal(h.problems->len, 1);
    assert_problem(&h, 0, "u.xml");
}

static void entities_are_never_expanded(void **state)
{
    (void)state;
    g_autoptr(GString) bomb = g_string_new("<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">");
    for (char c = 'b'; c < 'k'; c++) {
        g_string_append_printf(bomb, "<!ENTITY %c \"", c);
        for (guint i = 0; i < 10; i++)
            g_string_append_printf(bomb, "&%c;", c - 1);
        g_string_append(bomb, "\">");
    }
    g_string_append(bomb,
                    "]><rss><channel><title>&j;</title><item><title>One</title><link rel=\"&j;\">https://x.example/&j;</link>"
                    "<description>" FIRST "&j;</description></item></channel></rss>");
    g_auto(Heard) h, outside, html;
    hear(&h, bomb->str, "b.xml", NULL);
    assert_int_equal(h.problems->len, 1);
    for (guint i = 0; i < h.articles->len; i++)
        assert_true(article_at(&h, i)->text_len < 500);
    hear(&outside,
         "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel>" ITEM("One", FIRST "&x;") "</channel></rss>",
         "o.xml", NULL);
    assert_counts(&outside, 1, 0);
    assert_string_equal(article_at(&outside, 0)->text, "One\n\n" FIRST);
    hear(&html, "<!DOCTYPE rss [<!ENTITY eacute \"x\">]><rss><channel>" ITEM("Caf&eacute;", FIRST) "</channel></rss>", "h.xml",
         NULL);
    assert_counts(&html, 1, 0);
    assert_string_equal(article_at(&html, 0)->title, "Caf\xC3\xA9");
}

static void depth_and_size_are_bounded(void **state)
{
    (void)state;
    EntReadOptions o;
    ent_read_options_init(&o);
    o.max_bytes = 20000;
    g_autoptr(GString) deep = g_string_new("<rss><channel><item><title>One</title><description><![CDATA[<p>");
    for (guint i = 0; i < 1000; i++)
        g_string_append(deep, "<div>");
    g_string_append(deep, FIRST "]]></description></item>" ITEM("Two", SECOND) "<item><title>Three</title><description>");
    for (guint i = 0; i < 10000; i++)
        g_string_append(deep, "<b>x</b>");
    g_string_append(deep, "</description></item>" ITEM("Four", FIRST) "</channel></rss>");
    g_auto(Heard) h;
    hear(&h, deep->str, "d.xml", &o);
    assert_counts(&h, 1, 2);
    assert_problem(&h, 0, "d.xml#1: its elements are nested deeper than the limit of 256");
    assert_problem(&h, 1, "d.xml: holds an article larger than the limit of 20000 bytes");
}

static void a_feed_without_items_says_so(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, RSS(""), "e.xml", NULL);
    assert_counts(&h, 0, 1);
    assert_problem(&h, 0, "e.xml: is a feed or news document without any article");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rss_gives_full_texts_with_what_they_state),
        cmocka_unit_test(a_summary_is_told),
        cmocka_unit_test(atom_is_read),
        cmocka_unit_test(rss_1_0_is_read),
        cmocka_unit_test(nitf_is_one_article),
        cmocka_unit_test(newsml_g2_is_read_by_its_namespace),
        cmocka_unit_test(other_xml_is_no_feed),
        cmocka_unit_test(utf_16_is_read),
        cmocka_unit_test(a_cut_feed_gives_what_was_whole),
        cmocka_unit_test(damage_is_told_and_read_around),
        cmocka_unit_test(bytes_that_are_no_utf8_do_not_come_through),
        cmocka_unit_test(entities_are_never_expanded),
        cmocka_unit_test(depth_and_size_are_bounded),
        cmocka_unit_test(a_feed_without_items_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
