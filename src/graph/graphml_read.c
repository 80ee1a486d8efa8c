/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graphml_read.c: a graph out of GraphML, ours (src/write/graphml.c) or what other programs made of it.
 *
 * GraphML tells of each edge its weight, how many pieces of evidence it has, its dates and its best piece; a graph has nothing
 * but evidence. So evidence is made up that comes to the same numbers: the piece told, in the article told; for each further
 * article of the weight a piece without words in an article without a name (graphml_articles.c), of the first and the last date
 * as they need it; and for what is left of the number, pieces without words beside the one told. Made-up pieces are hedged and of
 * confidence 0, so that the one told stays the best.
 *
 * The first thing wrong ends the reading and is told with its line.
 */
#include "graph/graphml.h"

#include <libxml/xmlreader.h>
#include <math.h>
#include <string.h>

enum {
    MOST_BYTES = 1 << 30,
    MOST_KEYS = 4096,
    MOST_PIECES = 100000,      /* of evidence of one edge */
    MOST_IN_ALL = 50 * 1000000 /* made up */
};

#define SEPARATOR " | "

typedef struct Reader {
    xmlTextReader *xml;
    const char *name;
    EntGraph *graph;
    GraphmlArticles *articles;
    GHashTable *keys;      /* id of a key → name of the attribute */
    GHashTable *nodes;     /* id in the file → index + 1 */
    GHashTable *values;    /* of the element at hand: name of the attribute (lent) → text */
    GArray *n_articles;    /* beside the nodes: guint32 as told; ENT_NONE where not */
    GPtrArray *roles;      /* beside the nodes: as told, or NULL */
    guint64 articles_told; /* all of them */
    gboolean in_graph;
    EntGraphmlGaps gaps;
    GError *error; /* the first */
} Reader;

static void complain(Reader *reader, EntError code, const char *format, ...) G_GNUC_PRINTF(3, 4);
static void complain(Reader *reader, EntError code, const char *format, ...)
{
    if (reader->error != NULL)
        return;
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    reader->error =
        g_error_new(ENT_ERROR, (int)code, "%s:%d: %s", reader->name, xmlTextReaderGetParserLineNumber(reader->xml), what);
}

