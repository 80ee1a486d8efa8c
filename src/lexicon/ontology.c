/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ontology.c: relation types and their cues from files to lookups.
 *
 * A file of the user adds to our types: a <type> whose id is there already gets more cues, and what its attributes say.
 */
#include <string.h>

#include "base/str.h"
#include "lexicon/lexicon_internal.h"

void ent_relation_type_free(EntRelationType *type)
{
    g_free(type->id);
    g_free(type->label);
    g_free(type->colour);
    g_free(type->line);
    g_free(type);
}

static EntRelationType *new_type(const char *id)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    type->id = g_strdup(id);
    type->label = g_strdup(id);
    g_strdelimit(type->label, "_", ' ');
    type->colour = g_strdup("#555555");
    type->line = g_strdup("solid");
    type->measured = TRUE;
    return type;
}

static guint find_type(EntLexicon *lexicon, const char *id)
{
    for (guint i = 0; i < lexicon->types->len; i++) {
        const EntRelationType *const type = g_ptr_array_index(lexicon->types, i);
        if (g_str_equal(type->id, id))
            return i;
    }
    g_ptr_array_add(lexicon->types, new_type(id));
    return lexicon->types->len - 1;
}

static void replace_text(char **field, const char *value)
{
    if (value == NULL)
        return;
    g_free(*field);
    *field = g_strdup(value);
}

static void read_type(EntLexicon *lexicon, EntRelationType *type, const xmlNode *node)
{
    EntArena *const arena = lexicon->arena;
    replace_text(&type->label, ent_xml_attribute(node, "label", arena));
    replace_text(&type->colour, ent_xml_attribute(node, "colour", arena));
    replace_text(&type->line, ent_xml_attribute(node, "line", arena));
    const char *const sign = ent_xml_attribute(node, "sign", arena);
    if (sign != NULL)
        type->sign = (int)g_ascii_strtoll(sign, NULL, 10);
    type->symmetric = ent_xml_flag(node, "symmetric", type->symmetric);
    type->measured = ent_xml_flag(node, "measured", type->measured);
}

static EntCuePos pos_of(const xmlNode *node)
{
    if (ent_xml_is(node, "verb"))
        return ENT_CUE_VERB;
    return ent_xml_is(node, "noun") ? ENT_CUE_NOUN : ENT_CUE_ADJECTIVE;
}

/* Markers: "direct" stands for the direct object, told as "", and "_" for a blank. */
static const char *const *read_markers(const xmlNode *node, const char *attribute, EntArena *arena)
{
    const char *const *const words = ent_xml_words(node, attribute, arena);
    for (char **word = (char **)words; *word != NULL; word++) {
        if (g_str_equal(*word, "direct"))
            **word = '\0';
        g_strdelimit(*word, "_", ' ');
    }
    return words;
}

static EntCue *new_cue(EntLexicon *lexicon, guint type, const xmlNode *node)
{
    EntArena *const arena = lexicon->arena;
    EntCue *const cue = ent_arena_alloc(arena, sizeof *cue);
    cue->type = type;
    cue->pos = pos_of(node);
    cue->lemma = ent_xml_attribute(node, "lemma", arena);
    cue->with = ent_xml_words(node, "with", arena);
    cue->objects = read_markers(node, "objects", arena);
    cue->sources = read_markers(node, "sources", arena);
    cue->reciprocal = ent_xml_flag(node, "reciprocal", FALSE);
    cue->speech = ent_xml_flag(node, "speech", FALSE);
    const char *const weight = ent_xml_attribute(node, "weight", arena);
    cue->weight = weight == NULL ? 0.7 : CLAMP(g_ascii_strtod(weight, NULL), 0.0, 1.0);
    const xmlNode *const example = ent_xml_element(node->children);
    if (example != NULL)
        cue->example = ent_xml_text(example, arena).p;
    if (cue->objects[0] == NULL) {
        static const char *const direct[] = { "", NULL };
        static const char *const of[] = { "of", NULL };
        cue->objects = cue->pos == ENT_CUE_VERB ? direct : of;
    }
    return cue;
}

/* Where the forms of a cue go. */
typedef struct FormSink {
    EntLexicon *lexicon;
    const EntCue *cue;
} FormSink;

static void add_cue_form(const char *form, EntInflection inflection, gpointer data)
{
    const FormSink *const sink = data;
    const EntStr word = ent_str(form);
    GArray *forms = g_hash_table_lookup(sink->lexicon->forms, &word);
    if (forms == NULL) {
        forms = g_array_new(FALSE, FALSE, sizeof(EntCueForm));
        ent_word_set_add(sink->lexicon->forms, sink->lexicon->arena, word, forms);
    }
    EntCueForm *const last = forms->len == 0 ? NULL : &g_array_index(forms, EntCueForm, forms->len - 1);
    if (last != NULL && last->cue == sink->cue) {
        last->inflections |= 1u << inflection;
        return;
    }
    const EntCueForm fresh = { sink->cue, 1u << inflection };
    g_array_append_val(forms, fresh);
}

static void add_cue(EntLexicon *lexicon, guint type, const xmlNode *node)
{
    EntCue *const cue = new_cue(lexicon, type, node);
    g_ptr_array_add(lexicon->cues, cue);
    FormSink sink = { lexicon, cue };
    const char *const *const irregular = ent_xml_words(node, "forms", lexicon->arena);
    const gboolean doubles = ent_xml_flag(node, "doubles", FALSE);
    ent_inflect(cue->lemma, cue->pos, irregular, doubles, add_cue_form, &sink);
    const char *const *const spellings = ent_xml_words(node, "spelling", lexicon->arena);
    for (const char *const *spelling = spellings; *spelling != NULL; spelling++)
        ent_inflect(*spelling, cue->pos, irregular, doubles, add_cue_form, &sink);
}

gboolean ent_lexicon_add_ontology(EntLexicon *lexicon, const EntSource *source, GError **error)
{
    (void)error; /* the grammar checks all there is to check */
    const xmlNode *const root = xmlDocGetRootElement((xmlDoc *)source->doc);
    for (const xmlNode *node = ent_xml_element(root->children); node != NULL; node = ent_xml_element(node->next)) {
        const guint type = find_type(lexicon, ent_xml_attribute(node, "id", lexicon->arena));
        read_type(lexicon, g_ptr_array_index(lexicon->types, type), node);
        for (const xmlNode *cue = ent_xml_element(node->children); cue != NULL; cue = ent_xml_element(cue->next))
            add_cue(lexicon, type, cue);
    }
    return TRUE;
}

const GPtrArray *ent_lexicon_types(const EntLexicon *lexicon)
{
    return lexicon->types;
}

const GPtrArray *ent_lexicon_cues(const EntLexicon *lexicon)
{
    return lexicon->cues;
}

const EntCueForm *ent_lexicon_cue_forms(const EntLexicon *lexicon, EntStr word, guint *n)
{
    const GArray *const forms = g_hash_table_lookup(lexicon->forms, &word);
    *n = forms == NULL ? 0 : forms->len;
    return forms == NULL ? NULL : (const EntCueForm *)forms->data;
}
