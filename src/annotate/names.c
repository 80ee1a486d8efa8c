/* SPDX-License-Identifier: Apache-2.0 */
/*
 * names.c: tokens → names, by rules: what the lexicon knows, then runs of capitalised words told apart by the words in them and
 * around them.
 *
 *   1. lexicon: the longest known form at each word ("South Korea", "the Kremlin", "Reuters").
 *   2. runs: maximal runs of capitalised words are cut at offices and judged: a word such as "Ministry" makes an organization,
 * "Sea" a place, "Treaty" a thing (which swallows the country in "Paris Agreement"), a title before makes a person; the rest are
 * candidates.
 *   3. people.c: a candidate is a person where the article as a whole says so.
 *
 * Names are collected in any order and sorted at the end. O(n) but for the sort.
 */
#include "annotate/names_internal.h"

#include "base/str.h"

#include <string.h>

static gboolean is_capital(const EntToken *t)
{
    return t->kind == ENT_TOKEN_WORD &&
           (t->shape == ENT_SHAPE_TITLE || t->shape == ENT_SHAPE_UPPER || t->shape == ENT_SHAPE_MIXED);
}

gboolean ent_names_joined(const EntDocument *document, guint32 i)
{
    return i > 0 && document->tokens[i].start == document->tokens[i - 1].end;
}

static gboolean is_hyphen(const EntToken *t)
{
    return ent_str_equal(t->lower, ENT_STR("-"));
}

void ent_names_add(NameFinder *finder, EntName name)
{
    for (guint32 i = name.first; i < name.last; i++)
        finder->document->tokens[i].name = finder->names->len;
    g_array_append_val(finder->names, name);
}

void ent_names_take_back(NameFinder *finder, guint32 index)
{
    EntName *const name = &g_array_index(finder->names, EntName, index);
    for (guint32 i = name->first; i < name->last; i++)
        finder->document->tokens[i].name = ENT_NONE;
    name->last = name->first;
}

/* ---- 1. lexicon ---- */

static EntNameKind kind_of_entry(EntEntryKind kind)
{
    switch (kind) {
    case ENT_ENTRY_COUNTRY:
        return ENT_NAME_COUNTRY;
    case ENT_ENTRY_ORGANIZATION:
        return ENT_NAME_ORGANIZATION;
    case ENT_ENTRY_PERSON:
        return ENT_NAME_PERSON;
    default:
        return ENT_NAME_PLACE;
    }
}

/* Bytes to tokens: the first token at or after byte `end`. */
static guint32 token_after(const EntDocument *document, guint32 i, gsize end)
{
    while (i < document->n_tokens && document->tokens[i].start < end)
        i++;
    return i;
}

/* The end of the office that begins at i, or i. */
static guint32 office_end(const NameFinder *finder, guint32 i)
{
    gsize n;
    gboolean plural;
    const EntDocument *const d = finder->document;
    if (d->tokens[i].name != ENT_NONE || ent_lexicon_office(d->lexicon, d->text, d->tokens[i].start, &n, &plural) == NULL ||
        plural)
        return i;
    return token_after(d, i, d->tokens[i].start + n);
}

static void find_known(NameFinder *finder)
{
    EntDocument *const d = finder->document;
    for (guint32 i = 0; i < d->n_tokens;) {
        EntMatch match;
        const EntToken *const t = &d->tokens[i];
        guint32 last = i + 1;
        const guint32 office = t->kind == ENT_TOKEN_WORD ? office_end(finder, i) : i;
        if (office > last) { /* "Minister for Foreign Affairs" holds no review of that name */
            i = office;
            continue;
        }
        if (t->kind == ENT_TOKEN_WORD && ent_lexicon_match(d->lexicon, d->text, t->start, &match)) {
            const guint32 end = (guint32)(t->start + match.n);
            while (last < d->n_tokens && d->tokens[last].end <= end)
                last++;
            if (d->tokens[last - 1].end == end)
                ent_names_add(finder, (EntName){ .first = i,
                                                 .last = last,
                                                 .kind = kind_of_entry(match.entry->kind),
                                                 .entry = match.entry,
                                                 .form = match.kind,
                                                 .title = ENT_NONE,
                                                 .sure = TRUE });
        }
        i = last;
    }
}

/* ---- 2. runs ---- */

