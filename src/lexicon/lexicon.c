/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.c: the making of a lexicon: our files, which lie in the binary, then the user's.
 *
 * Ours were validated by the unit tests and are not again at each start; the user's always are.
 */
#include <string.h>

#include "base/str.h"
#include "entente-lexicon-sums.h"
#include "entente-lexicon.h"
#include "lexicon/lexicon_internal.h"

typedef gboolean (*AddFunc)(EntLexicon *lexicon, const EntSource *source, GError **error);

/* Our files in the order they build on each other. */
static const struct {
    const char *file;
    const char *sum; /* SHA-256 */
    AddFunc add;
    gboolean meaning; /* part of the ontology's identity, not of the names' */
} builtin[] = {
    { "countries.xml", SUM_OF_COUNTRIES_XML, ent_lexicon_add_names, FALSE },
    { "iso-countries.xml", SUM_OF_ISO_COUNTRIES_XML, ent_lexicon_add_names, FALSE },
    { "organizations.xml", SUM_OF_ORGANIZATIONS_XML, ent_lexicon_add_names, FALSE },
    { "places.xml", SUM_OF_PLACES_XML, ent_lexicon_add_names, FALSE },
    { "iso-places.xml", SUM_OF_ISO_PLACES_XML, ent_lexicon_add_names, FALSE },
    { "offices.xml", SUM_OF_OFFICES_XML, ent_lexicon_add_offices, FALSE },
    { "words.xml", SUM_OF_WORDS_XML, ent_lexicon_add_words, TRUE },
    { "relations.xml", SUM_OF_RELATIONS_XML, ent_lexicon_add_ontology, TRUE },
};

/* The two identities while they are made. */
typedef struct Identities {
    GChecksum *names, *ontology;
} Identities;

static GBytes *builtin_bytes(const char *file)
{
    static gsize registered = 0;
    if (g_once_init_enter(&registered)) {
        ent_lexicon_data_register_resource();
        g_once_init_leave(&registered, 1);
    }
    g_autofree char *path = g_strconcat("/entente/", file, NULL);
    GBytes *const bytes = g_resource_lookup_data(ent_lexicon_data_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(bytes != NULL);
    return bytes;
}

static EntStr str_of(GBytes *bytes)
{
    gsize n = 0;
    const char *const p = g_bytes_get_data(bytes, &n);
    return (EntStr){ p == NULL ? "" : p, n };
}

static EntLexicon *new_lexicon(void)
{
    EntLexicon *const lexicon = g_new0(EntLexicon, 1);
    lexicon->arena = ent_arena_new();
    lexicon->entries = g_hash_table_new(g_str_hash, g_str_equal);
    lexicon->names = ent_phrases_new(lexicon->arena);
    lexicon->offices = ent_phrases_new(lexicon->arena);
    for (guint i = 0; i < ENT_LISTS; i++)
        lexicon->lists[i] = ent_word_set_new(i != ENT_LIST_GIVEN);
    lexicon->types = g_ptr_array_new_with_free_func((GDestroyNotify)ent_relation_type_free);
    lexicon->cues = g_ptr_array_new();
    lexicon->forms = ent_word_set_new(TRUE);
    return lexicon;
}

static void free_forms(GHashTable *forms)
{
    GHashTableIter iter;
    gpointer array = NULL;
    g_hash_table_iter_init(&iter, forms);
    while (g_hash_table_iter_next(&iter, NULL, &array))
        g_array_unref(array);
    g_hash_table_unref(forms);
}

void ent_lexicon_free(EntLexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    free_forms(lexicon->forms);
    g_ptr_array_unref(lexicon->cues);
    g_ptr_array_unref(lexicon->types);
    for (guint i = 0; i < ENT_LISTS; i++)
        g_hash_table_unref(lexicon->lists[i]);
    ent_phrases_free(lexicon->offices);
    ent_phrases_free(lexicon->names);
    g_hash_table_unref(lexicon->entries);
    ent_arena_free(lexicon->arena);
    g_free(lexicon->ontology_id);
    g_free(lexicon->names_id);
    g_free(lexicon);
}

/* Each file counts by its own sum, so that two never read as one. */
static void note_file(GChecksum *ids, EntStr bytes)
{
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes.p, bytes.n);
    g_checksum_update(ids, (const guchar *)sum, -1);
}

