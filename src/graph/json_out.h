/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_out.h: JSON written as it comes, value after value, so that no second copy of the graph stands in memory.
 *
 * Commas, line breaks and blanks are put by the writer; the caller opens, names, writes and closes. Either everything is on one line
 * (`lines`), or objects and lists are indented by one blank a level but for those opened as flat.
 */
#ifndef ENT_GRAPH_JSON_OUT_H
#define ENT_GRAPH_JSON_OUT_H

#include <entente/output.h>

typedef struct JsonOut {
    EntOutput *out;
    gboolean lines; /* no line breaks anywhere */
    guint depth;    /* open objects and lists */
    guint flat;     /* depth at which the outermost flat one was opened; 0 for none */
    gboolean first; /* nothing stands yet in the innermost one */
    gboolean named; /* a key was just written */
} JsonOut;

/* `bracket` is '{' or '['. */
void ent_json_open(JsonOut *json, char bracket);
/* What is inside stays on one line. */
void ent_json_open_flat(JsonOut *json, char bracket);
void ent_json_close(JsonOut *json, char bracket);

void ent_json_key(JsonOut *json, const char *key);
void ent_json_string(JsonOut *json, const char *text, gsize n);
/* null where `text` is NULL. */
void ent_json_text(JsonOut *json, const char *text);
void ent_json_int(JsonOut *json, gint64 number);
/* The shortest form that reads back as the same number. */
void ent_json_real(JsonOut *json, double number);
void ent_json_bool(JsonOut *json, gboolean value);

#endif
