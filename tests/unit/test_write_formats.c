/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <string.h>

#include <entente/write.h>

#include "test_write_samples.h"

/* Of a folder its files one after the other. */
static char *write_as(const char *name, const EntGraph *graph, const EntAnalysis *analysis, gboolean no_text)
{
    GString *const bytes = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(bytes);
    const EntWriteOptions options = { .no_text = no_text };
    const EntFormat *const format = ent_format_find(name, NULL, NULL);
    assert_non_null(format);
    if (format->write != NULL)
        assert_true(format->write(graph, analysis, &options, out, NULL));
    for (const EntFormatFile *file = format->files; file != NULL && file->name != NULL; file++)
        assert_true(file->write(graph, analysis, &options, out, NULL));
    assert_true(ent_output_close(out, NULL));
    return g_string_free(bytes, FALSE);
}

/* A document the caller frees; fails the test where libxml2 has anything to say. */
static xmlDoc *parse(const char *xml)
{
    xmlDoc *const doc = xmlReadMemory(xml, (int)strlen(xml), "x.xml", NULL, XML_PARSE_NONET | XML_PARSE_PEDANTIC);
    assert_non_null(doc);
    return doc;
}

static guint count(const char *text, const char *part)
{
    guint n = 0;
    for (const char *p = strstr(text, part); p != NULL; p = strstr(p + 1, part))
        n++;
    return n;
}

static void formats_are_found_by_name_or_ending(void **state)
{
    (void)state;
    assert_string_equal(ent_format_find("GraphML", NULL, NULL)->name, "graphml");
    assert_string_equal(ent_format_find(NULL, "out/x.GEXF", NULL)->name, "gexf");
    assert_string_equal(ent_format_find(NULL, "x.ttl", NULL)->name, "turtle");
    assert_string_equal(ent_format_find("json", "x.csv", NULL)->name, "json");
    assert_string_equal(ent_format_find(NULL, "x.json", NULL)->name, "json");
    assert_string_equal(ent_format_find(NULL, "x.ftm.json", NULL)->name, "ftm");
    assert_string_equal(ent_format_find("neo4j", "folder", NULL)->name, "neo4j");
}

