/* SPDX-License-Identifier: Apache-2.0 */
/*
 * quotations.c: words in quotation marks → quotations with their speaker.
 *
 *   1. Spans: marks are paired a paragraph at a time; a mark left open ends with its paragraph, and a paragraph that opens with a
 * mark goes on where the one before left its mark open. One bad mark costs at most its own paragraph.
 *   2. Speakers: the verb of saying behind the span ("…," said X), before it (X said: "…"), or none, where the words go on from a
 * span before.
 *
 * Spans under ENT_QUOTE_WORDS words are names, terms and scare quotes, not quotations. Reported speech is in reported.c.
 */
#include "extract/grammar.h"
#include "extract/quotations_internal.h"

#include "base/str.h"

#include <string.h>

/* ---- 1. spans ---- */

typedef enum { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER } Mark;

static Mark mark_at(const Extractor *x, guint32 i)
{
    const EntStr m = ext_token(x, i)->lower;
    if (ext_token(x, i)->kind != ENT_TOKEN_QUOTE)
        return MARK_NONE;
    if (ent_str_equal(m, ENT_STR("\xE2\x80\x9C")) || ent_str_equal(m, ENT_STR("``")) ||
        ent_str_equal(m, ENT_STR("\xE2\x80\x9E")) || ent_str_equal(m, ENT_STR("\xC2\xAB")))
        return MARK_OPEN;
    if (ent_str_equal(m, ENT_STR("\xE2\x80\x9D")) || ent_str_equal(m, ENT_STR("\xC2\xBB")))
        return MARK_CLOSE;
    return ent_str_equal(m, ENT_STR("\"")) || ent_str_equal(m, ENT_STR("''")) ? MARK_EITHER : MARK_NONE;
}

/* A straight mark opens where a blank or bracket is before it and a word behind it. */
static gboolean opens(const Extractor *x, guint32 i, guint32 first, guint32 last, gboolean inside)
{
    const Mark mark = mark_at(x, i);
    if (mark != MARK_EITHER)
        return mark == MARK_OPEN;
    const gboolean apart =
        i == first || ext_token(x, i - 1)->end < ext_token(x, i)->start || ext_is(x, i - 1, "(") || ext_is(x, i - 1, "[");
    const gboolean tight = i + 1 < last && ext_token(x, i)->end == ext_token(x, i + 1)->start;
    return inside ? apart && tight && i > first && !ext_is(x, i - 1, "(") : TRUE;
}

static void add_span(GArray *spans, guint32 first, guint32 last, guint32 block, gboolean open_ended)
{
    if (last > first)
        g_array_append_val(
            spans,
            ((QuoteSpan){
                .first = first, .last = last, .block = block, .open_ended = open_ended, .speaker = ENT_NONE, .via = ENT_NONE }));
}

/* The end of the sentence an unclosed mark stands in, or of the paragraph where it opened with the mark. */
static guint32 healed_end(const Extractor *x, guint32 open, guint32 first, guint32 last)
{
    return open == first ? last : MIN(last, ext_sentence_of(x, open)->last);
}

static void pair_marks(const Extractor *x, guint32 first, guint32 last, guint32 block, GArray *spans)
{
    guint32 open = ENT_NONE;
    for (guint32 i = first; i < last; i++) {
        if (mark_at(x, i) == MARK_NONE)
            continue;
        const gboolean inside = open != ENT_NONE;
        if (opens(x, i, first, last, inside)) {
            if (inside && healed_end(x, open, first, i) < i)
                add_span(spans, open + 1, healed_end(x, open, first, i), block, FALSE);
            open = i;
        } else if (inside) {
            add_span(spans, open + 1, i, block, FALSE);
            open = ENT_NONE;
        }
    }
    if (open != ENT_NONE)
        add_span(spans, open + 1, healed_end(x, open, first, last), block, healed_end(x, open, first, last) == last);
}

static GArray *find_spans(const Extractor *x)
{
    GArray *const spans = g_array_new(FALSE, FALSE, sizeof(QuoteSpan));
    const EntDocument *const d = x->d;
    for (guint32 s = 0; s < d->n_sentences;) {
        guint32 end = s;
        while (end < d->n_sentences && d->sentences[end].block == d->sentences[s].block)
            end++;
        pair_marks(x, d->sentences[s].first, d->sentences[end - 1].last, d->sentences[s].block, spans);
        s = end;
    }
    return spans;
}

