/* SPDX-License-Identifier: Apache-2.0 */
/* options.c: the options that commands share, what they mean, and the help that tells of them. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_JOBS = 1024 };

static const CliChoice shared_choices[] = { { "engine", (const char *const[]){ "model", "rules", NULL } },
                                            { "duplicates", (const char *const[]){ "fold", "keep", NULL } },
                                            { NULL, NULL } };

void cli_options_clear(CliOptions *o)
{
    g_free(o->ontology);
    g_strfreev(o->names);
    g_free(o->output);
    g_free(o->format);
    g_strfreev(o->types);
    g_free(o->since);
    g_free(o->until);
    g_strfreev(o->arguments);
    g_strfreev(o->map);
    g_free(o->max_bytes_word);
    g_free(o->types_word);
    g_free(o->engine);
    g_free(o->model);
    g_free(o->duplicates);
}

static void add_shared(GArray *entries, CliWith with, CliOptions *o)
{
    const struct {
        CliWith with;
        GOptionEntry entry;
    } all[] = {
        { CLI_WITH_OUTPUT, { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o->output, "Where to; - is standard output", "FILE" } },
        { CLI_WITH_FORMAT, { "format", 0, 0, G_OPTION_ARG_STRING, &o->format, "The format, if FILE's ending does not tell", "NAME" } },
        { CLI_WITH_VIEW, { "types", 0, 0, G_OPTION_ARG_FILENAME, &o->types_word, "Such as supports,opposes", "LIST" } },
        { CLI_WITH_VIEW, { "since", 0, 0, G_OPTION_ARG_STRING, &o->since, "Only articles of this day and later", "YYYY-MM-DD" } },
        { CLI_WITH_VIEW, { "until", 0, 0, G_OPTION_ARG_STRING, &o->until, "Only articles of this day and earlier", "YYYY-MM-DD" } },
        { CLI_WITH_TOP, { "top", 0, 0, G_OPTION_ARG_INT, &o->top, "Only the N strongest; 0 for all", "N" } },
        { CLI_WITH_ENGINE,
          { "engine", 0, 0, G_OPTION_ARG_STRING, &o->engine, "model (finds more), or rules (ten times faster)", "NAME" } },
        { CLI_WITH_MODEL, { "model", 0, 0, G_OPTION_ARG_FILENAME, &o->model, "The language model, instead of ours", "FILE" } },
        { CLI_WITH_NO_TEXT, { "no-text", 0, 0, G_OPTION_ARG_NONE, &o->no_text, "Leave the articles' texts out", NULL } },
        { CLI_WITH_DUPLICATES,
          { "duplicates", 0, 0, G_OPTION_ARG_STRING, &o->duplicates, "Edited copies of one story: fold (count once), or keep", "WORD" } },
        { CLI_WITH_INPUTS, { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &o->map, "Where JSON and tables hold what: text=article.body; repeatable", "KEY=PATH" } },
        { CLI_WITH_INPUTS, { "max-depth", 0, 0, G_OPTION_ARG_INT, &o->max_depth, "Refuse deeper folders, markup and lists (256)", "N" } },
        { CLI_WITH_INPUTS, { "max-ratio", 0, 0, G_OPTION_ARG_INT, &o->max_ratio, "Refuse data that expands to more than N times its size (200)", "N" } },
        { CLI_WITH_INPUTS, { "max-records", 0, 0, G_OPTION_ARG_INT64, &o->max_records, "Read so many articles of one file at most (1000000)", "N" } },
        { CLI_WITH_INPUTS, { "max-seconds", 0, 0, G_OPTION_ARG_INT, &o->max_seconds, "Give an article up after so long (60)", "N" } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
        if (with & all[i].with)
            g_array_append_val(entries, all[i].entry);
}

static void add_common(GArray *entries, CliOptions *o)
{
    const GOptionEntry common[] = {
        { "ontology", 0, 0, G_OPTION_ARG_FILENAME, &o->ontology, "Relation types and cues beside ours, or instead", "FILE" },
        { "names", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->names, "Your own names and aliases; repeatable", "FILE" },
        { "jobs", 'j', 0, G_OPTION_ARG_INT, &o->jobs, "Threads; 0 for one a processor", "N" },
        { "min-confidence", 0, 0, G_OPTION_ARG_DOUBLE, &o->min_confidence,
          "Show only evidence of at least this confidence, 0 to 1; a graph file keeps all", "X" },
        { "max-bytes", 0, 0, G_OPTION_ARG_STRING, &o->max_bytes_word, "Refuse articles larger than this (64M)", "N" },
        { "quiet", 'q', 0, G_OPTION_ARG_NONE, &o->quiet, "Tell errors only", NULL },
        { "verbose", 'v', 0, G_OPTION_ARG_NONE, &o->verbose, "Tell more", NULL },
        { "help", 'h', 0, G_OPTION_ARG_NONE, &o->help, "Show this text", NULL },
        { "version", 'V', 0, G_OPTION_ARG_NONE, &o->version, "Show the version, and the identities of ontology, names and model", NULL },
        { "describe", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &o->describe, "What this text is made of, as JSON", NULL },
        { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &o->arguments, NULL, NULL },
    };
    g_array_append_vals(entries, common, G_N_ELEMENTS(common));
}

/* All options of a command, its own first; GOptionEntry, with one of zeros after the last. */
static GArray *list_entries(const GOptionEntry *own, CliWith with, CliOptions *o)
{
    GArray *const entries = g_array_new(TRUE, TRUE, sizeof(GOptionEntry));
    for (; own != NULL && own->long_name != NULL; own++)
        g_array_append_vals(entries, own, 1);
    add_shared(entries, with, o);
    add_common(entries, o);
    return entries;
}

