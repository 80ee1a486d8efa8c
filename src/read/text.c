/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.c: plain text: groups of lines parted by blank lines or page breaks.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

/* The lines of one group while it is gathered. */
typedef struct Gather {
    EntDraft *draft;
    GArray *lines;  /* EntLine */
    gboolean paged; /* a page break stood before the next line */
} Gather;

static void line_clear(gpointer data)
{
    g_free(((EntLine *)data)->text);
}

static void flush(Gather *gather)
{
    if (gather->lines->len > 0)
        ent_draft_add_lines(gather->draft, ENT_BLOCK_PARAGRAPH, (const EntLine *)(void *)gather->lines->data, gather->lines->len,
                            FALSE);
    g_array_set_size(gather->lines, 0);
}

static void add_line(Gather *gather, EntStr line)
{
    const EntStr trimmed = ent_str_trim(line);
    if (trimmed.n == 0) {
        flush(gather);
        return;
    }
    const EntLine kept = { ent_str_dup(trimmed), 0, gather->paged };
    gather->paged = FALSE;
    g_array_append_val(gather->lines, kept);
}

gboolean ent_text_read(EntDraft *draft, EntStr text, const char *name, const EntReadOptions *options, GError **error)
{
    (void)name;
    (void)options;
    (void)error;
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(EntLine));
    g_array_set_clear_func(lines, line_clear);
    Gather gather = { draft, lines, FALSE };
    const char *const end = text.p + text.n;
    for (const char *p = text.p; p < end;) {
        const char *q = p;
        while (q < end && *q != '\n' && *q != '\f')
            q++;
        add_line(&gather, (EntStr){ p, (size_t)(q - p) });
        if (q < end && *q == '\f') {
            flush(&gather);
            gather.paged = TRUE;
        }
        p = q + 1;
    }
    flush(&gather);
    return TRUE;
}
