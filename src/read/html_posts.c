/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_posts.c: embedded posts, as quotations of their authors.
 *
 * Sites embed a post as a block quotation of known classes: the words in paragraphs, then "— Name (@handle) day". Its lines
 * become one line: the words in quotation marks, unless they hold some, then who wrote them.
 */
#include "read/html_internal.h"

#include <string.h>

enum { SHELL = 2 /* elements around a post that belong to its embedding */ };

static gboolean is_post(const HtmlNode *node)
{
    static const char *const names[] = { "twitter-tweet", "twitter-video", "instagram-media", "bluesky-embed", "mastodon-embed" };
    const char *const class = node->tag == HTML_BLOCKQUOTE ? html_attr(node, HTML_ATTR_CLASS) : NULL;
    for (gsize i = 0; class != NULL && i < G_N_ELEMENTS(names); i++)
        if (strstr(class, names[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* The post that a line stands in, or NULL. */
static HtmlNode *post_around(HtmlNode *node)
{
    for (guint up = 0; node != NULL && up < 4; node = node->parent, up++)
        if (is_post(node))
            return node;
    return NULL;
}

static gboolean is_signature(const char *text)
{
    return g_str_has_prefix(text, "— ") || g_str_has_prefix(text, "– ") || g_str_has_prefix(text, "- ");
}

static gboolean has_marks(const char *text)
{
    return strchr(text, '"') != NULL || strstr(text, "“") != NULL || strstr(text, "”") != NULL;
}

/* The lines [from, to) of one post as the first of them. */
static void join(const HtmlPage *page, GArray *blocks, guint from, guint to)
{
    g_autoptr(GString) words = g_string_new(NULL);
    const char *signature = NULL;
    HtmlBlock *const first = &g_array_index(blocks, HtmlBlock, from);
    for (guint i = from; i < to; i++) {
        const HtmlBlock *const block = &g_array_index(blocks, HtmlBlock, i);
        first->words += i > from ? block->words : 0;
        if (is_signature(block->text))
            signature = block->text;
        else
            g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", block->text);
    }
    if (words->len > 0 && signature != NULL && !has_marks(words->str)) {
        g_string_prepend(words, "“");
        g_string_append(words, "”");
    }
    if (signature != NULL)
        g_string_append_printf(words, "%s%s", words->len > 0 ? " " : "", signature);
    first->text = ent_arena_dup(page->arena, (EntStr){ words->str, words->len });
    first->n = (guint32)words->len;
    first->linked = 0;
    first->kind = ENT_BLOCK_QUOTE;
    first->post = TRUE;
}

/* What holds a post and hardly more is no furniture, whatever it is called ("social-embed"). */
static void protect(HtmlNode *post)
{
    HtmlNode *node = post;
    for (guint up = 0; node != NULL && up <= SHELL && node->tag != HTML_ASIDE; node = node->parent, up++)
        if (node->hint == HTML_HINT_FURNITURE || node->hint == HTML_HINT_DOUBTFUL)
            node->hint = HTML_HINT_NONE;
}

void html_posts_join(const HtmlPage *page, GArray *blocks)
{
    guint kept = 0;
    for (guint i = 0; i < blocks->len;) {
        HtmlNode *const post = post_around(g_array_index(blocks, HtmlBlock, i).node);
        guint end = i + 1;
        while (post != NULL && end < blocks->len && html_within(g_array_index(blocks, HtmlBlock, end).node, post))
            end++;
        if (post != NULL) {
            join(page, blocks, i, end);
            protect(post);
        }
        g_array_index(blocks, HtmlBlock, kept++) = g_array_index(blocks, HtmlBlock, i);
        i = end;
    }
    g_array_set_size(blocks, kept);
}
