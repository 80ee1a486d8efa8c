/* SPDX-License-Identifier: Apache-2.0 */
/*
 * entities.c: names → the article's entities.
 *
 * All names of one entity meet in one node: what the lexicon knows by its id; people by full name without middle initials, and by
 * a part of it where it stands alone; organizations by name or the acronym given with it; ministries and governments by their
 * country. A capital is its state unless the words around make it a place; a place makes no mention.
 */
#include "extract/extract_internal.h"

#include "base/str.h"

Mention *ext_mention(const Extractor *x, guint32 index)
{
    return &g_array_index(x->mentions, Mention, index);
}

EntNodeType ext_node_type(const Extractor *x, guint32 node)
{
    return ent_graph_node(x->facts, node)->type;
}

guint32 ext_add_mention(Extractor *x, guint32 first, guint32 last, guint32 node, MentionKind kind)
{
    const Mention mention = { first, last, node, kind, ENT_NONE };
    for (guint32 i = first; i < last; i++)
        x->at[i] = x->mentions->len;
    g_array_append_val(x->mentions, mention);
    return x->mentions->len - 1;
}

static guint32 get_node(Extractor *x, const char *id, EntNodeType type, const char *name)
{
    const guint32 there = ent_graph_find_node(x->facts, id);
    return there != ENT_NONE ? there : ent_graph_add_node(x->facts, id, type, name);
}

static guint32 get_known(Extractor *x, const EntEntry *entry)
{
    static const EntNodeType types[] = { ENT_COUNTRY, ENT_ORGANIZATION, ENT_PERSON };
    const guint32 index = get_node(x, entry->id, types[entry->kind], entry->name);
    EntNode *const node = ent_graph_node(x->facts, index);
    if (entry->kind == ENT_ENTRY_COUNTRY && node->iso3166 == NULL)
        node->iso3166 = g_strdup(entry->iso3166);
    return index;
}

guint32 ext_known_node(Extractor *x, const char *id)
{
    const EntEntry *const entry = ent_lexicon_entry(x->lexicon, id);
    return entry == NULL || entry->kind == ENT_ENTRY_PLACE ? ENT_NONE : get_known(x, entry);
}

/* ---- metonymy of capitals ---- */

/* "in Tokyo", "visited Tokyo": where, not who. "From", "between", "with" and "against" take agents and stay. */
static gboolean is_place_here(const Extractor *x, const EntName *name)
{
    static const char *const where[] = { "in",         "at",     "near", "outside", "around",   "across",  "through",
                                         "throughout", "inside", "into", "via",     "downtown", "central", NULL };
    static const char *const motion[] = { "to", "from", "for", NULL };
    static const char *const movers[] = { "trip",      "visit",    "visits",   "flew",    "fly",     "flight",   "travel",
                                          "travelled", "traveled", "travels",  "arrived", "arrive",  "returned", "went",
                                          "came",      "left",     "departed", "moved",   "heading", "headed",   NULL };
    const guint32 first = name->first, last = name->last;
    const EntSentence *const s = ext_sentence_of(x, first);
    if (first > s->first && ext_is_one_of(x, first - 1, where))
        return TRUE;
    if (first > s->first + 1 && ext_is_one_of(x, first - 1, motion) && ext_is_one_of(x, first - 2, movers))
        return TRUE;
    /* "Vilnius, Lithuania", "TOKYO -": a dateline or an address */
    if (last + 1 < s->last && ext_is(x, last, ",") && ext_token(x, last + 1)->name != ENT_NONE) {
        const EntName *const next = &x->d->names[ext_token(x, last + 1)->name];
        if (next->kind == ENT_NAME_COUNTRY && next->entry == name->entry)
            return TRUE;
    }
    if (first == s->first && last < s->last &&
        (ext_is(x, last, "-") || ext_is(x, last, "\xE2\x80\x93") || ext_is(x, last, "\xE2\x80\x94")))
        return TRUE;
    /* a coordinated place: "in Paris and Tokyo" */
    if (first > s->first + 2 && ext_is(x, first - 1, "and") && x->at[first - 2] == ENT_NONE &&
        ext_token(x, first - 2)->name != ENT_NONE && x->d->names[ext_token(x, first - 2)->name].form == ENT_FORM_CAPITAL)
        return TRUE;
    /* "a Tokyo office", "Paris talks": the possessive would name the state */
    static const char *const buildings[] = { "office",     "summit", "conference", "meeting", "talks",  "airport",
                                             "university", "stock",  "court",      "police",  "suburb", "resident",
                                             "residents",  "bureau", "hotel",      NULL };
    return last < s->last && ext_is_one_of(x, last, buildings);
}

