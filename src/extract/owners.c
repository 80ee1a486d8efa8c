/* SPDX-License-Identifier: Apache-2.0 */
/*
 * owners.c: whose office it is where the text takes it for known: "President Ruiz", "the foreign minister, Per Holm".
 *
 * Newspapers leave the country out where every reader knows it: it has just been named with the person, or it is the country the
 * article is at home in. So each country gets points for standing near the person (measured against how often it is named at all)
 * and for being the home: the share of parties, parliaments, ministries, seats of government and offices of that country among
 * those of all countries in the article, and where its publisher sits. One whom the article never gives a first name is known to
 * every reader: home counts more. A head of state has a country that no other head here holds. What is not clear by a margin
 * stays open. At last spokesmen and advisers get the country of whom they serve.
 */
#include "extract/extract_internal.h"

#include "base/str.h"

#include <math.h>
#include <string.h>

static const double MARGIN = 1.4;      /* of the best over the second */
static const double LEAST = 1.0;       /* points without which nothing is said */
static const double OFTEN = 1;         /* what "mostly this country's office" is worth */
static const double HOME = 4;          /* what being wholly at home is worth */
static const double KNOWN = 2;         /* how much more where the person goes without a first name */
static const double COMMON = 0.35;     /* how much less a country counts that is named all over the article */
static const double OFTEN_NAMED = 0.5; /* and how much less where the person is */
static const double SURE = 0.7;
enum { MOST = 200 }; /* people asked about in one article */

/* What speaks for a country; by the id of its entry, for it may have no node yet. */
typedef struct Country {
    const char *id;
    double home;       /* points for the article being at home there */
    double together;   /* for standing near the person at hand */
    guint32 sentences; /* that name it */
    guint32 last;      /* 1 + the sentence last counted */
} Country;

typedef struct Owners {
    Extractor *x;
    GArray *countries; /* Country */
    guint32 sentences; /* that name the person at hand */
    double home_total;
} Owners;

static Country *country_of_id(const Owners *owners, const char *id)
{
    for (guint i = 0; i < owners->countries->len; i++)
        if (g_str_equal(g_array_index(owners->countries, Country, i).id, id))
            return &g_array_index(owners->countries, Country, i);
    const EntEntry *const entry = ent_lexicon_entry(owners->x->lexicon, id);
    if (entry == NULL)
        return NULL;
    const Country fresh = { entry->id, 0, 0, 0, 0 };
    g_array_append_val(owners->countries, fresh);
    return &g_array_index(owners->countries, Country, owners->countries->len - 1);
}

/* ---- the home of the article ---- */

static void add_home(Owners *owners, const char *id, double points)
{
    Country *const country = country_of_id(owners, id);
    if (country == NULL)
        return;
    country->home += points;
    owners->home_total += points;
}

static void add_home_by_code(Owners *owners, const char *code, double points)
{
    g_autofree char *id = g_strconcat("country:", code, NULL);
    add_home(owners, id, points);
}

/* Bodies of a state say where home is; outlets, institutes and firms are named from everywhere. */
static double weight_of_sort(const char *sort)
{
    static const char *const public_sorts[] = { "party", "parliament", "ministry", "agency", "court", "body", NULL };
    return sort != NULL && g_strv_contains(public_sorts, sort) ? 1 : 0.2;
}

static void add_name(Owners *owners, const EntName *name)
{
    const EntEntry *const entry = name->entry;
    if (entry == NULL || entry->iso3166 == NULL)
        return;
    switch (entry->kind) {
    case ENT_ENTRY_ORGANIZATION:
        add_home_by_code(owners, entry->iso3166, weight_of_sort(entry->sort));
        return;
    case ENT_ENTRY_COUNTRY:
        add_home_by_code(owners, entry->iso3166, name->form == ENT_FORM_GOVERNMENT ? 1 : 0.2);
        return;
    case ENT_ENTRY_PLACE:
        add_home_by_code(owners, entry->iso3166, 0.3);
        return;
    case ENT_ENTRY_PERSON:
        return;
    }
}

static void find_home(Owners *owners)
{
    const Extractor *const x = owners->x;
    for (guint32 i = 0; i < x->d->n_names; i++)
        add_name(owners, &x->d->names[i]);
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        guint32 last;
        gboolean plural;
        const EntOffice *const office =
            x->at[i] == ENT_NONE && ext_token(x, i)->kind == ENT_TOKEN_WORD ? ext_office(x, i, &last, &plural) : NULL;
        if (office != NULL && office->of != NULL && g_str_has_prefix(office->of, "country:"))
            add_home(owners, office->of, 1);
        else if (office != NULL && office->often != NULL)
            add_home(owners, office->often, 0.7);
    }
    EntMatch match;
    const char *const publisher = x->d->article->publisher;
    if (publisher != NULL && ent_lexicon_match(x->lexicon, ent_str(publisher), 0, &match) && match.entry->iso3166 != NULL)
        add_home_by_code(owners, match.entry->iso3166, 3);
}

