/* SPDX-License-Identifier: Apache-2.0 */
/* verify.c: evidence, quotations and mentions beside the bytes they point at, article by article; see entente/verify.h. */
#include <entente/verify.h>

#include <string.h>

#include "store/store_internal.h"

typedef struct Verify {
    EntStore *store;
    void (*fault)(const EntFault *fault, gpointer data);
    gpointer data;
    EntVerifyTally *tally;
    gint64 article; /* the one at hand */
    const char *path;
    EntStr text;
} Verify;

const char *ent_verify_kind_name(EntVerifyKind kind)
{
    static const char *const names[] = { "text", "mention", "evidence", "quotation" };
    g_assert((guint)kind < G_N_ELEMENTS(names));
    return names[kind];
}

static void tell(Verify *verify, EntVerifyKind kind, gint64 start, gint64 end, const char *words, const char *what)
{
    const EntFault fault = { kind, verify->path, start, end, words, what };
    verify->tally->faults++;
    if (verify->fault != NULL)
        verify->fault(&fault, verify->data);
}

static gboolean cuts_character(const Verify *verify, gint64 at)
{
    return at < (gint64)verify->text.n && ((guchar)verify->text.p[at] & 0xC0) == 0x80;
}

/* What is wrong with a range of bytes, or NULL. */
static const char *wrong_range(const Verify *verify, gint64 start, gint64 end)
{
    if (start < 0 || end < start)
        return "start and end are no range";
    if (end > (gint64)verify->text.n)
        return "the text ends before";
    return cuts_character(verify, start) || cuts_character(verify, end) ? "a character is cut in two" : NULL;
}

static const char *wrong_words(const Verify *verify, gint64 start, gint64 end, EntStr words)
{
    const char *const what = wrong_range(verify, start, end);
    if (what != NULL)
        return what;
    if ((gint64)words.n != end - start || memcmp(verify->text.p + start, words.p, words.n) != 0)
        return "other words stand there";
    return NULL;
}

static void verify_mentions(Verify *verify)
{
    static const char sql[] = "SELECT start_byte, end_byte FROM mentions WHERE article = ? ORDER BY start_byte, end_byte";
    sqlite3_stmt *const rows = ent_sql_rows(verify->store, sql, "i", verify->article);
    while (ent_sql_next(verify->store, rows)) {
        const gint64 start = sqlite3_column_int64(rows, 0), end = sqlite3_column_int64(rows, 1);
        const char *const what = wrong_range(verify, start, end);
        verify->tally->mentions++;
        if (what != NULL)
            tell(verify, ENT_VERIFY_MENTION, start, end, NULL, what);
    }
}

static void verify_evidence(Verify *verify)
{
    static const char sql[] =
        "SELECT start_byte, end_byte, sentence FROM evidence WHERE article = ? ORDER BY start_byte, end_byte, n";
    sqlite3_stmt *const rows = ent_sql_rows(verify->store, sql, "i", verify->article);
    while (ent_sql_next(verify->store, rows)) {
        const gint64 start = sqlite3_column_int64(rows, 0), end = sqlite3_column_int64(rows, 1);
        g_autofree char *sentence = ent_sql_text(rows, 2);
        const EntStr words = { sentence, sentence != NULL ? strlen(sentence) : 0 };
        const char *const what = sentence == NULL ? "the sentence is missing" : wrong_words(verify, start, end, words);
        verify->tally->evidence++;
        if (what != NULL)
            tell(verify, ENT_VERIFY_EVIDENCE, start, end, sentence, what);
    }
}

typedef struct Quote {
    gint64 n, start, end;
    char *text;
} Quote;

static void quote_clear(gpointer data)
{
    g_free(((Quote *)data)->text);
}

/* The words of a quotation that its cue splits: its parts, joined by a space. NULL where one of them is wrong, which `what`
 * tells. */
