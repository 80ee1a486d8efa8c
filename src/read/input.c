/* SPDX-License-Identifier: Apache-2.0 */
/*
 * input.c: one input, whatever it is: an article, a file of many, or an archive of either.
 *
 *     the first bytes ──▶ an archive?   each member is an input again
 *                     ──▶ one of the kinds below?   its reader hands on record after record
 *                     ──▶ else it is one article, read whole up to the limit
 */
#include "read/records.h"

#include "base/str.h"

#include <string.h>

static const EntRecordFormat formats[] = {
    { ent_warc_tell, ent_warc_read },
    { ent_xmldoc_tell, ent_xmldoc_read },
    { ent_json_tell, ent_json_read },
    { ent_csv_tell, ent_csv_read },
};

const EntRecordFormat *ent_record_format_find(EntStr head, const char *name, const EntFieldMap *map)
{
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (formats[i].tell(head, name, map))
            return &formats[i];
    return NULL;
}

/* A name without the ending that says how the file is packed. */
static char *unpacked_name(const char *name)
{
    static const char *const endings[] = { ".gz", ".bz2", ".xz", ".zst", ".GZ" };
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(name, endings[i]))
            return g_strndup(name, strlen(name) - strlen(endings[i]));
    return g_strdup(name);
}

static gboolean fault_of_input(EntRecords *r, const GError *error)
{
    r->problem(r->file, error, r->data);
    return !r->stopped;
}

/* All bytes, up to one above the limit. */
static EntStr whole(EntSource *source, gsize limit)
{
    return ent_source_peek(source, limit + 1);
}

static void read_article(EntSource *source, EntRecords *r, const char *hint)
{
    GError *error = NULL;
    const EntStr bytes = whole(source, MIN(r->options->max_bytes, (gsize)G_MAXUINT32 / 4));
    if (!ent_source_check(source, &error)) {
        fault_of_input(r, error);
        g_error_free(error);
        return;
    }
    const char *const called = ent_records_only(r);
    EntArticle *const article = called != NULL ? ent_article_read_as(bytes, called, hint, r->options, &error) : NULL;
    if (article != NULL)
        ent_records_give_article(r, article);
    else if (called != NULL)
        ent_records_fail(r, error);
}

static void read_bytes(EntSource *source, EntRecords *r)
{
    g_autofree char *hint = unpacked_name(r->member != NULL ? r->member : r->file);
    const EntRecordFormat *const format = ent_record_format_find(ent_source_peek(source, 1), hint, r->map);
    g_autoptr(GError) error = NULL;
    if (format == NULL) {
        read_article(source, r, hint);
        return;
    }
    if (!format->read(source, r, &error) || (!r->stopped && !ent_source_check(source, &error)))
        fault_of_input(r, error);
}

/* Office documents are archives too, but not of articles. */
static gboolean is_document(const char *member)
{
    return strcmp(member, "[Content_Types].xml") == 0 || strcmp(member, "mimetype") == 0;
}

static void tell_document(EntRecords *r)
{
    g_autoptr(GError) error =
        g_error_new(ENT_ERROR, ENT_ERROR_UNSUPPORTED,
                    "%s: is an office document or an e-book, which this version does not read; save the article as "
                    "plain text or Markdown",
                    r->file);
    fault_of_input(r, error);
}

static void read_members(EntSource *archive, EntRecords *r)
{
    const char *const outer = r->member;
    guint64 members = 0;
    gboolean told = FALSE;
    while (!r->stopped) {
        g_autoptr(EntSource) member = ent_source_member(archive);
        if (member == NULL)
            break;
        g_autofree char *name = outer != NULL ? g_strconcat(outer, "/", ent_source_member_name(member), NULL)
                                              : g_strdup(ent_source_member_name(member));
        if (members++ == 0 && is_document(name)) {
            tell_document(r);
            return;
        }
        r->member = name;
        ent_input_read(member, r);
        told = ent_source_is_broken(member);
        r->member = outer;
    }
    g_autoptr(GError) error = NULL;
    if (!told && !r->stopped && !ent_source_check(archive, &error))
        fault_of_input(r, error);
    else if (members == 0 && error == NULL) {
        error =
            g_error_new(ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: the archive holds no files; pack some articles into it", r->file);
        fault_of_input(r, error);
    }
}

void ent_input_read(EntSource *source, EntRecords *r)
{
    g_autoptr(GError) error = NULL;
    if (ent_source_is_archive(source))
        read_members(source, r);
    else if (ent_source_peek(source, 1).n == 0 && !ent_source_check(source, &error))
        fault_of_input(r, error);
    else
        read_bytes(source, r);
}
