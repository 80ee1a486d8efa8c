/* SPDX-License-Identifier: Apache-2.0 */
/*
 * extract.c: the extract stage: article → facts. The steps in order, and the one door through which evidence enters the facts.
 */
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

static void find_all(Extractor *x)
{
    ext_find_entities(x);
    ext_resolve_pronouns(x);
    ext_find_roles(x);
    ext_resolve_descriptions(x);
    if (x->d->parsed != NULL)
        ext_rank_pronouns(x); /* those who stand for what is described */
    ext_infer_owners(x);
    ext_find_quotations(x);
    ext_find_groups(x);
    ext_find_frames(x);
    ext_find_stances(x);
    hand_over_mentions(x);
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

EntGraph *ent_extract(EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, GError **error)
{
    g_autoptr(EntArticle) owned = article;
    g_autoptr(EntDocument) document = ent_annotate(article, lexicon, engine, error);
    if (document == NULL)
        return NULL;
    g_autoptr(EntGraph) facts = ent_graph_new();
    if (article->language == NULL)
        article->language = g_strdup("en");
    ent_graph_take_article(facts, g_steal_pointer(&owned));
    facts->program = g_strdup(ent_version());
    facts->ontology = g_strdup(ent_lexicon_ontology_id(lexicon));
    facts->model = model_id(lexicon, engine);

    Extractor x = { .d = document,
                    .lexicon = lexicon,
                    .facts = facts,
                    .mentions = g_array_new(FALSE, FALSE, sizeof(Mention)),
                    .unowned = g_array_new(FALSE, FALSE, sizeof(OfficeHeld)),
                    .heads = g_array_new(FALSE, FALSE, sizeof(OfficeHeld)),
                    .at = ent_arena_array(document->arena, document->n_tokens + 1, sizeof(guint32)),
                    .said = ent_arena_array(document->arena, document->n_tokens + 1, sizeof(guint8)),
                    .apposed = ent_arena_array(document->arena, document->n_tokens + 1, sizeof(guint32)) };
    for (guint32 i = 0; i <= document->n_tokens; i++)
        x.at[i] = x.apposed[i] = ENT_NONE;
    copy_types(&x);
    find_all(&x);
    g_array_unref(x.mentions);
    g_array_unref(x.unowned);
    g_array_unref(x.heads);
    ent_graph_sort(facts);
    return g_steal_pointer(&facts);
}
