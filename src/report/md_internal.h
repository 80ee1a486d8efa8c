/* SPDX-License-Identifier: Apache-2.0 */
/*
 * md_internal.h: the pieces of the Markdown form, shared by its sections.
 */
#ifndef ENT_REPORT_MD_INTERNAL_H
#define ENT_REPORT_MD_INTERNAL_H

#include "report_internal.h"

typedef struct Md {
    const EntFindings *f;
    EntOutput *out;
    GHashTable *numbers; /* evidence or quotation → footnote number, by address; never walked */
    GPtrArray *notes;    /* the same in the order of numbers */
    GArray *is_quote;    /* gboolean beside notes */
} Md;

/* Every word from outside goes through one of these, which escape; `clean` is on one line already. */
void ent_md_put(EntOutput *out, const char *text);
void ent_md_clean(EntOutput *out, const char *clean);
/* A destination in angle brackets, where only these end it. */
void ent_md_link(EntOutput *out, const char *url);

void ent_md_heading(Md *md, const char *title);
/* "and 3 more actors.", where there are more than are shown. */
void ent_md_more(Md *md, guint shown, guint total, const char *what);

/* A reference to a footnote, which ent_md_notes writes at the end. */
void ent_md_note(Md *md, gconstpointer what, gboolean is_quote);
void ent_md_row_notes(Md *md, const EntRow *row, guint max);
void ent_md_notes(Md *md);

/* md_insight.c: sections. */
void ent_md_left_out(Md *md);
void ent_md_camps(Md *md);
void ent_md_matrix(Md *md);
void ent_md_brokers(Md *md);
void ent_md_disputes(Md *md);
void ent_md_times(Md *md);
void ent_md_outlets(Md *md);

#endif
