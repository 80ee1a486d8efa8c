/* SPDX-License-Identifier: Apache-2.0 */
/*
 * newsml.c: what news agencies send: an item of NewsML-G2, its text inside as NITF, XHTML or plain text; and NITF by itself.
 *
 * IPTC's specifications: NewsML-G2 2.x (namespace http://iptc.org/std/nar/2006-10-01/), NITF 3.x.
 */
#include "read/xmldoc.h"

#include "base/str.h"

#include <string.h>

gboolean ent_nitf_take(const xmlNode *nitf, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error)
{
    (void)channel;
    const xmlNode *const about = ent_xmldoc_child(nitf, "head/docdata");
    const xmlNode *const print = ent_xmldoc_child(nitf, "head/pubdata");
    const xmlNode *const top = ent_xmldoc_child(nitf, "body/body.head");
    const xmlNode *const content = ent_xmldoc_child(nitf, "body/body.content");
    if (top != NULL) {
        ent_xmldoc_set(record, ENT_RECORD_TITLE, ent_xmldoc_child(top, "hedline/hl1"));
        for (const xmlNode *node = top->children; node != NULL; node = node->next)
            if (ent_xmldoc_is(node, "byline"))
                ent_xmldoc_set(record, ENT_RECORD_AUTHOR,
                               ent_xmldoc_child(node, "person") != NULL ? ent_xmldoc_child(node, "person") : node);
        ent_xmldoc_set(record, ENT_RECORD_SUMMARY, ent_xmldoc_child(top, "abstract"));
    }
    ent_xmldoc_set(record, ENT_RECORD_TITLE, ent_xmldoc_child(nitf, "head/title"));
    ent_xmldoc_set_attribute(record, ENT_RECORD_PUBLISHER, print, "name");
    ent_xmldoc_set_attribute(record, ENT_RECORD_URL, print, "ex-ref");
    ent_xmldoc_set_attribute(record, ENT_RECORD_PUBLISHED, print, "date.publication");
    if (about != NULL) {
        ent_xmldoc_set_attribute(record, ENT_RECORD_PUBLISHED, ent_xmldoc_child(about, "date.issue"), "norm");
        ent_xmldoc_set_attribute(record, ENT_RECORD_PUBLISHED, ent_xmldoc_child(about, "date.release"), "norm");
        ent_xmldoc_set_attribute(record, ENT_RECORD_PUBLISHER, ent_xmldoc_child(about, "doc.copyright"), "holder");
    }
    if (top != NULL)
        ent_xmldoc_set(record, ENT_RECORD_PUBLISHER, ent_xmldoc_child(top, "distributor"));
    ent_xmldoc_set_attribute(record, ENT_RECORD_LANGUAGE, nitf, "lang");
    if (record->draft == NULL)
        record->draft = ent_draft_new();
    return content == NULL || ent_markup_read(record->draft, content, records->options->max_depth, records->called, error);
}

/* The text of an item is in one of these; XML of other kinds is taken for markup. */
static gboolean take_inline(const xmlNode *content, EntRecords *records, EntRecord *record, GError **error)
{
    const xmlNode *const nitf = ent_xmldoc_child(content, "nitf");
    const xmlNode *const body = ent_xmldoc_child(content, "html/body");
    if (nitf != NULL)
        return ent_nitf_take(nitf, NULL, records, record, error);
    if (record->draft == NULL)
        record->draft = ent_draft_new();
    return ent_markup_read(record->draft, body != NULL ? body : content, records->options->max_depth, records->called, error);
}

/* A provider or creator has a name inside, or says who it is in an attribute. */
static void set_party(EntRecord *record, EntRecordField field, const xmlNode *party)
{
    if (party == NULL)
        return;
    ent_xmldoc_set(record, field, ent_xmldoc_child(party, "name"));
    if (record->values[field] == NULL)
        ent_xmldoc_set_attribute(record, field, party, "literal");
}

static void take_about(const xmlNode *item, EntRecord *record)
{
    const xmlNode *const about = ent_xmldoc_child(item, "contentMeta");
    const xmlNode *const meta = ent_xmldoc_child(item, "itemMeta");
    if (about != NULL) {
        ent_xmldoc_set(record, ENT_RECORD_TITLE, ent_xmldoc_child(about, "headline"));
        ent_xmldoc_set(record, ENT_RECORD_AUTHOR, ent_xmldoc_child(about, "by"));
        if (record->values[ENT_RECORD_AUTHOR] == NULL)
            set_party(record, ENT_RECORD_AUTHOR, ent_xmldoc_child(about, "creator"));
        ent_xmldoc_set(record, ENT_RECORD_PUBLISHED, ent_xmldoc_child(about, "contentCreated"));
        ent_xmldoc_set(record, ENT_RECORD_MODIFIED, ent_xmldoc_child(about, "contentModified"));
        ent_xmldoc_set_attribute(record, ENT_RECORD_LANGUAGE, ent_xmldoc_child(about, "language"), "tag");
        ent_xmldoc_set(record, ENT_RECORD_SUMMARY, ent_xmldoc_child(about, "description"));
    }
    if (meta != NULL) {
        set_party(record, ENT_RECORD_PUBLISHER, ent_xmldoc_child(meta, "provider"));
        ent_xmldoc_set(record, ENT_RECORD_PUBLISHED, ent_xmldoc_child(meta, "firstCreated"));
        ent_xmldoc_set(record, ENT_RECORD_MODIFIED, ent_xmldoc_child(meta, "versionCreated"));
        ent_xmldoc_set(record, ENT_RECORD_PUBLISHED, ent_xmldoc_child(meta, "versionCreated"));
        ent_xmldoc_set(record, ENT_RECORD_TITLE, ent_xmldoc_child(meta, "title"));
    }
    if (about != NULL)
        ent_xmldoc_set(record, ENT_RECORD_PUBLISHER, ent_xmldoc_child(about, "creditline"));
    ent_xmldoc_set_attribute(record, ENT_RECORD_URL, item, "guid");
}

gboolean ent_newsml_take(const xmlNode *item, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error)
{
    (void)channel;
    const xmlNode *const set = ent_xmldoc_child(item, "contentSet");
    take_about(item, record);
    for (const xmlNode *node = set != NULL ? set->children : NULL; node != NULL; node = node->next) {
        if (ent_xmldoc_is(node, "inlineXML"))
            return take_inline(node, records, record, error);
        if (ent_xmldoc_is(node, "inlineData"))
            ent_xmldoc_set(record, ENT_RECORD_TEXT, node);
    }
    return TRUE;
}

gboolean ent_newsml_is_text(const xmlNode *item)
{
    const char *const code = ent_xmldoc_attribute(ent_xmldoc_child(item, "itemMeta/itemClass"), "qcode");
    const char *const colon = code != NULL ? strchr(code, ':') : NULL;
    return colon == NULL || strcmp(colon, ":text") == 0 || strcmp(colon, ":composite") == 0;
}
