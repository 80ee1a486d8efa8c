/* SPDX-License-Identifier: Apache-2.0 */
/*
 * attribution.c: who said what by the engine's tags → speakers of quotations that no rule found, and reported speech.
 *
 * The engine marks each word as part of a source, a cue or a content, or none. A content goes with the nearest source of its
 * sentence and the cue nearest to that. Speakers need be nobody we know: "officials" and "the report" speak too, by their words
 * alone. What reported.c has taken already is left to it.
 */
#include "extract/grammar.h"
#include "extract/quotations_internal.h"

#include "base/str.h"

enum { LONG = 10 }; /* tokens of what is said without a verb of its own */

/* Tokens [first, last) of one part. */
typedef struct PartSpan {
    guint32 first, last;
    EntPart part;
} PartSpan;

static GArray *parts_of(const Extractor *x, const EntSentence *s)
{
    GArray *const spans = g_array_new(FALSE, FALSE, sizeof(PartSpan));
    for (guint32 i = s->first; i < s->last; i++) {
        const EntParsed *const p = &x->d->parsed[i];
        PartSpan *const before = spans->len > 0 ? &g_array_index(spans, PartSpan, spans->len - 1) : NULL;
        if (p->part == ENT_PART_NONE)
            continue;
        if (before != NULL && before->last == i && before->part == (EntPart)p->part && !p->part_begins)
            before->last = i + 1;
        else
            g_array_append_val(spans, ((PartSpan){ i, i + 1, (EntPart)p->part }));
    }
    return spans;
}

static guint32 gap(const PartSpan *a, guint32 first, guint32 last)
{
    return a->last <= first ? first - a->last : a->first >= last ? a->first - last : 0;
}

/* The span of that part nearest to tokens [first, last), or NULL. */
static const PartSpan *nearest(const GArray *spans, EntPart part, guint32 first, guint32 last)
{
    const PartSpan *best = NULL;
    for (guint i = 0; i < spans->len; i++) {
        const PartSpan *const span = &g_array_index(spans, PartSpan, i);
        if (span->part == part && (best == NULL || gap(span, first, last) < gap(best, first, last)))
            best = span;
    }
    return best;
}

/* The mention a source is about: that of its head, else the first in it that can speak. */
static guint32 speaker_in_source(const Extractor *x, const PartSpan *source)
{
    for (guint32 i = source->first; i < source->last; i++) {
        const guint32 head = x->d->parsed[i].head;
        if (head != ENT_NONE && head >= source->first && head < source->last)
            continue;
        const guint32 mention = ext_grammar_actor(x, i);
        if (mention != ENT_NONE)
            return mention;
        return ENT_NONE; /* "a spokesman for …": what else is named in it does not speak */
    }
    return ENT_NONE;
}

static void set_source(const Extractor *x, QuoteSpan *span, const PartSpan *source, const PartSpan *cue)
{
    span->speaker = speaker_in_source(x, source);
    span->text_first = source->first;
    span->text_last = source->last;
    span->cue = cue != NULL ? cue->first : ENT_NONE;
    span->attributed = TRUE;
}

gboolean ext_attribute_span(const Extractor *x, QuoteSpan *span)
{
    if (x->d->parsed == NULL)
        return FALSE;
    const guint32 ends[] = { span->last > span->first ? span->last - 1 : span->first, span->first };
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        const EntSentence *const s = ext_sentence_of(x, ends[i]);
        g_autoptr(GArray) spans = parts_of(x, s);
        const guint32 first = MAX(span->first, s->first), last = MIN(span->last, s->last);
        const PartSpan *const source = nearest(spans, ENT_PART_SOURCE, first, last);
        if (source == NULL || (source->first >= span->first && source->last <= span->last))
            continue;
        set_source(x, span, source, nearest(spans, ENT_PART_CUE, source->first, source->last));
        return TRUE;
    }
    return FALSE;
}

/* Without the comma, the blank or the marks around. */
static void trim(const Extractor *x, PartSpan *span)
{
    while (span->first < span->last && ext_token(x, span->first)->kind != ENT_TOKEN_WORD &&
           ext_token(x, span->first)->kind != ENT_TOKEN_NUMBER)
        span->first++;
    while (span->last > span->first &&
           (ext_token(x, span->last - 1)->kind == ENT_TOKEN_PUNCT || ext_token(x, span->last - 1)->kind == ENT_TOKEN_QUOTE))
        span->last--;
}

/* Whether the span holds a clause: a verb with a subject of its own. */
static gboolean has_clause(const Extractor *x, const PartSpan *span)
{
    for (guint32 i = span->first; i < span->last; i++) {
        const guint32 head = x->d->parsed[i].head;
        const gboolean subject = x->d->parsed[i].rel == ENT_REL_NSUBJ || x->d->parsed[i].rel == ENT_REL_NSUBJ_PASS;
        if (subject && head != ENT_NONE && head >= span->first && head < span->last &&
            !(x->d->parsed[head].rel == ENT_REL_ACL_RELCL && head > span->first + 3))
            return TRUE;
    }
    return FALSE;
}

