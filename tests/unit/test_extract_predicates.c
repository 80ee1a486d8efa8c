/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void offices_said_with_to_be(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz is the president of Kenya.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz was still Kenya's foreign minister.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz is a researcher at the Baltic Institute.", "person:ana-ruiz|represents|organization:baltic-institute", ENT_STATED },
        { "Ana Ruiz is not the president of Kenya.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Ana Ruiz would be the president of Kenya.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "If Ana Ruiz is the president of Kenya, he leaves.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Ana Ruiz wants to be the president of Kenya.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void offices_said_with_as(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Ana Ruiz praised her years as secretary of state.", "person:ana-ruiz|represents|country:US", ENT_STATED },
        { "As foreign minister of Kenya, Ana Ruiz travelled widely.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz served as Kenya's foreign minister.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "Ana Ruiz was appointed as Kenya's foreign minister.", "person:ana-ruiz|represents|country:KE", ENT_STATED },
        { "As Kenya's president, Ana Ruiz would close the border.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
        { "Ana Ruiz mocked him as Kenya's president.", "person:ana-ruiz|represents|country:KE", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offices_said_with_to_be),
        cmocka_unit_test(offices_said_with_as),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
