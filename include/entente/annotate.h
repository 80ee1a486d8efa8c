/* SPDX-License-Identifier: Apache-2.0 */
/*
 * annotate.h: the language engine, and what is written of it word by word.
 *
 *   1. ent_engine_find, ent_engine_open, once   2. ent_annotator_new, one a thread of the caller's
 *   3. ent_annotator_article, ent_annotator_pretokenized, ent_annotator_relate, as often as wanted   4. free both
 */
#ifndef ENTENTE_ANNOTATE_H
#define ENTENTE_ANNOTATE_H

#include "article.h"
#include "lexicon.h"
#include "output.h"

G_BEGIN_DECLS

/* A trained model, opened. It never changes: all threads may share it. */
typedef struct EntEngine EntEngine;

/* Where the model is: the file that ENTENTE_MODEL names; else share/entente/entente-en.model beside the bin or lib folder of the
 * program, or of the library; else models/entente-en.model of the source tree the library was built in. The caller frees.
 * NOT_FOUND tells where it was looked for. */
ENT_API char *ent_engine_find(GError **error);

/* Maps and checks the model file. Fails with NOT_FOUND, IO, CORRUPT (no model of ours, or damaged) or NEWER. The file must not be
 * changed in place while it is open; another may be moved over it. */
ENT_API EntEngine *ent_engine_open(const char *path, GError **error);
/* Frees it; whatever was made with it must be gone. */
ENT_API void ent_engine_free(EntEngine *engine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntEngine, ent_engine_free)

/* The first 12 hexadecimal digits of the SHA-256 of the model. Lends. */
ENT_API const char *ent_engine_model_id(const EntEngine *engine);
/* What the model says of itself: a JSON object. Lends. */
ENT_API EntStr ent_engine_model_about(const EntEngine *engine);

/* An engine at work, with room for what it computes. One thread of the caller's at a time. */
typedef struct EntAnnotator EntAnnotator;

/* Makes one. Both arguments must outlive it; `lexicon` may be NULL where only ent_annotator_relate is called, whose
 * answers then are the model's alone, without what the cues of the sentence say. `jobs` threads share the work of a text
 * (0: one a processor); what is said does not depend on how many. About 10 MB a thread, which do not grow but with the texts at
 * hand. */
ENT_API EntAnnotator *ent_annotator_new(const EntEngine *engine, const EntLexicon *lexicon, guint jobs);
/* Frees it; engine and lexicon stay. */
ENT_API void ent_annotator_free(EntAnnotator *annotator);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntAnnotator, ent_annotator_free)

/* Writes the article (taken, also on failure) as CoNLL-U: tags, heads and labels; in MISC NER=, Attribution= (B-Source … where
 * there is one) and Node=, the entity that the word is part of a mention of. Fails with UNSUPPORTED where the text is not in
 * English, TOO_LARGE. */
ENT_API gboolean ent_annotator_article(EntAnnotator *annotator, EntArticle *article, EntOutput *out, GError **error);

/* Reads CoNLL-U and writes it with its comments, words and sentences as they are and all other columns anew; only SpaceAfter=No
 * is kept of MISC. Fails with BAD_INPUT: the line and what is wrong with it; nothing is written then. `name` is for messages. */
ENT_API gboolean ent_annotator_pretokenized(EntAnnotator *annotator, EntStr bytes, const char *name, EntOutput *out,
                                            GError **error);

/* Answers one line of JSON, {"id":any,"text":"…","a":[start,end],"b":[start,end]} with bytes of the text, by another:
 * {"id":same,"relation":"supports|opposes|none","direction":"a>b|b>a|-","sign":1|-1|0,"confidence":0.93}, or {"id","error"}.
 * Sign and relation are of the stance of `a` to `b`, or of `b` to `a` where the direction says so; confidence is 0..1. FALSE where
 * the answer is an error. */
ENT_API gboolean ent_annotator_relate(EntAnnotator *annotator, EntStr line, EntOutput *out);

G_END_DECLS

#endif
