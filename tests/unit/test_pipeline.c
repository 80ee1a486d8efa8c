/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/pipeline.h>
#include <glib/gstdio.h>
#include <string.h>

enum { ARTICLES = 20 };

/* A folder of articles, one of them empty and one in French, and what a run told of it. */
typedef struct Fixture {
    char *folder;
    const EntLexicon *lexicon;
    GString *told;      /* paths in the order they came: "+" facts, "!" problem, "~" left out */
    guint stop_after;   /* facts; 0 never */
    guint n_facts;
    guint64 last_done, last_total;
} Fixture;

static void put_file(const Fixture *f, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(f->folder, name, NULL);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static EntLexicon *lexicon; /* of all tests: only read, and slow to make under valgrind */

static int set_up_lexicon(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    return lexicon == NULL;
}

static int tear_down_lexicon(void **state)
{
    (void)state;
    ent_lexicon_free(lexicon);
    return 0;
}

static int set_up(void **state)
{
    Fixture *const f = g_new0(Fixture, 1);
    f->folder = g_dir_make_tmp("entente-pipeline-XXXXXX", NULL);
    f->lexicon = lexicon;
    f->told = g_string_new(NULL);
    for (int i = 0; i < ARTICLES; i++) {
        g_autofree char *name = g_strdup_printf("a%02d.txt", i);
        /* The earlier ones are longer: with several threads they end later than those behind them. */
        GString *text = g_string_new("A headline for the day\n\nMarch 4, 2024\n\n");
        for (int j = i; j < ARTICLES; j += 3)
            g_string_append_printf(text, "Greece condemned Serbia on day %d of month %d over bill %d, the ministry said on Monday.\n\n", i, j,
                                   i + 100);
        put_file(f, name, text->str);
        g_string_free(text, TRUE);
    }
    put_file(f, "a07-empty.txt", "");
    put_file(f, "a09-french.txt",
             "Une nouvelle du port\n\nLe ministre a dit lundi que le gouvernement ne veut pas du canal, et que les pêcheurs "
             "de la région ont raison de le refuser depuis des années.\n\nIl a ajouté que la décision sera prise avec les "
             "pays voisins dans les semaines qui viennent.\n");
    *state = f;
    return f->folder == NULL;
}

static int tear_down(void **state)
{
    Fixture *const f = *state;
    GDir *const dir = g_dir_open(f->folder, 0, NULL);
    for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
        g_autofree char *path = g_build_filename(f->folder, name, NULL);
        g_unlink(path);
    }
    g_dir_close(dir);
    g_rmdir(f->folder);
    g_string_free(f->told, TRUE);
    g_free(f->folder);
    g_free(f);
    return 0;
}

static void tell(Fixture *f, const char *mark, const char *path)
{
    const char *const slash = strrchr(path, '/');
    g_string_append_printf(f->told, "%s%s ", mark, slash != NULL ? slash + 1 : path);
}

static gboolean on_facts(EntGraph *facts, gpointer data, GError **error)
{
    Fixture *const f = data;
    tell(f, "+", ent_graph_article(facts, 0)->path);
    ent_graph_free(facts);
    if (f->stop_after == 0 || ++f->n_facts < f->stop_after)
        return TRUE;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_IO, "enough");
    return FALSE;
}

static void on_problem(const char *path, const GError *error, gpointer data)
{
    assert_non_null(error);
    tell(data, "!", path);
}

static void on_left_out(const char *path, const GError *error, gpointer data)
{
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
    tell(data, "~", path);
}

static void on_step(guint64 done, guint64 total, gpointer data)
{
    Fixture *const f = data;
    assert_true(done == f->last_done + 1);
    assert_true(done <= total);
    f->last_done = done;
    f->last_total = total;
}

static EntProgress progress_of(Fixture *f)
{
    return (EntProgress){ on_step, on_problem, on_left_out, f };
}

static void expect_input_order(const Fixture *f)
{
    GString *const expected = g_string_new(NULL);
    for (int i = 0; i < ARTICLES; i++) {
        if (i == 7)
            g_string_append(expected, "!a07-empty.txt ");
        if (i == 9)
            g_string_append(expected, "~a09-french.txt ");
        g_string_append_printf(expected, "+a%02d.txt ", i);
    }
    assert_string_equal(f->told->str, expected->str);
    g_string_free(expected, TRUE);
}

static void results_and_messages_keep_the_order_of_the_inputs(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, NULL };
    for (guint jobs = 0; jobs <= 4; jobs += 2) {
        const EntProgress progress = progress_of(f);
        EntTally tally;
        g_string_truncate(f->told, 0);
        f->last_done = 0;
        assert_true(ent_extract_inputs(inputs, NULL, f->lexicon, NULL, jobs, on_facts, f, &progress, &tally, NULL));
        expect_input_order(f);
        assert_int_equal(tally.articles, ARTICLES + 1);
        assert_int_equal(tally.left_out, 1);
        assert_int_equal(tally.failed, 1);
        assert_int_equal(f->last_done, ARTICLES + 2);
        assert_int_equal(f->last_total, ARTICLES + 2);
    }
}

