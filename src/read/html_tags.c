/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_tags.c: the elements and attributes of HTML that mean something here. Both tables are sorted by name.
 */
#include "read/html_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct Word {
    const char *name;
    int value;
} Word;

static const Word tags[] = {
    { "a", HTML_A },
    { "address", HTML_BLOCK },
    { "amp-ad", HTML_SKIPPED },
    { "applet", HTML_SKIPPED },
    { "article", HTML_ARTICLE },
    { "aside", HTML_ASIDE },
    { "audio", HTML_SKIPPED },
    { "blockquote", HTML_BLOCKQUOTE },
    { "body", HTML_BODY },
    { "br", HTML_BR },
    { "button", HTML_BUTTON },
    { "canvas", HTML_SKIPPED },
    { "caption", HTML_BLOCK },
    { "center", HTML_BLOCK },
    { "dd", HTML_BLOCK },
    { "details", HTML_BLOCK },
    { "dialog", HTML_SKIPPED },
    { "div", HTML_DIV },
    { "dl", HTML_BLOCK },
    { "dt", HTML_BLOCK },
    { "embed", HTML_SKIPPED },
    { "fieldset", HTML_BLOCK },
    { "figcaption", HTML_SKIPPED },
    { "figure", HTML_FIGURE },
    { "footer", HTML_FOOTER },
    { "form", HTML_FORM },
    { "h1", HTML_H1 },
    { "h2", HTML_H2 },
    { "h3", HTML_H3 },
    { "h4", HTML_H4 },
    { "h5", HTML_H5 },
    { "h6", HTML_H6 },
    { "head", HTML_HEAD },
    { "header", HTML_HEADER },
    { "hr", HTML_HR },
    { "html", HTML_HTML },
    { "iframe", HTML_SKIPPED },
    { "img", HTML_SKIPPED },
    { "input", HTML_SKIPPED },
    { "label", HTML_SKIPPED },
    { "li", HTML_LI },
    { "link", HTML_LINK },
    { "main", HTML_MAIN },
    { "map", HTML_SKIPPED },
    { "math", HTML_SKIPPED },
    { "menu", HTML_NAV },
    { "meta", HTML_META },
    { "nav", HTML_NAV },
    { "noframes", HTML_SKIPPED },
    { "noscript", HTML_SKIPPED },
    { "object", HTML_SKIPPED },
    { "ol", HTML_LIST },
    { "option", HTML_SKIPPED },
    { "p", HTML_P },
    { "pre", HTML_PRE },
    { "q", HTML_Q },
    { "rp", HTML_SKIPPED },
    { "rt", HTML_SKIPPED },
    { "script", HTML_SCRIPT },
    { "section", HTML_SECTION },
    { "select", HTML_SKIPPED },
    { "span", HTML_SPAN },
    { "style", HTML_SKIPPED },
    { "sup", HTML_SUP },
    { "svg", HTML_SKIPPED },
    { "table", HTML_TABLE },
    { "tbody", HTML_BLOCK },
    { "td", HTML_CELL },
    { "template", HTML_SKIPPED },
    { "textarea", HTML_SKIPPED },
    { "tfoot", HTML_BLOCK },
    { "th", HTML_CELL },
    { "thead", HTML_BLOCK },
    { "time", HTML_TIME },
    { "title", HTML_TITLE },
    { "tr", HTML_ROW },
    { "ul", HTML_LIST },
    { "video", HTML_SKIPPED },
};

static const Word attrs[] = {
    { "aria-hidden", HTML_ATTR_ARIA_HIDDEN },
    { "class", HTML_ATTR_CLASS },
    { "content", HTML_ATTR_CONTENT },
    { "datetime", HTML_ATTR_DATETIME },
    { "hidden", HTML_ATTR_HIDDEN },
    { "href", HTML_ATTR_HREF },
    { "id", HTML_ATTR_ID },
    { "itemprop", HTML_ATTR_ITEMPROP },
    { "itemtype", HTML_ATTR_ITEMTYPE },
    { "lang", HTML_ATTR_LANG },
    { "name", HTML_ATTR_NAME },
    { "property", HTML_ATTR_PROPERTY },
    { "rel", HTML_ATTR_REL },
    { "role", HTML_ATTR_ROLE },
    { "style", HTML_ATTR_STYLE },
    { "title", HTML_ATTR_TITLE },
    { "type", HTML_ATTR_TYPE },
};

static int compare(const void *name, const void *word)
{
    return strcmp(name, ((const Word *)word)->name);
}

HtmlTag html_tag_find(const char *name)
{
    const Word *const found = bsearch(name, tags, G_N_ELEMENTS(tags), sizeof(Word), compare);
    return found != NULL ? (HtmlTag)found->value : HTML_OTHER;
}

HtmlAttr html_attr_find(const char *name)
{
    const Word *const found = bsearch(name, attrs, G_N_ELEMENTS(attrs), sizeof(Word), compare);
    return found != NULL ? (HtmlAttr)found->value : HTML_N_ATTRS;
}

gboolean html_tag_is_block(HtmlTag tag)
{
    switch (tag) {
    case HTML_OTHER:
    case HTML_TEXT:
    case HTML_A:
    case HTML_BR:
    case HTML_BUTTON:
    case HTML_Q:
    case HTML_SCRIPT:
    case HTML_SKIPPED:
    case HTML_SPAN:
    case HTML_SUP:
    case HTML_TIME:
    case HTML_LINK:
    case HTML_META:
        return FALSE;
    default:
        return TRUE;
    }
}