/* ---- people ---- */

/* The words of a name without middle initials and generational suffixes, folded: what people are compared by. */
static char *person_key(EntStr name)
{
    g_autofree char *folded = ent_fold(name);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    GString *const key = g_string_new(NULL);
    const guint n = g_strv_length(words);
    for (guint i = 0; i < n; i++) {
        const gboolean initial = i > 0 && i + 1 < n && words[i][0] != '\0' && *g_utf8_next_char(words[i]) == '\0';
        if (initial || (i > 1 && (g_str_equal(words[i], "jr") || g_str_equal(words[i], "sr"))))
            continue;
        g_string_append_printf(key, key->len > 0 ? " %s" : "%s", words[i]);
    }
    return g_string_free(key, FALSE);
}

static gboolean is_single_word(const EntName *name)
{
    return name->last - name->first == 1;
}

static gboolean key_has_word(const char *key, const char *word)
{
    const gsize n = strlen(word);
    const char *const last = strrchr(key, ' ');
    return last != NULL && (g_str_equal(last + 1, word) || (strncmp(key, word, n) == 0 && key[n] == ' '));
}

/* People of the article by key, so that a surname finds its owner. */
typedef struct People {
    GPtrArray *keys; /* char * */
    GArray *nodes;   /* guint32 */
    GArray *seen;    /* guint32: where each was last named, by token */
    GArray *times;   /* guint32: how often each is named in full */
} People;

/* "Anna Maria Lind" is "Anna Lind", where an article has both; a node or ENT_NONE. */
static guint32 with_same_ends(const People *people, const char *key)
{
    const char *const last = strrchr(key, ' '), *const first = strchr(key, ' ');
    for (guint i = 0; last != NULL && i < people->keys->len; i++) {
        const char *const other = g_ptr_array_index(people->keys, i);
        const char *const other_last = strrchr(other, ' '), *const other_first = strchr(other, ' ');
        const gboolean longer = first != last || other_first != other_last;
        if (other_last != NULL && longer && g_str_equal(last, other_last) && first - key == other_first - other &&
            strncmp(key, other, (gsize)(first - key)) == 0 && (first == last || other_first == other_last))
            return g_array_index(people->nodes, guint32, i);
    }
    return ENT_NONE;
}

/* "Anna Lind |OBE FRS", "Per Holm |III": honours and numbers behind a name are no part of it, unless all of it is in capitals. */
static EntStr without_honours(EntStr name)
{
    gsize end = name.n;
    for (gsize words = 0; words < 4; words++) {
        gsize start = end;
        while (start > 0 && g_ascii_isupper(name.p[start - 1]))
            start--;
        const gsize length = end - start;
        if (length < 2 || length > 4 || start < 2 || name.p[start - 1] != ' ' || memchr(name.p, ' ', start - 1) == NULL)
            break;
        end = start - 1;
    }
    const gboolean capitals = end > 1 && g_ascii_isupper(name.p[0]) && g_ascii_isupper(name.p[1]);
    return capitals ? name : ent_str_sub(name, 0, end);
}

static guint32 person_node(Extractor *x, People *people, EntStr whole)
{
    const EntStr printed = without_honours(whole);
    g_autofree char *key = person_key(printed);
    g_autofree char *slug = ent_slug(ent_str(key));
    g_autofree char *id = g_strconcat("person:", slug, NULL);
    guint32 there = ent_graph_find_node(x->facts, id);
    if (there == ENT_NONE)
        there = with_same_ends(people, key);
    if (there != ENT_NONE)
        return there;
    g_autofree char *name = ent_str_dup(printed);
    const guint32 node = ent_graph_add_node(x->facts, id, ENT_PERSON, name);
    const guint32 never = 0;
    g_ptr_array_add(people->keys, g_steal_pointer(&key));
    g_array_append_val(people->nodes, node);
    g_array_append_val(people->seen, never);
    g_array_append_val(people->times, never);
    return node;
}

