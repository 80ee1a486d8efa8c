/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "lexicon/lexicon.h"

/* A file that is gone when its test is over. */
typedef char *TempPath;

static void remove_temp(TempPath *path)
{
    g_unlink(*path);
    g_free(*path);
}

static TempPath temp_file(const char *text)
{
    char *path = NULL;
    const int fd = g_file_open_tmp("entente-XXXXXX.xml", &path, NULL);
    assert_true(fd >= 0);
    close(fd);
    assert_true(g_file_set_contents(path, text, -1, NULL));
    return path;
}

#define TEMP_FILE(name, text) __attribute__((cleanup(remove_temp))) TempPath name = temp_file(text)

static EntLexicon *load(const char *names, const char *ontology, GError **error)
{
    const char *const paths[] = { names, NULL };
    const EntLexiconOptions options = { .ontology = ontology, .names = names == NULL ? NULL : paths };
    return ent_lexicon_load(&options, error);
}

/* Loading must fail with BAD_INPUT "FILE:LINE: …" that holds `what`. */
static void expect_failure(const char *names, const char *ontology, int line, const char *what)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EntLexicon) lexicon = load(names, ontology, &error);
    assert_null(lexicon);
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
    g_autofree char *where = g_strdup_printf("%s:%d: ", names == NULL ? ontology : names, line);
    if (!g_str_has_prefix(error->message, where) || strstr(error->message, what) == NULL)
        fail_msg("%s", error->message);
}

static const EntMatch *match(const EntLexicon *lexicon, const char *text, EntMatch *found)
{
    return ent_lexicon_match(lexicon, ent_str(text), 0, found) ? found : NULL;
}

static void a_lexicon_needs_no_files(void **state)
{
    (void)state;
    g_autoptr(EntLexicon) lexicon = ent_lexicon_load(NULL, NULL);
    assert_non_null(lexicon);
    assert_int_equal(strlen(ent_lexicon_names_id(lexicon)), 12);
    assert_int_equal(strlen(ent_lexicon_ontology_id(lexicon)), 12);
    ent_lexicon_free(NULL);
}

static void identities_follow_what_was_loaded(void **state)
{
    (void)state;
    TEMP_FILE(names, "<names><person name='Ana Ruiz'/></names>");
    TEMP_FILE(ontology, "<ontology/>");
    g_autoptr(EntLexicon) plain = load(NULL, NULL, NULL);
    g_autoptr(EntLexicon) again = load(NULL, NULL, NULL);
    g_autoptr(EntLexicon) named = load(names, NULL, NULL);
    g_autoptr(EntLexicon) meant = load(NULL, ontology, NULL);
    assert_string_equal(ent_lexicon_names_id(plain), ent_lexicon_names_id(again));
    assert_string_equal(ent_lexicon_ontology_id(plain), ent_lexicon_ontology_id(again));
    assert_string_not_equal(ent_lexicon_names_id(plain), ent_lexicon_names_id(named));
    assert_string_equal(ent_lexicon_ontology_id(plain), ent_lexicon_ontology_id(named));
    assert_string_not_equal(ent_lexicon_ontology_id(plain), ent_lexicon_ontology_id(meant));
    assert_string_equal(ent_lexicon_names_id(plain), ent_lexicon_names_id(meant));
}

static void users_people_and_organizations_are_known(void **state)
{
    (void)state;
    TEMP_FILE(names, "<names>\n"
                     "  <organization name='Harbour League' sort='league' country='FI'>\n"
                     "    <alias>HL</alias><seat>Turku</seat><member code='FI'/><member code='EE'/>\n"
                     "  </organization>\n"
                     "  <person name='Ána Ruiz' country='PE'>\n"
                     "    <alias>A. Ruiz</alias><role title='Foreign Minister' of='PE'/><role title='chair' of='Harbour League'/><role title='poet'/>\n"
                     "  </person>\n"
                     "</names>");
    g_autoptr(GError) error = NULL;
    g_autoptr(EntLexicon) lexicon = load(names, NULL, &error);
    assert_null(error);
    EntMatch found = { 0 };
    assert_string_equal(match(lexicon, "Ana Ruiz said", &found)->entry->id, "person:ana-ruiz");
    assert_int_equal(found.entry->kind, ENT_ENTRY_PERSON);
    assert_string_equal(found.entry->name, "Ána Ruiz");
    assert_string_equal(found.entry->iso3166, "PE");
    assert_string_equal(found.entry->roles[0].of, "country:PE");
    assert_string_equal(found.entry->roles[1].of, "organization:harbour-league");
    assert_string_equal(found.entry->roles[2].title, "poet");
    assert_null(found.entry->roles[2].of);
    assert_null(found.entry->roles[3].title);
    assert_string_equal(match(lexicon, "A. Ruiz", &found)->entry->id, "person:ana-ruiz");
    assert_string_equal(match(lexicon, "HL", &found)->entry->id, "organization:harbour-league");
    assert_string_equal(found.entry->members[1], "EE");
    assert_string_equal(match(lexicon, "Turku", &found)->entry->sort, "league");
    assert_int_equal(found.kind, ENT_FORM_CAPITAL);
}

