/* SPDX-License-Identifier: Apache-2.0 */
/*
 * labels.c: metadata that a file states outright: "key: value" lines and the front matter of Markdown.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

typedef enum { KEY_TITLE, KEY_AUTHOR, KEY_PUBLISHER, KEY_PUBLISHED, KEY_MODIFIED, KEY_URL } Key;

static const struct {
    const char *word;
    Key key;
} keys[] = {
    { "title", KEY_TITLE },
    { "headline", KEY_TITLE },
    { "author", KEY_AUTHOR },
    { "authors", KEY_AUTHOR },
    { "by", KEY_AUTHOR },
    { "byline", KEY_AUTHOR },
    { "publisher", KEY_PUBLISHER },
    { "publication", KEY_PUBLISHER },
    { "outlet", KEY_PUBLISHER },
    { "source", KEY_PUBLISHER },
    { "site", KEY_PUBLISHER },
    { "site_name", KEY_PUBLISHER },
    { "sitename", KEY_PUBLISHER },
    { "date", KEY_PUBLISHED },
    { "published", KEY_PUBLISHED },
    { "published on", KEY_PUBLISHED },
    { "publish date", KEY_PUBLISHED },
    { "publication date", KEY_PUBLISHED },
    { "date published", KEY_PUBLISHED },
    { "date_published", KEY_PUBLISHED },
    { "pubdate", KEY_PUBLISHED },
    { "posted", KEY_PUBLISHED },
    { "created", KEY_PUBLISHED },
    { "modified", KEY_MODIFIED },
    { "updated", KEY_MODIFIED },
    { "last updated", KEY_MODIFIED },
    { "last modified", KEY_MODIFIED },
    { "date_modified", KEY_MODIFIED },
    { "lastmod", KEY_MODIFIED },
    { "url", KEY_URL },
    { "link", KEY_URL },
    { "canonical", KEY_URL },
    { "canonical_url", KEY_URL },
    { "permalink", KEY_URL },
    { "source_url", KEY_URL },
};

static gboolean is_url(EntStr value)
{
    return (ent_str_starts(value, ENT_STR("https://")) || ent_str_starts(value, ENT_STR("http://"))) &&
           memchr(value.p, ' ', value.n) == NULL;
}

/* A name of at most six words; "Source: army moves north" is a headline. */
static gboolean is_outlet(EntStr value)
{
    g_autofree char *text = ent_str_dup(value);
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    const guint n = g_strv_length(words);
    guint small = 0;
    for (guint i = 0; i < n; i++)
        small += g_ascii_islower(words[i][0]);
    return n <= 6 && small * 2 < n && !ent_ends_sentence(text);
}

/* FALSE where there is nothing to set. */
static gboolean set_once(char **slot, char *value)
{
    if (value == NULL || value[0] == '\0' || *slot != NULL) {
        const gboolean same = *slot != NULL && value != NULL;
        g_free(value);
        return same;
    }
    *slot = value;
    return TRUE;
}

static gboolean set_date(char **slot, EntStr value)
{
    g_autofree char *text = ent_str_dup(value);
    return set_once(slot, ent_date_find(text, NULL, NULL));
}

/* "Ana Ruiz, Ben Okri and Li Wei" or "[Ana Ruiz, Ben Okri]". */
static gboolean add_authors(EntDraft *draft, EntStr value)
{
    g_autofree char *text = ent_str_dup(value);
    g_strdelimit(text, "[]\"", ' ');
    g_strdelimit(text, ",", ';'); /* a stated list holds names only */
    const guint before = draft->authors->len;
    ent_byline_authors(g_strstrip(text), draft->authors);
    return draft->authors->len > before;
}

gboolean ent_draft_state(EntDraft *draft, EntStr key, EntStr value)
{
    gsize i = 0;
    while (i < G_N_ELEMENTS(keys) && !ent_str_equal_nocase(key, ent_str(keys[i].word)))
        i++;
    if (i == G_N_ELEMENTS(keys) || value.n == 0)
        return FALSE;
    switch (keys[i].key) {
    case KEY_TITLE:
        return set_once(&draft->title, ent_str_dup(value));
    case KEY_AUTHOR:
        return add_authors(draft, value);
    case KEY_PUBLISHER:
        return (is_url(value) || is_outlet(value)) &&
               set_once(is_url(value) ? &draft->url : &draft->publisher, ent_str_dup(value));
    case KEY_PUBLISHED:
        return set_date(&draft->published, value);
    case KEY_MODIFIED:
        return set_date(&draft->modified, value);
    case KEY_URL:
        return set_once(&draft->url, is_url(value) ? ent_str_dup(value) : NULL);
    }
    return FALSE;
}

