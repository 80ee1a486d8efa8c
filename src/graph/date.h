/* SPDX-License-Identifier: Apache-2.0 */
/* date.h: comparing ISO 8601 dates that are printed with different precision or time zones. */
#ifndef ENT_GRAPH_DATE_H
#define ENT_GRAPH_DATE_H

#include <glib.h>

/* A string that sorts by time: the moment in UTC, a date without time counting from its midnight. What is no ISO date sorts as
 * itself; NULL gives NULL. */
char *ent_date_key(const char *date);

/* TRUE where `text` is a year, a month, a day, or a date and time as ISO 8601 writes them. */
gboolean ent_date_is_iso(const char *text);

/* -1, 0 or 1: `date` lies before, within or after `bound`, which may be less precise ("2024-05" holds every day of that May). */
int ent_date_against(const char *date, const char *bound);

#endif