static GOptionContext *make_context(const CliCommand *command, const GArray *entries)
{
    GOptionContext *const context = g_option_context_new(command->arguments);
    g_autofree char *list = command->list != NULL ? command->list() : NULL;
    g_autofree char *summary = g_strdup_printf("%s\n\n%s%sExamples:\n%s", command->about, list != NULL ? list : "",
                                               list != NULL ? "\n" : "", command->examples);
    g_option_context_set_help_enabled(context, FALSE);
    g_option_context_set_summary(context, summary);
    g_option_context_add_main_entries(context, (const GOptionEntry *)(gpointer)entries->data, NULL);
    return context;
}

const char *const *cli_choices(const CliCommand *command, const char *option)
{
    const CliChoice *const lists[] = { command->choices, shared_choices };
    for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
        for (const CliChoice *choice = lists[i]; choice != NULL && choice->option != NULL; choice++)
            if (strcmp(choice->option, option) == 0)
                return choice->words;
    return NULL;
}

/* GLib writes an ellipsis that not every terminal can show. */
static void print_help(GOptionContext *context)
{
    g_autofree char *text = g_option_context_get_help(context, TRUE, NULL);
    GString *const plain = g_string_new(text);
    g_string_replace(plain, "…", "...", 0);
    fputs(plain->str, stdout);
    g_string_free(plain, TRUE);
}

void cli_print_help(const CliCommand *command, gboolean as_json)
{
    char *argv[] = { (char *)command->name, (char *)(as_json ? "--describe" : "--help"), NULL };
    command->run(2, argv);
}

CliExit cli_usage(const CliCommand *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *what = g_strdup_vprintf(format, args);
    va_end(args);
    cli_error("%s; see \"entente %s --help\"", what, command->name);
    return CLI_USAGE;
}

/* "64M" and the like; FALSE for anything but a whole number above 0. */
static gboolean parse_size(const char *word, guint64 *size)
{
    char *end = NULL;
    errno = 0;
    const guint64 number = g_ascii_strtoull(word, &end, 10);
    const char *const units = "KMG";
    const char *const unit = *end != '\0' ? strchr(units, g_ascii_toupper(*end)) : NULL;
    const int shift = unit != NULL ? 10 * (int)(unit - units + 1) : 0;
    if (errno != 0 || !g_ascii_isdigit(word[0]) || number == 0 || end[unit != NULL] != '\0' ||
        number > (guint64)G_MAXINT64 >> shift)
        return FALSE;
    *size = number << shift;
    return TRUE;
}

