/* SPDX-License-Identifier: Apache-2.0 */
/*
 * affiliations.c: whom a person belongs to where no office says it → `represents`, `member_of`: "Ana Ruiz of the Baltic
 * Institute", "Per Holm (D-Ohio)", "Ruiz's Labour Party", "his own Labour Party", "the Front, whose leader, Anna Lind,",
 * "columnist Anna Lind wrote in the Northern Times", "Kenya's Ana Ruiz".
 */
#include "extract/roles_internal.h"

#include "base/str.h"

static const char *sort_of(const Extractor *x, guint32 node)
{
    const EntEntry *const entry = ent_lexicon_entry(x->lexicon, ent_graph_node(x->facts, node)->id);
    return entry == NULL || entry->sort == NULL ? "" : entry->sort;
}

static gboolean is_organization(const Extractor *x, guint32 mention)
{
    return mention != ENT_NONE && ext_node_type(x, ext_mention(x, mention)->node) == ENT_ORGANIZATION;
}

static gboolean is_party(const Extractor *x, guint32 mention)
{
    if (!is_organization(x, mention))
        return FALSE;
    const Mention *const m = ext_mention(x, mention);
    return g_str_equal(sort_of(x, m->node), "party") || ext_is(x, m->last - 1, "party");
}

/* Up from token i over words that only modify, to what they hang on; ENT_NONE where that is a verb's or too far. */
static guint32 climb(const Extractor *x, guint32 i, guint32 from)
{
    enum { DEEPEST = 5 };
    for (guint depth = 0; depth < DEEPEST && i != ENT_NONE && i >= from; depth++) {
        switch ((EntRel)x->d->parsed[i].rel) {
        case ENT_REL_NMOD:
        case ENT_REL_NMOD_POSS:
        case ENT_REL_COMPOUND:
        case ENT_REL_AMOD:
        case ENT_REL_FLAT:
        case ENT_REL_CONJ:
        case ENT_REL_APPOS:
        case ENT_REL_CASE:
            i = x->d->parsed[i].head;
            break;
        default:
            return ENT_NONE;
        }
    }
    return i;
}

/* What the parse hangs the preposition at token i on: a token of the name or the noun the name stands beside ("experts A and B
 * of"); ENT_NONE where neither. */
static guint32 hangs_on(const Extractor *x, const EntName *name, guint32 i)
{
    const guint32 anchor = climb(x, i, i);
    if (anchor == ENT_NONE || anchor >= i)
        return ENT_NONE;
    const gboolean own = anchor >= name->first && anchor < name->last;
    return own || (anchor < name->first && climb(x, name->first, anchor + 1) == anchor) ? anchor : ENT_NONE;
}

/* "Ana Ruiz of the Baltic Institute"; "at", "with", "from" only where the parse hangs them on the name. */
static void take_body_behind(Extractor *x, const EntName *name)
{
    static const char *const links[] = { "of", "at", "with", "from", "for", NULL };
    const guint32 i = name->last, person = x->at[name->first];
    if (i + 1 >= ext_sentence_of(x, name->first)->last || !ext_is_one_of(x, i, links))
        return;
    const guint32 anchor = x->d->parsed != NULL ? hangs_on(x, name, i) : ext_is(x, i, "of") ? name->first : ENT_NONE;
    const guint32 body = anchor == ENT_NONE ? ENT_NONE : ext_phrase_after(x, i + 1, NULL);
    if (!is_organization(x, body))
        return;
    g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_coordinated(x, person, people);
    for (guint k = 0; k < people->len; k++) {
        const guint32 each = g_array_index(people, guint32, k);
        if (each == person || (anchor < name->first && ext_is_person(x, each)))
            ext_add_evidence(x, ext_mention(x, each)->node, x->represents, ext_mention(x, body)->node, i, i + 1, ENT_STATED,
                             "affiliation", 0.85);
    }
}

