/* SPDX-License-Identifier: Apache-2.0 */
/* Pronouns by the parse: whom each stands for. Needs the language model of the tree. */
#include "test_extract_say.h"

#include "engine/engine.h"

#include <string.h>

static EntEngine *engine;

static int setup(void **state)
{
    if (g_getenv("ENT_TEST_RULES") == NULL)
        engine = ent_engine_open(ENT_SOURCE_DIR "/models/entente-en.model", NULL);
    return say_setup(state);
}

static int teardown(void **state)
{
    g_clear_pointer(&engine, ent_engine_free);
    return say_teardown(state);
}

/* A text in which one word is marked "[he]", and the id of the node it must be a mention of; NULL for none. */
typedef struct Meant {
    const char *text, *id;
} Meant;

static void check_meant(const Meant *meant)
{
    const char *const open = strchr(meant->text, '['), *const close = strchr(meant->text, ']');
    const guint32 start = (guint32)(open - meant->text), end = (guint32)(close - meant->text) - 1;
    g_autofree char *text = g_strdup_printf("%.*s%.*s%s", (int)start, meant->text, (int)(close - open - 1), open + 1, close + 1);
    EntArticle *const article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_steal_pointer(&text), NULL);
    g_autoptr(EntGraph) facts = ent_extract(article, say_lexicon, engine, NULL);
    assert_non_null(facts);
    const char *found = NULL;
    for (guint n = 0; n < facts->nodes->len; n++) {
        const EntNode *const node = ent_graph_node(facts, n);
        for (guint m = 0; m < node->mentions->len; m++) {
            const EntSpan span = g_array_index(node->mentions, EntMention, m).span;
            if (span.start == start && span.end == end)
                found = node->id;
        }
    }
    if (g_strcmp0(found, meant->id) != 0)
        fail_msg("«%s» means %s, not %s", meant->text, found, meant->id);
}

static void check_all(const Meant *meant, gsize n)
{
    if (engine == NULL)
        skip();
    for (gsize i = 0; i < n; i++)
        check_meant(&meant[i]);
}

static void a_person_is_told_by_gender_and_place(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "Anna Lind met Peter Holm in Oslo. [She] left early.", "person:anna-lind" },
        { "Anna Lind met Peter Holm in Oslo. [He] left early.", "person:peter-holm" },
        { "Mr. Holm met Ms. Lind in Oslo. [She] left early.", "person:lind" },
        { "Peter Holm praised [his] wife in a speech.", "person:peter-holm" },
        { "Anna Lind said she would defend [herself].", "person:anna-lind" },
        { "NATO rejected the plan. [He] smiled.", NULL },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void a_subject_behind_its_clause_is_found(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "In [her] speech, Anna Lind praised the plan.", "person:anna-lind" },
        { "After [he] left the room, Peter Holm called a friend.", "person:peter-holm" },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void a_quotation_is_spoken_by_nobody_inside_it(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "Peter Holm spoke first. \"This shows how weak Karl Brandt is,\" [he] said.", "person:peter-holm" },
        { "NATO spokeswoman Oana Xorescu said the alliance would wait. \"We have many offices abroad,\" [she] said.",
          "person:oana-xorescu" },
        { "Peter Holm praised Anna Lind on Monday. \"I think [she] is a great leader,\" he said.", "person:anna-lind" },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void bodies_and_countries_own_things(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "NATO said on Monday that [its] members had agreed.", "organization:nato" },
        { "Peru sent [its] foreign minister to the talks.", "country:PE" },
        { "Kenya and Peru said [they] would sign the treaty.", "country:KE" },
        { "[It] is clear that nobody will come.", NULL },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void a_phrase_without_a_name_may_win(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "Anna Lind visited the prison. A guard opened the door and dropped [his] keys.", NULL },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void who_is_blamed_for_something_owns_it(void **state)
{
    (void)state;
    static const Meant meant[] = {
        { "Kenya has enacted sanctions against Chile for [its] invasion of Peru.", "country:CL" },
        { "Kenya praised Chile for [its] patience.", "country:CL" },
        { "On Chile.\n\nThe paper praised the valley for [its] wine.", NULL }, /* a phrase that hangs on nothing */
        { "\"I think Karl Brandt is tired, and Brandt himself knows it,\" Peter Holm said. \"Brandt must go.\"\n\n\"Nobody is "
          "to blame,\" [he] added.",
          "person:peter-holm" },
    };
    check_all(meant, G_N_ELEMENTS(meant));
}

static void a_pronoun_of_a_list_stands_for_its_members(void **state)
{
    (void)state;
    if (engine == NULL)
        skip();
    EntArticle *const article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup("Kenya and Peru met on Monday. They condemned Norway."), NULL);
    g_autoptr(EntGraph) facts = ent_extract(article, say_lexicon, engine, NULL);
    assert_non_null(edge_of(facts, "country:KE|opposes|country:NO"));
    assert_non_null(edge_of(facts, "country:PE|opposes|country:NO"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_person_is_told_by_gender_and_place),      cmocka_unit_test(a_subject_behind_its_clause_is_found),
        cmocka_unit_test(a_quotation_is_spoken_by_nobody_inside_it), cmocka_unit_test(bodies_and_countries_own_things),
        cmocka_unit_test(a_phrase_without_a_name_may_win),           cmocka_unit_test(a_pronoun_of_a_list_stands_for_its_members),
        cmocka_unit_test(who_is_blamed_for_something_owns_it),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
