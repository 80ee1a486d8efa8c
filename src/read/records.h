/* SPDX-License-Identifier: Apache-2.0 */
/*
 * records.h: files of many articles: what their readers share.
 *
 *   a source ──a kind's reader──▶ EntRecord (what one record states, and its text in some form)
 *     ──ent_records_give──▶ EntDraft ──read.c──▶ EntArticle "file#number" ──▶ the sink of the walk
 *
 * A reader asks ent_records_next for the name of each record it meets, and answers with ent_records_give or ent_records_fail; it
 * stops where one of them says so.
 */
#ifndef ENT_READ_RECORDS_H
#define ENT_READ_RECORDS_H

#include "read/read_internal.h"
#include "read/source.h"

/* What a record states, in the order of the words in fields.c. */
typedef enum {
    ENT_RECORD_TEXT,    /* plain text, or a piece of HTML that is the article alone */
    ENT_RECORD_HTML,    /* a web page */
    ENT_RECORD_SUMMARY, /* what stands for the text where there is none */
    ENT_RECORD_TITLE,
    ENT_RECORD_AUTHOR,
    ENT_RECORD_PUBLISHER,
    ENT_RECORD_PUBLISHED,
    ENT_RECORD_MODIFIED,
    ENT_RECORD_URL,
    ENT_RECORD_LANGUAGE,
    ENT_N_RECORD_FIELDS
} EntRecordField;

typedef struct EntRecord {
    char *values[ENT_N_RECORD_FIELDS]; /* clean UTF-8; of authors the names, a line each */
    EntDraft *draft;                   /* the text as blocks, where the reader made them itself; else NULL */
    EntStr page; /* a web page's bytes as they came (a BOM tells UTF-8 where it is known); lent; may be empty */
} EntRecord;

void ent_record_clear(EntRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EntRecord, ent_record_clear)
/* Keeps what is stated for a field; the first value counts, but authors add up. */
void ent_record_set(EntRecord *record, EntRecordField field, EntStr value);

/* Where to look for a field: the user's paths, then the names people use. */
typedef struct EntFieldMap {
    GPtrArray *paths[ENT_N_RECORD_FIELDS]; /* const char * */
    guint mapped[ENT_N_RECORD_FIELDS];     /* how many of them are the user's */
} EntFieldMap;

/* `map` as in EntReadOptions; lends from it. */
EntFieldMap *ent_field_map_new(const char *const *map);
void ent_field_map_free(EntFieldMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntFieldMap, ent_field_map_free)

/* The records of one input. */
typedef struct EntRecords {
    const EntReadOptions *options;
    const EntFieldMap *map;
    const char *file;                                        /* what the input is called */
    const char *member;                                      /* the file in the archive at hand; NULL outside archives */
    char *file_time;                                         /* of the input; may be NULL */
    guint64 number;                                          /* of the record at hand, from 1 */
    char *path;                                              /* of the record at hand: "file#number" */
    char *called;                                            /* the same for messages: "file#number:member" */
    gint64 since;                                            /* when work on it began */
    gboolean stopped;                                        /* no more is wanted */
    gboolean (*article)(EntArticle *article, gpointer data); /* takes; FALSE where no more is wanted */
    void (*problem)(const char *path, const GError *error, gpointer data);
    gpointer data;
} EntRecords;

/* Goes on to the next record: gives what to call it in messages (lent), or NULL where no more is wanted. */
const char *ent_records_next(EntRecords *records);
/* The same for an input that is one article: outside archives it goes by the input's name alone. */
const char *ent_records_only(EntRecords *records);
/* Makes the record at hand an article and hands it on; FALSE where no more is wanted. */
gboolean ent_records_give(EntRecords *records, EntRecord *record);
/* Hands on an article that is there already (taken). */
gboolean ent_records_give_article(EntRecords *records, EntArticle *article);
/* Says why the record at hand is no article (`why` is taken); FALSE where no more is wanted. */
gboolean ent_records_fail(EntRecords *records, GError *why);

/* A kind of file that holds many articles. */
typedef struct EntRecordFormat {
    /* `head` is the beginning of the file, `name` its name without endings of compression. */
    gboolean (*tell)(EntStr head, const char *name, const EntFieldMap *map);
    /* Hands on all records; FALSE with an error where the input as a whole is at fault. */
    gboolean (*read)(EntSource *source, EntRecords *records, GError **error);
} EntRecordFormat;

/* The kind, or NULL for a file that is one article. Static. */
const EntRecordFormat *ent_record_format_find(EntStr head, const char *name, const EntFieldMap *map);

gboolean ent_warc_tell(EntStr head, const char *name, const EntFieldMap *map);
gboolean ent_warc_read(EntSource *source, EntRecords *records, GError **error);
gboolean ent_json_tell(EntStr head, const char *name, const EntFieldMap *map);
gboolean ent_json_read(EntSource *source, EntRecords *records, GError **error);
gboolean ent_csv_tell(EntStr head, const char *name, const EntFieldMap *map);
gboolean ent_csv_read(EntSource *source, EntRecords *records, GError **error);
gboolean ent_xmldoc_tell(EntStr head, const char *name, const EntFieldMap *map);
gboolean ent_xmldoc_read(EntSource *source, EntRecords *records, GError **error);

/* input.c: one input, whatever it is: an article, many, or an archive of such. */
void ent_input_read(EntSource *source, EntRecords *records);

/* markup.c */
struct _xmlNode;
/* Adds what stands in a node of HTML, XHTML or NITF as blocks: paragraphs, headings, items, quotations. Pictures with their
 * captions, scripts and forms stay out. Fails with TOO_LARGE where elements nest deeper than `max_depth`. */
gboolean ent_markup_read(EntDraft *draft, const struct _xmlNode *node, guint max_depth, const char *called, GError **error);
/* The same of a piece of HTML as text. */
gboolean ent_fragment_read(EntDraft *draft, EntStr html, guint max_depth, const char *called, GError **error);
/* Whether text is rather HTML than plain text. */
gboolean ent_looks_like_markup(const char *text);
/* The text in a node, entities left out unless HTML knows them. */
char *ent_markup_text(const struct _xmlNode *node);
/* A piece of HTML as one line of plain text. */
char *ent_fragment_text(const char *html);

/* stamps.c: a date and time as machines write it, in ISO 8601: RFC 822, ISO with a blank, GDELT's and other rows of digits,
 * seconds since 1970; what people write as ent_date_find reads it. NULL where it is none. */
char *ent_stamp_read(const char *text);

/* http.c */
/* A page: bytes to free (a BOM tells UTF-8 where the header told the encoding), or NULL for what is no page. */
typedef struct EntHttpPage {
    char *bytes;
    gsize n;
    gboolean plain; /* plain text, no HTML */
} EntHttpPage;

/* The page in an HTTP response; none where its status is no success or its type no page. Fails with BAD_INPUT, UNSUPPORTED or
 * TOO_LARGE. `page` must be zeroed. */
gboolean ent_http_read(EntStr response, const char *called, const EntReadOptions *options, EntHttpPage *page, GError **error);
/* The same of bytes whose media type is known. */
void ent_http_body(EntStr body, const char *type, EntHttpPage *page);

#endif
