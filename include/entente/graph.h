/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graph.h: the knowledge graph: articles, nodes, edges with their evidence, and quotations.
 *
 * The same type carries what one article says (the facts that `extract` gives: articles holds the one article, node ids
 * are local to it) and what a whole corpus says (loaded from a graph file, ids resolved across articles). Things point at
 * each other by index into the graph's arrays; ENT_NONE points nowhere.
 *
 * A graph is plain data: fill it with the `add` functions or by hand, read it by its fields, free it once. A graph that
 * nobody changes may be read from several threads.
 */
#ifndef ENTENTE_GRAPH_H
#define ENTENTE_GRAPH_H

#include "article.h"
#include "output.h"

G_BEGIN_DECLS

/* What a node is; alliances, ministries, parties and media are organizations. */
typedef enum { ENT_COUNTRY, ENT_PERSON, ENT_ORGANIZATION } EntNodeType;
/* How sure a sentence itself is: it says so; "reportedly", "may"; it denies it. */
typedef enum { ENT_STATED, ENT_HEDGED, ENT_NEGATED } EntCertainty;

/* The word of it in files: "country", "person", "organization"; "stated", "hedged", "negated". Static. */
ENT_API const char *ent_node_type_name(EntNodeType type);
ENT_API const char *ent_certainty_name(EntCertainty certainty);
/* The way back; FALSE where the word is none of them. */
ENT_API gboolean ent_node_type_parse(const char *word, EntNodeType *type);
ENT_API gboolean ent_certainty_parse(const char *word, EntCertainty *certainty);

/* A type of relation, as the ontology defines it or as a program makes it (g_new0, strings by g_strdup). */
typedef struct EntRelationType {
    char *id;           /* "supports" */
    char *label;        /* for people: "supports" */
    char *colour;       /* "#rrggbb" */
    char *line;         /* "solid", "dashed", "dotted" or "bold" */
    int sign;           /* +1, -1 or 0 */
    gboolean symmetric; /* source and target are alike; their edge has the lesser id as source */
    gboolean measured;  /* counted by the measures unless the user says otherwise */
} EntRelationType;

/* Bytes [start, end) of an article's text. */
typedef struct EntSpan {
    guint32 start, end;
} EntSpan;

/* A place where an article names, describes or stands for a node. */
typedef struct EntMention {
    guint32 article; /* index into articles */
    EntSpan span;
} EntMention;

/* An office or affiliation as printed: "Chinese Foreign Minister". */
typedef struct EntRole {
    char *title;
    guint32 of;      /* node, or ENT_NONE */
    guint32 article; /* index into articles */
} EntRole;

/* A country, person or organization. */
typedef struct EntNode {
    char *id; /* "country:JP", "person:ana-ruiz", "organization:nato" */
    EntNodeType type;
    char *name;
    GPtrArray *aliases; /* char *, sorted by byte, without name */
    char *iso3166;      /* two letters, or NULL */
    GArray *roles;      /* EntRole, by article, then title */
    GArray *mentions;   /* EntMention, by article, then start; empty where the graph was loaded without them */
    guint n_mentions;   /* their number, also where they were not loaded */
    GArray *articles;   /* guint32, ascending */
} EntNode;

/* A sentence that says a relation. */
typedef struct EntEvidence {
    guint32 article;
    EntSpan span;   /* the sentence */
    char *sentence; /* its words: text[start:end] */
    char *cue;      /* the word that says it */
    char *method;   /* the rule or model that found it */
    char *why;      /* one line for people: cue, who the mentions stand for, the path between them; or NULL */
    EntCertainty certainty;
    double confidence; /* 0..1 */
} EntEvidence;

/* A relation of one node to another, with all that is said of it. */
typedef struct EntEdge {
    char *id;              /* "country:FR|opposes|organization:nato" */
    guint32 source, target; /* nodes */
    guint32 type;          /* index into types */
    double weight;         /* distinct articles whose evidence is stated or hedged; 0 where all is negated */
    char *first, *last;    /* dates of the earliest and the latest such article that has one; NULL where none */
    GArray *evidence;      /* EntEvidence, by article, start, cue; at least one */
} EntEdge;

