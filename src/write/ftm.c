/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ftm.c: FollowTheMoney entities, one JSON object a line, as Aleph and the `ftm` tools read them.
 *
 *   country, person, organization   PublicBody, Person, Organization
 *   article                         Article
 *   member_of                       Membership
 *   represents, by a person         Employment, with the offices the person holds there
 *   any other relation              UnknownLink with the relation as its role
 *
 * Each relation has its best evidence: the sentence as description, the article as proof. FollowTheMoney has no way to deny, so
 * edges that are only denied are left out. An id of theirs holds letters and digits only; ours is hashed.
 */
#include "write/text.h"

#include <string.h>

#include "graph/json_out.h"

/* "ent-" and 16 bytes of the SHA-256 of kind and id, in hexadecimal digits. */
static char *entity_id(const char *kind, const char *id)
{
    g_autofree char *both = g_strconcat(kind, ":", id, NULL);
    g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, both, -1);
    return g_strdup_printf("ent-%.32s", hash);
}

static void open_entity(JsonOut *json, const char *kind, const char *id, const char *schema)
{
    g_autofree char *entity = entity_id(kind, id);
    ent_json_open(json, '{');
    ent_json_key(json, "id");
    ent_json_text(json, entity);
    ent_json_key(json, "schema");
    ent_json_text(json, schema);
    ent_json_key(json, "properties");
    ent_json_open(json, '{');
}

static void close_entity(JsonOut *json)
{
    ent_json_close(json, '}');
    ent_json_close(json, '}');
    ent_output_puts(json->out, "\n");
}

static void write_values(JsonOut *json, const char *property, const GPtrArray *values)
{
    if (values->len == 0)
        return;
    ent_json_key(json, property);
    ent_json_open(json, '[');
    for (guint i = 0; i < values->len; i++) {
        g_autofree char *clean = ent_write_clean(values->pdata[i]);
        ent_json_text(json, clean);
    }
    ent_json_close(json, ']');
}

static void write_value(JsonOut *json, const char *property, const char *value)
{
    gpointer values[] = { (gpointer)value };
    if (value != NULL && *value != '\0')
        write_values(json, property, &(const GPtrArray){ .pdata = values, .len = 1 });
}

static void write_reference(JsonOut *json, const char *property, const char *kind, const char *id)
{
    g_autofree char *entity = entity_id(kind, id);
    write_value(json, property, entity);
}

/* What is no web address is no url there. */
static void write_address(JsonOut *json, const char *property, const char *url)
{
    if (url != NULL && (g_str_has_prefix(url, "http://") || g_str_has_prefix(url, "https://")))
        write_value(json, property, url);
}

static void write_date(JsonOut *json, const char *property, const char *date)
{
    g_autofree char *day = ent_write_day(date);
    write_value(json, property, day);
}

static void write_article(JsonOut *json, const EntGraph *graph, guint32 i, gboolean with_text)
{
    const EntArticle *const article = ent_graph_article(graph, i);
    open_entity(json, "article", graph->article_ids->pdata[i], "Article");
    write_value(json, "title", ent_write_title(article));
    write_value(json, "publisher", article->publisher);
    write_values(json, "author", article->authors);
    write_date(json, "publishedAt", article->published);
    write_address(json, "sourceUrl", article->url);
    if (with_text)
        write_value(json, "bodyText", article->text);
    close_entity(json);
}

static void write_node(JsonOut *json, const EntNode *node)
{
    static const char *const schemas[] = { "PublicBody", "Person", "Organization" };
    g_autofree char *country = node->iso3166 != NULL ? g_ascii_strdown(node->iso3166, -1) : NULL;
    g_autoptr(GPtrArray) titles = ent_write_titles(node);
    open_entity(json, "node", node->id, schemas[node->type]);
    write_value(json, "name", node->name);
    write_values(json, "alias", node->aliases);
    write_value(json, "country", country);
    write_values(json, node->type == ENT_PERSON ? "position" : "summary", titles);
    close_entity(json);
}

/* How a relation is told there: its schema and the properties of its two ends. */
typedef struct Link {
    const char *schema, *source, *target;
} Link;

static Link link_of(const EntGraph *graph, const EntEdge *edge)
{
    const char *const type = ent_graph_type(graph, edge->type)->id;
    const EntNodeType source = ent_graph_node(graph, edge->source)->type, target = ent_graph_node(graph, edge->target)->type;
    if (strcmp(type, "member_of") == 0 && target != ENT_PERSON)
        return (Link){ "Membership", "member", "organization" };
    if (strcmp(type, "represents") == 0 && source == ENT_PERSON && target != ENT_PERSON)
        return (Link){ "Employment", "employee", "employer" };
    return (Link){ "UnknownLink", "subject", "object" };
}

static void write_role(JsonOut *json, const EntGraph *graph, const EntEdge *edge)
{
    const EntNode *const source = ent_graph_node(graph, edge->source);
    g_autoptr(GPtrArray) titles = g_ptr_array_new();
    for (guint i = 0; i < source->roles->len; i++) {
        const EntRole *const role = &g_array_index(source->roles, EntRole, i);
        if (role->of == edge->target && !g_ptr_array_find_with_equal_func(titles, role->title, g_str_equal, NULL))
            g_ptr_array_add(titles, role->title);
    }
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    if (strcmp(type->id, "represents") == 0 && titles->len > 0)
        write_values(json, "role", titles);
    else
        write_value(json, "role", type->label);
}

static void write_edge(JsonOut *json, const EntGraph *graph, const EntEdge *edge)
{
    const Link link = link_of(graph, edge);
    const EntEvidence *const best = ent_write_best(edge);
    open_entity(json, "edge", edge->id, link.schema);
    write_reference(json, link.source, "node", ent_graph_node(graph, edge->source)->id);
    write_reference(json, link.target, "node", ent_graph_node(graph, edge->target)->id);
    write_role(json, graph, edge);
    write_date(json, "startDate", edge->first);
    write_date(json, "endDate", edge->last);
    write_value(json, "description", best->sentence);
    write_reference(json, "proof", "article", graph->article_ids->pdata[best->article]);
    write_address(json, "sourceUrl", ent_graph_article(graph, best->article)->url);
    close_entity(json);
}

gboolean ent_write_ftm(const EntGraph *graph, const EntAnalysis *analysis, const EntWriteOptions *options, EntOutput *out,
                       GError **error)
{
    (void)analysis;
    (void)error;
    JsonOut json = { .out = out, .lines = TRUE };
    for (guint i = 0; i < graph->articles->len && ent_output_ok(out); i++)
        write_article(&json, graph, i, options == NULL || !options->no_text);
    for (guint i = 0; i < graph->nodes->len && ent_output_ok(out); i++)
        write_node(&json, ent_graph_node(graph, i));
    for (guint i = 0; i < graph->edges->len && ent_output_ok(out); i++)
        if (ent_graph_edge(graph, i)->weight > 0)
            write_edge(&json, graph, ent_graph_edge(graph, i));
    return TRUE;
}