/* Whether a word of the cue speaks. */
static gboolean is_speech(const Extractor *x, const PartSpan *cue)
{
    for (guint32 i = cue->first; i < cue->last; i++)
        if (ext_speech_cue(x, i, ENT_CUE_VERB) != NULL || ext_speech_cue(x, i, ENT_CUE_NOUN) != NULL || ext_is(x, i, "according"))
            return TRUE;
    return FALSE;
}

/* A stance ("praised the deal") is no quotation: what is said is a clause, or is said with a verb of saying. */
static gboolean is_said(const Extractor *x, const PartSpan *content, const PartSpan *cue)
{
    return has_clause(x, content) || (cue != NULL && is_speech(x, cue) && content->last - content->first >= LONG);
}

/* "Ruiz was asked about it", "refused to say": the cue makes nobody a speaker. */
static gboolean is_silent(const Extractor *x, const PartSpan *cue, const PartSpan *content)
{
    for (guint32 i = cue->first; i < cue->last; i++)
        if (ext_is_unsaid(x, i))
            return TRUE;
    return ext_is(x, content->first, "to") && content->first + 1 < content->last && ext_is_unsaid(x, content->first + 1);
}

static gboolean is_in(guint32 i, const PartSpan *span)
{
    return span != NULL && i >= span->first && i < span->last;
}

/* "Amid suggestions that the dam was unsafe, Ruiz said …": a clause that hangs on a noun of its own, neither the cue nor had by
 * the cue's verb, is not hers. */
static gboolean is_of_another_noun(const Extractor *x, const PartSpan *content, const PartSpan *source, const PartSpan *cue)
{
    for (guint32 i = content->first; i < content->last; i++) {
        const EntParsed *const p = &x->d->parsed[i];
        if (p->head == ENT_NONE || is_in(p->head, content) || (p->rel != ENT_REL_ACL && p->rel != ENT_REL_CCOMP))
            continue;
        const guint32 noun = p->head, over = x->d->parsed[noun].head;
        return x->d->parsed[noun].pos == ENT_POS_NOUN && !is_in(noun, cue) && !is_in(noun, source) &&
               (!is_in(over, cue) || x->d->parsed[noun].rel == ENT_REL_OBL) && noun < source->first;
    }
    return FALSE;
}

/* How many tokens of the span stand in records already. */
static guint taken_in(const Extractor *x, const PartSpan *span)
{
    guint n = 0;
    for (guint32 i = span->first; i < span->last; i++)
        n += x->said[i];
    return n;
}

/* Whether nothing but the source, the cue and punctuation stand between the two: "The dam, Ruiz said, is safe". */
static gboolean goes_round(const Extractor *x, const PartSpan *content, const PartSpan *rest, const PartSpan *source)
{
    if (source->first < content->last || source->last > rest->first)
        return FALSE;
    for (guint32 i = content->first; i < rest->last; i++)
        if (ext_token(x, i)->kind == ENT_TOKEN_QUOTE)
            return FALSE; /* words in marks are told apart by their marks */
    for (guint32 i = content->last; i < rest->first; i++) {
        const EntPart part = (EntPart)x->d->parsed[i].part;
        if (part != ENT_PART_SOURCE && part != ENT_PART_CUE && ext_token(x, i)->kind == ENT_TOKEN_WORD)
            return FALSE;
    }
    return TRUE;
}

static void take_sentence(Extractor *x, GArray *quoted, const EntSentence *s)
{
    g_autoptr(GArray) spans = parts_of(x, s);
    for (guint i = 0; i < spans->len; i++) {
        PartSpan content = g_array_index(spans, PartSpan, i), rest = content;
        if (content.part != ENT_PART_CONTENT)
            continue;
        const PartSpan *const source = nearest(spans, ENT_PART_SOURCE, content.first, content.last);
        const PartSpan *const cue = source == NULL ? NULL : nearest(spans, ENT_PART_CUE, source->first, source->last);
        for (guint k = i + 1; source != NULL && k < spans->len; k++)
            if (g_array_index(spans, PartSpan, k).part == ENT_PART_CONTENT) {
                rest = g_array_index(spans, PartSpan, k);
                break;
            }
        const gboolean split = source != NULL && rest.first > content.first && goes_round(x, &content, &rest, source);
        trim(x, &content);
        trim(x, &rest);
        if (source == NULL || ext_words_in(x, content.first, content.last) < ENT_QUOTE_WORDS || !is_said(x, &content, cue) ||
            taken_in(x, &content) * 3 > content.last - content.first || (cue != NULL && is_silent(x, cue, &content)) ||
            is_of_another_noun(x, &content, source, cue))
            continue;
        QuoteSpan span = { .via = ENT_NONE, .first = content.first, .last = content.last };
        set_source(x, &span, source, cue);
        ext_add_reported(x, quoted, &span, split ? rest.first : ENT_NONE, rest.last);
    }
}

void ext_find_attributions(Extractor *x, GArray *quoted)
{
    for (guint32 s = 0; x->d->parsed != NULL && s < x->d->n_sentences; s++)
        if (!x->d->sentences[s].title_case)
            take_sentence(x, quoted, &x->d->sentences[s]);
}
