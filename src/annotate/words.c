/* SPDX-License-Identifier: Apache-2.0 */
/*
 * words.c: the closed classes of English: the words that hold a sentence together, of which there are a few hundred and no new
 * ones.
 */
#include "annotate/document.h"

#include "base/str.h"

#include <string.h>

typedef struct WordList {
    guint classes;
    const char *words; /* parted by blanks */
} WordList;

static const WordList word_lists[] = {
    { ENT_CLASS_DETERMINER,
      "the a an this that these those its their his her our your my some any no every each all both several many "
      "much few more most other another such what which whose" },
    { ENT_CLASS_PREPOSITION,
      "of in on at by for from to with without against about into over under between among through during before after "
      "since until towards toward upon within across behind beyond near off onto out around amid despite along alongside "
      "per via like unlike as than regarding concerning including following" },
    { ENT_CLASS_AUXILIARY, "have has had having do does did will would shall should can could may might must 'll 've 'd ca wo" },
    { ENT_CLASS_AUXILIARY | ENT_CLASS_BE, "be is are was were been being am 're 'm" },
    { ENT_CLASS_PRONOUN,
      "i you he she it we they me him us them himself herself itself themselves who whom which that this these those "
      "someone anyone everyone nobody" },
    { ENT_CLASS_CONJUNCTION, "and or but nor yet" },
    { ENT_CLASS_SUBORDINATOR,
      "that because while although though after before as when if whether unless since until where why how which "
      "who whom whose once so whereas lest" },
    { ENT_CLASS_ADVERB,
      "not n't never also again already still once then now just even only too ever always often soon later earlier "
      "earlier here there however nevertheless nonetheless meanwhile instead thus therefore hence further once rather quite "
      "almost perhaps hitherto long far well otherwise together away back down up" },
    { ENT_CLASS_STARTER,
      "however meanwhile moreover furthermore nevertheless nonetheless instead besides therefore thus hence still yet "
      "perhaps despite although though while when if because since after before as at by for from in on of to with "
      "without among amid during under over both but and or so then there here now today yesterday tomorrow last next "
      "this that these those such some many most more much few several other others another any every each all no not "
      "one two three four five six seven eight nine ten first second third finally also even only just asked once "
      "according citing speaking adding noting saying what who why how where which whether he she it they we you i his "
      "her its their our your my the a an let please yes well indeed ultimately primarily similarly likewise rather "
      "neither either former fellow whoever whatever nobody everyone according such beneath between against along alongside "
      "behind beyond near within throughout until unless" },
    { ENT_CLASS_ABBREVIATION,
      "mr. mrs. ms. dr. prof. rev. hon. st. sen. sens. rep. reps. gov. govs. gen. gens. lt. col. maj. capt. cmdr. adm. sgt. brig. pres. "
      "jr. sr. vs. jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec. no. nos. fig. e.g. i.e. cf. "
      "approx. dept. est. ft. mt. v. messrs. mlle. mme. supt. insp. amb. sec." },
};

static GHashTable *build_table(void)
{
    GHashTable *const table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(word_lists); i++) {
        g_auto(GStrv) words = g_strsplit(word_lists[i].words, " ", -1);
        for (char **w = words; *w != NULL; w++) {
            const guint before = GPOINTER_TO_UINT(g_hash_table_lookup(table, *w));
            g_hash_table_insert(table, g_strdup(*w), GUINT_TO_POINTER(before | word_lists[i].classes));
        }
    }
    return table;
}

guint ent_word_classes(EntStr lower)
{
    enum { LONGEST = 15 };
    static gsize once;
    static GHashTable *table; /* made by the first caller, then only read */
    if (g_once_init_enter(&once)) {
        table = build_table();
        g_once_init_leave(&once, 1);
    }
    if (lower.n == 0)
        return 0;
    guint classes = 0;
    if (lower.n <= LONGEST) {
        char word[LONGEST + 1] = { 0 };
        memcpy(word, lower.p, lower.n);
        classes = GPOINTER_TO_UINT(g_hash_table_lookup(table, word));
    }
    const gboolean adverb = lower.n > 4 && ent_str_ends(lower, ENT_STR("ly"));
    return classes == 0 && adverb ? ENT_CLASS_ADVERB : classes;
}