static gboolean is_day(const char *word)
{
    if (strlen(word) != strlen("YYYY-MM-DD"))
        return FALSE;
    for (size_t i = 0; word[i] != '\0'; i++)
        if (i == 4 || i == 7 ? word[i] != '-' : !g_ascii_isdigit(word[i]))
            return FALSE;
    const int year = atoi(word), month = atoi(word + 5), day = atoi(word + 8);
    return month >= 1 && month <= 12 && g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* The words of a list between commas. */
static char **split_types(const char *list)
{
    GStrvBuilder *const builder = g_strv_builder_new();
    g_auto(GStrv) words = g_strsplit(list, ",", -1);
    for (size_t i = 0; words[i] != NULL; i++)
        if (g_strstrip(words[i])[0] != '\0')
            g_strv_builder_add(builder, words[i]);
    char **const types = g_strv_builder_end(builder);
    g_strv_builder_unref(builder);
    return types;
}

static gboolean check_map(const CliCommand *command, const CliOptions *o)
{
    g_autoptr(GError) error = NULL;
    for (size_t i = 0; o->map != NULL && o->map[i] != NULL; i++)
        if (!ent_read_map_check(o->map[i], &error)) {
            cli_usage(command, "%s", error->message);
            return FALSE;
        }
    return TRUE;
}

/* FALSE after telling where an option that takes one of a few words was given another. */
static gboolean check_choices(const CliCommand *command, const GArray *entries)
{
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *const entry = &g_array_index(entries, GOptionEntry, i);
        const char *const *const words = cli_choices(command, entry->long_name);
        const char *const word = words != NULL ? *(char **)entry->arg_data : NULL;
        if (word == NULL || g_strv_contains(words, word))
            continue;
        g_autofree char *list = g_strjoinv(" or ", (char **)words);
        cli_usage(command, "--%s is %s, not \"%s\"", entry->long_name, list, word);
        return FALSE;
    }
    return TRUE;
}

/* What the option parser cannot know: which values make sense. */
static gboolean check(const CliCommand *command, CliOptions *o)
{
    if (o->jobs < 0 || o->jobs > MOST_JOBS)
        cli_usage(command, "--jobs takes a number from 0 to %d", MOST_JOBS);
    else if (!(o->min_confidence >= 0 && o->min_confidence <= 1))
        cli_usage(command, "--min-confidence takes a number from 0 to 1");
    else if (o->max_bytes_word != NULL && !parse_size(o->max_bytes_word, &o->max_bytes))
        cli_usage(command, "--max-bytes takes a size such as 1000000 or 64M, not \"%s\"", o->max_bytes_word);
    else if (o->max_depth == 0 || o->max_depth < -1 || o->max_ratio < -1 || o->max_records < -1 || o->max_seconds < -1)
        cli_usage(command, "--max-depth takes a number from 1, --max-ratio, --max-records and --max-seconds one from 0 (no limit)");
    else if (o->top < -1)
        cli_usage(command, "--top takes a number from 0");
    else if ((o->since != NULL && !is_day(o->since)) || (o->until != NULL && !is_day(o->until)))
        cli_usage(command, "--since and --until take a day such as 2024-07-12");
    else if (o->types_word != NULL && (o->types = split_types(o->types_word))[0] == NULL)
        cli_usage(command, "--types takes relations with commas between, such as supports,opposes");
    else
        return check_map(command, o);
    return FALSE;
}

/* The words as GLib's parser takes them: "-j4" and "-oFILE" as two. Ends with NULL; the words are lent from argv but for the
 * options themselves. */
