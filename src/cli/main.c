/* SPDX-License-Identifier: Apache-2.0 */
/* main.c: the program's front door: finds the command and hands over. */
#include "cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const CliCommand *const commands[] = { &cmd_run,  &cmd_build,    &cmd_report,  &cmd_draw,  &cmd_export, &cmd_show, &cmd_diff, &cmd_verify, &cmd_review,
                                              &cmd_read, &cmd_annotate, &cmd_extract, &cmd_merge, &cmd_import, &cmd_relate };

static void print_usage(FILE *to)
{
    fputs("Usage:\n  entente COMMAND [OPTION...] [ARGUMENT...]\n\n"
          "Reads news articles and gives a sourced knowledge graph of who stands with whom.\n\nCommands:\n",
          to);
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
    fputs("  help      what a command does, its options and examples\n\n"
          "Options:\n  -h, --help     this text\n"
          "  -V, --version  the program's version, and the identities of its ontology and names\n\n"
          "Begin with:\n  entente run articles/ -o out\n  entente help run\n",
          to);
}

/* How many letters to change, insert or leave out to make one word of the other (Levenshtein 1966), in two rows. */
static guint distance(const char *a, const char *b)
{
    enum { LONGEST = 32 };
    const size_t n = strlen(b);
    guint row[LONGEST + 1];
    if (n > LONGEST)
        return G_MAXUINT;
    for (guint j = 0; j <= n; j++)
        row[j] = j;
    for (; *a != '\0'; a++) {
        guint diagonal = row[0]++;
        for (size_t j = 1; j <= n; j++) {
            const guint swap = diagonal + (*a != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(swap, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[n];
}

static const CliCommand *find_command(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static CliExit unknown_command(const char *name)
{
    const char *near = NULL;
    guint best = 3; /* further off it is another word, not a slip */
    for (size_t i = 0; i < G_N_ELEMENTS(commands); i++) {
        const guint d = distance(name, commands[i]->name);
        if (d < best) {
            best = d;
            near = commands[i]->name;
        }
    }
    if (near != NULL)
        cli_error("no command \"%s\"; did you mean \"%s\"? \"entente --help\" lists them", name, near);
    else
        cli_error("no command \"%s\"; \"entente --help\" lists them", name);
    return CLI_USAGE;
}

static CliExit help(const char *name)
{
    if (g_strcmp0(name, "--describe") == 0) {
        for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
            cli_print_help(commands[i], TRUE);
        return CLI_DONE;
    }
    if (name == NULL) {
        print_usage(stdout);
        return CLI_DONE;
    }
    const CliCommand *const command = find_command(name);
    if (command == NULL)
        return unknown_command(name);
    cli_print_help(command, FALSE);
    return CLI_DONE;
}

/* Clears the bar's line, then dies of the signal as the shell expects (130). What was committed to a graph file stays, the rest
 * SQLite rolls back when it is next opened. */
static void on_interrupt(int signal_number)
{
    static const char clear_line[] = "\r\033[K";
    if (isatty(STDERR_FILENO) && write(STDERR_FILENO, clear_line, sizeof(clear_line) - 1) < 0)
        _exit(128 + signal_number);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_DFL); /* whoever started us may have left it ignored: `entente … | head` ends quietly */
    signal(SIGINT, on_interrupt);
    if (argc < 2) {
        print_usage(stderr);
        return CLI_USAGE;
    }
    const char *const word = argv[1];
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0)
        return (int)help(NULL);
    if (strcmp(word, "help") == 0)
        return (int)help(argc > 2 ? argv[2] : NULL);
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
        return (int)cli_print_version(&(CliOptions){ 0 });
    if (word[0] == '-') {
        cli_error("the command comes before its options: \"entente COMMAND %s\"; \"entente --help\" lists the commands", word);
        return CLI_USAGE;
    }
    const CliCommand *const command = find_command(word);
    return (int)(command != NULL ? command->run(argc - 1, argv + 1) : unknown_command(word));
}
