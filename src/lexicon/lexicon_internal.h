/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon/lexicon_internal.h: what the modules of this room share: the lexicon itself, and the loaders that fill it.
 */
#ifndef ENT_LEXICON_INTERNAL_H
#define ENT_LEXICON_INTERNAL_H

#include "base/arena.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrases.h"
#include "lexicon/xml.h"

/* Lists of words.xml. The first seventeen are in the order of EntWordClass. */
typedef enum {
    ENT_LIST_HEDGE,
    ENT_LIST_NEGATOR,
    ENT_LIST_HYPOTHETICAL,
    ENT_LIST_AGENT,
    ENT_LIST_DOING,
    ENT_LIST_BEARER,
    ENT_LIST_DRAWER,
    ENT_LIST_PRAISE,
    ENT_LIST_BLAME,
    ENT_LIST_DEMANDED,
    ENT_LIST_CALLER,
    ENT_LIST_ASKER,
    ENT_LIST_GAME,
    ENT_LIST_DENIER,
    ENT_LIST_WOMAN,
    ENT_LIST_MAN,
    ENT_LIST_EITHER,
    ENT_LIST_HUMAN,
    ENT_LIST_ORGANIZATION,
    ENT_LIST_PLACE,
    ENT_LIST_THING,
    ENT_LIST_GIVEN,
    ENT_LISTS
} EntList;

struct EntLexicon {
    EntArena *arena;     /* all strings, entries, offices, cues */
    GHashTable *entries; /* id → EntEntry *, both in the arena */
    EntPhrases *names;   /* kind EntFormKind, item EntEntry * */
    EntPhrases *offices; /* kind: 1 for a plural; item EntOffice * */
    GHashTable *lists[ENT_LISTS];
    GPtrArray *types;    /* EntRelationType * */
    GPtrArray *cues;     /* EntCue *, in the arena */
    GHashTable *forms;   /* word → GArray of EntCueForm */
    char *ontology_id, *names_id;
};

/* A file being read: its tree and what it is called in messages. */
typedef struct EntSource {
    const xmlDoc *doc;
    const char *name;
    guint32 rank; /* whose forms win: 0 the user's, 1 ours */
} EntSource;

/* Each adds what a (valid) file holds. Fails with BAD_INPUT where it says what no grammar can tell. */
gboolean ent_lexicon_add_names(EntLexicon *lexicon, const EntSource *source, GError **error);
gboolean ent_lexicon_add_offices(EntLexicon *lexicon, const EntSource *source, GError **error);
gboolean ent_lexicon_add_words(EntLexicon *lexicon, const EntSource *source, GError **error);
gboolean ent_lexicon_add_ontology(EntLexicon *lexicon, const EntSource *source, GError **error);

void ent_relation_type_free(EntRelationType *type);

/* Calls `form` for each inflected word of `lemma`, lower case. `irregular` lists past, participle and -ing form of a verb or the plural
 * of a noun in that order, as far as they are irregular; alternatives of one are parted by "/"; may be empty. `doubles` says that the
 * last consonant doubles though the stress is not to be told from the letters ("rebut"). */
typedef void (*EntInflectFunc)(const char *form, EntInflection inflection, gpointer data);
void ent_inflect(const char *lemma, EntCuePos pos, const char *const *irregular, gboolean doubles, EntInflectFunc form, gpointer data);

#endif
