/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_merge.c: extracted facts into a graph file. */
#include "graphfile.h"
#include "line.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_merge = {
    .name = "merge",
    .arguments = "FACTS.jsonl...",
    .summary = "extracted facts into a graph file (the reduce step)",
    .about = "Puts the facts that \"entente extract\" wrote, one JSON object a line, into the graph\n"
             "file named with -o (graph.db); - is standard input. The graph depends on the set of\n"
             "facts alone, not on their order or on how files group them.",
    .examples = "  entente merge facts.jsonl -o graph.db\n"
                "  cat part-*.jsonl | entente merge - -o graph.db",
    .run = run,
};

enum {
    COMMIT_LINES = 256,
    FACTS_PER_BYTE = 16 /* a line of facts is longer than its article; beyond this it is none of ours */
};

typedef struct Merge {
    EntStore *store;
    gsize longest; /* line */
    guint waiting; /* articles since the last commit */
    EntTally tally;
    guint64 *outcomes[ENT_COPY + 1]; /* into tally */
} Merge;

/* A line that is bad is told and passed over; FALSE where the store fails. */
static gboolean merge_line(Merge *merge, const GString *line, const char *where, GError **error)
{
    g_autoptr(GError) bad = NULL;
    g_autoptr(EntGraph) facts = ent_graph_read_json((EntStr){ line->str, line->len }, where, &bad);
    if (facts == NULL || facts->articles->len != 1) {
        merge->tally.failed++;
        if (facts == NULL)
            cli_path_error(where, bad);
        else
            cli_error("%s: holds %u articles; the facts of one are one line", where, facts->articles->len);
        return TRUE;
    }
    EntAddOutcome outcome;
    if (!ent_store_add(merge->store, facts, &outcome, error))
        return FALSE;
    merge->tally.articles++;
    (*merge->outcomes[outcome])++;
    if (++merge->waiting < COMMIT_LINES)
        return TRUE;
    merge->waiting = 0;
    return ent_store_commit(merge->store, error);
}

static gboolean merge_stream(Merge *merge, FILE *file, const char *path, GError **error)
{
    GString *const line = g_string_new(NULL);
    gboolean ok = TRUE, cut;
    for (guint64 number = 1; ok && cli_next_line(file, line, merge->longest, &cut); number++) {
        g_autofree char *where = g_strdup_printf("%s:%" G_GUINT64_FORMAT, path, number);
        if (cut) {
            cli_error("%s: longer than %" G_GSIZE_FORMAT " bytes; --max-bytes raises the limit", where, merge->longest);
            merge->tally.failed++;
        } else if (line->len > 0) {
            ok = merge_line(merge, line, where, error);
        }
    }
    if (ok && ferror(file)) {
        cli_error("%s: reading failed: %s", path, g_strerror(errno));
        merge->tally.failed++;
    }
    g_string_free(line, TRUE);
    return ok;
}

static gboolean merge_file(Merge *merge, const char *path, GError **error)
{
    if (strcmp(path, "-") == 0)
        return merge_stream(merge, stdin, "standard input", error);
    FILE *const file = fopen(path, "re");
    if (file == NULL) {
        cli_error("%s: cannot be read: %s", path, g_strerror(errno));
        merge->tally.failed++;
        return TRUE;
    }
    const gboolean ok = merge_stream(merge, file, path, error);
    fclose(file);
    return ok;
}

static CliExit merge_all(Merge *merge, const CliOptions *o, const char *path)
{
    g_autoptr(GError) error = NULL;
    merge->store = ent_store_open(path, ENT_STORE_WRITE, &error);
    gboolean ok = merge->store != NULL && cli_set_duplicates(merge->store, o, &error);
    for (guint i = 0; ok && i < o->n_arguments; i++)
        ok = merge_file(merge, o->arguments[i], &error);
    ok = ok && ent_store_commit(merge->store, &error);
    ent_store_close(merge->store);
    if (!ok) {
        cli_path_error(path, error);
        return CLI_NOTHING;
    }
    cli_note_tally(&merge->tally);
    return cli_status(merge->tally.articles, merge->tally.failed);
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_merge, NULL, CLI_WITH_OUTPUT | CLI_WITH_DUPLICATES, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_merge, "nothing to merge: name files that \"entente extract\" wrote, or - for standard input");
    const char *const path = o.output != NULL ? o.output : "graph.db";
    if (strcmp(path, "-") == 0)
        return cli_usage(&cmd_merge, "a graph file cannot be standard output");
    EntReadOptions limits;
    cli_read_options(&o, &limits);
    Merge merge = { .longest = limits.max_bytes * FACTS_PER_BYTE };
    EntTally *const t = &merge.tally;
    merge.outcomes[ENT_ADDED] = &t->added;
    merge.outcomes[ENT_REPLACED] = &t->replaced;
    merge.outcomes[ENT_UNCHANGED] = &t->unchanged;
    merge.outcomes[ENT_OLDER] = &t->older;
    merge.outcomes[ENT_COPY] = &t->copies;
    const gboolean was_there = g_file_test(path, G_FILE_TEST_EXISTS);
    status = merge_all(&merge, &o, path);
    if (!was_there && t->articles == 0)
        cli_remove_graph(path);
    return status;
}
