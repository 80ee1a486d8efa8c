/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_meta.c: what a page says about its article outside the text: OpenGraph, <meta>, microdata, <time>, printed bylines.
 *
 * Sources are asked in the order of trust, JSON-LD before all of these; the first that says something sane counts. Headlines are
 * then compared with what is printed: search engines are told shortened ones, with the outlet's name behind.
 */
#include "read/html_internal.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    MAX_VALUE = 500, /* bytes of a field */
    NEAR_BODY = 25,  /* lines before and behind the body's first that may hold byline and date */
    MAX_STEPS = 200, /* elements of an item that are looked at */
    MAX_ITEMS = 100, /* items of one kind */
    LINE_WORDS = 25
};

/* The character of an entity such as "&amp;" at p, and its end; 0 where there is none. */
static gunichar entity_at(const char *p, const char **end)
{
    const char *const semicolon = memchr(p, ';', strnlen(p, 12));
    if (semicolon == NULL)
        return 0;
    *end = semicolon + 1;
    if (p[1] == '#') {
        const gboolean hex = p[2] == 'x' || p[2] == 'X';
        const guint64 c = g_ascii_strtoull(p + 2 + hex, NULL, hex ? 16 : 10);
        return c < 0x110000 && g_unichar_validate((gunichar)c) ? (gunichar)c : 0;
    }
    g_autofree char *name = g_strndup(p + 1, (gsize)(semicolon - p - 1));
    const htmlEntityDesc *const entity = htmlEntityLookup((const xmlChar *)name);
    return entity != NULL ? entity->value : 0;
}

/* One line of clean text: entities resolved once more, tags gone. NULL where nothing is left. */
static char *clean_value(const char *value)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *p = value; *p != '\0' && out->len < MAX_VALUE;) {
        const char *end = g_utf8_next_char(p);
        gunichar c = *p == '&' ? entity_at(p, &end) : 0;
        if (*p == '<' && (g_ascii_isalpha(p[1]) || p[1] == '/') && strchr(p, '>') != NULL)
            end = strchr(p, '>') + 1;
        else
            ent_append_clean(out, c != 0 ? c : g_utf8_get_char(p), FALSE);
        p = c != 0 || *p == '<' ? end : g_utf8_next_char(p);
    }
    g_autoptr(EntDraft) draft = ent_draft_new();
    g_strdelimit(out->str, "\n\f", ' ');
    const EntDraftBlock *const line = ent_draft_add(draft, ENT_BLOCK_PARAGRAPH, (EntStr){ out->str, out->len }, 0);
    return line != NULL ? g_strdup(line->text) : NULL;
}

static char *page_address(const char *value)
{
    const char *const host = g_str_has_prefix(value, "https://")  ? value + 8
                             : g_str_has_prefix(value, "http://") ? value + 7
                                                                  : NULL;
    if (host == NULL || strpbrk(value, " \"<>") != NULL)
        return NULL;
    const char *const path = host + strcspn(host, "/?");
    return path[0] != '\0' && path[1] != '\0' ? g_strdup(value) : NULL; /* not the outlet's front page */
}

