/* SPDX-License-Identifier: Apache-2.0 */
/*
 * frames.c: cues of the ontology in their grammatical frames → relations.
 *
 * Each word that can be a form of a cue is tried in the frame its part of speech allows: verbs take their subject and object
 * (turned round in the passive), nouns their owner and what they are directed at, adjectives the subject of their copula. Lists
 * distribute: "Peru and Chile condemned Kenya" is two relations. Negation and hedges of the clause set the certainty; questions,
 * conditions and wishes make no relation.
 */
#include "extract/doubts.h"
#include "extract/grammar.h"

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
    if (ext_is_denied(x, first))
        *certainty = ENT_NEGATED;
    return TRUE;
}

/* ---- adding ---- */

/* How a pair was found: by walking over the words, by the parse, or by both, which is surest. */
enum { BY_WORDS = 1, BY_PARSE = 2 };

typedef struct Pair {
    guint32 source, target; /* mentions */
    guint by;
} Pair;

/* A cue at its place and the pairs it relates. */
typedef struct Frame {
    const EntCue *cue;
    guint32 first, last;    /* tokens of the cue */
    guint32 source, target; /* mentions, while one pair is looked for */
    const char *method;
    GArray *pairs;        /* Pair */
    gboolean has_subject; /* by the parse, which knows better than a walk who acts */
} Frame;

gboolean ext_is_own(const Extractor *x, guint32 source, guint32 target)
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
        return ext_node_type(x, target) == ENT_ORGANIZATION && !ext_is_parliament(x, target);
    if (type == x->represents)
        return ext_node_type(x, source) == ENT_PERSON && ext_node_type(x, target) != ENT_PERSON;
    /* people attack each other in words; a war has a state or a body at its other end, and nobody wages it on a person */
    if (type == x->conflicts && (ext_node_type(x, target) == ENT_PERSON ||
                                 (ext_node_type(x, source) == ENT_PERSON && ext_node_type(x, target) != ENT_COUNTRY)))
        return FALSE;
    return !ext_is_own(x, source, target);
}

static void note_pair(const Extractor *x, Frame *f, guint32 source, guint32 target, guint by)
{
    const guint32 s = ext_mention(x, source)->node, t = ext_mention(x, target)->node;
    const gboolean symmetric = ent_graph_type(x->facts, f->cue->type)->symmetric;
    if (s == t)
        return;
    for (guint i = 0; i < f->pairs->len; i++) {
        Pair *const pair = &g_array_index(f->pairs, Pair, i);
        const guint32 ps = ext_mention(x, pair->source)->node, pt = ext_mention(x, pair->target)->node;
        if ((ps == s && pt == t) || (symmetric && ps == t && pt == s)) {
            pair->by |= by;
            return;
        }
    }
    g_array_append_val(f->pairs, ((Pair){ source, target, by }));
}

/* Every source of the one list with every target of the other; descriptions of several ("the two sides") stand for each of them.
 */
static void note_pairs(const Extractor *x, Frame *f, const GArray *sources, const GArray *targets, guint by)
{
    g_autoptr(GArray) ones = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) others = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < sources->len; i++)
        for (guint k = 0; k < targets->len; k++) {
            ext_members(x, g_array_index(sources, guint32, i), ones);
            ext_members(x, g_array_index(targets, guint32, k), others);
            for (guint m = 0; m < ones->len; m++)
                for (guint n = 0; n < others->len; n++)
                    note_pair(x, f, g_array_index(ones, guint32, m), g_array_index(others, guint32, n), by);
        }
}

/* Whether a preposition stands before the mention: "under pressure from |Kenya|, Peru and Chile agreed". */
static gboolean stands_behind_preposition(const Extractor *x, guint32 mention)
{
    const guint32 i = ext_mention(x, mention)->first, first = ext_sentence_of(x, i)->first;
    guint32 k = i;
    while (k > first && (ext_classes(x, k - 1) & ENT_CLASS_DETERMINER) && !(ext_classes(x, k - 1) & ENT_CLASS_PREPOSITION))
        k--;
    return k > first && (ext_classes(x, k - 1) & ENT_CLASS_PREPOSITION);
}

/* The list around a subject, without what stands behind a preposition and a comma before it. */
static void list_of_subject(const Extractor *x, guint32 subject, GArray *list)
{
    ext_list_around(x, subject, list);
    while (list->len > 1 && g_array_index(list, guint32, 0) != subject && !stands_behind_preposition(x, subject) &&
           stands_behind_preposition(x, g_array_index(list, guint32, 0)) &&
           ext_is(x, ext_mention(x, g_array_index(list, guint32, 0))->last, ","))
        g_array_remove_index(list, 0);
}

