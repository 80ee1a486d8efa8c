/* SPDX-License-Identifier: Apache-2.0 */
/*
 * heads.c: states of words → tags, tree and labels of a piece; states of two spans → stance.
 *
 * Tags are linear. Arcs and labels are biaffine (Dozat and Manning 2017): score(d, h) = [dep(d); 1] · U · head(h), for labels
 * with one more at the end of either side.
 */
#include "engine/engine_internal.h"

#include <math.h>
#include <string.h>

static gboolean load_all(EntHeads *h, const EntModel *model, EntProducts *products, GError **error)
{
    const struct {
        EntMatrix *matrix;
        const char *name;
        EntMatrixKind kind;
    } all[] = {
        { &h->tags[ENT_LAYER_UPOS], "upos", ENT_MATRIX_LINEAR },
        { &h->tags[ENT_LAYER_NAME], "ner", ENT_MATRIX_LINEAR },
        { &h->tags[ENT_LAYER_ATTRIBUTION], "att", ENT_MATRIX_LINEAR },
        { &h->arc_head, "arc.head", ENT_MATRIX_LINEAR },
        { &h->arc_dep, "arc.dep", ENT_MATRIX_LINEAR },
        { &h->arc_biaffine, "arc.biaffine", ENT_MATRIX_TURNED },
        { &h->label_head, "label.head", ENT_MATRIX_LINEAR },
        { &h->label_dep, "label.dep", ENT_MATRIX_LINEAR },
        { &h->label_biaffine, "label.biaffine", ENT_MATRIX_BARE },
        { &h->pair1, "pair.1", ENT_MATRIX_LINEAR },
        { &h->pair2, "pair.2", ENT_MATRIX_LINEAR },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (!ent_matrix_load(all[i].matrix, model, all[i].name, all[i].kind, products, error))
            return FALSE;
    return TRUE;
}

static gboolean fits(const EntHeads *h, guint32 hidden)
{
    gboolean ok = h->arc_head.in == hidden && h->arc_dep.in == hidden && h->arc_dep.out <= ENT_MAX_WIDTH &&
                  h->arc_biaffine.in == h->arc_dep.out + 1 && h->arc_biaffine.out == h->arc_head.out;
    ok = ok && h->label_head.in == hidden && h->label_dep.in == hidden && h->label_dep.out <= ENT_MAX_WIDTH &&
         h->label_biaffine.in == h->label_head.out + 1 && h->label_biaffine.out % (h->label_dep.out + 1) == 0;
    ok = ok && h->pair1.in == 6 * hidden && h->pair1.out <= ENT_MAX_WIDTH && h->pair2.in == h->pair1.out &&
         h->pair2.out == ENT_N_STANCES;
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++) {
        ok = ok && (layer == ENT_LAYER_DEPREL || h->tags[layer].in == hidden);
        ok = ok && h->n_labels[layer] > 0 && h->n_labels[layer] <= ENT_MAX_LABELS;
    }
    return ok;
}

gboolean ent_heads_load(EntHeads *heads, const EntModel *model, guint32 hidden, EntProducts *products, GError **error)
{
    if (!load_all(heads, model, products, error))
        return FALSE;
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++)
        heads->n_labels[layer] = heads->tags[layer].out;
    heads->n_labels[ENT_LAYER_DEPREL] = heads->label_biaffine.out / (heads->label_dep.out + 1);
    heads->temperature = 1;
    if (ent_model_find(model, "pair.temperature") != NULL) {
        const float *const temperature = ent_model_floats(model, "pair.temperature", 1, error);
        if (temperature == NULL)
            return FALSE;
        heads->temperature = *temperature;
    }
    if (fits(heads, hidden) && heads->temperature > 0)
        return TRUE;
    ent_model_corrupt(model, error, "the heads of the model file do not fit");
    return FALSE;
}

void ent_heads_clear(EntHeads *heads)
{
    EntMatrix *const all[] = { &heads->tags[ENT_LAYER_UPOS],
                               &heads->tags[ENT_LAYER_NAME],
                               &heads->tags[ENT_LAYER_ATTRIBUTION],
                               &heads->arc_head,
                               &heads->arc_dep,
                               &heads->arc_biaffine,
                               &heads->label_head,
                               &heads->label_dep,
                               &heads->label_biaffine,
                               &heads->pair1,
                               &heads->pair2 };
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        ent_matrix_clear(all[i]);
}

static void apply(const EntEngine *engine, EntEngineWork *work, const EntMatrix *matrix, const float *x, gsize x_stride, gsize n,
                  float *out, gsize out_stride)
{
    ent_matrix_apply(matrix, engine->products, work->products, x, x_stride, n, out, out_stride);
}

static guint8 best_label(const float *scores, guint32 n)
{
    guint32 best = 0;
    for (guint32 i = 1; i < n; i++)
        if (scores[i] > scores[best])
            best = i;
    return (guint8)best;
}

