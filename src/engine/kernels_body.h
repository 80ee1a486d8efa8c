/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernels_body.h: the kernels themselves; kernels.c includes this once for every generation of instructions, with NAME(x) and the
 * compiler's target set for it. No guard: that is what it is for.
 *
 * Vectors of sixteen floats become one, two or four of the machine's. The order of every sum is meant.
 */
INLINE Floats NAME(load)(const float *p)
{
    return *(const LooseFloats *)p;
}

INLINE void NAME(store)(float *p, Floats x)
{
    *(LooseFloats *)p = x;
}

INLINE Floats NAME(all)(float x)
{
    return x - (Floats){ 0 };
}

INLINE Floats NAME(choose)(Ints mask, Floats yes, Floats no)
{
    return (Floats)((mask & (Ints)yes) | (~mask & (Ints)no));
}

INLINE Floats NAME(greater)(Floats a, Floats b)
{
    return NAME(choose)(a > b, a, b);
}

INLINE Floats NAME(lesser)(Floats a, Floats b)
{
    return NAME(choose)(a < b, a, b);
}

/* The upper half beside the lower, at each level of a tree. */
#define HALF(x, n)                                                                                                               \
    __builtin_shufflevector(x, x, n, n + 1, n + 2, n + 3, n + 4, n + 5, n + 6, n + 7, n, n + 1, n + 2, n + 3, n + 4, n + 5,      \
                            n + 6, n + 7)

/* Adds the sixteen parts as a tree. */
INLINE float NAME(total)(Floats x)
{
    x += HALF(x, 8);
    x += HALF(x, 4);
    x += HALF(x, 2);
    x += HALF(x, 1);
    return x[0];
}

INLINE float NAME(greatest)(Floats x)
{
    x = NAME(greater)(x, HALF(x, 8));
    x = NAME(greater)(x, HALF(x, 4));
    x = NAME(greater)(x, HALF(x, 2));
    x = NAME(greater)(x, HALF(x, 1));
    return x[0];
}
#undef HALF

/* To the nearest whole number, ties to even; for |x| < 2^22. */
INLINE Floats NAME(nearest)(Floats x)
{
    const Floats magic = NAME(all)(12582912.0f); /* 1.5 * 2^23: its last bit is worth one */
    return (x + magic) - magic;
}

/* e^x: 2^n times a polynomial on [-ln2/2, ln2/2] (Cephes, expf); relative error under 2e-7; no less than e^-87. */
INLINE Floats NAME(exponential)(Floats x)
{
    x = NAME(lesser)(NAME(greater)(x, NAME(all)(-87.0f)), NAME(all)(88.0f));
    const Floats n = NAME(nearest)(x * NAME(all)(1.44269504088896341f));
    const Floats r = (x - n * NAME(all)(0.693359375f)) - n * NAME(all)(-2.12194440e-4f);
    Floats p = NAME(all)(1.9875691500e-4f);
    p = p * r + NAME(all)(1.3981999507e-3f);
    p = p * r + NAME(all)(8.3334519073e-3f);
    p = p * r + NAME(all)(4.1665795894e-2f);
    p = p * r + NAME(all)(1.6666665459e-1f);
    p = p * r + NAME(all)(5.0000001201e-1f);
    p = p * r * r + r + NAME(all)(1.0f);
    const Ints power = (__builtin_convertvector(n, Ints) + 127) << 23;
    return p * (Floats)power;
}

/* 1 - erf(x) for x ≥ 0: one through the 16th power of a polynomial (Abramowitz and Stegun 7.1.28; error under 3e-7). */
INLINE Floats NAME(tail_of_erf)(Floats x)
{
    Floats p = NAME(all)(0.0000430638f);
    p = p * x + NAME(all)(0.0002765672f);
    p = p * x + NAME(all)(0.0001520143f);
    p = p * x + NAME(all)(0.0092705272f);
    p = p * x + NAME(all)(0.0422820123f);
    p = p * x + NAME(all)(0.0705230784f);
    p = p * x + NAME(all)(1.0f);
    p *= p;
    p *= p;
    p *= p;
    return NAME(all)(1.0f) / (p * p);
}

static void NAME(row_gelu)(float *x, gsize wide)
{
    for (gsize i = 0; i < wide; i += ENT_LANES) {
        const Floats v = NAME(load)(x + i);
        const Floats magnitude = NAME(greater)(v, -v);
        const Floats half =
            NAME(all)(0.5f) * NAME(tail_of_erf)(magnitude * NAME(all)(0.70710678118654752f)); /* how much of v is lost, v ≥ 0 */
        NAME(store)(x + i, v * NAME(choose)(v > 0.0f, NAME(all)(1.0f) - half, half));
    }
}

