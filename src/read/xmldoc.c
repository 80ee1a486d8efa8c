/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xmldoc.c: goes through a document of XML and hands each article in it to the taker of its kind: RSS and Atom items, NewsML-G2
 * items, NITF.
 *
 * libxml2's push parser builds its tree as the bytes come, and every element that ends outside of an article, and every article
 * once taken, goes from the tree at once: so one article is in memory, and a document that goes on past the limit without ending
 * one is refused. Network, DTDs and entities are off: what an entity would stand for is left out, so none can grow. The parser
 * goes on behind a fault where it can; the first fault is told in the end.
 */
#include "read/xmldoc.h"

#include "base/str.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <string.h>

#define NAR "http://iptc.org/std/nar/2006-10-01/"
#define ATOM "http://www.w3.org/2005/Atom"
#define ATOM_03 "http://purl.org/atom/ns#"

enum { CHUNK = 4096 /* bytes given to the parser at a time: as near as the limit is kept */ };

/* What makes an article. */
typedef struct Kind {
    const char *name;
    const char *ns; /* NULL for any */
    gboolean only;  /* as the root it is the whole document */
    gboolean (*take)(const xmlNode *node, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error);
} Kind;

static const Kind kinds[] = {
    { "item", NULL, FALSE, ent_feed_take },     { "entry", ATOM, FALSE, ent_feed_take },
    { "entry", ATOM_03, FALSE, ent_feed_take }, { "newsItem", NAR, TRUE, ent_newsml_take },
    { "nitf", NULL, TRUE, ent_nitf_take },
};

typedef struct Document {
    EntSource *source;
    EntRecords *records;
    xmlParserCtxtPtr parser;
    EntChannel channel;
    int depth;          /* of the element at hand; the root's is 1 */
    int inside;         /* of the article it is in; 0 outside */
    const Kind *kind;   /* of that article */
    gsize since;        /* bytes given to the parser since the last article */
    gboolean too_large; /* that was too many */
    gboolean over;      /* no more is wanted */
    guint faults;
    int line; /* of the first fault */
    char *fault;
} Document;

static Document *document_of(void *parser)
{
    return ((xmlParserCtxtPtr)parser)->_private;
}

/* A prefix nobody declared harms nothing. */
static void on_fault(void *parser, xmlErrorPtr error)
{
    Document *const d = document_of(parser);
    if (error->level < XML_ERR_FATAL || error->domain == XML_FROM_NAMESPACE || d->faults++ > 0)
        return;
    d->line = error->line;
    d->fault = g_utf8_make_valid(error->message != NULL ? error->message : "unknown fault", -1);
    g_strdelimit(g_strstrip(d->fault), "\n", ' ');
}

static const Kind *kind_of(const char *name, const char *ns)
{
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(name, kinds[i].name) == 0 && (kinds[i].ns == NULL || g_strcmp0(ns, kinds[i].ns) == 0))
            return &kinds[i];
    return NULL;
}

/* What to call the article at hand; NULL where no more is wanted. */
static const char *next_name(const Document *d)
{
    return d->kind->only && d->inside == 1 ? ent_records_only(d->records) : ent_records_next(d->records);
}

static void take_item(Document *d, const xmlNode *node)
{
    g_auto(EntRecord) record = { 0 };
    GError *error = NULL;
    d->since = 0;
    if (d->kind->take == ent_newsml_take && !ent_newsml_is_text(node))
        return;
    if (next_name(d) == NULL)
        d->over = TRUE;
    else if (d->kind->take(node, &d->channel, d->records, &record, &error))
        d->over = !ent_records_give(d->records, &record);
    else
        d->over = !ent_records_fail(d->records, error);
}

/* The feed's own title and language stand beside its items or above them. */
static void take_channel(Document *d, const xmlNode *node)
{
    char **const slot = ent_xmldoc_is(node, "title")      ? &d->channel.title
                        : ent_xmldoc_is(node, "language") ? &d->channel.language
                                                          : NULL;
    if (slot != NULL && *slot == NULL && d->depth > 1 && d->depth <= 3)
        *slot = ent_markup_text(node);
}

