/* SPDX-License-Identifier: Apache-2.0 */
/* graph_internal.h: what the files of this room share, and the store. */
#ifndef ENT_GRAPH_GRAPH_INTERNAL_H
#define ENT_GRAPH_GRAPH_INTERNAL_H

#include <entente/graph.h>

/* Drops the hash tables; whoever needs one makes it again. */
void ent_graph_forget_indices(EntGraph *graph);

/* Puts the ends of a symmetric relation in order of node id. */
void ent_graph_orient(const EntGraph *graph, guint32 type, guint32 *source, guint32 *target);

/* Appends copies of all relation types. */
void ent_graph_copy_types(const EntGraph *from, EntGraph *to);

#endif
