/* SPDX-License-Identifier: Apache-2.0 */
/*
 * metadata.c: title, authors, publisher, dates and URL, from what the file states and from the furniture around the body.
 *
 * Only what is printed is taken, and nothing from inside the body: a date there is of an event or of a picture.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

/* The body's place among the blocks, from its first full paragraph (a standfirst may stand above the byline) to its last block.
 */
typedef struct Body {
    guint first, last;
} Body;

static Body body_of(const EntDraft *draft)
{
    Body body = { draft->blocks->len, 0 };
    for (guint i = 0; i < draft->blocks->len; i++) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        if (block->role != ENT_ROLE_BODY)
            continue;
        if (ent_count_words(block->text) >= ENT_STRONG_WORDS && ent_ends_sentence(block->text))
            body.first = MIN(body.first, i);
        body.last = i;
    }
    body.first = MIN(body.first, body.last);
    return body;
}

/* "U.S." at the end keeps its full stop. */
static gboolean ends_in_abbreviation(const char *text)
{
    const gsize n = strlen(text);
    return n >= 4 && g_ascii_isupper(text[n - 2]) && text[n - 3] == '.';
}

static char *title_of(const EntDraft *draft)
{
    if (draft->title != NULL)
        return g_strdup(draft->title);
    g_autoptr(GString) title = g_string_new(NULL);
    for (guint i = 0; i < draft->blocks->len; i++) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        if (block->role == ENT_ROLE_TITLE)
            g_string_append_printf(title, "%s%s", title->len > 0 ? " " : "", block->text);
    }
    if (title->len > 1 && g_str_has_suffix(title->str, ".") && !g_str_has_suffix(title->str, "..") &&
        !ends_in_abbreviation(title->str))
        g_string_truncate(title, title->len - 1);
    return title->len > 0 ? g_strdup(title->str) : NULL;
}

/* "(Reporting by Ana Ruiz and Ben Okri in Lisbon; Editing by …)": the first part's names. */
static void add_reporters(const char *text, GPtrArray *authors)
{
    const char *const open = text[0] == '(' ? text + 1 : text;
    if (!g_str_has_prefix(open, "Reporting by ") && !g_str_has_prefix(open, "Reporting and writing by "))
        return;
    const char *const names = strstr(open, "by ") + 3;
    g_autofree char *part = g_strndup(names, strcspn(names, ";)."));
    ent_byline_authors(part, authors);
}

static void fill_authors(const EntDraft *draft, GPtrArray *authors)
{
    for (guint i = 0; i < draft->authors->len; i++)
        g_ptr_array_add(authors, g_strdup(g_ptr_array_index(draft->authors, i)));
    for (guint i = 0; i < draft->blocks->len && draft->authors->len == 0; i++)
        if (ent_draft_block(draft, i)->role == ENT_ROLE_BYLINE)
            ent_byline_authors(ent_draft_block(draft, i)->text, authors);
    for (guint i = 0; i < draft->blocks->len && authors->len == 0; i++)
        if (ent_draft_block(draft, i)->role == ENT_ROLE_STAFF)
            add_reporters(ent_draft_block(draft, i)->text, authors);
}

static gboolean is_author(const GPtrArray *authors, const char *name)
{
    for (guint i = 0; i < authors->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(authors, i), name) == 0)
            return TRUE;
    return FALSE;
}