static void read_tags(const EntEngine *engine, EntEngineWork *work, guint32 n, EntLayer layer, EntEngineWord *out)
{
    const EntMatrix *const matrix = &engine->heads.tags[layer];
    const gsize hidden = engine->encoder.hidden;
    apply(engine, work, matrix, work->states + hidden, hidden, n, work->scores, matrix->wide);
    if (engine->kinds[layer] != NULL) {
        ent_best_tags(engine->kinds[layer], matrix->out, work->scores, matrix->wide, n, &out->label[layer],
                      sizeof(EntEngineWord));
        return;
    }
    for (guint32 i = 0; i < n; i++)
        out[i].label[layer] = best_label(work->scores + i * matrix->wide, matrix->out);
}

/* GELU of a linear layer over the first `n` states, each row followed by a 1 where it is to take part in a biaffine product. */
static void score_side(const EntEngine *engine, EntEngineWork *work, const EntMatrix *matrix, guint32 n, float *rows,
                       gsize stride, gboolean with_one)
{
    const gsize hidden = engine->encoder.hidden;
    apply(engine, work, matrix, work->states, hidden, n, rows, stride);
    for (guint32 i = 0; i < n; i++) {
        float *const row = rows + i * stride;
        ent_row_gelu(row, matrix->wide);
        memset(row + matrix->out, 0, (stride - matrix->out) * sizeof(float));
        if (with_one)
            row[matrix->out] = 1;
    }
}

static void read_tree(const EntEngine *engine, EntEngineWork *work, guint32 n)
{
    const EntHeads *const h = &engine->heads;
    const gsize head_wide = h->arc_head.wide, dep_wide = ent_wide(h->arc_dep.out + 1);
    score_side(engine, work, &h->arc_head, n + 1, work->arc_head, head_wide, FALSE);
    score_side(engine, work, &h->arc_dep, n + 1, work->arc_dep, dep_wide, TRUE);
    apply(engine, work, &h->arc_biaffine, work->arc_dep, dep_wide, n + 1, work->arc_turned, head_wide);
    for (guint32 d = 0; d <= n; d++)
        for (guint32 head = 0; head <= n; head++)
            work->arcs[d * (n + 1) + head] =
                ent_row_dot(work->arc_turned + d * head_wide, work->arc_head + head * head_wide, head_wide);
    ent_best_tree(work->tree, work->arcs, n + 1, work->heads);
}

/* The best label of an arc: the root's own for the root, another for all others. `by_head` is U · head, [label][dep]. */
static guint8 label_arc(const EntEngine *engine, const float *dep, const float *by_head, gboolean at_root)
{
    const gsize n = engine->heads.label_dep.out + 1;
    guint32 best = ENT_NONE;
    float best_score = 0;
    if (at_root && engine->root != ENT_NONE)
        return (guint8)engine->root;
    for (guint32 label = 0; label < engine->heads.n_labels[ENT_LAYER_DEPREL]; label++) {
        if (label == engine->root && engine->heads.n_labels[ENT_LAYER_DEPREL] > 1)
            continue;
        const float score = ent_row_dot(dep, by_head + label * n, ent_wide(n)); /* `dep` is zero behind its own */
        if (best == ENT_NONE || score > best_score) {
            best = label;
            best_score = score;
        }
    }
    return (guint8)best;
}

static void read_labels(const EntEngine *engine, EntEngineWork *work, guint32 n, EntEngineWord *out)
{
    const EntHeads *const h = &engine->heads;
    const gsize head_wide = ent_wide(h->label_head.out + 1), dep_wide = ent_wide(h->label_dep.out + 1);
    score_side(engine, work, &h->label_head, n + 1, work->label_head, head_wide, TRUE);
    score_side(engine, work, &h->label_dep, n + 1, work->label_dep, dep_wide, TRUE);
    for (guint32 first = 1; first <= n; first += ENT_BLOCK) {
        const guint32 some = MIN(n + 1 - first, ENT_BLOCK);
        for (guint32 i = 0; i < some; i++)
            memcpy(work->label_heads + i * head_wide, work->label_head + work->heads[first + i] * head_wide,
                   head_wide * sizeof(float));
        apply(engine, work, &h->label_biaffine, work->label_heads, head_wide, some, work->label_scores, h->label_biaffine.wide);
        for (guint32 i = 0; i < some; i++)
            out[first + i - 1].label[ENT_LAYER_DEPREL] =
                label_arc(engine, work->label_dep + (first + i) * dep_wide, work->label_scores + i * h->label_biaffine.wide,
                          work->heads[first + i] == 0);
    }
}

void ent_read_piece(const EntEngine *engine, EntEngineWork *work, guint32 n, EntEngineWord *out)
{
    read_tags(engine, work, n, ENT_LAYER_UPOS, out);
    read_tags(engine, work, n, ENT_LAYER_NAME, out);
    read_tags(engine, work, n, ENT_LAYER_ATTRIBUTION, out);
    read_tree(engine, work, n);
    read_labels(engine, work, n, out);
    for (guint32 i = 0; i < n; i++)
        out[i].head = work->heads[i + 1] == 0 ? ENT_NONE : work->heads[i + 1] - 1;
}

