/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pretokenized.c: CoNLL-U → the same words and sentences, annotated by us.
 *
 * Twice over the lines: once for the words, which the engine then runs over, once to write. Mentions are found in a text put
 * together from the words, so that they need not be cut as we would have cut them.
 */
#include "annotator/annotator_internal.h"

#include "base/str.h"

#include <string.h>

typedef enum { LINE_EMPTY, LINE_COMMENT, LINE_WORD, LINE_RANGE, LINE_EMPTY_NODE } LineKind;

typedef struct Line {
    LineKind kind;
    EntStr whole, id, form;
    gboolean space_after;
} Line;

typedef struct Source {
    EntAnnotator *annotator;
    const char *name;
    EntStr bytes;
    Said said;
    GString *text;    /* of the document at hand */
    GArray *spans;    /* EntSpan of each word in it */
    GPtrArray *nodes; /* ids by word, NULL where there is none; owned by `known` */
    GStringChunk *known;
    guint32 document_word; /* the document's first word */
} Source;

/* The next line, without its end; FALSE at the end of the bytes. */
static gboolean next_line(EntStr bytes, gsize *at, EntStr *line)
{
    if (*at >= bytes.n)
        return FALSE;
    const char *const stop = memchr(bytes.p + *at, '\n', bytes.n - *at);
    const gsize end = stop != NULL ? (gsize)(stop - bytes.p) : bytes.n;
    *line = ent_str_sub(bytes, *at, end);
    *at = end + 1;
    if (line->n > 0 && line->p[line->n - 1] == '\r')
        line->n--;
    return TRUE;
}

/* Cuts the field off that `rest` begins with. */
static EntStr take_field(EntStr *rest)
{
    const char *const tab = rest->n > 0 ? memchr(rest->p, '\t', rest->n) : NULL;
    const EntStr field = { rest->p, tab != NULL ? (size_t)(tab - rest->p) : rest->n };
    *rest = ent_str_sub(*rest, MIN(field.n + 1, rest->n), rest->n);
    return field;
}

static LineKind kind_of(EntStr id)
{
    for (gsize i = 0; i < id.n; i++)
        if (!g_ascii_isdigit(id.p[i]))
            return id.p[i] == '-' ? LINE_RANGE : LINE_EMPTY_NODE;
    return LINE_WORD;
}

static Line read_line(EntStr whole)
{
    Line line = { .kind = LINE_EMPTY, .whole = whole, .space_after = TRUE };
    EntStr rest = whole;
    if (ent_str_trim(whole).n == 0)
        return line;
    line.kind = LINE_COMMENT;
    if (whole.p[0] == '#')
        return line;
    line.id = take_field(&rest);
    line.form = take_field(&rest);
    line.kind = kind_of(line.id);
    for (guint column = 3; column < 10; column++)
        take_field(&rest);
    line.space_after = ent_str_find(rest, ENT_STR("SpaceAfter=No"), 0) < 0;
    return line;
}

/* Numbers are those of words in order; a range and an empty node have theirs in the right form. */
static gboolean check_line(const Line *line, guint32 n_before, const char **what)
{
    char expected[16];
    const int n = g_snprintf(expected, sizeof(expected), "%u", n_before + 1);
    *what = "a word needs a number, a tab and its form";
    if (line->form.n == 0 || line->id.n == 0)
        return FALSE;
    *what = "the words of a sentence are numbered 1, 2, 3 …";
    if (line->kind == LINE_WORD)
        return ent_str_equal(line->id, (EntStr){ expected, (size_t)n });
    *what = "its number is neither 1, 1-2 nor 1.1";
    for (gsize i = 0, marks = 0; i < line->id.n; i++) {
        marks += !g_ascii_isdigit(line->id.p[i]);
        if (marks > 1 || (!g_ascii_isdigit(line->id.p[i]) && (i == 0 || i + 1 == line->id.n || !strchr("-.", line->id.p[i]))))
            return FALSE;
    }
    return line->id.n < 24;
}

static gboolean gather_words(Source *source, GError **error)
{
    EntStr whole;
    const char *what;
    guint32 number = 0, in_sentence = 0;
    for (gsize at = 0; next_line(source->bytes, &at, &whole);) {
        const Line line = read_line(whole);
        number++;
        if (line.kind == LINE_EMPTY || line.kind == LINE_COMMENT) {
            if (line.kind == LINE_EMPTY && in_sentence > 0)
                ann_said_end_sentence(&source->said);
            in_sentence = line.kind == LINE_EMPTY ? 0 : in_sentence;
            continue;
        }
        if (!check_line(&line, in_sentence, &what) || source->said.words->len >= ENT_MAX_TOKENS) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: line %u: %s", source->name, number,
                        source->said.words->len >= ENT_MAX_TOKENS ? "too many words" : what);
            return FALSE;
        }
        if (line.kind == LINE_WORD) {
            in_sentence++;
            ann_said_add_word(&source->said, line.form);
        }
    }
    if (in_sentence > 0)
        ann_said_end_sentence(&source->said);
    return TRUE;
}

