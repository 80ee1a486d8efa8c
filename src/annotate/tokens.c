/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tokens.c: text → tokens, after the manner of Universal Dependencies: clitics ('s, n't) and hyphens stand alone, abbreviations
 * and initials keep their period, numbers their points and commas, web addresses are whole.
 *
 * One pass over the bytes, O(n). Each scan_… function looks at the bytes from `at` and gives the end of the token it finds, or
 * `at`.
 */
#include "annotate/document.h"

#include "base/str.h"

#include <string.h>

/* The character at byte `at`, 0 at the end. */
static gunichar char_at(EntStr text, gsize at)
{
    return at < text.n ? g_utf8_get_char(text.p + at) : 0;
}

static gsize next(EntStr text, gsize at)
{
    return (gsize)(g_utf8_next_char(text.p + at) - text.p);
}

static gunichar char_before(EntStr text, gsize at)
{
    return at == 0 ? 0 : g_utf8_get_char(g_utf8_prev_char(text.p + at));
}

static gboolean is_word_char(gunichar c)
{
    return c != 0 && (g_unichar_isalnum(c) || g_unichar_ismark(c) || c == '_');
}

static gboolean is_apostrophe(gunichar c)
{
    return c == '\'' || c == 0x2019;
}

/* http://…, www.…, name@host: up to a blank, without closing punctuation. */
static gsize scan_address(EntStr text, gsize at)
{
    gsize end = at;
    while (end < text.n && !g_ascii_isspace(text.p[end]))
        end++;
    const EntStr word = ent_str_sub(text, at, end);
    const gboolean address = ent_str_starts(word, ENT_STR("http://")) || ent_str_starts(word, ENT_STR("https://")) ||
                             ent_str_starts(word, ENT_STR("www.")) ||
                             (word.n > 3 && memchr(word.p + 1, '@', word.n - 1) != NULL && is_word_char(char_at(text, at)));
    if (!address)
        return at;
    while (end > at && strchr(".,;:!?)\"'", text.p[end - 1]) != NULL)
        end--;
    return end;
}

/* 1,000.5  3:30  but not the period that ends a sentence. */
static gsize scan_number(EntStr text, gsize at)
{
    gsize end = at;
    while (end < text.n && g_ascii_isdigit(text.p[end])) {
        end++;
        const gboolean joined = end + 1 < text.n && strchr(".,:", text.p[end]) != NULL && g_ascii_isdigit(text.p[end + 1]);
        end += joined;
    }
    return end > at && is_word_char(char_at(text, end)) ? at : end; /* 2nd, 5G are words */
}

/* U.S.  U.S.A.  J.  a.m. : single letters, each with its period. */
static gsize scan_initials(EntStr text, gsize at)
{
    gsize end = at;
    while (end + 1 < text.n && g_unichar_isalpha(char_at(text, end)) && text.p[next(text, end)] == '.') {
        end = next(text, end) + 1;
        if (is_word_char(char_at(text, end)) && !(next(text, end) < text.n && text.p[next(text, end)] == '.'))
            break;
    }
    if (is_word_char(char_at(text, end)))
        return at; /* "e.g" in "u.select": no initials */
    /* a lone letter needs a capital and something after it: "J. Holm", not "vitamin c." */
    if (end == at + 2 && !(g_ascii_isupper(text.p[at]) && end < text.n))
        return at;
    return end;
}

static gsize scan_word(EntStr text, gsize at)
{
    gsize end = at;
    while (end < text.n) {
        const gunichar c = char_at(text, end);
        const gsize after = next(text, end);
        const gunichar follower = char_at(text, after);
        /* O'Brien, d'Orsay: an apostrophe before a capital belongs to the word, but not after a word that is quoted */
        const gboolean inner = is_apostrophe(c) && end > at && end - at <= 2 && g_unichar_isupper(follower);
        if (!is_word_char(c) && !inner)
            break;
        end = after;
    }
    if (end < text.n && text.p[end] == '.') {
        g_autofree char *lower = g_utf8_strdown(text.p + at, (gssize)(end + 1 - at));
        const gboolean number = g_str_equal(lower, "no.") || g_str_equal(lower, "nos."); /* "No. 5", but "No." */
        if (number && !(end + 2 < text.n && g_ascii_isdigit(text.p[end + 2])))
            return end;
        if (ent_word_classes(ent_str(lower)) & ENT_CLASS_ABBREVIATION && end + 1 < text.n &&
            !is_word_char(char_at(text, end + 1)))
            end++;
    }
    return end;
}

/* Where a clitic begins inside the word [at, end): "n't" of "don't" cannot be seen by scan_word, which stops at the apostrophe.
 */
static gsize clitic_length(EntStr text, gsize at)
{
    static const char *const clitics[] = { "s", "ll", "ve", "re", "d", "m", NULL };
    if (!is_apostrophe(char_at(text, at)))
        return 0;
    const gsize after = next(text, at);
    for (const char *const *c = clitics; *c != NULL; c++) {
        const gsize n = strlen(*c);
        if (after + n <= text.n && g_ascii_strncasecmp(text.p + after, *c, n) == 0 && !is_word_char(char_at(text, after + n)))
            return after + n - at;
    }
    return 0;
}

