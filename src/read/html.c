/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html.c: the article of a web page: the stages of reading one in their order (html_internal.h draws them).
 */
#include "read/html_internal.h"

#include <string.h>

static gboolean starts_with_any(EntStr text, const char *const *starts, gsize n)
{
    for (gsize i = 0; i < n; i++)
        if (text.n >= strlen(starts[i]) && g_ascii_strncasecmp(text.p, starts[i], strlen(starts[i])) == 0)
            return TRUE;
    return FALSE;
}

/* Behind blanks, comments and an XML declaration. */
static EntStr skip_prologue(EntStr text)
{
    static const char *const declaration = "<?xml";
    for (;;) {
        text = ent_str_trim(text);
        const gboolean comment = ent_str_starts(text, ENT_STR("<!--"));
        if (!comment && !starts_with_any(text, &declaration, 1))
            return text;
        const EntStr close = comment ? ENT_STR("-->") : ENT_STR("?>");
        const gssize end = ent_str_find(text, close, 0);
        if (end < 0)
            return (EntStr){ text.p, 0 };
        text = ent_str_sub(text, (size_t)end + close.n, text.n);
    }
}

/* Markdown may hold pieces of HTML, so a page must begin as one. */
gboolean ent_html_tell(EntStr bytes, const char *name)
{
    static const char *const starts[] = { "<!doctype html", "<html", "<head>", "<head ", "<body" };
    static const char *const pieces[] = { "<div",   "<p>",    "<p ", "<article", "<section", "<script",
                                          "<meta ", "<table", "<h1", "<h2",      "<main" };
    g_autofree char *head = g_strndup(bytes.p, MIN(bytes.n, 16384)); /* g_strndup pads with NUL */
    gsize n = 0;
    for (gsize i = bytes.n >= 3 && memcmp(bytes.p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; i < MIN(bytes.n, 16384); i++)
        if (bytes.p[i] != '\0' && (guchar)bytes.p[i] < 0xFE) /* of UTF-16, what it is in ASCII */
            head[n++] = bytes.p[i];
    const EntStr text = skip_prologue((EntStr){ head, n });
    if (starts_with_any(text, starts, G_N_ELEMENTS(starts)))
        return TRUE;
    return starts_with_any(text, pieces, G_N_ELEMENTS(pieces)) && !ent_markdown_tell(ENT_STR(""), name);
}

enum {
    FEW_WORDS = 120,  /* an article this short may be one that is not found */
    MAX_JOINED = 8192 /* bytes of a line, from which on nothing is joined to it */
};

static guint kept_words(const GArray *blocks)
{
    guint words = 0;
    for (guint i = 0; i < blocks->len; i++)
        words += g_array_index(blocks, HtmlBlock, i).kept ? g_array_index(blocks, HtmlBlock, i).words : 0;
    return words;
}

/* Every line of a page. */
static GArray *keep_all(HtmlPage *page)
{
    GArray *const blocks = html_blocks_of(page, FALSE);
    for (guint i = 0; i < blocks->len; i++)
        g_array_index(blocks, HtmlBlock, i).kept = TRUE;
    return blocks;
}

/* The lines of a page with the article's marked. Some pages hide their article until a script shows it. */
static GArray *find_article(HtmlPage *page)
{
    GArray *const blocks = html_blocks_of(page, FALSE);
    if (blocks->len >= ENT_MAX_BLOCKS)
        return blocks; /* it will be refused */
    html_posts_join(page, blocks);
    html_body_mark(page, blocks);
    if (kept_words(blocks) >= FEW_WORDS)
        return blocks;
    GArray *const all = html_blocks_of(page, TRUE);
    html_posts_join(page, all);
    html_body_mark(page, all);
    const gboolean better = kept_words(all) > 2 * kept_words(blocks) + FEW_WORDS / 4;
    g_array_unref(better ? blocks : all);
    return better ? all : blocks;
}

/* Whether a line that a single break parts from the one before goes on with its sentence. */
static gboolean goes_on(const EntDraftBlock *before, const HtmlBlock *block)
{
    return before != NULL && block->joined && before->level == 0 && strlen(before->text) < MAX_JOINED &&
           before->kind == (EntBlockKind)block->kind && !ent_ends_sentence(before->text) && ent_starts_small(block->text);
}

static void put_blocks(EntDraft *draft, const GArray *blocks)
{
    EntDraftBlock *before = NULL;
    for (guint i = 0; i < blocks->len; i++) {
        const HtmlBlock *const block = &g_array_index(blocks, HtmlBlock, i);
        if (!block->kept) {
            before = NULL;
            continue;
        }
        if (goes_on(before, block)) {
            char *const joined = g_strconcat(before->text, " ", block->text, NULL);
            g_free(before->text);
            before->text = joined;
            continue;
        }
        before = ent_draft_add(draft, (EntBlockKind)block->kind, (EntStr){ block->text, block->n }, block->linked);
        if (before != NULL)
            before->level = block->level;
    }
}

static guint32 words_of(const GArray *blocks)
{
    guint32 words = 0;
    for (guint i = 0; i < blocks->len; i++)
        words += g_array_index(blocks, HtmlBlock, i).words;
    return words;
}

/* Where the page shows little of the text that it states in JSON-LD (scripts would show the rest), the stated one's lines replace
 * the found ones. That text is markup or lines. */
static GArray *prefer_stated(HtmlPage *page, GArray *found, const EntReadOptions *options)
{
    if (page->stated_body == NULL)
        return found;
    g_auto(GStrv) lines = g_strsplit(page->stated_body, "\n", -1);
    g_autofree char *markup = g_strjoinv("<br>", lines);
    HtmlPage inner = { .arena = page->arena };
    if (!html_parse(&inner, ent_str(markup), "", options, NULL)) /* it is only a second source */
        return found;
    GArray *const stated = keep_all(&inner);
    const gboolean better = words_of(stated) > 2 * kept_words(found) + FEW_WORDS / 2;
    g_array_unref(better ? found : stated);
    return better ? stated : found;
}

gboolean ent_html_read(EntDraft *draft, EntStr bytes, const char *name, const EntReadOptions *options, GError **error)
{
    gsize n = 0;
    g_autofree char *text = html_decode(bytes, draft->charset, name, &n, error);
    if (text == NULL)
        return FALSE;
    g_autoptr(EntArena) arena = ent_arena_new();
    HtmlPage page = { .arena = arena };
    if (!html_parse(&page, (EntStr){ text, n }, name, options, error))
        return FALSE;
    if (!options->whole)
        html_jsonld_read(&page, draft);
    g_autoptr(GArray) blocks = options->whole ? keep_all(&page) : find_article(&page);
    if (!options->whole) {
        html_meta_read(&page, blocks, draft);
        blocks = prefer_stated(&page, blocks, options);
    }
    draft->overfull = blocks->len >= ENT_MAX_BLOCKS;
    put_blocks(draft, blocks);
    draft->marked = TRUE;
    return TRUE;
}
