/* SPDX-License-Identifier: Apache-2.0 */
/* line.h: foreign files read line by line. */
#ifndef ENT_CLI_LINE_H
#define ENT_CLI_LINE_H

#include <glib.h>
#include <stdio.h>

/* The next line without its end. FALSE at the end of the file. What is beyond `longest` is read and dropped, and `cut` set. */
gboolean cli_next_line(FILE *file, GString *line, gsize longest, gboolean *cut);

#endif