/* "Ana Ruiz (D-Ohio)", "Ana Ruiz, R-Ariz.,": how members of the Congress of the United States are told apart. */
static void take_party_tag(Extractor *x, const EntName *name)
{
    static const char *const parties[] = { "r", "d", "i", NULL };
    const guint32 i = name->last;
    if (i + 4 > ext_sentence_of(x, name->first)->last || !(ext_is(x, i, "(") || ext_is(x, i, ",")))
        return;
    const gboolean tag = ext_is_one_of(x, i + 1, parties) && ext_token(x, i + 1)->shape != ENT_SHAPE_LOWER &&
                         ext_is(x, i + 2, "-") && ext_token(x, i + 3)->kind == ENT_TOKEN_WORD &&
                         ext_token(x, i + 3)->shape != ENT_SHAPE_LOWER &&
                         ext_token(x, i + 1)->end == ext_token(x, i + 3)->start - 1;
    const guint32 country = tag ? ext_known_node(x, "country:US") : ENT_NONE;
    if (country != ENT_NONE)
        ext_add_evidence(x, ext_mention(x, x->at[name->first])->node, x->represents, country, i + 1, i + 4, ENT_STATED,
                         "affiliation", 0.9);
}

/* Whether the name only says which noun behind it is meant: "his Labour rivals". */
static gboolean modifies(const Extractor *x, guint32 mention)
{
    const guint32 i = ext_mention(x, mention)->last - 1;
    if (x->d->parsed == NULL)
        return FALSE;
    const EntRel rel = (EntRel)x->d->parsed[i].rel;
    return (rel == ENT_REL_COMPOUND || rel == ENT_REL_AMOD) && x->d->parsed[i].head != ENT_NONE && x->d->parsed[i].head > i;
}

/* The party named behind a possessive that ends before token i, over adjectives; ENT_NONE where none is. */
static guint32 party_behind(const Extractor *x, guint32 i)
{
    enum { REACH = 6 };
    const guint32 end = MIN(ext_sentence_of(x, i - 1)->last, i + REACH);
    for (; i < end; i++) {
        if (x->at[i] != ENT_NONE && ext_mention(x, x->at[i])->kind != MENTION_ADJECTIVE)
            return is_party(x, x->at[i]) && !modifies(x, x->at[i]) ? x->at[i] : ENT_NONE;
        if (ext_classes(x, i) != 0 || (ext_token(x, i)->kind != ENT_TOKEN_WORD && !ext_is(x, i, "-")))
            return ENT_NONE;
    }
    return ENT_NONE;
}

/* "Ruiz's Labour Party" is led by one who holds an office, else the party she belongs to; so is "his own Labour Party". */
static void take_own_party(Extractor *x, guint32 i)
{
    static const char *const possessive[] = { "his", "her", NULL };
    const guint32 at = x->at[i];
    if (!ext_is_person(x, at) || ext_mention(x, at)->last != i + 1 || i + 2 >= ext_sentence_of(x, i)->last)
        return;
    const gboolean pronoun = ext_is_one_of(x, i, possessive);
    if (!pronoun && !ext_is(x, i + 1, "'s"))
        return;
    const guint32 party = party_behind(x, i + 1 + (!pronoun || ext_is(x, i + 1, "own")));
    if (party == ENT_NONE)
        return;
    const guint32 person = ext_mention(x, at)->node;
    const gboolean leads = ent_graph_node(x->facts, person)->roles->len > 0 && !pronoun;
    ext_add_evidence(x, person, leads ? x->represents : x->member_of, ext_mention(x, party)->node, i, i + 2, ENT_STATED,
                     "affiliation", 0.8);
}