guint ext_words_in(const Extractor *x, guint32 first, guint32 last)
{
    guint n = 0;
    for (guint32 i = first; i < last; i++)
        n += ext_token(x, i)->kind == ENT_TOKEN_WORD || ext_token(x, i)->kind == ENT_TOKEN_NUMBER;
    return n;
}

/* ---- 2. speakers ---- */

guint32 ext_speaker_in(const Extractor *x, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++) {
        const guint32 at = x->apposed[i] != ENT_NONE ? x->apposed[i] : x->at[i];
        if (at == ENT_NONE)
            continue;
        const Mention *const m = ext_mention(x, at);
        if (m->kind != MENTION_ADJECTIVE || x->apposed[i] != ENT_NONE)
            return at;
        for (guint32 k = m->last; k < MIN(last, m->last + 5);
             k++) /* "Kenyan officials" speak for Kenya; "the Kenyan farmer Per Holm" does not */
            if (x->at[k] != ENT_NONE)
                return x->at[k];
            else if (ext_is_agent_noun(x, k))
                return at;
        i = m->last - 1;
    }
    return ENT_NONE;
}

const EntCueForm *ext_saying(const Extractor *x, guint32 i)
{
    const EntCueForm *const form = x->at[i] == ENT_NONE ? ext_speech_cue(x, i, ENT_CUE_VERB) : NULL;
    if (ext_is(x, i, "think") && (ext_is(x, i + 1, "tank") || ext_is(x, i + 1, "tanks")))
        return NULL;
    return form != NULL && ext_is_verb(x, i, form->inflections) ? form : NULL;
}

/* "Defended Ruiz, head of the union, |saying": the parse hangs the participle on what is nearest, but the verb's subject speaks.
 */
static guint32 clause_over_participle(const Extractor *x, guint32 verb)
{
    enum { DEEPEST = 8 };
    if (x->d->parsed == NULL || x->d->parsed[verb].rel != ENT_REL_ACL || !ext_is(x, verb - 1, ","))
        return verb;
    guint32 i = x->d->parsed[verb].head;
    gboolean apart = FALSE; /* an apposition lies between */
    for (guint depth = 0; depth < DEEPEST && i != ENT_NONE; depth++, i = x->d->parsed[i].head) {
        apart |= x->d->parsed[i].rel == ENT_REL_APPOS;
        if (apart && x->d->parsed[i].pos == ENT_POS_VERB && ext_grammar_has_subject(x, i))
            return i;
    }
    return verb;
}

guint32 ext_speaker_of(const Extractor *x, guint32 verb)
{
    const guint32 first = ext_sentence_of(x, verb)->first;
    const EntCueForm *const form = ext_speech_cue(x, verb, ENT_CUE_VERB);
    const gboolean participle =
        form != NULL && (form->inflections & (1u << ENT_INFLECT_ING)) && verb > first &&
        (ext_token(x, verb - 1)->kind != ENT_TOKEN_WORD || (ext_classes(x, verb - 1) & ENT_CLASS_CONJUNCTION));
    guint32 subject, begin, end;
    if (ext_grammar_speaker(x, participle ? clause_over_participle(x, verb) : verb, &subject, &begin, &end))
        return subject;
    if (!participle)
        return ext_subject_of(x, verb);
    for (guint32 i = verb; i > first; i--) {
        const EntCueForm *const main = ext_saying(x, i - 1);
        if (main == NULL || (main->inflections & (1u << ENT_INFLECT_ING)))
            continue;
        const guint32 speaker = ext_subject_of(x, i - 1);
        if (speaker != ENT_NONE)
            return speaker;
    }
    return ext_subject_of(x, verb);
}

static gboolean is_outlet(const Extractor *x, guint32 mention)
{
    const EntEntry *const entry = ent_lexicon_entry(x->lexicon, ent_graph_node(x->facts, ext_mention(x, mention)->node)->id);
    return entry != NULL && entry->sort != NULL && (g_str_equal(entry->sort, "outlet") || g_str_equal(entry->sort, "agency"));
}

