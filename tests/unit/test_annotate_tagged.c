/* SPDX-License-Identifier: Apache-2.0 */
/* What the engine's name tags add to the names. Needs the language model of the tree. */
#include "test_annotate_text.h"

static EntEngine *engine;

static int setup(void **state)
{
    if (g_getenv("ENT_TEST_RULES") == NULL)
        engine = ent_engine_open(ENT_SOURCE_DIR "/models/entente-en.model", NULL);
    return text_setup(state);
}

static int teardown(void **state)
{
    g_clear_pointer(&engine, ent_engine_free);
    return text_teardown(state);
}

/* "C:Peru|P:Anna Lind|O:…|L:…|X:…" */
static char *names_of(const char *text)
{
    g_autoptr(EntArticle) article = ent_article_new();
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    g_autoptr(EntDocument) d = ent_annotate(article, text_lexicon, engine, 1, NULL);
    assert_non_null(d);
    GString *const out = g_string_new(NULL);
    for (guint32 i = 0; i < d->n_names; i++) {
        const EntStr s = ent_document_text(d, d->names[i].first, d->names[i].last);
        g_string_append_printf(out, "%s%c:%.*s", i > 0 ? "|" : "", "CPOLX"[d->names[i].kind], ENT_STR_ARG(s));
    }
    return g_string_free(out, FALSE);
}

static void check_names(const char *const (*pairs)[2], gsize n)
{
    if (engine == NULL)
        skip();
    for (gsize i = 0; i < n; i++) {
        g_autofree char *names = names_of(pairs[i][0]);
        assert_string_equal(names, pairs[i][1]);
    }
}

static void people_nobody_introduces_are_found(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "Doris feeds him every day, and Doris likes it.", "P:Doris|P:Doris" },
        { "We met Kelli Warren at the station.", "P:Kelli Warren" },
        { "They spoke with Johanna Weber about the harvest.", "P:Johanna Weber" },
    };
    check_names(pairs, G_N_ELEMENTS(pairs));
}

static void bodies_that_act_are_organizations(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "He studied at Stanford University and works for Walmart.", "O:Stanford University|O:Walmart" },
        { "Walmart announced new jobs on Monday.", "O:Walmart|L:Monday" },
    };
    check_names(pairs, G_N_ELEMENTS(pairs));
}

static void things_are_not_people(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "\"I agree,\" said Anna Lind. Then I left.", "P:Anna Lind" },
        { "Kenya's Minister for Home Affairs, Anna Lind, spoke.", "C:Kenya|P:Anna Lind" },
    };
    check_names(pairs, G_N_ELEMENTS(pairs));
}

static void short_for_a_thing_is_no_body(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "Kenya and Peru signed an Individual Support Programme (ISP) together. The ISP helps farmers.",
          "C:Kenya|C:Peru|X:Individual Support Programme" },
        { "President Amin al-Hadi's government spoke.", "P:Amin al-Hadi" },
        { "\"As Secretary I championed the harbour,\" she said.", "" },
        { "He rose to the defence of Tovo Harmat, the embattled president of the club. Mr. Harmat left.",
          "P:Tovo Harmat|P:Harmat" },
    };
    check_names(pairs, G_N_ELEMENTS(pairs));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_nobody_introduces_are_found),
        cmocka_unit_test(bodies_that_act_are_organizations),
        cmocka_unit_test(things_are_not_people),
        cmocka_unit_test(short_for_a_thing_is_no_body),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
