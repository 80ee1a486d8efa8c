/* SPDX-License-Identifier: Apache-2.0 */
/*
 * encoding.c: from the bytes of a file to clean UTF-8, the one place where encodings are told apart.
 *
 * UTF-8 is taken as it is; UTF-16 is told by its byte order mark or by every other byte being NUL; what is neither may be
 * windows-1252, but only where its high bytes stand where letters and quotation marks stand. UTF-8 that was encoded twice
 * ("FranÃ§ois") is put right, character by character. All else is no text: damaged
 * bytes would become evidence that nobody printed.
 */
#include "read/read_internal.h"

#include <string.h>

/* windows-1252 0x80 to 0x9F; 0 where no character is. */
static const gunichar cp1252_high[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                          0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                          0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

static gunichar cp1252_char(guchar byte)
{
    return byte >= 0x80 && byte <= 0x9F ? cp1252_high[byte - 0x80] : byte;
}

/* Whether the high byte at i stands where such a character stands in prose. */
static gboolean cp1252_plausible(EntStr bytes, gsize i)
{
    const guchar byte = (guchar)bytes.p[i];
    const gunichar c = cp1252_char(byte);
    const char before = i > 0 ? bytes.p[i - 1] : ' ';
    const char after = i + 1 < bytes.n ? bytes.p[i + 1] : ' ';
    if (c == 0 || byte >= 0xFE)
        return FALSE;
    if (g_unichar_islower(c))
        return g_ascii_isalpha(before) || g_ascii_isalpha(after);
    if (g_unichar_isupper(c))
        return g_ascii_isalpha(after) && !g_ascii_islower(before);
    return !g_ascii_isalpha(before) || !g_ascii_isalpha(after) || byte == 0x92 || byte == 0x96 || byte == 0x97;
}

gboolean ent_looks_like_cp1252(EntStr bytes)
{
    gsize high = 0, fit = 0;
    for (gsize i = 0; i < bytes.n; i++) {
        if ((guchar)bytes.p[i] < 0x80)
            continue;
        if (cp1252_char((guchar)bytes.p[i]) == 0)
            return FALSE;
        high++;
        fit += cp1252_plausible(bytes, i);
    }
    return high <= bytes.n / 4 && fit * 20 >= high * 19;
}

char *ent_from_cp1252(EntStr bytes, gsize *n)
{
    GString *out = g_string_sized_new(bytes.n + bytes.n / 8 + 1);
    for (gsize i = 0; i < bytes.n; i++) {
        const gunichar c = cp1252_char((guchar)bytes.p[i]);
        if (c > 0 && c < 0x80)
            g_string_append_c(out, (char)c);
        else
            g_string_append_unichar(out, c != 0 ? c : 0xFFFD);
    }
    *n = out->len;
    return g_string_free(out, FALSE);
}

/* "UTF-16LE", "UTF-16BE" or NULL; by the mark, else by where the NUL bytes of mostly Western text are. */
const char *ent_utf16_kind(EntStr bytes)
{
    if (bytes.n >= 2 && memcmp(bytes.p, "\xFF\xFE", 2) == 0)
        return "UTF-16LE";
    if (bytes.n >= 2 && memcmp(bytes.p, "\xFE\xFF", 2) == 0)
        return "UTF-16BE";
    const gsize looked = MIN(bytes.n, 4096) / 2 * 2;
    gsize zeros[2] = { 0, 0 };
    for (gsize i = 0; i < looked; i++)
        zeros[i % 2] += bytes.p[i] == '\0';
    if (looked < 16)
        return NULL;
    if (zeros[1] * 5 >= looked * 2 && zeros[0] == 0)
        return "UTF-16LE";
    return zeros[0] * 5 >= looked * 2 && zeros[1] == 0 ? "UTF-16BE" : NULL;
}

static char *from_utf16(EntStr bytes, const char *kind, const char *name, gsize *n, GError **error)
{
    g_autoptr(GError) inner = NULL;
    char *const text = g_convert(bytes.p, (gssize)bytes.n, "UTF-8", kind, NULL, n, &inner);
    if (text == NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: looks like %s but is damaged (%s); save it as UTF-8", name, kind,
                    inner->message);
    return text;
}

static gboolean is_binary(EntStr bytes)
{
    gsize controls = 0;
    for (gsize i = 0; i < bytes.n; i++) {
        const guchar c = (guchar)bytes.p[i];
        if (c == 0)
            return TRUE;
        controls += (c < 0x20 && !g_ascii_isspace(c)) || c == 0x7F;
    }
    return controls > 4 && controls * 100 > bytes.n;
}

/* Bytes of an unfinished character at the end of text cut off by a size limit. */
static gsize cut_tail(EntStr bytes, gsize bad)
{
    const gsize left = bytes.n - bad;
    const guchar lead = (guchar)bytes.p[bad];
    const gsize wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead >= 0xF5 || left >= wanted)
        return 0;
    for (gsize i = bad + 1; i < bytes.n; i++)
        if (((guchar)bytes.p[i] & 0xC0) != 0x80)
            return 0;
    return left;
}

