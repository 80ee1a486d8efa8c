/* SPDX-License-Identifier: Apache-2.0 */
/*
 * markdown.c: Markdown by libcmark: links, emphasis and escapes become their text, pictures and raw HTML go.
 *
 * The tree is walked by cmark's iterator, which keeps no stack of calls; nesting is bounded by the options.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <cmark.h>
#include <string.h>

/* What the walk has gathered of the block it is in. */
typedef struct Walk {
    EntDraft *draft;
    GArray *lines;                      /* EntLine: finished lines of the block */
    GString *line;                      /* the line under way */
    gsize linked;                       /* bytes of it that are link text */
    guint links, images, quotes, items; /* how many of these we are inside of */
    gsize link_from;                    /* where the text of the outermost link began */
} Walk;

static void line_clear(gpointer data)
{
    g_free(((EntLine *)data)->text);
}

static void end_line(Walk *walk)
{
    if (walk->links > 0) {
        walk->linked += walk->line->len - MIN(walk->link_from, walk->line->len);
        walk->link_from = 0;
    }
    g_autofree char *text = ent_str_dup(ent_str_trim((EntStr){ walk->line->str, walk->line->len }));
    if (text[0] != '\0') {
        const EntLine kept = { g_steal_pointer(&text), walk->linked, FALSE };
        g_array_append_val(walk->lines, kept);
    }
    g_string_truncate(walk->line, 0);
    walk->linked = 0;
}

/* Ends the block: its lines become blocks of `kind`. */
static void end_block(Walk *walk, EntBlockKind kind, guint level)
{
    end_line(walk);
    const guint before = walk->draft->blocks->len;
    if (walk->lines->len > 0)
        ent_draft_add_lines(walk->draft, kind, (const EntLine *)(void *)walk->lines->data, walk->lines->len, TRUE);
    for (guint i = before; i < walk->draft->blocks->len; i++)
        ent_draft_block(walk->draft, i)->level = level;
    g_array_set_size(walk->lines, 0);
}

static EntBlockKind kind_here(const Walk *walk)
{
    return walk->items > 0 ? ENT_BLOCK_ITEM : walk->quotes > 0 ? ENT_BLOCK_QUOTE : ENT_BLOCK_PARAGRAPH;
}

/* Text that kept its "**": marks that cmark could not pair. One between two letters may be meant ("f**k"). */
static void append_literal(GString *line, const char *literal)
{
    for (const char *p = literal; *p != '\0'; p++) {
        const gboolean pair = p[0] == '*' && p[1] == '*' && p[2] != '*';
        const gboolean inside = pair && p > literal && g_ascii_isalpha(p[-1]) && g_ascii_isalpha(p[2]);
        if (pair && !inside && (p[2] != '\0' || p > literal))
            p++;
        else
            g_string_append_c(line, *p);
    }
}

static void on_link(Walk *walk, gboolean enter)
{
    if (enter) {
        if (walk->links++ == 0)
            walk->link_from = walk->line->len;
        return;
    }
    if (--walk->links > 0)
        return;
    const gsize from = MIN(walk->link_from, walk->line->len);
    if (walk->line->str[from] == '^') /* "[^1]" whose definition cmark took for a link's */
        g_string_truncate(walk->line, from);
    else
        walk->linked += walk->line->len - from;
}

/* A year that begins a paragraph ("1986. A great year") looks like a list of one item: its number is given back. */
static void restore_number(Walk *walk, cmark_node *item)
{
    cmark_node *const list = cmark_node_parent(item);
    if (list == NULL || cmark_node_get_list_type(list) != CMARK_ORDERED_LIST ||
        cmark_node_first_child(list) != cmark_node_last_child(list))
        return;
    g_string_append_printf(walk->line, "%d. ", cmark_node_get_list_start(list));
}

/* Indented or fenced code: in an article a paragraph that somebody indented. */
static void on_code(Walk *walk, const char *literal)
{
    g_auto(GStrv) lines = g_strsplit(literal, "\n", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_string_append(walk->line, lines[i]);
        end_line(walk);
    }
    end_block(walk, kind_here(walk), 0);
}

static void on_inline(Walk *walk, cmark_node *node, gboolean enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        if (walk->images == 0)
            append_literal(walk->line, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        end_line(walk);
        break;
    case CMARK_NODE_LINEBREAK: /* lines that the author keeps apart */
        end_block(walk, kind_here(walk), 0);
        break;
    case CMARK_NODE_LINK:
        on_link(walk, enter);
        break;
    case CMARK_NODE_IMAGE:
        walk->images += enter ? 1 : -1u;
        break;
    default:
        break;
    }
}

