/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/draw.h>
#include <graphviz/cgraph.h>
#include <math.h>

#include "test_draw_samples.h"

/* Graphviz and fontconfig lose some memory of their own. */
ENT_API const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libgvplugin\nleak:libcgraph\nleak:libfontconfig\nleak:libpango\n";
}

static EntDrawOptions options_of(const char *format)
{
    EntDrawOptions options;
    ent_draw_options_init(&options);
    options.format = format;
    return options;
}

static GString *draw(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    GError *error = NULL;
    assert_true(ent_draw(graph, analysis, options, out, &error));
    assert_null(error);
    assert_true(ent_output_close(out, NULL));
    return bytes;
}

/* ---- an SVG, read ---- */

typedef struct Svg {
    GHashTable *groups; /* id → class of each <g> */
    GHashTable *titles; /* id → title of each <g> */
    GPtrArray *links;   /* of all <a> */
    GString *texts;     /* of all <text>, a line each */
    char *title, *description;
    GString *open; /* id of the innermost <g> */
} Svg;

static const char *attribute(const char **names, const char **values, const char *name)
{
    for (guint i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0)
            return values[i];
    }
    return NULL;
}

static void start_element(GMarkupParseContext *context, const char *element, const char **names, const char **values,
                          gpointer data, GError **error)
{
    (void)context;
    (void)error;
    Svg *const svg = data;
    if (strcmp(element, "g") == 0) {
        const char *const id = attribute(names, values, "id");
        assert_non_null(id);
        assert_true(g_hash_table_insert(svg->groups, g_strdup(id), g_strdup(attribute(names, values, "class"))));
        g_string_assign(svg->open, id);
    } else if (strcmp(element, "a") == 0) {
        g_ptr_array_add(svg->links, g_strdup(attribute(names, values, "xlink:href")));
    }
}

static void text(GMarkupParseContext *context, const char *words, gsize n, gpointer data, GError **error)
{
    (void)n;
    (void)error;
    Svg *const svg = data;
    const char *const element = g_markup_parse_context_get_element(context);
    const GSList *const stack = g_markup_parse_context_get_element_stack(context);
    const gboolean top = g_slist_length((GSList *)(uintptr_t)stack) == 2;
    if (strcmp(element, "text") == 0)
        g_string_append_printf(svg->texts, "%s\n", words);
    else if (strcmp(element, "title") == 0 && top)
        svg->title = g_strdup(words);
    else if (strcmp(element, "desc") == 0 && top)
        svg->description = g_strdup(words);
    else if (strcmp(element, "title") == 0)
        g_hash_table_insert(svg->titles, g_strdup(svg->open->str), g_strdup(words));
}

/* Fails the test where the bytes are not well-formed. */
static Svg *read_svg(const GString *bytes)
{
    static const GMarkupParser parser = { .start_element = start_element, .text = text };
    Svg *const svg = g_new0(Svg, 1);
    svg->groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    svg->titles = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    svg->links = g_ptr_array_new_with_free_func(g_free);
    svg->texts = g_string_new(NULL);
    svg->open = g_string_new(NULL);
    GMarkupParseContext *const context = g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, svg, NULL);
    GError *error = NULL;
    if (!g_markup_parse_context_parse(context, bytes->str, (gssize)bytes->len, &error) ||
        !g_markup_parse_context_end_parse(context, &error))
        fail_msg("not well-formed: %s", error->message);
    for (gsize i = 0; i < bytes->len; i++)
        assert_true((guchar)bytes->str[i] >= 0x20 || bytes->str[i] == '\n');
    g_markup_parse_context_free(context);
    return svg;
}

static void free_svg(Svg *svg)
{
    g_hash_table_unref(svg->groups);
    g_hash_table_unref(svg->titles);
    g_ptr_array_unref(svg->links);
    g_string_free(svg->texts, TRUE);
    g_string_free(svg->open, TRUE);
    g_free(svg->title);
    g_free(svg->description);
    g_free(svg);
}

static Svg *draw_svg(const EntGraph *graph, const EntAnalysis *analysis, const EntDrawOptions *options)
{
    GString *const bytes = draw(graph, analysis, options);
    Svg *const svg = read_svg(bytes);
    g_string_free(bytes, TRUE);
    return svg;
}

