/* SPDX-License-Identifier: Apache-2.0 */
/* The matrix, the small diagrams by month, and what dense graphs leave out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/draw.h>

#include "test_draw_samples.h"

/* Graphviz and fontconfig lose some memory of their own. */
ENT_API const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libgvplugin\nleak:libcgraph\nleak:libfontconfig\nleak:libpango\n";
}

static EntDrawOptions options_of(EntDrawView view)
{
    EntDrawOptions options;
    ent_draw_options_init(&options);
    options.view = view;
    return options;
}

static char *draw(const EntGraph *graph, const EntDrawOptions *options)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    GError *error = NULL;
    assert_true(ent_draw(graph, NULL, options, out, &error));
    assert_null(error);
    assert_true(ent_output_close(out, NULL));
    return g_string_free(bytes, FALSE);
}

static guint count(const char *svg, const char *words)
{
    guint n = 0;
    for (const char *at = strstr(svg, words); at != NULL; at = strstr(at + 1, words))
        n++;
    return n;
}

/* The class of the group with that id, to be freed; NULL where there is none. */
static char *class_of(const char *svg, const char *id)
{
    g_autofree char *start = g_strdup_printf("<g id=\"%s\" class=\"", id);
    const char *const at = strstr(svg, start);
    return at != NULL ? g_strndup(at + strlen(start), strcspn(at + strlen(start), "\"")) : NULL;
}

static void add_dated(EntGraph *graph, const char *path, const char *date, guint32 a, guint32 type, guint32 b)
{
    const guint32 article = sample_add_article(graph, path, NULL, NULL, date);
    sample_add_edge(graph, a, type, b, article, "One says so of the other.", ENT_STATED);
}

/* Chile backs Ghana in March, rejects it in May; Ghana and Japan meet in March; an undated article has Japan back Chile. */
static EntGraph *months_graph(void)
{
    EntGraph *const graph = ent_graph_new();
    sample_add_types(graph);
    ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    ent_graph_add_node(graph, "country:GH", ENT_COUNTRY, "Ghana");
    ent_graph_add_node(graph, "country:JP", ENT_COUNTRY, "Japan");
    add_dated(graph, "1.txt", "2024-03-04T08:00:00Z", 0, 0, 1);
    add_dated(graph, "2.txt", "2024-05-06", 0, 1, 1);
    add_dated(graph, "3.txt", "2024-03-30", 1, 4, 2);
    add_dated(graph, "4.txt", NULL, 2, 0, 0);
    ent_graph_sort(graph);
    return graph;
}

static void an_empty_graph_says_so_in_every_view(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    for (EntDrawView view = ENT_VIEW_DIAGRAM; view <= ENT_VIEW_TIMES; view++) {
        const EntDrawOptions options = options_of(view);
        g_autofree char *svg = draw(graph, &options);
        assert_true(view == ENT_VIEW_TIMES || strstr(svg, "There is nothing to draw:") != NULL);
    }
}

