/* SPDX-License-Identifier: Apache-2.0 */
/*
 * candidates.c: the noun phrases of a document, as far as pronouns care: what heads them, whom they stand for, their gender,
 * number and place in the sentence.
 *
 * Phrases nobody knows by name ("the suspect", "the bridge") are there too: a pronoun that means one of them must not be given to
 * somebody who is merely named. Phrases with the same head word count as one thing, as those of one node do. "Kenya and Peru" is
 * a phrase beside its two members.
 */
#include "extract/grammar.h"
#include "extract/pronouns.h"

#include "base/str.h"

static const EntParsed *parsed(const Extractor *x, guint32 i)
{
    return &x->d->parsed[i];
}

/* ---- pronouns ---- */

gboolean ext_read_pronoun(const Extractor *x, guint32 i, Pronoun *pronoun)
{
    static const struct {
        const char *word;
        guint8 class, form, gender;
    } words[] = {
        { "he", PRONOUN_PERSON, FORM_SUBJECT, GENDER_MAN },
        { "him", PRONOUN_PERSON, FORM_OBJECT, GENDER_MAN },
        { "his", PRONOUN_PERSON, FORM_POSSESSIVE, GENDER_MAN },
        { "himself", PRONOUN_PERSON, FORM_REFLEXIVE, GENDER_MAN },
        { "she", PRONOUN_PERSON, FORM_SUBJECT, GENDER_WOMAN },
        { "her", PRONOUN_PERSON, FORM_OBJECT, GENDER_WOMAN },
        { "hers", PRONOUN_PERSON, FORM_POSSESSIVE, GENDER_WOMAN },
        { "herself", PRONOUN_PERSON, FORM_REFLEXIVE, GENDER_WOMAN },
        { "it", PRONOUN_THING, FORM_SUBJECT, GENDER_UNKNOWN },
        { "its", PRONOUN_THING, FORM_POSSESSIVE, GENDER_UNKNOWN },
        { "itself", PRONOUN_THING, FORM_REFLEXIVE, GENDER_UNKNOWN },
        { "they", PRONOUN_MANY, FORM_SUBJECT, GENDER_UNKNOWN },
        { "them", PRONOUN_MANY, FORM_OBJECT, GENDER_UNKNOWN },
        { "their", PRONOUN_MANY, FORM_POSSESSIVE, GENDER_UNKNOWN },
        { "theirs", PRONOUN_MANY, FORM_POSSESSIVE, GENDER_UNKNOWN },
        { "themselves", PRONOUN_MANY, FORM_REFLEXIVE, GENDER_UNKNOWN },
    };
    for (gsize k = 0; k < G_N_ELEMENTS(words); k++) {
        if (!ext_is(x, i, words[k].word))
            continue;
        *pronoun = (Pronoun){ i, (PronounClass)words[k].class, (PronounForm)words[k].form, (Gender)words[k].gender };
        const EntRel rel = (EntRel)parsed(x, i)->rel;
        if (rel == ENT_REL_NMOD_POSS)
            pronoun->form = FORM_POSSESSIVE;
        else if (pronoun->form == FORM_SUBJECT && rel != ENT_REL_NSUBJ && rel != ENT_REL_NSUBJ_PASS && ext_is(x, i, "it"))
            pronoun->form = FORM_OBJECT;
        return TRUE;
    }
    return FALSE;
}

/* ---- what a phrase is ---- */

PhraseRole ext_phrase_role(const Extractor *x, guint32 head)
{
    switch ((EntRel)parsed(x, head)->rel) {
    case ENT_REL_NSUBJ:
    case ENT_REL_NSUBJ_PASS:
        return ROLE_SUBJECT;
    case ENT_REL_OBJ:
    case ENT_REL_IOBJ:
        return ROLE_OBJECT;
    case ENT_REL_OBL:
    case ENT_REL_OBL_AGENT:
    case ENT_REL_NMOD:
        return ROLE_OBLIQUE;
    case ENT_REL_NMOD_POSS:
        return ROLE_OWNER;
    case ENT_REL_CONJ: /* as the first of its list */
    case ENT_REL_APPOS:
    case ENT_REL_FLAT: { /* "spokeswoman Ana Ruiz": as the title */
        const guint32 first = parsed(x, head)->head;
        return first == ENT_NONE || parsed(x, first)->rel == parsed(x, head)->rel ? ROLE_OTHER : ext_phrase_role(x, first);
    }
    default:
        return ROLE_OTHER;
    }
}

static EntStr word_of(const Extractor *x, guint32 i)
{
    return ent_document_text(x->d, i, i + 1);
}

