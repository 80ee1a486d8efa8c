/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/str.h"
#include "lexicon/lexicon.h"

static EntLexicon *lexicon;

static int load(void **state)
{
    (void)state;
    lexicon = ent_lexicon_load(NULL, NULL);
    return lexicon == NULL;
}

static int unload(void **state)
{
    (void)state;
    ent_lexicon_free(lexicon);
    return 0;
}

static const EntRelationType *type_at(guint index)
{
    return g_ptr_array_index((GPtrArray *)ent_lexicon_types(lexicon), index);
}

static const EntRelationType *type_of(const EntCue *cue)
{
    return type_at(cue->type);
}

/* The first cue of that type that `word` is a form of; NULL where none. */
static const EntCueForm *form_of(const char *word, const char *type)
{
    guint n = 0;
    const EntCueForm *const forms = ent_lexicon_cue_forms(lexicon, ent_str(word), &n);
    for (guint i = 0; i < n; i++) {
        if (g_str_equal(type_of(forms[i].cue)->id, type))
            return &forms[i];
    }
    return NULL;
}

static void types_are_those_of_the_contract(void **state)
{
    (void)state;
    static const struct {
        const char *id;
        int sign;
        gboolean symmetric, measured;
    } want[] = {
        { "supports", 1, FALSE, TRUE }, { "opposes", -1, FALSE, TRUE },    { "quotes", 0, FALSE, FALSE },
        { "cooperates_with", 1, TRUE, TRUE }, { "meets", 0, TRUE, TRUE },  { "member_of", 0, FALSE, FALSE },
        { "represents", 0, FALSE, FALSE }, { "conflicts_with", -1, TRUE, TRUE },
    };
    assert_int_equal(ent_lexicon_types(lexicon)->len, G_N_ELEMENTS(want));
    for (guint i = 0; i < G_N_ELEMENTS(want); i++) {
        const EntRelationType *const type = type_at(i);
        assert_string_equal(type->id, want[i].id);
        assert_int_equal(type->sign, want[i].sign);
        assert_int_equal(type->symmetric, want[i].symmetric);
        assert_int_equal(type->measured, want[i].measured);
        assert_int_equal(strlen(type->colour), 7);
    }
}

static void cue_forms_are_found_in_both_spellings(void **state)
{
    (void)state;
    const char *const words[] = { "criticise", "criticize", "criticised", "criticizing", "criticises" };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const EntCueForm *const form = form_of(words[i], "opposes");
        assert_non_null(form);
        assert_string_equal(form->cue->lemma, "criticise");
    }
    assert_int_equal(form_of("criticised", "opposes")->inflections, 1u << ENT_INFLECT_PAST | 1u << ENT_INFLECT_PARTICIPLE);
    assert_non_null(form_of("favors", "supports"));
    assert_non_null(form_of("said", "quotes"));
    assert_null(form_of("said", "opposes"));
    guint n = 7;
    assert_null(ent_lexicon_cue_forms(lexicon, ENT_STR("table"), &n));
    assert_int_equal(n, 0);
}

static void frames_tell_source_and_target(void **state)
{
    (void)state;
    const EntCue *const oppose = form_of("opposed", "opposes")->cue;
    assert_int_equal(oppose->pos, ENT_CUE_VERB);
    assert_string_equal(oppose->objects[0], "");
    assert_null(oppose->objects[1]);
    assert_null(oppose->sources[0]);
    const EntCue *const rejection = form_of("rejection", "opposes")->cue;
    assert_int_equal(rejection->pos, ENT_CUE_NOUN);
    assert_string_equal(rejection->sources[0], "'s");
    assert_string_equal(rejection->objects[0], "of");
    const EntCue *const lash = form_of("lashed", "opposes")->cue;
    assert_string_equal(lash->with[0], "out");
    assert_string_equal(lash->objects[0], "at");
    assert_true(form_of("cooperated", "cooperates_with")->cue->reciprocal);
    assert_true(form_of("according", "quotes")->cue->speech);
    const EntCue *const speak = form_of("acts", "represents")->cue;
    assert_string_equal(speak->objects[0], "on behalf of");
}

static void every_cue_has_a_target_a_weight_and_an_example(void **state)
{
    (void)state;
    const GPtrArray *const cues = ent_lexicon_cues(lexicon);
    assert_true(cues->len > 400);
    for (guint i = 0; i < cues->len; i++) {
        const EntCue *const cue = g_ptr_array_index((GPtrArray *)cues, i);
        if (cue->objects[0] == NULL || !(cue->weight > 0 && cue->weight <= 1) || cue->example == NULL)
            fail_msg("cue %s", cue->lemma);
        const gboolean owned = g_strv_contains(cue->objects, "'s"); /* of whom it is said is the source */
        if (cue->pos == ENT_CUE_NOUN && cue->sources[0] == NULL && !owned)
            fail_msg("noun %s has no source", cue->lemma);
        if (cue->speech != g_str_equal(type_of(cue)->id, "quotes"))
            fail_msg("speech of %s", cue->lemma);
    }
}

/* An example is only worth its place where it holds the cue. */
static void every_example_holds_a_form_of_its_cue(void **state)
{
    (void)state;
    const GPtrArray *const cues = ent_lexicon_cues(lexicon);
    for (guint i = 0; i < cues->len; i++) {
        const EntCue *const cue = g_ptr_array_index((GPtrArray *)cues, i);
        g_autofree char *lower = g_utf8_strdown(cue->example, -1);
        g_auto(GStrv) words = g_strsplit_set(lower, " ,.:;", -1);
        gboolean found = FALSE;
        for (char **word = words; *word != NULL && !found; word++) {
            guint n = 0;
            const EntCueForm *const forms = ent_lexicon_cue_forms(lexicon, ent_str(*word), &n);
            for (guint j = 0; j < n; j++)
                found = found || forms[j].cue == cue;
        }
        if (!found)
            fail_msg("\"%s\" has no %s", cue->example, cue->lemma);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_are_those_of_the_contract),
        cmocka_unit_test(cue_forms_are_found_in_both_spellings),
        cmocka_unit_test(frames_tell_source_and_target),
        cmocka_unit_test(every_cue_has_a_target_a_weight_and_an_example),
        cmocka_unit_test(every_example_holds_a_form_of_its_cue),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
