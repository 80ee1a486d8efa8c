/* SPDX-License-Identifier: Apache-2.0 */
/*
 * roles.c: offices and affiliations around a person's name → roles, and `represents` or `member_of` with them as evidence.
 *
 * Three shapes: a title before ("Kenyan Trade Minister Ana Ruiz"), an apposition behind ("Ana Ruiz, Kenya's trade minister,";
 * "Per Holm (of the Baltic Institute)"), and one before ("The leader of the institute, Per Holm,"). Whose office it is says the
 * country or organization in or around the phrase; the kind of office says which of them counts.
 */
#include "extract/extract_internal.h"

#include "base/str.h"

/* An office as printed: tokens [first, last) with everything that tells whose it is; the office word itself begins at
 * `office_at`. */
typedef struct RolePhrase {
    guint32 first, last;
    guint32 office_at, office_last;
    const EntOffice *office;
    gboolean plural;
} RolePhrase;

static gboolean is_state_or_body(const Extractor *x, guint32 mention)
{
    return ext_node_type(x, ext_mention(x, mention)->node) != ENT_PERSON;
}

static gboolean is_organization(const Extractor *x, guint32 mention)
{
    return ext_node_type(x, ext_mention(x, mention)->node) == ENT_ORGANIZATION;
}

/* The country or organization named last before the office inside the phrase, or possessively right before it. */
static guint32 owner_before(const Extractor *x, const RolePhrase *phrase)
{
    guint32 found = ENT_NONE;
    for (guint32 i = phrase->first; i < phrase->office_at; i++)
        if (x->at[i] != ENT_NONE && is_state_or_body(x, x->at[i]))
            found = x->at[i];
    return found;
}

/* The one named behind: "minister of Peru", "reporter for Reuters", "ambassador to …" is not asked. */
static guint32 owner_behind(const Extractor *x, const RolePhrase *phrase)
{
    static const char *const links[] = { "of", "for", "at", "with", "from", "to", "in", NULL };
    gboolean linked = FALSE;
    for (guint32 i = phrase->office_last; i < phrase->last; i++) {
        linked |= ext_is_one_of(x, i, links);
        if (linked && x->at[i] != ENT_NONE && is_state_or_body(x, x->at[i]))
            return x->at[i];
    }
    return ENT_NONE;
}

/* "Editor of Northern Review": capitals behind the link that no name covers yet are what the office belongs to. */
static guint32 unnamed_owner_behind(Extractor *x, const RolePhrase *phrase)
{
    static const char *const links[] = { "of", "for", "at", "with", NULL };
    guint32 i = phrase->office_last;
    if (phrase->office->kind == ENT_OFFICE_STATE || i >= phrase->last || !ext_is_one_of(x, i, links))
        return ENT_NONE;
    i += 1 + ext_is(x, i + 1, "the");
    guint32 end = i;
    while (end < phrase->last && x->at[end] == ENT_NONE && ext_token(x, end)->kind == ENT_TOKEN_WORD &&
           ext_token(x, end)->shape != ENT_SHAPE_LOWER)
        end++;
    /* one word is a field ("director of research"), and so is what a head is "for" */
    const gboolean field = end - i < 2 || (ext_is(x, phrase->office_last, "for") && phrase->office->kind == ENT_OFFICE_HEAD);
    return end > i && !field ? ext_add_organization(x, i, end) : ENT_NONE;
}

/* The node whose office it is, or ENT_NONE. */
static guint32 owner_of(Extractor *x, const RolePhrase *phrase)
{
    const guint32 before = owner_before(x, phrase), behind = owner_behind(x, phrase);
    const EntOfficeKind kind = phrase->office->kind;
    guint32 owner = before;
    if (kind == ENT_OFFICE_STATE) {
        if (before == ENT_NONE && behind != ENT_NONE && !g_str_has_suffix(phrase->office->name, "ambassador"))
            owner = behind;
    } else if (behind != ENT_NONE && (before == ENT_NONE || is_organization(x, behind))) {
        owner = behind;
    }
    if (owner != ENT_NONE)
        return ext_mention(x, owner)->node;
    const guint32 unnamed = unnamed_owner_behind(x, phrase);
    if (unnamed != ENT_NONE)
        return unnamed;
    return phrase->office->of == NULL ? ENT_NONE : ext_known_node(x, phrase->office->of);
}

