/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write.h: the graph in the formats other programs read.
 *
 *   1. ent_format_find   2. ent_write   3. ent_write_losses, to tell what stayed behind
 */
#ifndef ENTENTE_WRITE_H
#define ENTENTE_WRITE_H

#include "analysis.h"
#include "graph.h"
#include "report.h"

G_BEGIN_DECLS

/* How to write; all zeros are the defaults. */
typedef struct EntWriteOptions {
    gboolean no_text;             /* leave article texts out where the format carries them */
    const EntReportPlace *places; /* beside the graph's nodes, for formats that carry places; NULL where nobody laid it out */
} EntWriteOptions;

/* What a format carries; nodes with their names and edges with their weights all do. */
typedef enum {
    ENT_CARRIES_ARTICLES = 1 << 0,      /* each with title, publisher, date and address */
    ENT_CARRIES_TEXTS = 1 << 1,         /* theirs; a graph loaded without texts will do for other formats */
    ENT_CARRIES_EVIDENCE = 1 << 2,      /* every piece */
    ENT_CARRIES_BEST_EVIDENCE = 1 << 3, /* of each edge the best piece */
    ENT_CARRIES_QUOTES = 1 << 4,
    ENT_CARRIES_ALIASES = 1 << 5,
    ENT_CARRIES_ROLES = 1 << 6,     /* titles; whose and where they stand only with ENT_CARRIES_ARTICLES */
    ENT_CARRIES_DATES = 1 << 7,     /* of edges */
    ENT_CARRIES_DENIED = 1 << 8,    /* edges whose evidence only denies them */
    ENT_CARRIES_TYPES = 1 << 9,     /* each relation type by itself */
    ENT_CARRIES_MEASURES = 1 << 10, /* wants an analysis */
    ENT_CARRIES_PLACES = 1 << 11,   /* takes EntWriteOptions.places */
} EntCarries;

/* Writes one file of graph (sorted) with its measures (NULL for none). Problems of writing come out at the close of `out`. */
typedef gboolean (*EntWriter)(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                              GError **error);

/* A file of a format that has several. */
typedef struct EntFormatFile {
    const char *name; /* in the folder; NULL ends the list */
    EntWriter write;
} EntFormatFile;

/* A format: one row of the table. It is one file, or a folder of several. */
typedef struct EntFormat {
    const char *name;           /* "graphml" */
    const char *suffix;         /* ".graphml"; NULL for a folder */
    const char *about;          /* one line for --help */
    unsigned carries;           /* EntCarries */
    EntWriter write;            /* NULL for a folder */
    const EntFormatFile *files; /* NULL for one file */
} EntFormat;

/* All formats; ends with an entry whose name is NULL. Static. */
ENT_API const EntFormat *ent_formats(void);

/* The format by that name, or else by the ending of `path`; UNSUPPORTED lists those there are. Either may be NULL. */
ENT_API const EntFormat *ent_format_find(const char *name, const char *path, GError **error);

/* Writes to `path`, whole or not at all: a file ("-" is standard output), or a folder, which is made where it is not there and
 * keeps what else is in it. `analysis` and `options` may be NULL. */
ENT_API gboolean ent_write(const EntFormat *format, const EntGraph *graph, const EntAnalysis *analysis,
                           const EntWriteOptions *options, const char *path, GError **error);

/* What of this graph the format does not carry, for people: "210 pieces of evidence, 12 quotations"; NULL where nothing is lost.
 * g_free it. */
ENT_API char *ent_write_losses(const EntFormat *format, const EntGraph *graph);

G_END_DECLS

#endif
