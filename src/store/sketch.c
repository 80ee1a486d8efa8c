/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sketch.c: MinHash over word shingles; see sketch.h.
 *
 * Words are hashed as they are met, and a shingle is the hash of the last five of those: one pass, and no memory beside the sketch. The hash
 * functions of the sketch are multiplications of a shingle's hash, which is well mixed already, by odd constants (Dietzfelbinger et al.,
 * "A reliable randomized algorithm for the closest-pair problem", 1997).
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

typedef struct Pass {
    guint64 factors[ENT_SKETCH_VALUES], addends[ENT_SKETCH_VALUES];
    guint64 last[ENT_SHINGLE_WORDS]; /* hashes of words, in a ring */
    EntSketch *sketch;
} Pass;

static void take_word(Pass *pass, guint64 word)
{
    EntSketch *const sketch = pass->sketch;
    pass->last[sketch->words++ % ENT_SHINGLE_WORDS] = word;
    if (sketch->words < ENT_SHINGLE_WORDS)
        return;
    guint64 shingle = 0;
    for (guint i = 0; i < ENT_SHINGLE_WORDS; i++)
        shingle = mix(shingle + pass->last[(sketch->words + i) % ENT_SHINGLE_WORDS]);
    for (guint i = 0; i < ENT_SKETCH_VALUES; i++) {
        const guint32 value = (guint32)((shingle * pass->factors[i] + pass->addends[i]) >> 32);
        sketch->values[i] = MIN(sketch->values[i], value);
    }
}

/* A word is a run of letters and digits; an apostrophe is left out, so that "don't" is one word however it is printed. */
static void take_text(Pass *pass, EntStr text)
{
    guint64 word = 0;
    for (const char *p = text.p, *const end = text.p + text.n; p < end && pass->sketch->words < G_MAXUINT32; p = g_utf8_next_char(p)) {
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

gboolean ent_sketch_of(EntStr text, EntSketch *sketch)
{
    Pass pass = { .sketch = sketch };
    for (guint i = 0; i < ENT_SKETCH_VALUES; i++) {
        pass.factors[i] = constant(2 * i) | 1;
        pass.addends[i] = constant(2 * i + 1);
    }
    sketch->words = 0;
    memset(sketch->values, 0xFF, sizeof sketch->values);
    take_text(&pass, text);
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