/* The mentions found by walking, with all that are coordinated with them. */
static void note_frame(const Extractor *x, Frame *f)
{
    if (f->source == ENT_NONE || f->target == ENT_NONE)
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint32));
    list_of_subject(x, f->source, sources);
    ext_list_around(x, f->target, targets);
    note_pairs(x, f, sources, targets, BY_WORDS);
}

/* "Peru and Chile agreed", "between the union and the four countries": each of one with each of every other of the list. */
static void note_all_pairs(const Extractor *x, Frame *f, GArray *list, guint by)
{
    g_autoptr(GArray) one = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(guint32));
    if (list->len == 1) /* "the two countries agreed" */
        ext_members(x, g_array_index(list, guint32, 0), list);
    for (guint i = 0; i + 1 < list->len; i++) {
        g_array_set_size(one, 0);
        g_array_set_size(rest, 0);
        g_array_append_val(one, g_array_index(list, guint32, i));
        g_array_append_vals(rest, &g_array_index(list, guint32, i + 1), list->len - i - 1);
        note_pairs(x, f, one, rest, by);
    }
}

static gboolean note_reciprocal(const Extractor *x, Frame *f, guint32 any)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    list_of_subject(x, any, list);
    note_all_pairs(x, f, list, BY_WORDS);
    return list->len > 1;
}

/* How much less sure a pair is than its cue, where words and parse do not agree. */
static double agreement(const Extractor *x, const Frame *f, guint by)
{
    static const double shares[] = { 0, 0.8, 0.85, 1 }, contradicted = 0.6;
    return x->d->parsed == NULL ? 1 : by == BY_WORDS && f->has_subject ? contradicted : shares[by];
}

