/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.h: the graph file (SQLite): facts of articles in, the resolved graph out.
 *
 *   1. ent_store_open   2. ent_store_has to skip what is there   3. ent_store_add for each article
 *   4. ent_store_commit now and then and at the end   5. ent_store_load   6. ent_store_close
 *
 * What the file holds depends only on the set of articles added, never on their order or grouping: of two versions of an
 * article's key the later stays, of two keys with the same text the lesser key counts, of several articles that print one story
 * one. A killed process loses at most what was not committed, and leaves no article half in.
 *
 * What takes a GError ** may fail with BUSY (another process writes), CORRUPT (the file is damaged) or IO, beside what is named
 * there. One thread at a time may use a store.
 */
#ifndef ENTENTE_STORE_H
#define ENTENTE_STORE_H

#include "graph.h"
#include "lexicon.h"

G_BEGIN_DECLS

/* An open graph file. */
typedef struct EntStore EntStore;

/* What may be done with it. */
typedef enum {
    ENT_STORE_READ,   /* must exist; never changed */
    ENT_STORE_WRITE   /* made where it is not there */
} EntStoreMode;

/* Opens the graph file at `path`; ":memory:" with ENT_STORE_WRITE is one that nothing is left of. Fails with NOT_FOUND, CORRUPT (no graph file of ours; it is not touched), NEWER, BUSY or IO. */
ENT_API EntStore *ent_store_open(const char *path, EntStoreMode mode, GError **error);
/* Closes and frees; rolls back what was not committed. */
ENT_API void ent_store_close(EntStore *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntStore, ent_store_close)

/* TRUE where this very text under this key, extracted by the same program, ontology and names, is there already (such an
 * article need not be extracted again); FALSE too where the file cannot be read. What is said about it (title, dates, authors …) counts too. `engine` is an ent_extractor_id; the facts
 * carry it as program, ontology and model. */
ENT_API gboolean ent_store_has(EntStore *store, const EntArticle *article, const char *engine);

/* From now on facts that this engine extracted win over other engines' facts of the same article and text: what building anew with another
 * ontology wants. Without it (merging) the greater engine wins, so that the order does not matter. Lasts until the store is closed. */
ENT_API void ent_store_prefer(EntStore *store, const char *engine);

/* What became of an article that was added. */
typedef enum {
    ENT_ADDED,      /* a new article */
    ENT_REPLACED,   /* a newer version of one that was there */
    ENT_UNCHANGED,  /* the same version was there */
    ENT_OLDER,      /* a newer version was there: nothing changed */
    ENT_COPY        /* the same text is there under a lesser key, or the same story: kept aside, not counted */
} EntAddOutcome;

/* Adds the facts of one article (a sorted graph with one article), which stay the caller's; it must have types of relation, as
 * those of ent_extract do. `outcome` may be NULL. Fails with BAD_INPUT where there are more articles or none. */
ENT_API gboolean ent_store_add(EntStore *store, const EntGraph *facts, EntAddOutcome *outcome, GError **error);

/* What to do with edited copies of one story. */
typedef enum {
    ENT_DUPLICATES_FOLD, /* articles that print one story count as one, and the others are its copies: what a new file does */
    ENT_DUPLICATES_KEEP  /* each counts by itself, unless two texts are the same byte for byte */
} EntDuplicates;

/* Puts a whole sorted graph into the file, as it is: its nodes keep their ids and names and are not looked for among those that are
 * there, but for the same ids. Where the file was empty, ent_store_load gives the graph back, but for the places of mentions. Fails
 * with BAD_INPUT where the graph has no articles. The next commit makes it last. */
ENT_API gboolean ent_store_put(EntStore *store, const EntGraph *graph, GError **error);

/* Says what to do with edited copies of one story, for the articles that are there and those to come; the file remembers it. Two articles of 80
 * words or more print one story where their sets of five-word shingles share 0.4 or more of what they hold together (resemblance, Broder
 * 1997) and MinHash brings them together; the earliest published counts, of one day the longest. Which do depends on the set of articles alone. The next commit makes it
 * last. Takes time with the number of copies. */
ENT_API gboolean ent_store_set_duplicates(EntStore *store, EntDuplicates duplicates, GError **error);

/* Keeps that the article at `path` was left out, and why, so that reports can count such articles. */
ENT_API gboolean ent_store_leave_out(EntStore *store, const char *path, const char *reason, GError **error);

/* Resolves entities across articles for whatever changed, and commits. Where it fails nothing is committed. */
ENT_API gboolean ent_store_commit(EntStore *store, GError **error);

/* What to bring into memory. */
typedef struct EntLoadOptions {
    gboolean texts;    /* article texts; else text is NULL and text_len 0 */
    gboolean mentions; /* mention spans */
} EntLoadOptions;

/* The whole graph as one sorted EntGraph. `options` NULL for texts and mentions both. The articles' blocks are not kept in the file. */
ENT_API EntGraph *ent_store_load(EntStore *store, const EntLoadOptions *options, GError **error);

G_END_DECLS

#endif