static gboolean is_particle(EntStr lower)
{
    static const char *const particles[] = { "von", "der",  "van", "de",  "la", "le",  "al",  "el",  "bin",
                                             "ibn", "da",   "dos", "del", "di", "du",  "den", "ben", "abu",
                                             "ul",  "bint", "y",   "e",   "zu", "ter", "ten", NULL };
    for (const char *const *p = particles; *p != NULL; p++)
        if (ent_str_equal(lower, ent_str(*p)))
            return TRUE;
    return FALSE;
}

/* Words that join the parts of an organization's name: "Council on Foreign Relations". */
static gboolean is_connector(EntStr lower)
{
    return ent_str_equal(lower, ENT_STR("of")) || ent_str_equal(lower, ENT_STR("for")) || ent_str_equal(lower, ENT_STR("on")) ||
           ent_str_equal(lower, ENT_STR("&"));
}

/* Whether a capital at i says little, because a sentence or quotation begins there. */
static gboolean begins_sentence(const EntDocument *document, guint32 i)
{
    const EntSentence *const s = &document->sentences[document->tokens[i].sentence];
    for (guint32 k = i; k > s->first; k--) {
        const EntToken *const before = &document->tokens[k - 1];
        if (before->kind != ENT_TOKEN_QUOTE && before->kind != ENT_TOKEN_PUNCT)
            return FALSE;
        if (before->kind == ENT_TOKEN_QUOTE || ent_str_equal(before->lower, ENT_STR(":")))
            return TRUE;
        if (!ent_str_equal(before->lower, ENT_STR("(")) && !ent_str_equal(before->lower, ENT_STR("[")))
            return FALSE;
    }
    return TRUE;
}

/* Whether the sentence-initial word at i is an ordinary word with a capital. */
static gboolean is_ordinary(const NameFinder *finder, guint32 i)
{
    const EntToken *const t = &finder->document->tokens[i];
    if (ent_word_classes(t->lower) & ~(guint)ENT_CLASS_ABBREVIATION)
        return TRUE;
    if (g_hash_table_contains(finder->lower_words, t->lower.p))
        return TRUE;
    return t->lower.n > 5 && ent_str_ends(t->lower, ENT_STR("ing")) &&
           !ent_lexicon_is_given_name(finder->document->lexicon, ent_document_text(finder->document, i, i + 1));
}

/* "Yoon Suk-|yeol", but not "Lima-|led", "the Lima-|born Ana Ruiz". */
static gboolean belongs_behind_hyphen(const EntDocument *document, guint32 i, guint32 last)
{
    const EntToken *const t = &document->tokens[i];
    if (is_capital(t))
        return TRUE;
    const gboolean more = i + 1 < last && is_capital(&document->tokens[i + 1]);
    return !more && t->lower.n > 1 && !ent_str_equal(t->lower, ENT_STR("led")) && !ent_str_equal(t->lower, ENT_STR("based"));
}

/* Particles between capitals, and connectors after a word that makes an organization. */
static gboolean continues_run(const NameFinder *finder, guint32 i, guint32 last, gboolean organization)
{
    const EntDocument *const d = finder->document;
    if (i + 1 >= last)
        return FALSE;
    const EntToken *const t = &d->tokens[i];
    if (is_hyphen(t))
        return ent_names_joined(d, i) && ent_names_joined(d, i + 1) && d->tokens[i + 1].kind == ENT_TOKEN_WORD &&
               belongs_behind_hyphen(d, i + 1, last);
    if (is_particle(t->lower) && is_hyphen(&d->tokens[i + 1])) /* "Amin al-|Hadi" */
        return ent_names_joined(d, i + 1) && i + 2 < last && ent_names_joined(d, i + 2) && is_capital(&d->tokens[i + 2]);
    if (is_particle(t->lower) || (organization && is_connector(t->lower)))
        return is_capital(&d->tokens[i + 1]) ||
               (i + 2 < last && (is_particle(d->tokens[i + 1].lower) || ent_str_equal(d->tokens[i + 1].lower, ENT_STR("the"))) &&
                is_capital(&d->tokens[i + 2]));
    return FALSE;
}

static gboolean token_is(const NameFinder *finder, guint32 i, gboolean (*is)(const EntLexicon *, EntStr))
{
    return is(finder->document->lexicon, ent_document_text(finder->document, i, i + 1));
}

