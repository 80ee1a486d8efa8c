/* SPDX-License-Identifier: Apache-2.0 */
/* What the page to explore is made of: its data, its policy, its picture. How it works is tests/page's. */
#include "test_report_graphs.h"

#include <jansson.h>

/* The data of a page; the caller lets them go. */
static json_t *data_of(const char *page)
{
    static const char open[] = "<script type=\"application/json\" id=\"x-data\">";
    const char *const start = strstr(page, open);
    assert_non_null(start);
    const char *const end = strstr(start, "</script>");
    assert_non_null(end);
    json_error_t error;
    json_t *const data = json_loadb(start + strlen(open), (size_t)(end - start) - strlen(open), 0, &error);
    if (data == NULL)
        fail_msg("%s", error.text);
    return data;
}

static json_t *member(json_t *data, const char *list, size_t row, size_t column)
{
    return json_array_get(json_array_get(json_object_get(data, list), row), column);
}

/* The edge between two names of that type; the page's row. */
static json_t *edge_of(json_t *data, const char *source, const char *type, const char *target)
{
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(data, "edges"), i, row)
    {
        const json_int_t s = json_integer_value(json_array_get(row, 0)), t = json_integer_value(json_array_get(row, 1));
        const json_t *const kind =
            json_array_get(json_object_get(data, "types"), (size_t)json_integer_value(json_array_get(row, 2)));
        if (strcmp(json_string_value(member(data, "nodes", (size_t)s, 1)), source) == 0 &&
            strcmp(json_string_value(member(data, "nodes", (size_t)t, 1)), target) == 0 &&
            strcmp(json_string_value(json_object_get(kind, "id")), type) == 0)
            return row;
    }
    fail_msg("no edge %s %s %s", source, type, target);
    return NULL;
}

static char *sha256_of(const char *text, gsize n)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)text, (gssize)n);
    g_checksum_get_digest(sum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    return g_strdup_printf("'sha256-%s'", base64);
}

static void assert_hashed(const char *page, const char *directive, const char *open, const char *close)
{
    const char *const start = strstr(page, open);
    assert_non_null(start);
    const char *const text = start + strlen(open);
    g_autofree char *hash = sha256_of(text, (gsize)(strstr(text, close) - text));
    g_autofree char *wanted = g_strdup_printf("%s %s", directive, hash);
    assert_has(page, wanted);
}

static void an_empty_graph_has_no_script_and_may_have_none(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "html" };
    g_autofree char *page = report_of(graph, &options);
    assert_has_not(page, "<script");
    assert_has_not(page, "script-src");
    assert_has_not(page, "id=\"explore\"");
    assert_has_not(page, "id=\"diagram\"");
    assert_has(page, "default-src 'none'");
}

static void the_policy_names_script_and_style_by_their_hash(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    assert_hashed(page, "; script-src", "<script>", "</script>");
    assert_hashed(page, "; style-src", "<style>", "</style>");
    assert_has(page, "require-trusted-types-for 'script'; trusted-types 'none'");
    assert_has_not(page, "unsafe");
    assert_has_not(page, " style=\"");
    assert_has_not(page, " onclick=");
}

static void the_script_makes_no_markup_and_ends_nowhere_early(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    const char *const start = strstr(page, "<script>");
    g_autofree char *script = g_strdup(start + strlen("<script>"));
    char *const end = strstr(script, "</script>");
    *end = '\0';
    assert_true(g_str_has_suffix(script, "})();\n"));
    const char *const never[] = { "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "<!--",
                                  "http://",   "https://" };
    for (gsize i = 0; i < G_N_ELEMENTS(never); i++) {
        const char *const found = strstr(script, never[i]);
        if (found != NULL && strncmp(found, "http://www.w3.org/2000/svg", strlen("http://www.w3.org/2000/svg")) != 0)
            fail_msg("%s: %.60s", never[i], found);
    }
}

static void an_edge_has_its_evidence_the_surest_first(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    json_t *const data = data_of(page);
    json_t *const edge = edge_of(data, "Chile", "opposes", "Peru");
    assert_true(json_number_value(json_array_get(edge, 3)) == 2);
    json_t *const piece = json_array_get(json_array_get(edge, 5), 0);
    const size_t article = (size_t)json_integer_value(json_array_get(piece, 0)),
                 sentence = (size_t)json_integer_value(json_array_get(piece, 1));
    assert_string_equal(json_string_value(member(data, "articles", article, 0)), "Canal talks open");
    assert_string_equal(json_string_value(member(data, "articles", article, 2)), "2025-03-01");
    assert_string_equal(json_string_value(json_array_get(json_object_get(data, "sentences"), sentence)),
                        "Chile rejected the canal that Peru wants.");
    assert_int_equal(json_integer_value(json_array_get(piece, 2)), 6);
    assert_int_equal(json_integer_value(json_array_get(piece, 3)), 14);
    assert_int_equal(json_integer_value(json_array_get(piece, 5)), 80);
    json_t *const denied = json_array_get(json_array_get(edge_of(data, "Leo Rojas", "supports", "Chile"), 5), 0);
    assert_int_equal(json_integer_value(json_array_get(denied, 4)), 2);
    json_decref(data);
}

