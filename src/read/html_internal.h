/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_internal.h: what the HTML files of this room share.
 *
 *   bytes ──html_encoding──▶ UTF-8 ──html_tree──▶ HtmlPage (elements, texts) ──html_blocks──▶ HtmlBlock… (a line each)
 *     ──html_body──▶ which of them are the article ──html_out──▶ EntDraft
 *     ──html_meta, html_jsonld──▶ title, authors, publisher, dates, address, each with where it was found
 *
 * Everything of a page lives in its arena. Nothing here calls itself: the tree is walked by its links, so nesting costs no stack.
 */
#ifndef ENT_READ_HTML_INTERNAL_H
#define ENT_READ_HTML_INTERNAL_H

#include "read/read_internal.h"

#include "base/arena.h"
#include "base/str.h"

/* Elements that mean something to us. HTML_TEXT is a piece of text. */
typedef enum HtmlTag {
    HTML_OTHER,
    HTML_TEXT,
    HTML_A,
    HTML_ARTICLE,
    HTML_ASIDE,
    HTML_BLOCKQUOTE,
    HTML_BODY,
    HTML_BR,
    HTML_BUTTON,
    HTML_DIV,
    HTML_FIGURE,
    HTML_FOOTER,
    HTML_FORM,
    HTML_H1,
    HTML_H2,
    HTML_H3,
    HTML_H4,
    HTML_H5,
    HTML_H6,
    HTML_HEAD,
    HTML_HEADER,
    HTML_HR,
    HTML_HTML,
    HTML_LI,
    HTML_LINK,
    HTML_LIST,
    HTML_MAIN,
    HTML_META,
    HTML_NAV,
    HTML_P,
    HTML_PRE,
    HTML_Q,
    HTML_SCRIPT,
    HTML_SECTION,
    HTML_SPAN,
    HTML_SUP,
    HTML_TABLE,
    HTML_CELL,
    HTML_ROW,
    HTML_TIME,
    HTML_TITLE,
    HTML_SKIPPED, /* what shows no text of the article: pictures, fields, frames … */
    HTML_BLOCK    /* other elements that stand on lines of their own */
} HtmlTag;

/* The attributes that are kept. */
typedef enum HtmlAttr {
    HTML_ATTR_ARIA_HIDDEN,
    HTML_ATTR_CLASS,
    HTML_ATTR_CONTENT,
    HTML_ATTR_DATETIME,
    HTML_ATTR_HIDDEN,
    HTML_ATTR_HREF,
    HTML_ATTR_ID,
    HTML_ATTR_ITEMPROP,
    HTML_ATTR_ITEMTYPE,
    HTML_ATTR_LANG,
    HTML_ATTR_NAME,
    HTML_ATTR_PROPERTY,
    HTML_ATTR_REL,
    HTML_ATTR_ROLE,
    HTML_ATTR_STYLE,
    HTML_ATTR_TITLE,
    HTML_ATTR_TYPE,
    HTML_N_ATTRS
} HtmlAttr;

typedef struct HtmlAttrValue {
    struct HtmlAttrValue *next;
    HtmlAttr attr;
    const char *value;
} HtmlAttrValue;

/* What names of classes and ids say an element is. */
typedef enum HtmlHint {
    HTML_HINT_NONE,
    HTML_HINT_BODY,      /* the article's text */
    HTML_HINT_DOUBTFUL,  /* furniture where there is little of it: galleries, players, boxes … */
    HTML_HINT_FURNITURE, /* share lines, related stories, newsletters, advertisements, menus … */
    HTML_HINT_COMMENTS,  /* what readers wrote */
    HTML_HINT_CAPTION,   /* of a picture, and its credit */
    HTML_HINT_BYLINE,
    HTML_HINT_DATE
} HtmlHint;

