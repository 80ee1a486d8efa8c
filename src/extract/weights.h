/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ENT_EXTRACT_WEIGHTS_H
#define ENT_EXTRACT_WEIGHTS_H

#include "extract/pronouns.h"

typedef enum {
    F_BEHIND,
    F_SENTENCE_0, F_SENTENCE_1, F_SENTENCE_2, F_SENTENCE_3, F_SENTENCE_FAR,
    F_SUBJECT, F_OBJECT, F_OBLIQUE, F_OWNER, F_OTHER,
    F_PARALLEL, F_SUBJECT_HERE, F_SUBJECT_BEFORE, F_SAME_CLAUSE, F_OWN, F_REFLEXIVE,
    F_QUOTED_BOTH, F_QUOTED_PRONOUN, F_QUOTED_PHRASE, F_SPEAKER, F_OTHER_PARAGRAPH,
    F_NAME, F_ADJECTIVE, F_PRONOUN, F_DEFINITE, F_INDEFINITE,
    F_PERSON, F_ORGANIZATION, F_COUNTRY, F_PLACE, F_HUMAN, F_THING, F_UNKNOWN,
    F_RANK_0, F_RANK_1, F_RANK_2, F_RANK_3, F_RANK_FAR,
    F_GENDER, F_PLURAL, F_NAMED_ONCE, F_NAMED_FEW, F_NAMED_OFTEN, F_TOPIC, F_SAME_WORD,
    F_NONE, F_NONE_EXPLETIVE, F_NONE_SUBJECT, F_NONE_OBJECT, F_NONE_POSSESSIVE, F_NONE_REFLEXIVE, F_NONE_QUOTED,
    N_FEATURES
} Feature;

/* By class of pronoun: he and she, it, they. */
static const signed char weights[N_FEATURES][PRONOUN_CLASSES] = {
    [F_BEHIND] = { 10, -4, 6 },
    [F_SENTENCE_0] = { 17, 11, 14 },
    [F_SENTENCE_1] = { 0, 0, 1 },
    [F_SENTENCE_2] = { -4, -6, -15 },
    [F_SENTENCE_3] = { -10, -10, -17 },
    [F_SENTENCE_FAR] = { -17, 0, 0 },
    [F_SUBJECT] = { -4, 4, 4 },
    [F_OBJECT] = { -5, 3, -2 },
    [F_OBLIQUE] = { 2, -9, -8 },
    [F_OWNER] = { 5, 9, 11 },
    [F_OTHER] = { 1, -3, -13 },
    [F_PARALLEL] = { 6, 5, 6 },
    [F_SUBJECT_HERE] = { 9, 1, 2 },
    [F_SUBJECT_BEFORE] = { 11, 5, 3 },
    [F_SAME_CLAUSE] = { 2, -3, 2 },
    [F_OWN] = { 6, 15, 8 },
    [F_REFLEXIVE] = { 2, 3, 16 },
    [F_QUOTED_BOTH] = { 4, 5, 5 },
    [F_QUOTED_PRONOUN] = { -9, -6, -5 },
    [F_QUOTED_PHRASE] = { -11, -11, -7 },
    [F_SPEAKER] = { -12, -3, -12 },
    [F_OTHER_PARAGRAPH] = { -1, -4, -6 },
    [F_NAME] = { -5, -1, -1 },
    [F_ADJECTIVE] = { 0, -5, 0 },
    [F_PRONOUN] = { 6, 0, -2 },
    [F_DEFINITE] = { 4, 1, -4 },
    [F_INDEFINITE] = { -9, -4, -6 },
    [F_PERSON] = { -2, 0, -12 },
    [F_ORGANIZATION] = { 0, -4, 6 },
    [F_COUNTRY] = { 0, -11, 5 },
    [F_PLACE] = { 0, 0, -4 },
    [F_HUMAN] = { -9, 0, -1 },
    [F_THING] = { 0, -2, -8 },
    [F_UNKNOWN] = { 11, 4, 5 },
    [F_RANK_0] = { 8, 9, 6 },
    [F_RANK_1] = { -3, 5, 4 },
    [F_RANK_2] = { 1, 0, 3 },
    [F_RANK_3] = { -6, 0, 0 },
    [F_RANK_FAR] = { -6, -10, -10 },
    [F_GENDER] = { 12, 0, 0 },
    [F_PLURAL] = { 0, 0, 28 },
    [F_NAMED_ONCE] = { -5, -6, -7 },
    [F_NAMED_FEW] = { 2, -1, -3 },
    [F_NAMED_OFTEN] = { 1, 1, -2 },
    [F_TOPIC] = { 3, 1, -1 },
    [F_SAME_WORD] = { 6, 6, 3 },
    [F_NONE] = { 1, 5, 12 },
    [F_NONE_EXPLETIVE] = { 17, 28, 9 },
    [F_NONE_SUBJECT] = { -4, 4, 4 },
    [F_NONE_OBJECT] = { 1, 6, -1 },
    [F_NONE_POSSESSIVE] = { -6, -9, 4 },
    [F_NONE_REFLEXIVE] = { 12, 2, 8 },
    [F_NONE_QUOTED] = { -11, 2, 2 },
};

#endif
