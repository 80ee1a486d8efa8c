/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graphml.h: the articles of a graph that is read from GraphML, which names some and only counts the others.
 */
#ifndef ENT_GRAPH_GRAPHML_H
#define ENT_GRAPH_GRAPHML_H

#include <entente/graph.h>

typedef struct GraphmlArticles {
    EntGraph *graph;   /* lent: they go into it */
    const char *name;  /* of the file, lent */
    GHashTable *index; /* URL, or what else tells one → index + 1 */
    GArray *named;     /* beside the articles: guint8, TRUE where the file names it */
    GHashTable *ids;   /* of the nodes */
} GraphmlArticles;

void ent_graphml_articles_init(GraphmlArticles *articles, EntGraph *graph, const char *name);
void ent_graphml_articles_clear(GraphmlArticles *articles);

/* The article that an edge names, made where it is new. Any may be NULL. */
guint32 ent_graphml_named(GraphmlArticles *articles, const char *title, const char *url, const char *published);
/* The `number`th article of that date without a name; `date` may be NULL. */
guint32 ent_graphml_unnamed(GraphmlArticles *articles, const char *date, guint number);

/* Gives each node as many articles as it was told to have (guint32; ENT_NONE: those of its evidence), the named ones first, and
 * its roles. */
void ent_graphml_share(GraphmlArticles *articles, const GArray *told, const GPtrArray *roles);

#endif
