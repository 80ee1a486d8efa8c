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

typedef struct Body {
    const HtmlPage *page;
    GArray *blocks;
    float total; /* good words of the page */
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

/* Whether an element is furniture by what it is called, and small enough to be. */
static gboolean is_furniture(const Body *body, const HtmlNode *node)
{
    float share = 0.3f;
    switch (node->hint) {
    case HTML_HINT_COMMENTS:
        return body->total - node->good >= 60 || node->good < 0.3f * body->total;
    case HTML_HINT_CAPTION:
    case HTML_HINT_BYLINE:
    case HTML_HINT_DATE:
        share = 0.15f;
        break;
    case HTML_HINT_FURNITURE:
        break;
    default:
        if (node->tag != HTML_ASIDE && node->tag != HTML_FOOTER)
            return FALSE;
    }
    if (node->tag == HTML_BODY || node->tag == HTML_HTML || node->tag == HTML_MAIN)
        return FALSE;
    return node->good <= share * body->total;
}

/* Marks what stands in furniture, from above, and sums what does not. */
static void sum_kept(const Body *body)
{
    for (HtmlNode *node = body->page->root; node != NULL; node = html_next(node, body->page->root, FALSE))
        node->hidden = node->hidden || (node->parent != NULL && node->parent->hidden) ||
                       (node->tag != HTML_TEXT && is_furniture(body, node));
    for (guint i = 0; i < body->blocks->len; i++) {
        HtmlBlock *const block = at(body, i);
        block->kept = !block->node->hidden;
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
        if (node->hint != HTML_HINT_BODY || node->hidden || node->kept < bulk || node->kept <= 0 || node->tag == HTML_BODY)
            continue;
        if (best == NULL || node->kept >= 0.9f * best->kept)
            best = node;
    }
    return best;
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
    if (body->top != NULL)
        return;
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
