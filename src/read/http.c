/* SPDX-License-Identifier: Apache-2.0 */
/*
 * http.c: the page in an HTTP response as crawlers store it: chunks joined, gzip and deflate unpacked, the header's encoding
 * applied.
 *
 * Crawlers often store the page unpacked and leave the headers as they were, so a header that the bytes belie is passed over.
 */
#include "read/records.h"

#include "base/str.h"

#include <string.h>
#include <zlib.h>

/* What the head of a response says. The strings are lent from it. */
typedef struct Head {
    guint status;
    EntStr type, coding, transfer;
    EntStr body;
} Head;

/* The value of a header line of that name, or no bytes at all (p NULL). */
static EntStr value_of(EntStr line, const char *name)
{
    const gsize n = strlen(name);
    if (line.n <= n || line.p[n] != ':' || g_ascii_strncasecmp(line.p, name, n) != 0)
        return (EntStr){ NULL, 0 };
    return ent_str_trim(ent_str_sub(line, n + 1, line.n));
}

static void take_header(Head *head, EntStr line)
{
    const struct {
        const char *name;
        EntStr *slot;
    } known[] = { { "Content-Type", &head->type },
                  { "Content-Encoding", &head->coding },
                  { "Transfer-Encoding", &head->transfer } };
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
        const EntStr value = value_of(line, known[i].name);
        if (value.p != NULL)
            *known[i].slot = value;
    }
}

static gboolean read_head(EntStr response, Head *head)
{
    gsize at = 0;
    for (guint lines = 0;; lines++) {
        const char *const newline = at < response.n ? memchr(response.p + at, '\n', response.n - at) : NULL;
        if (newline == NULL)
            return FALSE;
        const EntStr line = ent_str_trim(ent_str_sub(response, at, (gsize)(newline - response.p)));
        at = (gsize)(newline - response.p) + 1;
        if (lines == 0) {
            const gssize blank = ent_str_find(line, ENT_STR(" "), 0);
            if (!ent_str_starts(line, ENT_STR("HTTP/")) || blank < 0)
                return FALSE;
            head->status = (guint)g_ascii_strtoull(line.p + blank, NULL, 10);
        } else if (line.n == 0) {
            head->body = ent_str_sub(response, at, response.n);
            return TRUE;
        } else {
            take_header(head, line);
        }
    }
}

/* The size a chunk's first line tells, and where the chunk begins; FALSE where it is no such line. */
static gboolean chunk_size(EntStr body, gsize at, gsize *size, gsize *from)
{
    gsize digits = 0;
    *size = 0;
    while (at + digits < body.n && g_ascii_isxdigit(body.p[at + digits]) && digits < 8)
        *size = *size * 16 + (gsize)g_ascii_xdigit_value(body.p[at + digits++]);
    const char *const newline = at + digits < body.n ? memchr(body.p + at + digits, '\n', MIN(body.n - at - digits, 256)) : NULL;
    if (digits == 0 || newline == NULL || strchr(";\r\n \t", body.p[at + digits]) == NULL)
        return FALSE;
    *from = (gsize)(newline - body.p) + 1;
    return TRUE;
}

/* The chunks of a body joined; NULL where it is not in chunks at all. */
static GByteArray *join_chunks(EntStr body)
{
    gsize size = 0, from = 0;
    if (!chunk_size(body, 0, &size, &from))
        return NULL;
    GByteArray *const joined = g_byte_array_new();
    do {
        const gsize n = MIN(size, body.n - from);
        g_byte_array_append(joined, (const guint8 *)body.p + from, (guint)n);
        from += n;
        while (from < body.n && (body.p[from] == '\r' || body.p[from] == '\n'))
            from++;
    } while (size > 0 && chunk_size(body, from, &size, &from));
    return joined;
}

static gboolean tell_inflate(int result, gsize n, const EntReadOptions *options, const char *called, GError **error)
{
    if (n > options->max_bytes)
        ent_read_too_large(called, options->max_bytes, error);
    else if (result == Z_OK)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: its page expands to more than %u times its size, as only bombs do; if it is none, raise the limit with "
                    "--max-ratio",
                    called, options->max_ratio);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: its compressed page is damaged or cut off; fetch it again",
                    called);
    return FALSE;
}

/* Unpacks with zlib; `window` is its windowBits, which tell gzip, zlib and bare deflate apart. */
static gboolean inflate_all(EntStr packed, int window, const EntReadOptions *options, const char *called, GByteArray *out,
                            GError **error)
{
    enum { STEP = 64 * 1024 };
    const gsize small = 1024 * 1024; /* the ratio says nothing below */
    z_stream z = { .next_in = (z_const Bytef *)packed.p, .avail_in = (uInt)packed.n };
    if (inflateInit2(&z, window) != Z_OK)
        return FALSE;
    const gsize most = options->max_ratio > 0 ? MAX(small, packed.n * options->max_ratio) : G_MAXSIZE;
    int result = Z_OK;
    while (result == Z_OK && out->len <= MIN(options->max_bytes, most)) {
        const guint before = out->len;
        g_byte_array_set_size(out, before + STEP);
        z.next_out = out->data + before;
        z.avail_out = STEP;
        result = inflate(&z, Z_NO_FLUSH);
        g_byte_array_set_size(out, before + STEP - z.avail_out);
    }
    inflateEnd(&z);
    return (result == Z_STREAM_END && out->len <= options->max_bytes) || tell_inflate(result, out->len, options, called, error);
}

