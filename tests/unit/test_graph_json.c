/* SPDX-License-Identifier: Apache-2.0 */
#include "test_graph_samples.h"

#include <locale.h>

static EntGraph *read_json(const char *json, GError **error)
{
    return ent_graph_read_json((EntStr){ json, strlen(json) }, "in.json", error);
}

static void assert_round_trip(const EntGraph *graph, const EntJsonOptions *options)
{
    g_autofree char *before = json_of(graph, options);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) read = read_json(before, &error);
    if (read == NULL)
        fail_msg("%s\n%s", error->message, before);
    g_autofree char *after = json_of(read, options);
    assert_string_equal(before, after);
}

static void what_is_written_reads_back_the_same(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph(), empty = ent_graph_new();
    ent_graph_sort(graph);
    ent_graph_sort(empty);
    for (guint i = 0; i < 8; i++) {
        const EntJsonOptions options = { .lines = (i & 1) != 0, .no_text = (i & 2) != 0, .spans = (i & 4) != 0 };
        assert_round_trip(graph, &options);
        assert_round_trip(empty, &options);
    }
}

static void why_is_told_only_where_it_is_known(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    EntEdge *const edge = ent_graph_edge(graph, 0);
    EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, 0);
    evidence->why = g_strdup("backs (verb); source: Zoë \"she\"");
    ent_graph_sort(graph);
    assert_round_trip(graph, NULL);
    g_autofree char *json = json_of(graph, NULL);
    const char *const why = strstr(json, "\"why\": \"backs (verb); source: Zoë \\\"she\\\"\"");
    assert_non_null(why);
    assert_null(strstr(why + 1, "\"why\""));
    EntFilter filter;
    ent_filter_init(&filter);
    g_autoptr(EntGraph) copy = ent_graph_filter(graph, &filter, NULL);
    g_autofree char *again = json_of(copy, NULL);
    assert_string_equal(again, json);
}

static void the_form_is_as_documented(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_type(graph, "supports", 1, FALSE);
    const guint32 article = sample_article(graph, "a.txt", "2024-05-01", "Zoë\n\x01");
    const guint32 zoe = ent_graph_add_node(graph, "person:zoe", ENT_PERSON, "Zoë");
    ent_node_add_mention(ent_graph_node(graph, zoe), article, (EntSpan){ 0, 4 });
    ent_node_add_role(ent_graph_node(graph, zoe), "Chair", ENT_NONE, article);
    sample_evidence(graph, ent_graph_get_edge(graph, zoe, 0, zoe), article, 4, ENT_STATED, 0.93);
    sample_quote(graph, article, zoe, ENT_NONE);
    ent_graph_sort(graph);
    g_autofree char *id = ent_article_id(ent_graph_article(graph, 0));
    g_autofree char *wanted = g_strdup_printf(
        "{\"format\":\"entente-graph\",\"version\":1,\"made_by\":{\"program\":null,\"ontology\":null,\"model\":null},"
        "\"types\":[{\"id\":\"supports\",\"label\":\"supports\",\"sign\":1,\"symmetric\":false,\"measured\":true,\"colour\":\"#1b9e77\","
        "\"line\":\"solid\"}],"
        "\"articles\":[{\"id\":\"%s\",\"path\":\"a.txt\",\"title\":\"A \\\"title\\\"\\twith a tab\",\"authors\":[\"Pia Ek\"],"
        "\"publisher\":null,\"published\":\"2024-05-01\",\"modified\":null,\"file_time\":\"2024-06-01T00:00:00.000000000Z\",\"url\":null,"
        "\"language\":null,\"sha256\":\"%s\",\"text\":\"Zoë\\n\\u0001\"}],"
        "\"nodes\":[{\"id\":\"person:zoe\",\"type\":\"person\",\"name\":\"Zoë\",\"aliases\":[],\"codes\":{},"
        "\"roles\":[{\"title\":\"Chair\",\"of\":null,\"article\":\"%s\"}],\"mentions\":1,\"articles\":[\"%s\"],\"spans\":[[0,4]]}],"
        "\"edges\":[{\"id\":\"person:zoe|supports|person:zoe\",\"source\":\"person:zoe\",\"target\":\"person:zoe\",\"type\":\"supports\","
        "\"sign\":1,\"directed\":true,\"weight\":1,\"first\":\"2024-05-01\",\"last\":\"2024-05-01\",\"evidence\":[{\"article\":\"%s\","
        "\"sentence\":\"Zoë\",\"start\":0,\"end\":4,\"cue\":\"backs\",\"certainty\":\"stated\",\"method\":\"rule:verb\","
        "\"confidence\":0.93}]}],"
        "\"quotes\":[{\"id\":\"%s:0\",\"speaker\":\"person:zoe\",\"speaker_text\":null,\"kind\":\"direct\",\"cue\":null,\"text\":\"Zoë\","
        "\"article\":\"%s\",\"start\":0,\"end\":4,\"about\":[],\"via\":null}]}\n",
        id, ent_graph_article(graph, 0)->sha256, id, id, id, id, id);
    const EntJsonOptions options = { .lines = TRUE, .spans = TRUE };
    g_autofree char *json = json_of(graph, &options);
    assert_string_equal(json, wanted);
}

