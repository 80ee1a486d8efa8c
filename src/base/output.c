/* SPDX-License-Identifier: Apache-2.0 */
/*
 * output.c: buffered writing that ends whole or not at all; see entente/output.h.
 *
 * A file is written to a temporary beside it and renamed at the close, so that a reader never sees half a file and a full disk
 * leaves the old one. What is no regular file (a pipe, /dev/stdout) is written straight.
 */
#include <entente/output.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUFFER = 64 * 1024 };

struct EntOutput {
    GString *buffer; /* what waits to be written; of a memory output the caller's */
    int fd;          /* -1 for memory */
    int failed;      /* errno of the first failure */
    char *path;      /* as told in messages */
    char *temporary; /* renamed to path at the close; NULL where written straight */
};

static EntOutput *output_new(const char *path, int fd)
{
    EntOutput *const out = g_new0(EntOutput, 1);
    out->fd = fd;
    out->path = g_strdup(path);
    out->buffer = g_string_sized_new(BUFFER);
    return out;
}

static gboolean is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

/* A new file takes the mode of the one it replaces, else what the umask leaves. */
static void copy_mode(const char *path, int fd)
{
    struct stat st;
    const mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, stat(path, &st) == 0 ? st.st_mode & 0777 : 0666 & ~mask) != 0)
        return; /* a file system without modes: the file is still good */
}

EntOutput *ent_output_open(const char *path, GError **error)
{
    if (strcmp(path, "-") == 0)
        return output_new("standard output", STDOUT_FILENO);
    g_autofree char *temporary = NULL;
    int fd;
    if (is_special(path)) {
        fd = g_open(path, O_WRONLY | O_CLOEXEC, 0);
    } else {
        temporary = g_strconcat(path, ".XXXXXX", NULL);
        fd = g_mkstemp_full(temporary, O_WRONLY | O_CLOEXEC, 0600);
    }
    if (fd < 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: cannot be written: %s", path, g_strerror(errno));
        return NULL;
    }
    if (temporary != NULL)
        copy_mode(path, fd);
    EntOutput *const out = output_new(path, fd);
    out->temporary = g_steal_pointer(&temporary);
    return out;
}

EntOutput *ent_output_memory(GString *buffer)
{
    EntOutput *const out = g_new0(EntOutput, 1);
    out->fd = -1;
    out->buffer = buffer;
    return out;
}

static void flush(EntOutput *out)
{
    gsize done = 0;
    while (done < out->buffer->len && out->failed == 0) {
        const gssize n = write(out->fd, out->buffer->str + done, out->buffer->len - done);
        if (n >= 0)
            done += (gsize)n;
        else if (errno != EINTR)
            out->failed = errno;
    }
    g_string_truncate(out->buffer, 0);
}

void ent_output_write(EntOutput *out, const char *bytes, gsize n)
{
    if (out->failed != 0)
        return;
    g_string_append_len(out->buffer, bytes, (gssize)n);
    if (out->fd >= 0 && out->buffer->len >= BUFFER)
        flush(out);
}

void ent_output_puts(EntOutput *out, const char *text)
{
    ent_output_write(out, text, strlen(text));
}

void ent_output_printf(EntOutput *out, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (out->failed == 0)
        g_string_append_vprintf(out->buffer, format, args);
    va_end(args);
    ent_output_write(out, "", 0);
}

gboolean ent_output_ok(const EntOutput *out)
{
    return out->failed == 0;
}

gboolean ent_output_close(EntOutput *out, GError **error)
{
    if (out->fd >= 0) {
        flush(out);
        if (out->fd != STDOUT_FILENO && close(out->fd) != 0 && out->failed == 0)
            out->failed = errno;
        out->fd = -1;
        g_string_free(g_steal_pointer(&out->buffer), TRUE);
        if (out->failed == 0 && out->temporary != NULL && g_rename(out->temporary, out->path) != 0)
            out->failed = errno;
        if (out->failed == 0)
            g_clear_pointer(&out->temporary, g_free);
    }
    const int failed = out->failed;
    if (failed != 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: writing failed: %s", out->path, g_strerror(failed));
    ent_output_free(out);
    return failed == 0;
}

void ent_output_free(EntOutput *out)
{
    if (out == NULL)
        return;
    if (out->fd >= 0) {
        if (out->fd != STDOUT_FILENO)
            close(out->fd);
        g_string_free(out->buffer, TRUE);
    }
    if (out->temporary != NULL)
        g_unlink(out->temporary);
    g_free(out->temporary);
    g_free(out->path);
    g_free(out);
}