static gboolean load_builtin(EntLexicon *lexicon, const Identities *ids, gboolean relations, GError **error)
{
    for (size_t i = 0; i < G_N_ELEMENTS(builtin); i++) {
        if (!relations && builtin[i].add == ent_lexicon_add_ontology)
            continue;
        g_autoptr(GBytes) bytes = builtin_bytes(builtin[i].file);
        const EntStr text = str_of(bytes);
        g_checksum_update(builtin[i].meaning ? ids->ontology : ids->names, (const guchar *)builtin[i].sum, -1);
        g_autoptr(xmlDoc) doc = ent_xml_parse(text, builtin[i].file, error);
        const EntSource source = { doc, builtin[i].file, 1 };
        if (doc == NULL || !builtin[i].add(lexicon, &source, error))
            return FALSE;
    }
    return TRUE;
}

/* A user's file, read and validated; its bytes go into `sum`. */
static xmlDoc *read_user_file(const char *path, const char *grammar_file, GChecksum *sum, GError **error)
{
    g_autoptr(GBytes) bytes = ent_xml_read_file(path, error);
    if (bytes == NULL)
        return NULL;
    g_autoptr(xmlDoc) doc = ent_xml_parse(str_of(bytes), path, error);
    g_autoptr(GBytes) grammar = builtin_bytes(grammar_file);
    if (doc == NULL || !ent_xml_validate(doc, str_of(grammar), grammar_file, path, error))
        return NULL;
    note_file(sum, str_of(bytes));
    return g_steal_pointer(&doc);
}

static gboolean load_names(EntLexicon *lexicon, const char *const *paths, const Identities *ids, GError **error)
{
    for (; paths != NULL && *paths != NULL; paths++) {
        g_autoptr(xmlDoc) doc = read_user_file(*paths, "names.rng", ids->names, error);
        const EntSource source = { doc, *paths, 0 };
        if (doc == NULL || !ent_lexicon_add_names(lexicon, &source, error))
            return FALSE;
    }
    return TRUE;
}

static gboolean load_all(EntLexicon *lexicon, const EntLexiconOptions *options, const Identities *ids, GError **error)
{
    g_autoptr(xmlDoc) ontology = NULL;
    if (options->ontology != NULL) {
        ontology = read_user_file(options->ontology, "relations.rng", ids->ontology, error);
        if (ontology == NULL)
            return FALSE;
    }
    const gboolean replace = ontology != NULL && ent_xml_flag(xmlDocGetRootElement(ontology), "replace", FALSE);
    if (!load_builtin(lexicon, ids, !replace, error) || !load_names(lexicon, options->names, ids, error))
        return FALSE;
    const EntSource source = { ontology, options->ontology, 0 };
    return ontology == NULL || ent_lexicon_add_ontology(lexicon, &source, error);
}

static char *short_id(GChecksum *sum)
{
    return g_strndup(g_checksum_get_string(sum), 12);
}

EntLexicon *ent_lexicon_load(const EntLexiconOptions *options, GError **error)
{
    static const EntLexiconOptions none = { NULL, NULL };
    g_autoptr(EntLexicon) lexicon = new_lexicon();
    const Identities ids = { g_checksum_new(G_CHECKSUM_SHA256), g_checksum_new(G_CHECKSUM_SHA256) };
    const gboolean loaded = load_all(lexicon, options == NULL ? &none : options, &ids, error);
    lexicon->names_id = short_id(ids.names);
    lexicon->ontology_id = short_id(ids.ontology);
    g_checksum_free(ids.names);
    g_checksum_free(ids.ontology);
    if (!loaded)
        return NULL;
    return g_steal_pointer(&lexicon);
}

const char *ent_lexicon_ontology_id(const EntLexicon *lexicon)
{
    return lexicon->ontology_id;
}

const char *ent_lexicon_names_id(const EntLexicon *lexicon)
{
    return lexicon->names_id;
}
