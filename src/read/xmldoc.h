/* SPDX-License-Identifier: Apache-2.0 */
/*
 * xmldoc.h: what the readers of articles in XML share: xmldoc.c goes through a document and finds them, feed.c and newsml.c take
 * what one states.
 */
#ifndef ENT_READ_XMLDOC_H
#define ENT_READ_XMLDOC_H

#include "read/records.h"

#include <libxml/tree.h>

/* What a feed says of all its items. */
typedef struct EntChannel {
    char *title, *language; /* NULL where it does not say */
} EntChannel;

/* Whether an element is of that name, whatever its prefix. */
gboolean ent_xmldoc_is(const xmlNode *node, const char *name);
/* The first child element of that name; of a path "a/b" the first b of the first a. NULL where there is none. */
const xmlNode *ent_xmldoc_child(const xmlNode *node, const char *path);
/* The value of an attribute, whatever its prefix, as far as no entity; NULL where there is none. Lends. libxml2's own getters
 * expand entities, which is what bombs are made of. */
const char *ent_xmldoc_attribute(const xmlNode *node, const char *name);
/* Sets a field to the text of an element, or of its attribute; nothing where `node` is NULL or has none. */
void ent_xmldoc_set(EntRecord *record, EntRecordField field, const xmlNode *node);
void ent_xmldoc_set_attribute(EntRecord *record, EntRecordField field, const xmlNode *node, const char *attribute);

/* Takers: what an element states, into the record. FALSE with an error where it cannot be read. */
gboolean ent_feed_take(const xmlNode *item, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error);
gboolean ent_newsml_take(const xmlNode *item, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error);
gboolean ent_nitf_take(const xmlNode *nitf, const EntChannel *channel, EntRecords *records, EntRecord *record, GError **error);
/* Whether a NewsML item is of words: not a picture, a video, a graphic. */
gboolean ent_newsml_is_text(const xmlNode *item);

#endif