static Gender gender_of_word(const Extractor *x, guint32 i)
{
    const EntStr word = word_of(x, i);
    if (ent_lexicon_is(x->lexicon, ENT_WORD_WOMAN, word))
        return GENDER_WOMAN;
    if (ent_lexicon_is(x->lexicon, ENT_WORD_MAN, word))
        return GENDER_MAN;
    return ent_lexicon_is_given_name(x->lexicon, word) && !ent_lexicon_is(x->lexicon, ENT_WORD_EITHER, word) ? GENDER_MAN
                                                                                                             : GENDER_UNKNOWN;
}

/* By the title, else by the first of several names. */
static Gender gender_of_name(const Extractor *x, const EntName *name)
{
    for (guint32 i = name->title; i != ENT_NONE && i < name->first; i++) {
        const EntStr lower = ext_token(x, i)->lower;
        const Gender gender = ent_lexicon_is(x->lexicon, ENT_WORD_WOMAN, lower) ? GENDER_WOMAN
                              : ent_lexicon_is(x->lexicon, ENT_WORD_MAN, lower) ? GENDER_MAN
                                                                                : gender_of_word(x, i);
        if (gender != GENDER_UNKNOWN)
            return gender;
    }
    return gender_of_word(x, name->first);
}

/* A title tells for good; a given name where no title does. */
static void learn_genders(Phrases *phrases)
{
    const Extractor *const x = phrases->x;
    for (guint round = 0; round < 2; round++)
        for (guint32 i = 0; i < x->d->n_names; i++) {
            const EntName *const name = &x->d->names[i];
            const guint32 at = x->at[name->first];
            const gboolean counts = round == 0 ? name->title != ENT_NONE : name->last - name->first > 1 || round == 1;
            if (at == ENT_NONE || name->kind != ENT_NAME_PERSON || !counts)
                continue;
            guint8 *const gender = &phrases->genders[ext_mention(x, at)->node];
            if (*gender == GENDER_UNKNOWN)
                *gender = (guint8)gender_of_name(x, name);
        }
}

static gboolean looks_plural(const Extractor *x, guint32 i)
{
    static const char *const words[] = { "people", "men", "women", "children", "police", "media", "staff", NULL };
    const EntStr lower = ext_token(x, i)->lower;
    if (ext_is_one_of(x, i, words))
        return TRUE;
    return lower.n > 3 && lower.p[lower.n - 1] == 's' && strchr("sui'", lower.p[lower.n - 2]) == NULL;
}

/* "Leaders" → "leader", for the word lists. */
static gboolean is_human(const Extractor *x, guint32 i)
{
    gboolean plural;
    guint32 last;
    const EntStr lower = ext_token(x, i)->lower;
    const EntStr singular = looks_plural(x, i) ? ent_str_sub(lower, 0, lower.n - 1) : lower;
    return ent_lexicon_is(x->lexicon, ENT_WORD_HUMAN, lower) || ent_lexicon_is(x->lexicon, ENT_WORD_HUMAN, singular) ||
           ent_lexicon_is(x->lexicon, ENT_WORD_MAN, lower) || ent_lexicon_is(x->lexicon, ENT_WORD_WOMAN, lower) ||
           ext_office(x, i, &last, &plural) != NULL;
}

static guint8 kind_of_noun(const Extractor *x, guint32 head)
{
    static const char *const definite[] = { "the", "this", "that", "these", "those", NULL };
    for (guint32 c = parsed(x, head)->first_child; c != ENT_NONE && c < head; c = parsed(x, c)->next_child)
        if (parsed(x, c)->rel == ENT_REL_NMOD_POSS || ext_is_one_of(x, c, definite))
            return PHRASE_DEFINITE;
    return PHRASE_INDEFINITE;
}

/* ---- collecting ---- */

static void add_phrase(Phrases *phrases, Phrase phrase)
{
    g_array_append_val(phrases->all, phrase);
}

static Phrase phrase_of_mention(const Phrases *phrases, guint32 head, const Mention *m)
{
    static const guint8 sorts[] = {
        [ENT_COUNTRY] = SORT_COUNTRY, [ENT_PERSON] = SORT_PERSON, [ENT_ORGANIZATION] = SORT_ORGANIZATION
    };
    static const guint8 kinds[] = { [MENTION_NAME] = PHRASE_NAME,
                                    [MENTION_ADJECTIVE] = PHRASE_ADJECTIVE,
                                    [MENTION_PRONOUN] = PHRASE_PRONOUN,
                                    [MENTION_DESCRIPTION] = PHRASE_DEFINITE };
    const Extractor *const x = phrases->x;
    Pronoun pronoun;
    return (Phrase){ .head = head,
                     .first = m->first,
                     .node = m->node,
                     .chain = m->node,
                     .sort = sorts[ext_node_type(x, m->node)],
                     .role = (guint8)ext_phrase_role(x, head),
                     .kind = ext_read_pronoun(x, head, &pronoun) ? PHRASE_PRONOUN : kinds[m->kind],
                     .gender = phrases->genders[m->node],
                     .plural = m->group != ENT_NONE };
}

