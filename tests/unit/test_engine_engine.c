/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The whole engine on tests/engine/tiny.model, a network of random weights, and on what the trainer computed with it in floats
 * (tiny.vectors.json; tools/train makes both).
 *
 * How near the two must be: computed with the file's weights as floats, states within 0.0005. As it really runs, with each row of
 * the input to a product rounded to 256 steps, states within 0.06 (the trainer's own estimate is 0.027; states have variance 1)
 * and probabilities of stance within 0.03.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/engine_internal.h"

#include "base/str.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

enum { MOST_WORDS = 1000 };

static EntEngine *engine;
static json_t *vectors;

/* A sentence with room for what is said of it. */
typedef struct Sentence {
    EntStr words[MOST_WORDS];
    EntEngineWord out[MOST_WORDS];
    guint32 n;
    float *states;
} Sentence;

static EntEngineSentence as_input(Sentence *s)
{
    return (EntEngineSentence){ s->words, s->n, s->out, s->states };
}

static void sentence_free(Sentence *s)
{
    g_free(s->states);
    g_free(s);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sentence, sentence_free)

static Sentence *sentence_new(guint32 n)
{
    Sentence *const s = g_new0(Sentence, 1);
    s->n = n;
    s->states = g_new0(float, (n + 1) * ent_engine_width(engine));
    return s;
}

static Sentence *vector_sentence(const json_t *vector)
{
    const json_t *const words = json_object_get(vector, "words");
    Sentence *const s = sentence_new((guint32)json_array_size(words));
    for (guint32 i = 0; i < s->n; i++)
        s->words[i] = ent_str(json_string_value(json_array_get(words, i)));
    return s;
}

static void run(const EntEngine *with, Sentence *s)
{
    g_autoptr(EntEngineWork) work = ent_engine_work_new(with);
    const EntEngineSentence input = as_input(s);
    ent_engine_run(with, work, &input, 1);
}

static double number_at(const json_t *rows, size_t row, size_t column)
{
    return json_number_value(json_array_get(json_array_get(rows, row), column));
}

/* The greatest difference of states; a vector has the first few floats of each word. */
static double state_difference(const json_t *vector, const Sentence *s)
{
    const json_t *const rows = json_object_get(vector, "state");
    double most = 0;
    assert_int_equal(json_array_size(rows), s->n);
    for (size_t word = 0; word < s->n; word++)
        for (size_t i = 0; i < json_array_size(json_array_get(rows, word)); i++)
            most = MAX(most, fabs(number_at(rows, word, i) - (double)s->states[(word + 1) * ent_engine_width(engine) + i]));
    return most;
}

/* The best label of a row of scores, leaving out label `not`. */
static guint best_of(const json_t *scores, guint not )
{
    guint best = not == 0 ? 1 : 0;
    for (guint i = 0; i < json_array_size(scores); i++)
        if (i != not &&json_number_value(json_array_get(scores, i)) > json_number_value(json_array_get(scores, best)))
            best = i;
    return best;
}

/* The tree is as good as the trainer's at least, whose search may stop before the best; where heads agree, so do labels. */
static void check_labels(const json_t *vector, const Sentence *s)
{
    const json_t *const arcs = json_object_get(vector, "arcs");
    double ours = 0, theirs = 0;
    for (guint32 i = 0; i < s->n; i++) {
        const guint32 head = (guint32)json_integer_value(json_array_get(json_object_get(vector, "heads"), i));
        const guint32 found = s->out[i].head == ENT_NONE ? 0 : s->out[i].head + 1;
        ours += number_at(arcs, i, found);
        theirs += number_at(arcs, i, head);
        assert_int_equal(s->out[i].label[ENT_LAYER_UPOS], best_of(json_array_get(json_object_get(vector, "upos"), i), ENT_NONE));
        if (found == head)
            assert_int_equal(s->out[i].label[ENT_LAYER_DEPREL],
                             head == 0 ? engine->root
                                       : best_of(json_array_get(json_object_get(vector, "deprel"), i), engine->root));
    }
    assert_true(ours > theirs - 0.001);
}

/* What the vector says of the stance of a pair, both orders taken together. */
static void expected_stances(const json_t *pair, double out[ENT_N_STANCES])
{
    static const int swapped[] = { 0, 2, 1, 4, 3 };
    double sum = 0;
    for (int i = 0; i < ENT_N_STANCES; i++) {
        const double forth = json_number_value(json_array_get(json_object_get(pair, "logits"), (size_t)i));
        const double back = json_number_value(json_array_get(json_object_get(pair, "swapped"), (size_t)swapped[i]));
        sum += out[i] = exp((forth + back) / 2 / (double)engine->heads.temperature);
    }
    for (int i = 0; i < ENT_N_STANCES; i++)
        out[i] /= sum;
}

static EntEngineSpan span_of(const json_t *span)
{
    return (EntEngineSpan){ (guint32)json_integer_value(json_array_get(span, 0)),
                            (guint32)json_integer_value(json_array_get(span, 1)) };
}

static double stance_difference(const EntEngine *with, const json_t *vector, const Sentence *s)
{
    g_autoptr(EntEngineWork) work = ent_engine_work_new(with);
    const json_t *pair;
    size_t i;
    double most = 0;
    json_array_foreach(json_object_get(vector, "pairs"), i, pair)
    {
        EntEnginePair found = { span_of(json_object_get(pair, "a")), span_of(json_object_get(pair, "b")), { 0 } };
        double expected[ENT_N_STANCES];
        expected_stances(pair, expected);
        ent_engine_pairs(with, work, s->states, s->n, &found, 1);
        for (int c = 0; c < ENT_N_STANCES; c++)
            most = MAX(most, fabs((double)found.probabilities[c] - expected[c]));
    }
    return most;
}

static void floats_equal_the_trainers(void **state)
{
    (void)state;
    g_autoptr(EntEngine) floats = ent_engine_open_as(ENT_SOURCE_DIR "/tests/engine/tiny.model", TRUE, NULL);
    const json_t *vector;
    size_t i;
    json_array_foreach(json_object_get(vectors, "sentences"), i, vector)
    {
        g_autoptr(Sentence) s = vector_sentence(vector);
        run(floats, s);
        assert_true(state_difference(vector, s) < 0.0005);
        assert_true(stance_difference(floats, vector, s) < 0.0005);
        check_labels(vector, s);
    }
}

static void whole_numbers_are_near(void **state)
{
    (void)state;
    const json_t *vector;
    size_t i;
    json_array_foreach(json_object_get(vectors, "sentences"), i, vector)
    {
        g_autoptr(Sentence) s = vector_sentence(vector);
        run(engine, s);
        assert_true(state_difference(vector, s) < 0.06);
        assert_true(stance_difference(engine, vector, s) < 0.03);
    }
}

static void wordpieces_are_the_trainers(void **state)
{
    (void)state;
    const json_t *vector;
    size_t i;
    json_array_foreach(json_object_get(vectors, "sentences"), i, vector)
    {
        g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
        g_autoptr(Sentence) s = vector_sentence(vector);
        const EntEngineSentence input = as_input(s);
        assert_int_equal(ent_take_piece(engine, work, &input, 0, 0), s->n);
        for (size_t row = 0; row < json_array_size(json_object_get(vector, "ids")); row++) {
            assert_int_equal(work->ids[row], json_integer_value(json_array_get(json_object_get(vector, "ids"), row)));
            assert_int_equal(work->cases[row], json_integer_value(json_array_get(json_object_get(vector, "cases"), row)));
        }
    }
}

static void assert_same(const Sentence *a, const Sentence *b)
{
    assert_int_equal(a->n, b->n);
    assert_memory_equal(a->states, b->states, (a->n + 1) * ent_engine_width(engine) * sizeof(float));
    for (guint32 i = 0; i < a->n; i++) {
        assert_int_equal(a->out[i].head, b->out[i].head);
        assert_memory_equal(a->out[i].label, b->out[i].label, ENT_N_LAYERS);
    }
}

/* Words of the tiny vocabulary and others. */
static Sentence *random_sentence(GRand *random, guint32 n)
{
    static const char *const words[] = { "the",  "minister",   "praised", "China",   ",",      "and",          ".",
                                         "Lund", "London",     "said",    "unheard", "RUSSIA", "\xE2\x80\x9C", "2012",
                                         "meet", "criticized", "of",      "which",   ";" };
    Sentence *const s = sentence_new(n);
    for (guint32 i = 0; i < n; i++)
        s->words[i] = ent_str(words[g_rand_int_range(random, 0, G_N_ELEMENTS(words))]);
    return s;
}

static void company_does_not_matter(void **state)
{
    (void)state;
    enum { N = 60 };
    g_autoptr(GRand) random = g_rand_new_with_seed(11);
    g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
    Sentence *alone[N], *together[N];
    EntEngineSentence inputs[N];
    for (guint i = 0; i < N; i++) {
        alone[i] = random_sentence(random, (guint32)g_rand_int_range(random, 0, i % 10 == 0 ? 300 : 40));
        together[i] = sentence_new(alone[i]->n);
        memcpy(together[i]->words, alone[i]->words, sizeof(alone[i]->words));
        inputs[N - 1 - i] = as_input(together[i]); /* in another order, too */
        run(engine, alone[i]);
    }
    ent_engine_run(engine, work, inputs, N);
    for (guint i = 0; i < N; i++) {
        assert_same(alone[i], together[i]);
        sentence_free(alone[i]);
        sentence_free(together[i]);
    }
}

static gpointer run_many(gpointer data)
{
    g_autoptr(GRand) random = g_rand_new_with_seed(12);
    g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (guint i = 0; i < 40; i++) {
        g_autoptr(Sentence) s = random_sentence(random, 1 + i);
        const EntEngineSentence input = as_input(s);
        ent_engine_run(engine, work, &input, 1);
        g_checksum_update(sum, (const guchar *)s->states, (gssize)((s->n + 1) * ent_engine_width(engine) * sizeof(float)));
        for (guint32 w = 0; w < s->n; w++) {
            g_checksum_update(sum, (const guchar *)&s->out[w].head, sizeof(guint32));
            g_checksum_update(sum, s->out[w].label, ENT_N_LAYERS);
        }
    }
    (void)data;
    return g_strndup(g_checksum_get_string(sum), 16);
}

static void threads_do_not_matter(void **state)
{
    (void)state;
    GThread *threads[4];
    g_autofree char *here = run_many(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("engine", run_many, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(threads); i++) {
        g_autofree char *there = g_thread_join(threads[i]);
        assert_string_equal(there, here);
    }
}

/* The bits of all states and labels, as they came out on the first machine: with AVX-512 and VNNI, with AVX2 (valgrind has no
 * more), and without either (under AddressSanitizer's compiler flags it is the same). */
static void machines_do_not_matter(void **state)
{
    (void)state;
    g_autofree char *here = run_many(NULL);
    assert_string_equal(here, "b0a246816d3b3db3");
}

static void check_whole(const Sentence *s)
{
    guint roots = 0;
    for (guint32 i = 0; i < s->n; i++) {
        guint32 at = i, steps = 0;
        roots += s->out[i].head == ENT_NONE;
        while (s->out[at].head != ENT_NONE && steps++ <= s->n) {
            at = s->out[at].head;
            assert_true(at < s->n);
        }
        assert_true(s->out[at].head == ENT_NONE);
        for (guint layer = ENT_LAYER_NAME; layer <= ENT_LAYER_ATTRIBUTION; layer++) {
            const char *const tag = ent_engine_labels(engine, (EntLayer)layer)[s->out[i].label[layer]];
            const char *const before = i > 0 ? ent_engine_labels(engine, (EntLayer)layer)[s->out[i - 1].label[layer]] : "O";
            assert_true(tag[0] != 'I' || (before[0] != 'O' && g_str_equal(before + 1, tag + 1)));
        }
    }
    assert_int_equal(roots, s->n > 0);
}

static void long_sentences_are_whole(void **state)
{
    (void)state;
    const guint32 lengths[] = { 0, 1, 2, 109, 110, 111, 220, 221, 999 };
    g_autoptr(GRand) random = g_rand_new_with_seed(13);
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++) {
        g_autoptr(Sentence) s = random_sentence(random, lengths[i]);
        run(engine, s);
        check_whole(s);
    }
}

/* Words of eight pieces: the encoder's length ends a piece before the number of words does. */
static void long_words_fill_a_piece(void **state)
{
    (void)state;
    g_autoptr(Sentence) s = sentence_new(400);
    g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
    for (guint32 i = 0; i < s->n; i++)
        s->words[i] = ENT_STR("............");
    const EntEngineSentence input = as_input(s);
    assert_int_equal(ent_take_piece(engine, work, &input, 0, 0), (512 - 2) / 8);
    g_array_set_size(work->pieces, 0);
    ent_engine_run(engine, work, &input, 1);
    check_whole(s);
}

static void sentences_are_cut_at_clauses(void **state)
{
    (void)state;
    const EntStr semicolon[] = { ENT_STR("a"), ENT_STR("b"),   ENT_STR(";"), ENT_STR("c"),
                                 ENT_STR(","), ENT_STR("and"), ENT_STR("d") };
    const EntStr comma[] = { ENT_STR("a"), ENT_STR("b"), ENT_STR(","), ENT_STR("but"), ENT_STR(","), ENT_STR("c"), ENT_STR("d") };
    const EntStr none[] = { ENT_STR("a"), ENT_STR("b"), ENT_STR("c"), ENT_STR("d"), ENT_STR("e"), ENT_STR("f"), ENT_STR("g") };
    assert_int_equal(ent_clause_cut(semicolon, 0, 7), 3);
    assert_int_equal(ent_clause_cut(comma, 0, 7), 3);
    assert_int_equal(ent_clause_cut(none, 0, 7), 7);
    assert_int_equal(ent_clause_cut(none, 3, 4), 4);
}

static void swapping_mentions_swaps_the_stance(void **state)
{
    (void)state;
    static const int swapped[] = { 0, 2, 1, 4, 3 };
    g_autoptr(GRand) random = g_rand_new_with_seed(14);
    g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
    g_autoptr(Sentence) s = random_sentence(random, 12);
    const EntEngineSpan spans[] = { { 0, 2 }, { 5, 6 }, { 1, 4 }, { 11, 12 }, { 0, 12 } };
    run(engine, s);
    EntEnginePair forth[G_N_ELEMENTS(spans) * G_N_ELEMENTS(spans)];
    for (guint i = 0; i < G_N_ELEMENTS(forth); i++)
        forth[i] = (EntEnginePair){ spans[i / G_N_ELEMENTS(spans)], spans[i % G_N_ELEMENTS(spans)], { 0 } };
    ent_engine_pairs(engine, work, s->states, s->n, forth, G_N_ELEMENTS(forth)); /* more than a block */
    for (guint i = 0; i < G_N_ELEMENTS(forth); i++) {
        EntEnginePair back = { forth[i].b, forth[i].a, { 0 } };
        float sum = 0;
        ent_engine_pairs(engine, work, s->states, s->n, &back, 1);
        for (int c = 0; c < ENT_N_STANCES; c++) {
            sum += forth[i].probabilities[c];
            assert_true(forth[i].probabilities[c] == back.probabilities[swapped[c]]); /* to the bit, alone and among others */
        }
        assert_true(fabsf(sum - 1) < 1e-5f);
    }
}

static int setup(void **state)
{
    (void)state;
    engine = ent_engine_open(ENT_SOURCE_DIR "/tests/engine/tiny.model", NULL);
    vectors = json_load_file(ENT_SOURCE_DIR "/tests/engine/tiny.vectors.json", 0, NULL);
    return engine == NULL || vectors == NULL;
}

static int teardown(void **state)
{
    (void)state;
    ent_engine_free(engine);
    json_decref(vectors);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(floats_equal_the_trainers),    cmocka_unit_test(whole_numbers_are_near),
        cmocka_unit_test(wordpieces_are_the_trainers),  cmocka_unit_test(company_does_not_matter),
        cmocka_unit_test(threads_do_not_matter),        cmocka_unit_test(machines_do_not_matter),
        cmocka_unit_test(long_sentences_are_whole),     cmocka_unit_test(long_words_fill_a_piece),
        cmocka_unit_test(sentences_are_cut_at_clauses), cmocka_unit_test(swapping_mentions_swaps_the_stance),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