static void users_forms_win_and_join_our_entries(void **state)
{
    (void)state;
    TEMP_FILE(names, "<names>\n"
                     "  <organization name='NATO'><alias>the Shield</alias><alias>Washington</alias></organization>\n"
                     "  <country code='FR'><alias>Hexagon</alias><government>Rue du Test</government></country>\n"
                     "  <place name='Reuters' country='FR'/>\n"
                     "</names>");
    g_autoptr(EntLexicon) lexicon = load(names, NULL, NULL);
    assert_non_null(lexicon);
    EntMatch found = { 0 };
    assert_string_equal(match(lexicon, "Washington", &found)->entry->id, "organization:nato");
    assert_string_equal(found.entry->sort, "alliance");
    assert_non_null(found.entry->members);
    assert_string_equal(match(lexicon, "Hexagon", &found)->entry->id, "country:FR");
    assert_string_equal(found.entry->name, "France");
    assert_int_equal(match(lexicon, "Rue du Test", &found)->kind, ENT_FORM_GOVERNMENT);
    assert_int_equal(match(lexicon, "Reuters", &found)->kind, ENT_FORM_PLACE);
}

static void bad_names_are_told_with_file_and_line(void **state)
{
    (void)state;
    TEMP_FILE(unknown, "<names>\n  <persona name='A'/>\n</names>");
    TEMP_FILE(nameless, "<names>\n\n  <person/>\n</names>");
    TEMP_FILE(member, "<names>\n<organization name='A B'>\n<member code='ZZ'/></organization></names>");
    TEMP_FILE(members, "<names>\n<organization name='A B' members='FR ZZ'/></names>");
    TEMP_FILE(country, "<names>\n<person name='A B' country='QQ'/></names>");
    TEMP_FILE(codes, "<names>\n<country code='QQ'><alias>Q</alias></country></names>");
    TEMP_FILE(place, "<names><place name='Q' country='QQ'/></names>");
    TEMP_FILE(role, "<names><person name='A B'>\n<role title='head' of='Nobody Inc'/></person></names>");
    TEMP_FILE(empty, "<names><person name='A B'>\n<alias> </alias></person></names>");
    TEMP_FILE(symbol, "<names>\n<person name='@ruiz'/></names>");
    TEMP_FILE(broken, "<names>\n<person name='A'>\n</names>");
    expect_failure(unknown, NULL, 2, "persona");
    expect_failure(nameless, NULL, 3, "person");
    expect_failure(member, NULL, 3, "ZZ");
    expect_failure(members, NULL, 2, "ZZ");
    expect_failure(country, NULL, 2, "QQ");
    expect_failure(codes, NULL, 2, "QQ");
    expect_failure(place, NULL, 1, "QQ");
    expect_failure(role, NULL, 2, "Nobody Inc");
    expect_failure(empty, NULL, 2, "<alias>");
    expect_failure(symbol, NULL, 2, "<person name=\"@ruiz\">");
    expect_failure(broken, NULL, 3, "");
}

