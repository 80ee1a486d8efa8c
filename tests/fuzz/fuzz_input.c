/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_input.c: any bytes as an input: a feed, JSON, a table, a web archive, packed or not. Whatever they are, nothing may crash
 * or take long, each article is whole and has its number, and each problem is told of the input.
 *
 * With clang: clang -fsanitize=fuzzer,address,undefined … fuzz_input.c; without, replay.c runs it over given files.
 */
#include <entente/entente.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = { "input.csv", "input.jsonl", "input" };

static gboolean take_article(EntArticle *article, gpointer data, GError **error)
{
    (void)error;
    if (!g_str_has_prefix(article->path, data) || article->text_len == 0 ||
        !g_utf8_validate(article->text, (gssize)article->text_len, NULL))
        abort();
    ent_article_free(article);
    return TRUE;
}

static void take_problem(const char *path, const GError *error, gpointer data)
{
    if (!g_str_has_prefix(path, data) || !g_str_has_prefix(error->message, path) || !g_utf8_validate(error->message, -1, NULL))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* the last byte says what the bytes are called: the first ones tell the kind */
    const char *const name = names[size > 0 ? data[size - 1] % G_N_ELEMENTS(names) : 0];
    EntReadOptions options;
    ent_read_options_init(&options);
    options.max_bytes = 1 << 20;
    const EntReadSink sink = { take_article, take_problem, (gpointer)name };
    ent_read_bytes((EntStr){ (const char *)data, size }, name, &options, &sink, NULL, NULL);
    return 0;
}