static void on_fault(void *data, xmlErrorPtr fault)
{
    Reader *const reader = data;
    if (fault->level < XML_ERR_ERROR || reader->error != NULL)
        return;
    g_autofree char *message = g_utf8_make_valid(fault->message != NULL ? fault->message : "unknown fault", -1);
    g_strdelimit(g_strstrip(message), "\n", ' ');
    reader->error = g_error_new(ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s:%d: no XML: %s", reader->name, fault->line, message);
}

/* ---- elements ---- */

static char *attribute(Reader *reader, const char *name)
{
    xmlChar *const value = xmlTextReaderGetAttribute(reader->xml, (const xmlChar *)name);
    char *const copy = g_strdup((const char *)value);
    xmlFree(value);
    return copy;
}

static gboolean is_called(Reader *reader, const char *name)
{
    const xmlChar *const called = xmlTextReaderConstLocalName(reader->xml);
    return called != NULL && strcmp((const char *)called, name) == 0;
}

/* The next node of the document; FALSE at its end and after a complaint. A document type could hold what entities stand for. */
static gboolean step(Reader *reader)
{
    if (reader->error != NULL || xmlTextReaderRead(reader->xml) != 1)
        return FALSE;
    const int kind = xmlTextReaderNodeType(reader->xml);
    if (kind == XML_READER_TYPE_DOCUMENT_TYPE || kind == XML_READER_TYPE_ENTITY_REFERENCE)
        complain(reader, ENT_ERROR_UNSUPPORTED, "has a document type or entities, which are not read");
    return reader->error == NULL;
}

static void read_key(Reader *reader)
{
    g_autofree char *id = attribute(reader, "id"), *name = attribute(reader, "attr.name");
    if (id == NULL || name == NULL) /* such as yEd's */
        return;
    if (g_hash_table_size(reader->keys) >= MOST_KEYS)
        complain(reader, ENT_ERROR_TOO_LARGE, "has more than %d keys", (int)MOST_KEYS);
    g_hash_table_insert(reader->keys, g_steal_pointer(&id), g_steal_pointer(&name));
}

/* The text of the <data> at hand; elements inside, such as yEd's, are passed over. */
static void read_data(Reader *reader)
{
    g_autofree char *key = attribute(reader, "key");
    char *const name = key != NULL ? g_hash_table_lookup(reader->keys, key) : NULL;
    const int depth = xmlTextReaderDepth(reader->xml);
    GString *const text = g_string_new(NULL);
    gboolean open = !xmlTextReaderIsEmptyElement(reader->xml);
    while (open && step(reader)) {
        const int kind = xmlTextReaderNodeType(reader->xml), at = xmlTextReaderDepth(reader->xml);
        const xmlChar *const value = at == depth + 1 ? xmlTextReaderConstValue(reader->xml) : NULL;
        if (value != NULL && kind != XML_READER_TYPE_COMMENT && kind != XML_READER_TYPE_PROCESSING_INSTRUCTION)
            g_string_append(text, (const char *)value);
        open = kind != XML_READER_TYPE_END_ELEMENT || at != depth;
    }
    char *const whole = g_string_free(text, FALSE);
    if (name != NULL)
        g_hash_table_insert(reader->values, name, whole);
    else
        g_free(whole);
}

/* The <data> of the element at hand, up to its end. */
static void read_values(Reader *reader)
{
    const int depth = xmlTextReaderDepth(reader->xml);
    g_hash_table_remove_all(reader->values);
    gboolean open = !xmlTextReaderIsEmptyElement(reader->xml);
    while (open && step(reader)) {
        const int kind = xmlTextReaderNodeType(reader->xml), at = xmlTextReaderDepth(reader->xml);
        if (kind == XML_READER_TYPE_ELEMENT && at == depth + 1 && is_called(reader, "data"))
            read_data(reader);
        else if (kind == XML_READER_TYPE_ELEMENT && is_called(reader, "graph"))
            complain(reader, ENT_ERROR_UNSUPPORTED, "has a graph inside a node, which is not read");
        open = kind != XML_READER_TYPE_END_ELEMENT || at != depth;
    }
}

/* NULL where it is not told or empty. */
static const char *value_of(Reader *reader, const char *name)
{
    const char *const value = g_hash_table_lookup(reader->values, name);
    return value != NULL && *value != '\0' ? value : NULL;
}

/* A number as told, `otherwise` where it is not; what is no finite number is a fault. */
static double number_of(Reader *reader, const char *name, double otherwise)
{
    const char *const value = value_of(reader, name);
    char *end = NULL;
    const double number = value != NULL ? g_ascii_strtod(value, &end) : otherwise;
    if (isfinite(number) && (end == NULL || *end == '\0'))
        return number;
    complain(reader, ENT_ERROR_BAD_INPUT, "%s: \"%s\" is no number", name, value);
    return otherwise;
}

static guint32 count_of(Reader *reader, const char *name, guint32 otherwise, guint32 most)
{
    const double number = number_of(reader, name, otherwise);
    if (number >= 0 && (number <= most || number == otherwise))
        return (guint32)number;
    complain(reader, ENT_ERROR_TOO_LARGE, "%s: %.0f lies outside 0 to %u", name, number, most);
    return 0;
}

/* ---- relation types ---- */

static void take_type(Reader *reader, const char *id, const char *label, const char *colour, const char *line, int sign,
                      gboolean symmetric, gboolean measured)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(label), g_strdup(colour), g_strdup(line), sign, symmetric, measured };
    ent_graph_take_type(reader->graph, type);
}

/* The graph's attribute `types`; rows that are none of ours are passed over. */
static void read_types(Reader *reader)
{
    static const char *const lines[] = { "solid", "dashed", "dotted", "bold", NULL };
    const char *const text = value_of(reader, "types");
    g_auto(GStrv) rows = g_strsplit(text != NULL ? text : "", "\n", -1);
    for (guint i = 0; rows[i] != NULL; i++) {
        g_auto(GStrv) row = g_strsplit(rows[i], "\t", 7);
        if (g_strv_length(row) < 7 || *row[0] == '\0' || ent_graph_find_type(reader->graph, row[0]) != ENT_NONE)
            continue;
        const int sign = atoi(row[1]);
        const gboolean colour = strlen(row[4]) == 7 && row[4][0] == '#' && strspn(row[4] + 1, "0123456789abcdefABCDEF") == 6;
        if (sign >= -1 && sign <= 1 && colour && g_strv_contains(lines, row[5]))
            take_type(reader, row[0], row[6], row[4], row[5], sign, *row[2] == '1', *row[3] == '1');
    }
}