/* Unpacks `body` into `out`; an empty `out` without an error says that it was not packed after all. */
static gboolean unpack(EntStr body, EntStr coding, const EntReadOptions *options, const char *called, GByteArray *out,
                       GError **error)
{
    const gboolean gzip = body.n > 2 && memcmp(body.p, "\x1F\x8B", 2) == 0;
    if (gzip)
        return inflate_all(body, 15 + 32, options, called, out, error);
    if (ent_str_equal_nocase(coding, ENT_STR("deflate"))) {
        if (inflate_all(body, 15, options, called, out, NULL))
            return TRUE;
        g_byte_array_set_size(out, 0);
        if (!inflate_all(body, -15, options, called, out, NULL))
            g_byte_array_set_size(out, 0);
        return TRUE;
    }
    if (!ent_str_equal_nocase(coding, ENT_STR("br")) && !ent_str_equal_nocase(coding, ENT_STR("zstd")))
        return TRUE;
    if (g_utf8_validate_len(body.p, MIN(body.n, 64), NULL))
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED,
                "%s: its page is compressed with %.*s, which is not read; crawl with gzip, or with the page unpacked", called,
                ENT_STR_ARG(coding));
    return FALSE;
}

static gboolean type_is(EntStr type, const char *name)
{
    const gsize n = strlen(name);
    return type.n >= n && g_ascii_strncasecmp(type.p, name, n) == 0 && (type.n == n || strchr("; \t,", type.p[n]) != NULL);
}

/* "windows-1252" of "text/html; charset=ISO-8859-1", as browsers take it; NULL where none is told. */
static char *charset_of(EntStr type)
{
    g_autofree char *lower = g_ascii_strdown(type.p, (gssize)type.n);
    const char *const at = strstr(lower, "charset=");
    if (at == NULL)
        return NULL;
    const char *const name = at + strlen("charset=") + strspn(at + strlen("charset="), "\"' ");
    char *const charset = g_strndup(name, strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_:."));
    if (strcmp(charset, "iso-8859-1") != 0 && strcmp(charset, "latin1") != 0 && strcmp(charset, "us-ascii") != 0)
        return charset;
    g_free(charset);
    return g_strdup("windows-1252");
}

/* UTF-8 with the mark that tells so, or the bytes as they are where the header tells nothing, or nothing true. */
static void decode(EntStr body, EntStr type, EntHttpPage *page)
{
    const gboolean marked = ent_str_starts(body, ENT_STR("\xEF\xBB\xBF")) || ent_str_starts(body, ENT_STR("\xFF\xFE")) ||
                            ent_str_starts(body, ENT_STR("\xFE\xFF"));
    g_autofree char *charset = marked || type.n == 0 ? NULL : charset_of(type);
    gsize n = 0;
    g_autofree char *text =
        charset != NULL && charset[0] != '\0' ? g_convert(body.p, (gssize)body.n, "UTF-8", charset, NULL, &n, NULL) : NULL;
    GString *const out = g_string_sized_new((text != NULL ? n : body.n) + 4);
    if (text != NULL)
        g_string_append(out, "\xEF\xBB\xBF");
    g_string_append_len(out, text != NULL ? text : body.p, (gssize)(text != NULL ? n : body.n));
    page->n = out->len;
    page->bytes = g_string_free(out, FALSE);
}

void ent_http_body(EntStr body, const char *type, EntHttpPage *page)
{
    const EntStr media = ent_str(type);
    const EntStr start = ent_str_trim(ent_str_sub(body, 0, MIN(body.n, 256)));
    page->plain = type_is(media, "text/plain");
    if (page->plain || type_is(media, "text/html") || type_is(media, "application/xhtml+xml") ||
        (media.n == 0 && start.n > 0 && start.p[0] == '<'))
        decode(body, media, page);
}

gboolean ent_http_read(EntStr response, const char *called, const EntReadOptions *options, EntHttpPage *page, GError **error)
{
    Head head = { 0 };
    if (!read_head(response, &head)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: its HTTP header is damaged or cut off; fetch it again", called);
        return FALSE;
    }
    g_autofree char *type = g_strndup(head.type.p != NULL ? head.type.p : "", head.type.n);
    EntHttpPage probe = { 0 };
    ent_http_body((EntStr){ "<", 1 }, type, &probe); /* pictures and the like need no unpacking */
    const gboolean wanted = head.status / 100 == 2 && probe.bytes != NULL;
    g_free(probe.bytes);
    if (!wanted)
        return TRUE;
    g_autoptr(GByteArray) joined = head.transfer.n > 0 ? join_chunks(head.body) : NULL;
    const EntStr body = joined != NULL ? (EntStr){ (const char *)joined->data, joined->len } : head.body;
    g_autoptr(GByteArray) out = g_byte_array_new();
    if (!unpack(body, head.coding, options, called, out, error))
        return FALSE;
    ent_http_body(out->len > 0 ? (EntStr){ (const char *)out->data, out->len } : body, type, page);
    return TRUE;
}
