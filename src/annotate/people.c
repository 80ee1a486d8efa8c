/* SPDX-License-Identifier: Apache-2.0 */
/*
 * people.c: which capitalised runs are people (and which acronyms organizations), told by the whole article.
 *
 * Each candidate of two words or more gathers points: a common given name, a verb of saying beside it, an office in apposition
 * behind it, an initial inside, its last word standing alone or after "Mr." elsewhere. POINTS_PERSON make a person. Then single
 * words are people where they repeat the first or last word of a known one, and acronyms are organizations where one is spelled
 * out before them.
 */
#include "annotate/names_internal.h"

#include "base/str.h"

enum { POINTS_PERSON = 2 };

static const EntToken *token(const NameFinder *finder, guint32 i)
{
    return &finder->document->tokens[i];
}

static gboolean is_speech_verb(const NameFinder *finder, guint32 i)
{
    if (i >= finder->document->n_tokens)
        return FALSE;
    guint n = 0;
    const EntCueForm *const forms = ent_lexicon_cue_forms(finder->document->lexicon, token(finder, i)->lower, &n);
    for (guint k = 0; k < n; k++)
        if (forms[k].cue->speech && forms[k].cue->pos == ENT_CUE_VERB)
            return TRUE;
    return FALSE;
}

static gboolean has_office_at(const NameFinder *finder, guint32 i)
{
    gsize n;
    gboolean plural;
    return ent_lexicon_office(finder->document->lexicon, finder->document->text, token(finder, i)->start, &n, &plural) != NULL;
}

/* ", the Brazilian trade minister" or " (Brazil's trade minister)" within a few words behind. */
static gboolean has_office_behind(const NameFinder *finder, guint32 last)
{
    enum { REACH = 9 };
    const EntDocument *const d = finder->document;
    if (last + 1 >= d->n_tokens ||
        !(ent_str_equal(token(finder, last)->lower, ENT_STR(",")) || ent_str_equal(token(finder, last)->lower, ENT_STR("("))))
        return FALSE;
    for (guint32 i = last + 1; i < MIN(last + REACH, d->n_tokens) && d->tokens[i].sentence == d->tokens[last].sentence; i++) {
        if (has_office_at(finder, i))
            return TRUE;
        if (ent_str_equal(d->tokens[i].lower, ENT_STR(",")))
            return FALSE;
    }
    return FALSE;
}

/* "The trade minister, |": an office within a few words before the comma. */
static gboolean has_office_before(const NameFinder *finder, guint32 first)
{
    enum { REACH = 12 };
    const guint32 sentence = finder->document->sentences[token(finder, first)->sentence].first;
    if (first < sentence + 3 || !ent_str_equal(token(finder, first - 1)->lower, ENT_STR(",")))
        return FALSE;
    for (guint32 i = first - 1; i > sentence && first - i < REACH; i--) {
        if (has_office_at(finder, i - 1))
            return TRUE;
        if (token(finder, i - 1)->kind == ENT_TOKEN_PUNCT && !ent_str_equal(token(finder, i - 1)->lower, ENT_STR("-")))
            return FALSE;
    }
    return FALSE;
}

/* "Ana Ruiz and |": a known person joined to the candidate. */
static gboolean joins_person(const NameFinder *finder, const Candidate *c)
{
    const EntDocument *const d = finder->document;
    const guint32 before = c->first > 1 && ent_str_equal(token(finder, c->first - 1)->lower, ENT_STR("and"))
                               ? token(finder, c->first - 2)->name
                               : ENT_NONE;
    const guint32 after = c->last + 1 < d->n_tokens && ent_str_equal(token(finder, c->last)->lower, ENT_STR("and"))
                              ? token(finder, c->last + 1)->name
                              : ENT_NONE;
    return (before != ENT_NONE && g_array_index(finder->names, EntName, before).kind == ENT_NAME_PERSON) ||
           (after != ENT_NONE && g_array_index(finder->names, EntName, after).kind == ENT_NAME_PERSON);
}

/* How often the words of candidates and titled names end in this word, by that word: "Lind" of "Ms. Lind" and "Anna Lind".
 */