static void an_export_has_a_line_a_member(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    ent_graph_sort(graph);
    g_autofree char *json = json_of(graph, NULL);
    assert_string_equal(json, "{\n \"format\": \"entente-graph\",\n \"version\": 1,\n"
                              " \"made_by\": {\"program\": null, \"ontology\": null, \"model\": null},\n"
                              " \"types\": [],\n \"articles\": [],\n \"nodes\": [],\n \"edges\": [],\n \"quotes\": []\n}\n");
}

static void an_article_is_one_line(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    g_autoptr(GString) json = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(json);
    assert_true(ent_article_write_json(ent_graph_article(graph, 0), NULL, out));
    assert_true(g_str_has_prefix(json->str, "{\"id\":\"a"));
    assert_ptr_equal(strchr(json->str, '\n'), json->str + json->len - 1);
}

static void numbers_know_no_locale_and_lose_nothing(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    sample_types(graph);
    const double numbers[] = { 0, 1, 0.1, 1.0 / 3, 0.30000000000000004, 1e-300, 0.123456789012345678 };
    const guint32 article = sample_article(graph, "a.txt", NULL, "A sentence.");
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_autofree char *id = g_strdup_printf("country:%c", 'A' + (char)i);
        const guint32 node = ent_graph_add_node(graph, id, ENT_COUNTRY, id);
        sample_evidence(graph, ent_graph_get_edge(graph, node, SUPPORTS, 0), article, 11, ENT_STATED, numbers[i]);
    }
    ent_graph_sort(graph);
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed */
    assert_round_trip(graph, NULL);
    g_autofree char *json = json_of(graph, NULL);
    setlocale(LC_ALL, "C");
    assert_non_null(strstr(json, "\"confidence\": 0.1\n"));
    assert_non_null(strstr(json, "\"confidence\": 0.3333333333333333\n"));
    assert_non_null(strstr(json, "\"confidence\": 1e-300\n"));
}

static void spans_that_are_not_known_are_not_told(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = ent_graph_new();
    const guint32 node = ent_graph_add_node(graph, "country:JP", ENT_COUNTRY, "Japan");
    ent_graph_node(graph, node)->n_mentions = 3;
    ent_graph_sort(graph);
    const EntJsonOptions options = { .spans = TRUE };
    assert_round_trip(graph, &options);
}

static void unknown_members_are_left_aside(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = read_json("{\"format\":\"entente-graph\",\"version\":1,\"new\":[1],\"types\":[],\"articles\":[],\"nodes\":[],"
                                          "\"edges\":[],\"quotes\":[]}", NULL);
    assert_non_null(graph);
}

