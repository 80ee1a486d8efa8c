/* SPDX-License-Identifier: Apache-2.0 */
/*
 * wordpiece.c: WordPiece (Schuster and Nakajima 2012, as BERT does it) over words that are cut already.
 *
 * tools/train/wordpiece.py does the same, and the two must agree, letter by letter: quotation marks are made straight, control
 * characters dropped, accents (NFD, Mn) too, letters made lower case; the word is cut on both sides of punctuation and
 * ideographs; each part is matched against the vocabulary, the longest piece first. The vocabulary is a hash table with open
 * addressing over the text of the model file.
 */
#include "engine/wordpiece.h"

#include "base/str.h"

#include <string.h>

enum {
    LONGEST_PART = 100, /* characters; a longer one is [UNK] */
    LONGEST_WORD = 1024 /* bytes that are looked at: eight pieces never reach further, but for marks that are dropped */
};

struct EntVocabulary {
    EntStr *pieces; /* by id */
    guint32 n;
    guint32 *slots; /* id + 1, 0 where free */
    guint32 mask;
    guint32 begin, end, unknown;
    size_t longest; /* bytes of the longest piece */
};

/* FNV-1a. */
static guint32 hash_of(EntStr piece)
{
    guint32 hash = 2166136261u;
    for (size_t i = 0; i < piece.n; i++)
        hash = (hash ^ (guint8)piece.p[i]) * 16777619u;
    return hash ^ (hash >> 15);
}

static guint32 find_piece(const EntVocabulary *vocabulary, EntStr piece)
{
    for (guint32 at = hash_of(piece) & vocabulary->mask;; at = (at + 1) & vocabulary->mask) {
        if (vocabulary->slots[at] == 0)
            return ENT_NONE;
        if (ent_str_equal(vocabulary->pieces[vocabulary->slots[at] - 1], piece))
            return vocabulary->slots[at] - 1;
    }
}

static void add_piece(EntVocabulary *vocabulary, guint32 id)
{
    guint32 at = hash_of(vocabulary->pieces[id]) & vocabulary->mask;
    while (vocabulary->slots[at] != 0)
        at = (at + 1) & vocabulary->mask;
    vocabulary->slots[at] = id + 1;
}

static void cut_lines(EntVocabulary *vocabulary, EntStr text)
{
    g_autoptr(GArray) pieces = g_array_new(FALSE, FALSE, sizeof(EntStr));
    while (text.n > 0) {
        const char *const stop = memchr(text.p, '\n', text.n);
        const EntStr piece = { text.p, stop != NULL ? (size_t)(stop - text.p) : text.n };
        g_array_append_val(pieces, piece);
        vocabulary->longest = MAX(vocabulary->longest, piece.n);
        text = ent_str_sub(text, MIN(piece.n + 1, text.n), text.n);
    }
    vocabulary->n = pieces->len;
    vocabulary->pieces = (EntStr *)(gpointer)g_array_free(g_steal_pointer(&pieces), FALSE);
}

EntVocabulary *ent_vocabulary_new(EntStr pieces)
{
    g_autoptr(EntVocabulary) vocabulary = g_new0(EntVocabulary, 1);
    cut_lines(vocabulary, pieces);
    guint32 n_slots = 16;
    while (n_slots < 2 * vocabulary->n)
        n_slots *= 2;
    vocabulary->slots = g_new0(guint32, n_slots);
    vocabulary->mask = n_slots - 1;
    for (guint32 id = vocabulary->n; id > 0; id--) /* of two the same, nobody would see the second */
        add_piece(vocabulary, id - 1);
    vocabulary->begin = find_piece(vocabulary, ENT_STR("[CLS]"));
    vocabulary->end = find_piece(vocabulary, ENT_STR("[SEP]"));
    vocabulary->unknown = find_piece(vocabulary, ENT_STR("[UNK]"));
    if (vocabulary->begin == ENT_NONE || vocabulary->end == ENT_NONE || vocabulary->unknown == ENT_NONE)
        return NULL;
    return g_steal_pointer(&vocabulary);
}

void ent_vocabulary_free(EntVocabulary *vocabulary)
{
    if (vocabulary == NULL)
        return;
    g_free(vocabulary->pieces);
    g_free(vocabulary->slots);
    g_free(vocabulary);
}

guint32 ent_vocabulary_size(const EntVocabulary *vocabulary)
{
    return vocabulary->n;
}

guint32 ent_vocabulary_begin(const EntVocabulary *vocabulary)
{
    return vocabulary->begin;
}

guint32 ent_vocabulary_end(const EntVocabulary *vocabulary)
{
    return vocabulary->end;
}

/* Typographic quotation marks and accents that stand for them. */
static gunichar straighten(gunichar c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x02BC:
    case 0x2032:
    case '`':
    case 0x00B4:
        return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
    case 0x00AB:
    case 0x00BB:
        return '"';
    default:
        return c;
    }
}

static gboolean is_blank(gunichar c)
{
    return g_unichar_isspace(c) || (c >= 0x1C && c <= 0x1F) || c == 0x0B || c == 0x85;
}

