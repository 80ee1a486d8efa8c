/* SPDX-License-Identifier: Apache-2.0 */
/*
 * feed.c: an item of RSS 2.0, RSS 1.0 or Atom. The text is content:encoded or Atom's content, else the summary, which is told
 * (article.h).
 *
 * Feeds mix their vocabularies freely, so elements are known by name and kind of namespace, whatever the feed calls itself.
 */
#include "read/xmldoc.h"

#include "base/str.h"

#include <string.h>

typedef enum { OWN, DC, CONTENT, OTHER } Space;

static Space space_of(const xmlNode *node, const xmlNode *item)
{
    const char *const uri = node->ns != NULL ? (const char *)node->ns->href : NULL;
    if (uri == NULL || (item->ns != NULL && g_strcmp0(uri, (const char *)item->ns->href) == 0) ||
        g_str_has_prefix(uri, "http://purl.org/rss/1.0/modules/content") || g_str_has_prefix(uri, "http://www.w3.org/2005/Atom"))
        return uri != NULL && strstr(uri, "modules/content") != NULL ? CONTENT : OWN;
    return g_str_has_prefix(uri, "http://purl.org/dc/") ? DC : OTHER;
}

/* Which element states what; of two that do, the one that stands first here counts. */
static const struct {
    Space space;
    const char *name;
    EntRecordField field;
} rows[] = {
    { OWN, "title", ENT_RECORD_TITLE },
    { DC, "title", ENT_RECORD_TITLE },
    { OWN, "link", ENT_RECORD_URL },
    { OWN, "guid", ENT_RECORD_URL },
    { OWN, "id", ENT_RECORD_URL },
    { OWN, "pubDate", ENT_RECORD_PUBLISHED },
    { OWN, "published", ENT_RECORD_PUBLISHED },
    { OWN, "issued", ENT_RECORD_PUBLISHED },
    { DC, "date", ENT_RECORD_PUBLISHED },
    { DC, "created", ENT_RECORD_PUBLISHED },
    { OWN, "updated", ENT_RECORD_PUBLISHED },
    { OWN, "updated", ENT_RECORD_MODIFIED },
    { OWN, "modified", ENT_RECORD_MODIFIED },
    { DC, "modified", ENT_RECORD_MODIFIED },
    { DC, "creator", ENT_RECORD_AUTHOR },
    { OWN, "author", ENT_RECORD_AUTHOR },
    { OWN, "source", ENT_RECORD_PUBLISHER },
    { DC, "publisher", ENT_RECORD_PUBLISHER },
    { DC, "language", ENT_RECORD_LANGUAGE },
    { CONTENT, "encoded", ENT_RECORD_TEXT },
    { OWN, "content", ENT_RECORD_TEXT },
    { OWN, "description", ENT_RECORD_SUMMARY },
    { OWN, "summary", ENT_RECORD_SUMMARY },
    { DC, "description", ENT_RECORD_SUMMARY },
};

static gboolean attribute_is(const xmlNode *node, const char *name, const char *value)
{
    const char *const found = ent_xmldoc_attribute(node, name);
    return found != NULL && g_ascii_strcasecmp(found, value) == 0;
}

static void take_link(EntRecord *record, const xmlNode *node)
{
    if (ent_xmldoc_attribute(node, "href") == NULL)
        ent_xmldoc_set(record, ENT_RECORD_URL, node);
    else if (ent_xmldoc_attribute(node, "rel") == NULL || attribute_is(node, "rel", "alternate"))
        ent_xmldoc_set_attribute(record, ENT_RECORD_URL, node, "href");
}

/* Atom's authors have a name, and perhaps an address; those of RSS are text. */
static void take_author(EntRecord *record, const xmlNode *node)
{
    const xmlNode *const name = ent_xmldoc_child(node, "name");
    ent_xmldoc_set(record, ENT_RECORD_AUTHOR, name != NULL ? name : node);
}

static gboolean take_content(const xmlNode *node, EntRecords *records, EntRecord *record, GError **error)
{
    if (ent_xmldoc_attribute(node, "src") != NULL || attribute_is(node, "mode", "base64"))
        return TRUE;
    if (!attribute_is(node, "type", "xhtml") && !attribute_is(node, "type", "application/xhtml+xml")) {
        ent_xmldoc_set(record, ENT_RECORD_TEXT, node);
        return TRUE;
    }
    if (record->draft == NULL)
        record->draft = ent_draft_new();
    return ent_markup_read(record->draft, node, records->options->max_depth, records->called, error);
}

static gboolean take_element(const xmlNode *node, EntRecordField field, EntRecords *records, EntRecord *record, GError **error)
{
    if (ent_xmldoc_is(node, "link"))
        take_link(record, node);
    else if (ent_xmldoc_is(node, "author"))
        take_author(record, node);
    else if (ent_xmldoc_is(node, "content"))
        return take_content(node, records, record, error);
    else if (ent_xmldoc_is(node, "source") && ent_xmldoc_child(node, "title") != NULL)
        ent_xmldoc_set(record, field, ent_xmldoc_child(node, "title"));
    else if (!ent_xmldoc_is(node, "guid") || !attribute_is(node, "isPermaLink", "false"))
        ent_xmldoc_set(record, field, node);
    return TRUE;
}

gboolean ent_feed_take(const xmlNode *item, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        for (const xmlNode *node = item->children; node != NULL; node = node->next)
            if (ent_xmldoc_is(node, rows[i].name) && space_of(node, item) == rows[i].space &&
                !take_element(node, rows[i].field, records, record, error))
                return FALSE;
    ent_record_set(record, ENT_RECORD_PUBLISHER, ent_str(channel->title));
    ent_record_set(record, ENT_RECORD_LANGUAGE, ent_str(channel->language));
    return TRUE;
}
