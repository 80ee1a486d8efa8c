/* SPDX-License-Identifier: Apache-2.0 */
/* json.c: strings as JSON has them, for the commands that write a few objects of their own. */
#include "cli.h"

void cli_json_string(EntOutput *out, const char *text)
{
    if (text == NULL) {
        ent_output_puts(out, "null");
        return;
    }
    ent_output_puts(out, "\"");
    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            ent_output_printf(out, "\\%c", *p);
        else if (*p == '\n')
            ent_output_puts(out, "\\n");
        else if ((guchar)*p < 0x20 || *p == 0x7f)
            ent_output_printf(out, "\\u%04x", (guint)*p);
        else
            ent_output_write(out, p, 1);
    }
    ent_output_puts(out, "\"");
}

void cli_json_strings(EntOutput *out, const GPtrArray *strings)
{
    ent_output_puts(out, "[");
    for (guint i = 0; i < strings->len; i++) {
        ent_output_puts(out, i > 0 ? "," : "");
        cli_json_string(out, g_ptr_array_index(strings, i));
    }
    ent_output_puts(out, "]");
}
