/* SPDX-License-Identifier: Apache-2.0 */
#include "test_annotate_text.h"

static void closed_classes(void **state)
{
    (void)state;
    assert_true(ent_word_classes(ENT_STR("the")) & ENT_CLASS_DETERMINER);
    assert_true(ent_word_classes(ENT_STR("by")) & ENT_CLASS_PREPOSITION);
    assert_true(ent_word_classes(ENT_STR("was")) & ENT_CLASS_BE);
    assert_true(ent_word_classes(ENT_STR("was")) & ENT_CLASS_AUXILIARY);
    assert_true(ent_word_classes(ENT_STR("mr.")) & ENT_CLASS_ABBREVIATION);
    assert_true(ent_word_classes(ENT_STR("that")) & ENT_CLASS_SUBORDINATOR);
    assert_true(ent_word_classes(ENT_STR("that")) & ENT_CLASS_PRONOUN);
    assert_int_equal(ent_word_classes(ENT_STR("canal")), 0);
    assert_int_equal(ent_word_classes(ENT_STR("")), 0);
}

static void words_in_ly_are_adverbs(void **state)
{
    (void)state;
    assert_int_equal(ent_word_classes(ENT_STR("sharply")), ENT_CLASS_ADVERB);
    assert_int_equal(ent_word_classes(ENT_STR("incomprehensiblyverylongly")), ENT_CLASS_ADVERB);
    assert_int_equal(ent_word_classes(ENT_STR("fly")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(closed_classes),
        cmocka_unit_test(words_in_ly_are_adverbs),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
