/* SPDX-License-Identifier: Apache-2.0 */
/* grammar.h: what the steps of this room ask the dependency parse; only where document->parsed is there. */
#ifndef ENT_EXTRACT_GRAMMAR_H
#define ENT_EXTRACT_GRAMMAR_H

#include "extract/extract_internal.h"

/* A source must act itself or through a noun that acts for it ("Kenyan officials"); a target may own what is meant ("Kenya's
 * aggression"). */
typedef enum { GRAMMAR_SOURCE, GRAMMAR_TARGET, GRAMMAR_OWNER } GrammarRole;

/* The first child of token i with that relation, or ENT_NONE. */
guint32 ext_child(const Extractor *x, guint32 i, EntRel rel);

/* Whether a preposition of the phrase headed by token i is one of the words. */
gboolean ext_grammar_has_case(const Extractor *x, guint32 i, const char *const *words);

/* The mention that the phrase headed by token i lets act, or ENT_NONE. */
guint32 ext_grammar_actor(const Extractor *x, guint32 i);

/* Each appends mentions to the list, none twice: of a phrase by its head, of a verb's subject, of its object. */
void ext_grammar_phrase(const Extractor *x, guint32 head, GrammarRole role, GArray *list);
void ext_grammar_subjects(const Extractor *x, guint32 verb, GArray *list);
void ext_grammar_objects(const Extractor *x, guint32 verb, GArray *list);
/* Who is the subject of a verb of saying: a mention, or ENT_NONE where it is nobody we know, and tokens [first, last) of the
 * phrase. FALSE where the parse gives none. */
gboolean ext_grammar_speaker(const Extractor *x, guint32 verb, guint32 *speaker, guint32 *first, guint32 *last);
/* Whether the verb has a subject at all, be it of nobody we know. */
gboolean ext_grammar_has_subject(const Extractor *x, guint32 verb);
/* Of a passive: by whom, and to whom it is done. */
gboolean ext_grammar_is_passive(const Extractor *x, guint32 verb, guint inflections);
void ext_grammar_agents(const Extractor *x, guint32 verb, GArray *list);
void ext_grammar_patients(const Extractor *x, guint32 verb, GArray *list);
/* Phrases with one of the markers that hang on tokens [first, last) and stand behind them. */
void ext_grammar_marked(const Extractor *x, guint32 first, guint32 last, const char *const *markers, GrammarRole role,
                        GArray *list);
/* The same of one verb's phrases from token `from` on. */
void ext_grammar_marked_behind(const Extractor *x, guint32 verb, guint32 from, const char *const *markers, GrammarRole role,
                               GArray *list);
/* Whose the noun is by a possessive or an adjective. */
void ext_grammar_owners(const Extractor *x, guint32 noun, GArray *list);
/* The verb whose object or oblique the noun is, or ENT_NONE. */
guint32 ext_grammar_governor(const Extractor *x, guint32 noun);
/* Whether the noun is had by the subject of its verb: "united over concerns about", "acted in defiance of". */
gboolean ext_grammar_is_shared(const Extractor *x, guint32 noun);
/* Names that stand before the noun as its object: "a Kenya critic", "the Kenya endorsement by Ruiz". */
void ext_grammar_compounds(const Extractor *x, guint32 noun, GArray *list);
/* Of whom a noun or an adjective is said: the subject of its copula, or the noun it stands with. */
void ext_grammar_bearers(const Extractor *x, guint32 predicate, GArray *list);

#endif
