/* SPDX-License-Identifier: Apache-2.0 */
/*
 * style_file.c: a user's colours, fonts and sizes, from a file of [groups] with key = value lines (docs/styles.md tells them
 * all).
 *
 * Whatever is not in the file stays as it is. A word that is not known is an error and not left aside, since it is most likely
 * mistyped.
 */
#include "draw/draw_internal.h"

#include <string.h>

enum { MOST_STYLE_BYTES = 64 * 1024, MOST_RELATIONS = 100 };

typedef struct Reader {
    GKeyFile *keys;
    const char *name; /* of the file, for messages */
    EntDrawStyle *style;
    GError **error;
} Reader;

G_GNUC_PRINTF(2, 3)
static gboolean refuse(const Reader *reader, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(reader->error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: %s", reader->name, what);
    return FALSE;
}

static gboolean read_colour(const Reader *reader, const char *group, const char *key, char *to)
{
    g_autofree char *value = g_key_file_get_string(reader->keys, group, key, NULL);
    const gboolean good =
        value != NULL && strlen(value) == 7 && value[0] == '#' && strspn(value + 1, "0123456789abcdefABCDEF") == 6;
    if (!good)
        return refuse(reader, "[%s] %s takes a colour such as #1f77b4", group, key);
    g_strlcpy(to, value, COLOUR_LEN);
    return TRUE;
}

static gboolean read_number(const Reader *reader, const char *group, const char *key, double least, double most, double *to)
{
    g_autofree char *value = g_key_file_get_string(reader->keys, group, key, NULL);
    char *end = NULL;
    const double number = value != NULL ? g_ascii_strtod(value, &end) : 0;
    if (value == NULL || end == value || *end != '\0' || !(number >= least && number <= most))
        return refuse(reader, "[%s] %s takes a number from %g to %g", group, key, least, most);
    *to = number;
    return TRUE;
}

/* The name goes into attributes of the SVG and to fontconfig, where commas and colons mean something. */
static gboolean read_font(const Reader *reader, const char *group, const char *key)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -";
    g_autofree char *value = g_key_file_get_string(reader->keys, group, key, NULL);
    const gsize n = value != NULL ? strlen(value) : 0;
    if (n == 0 || n >= sizeof reader->style->font || strspn(value, letters) != n)
        return refuse(reader, "[%s] %s takes the name of one font family, in letters, digits, blanks and hyphens", group, key);
    g_strlcpy(reader->style->font, value, sizeof reader->style->font);
    return TRUE;
}

static gboolean read_colours(const Reader *reader, const char *group, const char *key)
{
    EntDrawStyle *const style = reader->style;
    const struct {
        const char *key;
        char *to;
    } known[] = {
        { "page", style->page },       { "text", style->text },
        { "faint", style->faint },     { "outline", style->outline },
        { "rule", style->rule },       { "neutral", style->neutral },
        { "plain", style->plain },     { "country", style->kinds[0] },
        { "person", style->kinds[1] }, { "organization", style->kinds[2] },
    };
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(key, known[i].key) == 0)
            return read_colour(reader, group, key, known[i].to);
    }
    for (guint i = 0; i < ENT_FILLS; i++) {
        char camp[NAME_LEN];
        g_snprintf(camp, sizeof camp, "camp%u", i + 1);
        if (strcmp(key, camp) == 0)
            return read_colour(reader, group, key, style->camps[i]);
    }
    return refuse(reader, "[%s] has no key \"%s\"; docs/styles.md lists them", group, key);
}

static gboolean read_sizes(const Reader *reader, const char *group, const char *key)
{
    if (strcmp(key, "font") == 0)
        return read_font(reader, group, key);
    if (strcmp(key, "least") == 0)
        return read_number(reader, group, key, 4, 72, &reader->style->least);
    if (strcmp(key, "most") == 0)
        return read_number(reader, group, key, 4, 72, &reader->style->most);
    if (strcmp(key, "lines") == 0)
        return read_number(reader, group, key, 0.25, 4, &reader->style->line);
    return refuse(reader, "[%s] has no key \"%s\"; there are font, least, most and lines", group, key);
}