/* "told Reuters", "in an interview with the BBC": the outlet in tokens [first, last). */
static guint32 outlet_in(const Extractor *x, guint32 first, guint32 last, guint32 speaker)
{
    for (guint32 i = first; i < last; i++) {
        const guint32 at = x->at[i];
        if (at != ENT_NONE && at != speaker && ext_node_type(x, ext_mention(x, at)->node) == ENT_ORGANIZATION && is_outlet(x, at))
            return ext_mention(x, at)->node;
    }
    return ENT_NONE;
}

/* The end of the clause that begins at i: a full stop, colon, semicolon or quotation mark of the same block. */
static guint32 clause_end(const Extractor *x, guint32 i, guint32 reach)
{
    const guint32 last = MIN(ext_sentence_of(x, i)->last, i + reach);
    for (guint32 k = i; k < last; k++)
        if (mark_at(x, k) != MARK_NONE || ext_is(x, k, ";") || ext_is(x, k, ":") || ext_is(x, k, "."))
            return k;
    return last;
}

static void set_speaker(Extractor *x, QuoteSpan *span, guint32 speaker, guint32 text_first, guint32 text_last, guint32 cue)
{
    span->speaker = speaker;
    span->cue = cue;
    if (speaker != ENT_NONE) {
        span->text_first = ext_mention(x, speaker)->first;
        span->text_last = ext_mention(x, speaker)->last;
    } else {
        span->text_first = text_first;
        span->text_last = text_last;
    }
    span->attributed = TRUE;
}

/* '…," X said', '…," said X, the minister': within the clause behind the closing mark. */
static gboolean speaker_behind(Extractor *x, QuoteSpan *span)
{
    enum { REACH = 40 };
    const guint32 from = span->last + 1; /* behind the mark */
    if (span->last == 0 || from >= x->d->n_tokens || ext_sentence_of(x, from)->block != span->block ||
        ext_is(x, span->last - 1, "."))
        return FALSE;
    const guint32 end = clause_end(x, from, REACH);
    for (guint32 i = from; i < end; i++) {
        if (i > from ? ext_saying(x, i) == NULL : ext_speech_cue(x, i, ENT_CUE_VERB) == NULL)
            continue; /* right behind the mark a verb needs no subject before it: '…," said X' */
        if (i <= from + 1 && ext_speech_cue(x, i, ENT_CUE_VERB)->inflections & (1u << ENT_INFLECT_ING))
            return FALSE; /* '…", adding that "…': hangs on what was before */
        guint32 speaker = ext_speaker_in(x, from, i);
        guint32 text_first = from, text_last = i;
        if (i == from || (i == from + 1 && ext_is(x, from, ","))) { /* "said X" */
            speaker = ext_speaker_in(x, i + 1, MIN(end, i + 12));
            text_first = i + 1;
            text_last = end;
        }
        guint32 subject, first, last;
        if (ext_grammar_speaker(x, i, &subject, &first, &last) && first >= from && last <= end) {
            speaker = subject;
            text_first = first;
            text_last = last;
        }
        set_speaker(x, span, speaker, text_first, text_last, i);
        span->via = outlet_in(x, i + 1, end, speaker);
        return TRUE;
    }
    if (ext_is(x, from, "according") && ext_is(x, from + 1, "to")) {
        set_speaker(x, span, ext_speaker_in(x, from + 2, end), from + 2, end, from);
        return TRUE;
    }
    return FALSE;
}

static gboolean is_dash(const Extractor *x, guint32 i)
{
    static const char *const dashes[] = { "—", "–", "―", "-", "--", "~", NULL };
    return ext_is_one_of(x, i, dashes);
}

/* '"…" — X (@x) 3 June' where the paragraph is nothing but words and who signed them: the name runs to the first mark. */
static gboolean signed_by(Extractor *x, QuoteSpan *span)
{
    enum { REACH = 6 };
    const guint32 dash = span->last + 1, open = span->first - 1, name = dash + 1;
    if (name >= x->d->n_tokens || !is_dash(x, dash) || ext_sentence_of(x, dash)->block != span->block ||
        (open > 0 && ext_sentence_of(x, open - 1)->block == span->block))
        return FALSE;
    const guint32 last = MIN(name + REACH, ext_sentence_of(x, dash)->last);
    guint32 end = name;
    while (end < last && ext_words_in(x, end, end + 1) > 0)
        end++;
    const guint32 speaker = ext_speaker_in(x, name, end);
    if (end == name)
        return FALSE;
    set_speaker(x, span, speaker, name, end, ENT_NONE);
    return TRUE;
}