/* The end of the run of capitals that begins at i. */
static guint32 run_end(const NameFinder *finder, guint32 first, guint32 last)
{
    const EntDocument *const d = finder->document;
    gboolean organization = FALSE;
    guint32 i = first;
    while (i < last) {
        const guint32 office = is_capital(&d->tokens[i]) ? MIN(office_end(finder, i), last) : i;
        if (office > i + 1) { /* "Secretary of State" */
            i = office;
            continue;
        }
        const gboolean after_hyphen = i > first && is_hyphen(&d->tokens[i - 1]) && ent_names_joined(d, i);
        const gboolean after_particle = i > first && !is_capital(&d->tokens[i - 1]) && !is_hyphen(&d->tokens[i - 1]);
        if (is_capital(&d->tokens[i]) || after_hyphen || d->tokens[i].name != ENT_NONE)
            organization |= token_is(finder, i, ent_lexicon_is_organization_word);
        else if (!(after_particle && is_particle(d->tokens[i].lower)) &&
                 !(after_particle && ent_str_equal(d->tokens[i].lower, ENT_STR("the"))) &&
                 !continues_run(finder, i, last, organization))
            break;
        i++;
    }
    while (i > first && !is_capital(&d->tokens[i - 1]) && d->tokens[i - 1].name == ENT_NONE &&
           !(i - 1 > first && is_hyphen(&d->tokens[i - 2])))
        i--;
    return i;
}

/* "Trade and | Investment Partnership": back over "and" to capitals that are no name of their own. */
static guint32 before_and(const EntDocument *document, guint32 first)
{
    const guint32 sentence = document->sentences[document->tokens[first].sentence].first;
    if (first < sentence + 3 || !ent_str_equal(document->tokens[first - 1].lower, ENT_STR("and")))
        return first;
    guint32 i = first - 1;
    while (i > sentence + 1 && is_capital(&document->tokens[i - 1]) && document->tokens[i - 1].name == ENT_NONE &&
           ent_word_classes(document->tokens[i - 1].lower) == 0)
        i--;
    return i < first - 1 ? i : first;
}

/* Takes [first, last) as one name of that kind; what the lexicon knew inside goes, but organizations inside a thing stay ("NATO
 * Summit"). */
static void take_name(NameFinder *finder, guint32 first, guint32 last, EntNameKind kind, guint32 title)
{
    const EntDocument *const d = finder->document;
    for (guint32 i = first; i < last; i++) {
        const guint32 inside = d->tokens[i].name;
        if (inside == ENT_NONE)
            continue;
        const EntName *const known = &g_array_index(finder->names, EntName, inside);
        if (kind == ENT_NAME_OTHER && known->kind == ENT_NAME_ORGANIZATION)
            return;
        if (known->first == first && known->last == last)
            return; /* the lexicon knows just this */
    }
    for (guint32 i = first; i < last; i++)
        if (d->tokens[i].name != ENT_NONE)
            ent_names_take_back(finder, d->tokens[i].name);
    ent_names_add(
        finder,
        (EntName){
            .first = first, .last = last, .kind = kind, .title = title, .sure = kind != ENT_NAME_PERSON || title != ENT_NONE });
}

/* The last token in [first, last) that is such a word and not inside a name the lexicon gave; ENT_NONE where none. */
static guint32 last_such_word(const NameFinder *finder, guint32 first, guint32 last, gboolean (*is)(const EntLexicon *, EntStr))
{
    for (guint32 i = last; i > first; i--)
        if (finder->document->tokens[i - 1].name == ENT_NONE && token_is(finder, i - 1, is))
            return i - 1;
    return ENT_NONE;
}

/* "Institute for …", "Bank of …": the word that makes it an organization leads. */
static gboolean leads_with_organization(const NameFinder *finder, guint32 first, guint32 last)
{
    for (guint32 i = first; i + 1 < last; i++)
        if (is_connector(finder->document->tokens[i + 1].lower))
            return token_is(finder, i, ent_lexicon_is_organization_word);
    return FALSE;
}