/* The phrase's words without what only leads up to it. */
static EntStr phrase_words(const Extractor *x, const RolePhrase *phrase)
{
    guint32 first = phrase->first;
    while (first < phrase->office_at && x->at[first] == ENT_NONE &&
           (ext_classes(x, first) & (ENT_CLASS_DETERMINER | ENT_CLASS_ADVERB)))
        first++;
    return ent_document_text(x->d, first, phrase->last);
}

static void add_role(Extractor *x, guint32 person, const RolePhrase *phrase, const char *method, double confidence)
{
    const guint32 node = ext_mention(x, person)->node;
    const guint32 owner = owner_of(x, phrase);
    if (phrase->office->kind == ENT_OFFICE_HONORIFIC && owner == ENT_NONE)
        return;
    g_autofree char *title = ent_str_dup(phrase_words(x, phrase));
    ent_node_add_role(ent_graph_node(x->facts, node), title, owner, 0);
    for (guint32 i = phrase->first; i < phrase->last; i++)
        x->apposed[i] = person;
    const OfficeHeld held = { person, owner, phrase->office, phrase->office_at, phrase->office_last };
    const gboolean candidate = phrase->office->kind == ENT_OFFICE_CANDIDATE;
    if (owner != ENT_NONE && !(candidate && ext_node_type(x, owner) == ENT_COUNTRY))
        ext_add_evidence(x, node, candidate ? x->member_of : x->represents, owner, phrase->office_at, phrase->office_last,
                         ENT_STATED, method, confidence);
    else if (phrase->office->kind == ENT_OFFICE_STATE)
        g_array_append_val(x->unowned, held);
    if (owner != ENT_NONE && phrase->office->head)
        g_array_append_val(x->heads, held);
}

/* ---- a title before the name ---- */

/* Back from the title over what belongs to it: "Kenya's former", "NATO", "the Baltic Institute's". */
static guint32 title_start(const Extractor *x, guint32 title)
{
    static const char *const leads[] = { "former",   "then",   "late",    "ex",  "acting",   "outgoing",
                                         "incoming", "deputy", "senior",  "top", "longtime", "current",
                                         "chief",    "new",    "veteran", "-",   NULL };
    const guint32 sentence = ext_sentence_of(x, title)->first;
    guint32 first = title;
    while (first > sentence && ext_is_one_of(x, first - 1, leads))
        first--;
    for (guint hops = 0; hops < 2; hops++) { /* "Nairobi's | Foreign Ministry | Spokeswoman" */
        const guint32 owner = ext_mention_before(x, first);
        if (owner == ENT_NONE || !is_state_or_body(x, owner) || (hops > 0 && !ext_is(x, first - 1, "'s")))
            break;
        first = ext_mention(x, owner)->first;
    }
    while (first > sentence && ext_is_one_of(x, first - 1, leads))
        first--;
    return first;
}

static void take_title(Extractor *x, const EntName *name)
{
    RolePhrase phrase = { .first = title_start(x, name->title), .last = name->first, .office_at = name->title };
    gboolean plural;
    phrase.office = ext_office(x, name->title, &phrase.office_last, &plural);
    const EntOffice *office = phrase.office;
    /* of several titles the first that is an office: "Defence Minister Gen." */
    for (guint32 i = phrase.office_last; office != NULL && office->kind == ENT_OFFICE_HONORIFIC && i < name->first;
         i = phrase.office_last) {
        office = ext_office(x, i, &phrase.office_last, &plural);
        if (office == NULL)
            return;
        phrase.office = office;
        phrase.office_at = i;
    }
    if (office != NULL)
        add_role(x, x->at[name->first], &phrase, "title", 0.95);
}

/* "U.S. Ambassador to NATO Julianne …", "spokesman for the ministry Per …": an office whose object stands between it and the
 * name. */
