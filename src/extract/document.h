/* SPDX-License-Identifier: Apache-2.0 */
/* document.h: facts of a document that somebody wants to keep beside them. */
#ifndef ENT_EXTRACT_DOCUMENT_H
#define ENT_EXTRACT_DOCUMENT_H

#include "annotate/document.h"

#include <entente/graph.h>

/* A sorted graph of the document's article, which it takes: the document, whose text is the article's, must not outlive it. */
EntGraph *ent_extract_document(EntDocument *document, EntArticle *article);

#endif
