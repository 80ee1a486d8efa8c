/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/records.h"

static void machine_dates_become_iso(void **state)
{
    (void)state;
    static const struct {
        const char *text, *iso;
    } cases[] = {
        { "", NULL },
        { "yesterday", NULL },
        { "12345", NULL },
        { "20241303", NULL },
        { "Mon, 31 Feb 2024 10:00:00 GMT", NULL },
        { "Mon, 03 Jun 2024 10:00:00 GMT", "2024-06-03T10:00:00Z" },
        { "3 June 2024 10:00 EST", "2024-06-03T10:00:00-05:00" },
        { "03 Jun 24 10:00:00 -0730", "2024-06-03T10:00:00-07:30" },
        { "Mon, 03 Jun 2024 10:00:00 QQQ", "2024-06-03T10:00:00" },
        { "2024-06-03 10:00:00", "2024-06-03T10:00:00" },
        { "2024-06-03 10:00:00+02:00", "2024-06-03T10:00:00+02:00" },
        { "2024-06-03T10:00:00.123Z", "2024-06-03T10:00:00Z" },
        { "2024-06-03T10:00:60Z", "2024-06-03T10:00:59Z" },
        { "2024-06-03 99:00:00", "2024-06-03" },
        { "20240603T101500Z", "2024-06-03T10:15:00Z" },
        { "20240603101500", "2024-06-03T10:15:00" },
        { "20240603", "2024-06-03" },
        { "1717408800", "2024-06-03T10:00:00Z" },
        { "1717408800000", "2024-06-03T10:00:00Z" },
        { "1717408800.25", "2024-06-03T10:00:00Z" },
        { " June 3, 2024 ", "2024-06-03" },
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *iso = ent_stamp_read(cases[i].text);
        if (g_strcmp0(iso, cases[i].iso) != 0)
            fail_msg("\"%s\" became %s", cases[i].text, iso != NULL ? iso : "nothing");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(machine_dates_become_iso) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
