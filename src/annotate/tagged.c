/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tagged.c: what the language engine's name tags add to the rules of names.c and people.c.
 *
 * One tag may be wrong, but an article names most of whom it speaks of several times: for a single word what counts is what its
 * occurrences are mostly taken for. For runs of words the tag of the run itself is asked. New names come only from words that the
 * rules left free: a person where the tag says so, an organization where it does and the parse shows the name do what bodies do
 * (act, own, employ) rather than stand before a noun.
 */
#include "annotate/names_internal.h"

#include "base/str.h"

/* How often a word is taken for what, by EntNameTag. */
typedef struct Votes {
    guint of[ENT_TAG_LOCATION + 1];
} Votes;

enum { MANY = 2 };

static const EntToken *token(const NameFinder *finder, guint32 i)
{
    return &finder->document->tokens[i];
}

static const EntParsed *parsed(const NameFinder *finder, guint32 i)
{
    return &finder->document->parsed[i];
}

static gboolean is_name_word(const NameFinder *finder, guint32 i)
{
    const EntToken *const t = token(finder, i);
    return t->kind == ENT_TOKEN_WORD && t->shape != ENT_SHAPE_LOWER && t->shape != ENT_SHAPE_OTHER &&
           parsed(finder, i)->pos != ENT_POS_PRON;
}

void ent_names_count_tags(NameFinder *finder)
{
    const EntDocument *const d = finder->document;
    finder->votes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    for (guint32 i = 0; d->parsed != NULL && i < d->n_tokens; i++) {
        if (!is_name_word(finder, i) || d->sentences[d->tokens[i].sentence].title_case)
            continue;
        Votes *votes = g_hash_table_lookup(finder->votes, d->tokens[i].lower.p);
        if (votes == NULL) {
            votes = g_new0(Votes, 1);
            g_hash_table_insert(finder->votes, (gpointer)d->tokens[i].lower.p, votes);
        }
        votes->of[d->parsed[i].tag]++;
    }
}

/* What the word is mostly taken for; `n` gets how often. */
static EntNameTag mostly(const NameFinder *finder, guint32 i, guint *n)
{
    const Votes *const votes = g_hash_table_lookup(finder->votes, token(finder, i)->lower.p);
    guint all = 0, best = ENT_TAG_NONE;
    for (guint tag = 0; votes != NULL && tag <= ENT_TAG_LOCATION; tag++) {
        all += votes->of[tag];
        if (votes->of[tag] > votes->of[best])
            best = tag;
    }
    *n = votes == NULL ? 0 : votes->of[best];
    return *n * 2 > all ? (EntNameTag)best : ENT_TAG_NONE;
}

EntNameTag ent_names_tag(const NameFinder *finder, guint32 first, guint32 last)
{
    guint n;
    guint of[ENT_TAG_LOCATION + 1] = { 0 }, words = 0;
    if (finder->document->parsed == NULL)
        return ENT_TAG_NONE;
    if (last - first == 1)
        return mostly(finder, first, &n);
    for (guint32 i = first; i < last; i++)
        if (token(finder, i)->kind == ENT_TOKEN_WORD) {
            of[parsed(finder, i)->tag]++;
            words++;
        }
    for (guint tag = ENT_TAG_PERSON; tag <= ENT_TAG_LOCATION; tag++)
        if (of[tag] * 2 > words)
            return (EntNameTag)tag;
    return ENT_TAG_NONE;
}

int ent_names_tag_points(const NameFinder *finder, const Candidate *c)
{
    if (finder->document->parsed == NULL)
        return 0;
    const EntNameTag tag = ent_names_tag(finder, c->first, c->last);
    for (guint32 i = c->first + 2; i < c->last; i++) /* "Ruiz-|Holm", two people */
        if (parsed(finder, i)->tag_begins && token(finder, i - 1)->kind != ENT_TOKEN_WORD)
            return -9;
    return tag == ENT_TAG_PERSON ? 2 : tag == ENT_TAG_NONE ? -1 : -4;
}

gboolean ent_names_is_tagged_person(const NameFinder *finder, guint32 first, guint32 last)
{
    if (finder->document->parsed == NULL || last - first < 2 || last - first > 4 || !parsed(finder, first)->tag_begins)
        return FALSE;
    for (guint32 i = first; i < last; i++)
        if (parsed(finder, i)->tag != ENT_TAG_PERSON || (i > first && parsed(finder, i)->tag_begins) || !is_name_word(finder, i))
            return FALSE;
    return last == finder->document->n_tokens || parsed(finder, last)->tag != ENT_TAG_PERSON || parsed(finder, last)->tag_begins;
}

/* ---- new names ---- */

/* The token of [first, last) that the others hang on. */
static guint32 head_of(const NameFinder *finder, guint32 first, guint32 last)
{
    for (guint32 i = first; i < last; i++) {
        const guint32 head = parsed(finder, i)->head;
        if (head == ENT_NONE || head < first || head >= last)
            return i;
    }
    return last - 1;
}

