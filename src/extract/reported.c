/* SPDX-License-Identifier: Apache-2.0 */
/*
 * reported.c: reported speech → quotations: "X said (that) …", "…, X said.", "According to X, …".
 *
 * The clause behind the verb, to the end of the sentence or the next verb of saying, is what was said. Where most of it stands in
 * quotation marks the words in the marks are the quotation already, and nothing is added; where the marks hold only an end or a
 * middle of it the clause is the quotation, direct where the marks hold four words or more.
 */
#include "extract/grammar.h"
#include "extract/quotations_internal.h"

#include "base/str.h"

/* Whether token i is inside one of the spans. */
static gboolean is_quoted(const GArray *spans, guint32 i)
{
    for (guint s = 0; s < spans->len; s++) {
        const QuoteSpan *const span = &g_array_index(spans, QuoteSpan, s);
        if (i >= span->first && i < span->last && span->words >= ENT_QUOTE_WORDS)
            return TRUE;
    }
    return FALSE;
}

/* Whether tokens [first, last) look like a clause: an auxiliary or a past form somewhere behind the first word. */
static gboolean has_finite_verb(const Extractor *x, guint32 first, guint32 last)
{
    for (guint32 i = first + 1; i < last; i++) {
        guint n = 0;
        if (ext_classes(x, i) & ENT_CLASS_AUXILIARY)
            return TRUE;
        if (x->at[i] != ENT_NONE || (ext_classes(x, i - 1) & ENT_CLASS_DETERMINER))
            continue;
        const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, ext_token(x, i)->lower, &n);
        const gboolean past = ext_token(x, i)->lower.n > 4 && ent_str_ends(ext_token(x, i)->lower, ENT_STR("ed"));
        if (past || (n > 0 && (forms[0].inflections & (1u << ENT_INFLECT_PAST | 1u << ENT_INFLECT_S)) &&
                     ext_is_verb(x, i, forms[0].inflections)))
            return TRUE;
        /* "she wants", "they hope": a verb behind a pronoun */
        if ((ext_classes(x, i - 1) & ENT_CLASS_PRONOUN) && ext_classes(x, i) == 0)
            return TRUE;
        /* "Kenya wants": an -s behind a name */
        if (x->at[i - 1] != ENT_NONE && ext_token(x, i)->shape == ENT_SHAPE_LOWER &&
            ent_str_ends(ext_token(x, i)->lower, ENT_STR("s")))
            return TRUE;
    }
    return FALSE;
}

/* Behind the verb: over whom it was said to ("told reporters") and "that"; ENT_NONE where no clause follows. */
static guint32 clause_behind(const Extractor *x, guint32 verb, guint32 end)
{
    enum { REACH = 14 };
    guint32 i = verb + 1;
    for (guint32 k = i; k < MIN(end, i + REACH) && (ext_token(x, k)->kind != ENT_TOKEN_PUNCT || ext_is(x, k, "-")); k++) {
        if (ext_is(x, k, "that"))
            return k + 1;
        if (ext_classes(x, k) & ENT_CLASS_AUXILIARY)
            break; /* "said the warning was …": the clause has begun without "that" */
    }
    if (i < end && (ext_token(x, i)->kind == ENT_TOKEN_QUOTE || ext_is(x, i, ":")))
        return ENT_NONE;
    const gboolean addressed =
        ext_is(x, verb, "told") || ext_is(x, verb, "tell") || ext_is(x, verb, "tells") || ext_is(x, verb, "telling");
    if (addressed && i < end && x->at[i] != ENT_NONE)
        i = ext_mention(x, x->at[i])->last;
    else if (addressed)
        i++;
    if (i >= end || ext_token(x, i)->kind != ENT_TOKEN_WORD)
        return ENT_NONE;
    const guint classes = ext_classes(x, i);
    const gboolean clause = x->at[i] != ENT_NONE || (classes & (ENT_CLASS_DETERMINER | ENT_CLASS_PRONOUN)) ||
                            ext_token(x, i)->shape != ENT_SHAPE_LOWER || classes == 0;
    return clause && !(classes & (ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB)) && has_finite_verb(x, i, end) ? i : ENT_NONE;
}

