/* SPDX-License-Identifier: Apache-2.0 */
#include "test_read_heard.h"

#define J_BODY FIRST "\\n\\n" SECOND

static void a_line_is_an_article(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "{\"text\":\"" J_BODY "\",\"title\":\"One\"}\n\n{\"text\":\"" J_BODY "\",\"title\":\"Two\"}", "a.jsonl", NULL);
    assert_counts(&h, 2, 0);
    assert_string_equal(article_at(&h, 0)->path, "a.jsonl#1");
    assert_string_equal(article_at(&h, 1)->path, "a.jsonl#2");
    assert_string_equal(article_at(&h, 1)->title, "Two");
    assert_string_equal(article_at(&h, 1)->text, "Two\n\n" BODY);
}

static void nothing_and_blanks_are_no_articles(void **state)
{
    (void)state;
    g_auto(Heard) empty, object, list;
    hear(&empty, " \n\n", "a.jsonl", NULL);
    assert_counts(&empty, 0, 1); /* "is empty" */
    hear(&object, "{}", "a.json", NULL);
    assert_counts(&object, 0, 1);
    assert_problem(&object, 0, "a.json#1: has no text");
    hear(&list, "[{}]", "a.json", NULL);
    assert_counts(&list, 0, 1);
}

static void trafilatura_is_known(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "{\"title\":\"One\",\"author\":\"Ana Ruiz; Ben "
         "Okri\",\"hostname\":\"post.example\",\"date\":\"2024-06-03\",\"fingerprint\":\"f\","
         "\"raw_text\":\"nothing\",\"text\":\"" FIRST "\\n" SECOND
         "\",\"language\":\"en\",\"source\":\"https://post.example/1\",\"source-hostname\":\"The Post\",\"excerpt\":\"x\"}",
         "t.json", NULL);
    assert_counts(&h, 1, 0);
    const EntArticle *const a = article_at(&h, 0);
    assert_string_equal(a->url, "https://post.example/1");
    assert_string_equal(a->publisher, "The Post");
    assert_string_equal(a->published, "2024-06-03");
    assert_string_equal(a->language, "en");
    assert_int_equal(a->authors->len, 2);
    assert_string_equal(g_ptr_array_index(a->authors, 1), "Ben Okri");
    assert_string_equal(a->text, "One\n\n" BODY);
}

static void news_please_is_known(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "{\"authors\":[\"Li Wei\",\"Ana Ruiz\"],\"date_download\":\"2025-01-01 00:00:00\",\"date_modify\":\"2024-06-04 "
         "09:00:00\","
         "\"date_publish\":\"2024-06-03 10:00:00\",\"description\":\"short\",\"maintext\":\"" J_BODY
         "\",\"source_domain\":\"daily.example\",\"title\":\"Two\",\"url\":\"https://daily.example/2\",\"language\":\"English\"}",
         "n.jsonl", NULL);
    assert_counts(&h, 1, 0);
    const EntArticle *const a = article_at(&h, 0);
    assert_string_equal(a->published, "2024-06-03T10:00:00");
    assert_string_equal(a->modified, "2024-06-04T09:00:00");
    assert_string_equal(a->publisher, "daily.example");
    assert_string_equal(a->language, "en");
    assert_int_equal(a->authors->len, 2);
    assert_false(a->summary);
}

static void gdelt_and_search_answers_are_unwrapped(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "{\n \"status\": \"ok\",\n \"articles\": [\n  {\"source\": {\"id\": null, \"name\": \"The Gazette\"}, \"author\": "
         "{\"name\": \"Ana "
         "Ruiz\"},\n   \"seendate\": \"20240603T101500Z\", \"title\": \"Three\", \"content\": [\"" FIRST
         "\", {\"text\": \"" SECOND "\"}, 7]}, 8]\n}\n",
         "g.json", NULL);
    assert_counts(&h, 1, 1);
    const EntArticle *const a = article_at(&h, 0);
    assert_string_equal(a->path, "g.json#1");
    assert_string_equal(a->publisher, "The Gazette");
    assert_string_equal(a->published, "2024-06-03T10:15:00Z");
    assert_string_equal(a->text, "Three\n\n" BODY);
    assert_string_equal(g_ptr_array_index(a->authors, 0), "Ana Ruiz");
    assert_problem(&h, 0, "g.json#2: is no JSON object");
}

static void lists_and_rows_of_objects_over_many_lines_are_read(void **state)
{
    (void)state;
    g_auto(Heard) list, row;
    hear(&list, "\xEF\xBB\xBF [ {\"text\": \"" J_BODY "\",\n \"x\": \"}]\\\"\"},\n{\"text\": \"" J_BODY "\"} ]\n", "l.json",
         NULL);
    assert_counts(&list, 2, 0);
    hear(&row,
         "{\n\"text\": \"" J_BODY "\", \"published\": 1717408800\n}\n{\n\"text\": \"" J_BODY "\", \"published\": 1717408800.5\n}",
         "-", NULL);
    assert_counts(&row, 2, 0);
    assert_string_equal(article_at(&row, 0)->published, "2024-06-03T10:00:00Z");
    assert_string_equal(article_at(&row, 1)->published, "2024-06-03T10:00:00Z");
}

static void html_inside_is_read_as_markup(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "{\"content\":\"<p>" FIRST "</p><figure><figcaption>A boat</figcaption></figure><ul><li>" SECOND
         "</li></ul>\",\"title\":\"A &amp; B\"}",
         "c.jsonl", NULL);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->text, "A & B\n\n" BODY);
    assert_int_equal(g_array_index(article_at(&h, 0)->blocks, EntBlock, 2).kind, ENT_BLOCK_ITEM);
}