static char *why_pair(const Extractor *x, const Frame *f, const Pair *pair, double share)
{
    static const char *const found[] = { "", "by walking over the words", "by the parse", "by words and parse" };
    char weight[G_ASCII_DTOSTR_BUF_SIZE], part[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(weight, sizeof(weight), "%.2f", f->cue->weight);
    g_ascii_formatd(part, sizeof(part), "%.2f", share);
    g_autofree char *how =
        g_strdup_printf("cue \"%s\" (%s, weight %s), found %s%s, share %s", f->cue->lemma, f->method, weight, found[pair->by],
                        pair->by == BY_WORDS && f->has_subject ? " against the parse" : "", part);
    return ext_why(x, f->first, f->last, pair->source, pair->target, how);
}

static void add_pairs(Extractor *x, const Frame *f)
{
    EntCertainty certainty;
    if (f->pairs->len == 0 || !ext_certainty(x, f->first, f->last, &certainty))
        return;
    for (guint i = 0; i < f->pairs->len; i++) {
        const Pair *const pair = &g_array_index(f->pairs, Pair, i);
        const guint32 s = ext_mention(x, pair->source)->node, t = ext_mention(x, pair->target)->node;
        const double share = stands_for_owner(x, f->cue->type, pair->target) * agreement(x, f, pair->by);
        if (share > 0 && fits_type(x, f->cue->type, s, t))
            ext_add_explained(x, s, f->cue->type, t, f->first, f->last, certainty, f->method, f->cue->weight * share,
                              why_pair(x, f, pair, share));
    }
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
        if (**markers != '\0' && **markers != '\'' && ext_is(x, i, *markers))
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
        while (k < end && !ext_is(x, k, *w) && (ext_token(x, k)->kind == ENT_TOKEN_WORD || ext_is(x, k, "'s")) &&
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

/* What the cue and its fixed words, which end before token i, are directed at. */
static guint32 object_of(const Extractor *x, guint32 i, const EntCue *cue)
{
    if (i >= ext_sentence_of(x, i - 1)->last)
        return ENT_NONE;
    if (has_marker(cue->objects, "")) {
        const guint32 direct = ext_phrase_after(x, i, NULL);
        if (direct != ENT_NONE)
            return direct;
    }
    const guint32 marked = marked_object(x, i, cue->objects, 6);
    return marked == ENT_NONE && has_marker(cue->objects, "'s") ? owner_of_noun(x, i - 1) : marked; /* "attended Peru's summit" */
}

/* ---- verbs ---- */

static void take_passive(const Extractor *x, Frame *f, guint32 verb, guint32 after)
{
    static const char *const by[] = { "by", NULL };
    f->method = "verb passive";
    f->source = marked_object(x, after, by, 8);
    f->target = ext_subject_of(x, verb);
    if (f->target == ENT_NONE)
        f->target = ext_mention_before(x, verb);
    note_frame(x, f);
}

static void walk_verb(const Extractor *x, Frame *f, guint inflections, guint32 i, guint32 after)
{
    const EntCue *const cue = f->cue;
    if (!ext_is_verb(x, i, inflections))
        return;
    if (*cue->with == NULL && has_marker(cue->objects, "") && ext_is_passive(x, i, inflections)) {
        take_passive(x, f, i, after);
        return;
    }
    f->source = ext_subject_of(x, i);
    if (f->source == ENT_NONE)
        return;
    f->target = object_of(x, after, cue);
    if (f->target != ENT_NONE && ext_mention(x, f->target)->node != ext_mention(x, f->source)->node)
        note_frame(x, f);
    else if (cue->reciprocal)
        note_reciprocal(x, f, f->source);
}

static void parse_verb(const Extractor *x, Frame *f, guint inflections, guint32 i, guint32 after)
{
    const EntCue *const cue = f->cue;
    if (x->d->parsed == NULL || (x->d->parsed[i].pos != ENT_POS_VERB && x->d->parsed[i].pos != ENT_POS_AUX))
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint32));
    const gboolean direct = has_marker(cue->objects, "");
    if (*cue->with == NULL && direct && ext_grammar_is_passive(x, i, inflections)) {
        f->method = "verb passive";
        ext_grammar_agents(x, i, sources);
        ext_grammar_patients(x, i, targets);
        note_pairs(x, f, sources, targets, BY_PARSE);
        return;
    }
    ext_grammar_subjects(x, i, sources);
    if (direct && *cue->with == NULL)
        ext_grammar_objects(x, i, targets);
    else if (direct)
        ext_grammar_objects(x, after - 1, targets);
    if (targets->len == 0)
        ext_grammar_marked(x, i, after, cue->objects, GRAMMAR_TARGET, targets);
    if (targets->len == 0 && has_marker(cue->objects, "'s"))
        ext_grammar_owners(x, after - 1, targets);
    if (targets->len > 0)
        note_pairs(x, f, sources, targets, BY_PARSE);
    else if (cue->reciprocal)
        note_all_pairs(x, f, sources, BY_PARSE);
}

static void take_verb(Extractor *x, Frame *f, guint inflections, guint32 i)
{
    const guint32 after = after_fixed_words(x, i + 1, f->cue);
    if (after == ENT_NONE)
        return;
    f->method = "verb";
    f->last = *f->cue->with == NULL ? i + 1 : after;
    walk_verb(x, f, inflections, i, after);
    f->has_subject = x->d->parsed != NULL && ext_grammar_has_subject(x, i);
    parse_verb(x, f, inflections, i, after);
}

/* ---- nouns ---- */

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

static guint32 noun_source(const Extractor *x, const EntCue *cue, guint32 i, guint32 after, guint32 owner)
{
    guint32 source = has_marker(cue->sources, "'s") ? owner : ENT_NONE;
    if (source == ENT_NONE)
        source = marked_object(x, after, cue->sources, 4);
    if (source == ENT_NONE)
        source = source_by_light_verb(x, i);
    return source != ENT_NONE ? source : source_by_copula(x, owner != ENT_NONE ? ext_mention(x, owner)->first : i);
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

/* Behind a noun that has its owner before it, "of" leads to the target: "Peru's support of Chile". */
static const char *const of[] = { "of", NULL };

static void walk_noun(const Extractor *x, Frame *f, guint32 i, guint32 after)
{
    static const char *const between[] = { "between", "among", NULL };
    const EntCue *const cue = f->cue;
    if (has_marker(cue->sources, "between")) {
        const guint32 pair = marked_object(x, after, between, 8);
        if (pair != ENT_NONE) {
            note_reciprocal(x, f, pair);
            return;
        }
    }
    /* "the Peruvian-Chilean conflict", "a Peru-Chile pact" */
    const guint32 owners = ent_graph_type(x->facts, cue->type)->symmetric ? pair_before(x, i) : ENT_NONE;
    const guint32 owner = owner_of_noun(x, i);
    f->target = marked_object(x, after, cue->objects, 4);
    if (owners != ENT_NONE && f->target == ENT_NONE && note_reciprocal(x, f, owners))
        return;
    if (f->target == ENT_NONE && owner != ENT_NONE && has_marker(cue->objects, "'s"))
        f->target = owner;
    else if (f->target == ENT_NONE && owner != ENT_NONE && has_marker(cue->sources, "of"))
        f->target = marked_object(x, after, of, 4);
    f->source = noun_source(x, cue, i, after, owner);
    if (f->source != ENT_NONE && f->target == ENT_NONE)
        f->target = target_of_light_verb(x, i);
    note_frame(x, f);
}

static void parse_noun(const Extractor *x, Frame *f, guint32 i, guint32 after)
{
    static const char *const between[] = { "between", "among", NULL };
    const EntCue *const cue = f->cue;
    if (x->d->parsed == NULL || (x->d->parsed[i].pos != ENT_POS_NOUN && x->d->parsed[i].pos != ENT_POS_PROPN))
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint32));
    const guint32 verb = ext_grammar_governor(x, i);
    if (has_marker(cue->sources, "between")) {
        ext_grammar_marked(x, i, after, between, GRAMMAR_SOURCE, sources);
        if (sources->len > 1) {
            note_all_pairs(x, f, sources, BY_PARSE);
            return;
        }
    }
    if (has_marker(cue->sources, "'s"))
        ext_grammar_owners(x, i, sources);
    ext_grammar_marked(x, i, after, cue->objects, GRAMMAR_TARGET, targets);
    if (sources->len > 0 && targets->len == 0 && has_marker(cue->sources, "of"))
        ext_grammar_marked(x, i, after, of, GRAMMAR_TARGET, targets);
    if (targets->len == 0 && has_marker(cue->objects, "'s"))
        ext_grammar_owners(x, i, targets);
    if (sources->len == 0)
        ext_grammar_marked(x, i, after, cue->sources, GRAMMAR_SOURCE, sources);
    if (targets->len == 0 && verb != ENT_NONE)
        ext_grammar_marked_behind(x, verb, after, cue->objects, GRAMMAR_TARGET, targets);
    if (sources->len == 0 && verb != ENT_NONE && is_class(x, verb, ENT_WORD_BEARER))
        ext_grammar_subjects(x, verb, sources);
    if (sources->len == 0 && verb != ENT_NONE && f->cue->type != x->member_of && ext_grammar_is_shared(x, i))
        ext_grammar_subjects(x, verb, sources);
    if (sources->len == 0)
        ext_grammar_bearers(x, i, sources);
    if (targets->len == 0 && sources->len > 0)
        ext_grammar_compounds(x, i, targets);
    if (targets->len == 0 && verb != ENT_NONE && is_class(x, verb, ENT_WORD_DRAWER))
        ext_grammar_subjects(x, verb, targets);
    note_pairs(x, f, sources, targets, BY_PARSE);
}