static void NAME(row_quantize)(const float *x, gsize wide, guint8 *q, float *scale, gint32 *zero)
{
    Floats most = NAME(all)(0), least = NAME(all)(0);
    for (gsize i = 0; i < wide; i += ENT_LANES) {
        most = NAME(greater)(most, NAME(load)(x + i));
        least = NAME(greater)(least, -NAME(load)(x + i));
    }
    const float low = -NAME(greatest)(least), range = NAME(greatest)(most) - low;
    *scale = range > 1e-30f && range < 1e30f ? range / 255.0f : 1.0f; /* a row of zeros, or of what a broken model gives */
    *zero = (gint32)rintf(NAME(greater)(NAME(lesser)(NAME(all)(-low / *scale), NAME(all)(255.0f)), NAME(all)(0))[0]);
    const Floats inverse = NAME(all)(1.0f / *scale), offset = NAME(all)((float)*zero);
    for (gsize i = 0; i < wide; i += ENT_LANES) {
        const Floats at =
            NAME(lesser)(NAME(greater)(NAME(nearest)(NAME(load)(x + i) * inverse) + offset, NAME(all)(0)), NAME(all)(255.0f));
        *(LooseBytes *)(q + i) = __builtin_convertvector(__builtin_convertvector(at, Ints), Bytes);
    }
}

static void NAME(row_dequantize)(const gint32 *products, float scale, gint32 zero, const EntColumns *columns, float *out)
{
    for (gsize i = 0; i < columns->wide; i += ENT_LANES) {
        const Ints whole = *(const LooseInts *)(products + i) - *(const LooseInts *)(columns->sum + i) * zero;
        NAME(store)
        (out + i, __builtin_convertvector(whole, Floats) * (NAME(all)(scale) * NAME(load)(columns->scale + i)) +
                      NAME(load)(columns->bias + i));
    }
}

static void NAME(row_add_norm)(float *x, const float *y, gsize n, const float *weight, const float *bias)
{
    Floats sum = NAME(all)(0), squares = NAME(all)(0);
    for (gsize i = 0; i < n; i += ENT_LANES) {
        const Floats v = NAME(load)(x + i) + NAME(load)(y + i);
        NAME(store)(x + i, v);
        sum += v;
    }
    const Floats mean = NAME(all)(NAME(total)(sum) / (float)n);
    for (gsize i = 0; i < n; i += ENT_LANES) {
        const Floats v = NAME(load)(x + i) - mean;
        squares += v * v;
    }
    const Floats inverse = NAME(all)(1.0f / sqrtf(NAME(total)(squares) / (float)n + 1e-12f));
    for (gsize i = 0; i < n; i += ENT_LANES)
        NAME(store)(x + i, (NAME(load)(x + i) - mean) * inverse * NAME(load)(weight + i) + NAME(load)(bias + i));
}

static float NAME(row_dot)(const float *a, const float *b, gsize wide)
{
    Floats sum = NAME(all)(0);
    for (gsize i = 0; i < wide; i += ENT_LANES)
        sum += NAME(load)(a + i) * NAME(load)(b + i);
    return NAME(total)(sum);
}

static gint32 NAME(row_sum)(const gint8 *bytes, gsize n)
{
    Ints sums = { 0 };
    gint32 sum = 0;
    gsize i = 0;
    for (; i + ENT_LANES <= n; i += ENT_LANES)
        sums += __builtin_convertvector(*(const LooseSigned *)(bytes + i), Ints);
    for (int lane = 0; lane < ENT_LANES; lane++)
        sum += sums[lane];
    for (; i < n; i++)
        sum += bytes[i];
    return sum;
}

/* Four rows by one vector of columns. */
INLINE void NAME(product_tile)(const EntFloatMatrix *m, const float *const x[4], gsize column, Floats tile[4])
{
    Floats a = m->bias != NULL ? NAME(load)(m->bias + column) : NAME(all)(0), b = a, c = a, d = a;
    for (gsize k = 0; k < m->in; k++) {
        const Floats w = NAME(load)(m->weights + k * m->wide + column);
        a += NAME(all)(x[0][k]) * w;
        b += NAME(all)(x[1][k]) * w;
        c += NAME(all)(x[2][k]) * w;
        d += NAME(all)(x[3][k]) * w;
    }
    tile[0] = a, tile[1] = b, tile[2] = c, tile[3] = d;
}

static void NAME(rows_product)(const EntFloatMatrix *matrix, const float *x, gsize x_stride, gsize n_rows, float *out,
                               gsize out_stride)
{
    for (gsize row = 0; row < n_rows; row += 4) {
        const gsize n = MIN(n_rows - row, 4);
        const float *rows[4];
        for (gsize r = 0; r < 4; r++) /* the last tile may do one row more than once */
            rows[r] = x + (row + MIN(r, n - 1)) * x_stride;
        for (gsize column = 0; column < matrix->wide; column += ENT_LANES) {
            Floats tile[4];
            NAME(product_tile)(matrix, rows, column, tile);
            for (gsize r = 0; r < n; r++)
                NAME(store)(out + (row + r) * out_stride + column, tile[r]);
        }
    }
}

/* keys[d][j] of one head, zero behind the last row. */
INLINE void NAME(turn_keys)(const EntAttention *shape, const float *k, float *keys)
{
    const gsize wide = ent_wide(shape->n), stride = 3 * shape->hidden;
    for (gsize d = 0; d < shape->size; d++)
        NAME(store)(keys + d * wide + wide - ENT_LANES, NAME(all)(0));
    for (gsize j = 0; j < shape->n; j++)
        for (gsize d = 0; d < shape->size; d++)
            keys[d * wide + j] = k[j * stride + d];
}

