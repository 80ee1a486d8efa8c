/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model.h: the model file: named tensors in one file, mapped read-only.
 *
 * All numbers are little endian. At 0: "ENTMODEL", u32 version, u32 number of tensors, u64 size of the file, 32 bytes SHA-256 of
 * all from byte 64 on, 8 bytes zero. From 64 on one record of 128 bytes a tensor: char name[64] padded with NUL, u32 type, u32
 * number of dimensions, u32 dims[4], u64 offset of the data (a multiple of 64) and u64 bytes of them, u64 offset of the scales, 8
 * bytes zero. Nothing of a model is used before all of that was checked; the file must not be changed while it is open.
 */
#ifndef ENT_ENGINE_MODEL_H
#define ENT_ENGINE_MODEL_H

#include <entente/types.h>

typedef enum { ENT_TENSOR_FLOAT, ENT_TENSOR_INT8, ENT_TENSOR_TEXT } EntTensorType;

typedef struct EntTensor {
    const char *name;
    EntTensorType type;
    guint32 n_dims;
    guint32 dims[3];
    gsize n; /* elements */
    union {
        const float *floats;
        const gint8 *bytes;
        const char *text;
    };
    const float *scales; /* of int8: value = byte * scale of its row */
    gsize n_rows;        /* of int8: all dimensions but the last multiplied */
} EntTensor;

typedef struct EntModel EntModel;

enum { ENT_MODEL_VERSION = 1 };

/* Fails with NOT_FOUND, IO, CORRUPT or NEWER. Costs a SHA-256 of the file. */
EntModel *ent_model_open(const char *path, GError **error);
void ent_model_free(EntModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntModel, ent_model_free)

/* The SHA-256, in hexadecimal. */
const char *ent_model_sha256(const EntModel *model);

/* The tensor by that name, or NULL. */
const EntTensor *ent_model_find(const EntModel *model, const char *name);
/* The same, or CORRUPT where it is not there. */
const EntTensor *ent_model_tensor(const EntModel *model, const char *name, GError **error);
/* The `n` floats, all finite, of the tensor by that name; CORRUPT where it is not so. */
const float *ent_model_floats(const EntModel *model, const char *name, gsize n, GError **error);
/* A text, valid UTF-8. */
gboolean ent_model_text(const EntModel *model, const char *name, EntStr *text, GError **error);
/* TRUE where all are finite. */
gboolean ent_all_finite(const float *floats, gsize n);
/* Sets CORRUPT, the file's name first. */
void ent_model_corrupt(const EntModel *model, GError **error, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* Gives the pages of a tensor back to the system; they are read again where they are needed again. */
void ent_model_forget(const EntTensor *tensor);

#endif
