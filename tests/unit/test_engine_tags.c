/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/engine_internal.h"

#include <math.h>

enum { N = 5 };
static const char *const labels[] = { "O", "B-PER", "I-PER", "B-ORG", "I-ORG", NULL };

static gboolean legal(const guint8 *tags, guint32 n)
{
    for (guint32 i = 0; i < n; i++)
        if (tags[i] == 2 || tags[i] == 4)
            if (i == 0 || (tags[i - 1] != tags[i] && tags[i - 1] != tags[i] - 1))
                return FALSE;
    return TRUE;
}

static float score_of(const float *scores, const guint8 *tags, guint32 n)
{
    float sum = 0;
    for (guint32 i = 0; i < n; i++)
        sum += scores[i * N + tags[i]];
    return sum;
}

static float best_by_trying(const float *scores, guint32 n)
{
    guint8 tags[8] = { 0 };
    float best = -HUGE_VALF;
    for (;;) {
        if (legal(tags, n))
            best = MAX(best, score_of(scores, tags, n));
        guint32 i = 0;
        while (i < n && ++tags[i] == N)
            tags[i++] = 0;
        if (i == n)
            return best;
    }
}

static void the_best_legal_sequence_is_found(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(3);
    g_autofree guint8 *kinds = ent_tag_kinds(labels, N);
    assert_non_null(kinds);
    for (guint round = 0; round < 2000; round++) {
        const guint32 n = (guint32)g_rand_int_range(random, 1, 5);
        float scores[8 * N];
        guint8 tags[8];
        for (guint32 i = 0; i < n * N; i++)
            scores[i] = (float)g_rand_double_range(random, -3, 3);
        ent_best_tags(kinds, N, scores, N, n, tags, 1);
        assert_true(legal(tags, n));
        assert_true(fabsf(score_of(scores, tags, n) - best_by_trying(scores, n)) < 1e-5f);
    }
}

/* An inside that is likely by itself brings its beginning with it. */
static void inside_needs_a_beginning(void **state)
{
    (void)state;
    g_autofree guint8 *kinds = ent_tag_kinds(labels, N);
    const float scores[] = { 1, 0.9f, 0, 0.2f, 0, /* second word: I-PER */ 0, 0, 5, 0, 4 };
    guint8 tags[2];
    ent_best_tags(kinds, N, scores, N, 2, tags, 1);
    assert_int_equal(tags[0], 1);
    assert_int_equal(tags[1], 2);
}

static void no_words_no_tags(void **state)
{
    (void)state;
    g_autofree guint8 *kinds = ent_tag_kinds(labels, N);
    ent_best_tags(kinds, N, NULL, N, 0, NULL, 1);
}

static void other_labels_are_refused(void **state)
{
    (void)state;
    const char *const nouns[] = { "O", "NOUN", NULL };
    const char *const no_outside[] = { "B-PER", "I-PER", NULL };
    assert_null(ent_tag_kinds(nouns, 2));
    assert_null(ent_tag_kinds(no_outside, 2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_legal_sequence_is_found),
        cmocka_unit_test(inside_needs_a_beginning),
        cmocka_unit_test(no_words_no_tags),
        cmocka_unit_test(other_labels_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
