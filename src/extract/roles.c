/* SPDX-License-Identifier: Apache-2.0 */
/*
 * roles.c: offices and affiliations around a person's name → roles, and `represents` or `member_of` with them as evidence.
 *
 * Three shapes: a title before ("Kenyan Trade Minister Ana Ruiz"), an apposition behind ("Ana Ruiz, Kenya's trade minister,";
 * "Per Holm (of the Baltic Institute)"), and one before ("The leader of the institute, Per Holm,"). Whose office it is says the
 * country or organization in or around the phrase (role_owner.c).
 */
#include "extract/roles_internal.h"

#include "base/str.h"

/* The phrase's words without what only leads up to it. */
static EntStr phrase_words(const Extractor *x, const RolePhrase *phrase)
{
    guint32 first = phrase->first;
    while (first < phrase->office_at && x->at[first] == ENT_NONE &&
           (ext_classes(x, first) & (ENT_CLASS_DETERMINER | ENT_CLASS_ADVERB)))
        first++;
    return ent_document_text(x->d, first, phrase->last);
}

/* A president in lower case or with other words around may be that of a club or a firm: "the club's president", "vice president
 * for sales", "Union President X". So may a secretary. */
static gboolean is_of_a_state(const Extractor *x, const RolePhrase *phrase)
{
    if (!g_str_has_suffix(phrase->office->name, "president") && !g_str_equal(phrase->office->name, "secretary"))
        return TRUE;
    if (phrase->last > phrase->office_last && x->at[phrase->last - 1] == ENT_NONE && phrase->behind == ENT_NONE)
        return FALSE;
    const guint32 sentence = ext_sentence_of(x, phrase->first)->first;
    if (phrase->behind == ENT_NONE) /* behind or before a comma: "the president" alone */
        return ext_is(x, phrase->first, "the") && phrase->office_at == phrase->first + 1;
    const gboolean lower = ext_token(x, phrase->office_at)->shape == ENT_SHAPE_LOWER;
    if (phrase->first == sentence)
        return TRUE;
    const EntToken *const before = ext_token(x, phrase->first - 1);
    return !lower && !(before->kind == ENT_TOKEN_WORD && before->shape != ENT_SHAPE_LOWER && phrase->first - 1 > sentence);
}

/* Whether readers may be left to know whose office it is; not of one that nobody holds yet ("a President Ruiz"). */
static gboolean may_go_without_saying(const Extractor *x, const RolePhrase *phrase)
{
    if (phrase->office->told || (phrase->office->kind != ENT_OFFICE_STATE && !ext_is_public_office(x, phrase)))
        return FALSE;
    const guint32 sentence = ext_sentence_of(x, phrase->first)->first;
    const gboolean article =
        phrase->first > sentence && (ext_is(x, phrase->first - 1, "a") || ext_is(x, phrase->first - 1, "an"));
    return !(article && phrase->behind != ENT_NONE) && is_of_a_state(x, phrase);
}

/* "The next president", "a potential minister": nobody's office yet. */
static gboolean is_yet_to_come(const Extractor *x, const RolePhrase *phrase)
{
    static const char *const words[] = { "next", "future", "potential", "possible", "prospective", "aspiring", "likely", NULL };
    for (guint32 i = phrase->first; i < phrase->office_at; i++)
        if (ext_is_one_of(x, i, words))
            return TRUE;
    return phrase->office_at > phrase->first + 1 && ext_is(x, phrase->office_at - 1, "be"); /* "would-be" */
}