static void cues_are_counted_as_scripts_count(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    report_types(graph);
    const guint32 article = report_article(graph, "T", "P", "2025-01-01", "x");
    const guint32 a = ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile"),
                  b = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
    report_relation(graph, a, "opposes", b, article, "\xf0\x9f\x90\xac é Chile rejected Peru.", "rejected", ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "html" };
    g_autofree char *page = report_of(graph, &options);
    json_t *const data = data_of(page);
    json_t *const piece = json_array_get(json_array_get(edge_of(data, "Chile", "opposes", "Peru"), 5), 0);
    assert_int_equal(json_integer_value(json_array_get(piece, 2)), 11); /* the dolphin is two units, é one */
    assert_int_equal(json_integer_value(json_array_get(piece, 3)), 19);
    json_decref(data);
}

static void of_a_cue_whose_words_stand_apart_the_first_is_marked(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    const guint32 rojas = ent_graph_find_node(graph, "person:leo-rojas"), peru = ent_graph_find_node(graph, "country:PE");
    report_relation(graph, rojas, "supports", peru, 0, "Leo Rojas stood firmly with Peru.", "stood with", ENT_STATED);
    ent_graph_sort(graph);
    const EntReportOptions options = { .format = "html" };
    g_autofree char *page = report_of(graph, &options);
    json_t *const data = data_of(page);
    json_t *const piece = json_array_get(json_array_get(edge_of(data, "Leo Rojas", "supports", "Peru"), 5), 0);
    assert_int_equal(json_integer_value(json_array_get(piece, 2)), 10);
    assert_int_equal(json_integer_value(json_array_get(piece, 3)), 15);
    json_decref(data);
}

static void hostile_words_cannot_end_the_data(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = hostile_graph();
    const EntReportOptions options = { .format = "html" };
    g_autofree char *page = report_of(graph, &options);
    json_t *const data = data_of(page);
    gboolean there = FALSE;
    for (size_t i = 0; i < json_array_size(json_object_get(data, "nodes")); i++)
        there = there || strcmp(json_string_value(member(data, "nodes", i, 1)), HOSTILE_NAME) == 0;
    assert_true(there);
    assert_string_equal(json_string_value(member(data, "articles", 0, 3)), ""); /* javascript: is no link */
    json_decref(data);
    const char *const start = strstr(page, "id=\"x-data\">") + strlen("id=\"x-data\">");
    assert_null(memchr(start, '<', (size_t)(strstr(start, "</script>") - start)));
}

static void types_that_tell_little_are_there_but_not_shown(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    json_t *const data = data_of(page);
    size_t i;
    json_t *type;
    json_array_foreach(json_object_get(data, "types"), i, type) assert_int_equal(
        json_is_true(json_object_get(type, "shown")), strcmp(json_string_value(json_object_get(type, "id")), "quotes") != 0);
    json_decref(data);
}

static void actors_stand_where_they_were_laid_out_and_others_below(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    EntReportPlace places[] = { { 0, 0, 40, 20 }, { 300, 0, 40, 20 }, { 0, 200, 40, 20 }, { 12.34, 5, 40, 20 }, { 0 } };
    assert_int_equal(graph->nodes->len, G_N_ELEMENTS(places));
    const EntReportOptions options = { .format = "html", .places = places };
    g_autofree char *page = report_of(graph, &options);
    json_t *const data = data_of(page);
    assert_true(json_number_value(member(data, "nodes", 1, 4)) == 300);
    assert_true(json_number_value(member(data, "nodes", 3, 4)) == 12.3);
    assert_true(json_number_value(member(data, "nodes", 3, 6)) == 40);
    assert_true(json_number_value(member(data, "nodes", 4, 5)) > 200);
    assert_true(json_number_value(member(data, "nodes", 4, 6)) == 0);
    json_decref(data);
}

static void without_a_layout_no_two_stand_on_each_other(void **state)
{
    (void)state;
    g_autofree char *page = canal_report("html");
    json_t *const data = data_of(page);
    const size_t n = json_array_size(json_object_get(data, "nodes"));
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            const double dx = json_number_value(member(data, "nodes", i, 4)) - json_number_value(member(data, "nodes", j, 4));
            const double dy = json_number_value(member(data, "nodes", i, 5)) - json_number_value(member(data, "nodes", j, 5));
            assert_true(dx * dx + dy * dy > 900);
        }
    }
    json_decref(data);
}

