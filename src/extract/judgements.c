/* SPDX-License-Identifier: Apache-2.0 */
/*
 * judgements.c: what a speaker says of somebody → `supports` and `opposes` of the speaker.
 *
 * "Chile is a menace," said by Ruiz, sets Ruiz against Chile though no verb has both at its ends. Read off the parse, inside the
 * words of a known speaker: a predicate of praise or blame and its subject ("Chile is a menace", "Chile's plan is absurd",
 * "Chile violates the treaty", "Kenya was betrayed by Chile"), a demand ("Chile must withdraw"), and a noun of blame with its
 * owner ("the reckless Chilean policy"). And outside of them the verbs of calling ("Ruiz called Chile a menace"), of asking
 * ("called for Chile to be banned"), whatever is done "against" somebody, and the prefixes anti- and pro-.
 */
#include "extract/grammar.h"

#include "base/str.h"

typedef enum { VALUE_NONE, VALUE_PRAISE, VALUE_BLAME, VALUE_DEMAND } Value;

static gboolean is_class(const Extractor *x, guint32 i, EntWordClass word_class)
{
    return ent_lexicon_is(x->lexicon, word_class, ext_token(x, i)->lower);
}

static Value value_of_word(const Extractor *x, guint32 i)
{
    if (x->at[i] != ENT_NONE)
        return VALUE_NONE;
    return is_class(x, i, ENT_WORD_BLAME) ? VALUE_BLAME : is_class(x, i, ENT_WORD_PRAISE) ? VALUE_PRAISE : VALUE_NONE;
}

static gboolean is_negated(const Extractor *x, guint32 i)
{
    for (guint32 c = x->d->parsed[i].first_child; c != ENT_NONE; c = x->d->parsed[c].next_child)
        if (is_class(x, c, ENT_WORD_NEGATOR))
            return TRUE;
    return FALSE;
}

/* The value of a predicate: of its own word or of an adjective with it ("a paranoid nation"). */
static Value value_of(const Extractor *x, guint32 i)
{
    if (is_negated(x, i))
        return VALUE_NONE;
    Value value = value_of_word(x, i);
    for (guint32 c = x->d->parsed[i].first_child; c != ENT_NONE && value == VALUE_NONE; c = x->d->parsed[c].next_child)
        if (x->d->parsed[c].rel == ENT_REL_AMOD || x->d->parsed[c].rel == ENT_REL_COMPOUND)
            value = value_of_word(x, c);
    return value;
}

/* "Must withdraw", "should be defeated": whoever says so is against the subject. */
static gboolean is_demand(const Extractor *x, guint32 verb)
{
    static const char *const modals[] = { "must", "should", "ought", NULL };
    static const char *const needs[] = { "needs", "need", "has", "have", "ought", NULL };
    gboolean asked = FALSE;
    if (!is_class(x, verb, ENT_WORD_DEMANDED) || is_negated(x, verb))
        return FALSE;
    for (guint32 c = x->d->parsed[verb].first_child; c != ENT_NONE; c = x->d->parsed[c].next_child)
        asked |= x->d->parsed[c].rel == ENT_REL_AUX && ext_is_one_of(x, c, modals);
    const guint32 head = x->d->parsed[verb].head; /* "needs to stop" */
    return asked || (x->d->parsed[verb].rel == ENT_REL_XCOMP && head != ENT_NONE && ext_is_one_of(x, head, needs));
}

static void add_judgement(Extractor *x, guint32 speaker, guint32 target, guint32 cue, Value value, double confidence)
{
    EntCertainty certainty;
    const guint32 s = ext_mention(x, speaker)->node, t = ext_mention(x, target)->node;
    if (value == VALUE_NONE || s == t || ext_is_own(x, s, t))
        return;
    if (value == VALUE_DEMAND) /* "should" makes a demand no less one */
        value = VALUE_BLAME;
    else if (!ext_certainty(x, cue, cue + 1, &certainty) || certainty == ENT_NEGATED)
        return;
    ext_add_explained(
        x, s, value == VALUE_PRAISE ? x->supports : x->opposes, t, cue, cue + 1, ENT_STATED, "judgement", confidence,
        ext_why(x, cue, cue + 1, speaker, target, x->voice[cue] != ENT_NONE ? "what the speaker says of the target" : NULL));
}

