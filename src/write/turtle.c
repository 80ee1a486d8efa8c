/* SPDX-License-Identifier: Apache-2.0 */
/*
 * turtle.c: RDF in Turtle, with its provenance in PROV-O.
 *
 * A relation that counts (weight above 0) is a plain triple; every relation is an rdf:Statement too (triple terms are not read by
 * enough programs yet), derived from its evidence, each piece of which quotes an article. Our terms and names live under
 * urn:entente: as nobody needs to serve them; a country's two letters are Wikidata's P297, by which it is found there. Measures have
 * names of their own: how many somebody "supports" is a number, whom, a relation.
 */
#include "write/text.h"

#include <string.h>

static const char head[] = "@prefix ent: <urn:entente:term:> .\n"
                           "@prefix measure: <urn:entente:measure:> .\n"
                           "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
                           "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
                           "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
                           "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
                           "@prefix prov: <http://www.w3.org/ns/prov#> .\n"
                           "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
                           "@prefix wdt: <http://www.wikidata.org/prop/direct/> .\n\n";

/* <urn:entente:KIND:ID>, all but unreserved characters and ":" of the id percent-encoded. */
static void write_name(EntOutput *out, const char *kind, const char *id)
{
    ent_output_puts(out, "<urn:entente:");
    ent_output_puts(out, kind);
    ent_output_puts(out, ":");
    for (const char *p = id; *p != '\0'; p++) {
        const guchar c = (guchar)*p;
        if (g_ascii_isalnum(*p) || strchr(":-._~", *p) != NULL)
            ent_output_write(out, p, 1);
        else
            ent_output_write(out, (const char[]){ '%', "0123456789ABCDEF"[c >> 4], "0123456789ABCDEF"[c & 15] }, 3);
    }
    ent_output_puts(out, ">");
}

static void write_predicate(EntOutput *out, const char *predicate)
{
    ent_output_puts(out, " ;\n    ");
    ent_output_puts(out, predicate);
    ent_output_puts(out, " ");
}

/* " ;\n    PREDICATE "VALUE"", where there is a value. */
static void write_property(EntOutput *out, const char *predicate, const char *value)
{
    if (value == NULL)
        return;
    write_predicate(out, predicate);
    ent_write_quoted(out, value, '"');
}

static void write_date(EntOutput *out, const char *predicate, const char *date)
{
    g_autofree char *day = ent_write_day(date);
    if (day != NULL)
        ent_output_printf(out, " ;\n    %s \"%s\"^^xsd:date", predicate, day);
}

static void write_real(EntOutput *out, const char *predicate, double value)
{
    char number[ENT_NUMBER_LEN];
    write_predicate(out, predicate);
    ent_output_puts(out, "\"");
    ent_output_puts(out, ent_write_number(number, value));
    ent_output_puts(out, "\"^^xsd:double");
}

/* Whether `url` may stand between < and > as it is; what may not is kept as text. */
static gboolean is_iri(const char *url)
{
    if (url == NULL || (!g_str_has_prefix(url, "http://") && !g_str_has_prefix(url, "https://")))
        return FALSE;
    for (const char *p = url; *p != '\0'; p++) {
        if (!g_ascii_isgraph(*p) || strchr("<>\"{}|^`\\", *p) != NULL)
            return FALSE;
    }
    return TRUE;
}

static void write_article(EntOutput *out, const EntGraph *graph, guint i, gboolean with_text)
{
    const EntArticle *const article = ent_graph_article(graph, i);
    write_name(out, "article", graph->article_ids->pdata[i]);
    ent_output_puts(out, " a ent:Article, prov:Entity");
    write_property(out, "dcterms:title", article->title);
    write_property(out, "dcterms:publisher", article->publisher);
    write_date(out, "dcterms:issued", article->published);
    for (guint k = 0; k < article->authors->len; k++)
        write_property(out, "dcterms:creator", article->authors->pdata[k]);
    if (is_iri(article->url))
        ent_output_printf(out, " ;\n    dcterms:source <%s>", article->url);
    else
        write_property(out, "dcterms:source", article->url);
    write_property(out, "ent:sha256", article->sha256);
    if (with_text)
        write_property(out, "ent:text", article->text);
    ent_output_puts(out, " .\n");
}