/* A graph of `n` relations, each with `pieces` sentences of `length` bytes. */
static EntGraph *large_graph(guint n, guint pieces, gsize length)
{
    EntGraph *const graph = ent_graph_new();
    report_types(graph);
    for (guint i = 0; i < pieces; i++) {
        g_autofree char *title = g_strdup_printf("Piece %u", i);
        report_article(graph, title, "P", "2025-01-01", title);
    }
    const guint side = 1 + n / 100;
    for (guint i = 0; i < side + 100; i++) {
        g_autofree char *id = g_strdup_printf("organization:o%05u", i), *name = g_strdup_printf("Body %u", i);
        ent_graph_add_node(graph, id, ENT_ORGANIZATION, name);
    }
    for (guint i = 0; i < n; i++) {
        for (guint p = 0; p < pieces; p++) {
            g_autofree char *filling = g_strnfill(length, 'x'),
                            *sentence = g_strdup_printf("Body %u rejected %u %s", i, p, filling);
            report_relation(graph, i / 100, "quotes", side + i % 100, p, sentence, "rejected", ENT_STATED);
        }
    }
    ent_graph_sort(graph);
    return graph;
}

static json_t *large_data(guint n, guint pieces, gsize length)
{
    g_autoptr(EntGraph) graph = large_graph(n, pieces, length);
    const EntReportOptions options = { .format = "html", .top = 1 };
    g_autofree char *page = report_of(graph, &options);
    return data_of(page);
}

static void of_a_large_graph_comes_what_a_page_bears_and_the_rest_is_counted(void **state)
{
    (void)state;
    json_t *const data = large_data(20100, 4, 1);
    json_t *edge;
    size_t i;
    guint come = 0, left = 0;
    assert_int_equal(json_array_size(json_object_get(data, "edges")), 20000);
    assert_int_equal(json_integer_value(json_object_get(json_object_get(data, "left"), "edges")), 100);
    json_array_foreach(json_object_get(data, "edges"), i, edge)
    {
        come += (guint)json_array_size(json_array_get(edge, 5));
        left += (guint)json_integer_value(json_array_get(edge, 4));
    }
    assert_int_equal(come, 60000);
    assert_int_equal(left, 20000);
    json_decref(data);
}

static void every_relation_has_a_sentence_before_any_has_a_second(void **state)
{
    (void)state;
    json_t *const data = large_data(1000, 4, 1500);
    json_t *edge;
    size_t i;
    guint without = 0;
    json_array_foreach(json_object_get(data, "edges"), i, edge)
    {
        json_t *const pieces = json_array_get(edge, 5);
        assert_int_equal(json_array_size(pieces), 4);
        assert_true(json_integer_value(json_array_get(json_array_get(pieces, 0), 1)) >= 0);
        without += json_integer_value(json_array_get(json_array_get(pieces, 3), 1)) < 0;
    }
    assert_int_equal(without, 1000);
    assert_true(json_integer_value(json_object_get(json_object_get(data, "left"), "sentences")) >= 1000);
    json_decref(data);
}

static void a_picture_loses_what_the_policy_forbids_and_its_sheets_are_named(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = canal_graph();
    const EntReportOptions options = {
        .format = "html",
        .svg = "<svg width=\"9\" style=\"max-width:100%\"><style>.a{fill:red}</style><path d=\"M0 0\" style=\"x:'>'\"/>"
               "<text title=\"a > b\" style=\"fill:red\">style=\"mine\"</text></svg>"
    };
    g_autofree char *page = report_of(graph, &options);
    assert_has(page,
               "<svg width=\"9\"><style>.a{fill:red}</style><path d=\"M0 0\"/><text title=\"a > b\">style=\"mine\"</text></svg>");
    g_autofree char *hash = sha256_of(".a{fill:red}", strlen(".a{fill:red}"));
    assert_has(page, hash);
}

static void the_same_graph_gives_the_same_page(void **state)
{
    (void)state;
    g_autofree char *one = canal_report("html"), *other = canal_report("html");
    assert_string_equal(one, other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_graph_has_no_script_and_may_have_none),
        cmocka_unit_test(the_policy_names_script_and_style_by_their_hash),
        cmocka_unit_test(the_script_makes_no_markup_and_ends_nowhere_early),
        cmocka_unit_test(an_edge_has_its_evidence_the_surest_first),
        cmocka_unit_test(cues_are_counted_as_scripts_count),
        cmocka_unit_test(of_a_cue_whose_words_stand_apart_the_first_is_marked),
        cmocka_unit_test(hostile_words_cannot_end_the_data),
        cmocka_unit_test(types_that_tell_little_are_there_but_not_shown),
        cmocka_unit_test(actors_stand_where_they_were_laid_out_and_others_below),
        cmocka_unit_test(without_a_layout_no_two_stand_on_each_other),
        cmocka_unit_test(of_a_large_graph_comes_what_a_page_bears_and_the_rest_is_counted),
        cmocka_unit_test(every_relation_has_a_sentence_before_any_has_a_second),
        cmocka_unit_test(a_picture_loses_what_the_policy_forbids_and_its_sheets_are_named),
        cmocka_unit_test(the_same_graph_gives_the_same_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
