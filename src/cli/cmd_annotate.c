/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_annotate.c: articles, or words already cut, as CoNLL-U. */
#include "cli.h"

#include <stdio.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_annotate = {
    .name = "annotate",
    .arguments = "INPUT...",
    .summary = "tokens, tags, heads, names and who is meant, as CoNLL-U",
    .about = "Reads each INPUT (a file, a folder, or - for standard input) and writes its sentences\n"
             "to standard output as CoNLL-U: part of speech, head and relation of each word, and in\n"
             "the last column its name tag (NER=), the entity it is a mention of (Node=), and its\n"
             "part in who said what (Attribution=). The whole text is taken, menus and all. With\n"
             "--pretokenized each INPUT is a CoNLL-U file whose words and sentences are kept.",
    .examples = "  entente annotate article.md\n"
                "  entente annotate --pretokenized words.conllu > annotated.conllu",
    .formats = (const char *const[]){ "conllu", NULL },
    .run = run,
};

typedef struct Annotation {
    EntAnnotator *annotator;
    EntOutput *out;
    guint64 done, left_out, failed;
} Annotation;

static gboolean write_article(EntArticle *article, gpointer data, GError **error)
{
    Annotation *const annotation = data;
    g_autoptr(GError) why = NULL;
    g_autofree char *path = g_strdup(article->path);
    if (ent_annotator_article(annotation->annotator, article, annotation->out, &why)) {
        annotation->done++;
    } else if (g_error_matches(why, ENT_ERROR, ENT_ERROR_UNSUPPORTED)) {
        annotation->left_out++;
        cli_note("%s", why->message);
    } else {
        annotation->failed++;
        cli_path_error(path, why);
    }
    if (ent_output_ok(annotation->out))
        return TRUE;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_IO, "writing failed"); /* the close tells why */
    return FALSE;
}

static void on_problem(const char *path, const GError *error, gpointer data)
{
    (void)data;
    cli_path_error(path, error);
}

static void annotate_articles(Annotation *annotation, const CliOptions *o)
{
    const EntReadSink sink = { write_article, on_problem, annotation };
    EntReadOptions limits;
    EntReadTally tally = { 0 };
    cli_read_options(o, &limits);
    limits.whole = TRUE; /* whoever asks for words wants all of them */
    ent_read_inputs((const char *const *)o->arguments, &limits, &sink, &tally, NULL);
    annotation->failed += tally.failed;
}

/* The bytes of a file, or of standard input, as far as `limit` and one more. */
static GString *read_bytes(const char *path, gsize limit, GError **error)
{
    FILE *const file = g_str_equal(path, "-") ? stdin : fopen(path, "rb");
    g_autoptr(GString) bytes = g_string_new(NULL);
    char chunk[65536];
    if (file == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_IO, "%s: %m", path);
        return NULL;
    }
    for (gsize n = 1; n > 0 && bytes->len <= limit;) {
        n = fread(chunk, 1, sizeof(chunk), file);
        g_string_append_len(bytes, chunk, (gssize)n);
    }
    const gboolean failed = ferror(file) != 0;
    if (file != stdin)
        fclose(file);
    if (failed || bytes->len > limit) {
        g_set_error(error, ENT_ERROR, failed ? ENT_ERROR_IO : ENT_ERROR_TOO_LARGE, "%s: %s", path,
                    failed ? "cannot be read" : "too large; --max-bytes N takes more");
        return NULL;
    }
    return g_steal_pointer(&bytes);
}

static void annotate_words(Annotation *annotation, const CliOptions *o)
{
    EntReadOptions limits;
    cli_read_options(o, &limits);
    for (char **path = o->arguments; *path != NULL && ent_output_ok(annotation->out); path++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GString) bytes = read_bytes(*path, limits.max_bytes, &error);
        const gboolean ok = bytes != NULL && ent_annotator_pretokenized(annotation->annotator, (EntStr){ bytes->str, bytes->len },
                                                                        *path, annotation->out, &error);
        annotation->done += ok;
        annotation->failed += !ok;
        if (!ok)
            cli_path_error(*path, error);
    }
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    gboolean pretokenized = FALSE;
    const GOptionEntry own[] = {
        { "pretokenized", 0, 0, G_OPTION_ARG_NONE, &pretokenized, "INPUTs are CoNLL-U; keep words and sentences", NULL },
        G_OPTION_ENTRY_NULL,
    };
    if (!cli_parse(&cmd_annotate, own, CLI_WITH_FORMAT | CLI_WITH_MODEL | CLI_WITH_INPUTS, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_annotate, "nothing to annotate: name files or folders, or - for standard input");
    if (cli_choose_format(&cmd_annotate, &o) == NULL)
        return CLI_USAGE;
    g_autoptr(EntLexicon) lexicon = cli_lexicon(&o);
    g_autoptr(EntEngine) engine = NULL;
    if (lexicon == NULL || !cli_engine(&o, &engine))
        return CLI_NOTHING;
    g_autoptr(EntAnnotator) annotator = ent_annotator_new(engine, lexicon, (guint)o.jobs);
    Annotation annotation = { annotator, cli_open_output(&o, FALSE, &status), 0, 0, 0 };
    if (pretokenized)
        annotate_words(&annotation, &o);
    else
        annotate_articles(&annotation, &o);
    status = cli_close_output(annotation.out);
    return status != CLI_DONE ? status : cli_status(annotation.done + annotation.left_out, annotation.failed);
}