void ext_add_role(Extractor *x, guint32 person, const RolePhrase *phrase, const char *method, double confidence)
{
    const guint32 node = ext_mention(x, person)->node;
    guint32 boss;
    const guint32 owner = ext_role_owner(x, phrase, &boss);
    if ((phrase->office->kind == ENT_OFFICE_HONORIFIC && owner == ENT_NONE) || is_yet_to_come(x, phrase))
        return;
    g_autofree char *title = ent_str_dup(phrase_words(x, phrase));
    ent_node_add_role(ent_graph_node(x->facts, node), title, owner, 0);
    for (guint32 i = phrase->first; i < phrase->last; i++)
        if (x->apposed[i] == ENT_NONE)
            x->apposed[i] = person;
    const OfficeHeld held = { person, owner, boss, phrase->office, phrase->office_at, phrase->office_last };
    const gboolean candidate = phrase->office->kind == ENT_OFFICE_CANDIDATE;
    const gboolean known = may_go_without_saying(x, phrase);
    if (owner != ENT_NONE && !(candidate && ext_node_type(x, owner) == ENT_COUNTRY))
        ext_add_evidence(x, node, candidate ? x->member_of : x->represents, owner, phrase->office_at, phrase->office_last,
                         ENT_STATED, method, confidence);
    else if (owner == ENT_NONE && (boss != ENT_NONE || known))
        g_array_append_val(x->unowned, held);
    if (owner != ENT_NONE && phrase->office->head)
        g_array_append_val(x->heads, held);
}

/* ---- a title before the name ---- */

/* Where the owner that ends right before token i begins: a country or body, a region ("Ohio"), or somebody's possessive
 * ("Ruiz's"); i where there is none. */
static guint32 owner_start(const Extractor *x, guint32 i, gboolean possessive)
{
    const guint32 sentence = ext_sentence_of(x, i)->first, at = ext_mention_before(x, i);
    if (at != ENT_NONE && (possessive || ext_is_state_or_body(x, at)))
        return ext_is_person(x, at) && ext_mention(x, at)->kind != MENTION_NAME ? i : ext_mention(x, at)->first;
    const guint32 index = i > sentence ? ext_token(x, i - 1)->name : ENT_NONE;
    const gboolean place = index != ENT_NONE && x->d->names[index].kind == ENT_NAME_PLACE;
    return place && x->d->names[index].entry != NULL ? x->d->names[index].first : i;
}

guint32 ext_title_start(const Extractor *x, guint32 title)
{
    static const char *const leads[] = { "former",   "then",   "late",    "ex",  "acting",   "outgoing",
                                         "incoming", "deputy", "senior",  "top", "longtime", "current",
                                         "chief",    "new",    "veteran", "-",   NULL };
    const guint32 sentence = ext_sentence_of(x, title)->first;
    guint32 first = title;
    while (first > sentence && ext_is_one_of(x, first - 1, leads))
        first--;
    for (guint hops = 0; hops < 2; hops++) { /* "Nairobi's | Foreign Ministry | Spokeswoman" */
        const gboolean possessive = first > sentence && ext_is(x, first - 1, "'s");
        const guint32 owner = hops > 0 && !possessive ? first : owner_start(x, first, possessive);
        if (owner == first)
            break;
        first = owner;
    }
    while (first > sentence && ext_is_one_of(x, first - 1, leads))
        first--;
    return first;
}

/* The token behind "(Ohio)" or "(D-Ohio)" at i; i where there is no such bracket. */
static guint32 skip_brackets(const Extractor *x, guint32 i)
{
    enum { REACH = 10 };
    const guint32 end = MIN(ext_sentence_of(x, i)->last, i + REACH);
    for (guint32 k = i; ext_is(x, i, "(") && k < end; k++)
        if (ext_is(x, k, ")"))
            return k + 1;
    return i;
}

/* The person without a title of his own who follows in the list behind token i; ENT_NONE where none does. */
static guint32 next_titleless(const Extractor *x, guint32 i)
{
    if (i >= x->d->n_tokens)
        return ENT_NONE;
    const guint32 end = ext_sentence_of(x, i - 1)->last;
    i = i < end ? skip_brackets(x, i) : end;
    const guint32 from = i;
    while (i < end && i < from + 2 && (ext_is(x, i, ",") || ext_is(x, i, "and") || ext_is(x, i, "&")))
        i++;
    const guint32 index = i > from && i < end ? ext_token(x, i)->name : ENT_NONE;
    if (index == ENT_NONE || !ext_is_person(x, x->at[i]) || x->d->names[index].title != ENT_NONE || x->d->names[index].first != i)
        return ENT_NONE;
    return x->at[i];
}

