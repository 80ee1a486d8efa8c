/* SPDX-License-Identifier: Apache-2.0 */
/* analyze_parts.h: between slices.c, which puts articles in parts, and stands.c, which compares what parts tell. */
#ifndef ENT_ANALYZE_PARTS_H
#define ENT_ANALYZE_PARTS_H

#include <entente/slices.h>

/* Which part each article is in. */
typedef struct Parts {
    const EntGraph *graph;
    const GArray *chosen; /* types */
    guint *part;          /* beside articles; ENT_NONE for none */
    gboolean in_time;     /* parts follow each other */
} Parts;

/* Fills the turns. */
void ent_find_turns(const Parts *parts, GArray *turns);

/* The day of an ISO date or date and time; FALSE where it names none. */
gboolean ent_parse_day(const char *date, GDate *day);

#endif