/* The person whose full name has this single word: of several the one who is named in full most often, then who was named last
 * before it; ENT_NONE where none. */
static guint32 owner_of(const People *people, const char *word)
{
    guint32 best = ENT_NONE;
    for (guint i = 0; i < people->keys->len; i++) {
        if (!key_has_word(g_ptr_array_index(people->keys, i), word))
            continue;
        const guint32 times = g_array_index(people->times, guint32, i), seen = g_array_index(people->seen, guint32, i);
        const guint32 best_times = best == ENT_NONE ? 0 : g_array_index(people->times, guint32, best);
        if (times > best_times || (times == best_times && seen > g_array_index(people->seen, guint32, best)))
            best = i;
    }
    return best == ENT_NONE ? ENT_NONE : g_array_index(people->nodes, guint32, best);
}

static void note_seen(People *people, guint32 node, guint32 token)
{
    for (guint i = 0; i < people->nodes->len; i++)
        if (g_array_index(people->nodes, guint32, i) == node)
            g_array_index(people->seen, guint32, i) = token + 1;
}

static void note_times(People *people, guint32 node)
{
    for (guint i = 0; i < people->nodes->len; i++)
        g_array_index(people->times, guint32, i) += g_array_index(people->nodes, guint32, i) == node;
}

static void find_people(Extractor *x)
{
    People people = { g_ptr_array_new_with_free_func(g_free), g_array_new(FALSE, FALSE, sizeof(guint32)),
                      g_array_new(FALSE, FALSE, sizeof(guint32)), g_array_new(FALSE, FALSE, sizeof(guint32)) };
    const EntDocument *const d = x->d;
    for (guint32 i = 0; i < d->n_names; i++)
        if (d->names[i].kind == ENT_NAME_PERSON && d->names[i].entry == NULL && !is_single_word(&d->names[i]))
            note_times(&people, person_node(x, &people, ent_document_text(d, d->names[i].first, d->names[i].last)));
    for (guint32 i = 0; i < d->n_names; i++) {
        const EntName *const name = &d->names[i];
        if (name->kind != ENT_NAME_PERSON || name->entry != NULL)
            continue;
        const EntStr printed = ent_document_text(d, name->first, name->last);
        g_autofree char *word = ent_fold(printed);
        guint32 node = is_single_word(name) ? owner_of(&people, word) : ENT_NONE;
        if (node == ENT_NONE)
            node = person_node(x, &people, printed);
        note_seen(&people, node, name->first);
        g_autofree char *alias = ent_str_dup(printed);
        ent_node_add_alias(ent_graph_node(x->facts, node), alias);
        ext_add_mention(x, name->first, name->last, node, MENTION_NAME);
    }
    g_ptr_array_unref(people.keys);
    g_array_unref(people.nodes);
    g_array_unref(people.seen);
    g_array_unref(people.times);
}

/* ---- organizations ---- */

static gboolean is_ministry(const Extractor *x, const EntName *name)
{
    static const char *const words[] = { "ministry", "government", "embassy",  "cabinet", "administration",
                                         "navy",     "army",       "military", "forces",  NULL };
    for (guint32 i = name->first; i < name->last; i++)
        if (ext_is_one_of(x, i, words))
            return TRUE;
    return FALSE;
}

/* The country named inside [first, last) or as its owner right before: "Chinese Foreign Ministry", "Beijing's Foreign Ministry".
 */
static guint32 country_around(Extractor *x, const EntName *name)
{
    EntMatch match;
    for (guint32 i = name->first; i < name->last; i++)
        if (ent_lexicon_match(x->lexicon, x->d->text, ext_token(x, i)->start, &match) && match.entry->kind == ENT_ENTRY_COUNTRY)
            return get_known(x, match.entry);
    guint32 before = name->first;
    if (before > 0 && ext_token(x, before - 1)->kind == ENT_TOKEN_CLITIC)
        before--;
    if (before > 0 && ext_token(x, before - 1)->name != ENT_NONE) {
        const EntName *const owner = &x->d->names[ext_token(x, before - 1)->name];
        if (owner->kind == ENT_NAME_COUNTRY)
            return get_known(x, owner->entry);
    }
    return ENT_NONE;
}

