/* SPDX-License-Identifier: Apache-2.0 */
/*
 * annotator_internal.h: what the modules of this room share: words on their way through the engine, and rows of CoNLL-U.
 */
#ifndef ENT_ANNOTATOR_INTERNAL_H
#define ENT_ANNOTATOR_INTERNAL_H

#include "annotate/document.h"
#include "engine/engine.h"

#include <entente/annotate.h>
#include <entente/extract.h>
#include <entente/graph.h>

struct EntAnnotator {
    const EntEngine *engine;
    const EntLexicon *lexicon;
    EntEngineWork *work; /* the caller's own, for pairs */
    guint jobs;
};

/* Sentences and what the engine says of their words. */
typedef struct Said {
    GArray *words;     /* EntStr; they lend */
    GArray *starts;    /* guint32: the first word of each sentence, and the number of words at last */
    EntEngineWord *of; /* of each word */
} Said;

void ann_said_init(Said *said);
void ann_said_clear(Said *said);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Said, ann_said_clear)
void ann_said_add_word(Said *said, EntStr word);
/* The next word begins a sentence. */
void ann_said_end_sentence(Said *said);
guint32 ann_said_start(const Said *said, guint32 sentence);
/* Runs the engine over all of it. */
void ann_said_run(Said *said, EntAnnotator *annotator);

/* The nodes that words are mentions of: by word, a node's id or NULL. `spans` are the words' bytes in the article of `facts`. */
const char **ann_nodes_of(const EntGraph *facts, const EntSpan *spans, guint32 n);

/* Writes the row of the word with that number in its sentence. `node` may be NULL. */
void ann_write_word(const EntAnnotator *annotator, guint32 number, EntStr form, const EntEngineWord *word, const char *node,
                    gboolean space_after, EntOutput *out);
/* "3-4	don't	_ …": words [first, last) of the sentence, counted from 0. */
void ann_write_range(guint32 first, guint32 last, EntStr form, gboolean space_after, EntOutput *out);

#endif
