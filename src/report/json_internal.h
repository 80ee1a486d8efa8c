/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_internal.h: values of the JSON form, shared by its files.
 */
#ifndef ENT_REPORT_JSON_INTERNAL_H
#define ENT_REPORT_JSON_INTERNAL_H

#include "report_internal.h"

#include <jansson.h>

/* Text that is not UTF-8, which no reader of ours lets in, becomes null; so does a number that is none. */
json_t *ent_report_json_text(const char *words);
json_t *ent_report_json_number(double value);
/* The id of a node; null for ENT_NONE. */
json_t *ent_report_json_node(const EntFindings *f, guint32 node);
json_t *ent_report_json_row(const EntFindings *f, const EntRow *row);
json_t *ent_report_json_balance(const EntBalance *balance);
/* A member of the one object, after the first; takes the value. */
void ent_report_json_member(EntOutput *out, const char *key, json_t *value);

/* json_insight.c */
void ent_report_json_insight(const EntFindings *f, EntOutput *out);

#endif
