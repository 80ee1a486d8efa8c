/* SPDX-License-Identifier: Apache-2.0 */
/* Decisions of others: what the log says already, and what it says otherwise. */
#include "test_store_samples.h"

#include <entente/review.h>

static EntStore *open_with_people(const char *folder)
{
    EntStore *const store = open_store(folder, ENT_STORE_WRITE);
    EntGraph *const facts = sample_facts("a.txt", NULL, NULL, "Ana Ruiz backs Kenya.");
    const guint32 ana = sample_node(facts, "person:ana-ruiz", ENT_PERSON, "Ana Ruiz");
    sample_node(facts, "person:ben-ode", ENT_PERSON, "Ben Ode");
    sample_edge(facts, ana, 0, sample_node(facts, "country:KE", ENT_COUNTRY, "Kenya"));
    add_facts(store, facts);
    commit(store);
    return store;
}

static EntDecision *from_json(const char *json)
{
    g_autoptr(GError) error = NULL;
    EntDecision *const decision = ent_decision_read_json((EntStr){ json, strlen(json) }, "line", &error);
    if (decision == NULL)
        fail_msg("%s", error->message);
    return decision;
}

static EntImportTally import(EntStore *store, const char *json, gboolean theirs)
{
    g_autoptr(GPtrArray) coming = g_ptr_array_new_with_free_func((GDestroyNotify)ent_decision_free);
    const EntImportOptions options = { .theirs = theirs };
    EntImportTally tally;
    g_autoptr(GError) error = NULL;
    g_ptr_array_add(coming, from_json(json));
    if (!ent_store_import(store, coming, &options, &tally, &error))
        fail_msg("%s", error->message);
    return tally;
}

#define ANA "\"entity\":{\"id\":\"person:ana-ruiz\"}"
#define BEN "\"entity\":{\"id\":\"person:ben-ode\"}"
#define EDGE ANA ",\"type\":\"supports\",\"other\":{\"id\":\"country:KE\"},\"sentences\":[\"Ana Ruiz backs Kenya.\"]"

enum { ADDED, THERE, CONFLICT };

