/* SPDX-License-Identifier: Apache-2.0 */
/*
 * role_owner.c: whose office it is by the words around it: "the [Kenyan] trade minister", "leader of [the party]", "[Ohio]
 * governor", "[Ruiz's] spokesman", "President Ana Ruiz [of Peru]".
 *
 * The kind of office says which words count: an office of a state is its country's before it is anybody's behind it, a leader's
 * that of the body he leads. A region or city counts as its country.
 */
#include "extract/roles_internal.h"

#include "base/str.h"

gboolean ext_is_state_or_body(const Extractor *x, guint32 mention)
{
    return mention != ENT_NONE && ext_node_type(x, ext_mention(x, mention)->node) != ENT_PERSON;
}

gboolean ext_is_person(const Extractor *x, guint32 mention)
{
    return mention != ENT_NONE && ext_node_type(x, ext_mention(x, mention)->node) == ENT_PERSON;
}

static gboolean is_organization(const Extractor *x, guint32 mention)
{
    return mention != ENT_NONE && ext_node_type(x, ext_mention(x, mention)->node) == ENT_ORGANIZATION;
}

gboolean ext_is_parliament(const Extractor *x, guint32 node)
{
    const EntEntry *const entry = ent_lexicon_entry(x->lexicon, ent_graph_node(x->facts, node)->id);
    return entry != NULL && g_strcmp0(entry->sort, "parliament") == 0;
}

guint32 ext_country_of_place(Extractor *x, guint32 i)
{
    const guint32 index = ext_token(x, i)->name;
    if (index == ENT_NONE || x->at[i] != ENT_NONE)
        return ENT_NONE;
    const EntName *const name = &x->d->names[index];
    const gboolean place = name->kind == ENT_NAME_PLACE || name->kind == ENT_NAME_COUNTRY;
    if (!place || name->entry == NULL || name->entry->iso3166 == NULL)
        return ENT_NONE;
    g_autofree char *id = g_strconcat("country:", name->entry->iso3166, NULL);
    return ext_known_node(x, id);
}

/* The country or organization named last before the office inside the phrase, or possessively right before it. */
static guint32 owner_before(const Extractor *x, const RolePhrase *phrase)
{
    guint32 found = ENT_NONE;
    for (guint32 i = phrase->first; i < phrase->office_at; i++)
        if (ext_is_state_or_body(x, x->at[i]))
            found = x->at[i];
    return found;
}

/* Envoys are sent "to" and "for" others: what stands behind those is not asked. */
static gboolean is_sent(const EntOffice *office)
{
    static const char *const names[] = { "ambassador", "envoy",          "representative", "emissary",
                                         "negotiator", "consul general", "attaché",        NULL };
    for (const char *const *name = names; *name != NULL; name++)
        if (g_str_has_suffix(office->name, *name))
            return TRUE;
    return FALSE;
}

/* The token behind the first word in the phrase that links an office to its owner, or `phrase->last`. */
static guint32 link_behind(const Extractor *x, const RolePhrase *phrase)
{
    static const char *const links[] = { "of", "for", "at", "with", "from", "to", "in", NULL };
    static const char *const origins[] = { "of", "from", NULL };
    for (guint32 i = phrase->office_last; i < phrase->last; i++)
        if (ext_is_one_of(x, i, is_sent(phrase->office) ? origins : links))
            return i + 1;
    return phrase->last;
}

/* The body whose owner or adjective the mention is: "of [Kenya's] old Harbour League"; the mention itself where there is none. */
static guint32 owned_body(const Extractor *x, guint32 mention, guint32 end)
{
    enum { REACH = 6 };
    const Mention *const m = ext_mention(x, mention);
    const gboolean modifies = m->kind == MENTION_ADJECTIVE || ext_is(x, m->last, "'s");
    for (guint32 i = m->last; modifies && i < MIN(end, m->last + REACH); i++) {
        if (is_organization(x, x->at[i]))
            return x->at[i];
        if (ext_classes(x, i) & (ENT_CLASS_PREPOSITION | ENT_CLASS_CONJUNCTION))
            break;
    }
    return mention;
}

/* The one named behind: "minister of Peru", "reporter for Reuters". */
static guint32 owner_behind(const Extractor *x, const RolePhrase *phrase)
{
    for (guint32 i = link_behind(x, phrase); i < phrase->last; i++)
        if (ext_is_state_or_body(x, x->at[i]))
            return owned_body(x, x->at[i], phrase->last);
    return ENT_NONE;
}