static void on_node(Walk *walk, cmark_node *node, gboolean enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        walk->quotes += enter ? 1 : -1u;
        break;
    case CMARK_NODE_ITEM:
        walk->items += enter ? 1 : -1u;
        if (enter)
            restore_number(walk, node);
        break;
    case CMARK_NODE_PARAGRAPH:
        if (!enter)
            end_block(walk, kind_here(walk), 0);
        break;
    case CMARK_NODE_HEADING:
        if (!enter)
            end_block(walk, ENT_BLOCK_HEADING, (guint)cmark_node_get_heading_level(node));
        break;
    case CMARK_NODE_CODE_BLOCK:
        on_code(walk, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        g_string_append(walk->line, "* * *");
        end_block(walk, ENT_BLOCK_PARAGRAPH, 0);
        break;
    default:
        on_inline(walk, node, enter);
    }
}

static gboolean is_container(cmark_node *node)
{
    const cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM || type == CMARK_NODE_EMPH || type == CMARK_NODE_STRONG ||
           type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE;
}

static gboolean walk_tree(Walk *walk, cmark_node *root, guint max_depth)
{
    cmark_iter *const iter = cmark_iter_new(root);
    guint depth = 0;
    cmark_event_type event;
    while (depth <= max_depth && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *const node = cmark_iter_get_node(iter);
        const gboolean enter = event == CMARK_EVENT_ENTER;
        if (is_container(node))
            depth += enter ? 1 : -1u;
        on_node(walk, node, enter);
    }
    cmark_iter_free(iter);
    return depth <= max_depth;
}

gboolean ent_markdown_read(EntDraft *draft, EntStr text, const char *name, const EntReadOptions *options, GError **error)
{
    const gsize skip = ent_front_matter_read(draft, text);
    g_autofree char *copy = g_strndup(text.p + skip, text.n - skip);
    g_strdelimit(copy, "\f", '\n');
    cmark_node *const root = cmark_parse_document(copy, text.n - skip, CMARK_OPT_DEFAULT);
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(EntLine));
    g_array_set_clear_func(lines, line_clear);
    g_autoptr(GString) line = g_string_new(NULL);
    Walk walk = { .draft = draft, .lines = lines, .line = line };
    const gboolean ok = walk_tree(&walk, root, options->max_depth);
    cmark_node_free(root);
    if (!ok)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: its Markdown is nested deeper than the limit of %u; flatten it",
                    name, options->max_depth);
    return ok;
}

/* How much one line speaks for Markdown. */
static guint line_signals(EntStr line)
{
    guint points = 0;
    size_t hashes = 0;
    while (hashes < line.n && line.p[hashes] == '#')
        hashes++;
    if (hashes > 0 && hashes <= 6 && hashes + 1 < line.n && line.p[hashes] == ' ')
        points += 2;
    const EntStr strong[] = { ENT_STR("](http"), ENT_STR("](#"), ENT_STR("](/"), ENT_STR("!["), ENT_STR("\\*"), ENT_STR("\\[") };
    for (size_t i = 0; i < G_N_ELEMENTS(strong); i++)
        points += ent_str_find(line, strong[i], 0) >= 0 ? 2 : 0;
    const EntStr weak[] = { ENT_STR("]("), ENT_STR("**"), ENT_STR("[^") };
    for (size_t i = 0; i < G_N_ELEMENTS(weak); i++)
        points += ent_str_find(line, weak[i], 0) >= 0 ? 1 : 0;
    return points + (ent_str_starts(line, ENT_STR("> ")) ? 1 : 0);
}

gboolean ent_markdown_tell(EntStr text, const char *name)
{
    g_autofree char *lower = g_ascii_strdown(name, -1);
    if (g_str_has_suffix(lower, ".md") || g_str_has_suffix(lower, ".markdown") || g_str_has_suffix(lower, ".mdown"))
        return TRUE;
    g_autoptr(EntDraft) draft = ent_draft_new();
    guint points = ent_front_matter_read(draft, text) > 0 ? 2 : 0;
    const gsize looked = MIN(text.n, 64 * 1024);
    for (gsize from = 0; from < looked && points < 2;) {
        const char *const newline = memchr(text.p + from, '\n', looked - from);
        const gsize to = newline != NULL ? (gsize)(newline - text.p) : looked;
        points += line_signals(ent_str_sub(text, from, to));
        from = to + 1;
    }
    return points >= 2;
}