static void no_inputs_are_no_work(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { NULL };
    EntTally tally = { .articles = 9 };
    assert_true(ent_extract_inputs(inputs, NULL, f->lexicon, NULL, 2, on_facts, f, NULL, &tally, NULL));
    assert_int_equal(tally.articles, 0);
    assert_int_equal(f->told->len, 0);
}

static void nobody_need_listen(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, "missing", NULL };
    assert_true(ent_extract_inputs(inputs, NULL, f->lexicon, NULL, 2, on_facts, f, NULL, NULL, NULL));
    assert_non_null(strstr(f->told->str, "+a19.txt"));
}

static void whoever_takes_facts_may_end_the_walk(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, NULL };
    for (guint after = 1; after <= ARTICLES; after += 7) {
        g_autoptr(GError) error = NULL;
        g_string_truncate(f->told, 0);
        f->stop_after = after;
        f->n_facts = 0;
        assert_false(ent_extract_inputs(inputs, NULL, f->lexicon, NULL, 3, on_facts, f, NULL, NULL, &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
        assert_int_equal(f->n_facts, after);
    }
}

static EntStore *open_store(const Fixture *f)
{
    g_autofree char *path = g_build_filename(f->folder, ".graph.db", NULL);
    EntStore *const store = ent_store_open(path, ENT_STORE_WRITE, NULL);
    assert_non_null(store);
    return store;
}

static void building_again_extracts_nothing(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, NULL };
    const EntProgress progress = progress_of(f);
    EntTally tally;
    g_autoptr(EntStore) store = open_store(f);
    assert_true(ent_build(inputs, NULL, f->lexicon, NULL, 2, store, &progress, &tally, NULL));
    assert_int_equal(tally.added, ARTICLES);
    assert_int_equal(tally.left_out, 1);
    assert_int_equal(tally.failed, 1);
    assert_true(ent_build(inputs, NULL, f->lexicon, NULL, 2, store, NULL, &tally, NULL));
    assert_int_equal(tally.added, 0);
    assert_int_equal(tally.unchanged, ARTICLES);
    assert_int_equal(tally.articles, ARTICLES + 1);
}

/* "Unchanged" may also come of extracting again and finding the same; that it does not is told by the store, which knows the article as read. */
static void what_was_built_is_known_before_it_is_extracted(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, NULL };
    g_autoptr(EntStore) store = open_store(f);
    assert_true(ent_build(inputs, NULL, f->lexicon, NULL, 1, store, NULL, NULL, NULL));
    g_autofree char *path = g_build_filename(f->folder, "a00.txt", NULL);
    g_autofree char *bytes = NULL;
    gsize n = 0;
    assert_true(g_file_get_contents(path, &bytes, &n, NULL));
    g_autoptr(EntGraph) graph = ent_store_load(store, NULL, NULL);
    g_autoptr(EntArticle) article = ent_article_read((EntStr){ bytes, n }, ent_graph_article(graph, 0)->path, NULL, NULL);
    for (guint i = 0; i < graph->articles->len; i++)
        if (g_str_has_suffix(ent_graph_article(graph, i)->path, "a00.txt")) {
            g_free(article->path);
            article->path = g_strdup(ent_graph_article(graph, i)->path);
        }
    g_autofree char *engine = ent_extractor_id(f->lexicon, NULL);
    assert_true(ent_store_has(store, article, engine));
    assert_false(ent_store_has(store, article, "another"));
}

static void what_was_built_is_there_when_opened_again(void **state)
{
    Fixture *const f = *state;
    const char *const inputs[] = { f->folder, NULL };
    EntStore *const store = open_store(f);
    assert_true(ent_build(inputs, NULL, f->lexicon, NULL, 1, store, NULL, NULL, NULL));
    ent_store_close(store);
    g_autoptr(EntStore) again = open_store(f);
    g_autoptr(EntGraph) graph = ent_store_load(again, NULL, NULL);
    assert_non_null(graph);
    assert_int_equal(graph->articles->len, ARTICLES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(results_and_messages_keep_the_order_of_the_inputs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_inputs_are_no_work, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nobody_need_listen, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whoever_takes_facts_may_end_the_walk, set_up, tear_down),
        cmocka_unit_test_setup_teardown(building_again_extracts_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_built_is_known_before_it_is_extracted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_built_is_there_when_opened_again, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, set_up_lexicon, tear_down_lexicon);
}
