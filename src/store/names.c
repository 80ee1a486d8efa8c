/* SPDX-License-Identifier: Apache-2.0 */
/*
 * names.c: what somebody in an article is called by, in the forms that are compared across articles.
 *
 * A person's full name counts without middle initials and "Jr.": "Ana B. Ruiz" and "Ana Ruiz" are one. A single word is a short
 * name, and so is a surname with its particles ("van der Meer"); its owner is looked for among the people of whom it is the first or
 * last word or the surname, or a name their article gives them. The short name of an organization is an acronym; its owner is one whose
 * article gives it that acronym.
 */
#include "store/store_internal.h"

#include <string.h>

#include "base/str.h"

enum { ACRONYM_MAX = 12 };

static gboolean is_initial(const char *word)
{
    return *word != '\0' && *g_utf8_next_char(word) == '\0';
}

static gboolean is_generation(const char *word)
{
    return strcmp(word, "jr") == 0 || strcmp(word, "sr") == 0;
}

/* The folded words of a person's name that count. */
static GPtrArray *person_words(const char *name)
{
    g_autofree char *folded = ent_fold(ent_str(name));
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    const guint n = g_strv_length(words);
    GPtrArray *const kept = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++) {
        const gboolean middle = i > 0 && i + 1 < n && is_initial(words[i]);
        if (words[i][0] != '\0' && !middle && !(i > 1 && is_generation(words[i])))
            g_ptr_array_add(kept, g_strdup(words[i]));
    }
    return kept;
}

/* ".us" of "person:john-smith.us", which tells homonyms apart; else "". */
static const char *mark_of(const char *id)
{
    const char *const dot = strrchr(id, '.');
    return dot != NULL ? dot : "";
}

static char *person_key(const EntNode *node)
{
    g_autoptr(GPtrArray) words = person_words(node->name);
    g_ptr_array_add(words, NULL);
    g_autofree char *name = g_strjoinv(" ", (char **)words->pdata);
    g_autofree char *slug = ent_slug(ent_str(name));
    return g_strconcat("person:", slug, mark_of(node->id), NULL);
}

char *ent_names_key(const EntNode *node)
{
    if (node->type == ENT_PERSON)
        return person_key(node);
    if (node->type == ENT_COUNTRY && node->iso3166 != NULL)
        return g_strconcat("country:", node->iso3166, NULL);
    const char *const colon = strchr(node->id, ':');
    return g_strconcat(ent_node_type_name(node->type), ":", colon != NULL ? colon + 1 : node->id, NULL);
}

/* The letters and digits of an acronym in lower case; NULL where the text is none: capitals only, two at least. */
static char *acronym_of(const char *text)
{
    GString *const letters = g_string_new(NULL);
    guint capitals = 0;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_islower(c) || g_unichar_isspace(c)) {
            capitals = 0;
            break;
        }
        capitals += g_unichar_isupper(c) != 0;
        if (g_unichar_isalnum(c))
            g_string_append_unichar(letters, g_unichar_tolower(c));
    }
    return g_string_free(letters, capitals < 2 || letters->len > ACRONYM_MAX);
}

static char *typed(EntNodeType type, const char *word)
{
    return g_strconcat(ent_node_type_name(type), " ", word, NULL);
}

static char *short_organization(const char *name, const GPtrArray *aliases)
{
    for (guint i = 0; i < aliases->len; i++) {
        g_autofree char *acronym = acronym_of(g_ptr_array_index(aliases, i));
        if (acronym == NULL)
            return NULL;
    }
    g_autofree char *acronym = acronym_of(name);
    return acronym == NULL ? NULL : typed(ENT_ORGANIZATION, acronym);
}

static gboolean is_particle(const char *word)
{
    static const char *const particles[] = { "von", "van", "der", "den", "zu", "ter", "de", "da", "di", "du", "del", "della", "dos", "bin",
                                             "bint", "ibn", NULL };
    g_autofree char *lower = g_ascii_strdown(word, -1);
    return g_strv_contains(particles, lower);
}

/* Where the surname begins among the words of a name: with its particles, which are printed small; the first word may be large at the
 * beginning of a sentence ("Van der Meer"), but not right before the last ("Van Okoye" has a first name). */
static guint surname_start(char **words, guint n)
{
    guint start = n - 1;
    while (start > 0 && is_particle(words[start - 1]) && (g_ascii_islower(words[start - 1][0]) || (start == 1 && n > 2)))
        start--;
    return start;
}

/* The folded surname of more than one word; NULL where it has one. `whole` hears whether the name has nothing else. */
static char *long_surname(const char *name, gboolean *whole)
{
    g_auto(GStrv) words = g_strsplit(name, " ", -1);
    const guint n = g_strv_length(words);
    const guint start = n == 0 ? 0 : surname_start(words, n);
    *whole = start == 0;
    if (n == 0 || start == n - 1)
        return NULL;
    g_autofree char *surname = g_strjoinv(" ", words + start);
    return ent_fold(ent_str(surname));
}

static char *short_person(const char *name)
{
    gboolean whole = FALSE;
    g_autofree char *surname = long_surname(name, &whole);
    if (surname != NULL && whole)
        return typed(ENT_PERSON, surname);
    g_autoptr(GPtrArray) words = person_words(name);
    return words->len == 1 ? typed(ENT_PERSON, g_ptr_array_index(words, 0)) : NULL;
}

char *ent_names_short_word(const EntNode *node)
{
    if (node->type == ENT_ORGANIZATION)
        return short_organization(node->name, node->aliases);
    if (node->type == ENT_PERSON && *mark_of(node->id) == '\0')
        return short_person(node->name);
    return NULL;
}

static void add_word(GPtrArray *words, char *word)
{
    if (word == NULL || g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
        g_free(word);
    else
        g_ptr_array_add(words, word);
}

static void add_acronym(GPtrArray *words, const char *name)
{
    g_autofree char *acronym = acronym_of(name);
    if (acronym != NULL)
        add_word(words, typed(ENT_ORGANIZATION, acronym));
}

static void add_person_words(GPtrArray *words, const char *name)
{
    gboolean whole = FALSE;
    g_autofree char *surname = long_surname(name, &whole);
    g_autoptr(GPtrArray) all = person_words(name);
    if (all->len > 0) {
        add_word(words, typed(ENT_PERSON, g_ptr_array_index(all, 0)));
        add_word(words, typed(ENT_PERSON, g_ptr_array_index(all, all->len - 1)));
    }
    if (surname != NULL)
        add_word(words, typed(ENT_PERSON, surname));
}

GPtrArray *ent_names_words(EntNodeType type, const char *name, const GPtrArray *aliases)
{
    GPtrArray *const words = g_ptr_array_new_with_free_func(g_free);
    if (type == ENT_PERSON)
        add_person_words(words, name);
    else if (type == ENT_ORGANIZATION)
        add_acronym(words, name);
    for (guint i = 0; i < aliases->len; i++) {
        if (type == ENT_PERSON)
            add_word(words, short_person(g_ptr_array_index(aliases, i)));
        else if (type == ENT_ORGANIZATION)
            add_acronym(words, g_ptr_array_index(aliases, i));
    }
    return words;
}
