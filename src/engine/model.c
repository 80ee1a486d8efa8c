/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model.c: opens a model file and checks all of it: header, checksum, and of each tensor its name, type, dimensions and place.
 *
 * A file is foreign until its checksum was right, and hostile even then (whoever makes a file can make the sum): every product is
 * checked against overflow and every place against the file's size.
 */
#include "engine/model.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { HEADER = 64, RECORD = 128, NAME = 64, MAX_TENSORS = 4096, MAX_DIM = 1 << 24 };

struct EntModel {
    char *path;
    GMappedFile *file;
    const char *bytes;
    gsize size;
    EntTensor *tensors;
    GHashTable *by_name; /* name → EntTensor */
    char sha256[65];
};

void ent_model_corrupt(const EntModel *model, GError **error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *what = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, ENT_ERROR, ENT_ERROR_CORRUPT, "%s: %s; get the model file again", model->path, what);
}

static guint32 u32_at(const EntModel *model, gsize at)
{
    guint32 value;
    memcpy(&value, model->bytes + at, sizeof(value));
    return GUINT32_FROM_LE(value);
}

static guint64 u64_at(const EntModel *model, gsize at)
{
    guint64 value;
    memcpy(&value, model->bytes + at, sizeof(value));
    return GUINT64_FROM_LE(value);
}

static gboolean map_file(EntModel *model, GError **error)
{
    g_autoptr(GError) why = NULL;
    model->file = g_mapped_file_new(model->path, FALSE, &why);
    if (model->file == NULL) {
        const gboolean missing = g_error_matches(why, G_FILE_ERROR, G_FILE_ERROR_NOENT);
        g_set_error(error, ENT_ERROR, missing ? ENT_ERROR_NOT_FOUND : ENT_ERROR_IO, "%s", why->message);
        return FALSE;
    }
    model->bytes = g_mapped_file_get_contents(model->file);
    model->size = g_mapped_file_get_length(model->file);
    return TRUE;
}

static gboolean check_header(const EntModel *model, GError **error)
{
    if (model->size < HEADER || memcmp(model->bytes, "ENTMODEL", 8) != 0) {
        ent_model_corrupt(model, error, "no model file of entente");
        return FALSE;
    }
    if (u32_at(model, 8) > ENT_MODEL_VERSION) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_NEWER,
                    "%s: a model file of version %u, made for a newer entente; this one reads %d", model->path, u32_at(model, 8),
                    ENT_MODEL_VERSION);
        return FALSE;
    }
    const gboolean sound = u32_at(model, 8) == ENT_MODEL_VERSION && u32_at(model, 12) <= MAX_TENSORS &&
                           HEADER + (gsize)u32_at(model, 12) * RECORD <= model->size;
    if (!sound || u64_at(model, 16) != model->size) {
        ent_model_corrupt(model, error,
                          "the model file is damaged: it should have %" G_GUINT64_FORMAT " bytes and has %" G_GSIZE_FORMAT,
                          u64_at(model, 16), model->size);
        return FALSE;
    }
    return TRUE;
}

static gboolean check_sum(EntModel *model, GError **error)
{
    guint8 sum[32];
    gsize length = sizeof(sum);
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256); /* a model is at most some tens of megabytes */
    g_checksum_update(checksum, (const guint8 *)model->bytes + HEADER, (gssize)(model->size - HEADER));
    g_checksum_get_digest(checksum, sum, &length);
    for (guint i = 0; i < sizeof(sum); i++)
        g_snprintf(model->sha256 + 2 * i, 3, "%02x", sum[i]);
    if (memcmp(sum, model->bytes + 24, sizeof(sum)) == 0)
        return TRUE;
    ent_model_corrupt(model, error, "the model file is damaged: its checksum does not hold");
    return FALSE;
}

/* Whether [at, at + n * size) lies behind the index and within the file, at a multiple of `align`. */
static gboolean lies_within(const EntModel *model, guint64 at, gsize n, gsize size, gsize align)
{
    const gsize first = HEADER + (gsize)u32_at(model, 12) * RECORD;
    return at % align == 0 && at >= first && at <= model->size && n <= (model->size - at) / size;
}

static gboolean read_shape(const EntModel *model, gsize record, EntTensor *tensor)
{
    const guint32 type = u32_at(model, record + NAME);
    tensor->n_dims = u32_at(model, record + NAME + 4);
    if (type > ENT_TENSOR_TEXT || tensor->n_dims < 1 || tensor->n_dims > G_N_ELEMENTS(tensor->dims))
        return FALSE;
    tensor->type = (EntTensorType)type;
    tensor->n = 1;
    for (guint32 d = 0; d < tensor->n_dims; d++) {
        tensor->dims[d] = u32_at(model, record + NAME + 8 + 4 * d);
        if (tensor->dims[d] > MAX_DIM || !g_size_checked_mul(&tensor->n, tensor->n, tensor->dims[d]))
            return FALSE;
    }
    tensor->n_rows = tensor->n_dims < 2 ? 1 : tensor->n_dims < 3 ? tensor->dims[0] : (gsize)tensor->dims[0] * tensor->dims[1];
    return TRUE;
}