/* Whether token i heads its mention or name [first, last). */
static gboolean is_head_of(const Extractor *x, guint32 i, guint32 first, guint32 last)
{
    const guint32 head = parsed(x, i)->head;
    return head == ENT_NONE || head < first || head >= last;
}

static guint32 chain_of_word(const Phrases *phrases, GHashTable *words, EntStr lower)
{
    const guint32 known = GPOINTER_TO_UINT(g_hash_table_lookup(words, lower.p));
    const guint32 chain = known != 0 ? known : phrases->x->facts->nodes->len + g_hash_table_size(words) + 1;
    if (known == 0)
        g_hash_table_insert(words, (gpointer)lower.p, GUINT_TO_POINTER(chain));
    return chain;
}

/* The mention that a noun is said of: "Ruiz, the |minister", "Ruiz is a |minister"; ENT_NONE where none. */
static guint32 identified_with(const Extractor *x, guint32 noun)
{
    const guint32 head = parsed(x, noun)->head;
    const gboolean body = ext_is_agent_noun(x, noun) && (looks_plural(x, noun) || !is_human(x, noun));
    const guint32 actor = body ? ext_grammar_actor(x, noun) : ENT_NONE; /* "the Kenyan |government" */
    if (actor != ENT_NONE && ext_node_type(x, ext_mention(x, actor)->node) != ENT_PERSON)
        return actor;
    if (parsed(x, noun)->rel == ENT_REL_APPOS && head != ENT_NONE && x->at[head] != ENT_NONE)
        return x->at[head];
    for (guint32 c = parsed(x, noun)->first_child; c != ENT_NONE; c = parsed(x, c)->next_child) /* "the minister, Ruiz" */
        if ((parsed(x, c)->rel == ENT_REL_APPOS || parsed(x, c)->rel == ENT_REL_FLAT) && x->at[c] != ENT_NONE &&
            ext_node_type(x, ext_mention(x, x->at[c])->node) == ENT_PERSON)
            return x->at[c];
    const guint32 subject = ext_child(x, noun, ENT_REL_COP) == ENT_NONE ? ENT_NONE : ext_child(x, noun, ENT_REL_NSUBJ);
    return subject == ENT_NONE ? ENT_NONE : x->at[subject];
}

static void collect_noun(Phrases *phrases, GHashTable *words, guint32 i)
{
    const Extractor *const x = phrases->x;
    const EntName *const name = ext_token(x, i)->name == ENT_NONE ? NULL : &x->d->names[ext_token(x, i)->name];
    const EntRel rel = (EntRel)parsed(x, i)->rel;
    const EntPos pos = (EntPos)parsed(x, i)->pos;
    const gboolean modifies = rel == ENT_REL_COMPOUND || rel == ENT_REL_FLAT || rel == ENT_REL_AMOD;
    if (name != NULL ? !is_head_of(x, i, name->first, name->last) : (pos != ENT_POS_NOUN && pos != ENT_POS_PROPN) || modifies)
        return;
    const guint32 same = identified_with(x, i);
    const gboolean human = name == NULL && is_human(x, i);
    Phrase phrase = { .head = i,
                      .first = i,
                      .node = same == ENT_NONE ? ENT_NONE : ext_mention(x, same)->node,
                      .sort = (guint8)(name != NULL && name->kind == ENT_NAME_PLACE ? SORT_PLACE
                                       : human                                      ? SORT_HUMAN
                                                                                    : SORT_THING),
                      .role = (guint8)ext_phrase_role(x, i),
                      .kind = name != NULL ? PHRASE_NAME : kind_of_noun(x, i),
                      .gender = human ? (guint8)gender_of_word(x, i) : GENDER_UNKNOWN,
                      .plural = name == NULL && looks_plural(x, i) };
    if (phrase.node != ENT_NONE && ext_node_type(x, phrase.node) != ENT_PERSON)
        phrase.sort = (guint8)(ext_node_type(x, phrase.node) == ENT_COUNTRY ? SORT_COUNTRY : SORT_ORGANIZATION);
    phrase.chain = phrase.node != ENT_NONE ? phrase.node : chain_of_word(phrases, words, ext_token(x, i)->lower);
    if (phrase.node != ENT_NONE)
        phrase.gender = phrases->genders[phrase.node];
    add_phrase(phrases, phrase);
}

