/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pronouns.c: pronouns of the third person → mentions, by ranking the phrases around them.
 *
 * For each pronoun every phrase of the sentences before it (and a subject behind it: "In her speech, Ruiz …") that grammar does
 * not rule out gets points for what it is and where it stands: how far back, subject or object, in the same role as the pronoun,
 * how many came between, of known gender, how often named so far, inside or outside of the quotation. The points are the weights
 * of a conditional logit model, rounded (weights.h): ten more make a phrase e times likelier. A phrase that nobody is named by
 * may win too, and so may "none of them"; then the pronoun is left alone.
 */
#include "extract/pronouns.h"

#include "base/str.h"
#include "extract/grammar.h"
#include "extract/weights.h"

enum { BACK_PERSON = 12, BACK_OTHER = 4, MOST_PHRASES = 120 };

static const EntParsed *parsed(const Extractor *x, guint32 i)
{
    return &x->d->parsed[i];
}

static const Phrase *phrase_at(const Phrases *phrases, guint32 index)
{
    return &g_array_index(phrases->all, Phrase, index);
}

/* ---- what grammar rules out ---- */

/* Whether a stands above b in the tree without a clause between them: "the |mother of |him". */
static gboolean holds(const Extractor *x, guint32 a, guint32 b)
{
    enum { DEEPEST = 12 };
    for (guint32 i = b, depth = 0; i != ENT_NONE && depth < DEEPEST; i = parsed(x, i)->head, depth++) {
        if (i == a)
            return TRUE;
        const EntRel rel = (EntRel)parsed(x, i)->rel;
        if (rel == ENT_REL_ACL_RELCL || rel == ENT_REL_APPOS || rel == ENT_REL_CONJ || rel == ENT_REL_PARATAXIS)
            return FALSE;
    }
    return FALSE;
}

/* The verb (or predicate) that a phrase depends on, lists and prepositions passed over. */
static guint32 verb_of(const Extractor *x, guint32 i)
{
    enum { DEEPEST = 12 };
    guint32 at = parsed(x, i)->head;
    for (guint depth = 0; at != ENT_NONE && depth < DEEPEST; depth++) {
        const EntPos pos = (EntPos)parsed(x, at)->pos;
        if (pos == ENT_POS_VERB || pos == ENT_POS_AUX || ext_child(x, at, ENT_REL_NSUBJ) != ENT_NONE)
            return at;
        at = parsed(x, at)->head;
    }
    return at;
}

static gboolean is_argument(PhraseRole role)
{
    return role == ROLE_SUBJECT || role == ROLE_OBJECT;
}

/* Co-arguments of one verb differ unless the pronoun is reflexive, and members of one list always do. */
static gboolean is_bound_elsewhere(const Extractor *x, const Pronoun *p, const Phrase *c)
{
    const guint32 head = parsed(x, p->at)->head;
    if (parsed(x, c->head)->head == p->at || (parsed(x, p->at)->rel == ENT_REL_CONJ && head == c->head))
        return TRUE;
    if (holds(x, c->head, p->at))
        return TRUE;
    if (p->form == FORM_REFLEXIVE || p->form == FORM_POSSESSIVE)
        return FALSE;
    return head != ENT_NONE && head == parsed(x, c->head)->head && is_argument((PhraseRole)c->role);
}

static gboolean agrees(const Pronoun *p, const Phrase *c)
{
    if (c->sort == SORT_PRONOUN)
        return TRUE; /* of the same class: told by can_be */
    switch (p->class) {
    case PRONOUN_PERSON:
        return (c->sort == SORT_PERSON || c->sort == SORT_HUMAN) && !c->plural &&
               (c->gender == GENDER_UNKNOWN || c->gender == p->gender);
    case PRONOUN_THING:
        return c->sort != SORT_PERSON && c->sort != SORT_HUMAN && !c->plural;
    default:
        return c->sort != SORT_PERSON || c->plural;
    }
}

