/* SPDX-License-Identifier: Apache-2.0 */
/*
 * draft.c: the article on its way: blocks, and how lines become blocks.
 *
 * A line break in a file either fits the text to a page or parts two things that stand for themselves. In wrapped text a line
 * ends because the next word no longer fits: that is how the two are told apart.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

enum {
    WRAP_MIN = 50, /* narrower than this no page is wrapped */
    WRAP_MAX = 120 /* a group with a longer line is not wrapped: each line is a paragraph */
};

static void block_free(gpointer data)
{
    EntDraftBlock *const block = data;
    g_free(block->text);
    g_free(block);
}

EntDraft *ent_draft_new(void)
{
    EntDraft *draft = g_new0(EntDraft, 1);
    draft->blocks = g_ptr_array_new_with_free_func(block_free);
    draft->authors = g_ptr_array_new_with_free_func(g_free);
    return draft;
}

void ent_draft_free(EntDraft *draft)
{
    if (draft == NULL)
        return;
    g_ptr_array_unref(draft->blocks);
    g_ptr_array_unref(draft->authors);
    g_free(draft->title);
    g_free(draft->publisher);
    g_free(draft->published);
    g_free(draft->modified);
    g_free(draft->url);
    g_free(draft->language);
    g_free(draft);
}

EntDraftBlock *ent_draft_block(const EntDraft *draft, guint i)
{
    return g_ptr_array_index(draft->blocks, i);
}

/* Length of a footnote mark such as "[12]" or "[^note]" at p, or 0. */
static gsize note_mark(const char *p, const char *end)
{
    const gboolean caret = end - p > 2 && p[1] == '^';
    const char *q = p + (caret ? 2 : 1);
    const char *const from = q;
    while (q < end && q - from < 32 && (caret ? *q != ']' && *q != ' ' : g_ascii_isdigit(*q) && q - from < 3))
        q++;
    return q > from && q < end && *q == ']' ? (gsize)(q + 1 - p) : 0;
}

/* One line, blanks collapsed, footnote marks that hang on a word dropped. */
static char *clean_line(EntStr s)
{
    GString *out = g_string_sized_new(s.n + 1);
    const char *const end = s.p + s.n;
    for (const char *p = s.p; p < end;) {
        const gboolean note = end - p > 1 && p[1] == '^';
        const gsize mark = *p == '[' && (note || (out->len > 0 && p[-1] != ' ')) ? note_mark(p, end) : 0;
        if (mark > 0) {
            p += mark;
            p += out->len == 0 && p < end && *p == ':' ? 1 : 0; /* the note itself */
        } else if (g_ascii_isspace(*p)) {
            if (out->len > 0 && out->str[out->len - 1] != ' ')
                g_string_append_c(out, ' ');
            p++;
        } else {
            g_string_append_c(out, *p++);
        }
    }
    if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate(out, out->len - 1);
    return g_string_free(out, FALSE);
}

EntDraftBlock *ent_draft_add(EntDraft *draft, EntBlockKind kind, EntStr text, gsize linked)
{
    g_autofree char *clean = clean_line(text);
    draft->overfull = draft->overfull || (clean[0] != '\0' && draft->blocks->len >= ENT_MAX_BLOCKS);
    if (clean[0] == '\0' || draft->overfull)
        return NULL;
    EntDraftBlock *const block = g_new0(EntDraftBlock, 1);
    block->text = g_steal_pointer(&clean);
    block->kind = kind;
    block->linked = linked;
    block->group = draft->groups;
    g_ptr_array_add(draft->blocks, block);
    return block;
}

/* "- item", "• item", "3. item": bytes of the mark, or 0. */
static gsize item_mark(const char *line)
{
    if (g_str_has_prefix(line, "- ") || g_str_has_prefix(line, "* "))
        return 2;
    if (g_str_has_prefix(line, "• ") || g_str_has_prefix(line, "· "))
        return (gsize)(strchr(line, ' ') - line) + 1;
    gsize digits = 0;
    while (g_ascii_isdigit(line[digits]))
        digits++;
    return digits > 0 && digits < 3 && (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ' ? digits + 2 : 0;
}

/* Whether all lines of the group, two or more, are list items. */
static gboolean is_list(const EntLine *lines, guint n)
{
    for (guint i = 0; i < n; i++)
        if (item_mark(lines[i].text) == 0)
            return FALSE;
    return n > 1;
}

/* Width the group was wrapped to, or 0 where it was not. */
static gsize wrap_width(const EntLine *lines, guint n)
{
    gsize width = 0;
    for (guint i = 0; i < n; i++)
        width = MAX(width, (gsize)g_utf8_strlen(lines[i].text, -1));
    return width >= WRAP_MIN && width <= WRAP_MAX ? width : 0;
}

/* Whether the break between a and b may have been made only because b's first word did not fit. */
static gboolean was_wrapped(const EntLine *a, const EntLine *b, gsize width)
{
    const char *const word = strchr(b->text, ' ');
    const glong first = word != NULL ? g_utf8_strlen(b->text, word - b->text) : g_utf8_strlen(b->text, -1);
    return (gsize)(g_utf8_strlen(a->text, -1) + 1 + first) > width;
}

static gboolean stands_alone(const EntLine *line)
{
    return ent_shape_of(line->text, line->linked) != ENT_ROLE_BODY;
}

/* Appends b to a: a hyphen at the end of a line is the typesetter's where a small letter follows. */
static void join_line(GString *text, const char *next)
{
    const gboolean hyphen = text->len > 1 && text->str[text->len - 1] == '-' && g_ascii_islower(text->str[text->len - 2]);
    if (hyphen && ent_starts_small(next))
        g_string_truncate(text, text->len - 1);
    else if (!hyphen)
        g_string_append_c(text, ' ');
    g_string_append(text, next);
}

void ent_draft_add_lines(EntDraft *draft, EntBlockKind kind, const EntLine *lines, guint n, gboolean soft)
{
    const gboolean list = !soft && is_list(lines, n);
    const gsize width = soft ? 0 : wrap_width(lines, n);
    const gboolean whole = list || (!soft && width == 0); /* no line belongs to another */
    draft->groups++;
    for (guint i = 0; i < n;) {
        g_autoptr(GString) text = g_string_new(lines[i].text + (list ? item_mark(lines[i].text) : 0));
        gsize linked = lines[i].linked;
        const gboolean paged = lines[i].paged;
        const gboolean alone = whole || n == 1 || stands_alone(&lines[i]);
        for (i++; i < n && !alone && !stands_alone(&lines[i]); i++) {
            if (!soft && (!was_wrapped(&lines[i - 1], &lines[i], width) || g_str_has_suffix(lines[i - 1].text, ";")))
                break;
            join_line(text, lines[i].text);
            linked += lines[i].linked;
        }
        EntDraftBlock *const block = ent_draft_add(draft, list ? ENT_BLOCK_ITEM : kind, (EntStr){ text->str, text->len }, linked);
        if (block != NULL)
            block->paged = paged;
    }
}
