/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inflect.c: the inflected forms of English verbs and nouns.
 *
 * Regular forms are made by spelling; where British and American English differ in doubling ("counselled", "counseled") both
 * come out. What spelling cannot tell is said by the data.
 */
#include <string.h>

#include "lexicon/lexicon_internal.h"

static gboolean is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static gboolean ends_with_sibilant(const char *word)
{
    return g_str_has_suffix(word, "s") || g_str_has_suffix(word, "x") || g_str_has_suffix(word, "z") ||
           g_str_has_suffix(word, "ch") || g_str_has_suffix(word, "sh");
}

/* "deny" → "deni"; "convey" keeps its y. */
static gboolean y_turns(const char *word, size_t n)
{
    return n >= 2 && word[n - 1] == 'y' && !is_vowel(word[n - 2]);
}

static char *with_s(const char *word)
{
    const size_t n = strlen(word);
    if (y_turns(word, n))
        return g_strdup_printf("%.*sies", (int)n - 1, word);
    return g_strconcat(word, ends_with_sibilant(word) || g_str_has_suffix(word, "o") ? "es" : "s", NULL);
}

static guint vowel_groups(const char *word)
{
    guint groups = 0;
    for (const char *c = word; *c != '\0'; c++)
        groups += (is_vowel(*c) || *c == 'y') && (c == word || !(is_vowel(c[-1]) || c[-1] == 'y'));
    return groups;
}

typedef enum { SINGLE, DOUBLE, BOTH } Doubling;

/* Whether the last consonant doubles before -ed and -ing. */
static Doubling doubling(const char *word, gboolean told)
{
    const size_t n = strlen(word);
    if (told)
        return DOUBLE;
    if (n < 3 || is_vowel(word[n - 1]) || strchr("wxy", word[n - 1]) != NULL || !is_vowel(word[n - 2]))
        return SINGLE;
    const gboolean one_vowel = !is_vowel(word[n - 3]) || (n >= 4 && word[n - 3] == 'u' && word[n - 4] == 'q');
    if (!one_vowel)
        return SINGLE;
    if (vowel_groups(word) == 1)
        return DOUBLE;
    return word[n - 1] == 'l' ? BOTH : SINGLE;
}

static void say(char *form, guint inflections, EntInflectFunc func, gpointer data)
{
    for (guint i = 0; i <= ENT_INFLECT_PLURAL; i++) {
        if (inflections & 1u << i)
            func(form, (EntInflection)i, data);
    }
    g_free(form);
}

/* The stem with "ed" or "ing" joined as spelling asks. */
static void join(const char *word, const char *ending, gboolean doubles, guint inflections, EntInflectFunc func, gpointer data)
{
    const size_t n = strlen(word);
    const Doubling how = doubling(word, doubles);
    if (ending[0] == 'e' && word[n - 1] == 'e') {
        say(g_strconcat(word, "d", NULL), inflections, func, data);
    } else if (ending[0] == 'e' && y_turns(word, n)) {
        say(g_strdup_printf("%.*sied", (int)n - 1, word), inflections, func, data);
    } else if (ending[0] == 'i' && g_str_has_suffix(word, "ie")) {
        say(g_strdup_printf("%.*sying", (int)n - 2, word), inflections, func, data);
    } else if (ending[0] == 'i' && word[n - 1] == 'e' && !g_str_has_suffix(word, "ee") && !g_str_has_suffix(word, "oe")) {
        say(g_strdup_printf("%.*sing", (int)n - 1, word), inflections, func, data);
    } else {
        if (how != SINGLE)
            say(g_strdup_printf("%s%c%s", word, word[n - 1], ending), inflections, func, data);
        if (how != DOUBLE)
            say(g_strconcat(word, ending, NULL), inflections, func, data);
    }
}

static void say_listed(const char *listed, guint inflections, EntInflectFunc func, gpointer data)
{
    g_auto(GStrv) forms = g_strsplit(listed, "/", -1);
    for (char **form = forms; *form != NULL; form++)
        say(g_strdup(*form), inflections, func, data);
}

static void inflect_verb(const char *lemma, const char *const *irregular, gboolean doubles, EntInflectFunc func, gpointer data)
{
    const guint past = 1u << ENT_INFLECT_PAST;
    const guint participle = 1u << ENT_INFLECT_PARTICIPLE;
    const guint ing = 1u << ENT_INFLECT_ING;
    say(with_s(lemma), 1u << ENT_INFLECT_S, func, data);
    if (irregular[0] == NULL) {
        join(lemma, "ed", doubles, past | participle, func, data);
    } else {
        say_listed(irregular[0], irregular[1] == NULL ? past | participle : past, func, data);
        if (irregular[1] != NULL)
            say_listed(irregular[1], participle, func, data);
    }
    if (irregular[0] != NULL && irregular[1] != NULL && irregular[2] != NULL)
        say_listed(irregular[2], ing, func, data);
    else
        join(lemma, "ing", doubles, ing, func, data);
}

void ent_inflect(const char *lemma, EntCuePos pos, const char *const *irregular, gboolean doubles, EntInflectFunc form, gpointer data)
{
    if (*lemma == '\0')
        return;
    form(lemma, ENT_INFLECT_BASE, data);
    if (pos == ENT_CUE_VERB)
        inflect_verb(lemma, irregular, doubles, form, data);
    else if (pos == ENT_CUE_NOUN && irregular[0] != NULL)
        say_listed(irregular[0], 1u << ENT_INFLECT_PLURAL, form, data);
    else if (pos == ENT_CUE_NOUN)
        say(with_s(lemma), 1u << ENT_INFLECT_PLURAL, form, data);
}
