/* SPDX-License-Identifier: Apache-2.0 */
/*
 * read.c: one article from bytes: the stages of this room in their order.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

enum { HEADING_WORDS = 12, QUESTION_WORDS = 8 };

/* Offsets into the text are 32 bits, and a character of one byte may become three. */
static const gsize hard_limit = G_MAXUINT32 / 4;

void ent_read_options_init(EntReadOptions *options)
{
    *options = (EntReadOptions){
        .max_bytes = (gsize)64 << 20, .max_depth = 256, .max_ratio = 200, .max_records = 1000000, .max_seconds = 60, .max_articles = 0
    };
}

/* A short line between paragraphs that is no sentence, or one in capitals. */
static gboolean is_heading(const EntDraftBlock *block, const EntDraftBlock *next)
{
    if (block->level > 0)
        return TRUE;
    if (block->kind != ENT_BLOCK_PARAGRAPH || next == NULL || next->kind != ENT_BLOCK_PARAGRAPH)
        return FALSE;
    const guint words = ent_count_words(block->text);
    if (words > HEADING_WORDS || !g_unichar_isupper(g_utf8_get_char(block->text)) || g_str_has_suffix(block->text, ":"))
        return FALSE;
    if (!ent_ends_sentence(block->text))
        return !g_str_has_suffix(block->text, ",");
    if (g_str_has_suffix(block->text, "?"))
        return words <= QUESTION_WORDS && ent_count_words(next->text) >= HEADING_WORDS;
    for (const char *p = block->text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return FALSE;
    return words > 0;
}

static gboolean is_kept(const EntDraftBlock *block)
{
    return block->role == ENT_ROLE_BODY || block->role == ENT_ROLE_TITLE;
}

static const EntDraftBlock *next_kept(const EntDraft *draft, guint i)
{
    for (guint k = i + 1; k < draft->blocks->len; k++)
        if (is_kept(ent_draft_block(draft, k)))
            return ent_draft_block(draft, k);
    return NULL;
}

static void append_block(GString *text, GArray *blocks, const char *words, EntBlockKind kind)
{
    if (text->len > 0)
        g_string_append(text, "\n\n");
    const guint32 start = (guint32)text->len;
    g_string_append(text, words);
    const EntBlock block = { start, (guint32)text->len, kind };
    g_array_append_val(blocks, block);
}

/* The headline first, wherever it stood, then the body. */
static void assemble(const EntDraft *draft, EntArticle *article)
{
    GString *text = g_string_new(NULL);
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(EntBlock));
    for (guint i = 0; i < draft->blocks->len; i++)
        if (ent_draft_block(draft, i)->role == ENT_ROLE_TITLE)
            append_block(text, blocks, ent_draft_block(draft, i)->text, ENT_BLOCK_TITLE);
    for (guint i = 0; i < draft->blocks->len; i++) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        if (block->role == ENT_ROLE_BODY)
            append_block(text, blocks, block->text, is_heading(block, next_kept(draft, i)) ? ENT_BLOCK_HEADING : block->kind);
    }
    ent_article_take_text(article, g_string_free(text, FALSE), blocks);
}

/* The blocks of a text in that format, or an error where it is of a kind that cannot be read. */
static gboolean read_format(EntDraft *draft, const EntReadFormat *format, EntStr text, const char *name, const EntReadOptions *options,
                            GError **error)
{
    if (format->read == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED,
                    "%s: is %s, which this version does not read; save the article as plain text or Markdown", name,
                    format->what);
        return FALSE;
    }
    if (!format->read(draft, text, name, options, error))
        return FALSE;
    if (draft->overfull)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: holds more than the limit of %d paragraphs; split it", name,
                    ENT_MAX_BLOCKS);
    return !draft->overfull;
}

/* The blocks of a file; the ending of `hint` helps to tell its kind. */
static gboolean read_blocks(EntDraft *draft, EntStr bytes, const char *called, const char *hint, const EntReadOptions *options,
                            GError **error)
{
    const EntReadFormat *const raw = ent_read_format_find(bytes, hint, TRUE);
    if (raw != NULL)
        return read_format(draft, raw, bytes, called, options, error);
    gsize n = 0;
    g_autofree char *text = ent_decode(bytes, called, &n, error);
    if (text == NULL)
        return FALSE;
    const EntStr decoded = { text, n };
    return read_format(draft, ent_read_format_find(decoded, hint, FALSE), decoded, called, options, error);
}

gboolean ent_page_read(EntDraft *draft, EntStr page, const char *called, const EntReadOptions *options, GError **error)
{
    const EntReadFormat *const html = ent_read_format_html();
    gsize n = 0;
    g_autofree char *text = html->raw ? NULL : ent_decode(page, called, &n, error);
    if (!html->raw && text == NULL)
        return FALSE;
    return read_format(draft, html, html->raw ? page : (EntStr){ text, n }, called, options, error);
}