static void only_diagrams_become_dot(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = months_graph();
    for (EntDrawView view = ENT_VIEW_MATRIX; view <= ENT_VIEW_TIMES; view++) {
        EntDrawOptions options = options_of(view);
        options.format = "dot";
        GString *const bytes = g_string_new(NULL);
        EntOutput *const out = ent_output_memory(bytes);
        GError *error = NULL;
        assert_false(ent_draw(graph, NULL, &options, out, &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
        g_clear_error(&error);
        ent_output_free(out);
        g_string_free(bytes, TRUE);
    }
}

static void every_view_is_written_in_every_format_and_repeats(void **state)
{
    (void)state;
    const char *const formats[] = { "svg", "pdf", "png" };
    g_autoptr(EntGraph) graph = sample_graph(14);
    for (EntDrawView view = ENT_VIEW_MATRIX; view <= ENT_VIEW_TIMES; view++) {
        for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
            EntDrawOptions options = options_of(view);
            options.format = formats[i];
            options.dpi = 40;
            GString *const once = g_string_new(NULL), *const twice = g_string_new(NULL);
            EntOutput *const a = ent_output_memory(once), *const b = ent_output_memory(twice);
            assert_true(ent_draw(graph, NULL, &options, a, NULL));
            assert_true(ent_draw(graph, NULL, &options, b, NULL));
            ent_output_close(a, NULL);
            ent_output_close(b, NULL);
            assert_true(once->len > 500);
            assert_true(g_string_equal(once, twice));
            g_string_free(once, TRUE);
            g_string_free(twice, TRUE);
        }
    }
}

static void cells_tell_the_sign_from_row_to_column(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = months_graph();
    const EntDrawOptions options = options_of(ENT_VIEW_MATRIX);
    g_autofree char *svg = draw(graph, &options);
    const char *const expected[][2] = {
        { "country:CL|country:GH", "cell both" },
        { "country:JP|country:CL", "cell plus" },
        { "country:GH|country:JP", "cell neutral" },
        { "country:JP|country:GH", "cell neutral" },
        { "country:GH|country:CL", NULL },
        { "country:CL|country:CL", NULL },
        { "country:CL", "node country" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(expected); i++) {
        g_autofree char *class = class_of(svg, expected[i][0]);
        if (expected[i][1] == NULL)
            assert_null(class);
        else
            assert_string_equal(class, expected[i][1]);
    }
    assert_int_equal(count(svg, "class=\"cell"), 4);
    assert_non_null(strstr(svg, "Chile supports Ghana"));
    assert_non_null(strstr(svg, "Chile opposes Ghana"));
    assert_non_null(strstr(svg, ">they meet<"));
    assert_null(strstr(svg, ">row stands against column<")); /* none that is only that */
}

static void what_is_only_denied_is_no_cell(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    ent_graph_add_node(graph, "country:GH", ENT_COUNTRY, "Ghana");
    const guint32 article = sample_add_article(graph, "1.txt", NULL, NULL, NULL);
    sample_add_edge(graph, 0, 1, 1, article, "Chile does not reject Ghana.", ENT_NEGATED);
    sample_add_edge(graph, 0, 5, 1, article, "Chile is a member of Ghana.", ENT_STATED); /* says nothing of stance */
    ent_graph_sort(graph);
    const EntDrawOptions options = options_of(ENT_VIEW_MATRIX);
    g_autofree char *svg = draw(graph, &options);
    assert_int_equal(count(svg, "class=\"cell"), 0);
}

static void each_month_shows_its_own_relations(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = months_graph();
    const EntDrawOptions options = options_of(ENT_VIEW_TIMES);
    g_autofree char *svg = draw(graph, &options);
    const char *const present[] = { "country:CL|supports|country:GH@2024-03",
                                    "country:GH|meets|country:JP@2024-03",
                                    "country:CL|opposes|country:GH@2024-05",
                                    "country:CL@2024-03",
                                    "country:CL@2024-05",
                                    "country:JP@2024-05" };
    const char *const absent[] = { "country:CL|supports|country:GH@2024-05", "country:CL|opposes|country:GH@2024-03",
                                   "country:JP|supports|country:CL@2024-03", "country:CL@2024-04", "country:CL" };
    for (guint i = 0; i < G_N_ELEMENTS(present); i++) {
        g_autofree char *id = g_strdup_printf("<g id=\"%s\"", present[i]);
        assert_int_equal(count(svg, id), 1);
    }
    for (guint i = 0; i < G_N_ELEMENTS(absent); i++) {
        g_autofree char *id = g_strdup_printf("<g id=\"%s\"", absent[i]);
        assert_int_equal(count(svg, id), 0);
    }
    assert_non_null(strstr(svg, ">March 2024<"));
    assert_non_null(strstr(svg, ">May 2024<"));
    assert_non_null(strstr(svg, "1 article without a date is left out."));
}

static void years_are_one_step_coarser(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = months_graph();
    EntDrawOptions options = options_of(ENT_VIEW_TIMES);
    options.years = TRUE;
    g_autofree char *svg = draw(graph, &options);
    assert_non_null(strstr(svg, ">2024<"));
    assert_int_equal(count(svg, "<g id=\"country:CL@2024\""), 1);
}

static void of_many_months_the_latest_are_drawn(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    ent_graph_add_node(graph, "country:GH", ENT_COUNTRY, "Ghana");
    for (guint i = 0; i < 15; i++) {
        g_autofree char *path = g_strdup_printf("%02u.txt", i);
        g_autofree char *date = g_strdup_printf("%04u-%02u-01", 2023 + i / 12, i % 12 + 1);
        add_dated(graph, path, date, 0, 0, 1);
    }
    ent_graph_sort(graph);
    const EntDrawOptions options = options_of(ENT_VIEW_TIMES);
    g_autofree char *svg = draw(graph, &options);
    assert_int_equal(count(svg, "<g id=\"country:CL@"), 12);
    assert_non_null(strstr(svg, ">March 2024<"));
    assert_null(strstr(svg, ">March 2023<"));
    assert_non_null(strstr(svg, "The 3 earlier ones are left out."));
}

/* n nodes, everyone tied to everyone; the tie of i and j told by as many articles as i and j add up to, modulo 5. */
static EntGraph *dense_graph(guint n)
{
    EntGraph *const graph = ent_graph_new();
    sample_add_types(graph);
    for (guint i = 0; i < 5; i++) {
        char path[16];
        g_snprintf(path, sizeof path, "%u.txt", i);
        sample_add_article(graph, path, NULL, NULL, NULL);
    }
    for (guint i = 0; i < n; i++) {
        char id[32];
        g_snprintf(id, sizeof id, "person:p%03u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, id);
    }
    for (guint i = 0; i < n; i++) {
        for (guint j = 0; j < i; j++) {
            for (guint k = 0; k <= (i + j) % 5; k++)
                sample_add_edge(graph, i, (i + j) % 2, j, k, "One says so of the other.", ENT_STATED);
        }
    }
    ent_graph_sort(graph);
    return graph;
}

static void a_hairball_is_thinned_and_says_so(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = dense_graph(40);
    EntDrawOptions options = options_of(ENT_VIEW_DIAGRAM);
    g_autofree char *svg = draw(graph, &options);
    assert_int_equal(count(svg, "class=\"edge "), 160);
    assert_non_null(strstr(svg, "Drawn are the 160 heaviest of 780 relations."));
    for (guint i = 0; i < 40; i++) { /* nobody falls out */
        g_autofree char *end = g_strdup_printf("=\"person:p%03u\"", i);
        assert_true(count(svg, end) > 1);
    }
    options.all_edges = TRUE;
    g_autofree char *all = draw(graph, &options);
    assert_int_equal(count(all, "class=\"edge "), 780);
    assert_null(strstr(all, "Drawn are the"));
}

static void a_matrix_leaves_nothing_out(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = dense_graph(40);
    const EntDrawOptions options = options_of(ENT_VIEW_MATRIX);
    g_autofree char *svg = draw(graph, &options);
    assert_int_equal(count(svg, "class=\"cell "), 780);
}

static void of_very_many_the_largest_are_named(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph(400);
    g_autofree double *sizes = g_new0(double, 400);
    sizes[7] = 1; /* else by mentions */
    EntDrawOptions options = options_of(ENT_VIEW_DIAGRAM);
    options.sizes = sizes;
    g_autofree char *svg = draw(graph, &options);
    assert_non_null(strstr(svg, "Named are the 80 largest of 400; the others are small marks."));
    assert_int_equal(count(svg, " class=\"node country\"") + count(svg, " class=\"node person\"") +
                         count(svg, " class=\"node organization\""),
                     400);
    g_autofree char *id = g_strdup_printf("<g id=\"%s\"", ent_graph_node(graph, 7)->id);
    const char *const seventh = strstr(svg, id);
    assert_non_null(seventh);
    assert_true(strstr(seventh, "<text") < strstr(seventh, "</g>"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_graph_says_so_in_every_view),
        cmocka_unit_test(only_diagrams_become_dot),
        cmocka_unit_test(every_view_is_written_in_every_format_and_repeats),
        cmocka_unit_test(cells_tell_the_sign_from_row_to_column),
        cmocka_unit_test(what_is_only_denied_is_no_cell),
        cmocka_unit_test(each_month_shows_its_own_relations),
        cmocka_unit_test(years_are_one_step_coarser),
        cmocka_unit_test(of_many_months_the_latest_are_drawn),
        cmocka_unit_test(a_hairball_is_thinned_and_says_so),
        cmocka_unit_test(a_matrix_leaves_nothing_out),
        cmocka_unit_test(of_very_many_the_largest_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
