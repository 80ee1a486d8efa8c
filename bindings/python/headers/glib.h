/* SPDX-License-Identifier: Apache-2.0 */
/*
 * glib.h: in place of GLib's, as much of it as the public headers of entente name, in words that cffi reads. entente_build.py puts the
 * headers behind it; tests/test_declarations.py holds what comes out against the real GLib.
 */
#ifndef ENTENTE_PYTHON_GLIB_H
#define ENTENTE_PYTHON_GLIB_H

typedef int gboolean;
typedef int gint;
typedef unsigned int guint;
typedef unsigned char guchar;
typedef int64_t gint64;
typedef uint32_t guint32;
typedef uint64_t guint64;
typedef size_t gsize;
typedef void *gpointer;
typedef uint32_t GQuark;

typedef struct GError {
    GQuark domain;
    int code;
    char *message;
} GError;

typedef struct GArray {
    char *data;
    guint len;
} GArray;

typedef struct GPtrArray {
    gpointer *pdata;
    guint len;
} GPtrArray;

typedef struct GString {
    char *str;
    gsize len, allocated_len;
} GString;

typedef struct _GHashTable GHashTable;

void g_free(gpointer memory);
void g_error_free(GError *error);
GString *g_string_new(const char *text);
char *g_string_free(GString *string, gboolean free_segment);

#define G_BEGIN_DECLS
#define G_END_DECLS
#define G_GNUC_PRINTF(format, first)
#define G_DEFINE_AUTOPTR_CLEANUP_FUNC(type, function)

#endif