/* Words that somebody is said to have said. */
typedef struct EntQuote {
    char *id;           /* "a0123456789ab:812", with ":2" and so on for further speakers of the same words */
    guint32 speaker;    /* node, or ENT_NONE */
    char *speaker_text; /* as printed: "she", "a spokesman for the ministry"; NULL where nobody is named */
    gboolean direct;    /* in quotation marks */
    char *cue;          /* "said"; NULL where none */
    char *text;         /* the words; of a split quotation the parts joined by a space */
    guint32 article;
    EntSpan span;       /* from the first part's start to the last one's end */
    GArray *parts;      /* EntSpan; one where it is not split */
    GArray *about;      /* guint32 nodes, ascending */
    guint32 via;        /* node of the outlet or person that passes the words on, or ENT_NONE */
} EntQuote;

/* The graph; its fields may be read by everyone, up to the private ones. */
typedef struct EntGraph {
    GPtrArray *types;    /* EntRelationType *, in the ontology's order */
    GPtrArray *articles; /* EntArticle *, by id */
    GPtrArray *article_ids; /* char *, beside articles */
    GPtrArray *nodes;    /* EntNode *, by id */
    GPtrArray *edges;    /* EntEdge *, by source id, type index, target id */
    GPtrArray *quotes;   /* EntQuote *, by article, start, id */
    guint64 left_out;    /* articles that were met and are not in it, since they are not in English */
    char *program, *ontology, *model; /* what made it: version and the hashes of ontology and names; or NULL */

    /* Private to graph.c: */
    GHashTable *node_index, *article_index; /* id → index + 1; NULL until sorted */
    GHashTable *edge_index;                 /* the edges by their ends and type; NULL until asked for */
} EntGraph;

/* An empty graph: it has no types of relation either. */
ENT_API EntGraph *ent_graph_new(void);
/* Frees it with all it holds. */
ENT_API void ent_graph_free(EntGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntGraph, ent_graph_free)

/* The element at an index, which must be one of the graph's. Lends. */
ENT_API EntNode *ent_graph_node(const EntGraph *graph, guint32 index);
ENT_API EntEdge *ent_graph_edge(const EntGraph *graph, guint32 index);
ENT_API EntQuote *ent_graph_quote(const EntGraph *graph, guint32 index);
ENT_API EntArticle *ent_graph_article(const EntGraph *graph, guint32 index);
ENT_API EntRelationType *ent_graph_type(const EntGraph *graph, guint32 index);

/* Adds; the graph owns what it is given, and copies id and name. Returns the index. Nothing is sorted until ent_graph_sort, and
 * no id is looked for: the caller sees to it that none comes twice. */
ENT_API guint32 ent_graph_take_type(EntGraph *graph, EntRelationType *type);
ENT_API guint32 ent_graph_take_article(EntGraph *graph, EntArticle *article);
ENT_API guint32 ent_graph_add_node(EntGraph *graph, const char *id, EntNodeType type, const char *name);
/* The edge (source, type, target), made where it is not there; a symmetric type's ends are put in order of node id. Lends, to be
 * given evidence, without which it must not stay. O(1). */
ENT_API EntEdge *ent_graph_get_edge(EntGraph *graph, guint32 source, guint32 type, guint32 target);
/* An empty quotation of that article, to be filled. Lends. */
ENT_API EntQuote *ent_graph_add_quote(EntGraph *graph, guint32 article);

/* Appends copies. An alias that is the name or there already is left out. */
ENT_API void ent_node_add_alias(EntNode *node, const char *alias);
ENT_API void ent_node_add_role(EntNode *node, const char *title, guint32 of, guint32 article);
ENT_API void ent_node_add_mention(EntNode *node, guint32 article, EntSpan span);
ENT_API void ent_edge_add_evidence(EntEdge *edge, const EntEvidence *evidence);

