/* SPDX-License-Identifier: Apache-2.0 */
/* The same story printed twice counts once, whatever came first. */
#include "test_store_samples.h"

#include <sqlite3.h>

#include "store/sketch.h"

enum { WORDS = 200 };

/* A story of its own number, with other words from `from` to `to`, told apart from other edits by `edit`. */
static char *story(guint number, guint from, guint to, guint edit)
{
    GString *const text = g_string_new("Ana Ruiz backs Kenya.");
    for (guint i = 0; i < WORDS; i++) {
        if (i >= from && i < to)
            g_string_append_printf(text, " x%uy%uz%u", number, i, edit);
        else
            g_string_append_printf(text, " s%ut%u", number, i);
    }
    return g_string_free(text, FALSE);
}

/* Facts in which Ana Ruiz supports Kenya; takes `text`. */
static EntGraph *facts_of(const char *path, const char *url, const char *published, char *text)
{
    g_autofree char *owned = text;
    EntGraph *const facts = sample_facts(path, url, published, owned);
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    sample_edge(facts, ana, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
    return facts;
}

static EntAddOutcome put(EntStore *store, const char *path, const char *published, char *text)
{
    return add_facts(store, facts_of(path, NULL, published, text));
}

static int by_text(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* "a.txt(b.txt,c.txt) d.txt": the articles that count, with their copies. */
static char *told(EntStore *store)
{
    g_autoptr(EntGraph) graph = load_graph(store);
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < graph->articles->len; i++) {
        const EntArticle *const article = ent_graph_article(graph, i);
        GString *const one = g_string_new(article->path);
        for (guint j = 0; article->copies != NULL && j < article->copies->len; j++) {
            const EntArticle *const copy = g_ptr_array_index(article->copies, j);
            g_string_append_printf(one, "%c%s", j == 0 ? '(' : ',', copy->path);
        }
        if (article->copies != NULL)
            g_string_append_c(one, ')');
        g_ptr_array_add(all, g_string_free(one, FALSE));
    }
    g_ptr_array_sort(all, by_text);
    g_ptr_array_add(all, NULL);
    return g_strjoinv(" ", (char **)all->pdata);
}

static void assert_told(EntStore *store, const char *expected)
{
    g_autofree char *is = told(store);
    assert_string_equal(is, expected);
}

static double weight_of(EntStore *store)
{
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->edges->len, 1);
    return ent_graph_edge(graph, 0)->weight;
}

static void an_edited_copy_counts_once_and_is_listed(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_int_equal(put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0)), ENT_ADDED);
    assert_int_equal(put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0)), ENT_COPY);
    assert_int_equal(put(store, "c.txt", "2024-05-02", story(2, 0, 0, 0)), ENT_ADDED);
    assert_told(store, "a.txt(b.txt) c.txt");
    assert_true(weight_of(store) == 2);
    assert_int_equal(put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0)), ENT_UNCHANGED);
    commit(store);
    assert_told(store, "a.txt(b.txt) c.txt");
}

static void a_copy_is_listed_with_what_is_known_of_it(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
    EntGraph *const facts = facts_of("b.txt", "https://x.example/b", "2024-05-02", story(1, 20, 30, 0));
    EntArticle *const article = ent_graph_article(facts, 0);
    article->title = g_strdup("Another \"title\"");
    article->publisher = g_strdup("The Paper");
    add_facts(store, facts);
    g_autoptr(EntGraph) graph = load_graph(store);
    const EntArticle *const copy = g_ptr_array_index(ent_graph_article(graph, 0)->copies, 0);
    assert_string_equal(copy->path, "b.txt");
    assert_string_equal(copy->url, "https://x.example/b");
    assert_string_equal(copy->published, "2024-05-02");
    assert_string_equal(copy->title, "Another \"title\"");
    assert_string_equal(copy->publisher, "The Paper");
    assert_null(copy->text);
    g_autofree char *json = json_of(graph);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) read = ent_graph_read_json((EntStr){ json, strlen(json) }, "in", &error);
    assert_null(error);
    g_autofree char *again = json_of(read);
    assert_string_equal(again, json);
    EntFilter filter;
    ent_filter_init(&filter);
    g_autoptr(EntGraph) kept = ent_graph_filter(graph, &filter, NULL);
    g_autofree char *filtered = json_of(kept);
    assert_string_equal(filtered, json);
}