static gboolean has_line(const Svg *svg, const char *line)
{
    g_autofree char *wanted = g_strdup_printf("\n%s\n", line);
    g_autofree char *all = g_strdup_printf("\n%s", svg->texts->str);
    return strstr(all, wanted) != NULL;
}

/* ---- graphs ---- */

/* France opposes the bank; a person represents France; the bank is denied to support France. */
static EntGraph *small_graph(const char *url)
{
    EntGraph *const graph = ent_graph_new();
    sample_add_types(graph);
    const guint32 article = sample_add_article(graph, "news/1.txt", "Talks & tides", url, "2024-05-01T10:00:00Z");
    const guint32 country = ent_graph_add_node(graph, "country:FR", ENT_COUNTRY, "France");
    const guint32 bank = ent_graph_add_node(graph, "organization:bank", ENT_ORGANIZATION, "Pan-African Bank");
    const guint32 person = ent_graph_add_node(graph, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    ent_node_add_role(ent_graph_node(graph, person), "French envoy", country, article);
    sample_add_edge(graph, country, 1, bank, article, "France rejects <the> plan.", ENT_STATED);
    sample_add_edge(graph, person, 6, country, article, "The French envoy spoke.", ENT_HEDGED);
    sample_add_edge(graph, bank, 0, country, article, "The bank does not back France.", ENT_NEGATED);
    ent_graph_sort(graph);
    return graph;
}

static void unknown_formats_are_refused(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    const char *const formats[] = { "gif", "", NULL, "svg:cairo" };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        const EntDrawOptions options = options_of(formats[i]);
        GError *error = NULL;
        assert_false(ent_draw(graph, NULL, &options, out, &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
        g_clear_error(&error);
    }
    ent_output_free(out);
    assert_int_equal(bytes->len, 0);
    g_string_free(bytes, TRUE);
}

static void an_empty_graph_says_so(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_true(has_line(svg, "There is nothing to draw:"));
    assert_false(has_line(svg, "country"));
    assert_string_equal(svg->title, "Relationship diagram");
    assert_string_equal(svg->description, "A diagram of 0 entities and 0 relations between them.");
    free_svg(svg);
}

static void one_node_is_a_picture(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_add_node(graph, "country:KE", ENT_COUNTRY, "");
    ent_graph_sort(graph);
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_true(has_line(svg, "country:KE")); /* for want of a name */
    assert_string_equal(g_hash_table_lookup(svg->groups, "country:KE"), "node country");
    free_svg(svg);
}

static void nodes_and_edges_carry_ids_and_evidence(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph("https://news.example/a?x=1&y=2");
    EntDrawOptions options = options_of("svg");
    options.title = "Fish & chips";
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_string_equal(svg->title, "Fish & chips");
    assert_true(has_line(svg, "Fish & chips"));
    assert_string_equal(svg->description,
                        "A diagram of 3 entities and 2 relations between them. The strongest: France opposes Pan-African Bank.");
    assert_string_equal(g_hash_table_lookup(svg->groups, "person:ana-ruiz"), "node person");
    assert_string_equal(g_hash_table_lookup(svg->titles, "person:ana-ruiz"),
                        "Ana Ruiz (person)\nFrench envoy\n0 mentions in 0 articles");
    assert_string_equal(g_hash_table_lookup(svg->groups, "country:FR|opposes|organization:bank"), "edge opposes");
    assert_string_equal(g_hash_table_lookup(svg->titles, "country:FR|opposes|organization:bank"),
                        "France opposes Pan-African Bank\n“France rejects <the> plan.”\nTalks & tides, 2024-05-01");
    assert_string_equal(g_hash_table_lookup(svg->groups, "person:ana-ruiz|represents|country:FR"), "edge represents hedged");
    free_svg(svg);
}

static void only_denied_edges_are_not_drawn(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_false(g_hash_table_contains(svg->groups, "organization:bank|supports|country:FR"));
    assert_false(has_line(svg, "supports"));
    free_svg(svg);
}

static void the_key_names_what_is_there_and_nothing_else(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    EntDrawOptions options = options_of("svg");
    Svg *svg = draw_svg(graph, NULL, &options);
    const char *const present[] = { "country", "person", "organization", "opposes", "represents", "pale: hedged" };
    const char *const absent[] = { "supports", "quotes", "meets", "cooperates with", "camp of France", "1 article" };
    for (guint i = 0; i < G_N_ELEMENTS(present); i++)
        assert_true(has_line(svg, present[i]));
    for (guint i = 0; i < G_N_ELEMENTS(absent); i++)
        assert_false(has_line(svg, absent[i]));
    free_svg(svg);
    options.legend = FALSE;
    svg = draw_svg(graph, NULL, &options);
    assert_false(has_line(svg, "country"));
    assert_false(has_line(svg, "pale: hedged"));
    free_svg(svg);
}

static void widths_are_told_where_they_differ(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    const guint32 second = sample_add_article(graph, "news/2.txt", NULL, NULL, NULL);
    const guint32 a = ent_graph_find_node(graph, "country:FR"), b = ent_graph_find_node(graph, "person:ana-ruiz");
    const guint32 bank = ent_graph_find_node(graph, "organization:bank");
    sample_add_edge(graph, a, 0, b, 0, "France backs her.", ENT_STATED);
    sample_add_edge(graph, a, 1, bank, second, "France rejects it.", ENT_STATED);
    ent_graph_sort(graph);
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_true(has_line(svg, "1 article"));
    assert_true(has_line(svg, "2 articles"));
    assert_non_null(strstr(g_hash_table_lookup(svg->titles, "country:FR|opposes|organization:bank"), "and 1 more"));
    free_svg(svg);
}

static void only_web_addresses_become_links(void **state)
{
    (void)state;
    const struct {
        const char *url;
        guint links;
    } cases[] = {
        { "https://news.example/a?x=1&y=2", 2 }, { "HTTP://news.example/", 2 },       { "javascript:alert(1)", 0 },
        { "https://x.example/\"onload=\"a", 0 }, { "https://x.example/a b", 0 },      { "data:text/html,x", 0 },
        { "https://x.example/<script>", 0 },     { "https://x.example/\xC3\xA9", 0 }, { NULL, 0 },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(EntGraph) graph = small_graph(cases[i].url);
        const EntDrawOptions options = options_of("svg");
        Svg *const svg = draw_svg(graph, NULL, &options);
        assert_int_equal(svg->links->len, cases[i].links);
        if (cases[i].links > 0)
            assert_string_equal(svg->links->pdata[0], cases[i].url);
        free_svg(svg);
    }
}

static void hostile_names_stay_words(void **state)
{
    (void)state;
    const char *const names[] = {
        "<script>alert(1)</script>",
        "a\\N\\G\\l",
        "&lt;b&gt; & &amp; &#0;",
        "]]>\"'`",
        "\x01\x02\x1b[0m",
        "cut \xF0\x9F",
        "\xED\xA0\x80",
        "שלום עולם",
        "😀😀😀",
        "\xE2\x80\xAE"
        "evil",
        "<g id=\"n0\" class=\"node\">",
        "-->",
        "%s%n",
        "{a|b}",
    };
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    ((EntRelationType *)graph->types->pdata[0])->label[0] = '<';
    const guint32 article = sample_add_article(graph, "<&>", "\x01]]><&\"", "https://x.example/?a&b", "<&");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *id = g_strdup_printf("person:%02u %s", i, names[i]);
        ent_graph_add_node(graph, id, ENT_PERSON, names[i]);
        sample_add_edge(graph, i, 0, 0, article, names[i], ENT_STATED);
    }
    ent_graph_sort(graph);
    EntDrawOptions options = options_of("svg");
    options.title = "<title>&\x02\\N";
    Svg *const svg = draw_svg(graph, NULL, &options);
    guint nodes = 0;
    GHashTableIter iter;
    gpointer class;
    g_hash_table_iter_init(&iter, svg->groups);
    while (g_hash_table_iter_next(&iter, NULL, &class))
        nodes += strcmp(class, "node person") == 0;
    assert_int_equal(nodes, G_N_ELEMENTS(names));
    assert_true(has_line(svg, "<title>& \\N"));
    assert_true(has_line(svg, "שלום עולם"));
    free_svg(svg);
    const char *const formats[] = { "pdf", "png", "dot" };
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        options.format = formats[i];
        GString *const bytes = draw(graph, NULL, &options);
        assert_true(bytes->len > 100);
        g_string_free(bytes, TRUE);
    }
}

