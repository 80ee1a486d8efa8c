/* SPDX-License-Identifier: Apache-2.0 */
/*
 * relate.c: what the cues and judgements of a sentence say between two spans that somebody points at, whatever they name.
 *
 * The spans become the only two entities; then the same steps run as over an article. A helper of the stance head, which sees no
 * grammar: see annotator/relate.c for how the two are weighed.
 */
#include "extract/document.h"
#include "extract/extract_internal.h"

static void add_span(Extractor *x, EntEngineSpan span, const char *id)
{
    const guint32 node = ent_graph_add_node(x->facts, id, ENT_ORGANIZATION, id);
    const gboolean adjective = x->d->parsed[span.last - 1].pos == ENT_POS_ADJ;
    ext_add_mention(x, span.first, span.last, node, adjective ? MENTION_ADJECTIVE : MENTION_NAME);
}

/* The surest stance of the edge's evidence. */
static void take_edge(const EntGraph *facts, const EntEdge *edge, EntStance *stance, double *confidence)
{
    const int sign = ent_graph_type(facts, edge->type)->sign;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const e = &g_array_index(edge->evidence, EntEvidence, i);
        if (e->certainty == ENT_NEGATED || e->confidence <= *confidence)
            continue;
        *confidence = e->confidence;
        *stance = sign > 0 ? (edge->source == 0 ? ENT_STANCE_A_SUPPORTS_B : ENT_STANCE_B_SUPPORTS_A)
                           : (edge->source == 0 ? ENT_STANCE_A_OPPOSES_B : ENT_STANCE_B_OPPOSES_A);
    }
}

EntStance ent_relate_spans(EntDocument *document, EntEngineSpan a, EntEngineSpan b, double *confidence)
{
    g_autoptr(EntGraph) facts = ent_graph_new();
    Extractor x;
    EntStance stance = ENT_STANCE_NONE;
    *confidence = 0;
    if (a.first < b.last && b.first < a.last)
        return stance; /* one within the other stands in no relation that grammar tells */
    ext_begin(&x, document, facts);
    add_span(&x, a, "organization:a");
    add_span(&x, b, "organization:b");
    ext_find_quotations(&x);
    ext_find_frames(&x);
    ext_find_judgements(&x);
    for (guint i = 0; i < facts->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(facts, i);
        if (edge->type == x.supports || edge->type == x.opposes)
            take_edge(facts, edge, &stance, confidence);
    }
    ext_end(&x);
    return stance;
}
