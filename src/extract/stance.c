/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stance.c: the engine's stance head over pairs of mentions of a sentence → `supports` and `opposes` that no cue told.
 *
 * The head knows neither grammar nor coreference, but has read thousands of sentences: where it is sure, above a threshold set on
 * development data, its answer is evidence of the method "model" with a share of its probability as confidence. A pair that a cue
 * has related in that sentence already is left to the cue. Against what grammar says the head is not believed: who is only the
 * place or the company of something takes no side, whoever does it is not whom it is done to, what is denied is not meant, and
 * what a third does to somebody is not the speaker's doing.
 */
#include "extract/doubts.h"
#include "extract/grammar.h"

enum { MOST_MENTIONS = 12 };     /* of a sentence: pairs grow with the square, and lists of names are no stances */
static const double SURE = 0.65; /* the probability from which it counts */
static const double SHARE =
    0.7; /* of that, how sure the evidence is: in whole articles the head is right less often than in its pairs */

/* The mentions of a sentence that can take sides, once each. */
static guint gather(const Extractor *x, const EntSentence *s, guint32 mentions[MOST_MENTIONS])
{
    guint n = 0;
    for (guint32 i = s->first; i < s->last; i++) {
        const guint32 at = x->at[i];
        if (at == ENT_NONE || ext_mention(x, at)->first != i || ext_mention(x, at)->group != ENT_NONE)
            continue;
        if (x->apposed[i] != ENT_NONE && x->apposed[i] != at)
            continue; /* "the Kenyan president, Ana Ruiz" is Ruiz alone */
        if (n == MOST_MENTIONS)
            return 0;
        mentions[n++] = at;
    }
    return n;
}

static gboolean has_evidence_here(const Extractor *x, guint32 source, guint32 target, const EntSentence *s)
{
    for (guint i = 0; i < x->facts->edges->len; i++) {
        const EntEdge *const e = ent_graph_edge(x->facts, i);
        const gboolean same = (e->source == source && e->target == target) || (e->source == target && e->target == source);
        for (guint k = 0; same && e->type != x->quotes && k < e->evidence->len; k++)
            if (g_array_index(e->evidence, EntEvidence, k).span.start == s->start)
                return TRUE;
    }
    return FALSE;
}

/* "Kenyan officials" act, "the Kenyan coast" and "Ruiz's comments" do not. */
static gboolean acts(const Extractor *x, const Mention *m)
{
    const guint32 end = ext_sentence_of(x, m->first)->last;
    const gboolean owner =
        m->kind == MENTION_ADJECTIVE || (m->last < end && (ext_is(x, m->last, "'s") || ext_is(x, m->last, "'")));
    return !owner || ext_has_agent_behind(x, m->last, end);
}

/* Whether a cue of this sentence has set the node in a relation with anybody. */
static gboolean is_explained(const Extractor *x, guint32 node, const EntSentence *s)
{
    for (guint i = 0; i < x->facts->edges->len; i++) {
        const EntEdge *const e = ent_graph_edge(x->facts, i);
        const gboolean signed_edge = e->type == x->supports || e->type == x->opposes;
        for (guint k = 0; signed_edge && (e->source == node || e->target == node) && k < e->evidence->len; k++) {
            const EntEvidence *const evidence = &g_array_index(e->evidence, EntEvidence, k);
            if (evidence->span.start == s->start && !g_str_equal(evidence->method, "model"))
                return TRUE;
        }
    }
    return FALSE;
}

/* The token that heads the phrase a mention stands in: out of titles, lists and what it owns. */
static guint32 phrase_of(const Extractor *x, const Mention *m)
{
    enum { DEEPEST = 8 };
    guint32 i = m->last - 1;
    for (guint32 k = m->first; k < m->last; k++) {
        const guint32 head = x->d->parsed[k].head;
        if (head == ENT_NONE || head < m->first || head >= m->last)
            i = k;
    }
    for (guint depth = 0; depth < DEEPEST && x->d->parsed[i].head != ENT_NONE; depth++) {
        const EntRel rel = (EntRel)x->d->parsed[i].rel;
        const gboolean unmarked = rel == ENT_REL_NMOD && ext_child(x, i, ENT_REL_CASE) == ENT_NONE; /* "Lima, |Peru|" */
        if (!unmarked && rel != ENT_REL_CONJ && rel != ENT_REL_APPOS && rel != ENT_REL_FLAT && rel != ENT_REL_COMPOUND &&
            rel != ENT_REL_AMOD && rel != ENT_REL_NMOD_POSS)
            break;
        i = x->d->parsed[i].head;
    }
    return i;
}

/* The verb a phrase hangs on, over other phrases; the phrase itself where there is none. */
static guint32 verb_over(const Extractor *x, guint32 phrase)
{
    enum { DEEPEST = 8 };
    guint32 i = phrase;
    for (guint depth = 0; depth < DEEPEST && x->d->parsed[i].pos != ENT_POS_VERB; depth++) {
        if (x->d->parsed[i].head == ENT_NONE)
            return phrase;
        i = x->d->parsed[i].head;
    }
    return x->d->parsed[i].pos == ENT_POS_VERB ? i : phrase;
}

