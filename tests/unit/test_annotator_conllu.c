/* SPDX-License-Identifier: Apache-2.0 */
/* What is written of articles and of words already cut: the form, with the tiny model of random weights. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/annotate.h>

#include <string.h>

static EntLexicon *lexicon;
static EntEngine *engine;
static EntAnnotator *annotator;

static char *annotate_text(const char *text, GError **error)
{
    EntArticle *const article = ent_article_new();
    GString *const buffer = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(buffer);
    article->path = g_strdup("test.txt");
    ent_article_take_text(article, g_strdup(text), NULL);
    const gboolean ok = ent_annotator_article(annotator, article, out, error);
    ent_output_close(out, NULL);
    return g_string_free(buffer, !ok);
}

static char *annotate_words(const char *conllu, gsize n, GError **error)
{
    GString *const buffer = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(buffer);
    const gboolean ok = ent_annotator_pretokenized(annotator, (EntStr){ conllu, n }, "words.conllu", out, error);
    ent_output_close(out, NULL);
    return g_string_free(buffer, !ok);
}

/* The columns of each line parted by blanks, only those of `wanted` ('0' to '9'); comments as they are. */
static char *columns_of(const char *conllu, const char *wanted)
{
    g_auto(GStrv) lines = g_strsplit(conllu, "\n", -1);
    GString *const out = g_string_new(NULL);
    for (char **line = lines; *line != NULL; line++) {
        g_auto(GStrv) columns = g_strsplit(*line, "\t", -1);
        if (**line != '#' && **line != '\0') {
            assert_int_equal(g_strv_length(columns), 10);
            for (const char *c = wanted; *c != '\0'; c++)
                g_string_append_printf(out, c > wanted ? " %s" : "%s", columns[*c - '0']);
        } else {
            g_string_append(out, *line);
        }
        g_string_append(out, line[1] != NULL ? "\n" : "");
    }
    return g_string_free(out, FALSE);
}

static void every_column_is_there(void **state)
{
    (void)state;
    g_autofree char *conllu = annotate_text("The minister praised China.", NULL);
    g_auto(GStrv) lines = g_strsplit(conllu, "\n", -1);
    assert_true(g_str_has_prefix(lines[0], "# newdoc id = a"));
    assert_true(g_str_has_prefix(lines[1], "# sent_id = a") && g_str_has_suffix(lines[1], "-1"));
    assert_string_equal(lines[2], "# text = The minister praised China.");
    guint roots = 0;
    for (guint i = 0; i < 5; i++) {
        g_auto(GStrv) columns = g_strsplit(lines[3 + i], "\t", -1);
        assert_int_equal(g_strv_length(columns), 10);
        assert_int_equal(g_ascii_strtoull(columns[0], NULL, 10), i + 1);
        assert_true(g_ascii_strtoull(columns[6], NULL, 10) <= 5);
        assert_int_equal(g_str_equal(columns[6], "0"), g_str_equal(columns[7], "root"));
        assert_non_null(strstr(columns[9], "NER="));
        roots += g_str_equal(columns[6], "0");
    }
    assert_int_equal(roots, 1);
    assert_non_null(strstr(lines[6], "Node=country:CN"));
    assert_non_null(strstr(lines[6], "SpaceAfter=No"));
}

static void clitics_have_a_range(void **state)
{
    (void)state;
    g_autofree char *conllu = annotate_text("They don't like Peru's plan.", NULL);
    g_autofree char *words = columns_of(strstr(conllu, "\n1\t") + 1, "01");
    assert_string_equal(words, "1 They\n2-3 don't\n2 do\n3 n't\n4 like\n5-6 Peru's\n5 Peru\n6 's\n7 plan\n8 .\n\n");
    assert_null(strstr(strstr(conllu, "\n3\tn't"), "SpaceAfter=No|NER=O\n4"));
}

