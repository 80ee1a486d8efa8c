/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz_decision.c: any bytes as a decision somebody shares: nothing may crash, and what is taken must be written and read back
 * the same.
 */
#include <entente/review.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *line_of(const EntDecision *decision)
{
    GString *const line = g_string_new(NULL);
    g_autoptr(EntOutput) out = ent_output_memory(line);
    ent_decision_write_json(decision, out);
    return g_string_free(line, FALSE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(EntDecision) decision = ent_decision_read_json((EntStr){ (const char *)data, size }, "bytes", NULL);
    if (decision == NULL)
        return 0;
    g_autofree char *text = ent_decision_text(decision), *line = line_of(decision);
    g_autoptr(EntDecision) back = ent_decision_read_json((EntStr){ line, strlen(line) }, "line", NULL);
    if (back == NULL || *text == '\0')
        abort();
    g_autofree char *again = line_of(back);
    if (strcmp(line, again) != 0)
        abort();
    return 0;
}
