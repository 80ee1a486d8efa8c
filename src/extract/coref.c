/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coref.c: pronouns and definite descriptions ("the alliance", "the two countries") → mentions of the entities they stand for.
 *
 * Pronouns go by the parse where there is one (pronouns.c). Without, by recency and agreement: "he", "she" take the person who
 * began the nearest sentence before, of agreeing gender where it is known (honorifics and earlier pronouns tell); "it" and "its"
 * a country or body likewise; "the alliance" the body of that sort named last; "the Peruvian leader", "the prime minister" the
 * person who holds that office. Words inside quotation marks are left alone: they are somebody else's.
 */
#include "extract/pronouns.h"

#include "base/str.h"

typedef struct Resolver {
    Extractor *x;
    guint8 *genders;  /* by node */
    gboolean *quoted; /* by token: inside double quotation marks */
} Resolver;

/* ---- gender ---- */

static Gender gender_of_title(const Extractor *x, const EntName *name)
{
    static const char *const man[] = { "mr.",       "mr",       "sir",         "king", "prince", "lord",
                                       "spokesman", "chairman", "congressman", "pope", "sheikh", NULL };
    static const char *const woman[] = { "mrs.", "mrs",  "ms.",         "ms",         "miss",          "queen", "princess",
                                         "lady", "dame", "spokeswoman", "chairwoman", "congresswoman", NULL };
    for (guint32 i = name->title; i != ENT_NONE && i < name->first; i++) {
        if (ext_is_one_of(x, i, man))
            return GENDER_MAN;
        if (ext_is_one_of(x, i, woman))
            return GENDER_WOMAN;
    }
    return GENDER_UNKNOWN;
}

static void learn_genders(Resolver *r)
{
    const EntDocument *const d = r->x->d;
    for (guint32 i = 0; i < d->n_names; i++) {
        const guint32 at = r->x->at[d->names[i].first];
        const Gender gender =
            at == ENT_NONE || d->names[i].kind != ENT_NAME_PERSON ? GENDER_UNKNOWN : gender_of_title(r->x, &d->names[i]);
        if (gender != GENDER_UNKNOWN)
            r->genders[ext_mention(r->x, at)->node] = (guint8)gender;
    }
}

/* ---- quotation marks ---- */

static void mark_quoted(Resolver *r)
{
    const EntDocument *const d = r->x->d;
    gboolean inside = FALSE;
    guint32 block = ENT_NONE;
    for (guint32 i = 0; i < d->n_tokens; i++) {
        const EntSentence *const s = ext_sentence_of(r->x, i);
        if (s->block != block)
            inside = FALSE;
        block = s->block;
        const EntStr mark = d->tokens[i].lower;
        if (ent_str_equal(mark, ENT_STR("\xE2\x80\x9C")) || ent_str_equal(mark, ENT_STR("``")))
            inside = TRUE;
        else if (ent_str_equal(mark, ENT_STR("\xE2\x80\x9D")))
            inside = FALSE;
        else if (ent_str_equal(mark, ENT_STR("\"")) || ent_str_equal(mark, ENT_STR("''")))
            inside = !inside;
        r->quoted[i] = inside;
    }
}

/* ---- pronouns ---- */

static gboolean agrees(const Resolver *r, guint32 node, Gender gender, gboolean person)
{
    if ((ext_node_type(r->x, node) == ENT_PERSON) != person)
        return FALSE;
    const Gender known = (Gender)r->genders[node];
    return !person || known == GENDER_UNKNOWN || known == gender;
}

/* The mention named last before token i in its sentence that owns things: a country or body; ENT_NONE where none. */
static guint32 last_body_before(const Resolver *r, guint32 i)
{
    const EntSentence *const s = ext_sentence_of(r->x, i);
    for (guint32 k = i; k > s->first; k--) {
        const guint32 at = r->x->at[k - 1];
        if (at != ENT_NONE && !r->quoted[k - 1] && ext_mention(r->x, at)->kind == MENTION_NAME &&
            ext_node_type(r->x, ext_mention(r->x, at)->node) != ENT_PERSON)
            return ext_mention(r->x, at)->node;
    }
    return ENT_NONE;
}

