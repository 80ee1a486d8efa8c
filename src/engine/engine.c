/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine.c: opens the model, owns what threads share and what each has for itself, and runs batches of sentences.
 */
#include "engine/engine_internal.h"

#include "base/str.h"

#include <string.h>

/* Labels come out in tables whose columns are parted by blanks. */
static gboolean is_label(const char *label)
{
    for (const char *p = label; *p != '\0'; p++)
        if ((guint8)*p <= ' ' || *p == 0x7F || *p == '|')
            return FALSE;
    return *label != '\0' && strlen(label) < 64;
}

static gboolean load_labels(EntEngine *engine, EntLayer layer, const char *name, GError **error)
{
    EntStr text;
    if (!ent_model_text(engine->model, name, &text, error))
        return FALSE;
    while (text.n > 0 && text.p[text.n - 1] == '\n')
        text.n--;
    g_autofree char *joined = ent_str_dup(text);
    engine->labels[layer] = g_strsplit(joined, "\n", -1);
    gboolean ok = memchr(text.p, '\0', text.n) == NULL && g_strv_length(engine->labels[layer]) == engine->heads.n_labels[layer];
    for (char **label = engine->labels[layer]; ok && *label != NULL; label++)
        ok = is_label(*label);
    if (!ok)
        ent_model_corrupt(engine->model, error, "\"%s\" of the model file does not fit its head", name);
    return ok;
}

static guint32 find_label(const EntEngine *engine, EntLayer layer, const char *label)
{
    for (guint32 i = 0; engine->labels[layer][i] != NULL; i++)
        if (g_str_equal(engine->labels[layer][i], label))
            return i;
    return ENT_NONE;
}

static gboolean load_all_labels(EntEngine *engine, GError **error)
{
    static const char *const names[ENT_N_LAYERS] = { "labels.upos", "labels.deprel", "labels.ner", "labels.att" };
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++)
        if (!load_labels(engine, (EntLayer)layer, names[layer], error))
            return FALSE;
    for (guint layer = ENT_LAYER_NAME; layer <= ENT_LAYER_ATTRIBUTION; layer++) {
        engine->kinds[layer] = ent_tag_kinds((const char *const *)engine->labels[layer], engine->heads.n_labels[layer]);
        if (engine->kinds[layer] == NULL) {
            ent_model_corrupt(engine->model, error, "\"%s\" of the model file is not O, B-… and I-…", names[layer]);
            return FALSE;
        }
    }
    engine->root = find_label(engine, ENT_LAYER_DEPREL, "root");
    engine->loose = find_label(engine, ENT_LAYER_DEPREL, "parataxis");
    return TRUE;
}

static gboolean load_vocabulary(EntEngine *engine, GError **error)
{
    EntStr text;
    if (!ent_model_text(engine->model, "vocab", &text, error))
        return FALSE;
    engine->vocabulary = ent_vocabulary_new(text);
    if (engine->vocabulary == NULL)
        ent_model_corrupt(engine->model, error, "the vocabulary of the model file has no [CLS], [SEP] or [UNK]");
    return engine->vocabulary != NULL;
}

EntEngine *ent_engine_open_as(const char *path, gboolean floats, GError **error)
{
    g_autoptr(EntEngine) engine = g_new0(EntEngine, 1);
    engine->model = ent_model_open(path, error);
    if (engine->model == NULL || !load_vocabulary(engine, error))
        return NULL;
    engine->products = ent_products_new();
    engine->idle = g_new0(EntIdleWorks, 1);
    engine->idle->works = g_ptr_array_new_with_free_func((GDestroyNotify)ent_engine_work_free);
    g_mutex_init(&engine->idle->mutex);
    EntProducts *const products = floats ? NULL : engine->products;
    if (!ent_encoder_load(&engine->encoder, engine->model, ent_vocabulary_size(engine->vocabulary), products, error) ||
        !ent_heads_load(&engine->heads, engine->model, engine->encoder.hidden, products, error) ||
        !load_all_labels(engine, error))
        return NULL;
    memcpy(engine->id, ent_model_sha256(engine->model), sizeof(engine->id) - 1);
    return g_steal_pointer(&engine);
}

EntEngine *ent_engine_open(const char *path, GError **error)
{
    return ent_engine_open_as(path, FALSE, error);
}

void ent_engine_free(EntEngine *engine)
{
    if (engine == NULL)
        return;
    if (engine->idle != NULL) {
        g_ptr_array_unref(engine->idle->works);
        g_mutex_clear(&engine->idle->mutex);
        g_free(engine->idle);
    }
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++) {
        g_strfreev(engine->labels[layer]);
        g_free(engine->kinds[layer]);
    }
    ent_heads_clear(&engine->heads);
    ent_encoder_clear(&engine->encoder);
    ent_products_free(engine->products);
    ent_vocabulary_free(engine->vocabulary);
    ent_model_free(engine->model);
    g_free(engine);
}

const char *ent_engine_model_id(const EntEngine *engine)
{
    return engine->id;
}

