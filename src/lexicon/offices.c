/* SPDX-License-Identifier: Apache-2.0 */
/*
 * offices.c: offices and titles, and the word lists, from files to lookups.
 *
 * An office comes with its plural; its "deputies" attribute lists words that make an office below it ("deputy", "vice").
 */
#include <string.h>

#include "base/str.h"
#include "lexicon/lexicon_internal.h"

/* Abbreviations ("Gen.", "PM") and words told by capital="true" ("Miss") want their first letter as written. */
static EntPhraseCase case_of(EntStr form, gboolean capital)
{
    return capital || ent_str_ends(form, ENT_STR(".")) || (form.n > 1 && g_ascii_isupper(form.p[1])) ? ENT_CASE_FIRST : ENT_CASE_ANY;
}

static void add_office_form(EntLexicon *lexicon, const EntOffice *office, EntStr form, gboolean plural, gboolean capital)
{
    g_autofree char *text = ent_str_dup(form);
    if (capital)
        text[0] = g_ascii_toupper(text[0]);
    const EntPhrase phrase = { .text = text, .n = (guint32)form.n, .rank = plural, .kind = (guint32)plural,
                               .letter_case = case_of(form, capital), .item = office };
    ent_phrases_add(lexicon->offices, &phrase);
}

static void add_plural(const char *form, EntInflection inflection, gpointer data)
{
    GString *const plural = data;
    if (inflection == ENT_INFLECT_PLURAL)
        g_string_assign(plural, form);
}

/* The word that takes the plural is the last one before " of ", " for ", " to " or "-in-", else the very last. */
static char *plural_of(EntStr form)
{
    static const char *const stops[] = { " of ", " for ", " to ", " in ", "-in-", " at " };
    gsize head = form.n;
    for (size_t i = 0; i < G_N_ELEMENTS(stops); i++) {
        const gssize at = ent_str_find(form, ent_str(stops[i]), 0);
        if (at >= 0 && (gsize)at < head)
            head = (gsize)at;
    }
    g_autofree char *singular = ent_str_dup(ent_str_sub(form, 0, head));
    g_autoptr(GString) plural = g_string_new(singular);
    if (g_str_has_suffix(singular, "man"))
        g_string_overwrite(plural, plural->len - 2, "en");
    else
        ent_inflect(singular, ENT_CUE_NOUN, (const char *const[]){ NULL }, FALSE, add_plural, plural);
    g_string_append_len(plural, form.p + head, (gssize)(form.n - head));
    return g_string_free(g_steal_pointer(&plural), FALSE);
}

/* One form with its plural. Abbreviations have none that is used ("Gens." is left aside). */
static void add_office_forms(EntLexicon *lexicon, const EntOffice *office, EntStr form, const char *plural, gboolean capital)
{
    add_office_form(lexicon, office, form, FALSE, capital);
    if (ent_str_ends(form, ENT_STR(".")))
        return;
    g_autofree char *made = plural == NULL ? plural_of(form) : g_strdup(plural);
    if (*made != '\0')
        add_office_form(lexicon, office, ent_str(made), TRUE, capital);
}

static EntOffice *new_office(EntLexicon *lexicon, const char *name, const EntOffice *like)
{
    EntOffice *const office = ent_arena_alloc(lexicon->arena, sizeof *office);
    *office = *like;
    office->name = ent_arena_dup(lexicon->arena, ent_str(name));
    return office;
}

static EntOfficeKind office_kind(const char *word)
{
    static const char *const words[] = { "honorific", "state", "head", "spokes", "staff", "candidate" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_equal(word, words[i]))
            return (EntOfficeKind)i;
    }
    g_assert_not_reached(); /* the grammar lists these words */
}

/* All the forms of an office element: its name and its aliases, each behind `prefix` ("deputy ", or ""). */
static void add_all_forms(EntLexicon *lexicon, const EntOffice *office, const xmlNode *node, const char *name, const char *prefix)
{
    const gboolean capital = ent_xml_flag(node, "capital", FALSE);
    const char *const plural = *prefix == '\0' ? ent_xml_attribute(node, "plural", lexicon->arena) : NULL;
    g_autofree char *first = g_strconcat(prefix, name, NULL);
    add_office_forms(lexicon, office, ent_str(first), plural, capital);
    for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next)) {
        g_autofree char *form = g_strconcat(prefix, ent_xml_text(child, lexicon->arena).p, NULL);
        add_office_forms(lexicon, office, ent_str(form), NULL, capital || ent_xml_flag(child, "capital", FALSE));
    }
}

static void add_office(EntLexicon *lexicon, const xmlNode *node, const char *name, const EntOffice *like)
{
    add_all_forms(lexicon, new_office(lexicon, name, like), node, name, "");
    EntOffice below = *like;
    below.head = FALSE;
    const char *const *const deputies = ent_xml_words(node, "deputies", lexicon->arena);
    for (const char *const *word = deputies; *word != NULL; word++) {
        g_autofree char *prefix = g_strconcat(*word, " ", NULL);
        g_autofree char *full = g_strconcat(prefix, name, NULL);
        add_all_forms(lexicon, new_office(lexicon, full, &below), node, name, prefix);
    }
}

/* The office of a field under each of the patterns, "%s" being the field; ended by NULL. */
static void add_field(EntLexicon *lexicon, const EntOffice *office, const char *const *patterns, const char *field)
{
    for (; *patterns != NULL; patterns++) {
        const char *const gap = strstr(*patterns, "%s");
        g_autofree char *title = g_strdup_printf("%.*s%s%s", (int)(gap - *patterns), *patterns, field, gap + 2);
        add_office_forms(lexicon, office, ent_str(title), NULL, FALSE);
    }
}

