/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernels.h: the inner loops of the network: what is done to rows of floats between the products of whole numbers.
 *
 * A row is 16-float aligned in length (ent_wide): what lies behind its last element is zero, or does not matter where a function
 * says so. Every sum is kept in sixteen parts that are added up in one order, nothing is contracted, and exp and erf are
 * polynomials of our own: the same bits come out whatever instructions the compiler or the machine choose.
 */
#ifndef ENT_ENGINE_KERNELS_H
#define ENT_ENGINE_KERNELS_H

#include <glib.h>

enum { ENT_LANES = 16 };

static inline gsize ent_wide(gsize n)
{
    return (n + ENT_LANES - 1) / ENT_LANES * ENT_LANES;
}

/* x ≈ (q - zero) * scale, q in 0..255; `wide` elements, zero among what can be told exactly. */
void ent_row_quantize(const float *x, gsize wide, guint8 *q, float *scale, gint32 *zero);

/* The columns of a matrix of whole numbers: what makes floats of its products. All have `wide` elements. */
typedef struct EntColumns {
    gsize wide;
    const float *scale, *bias;
    const gint32 *sum; /* of the weights of a column: what the zero of a row brought in */
} EntColumns;

/* out = (products - zero * sum) * scale * columns.scale + bias. */
void ent_row_dequantize(const gint32 *products, float scale, gint32 zero, const EntColumns *columns, float *out);

/* x ← GELU(x) = x/2 * (1 + erf(x/√2)), within 1e-6 of |x|. */
void ent_row_gelu(float *x, gsize wide);

/* x ← LayerNorm(x + y) of `n` elements, a multiple of 16. */
void ent_row_add_norm(float *x, const float *y, gsize n, const float *weight, const float *bias);

/* out[r] = x[r] · weights + bias for rows r < n_rows; weights are [in][wide], `bias` may be NULL. */
typedef struct EntFloatMatrix {
    gsize in, wide;
    const float *weights, *bias;
} EntFloatMatrix;
void ent_rows_product(const EntFloatMatrix *matrix, const float *x, gsize x_stride, gsize n_rows, float *out, gsize out_stride);

/* Σ a·b of `wide` elements. */
float ent_row_dot(const float *a, const float *b, gsize wide);

/* Σ of n bytes. */
gint32 ent_row_sum(const gint8 *bytes, gsize n);

/* Attention of all heads over the `n` rows of a sentence: qkv[row] holds queries, keys and values of `hidden` floats each;
 * out[row] gets `hidden`. A head has `size` floats. Sixteen floats behind qkv are read too; scratch holds ent_attention_scratch
 * floats. */
typedef struct EntAttention {
    gsize n, hidden, size;
} EntAttention;
gsize ent_attention_scratch(gsize max_n, gsize size);
void ent_attend(const EntAttention *shape, const float *qkv, float *out, float *scratch);

#endif
