/* SPDX-License-Identifier: Apache-2.0 */
/*
 * read_internal.h: what the files of this room share.
 *
 *   bytes ──ent_decode──▶ clean text ──a format's reader──▶ EntDraft (blocks, stated metadata)
 *     ──ent_furniture_mark──▶ each block has a role ──ent_metadata_fill──▶ title, authors … ──ent_heal──▶ whole paragraphs
 *     ──▶ EntArticle (read.c)
 *
 * Nothing is removed before the end: a block that is furniture only gets a role that says so, since bylines, dates and
 * copyright lines are where the metadata comes from.
 */
#ifndef ENT_READ_INTERNAL_H
#define ENT_READ_INTERNAL_H

#include <entente/article.h>

/* What a block is on the page. All but BODY and TITLE stay out of the text. */
typedef enum {
    ENT_ROLE_BODY,
    ENT_ROLE_TITLE,
    ENT_ROLE_BYLINE,  /* "By Ana Ruiz in Lisbon" */
    ENT_ROLE_DATE,    /* "June 3, 2024", "The Daily Post, June 3, 2024" */
    ENT_ROLE_LABEL,   /* "Region: Asia" */
    ENT_ROLE_MARKER,  /* "FULL TEXT." */
    ENT_ROLE_CAPTION, /* of a picture, and its credit */
    ENT_ROLE_STAFF,   /* "(Additional reporting by …; editing by …)" */
    ENT_ROLE_LEGAL,   /* copyright, disclaimer, where it was first published */
    ENT_ROLE_PROMO,   /* share, follow, subscribe */
    ENT_ROLE_OFFER,   /* a heading that opens a promotion */
    ENT_ROLE_NAV,     /* "Skip to content", "Print", "3 min read" */
    ENT_ROLE_RELATED, /* a heading that opens a list of links */
    ENT_ROLE_LINK,    /* "Read more: …" and the entries of such a list */
    ENT_ROLE_RULE,    /* "* * *" */
    ENT_ROLE_PAGE,    /* a page number, a page header printed again */
    ENT_ROLE_BIO      /* who the author is */
} EntBlockRole;

/* A block as its format gave it: one line, blanks collapsed. */
typedef struct EntDraftBlock {
    char *text;
    EntBlockKind kind;
    EntBlockRole role;
    guint level;    /* of a heading in markup; 0 where it is none */
    guint group;    /* blocks of one group stood together without a blank line between */
    gsize linked;   /* bytes of text that were links */
    gboolean paged; /* a page break stood before it */
} EntDraftBlock;

enum { ENT_MAX_BLOCKS = 100000 /* many books have fewer paragraphs */ };

/* An article on its way. The strings are what the file states outright (front matter, labels); NULL where it does not. */
typedef struct EntDraft {
    GPtrArray *blocks; /* EntDraftBlock */
    guint groups;      /* number of groups so far */
    gboolean overfull; /* it would have had more than ENT_MAX_BLOCKS blocks; the rest was left out */
    char *title, *publisher, *published, *modified, *url;
    char *language;    /* BCP 47 */
    GPtrArray *authors; /* char * */
    const char *sources[ENT_N_FIELDS]; /* where the fields above were found; NULL for what was not */
    const char *charset; /* said by whoever handed the bytes on (an HTTP header); NULL where nobody did. Lent */
    gboolean marked;     /* its reader has given the blocks their roles */
} EntDraft;

EntDraft *ent_draft_new(void);
void ent_draft_free(EntDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDraft, ent_draft_free)

/* Adds a block; `text` is cleaned (one line, blanks collapsed) and left out where nothing stays. Returns it, or NULL. Lends. */
EntDraftBlock *ent_draft_add(EntDraft *draft, EntBlockKind kind, EntStr text, gsize linked);
/* Lends. */
EntDraftBlock *ent_draft_block(const EntDraft *draft, guint i);

/* A line on its way into a block. */
typedef struct EntLine {
    char *text;
    gsize linked;
    gboolean paged;
} EntLine;

/* Adds the lines of one group as blocks. Lines that were broken only to fit the page are joined; where `soft`, every line
 * break is such a break unless one of the two lines stands for itself (a byline, a date, a credit). */
void ent_draft_add_lines(EntDraft *draft, EntBlockKind kind, const EntLine *lines, guint n, gboolean soft);

/* encoding.c: bytes to clean UTF-8: BOM gone, UTF-16 and windows-1252 converted, lines end in "\n", odd blanks are spaces,
 * invisible and control characters gone; only "\n", "\f" and spaces remain of the controls. */
char *ent_decode(EntStr bytes, const char *name, gsize *n, GError **error);
/* Its parts, for formats that tell their encoding themselves. */
/* "UTF-16LE", "UTF-16BE" or NULL. */
const char *ent_utf16_kind(EntStr bytes);
/* Whether the high bytes stand where windows-1252 has letters and quotation marks. */
gboolean ent_looks_like_cp1252(EntStr bytes);
/* Bytes that are no character become U+FFFD. */
char *ent_from_cp1252(EntStr bytes, gsize *n);
/* Appends a character as clean text has it: odd blanks as " ", nothing for what takes no room. */
void ent_append_clean(GString *out, gunichar c, gboolean after_return);

/* Formats: one row a kind of input, asked in order. */
typedef struct EntReadFormat {
    const char *what; /* for messages: "a PDF document" */
    gboolean raw;     /* told from the bytes as they are; else from decoded text */
    gboolean (*tell)(EntStr bytes, const char *name);
    /* NULL where entente cannot read the kind. */
    gboolean (*read)(EntDraft *draft, EntStr text, const char *name, const EntReadOptions *options, GError **error);
} EntReadFormat;

