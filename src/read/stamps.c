/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stamps.c: dates and times as machines write them, to ISO 8601.
 *
 * Taken: RFC 822 ("Mon, 03 Jun 2024 10:00:00 +0200"), ISO 8601 with a blank ("2024-06-03 10:00:00"), rows of digits
 * ("20240603T100000Z", "20240603100000", "20240603"), seconds or milliseconds since 1970; all else goes to ent_date_find.
 */
#include "read/records.h"

#include <stdlib.h>
#include <string.h>

/* "2024-06-03T10:00:00" and the zone, or the day alone where the time is none; NULL where the calendar has no such day. */
static char *format(int year, int month, int day, int hour, int minute, int second, const char *zone)
{
    if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 ||
        !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return NULL;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
        return g_strdup_printf("%04d-%02d-%02d", year, month, day);
    return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d%s", year, month, day, hour, minute, MIN(second, 59), zone);
}

static int digits(const char *p, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++)
        value = value * 10 + (p[i] - '0');
    return value;
}

/* Eight digits, or fourteen, with a "T" between day and time or not, and "Z" or not. */
static char *from_digits(const char *text)
{
    char row[15] = "";
    gsize n = 0;
    const char *p = text;
    for (; *p != '\0' && n < 14 && (g_ascii_isdigit(*p) || (*p == 'T' && n == 8)); p++)
        if (*p != 'T')
            row[n++] = *p;
    const gboolean utc = *p == 'Z';
    p += utc;
    if (*p != '\0' || (n != 8 && n != 14))
        return NULL;
    const gboolean timed = n == 14;
    return format(digits(row, 4), digits(row + 4, 2), digits(row + 6, 2), timed ? digits(row + 8, 2) : -1,
                  timed ? digits(row + 10, 2) : -1, timed ? digits(row + 12, 2) : -1, utc ? "Z" : "");
}

/* Seconds since 1970, or milliseconds where these would be beyond all news; "1717408800.0" too. */
static char *from_seconds(const char *text)
{
    char *end = NULL;
    const gint64 number = g_ascii_strtoll(text, &end, 10);
    const gsize n = (gsize)(end - text);
    const char *rest = *end == '.' ? end + 1 : end;
    rest += strspn(rest, "0123456789");
    if (!g_ascii_isdigit(text[0]) || *rest != '\0' || (n != 9 && n != 10 && n != 13))
        return NULL;
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(n == 13 ? number / 1000 : number);
    return time != NULL ? g_date_time_format(time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* "+02:00" of "+0200", "Z" of "GMT", "" of what says nothing. */
static char *zone_of(const char *text)
{
    static const struct {
        const char *name, *zone;
    } zones[] = { { "Z", "Z" },        { "UTC", "Z" },      { "UT", "Z" },       { "GMT", "Z" },      { "EST", "-05:00" },
                  { "EDT", "-04:00" }, { "CST", "-06:00" }, { "CDT", "-05:00" }, { "MST", "-07:00" }, { "MDT", "-06:00" },
                  { "PST", "-08:00" }, { "PDT", "-07:00" }, { "BST", "+01:00" }, { "CET", "+01:00" }, { "CEST", "+02:00" } };
    if ((*text == '+' || *text == '-') && strspn(text + 1, "0123456789:") >= 4) {
        const char *const minutes = text[3] == ':' ? text + 4 : text + 3;
        return g_strdup_printf("%.3s:%.2s", text, minutes);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(zones); i++)
        if (g_ascii_strcasecmp(text, zones[i].name) == 0)
            return g_strdup(zones[i].zone);
    return g_strdup("");
}

static GRegex *form(gsize i)
{
    static const char *const patterns[] = {
        "^(?:[A-Za-z]{3,9},? +)?(\\d{1,2}) ([A-Za-z]{3})[a-z]* (\\d{4}|\\d{2}),? +(\\d{1,2}):(\\d{2})(?::(\\d{2}))? "
        "*([A-Za-z]{1,4}|[+-]\\d{2}:?\\d{2})?$",
        "^(\\d{4})-(\\d{2})-(\\d{2})[ T](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)? *(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?$",
    };
    static GRegex *compiled[G_N_ELEMENTS(patterns)];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (gsize k = 0; k < G_N_ELEMENTS(patterns); k++)
            compiled[k] = ent_regex_new(patterns[k]);
        g_once_init_leave(&once, 1);
    }
    return compiled[i];
}

static int group(const GMatchInfo *match, int i)
{
    g_autofree char *word = g_match_info_fetch(match, i);
    return word != NULL ? atoi(word) : 0;
}

static int month_of(const GMatchInfo *match, int i)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    g_autofree char *word = g_match_info_fetch(match, i);
    for (int k = 0; k < 12; k++)
        if (g_ascii_strncasecmp(word, months + 3 * k, 3) == 0)
            return k + 1;
    return atoi(word);
}

static char *from_form(gsize i, const char *text)
{
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(form(i), text, 0, &match))
        return NULL;
    const gboolean mail = i == 0;
    int year = group(match, mail ? 3 : 1);
    year += year < 70 ? 2000 : year < 100 ? 1900 : 0;
    g_autofree char *word = g_match_info_fetch(match, 7);
    g_autofree char *zone = zone_of(word != NULL ? word : "");
    return format(year, month_of(match, 2), group(match, mail ? 1 : 3), group(match, 4), group(match, 5), group(match, 6), zone);
}

char *ent_stamp_read(const char *text)
{
    g_autofree char *word = g_strstrip(g_strdup(text));
    char *stamp = from_digits(word);
    stamp = stamp != NULL ? stamp : from_seconds(word);
    stamp = stamp != NULL ? stamp : from_form(0, word);
    stamp = stamp != NULL ? stamp : from_form(1, word);
    return stamp != NULL ? stamp : ent_date_find(word, NULL, NULL);
}
