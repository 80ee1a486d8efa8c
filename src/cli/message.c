/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message.c: what is said on stderr: "entente: …", a line each. File names and articles are foreign words: control
 * characters in them are shown, never sent to the terminal.
 */
#include "cli.h"
#include "progress.h"

#include <stdio.h>
#include <string.h>

static enum { QUIET, NORMAL, VERBOSE } verbosity = NORMAL; /* of the process: there is one stderr */

void cli_set_verbosity(const CliOptions *options)
{
    verbosity = options->quiet ? QUIET : options->verbose ? VERBOSE : NORMAL;
}

gboolean cli_is_quiet(void)
{
    return verbosity == QUIET;
}

static gboolean is_shown(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT: /* such as U+202E, which turns a line about */
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return FALSE;
    default:
        return TRUE;
    }
}

void cli_escape(GString *line, const char *text)
{
    for (const char *p = text; *p != '\0';) {
        const gunichar c = g_utf8_get_char_validated(p, -1);
        if (c == (gunichar)-1 || c == (gunichar)-2) {
            g_string_append_printf(line, "\\x%02x", (guchar)*p++);
            continue;
        }
        if (c == '\n')
            g_string_append(line, "\\n");
        else if (c == '\t')
            g_string_append(line, "\\t");
        else if (!is_shown(c))
            g_string_append_printf(line, c < 0x80 ? "\\x%02x" : "\\u%04x", c);
        else
            g_string_append_unichar(line, c);
        p = g_utf8_next_char(p);
    }
}

static void say(const char *format, va_list args)
{
    g_autofree char *text = g_strdup_vprintf(format, args);
    GString *const line = g_string_new("entente: ");
    cli_escape(line, text);
    g_string_append_c(line, '\n');
    cli_progress_clear();
    fwrite(line->str, 1, line->len, stderr); /* in one piece, so that lines of several processes do not mix */
    g_string_free(line, TRUE);
}

void cli_error(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(format, args);
    va_end(args);
}

void cli_note(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (verbosity >= NORMAL)
        say(format, args);
    va_end(args);
}

void cli_detail(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (verbosity >= VERBOSE)
        say(format, args);
    va_end(args);
}

void cli_path_error(const char *path, const GError *error)
{
    if (g_str_has_prefix(error->message, path))
        cli_error("%s", error->message);
    else
        cli_error("%s: %s", path, error->message);
}