/* Takes an element that has ended out of the tree, with what stood before it. */
static void drop(xmlNode *node)
{
    while (node->prev != NULL) {
        xmlNode *const before = node->prev;
        xmlUnlinkNode(before);
        xmlFreeNode(before);
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void on_start(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns, int n_spaces,
                     const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    Document *const d = document_of(parser);
    xmlSAX2StartElementNs(parser, name, prefix, ns, n_spaces, spaces, n_attributes, n_defaulted, attributes);
    d->depth++;
    if (d->depth == 1)
        d->channel.language = g_strdup(ent_xmldoc_attribute(d->parser->node, "lang"));
    if (d->inside == 0 && (d->kind = kind_of((const char *)name, (const char *)ns)) != NULL)
        d->inside = d->depth;
}

static void on_end(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *ns)
{
    Document *const d = document_of(parser);
    xmlNode *const node = d->parser->node;
    xmlSAX2EndElementNs(parser, name, prefix, ns);
    const gboolean ended = node != NULL && d->inside == d->depth;
    if (ended && !d->over)
        take_item(d, node);
    else if (node != NULL && d->inside == 0)
        take_channel(d, node);
    if (node != NULL && (ended || d->inside == 0) && d->depth > 1)
        drop(node);
    d->inside = ended ? 0 : d->inside;
    d->depth--;
    if (d->over)
        xmlStopParser(parser);
}

static xmlParserCtxtPtr make_parser(Document *d)
{
    const EntStr head = ent_source_peek(d->source, 4);
    xmlSAXHandler handler = { 0 };
    xmlSAXVersion(&handler, 2);
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.serror = on_fault;
    const xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, NULL, head.p, (int)MIN(head.n, 4), NULL);
    g_assert(parser != NULL); /* only memory could fail */
    ent_source_take(d->source, MIN(head.n, 4));
    parser->_private = d;
    xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    return parser;
}

static void go_through(Document *d)
{
    while (!d->over && !d->too_large) {
        const EntStr bytes = ent_source_peek(d->source, 1);
        const gsize n = MIN(bytes.n, (gsize)CHUNK);
        if (n == 0)
            break;
        d->since += n;
        d->too_large = d->since > d->records->options->max_bytes;
        if (!d->too_large)
            xmlParseChunk(d->parser, bytes.p, (int)n, 0);
        ent_source_take(d->source, n);
        if (d->parser->instate == XML_PARSER_EOF)
            break; /* it gave up */
    }
    if (d->over || d->too_large || ent_source_is_broken(d->source))
        return;
    const int inside = d->inside;
    xmlParseChunk(d->parser, NULL, 0, 1);
    if (inside > 0 && d->inside == inside && next_name(d) != NULL) {
        ent_records_fail(d->records,
                         g_error_new(ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is cut off or damaged (line %d: %s); fetch it again",
                                     d->records->called, d->line, d->fault != NULL ? d->fault : "it does not end"));
        d->over = TRUE;
    }
}

static gboolean tell_faults(const Document *d, GError **error)
{
    if (d->too_large)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: holds an article larger than the limit of %" G_GSIZE_FORMAT
                    " bytes; what follows it is left unread; raise the "
                    "limit with --max-bytes",
                    d->records->file, d->records->options->max_bytes);
    else if (d->over || ent_source_is_broken(d->source))
        return TRUE; /* told already, or by others */
    else if (d->faults > 0)
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: is damaged XML (line %d: %s), so articles may be missing; fetch it again or mend it", d->records->file,
                    d->line, d->fault);
    else if (d->records->path == NULL)
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is a feed or news document without any article; nothing to read",
                    d->records->file);
    else
        return TRUE;
    return FALSE;
}

