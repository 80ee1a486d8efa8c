/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dates.c: full dates as news sites print them, to ISO 8601.
 *
 * Taken: "June 3, 2024", "3 June 2024", "3rd of June, 2024", "2024-06-03" (with its time), "2024/06/03", "03.06.2024" (day
 * first), and "13/06/2024" or "06/13/2024", where only one reading is a date. "05/06/2024" is left: nobody can tell.
 */
#include "read/read_internal.h"

#include <stdlib.h>
#include <string.h>

#define MONTH                                                                                                                    \
    "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"  \
    "dec(?:ember)?)\\.?"
#define DAY "(\\d{1,2})(?:st|nd|rd|th)?"
#define YEAR "((?:19|20)\\d{2})"
#define YEAR_END "(?:\\b|(?=\\d{1,2}:\\d{2}))" /* saved pages glue the time to the year: "June 3, 20245:31 PM" */

typedef struct DateForm {
    const char *pattern;
    int year, month, day; /* the groups of the pattern */
    gboolean either;      /* day and month may stand the other way round */
} DateForm;

static const DateForm forms[] = {
    { "\\b" YEAR "-(\\d{2})-(\\d{2})(T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?(?!\\d)", 1, 2, 3,
      FALSE },
    { "(?i)\\b" MONTH " ?" DAY ",? " YEAR YEAR_END, 3, 1, 2, FALSE },
    { "(?i)\\b" DAY "(?: of)? ?-?" MONTH ",? ?-?" YEAR YEAR_END, 3, 2, 1, FALSE },
    { "\\b" YEAR "/(\\d{1,2})/(\\d{1,2})\\b", 1, 2, 3, FALSE },
    { "\\b(\\d{1,2})\\.(\\d{1,2})\\." YEAR "\\b", 3, 2, 1, FALSE },
    { "\\b(\\d{1,2})/(\\d{1,2})/" YEAR "\\b", 3, 1, 2, TRUE },
};

static GRegex *form_regex(gsize i)
{
    static GRegex *compiled[G_N_ELEMENTS(forms)];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (gsize k = 0; k < G_N_ELEMENTS(forms); k++)
            compiled[k] = ent_regex_new(forms[k].pattern);
        g_once_init_leave(&once, 1);
    }
    return compiled[i];
}

static int month_number(const char *word)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    for (int i = 0; i < 12; i++)
        if (g_ascii_strncasecmp(word, names + 3 * i, 3) == 0)
            return i + 1;
    return atoi(word);
}

static int group_number(const GMatchInfo *match, int group)
{
    g_autofree char *word = g_match_info_fetch(match, group);
    return g_ascii_isdigit(word[0]) ? atoi(word) : month_number(word);
}

/* The date of a match as text, or NULL where the calendar has no such day. */
static char *format_match(const DateForm *form, const GMatchInfo *match)
{
    const int year = group_number(match, form->year);
    int month = group_number(match, form->month), day = group_number(match, form->day);
    if (form->either && month <= 12 && day <= 12 && month != day)
        return NULL;
    if (form->either && month > 12) {
        const int swap = month;
        month = day;
        day = swap;
    }
    if (day < 1 || month < 1 || month > 12 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return NULL;
    g_autofree char *time = form == &forms[0] ? g_match_info_fetch(match, 4) : NULL;
    return g_strdup_printf("%04d-%02d-%02d%s", year, month, day, time != NULL ? time : "");
}

/* Cheap, and most lines have none. */
static gboolean has_year(const char *text)
{
    for (const char *p = strpbrk(text, "12"); p != NULL; p = strpbrk(p + 1, "12"))
        if ((strncmp(p, "19", 2) == 0 || strncmp(p, "20", 2) == 0) && g_ascii_isdigit(p[2]) && g_ascii_isdigit(p[3]))
            return TRUE;
    return FALSE;
}

char *ent_date_find(const char *text, gsize *start, gsize *end)
{
    if (!has_year(text))
        return NULL;
    char *best = NULL;
    int best_from = -1;
    for (gsize i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autoptr(GMatchInfo) match = NULL;
        int from = 0, to = 0;
        if (!g_regex_match(form_regex(i), text, 0, &match) || !g_match_info_fetch_pos(match, 0, &from, &to))
            continue;
        char *const date = best_from < 0 || from < best_from ? format_match(&forms[i], match) : NULL;
        if (date == NULL)
            continue;
        g_free(best);
        best = date;
        best_from = from;
        if (start != NULL)
            *start = (gsize)from;
        if (end != NULL)
            *end = (gsize)to;
    }
    return best;
}
