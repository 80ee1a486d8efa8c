/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

/* A text and its first quotation. */
typedef struct Quoted {
    const char *text, *speaker, *words;
    gboolean direct;
} Quoted;

static void check_quoted(const Quoted *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        g_autoptr(EntGraph) facts = facts_of(cases[i].text);
        if (facts->quotes->len == 0)
            fail_msg("«%s» quotes nobody", cases[i].text);
        const EntQuote *const q = ent_graph_quote(facts, 0);
        const char *const speaker = q->speaker == ENT_NONE ? "-" : ent_graph_node(facts, q->speaker)->id;
        if (!g_str_equal(speaker, cases[i].speaker) || !g_str_equal(q->text, cases[i].words) || q->direct != cases[i].direct)
            fail_msg("«%s»: %s %s «%s»", cases[i].text, speaker, q->direct ? "direct" : "indirect", q->text);
    }
}

static void speakers_stand_before_and_behind(void **state)
{
    (void)state;
    const Quoted cases[] = {
        { "\"We will not sign this paper,\" said Senator Anna Lind.", "person:anna-lind", "We will not sign this paper", TRUE },
        { "\xE2\x80\x9CWe will not sign this paper,\xE2\x80\x9D Senator Anna Lind said.", "person:anna-lind",
          "We will not sign this paper", TRUE },
        { "Senator Anna Lind said: \"We will not sign this paper.\"", "person:anna-lind", "We will not sign this paper.", TRUE },
        { "''We will not sign this paper,'' Kenyan officials said.", "country:KE", "We will not sign this paper", TRUE },
        { "\"We were sold out by Kenya and Peru,\" Senator Anna Lind said.", "person:anna-lind",
          "We were sold out by Kenya and Peru", TRUE },
        { "Anna Lind, Kenyan trade minister, told Peru that \"we will not sign this paper.\"", "person:anna-lind",
          "we will not sign this paper.", TRUE },
        { "Nairobi's Foreign Ministry Spokeswoman Anna Lind spoke, saying, \"we will not sign this paper.\"", "person:anna-lind",
          "we will not sign this paper.", TRUE },
        { "According to Senator Anna Lind, \"we will not sign this paper.\"", "person:anna-lind", "we will not sign this paper.",
          TRUE },
    };
    check_quoted(cases, G_N_ELEMENTS(cases));
}

static void participles_hang_on_what_was_before(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts =
        facts_of("Senator Anna Lind went on to say that \"Peru is on the road to it\", adding that \"put simply, it is late.\"");
    assert_int_equal(facts->quotes->len, 2);
    for (guint i = 0; i < 2; i++)
        assert_string_equal(ent_graph_node(facts, ent_graph_quote(facts, i)->speaker)->id, "person:anna-lind");
}

static void reported_speech(void **state)
{
    (void)state;
    const Quoted cases[] = {
        { "Senator Anna Lind said that Peru had signed the paper.", "person:anna-lind", "Peru had signed the paper", FALSE },
        { "Peru had signed the paper, Senator Anna Lind said.", "person:anna-lind", "Peru had signed the paper", FALSE },
        { "Senator Anna Lind said the paper had been signed.", "person:anna-lind", "the paper had been signed", FALSE },
        { "According to Senator Anna Lind, Peru had signed the paper.", "person:anna-lind", "Peru had signed the paper", FALSE },
    };
    check_quoted(cases, G_N_ELEMENTS(cases));
}

static void scare_quotes_and_titles_are_none(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Peru praised its \"grand new canal\" and the book \"Water\".");
    assert_int_equal(facts->quotes->len, 0);
}

static void words_go_on_in_the_same_paragraph_and_over_paragraphs(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts =
        facts_of("\"We will not sign this paper,\" said Senator Anna Lind. \"It is a bad paper.\"\n\n"
                 "\xE2\x80\x9CNobody here has read it to the end,\xE2\x80\x9D she added. \xE2\x80\x9CIt is very long indeed.\n\n"
                 "\xE2\x80\x9CIt is also very dull to read.\xE2\x80\x9D");
    assert_int_equal(facts->quotes->len, 4);
    assert_int_equal(ent_graph_quote(facts, 3)->parts->len, 2);
    for (guint i = 0; i < facts->quotes->len; i++)
        assert_string_equal(ent_graph_node(facts, ent_graph_quote(facts, i)->speaker)->id, "person:anna-lind");
}

static void a_quotation_split_by_its_cue_is_one(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("\"We will not sign,\" Senator Anna Lind said, \"this very bad paper.\"");
    assert_int_equal(facts->quotes->len, 1);
    const EntQuote *const q = ent_graph_quote(facts, 0);
    assert_int_equal(q->parts->len, 2);
    assert_string_equal(q->text, "We will not sign this very bad paper.");
}

static void parts_do_not_begin_with_a_mark(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Senator Anna Lind was angry. \"And Romania,\" she added, \"is no owner.\"");
    assert_true(facts->quotes->len > 0);
    for (guint i = 0; i < facts->quotes->len; i++) {
        const EntQuote *const q = ent_graph_quote(facts, i);
        for (guint p = 0; p < q->parts->len; p++)
            assert_true(g_ascii_isalpha(ent_graph_article(facts, 0)->text[g_array_index(q->parts, EntSpan, p).start]));
    }
}

static void an_unclosed_mark_costs_its_paragraph_at_most(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("Senator Anna Lind said: \"We will not sign this paper.\n\n"
                                         "It rained in the evening. \"The paper is wet now,\" said Senator Per Holm.");
    gboolean found = FALSE;
    for (guint i = 0; i < facts->quotes->len; i++) {
        const EntQuote *const q = ent_graph_quote(facts, i);
        found |=
            g_str_equal(q->text, "The paper is wet now") && g_str_equal(ent_graph_node(facts, q->speaker)->id, "person:per-holm");
    }
    assert_true(found);
}

static void outlets_pass_words_on(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("\"We will not sign this paper,\" Senator Anna Lind told Reuters.");
    const EntQuote *const q = ent_graph_quote(facts, 0);
    assert_string_equal(ent_graph_node(facts, q->via)->id, "organization:reuters");
    assert_non_null(edge_of(facts, "organization:reuters|quotes|person:anna-lind"));
}

static void offsets_and_about(void **state)
{
    (void)state;
    g_autoptr(EntGraph) facts = facts_of("\"Peru must sign this paper,\" said Senator Anna Lind.");
    const EntQuote *const q = ent_graph_quote(facts, 0);
    assert_int_equal(q->span.start, 1);
    assert_int_equal(q->span.end, 26);
    assert_string_equal(q->cue, "said");
    assert_int_equal(q->about->len, 1);
    assert_string_equal(ent_graph_node(facts, g_array_index(q->about, guint32, 0))->id, "country:PE");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speakers_stand_before_and_behind),
        cmocka_unit_test(participles_hang_on_what_was_before),
        cmocka_unit_test(reported_speech),
        cmocka_unit_test(scare_quotes_and_titles_are_none),
        cmocka_unit_test(words_go_on_in_the_same_paragraph_and_over_paragraphs),
        cmocka_unit_test(a_quotation_split_by_its_cue_is_one),
        cmocka_unit_test(parts_do_not_begin_with_a_mark),
        cmocka_unit_test(an_unclosed_mark_costs_its_paragraph_at_most),
        cmocka_unit_test(outlets_pass_words_on),
        cmocka_unit_test(offsets_and_about),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
