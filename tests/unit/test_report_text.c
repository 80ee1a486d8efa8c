/* SPDX-License-Identifier: Apache-2.0 */
#include "test_report_graphs.h"

#include "report/report_internal.h"

static void clean_makes_one_line_without_controls(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { NULL, "" },
        { "", "" },
        { "  a \n\t b\r\n", "a b" },
        { "a\x01\x1f\x7f" "b", "a b" },
        { "a\xc2\x85" "b", "a b" },          /* next line, a C1 control */
        { "evil\xe2\x80\xae" "gpj", "evil gpj" }, /* right-to-left override */
        { "a\xe2\x81\xa6" "b\xe2\x80\xa8" "c", "a b c" },
        { "Émile – “Zola”", "Émile – “Zola”" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        g_autofree char *clean = ent_report_clean(pairs[i][0]);
        assert_string_equal(clean, pairs[i][1]);
    }
}

static void cut_ends_at_a_blank_or_a_whole_character(void **state)
{
    (void)state;
    g_autofree char *whole = ent_report_cut("short enough", 20), *blank = ent_report_cut("one two three", 9);
    g_autofree char *inside = ent_report_cut("ääääääää", 5), *exact = ent_report_cut("abc", 3);
    assert_string_equal(whole, "short enough");
    assert_string_equal(blank, "one two …");
    assert_string_equal(inside, "ää …");
    assert_string_equal(exact, "abc");
}

static void assert_cue(const char *sentence, const char *cue, const char *expected)
{
    gsize start = 0, end = 0;
    if (!ent_report_find_cue(sentence, cue, &start, &end)) {
        assert_null(expected);
        return;
    }
    g_autofree char *found = g_strndup(sentence + start, end - start);
    assert_string_equal(found, expected);
}

static void a_cue_is_found_as_a_word(void **state)
{
    (void)state;
    assert_cue("Chile opposes it.", "oppose", "opposes");
    assert_cue("Backgrounds matter; Peru will back it.", "back", "back");
    assert_cue("REJECTED by all", "rejected", "REJECTED");
    assert_cue("they unback it", "back", NULL);
    assert_cue("nothing", "", NULL);
    assert_cue("", "x", NULL);
}

static void a_teaser_shows_the_cue(void **state)
{
    (void)state;
    const char *const late = "After a week of talks that led nowhere and cost everybody their patience, the delegates of Chile finally rejected the plan.";
    g_autofree char *about = ent_report_teaser(&(EntEvidence){ .sentence = (char *)late, .cue = (char *)"rejected" });
    g_autofree char *begin = ent_report_teaser(&(EntEvidence){ .sentence = (char *)"Chile rejected the plan.", .cue = (char *)"rejected" });
    g_autofree char *without = ent_report_teaser(&(EntEvidence){ .sentence = (char *)late, .cue = NULL });
    assert_string_equal(about, "… delegates of Chile finally rejected the plan.");
    assert_string_equal(begin, "Chile rejected the plan.");
    assert_true(g_str_has_prefix(without, "After a week") && g_str_has_suffix(without, " …"));
}

static void numbers_do_not_depend_on_the_locale(void **state)
{
    (void)state;
    const struct {
        double value;
        const char *text;
    } cases[] = { { 0, "0" }, { 12, "12" }, { 0.4126, "0.413" }, { 1 - 1e-12, "1" }, { 1.0 / 0.0, "0" } };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *number = ent_report_number(cases[i].value);
        assert_string_equal(number, cases[i].text);
    }
    g_autofree char *high = ent_report_confidence(7), *one = ent_report_count(1, "actor", "actors"), *none = ent_report_count(0, "actor", "actors");
    assert_string_equal(high, "1.00");
    assert_string_equal(one, "1 actor");
    assert_string_equal(none, "0 actors");
}

static void only_web_links_may_be_followed(void **state)
{
    (void)state;
    assert_true(ent_report_link_ok("https://news.example/a?b=c&d"));
    assert_true(ent_report_link_ok("HTTP://news.example"));
    assert_false(ent_report_link_ok("javascript:alert(1)"));
    assert_false(ent_report_link_ok("https://x\" onclick=\"y"));
    assert_false(ent_report_link_ok("https://x\ny"));
    assert_false(ent_report_link_ok("/etc/passwd"));
    assert_false(ent_report_link_ok(NULL));
}

static void a_day_is_told_without_the_time(void **state)
{
    (void)state;
    g_autofree char *day = ent_report_day("2025-03-09T18:00:00Z"), *plain = ent_report_day("2025-03-09"), *none = ent_report_day(NULL);
    assert_string_equal(day, "2025-03-09");
    assert_string_equal(plain, "2025-03-09");
    assert_string_equal(none, "undated");
}

static void an_article_is_named_by_what_it_has(void **state)
{
    (void)state;
    g_autoptr(EntArticle) article = ent_article_new();
    g_autofree char *nothing = ent_report_article_title(article);
    assert_string_equal(nothing, "untitled");
    article->path = g_strdup("news/1.txt");
    g_autofree char *path = ent_report_article_title(article);
    assert_string_equal(path, "news/1.txt");
    article->title = g_strdup("Canal\ntalks");
    g_autofree char *title = ent_report_article_title(article);
    assert_string_equal(title, "Canal talks");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_makes_one_line_without_controls),
        cmocka_unit_test(cut_ends_at_a_blank_or_a_whole_character),
        cmocka_unit_test(a_cue_is_found_as_a_word),
        cmocka_unit_test(a_teaser_shows_the_cue),
        cmocka_unit_test(numbers_do_not_depend_on_the_locale),
        cmocka_unit_test(only_web_links_may_be_followed),
        cmocka_unit_test(a_day_is_told_without_the_time),
        cmocka_unit_test(an_article_is_named_by_what_it_has),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
