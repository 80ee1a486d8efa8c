/* SPDX-License-Identifier: Apache-2.0 */
/* quotations_internal.h: what quotations.c (words in marks) and reported.c (reported speech) share. */
#ifndef ENT_QUOTATIONS_INTERNAL_H
#define ENT_QUOTATIONS_INTERNAL_H

#include "extract/extract_internal.h"

/* Words said: tokens [first, last) without the marks. */
typedef struct QuoteSpan {
    guint32 first, last;
    guint32 block;
    gboolean open_ended; /* the paragraph ended before the mark was closed */
    guint words;
    guint32 speaker;               /* mention, or ENT_NONE */
    guint32 text_first, text_last; /* tokens of the speaker as printed; equal where there is none */
    guint32 cue;                   /* token, or ENT_NONE */
    guint32 via;                   /* node, or ENT_NONE */
    gboolean attributed;
    gboolean taken; /* part of a record made already */
} QuoteSpan;

/* Fewer words in quotation marks are a name, a term or scare quotes. */
enum { ENT_QUOTE_WORDS = 4 };

/* Words and numbers in tokens [first, last). */
guint ext_words_in(const Extractor *x, guint32 first, guint32 last);

/* The first mention in tokens [first, last) that can speak: an adjective only with a noun that acts ("Kenyan officials"). */
guint32 ext_speaker_in(const Extractor *x, guint32 first, guint32 last);

/* Who says what the verb of saying at token `verb` introduces: its subject; of a participle that hangs on the clause before (",
 * adding that") the subject of that clause. ENT_NONE where nobody is found. */
guint32 ext_speaker_of(const Extractor *x, guint32 verb);

/* The form of a verb of saying at token i, standing as a verb; NULL where there is none. */
const EntCueForm *ext_saying(const Extractor *x, guint32 i);

/* "Refused to |say| that …", "was |asked| about": nobody says it. */
gboolean ext_is_unsaid(const Extractor *x, guint32 verb);

/* Makes a quotation of the span's speaker and cue from the parts. */
void ext_add_quote(Extractor *x, const QuoteSpan *span, gboolean direct, const EntSpan *parts, guint n_parts);

/* Fills `about` with the nodes named within the parts. */
void ext_fill_about(Extractor *x, EntQuote *q);

/* Reported speech: "X said (that) …", "…, X said", "according to X, …". Spans of quotation marks that a clause holds become part
 * of its record. */
void ext_find_reported(Extractor *x, GArray *spans);

/* Adds tokens [first, last) of the span, and [rest, end) as its second part where `rest` is before `end`, as reported speech,
 * unless most of them stand in quotation marks. */
void ext_add_reported(Extractor *x, GArray *spans, const QuoteSpan *span, guint32 rest, guint32 end);

/* The speaker of words in marks by the engine's tags; FALSE where they tell none. */
gboolean ext_attribute_span(const Extractor *x, QuoteSpan *span);
/* Reported speech by the engine's tags, where there is no record yet. */
void ext_find_attributions(Extractor *x, GArray *spans);

#endif