/* "Sens. Ana Ruiz (Ohio), Per Holm and Anna Lind": a title in the plural is that of all who follow. */
static void spread_title(Extractor *x, const EntName *name, const RolePhrase *phrase)
{
    enum { MOST = 20 };
    const gboolean several = phrase->plural || ent_str_ends(ext_token(x, phrase->office_last - 1)->lower, ENT_STR("s."));
    guint32 person = x->at[name->first];
    for (guint n = 0; several && n < MOST; n++) {
        person = next_titleless(x, ext_mention(x, person)->last);
        if (person == ENT_NONE)
            return;
        ext_add_role(x, person, phrase, "title", 0.9);
    }
}

static void take_title(Extractor *x, const EntName *name)
{
    RolePhrase phrase = {
        .first = ext_title_start(x, name->title), .last = name->first, .office_at = name->title, .behind = name->last
    };
    phrase.office = ext_office(x, name->title, &phrase.office_last, &phrase.plural);
    const EntOffice *office = phrase.office;
    /* of several titles the first that is an office: "Defence Minister Gen." */
    for (guint32 i = phrase.office_last; office != NULL && office->kind == ENT_OFFICE_HONORIFIC && i < name->first;
         i = phrase.office_last) {
        office = ext_office(x, i, &phrase.office_last, &phrase.plural);
        if (office == NULL)
            return;
        phrase.office = office;
        phrase.office_at = i;
    }
    if (office == NULL)
        return;
    ext_add_role(x, x->at[name->first], &phrase, "title", 0.95);
    spread_title(x, name, &phrase);
}

/* "Kenyan ministers Ana Ruiz and Per Holm": a plural in lower case right before the name. */
static gboolean take_plural(Extractor *x, const EntName *name)
{
    enum { LONGEST = 4 };
    const guint32 sentence = ext_sentence_of(x, name->first)->first;
    for (guint32 k = name->first; k > sentence && name->first - k < LONGEST; k--) {
        RolePhrase phrase = { .office_at = k - 1, .last = name->first, .behind = name->last };
        phrase.office = x->at[k - 1] == ENT_NONE ? ext_office(x, k - 1, &phrase.office_last, &phrase.plural) : NULL;
        if (phrase.office == NULL || !phrase.plural || phrase.office_last != name->first ||
            phrase.office->kind == ENT_OFFICE_HONORIFIC || phrase.office->kind == ENT_OFFICE_CANDIDATE)
            continue;
        if (name->last - name->first == 1 && next_titleless(x, name->last) == ENT_NONE)
            return FALSE; /* "the ministers Ruiz met" */
        phrase.first = ext_title_start(x, phrase.office_at);
        ext_add_role(x, x->at[name->first], &phrase, "title", 0.9);
        spread_title(x, name, &phrase);
        return TRUE;
    }
    return FALSE;
}

/* "Kenyan Envoy to NATO Ana …", "spokesman for the ministry Peter …": an office whose object stands between it and the
 * name. */
static void take_long_title(Extractor *x, const EntName *name)
{
    static const char *const links[] = { "to", "of", "for", NULL };
    const guint32 before = ext_mention_before(x, name->first);
    if (before == ENT_NONE || !ext_is_state_or_body(x, before))
        return;
    guint32 i = ext_mention(x, before)->first;
    const guint32 sentence = ext_sentence_of(x, i)->first;
    if (i > sentence && ext_is(x, i - 1, "the"))
        i--;
    if (i < sentence + 2 || !ext_is_one_of(x, i - 1, links))
        return;
    for (guint32 back = 2; back <= 4 && i >= sentence + back; back++) {
        RolePhrase phrase = { .office_at = i - back, .last = name->first, .behind = ENT_NONE };
        gboolean plural;
        phrase.office = ext_office(x, i - back, &phrase.office_last, &plural);
        if (phrase.office == NULL || plural || phrase.office_last != i - 1)
            continue;
        phrase.first = ext_title_start(x, phrase.office_at);
        ext_add_role(x, x->at[name->first], &phrase, "title", 0.9);
        return;
    }
}

/* ---- an apposition behind the name ---- */

guint32 ext_role_end(const Extractor *x, guint32 i)
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