static gboolean read_place(const EntModel *model, gsize record, EntTensor *tensor)
{
    const gsize size = tensor->type == ENT_TENSOR_FLOAT ? sizeof(float) : 1;
    const guint64 at = u64_at(model, record + NAME + 24), bytes = u64_at(model, record + NAME + 32);
    const guint64 scales = u64_at(model, record + NAME + 40);
    if (!lies_within(model, at, tensor->n, size, 64) || bytes != tensor->n * size)
        return FALSE;
    tensor->bytes = (const gint8 *)model->bytes + at;
    if (tensor->type != ENT_TENSOR_INT8)
        return TRUE;
    if (!lies_within(model, scales, tensor->n_rows, sizeof(float), sizeof(float)))
        return FALSE;
    tensor->scales = (const float *)(gconstpointer)(model->bytes + scales);
    return ent_all_finite(tensor->scales, tensor->n_rows);
}

static gboolean read_index(EntModel *model, GError **error)
{
    const guint32 n = u32_at(model, 12);
    model->tensors = g_new0(EntTensor, n);
    model->by_name = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint32 i = 0; i < n; i++) {
        const gsize record = HEADER + (gsize)i * RECORD;
        EntTensor *const tensor = &model->tensors[i];
        tensor->name = model->bytes + record;
        const gboolean named =
            tensor->name[0] != '\0' && memchr(tensor->name, '\0', NAME) != NULL && g_str_is_ascii(tensor->name);
        if (!named || !read_shape(model, record, tensor) || !read_place(model, record, tensor)) {
            ent_model_corrupt(model, error, "tensor %u of the model file cannot be", i);
            return FALSE;
        }
        if (!g_hash_table_insert(model->by_name, (gpointer)tensor->name, tensor)) {
            ent_model_corrupt(model, error, "tensor %u of the model file stands there twice", i);
            return FALSE;
        }
    }
    return TRUE;
}

EntModel *ent_model_open(const char *path, GError **error)
{
    g_autoptr(EntModel) model = g_new0(EntModel, 1);
    model->path = g_strdup(path);
    if (G_BYTE_ORDER != G_LITTLE_ENDIAN) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: models are read on little-endian machines only", path);
        return NULL;
    }
    if (!map_file(model, error) || !check_header(model, error) || !check_sum(model, error) || !read_index(model, error))
        return NULL;
    return g_steal_pointer(&model);
}

void ent_model_free(EntModel *model)
{
    if (model == NULL)
        return;
    g_clear_pointer(&model->by_name, g_hash_table_unref);
    g_clear_pointer(&model->file, g_mapped_file_unref);
    g_free(model->tensors);
    g_free(model->path);
    g_free(model);
}

const char *ent_model_sha256(const EntModel *model)
{
    return model->sha256;
}

const EntTensor *ent_model_find(const EntModel *model, const char *name)
{
    return g_hash_table_lookup(model->by_name, name);
}

const EntTensor *ent_model_tensor(const EntModel *model, const char *name, GError **error)
{
    const EntTensor *const tensor = ent_model_find(model, name);
    if (tensor == NULL)
        ent_model_corrupt(model, error, "the model file has no \"%s\"", name);
    return tensor;
}

gboolean ent_all_finite(const float *floats, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (!isfinite(floats[i]))
            return FALSE;
    return TRUE;
}

const float *ent_model_floats(const EntModel *model, const char *name, gsize n, GError **error)
{
    const EntTensor *const tensor = ent_model_tensor(model, name, error);
    if (tensor == NULL)
        return NULL;
    if (tensor->type == ENT_TENSOR_FLOAT && tensor->n == n && ent_all_finite(tensor->floats, n))
        return tensor->floats;
    ent_model_corrupt(model, error, "\"%s\" of the model file does not fit", name);
    return NULL;
}

gboolean ent_model_text(const EntModel *model, const char *name, EntStr *text, GError **error)
{
    const EntTensor *const tensor = ent_model_tensor(model, name, error);
    if (tensor == NULL)
        return FALSE;
    if (tensor->type != ENT_TENSOR_TEXT || !g_utf8_validate_len(tensor->text, tensor->n, NULL)) {
        ent_model_corrupt(model, error, "\"%s\" of the model file is no text", name);
        return FALSE;
    }
    *text = (EntStr){ tensor->text, tensor->n };
    return TRUE;
}

void ent_model_forget(const EntTensor *tensor)
{
    const gsize page = (gsize)sysconf(_SC_PAGESIZE);
    const gsize bytes = tensor->type == ENT_TENSOR_FLOAT ? tensor->n * sizeof(float) : tensor->n;
    const gsize first = ((gsize)tensor->bytes + page - 1) / page * page, last = ((gsize)tensor->bytes + bytes) / page * page;
    if (last > first) /* advice: where it is not taken, memory is all that is lost */
        (void)madvise((gpointer)first, last - first, MADV_DONTNEED);
}
