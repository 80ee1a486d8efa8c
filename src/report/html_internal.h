/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_internal.h: the pieces of a page, shared by its sections.
 */
#ifndef ENT_REPORT_HTML_INTERNAL_H
#define ENT_REPORT_HTML_INTERNAL_H

#include "report_internal.h"

/* Every word from outside goes through one of these, which escape for text and attributes; `clean` is on one line already. */
void ent_html_put(EntOutput *out, const char *text);
void ent_html_clean(EntOutput *out, const char *clean);
void ent_html_number(EntOutput *out, double value);
void ent_html_day(EntOutput *out, const char *date);

void ent_html_open_section(EntOutput *out, const char *id, const char *title);
void ent_html_close_section(EntOutput *out);

/* A table scrolls in a box of its own, which the keyboard can reach. `heads` end with NULL; one that starts with "#" is of a
 * column of numbers. */
void ent_html_open_table(EntOutput *out, const char *caption, const char *const *heads);
void ent_html_close_table(EntOutput *out, guint shown, guint total, const char *what);

/* "Chile opposes Peru". */
void ent_html_relation(const EntFindings *f, const EntEdge *edge, EntOutput *out);
void ent_html_evidence(const EntFindings *f, const EntRow *row, EntOutput *out);
/* The same, opened by a click; closed it shows a stretch of the best sentence. */
void ent_html_details(const EntFindings *f, const EntRow *row, EntOutput *out);
void ent_html_quote(const EntFindings *f, const EntQuote *quote, EntOutput *out);

/* html_insight.c: sections, each nothing where there is nothing to tell; left_out and matrix are parts of one. */
void ent_html_left_out(const EntFindings *f, EntOutput *out);
void ent_html_camps(const EntFindings *f, EntOutput *out);
void ent_html_matrix(const EntFindings *f, EntOutput *out);
void ent_html_brokers(const EntFindings *f, EntOutput *out);
void ent_html_disputes(const EntFindings *f, EntOutput *out);
void ent_html_times(const EntFindings *f, EntOutput *out);
void ent_html_outlets(const EntFindings *f, EntOutput *out);

#endif