/* Whether the office that ends before token i is another's: "the minister's wife", "President Ruiz's adviser"; or none at all: "a
 * vice president pick". */
static gboolean is_anothers(const Extractor *x, guint32 i, guint32 end)
{
    if (i >= end)
        return FALSE;
    const EntParsed *const parsed = x->d->parsed;
    const gboolean compound =
        parsed != NULL && parsed[i - 1].rel == ENT_REL_COMPOUND && parsed[i - 1].head >= i && parsed[i - 1].head < end;
    return ext_is(x, i, "'s") || ext_is_person(x, x->at[i]) || compound;
}

/* The first office in [i, end), but for ones that are part of a name. */
static gboolean find_office(const Extractor *x, guint32 i, guint32 end, RolePhrase *phrase)
{
    for (guint32 k = i; k < end; k++) {
        if (x->at[k] != ENT_NONE)
            continue;
        phrase->office = ext_office(x, k, &phrase->office_last, &phrase->plural);
        phrase->office_at = k;
        if (phrase->office != NULL && phrase->office->kind != ENT_OFFICE_HONORIFIC && phrase->office_last <= end &&
            !is_anothers(x, phrase->office_last, end))
            return TRUE;
        if (ext_is(x, k, "of") || ext_is(x, k, "who"))
            return FALSE;
    }
    return FALSE;
}

/* A phrase that names a person is about that one: "X, Kenyan minister Y" is a list; but not one that is the person's: "X, Ruiz's
 * adviser". */
static gboolean names_person(const Extractor *x, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++)
        if (ext_is_person(x, x->at[i]) && ext_mention(x, x->at[i])->kind == MENTION_NAME &&
            !ext_is(x, ext_mention(x, x->at[i])->last, "'s"))
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
        if (of == ENT_NONE || !ext_is_state_or_body(x, of))
            return FALSE;
        const guint32 node = ext_mention(x, person)->node, owner = ext_mention(x, of)->node;
        const gboolean office = ext_node_type(x, owner) != ENT_ORGANIZATION || ext_is_parliament(x, owner);
        const guint32 type = office ? x->represents : x->member_of;
        ext_add_evidence(x, node, type, owner, k, k + 1, ENT_STATED, "apposition", 0.9);
        for (guint32 t = i; t < ext_mention(x, of)->last; t++)
            if (x->apposed[t] == ENT_NONE)
                x->apposed[t] = person;
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
    if (ext_token(x, i)->kind == ENT_TOKEN_QUOTE)
        return;
    const guint32 end = ext_role_end(x, i), person = x->at[name->first];
    RolePhrase phrase = { .first = i, .last = end, .behind = ENT_NONE };
    if (take_membership(x, person, i, end))
        return;
    if (names_person(x, i, end) || !find_office(x, i, end, &phrase))
        return;
    g_autoptr(GArray) people = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_coordinated(x, person, people); /* "Ana Ruiz and Per Holm (reporters for …)" */
    for (guint k = 0; k < people->len; k++) {
        const guint32 each = g_array_index(people, guint32, k);
        if (each == person || (phrase.plural && ext_node_type(x, ext_mention(x, each)->node) == ENT_PERSON))
            ext_add_role(x, each, &phrase, "apposition", 0.9);
    }
}

/* ---- an apposition before the name ---- */

/* Whether the description [first, comma) can be that of the name behind the comma: not where it stands behind another name ("Ana
 * Ruiz, the judge, Holm said"), nor where the parse ties the two no way. */
static gboolean describes_next(const Extractor *x, guint32 first, guint32 comma, const EntName *name)
{
    const guint32 sentence = ext_sentence_of(x, first)->first;
    if (first > sentence + 1 && ext_is(x, first - 1, ",") && ext_is_person(x, x->at[first - 2]))
        return FALSE;
    if (x->d->parsed == NULL)
        return TRUE;
    for (guint32 i = name->title != ENT_NONE ? name->title : name->first; i < name->last; i++) {
        const guint32 head = x->d->parsed[i].head;
        if (head != ENT_NONE && head >= first && head < comma)
            return TRUE;
    }
    for (guint32 i = first; i < comma; i++) {
        const guint32 head = x->d->parsed[i].head;
        if (head != ENT_NONE && head > comma && head < name->last)
            return TRUE;
    }
    return FALSE;
}

