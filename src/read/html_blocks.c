/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_blocks.c: the lines of a page: text between two ends of lines, as a browser would set it, with what is told of each.
 *
 * Lines of what the page does not show, or shows only to lead elsewhere (menus, fields, scripts), are left out here.
 */
#include "read/html_internal.h"

#include <string.h>

enum {
    GOOD_WORDS = 8,  /* a full sentence of so many words is a paragraph */
    LONG_WORDS = 25, /* so many words are one without a full stop, too */
    CELL_BYTES = 60, /* a longer cell stands for itself */
    MAX_LINE = 1 << 20
};

typedef struct Lines {
    HtmlPage *page;
    GArray *blocks; /* HtmlBlock */
    GString *line;
    const HtmlNode *block; /* the innermost block element that is open */
    gsize linked, link_from;
    guint links, quotes, items, level;
    guint cells;     /* short cells we are inside of: all in them is one line */
    gboolean joined; /* the line follows a single break */
} Lines;

static gboolean is_wide(gunichar c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x0E00 && c <= 0x0EFF);
}

static guint32 count_words(const char *text)
{
    guint32 words = 0, wide = 0;
    gboolean inside = FALSE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = (guchar)*p < 0x80 ? (gunichar)*p : g_utf8_get_char(p);
        const gboolean letter = c < 0x80 ? g_ascii_isalnum((char)c) : g_unichar_isalnum(c);
        wide += letter && c >= 0x0E00 && is_wide(c);
        words += letter && !inside;
        inside = letter || (inside && c != ' ');
    }
    return words + wide / 2;
}

static gboolean ends_wide_sentence(const char *text)
{
    return g_str_has_suffix(text, "。") || g_str_has_suffix(text, "！") || g_str_has_suffix(text, "？") ||
           g_str_has_suffix(text, "」") || g_str_has_suffix(text, "।") || g_str_has_suffix(text, "؟");
}

static gboolean is_good(const HtmlBlock *block)
{
    if (block->level > 0 || block->linked * 2 > block->n || block->words < GOOD_WORDS)
        return FALSE;
    return block->words >= LONG_WORDS || ent_ends_sentence(block->text) || ends_wide_sentence(block->text);
}

static EntBlockKind kind_here(const Lines *lines)
{
    if (lines->level > 0)
        return ENT_BLOCK_HEADING;
    return lines->quotes > 0 ? ENT_BLOCK_QUOTE : lines->items > 0 ? ENT_BLOCK_ITEM : ENT_BLOCK_PARAGRAPH;
}

static void end_line(Lines *lines, gboolean joined)
{
    GString *const line = lines->line;
    if (lines->links > 0)
        lines->linked += line->len - MIN(line->len, lines->link_from);
    while (line->len > 0 && line->str[line->len - 1] == ' ')
        g_string_truncate(line, line->len - 1);
    if (line->len > 0 && lines->blocks->len < ENT_MAX_BLOCKS) {
        HtmlBlock block = {
            .node = (HtmlNode *)lines->block,
            .text = ent_arena_dup(lines->page->arena, (EntStr){ line->str, line->len }),
            .n = (guint32)line->len,
            .linked = (guint32)MIN(lines->linked, line->len),
            .kind = (guint8)kind_here(lines),
            .level = (guint8)lines->level,
            .joined = lines->joined,
        };
        block.words = count_words(block.text);
        block.good = is_good(&block);
        g_array_append_val(lines->blocks, block);
        lines->joined = FALSE;
    }
    lines->joined = joined && (lines->joined || line->len > 0);
    g_string_truncate(line, 0);
    lines->linked = lines->link_from = 0;
}

static void append_text(Lines *lines, EntStr text)
{
    GString *const line = lines->line;
    const char *const end = text.p + text.n;
    for (const char *p = text.p; p < end && line->len < MAX_LINE;) {
        const gsize from = line->len;
        if ((guchar)*p > ' ' && (guchar)*p < 0x7F) {
            const char *q = p + 1;
            while (q < end && (guchar)*q > ' ' && (guchar)*q < 0x7F)
                q++;
            g_string_append_len(line, p, q - p);
            p = q;
            continue;
        }
        ent_append_clean(line, g_utf8_get_char(p), FALSE);
        p = g_utf8_next_char(p);
        if (line->len > from && g_ascii_isspace(line->str[from])) {
            g_string_truncate(line, from);
            if (from > 0 && line->str[from - 1] != ' ')
                g_string_append_c(line, ' ');
        }
    }
}

