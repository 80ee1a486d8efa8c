/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sketch.h: how alike two texts are, told from a few numbers of each.
 *
 * A text is taken as the set of its shingles: every run of five words, without regard to case and punctuation. The resemblance of
 * two texts is what their sets share over what they hold together (Broder, "On the resemblance and containment of documents",
 * SEQUENCES 1997). Each of ENT_SKETCH_VALUES hash functions gives the least value over the set, and two texts have the same least
 * value with a probability that is their resemblance; so the share of equal values tells it, within 0.06 (one standard
 * deviation). Where that comes near enough, the shingles themselves are compared: half a text of a publisher's standing words
 * makes a resemblance of 0.33, which guessing would now and then take for a copy.
 *
 * To find what is alike without comparing all with all, the values are cut into bands of ENT_SKETCH_ROWS (Indyk and Motwani,
 * "Approximate nearest neighbors", STOC 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3): texts
 * that agree in a whole band are looked at. Of texts with resemblance s the share 1 - (1 - s^3)^24 meets: 0.79 at 0.4, 0.96 at
 * 0.5, 0.997 at 0.6; and 1 in 40,000 at 0.01, which is more than unrelated articles have.
 *
 * Everything depends on the text alone: no seed, no machine, no order.
 */
#ifndef ENT_STORE_SKETCH_H
#define ENT_STORE_SKETCH_H

#include <entente/types.h>

enum {
    ENT_SHINGLE_WORDS = 5,
    ENT_SKETCH_BANDS = 24,
    ENT_SKETCH_ROWS = 3,
    ENT_SKETCH_VALUES = ENT_SKETCH_BANDS * ENT_SKETCH_ROWS,
    ENT_SKETCH_BYTES = 4 * ENT_SKETCH_VALUES,
    ENT_SKETCH_LEAST = 80, /* words; shorter texts that follow one form differ no more than edited copies do */
    ENT_SKETCH_NEAR = 26   /* equal values from which two texts are looked at more closely */
};

typedef struct EntSketch {
    guint words; /* of the text */
    guint32 values[ENT_SKETCH_VALUES];
} EntSketch;

/* FALSE where the text is too short to be told by its shingles; `words` is set all the same. O(bytes + words · values). */
gboolean ent_sketch_of(EntStr text, EntSketch *sketch);

/* The hashes of the text's shingles (guint64), ascending, each once. The caller unrefs. */
GArray *ent_shingles_of(EntStr text);
/* Whether what they share is 0.4 of what they hold together, or more: the same story. */
gboolean ent_shingles_alike(const GArray *a, const GArray *b);

/* How many values are equal. */
guint ent_sketch_equal(const EntSketch *a, const EntSketch *b);
/* A band as one number, different for each band; never negative, below 2^48. */
gint64 ent_sketch_band(const EntSketch *sketch, guint band);

/* As bytes, least significant first, whatever the machine. */
void ent_sketch_pack(const EntSketch *sketch, guchar bytes[ENT_SKETCH_BYTES]);
void ent_sketch_unpack(const guchar bytes[ENT_SKETCH_BYTES], EntSketch *sketch);

#endif
