/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/output.h>
#include <glib/gstdio.h>

static void a_file_appears_at_the_close(void **state)
{
    (void)state;
    g_autofree char *dir = g_dir_make_tmp("ent-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "out.txt", NULL);
    EntOutput *const out = ent_output_open(path, NULL);
    ent_output_printf(out, "%s %d\n", "lines", 2);
    for (int i = 0; i < 20000; i++)
        ent_output_puts(out, "0123456789");
    assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    assert_true(ent_output_ok(out));
    assert_true(ent_output_close(out, NULL));
    gsize size = 0;
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, &size, NULL));
    assert_int_equal(size, 8 + 200000);
    g_unlink(path);
    assert_int_equal(g_rmdir(dir), 0); /* no temporary is left */
}

static void a_dropped_output_leaves_the_old_file(void **state)
{
    (void)state;
    g_autofree char *dir = g_dir_make_tmp("ent-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(dir, "out.txt", NULL);
    assert_true(g_file_set_contents(path, "old", -1, NULL));
    EntOutput *const out = ent_output_open(path, NULL);
    ent_output_puts(out, "new");
    ent_output_free(out);
    g_autofree char *text = NULL;
    assert_true(g_file_get_contents(path, &text, NULL, NULL));
    assert_string_equal(text, "old");
    g_unlink(path);
    assert_int_equal(g_rmdir(dir), 0);
}

static void a_place_that_cannot_be_written_is_named(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(ent_output_open("/nowhere/at/all.txt", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
    assert_non_null(strstr(error->message, "/nowhere/at/all.txt"));
}

static void a_full_device_fails_at_the_close(void **state)
{
    (void)state;
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS))
        skip();
    g_autoptr(GError) error = NULL;
    EntOutput *const out = ent_output_open("/dev/full", NULL);
    for (int i = 0; i < 20000; i++)
        ent_output_puts(out, "0123456789");
    assert_false(ent_output_ok(out));
    assert_false(ent_output_close(out, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
}

static void memory_collects(void **state)
{
    (void)state;
    g_autoptr(GString) buffer = g_string_new("a");
    EntOutput *const out = ent_output_memory(buffer);
    ent_output_write(out, "b\0c", 3);
    assert_true(ent_output_close(out, NULL));
    assert_int_equal(buffer->len, 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_appears_at_the_close),
        cmocka_unit_test(a_dropped_output_leaves_the_old_file),
        cmocka_unit_test(a_place_that_cannot_be_written_is_named),
        cmocka_unit_test(a_full_device_fails_at_the_close),
        cmocka_unit_test(memory_collects),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