static GHashTable *count_single_words(const NameFinder *finder)
{
    GHashTable *const counts = g_hash_table_new(g_str_hash, g_str_equal);
    const guint titled = 10; /* "Mr. X" says more than X alone */
    for (guint i = 0; i < finder->candidates->len; i++) {
        const Candidate *const c = &g_array_index(finder->candidates, Candidate, i);
        const char *const word = token(finder, c->first)->lower.p;
        if (c->last - c->first == 1)
            g_hash_table_insert(counts, (gpointer)word,
                                GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, word)) + 1));
    }
    for (guint i = 0; i < finder->names->len; i++) {
        const EntName *const name = &g_array_index(finder->names, EntName, i);
        if (name->kind != ENT_NAME_PERSON || name->last - name->first != 1)
            continue;
        const char *const word = token(finder, name->first)->lower.p;
        g_hash_table_insert(counts, (gpointer)word,
                            GUINT_TO_POINTER(GPOINTER_TO_UINT(g_hash_table_lookup(counts, word)) + titled));
    }
    return counts;
}

static int points_of(const NameFinder *finder, const Candidate *c, GHashTable *singles)
{
    const EntDocument *const d = finder->document;
    int points = ent_names_tag_points(finder, c);
    if (ent_lexicon_is_given_name(d->lexicon, ent_document_text(d, c->first, c->first + 1)))
        points += 2;
    if (is_speech_verb(finder, c->last) || (c->first > 0 && is_speech_verb(finder, c->first - 1)))
        points += 2;
    if (has_office_behind(finder, c->last) || has_office_before(finder, c->first))
        points += 2;
    if (joins_person(finder, c))
        points += 2;
    const guint first = GPOINTER_TO_UINT(g_hash_table_lookup(singles, token(finder, c->first)->lower.p));
    const guint last = GPOINTER_TO_UINT(g_hash_table_lookup(singles, token(finder, c->last - 1)->lower.p));
    if (last >= 10) /* "Ana Ruiz" where "Ms. Ruiz" follows */
        points += 5;
    else if (first + last >= 10)
        points += 3;
    else if (last > 0)
        points += 2;
    for (guint32 i = c->first; i < c->last; i++) {
        const EntToken *const t = token(finder, i);
        if (t->end - t->start == 2 && t->lower.p[1] == '.')
            points += 2; /* an initial */
        if (t->shape == ENT_SHAPE_UPPER && t->end - t->start > 2)
            points -= 2;
        const gboolean cut = t->lower.p[t->lower.n - 1] == '.' || t->end - t->start == 1;
        if (cut && (i + 1 == c->last || (i == c->first && t->end - t->start == 1)))
            points -= 4; /* "Alicia M.", "D-Va." */
    }
    if (c->first > 0 && ent_str_equal(token(finder, c->first - 1)->lower, ENT_STR("the")))
        points -= 3;
    if (c->last - c->first > 5)
        points -= 3;
    return points;
}

static void take_person(NameFinder *finder, const Candidate *c, gboolean sure)
{
    ent_names_add(finder,
                  (EntName){ .first = c->first, .last = c->last, .kind = ENT_NAME_PERSON, .title = ENT_NONE, .sure = sure });
}

/* Words that stand for a known person alone: the last word of a name of several, the first where it is used so ("Mr. Wei" of Wei
 * Zhong is caught by the title). Keys are lower-case words. */
static GHashTable *known_surnames(const NameFinder *finder)
{
    GHashTable *const known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < finder->names->len; i++) {
        const EntName *const name = &g_array_index(finder->names, EntName, i);
        if (name->kind != ENT_NAME_PERSON || name->first == name->last)
            continue;
        g_hash_table_add(known, (gpointer)token(finder, name->last - 1)->lower.p);
        if (name->last - name->first == 2 &&
            !ent_lexicon_is_given_name(finder->document->lexicon,
                                       ent_document_text(finder->document, name->first, name->first + 1)))
            g_hash_table_add(known, (gpointer)token(finder, name->first)->lower.p);
    }
    return known;
}

