/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon.h: the words entente knows before it reads: countries, standing organizations, places, offices, and the ontology
 * of relations with its cues; ours are built in, the user's own come from files.
 *
 * A lexicon is made once and then only read: all threads may share it.
 */
#ifndef ENTENTE_LEXICON_H
#define ENTENTE_LEXICON_H

#include "types.h"

G_BEGIN_DECLS

/* The words, once they are loaded. */
typedef struct EntLexicon EntLexicon;

/* Files of the user, all optional. */
typedef struct EntLexiconOptions {
    const char *ontology;            /* relation types and cues, beside ours; or instead where it says replace="true" */
    const char *const *names;        /* names files, NULL-terminated, or NULL */
} EntLexiconOptions;

/* Loads ours and the user's. Fails with BAD_INPUT (file, line, what is wrong: validated with RELAX NG) or IO. `options` may be NULL. */
ENT_API EntLexicon *ent_lexicon_load(const EntLexiconOptions *options, GError **error);
/* Frees it; nobody may be using it. */
ENT_API void ent_lexicon_free(EntLexicon *lexicon);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntLexicon, ent_lexicon_free)

/* Identities for --version, reports and graph files: the first 12 hexadecimal digits of a SHA-256 over what was loaded. Lends. */
ENT_API const char *ent_lexicon_ontology_id(const EntLexicon *lexicon);
ENT_API const char *ent_lexicon_names_id(const EntLexicon *lexicon);

G_END_DECLS

#endif
