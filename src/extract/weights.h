/* SPDX-License-Identifier: Apache-2.0 */
/*
 * weights.h: the features of a pronoun and a phrase it may stand for, and what each is worth.
 *
 * Fitted by conditional logit (the phrases of one pronoun and "none of them" compete) on the training part of UD English GUM,
 * whose Entity= annotations tell who is meant; tens of points are logits. Shifted by hand after that: bodies, countries and lists
 * up and "none" down, since GUM's places and things are rarer in news; unresolved pronouns down, so that one miss does not
 * silence a page. The weights of "none" were set last, by gum-dev itself: recall there is to be read with that in mind.
 */
#ifndef ENT_EXTRACT_WEIGHTS_H
#define ENT_EXTRACT_WEIGHTS_H

#include "extract/pronouns.h"

typedef enum {
    F_BEHIND, /* behind the pronoun; else how many sentences before it */
    F_SENTENCE_0,
    F_SENTENCE_1,
    F_SENTENCE_2,
    F_SENTENCE_3,
    F_SENTENCE_FAR,
    F_SUBJECT,
    F_OBJECT,
    F_OBLIQUE,
    F_OWNER,
    F_OTHER,
    /* the same role as the pronoun; a subject of its sentence, of the one before; of the same verb; of the verb whose phrase a
     * possessive is in; of the verb that a reflexive stands with */
    F_PARALLEL,
    F_SUBJECT_HERE,
    F_SUBJECT_BEFORE,
    F_SAME_CLAUSE,
    F_OWN,
    F_REFLEXIVE,
    /* in one quotation; the pronoun alone in one; the phrase alone; a subject outside while the pronoun is inside */
    F_QUOTED_BOTH,
    F_QUOTED_PRONOUN,
    F_QUOTED_PHRASE,
    F_SPEAKER,
    F_OTHER_PARAGRAPH,
    /* PhraseKind, PhraseSort; how many fitting phrases stand between */
    F_NAME,
    F_ADJECTIVE,
    F_PRONOUN,
    F_DEFINITE,
    F_INDEFINITE,
    F_PERSON,
    F_ORGANIZATION,
    F_COUNTRY,
    F_PLACE,
    F_HUMAN,
    F_THING,
    F_UNKNOWN,
    F_RANK_0,
    F_RANK_1,
    F_RANK_2,
    F_RANK_3,
    F_RANK_FAR,
    /* of known and same gender; subjects of verbs of speech both; mentions of it so far; named most in the article */
    F_GENDER,
    F_PLURAL,
    F_LIST,
    F_BOTH_SPEAK,
    F_NAMED_ONCE,
    F_NAMED_FEW,
    F_NAMED_OFTEN,
    F_TOPIC,
    F_SAME_WORD,
    /* for no phrase at all: always, where the parse says "it" means nothing, by the form of the pronoun, inside quotation marks
     */
    F_NONE,
    F_NONE_EXPLETIVE,
    F_NONE_SUBJECT,
    F_NONE_OBJECT,
    F_NONE_POSSESSIVE,
    F_NONE_REFLEXIVE,
    F_NONE_QUOTED,
    N_FEATURES
} Feature;

/* By class of pronoun: he and she, it, they. */
static const signed char weights[N_FEATURES][PRONOUN_CLASSES] = {
    [F_BEHIND] = { 8, -4, 6 },
    [F_SENTENCE_0] = { 15, 11, 14 },
    [F_SENTENCE_1] = { 0, 0, 1 },
    [F_SENTENCE_2] = { -2, -6, -15 },
    [F_SENTENCE_3] = { -9, -9, -16 },
    [F_SENTENCE_FAR] = { -16, 0, 0 },
    [F_SUBJECT] = { -4, 3, 3 },
    [F_OBJECT] = { -4, 3, -2 },
    [F_OBLIQUE] = { 2, -9, -8 },
    [F_OWNER] = { 6, 9, 11 },
    [F_OTHER] = { 1, -3, -11 },
    [F_PARALLEL] = { 7, 5, 6 },
    [F_SUBJECT_HERE] = { 12, 1, 3 },
    [F_SUBJECT_BEFORE] = { 11, 5, 2 },
    [F_SAME_CLAUSE] = { 1, -3, 2 },
    [F_OWN] = { 6, 15, 8 },
    [F_REFLEXIVE] = { 1, 3, 13 },
    [F_QUOTED_BOTH] = { 4, 5, 5 },
    [F_QUOTED_PRONOUN] = { -8, -6, -5 },
    [F_QUOTED_PHRASE] = { -10, -10, -7 },
    [F_SPEAKER] = { -13, -3, -12 },
    [F_OTHER_PARAGRAPH] = { -2, -4, -6 },
    [F_NAME] = { -5, 0, 7 },
    [F_ADJECTIVE] = { 0, -5, 11 },
    [F_PRONOUN] = { 6, 0, -8 },
    [F_DEFINITE] = { 4, 1, -5 },
    [F_INDEFINITE] = { -9, -5, -8 },
    [F_PERSON] = { -3, 0, -15 },
    [F_ORGANIZATION] = { 0, 4, 11 },
    [F_COUNTRY] = { 0, 2, 6 },
    [F_PLACE] = { 0, 0, -10 },
    [F_HUMAN] = { -10, 0, 3 },
    [F_THING] = { 0, -1, -5 },
    [F_UNKNOWN] = { 5, 1, 9 },
    [F_RANK_0] = { 9, 9, 5 },
    [F_RANK_1] = { -3, 5, 4 },
    [F_RANK_2] = { 1, 0, 2 },
    [F_RANK_3] = { -6, 0, 1 },
    [F_RANK_FAR] = { -6, -10, -9 },
    [F_GENDER] = { 9, 0, 0 },
    [F_PLURAL] = { 0, 0, 28 },
    [F_LIST] = { 0, 0, 10 },
    [F_BOTH_SPEAK] = { 11, 8, 11 },
    [F_NAMED_ONCE] = { -7, -6, -8 },
    [F_NAMED_FEW] = { 2, -1, -3 },
    [F_NAMED_OFTEN] = { 2, 1, -3 },
    [F_TOPIC] = { 4, 2, -3 },
    [F_SAME_WORD] = { 5, 6, 1 },
    [F_NONE] = { -15, -8, 9 },
    [F_NONE_EXPLETIVE] = { 16, 28, 8 },
    [F_NONE_SUBJECT] = { -4, 5, 3 },
    [F_NONE_OBJECT] = { 1, 6, -1 },
    [F_NONE_POSSESSIVE] = { -7, -8, 3 },
    [F_NONE_REFLEXIVE] = { 12, 2, 9 },
    [F_NONE_QUOTED] = { -11, 2, 3 },
};

#endif
