/* SPDX-License-Identifier: Apache-2.0 */
/* Every kind of thing that points at bytes, moved away from them. */
#include "test_store_samples.h"

#include <entente/verify.h>
#include <sqlite3.h>

static char *make_graph(const char *folder)
{
    g_autoptr(EntStore) store = open_store(folder, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, "Zoë Adé backs Kenya, \"as we must\".");
    const guint32 zoe = sample_node(facts, "person:zoe-ade", ENT_PERSON, "Zoë Adé");
    sample_edge(facts, zoe, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
    EntQuote *const whole = ent_graph_add_quote(facts, 0), *const split = ent_graph_add_quote(facts, 0);
    whole->speaker = split->speaker = zoe;
    whole->text = g_strdup("Zoë");
    whole->span = (EntSpan){ 0, 4 };
    split->text = g_strdup("Zoë backs");
    split->span = (EntSpan){ 0, 15 };
    g_array_append_vals(split->parts, ((EntSpan[]){ { 0, 4 }, { 10, 15 } }), 2);
    add_facts(store, facts);
    commit(store);
    return g_build_filename(folder, "graph.db", NULL);
}

static void keep_fault(const EntFault *fault, gpointer data)
{
    g_string_append_printf(data, "%s %s %d-%d %s\n", fault->path, ent_verify_kind_name(fault->kind), (int)fault->start,
                           (int)fault->end, fault->what);
}

static EntVerifyTally verify(const char *folder, GString *faults)
{
    g_autoptr(EntStore) store = open_store(folder, ENT_STORE_READ);
    EntVerifyTally tally;
    g_autoptr(GError) error = NULL;
    if (!ent_store_verify(store, faults != NULL ? keep_fault : NULL, faults, &tally, &error))
        fail_msg("%s", error->message);
    return tally;
}

static void a_sound_file_has_no_faults(void **state)
{
    g_autofree char *path = make_graph(*state);
    const EntVerifyTally tally = verify(*state, NULL);
    assert_int_equal(tally.articles, 1);
    assert_int_equal(tally.evidence, 1);
    assert_int_equal(tally.quotes, 2);
    assert_int_equal(tally.mentions, 2);
    assert_int_equal(tally.faults + tally.without_text, 0);
}

static void an_empty_file_has_nothing_to_check(void **state)
{
    {
        g_autoptr(EntStore) store = open_store(*state, ENT_STORE_WRITE);
    }
    assert_int_equal(verify(*state, NULL).articles, 0);
}

static void each_harm_is_told_with_its_place(void **state)
{
    static const struct {
        const char *sql, *says;
    } harms[] = {
        { "UPDATE evidence SET sentence = 'Kenya backs Zoë.'", "a.txt evidence 0-36 other words stand there\n" },
        { "UPDATE evidence SET start_byte = 1", "a.txt evidence 1-36 other words stand there\n" },
        { "UPDATE evidence SET start_byte = 3", "a.txt evidence 3-36 a character is cut in two\n" },
        { "UPDATE evidence SET end_byte = 99", "a.txt evidence 0-99 the text ends before\n" },
        { "UPDATE evidence SET start_byte = -5", "a.txt evidence -5-36 start and end are no range\n" },
        { "UPDATE mentions SET end_byte = 3 WHERE n = (SELECT min(n) FROM mentions)",
          "a.txt mention 0-3 a character is cut in two\n" },
        { "UPDATE quotations SET text = 'Zoé' WHERE end_byte = 4", "a.txt quotation 0-4 other words stand there\n" },
        { "UPDATE quotations SET text = 'Zoë' WHERE end_byte = 15", "a.txt quotation 0-15 other words stand there\n" },
        { "UPDATE quotation_parts SET end_byte = 77 WHERE end_byte = 15", "a.txt quotation 0-15 the text ends before\n" },
        { "UPDATE articles SET sha256 = 'x'", "a.txt text 0-36 its SHA-256 is another\n" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(harms); i++) {
        g_autofree char *path = make_graph(*state);
        g_autoptr(GString) faults = g_string_new(NULL);
        sqlite3 *db = NULL;
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db, harms[i].sql, NULL, NULL, NULL), SQLITE_OK);
        sqlite3_close(db);
        const EntVerifyTally tally = verify(*state, faults);
        assert_string_equal(faults->str, harms[i].says);
        assert_int_equal(tally.faults, 1);
        g_unlink(path);
    }
}

static void texts_that_were_left_out_are_counted(void **state)
{
    g_autofree char *path = make_graph(*state);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "UPDATE articles SET text = NULL", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    const EntVerifyTally tally = verify(*state, NULL);
    assert_int_equal(tally.without_text, 1);
    assert_int_equal(tally.evidence + tally.faults, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sound_file_has_no_faults),
        TEST(an_empty_file_has_nothing_to_check),
        TEST(each_harm_is_told_with_its_place),
        TEST(texts_that_were_left_out_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
