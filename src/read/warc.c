/* SPDX-License-Identifier: Apache-2.0 */
/*
 * warc.c: web archives (ISO 28500, WARC 0.17 to 1.1): the pages in their response and resource records, the texts in their
 * conversion records; one record in memory at a time.
 *
 * What is no page (pictures, redirects, requests) is passed by and has no number. Where a record's header is damaged, reading
 * goes on at the next line that begins a record.
 */
#include "read/records.h"

#include "base/str.h"

#include <string.h>

enum { MAX_HEADER_LINES = 1000, MAX_HEADER_LINE = 64 * 1024 };

typedef struct Header {
    char *type; /* "response" */
    char *url;
    char *media; /* of the block */
    guint64 length;
    gboolean sized; /* the length was told */
} Header;

static void header_clear(Header *h)
{
    g_free(h->type);
    g_free(h->url);
    g_free(h->media);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Header, header_clear)

gboolean ent_warc_tell(EntStr head, const char *name, const EntFieldMap *map)
{
    (void)name;
    (void)map;
    return ent_str_starts(head, ENT_STR("WARC/0.")) || ent_str_starts(head, ENT_STR("WARC/1."));
}

static void take_header(Header *h, EntStr line)
{
    const gssize colon = ent_str_find(line, ENT_STR(":"), 0);
    if (colon < 0)
        return;
    const EntStr name = ent_str_trim(ent_str_sub(line, 0, (gsize)colon));
    EntStr value = ent_str_trim(ent_str_sub(line, (gsize)colon + 1, line.n));
    if (ent_str_equal_nocase(name, ENT_STR("WARC-Type")) && h->type == NULL)
        h->type = ent_str_dup(value);
    if (ent_str_equal_nocase(name, ENT_STR("Content-Type")) && h->media == NULL)
        h->media = ent_str_dup(value);
    if (ent_str_equal_nocase(name, ENT_STR("Content-Length"))) {
        g_autofree char *word = ent_str_dup(value);
        h->sized = g_ascii_string_to_unsigned(word, 10, 0, G_MAXINT64, &h->length, NULL);
    }
    if (ent_str_equal_nocase(name, ENT_STR("WARC-Target-URI")) && h->url == NULL) {
        if (value.n > 2 && value.p[0] == '<' && value.p[value.n - 1] == '>') /* as the first version of the standard had it */
            value = ent_str_sub(value, 1, value.n - 1);
        h->url = ent_str_dup(value);
    }
}

/* The header up to the blank line behind it; FALSE where there is none, or it breaks off. */
static gboolean read_header(EntSource *source, Header *h)
{
    EntStr line;
    gboolean cut;
    for (guint lines = 0; lines < MAX_HEADER_LINES && ent_source_line(source, MAX_HEADER_LINE, &line, &cut) && !cut; lines++) {
        if (ent_str_trim(line).n == 0)
            return h->type != NULL && h->sized;
        take_header(h, line);
    }
    return FALSE;
}

/* Goes on to the line that begins the next record. `strange` is set where other lines than blank ones were passed by. */
static gboolean reach_record(EntSource *source, gboolean *strange)
{
    EntStr line;
    gboolean cut;
    *strange = FALSE;
    while (ent_source_line(source, MAX_HEADER_LINE, &line, &cut)) {
        if (ent_warc_tell(line, NULL, NULL))
            return TRUE;
        *strange = *strange || cut || ent_str_trim(line).n > 0;
    }
    return FALSE;
}

static gboolean is_wanted(const Header *h)
{
    const char *const media = h->media != NULL ? h->media : "";
    const char *const path = h->url != NULL ? h->url : "";
    if (g_str_has_suffix(path, "/robots.txt"))
        return FALSE;
    if (strcmp(h->type, "response") == 0)
        return g_ascii_strncasecmp(media, "application/http", strlen("application/http")) == 0;
    return strcmp(h->type, "conversion") == 0 || strcmp(h->type, "resource") == 0;
}

/* FALSE where no more is wanted. */
static gboolean give_page(const Header *h, const EntHttpPage *page, EntRecords *records)
{
    g_auto(EntRecord) record = { 0 };
    if (page->plain)
        ent_record_set(&record, ENT_RECORD_TEXT, (EntStr){ page->bytes, page->n });
    else
        record.page = (EntStr){ page->bytes, page->n };
    ent_record_set(&record, ENT_RECORD_URL, ent_str(h->url));
    return ent_records_give(records, &record);
}

/* The record's block; a number is only taken for what is a page or fails to be one. */
static gboolean take_block(const Header *h, EntStr block, EntRecords *records)
{
    EntHttpPage page = { 0 };
    GError *error = NULL;
    const gboolean http = strcmp(h->type, "response") == 0;
    gboolean more = TRUE;
    if (!http)
        ent_http_body(block, h->media, &page);
    else if (!ent_http_read(block, h->url != NULL ? h->url : "a page", records->options, &page, &error))
        more = ent_records_next(records) != NULL;
    if (error != NULL && more) {
        g_prefix_error(&error, "%s: ", records->called);
        return ent_records_fail(records, error);
    }
    g_clear_error(&error);
    if (page.bytes != NULL)
        more = ent_records_next(records) != NULL && give_page(h, &page, records);
    g_free(page.bytes);
    return more;
}

static gboolean fail_too_large(EntRecords *records)
{
    GError *error = NULL;
    const char *const called = ent_records_next(records);
    if (called == NULL)
        return FALSE;
    ent_read_too_large(called, records->options->max_bytes, &error);
    return ent_records_fail(records, error);
}

/* FALSE where no more is wanted or the archive is cut off, which `error` then says. */
static gboolean take_record(const Header *h, EntSource *source, EntRecords *records, GError **error)
{
    const gboolean wanted = is_wanted(h);
    const gboolean fits = h->length <= records->options->max_bytes;
    gboolean more = TRUE;
    guint64 had;
    if (wanted && fits) {
        const EntStr block = ent_source_peek(source, (gsize)h->length);
        had = MIN((guint64)block.n, h->length);
        more = had < h->length || take_block(h, (EntStr){ block.p, (gsize)had }, records);
        ent_source_take(source, (gsize)had);
    } else {
        had = ent_source_skip(source, h->length);
        more = !wanted || fail_too_large(records);
    }
    if (had < h->length && !ent_source_is_broken(source))
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: is cut off in a record after article number %" G_GUINT64_FORMAT "; fetch it again", records->file,
                    records->number);
    return more && had == h->length;
}

gboolean ent_warc_read(EntSource *source, EntRecords *records, GError **error)
{
    gboolean strange = FALSE;
    guint64 damaged = 0;
    while (reach_record(source, &strange)) {
        g_auto(Header) h = { 0 };
        const gboolean whole = read_header(source, &h);
        damaged += strange || (!whole && !ent_source_is_broken(source));
        if (whole && !take_record(&h, source, records, error))
            break;
    }
    damaged += strange && !ent_source_is_broken(source);
    if (damaged == 0 || (error != NULL && *error != NULL))
        return error == NULL || *error == NULL;
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                "%s: %" G_GUINT64_FORMAT " damaged stretches of the web archive were passed by; fetch it again", records->file,
                damaged);
    return FALSE;
}
