/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fields.c: under which names people keep what: the keys of JSON objects and the columns of tables, and the user's own words for
 * them.
 *
 * The names are those of trafilatura, news-please, the Common Crawl tools, GDELT, schema.org, JSON Feed and newspaper; of two
 * that a record has, the one that stands first here counts.
 */
#include "read/records.h"

#include <string.h>

/* What the user calls a field in "key=path". */
static const char *const keys[ENT_N_RECORD_FIELDS] = { "text",      "html",      "summary",  "title", "author",
                                                       "publisher", "published", "modified", "url",   "language" };

static const char *const text_names[] = { "text",         "maintext", "main_text",    "article_text",
                                          "full_text",    "fulltext", "articleBody",  "body",
                                          "content",      "article",  "content_text", "plain_text",
                                          "cleaned_text", "story",    "raw_text",     NULL };
static const char *const html_names[] = { "html", "raw_html", "rawHtml", "content_html", "page_html", "html_content", NULL };
static const char *const summary_names[] = { "summary", "description", "excerpt", "abstract", NULL };
static const char *const title_names[] = { "title", "headline", "title_page", "title_rss", NULL };
static const char *const author_names[] = { "authors", "author", "byline", "creator", "by", NULL };
static const char *const publisher_names[] = {
    "sitename", "site_name",     "publisher",       "publication", "outlet", "newspaper", "source_name",
    "source",   "source_domain", "source-hostname", "hostname",    "domain", "site",      NULL
};
static const char *const published_names[] = { "date_publish",
                                               "date_published",
                                               "datePublished",
                                               "published",
                                               "publishedAt",
                                               "published_at",
                                               "published_date",
                                               "publish_date",
                                               "pubDate",
                                               "pub_date",
                                               "publication_date",
                                               "published_time",
                                               "date",
                                               "seendate",
                                               "timestamp",
                                               "created_at",
                                               NULL };
static const char *const modified_names[] = { "date_modify", "date_modified", "dateModified", "modified",
                                              "updated",     "updated_at",    "lastmod",      NULL };
static const char *const url_names[] = { "canonical_url",      "url",           "link", "permalink",
                                         "source_url",         "requested_url", "uri",  "article_url",
                                         "DocumentIdentifier", "source",        NULL };
static const char *const language_names[] = { "language", "lang", "meta_lang", NULL };

static const char *const *const names[ENT_N_RECORD_FIELDS] = { text_names,   html_names,      summary_names,   title_names,
                                                               author_names, publisher_names, published_names, modified_names,
                                                               url_names,    language_names };

/* The field a map's entry is about; ENT_N_RECORD_FIELDS where it is of none. */
static EntRecordField field_of(const char *entry)
{
    const char *const equals = strchr(entry, '=');
    for (guint f = 0; equals != NULL && f < ENT_N_RECORD_FIELDS; f++)
        if (strlen(keys[f]) == (gsize)(equals - entry) && g_str_has_prefix(entry, keys[f]))
            return (EntRecordField)f;
    return ENT_N_RECORD_FIELDS;
}

gboolean ent_read_map_check(const char *entry, GError **error)
{
    const char *const equals = strchr(entry, '=');
    if (field_of(entry) != ENT_N_RECORD_FIELDS && equals[1] != '\0' && g_utf8_validate(entry, -1, NULL))
        return TRUE;
    g_autoptr(GString) all = g_string_new(keys[0]);
    for (guint f = 1; f < ENT_N_RECORD_FIELDS; f++)
        g_string_append_printf(all, ", %s", keys[f]);
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                "a map is KEY=PATH, such as text=article.body, with a KEY of %s; not \"%s\"", all->str, entry);
    return FALSE;
}

EntFieldMap *ent_field_map_new(const char *const *map)
{
    EntFieldMap *const fields = g_new0(EntFieldMap, 1);
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++) {
        fields->paths[f] = g_ptr_array_new();
        for (gsize i = 0; map != NULL && map[i] != NULL; i++)
            if (field_of(map[i]) == f)
                g_ptr_array_add(fields->paths[f], strchr((char *)map[i], '=') + 1);
        fields->mapped[f] = fields->paths[f]->len;
        for (gsize i = 0; names[f][i] != NULL; i++)
            g_ptr_array_add(fields->paths[f], (char *)names[f][i]);
    }
    return fields;
}

void ent_field_map_free(EntFieldMap *map)
{
    for (guint f = 0; map != NULL && f < ENT_N_RECORD_FIELDS; f++)
        g_ptr_array_unref(map->paths[f]);
    g_free(map);
}

void ent_record_clear(EntRecord *record)
{
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++)
        g_clear_pointer(&record->values[f], g_free);
    g_clear_pointer(&record->draft, ent_draft_free);
}

/* Clean UTF-8, NUL-terminated; NULL where nothing is left. */
static char *clean(EntStr value)
{
    g_autoptr(GString) whole = g_string_sized_new(value.n);
    for (gsize i = 0; i < value.n; i++) /* JSON may say \u0000 */
        if (value.p[i] != '\0')
            g_string_append_c(whole, value.p[i]);
    gsize n = 0;
    char *const text = ent_decode((EntStr){ whole->str, whole->len }, "", &n, NULL);
    if (text != NULL && g_strstrip(text)[0] != '\0')
        return text;
    g_free(text);
    return NULL;
}

static gboolean is_url(const char *text)
{
    return (g_str_has_prefix(text, "https://") || g_str_has_prefix(text, "http://")) && strpbrk(text, " \n\"<>") == NULL;
}

void ent_record_set(EntRecord *record, EntRecordField field, EntStr value)
{
    char **const slot = &record->values[field];
    if (*slot != NULL && field != ENT_RECORD_AUTHOR)
        return;
    g_autofree char *text = clean(value);
    /* "source" is an address here and a name there */
    if (text == NULL || (field == ENT_RECORD_URL && !is_url(text)) || (field == ENT_RECORD_PUBLISHER && is_url(text)))
        return;
    if (*slot == NULL) {
        *slot = g_steal_pointer(&text);
        return;
    }
    char *const both = g_strconcat(*slot, "\n", text, NULL);
    g_free(*slot);
    *slot = both;
}
