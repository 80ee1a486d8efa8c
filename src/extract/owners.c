/* SPDX-License-Identifier: Apache-2.0 */
/*
 * owners.c: whose office it is where the text takes it for known: "President Ruiz", "the foreign minister, Per Holm".
 *
 * Newspapers leave the country out where every reader knows it. It is then the country that the person is most named together
 * with, measured against how often it is named at all; the more so where the office is mostly found in one country. A head of
 * state has a country that no other head here holds. What is not clear by a margin stays open.
 */
#include "extract/extract_internal.h"

#include <math.h>
#include <string.h>

static const double MARGIN = 1.3;  /* of the best over the second */
static const double OFTEN = 2;     /* what "mostly this country's office" is worth, in sentences named together */
static const double COMMON = 0.35; /* how much less a country counts that is named all over the article */
static const double SURE = 0.65;

typedef struct Counts {
    const Extractor *x;
    guint32 *sentences; /* of each country: sentences that name it */
    double *together;   /* of each country: with the person at hand */
} Counts;

/* Whether sentence s has a mention of the node. */
static gboolean names(const Extractor *x, guint32 s, guint32 node)
{
    if (s >= x->d->n_sentences)
        return FALSE;
    const EntSentence *const sentence = &x->d->sentences[s];
    for (guint32 i = sentence->first; i < sentence->last; i++)
        if (x->at[i] != ENT_NONE && ext_mention(x, x->at[i])->node == node)
            return TRUE;
    return FALSE;
}

/* Adds `weight` to each country that sentence s names, once. */
static void add_countries(const Counts *c, guint32 s, double weight)
{
    const Extractor *const x = c->x;
    if (s >= x->d->n_sentences)
        return;
    g_autoptr(GArray) seen = g_array_new(FALSE, FALSE, sizeof(guint32));
    const EntSentence *const sentence = &x->d->sentences[s];
    for (guint32 i = sentence->first; i < sentence->last; i++) {
        const guint32 node = x->at[i] == ENT_NONE ? ENT_NONE : ext_mention(x, x->at[i])->node;
        gboolean again = node == ENT_NONE || ext_node_type(x, node) != ENT_COUNTRY;
        for (guint k = 0; k < seen->len && !again; k++)
            again = g_array_index(seen, guint32, k) == node;
        if (again)
            continue;
        g_array_append_val(seen, node);
        c->together[node] += weight;
    }
}

static gboolean is_taken(const Extractor *x, guint32 country, guint32 person)
{
    for (guint i = 0; i < x->heads->len; i++) {
        const OfficeHeld *const held = &g_array_index(x->heads, OfficeHeld, i);
        if (held->owner == country && ext_mention(x, held->person)->node != person)
            return TRUE;
    }
    return FALSE;
}

static guint32 likely_owner(const Counts *c, const OfficeHeld *held)
{
    enum { NEAR = 1 };
    const Extractor *const x = c->x;
    const guint32 n = x->facts->nodes->len, person = ext_mention(x, held->person)->node;
    const guint32 often = held->office->often == NULL ? ENT_NONE : ent_graph_find_node(x->facts, held->office->often);
    memset(c->together, 0, n * sizeof(double));
    for (guint32 s = 0; s < x->d->n_sentences; s++) {
        if (!names(x, s, person))
            continue;
        add_countries(c, s, 2);
        for (guint32 k = 1; k <= NEAR; k++) {
            add_countries(c, s - k, 1);
            add_countries(c, s + k, 1);
        }
    }
    double best = 0, second = 0;
    guint32 owner = ENT_NONE;
    for (guint32 i = 0; i < n; i++) {
        const double score = (c->together[i] + (i == often ? OFTEN : 0)) / pow(c->sentences[i] + 2., COMMON);
        if (ext_node_type(x, i) != ENT_COUNTRY || (held->office->head && is_taken(x, i, person)))
            continue;
        if (score > best) {
            second = best;
            best = score;
            owner = i;
        } else {
            second = MAX(second, score);
        }
    }
    return best >= 1 && best >= second * MARGIN ? owner : ENT_NONE;
}

void ext_infer_owners(Extractor *x)
{
    if (x->represents == ENT_NONE || x->unowned->len == 0)
        return;
    for (guint i = 0; i < x->unowned->len; i++) { /* a country that only the office tells of */
        const char *const often = g_array_index(x->unowned, OfficeHeld, i).office->often;
        if (often != NULL)
            ext_known_node(x, often);
    }
    const guint32 n = x->facts->nodes->len;
    const Counts counts = { x, ent_arena_array(x->d->arena, n + 1, sizeof(guint32)),
                            ent_arena_array(x->d->arena, n + 1, sizeof(double)) };
    for (guint32 s = 0; s < x->d->n_sentences; s++) {
        memset(counts.together, 0, n * sizeof(double));
        add_countries(&counts, s, 1);
        for (guint32 i = 0; i < n; i++)
            counts.sentences[i] += counts.together[i] > 0;
    }
    for (guint i = 0; i < x->unowned->len; i++) {
        const OfficeHeld *const held = &g_array_index(x->unowned, OfficeHeld, i);
        const guint32 person = ext_mention(x, held->person)->node;
        const guint32 owner = ext_represented(x, person) == ENT_NONE ? likely_owner(&counts, held) : ENT_NONE;
        if (owner != ENT_NONE)
            ext_add_evidence(x, person, x->represents, owner, held->first, held->last, ENT_STATED, "context", SURE);
    }
}