/* "The Front, whose leader, Anna Lind, …" */
static void take_whose(Extractor *x, guint32 i)
{
    const EntSentence *const s = ext_sentence_of(x, i);
    if (!ext_is(x, i, "whose") || i < s->first + 2 || i + 3 >= s->last)
        return;
    const guint32 owner = ext_mention_before(x, ext_is(x, i - 1, ",") ? i - 1 : i);
    if (owner == ENT_NONE || !ext_is_state_or_body(x, owner))
        return;
    for (guint32 k = i + 1; k < MIN(s->last, i + 5); k++) {
        guint32 last;
        gboolean plural;
        const EntOffice *const office = ext_office(x, k, &last, &plural);
        if (office == NULL || plural || office->kind == ENT_OFFICE_HONORIFIC)
            continue;
        last += ext_is(x, last, ",");
        if (last < s->last && ext_is_person(x, x->at[last]) && ext_mention(x, x->at[last])->kind == MENTION_NAME)
            ext_add_evidence(x, ext_mention(x, x->at[last])->node, x->represents, ext_mention(x, owner)->node, k, last,
                             ENT_STATED, "affiliation", 0.9);
        return;
    }
}

/* "Kenya's Ana Ruiz", "the Northern Times's Jan Berg": nobody but an office or a desk there makes a person theirs. */
static void take_possessor(Extractor *x, const EntName *name)
{
    const EntSentence *const s = ext_sentence_of(x, name->first);
    if (name->title != ENT_NONE || name->first < s->first + 2 || !ext_is(x, name->first - 1, "'s"))
        return;
    const guint32 owner = ext_mention_before(x, name->first), person = x->at[name->first];
    if (owner == ENT_NONE || !ext_is_state_or_body(x, owner) || ext_mention(x, owner)->kind != MENTION_NAME)
        return;
    ext_add_evidence(x, ext_mention(x, person)->node, x->represents, ext_mention(x, owner)->node, ext_mention(x, owner)->first,
                     name->last, ENT_STATED, "affiliation", 0.75);
}

static gboolean is_journalist(const Extractor *x, const EntName *name)
{
    static const char *const titles[] = { "reporter", "journalist", "correspondent", "columnist", "commentator",
                                          "writer",   "blogger",    "editor",        NULL };
    guint32 last;
    gboolean plural;
    const EntOffice *const office = name->title == ENT_NONE ? NULL : ext_office(x, name->title, &last, &plural);
    for (const char *const *title = titles; office != NULL && *title != NULL; title++)
        if (g_str_equal(office->name, *title))
            return TRUE;
    return FALSE;
}

/* "Columnist Anna Lind wrote in the Northern Times" works there. */
static void take_outlet(Extractor *x, const EntName *name)
{
    enum { REACH = 3 };
    static const char *const verbs[] = { "wrote", "writes", "reported", "reports", "argued", "argues", NULL };
    const guint32 i = name->last;
    if (!is_journalist(x, name) || i + 2 >= ext_sentence_of(x, name->first)->last || !ext_is_one_of(x, i, verbs))
        return;
    for (guint32 k = i + 1; k < MIN(i + 1 + REACH, ext_sentence_of(x, i)->last - 1); k++) {
        const guint32 body = ext_is(x, k, "in") || ext_is(x, k, "for") ? ext_phrase_after(x, k + 1, NULL) : ENT_NONE;
        if (is_organization(x, body) && g_str_equal(sort_of(x, ext_mention(x, body)->node), "outlet")) {
            ext_add_evidence(x, ext_mention(x, x->at[name->first])->node, x->represents, ext_mention(x, body)->node, i, k + 1,
                             ENT_STATED, "affiliation", 0.8);
            return;
        }
    }
}

void ext_find_affiliations(Extractor *x)
{
    if (x->represents == ENT_NONE)
        return;
    for (guint32 i = 0; i < x->d->n_names; i++) {
        const EntName *const name = &x->d->names[i];
        if (name->kind != ENT_NAME_PERSON || !ext_is_person(x, x->at[name->first]) || ext_sentence_of(x, name->first)->title_case)
            continue;
        take_body_behind(x, name);
        take_party_tag(x, name);
        take_possessor(x, name);
        take_outlet(x, name);
    }
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        take_own_party(x, i);
        take_whose(x, i);
    }
}
