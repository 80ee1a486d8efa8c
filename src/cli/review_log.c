/* SPDX-License-Identifier: Apache-2.0 */
/* review_log.c: the log of decisions shown, exported and imported. */
#include "review.h"

#include "line.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_LINE = 16 * 1024 * 1024 };

gboolean cli_decision_on(const EntGraph *graph, const EntEdge *edge, const char *source, const char *type, const char *target)
{
    const EntRelationType *const relation = ent_graph_type(graph, edge->type);
    const char *const from = ent_graph_node(graph, edge->source)->id, *const to = ent_graph_node(graph, edge->target)->id;
    if (g_strcmp0(relation->id, type) != 0)
        return FALSE;
    return (g_strcmp0(from, source) == 0 && g_strcmp0(to, target) == 0) ||
           (relation->symmetric && g_strcmp0(from, target) == 0 && g_strcmp0(to, source) == 0);
}

static void put_line(EntOutput *out, const EntDecision *decision)
{
    g_autofree char *text = ent_decision_text(decision);
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%u\t", decision->number);
    cli_escape(line, text);
    if (decision->by != NULL) {
        g_string_append(line, "; by ");
        cli_escape(line, decision->by);
    }
    if (decision->note != NULL) {
        g_string_append(line, ": ");
        cli_escape(line, decision->note);
    }
    g_string_append(line, decision->in_effect ? "\n" : "; rests: not in the graph now\n");
    ent_output_write(out, line->str, line->len);
}

/* Every decision with its number; NULL after telling why not. */
static GPtrArray *read_log(const Review *review)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *const log = ent_store_decisions(review->store, &error);
    if (log == NULL)
        cli_path_error(review->options->arguments[0], error);
    return log;
}

static CliExit write_log(const Review *review, gboolean as_json)
{
    CliExit status;
    g_autoptr(GPtrArray) log = read_log(review);
    EntOutput *const out = log == NULL ? NULL : cli_open_output(review->options, FALSE, &status);
    if (out == NULL)
        return CLI_NOTHING;
    for (guint i = 0; i < log->len; i++)
        if (as_json)
            ent_decision_write_json(log->pdata[i], out);
        else
            put_line(out, log->pdata[i]);
    if (log->len == 0)
        cli_note("nothing is decided yet");
    return cli_close_output(out);
}

CliExit cli_review_list(Review *review, EntVerb verb, char **words)
{
    (void)verb;
    (void)words;
    return write_log(review, FALSE);
}

CliExit cli_review_export(Review *review, EntVerb verb, char **words)
{
    (void)verb;
    (void)words;
    return write_log(review, TRUE);
}

/* ---- import ---- */

/* A line that is bad is told; FALSE then. */
static gboolean read_line(const GString *line, gboolean cut, const char *where, GPtrArray *decisions)
{
    g_autoptr(GError) error = NULL;
    if (cut) {
        cli_error("%s: longer than %d bytes", where, LONGEST_LINE);
        return FALSE;
    }
    EntDecision *const decision = ent_decision_read_json((EntStr){ line->str, line->len }, where, &error);
    if (decision != NULL)
        g_ptr_array_add(decisions, decision);
    else
        cli_error("%s", error->message);
    return decision != NULL;
}

/* Reads a file's decisions; returns how many lines are bad. */
static guint read_lines(FILE *file, const char *path, GPtrArray *decisions)
{
    g_autoptr(GString) line = g_string_new(NULL);
    gboolean cut;
    guint bad = 0;
    for (guint64 number = 1; cli_next_line(file, line, LONGEST_LINE, &cut); number++) {
        g_autofree char *where = g_strdup_printf("%s:%" G_GUINT64_FORMAT, path, number);
        if (line->len > 0)
            bad += !read_line(line, cut, where, decisions);
    }
    if (ferror(file)) {
        cli_error("%s: reading failed: %s", path, g_strerror(errno));
        bad++;
    }
    return bad;
}

static guint read_file(const char *path, GPtrArray *decisions)
{
    if (strcmp(path, "-") == 0)
        return read_lines(stdin, "standard input", decisions);
    FILE *const file = fopen(path, "re");
    if (file == NULL) {
        cli_error("%s: cannot be read: %s", path, g_strerror(errno));
        return 1;
    }
    const guint bad = read_lines(file, path, decisions);
    fclose(file);
    return bad;
}

static void tell_conflict(const EntDecision *theirs, const EntDecision *ours, gpointer data)
{
    const Review *const review = data;
    g_autofree char *coming = ent_decision_text(theirs), *there = ent_decision_text(ours);
    if (review->theirs)
        cli_note("conflict: \"%s\" takes the place of decision %u, \"%s\"", coming, ours->number, there);
    else
        cli_error("conflict: \"%s\" is left aside, for decision %u says \"%s\"; --theirs takes it", coming, ours->number, there);
}

CliExit cli_review_import(Review *review, EntVerb verb, char **words)
{
    (void)verb;
    g_autoptr(GPtrArray) decisions = g_ptr_array_new_with_free_func((GDestroyNotify)ent_decision_free);
    g_autoptr(GError) error = NULL;
    EntImportTally tally;
    guint bad = 0;
    for (guint i = 0; words[i] != NULL; i++)
        bad += read_file(words[i], decisions);
    const EntImportOptions options = { review->theirs, tell_conflict, review };
    if (!ent_store_import(review->store, decisions, &options, &tally, &error)) {
        cli_path_error(review->options->arguments[0], error);
        return CLI_NOTHING;
    }
    cli_note("%u decisions: %u added, %u there already, %u in conflict", decisions->len, tally.added, tally.there,
             tally.conflicts);
    if (bad > 0 && decisions->len == 0)
        return CLI_NOTHING;
    return bad > 0 || (tally.conflicts > 0 && !review->theirs) ? CLI_SOME_FAILED : CLI_DONE;
}
