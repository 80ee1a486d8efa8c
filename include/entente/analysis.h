/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analysis.h: measures of the graph, by igraph.
 *
 * The graph that measures see: edges of the measured relation types with weight above 0; several relations between the same
 * two nodes in the same direction become one edge whose weight is their sum; no loops. Directed where a measure is; an edge of
 * a symmetric relation then counts in both directions. Distance is 1/weight.
 */
#ifndef ENTENTE_ANALYSIS_H
#define ENTENTE_ANALYSIS_H

#include "graph.h"

typedef struct EntNodeMeasures {
    guint degree;               /* distinct neighbours, direction left aside */
    guint in_degree, out_degree; /* distinct neighbours that point here, that it points to */
    double strength;            /* sum of the weights of its edges, direction left aside */
    double in_strength, out_strength;
    double betweenness; /* weighted, undirected, normalised to 0..1 by (n-1)(n-2)/2 (Freeman 1977, Brandes 2001) */
    double closeness;   /* harmonic, weighted, undirected: mean of 1/distance to the other nodes (Marchiori & Latora 2000) */
    double eigenvector; /* weighted, undirected, greatest is 1 (Bonacich 1972) */
    double pagerank;    /* weighted, directed, damping 0.85; sums to 1 (Page et al. 1999) */
    double hub, authority; /* directed, weighted, greatest is 1 (Kleinberg 1999) */
    guint core;         /* k-core number, undirected (Seidman 1983) */
    guint component;    /* weak component, 0 is the largest */
    guint community;    /* Leiden, weighted modularity, seeded (Traag et al. 2019); 0 is the largest */
    guint supported_by, opposed_by; /* distinct nodes with an edge of sign +1 / -1 towards it (symmetric ones count) */
    guint supports, opposes;        /* distinct nodes it has such an edge towards */
} EntNodeMeasures;

typedef struct EntAnalysis {
    GArray *nodes;      /* EntNodeMeasures, beside the graph's nodes; nodes without a measured edge have zeros, and a component and a community
                          of their own, numbered after the others */
    GPtrArray *types;   /* char *: the relation types that were measured */
    guint n_nodes, n_edges; /* of the graph that measures saw: nodes with an edge, and pairs of nodes with one */
    double density;     /* of the undirected simple graph over those nodes, 0..1 */
    guint components, communities; /* among those nodes */
    double modularity;  /* of the Leiden partition */
    gboolean sampled;   /* betweenness and closeness from a sample of sources (above 5,000 nodes: exact ones take a minute at 10,000) */
    guint32 seed;
} EntAnalysis;

typedef struct EntAnalysisOptions {
    const char *const *types; /* relation ids, NULL-terminated; NULL for the ontology's measured ones */
    guint32 seed;             /* of Leiden and of sampling; 0 for 42 */
} EntAnalysisOptions;

/* `options` may be NULL. An empty graph has an empty analysis. Only one thread may run this at a time (igraph). Fails where a type is not
 * known (BAD_INPUT) or igraph does (IO, with its words). */
ENT_API EntAnalysis *ent_analyze(const EntGraph *graph, const EntAnalysisOptions *options, GError **error);
ENT_API void ent_analysis_free(EntAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntAnalysis, ent_analysis_free)

/* Measures of a node. Lends. */
ENT_API const EntNodeMeasures *ent_analysis_node(const EntAnalysis *analysis, guint32 node);

/* A measure by name ("strength", "pagerank" …) with what people are told of it, for tables and --top. */
typedef struct EntMeasure {
    const char *id;      /* "betweenness" */
    const char *label;   /* "Betweenness" */
    const char *meaning; /* one line for a reader who never heard of it */
    double (*value)(const EntNodeMeasures *);
} EntMeasure;

/* All of them in the order of a report; ends with an entry whose id is NULL. Static. */
ENT_API const EntMeasure *ent_measures(void);

#endif
