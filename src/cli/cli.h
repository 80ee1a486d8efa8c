/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cli.h: what the commands of the program share: how one is described, its options, how it talks, and how graphs are loaded and
 * drawn for it.
 *
 * stdout carries data only. Everything said to the user goes through cli_error, cli_note and cli_detail to stderr, a line each.
 */
#ifndef ENT_CLI_CLI_H
#define ENT_CLI_CLI_H

#include <entente/entente.h>

typedef enum {
    CLI_DONE = 0,
    CLI_SOME_FAILED = 1, /* each named, the rest done */
    CLI_USAGE = 2,
    CLI_NOTHING = 3      /* nothing could be done */
} CliExit;

/* An option that takes one of a few words. */
typedef struct CliChoice {
    const char *option;       /* its long name */
    const char *const *words; /* ends with NULL */
} CliChoice;

typedef struct CliCommand {
    const char *name;
    const char *arguments; /* after the options, as in a usage line */
    const char *summary;   /* a line for the list of commands */
    const char *about;     /* what --help says it does */
    const char *examples;  /* lines of "  entente …" */
    const char *const *formats; /* what --format takes, the usual first; NULL for those of ent_formats() */
    const CliChoice *choices;   /* of its own options; ends with zeros. NULL for none */
    const char *(*verb)(guint i); /* the words that its second argument may be, NULL at the end; NULL where that is free */
    CliExit (*run)(int argc, char **argv);
    char *(*list)(void);   /* what --help lists after the examples, such as formats; NULL for nothing */
} CliCommand;

extern const CliCommand cmd_run, cmd_build, cmd_report, cmd_draw, cmd_export, cmd_show, cmd_diff, cmd_verify, cmd_review, cmd_read, cmd_annotate, cmd_extract, cmd_merge, cmd_relate, cmd_import;

/* Which options a command takes beside its own and the common ones. */
typedef enum {
    CLI_WITH_OUTPUT = 1 << 0, /* -o */
    CLI_WITH_FORMAT = 1 << 1, /* --format */
    CLI_WITH_VIEW = 1 << 2,   /* --types, --since, --until */
    CLI_WITH_TOP = 1 << 3,    /* --top */
    CLI_WITH_NO_TEXT = 1 << 4, /* --no-text */
    CLI_WITH_MODEL = 1 << 5,   /* --model */
    CLI_WITH_ENGINE = 1 << 6,  /* --engine */
    CLI_WITH_INPUTS = 1 << 7,  /* --map, and the limits on what is read */
    CLI_WITH_DUPLICATES = 1 << 8 /* --duplicates */
} CliWith;

typedef struct CliOptions {
    char *ontology;        /* --ontology */
    char **names;          /* --names, repeatable */
    int jobs;              /* 0: one a processor */
    double min_confidence;
    guint64 max_bytes;     /* 0: the library's default */
    int max_depth, max_ratio, max_seconds; /* -1: the library's default; 0 for the last two: no limit */
    gint64 max_records;    /* the same */
    char **map;            /* --map, repeatable; NULL where not given */
    gboolean quiet, verbose;
    char *output;          /* NULL where not given */
    char *format;
    char **types;          /* NULL where not given */
    char *since, *until;
    int top;               /* -1 where not given */
    gboolean no_text;
    char *engine; /* "model" or "rules"; NULL where not given */
    char *duplicates; /* "keep" or "fold"; NULL where not given */
    char *model;  /* the file of the language model; NULL where not given */
    char **arguments;      /* what is no option; never NULL */
    guint n_arguments;
    char *max_bytes_word, *types_word; /* as typed, before they are understood */
    gboolean help, version, describe;
} CliOptions;

