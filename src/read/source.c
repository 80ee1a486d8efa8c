/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.c: see source.h. Plain bytes pass through; what begins as gzip, bzip2, xz, zstd, zip or tar goes through libarchive.
 *
 * A source stands on a file, on memory, or on a member of another source, so that a .warc.gz in a .zip is read like any other:
 *
 *     file ──below──▶ [libarchive: zip] ──produce──▶ member ──below──▶ [libarchive: gzip] ──produce──▶ window ──peek──▶ caller
 *
 * All that is ever held is a window of what was peeked at. The bytes that come out are counted against those that went in at the
 * very bottom: that is what stops a bomb, however it is folded.
 */
#include "read/source.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    CHUNK = 64 * 1024,
    TAR_MAGIC = 257, /* where "ustar" stands */
    MAX_NESTED = 4   /* archives in archives; real ones need two */
};

/* The ratio says nothing about small inputs: a page of blanks shrinks to nothing. */
static const guint64 small = 1024 * 1024;

struct EntSource {
    const char *called;
    const EntReadOptions *options;
    int fd;           /* -1 where it stands on something else */
    EntStr memory;    /* bytes not yet taken */
    EntSource *outer; /* the archive whose member it is */
    EntSource *root;  /* the outermost */
    guint nested;     /* archives around it */
    char *member;     /* its name there */

    struct archive *archive; /* NULL where the bytes come as they are */
    gboolean members;        /* the archive holds files, not one stream */
    gboolean entry;          /* the first member's header was read already */
    gboolean over;           /* the last one's was */
    gboolean seekable;
    gboolean looked;              /* the window holds what the look at the beginning left */
    struct archive_entry *header; /* of the member at hand; lent by libarchive */
    GByteArray *below;            /* what libarchive reads into */
    guint64 raw;                  /* bytes taken from below */
    guint64 size;                 /* of a regular file; else 0 */
    guint64 produced;             /* bytes decompressed */

    GByteArray *window;
    gsize at; /* where in the window the caller is */
    gboolean end;
    GError *broken;
};