/* A phrase behind the pronoun counts where it is the subject of a verb that the pronoun's clause or phrase depends on. */
static gboolean is_cataphoric(const Extractor *x, const Pronoun *p, const Phrase *c)
{
    enum { DEEPEST = 12 };
    const guint32 verb = parsed(x, c->head)->head;
    if (c->role != ROLE_SUBJECT || c->kind == PHRASE_PRONOUN || verb == ENT_NONE || verb < p->at)
        return FALSE;
    guint32 at = parsed(x, p->at)->head;
    for (guint depth = 0; at != ENT_NONE && depth < DEEPEST; depth++, at = parsed(x, at)->head)
        if (at == verb)
            return TRUE;
    return FALSE;
}

/* "Sanctions against Kenya for |its| raid", "praised Ruiz for |her| courage": what somebody is blamed or praised for is their
 * own. */
static gboolean is_answerable(const Extractor *x, const Pronoun *p, const Phrase *c)
{
    static const char *const reasons[] = { "for", "over", NULL }, *const against[] = { "against", "on", NULL };
    const guint32 noun = parsed(x, p->at)->head, over = noun == ENT_NONE ? ENT_NONE : parsed(x, noun)->head;
    if (p->form != FORM_POSSESSIVE || over == ENT_NONE || c->head > p->at || !ext_grammar_has_case(x, noun, reasons))
        return FALSE;
    const EntRel rel = (EntRel)parsed(x, c->head)->rel;
    const guint32 head = parsed(x, c->head)->head;
    if (rel == ENT_REL_OBJ)
        return head == over;
    if (over == c->head)
        return TRUE;
    return head != ENT_NONE && ext_grammar_has_case(x, c->head, against) && (head == over || parsed(x, head)->head == over);
}

static gboolean speaks(const Extractor *x, guint32 i)
{
    const guint32 verb = parsed(x, i)->head;
    return ext_phrase_role(x, i) == ROLE_SUBJECT && verb != ENT_NONE && ext_speech_cue(x, verb, ENT_CUE_VERB) != NULL;
}

/* Nobody in a quotation is the one who is said to speak it. */
static gboolean is_in_own_words(const Phrases *phrases, const Pronoun *p, const Phrase *c)
{
    return phrases->quoted[p->at] == 0 && phrases->quoted[c->head] != 0 && speaks(phrases->x, p->at);
}

static gboolean can_be(const Phrases *phrases, const Pronoun *p, const Phrase *c)
{
    const Extractor *const x = phrases->x;
    const gboolean same_sentence = ext_token(x, p->at)->sentence == ext_token(x, c->head)->sentence;
    Pronoun other;
    if (c->sort == SORT_PRONOUN &&
        (!ext_read_pronoun(x, c->head, &other) || other.class != p->class || other.gender != p->gender))
        return FALSE;
    if (!agrees(p, c) || (c->head > p->at && !(same_sentence && is_cataphoric(x, p, c))))
        return FALSE;
    return !same_sentence || (!is_bound_elsewhere(x, p, c) && !is_in_own_words(phrases, p, c));
}

/* ---- points ---- */

typedef struct Features {
    guint8 of[24];
    guint n;
} Features;

static void add(Features *features, gboolean holds_true, Feature feature)
{
    if (holds_true && features->n < G_N_ELEMENTS(features->of))
        features->of[features->n++] = (guint8)feature;
}

/* The one named most in the article, of persons or of the rest. */
static gboolean is_topic(const Phrases *phrases, const Phrase *c)
{
    return c->node != ENT_NONE && (c->sort == SORT_PERSON ? phrases->top_person == c->node : phrases->top_body == c->node);
}