static GPtrArray *split_words(int argc, char **argv)
{
    static char jobs[] = "-j", output[] = "-o"; /* the parser takes words it may write to */
    char *const options[] = { jobs, output };
    GPtrArray *const words = g_ptr_array_new();
    gboolean only_arguments = FALSE;
    for (int i = 0; i < argc; i++) {
        char *word = argv[i];
        only_arguments = only_arguments || strcmp(word, "--") == 0;
        for (size_t j = 0; j < G_N_ELEMENTS(options) && !only_arguments; j++) {
            if (g_str_has_prefix(word, options[j]) && word[2] != '\0') {
                g_ptr_array_add(words, options[j]);
                word += 2;
                break;
            }
        }
        g_ptr_array_add(words, word);
    }
    g_ptr_array_add(words, NULL);
    return words;
}

gboolean cli_parse(const CliCommand *command, const GOptionEntry *own, CliWith with, int argc, char **argv, CliOptions *o,
                   CliExit *status)
{
    g_autofree char *name = g_strconcat("entente ", command->name, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) words = split_words(argc, argv);
    int n_words = (int)words->len - 1;
    char **rest = (char **)words->pdata;
    g_set_prgname(name);
    o->top = -1;
    o->max_depth = o->max_ratio = o->max_seconds = -1;
    o->max_records = -1;
    g_autoptr(GArray) entries = list_entries(own, with, o);
    g_autoptr(GOptionContext) context = make_context(command, entries);
    if (!g_option_context_parse(context, &n_words, &rest, &error)) {
        *status = cli_usage(command, "%s", error->message);
        return FALSE;
    }
    if (o->arguments == NULL)
        o->arguments = g_new0(char *, 1);
    o->n_arguments = g_strv_length(o->arguments);
    cli_set_verbosity(o);
    if (o->help) {
        print_help(context);
        *status = CLI_DONE;
        return FALSE;
    }
    if (o->describe) {
        cli_describe(command, entries);
        *status = CLI_DONE;
        return FALSE;
    }
    if (o->version) {
        *status = cli_print_version(o);
        return FALSE;
    }
    *status = CLI_USAGE;
    return check(command, o) && check_choices(command, entries);
}

EntLexicon *cli_lexicon(const CliOptions *o)
{
    g_autoptr(GError) error = NULL;
    const EntLexiconOptions files = { o->ontology, (const char *const *)o->names };
    EntLexicon *const lexicon = ent_lexicon_load(&files, &error);
    if (lexicon == NULL)
        cli_error("%s", error->message);
    else
        cli_detail("ontology %s, names %s", ent_lexicon_ontology_id(lexicon), ent_lexicon_names_id(lexicon));
    return lexicon;
}

void cli_read_options(const CliOptions *o, EntReadOptions *read)
{
    ent_read_options_init(read);
    if (o->max_bytes > 0)
        read->max_bytes = (gsize)o->max_bytes;
    if (o->max_depth > 0)
        read->max_depth = (guint)o->max_depth;
    if (o->max_ratio >= 0)
        read->max_ratio = (guint)o->max_ratio;
    if (o->max_records >= 0)
        read->max_records = (guint64)o->max_records;
    if (o->max_seconds >= 0)
        read->max_seconds = (guint)o->max_seconds;
    read->map = (const char *const *)o->map;
}

CliExit cli_print_version(const CliOptions *o)
{
    g_autoptr(EntLexicon) lexicon = cli_lexicon(o);
    if (lexicon == NULL)
        return CLI_NOTHING;
    g_autofree char *path = o->model != NULL ? g_strdup(o->model) : ent_engine_find(NULL);
    g_autoptr(EntEngine) engine = path != NULL ? ent_engine_open(path, NULL) : NULL;
    printf("entente %s\nontology %s\nnames %s\nmodel %s\n", ent_version(), ent_lexicon_ontology_id(lexicon),
           ent_lexicon_names_id(lexicon), engine != NULL ? ent_engine_model_id(engine) : "none found");
    return CLI_DONE;
}