/* A type that nobody told of is known by its edges; ours that have no sign and a direction are not measured. */
static guint32 type_of_edge(Reader *reader, const char *shown)
{
    const char *relation = value_of(reader, "relation");
    if (relation == NULL)
        relation = value_of(reader, "interaction") != NULL ? value_of(reader, "interaction") : shown;
    if (relation == NULL || *relation == '\0') {
        complain(reader, ENT_ERROR_BAD_INPUT, "an edge has no attribute \"relation\"");
        return ENT_NONE;
    }
    const guint32 known = ent_graph_find_type(reader->graph, relation);
    if (known != ENT_NONE)
        return known;
    const double sign = number_of(reader, "sign", 0);
    const char *const symmetric = value_of(reader, "symmetric"), *const label = value_of(reader, "label");
    const gboolean both = symmetric != NULL && (g_ascii_strcasecmp(symmetric, "true") == 0 || strcmp(symmetric, "1") == 0);
    take_type(reader, relation, label != NULL ? label : relation, "#8A8A8A", "solid",
              sign > 0   ? 1
              : sign < 0 ? -1
                         : 0,
              both, sign != 0 || both);
    return reader->graph->types->len - 1;
}

/* ---- nodes ---- */

/* "person:" and something without blanks. */
static gboolean is_id(const char *id, EntNodeType *type)
{
    const char *const colon = id != NULL ? strchr(id, ':') : NULL;
    g_autofree char *word = colon != NULL ? g_strndup(id, (gsize)(colon - id)) : NULL;
    if (colon == NULL || colon[1] == '\0' || !ent_node_type_parse(word, type))
        return FALSE;
    for (const char *p = id; *p != '\0'; p++)
        if ((guchar)*p <= ' ' || *p == 0x7F)
            return FALSE;
    return TRUE;
}

/* An id of ours for a node that came without one. */
static char *make_id(EntNodeType type, const char *name, guint again)
{
    g_autofree char *lower = g_utf8_strdown(name, -1);
    for (char *p = lower; *p != '\0'; p++)
        if ((guchar)*p <= ' ' || *p == 0x7F)
            *p = '-';
    if (again > 1)
        return g_strdup_printf("%s:%s.%u", ent_node_type_name(type), lower, again);
    return g_strdup_printf("%s:%s", ent_node_type_name(type), lower);
}

static gboolean is_taken(Reader *reader, const char *id)
{
    return g_hash_table_contains(reader->articles->ids, id);
}

/* The id to go by, and the type; NULL after a complaint. */
static char *node_id(Reader *reader, const char *id, const char *name, EntNodeType *type)
{
    const char *const told = value_of(reader, "id"), *const word = value_of(reader, "type");
    if (is_id(id, type) || is_id(told, type))
        return g_strdup(is_id(id, type) ? id : told);
    if (word == NULL || !ent_node_type_parse(word, type) || name == NULL) {
        complain(reader, ENT_ERROR_BAD_INPUT, "node \"%s\" has no type (country, person or organization) or no name", id);
        return NULL;
    }
    char *made = make_id(*type, name, 1);
    for (guint again = 2; is_taken(reader, made); again++) {
        g_free(made);
        made = make_id(*type, name, again);
    }
    return made;
}

static gboolean is_code(const char *iso)
{
    return iso != NULL && strlen(iso) == 2 && g_ascii_isupper(iso[0]) && g_ascii_isupper(iso[1]);
}

static void fill_node(Reader *reader, EntNode *node)
{
    const char *const aliases = value_of(reader, "aliases"), *const iso = value_of(reader, "iso3166");
    g_auto(GStrv) parts = g_strsplit(aliases != NULL ? aliases : "", SEPARATOR, -1);
    for (guint i = 0; parts[i] != NULL; i++)
        g_ptr_array_add(node->aliases, g_strdup(parts[i])); /* sorted and rid of the name later */
    node->iso3166 = is_code(iso) ? g_strdup(iso) : NULL;
    node->n_mentions = count_of(reader, "mentions", 0, G_MAXINT32);
    const guint32 n = count_of(reader, "articles", ENT_NONE, MOST_IN_ALL);
    g_array_append_val(reader->n_articles, n);
    reader->articles_told += n == ENT_NONE ? 0 : n;
    if (reader->articles_told > MOST_IN_ALL)
        complain(reader, ENT_ERROR_TOO_LARGE, "nodes are in more than %d articles, added up", (int)MOST_IN_ALL);
    g_ptr_array_add(reader->roles, g_strdup(value_of(reader, "roles")));
}

