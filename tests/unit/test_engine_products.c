/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/kernels.h"
#include "engine/products.h"

#include <string.h>

enum { IN = 32, WIDE = 32, NARROW = 5 };

static void products_are_whole_numbers(void **state)
{
    (void)state;
    g_autoptr(EntProducts) products = ent_products_new();
    gint8 weights[WIDE * IN];
    for (guint i = 0; i < WIDE * IN; i++)
        weights[i] = (gint8)(i / IN) - 16; /* the same along each column of the result */
    const guint matrix = ent_products_add(products, weights, IN, WIDE);
    g_autoptr(EntProductsWork) work = ent_products_work_new(products);
    memset(ent_products_rows(work), 255, ENT_BLOCK * IN);
    const gint32 *const got = ent_products_run(products, work, matrix);
    for (gint i = 0; i < WIDE; i++)
        assert_int_equal(got[i], 255 * IN * (i - 16));
}

/* One work serves matrices of every width: what a wide one leaves behind the rows of a narrow one stays what it is. */
static void behind_a_row_nothing_grows(void **state)
{
    (void)state;
    g_autoptr(EntProducts) products = ent_products_new();
    gint8 weights[WIDE * IN];
    memset(weights, 1, sizeof weights);
    const guint wide = ent_products_add(products, weights, IN, WIDE), narrow = ent_products_add(products, weights, IN, NARROW);
    g_autoptr(EntProductsWork) work = ent_products_work_new(products);
    memset(ent_products_rows(work), 1, ENT_BLOCK * IN);
    ent_products_run(products, work, wide);
    memset(ent_products_rows(work), 1, ENT_BLOCK * IN);
    for (guint run = 0; run < 40; run++) {
        const gint32 *const got = ent_products_run(products, work, narrow);
        assert_int_equal(got[NARROW], IN);
        memset(ent_products_rows(work), 1, ENT_BLOCK * IN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(products_are_whole_numbers),
        cmocka_unit_test(behind_a_row_nothing_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
