/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

/* The quotation that holds the words; NULL where none does. */
static const EntQuote *quote_with(const EntGraph *facts, const char *words)
{
    for (guint i = 0; i < facts->quotes->len; i++)
        if (strstr(ent_graph_quote(facts, i)->text, words) != NULL)
            return ent_graph_quote(facts, i);
    return NULL;
}

static void people_whom_nobody_knows_speak_by_their_words(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_by_model("Two engineers at the site said the dam would hold until the spring.");
    const EntQuote *const quote = quote_with(facts, "the dam would hold");
    assert_non_null(quote);
    assert_int_equal(quote->speaker, ENT_NONE);
    assert_non_null(strstr(quote->speaker_text, "engineers"));
    assert_false(quote->direct);
}

static void reported_speech_without_a_known_verb_is_found_by_its_tags(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_by_model("Ana Ruiz made it plain on Monday that the harbour would stay closed.");
    const EntQuote *const quote = quote_with(facts, "the harbour would stay closed");
    assert_non_null(quote);
    assert_string_equal(ent_graph_node(facts, quote->speaker)->id, "person:ana-ruiz");
}

static void a_stance_is_no_quotation(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_by_model("Ana Ruiz praised the new harbour wall.");
    assert_int_equal(facts->quotes->len, 0);
}

static void the_speaker_is_the_subject_and_not_its_owner(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts =
        facts_by_model("Ana Ruiz's spokesman, Jan Berg, wrote on Monday: \"The wall will hold for ten years.\"");
    const EntQuote *const quote = quote_with(facts, "The wall will hold");
    assert_non_null(quote);
    assert_string_equal(ent_graph_node(facts, quote->speaker)->id, "person:jan-berg");
}

static void what_nobody_said_is_no_quotation(void **state)
{
    (void)state;
    g_autoptr(EntGraph) refused = facts_by_model("Ana Ruiz refused to say that the harbour should be closed for good.");
    assert_null(quote_with(refused, "should be closed"));
    g_autoptr(EntGraph) amid =
        facts_by_model("Amid suggestions that the harbour should be closed, Ana Ruiz stressed the importance of fishing.");
    assert_null(quote_with(amid, "should be closed"));
    g_autoptr(EntGraph) named = facts_by_model(
        "The Berg Institute think tank in Lima has told Kenya that the harbour was \"leaving the farmers without water.\"");
    assert_null(quote_with(named, "tank in Lima"));
    g_autoptr(EntGraph) asked =
        facts_by_model("The plan was welcomed in Lima, where the minister Ana Ruiz was asked about it on Monday.");
    assert_null(quote_with(asked, "was welcomed"));
}

static void words_in_marks_go_on_from_reported_speech(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_by_model(
        "Ana Ruiz added that the harbour was old. \"That is why our own engineers are saying that the wall must go.\"");
    const EntQuote *const quote = quote_with(facts, "That is why our own engineers");
    assert_non_null(quote);
    assert_string_equal(ent_graph_node(facts, quote->speaker)->id, "person:ana-ruiz");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_whom_nobody_knows_speak_by_their_words),
        cmocka_unit_test(reported_speech_without_a_known_verb_is_found_by_its_tags),
        cmocka_unit_test(a_stance_is_no_quotation),
        cmocka_unit_test(the_speaker_is_the_subject_and_not_its_owner),
        cmocka_unit_test(what_nobody_said_is_no_quotation),
        cmocka_unit_test(words_in_marks_go_on_from_reported_speech),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
