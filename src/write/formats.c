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

static const EntFormatFile gephi_files[] = { { "nodes.csv", ent_write_gephi_nodes },
                                             { "edges.csv", ent_write_gephi_edges },
                                             { NULL } };

static const EntFormatFile neo4j_files[] = { { "nodes.csv", ent_write_neo4j_nodes },
                                             { "relationships.csv", ent_write_neo4j_relationships },
                                             { NULL } };

static const EntFormatFile matrix_files[] = { { "positive.csv", ent_write_positive },
                                              { "negative.csv", ent_write_negative },
                                              { "net.csv", ent_write_net },
                                              { "two-mode.csv", ent_write_two_mode },
                                              { NULL } };

enum {
    ATTRIBUTES = ENT_CARRIES_BEST_EVIDENCE | ENT_CARRIES_ALIASES | ENT_CARRIES_ROLES | ENT_CARRIES_DATES | ENT_CARRIES_DENIED |
                 ENT_CARRIES_TYPES | ENT_CARRIES_MEASURES,
    STATEMENTS = ENT_CARRIES_EVIDENCE | ENT_CARRIES_ALIASES | ENT_CARRIES_ROLES | ENT_CARRIES_DATES | ENT_CARRIES_DENIED |
                 ENT_CARRIES_TYPES,
    WHOLE = STATEMENTS | ENT_CARRIES_ARTICLES | ENT_CARRIES_TEXTS | ENT_CARRIES_QUOTES
};

const EntFormat *ent_formats(void)
{
    static const EntFormat formats[] = {
        { "graphml", ".graphml", "Gephi, Cytoscape, NetworkX, igraph, yEd", ATTRIBUTES | ENT_CARRIES_PLACES, ent_write_graphml },
        { "gexf", ".gexf", "GEXF 1.3: Gephi with dates and looks", ATTRIBUTES | ENT_CARRIES_PLACES, ent_write_gexf },
        { "json", ".json", "everything, to be read back by import", WHOLE, write_json },
        { "csv", ".csv", "one row an edge, for spreadsheets",
          ENT_CARRIES_BEST_EVIDENCE | ENT_CARRIES_DATES | ENT_CARRIES_DENIED | ENT_CARRIES_TYPES, ent_write_csv },
        { "gephi", NULL, "folder: nodes.csv and edges.csv for Gephi's spreadsheet import", ATTRIBUTES & ~ENT_CARRIES_DENIED, NULL,
          gephi_files },
        { "neo4j", NULL, "folder: nodes.csv and relationships.csv for neo4j-admin database import", ATTRIBUTES, NULL,
          neo4j_files },
        { "cypher", ".cypher", "statements for Neo4j and Memgraph", STATEMENTS | ENT_CARRIES_MEASURES, ent_write_cypher },
        { "turtle", ".ttl", "RDF with provenance, for triple stores",
          STATEMENTS | ENT_CARRIES_ARTICLES | ENT_CARRIES_TEXTS | ENT_CARRIES_MEASURES, ent_write_turtle },
        { "ftm", ".ftm.json", "FollowTheMoney entities, one a line",
          ENT_CARRIES_ARTICLES | ENT_CARRIES_TEXTS | ENT_CARRIES_BEST_EVIDENCE | ENT_CARRIES_ALIASES | ENT_CARRIES_ROLES |
              ENT_CARRIES_DATES | ENT_CARRIES_TYPES,
          ent_write_ftm },
        { "pajek", ".net", "Pajek: arcs with their relation as label", ENT_CARRIES_TYPES, ent_write_pajek },
        { "matrix", NULL, "folder: matrices as Discourse Network Analyzer has them", 0, NULL, matrix_files },
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

/* ".ftm.json" is more than ".json": the longest ending counts. */
static const EntFormat *find_by_suffix(const char *path)
{
    const EntFormat *found = NULL;
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
        if (format->suffix != NULL && has_suffix(path, format->suffix) &&
            (found == NULL || strlen(format->suffix) > strlen(found->suffix)))
            found = format;
    return found;
}

static const EntFormat *find_by_name(const char *name)
{
    for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
        if (g_ascii_strcasecmp(name, format->name) == 0)
            return format;
    return NULL;
}

const EntFormat *ent_format_find(const char *name, const char *path, GError **error)
{
    const EntFormat *const format = name != NULL ? find_by_name(name) : path != NULL ? find_by_suffix(path) : NULL;
    if (format != NULL)
        return format;
    g_autofree char *names = format_names();
    if (name != NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "no format is called %s; there are %s", name, names);
    else if (path != NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: no format has that ending; there are %s", path, names);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "no format is given; there are %s", names);
    return NULL;
}
