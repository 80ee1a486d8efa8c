/* SPDX-License-Identifier: Apache-2.0 */
#include "test_annotate_text.h"

/* Sentences parted by "|". */
static void tell(const EntDocument *d, GString *out)
{
    for (guint32 i = 0; i < d->n_sentences; i++) {
        const EntStr s = ent_str_sub(d->text, d->sentences[i].start, d->sentences[i].end);
        g_string_append_printf(out, i > 0 ? "|%.*s" : "%.*s", ENT_STR_ARG(s));
    }
}

static void abbreviations_do_not_end_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "Mr. Lind met Sen. Holm. They spoke.", "Mr. Lind met Sen. Holm.|They spoke." },
        { "The U.S. Army came. It left.", "The U.S. Army came.|It left." },
        { "He is in the U.S. The army is not.", "He is in the U.S.|The army is not." },
        { "It cost 1.5 million. No more.", "It cost 1.5 million.|No more." },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void closing_marks_belong_to_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = {
        { "\"It rains.\" She left.", "\"It rains.\"|She left." },
        { "\xE2\x80\x9CWhy?\xE2\x80\x9D she asked. \xE2\x80\x9CSo.\xE2\x80\x9D",
          "\xE2\x80\x9CWhy?\xE2\x80\x9D she asked.|\xE2\x80\x9CSo.\xE2\x80\x9D" },
        { "(It rained.) It stopped.", "(It rained.)|It stopped." },
    };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void blocks_end_them(void **state)
{
    (void)state;
    const char *const pairs[][2] = { { "A headline\n\nA text. More", "A headline|A text.|More" }, { "", "" }, { "x", "x" } };
    check_told(pairs, G_N_ELEMENTS(pairs), tell);
}

static void tell_title_case(const EntDocument *d, GString *out)
{
    for (guint32 i = 0; i < d->n_sentences; i++)
        g_string_append_c(out, d->sentences[i].title_case ? '1' : '0');
}

static void headlines_in_capitals_are_told(void **state)
{
    (void)state;
    static const char text[] = "Minister Rejects Big Canal Plan\n\nThe Minister of Trade Anna Lind met Peter Holm of Reuters.";
    g_autofree char *told = told_of(text, tell_title_case);
    assert_string_equal(told, "10");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(abbreviations_do_not_end_them),
        cmocka_unit_test(closing_marks_belong_to_them),
        cmocka_unit_test(blocks_end_them),
        cmocka_unit_test(headlines_in_capitals_are_told),
    };
    return cmocka_run_group_tests(tests, text_setup, text_teardown);
}