static char *to_utf8(EntStr bytes, const char *name, gsize *n, GError **error)
{
    const char *const kind = ent_utf16_kind(bytes);
    if (kind != NULL)
        return from_utf16(bytes, kind, name, n, error);
    if (is_binary(bytes)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: holds binary data, no text; give plain text or Markdown", name);
        return NULL;
    }
    const char *end = NULL;
    if (g_utf8_validate_len(bytes.p, bytes.n, &end)) {
        *n = bytes.n;
        return g_strndup(bytes.p, bytes.n);
    }
    const gsize bad = (gsize)(end - bytes.p);
    if (ent_looks_like_cp1252(bytes))
        return ent_from_cp1252(bytes, n);
    if (bad > 0 && cut_tail(bytes, bad) > 0) {
        *n = bad;
        return g_strndup(bytes.p, bad);
    }
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                "%s: is not valid UTF-8 (byte %" G_GSIZE_FORMAT
                ", 0x%02X) nor Windows-1252; convert it to UTF-8, for example with iconv",
                name, bad + 1, (guint)(guchar)*end);
    return NULL;
}

/* Marks that take no room on the page: soft hyphen, zero-width characters, direction marks, byte order mark, noncharacters. */
static gboolean is_invisible(gunichar c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

void ent_append_clean(GString *out, gunichar c, gboolean after_return)
{
    if (c >= 0x80 && c <= 0x9F && c != 0x85) /* windows-1252 that somebody took for Latin-1 */
        c = cp1252_high[c - 0x80];
    if (c == '\n' && after_return)
        return;
    if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028)
        g_string_append_c(out, '\n');
    else if (c == 0x2029)
        g_string_append(out, "\n\n");
    else if (c == '\f' || c == ' ')
        g_string_append_c(out, (char)c);
    else if (c == '\t' || c == '\v' || g_unichar_type(c) == G_UNICODE_SPACE_SEPARATOR)
        g_string_append_c(out, ' ');
    else if (c >= 0x20 && c != 0x7F && !is_invisible(c))
        g_string_append_unichar(out, c);
}

/* ---- UTF-8 that somebody took for windows-1252 and made UTF-8 again: "FranÃ§ois" ---- */

/* The windows-1252 byte of a character; 0 where it has none above 0x7F. */
static guchar cp1252_byte(gunichar c)
{
    for (guint i = 0; i < G_N_ELEMENTS(cp1252_high); i++)
        if (cp1252_high[i] == c)
            return (guchar)(0x80 + i);
    return c >= 0x80 && c <= 0xFF ? (guchar)c : 0;
}

/* Such a character must be what English prose has: a letter behind Ã, Ä or Å, a sign behind Â, punctuation behind â€. */
static gboolean is_likely(const guchar *bytes, gsize n, gunichar c)
{
    const gboolean quote = bytes[1] >= 0x91 && bytes[1] <= 0x94; /* "Å”" may close a quotation */
    if (n == 3)
        return bytes[0] == 0xE2 && (bytes[1] == 0x80 || bytes[1] == 0x82) && (g_unichar_ispunct(c) || c == 0x20AC);
    return bytes[0] == 0xC2 || bytes[0] == 0xC3 || ((bytes[0] == 0xC4 || bytes[0] == 0xC5) && !quote);
}

/* The lead byte that is at p: one character, or a letter and its mark where text was taken apart after that ("A" and a tilde).
 * `at` gets what is behind it. */
static guchar lead_byte(const char *p, const char *end, const char **at)
{
    static const struct {
        char letter;
        gunichar mark;
        guchar byte;
    } pairs[] = { { 'A', 0x302, 0xC2 }, { 'A', 0x303, 0xC3 }, { 'A', 0x308, 0xC4 }, { 'A', 0x30A, 0xC5 }, { 'a', 0x302, 0xE2 } };
    *at = g_utf8_next_char(p);
    const gunichar mark = *at < end ? g_utf8_get_char(*at) : 0;
    for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++)
        if (*p == pairs[i].letter && mark == pairs[i].mark) {
            *at = g_utf8_next_char(*at);
            return pairs[i].byte;
        }
    return cp1252_byte(g_utf8_get_char(p));
}

/* The character that the ones from p on are the bytes of; `length` gets how many bytes of text they take. 0 where they are none. */
static gunichar twice_encoded(const char *p, const char *end, gsize *length)
{
    const char *at;
    guchar bytes[3] = { lead_byte(p, end, &at) };
    const gsize n = bytes[0] >= 0xC2 && bytes[0] <= 0xC5 ? 2 : bytes[0] == 0xE2 ? 3 : 0;
    for (gsize i = 1; i < n; i++, at = g_utf8_next_char(at)) {
        bytes[i] = at < end ? cp1252_byte(g_utf8_get_char(at)) : 0;
        if (bytes[i] < 0x80 || bytes[i] > 0xBF)
            return 0;
    }
    const gunichar c = n == 0 ? 0 : g_utf8_get_char_validated((const char *)bytes, (gssize)n);
    *length = (gsize)(at - p);
    return n != 0 && c < 0x110000 && is_likely(bytes, n, c) ? c : 0;
}

char *ent_decode(EntStr bytes, const char *name, gsize *n, GError **error)
{
    gsize raw_n = 0;
    g_autofree char *raw = to_utf8(bytes, name, &raw_n, error);
    if (raw == NULL)
        return NULL;
    GString *out = g_string_sized_new(raw_n + 1);
    gunichar last = 0;
    for (const char *p = raw; p < raw + raw_n;) {
        gsize length = 0;
        const gunichar healed = (guchar)*p >= 0xC3 || (guchar)p[1] == 0xCC ? twice_encoded(p, raw + raw_n, &length) : 0;
        const gunichar c = healed != 0 ? healed : g_utf8_get_char(p);
        ent_append_clean(out, c, last == '\r');
        last = c;
        p += healed != 0 ? length : (gsize)g_utf8_skip[(guchar)*p];
    }
    *n = out->len;
    return g_string_free(out, FALSE);
}
