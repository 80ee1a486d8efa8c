/* SPDX-License-Identifier: Apache-2.0 */
/* doubts.h: what the parse says against what a cue or the engine's stance head sees. */
#ifndef ENT_EXTRACT_DOUBTS_H
#define ENT_EXTRACT_DOUBTS_H

#include "extract/extract_internal.h"

/* Whether the clause that token i stands in is what somebody denies: "rejected claims that …", "denied that …"; FALSE without a
 * parse. */
gboolean ext_is_denied(const Extractor *x, guint32 i);

/* Whether a noun that is neither the source nor a pronoun is the subject of what is done to the target; only where
 * document->parsed is there. */
gboolean ext_is_done_by_another(const Extractor *x, const Mention *from, const Mention *to);

#endif
