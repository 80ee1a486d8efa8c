/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_relate.c: pairs of mentions on standard input, who stands with whom on standard output, line for line. Lines are read in
 * batches that threads answer together, and written in their order; memory holds one batch. */
#include "cli.h"
#include "line.h"

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

enum {
    LONGEST_LINE = 16 * 1024 * 1024, /* bytes; what is beyond is dropped */
    LINES_PER_JOB = 64,              /* of a batch: threads wait for the last of them, briefly against so many */
    BATCH_BYTES = 16 * 1024 * 1024,  /* a batch ends once it has so many */
};

typedef struct Question {
    GString *line, *answer;
    gboolean ok;
} Question;

typedef struct Batch {
    const EntEngine *engine;
    const EntLexicon *lexicon;
    guint jobs;
    GArray *questions;
    gint next; /* the first question that no thread has taken */
} Batch;

static void clear_question(gpointer item)
{
    Question *const question = item;
    g_string_free(question->line, TRUE);
    g_string_free(question->answer, TRUE);
}

static gboolean read_batch(Batch *batch)
{
    g_autoptr(GString) line = g_string_new(NULL);
    gboolean cut;
    g_array_set_size(batch->questions, 0);
    batch->next = 0;
    for (gsize bytes = 0; bytes < BATCH_BYTES && batch->questions->len < batch->jobs * LINES_PER_JOB; bytes += line->len) {
        if (!cli_next_line(stdin, line, LONGEST_LINE, &cut))
            break;
        const Question question = { g_string_new_len(line->str, (gssize)line->len), g_string_new(NULL), FALSE };
        g_array_append_val(batch->questions, question);
    }
    return batch->questions->len > 0;
}

static gpointer answer_some(gpointer data)
{
    Batch *const batch = data;
    g_autoptr(EntAnnotator) annotator = ent_annotator_new(batch->engine, batch->lexicon, 1);
    for (gint i; (i = g_atomic_int_add(&batch->next, 1)) < (gint)batch->questions->len;) {
        Question *const question = &g_array_index(batch->questions, Question, i);
        g_autoptr(EntOutput) answer = ent_output_memory(question->answer);
        question->ok = ent_annotator_relate(annotator, (EntStr){ question->line->str, question->line->len }, answer);
    }
    return NULL;
}

static void answer_batch(Batch *batch)
{
    const guint n = MIN(batch->jobs, batch->questions->len);
    g_autofree GThread **threads = g_new(GThread *, n);
    for (guint i = 1; i < n; i++)
        threads[i] = g_thread_new("relate", answer_some, batch);
    answer_some(batch);
    for (guint i = 1; i < n; i++)
        g_thread_join(threads[i]);
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
    g_autoptr(GArray) questions = g_array_new(FALSE, FALSE, sizeof(Question));
    g_array_set_clear_func(questions, clear_question);
    Batch batch = { engine, lexicon, o.jobs > 0 ? (guint)o.jobs : g_get_num_processors(), questions, 0 };
    EntOutput *const out = cli_open_output(&o, FALSE, &status);
    guint64 done = 0, failed = 0;
    while (ent_output_ok(out) && read_batch(&batch)) {
        answer_batch(&batch);
        for (guint i = 0; i < questions->len; i++) {
            const Question *const question = &g_array_index(questions, Question, i);
            ent_output_write(out, question->answer->str, question->answer->len);
            done += question->ok;
            failed += !question->ok;
        }
    }
    status = cli_close_output(out);
    return status != CLI_DONE || failed == 0 ? status : cli_status(done, failed); /* no pairs, no answers: that is no failure */
}