/* The first agreeing named mention of sentence s before token `before`, outside quotations; ENT_NONE where none. */
static guint32 first_in_sentence(const Resolver *r, guint32 s, guint32 before, Gender gender, gboolean person)
{
    const EntSentence *const sentence = &r->x->d->sentences[s];
    for (guint32 i = sentence->first; i < MIN(sentence->last, before); i++) {
        const guint32 at = r->x->at[i];
        if (at == ENT_NONE || r->quoted[i] || ext_mention(r->x, at)->first != i || ext_mention(r->x, at)->last > before)
            continue;
        if (agrees(r, ext_mention(r->x, at)->node, gender, person) &&
            (person || ext_mention(r->x, at)->kind != MENTION_ADJECTIVE))
            return ext_mention(r->x, at)->node;
    }
    return ENT_NONE;
}

static guint32 antecedent_of(const Resolver *r, guint32 i, Gender gender, gboolean person)
{
    enum { SENTENCES = 4 };
    const guint32 sentence = ext_token(r->x, i)->sentence;
    for (guint32 back = 0; back <= MIN(sentence, (guint32)SENTENCES); back++) {
        const guint32 node = first_in_sentence(r, sentence - back, i, gender, person);
        if (node != ENT_NONE)
            return node;
    }
    return ENT_NONE;
}

static void take_pronoun(Resolver *r, guint32 i)
{
    static const char *const man[] = { "he", "him", "his", "himself", NULL };
    static const char *const woman[] = { "she", "her", "hers", "herself", NULL };
    static const char *const body[] = { "its", NULL };
    Extractor *const x = r->x;
    const gboolean is_man = ext_is_one_of(x, i, man), is_woman = ext_is_one_of(x, i, woman), is_body = ext_is_one_of(x, i, body);
    if (!is_man && !is_woman && !is_body)
        return;
    const Gender gender = is_man ? GENDER_MAN : is_woman ? GENDER_WOMAN : GENDER_UNKNOWN;
    guint32 node = is_body ? last_body_before(r, i) : ENT_NONE;
    if (node == ENT_NONE)
        node = antecedent_of(r, i, gender, !is_body);
    if (node == ENT_NONE)
        return;
    ext_add_mention(x, i, i + 1, node,
                    is_body || ext_is(x, i, "his") || (ext_is(x, i, "her")) ? MENTION_ADJECTIVE : MENTION_PRONOUN);
    if (!is_body)
        r->genders[node] = (guint8)gender;
}

/* ---- descriptions ---- */

/* Sorts of bodies a noun can mean. */
static gboolean noun_means_sort(const Extractor *x, guint32 noun, const char *sort)
{
    static const struct {
        const char *noun, *sort;
    } pairs[] = { { "alliance", "alliance" }, { "bloc", "alliance" },         { "bloc", "bloc" },
                  { "bloc", "union" },        { "union", "union" },           { "grouping", "group" },
                  { "grouping", "club" },     { "group", "group" },           { "organization", "body" },
                  { "organisation", "body" }, { "organization", "alliance" }, { "organisation", "alliance" },
                  { "agency", "agency" },     { "newspaper", "outlet" },      { "outlet", "outlet" },
                  { "paper", "outlet" },      { "party", "party" },           { "court", "court" },
                  { "bank", "bank" },         { "company", "company" } };
    for (gsize i = 0; sort != NULL && i < G_N_ELEMENTS(pairs); i++)
        if (ext_is(x, noun, pairs[i].noun) && g_str_equal(pairs[i].sort, sort))
            return TRUE;
    return FALSE;
}

/* Whether a body's own name holds the noun: "the institute" for the Baltic Institute. */
static gboolean name_has_word(const EntNode *node, EntStr word)
{
    g_autofree char *folded = ent_fold(ent_str(node->name));
    g_autofree char *padded = g_strdup_printf(" %s ", folded);
    g_autofree char *needle = g_strdup_printf(" %.*s ", ENT_STR_ARG(word));
    return strstr(padded, needle) != NULL;
}

/* The body that "the <noun>" at token i means: named last before it. */
static guint32 body_described(const Extractor *x, guint32 i)
{
    for (guint32 k = i; k > 0; k--) {
        const guint32 at = x->at[k - 1];
        if (at == ENT_NONE || ext_node_type(x, ext_mention(x, at)->node) != ENT_ORGANIZATION)
            continue;
        const EntNode *const node = ent_graph_node(x->facts, ext_mention(x, at)->node);
        const EntEntry *const entry = ent_lexicon_entry(x->lexicon, node->id);
        if ((entry != NULL && noun_means_sort(x, i, entry->sort)) || name_has_word(node, ext_token(x, i)->lower))
            return ext_mention(x, at)->node;
    }
    return ENT_NONE;
}