/* <portfolio name="foreign"> with aliases: "foreign minister", and for the name and each alias "minister of A", "minister for A", "A minister"; so
 * its deputies. */
static void add_portfolio(EntLexicon *lexicon, const xmlNode *node, const EntOffice *like)
{
    static const char *const minister[] = { "%s minister", "minister of %s", "minister for %s", "minister of the %s", NULL };
    static const char *const deputy[] = { "deputy %s minister", "deputy minister of %s", "deputy minister for %s", NULL };
    static const char *const vice[] = { "vice %s minister", NULL };
    static const struct {
        const char *prefix;
        const char *const *patterns;
    } ranks[] = { { "", minister }, { "deputy ", deputy }, { "vice ", vice } };
    const char *const name = ent_xml_attribute(node, "name", lexicon->arena);
    for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++) {
        g_autofree char *title = g_strconcat(ranks[i].prefix, name, " minister", NULL);
        const EntOffice *const office = new_office(lexicon, title, like);
        add_field(lexicon, office, ranks[i].patterns, name);
        for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next))
            add_field(lexicon, office, ranks[i].patterns, ent_xml_text(child, lexicon->arena).p);
    }
}

gboolean ent_lexicon_add_offices(EntLexicon *lexicon, const EntSource *source, GError **error)
{
    const xmlNode *const root = xmlDocGetRootElement((xmlDoc *)source->doc);
    for (const xmlNode *node = ent_xml_element(root->children); node != NULL; node = ent_xml_element(node->next)) {
        static const char *const no_ministers[] = { "US", NULL }; /* it has secretaries */
        EntOffice like = { .kind = ENT_OFFICE_STATE, .before = TRUE, .never = no_ministers };
        if (ent_xml_is(node, "portfolio")) {
            add_portfolio(lexicon, node, &like);
            continue;
        }
        like.kind = office_kind(ent_xml_attribute(node, "kind", lexicon->arena));
        like.head = ent_xml_flag(node, "head", FALSE);
        like.before = ent_xml_flag(node, "before", TRUE);
        like.never = ent_xml_words(node, "never", lexicon->arena);
        like.told = ent_xml_flag(node, "told", FALSE);
        like.of = ent_xml_attribute(node, "of", lexicon->arena);
        like.often = ent_xml_attribute(node, "often", lexicon->arena);
        if (like.of != NULL && ent_lexicon_entry(lexicon, like.of) == NULL) {
            ent_xml_complain(error, node, source->name, "no entry has the id \"%s\"; take that of a country or organization", like.of);
            return FALSE;
        }
        add_office(lexicon, node, ent_xml_attribute(node, "name", lexicon->arena), &like);
    }
    return TRUE;
}

const EntOffice *ent_lexicon_office(const EntLexicon *lexicon, EntStr text, gsize at, gsize *n, gboolean *plural)
{
    const EntPhrase *const phrase = ent_phrases_match(lexicon->offices, text, at, n);
    if (phrase == NULL)
        return NULL;
    *plural = phrase->kind != 0;
    return phrase->item;
}

/* ---- word lists ---- */

static EntList list_of(const char *word)
{
    static const char *const words[] = { "hedge", "negator", "hypothetical", "agent", "doing", "bearer", "drawer", "praise", "blame", "demanded", "caller", "asker", "game", "denier", "woman", "man", "either", "human", "organization", "place", "thing", "given" };
    for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
        if (g_str_equal(word, words[i]))
            return (EntList)i;
    }
    g_assert_not_reached(); /* the grammar lists these words */
}

gboolean ent_lexicon_add_words(EntLexicon *lexicon, const EntSource *source, GError **error)
{
    (void)error; /* a valid list of words cannot be wrong */
    const xmlNode *const root = xmlDocGetRootElement((xmlDoc *)source->doc);
    for (const xmlNode *node = ent_xml_element(root->children); node != NULL; node = ent_xml_element(node->next)) {
        GHashTable *const set = lexicon->lists[list_of(ent_xml_attribute(node, "class", lexicon->arena))];
        const EntStr text = ent_xml_text(node, lexicon->arena);
        for (gsize i = 0; i < text.n;) {
            gsize end = i;
            while (end < text.n && !g_ascii_isspace(text.p[end]))
                end++;
            if (end > i)
                ent_word_set_add(set, lexicon->arena, ent_str_sub(text, i, end), GINT_TO_POINTER(1));
            i = end + 1;
        }
    }
    return TRUE;
}

gboolean ent_lexicon_is_organization_word(const EntLexicon *lexicon, EntStr word)
{
    return g_hash_table_contains(lexicon->lists[ENT_LIST_ORGANIZATION], &word);
}

gboolean ent_lexicon_is_place_word(const EntLexicon *lexicon, EntStr word)
{
    return g_hash_table_contains(lexicon->lists[ENT_LIST_PLACE], &word);
}

gboolean ent_lexicon_is_thing_word(const EntLexicon *lexicon, EntStr word)
{
    return g_hash_table_contains(lexicon->lists[ENT_LIST_THING], &word);
}

gboolean ent_lexicon_is_given_name(const EntLexicon *lexicon, EntStr word)
{
    return g_hash_table_contains(lexicon->lists[ENT_LIST_GIVEN], &word);
}

gboolean ent_lexicon_is(const EntLexicon *lexicon, EntWordClass word_class, EntStr word)
{
    return g_hash_table_contains(lexicon->lists[word_class], &word);
}
