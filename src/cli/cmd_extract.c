/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_extract.c: articles to facts, one JSON object a line; keeps nothing, so that many machines can share the work. */
#include "cli.h"

static CliExit run(int argc, char **argv);

const CliCommand cmd_extract = {
    .name = "extract",
    .arguments = "INPUT...",
    .summary = "articles to facts, as JSON lines (the map step)",
    .about = "Reads each INPUT (a file, a folder, or - for standard input) and writes what each\n"
             "article states to standard output, one JSON object a line, in the order of the inputs.\n"
             "\"entente merge\" makes a graph file of such lines, in any order and from any number of\n"
             "machines.",
    .examples = "  entente extract articles/ > facts.jsonl\n"
                "  find news -name '*.txt' -print0 | xargs -0 -n 100 entente extract -q > facts.jsonl",
    .run = run,
};

typedef struct Extraction {
    EntOutput *out;
    double min_confidence;
    guint64 written;
} Extraction;

static EntGraph *filter_facts(EntGraph *facts, double min_confidence, GError **error)
{
    if (min_confidence == 0)
        return facts;
    g_autoptr(EntGraph) owned = facts;
    EntFilter filter;
    ent_filter_init(&filter);
    filter.min_confidence = min_confidence;
    return ent_graph_filter(owned, &filter, error);
}

static gboolean write_facts(EntGraph *facts, gpointer data, GError **error)
{
    Extraction *const extraction = data;
    const EntJsonOptions form = { .lines = TRUE, .spans = TRUE };
    g_autoptr(EntGraph) shown = filter_facts(facts, extraction->min_confidence, error);
    if (shown == NULL)
        return FALSE;
    extraction->written++;
    if (ent_graph_write_json(shown, &form, extraction->out) && ent_output_ok(extraction->out))
        return TRUE;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_IO, "writing failed"); /* the close tells why */
    return FALSE;
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_extract, NULL, CLI_WITH_MODEL | CLI_WITH_ENGINE | CLI_WITH_INPUTS, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_extract, "nothing to extract from: name files or folders, or - for standard input");
    g_autoptr(EntLexicon) lexicon = cli_lexicon(&o);
    g_autoptr(EntEngine) engine = NULL;
    if (lexicon == NULL || !cli_engine(&o, &engine))
        return CLI_NOTHING;
    Extraction extraction = { cli_open_output(&o, FALSE, &status), o.min_confidence, 0 };
    const EntProgress progress = cli_progress();
    EntReadOptions limits;
    EntTally tally = { 0 };
    cli_read_options(&o, &limits);
    ent_extract_inputs((const char *const *)o.arguments, &limits, lexicon, engine, (guint)o.jobs, write_facts, &extraction,
                       &progress, &tally, NULL);
    cli_progress_end();
    status = cli_close_output(extraction.out);
    cli_note_tally(&tally);
    return status != CLI_DONE ? status : cli_status(extraction.written + tally.left_out, tally.failed);
}