/* For "don't" split as "do" + "n't": bytes of "n't" when the word [at, end) ends in n and 't follows. */
static gsize negation_length(EntStr text, gsize at, gsize end)
{
    if (end - at < 2 || (text.p[end - 1] != 'n' && text.p[end - 1] != 'N') || !is_apostrophe(char_at(text, end)))
        return 0;
    const gsize after = next(text, end);
    const gboolean t =
        after < text.n && (text.p[after] == 't' || text.p[after] == 'T') && !is_word_char(char_at(text, after + 1));
    return t ? after + 1 - (end - 1) : 0;
}

static gboolean is_quote_char(gunichar c)
{
    return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x00AB || c == 0x00BB || c == 0x2018 || c == 0x2019 ||
           c == '\'' || c == '`';
}

/* Runs that are one token: '' and `` are quotation marks, "..." and "--" marks of their own. */
static gsize scan_punctuation(EntStr text, gsize at)
{
    static const char *const runs[] = { "''", "``", "...", "---", "--", NULL };
    for (const char *const *r = runs; *r != NULL; r++)
        if (text.n - at >= strlen(*r) && memcmp(text.p + at, *r, strlen(*r)) == 0)
            return at + strlen(*r);
    return next(text, at);
}

static EntShape shape_of(EntStr word)
{
    guint upper = 0, lower = 0;
    gboolean first_upper = FALSE;
    for (const char *p = word.p; p < word.p + word.n; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        upper += g_unichar_isupper(c) != 0;
        lower += g_unichar_islower(c) != 0;
        first_upper |= p == word.p && g_unichar_isupper(c);
    }
    if (upper == 0)
        return lower > 0 ? ENT_SHAPE_LOWER : ENT_SHAPE_OTHER;
    if (lower == 0)
        return upper > 1 ? ENT_SHAPE_UPPER : ENT_SHAPE_TITLE;
    return first_upper && upper == 1 ? ENT_SHAPE_TITLE : ENT_SHAPE_MIXED;
}

static EntStr lower_of(EntArena *arena, EntStr word)
{
    g_autofree char *lower = g_utf8_strdown(word.p, (gssize)word.n);
    for (char *p = lower; (p = strstr(p, "\xE2\x80\x99")) != NULL;) {
        *p = '\'';
        memmove(p + 1, p + 3, strlen(p + 3) + 1);
    }
    return ent_str(ent_arena_dup(arena, ent_str(lower)));
}

static void add_token(EntDocument *document, GArray *tokens, EntTokenKind kind, gsize start, gsize end)
{
    const EntStr word = ent_str_sub(document->text, start, end);
    const EntToken token = { .start = (guint32)start,
                             .end = (guint32)end,
                             .name = ENT_NONE,
                             .lower = lower_of(document->arena, word),
                             .kind = (guint8)kind,
                             .shape = (guint8)(kind == ENT_TOKEN_WORD ? shape_of(word) : ENT_SHAPE_OTHER) };
    g_array_append_val(tokens, token);
}

/* One token, or two where a clitic hangs on a word; gives where it ends. */
static gsize take_token(EntDocument *document, GArray *tokens, gsize at)
{
    const EntStr text = document->text;
    const gsize clitic = is_word_char(char_before(text, at)) ? clitic_length(text, at) : 0;
    gsize end;
    if (clitic > 0) {
        add_token(document, tokens, ENT_TOKEN_CLITIC, at, at + clitic);
        return at + clitic;
    }
    if ((end = scan_address(text, at)) > at || (end = scan_initials(text, at)) > at) {
        add_token(document, tokens, ENT_TOKEN_WORD, at, end);
    } else if ((end = scan_number(text, at)) > at) {
        add_token(document, tokens, ENT_TOKEN_NUMBER, at, end);
    } else if ((end = scan_word(text, at)) > at) {
        const gsize negation = negation_length(text, at, end);
        const gsize cut = negation > 0 ? end - 1 : end;
        add_token(document, tokens, ENT_TOKEN_WORD, at, cut);
        if (negation > 0)
            add_token(document, tokens, ENT_TOKEN_CLITIC, cut, cut + negation);
        return negation > 0 ? cut + negation : end;
    } else {
        end = scan_punctuation(text, at);
        add_token(document, tokens, is_quote_char(char_at(text, at)) ? ENT_TOKEN_QUOTE : ENT_TOKEN_PUNCT, at, end);
    }
    return end;
}

gboolean ent_tokenize(EntDocument *document, GError **error)
{
    g_autoptr(GArray) tokens = g_array_new(FALSE, FALSE, sizeof(EntToken));
    for (gsize at = 0; at < document->text.n;) {
        if (g_unichar_isspace(char_at(document->text, at)))
            at = next(document->text, at);
        else
            at = take_token(document, tokens, at);
        if (tokens->len > ENT_MAX_TOKENS) {
            g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE, "%s: more than %d words; split it into articles",
                        document->article->path, ENT_MAX_TOKENS);
            return FALSE;
        }
    }
    document->n_tokens = tokens->len;
    document->tokens = ent_arena_array(document->arena, tokens->len + 1, sizeof(EntToken));
    if (tokens->len > 0)
        memcpy(document->tokens, tokens->data, tokens->len * sizeof(EntToken));
    return TRUE;
}
