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

#define MUCH 0.2f /* of the page's good words */

enum {
    COMMENTED_WORDS = 60, /* a text that readers comment on has as many */
    LONG_LINE = 2000,     /* bytes */
    WORD_BYTES = 40,
    SHAPED = 16384, /* bytes; no line of the page's own is as long */
    REPEATED_WORDS = 3,
    PROMO_WORDS = 40, /* nobody begs longer */
    PART_WORDS = 30   /* as a part of an article */
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

/* Marks what is around headlines, and around elements called a body that hold much. */
static void mark_landmarks(const Body *body)
{
    for (guint i = 0; i < body->blocks->len; i++)
        for (HtmlNode *node = at(body, i)->level == 1 ? at(body, i)->node : NULL; node != NULL && !node->headed;
             node = node->parent)
            node->headed = TRUE;
    for (HtmlNode *node = body->page->root; node != NULL; node = html_next(node, body->page->root, FALSE))
        for (HtmlNode *up = node; node->hint == HTML_HINT_BODY && node->good >= MUCH * body->total && up != NULL && !up->bodied;
             up = up->parent)
            up->bodied = TRUE;
}

static gboolean is_named_furniture(const HtmlNode *node)
{
    if (node->tag == HTML_BODY || node->tag == HTML_HTML || node->tag == HTML_MAIN || node->bodied)
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
    if (node->headed && node->good >= MUCH * body->total)
        return FALSE;
    if (node->hint == HTML_HINT_COMMENTS && body->total - node->good >= COMMENTED_WORDS)
        return TRUE;
    if (node->hint == HTML_HINT_CAPTION || node->hint == HTML_HINT_BYLINE || node->hint == HTML_HINT_DATE)
        return node->good <= 0.15f * body->total;
    if (node->hint == HTML_HINT_DOUBTFUL)
        return node->good <= 0.1f * body->total;
    return (body->plain >= 0.3f * body->total && node->good <= 2 * body->plain) || node->good <= 0.3f * body->total;
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

/* The smallest element called a body that holds much, or NULL. */
static HtmlNode *named_body(const Body *body)
{
    HtmlNode *best = NULL;
    const float much = 0.3f * body->page->root->kept;
    for (HtmlNode *node = body->page->root; node != NULL; node = html_next(node, body->page->root, FALSE)) {
        if (node->hint != HTML_HINT_BODY || node->out || node->kept < much || node->kept <= 0 || node->tag == HTML_BODY)
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
    return a->tag == b->tag && name != NULL && g_strcmp0(name, html_attr(b, HTML_ATTR_CLASS)) == 0;
}

/* Words of an article's other parts beside `node`: elements of its kind count all, others where they hold much; articles with a
 * headline of their own are none. */
static float words_beside(const HtmlNode *node)
{
    float words = 0;
    for (const HtmlNode *child = node->parent->first; child != NULL; child = child->next) {
        const gboolean part = child != node && !child->out && !child->headed && child->tag != HTML_ARTICLE;
        if (part && child->kept >= PART_WORDS && (same_kind(child, node) || child->kept >= 0.25f * node->kept))
            words += child->kept;
    }
    return words;
}

/* An article that is given in several elements: up to the one around them. */
static HtmlNode *gather_parts(HtmlNode *node)
{
    HtmlNode *top = node;
    for (HtmlNode *up = node; up->parent != NULL && up->parent->tag != HTML_BODY && up->tag != HTML_ARTICLE; up = up->parent)
        if (words_beside(up) >= 0.1f * up->kept)
            top = up->parent;
    return top;
}

/* Of several articles below `top`, each with its headline, the first; else `top`. */
static HtmlNode *first_article(HtmlNode *top)
{
    HtmlNode *first = NULL;
    guint n = 0;
    for (HtmlNode *node = top->first; node != NULL;) {
        const gboolean article = node->tag == HTML_ARTICLE || node->hint == HTML_HINT_BODY;
        if (article && node->headed && node->kept >= PART_WORDS) {
            first = first != NULL ? first : node;
            n++;
        }
        node = html_next(node, top, article);
    }
    return n > 1 && first->kept >= 2 * PART_WORDS ? first : top;
}

static HtmlNode *fullest_child(const HtmlNode *node)
{
    HtmlNode *best = NULL;
    for (HtmlNode *child = node->first; child != NULL; child = child->next)
        if (best == NULL || child->kept > best->kept)
            best = child;
    return best;
}

static HtmlNode *densest_below(HtmlNode *top)
{
    for (HtmlNode *child = fullest_child(top); child != NULL; child = fullest_child(top)) {
        const gboolean semantic = child->tag == HTML_ARTICLE || child->tag == HTML_MAIN;
        if (child->tag == HTML_TEXT || child->kept <= 0 || child->kept < (semantic ? 0.6f : 0.8f) * top->kept)
            break;
        top = child;
    }
    while (top->tag == HTML_P || (top->tag >= HTML_H1 && top->tag <= HTML_H6))
        top = top->parent;
    return top;
}

static void find_top(Body *body)
{
    HtmlNode *const named = named_body(body);
    body->top = named != NULL ? gather_parts(named) : densest_below(first_article(densest_below(body->page->root)));
}

/* A stretch of signs without blanks is no text. */
static gboolean is_unreadable(const HtmlBlock *block)
{
    return block->n > LONG_LINE && block->words * WORD_BYTES < block->n;
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
        if (!block->kept || block->post)
            continue;
        if (is_unreadable(block)) {
            block->kept = FALSE;
            continue;
        }
        if (block->n > SHAPED)
            continue;
        if (mostly_linked(block) && !(block->words >= 8 && ent_ends_sentence(block->text) && block->linked * 10 < block->n * 9)) {
            block->kept = FALSE;
            continue;
        }
        switch (ent_shape_of(block->text, block->linked)) {
        case ENT_ROLE_BODY:
        case ENT_ROLE_LABEL:
            break;
        case ENT_ROLE_PROMO: /* long texts address their readers, too */
            block->kept = block->good && block->words > PROMO_WORDS;
            break;
        default:
            block->kept = FALSE;
        }
    }
}

/* Short lines printed again and again are marks of the page ("Advertisement" in any language). */
static void drop_repeated(const Body *body)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < body->blocks->len; i++) {
        HtmlBlock *const block = at(body, i);
        if (!block->kept || block->words > REPEATED_WORDS || block->kind != ENT_BLOCK_PARAGRAPH || ent_ends_sentence(block->text))
            continue;
        HtmlBlock *const before = g_hash_table_lookup(seen, block->text);
        if (before == NULL)
            g_hash_table_insert(seen, (gpointer)block->text, block);
        else
            block->kept = before->kept = FALSE;
    }
}

/* What no article ends with: headings, and lines that lead elsewhere. */
static void trim_end(const Body *body)
{
    for (guint i = body->blocks->len; i > 0; i--) {
        HtmlBlock *const block = at(body, i - 1);
        if (!block->kept)
            continue;
        const gboolean leads =
            g_str_has_suffix(block->text, "...") || g_str_has_suffix(block->text, "…") || g_str_has_suffix(block->text, ":");
        if (block->good || block->post || !(block->level > 0 || (leads && block->words < 8)))
            break;
        block->kept = FALSE;
    }
}

void html_body_mark(const HtmlPage *page, GArray *blocks)
{
    Body body = { .page = page, .blocks = blocks };
    for (HtmlNode *node = page->root; node != NULL; node = html_next(node, page->root, FALSE))
        node->good = node->kept = node->headed = node->bodied = 0;
    sum_good(&body);
    mark_landmarks(&body);
    sum_kept(&body);
    find_top(&body);
    judge_lines(&body);
    drop_repeated(&body);
    trim_end(&body);
}
