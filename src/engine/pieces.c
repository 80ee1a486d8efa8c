/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pieces.c: sentences → pieces that the encoder takes: at most ENT_ENGINE_WORDS words and the model's length in wordpieces. A
 * longer sentence is cut where a clause ends, or hard where no mark tells.
 */
#include "engine/engine_internal.h"

#include "base/str.h"

/* Words that begin a clause after a comma. */
static gboolean begins_clause(EntStr word)
{
    static const char *const words[] = { "and",   "but",     "or",    "nor",      "so",     "yet",  "which", "who",  "while",
                                         "where", "because", "after", "although", "though", "when", "as",    "that", "if" };
    for (gsize i = 0; i < G_N_ELEMENTS(words); i++)
        if (ent_str_equal_nocase(word, ent_str(words[i])))
            return TRUE;
    return FALSE;
}

/* How well a sentence is cut behind `word`, before `next`. */
static guint strength(EntStr word, EntStr next)
{
    static const char *const marks[] = { ";", ":", "\xE2\x80\x94", "\xE2\x80\x93", "--", "---" };
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (ent_str_equal(word, ent_str(marks[i])))
            return 3;
    if (!ent_str_equal(word, ENT_STR(",")))
        return 0;
    return begins_clause(next) ? 2 : 1;
}

guint32 ent_clause_cut(const EntStr *words, guint32 first, guint32 last)
{
    guint32 cut = last;
    guint best = 0;
    for (guint32 at = last; at > first + (last - first) / 3 && at > first + 1; at--) {
        const guint here = at < last ? strength(words[at - 1], words[at]) : 0; /* words[last] may not be there */
        if (here > best) {
            best = here;
            cut = at;
        }
    }
    return cut;
}

static void put_row(EntEngineWork *work, guint32 row, guint32 id, guint8 word_case)
{
    work->ids[row] = id;
    work->cases[row] = word_case;
}

guint32 ent_take_piece(const EntEngine *engine, EntEngineWork *work, const EntEngineSentence *sentence, gsize index,
                       guint32 first)
{
    const guint32 limit = engine->encoder.max_sequence - 1; /* [SEP] */
    EntPiece piece = { .sentence = index, .first = first };
    if (work->pieces->len > 0) {
        const EntPiece *const before = &g_array_index(work->pieces, EntPiece, work->pieces->len - 1);
        piece.row = before->row + before->n_rows;
    }
    guint32 *const starts = work->starts + piece.row; /* a piece has more rows than words */
    put_row(work, piece.row, ent_vocabulary_begin(engine->vocabulary), ENT_CASE_NONE);
    for (piece.n_rows = 1; first + piece.n < sentence->n_words && piece.n < ENT_ENGINE_WORDS; piece.n++) {
        guint32 ids[ENT_WORD_PIECES];
        const EntStr word = sentence->words[first + piece.n];
        const guint n = ent_wordpieces(engine->vocabulary, word, ids);
        const guint8 word_case = (guint8)ent_word_case(word);
        if (piece.n_rows + n > limit)
            break;
        starts[piece.n] = piece.n_rows;
        for (guint i = 0; i < n; i++)
            put_row(work, piece.row + piece.n_rows++, ids[i], word_case);
    }
    if (first + piece.n < sentence->n_words) {
        const guint32 cut = ent_clause_cut(sentence->words, first, first + piece.n) - first;
        piece.n_rows = cut < piece.n ? starts[cut] : piece.n_rows;
        piece.n = cut;
    }
    put_row(work, piece.row + piece.n_rows++, ent_vocabulary_end(engine->vocabulary), ENT_CASE_NONE);
    g_array_append_val(work->pieces, piece);
    return piece.n;
}