static void write_roles(EntOutput *out, const EntGraph *graph, const EntNode *node)
{
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        ent_output_puts(out, " ;\n    ent:role [ a ent:Role ;\n    prov:wasQuotedFrom ");
        write_name(out, "article", graph->article_ids->pdata[role->article]);
        write_property(out, "ent:title", role->title);
        if (role->of != ENT_NONE) {
            write_predicate(out, "ent:of");
            write_name(out, "node", ent_graph_node(graph, role->of)->id);
        }
        ent_output_puts(out, " ]");
    }
}

static void write_node(EntOutput *out, const EntGraph *graph, const EntNode *node, const EntNodeMeasures *measures)
{
    static const char *const classes[] = { "ent:Country", "ent:Person", "ent:Organization" };
    write_name(out, "node", node->id);
    ent_output_printf(out, " a %s", classes[node->type]);
    write_property(out, "rdfs:label", node->name);
    for (guint i = 0; i < node->aliases->len; i++)
        write_property(out, "skos:altLabel", node->aliases->pdata[i]);
    write_property(out, "wdt:P297", node->iso3166);
    write_roles(out, graph, node);
    ent_output_printf(out, " ;\n    ent:mentions %u", node->n_mentions);
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++) {
        char number[ENT_NUMBER_LEN];
        ent_output_printf(out, " ;\n    measure:%s \"%s\"^^xsd:%s", field->name, ent_write_measure(number, field, measures),
                          field->integer ? "integer" : "double");
    }
    ent_output_puts(out, " .\n");
}

static void write_count(EntOutput *out, const char *predicate, gint64 value)
{
    write_predicate(out, predicate);
    ent_write_integer(out, value);
}

static void write_triple(EntOutput *out, const EntGraph *graph, const EntEdge *edge, const char *const separators[2])
{
    write_name(out, "node", ent_graph_node(graph, edge->source)->id);
    ent_output_puts(out, separators[0]);
    write_name(out, "term", ent_graph_type(graph, edge->type)->id);
    ent_output_puts(out, separators[1]);
    write_name(out, "node", ent_graph_node(graph, edge->target)->id);
}

static void write_evidence(EntOutput *out, const EntGraph *graph, const EntEvidence *evidence)
{
    ent_output_puts(out, " ;\n    prov:wasDerivedFrom [ a ent:Evidence ;\n    prov:wasQuotedFrom ");
    write_name(out, "article", graph->article_ids->pdata[evidence->article]);
    write_property(out, "prov:value", evidence->sentence);
    write_property(out, "ent:cue", evidence->cue);
    write_property(out, "ent:method", evidence->method);
    write_property(out, "ent:certainty", ent_certainty_name(evidence->certainty));
    write_real(out, "ent:confidence", evidence->confidence);
    write_count(out, "ent:start", evidence->span.start);
    write_count(out, "ent:end", evidence->span.end);
    ent_output_puts(out, " ]");
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    static const char *const plain[2] = { " ", " " };
    static const char *const parts[2] = { " ;\n    rdf:predicate ", " ;\n    rdf:object " };
    if (edge->weight > 0) {
        write_triple(out, graph, edge, plain);
        ent_output_puts(out, " .\n");
    }
    write_name(out, "edge", edge->id);
    ent_output_puts(out, " a rdf:Statement, prov:Entity ;\n    rdf:subject ");
    write_triple(out, graph, edge, parts);
    write_real(out, "ent:weight", edge->weight);
    write_count(out, "ent:sign", ent_graph_type(graph, edge->type)->sign);
    write_date(out, "ent:first", edge->first);
    write_date(out, "ent:last", edge->last);
    for (guint i = 0; i < edge->evidence->len; i++)
        write_evidence(out, graph, &g_array_index(edge->evidence, EntEvidence, i));
    ent_output_puts(out, " .\n");
}

gboolean ent_write_turtle(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                          GError **error)
{
    (void)error;
    const gboolean with_text = options == NULL || !options->no_text;
    ent_output_puts(out, head);
    for (guint i = 0; i < graph->articles->len && ent_output_ok(out); i++)
        write_article(out, graph, i, with_text);
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, graph, ent_graph_node(graph, i), ent_write_measures_of(analysis, i));
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    return TRUE;
}