static void formats_are_what_they_say_and_repeat(void **state)
{
    (void)state;
    const char *const magic[][2] = { { "svg", "<?xml" }, { "pdf", "%PDF-" }, { "png", "\x89PNG" }, { "dot", "digraph" } };
    g_autoptr(EntGraph) graph = sample_graph(16);
    for (guint i = 0; i < G_N_ELEMENTS(magic); i++) {
        EntDrawOptions options = options_of(magic[i][0]);
        options.title = "Twice";
        options.dpi = 40;
        GString *const once = draw(graph, NULL, &options), *const twice = draw(graph, NULL, &options);
        assert_true(g_str_has_prefix(once->str, magic[i][1]));
        assert_true(g_string_equal(once, twice));
        g_string_free(once, TRUE);
        g_string_free(twice, TRUE);
    }
}

static void check_all_are_drawn(const EntGraph *graph)
{
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, NULL, &options);
    for (guint i = 0; i < graph->nodes->len; i++)
        assert_non_null(g_hash_table_lookup(svg->titles, ent_graph_node(graph, i)->id));
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        assert_int_equal(g_hash_table_contains(svg->titles, edge->id), edge->weight > 0);
    }
    free_svg(svg);
}

static void every_node_and_edge_is_there_at_any_size(void **state)
{
    (void)state;
    const guint sizes[] = { 2, 12, 40, 301 }; /* dot, dot, neato, sfdp */
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(EntGraph) graph = sample_graph(sizes[i]);
        check_all_are_drawn(graph);
    }
}