/* "Rejected claims that Chile …": the verb of such a clause hangs on the object of one that opposes. */
static gboolean is_in_rejected_claim(const Extractor *x, guint32 verb)
{
    const guint32 noun = x->d->parsed[verb].head;
    const guint32 over = noun == ENT_NONE ? ENT_NONE : ext_grammar_governor(x, noun);
    guint n = 0;
    const EntRel rel = (EntRel)x->d->parsed[verb].rel;
    if (over == ENT_NONE || (rel != ENT_REL_ACL && rel != ENT_REL_CCOMP && rel != ENT_REL_ACL_RELCL))
        return FALSE;
    const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, ext_token(x, over)->lower, &n);
    for (guint k = 0; k < n; k++)
        if (forms[k].cue->pos == ENT_CUE_VERB && forms[k].cue->type == x->opposes)
            return TRUE;
    return FALSE;
}

/* Whether grammar allows that the one takes a side for or against the other. */
static gboolean can_be_stance(const Extractor *x, const Mention *from, const Mention *to)
{
    static const char *const beside[] = { "in",   "at",   "before", "with", "against", "about",   "on", "to",
                                          "near", "over", "for",    "into", "toward",  "towards", NULL };
    static const char *const place[] = { "with", "in", "at", NULL }, *const by[] = { "by", NULL };
    const guint32 source = phrase_of(x, from), target = phrase_of(x, to), verb = verb_over(x, target);
    const EntRel rel = (EntRel)x->d->parsed[target].rel;
    const gboolean subject =
        rel == ENT_REL_NSUBJ || rel == ENT_REL_NSUBJ_PASS; /* "said that Chile did not know" tells of Chile */
    if (ext_grammar_has_case(x, source, beside) || ext_grammar_has_case(x, target, place) ||
        (rel != ENT_REL_NMOD && ext_grammar_has_case(x, target, by)) || is_in_rejected_claim(x, verb) ||
        ext_is_done_by_another(x, from, to))
        return FALSE;
    EntCertainty certainty;
    return ext_certainty(x, verb, verb + 1, &certainty) && (subject || certainty != ENT_NEGATED);
}

static void take_pair(Extractor *x, const EntSentence *s, guint32 a, guint32 b, const EntEnginePair *pair)
{
    guint best = 0;
    for (guint i = 1; i < ENT_N_STANCES; i++)
        if (pair->probabilities[i] > pair->probabilities[best])
            best = i;
    if (best == ENT_STANCE_NONE || (double)pair->probabilities[best] < SURE)
        return;
    const gboolean forth = best == ENT_STANCE_A_SUPPORTS_B || best == ENT_STANCE_A_OPPOSES_B;
    const gboolean supports = best == ENT_STANCE_A_SUPPORTS_B || best == ENT_STANCE_B_SUPPORTS_A;
    const Mention *const from = ext_mention(x, forth ? a : b), *const to = ext_mention(x, forth ? b : a);
    if (!acts(x, from) || !can_be_stance(x, from, to) || (is_explained(x, from->node, s) && is_explained(x, to->node, s)) ||
        has_evidence_here(x, from->node, to->node, s) || ext_is_own(x, from->node, to->node))
        return;
    ext_add_explained(x, from->node, supports ? x->supports : x->opposes, to->node, from->first, from->last, ENT_STATED, "model",
                      SHARE * (double)pair->probabilities[best],
                      ext_why(x, from->first, from->last, forth ? a : b, forth ? b : a, "by the stance head of the model alone"));
}

static void take_sentence(Extractor *x, EntEngineWork *work, guint32 sentence)
{
    const EntSentence *const s = &x->d->sentences[sentence];
    guint32 mentions[MOST_MENTIONS];
    EntEnginePair pairs[MOST_MENTIONS * MOST_MENTIONS];
    guint32 of[MOST_MENTIONS * MOST_MENTIONS][2];
    const guint n = gather(x, s, mentions);
    guint n_pairs = 0;
    for (guint i = 0; i < n; i++)
        for (guint k = i + 1; k < n; k++) {
            const Mention *const a = ext_mention(x, mentions[i]), *const b = ext_mention(x, mentions[k]);
            if (a->node == b->node)
                continue;
            pairs[n_pairs].a = (EntEngineSpan){ a->first - s->first, a->last - s->first };
            pairs[n_pairs].b = (EntEngineSpan){ b->first - s->first, b->last - s->first };
            of[n_pairs][0] = mentions[i];
            of[n_pairs++][1] = mentions[k];
        }
    if (n_pairs == 0)
        return;
    ent_engine_pairs(x->d->engine, work, x->d->states[sentence], s->last - s->first, pairs, n_pairs);
    for (guint i = 0; i < n_pairs; i++)
        take_pair(x, s, of[i][0], of[i][1], &pairs[i]);
}

void ext_find_stances(Extractor *x)
{
    if (x->d->engine == NULL || x->supports == ENT_NONE || x->opposes == ENT_NONE)
        return;
    EntEngineWork *const work = ent_engine_borrow_work(x->d->engine);
    for (guint32 s = 0; s < x->d->n_sentences && !ent_document_is_late(x->d); s++)
        if (x->d->states[s] != NULL)
            take_sentence(x, work, s);
    ent_engine_return_work(x->d->engine, work);
}
