/* SPDX-License-Identifier: Apache-2.0 */
/*
 * output.h: where results are written: a file that appears whole or not at all, standard output, or memory.
 *
 *   1. ent_output_open (or _memory)   2. ent_output_write … any number   3. ent_output_close, which tells of any failure
 *
 * Writes after a failure do nothing, so callers need not check each; the close does. A file is written beside its place and
 * renamed at the close; ent_output_free before that leaves what was there untouched.
 */
#ifndef ENTENTE_OUTPUT_H
#define ENTENTE_OUTPUT_H

#include "types.h"

G_BEGIN_DECLS

/* A place that bytes go to. */
typedef struct EntOutput EntOutput;

/* Opens `path` for writing; "-" is standard output. Fails with IO, naming the path. */
ENT_API EntOutput *ent_output_open(const char *path, GError **error);
/* Appends to `buffer`, which the caller keeps. Cannot fail. */
ENT_API EntOutput *ent_output_memory(GString *buffer);

/* Writes `n` bytes; a string up to its NUL; what printf would write. */
ENT_API void ent_output_write(EntOutput *out, const char *bytes, gsize n);
ENT_API void ent_output_puts(EntOutput *out, const char *text);
ENT_API void ent_output_printf(EntOutput *out, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* FALSE once a write has failed: a long producer may stop early. */
ENT_API gboolean ent_output_ok(const EntOutput *out);

/* Flushes, renames into place and frees. FALSE with IO where any write failed; the old file is then untouched. */
ENT_API gboolean ent_output_close(EntOutput *out, GError **error);
/* Frees without keeping what was written. NULL is fine. */
ENT_API void ent_output_free(EntOutput *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntOutput, ent_output_free)

G_END_DECLS

#endif
