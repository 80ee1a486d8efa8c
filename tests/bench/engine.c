/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bench/engine.c: how fast the engine is, and what it takes.
 *
 * usage: bench_engine MODEL FILE.conllu [SECONDS]
 * Prints: time to open the model and make a thread's work; words and wordpieces a second on one thread and on two (wall clock and
 * processor time), sentences in batches of 32 as they come; the memory of a thread's work, and the peak of the process.
 */
#include "engine/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct Bench {
    EntEngine *engine;
    GArray *words;     /* EntStr */
    GArray *sentences; /* guint32: where each begins in `words`; one more at the end */
    gint64 until;      /* microseconds */
} Bench;

static double processor_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Column two of lines that begin with a whole number. */
static void read_words(Bench *bench, char *text)
{
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        char *const tab = strchr(line, '\t');
        if (tab == NULL || strspn(line, "0123456789") != (size_t)(tab - line))
            continue;
        if (tab - line == 1 && line[0] == '1')
            g_array_append_val(bench->sentences, bench->words->len);
        const EntStr word = { tab + 1, strcspn(tab + 1, "\t") };
        g_array_append_val(bench->words, word);
    }
    g_array_append_val(bench->sentences, bench->words->len);
}

/* Runs all sentences over and over until the time is up; the number of words. */
static gpointer run(gpointer data)
{
    enum { BATCH = 32 };
    const Bench *const bench = data;
    g_autoptr(EntEngineWork) work = ent_engine_work_new(bench->engine);
    g_autofree EntEngineWord *out = g_new0(EntEngineWord, bench->words->len);
    const guint32 *const starts = (const guint32 *)(gpointer)bench->sentences->data;
    gsize words = 0;
    for (guint32 at = 0; g_get_monotonic_time() < bench->until; at = at + BATCH < bench->sentences->len - 1 ? at + BATCH : 0) {
        EntEngineSentence batch[BATCH];
        const guint32 n = MIN(bench->sentences->len - 1 - at, BATCH);
        for (guint32 i = 0; i < n; i++)
            batch[i] = (EntEngineSentence){ &g_array_index(bench->words, EntStr, starts[at + i]),
                                            starts[at + i + 1] - starts[at + i], out + starts[at + i], NULL };
        ent_engine_run(bench->engine, work, batch, n);
        words += starts[at + n] - starts[at];
    }
    return GSIZE_TO_POINTER(words);
}

static void measure(Bench *bench, guint n_threads, double seconds)
{
    GThread *threads[16];
    gsize words = 0;
    const gint64 begin = g_get_monotonic_time();
    const double processor = processor_seconds();
    bench->until = begin + (gint64)(seconds * 1e6);
    for (guint i = 0; i < n_threads; i++)
        threads[i] = g_thread_new("bench", run, bench);
    for (guint i = 0; i < n_threads; i++)
        words += GPOINTER_TO_SIZE(g_thread_join(threads[i]));
    const double wall = (double)(g_get_monotonic_time() - begin) * 1e-6;
    printf("%u thread%s: %.0f words/s, %.0f a second of processor\n", n_threads, n_threads > 1 ? "s" : "", (double)words / wall,
           (double)words / (processor_seconds() - processor));
}

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *text = NULL;
    if (argc < 3 || !g_file_get_contents(argv[2], &text, NULL, &error)) {
        fprintf(stderr, "%s\n", error != NULL ? error->message : "usage: bench_engine MODEL FILE.conllu [SECONDS]");
        return 2;
    }
    const double seconds = argc > 3 ? g_ascii_strtod(argv[3], NULL) : 3;
    const gint64 begin = g_get_monotonic_time();
    Bench bench = { ent_engine_open(argv[1], &error), g_array_new(FALSE, FALSE, sizeof(EntStr)),
                    g_array_new(FALSE, FALSE, sizeof(guint32)), 0 };
    if (bench.engine == NULL) {
        fprintf(stderr, "%s\n", error->message);
        return 3;
    }
    EntEngineWork *const work = ent_engine_work_new(bench.engine);
    printf("cold start: %.3f s (%.3f s of processor since the program began)\n", (double)(g_get_monotonic_time() - begin) * 1e-6,
           processor_seconds());
    printf("memory of a thread: %.1f MB\n", (double)ent_engine_work_size(work) / 1e6);
    ent_engine_work_free(work);
    read_words(&bench, text);
    printf("%u words in %u sentences\n", bench.words->len, bench.sentences->len - 1);
    measure(&bench, 1, seconds);
    measure(&bench, 2, seconds);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("peak memory: %.1f MB\n", (double)usage.ru_maxrss / 1e3);
    ent_engine_free(bench.engine);
    g_array_unref(bench.words);
    g_array_unref(bench.sentences);
    return 0;
}