static void the_same_is_there_and_the_opposite_a_conflict(void **state)
{
    static const struct {
        const char *ours, *theirs;
        int becomes;
    } cases[] = {
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", "{\"decision\":\"rename\"," ANA ",\"name\":\"A\",\"by\":\"kim\"}",
          THERE },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", "{\"decision\":\"rename\"," ANA ",\"name\":\"B\"}", CONFLICT },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", "{\"decision\":\"rename\"," BEN ",\"name\":\"B\"}", ADDED },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", "{\"decision\":\"retype\"," ANA ",\"type\":\"country\"}", ADDED },
        { "{\"decision\":\"retype\"," ANA ",\"type\":\"country\"}", "{\"decision\":\"retype\"," ANA ",\"type\":\"organization\"}",
          CONFLICT },
        { "{\"decision\":\"retype\"," ANA ",\"type\":\"country\"}", "{\"decision\":\"retype\"," ANA ",\"type\":\"country\"}",
          THERE },
        { "{\"decision\":\"merge\"," ANA ",\"other\":{\"id\":\"person:ben-ode\"}}",
          "{\"decision\":\"merge\"," BEN ",\"other\":{\"id\":\"person:ana-ruiz\"}}", THERE },
        { "{\"decision\":\"merge\"," ANA ",\"other\":{\"id\":\"person:ben-ode\"}}",
          "{\"decision\":\"merge\"," ANA ",\"other\":{\"id\":\"person:eva-lind\"}}", ADDED },
        { "{\"decision\":\"merge\"," ANA ",\"other\":{\"id\":\"person:ben-ode\"}}",
          "{\"decision\":\"split\"," ANA ",\"name\":\"Ben Ode\",\"into\":\"person:ben-ode\",\"called\":[\"Ben Ode\"]}",
          CONFLICT },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"Ben Ode\",\"into\":\"person:ben-ode\",\"called\":[\"Ben Ode\"]}",
          "{\"decision\":\"merge\"," BEN ",\"other\":{\"id\":\"person:ana-ruiz\"}}", CONFLICT },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"X\",\"into\":\"person:x\",\"called\":[\"X\",\"Y\"]}",
          "{\"decision\":\"split\"," ANA ",\"name\":\"Z\",\"into\":\"person:z\",\"called\":[\"Y\"]}", CONFLICT },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"X\",\"into\":\"person:x\",\"called\":[\"X\",\"Y\"]}",
          "{\"decision\":\"split\"," ANA ",\"name\":\"X\",\"into\":\"person:x\",\"called\":[\"Y\"]}", THERE },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"X\",\"into\":\"person:x\",\"called\":[\"X\"]}",
          "{\"decision\":\"split\"," ANA ",\"name\":\"Z\",\"into\":\"person:z\",\"called\":[\"Z\"]}", ADDED },
        { "{\"decision\":\"reject\"," EDGE "}", "{\"decision\":\"accept\"," EDGE "}", CONFLICT },
        { "{\"decision\":\"reject\"," EDGE "}", "{\"decision\":\"reject\"," EDGE ",\"note\":\"no\"}", THERE },
        { "{\"decision\":\"reject\"," EDGE "}", "{\"decision\":\"rename\"," ANA ",\"name\":\"B\"}", ADDED },
        { "{\"decision\":\"reject\"," ANA "}", "{\"decision\":\"accept\"," ANA "}", CONFLICT },
        { "{\"decision\":\"reject\"," ANA "}", "{\"decision\":\"rename\"," ANA ",\"name\":\"B\"}", CONFLICT },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"B\"}", "{\"decision\":\"reject\"," ANA "}", CONFLICT },
        { "{\"decision\":\"merge\"," BEN ",\"other\":{\"id\":\"person:ana-ruiz\"}}", "{\"decision\":\"reject\"," ANA "}",
          CONFLICT },
        { "{\"decision\":\"accept\"," ANA "}", "{\"decision\":\"rename\"," ANA ",\"name\":\"B\"}", ADDED },
        { "{\"decision\":\"reject\"," ANA "}", "{\"decision\":\"reject\"," ANA ",\"by\":\"kim\"}", THERE },
    };
    g_autofree char *path = g_build_filename(*state, "graph.db", NULL);
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_unlink(path);
        g_autoptr(EntStore) store = open_with_people(*state);
        assert_int_equal(import(store, cases[i].ours, FALSE).added, 1);
        const EntImportTally tally = import(store, cases[i].theirs, FALSE);
        if ((int)tally.added != (cases[i].becomes == ADDED) || (int)tally.there != (cases[i].becomes == THERE) ||
            (int)tally.conflicts != (cases[i].becomes == CONFLICT))
            fail_msg("%s after %s: %u added, %u there, %u conflicts", cases[i].theirs, cases[i].ours, tally.added, tally.there,
                     tally.conflicts);
        g_autoptr(GPtrArray) log = ent_store_decisions(store, NULL);
        assert_int_equal(log->len, 1 + (cases[i].becomes == ADDED));
    }
}

static void theirs_take_the_place_of_all_that_contradict(void **state)
{
    g_autoptr(EntStore) store = open_with_people(*state);
    import(store, "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", FALSE);
    import(store, "{\"decision\":\"retype\"," ANA ",\"type\":\"organization\"}", FALSE);
    const EntImportTally tally = import(store, "{\"decision\":\"reject\"," ANA "}", TRUE);
    assert_int_equal(tally.conflicts, 2);
    assert_int_equal(tally.added, 1);
    g_autoptr(GPtrArray) log = ent_store_decisions(store, NULL);
    assert_int_equal(log->len, 1);
    assert_int_equal(((EntDecision *)log->pdata[0])->verb, ENT_REJECT);
}

