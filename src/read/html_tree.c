/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_tree.c: a page's tree from libxml2's HTML parser, through its SAX callbacks.
 *
 * libxml2 recovers from what authors of pages do; the tree is ours, since its own takes five times the memory and most of what
 * it keeps is never asked for. What a hostile page could make slow there is refused before or while it is parsed: closing a
 * tag costs as much as the page is deep, an attribute as much as its element has others.
 */
#include "read/html_internal.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum {
    DEPTH_FACTOR = 2, /* elements nest this much deeper than folders may: people forget to close what they open */
    MAX_ELEMENTS = 3000000,
    MAX_UNKNOWN = 500000, /* elements and attributes of other names than ours: libxml2 looks each up among all */
    MAX_ATTRIBUTES = 500, /* about, of one element */
    MAX_SCRIPT = 4 << 20  /* bytes of one script that is kept */
};

typedef struct Build {
    HtmlPage *page;
    HtmlNode *at;  /* the open element */
    GString *text; /* what has come since the last tag */
    htmlParserCtxtPtr parser;
    guint depth, max_depth, unknown;
    gboolean too_deep, too_many;
} Build;

static HtmlNode *add_node(Build *build, HtmlTag tag)
{
    HtmlNode *const node = ent_arena_alloc(build->page->arena, sizeof(HtmlNode));
    node->tag = (guint16)tag;
    node->parent = build->at;
    if (build->at == NULL)
        return node;
    if (build->at->last != NULL)
        build->at->last->next = node;
    else
        build->at->first = node;
    build->at->last = node;
    return node;
}

static void flush_text(Build *build)
{
    if (build->text->len == 0)
        return;
    const EntStr text = { build->text->str, build->text->len };
    HtmlNode *const node = build->at->tag == HTML_SCRIPT ? build->at : add_node(build, HTML_TEXT);
    node->text = (EntStr){ ent_arena_dup(build->page->arena, text), text.n };
    g_string_truncate(build->text, 0);
}

static void keep_attributes(Build *build, HtmlNode *node, const xmlChar **attributes)
{
    for (gsize i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
        const HtmlAttr attr = html_attr_find((const char *)attributes[i]);
        if (attr == HTML_N_ATTRS) {
            build->unknown++;
            continue;
        }
        const char *const value = attributes[i + 1] != NULL ? (const char *)attributes[i + 1] : "";
        HtmlAttrValue *const kept = ent_arena_alloc(build->page->arena, sizeof(HtmlAttrValue));
        kept->attr = attr;
        kept->value = ent_arena_dup(build->page->arena, ent_str(value));
        kept->next = node->attrs;
        node->attrs = kept;
    }
}

static void on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    Build *const build = data;
    flush_text(build);
    build->depth++;
    build->too_deep = build->too_deep || build->depth > build->max_depth;
    build->too_many = build->too_many || ++build->page->elements > MAX_ELEMENTS || build->unknown > MAX_UNKNOWN;
    if (build->too_deep || build->too_many) {
        xmlStopParser(build->parser);
        return;
    }
    HtmlNode *const node = add_node(build, html_tag_find((const char *)name));
    build->unknown += node->tag == HTML_OTHER;
    keep_attributes(build, node, attributes);
    if (node->attrs != NULL)
        node->hint = (guint8)html_hint_of(node);
    if (node->tag == HTML_TITLE && build->page->head_title == NULL)
        build->page->head_title = node;
    build->at = node;
}

static void on_end(void *data, const xmlChar *name)
{
    Build *const build = data;
    (void)name; /* libxml2 closes in order */
    if (build->too_deep || build->too_many || build->at->parent == NULL)
        return;
    flush_text(build);
    build->depth--;
    build->at = build->at->parent;
}

static void on_text(void *data, const xmlChar *text, int n)
{
    Build *const build = data;
    const HtmlTag tag = (HtmlTag)build->at->tag;
    if (tag == HTML_SKIPPED || (tag == HTML_SCRIPT && build->text->len + (gsize)n > MAX_SCRIPT))
        return;
    g_string_append_len(build->text, (const char *)text, n);
}

/* Only JSON-LD is read of scripts. */
static void on_script(void *data, const xmlChar *text, int n)
{
    Build *const build = data;
    const char *const type = html_attr(build->at, HTML_ATTR_TYPE);
    if (build->at->tag == HTML_SCRIPT && type != NULL && g_ascii_strncasecmp(type, "application/ld+json", 19) == 0)
        on_text(data, text, n);
}

static void on_error(void *data, const char *format, ...)
{
    (void)data;
    (void)format; /* pages are full of errors; none is news */
}

/* The offset behind the element of raw text that begins at `from`, whose name is `name`. */
static gsize raw_end(EntStr text, gsize from, const char *name)
{
    const gsize n = strlen(name);
    const char *p = text.p + from;
    const char *const end = text.p + text.n;
    while ((p = memchr(p, '<', (gsize)(end - p))) != NULL) {
        if ((gsize)(end - p) > n + 2 && p[1] == '/' && g_ascii_strncasecmp(p + 2, name, n) == 0)
            return (gsize)(p - text.p);
        p++;
    }
    return text.n;
}

/* Attributes of the tag that begins at `at`, about: one for each blank, quotation mark or slash that may part two. Blanks of a
 * quoted value count a twentieth, since where values begin is a matter of opinion. */