/* Puts everything in the orders told above, drops repeated evidence, gives edges and quotes their ids, weights and dates, and
 * makes all indices follow. Call once after filling; every reader of a graph expects it. O(n log n). */
ENT_API void ent_graph_sort(EntGraph *graph);

/* Index of the node with that id, type with that id, or article with that id; ENT_NONE where there is none. O(1) after
 * ent_graph_sort for nodes, O(n) for types. */
ENT_API guint32 ent_graph_find_node(const EntGraph *graph, const char *id);
ENT_API guint32 ent_graph_find_type(const EntGraph *graph, const char *id);
ENT_API guint32 ent_graph_find_article(const EntGraph *graph, const char *id);

/* The node a user means: an id, or a name or alias without regard to case and accents. Where several fit, the one with
 * most mentions, then the lesser id. NOT_FOUND names up to five near ones. */
ENT_API guint32 ent_graph_lookup(const EntGraph *graph, const char *name, GError **error);

/* What to keep of a graph; ent_filter_init keeps all. */
typedef struct EntFilter {
    const char *const *types;  /* relation ids, NULL-terminated; NULL for all. `quotes` is one */
    const char *since, *until; /* ISO dates, both included: of the article. Undated articles are kept only without either */
    double min_confidence;     /* of evidence, 0..1 */
    const char *focus;         /* a name or id: only nodes within `depth` steps of it */
    guint depth;               /* default 1 */
    guint top;                 /* only the nodes of greatest strength; 0 for all. The focus always stays */
    const double *rank;        /* beside the graph's nodes: what `top` goes by instead of strength; NULL for strength */
    gboolean drop_negated;     /* evidence that denies */
    gboolean drop_isolated;    /* nodes without an edge */
} EntFilter;

/* Sets what keeps all. */
ENT_API void ent_filter_init(EntFilter *filter);

/* A new sorted graph with what passes; edges without evidence left go. Fails with NOT_FOUND where focus or a type is not found,
 * with BAD_INPUT where a date is none. O(size). */
ENT_API EntGraph *ent_graph_filter(const EntGraph *graph, const EntFilter *filter, GError **error);

/* JSON, both ways. The form is told in schema/graph.schema.json; the facts of one article are the same object with one
 * article. `lines` writes it without line breaks inside (JSONL). */
typedef struct EntJsonOptions {
    gboolean lines;   /* one object on one line */
    gboolean no_text; /* leave article texts out */
    gboolean spans;   /* a list of [start, end] in each node, which merging facts wants */
} EntJsonOptions;

/* `options` may be NULL for a file to read: line breaks, texts, no spans. FALSE once writing failed; the close of `out` tells why. */
ENT_API gboolean ent_graph_write_json(const EntGraph *graph, const EntJsonOptions *options, EntOutput *out);
/* One member of `articles`, and a line break. FALSE as above. */
ENT_API gboolean ent_article_write_json(const EntArticle *article, const EntJsonOptions *options, EntOutput *out);
/* `name` is for messages. Everything is checked: indices, offsets within the text, words known; BAD_INPUT tells which. */
ENT_API EntGraph *ent_graph_read_json(EntStr json, const char *name, GError **error);

/* What GraphML only counts and does not tell. */
typedef struct EntGraphmlGaps {
    guint evidence; /* pieces without a sentence: they stand in articles without a name, or beside the one told */
    guint rounded;  /* weights that were no number of articles */
} EntGraphmlGaps;

/* A graph out of the GraphML that ent_write makes, or that another program made of it as long as its attributes type and relation are
 * there; written again as GraphML it gives the same. Weights and numbers of evidence and articles are kept by articles that are made
 * up for it. XML is read as a stream, without document types, entities or network. `gaps` may be NULL. Fails with BAD_INPUT or
 * TOO_LARGE, telling the line. */
ENT_API EntGraph *ent_graph_read_graphml(EntStr xml, const char *name, EntGraphmlGaps *gaps, GError **error);

G_END_DECLS

#endif
