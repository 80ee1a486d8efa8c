/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graphml.c: GraphML as Gephi, Cytoscape, NetworkX, igraph and yEd read it alike.
 *
 * One <edge> for each source, target and relation; the relation stands in an XML attribute `label` too, because Gephi merges
 * parallel edges that do not differ there. All edges are directed (NetworkX takes no mixture); those of symmetric relations say
 * so in an attribute. An edge whose evidence only denies it has weight 0 and certainty "negated". What has no value has no
 * <data>.
 *
 * Lists (aliases, roles) become one string parted by " | ": GraphML has no list type that programs share. What yEd shows stands
 * in elements of its own; NetworkX takes places from them as text, so ours, which are numbers, come after. The relation types are
 * rows of a graph attribute, for reading the graph back (read.c); Gephi looks upwards along y, yEd downwards.
 */
#include "write/text.h"

#define SEPARATOR " | "

/* An attribute: `domain` is graph, node or edge; the key's id is the domain's letter and the name, as names recur. */
typedef struct Key {
    const char *domain, *name, *type;
} Key;

static const Key keys[] = {
    { "graph", "program", "string" },
    { "graph", "ontology", "string" },
    { "graph", "model", "string" },
    { "graph", "types", "string" },
    { "node", "label", "string" },
    { "node", "name", "string" },
    { "node", "type", "string" },
    { "node", "iso3166", "string" },
    { "node", "aliases", "string" },
    { "node", "roles", "string" },
    { "node", "mentions", "int" },
    { "node", "articles", "int" },
    { "node", "r", "int" },
    { "node", "g", "int" },
    { "node", "b", "int" },
    { "node", "size", "double" },
    { "node", "x", "double" },
    { "node", "y", "double" },
    { "edge", "label", "string" },
    { "edge", "interaction", "string" },
    { "edge", "relation", "string" },
    { "edge", "weight", "double" },
    { "edge", "sign", "int" },
    { "edge", "symmetric", "boolean" },
    { "edge", "first", "string" },
    { "edge", "last", "string" },
    { "edge", "evidence", "int" },
    { "edge", "sentence", "string" },
    { "edge", "cue", "string" },
    { "edge", "certainty", "string" },
    { "edge", "confidence", "double" },
    { "edge", "article", "string" },
    { "edge", "url", "string" },
    { "edge", "published", "string" },
};

static void write_key(EntOutput *out, const char *domain, const char *name, const char *type)
{
    ent_output_printf(out, "  <key id=\"%c_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", domain[0], name, domain, name,
                      type);
}

static void write_keys(EntOutput *out, const EntAnalysis *analysis)
{
    ent_output_puts(out, "  <key id=\"n_yed\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
                         "  <key id=\"e_yed\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n");
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        write_key(out, keys[i].domain, keys[i].name, keys[i].type);
    for (const EntMeasureField *field = ent_write_measures(); analysis != NULL && field->name != NULL; field++)
        write_key(out, "node", field->name, field->integer ? "int" : "double");
}

static void write_data(EntOutput *out, const char *key, const char *value)
{
    if (value == NULL)
        return;
    ent_output_puts(out, "<data key=\"");
    ent_output_puts(out, key);
    ent_output_puts(out, "\">");
    ent_write_xml(out, value);
    ent_output_puts(out, "</data>");
}

static void write_integer(EntOutput *out, const char *key, gint64 value)
{
    ent_output_puts(out, "<data key=\"");
    ent_output_puts(out, key);
    ent_output_puts(out, "\">");
    ent_write_integer(out, value);
    ent_output_puts(out, "</data>");
}

static void write_real(EntOutput *out, const char *key, double value)
{
    char buffer[ENT_NUMBER_LEN];
    write_data(out, key, ent_write_number(buffer, value));
}

/* Nothing for an empty list. */
static void write_list(EntOutput *out, const char *key, const GPtrArray *list)
{
    g_autofree char *text = ent_write_list(list, SEPARATOR);
    write_data(out, key, *text != '\0' ? text : NULL);
}

static void write_measures(EntOutput *out, const EntNodeMeasures *measures)
{
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++) {
        char buffer[ENT_NUMBER_LEN];
        ent_output_printf(out, "<data key=\"n_%s\">%s</data>", field->name, ent_write_measure(buffer, field, measures));
    }
}

static gboolean is_placed(const EntReportPlace *place)
{
    return place != NULL && place->width > 0;
}

static void write_yed_node(EntOutput *out, const EntNode *node, EntLook look, const EntReportPlace *place)
{
    char x[ENT_NUMBER_LEN], y[ENT_NUMBER_LEN], width[ENT_NUMBER_LEN], height[ENT_NUMBER_LEN];
    ent_output_puts(out, "<data key=\"n_yed\"><y:ShapeNode>");
    if (is_placed(place))
        ent_output_printf(out, "<y:Geometry x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
                          ent_write_number(x, place->x - place->width / 2), ent_write_number(y, place->y - place->height / 2),
                          ent_write_number(width, place->width), ent_write_number(height, place->height));
    ent_output_printf(out, "<y:Fill color=\"#%02x%02x%02x\"/><y:NodeLabel>", look.r, look.g, look.b);
    ent_write_xml(out, node->name);
    ent_output_puts(out, "</y:NodeLabel></y:ShapeNode></data>");
}

