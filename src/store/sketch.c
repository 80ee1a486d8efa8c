/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sketch.c: MinHash over word shingles; see sketch.h.
 *
 * Words are hashed as they are met, and a shingle is the hash of the last five of those: one pass, and no memory beside the
 * sketch. The hash functions of the sketch are multiplications of a shingle's hash, which is well mixed already, by odd constants
 * (Dietzfelbinger et al., "A reliable randomized algorithm for the closest-pair problem", 1997).
 */
#include "store/sketch.h"

#include <string.h>

/* The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014). */
static guint64 mix(guint64 x)
{
    x = (x ^ x >> 30) * G_GUINT64_CONSTANT(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * G_GUINT64_CONSTANT(0x94D049BB133111EB);
    return x ^ x >> 31;
}

/* The n-th number of a fixed sequence. */
static guint64 constant(guint n)
{
    return mix((n + 1) * G_GUINT64_CONSTANT(0x9E3779B97F4A7C15));
}

/* ---- shingles ---- */

typedef struct Pass {
    guint64 last[ENT_SHINGLE_WORDS]; /* hashes of words, in a ring */
    guint words;
    void (*shingle)(guint64 hash, gpointer data);
    gpointer data;
} Pass;

static void take_word(Pass *pass, guint64 word)
{
    pass->last[pass->words++ % ENT_SHINGLE_WORDS] = word;
    if (pass->words < ENT_SHINGLE_WORDS)
        return;
    guint64 shingle = 0;
    for (guint i = 0; i < ENT_SHINGLE_WORDS; i++)
        shingle = mix(shingle + pass->last[(pass->words + i) % ENT_SHINGLE_WORDS]);
    pass->shingle(shingle, pass->data);
}

/* A word is a run of letters and digits; an apostrophe is left out, so that "don't" is one word however it is printed. */
static void take_text(Pass *pass, EntStr text)
{
    guint64 word = 0;
    for (const char *p = text.p, *const end = text.p + text.n; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_isalnum(c)) {
            word = mix(word + g_unichar_tolower(c) + 1);
        } else if (word != 0 && c != '\'' && c != 0x2019) {
            take_word(pass, word);
            word = 0;
        }
    }
    if (word != 0)
        take_word(pass, word);
}

static void append_shingle(guint64 hash, gpointer shingles)
{
    g_array_append_val((GArray *)shingles, hash);
}

static int by_hash(gconstpointer a, gconstpointer b)
{
    const guint64 x = *(const guint64 *)a, y = *(const guint64 *)b;
    return (x > y) - (x < y);
}

GArray *ent_shingles_of(EntStr text)
{
    GArray *const shingles = g_array_new(FALSE, FALSE, sizeof(guint64));
    Pass pass = { .shingle = append_shingle, .data = shingles };
    guint kept = 0;
    take_text(&pass, text);
    g_array_sort(shingles, by_hash);
    guint64 *const all = (guint64 *)(gpointer)shingles->data;
    for (guint i = 0; i < shingles->len; i++)
        if (i == 0 || all[i] != all[i - 1])
            all[kept++] = all[i];
    g_array_set_size(shingles, kept);
    return shingles;
}

gboolean ent_shingles_alike(const GArray *a, const GArray *b)
{
    guint64 shared = 0;
    for (guint i = 0, j = 0; i < a->len && j < b->len;) {
        const guint64 x = g_array_index(a, guint64, i), y = g_array_index(b, guint64, j);
        shared += x == y;
        i += x <= y;
        j += y <= x;
    }
    const guint64 together = (guint64)a->len + b->len - shared;
    return together > 0 && shared * 5 >= together * 2;
}

/* ---- sketches ---- */

typedef struct Least {
    guint64 factors[ENT_SKETCH_VALUES], addends[ENT_SKETCH_VALUES];
    EntSketch *sketch;
} Least;

static void sketch_shingle(guint64 hash, gpointer data)
{
    const Least *const least = data;
    guint32 *const values = least->sketch->values;
    for (guint i = 0; i < ENT_SKETCH_VALUES; i++) {
        const guint32 value = (guint32)((hash * least->factors[i] + least->addends[i]) >> 32);
        values[i] = MIN(values[i], value);
    }
}

gboolean ent_sketch_of(EntStr text, EntSketch *sketch)
{
    Least least = { .sketch = sketch };
    Pass pass = { .shingle = sketch_shingle, .data = &least };
    for (guint i = 0; i < ENT_SKETCH_VALUES; i++) {
        least.factors[i] = constant(2 * i) | 1;
        least.addends[i] = constant(2 * i + 1);
    }
    memset(sketch->values, 0xFF, sizeof sketch->values);
    take_text(&pass, text);
    sketch->words = pass.words;
    return sketch->words >= ENT_SKETCH_LEAST;
}

guint ent_sketch_equal(const EntSketch *a, const EntSketch *b)
{
    guint n = 0;
    for (guint i = 0; i < ENT_SKETCH_VALUES; i++)
        n += a->values[i] == b->values[i];
    return n;
}

gint64 ent_sketch_band(const EntSketch *sketch, guint band)
{
    g_assert(band < ENT_SKETCH_BANDS);
    guint64 hash = band + 1;
    for (guint i = 0; i < ENT_SKETCH_ROWS; i++)
        hash = mix(hash ^ sketch->values[band * ENT_SKETCH_ROWS + i]);
    return (gint64)(hash >> 16);
}

void ent_sketch_pack(const EntSketch *sketch, guchar bytes[ENT_SKETCH_BYTES])
{
    for (guint i = 0; i < ENT_SKETCH_BYTES; i++)
        bytes[i] = (guchar)(sketch->values[i / 4] >> 8 * (i % 4));
}

void ent_sketch_unpack(const guchar bytes[ENT_SKETCH_BYTES], EntSketch *sketch)
{
    memset(sketch->values, 0, sizeof sketch->values);
    for (guint i = 0; i < ENT_SKETCH_BYTES; i++)
        sketch->values[i / 4] |= (guint32)bytes[i] << 8 * (i % 4);
}
