/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/engine_internal.h"

#include <math.h>
#include <string.h>

static EntTreeWork *work;

/* The heads as "2 0 2". */
static char *tree_of(const double *scores, guint32 n)
{
    g_autofree double *copy = g_memdup2(scores, n * n * sizeof(double));
    guint32 heads[ENT_NODES];
    GString *const out = g_string_new(NULL);
    ent_best_tree(work, copy, n, heads);
    for (guint32 i = 1; i < n; i++)
        g_string_append_printf(out, i > 1 ? " %u" : "%u", heads[i]);
    return g_string_free(out, FALSE);
}

/* One root, and every word comes to it. */
static gboolean is_tree(const guint32 *heads, guint32 n)
{
    guint32 roots = 0;
    for (guint32 word = 1; word < n; word++) {
        guint32 at = word, steps = 0;
        roots += heads[word] == 0;
        while (at != 0 && steps++ < n)
            at = heads[at] < n ? heads[at] : word;
        if (at != 0)
            return FALSE;
    }
    return roots == 1;
}

static double score_of(const double *scores, guint32 n, const guint32 *heads)
{
    double sum = 0;
    for (guint32 word = 1; word < n; word++)
        sum += scores[word * n + heads[word]];
    return sum;
}

/* Tries all heads of all words. */
static double best_by_trying(const double *scores, guint32 n)
{
    guint32 heads[ENT_NODES] = { 0 };
    double best = -HUGE_VAL;
    for (;;) {
        if (is_tree(heads, n))
            best = MAX(best, score_of(scores, n, heads));
        guint32 word = 1;
        while (word < n && ++heads[word] == n)
            heads[word++] = 0;
        if (word == n)
            return best;
    }
}

static void one_word_is_the_root(void **state)
{
    (void)state;
    const double scores[] = { 0, 0, -7, 9 };
    g_autofree char *tree = tree_of(scores, 2);
    assert_string_equal(tree, "0");
}

/* Both words like each other best; the cycle is opened where that costs least. */
static void cycles_are_opened(void **state)
{
    (void)state;
    const double scores[] = { 0, 0, 0, 9, 0, 30, 10, 20, 0 };
    g_autofree char *tree = tree_of(scores, 3);
    assert_string_equal(tree, "2 0");
}

/* McDonald et al. 2005: John saw Mary, with the scores of the paper. */
static void john_saw_mary(void **state)
{
    (void)state;
    const double scores[] = { 0, 0, 0, 0, /* John */ 9, 0, 30, 11, /* saw */ 10, 20, 0, 0, /* Mary */ 9, 3, 30, 0 };
    g_autofree char *tree = tree_of(scores, 4);
    assert_string_equal(tree, "2 0 2");
}

static void the_root_has_one_dependent(void **state)
{
    (void)state;
    const double scores[] = { 0, 0, 0, 0, /* all like the root best */ 50, 0, 1, 1, 50, 2, 0, 1, 50, 1, 3, 0 };
    g_autofree char *tree = tree_of(scores, 4);
    assert_string_equal(tree, "0 1 2");
}

static void no_tree_is_better(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(7);
    for (guint round = 0; round < 4000; round++) {
        const guint32 n = (guint32)g_rand_int_range(random, 2, 6);
        double scores[36], copy[36];
        guint32 heads[ENT_NODES];
        for (guint32 i = 0; i < n * n; i++) /* of few values, so that there are ties */
            scores[i] = round % 2 != 0 ? g_rand_double_range(random, -5, 5) : g_rand_int_range(random, -2, 3);
        memcpy(copy, scores, sizeof(copy));
        ent_best_tree(work, copy, n, heads);
        assert_true(is_tree(heads, n));
        assert_true(fabs(score_of(scores, n, heads) - best_by_trying(scores, n)) < 1e-6);
    }
}

static void long_sentences_and_strange_scores_give_trees(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(8);
    g_autofree double *scores = g_new(double, ENT_NODES *ENT_NODES);
    guint32 heads[ENT_NODES];
    for (guint round = 0; round < 60; round++) {
        const guint32 n = round % 2 != 0 ? ENT_NODES : (guint32)g_rand_int_range(random, 2, ENT_NODES);
        for (guint32 i = 0; i < n * n; i++) {
            const double wild[] = { NAN, HUGE_VAL, -HUGE_VAL, 0, 1e300, 3 };
            scores[i] =
                round % 3 == 0 ? wild[g_rand_int_range(random, 0, G_N_ELEMENTS(wild))] : g_rand_double_range(random, -20, 20);
        }
        for (guint32 d = 2; d < n && round % 3 == 1; d++) /* one within another: words hold on to their neighbours */
            scores[d * n + d - 1] = scores[(d - 1) * n + d] = 1000.0 - d;
        ent_best_tree(work, scores, n, heads);
        assert_true(is_tree(heads, n));
    }
}

static int setup(void **state)
{
    (void)state;
    work = ent_tree_work_new();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    ent_tree_work_free(work);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_word_is_the_root), cmocka_unit_test(cycles_are_opened),
        cmocka_unit_test(john_saw_mary),        cmocka_unit_test(the_root_has_one_dependent),
        cmocka_unit_test(no_tree_is_better),    cmocka_unit_test(long_sentences_and_strange_scores_give_trees),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
