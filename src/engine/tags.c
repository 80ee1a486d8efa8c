/* SPDX-License-Identifier: Apache-2.0 */
/*
 * tags.c: scores of BIO labels → the best sequence that is legal: I-x only after B-x or I-x (Viterbi 1967; O(n·labels²)).
 */
#include "engine/engine_internal.h"

#include <string.h>

/* A label's kind, and which type of span it is of: the number of the first label of that type. */
static int kind_of(const char *const *labels, guint32 i)
{
    if (g_str_equal(labels[i], "O"))
        return ENT_TAG_OUT;
    if ((labels[i][0] != 'B' && labels[i][0] != 'I') || labels[i][1] != '-')
        return -1;
    guint32 type = 0;
    while (strlen(labels[type]) < 2 || !g_str_equal(labels[type] + 2, labels[i] + 2))
        type++;
    return (labels[i][0] == 'B' ? ENT_TAG_BEGIN : ENT_TAG_INSIDE) | (int)(type << 2);
}

guint8 *ent_tag_kinds(const char *const *labels, guint32 n)
{
    g_autofree guint8 *kinds = g_new0(guint8, n + 1);
    gboolean outside = FALSE;
    if (n > 64) /* the type has six bits */
        return NULL;
    for (guint32 i = 0; i < n; i++) {
        const int kind = kind_of(labels, i);
        if (kind < 0)
            return NULL;
        kinds[i] = (guint8)kind;
        outside |= kind == ENT_TAG_OUT;
    }
    return outside ? g_steal_pointer(&kinds) : NULL; /* with O among them there is always a legal sequence */
}

static gboolean may_follow(guint8 kind, guint8 before)
{
    return (kind & 3) != ENT_TAG_INSIDE || ((before & 3) != ENT_TAG_OUT && before >> 2 == kind >> 2);
}

void ent_best_tags(const guint8 *kinds, guint32 n_labels, const float *scores, gsize stride, guint32 n, guint8 *out,
                   gsize out_step)
{
    guint8 from[ENT_ENGINE_WORDS][ENT_MAX_LABELS];
    float best[ENT_MAX_LABELS], next[ENT_MAX_LABELS];
    for (guint32 word = 0; word < n; word++) {
        for (guint32 l = 0; l < n_labels; l++) {
            guint32 chosen = ENT_NONE;
            for (guint32 p = 0; p < n_labels && word > 0; p++)
                if (may_follow(kinds[l], kinds[p]) && (chosen == ENT_NONE || best[p] > best[chosen]))
                    chosen = p;
            const gboolean legal = word > 0 ? chosen != ENT_NONE : may_follow(kinds[l], ENT_TAG_OUT);
            from[word][l] = chosen != ENT_NONE ? (guint8)chosen : 0;
            next[l] = legal ? scores[word * stride + l] + (word > 0 ? best[chosen] : 0) : -1e30f;
        }
        memcpy(best, next, n_labels * sizeof(float));
    }
    guint32 label = 0;
    for (guint32 l = 1; l < n_labels; l++)
        if (n > 0 && best[l] > best[label])
            label = l;
    for (guint32 word = n; word > 0; word--) {
        out[(word - 1) * out_step] = (guint8)label;
        label = from[word - 1][label];
    }
}