EntStr ent_engine_model_about(const EntEngine *engine)
{
    EntStr text;
    if (ent_model_find(engine->model, "meta") == NULL || !ent_model_text(engine->model, "meta", &text, NULL))
        return ENT_STR(""); /* a model need not tell of itself */
    return text;
}

const char *const *ent_engine_labels(const EntEngine *engine, EntLayer layer)
{
    return (const char *const *)engine->labels[layer];
}

guint32 ent_engine_width(const EntEngine *engine)
{
    return engine->encoder.hidden;
}

/* n * size bytes, zero, on a cache line's border; counted. The factors are bounded by the model's limits. */
static void *new_buffer(EntEngineWork *work, gsize n, gsize size)
{
    gsize bytes;
    const gboolean fits = g_size_checked_mul(&bytes, n, size);
    g_assert(fits);
    work->size += bytes;
    return g_aligned_alloc0(MAX(bytes, 1), 1, 64);
}

static void make_encoder_buffers(EntEngineWork *work, const EntEncoder *encoder)
{
    const gsize rows = work->max_rows, hidden = encoder->hidden;
    work->x = new_buffer(work, rows * hidden, sizeof(float));
    work->qkv = new_buffer(work, rows * 3 * hidden + ENT_LANES, sizeof(float)); /* attention reads so far */
    work->mixed = new_buffer(work, rows * hidden, sizeof(float));
    work->block = new_buffer(work, ENT_BLOCK * hidden, sizeof(float));
    work->wide = new_buffer(work, ENT_BLOCK * (gsize)encoder->wide, sizeof(float));
    work->attention = new_buffer(work, ent_attention_scratch(encoder->max_sequence, encoder->head_size), sizeof(float));
    work->ids = new_buffer(work, rows, sizeof(guint32));
    work->cases = new_buffer(work, rows, sizeof(guint8));
    work->starts = new_buffer(work, rows, sizeof(guint32));
}

static void make_head_buffers(EntEngineWork *work, const EntEngine *engine)
{
    const EntHeads *const h = &engine->heads;
    const gsize hidden = engine->encoder.hidden, sides = ENT_NODES * sizeof(float);
    gsize widest = 0;
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++)
        widest = MAX(widest, h->tags[layer].wide);
    work->states = new_buffer(work, hidden, sides);
    work->scores = new_buffer(work, widest, sides);
    work->arc_head = new_buffer(work, h->arc_head.wide, sides);
    work->arc_dep = new_buffer(work, ent_wide(h->arc_dep.out + 1), sides);
    work->arc_turned = new_buffer(work, h->arc_head.wide, sides);
    work->label_head = new_buffer(work, ent_wide(h->label_head.out + 1), sides);
    work->label_dep = new_buffer(work, ent_wide(h->label_dep.out + 1), sides);
    work->label_heads = new_buffer(work, ENT_BLOCK * ent_wide(h->label_head.out + 1), sizeof(float));
    /* the last label's row is read as far as ent_wide */
    work->label_scores = new_buffer(work, ENT_BLOCK * h->label_biaffine.wide + ENT_LANES, sizeof(float));
    work->arcs = new_buffer(work, ENT_NODES * ENT_NODES, sizeof(double));
    work->pair = new_buffer(work, ENT_BLOCK * (6 * hidden + h->pair1.wide + h->pair2.wide), sizeof(float));
}

EntEngineWork *ent_engine_work_new(const EntEngine *engine)
{
    EntEngineWork *const work = g_new0(EntEngineWork, 1);
    const int before = ent_products_begin();
    work->products = ent_products_work_new(engine->products);
    ent_products_end(before);
    g_assert(work->products != NULL); /* oneDNN made the same objects when the engine was opened */
    work->max_rows = ENT_BATCH_ROWS + engine->encoder.max_sequence;
    make_encoder_buffers(work, &engine->encoder);
    make_head_buffers(work, engine);
    work->pieces = g_array_sized_new(FALSE, FALSE, sizeof(EntPiece), (guint)work->max_rows / 3);
    work->tree = ent_tree_work_new();
    return work;
}

void ent_engine_work_free(EntEngineWork *work)
{
    if (work == NULL)
        return;
    void *const buffers[] = { work->x,         work->qkv,         work->mixed,        work->block,      work->wide,
                              work->attention, work->ids,         work->cases,        work->starts,     work->states,
                              work->scores,    work->arc_head,    work->arc_dep,      work->arc_turned, work->label_head,
                              work->label_dep, work->label_heads, work->label_scores, work->arcs,       work->pair };
    for (gsize i = 0; i < G_N_ELEMENTS(buffers); i++)
        g_aligned_free(buffers[i]);
    ent_tree_work_free(work->tree);
    g_array_unref(work->pieces);
    ent_products_work_free(work->products);
    g_free(work);
}

EntEngineWork *ent_engine_borrow_work(const EntEngine *engine)
{
    EntIdleWorks *const idle = engine->idle;
    g_mutex_lock(&idle->mutex);
    EntEngineWork *const work = idle->works->len > 0 ? g_ptr_array_steal_index_fast(idle->works, idle->works->len - 1) : NULL;
    g_mutex_unlock(&idle->mutex);
    return work != NULL ? work : ent_engine_work_new(engine);
}