/* "Jack London", "Jordan Hayes": a given name beside a word the lexicon takes for a country or place. */
static gboolean is_person_in_disguise(const NameFinder *finder, guint32 first, guint32 last)
{
    const EntDocument *const d = finder->document;
    guint unknown = 0;
    for (guint32 i = first; i < last; i++) {
        const guint32 inside = d->tokens[i].name;
        if (inside == ENT_NONE) {
            unknown++;
            continue;
        }
        const EntName *const name = &g_array_index(finder->names, EntName, inside);
        if (name->last - name->first > 1 || name->form == ENT_FORM_DEMONYM || name->form == ENT_FORM_PEOPLE ||
            name->kind == ENT_NAME_ORGANIZATION)
            return FALSE;
    }
    return last - first == 2 && unknown == 1 && token_is(finder, first, ent_lexicon_is_given_name);
}

/* Tokens between the names the lexicon gave are people after a title, else candidates. */
static void take_pieces(NameFinder *finder, guint32 first, guint32 last, guint32 title)
{
    const EntDocument *const d = finder->document;
    const gboolean tagged = finder->document->tokens[first].name == ENT_NONE && ent_names_is_tagged_person(finder, first, last);
    if (tagged || is_person_in_disguise(finder, first, last)) {
        take_name(finder, first, last, ENT_NAME_PERSON, title);
        return;
    }
    for (guint32 i = first; i < last;) {
        guint32 end = i;
        while (end < last && d->tokens[end].name == ENT_NONE)
            end++;
        const guint32 next = MAX(end, i + 1);
        while (i < end && is_hyphen(&d->tokens[i]))
            i++;
        const gboolean dangling = end > i && is_hyphen(&d->tokens[end - 1]); /* "Franco-|German": no name */
        if (end > i && !dangling) {
            if (title != ENT_NONE && i == first)
                take_name(finder, i, end, ENT_NAME_PERSON, title);
            else
                g_array_append_val(finder->candidates, ((Candidate){ i, end }));
        }
        i = next;
    }
}

/* Judges [first, last), which holds no office, with the title before it. */
static void take_segment(NameFinder *finder, guint32 first, guint32 last, guint32 title)
{
    if (last - first == 1 && ent_str_equal(finder->document->tokens[first].lower, ENT_STR("i")))
        return; /* "as Secretary |I championed" */
    const guint32 thing = last_such_word(finder, first, last, ent_lexicon_is_thing_word);
    const guint32 organization = last_such_word(finder, first, last, ent_lexicon_is_organization_word);
    const guint32 place = last_such_word(finder, first, last, ent_lexicon_is_place_word);
    const gboolean titled =
        title != ENT_NONE && last - first >= 2 && last - first <= 3 && finder->document->tokens[first].name == ENT_NONE;
    if (titled && organization + 1 == last) { /* "Chairman Li Gang": behind a title a short name is a person's */
        take_name(finder, first, last, ENT_NAME_PERSON, title);
        return;
    }
    if ((organization + 1 == last || place + 1 == last) && ent_names_is_tagged_person(finder, first, last)) {
        take_name(finder, first, last, ENT_NAME_PERSON, title); /* "Kelly Ward" */
        return;
    }
    if (organization != ENT_NONE || thing != ENT_NONE)
        first = title == ENT_NONE ? before_and(finder->document, first) : first;
    if (organization != ENT_NONE && (thing == ENT_NONE || organization > thing || leads_with_organization(finder, first, last))) {
        if (last - first > 1)
            take_name(finder, first, last, ENT_NAME_ORGANIZATION, ENT_NONE);
    } else if (thing != ENT_NONE) {
        take_name(finder, first, last, ENT_NAME_OTHER, ENT_NONE);
    } else if (place != ENT_NONE) {
        take_name(finder, first, last, ENT_NAME_PLACE, ENT_NONE);
    } else {
        take_pieces(finder, first, last, title);
    }
}

/* "King Osric", "Pope Francis": such a title is part of the name. */
static gboolean is_name_title(const EntDocument *document, guint32 i)
{
    static const char *const titles[] = { "king", "queen", "pope", "prince", "princess", "emperor", "empress", "sultan", NULL };
    for (const char *const *t = titles; *t != NULL; t++)
        if (ent_str_equal(document->tokens[i].lower, ent_str(*t)))
            return TRUE;
    return FALSE;
}