/* "It is all lies" is said of what was said, not of somebody. */
static gboolean is_of_a_matter(const Extractor *x, guint32 i)
{
    static const char *const words[] = { "it", "this", "that", NULL };
    const guint32 subject = ext_child(x, i, ENT_REL_NSUBJ);
    return subject != ENT_NONE && ext_is_one_of(x, subject, words) && ext_child(x, i, ENT_REL_COP) != ENT_NONE;
}

static void judge_all(Extractor *x, guint32 speaker, const GArray *targets, guint32 cue, Value value, double confidence)
{
    for (guint i = 0; i < targets->len; i++)
        add_judgement(x, speaker, g_array_index(targets, guint32, i), cue, value, confidence);
}

/* A predicate inside somebody's words. */
static void take_predicate(Extractor *x, guint32 i, guint32 speaker, GArray *list)
{
    const EntPos pos = (EntPos)x->d->parsed[i].pos;
    const gboolean predicate = pos == ENT_POS_VERB || ext_child(x, i, ENT_REL_COP) != ENT_NONE;
    const Value value = !predicate ? VALUE_NONE : is_demand(x, i) ? VALUE_DEMAND : value_of(x, i);
    if (value == VALUE_NONE || is_of_a_matter(x, i))
        return;
    g_array_set_size(list, 0);
    if (ext_child(x, i, ENT_REL_NSUBJ_PASS) != ENT_NONE && !is_demand(x, i))
        ext_grammar_agents(x, i, list); /* whom it is done to is no doer: "Kenya was betrayed by Chile" */
    else
        ext_grammar_patients(x, i, list);
    judge_all(x, speaker, list, i, value, 0.8);
}

/* A noun of blame or with a word of blame, and whose it is: "Chilean aggression", "the failed policy of Chile". */
static void take_owned(Extractor *x, guint32 i, guint32 speaker, GArray *list)
{
    if (x->d->parsed[i].pos != ENT_POS_NOUN || value_of(x, i) != VALUE_BLAME || ext_child(x, i, ENT_REL_COP) != ENT_NONE)
        return;
    g_array_set_size(list, 0);
    ext_grammar_owners(x, i, list);
    judge_all(x, speaker, list, i, VALUE_BLAME, 0.7);
}

/* "Ruiz called Chile a menace", "described the plan as absurd" */
static void take_calling(Extractor *x, guint32 i, GArray *list)
{
    if (x->d->parsed[i].pos != ENT_POS_VERB || !is_class(x, i, ENT_WORD_CALLER))
        return;
    const guint32 object = ext_child(x, i, ENT_REL_OBJ);
    for (guint32 c = x->d->parsed[i].first_child; c != ENT_NONE; c = x->d->parsed[c].next_child) {
        const EntRel rel = (EntRel)x->d->parsed[c].rel;
        const guint32 called = object != ENT_NONE ? object : ext_child(x, c, ENT_REL_NSUBJ); /* "called [Chile a menace]" */
        if (called == ENT_NONE || c < called ||
            (rel != ENT_REL_XCOMP && rel != ENT_REL_CCOMP && rel != ENT_REL_OBL && rel != ENT_REL_ADVCL))
            continue;
        const Value value = value_of(x, c);
        if (value == VALUE_NONE)
            continue;
        g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
        ext_grammar_subjects(x, i, sources);
        g_array_set_size(list, 0);
        ext_grammar_phrase(x, called, GRAMMAR_TARGET, list);
        for (guint k = 0; k < sources->len; k++)
            judge_all(x, g_array_index(sources, guint32, k), list, i, value, 0.85);
        return;
    }
}

/* "Called for Chile to be banned", "wants Chile to withdraw": the demand of the one who calls. */
static void take_call(Extractor *x, guint32 i, GArray *list)
{
    const guint32 head = x->d->parsed[i].head;
    const EntRel rel = (EntRel)x->d->parsed[i].rel;
    if (head == ENT_NONE || head > i || !is_class(x, head, ENT_WORD_ASKER) ||
        (rel != ENT_REL_XCOMP && rel != ENT_REL_CCOMP && rel != ENT_REL_ADVCL) || !is_class(x, i, ENT_WORD_DEMANDED) ||
        is_negated(x, i) || is_negated(x, head))
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_grammar_subjects(x, head, sources);
    g_array_set_size(list, 0);
    ext_grammar_patients(x, i, list);
    for (guint k = 0; k < sources->len; k++)
        judge_all(x, g_array_index(sources, guint32, k), list, i, VALUE_DEMAND, 0.8);
}