static void other_languages_are_left_out(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    g_autofree char *conllu =
        annotate_text("Der Minister hat gestern die Pläne der Regierung in Berlin vorgestellt und die Kritik der Opposition "
                      "scharf zurückgewiesen, weil sie nach seiner Meinung die Lage der Menschen im Land nicht kennt und "
                      "keine eigenen Vorschläge macht, wie es besser gehen könnte.",
                      &error);
    assert_null(conllu);
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED));
}

static void words_comments_and_sentences_are_kept(void **state)
{
    (void)state;
    const char given[] = "# newdoc id = d\n# sent_id = 1\n# text = China can't.\n"
                         "1\tChina\tx\tX\tX\tX\t7\tx\tx\tEntity=1\n"
                         "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                         "2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                         "3.1\tgo\t_\t_\t_\t_\t_\t_\t_\t_\n4\t.\t_\n\n"
                         "# a comment\n1\tthe president\t_\t_\t_\t_\t_\t_\t_\tA=b|SpaceAfter=No\n";
    g_autofree char *conllu = annotate_words(given, strlen(given), NULL);
    g_autofree char *kept = columns_of(conllu, "01245");
    assert_string_equal(kept,
                        "# newdoc id = d\n# sent_id = 1\n# text = China can't.\n1 China _ _ _\n2-3 can't _ _ _\n2 ca _ _ _\n"
                        "3 n't _ _ _\n3.1 go _ _ _\n4 . _ _ _\n\n# a comment\n1 the president _ _ _\n");
    assert_null(strstr(conllu, "Entity="));
    assert_non_null(strstr(conllu, "Node=country:CN"));
    assert_non_null(strstr(conllu, "can't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"));
    assert_non_null(strstr(conllu, "root\t_\tSpaceAfter=No|NER="));
}

static void threads_say_the_same(void **state)
{
    (void)state;
    g_autoptr(EntAnnotator) several = ent_annotator_new(engine, lexicon, 5);
    EntAnnotator *const one = annotator;
    g_autoptr(GString) given = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append_printf(given, "1\tChina\n2\tsaid\n3\t%u\n\n", i % 13);
    g_autofree char *alone = annotate_words(given->str, given->len, NULL);
    annotator = several;
    g_autofree char *together = annotate_words(given->str, given->len, NULL);
    g_autofree char *again = annotate_words(given->str, given->len, NULL);
    annotator = one;
    assert_string_equal(alone, together);
    assert_string_equal(alone, again);
}

static void nothing_gives_nothing(void **state)
{
    (void)state;
    g_autofree char *none = annotate_words("", 0, NULL);
    assert_string_equal(none, "");
    g_autofree char *comment = annotate_words("# only\n\n\n", 9, NULL);
    assert_string_equal(comment, "# only\n\n\n");
}

