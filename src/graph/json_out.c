/* SPDX-License-Identifier: Apache-2.0 */
/* json_out.c: JSON written as it comes, see json_out.h. */
#include "graph/json_out.h"

#include <math.h>
#include <string.h>

static void line_break(JsonOut *json)
{
    static const char blanks[] = "\n                ";
    if (!json->lines && json->flat == 0)
        ent_output_write(json->out, blanks, MIN(1 + (gsize)json->depth, sizeof blanks - 1));
}

/* What stands before a value or a key. */
static void part(JsonOut *json)
{
    if (json->named) {
        json->named = FALSE;
        return;
    }
    if (json->depth == 0)
        return;
    if (!json->first)
        ent_output_puts(json->out, json->flat != 0 && !json->lines ? ", " : ",");
    json->first = FALSE;
    line_break(json);
}

void ent_json_open(JsonOut *json, char bracket)
{
    part(json);
    ent_output_write(json->out, &bracket, 1);
    json->depth++;
    json->first = TRUE;
}

void ent_json_open_flat(JsonOut *json, char bracket)
{
    ent_json_open(json, bracket);
    if (json->flat == 0)
        json->flat = json->depth;
}

void ent_json_close(JsonOut *json, char bracket)
{
    const gboolean ends_flat = json->flat == json->depth;
    json->depth--;
    if (!json->first)
        line_break(json);
    if (ends_flat)
        json->flat = 0;
    ent_output_write(json->out, &bracket, 1);
    json->first = FALSE;
}

void ent_json_key(JsonOut *json, const char *key)
{
    ent_json_text(json, key);
    ent_output_puts(json->out, json->lines ? ":" : ": ");
    json->named = TRUE;
}

static void escape(EntOutput *out, unsigned char c)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *const hit = c == '\0' ? NULL : strchr(plain, c);
    if (hit != NULL)
        ent_output_write(out, (const char[]){ '\\', letters[hit - plain] }, 2);
    else
        ent_output_printf(out, "\\u%04x", c);
}

void ent_json_string(JsonOut *json, const char *text, gsize n)
{
    part(json);
    ent_output_write(json->out, "\"", 1);
    gsize start = 0;
    for (gsize i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)text[i];
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        ent_output_write(json->out, text + start, i - start);
        escape(json->out, c);
        start = i + 1;
    }
    ent_output_write(json->out, text + start, n - start);
    ent_output_write(json->out, "\"", 1);
}

void ent_json_text(JsonOut *json, const char *text)
{
    if (text != NULL) {
        ent_json_string(json, text, strlen(text));
        return;
    }
    part(json);
    ent_output_puts(json->out, "null");
}

void ent_json_int(JsonOut *json, gint64 number)
{
    part(json);
    ent_output_printf(json->out, "%" G_GINT64_FORMAT, number);
}

void ent_json_real(JsonOut *json, double number)
{
    static const char *const formats[] = { "%.6g", "%.15g", "%.16g", "%.17g" };
    g_assert(isfinite(number));
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_ascii_formatd(text, sizeof text, formats[i], number);
        if (g_ascii_strtod(text, NULL) == number)
            break;
    }
    part(json);
    ent_output_puts(json->out, text);
}

void ent_json_bool(JsonOut *json, gboolean value)
{
    part(json);
    ent_output_puts(json->out, value ? "true" : "false");
}