static void the_earliest_counts_then_the_longest_then_the_least_key(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "d.txt", NULL, story(1, 0, 0, 0));
    put(store, "c.txt", "2024-05-02T23:00:00Z", story(1, 10, 11, 0));
    assert_told(store, "c.txt(d.txt)");
    put(store, "b.txt", "2024-05-02", story(1, 20, 21, 0)); /* the same day, the same length */
    assert_told(store, "b.txt(c.txt,d.txt)");
    g_autofree char *longer = story(1, 30, 31, 0);
    put(store, "e.txt", "2024-05-02", g_strconcat(longer, " one more", NULL));
    assert_told(store, "e.txt(b.txt,c.txt,d.txt)");
    put(store, "f.txt", "2024-04-30", story(1, 40, 60, 0));
    assert_told(store, "f.txt(b.txt,c.txt,d.txt,e.txt)");
    assert_true(weight_of(store) == 1);
}

static void a_correction_of_what_counts_lets_its_copy_count(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    add_facts(store, facts_of("a.txt", "https://x.example/1", "2024-05-01", story(1, 0, 0, 0)));
    put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0));
    put(store, "c.txt", "2024-05-03", story(1, 40, 50, 0));
    commit(store);
    assert_told(store, "a.txt(b.txt,c.txt)");
    assert_int_equal(add_facts(store, facts_of("a2.txt", "https://x.example/1", "2024-05-04", story(9, 0, 0, 0))), ENT_REPLACED);
    assert_told(store, "a2.txt b.txt(c.txt)");
    assert_int_equal(add_facts(store, facts_of("a3.txt", "https://x.example/1", "2024-05-05", story(1, 60, 70, 0))), ENT_COPY);
    assert_told(store, "b.txt(c.txt,a3.txt)");
}

/* Each version is like the one before; the last is not like the first. */
static void copies_of_copies_count_where_they_are_no_longer_alike(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "c.txt", "2024-05-03", story(1, 0, 100, 0));
    put(store, "b.txt", "2024-05-02", story(1, 0, 50, 0));
    assert_told(store, "b.txt(c.txt)");
    put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
    assert_told(store, "a.txt(b.txt) c.txt");
}

static void copies_of_one_text_stand_with_their_story(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
    put(store, "c.txt", "2024-05-02", story(1, 20, 30, 0));
    assert_int_equal(put(store, "d.txt", "2024-05-02", story(1, 20, 30, 0)), ENT_COPY);
    assert_int_equal(put(store, "b.txt", "2024-05-03", story(1, 20, 30, 0)), ENT_COPY); /* the least key of that text */
    assert_told(store, "a.txt(b.txt,c.txt,d.txt)");
    assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_KEEP, NULL));
    assert_told(store, "a.txt b.txt(c.txt,d.txt)");
}

/* Half of each is the same in all, which makes a resemblance of a third: sketches alone would fold some. */
static void standing_words_make_no_copies(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    for (guint i = 0; i < 60; i++) {
        g_autofree char *path = g_strdup_printf("%02u.txt", i);
        assert_int_equal(put(store, path, "2024-05-01", story(1, 0, WORDS / 2, i)), ENT_ADDED);
    }
    assert_true(weight_of(store) == 60);
}

static void short_texts_are_copies_only_word_for_word(void **state)
{
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "a.txt", NULL, g_strdup("Ana Ruiz backs Kenya over bill 1."));
    put(store, "b.txt", NULL, g_strdup("Ana Ruiz backs Kenya over bill 2."));
    put(store, "c.txt", NULL, g_strdup("Ana Ruiz backs Kenya over bill 1."));
    assert_told(store, "a.txt(c.txt) b.txt");
}

