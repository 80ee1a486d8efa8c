/* SPDX-License-Identifier: Apache-2.0 */
/* The examples of the ontology, run: what each cue of support or opposition is said to say, some two phrases of its sentence must stand in. */
#include "test_extract_say.h"

#include "extract/document.h"

static EntDocument *document_of(EntArticle *article, const char *text)
{
    ent_article_take_text(article, g_strdup(text), NULL);
    article->path = g_strdup("example.txt");
    EntDocument *const d = ent_annotate(article, say_lexicon, say_engine, 1, NULL);
    assert_non_null(d);
    return d;
}

/* The phrase at token i by its head and the words of a name around it; FALSE where no phrase has its head there. */
static gboolean phrase_at(const EntDocument *d, guint32 i, EntEngineSpan *span)
{
    const EntParsed *const p = &d->parsed[i];
    if ((p->pos != ENT_POS_NOUN && p->pos != ENT_POS_PROPN && p->pos != ENT_POS_PRON && p->pos != ENT_POS_ADJ) ||
        p->rel == ENT_REL_FLAT)
        return FALSE;
    *span = (EntEngineSpan){ i, i + 1 };
    while (span->last < d->n_tokens && d->parsed[span->last].rel == ENT_REL_FLAT)
        span->last++;
    return TRUE;
}

/* The sign of what the sentence says of any two of its phrases; 0 where nothing. */
static gboolean says(EntDocument *d, int sign)
{
    for (guint32 i = 0; i < d->n_tokens; i++)
        for (guint32 k = i + 1; k < d->n_tokens; k++) {
            EntEngineSpan a, b;
            double confidence;
            if (!phrase_at(d, i, &a) || !phrase_at(d, k, &b))
                continue;
            const EntStance stance = ent_relate_spans(d, a, b, &confidence);
            const int said = stance == ENT_STANCE_NONE                                                   ? 0
                             : stance == ENT_STANCE_A_SUPPORTS_B || stance == ENT_STANCE_B_SUPPORTS_A ? 1
                                                                                                         : -1;
            if (said == sign)
                return TRUE;
        }
    return FALSE;
}

static void examples_say_what_their_cues_mean(void **state)
{
    (void)state;
    g_autoptr(EntGraph) opened = facts_by_model("Kenya condemned Peru."); /* opens the engine, or skips */
    const GPtrArray *const cues = ent_lexicon_cues(say_lexicon), *const types = ent_lexicon_types(say_lexicon);
    guint n = 0, right = 0;
    for (guint i = 0; i < cues->len; i++) {
        const EntCue *const cue = g_ptr_array_index(cues, i);
        const EntRelationType *const type = g_ptr_array_index(types, cue->type);
        if (cue->example == NULL || type->symmetric || (!g_str_equal(type->id, "supports") && !g_str_equal(type->id, "opposes")))
            continue;
        g_autoptr(EntArticle) article = ent_article_new();
        g_autoptr(EntDocument) d = document_of(article, cue->example);
        const gboolean ok = says(d, type->sign);
        n++;
        right += ok;
        if (!ok)
            print_message("%s %s: %s\n", type->id, cue->lemma, cue->example);
    }
    print_message("%u of %u examples say what their cue means\n", right, n);
    assert_true(n > 500);
    assert_true(right * 100 >= n * 95);
}

static void spans_within_each_other_are_unrelated(void **state)
{
    (void)state;
    g_autoptr(EntGraph) opened = facts_by_model("Kenya condemned Peru.");
    g_autoptr(EntArticle) article = ent_article_new();
    g_autoptr(EntDocument) d = document_of(article, "Kenya condemned Peru.");
    double confidence = 1;
    assert_int_equal(ent_relate_spans(d, (EntEngineSpan){ 0, 1 }, (EntEngineSpan){ 2, 3 }, &confidence), ENT_STANCE_A_OPPOSES_B);
    assert_true(confidence > 0.8);
    assert_int_equal(ent_relate_spans(d, (EntEngineSpan){ 2, 3 }, (EntEngineSpan){ 0, 1 }, &confidence), ENT_STANCE_B_OPPOSES_A);
    assert_int_equal(ent_relate_spans(d, (EntEngineSpan){ 0, 3 }, (EntEngineSpan){ 2, 3 }, &confidence), ENT_STANCE_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_say_what_their_cues_mean),
        cmocka_unit_test(spans_within_each_other_are_unrelated),
    };
    return cmocka_run_group_tests(tests, say_setup, say_teardown);
}