/* 'X said: "…', 'According to X, "…', 'X, …, saying "…': back from the opening mark in its sentence, or the sentence before where
 * it ends with ":". */
static gboolean speaker_before(Extractor *x, QuoteSpan *span)
{
    const guint32 open = span->first - 1;
    if (open == 0)
        return FALSE;
    const gboolean starts = ext_sentence_of(x, open)->first == open;
    if (starts && !ext_is(x, open - 1, ":"))
        return FALSE;
    const guint32 from = starts ? open - 1 : open;
    const guint32 first = ext_sentence_of(x, from)->first;
    for (guint32 i = from; i > first; i--) {
        const guint32 verb = i - 1;
        if (ext_is(x, verb, "according") && ext_is(x, verb + 1, "to")) {
            set_speaker(x, span, ext_speaker_in(x, verb + 2, from), verb + 2, from, verb);
            return TRUE;
        }
        if (x->quoted[verb] || ext_saying(x, verb) == NULL)
            continue;
        const guint32 speaker = ext_speaker_of(x, verb);
        if (speaker == ENT_NONE && verb > first && ext_is(x, verb - 1, "to"))
            continue;
        guint32 subject, text_first = first, text_last = verb;
        ext_grammar_speaker(x, verb, &subject, &text_first, &text_last);
        set_speaker(x, span, speaker, text_first, text_last, verb);
        span->via = outlet_in(x, verb + 1, from, speaker);
        return TRUE;
    }
    return FALSE;
}

/* Without a verb of saying, whoever takes the stance that the words belong to: 'X accused Y of "…"'. */
static gboolean speaker_by_stance(Extractor *x, QuoteSpan *span)
{
    const guint32 open = span->first - 1, first = ext_sentence_of(x, open)->first;
    for (guint32 i = open; i > first; i--) {
        guint n = 0;
        const EntCueForm *const forms = x->at[i - 1] == ENT_NONE && !x->quoted[i - 1]
                                            ? ent_lexicon_cue_forms(x->lexicon, ext_token(x, i - 1)->lower, &n)
                                            : NULL;
        for (guint k = 0; k < n; k++) {
            const EntRelationType *const type = ent_graph_type(x->facts, forms[k].cue->type);
            if (forms[k].cue->pos != ENT_CUE_VERB || *forms[k].cue->with != NULL || type->sign == 0 || type->symmetric ||
                !ext_is_verb(x, i - 1, forms[k].inflections))
                continue;
            const guint32 speaker = ext_subject_of(x, i - 1);
            if (speaker == ENT_NONE || ext_is_passive(x, i - 1, forms[k].inflections))
                return FALSE;
            set_speaker(x, span, speaker, 0, 0, i - 1);
            return TRUE;
        }
    }
    return FALSE;
}

/* Where a paragraph is nothing but a quotation, the last who spoke in the paragraph before, if only in reported speech. */
static gboolean speaker_in_block_before(Extractor *x, QuoteSpan *span)
{
    const guint32 open = span->first - 1;
    if (open == 0 || ext_sentence_of(x, open - 1)->block + 1 != span->block)
        return FALSE;
    for (guint32 i = open; i > 0 && ext_sentence_of(x, i - 1)->block + 1 == span->block; i--) {
        const gboolean says = !x->quoted[i - 1] && ext_saying(x, i - 1) != NULL;
        const guint32 speaker = says ? ext_speaker_of(x, i - 1) : ENT_NONE;
        if (speaker == ENT_NONE)
            continue;
        set_speaker(x, span, speaker, 0, 0, ENT_NONE);
        return TRUE;
    }
    return FALSE;
}

/* 'X added that it was late. "We had no choice."': sentences in marks behind reported speech are of who was reported. */
static gboolean speaker_in_sentence_before(Extractor *x, QuoteSpan *span)
{
    const guint32 open = span->first - 1;
    if (open == 0 || ext_sentence_of(x, open)->first != open || ext_sentence_of(x, open - 1)->block != span->block)
        return FALSE;
    const guint32 first = ext_sentence_of(x, open - 1)->first;
    for (guint32 i = first; i < open; i++) {
        const guint32 speaker = !x->quoted[i] && ext_saying(x, i) != NULL ? ext_speaker_of(x, i) : ENT_NONE;
        if (speaker == ENT_NONE)
            continue;
        set_speaker(x, span, speaker, 0, 0, ENT_NONE);
        return TRUE;
    }
    return FALSE;
}