/* Where what was said ends: the sentence, or a comma before the next participle of saying ("…, adding that"). */
static guint32 clause_stop(const Extractor *x, guint32 first, guint32 end)
{
    for (guint32 i = first + 1; i + 1 < end; i++) {
        const EntCueForm *const form = ext_is(x, i, ",") ? ext_speech_cue(x, i + 1, ENT_CUE_VERB) : NULL;
        if (form != NULL && (form->inflections & (1u << ENT_INFLECT_ING)))
            return i;
    }
    guint open = 0;
    for (guint32 i = first; i < end; i++) { /* "(as Ruiz called it) …": the bracket ends it */
        open += ext_is(x, i, "(");
        if (ext_is(x, i, ")") && open-- == 0)
            end = i;
    }
    while (end > first && ext_token(x, end - 1)->kind != ENT_TOKEN_WORD && ext_token(x, end - 1)->kind != ENT_TOKEN_NUMBER)
        end--;
    return end;
}

/* How many words of [first, last) stand in marks; the spans that lie wholly inside are taken where `take`. */
static guint quoted_words(const Extractor *x, GArray *spans, guint32 first, guint32 last, gboolean take)
{
    guint words = 0;
    for (guint s = 0; s < spans->len; s++) {
        QuoteSpan *const span = &g_array_index(spans, QuoteSpan, s);
        if (span->first < first || span->first >= last || span->words < ENT_QUOTE_WORDS)
            continue;
        words += ext_words_in(x, span->first, span->last);
        span->taken |= take;
    }
    return words;
}

void ext_add_reported(Extractor *x, GArray *spans, const QuoteSpan *span, guint32 rest, guint32 end)
{
    const gboolean split = rest < end && rest != ENT_NONE;
    guint32 taken = 0;
    for (guint32 i = span->first; i < span->last; i++)
        taken += x->said[i];
    if (taken * 2 > span->last - span->first) /* a clause within one that has its record */
        return;
    guint words = ext_words_in(x, span->first, span->last);
    guint quoted = quoted_words(x, spans, span->first, span->last, FALSE);
    if (split) {
        words += ext_words_in(x, rest, end);
        quoted += quoted_words(x, spans, rest, end, FALSE);
    }
    if (quoted * 3 > words * 2) /* the words in marks are a quotation of their own */
        return;
    /* a long quotation with a sentence around it stays one of its own */
    quoted_words(x, spans, span->first, span->last, TRUE);
    if (split)
        quoted_words(x, spans, rest, end, TRUE);
    const EntSpan parts[] = { { ext_token(x, span->first)->start, ext_token(x, span->last - 1)->end },
                              { split ? ext_token(x, rest)->start : 0, split ? ext_token(x, end - 1)->end : 0 } };
    ext_add_quote(x, span, quoted > 0, parts, split ? 2 : 1);
}

/* Adds tokens [first, last) and, where `rest` is before `end`, [rest, end) as the second part. */
static void add_clause(Extractor *x, GArray *spans, guint32 first, guint32 last, guint32 rest, guint32 end, guint32 speaker,
                       guint32 cue)
{
    if (last <= first || speaker == ENT_NONE || ext_words_in(x, first, last) + ext_words_in(x, rest, end) < ENT_QUOTE_WORDS)
        return;
    const QuoteSpan span = { .first = first,
                             .last = last,
                             .speaker = speaker,
                             .text_first = ext_mention(x, speaker)->first,
                             .text_last = ext_mention(x, speaker)->last,
                             .cue = cue,
                             .via = ENT_NONE };
    ext_add_reported(x, spans, &span, rest, end);
}

/* Whether no clause begins behind the verb: "…, X said.", "…, X said Monday in Lima", but not "X pledged to". */
static gboolean closes_clause(const Extractor *x, guint32 verb, const EntSentence *s)
{
    const guint32 i = verb + 1;
    if (i >= s->last || ext_token(x, i)->kind == ENT_TOKEN_PUNCT)
        return TRUE;
    if (ext_is(x, i, "to"))
        return FALSE;
    return (ext_classes(x, i) & ENT_CLASS_PREPOSITION) || (x->at[i] == ENT_NONE && ext_token(x, i)->shape == ENT_SHAPE_TITLE);
}

