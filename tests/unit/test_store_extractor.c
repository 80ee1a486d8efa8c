/* SPDX-License-Identifier: Apache-2.0 */
#include "test_store_samples.h"

#include "store/extractor.h"

static void what_is_not_known_still_has_its_place(void **state)
{
    (void)state;
    g_autofree char *engine = ent_extractor_join(NULL, "0a", NULL);
    assert_string_equal(engine, "- 0a -");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_known_still_has_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
