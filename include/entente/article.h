/* SPDX-License-Identifier: Apache-2.0 */
/*
 * article.h: one news text with its metadata, as read from bytes.
 *
 * The text is UTF-8 without the page's furniture: the headline first, then the body (of a web page the body alone: its
 * headline is the title); blocks are parted by "\n\n" and no
 * block holds a newline. All later offsets (evidence, quotations, mentions) are bytes into this text.
 */
#ifndef ENTENTE_ARTICLE_H
#define ENTENTE_ARTICLE_H

#include "types.h"

G_BEGIN_DECLS

/* What a block is. */
typedef enum {
    ENT_BLOCK_TITLE,     /* the headline, and a second headline line where there is one */
    ENT_BLOCK_HEADING,   /* a heading between paragraphs */
    ENT_BLOCK_PARAGRAPH, /* a standfirst too */
    ENT_BLOCK_QUOTE,     /* a block quotation */
    ENT_BLOCK_ITEM       /* a list item */
} EntBlockKind;

/* Bytes [start, end) of the text. */
typedef struct EntBlock {
    guint32 start, end;
    EntBlockKind kind;
} EntBlock;

/* What may be said of an article beside its text. */
typedef enum {
    ENT_FIELD_TITLE,
    ENT_FIELD_AUTHORS,
    ENT_FIELD_PUBLISHER,
    ENT_FIELD_PUBLISHED,
    ENT_FIELD_MODIFIED,
    ENT_FIELD_URL,
    ENT_FIELD_LANGUAGE,
    ENT_N_FIELDS
} EntField;

/* An article; fill it by hand, or have it read. What it points at is its own. */
typedef struct EntArticle {
    char *path;         /* the input as it was named; in a folder: folder/name */
    char *title;        /* NULL where not printed; so all up to language */
    GPtrArray *authors; /* char *; may be empty, never NULL */
    char *publisher;
    char *published; /* ISO 8601 date or date and time */
    char *modified;  /* the same, where the article states one */
    char *url;       /* canonical URL */
    char *language;  /* BCP 47, such as "en" */
    gboolean summary; /* the text is only what a feed tells of the article */
    guint max_seconds; /* the bound its reading had, for the stages that follow; 0 for none */
    char *sha256;    /* of text, 64 hexadecimal digits */
    char *file_time; /* when the file was last written, ISO 8601 UTC with nanoseconds; NULL for other inputs */
    char *text;      /* NUL-terminated for convenience; text_len counts */
    gsize text_len;  /* bytes */
    GArray *blocks;  /* EntBlock in order; together they cover the text but for the "\n\n" between them */
    GPtrArray *copies; /* EntArticle *, by key, without texts: where else the same story is printed, of articles out of a graph file;
                        * NULL for none */
    const char *sources[ENT_N_FIELDS]; /* by EntField, where it was found: "JSON-LD", "OpenGraph", "meta", "microdata", "time",
                                        * "byline", "page" …; NULL where the field is. Static */
} EntArticle;

/* An empty article: no text, no authors, no blocks. */
ENT_API EntArticle *ent_article_new(void);
/* Frees it with all it holds. */
ENT_API void ent_article_free(EntArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntArticle, ent_article_free)

/* Sets text (taken), text_len and sha256; blocks are made from the "\n\n" in it where `blocks` is NULL (all paragraphs),
 * else `blocks` (taken) is kept. */
ENT_API void ent_article_take_text(EntArticle *article, char *text, GArray *blocks);

/* Appends to `copies`; takes `copy`. */
ENT_API void ent_article_take_copy(EntArticle *article, EntArticle *copy);

/* What names the article through its versions: its canonical URL, else its path. Lends. */
ENT_API const char *ent_article_key(const EntArticle *article);

/* The article's id: "a" and the first 12 hexadecimal digits of the SHA-256 of its key. The caller frees. */
ENT_API char *ent_article_id(const EntArticle *article);

/* Limits on what is read; ent_read_options_init sets the documented defaults. */
typedef struct EntReadOptions {
    gsize max_bytes;    /* of one article, after decompression: a file that is one article, or one record of a feed, a table or an
                         * archive, which themselves may be larger; default 64 MiB */
    guint max_depth;    /* folders, and elements or lists in one another; default 256 */
    guint max_ratio;    /* times that compressed data may expand, once above 1 MiB; default 200; 0 for no limit */
    guint64 max_records; /* articles of one feed, table or archive; default 1,000,000; 0 for no limit */
    guint max_seconds;  /* that reading one article may take, and extracting it again so long; default 60; 0 for no limit */
    gsize max_articles; /* in one run; default unlimited (0) */
    const char *const *map; /* "key=path" strings (ent_read_map_check), NULL-terminated: where JSON and CSV records hold what; asked
                             * before the names that are known anyway. Default NULL. It lends and must outlive the reading */
    gboolean whole;     /* keep every word: nothing is furniture, no metadata is looked for, and only a name ending in .md makes
                         * Markdown, a beginning as HTML a page; for texts that are no articles. Default FALSE */
} EntReadOptions;

/* Sets every option to its default. */
ENT_API void ent_read_options_init(EntReadOptions *options);

/* Whether `entry` is "key=path" with a key that is known (text, html, title, author, publisher, published, modified, url, language):
 * a path is a column of a table, or names of members with points between ("article.body", "authors.0.name"). Fails with BAD_INPUT. */
ENT_API gboolean ent_read_map_check(const char *entry, GError **error);

/* Reads one article from memory; of what holds many (feeds, JSON, tables, archives) ent_read_bytes makes them. `name` is what it is
 * called in messages and becomes its path; its ending helps to tell Markdown from plain text. Fails with BAD_INPUT (empty, binary, not UTF-8 and not convertible, no text left), TOO_LARGE
 * or UNSUPPORTED. `options` may be NULL. */
ENT_API EntArticle *ent_article_read(EntStr bytes, const char *name, const EntReadOptions *options, GError **error);

/* Where the articles of a walk go. `article` takes its argument; returning FALSE with an error set ends the walk.
 * `problem` hears of each input that failed; the walk goes on. Both run on the calling thread. */
typedef struct EntReadSink {
    gboolean (*article)(EntArticle *article, gpointer data, GError **error);
    void (*problem)(const char *path, const GError *error, gpointer data);
    gpointer data;
} EntReadSink;

/* Counts of a walk. */
typedef struct EntReadTally {
    guint64 articles;  /* handed on */
    guint64 summaries; /* of these, whose feed holds only a summary */
    guint64 failed;    /* named to `problem` */
} EntReadTally;

/* Walks `inputs` (NULL-terminated): files, folders (recursively, names sorted by byte, hidden ones left out) or "-" for
 * standard input, one article at a time; gzip, bzip2, xz, zstd, zip and tar are unpacked on the way. An article out of a file of many
 * has the path "file#number", counted from 1 with those that fail. An input that does not exist, cannot be read or holds no article is a problem,
 * not an end. FALSE only where the sink ended it. `options` may be NULL. */
ENT_API gboolean ent_read_inputs(const char *const *inputs, const EntReadOptions *options, const EntReadSink *sink,
                                 EntReadTally *tally, GError **error);

/* The same of bytes in memory, called `name`: one article, or the many of a feed, a table or an archive. */
ENT_API gboolean ent_read_bytes(EntStr bytes, const char *name, const EntReadOptions *options, const EntReadSink *sink,
                                EntReadTally *tally, GError **error);

/* The number of files the walk would open, for a progress bar. */
ENT_API guint64 ent_count_inputs(const char *const *inputs, const EntReadOptions *options);

G_END_DECLS

#endif
