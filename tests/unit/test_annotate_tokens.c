/* SPDX-License-Identifier: Apache-2.0 */
#include "test_annotate_text.h"

/* Tokens parted by "|". */
static void tell(const EntDocument *d, GString *out)
{
    for (guint32 i = 0; i < d->n_tokens; i++) {
        const EntStr word = ent_document_text(d, i, i + 1);
        g_string_append_printf(out, i > 0 ? "|%.*s" : "%.*s", ENT_STR_ARG(word));
    }
}

static void clitics_and_hyphens_stand_alone(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Peru's well-known plan", "Peru|'s|well|-|known|plan" },
        { "They don't, she'll", "They|do|n't|,|she|'ll" },
        { "the allies\xE2\x80\x99 plan", "the|allies|\xE2\x80\x99|plan" },
        { "Sean O'Brien's", "Sean|O'Brien|'s" },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void abbreviations_and_initials_keep_their_period(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Mr. Lind of the U.S. met J. Holm.", "Mr.|Lind|of|the|U.S.|met|J.|Holm|." },
        { "the U.S.-led pact", "the|U.S.|-|led|pact" },
        { "It ended.", "It|ended|." },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void numbers_and_addresses_are_whole(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "10,000.5 at 3:30, 2nd 5%", "10,000.5|at|3:30|,|2nd|5|%" },
        { "see https://example.org/a?b=1, or x@example.org.", "see|https://example.org/a?b=1|,|or|x@example.org|." },
        { "in 2016.", "in|2016|." },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void quotation_marks_and_dashes(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "''So,'' he said", "''|So|,|''|he|said" },
        { "\xE2\x80\x9CNo.\xE2\x80\x9D", "\xE2\x80\x9C|No|.|\xE2\x80\x9D" },
        { "a -- b \xE2\x80\x94 c...", "a|--|b|\xE2\x80\x94|c|..." },
        { "", "" },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clitics_and_hyphens_stand_alone),
        cmocka_unit_test(abbreviations_and_initials_keep_their_period),
        cmocka_unit_test(numbers_and_addresses_are_whole),
        cmocka_unit_test(quotation_marks_and_dashes),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
