/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write.c: a format to its place, whole or not at all.
 *
 * A folder is written under another name beside its place. Where nothing is there it is renamed as a whole; where a folder is
 * there, the files are renamed into it, which happens only when all of them are written.
 */
#include "write/text.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* What ent_write is asked for. */
typedef struct Job {
    const EntGraph *graph;
    const EntAnalysis *analysis;
    const EntWriteOptions *options;
} Job;

static gboolean write_file(const Job *job, EntWriter write, const char *path, GError **error)
{
    EntOutput *const out = ent_output_open(path, error);
    if (out == NULL)
        return FALSE;
    if (write(job->graph, job->analysis, job->options, out, error))
        return ent_output_close(out, error);
    ent_output_free(out);
    return FALSE;
}

static gboolean fail(const char *path, const char *what, GError **error)
{
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: %s: %s", path, what, g_strerror(errno));
    return FALSE;
}

static gboolean write_files(const Job *job, const EntFormatFile *files, const char *folder, GError **error)
{
    for (; files->name != NULL; files++) {
        g_autofree char *path = g_build_filename(folder, files->name, NULL);
        if (!write_file(job, files->write, path, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean move_files(const EntFormatFile *files, const char *from, const char *to, GError **error)
{
    for (; files->name != NULL; files++) {
        g_autofree char *old = g_build_filename(from, files->name, NULL), *new = g_build_filename(to, files->name, NULL);
        if (g_rename(old, new) != 0)
            return fail(new, "cannot be written", error);
    }
    return TRUE;
}

static void remove_folder(const EntFormatFile *files, const char *folder)
{
    for (; files->name != NULL; files++) {
        g_autofree char *path = g_build_filename(folder, files->name, NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

/* The mode of a folder made plainly, where mkdtemp gives one for its owner alone. */
static void open_to_others(const char *folder)
{
    const mode_t mask = umask(0);
    umask(mask);
    if (g_chmod(folder, (int)(0777 & ~mask)) != 0)
        return; /* a file system without modes: the folder is still good */
}

static gboolean write_folder(const Job *job, const EntFormat *format, const char *path, GError **error)
{
    g_autofree char *plain = g_strdup(path);
    for (gsize n = strlen(plain); n > 1 && plain[n - 1] == '/'; n--)
        plain[n - 1] = '\0';
    g_autofree char *folder = g_strconcat(plain, ".XXXXXX", NULL);
    const gboolean there = g_file_test(plain, G_FILE_TEST_EXISTS);
    if (there && !g_file_test(plain, G_FILE_TEST_IS_DIR)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: is no folder, and %s writes several files", plain, format->name);
        return FALSE;
    }
    if (g_mkdtemp(folder) == NULL)
        return fail(plain, "cannot be made", error);
    gboolean ok = write_files(job, format->files, folder, error);
    if (ok && there) {
        ok = move_files(format->files, folder, plain, error);
    } else if (ok) {
        open_to_others(folder);
        ok = g_rename(folder, plain) == 0 || fail(plain, "cannot be made", error);
    }
    if (there || !ok)
        remove_folder(format->files, folder);
    return ok;
}

gboolean ent_write(const EntFormat *format, const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options,
                   const char *path, GError **error)
{
    static const EntWriteOptions none = { 0 };
    const Job job = { graph, analysis, options != NULL ? options : &none };
    if (format->files == NULL)
        return write_file(&job, format->write, path, error);
    if (strcmp(path, "-") != 0)
        return write_folder(&job, format, path, error);
    g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s writes several files: name a folder, not standard output",
                format->name);
    return FALSE;
}

/* ---- what a format leaves behind ---- */

static void add(GString *text, guint64 n, const char *one, const char *many)
{
    if (n > 0)
        g_string_append_printf(text, "%s%" G_GUINT64_FORMAT " %s", text->len > 0 ? ", " : "", n, n == 1 ? one : many);
}

/* What there is on edges, and how many have it. */
typedef struct EdgeCounts {
    guint64 evidence, dated, denied;
} EdgeCounts;

static EdgeCounts count_edges(const EntGraph *graph)
{
    EdgeCounts n = { 0 };
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        n.evidence += edge->evidence->len;
        n.dated += edge->first != NULL;
        n.denied += edge->weight <= 0;
    }
    return n;
}

static void add_edges(GString *text, const EntFormat *format, const EntGraph *graph)
{
    const EdgeCounts n = count_edges(graph);
    const gboolean denied = (format->carries & ENT_CARRIES_DENIED) == 0;
    const guint64 kept = graph->edges->len - (denied ? n.denied : 0);
    if (format->carries & ENT_CARRIES_BEST_EVIDENCE)
        add(text, n.evidence > kept ? n.evidence - kept : 0, "further piece of evidence", "further pieces of evidence");
    else if ((format->carries & ENT_CARRIES_EVIDENCE) == 0)
        add(text, n.evidence, "piece of evidence", "pieces of evidence");
    if (denied)
        add(text, n.denied, "relation that is only denied", "relations that are only denied");
    if ((format->carries & ENT_CARRIES_DATES) == 0)
        add(text, n.dated, "relation's dates", "relations' dates");
}

static void add_nodes(GString *text, const EntFormat *format, const EntGraph *graph)
{
    guint64 aliases = 0, roles = 0;
    for (guint i = 0; i < graph->nodes->len; i++) {
        aliases += ent_graph_node(graph, i)->aliases->len;
        roles += ent_graph_node(graph, i)->roles->len;
    }
    if ((format->carries & ENT_CARRIES_ALIASES) == 0)
        add(text, aliases, "alias", "aliases");
    if ((format->carries & ENT_CARRIES_ROLES) == 0)
        add(text, roles, "role", "roles");
}

char *ent_write_losses(const EntFormat *format, const EntGraph *graph)
{
    GString *const text = g_string_new(NULL);
    add_edges(text, format, graph);
    add_nodes(text, format, graph);
    if ((format->carries & ENT_CARRIES_QUOTES) == 0)
        add(text, graph->quotes->len, "quotation", "quotations");
    if ((format->carries & ENT_CARRIES_ARTICLES) == 0)
        add(text, graph->articles->len, "article", "articles");
    if ((format->carries & ENT_CARRIES_TYPES) == 0 && graph->edges->len > 0)
        g_string_append_printf(text, "%swhich relation it was", text->len > 0 ? ", " : "");
    return g_string_free(text, text->len == 0);
}
