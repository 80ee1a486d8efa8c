/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extract.c: the extract stage: article → facts. The steps in order, and the one door through which evidence enters the facts.
 */
#include "extract/document.h"
#include "extract/extract_internal.h"

#include "base/str.h"

static void copy_types(Extractor *x)
{
    const GPtrArray *const types = ent_lexicon_types(x->lexicon);
    for (guint i = 0; i < types->len; i++) {
        const EntRelationType *const from = g_ptr_array_index(types, i);
        EntRelationType *const type = g_new0(EntRelationType, 1);
        *type = (EntRelationType){ .id = g_strdup(from->id),
                                   .label = g_strdup(from->label),
                                   .colour = g_strdup(from->colour),
                                   .line = g_strdup(from->line),
                                   .sign = from->sign,
                                   .symmetric = from->symmetric,
                                   .measured = from->measured };
        ent_graph_take_type(x->facts, type);
    }
    x->represents = ent_graph_find_type(x->facts, "represents");
    x->member_of = ent_graph_find_type(x->facts, "member_of");
    x->conflicts = ent_graph_find_type(x->facts, "conflicts_with");
    x->supports = ent_graph_find_type(x->facts, "supports");
    x->opposes = ent_graph_find_type(x->facts, "opposes");
    x->quotes = ent_graph_find_type(x->facts, "quotes");
}

void ext_add_evidence(Extractor *x, guint32 source, guint32 type, guint32 target, guint32 cue_first, guint32 cue_last,
                      EntCertainty certainty, const char *method, double confidence)
{
    ext_add_explained(x, source, type, target, cue_first, cue_last, certainty, method, confidence,
                      ext_why(x, cue_first, cue_last, ENT_NONE, ENT_NONE, NULL));
}

void ext_add_explained(Extractor *x, guint32 source, guint32 type, guint32 target, guint32 cue_first, guint32 cue_last,
                       EntCertainty certainty, const char *method, double confidence, char *why)
{
    g_autofree char *owned = why;
    if (source == target || source == ENT_NONE || target == ENT_NONE || type == ENT_NONE)
        return;
    const EntSentence *const s = ext_sentence_of(x, cue_first);
    g_autofree char *sentence = ent_str_dup(ent_str_sub(x->d->text, s->start, s->end));
    g_autofree char *cue = ent_str_dup(ent_document_text(x->d, cue_first, cue_last));
    const EntEvidence evidence = { .article = 0,
                                   .span = { s->start, s->end },
                                   .sentence = sentence,
                                   .cue = cue,
                                   .method = (char *)method,
                                   .why = owned,
                                   .certainty = certainty,
                                   .confidence = confidence };
    ent_edge_add_evidence(ent_graph_get_edge(x->facts, source, type, target), &evidence);
}

/* Mentions go to their nodes; pronouns too, so that they can be counted and shown. */
static void hand_over_mentions(Extractor *x)
{
    for (guint i = 0; i < x->mentions->len; i++) {
        const Mention *const m = ext_mention(x, i);
        const EntSpan span = { ext_token(x, m->first)->start, ext_token(x, m->last - 1)->end };
        ent_node_add_mention(ent_graph_node(x->facts, m->node), 0, span);
    }
}

/* FALSE where it takes longer than the article may. */
static gboolean find_all(Extractor *x, GError **error)
{
    static void (*const steps[])(Extractor *) = { ext_find_entities,    ext_set_prefixed_apart,   ext_resolve_pronouns,
                                                  ext_find_roles,       ext_resolve_descriptions, ext_resolve_late_pronouns,
                                                  ext_infer_owners,     ext_find_quotations,      ext_find_groups,
                                                  ext_find_memberships, ext_find_frames,          ext_find_judgements,
                                                  ext_find_stances,     hand_over_mentions };
    for (gsize i = 0; i < G_N_ELEMENTS(steps) && !ent_document_is_late(x->d); i++)
        steps[i](x);
    return !ent_document_was_late(x->d, error);
}

static char *model_id(const EntLexicon *lexicon, const EntEngine *engine)
{
    const char *const names = ent_lexicon_names_id(lexicon);
    return engine == NULL ? g_strdup(names) : g_strconcat(names, "+", ent_engine_model_id(engine), NULL);
}

char *ent_extractor_id(const EntLexicon *lexicon, const EntEngine *engine)
{
    g_autofree char *model = model_id(lexicon, engine);
    return g_strjoin(" ", ent_version(), ent_lexicon_ontology_id(lexicon), model, NULL);
}

void ext_begin(Extractor *x, EntDocument *document, EntGraph *facts)
{
    const gsize n = document->n_tokens + 1;
    *x = (Extractor){ .d = document,
                      .lexicon = document->lexicon,
                      .facts = facts,
                      .mentions = g_array_new(FALSE, FALSE, sizeof(Mention)),
                      .unowned = g_array_new(FALSE, FALSE, sizeof(OfficeHeld)),
                      .prefixed = g_array_new(FALSE, FALSE, sizeof(guint32)),
                      .heads = g_array_new(FALSE, FALSE, sizeof(OfficeHeld)),
                      .at = ent_arena_array(document->arena, n, sizeof(guint32)),
                      .quoted = ent_arena_array(document->arena, n, sizeof(guint8)),
                      .said = ent_arena_array(document->arena, n, sizeof(guint8)),
                      .voice = ent_arena_array(document->arena, n, sizeof(guint32)),
                      .apposed = ent_arena_array(document->arena, n, sizeof(guint32)) };
    for (guint32 i = 0; i < n; i++)
        x->at[i] = x->apposed[i] = x->voice[i] = ENT_NONE;
    copy_types(x);
}

void ext_end(Extractor *x)
{
    g_array_unref(x->mentions);
    g_array_unref(x->unowned);
    g_array_unref(x->prefixed);
    g_array_unref(x->heads);
}

EntGraph *ent_extract_document(EntDocument *document, EntArticle *article, GError **error)
{
    g_autoptr(EntGraph) facts = ent_graph_new();
    if (article->language == NULL)
        article->language = g_strdup("en");
    ent_graph_take_article(facts, article);
    facts->program = g_strdup(ent_version());
    facts->ontology = g_strdup(ent_lexicon_ontology_id(document->lexicon));
    facts->model = model_id(document->lexicon, document->engine);

    Extractor x;
    ext_begin(&x, document, facts);
    const gboolean done = find_all(&x, error);
    ext_end(&x);
    if (!done)
        return NULL;
    ent_graph_sort(facts);
    return g_steal_pointer(&facts);
}

EntGraph *ent_extract(EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, GError **error)
{
    g_autoptr(EntArticle) owned = article;
    g_autoptr(EntDocument) document = ent_annotate(article, lexicon, engine, 1, error);
    return document != NULL ? ent_extract_document(document, g_steal_pointer(&owned), error) : NULL;
}
