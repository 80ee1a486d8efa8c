/* SPDX-License-Identifier: Apache-2.0 */
/*
 * annotate/document.h: an article with its tokens, sentences and names: what annotate gives and extract reads.
 *
 * Everything in a document lives in its arena and points into the article's text by byte offset; tokens, sentences and names are
 * arrays in text order, and things name each other by index. This is the one form between the two rooms: rules and, where there
 * is one, the language engine fill the same arrays.
 */
#ifndef ENT_ANNOTATE_DOCUMENT_H
#define ENT_ANNOTATE_DOCUMENT_H

#include "base/arena.h"
#include "engine/engine.h"
#include "lexicon/lexicon.h"

#include <entente/article.h>

typedef enum {
    ENT_TOKEN_WORD,
    ENT_TOKEN_NUMBER,
    ENT_TOKEN_PUNCT,
    ENT_TOKEN_QUOTE,
    ENT_TOKEN_CLITIC /* 's, n't, 'll */
} EntTokenKind;

/* How a word is written. */
typedef enum { ENT_SHAPE_LOWER, ENT_SHAPE_TITLE, ENT_SHAPE_UPPER, ENT_SHAPE_MIXED, ENT_SHAPE_OTHER } EntShape;

typedef struct EntToken {
    guint32 start, end; /* bytes of the text */
    guint32 sentence;
    guint32 name; /* the name it is part of, or ENT_NONE */
    EntStr lower; /* the word in lower case, ’ as ' */
    guint8 kind;  /* EntTokenKind */
    guint8 shape; /* EntShape */
} EntToken;

/* Tokens [first, last) and bytes [start, end). */
typedef struct EntSentence {
    guint32 first, last;
    guint32 start, end;
    guint32 block;
    gboolean title_case; /* a headline in Capitals: capitals tell nothing */
} EntSentence;

typedef enum { ENT_NAME_COUNTRY, ENT_NAME_PERSON, ENT_NAME_ORGANIZATION, ENT_NAME_PLACE, ENT_NAME_OTHER } EntNameKind;

/* A name: tokens [first, last), titles before it left out. */
typedef struct EntName {
    guint32 first, last;
    EntNameKind kind;
    const EntEntry *entry; /* what the lexicon knows of it, or NULL */
    EntFormKind form;      /* where entry is there: how it is named */
    guint32 title;         /* first token of the title before a person ("Prime Minister"), or ENT_NONE; it ends at `first` */
    gboolean sure;         /* the kind was told by the lexicon, a title or an honorific, not guessed */
} EntName;

/* Part of speech and relation to the head, of Universal Dependencies v2; labels the model has beside these count as the last. */
typedef enum {
    ENT_POS_NOUN,
    ENT_POS_PROPN,
    ENT_POS_PRON,
    ENT_POS_VERB,
    ENT_POS_AUX,
    ENT_POS_ADJ,
    ENT_POS_ADV,
    ENT_POS_ADP,
    ENT_POS_DET,
    ENT_POS_NUM,
    ENT_POS_SCONJ,
    ENT_POS_CCONJ,
    ENT_POS_PART,
    ENT_POS_PUNCT,
    ENT_POS_OTHER
} EntPos;

typedef enum {
    ENT_REL_ROOT,
    ENT_REL_NSUBJ,
    ENT_REL_NSUBJ_PASS,
    ENT_REL_CSUBJ,
    ENT_REL_OBJ,
    ENT_REL_IOBJ,
    ENT_REL_OBL,
    ENT_REL_OBL_AGENT,
    ENT_REL_CCOMP,
    ENT_REL_XCOMP,
    ENT_REL_ADVCL,
    ENT_REL_ACL,
    ENT_REL_ACL_RELCL,
    ENT_REL_NMOD,
    ENT_REL_NMOD_POSS,
    ENT_REL_APPOS,
    ENT_REL_CONJ,
    ENT_REL_CC,
    ENT_REL_CASE,
    ENT_REL_MARK,
    ENT_REL_AUX,
    ENT_REL_AUX_PASS,
    ENT_REL_COP,
    ENT_REL_AMOD,
    ENT_REL_ADVMOD,
    ENT_REL_COMPOUND,
    ENT_REL_COMPOUND_PRT,
    ENT_REL_FLAT,
    ENT_REL_PARATAXIS,
    ENT_REL_DET,
    ENT_REL_OTHER
} EntRel;

