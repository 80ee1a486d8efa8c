/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extract.h: from an article to the facts it states.
 */
#ifndef ENTENTE_EXTRACT_H
#define ENTENTE_EXTRACT_H

#include "annotate.h"
#include "graph.h"
#include "lexicon.h"

G_BEGIN_DECLS

/* Annotates and extracts: a sorted graph of this one article (taken, also on failure). `lexicon` and `engine` must outlive the
 * call. Different threads may call it at once with one of each. Without an engine (NULL) rules over the words alone do the work:
 * about ten times faster, and less is found. Fails with UNSUPPORTED where the text is not in English, TOO_LARGE where
 * the article passes a limit. */
ENT_API EntGraph *ent_extract(EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, GError **error);

/* The identity of what extracts with these: "VERSION ONTOLOGY NAMES+MODEL", or "VERSION ONTOLOGY NAMES" by rules alone. The same text
 * extracted by the same gives the same facts. The caller owns it. */
ENT_API char *ent_extractor_id(const EntLexicon *lexicon, const EntEngine *engine);

G_END_DECLS

#endif
