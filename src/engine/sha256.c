/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sha256.c: SHA-256 (FIPS 180-4). The blocks go through SHA-NI on x86 that has it, everything through GChecksum elsewhere: the
 * checksum of a model is most of the time that opening it takes.
 */
#include "engine/sha256.h"

#include <string.h>

static void plain_sha256(const guint8 *bytes, gsize n, guint8 sum[32])
{
    gsize length = 32;
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    for (gsize at = 0; at < n;) { /* GChecksum counts bytes in gssize */
        const gsize some = MIN(n - at, (gsize)1 << 30);
        g_checksum_update(checksum, bytes + at, (gssize)some);
        at += some;
    }
    g_checksum_get_digest(checksum, sum, &length);
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

#define SHA_NI __attribute__((target("sha,sse4.1")))

static const guint32 constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static gboolean has_sha_ni(void)
{
    unsigned a, b, c, d;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || !(b & (1u << 29)))
        return FALSE;
    return __get_cpuid(1, &a, &b, &c, &d) && (c & (1u << 19)) != 0; /* SSE4.1 */
}

/* Sixty-four rounds a block, four at a time; w[i] holds four words of the schedule. The state is kept as the instructions want
 * it: ABEF and CDGH. */
SHA_NI static void take_blocks(__m128i state[2], const guint8 *bytes, gsize n_blocks)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (; n_blocks > 0; n_blocks--, bytes += 64) {
        __m128i w[4], abef = state[0], cdgh = state[1];
        for (int i = 0; i < 16; i++) {
            __m128i *const now = &w[i % 4];
            if (i < 4) {
                *now = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(gconstpointer)(bytes + 16 * i)), big_endian);
            } else {
                const __m128i shifted = _mm_alignr_epi8(w[(i + 3) % 4], w[(i + 2) % 4], 4);
                *now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(*now, w[(i + 1) % 4]), shifted), w[(i + 3) % 4]);
            }
            const __m128i k = _mm_add_epi32(*now, _mm_load_si128((const __m128i *)(gconstpointer)(constants + 4 * i)));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0e));
        }
        state[0] = _mm_add_epi32(state[0], abef);
        state[1] = _mm_add_epi32(state[1], cdgh);
    }
}

/* The last bytes, a 1 bit, and the length in bits: one block or two. */
static gsize pad(const guint8 *rest, gsize n_rest, gsize n, guint8 last[128])
{
    const gsize n_blocks = n_rest < 56 ? 1 : 2;
    const guint64 bits = GUINT64_TO_BE((guint64)n * 8);
    memset(last, 0, 128);
    memcpy(last, rest, n_rest);
    last[n_rest] = 0x80;
    memcpy(last + n_blocks * 64 - 8, &bits, 8);
    return n_blocks;
}

SHA_NI static void fast_sha256(const guint8 *bytes, gsize n, guint8 sum[32])
{
    __m128i state[2] = { _mm_set_epi32(0x6a09e667, (int)0xbb67ae85, 0x510e527f, (int)0x9b05688c),
                         _mm_set_epi32(0x3c6ef372, (int)0xa54ff53a, 0x1f83d9ab, 0x5be0cd19) };
    guint8 last[128];
    const gsize n_last = pad(bytes + n / 64 * 64, n % 64, n, last);
    take_blocks(state, bytes, n / 64);
    take_blocks(state, last, n_last);
    guint32 abef[4], cdgh[4];
    _mm_storeu_si128((__m128i *)(gpointer)abef, state[0]);
    _mm_storeu_si128((__m128i *)(gpointer)cdgh, state[1]);
    const guint32 words[8] = { abef[3], abef[2], cdgh[3], cdgh[2], abef[1], abef[0], cdgh[1], cdgh[0] };
    for (guint i = 0; i < 8; i++) {
        const guint32 word = GUINT32_TO_BE(words[i]);
        memcpy(sum + 4 * i, &word, 4);
    }
}
#endif

void ent_sha256(const guint8 *bytes, gsize n, guint8 sum[32])
{
#if defined(__x86_64__)
    if (has_sha_ni()) {
        fast_sha256(bytes, n, sum);
        return;
    }
#endif
    plain_sha256(bytes, n, sum);
}
