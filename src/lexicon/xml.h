/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon/xml.h: lexicon files as libxml2 trees: parsed without network, DTD or entities, validated with RELAX NG, and complained
 * about as "FILE:LINE: what is wrong; what to do".
 */
#ifndef ENT_LEXICON_XML_H
#define ENT_LEXICON_XML_H

#include <entente/types.h>
#include <libxml/tree.h>

#include "base/arena.h"

/* A lexicon file may have this many bytes. */
#define ENT_XML_MAX ((gsize)16 * 1024 * 1024)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlDoc, xmlFreeDoc)

/* `name` is what the file is called in messages. Fails with BAD_INPUT or TOO_LARGE. */
xmlDoc *ent_xml_parse(EntStr bytes, const char *name, GError **error);

/* FALSE with BAD_INPUT (the first complaint) where `doc` does not follow the RELAX NG `grammar`. `grammar_name` is told to the reader. */
gboolean ent_xml_validate(xmlDoc *doc, EntStr grammar, const char *grammar_name, const char *name, GError **error);

/* The bytes of a user's file of at most ENT_XML_MAX bytes. Fails with IO or TOO_LARGE, naming the file. */
GBytes *ent_xml_read_file(const char *path, GError **error);

/* The next element at or after `node` among its siblings; NULL at the end. `for (e = ent_xml_element(x->children); e; e = ent_xml_element(e->next))` */
const xmlNode *ent_xml_element(const xmlNode *node);
gboolean ent_xml_is(const xmlNode *node, const char *element);

/* An attribute's value, or an element's text, trimmed, in `arena`. The attribute is NULL where it is not there. */
const char *ent_xml_attribute(const xmlNode *node, const char *attribute, EntArena *arena);
EntStr ent_xml_text(const xmlNode *node, EntArena *arena);
/* TRUE where the attribute is there and says so; `otherwise` where it is not there. */
gboolean ent_xml_flag(const xmlNode *node, const char *attribute, gboolean otherwise);
/* The words of an attribute, parted by blanks; NULL-terminated, empty where it is not there. */
const char *const *ent_xml_words(const xmlNode *node, const char *attribute, EntArena *arena);

/* Sets BAD_INPUT "NAME:LINE: message" with the line of `node`. */
void ent_xml_complain(GError **error, const xmlNode *node, const char *name, const char *format, ...) G_GNUC_PRINTF(4, 5);

#endif
