/* SPDX-License-Identifier: Apache-2.0 */
/*
 * label.c: words in a picture.
 *
 * Names come from strangers' pages. Graphviz gives ill-formed SVG with success for control characters and cut UTF-8, reads
 * backslashes as commands, and "&lt;" as "<"; direction marks would turn what stands beside them. So text is cleaned once,
 * wrapped, and escaped last.
 */
#include "draw/draw_internal.h"

#include <string.h>

static gboolean is_left_out(gunichar c)
{
    const gboolean direction = (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return direction || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

char *ent_draw_clean(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
    GString *const clean = g_string_new(NULL);
    gboolean blank = FALSE;
    for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (is_left_out(c))
            continue;
        if (g_unichar_isspace(c) || g_unichar_iscntrl(c) || c == 0x2028 || c == 0x2029) {
            blank = clean->len > 0;
            continue;
        }
        if (blank)
            g_string_append_c(clean, ' ');
        blank = FALSE;
        g_string_append_unichar(clean, c);
    }
    return g_string_free(clean, FALSE);
}

static guint columns_of(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

guint ent_draw_columns(const char *text)
{
    guint columns = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        columns += columns_of(g_utf8_get_char(p));
    return columns;
}

/* How many bytes of `text` make the next line: up to the last blank that fits, else the last hyphen, else as much as fits. */
static gsize line_length(const char *text, guint columns)
{
    guint used = 0;
    gsize blank = 0, hyphen = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        if (*p == ' ')
            blank = (gsize)(p - text);
        used += columns_of(g_utf8_get_char(p));
        if (used > columns && p > text)
            return blank > 0 ? blank : hyphen > 0 ? hyphen : (gsize)(p - text);
        if (*p == '-')
            hyphen = (gsize)(p + 1 - text);
    }
    return strlen(text);
}

/* Cuts the next line off `rest` and the blanks after it. */
static EntStr take_line(const char **rest, guint columns)
{
    const EntStr line = { *rest, line_length(*rest, columns) };
    *rest += line.n;
    while (**rest == ' ')
        (*rest)++;
    return line;
}

static guint count_lines(const char *text, guint columns)
{
    guint lines = 0;
    for (; *text != '\0'; lines++)
        take_line(&text, columns);
    return lines;
}

static guint longest_word(const char *text)
{
    guint longest = 0, word = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        word = *p == ' ' ? 0 : word + columns_of(g_utf8_get_char(p));
        longest = MAX(longest, word);
    }
    return longest;
}

/* The narrowest width that takes no more lines than `columns` does and breaks no word: even lines look better than a full one and
 * a rest. */
static guint even_width(const char *text, guint columns)
{
    const guint lines = count_lines(text, columns);
    const guint longest = longest_word(text);
    guint width = lines > 0 ? MAX(ent_draw_columns(text) / lines, longest <= columns ? longest : 1) : 1;
    while (width < columns && count_lines(text, width) > lines)
        width++;
    return width;
}

char *ent_draw_wrap(const char *text, guint columns, guint lines)
{
    g_autofree char *clean = ent_draw_clean(text);
    const gboolean fits = count_lines(clean, columns) <= lines;
    const guint width = fits ? even_width(clean, columns) : columns;
    GString *const wrapped = g_string_new(NULL);
    const char *rest = clean;
    for (guint i = 0; *rest != '\0' && i < lines; i++) {
        const EntStr line = take_line(&rest, !fits && i + 1 == lines ? columns - 1 : width);
        if (i > 0)
            g_string_append_c(wrapped, '\n');
        g_string_append_len(wrapped, line.p, (gssize)line.n);
    }
    if (!fits)
        g_string_append(wrapped, "…");
    return g_string_free(wrapped, FALSE);
}

char *ent_draw_label(const char *text, gboolean left)
{
    GString *const label = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p++) {
        switch (*p) {
        case '\\':
            g_string_append(label, "\\\\");
            break;
        case '\n':
            g_string_append(label, left ? "\\l" : "\\n");
            break;
        case '&': /* Graphviz would take "&lt;" for "<" */
            g_string_append(label, "&amp;");
            break;
        default:
            g_string_append_c(label, *p);
        }
    }
    if (left)
        g_string_append(label, "\\l");
    return g_string_free(label, FALSE);
}
