/* SPDX-License-Identifier: Apache-2.0 */
/*
 * frames.c: cues of the ontology in their grammatical frames → relations.
 *
 * Each word that can be a form of a cue is tried in the frame its part of speech allows: verbs take their subject and object
 * (turned round in the passive), nouns their owner and what they are directed at, adjectives the subject of their copula. Lists
 * distribute: "Peru and Chile condemned Kenya" is two relations. Negation and hedges of the clause set the certainty; questions,
 * conditions and wishes make no relation.
 */
#include "extract/extract_internal.h"

#include "base/str.h"

/* ---- certainty ---- */

static gboolean is_class(const Extractor *x, guint32 i, EntWordClass word_class)
{
    return ent_lexicon_is(x->lexicon, word_class, ext_token(x, i)->lower);
}

/* "Correction: an earlier version said that …": what is taken back is no evidence. */
static gboolean is_correction(const Extractor *x, const EntSentence *s)
{
    static const char *const heads[] = { "correction", "corrections", "clarification", "corrected", NULL };
    guint32 head = s->first;
    while (head > 0 && ext_sentence_of(x, head - 1)->block == s->block)
        head = ext_sentence_of(x, head - 1)->first;
    if (ext_is_one_of(x, head, heads) && ext_is(x, head + 1, ":"))
        return TRUE;
    for (guint32 i = s->first; i + 1 < s->last; i++)
        if (ext_is(x, i, "earlier") && ext_is(x, i + 1, "version"))
            return TRUE;
    return FALSE;
}

gboolean ext_certainty(const Extractor *x, guint32 first, guint32 last, EntCertainty *certainty)
{
    enum { NEAR = 4 };
    const EntSentence *const s = ext_sentence_of(x, first);
    *certainty = ENT_STATED;
    if ((s->last > s->first && ext_is(x, s->last - 1, "?")) || is_correction(x, s))
        return FALSE;
    for (guint32 i = first; i > s->first; i--) {
        const guint32 k = i - 1;
        if (ext_is(x, k, ";") || ext_is(x, k, ":"))
            break;
        if (is_class(x, k, ENT_WORD_HYPOTHETICAL) && x->at[k] == ENT_NONE)
            return FALSE;
        if (is_class(x, k, ENT_WORD_NEGATOR) && first - k <= NEAR)
            *certainty = ENT_NEGATED;
        else if (is_class(x, k, ENT_WORD_HEDGE) && *certainty == ENT_STATED)
            *certainty = ENT_HEDGED;
    }
    for (guint32 i = last; i < MIN(s->last, last + 2); i++)
        if (is_class(x, i, ENT_WORD_NEGATOR) && ext_classes(x, i) & ENT_CLASS_ADVERB)
            *certainty = ENT_NEGATED;
    return TRUE;
}

/* ---- adding ---- */

typedef struct Frame {
    const EntCue *cue;
    guint32 first, last;    /* tokens of the cue */
    guint32 source, target; /* mentions */
    const char *method;
} Frame;

/* A person for the country or body they represent says nothing new. */
static gboolean is_own(const Extractor *x, guint32 source, guint32 target)
{
    if (x->represents == ENT_NONE)
        return FALSE;
    for (guint i = 0; i < x->facts->edges->len; i++) {
        const EntEdge *const e = ent_graph_edge(x->facts, i);
        if (e->type == x->represents &&
            ((e->source == source && e->target == target) || (e->source == target && e->target == source)))
            return TRUE;
    }
    return FALSE;
}

/* How well a demonym stands for its country as the target, 0..1: with a noun that acts behind it ("met Kenyan officials") or, for
 * stances, one that is done ("condemned Kenyan aggression") wholly, with another for stances mostly, else not. */
static double stands_for_owner(const Extractor *x, guint type, guint32 mention)
{
    const Mention *const m = ext_mention(x, mention);
    const guint32 end = ext_sentence_of(x, m->first)->last;
    if (m->kind != MENTION_ADJECTIVE || ext_has_agent_behind(x, m->last, end))
        return 1;
    if (ent_graph_type(x->facts, type)->sign == 0)
        return 0;
    for (guint32 i = m->last; i < MIN(end, m->last + 3); i++)
        if (ext_is_doing_noun(x, i))
            return 1;
    return 0.75;
}

static gboolean fits_type(const Extractor *x, guint type, guint32 source, guint32 target)
{
    if (type == x->member_of)
        return ext_node_type(x, target) == ENT_ORGANIZATION;
    if (type == x->represents)
        return ext_node_type(x, source) == ENT_PERSON && ext_node_type(x, target) != ENT_PERSON;
    /* people attack each other in words; a war has a state or a body at its other end, and nobody wages it on a person */
    if (type == x->conflicts && (ext_node_type(x, target) == ENT_PERSON ||
                                 (ext_node_type(x, source) == ENT_PERSON && ext_node_type(x, target) != ENT_COUNTRY)))
        return FALSE;
    return !is_own(x, source, target);
}