static void take_long_title(Extractor *x, const EntName *name)
{
    static const char *const links[] = { "to", "of", "for", NULL };
    const guint32 before = ext_mention_before(x, name->first);
    if (before == ENT_NONE || !is_state_or_body(x, before))
        return;
    guint32 i = ext_mention(x, before)->first;
    const guint32 sentence = ext_sentence_of(x, i)->first;
    if (i > sentence && ext_is(x, i - 1, "the"))
        i--;
    if (i < sentence + 2 || !ext_is_one_of(x, i - 1, links))
        return;
    for (guint32 back = 2; back <= 4 && i >= sentence + back; back++) {
        RolePhrase phrase = { .office_at = i - back, .last = name->first };
        gboolean plural;
        phrase.office = ext_office(x, i - back, &phrase.office_last, &plural);
        if (phrase.office == NULL || plural || phrase.office_last != i - 1)
            continue;
        phrase.first = title_start(x, phrase.office_at);
        add_role(x, x->at[name->first], &phrase, "title", 0.9);
        return;
    }
}

/* ---- an apposition behind the name ---- */

/* The end of the apposition that begins at i: a comma, bracket, dash or verb. */
static guint32 apposition_end(const Extractor *x, guint32 i)
{
    enum { REACH = 18 };
    const guint32 last = MIN(ext_sentence_of(x, i)->last, i + REACH);
    for (guint32 k = i; k < last; k++) {
        if (ext_token(x, k)->kind == ENT_TOKEN_PUNCT && !ext_is(x, k, "-"))
            return k;
        if (x->at[k] == ENT_NONE &&
            ((ext_classes(x, k) & (ENT_CLASS_AUXILIARY | ENT_CLASS_SUBORDINATOR)) ||
             ext_speech_cue(x, k, ENT_CUE_VERB) != NULL) &&
            !ext_is(x, k, "as"))
            return k;
    }
    return last;
}

/* The first office in [i, end), but for ones that are part of a name. */
static gboolean find_office(const Extractor *x, guint32 i, guint32 end, RolePhrase *phrase)
{
    for (guint32 k = i; k < end; k++) {
        if (x->at[k] != ENT_NONE)
            continue;
        phrase->office = ext_office(x, k, &phrase->office_last, &phrase->plural);
        phrase->office_at = k;
        if (phrase->office != NULL && phrase->office->kind != ENT_OFFICE_HONORIFIC && phrase->office_last <= end)
            return TRUE;
        if (ext_is(x, k, "of") || ext_is(x, k, "who"))
            return FALSE;
    }
    return FALSE;
}

/* A phrase that names a person is about that one: "X, Kenyan minister Y" is a list. */
static gboolean names_person(const Extractor *x, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++)
        if (x->at[i] != ENT_NONE && ext_mention(x, x->at[i])->kind == MENTION_NAME &&
            ext_node_type(x, ext_mention(x, x->at[i])->node) == ENT_PERSON)
            return TRUE;
    return FALSE;
}

/* "X, a member of the party": no office, but membership; of a parliament it is an office. */
static gboolean take_membership(Extractor *x, guint32 person, guint32 i, guint32 end)
{
    for (guint32 k = i; k + 2 < end; k++) {
        if (!ext_is(x, k, "member") || !ext_is(x, k + 1, "of"))
            continue;
        const guint32 of = ext_phrase_after(x, k + 2, NULL);
        if (of == ENT_NONE || !is_state_or_body(x, of))
            return FALSE;
        const guint32 node = ext_mention(x, person)->node, owner = ext_mention(x, of)->node;
        const guint32 type = is_organization(x, of) ? x->member_of : x->represents;
        ext_add_evidence(x, node, type, owner, k, k + 1, ENT_STATED, "apposition", 0.9);
        return TRUE;
    }
    return FALSE;
}