/* "…, X said." with the words before it, and ", X said, …" with the words on both sides. */
static gboolean take_clause_before(Extractor *x, GArray *spans, guint32 verb, const EntSentence *s)
{
    guint32 comma = verb;
    while (comma > s->first && verb - comma < 10 && !ext_is(x, comma, ","))
        comma--;
    if (!ext_is(x, comma, ",") || comma == s->first || is_quoted(spans, comma) || is_quoted(spans, comma - 1))
        return FALSE;
    const guint32 speaker = ext_speaker_in(x, comma + 1, verb);
    if (!closes_clause(x, verb, s) || speaker == ENT_NONE)
        return FALSE;
    guint32 first = s->first;
    while (first < comma && ext_token(x, first)->kind != ENT_TOKEN_WORD)
        first++;
    const gboolean split = ext_is(x, verb + 1, ",") && verb + 2 < s->last;
    guint32 rest = split ? verb + 2 : verb;
    while (split && rest + 1 < s->last && ext_token(x, rest)->kind == ENT_TOKEN_QUOTE)
        rest++;
    const guint32 end = split ? clause_stop(x, rest, s->last) : verb;
    if (!has_finite_verb(x, first, comma) && !split)
        return FALSE;
    add_clause(x, spans, first, comma, rest, end, speaker, verb);
    return TRUE;
}

/* "According to X, …" and "…, according to X". */
static void take_according(Extractor *x, GArray *spans, guint32 i, const EntSentence *s)
{
    guint32 end = i + 2;
    while (end < s->last && !ext_is(x, end, ","))
        end++;
    const guint32 speaker = ext_speaker_in(x, i + 2, end);
    static const char *const links[] = { "which", "who", "that", "because", "while", "where", "when", "and", "but", NULL };
    const gboolean inside = i > s->first + 1 && ext_is(x, i - 1, ",") && ext_is_one_of(x, i - 2, links);
    if ((i == s->first || inside) && end < s->last) /* "which, according to X, …": of what is behind */
        add_clause(x, spans, end + 1, clause_stop(x, end + 1, s->last), i, i, speaker, i);
    else if (i > s->first && !inside)
        add_clause(x, spans, s->first, i - (ext_is(x, i - 1, ",") ? 1 : 0), i, i, speaker, i);
}

gboolean ext_is_unsaid(const Extractor *x, guint32 verb)
{
    static const char *const refusals[] = { "refuse",   "refuses",  "refused",   "refusing", "decline",
                                            "declines", "declined", "declining", "stopped",  NULL };
    static const char *const addressed[] = { "asked", "told", "questioned", "pressed", "warned", "informed", "reminded", NULL };
    if (x->d->parsed == NULL)
        return FALSE;
    if (x->d->parsed[verb].rel == ENT_REL_XCOMP && x->d->parsed[verb].head != ENT_NONE &&
        ext_is_one_of(x, x->d->parsed[verb].head, refusals))
        return TRUE;
    const gboolean passive = ext_child(x, verb, ENT_REL_AUX_PASS) != ENT_NONE ||
                             ext_child(x, verb, ENT_REL_NSUBJ_PASS) != ENT_NONE ||
                             ext_child(x, verb, ENT_REL_OBL_AGENT) != ENT_NONE;
    return passive && ext_is_one_of(x, verb, addressed);
}

void ext_find_reported(Extractor *x, GArray *spans)
{
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        const EntSentence *const s = ext_sentence_of(x, i);
        if (x->at[i] != ENT_NONE || is_quoted(spans, i) || s->title_case)
            continue;
        if (ext_is(x, i, "according") && i + 2 < s->last && ext_is(x, i + 1, "to")) {
            take_according(x, spans, i, s);
            continue;
        }
        const EntCueForm *const saying = ext_saying(x, i);
        if (saying == NULL || ext_is_unsaid(x, i) || take_clause_before(x, spans, i, s))
            continue;
        if (i > s->first && (ext_token(x, i - 1)->kind == ENT_TOKEN_QUOTE || ext_is(x, i - 1, ",")) && x->at[i + 1] != ENT_NONE &&
            !(saying->inflections & (1u << ENT_INFLECT_ING)))
            continue; /* '…," said X' */
        const guint32 first = clause_behind(x, i, s->last);
        const guint32 speaker = first == ENT_NONE ? ENT_NONE : ext_speaker_of(x, i);
        if (speaker != ENT_NONE && !is_quoted(spans, first))
            add_clause(x, spans, first, clause_stop(x, first, s->last), i, i, speaker, i);
    }
}