static void a_missing_file_is_an_io_error(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(load("/nonexistent.xml", NULL, &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
    g_clear_error(&error);
    assert_null(load(NULL, "/nonexistent.xml", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
}

static guint count_forms(const EntLexicon *lexicon, const char *word)
{
    guint n = 0;
    ent_lexicon_cue_forms(lexicon, ent_str(word), &n);
    return n;
}

static void users_ontology_adds_types_and_cues(void **state)
{
    (void)state;
    TEMP_FILE(ontology, "<ontology>\n"
                        "  <type id='trades_with' symmetric='true'><verb lemma='barter' objects='with'/></type>\n"
                        "  <type id='supports' colour='#112233'><verb lemma='zing'/><noun lemma='zest'/></type>\n"
                        "</ontology>");
    g_autoptr(EntLexicon) lexicon = load(NULL, ontology, NULL);
    assert_non_null(lexicon);
    const GPtrArray *const types = ent_lexicon_types(lexicon);
    const EntRelationType *const supports = g_ptr_array_index((GPtrArray *)types, 0);
    const EntRelationType *const trades = g_ptr_array_index((GPtrArray *)types, types->len - 1);
    assert_string_equal(supports->colour, "#112233");
    assert_int_equal(supports->sign, 1);
    assert_string_equal(trades->id, "trades_with");
    assert_string_equal(trades->label, "trades with");
    assert_true(trades->symmetric && trades->measured);
    assert_string_equal(trades->line, "solid");
    guint n = 0;
    const EntCueForm *const zing = ent_lexicon_cue_forms(lexicon, ENT_STR("zinged"), &n);
    assert_int_equal(n, 1);
    assert_int_equal(zing->cue->type, 0);
    assert_string_equal(zing->cue->objects[0], "");
    assert_null(zing->cue->example);
    const EntCueForm *const zest = ent_lexicon_cue_forms(lexicon, ENT_STR("zests"), &n);
    assert_string_equal(zest->cue->objects[0], "of");
    assert_true(count_forms(lexicon, "opposed") > 0);
}

static void users_ontology_replaces_ours(void **state)
{
    (void)state;
    TEMP_FILE(ontology, "<ontology replace='true'><type id='likes' sign='1'><verb lemma='like' weight='0.5'/></type></ontology>");
    g_autoptr(EntLexicon) lexicon = load(NULL, ontology, NULL);
    assert_non_null(lexicon);
    assert_int_equal(ent_lexicon_types(lexicon)->len, 1);
    assert_int_equal(ent_lexicon_cues(lexicon)->len, 1);
    assert_int_equal(count_forms(lexicon, "opposed"), 0);
    assert_int_equal(count_forms(lexicon, "liked"), 1);
    assert_true(ent_lexicon_is(lexicon, ENT_WORD_HEDGE, ENT_STR("may")));
}

static void bad_ontologies_are_told_with_file_and_line(void **state)
{
    (void)state;
    TEMP_FILE(root, "<names/>");
    TEMP_FILE(sign, "<ontology>\n  <type id='a' sign='2'/>\n</ontology>");
    TEMP_FILE(colour, "<ontology>\n\n<type id='a' colour='red'/></ontology>");
    TEMP_FILE(weight, "<ontology><type id='a'>\n<verb lemma='like' weight='1.5'/></type></ontology>");
    TEMP_FILE(lemma, "<ontology><type id='a'>\n<verb lemma='Like It'/></type></ontology>");
    TEMP_FILE(dtd, "<?xml version='1.0'?>\n<!DOCTYPE ontology [<!ENTITY x 'y'>]>\n<ontology/>");
    expect_failure(NULL, root, 1, "ontology");
    expect_failure(NULL, sign, 2, "");
    expect_failure(NULL, colour, 3, "");
    expect_failure(NULL, weight, 2, "");
    expect_failure(NULL, lemma, 2, "");
    expect_failure(NULL, dtd, 2, "DOCTYPE");
}

static gpointer ask(gpointer data)
{
    const EntLexicon *const lexicon = data;
    guint hits = 0;
    for (guint i = 0; i < 2000; i++) {
        EntMatch found = { 0 };
        hits += match(lexicon, "Peru's", &found) != NULL && found.n == 4;
    }
    return GUINT_TO_POINTER(hits);
}

static void threads_share_a_lexicon(void **state)
{
    (void)state;
    g_autoptr(EntLexicon) lexicon = ent_lexicon_load(NULL, NULL);
    GThread *threads[3];
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
        threads[i] = g_thread_new("ask", ask, lexicon);
    for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
        assert_int_equal(GPOINTER_TO_UINT(g_thread_join(threads[i])), 2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lexicon_needs_no_files),
        cmocka_unit_test(identities_follow_what_was_loaded),
        cmocka_unit_test(users_people_and_organizations_are_known),
        cmocka_unit_test(users_forms_win_and_join_our_entries),
        cmocka_unit_test(bad_names_are_told_with_file_and_line),
        cmocka_unit_test(a_missing_file_is_an_io_error),
        cmocka_unit_test(users_ontology_adds_types_and_cues),
        cmocka_unit_test(users_ontology_replaces_ours),
        cmocka_unit_test(bad_ontologies_are_told_with_file_and_line),
        cmocka_unit_test(threads_share_a_lexicon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
