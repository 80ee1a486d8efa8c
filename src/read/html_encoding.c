/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_encoding.c: which encoding a page is in, and the page in UTF-8.
 *
 * Asked in the order browsers ask (WHATWG Encoding and HTML standards): byte order mark, the HTTP header, <meta> in the first
 * bytes, the bytes themselves. What is called Latin-1 or ASCII is windows-1252. Two things differ, since saved pages lie more
 * often than servers: bytes that are UTF-8 throughout, and not only ASCII, are UTF-8 whatever the page says; and bytes that
 * are clearly not what the page says are an error, or windows-1252 where they read like it.
 */
#include "read/html_internal.h"

#include <string.h>

enum {
    LOOKED = 4096,  /* how far <meta> is looked for */
    BAD_SHARE = 100 /* one damaged character in so many is too much */
};

/* Names that browsers read as another encoding. */
static const struct {
    const char *label, *encoding;
} aliases[] = {
    { "ascii", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "iso-8859-1", "windows-1252" },
    { "iso8859-1", "windows-1252" },
    { "iso_8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "latin-1", "windows-1252" },
    { "l1", "windows-1252" },
    { "cp1252", "windows-1252" },
    { "x-cp1252", "windows-1252" },
    { "ansi", "windows-1252" },
    { "iso-8859-9", "windows-1254" },
    { "latin5", "windows-1254" },
    { "iso-8859-11", "windows-874" },
    { "tis-620", "windows-874" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "x-gbk", "gb18030" },
    { "gb_2312-80", "gb18030" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "sjis", "cp932" },
    { "x-sjis", "cp932" },
    { "ks_c_5601-1987", "cp949" },
    { "euc-kr", "cp949" },
    { "big5", "big5-hkscs" },
    { "unicode-1-1-utf-8", "utf-8" },
    { "utf8", "utf-8" },
    { "utf-16", "utf-8" }, /* a page that says so in ASCII is none */
    { "utf-16le", "utf-8" },
    { "utf-16be", "utf-8" },
    { "unicode", "utf-8" },
};

/* The name of an encoding as we use it, or NULL where it cannot be one. */
static char *encoding_of(EntStr label)
{
    const EntStr trimmed = ent_str_trim(label);
    if (trimmed.n == 0 || trimmed.n > 32)
        return NULL;
    for (size_t i = 0; i < trimmed.n; i++)
        if (!g_ascii_isalnum(trimmed.p[i]) && strchr("-_:.", trimmed.p[i]) == NULL)
            return NULL;
    g_autofree char *name = g_ascii_strdown(trimmed.p, (gssize)trimmed.n);
    for (gsize i = 0; i < G_N_ELEMENTS(aliases); i++)
        if (strcmp(name, aliases[i].label) == 0)
            return g_strdup(aliases[i].encoding);
    return g_steal_pointer(&name);
}

/* What stands behind "charset=" in the head of the page, or NULL. */
static char *encoding_in_page(EntStr bytes)
{
    g_autofree char *head = g_ascii_strdown(bytes.p, (gssize)MIN(bytes.n, LOOKED));
    for (const char *p = strstr(head, "charset"); p != NULL; p = strstr(p, "charset")) {
        p += strlen("charset");
        p += strspn(p, " \t\r\n");
        if (*p != '=')
            continue;
        p++;
        p += strspn(p, " \t\r\n\"'");
        char *const found = encoding_of((EntStr){ p, strcspn(p, " \t\r\n\"';/>") });
        if (found != NULL)
            return found;
    }
    const char *const xml = g_str_has_prefix(head, "<?xml") ? strstr(head, "encoding=") : NULL;
    return xml != NULL ? encoding_of((EntStr){ xml + 10, strcspn(xml + 10, "\"'?>") }) : NULL;
}

static gboolean has_high(EntStr bytes)
{
    for (gsize i = 0; i < bytes.n; i++)
        if ((guchar)bytes.p[i] >= 0x80)
            return TRUE;
    return FALSE;
}

/* As UTF-8 with U+FFFD for what is none; `bad` and `good` count characters beyond ASCII. */
static char *repair_utf8(EntStr bytes, gsize *n, gsize *bad, gsize *good)
{
    GString *const out = g_string_sized_new(bytes.n + 16);
    const char *p = bytes.p;
    const char *const end = bytes.p + bytes.n;
    *bad = *good = 0;
    while (p < end) {
        const char *valid = NULL;
        g_utf8_validate_len(p, (gsize)(end - p), &valid);
        for (const char *q = p; q < valid; q++)
            *good += (guchar)*q >= 0xC0;
        g_string_append_len(out, p, valid - p);
        p = valid;
        if (p < end && *p != '\0') {
            g_string_append(out, "\xEF\xBF\xBD");
            (*bad)++;
        }
        p += p < end;
    }
    *n = out->len;
    return g_string_free(out, FALSE);
}

/* By iconv, with U+FFFD for each byte it cannot convert; NULL where it does not know the encoding. */
static char *convert(EntStr bytes, const char *encoding, gsize *n, gsize *bad)
{
    const GIConv converter = g_iconv_open("UTF-8", encoding);
    if (converter == (GIConv)-1)
        return NULL;
    GString *const out = g_string_sized_new(bytes.n * 3 / 2);
    char buffer[4096];
    char *in = (char *)bytes.p; /* iconv does not write there */
    gsize left = bytes.n;
    *bad = 0;
    while (left > 0) {
        char *to = buffer;
        gsize room = sizeof buffer;
        const gsize before = left;
        g_iconv(converter, &in, &left, &to, &room);
        g_string_append_len(out, buffer, (gssize)(sizeof buffer - room));
        if (left == before && room == sizeof buffer) {
            g_string_append(out, "\xEF\xBF\xBD");
            (*bad)++;
            in++;
            left--;
        }
    }
    g_iconv_close(converter);
    *n = out->len;
    return g_string_free(out, FALSE);
}

static char *lied(const char *name, const char *encoding, GError **error)
{
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: says that it is %s, but its bytes are not; save the page as UTF-8",
                name, encoding);
    return NULL;
}

