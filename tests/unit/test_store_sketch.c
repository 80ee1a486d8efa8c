/* SPDX-License-Identifier: Apache-2.0 */
/* How alike texts are, as their sketches tell it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/sketch.h"

/* Words "w<from>" to "w<to - 1>". */
static char *words(guint from, guint to)
{
    GString *const text = g_string_new(NULL);
    for (guint i = from; i < to; i++)
        g_string_append_printf(text, "%sw%u", i > from ? " " : "", i);
    return g_string_free(text, FALSE);
}

static EntSketch sketch_of(const char *text)
{
    EntSketch sketch;
    ent_sketch_of((EntStr){ text, strlen(text) }, &sketch);
    return sketch;
}

static void short_texts_have_none(void **state)
{
    (void)state;
    EntSketch sketch;
    g_autofree char *one_less = words(0, ENT_SKETCH_LEAST - 1), *enough = words(0, ENT_SKETCH_LEAST);
    assert_false(ent_sketch_of((EntStr){ NULL, 0 }, &sketch));
    assert_int_equal(sketch.words, 0);
    assert_false(ent_sketch_of(ENT_STR("One, two: three."), &sketch));
    assert_int_equal(sketch.words, 3);
    assert_false(ent_sketch_of((EntStr){ one_less, strlen(one_less) }, &sketch));
    assert_true(ent_sketch_of((EntStr){ enough, strlen(enough) }, &sketch));
    assert_int_equal(sketch.words, ENT_SKETCH_LEAST);
}

static void case_and_punctuation_do_not_count(void **state)
{
    (void)state;
    const EntSketch plain = sketch_of("the harbour of élan doesn't close before winter says ana ruiz");
    const EntSketch printed = sketch_of("  “The HARBOUR of ÉLAN doesn’t close — before\n\nWinter!” says Ana Ruiz…");
    assert_int_equal(printed.words, plain.words);
    assert_int_equal(ent_sketch_equal(&plain, &printed), ENT_SKETCH_VALUES);
}

static void the_order_of_words_counts(void **state)
{
    (void)state;
    const EntSketch a = sketch_of("one two three four five"), b = sketch_of("five four three two one");
    assert_int_equal(ent_sketch_equal(&a, &b), 0);
}

/* Texts of n words that share all but `apart` at the end of each have (n - apart - 4) / (n + apart - 4) of their shingles in
 * common. */
static void equal_values_tell_the_resemblance(void **state)
{
    (void)state;
    for (guint apart = 0; apart <= 400; apart += 50) {
        double sum = 0;
        for (guint trial = 0; trial < 20; trial++) {
            const guint base = trial * 10000;
            g_autofree char *shared = words(base, base + 400 - apart), *one = words(base + 2000, base + 2000 + apart),
                            *other = words(base + 4000, base + 4000 + apart);
            g_autofree char *left = g_strjoin(" ", shared, one, NULL), *right = g_strjoin(" ", shared, other, NULL);
            const EntSketch a = sketch_of(left), b = sketch_of(right);
            sum += ent_sketch_equal(&a, &b) / (double)ENT_SKETCH_VALUES;
        }
        const double told = sum / 20, is = apart == 400 ? 0 : (396.0 - apart) / (396.0 + apart);
        if (told < is - 0.04 || told > is + 0.04)
            fail_msg("resemblance %.3f was told as %.3f", is, told);
    }
}

static void texts_are_alike_from_two_fifths_of_their_shingles(void **state)
{
    (void)state;
    for (guint apart = 0; apart <= 400; apart += 1) {
        g_autofree char *shared = words(0, 400 - apart), *one = words(2000, 2000 + apart), *other = words(4000, 4000 + apart);
        g_autofree char *left = g_strjoin(" ", shared, one, NULL), *right = g_strjoin(" ", shared, other, NULL);
        g_autoptr(GArray) a = ent_shingles_of((EntStr){ left, strlen(left) }),
                          b = ent_shingles_of((EntStr){ right, strlen(right) });
        const gint common = MAX(396 - (gint)apart, 0);
        assert_int_equal(ent_shingles_alike(a, b), common * 5 >= (2 * 396 - common) * 2);
    }
}

static void shingles_are_a_set(void **state)
{
    (void)state;
    g_autoptr(GArray) none = ent_shingles_of((EntStr){ NULL, 0 }), few = ent_shingles_of(ENT_STR("one two three four"));
    g_autoptr(GArray) again = ent_shingles_of(ENT_STR("one two three four five one two three four five one two three four five"));
    assert_int_equal(none->len + few->len, 0);
    assert_false(ent_shingles_alike(none, few));
    assert_int_equal(again->len, 5);
    assert_true(ent_shingles_alike(again, again));
    assert_false(ent_shingles_alike(again, none));
}

static void bands_agree_where_their_values_do(void **state)
{
    (void)state;
    g_autofree char *text = words(0, 200);
    const EntSketch a = sketch_of(text);
    EntSketch b = a;
    b.values[ENT_SKETCH_ROWS * 3 + 1]++;
    for (guint i = 0; i < ENT_SKETCH_BANDS; i++) {
        const gint64 band = ent_sketch_band(&a, i);
        assert_in_range(band, 0, ((gint64)1 << 48) - 1);
        if (i == 3)
            assert_int_not_equal(band, ent_sketch_band(&b, i));
        else
            assert_int_equal(band, ent_sketch_band(&b, i));
    }
}

static void equal_values_in_other_bands_are_no_agreement(void **state)
{
    (void)state;
    const EntSketch zeros = { 0 };
    assert_int_not_equal(ent_sketch_band(&zeros, 0), ent_sketch_band(&zeros, 1));
}

static void a_sketch_comes_back_from_its_bytes(void **state)
{
    (void)state;
    guchar bytes[ENT_SKETCH_BYTES];
    g_autofree char *text = words(0, 200);
    const EntSketch before = sketch_of(text);
    EntSketch after = { 0 };
    ent_sketch_pack(&before, bytes);
    ent_sketch_unpack(bytes, &after);
    assert_int_equal(ent_sketch_equal(&before, &after), ENT_SKETCH_VALUES);
    assert_int_equal(bytes[0], before.values[0] & 0xFF);
    assert_int_equal(bytes[ENT_SKETCH_BYTES - 1], before.values[ENT_SKETCH_VALUES - 1] >> 24);
}

/* Graph files hold sketches: another way of making them would compare with nothing there. */
static void sketches_are_those_of_graph_files(void **state)
{
    (void)state;
    g_autofree char *text = words(0, 100);
    const EntSketch sketch = sketch_of(text);
    assert_int_equal(sketch.values[0], 40080646u);
    assert_int_equal(sketch.values[ENT_SKETCH_VALUES - 1], 83609675u);
    assert_int_equal(ent_sketch_band(&sketch, 0), G_GINT64_CONSTANT(209181714936555));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_texts_have_none),
        cmocka_unit_test(case_and_punctuation_do_not_count),
        cmocka_unit_test(the_order_of_words_counts),
        cmocka_unit_test(equal_values_tell_the_resemblance),
        cmocka_unit_test(texts_are_alike_from_two_fifths_of_their_shingles),
        cmocka_unit_test(shingles_are_a_set),
        cmocka_unit_test(bands_agree_where_their_values_do),
        cmocka_unit_test(equal_values_in_other_bands_are_no_agreement),
        cmocka_unit_test(a_sketch_comes_back_from_its_bytes),
        cmocka_unit_test(sketches_are_those_of_graph_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