/* Runs coreference over the document that has been put together, and begins another. */
static void end_document(Source *source)
{
    const guint32 n = source->spans->len;
    if (n > 0) {
        EntArticle *const article = ent_article_new();
        article->path = g_strdup(source->name);
        ent_article_take_text(article, g_strndup(source->text->str, source->text->len), NULL);
        /* what is not in English, or too large, has no mentions that we know of */
        g_autoptr(EntGraph) facts = ent_extract(article, source->annotator->lexicon, source->annotator->engine, NULL);
        g_autofree const char **nodes =
            facts != NULL ? ann_nodes_of(facts, (const EntSpan *)(gpointer)source->spans->data, n) : g_new0(const char *, n + 1);
        for (guint32 i = 0; i < n; i++)
            g_ptr_array_add(source->nodes, nodes[i] != NULL ? g_string_chunk_insert_const(source->known, nodes[i]) : NULL);
    }
    g_string_truncate(source->text, 0);
    g_array_set_size(source->spans, 0);
}

/* Where a printed form is added to the text. A range stands for its words, each of which gets its part of it, or all. */
static void add_form(Source *source, const Line *line, guint32 *range_words, EntSpan *range)
{
    EntSpan span = *range;
    if (*range_words == 0 || line->kind == LINE_RANGE) {
        span.start = (guint32)source->text->len;
        g_string_append_len(source->text, line->form.p, (gssize)line->form.n);
        span.end = (guint32)source->text->len;
        if (line->space_after)
            g_string_append_c(source->text, ' ');
    }
    if (line->kind == LINE_RANGE) {
        const char *const dash = memchr(line->id.p, '-', line->id.n);
        const guint64 first = g_ascii_strtoull(line->id.p, NULL, 10), last = g_ascii_strtoull(dash + 1, NULL, 10);
        *range_words = last >= first && last - first < 64 ? (guint32)(last - first + 1) : 0;
        *range = span;
        return;
    }
    if (*range_words > 0) { /* inside: from where the word before ended */
        span.end = *range_words == 1 ? range->end : MIN(range->end, span.start + (guint32)line->form.n);
        range->start = span.end;
        *range_words -= 1;
    }
    g_array_append_val(source->spans, span);
}

static void find_nodes(Source *source)
{
    EntStr whole;
    guint32 range_words = 0;
    EntSpan range = { 0, 0 };
    for (gsize at = 0; next_line(source->bytes, &at, &whole);) {
        const Line line = read_line(whole);
        if (line.kind == LINE_COMMENT && ent_str_starts(whole, ENT_STR("# newdoc")))
            end_document(source);
        else if (line.kind == LINE_COMMENT && ent_str_starts(whole, ENT_STR("# newpar")) && source->text->len > 0)
            g_string_append(source->text, "\n\n");
        else if (line.kind == LINE_WORD || line.kind == LINE_RANGE)
            add_form(source, &line, &range_words, &range);
        else if (line.kind == LINE_EMPTY) {
            range_words = 0;
            if (source->text->len > 0 && source->text->str[source->text->len - 1] != ' ')
                g_string_append_c(source->text, ' ');
        }
    }
    end_document(source);
}

static void write_lines(const Source *source, EntOutput *out)
{
    EntStr whole;
    guint32 sentence = 0, word = 0;
    for (gsize at = 0; next_line(source->bytes, &at, &whole);) {
        const Line line = read_line(whole);
        if (line.kind == LINE_COMMENT || line.kind == LINE_EMPTY) {
            ent_output_write(out, whole.p, line.kind == LINE_EMPTY ? 0 : whole.n);
            ent_output_puts(out, "\n");
            continue;
        }
        if (line.kind == LINE_WORD) {
            while (ann_said_start(&source->said, sentence + 1) <= word)
                sentence++;
            ann_write_word(source->annotator, word - ann_said_start(&source->said, sentence) + 1,
                           g_array_index(source->said.words, EntStr, word), &source->said.of[word],
                           g_ptr_array_index(source->nodes, word), line.space_after, out);
            word++;
            continue;
        }
        ent_output_write(out, line.id.p, line.id.n);
        ent_output_puts(out, "\t");
        ent_output_write(out, line.form.p, line.form.n);
        ent_output_printf(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", line.space_after ? "_" : "SpaceAfter=No");
    }
}

gboolean ent_annotator_pretokenized(EntAnnotator *annotator, EntStr bytes, const char *name, EntOutput *out, GError **error)
{
    Source source = { .annotator = annotator, .name = name, .bytes = bytes };
    if (!g_utf8_validate_len(bytes.p, bytes.n, NULL)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: not UTF-8", name);
        return FALSE;
    }
    ann_said_init(&source.said);
    source.text = g_string_new(NULL);
    source.spans = g_array_new(FALSE, FALSE, sizeof(EntSpan));
    source.nodes = g_ptr_array_new();
    source.known = g_string_chunk_new(4096);
    const gboolean ok = gather_words(&source, error);
    if (ok) {
        ann_said_run(&source.said, annotator);
        find_nodes(&source);
        write_lines(&source, out);
    }
    ann_said_clear(&source.said);
    g_string_free(source.text, TRUE);
    g_array_unref(source.spans);
    g_ptr_array_unref(source.nodes);
    g_string_chunk_free(source.known);
    return ok;
}