static void read_node(Reader *reader)
{
    g_autofree char *id = attribute(reader, "id");
    if (id == NULL || g_hash_table_contains(reader->nodes, id)) {
        complain(reader, ENT_ERROR_BAD_INPUT, "a node has no id, or that of one before it");
        return;
    }
    read_values(reader);
    const char *name = value_of(reader, "name");
    if (name == NULL)
        name = value_of(reader, "label");
    EntNodeType type = ENT_COUNTRY;
    g_autofree char *ours = reader->error == NULL ? node_id(reader, id, name, &type) : NULL;
    if (ours == NULL)
        return;
    if (is_taken(reader, ours)) {
        complain(reader, ENT_ERROR_BAD_INPUT, "two nodes have the id \"%s\"", ours);
        return;
    }
    const guint32 at = ent_graph_add_node(reader->graph, ours, type, name != NULL ? name : ours);
    g_hash_table_add(reader->articles->ids, g_strdup(ours));
    g_hash_table_insert(reader->nodes, g_steal_pointer(&id), GUINT_TO_POINTER(at + 1));
    fill_node(reader, ent_graph_node(reader->graph, at));
}

/* ---- edges ---- */

/* What an edge tells of itself. */
typedef struct Told {
    guint weight, evidence; /* how many */
    const char *first, *last;
    EntEvidence best;
} Told;

static void add_piece(Reader *reader, EntEdge *edge, guint32 article, guint32 at, EntCertainty certainty)
{
    const EntEvidence piece = { .article = article,
                                .span = { at, at },
                                .sentence = (char *)"",
                                .cue = (char *)"",
                                .method = (char *)"import",
                                .certainty = certainty };
    ent_edge_add_evidence(edge, &piece);
    if (++reader->gaps.evidence > MOST_IN_ALL)
        complain(reader, ENT_ERROR_TOO_LARGE, "counts more than %d pieces of evidence", (int)MOST_IN_ALL);
}

/* The dates that the weight's further articles must have; the article told has one of its own. */
static const char *next_date(const Told *told, const char *own, guint i, guint n)
{
    const gboolean needs_first = g_strcmp0(told->first, own) != 0;
    if (i == 0 && needs_first)
        return told->first;
    if (i == (n > 1 && needs_first) && g_strcmp0(told->last, own) != 0)
        return told->last;
    return told->first;
}

static void add_evidence(Reader *reader, EntEdge *edge, const Told *told)
{
    const gboolean counts = told->best.certainty != ENT_NEGATED;
    const char *const own = counts ? ent_graph_article(reader->graph, told->best.article)->published : NULL;
    const guint further = told->weight - (counts && told->weight > 0);
    ent_edge_add_evidence(edge, &told->best);
    for (guint i = 0, number = 0; i < further && reader->error == NULL; i++) {
        guint32 article;
        do
            article = ent_graphml_unnamed(reader->articles, next_date(told, own, i, further), ++number);
        while (article == told->best.article);
        add_piece(reader, edge, article, 0, ENT_HEDGED);
    }
    for (guint i = 1 + further; i < told->evidence && reader->error == NULL; i++)
        add_piece(reader, edge, told->best.article, i, counts ? ENT_HEDGED : ENT_NEGATED);
}

static void tell_best(Reader *reader, Told *told)
{
    const char *const sentence = value_of(reader, "sentence"), *const cue = value_of(reader, "cue"),
                      *const certainty = value_of(reader, "certainty");
    told->best.sentence = (char *)(sentence != NULL ? sentence : "");
    told->best.cue = (char *)(cue != NULL ? cue : "");
    told->best.method = (char *)"import";
    told->best.span.end = (guint32)strlen(told->best.sentence);
    told->best.confidence = number_of(reader, "confidence", 1);
    told->best.confidence = CLAMP(told->best.confidence, 0, 1);
    told->best.certainty = told->weight > 0 ? ENT_STATED : ENT_NEGATED;
    if (certainty != NULL && !ent_certainty_parse(certainty, &told->best.certainty))
        complain(reader, ENT_ERROR_BAD_INPUT, "certainty: \"%s\" is none of stated, hedged, negated", certainty);
    const char *const title = value_of(reader, "article"), *const url = value_of(reader, "url"),
                      *const published = value_of(reader, "published");
    told->best.article = title != NULL || url != NULL ? ent_graphml_named(reader->articles, title, url, published)
                                                      : ent_graphml_unnamed(reader->articles, told->first, 1);
}

static guint weight_of(Reader *reader)
{
    const double weight = number_of(reader, "weight", 1), whole = weight > 0 && weight < 1 ? 1 : round(fabs(weight));
    if (whole != weight)
        reader->gaps.rounded++;
    if (whole <= MOST_PIECES)
        return (guint)whole;
    complain(reader, ENT_ERROR_TOO_LARGE, "weight: %.0f articles are more than %d", whole, (int)MOST_PIECES);
    return 0;
}