static gboolean has_role(const EntNode *node, const EntOffice *office, guint32 owner)
{
    static const char *const heads[] = { "president", "prime minister",    "premier", "chancellor", "king", "queen",
                                         "leader",    "secretary general", "chief",   "chairman",   NULL };
    const gboolean any_head =
        g_str_equal(office->name, "leader") || g_str_equal(office->name, "chief") || g_str_equal(office->name, "head");
    for (guint i = 0; i < node->roles->len; i++) {
        const EntRole *const role = &g_array_index(node->roles, EntRole, i);
        if (owner != ENT_NONE && role->of != owner && role->of != ENT_NONE)
            continue;
        g_autofree char *title = ent_fold(ent_str(role->title));
        g_autofree char *wanted = ent_fold(ent_str(office->name));
        if (strstr(title, wanted) != NULL)
            return TRUE;
        for (const char *const *h = heads; any_head && *h != NULL; h++)
            if (strstr(title, *h) != NULL)
                return TRUE;
    }
    return FALSE;
}

/* The person who holds the office, named last before token i, else first behind it. */
static guint32 holder_of(const Extractor *x, guint32 i, const EntOffice *office, guint32 owner)
{
    guint32 behind = ENT_NONE;
    for (guint32 k = i; k > 0; k--) {
        const guint32 at = x->at[k - 1];
        if (at != ENT_NONE && ext_node_type(x, ext_mention(x, at)->node) == ENT_PERSON &&
            has_role(ent_graph_node(x->facts, ext_mention(x, at)->node), office, owner))
            return ext_mention(x, at)->node;
    }
    for (guint32 k = i; k < x->d->n_tokens && behind == ENT_NONE; k++) {
        const guint32 at = x->at[k];
        if (at != ENT_NONE && ext_node_type(x, ext_mention(x, at)->node) == ENT_PERSON &&
            has_role(ent_graph_node(x->facts, ext_mention(x, at)->node), office, owner))
            behind = ext_mention(x, at)->node;
    }
    return behind;
}

/* "The Kenyan trade minister" where the person's own title did not say of which country. */
static void learn_owner(Extractor *x, guint32 person, guint32 owner, guint32 first, guint32 last)
{
    const EntNode *const node = ent_graph_node(x->facts, person);
    for (guint i = 0; i < node->roles->len; i++)
        if (g_array_index(node->roles, EntRole, i).of != ENT_NONE)
            return;
    ext_add_evidence(x, person, x->represents, owner, first, last, ENT_STATED, "description", 0.8);
}

static void take_office_description(Extractor *x, guint32 the)
{
    guint32 i = the + 1, owner = ENT_NONE;
    const guint32 end = ext_sentence_of(x, the)->last;
    if (ent_document_is_late(x->d)) /* what follows looks through the whole text */
        return;
    if (i < end && x->at[i] != ENT_NONE && ext_node_type(x, ext_mention(x, x->at[i])->node) != ENT_PERSON) {
        owner = ext_mention(x, x->at[i])->node;
        i = ext_mention(x, x->at[i])->last;
    }
    if (i >= end || x->apposed[i] != ENT_NONE)
        return;
    guint32 last;
    gboolean plural;
    const EntOffice *const office = ext_office(x, i, &last, &plural);
    if (office == NULL || plural || office->kind == ENT_OFFICE_HONORIFIC || office->kind == ENT_OFFICE_STAFF || last > end)
        return;
    guint32 behind = last;
    if (last < end && ext_is(x, last, "of")) { /* "the president of Peru" */
        const guint32 of = ext_phrase_after(x, last + 1, &behind);
        if (of == ENT_NONE || owner != ENT_NONE || ext_node_type(x, ext_mention(x, of)->node) == ENT_PERSON)
            return;
        owner = ext_mention(x, of)->node;
    } else if (last < end && x->at[last] != ENT_NONE) {
        return; /* a title of the name behind it */
    }
    const guint32 person = holder_of(x, the, office, owner);
    if (person == ENT_NONE)
        return;
    if (owner != ENT_NONE)
        learn_owner(x, person, owner, i, last);
    /* the country keeps its mention: the description covers the words behind it */
    const guint32 described = ext_add_mention(x, i, last, person, MENTION_DESCRIPTION);
    if (owner != ENT_NONE && office->head && ext_node_type(x, owner) == ENT_COUNTRY) /* so that it is no other's */
        g_array_append_val(x->heads, ((OfficeHeld){ described, owner, ENT_NONE, office, i, last }));
    for (guint32 k = the; k < behind; k++)
        x->apposed[k] = described;
}

