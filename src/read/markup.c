/* SPDX-License-Identifier: Apache-2.0 */
/*
 * markup.c: markup that is the article and nothing else (an item of a feed, the content of a NewsML or NITF document) as blocks.
 *
 * No main text is looked for: all of it is. The tree is walked by its links, not by recursion, so depth costs no stack.
 */
#include "read/records.h"

#include "base/str.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <string.h>

typedef enum {
    FLOW,  /* runs with the text around it */
    BLOCK, /* stands on lines of its own */
    BREAK, /* parts lines */
    HEADING,
    QUOTE,
    ITEM,
    LINK,
    DROPPED /* with all that is in it */
} Element;

static const struct {
    const char *name;
    Element element;
} elements[] = {
    { "a", LINK },
    { "p", BLOCK },
    { "div", BLOCK },
    { "br", BREAK },
    { "li", ITEM },
    { "h1", HEADING },
    { "h2", HEADING },
    { "h3", HEADING },
    { "h4", HEADING },
    { "h5", HEADING },
    { "h6", HEADING },
    { "hl1", HEADING },
    { "hl2", HEADING },
    { "blockquote", QUOTE },
    { "bq", QUOTE },
    { "ul", BLOCK },
    { "ol", BLOCK },
    { "dl", BLOCK },
    { "dt", BLOCK },
    { "dd", ITEM },
    { "section", BLOCK },
    { "article", BLOCK },
    { "block", BLOCK },
    { "header", BLOCK },
    { "footer", BLOCK },
    { "table", BLOCK },
    { "tr", BLOCK },
    { "td", BLOCK },
    { "th", BLOCK },
    { "pre", BLOCK },
    { "body", BLOCK },
    { "main", BLOCK },
    { "center", BLOCK },
    { "address", BLOCK },
    { "hr", BLOCK },
    { "body.content", BLOCK },
    { "note", DROPPED },
    { "script", DROPPED },
    { "style", DROPPED },
    { "noscript", DROPPED },
    { "template", DROPPED },
    { "head", DROPPED },
    { "iframe", DROPPED },
    { "object", DROPPED },
    { "svg", DROPPED },
    { "math", DROPPED },
    { "form", DROPPED },
    { "button", DROPPED },
    { "nav", DROPPED },
    { "select", DROPPED },
    { "textarea", DROPPED },
    { "figure", DROPPED },
    { "figcaption", DROPPED },
    { "caption", DROPPED },
    { "media", DROPPED },
    { "credit", DROPPED },
    { "photo", DROPPED },
    { "video", DROPPED },
    { "audio", DROPPED },
    { "aside", DROPPED },
};

static Element element_of(const xmlNode *node)
{
    const char *const name = (const char *)node->name;
    for (gsize i = 0; i < G_N_ELEMENTS(elements); i++)
        if (g_ascii_strcasecmp(name, elements[i].name) == 0)
            return elements[i].element;
    return FLOW;
}

typedef struct Flow {
    EntDraft *draft;
    GString *text; /* of the block at hand */
    gsize linked;
    guint links, items, quotes, level; /* open around it */
    gboolean broken;                   /* a line break stood just before */
} Flow;

/* Clean as all text is (encoding.c). The parser lets bytes through that are no UTF-8; they come out as U+FFFD. */
static char *clean(const GString *text)
{
    gsize n = 0;
    if (g_utf8_validate_len(text->str, text->len, NULL))
        return ent_decode((EntStr){ text->str, text->len }, "", &n, NULL);
    g_autofree char *valid = g_utf8_make_valid(text->str, (gssize)text->len);
    return ent_decode(ent_str(valid), "", &n, NULL);
}

static void flush(Flow *f)
{
    const EntBlockKind kind = f->level > 0    ? ENT_BLOCK_HEADING
                              : f->items > 0  ? ENT_BLOCK_ITEM
                              : f->quotes > 0 ? ENT_BLOCK_QUOTE
                                              : ENT_BLOCK_PARAGRAPH;
    f->draft->groups++;
    g_autofree char *text = clean(f->text);
    const EntStr words = ent_str(text);
    EntDraftBlock *const block = ent_draft_add(f->draft, kind, words, MIN(f->linked, words.n));
    if (block != NULL)
        block->level = f->level;
    g_string_truncate(f->text, 0);
    f->linked = 0;
    f->broken = FALSE;
}

/* A blank line parts paragraphs in what was plain text once. */
static void add_text(Flow *f, const char *text)
{
    for (const char *p = text; *p != '\0';) {
        const char *gap = strstr(p, "\n\n");
        const gsize n = gap != NULL ? (gsize)(gap - p) : strlen(p);
        const gsize blank = strspn(p, " \t\r\n");
        g_string_append_len(f->text, p, (gssize)n);
        f->linked += f->links > 0 ? n : 0;
        f->broken = f->broken && blank >= n;
        if (gap != NULL && f->links == 0)
            flush(f);
        p += n + (gap != NULL ? 2 : 0);
    }
}

static void append_entity(GString *text, const xmlNode *node)
{
    const htmlEntityDesc *const known = htmlEntityLookup(node->name);
    if (known != NULL)
        g_string_append_unichar(text, known->value);
}

