/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/kernels.h"

#include <math.h>
#include <string.h>

static void gelu_is_near_the_exact_one(void **state)
{
    (void)state;
    for (double x = -12; x < 12; x += 0.001) {
        float row[ENT_LANES] = { (float)x };
        ent_row_gelu(row, ENT_LANES);
        const double exact = x / 2 * (1 + erf(x / sqrt(2)));
        assert_true(fabs((double)row[0] - exact) < 1e-6 * MAX(1, fabs(x)));
    }
}

/* Half a step is lost at most, and zero never. */
static void quantized_rows_are_near(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(2);
    for (guint round = 0; round < 500; round++) {
        float x[4 * ENT_LANES], scale;
        guint8 q[4 * ENT_LANES];
        gint32 zero;
        const double low = round % 5 == 0 ? 0 : -g_rand_double(random), high = round % 7 == 0 ? 1e-6 : g_rand_double(random) * 50;
        for (guint i = 0; i < G_N_ELEMENTS(x); i++)
            x[i] = i % 9 == 0 ? 0 : (float)g_rand_double_range(random, low, high);
        ent_row_quantize(x, G_N_ELEMENTS(x), q, &scale, &zero);
        for (guint i = 0; i < G_N_ELEMENTS(x); i++) {
            const float back = (float)(q[i] - zero) * scale;
            assert_true(fabsf(back - x[i]) <= scale * 1.001f && (i % 9 != 0 || back == 0));
        }
    }
}

static void strange_rows_do_no_harm(void **state)
{
    (void)state;
    const float wild[] = { NAN, HUGE_VALF, -HUGE_VALF, 3e38f, -3e38f, 1e-45f, 0 };
    for (guint first = 0; first < G_N_ELEMENTS(wild); first++) {
        float x[ENT_LANES] = { 0 }, scale;
        guint8 q[ENT_LANES];
        gint32 zero;
        x[3] = wild[first];
        x[7] = wild[(first + 1) % G_N_ELEMENTS(wild)];
        ent_row_quantize(x, ENT_LANES, q, &scale, &zero);
        assert_true(isfinite(scale) && scale > 0 && zero >= 0 && zero <= 255);
    }
}

static void norm_has_mean_and_variance(void **state)
{
    (void)state;
    float x[2 * ENT_LANES], y[2 * ENT_LANES], one[2 * ENT_LANES], none[2 * ENT_LANES] = { 0 };
    double sum = 0, squares = 0;
    for (guint i = 0; i < G_N_ELEMENTS(x); i++) {
        x[i] = (float)(i * i % 17);
        y[i] = (float)i / 3;
        one[i] = 1;
    }
    ent_row_add_norm(x, y, G_N_ELEMENTS(x), one, none);
    for (guint i = 0; i < G_N_ELEMENTS(x); i++) {
        sum += (double)x[i];
        squares += (double)x[i] * (double)x[i];
    }
    assert_true(fabs(sum) < 1e-4 && fabs(squares / G_N_ELEMENTS(x) - 1) < 1e-4);
}

static void products_of_any_number_of_rows(void **state)
{
    (void)state;
    enum { IN = 5, OUT = 16, ROWS = 7 };
    float x[ROWS * IN], weights[IN * OUT], bias[OUT], out[ROWS * OUT];
    for (guint i = 0; i < G_N_ELEMENTS(x); i++)
        x[i] = (float)(i % 11) - 4;
    for (guint i = 0; i < G_N_ELEMENTS(weights); i++)
        weights[i] = (float)(i % 7) - 2;
    for (guint i = 0; i < OUT; i++)
        bias[i] = (float)i;
    const EntFloatMatrix matrix = { IN, OUT, weights, bias };
    for (gsize n = 0; n <= ROWS; n++) {
        memset(out, 0, sizeof(out));
        ent_rows_product(&matrix, x, IN, n, out, OUT);
        for (gsize r = 0; r < ROWS; r++)
            for (gsize o = 0; o < OUT; o++) {
                float expected = r < n ? bias[o] : 0;
                for (gsize i = 0; i < IN && r < n; i++)
                    expected += x[r * IN + i] * weights[i * OUT + o];
                assert_true(out[r * OUT + o] == expected); /* small whole numbers */
            }
    }
}

/* Attention of one head by the book. */
static void attend_plainly(gsize n, gsize hidden, gsize size, gsize head, const float *qkv, double *out)
{
    for (gsize i = 0; i < n; i++) {
        double weights[64], sum = 0;
        for (gsize j = 0; j < n; j++) {
            double score = 0;
            for (gsize d = 0; d < size; d++)
                score += (double)qkv[i * 3 * hidden + head + d] * (double)qkv[j * 3 * hidden + hidden + head + d];
            sum += weights[j] = exp(score / sqrt((double)size));
        }
        for (gsize d = 0; d < size; d++) {
            out[i * hidden + head + d] = 0;
            for (gsize j = 0; j < n; j++)
                out[i * hidden + head + d] += weights[j] / sum * (double)qkv[j * 3 * hidden + 2 * hidden + head + d];
        }
    }
}

static void attention_is_as_in_the_book(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(4);
    const gsize sizes[][2] = { { 32, 32 }, { 32, 16 }, { 16, 8 }, { 64, 32 }, { 48, 24 } };
    for (guint s = 0; s < G_N_ELEMENTS(sizes); s++)
        for (gsize n = 1; n < 40; n += 3) {
            const gsize hidden = sizes[s][0], size = sizes[s][1];
            g_autofree float *qkv = g_new0(float, n * 3 * hidden + ENT_LANES);
            g_autofree float *out = g_new0(float, n *hidden);
            g_autofree double *expected = g_new0(double, n *hidden);
            g_autofree float *scratch = g_new0(float, ent_attention_scratch(n, size));
            const EntAttention shape = { n, hidden, size };
            for (gsize i = 0; i < n * 3 * hidden; i++)
                qkv[i] = (float)g_rand_double_range(random, -2, 2);
            ent_attend(&shape, qkv, out, scratch);
            for (gsize head = 0; head < hidden; head += size)
                attend_plainly(n, hidden, size, head, qkv, expected);
            for (gsize i = 0; i < n * hidden; i++)
                assert_true(fabs((double)out[i] - expected[i]) < 1e-5);
        }
}

static void sums_of_bytes(void **state)
{
    (void)state;
    gint8 bytes[100];
    gint32 sum = 0;
    for (gsize i = 0; i < sizeof(bytes); i++) {
        assert_int_equal(ent_row_sum(bytes, i), sum);
        bytes[i] = (gint8)(i * 37 - 128);
        sum += bytes[i];
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gelu_is_near_the_exact_one),
        cmocka_unit_test(quantized_rows_are_near),
        cmocka_unit_test(strange_rows_do_no_harm),
        cmocka_unit_test(norm_has_mean_and_variance),
        cmocka_unit_test(products_of_any_number_of_rows),
        cmocka_unit_test(attention_is_as_in_the_book),
        cmocka_unit_test(sums_of_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