/* "President of the game's ruling body, FIFA": the name stands beside the noun. */
static guint32 owner_in_apposition(const Extractor *x, const RolePhrase *phrase)
{
    if (x->d->parsed == NULL || !ext_is(x, phrase->office_last, "of") || !ext_is(x, phrase->last, ","))
        return ENT_NONE;
    const guint32 next = phrase->last + 1;
    if (next >= ext_sentence_of(x, phrase->office_at)->last || !is_organization(x, x->at[next]))
        return ENT_NONE;
    const guint32 head = x->d->parsed[next].head;
    const gboolean beside = head != ENT_NONE && head >= phrase->office_last && head < phrase->last;
    return beside && x->d->parsed[next].rel == ENT_REL_APPOS ? x->at[next] : ENT_NONE;
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

/* "HBN comedian": what the language engine takes for an organization right before the office, and no name covers yet. */
static guint32 unnamed_owner_before(Extractor *x, const RolePhrase *phrase)
{
    const EntParsed *const parsed = x->d->parsed;
    guint32 first = phrase->office_at;
    const guint32 sentence = ext_sentence_of(x, first)->first;
    if (parsed == NULL || phrase->office->kind == ENT_OFFICE_STATE || phrase->office->kind == ENT_OFFICE_HONORIFIC)
        return ENT_NONE;
    while (first > sentence && parsed[first - 1].tag == ENT_TAG_ORGANIZATION && ext_token(x, first - 1)->name == ENT_NONE &&
           x->at[first - 1] == ENT_NONE && ext_token(x, first - 1)->kind == ENT_TOKEN_WORD)
        first--;
    const gboolean begins =
        first < phrase->office_at && parsed[first].tag_begins && ext_token(x, first)->shape != ENT_SHAPE_LOWER;
    return begins ? ext_add_organization(x, first, phrase->office_at) : ENT_NONE;
}

/* "Ohio governor", "mayor of Lyon", "senator from Vermont". */
static guint32 country_by_place(Extractor *x, const RolePhrase *phrase)
{
    guint32 country = ENT_NONE;
    for (guint32 i = phrase->first; i < phrase->office_at && country == ENT_NONE; i++)
        country = ext_country_of_place(x, i);
    static const char *const links[] = { "of", "from", "for", NULL };
    for (guint32 i = phrase->office_last; i < phrase->last && country == ENT_NONE; i++)
        if (i > phrase->office_last ? !ext_is_one_of(x, i, links) : ext_is_one_of(x, i, links))
            country = i + 1 < phrase->last ? ext_country_of_place(x, i + 1 + ext_is(x, i + 1, "the")) : ENT_NONE;
    return country;
}

/* "President Ana Ruiz of Peru"; "Senator Per Holm, Republican of Ohio". */
static guint32 owner_behind_name(Extractor *x, const RolePhrase *phrase)
{
    static const char *const parties[] = { "republican", "democrat", "conservative", "liberal", "independent", NULL };
    guint32 i = phrase->behind;
    if (i == ENT_NONE || i + 4 >= x->d->n_tokens)
        return ENT_NONE;
    if (ext_is(x, i, ",")) {
        i += 1 + (ext_is(x, i + 1, "a") || ext_is(x, i + 1, "the"));
        if (!ext_is_one_of(x, i++, parties))
            return ENT_NONE;
    }
    if (!ext_is(x, i, "of") && !ext_is(x, i, "from"))
        return ENT_NONE;
    const guint32 mention = ext_phrase_after(x, i + 1, NULL);
    if (ext_is_state_or_body(x, mention))
        return ext_mention(x, mention)->node;
    return ext_country_of_place(x, i + 1);
}

/* "Ruiz's spokesman", "his adviser": the person (a node) named last as owner before the office. */
static guint32 boss_before(const Extractor *x, const RolePhrase *phrase)
{
    static const char *const possessive[] = { "his", "her", "their", NULL };
    static const char *const servants[] = { "adviser", "aide", "chief of staff", NULL };
    const EntOfficeKind kind = phrase->office->kind;
    gboolean serves = kind == ENT_OFFICE_STATE || kind == ENT_OFFICE_SPOKES;
    for (const char *const *name = servants; *name != NULL; name++)
        serves |= g_str_equal(phrase->office->name, *name);
    guint32 boss = ENT_NONE;
    for (guint32 i = phrase->first; serves && i < phrase->office_at; i++) {
        const guint32 at = x->at[i];
        if (ext_is_person(x, at) && (ext_is(x, ext_mention(x, at)->last, "'s") || ext_is_one_of(x, i, possessive)))
            boss = ext_mention(x, at)->node;
    }
    return boss;
}

guint32 ext_role_owner(Extractor *x, const RolePhrase *phrase, guint32 *boss)
{
    const guint32 before = owner_before(x, phrase), behind = owner_behind(x, phrase);
    const EntOfficeKind kind = phrase->office->kind;
    guint32 owner = before;
    *boss = ENT_NONE;
    if (kind == ENT_OFFICE_STATE) {
        if (before == ENT_NONE && behind != ENT_NONE)
            owner = behind;
    } else if (behind != ENT_NONE && (before == ENT_NONE || is_organization(x, behind))) {
        owner = behind;
    }
    if (owner == ENT_NONE)
        owner = owner_in_apposition(x, phrase);
    if (owner != ENT_NONE)
        return ext_mention(x, owner)->node;
    guint32 unnamed = unnamed_owner_behind(x, phrase);
    if (unnamed == ENT_NONE)
        unnamed = unnamed_owner_before(x, phrase);
    if (unnamed != ENT_NONE)
        return unnamed;
    if (phrase->office->of != NULL)
        return ext_known_node(x, phrase->office->of);
    guint32 node = kind != ENT_OFFICE_HONORIFIC ? owner_behind_name(x, phrase) : ENT_NONE;
    if (node == ENT_NONE && (kind == ENT_OFFICE_STATE || ext_is_public_office(x, phrase)))
        node = country_by_place(x, phrase);
    if (node == ENT_NONE)
        *boss = boss_before(x, phrase);
    return node;
}

gboolean ext_is_public_office(const Extractor *x, const RolePhrase *phrase)
{
    static const char *const words[] = { "military",   "army",       "navy",         "air",
                                         "police",     "government", "governmental", "ministry",
                                         "ruling",     "state",      "presidential", "parliamentary",
                                         "parliament", "governing",  "federal",      "opposition",
                                         NULL };
    if (phrase->office->kind != ENT_OFFICE_HEAD && phrase->office->kind != ENT_OFFICE_SPOKES)
        return FALSE;
    for (guint32 i = phrase->first; i < phrase->last; i++)
        if (x->at[i] == ENT_NONE && ext_is_one_of(x, i, words))
            return TRUE;
    return FALSE;
}