typedef struct Box {
    double x, y, width, height;
} Box;

static double number(Agnode_t *node, const char *name)
{
    return g_ascii_strtod(agget(node, (char *)(uintptr_t)name), NULL);
}

/* Where a DOT file says its nodes lie, in points. */
static GArray *read_boxes(const char *dot)
{
    GArray *const boxes = g_array_new(FALSE, FALSE, sizeof(Box));
    Agraph_t *const graph = agmemread(dot);
    assert_non_null(graph);
    for (Agnode_t *node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        char name[] = "pos", *rest;
        Box box = { .width = number(node, "width") * 72, .height = number(node, "height") * 72 };
        box.x = g_ascii_strtod(agget(node, name), &rest);
        assert_int_equal(*rest, ',');
        box.y = g_ascii_strtod(rest + 1, NULL);
        g_array_append_val(boxes, box);
    }
    agclose(graph);
    return boxes;
}

static void nodes_do_not_cover_each_other(void **state)
{
    (void)state;
    const guint sizes[] = { 12, 40, 150, 301 };
    for (guint k = 0; k < G_N_ELEMENTS(sizes); k++) {
        g_autoptr(EntGraph) graph = sample_graph(sizes[k]);
        const EntDrawOptions options = options_of("dot");
        GString *const bytes = draw(graph, NULL, &options);
        g_autoptr(GArray) boxes = read_boxes(bytes->str);
        assert_int_equal(boxes->len, graph->nodes->len);
        for (guint i = 0; i < boxes->len; i++) {
            for (guint j = 0; j < i; j++) {
                const Box *const a = &g_array_index(boxes, Box, i), *const b = &g_array_index(boxes, Box, j);
                const gboolean apart =
                    fabs(a->x - b->x) >= (a->width + b->width) / 2 - 1 || fabs(a->y - b->y) >= (a->height + b->height) / 2 - 1;
                assert_true(apart);
            }
        }
        g_string_free(bytes, TRUE);
    }
}

static void loops_and_parallel_edges_are_drawn(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    for (guint32 type = 0; type < graph->types->len; type++) {
        for (guint32 node = 0; node < 3; node++)
            sample_add_edge(graph, node, type, (node + type) % 3, 0, "All at once.", ENT_STATED);
    }
    ent_graph_sort(graph);
    assert_true(graph->edges->len > 20);
    check_all_are_drawn(graph);
}