static void add_pair(Extractor *x, const Frame *f, guint32 source, guint32 target, EntCertainty certainty)
{
    const guint32 s = ext_mention(x, source)->node, t = ext_mention(x, target)->node;
    const double share = stands_for_owner(x, f->cue->type, target);
    if (s != t && share > 0 && fits_type(x, f->cue->type, s, t))
        ext_add_evidence(x, s, f->cue->type, t, f->first, f->last, certainty, f->method, f->cue->weight * share);
}

/* Every source of the list with every target of the list. */
static void add_frame(Extractor *x, const Frame *f)
{
    EntCertainty certainty;
    if (f->source == ENT_NONE || f->target == ENT_NONE || !ext_certainty(x, f->first, f->last, &certainty))
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_coordinated(x, f->source, sources);
    ext_coordinated(x, f->target, targets);
    for (guint i = 0; i < sources->len; i++)
        for (guint k = 0; k < targets->len; k++)
            add_pair(x, f, g_array_index(sources, guint32, i), g_array_index(targets, guint32, k), certainty);
}

/* Each member of one with each of the other: "between the union and the four countries". */
static void add_all_pairs(Extractor *x, const Frame *f, guint32 one, guint32 other, EntCertainty certainty)
{
    g_autoptr(GArray) ones = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_members(x, one, ones);
    ext_members(x, other, others);
    for (guint i = 0; i < ones->len; i++)
        for (guint k = 0; k < others->len; k++)
            add_pair(x, f, g_array_index(ones, guint32, i), g_array_index(others, guint32, k), certainty);
}

/* "Peru and Chile agreed": all pairs of the list that the mention belongs to. */
static gboolean add_reciprocal(Extractor *x, const Frame *f, guint32 any)
{
    EntCertainty certainty;
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_list_around(x, any, list);
    if (list->len == 1) /* "the two countries agreed" */
        ext_members(x, g_array_index(list, guint32, 0), list);
    if (list->len < 2 || !ext_certainty(x, f->first, f->last, &certainty))
        return FALSE;
    for (guint i = 0; i < list->len; i++)
        for (guint k = i + 1; k < list->len; k++)
            add_all_pairs(x, f, g_array_index(list, guint32, i), g_array_index(list, guint32, k), certainty);
    return TRUE;
}

/* ---- objects ---- */

static gboolean has_marker(const char *const *markers, const char *marker)
{
    for (; *markers != NULL; markers++)
        if (g_str_equal(*markers, marker))
            return TRUE;
    return FALSE;
}

static gboolean is_marker(const Extractor *x, guint32 i, const char *const *markers)
{
    for (; *markers != NULL; markers++)
        if (**markers != '\0' && ext_is(x, i, *markers))
            return TRUE;
    return FALSE;
}

/* The fixed words behind the head ("out" of "lash out at"); ENT_NONE where they are not there, else the token behind them. A
 * few words that are no prepositions may come between ("threw her full weight behind"). */
static guint32 after_fixed_words(const Extractor *x, guint32 i, const EntCue *cue)
{
    enum { BETWEEN = 5 };
    for (const char *const *w = cue->with; *w != NULL; w++) {
        guint32 k = i;
        const guint32 end = MIN(ext_sentence_of(x, i - 1)->last, i + BETWEEN);
        while (k < end && !ext_is(x, k, *w) && ext_token(x, k)->kind == ENT_TOKEN_WORD &&
               !(ext_classes(x, k) & ENT_CLASS_PREPOSITION))
            k++;
        if (k >= end || !ext_is(x, k, *w))
            return ENT_NONE;
        i = k + 1;
    }
    return i;
}

/* The mention behind the first marker within reach of token i. */
static guint32 marked_object(const Extractor *x, guint32 i, const char *const *markers, guint32 reach)
{
    const guint32 end = ext_sentence_of(x, i > 0 ? i - 1 : 0)->last;
    for (guint32 k = i; k + 1 < end && k < i + reach; k++) {
        if (is_marker(x, k, markers))
            return ext_phrase_after(x, k + 1, NULL);
        if (ext_token(x, k)->kind == ENT_TOKEN_PUNCT && !ext_is(x, k, "-"))
            return ENT_NONE;
        if ((ext_classes(x, k) & (ENT_CLASS_SUBORDINATOR | ENT_CLASS_AUXILIARY)) && !ext_is(x, k, "as"))
            return ENT_NONE;
    }
    return ENT_NONE;
}