static gboolean read_line(const Reader *reader, const char *group, const char *key, char *to, gsize n)
{
    static const char *const lines[] = { "solid", "dashed", "dotted", "bold" };
    g_autofree char *value = g_key_file_get_string(reader->keys, group, key, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(lines); i++) {
        if (g_strcmp0(value, lines[i]) == 0) {
            g_strlcpy(to, value, n);
            return TRUE;
        }
    }
    return refuse(reader, "[%s] %s is solid, dashed, dotted or bold", group, key);
}

/* [relation supports]. Types that a graph does not know do no harm: a style serves many graphs. */
static gboolean read_relation(const Reader *reader, const char *group, const char *key)
{
    const char *const id = group + strlen("relation ");
    EntLineStyle *own = g_hash_table_lookup(reader->style->relations, id);
    if (own == NULL) {
        if (g_hash_table_size(reader->style->relations) == MOST_RELATIONS)
            return refuse(reader, "more than %d relations", MOST_RELATIONS);
        own = g_new0(EntLineStyle, 1);
        g_hash_table_insert(reader->style->relations, g_strdup(id), own);
    }
    if (strcmp(key, "colour") == 0)
        return read_colour(reader, group, key, own->colour);
    if (strcmp(key, "line") == 0)
        return read_line(reader, group, key, own->line, sizeof own->line);
    return refuse(reader, "[%s] has no key \"%s\"; there are colour and line", group, key);
}

static gboolean read_group(const Reader *reader, const char *group)
{
    gboolean (*read)(const Reader *, const char *, const char *) = NULL;
    if (strcmp(group, "colours") == 0)
        read = read_colours;
    else if (strcmp(group, "text") == 0)
        read = read_sizes;
    else if (g_str_has_prefix(group, "relation ") && strlen(group) > strlen("relation "))
        read = read_relation;
    else
        return refuse(reader, "there is no group [%s]; there are [colours], [text] and [relation NAME]", group);
    g_auto(GStrv) keys = g_key_file_get_keys(reader->keys, group, NULL, NULL);
    for (guint i = 0; keys != NULL && keys[i] != NULL; i++) {
        if (!read(reader, group, keys[i]))
            return FALSE;
    }
    return TRUE;
}

EntDrawStyle *ent_draw_style_read(EntStr text, const char *name, GError **error)
{
    g_autoptr(EntDrawStyle) style = g_memdup2(ent_draw_default_style(), sizeof *style);
    g_autoptr(GKeyFile) keys = g_key_file_new();
    g_autoptr(GError) fault = NULL;
    style->relations = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const Reader reader = { keys, name, style, error };
    if (text.n > MOST_STYLE_BYTES || memchr(text.p, '\0', text.n) != NULL || !g_utf8_validate(text.p, (gssize)text.n, NULL)) {
        refuse(&reader, "no style file: it is larger than %d bytes, or not text in UTF-8", MOST_STYLE_BYTES);
        return NULL;
    }
    if (text.n > 0 && !g_key_file_load_from_data(keys, text.p, text.n, G_KEY_FILE_NONE, &fault)) {
        refuse(&reader, "%s", fault->message);
        return NULL;
    }
    g_auto(GStrv) groups = g_key_file_get_groups(keys, NULL);
    for (guint i = 0; groups[i] != NULL; i++) {
        if (!read_group(&reader, groups[i]))
            return NULL;
    }
    if (style->least > style->most) {
        refuse(&reader, "[text] least is more than most");
        return NULL;
    }
    return g_steal_pointer(&style);
}

void ent_draw_style_free(EntDrawStyle *style)
{
    if (style == NULL)
        return;
    g_clear_pointer(&style->relations, g_hash_table_unref);
    g_free(style);
}