gboolean ent_xmldoc_read(EntSource *source, EntRecords *records, GError **error)
{
    Document d = { .source = source, .records = records };
    d.parser = make_parser(&d);
    go_through(&d);
    const gboolean ok = tell_faults(&d, error);
    xmlFreeDoc(d.parser->myDoc);
    xmlFreeParserCtxt(d.parser);
    g_free(d.channel.title);
    g_free(d.channel.language);
    g_free(d.fault);
    return ok;
}

/* Behind the declaration, comments and the document type; at "<" of the root, or NULL. */
static const char *root_of(const char *p)
{
    while (p != NULL) {
        p += strspn(p, " \t\r\n");
        if (g_str_has_prefix(p, "<!--"))
            p = (p = strstr(p, "-->")) != NULL ? p + 3 : NULL;
        else if (g_str_has_prefix(p, "<?"))
            p = (p = strstr(p, "?>")) != NULL ? p + 2 : NULL;
        else if (g_str_has_prefix(p, "<!DOCTYPE")) {
            const char *const subset = strpbrk(p, "[>");
            p = subset != NULL && *subset == '[' ? strstr(subset, "]") : subset;
            p = p != NULL && *p == ']' ? strchr(p, '>') : p;
            p = p != NULL ? p + 1 : NULL;
        } else
            return *p == '<' ? p : NULL;
    }
    return NULL;
}

/* The beginning as UTF-8, as far as it goes. */
static char *head_text(EntStr head)
{
    const gsize n = MIN(head.n, 8192) & ~(gsize)1;
    const gboolean little = ent_str_starts(head, ENT_STR("\xFF\xFE"));
    if (little || ent_str_starts(head, ENT_STR("\xFE\xFF")))
        return g_convert(head.p + 2, (gssize)n - 2, "UTF-8", little ? "UTF-16LE" : "UTF-16BE", NULL, NULL, NULL);
    const gsize mark = ent_str_starts(head, ENT_STR("\xEF\xBB\xBF")) ? 3 : 0;
    return g_strndup(head.p + mark, head.n - mark);
}

gboolean ent_xmldoc_tell(EntStr head, const char *name, const EntFieldMap *map)
{
    static const char *const roots[] = { "rss", "RDF", "feed", "newsItem", "newsMessage", "nitf" };
    (void)name;
    (void)map;
    g_autofree char *text = head_text(head);
    const char *root = text != NULL ? root_of(text) : NULL;
    if (root == NULL)
        return FALSE;
    g_autofree char *tag = g_strndup(root + 1, strcspn(root + 1, " \t\r\n/>"));
    const char *const colon = strchr(tag, ':');
    for (gsize i = 0; i < G_N_ELEMENTS(roots); i++)
        if (strcmp(colon != NULL ? colon + 1 : tag, roots[i]) == 0)
            return TRUE;
    return FALSE;
}

gboolean ent_xmldoc_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const xmlNode *ent_xmldoc_child(const xmlNode *node, const char *path)
{
    g_auto(GStrv) names = g_strsplit(path, "/", -1);
    for (guint i = 0; names[i] != NULL && node != NULL; i++) {
        node = node->children;
        while (node != NULL && !ent_xmldoc_is(node, names[i]))
            node = node->next;
    }
    return node;
}

void ent_xmldoc_set(EntRecord *record, EntRecordField field, const xmlNode *node)
{
    g_autofree char *text = node != NULL ? ent_markup_text(node) : NULL;
    ent_record_set(record, field, ent_str(text));
}

const char *ent_xmldoc_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *const found = node != NULL ? xmlHasProp((xmlNode *)node, BAD_CAST name) : NULL;
    const xmlNode *const value = found != NULL ? found->children : NULL;
    return value != NULL && value->type == XML_TEXT_NODE ? (const char *)value->content : NULL;
}

void ent_xmldoc_set_attribute(EntRecord *record, EntRecordField field, const xmlNode *node, const char *attribute)
{
    ent_record_set(record, field, ent_str(ent_xmldoc_attribute(node, attribute)));
}
