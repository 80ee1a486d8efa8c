/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.h: what makes the HTML report a page to explore: its script, its sheet, its data, and the policy that binds them.
 *
 *   1. ent_page_init   2. ent_page_put_policy and the style, in the head   3. ent_page_put_frame where the picture is
 *   4. ent_page_put_data and ent_page_put_script, last in the body   5. ent_page_clear
 *
 * Where the graph has no relation there is nothing to explore: frame and script are nothing, and the policy lets no script run.
 */
#ifndef ENT_REPORT_PAGE_H
#define ENT_REPORT_PAGE_H

#include "report_internal.h"

typedef struct EntPage {
    gboolean there; /* there is something to explore */
    char *style;    /* of report and page */
    char *script;
    GString *picture; /* the SVG as it goes into the page; empty where there is none */
} EntPage;

void ent_page_init(EntPage *page, const EntFindings *findings);
void ent_page_clear(EntPage *page);

void ent_page_put_policy(const EntPage *page, EntOutput *out);
void ent_page_put_frame(const EntPage *page, EntOutput *out);
void ent_page_put_script(const EntPage *page, EntOutput *out);

/* page_data.c: the graph as JSON in a <script> that is no script. Strongest relations first where there are more than a page
 * bears. */
void ent_page_put_data(const EntFindings *findings, EntOutput *out);

#endif
