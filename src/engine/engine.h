/* SPDX-License-Identifier: Apache-2.0 */
/*
 * engine/engine.h: the trained model at work: words of a sentence → part of speech, head, label, name and attribution of each,
 * and the stance between two spans.
 *
 *   1. ent_engine_open, once       3. ent_engine_run for sentences, as many at a time as there are
 *   2. ent_engine_work_new, one a thread   4. ent_engine_pairs for spans of a sentence that was run
 *
 * An engine never changes once open: all threads share it. Work belongs to one thread at a time; its memory is allocated once and
 * does not grow. What a sentence gets depends on its words alone: not on what else is run with it, the thread, or the order; and
 * not on the machine's instruction set either, since products are of whole numbers and sums of floats keep one order.
 */
#ifndef ENT_ENGINE_ENGINE_H
#define ENT_ENGINE_ENGINE_H

#include <entente/annotate.h>

typedef struct EntEngineWork EntEngineWork;

typedef enum { ENT_LAYER_UPOS, ENT_LAYER_DEPREL, ENT_LAYER_NAME, ENT_LAYER_ATTRIBUTION, ENT_N_LAYERS } EntLayer;

/* The labels that the numbers of a word stand for: NULL-terminated, UTF-8 without blanks. Lends. */
const char *const *ent_engine_labels(const EntEngine *engine, EntLayer layer);

/* What is said of a word: the label of each layer by number, and the head: a word of the sentence, or ENT_NONE for the root. */
typedef struct EntEngineWord {
    guint32 head;
    guint8 label[ENT_N_LAYERS];
} EntEngineWord;

/* A sentence of any length. Every word must be valid UTF-8. One of more than ENT_ENGINE_WORDS words is cut at clause marks,
 * parsed in pieces, and put together again: exactly one root, and the roots of later pieces depend on it. */
typedef struct EntEngineSentence {
    const EntStr *words;
    guint32 n_words;
    EntEngineWord *out; /* room for n_words */
    float *states;      /* NULL, or room for (n_words + 1) * ent_engine_width: what ent_engine_pairs needs */
} EntEngineSentence;

enum { ENT_ENGINE_WORDS = 110 };

EntEngineWork *ent_engine_work_new(const EntEngine *engine);
void ent_engine_work_free(EntEngineWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntEngineWork, ent_engine_work_free)
/* Work that nobody uses at the moment, made where there is none; goes back when done. Any thread may ask. */
EntEngineWork *ent_engine_borrow_work(const EntEngine *engine);
void ent_engine_return_work(const EntEngine *engine, EntEngineWork *work);
/* What a thread's work takes, in bytes. */
gsize ent_engine_work_size(const EntEngineWork *work);

/* Fills `out` (and `states`) of every sentence. Cannot fail; about 0.1 ms a word. A word's letters are looked at as far as 1 KB.
 */
void ent_engine_run(const EntEngine *engine, EntEngineWork *work, const EntEngineSentence *sentences, gsize n);

/* The same with work that is borrowed, by as many threads as `jobs`. */
void ent_engine_run_shared(const EntEngine *engine, guint jobs, const EntEngineSentence *sentences, guint32 n);

/* Floats of one word's state. */
guint32 ent_engine_width(const EntEngine *engine);

/* Words [first, last) of a sentence. */
typedef struct EntEngineSpan {
    guint32 first, last;
} EntEngineSpan;

typedef enum {
    ENT_STANCE_NONE,
    ENT_STANCE_A_SUPPORTS_B,
    ENT_STANCE_B_SUPPORTS_A,
    ENT_STANCE_A_OPPOSES_B,
    ENT_STANCE_B_OPPOSES_A,
    ENT_N_STANCES
} EntStance;

/* Two spans of a sentence, neither empty; and the calibrated probability of each stance between them. */
typedef struct EntEnginePair {
    EntEngineSpan a, b;
    float probabilities[ENT_N_STANCES];
} EntEnginePair;

/* Fills the probabilities of pairs in the sentence with those states. Where a and b change places, the answers do, and nothing
 * else. About 0.15 ms for up to eight pairs. */
void ent_engine_pairs(const EntEngine *engine, EntEngineWork *work, const float *states, guint32 n_words, EntEnginePair *pairs,
                      gsize n);

#endif