/* The mean of the states of words [first, last), zero of none. */
static void mean_of(const float *states, guint32 hidden, guint32 first, guint32 last, float *out)
{
    memset(out, 0, hidden * sizeof(float));
    for (guint32 word = first; word < last; word++)
        for (guint32 i = 0; i < hidden; i++)
            out[i] += states[(gsize)(word + 1) * hidden + i];
    for (guint32 i = 0; i < hidden && last > first; i++)
        out[i] /= (float)(last - first);
}

static void greatest_of(const float *states, guint32 hidden, guint32 first, guint32 last, float *out)
{
    memset(out, 0, hidden * sizeof(float));
    for (guint32 word = first; word < last; word++)
        for (guint32 i = 0; i < hidden; i++) {
            const float state = states[(gsize)(word + 1) * hidden + i];
            out[i] = word == first || state > out[i] ? state : out[i];
        }
}

/* What the stance head sees of a and b. */
static void describe_pair(const EntEngine *engine, const float *states, EntEngineSpan a, EntEngineSpan b, float *x)
{
    const guint32 hidden = engine->encoder.hidden, first = MIN(a.last, b.last), last = MAX(MAX(a.first, b.first), first);
    mean_of(states, hidden, a.first, a.last, x);
    mean_of(states, hidden, b.first, b.last, x + hidden);
    memcpy(x + 2 * hidden, states, hidden * sizeof(float));
    for (guint32 i = 0; i < hidden; i++)
        x[3 * hidden + i] = x[i] * x[hidden + i];
    mean_of(states, hidden, first, last, x + 4 * hidden);
    greatest_of(states, hidden, first, last, x + 5 * hidden);
}

/* Softmax of the mean of both orders, so that swapping the mentions swaps the answer and nothing else. */
static void weigh(const float *forth, const float *back, float temperature, float probabilities[ENT_N_STANCES])
{
    /* what a stance is when the two change places */
    static const EntStance swapped[ENT_N_STANCES] = { ENT_STANCE_NONE, ENT_STANCE_B_SUPPORTS_A, ENT_STANCE_A_SUPPORTS_B,
                                                      ENT_STANCE_B_OPPOSES_A, ENT_STANCE_A_OPPOSES_B };
    float most = -HUGE_VALF;
    for (guint i = 0; i < ENT_N_STANCES; i++) {
        probabilities[i] = (forth[i] + back[swapped[i]]) / 2 / temperature;
        most = MAX(most, probabilities[i]);
    }
    for (guint i = 0; i < ENT_N_STANCES; i++)
        probabilities[i] = expf(probabilities[i] - most);
    /* in an order that is the same when the two change places */
    const float sum = probabilities[0] + (probabilities[1] + probabilities[2]) + (probabilities[3] + probabilities[4]);
    for (guint i = 0; i < ENT_N_STANCES; i++)
        probabilities[i] /= sum;
}

/* At most ENT_BLOCK / 2 pairs, each in both orders. */
static void weigh_block(const EntEngine *engine, EntEngineWork *work, const float *states, EntEnginePair *pairs, gsize n)
{
    const EntHeads *const h = &engine->heads;
    const gsize wide = 6 * (gsize)engine->encoder.hidden;
    float *const x = work->pair, *const inner = x + ENT_BLOCK * wide, *const out = inner + ENT_BLOCK * h->pair1.wide;
    for (gsize i = 0; i < n; i++) {
        describe_pair(engine, states, pairs[i].a, pairs[i].b, x + 2 * i * wide);
        describe_pair(engine, states, pairs[i].b, pairs[i].a, x + (2 * i + 1) * wide);
    }
    apply(engine, work, &h->pair1, x, wide, 2 * n, inner, h->pair1.wide);
    for (gsize row = 0; row < 2 * n; row++)
        ent_row_gelu(inner + row * h->pair1.wide, h->pair1.wide);
    apply(engine, work, &h->pair2, inner, h->pair1.wide, 2 * n, out, h->pair2.wide);
    for (gsize i = 0; i < n; i++)
        weigh(out + 2 * i * h->pair2.wide, out + (2 * i + 1) * h->pair2.wide, h->temperature, pairs[i].probabilities);
}

void ent_engine_pairs(const EntEngine *engine, EntEngineWork *work, const float *states, guint32 n_words, EntEnginePair *pairs,
                      gsize n)
{
    const int before = ent_products_begin();
    for (gsize i = 0; i < n; i++)
        g_assert(pairs[i].a.first < pairs[i].a.last && pairs[i].a.last <= n_words && pairs[i].b.first < pairs[i].b.last &&
                 pairs[i].b.last <= n_words);
    for (gsize i = 0; i < n; i += ENT_BLOCK / 2)
        weigh_block(engine, work, states, pairs + i, MIN(n - i, ENT_BLOCK / 2));
    ent_products_end(before);
}
