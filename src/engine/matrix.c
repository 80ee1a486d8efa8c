/* SPDX-License-Identifier: Apache-2.0 */
/* matrix.c: loads linear layers and applies them, by whole numbers where the model has them. */
#include "engine/matrix.h"

#include <string.h>

enum { LARGEST = 1 << 15 }; /* columns: sums of 255 * 127 of them stay below 2^31 */

static gboolean set_shape(EntMatrix *matrix, const EntTensor *tensor, EntMatrixKind kind)
{
    const guint32 last = tensor->n_dims < 2 ? 0 : tensor->dims[tensor->n_dims - 1];
    if (tensor->type == ENT_TENSOR_TEXT || last == 0 || tensor->n_rows == 0 || last > LARGEST || tensor->n_rows > LARGEST ||
        (tensor->n_dims == 3 && kind != ENT_MATRIX_BARE))
        return FALSE;
    matrix->in = kind == ENT_MATRIX_TURNED ? (guint32)tensor->n_rows : last;
    matrix->out = kind == ENT_MATRIX_TURNED ? last : (guint32)tensor->n_rows;
    matrix->wide = ent_wide(matrix->out);
    return tensor->type != ENT_TENSOR_FLOAT || ent_all_finite(tensor->floats, tensor->n);
}

static float value_at(const EntTensor *tensor, gsize row, gsize column)
{
    const gsize at = row * (tensor->n / tensor->n_rows) + column;
    return tensor->type == ENT_TENSOR_FLOAT ? tensor->floats[at] : (float)tensor->bytes[at] * tensor->scales[row];
}

/* [in][wide]. */
static void pack_floats(EntMatrix *matrix, const EntTensor *tensor, EntMatrixKind kind)
{
    float *const weights = matrix->owned[0] = g_new0(float, matrix->in * matrix->wide);
    for (gsize o = 0; o < matrix->out; o++)
        for (gsize i = 0; i < matrix->in; i++)
            weights[i * matrix->wide + o] = kind == ENT_MATRIX_TURNED ? value_at(tensor, i, o) : value_at(tensor, o, i);
    matrix->floats = (EntFloatMatrix){ matrix->in, matrix->wide, weights, matrix->owned[1] };
}

static gboolean pack_bytes(EntMatrix *matrix, const EntTensor *tensor, EntProducts *products)
{
    matrix->product = ent_products_add(products, tensor->bytes, matrix->in, matrix->out);
    if (matrix->product == ENT_NONE)
        return FALSE;
    matrix->owned[2] = g_new0(float, matrix->wide);
    matrix->sums = g_new0(gint32, matrix->wide);
    memcpy(matrix->owned[2], tensor->scales, matrix->out * sizeof(float));
    for (gsize o = 0; o < matrix->out; o++)
        matrix->sums[o] = ent_row_sum(tensor->bytes + o * matrix->in, matrix->in);
    matrix->columns = (EntColumns){ matrix->wide, matrix->owned[2], matrix->owned[1], matrix->sums };
    return TRUE;
}

gboolean ent_matrix_load(EntMatrix *matrix, const EntModel *model, const char *name, EntMatrixKind kind, EntProducts *products,
                         GError **error)
{
    *matrix = (EntMatrix){ .product = ENT_NONE };
    const EntTensor *const tensor = ent_model_tensor(model, name, error);
    if (tensor == NULL)
        return FALSE;
    if (!set_shape(matrix, tensor, kind)) {
        ent_model_corrupt(model, error, "\"%s\" of the model file is no matrix that can be used", name);
        return FALSE;
    }
    matrix->owned[1] = g_new0(float, matrix->wide);
    if (kind == ENT_MATRIX_LINEAR) {
        g_autofree char *bias_name = g_strconcat(name, ".bias", NULL);
        const float *const bias = ent_model_floats(model, bias_name, matrix->out, error);
        if (bias == NULL)
            return FALSE;
        memcpy(matrix->owned[1], bias, matrix->out * sizeof(float));
    }
    const gboolean whole = products != NULL && tensor->type == ENT_TENSOR_INT8 && kind != ENT_MATRIX_TURNED;
    if (!whole || !pack_bytes(matrix, tensor, products))
        pack_floats(matrix, tensor, kind);
    ent_model_forget(tensor);
    return TRUE;
}

void ent_matrix_clear(EntMatrix *matrix)
{
    for (gsize i = 0; i < G_N_ELEMENTS(matrix->owned); i++)
        g_clear_pointer(&matrix->owned[i], g_free);
    g_clear_pointer(&matrix->sums, g_free);
}

static void apply_product(const EntMatrix *matrix, const EntProducts *products, EntProductsWork *work, const float *x,
                          gsize x_stride, gsize n_rows, float *out, gsize out_stride)
{
    const gsize in = ent_wide(matrix->in);
    guint8 *const rows = ent_products_rows(work);
    float scale[ENT_BLOCK];
    gint32 zero[ENT_BLOCK];
    for (gsize r = 0; r < n_rows; r++)
        ent_row_quantize(x + r * x_stride, in, rows + r * in, &scale[r], &zero[r]);
    const gint32 *const sums = ent_products_run(products, work, matrix->product);
    for (gsize r = 0; r < n_rows; r++)
        ent_row_dequantize(sums + r * matrix->wide, scale[r], zero[r], &matrix->columns, out + r * out_stride);
}

void ent_matrix_apply(const EntMatrix *matrix, const EntProducts *products, EntProductsWork *work, const float *x, gsize x_stride,
                      gsize n_rows, float *out, gsize out_stride)
{
    if (matrix->product == ENT_NONE) {
        ent_rows_product(&matrix->floats, x, x_stride, n_rows, out, out_stride);
        return;
    }
    for (gsize row = 0; row < n_rows; row += ENT_BLOCK) {
        const gsize n = MIN(n_rows - row, ENT_BLOCK);
        apply_product(matrix, products, work, x + row * x_stride, x_stride, n, out + row * out_stride, out_stride);
    }
}
