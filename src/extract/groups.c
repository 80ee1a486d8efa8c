/* SPDX-License-Identifier: Apache-2.0 */
/*
 * groups.c: groupings told in the text → `member_of`: "the Forum (NF), made up of Peru, Chile and Kenya"; "Peru and Chile, known
 * as the “Northern Two”"; "Kenya, which is a member of the union"; "alliance members such as Peru".
 */
#include "extract/extract_internal.h"

#include "base/str.h"

static gboolean is_organization_mention(const Extractor *x, guint32 mention)
{
    return mention != ENT_NONE && ext_node_type(x, ext_mention(x, mention)->node) == ENT_ORGANIZATION;
}

/* Tokens matched by one of the phrases at i; 0 where none does. */
static guint32 phrase_length(const Extractor *x, guint32 i, const char *const *phrases)
{
    for (; *phrases != NULL; phrases++) {
        g_auto(GStrv) words = g_strsplit(*phrases, " ", -1);
        guint32 n = 0;
        while (words[n] != NULL && ext_is(x, i + n, words[n]))
            n++;
        if (words[n] == NULL)
            return n;
    }
    return 0;
}

/* The list around the mention, but of a description just what it describes. */
static void listed(const Extractor *x, guint32 mention, GArray *list)
{
    if (ext_mention(x, mention)->group != ENT_NONE)
        ext_members(x, mention, list);
    else
        ext_coordinated(x, mention, list);
}

/* Every country and body of the list becomes a member. */
static void add_members(Extractor *x, guint32 any_of_list, guint32 group, guint32 cue_first, guint32 cue_last)
{
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    listed(x, any_of_list, list);
    EntCertainty certainty;
    if (!ext_certainty(x, cue_first, cue_last, &certainty))
        return;
    for (guint i = 0; i < list->len; i++) {
        const Mention *const m = ext_mention(x, g_array_index(list, guint32, i));
        if (ext_node_type(x, m->node) != ENT_PERSON && m->kind != MENTION_ADJECTIVE)
            ext_add_evidence(x, m->node, x->member_of, group, cue_first, cue_last, certainty, "grouping", 0.9);
    }
}

/* The organization named last before token i in its sentence, acronym brackets and commas passed over. */
static guint32 group_before(const Extractor *x, guint32 i)
{
    enum { REACH = 7 };
    const guint32 first = ext_sentence_of(x, i)->first;
    for (guint32 k = i; k > first && i - k < REACH; k--)
        if (x->at[k - 1] != ENT_NONE)
            return is_organization_mention(x, x->at[k - 1]) ? ext_mention(x, x->at[k - 1])->node : ENT_NONE;
    return ENT_NONE;
}

/* "…, made up of A, B and C" */
static void take_composition(Extractor *x, guint32 i)
{
    static const char *const phrases[] = { "made up of",
                                           "comprised of",
                                           "comprising",
                                           "composed of",
                                           "consisting of",
                                           "which comprises",
                                           "which includes",
                                           "which groups",
                                           "grouping",
                                           "that includes",
                                           "whose members are",
                                           "whose members include",
                                           NULL };
    const guint32 n = phrase_length(x, i, phrases);
    if (n == 0)
        return;
    const guint32 group = group_before(x, i), member = ext_phrase_after(x, i + n, NULL);
    if (group != ENT_NONE && member != ENT_NONE)
        add_members(x, member, group, i, i + n);
}

/* "the Pacific |partners of NATO": the end of the noun that the capitals before `last` stand with, and of a name behind "of". */
static guint32 behind_noun(const Extractor *x, guint32 last, guint32 end)
{
    const EntParsed *const parsed = x->d->parsed;
    if (parsed == NULL || last >= end || parsed[last].pos != ENT_POS_NOUN || ext_token(x, last)->shape != ENT_SHAPE_LOWER ||
        parsed[last - 1].head != last)
        return last;
    last++;
    const gboolean of = last + 1 < end && ext_is(x, last, "of") && x->at[last + 1] != ENT_NONE;
    return of ? ext_mention(x, x->at[last + 1])->last : last;
}

/* The end of a name in capitals (in quotation marks or not) that begins at i; i where there is none. */
static guint32 new_name_end(const Extractor *x, guint32 i, guint32 end)
{
    guint32 last = i;
    while (last < end && ext_token(x, last)->kind == ENT_TOKEN_WORD && ext_token(x, last)->shape != ENT_SHAPE_LOWER)
        last++;
    while (last > i && last + 1 < end && (ext_is(x, last, "-") || ext_is(x, last, "of")) &&
           ext_token(x, last + 1)->shape != ENT_SHAPE_LOWER && ext_token(x, last + 1)->kind == ENT_TOKEN_WORD) {
        last++;
        while (last < end && ext_token(x, last)->kind == ENT_TOKEN_WORD && ext_token(x, last)->shape != ENT_SHAPE_LOWER)
            last++;
    }
    return last > i ? behind_noun(x, last, end) : last;
}

/* The acronym that follows a new name (", or PT3", "- PT3", "(NFP)"), or ENT_NONE. */
static guint32 acronym_behind(const Extractor *x, guint32 i, guint32 end)
{
    enum { REACH = 4 };
    for (guint32 k = i; k < MIN(end, i + REACH); k++) {
        const EntToken *const t = ext_token(x, k);
        if (t->kind == ENT_TOKEN_WORD && t->shape == ENT_SHAPE_UPPER)
            return k;
        if (t->kind == ENT_TOKEN_WORD && !ext_is(x, k, "or"))
            return ENT_NONE;
    }
    return ENT_NONE;
}

