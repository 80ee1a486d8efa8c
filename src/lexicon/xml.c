/* SPDX-License-Identifier: Apache-2.0 */
/* xml.c: reading and checking lexicon files, see xml.h. */
#include "lexicon/xml.h"

#include <errno.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* A DTD could define entities that grow without bound, so its mere beginning ends the parse. */
static void refuse_dtd(void *data, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name;
    (void)external;
    (void)system;
    xmlParserCtxt *const parser = data;
    gboolean *const seen = parser->_private;
    *seen = TRUE;
    xmlStopParser(parser);
}

static char *one_line(const char *message)
{
    g_autofree char *copy = g_strdup(message == NULL ? "not well-formed XML" : message);
    for (char *c = copy; *c != '\0'; c++) {
        if (g_ascii_iscntrl(*c))
            *c = ' ';
    }
    return g_strdup(g_strstrip(copy));
}

static void set_parse_error(xmlParserCtxt *parser, gboolean dtd, const char *name, GError **error)
{
    if (dtd) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s:%d: a DOCTYPE is not taken here; remove it", name,
                    parser->input == NULL ? 1 : parser->input->line);
        return;
    }
    const xmlError *const last = xmlCtxtGetLastError(parser);
    g_autofree char *message = one_line(last == NULL ? NULL : last->message);
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s:%d: %s; make it well-formed XML", name,
                last == NULL ? 1 : last->line, message);
}

xmlDoc *ent_xml_parse(EntStr bytes, const char *name, GError **error)
{
    if (bytes.n > ENT_XML_MAX) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: larger than 16 MiB; split it", name);
        return NULL;
    }
    xmlInitParser();
    xmlParserCtxt *const parser = xmlNewParserCtxt();
    g_assert(parser != NULL);
    gboolean dtd = FALSE;
    parser->_private = &dtd;
    parser->sax->internalSubset = refuse_dtd;
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.p, (int)bytes.n, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
                                        XML_PARSE_NOWARNING | XML_PARSE_BIG_LINES | XML_PARSE_COMPACT);
    if (dtd && doc != NULL) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    if (doc == NULL)
        set_parse_error(parser, dtd, name, error);
    xmlFreeParserCtxt(parser);
    return doc;
}

/* The first complaint of a validation: where and what. */
typedef struct Complaint {
    char *message;
    int line;
} Complaint;

/* The element's start tag, as a reader of the file would look for it. */
static char *start_tag(const xmlNode *node)
{
    g_autoptr(GString) tag = g_string_new("<");
    g_string_append(tag, (const char *)node->name);
    for (xmlAttr *a = node->properties; a != NULL; a = a->next) {
        xmlChar *const value = xmlNodeListGetString(node->doc, a->children, 1);
        g_string_append_printf(tag, " %s=\"%.60s\"", a->name, value == NULL ? "" : (const char *)value);
        xmlFree(value);
    }
    g_autofree char *valid = g_utf8_make_valid(tag->str, -1); /* the cut may have fallen inside a letter */
    g_autofree char *line = one_line(valid);
    return g_strconcat(line, ">", NULL);
}

static void note_complaint(void *data, xmlErrorPtr what)
{
    Complaint *const complaint = data;
    if (complaint->message != NULL || what->level < XML_ERR_ERROR)
        return;
    const xmlNode *const node = what->node;
    if (node != NULL && node->type == XML_ELEMENT_NODE && strstr(what->message, "attribute") != NULL) {
        g_autofree char *tag = start_tag(node);
        complaint->message = g_strdup_printf("%s lacks an attribute, or has one too many or with a wrong value", tag);
    } else if (node != NULL && node->type == XML_ELEMENT_NODE && strstr(what->message, "datatype") != NULL) {
        g_autofree char *tag = start_tag(node);
        complaint->message = g_strdup_printf("%s is empty, too long or not of the form asked for", tag);
    } else {
        complaint->message = one_line(what->message);
    }
    complaint->line = what->line;
}