/* "(LDP)" right behind an organization's name. */
static gboolean is_spelled_out_before(const NameFinder *finder, guint32 i)
{
    if (i < 2 || !ent_str_equal(token(finder, i - 1)->lower, ENT_STR("(")))
        return FALSE;
    const guint32 before = token(finder, i - 2)->name;
    return before != ENT_NONE && g_array_index(finder->names, EntName, before).kind == ENT_NAME_ORGANIZATION;
}

static GHashTable *known_acronyms(const NameFinder *finder)
{
    GHashTable *const known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < finder->candidates->len; i++) {
        const Candidate *const c = &g_array_index(finder->candidates, Candidate, i);
        if (c->last - c->first == 1 && token(finder, c->first)->shape == ENT_SHAPE_UPPER &&
            is_spelled_out_before(finder, c->first))
            g_hash_table_add(known, (gpointer)token(finder, c->first)->lower.p);
    }
    return known;
}

/* "Ruiz, Kenya's president": not the first word of a sentence, which may be any word. */
static gboolean is_explained(const NameFinder *finder, const Candidate *c)
{
    const guint32 sentence = finder->document->sentences[token(finder, c->first)->sentence].first;
    const gboolean ordinary =
        g_hash_table_contains(finder->lower_words, token(finder, c->first)->lower.p) || c->first == sentence;
    const gboolean thing = c->first > 0 && ent_str_equal(token(finder, c->first - 1)->lower, ENT_STR("the"));
    return !ordinary && !thing && token(finder, c->first)->shape == ENT_SHAPE_TITLE &&
           (has_office_behind(finder, c->last) || joins_person(finder, c));
}

static void judge_single_words(NameFinder *finder)
{
    g_autoptr(GHashTable) surnames = known_surnames(finder);
    g_autoptr(GHashTable) acronyms = known_acronyms(finder);
    for (guint i = 0; i < finder->candidates->len; i++) {
        const Candidate *const c = &g_array_index(finder->candidates, Candidate, i);
        const EntToken *const t = token(finder, c->first);
        if (c->last - c->first != 1 || t->name != ENT_NONE || (ent_word_classes(t->lower) & ENT_CLASS_PRONOUN))
            continue;
        if (t->shape == ENT_SHAPE_UPPER && g_hash_table_contains(acronyms, t->lower.p))
            ent_names_add(
                finder,
                (EntName){ .first = c->first, .last = c->last, .kind = ENT_NAME_ORGANIZATION, .title = ENT_NONE, .sure = TRUE });
        else if (g_hash_table_contains(surnames, t->lower.p) || is_explained(finder, c))
            take_person(finder, c, TRUE);
    }
}

/* In headlines and headings, where everything is capitalised, only words known from the body count. */
static void find_in_title_case(NameFinder *finder)
{
    g_autoptr(GHashTable) surnames = known_surnames(finder);
    const EntDocument *const d = finder->document;
    for (guint32 s = 0; s < d->n_sentences; s++) {
        const EntSentence *const sentence = &d->sentences[s];
        for (guint32 i = sentence->first; sentence->title_case && i < sentence->last; i++) {
            const EntToken *const t = token(finder, i);
            if (t->kind != ENT_TOKEN_WORD || t->shape == ENT_SHAPE_LOWER || t->name != ENT_NONE ||
                !g_hash_table_contains(surnames, t->lower.p))
                continue;
            guint32 first = i;
            if (i > sentence->first && token(finder, i - 1)->name == ENT_NONE &&
                ent_lexicon_is_given_name(d->lexicon, ent_document_text(d, i - 1, i)))
                first--;
            take_person(finder, &(Candidate){ first, i + 1 }, TRUE);
        }
    }
}

void ent_judge_candidates(NameFinder *finder)
{
    g_autoptr(GHashTable) singles = count_single_words(finder);
    for (guint round = 0; round < 2; round++) /* the second round sees the people of the first */
        for (guint i = 0; i < finder->candidates->len; i++) {
            const Candidate *const c = &g_array_index(finder->candidates, Candidate, i);
            if (c->last - c->first > 1 && token(finder, c->first)->name == ENT_NONE &&
                points_of(finder, c, singles) >= POINTS_PERSON)
                take_person(finder, c, FALSE);
        }
    judge_single_words(finder);
    find_in_title_case(finder);
}