static void take_noun(Extractor *x, Frame *f, guint32 i)
{
    if (!is_noun(x, i))
        return;
    const guint32 after = after_fixed_words(x, i + 1, f->cue);
    if (after == ENT_NONE || after >= ext_sentence_of(x, i)->last)
        return;
    f->method = "noun";
    walk_noun(x, f, i, after);
    parse_noun(x, f, i, after);
}

/* ---- adjectives ---- */

static void walk_adjective(const Extractor *x, Frame *f, guint32 i)
{
    const EntSentence *const s = ext_sentence_of(x, i);
    f->target = marked_object(x, i + 1, f->cue->objects, 3);
    guint32 k = i - (i > s->first && ext_is(x, i - 1, "at")); /* "at odds" */
    while (k > s->first && (ext_classes(x, k - 1) & (ENT_CLASS_ADVERB | ENT_CLASS_DETERMINER)))
        k--;
    f->source = k > s->first && (ext_classes(x, k - 1) & ENT_CLASS_BE) ? ext_subject_of(x, k - 1) : ext_mention_before(x, k);
    note_frame(x, f);
}

static void parse_adjective(const Extractor *x, Frame *f, guint32 i)
{
    if (x->d->parsed == NULL)
        return;
    g_autoptr(GArray) sources = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) targets = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_grammar_marked(x, i, i + 1, f->cue->objects, GRAMMAR_TARGET, targets);
    ext_grammar_bearers(x, i, sources);
    note_pairs(x, f, sources, targets, BY_PARSE);
}

void ext_find_frames(Extractor *x)
{
    g_autoptr(GArray) pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        const EntToken *const t = ext_token(x, i);
        guint n = 0;
        if (t->kind != ENT_TOKEN_WORD || t->name != ENT_NONE)
            continue;
        const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, t->lower, &n);
        for (guint k = 0; k < n; k++) {
            Frame f = { .cue = forms[k].cue, .first = i, .last = i + 1, .method = "adjective", .pairs = pairs };
            if (f.cue->type == x->quotes)
                continue;
            g_array_set_size(pairs, 0);
            if (f.cue->pos == ENT_CUE_VERB) {
                take_verb(x, &f, forms[k].inflections, i);
            } else if (f.cue->pos == ENT_CUE_NOUN) {
                take_noun(x, &f, i);
            } else {
                walk_adjective(x, &f, i);
                parse_adjective(x, &f, i);
            }
            add_pairs(x, &f);
        }
    }
}
