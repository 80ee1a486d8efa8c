/* SPDX-License-Identifier: Apache-2.0 */
/* str.c: slices of text, see str.h. */
#include "base/str.h"

#include <string.h>

EntStr ent_str(const char *text)
{
    return text == NULL ? (EntStr){ "", 0 } : (EntStr){ text, strlen(text) };
}

EntStr ent_str_sub(EntStr s, size_t start, size_t end)
{
    g_assert(start <= end && end <= s.n);
    return (EntStr){ s.p + start, end - start };
}

gboolean ent_str_equal(EntStr a, EntStr b)
{
    return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

gboolean ent_str_equal_nocase(EntStr a, EntStr b)
{
    return a.n == b.n && g_ascii_strncasecmp(a.p, b.p, a.n) == 0;
}

gboolean ent_str_starts(EntStr s, EntStr prefix)
{
    return s.n >= prefix.n && memcmp(s.p, prefix.p, prefix.n) == 0;
}

gboolean ent_str_ends(EntStr s, EntStr suffix)
{
    return s.n >= suffix.n && memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0;
}

EntStr ent_str_trim(EntStr s)
{
    while (s.n > 0 && g_ascii_isspace(s.p[0])) {
        s.p++;
        s.n--;
    }
    while (s.n > 0 && g_ascii_isspace(s.p[s.n - 1]))
        s.n--;
    return s;
}

gssize ent_str_find(EntStr s, EntStr needle, size_t from)
{
    if (from > s.n)
        return -1;
    const char *const hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
    return hit == NULL ? -1 : hit - s.p;
}

char *ent_str_dup(EntStr s)
{
    return g_strndup(s.p, s.n);
}

/* Appends the folded form of one decomposed character; anything that is no letter or digit parts words. */
static void fold_char(GString *out, gunichar c)
{
    if (c == '\'' || c == 0x2019 || c == 0x02BC) /* kept for now, so that a possessive can be told */
        g_string_append_c(out, '\'');
    else if (g_unichar_ismark(c))
        return;
    else if (g_unichar_isalnum(c))
        g_string_append_unichar(out, g_unichar_tolower(c));
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c(out, ' ');
}

char *ent_fold(EntStr s)
{
    g_autofree char *plain = g_utf8_normalize(s.p, (gssize)s.n, G_NORMALIZE_NFKD);
    if (plain == NULL)
        return g_strdup("");
    g_autoptr(GString) folded = g_string_sized_new(s.n + 1);
    for (const char *p = plain; *p != '\0'; p = g_utf8_next_char(p))
        fold_char(folded, g_utf8_get_char(p));
    if (g_str_has_suffix(folded->str, "'s"))
        g_string_truncate(folded, folded->len - 2);
    GString *out = g_string_sized_new(folded->len + 1);
    for (const char *p = folded->str; *p != '\0'; p++)
        if (*p != '\'')
            g_string_append_c(out, *p);
    while (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

char *ent_slug(EntStr s)
{
    char *const slug = ent_fold(s);
    if (*slug == '\0') {
        g_free(slug);
        return g_strdup("x");
    }
    return g_strdelimit(slug, " ", '-');
}
