/* SPDX-License-Identifier: Apache-2.0 */
/*
 * names.c: countries, organizations, people and places from files into entries and their forms.
 *
 * One reader takes the user's names files and ours: an element says what it adds, and one that names an entry already there
 * adds to that entry.
 */
#include <string.h>

#include "base/str.h"
#include "lexicon/lexicon_internal.h"

/* The state of one file's reading. */
typedef struct Reader {
    EntLexicon *lexicon;
    const EntSource *source;
} Reader;

/* Ranks keep the order told in lexicon.h: the user's own, then countries, organizations, people and places. */
static guint32 rank_of(const Reader *reader, const EntEntry *entry)
{
    return reader->source->rank * 4 + (guint32)entry->kind;
}

/* "Élysée" for "Élysée"; NULL where `s` has no mark to lose. */
static char *without_marks(EntStr s)
{
    g_autofree char *plain = g_utf8_normalize(s.p, (gssize)s.n, G_NORMALIZE_NFD);
    GString *const out = g_string_sized_new(s.n);
    for (const char *c = plain; c != NULL && *c != '\0'; c = g_utf8_next_char(c)) {
        if (!g_unichar_ismark(g_utf8_get_char(c)))
            g_string_append_unichar(out, g_utf8_get_char(c));
    }
    const gboolean same = ent_str_equal((EntStr){ out->str, out->len }, s);
    return g_string_free(out, same);
}

static gboolean has_marks(EntStr s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((guchar)s.p[i] >= 0xC3)
            return TRUE;
    }
    return FALSE;
}

static void add_form(const Reader *reader, const EntEntry *entry, EntStr form, EntFormKind kind)
{
    EntPhrase phrase = { .text = form.p, .n = (guint32)form.n, .rank = rank_of(reader, entry), .kind = kind,
                         .letter_case = ENT_CASE_EXACT, .item = entry };
    ent_phrases_add(reader->lexicon->names, &phrase);
    if (!has_marks(form))
        return;
    g_autofree char *plain = without_marks(form);
    if (plain == NULL)
        return;
    phrase.text = plain;
    phrase.n = (guint32)strlen(plain);
    ent_phrases_add(reader->lexicon->names, &phrase);
}

static EntEntry *get_entry(EntLexicon *lexicon, EntEntryKind kind, const char *id)
{
    EntEntry *entry = g_hash_table_lookup(lexicon->entries, id);
    if (entry == NULL) {
        entry = ent_arena_alloc(lexicon->arena, sizeof *entry);
        entry->kind = kind;
        entry->id = ent_arena_dup(lexicon->arena, ent_str(id));
        g_hash_table_insert(lexicon->entries, (gpointer)entry->id, entry);
    }
    return entry;
}

static char *id_of_name(const char *type, const char *name)
{
    g_autofree char *slug = ent_slug(ent_str(name));
    return g_strconcat(type, ":", slug, NULL);
}

static EntFormKind form_kind(const xmlNode *node)
{
    static const struct {
        const char *element;
        EntFormKind kind;
    } kinds[] = {
        { "demonym", ENT_FORM_DEMONYM }, { "people", ENT_FORM_PEOPLE },          { "capital", ENT_FORM_CAPITAL },
        { "seat", ENT_FORM_CAPITAL },    { "government", ENT_FORM_GOVERNMENT },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (ent_xml_is(node, kinds[i].element))
            return kinds[i].kind;
    }
    return ENT_FORM_NAME;
}

/* The forms among the children of `node`. A capital whose name is a common surname counts only with its country:
 * alone="false" makes "Hamilton" the form "Hamilton, Bermuda". */
static void add_forms(const Reader *reader, const EntEntry *entry, const xmlNode *node)
{
    EntArena *const arena = reader->lexicon->arena;
    for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next)) {
        if (ent_xml_is(child, "member") || ent_xml_is(child, "role"))
            continue;
        const EntStr form = ent_xml_text(child, arena);
        if (ent_xml_flag(child, "alone", TRUE)) {
            add_form(reader, entry, form, form_kind(child));
        } else {
            g_autofree char *with = g_strconcat(form.p, ", ", entry->name, NULL);
            add_form(reader, entry, ent_str(with), form_kind(child));
        }
    }
}