static gboolean has_case_of(const NameFinder *finder, guint32 i, const char *const *words)
{
    for (guint32 c = parsed(finder, i)->first_child; c != ENT_NONE; c = parsed(finder, c)->next_child)
        for (const char *const *w = words; parsed(finder, c)->rel == ENT_REL_CASE && *w != NULL; w++)
            if (ent_str_equal(token(finder, c)->lower, ent_str(*w)))
                return TRUE;
    return FALSE;
}

/* Whether the name stands where bodies stand: it acts, owns, is told apart by "of", "at", "by". */
static gboolean stands_like_body(const NameFinder *finder, guint32 first, guint32 last)
{
    static const char *const links[] = { "of", "at", "by", "from", "with", "to", "for", NULL };
    const guint32 head = head_of(finder, first, last);
    switch ((EntRel)parsed(finder, head)->rel) {
    case ENT_REL_NSUBJ:
    case ENT_REL_NSUBJ_PASS:
    case ENT_REL_OBL_AGENT:
    case ENT_REL_NMOD_POSS:
    case ENT_REL_APPOS:
    case ENT_REL_CONJ:
    case ENT_REL_IOBJ:
        return TRUE;
    case ENT_REL_OBL:
    case ENT_REL_NMOD:
        return has_case_of(finder, head, links);
    default:
        return FALSE;
    }
}

static gboolean token_is(const NameFinder *finder, guint32 i, gboolean (*is)(const EntLexicon *, EntStr))
{
    return is(finder->document->lexicon, ent_document_text(finder->document, i, i + 1));
}

static gboolean has_office_at(const NameFinder *finder, guint32 i)
{
    gsize n;
    gboolean plural;
    return ent_lexicon_office(finder->document->lexicon, finder->document->text, token(finder, i)->start, &n, &plural) != NULL;
}

/* "Minister for |Foreign Affairs": inside an office that began before. */
static gboolean is_in_office(const NameFinder *finder, guint32 i)
{
    enum { REACH = 4 };
    gsize n;
    gboolean plural;
    const EntDocument *const d = finder->document;
    for (guint32 k = i; k > 0 && i - k < REACH; k--)
        if (ent_lexicon_office(d->lexicon, d->text, token(finder, k - 1)->start, &n, &plural) != NULL &&
            token(finder, k - 1)->start + n > token(finder, i)->start)
            return TRUE;
    return FALSE;
}

/* "Individual Support Scheme (|ISS|)": what the article uses short for things, by lower-case word. */
static GHashTable *short_for_things(const NameFinder *finder)
{
    GHashTable *const words = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint32 i = 2; i + 1 < finder->document->n_tokens; i++)
        if (ent_str_equal(token(finder, i - 1)->lower, ENT_STR("(")) &&
            ent_str_equal(token(finder, i + 1)->lower, ENT_STR(")")) && token(finder, i)->shape == ENT_SHAPE_UPPER &&
            token(finder, i - 2)->shape == ENT_SHAPE_TITLE && token_is(finder, i - 2, ent_lexicon_is_thing_word))
            g_hash_table_add(words, (gpointer)token(finder, i)->lower.p);
    return words;
}

/* "Franco-|German": the first half of a pair. */
static gboolean is_half_of_pair(const NameFinder *finder, guint32 last)
{
    const EntDocument *const d = finder->document;
    if (last + 1 >= d->n_tokens || !ent_str_equal(token(finder, last)->lower, ENT_STR("-")) || !ent_names_joined(d, last) ||
        !ent_names_joined(d, last + 1) || token(finder, last + 1)->name == ENT_NONE)
        return FALSE;
    return g_array_index(finder->names, EntName, token(finder, last + 1)->name).form == ENT_FORM_DEMONYM;
}

/* Free words that can be a name, without an article before or a title in it; moves `first`. */
static gboolean is_free(const NameFinder *finder, guint32 *first, guint32 last)
{
    while (*first < last && (ent_word_classes(token(finder, *first)->lower) & ENT_CLASS_DETERMINER))
        *first += 1;
    for (guint32 i = *first; i < last; i++) {
        const EntToken *const t = token(finder, i);
        if (t->name != ENT_NONE || has_office_at(finder, i) || token_is(finder, i, ent_lexicon_is_thing_word))
            return FALSE;
    }
    return *first < last && !(last - *first == 1 && is_half_of_pair(finder, last)) && is_name_word(finder, *first) &&
           is_name_word(finder, last - 1) && !is_in_office(finder, *first);
}

/* "U.S. |Harbour Survey": the token behind the country that the span begins with, or `first`. */
static guint32 behind_country(const NameFinder *finder, guint32 first, guint32 last)
{
    const guint32 name = token(finder, first)->name;
    if (name == ENT_NONE)
        return first;
    const EntName *const known = &g_array_index(finder->names, EntName, name);
    return known->kind == ENT_NAME_COUNTRY && known->first == first && known->last < last ? known->last : first;
}

