/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write/text.h: what the formats share: characters every reader takes, numbers no locale touches, and an edge in a nutshell.
 *
 * Text is cleaned on its way out: bytes that are not UTF-8, and characters XML 1.0 forbids, become U+FFFD in every format, so
 * that the same graph reads the same wherever it is opened.
 */
#ifndef ENT_WRITE_TEXT_H
#define ENT_WRITE_TEXT_H

#include <entente/write.h>

/* Looks at the character at `p` (not the end): TRUE where it may stand as it is; `n` gets its bytes. A byte that is not UTF-8
 * counts as a character of its own. */
gboolean ent_write_allowed(const char *p, gsize *n);

/*
 * How many bytes of `text` may be copied as they are: up to its end, a byte whose entry in `stops` is not 0, or what is not
 * allowed. A table stops at the end and at control characters (ENT_STOPS) and at whatever the format escapes; it lets UTF-8 pass,
 * which is checked.
 */
gsize ent_write_run(const char *text, const guint8 stops[256]);

#define ENT_STOPS [0 ... 0x1f] = 1, [0x80 ... 0xff] = 1

/* A cleaned copy; NULL gives "". */
char *ent_write_clean(const char *text);

/* Writes text for XML content and attribute values alike; NULL writes nothing. Line breaks and tabs are written as references, so
 * that a parser gives them back. */
void ent_write_xml(EntOutput *out, const char *text);

/* Writes a string literal between `quote`s, with the backslash escapes that Cypher and Turtle share. */
void ent_write_quoted(EntOutput *out, const char *text, char quote);

enum { ENT_NUMBER_LEN = 32 };

void ent_write_integer(EntOutput *out, gint64 value);

/* The shortest decimal form that reads back as the same double; "NaN", "INF" and "-INF" as XML Schema has them. Returns `buffer`,
 * which holds ENT_NUMBER_LEN bytes. */
const char *ent_write_number(char *buffer, double value);

/* A cell of a table, and `after` it: quoted as RFC 4180 has it. Spreadsheets run a cell that begins like a formula; names and
 * sentences come from strangers' pages, so text that begins so gets an apostrophe before it, which spreadsheets take as "this is
 * text". Write numbers without this. NULL is an empty cell. */
void ent_write_cell(EntOutput *out, const char *text, const char *after);

/* A list as one string: elements cleaned, in order of bytes, each once; where one holds the mark in `separator`, '/' stands for
 * it. g_free it. */
char *ent_write_list(const GPtrArray *list, const char *separator);

/* The titles of a node's roles, lent. g_ptr_array_unref it. */
GPtrArray *ent_write_titles(const EntNode *node);

/* The piece of evidence that stands for an edge: the surest, of those the one of the greatest confidence, of those the first.
 * NULL where it has none. */
const EntEvidence *ent_write_best(const EntEdge *edge);

/* The days of the articles that count for an edge's weight, char *, ascending, each once. g_ptr_array_unref it. */
GPtrArray *ent_write_days(const EntGraph *graph, const EntEdge *edge);

/* The same of the articles that name a node. */
GPtrArray *ent_write_node_days(const EntGraph *graph, const EntNode *node);

/* What each node is called where names tell nodes apart: its name, with its id beside it where another has that name too.
 * g_strfreev it. */
char **ent_write_labels(const EntGraph *graph);

/* A relation type's id in capitals, with "_" for all but letters and digits. g_free it. */
char *ent_write_capitals(const char *id);

/* What an article is called: its title, else its path. */
const char *ent_write_title(const EntArticle *article);

/* The first ten characters of an ISO date ("2024-05-01"); NULL where `date` does not begin with a whole date. g_free it. */
char *ent_write_day(const char *date);

/* A measure of a node as files name it. */
typedef struct EntMeasureField {
    const char *name;
    gboolean integer; /* a guint, else a double */
    gsize offset;     /* in EntNodeMeasures */
} EntMeasureField;

/* All of EntNodeMeasures; ends with an entry whose name is NULL. Static. */
const EntMeasureField *ent_write_measures(void);
/* That measure as text, in `buffer` of ENT_NUMBER_LEN bytes. */
const char *ent_write_measure(char *buffer, const EntMeasureField *field, const EntNodeMeasures *measures);

/* The measures of node `i`, or NULL where there is no analysis. */
const EntNodeMeasures *ent_write_measures_of(const EntAnalysis *analysis, guint i);

/* How a node looks where a format can say so: colour by type, size by mentions. */
typedef struct EntLook {
    guint8 r, g, b;
    double size; /* 10 for a node that is hardly mentioned; grows with the root of its mentions, up to 100 */
} EntLook;

EntLook ent_write_look(const EntNode *node);

/* The formats' files; see EntWriter. */
#define ENT_WRITER(name)                                                                                                         \
    gboolean ent_write_##name(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options,                \
                              EntOutput *out, GError **error)
ENT_WRITER(graphml);
ENT_WRITER(gexf);
ENT_WRITER(csv);
ENT_WRITER(gephi_nodes);
ENT_WRITER(gephi_edges);
ENT_WRITER(neo4j_nodes);
ENT_WRITER(neo4j_relationships);
ENT_WRITER(cypher);
ENT_WRITER(turtle);
ENT_WRITER(ftm);
ENT_WRITER(pajek);
ENT_WRITER(positive);
ENT_WRITER(negative);
ENT_WRITER(net);
ENT_WRITER(two_mode);

#endif