void ent_engine_return_work(const EntEngine *engine, EntEngineWork *work)
{
    g_mutex_lock(&engine->idle->mutex);
    g_ptr_array_add(engine->idle->works, work);
    g_mutex_unlock(&engine->idle->mutex);
}

gsize ent_engine_work_size(const EntEngineWork *work)
{
    return work->size + ent_products_work_size(work->products);
}

/* The states of [CLS] and of the first wordpiece of each word. */
static void gather_states(const EntEngine *engine, EntEngineWork *work, const EntPiece *piece)
{
    const gsize hidden = engine->encoder.hidden;
    const guint32 *const starts = work->starts + piece->row;
    memcpy(work->states, work->x + piece->row * hidden, hidden * sizeof(float));
    for (guint32 i = 0; i < piece->n; i++)
        memcpy(work->states + (i + 1) * hidden, work->x + (piece->row + starts[i]) * hidden, hidden * sizeof(float));
}

static void give_states(const EntEngine *engine, const EntEngineWork *work, const EntPiece *piece,
                        const EntEngineSentence *sentence)
{
    const gsize hidden = engine->encoder.hidden;
    if (sentence->states == NULL)
        return;
    if (piece->first == 0)
        memcpy(sentence->states, work->states, hidden * sizeof(float));
    memcpy(sentence->states + (piece->first + 1) * hidden, work->states + hidden, piece->n * hidden * sizeof(float));
}

static guint32 root_of(const EntEngineWord *words, guint32 n)
{
    guint32 root = 0;
    while (root + 1 < n && words[root].head != ENT_NONE)
        root++;
    return root;
}

/* Spans of attribution that the cut parted go on: what begins there is of the same type as what ended there. */
static void join_tags(const EntEngine *engine, EntEngineWord *word)
{
    const guint8 *const kinds = engine->kinds[ENT_LAYER_ATTRIBUTION];
    const guint8 before = kinds[word[-1].label[ENT_LAYER_ATTRIBUTION]], here = kinds[word->label[ENT_LAYER_ATTRIBUTION]];
    const guint8 inside = (guint8)((here & ~3) | ENT_TAG_INSIDE);
    if ((before & 3) == ENT_TAG_OUT || (here & 3) != ENT_TAG_BEGIN || before >> 2 != here >> 2)
        return;
    for (guint32 label = 0; label < engine->heads.n_labels[ENT_LAYER_ATTRIBUTION]; label++)
        if (kinds[label] == inside) {
            word->label[ENT_LAYER_ATTRIBUTION] = (guint8)label;
            return;
        }
}

/* Heads of a later piece are counted from its first word so far; its root goes under the root of the whole. */
static void join_piece(const EntEngine *engine, const EntPiece *piece, const EntEngineSentence *sentence)
{
    if (piece->first == 0)
        return;
    const guint32 root = root_of(sentence->out, piece->first);
    for (EntEngineWord *word = sentence->out + piece->first; word < sentence->out + piece->first + piece->n; word++) {
        if (word->head != ENT_NONE) {
            word->head += piece->first;
            continue;
        }
        word->head = root;
        if (engine->loose != ENT_NONE)
            word->label[ENT_LAYER_DEPREL] = (guint8)engine->loose;
    }
    join_tags(engine, sentence->out + piece->first);
}

static void run_batch(const EntEngine *engine, EntEngineWork *work, const EntEngineSentence *sentences)
{
    if (work->pieces->len == 0)
        return;
    const EntPiece *const last = &g_array_index(work->pieces, EntPiece, work->pieces->len - 1);
    ent_encode(engine, work, last->row + last->n_rows);
    for (guint i = 0; i < work->pieces->len; i++) {
        const EntPiece *const piece = &g_array_index(work->pieces, EntPiece, i);
        const EntEngineSentence *const sentence = &sentences[piece->sentence];
        gather_states(engine, work, piece);
        give_states(engine, work, piece, sentence);
        ent_read_piece(engine, work, piece->n, sentence->out + piece->first);
        join_piece(engine, piece, sentence);
    }
    g_array_set_size(work->pieces, 0);
}

static gboolean batch_is_full(const EntEngineWork *work)
{
    if (work->pieces->len == 0)
        return FALSE;
    const EntPiece *const last = &g_array_index(work->pieces, EntPiece, work->pieces->len - 1);
    return last->row + last->n_rows >= ENT_BATCH_ROWS;
}

void ent_engine_run(const EntEngine *engine, EntEngineWork *work, const EntEngineSentence *sentences, gsize n)
{
    const int before = ent_products_begin();
    for (gsize i = 0; i < n; i++) {
        for (guint32 first = 0; first < sentences[i].n_words;) {
            first += ent_take_piece(engine, work, &sentences[i], i, first);
            if (batch_is_full(work))
                run_batch(engine, work, sentences);
        }
    }
    run_batch(engine, work, sentences);
    ent_products_end(before);
}