static void copies_are_kept_where_one_wants(void **state)
{
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
        put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0));
        assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_FOLD, NULL));
        assert_told(store, "a.txt(b.txt)");
        assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_KEEP, NULL));
        assert_true(weight_of(store) == 2);
        commit(store);
    }
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE); /* the file remembers */
    assert_int_equal(put(store, "c.txt", "2024-05-02", story(1, 40, 50, 0)), ENT_ADDED);
    assert_told(store, "a.txt b.txt c.txt");
    assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_FOLD, NULL));
    assert_told(store, "a.txt(b.txt,c.txt)");
    assert_true(weight_of(store) == 1);
    EntStore *const reader = open_store(*state, ENT_STORE_READ);
    g_autoptr(GError) error = NULL;
    assert_false(ent_store_set_duplicates(reader, ENT_DUPLICATES_FOLD, &error));
    assert_non_null(error);
    ent_store_close(reader);
}

static void what_was_not_committed_leaves_no_story(void **state)
{
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0));
        commit(store);
        put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
        assert_told(store, "a.txt(b.txt)");
    }
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    assert_told(store, "b.txt");
}

static void a_sketch_that_is_none_is_like_nothing(void **state)
{
    g_autofree char *path = g_build_filename(*state, "graph.db", NULL);
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
        put(store, "a.txt", "2024-05-01", story(1, 0, 0, 0));
        commit(store);
    }
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE stories SET sketch = x'00', day = x'ff'", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    put(store, "b.txt", "2024-05-02", story(1, 20, 30, 0));
    assert_told(store, "a.txt b.txt");
}

/* ---- any order ---- */

typedef struct Piece {
    guint article, version, day, number, from, to, edit;
} Piece;

static EntGraph *piece_facts(const Piece *piece)
{
    g_autofree char *path = g_strdup_printf("%02u.txt", piece->article),
                    *url = g_strdup_printf("https://x.example/%02u", piece->article);
    g_autofree char *published = piece->day == 0 ? NULL : g_strdup_printf("2024-05-%02u", piece->day);
    EntGraph *const facts = facts_of(path, url, published, story(piece->number, piece->from, piece->to, piece->edit));
    ent_graph_article(facts, 0)->modified = g_strdup_printf("2024-06-%02u", piece->version + 1);
    return facts;
}

static void make_pieces(GRand *chance, Piece *pieces, guint n)
{
    for (guint i = 0; i < n; i++) {
        const guint from = (guint)g_rand_int_range(chance, 0, WORDS);
        pieces[i] = (Piece){ .article = (guint)g_rand_int_range(chance, 0, (gint32)n * 2 / 3),
                             .version = i,
                             .day = (guint)g_rand_int_range(chance, 0, 4),
                             .number = (guint)g_rand_int_range(chance, 0, 4),
                             .from = from,
                             .to = from + (guint)g_rand_int_range(chance, 0, 90),
                             .edit = (guint)g_rand_int_range(chance, 0, 3) };
    }
}

static char *json_in_order(const char *folder, guint name, const Piece *pieces, const guint *order, guint n, gboolean toggle)
{
    g_autofree char *own = g_strdup_printf("%s/%u", folder, name);
    g_mkdir(own, 0700);
    char *json = NULL;
    {
        g_autoptr(EntStore) store = open_store(own, ENT_STORE_WRITE);
        for (guint i = 0; i < n; i++) {
            if (toggle && i % 7 == 3)
                assert_true(ent_store_set_duplicates(store, i % 2 == 0 ? ENT_DUPLICATES_KEEP : ENT_DUPLICATES_FOLD, NULL));
            add_facts(store, piece_facts(&pieces[order[i]]));
            if (i % 5 == 4)
                commit(store);
        }
        assert_true(ent_store_set_duplicates(store, ENT_DUPLICATES_FOLD, NULL));
        commit(store);
        g_autoptr(EntGraph) graph = load_graph(store);
        json = json_of(graph);
    }
    void *folder_of_its_own = g_steal_pointer(&own);
    remove_folder(&folder_of_its_own);
    return json;
}

