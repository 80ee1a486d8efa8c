/* SPDX-License-Identifier: Apache-2.0 */
/*
 * memberships.c: memberships that a sentence takes for granted → `member_of`: who may leave an alliance or remain in it is in it,
 * whatever becomes of the wish: "if Peru remained in the bloc", "whether Peru should exit the union", "Peru's exit from the
 * union". Who left is no member any more. By the parse.
 */
#include "extract/grammar.h"

#include "base/str.h"

/* Alliances, blocs and unions of states; out of parties and firms people go too. */
static gboolean is_of_states(const Extractor *x, guint32 mention)
{
    static const char *const sorts[] = { "alliance", "bloc", "union", NULL };
    const EntEntry *const entry = ent_lexicon_entry(x->lexicon, ent_graph_node(x->facts, ext_mention(x, mention)->node)->id);
    return entry != NULL && entry->kind == ENT_ENTRY_ORGANIZATION && entry->sort != NULL && g_strv_contains(sorts, entry->sort);
}

static void add_all(Extractor *x, GArray *members, GArray *bodies, guint32 cue)
{
    for (guint i = 0; i < members->len; i++)
        for (guint k = 0; k < bodies->len; k++) {
            const guint32 member = ext_mention(x, g_array_index(members, guint32, i))->node,
                          body = g_array_index(bodies, guint32, k);
            if (ext_node_type(x, member) == ENT_COUNTRY && is_of_states(x, body))
                ext_add_evidence(x, member, x->member_of, ext_mention(x, body)->node, cue, cue + 1, ENT_STATED, "presupposed",
                                 0.8);
        }
}

static void take_staying(Extractor *x, guint32 i, GArray *members, GArray *bodies)
{
    static const char *const verbs[] = {
        "remain", "remains", "remained", "remaining", "stay", "stays", "stayed", "staying", NULL
    };
    static const char *const inside[] = { "in", "within", "inside", NULL };
    if (!ext_is_one_of(x, i, verbs))
        return;
    ext_grammar_subjects(x, i, members);
    ext_grammar_marked(x, i, i + 1, inside, GRAMMAR_TARGET, bodies);
    add_all(x, members, bodies, i);
}

static void take_leaving(Extractor *x, guint32 i, GArray *members, GArray *bodies)
{
    static const char *const verbs[] = { "leave",   "leaves", "leaving", "exit",     "exits",
                                         "exiting", "quit",   "quits",   "quitting", NULL };
    if (!ext_is_one_of(x, i, verbs) || x->d->parsed[i].pos != ENT_POS_VERB)
        return;
    ext_grammar_subjects(x, i, members);
    ext_grammar_objects(x, i, bodies);
    add_all(x, members, bodies, i);
}

static void take_exit(Extractor *x, guint32 i, GArray *members, GArray *bodies)
{
    static const char *const nouns[] = { "exit", "withdrawal", "departure", NULL };
    static const char *const from[] = { "from", NULL };
    if (!ext_is_one_of(x, i, nouns) || x->d->parsed[i].pos != ENT_POS_NOUN)
        return;
    ext_grammar_owners(x, i, members);
    ext_grammar_marked(x, i, i + 1, from, GRAMMAR_TARGET, bodies);
    add_all(x, members, bodies, i);
}

void ext_find_memberships(Extractor *x)
{
    if (x->member_of == ENT_NONE || x->d->parsed == NULL)
        return;
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) bodies = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < x->d->n_tokens; i++) {
        if (ext_token(x, i)->kind != ENT_TOKEN_WORD || x->at[i] != ENT_NONE)
            continue;
        static void (*const shapes[])(Extractor *, guint32, GArray *, GArray *) = { take_staying, take_leaving, take_exit };
        for (gsize k = 0; k < G_N_ELEMENTS(shapes); k++) {
            g_array_set_size(members, 0);
            g_array_set_size(bodies, 0);
            shapes[k](x, i, members, bodies);
        }
    }
}