typedef struct HtmlNode {
    struct HtmlNode *parent, *first, *last, *next;
    HtmlAttrValue *attrs;
    EntStr text;   /* of HTML_TEXT, HTML_SCRIPT (its source) */
    float good;    /* words of its good paragraphs, before anything is left out */
    float kept;    /* the same, of those left in */
    guint16 tag;   /* HtmlTag */
    guint8 hint;   /* HtmlHint */
    guint8 hidden; /* the page does not show it */
    guint8 out;    /* furniture, or in it */
    guint8 headed; /* a heading of the first level is in it */
    guint8 bodied; /* an element called a body is in it that holds much */
} HtmlNode;

typedef struct HtmlPage {
    EntArena *arena;
    HtmlNode *root;
    const HtmlNode *head_title; /* <title> */
    const char *stated_body;    /* the text as JSON-LD gives it, or NULL */
    guint elements;
} HtmlPage;

/* html_encoding.c: the page as UTF-8: by byte order mark, `charset` (of an HTTP header, or NULL), the page's own word, the bytes.
 */
char *html_decode(EntStr bytes, const char *charset, const char *name, gsize *n, GError **error);

/* html_tags.c */
HtmlTag html_tag_find(const char *name);
/* HTML_N_ATTRS where it is none that is kept. */
HtmlAttr html_attr_find(const char *name);
/* Whether it stands on lines of its own. */
gboolean html_tag_is_block(HtmlTag tag);

/* html_hints.c */
HtmlHint html_hint_of(const HtmlNode *node);

/* html_tree.c: the tree of a page, given as UTF-8. Fails with TOO_LARGE where it is nested too deeply or holds too much. */
gboolean html_parse(HtmlPage *page, EntStr text, const char *name, const EntReadOptions *options, GError **error);
/* NULL where the element has none. */
const char *html_attr(const HtmlNode *node, HtmlAttr attr);
/* The next node in the order of the page; not below `node` where `skip`; NULL behind the last below `top`. */
HtmlNode *html_next(const HtmlNode *node, const HtmlNode *top, gboolean skip);
/* The text below a node, one line, at most `max` bytes. */
char *html_text(const HtmlNode *node, gsize max);
/* Whether `node` is `above` or stands in it. */
gboolean html_within(const HtmlNode *node, const HtmlNode *above);

/* A line of the page: text that stands between two ends of lines. */
typedef struct HtmlBlock {
    HtmlNode *node; /* the innermost element on lines of its own around it */
    const char *text;
    guint32 words;   /* as a reader counts; two signs of a script without blanks are a word */
    guint32 linked;  /* bytes of links */
    guint32 n;       /* bytes */
    guint8 kind;     /* EntBlockKind */
    guint8 level;    /* of a heading */
    gboolean good;   /* a paragraph such as only articles have */
    gboolean kept;   /* of the article */
    gboolean post;   /* an embedded post, made one line */
    gboolean joined; /* only a single line break parts it from the one before */
} HtmlBlock;

/* html_blocks.c: the lines of a page, in order; also of what it hides, where `all`. HtmlBlock; free with g_array_unref. */
GArray *html_blocks_of(HtmlPage *page, gboolean all);

/* html_posts.c: makes the lines of each embedded post one. */
void html_posts_join(const HtmlPage *page, GArray *blocks);

/* html_body.c: sets `kept`. */
void html_body_mark(const HtmlPage *page, GArray *blocks);

/* html_meta.c: what the page says about its article, into the draft. `blocks` are its lines; those that print the
 * headline are taken out of the text. */
void html_meta_read(const HtmlPage *page, GArray *blocks, EntDraft *draft);
/* Cleans a value and sets the field, unless the value is none of its kind or the field is set (authors: by another source).
 * `value` may be NULL; `source` is static. */
void html_state(EntDraft *draft, EntField field, const char *value, const char *source);
/* html_headline.c: from what is stated to the headline as it is printed. */
void html_headline_settle(const HtmlPage *page, GArray *blocks, EntDraft *draft);
/* html_jsonld.c: from the page's JSON-LD, before all else. */
void html_jsonld_read(HtmlPage *page, EntDraft *draft);

#endif