guint32 ext_description_start(const Extractor *x, guint32 i)
{
    enum { REACH = 9 };
    static const char *const openers[] = { "the", "a", "an", "her", "his", "its", "their", NULL };
    const guint32 sentence = ext_sentence_of(x, i)->first;
    guint32 first = i;
    for (guint32 k = i; k > sentence && i - k < REACH; k--) {
        const guint32 t = k - 1, at = x->at[t];
        if (ext_is_one_of(x, t, openers))
            return t;
        if (at != ENT_NONE) {
            const gboolean possessive = ext_is(x, ext_mention(x, at)->last, "'s");
            if (ext_is_person(x, at) && !possessive)
                break;
            first = k = MIN(ext_mention(x, at)->first + 1, k);
            first--;
            if (ext_is_person(x, at))
                break;
            continue;
        }
        const gboolean modifies =
            ext_is(x, t, "'s") || ext_is(x, t, "-") || (ext_classes(x, t) & ~(guint)(ENT_CLASS_ADVERB | ENT_CLASS_STARTER)) == 0;
        const gboolean ends =
            ext_token(x, t)->kind == ENT_TOKEN_PUNCT ? !ext_is(x, t, "-") : ext_token(x, t)->kind == ENT_TOKEN_QUOTE;
        if (!modifies || (ends && (t == sentence ||
                                   ext_token(x, t)->start != ext_token(x, t - 1)->end))) /* but "the Philippines' president" */
            break;
    }
    return first;
}

/* "The Kenyan envoy to Peru, Ana …,": a definite description closed by the comma before the name. */
static void take_description_before(Extractor *x, const EntName *name)
{
    enum { REACH = 14 };
    const EntSentence *const s = ext_sentence_of(x, name->first);
    const guint32 comma = name->title != ENT_NONE ? ext_title_start(x, name->title) : name->first;
    if (comma < s->first + 3 || !ext_is(x, comma - 1, ","))
        return;
    guint32 from = comma - 1;
    while (from > s->first && comma - from < REACH &&
           (ext_token(x, from - 1)->kind != ENT_TOKEN_PUNCT || ext_is(x, from - 1, "-")))
        from--;
    for (guint32 k = from; k + 1 < comma; k++) {
        RolePhrase phrase = { .office_at = k, .last = comma - 1, .behind = ENT_NONE };
        phrase.office = x->at[k] == ENT_NONE ? ext_office(x, k, &phrase.office_last, &phrase.plural) : NULL;
        if (phrase.office == NULL || phrase.office->kind == ENT_OFFICE_HONORIFIC || phrase.office_last >= comma ||
            is_anothers(x, phrase.office_last, comma - 1) || ext_role_end(x, phrase.office_last) < comma - 1)
            continue;
        phrase.first = MAX(ext_description_start(x, k), from);
        if (phrase.first < k && !names_person(x, phrase.first, comma - 1) && describes_next(x, phrase.first, comma - 1, name))
            ext_add_role(x, x->at[name->first], &phrase, "apposition", 0.85);
        return;
    }
}

guint32 ext_represented(const Extractor *x, guint32 person)
{
    guint32 body = ENT_NONE;
    for (guint i = 0; i < x->facts->edges->len; i++) {
        const EntEdge *const e = ent_graph_edge(x->facts, i);
        if (e->type != x->represents || e->source != person)
            continue;
        if (ext_node_type(x, e->target) == ENT_COUNTRY)
            return e->target;
        body = body == ENT_NONE ? e->target : body;
    }
    return body;
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
        else if (!take_plural(x, name))
            take_long_title(x, name);
        take_apposition(x, name);
        take_description_before(x, name);
    }
    ext_find_affiliations(x);
    if (x->d->parsed != NULL)
        ext_find_predicates(x);
    for (guint32 i = 0; i < x->d->n_tokens; i++)
        take_administration(x, i);
}
