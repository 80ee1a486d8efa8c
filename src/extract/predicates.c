/* SPDX-License-Identifier: Apache-2.0 */
/*
 * predicates.c: offices said of somebody, by the parse: "Ruiz was Kenya's president", "her years as minister of Kenya", "as
 * Kenya's president, she travelled". An office that somebody wants, would have or might get is none.
 */
#include "extract/grammar.h"
#include "extract/roles_internal.h"

static const EntParsed *parsed(const Extractor *x, guint32 i)
{
    return &x->d->parsed[i];
}

/* The token of the office in [first, last) that heads it. */
static guint32 head_in(const Extractor *x, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++) {
        const guint32 head = parsed(x, i)->head;
        if (head == ENT_NONE || head < first || head >= last)
            return i;
    }
    return first;
}

static guint32 person_at(const Extractor *x, guint32 i)
{
    return i != ENT_NONE && ext_is_person(x, x->at[i]) ? x->at[i] : ENT_NONE;
}

static gboolean has_child(const Extractor *x, guint32 i, const char *const *words)
{
    for (guint32 c = parsed(x, i)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (ext_is_one_of(x, c, words))
            return TRUE;
    return FALSE;
}

/* Whether the clause of the verb or predicate tells what is or was, not what would be. */
static gboolean is_fact(const Extractor *x, guint32 verb)
{
    static const char *const modals[] = { "would", "could",   "should", "might", "may", "can",   "will", "'d", "'ll",
                                          "if",    "whether", "to",     "not",   "n't", "never", "no",   NULL };
    return !has_child(x, verb, modals);
}

/* Who held it: of "her years as …" her, of "served as …" and "as …, she" the subject; ENT_NONE where the parse does not say. */
static guint32 holder_by_as(const Extractor *x, guint32 noun)
{
    static const char *const as[] = { "as", NULL };
    static const char *const holding[] = { "served",  "serves",    "serving",  "serve",   "worked",   "works",    "working",
                                           "acted",   "acts",      "resigned", "retired", "returned", "remained", "remains",
                                           "stepped", "began",     "started",  "sat",     "ruled",    "quit",     "left",
                                           "visited", "travelled", "traveled", NULL };
    static const char *const placing[] = { "appointed", "named", "elected", "installed", "reappointed", "reelected", NULL };
    if (!has_child(x, noun, as) || parsed(x, noun)->head == ENT_NONE)
        return ENT_NONE;
    const guint32 governor = parsed(x, noun)->head;
    if (parsed(x, governor)->pos == ENT_POS_NOUN)
        return person_at(x, ext_child(x, governor, ENT_REL_NMOD_POSS));
    if (parsed(x, governor)->pos != ENT_POS_VERB || !is_fact(x, governor))
        return ENT_NONE;
    const guint32 object = ext_child(x, governor, ENT_REL_OBJ);
    const guint32 owner = object == ENT_NONE || object > noun ? ENT_NONE : ext_child(x, object, ENT_REL_NMOD_POSS);
    if (person_at(x, owner) != ENT_NONE && object < noun && ext_is(x, object + 1, "as"))
        return x->at[owner]; /* the parse hangs "as" on the verb: "praised her years as …" */
    if (ext_is_one_of(x, governor, placing))
        return person_at(x, object != ENT_NONE ? object : ext_child(x, governor, ENT_REL_NSUBJ_PASS));
    return noun < governor || ext_is_one_of(x, governor, holding) ? person_at(x, ext_child(x, governor, ENT_REL_NSUBJ))
                                                                  : ENT_NONE;
}

static guint32 holder_by_copula(const Extractor *x, guint32 noun)
{
    if (ext_child(x, noun, ENT_REL_COP) == ENT_NONE || !is_fact(x, noun))
        return ENT_NONE;
    return person_at(x, ext_child(x, noun, ENT_REL_NSUBJ));
}

static void take_office(Extractor *x, guint32 i)
{
    RolePhrase phrase = { .office_at = i, .behind = ENT_NONE };
    phrase.office = ext_office(x, i, &phrase.office_last, &phrase.plural);
    if (phrase.office == NULL || phrase.plural || phrase.office->kind == ENT_OFFICE_HONORIFIC ||
        phrase.office->kind == ENT_OFFICE_CANDIDATE)
        return;
    const guint32 noun = head_in(x, i, phrase.office_last);
    guint32 person = holder_by_copula(x, noun);
    if (person == ENT_NONE)
        person = holder_by_as(x, noun);
    EntCertainty certainty;
    if (person == ENT_NONE || !ext_certainty(x, i, phrase.office_last, &certainty) || certainty != ENT_STATED)
        return;
    phrase.first = ext_description_start(x, i);
    phrase.last = MAX(ext_role_end(x, phrase.office_last), phrase.office_last);
    guint32 boss;
    const guint32 owner = ext_role_owner(x, &phrase, &boss);
    if (owner != ENT_NONE)
        ext_add_evidence(x, ext_mention(x, person)->node, x->represents, owner, i, phrase.office_last, ENT_STATED, "predicate",
                         0.85);
}

void ext_find_predicates(Extractor *x)
{
    for (guint32 i = 0; i < x->d->n_tokens; i++)
        if (x->at[i] == ENT_NONE && x->apposed[i] == ENT_NONE && ext_token(x, i)->kind == ENT_TOKEN_WORD)
            take_office(x, i);
}