/* ---- countries near a person ---- */

/* Adds `weight` to each country that sentence s names, once. */
static void add_countries(const Owners *owners, guint32 s, double weight)
{
    const Extractor *const x = owners->x;
    if (s >= x->d->n_sentences)
        return;
    for (guint i = 0; i < owners->countries->len; i++)
        g_array_index(owners->countries, Country, i).last = 0;
    const EntSentence *const sentence = &x->d->sentences[s];
    for (guint32 i = sentence->first; i < sentence->last; i++) {
        const guint32 node = x->at[i] == ENT_NONE ? ENT_NONE : ext_mention(x, x->at[i])->node;
        if (node == ENT_NONE || ext_node_type(x, node) != ENT_COUNTRY)
            continue;
        Country *const country = country_of_id(owners, ent_graph_node(x->facts, node)->id);
        if (country == NULL || country->last == s + 1)
            continue;
        country->last = s + 1;
        country->together += weight;
    }
}

static gint compare_sentences(gconstpointer a, gconstpointer b)
{
    const guint32 p = *(const guint32 *)a, q = *(const guint32 *)b;
    return p < q ? -1 : p > q;
}

/* The sentences with a mention of the person, in order, each once. */
static GArray *sentences_of(const Extractor *x, guint32 person)
{
    GArray *const all = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < x->mentions->len; i++)
        if (ext_mention(x, i)->node == person)
            g_array_append_val(all, ext_token(x, ext_mention(x, i)->first)->sentence);
    g_array_sort(all, compare_sentences);
    guint kept = 0;
    for (guint i = 0; i < all->len; i++)
        if (kept == 0 || g_array_index(all, guint32, kept - 1) != g_array_index(all, guint32, i))
            g_array_index(all, guint32, kept++) = g_array_index(all, guint32, i);
    g_array_set_size(all, kept);
    return all;
}

/* "In Italy, Prime Minister Ruiz" */
static void add_setting(const Owners *owners, const OfficeHeld *held)
{
    const Extractor *const x = owners->x;
    const guint32 i = held->first;
    if (i < ext_sentence_of(x, i)->first + 3 || !ext_is(x, i - 1, ",") || x->at[i - 2] == ENT_NONE)
        return;
    const Mention *const m = ext_mention(x, x->at[i - 2]);
    if (ext_node_type(x, m->node) != ENT_COUNTRY || m->first == 0 || !ext_is(x, m->first - 1, "in"))
        return;
    Country *const country = country_of_id(owners, ent_graph_node(x->facts, m->node)->id);
    if (country != NULL)
        country->together += 3;
}

static void count_together(Owners *owners, guint32 person)
{
    for (guint i = 0; i < owners->countries->len; i++)
        g_array_index(owners->countries, Country, i).together = 0;
    g_autoptr(GArray) sentences = sentences_of(owners->x, person);
    owners->sentences = sentences->len;
    for (guint i = 0; i < sentences->len; i++) {
        const guint32 s = g_array_index(sentences, guint32, i);
        add_countries(owners, s, 2);
        add_countries(owners, s - 1, 1.5); /* before the first sentence: none */
        add_countries(owners, s + 1, 0.5);
    }
}

static void count_sentences(const Owners *owners)
{
    for (guint32 s = 0; s < owners->x->d->n_sentences; s++) {
        for (guint i = 0; i < owners->countries->len; i++)
            g_array_index(owners->countries, Country, i).together = 0;
        add_countries(owners, s, 1);
        for (guint i = 0; i < owners->countries->len; i++)
            g_array_index(owners->countries, Country, i).sentences += g_array_index(owners->countries, Country, i).together > 0;
    }
}

/* ---- the likeliest ---- */

/* Whether another person is head there. */
static gboolean is_taken(const Extractor *x, const char *country, guint32 person)
{
    for (guint i = 0; i < x->heads->len; i++) {
        const OfficeHeld *const held = &g_array_index(x->heads, OfficeHeld, i);
        if (g_str_equal(ent_graph_node(x->facts, held->owner)->id, country) && ext_mention(x, held->person)->node != person)
            return TRUE;
    }
    return FALSE;
}

/* A kingdom has no president. */
static gboolean can_have(const Country *country, const EntOffice *office)
{
    return !g_strv_contains(office->never, country->id + strlen("country:"));
}

