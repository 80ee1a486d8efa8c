/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cypher.c: statements that make the graph in Neo4j or Memgraph; running them twice makes it once.
 *
 * Each MERGE looks a node up by its id, which wants an index in a large graph. The two spell that differently, so a comment tells
 * how.
 *
 * Nodes are :Entity and their type (:Country, :Person, :Organization); a relation's type is its id in capitals. Evidence lies in
 * lists of the relation, one element a sentence, all lists in the same order.
 */
#include "write/text.h"

/* NULL writes null, which SET takes as "no such property". */
static void write_property(EntOutput *out, const char *before, const char *value)
{
    ent_output_puts(out, before);
    if (value != NULL)
        ent_write_quoted(out, value, '\'');
    else
        ent_output_puts(out, "null");
}

/* The relation's type as a quoted name: letters, digits and "_" only, so that nothing needs an escape. */
static void write_type(EntOutput *out, const EntRelationType *type)
{
    g_autofree char *name = ent_write_capitals(type->id);
    ent_output_printf(out, "`%s`", name);
}

static void write_measures(EntOutput *out, const EntNodeMeasures *measures)
{
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++) {
        char number[ENT_NUMBER_LEN];
        const char *const text = ent_write_measure(number, field, measures);
        ent_output_printf(out, ", n.%s = %s", field->name,
                          g_ascii_isdigit(text[text[0] == '-']) ? text : "null"); /* NaN is no literal */
    }
}

static void write_node(EntOutput *out, const EntNode *node, const EntNodeMeasures *measures)
{
    static const char *const labels[] = { "Country", "Person", "Organization" };
    write_property(out, "MERGE (n:Entity {id: ", node->id);
    ent_output_printf(out, "}) SET n:%s", labels[node->type]);
    write_property(out, ", n.name = ", node->name);
    write_property(out, ", n.iso3166 = ", node->iso3166);
    ent_output_puts(out, ", n.aliases = [");
    for (guint i = 0; i < node->aliases->len; i++)
        write_property(out, i > 0 ? ", " : "", node->aliases->pdata[i]);
    ent_output_puts(out, "], n.roles = [");
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    for (guint i = 0; i < titles->len; i++)
        write_property(out, i > 0 ? ", " : "", titles->pdata[i]);
    ent_output_printf(out, "], n.mentions = %u, n.articles = %u", node->n_mentions, node->articles->len);
    write_measures(out, measures);
    ent_output_puts(out, ";\n");
}

static const char *sentence_of(const EntGraph *graph, const EntEvidence *evidence)
{
    (void)graph;
    return evidence->sentence;
}

static const char *cue_of(const EntGraph *graph, const EntEvidence *evidence)
{
    (void)graph;
    return evidence->cue != NULL ? evidence->cue : "";
}

static const char *certainty_of(const EntGraph *graph, const EntEvidence *evidence)
{
    (void)graph;
    return ent_certainty_name(evidence->certainty);
}

static const char *article_of(const EntGraph *graph, const EntEvidence *evidence)
{
    return graph->article_ids->pdata[evidence->article];
}

static const char *source_of(const EntGraph *graph, const EntEvidence *evidence)
{
    const EntArticle *const article = ent_graph_article(graph, evidence->article);
    return article->url != NULL ? article->url : article->path;
}

typedef const char *(*EvidencePart)(const EntGraph *graph, const EntEvidence *evidence);

static void write_list(EntOutput *out, const EntGraph *graph, const EntEdge *edge, const char *name, EvidencePart part)
{
    ent_output_printf(out, ", r.%s = [", name);
    for (guint i = 0; i < edge->evidence->len; i++)
        write_property(out, i > 0 ? ", " : "", part(graph, &g_array_index(edge->evidence, EntEvidence, i)));
    ent_output_puts(out, "]");
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char number[ENT_NUMBER_LEN];
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    write_property(out, "MATCH (a:Entity {id: ", ent_graph_node(graph, edge->source)->id);
    write_property(out, "}), (b:Entity {id: ", ent_graph_node(graph, edge->target)->id);
    ent_output_puts(out, "}) MERGE (a)-[r:");
    write_type(out, type);
    write_property(out, " {id: ", edge->id);
    ent_output_printf(out, "}]->(b) SET r.weight = %s, r.sign = %d, r.symmetric = %s", ent_write_number(number, edge->weight),
                      type->sign, type->symmetric ? "true" : "false");
    write_property(out, ", r.first = ", edge->first);
    write_property(out, ", r.last = ", edge->last);
    write_list(out, graph, edge, "sentences", sentence_of);
    write_list(out, graph, edge, "cues", cue_of);
    write_list(out, graph, edge, "certainties", certainty_of);
    write_list(out, graph, edge, "articles", article_of);
    write_list(out, graph, edge, "sources", source_of);
    ent_output_puts(out, ";\n");
}

gboolean ent_write_cypher(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                          GError **error)
{
    (void)options;
    (void)error;
    ent_output_puts(out, "// Before a large graph, in Neo4j: CREATE CONSTRAINT FOR (n:Entity) REQUIRE n.id IS UNIQUE\n"
                         "// or in Memgraph: CREATE INDEX ON :Entity(id)\n");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, ent_graph_node(graph, i), ent_write_measures_of(analysis, i));
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