/* "The ministry" is that of the country whose ministry was named last: "Kenya's foreign ministry"; ENT_NONE where none was. */
static guint32 owner_of_office_noun(const Extractor *x, guint32 noun)
{
    enum { REACH = 4 };
    static const char *const nouns[] = { "ministry", "government", "embassy", "delegation", "parliament", NULL };
    if (!ext_is_one_of(x, noun, nouns))
        return ENT_NONE;
    for (guint32 i = noun; i > 0; i--) {
        if (!ent_str_equal(ext_token(x, i - 1)->lower, ext_token(x, noun)->lower))
            continue;
        if (x->at[i - 1] != ENT_NONE) /* "Kenyan Foreign Ministry" as a name */
            return ext_mention(x, x->at[i - 1])->node;
        const guint32 first = ext_sentence_of(x, i - 1)->first;
        for (guint32 k = i - 1; k > first && i - k < REACH; k--)
            if (x->at[k - 1] != ENT_NONE && ext_node_type(x, ext_mention(x, x->at[k - 1])->node) == ENT_COUNTRY)
                return ext_mention(x, x->at[k - 1])->node;
    }
    return ENT_NONE;
}

/* "The alliance"; with a capital ("the Alliance") it is a name of its own, and an alias. */
static void take_body_description(Extractor *x, guint32 the)
{
    const guint32 noun = the + 1;
    if (ent_document_is_late(x->d) || noun >= ext_sentence_of(x, the)->last || x->at[noun] != ENT_NONE ||
        ext_token(x, noun)->name != ENT_NONE)
        return;
    guint32 node = body_described(x, noun);
    if (node == ENT_NONE)
        node = owner_of_office_noun(x, noun);
    if (node == ENT_NONE)
        return;
    if (ext_token(x, noun)->shape != ENT_SHAPE_LOWER && !ext_sentence_of(x, noun)->title_case) {
        g_autofree char *alias = ent_str_dup(ent_document_text(x->d, noun, noun + 1));
        ent_node_add_alias(ent_graph_node(x->facts, node), alias);
    }
    ext_add_mention(x, noun, noun + 1, node, MENTION_DESCRIPTION);
}

/* The last list before token i with that many members, all countries where `countries`; gives one of its mentions, or ENT_NONE.
 */
static guint32 list_before(const Extractor *x, guint32 i, guint count, gboolean countries)
{
    enum { SENTENCES = 3 };
    g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint32));
    const guint32 sentence = ext_token(x, i)->sentence;
    const guint32 first = x->d->sentences[sentence > SENTENCES ? sentence - SENTENCES : 0].first;
    for (guint32 k = i; k > first; k--) {
        const gboolean in_title = x->apposed[k - 1] != ENT_NONE && x->apposed[k - 1] != x->at[k - 1];
        if (x->at[k - 1] == ENT_NONE || in_title)
            continue;
        ext_coordinated(x, x->at[k - 1], list);
        gboolean fits = list->len == count;
        for (guint m = 0; countries && fits && m < list->len; m++)
            fits = ext_node_type(x, ext_mention(x, g_array_index(list, guint32, m))->node) == ENT_COUNTRY;
        if (fits)
            return x->at[k - 1];
    }
    return ENT_NONE;
}

/* "The two sides", "these four countries", "both nations" */
static void take_group_description(Extractor *x, guint32 i)
{
    static const char *const openers[] = { "the", "these", "those", "both", NULL };
    static const char *const numbers[] = { "two", "three", "four", "five", "six", "seven" };
    static const char *const nouns[] = { "countries", "nations", "states", "governments", "neighbours", "neighbors", NULL };
    static const char *const sides[] = { "sides", "leaders",     "allies", "partners",  "parties", "men",
                                         "women", "politicians", "rivals", "ministers", NULL };
    const guint32 end = ext_sentence_of(x, i)->last;
    guint count = ext_is(x, i, "both") ? 2 : 0;
    guint32 noun = i + 1;
    if (!ext_is_one_of(x, i, openers) || noun >= end)
        return;
    for (guint n = 0; n < G_N_ELEMENTS(numbers) && count == 0; n++)
        if (ext_is(x, noun, numbers[n])) {
            count = n + 2;
            noun++;
        }
    const gboolean countries = noun < end && ext_is_one_of(x, noun, nouns);
    if (count == 0 || noun >= end || (!countries && !ext_is_one_of(x, noun, sides)))
        return;
    const guint32 list = list_before(x, i, count, countries);
    if (list == ENT_NONE)
        return;
    const guint32 mention = ext_add_mention(x, i, noun + 1, ext_mention(x, list)->node, MENTION_DESCRIPTION);
    ext_mention(x, mention)->group = list;
}

