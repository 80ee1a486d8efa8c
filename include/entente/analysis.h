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

G_BEGIN_DECLS

/* What was measured of a node. */
typedef struct EntNodeMeasures {
    guint degree;                /* distinct neighbours, direction left aside */
    guint in_degree, out_degree; /* distinct neighbours that point here, that it points to */
    double strength;             /* sum of the weights of its edges, direction left aside */
    double in_strength, out_strength;
    double betweenness;    /* weighted, undirected, normalised to 0..1 by (n-1)(n-2)/2 (Freeman 1977, Brandes 2001) */
    double closeness;      /* harmonic, weighted, undirected: mean of 1/distance to the other nodes (Marchiori & Latora 2000) */
    double eigenvector;    /* weighted, undirected, greatest is 1 (Bonacich 1972) */
    double pagerank;       /* weighted, directed, damping 0.85; sums to 1 (Page et al. 1999) */
    double hub, authority; /* directed, weighted, greatest is 1 (Kleinberg 1999) */
    guint core;            /* k-core number, undirected (Seidman 1983) */
    guint component;       /* weak component, 0 is the largest */
    guint community;       /* Leiden, weighted modularity, seeded (Traag et al. 2019); 0 is the largest */
    guint supported_by, opposed_by; /* distinct nodes with an edge of sign +1 / -1 towards it (symmetric ones count) */
    guint supports, opposes;        /* distinct nodes it has such an edge towards */
    double brokerage;  /* 0..1: of the shortest ways between two actors of different camps, the share that leads over it
                          (betweenness of Freeman 1977 over pairs across camps); ways lead over agreement and neutral ties, never
                          over opposition */
    double constraint; /* Burt (1992), weighted: how far its ties lead back to each other; near 0 for a broker, 1 and above for
                          one whose ties all know each other, 0 where it has no tie */
    guint camp;        /* signed camp, 0 is the largest; camps of one come after the others */
} EntNodeMeasures;

/* A triangle of signed ties that is not balanced (an odd number of oppositions), by the graph's node indices. */
typedef struct EntTriangle {
    guint32 a, b, c; /* ascending */
    int ab, bc, ac;  /* signs */
    double weight;   /* of its weakest tie */
} EntTriangle;

/*
 * Signed structure. Two actors have a signed tie where their agreement and their opposition (relations of sign +1 and -1, both
 * directions) do not weigh the same; its sign is that of the heavier. All counts are of ties, whatever they weigh, unless told.
 */
typedef struct EntBalance {
    guint ties, negative; /* signed ties, and those of them that are opposition */
    guint undecided;      /* pairs whose agreement and opposition weigh the same: no tie */
    guint64 triangles[4]; /* triangles of signed ties by their number of oppositions: those with 0 and 2 are balanced (Heider
                             1946; Cartwright & Harary 1956) */
    double balanced;      /* share of the triangles that is balanced, 0..1; 0 where there is none */
    double balanced_chance; /* that share if the same signs lay on the ties at random: q^3 + 3q(1-q)^2, q the share of
                               agreement */
    /* Line index of balance (Harary 1959), alias frustration: the fewest ties that must change sign so that two sides explain
     * all. Finding it is NP-hard. `frustration` is reached by a division in two sides that was found (local search, then branch
     * and bound, block by block), so the index is not greater; `frustration_low` is proven by disjoint unbalanced circles, so it
     * is not less. Equal: exact. */
    guint frustration, frustration_low;
    /* 0..1: one number for how far the graph falls into two hostile sides. For each connected part of the signed ties with m
     * ties, of which f do not fit its two sides: (1 - 2f/m) * 4p(1-p), p the share of tie ends on one side; parts are averaged by
     * m. 0 where nobody opposes anybody (one side is empty) or the sides explain nothing; 1 where two equally tied sides explain
     * every tie. */
    double polarisation;
    /* Camps: the division of actors in any number of camps with the least weight of ties against it: opposition inside a camp,
     * agreement between camps (generalised balance of Davis 1967 and Doreian & Mrvar 1996, alias correlation clustering, Bansal
     * et al. 2004). Found by seeded multilevel local search. An actor left alone there joins the camp with which it has most
     * opponents in common, if it has no tie with any of its members. */
    guint camps;      /* of two actors or more */
    guint groups;     /* camps of one counted too */
    double camp_fit;  /* share of the weight of signed ties that the camps explain, 0..1; 0 where there is none */
    GArray *tensions; /* EntTriangle, unbalanced, the heaviest first, at most 10 */
} EntBalance;

/* What was measured of the graph as a whole, and of each node. */
typedef struct EntAnalysis {
    GArray *nodes; /* EntNodeMeasures, beside the graph's nodes; nodes without a measured edge have zeros, and a component and a
                     community of their own, numbered after the others */
    GPtrArray *types;              /* char *: the relation types that were measured */
    guint n_nodes, n_edges;        /* of the graph that measures saw: nodes with an edge, and pairs of nodes with one */
    double density;                /* of the undirected simple graph over those nodes, 0..1 */
    guint components, communities; /* among those nodes */
    double modularity;             /* of the Leiden partition */
    EntBalance balance;
    double reciprocity; /* share of the directed relations' arcs that are answered by one the other way, 0..1; symmetric relations
                           left out */
    double answered_support, answered_opposition; /* the same among supports alone, and among oppositions alone */
    double assortativity; /* -1..1: how far ties join actors of the same type (country, person, organization), by Newman 2003; 0
                             where all are of one type */
    gboolean sampled;     /* betweenness, closeness and brokerage from a sample of sources (above 5,000 nodes: exact ones take a
                             minute at 10,000) */
    guint32 seed;
} EntAnalysis;

/* What to measure; all zeros are the defaults. */
typedef struct EntAnalysisOptions {
    const char *const *types; /* relation ids, NULL-terminated; NULL for the ontology's measured ones */
    guint32 seed;             /* of Leiden, of camps and of sampling; 0 for 42 */
    const guint *times; /* beside the graph's articles: how many times each counts; NULL for once. Edges then weigh by these, and
                           what weighs nothing is not seen: a slice of time, an outlet, a resample */
} EntAnalysisOptions;

/* `options` may be NULL. An empty graph has an empty analysis. Only one thread may run this at a time (igraph). Fails where a
 * type is not known (BAD_INPUT) or igraph does (IO, with its words). */
ENT_API EntAnalysis *ent_analyze(const EntGraph *graph, const EntAnalysisOptions *options, GError **error);
/* Frees it with all it holds. */
ENT_API void ent_analysis_free(EntAnalysis *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntAnalysis, ent_analysis_free)

/* Measures of a node, by its index in the graph. Lends. */
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

G_END_DECLS

#endif
