/* SPDX-License-Identifier: Apache-2.0 */
/*
 * records.c: from what a record states to an article with a number; see records.h.
 *
 * What a record says of itself counts before what the page in it says, and both before what is guessed from the text.
 */
#include "read/records.h"

#include "base/str.h"

#include <string.h>

enum { FULL_WORDS = 120 /* a feed's summary of so many words is the article */ };

static void name_record(EntRecords *r)
{
    g_free(r->path);
    g_free(r->called);
    r->path = g_strdup_printf("%s#%" G_GUINT64_FORMAT, r->file, r->number);
    r->called = r->member != NULL ? g_strdup_printf("%s:%s", r->path, r->member) : g_strdup(r->path);
    r->since = g_get_monotonic_time();
}

const char *ent_records_next(EntRecords *r)
{
    if (r->stopped)
        return NULL;
    r->number++;
    if (r->options->max_records == 0 || r->number <= r->options->max_records) {
        name_record(r);
        return r->called;
    }
    g_autoptr(GError) error = g_error_new(ENT_ERROR, ENT_ERROR_TOO_LARGE,
                                          "%s: holds more than the limit of %" G_GUINT64_FORMAT
                                          " articles; the rest is left unread; raise the limit with "
                                          "--max-records",
                                          r->file, r->options->max_records);
    r->problem(r->file, error, r->data);
    r->stopped = TRUE;
    return NULL;
}

const char *ent_records_only(EntRecords *r)
{
    if (r->member != NULL)
        return ent_records_next(r);
    g_free(r->path);
    g_free(r->called);
    r->path = g_strdup(r->file);
    r->called = g_strdup(r->file);
    r->since = g_get_monotonic_time();
    return r->called;
}

gboolean ent_records_fail(EntRecords *r, GError *why)
{
    r->problem(r->path, why, r->data);
    g_error_free(why);
    return !r->stopped;
}

gboolean ent_records_give_article(EntRecords *r, EntArticle *article)
{
    g_free(article->path);
    article->path = g_strdup(r->path);
    g_free(article->file_time);
    article->file_time = g_strdup(r->file_time);
    r->stopped = !r->article(article, r->data);
    return !r->stopped;
}

/* One line, without markup. */
static char *one_line(const char *value)
{
    char *const line = ent_fragment_text(value);
    if (line != NULL && line[0] == '\0') {
        g_free(line);
        return NULL;
    }
    return line;
}

/* Takes `value` for `slot` where there is one. */
static void override(char **slot, char *value)
{
    if (value == NULL)
        return;
    g_free(*slot);
    *slot = value;
}

/* "Ana Ruiz; Ben Okri", "desk@post.example (Ana Ruiz)", or a line a name. */
static void state_authors(EntDraft *draft, const char *value)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    g_auto(GStrv) lines = g_strsplit_set(value, "\n;", -1);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autofree char *line = one_line(lines[i]);
        char *const open = line != NULL ? strchr(line, '(') : NULL;
        char *name = line;
        if (open != NULL && strchr(line, '@') != NULL && strchr(line, '@') < open) {
            name = open + 1;
            name[strcspn(name, ")")] = '\0';
        }
        if (name != NULL && strchr(name, '@') == NULL)
            ent_byline_authors(name, found);
    }
    if (found->len == 0)
        return;
    g_ptr_array_set_size(draft->authors, 0);
    for (guint i = 0; i < found->len; i++)
        g_ptr_array_add(draft->authors, g_strdup(g_ptr_array_index(found, i)));
}

static void state(EntDraft *draft, const EntRecord *record)
{
    char *const *const v = record->values;
    if (v[ENT_RECORD_TITLE] != NULL)
        override(&draft->title, one_line(v[ENT_RECORD_TITLE]));
    if (v[ENT_RECORD_AUTHOR] != NULL)
        state_authors(draft, v[ENT_RECORD_AUTHOR]);
    if (v[ENT_RECORD_PUBLISHER] != NULL)
        override(&draft->publisher, one_line(v[ENT_RECORD_PUBLISHER]));
    if (v[ENT_RECORD_PUBLISHED] != NULL)
        override(&draft->published, ent_stamp_read(v[ENT_RECORD_PUBLISHED]));
    if (v[ENT_RECORD_MODIFIED] != NULL)
        override(&draft->modified, ent_stamp_read(v[ENT_RECORD_MODIFIED]));
    override(&draft->url, g_strdup(v[ENT_RECORD_URL]));
}