static void bad_lines_are_named(void **state)
{
    (void)state;
    const char *const bad[] = {
        "1\ta\n3\tb\n",  "1\n",    "a\tb\n",           "1\t\n", "1\ta\n1-\tb\n",
        "1\ta\n-2\tb\n", "0\ta\n", "1\ta\n1.1.1\tb\n", "\ta\n", "99999999999999999999999999\ta\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        assert_null(annotate_words(bad[i], strlen(bad[i]), &error));
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
        assert_non_null(strstr(error->message, "words.conllu: line "));
    }
    g_autoptr(GError) error = NULL;
    assert_null(annotate_words("1\t\xFF\n", 4, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
}

/* Ranges that do not fit their words, marks in odd places, cut lines: an error or an answer, never more. */
static void odd_files_do_no_harm(void **state)
{
    (void)state;
    const char given[] = "# newdoc\n1-9\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tChina\n2\tsaid\n\n4-2\tx\n1-1\ty\n1\tthe\n# "
                         "newpar\n2\t\xE2\x80\x9C\n\n\n1\tend";
    g_autoptr(GRand) random = g_rand_new_with_seed(21);
    for (guint round = 0; round < 300; round++) {
        g_autofree char *bytes = g_memdup2(given, sizeof(given));
        gsize n = (gsize)g_rand_int_range(random, 0, sizeof(given));
        n = round % 2 != 0 ? sizeof(given) - 1 : n;
        for (guint i = 0; i < round % 5; i++)
            bytes[g_rand_int_range(random, 0, (gint32)sizeof(given))] = "\t\n-.1 2#a"[g_rand_int_range(random, 0, 9)];
        g_autofree char *conllu = annotate_words(bytes, n, NULL);
    }
}

static char *relate(const char *line)
{
    GString *const buffer = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(buffer);
    ent_annotator_relate(annotator, (EntStr){ line, strlen(line) }, out);
    ent_output_close(out, NULL);
    return g_string_free(buffer, FALSE);
}

static void pairs_are_answered(void **state)
{
    (void)state;
    g_autofree char *answer = relate("{\"id\":[1,\"x\"],\"text\":\"Peru praised Chile.\",\"a\":[0,4],\"b\":[13,18]}");
    assert_true(g_str_has_prefix(answer, "{\"id\":[1,\"x\"],\"relation\":\""));
    assert_true(g_str_has_suffix(answer, "}\n"));
    assert_non_null(strstr(answer, "\"confidence\":0."));
}

static void far_mentions_are_answered_as_far_as_they_go(void **state)
{
    (void)state;
    for (guint words = 50; words < 1600; words += 150) {
        g_autoptr(GString) line = g_string_new("{\"text\":\"");
        for (guint i = 0; i < words; i++)
            g_string_append(line, "Peru, ");
        g_string_append_printf(line, "\",\"a\":[0,4],\"b\":[%u,%u]}", words * 6 - 6, words * 6 - 2);
        g_autofree char *answer = relate(line->str);
        assert_non_null(strstr(answer, words < 500 ? "\"relation\"" : words > 550 ? "far apart" : "\"id\""));
    }
}

static void bad_pairs_get_an_error(void **state)
{
    (void)state;
    const char *const bad[] = {
        "",
        "x",
        "[]",
        "{\"id\":7}",
        "{\"id\":7,\"text\":\"Peru\"}",
        "{\"id\":7,\"text\":\"Peru\",\"a\":[0,4],\"b\":[0,5]}",
        "{\"id\":7,\"text\":\"Peru\",\"a\":[0,4],\"b\":[2,1]}",
        "{\"id\":7,\"text\":\"Peru\",\"a\":[0,4],\"b\":[-1,1]}",
        "{\"id\":7,\"text\":\"Peru \",\"a\":[0,4],\"b\":[4,5]}",
        "{\"id\":7,\"text\":\"Peru\",\"a\":[0.5,4],\"b\":[0,1]}",
        "{\"id\":7,\"text\":\"\\ud800\",\"a\":[0,1],\"b\":[0,1]}",
        "{\"id\":7,\"text\":\"   \",\"a\":[0,1],\"b\":[1,2]}",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *answer = relate(bad[i]);
        assert_non_null(strstr(answer, ",\"error\":\""));
        assert_true(g_str_has_prefix(answer, "{\"id\":"));
    }
}

static int setup(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    engine = ent_engine_open(ENT_SOURCE_DIR "/tests/engine/tiny.model", NULL);
    if (engine == NULL)
        return 1;
    annotator = ent_annotator_new(engine, lexicon, 1);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    ent_annotator_free(annotator);
    ent_engine_free(engine);
    ent_lexicon_free(lexicon);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_column_is_there),        cmocka_unit_test(clitics_have_a_range),
        cmocka_unit_test(other_languages_are_left_out), cmocka_unit_test(words_comments_and_sentences_are_kept),
        cmocka_unit_test(threads_say_the_same),         cmocka_unit_test(nothing_gives_nothing),
        cmocka_unit_test(bad_lines_are_named),          cmocka_unit_test(odd_files_do_no_harm),
        cmocka_unit_test(pairs_are_answered),           cmocka_unit_test(far_mentions_are_answered_as_far_as_they_go),
        cmocka_unit_test(bad_pairs_get_an_error),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
