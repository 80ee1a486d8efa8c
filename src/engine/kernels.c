/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kernels.c: chooses among the kernels, which are compiled for three generations of x86 (once elsewhere).
 *
 * This room is compiled with -ffp-contract=off and never with -ffast-math, so that all of them give the same bits.
 */
#include "engine/kernels.h"

#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

typedef float Floats __attribute__((vector_size(64)));
typedef gint32 Ints __attribute__((vector_size(64)));
typedef guint8 Bytes __attribute__((vector_size(16)));
/* The same, at any address. */
typedef float LooseFloats __attribute__((vector_size(64), aligned(4), may_alias));
typedef gint32 LooseInts __attribute__((vector_size(64), aligned(4), may_alias));
typedef gint8 LooseSigned __attribute__((vector_size(16), aligned(1), may_alias));
typedef guint8 LooseBytes __attribute__((vector_size(16), aligned(1), may_alias));

typedef struct Kernels {
    void (*row_quantize)(const float *x, gsize wide, guint8 *q, float *scale, gint32 *zero);
    void (*row_dequantize)(const gint32 *products, float scale, gint32 zero, const EntColumns *columns, float *out);
    void (*row_gelu)(float *x, gsize wide);
    void (*row_add_norm)(float *x, const float *y, gsize n, const float *weight, const float *bias);
    void (*rows_product)(const EntFloatMatrix *matrix, const float *x, gsize x_stride, gsize n_rows, float *out,
                         gsize out_stride);
    float (*row_dot)(const float *a, const float *b, gsize wide);
    gint32 (*row_sum)(const gint8 *bytes, gsize n);
    void (*attend)(const EntAttention *shape, const float *qkv, float *out, float *scratch);
} Kernels;

#define NAME(name) name##_plain
#include "engine/kernels_body.h"
#undef NAME

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define MANY_KERNELS
#pragma GCC push_options
#pragma GCC target("avx2")
#define NAME(name) name##_avx2
#include "engine/kernels_body.h"
#undef NAME
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512bw,avx512vl")
#define NAME(name) name##_avx512
#include "engine/kernels_body.h"
#undef NAME
#pragma GCC pop_options
#endif

static const Kernels *choose_kernels(void)
{
#ifdef MANY_KERNELS
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return &kernels_avx512;
    if (__builtin_cpu_supports("avx2"))
        return &kernels_avx2;
#endif
    return &kernels_plain;
}

static const Kernels *kernels(void)
{
    static gsize chosen; /* a const Kernels *, the same whoever sets it */
    if (g_once_init_enter(&chosen))
        g_once_init_leave(&chosen, (gsize)choose_kernels());
    return (const Kernels *)chosen;
}

gsize ent_attention_scratch(gsize max_n, gsize size)
{
    return ent_wide(max_n) * (size + 4);
}

void ent_row_quantize(const float *x, gsize wide, guint8 *q, float *scale, gint32 *zero)
{
    kernels()->row_quantize(x, wide, q, scale, zero);
}

void ent_row_dequantize(const gint32 *products, float scale, gint32 zero, const EntColumns *columns, float *out)
{
    kernels()->row_dequantize(products, scale, zero, columns, out);
}

void ent_row_gelu(float *x, gsize wide)
{
    kernels()->row_gelu(x, wide);
}

void ent_row_add_norm(float *x, const float *y, gsize n, const float *weight, const float *bias)
{
    kernels()->row_add_norm(x, y, n, weight, bias);
}

void ent_rows_product(const EntFloatMatrix *matrix, const float *x, gsize x_stride, gsize n_rows, float *out, gsize out_stride)
{
    kernels()->rows_product(matrix, x, x_stride, n_rows, out, out_stride);
}

float ent_row_dot(const float *a, const float *b, gsize wide)
{
    return kernels()->row_dot(a, b, wide);
}

gint32 ent_row_sum(const gint8 *bytes, gsize n)
{
    return kernels()->row_sum(bytes, n);
}

void ent_attend(const EntAttention *shape, const float *qkv, float *out, float *scratch)
{
    kernels()->attend(shape, qkv, out, scratch);
}
