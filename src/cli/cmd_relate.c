/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_relate.c: pairs of mentions on standard input, who stands with whom on standard output, line for line. */
#include "cli.h"

#include <stdio.h>

static CliExit run(int argc, char **argv);

const CliCommand cmd_relate = {
    .name = "relate",
    .arguments = "",
    .summary = "pairs of mentions to their relation, JSON lines in and out",
    .about = "Reads one JSON object a line from standard input, a text and the bytes of two mentions in\n"
             "it, and answers each with a line that says who supports or opposes whom, and how sure\n"
             "that is. A line that cannot be answered gets {\"id\",\"error\"}.",
    .examples = "  echo '{\"id\":1,\"text\":\"Peru praised Chile.\",\"a\":[0,4],\"b\":[13,18]}' | entente relate\n"
                "  entente relate < pairs.jsonl | jq -r '[.id, .relation, .direction] | @tsv'",
    .run = run,
};

enum { LONGEST_LINE = 16 * 1024 * 1024 };

/* The next line of stdin, without its end. Of one that is too long the first LONGEST_LINE bytes; FALSE at the end. */
static gboolean read_line(GString *line)
{
    gboolean any = FALSE;
    g_string_truncate(line, 0);
    for (int c = getc(stdin); c != EOF; c = getc(stdin)) {
        any = TRUE;
        if (c == '\n')
            break;
        if (line->len < LONGEST_LINE)
            g_string_append_c(line, (char)c);
    }
    return any;
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_relate, NULL, CLI_WITH_MODEL, argc, argv, &o, &status))
        return status;
    if (o.n_arguments > 0)
        return cli_usage(&cmd_relate, "pairs come on standard input; no arguments are taken");
    g_autoptr(EntLexicon) lexicon = cli_lexicon(&o);
    g_autoptr(EntEngine) engine = NULL;
    if (lexicon == NULL || !cli_engine(&o, &engine))
        return CLI_NOTHING;
    g_autoptr(EntAnnotator) annotator = ent_annotator_new(engine, lexicon, 1);
    g_autoptr(GString) line = g_string_new(NULL);
    EntOutput *const out = cli_open_output(&o, FALSE, &status);
    guint64 done = 0, failed = 0;
    while (ent_output_ok(out) && read_line(line)) {
        const gboolean ok = ent_annotator_relate(annotator, (EntStr){ line->str, line->len }, out);
        done += ok;
        failed += !ok;
    }
    status = cli_close_output(out);
    return status != CLI_DONE || failed == 0 ? status : cli_status(done, failed); /* no pairs, no answers: that is no failure */
}
