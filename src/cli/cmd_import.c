/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_import.c: exported graphs back into a graph file. */
#include "graphfile.h"

#include <string.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_import = {
    .name = "import",
    .arguments = "FILE...",
    .summary = "exported JSON or GraphML into a graph file",
    .about = "Puts graphs that \"entente export\" wrote as JSON or GraphML into the graph file named\n"
             "with -o (graph.db), as they are: nodes keep their ids and names. JSON gives the whole\n"
             "graph back. GraphML does not name every article and sentence: where it only counts\n"
             "them, articles without a name stand for them. GraphML that other programs wrote is\n"
             "read where it has kept the attributes type and relation.",
    .examples = "  entente import graph.json -o graph.db\n"
                "  entente import edited.graphml -o edited.db",
    .run = run,
};

/* NULL after telling why. */
static EntGraph *read_graph(const char *path, GError **error)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, FALSE, error);
    if (file == NULL)
        return NULL;
    const EntStr bytes = { g_mapped_file_get_contents(file), g_mapped_file_get_length(file) };
    gsize blank = 0;
    while (blank < bytes.n && (g_ascii_isspace(bytes.p[blank]) || memchr("\xEF\xBB\xBF", bytes.p[blank], 3) != NULL))
        blank++;
    if (blank < bytes.n && bytes.p[blank] == '{')
        return ent_graph_read_json(bytes, path, error);
    if (blank == bytes.n || bytes.p[blank] != '<') {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: neither JSON nor GraphML, which import reads", path);
        return NULL;
    }
    EntGraphmlGaps gaps;
    EntGraph *const graph = ent_graph_read_graphml(bytes, path, &gaps, error);
    if (graph != NULL && gaps.evidence + gaps.rounded > 0)
        cli_note("%s: %u pieces of evidence are counted there and not told; articles without a name stand for them%s", path,
                 gaps.evidence, gaps.rounded > 0 ? "; weights are rounded to articles" : "");
    return graph;
}

/* FALSE after telling why; `fatal` where the graph file itself failed. */
static gboolean import(EntStore *store, const char *path, gboolean *fatal)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) graph = read_graph(path, &error);
    if (graph != NULL && ent_store_put(store, graph, &error) && ent_store_commit(store, &error)) {
        cli_note("%s: %u nodes, %u edges", path, graph->nodes->len, graph->edges->len);
        return TRUE;
    }
    *fatal = graph != NULL;
    cli_path_error(path, error);
    return FALSE;
}

static CliExit import_all(const CliOptions *o, const char *path)
{
    g_autoptr(GError) error = NULL;
    gboolean fatal = FALSE;
    guint64 done = 0, failed = 0;
    g_autoptr(EntStore) store = ent_store_open(path, ENT_STORE_WRITE, &error);
    if (store == NULL) {
        cli_path_error(path, error);
        return CLI_NOTHING;
    }
    for (guint i = 0; i < o->n_arguments && !fatal; i++) {
        if (import(store, o->arguments[i], &fatal))
            done++;
        else
            failed++;
    }
    return cli_status(done, failed);
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_import, NULL, CLI_WITH_OUTPUT, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_import, "nothing to import: name files that \"entente export\" wrote as JSON or GraphML");
    const char *const path = o.output != NULL ? o.output : "graph.db";
    if (strcmp(path, "-") == 0)
        return cli_usage(&cmd_import, "a graph file cannot be standard output");
    const gboolean was_there = g_file_test(path, G_FILE_TEST_EXISTS);
    status = import_all(&o, path);
    if (!was_there && status == CLI_NOTHING)
        cli_remove_graph(path);
    return status;
}