static void unknown_formats_name_those_there_are(void **state)
{
    (void)state;
    const char *const asked[][2] = { { "dot", "x.csv" }, { NULL, "x.txt" }, { NULL, ".csv" }, { NULL, "gephi" }, { NULL, NULL } };
    for (size_t i = 0; i < G_N_ELEMENTS(asked); i++) {
        GError *error = NULL;
        assert_null(ent_format_find(asked[i][0], asked[i][1], &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
        assert_non_null(strstr(error->message, "graphml, gexf, json, csv, gephi, neo4j, cypher, turtle, ftm, pajek, matrix"));
        g_clear_error(&error);
    }
}

static void an_empty_graph_is_a_whole_file(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_sort(graph);
    g_autofree char *graphml = write_as("graphml", graph, NULL, FALSE), *gexf = write_as("gexf", graph, NULL, FALSE);
    g_autofree char *csv = write_as("csv", graph, NULL, FALSE), *turtle = write_as("turtle", graph, NULL, FALSE);
    xmlFreeDoc(parse(graphml));
    xmlFreeDoc(parse(gexf));
    assert_int_equal(count(csv, "\r\n"), 1);
    assert_true(g_str_has_prefix(csv, "source_id,source,"));
    assert_true(g_str_has_prefix(turtle, "@prefix ent:"));
}

static void every_format_repeats_its_bytes(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph(), again = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++) {
        g_autofree char *once = write_as(format->name, graph, analysis, FALSE);
        g_autofree char *twice = write_as(format->name, again, analysis, FALSE);
        assert_true(*once != '\0');
        assert_string_equal(once, twice);
        assert_true(g_utf8_validate(once, -1, NULL));
    }
}

static void texts_are_left_out_on_demand(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    const char *const names[] = { "json", "turtle" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *whole = write_as(names[i], graph, NULL, FALSE), *without = write_as(names[i], graph, NULL, TRUE);
        assert_non_null(strstr(whole, "More words follow here."));
        assert_null(strstr(without, "More words follow here."));
    }
}

/* ---- GraphML ---- */

static void graphml_has_one_edge_a_relation(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *xml = write_as("graphml", graph, NULL, FALSE);
    xmlFreeDoc(parse(xml));
    assert_int_equal(count(xml, "<node id="), graph->nodes->len);
    assert_int_equal(count(xml, "<edge id="), graph->edges->len);
    assert_int_equal(count(xml, "source=\"country:FR\" target=\"person:x00\" label=\"supports\""), 1);
    assert_int_equal(count(xml, "source=\"country:FR\" target=\"person:x00\" label=\"opposes\""), 1);
    assert_int_equal(count(xml, "attr.name=\"id\""), 0);
    assert_int_equal(count(xml, "for=\"all\""), 0);
    assert_int_equal(count(xml, "n_betweenness"), 0);
}

static void graphml_carries_denied_edges_with_no_weight(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *xml = write_as("graphml", graph, NULL, FALSE);
    const char *const edge = strstr(xml, "<edge id=\"country:FR|opposes|person:x00\"");
    assert_non_null(edge);
    g_autofree char *line = g_strndup(edge, strcspn(edge, "\n"));
    assert_non_null(strstr(line, "<data key=\"e_weight\">0</data>"));
    assert_non_null(strstr(line, "<data key=\"e_certainty\">negated</data>"));
    assert_null(strstr(line, "e_first"));
}

static void graphml_survives_bytes_that_are_no_text(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_add_node(graph, "person:\xFF\"<", ENT_PERSON, "\xC3\x28 \xED\xA0\x80 \xFF");
    ent_graph_sort(graph);
    g_autofree char *graphml = write_as("graphml", graph, NULL, FALSE), *gexf = write_as("gexf", graph, NULL, FALSE);
    xmlFreeDoc(parse(graphml));
    xmlFreeDoc(parse(gexf));
}

static void graphml_tells_the_measures(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    EntAnalysis analysis = { .nodes = g_array_new(FALSE, TRUE, sizeof(EntNodeMeasures)) };
    g_array_set_size(analysis.nodes, graph->nodes->len);
    g_array_index(analysis.nodes, EntNodeMeasures, 0) = (EntNodeMeasures){ .degree = 7, .betweenness = 0.1, .community = 3 };
    g_autofree char *xml = write_as("graphml", graph, &analysis, FALSE);
    assert_int_equal(count(xml, "<key id=\"n_degree\" for=\"node\" attr.name=\"degree\" attr.type=\"int\"/>"), 1);
    assert_int_equal(count(xml, "<data key=\"n_degree\">7</data>"), 1);
    assert_int_equal(count(xml, "<data key=\"n_betweenness\">0.1</data>"), 1);
    assert_int_equal(count(xml, "<data key=\"n_community\">3</data>"), 1);
    g_array_unref(analysis.nodes);
}

static void nodes_stand_where_they_are_placed(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree EntReportPlace *places = g_new0(EntReportPlace, graph->nodes->len);
    places[0] = (EntReportPlace){ 10, 20, 8, 4 };
    const EntWriteOptions options = { .places = places };
    const char *const names[] = { "graphml", "gexf" };
    const char *const parts[] = { "<y:Geometry x=\"6\" y=\"18\" width=\"8\" height=\"4\"/>",
                                  "<viz:position x=\"10\" y=\"-20\" z=\"0\"/>" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        GString *const xml = g_string_new(NULL);
        EntOutput *const out = ent_output_memory(xml);
        assert_true(ent_format_find(names[i], NULL, NULL)->write(graph, NULL, &options, out, NULL));
        assert_true(ent_output_close(out, NULL));
        xmlFreeDoc(parse(xml->str));
        assert_int_equal(count(xml->str, parts[i]), 1);
        assert_int_equal(count(xml->str, "Geometry") + count(xml->str, "viz:position"), 1); /* the others have no place */
        g_string_free(xml, TRUE);
    }
}

/* ---- GEXF ---- */

static void gexf_has_kinds_dates_and_looks(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autofree char *xml = write_as("gexf", graph, analysis, FALSE);
    xmlDoc *const doc = parse(xml);
    assert_string_equal((const char *)xmlDocGetRootElement(doc)->ns->href, "http://gexf.net/1.3");
    xmlFreeDoc(doc);
    assert_int_equal(count(xml, "<node id="), graph->nodes->len);
    assert_int_equal(count(xml, "<edge id="), graph->edges->len);
    assert_int_equal(count(xml, "<viz:color "), graph->nodes->len + graph->edges->len);
    assert_int_equal(count(xml, " type=\"undirected\""), 0);
    assert_non_null(strstr(xml, "target=\"person:x00\" kind=\"supports\" label=\"supports\" weight=\"2\"><attvalues>"));
    assert_non_null(strstr(xml, "</attvalues><spells><spell start=\"2024-05-01\" end=\"2024-05-01\"/>"
                                "<spell start=\"2024-05-03\" end=\"2024-05-03\"/></spells>"));
    assert_int_equal(count(xml, "<viz:position "), 0);
    assert_non_null(strstr(xml, "value=\"[&quot;French \\&quot;Republic\\&quot; \\\\ &lt;R&gt;&quot;, &quot;Paris&quot;]\""));
    assert_int_equal(count(xml, "for=\"pagerank\""), graph->nodes->len);
}

/* ---- CSV ---- */

/* The fields of an RFC 4180 text, rows parted by NULL. */
static GPtrArray *read_csv(const char *text)
{
    GPtrArray *const fields = g_ptr_array_new_with_free_func(g_free);
    GString *field = g_string_new(NULL);
    gboolean quoted = FALSE;
    for (const char *p = text; *p != '\0'; p++) {
        if (quoted && p[0] == '"' && p[1] == '"')
            g_string_append_c(field, *++p == '"' ? '"' : '?');
        else if (*p == '"')
            quoted = !quoted;
        else if (!quoted && (*p == ',' || *p == '\r')) {
            g_ptr_array_add(fields, g_string_free(field, FALSE));
            field = g_string_new(NULL);
        } else if (!quoted && *p == '\n')
            g_ptr_array_add(fields, NULL);
        else
            g_string_append_c(field, *p);
    }
    assert_false(quoted);
    g_string_free(field, TRUE);
    return fields;
}

static void csv_rows_are_edges_of_nineteen_fields(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autofree char *csv = write_as("csv", graph, NULL, FALSE);
    g_autoptr(GPtrArray) fields = read_csv(csv);
    guint rows = 0, in_row = 0;
    for (guint i = 0; i < fields->len; i++) {
        if (fields->pdata[i] != NULL) {
            in_row++;
            continue;
        }
        assert_int_equal(in_row, 19);
        in_row = 0;
        rows++;
    }
    assert_int_equal(rows, graph->edges->len + 1);
    assert_non_null(
        strstr(csv, "country:FR,France,country,supports,person:x00,\"Ana \"\"the Owl\"\" Ruiz\",person,1,false,2,2024-05-01,"));
}

static void csv_runs_no_formulas(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    const char *const names[] = { "=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "a=1" };
    sample_add_type(graph, "opposes", "opposes", -1, FALSE, TRUE);
    sample_add_article(graph, "p", "=evil()", NULL, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *id = g_strdup_printf("person:%u", i);
        ent_graph_add_node(graph, id, ENT_PERSON, names[i]);
        sample_add_evidence(graph, i, 0, 0, 0, (EntSpan){ 3, 9 }, ENT_STATED, 1);
    }
    ent_graph_sort(graph);
    g_autofree char *csv = write_as("csv", graph, NULL, FALSE);
    g_autoptr(GPtrArray) fields = read_csv(csv);
    for (guint i = 0; i < fields->len; i++) {
        const char *const field = fields->pdata[i];
        if (field != NULL && strcmp(field, "-1") != 0) /* the sign */
            assert_true(*field == '\0' || strchr("=+-@\t\r\n", *field) == NULL);
    }
    assert_int_equal(count(csv, "'=evil()"), G_N_ELEMENTS(names));
    assert_int_equal(count(csv, ",'-1,"), 1);
    assert_int_equal(count(csv, ",a=1,"), 1);
}

/* ---- Cypher and Turtle ---- */

/* Whether every line is a statement whose quotes are closed. */
static void check_statements(const char *text, char quote, const char *end)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        gboolean inside = FALSE;
        for (const char *p = lines[i]; *p != '\0'; p++) {
            if (inside && *p == '\\')
                p++;
            else if (*p == quote)
                inside = !inside;
        }
        assert_false(inside);
        const gboolean comment = g_str_has_prefix(lines[i], "//");
        assert_true(*lines[i] == '\0' || comment || end == NULL || g_str_has_suffix(lines[i], end));
    }
}

