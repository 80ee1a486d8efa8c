/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pipeline.h: the stages in order: inputs → articles → facts → graph file.
 */
#ifndef ENTENTE_PIPELINE_H
#define ENTENTE_PIPELINE_H

#include "article.h"
#include "extract.h"
#include "store.h"

G_BEGIN_DECLS

/* Hears of the work as it goes, always on the calling thread. Every member may be NULL. */
typedef struct EntProgress {
    void (*step)(guint64 done, guint64 total, gpointer data);              /* after each article */
    void (*problem)(const char *path, const GError *error, gpointer data); /* an input that failed */
    void (*left_out)(const char *path, const GError *error, gpointer data); /* an article left out, which is no failure */
    gpointer data;
} EntProgress;

/* Counts of articles and inputs. */
typedef struct EntTally {
    guint64 articles;  /* read */
    guint64 summaries; /* of these, only summaries out of feeds */
    guint64 added, replaced, unchanged, older, copies;
    guint64 left_out;  /* not in English */
    guint64 failed;    /* inputs */
} EntTally;

/* Extracts every article of the inputs (by rules alone where `engine` is NULL) with `jobs` threads (0: one a processor) and hands the facts, in the order of the inputs, to
 * `facts` (which takes them). FALSE where `facts` ended it. Memory holds a few articles a thread, never the corpus. */
ENT_API gboolean ent_extract_inputs(const char *const *inputs, const EntReadOptions *options, const EntLexicon *lexicon,
                                    const EntEngine *engine, guint jobs, gboolean (*facts)(EntGraph *facts, gpointer data, GError **error), gpointer data,
                                    const EntProgress *progress, EntTally *tally, GError **error);

/* The same into a graph file; articles that are there unchanged are not extracted again; a commit every few articles. FALSE where the
 * file fails (store.h); inputs that fail are told to `progress` and counted, and end nothing. */
ENT_API gboolean ent_build(const char *const *inputs, const EntReadOptions *options, const EntLexicon *lexicon, const EntEngine *engine,
                           guint jobs, EntStore *store, const EntProgress *progress, EntTally *tally, GError **error);

G_END_DECLS

#endif