static void tell_place(const Phrases *phrases, const Pronoun *p, const Phrase *c, Features *f)
{
    const Extractor *const x = phrases->x;
    const guint32 back = ext_token(x, p->at)->sentence - ext_token(x, c->head)->sentence;
    const PhraseRole role = ext_phrase_role(x, p->at);
    const guint8 mine = phrases->quoted[p->at], its = phrases->quoted[c->head];
    const gboolean behind = c->head > p->at;
    add(f, TRUE, behind ? F_BEHIND : (Feature)(F_SENTENCE_0 + MIN(back, 4)));
    add(f, TRUE, (Feature)(F_SUBJECT + c->role));
    add(f, role == (PhraseRole)c->role, F_PARALLEL);
    add(f, back == 0 && !behind && c->role == ROLE_SUBJECT, F_SUBJECT_HERE);
    add(f, back == 1 && c->role == ROLE_SUBJECT, F_SUBJECT_BEFORE);
    add(f, back == 0 && !behind && verb_of(x, p->at) == verb_of(x, c->head), F_SAME_CLAUSE);
    add(f, p->form == FORM_POSSESSIVE && back == 0 && verb_of(x, p->at) == parsed(x, c->head)->head && c->role == ROLE_SUBJECT,
        F_OWN);
    add(f, p->form == FORM_REFLEXIVE && parsed(x, p->at)->head == parsed(x, c->head)->head && c->role == ROLE_SUBJECT,
        F_REFLEXIVE);
    add(f, mine != 0 && mine == its, F_QUOTED_BOTH);
    add(f, mine != 0 && its == 0, F_QUOTED_PRONOUN);
    add(f, mine == 0 && its != 0, F_QUOTED_PHRASE);
    add(f, mine != 0 && its == 0 && back == 0 && c->role == ROLE_SUBJECT, F_SPEAKER);
    add(f, ext_sentence_of(x, p->at)->block != ext_sentence_of(x, c->head)->block, F_OTHER_PARAGRAPH);
}

static void tell_features(const Phrases *phrases, const Pronoun *p, const Phrase *c, guint rank, Features *f)
{
    const guint32 named = c->chain == ENT_NONE ? 1 : phrases->mentions[c->chain];
    f->n = 0;
    tell_place(phrases, p, c, f);
    add(f, TRUE, (Feature)(F_NAME + c->kind));
    add(f, TRUE, (Feature)(F_PERSON + c->sort));
    add(f, TRUE, (Feature)(F_RANK_0 + MIN(rank, 4)));
    add(f, p->gender != GENDER_UNKNOWN && c->gender == (guint8)p->gender, F_GENDER);
    add(f, c->plural, F_PLURAL);
    add(f, c->list, F_LIST);
    add(f, c->kind != PHRASE_PRONOUN && speaks(phrases->x, p->at) && speaks(phrases->x, c->head), F_BOTH_SPEAK);
    add(f, TRUE, named < 2 ? F_NAMED_ONCE : named < 4 ? F_NAMED_FEW : F_NAMED_OFTEN);
    add(f, is_topic(phrases, c), F_TOPIC);
    add(f, c->kind == PHRASE_PRONOUN && ent_str_equal(ext_token(phrases->x, c->head)->lower, ext_token(phrases->x, p->at)->lower),
        F_SAME_WORD);
}

static void tell_none(const Phrases *phrases, const Pronoun *p, Features *f)
{
    const Extractor *const x = phrases->x;
    f->n = 0;
    add(f, TRUE, F_NONE);
    add(f, parsed(x, p->at)->rel == ENT_REL_OTHER, F_NONE_EXPLETIVE);
    add(f, TRUE, (Feature)(F_NONE_SUBJECT + p->form));
    add(f, phrases->quoted[p->at] != 0, F_NONE_QUOTED);
}

static int points_of(const Pronoun *p, const Features *f)
{
    int points = 0;
    for (guint i = 0; i < f->n; i++)
        points += weights[f->of[i]][p->class];
    return points;
}

/* ---- choosing ---- */

typedef struct Choice {
    guint32 phrase; /* index, or ENT_NONE */
    int points;
} Choice;

static void weigh(const Phrases *phrases, const Pronoun *p, guint32 index, guint rank, Choice *best)
{
    Features f;
    tell_features(phrases, p, phrase_at(phrases, index), rank, &f);
    enum { ANSWERABLE = 30, SPOKEN_OF = -20 };
    const Phrase *const c = phrase_at(phrases, index);
    int points = points_of(p, &f) + (is_answerable(phrases->x, p, c) ? ANSWERABLE : 0);
    if (phrases->quoted[p->at] == 0 && phrases->quoted[c->head] != 0 && speaks(phrases->x, p->at))
        points += SPOKEN_OF; /* "…," she said: rather who spoke before than whom that one spoke of */
    if (points > best->points)
        *best = (Choice){ index, points };
}

