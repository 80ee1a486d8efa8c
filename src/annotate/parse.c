/* SPDX-License-Identifier: Apache-2.0 */
/*
 * parse.c: the language engine over the sentences of a document → head, relation, part of speech and tags of each token.
 *
 * The engine's labels are words; they become numbers of ours once a document. Sentences go to the engine a batch at a time.
 */
#include "annotate/document.h"

#include "base/str.h"

#include <string.h>

/* ---- labels ---- */

typedef struct Label {
    const char *label;
    guint8 number;
} Label;

static const Label positions[] = {
    { "NOUN", ENT_POS_NOUN }, { "PROPN", ENT_POS_PROPN }, { "PRON", ENT_POS_PRON },   { "VERB", ENT_POS_VERB },
    { "AUX", ENT_POS_AUX },   { "ADJ", ENT_POS_ADJ },     { "ADV", ENT_POS_ADV },     { "ADP", ENT_POS_ADP },
    { "DET", ENT_POS_DET },   { "NUM", ENT_POS_NUM },     { "SCONJ", ENT_POS_SCONJ }, { "CCONJ", ENT_POS_CCONJ },
    { "PART", ENT_POS_PART }, { "PUNCT", ENT_POS_PUNCT },
};

static const Label relations[] = {
    { "root", ENT_REL_ROOT },
    { "nsubj", ENT_REL_NSUBJ },
    { "nsubj:outer", ENT_REL_NSUBJ },
    { "nsubj:pass", ENT_REL_NSUBJ_PASS },
    { "csubj", ENT_REL_CSUBJ },
    { "obj", ENT_REL_OBJ },
    { "iobj", ENT_REL_IOBJ },
    { "obl", ENT_REL_OBL },
    { "obl:agent", ENT_REL_OBL_AGENT },
    { "ccomp", ENT_REL_CCOMP },
    { "xcomp", ENT_REL_XCOMP },
    { "advcl", ENT_REL_ADVCL },
    { "acl", ENT_REL_ACL },
    { "acl:relcl", ENT_REL_ACL_RELCL },
    { "nmod", ENT_REL_NMOD },
    { "nmod:poss", ENT_REL_NMOD_POSS },
    { "appos", ENT_REL_APPOS },
    { "conj", ENT_REL_CONJ },
    { "cc", ENT_REL_CC },
    { "case", ENT_REL_CASE },
    { "mark", ENT_REL_MARK },
    { "aux", ENT_REL_AUX },
    { "aux:pass", ENT_REL_AUX_PASS },
    { "cop", ENT_REL_COP },
    { "amod", ENT_REL_AMOD },
    { "advmod", ENT_REL_ADVMOD },
    { "compound", ENT_REL_COMPOUND },
    { "compound:prt", ENT_REL_COMPOUND_PRT },
    { "flat", ENT_REL_FLAT },
    { "parataxis", ENT_REL_PARATAXIS },
    { "det", ENT_REL_DET },
};

static const Label tags[] = { { "PER", ENT_TAG_PERSON }, { "ORG", ENT_TAG_ORGANIZATION }, { "LOC", ENT_TAG_LOCATION } };
static const Label parts[] = { { "Source", ENT_PART_SOURCE }, { "Cue", ENT_PART_CUE }, { "Content", ENT_PART_CONTENT } };

enum { MOST_LABELS = 256, BEGINS = 128 };

typedef struct Numbers {
    guint8 of[ENT_N_LAYERS][MOST_LABELS];
} Numbers;

static guint8 number_of(const char *label, const Label *known, gsize n, guint8 other)
{
    for (gsize i = 0; i < n; i++)
        if (strcmp(known[i].label, label) == 0)
            return known[i].number;
    return other;
}

/* "B-PER" → PERSON | BEGINS */
static guint8 number_of_span(const char *label, const Label *known, gsize n)
{
    const gboolean begins = g_str_has_prefix(label, "B-");
    return begins || g_str_has_prefix(label, "I-") ? (guint8)(number_of(label + 2, known, n, 0) | (begins ? BEGINS : 0)) : 0;
}

static void number_labels(const EntEngine *engine, Numbers *numbers)
{
    for (guint layer = 0; layer < ENT_N_LAYERS; layer++) {
        const char *const *const labels = ent_engine_labels(engine, (EntLayer)layer);
        for (guint i = 0; i < MOST_LABELS && labels[i] != NULL; i++)
            numbers->of[layer][i] =
                layer == ENT_LAYER_UPOS     ? number_of(labels[i], positions, G_N_ELEMENTS(positions), ENT_POS_OTHER)
                : layer == ENT_LAYER_DEPREL ? number_of(labels[i], relations, G_N_ELEMENTS(relations), ENT_REL_OTHER)
                : layer == ENT_LAYER_NAME   ? number_of_span(labels[i], tags, G_N_ELEMENTS(tags))
                                            : number_of_span(labels[i], parts, G_N_ELEMENTS(parts));
    }
}

