/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_jsonld.c: what a page states of its article in JSON-LD (schema.org: NewsArticle and its kin).
 *
 * Scripts are parsed by jansson after the two mistakes most pages make are undone: line ends inside strings, and comment marks
 * around the whole. Of several objects the first that is an article by its type and has a headline counts.
 */
#include "read/html_internal.h"

#include <jansson.h>
#include <string.h>

enum { MAX_DEPTH = 12, MAX_AUTHORS = 40 };

static const char SOURCE[] = "JSON-LD";

static const char *string_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* "NewsArticle", "BlogPosting", "Report" …, alone or in a list. */
static gboolean is_article_type(const json_t *type)
{
    static const char *const endings[] = { "Article", "Posting", "Report", "NewsStory" };
    const json_t *const first = json_is_array(type) ? json_array_get(type, 0) : type;
    const char *const name = json_string_value(first);
    for (gsize i = 0; name != NULL && i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i]))
            return TRUE;
    return FALSE;
}

/* The article in a value, or NULL. Lends. The parser has bounded the depth; so does `depth`. */
static const json_t *find_article(const json_t *value, guint depth)
{
    static const char *const keys[] = { "@graph", "mainEntity", "mainEntityOfPage", "hasPart" };
    const json_t *found = NULL;
    if (depth > MAX_DEPTH)
        return NULL;
    for (size_t i = 0; found == NULL && i < json_array_size(value); i++)
        found = find_article(json_array_get(value, i), depth + 1);
    if (!json_is_object(value))
        return found;
    if (is_article_type(json_object_get(value, "@type")) &&
        (string_of(value, "headline") != NULL || string_of(value, "datePublished") != NULL))
        return value;
    for (gsize i = 0; found == NULL && i < G_N_ELEMENTS(keys); i++)
        found = find_article(json_object_get(value, keys[i]), depth + 1);
    return found;
}

/* A name, or the object that has it; in a list the first. */
static const char *name_of(const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    return json_is_object(value) ? string_of(value, "name") : json_string_value(value);
}

static void take_authors(const json_t *value, EntDraft *draft)
{
    if (!json_is_array(value)) {
        html_state(draft, ENT_FIELD_AUTHORS, name_of(value), SOURCE);
        return;
    }
    for (size_t i = 0; i < MIN(json_array_size(value), MAX_AUTHORS); i++)
        html_state(draft, ENT_FIELD_AUTHORS, name_of(json_array_get(value, i)), SOURCE);
}

static void take_article(HtmlPage *page, const json_t *article, EntDraft *draft)
{
    const json_t *const main = json_object_get(article, "mainEntityOfPage");
    const char *const body = string_of(article, "articleBody");
    html_state(draft, ENT_FIELD_TITLE, string_of(article, "headline"), SOURCE);
    take_authors(json_object_get(article, "author"), draft);
    html_state(draft, ENT_FIELD_PUBLISHER, name_of(json_object_get(article, "publisher")), SOURCE);
    html_state(draft, ENT_FIELD_PUBLISHED, string_of(article, "datePublished"), SOURCE);
    html_state(draft, ENT_FIELD_MODIFIED, string_of(article, "dateModified"), SOURCE);
    html_state(draft, ENT_FIELD_URL, string_of(article, "url"), SOURCE);
    html_state(draft, ENT_FIELD_URL, json_is_object(main) ? string_of(main, "@id") : json_string_value(main), SOURCE);
    html_state(draft, ENT_FIELD_LANGUAGE, string_of(article, "inLanguage"), SOURCE);
    if (body != NULL && page->stated_body == NULL)
        page->stated_body = ent_arena_dup(page->arena, ent_str(body));
}

/* Control characters as blanks; from the first bracket to the last. */
static char *repaired(EntStr source, gsize *n)
{
    g_autofree char *text = ent_str_dup(source);
    for (gsize i = 0; i < source.n; i++)
        if ((guchar)text[i] < 0x20)
            text[i] = ' ';
    const char *const marked = g_strstr_len(text, 32, "<![CDATA[");
    const char *const from = strpbrk(marked != NULL ? marked + strlen("<![CDATA[") : text, "{[");
    const char *to = text + source.n;
    while (from != NULL && to > from && to[-1] != '}' && to[-1] != ']')
        to--;
    *n = from != NULL ? (gsize)(to - from) : 0;
    return from != NULL ? g_strndup(from, *n) : g_strdup("");
}

void html_jsonld_read(HtmlPage *page, EntDraft *draft)
{
    gboolean found = FALSE;
    for (const HtmlNode *node = page->root; node != NULL && !found; node = html_next(node, page->root, FALSE)) {
        if (node->tag != HTML_SCRIPT || node->text.n == 0)
            continue;
        gsize n = 0;
        g_autofree char *text = repaired(node->text, &n);
        json_t *const value = json_loadb(text, n, JSON_DISABLE_EOF_CHECK, NULL);
        const json_t *const article = find_article(value, 0);
        if (article != NULL)
            take_article(page, article, draft);
        found = article != NULL;
        json_decref(value);
    }
}