/* The language alone: "en" of "en-US". */
static char *language_of(const char *value)
{
    const gsize n = strspn(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    return (n == 2 || n == 3) && (value[n] == '\0' || strchr("-_", value[n]) != NULL) ? g_ascii_strdown(value, (gssize)n) : NULL;
}

/* A day that may be one of publication: templates fill in the year 1 or the epoch. */
static char *day_of(const char *value)
{
    char *const date = ent_date_find(value, NULL, NULL);
    if (date != NULL && !g_str_has_prefix(date, "1970-01-01"))
        return date;
    g_free(date);
    return NULL;
}

static char **slot_of(EntDraft *draft, EntField field)
{
    switch (field) {
    case ENT_FIELD_TITLE:
        return &draft->title;
    case ENT_FIELD_PUBLISHER:
        return &draft->publisher;
    case ENT_FIELD_PUBLISHED:
        return &draft->published;
    case ENT_FIELD_MODIFIED:
        return &draft->modified;
    case ENT_FIELD_URL:
        return &draft->url;
    default:
        return &draft->language;
    }
}

static void add_author(EntDraft *draft, const char *name, const char *source)
{
    const gboolean mine = draft->authors->len == 0 || draft->sources[ENT_FIELD_AUTHORS] == source;
    if (!mine || strstr(name, "://") != NULL || strchr(name, '@') != NULL || ent_count_words(name) > LINE_WORDS)
        return;
    const guint before = draft->authors->len;
    g_autofree char *list = g_strdup(name);
    g_strdelimit(list, ",|", ';'); /* a stated list holds names only */
    ent_byline_authors(list, draft->authors);
    if (draft->authors->len > before)
        draft->sources[ENT_FIELD_AUTHORS] = source;
}

void html_state(EntDraft *draft, EntField field, const char *value, const char *source)
{
    g_autofree char *clean = value != NULL ? clean_value(value) : NULL;
    if (clean == NULL)
        return;
    if (field == ENT_FIELD_AUTHORS) {
        add_author(draft, clean, source);
        return;
    }
    char **const slot = slot_of(draft, field);
    if (*slot != NULL)
        return;
    if (field == ENT_FIELD_URL)
        *slot = page_address(clean);
    else if (field == ENT_FIELD_LANGUAGE)
        *slot = language_of(clean);
    else if (field == ENT_FIELD_PUBLISHED || field == ENT_FIELD_MODIFIED)
        *slot = day_of(clean);
    else
        *slot = ent_count_words(clean) > 0 ? g_steal_pointer(&clean) : NULL;
    if (*slot != NULL)
        draft->sources[field] = source;
}

typedef struct MetaName {
    const char *name;
    EntField field;
} MetaName;

static const MetaName open_graph[] = {
    { "og:title", ENT_FIELD_TITLE },
    { "article:author", ENT_FIELD_AUTHORS },
    { "og:article:author", ENT_FIELD_AUTHORS },
    { "og:site_name", ENT_FIELD_PUBLISHER },
    { "article:published_time", ENT_FIELD_PUBLISHED },
    { "og:article:published_time", ENT_FIELD_PUBLISHED },
    { "og:published_time", ENT_FIELD_PUBLISHED },
    { "og:pubdate", ENT_FIELD_PUBLISHED },
    { "article:modified_time", ENT_FIELD_MODIFIED },
    { "og:article:modified_time", ENT_FIELD_MODIFIED },
    { "og:updated_time", ENT_FIELD_MODIFIED },
    { "og:url", ENT_FIELD_URL },
    { "og:locale", ENT_FIELD_LANGUAGE },
};

/* Of one field, the surer name stands first. */
static const MetaName plain_meta[] = {
    { "headline", ENT_FIELD_TITLE },
    { "article:title", ENT_FIELD_TITLE },
    { "dc.title", ENT_FIELD_TITLE },
    { "dcterms.title", ENT_FIELD_TITLE },
    { "sailthru.title", ENT_FIELD_TITLE },
    { "parsely-title", ENT_FIELD_TITLE },
    { "twitter:title", ENT_FIELD_TITLE },
    { "author", ENT_FIELD_AUTHORS },
    { "byl", ENT_FIELD_AUTHORS },
    { "dc.creator", ENT_FIELD_AUTHORS },
    { "dcterms.creator", ENT_FIELD_AUTHORS },
    { "sailthru.author", ENT_FIELD_AUTHORS },
    { "parsely-author", ENT_FIELD_AUTHORS },
    { "dc.publisher", ENT_FIELD_PUBLISHER },
    { "dcterms.publisher", ENT_FIELD_PUBLISHER },
    { "publisher", ENT_FIELD_PUBLISHER },
    { "application-name", ENT_FIELD_PUBLISHER },
    { "article.published", ENT_FIELD_PUBLISHED },
    { "article_date_original", ENT_FIELD_PUBLISHED },
    { "published_at", ENT_FIELD_PUBLISHED },
    { "publish-date", ENT_FIELD_PUBLISHED },
    { "publishdate", ENT_FIELD_PUBLISHED },
    { "publish_date", ENT_FIELD_PUBLISHED },
    { "pubdate", ENT_FIELD_PUBLISHED },
    { "publication_date", ENT_FIELD_PUBLISHED },
    { "parsely-pub-date", ENT_FIELD_PUBLISHED },
    { "sailthru.date", ENT_FIELD_PUBLISHED },
    { "dc.date.issued", ENT_FIELD_PUBLISHED },
    { "dcterms.issued", ENT_FIELD_PUBLISHED },
    { "dc.date", ENT_FIELD_PUBLISHED },
    { "dc.date.created", ENT_FIELD_PUBLISHED },
    { "dcterms.created", ENT_FIELD_PUBLISHED },
    { "date", ENT_FIELD_PUBLISHED },
    { "article.updated", ENT_FIELD_MODIFIED },
    { "updated-date", ENT_FIELD_MODIFIED },
    { "dcterms.modified", ENT_FIELD_MODIFIED },
    { "dc.date.modified", ENT_FIELD_MODIFIED },
    { "lastmod", ENT_FIELD_MODIFIED },
    { "last-modified", ENT_FIELD_MODIFIED },
    { "dc.language", ENT_FIELD_LANGUAGE },
    { "language", ENT_FIELD_LANGUAGE },
};

static const MetaName microdata[] = {
    { "headline", ENT_FIELD_TITLE },        { "author", ENT_FIELD_AUTHORS },          { "creator", ENT_FIELD_AUTHORS },
    { "publisher", ENT_FIELD_PUBLISHER },   { "datePublished", ENT_FIELD_PUBLISHED }, { "dateCreated", ENT_FIELD_PUBLISHED },
    { "dateModified", ENT_FIELD_MODIFIED }, { "inLanguage", ENT_FIELD_LANGUAGE },
};

/* The <meta> elements, and those with itemprop, in the order of the page. */
typedef struct Marked {
    GPtrArray *metas, *items, *times; /* const HtmlNode * */
    const HtmlNode *canonical, *html;
} Marked;

/* Whether it stands among what readers wrote or what leads elsewhere. */
static gboolean is_aside(const HtmlNode *node)
{
    for (; node != NULL && node->tag != HTML_BODY; node = node->parent)
        if (node->hint == HTML_HINT_COMMENTS || node->hint == HTML_HINT_FURNITURE || node->tag == HTML_ASIDE ||
            node->tag == HTML_NAV || node->tag == HTML_FOOTER)
            return TRUE;
    return FALSE;
}

static void gather(const HtmlPage *page, Marked *marked)
{
    for (const HtmlNode *node = page->root; node != NULL; node = html_next(node, page->root, FALSE)) {
        if (node->tag == HTML_HTML && marked->html == NULL)
            marked->html = node;
        else if (node->tag == HTML_META)
            g_ptr_array_add(marked->metas, (gpointer)node);
        else if (node->tag == HTML_LINK && g_strcmp0(html_attr(node, HTML_ATTR_REL), "canonical") == 0)
            marked->canonical = marked->canonical != NULL ? marked->canonical : node;
        else if (node->tag == HTML_TIME && !is_aside(node))
            g_ptr_array_add(marked->times, (gpointer)node);
        if (node->attrs != NULL && html_attr(node, HTML_ATTR_ITEMPROP) != NULL)
            g_ptr_array_add(marked->items, (gpointer)node);
    }
}

static void take_metas(const Marked *marked, const MetaName *names, gsize n, EntDraft *draft, const char *source)
{
    for (gsize k = 0; k < n; k++) {
        for (guint i = 0; i < marked->metas->len; i++) {
            const HtmlNode *const meta = g_ptr_array_index(marked->metas, i);
            const char *const property = html_attr(meta, HTML_ATTR_PROPERTY);
            const char *const name = html_attr(meta, HTML_ATTR_NAME);
            if ((property != NULL && g_ascii_strcasecmp(property, names[k].name) == 0) ||
                (name != NULL && g_ascii_strcasecmp(name, names[k].name) == 0))
                html_state(draft, names[k].field, html_attr(meta, HTML_ATTR_CONTENT), source);
        }
    }
}

/* What an element with itemprop gives: an attribute, the name inside it, or its text. */
static char *item_value(const HtmlNode *item)
{
    static const HtmlAttr attrs[] = { HTML_ATTR_CONTENT, HTML_ATTR_DATETIME };
    for (gsize i = 0; i < G_N_ELEMENTS(attrs); i++)
        if (html_attr(item, attrs[i]) != NULL)
            return g_strdup(html_attr(item, attrs[i]));
    guint steps = MAX_STEPS;
    for (const HtmlNode *node = item->first; node != NULL && steps > 0; node = html_next(node, item, FALSE), steps--) {
        const char *const prop = node->attrs != NULL ? html_attr(node, HTML_ATTR_ITEMPROP) : NULL;
        if (g_strcmp0(prop, "name") == 0)
            return html_attr(node, HTML_ATTR_CONTENT) != NULL ? g_strdup(html_attr(node, HTML_ATTR_CONTENT))
                                                              : html_text(node, MAX_VALUE);
    }
    return html_text(item, MAX_VALUE);
}

static void take_microdata(const Marked *marked, EntDraft *draft)
{
    for (gsize k = 0; k < G_N_ELEMENTS(microdata); k++) {
        guint taken = 0;
        for (guint i = 0; i < marked->items->len && taken < MAX_ITEMS; i++) {
            const HtmlNode *const item = g_ptr_array_index(marked->items, i);
            if (strcmp(html_attr(item, HTML_ATTR_ITEMPROP), microdata[k].name) != 0 || is_aside(item))
                continue;
            g_autofree char *value = item_value(item);
            html_state(draft, microdata[k].field, value, "microdata");
            taken++;
        }
    }
}

static void take_times(const Marked *marked, EntDraft *draft)
{
    for (guint i = 0; i < MIN(marked->times->len, MAX_ITEMS); i++) {
        const HtmlNode *const node = g_ptr_array_index(marked->times, i);
        g_autofree char *text = html_text(node, MAX_VALUE);
        g_autofree char *lower = g_ascii_strdown(text, -1);
        const char *const stamp = html_attr(node, HTML_ATTR_DATETIME);
        const gboolean later = strstr(lower, "updated") != NULL || strstr(lower, "modified") != NULL;
        html_state(draft, later ? ENT_FIELD_MODIFIED : ENT_FIELD_PUBLISHED, stamp != NULL ? stamp : text, "time");
    }
}

/* Bylines and dates printed near the beginning of the text become blocks with that role: metadata.c reads them. */
static void keep_printed(const GArray *blocks, EntDraft *draft)
{
    guint first = 0;
    while (first < blocks->len && !g_array_index(blocks, HtmlBlock, first).kept)
        first++;
    for (guint i = first > NEAR_BODY ? first - NEAR_BODY : 0; i < MIN(blocks->len, first + 3); i++) {
        const HtmlBlock *const block = &g_array_index(blocks, HtmlBlock, i);
        const HtmlHint hint = (HtmlHint)block->node->hint;
        if (block->kept || block->words > LINE_WORDS || is_aside(block->node))
            continue;
        EntBlockRole role = ent_shape_of(block->text, 0);
        if (role != ENT_ROLE_BYLINE && hint == HTML_HINT_BYLINE && ent_name_length(block->text) > 0)
            role = ENT_ROLE_BYLINE;
        if (role != ENT_ROLE_BYLINE && role != ENT_ROLE_DATE && hint == HTML_HINT_DATE)
            role = ENT_ROLE_DATE;
        if (role != ENT_ROLE_BYLINE && role != ENT_ROLE_DATE)
            continue;
        EntDraftBlock *const put = ent_draft_add(draft, ENT_BLOCK_PARAGRAPH, (EntStr){ block->text, block->n }, 0);
        if (put != NULL)
            put->role = role;
    }
}

void html_meta_read(const HtmlPage *page, GArray *blocks, EntDraft *draft)
{
    g_autoptr(GPtrArray) metas = g_ptr_array_new();
    g_autoptr(GPtrArray) items = g_ptr_array_new();
    g_autoptr(GPtrArray) times = g_ptr_array_new();
    Marked marked = { .metas = metas, .items = items, .times = times };
    gather(page, &marked);
    take_metas(&marked, open_graph, G_N_ELEMENTS(open_graph), draft, "OpenGraph");
    take_metas(&marked, plain_meta, G_N_ELEMENTS(plain_meta), draft, "meta");
    if (marked.canonical != NULL)
        html_state(draft, ENT_FIELD_URL, html_attr(marked.canonical, HTML_ATTR_HREF), "link");
    take_microdata(&marked, draft);
    take_times(&marked, draft);
    if (marked.html != NULL)
        html_state(draft, ENT_FIELD_LANGUAGE, html_attr(marked.html, HTML_ATTR_LANG), "html");
    html_headline_settle(page, blocks, draft);
    keep_printed(blocks, draft);
}
