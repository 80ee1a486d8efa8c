/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_read.c: a graph out of JSON, every claim of it checked, since it may come from anybody.
 *
 * The first thing wrong ends the reading: it is kept in the reader with the place it stands at ("nodes[3].type"), and the getters
 * from then on give harmless values, so that the code reads as the format does. What follows from other members (ids of edges and
 * quotations, weights, dates of edges) is made anew by ent_graph_sort. Unknown members are left aside.
 */
#include <entente/graph.h>

#include <jansson.h>
#include <string.h>

typedef struct Reader {
    EntGraph *graph;
    const char *name;
    char *where;                  /* "edges[2].evidence[0]" */
    GHashTable *articles, *nodes; /* id (lent) → index + 1 */
    GError *error;                /* the first */
} Reader;

static void complain(Reader *reader, const char *member, const char *what)
{
    if (reader->error != NULL)
        return;
    const char *const dot = *reader->where != '\0' && *member != '\0' ? "." : "";
    g_set_error(&reader->error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: %s%s%s: %s", reader->name, reader->where, dot, member, what);
}

static void stand_at(Reader *reader, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void stand_at(Reader *reader, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_free(reader->where);
    reader->where = g_strdup_vprintf(format, args);
    va_end(args);
}

/* ---- values ---- */

static const char *optional_text(Reader *reader, const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    if (value == NULL || json_is_null(value))
        return NULL;
    if (!json_is_string(value))
        complain(reader, key, "is no string");
    return json_string_value(value);
}

static const char *text_of(Reader *reader, const json_t *object, const char *key)
{
    const char *const text = optional_text(reader, object, key);
    if (text == NULL)
        complain(reader, key, "is missing");
    return text != NULL ? text : "";
}

static gint64 int_of(Reader *reader, const json_t *value, const char *member, gint64 least, gint64 most)
{
    if (!json_is_integer(value)) {
        complain(reader, member, "is no whole number");
        return least;
    }
    const gint64 number = json_integer_value(value);
    if (number >= least && number <= most)
        return number;
    g_autofree char *what = g_strdup_printf("%" G_GINT64_FORMAT " lies outside %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT, number,
                                            least, most);
    complain(reader, member, what);
    return least;
}

static gboolean bool_of(Reader *reader, const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    if (!json_is_boolean(value))
        complain(reader, key, "is neither true nor false");
    return json_is_true(value);
}

/* An array, or an empty one's stand-in (NULL has size 0). */
static const json_t *list_of(Reader *reader, const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    if (!json_is_array(value))
        complain(reader, key, "is no list");
    return json_is_array(value) ? value : NULL;
}

/* The index of an article or node told by its id. */
static guint32 index_of(Reader *reader, GHashTable *index, const json_t *value, const char *member)
{
    const char *const id = json_string_value(value);
    const gpointer found = id == NULL ? NULL : g_hash_table_lookup(index, id);
    if (found != NULL)
        return GPOINTER_TO_UINT(found) - 1;
    g_autofree char *what = id == NULL ? g_strdup("is no id") : g_strdup_printf("\"%s\" is not in the file", id);
    complain(reader, member, what);
    return ENT_NONE;
}

static guint32 optional_node(Reader *reader, const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    return value == NULL || json_is_null(value) ? ENT_NONE : index_of(reader, reader->nodes, value, key);
}

/* Remembers an id; the same one again is an error. `id` must live as long as the reader. */
static void remember(Reader *reader, GHashTable *index, const char *id, guint32 at)
{
    if (g_hash_table_contains(index, id))
        complain(reader, "id", "is there twice");
    g_hash_table_insert(index, (gpointer)id, GUINT_TO_POINTER(at + 1));
}

static gboolean at_boundary(const EntArticle *article, guint32 offset)
{
    return offset == article->text_len || ((guchar)article->text[offset] & 0xC0) != 0x80;
}

/* Bytes of an article: in order, within its text, and cutting no character; without the text only the order can be told. */
static EntSpan span_of(Reader *reader, const EntArticle *article, const json_t *start, const json_t *end)
{
    const gint64 most = article->text != NULL ? (gint64)article->text_len : (gint64)ENT_NONE - 1;
    EntSpan span;
    span.start = (guint32)int_of(reader, start, "start", 0, most);
    span.end = (guint32)int_of(reader, end, "end", span.start, most);
    if (reader->error == NULL && article->text != NULL && (!at_boundary(article, span.start) || !at_boundary(article, span.end)))
        complain(reader, "start", "or end cuts a character in two");
    return span;
}

/* A [start, end] list. */
static EntSpan pair_of(Reader *reader, const EntArticle *article, const json_t *pair, gsize from)
{
    if (json_array_size(pair) != from + 2)
        complain(reader, "", "is no list of start and end");
    return span_of(reader, article, json_array_get(pair, from), json_array_get(pair, from + 1));
}

/* ---- what made it, types ---- */

static void read_made_by(Reader *reader, const json_t *root)
{
    const json_t *const made_by = json_object_get(root, "made_by");
    stand_at(reader, "made_by");
    reader->graph->program = g_strdup(optional_text(reader, made_by, "program"));
    reader->graph->ontology = g_strdup(optional_text(reader, made_by, "ontology"));
    reader->graph->model = g_strdup(optional_text(reader, made_by, "model"));
}

static gboolean is_colour(const char *text)
{
    return strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

static void read_type(Reader *reader, const json_t *object)
{
    static const char *const lines[] = { "solid", "dashed", "dotted", "bold", NULL };
    EntRelationType *const type = g_new0(EntRelationType, 1);
    type->id = g_strdup(text_of(reader, object, "id"));
    type->label = g_strdup(text_of(reader, object, "label"));
    type->colour = g_strdup(text_of(reader, object, "colour"));
    type->line = g_strdup(text_of(reader, object, "line"));
    type->sign = (int)int_of(reader, json_object_get(object, "sign"), "sign", -1, 1);
    type->symmetric = bool_of(reader, object, "symmetric");
    type->measured = bool_of(reader, object, "measured");
    if (*type->id == '\0' || ent_graph_find_type(reader->graph, type->id) != ENT_NONE)
        complain(reader, "id", "is empty or there twice");
    if (!is_colour(type->colour))
        complain(reader, "colour", "is no #rrggbb");
    if (!g_strv_contains(lines, type->line))
        complain(reader, "line", "is none of solid, dashed, dotted, bold");
    ent_graph_take_type(reader->graph, type);
}

/* ---- articles ---- */

static void read_text(Reader *reader, EntArticle *article, const json_t *object)
{
    const char *const sha256 = text_of(reader, object, "sha256");
    const char *const text = optional_text(reader, object, "text");
    if (strlen(sha256) != 64 || strspn(sha256, "0123456789abcdef") != 64)
        complain(reader, "sha256", "is not 64 hexadecimal digits");
    if (text == NULL) {
        article->sha256 = g_strdup(sha256);
        return;
    }
    if (strlen(text) >= G_MAXUINT32) {
        complain(reader, "text", "is longer than 4 GiB");
        return;
    }
    ent_article_take_text(article, g_strdup(text), NULL);
    if (strcmp(article->sha256, sha256) != 0)
        complain(reader, "sha256", "is not that of the text");
}

static void read_copies(Reader *reader, EntArticle *article, const json_t *list)
{
    if (list != NULL && !json_is_array(list))
        complain(reader, "copies", "is no list");
    for (gsize i = 0; i < json_array_size(list); i++) {
        const json_t *const object = json_array_get(list, i);
        EntArticle *const copy = ent_article_new();
        copy->path = g_strdup(text_of(reader, object, "path"));
        copy->title = g_strdup(optional_text(reader, object, "title"));
        copy->publisher = g_strdup(optional_text(reader, object, "publisher"));
        copy->published = g_strdup(optional_text(reader, object, "published"));
        copy->url = g_strdup(optional_text(reader, object, "url"));
        ent_article_take_copy(article, copy);
    }
}

static void read_article(Reader *reader, const json_t *object)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(text_of(reader, object, "path"));
    article->title = g_strdup(optional_text(reader, object, "title"));
    article->publisher = g_strdup(optional_text(reader, object, "publisher"));
    article->published = g_strdup(optional_text(reader, object, "published"));
    article->modified = g_strdup(optional_text(reader, object, "modified"));
    article->file_time = g_strdup(optional_text(reader, object, "file_time"));
    article->url = g_strdup(optional_text(reader, object, "url"));
    article->language = g_strdup(optional_text(reader, object, "language"));
    const json_t *const authors = list_of(reader, object, "authors");
    for (gsize i = 0; i < json_array_size(authors); i++) {
        const char *const author = json_string_value(json_array_get(authors, i));
        if (author == NULL)
            complain(reader, "authors", "holds something that is no string");
        g_ptr_array_add(article->authors, g_strdup(author != NULL ? author : ""));
    }
    read_copies(reader, article, json_object_get(object, "copies"));
    read_text(reader, article, object);
    const guint32 at = ent_graph_take_article(reader->graph, article);
    const char *const id = g_ptr_array_index(reader->graph->article_ids, at);
    if (strcmp(text_of(reader, object, "id"), id) != 0)
        complain(reader, "id", "is not the one that follows from url or path");
    remember(reader, reader->articles, id, at);
}

/* ---- nodes ---- */

/* "person:" and something without blanks or control characters. */
static gboolean is_node_id(const char *id, const char *type)
{
    const gsize n = strlen(type);
    if (strncmp(id, type, n) != 0 || id[n] != ':' || id[n + 1] == '\0')
        return FALSE;
    for (const char *p = id; *p != '\0'; p++)
        if ((guchar)*p <= ' ' || *p == 0x7F)
            return FALSE;
    return TRUE;
}

static void read_code(Reader *reader, EntNode *node, const json_t *object)
{
    const json_t *const codes = json_object_get(object, "codes");
    if (!json_is_object(codes))
        complain(reader, "codes", "is no object");
    const char *const iso = optional_text(reader, codes, "iso3166");
    if (iso == NULL)
        return;
    if (strlen(iso) != 2 || !g_ascii_isupper(iso[0]) || !g_ascii_isupper(iso[1]))
        complain(reader, "codes.iso3166", "is not two capital letters");
    node->iso3166 = g_strdup(iso);
}

static void read_node(Reader *reader, const json_t *object)
{
    const char *const word = text_of(reader, object, "type"), *const id = text_of(reader, object, "id");
    EntNodeType type = ENT_COUNTRY;
    if (!ent_node_type_parse(word, &type))
        complain(reader, "type", "is none of country, person, organization");
    else if (!is_node_id(id, word))
        complain(reader, "id", "is not its type, a colon and a name without blanks");
    const char *const name = text_of(reader, object, "name");
    if (*name == '\0')
        complain(reader, "name", "is empty");
    const guint32 at = ent_graph_add_node(reader->graph, id, type, name);
    EntNode *const node = ent_graph_node(reader->graph, at);
    remember(reader, reader->nodes, node->id, at);
    const json_t *const aliases = list_of(reader, object, "aliases");
    for (gsize i = 0; i < json_array_size(aliases); i++) {
        const char *const alias = json_string_value(json_array_get(aliases, i));
        if (alias == NULL)
            complain(reader, "aliases", "holds something that is no string");
        else
            g_ptr_array_add(node->aliases, g_strdup(alias));
    }
    read_code(reader, node, object);
}

static void read_spans(Reader *reader, EntNode *node, const json_t *object)
{
    const json_t *const spans = json_object_get(object, "spans");
    if (spans == NULL)
        return;
    if (!json_is_array(spans) || json_array_size(spans) != node->n_mentions) {
        complain(reader, "spans", "is no list of as many spans as there are mentions");
        return;
    }
    const gsize from = reader->graph->articles->len != 1; /* the article comes first where there are several */
    for (gsize i = 0; i < json_array_size(spans) && reader->error == NULL; i++) {
        const json_t *const span = json_array_get(spans, i);
        const guint32 article = from == 0 ? 0 : index_of(reader, reader->articles, json_array_get(span, 0), "spans");
        if (reader->error == NULL)
            ent_node_add_mention(node, article, pair_of(reader, ent_graph_article(reader->graph, article), span, from));
    }
    node->n_mentions = (guint)json_array_size(spans);
}

/* What points at other nodes and at articles: read when all nodes are known. */
static void read_node_links(Reader *reader, EntNode *node, const json_t *object)
{
    const json_t *const articles = list_of(reader, object, "articles");
    for (gsize i = 0; i < json_array_size(articles); i++) {
        const guint32 article = index_of(reader, reader->articles, json_array_get(articles, i), "articles");
        g_array_append_val(node->articles, article);
    }
    const json_t *const roles = list_of(reader, object, "roles");
    for (gsize i = 0; i < json_array_size(roles); i++) {
        const json_t *const role = json_array_get(roles, i);
        ent_node_add_role(node, text_of(reader, role, "title"), optional_node(reader, role, "of"),
                          index_of(reader, reader->articles, json_object_get(role, "article"), "article"));
    }
    node->n_mentions = (guint)int_of(reader, json_object_get(object, "mentions"), "mentions", 0, G_MAXUINT32);
    read_spans(reader, node, object);
}

/* ---- edges ---- */

static void read_evidence(Reader *reader, EntEdge *edge, const json_t *object)
{
    const guint32 at = index_of(reader, reader->articles, json_object_get(object, "article"), "article");
    if (at == ENT_NONE)
        return;
    const EntArticle *const article = ent_graph_article(reader->graph, at);
    EntEvidence evidence = { .article = at };
    evidence.span = span_of(reader, article, json_object_get(object, "start"), json_object_get(object, "end"));
    evidence.sentence = (char *)text_of(reader, object, "sentence");
    evidence.cue = (char *)text_of(reader, object, "cue");
    evidence.method = (char *)text_of(reader, object, "method");
    evidence.why = (char *)optional_text(reader, object, "why");
    if (!ent_certainty_parse(text_of(reader, object, "certainty"), &evidence.certainty))
        complain(reader, "certainty", "is none of stated, hedged, negated");
    const json_t *const confidence = json_object_get(object, "confidence");
    evidence.confidence = json_number_value(confidence);
    if (!json_is_number(confidence) || !(evidence.confidence >= 0 && evidence.confidence <= 1))
        complain(reader, "confidence", "is no number from 0 to 1");
    const gsize n = evidence.span.end - evidence.span.start;
    if (strlen(evidence.sentence) != n || (article->text != NULL && memcmp(article->text + evidence.span.start, evidence.sentence, n) != 0))
        complain(reader, "sentence", "is not what stands from start to end");
    if (reader->error == NULL)
        ent_edge_add_evidence(edge, &evidence);
}

static void read_edge(Reader *reader, const json_t *object, gsize at)
{
    const guint32 source = index_of(reader, reader->nodes, json_object_get(object, "source"), "source");
    const guint32 target = index_of(reader, reader->nodes, json_object_get(object, "target"), "target");
    const guint32 type = ent_graph_find_type(reader->graph, text_of(reader, object, "type"));
    if (type == ENT_NONE)
        complain(reader, "type", "is none of the file's types");
    const json_t *const evidence = list_of(reader, object, "evidence");
    if (json_array_size(evidence) == 0)
        complain(reader, "evidence", "is empty: no relation exists without it");
    if (reader->error != NULL)
        return;
    EntEdge *const edge = ent_graph_get_edge(reader->graph, source, type, target);
    if (edge->evidence->len > 0)
        complain(reader, "", "has the source, type and target of an edge before it");
    for (gsize i = 0; i < json_array_size(evidence) && reader->error == NULL; i++) {
        stand_at(reader, "edges[%zu].evidence[%zu]", at, i);
        read_evidence(reader, edge, json_array_get(evidence, i));
    }
}

/* ---- quotations ---- */

static void read_parts(Reader *reader, EntQuote *quote, const EntArticle *article, const json_t *object)
{
    const json_t *const parts = json_object_get(object, "parts");
    if (parts == NULL) {
        g_array_append_val(quote->parts, quote->span);
        return;
    }
    guint32 from = quote->span.start;
    for (gsize i = 0; i < json_array_size(parts); i++) {
        const EntSpan part = pair_of(reader, article, json_array_get(parts, i), 0);
        if (part.start < from)
            complain(reader, "parts", "are out of order");
        from = part.end;
        g_array_append_val(quote->parts, part);
    }
    if (json_array_size(parts) < 2 || g_array_index(quote->parts, EntSpan, 0).start != quote->span.start || from != quote->span.end)
        complain(reader, "parts", "do not lead from start to end");
}

/* The words are those of the parts, joined by a space. */
static void check_words(Reader *reader, const EntQuote *quote, const EntArticle *article)
{
    gsize at = 0;
    const gsize n = strlen(quote->text);
    gboolean same = TRUE;
    for (guint i = 0; i < quote->parts->len && same; i++) {
        const EntSpan part = g_array_index(quote->parts, EntSpan, i);
        const gsize length = part.end - part.start;
        if (i > 0)
            same = at < n && quote->text[at++] == ' ';
        same = same && n - at >= length;
        if (same && article->text != NULL)
            same = memcmp(article->text + part.start, quote->text + at, length) == 0;
        at += length;
    }
    if (!same || at != n)
        complain(reader, "text", "is not what stands from start to end");
}

static void read_quote(Reader *reader, const json_t *object)
{
    const guint32 at = index_of(reader, reader->articles, json_object_get(object, "article"), "article");
    if (at == ENT_NONE)
        return;
    const EntArticle *const article = ent_graph_article(reader->graph, at);
    EntQuote *const quote = ent_graph_add_quote(reader->graph, at);
    const char *const kind = text_of(reader, object, "kind");
    quote->direct = strcmp(kind, "direct") == 0;
    if (!quote->direct && strcmp(kind, "indirect") != 0)
        complain(reader, "kind", "is neither direct nor indirect");
    quote->speaker = optional_node(reader, object, "speaker");
    quote->via = optional_node(reader, object, "via");
    quote->speaker_text = g_strdup(optional_text(reader, object, "speaker_text"));
    quote->cue = g_strdup(optional_text(reader, object, "cue"));
    quote->text = g_strdup(text_of(reader, object, "text"));
    quote->span = span_of(reader, article, json_object_get(object, "start"), json_object_get(object, "end"));
    read_parts(reader, quote, article, object);
    if (reader->error == NULL)
        check_words(reader, quote, article);
    const json_t *const about = list_of(reader, object, "about");
    for (gsize i = 0; i < json_array_size(about); i++) {
        const guint32 node = index_of(reader, reader->nodes, json_array_get(about, i), "about");
        g_array_append_val(quote->about, node);
    }
}

/* ---- the whole ---- */

static void read_head(Reader *reader, const json_t *root)
{
    if (!json_is_object(root) || g_strcmp0(optional_text(reader, root, "format"), "entente-graph") != 0) {
        complain(reader, "format", "is not \"entente-graph\"");
        return;
    }
    const gint64 version = int_of(reader, json_object_get(root, "version"), "version", 1, G_MAXINT64);
    if (reader->error == NULL && version > 1)
        g_set_error(&reader->error, ENT_ERROR, ENT_ERROR_NEWER,
                    "%s: version %" G_GINT64_FORMAT " of the format was made by a newer entente; update this one", reader->name, version);
}

static void read_root(Reader *reader, const json_t *root)
{
    read_head(reader, root);
    const json_t *const types = list_of(reader, root, "types"), *const articles = list_of(reader, root, "articles");
    const json_t *const nodes = list_of(reader, root, "nodes"), *const edges = list_of(reader, root, "edges");
    const json_t *const quotes = list_of(reader, root, "quotes");
    read_made_by(reader, root);
    for (gsize i = 0; i < json_array_size(types) && reader->error == NULL; i++) {
        stand_at(reader, "types[%zu]", i);
        read_type(reader, json_array_get(types, i));
    }
    for (gsize i = 0; i < json_array_size(articles) && reader->error == NULL; i++) {
        stand_at(reader, "articles[%zu]", i);
        read_article(reader, json_array_get(articles, i));
    }
    for (gsize i = 0; i < json_array_size(nodes) && reader->error == NULL; i++) {
        stand_at(reader, "nodes[%zu]", i);
        read_node(reader, json_array_get(nodes, i));
    }
    for (gsize i = 0; i < json_array_size(nodes) && reader->error == NULL; i++) {
        stand_at(reader, "nodes[%zu]", i);
        read_node_links(reader, ent_graph_node(reader->graph, (guint32)i), json_array_get(nodes, i));
    }
    for (gsize i = 0; i < json_array_size(edges) && reader->error == NULL; i++) {
        stand_at(reader, "edges[%zu]", i);
        read_edge(reader, json_array_get(edges, i), i);
    }
    for (gsize i = 0; i < json_array_size(quotes) && reader->error == NULL; i++) {
        stand_at(reader, "quotes[%zu]", i);
        read_quote(reader, json_array_get(quotes, i));
    }
}

EntGraph *ent_graph_read_json(EntStr json, const char *name, GError **error)
{
    json_error_t problem;
    json_t *const root = json_loadb(json.p, json.n, JSON_REJECT_DUPLICATES, &problem);
    if (root == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: no JSON: line %d, column %d: %s", name, problem.line, problem.column,
                    problem.text);
        return NULL;
    }
    g_autoptr(EntGraph) graph = ent_graph_new();
    g_autoptr(GHashTable) articles = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) nodes = g_hash_table_new(g_str_hash, g_str_equal);
    Reader reader = { .graph = graph, .name = name, .where = g_strdup(""), .articles = articles, .nodes = nodes };
    read_root(&reader, root);
    json_decref(root);
    g_free(reader.where);
    if (reader.error != NULL) {
        g_propagate_error(error, reader.error);
        return NULL;
    }
    ent_graph_sort(graph);
    return g_steal_pointer(&graph);
}
