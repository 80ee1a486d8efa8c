/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_article.c: any bytes as an article: read, extracted, written as facts and read back. Whatever they are, nothing may crash,
 * and what is written must be readable.
 *
 * With clang: clang -fsanitize=fuzzer,address,undefined … fuzz_article.c; without, replay.c runs it over given files.
 */
#include <entente/entente.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_round_trip(const EntGraph *facts)
{
    g_autoptr(GString) json = g_string_new(NULL);
    EntOutput *const out = ent_output_memory(json);
    ent_graph_write_json(facts, &(EntJsonOptions){ .lines = TRUE, .spans = TRUE }, out);
    ent_output_close(out, NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(EntGraph) back = ent_graph_read_json((EntStr){ json->str, json->len }, "facts", &error);
    if (back == NULL) {
        g_printerr("%s\n", error->message);
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static EntLexicon *lexicon; /* read once; all inputs share it */
    if (lexicon == NULL)
        lexicon = ent_lexicon_load(NULL, NULL);
    /* the first byte says what the bytes are called, and so whether they are Markdown */
    const char *const name = size > 0 && data[0] % 2 ? "article.md" : "article.txt";
    EntArticle *const article = ent_article_read((EntStr){ (const char *)data, size }, name, NULL, NULL);
    if (article == NULL)
        return 0;
    g_autoptr(EntGraph) facts = ent_extract(article, lexicon, NULL, NULL);
    if (facts != NULL)
        check_round_trip(facts);
    return 0;
}