static void a_bad_line_costs_no_other(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h,
         "{\"text\":\"" J_BODY "\"}\n{\"text\": \"cut\nnot json\n[1]\n{\"text\":\"" J_BODY "\\u0000\"}\n{\"text\":\"\xFF\"}\n",
         "b.jsonl", NULL);
    assert_counts(&h, 2, 4);
    assert_string_equal(article_at(&h, 1)->path, "b.jsonl#5");
    assert_problem(&h, 0, "b.jsonl#2: is no valid JSON");
    assert_problem(&h, 1, "b.jsonl#3: is no valid JSON");
    assert_problem(&h, 2, "b.jsonl#4: is no JSON object");
    assert_problem(&h, 3, "b.jsonl#6: is no valid JSON");
}

static void a_cut_list_gives_what_was_whole(void **state)
{
    (void)state;
    g_auto(Heard) cut, strange;
    hear(&cut, "[\n{\"text\":\"" J_BODY "\"},\n{\"text\":\"Nor", "c.json", NULL);
    assert_counts(&cut, 1, 1);
    assert_problem(&cut, 0, "c.json: is cut off in the article after number 1");
    hear(&strange, "[\n{\"text\":\"" J_BODY "\"} x", "s.json", NULL);
    assert_counts(&strange, 1, 1);
    assert_problem(&strange, 0, "s.json: is no list of JSON objects behind article number 1");
}

static void depth_size_and_number_are_bounded(void **state)
{
    (void)state;
    EntReadOptions o;
    ent_read_options_init(&o);
    o.max_bytes = 1000;
    o.max_records = 3;
    g_autoptr(GString) text = g_string_new("{\"text\":");
    for (guint i = 0; i < 300; i++)
        g_string_append_c(text, '[');
    g_string_append(text, "\n{\"text\":\"");
    for (guint i = 0; i < 2000; i++)
        g_string_append_c(text, 'x');
    g_string_append(text, "\"}\n{\"text\":\"" J_BODY "\"}\n{\"text\":\"" J_BODY "\"}\n");
    g_auto(Heard) h, list;
    hear(&h, text->str, "d.jsonl", &o);
    assert_counts(&h, 1, 3);
    assert_problem(&h, 0, "d.jsonl#1: is nested deeper than the limit of 256");
    assert_problem(&h, 1, "d.jsonl#2: is larger than the limit of 1000 bytes");
    assert_problem(&h, 2, "d.jsonl: holds more than the limit of 3 articles");
    g_string_prepend(text, "[{\"text\":\"" J_BODY "\"},\n");
    hear(&list, text->str, "d.json", &o);
    assert_counts(&list, 1, 1);
    assert_problem(&list, 0, "d.json#2: is larger than the limit of 1000 bytes");
}

static void the_users_map_comes_first(void **state)
{
    (void)state;
    const char *const map[] = { "text=data.parts.1", "title=meta.head", "publisher=a.b", "published=meta.day", NULL };
    EntReadOptions o;
    ent_read_options_init(&o);
    o.map = map;
    g_auto(Heard) h;
    hear(&h,
         "{\"text\":\"no\",\"data\":{\"parts\":[\"x\",\"" J_BODY
         "\"]},\"meta\":{\"head\":\"Mapped\",\"day\":\"Mon, 03 Jun 2024 10:00:00 +0200\"},\"a.b\":\"Dotted\"}",
         "m.jsonl", &o);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->text, "Mapped\n\n" BODY);
    assert_string_equal(article_at(&h, 0)->publisher, "Dotted");
    assert_string_equal(article_at(&h, 0)->published, "2024-06-03T10:00:00+02:00");
}

static void a_map_is_checked(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_true(ent_read_map_check("text=a.b", NULL));
    assert_false(ent_read_map_check("text", NULL));
    assert_false(ent_read_map_check("text=", NULL));
    assert_false(ent_read_map_check("tex=a", NULL));
    assert_false(ent_read_map_check("words=a", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
    assert_non_null(strstr(error->message, "published"));
}

static void the_sink_can_end_it(void **state)
{
    (void)state;
    Heard h;
    heard_init(&h);
    h.stop_after = 1;
    const EntReadSink sink = { heard_article, heard_problem, &h };
    g_autoptr(GError) error = NULL;
    assert_false(ent_read_bytes(ENT_STR("{\"text\":\"" J_BODY "\"}\n{\"text\":\"" J_BODY "\"}\n"), "a.jsonl", NULL, &sink,
                                &h.tally, &error));
    assert_string_equal(error->message, "enough");
    assert_counts(&h, 1, 0);
    heard_clear(&h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_an_article),
        cmocka_unit_test(nothing_and_blanks_are_no_articles),
        cmocka_unit_test(trafilatura_is_known),
        cmocka_unit_test(news_please_is_known),
        cmocka_unit_test(gdelt_and_search_answers_are_unwrapped),
        cmocka_unit_test(lists_and_rows_of_objects_over_many_lines_are_read),
        cmocka_unit_test(html_inside_is_read_as_markup),
        cmocka_unit_test(a_bad_line_costs_no_other),
        cmocka_unit_test(a_cut_list_gives_what_was_whole),
        cmocka_unit_test(depth_size_and_number_are_bounded),
        cmocka_unit_test(the_users_map_comes_first),
        cmocka_unit_test(a_map_is_checked),
        cmocka_unit_test(the_sink_can_end_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
