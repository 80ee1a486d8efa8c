/* SPDX-License-Identifier: Apache-2.0 */
/*
 * byline.c: lines that say who wrote it: "By Ana Ruiz and Ben Okri in Lisbon | June 3, 2024".
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

/* Capitalised words of a byline that are an office or an outlet, no part of a person's name. */
static const char *const not_names[] = {
    "staff",     "writer",  "reporter", "correspondent", "editor",     "editors",    "contributor", "contributing", "columnist",
    "analyst",   "agency",  "agencies", "news",          "times",      "post",       "press",       "daily",        "bureau",
    "desk",      "team",    "journal",  "media",         "reuters",    "associated", "network",     "tribune",      "herald",
    "guest",     "special", "senior",   "chief",         "university", "institute",  "weekly",      "review",       "research",
    "newspaper", "radio",   "service",  "published",     "updated",    "posted",
};

/* Words that may stand small between the names. */
static const char *const joiners[] = {
    "and",         "in",       "for",     "on",   "at",       "with",    "of",        "the",
    "de",          "da",       "del",     "der",  "di",       "du",      "la",        "le",
    "van",         "von",      "al",      "el",   "bin",      "a",       "to",        "am",
    "pm",          "a.m.",     "p.m.",    "min",  "read",     "staff",   "writer",    "correspondent",
    "editor",      "reporter", "special", "from", "via",      "updated", "published", "posted",
    "contributor", "chief",    "first",   "last", "modified",
};

static gboolean in_list(EntStr word, const char *const *list, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (ent_str_equal_nocase(word, ent_str(list[i])))
            return TRUE;
    return FALSE;
}

static GRegex *prefix_regex(void)
{
    static GRegex *regex;
    static gsize once;
    if (g_once_init_enter(&once)) {
        regex = g_regex_new(
            "^(?i:(?:(?:written|posted|reported|authored|story|words|text|analysis|opinion|commentary|article|articles|"
            "column|review) )?by(?:: ?| )|authors?: ?)(?=\\p{Lu})(?!(?:January|February|March|April|May|June|July|August|"
            "September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b)",
            0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    return regex;
}

/* Bytes of "By ", "Written by " and the like at the beginning; 0 where there is none. */
static gsize prefix_length(const char *text)
{
    g_autoptr(GMatchInfo) match = NULL;
    int from = 0, to = 0;
    if (!g_regex_match(prefix_regex(), text, 0, &match) || !g_match_info_fetch_pos(match, 0, &from, &to))
        return 0;
    return (gsize)to;
}

gboolean ent_is_byline(const char *text)
{
    const gsize prefix = prefix_length(text);
    if (prefix == 0 || ent_count_words(text) > 25)
        return FALSE;
    for (const char *p = text + prefix; *p != '\0';) {
        const EntStr word = { p, strcspn(p, " ,;|") };
        const gunichar c = g_utf8_get_char(p);
        if (word.n > 0 && g_unichar_islower(c) && !in_list(word, joiners, G_N_ELEMENTS(joiners)))
            return FALSE;
        p += word.n;
        p += strspn(p, " ,;|");
    }
    const gsize n = strlen(text);
    return text[n - 1] != '.' || n < 3 || ent_count_words(text) <= 6;
}

static gboolean has_not_name(const char *name)
{
    for (const char *p = name; *p != '\0';) {
        const EntStr word = { p, strcspn(p, " ") };
        if (in_list(word, not_names, G_N_ELEMENTS(not_names)))
            return TRUE;
        p += word.n;
        p += strspn(p, " ");
    }
    return FALSE;
}

/* "ANA RUIZ" as "Ana Ruiz"; other names as printed. */
static char *name_as_written(const char *name)
{
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return g_strdup(name);
    GString *out = g_string_new(NULL);
    gboolean first = TRUE;
    for (const char *p = name; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        g_string_append_unichar(out, first ? c : g_unichar_tolower(c));
        first = !g_unichar_isalpha(c);
    }
    return g_string_free(out, FALSE);
}

static void add_author(const char *part, GPtrArray *authors)
{
    g_autofree char *name = g_strndup(part, ent_name_length(part));
    if (name[0] == '\0' || has_not_name(name))
        return;
    g_autofree char *written = name_as_written(name);
    for (guint i = 0; i < authors->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(authors, i), written) == 0)
            return;
    g_ptr_array_add(authors, g_steal_pointer(&written));
}

static GRegex *parting_regex(void)
{
    static GRegex *regex;
    static gsize once;
    if (g_once_init_enter(&once)) {
        regex = g_regex_new("(?i), and | and | & |; ?| with |, ?", 0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    return regex;
}

/* Where the names end: a date, a bar or a dash follows. */
static gsize names_end(const char *text)
{
    gsize end = strlen(text), date = 0;
    g_autofree char *iso = ent_date_find(text, &date, NULL);
    if (iso != NULL)
        end = MIN(end, date);
    static const char *const stops[] = { " | ", " – ", " — ", " - ", " / ", " • ", " · " };
    for (size_t i = 0; i < G_N_ELEMENTS(stops); i++) {
        const char *const hit = strstr(text, stops[i]);
        if (hit != NULL)
            end = MIN(end, (gsize)(hit - text));
    }
    return end;
}

void ent_byline_authors(const char *text, GPtrArray *authors)
{
    const char *const names = text + prefix_length(text);
    g_autofree char *list = g_strndup(names, names_end(names));
    /* A comma alone parts a name from an outlet or an office ("By Ana Ruiz, Daily Post"), unless "and" says it is a list. */
    g_autoptr(GMatchInfo) match = NULL;
    g_regex_match(parting_regex(), list, 0, &match);
    g_autofree char *lower = g_ascii_strdown(list, -1);
    const gboolean single = strstr(lower, " and ") == NULL && strstr(list, " & ") == NULL && strchr(list, ';') == NULL;
    gsize from = 0;
    gboolean last = FALSE;
    for (; g_match_info_matches(match) && !last; g_match_info_next(match, NULL)) {
        int start = 0, end = 0;
        g_match_info_fetch_pos(match, 0, &start, &end);
        g_autofree char *part = g_strndup(list + from, (gsize)start - from);
        add_author(part, authors);
        from = (gsize)end;
        last = single;
    }
    if (!last)
        add_author(list + from, authors);
}