static void cypher_statements_close_their_strings(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autofree char *cypher = write_as("cypher", graph, analysis, FALSE);
    check_statements(cypher, '\'', ";");
    assert_int_equal(count(cypher, "MERGE (n:Entity {id: "), graph->nodes->len);
    assert_int_equal(count(cypher, "MERGE (a)-[r:`"), graph->edges->len);
    assert_non_null(strstr(cypher, "SET n:Country, n.name = 'France', n.iso3166 = 'FR', n.aliases = ["));
    assert_non_null(strstr(cypher, "n.name = '\\'); DROP TABLE nodes; --'"));
    assert_non_null(strstr(cypher, "[r:`SUPPORTS` {id: 'country:FR|supports|person:x00'}]->(b) SET r.weight = 2, r.sign = 1,"));
    assert_non_null(strstr(cypher, "r.first = null"));
    assert_non_null(strstr(cypher, "n.pagerank = 0."));
}

static void cypher_types_are_plain_names(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_add_type(graph, "x`]->() DETACH", "x", 0, FALSE, TRUE);
    sample_add_article(graph, "p", NULL, NULL, NULL);
    ent_graph_add_node(graph, "person:a", ENT_PERSON, "A");
    sample_add_evidence(graph, 0, 0, 0, 0, (EntSpan){ 3, 9 }, ENT_STATED, 1);
    ent_graph_sort(graph);
    g_autofree char *cypher = write_as("cypher", graph, NULL, FALSE);
    assert_non_null(strstr(cypher, "[r:`X_______DETACH`"));
}