static void take_apposition(Extractor *x, const EntName *name)
{
    const EntSentence *const s = ext_sentence_of(x, name->first);
    guint32 i = name->last;
    if (i + 1 >= s->last || !(ext_is(x, i, ",") || ext_is(x, i, "(")))
        return;
    i++;
    const guint32 end = apposition_end(x, i), person = x->at[name->first];
    RolePhrase phrase = { .first = i, .last = end };
    if (take_membership(x, person, i, end))
        return;
    if (names_person(x, i, end) || !find_office(x, i, end, &phrase))
        return;
    g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_coordinated(x, person, people); /* "Ana Ruiz and Per Holm (reporters for …)" */
    for (guint k = 0; k < people->len; k++) {
        const guint32 each = g_array_index(people, guint32, k);
        if (each == person || (phrase.plural && ext_node_type(x, ext_mention(x, each)->node) == ENT_PERSON))
            add_role(x, each, &phrase, "apposition", 0.9);
    }
}

/* ---- an apposition before the name ---- */

/* "The Danish ambassador to Japan, Peter …,": a definite description closed by the comma before the name. */
static void take_description_before(Extractor *x, const EntName *name)
{
    enum { REACH = 14 };
    static const char *const openers[] = { "the", "a", "an", "her", "his", "its", "their", NULL };
    const EntSentence *const s = ext_sentence_of(x, name->first);
    const guint32 comma = name->title != ENT_NONE ? title_start(x, name->title) : name->first;
    if (comma < s->first + 3 || !ext_is(x, comma - 1, ","))
        return;
    guint32 first = comma - 1;
    while (first > s->first && comma - first < REACH &&
           (ext_token(x, first - 1)->kind != ENT_TOKEN_PUNCT || ext_is(x, first - 1, "-")))
        first--;
    if (names_person(x, first, comma - 1))
        return;
    /* it begins at an article, or at a country's or body's name */
    for (; first + 1 < comma; first++) {
        const gboolean named = x->at[first] != ENT_NONE && is_state_or_body(x, x->at[first]);
        if (!named && !ext_is_one_of(x, first, openers))
            continue;
        RolePhrase phrase = { .first = first, .last = comma - 1 };
        if (find_office(x, first, comma - 1, &phrase))
            add_role(x, x->at[name->first], &phrase, "apposition", 0.85);
        return;
    }
}

guint32 ext_represented(const Extractor *x, guint32 person)
{
    for (guint i = 0; i < x->facts->edges->len; i++) {
        const EntEdge *const e = ent_graph_edge(x->facts, i);
        if (e->type == x->represents && e->source == person)
            return e->target;
    }
    return ENT_NONE;
}

/* "The Ruiz administration" is the country that Ruiz represents. */
static void take_administration(Extractor *x, guint32 i)
{
    static const char *const nouns[] = { "administration", "government", "cabinet", NULL };
    const guint32 before = i > 0 && ext_is_one_of(x, i, nouns) && x->at[i] == ENT_NONE ? x->at[i - 1] : ENT_NONE;
    if (before == ENT_NONE || ext_node_type(x, ext_mention(x, before)->node) != ENT_PERSON)
        return;
    const guint32 country = ext_represented(x, ext_mention(x, before)->node);
    if (country == ENT_NONE || ext_node_type(x, country) != ENT_COUNTRY)
        return;
    g_autofree char *alias = ent_str_dup(ent_document_text(x->d, ext_mention(x, before)->first, i + 1));
    ent_node_add_alias(ent_graph_node(x->facts, country), alias);
    ext_add_mention(x, i, i + 1, country, MENTION_NAME);
}

void ext_find_roles(Extractor *x)
{
    for (guint32 i = 0; i < x->d->n_names; i++) {
        const EntName *const name = &x->d->names[i];
        if (name->kind != ENT_NAME_PERSON || x->at[name->first] == ENT_NONE || ext_sentence_of(x, name->first)->title_case)
            continue;
        if (name->title != ENT_NONE)
            take_title(x, name);
        else
            take_long_title(x, name);
        take_apposition(x, name);
        take_description_before(x, name);
    }
    for (guint32 i = 0; i < x->d->n_tokens; i++)
        take_administration(x, i);
}