/* The organization spelled out right before "(LDP)"; ENT_NONE where there is none. */
static guint32 spelled_out_before(const Extractor *x, const EntName *name)
{
    if (name->first < 2 || !ext_is(x, name->first - 1, "("))
        return ENT_NONE;
    const guint32 before = x->at[name->first - 2];
    return before != ENT_NONE && ext_node_type(x, ext_mention(x, before)->node) == ENT_ORGANIZATION ? ext_mention(x, before)->node
                                                                                                    : ENT_NONE;
}

static guint32 named_organization(Extractor *x, EntStr printed)
{
    g_autofree char *slug = ent_slug(printed);
    g_autofree char *id = g_strconcat("organization:", slug, NULL);
    g_autofree char *name = ent_str_dup(printed);
    return get_node(x, id, ENT_ORGANIZATION, name);
}

guint32 ext_add_organization(Extractor *x, guint32 first, guint32 last)
{
    const guint32 node = named_organization(x, ent_document_text(x->d, first, last));
    ext_add_mention(x, first, last, node, MENTION_NAME);
    return node;
}

/* An acronym that was spelled out earlier in the article, by alias. */
static guint32 organization_with_alias(const Extractor *x, EntStr printed)
{
    for (guint32 n = 0; n < x->facts->nodes->len; n++) {
        const EntNode *const node = ent_graph_node(x->facts, n);
        for (guint i = 0; node->type == ENT_ORGANIZATION && i < node->aliases->len; i++)
            if (ent_str_equal(ent_str(g_ptr_array_index(node->aliases, i)), printed))
                return n;
    }
    return ENT_NONE;
}

/* "Nikkei" after "Nikkei Asia": one word that begins the name of an outlet named before; ENT_NONE where none does. */
static guint32 outlet_beginning_with(const Extractor *x, const EntName *name, EntStr printed)
{
    if (name->last - name->first != 1 || (name->entry != NULL && g_strcmp0(name->entry->sort, "outlet") != 0))
        return ENT_NONE;
    for (guint32 n = 0; n < x->facts->nodes->len; n++) {
        const EntNode *const node = ent_graph_node(x->facts, n);
        const EntEntry *const entry = ent_lexicon_entry(x->lexicon, node->id);
        const EntStr whole = ent_str(node->name);
        if (entry != NULL && g_strcmp0(entry->sort, "outlet") == 0 && ent_str_starts(whole, printed) && whole.n > printed.n &&
            whole.p[printed.n] == ' ')
            return n;
    }
    return ENT_NONE;
}

/* "Manila's House of Representatives": a body the lexicon knows as another country's; a node named with its country, or ENT_NONE.
 */
static guint32 namesake_elsewhere(Extractor *x, const EntName *name, EntStr printed)
{
    if (name->entry == NULL || name->entry->iso3166 == NULL || ent_str_equal(printed, ent_str(name->entry->name)))
        return ENT_NONE;
    EntMatch match;
    guint32 owner = name->first;
    if (ent_lexicon_match(x->lexicon, x->d->text, ext_token(x, name->first)->start, &match) &&
        match.entry->kind == ENT_ENTRY_COUNTRY)
        return ENT_NONE;
    if (owner > 0 && ext_token(x, owner - 1)->kind == ENT_TOKEN_CLITIC)
        owner--;
    const guint32 of = name->last < x->d->n_tokens && ext_is(x, name->last, "of") ? name->last + 1 : ENT_NONE;
    const guint32 behind = of == ENT_NONE ? ENT_NONE : of + (of < x->d->n_tokens && ext_is(x, of, "the"));
    const guint32 at = owner > 0 && ext_token(x, owner - 1)->name != ENT_NONE ? ext_token(x, owner - 1)->name
                       : behind < x->d->n_tokens                              ? ext_token(x, behind)->name
                                                                              : ENT_NONE;
    const EntName *const country = at == ENT_NONE ? NULL : &x->d->names[at];
    if (country == NULL || country->kind != ENT_NAME_COUNTRY || g_strcmp0(country->entry->iso3166, name->entry->iso3166) == 0)
        return ENT_NONE;
    g_autofree char *whole = g_strdup_printf("%.*s of %s", ENT_STR_ARG(printed), country->entry->name);
    return named_organization(x, ent_str(whole));
}

