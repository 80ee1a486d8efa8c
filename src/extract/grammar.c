/* SPDX-License-Identifier: Apache-2.0 */
/*
 * grammar.c: who does what to whom, read off the dependency parse.
 *
 * Where syntax.c walks over the words between landmarks, this follows the arcs that the engine drew: subjects over conjunction,
 * control, relative and participle clauses; objects by their case marker; owners of nouns. Every function appends the mentions
 * it finds, in text order, those of a coordination one by one, and nothing where the parse says nothing.
 */
#include "extract/grammar.h"

#include "base/str.h"

enum { DEEPEST = 6 }; /* arcs followed from a verb to its subject: parses of hostile text are deep */

static const EntParsed *parsed(const Extractor *x, guint32 i)
{
    return &x->d->parsed[i];
}

guint32 ext_child(const Extractor *x, guint32 i, EntRel rel)
{
    for (guint32 c = parsed(x, i)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (parsed(x, c)->rel == rel)
            return c;
    return ENT_NONE;
}

static gboolean is_rel(const Extractor *x, guint32 i, EntRel rel)
{
    return parsed(x, i)->rel == rel;
}

/* Whether a case marker of phrase i is the word. */
static gboolean has_case(const Extractor *x, guint32 i, const char *word)
{
    for (guint32 c = parsed(x, i)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if ((is_rel(x, c, ENT_REL_CASE) || is_rel(x, c, ENT_REL_MARK)) && ext_is(x, c, word))
            return TRUE;
    return FALSE;
}

gboolean ext_grammar_has_case(const Extractor *x, guint32 i, const char *const *words)
{
    for (; *words != NULL; words++)
        if (**words != '\0' && has_case(x, i, *words))
            return TRUE;
    return FALSE;
}

static gboolean is_relative(const Extractor *x, guint32 i)
{
    static const char *const words[] = { "who", "which", "that", "whom", NULL };
    return ext_is_one_of(x, i, words);
}

/* ---- phrases ---- */

static guint32 mention_of(const Extractor *x, guint32 head, GrammarRole role, guint depth);

/* Whose the noun is: "Kenya's plan", "the Kenyan plan", "the plan of Kenya"; ENT_NONE where nobody's. */
static guint32 owner_of(const Extractor *x, guint32 noun, gboolean prepositions, guint depth)
{
    static const char *const links[] = { "of", "by", "from", NULL };
    static const char *const makers[] = { "announced", "made",    "proposed", "launched", "conducted", "issued", "drafted",
                                          "led",       "written", "signed",   "imposed",  "sponsored", "taken",  NULL };
    guint32 found = ENT_NONE;
    for (guint32 c = parsed(x, noun)->first_child; c != ENT_NONE && found == ENT_NONE; c = parsed(x, c)->next_child) {
        const EntRel rel = (EntRel)parsed(x, c)->rel;
        const gboolean modifier = rel == ENT_REL_AMOD || rel == ENT_REL_COMPOUND;
        if (rel == ENT_REL_NMOD_POSS || (prepositions && rel == ENT_REL_NMOD && ext_grammar_has_case(x, c, links)))
            found = mention_of(x, c, GRAMMAR_OWNER, depth + 1);
        else if (prepositions && rel == ENT_REL_ACL && ext_is_one_of(x, c, makers) &&
                 ext_child(x, c, ENT_REL_OBL_AGENT) != ENT_NONE)
            found = mention_of(x, ext_child(x, c, ENT_REL_OBL_AGENT), GRAMMAR_OWNER, depth + 1); /* "the test made by Kenya" */
        else if (modifier && x->at[c] != ENT_NONE && !ext_is_compounded(x, x->at[c]) &&
                 ext_node_type(x, ext_mention(x, x->at[c])->node) != ENT_PERSON)
            found = x->at[c];
    }
    return found;
}

/* "Other Kenyan leaders", "two Kenyan soldiers": some people of a country are not the country, at least not surely (syntax.c
 * takes them). */
static gboolean is_some(const Extractor *x, guint32 noun)
{
    static const char *const some[] = { "other",   "some",       "several", "few",        "many",
                                        "certain", "individual", "former",  "opposition", NULL };
    for (guint32 c = parsed(x, noun)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (ext_is_one_of(x, c, some) || parsed(x, c)->pos == ENT_POS_NUM)
            return TRUE;
    return FALSE;
}

/* "Her |Kenyan| counterpart" is Kenya's and not hers: the country or body before the noun, or ENT_NONE. */
static guint32 counterpart_of(const Extractor *x, guint32 noun)
{
    for (guint32 c = parsed(x, noun)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if ((is_rel(x, c, ENT_REL_AMOD) || is_rel(x, c, ENT_REL_COMPOUND)) && x->at[c] != ENT_NONE &&
            ext_node_type(x, ext_mention(x, x->at[c])->node) != ENT_PERSON)
            return x->at[c];
    return ENT_NONE;
}

/* The mention that the phrase with this head is about. */
static guint32 mention_of(const Extractor *x, guint32 head, GrammarRole role, guint depth)
{
    static const char *const parts[] = { "some", "many",  "most", "several", "both", "each", "one",
                                         "all",  "parts", "part", "members", "rest", NULL };
    static const char *const counterparts[] = { "counterpart", "counterparts", NULL };
    if (depth > DEEPEST)
        return ENT_NONE;
    if (x->apposed[head] != ENT_NONE)
        return x->apposed[head];
    if (x->at[head] != ENT_NONE)
        return x->at[head];
    const gboolean acts = (ext_is_agent_noun(x, head) || ext_is_doing_noun(x, head)) && !is_some(x, head);
    guint32 found = ENT_NONE;
    if (ext_is_one_of(x, head, counterparts))
        found = counterpart_of(x, head);
    else if (acts || ext_is_one_of(x, head, parts))
        found = owner_of(x, head, TRUE, depth);
    else if (role == GRAMMAR_TARGET)
        found = owner_of(x, head, FALSE, depth);
    for (guint32 c = parsed(x, head)->first_child; c != ENT_NONE && found == ENT_NONE; c = parsed(x, c)->next_child)
        if ((is_rel(x, c, ENT_REL_APPOS) || is_rel(x, c, ENT_REL_FLAT)) && x->at[c] != ENT_NONE)
            found = x->at[c];
    const guint32 apposed_to = is_rel(x, head, ENT_REL_APPOS) ? parsed(x, head)->head : ENT_NONE;
    if (found == ENT_NONE && apposed_to != ENT_NONE) /* "Ruiz, a challenger" */
        found = x->at[apposed_to];
    return found;
}

guint32 ext_grammar_actor(const Extractor *x, guint32 i)
{
    return mention_of(x, i, GRAMMAR_SOURCE, 0);
}

static void append(GArray *list, guint32 mention)
{
    for (guint i = 0; i < list->len; i++)
        if (g_array_index(list, guint32, i) == mention)
            return;
    g_array_append_val(list, mention);
}

/* "Kenyan, Peruvian and Chilean officials": of an adjective all that are listed with it. */
static void append_listed(const Extractor *x, GArray *list, guint32 mention)
{
    append(list, mention);
    if (ext_mention(x, mention)->kind != MENTION_ADJECTIVE)
        return;
    g_autoptr(GArray) listed = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_list_around(x, mention, listed);
    for (guint i = 0; i < listed->len; i++)
        if (ext_mention(x, g_array_index(listed, guint32, i))->kind == MENTION_ADJECTIVE)
            append(list, g_array_index(listed, guint32, i));
}

void ext_grammar_phrase(const Extractor *x, guint32 head, GrammarRole role, GArray *list)
{
    static const char *const examples[] = { "such", "like", "including", NULL };
    const guint32 mention = mention_of(x, head, role, 0);
    if (mention != ENT_NONE)
        append_listed(x, list, mention);
    for (guint32 c = parsed(x, head)->first_child; mention == ENT_NONE && c != ENT_NONE; c = parsed(x, c)->next_child)
        if (is_rel(x, c, ENT_REL_NMOD) && x->at[c] != ENT_NONE &&
            ext_grammar_has_case(x, c, examples)) /* "countries such as Peru" */
            ext_grammar_phrase(x, c, role, list);
    for (guint32 c = parsed(x, head)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (is_rel(x, c, ENT_REL_CONJ) && parsed(x, c)->pos != ENT_POS_VERB) {
            const guint32 other = mention_of(x, c, role, 0);
            if (other != ENT_NONE)
                append(list, other);
        }
}

/* A relative pronoun stands for what its clause hangs on. */
static guint32 referent(const Extractor *x, guint32 token, guint32 verb)
{
    for (guint hops = 0;
         hops < DEEPEST && (is_rel(x, verb, ENT_REL_XCOMP) || is_rel(x, verb, ENT_REL_CONJ)) && parsed(x, verb)->head != ENT_NONE;
         hops++)
        verb = parsed(x, verb)->head; /* "which Kenya tried to stop", "who met and condemned" */
    const guint32 head = parsed(x, verb)->head, part = ext_child(x, token, ENT_REL_NMOD); /* "all of whom" */
    const gboolean relative = is_relative(x, token) || (part != ENT_NONE && is_relative(x, part));
    return relative && is_rel(x, verb, ENT_REL_ACL_RELCL) && head != ENT_NONE ? head : token;
}

/* ---- subjects ---- */

/* "Was met by crowds |protesting against": the participle right behind the doer of a passive is the doer's; the doer's head, or
 * ENT_NONE. */
static guint32 doer_before(const Extractor *x, guint32 verb, guint32 head)
{
    guint32 doer = ENT_NONE;
    for (guint32 c = parsed(x, head)->first_child; c != ENT_NONE && c < verb; c = parsed(x, c)->next_child)
        if (is_rel(x, c, ENT_REL_OBL_AGENT) || (is_rel(x, c, ENT_REL_OBL) && has_case(x, c, "by")))
            doer = c;
    const gboolean participle = ent_str_ends(ext_token(x, verb)->lower, ENT_STR("ing"));
    return participle && doer != ENT_NONE && ext_token(x, verb - 1)->kind == ENT_TOKEN_WORD ? doer : ENT_NONE;
}

/* The token that heads the subject of a verb or predicate; ENT_NONE where there is none. */
static guint32 subject_token(const Extractor *x, guint32 verb, guint depth)
{
    if (depth > DEEPEST)
        return ENT_NONE;
    guint32 subject = ext_child(x, verb, ENT_REL_NSUBJ);
    if (subject == ENT_NONE)
        subject = ext_child(x, verb, ENT_REL_NSUBJ_PASS);
    for (guint32 c = parsed(x, verb)->first_child; subject == ENT_NONE && c != ENT_NONE; c = parsed(x, c)->next_child)
        if (c < verb && ext_child(x, c, ENT_REL_NMOD) != ENT_NONE && is_relative(x, ext_child(x, c, ENT_REL_NMOD)))
            subject = c;
    if (subject != ENT_NONE)
        return referent(x, subject, verb);
    const guint32 head = parsed(x, verb)->head;
    if (head == ENT_NONE)
        return ENT_NONE;
    switch ((EntRel)parsed(x, verb)->rel) {
    case ENT_REL_XCOMP: { /* "urged Chile to drop": Chile drops */
        const guint32 object = ext_child(x, head, ENT_REL_OBJ);
        return object != ENT_NONE && object < verb ? object : subject_token(x, head, depth + 1);
    }
    case ENT_REL_ADVCL:
        if (doer_before(x, verb, head) != ENT_NONE)
            return doer_before(x, verb, head);
        return subject_token(x, head, depth + 1);
    case ENT_REL_CONJ:
        return subject_token(x, head, depth + 1);
    case ENT_REL_ACL:
    case ENT_REL_ACL_RELCL:
        if (!ext_is(x, verb > 0 ? verb - 1 : 0, "to"))
            return head;
        /* "its decision to reject", "took steps to reject": the noun's owner, told by the noun itself, or who took them */
        if (ext_child(x, head, ENT_REL_NMOD_POSS) != ENT_NONE)
            return ext_child(x, head, ENT_REL_NMOD_POSS);
        return is_rel(x, head, ENT_REL_OBJ) && parsed(x, head)->head != ENT_NONE
                   ? subject_token(x, parsed(x, head)->head, depth + 1)
                   : head;
    default:
        return ENT_NONE;
    }
}

/* Widens [first, last) over the phrase below token i. */
static void widen(const Extractor *x, guint32 i, guint depth, guint32 *first, guint32 *last)
{
    *first = MIN(*first, i);
    *last = MAX(*last, i + 1);
    for (guint32 c = parsed(x, i)->first_child; depth < DEEPEST && c != ENT_NONE; c = parsed(x, c)->next_child)
        widen(x, c, depth + 1, first, last);
}

gboolean ext_grammar_speaker(const Extractor *x, guint32 verb, guint32 *speaker, guint32 *first, guint32 *last)
{
    const guint32 subject = x->d->parsed == NULL ? ENT_NONE : subject_token(x, verb, 0);
    if (subject == ENT_NONE || is_relative(x, subject)) /* one that the tree does not resolve */
        return FALSE;
    *speaker = mention_of(x, subject, GRAMMAR_SOURCE, 0);
    *first = subject;
    *last = subject + 1;
    widen(x, subject, 0, first, last);
    return TRUE;
}

gboolean ext_grammar_has_subject(const Extractor *x, guint32 verb)
{
    return subject_token(x, verb, 0) != ENT_NONE;
}

void ext_grammar_subjects(const Extractor *x, guint32 verb, GArray *list)
{
    const guint32 subject = subject_token(x, verb, 0);
    if (subject != ENT_NONE)
        ext_grammar_phrase(x, subject, GRAMMAR_SOURCE, list);
}

gboolean ext_grammar_is_passive(const Extractor *x, guint32 verb, guint inflections)
{
    if (!(inflections & (1u << ENT_INFLECT_PARTICIPLE)))
        return FALSE;
    return ext_child(x, verb, ENT_REL_AUX_PASS) != ENT_NONE || ext_child(x, verb, ENT_REL_NSUBJ_PASS) != ENT_NONE ||
           ext_child(x, verb, ENT_REL_OBL_AGENT) != ENT_NONE ||
           (is_rel(x, verb, ENT_REL_ACL) && ext_child(x, verb, ENT_REL_OBJ) == ENT_NONE);
}

void ext_grammar_agents(const Extractor *x, guint32 verb, GArray *list)
{
    for (guint32 c = parsed(x, verb)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (is_rel(x, c, ENT_REL_OBL_AGENT) || (is_rel(x, c, ENT_REL_OBL) && has_case(x, c, "by")))
            ext_grammar_phrase(x, c, GRAMMAR_SOURCE, list);
}

void ext_grammar_patients(const Extractor *x, guint32 verb, GArray *list)
{
    const guint32 subject = subject_token(x, verb, 0);
    if (subject != ENT_NONE)
        ext_grammar_phrase(x, subject, GRAMMAR_TARGET, list);
}

/* ---- objects ---- */

static gboolean is_oblique(const Extractor *x, guint32 i)
{
    return is_rel(x, i, ENT_REL_OBL) || is_rel(x, i, ENT_REL_NMOD) || is_rel(x, i, ENT_REL_OBL_AGENT);
}

void ext_grammar_marked(const Extractor *x, guint32 first, guint32 last, const char *const *markers, GrammarRole role,
                        GArray *list)
{
    for (guint32 i = first; i < last; i++)
        for (guint32 c = parsed(x, i)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
            if (is_oblique(x, c) && c >= last && ext_grammar_has_case(x, c, markers))
                ext_grammar_phrase(x, c, role, list);
}

void ext_grammar_marked_behind(const Extractor *x, guint32 verb, guint32 from, const char *const *markers, GrammarRole role,
                               GArray *list)
{
    for (guint32 c = parsed(x, verb)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (is_oblique(x, c) && c >= from && ext_grammar_has_case(x, c, markers))
            ext_grammar_phrase(x, c, role, list);
}

/* What is done to the object of a verb in -ing is done to whom it is about: "opposes joining the union". */
static guint32 object_of_gerund(const Extractor *x, guint32 verb)
{
    for (guint32 c = parsed(x, verb)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if ((is_rel(x, c, ENT_REL_XCOMP) || is_rel(x, c, ENT_REL_CCOMP)) && ent_str_ends(ext_token(x, c)->lower, ENT_STR("ing")))
            return ext_child(x, c, ENT_REL_OBJ);
    return ENT_NONE;
}

void ext_grammar_objects(const Extractor *x, guint32 verb, GArray *list)
{
    guint32 object = ext_child(x, verb, ENT_REL_OBJ);
    const guint32 head = parsed(x, verb)->head;
    if (object == ENT_NONE && is_rel(x, verb, ENT_REL_CONJ) && head != ENT_NONE) { /* "rejected and condemned the plan" */
        const guint32 shared = ext_child(x, head, ENT_REL_OBJ);
        object = shared != ENT_NONE && shared > verb ? shared : ENT_NONE;
    }
    if (object == ENT_NONE) {
        const guint32 other = ext_child(x, verb, ENT_REL_CONJ);
        object = other != ENT_NONE && other <= verb + 3 && parsed(x, other)->pos == ENT_POS_VERB
                     ? ext_child(x, other, ENT_REL_OBJ)
                     : ENT_NONE;
    }
    if (object == ENT_NONE)
        object = object_of_gerund(x, verb);
    if (object == ENT_NONE && is_rel(x, verb, ENT_REL_ACL_RELCL) && head != ENT_NONE) { /* "the plan that Kenya rejected" */
        const guint32 subject = ext_child(x, verb, ENT_REL_NSUBJ);
        object = subject != ENT_NONE && !is_relative(x, subject) ? head : ENT_NONE;
    }
    const guint32 subject = object == ENT_NONE && is_rel(x, verb, ENT_REL_CONJ) ? ext_child(x, verb, ENT_REL_NSUBJ) : ENT_NONE;
    if (subject != ENT_NONE && subject > head && is_relative(x, subject - 1)) /* "…, and which Kenya rejected", hung elsewhere */
        object = subject - 1;
    if (object != ENT_NONE)
        ext_grammar_phrase(x, referent(x, object, verb), GRAMMAR_TARGET, list);
}

/* ---- nouns and adjectives ---- */

void ext_grammar_owners(const Extractor *x, guint32 noun, GArray *list)
{
    const guint32 owner = owner_of(x, noun, FALSE, 0);
    if (owner != ENT_NONE)
        ext_list_around(x, owner, list);
}

guint32 ext_grammar_governor(const Extractor *x, guint32 noun)
{
    const guint32 head = parsed(x, noun)->head;
    if (head == ENT_NONE || parsed(x, head)->pos != ENT_POS_VERB)
        return ENT_NONE;
    return is_rel(x, noun, ENT_REL_OBJ) || is_rel(x, noun, ENT_REL_OBL) ? head : ENT_NONE;
}

gboolean ext_grammar_is_shared(const Extractor *x, guint32 noun)
{
    static const char *const links[] = { "over", "in", "out", "with", NULL };
    return is_rel(x, noun, ENT_REL_OBL) && ext_grammar_has_case(x, noun, links);
}

void ext_grammar_compounds(const Extractor *x, guint32 noun, GArray *list)
{
    for (guint32 c = parsed(x, noun)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child)
        if (is_rel(x, c, ENT_REL_COMPOUND) && x->at[c] != ENT_NONE && ext_mention(x, x->at[c])->kind == MENTION_NAME &&
            !ext_is_compounded(x, x->at[c]))
            append(list, x->at[c]);
}

void ext_grammar_bearers(const Extractor *x, guint32 predicate, GArray *list)
{
    const gboolean copula = ext_child(x, predicate, ENT_REL_COP) != ENT_NONE;
    const guint32 head = parsed(x, predicate)->head;
    if (copula || is_rel(x, predicate, ENT_REL_XCOMP))
        ext_grammar_subjects(x, predicate, list);
    else if (head != ENT_NONE && (is_rel(x, predicate, ENT_REL_AMOD) || is_rel(x, predicate, ENT_REL_APPOS)))
        ext_grammar_phrase(x, head, GRAMMAR_SOURCE, list);
    else if (ext_child(x, predicate, ENT_REL_APPOS) != ENT_NONE) /* "its old ally, Kenya" */
        ext_grammar_phrase(x, ext_child(x, predicate, ENT_REL_APPOS), GRAMMAR_SOURCE, list);
}
