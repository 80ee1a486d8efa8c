/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/engine.h"
#include "engine/model.h"

#include <glib/gstdio.h>
#include <string.h>

static char *tiny;
static gsize tiny_size;
static char *folder, *path;

static void write_file(const char *bytes, gsize n)
{
    g_unlink(path); /* G_FILE_SET_CONTENTS_NONE would write over what is there; the others wait for the disk */
    assert_true(g_file_set_contents_full(path, bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Makes the checksum right again: what a file says must not be believed because of it. */
static void seal(char *bytes, gsize n)
{
    const guint64 size = GUINT64_TO_LE(n);
    memcpy(bytes + 16, &size, 8);
    gsize length = 32;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(checksum, (const guchar *)bytes + 64, (gssize)(n - 64));
    g_checksum_get_digest(checksum, (guint8 *)bytes + 24, &length);
}

static void check_fails(int code)
{
    g_autoptr(GError) error = NULL;
    assert_null(ent_engine_open(path, &error));
    assert_true(g_error_matches(error, ENT_ERROR, code));
    assert_non_null(strstr(error->message, path));
}

static void the_file_that_is_whole_opens(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    write_file(tiny, tiny_size);
    g_autoptr(EntEngine) engine = ent_engine_open(path, &error);
    assert_null(error);
    assert_int_equal(strlen(ent_engine_model_id(engine)), 12);
    assert_true(ent_engine_model_about(engine).n > 0);
    assert_string_equal(ent_engine_labels(engine, ENT_LAYER_NAME)[0], "O");
}

static void missing_files_are_told(void **state)
{
    (void)state;
    g_unlink(path);
    check_fails(ENT_ERROR_NOT_FOUND);
}

static void other_files_are_refused(void **state)
{
    (void)state;
    write_file("", 0);
    check_fails(ENT_ERROR_CORRUPT);
    write_file("ENTMODEL", 8);
    check_fails(ENT_ERROR_CORRUPT);
    g_autofree char *text = g_strnfill(10000, 'x');
    write_file(text, 10000);
    check_fails(ENT_ERROR_CORRUPT);
}

static void newer_files_are_refused(void **state)
{
    (void)state;
    g_autofree char *bytes = g_memdup2(tiny, tiny_size);
    bytes[8] = 2;
    write_file(bytes, tiny_size);
    check_fails(ENT_ERROR_NEWER);
    bytes[8] = 0;
    write_file(bytes, tiny_size);
    check_fails(ENT_ERROR_CORRUPT);
}

static void cut_files_are_refused(void **state)
{
    (void)state;
    for (gsize n = 0; n < tiny_size; n += MAX(1, MIN(n / 3, tiny_size - n - 1))) {
        g_autofree char *bytes = g_memdup2(tiny, MAX(n, 64));
        write_file(bytes, n);
        check_fails(ENT_ERROR_CORRUPT);
        if (n < 64)
            continue;
        seal(bytes, n);
        write_file(bytes, n);
        check_fails(ENT_ERROR_CORRUPT);
    }
    g_autofree char *more = g_malloc0(tiny_size + 1);
    memcpy(more, tiny, tiny_size);
    write_file(more, tiny_size + 1);
    check_fails(ENT_ERROR_CORRUPT);
}

static void a_changed_byte_is_noticed(void **state)
{
    (void)state;
    for (gsize at = 0; at < tiny_size; at += tiny_size / 97) {
        if (at >= 56 && at < 64)
            continue;
        g_autofree char *bytes = g_memdup2(tiny, tiny_size);
        bytes[at] ^= 0x40;
        write_file(bytes, tiny_size);
        g_autoptr(GError) error = NULL;
        assert_null(ent_engine_open(path, &error));
    }
}

/* The file may be anything with a right checksum: it is refused, or works on. */
static void try_anyway(const char *bytes, gsize n)
{
    const EntStr words[] = { ENT_STR("The"), ENT_STR("minister"), ENT_STR("praised"), ENT_STR("China"), ENT_STR(".") };
    EntEngineWord out[G_N_ELEMENTS(words)];
    g_autoptr(GError) error = NULL;
    write_file(bytes, n);
    g_autoptr(EntEngine) engine = ent_engine_open(path, &error);
    if (engine == NULL) {
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_CORRUPT));
        return;
    }
    g_autoptr(EntEngineWork) work = ent_engine_work_new(engine);
    g_autofree float *states = g_new0(float, (G_N_ELEMENTS(words) + 1) * ent_engine_width(engine));
    EntEnginePair pair = { { 0, 2 }, { 3, 4 }, { 0 } };
    const EntEngineSentence sentence = { words, G_N_ELEMENTS(words), out, states };
    ent_engine_run(engine, work, &sentence, 1);
    ent_engine_pairs(engine, work, states, sentence.n_words, &pair, 1);
}

static void no_number_of_the_index_is_believed(void **state)
{
    (void)state;
    guint32 n_tensors;
    memcpy(&n_tensors, tiny + 12, 4);
    g_autoptr(GRand) random = g_rand_new_with_seed(5);
    g_autofree char *bytes = g_memdup2(tiny, tiny_size);
    for (guint32 i = 0; i < n_tensors; i++) {
        const guint32 wild[] = { 0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000, 64, 3, 48 };
        char *const record = bytes + 64 + 128 * i;
        for (gsize field = 64; field < 112; field += 4) {
            memcpy(record + field, &wild[g_rand_int_range(random, 0, G_N_ELEMENTS(wild))], 4);
            seal(bytes, tiny_size);
            try_anyway(bytes, tiny_size);
            memcpy(record, tiny + 64 + 128 * i, 128);
        }
        record[0] ^= 0x80;
        seal(bytes, tiny_size);
        try_anyway(bytes, tiny_size);
        memcpy(record, tiny + 64 + 128 * i, 128);
    }
}

static void no_data_are_believed(void **state)
{
    (void)state;
    guint32 n_tensors;
    memcpy(&n_tensors, tiny + 12, 4);
    g_autoptr(GRand) random = g_rand_new_with_seed(6);
    for (guint round = 0; round < 300; round++) {
        g_autofree char *bytes = g_memdup2(tiny, tiny_size);
        for (guint i = 0; i < 4; i++) {
            const guint32 wild[] = { 0x7F800000, 0xFFC00000, 0x7F7FFFFF, 0, 0x0A0A0A0A, 0x80808080, 0x00000001 };
            const gsize at = 64 + 128 * (gsize)n_tensors +
                             4 * (gsize)g_rand_int_range(random, 0, (gint32)(tiny_size / 4 - 32 * n_tensors - 20));
            memcpy(bytes + at, &wild[g_rand_int_range(random, 0, G_N_ELEMENTS(wild))], 4);
        }
        seal(bytes, tiny_size);
        try_anyway(bytes, tiny_size);
    }
}

static int setup(void **state)
{
    (void)state;
    folder = g_dir_make_tmp("entente-model-XXXXXX", NULL);
    path = g_build_filename(folder, "a.model", NULL);
    return !g_file_get_contents(ENT_SOURCE_DIR "/tests/engine/tiny.model", &tiny, &tiny_size, NULL);
}

static int teardown(void **state)
{
    (void)state;
    g_unlink(path);
    g_rmdir(folder);
    g_free(path);
    g_free(folder);
    g_free(tiny);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_that_is_whole_opens),
        cmocka_unit_test(missing_files_are_told),
        cmocka_unit_test(other_files_are_refused),
        cmocka_unit_test(newer_files_are_refused),
        cmocka_unit_test(cut_files_are_refused),
        cmocka_unit_test(a_changed_byte_is_noticed),
        cmocka_unit_test(no_number_of_the_index_is_believed),
        cmocka_unit_test(no_data_are_believed),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