/* Scores of four rows against all. */
INLINE void NAME(score_rows)(const EntAttention *shape, const float *const q[4], const float *keys, float *scores)
{
    const gsize wide = ent_wide(shape->n);
    const Floats scale = NAME(all)(1.0f / sqrtf((float)shape->size));
    for (gsize j = 0; j < wide; j += ENT_LANES) {
        Floats a = NAME(all)(0), b = a, c = a, d = a;
        for (gsize i = 0; i < shape->size; i++) {
            const Floats key = NAME(load)(keys + i * wide + j);
            a += NAME(all)(q[0][i]) * key;
            b += NAME(all)(q[1][i]) * key;
            c += NAME(all)(q[2][i]) * key;
            d += NAME(all)(q[3][i]) * key;
        }
        NAME(store)(scores + j, a * scale);
        NAME(store)(scores + wide + j, b * scale);
        NAME(store)(scores + 2 * wide + j, c * scale);
        NAME(store)(scores + 3 * wide + j, d * scale);
    }
}

/* `x`, which stands at `at` of n elements, with `rest` for those behind them. */
INLINE Floats NAME(only)(Floats x, gsize at, gsize n, Floats rest)
{
    const Ints lane = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
    return NAME(choose)(lane < (gint32)(n - at), x, rest);
}

/* Softmax of n scores, those behind them zero. */
INLINE void NAME(softmax)(float *scores, gsize n)
{
    const gsize last = ent_wide(n) - ENT_LANES; /* where the last vector stands, the only one that may be cut */
    Floats most = NAME(only)(NAME(load)(scores + last), last, n, NAME(all)(-1e30f));
    for (gsize j = 0; j < last; j += ENT_LANES)
        most = NAME(greater)(most, NAME(load)(scores + j));
    const Floats top = NAME(all)(NAME(greatest)(most));
    Floats sum = NAME(all)(0);
    for (gsize j = 0; j < last; j += ENT_LANES) {
        const Floats e = NAME(exponential)(NAME(load)(scores + j) - top);
        NAME(store)(scores + j, e);
        sum += e;
    }
    const Floats e = NAME(only)(NAME(exponential)(NAME(load)(scores + last) - top), last, n, NAME(all)(0));
    const Floats inverse = NAME(all)(1.0f / NAME(total)(sum + e));
    NAME(store)(scores + last, e * inverse);
    for (gsize j = 0; j < last; j += ENT_LANES)
        NAME(store)(scores + j, NAME(load)(scores + j) * inverse);
}

/* The mean of the values by the weights of four rows, sixteen floats of it. */
INLINE void NAME(mix_values)(const EntAttention *shape, const float *v, const float *weights, Floats mixed[4])
{
    const gsize wide = ent_wide(shape->n), stride = 3 * shape->hidden;
    Floats a = NAME(all)(0), b = a, c = a, d = a;
    for (gsize j = 0; j < shape->n; j++) {
        const Floats value = NAME(load)(v + j * stride);
        a += NAME(all)(weights[j]) * value;
        b += NAME(all)(weights[wide + j]) * value;
        c += NAME(all)(weights[2 * wide + j]) * value;
        d += NAME(all)(weights[3 * wide + j]) * value;
    }
    mixed[0] = a, mixed[1] = b, mixed[2] = c, mixed[3] = d;
}

static void NAME(attend)(const EntAttention *shape, const float *qkv, float *out, float *scratch)
{
    const gsize wide = ent_wide(shape->n), stride = 3 * shape->hidden;
    float *const keys = scratch, *const scores = scratch + wide * shape->size;
    for (gsize head = 0; head < shape->hidden; head += shape->size) {
        NAME(turn_keys)(shape, qkv + shape->hidden + head, keys);
        for (gsize row = 0; row < shape->n; row += 4) {
            const gsize n = MIN(shape->n - row, 4);
            const float *q[4];
            for (gsize r = 0; r < 4; r++)
                q[r] = qkv + (row + MIN(r, n - 1)) * stride + head;
            NAME(score_rows)(shape, q, keys, scores);
            for (gsize r = 0; r < 4; r++)
                NAME(softmax)(scores + r * wide, shape->n);
            for (gsize d = 0; d < shape->size; d += ENT_LANES) {
                Floats mixed[4];
                NAME(mix_values)(shape, qkv + 2 * shape->hidden + head + d, scores, mixed);
                for (gsize r = 0; r < n; r++)
                    memcpy(out + (row + r) * shape->hidden + head + d, &mixed[r],
                           MIN(shape->size - d, ENT_LANES) * sizeof(float));
            }
        }
    }
}

static const Kernels NAME(kernels) = {
    NAME(row_quantize), NAME(row_dequantize), NAME(row_gelu), NAME(row_add_norm),
    NAME(rows_product), NAME(row_dot),        NAME(row_sum),  NAME(attend),
};
