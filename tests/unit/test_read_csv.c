/* SPDX-License-Identifier: Apache-2.0 */
#include "test_read_heard.h"

static void a_row_is_an_article(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "\xEF\xBB\xBFID,Title,Text,Date\r\n1,\"One, \"\"two\"\"\",\"" BODY "\",2024-06-03\r\n\r\n2,Three,\"" BODY "\"\r\n",
         "t.csv", NULL);
    assert_counts(&h, 2, 0);
    assert_string_equal(article_at(&h, 0)->path, "t.csv#1");
    assert_string_equal(article_at(&h, 0)->title, "One, \"two\"");
    assert_string_equal(article_at(&h, 0)->published, "2024-06-03");
    assert_string_equal(article_at(&h, 1)->text, "Three\n\n" BODY);
    assert_null(article_at(&h, 1)->published);
}

static void tabs_and_semicolons_part_cells_too(void **state)
{
    (void)state;
    g_auto(Heard) tabs, semicolons;
    hear(&tabs, "title\tcontent\nOne\t" FIRST "\n", "t.tsv", NULL);
    assert_counts(&tabs, 1, 0);
    assert_string_equal(article_at(&tabs, 0)->title, "One");
    hear(&semicolons, "title;content\nTwo;\"" BODY "\"", "t.csv", NULL);
    assert_counts(&semicolons, 1, 0);
    assert_string_equal(article_at(&semicolons, 0)->title, "Two");
}

static void columns_are_mapped(void **state)
{
    (void)state;
    const char *const map[] = { "text=Words", "title=Head line", NULL };
    EntReadOptions o;
    ent_read_options_init(&o);
    o.map = map;
    g_auto(Heard) named, piped;
    hear(&named, "Words,Head line\n\"" BODY "\",One\n", "t.csv", &o);
    assert_counts(&named, 1, 0);
    assert_string_equal(article_at(&named, 0)->title, "One");
    hear(&piped, "\"Words\",\"Head line\"\n\"" BODY "\",One\n", "-", &o);
    assert_counts(&piped, 1, 0);
    assert_string_equal(article_at(&piped, 0)->path, "-#1");
}

static void plain_text_is_no_table(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "Words, text, and content\n\n" BODY "\n", "t.txt", NULL);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->path, "t.txt");
}

static void a_table_without_text_names_its_columns(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "a,b\n1,2\n", "t.csv", NULL);
    assert_counts(&h, 0, 1);
    assert_problem(&h, 0, "t.csv: is a table without a column of text; name it with --map text=COLUMN (of: a, b)");
}

static void an_open_quotation_mark_is_told(void **state)
{
    (void)state;
    EntReadOptions o;
    ent_read_options_init(&o);
    g_auto(Heard) open, large;
    const char table[] = "title,text\nOne,\"" BODY "\"\nTwo,\"" BODY "\nThree,x\n";
    hear(&open, table, "t.csv", &o);
    assert_counts(&open, 1, 1);
    assert_problem(&open, 0, "t.csv#2: a quotation mark is opened in this row and never closed");
    o.max_bytes = strlen(BODY) + 20;
    g_autofree char *longer = g_strconcat(table, BODY, BODY, NULL);
    hear(&large, longer, "t.csv", &o);
    assert_counts(&large, 1, 1);
    assert_problem(&large, 0, "t.csv#2: the row is larger than the limit");
}

static void too_many_columns_are_refused(void **state)
{
    (void)state;
    g_autoptr(GString) row = g_string_new("text");
    for (guint i = 0; i < 20000; i++)
        g_string_append_c(row, ',');
    g_string_append(row, "\n1\n");
    g_auto(Heard) h;
    hear(&h, row->str, "t.csv", NULL);
    assert_counts(&h, 0, 1);
}

static void an_empty_cell_is_an_article_without_text(void **state)
{
    (void)state;
    g_auto(Heard) h;
    hear(&h, "title,text\nOne,\n", "t.csv", NULL);
    assert_counts(&h, 0, 1);
    assert_problem(&h, 0, "t.csv#1: has no text");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_an_article),
        cmocka_unit_test(tabs_and_semicolons_part_cells_too),
        cmocka_unit_test(columns_are_mapped),
        cmocka_unit_test(plain_text_is_no_table),
        cmocka_unit_test(a_table_without_text_names_its_columns),
        cmocka_unit_test(an_open_quotation_mark_is_told),
        cmocka_unit_test(too_many_columns_are_refused),
        cmocka_unit_test(an_empty_cell_is_an_article_without_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
