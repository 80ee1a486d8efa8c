/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extract.h: from an article to the facts it states.
 */
#ifndef ENTENTE_EXTRACT_H
#define ENTENTE_EXTRACT_H

#include "graph.h"
#include "lexicon.h"

/* Annotates and extracts: a sorted graph of this one article (taken, also on failure). `lexicon` must outlive the call. Different
 * threads may call it at once with one lexicon. Fails with UNSUPPORTED where the text is not in English, TOO_LARGE where
 * the article passes a limit. */
ENT_API EntGraph *ent_extract(EntArticle *article, const EntLexicon *lexicon, GError **error);

#endif
