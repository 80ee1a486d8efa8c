/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bootstrap.h: how sure a rank is. A rank that one story decides should not be read as one that ten stories agree on.
 *
 * Articles that tell the same story are not independent of each other, so what is resampled (Efron 1979) is stories: as many as
 * there are, drawn with replacement, an article counting as often as its story was drawn. From the resamples comes the standard
 * error of each actor's measure, and of the difference of each two actors. An actor's rank interval then leaves out the ranks
 * that are surely not its own: it is surely behind those whose lead over it is greater than t standard errors of that difference
 * (t of Student, one less degree of freedom than stories) or holds in 99 % of the resamples, and surely ahead of those it leads
 * by as much. How often such an interval holds the true rank is measured by tests/bench/ranks.c.
 */
#ifndef ENTENTE_BOOTSTRAP_H
#define ENTENTE_BOOTSTRAP_H

#include "analysis.h"

G_BEGIN_DECLS

/* Which story each article belongs to: a guint beside the graph's articles, numbered from 0 in the order of their first articles;
 * `stories` tells how many; the caller unrefs. Two articles tell the same story where they have the same headline, the same sentence of evidence or
 * the same direct quotation, of at least six, eight and eight words, letter case and typography aside, and were published within
 * three days of each other or lack a date; what is linked through a third is one story too. */
ENT_API GArray *ent_stories(const EntGraph *graph, guint *stories);

/* A node's place in a ranking. */
typedef struct EntPlace {
    guint32 node;
    double value, low, high;         /* of the measure, with its interval; low is at least 0 */
    guint rank, rank_low, rank_high; /* 1 is the first; who has the same value has the same rank, the best of theirs */
    double from_one; /* of strength: the share that the one story gives which gives most, 0..1; 0 for other measures */
} EntPlace;

/* The nodes by one measure. */
typedef struct EntRanking {
    const EntMeasure *measure;
    GArray *places; /* EntPlace, by rank, then node: the first `top` nodes */
    guint n;        /* nodes with a measured tie, which are all ranked */
} EntRanking;

/* What the resamples say. */
typedef struct EntBootstrap {
    guint stories;       /* independent stories among the articles */
    guint rounds;        /* resamples */
    double level;        /* 0.9: what the intervals aim at */
    gboolean enough;     /* FALSE below ENT_FEW_STORIES stories: then a rank interval is from 1 to n, for nothing can be said */
    GPtrArray *rankings; /* EntRanking *: strength, degree, supported_by, opposed_by; betweenness and pagerank too where the graph
                            is small enough */
} EntBootstrap;

/* Fewer stories than this say nothing of ranks. */
enum { ENT_FEW_STORIES = 5 };

/* How to resample; all zeros are the defaults. */
typedef struct EntBootstrapOptions {
    guint top;    /* places of each ranking; 0 for 15 */
    guint rounds; /* 0 for 1,000, fewer where the graph is large */
    double level; /* 0 for 0.9; between 0.5 and 0.999 */
} EntBootstrapOptions;

/* `analysis` is of that graph and tells which relation types count, and the seed. `options` may be NULL. Only one thread may run
 * this at a time (igraph). Fails where igraph does. */
ENT_API EntBootstrap *ent_bootstrap(const EntGraph *graph, const EntAnalysis *analysis, const EntBootstrapOptions *options,
                                    GError **error);
/* Frees it with all it holds. */
ENT_API void ent_bootstrap_free(EntBootstrap *bootstrap);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntBootstrap, ent_bootstrap_free)

/* The ranking by a measure ("strength" …); NULL where there is none. Lends. */
ENT_API const EntRanking *ent_bootstrap_ranking(const EntBootstrap *bootstrap, const char *measure);
/* A node's place in it; NULL where it is not among the first `top`. Lends. */
ENT_API const EntPlace *ent_bootstrap_place(const EntBootstrap *bootstrap, const char *measure, guint32 node);

G_END_DECLS

#endif
