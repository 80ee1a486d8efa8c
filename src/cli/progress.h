/* SPDX-License-Identifier: Apache-2.0 */
/* progress.h: between message.c and progress.c, which share a terminal line. */
#ifndef ENT_CLI_PROGRESS_H
#define ENT_CLI_PROGRESS_H

#include <glib.h>

gboolean cli_is_quiet(void);
/* Wipes the bar off its line, so that a message can stand there; the next step draws it anew. */
void cli_progress_clear(void);

#endif