/* One part of a copyright line: years and formulas dropped; NULL where no outlet is left. */
static char *outlet_part(const char *part, const GPtrArray *authors)
{
    static GRegex *noise;
    static gsize once;
    if (g_once_init_enter(&once)) {
        noise =
            g_regex_new("(?i)©|\\(c\\)|\\bcopyright\\b|\\b(?:19|20)\\d{2}\\b|\\ball rights reserved\\b.*|\\bby\\b", 0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    g_autofree char *plain = g_regex_replace_literal(noise, part, -1, 0, " ", 0, NULL);
    g_auto(GStrv) words = g_strsplit_set(plain != NULL ? plain : "", " \t", -1);
    g_autoptr(GString) name = g_string_new(NULL);
    for (guint i = 0; words[i] != NULL; i++)
        if (words[i][0] != '\0' && strcmp(words[i], "-") != 0 && strcmp(words[i], "–") != 0)
            g_string_append_printf(name, "%s%s", name->len > 0 ? " " : "", words[i]);
    while (name->len > 0 && strchr(".,;-", name->str[name->len - 1]) != NULL)
        g_string_truncate(name, name->len - 1);
    if (name->len == 0 || ent_count_words(name->str) > 6 || is_author(authors, name->str))
        return NULL;
    return g_strdup(name->str);
}

/* The outlet of "© 2024 The Daily Post. All rights reserved." or "Copyright © Ana Ruiz, The Daily Post, 2024". */
static char *copyright_outlet(const char *text, const GPtrArray *authors)
{
    if (strstr(text, "©") == NULL && g_ascii_strncasecmp(text, "copyright", 9) != 0 && g_ascii_strncasecmp(text, "(c) ", 4) != 0)
        return NULL;
    g_autofree char *line = g_strndup(text, 200);
    char *const stop = strstr(line, ". ");
    if (stop != NULL)
        *stop = '\0';
    g_auto(GStrv) parts = g_strsplit_set(line, ",|", -1);
    for (guint i = 0; parts[i] != NULL; i++) {
        char *const outlet = outlet_part(parts[i], authors);
        if (outlet != NULL && g_utf8_validate(outlet, -1, NULL))
            return outlet;
        g_free(outlet);
    }
    return NULL;
}

/* The outlet of "The Daily Post, June 3, 2024". */
static char *dated_outlet(const char *text)
{
    static const char *const no_outlets[] = { "published", "updated",  "posted", "last",    "first",     "on",
                                              "by",        "date",     "monday", "tuesday", "wednesday", "thursday",
                                              "friday",    "saturday", "sunday", "mon",     "tue",       "wed",
                                              "thu",       "fri",      "sat",    "sun" };
    gsize from = 0;
    g_autofree char *date = ent_date_find(text, &from, NULL);
    g_autofree char *before = g_strndup(text, date != NULL ? from : 0);
    g_strchomp(before);
    const gsize n = strlen(before);
    if (n < 2 || strchr(",|-", before[n - 1]) == NULL)
        return NULL;
    before[n - 1] = '\0';
    g_strstrip(before);
    g_autofree char *first = g_strndup(before, strcspn(before, " ,:"));
    for (gsize i = 0; i < G_N_ELEMENTS(no_outlets); i++)
        if (g_ascii_strcasecmp(first, no_outlets[i]) == 0)
            return NULL;
    return ent_count_words(before) > 0 && ent_count_words(before) <= 5 && strchr(before, ',') == NULL ? g_steal_pointer(&before)
                                                                                                      : NULL;
}

/* What a regex with one group finds, or NULL. */
static char *first_group(GRegex *regex, const char *text)
{
    g_autoptr(GMatchInfo) match = NULL;
    return g_regex_match(regex, text, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

/* "Subscribe to The Daily Post", "The original source of this article is The Daily Post." */
static char *named_outlet(const char *text)
{
    static GRegex *regex;
    static gsize once;
    if (g_once_init_enter(&once)) {
        regex = g_regex_new(
            "^(?i:subscribe to|become a (?:member|subscriber) of|(?:the )?original source of this article is|support) "
            "((?:[Tt]he )?\\p{Lu}[\\p{L}&'’.-]*(?: (?:of|the|and|\\p{Lu}[\\p{L}&'’.-]*)){0,4})[.!]?$",
            0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    char *const outlet = first_group(regex, text);
    if (outlet != NULL && g_str_has_prefix(outlet, "the "))
        outlet[0] = 'T';
    return outlet;
}

typedef char *(*OutletFinder)(const EntDraftBlock *block, const GPtrArray *authors);

static char *outlet_by_copyright(const EntDraftBlock *block, const GPtrArray *authors)
{
    return block->role == ENT_ROLE_LEGAL ? copyright_outlet(block->text, authors) : NULL;
}

static char *outlet_by_date(const EntDraftBlock *block, const GPtrArray *authors)
{
    (void)authors;
    return block->role == ENT_ROLE_DATE ? dated_outlet(block->text) : NULL;
}

static char *outlet_by_name(const EntDraftBlock *block, const GPtrArray *authors)
{
    (void)authors;
    const EntBlockRole role = block->role;
    return role == ENT_ROLE_LEGAL || role == ENT_ROLE_OFFER || role == ENT_ROLE_PROMO ? named_outlet(block->text) : NULL;
}

static char *publisher_of(const EntDraft *draft, const GPtrArray *authors)
{
    static const OutletFinder finders[] = { outlet_by_copyright, outlet_by_date, outlet_by_name };
    const Body body = body_of(draft);
    if (draft->publisher != NULL)
        return g_strdup(draft->publisher);
    for (gsize k = 0; k < G_N_ELEMENTS(finders); k++) {
        for (guint i = 0; i < draft->blocks->len; i++) {
            char *const outlet = i < body.first || i > body.last ? finders[k](ent_draft_block(draft, i), authors) : NULL;
            if (outlet != NULL)
                return outlet;
        }
    }
    return NULL;
}

/* Whether the last of the words about dates in text says that what follows is a later version's. */
static gboolean says_modified(const char *text, gsize n, gboolean before)
{
    static const struct {
        const char *word;
        gboolean modified;
    } words[] = { { "updated", TRUE }, { "modified", TRUE }, { "published", FALSE }, { "posted", FALSE } };
    g_autofree char *part = g_strndup(text, n);
    g_autofree char *lower = g_ascii_strdown(part, -1);
    const char *last = NULL;
    gboolean modified = before;
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        const char *const hit = g_strrstr(lower, words[i].word);
        if (hit != NULL && (last == NULL || hit > last)) {
            last = hit;
            modified = words[i].modified;
        }
    }
    return modified;
}

/* The dates of one line, by the words before them. */
static void take_dates(const char *text, char **published, char **modified)
{
    gboolean later = FALSE;
    gsize start = 0, end = 0;
    for (char *date = ent_date_find(text, &start, &end); date != NULL; date = ent_date_find(text, &start, &end)) {
        later = says_modified(text, start, later);
        char **const slot = later ? modified : published;
        if (*slot == NULL)
            *slot = date;
        else
            g_free(date);
        text += end;
    }
}

static gboolean says_published(const char *text)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);
    return strstr(lower, "published") != NULL || strstr(lower, "posted") != NULL || strstr(lower, "updated") != NULL;
}

static void fill_dates(const EntDraft *draft, EntArticle *article)
{
    const Body body = body_of(draft);
    article->published = g_strdup(draft->published);
    article->modified = g_strdup(draft->modified);
    for (guint i = 0; i < draft->blocks->len; i++) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        /* Behind the body a bare date may be that of a correction. */
        const gboolean dated = block->role == ENT_ROLE_DATE && (i < body.last || says_published(block->text));
        if (block->role == ENT_ROLE_BYLINE || dated)
            take_dates(block->text, &article->published, &article->modified);
    }
    for (guint i = 0; i < draft->blocks->len && article->published == NULL; i++) {
        const EntDraftBlock *const block = ent_draft_block(draft, i);
        if (block->role == ENT_ROLE_LEGAL && (i < body.first || i > body.last))
            take_dates(block->text, &article->published, &article->modified);
    }
}

/* A line that is nothing but an address, above the body. */
static char *url_of(const EntDraft *draft)
{
    const Body body = body_of(draft);
    if (draft->url != NULL)
        return g_strdup(draft->url);
    for (guint i = 0; i < body.first; i++) {
        const char *const text = ent_draft_block(draft, i)->text;
        if ((g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://")) && strchr(text, ' ') == NULL)
            return g_strdup(text);
    }
    return NULL;
}

/* Where each field was found: as the reader of the format said, else in the file's own labels, else on the page. */
static void fill_sources(const EntDraft *draft, EntArticle *article)
{
    const struct {
        EntField field;
        gboolean set, stated;
        const char *printed;
    } rows[] = {
        { ENT_FIELD_TITLE, article->title != NULL, draft->title != NULL, "headline" },
        { ENT_FIELD_AUTHORS, article->authors->len > 0, draft->authors->len > 0, "byline" },
        { ENT_FIELD_PUBLISHER, article->publisher != NULL, draft->publisher != NULL, "page" },
        { ENT_FIELD_PUBLISHED, article->published != NULL, draft->published != NULL, "page" },
        { ENT_FIELD_MODIFIED, article->modified != NULL, draft->modified != NULL, "page" },
        { ENT_FIELD_URL, article->url != NULL, draft->url != NULL, "page" },
        { ENT_FIELD_LANGUAGE, article->language != NULL, draft->language != NULL, "page" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        const char *const said = draft->sources[rows[i].field];
        if (rows[i].set)
            article->sources[rows[i].field] = !rows[i].stated ? rows[i].printed : said != NULL ? said : "label";
    }
}

void ent_metadata_fill(const EntDraft *draft, EntArticle *article)
{
    fill_authors(draft, article->authors);
    article->title = title_of(draft);
    article->publisher = publisher_of(draft, article->authors);
    fill_dates(draft, article);
    article->url = url_of(draft);
    article->language = g_strdup(draft->language);
    fill_sources(draft, article);
}
