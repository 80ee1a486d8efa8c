/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/article.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BODY                                                                                                                     \
    "Norland backs the treaty\n\nThe minister said on Monday that her country would support the treaty with Westmark, whatever " \
    "others say.\n"

/* What a walk told. */
typedef struct Heard {
    GString *log;     /* "path;" for articles, "!message;" for problems */
    GString *times;   /* file_time of each article */
    guint stop_after; /* end the walk at this article; 0 never */
    guint articles;
} Heard;

static gboolean hear_article(EntArticle *article, gpointer data, GError **error)
{
    Heard *const heard = data;
    g_string_append_printf(heard->log, "%s;", article->path);
    g_string_append_printf(heard->times, "%s;", article->file_time != NULL ? article->file_time : "-");
    ent_article_free(article);
    if (++heard->articles != heard->stop_after)
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "enough");
    return FALSE;
}

static void hear_problem(const char *path, const GError *error, gpointer data)
{
    Heard *const heard = data;
    assert_true(g_str_has_prefix(error->message, path));
    g_string_append_printf(heard->log, "!%s;", error->message);
}

typedef struct Fixture {
    char *dir, *cwd;
    Heard heard;
} Fixture;

static int setup(void **state)
{
    Fixture *const f = g_new0(Fixture, 1);
    f->cwd = g_get_current_dir();
    f->dir = g_dir_make_tmp("ent-read-XXXXXX", NULL);
    f->heard.log = g_string_new(NULL);
    f->heard.times = g_string_new(NULL);
    assert_int_equal(g_chdir(f->dir), 0);
    *state = f;
    return 0;
}

static void remove_tree(const char *path)
{
    g_autoptr(GDir) dir = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
    for (const char *name = dir != NULL ? g_dir_read_name(dir) : NULL; name != NULL; name = g_dir_read_name(dir)) {
        g_autofree char *below = g_build_filename(path, name, NULL);
        remove_tree(below);
    }
    g_remove(path);
}

static int teardown(void **state)
{
    Fixture *const f = *state;
    assert_int_equal(g_chdir(f->cwd), 0);
    remove_tree(f->dir);
    g_string_free(f->heard.log, TRUE);
    g_string_free(f->heard.times, TRUE);
    g_free(f->dir);
    g_free(f->cwd);
    g_free(f);
    return 0;
}

static void put(const char *path, const char *text)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    assert_true(g_file_set_contents(path, text, -1, NULL));
}

static EntReadTally walk(Fixture *f, const char *const *inputs, const EntReadOptions *options)
{
    const EntReadSink sink = { hear_article, hear_problem, &f->heard };
    EntReadTally tally = { 77, 77 };
    g_autoptr(GError) error = NULL;
    assert_true(ent_read_inputs(inputs, options, &sink, &tally, &error));
    assert_null(error);
    return tally;
}

#define INPUTS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void files_come_as_named_and_folders_sorted(void **state)
{
    Fixture *const f = *state;
    put("one.txt", BODY);
    put("in/b.txt", BODY);
    put("in/a/z.md", BODY);
    put("in/B.txt", BODY);
    put("in/.hidden.txt", BODY);
    const EntReadTally tally = walk(f, INPUTS("./one.txt", "in/"), NULL);
    assert_string_equal(f->heard.log->str, "./one.txt;in/B.txt;in/a/z.md;in/b.txt;");
    assert_int_equal(tally.articles, 4);
    assert_int_equal(tally.failed, 0);
    assert_int_equal(ent_count_inputs(INPUTS("./one.txt", "in/"), NULL), 4);
}

static void no_inputs_are_no_articles(void **state)
{
    Fixture *const f = *state;
    const EntReadTally tally = walk(f, (const char *const[]){ NULL }, NULL);
    assert_int_equal(tally.articles + tally.failed, 0);
}

static void the_time_of_a_file_is_told(void **state)
{
    Fixture *const f = *state;
    put("one.txt", BODY);
    const struct timespec times[2] = { { 0, 0 }, { 1717408800, 123456789 } };
    assert_int_equal(utimensat(AT_FDCWD, "one.txt", times, 0), 0);
    walk(f, INPUTS("one.txt"), NULL);
    assert_string_equal(f->heard.times->str, "2024-06-03T10:00:00.123456789Z;");
}

static void each_problem_is_named_and_the_rest_done(void **state)
{
    Fixture *const f = *state;
    put("in/a.txt", "");
    put("in/b.bin", "\x01\x02\x03\x04\x05\x06");
    put("in/c.txt", BODY);
    g_mkdir("void", 0700);
    assert_int_equal(symlink("nowhere", "in/d.txt"), 0);
    const EntReadTally tally = walk(f, INPUTS("absent", "in", "void"), NULL);
    assert_non_null(strstr(f->heard.log->str, "!absent: no such file or folder"));
    assert_non_null(strstr(f->heard.log->str, "!in/a.txt: is empty"));
    assert_non_null(strstr(f->heard.log->str, "!in/b.bin: holds binary data"));
    assert_non_null(strstr(f->heard.log->str, ";in/c.txt;"));
    assert_non_null(strstr(f->heard.log->str, "!in/d.txt: no such file"));
    assert_non_null(strstr(f->heard.log->str, "!void: the folder holds no articles"));
    assert_int_equal(tally.articles, 1);
    assert_int_equal(tally.failed, 5);
}