/* Two and two in camps, and one in none. */
static EntGraph *camps_graph(EntAnalysis *analysis)
{
    static const char *const names[] = { "Chile", "Ghana", "Japan", "Malta", "Peru" };
    static const guint camps[] = { 0, 1, 0, 1, 4 };
    EntGraph *const graph = ent_graph_new();
    sample_add_types(graph);
    const guint32 article = sample_add_article(graph, "news/1.txt", NULL, NULL, NULL);
    analysis->nodes = g_array_new(FALSE, TRUE, sizeof(EntNodeMeasures));
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *id = g_strconcat("country:", names[i], NULL);
        ent_graph_add_node(graph, id, ENT_COUNTRY, names[i]);
        const EntNodeMeasures measures = { .degree = 1, .camp = camps[i], .opposed_by = i };
        g_array_append_val(analysis->nodes, measures);
    }
    sample_add_edge(graph, 0, 0, 2, article, "One backs the other.", ENT_STATED);
    sample_add_edge(graph, 1, 0, 3, article, "One backs the other.", ENT_STATED);
    sample_add_edge(graph, 0, 1, 1, article, "One rejects the other.", ENT_STATED);
    sample_add_edge(graph, 4, 4, 1, article, "They meet.", ENT_STATED);
    ent_graph_sort(graph);
    return graph;
}

static void camps_are_told_by_their_strongest(void **state)
{
    (void)state;
    EntAnalysis analysis = { 0 };
    g_autoptr(EntGraph) graph = camps_graph(&analysis);
    const EntDrawOptions options = options_of("svg");
    Svg *svg = draw_svg(graph, &analysis, &options);
    assert_true(has_line(svg, "camp of Chile"));
    assert_true(has_line(svg, "camp of Ghana"));
    assert_false(has_line(svg, "camp of Peru")); /* alone in it */
    assert_true(has_line(svg, "supports"));      /* beside its line, and in the key */
    assert_non_null(strstr(g_hash_table_lookup(svg->titles, "country:Japan"), "supported by 0, opposed by 2"));
    free_svg(svg);
    g_array_set_size(analysis.nodes, 2); /* of another graph */
    svg = draw_svg(graph, &analysis, &options);
    assert_false(has_line(svg, "camp of Chile"));
    free_svg(svg);
    g_array_unref(analysis.nodes);
}

static void one_camp_alone_is_not_told(void **state)
{
    (void)state;
    EntAnalysis analysis = { 0 };
    g_autoptr(EntGraph) graph = camps_graph(&analysis);
    for (guint i = 0; i < analysis.nodes->len; i++)
        g_array_index(analysis.nodes, EntNodeMeasures, i).camp = 0;
    const EntDrawOptions options = options_of("svg");
    Svg *const svg = draw_svg(graph, &analysis, &options);
    assert_null(strstr(svg->texts->str, "camp of"));
    free_svg(svg);
    g_array_unref(analysis.nodes);
}

static void the_source_line_counts_articles_outlets_and_days(void **state)
{
    (void)state;
    static const char *const outlets[] = { "Harbour Gazette", "Meridian Post", "Harbour Gazette", NULL, "A", "B", "C" };
    static const char *const dates[] = { "2024-05-09T10:00:00Z", "2024-03-04", NULL, "nonsense at all", "2024-05",
                                         "2024-04-01",           "2024-04-02" };
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_types(graph);
    ent_graph_add_node(graph, "country:CL", ENT_COUNTRY, "Chile");
    ent_graph_add_node(graph, "country:GH", ENT_COUNTRY, "Ghana");
    for (guint i = 0; i < G_N_ELEMENTS(outlets); i++) {
        g_autofree char *path = g_strdup_printf("news/%u.txt", i);
        const guint32 article = sample_add_article(graph, path, NULL, NULL, dates[i]);
        ent_graph_article(graph, article)->publisher = g_strdup(outlets[i]);
        sample_add_edge(graph, 0, 0, 1, article, "One backs the other.", ENT_STATED);
    }
    sample_add_article(graph, "news/silent.txt", NULL, NULL, "1999-01-01");
    ent_graph_sort(graph);
    EntDrawOptions options = options_of("svg");
    Svg *svg = draw_svg(graph, NULL, &options);
    g_strdelimit(svg->texts->str, "\n", ' '); /* it takes two lines */
    assert_non_null(strstr(
        svg->texts->str, "Source: 7 articles of Harbour Gazette, A, B and 2 more, 4 Mar 2024 to 9 May 2024. Drawn by entente."));
    free_svg(svg);
    options.legend = FALSE;
    svg = draw_svg(graph, NULL, &options);
    assert_null(strstr(svg->texts->str, "Source"));
    free_svg(svg);
}

