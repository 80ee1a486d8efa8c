/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xmldoc.c: goes through a document of XML and hands each article in it to the taker of its kind: RSS and Atom items, NewsML-G2 items, NITF.
 *
 * libxml2's reader streams; one item at a time is in memory, and a document that feeds it more than the limit without ending an item is
 * refused. Network, DTDs and entities are off: what an entity would stand for is left out, so none can grow. The parser goes on behind
 * a fault where it can; the first fault is told in the end.
 */
#include "read/xmldoc.h"

#include "base/str.h"

#include <libxml/xmlreader.h>
#include <string.h>

#define NAR "http://iptc.org/std/nar/2006-10-01/"
#define ATOM "http://www.w3.org/2005/Atom"
#define ATOM_03 "http://purl.org/atom/ns#"

/* What makes an article. */
typedef struct Kind {
    const char *name;
    const char *ns; /* NULL for any */
    gboolean only;  /* as the root it is the whole document */
    gboolean (*take)(const xmlNode *node, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error);
} Kind;

static const Kind kinds[] = {
    { "item", NULL, FALSE, ent_feed_take },
    { "entry", ATOM, FALSE, ent_feed_take },
    { "entry", ATOM_03, FALSE, ent_feed_take },
    { "newsItem", NAR, TRUE, ent_newsml_take },
    { "nitf", NULL, TRUE, ent_nitf_take },
};

typedef struct Document {
    EntSource *source;
    EntRecords *records;
    xmlTextReaderPtr reader;
    EntChannel channel;
    gsize since;        /* bytes given to the parser since the last item */
    gboolean too_large; /* that was too many */
    gboolean ended;     /* all bytes are given */
    gboolean cut;       /* in the middle of an article */
    guint faults;
    int line; /* of the first fault */
    char *fault;
} Document;

static int on_read(void *data, char *to, int n)
{
    Document *const d = data;
    d->too_large = d->since > d->records->options->max_bytes;
    const gsize got = d->too_large ? 0 : ent_source_read(d->source, to, (gsize)n);
    d->since += got;
    d->ended = got == 0;
    return (int)got;
}

/* A prefix nobody declared harms nothing. */
static void on_fault(void *data, xmlErrorPtr error)
{
    Document *const d = data;
    if (error->level < XML_ERR_FATAL || error->domain == XML_FROM_NAMESPACE)
        return;
    if (d->faults++ > 0)
        return;
    d->line = error->line;
    d->fault = g_utf8_make_valid(error->message != NULL ? error->message : "unknown fault", -1);
    g_strdelimit(g_strstrip(d->fault), "\n", ' ');
}

static const Kind *kind_here(const Document *d)
{
    const char *const name = (const char *)xmlTextReaderConstLocalName(d->reader);
    const char *const ns = (const char *)xmlTextReaderConstNamespaceUri(d->reader);
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (g_strcmp0(name, kinds[i].name) == 0 && (kinds[i].ns == NULL || g_strcmp0(ns, kinds[i].ns) == 0))
            return &kinds[i];
    return NULL;
}

/* An article that the document breaks off in; where its bytes break off, that is told of the input. */
static gboolean fail_cut(Document *d, const char *called)
{
    d->cut = TRUE;
    if (!ent_source_is_broken(d->source) && !d->too_large)
        ent_records_fail(d->records, g_error_new(ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is cut off; fetch it again", called));
    return FALSE;
}

/* Hands on the article at hand and goes on behind it; FALSE where that was the last. Only a look behind it tells whether it was whole. */
static gboolean take_item(Document *d, const Kind *kind)
{
    const gboolean only = kind->only && xmlTextReaderDepth(d->reader) == 0;
    const xmlNode *const node = xmlTextReaderExpand(d->reader);
    if (node != NULL && kind->take == ent_newsml_take && !ent_newsml_is_text(node))
        return xmlTextReaderNext(d->reader) == 1;
    const char *const called = only ? ent_records_only(d->records) : ent_records_next(d->records);
    if (called == NULL)
        return FALSE;
    g_auto(EntRecord) record = { 0 };
    g_autoptr(GError) error = NULL;
    const gboolean taken = node != NULL && kind->take(node, &d->channel, d->records, &record, &error);
    const guint faults = d->faults;
    d->since = 0;
    const gboolean more = xmlTextReaderNext(d->reader) == 1;
    if (node == NULL || (d->ended && d->faults > faults))
        return fail_cut(d, called);
    return (taken ? ent_records_give(d->records, &record) : ent_records_fail(d->records, g_steal_pointer(&error))) && more;
}

/* The feed's own title and language stand beside its items or above them. */
static gboolean take_channel(Document *d)
{
    const char *const name = (const char *)xmlTextReaderConstLocalName(d->reader);
    const int depth = xmlTextReaderDepth(d->reader);
    if (d->channel.language == NULL && depth == 0)
        d->channel.language = (char *)xmlTextReaderXmlLang(d->reader);
    if (depth < 1 || depth > 2 || (!g_str_equal(name, "title") && !g_str_equal(name, "language")))
        return FALSE;
    char **const slot = g_str_equal(name, "title") ? &d->channel.title : &d->channel.language;
    const xmlNode *const node = *slot == NULL ? xmlTextReaderExpand(d->reader) : NULL;
    if (node != NULL)
        *slot = ent_markup_text(node);
    return node != NULL;
}

static void go_through(Document *d)
{
    gboolean more = xmlTextReaderRead(d->reader) == 1;
    while (more) {
        const gboolean element = xmlTextReaderNodeType(d->reader) == XML_READER_TYPE_ELEMENT;
        const Kind *const kind = element ? kind_here(d) : NULL;
        if (kind != NULL)
            more = take_item(d, kind);
        else if (element && take_channel(d))
            more = xmlTextReaderNext(d->reader) == 1;
        else
            more = xmlTextReaderRead(d->reader) == 1;
    }
}

static gboolean tell_faults(const Document *d, GError **error)
{
    if (d->too_large)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: holds an article larger than the limit of %" G_GSIZE_FORMAT " bytes; what follows it is left unread; raise the "
                    "limit with --max-bytes",
                    d->records->file, d->records->options->max_bytes);
    else if (d->faults > 0 && !d->cut && !d->records->stopped && !ent_source_is_broken(d->source))
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: is damaged XML (line %d: %s), so articles may be missing; fetch it again or mend it", d->records->file, d->line,
                    d->fault);
    else if (d->records->path == NULL && !d->records->stopped && !ent_source_is_broken(d->source))
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is a feed or news document without any article; nothing to read",
                    d->records->file);
    else
        return TRUE;
    return FALSE;
}

gboolean ent_xmldoc_read(EntSource *source, EntRecords *records, GError **error)
{
    Document d = { .source = source, .records = records };
    d.reader = xmlReaderForIO(on_read, NULL, &d, NULL, NULL, XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    xmlTextReaderSetStructuredErrorHandler(d.reader, on_fault, &d);
    go_through(&d);
    xmlFreeTextReader(d.reader);
    const gboolean ok = tell_faults(&d, error);
    g_free(d.channel.title);
    xmlFree(d.channel.language);
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

void ent_xmldoc_set(EntRecord *record, EntField field, const xmlNode *node)
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

void ent_xmldoc_set_attribute(EntRecord *record, EntField field, const xmlNode *node, const char *attribute)
{
    ent_record_set(record, field, ent_str(ent_xmldoc_attribute(node, attribute)));
}
