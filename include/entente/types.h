/* SPDX-License-Identifier: Apache-2.0 */
/*
 * types.h: what every other header needs: the export mark, text slices and the error domain.
 *
 * Ownership, said once: `new`, `read`, `load`, `open` and functions that return a non-const pointer give the caller an
 * object to free with the matching `_free`/`_close` (or g_free for strings), which take NULL too; const pointers and EntStr
 * lend and live as long as what they were taken from. Exceptions are told where they stand.
 *
 * Failure, said once: what takes a GError ** fails by giving NULL or FALSE (an index: ENT_NONE) and sets the error, whose domain
 * is ENT_ERROR; the codes that are named at a function stand for those below. Where memory ends, so does the program, as GLib
 * does it. An index or a NULL that should not be there is a fault of the program, not an error.
 *
 * Units, said once: text is UTF-8, its places and lengths are bytes; confidences and shares are 0..1; dates are ISO 8601.
 *
 * Threads: no object may be used from two threads at a time unless its header says so; different objects may.
 */
#ifndef ENTENTE_TYPES_H
#define ENTENTE_TYPES_H

#include <glib.h>
#include <stddef.h>

G_BEGIN_DECLS

/* What the library lets others see; the rest of it is hidden. */
#define ENT_API __attribute__((visibility("default")))

/* A slice of text: `n` bytes at `p`. It lends, never owns, and may hold NUL. Inside the library it is valid UTF-8. */
typedef struct EntStr {
    const char *p;
    size_t n;
} EntStr;

/* The slice of a string literal: ENT_STR("said"). */
#ifdef __cplusplus
#define ENT_STR(literal) (EntStr{ (literal), sizeof(literal) - 1 })
#else
#define ENT_STR(literal) ((EntStr){ (literal), sizeof(literal) - 1 })
#endif

/* For printf: g_print("%.*s", ENT_STR_ARG(s)). */
#define ENT_STR_ARG(s) (int)(s).n, (s).p

/* An index that points nowhere. */
#define ENT_NONE G_MAXUINT32

/* The one error domain. The message of a GError says what is wrong, where, and what to do. */
#define ENT_ERROR (ent_error_quark())

/* What a caller can act on. */
typedef enum {
    ENT_ERROR_BAD_INPUT,   /* the bytes are not what they should be */
    ENT_ERROR_TOO_LARGE,   /* a limit was passed; the message names it */
    ENT_ERROR_UNSUPPORTED, /* a kind, format or language entente does not take */
    ENT_ERROR_BUSY,        /* another process holds the graph file */
    ENT_ERROR_CORRUPT,     /* a graph file that is none, or is damaged */
    ENT_ERROR_NEWER,       /* a graph file made by a newer entente */
    ENT_ERROR_NOT_FOUND,   /* no such file, entity or edge */
    ENT_ERROR_EXISTS,      /* the output is there already */
    ENT_ERROR_IO           /* reading or writing failed */
} EntError;

/* The domain itself; ENT_ERROR is shorter. */
ENT_API GQuark ent_error_quark(void);

/* "0.1.0" and the like; of the library that runs, not of the header. */
ENT_API const char *ent_version(void);

G_END_DECLS

#endif