/* Reads the sample with `from`, which must be in it, made `to`; the message must hold `message`. */
static void assert_bad(const char *from, const char *to, const char *message)
{
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    const EntJsonOptions options = { .lines = TRUE, .spans = TRUE };
    g_autofree char *json = json_of(graph, &options);
    char *const at = strstr(json, from);
    if (at == NULL)
        fail_msg("no %s in %s", from, json);
    g_autofree char *head = g_strndup(json, (gsize)(at - json));
    g_autofree char *broken = g_strconcat(head, to, at + strlen(from), NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) read = read_json(broken, &error);
    if (read != NULL)
        fail_msg("%s was taken for %s", to, from);
    assert_int_equal(error->code, ENT_ERROR_BAD_INPUT);
    if (!g_str_has_prefix(error->message, "in.json: ") || strstr(error->message, message) == NULL)
        fail_msg("\"%s\" does not say %s", error->message, message);
}

static void what_is_wrong_is_told_with_its_place(void **state)
{
    (void)state;
    static const char *const cases[][3] = {
        { "\"entente-graph\"", "\"other\"", "format" },
        { "\"version\":1", "\"version\":0", "version: 0 lies outside" },
        { "\"version\":1", "\"version\":\"1\"", "version: is no whole number" },
        { "\"types\":[", "\"types\":1,\"x\":[", "types: is no list" },
        { "\"id\":\"opposes\"", "\"id\":\"supports\"", "types[1].id" },
        { "\"colour\":\"#1b9e77\"", "\"colour\":\"red\"", "types[0].colour" },
        { "\"line\":\"solid\"", "\"line\":\"wavy\"", "types[0].line" },
        { "\"sign\":1", "\"sign\":2", "types[0].sign" },
        { "\"symmetric\":false", "\"symmetric\":0", "types[0].symmetric" },
        { "\"label\":\"supports\"", "\"label\":7", "types[0].label: is no string" },
        { "\"id\":\"a", "\"id\":\"b", "articles[0].id" },
        { "\"authors\":[\"Pia Ek\"]", "\"authors\":[1]", "articles[0].authors" },
        { "\"sha256\":\"", "\"sha256\":\"0", "articles[0].sha256" },
        { "Kenya. \\\"Yes", "Kenyo. \\\"Yes", "articles[0].sha256: is not that of the text" },
        { "\"id\":\"country:KE\"", "\"id\":\"country:JP\"", "nodes[1].id: is there twice" },
        { "\"type\":\"country\"", "\"type\":\"planet\"", "nodes[0].type" },
        { "\"id\":\"country:JP\"", "\"id\":\"person:JP\"", "nodes[0].id" },
        { "\"id\":\"country:JP\"", "\"id\":\"country:J P\"", "nodes[0].id" },
        { "\"name\":\"Japan\"", "\"name\":\"\"", "nodes[0].name" },
        { "\"aliases\":[\"Adé\"", "\"aliases\":[null", "nodes[3].aliases" },
        { "\"codes\":{}", "\"codes\":[]", "nodes[0].codes" },
        { "\"iso3166\":\"KE\"", "\"iso3166\":\"ke\"", "nodes[1].codes.iso3166" },
        { "\"of\":\"country:KE\"", "\"of\":\"country:XX\"", "nodes[3].of: \"country:XX\" is not in the file" },
        { "\"mentions\":3", "\"mentions\":-1", "nodes[0].mentions" },
        { "\"mentions\":3", "\"mentions\":4", "nodes[0].spans" },
        { ",0,4]", ",0,4,5]", "nodes[0]: is no list of start and end" },
        { ",0,4]", ",0,3]", "cuts a character in two" },
        { ",0,4]", ",4,0]", "nodes[0].end: 0 lies outside 4 to" },
        { "\"source\":\"country:JP\"", "\"source\":3", "edges[0].source: is no id" },
        { "\"type\":\"opposes\"", "\"type\":\"likes\"", "edges[0].type" },
        { "\"sentence\":\"Zoë", "\"sentence\":\"Zöe", "edges[0].evidence[0].sentence" },
        { "\"start\":0,\"end\":22", "\"start\":0,\"end\":2200", "edges[0].evidence[0].end" },
        { "\"certainty\":\"negated\"", "\"certainty\":\"no\"", "edges[0].evidence[0].certainty" },
        { "\"confidence\":0.5", "\"confidence\":1.5", "edges[0].evidence[0].confidence" },
        { "\"confidence\":0.5", "\"confidence\":\"0.5\"", "edges[0].evidence[0].confidence" },
        { "\"evidence\":[{", "\"evidence\":[],\"x\":[{", "edges[0].evidence: is empty" },
        { "\"cue\":\"backs\",", "", "edges[0].evidence[0].cue: is missing" },
        { "\"type\":\"meets\",\"sign\":0,\"directed\":false", "\"type\":\"opposes\",\"source\":\"country:JP\"", "no JSON" },
        { "\"kind\":\"direct\"", "\"kind\":\"loud\"", "kind" },
        { "\"text\":\"Zoë\"", "\"text\":\"Zoe\"", "text: is not what stands" },
        { "\"text\":\"Yes we", "\"text\":\"Yes,we", "text: is not what stands" },
        { "\"text\":\"Yes we do.", "\"text\":\"Yes we do. So", "text: is not what stands" },
        { "\"parts\":[[24,27],[41,47]]", "\"parts\":[[41,47],[24,27]]", "parts: are out of order" },
        { "\"parts\":[[24,27],[41,47]]", "\"parts\":[[24,27]]", "parts: do not lead" },
        { "\"parts\":[[24,27],[41,47]]", "\"parts\":[3]", "is no list of start and end" },
        { "\"about\":[\"country:KE\"]", "\"about\":[\"x\"]", "about" },
        { "\"about\":[", "\"about\":[[", "no JSON" },
        { "\"via\":\"country:JP\"", "\"via\":true", "via: is no id" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_bad(cases[i][0], cases[i][1], cases[i][2]);
}

static void an_edge_told_twice_is_refused(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = sample_graph();
    ent_graph_sort(graph);
    const EntJsonOptions options = { .lines = TRUE };
    g_autofree char *json = json_of(graph, &options);
    const char *const edges = strstr(json, "\"edges\":[") + strlen("\"edges\":["), *const quotes = strstr(json, "],\"quotes\"");
    g_autofree char *head = g_strndup(json, (gsize)(quotes - json)), *again = g_strndup(edges, (gsize)(quotes - edges));
    g_autofree char *twice = g_strconcat(head, ",", again, quotes, NULL);
    g_autoptr(GError) error = NULL;
    assert_null(read_json(twice, &error));
    assert_non_null(strstr(error->message, "edges[3]: has the source, type and target of an edge before it"));
}

static void a_newer_form_is_told_apart_from_a_bad_one(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(read_json("{\"format\":\"entente-graph\",\"version\":2}", &error));
    assert_int_equal(error->code, ENT_ERROR_NEWER);
}

static void what_is_no_json_is_told_with_its_line(void **state)
{
    (void)state;
    static const char *const texts[] = { "", "[", "[]", "null", "{\"a\":1,\"a\":2}", "{\"format\":\"entente-graph\\u0000\"}", "\xff", "{\"format\":1}" };
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(read_json(texts[i], &error));
        assert_int_equal(error->code, ENT_ERROR_BAD_INPUT);
    }
    g_autofree char *deep = g_strnfill(100000, '[');
    g_autoptr(GError) error = NULL;
    assert_null(read_json(deep, &error));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back_the_same),
        cmocka_unit_test(why_is_told_only_where_it_is_known),
        cmocka_unit_test(the_form_is_as_documented),
        cmocka_unit_test(an_export_has_a_line_a_member),
        cmocka_unit_test(an_article_is_one_line),
        cmocka_unit_test(numbers_know_no_locale_and_lose_nothing),
        cmocka_unit_test(spans_that_are_not_known_are_not_told),
        cmocka_unit_test(unknown_members_are_left_aside),
        cmocka_unit_test(what_is_wrong_is_told_with_its_place),
        cmocka_unit_test(an_edge_told_twice_is_refused),
        cmocka_unit_test(a_newer_form_is_told_apart_from_a_bad_one),
        cmocka_unit_test(what_is_no_json_is_told_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