/* Three letters at least, or two capitals; and not a word that the article also writes small. */
static gboolean can_stand_alone(const NameFinder *finder, guint32 i)
{
    const EntToken *const t = token(finder, i);
    return (t->lower.n > 2 || t->shape == ENT_SHAPE_UPPER) && t->lower.n > 1 && t->lower.p[t->lower.n - 1] != '.' &&
           ent_word_classes(t->lower) == 0 && !g_hash_table_contains(finder->lower_words, t->lower.p);
}

/* "Alliance", "Bank" alone: of some body named before, which coreference finds. */
static gboolean is_part_of_known(const NameFinder *finder, guint32 i)
{
    return token_is(finder, i, ent_lexicon_is_organization_word) && token(finder, i)->shape == ENT_SHAPE_TITLE &&
           !ent_str_equal(token(finder, i)->lower, ENT_STR("house"));
}

static void take_person(NameFinder *finder, guint32 first, guint32 last)
{
    guint n = 0;
    const gboolean single = last - first == 1;
    if (single && (!can_stand_alone(finder, first) || mostly(finder, first, &n) != ENT_TAG_PERSON ||
                   (n < MANY && !token_is(finder, first, ent_lexicon_is_given_name))))
        return;
    if (!single && last - first > 4)
        return;
    ent_names_add(finder, (EntName){ .first = first, .last = last, .kind = ENT_NAME_PERSON, .title = ENT_NONE });
}

static void take_organization(NameFinder *finder, guint32 first, guint32 last)
{
    guint n;
    if (last - first == 1 &&
        (!can_stand_alone(finder, first) || mostly(finder, first, &n) != ENT_TAG_ORGANIZATION || is_part_of_known(finder, first)))
        return;
    if (stands_like_body(finder, first, last))
        ent_names_add(finder, (EntName){ .first = first, .last = last, .kind = ENT_NAME_ORGANIZATION, .title = ENT_NONE });
}

/* The last words of people of several names. */
static GHashTable *surnames(const NameFinder *finder)
{
    GHashTable *const words = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint k = 0; k < finder->names->len; k++) {
        const EntName *const name = &g_array_index(finder->names, EntName, k);
        if (name->kind == ENT_NAME_PERSON && name->last > name->first + 1)
            g_hash_table_add(words, (gpointer)token(finder, name->last - 1)->lower.p);
    }
    return words;
}

/* "London said", where the article has a Jack London and the engine mostly takes the word for a person. */
static void give_surnames_back(NameFinder *finder)
{
    guint n;
    const guint n_names = finder->names->len;
    g_autoptr(GHashTable) known = surnames(finder);
    for (guint k = 0; k < n_names; k++) {
        const EntName name = g_array_index(finder->names, EntName, k);
        const gboolean city = name.form == ENT_FORM_CAPITAL || name.form == ENT_FORM_PLACE;
        if (name.last - name.first != 1 || name.entry == NULL || !city || mostly(finder, name.first, &n) != ENT_TAG_PERSON ||
            !g_hash_table_contains(known, token(finder, name.first)->lower.p))
            continue;
        ent_names_take_back(finder, k);
        ent_names_add(finder, (EntName){ .first = name.first, .last = name.last, .kind = ENT_NAME_PERSON, .title = ENT_NONE });
    }
}

void ent_names_add_tagged(NameFinder *finder)
{
    const EntDocument *const d = finder->document;
    if (d->parsed != NULL)
        give_surnames_back(finder);
    g_autoptr(GHashTable) shorts = short_for_things(finder);
    for (guint32 i = 0; d->parsed != NULL && i < d->n_tokens;) {
        guint32 first = i, last = i + 1;
        const EntNameTag tag = (EntNameTag)d->parsed[i].tag;
        while (last < d->n_tokens && tag != ENT_TAG_NONE && d->parsed[last].tag == (guint8)tag && !d->parsed[last].tag_begins &&
               d->tokens[last].sentence == d->tokens[i].sentence)
            last++;
        i = last;
        if (tag == ENT_TAG_NONE || d->sentences[d->tokens[first].sentence].title_case ||
            (last - first == 1 && g_hash_table_contains(shorts, d->tokens[first].lower.p)))
            continue;
        guint32 free = tag == ENT_TAG_ORGANIZATION ? behind_country(finder, first, last) : first;
        const gboolean country = free > first;
        if (!is_free(finder, &free, last) || (country && (last - free < 2 || !stands_like_body(finder, first, last))))
            continue;
        if (country)
            ent_names_take_back(finder, token(finder, first)->name);
        else
            first = free;
        if (tag == ENT_TAG_PERSON)
            take_person(finder, first, last);
        else if (tag == ENT_TAG_ORGANIZATION)
            take_organization(finder, first, last);
    }
}