gboolean ent_xml_validate(xmlDoc *doc, EntStr grammar, const char *grammar_name, const char *name, GError **error)
{
    xmlRelaxNGParserCtxt *const reader = xmlRelaxNGNewMemParserCtxt(grammar.p, (int)grammar.n);
    xmlRelaxNG *const schema = xmlRelaxNGParse(reader);
    xmlRelaxNGFreeParserCtxt(reader);
    g_assert(schema != NULL);
    xmlRelaxNGValidCtxt *const validator = xmlRelaxNGNewValidCtxt(schema);
    Complaint complaint = { NULL, 0 };
    xmlRelaxNGSetValidStructuredErrors(validator, note_complaint, &complaint);
    const gboolean valid = xmlRelaxNGValidateDoc(validator, doc) == 0;
    xmlRelaxNGFreeValidCtxt(validator);
    xmlRelaxNGFree(schema);
    if (!valid)
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s:%d: %s; schema/%s says what may stand there", name,
                    complaint.line, complaint.message == NULL ? "not of the right form" : complaint.message, grammar_name);
    g_free(complaint.message);
    return valid;
}

GBytes *ent_xml_read_file(const char *path, GError **error)
{
    FILE *const file = fopen(path, "rb");
    if (file == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: %s", path, g_strerror(errno));
        return NULL;
    }
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    guint8 chunk[16384];
    for (size_t n; bytes->len <= ENT_XML_MAX && (n = fread(chunk, 1, sizeof chunk, file)) > 0;)
        g_byte_array_append(bytes, chunk, (guint)n);
    const int problem = ferror(file) ? errno : 0;
    fclose(file);
    if (problem != 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: %s", path, g_strerror(problem));
        return NULL;
    }
    if (bytes->len > ENT_XML_MAX) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: larger than 16 MiB; split it", path);
        return NULL;
    }
    return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

const xmlNode *ent_xml_element(const xmlNode *node)
{
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

gboolean ent_xml_is(const xmlNode *node, const char *element)
{
    return strcmp((const char *)node->name, element) == 0;
}

/* An attribute's value, lent by the tree: without a DTD there are no entities that would split it. */
static const char *lent_value(const xmlNode *node, const char *attribute)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        if (strcmp((const char *)a->name, attribute) == 0)
            return a->children == NULL ? "" : (const char *)a->children->content;
    }
    return NULL;
}

const char *ent_xml_attribute(const xmlNode *node, const char *attribute, EntArena *arena)
{
    const char *const value = lent_value(node, attribute);
    return value == NULL ? NULL : ent_arena_dup(arena, ent_str_trim(ent_str(value)));
}

EntStr ent_xml_text(const xmlNode *node, EntArena *arena)
{
    xmlChar *const value = xmlNodeGetContent(node);
    const EntStr trimmed = ent_str_trim(ent_str((const char *)value));
    const EntStr copy = { ent_arena_dup(arena, trimmed), trimmed.n };
    xmlFree(value);
    return copy;
}

gboolean ent_xml_flag(const xmlNode *node, const char *attribute, gboolean otherwise)
{
    const char *const value = lent_value(node, attribute);
    if (value == NULL)
        return otherwise;
    const EntStr word = ent_str_trim(ent_str(value));
    return ent_str_equal(word, ENT_STR("true")) || ent_str_equal(word, ENT_STR("1"));
}

const char *const *ent_xml_words(const xmlNode *node, const char *attribute, EntArena *arena)
{
    const char *const value = ent_xml_attribute(node, attribute, arena);
    EntStr rest = ent_str_trim(ent_str(value));
    const char **const words = ent_arena_array(arena, rest.n / 2 + 2, sizeof *words);
    for (gsize count = 0; rest.n > 0; count++) {
        gsize end = 0;
        while (end < rest.n && !g_ascii_isspace(rest.p[end]))
            end++;
        words[count] = ent_arena_dup(arena, ent_str_sub(rest, 0, end));
        rest = ent_str_trim(ent_str_sub(rest, end, rest.n));
    }
    return words;
}

void ent_xml_complain(GError **error, const xmlNode *node, const char *name, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s:%ld: %s", name, xmlGetLineNo(node), message);
}