static void write_look(EntOutput *out, EntLook look, const EntReportPlace *place)
{
    write_integer(out, "n_r", look.r);
    write_integer(out, "n_g", look.g);
    write_integer(out, "n_b", look.b);
    write_real(out, "n_size", look.size);
    if (!is_placed(place))
        return;
    write_real(out, "n_x", place->x);
    write_real(out, "n_y", -place->y);
}

static void write_node(EntOutput *out, const EntNode *node, const EntNodeMeasures *measures, const EntReportPlace *place)
{
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    const EntLook look = ent_write_look(node);
    ent_output_puts(out, "    <node id=\"");
    ent_write_xml(out, node->id);
    ent_output_puts(out, "\">");
    write_yed_node(out, node, look, place);
    write_data(out, "n_label", node->name);
    write_data(out, "n_name", node->name);
    write_data(out, "n_type", ent_node_type_name(node->type));
    write_data(out, "n_iso3166", node->iso3166);
    write_list(out, "n_aliases", node->aliases);
    write_list(out, "n_roles", titles);
    write_integer(out, "n_mentions", node->n_mentions);
    write_integer(out, "n_articles", node->articles->len);
    write_look(out, look, place);
    write_measures(out, measures);
    ent_output_puts(out, "</node>\n");
}

static void write_edge_head(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    const char *const parts[][2] = {
        { "    <edge id=\"", edge->id },
        { "\" source=\"", ent_graph_node(graph, edge->source)->id },
        { "\" target=\"", ent_graph_node(graph, edge->target)->id },
        { "\" label=\"", ent_graph_type(graph, edge->type)->id },
    };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        ent_output_puts(out, parts[i][0]);
        ent_write_xml(out, parts[i][1]);
    }
    ent_output_puts(out, "\">");
}

static void write_evidence(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    const EntEvidence *const best = ent_write_best(edge);
    write_integer(out, "e_evidence", edge->evidence->len);
    if (best == NULL)
        return;
    const EntArticle *const article = ent_graph_article(graph, best->article);
    write_data(out, "e_sentence", best->sentence);
    write_data(out, "e_cue", best->cue);
    write_data(out, "e_certainty", ent_certainty_name(best->certainty));
    write_real(out, "e_confidence", best->confidence);
    write_data(out, "e_article", ent_write_title(article));
    write_data(out, "e_url", article->url);
    write_data(out, "e_published", article->published);
}

/* A relation's colour and arrow. */
static void write_yed_edge(EntOutput *out, const EntRelationType *type)
{
    ent_output_puts(out, "<data key=\"e_yed\"><y:PolyLineEdge><y:LineStyle color=\"");
    ent_write_xml(out, type->colour);
    ent_output_puts(out, type->symmetric ? "\"/><y:Arrows source=\"none\" target=\"none\"/>"
                                         : "\"/><y:Arrows source=\"none\" target=\"standard\"/>");
    ent_output_puts(out, "</y:PolyLineEdge></data>");
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    write_edge_head(out, graph, edge);
    write_yed_edge(out, type);
    write_data(out, "e_label", type->label);
    write_data(out, "e_interaction", type->id);
    write_data(out, "e_relation", type->id);
    write_real(out, "e_weight", edge->weight);
    write_integer(out, "e_sign", type->sign);
    write_data(out, "e_symmetric", type->symmetric ? "true" : "false");
    write_data(out, "e_first", edge->first);
    write_data(out, "e_last", edge->last);
    write_evidence(out, graph, edge);
    ent_output_puts(out, "</edge>\n");
}

/* A row a type: id, sign, symmetric, measured, colour, line and label, by tabs. */
static void write_types(EntOutput *out, const EntGraph *graph)
{
    GString *const rows = g_string_new(NULL);
    for (guint i = 0; i < graph->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(graph, i);
        g_string_append_printf(rows, "%s%s\t%d\t%d\t%d\t%s\t%s\t%s", i > 0 ? "\n" : "", type->id, type->sign,
                               type->symmetric != 0, type->measured != 0, type->colour, type->line, type->label);
    }
    write_data(out, "g_types", rows->len > 0 ? rows->str : NULL);
    g_string_free(rows, TRUE);
}

gboolean ent_write_graphml(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                           GError **error)
{
    const EntReportPlace *const places = options != NULL ? options->places : NULL;
    (void)error;
    ent_output_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                         "xmlns:y=\"http://www.yworks.com/xml/graphml\">\n");
    write_keys(out, analysis);
    ent_output_puts(out, "  <graph id=\"entente\" edgedefault=\"directed\">\n    ");
    write_data(out, "g_program", graph->program != NULL ? graph->program : ent_version());
    write_data(out, "g_ontology", graph->ontology);
    write_data(out, "g_model", graph->model);
    write_types(out, graph);
    ent_output_puts(out, "\n");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, ent_graph_node(graph, i), ent_write_measures_of(analysis, i), places != NULL ? &places[i] : NULL);
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    ent_output_puts(out, "  </graph>\n</graphml>\n");
    return TRUE;
}
