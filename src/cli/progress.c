/* SPDX-License-Identifier: Apache-2.0 */
/* progress.c: how far the work is (a bar, where stderr is a terminal), what failed on the way, and the sums at the end. */
#include "cli.h"
#include "progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum {
    REDRAW_MICROSECONDS = 100 * 1000,
    BAR_WIDTH = 30,
    NARROWEST = 60 /* columns; a narrower terminal gets the numbers alone */
};

static gboolean drawn;    /* the bar stands on the terminal's line */
static gint64 last_drawn; /* when */

void cli_progress_clear(void)
{
    if (drawn)
        fputs("\r\033[K", stderr);
    drawn = FALSE;
}

static void draw_bar(guint64 done, guint64 total)
{
    struct winsize size;
    const gboolean wide = ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_col >= NARROWEST;
    char bar[BAR_WIDTH + 1];
    const int filled = total > 0 ? (int)(done * BAR_WIDTH / total) : 0;
    for (int i = 0; i < BAR_WIDTH; i++)
        bar[i] = i < filled ? '#' : '.';
    bar[BAR_WIDTH] = '\0';
    if (wide)
        fprintf(stderr, "\r\033[K[%s] %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT, bar, done, total);
    else
        fprintf(stderr, "\r\033[K%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, done, total);
    fflush(stderr);
    drawn = TRUE;
}

static void on_step(guint64 done, guint64 total, gpointer data)
{
    (void)data;
    const gint64 now = g_get_monotonic_time();
    if (now - last_drawn < REDRAW_MICROSECONDS)
        return;
    last_drawn = now;
    draw_bar(done, total);
}

static void on_problem(const char *path, const GError *error, gpointer data)
{
    (void)data;
    cli_path_error(path, error);
}

static void on_left_out(const char *path, const GError *error, gpointer data)
{
    (void)data;
    if (g_str_has_prefix(error->message, path))
        cli_note("left out: %s", error->message);
    else
        cli_note("left out: %s: %s", path, error->message);
}

EntProgress cli_progress(void)
{
    last_drawn = g_get_monotonic_time();
    /* Without a bar nobody needs the inputs counted beforehand. */
    return (EntProgress){ isatty(STDERR_FILENO) && !cli_is_quiet() ? on_step : NULL, on_problem, on_left_out, NULL };
}

void cli_progress_end(void)
{
    cli_progress_clear();
}

CliExit cli_status(guint64 done, guint64 failed)
{
    if (done == 0)
        return CLI_NOTHING;
    return failed > 0 ? CLI_SOME_FAILED : CLI_DONE;
}

static void append_count(GString *line, guint64 n, const char *what)
{
    if (n > 0)
        g_string_append_printf(line, ", %" G_GUINT64_FORMAT " %s", n, what);
}

void cli_note_summaries(guint64 n)
{
    if (n > 0)
        cli_note("%" G_GUINT64_FORMAT " article%s only a summary: the feed holds no more", n, n == 1 ? " is" : "s are");
}

void cli_note_tally(const EntTally *t)
{
    GString *const line = g_string_new(NULL);
    g_string_append_printf(line, "%" G_GUINT64_FORMAT " article%s read", t->articles, t->articles == 1 ? "" : "s");
    append_count(line, t->added, "added");
    append_count(line, t->replaced, "replaced by a newer version");
    append_count(line, t->unchanged, "there already");
    append_count(line, t->older, "older than what is there");
    append_count(line, t->copies, "copies of another");
    append_count(line, t->left_out, "left out");
    append_count(line, t->failed, t->failed == 1 ? "input failed" : "inputs failed");
    cli_note("%s", line->str);
    g_string_free(line, TRUE);
    cli_note_summaries(t->summaries);
}