static gboolean is_hidden(const HtmlNode *node)
{
    if (node->attrs == NULL)
        return FALSE;
    const char *const style = html_attr(node, HTML_ATTR_STYLE);
    const char *const aria = html_attr(node, HTML_ATTR_ARIA_HIDDEN);
    if (html_attr(node, HTML_ATTR_HIDDEN) != NULL || (aria != NULL && strcmp(aria, "true") == 0))
        return TRUE;
    if (style == NULL)
        return FALSE;
    const char *const display = strstr(style, "display");
    return display != NULL && g_str_has_prefix(display + 7 + strspn(display + 7, " :"), "none");
}

/* "[12]", "1": a note's mark that stands raised. */
static gboolean is_note_mark(const HtmlNode *node)
{
    g_autofree char *text = node->tag == HTML_SUP ? html_text(node, 16) : NULL;
    return text != NULL && text[strspn(text, "[]0123456789 ,*")] == '\0';
}

static gboolean within_paragraph(const HtmlNode *node)
{
    while (node->parent != NULL && !html_tag_is_block((HtmlTag)node->tag))
        node = node->parent;
    return node->tag == HTML_P;
}

static gboolean is_left_out(HtmlNode *node, gboolean all)
{
    switch (node->tag) {
    case HTML_HEAD:
    case HTML_SKIPPED:
    case HTML_SCRIPT:
    case HTML_NAV:
    case HTML_BUTTON:
    case HTML_TITLE:
    case HTML_META:
    case HTML_LINK:
        return TRUE;
    case HTML_SUP:
        return is_note_mark(node);
    case HTML_A:
    case HTML_SPAN:
    case HTML_OTHER:
        if (node->hint == HTML_HINT_FURNITURE && !all && within_paragraph(node))
            return TRUE;
        node->hidden = !all && is_hidden(node);
        return node->hidden;
    default:
        node->hidden = !all && is_hidden(node);
        return node->hidden;
    }
}

static guint heading_level(HtmlTag tag)
{
    return tag >= HTML_H1 && tag <= HTML_H6 ? (guint)tag - HTML_H1 + 1 : 0;
}

/* A cell of a table of figures: its row is the line. */
static gboolean is_short_cell(const HtmlNode *node)
{
    g_autofree char *text = node->tag == HTML_CELL ? html_text(node, CELL_BYTES) : NULL;
    return text != NULL && strlen(text) < CELL_BYTES;
}

static void enter(Lines *lines, const HtmlNode *node)
{
    const HtmlTag tag = (HtmlTag)node->tag;
    if (is_short_cell(node)) {
        append_text(lines, ENT_STR(" "));
        lines->cells++;
    }
    if (html_tag_is_block(tag) && lines->cells == 0) {
        end_line(lines, FALSE);
        lines->block = node;
        lines->level = heading_level(tag) > 0 ? heading_level(tag) : lines->level;
        lines->quotes += tag == HTML_BLOCKQUOTE;
        lines->items += tag == HTML_LI;
    } else if (tag == HTML_BR && lines->cells == 0) {
        end_line(lines, TRUE);
    } else if (tag == HTML_A && lines->links++ == 0) {
        lines->link_from = lines->line->len;
    }
}

static const HtmlNode *block_around(const HtmlNode *node)
{
    while (node->parent != NULL && !html_tag_is_block((HtmlTag)node->tag))
        node = node->parent;
    return node;
}

static void leave(Lines *lines, const HtmlNode *node)
{
    const HtmlTag tag = (HtmlTag)node->tag;
    if (tag == HTML_A && --lines->links == 0) {
        lines->linked += lines->line->len - MIN(lines->line->len, lines->link_from);
        lines->link_from = 0;
    } else if (lines->cells > 0) {
        lines->cells -= is_short_cell(node);
    } else if (html_tag_is_block(tag) && node->parent != NULL) {
        end_line(lines, FALSE);
        lines->quotes -= tag == HTML_BLOCKQUOTE;
        lines->items -= tag == HTML_LI;
        if (heading_level(tag) > 0)
            lines->level = 0;
        lines->block = block_around(node->parent);
    }
}

GArray *html_blocks_of(HtmlPage *page, gboolean all)
{
    g_autoptr(GString) line = g_string_new(NULL);
    Lines lines = { .page = page, .blocks = g_array_new(FALSE, TRUE, sizeof(HtmlBlock)), .line = line, .block = page->root };
    HtmlNode *node = page->root;
    while (node != NULL) {
        const gboolean skip = is_left_out(node, all);
        if (node->tag == HTML_TEXT)
            append_text(&lines, node->text);
        else if (!skip)
            enter(&lines, node);
        if (node->first != NULL && !skip) {
            node = node->first;
            continue;
        }
        if (!skip && node->tag != HTML_TEXT)
            leave(&lines, node);
        while (node != page->root && node->next == NULL) {
            node = node->parent;
            leave(&lines, node);
        }
        node = node != page->root ? node->next : NULL;
    }
    end_line(&lines, FALSE);
    return lines.blocks;
}