/* "Took action against Chile", "a coalition against Chile": whoever acts is against whom. */
static void take_against(Extractor *x, guint32 i, GArray *list)
{
    const guint32 phrase = x->d->parsed[i].head;
    guint32 verb = phrase == ENT_NONE ? ENT_NONE : x->d->parsed[phrase].head;
    if (!ext_is(x, i, "against") || x->d->parsed[i].rel != ENT_REL_CASE || verb == ENT_NONE)
        return;
    for (guint hops = 0; hops < 3 && verb != ENT_NONE && x->d->parsed[verb].pos != ENT_POS_VERB; hops++)
        verb = ext_grammar_governor(x, verb);
    if (verb == ENT_NONE || is_class(x, verb, ENT_WORD_GAME) || is_negated(x, verb))
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (ext_child(x, verb, ENT_REL_NSUBJ_PASS) != ENT_NONE || ext_child(x, verb, ENT_REL_AUX_PASS) != ENT_NONE)
        ext_grammar_agents(x, verb, sources);
    else
        ext_grammar_subjects(x, verb, sources);
    g_array_set_size(list, 0);
    ext_grammar_phrase(x, phrase, GRAMMAR_TARGET, list);
    for (guint k = 0; k < sources->len; k++)
        judge_all(x, g_array_index(sources, guint32, k), list, i, VALUE_BLAME, 0.6);
}

void ext_set_prefixed_apart(Extractor *x)
{
    for (guint32 i = 0; i + 2 < x->d->n_tokens; i++) {
        const guint32 target = x->at[i + 2];
        if (target == ENT_NONE || ext_mention(x, target)->first != i + 2 || (!ext_is(x, i, "anti") && !ext_is(x, i, "pro")) ||
            ext_token(x, i)->end != ext_token(x, i + 1)->start || ext_token(x, i + 1)->end != ext_token(x, i + 2)->start)
            continue;
        for (guint32 k = i + 2; k < ext_mention(x, target)->last; k++)
            x->at[k] = ENT_NONE;
        g_array_append_val(x->prefixed, target);
    }
}

/* "The anti-Chilean movement", "a pro-union party": for or against what the prefix stands before. */
static void take_prefix(Extractor *x, guint32 target, GArray *list)
{
    const guint32 named = ext_mention(x, target)->first, i = named - 2;
    const gboolean against = ext_is(x, i, "anti");
    const guint32 last = ext_mention(x, target)->last;
    guint32 head = named, inner = named; /* out of the compound to the noun it stands with */
    for (guint hops = 0; hops < 4 && head != ENT_NONE && head >= i && head < last; hops++) {
        inner = head;
        head = x->d->parsed[head].head;
    }
    g_array_set_size(list, 0);
    if (head == ENT_NONE || (head >= i && head < last)) { /* "Ruiz is anti-Chilean" */
        ext_grammar_subjects(x, inner, list);
        if (list->len == 0)
            ext_grammar_subjects(x, named, list);
    } else {
        const guint32 actor = ext_grammar_actor(x, head);
        if (actor != ENT_NONE)
            g_array_append_val(list, actor);
        else if (ext_child(x, head, ENT_REL_COP) != ENT_NONE)
            ext_grammar_subjects(x, head, list);
    }
    for (guint k = 0; k < list->len; k++)
        add_judgement(x, g_array_index(list, guint32, k), target, i, against ? VALUE_BLAME : VALUE_PRAISE, 0.75);
}

void ext_find_judgements(Extractor *x)
{
    if (x->d->parsed == NULL || x->supports == ENT_NONE || x->opposes == ENT_NONE)
        return;
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < x->prefixed->len; i++)
        take_prefix(x, g_array_index(x->prefixed, guint32, i), list);
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        if (ext_token(x, i)->kind != ENT_TOKEN_WORD)
            continue;
        take_calling(x, i, list);
        take_call(x, i, list);
        take_against(x, i, list);
        if (x->voice[i] == ENT_NONE)
            continue;
        take_predicate(x, i, x->voice[i], list);
        take_owned(x, i, x->voice[i], list);
    }
}
