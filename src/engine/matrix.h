/* SPDX-License-Identifier: Apache-2.0 */
/*
 * matrix.h: a linear layer of the model: rows of floats in, rows of floats out, whatever its weights are made of.
 *
 * Weights of eight bits are multiplied as whole numbers, each row of the input scaled to 0..255 by its own least and greatest;
 * floats are multiplied as they are. A row's result depends on that row alone.
 */
#ifndef ENT_ENGINE_MATRIX_H
#define ENT_ENGINE_MATRIX_H

#include "engine/kernels.h"
#include "engine/model.h"
#include "engine/products.h"

typedef struct EntMatrix {
    guint32 in, out;
    gsize wide;         /* ent_wide(out): what is written of a row; behind `out` zeros */
    guint product;      /* of whole numbers, or ENT_NONE */
    EntColumns columns; /* where there is a product */
    EntFloatMatrix floats;
    float *owned[3];
    gint32 *sums;
} EntMatrix;

/* How a matrix lies in the file. */
typedef enum {
    ENT_MATRIX_LINEAR, /* [out][in] and a bias "<name>.bias" */
    ENT_MATRIX_BARE,   /* [out][in] or [a][b][in] with out = a * b; no bias */
    ENT_MATRIX_TURNED  /* [in][out]; no bias */
} EntMatrixKind;

/* Loads tensor `name`; `products` NULL makes floats of it whatever it is. Clear it even where this fails (with CORRUPT). */
gboolean ent_matrix_load(EntMatrix *matrix, const EntModel *model, const char *name, EntMatrixKind kind, EntProducts *products,
                         GError **error);
void ent_matrix_clear(EntMatrix *matrix);

/* out[r] = x[r] · matrix + bias for r < n_rows. Rows of x are ent_wide(in) long at least, zero behind `in`. */
void ent_matrix_apply(const EntMatrix *matrix, const EntProducts *products, EntProductsWork *work, const float *x, gsize x_stride,
                      gsize n_rows, float *out, gsize out_stride);

#endif