/* What the model takes a span for: names, and parts of "who said what". */
typedef enum { ENT_TAG_NONE, ENT_TAG_PERSON, ENT_TAG_ORGANIZATION, ENT_TAG_LOCATION } EntNameTag;
typedef enum { ENT_PART_NONE, ENT_PART_SOURCE, ENT_PART_CUE, ENT_PART_CONTENT } EntPart;

/* What the language engine says of a token. */
typedef struct EntParsed {
    guint32 head;        /* token, or ENT_NONE for the root of a sentence */
    guint32 first_child; /* in text order, ENT_NONE where none */
    guint32 next_child;  /* of its head */
    guint8 pos;          /* EntPos */
    guint8 rel;          /* EntRel */
    guint8 tag;          /* EntNameTag */
    guint8 part;         /* EntPart */
    gboolean tag_begins, part_begins;
} EntParsed;

typedef struct EntDocument {
    EntArena *arena;
    const EntArticle *article;
    const EntLexicon *lexicon;
    EntStr text;
    EntToken *tokens;
    guint32 n_tokens;
    EntSentence *sentences;
    guint32 n_sentences;
    EntName *names;
    guint32 n_names;
    const EntEngine *engine; /* NULL where rules alone were asked for */
    EntEngineWord *said;     /* by token, as the engine says it; heads within the sentence; NULL without an engine */
    EntParsed *parsed;       /* by token; NULL without an engine */
    float **states;          /* by sentence: what ent_engine_pairs needs, or NULL (names too few, or too many sentences) */
    gint64 deadline;         /* when work on the article must be over, monotonic; 0 for never */
    gboolean late;           /* it was not: steps that may take long have ended early, and the document is of no use */
} EntDocument;

/* Annotates; `article`, `lexicon` and `engine` must outlive the document. Without an engine (NULL) nothing is parsed;
 * `jobs` threads share its work. Fails with UNSUPPORTED where the text is not in English and
 * TOO_LARGE above ENT_MAX_TOKENS. */
EntDocument *ent_annotate(const EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, guint jobs,
                          GError **error);
void ent_document_free(EntDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntDocument, ent_document_free)

enum { ENT_MAX_TOKENS = 2000000 };

/* The words of tokens [first, last) as printed. */
EntStr ent_document_text(const EntDocument *document, guint32 first, guint32 last);

/* The steps, in order; each fills its array. For annotate.c and the tests. */
gboolean ent_tokenize(EntDocument *document, GError **error);
void ent_split_sentences(EntDocument *document);
void ent_find_names(EntDocument *document);
/* Runs document->engine over the sentences with so many threads: said, parsed and states. */
void ent_parse(EntDocument *document, guint jobs);
/* parsed out of said. */
void ent_take_parse(EntDocument *document);

/* Whether the article has had its time (EntArticle.max_seconds); to be asked in loops that may take long. */
gboolean ent_document_is_late(EntDocument *document);
/* The same at the end of a stage, with the error that says so. */
gboolean ent_document_was_late(EntDocument *document, GError **error);

/* TRUE where enough of the words are the commonest ones of English; short texts pass. */
gboolean ent_is_english(const EntDocument *document);

/* Closed classes of English words, by lower-case form. */
typedef enum {
    ENT_CLASS_DETERMINER = 1 << 0,
    ENT_CLASS_PREPOSITION = 1 << 1,
    ENT_CLASS_AUXILIARY = 1 << 2, /* be, have, do, modals */
    ENT_CLASS_PRONOUN = 1 << 3,
    ENT_CLASS_CONJUNCTION = 1 << 4,  /* and, or, but */
    ENT_CLASS_SUBORDINATOR = 1 << 5, /* that, because, while, if … */
    ENT_CLASS_ADVERB = 1 << 6,       /* also, not, never, firmly: what may stand between subject and verb */
    ENT_CLASS_BE = 1 << 7,
    ENT_CLASS_ABBREVIATION = 1 << 8, /* with its period; never ends a sentence before a name */
    ENT_CLASS_STARTER = 1 << 9       /* words that begin sentences and are no names: "However", "Meanwhile" */
} EntWordClasses;

/* The classes of a lower-case word, 0 for open-class words. Words in -ly count as adverbs. */
guint ent_word_classes(EntStr lower);

#endif
