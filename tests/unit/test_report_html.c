/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

/* What libxml2 understands of the page; it knows neither sections nor SVG, and those are its only complaints. */
static htmlDocPtr parse(const char *page)
{
    htmlDocPtr const doc = htmlReadMemory(page, (int)strlen(page), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    assert_non_null(doc);
    return doc;
}

static double number_of(htmlDocPtr doc, const char *path)
{
    xmlXPathContextPtr const context = xmlXPathNewContext(doc);
    g_autofree char *counting = g_strdup_printf("count(%s)", path);
    xmlXPathObjectPtr const result = xmlXPathEvalExpression((const xmlChar *)counting, context);
    const double n = result->floatval;
    xmlXPathFreeObject(result);
    xmlXPathFreeContext(context);
    return n;
}

static void assert_number(const char *page, const char *path, double n)
{
    htmlDocPtr const doc = parse(page);
    const double found = number_of(doc, path);
    xmlFreeDoc(doc);
    if (found != n)
        fail_msg("%s: %g, not %g", path, found, n);
}

static void every_section_is_there_and_in_the_contents(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    const char *const ids[] = { "read", "findings", "diagram", "central", "camps", "sides", "others", "quoted", "contradictions", "denied", "communities", "times", "outlets", "method" };
    for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
        g_autofree char *heading = g_strdup_printf("//h2[@id='%s']", ids[i]), *link = g_strdup_printf("//nav//a[@href='#%s']", ids[i]);
        assert_number(page, heading, 1);
        assert_number(page, link, 1);
    }
    assert_number(page, "//nav//a", G_N_ELEMENTS(ids));
    assert_has(page, "<h3>Left out</h3>");
}

static void the_file_needs_nothing_else(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    assert_has(page, "default-src 'none'; style-src 'sha256-");
    assert_number(page, "//script[@src] | //link | //img | //iframe | //object", 0);
    assert_number(page, "//script", 2); /* the page's own, and its data */
    assert_has_not(page, "@import");
    assert_has_not(page, "url(");
}

static void it_can_be_read_by_everyone(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    assert_number(page, "/html[@lang='en']", 1);
    assert_number(page, "//a[@class='skip' and @href='#main']", 1);
    assert_number(page, "//h1", 1);
    assert_number(page, "//thead//th[not(@scope='col')]", 0);
    assert_number(page, "//tbody//th[not(@scope='row')]", 0);
    assert_number(page, "//table[not(caption)]", 0);
    assert_has(page, "prefers-color-scheme:dark");
    assert_has(page, "@media print");
}

static void the_head_tells_what_and_when(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    assert_has(page, "<title>Who stands with whom: Peru, Chile and Ana Quispe</title>");
    assert_has(page, "<p class=\"period\">3 articles, <time>2025-03-01</time> to <time>2025-03-09</time> (1 without a date)</p>");
}

static void evidence_opens_with_its_cue_marked(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    assert_has(page, "<blockquote>Chile <mark>rejected</mark> the canal that Peru wants.</blockquote><p class=\"source\"><cite>Canal talks open</cite>, "
                     "The Morning Ledger, <time>2025-03-01</time><br><span class=\"how\">stated · method: rule:verb · confidence 0.80</span></p>");
    assert_has(page, "<summary><b>2 sentences</b> <span class=\"teaser\">Chile rejected");
    assert_number(page, "//h2[@id='findings']/..//details", 8);
}

static void web_addresses_are_links(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    ent_graph_article(graph, 0)->url = g_strdup("https://news.example/a?x=1&y=2");
    const EntReportOptions options = { .format = "html", .title = "Canal & co" };
    g_autofree char *page = report_of(graph, &options);
    assert_has(page, "<title>Canal &#38; co</title>");
    assert_has(page, "href=\"https://news.example/a?x=1&#38;y=2\"");
}

static void the_diagram_goes_in_without_its_prolog(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    const EntReportOptions options = { .format = "html",
                                       .svg = "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\">\n<!-- by -->"
                                              "<svg width=\"10pt\"><g id=\"n\"/></svg>\n<!-- end -->" };
    g_autofree char *page = report_of(graph, &options);
    assert_has(page, "aria-label=\"Diagram\"><svg width=\"10pt\"><g id=\"n\"/></svg></figure>");
    assert_has(page, "<a href=\"#diagram\">");
    assert_has_not(page, "<?xml");
    assert_has_not(page, "svg PUBLIC");
    const EntReportOptions broken = { .format = "html", .svg = "no picture</svg>" };
    g_autofree char *without = report_of(graph, &broken);
    assert_has_not(without, "no picture");
    assert_number(without, "//figure", 0);
    assert_number(without, "//div[@id='explore' and @hidden]", 1);
}

static void hostile_words_stay_words(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = hostile_graph();
    const EntReportOptions options = { .format = "html" };
    g_autofree char *page = report_of(graph, &options);
    assert_number(page, "//img | //b[not(ancestor::li or ancestor::summary)] | //@onerror", 0);
    assert_number(page, "//a[starts-with(@href, 'javascript')]", 0);
    assert_number(page, "//th[contains(., '<script>alert(1)</script>]]>|*_`[x](javascript:y)')]", 5);
    assert_number(page, "//blockquote[contains(., '</blockquote><script>alert(2)</script> | a | b |')]", 2);
    assert_has(page, "1. He said: <mark>&#60;img</mark> src=x onerror=alert(1)&#62;");
    assert_number(page, "//script", 2);
    assert_has_not(page, "<script>alert");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_section_is_there_and_in_the_contents), cmocka_unit_test(the_file_needs_nothing_else),
        cmocka_unit_test(it_can_be_read_by_everyone),                 cmocka_unit_test(evidence_opens_with_its_cue_marked),
        cmocka_unit_test(web_addresses_are_links),                    cmocka_unit_test(the_diagram_goes_in_without_its_prolog),
        cmocka_unit_test(hostile_words_stay_words),                   cmocka_unit_test(the_head_tells_what_and_when),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
