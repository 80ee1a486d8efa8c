/* SPDX-License-Identifier: Apache-2.0 */
/*
 * analyze_internal.h: what the files of this room share. igraph's types end here.
 */
#ifndef ENT_ANALYZE_INTERNAL_H
#define ENT_ANALYZE_INTERNAL_H

#include <entente/analysis.h>
#include <igraph/igraph.h>

/* An arc or a tie between two nodes of a view. */
typedef struct Link {
    guint32 source, target;
    double weight;
} Link;

/* The graph that measures see: only nodes with a measured edge, numbered anew in the order of the graph. */
typedef struct View {
    GArray *nodes;        /* guint32: index in the graph, ascending */
    GArray *arcs;         /* Link, directed and simple, by source, target */
    GArray *ties;         /* Link, undirected and simple, source < target, by source, target */
    igraph_t directed;    /* of arcs, edge by edge */
    igraph_t undirected;  /* of ties, edge by edge */
    igraph_vector_t arc_weights, tie_weights;
    igraph_vector_t lengths; /* of ties: 1/weight */
} View;

/* The measures of a node of the view. */
EntNodeMeasures *ent_view_measures(EntAnalysis *analysis, const View *view, igraph_integer_t node);

/* Each fills its members of the measures; the seed is set. IGRAPH_SUCCESS or igraph's code. */
igraph_error_t ent_measure_paths(const View *view, EntAnalysis *analysis);   /* betweenness, closeness */
igraph_error_t ent_measure_spectra(const View *view, EntAnalysis *analysis); /* eigenvector, pagerank, hub, authority */
igraph_error_t ent_measure_groups(const View *view, EntAnalysis *analysis);  /* core, component, community, modularity */

/* How many nodes a view may have before paths are sampled, and from how many sources then. */
enum { ENT_EXACT_NODES = 5000, ENT_SAMPLE_SOURCES = 256 };

#endif