static void the_order_of_coming_leaves_no_trace(void **state)
{
    enum { N = 30 };
    g_autoptr(GRand) chance = g_rand_new_with_seed(6);
    for (guint round = 0; round < 6; round++) {
        Piece pieces[N];
        guint order[N];
        g_autofree char *first = NULL;
        make_pieces(chance, pieces, N);
        for (guint i = 0; i < N; i++)
            order[i] = i;
        for (guint trial = 0; trial < 4; trial++) {
            g_autofree char *json = json_in_order(*state, trial, pieces, order, N, trial % 2 == 1);
            if (first != NULL)
                assert_string_equal(json, first);
            else
                first = g_steal_pointer(&json);
            for (guint i = N - 1; i > 0; i--) {
                const guint j = (guint)g_rand_int_range(chance, 0, (gint32)i + 1), other = order[i];
                order[i] = order[j];
                order[j] = other;
            }
        }
    }
}

/* The rule as it is told, over all pairs: the heads of random articles, in the order of their keys. */
static void heads_are_those_that_comparing_all_with_all_gives(void **state)
{
    enum { N = 40 };
    g_autoptr(GRand) chance = g_rand_new_with_seed(66);
    g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    EntSketch sketches[N];
    gboolean expected[N];
    char *texts[N];
    GArray *shingles[N];
    guint folded = 0;
    for (guint i = 0; i < N; i++) { /* of one length and day: the key decides */
        const guint from = (guint)g_rand_int_range(chance, 0, WORDS);
        texts[i] = story(i % 5, from, from + (guint)g_rand_int_range(chance, 0, 80), i);
        assert_true(ent_sketch_of((EntStr){ texts[i], strlen(texts[i]) }, &sketches[i]));
        shingles[i] = ent_shingles_of((EntStr){ texts[i], strlen(texts[i]) });
        expected[i] = TRUE;
        for (guint j = 0; j < i && expected[i]; j++) {
            gboolean meet = FALSE;
            for (guint band = 0; band < ENT_SKETCH_BANDS; band++)
                meet = meet || ent_sketch_band(&sketches[i], band) == ent_sketch_band(&sketches[j], band);
            if (expected[j] && meet && ent_sketch_equal(&sketches[i], &sketches[j]) >= ENT_SKETCH_NEAR &&
                ent_shingles_alike(shingles[i], shingles[j]))
                expected[i] = FALSE;
        }
        folded += !expected[i];
    }
    assert_in_range(folded, 5, N - 5);
    for (guint i = N; i-- > 0;) {
        g_autofree char *path = g_strdup_printf("%02u.txt", i);
        put(store, path, "2024-05-01", texts[i]);
        g_array_unref(shingles[i]);
    }
    g_autoptr(EntGraph) graph = load_graph(store);
    assert_int_equal(graph->articles->len, N - folded);
    for (guint i = 0; i < graph->articles->len; i++)
        assert_true(expected[atoi(ent_graph_article(graph, i)->path)]);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_edited_copy_counts_once_and_is_listed),
        TEST(a_copy_is_listed_with_what_is_known_of_it),
        TEST(the_earliest_counts_then_the_longest_then_the_least_key),
        TEST(a_correction_of_what_counts_lets_its_copy_count),
        TEST(copies_of_copies_count_where_they_are_no_longer_alike),
        TEST(copies_of_one_text_stand_with_their_story),
        TEST(standing_words_make_no_copies),
        TEST(short_texts_are_copies_only_word_for_word),
        TEST(copies_are_kept_where_one_wants),
        TEST(what_was_not_committed_leaves_no_story),
        TEST(a_sketch_that_is_none_is_like_nothing),
        TEST(the_order_of_coming_leaves_no_trace),
        TEST(heads_are_those_that_comparing_all_with_all_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