static char *joined(Verify *verify, sqlite3_stmt *rows, const char **what)
{
    GString *const words = g_string_new(NULL);
    while (ent_sql_next(verify->store, rows)) {
        const gint64 start = sqlite3_column_int64(rows, 0), end = sqlite3_column_int64(rows, 1);
        const char *const wrong = wrong_range(verify, start, end);
        if (wrong != NULL)
            *what = wrong;
        if (*what != NULL)
            continue;
        if (words->len > 0)
            g_string_append_c(words, ' ');
        g_string_append_len(words, verify->text.p + start, (gssize)(end - start));
    }
    return g_string_free(words, *what != NULL);
}

static void verify_quote(Verify *verify, const Quote *quote)
{
    static const char sql[] = "SELECT start_byte, end_byte FROM quotation_parts WHERE article = ? AND n = ? ORDER BY start_byte";
    const char *const text = quote->text != NULL ? quote->text : "";
    const gboolean split = ent_sql_int(verify->store, 0, "SELECT count(*) FROM quotation_parts WHERE article = ? AND n = ?", "ii",
                                       verify->article, quote->n) > 0;
    const char *what = NULL;
    verify->tally->quotes++;
    if (!split) {
        what = wrong_words(verify, quote->start, quote->end, (EntStr){ text, strlen(text) });
    } else {
        g_autofree char *words = joined(verify, ent_sql_rows(verify->store, sql, "ii", verify->article, quote->n), &what);
        if (what == NULL && strcmp(words, text) != 0)
            what = "other words stand there";
    }
    if (what != NULL)
        tell(verify, ENT_VERIFY_QUOTE, quote->start, quote->end, text, what);
}

static void verify_quotes(Verify *verify)
{
    static const char sql[] =
        "SELECT n, start_byte, end_byte, text FROM quotations WHERE article = ? ORDER BY start_byte, end_byte, n";
    g_autoptr(GArray) quotes = g_array_new(FALSE, FALSE, sizeof(Quote));
    g_array_set_clear_func(quotes, quote_clear);
    sqlite3_stmt *const rows = ent_sql_rows(verify->store, sql, "i", verify->article);
    while (ent_sql_next(verify->store, rows)) {
        const Quote quote = { sqlite3_column_int64(rows, 0), sqlite3_column_int64(rows, 1), sqlite3_column_int64(rows, 2),
                              ent_sql_text(rows, 3) };
        g_array_append_val(quotes, quote);
    }
    for (guint i = 0; i < quotes->len; i++)
        verify_quote(verify, &g_array_index(quotes, Quote, i));
}

/* `rows` stands at an article: id, path, sha256, text. */
static void verify_article(Verify *verify, sqlite3_stmt *rows)
{
    g_autofree char *path = ent_sql_text(rows, 1), *sha256 = ent_sql_text(rows, 2);
    const char *const bytes = (const char *)sqlite3_column_text(rows, 3); /* as they lie there, valid or not */
    verify->article = sqlite3_column_int64(rows, 0);
    verify->path = path;
    verify->tally->articles++;
    if (bytes == NULL) {
        verify->tally->without_text++;
        return;
    }
    verify->text = (EntStr){ bytes, (size_t)sqlite3_column_bytes(rows, 3) };
    g_autofree char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, verify->text.n);
    if (g_strcmp0(sum, sha256) != 0)
        tell(verify, ENT_VERIFY_TEXT, 0, (gint64)verify->text.n, NULL, "its SHA-256 is another");
    verify_mentions(verify);
    verify_evidence(verify);
    verify_quotes(verify);
}

gboolean ent_store_verify(EntStore *store, void (*fault)(const EntFault *fault, gpointer data), gpointer data,
                          EntVerifyTally *tally, GError **error)
{
    EntVerifyTally unread;
    Verify verify = { .store = store, .fault = fault, .data = data, .tally = tally != NULL ? tally : &unread };
    *verify.tally = (EntVerifyTally){ 0 };
    if (!store->in_transaction)
        ent_sql_run(store, "BEGIN", "");
    sqlite3_stmt *const rows = ent_sql_rows(store, "SELECT id, coalesce(path, key), sha256, text FROM articles ORDER BY key", "");
    while (ent_sql_next(store, rows))
        verify_article(&verify, rows);
    if (!store->in_transaction)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL); /* nothing was written */
    return !ent_store_failed(store, error);
}