static guint count_attributes(const char **at, const char *end)
{
    guint parts = 0, quoted = 0;
    const char *p = *at;
    char quote = 0, last = 0;
    for (; p < end && (quote != 0 || *p != '>'); p++) {
        if (quote != 0) {
            quoted += *p == ' ';
            quote = *p == quote ? 0 : quote;
        } else if (*p == '"' || *p == '\'') {
            quote = last == '=' ? *p : 0;
            parts++;
        } else if (g_ascii_isspace(*p) || *p == '/') {
            parts += !g_ascii_isspace(p[-1]);
        }
        last = g_ascii_isspace(*p) ? last : *p;
    }
    *at = p;
    return parts + quoted / 20;
}

/* Whether an element has more attributes than libxml2 compares in good time. Scripts are passed over. */
static gboolean has_crowded_tag(EntStr text)
{
    const char *const end = text.p + text.n;
    for (const char *p = text.p; p < end && (p = memchr(p, '<', (gsize)(end - p))) != NULL;) {
        if (end - p < 2 || !g_ascii_isalpha(p[1])) {
            p++;
            continue;
        }
        const char *const name = ++p;
        const gboolean script = end - name > 6 && g_ascii_strncasecmp(name, "script", 6) == 0;
        const gboolean style = end - name > 5 && g_ascii_strncasecmp(name, "style", 5) == 0;
        if (count_attributes(&p, end) > MAX_ATTRIBUTES)
            return TRUE;
        if (script || style)
            p = text.p + raw_end(text, (gsize)(p - text.p), script ? "script" : "style");
    }
    return FALSE;
}

static void run_parser(Build *build, EntStr text)
{
    htmlSAXHandler sax = {
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_script,
        .error = on_error,
        .warning = on_error,
    };
    const htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(text.p, (int)text.n);
    g_assert(parser != NULL); /* only where memory ends */
    htmlCtxtUseOptions(parser,
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    parser->options |= XML_PARSE_HUGE; /* htmlCtxtUseOptions of libxml2 2.9 does not know it */
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlSAXHandler *const own = (htmlSAXHandler *)parser->sax;
    parser->sax = &sax;
    parser->userData = build;
    build->parser = parser;
    htmlParseDocument(parser);
    parser->sax = own;
    htmlFreeParserCtxt(parser);
}

static gboolean refuse(GError **error, const char *name, const char *what, guint limit)
{
    g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                "%s: its HTML %s than the limit of %u; no page that people read does, so give the article alone", name, what,
                limit);
    return FALSE;
}

gboolean html_parse(HtmlPage *page, EntStr text, const char *name, const EntReadOptions *options, GError **error)
{
    if (has_crowded_tag(text))
        return refuse(error, name, "has an element with more attributes", MAX_ATTRIBUTES);
    g_autoptr(GString) piece = g_string_new(NULL);
    Build build = { .page = page, .text = piece, .max_depth = options->max_depth * DEPTH_FACTOR };
    page->root = build.at = add_node(&build, HTML_OTHER);
    run_parser(&build, text);
    if (build.too_deep)
        return refuse(error, name, "nests elements deeper", build.max_depth);
    if (build.too_many)
        return refuse(error, name, "has more elements and attributes", build.unknown > MAX_UNKNOWN ? MAX_UNKNOWN : MAX_ELEMENTS);
    flush_text(&build);
    return TRUE;
}

const char *html_attr(const HtmlNode *node, HtmlAttr attr)
{
    for (const HtmlAttrValue *a = node->attrs; a != NULL; a = a->next)
        if (a->attr == attr)
            return a->value;
    return NULL;
}

HtmlNode *html_next(const HtmlNode *node, const HtmlNode *top, gboolean skip)
{
    if (node->first != NULL && !skip)
        return node->first;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node != top && node != NULL ? node->next : NULL;
}

gboolean html_within(const HtmlNode *node, const HtmlNode *above)
{
    while (node != NULL && node != above)
        node = node->parent;
    return node != NULL;
}

char *html_text(const HtmlNode *node, gsize max)
{
    GString *out = g_string_new(NULL);
    gsize steps = 4 * max + 64; /* a subtree may be large and hold no text */
    for (const HtmlNode *at = node; at != NULL && out->len < max && steps > 0; steps--) {
        const gboolean skip = at->tag == HTML_SKIPPED || at->tag == HTML_SCRIPT;
        if (at->tag == HTML_BR || html_tag_is_block((HtmlTag)at->tag))
            g_string_append_c(out, ' ');
        for (const char *p = at->text.p; !skip && p != NULL && p < at->text.p + at->text.n && out->len < max;
             p = g_utf8_next_char(p))
            ent_append_clean(out, g_utf8_get_char(p), FALSE);
        at = html_next(at, node, skip);
    }
    g_strdelimit(out->str, "\n\f", ' ');
    gsize to = 0;
    for (gsize i = 0; i < out->len; i++)
        if (out->str[i] != ' ' || (to > 0 && out->str[to - 1] != ' '))
            out->str[to++] = out->str[i];
    g_string_truncate(out, to > 0 && out->str[to - 1] == ' ' ? to - 1 : to);
    return g_string_free(out, FALSE);
}