static guint32 object_of(const Extractor *x, guint32 i, const EntCue *cue)
{
    if (i >= ext_sentence_of(x, i - 1)->last)
        return ENT_NONE;
    if (has_marker(cue->objects, "")) {
        const guint32 direct = ext_phrase_after(x, i, NULL);
        if (direct != ENT_NONE)
            return direct;
    }
    return marked_object(x, i, cue->objects, 6);
}

/* ---- verbs ---- */

static void take_passive(Extractor *x, Frame *f, guint32 verb, guint32 after)
{
    static const char *const by[] = { "by", NULL };
    f->method = "verb passive";
    f->source = marked_object(x, after, by, 8);
    f->target = ext_subject_of(x, verb);
    if (f->target == ENT_NONE)
        f->target = ext_mention_before(x, verb);
    add_frame(x, f);
}

static void take_verb(Extractor *x, const EntCue *cue, guint inflections, guint32 i)
{
    if (!ext_is_verb(x, i, inflections))
        return;
    const guint32 after = after_fixed_words(x, i + 1, cue);
    if (after == ENT_NONE)
        return;
    Frame f = { .cue = cue, .first = i, .last = *cue->with == NULL ? i + 1 : after, .method = "verb" };
    if (*cue->with == NULL && has_marker(cue->objects, "") && ext_is_passive(x, i, inflections)) {
        take_passive(x, &f, i, after);
        return;
    }
    f.source = ext_subject_of(x, i);
    if (f.source == ENT_NONE)
        return;
    f.target = object_of(x, after, cue);
    if (f.target != ENT_NONE && ext_mention(x, f.target)->node != ext_mention(x, f.source)->node)
        add_frame(x, &f);
    else if (cue->reciprocal)
        add_reciprocal(x, &f, f.source);
}

/* ---- nouns ---- */

/* "Peru's sharp criticism", "Peruvian criticism", "its criticism" */
static guint32 owner_of_noun(const Extractor *x, guint32 i)
{
    enum { REACH = 4 };
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first && i - k < REACH; k--) {
        const guint32 before = k - 1;
        if (x->at[before] != ENT_NONE)
            return ext_mention(x, x->at[before])->kind == MENTION_ADJECTIVE ? x->at[before] : ENT_NONE;
        if (ext_token(x, before)->kind == ENT_TOKEN_CLITIC || (ext_is(x, before, "'") && before > first)) {
            if (before > first + 1 && ext_is_agent_noun(x, before - 1)) /* "Kenyan officials' criticism" */
                return x->at[before - 2];
            return ext_mention_before(x, k);
        }
        if (ext_classes(x, before) != 0 && !(ext_classes(x, before) & ENT_CLASS_ADVERB))
            return ENT_NONE;
    }
    return ENT_NONE;
}

/* "drew criticism from Peru": the subject of such a verb is what is criticised. */
static guint32 target_of_light_verb(const Extractor *x, guint32 i)
{
    enum { REACH = 5 };
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first && i - k < REACH; k--)
        if (is_class(x, k - 1, ENT_WORD_DRAWER))
            return ext_subject_of(x, k - 1);
    return ENT_NONE;
}

/* "She expressed support for Peru": a noun without an owner belongs to the subject of the verb it is the object of. */
static guint32 source_by_light_verb(const Extractor *x, guint32 i)
{
    enum { REACH = 5 };
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first && i - k < REACH; k--) {
        if (is_class(x, k - 1, ENT_WORD_BEARER))
            return ext_subject_of(x, k - 1);
        if (k < i && (ext_classes(x, k - 1) & (ENT_CLASS_PREPOSITION | ENT_CLASS_AUXILIARY | ENT_CLASS_SUBORDINATOR)) &&
            !ext_is(x, k - 1, "more"))
            return ENT_NONE;
    }
    return ENT_NONE;
}

/* "Peru is an ally of Chile" */
static guint32 source_by_copula(const Extractor *x, guint32 i)
{
    enum { REACH = 5 };
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first && i - k < REACH; k--) {
        const guint classes = ext_classes(x, k - 1);
        if (classes & ENT_CLASS_BE)
            return ext_subject_of(x, k - 1);
        if ((classes & ~(guint)(ENT_CLASS_DETERMINER | ENT_CLASS_ADVERB | ENT_CLASS_PRONOUN | ENT_CLASS_STARTER)) ||
            ext_token(x, k - 1)->kind != ENT_TOKEN_WORD)
            return ENT_NONE;
    }
    return ENT_NONE;
}

