/* SPDX-License-Identifier: Apache-2.0 */
/* why.c: a line for people that tells how a piece of evidence came about. */
#include "extract/extract_internal.h"

#include "base/str.h"

#include <string.h>

static void append_words(GString *line, const Extractor *x, guint32 first, guint32 last)
{
    const EntStr words = ent_document_text(x->d, first, last);
    for (gsize i = 0; i < words.n; i++)
        g_string_append_c(line, g_ascii_isspace(words.p[i]) ? ' ' : words.p[i]);
}

/* "; source: Ana Ruiz <- \"she\" (pronoun)" */
static void append_mention(GString *line, const Extractor *x, const char *part, guint32 mention)
{
    static const char *const kinds[] = { "name", "adjective or owner", "pronoun", "description" };
    if (mention == ENT_NONE)
        return;
    const Mention *const m = ext_mention(x, mention);
    g_string_append_printf(line, "; %s: %s <- \"", part, ent_graph_node(x->facts, m->node)->name);
    append_words(line, x, m->first, m->last);
    g_string_append_printf(line, "\" (%s)", kinds[m->kind]);
}

static const char *arc_name(EntRel rel)
{
    static const char *const names[] = { "root",      "nsubj", "nsubj:pass", "csubj",  "obj",      "iobj",         "obl",
                                         "obl:agent", "ccomp", "xcomp",      "advcl",  "acl",      "acl:relcl",    "nmod",
                                         "nmod:poss", "appos", "conj",       "cc",     "case",     "mark",         "aux",
                                         "aux:pass",  "cop",   "amod",       "advmod", "compound", "compound:prt", "flat",
                                         "parataxis", "det",   "dep" };
    return names[MIN(rel, G_N_ELEMENTS(names) - 1)];
}

/* From the mention's head up to the cue: "Ruiz <-nsubj- urged <-xcomp- drop"; nothing where the cue is not above it. */
static void append_path(GString *line, const Extractor *x, guint32 mention, guint32 cue_first, guint32 cue_last)
{
    enum { LONGEST = 6 };
    if (mention == ENT_NONE || x->d->parsed == NULL)
        return;
    g_autoptr(GString) path = g_string_new(NULL);
    guint32 at = ext_mention(x, mention)->first;
    for (guint hops = 0; hops < LONGEST && at != ENT_NONE; hops++) {
        append_words(path, x, at, at + 1);
        if (at >= cue_first && at < cue_last) {
            g_string_append_printf(line, "%s%s", strstr(line->str, "; parse: ") == NULL ? "; parse: " : ", ", path->str);
            return;
        }
        g_string_append_printf(path, " <-%s- ", arc_name((EntRel)x->d->parsed[at].rel));
        at = x->d->parsed[at].head;
    }
}

char *ext_why(const Extractor *x, guint32 cue_first, guint32 cue_last, guint32 source, guint32 target, const char *found)
{
    GString *const line = g_string_new(NULL);
    append_words(line, x, cue_first, cue_last);
    append_mention(line, x, "source", source);
    append_mention(line, x, "target", target);
    append_path(line, x, source, cue_first, cue_last);
    append_path(line, x, target, cue_first, cue_last);
    if (found != NULL)
        g_string_append_printf(line, "; %s", found);
    return g_string_free(line, FALSE);
}
