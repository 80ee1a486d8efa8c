/* SPDX-License-Identifier: Apache-2.0 */
/*
 * products.h: products of matrices of whole numbers, by oneDNN; nothing of it is seen outside products.c.
 *
 *   1. ent_products_new   2. ent_products_add for each matrix of weights   3. ent_products_work_new, one a thread
 *   4. fill ent_products_rows, then ent_products_run: always ENT_BLOCK rows, whatever lies in those that are not needed
 *
 * The sums are exact on every machine, so that it does not matter which instructions oneDNN chose.
 */
#ifndef ENT_ENGINE_PRODUCTS_H
#define ENT_ENGINE_PRODUCTS_H

#include <entente/types.h>

enum { ENT_BLOCK = 16 };

typedef struct EntProducts EntProducts;
typedef struct EntProductsWork EntProductsWork;

EntProducts *ent_products_new(void);
void ent_products_free(EntProducts *products);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntProducts, ent_products_free)

/* Copies [out][in] weights into the order oneDNN likes best. The index of the matrix, or ENT_NONE where oneDNN cannot do it. */
guint ent_products_add(EntProducts *products, const gint8 *weights, guint32 in, guint32 out);

/* NULL where oneDNN refuses. */
EntProductsWork *ent_products_work_new(const EntProducts *products);
void ent_products_work_free(EntProductsWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntProductsWork, ent_products_work_free)
gsize ent_products_work_size(const EntProductsWork *work);

/* Where the rows go: ENT_BLOCK rows of ent_wide(in) bytes of the matrix. */
guint8 *ent_products_rows(EntProductsWork *work);
/* The products: ENT_BLOCK rows of ent_wide(out). */
const gint32 *ent_products_run(const EntProducts *products, EntProductsWork *work, guint matrix);

/* oneDNN's calls between these two stay on the thread that makes them: our threads have an article each. */
int ent_products_begin(void);
void ent_products_end(int before);

#endif