/* The words go on from an attributed span before: in the same paragraph, or in the one before where this one is nothing but the
 * quotation. */
static gboolean goes_on(const Extractor *x, const QuoteSpan *before, const QuoteSpan *span)
{
    if (!before->attributed)
        return FALSE;
    if (before->block == span->block)
        return TRUE;
    const guint32 open = span->first - 1;
    return before->block + 1 == span->block && (open == 0 || ext_sentence_of(x, open - 1)->block != span->block);
}

static void attribute(Extractor *x, GArray *spans)
{
    QuoteSpan *before = NULL;
    for (guint s = 0; s < spans->len; s++) {
        const QuoteSpan *const span = &g_array_index(spans, QuoteSpan, s);
        memset(x->quoted + span->first, TRUE, span->last - span->first);
    }
    for (guint s = 0; s < spans->len; s++) {
        QuoteSpan *const span = &g_array_index(spans, QuoteSpan, s);
        span->words = ext_words_in(x, span->first, span->last);
        if (span->words < ENT_QUOTE_WORDS)
            continue;
        if (speaker_behind(x, span) || signed_by(x, span) || speaker_before(x, span) || speaker_by_stance(x, span)) {
            before = span;
            continue;
        }
        if (before == NULL || !goes_on(x, before, span)) {
            if (!speaker_in_block_before(x, span) && !speaker_in_sentence_before(x, span))
                ext_attribute_span(x, span);
        } else {
            span->speaker = before->speaker;
            span->text_first = before->text_first;
            span->text_last = before->text_last;
            span->cue = ENT_NONE;
            span->via = before->via;
            span->attributed = TRUE;
        }
        before = span;
    }
}

/* ---- records ---- */

/* "I" and "my" inside the words are the speaker. */
static void take_first_person(Extractor *x, guint32 i, guint32 speaker)
{
    static const char *const self[] = { "i", "me", "we", "us", "myself", "ourselves", NULL };
    static const char *const own[] = { "my", "our", NULL };
    const gboolean owner = ext_is_one_of(x, i, own);
    if (x->at[i] == ENT_NONE && (owner || ext_is_one_of(x, i, self)))
        ext_add_mention(x, i, i + 1, ext_mention(x, speaker)->node, owner ? MENTION_ADJECTIVE : MENTION_PRONOUN);
}

/* The tokens of these parts stand in a record, and are somebody's words. */
static void mark_said(Extractor *x, const QuoteSpan *span, gboolean direct, const EntSpan *parts, guint n_parts)
{
    guint32 low = 0, high = x->d->n_tokens;
    while (low < high) { /* the first token of the first part */
        const guint32 middle = low + (high - low) / 2;
        if (ext_token(x, middle)->start < parts[0].start)
            low = middle + 1;
        else
            high = middle;
    }
    for (guint i = 0; i < n_parts; i++)
        for (; low < x->d->n_tokens && ext_token(x, low)->end <= parts[i].end; low++) {
            if (ext_token(x, low)->start < parts[i].start)
                continue;
            x->said[low] = TRUE;
            x->voice[low] = span->speaker;
            if (direct && span->speaker != ENT_NONE)
                take_first_person(x, low, span->speaker);
        }
}

static void add_record(Extractor *x, const QuoteSpan *span, gboolean direct, const EntSpan *parts, guint n_parts)
{
    if (ent_document_is_late(x->d)) /* whom it is about is looked for in all mentions */
        return;
    EntQuote *const q = ent_graph_add_quote(x->facts, 0);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < n_parts; i++) {
        const EntStr part = ent_str_sub(x->d->text, parts[i].start, parts[i].end);
        if (i > 0)
            g_string_append_c(text, ' ');
        g_string_append_len(text, part.p, (gssize)part.n);
        g_array_append_val(q->parts, parts[i]);
    }
    q->text = g_string_free(g_steal_pointer(&text), FALSE);
    q->direct = direct;
    q->span = (EntSpan){ parts[0].start, parts[n_parts - 1].end };
    q->speaker = span->speaker == ENT_NONE ? ENT_NONE : ext_mention(x, span->speaker)->node;
    if (span->text_first < span->text_last)
        q->speaker_text = ent_str_dup(ent_document_text(x->d, span->text_first, span->text_last));
    if (span->cue != ENT_NONE)
        q->cue = ent_str_dup(ent_document_text(x->d, span->cue, span->cue + 1));
    q->via = span->via;
    mark_said(x, span, direct, parts, n_parts);
    ext_fill_about(x, q);
    if (q->via != ENT_NONE && q->speaker != ENT_NONE && span->cue != ENT_NONE)
        ext_add_evidence(x, q->via, x->quotes, q->speaker, span->cue, span->cue + 1, ENT_STATED, "quotation", 0.9);
}

