/* SPDX-License-Identifier: Apache-2.0 */
/* Archives and compressed inputs, made here by libarchive. */
#include "test_read_heard.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct File {
    const char *name, *bytes;
    gsize n; /* 0: bytes is text */
} File;

/* An archive of files in memory; `filter` compresses it. With `raw` the one file's bytes alone are compressed. */
static GByteArray *pack(const File *files, gsize n, int format, int filter)
{
    GByteArray *const out = g_byte_array_new();
    size_t used = 0;
    g_byte_array_set_size(out, 64 * 1024 * 1024);
    struct archive *const a = archive_write_new();
    assert_int_equal(archive_write_set_format(a, format), ARCHIVE_OK);
    assert_int_equal(archive_write_add_filter(a, filter), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(a, 1);
    assert_int_equal(archive_write_open_memory(a, out->data, out->len, &used), ARCHIVE_OK);
    for (gsize i = 0; i < n; i++) {
        struct archive_entry *const entry = archive_entry_new();
        const gsize size = files[i].n > 0 ? files[i].n : strlen(files[i].bytes);
        archive_entry_set_pathname(entry, files[i].name);
        archive_entry_set_filetype(entry, g_str_has_suffix(files[i].name, "/") ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)size);
        assert_int_equal(archive_write_header(a, entry), ARCHIVE_OK);
        if (size > 0)
            assert_int_equal(archive_write_data(a, files[i].bytes, size), size);
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_close(a), ARCHIVE_OK);
    archive_write_free(a);
    g_byte_array_set_size(out, (guint)used);
    return out;
}

static GByteArray *compress_text(const char *text, gsize n, int filter)
{
    const File file = { "x", text, n };
    return pack(&file, 1, ARCHIVE_FORMAT_RAW, filter);
}

#define LINES "{\"title\":\"One\",\"text\":\"" FIRST "\"}\n{\"title\":\"Two\",\"text\":\"" SECOND "\"}\n"

static void every_compression_is_taken(void **state)
{
    (void)state;
    static const struct {
        int filter;
        const char *name;
    } kinds[] = { { ARCHIVE_FILTER_GZIP, "a.jsonl.gz" },
                  { ARCHIVE_FILTER_BZIP2, "a.jsonl.bz2" },
                  { ARCHIVE_FILTER_XZ, "a.jsonl.xz" },
                  { ARCHIVE_FILTER_ZSTD, "a.jsonl.zst" } };
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autoptr(GByteArray) bytes = compress_text(LINES, strlen(LINES), kinds[i].filter);
        g_auto(Heard) h;
        hear_bytes(&h, bytes->data, bytes->len, kinds[i].name, NULL);
        assert_counts(&h, 2, 0);
        g_autofree char *path = g_strconcat(kinds[i].name, "#2", NULL);
        assert_string_equal(article_at(&h, 1)->path, path);
    }
}

static void a_compressed_article_keeps_its_name_and_kind(void **state)
{
    (void)state;
    g_autoptr(GByteArray) bytes = compress_text("# Head\n\n" BODY, strlen("# Head\n\n" BODY), ARCHIVE_FILTER_GZIP);
    g_auto(Heard) h;
    hear_bytes(&h, bytes->data, bytes->len, "a.md.gz", NULL);
    assert_counts(&h, 1, 0);
    assert_string_equal(article_at(&h, 0)->path, "a.md.gz");
    assert_string_equal(article_at(&h, 0)->title, "Head");
}

static void archives_are_read_file_by_file(void **state)
{
    (void)state;
    g_autoptr(GByteArray) inner = compress_text(LINES, strlen(LINES), ARCHIVE_FILTER_XZ);
    const File files[] = { { "d/", "", 0 },
                           { "d/one.md", "# Head\n\n" BODY, 0 },
                           { "d/.hidden.txt", BODY, 0 },
                           { "__MACOSX/one.md", "x", 0 },
                           { "empty.txt", "", 0 },
                           { "lines.jsonl.xz", (const char *)inner->data, inner->len } };
    static const int formats[][2] = { { ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE },
                                      { ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE },
                                      { ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP } };
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++) {
        g_autoptr(GByteArray) bytes = pack(files, G_N_ELEMENTS(files), formats[i][0], formats[i][1]);
        g_auto(Heard) h;
        hear_bytes(&h, bytes->data, bytes->len, "z", NULL);
        assert_counts(&h, 3, 1);
        assert_string_equal(article_at(&h, 0)->path, "z#1");
        assert_string_equal(article_at(&h, 0)->title, "Head");
        assert_string_equal(article_at(&h, 2)->path, "z#4");
        assert_problem(&h, 0, "z#2:empty.txt: is empty");
    }
}

