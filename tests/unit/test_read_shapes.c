/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/read_internal.h"

#include <string.h>

typedef struct Case {
    const char *text;
    EntBlockRole role;
} Case;

static void check(const Case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (ent_shape_of(cases[i].text, 0) != cases[i].role)
            fail_msg("%s: role %d, not %d", cases[i].text, ent_shape_of(cases[i].text, 0), cases[i].role);
}

static void furniture_is_told_by_its_words(void **state)
{
    (void)state;
    const Case cases[] = {
        { "* * *", ENT_ROLE_RULE },
        { "___.", ENT_ROLE_RULE },
        { "Page 3 of 12", ENT_ROLE_PAGE },
        { "- 4 -", ENT_ROLE_PAGE },
        { "FULL TEXT.", ENT_ROLE_MARKER },
        { "(Additional reporting by Ana Ruiz in Lisbon; Editing by Ben Okri.)", ENT_ROLE_STAFF },
        { "(With inputs from agencies)", ENT_ROLE_STAFF },
        { "Edited by: Ana Ruiz", ENT_ROLE_STAFF },
        { "Ana Ruiz and Ben Okri contributed reporting.", ENT_ROLE_STAFF },
        { "Image: Ana Ruiz/REUTERS", ENT_ROLE_CAPTION },
        { "The minister has left the hall of the palaceImage: Ana Ruiz/REUTERS", ENT_ROLE_CAPTION },
        { "Ana Ruiz, left, and Ben Okri at the port of Oslo, May 3. [AP Photo/Li Wei]", ENT_ROLE_CAPTION },
        { "Ana Ruiz speaks at a news conference in Oslo on June 3, 2024.", ENT_ROLE_CAPTION },
        { "FILE - The port of Oslo at night.", ENT_ROLE_CAPTION },
        { "AnaRuiz/iStock/Getty Images Plus", ENT_ROLE_CAPTION },
        { "Ana Ruiz / Reuters.", ENT_ROLE_CAPTION },
        { "By Ana Ruiz", ENT_ROLE_BYLINE },
        { "Northern Courier, June 3, 2024", ENT_ROLE_DATE },
        { "Published: June 3, 2024 at 10:30 a.m.", ENT_ROLE_DATE },
        { "Region: Asia", ENT_ROLE_LABEL },
        { "© 2024 Northern Courier. All rights reserved.", ENT_ROLE_LEGAL },
        { "Disclaimer: The views expressed here are the author's own.", ENT_ROLE_LEGAL },
        { "This article was originally published on Northern Courier.", ENT_ROLE_LEGAL },
        { "For media inquiries: press@courier.example", ENT_ROLE_LEGAL },
        { "Click the share button above to send this article to your friends. Follow us on Instagram.", ENT_ROLE_PROMO },
        { "To receive our newsletter, click here.", ENT_ROLE_PROMO },
        { "Subscribe to the Northern Courier", ENT_ROLE_OFFER },
        { "Support our journalism today", ENT_ROLE_OFFER },
        { "Stay informed", ENT_ROLE_OFFER },
        { "Skip to content", ENT_ROLE_NAV },
        { "Share", ENT_ROLE_NAV },
        { "3 min read", ENT_ROLE_NAV },
        { "Home > World > Asia", ENT_ROLE_NAV },
        { "press@courier.example", ENT_ROLE_NAV },
        { "Related News", ENT_ROLE_RELATED },
        { "Read more: Talks in Oslo fail again", ENT_ROLE_LINK },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void prose_is_left_alone(void **state)
{
    (void)state;
    const Case cases[] = {
        { "", ENT_ROLE_BODY },
        { "Oslo rejects the treaty", ENT_ROLE_BODY },
        { "Poll: Voters back the treaty", ENT_ROLE_BODY },
        { "The ministry said subscribers of the newsletter had clicked on a button that was no button.", ENT_ROLE_BODY },
        { "The report was published on Monday by the ministry in Oslo.", ENT_ROLE_BODY },
        { "Support for the treaty wanes", ENT_ROLE_BODY },
        { "Support for free trade wanes today", ENT_ROLE_BODY },
        { "Opinion: Why the pact fails", ENT_ROLE_BODY },
        { "More in Europe back the pact", ENT_ROLE_BODY },
        { "The original version of the treaty was signed in Oslo.", ENT_ROLE_BODY },
        { "With agencies closed, the town waited for news.", ENT_ROLE_BODY },
        { "Photo-op in Oslo angers the opposition", ENT_ROLE_BODY },
        { "Senator Ana Ruiz (R), who leads the committee, voted against it.", ENT_ROLE_BODY },
        { "On June 3, 2024, the two countries signed the treaty.", ENT_ROLE_BODY },
        { "He copyrighted the name in 1999, but rarely used it.", ENT_ROLE_BODY },
    };
    check(cases, G_N_ELEMENTS(cases));
}

static void a_fully_linked_request_is_a_promotion(void **state)
{
    (void)state;
    const char *const text = "Comment on our articles on our Facebook page";
    assert_int_equal(ent_shape_of(text, strlen(text)), ENT_ROLE_PROMO);
}

static void a_credit_can_be_cut_off(void **state)
{
    (void)state;
    const char *const credit = "Image: Ana Ruiz/REUTERS";
    g_autofree char *text = g_strconcat("They signed the treaty.", credit, NULL);
    assert_int_equal(ent_credit_tail(text), strlen(credit));
    assert_int_equal(ent_credit_tail("They signed the treaty."), 0);
}

static void words_and_sentence_ends_are_counted(void **state)
{
    (void)state;
    assert_int_equal(ent_count_words(""), 0);
    assert_int_equal(ent_count_words("one — two, 3"), 3);
    assert_true(ent_ends_sentence("He left.”"));
    assert_true(ent_ends_sentence("He left ..."));
    assert_false(ent_ends_sentence("He left"));
    assert_false(ent_ends_sentence(""));
    assert_true(ent_starts_small("“and then"));
    assert_false(ent_starts_small("“And then"));
}

static void names_are_measured(void **state)
{
    (void)state;
    assert_true(ent_is_name("Greta von der Heide"));
    assert_false(ent_is_name("Oslo"));
    assert_false(ent_is_name("Ana Ruiz said"));
    assert_int_equal(ent_name_length("Ana Ruiz in Lisbon"), 8);
    assert_int_equal(ent_name_length("ana ruiz"), 0);
    assert_int_equal(ent_name_length("Ana R2D2"), 0);
}

static void a_row_of_capitals_takes_no_time(void **state)
{
    (void)state;
    g_autofree char *row = g_strnfill(400, 'Z');
    g_autofree char *text = g_strdup_printf("Nor%s or %s\"", row, row);
    const gint64 since = g_get_monotonic_time();
    ent_shape_of(text, 0);
    assert_true(g_get_monotonic_time() - since < 5 * G_USEC_PER_SEC); /* once it took minutes */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_of_capitals_takes_no_time),
        cmocka_unit_test(furniture_is_told_by_its_words),        cmocka_unit_test(prose_is_left_alone),
        cmocka_unit_test(a_fully_linked_request_is_a_promotion), cmocka_unit_test(a_credit_can_be_cut_off),
        cmocka_unit_test(words_and_sentence_ends_are_counted),   cmocka_unit_test(names_are_measured),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