static void what_is_no_decision_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *json, *says;
    } cases[] = {
        { "", "no JSON" },
        { "[]", "decision" },
        { "{\"decision\":7}", "decision" },
        { "{\"decision\":\"explode\"," ANA "}", "none of merge" },
        { "{\"decision\":\"merge\"," ANA "}", "other: is missing" },
        { "{\"decision\":\"rename\"," ANA "}", "name: is missing" },
        { "{\"decision\":\"rename\",\"name\":\"A\"}", "entity: is missing" },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"a\\u001b[31mb\"}", "no line of text" },
        { "{\"decision\":\"rename\",\"entity\":{\"id\":\"ghost:x\"},\"name\":\"A\"}", "no node id" },
        { "{\"decision\":\"rename\",\"entity\":{\"id\":\"person:a b\"},\"name\":\"A\"}", "no node id" },
        { "{\"decision\":\"rename\",\"entity\":\"person:a\",\"name\":\"A\"}", "no node id" },
        { "{\"decision\":\"rename\",\"entity\":{\"id\":\"person:a\",\"seen\":[[\"k\"]]},\"name\":\"A\"}", "no pair" },
        { "{\"decision\":\"retype\"," ANA ",\"type\":\"ghost\"}", "none of country" },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"A\",\"into\":\"person:a\"}", "both empty" },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"A\",\"into\":\"a\",\"called\":[\"A\"]}", "into" },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"A\",\"into\":\"person:a\",\"called\":[7]}", "no string" },
        { "{\"decision\":\"split\"," ANA ",\"name\":\"A\",\"into\":\"person:a\",\"called\":7}", "no list" },
        { "{\"decision\":\"reject\"," ANA ",\"other\":{\"id\":\"country:KE\"},\"type\":\"supports\"}", "sentences: is empty" },
        { "{\"decision\":\"reject\"," ANA ",\"other\":{\"id\":\"country:KE\"},\"sentences\":[\"x\"]}", "type: is missing" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(EntDecision) decision =
            ent_decision_read_json((EntStr){ cases[i].json, strlen(cases[i].json) }, "file:3", &error);
        assert_null(decision);
        assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT));
        assert_true(g_str_has_prefix(error->message, "file:3: "));
        if (strstr(error->message, cases[i].says) == NULL)
            fail_msg("%s: %s", cases[i].json, error->message);
    }
}

static void decisions_are_put_in_words(void **state)
{
    (void)state;
    static const struct {
        const char *json, *text;
    } cases[] = {
        { "{\"decision\":\"merge\"," ANA ",\"other\":{\"id\":\"person:b\",\"name\":\"B\"}}",
          "merge person:ana-ruiz with B (person:b)" },
        { "{\"decision\":\"rename\"," ANA ",\"name\":\"A\"}", "rename person:ana-ruiz to A" },
        { "{\"decision\":\"retype\"," ANA ",\"type\":\"country\"}", "retype person:ana-ruiz as country" },
        { "{\"decision\":\"accept\"," ANA "}", "accept person:ana-ruiz" },
        { "{\"decision\":\"reject\"," EDGE "}", "reject person:ana-ruiz supports country:KE, 1 sentence" },
        { "{\"decision\":\"split\"," ANA
          ",\"name\":\"X\",\"into\":\"person:x\",\"articles\":[[\"a.txt\",\"00\"]],\"called\":[\"X\",\"Y\"]}",
          "split person:ana-ruiz: X (person:x) is somebody else in 1 article, and where called \"X\", \"Y\"" },
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(EntDecision) decision = from_json(cases[i].json);
        g_autofree char *text = ent_decision_text(decision);
        assert_string_equal(text, cases[i].text);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_same_is_there_and_the_opposite_a_conflict),
        TEST(theirs_take_the_place_of_all_that_contradict),
        cmocka_unit_test(what_is_no_decision_is_refused),
        cmocka_unit_test(decisions_are_put_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
