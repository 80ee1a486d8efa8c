/* SPDX-License-Identifier: Apache-2.0 */
/*
 * diff.h: what has changed between two graphs: nodes and edges that came and went, weights, flipped signs, ranks.
 *
 * Nodes are the same where their ids are, edges where their ends and relation are. Everything is in the order of ids, but for
 * ranks, which come by how far they moved.
 */
#ifndef ENTENTE_DIFF_H
#define ENTENTE_DIFF_H

#include "analysis.h"

G_BEGIN_DECLS

/* An edge that is in both graphs with another weight. */
typedef struct EntWeightChange {
    guint32 before, after; /* indices of the edge in either graph */
} EntWeightChange;

/* Two nodes of whom mostly good was said one way and now mostly bad, or the other way about: the sum of sign times weight over
 * the edges of measured or signed relations from one to the other has changed its sign. */
typedef struct EntSignFlip {
    guint32 source, target; /* nodes of the later graph */
    gboolean symmetric;     /* all edges that say so have no direction */
    double before, after;   /* the sums; never 0 */
} EntSignFlip;

/* A node that is in both graphs with another rank, or has one in one of them only. */
typedef struct EntRankChange {
    const char *id, *name; /* lent from the graphs */
    guint before, after;   /* 1 is the greatest; equal values share the least; 0 where it has no value above 0 */
} EntRankChange;

/* All that has changed. */
typedef struct EntDiff {
    const EntGraph *before, *after;       /* lent */
    GArray *new_articles, *gone_articles; /* guint32: indices into `after` and `before` */
    GArray *new_nodes, *gone_nodes;       /* guint32, likewise */
    GArray *new_edges, *gone_edges;       /* guint32, likewise */
    GArray *weights;                      /* EntWeightChange */
    GArray *flips;                        /* EntSignFlip */
    GArray *ranks;                        /* EntRankChange */
    const EntMeasure *measure;            /* what the ranks are by; NULL where no analyses were given */
} EntDiff;

/*
 * Compares two sorted graphs, which must live as long as the result. The analyses (both or neither) give the ranks, by the
 * measure of that id (NULL: "strength"). Fails with NOT_FOUND where no measure has that id. O(size of both), beside sorting.
 */
ENT_API EntDiff *ent_diff(const EntGraph *before, const EntGraph *after, const EntAnalysis *analysis_before,
                          const EntAnalysis *analysis_after, const char *measure, GError **error);
/* Frees it; graphs and analyses stay. */
ENT_API void ent_diff_free(EntDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDiff, ent_diff_free)

/* TRUE where nothing has changed. */
ENT_API gboolean ent_diff_is_empty(const EntDiff *diff);

/* For people, a line a change: "+" came, "-" went, "~" changed; of the ranks the `top` that moved most (0 for all). Control
 * characters come out escaped. FALSE once writing failed. */
ENT_API gboolean ent_diff_write_text(const EntDiff *diff, guint top, EntOutput *out);
/* One object; its edges are told by id, ends, relation, sign and weight. FALSE once writing failed. */
ENT_API gboolean ent_diff_write_json(const EntDiff *diff, EntOutput *out);

G_END_DECLS

#endif
