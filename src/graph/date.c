/* SPDX-License-Identifier: Apache-2.0 */
/* date.c: ISO 8601 dates in comparable form, see date.h. */
#include "graph/date.h"

#include <string.h>

static GDateTime *parse(const char *date)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *whole = NULL;
    if (strchr(date, 'T') == NULL)
        date = whole = g_strdup_printf("%s%sT00:00:00Z", date, &"0000-01-01"[MIN(strlen(date), 10)]);
    return g_date_time_new_from_iso8601(date, utc);
}

char *ent_date_key(const char *date)
{
    if (date == NULL)
        return NULL;
    g_autoptr(GDateTime) parsed = parse(date);
    g_autoptr(GDateTime) utc = parsed == NULL ? NULL : g_date_time_to_utc(parsed);
    if (utc == NULL)
        return g_strdup(date);
    return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d.%06d", g_date_time_get_year(utc), g_date_time_get_month(utc),
                           g_date_time_get_day_of_month(utc), g_date_time_get_hour(utc), g_date_time_get_minute(utc),
                           g_date_time_get_second(utc), g_date_time_get_microsecond(utc));
}

gboolean ent_date_is_iso(const char *text)
{
    const gsize n = strlen(text);
    if (n != 4 && n != 7 && n < 10)
        return FALSE;
    g_autoptr(GDateTime) parsed = parse(text);
    return parsed != NULL;
}

int ent_date_against(const char *date, const char *bound)
{
    if (strchr(bound, 'T') == NULL) {
        const int order = strncmp(date, bound, strlen(bound));
        return (order > 0) - (order < 0);
    }
    g_autofree char *a = ent_date_key(date), *b = ent_date_key(bound);
    const int order = strcmp(a, b);
    return (order > 0) - (order < 0);
}