static guint32 end_of_edge(Reader *reader, const char *which)
{
    g_autofree char *id = attribute(reader, which);
    const guint32 node = id != NULL ? GPOINTER_TO_UINT(g_hash_table_lookup(reader->nodes, id)) - 1 : ENT_NONE;
    if (node == ENT_NONE)
        complain(reader, ENT_ERROR_BAD_INPUT, "the %s of an edge, \"%s\", is no node before it", which, id != NULL ? id : "");
    return node;
}

static void read_edge(Reader *reader)
{
    const guint32 source = end_of_edge(reader, "source"), target = end_of_edge(reader, "target");
    g_autofree char *shown = attribute(reader, "label");
    read_values(reader);
    if (reader->error != NULL)
        return;
    const guint32 type = type_of_edge(reader, shown);
    Told told = { .weight = weight_of(reader), .first = value_of(reader, "first"), .last = value_of(reader, "last") };
    told.evidence = count_of(reader, "evidence", 1, MOST_PIECES);
    if (reader->error == NULL)
        tell_best(reader, &told);
    if (reader->error == NULL)
        add_evidence(reader, ent_graph_get_edge(reader->graph, source, type, target), &told);
}

/* ---- the whole ---- */

static void read_graph_data(Reader *reader)
{
    g_hash_table_remove_all(reader->values);
    read_data(reader);
    char **const members[] = { &reader->graph->program, &reader->graph->ontology, &reader->graph->model };
    static const char *const names[] = { "program", "ontology", "model" };
    for (guint i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *const value = value_of(reader, names[i]);
        if (value == NULL)
            continue;
        g_free(*members[i]);
        *members[i] = g_strdup(value);
    }
    read_types(reader);
}

static void read_element(Reader *reader, int depth)
{
    if (depth == 0 && !is_called(reader, "graphml"))
        complain(reader, ENT_ERROR_BAD_INPUT, "is no GraphML");
    else if (depth == 1 && is_called(reader, "key"))
        read_key(reader);
    else if (depth == 1 && is_called(reader, "graph") && reader->in_graph)
        complain(reader, ENT_ERROR_UNSUPPORTED, "holds several graphs");
    else if (depth == 1 && is_called(reader, "graph"))
        reader->in_graph = TRUE;
    else if (depth == 2 && reader->in_graph && is_called(reader, "data"))
        read_graph_data(reader);
    else if (depth == 2 && is_called(reader, "node"))
        read_node(reader);
    else if (depth == 2 && is_called(reader, "edge"))
        read_edge(reader);
    else if (is_called(reader, "hyperedge"))
        complain(reader, ENT_ERROR_UNSUPPORTED, "has hyperedges, which are not read");
}

static void read_document(Reader *reader)
{
    while (step(reader))
        if (xmlTextReaderNodeType(reader->xml) == XML_READER_TYPE_ELEMENT)
            read_element(reader, xmlTextReaderDepth(reader->xml));
    if (!reader->in_graph)
        complain(reader, ENT_ERROR_BAD_INPUT, "holds no graph");
    if (reader->error == NULL)
        ent_graphml_share(reader->articles, reader->n_articles, reader->roles);
}

EntGraph *ent_graph_read_graphml(EntStr bytes, const char *name, EntGraphmlGaps *gaps, GError **error)
{
    if (bytes.n > MOST_BYTES) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: larger than 1 GiB", name);
        return NULL;
    }
    g_autoptr(EntGraph) graph = ent_graph_new();
    g_autoptr(GHashTable) keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    g_autoptr(GHashTable) nodes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) values = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr(GArray) n_articles = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GPtrArray) roles = g_ptr_array_new_with_free_func(g_free);
    GraphmlArticles articles;
    ent_graphml_articles_init(&articles, graph, name);
    Reader reader = { .name = name,
                      .graph = graph,
                      .articles = &articles,
                      .keys = keys,
                      .nodes = nodes,
                      .values = values,
                      .n_articles = n_articles,
                      .roles = roles };
    reader.xml = xmlReaderForMemory(bytes.p, (int)bytes.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
    xmlTextReaderSetStructuredErrorHandler(reader.xml, on_fault, &reader);
    read_document(&reader);
    xmlFreeTextReader(reader.xml);
    ent_graphml_articles_clear(&articles);
    if (reader.error != NULL) {
        g_propagate_error(error, reader.error);
        return NULL;
    }
    if (gaps != NULL)
        *gaps = reader.gaps;
    ent_graph_sort(graph);
    return g_steal_pointer(&graph);
}