static void what_cannot_be_read_is_said_why(void **state)
{
    Fixture *const f = *state;
    if (geteuid() == 0) { /* root may read anything but a process's memory at 0 */
        walk(f, INPUTS("/proc/self/mem"), NULL);
        assert_non_null(strstr(f->heard.log->str, "!/proc/self/mem: cannot be read: "));
        return;
    }
    put("in/a.txt", BODY);
    put("in/shut/b.txt", BODY);
    assert_int_equal(g_chmod("in/a.txt", 0), 0);
    assert_int_equal(g_chmod("in/shut", 0), 0);
    const EntReadTally tally = walk(f, INPUTS("in"), NULL);
    assert_non_null(strstr(f->heard.log->str, "!in/a.txt: cannot be read: Permission denied"));
    assert_non_null(strstr(f->heard.log->str, "!in/shut: cannot be read: Permission denied"));
    assert_int_equal(tally.failed, 2);
    g_chmod("in/shut", 0700);
}

static void loops_and_pipes_are_passed_by(void **state)
{
    Fixture *const f = *state;
    put("in/a.txt", BODY);
    put("in/sub/b.txt", BODY);
    assert_int_equal(symlink("..", "in/sub/up"), 0);
    assert_int_equal(symlink("sub", "in/twin"), 0);
    assert_int_equal(mkfifo("in/pipe", 0600), 0);
    const EntReadTally tally = walk(f, INPUTS("in"), NULL);
    assert_string_equal(f->heard.log->str, "in/a.txt;in/sub/b.txt;");
    assert_int_equal(tally.failed, 0);
}

static void folders_are_bounded_in_depth(void **state)
{
    Fixture *const f = *state;
    put("in/a/b/c.txt", BODY);
    EntReadOptions options;
    ent_read_options_init(&options);
    options.max_depth = 2;
    walk(f, INPUTS("in"), &options);
    assert_non_null(strstr(f->heard.log->str, "!in/a/b: folders are nested deeper than the limit of 2"));
}

static void a_large_file_is_refused_unread(void **state)
{
    Fixture *const f = *state;
    put("big.txt", "x");
    assert_int_equal(truncate("big.txt", (off_t)1 << 40), 0); /* a hole: reading it would take hours */
    walk(f, INPUTS("big.txt"), NULL);
    assert_non_null(strstr(f->heard.log->str, "!big.txt: is larger than the limit of 67108864 bytes"));
    assert_non_null(strstr(f->heard.log->str, "--max-bytes"));
}

static void an_endless_device_is_refused(void **state)
{
    Fixture *const f = *state;
    EntReadOptions options;
    ent_read_options_init(&options);
    options.max_bytes = 200000;
    walk(f, INPUTS("/dev/zero"), &options);
    assert_non_null(strstr(f->heard.log->str, "!/dev/zero: is larger than the limit of 200000 bytes"));
}

static void standard_input_is_a_dash(void **state)
{
    Fixture *const f = *state;
    put("one.txt", BODY);
    const int kept = dup(STDIN_FILENO);
    assert_non_null(freopen("one.txt", "r", stdin));
    walk(f, INPUTS("-"), NULL);
    assert_string_equal(f->heard.log->str, "-;");
    assert_int_equal(ent_count_inputs(INPUTS("-"), NULL), 1);
    dup2(kept, STDIN_FILENO);
    close(kept);
}

static void the_sink_can_end_the_walk(void **state)
{
    Fixture *const f = *state;
    put("in/a.txt", BODY);
    put("in/b.txt", BODY);
    f->heard.stop_after = 1;
    const EntReadSink sink = { hear_article, NULL, &f->heard };
    g_autoptr(GError) error = NULL;
    assert_false(ent_read_inputs(INPUTS("in", "absent"), NULL, &sink, NULL, &error));
    assert_string_equal(error->message, "enough");
    assert_string_equal(f->heard.log->str, "in/a.txt;");
}

static void a_run_may_be_bounded_in_articles(void **state)
{
    Fixture *const f = *state;
    put("in/a.txt", BODY);
    put("in/b.txt", BODY);
    put("in/c.txt", BODY);
    EntReadOptions options;
    ent_read_options_init(&options);
    options.max_articles = 1;
    const EntReadTally tally = walk(f, INPUTS("in"), &options);
    assert_int_equal(tally.articles, 1);
    assert_int_equal(tally.failed, 1);
    assert_non_null(strstr(f->heard.log->str, "!in/b.txt: left unread"));
}

static void names_that_are_no_utf8_are_shown(void **state)
{
    Fixture *const f = *state;
    put("in/a\xFF.txt", BODY);
    walk(f, INPUTS("in"), NULL);
    assert_true(g_utf8_validate(f->heard.log->str, -1, NULL));
    assert_int_equal(f->heard.articles, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(files_come_as_named_and_folders_sorted, setup, teardown),
        cmocka_unit_test_setup_teardown(no_inputs_are_no_articles, setup, teardown),
        cmocka_unit_test_setup_teardown(the_time_of_a_file_is_told, setup, teardown),
        cmocka_unit_test_setup_teardown(each_problem_is_named_and_the_rest_done, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_said_why, setup, teardown),
        cmocka_unit_test_setup_teardown(loops_and_pipes_are_passed_by, setup, teardown),
        cmocka_unit_test_setup_teardown(folders_are_bounded_in_depth, setup, teardown),
        cmocka_unit_test_setup_teardown(a_large_file_is_refused_unread, setup, teardown),
        cmocka_unit_test_setup_teardown(an_endless_device_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(standard_input_is_a_dash, setup, teardown),
        cmocka_unit_test_setup_teardown(the_sink_can_end_the_walk, setup, teardown),
        cmocka_unit_test_setup_teardown(a_run_may_be_bounded_in_articles, setup, teardown),
        cmocka_unit_test_setup_teardown(names_that_are_no_utf8_are_shown, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