/* ---- running ---- */

/* States are kept of sentences that name two or more, as far as this many words. */
enum {
    MOST_STATES = 20000,
    SLICE = 1024 /* sentences between two looks at the clock */
};

/* Whether a name or a pronoun may begin at token i; names are found later. */
static gboolean may_name(const EntDocument *d, guint32 i)
{
    const EntToken *const t = &d->tokens[i];
    const guint classes = ent_word_classes(t->lower);
    if (t->kind != ENT_TOKEN_WORD || t->shape == ENT_SHAPE_LOWER || classes != 0)
        return (classes & ENT_CLASS_PRONOUN) != 0;
    return i == 0 || d->tokens[i - 1].shape == ENT_SHAPE_LOWER || d->tokens[i - 1].kind != ENT_TOKEN_WORD;
}

static float *room_for_states(EntDocument *d, guint32 sentence, guint32 *kept)
{
    const EntSentence *const s = &d->sentences[sentence];
    const guint32 n = s->last - s->first;
    guint32 names = 0;
    for (guint32 i = s->first; i < s->last && names < 2; i++)
        names += may_name(d, i);
    if (names < 2 || n > ENT_ENGINE_WORDS || *kept + n > MOST_STATES)
        return NULL;
    *kept += n;
    return ent_arena_array(d->arena, (gsize)(n + 1) * ent_engine_width(d->engine), sizeof(float));
}

static void take_word(EntDocument *d, const Numbers *numbers, const EntSentence *s, guint32 i, const EntEngineWord *word)
{
    const guint8 tag = numbers->of[ENT_LAYER_NAME][word->label[ENT_LAYER_NAME]];
    const guint8 part = numbers->of[ENT_LAYER_ATTRIBUTION][word->label[ENT_LAYER_ATTRIBUTION]];
    d->parsed[i] = (EntParsed){ .head = word->head == ENT_NONE ? ENT_NONE : s->first + word->head,
                                .first_child = ENT_NONE,
                                .next_child = ENT_NONE,
                                .pos = numbers->of[ENT_LAYER_UPOS][word->label[ENT_LAYER_UPOS]],
                                .rel = numbers->of[ENT_LAYER_DEPREL][word->label[ENT_LAYER_DEPREL]],
                                .tag = tag & ~BEGINS,
                                .part = part & ~BEGINS,
                                .tag_begins = (tag & BEGINS) != 0,
                                .part_begins = (part & BEGINS) != 0 };
}

static void link_children(EntDocument *d, const EntSentence *s)
{
    for (guint32 i = s->last; i > s->first; i--) {
        EntParsed *const child = &d->parsed[i - 1];
        if (child->head == ENT_NONE)
            continue;
        child->next_child = d->parsed[child->head].first_child;
        d->parsed[child->head].first_child = i - 1;
    }
}

void ent_take_parse(EntDocument *d)
{
    Numbers numbers;
    number_labels(d->engine, &numbers);
    d->parsed = ent_arena_array(d->arena, d->n_tokens + 1, sizeof(EntParsed));
    for (guint32 k = 0; k < d->n_sentences; k++) {
        const EntSentence *const s = &d->sentences[k];
        for (guint32 i = s->first; i < s->last; i++)
            take_word(d, &numbers, s, i, &d->said[i]);
        link_children(d, s);
    }
}

void ent_parse(EntDocument *d, guint jobs)
{
    guint32 kept = 0;
    d->said = ent_arena_array(d->arena, d->n_tokens + 1, sizeof(EntEngineWord));
    d->states = ent_arena_array(d->arena, d->n_sentences + 1, sizeof(float *));
    g_autofree EntStr *words = g_new(EntStr, d->n_tokens + 1);
    g_autofree EntEngineSentence *sentences = g_new(EntEngineSentence, d->n_sentences + 1);
    for (guint32 i = 0; i < d->n_tokens; i++)
        words[i] = ent_document_text(d, i, i + 1);
    for (guint32 k = 0; k < d->n_sentences; k++) {
        const EntSentence *const s = &d->sentences[k];
        d->states[k] = room_for_states(d, k, &kept);
        sentences[k] = (EntEngineSentence){ words + s->first, s->last - s->first, d->said + s->first, d->states[k] };
    }
    for (guint32 from = 0; from < d->n_sentences && !ent_document_is_late(d); from += SLICE)
        ent_engine_run_shared(d->engine, jobs, sentences + from, MIN(SLICE, d->n_sentences - from));
    if (!d->late) /* else not all is said */
        ent_take_parse(d);
}
