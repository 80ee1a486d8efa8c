/* SPDX-License-Identifier: Apache-2.0 */
/* What the stance head alone would say of these sentences, and the parse does not let stand. */
#include "test_extract_say.h"

static void what_a_third_does_is_not_the_speakers(void **state)
{
    (void)state;
    static const char meeting[] = "Ana Ruiz noted that U.S. officials had long been talking with Iranian, Syrian and Russian "
                                  "officials about the threat posed by the militia.";
    const Said cases[] = {
        { meeting, "person:ana-ruiz|opposes|country:RU", NOT_SAID },
        { meeting, "person:ana-ruiz|opposes|country:SY", NOT_SAID },
        { meeting, "country:RU|meets|country:US", ENT_STATED },
        { "Ana Ruiz blamed her allies, who had left after Kenya toppled Jan Berg's regime.",
          "person:ana-ruiz|opposes|person:jan-berg", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void what_is_denied_is_not_said(void **state)
{
    (void)state;
    const Said cases[] = {
        { "More than anyone Jan Berg stands for greed, yet Vatican officials emphasized on Friday that the pope was not "
          "personally attacking "
          "Jan Berg.",
          "country:VA|opposes|person:jan-berg", NOT_SAID },
        { "Kenya denied that the visit was directed against China.", "country:KE|opposes|country:CN", NOT_SAID },
        { "Ana Ruiz dismissed reports that China threatens the world with its missiles.", "person:ana-ruiz|opposes|country:CN",
          NOT_SAID },
        { "Ana Ruiz denied claims that she wanted to punish Iran for the attack.", "person:ana-ruiz|opposes|country:IR",
          ENT_NEGATED },
        { "Kenya rejected claims that Peru attacked Chile.", "country:PE|opposes|country:CL", ENT_NEGATED },
        { "Kenya rejected the claims of Peru.", "country:KE|opposes|country:PE", ENT_STATED },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void whom_somebody_speaks_to_takes_no_side(void **state)
{
    (void)state;
    const Said cases[] = {
        { "She began her speech before NATO with an attack on Ana Ruiz, who wants to be neutral.",
          "organization:nato|opposes|person:ana-ruiz", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_third_does_is_not_the_speakers),
        cmocka_unit_test(what_is_denied_is_not_said),
        cmocka_unit_test(whom_somebody_speaks_to_takes_no_side),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
