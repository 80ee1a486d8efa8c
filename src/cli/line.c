/* SPDX-License-Identifier: Apache-2.0 */
/* line.c: foreign files read line by line, whose lines may have any length. */
#include "line.h"

gboolean cli_next_line(FILE *file, GString *line, gsize longest, gboolean *cut)
{
    int c;
    g_string_truncate(line, 0);
    *cut = FALSE;
    while ((c = getc_unlocked(file)) != EOF && c != '\n') {
        if (line->len < longest)
            g_string_append_c(line, (char)c);
        else
            *cut = TRUE;
    }
    return c != EOF || line->len > 0;
}