/* `index` is that of the pronoun's own phrase. */
static guint32 choose(const Phrases *phrases, const Pronoun *p, guint32 index)
{
    const Extractor *const x = phrases->x;
    const guint32 sentence = ext_token(x, p->at)->sentence, reach = p->class == PRONOUN_PERSON ? BACK_PERSON : BACK_OTHER;
    Choice best = { ENT_NONE, 0 };
    Features none;
    tell_none(phrases, p, &none);
    best.points = points_of(p, &none);
    guint rank = 0;
    for (guint32 i = index, seen = 0; i > 0 && seen < MOST_PHRASES; i--, seen++) {
        const Phrase *const c = phrase_at(phrases, i - 1);
        if (ext_token(x, c->head)->sentence + reach < sentence)
            break;
        if (can_be(phrases, p, c))
            weigh(phrases, p, i - 1, rank++, &best);
    }
    for (guint32 i = index + 1; i < phrases->all->len && ext_token(x, phrase_at(phrases, i)->head)->sentence == sentence; i++)
        if (can_be(phrases, p, phrase_at(phrases, i)))
            weigh(phrases, p, i, 0, &best);
    return best.phrase;
}

/* ---- all of them ---- */

/* The phrase with that index is the pronoun's own. */
static void take(Phrases *phrases, const Pronoun *p, guint32 antecedent, guint32 index)
{
    const Phrase *const c = antecedent == ENT_NONE ? NULL : phrase_at(phrases, antecedent);
    Phrase *const mine = &g_array_index(phrases->all, Phrase, index);
    if (c == NULL || c->chain == ENT_NONE)
        return;
    mine->node = c->node;
    mine->chain = c->chain;
    mine->sort = c->sort;
    if (c->node == ENT_NONE)
        return;
    const guint32 list = c->list ? phrases->x->at[c->head] : ENT_NONE;
    const guint32 mention =
        ext_add_mention(phrases->x, p->at, p->at + 1, c->node, p->form == FORM_POSSESSIVE ? MENTION_ADJECTIVE : MENTION_PRONOUN);
    ext_mention(phrases->x, mention)->group = list;
    mine->list = c->list;
    if (p->gender != GENDER_UNKNOWN)
        phrases->genders[c->node] = (guint8)p->gender;
}

/* Who is named most. */
static void find_topics(Phrases *phrases)
{
    const Extractor *const x = phrases->x;
    g_autofree guint32 *named = g_new0(guint32, x->facts->nodes->len + 1);
    phrases->top_person = phrases->top_body = ENT_NONE;
    for (guint i = 0; i < phrases->all->len; i++) {
        const Phrase *const c = phrase_at(phrases, i);
        if (c->node == ENT_NONE || c->kind != PHRASE_NAME)
            continue;
        named[c->node]++;
        guint32 *const top = c->sort == SORT_PERSON ? &phrases->top_person : &phrases->top_body;
        if (*top == ENT_NONE || named[c->node] > named[*top])
            *top = c->node;
    }
}

void ext_rank_pronouns(Extractor *x)
{
    Phrases phrases;
    ext_phrases_init(&phrases, x);
    find_topics(&phrases);
    Pronoun p;
    for (guint32 i = 0; i < phrases.all->len; i++) {
        const Phrase *const mine = phrase_at(&phrases, i);
        if (x->at[mine->head] == ENT_NONE && mine->kind == PHRASE_PRONOUN && ext_read_pronoun(x, mine->head, &p))
            take(&phrases, &p, choose(&phrases, &p, i), i);
        if (mine->chain != ENT_NONE)
            phrases.mentions[mine->chain]++;
    }
    ext_phrases_clear(&phrases);
}
