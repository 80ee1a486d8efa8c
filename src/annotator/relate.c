/* SPDX-License-Identifier: Apache-2.0 */
/*
 * relate.c: two mentions in a text → who supports or opposes whom.
 *
 * The text is run as one sentence, as the stance head was trained. Of a text too long for that, the words around the two mentions
 * are taken, as many on either side.
 */
#include "annotator/annotator_internal.h"
#include "extract/document.h"

#include "base/str.h"

#include <jansson.h>
#include <string.h>

enum { MOST_APART = 1000 }; /* words from one mention to the other */

/* What is asked. */
typedef struct Question {
    json_t *id; /* lent */
    EntStr text;
    EntSpan a, b;
} Question;

static gboolean read_span(const json_t *value, EntStr text, EntSpan *span)
{
    const json_int_t start = json_integer_value(json_array_get(value, 0)), end = json_integer_value(json_array_get(value, 1));
    if (json_array_size(value) != 2 || start < 0 || start >= end || (guint64)end > text.n)
        return FALSE;
    *span = (EntSpan){ (guint32)start, (guint32)end };
    return json_is_integer(json_array_get(value, 0)) && json_is_integer(json_array_get(value, 1));
}

/* NULL, or what is wrong. */
static const char *read_question(const json_t *root, Question *q)
{
    if (!json_is_object(root))
        return "no JSON object";
    q->id = json_object_get(root, "id");
    const json_t *const text = json_object_get(root, "text");
    if (!json_is_string(text) || json_string_length(text) > G_MAXINT32)
        return "no \"text\"";
    q->text = (EntStr){ json_string_value(text), json_string_length(text) };
    if (!read_span(json_object_get(root, "a"), q->text, &q->a) || !read_span(json_object_get(root, "b"), q->text, &q->b))
        return "\"a\" and \"b\" must be [start, end], bytes of the text";
    return NULL;
}

/* The words that a span of bytes touches. */
static EntEngineSpan words_of(const EntDocument *d, EntSpan span)
{
    EntEngineSpan words = { 0, 0 };
    for (guint32 i = 0; i < d->n_tokens; i++) {
        if (d->tokens[i].end <= span.start)
            words.first = words.last = i + 1;
        else if (d->tokens[i].start < span.end)
            words.last = i + 1;
    }
    return words;
}

/* Words [first, last) that are run: all, or those around both mentions. */
static EntEngineSpan choose_window(guint32 n, EntEngineSpan a, EntEngineSpan b)
{
    EntEngineSpan window = { MIN(a.first, b.first), MAX(a.last, b.last) };
    if (n <= ENT_ENGINE_WORDS)
        return (EntEngineSpan){ 0, n };
    const guint32 inside = window.last - window.first, around = inside < ENT_ENGINE_WORDS ? ENT_ENGINE_WORDS - inside : 0;
    const guint32 before = MIN(window.first, MAX(around / 2, around - MIN(around, n - window.last)));
    window.first -= before;
    window.last = MIN(n, window.last + (around - before));
    return window;
}

static void write_answer(const float p[ENT_N_STANCES], EntOutput *out)
{
    static const struct {
        const char *relation, *direction;
        int sign;
    } answers[ENT_N_STANCES] = {
        { "none", "-", 0 },       { "supports", "a>b", 1 }, { "supports", "b>a", 1 },
        { "opposes", "a>b", -1 }, { "opposes", "b>a", -1 },
    };
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    guint best = 0;
    for (guint i = 1; i < ENT_N_STANCES; i++)
        if (p[i] > p[best])
            best = i;
    g_ascii_formatd(number, sizeof(number), "%.4f", (double)p[best]);
    ent_output_printf(out, ",\"relation\":\"%s\",\"direction\":\"%s\",\"sign\":%d,\"confidence\":%s}\n", answers[best].relation,
                      answers[best].direction, answers[best].sign, number);
}

/* What the cues of the sentence say is weighed in: the head's probabilities move towards it. */
static void weigh_cues(EntDocument *d, EntEngineSpan a, EntEngineSpan b, float p[ENT_N_STANCES])
{
    static const double weight = 0.5; /* flat from 0.4 to 0.7 on pairs that training never saw */
    EntSentence whole = { .first = 0, .last = d->n_tokens, .start = 0, .end = (guint32)d->text.n };
    double confidence;
    d->sentences = &whole;
    d->n_sentences = 1;
    ent_take_parse(d);
    const EntStance stance = ent_relate_spans(d, a, b, &confidence);
    if (stance == ENT_STANCE_NONE)
        return;
    const float moved = (float)(weight * confidence);
    for (guint i = 0; i < ENT_N_STANCES; i++)
        p[i] = p[i] * (1 - moved) + (i == (guint)stance ? moved : 0);
}

/* NULL, or what is wrong. */
static const char *answer(EntAnnotator *annotator, const Question *q, float p[ENT_N_STANCES])
{
    g_autoptr(EntArticle) article = ent_article_new();
    g_autoptr(EntArena) arena = ent_arena_new();
    EntDocument d = {
        .arena = arena, .article = article, .text = q->text, .lexicon = annotator->lexicon, .engine = annotator->engine
    };
    if (!ent_tokenize(&d, NULL))
        return "too many words";
    const EntEngineSpan a = words_of(&d, q->a), b = words_of(&d, q->b);
    if (a.first >= a.last || b.first >= b.last)
        return "\"a\" and \"b\" must hold words";
    const EntEngineSpan window = choose_window(d.n_tokens, a, b);
    const guint32 n = window.last - window.first;
    if (n > MOST_APART)
        return "\"a\" and \"b\" are too far apart";
    g_autofree EntStr *words = g_new0(EntStr, n);
    g_autofree float *states = g_new0(float, (n + 1) * ent_engine_width(annotator->engine));
    d.said = ent_arena_array(arena, d.n_tokens + 1, sizeof(EntEngineWord));
    for (guint32 i = 0; i < n; i++)
        words[i] = ent_document_text(&d, window.first + i, window.first + i + 1);
    const EntEngineSentence sentence = { words, n, d.said + window.first, states };
    ent_engine_run(annotator->engine, annotator->work, &sentence, 1);
    EntEnginePair pair = { { a.first - window.first, a.last - window.first },
                           { b.first - window.first, b.last - window.first },
                           { 0 } };
    ent_engine_pairs(annotator->engine, annotator->work, states, n, &pair, 1);
    memcpy(p, pair.probabilities, sizeof(pair.probabilities));
    if (n == d.n_tokens && annotator->lexicon != NULL)
        weigh_cues(&d, a, b, p);
    return NULL;
}

gboolean ent_annotator_relate(EntAnnotator *annotator, EntStr line, EntOutput *out)
{
    Question q = { .id = NULL };
    json_error_t why;
    float p[ENT_N_STANCES];
    json_t *const root = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &why);
    const char *wrong = root == NULL ? "no JSON" : read_question(root, &q);
    if (wrong == NULL)
        wrong = answer(annotator, &q, p);
    char *const id = q.id != NULL ? json_dumps(q.id, JSON_ENCODE_ANY | JSON_COMPACT | JSON_SORT_KEYS) : NULL;
    ent_output_printf(out, "{\"id\":%s", id != NULL ? id : "null");
    if (wrong == NULL) {
        write_answer(p, out);
    } else {
        json_t *const message = json_string(wrong);
        char *const text = json_dumps(message, JSON_ENCODE_ANY);
        ent_output_printf(out, ",\"error\":%s}\n", text);
        free(text);
        json_decref(message);
    }
    free(id);
    json_decref(root);
    return wrong == NULL;
}