/* The first row of raw (or of decoded) formats that says yes, or NULL. Static. */
const EntReadFormat *ent_read_format_find(EntStr bytes, const char *name, gboolean raw);
/* The row of web pages, for bytes that are known to be one. */
const EntReadFormat *ent_read_format_html(void);

/* text.c, markdown.c, html.c */
gboolean ent_text_read(EntDraft *draft, EntStr text, const char *name, const EntReadOptions *options, GError **error);
/* html.c: a page or a piece of one. Fields of the draft that are set already stay. */
gboolean ent_html_tell(EntStr bytes, const char *name);
gboolean ent_html_read(EntDraft *draft, EntStr bytes, const char *name, const EntReadOptions *options, GError **error);
gboolean ent_markdown_tell(EntStr text, const char *name);
gboolean ent_markdown_read(EntDraft *draft, EntStr text, const char *name, const EntReadOptions *options, GError **error);
/* labels.c */
/* "---" front matter at the head: into the draft's metadata; gives the offset behind it (0 where there is none). */
gsize ent_front_matter_read(EntDraft *draft, EntStr text);
/* Sets what a "key: value" line states ("Author", "Published" …); FALSE where the key is none we know or the
 * value is none of its kind. */
gboolean ent_draft_state(EntDraft *draft, EntStr key, EntStr value);

/* Takes the "key: value" lines at the head out of the blocks, and makes a stated title the first block. */
void ent_labels_take(EntDraft *draft);

/* shapes.c: what a line is by its words alone, wherever it stands. BODY where it could be anything. */
EntBlockRole ent_shape_of(const char *text, gsize linked);
/* "12 comments", "Leave a reply": what readers wrote follows. */
gboolean ent_opens_comments(const char *text);
/* Bytes at the end of a paragraph that are a picture's credit; 0 where there is none. */
gsize ent_credit_tail(const char *text);

/* Whether text may be a caption: one sentence in the present tense of what pictures show. */
gboolean ent_is_scene(const char *text);

/* words.c */
/* A compiled pattern that gives up on what would take it long: such text does not match. */
GRegex *ent_regex_new(const char *pattern);
/* Words with a letter or digit in them. */
guint ent_count_words(const char *text);
/* Whether it ends as a sentence does: . ! ? … and closing quotes or brackets after them. */
gboolean ent_ends_sentence(const char *text);
/* Whether it begins with a small letter (after opening quotes or brackets). */
gboolean ent_starts_small(const char *text);
/* Two to five capitalised words, such as a person has. */
gboolean ent_is_name(const char *text);
/* Bytes of such a name at the beginning, or 0. */
gsize ent_name_length(const char *text);

/* promo.c */
/* How much text asks the reader to share, follow or pay, and how much it is about rights; 5 is clear, 3 enough at the end. */
int ent_promo_score(const char *text);
int ent_legal_score(const char *text);
/* Whether it begins by telling the reader to do something. */
gboolean ent_is_imperative(const char *text);
/* Whether it may go on with a promotion that a heading has opened. */
gboolean ent_is_offerlike(const char *text);

/* dates.c: the first full date in text as "YYYY-MM-DD" (with the time where it is ISO 8601), and where it stands; NULL where
 * there is none or day and month cannot be told apart. */
char *ent_date_find(const char *text, gsize *start, gsize *end);

/* furniture.c: gives every block its role. */
void ent_furniture_mark(EntDraft *draft);

enum {
    ENT_STRONG_WORDS = 15, /* a sentence of so many words is a paragraph that only an article has */
    ENT_TITLE_WORDS = 32   /* no headline is longer */
};

/* A page under inspection. */
typedef struct EntPage {
    EntDraft *draft;
    guint n;           /* its blocks */
    guint title;       /* last block of the headline, or n */
    guint first, last; /* first and last strong paragraph of the body; n where there is none */
} EntPage;

/* headline.c: marks the headline, sets `title`, and marks it as a page header where it is printed again. */
void ent_headline_mark(EntPage *page);

/* byline.c: adds the persons a byline names to `authors`, each once. */
void ent_byline_authors(const char *text, GPtrArray *authors);
/* Whether text is a byline that begins with a word such as "By" and names somebody. */
gboolean ent_is_byline(const char *text);

/* metadata.c: what the marked blocks state, into the article. */
void ent_metadata_fill(const EntDraft *draft, EntArticle *article);

/* heal.c: joins body blocks that are parts of one sentence; the later one's text moves into the earlier. */
void ent_heal(EntDraft *draft);

/* read.c */
/* The error for an input above `limit` bytes. */
void ent_read_too_large(const char *name, gsize limit, GError **error);
/* As ent_article_read; the ending of `hint` tells the kind, `called` is the name in messages and the path. */
EntArticle *ent_article_read_as(EntStr bytes, const char *called, const char *hint, const EntReadOptions *options, GError **error);
/* The article of a draft with blocks: what is furniture, whose it is, its text. Work on it began at `since` (monotonic). */
EntArticle *ent_article_finish(EntDraft *draft, const char *called, const EntReadOptions *options, gint64 since, GError **error);
/* A web page's blocks, and what it states, into the draft. */
gboolean ent_page_read(EntDraft *draft, EntStr page, const char *called, const EntReadOptions *options, GError **error);

#endif