/* "en-GB" of "en_GB", "English" and the like; NULL where it is no language. */
static char *language_tag(const char *word)
{
    static const struct {
        const char *word, *tag;
    } known[] = { { "english", "en" }, { "eng", "en" },      { "french", "fr" },  { "fra", "fr" },     { "german", "de" },
                  { "deu", "de" },     { "spanish", "es" },  { "spa", "es" },     { "italian", "it" }, { "portuguese", "pt" },
                  { "russian", "ru" }, { "rus", "ru" },      { "chinese", "zh" }, { "zho", "zh" },     { "arabic", "ar" },
                  { "ara", "ar" },     { "japanese", "ja" }, { "turkish", "tr" }, { "dutch", "nl" },   { "ukrainian", "uk" } };
    g_autofree char *tag = g_strdup(word);
    g_strdelimit(g_strstrip(tag), "_", '-');
    for (gsize i = 0; i < G_N_ELEMENTS(known); i++)
        if (g_ascii_strcasecmp(tag, known[i].word) == 0)
            return g_strdup(known[i].tag);
    const gsize first = strcspn(tag, "-");
    if (first < 2 || first > 3 || strlen(tag) > 35)
        return NULL;
    for (const char *p = tag; *p != '\0'; p++)
        if (!g_ascii_isalnum(*p) && *p != '-')
            return NULL;
    return g_steal_pointer(&tag);
}

/* Whether the lines of a text are its paragraphs, as extractors write them: no blank line, and most lines end as sentences do. */
static gboolean has_lines_for_paragraphs(const char *text)
{
    if (strchr(text, '\n') == NULL || strstr(text, "\n\n") != NULL)
        return FALSE;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0, whole = 0;
    for (; lines[n] != NULL; n++)
        whole += ent_ends_sentence(lines[n]);
    return whole * 2 >= n;
}

/* A text, or a piece of HTML, as blocks. */
static gboolean read_text(EntDraft *draft, const char *text, const EntRecords *r, GError **error)
{
    if (ent_looks_like_markup(text))
        return ent_fragment_read(draft, ent_str(text), r->options->max_depth, r->called, error);
    if (has_lines_for_paragraphs(text)) {
        g_autoptr(GString) parted = g_string_new(text);
        g_string_replace(parted, "\n", "\n\n", 0);
        return ent_text_read(draft, (EntStr){ parted->str, parted->len }, r->called, r->options, error);
    }
    return ent_text_read(draft, ent_str(text), r->called, r->options, error);
}

/* A page whose text is UTF-8 for certain, with the mark that tells so. */
static gboolean read_page_text(EntDraft *draft, const char *page, const EntRecords *r, GError **error)
{
    g_autofree char *marked = g_strconcat("\xEF\xBB\xBF", page, NULL);
    return ent_page_read(draft, ent_str(marked), r->called, r->options, error);
}

/* The record's text in whatever form it has it, the best first. */
static gboolean read_body(EntDraft *draft, const EntRecord *record, const EntRecords *r, gboolean *summary, GError **error)
{
    char *const *const v = record->values;
    *summary = FALSE;
    if (draft->blocks->len > 0)
        return TRUE;
    if (v[ENT_RECORD_TEXT] != NULL)
        return read_text(draft, v[ENT_RECORD_TEXT], r, error);
    if (record->page.n > 0)
        return ent_page_read(draft, record->page, r->called, r->options, error);
    if (v[ENT_RECORD_HTML] != NULL)
        return read_page_text(draft, v[ENT_RECORD_HTML], r, error);
    if (v[ENT_RECORD_SUMMARY] == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: has no text; if it stands under another name than text, content or body, say which with --map text=NAME",
                    r->called);
        return FALSE;
    }
    *summary = ent_count_words(v[ENT_RECORD_SUMMARY]) < FULL_WORDS;
    return read_text(draft, v[ENT_RECORD_SUMMARY], r, error);
}

gboolean ent_records_give(EntRecords *r, EntRecord *record)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntDraft) draft = record->draft != NULL ? g_steal_pointer(&record->draft) : ent_draft_new();
    g_autoptr(EntArticle) article = NULL;
    gboolean summary = FALSE;
    if (read_body(draft, record, r, &summary, &error)) {
        state(draft, record);
        article = ent_article_finish(draft, r->called, r->options, r->since, &error);
    }
    if (article == NULL)
        return ent_records_fail(r, g_steal_pointer(&error));
    if (article->language == NULL && record->values[ENT_RECORD_LANGUAGE] != NULL)
        article->language = language_tag(record->values[ENT_RECORD_LANGUAGE]);
    article->summary = summary;
    return ent_records_give_article(r, g_steal_pointer(&article));
}
