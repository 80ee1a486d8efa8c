/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_body.c: which lines of a page are its article.
 *
 *   1. Every good paragraph (a full sentence of some length, hardly linked) gives its words to all elements around it.
 *   2. Elements that their tag, class or id calls furniture (share lines, related stories, captions, comments) go, unless they
 *      hold so much of the page's good text that the name must mean something else.
 *   3. The container is the smallest element that holds the bulk of what is left: among those that are called an article's
 *      body, if there are any, else by going down from the root as long as one child has nearly all.
 *   4. In the container, lines are judged one by one, by links, shape and neighbours (see `judge_lines`).
 */
#include "read/html_internal.h"

#include <string.h>

enum {
    COMMENTED_WORDS = 60, /* a text that readers comment on has as many */
    PART_WORDS = 30       /* as a part of an article */
};

typedef struct Body {
    const HtmlPage *page;
    GArray *blocks;
    float total; /* good words of the page */
    float plain; /* those of them that stand in nothing called furniture */
    HtmlNode *top;
} Body;

static HtmlBlock *at(const Body *body, guint i)
{
    return &g_array_index(body->blocks, HtmlBlock, i);
}

static float worth(const HtmlBlock *block)
{
    return block->good ? (float)block->words * (1 - (float)block->linked / (float)block->n) : 0;
}

static void sum_good(Body *body)
{
    for (guint i = 0; i < body->blocks->len; i++) {
        const float words = worth(at(body, i));
        for (HtmlNode *node = at(body, i)->node; words > 0 && node != NULL; node = node->parent)
            node->good += words;
    }
    body->total = body->page->root->good;
}

static gboolean is_named_furniture(const HtmlNode *node)
{
    if (node->tag == HTML_BODY || node->tag == HTML_HTML || node->tag == HTML_MAIN)
        return FALSE;
    return node->hint > HTML_HINT_BODY || node->tag == HTML_ASIDE || node->tag == HTML_FOOTER;
}

/* Good words that stand in nothing called furniture. */
static float plain_words(const Body *body)
{
    float sum = 0;
    for (guint i = 0; i < body->blocks->len; i++) {
        const HtmlNode *node = worth(at(body, i)) > 0 ? at(body, i)->node : NULL;
        while (node != NULL && !is_named_furniture(node))
            node = node->parent;
        sum += node == NULL ? worth(at(body, i)) : 0;
    }
    return sum;
}

/* Whether an element is furniture by what it is called, and small enough to be. Where most of the page is in nothing so called,
 * names mean what they say. */
static gboolean is_furniture(const Body *body, const HtmlNode *node)
{
    if (!is_named_furniture(node))
        return FALSE;
    if (node->hint == HTML_HINT_COMMENTS && body->total - node->good >= COMMENTED_WORDS)
        return TRUE;
    if (node->hint == HTML_HINT_CAPTION || node->hint == HTML_HINT_BYLINE || node->hint == HTML_HINT_DATE)
        return node->good <= 0.15f * body->total;
    return body->plain >= 0.3f * body->total || node->good <= 0.3f * body->total;
}

/* Marks what stands in furniture, from above, and sums what does not. */
static void sum_kept(Body *body)
{
    body->plain = plain_words(body);
    for (HtmlNode *node = body->page->root; node != NULL; node = html_next(node, body->page->root, FALSE))
        node->out = node->tag != HTML_TEXT && ((node->parent != NULL && node->parent->out) || is_furniture(body, node));
    for (guint i = 0; i < body->blocks->len; i++) {
        HtmlBlock *const block = at(body, i);
        block->kept = !block->node->out;
        for (HtmlNode *node = block->node; block->kept && node != NULL; node = node->parent)
            node->kept += worth(block);
    }
}

/* The smallest element called a body that holds the bulk, or NULL. */
static HtmlNode *named_body(const Body *body)
{
    HtmlNode *best = NULL;
    const float bulk = 0.5f * body->page->root->kept;
    for (HtmlNode *node = body->page->root; node != NULL; node = html_next(node, body->page->root, FALSE)) {
        if (node->hint != HTML_HINT_BODY || node->out || node->kept < bulk || node->kept <= 0 || node->tag == HTML_BODY)
            continue;
        if (best == NULL || node->kept >= 0.9f * best->kept)
            best = node;
    }
    return best;
}

/* Whether two elements are called the same. */
static gboolean same_kind(const HtmlNode *a, const HtmlNode *b)
{
    const char *const name = html_attr(a, HTML_ATTR_CLASS);
    return a->tag == b->tag && a->tag != HTML_ARTICLE && name != NULL && g_strcmp0(name, html_attr(b, HTML_ATTR_CLASS)) == 0;
}

/* An article that is given in several elements of one kind: up to the one around them. */
static HtmlNode *gather_parts(const Body *body, HtmlNode *node)
{
    HtmlNode *top = node;
    for (HtmlNode *up = node; up->parent != NULL && up->parent->tag != HTML_BODY; up = up->parent) {
        float parts = 0;
        for (const HtmlNode *child = up->parent->first; child != NULL; child = child->next)
            parts += child != up && !child->out && same_kind(child, up) ? child->kept : 0;
        if (parts >= PART_WORDS && parts >= 0.1f * body->page->root->kept)
            top = up->parent;
    }
    return top;
}

static HtmlNode *fullest_child(const HtmlNode *node)
{
    HtmlNode *best = NULL;
    for (HtmlNode *child = node->first; child != NULL; child = child->next)
        if (best == NULL || child->kept > best->kept)
            best = child;
    return best;
}

static void find_top(Body *body)
{
    body->top = named_body(body);
    if (body->top != NULL) {
        body->top = gather_parts(body, body->top);
        return;
    }
    body->top = body->page->root;
    for (HtmlNode *child = fullest_child(body->top); child != NULL; child = fullest_child(body->top)) {
        const gboolean semantic = child->tag == HTML_ARTICLE || child->tag == HTML_MAIN;
        if (child->kept < (semantic ? 0.6f : 0.8f) * body->top->kept || child->kept <= 0 || !html_tag_is_block((HtmlTag)child->tag))
            break;
        body->top = child;
    }
    while (body->top->tag >= HTML_H1 && body->top->tag <= HTML_H6)
        body->top = body->top->parent;
    if (body->top->tag == HTML_P && body->top->parent != NULL)
        body->top = body->top->parent;
}

static gboolean mostly_linked(const HtmlBlock *block)
{
    return block->linked * 2 > block->n;
}

/* What a line's words say it is; those of an article give BODY. */
static void judge_lines(const Body *body)
{
    for (guint i = 0; i < body->blocks->len; i++) {
        HtmlBlock *const block = at(body, i);
        block->kept = block->kept && html_within(block->node, body->top);
        if (!block->kept)
            continue;
        if (mostly_linked(block) && !(block->words >= 8 && ent_ends_sentence(block->text) && block->linked * 10 < block->n * 9)) {
            block->kept = FALSE;
            continue;
        }
        switch (ent_shape_of(block->text, block->linked)) {
        case ENT_ROLE_BODY:
        case ENT_ROLE_LABEL:
            break;
        default:
            block->kept = FALSE;
        }
    }
}

void html_body_mark(const HtmlPage *page, GArray *blocks)
{
    Body body = { .page = page, .blocks = blocks };
    sum_good(&body);
    sum_kept(&body);
    find_top(&body);
    judge_lines(&body);
}
