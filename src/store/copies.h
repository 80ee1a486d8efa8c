/* SPDX-License-Identifier: Apache-2.0 */
/* copies.h: which articles count, and which are only copies of a story that counts already. copies.c tells the rule. */
#ifndef ENT_STORE_COPIES_H
#define ENT_STORE_COPIES_H

#include "store/store_internal.h"

/* An article begins or ceases to stand for its text; whoever that turns into a copy or out of one follows, and resolution with
 * it. Before it ceases, its row must still be there. */
void ent_copies_enter(EntStore *store, gint64 article);
void ent_copies_leave(EntStore *store, gint64 article);
/* Takes up the articles of a file that knew nothing of copies, and resolves what changed. */
void ent_copies_adopt(EntStore *store);

#endif