/* ---- what somebody does ---- */

static gboolean is_plan(const Extractor *x, guint32 i)
{
    static const char *const nouns[] = { "plan", "plans",    "proposal",   "proposals", "idea",
                                         "move", "decision", "initiative", "project",   "scheme",
                                         "bid",  "offer",    "suggestion", "draft",     NULL };
    return ext_is_one_of(x, i, nouns);
}

/* Whose plan it is: "Peru's plan", "the Peruvian proposal", "plan by Peru", "Peru plans to"; a node or ENT_NONE. */
static guint32 owner_of_plan(const Extractor *x, guint32 i)
{
    enum { REACH = 4 };
    const EntSentence *const s = ext_sentence_of(x, i);
    for (guint32 k = i; k > s->first && i - k < REACH; k--) {
        const guint32 at = x->at[k - 1];
        const guint32 after = at == ENT_NONE ? 0 : ext_mention(x, at)->last;
        if (at != ENT_NONE && (ext_mention(x, at)->kind == MENTION_ADJECTIVE || ext_is(x, after, "'s")))
            return ext_mention(x, at)->node;
        if (ext_token(x, k - 1)->kind != ENT_TOKEN_WORD && ext_token(x, k - 1)->kind != ENT_TOKEN_CLITIC)
            break;
    }
    const gboolean by = i + 2 < s->last && (ext_is(x, i + 1, "by") || ext_is(x, i + 1, "of"));
    const guint32 behind = by ? ext_phrase_after(x, i + 2, NULL) : ENT_NONE;
    return behind == ENT_NONE ? ENT_NONE : ext_mention(x, behind)->node;
}

/* "The plan", "this modest proposal" without an owner of its own is that of whoever was said last to have one. */
static void take_plan_description(Extractor *x, guint32 i, guint32 *owner)
{
    static const char *const openers[] = { "the", "this", "that", NULL };
    enum { REACH = 4 };
    if (is_plan(x, i) && owner_of_plan(x, i) != ENT_NONE)
        *owner = owner_of_plan(x, i);
    if (*owner == ENT_NONE || !ext_is_one_of(x, i, openers))
        return;
    const guint32 end = MIN(ext_sentence_of(x, i)->last, i + REACH);
    for (guint32 k = i + 1; k < end; k++) {
        if (x->at[k] != ENT_NONE || ext_token(x, k)->shape != ENT_SHAPE_LOWER || (ext_classes(x, k) & ~(guint)ENT_CLASS_ADVERB))
            return;
        if (!is_plan(x, k))
            continue;
        if (owner_of_plan(x, k) == ENT_NONE)
            ext_add_mention(x, k, k + 1, *owner, MENTION_DESCRIPTION);
        return;
    }
}

static gboolean is_open(const Resolver *r, guint32 i)
{
    return !r->quoted[i] && r->x->at[i] == ENT_NONE && ext_token(r->x, i)->kind == ENT_TOKEN_WORD;
}

static Resolver resolver_for(Extractor *x)
{
    Resolver r = { .x = x,
                   .genders = ent_arena_array(x->d->arena, x->facts->nodes->len + 1, sizeof(guint8)),
                   .quoted = ent_arena_array(x->d->arena, x->d->n_tokens + 1, sizeof(gboolean)) };
    mark_quoted(&r);
    return r;
}

void ext_resolve_pronouns(Extractor *x)
{
    if (x->d->parsed != NULL) {
        ext_rank_pronouns(x);
        return;
    }
    Resolver r = resolver_for(x);
    learn_genders(&r);
    for (guint32 i = 0; i < x->d->n_tokens; i++)
        if (is_open(&r, i))
            take_pronoun(&r, i);
}

void ext_resolve_late_pronouns(Extractor *x)
{
    if (x->d->parsed != NULL)
        ext_rank_pronouns(x);
}

void ext_resolve_descriptions(Extractor *x)
{
    const Resolver r = resolver_for(x);
    guint32 planner = ENT_NONE;
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        if (!is_open(&r, i))
            continue;
        take_plan_description(x, i, &planner);
        if (ext_is(x, i, "the")) {
            take_office_description(x, i);
            take_body_description(x, i);
        }
        take_group_description(x, i);
    }
}
