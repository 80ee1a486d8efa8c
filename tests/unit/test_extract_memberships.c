/* SPDX-License-Identifier: Apache-2.0 */
#include "test_extract_say.h"

static void who_may_leave_or_remain_is_a_member(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Some ask why Norway should exit NATO.", "country:NO|member_of|organization:nato", ENT_STATED },
        { "They hope that Latvia will stay within NATO.", "country:LV|member_of|organization:nato", ENT_STATED },
        { "It would help if Peru remained in NATO.", "country:PE|member_of|organization:nato", ENT_STATED },
        { "Talk of Peru's exit from NATO grew.", "country:PE|member_of|organization:nato", ENT_STATED },
        { "Peru left NATO.", "country:PE|member_of|organization:nato", NOT_SAID },
        { "Peru remained in talks with NATO.", "country:PE|member_of|organization:nato", NOT_SAID },
        { "Ana Ruiz may leave NATO.", "person:ana-ruiz|member_of|organization:nato", NOT_SAID },
    };
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

static void talking_to_members_is_no_membership(void **state)
{
    (void)state;
    const Said cases[] = {
        { "Kenya is handing out letters to members of NATO.", "country:KE|member_of|organization:nato", NOT_SAID },
        { "Kenya is a member of NATO.", "country:KE|member_of|organization:nato", ENT_STATED },
    };
    check_said(cases, G_N_ELEMENTS(cases));
    check_said_by_model(cases, G_N_ELEMENTS(cases));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may_leave_or_remain_is_a_member),
        cmocka_unit_test(talking_to_members_is_no_membership),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