static void take_run(NameFinder *finder, guint32 first, guint32 last)
{
    guint32 title = ENT_NONE, from = first;
    for (guint32 i = first; i < last;) {
        const guint32 end = MIN(office_end(finder, i), last);
        if (end == i) {
            i++;
            continue;
        }
        if (i > from)
            take_segment(finder, from, i, title);
        title = i > from || title == ENT_NONE ? i : title; /* titles in a row are one: "Defence Minister General" */
        from = i = end;
    }
    if (from == last)
        return;
    if (title != ENT_NONE && title + 1 == from && last - from <= 2 && is_name_title(finder->document, title))
        take_name(finder, title, last, ENT_NAME_PERSON, ENT_NONE);
    else
        take_segment(finder, from, last, title);
}

/* A title in lower case before a run: "chancellor Greta Brandt", "spokeswoman Ana Ruiz". Gives its first token, or ENT_NONE. */
static guint32 lower_title_before(const NameFinder *finder, guint32 first)
{
    const EntDocument *const d = finder->document;
    const guint32 sentence = d->sentences[d->tokens[first].sentence].first;
    for (guint32 back = 4; back >= 1; back--) {
        gsize n;
        gboolean plural;
        if (first < sentence + back)
            continue;
        const guint32 i = first - back;
        const EntOffice *const office = ent_lexicon_office(d->lexicon, d->text, d->tokens[i].start, &n, &plural);
        if (office != NULL && !plural && office->before && token_after(d, i, d->tokens[i].start + n) == first)
            return i;
    }
    return ENT_NONE;
}

static void find_runs_in(NameFinder *finder, const EntSentence *s)
{
    const EntDocument *const d = finder->document;
    for (guint32 i = s->first; i < s->last;) {
        if (!is_capital(&d->tokens[i]) && d->tokens[i].name == ENT_NONE) {
            i++;
            continue;
        }
        const gboolean begins = begins_sentence(d, i);
        if (d->tokens[i].name == ENT_NONE && (ent_word_classes(d->tokens[i].lower) & ~(guint)ENT_CLASS_ABBREVIATION) != 0 &&
            (begins || d->tokens[i].lower.n <= 3)) {
            i++;
            continue;
        }
        const guint32 last = run_end(finder, i, s->last);
        if (last == i) {
            i++;
            continue;
        }
        guint32 first = i;
        if (begins && d->tokens[i].name == ENT_NONE && last - first > 1 && office_end(finder, first) == first &&
            is_ordinary(finder, first))
            first++;
        const guint32 title = lower_title_before(finder, first);
        if (title != ENT_NONE && d->tokens[first].name == ENT_NONE && office_end(finder, first) == first)
            take_segment(finder, first, last, title);
        else
            take_run(finder, first, last);
        i = last;
    }
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    const EntName *const x = a, *const y = b;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Sorts, drops what was taken back and points the tokens at their names. */
static void finish(NameFinder *finder)
{
    EntDocument *const d = finder->document;
    g_array_sort(finder->names, compare_names);
    d->names = ent_arena_array(d->arena, finder->names->len + 1, sizeof(EntName));
    d->n_names = 0;
    for (guint i = 0; i < finder->names->len; i++) {
        const EntName *const name = &g_array_index(finder->names, EntName, i);
        if (name->first == name->last)
            continue;
        for (guint32 k = name->first; k < name->last; k++)
            d->tokens[k].name = d->n_names;
        d->names[d->n_names++] = *name;
    }
}

void ent_find_names(EntDocument *document)
{
    NameFinder finder = { .document = document,
                          .names = g_array_new(FALSE, FALSE, sizeof(EntName)),
                          .candidates = g_array_new(FALSE, FALSE, sizeof(Candidate)),
                          .lower_words = g_hash_table_new(g_str_hash, g_str_equal) };
    for (guint32 i = 0; i < document->n_tokens; i++)
        if (document->tokens[i].kind == ENT_TOKEN_WORD && document->tokens[i].shape == ENT_SHAPE_LOWER)
            g_hash_table_add(finder.lower_words, (gpointer)document->tokens[i].lower.p);
    ent_names_count_tags(&finder);
    find_known(&finder);
    for (guint32 s = 0; s < document->n_sentences; s++)
        if (!document->sentences[s].title_case)
            find_runs_in(&finder, &document->sentences[s]);
    ent_judge_candidates(&finder);
    ent_names_add_tagged(&finder);
    finish(&finder);
    g_array_unref(finder.names);
    g_array_unref(finder.candidates);
    g_hash_table_unref(finder.lower_words);
    g_hash_table_unref(finder.votes);
}