static void archives_in_archives_are_bounded(void **state)
{
    (void)state;
    g_autoptr(GByteArray) bytes = compress_text(LINES, strlen(LINES), ARCHIVE_FILTER_GZIP);
    for (guint i = 0; i < 6; i++) {
        const File file = { "in.zip", (const char *)bytes->data, bytes->len };
        GByteArray *const outer = pack(&file, 1, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
        g_byte_array_unref(bytes);
        bytes = outer;
        g_auto(Heard) h;
        hear_bytes(&h, bytes->data, bytes->len, "z.zip", NULL);
        assert_counts(&h, i < 3 ? 2 : 0, i < 3 ? 0 : 1);
        if (i >= 3)
            assert_problem(&h, 0, "z.zip: holds archives in archives deeper than the limit of 4");
    }
}

static void documents_are_no_archives(void **state)
{
    (void)state;
    const File files[] = { { "[Content_Types].xml", "<x/>", 0 }, { "word/document.xml", "<x/>", 0 } };
    g_autoptr(GByteArray) bytes = pack(files, 2, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
    g_auto(Heard) document, hollow;
    hear_bytes(&document, bytes->data, bytes->len, "a.docx", NULL);
    assert_counts(&document, 0, 1);
    assert_problem(&document, 0, "a.docx: is an office document");
    g_autoptr(GByteArray) none = pack(files, 0, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
    hear_bytes(&hollow, none->data, none->len, "a.zip", NULL);
    assert_counts(&hollow, 0, 1);
    assert_problem(&hollow, 0, "a.zip: the archive holds no files");
}

static void a_bomb_is_refused(void **state)
{
    (void)state;
    const gsize n = 20 * 1024 * 1024;
    g_autofree char *blanks = g_strnfill(n, ' ');
    g_autoptr(GByteArray) bytes = compress_text(blanks, n, ARCHIVE_FILTER_GZIP);
    const File files[] = { { "bomb.txt", blanks, n }, { "good.txt", BODY, 0 } };
    g_autoptr(GByteArray) zip = pack(files, 2, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
    EntReadOptions o;
    ent_read_options_init(&o);
    g_auto(Heard) h, archive, trusted;
    hear_bytes(&h, bytes->data, bytes->len, "b.gz", &o);
    assert_counts(&h, 0, 1);
    assert_problem(&h, 0, "b.gz: expands to more than 200 times its size");
    hear_bytes(&archive, zip->data, zip->len, "b.zip", &o);
    assert_counts(&archive, 0, 1);
    o.max_ratio = 0;
    hear_bytes(&trusted, zip->data, zip->len, "b.zip", &o);
    assert_counts(&trusted, 1, 1); /* blanks are no article */
    assert_problem(&trusted, 0, "b.zip#1:bomb.txt: is empty");
}

static void what_is_cut_off_says_so_once(void **state)
{
    (void)state;
    g_autoptr(GString) lines = g_string_new(NULL);
    g_autoptr(GRand) dice = g_rand_new_with_seed(1);
    for (guint i = 0; i < 3000; i++)
        g_string_append_printf(lines, "{\"text\":\"" FIRST " The number is %u.\"}\n", g_rand_int(dice));
    static const int filters[] = { ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_ZSTD };
    for (gsize i = 0; i < G_N_ELEMENTS(filters); i++) {
        g_autoptr(GByteArray) bytes = compress_text(lines->str, lines->len, filters[i]);
        g_auto(Heard) h;
        hear_bytes(&h, bytes->data, bytes->len * 3 / 4, "c", NULL);
        assert_int_equal(h.problems->len, 1);
        assert_problem(&h, 0, "c: is damaged or cut off");
        if (filters[i] == ARCHIVE_FILTER_GZIP)
            assert_true(h.articles->len > 1000);
    }
    const File files[] = { { "one.txt", BODY, 0 }, { "lines.jsonl", lines->str, lines->len } };
    g_autoptr(GByteArray) zip = pack(files, 2, ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
    g_auto(Heard) h;
    hear_bytes(&h, zip->data, zip->len / 2, "c.zip", NULL);
    assert_int_equal(h.problems->len, 1);
    assert_true(h.articles->len > 1);
}

static void damaged_heads_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        gsize n;
    } cases[] = { { "\x1F\x8B", 2 },
                  { "\x1F\x8B\x08\x00xxxxxxx", 11 },
                  { "BZh9xxxxxxxx", 12 },
                  { "\xFD"
                    "7zXZ\x00xxxxxxxx",
                    14 },
                  { "PK\x03\x04xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 35 },
                  { "\x28\xB5\x2F\xFDxx", 6 } };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_auto(Heard) h;
        hear_bytes(&h, cases[i].bytes, cases[i].n, "d", NULL);
        assert_counts(&h, 0, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_compression_is_taken),     cmocka_unit_test(a_compressed_article_keeps_its_name_and_kind),
        cmocka_unit_test(archives_are_read_file_by_file), cmocka_unit_test(archives_in_archives_are_bounded),
        cmocka_unit_test(documents_are_no_archives),      cmocka_unit_test(a_bomb_is_refused),
        cmocka_unit_test(what_is_cut_off_says_so_once),   cmocka_unit_test(damaged_heads_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