void ent_read_too_large(const char *name, gsize limit, GError **error)
{
    g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                "%s: is larger than the limit of %" G_GSIZE_FORMAT " bytes; split it, or raise the limit with --max-bytes", name,
                limit);
}

static gboolean check_size(EntStr bytes, const char *name, gsize max_bytes, GError **error)
{
    const gsize limit = MIN(max_bytes, hard_limit);
    if (bytes.n > limit) {
        ent_read_too_large(name, limit, error);
        return FALSE;
    }
    if (ent_str_trim(bytes).n == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is empty; give a file that holds an article", name);
        return FALSE;
    }
    return TRUE;
}

/* Paragraphs of a text as they are, parted by blank lines; blanks and single line ends become one blank. */
static void take_whole(EntStr text, EntArticle *article)
{
    GString *out = g_string_sized_new(text.n);
    for (gsize i = 0; i < text.n;) {
        gsize end = i, lines = 0;
        while (end < text.n && g_ascii_isspace(text.p[end]))
            lines += text.p[end++] == '\n';
        if (end > i && out->len > 0 && end < text.n)
            g_string_append(out, lines > 1 ? "\n\n" : " ");
        i = end;
        while (end < text.n && !g_ascii_isspace(text.p[end]))
            end++;
        g_string_append_len(out, text.p + i, (gssize)(end - i));
        i = end;
    }
    ent_article_take_text(article, g_string_free(out, FALSE), NULL);
}

/* A text that is kept whole, or NULL. */
static EntArticle *read_whole(EntStr bytes, const char *name, GError **error)
{
    gsize n = 0;
    g_autofree char *text = ent_decode(bytes, name, &n, error);
    if (text == NULL)
        return NULL;
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(name);
    take_whole((EntStr){ text, n }, article);
    return article;
}

/* FALSE where work that began at `since` has taken too long. */
static gboolean check_time(gint64 since, const char *name, const EntReadOptions *options, GError **error)
{
    if (options->max_seconds == 0 || g_get_monotonic_time() - since <= (gint64)options->max_seconds * G_USEC_PER_SEC)
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                "%s: takes longer to read than the limit of %u seconds; split it, or raise the limit with --max-seconds", name,
                options->max_seconds);
    return FALSE;
}

/* Each stage is linear in the text or nearly so, and the text is bounded: between them is often enough to look at the clock. */
static gboolean work_out(EntDraft *draft, EntArticle *article, const EntReadOptions *options, gint64 since, GError **error)
{
    if (!check_time(since, article->path, options, error))
        return FALSE;
    if (!draft->marked) {
        ent_labels_take(draft);
        ent_furniture_mark(draft);
    }
    if (!check_time(since, article->path, options, error))
        return FALSE;
    ent_metadata_fill(draft, article);
    if (!draft->marked)
        ent_heal(draft);
    return check_time(since, article->path, options, error);
}

EntArticle *ent_article_finish(EntDraft *draft, const char *called, const EntReadOptions *options, gint64 since, GError **error)
{
    g_autoptr(EntArticle) article = ent_article_new();
    article->path = g_strdup(called);
    article->max_seconds = options->max_seconds;
    if (!options->whole && !work_out(draft, article, options, since, error))
        return NULL;
    assemble(draft, article);
    if (article->text_len == 0) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: holds no article text, only page furniture; give the article itself", called);
        return NULL;
    }
    return g_steal_pointer(&article);
}

EntArticle *ent_article_read_as(EntStr bytes, const char *called, const char *hint, const EntReadOptions *options, GError **error)
{
    const gint64 since = g_get_monotonic_time();
    if (!check_size(bytes, called, options->max_bytes, error))
        return NULL;
    const gboolean markup = ent_markdown_tell(ENT_STR(""), hint) || ent_html_tell(bytes, hint); /* Markdown by its name alone */
    if (options->whole && !markup)
        return read_whole(bytes, called, error);
    g_autoptr(EntDraft) draft = ent_draft_new();
    if (!read_blocks(draft, bytes, called, hint, options, error))
        return NULL;
    return ent_article_finish(draft, called, options, since, error);
}

EntArticle *ent_article_read(EntStr bytes, const char *name, const EntReadOptions *options, GError **error)
{
    EntReadOptions defaults;
    ent_read_options_init(&defaults);
    const char *const called = name != NULL ? name : "-";
    return ent_article_read_as(bytes, called, called, options != NULL ? options : &defaults, error);
}
