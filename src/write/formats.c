/* SPDX-License-Identifier: Apache-2.0 */
/* formats.c: the table of formats; a new format is a row here and a file beside this one. */
#include "write/text.h"

#include <string.h>

static gboolean write_json(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                           GError **error)
{
    (void)analysis; /* the JSON form is the graph itself: it can be read back and merged */
    (void)error;
    const EntJsonOptions json = { .no_text = options != NULL && options->no_text };
    return ent_graph_write_json(graph, &json, out);
}

const EntFormat *ent_formats(void)
{
    static const EntFormat formats[] = {
        { "graphml", ".graphml", "GraphML, for Gephi, Cytoscape, NetworkX and igraph", ent_write_graphml },
        { "gexf", ".gexf", "GEXF 1.3, for Gephi, with dates", ent_write_gexf },
        { "json", ".json", "everything, with all evidence and article texts", write_json },
        { "csv", ".csv", "one row an edge, for spreadsheets", ent_write_csv },
        { "cypher", ".cypher", "statements for Neo4j and Memgraph", ent_write_cypher },
        { "turtle", ".ttl", "RDF with provenance, for triple stores", ent_write_turtle },
        { NULL },
    };
    return formats;
}

static char *format_names(void)
{
    GString *const names = g_string_new(NULL);
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
        g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", format->name);
    return g_string_free(names, FALSE);
}

static gboolean has_suffix(const char *path, const char *suffix)
{
    const gsize n = strlen(path), m = strlen(suffix);
    return n > m && g_ascii_strcasecmp(path + n - m, suffix) == 0;
}

const EntFormat *ent_format_find(const char *name, const char *path, GError **error)
{
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++) {
        if (name != NULL ? g_ascii_strcasecmp(name, format->name) == 0 : path != NULL && has_suffix(path, format->suffix))
            return format;
    }
    g_autofree char *names = format_names();
    if (name != NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "no format is called %s; there are %s", name, names);
    else if (path != NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: no format has that ending; there are %s", path, names);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "no format is given; there are %s", names);
    return NULL;
}