/* Without the quotation marks YAML may put around a value. */
static EntStr unquote(EntStr value)
{
    if (value.n >= 2 && (value.p[0] == '"' || value.p[0] == '\'') && value.p[value.n - 1] == value.p[0])
        return ent_str_sub(value, 1, value.n - 1);
    return value;
}

/* One line of front matter; `list` is the key that "- item" lines belong to. */
static void front_line(EntDraft *draft, EntStr line, EntStr *list)
{
    const EntStr trimmed = ent_str_trim(line);
    if (ent_str_starts(trimmed, ENT_STR("- "))) {
        ent_draft_state(draft, *list, unquote(ent_str_trim(ent_str_sub(trimmed, 2, trimmed.n))));
        return;
    }
    const gssize colon = ent_str_find(trimmed, ENT_STR(":"), 0);
    if (colon < 0)
        return;
    *list = ent_str_trim(ent_str_sub(trimmed, 0, (size_t)colon));
    ent_draft_state(draft, *list, unquote(ent_str_trim(ent_str_sub(trimmed, (size_t)colon + 1, trimmed.n))));
}

/* Offset of the line that closes the front matter, and of what follows it; FALSE where none does. */
static gboolean front_end(EntStr text, size_t *close, size_t *after)
{
    size_t from = 4;
    for (guint lines = 0; lines < 200 && from < text.n; lines++) {
        const char *const newline = memchr(text.p + from, '\n', text.n - from);
        const size_t to = newline != NULL ? (size_t)(newline - text.p) : text.n;
        const EntStr line = ent_str_trim(ent_str_sub(text, from, to));
        if (ent_str_equal(line, ENT_STR("---")) || ent_str_equal(line, ENT_STR("..."))) {
            *close = from;
            *after = MIN(to + 1, text.n);
            return lines > 0;
        }
        if (lines == 0 && ent_str_find(line, ENT_STR(":"), 0) < 0)
            return FALSE;
        from = to + 1;
    }
    return FALSE;
}

gsize ent_front_matter_read(EntDraft *draft, EntStr text)
{
    size_t close = 0, after = 0;
    if (!ent_str_starts(text, ENT_STR("---\n")) || !front_end(text, &close, &after))
        return 0;
    EntStr list = { "", 0 };
    for (size_t from = 4; from < close;) {
        const char *const newline = memchr(text.p + from, '\n', close - from);
        const size_t to = newline != NULL ? (size_t)(newline - text.p) : close;
        front_line(draft, ent_str_sub(text, from, to), &list);
        from = to + 1;
    }
    return after;
}

/* The headline that the file states is a block like any other, if it is not printed anyway. */
static void put_title(EntDraft *draft)
{
    g_autofree char *title = ent_fold(ent_str(draft->title));
    for (guint i = 0; i < MIN(draft->blocks->len, 12); i++) {
        EntDraftBlock *const block = ent_draft_block(draft, i);
        g_autofree char *fold = block->level <= 1 ? ent_fold(ent_str(block->text)) : NULL;
        if (g_strcmp0(fold, title) == 0) {
            block->level = 1;
            return;
        }
    }
    EntDraftBlock *const added = ent_draft_add(draft, ENT_BLOCK_HEADING, ent_str(draft->title), 0);
    if (added == NULL)
        return;
    added->level = 1;
    g_ptr_array_steal_index(draft->blocks, draft->blocks->len - 1);
    g_ptr_array_insert(draft->blocks, 0, added);
}

void ent_labels_take(EntDraft *draft)
{
    for (guint i = 0; i < MIN(draft->blocks->len, 16);) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        const EntStr line = ent_str(block->text);
        const gssize colon = ent_str_find(line, ENT_STR(": "), 0);
        if (ent_count_words(block->text) > 40)
            break;
        if (colon > 0 && block->level == 0 &&
            ent_draft_state(draft, ent_str_sub(line, 0, (size_t)colon),
                            ent_str_trim(ent_str_sub(line, (size_t)colon + 1, line.n))))
            g_ptr_array_remove_index(draft->blocks, i);
        else
            i++;
    }
    if (draft->title != NULL)
        put_title(draft);
}
