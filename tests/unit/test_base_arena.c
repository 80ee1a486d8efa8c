/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    (void)state;
    g_autoptr(EntArena) arena = ent_arena_new();
    char *last = NULL;
    for (int i = 1; i < 1000; i++) {
        char *const piece = ent_arena_alloc(arena, (gsize)i);
        assert_int_equal((guintptr)piece % sizeof(void *), 0);
        for (int k = 0; k < i; k++)
            assert_int_equal(piece[k], 0);
        memset(piece, 0xAA, (gsize)i);
        assert_ptr_not_equal(piece, last);
        last = piece;
    }
}

static void large_pieces_and_copies(void **state)
{
    (void)state;
    g_autoptr(EntArena) arena = ent_arena_new();
    int *const many = ent_arena_array(arena, 1000000, sizeof(int));
    many[999999] = 7;
    assert_string_equal(ent_arena_dup(arena, ENT_STR("word")), "word");
    assert_string_equal(ent_arena_dup(arena, ENT_STR("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(large_pieces_and_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