static gboolean is_dropped(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_UNASSIGNED:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_SURROGATE:
        return TRUE;
    default:
        return c == 0xFFFD;
    }
}

/* ASCII symbols count as punctuation; others do not. */
static gboolean is_punctuation(gunichar c)
{
    return c < 128 ? g_ascii_ispunct((char)c) : g_unichar_ispunct(c) && g_unichar_type(c) < G_UNICODE_CURRENCY_SYMBOL;
}

static gboolean is_ideograph(gunichar c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x2CEAF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/* A word as pieces are found: lower case, without accents, blanks as ' '. */
typedef struct Plain {
    char text[LONGEST_WORD + 8];
    gsize n;
} Plain;

static void add_char(Plain *plain, gunichar c)
{
    if (plain->n < LONGEST_WORD && g_unichar_type(c) != G_UNICODE_NON_SPACING_MARK)
        plain->n += (gsize)g_unichar_to_utf8(g_unichar_tolower(c), plain->text + plain->n);
}

static void make_plain(EntStr word, Plain *plain)
{
    plain->n = 0;
    for (const char *p = word.p; p < word.p + word.n && plain->n < LONGEST_WORD; p = g_utf8_next_char(p)) {
        gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
        const gunichar c = straighten(g_utf8_get_char(p));
        if (is_blank(c)) {
            add_char(plain, ' ');
        } else if (c < 128) {
            if (!g_ascii_iscntrl((char)c))
                plain->text[plain->n++] = g_ascii_tolower((char)c);
        } else if (!is_dropped(c)) {
            const gsize n = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
            for (gsize i = 0; i < n; i++)
                add_char(plain, parts[i]);
        }
    }
}

/* The longest piece that `rest` begins with. "##" goes before it inside a part. */
static guint32 longest_piece(const EntVocabulary *vocabulary, EntStr rest, gboolean inside, gsize *length)
{
    char piece[2 + LONGEST_PART * 6] = "##";
    const gsize skip = inside ? 2 : 0;
    memcpy(piece + skip, rest.p, rest.n);
    for (gsize n = MIN(rest.n, vocabulary->longest); n > 0; n--) {
        if (n < rest.n && ((guint8)rest.p[n] & 0xC0) == 0x80)
            continue; /* not in the middle of a character */
        const guint32 id = find_piece(vocabulary, (EntStr){ piece, skip + n });
        if (id != ENT_NONE) {
            *length = n;
            return id;
        }
    }
    return ENT_NONE;
}

/* Adds the pieces of a part, or [UNK] where it cannot be made of pieces. */
static guint match_part(const EntVocabulary *vocabulary, EntStr part, guint32 *ids, guint n)
{
    const guint before = n;
    gsize length = 0;
    if (g_utf8_strlen(part.p, (gssize)part.n) > LONGEST_PART) {
        ids[n] = vocabulary->unknown;
        return n + 1;
    }
    for (gsize at = 0; at < part.n; at += length) {
        const guint32 id = longest_piece(vocabulary, ent_str_sub(part, at, part.n), at > 0, &length);
        if (id == ENT_NONE) {
            ids[before] = vocabulary->unknown;
            return before + 1;
        }
        if (n < ENT_WORD_PIECES)
            ids[n++] = id;
    }
    return n;
}

/* Where the part that begins at `at` ends: one mark, or letters up to a mark or a blank. */
static gsize end_of_part(const Plain *plain, gsize at)
{
    gsize end = at;
    while (end < plain->n) {
        const gunichar c = g_utf8_get_char(plain->text + end);
        const gsize next = (gsize)(g_utf8_next_char(plain->text + end) - plain->text);
        if (is_punctuation(c) || is_ideograph(c))
            return end > at ? end : next;
        if (c == ' ')
            return end;
        end = next;
    }
    return end;
}

guint ent_wordpieces(const EntVocabulary *vocabulary, EntStr word, guint32 ids[ENT_WORD_PIECES])
{
    Plain plain;
    guint n = 0;
    make_plain(word, &plain);
    for (gsize at = 0; at < plain.n && n < ENT_WORD_PIECES;) {
        const gsize end = end_of_part(&plain, at);
        if (end > at)
            n = match_part(vocabulary, (EntStr){ plain.text + at, end - at }, ids, n);
        at = MAX(end, at + (plain.text[at] == ' '));
    }
    if (n == 0)
        ids[n++] = vocabulary->unknown;
    return n;
}

EntCase ent_word_case(EntStr word)
{
    guint letters = 0, lower = 0, upper = 0;
    gboolean first_upper = FALSE;
    for (const char *p = word.p; p < word.p + word.n; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (!g_unichar_isalpha(c))
            continue;
        first_upper |= letters == 0 && g_unichar_isupper(c);
        letters++;
        lower += g_unichar_islower(c) != 0;
        upper += g_unichar_isupper(c) != 0;
    }
    if (letters == 0)
        return ENT_CASE_OTHER;
    if (lower == letters)
        return ENT_CASE_LOWER;
    if (upper == letters)
        return letters > 1 ? ENT_CASE_UPPER : ENT_CASE_TITLE;
    return first_upper && lower == letters - 1 ? ENT_CASE_TITLE : ENT_CASE_MIXED;
}