/* The node of a group newly named in [first, last): the body that is there, or that its acronym (a token or ENT_NONE) names, or a
 * new one. */
static guint32 node_of_new_name(Extractor *x, guint32 first, guint32 last, guint32 acronym)
{
    const guint32 there = x->at[first], short_form = acronym == ENT_NONE ? ENT_NONE : x->at[acronym];
    g_autofree char *name = ent_str_dup(ent_document_text(x->d, first, last));
    if (is_organization_mention(x, there) && ext_mention(x, there)->last >= last)
        return ext_mention(x, there)->node;
    if (!is_organization_mention(x, short_form))
        return ext_add_organization(x, first, last);
    ent_node_add_alias(ent_graph_node(x->facts, ext_mention(x, short_form)->node), name);
    return ext_mention(x, short_form)->node;
}

/* "A, B and C (known as the “Name” - ACRONYM)" */
static void take_naming(Extractor *x, guint32 i)
{
    static const char *const phrases[] = { "known as", "dubbed", "called", "referred to as", "nicknamed", "collectively known as",
                                           NULL };
    const guint32 n = phrase_length(x, i, phrases), end = ext_sentence_of(x, i)->last;
    if (n == 0 || i == ext_sentence_of(x, i)->first)
        return;
    guint32 back = i;
    while (back > ext_sentence_of(x, i)->first && ext_token(x, back - 1)->kind == ENT_TOKEN_PUNCT)
        back--;
    const guint32 described = ext_mention_before(x, back);
    guint32 first = i + n;
    while (first < end && (ext_is(x, first, "the") || ext_token(x, first)->kind == ENT_TOKEN_QUOTE))
        first++;
    const guint32 last = new_name_end(x, first, end);
    if (described == ENT_NONE || last == first)
        return;
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    listed(x, described, list);
    if (list->len < 2)
        return;
    const guint32 acronym = acronym_behind(x, last, end);
    const guint32 group = node_of_new_name(x, first, last, acronym);
    if (acronym != ENT_NONE && x->at[acronym] == ENT_NONE) {
        g_autofree char *alias = ent_str_dup(ent_document_text(x->d, acronym, acronym + 1));
        ent_node_add_alias(ent_graph_node(x->facts, group), alias);
        ext_add_mention(x, acronym, acronym + 1, group, MENTION_NAME);
    }
    add_members(x, described, group, i, i + n);
    for (guint32 k = first; k < last && x->d->parsed != NULL; k++)
        x->at[k] = ENT_NONE; /* another name of those it is said of does nothing beside them */
}

/* "member of the union", "a member of NATO", behind its subject; "alliance members such as A and B" */
static void take_member(Extractor *x, guint32 i)
{
    static const char *const nouns[] = { "member", "members", NULL };
    static const char *const such[] = { "such as",        "including",   "like",         "particularly", "especially",
                                        ", particularly", ", including", ", especially", ", such as",    NULL };
    if (!ext_is_one_of(x, i, nouns) || x->apposed[i] != ENT_NONE)
        return;
    if (i > ext_sentence_of(x, i)->first + 5 && ext_is(x, i - 1, "a") && (ext_classes(x, i - 2) & ENT_CLASS_BE) &&
        x->at[i - 3] != ENT_NONE) {
        const guint32 which = ext_mention(x, x->at[i - 3])->first; /* "NATO, of which Peru is a member" */
        if (which > 1 && ext_is(x, which - 1, "which") && ext_is(x, which - 2, "of") && group_before(x, which - 2) != ENT_NONE) {
            add_members(x, x->at[i - 3], group_before(x, which - 2), i, i + 1);
            return;
        }
    }
    guint32 group = ENT_NONE, member = ENT_NONE, after = i + 1;
    if (ext_is(x, i + 1, "of")) {
        const guint32 of = ext_phrase_after(x, i + 2, &after);
        if (is_organization_mention(x, of))
            group = ext_mention(x, of)->node;
        const EntSentence *const s = ext_sentence_of(x, i);
        if (of == ENT_NONE && i > s->first + 3 && (ext_classes(x, i - 2) & ENT_CLASS_BE) && x->at[i - 3] != ENT_NONE) {
            const guint32 which = ext_mention(x, x->at[i - 3])->first; /* "the union, which Peru is a member of" */
            if (which > s->first && ext_is(x, which - 1, "which"))
                group = group_before(x, which - 1);
            member = group != ENT_NONE ? x->at[i - 3] : ENT_NONE;
        }
        for (guint32 k = i; group != ENT_NONE && k > s->first && member == ENT_NONE; k--) {
            if (ext_classes(x, k - 1) & ENT_CLASS_BE)
                member = ext_subject_of(x, k - 1);
            const gboolean link = (ext_classes(x, k - 1) & ENT_CLASS_PREPOSITION) && !ext_is(x, k - 1, "of");
            if (link || ext_is(x, k - 1, "to")) /* "is talking to members of": no member itself */
                break;
        }
    }
    const guint32 n = phrase_length(x, after, such);
    if (n > 0) {
        for (guint32 k = i; group == ENT_NONE && k + 4 > i && k > 0; k--)
            if (is_organization_mention(x, ext_mention_before(x, k)))
                group = ext_mention(x, ext_mention_before(x, k))->node;
        member = ext_phrase_after(x, after + n, NULL);
    }
    if (group != ENT_NONE && member != ENT_NONE)
        add_members(x, member, group, i, i + 1);
}

void ext_find_groups(Extractor *x)
{
    if (x->member_of == ENT_NONE)
        return;
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        if (ext_token(x, i)->kind != ENT_TOKEN_WORD)
            continue;
        take_composition(x, i);
        take_naming(x, i);
        take_member(x, i);
    }
}
