/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write.h: the graph in the formats other programs read.
 */
#ifndef ENTENTE_WRITE_H
#define ENTENTE_WRITE_H

#include "analysis.h"
#include "graph.h"

typedef struct EntWriteOptions {
    gboolean no_text; /* leave article texts out where the format carries them */
} EntWriteOptions;

/* A format: one row of the table. */
typedef struct EntFormat {
    const char *name;   /* "graphml" */
    const char *suffix; /* ".graphml" */
    const char *about;  /* one line for --help */
    /* Writes graph (sorted) with its measures (NULL for none). Problems of writing come out at the close of `out`. */
    gboolean (*write)(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                      GError **error);
} EntFormat;

/* All formats; ends with an entry whose name is NULL. Static. */
ENT_API const EntFormat *ent_formats(void);

/* The format by that name, or else by the ending of `path`; UNSUPPORTED lists those there are. Either may be NULL. */
ENT_API const EntFormat *ent_format_find(const char *name, const char *path, GError **error);

#endif
