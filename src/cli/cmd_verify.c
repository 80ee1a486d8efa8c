/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_verify.c: whether every piece of evidence still stands where the graph file says. */
#include "cli.h"

static CliExit run(int argc, char **argv);

const CliCommand cmd_verify = {
    .name = "verify",
    .arguments = "GRAPH.db",
    .summary = "check that all evidence stands where the graph says",
    .about = "Compares every sentence of evidence and every quotation in the graph file with the bytes of\n"
             "the article it comes from, every mention with its text, and every text with its SHA-256.\n"
             "What is not found is listed on standard output, a line each: article, kind, bytes, what is\n"
             "wrong, words; the status is then 1. Articles whose texts were left out are told: of them\n"
             "nothing can be checked, and where that is all the status is 3.",
    .examples = "  entente verify graph.db\n"
                "  entente verify --quiet graph.db || echo \"do not publish\"",
    .run = run,
};

static void put_fault(const EntFault *fault, gpointer data)
{
    g_autoptr(GString) line = g_string_new(NULL);
    cli_escape(line, fault->path);
    g_string_append_printf(line, "\t%s\t%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT "\t%s\t", ent_verify_kind_name(fault->kind),
                           fault->start, fault->end, fault->what);
    cli_escape(line, fault->words != NULL ? fault->words : "");
    g_string_append_c(line, '\n');
    ent_output_write(data, line->str, line->len);
}

static CliExit tell(const EntVerifyTally *tally)
{
    cli_note("%" G_GUINT64_FORMAT " articles: %" G_GUINT64_FORMAT " pieces of evidence, %" G_GUINT64_FORMAT
             " quotations and %" G_GUINT64_FORMAT " mentions checked, %" G_GUINT64_FORMAT " not found",
             tally->articles, tally->evidence, tally->quotes, tally->mentions, tally->faults);
    if (tally->without_text > 0)
        cli_error("the texts of %" G_GUINT64_FORMAT " articles were left out of the graph file; nothing in them could be checked",
                  tally->without_text);
    if (tally->articles > 0 && tally->without_text == tally->articles)
        return CLI_NOTHING;
    return tally->faults > 0 ? CLI_SOME_FAILED : CLI_DONE;
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    if (!cli_parse(&cmd_verify, NULL, CLI_WITH_OUTPUT, argc, argv, &o, &status))
        return status;
    if (o.n_arguments != 1)
        return cli_usage(&cmd_verify, "one graph file is checked; %u are named", o.n_arguments);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntStore) store = ent_store_open(o.arguments[0], ENT_STORE_READ, &error);
    if (store == NULL) {
        cli_path_error(o.arguments[0], error);
        return CLI_NOTHING;
    }
    EntOutput *const out = cli_open_output(&o, FALSE, &status);
    if (out == NULL)
        return status;
    EntVerifyTally tally;
    if (!ent_store_verify(store, put_fault, out, &tally, &error)) {
        ent_output_free(out);
        cli_path_error(o.arguments[0], error);
        return CLI_NOTHING;
    }
    status = cli_close_output(out);
    return status == CLI_DONE ? tell(&tally) : status;
}
