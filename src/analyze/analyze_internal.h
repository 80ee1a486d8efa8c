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
    GArray *nodes;       /* guint32: index in the graph, ascending */
    GArray *arcs;        /* Link, directed and simple, by source, target */
    GArray *ties;        /* Link, undirected and simple, source < target, by source, target */
    igraph_t directed;   /* of arcs, edge by edge */
    igraph_t undirected; /* of ties, edge by edge */
    igraph_vector_t arc_weights, tie_weights;
    igraph_vector_t lengths; /* of ties: 1/weight */
} View;

/* Sorts by source and target, and makes links between the same nodes one with the sum of their weights. */
void ent_links_combine(GArray *links);
void ent_links_add(GArray *links, guint32 source, guint32 target, double weight);

/* weights.c: one gboolean a relation type; NULL where a type is not known. */
GArray *ent_choose_types(const EntGraph *graph, const char *const *wanted, GError **error);
/* What an edge weighs where article i counts times[i] times. */
double ent_edge_weight_in(const EntEdge *edge, const guint *times);
/* What each edge weighs, 0 where it is not measured. `times` may be NULL. g_free it. */
double *ent_weigh(const EntGraph *graph, const GArray *chosen, const guint *times);

/* view.c: 1. collect  2. open, with igraph's graphs; on failure nothing is left open  3. close  4. clear. */
void ent_view_collect(View *view, const EntGraph *graph, const double *weights);
igraph_error_t ent_view_open(View *view);
void ent_view_close(View *view);
void ent_view_clear(View *view);
igraph_error_t ent_make_igraph(igraph_t *graph, const GArray *links, guint n, igraph_bool_t directed);

/* The measures of a node of the view. */
EntNodeMeasures *ent_view_measures(EntAnalysis *analysis, const View *view, igraph_integer_t node);

/* A neighbour by a signed tie. */
typedef struct Friend {
    guint32 node, tie;
    double weight; /* below 0 for opposition */
} Friend;

/* signs.c: the signed ties of a view, and who has which. */
typedef struct Signs {
    guint n;         /* nodes of the view */
    GArray *ties;    /* Link, source < target, weight agreement - opposition, never 0; by source, target */
    guint undecided; /* pairs where both weigh the same */
    guint *first;    /* friends of node i: friends[first[i]] to friends[first[i + 1] - 1], by node */
    Friend *friends;
} Signs;

void ent_signs_collect(Signs *signs, const EntGraph *graph, const double *weights, const View *view);
void ent_signs_clear(Signs *signs);
/* Triangles, and those that are not balanced. */
void ent_measure_triangles(const View *view, const Signs *signs, EntBalance *balance);

/* frustration.c: the division in two sides, `sides` being 1 or -1 for each node. */
igraph_error_t ent_measure_frustration(const Signs *signs, guint32 seed, EntBalance *balance, gint8 *sides);

/* camps.c: the camp of each node of the view, numbered by size. */
void ent_measure_camps(const Signs *signs, guint32 seed, EntBalance *balance, guint *camps);

/* Each fills its members of the measures; the seed is set. IGRAPH_SUCCESS or igraph's code. */
igraph_error_t ent_measure_paths(const View *view, EntAnalysis *analysis);   /* betweenness, closeness */
igraph_error_t ent_measure_spectra(const View *view, EntAnalysis *analysis); /* eigenvector, pagerank, hub, authority */
igraph_error_t ent_measure_groups(const View *view, EntAnalysis *analysis);  /* core, component, community, modularity */
igraph_error_t ent_measure_balance(const View *view, const Signs *signs, EntAnalysis *analysis); /* balance, camp */
igraph_error_t ent_measure_brokers(const EntGraph *graph, const double *weights, const View *view, const Signs *signs,
                                   EntAnalysis *analysis); /* brokerage, constraint, reciprocity, assortativity */

/* igraph's handlers, which would end the process, replaced from begin to end; end makes an error of a code. */
typedef struct Guard {
    igraph_error_handler_t *error;
    igraph_warning_handler_t *warning;
} Guard;

void ent_igraph_begin(Guard *guard);
gboolean ent_igraph_end(const Guard *guard, igraph_error_t code, GError **error);

/* Random numbers that are the same everywhere (splitmix64). */
typedef struct Dice {
    guint64 state;
} Dice;

static inline guint64 ent_dice(Dice *dice)
{
    guint64 z = dice->state += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 to n - 1, n above 0; the unevenness of the remainder is below n / 2^64. */
static inline guint32 ent_dice_below(Dice *dice, guint32 n)
{
    return (guint32)(ent_dice(dice) % n);
}

/* How many nodes a view may have before paths are sampled, and from how many sources then. */
enum { ENT_EXACT_NODES = 5000, ENT_SAMPLE_SOURCES = 256 };
enum { ENT_DEFAULT_SEED = 42 };

#endif