static void enter(Flow *f, Element element, const xmlNode *node)
{
    if (element == BREAK && f->broken)
        flush(f);
    else if (element == BREAK)
        g_string_append_c(f->text, ' ');
    else if (element == BLOCK || element == HEADING || element == QUOTE || element == ITEM)
        flush(f);
    f->broken = element == BREAK;
    f->links += element == LINK;
    f->items += element == ITEM;
    f->quotes += element == QUOTE;
    if (element == HEADING)
        f->level = node->name[1] >= '1' && node->name[1] <= '6' ? (guint)(node->name[1] - '0') : 2;
}

static void leave(Flow *f, Element element)
{
    if (element == BLOCK || element == HEADING || element == QUOTE || element == ITEM)
        flush(f);
    f->links -= element == LINK;
    f->items -= element == ITEM;
    f->quotes -= element == QUOTE;
    if (element == HEADING)
        f->level = 0;
}

/* What a node that has no inside adds; an element gets entered, and TRUE where its inside is to be walked. */
static gboolean visit(Flow *f, const xmlNode *node)
{
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        add_text(f, node->content != NULL ? (const char *)node->content : "");
    } else if (node->type == XML_ENTITY_REF_NODE) {
        append_entity(f->text, node);
    } else if (node->type == XML_ELEMENT_NODE) {
        const Element element = element_of(node);
        if (element == DROPPED)
            return FALSE;
        enter(f, element, node);
        if (node->children != NULL)
            return TRUE;
        leave(f, element);
    }
    return FALSE;
}

static gboolean walk(Flow *f, const xmlNode *top, guint max_depth, const char *called, GError **error)
{
    guint depth = 0;
    for (const xmlNode *node = top->children; node != NULL;) {
        if (visit(f, node)) {
            if (++depth > max_depth) {
                g_set_error(
                    error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: its elements are nested deeper than the limit of %u; raise it with --max-depth if this is no attack",
                    called, max_depth);
                return FALSE;
            }
            node = node->children;
            continue;
        }
        while (node->next == NULL && node->parent != top) {
            node = node->parent;
            leave(f, element_of(node));
            depth--;
        }
        node = node->next;
    }
    return TRUE;
}

gboolean ent_markup_read(EntDraft *draft, const xmlNode *node, guint max_depth, const char *called, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    Flow flow = { .draft = draft, .text = text };
    if (!walk(&flow, node, max_depth, called, error))
        return FALSE;
    flush(&flow);
    return TRUE;
}

/* Network and entities off, and no limit of its own on depth, behind which text would be lost without a word. NULL where the
 * parser cannot be had at all. */
static htmlDocPtr parse(EntStr html)
{
    const htmlParserCtxtPtr parser = html.n > 0 && html.n <= G_MAXINT ? htmlCreateMemoryParserCtxt(html.p, (int)html.n) : NULL;
    if (parser == NULL)
        return NULL;
    htmlCtxtUseOptions(parser,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT);
    parser->options |= XML_PARSE_HUGE; /* htmlCtxtUseOptions does not take it */
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    const htmlDocPtr page = parser->myDoc;
    htmlFreeParserCtxt(parser);
    return page;
}

gboolean ent_fragment_read(EntDraft *draft, EntStr html, guint max_depth, const char *called, GError **error)
{
    const htmlDocPtr page = parse(html);
    const gboolean ok = page == NULL || ent_markup_read(draft, (const xmlNode *)page, max_depth, called, error);
    xmlFreeDoc(page);
    return ok;
}

/* "<p>", "</p>", "<br/>", "<a href", but not "<ana@post.example>" or "a < b". */
static gboolean is_tag(const char *p)
{
    p += p[1] == '/' ? 2 : 1;
    const gsize n = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456");
    return n > 0 && n <= 10 && p[n] != '\0' && strchr("> /\t\n", p[n]) != NULL;
}

gboolean ent_looks_like_markup(const char *text)
{
    for (const char *p = strpbrk(text, "<&"); p != NULL; p = strpbrk(p + 1, "<&")) {
        const gsize name = *p == '&' ? strspn(p + 1, "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") : 0;
        if (*p == '<' ? is_tag(p) : name > 1 && name < 10 && p[name + 1] == ';')
            return TRUE;
    }
    return FALSE;
}

static void gather(GString *out, const xmlNode *top)
{
    for (const xmlNode *node = top->children; node != NULL;) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            g_string_append(out, node->content != NULL ? (const char *)node->content : "");
        else if (node->type == XML_ENTITY_REF_NODE)
            append_entity(out, node);
        else if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
            node = node->children;
            continue;
        }
        while (node->next == NULL && node->parent != top)
            node = node->parent;
        node = node->next;
    }
}

char *ent_markup_text(const xmlNode *node)
{
    GString *const out = g_string_new(NULL);
    gather(out, node);
    return g_string_free(out, FALSE);
}

/* Blanks collapsed to one. */
static char *collapse(const char *text)
{
    GString *const line = g_string_new(NULL);
    for (const char *p = text; *p != '\0'; p++) {
        if (!g_ascii_isspace(*p))
            g_string_append_c(line, *p);
        else if (line->len > 0 && line->str[line->len - 1] != ' ')
            g_string_append_c(line, ' ');
    }
    if (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    return g_string_free(line, FALSE);
}

char *ent_fragment_text(const char *html)
{
    const htmlDocPtr page = strpbrk(html, "<&") != NULL ? parse(ent_str(html)) : NULL;
    g_autofree char *text = page != NULL ? ent_markup_text((const xmlNode *)page) : g_strdup(html);
    xmlFreeDoc(page);
    return collapse(text);
}