/* "The House": of the chambers the article names, or of the United States where that is spoken of. */
static guint32 chamber_called_house(Extractor *x, EntStr printed)
{
    guint32 found = ENT_NONE;
    gboolean american = FALSE;
    if (!ent_str_equal(printed, ENT_STR("House")))
        return ENT_NONE;
    for (guint32 n = 0; n < x->facts->nodes->len && found == ENT_NONE; n++) {
        const EntNode *const node = ent_graph_node(x->facts, n);
        american = american || g_str_equal(node->id, "country:US");
        if (node->type == ENT_ORGANIZATION && strstr(node->name, "House of ") != NULL)
            found = n;
    }
    return found == ENT_NONE && american ? ext_known_node(x, "organization:united-states-house-of-representatives") : found;
}

static void take_organization(Extractor *x, const EntName *name)
{
    const EntStr printed = ent_document_text(x->d, name->first, name->last);
    guint32 node = name->entry == NULL && is_ministry(x, name) ? country_around(x, name) : ENT_NONE;
    if (node == ENT_NONE)
        node = namesake_elsewhere(x, name, printed);
    if (node == ENT_NONE)
        node = chamber_called_house(x, printed);
    if (name->entry == NULL && node == ENT_NONE && is_ministry(x, name))
        return; /* "the Foreign Ministry" of nobody knows whom */
    if (node == ENT_NONE)
        node = spelled_out_before(x, name);
    if (node == ENT_NONE)
        node = outlet_beginning_with(x, name, printed);
    if (node == ENT_NONE && name->entry != NULL)
        node = get_known(x, name->entry);
    if (node == ENT_NONE)
        node = organization_with_alias(x, printed);
    if (node == ENT_NONE)
        node = named_organization(x, printed);
    g_autofree char *alias = ent_str_dup(printed);
    ent_node_add_alias(ent_graph_node(x->facts, node), alias);
    ext_add_mention(x, name->first, name->last, node, MENTION_NAME);
}

/* ---- countries ---- */

static void take_country(Extractor *x, const EntName *name)
{
    if (name->form == ENT_FORM_CAPITAL && is_place_here(x, name))
        return;
    const guint32 node = get_known(x, name->entry);
    g_autofree char *alias = ent_str_dup(ent_document_text(x->d, name->first, name->last));
    ent_node_add_alias(ent_graph_node(x->facts, node), alias);
    const gboolean adjective = name->form == ENT_FORM_DEMONYM;
    ext_add_mention(x, name->first, name->last, node, adjective ? MENTION_ADJECTIVE : MENTION_NAME);
}

/* A person of the user's names file, with the roles told there. */
static void take_known_person(Extractor *x, const EntName *name)
{
    const guint32 node = get_known(x, name->entry);
    const gboolean first_time = ent_graph_node(x->facts, node)->roles->len == 0;
    g_autofree char *alias = ent_str_dup(ent_document_text(x->d, name->first, name->last));
    ent_node_add_alias(ent_graph_node(x->facts, node), alias);
    for (const EntEntryRole *role = name->entry->roles; first_time && role != NULL && role->title != NULL; role++) {
        const guint32 of = role->of == NULL ? ENT_NONE : ext_known_node(x, role->of);
        ent_node_add_role(ent_graph_node(x->facts, node), role->title, of, 0);
    }
    ext_add_mention(x, name->first, name->last, node, MENTION_NAME);
}

void ext_find_entities(Extractor *x)
{
    for (guint32 i = 0; i < x->d->n_names; i++) {
        const EntName *const name = &x->d->names[i];
        if (name->kind == ENT_NAME_COUNTRY)
            take_country(x, name);
        else if (name->kind == ENT_NAME_ORGANIZATION)
            take_organization(x, name);
        else if (name->kind == ENT_NAME_PERSON && name->entry != NULL)
            take_known_person(x, name);
    }
    find_people(x);
}
