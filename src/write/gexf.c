/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gexf.c: GEXF 1.3 for Gephi: what GraphML says, and dates for its timeline.
 *
 * An edge has a spell for each day of an article that says it, a node one for each day of an article that names it; who and what
 * has no dates is there always. The relation is an edge's `kind`, so that parallel edges do not merge. Gephi drops undirected
 * edges of a directed graph: symmetric relations are directed and say so in an attribute.
 */
#include "write/text.h"

typedef struct Attribute {
    const char *title, *type;
} Attribute;

static const Attribute node_attributes[] = {
    { "type", "string" },  { "iso3166", "string" },   { "aliases", "liststring" },
    { "roles", "string" }, { "mentions", "integer" }, { "articles", "integer" },
};

static const Attribute edge_attributes[] = {
    { "relation", "string" },  { "sign", "integer" },      { "symmetric", "boolean" }, { "evidence", "integer" },
    { "certainty", "string" }, { "confidence", "double" }, { "cue", "string" },        { "sentence", "string" },
    { "article", "string" },   { "url", "string" },        { "first", "string" },      { "last", "string" },
};

static void write_attribute(EntOutput *out, const char *title, const char *type)
{
    ent_output_printf(out, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", title, title, type);
}

static void write_attributes(EntOutput *out, const EntAnalysis *analysis)
{
    ent_output_puts(out, "    <attributes class=\"node\">\n");
    for (guint i = 0; i < G_N_ELEMENTS(node_attributes); i++)
        write_attribute(out, node_attributes[i].title, node_attributes[i].type);
    for (const EntMeasureField *field = ent_write_measures(); analysis != NULL && field->name != NULL; field++)
        write_attribute(out, field->name, field->integer ? "integer" : "double");
    ent_output_puts(out, "    </attributes>\n    <attributes class=\"edge\">\n");
    for (guint i = 0; i < G_N_ELEMENTS(edge_attributes); i++)
        write_attribute(out, edge_attributes[i].title, edge_attributes[i].type);
    ent_output_puts(out, "    </attributes>\n");
}

static void write_value(EntOutput *out, const char *attribute, const char *value)
{
    if (value == NULL)
        return;
    ent_output_puts(out, "<attvalue for=\"");
    ent_output_puts(out, attribute);
    ent_output_puts(out, "\" value=\"");
    ent_write_xml(out, value);
    ent_output_puts(out, "\"/>");
}

static void write_count(EntOutput *out, const char *attribute, gint64 value)
{
    char number[ENT_NUMBER_LEN];
    write_value(out, attribute, ent_write_number(number, (double)value));
}

/* A GEXF list: ["one", "two"]. */
static void write_aliases(EntOutput *out, const EntNode *node)
{
    if (node->aliases->len == 0)
        return;
    GString *const list = g_string_new("[");
    for (guint i = 0; i < node->aliases->len; i++) {
        g_string_append(list, i > 0 ? ", \"" : "\"");
        for (const char *p = node->aliases->pdata[i]; *p != '\0'; p++) {
            if (*p == '"' || *p == '\\')
                g_string_append_c(list, '\\');
            g_string_append_c(list, *p);
        }
        g_string_append_c(list, '"');
    }
    g_string_append_c(list, ']');
    write_value(out, "aliases", list->str);
    g_string_free(list, TRUE);
}

static void write_spells(EntOutput *out, const GPtrArray *days)
{
    if (days->len == 0)
        return;
    ent_output_puts(out, "<spells>");
    for (guint i = 0; i < days->len; i++)
        ent_output_printf(out, "<spell start=\"%s\" end=\"%s\"/>", (const char *)days->pdata[i], (const char *)days->pdata[i]);
    ent_output_puts(out, "</spells>");
}

static void write_looks(EntOutput *out, const EntNode *node, const EntReportPlace *place)
{
    char number[ENT_NUMBER_LEN], x[ENT_NUMBER_LEN], y[ENT_NUMBER_LEN];
    const EntLook look = ent_write_look(node);
    ent_output_printf(out, "<viz:color r=\"%d\" g=\"%d\" b=\"%d\"/><viz:size value=\"%s\"/>", look.r, look.g, look.b,
                      ent_write_number(number, look.size));
    if (place != NULL && place->width > 0) /* y is upwards there */
        ent_output_printf(out, "<viz:position x=\"%s\" y=\"%s\" z=\"0\"/>", ent_write_number(x, place->x),
                          ent_write_number(y, -place->y));
}

static void write_roles(EntOutput *out, const EntNode *node)
{
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    g_autofree char *roles = ent_write_list(titles, " | ");
    write_value(out, "roles", *roles != '\0' ? roles : NULL);
}

static void write_node(EntOutput *out, const EntGraph *graph, guint i, const EntNodeMeasures *measures,
                       const EntReportPlace *place)
{
    char number[ENT_NUMBER_LEN];
    const EntNode *const node = ent_graph_node(graph, i);
    g_autoptr(GPtrArray) days = ent_write_node_days(graph, node);
    ent_output_puts(out, "      <node id=\"");
    ent_write_xml(out, node->id);
    ent_output_puts(out, "\" label=\"");
    ent_write_xml(out, node->name);
    ent_output_puts(out, "\"><attvalues>");
    write_value(out, "type", ent_node_type_name(node->type));
    write_value(out, "iso3166", node->iso3166);
    write_aliases(out, node);
    write_roles(out, node);
    write_count(out, "mentions", node->n_mentions);
    write_count(out, "articles", node->articles->len);
    for (const EntMeasureField *field = ent_write_measures(); measures != NULL && field->name != NULL; field++)
        write_value(out, field->name, ent_write_measure(number, field, measures));
    ent_output_puts(out, "</attvalues>");
    write_spells(out, days);
    write_looks(out, node, place);
    ent_output_puts(out, "</node>\n");
}

static void write_edge_head(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char weight[ENT_NUMBER_LEN];
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    const char *const parts[][2] = {
        { "      <edge id=\"", edge->id },
        { "\" source=\"", ent_graph_node(graph, edge->source)->id },
        { "\" target=\"", ent_graph_node(graph, edge->target)->id },
        { "\" kind=\"", type->id },
        { "\" label=\"", type->label },
        { "\" weight=\"", ent_write_number(weight, edge->weight) },
    };
    for (guint i = 0; i < G_N_ELEMENTS(parts); i++) {
        ent_output_puts(out, parts[i][0]);
        ent_write_xml(out, parts[i][1]);
    }
    ent_output_puts(out, "\"><attvalues>");
}

/* "#rrggbb" in three numbers. */
static void write_colour(EntOutput *out, const EntRelationType *type)
{
    const guint64 rgb = type->colour[0] == '#' ? g_ascii_strtoull(type->colour + 1, NULL, 16) : 0;
    ent_output_printf(out, "<viz:color r=\"%u\" g=\"%u\" b=\"%u\"/>", (guint)(rgb >> 16 & 255), (guint)(rgb >> 8 & 255),
                      (guint)(rgb & 255));
}

static void write_edge(EntOutput *out, const EntGraph *graph, const EntEdge *edge)
{
    char number[ENT_NUMBER_LEN];
    g_autoptr(GPtrArray) days = ent_write_days(graph, edge);
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    const EntEvidence *const best = ent_write_best(edge);
    write_edge_head(out, graph, edge);
    write_value(out, "relation", type->id);
    write_count(out, "sign", type->sign);
    write_value(out, "symmetric", type->symmetric ? "true" : "false");
    write_count(out, "evidence", edge->evidence->len);
    if (best != NULL) {
        const EntArticle *const article = ent_graph_article(graph, best->article);
        write_value(out, "certainty", ent_certainty_name(best->certainty));
        write_value(out, "confidence", ent_write_number(number, best->confidence));
        write_value(out, "cue", best->cue);
        write_value(out, "sentence", best->sentence);
        write_value(out, "article", ent_write_title(article));
        write_value(out, "url", article->url);
    }
    write_value(out, "first", edge->first);
    write_value(out, "last", edge->last);
    ent_output_puts(out, "</attvalues>");
    write_spells(out, days);
    write_colour(out, type);
    ent_output_puts(out, "</edge>\n");
}

gboolean ent_write_gexf(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                        GError **error)
{
    const EntReportPlace *const places = options != NULL ? options->places : NULL;
    (void)error;
    ent_output_puts(
        out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n  <meta><creator>");
    ent_write_xml(out, "entente ");
    ent_write_xml(out, graph->program != NULL ? graph->program : ent_version());
    ent_output_puts(out, "</creator></meta>\n  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n");
    write_attributes(out, analysis);
    ent_output_puts(out, "    <nodes>\n");
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(out, graph, i, ent_write_measures_of(analysis, i), places != NULL ? &places[i] : NULL);
    ent_output_puts(out, "    </nodes>\n    <edges>\n");
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        write_edge(out, graph, ent_graph_edge(graph, i));
    ent_output_puts(out, "    </edges>\n  </graph>\n</gexf>\n");
    return TRUE;
}