static char *from_declared(EntStr bytes, const char *encoding, const char *name, gsize *n, GError **error)
{
    gsize bad = 0;
    g_autofree char *text = convert(bytes, encoding, n, &bad);
    if (text == NULL && !ent_looks_like_cp1252(bytes)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED,
                    "%s: is in an encoding that is not known, %s; save the page as UTF-8", name, encoding);
        return NULL;
    }
    if (text != NULL && bad * BAD_SHARE <= *n)
        return g_steal_pointer(&text);
    return ent_looks_like_cp1252(bytes) ? ent_from_cp1252(bytes, n) : lied(name, encoding, error);
}

/* UTF-8 was said (`sure`), or nothing, and some bytes are not. */
static char *from_damaged(EntStr bytes, gboolean sure, const char *name, gsize *n, GError **error)
{
    gsize bad = 0, good = 0;
    g_autofree char *text = repair_utf8(bytes, n, &bad, &good);
    if (good >= bad * 4)
        return g_steal_pointer(&text);
    if (!sure || ent_looks_like_cp1252(bytes))
        return ent_from_cp1252(bytes, n);
    return bad * BAD_SHARE <= bytes.n ? g_steal_pointer(&text) : lied(name, "UTF-8", error);
}

static gboolean is_binary(EntStr bytes)
{
    gsize controls = 0;
    for (gsize i = 0; i < bytes.n; i++) {
        const guchar c = (guchar)bytes.p[i];
        controls += (c < 0x20 && !g_ascii_isspace(c) && c != 0x1B) || c == 0x7F;
    }
    return controls > 16 && controls * BAD_SHARE > bytes.n;
}

char *html_decode(EntStr bytes, const char *charset, const char *name, gsize *n, GError **error)
{
    const gboolean marked = bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0;
    const char *const wide = ent_utf16_kind(bytes);
    if (wide != NULL)
        return from_declared(bytes, wide, name, n, error);
    if (is_binary(bytes)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: begins as HTML but holds binary data; save the page again", name);
        return NULL;
    }
    g_autofree char *header = charset != NULL ? encoding_of(ent_str(charset)) : NULL;
    g_autofree char *stated = header != NULL ? g_steal_pointer(&header) : encoding_in_page(bytes);
    const gboolean valid = g_utf8_validate_len(bytes.p, bytes.n, NULL);
    const gboolean says_utf8 = marked || g_strcmp0(stated, "utf-8") == 0;
    if (valid && (stated == NULL || says_utf8 || has_high(bytes))) {
        *n = bytes.n - (marked ? 3 : 0);
        return g_strndup(bytes.p + (marked ? 3 : 0), *n);
    }
    if (stated == NULL || says_utf8)
        return from_damaged(bytes, says_utf8, name, n, error);
    if (strcmp(stated, "windows-1252") == 0)
        return ent_from_cp1252(bytes, n);
    return from_declared(bytes, stated, name, n, error);
}