static void turtle_tells_where_each_statement_comes_from(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autofree char *turtle = write_as("turtle", graph, analysis, FALSE);
    check_statements(turtle, '"', NULL);
    guint evidence = 0;
    for (guint i = 0; i < graph->edges->len; i++)
        evidence += ent_graph_edge(graph, i)->evidence->len;
    assert_int_equal(count(turtle, " a rdf:Statement"), graph->edges->len);
    assert_int_equal(count(turtle, " a ent:Evidence"), evidence);
    assert_int_equal(count(turtle, " a ent:Article"), 2);
    assert_int_equal(count(turtle, "wdt:P297 \"FR\""), 1);
    assert_int_equal(count(turtle, "ent:of <urn:entente:node:country:FR>"), 12);
    assert_int_equal(count(turtle, "dcterms:source <https://news.example/a?x=1&y=2>"), 1);
    assert_int_equal(
        count(turtle, "\n<urn:entente:node:country:FR> <urn:entente:term:supports> <urn:entente:node:person:x00> .\n"), 1);
    assert_int_equal(count(turtle, "<urn:entente:node:country:FR> <urn:entente:term:opposes> <urn:entente:node:person:x00> .\n"),
                     0);
}

static void turtle_takes_no_measure_for_a_relation(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(EntAnalysis) analysis = ent_analyze(graph, NULL, NULL);
    g_autofree char *turtle = write_as("turtle", graph, analysis, FALSE);
    assert_int_equal(count(turtle, "measure:supports \""), graph->nodes->len);
    assert_int_equal(count(turtle, "ent:supports \""), 0);
}

static void turtle_makes_no_iri_of_odd_addresses(void **state)
{
    (void)state;
    const char *const urls[] = { "https://x.example/> <y", "javascript:x", "https://x.example/\x01", "https://x.example/é" };
    for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
        g_autoptr(EntGraph) graph = ent_graph_new();
        sample_add_article(graph, "p", NULL, urls[i], NULL);
        ent_graph_sort(graph);
        g_autofree char *turtle = write_as("turtle", graph, NULL, FALSE);
        assert_int_equal(count(turtle, "dcterms:source \""), 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_are_found_by_name_or_ending),
        cmocka_unit_test(unknown_formats_name_those_there_are),
        cmocka_unit_test(an_empty_graph_is_a_whole_file),
        cmocka_unit_test(every_format_repeats_its_bytes),
        cmocka_unit_test(texts_are_left_out_on_demand),
        cmocka_unit_test(graphml_has_one_edge_a_relation),
        cmocka_unit_test(graphml_carries_denied_edges_with_no_weight),
        cmocka_unit_test(graphml_survives_bytes_that_are_no_text),
        cmocka_unit_test(graphml_tells_the_measures),
        cmocka_unit_test(nodes_stand_where_they_are_placed),
        cmocka_unit_test(gexf_has_kinds_dates_and_looks),
        cmocka_unit_test(csv_rows_are_edges_of_nineteen_fields),
        cmocka_unit_test(csv_runs_no_formulas),
        cmocka_unit_test(cypher_statements_close_their_strings),
        cmocka_unit_test(cypher_types_are_plain_names),
        cmocka_unit_test(turtle_tells_where_each_statement_comes_from),
        cmocka_unit_test(turtle_takes_no_measure_for_a_relation),
        cmocka_unit_test(turtle_makes_no_iri_of_odd_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
