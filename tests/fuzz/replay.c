/* SPDX-License-Identifier: Apache-2.0 */
/*
 * replay.c: runs a fuzz target over the files it is given, each whole, cut in two, and with quotation marks and line ends put in
 * at fixed places: what a fuzzer would try first, in the ordinary suite.
 */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_bytes(const char *bytes, gsize n)
{
    LLVMFuzzerTestOneInput((const uint8_t *)bytes, n);
}

/* `piece` put in after every `step` bytes, in the middle of characters too. */
static void try_with(const char *bytes, gsize n, const char *piece, gsize step)
{
    g_autoptr(GString) text = g_string_new_len(bytes, (gssize)n);
    for (gsize at = step; at < text->len; at += step + 1)
        g_string_insert(text, (gssize)at, piece);
    try_bytes(text->str, text->len);
}

int main(int argc, char **argv)
{
    static const char *const pieces[] = { "\"", "''", "\xE2\x80\x9C", "\n\n", " said ", ", ", " the ", "\xFF", "-" };
    for (int i = 1; i < argc; i++) {
        g_autofree char *bytes = NULL;
        gsize n = 0;
        if (!g_file_get_contents(argv[i], &bytes, &n, NULL)) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 1;
        }
        try_bytes(bytes, n);
        try_bytes(bytes, n / 2);
        try_bytes(bytes + n / 2, n - n / 2);
        for (gsize p = 0; p < G_N_ELEMENTS(pieces); p++)
            for (gsize step = 7; step < 400; step = step * 5 / 2)
                try_with(bytes, n, pieces[p], step);
    }
    printf("%d files replayed\n", argc - 1);
    return argc < 2;
}
