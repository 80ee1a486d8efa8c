/* SPDX-License-Identifier: Apache-2.0 */
/*
 * encoder.c: BERT (Devlin et al. 2019): rows of wordpieces → rows of states.
 *
 * The sentences of a batch lie one behind the other, without padding: all but attention is done row by row, in blocks of rows
 * that stay in the cache through the whole second half of a layer, and attention sentence by sentence.
 */
#include "engine/engine_internal.h"

#include <jansson.h>

static const float *load_layer_floats(const EntModel *model, guint32 layer, const char *name, gsize n, GError **error)
{
    g_autofree char *full = g_strdup_printf("layer.%u.%s", layer, name);
    return ent_model_floats(model, full, n, error);
}

static gboolean load_layer_matrix(EntMatrix *matrix, const EntModel *model, guint32 layer, const char *name,
                                  EntProducts *products, GError **error)
{
    g_autofree char *full = g_strdup_printf("layer.%u.%s", layer, name);
    return ent_matrix_load(matrix, model, full, ENT_MATRIX_LINEAR, products, error);
}

static gboolean load_layer(EntEncoder *encoder, const EntModel *model, guint32 i, EntProducts *products, GError **error)
{
    EntEncoderLayer *const layer = &encoder->layers[i];
    const guint32 hidden = encoder->hidden;
    if (!load_layer_matrix(&layer->qkv, model, i, "qkv", products, error) ||
        !load_layer_matrix(&layer->out, model, i, "out", products, error) ||
        !load_layer_matrix(&layer->ff1, model, i, "ff1", products, error) ||
        !load_layer_matrix(&layer->ff2, model, i, "ff2", products, error) ||
        (layer->norm1_weight = load_layer_floats(model, i, "norm1.weight", hidden, error)) == NULL ||
        (layer->norm1_bias = load_layer_floats(model, i, "norm1.bias", hidden, error)) == NULL ||
        (layer->norm2_weight = load_layer_floats(model, i, "norm2.weight", hidden, error)) == NULL ||
        (layer->norm2_bias = load_layer_floats(model, i, "norm2.bias", hidden, error)) == NULL)
        return FALSE;
    const gboolean fits = layer->qkv.in == hidden && layer->qkv.out == 3 * hidden && layer->out.in == hidden &&
                          layer->out.out == hidden && layer->ff1.in == hidden && layer->ff2.in == layer->ff1.out &&
                          layer->ff2.out == hidden;
    if (!fits)
        ent_model_corrupt(model, error, "layer %u of the model file does not fit", i);
    encoder->wide = MAX(encoder->wide, (guint32)layer->ff1.wide);
    return fits;
}

/* Floats of an attention head: 32, as in MiniLM, or what the meta data say of "heads". */
static guint32 find_head_size(const EntModel *model, guint32 hidden)
{
    EntStr meta;
    json_error_t ignored; /* meta data are for people; without them all is as in MiniLM */
    if (ent_model_find(model, "meta") == NULL || !ent_model_text(model, "meta", &meta, NULL))
        return 32;
    json_t *const root = json_loadb(meta.p, meta.n, 0, &ignored);
    const json_int_t heads = json_integer_value(json_object_get(root, "heads"));
    json_decref(root);
    return heads > 0 && heads <= hidden ? hidden / (guint32)heads : 32;
}

static gboolean load_shape(EntEncoder *encoder, const EntModel *model, guint32 n_pieces, GError **error)
{
    const EntTensor *const words = ent_model_tensor(model, "word_embeddings", error);
    const EntTensor *const positions = words != NULL ? ent_model_tensor(model, "position_embeddings", error) : NULL;
    if (positions == NULL)
        return FALSE;
    encoder->words = words;
    encoder->hidden = words->n_dims == 2 ? words->dims[1] : 0;
    encoder->head_size = find_head_size(model, encoder->hidden);
    encoder->max_sequence = positions->n_dims == 2 ? MIN(positions->dims[0], ENT_MAX_SEQUENCE) : 0;
    const gboolean fits = words->type != ENT_TENSOR_TEXT && words->n_dims == 2 && words->dims[0] == n_pieces &&
                          encoder->hidden > 0 && encoder->hidden <= ENT_MAX_WIDTH && encoder->hidden % ENT_LANES == 0 &&
                          encoder->head_size > 0 && encoder->hidden % encoder->head_size == 0 &&
                          encoder->max_sequence >= ENT_WORD_PIECES + 2 &&
                          (words->type != ENT_TENSOR_FLOAT || ent_all_finite(words->floats, words->n));
    if (!fits) {
        ent_model_corrupt(model, error, "the embeddings of the model file do not fit");
        return FALSE;
    }
    encoder->positions = ent_model_floats(model, "position_embeddings", (gsize)positions->dims[0] * encoder->hidden, error);
    return encoder->positions != NULL;
}

