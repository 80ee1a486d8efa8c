/* SPDX-License-Identifier: Apache-2.0 */
/*
 * verify.h: whether everything a graph file says still stands where it says it does.
 */
#ifndef ENTENTE_VERIFY_H
#define ENTENTE_VERIFY_H

#include "store.h"

G_BEGIN_DECLS

/* What was looked at. */
typedef enum { ENT_VERIFY_TEXT, ENT_VERIFY_MENTION, ENT_VERIFY_EVIDENCE, ENT_VERIFY_QUOTE } EntVerifyKind;

/* "text", "mention", "evidence", "quotation". Static. */
ENT_API const char *ent_verify_kind_name(EntVerifyKind kind);

/* Something that is not where it should be. Lends. */
typedef struct EntFault {
    EntVerifyKind kind;
    const char *path;  /* of the article */
    gint64 start, end; /* bytes as the file has them; they may lie anywhere */
    const char *words; /* the sentence or quotation that should stand there; NULL for mentions and texts */
    const char *what;  /* "the text ends before", "other words stand there" … Static */
} EntFault;

/* How much was looked at. */
typedef struct EntVerifyTally {
    guint64 articles, without_text;     /* all; those whose text was left out, of which nothing can be checked */
    guint64 mentions, evidence, quotes; /* checked */
    guint64 faults;
} EntVerifyTally;

/*
 * Compares each sentence of evidence and each quotation with the bytes of its article's text, mentions with its length and
 * characters, and each text with its SHA-256. `fault` hears of each fault (may be NULL), by article key, kind and place. FALSE
 * where the file cannot be read. Holds one text at a time; O(size of the file).
 */
ENT_API gboolean ent_store_verify(EntStore *store, void (*fault)(const EntFault *fault, gpointer data), gpointer data,
                                  EntVerifyTally *tally, GError **error);

G_END_DECLS

#endif