/* It stands for nobody yet. */
static Phrase open_pronoun(const Extractor *x, const Pronoun *pronoun)
{
    return (Phrase){ .head = pronoun->at,
                     .first = pronoun->at,
                     .node = ENT_NONE,
                     .chain = ENT_NONE,
                     .sort = SORT_PRONOUN,
                     .role = (guint8)ext_phrase_role(x, pronoun->at),
                     .kind = PHRASE_PRONOUN,
                     .gender = (guint8)pronoun->gender,
                     .plural = pronoun->class == PRONOUN_MANY };
}

/* "Kenya and Peru" is a phrase of its own where its first member is known. */
static void add_list(Phrases *phrases, GHashTable *words, const Phrase *first)
{
    const Extractor *const x = phrases->x;
    const guint32 other = ext_child(x, first->head, ENT_REL_CONJ);
    if (x->at[first->head] == ENT_NONE || other == ENT_NONE ||
        (x->at[other] == ENT_NONE && parsed(x, other)->pos != ENT_POS_NOUN && parsed(x, other)->pos != ENT_POS_PROPN))
        return;
    Phrase list = *first;
    const EntStr whole = ext_token(x, other)->lower;
    g_autofree char *key = g_strdup_printf("%u+%.*s", first->node, ENT_STR_ARG(whole));
    list.chain = chain_of_word(phrases, words, ent_str(ent_arena_dup(x->d->arena, ent_str(key))));
    list.list = TRUE;
    list.plural = TRUE;
    list.gender = GENDER_UNKNOWN;
    add_phrase(phrases, list);
}

static void collect(Phrases *phrases)
{
    const Extractor *const x = phrases->x;
    g_autoptr(GHashTable) words = g_hash_table_new(g_str_hash, g_str_equal);
    Pronoun pronoun;
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        const guint32 at = x->at[i];
        if (at != ENT_NONE) {
            const Mention *const m = ext_mention(x, at);
            const Phrase phrase = phrase_of_mention(phrases, i, m);
            if (!is_head_of(x, i, m->first, m->last))
                continue;
            add_phrase(phrases, phrase);
            add_list(phrases, words, &phrase);
        } else if (ext_read_pronoun(x, i, &pronoun)) {
            add_phrase(phrases, open_pronoun(x, &pronoun));
        } else {
            collect_noun(phrases, words, i);
        }
    }
    phrases->n_chains = x->facts->nodes->len + g_hash_table_size(words) + 1;
}

static void mark_quoted(Phrases *phrases)
{
    const Extractor *const x = phrases->x;
    guint8 number = 0;
    gboolean inside = FALSE;
    guint32 block = ENT_NONE;
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        const EntStr mark = x->d->tokens[i].lower;
        const gboolean straight = ent_str_equal(mark, ENT_STR("\"")) || ent_str_equal(mark, ENT_STR("''"));
        const gboolean opens =
            ent_str_equal(mark, ENT_STR("\xE2\x80\x9C")) || ent_str_equal(mark, ENT_STR("``")) || (straight && !inside);
        if (ext_sentence_of(x, i)->block != block)
            inside = FALSE;
        block = ext_sentence_of(x, i)->block;
        if (opens)
            number = (guint8)(number == 255 ? 1 : number + 1);
        if (opens)
            inside = TRUE;
        else if (straight || ent_str_equal(mark, ENT_STR("\xE2\x80\x9D")))
            inside = FALSE;
        phrases->quoted[i] = inside ? number : 0;
    }
}

void ext_phrases_init(Phrases *phrases, Extractor *x)
{
    *phrases = (Phrases){ .x = x,
                          .all = g_array_new(FALSE, FALSE, sizeof(Phrase)),
                          .genders = ent_arena_array(x->d->arena, x->facts->nodes->len + 1, sizeof(guint8)),
                          .quoted = ent_arena_array(x->d->arena, x->d->n_tokens + 1, sizeof(guint8)) };
    learn_genders(phrases);
    mark_quoted(phrases);
    collect(phrases);
    phrases->mentions = ent_arena_array(x->d->arena, phrases->n_chains + 1, sizeof(guint32));
}

void ext_phrases_clear(Phrases *phrases)
{
    g_clear_pointer(&phrases->all, g_array_unref);
}
