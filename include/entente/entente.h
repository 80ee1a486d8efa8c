/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entente.h: the whole library. From articles to a picture:
 *
 *       EntLexicon *lexicon = ent_lexicon_load(NULL, &error);
 *       EntStore *store = ent_store_open("graph.db", ENT_STORE_WRITE, &error);
 *       ent_build(inputs, NULL, lexicon, 0, store, NULL, &tally, &error);
 *       EntGraph *graph = ent_store_load(store, NULL, &error);
 *       EntAnalysis *analysis = ent_analyze(graph, NULL, &error);
 *       ent_draw(graph, analysis, &options, out, &error);
 */
#ifndef ENTENTE_H
#define ENTENTE_H

#include "analysis.h"
#include "annotate.h"
#include "article.h"
#include "bootstrap.h"
#include "diff.h"
#include "draw.h"
#include "extract.h"
#include "graph.h"
#include "lexicon.h"
#include "output.h"
#include "pipeline.h"
#include "report.h"
#include "review.h"
#include "slices.h"
#include "store.h"
#include "types.h"
#include "verify.h"
#include "write.h"

#endif
