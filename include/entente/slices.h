/* SPDX-License-Identifier: Apache-2.0 */
/*
 * slices.h: the graph in parts: week by week or month by month, and outlet by outlet. The same measures are made of what each
 * part's articles alone tell; and the parts are compared: where the stand of two actors to each other turns from one time to the
 * next, and where outlets tell it differently.
 */
#ifndef ENTENTE_SLICES_H
#define ENTENTE_SLICES_H

#include "analysis.h"

G_BEGIN_DECLS

/* How long a slice of time is. */
typedef enum {
    ENT_STEP_AUTO, /* weeks where all dated articles lie within 26 of them, else months */
    ENT_STEP_WEEK, /* ISO 8601 weeks, which begin on Monday */
    ENT_STEP_MONTH
} EntStep;

/* An actor as a part of the articles tells of it. */
typedef struct EntSliceNode {
    guint32 node;
    EntNodeMeasures measures;
} EntSliceNode;

/* One part of the articles, and what is measured of it alone. */
typedef struct EntSlice {
    char *label;        /* "2025-W07", "2025-03", or the outlet's name */
    char *from, *until; /* first and last day of the slice; NULL for an outlet */
    guint articles;
    guint seen_first;  /* nodes whose earliest dated article lies in it; 0 for an outlet */
    guint nodes, ties; /* actors with a measured tie, and pairs of them */
    double reciprocity, assortativity;
    EntBalance balance; /* without tensions: NULL */
    GArray *central;    /* EntSliceNode: by strength, at most ten */
} EntSlice;

/* What one part tells of a pair: the sign of agreement minus opposition there, and the surest sentence that says so. */
typedef struct EntStand {
    guint slice;    /* index */
    int sign;       /* 1 or -1 */
    double weight;  /* of agreement and of opposition, whichever is heavier, minus the other: above 0 */
    guint32 edge;   /* of the sentence */
    guint evidence; /* its index in that edge's evidence */
} EntStand;

/* Two actors of whom two parts tell opposite things. */
typedef struct EntTurn {
    guint32 a, b; /* nodes, a < b */
    EntStand one,
        other; /* in time: before and after, with no other stand between them; of outlets: the heaviest for and against */
    guint for_it, against; /* parts in which the pair agrees, and in which it does not */
} EntTurn;

/* All parts, and where they differ. */
typedef struct EntSlices {
    EntStep step;      /* week or month; ENT_STEP_AUTO for outlets */
    GPtrArray *slices; /* EntSlice *, only those with articles: by time; outlets by number of articles, then name */
    guint left_out;    /* articles without a date, or without a publisher */
    guint dropped;     /* parts beyond the 60 that are told: the oldest slices, the smallest outlets */
    GArray *turns;     /* EntTurn: the heaviest lesser side first, in time the latest among equals; then by nodes */
} EntSlices;

/* Cuts and measures. `analysis` tells which relation types count, and the seed. Only one thread may run these at a time (igraph). Fail where igraph
 * does. */
ENT_API EntSlices *ent_slices_by_time(const EntGraph *graph, const EntAnalysis *analysis, EntStep step, GError **error);
ENT_API EntSlices *ent_slices_by_outlet(const EntGraph *graph, const EntAnalysis *analysis, GError **error);
/* Frees them. */
ENT_API void ent_slices_free(EntSlices *slices);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntSlices, ent_slices_free)

/* The dates of the earliest and of the latest dated article that mentions the node; NULL where none has a date. Lend. */
ENT_API const char *ent_node_first_seen(const EntGraph *graph, guint32 node);
ENT_API const char *ent_node_last_seen(const EntGraph *graph, guint32 node);

G_END_DECLS

#endif
