/* SPDX-License-Identifier: Apache-2.0 */
/* Two graphs side by side. */
#include "test_graph_samples.h"

#include <entente/diff.h>

/* Kenya and Japan, and what Kenya says of Japan in so many articles. */
static EntGraph *pair_graph(guint supports, guint opposes, gboolean third)
{
    EntGraph *const graph = ent_graph_new();
    sample_types(graph);
    const guint32 kenya = ent_graph_add_node(graph, "country:KE", ENT_COUNTRY, "Kenya");
    const guint32 japan = ent_graph_add_node(graph, "country:JP", ENT_COUNTRY, "Japan\n");
    for (guint i = 0; i < supports + opposes; i++) {
        g_autofree char *path = g_strdup_printf("%u.txt", i);
        const guint32 article = sample_article(graph, path, NULL, "Kenya backs Japan.");
        sample_evidence(graph, ent_graph_get_edge(graph, kenya, i < supports ? SUPPORTS : OPPOSES, japan), article, 5, ENT_STATED,
                        1);
        if (third && i == 0) {
            const guint32 peru = ent_graph_add_node(graph, "country:PE", ENT_COUNTRY, "Peru");
            sample_evidence(graph, ent_graph_get_edge(graph, peru, SUPPORTS, japan), article, 5, ENT_STATED, 1);
        }
    }
    ent_graph_sort(graph);
    return graph;
}

static EntDiff *diff_of(const EntGraph *before, const EntGraph *after)
{
    g_autoptr(GError) error = NULL;
    EntDiff *const diff = ent_diff(before, after, NULL, NULL, NULL, &error);
    if (diff == NULL)
        fail_msg("%s", error->message);
    return diff;
}

static char *text_of(const EntDiff *diff)
{
    GString *const text = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(text);
    assert_true(ent_diff_write_text(diff, 0, out));
    return g_string_free(text, FALSE);
}

static void a_graph_does_not_differ_from_itself(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = pair_graph(2, 1, TRUE), empty = ent_graph_new();
    ent_graph_sort(empty);
    g_autoptr(EntDiff) same = diff_of(graph, graph), none = diff_of(empty, empty);
    assert_true(ent_diff_is_empty(same));
    assert_true(ent_diff_is_empty(none));
    g_autofree char *text = text_of(same);
    assert_string_equal(text, "");
}

static void everything_comes_and_goes(void **state)
{
    (void)state;
    g_autoptr(EntGraph) graph = pair_graph(1, 0, FALSE), empty = ent_graph_new();
    ent_graph_sort(empty);
    g_autoptr(EntDiff) comes = diff_of(empty, graph), goes = diff_of(graph, empty);
    g_autofree char *plus = text_of(comes), *minus = text_of(goes);
    assert_string_equal(plus, "+ article 0.txt\n+ node Japan\\u000a (country:JP)\n+ node Kenya (country:KE)\n"
                              "+ edge Kenya supports Japan\\u000a, weight 1\n");
    assert_string_equal(minus, "- article 0.txt\n- node Japan\\u000a (country:JP)\n- node Kenya (country:KE)\n"
                               "- edge Kenya supports Japan\\u000a, weight 1\n");
}

static void a_pair_flips_when_its_sum_changes_sign(void **state)
{
    (void)state;
    g_autoptr(EntGraph) good = pair_graph(2, 1, FALSE), even = pair_graph(1, 1, FALSE), bad = pair_graph(1, 2, FALSE);
    g_autoptr(EntDiff) flips = diff_of(good, bad), rests = diff_of(good, even), leaves = diff_of(even, bad);
    assert_int_equal(flips->flips->len, 1);
    const EntSignFlip *const flip = &g_array_index(flips->flips, EntSignFlip, 0);
    assert_true(flip->before == 1 && flip->after == -1);
    assert_false(flip->symmetric);
    assert_int_equal(rests->flips->len + leaves->flips->len, 0);
    assert_int_equal(flips->weights->len, 2);
    g_autofree char *text = text_of(flips);
    assert_non_null(strstr(text, "~ weight Kenya supports Japan\\u000a: 2 to 1\n"));
    assert_non_null(strstr(text, "~ sign Kenya towards Japan\\u000a: + to -\n"));
}

static void ranks_tell_who_moved(void **state)
{
    (void)state;
    g_autoptr(EntGraph) before = pair_graph(1, 0, TRUE), after = pair_graph(3, 0, FALSE);
    g_autoptr(EntAnalysis) first = ent_analyze(before, NULL, NULL), second = ent_analyze(after, NULL, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntDiff) none = ent_diff(before, after, first, second, "luck", &error);
    assert_null(none);
    assert_int_equal(error->code, ENT_ERROR_NOT_FOUND);
    g_autoptr(EntDiff) diff = ent_diff(before, after, first, second, NULL, NULL);
    g_autofree char *text = text_of(diff); /* Japan was first with 2; Kenya has 3 now as well, and Peru is gone */
    assert_non_null(strstr(text, "~ rank Kenya (strength): 2 to 1\n"));
    assert_non_null(strstr(text, "~ rank Peru (strength): 2 to none\n"));
    assert_null(strstr(text, "rank Japan"));
    assert_true(strstr(text, "rank Peru") < strstr(text, "rank Kenya"));
}

static void json_is_whole_and_the_same_each_time(void **state)
{
    (void)state;
    g_autoptr(EntGraph) before = pair_graph(2, 1, FALSE), after = pair_graph(1, 3, TRUE);
    g_autoptr(EntAnalysis) first = ent_analyze(before, NULL, NULL), second = ent_analyze(after, NULL, NULL);
    char *texts[2];
    for (guint i = 0; i < 2; i++) {
        g_autoptr(EntDiff) diff = ent_diff(before, after, first, second, NULL, NULL);
        GString *const text = g_string_new(NULL);
        g_autoptr(EntOutput) out = ent_output_memory(text);
        assert_true(ent_diff_write_json(diff, out));
        texts[i] = g_string_free(text, FALSE);
    }
    assert_string_equal(texts[0], texts[1]);
    static const char *const members[] = { "\"new_articles\"", "\"gone_articles\"", "\"new_nodes\"", "\"gone_nodes\"",
                                           "\"new_edges\"",    "\"gone_edges\"",    "\"weights\"",   "\"signs\"",
                                           "\"ranks\"",        "\"measure\"" };
    for (guint i = 0; i < G_N_ELEMENTS(members); i++)
        assert_non_null(strstr(texts[0], members[i]));
    g_free(texts[0]);
    g_free(texts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_graph_does_not_differ_from_itself),    cmocka_unit_test(everything_comes_and_goes),
        cmocka_unit_test(a_pair_flips_when_its_sum_changes_sign), cmocka_unit_test(ranks_tell_who_moved),
        cmocka_unit_test(json_is_whole_and_the_same_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
