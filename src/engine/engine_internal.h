/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine/engine_internal.h: what the modules of this room share: the network's parts, a thread's buffers, and decoding.
 *
 * The walk of a batch: words → pieces of sentences (pieces.c) → rows of wordpieces → states (encoder.c) → scores (heads.c) →
 * labels (tags.c) and trees (tree.c) → sentences again (engine.c).
 */
#ifndef ENT_ENGINE_INTERNAL_H
#define ENT_ENGINE_INTERNAL_H

#include "engine/engine.h"
#include "engine/matrix.h"
#include "engine/wordpiece.h"

enum {
    ENT_MAX_LAYERS = 24,
    ENT_MAX_WIDTH = 1024,   /* of the states, and of the scorers */
    ENT_MAX_LABELS = 128,   /* of a layer */
    ENT_MAX_SEQUENCE = 512, /* wordpieces of a piece, [CLS] and [SEP] too */
    ENT_BATCH_ROWS = 512,   /* a batch is run when it has as many */
    ENT_NODES = ENT_ENGINE_WORDS + 1
};

/* The encoder (BERT). */
typedef struct EntEncoderLayer {
    EntMatrix qkv, out, ff1, ff2;
    const float *norm1_weight, *norm1_bias, *norm2_weight, *norm2_bias;
} EntEncoderLayer;

typedef struct EntEncoder {
    guint32 hidden, wide, n_layers, head_size;
    guint32 max_sequence;
    const EntTensor *words; /* a row a wordpiece */
    const float *cases, *positions, *norm_weight, *norm_bias;
    EntEncoderLayer layers[ENT_MAX_LAYERS];
} EntEncoder;

gboolean ent_encoder_load(EntEncoder *encoder, const EntModel *model, guint32 n_pieces, EntProducts *products, GError **error);
void ent_encoder_clear(EntEncoder *encoder);

/* The heads. */
typedef struct EntHeads {
    EntMatrix tags[ENT_N_LAYERS]; /* of the layers that are told word by word; DEPREL is empty */
    EntMatrix arc_head, arc_dep, arc_biaffine;
    EntMatrix label_head, label_dep, label_biaffine;
    EntMatrix pair1, pair2;
    float temperature;
    guint32 n_labels[ENT_N_LAYERS];
} EntHeads;

gboolean ent_heads_load(EntHeads *heads, const EntModel *model, guint32 hidden, EntProducts *products, GError **error);
void ent_heads_clear(EntHeads *heads);

/* Works between two borrowers. */
typedef struct EntIdleWorks {
    GMutex mutex;
    GPtrArray *works;
} EntIdleWorks;

struct EntEngine {
    EntModel *model;
    EntProducts *products;
    EntVocabulary *vocabulary;
    EntEncoder encoder;
    EntHeads heads;
    char **labels[ENT_N_LAYERS];
    guint8 *kinds[ENT_N_LAYERS]; /* EntTagKind | span type << 2, of the layers with B- and I- */
    guint32 root;                /* the number of "root", or ENT_NONE */
    guint32 loose;               /* of "parataxis": how the root of a later piece depends, or ENT_NONE */
    char id[13];
    EntIdleWorks *idle;
};

/* A part of a sentence that is run at once: words [first, first + n) of it, and rows of the batch. */
typedef struct EntPiece {
    gsize sentence;
    guint32 first, n;
    guint32 row, n_rows;
} EntPiece;

/* A thread's buffers, of sizes that the model gives. */
struct EntEngineWork {
    EntProductsWork *products;
    gsize max_rows, size;
    float *x;            /* [rows][hidden]: the states */
    float *qkv;          /* [rows][3 hidden] */
    float *mixed;        /* [rows][hidden]: what attention gives */
    float *block, *wide; /* [ENT_BLOCK][hidden], [ENT_BLOCK][wide] */
    float *attention;
    guint32 *ids; /* of each row: the wordpiece, the case, the word of its piece */
    guint8 *cases;
    guint32 *starts; /* of each word of the batch, its first row in its piece; one more a piece for [CLS] */
    GArray *pieces;  /* EntPiece; its room is allocated once */
    float *states;   /* [ENT_NODES][hidden] of a piece: [CLS], words */
    float *scores;   /* [ENT_NODES][widest tag layer] */
    float *arc_head, *arc_dep, *arc_turned; /* [ENT_NODES] rows */
    float *label_head, *label_dep;
    float *label_heads, *label_scores; /* [ENT_BLOCK] rows */
    double *arcs;                      /* [ENT_NODES][ENT_NODES]: of dependent and head */
    guint32 heads[ENT_NODES];
    struct EntTreeWork *tree;
    float *pair; /* [ENT_BLOCK] rows of 6 hidden, of pair1, of pair2 */
};

/* Fills the states of a batch: rows of all pieces. */
void ent_encode(const EntEngine *engine, EntEngineWork *work, gsize n_rows);

/* Takes words [first, …) of a sentence as the next piece of the batch; the number of words it took, at least one. */
guint32 ent_take_piece(const EntEngine *engine, EntEngineWork *work, const EntEngineSentence *sentence, gsize index,
                       guint32 first);
/* Where words [first, last) are best cut in two: the first word of the later part, in (first, last]. */
guint32 ent_clause_cut(const EntStr *words, guint32 first, guint32 last);

/* Labels and tree of a piece whose states are in work->states; `out` are its words, heads within it. */
void ent_read_piece(const EntEngine *engine, EntEngineWork *work, guint32 n, EntEngineWord *out);

/* BIO labels. */
typedef enum { ENT_TAG_OUT, ENT_TAG_BEGIN, ENT_TAG_INSIDE } EntTagKind;

/* The kinds of a layer's labels, or NULL where it has others than O, B-… and I-… . */
guint8 *ent_tag_kinds(const char *const *labels, guint32 n);
/* The best labels of n words in which I-x only follows B-x or I-x. scores: [n][stride]; at most ENT_ENGINE_WORDS words. */
void ent_best_tags(const guint8 *kinds, guint32 n_labels, const float *scores, gsize stride, guint32 n, guint8 *out,
                   gsize out_step);

/* Maximum spanning trees over n nodes, node 0 the root; scores[d * n + h] of head h for dependent d. */
typedef struct EntTreeWork EntTreeWork;
EntTreeWork *ent_tree_work_new(void);
void ent_tree_work_free(EntTreeWork *work);
/* heads[1..n-1]; exactly one depends on 0. `scores` is used up. 1 < n ≤ ENT_NODES. */
void ent_best_tree(EntTreeWork *work, double *scores, guint32 n, guint32 *heads);

/* As ent_engine_open; `floats` computes with the weights as floats, to compare with. */
EntEngine *ent_engine_open_as(const char *path, gboolean floats, GError **error);

#endif