static guint32 noun_source(const Extractor *x, const EntCue *cue, guint32 i, guint32 after)
{
    guint32 source = has_marker(cue->sources, "'s") ? owner_of_noun(x, i) : ENT_NONE;
    if (source == ENT_NONE)
        source = marked_object(x, after, cue->sources, 4);
    if (source == ENT_NONE)
        source = source_by_light_verb(x, i);
    return source != ENT_NONE ? source : source_by_copula(x, i);
}

/* Whether the word at i stands as a noun: the base form of many is a verb too. */
static gboolean is_noun(const Extractor *x, guint32 i)
{
    const guint both = 1u << ENT_INFLECT_BASE;
    const guint32 first = ext_sentence_of(x, i)->first;
    if (ext_token(x, i)->name != ENT_NONE)
        return FALSE;
    if (i > first && (ext_is(x, i - 1, "to") || (ext_classes(x, i - 1) & ENT_CLASS_AUXILIARY)))
        return FALSE;
    guint n = 0;
    gboolean verb = FALSE;
    const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, ext_token(x, i)->lower, &n);
    for (guint k = 0; k < n; k++)
        verb |= forms[k].cue->pos == ENT_CUE_VERB;
    return i == first || !verb || x->at[i - 1] == ENT_NONE || !ext_is_verb(x, i, both);
}

/* The second of two names joined by a hyphen or slash right before the noun, an adjective between; ENT_NONE where none. */
static guint32 pair_before(const Extractor *x, guint32 i)
{
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first + 2 && i - k < 3; k--) {
        const guint32 at = x->at[k - 1];
        if (at == ENT_NONE)
            continue;
        const guint32 joint = ext_mention(x, at)->first;
        const gboolean joined =
            joint > first + 1 && (ext_is(x, joint - 1, "-") || ext_is(x, joint - 1, "\xE2\x80\x93") || ext_is(x, joint - 1, "/"));
        return joined && x->at[joint - 2] != ENT_NONE ? at : ENT_NONE;
    }
    return ENT_NONE;
}

static void take_noun(Extractor *x, const EntCue *cue, guint32 i)
{
    static const char *const between[] = { "between", "among", NULL };
    if (!is_noun(x, i))
        return;
    const guint32 after = after_fixed_words(x, i + 1, cue);
    if (after == ENT_NONE || after >= ext_sentence_of(x, i)->last)
        return;
    Frame f = { .cue = cue, .first = i, .last = i + 1, .method = "noun" };
    if (has_marker(cue->sources, "between")) {
        const guint32 pair = marked_object(x, after, between, 8);
        if (pair != ENT_NONE) {
            add_reciprocal(x, &f, pair);
            return;
        }
    }
    /* "the Peruvian-Chilean conflict", "a Peru-Chile pact" */
    const guint32 owners = ent_graph_type(x->facts, cue->type)->symmetric ? pair_before(x, i) : ENT_NONE;
    f.target = marked_object(x, after, cue->objects, 4);
    if (owners != ENT_NONE && f.target == ENT_NONE && add_reciprocal(x, &f, owners))
        return;
    f.source = noun_source(x, cue, i, after);
    if (f.source != ENT_NONE && f.target == ENT_NONE)
        f.target = target_of_light_verb(x, i);
    add_frame(x, &f);
}

/* ---- adjectives ---- */

static void take_adjective(Extractor *x, const EntCue *cue, guint32 i)
{
    const EntSentence *const s = ext_sentence_of(x, i);
    Frame f = { .cue = cue, .first = i, .last = i + 1, .method = "adjective" };
    f.target = marked_object(x, i + 1, cue->objects, 3);
    guint32 k = i;
    while (k > s->first && (ext_classes(x, k - 1) & (ENT_CLASS_ADVERB | ENT_CLASS_DETERMINER)))
        k--;
    f.source = k > s->first && (ext_classes(x, k - 1) & ENT_CLASS_BE) ? ext_subject_of(x, k - 1) : ext_mention_before(x, k);
    add_frame(x, &f);
}

void ext_find_frames(Extractor *x)
{
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        const EntToken *const t = ext_token(x, i);
        guint n = 0;
        if (t->kind != ENT_TOKEN_WORD || t->name != ENT_NONE)
            continue;
        const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, t->lower, &n);
        for (guint k = 0; k < n; k++) {
            const EntCue *const cue = forms[k].cue;
            if (cue->type == x->quotes)
                continue;
            if (cue->pos == ENT_CUE_VERB)
                take_verb(x, cue, forms[k].inflections, i);
            else if (cue->pos == ENT_CUE_NOUN)
                take_noun(x, cue, i);
            else
                take_adjective(x, cue, i);
        }
    }
}