static gboolean check_country(const Reader *reader, const xmlNode *node, const char *code, GError **error)
{
    g_autofree char *id = g_strconcat("country:", code, NULL);
    if (g_hash_table_contains(reader->lexicon->entries, id))
        return TRUE;
    ent_xml_complain(error, node, reader->source->name, "no country has the code \"%s\"; take a two-letter code of ISO 3166 or XK", code);
    return FALSE;
}

/* The country attribute, or NULL. FALSE where there is no such country. */
static gboolean read_country(const Reader *reader, const xmlNode *node, const char **code, GError **error)
{
    const char *const value = ent_xml_attribute(node, "country", reader->lexicon->arena);
    if (value == NULL)
        return TRUE;
    *code = value;
    return check_country(reader, node, value, error);
}

static gboolean read_country_element(const Reader *reader, const xmlNode *node, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    const char *const code = ent_xml_attribute(node, "code", arena);
    const char *const name = ent_xml_attribute(node, "name", arena);
    if (name == NULL && !check_country(reader, node, code, error))
        return FALSE;
    g_autofree char *id = g_strconcat("country:", code, NULL);
    EntEntry *const entry = get_entry(reader->lexicon, ENT_ENTRY_COUNTRY, id);
    entry->iso3166 = code;
    if (entry->name == NULL)
        entry->name = name;
    if (name != NULL)
        add_form(reader, entry, ent_str(name), ENT_FORM_NAME);
    add_forms(reader, entry, node);
    return TRUE;
}

/* The members: the words of the attribute and the codes of the elements. */
static gboolean read_members(const Reader *reader, const xmlNode *node, EntEntry *entry, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    const char *const *const listed = ent_xml_words(node, "members", arena);
    g_autoptr(GPtrArray) members = g_ptr_array_new();
    for (const char *const *code = listed; *code != NULL; code++) {
        if (!check_country(reader, node, *code, error))
            return FALSE;
        g_ptr_array_add(members, (gpointer)*code);
    }
    for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next)) {
        if (!ent_xml_is(child, "member"))
            continue;
        const char *const code = ent_xml_attribute(child, "code", arena);
        if (!check_country(reader, child, code, error))
            return FALSE;
        g_ptr_array_add(members, (gpointer)code);
    }
    if (members->len == 0)
        return TRUE;
    const char **const all = ent_arena_array(arena, members->len + 1, sizeof *all);
    memcpy(all, members->pdata, members->len * sizeof *all);
    entry->members = all;
    return TRUE;
}

static gboolean read_organization(const Reader *reader, const xmlNode *node, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    const char *const name = ent_xml_attribute(node, "name", arena);
    g_autofree char *id = id_of_name("organization", name);
    EntEntry *const entry = get_entry(reader->lexicon, ENT_ENTRY_ORGANIZATION, id);
    if (entry->name == NULL)
        entry->name = name;
    const char *const sort = ent_xml_attribute(node, "sort", arena);
    if (sort != NULL)
        entry->sort = sort;
    add_form(reader, entry, ent_str(name), ENT_FORM_NAME);
    add_forms(reader, entry, node);
    return read_country(reader, node, &entry->iso3166, error) && read_members(reader, node, entry, error);
}

/* A role's `of` is a country's code or an organization's name, ours or told before in the user's files. */
static gboolean read_role(const Reader *reader, const xmlNode *node, EntEntryRole *role, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    role->title = ent_xml_attribute(node, "title", arena);
    const char *const of = ent_xml_attribute(node, "of", arena);
    if (of == NULL)
        return TRUE;
    g_autofree char *country = g_strconcat("country:", of, NULL);
    g_autofree char *organization = id_of_name("organization", of);
    const EntEntry *entry = g_hash_table_lookup(reader->lexicon->entries, country);
    if (entry == NULL)
        entry = g_hash_table_lookup(reader->lexicon->entries, organization);
    if (entry == NULL) {
        ent_xml_complain(error, node, reader->source->name,
                         "\"%s\" is no country's code and no organization known so far; put its <organization> before this", of);
        return FALSE;
    }
    role->of = entry->id;
    return TRUE;
}

