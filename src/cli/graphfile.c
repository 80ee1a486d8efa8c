/* SPDX-License-Identifier: Apache-2.0 */
/* graphfile.c: building into a graph file, for `build` and `run`; see graphfile.h. */
#include "graphfile.h"

#include <glib/gstdio.h>

void cli_remove_graph(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
        g_autofree char *file = g_strconcat(path, endings[i], NULL);
        g_unlink(file); /* what is not there needs no removing */
    }
}

gboolean cli_set_duplicates(EntStore *store, const CliOptions *o, GError **error)
{
    if (o->duplicates == NULL)
        return TRUE;
    return ent_store_set_duplicates(store, g_str_equal(o->duplicates, "keep") ? ENT_DUPLICATES_KEEP : ENT_DUPLICATES_FOLD, error);
}

void cli_carry_decisions(const char *from, const char *to)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStore) old = ent_store_open(from, ENT_STORE_READ, &error);
    g_autoptr(GPtrArray) log = old == NULL ? NULL : ent_store_decisions(old, &error);
    EntImportTally tally = { 0, 0, 0 };
    if (log != NULL && log->len > 0) {
        g_autoptr(EntStore) store = ent_store_open(to, ENT_STORE_WRITE, &error);
        if (store != NULL && ent_store_import(store, log, NULL, &tally, &error))
            cli_note("%u decisions of people are kept; \"entente review %s list\" shows them", tally.added, from);
    }
    if (error != NULL)
        cli_error("the decisions in the graph before are lost: %s", error->message);
}

CliExit cli_build(const CliOptions *o, const char *graph_path)
{
    g_autoptr(EntLexicon) lexicon = cli_lexicon(o);
    g_autoptr(EntEngine) engine = NULL;
    if (lexicon == NULL || !cli_engine(o, &engine))
        return CLI_NOTHING;
    const gboolean was_there = g_file_test(graph_path, G_FILE_TEST_EXISTS);
    const EntProgress progress = cli_progress();
    g_autoptr(GError) error = NULL;
    EntReadOptions limits;
    EntTally tally = { 0 };
    cli_read_options(o, &limits);
    EntStore *const store = ent_store_open(graph_path, ENT_STORE_WRITE, &error);
    const gboolean ok = store != NULL && cli_set_duplicates(store, o, &error) &&
                        ent_build((const char *const *)o->arguments, &limits, lexicon, engine, (guint)o->jobs, store, &progress, &tally,
                                  &error);
    cli_progress_end();
    ent_store_close(store);
    if (!was_there && tally.articles == 0)
        cli_remove_graph(graph_path);
    if (store != NULL)
        cli_note_tally(&tally);
    if (ok)
        return cli_status(tally.articles, tally.failed);
    cli_path_error(graph_path, error);
    return CLI_NOTHING;
}