/* Whether nothing longer than a surname has named the person up to that mention. */
static gboolean is_known(const Extractor *x, const OfficeHeld *held)
{
    const Mention *const here = ext_mention(x, held->person);
    for (guint i = 0; i < x->mentions->len; i++) {
        const Mention *const m = ext_mention(x, i);
        if (m->node == here->node && m->kind == MENTION_NAME && m->first <= here->first && m->last - m->first > 1)
            return FALSE;
    }
    return TRUE;
}

static double points_of(const Owners *owners, const Country *country, const OfficeHeld *held, gboolean known)
{
    const double home = owners->home_total > 0 ? country->home / (owners->home_total + 1) : 0;
    const double often = held->office->often != NULL && g_str_equal(held->office->often, country->id) ? OFTEN : 0;
    const double together =
        country->together / pow(country->sentences + 2., COMMON) / pow(MAX(owners->sentences, 1), OFTEN_NAMED);
    return together + often + home * HOME * (known ? KNOWN : 1);
}

static const char *likely_owner(Owners *owners, const OfficeHeld *held, double margin)
{
    const guint32 person = ext_mention(owners->x, held->person)->node;
    const gboolean known = is_known(owners->x, held);
    count_together(owners, person);
    add_setting(owners, held);
    double best = 0, second = 0;
    const char *owner = NULL;
    for (guint i = 0; i < owners->countries->len; i++) {
        const Country *const country = &g_array_index(owners->countries, Country, i);
        if (!can_have(country, held->office) || (held->office->head && is_taken(owners->x, country->id, person)))
            continue;
        const double points = points_of(owners, country, held, known);
        if (points > best) {
            second = best;
            best = points;
            owner = country->id;
        } else {
            second = MAX(second, points);
        }
    }
    return best >= LEAST && best >= second * margin ? owner : NULL;
}

/* The country the person is the head of: who speaks for a head speaks for the country; who speaks for a lawmaker, for nobody
 * else. */
static guint32 led_by(const Extractor *x, guint32 person)
{
    for (guint i = 0; i < x->heads->len; i++) {
        const OfficeHeld *const held = &g_array_index(x->heads, OfficeHeld, i);
        if (ext_mention(x, held->person)->node == person && ext_node_type(x, held->owner) == ENT_COUNTRY)
            return held->owner;
    }
    return ENT_NONE;
}

/* `found` tells a reader how. */
static void take_owner(Extractor *x, OfficeHeld held, guint32 owner, const char *found)
{
    ext_add_explained(x, ext_mention(x, held.person)->node, x->represents, owner, held.first, held.last, ENT_STATED, "context",
                      SURE, ext_why(x, held.first, held.last, held.person, ENT_NONE, found));
    held.owner = owner;
    if (held.office->head && ext_node_type(x, owner) == ENT_COUNTRY)
        g_array_append_val(x->heads, held);
}

static gboolean has_country(const Extractor *x, guint32 person)
{
    const guint32 represented = ext_represented(x, person);
    return represented != ENT_NONE && ext_node_type(x, represented) == ENT_COUNTRY;
}

/* The clearest first: a head found takes the country from the others. */
static void infer_all(Owners *owners)
{
    static const double margins[] = { 3, 2, MARGIN };
    Extractor *const x = owners->x;
    for (guint i = 0; i < x->unowned->len; i++) {
        const EntOffice *const office = g_array_index(x->unowned, OfficeHeld, i).office;
        if (office->often != NULL)
            country_of_id(owners, office->often);
    }
    for (guint round = 0; round < G_N_ELEMENTS(margins); round++)
        for (guint i = 0; i < MIN(x->unowned->len, MOST); i++) {
            const OfficeHeld held = g_array_index(x->unowned, OfficeHeld, i);
            if (held.boss != ENT_NONE || has_country(x, ext_mention(x, held.person)->node))
                continue;
            const char *const id = likely_owner(owners, &held, margins[round]);
            const guint32 owner = id == NULL ? ENT_NONE : ext_known_node(x, id);
            if (owner != ENT_NONE)
                take_owner(x, held, owner, "by the countries named near the person and where the article is at home");
        }
}

void ext_infer_owners(Extractor *x)
{
    if (x->represents == ENT_NONE || x->unowned->len == 0)
        return;
    Owners owners = { x, g_array_new(FALSE, FALSE, sizeof(Country)), 0, 0 };
    find_home(&owners);
    count_sentences(&owners);
    infer_all(&owners);
    for (guint i = 0; i < MIN(x->unowned->len, MOST); i++) { /* now that it is known who leads what */
        const OfficeHeld held = g_array_index(x->unowned, OfficeHeld, i);
        const guint32 owner = held.boss == ENT_NONE ? ENT_NONE : led_by(x, held.boss);
        if (owner != ENT_NONE)
            take_owner(x, held, owner, "by whom the office serves");
    }
    g_array_unref(owners.countries);
}