/* Those who speak together have a record each. */
void ext_add_quote(Extractor *x, const QuoteSpan *span, gboolean direct, const EntSpan *parts, guint n_parts)
{
    QuoteSpan each = *span;
    if (span->speaker == ENT_NONE) {
        add_record(x, span, direct, parts, n_parts);
        return;
    }
    g_autoptr(GArray) speakers = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_coordinated(x, span->speaker, speakers);
    for (guint i = 0; i < speakers->len; i++) {
        each.speaker = g_array_index(speakers, guint32, i);
        each.text_first = ext_mention(x, each.speaker)->first;
        each.text_last = ext_mention(x, each.speaker)->last;
        add_record(x, &each, direct, parts, n_parts);
    }
}

static gint compare_uint(gconstpointer a, gconstpointer b)
{
    const guint32 p = *(const guint32 *)a, q = *(const guint32 *)b;
    return p < q ? -1 : p > q;
}

void ext_fill_about(Extractor *x, EntQuote *q)
{
    for (guint i = 0; i < x->mentions->len; i++) {
        const Mention *const m = ext_mention(x, i);
        gboolean inside = FALSE, there = FALSE;
        for (guint p = 0; p < q->parts->len; p++) {
            const EntSpan part = g_array_index(q->parts, EntSpan, p);
            inside |= ext_token(x, m->first)->start >= part.start && ext_token(x, m->last - 1)->end <= part.end;
        }
        for (guint k = 0; k < q->about->len; k++)
            there |= g_array_index(q->about, guint32, k) == m->node;
        if (inside && !there)
            g_array_append_val(q->about, m->node);
    }
    g_array_sort(q->about, compare_uint);
}

/* The words inside the marks, without the comma or the blank before the closing one. */
static EntSpan words_span(const Extractor *x, const QuoteSpan *span)
{
    guint32 last = span->last;
    while (last > span->first + 1 && ext_is(x, last - 1, ","))
        last--;
    return (EntSpan){ ext_token(x, span->first)->start, ext_token(x, last - 1)->end };
}

/* Whether the next span is the rest of this one: over a paragraph, or split by its cue in the middle of a sentence ('"A," she
 * said, "b."'). */
static gboolean is_rest(const Extractor *x, const QuoteSpan *span, const QuoteSpan *next)
{
    if (span->open_ended && next->block == span->block + 1 &&
        (next->first < 2 || ext_sentence_of(x, next->first - 2)->block != next->block))
        return TRUE;
    if (next->block != span->block || span->cue == ENT_NONE || span->cue < span->last || next->first < 2 ||
        span->cue > next->first)
        return FALSE;
    const EntToken *const word = ext_token(x, next->first);
    return ext_is(x, next->first - 2, ",") && ext_is(x, span->last - 1, ",") && word->shape == ENT_SHAPE_LOWER;
}

void ext_find_quotations(Extractor *x)
{
    g_autoptr(GArray) spans = find_spans(x);
    attribute(x, spans);
    ext_find_reported(x, spans);
    ext_find_attributions(x, spans);
    for (guint s = 0; s < spans->len; s++) {
        const QuoteSpan *const span = &g_array_index(spans, QuoteSpan, s);
        if (!span->attributed || span->words < ENT_QUOTE_WORDS || span->taken)
            continue;
        g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(EntSpan));
        EntSpan words = words_span(x, span);
        g_array_append_val(parts, words);
        while (s + 1 < spans->len && is_rest(x, &g_array_index(spans, QuoteSpan, s), &g_array_index(spans, QuoteSpan, s + 1))) {
            s++;
            words = words_span(x, &g_array_index(spans, QuoteSpan, s));
            g_array_append_val(parts, words);
        }
        ext_add_quote(x, span, TRUE, &g_array_index(parts, EntSpan, 0), parts->len);
    }
}