static void break_off(EntSource *s, EntError code, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void break_off(EntSource *s, EntError code, const char *format, ...)
{
    if (s->broken == NULL) {
        va_list args;
        va_start(args, format);
        s->broken = g_error_new_valist(ENT_ERROR, (gint)code, format, args);
        va_end(args);
    }
    s->end = TRUE;
}

static gsize produce(EntSource *s, void *to, gsize n);

static gsize read_descriptor(EntSource *s, void *to, gsize n)
{
    gssize got;
    do
        got = read(s->fd, to, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        break_off(s, ENT_ERROR_IO, "%s: cannot be read: %s", s->called, g_strerror(errno));
    return got > 0 ? (gsize)got : 0;
}

/* Bytes as they lie below; 0 at the end. */
static gsize take_below(EntSource *s, void *to, gsize n)
{
    gsize got;
    if (s->outer != NULL) {
        got = produce(s->outer, to, n);
    } else if (s->fd >= 0) {
        got = read_descriptor(s, to, n);
    } else {
        got = MIN(n, s->memory.n);
        memcpy(to, s->memory.p, got);
        s->memory = (EntStr){ s->memory.p + got, s->memory.n - got };
    }
    s->raw += got;
    return got;
}

/* What libarchive asks for: first what the look at the beginning left, then what follows. */
static la_ssize_t on_read(struct archive *archive, void *data, const void **bytes)
{
    EntSource *const s = data;
    (void)archive;
    if (s->looked) {
        s->looked = FALSE;
        GByteArray *const looked = s->window;
        s->window = s->below;
        s->below = looked;
        g_byte_array_set_size(s->window, 0);
        *bytes = looked->data;
        return looked->len;
    }
    g_byte_array_set_size(s->below, CHUNK);
    *bytes = s->below->data;
    return (la_ssize_t)take_below(s, s->below->data, CHUNK);
}

static la_int64_t on_seek(struct archive *archive, void *data, la_int64_t offset, int whence)
{
    const EntSource *const s = data;
    (void)archive;
    const off_t to = lseek(s->fd, offset, whence);
    return to >= 0 ? to : ARCHIVE_FATAL;
}

/* The end of a line in a message. */
static const char *why(struct archive *archive)
{
    const char *const text = archive_error_string(archive);
    return text != NULL ? text : "unknown damage";
}

static void tell_damage(EntSource *s)
{
    const EntSource *const below = s->outer;
    if (below != NULL && below->broken != NULL) {
        s->broken = s->broken != NULL ? s->broken : g_error_copy(below->broken);
        s->end = TRUE;
    }
    break_off(s, ENT_ERROR_BAD_INPUT, "%s: is damaged or cut off (%s); fetch or pack it again", s->called, why(s->archive));
}

/* The next header of the archive: TRUE where there is one. */
static gboolean next_header(EntSource *s)
{
    const int result = archive_read_next_header(s->archive, &s->header);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN)
        return TRUE;
    s->end = s->over = TRUE;
    if (result != ARCHIVE_EOF)
        tell_damage(s);
    return FALSE;
}

static gboolean begins(const GByteArray *bytes, const char *magic, gsize n, gsize at)
{
    return bytes->len >= at + n && memcmp(bytes->data + at, magic, n) == 0;
}

static void open_archive(EntSource *s)
{
    const gboolean zip = begins(s->window, "PK", 2, 0);
    s->archive = archive_read_new();
    archive_read_support_filter_gzip(s->archive);
    archive_read_support_filter_bzip2(s->archive);
    archive_read_support_filter_xz(s->archive);
    archive_read_support_filter_zstd(s->archive);
    archive_read_support_format_zip(s->archive);
    archive_read_support_format_tar(s->archive);
    archive_read_support_format_empty(s->archive);
    archive_read_support_format_raw(s->archive);
    archive_read_set_callback_data(s->archive, s);
    archive_read_set_read_callback(s->archive, on_read);
    if (s->seekable && lseek(s->fd, 0, SEEK_SET) == 0) {
        archive_read_set_seek_callback(s->archive, on_seek);
        g_byte_array_set_size(s->window, 0);
    }
    s->looked = s->window->len > 0;
    if (archive_read_open1(s->archive) != ARCHIVE_OK) {
        tell_damage(s);
        return;
    }
    const gboolean any = next_header(s);
    s->members = s->broken == NULL && (zip || archive_format(s->archive) != ARCHIVE_FORMAT_RAW) && (zip || any);
    s->entry = s->members && any;
}

static gboolean is_packed(const GByteArray *b)
{
    static const struct {
        const char *magic;
        gsize n, at;
    } kinds[] = { { "\x1F\x8B", 2, 0 },
                  { "BZh", 3, 0 },
                  { "\xFD"
                    "7zXZ",
                    5, 0 },
                  { "\x28\xB5\x2F\xFD", 4, 0 },
                  { "PK\x03\x04", 4, 0 },
                  { "PK\x05\x06", 4, 0 },
                  { "ustar", 5, TAR_MAGIC } };
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (begins(b, kinds[i].magic, kinds[i].n, kinds[i].at))
            return TRUE;
    return FALSE;
}

/* Looks at the first bytes, and opens what is packed. */
static EntSource *start(EntSource *s)
{
    s->window = g_byte_array_new();
    s->below = g_byte_array_new();
    g_byte_array_set_size(s->window, CHUNK);
    gsize got = 0, more = 1;
    while (more > 0 && got < TAR_MAGIC + 8) {
        more = take_below(s, s->window->data + got, CHUNK - got);
        got += more;
    }
    g_byte_array_set_size(s->window, (guint)got);
    if (!is_packed(s->window))
        return s;
    if (s->nested >= MAX_NESTED)
        break_off(s, ENT_ERROR_TOO_LARGE, "%s: holds archives in archives deeper than the limit of %d; unpack them", s->called,
                  MAX_NESTED);
    else
        open_archive(s);
    return s;
}

static EntSource *source_new(const char *called, const EntReadOptions *options)
{
    EntSource *const s = g_new0(EntSource, 1);
    s->called = called;
    s->options = options;
    s->fd = -1;
    s->root = s;
    return s;
}

EntSource *ent_source_file(int fd, const char *called, const EntReadOptions *options)
{
    EntSource *const s = source_new(called, options);
    struct stat info;
    s->fd = fd;
    s->seekable = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && lseek(fd, 0, SEEK_CUR) == 0;
    s->size = s->seekable ? (guint64)info.st_size : 0;
    return start(s);
}

EntSource *ent_source_memory(EntStr bytes, const char *called, const EntReadOptions *options)
{
    EntSource *const s = source_new(called, options);
    s->memory = bytes;
    return start(s);
}

void ent_source_free(EntSource *s)
{
    if (s == NULL)
        return;
    archive_read_free(s->archive);
    g_byte_array_unref(s->window);
    g_byte_array_unref(s->below);
    g_clear_error(&s->broken);
    g_free(s->member);
    g_free(s);
}

gboolean ent_source_is_archive(const EntSource *s)
{
    return s->members;
}

gboolean ent_source_is_packed(const EntSource *s)
{
    return s->archive != NULL || s->outer != NULL;
}

/* What is stored in an archive beside what people put there. */
static gboolean is_hidden(const char *path)
{
    if (g_str_has_prefix(path, "__MACOSX/"))
        return TRUE;
    for (const char *p = path; p != NULL; p = strchr(p, '/')) {
        p += *p == '/';
        if (p[0] == '.' && p[1] != '/' && p[1] != '.' && p[1] != '\0')
            return TRUE;
    }
    return FALSE;
}

EntSource *ent_source_member(EntSource *archive)
{
    if (g_error_matches(archive->broken, ENT_ERROR, ENT_ERROR_TOO_LARGE))
        return NULL;
    g_clear_error(&archive->broken); /* the last member's */
    archive->end = FALSE;
    while (!archive->over && (archive->entry || next_header(archive))) {
        archive->entry = FALSE;
        const char *path = archive_entry_pathname_utf8(archive->header);
        if (path == NULL)
            path = archive_entry_pathname(archive->header);
        g_autofree char *shown = g_utf8_make_valid(path != NULL ? path : "?", -1);
        if (archive_entry_filetype(archive->header) != AE_IFREG || archive_entry_hardlink(archive->header) != NULL ||
            is_hidden(shown))
            continue;
        EntSource *const s = source_new(archive->called, archive->options);
        s->outer = archive;
        s->root = archive->root;
        s->nested = archive->nested + 1;
        s->member = g_steal_pointer(&shown);
        return start(s);
    }
    return NULL;
}

const char *ent_source_member_name(const EntSource *s)
{
    return s->member;
}

/* Whether what came out is no more than the limit times what went in. Archives may point at the same bytes twice, so those of a
 * file count once. */
static gboolean ratio_is_sane(const EntSource *s)
{
    const guint64 in = s->root->size > 0 ? MIN(s->root->size, s->root->raw) : s->root->raw;
    return s->options->max_ratio == 0 || s->produced <= small || s->produced / s->options->max_ratio <= in;
}

/* Bytes for the window: decompressed where need be; 0 at the end. */
static gsize produce(EntSource *s, void *to, gsize n)
{
    if (s->end)
        return 0;
    if (s->archive == NULL)
        return take_below(s, to, n);
    const la_ssize_t got = archive_read_data(s->archive, to, n);
    if (got < 0)
        tell_damage(s);
    s->produced += got > 0 ? (guint64)got : 0;
    if (got > 0 && !ratio_is_sane(s)) {
        break_off(s, ENT_ERROR_TOO_LARGE,
                  "%s: expands to more than %u times its size, as only bombs do; if it is none, raise the limit with --max-ratio",
                  s->called, s->options->max_ratio);
        return 0;
    }
    return got > 0 ? (gsize)got : 0;
}

EntStr ent_source_peek(EntSource *s, gsize wanted)
{
    if (s->window->len - s->at < wanted && s->at > 0) {
        g_byte_array_remove_range(s->window, 0, (guint)s->at);
        s->at = 0;
    }
    while (s->window->len - s->at < wanted && !s->end) {
        const guint before = s->window->len;
        const gsize more = MAX((gsize)CHUNK, wanted - before);
        g_byte_array_set_size(s->window, before + (guint)MIN(more, (gsize)16 * CHUNK));
        const gsize got = produce(s, s->window->data + before, s->window->len - before);
        g_byte_array_set_size(s->window, before + (guint)got);
        s->end = s->end || got == 0;
    }
    const char *const data = s->window->data != NULL ? (const char *)s->window->data : "";
    return (EntStr){ data + s->at, s->window->len - s->at };
}

void ent_source_take(EntSource *s, gsize n)
{
    g_assert(n <= s->window->len - s->at);
    s->at += n;
}

guint64 ent_source_skip(EntSource *s, guint64 n)
{
    guint64 left = n;
    while (left > 0) {
        const EntStr bytes = ent_source_peek(s, 1);
        const gsize step = (gsize)MIN((guint64)bytes.n, left);
        if (step == 0)
            break;
        ent_source_take(s, step);
        left -= step;
    }
    return n - left;
}

gsize ent_source_read(EntSource *s, void *to, gsize n)
{
    const EntStr bytes = ent_source_peek(s, 1);
    const gsize got = MIN(bytes.n, n);
    if (got > 0)
        memcpy(to, bytes.p, got);
    ent_source_take(s, got);
    return got;
}

/* Passes by what is left of a line. */
static void skip_line(EntSource *s)
{
    for (EntStr bytes = ent_source_peek(s, 1); bytes.n > 0; bytes = ent_source_peek(s, 1)) {
        const char *const end = memchr(bytes.p, '\n', bytes.n);
        ent_source_take(s, end != NULL ? (gsize)(end - bytes.p) + 1 : bytes.n);
        if (end != NULL)
            return;
    }
}

gboolean ent_source_line(EntSource *s, gsize limit, EntStr *line, gboolean *cut)
{
    const char *newline = NULL;
    EntStr bytes = { "", 0 };
    gsize wanted = 1, looked = 0;
    *cut = FALSE;
    do {
        bytes = ent_source_peek(s, wanted);
        newline = bytes.n > looked ? memchr(bytes.p + looked, '\n', bytes.n - looked) : NULL;
        if (newline != NULL || bytes.n < wanted || bytes.n > limit)
            break;
        looked = bytes.n;
        wanted = MIN(bytes.n * 2, limit + 1);
    } while (TRUE);
    const gsize n = newline != NULL ? (gsize)(newline - bytes.p) : bytes.n;
    *cut = n > limit;
    *line = *cut ? (EntStr){ "", 0 } : (EntStr){ bytes.p, n };
    ent_source_take(s, newline != NULL ? n + 1 : n);
    if (*cut && newline == NULL)
        skip_line(s);
    if (line->n > 0 && line->p[line->n - 1] == '\r')
        line->n--;
    return bytes.n > 0;
}

gboolean ent_source_is_broken(const EntSource *s)
{
    return s->broken != NULL || (s->outer != NULL && s->outer->broken != NULL);
}

gboolean ent_source_check(const EntSource *s, GError **error)
{
    if (!ent_source_is_broken(s))
        return TRUE;
    if (error != NULL)
        *error = g_error_copy(s->broken != NULL ? s->broken : s->outer->broken);
    return FALSE;
}