void cli_options_clear(CliOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(CliOptions, cli_options_clear)

/* Parses into `options` (zeroed). FALSE where the command is over, with what it ends in `status`: --help, --version, or a
 * usage error, which has been told. `own` may be NULL. */
gboolean cli_parse(const CliCommand *command, const GOptionEntry *own, CliWith with, int argc, char **argv, CliOptions *options,
                   CliExit *status);
/* The help of a command, on stdout; or all that is known of it and its options as a line of JSON, of which the manual and the
 * completions are made. */
void cli_print_help(const CliCommand *command, gboolean as_json);
/* That line, given the command's options: GOptionEntry. */
void cli_describe(const CliCommand *command, const GArray *entries);
/* The words that an option takes; NULL where it takes anything. --format is no such option: FILE's ending counts too. */
const char *const *cli_choices(const CliCommand *command, const char *option);
/* Tells what is wrong with the command line, and where help is. */
CliExit cli_usage(const CliCommand *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* NULL after telling why. */
EntLexicon *cli_lexicon(const CliOptions *options);
/* The language model: the file that --model names, or where it is found. FALSE after telling why; with --engine rules `engine`
 * stays NULL. */
gboolean cli_engine(const CliOptions *options, EntEngine **engine);
void cli_read_options(const CliOptions *options, EntReadOptions *read);
CliExit cli_print_version(const CliOptions *options);

/* What stderr hears; control characters come out escaped, and an error is told whatever --quiet says. */
void cli_set_verbosity(const CliOptions *options);
void cli_error(const char *format, ...) G_GNUC_PRINTF(1, 2);
void cli_note(const char *format, ...) G_GNUC_PRINTF(1, 2);
void cli_detail(const char *format, ...) G_GNUC_PRINTF(1, 2); /* with --verbose */
/* Appends text with control and invisible formatting characters written as \n, \t, \x1b or \u202e. */
void cli_escape(GString *line, const char *text);
/* The message of an error, after the path where it does not name it itself. */
void cli_path_error(const char *path, const GError *error);

/* What ent_build and ent_extract_inputs tell of their work: a bar where stderr is a terminal, failures, articles left out. */
EntProgress cli_progress(void);
void cli_progress_end(void);
/* Exit status of work over inputs. */
CliExit cli_status(guint64 done, guint64 failed);
/* Says how many of the articles are only their feeds' summaries, where some are. */
void cli_note_summaries(guint64 summaries);
/* "3 articles: 2 added, 1 unchanged; 1 input failed". */
void cli_note_tally(const EntTally *tally);

/* The graph file with what --min-confidence, --since and --until leave of it; --types too where `by_type`. NULL after
 * telling why. */
EntGraph *cli_load(const char *path, gboolean texts, gboolean by_type, const CliOptions *options, CliExit *status);
/* What an error of a filter or a look-up means: the user's words were wrong, or nothing could be done. */
CliExit cli_failure(const GError *error);
/* Measures of the graph, of the relation types asked for. NULL after telling why. */
EntAnalysis *cli_analyze(const EntGraph *graph, const CliOptions *options, CliExit *status);

/* What of a graph is drawn, and how; zeros but for `format`, `depth` and `top` are the usual picture. */
typedef struct CliPicture {
    const char *format;
    const char *focus;
    int depth;
    int top;                  /* -1 for so many as stay readable */
    const char *const *types; /* NULL for all but `quotes` */
    const EntMeasure *measure; /* what `top` goes by and names are sized by; NULL for strength */
    const char *title;        /* NULL for one of ours */
    EntDrawOptions options;   /* what the library takes as it is: view, style, dpi … */
} CliPicture;

/* Filters and draws, and notes what was left out. `analysis` is of the whole graph. */
gboolean cli_draw(const EntGraph *graph, const EntAnalysis *analysis, const CliPicture *picture, EntOutput *out, GError **error);

/* Where cli_draw puts the nodes of that picture, beside the whole graph's nodes; to be freed. */
EntReportPlace *cli_places(const EntGraph *graph, const EntAnalysis *analysis, const CliPicture *picture, GError **error);

/* Opens options->output, or stdout; refuses a terminal for a binary format. NULL after telling why. */
EntOutput *cli_open_output(const CliOptions *options, gboolean binary, CliExit *status);
CliExit cli_close_output(EntOutput *out);
/* The word of the command's formats that --format says, or else the ending of -o; the first where neither does. NULL after telling. */
const char *cli_choose_format(const CliCommand *command, const CliOptions *options);

/* A string of JSON, quotes and all; "null" for NULL. */
void cli_json_string(EntOutput *out, const char *text);
/* A list of strings. */
void cli_json_strings(EntOutput *out, const GPtrArray *strings);

#endif