gboolean ent_encoder_load(EntEncoder *encoder, const EntModel *model, guint32 n_pieces, EntProducts *products, GError **error)
{
    if (!load_shape(encoder, model, n_pieces, error) ||
        (encoder->cases = ent_model_floats(model, "case_embeddings", (gsize)ENT_N_CASES * encoder->hidden, error)) == NULL ||
        (encoder->norm_weight = ent_model_floats(model, "embeddings.norm.weight", encoder->hidden, error)) == NULL ||
        (encoder->norm_bias = ent_model_floats(model, "embeddings.norm.bias", encoder->hidden, error)) == NULL)
        return FALSE;
    for (guint32 i = 0; i < ENT_MAX_LAYERS; i++) {
        g_autofree char *name = g_strdup_printf("layer.%u.qkv", i);
        if (ent_model_find(model, name) == NULL)
            break;
        encoder->n_layers++; /* before it is whole, so that what there is of it is freed */
        if (!load_layer(encoder, model, i, products, error))
            return FALSE;
    }
    return TRUE;
}

void ent_encoder_clear(EntEncoder *encoder)
{
    for (guint32 i = 0; i < encoder->n_layers; i++) {
        EntEncoderLayer *const layer = &encoder->layers[i];
        ent_matrix_clear(&layer->qkv);
        ent_matrix_clear(&layer->out);
        ent_matrix_clear(&layer->ff1);
        ent_matrix_clear(&layer->ff2);
    }
}

/* The wordpiece, how its word is written, and where it stands. */
static void embed(const EntEncoder *encoder, guint32 id, guint8 word_case, guint32 position, float *x)
{
    const gsize hidden = encoder->hidden;
    const float *const cases = encoder->cases + word_case * hidden;
    if (encoder->words->type == ENT_TENSOR_INT8) {
        const gint8 *const bytes = encoder->words->bytes + id * hidden;
        const float scale = encoder->words->scales[id];
        for (gsize i = 0; i < hidden; i++)
            x[i] = (float)bytes[i] * scale + cases[i];
    } else {
        for (gsize i = 0; i < hidden; i++)
            x[i] = encoder->words->floats[id * hidden + i] + cases[i];
    }
    ent_row_add_norm(x, encoder->positions + position * hidden, hidden, encoder->norm_weight, encoder->norm_bias);
}

/* From the queries, keys and values of `n` rows to the next layer's input; all in one pass while the rows are in the cache. */
static void finish_block(const EntEngine *engine, EntEngineWork *work, const EntEncoderLayer *layer, gsize row, gsize n)
{
    const EntEncoder *const encoder = &engine->encoder;
    const gsize hidden = encoder->hidden, wide = layer->ff1.wide;
    float *const x = work->x + row * hidden;
    ent_matrix_apply(&layer->out, engine->products, work->products, work->mixed + row * hidden, hidden, n, work->block, hidden);
    for (gsize r = 0; r < n; r++)
        ent_row_add_norm(x + r * hidden, work->block + r * hidden, hidden, layer->norm1_weight, layer->norm1_bias);
    ent_matrix_apply(&layer->ff1, engine->products, work->products, x, hidden, n, work->wide, wide);
    for (gsize r = 0; r < n; r++)
        ent_row_gelu(work->wide + r * wide, wide);
    ent_matrix_apply(&layer->ff2, engine->products, work->products, work->wide, wide, n, work->block, hidden);
    for (gsize r = 0; r < n; r++)
        ent_row_add_norm(x + r * hidden, work->block + r * hidden, hidden, layer->norm2_weight, layer->norm2_bias);
}

static void attend(const EntEngine *engine, EntEngineWork *work)
{
    const gsize hidden = engine->encoder.hidden;
    for (guint i = 0; i < work->pieces->len; i++) {
        const EntPiece *const piece = &g_array_index(work->pieces, EntPiece, i);
        const EntAttention shape = { piece->n_rows, hidden, engine->encoder.head_size };
        ent_attend(&shape, work->qkv + piece->row * 3 * hidden, work->mixed + piece->row * hidden, work->attention);
    }
}

void ent_encode(const EntEngine *engine, EntEngineWork *work, gsize n_rows)
{
    const EntEncoder *const encoder = &engine->encoder;
    const gsize hidden = encoder->hidden;
    for (guint i = 0; i < work->pieces->len; i++) {
        const EntPiece *const piece = &g_array_index(work->pieces, EntPiece, i);
        for (guint32 r = 0; r < piece->n_rows; r++)
            embed(encoder, work->ids[piece->row + r], work->cases[piece->row + r], r, work->x + (piece->row + r) * hidden);
    }
    for (guint32 i = 0; i < encoder->n_layers; i++) {
        const EntEncoderLayer *const layer = &encoder->layers[i];
        ent_matrix_apply(&layer->qkv, engine->products, work->products, work->x, hidden, n_rows, work->qkv, 3 * hidden);
        attend(engine, work);
        for (gsize row = 0; row < n_rows; row += ENT_BLOCK)
            finish_block(engine, work, layer, row, MIN(n_rows - row, ENT_BLOCK));
    }
}