static gboolean read_person(const Reader *reader, const xmlNode *node, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    const char *const name = ent_xml_attribute(node, "name", arena);
    g_autofree char *id = id_of_name("person", name);
    EntEntry *const entry = get_entry(reader->lexicon, ENT_ENTRY_PERSON, id);
    entry->name = name;
    add_form(reader, entry, ent_str(name), ENT_FORM_NAME);
    add_forms(reader, entry, node);
    EntEntryRole *const roles = ent_arena_array(arena, xmlChildElementCount((xmlNode *)node) + 1, sizeof *roles);
    gsize count = 0;
    for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next)) {
        if (ent_xml_is(child, "role") && !read_role(reader, child, &roles[count++], error))
            return FALSE;
    }
    entry->roles = roles;
    return read_country(reader, node, &entry->iso3166, error);
}

static void add_place(const Reader *reader, EntStr name, const char *country)
{
    EntEntry *const entry = ent_arena_alloc(reader->lexicon->arena, sizeof *entry);
    entry->kind = ENT_ENTRY_PLACE;
    entry->name = ent_arena_dup(reader->lexicon->arena, name);
    entry->iso3166 = country;
    add_form(reader, entry, name, ENT_FORM_PLACE);
}

/* <place name="" country=""/>, or <list country="">one; another; …</list>. */
static gboolean read_places(const Reader *reader, const xmlNode *node, GError **error)
{
    EntArena *const arena = reader->lexicon->arena;
    const char *country = NULL;
    if (!read_country(reader, node, &country, error))
        return FALSE;
    if (ent_xml_is(node, "place")) {
        add_place(reader, ent_str(ent_xml_attribute(node, "name", arena)), country);
        return TRUE;
    }
    const EntStr text = ent_xml_text(node, arena);
    for (gsize start = 0; start < text.n;) {
        const gssize found = ent_str_find(text, ENT_STR(";"), start);
        const gsize end = found < 0 ? text.n : (gsize)found;
        const EntStr name = ent_str_trim(ent_str_sub(text, start, end));
        if (name.n > 0)
            add_place(reader, name, country);
        start = end + 1;
    }
    return TRUE;
}

gboolean ent_lexicon_add_names(EntLexicon *lexicon, const EntSource *source, GError **error)
{
    static const struct {
        const char *element;
        gboolean (*read)(const Reader *reader, const xmlNode *node, GError **error);
    } readers[] = {
        { "country", read_country_element }, { "organization", read_organization }, { "person", read_person },
        { "place", read_places },            { "list", read_places },
    };
    const Reader reader = { lexicon, source };
    const xmlNode *const root = xmlDocGetRootElement((xmlDoc *)source->doc);
    for (const xmlNode *node = ent_xml_element(root->children); node != NULL; node = ent_xml_element(node->next)) {
        for (size_t i = 0; i < G_N_ELEMENTS(readers); i++) {
            if (ent_xml_is(node, readers[i].element) && !readers[i].read(&reader, node, error))
                return FALSE;
        }
    }
    return TRUE;
}

gboolean ent_lexicon_match(const EntLexicon *lexicon, EntStr text, gsize at, EntMatch *match)
{
    gsize n = 0;
    const EntPhrase *const phrase = ent_phrases_match(lexicon->names, text, at, &n);
    if (phrase == NULL)
        return FALSE;
    *match = (EntMatch){ .entry = phrase->item, .kind = (EntFormKind)phrase->kind, .n = n };
    return TRUE;
}

const EntEntry *ent_lexicon_entry(const EntLexicon *lexicon, const char *id)
{
    return g_hash_table_lookup(lexicon->entries, id);
}
