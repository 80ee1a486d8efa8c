/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.c: small questions about a line of text: how many words, does it end a sentence, does it hold a name.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

guint ent_count_words(const char *text)
{
    guint words = 0;
    gboolean counted = FALSE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (*p == ' ') {
            counted = FALSE;
        } else if (!counted && ((guchar)*p < 0x80 ? g_ascii_isalnum(*p) : g_unichar_isalnum(g_utf8_get_char(p)))) {
            counted = TRUE;
            words++;
        }
    }
    return words;
}

static gboolean is_closing(gunichar c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == ' ' || c == 0x201D || c == 0x2019 || c == 0xBB;
}

static gboolean is_opening(gunichar c)
{
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '`' || c == 0x201C || c == 0x2018 || c == 0xAB;
}

gboolean ent_ends_sentence(const char *text)
{
    const char *p = text + strlen(text);
    gunichar c = 0;
    while (p > text) {
        p = g_utf8_prev_char(p);
        c = g_utf8_get_char(p);
        if (!is_closing(c))
            break;
    }
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

gboolean ent_starts_small(const char *text)
{
    const char *p = text;
    while (*p != '\0' && is_opening(g_utf8_get_char(p)))
        p = g_utf8_next_char(p);
    return g_unichar_islower(g_utf8_get_char(p));
}

/* Small words inside names: "Greta von der Heide". */
static gboolean is_particle(EntStr word)
{
    static const char *const particles[] = { "de", "da", "do",  "dos", "del", "della", "der", "den", "di",  "du",
                                             "la", "le", "van", "von", "zu",  "al",    "el",  "bin", "ibn", "ter" };
    for (size_t i = 0; i < G_N_ELEMENTS(particles); i++)
        if (ent_str_equal(word, ent_str(particles[i])))
            return TRUE;
    return FALSE;
}

/* Capitalised, of letters, apostrophes, full stops and hyphens only. */
static gboolean is_name_word(EntStr word)
{
    if (word.n == 0 || !g_unichar_isupper(g_utf8_get_char(word.p)))
        return FALSE;
    for (const char *p = word.p; p < word.p + word.n; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && c != '\'' && c != 0x2019 && c != '.' && c != '-')
            return FALSE;
    }
    return TRUE;
}

gsize ent_name_length(const char *text)
{
    gsize length = 0;
    guint names = 0;
    for (const char *p = text; *p != '\0' && names < 5;) {
        const EntStr word = { p, strcspn(p, " ,;:|()/") };
        if (is_name_word(word)) {
            names++;
            length = (gsize)(p - text) + word.n;
        } else if (names == 0 || !is_particle(word)) {
            break;
        }
        if (p[word.n] != ' ')
            break;
        p += word.n + 1;
    }
    return names >= 2 ? length : 0;
}

gboolean ent_is_name(const char *text)
{
    const gsize length = ent_name_length(text);
    return length > 0 && text[length] == '\0';
}

/* Some patterns try very many ways on text made for it; none that prose needs comes near the limit. */
GRegex *ent_regex_new(const char *pattern)
{
    g_autofree char *bounded = g_strconcat("(*LIMIT_MATCH=50000)", pattern, NULL);
    return g_regex_new(bounded, G_REGEX_OPTIMIZE, 0, NULL);
}