static void fonts_and_page_of_a_style_are_used(void **state)
{
    (void)state;
    static const char text[] = "[text]\nfont = DejaVu Serif\n[colours]\npage = #102030\n";
    g_autoptr(EntDrawStyle) style = ent_draw_style_read(ENT_STR(text), "test", NULL);
    g_autoptr(EntGraph) graph = small_graph(NULL);
    EntDrawOptions options = options_of("svg");
    options.style = style;
    options.title = "Bold";
    GString *const bytes = draw(graph, NULL, &options);
    assert_non_null(strstr(bytes->str, "font-family=\"DejaVu Serif,DejaVu Sans,sans-serif\" font-weight=\"bold\""));
    assert_null(strstr(bytes->str, "Helvetica"));
    assert_non_null(strstr(bytes->str, "fill=\"#102030\""));
    g_string_free(bytes, TRUE);
}

static void countries_become_codes(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    ent_graph_node(graph, ent_graph_find_node(graph, "country:FR"))->iso3166 = g_strdup("FR");
    EntDrawOptions options = options_of("svg");
    options.codes = TRUE;
    Svg *const svg = draw_svg(graph, NULL, &options);
    assert_true(has_line(svg, "FR"));
    assert_false(has_line(svg, "France"));
    assert_true(has_line(svg, "Ana Ruiz"));
    assert_non_null(strstr(g_hash_table_lookup(svg->titles, "country:FR"), "France"));
    free_svg(svg);
}

static void bitmaps_are_bounded(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph(NULL);
    EntDrawOptions options = options_of("png");
    options.dpi = 50000;
    GString *const bytes = draw(graph, NULL, &options);
    guint32 size[2];
    assert_true(bytes->len > 24);
    memcpy(size, bytes->str + 16, sizeof size); /* of the IHDR chunk */
    for (guint i = 0; i < 2; i++) {
        assert_true(GUINT32_FROM_BE(size[i]) > 0);
        assert_true(GUINT32_FROM_BE(size[i]) <= 6000);
    }
    g_string_free(bytes, TRUE);
}

static void dot_keeps_names_words_and_positions(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = small_graph("https://news.example/a?x=1&y=2");
    EntDrawOptions options = options_of("dot");
    options.title = "A title";
    GString *const bytes = draw(graph, NULL, &options);
    const char *const parts[] = { "\"country:FR\" -> \"organization:bank\"", "label=\"A title\"",
                                  "URL=\"https://news.example/a?x=1&amp;y=2\"", "pos=", "France rejects <the> plan." };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++)
        assert_non_null(strstr(bytes->str, parts[i]));
    assert_null(strstr(bytes->str, "pale: hedged"));
    g_string_free(bytes, TRUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_formats_are_refused),
        cmocka_unit_test(an_empty_graph_says_so),
        cmocka_unit_test(one_node_is_a_picture),
        cmocka_unit_test(nodes_and_edges_carry_ids_and_evidence),
        cmocka_unit_test(only_denied_edges_are_not_drawn),
        cmocka_unit_test(the_key_names_what_is_there_and_nothing_else),
        cmocka_unit_test(widths_are_told_where_they_differ),
        cmocka_unit_test(only_web_addresses_become_links),
        cmocka_unit_test(hostile_names_stay_words),
        cmocka_unit_test(formats_are_what_they_say_and_repeat),
        cmocka_unit_test(every_node_and_edge_is_there_at_any_size),
        cmocka_unit_test(nodes_do_not_cover_each_other),
        cmocka_unit_test(loops_and_parallel_edges_are_drawn),
        cmocka_unit_test(camps_are_told_by_their_strongest),
        cmocka_unit_test(one_camp_alone_is_not_told),
        cmocka_unit_test(the_source_line_counts_articles_outlets_and_days),
        cmocka_unit_test(fonts_and_page_of_a_style_are_used),
        cmocka_unit_test(countries_become_codes),
        cmocka_unit_test(bitmaps_are_bounded),
        cmocka_unit_test(dot_keeps_names_words_and_positions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
