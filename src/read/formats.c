/* SPDX-License-Identifier: Apache-2.0 */
/*
 * formats.c: the kinds of input, one row each: how it is told, and how it is read.
 *
 * Kinds that are no text are told from their first bytes; kinds of text after decoding. A row without a reader names what entente
 * does not take, so that the message can say what the file is.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

static gboolean has_magic(EntStr bytes, const char *magic, gsize n)
{
    return bytes.n >= n && memcmp(bytes.p, magic, n) == 0;
}

#define TELL_MAGIC(function, literal)                                                                                            \
    static gboolean function(EntStr bytes, const char *name)                                                                     \
    {                                                                                                                            \
        (void)name;                                                                                                              \
        return has_magic(bytes, literal, sizeof(literal) - 1);                                                                   \
    }

TELL_MAGIC(tell_pdf, "%PDF-")
TELL_MAGIC(tell_zip, "PK\x03\x04")
TELL_MAGIC(tell_gzip, "\x1F\x8B")
TELL_MAGIC(tell_bzip2, "BZh")
TELL_MAGIC(tell_xz, "\xFD"
                    "7zXZ")
TELL_MAGIC(tell_zstd, "\x28\xB5\x2F\xFD")
TELL_MAGIC(tell_png, "\x89PNG")
TELL_MAGIC(tell_jpeg, "\xFF\xD8\xFF")
TELL_MAGIC(tell_gif, "GIF8")
TELL_MAGIC(tell_sqlite, "SQLite format 3")
TELL_MAGIC(tell_elf, "\x7F"
                     "ELF")
TELL_MAGIC(tell_ole, "\xD0\xCF\x11\xE0")
TELL_MAGIC(tell_rtf, "{\\rtf")
TELL_MAGIC(tell_warc, "WARC/")

static gboolean starts_with_any(EntStr text, const char *const *starts, gsize n)
{
    const EntStr body = ent_str_trim(text);
    for (gsize i = 0; i < n; i++)
        if (body.n >= strlen(starts[i]) && g_ascii_strncasecmp(body.p, starts[i], strlen(starts[i])) == 0)
            return TRUE;
    return FALSE;
}

static gboolean tell_xml(EntStr text, const char *name)
{
    static const char *const starts[] = { "<?xml", "<rss", "<feed", "<rdf:", "<newsItem", "<nitf", "<newsMessage" };
    (void)name;
    return starts_with_any(text, starts, G_N_ELEMENTS(starts));
}

static gboolean tell_json(EntStr text, const char *name)
{
    (void)name;
    const EntStr body = ent_str_trim(text);
    if (body.n < 2 || (body.p[0] != '{' && body.p[0] != '['))
        return FALSE;
    const EntStr rest = ent_str_trim(ent_str_sub(body, 1, body.n));
    return rest.p[0] == '"'   ? memchr(rest.p, ':', rest.n) != NULL || body.p[0] == '['
           : body.p[0] == '{' ? rest.p[0] == '}'
                              : rest.p[0] == '{' || rest.p[0] == ']';
}

static gboolean tell_any(EntStr text, const char *name)
{
    (void)text;
    (void)name;
    return TRUE;
}

static const EntReadFormat formats[] = {
    { "a PDF document", TRUE, tell_pdf, NULL },
    { "a zip archive or office document", TRUE, tell_zip, NULL },
    { "gzip compressed data", TRUE, tell_gzip, NULL },
    { "bzip2 compressed data", TRUE, tell_bzip2, NULL },
    { "xz compressed data", TRUE, tell_xz, NULL },
    { "zstd compressed data", TRUE, tell_zstd, NULL },
    { "a PNG image", TRUE, tell_png, NULL },
    { "a JPEG image", TRUE, tell_jpeg, NULL },
    { "a GIF image", TRUE, tell_gif, NULL },
    { "an SQLite database", TRUE, tell_sqlite, NULL },
    { "a program", TRUE, tell_elf, NULL },
    { "an old office document", TRUE, tell_ole, NULL },
    { "rich text (RTF)", TRUE, tell_rtf, NULL },
    { "a web archive (WARC)", TRUE, tell_warc, NULL },
    { "HTML", TRUE, ent_html_tell, ent_html_read },
    { "XML", FALSE, tell_xml, NULL },
    { "JSON", FALSE, tell_json, NULL },
    { "Markdown", FALSE, ent_markdown_tell, ent_markdown_read },
    { "plain text", FALSE, tell_any, ent_text_read },
};

const EntReadFormat *ent_read_format_find(EntStr bytes, const char *name, gboolean raw)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].raw == raw && formats[i].tell(bytes, name))
            return &formats[i];
    return NULL;
}

const EntReadFormat *ent_read_format_html(void)
{
    gsize i = 0;
    while (strcmp(formats[i].what, "HTML") != 0)
        i++;
    return &formats[i];
}
