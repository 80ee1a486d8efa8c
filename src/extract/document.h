/* SPDX-License-Identifier: Apache-2.0 */
/* document.h: facts of a document that somebody wants to keep beside them. */
#ifndef ENT_EXTRACT_DOCUMENT_H
#define ENT_EXTRACT_DOCUMENT_H

#include "annotate/document.h"

#include <entente/graph.h>

/* A sorted graph of the document's article, which it takes: the document, whose text is the article's, must not outlive it. NULL
 * with TOO_LARGE where the article has had its time. */
EntGraph *ent_extract_document(EntDocument *document, EntArticle *article, GError **error);

/* What cues and judgements say between two spans of tokens of a parsed document of one sentence: a stance, and how sure it is
 * (0..1). NONE where they say nothing. */
EntStance ent_relate_spans(EntDocument *document, EntEngineSpan a, EntEngineSpan b, double *confidence);

#endif
