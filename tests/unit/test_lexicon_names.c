/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <gio/gio.h>

#include "base/str.h"
#include "lexicon/lexicon_internal.h"

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

/* The match at the start of `text` must be `id` (NULL for a place), of that kind and length. */
static void expect(const char *text, const char *id, EntFormKind kind, gsize n)
{
    EntMatch match = { 0 };
    if (!ent_lexicon_match(lexicon, ent_str(text), 0, &match))
        fail_msg("nothing at \"%s\"", text);
    if (g_strcmp0(match.entry->id, id) != 0 || match.kind != kind || match.n != n)
        fail_msg("\"%s\" is %s, %u, %zu bytes", text, match.entry->id, match.kind, match.n);
}

static void expect_nothing(const char *text)
{
    EntMatch match;
    if (ent_lexicon_match(lexicon, ent_str(text), 0, &match))
        fail_msg("\"%s\" matches %s", text, match.entry->name);
}

static void countries_go_by_many_names(void **state)
{
    (void)state;
    const char *const names[][2] = {
        { "U.S. troops", "country:US" }, { "US", "country:US" }, { "USA", "country:US" }, { "America", "country:US" },
        { "United States of America", "country:US" }, { "UK", "country:GB" }, { "Great Britain", "country:GB" },
        { "PRC", "country:CN" }, { "DPRK", "country:KP" }, { "ROK", "country:KR" }, { "UAE", "country:AE" }, { "Burma", "country:MM" },
        { "Ivory Coast", "country:CI" }, { "Cote d'Ivoire", "country:CI" }, { "Russian Federation", "country:RU" },
        { "Kosovo", "country:XK" }, { "Palestine", "country:PS" }, { "Taiwan", "country:TW" }, { "Georgia", "country:GE" },
        { "Islamic Republic of Iran", "country:IR" }, { "Türkiye", "country:TR" }, { "Congo", "country:CD" }, { "Niger", "country:NE" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        EntMatch match = { 0 };
        assert_true(ent_lexicon_match(lexicon, ent_str(names[i][0]), 0, &match));
        assert_string_equal(match.entry->id, names[i][1]);
        assert_int_equal(match.kind, ENT_FORM_NAME);
        assert_int_equal(match.entry->kind, ENT_ENTRY_COUNTRY);
    }
    assert_string_equal(ent_lexicon_entry(lexicon, "country:KR")->name, "South Korea");
    assert_string_equal(ent_lexicon_entry(lexicon, "country:VN")->iso3166, "VN");
    assert_null(ent_lexicon_entry(lexicon, "country:ZZ"));
    expect_nothing("us");
    expect_nothing("turkey");
}

static void demonyms_peoples_capitals_and_governments_are_told_apart(void **state)
{
    (void)state;
    expect("Japanese", "country:JP", ENT_FORM_DEMONYM, 8);
    expect("Germans", "country:DE", ENT_FORM_PEOPLE, 7);
    expect("Beijing's", "country:CN", ENT_FORM_CAPITAL, 7);
    expect("Washington, D.C.", "country:US", ENT_FORM_CAPITAL, 16);
    expect("Kremlin", "country:RU", ENT_FORM_GOVERNMENT, 7);
    expect("Elysee", "country:FR", ENT_FORM_GOVERNMENT, 6);
    expect("Quai d’Orsay", "country:FR", ENT_FORM_GOVERNMENT, 14);
    expect("White House", "country:US", ENT_FORM_GOVERNMENT, 11);
    expect("Washington Post", "organization:the-washington-post", ENT_FORM_NAME, 15);
    expect("Jerusalem", NULL, ENT_FORM_PLACE, 9);
    expect("Jerusalem, Israel", "country:IL", ENT_FORM_CAPITAL, 17);
    expect("Hamilton, Bermuda", "country:BM", ENT_FORM_CAPITAL, 17);
    expect_nothing("Hamilton said");
}

static void the_longer_name_wins(void **state)
{
    (void)state;
    expect("South Korean", "country:KR", ENT_FORM_DEMONYM, 12);
    expect("South China Sea", NULL, ENT_FORM_PLACE, 15);
    expect("Guinea-Bissau", "country:GW", ENT_FORM_NAME, 13);
    expect("Papua New Guinea", "country:PG", ENT_FORM_NAME, 16);
    expect("South Asian", NULL, ENT_FORM_PLACE, 11);
    expect("American Samoa", "country:AS", ENT_FORM_NAME, 14);
}

static void standing_organizations_are_known(void **state)
{
    (void)state;
    expect("North Atlantic Treaty Organisation", "organization:nato", ENT_FORM_NAME, 34);
    expect("EU-wide", "organization:european-union", ENT_FORM_NAME, 2);
    expect("Brussels", "organization:european-union", ENT_FORM_CAPITAL, 8);
    expect("Congress", "organization:united-states-congress", ENT_FORM_NAME, 8);
    const EntEntry *const quad = ent_lexicon_entry(lexicon, "organization:quadrilateral-security-dialogue");
    assert_string_equal(quad->sort, "group");
    assert_string_equal(quad->members[0], "AU");
    assert_string_equal(quad->members[3], "US");
    assert_null(quad->members[4]);
    const EntEntry *const reuters = ent_lexicon_entry(lexicon, "organization:reuters");
    assert_string_equal(reuters->sort, "outlet");
    assert_string_equal(reuters->iso3166, "GB");
    assert_null(reuters->members);
}

static void places_and_mere_words_are_nobody(void **state)
{
    (void)state;
    const char *const nobody[] = { "Western", "Monday", "Muslim", "Republican", "Europe", "Strait of Hormuz", "Texas", "New York City", "Crimea" };
    for (size_t i = 0; i < G_N_ELEMENTS(nobody); i++) {
        EntMatch match = { 0 };
        assert_true(ent_lexicon_match(lexicon, ent_str(nobody[i]), 0, &match));
        assert_int_equal(match.kind, ENT_FORM_PLACE);
        assert_null(match.entry->id);
    }
    EntMatch texas = { 0 };
    assert_true(ent_lexicon_match(lexicon, ENT_STR("Texas"), 0, &texas));
    assert_string_equal(texas.entry->iso3166, "US");
}

/* Number of child elements of that name. */
static guint count(const xmlNode *node, const char *element)
{
    guint n = 0;
    for (const xmlNode *child = ent_xml_element(node->children); child != NULL; child = ent_xml_element(child->next))
        n += ent_xml_is(child, element);
    return n;
}

static void every_iso_code_is_a_country(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = g_resources_lookup_data("/entente/iso-countries.xml", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    assert_non_null(bytes);
    gsize n = 0;
    const char *const text = g_bytes_get_data(bytes, &n);
    g_autoptr(xmlDoc) doc = ent_xml_parse((EntStr){ text, n }, "iso-countries.xml", NULL);
    EntArena *const arena = ent_arena_new();
    guint codes = 0;
    for (const xmlNode *node = ent_xml_element(xmlDocGetRootElement(doc)->children); node != NULL; node = ent_xml_element(node->next)) {
        g_autofree char *id = g_strconcat("country:", ent_xml_attribute(node, "code", arena), NULL);
        const EntEntry *const entry = ent_lexicon_entry(lexicon, id);
        if (entry == NULL || entry->name == NULL)
            fail_msg("%s has no name in countries.xml", id);
        codes++;
    }
    ent_arena_free(arena);
    assert_true(codes >= 249);
}

static void every_inhabited_country_has_a_capital_and_a_demonym(void **state)
{
    (void)state;
    /* Uninhabited, or a city that bears the country's name. */
    static const char *const no_capital[] = { "AQ", "BV", "DJ", "GI", "HK", "HM", "LU", "MC", "MO", "SG", "SM", "TF", "UM", "VA", NULL };
    static const char *const no_demonym[] = { "BV", "GG", "GS", "HM", "JE", "SJ", "TF", "UM", NULL };
    g_autoptr(GBytes) bytes = ent_xml_read_file(ENT_SOURCE_DIR "/schema/countries.xml", NULL);
    assert_non_null(bytes);
    gsize n = 0;
    const char *const text = g_bytes_get_data(bytes, &n);
    g_autoptr(xmlDoc) doc = ent_xml_parse((EntStr){ text, n }, "countries.xml", NULL);
    EntArena *const arena = ent_arena_new();
    for (const xmlNode *node = ent_xml_element(xmlDocGetRootElement(doc)->children); node != NULL; node = ent_xml_element(node->next)) {
        const char *const code = ent_xml_attribute(node, "code", arena);
        if ((count(node, "capital") > 0) == g_strv_contains(no_capital, code))
            fail_msg("capital of %s", code);
        if ((count(node, "demonym") > 0) == g_strv_contains(no_demonym, code))
            fail_msg("demonym of %s", code);
    }
    ent_arena_free(arena);
}

static void every_organization_has_a_node_of_its_own(void **state)
{
    (void)state;
    g_autoptr(GBytes) bytes = ent_xml_read_file(ENT_SOURCE_DIR "/schema/organizations.xml", NULL);
    assert_non_null(bytes);
    gsize n = 0;
    const char *const text = g_bytes_get_data(bytes, &n);
    g_autoptr(xmlDoc) doc = ent_xml_parse((EntStr){ text, n }, "organizations.xml", NULL);
    EntArena *const arena = ent_arena_new();
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (const xmlNode *node = ent_xml_element(xmlDocGetRootElement(doc)->children); node != NULL; node = ent_xml_element(node->next)) {
        const char *const name = ent_xml_attribute(node, "name", arena);
        char *const slug = ent_slug(ent_str(name));
        g_autofree char *id = g_strconcat("organization:", slug, NULL);
        assert_non_null(ent_lexicon_entry(lexicon, id));
        if (!g_hash_table_add(seen, slug))
            fail_msg("%s has the id of another", name);
    }
    ent_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_go_by_many_names),
        cmocka_unit_test(demonyms_peoples_capitals_and_governments_are_told_apart),
        cmocka_unit_test(the_longer_name_wins),
        cmocka_unit_test(standing_organizations_are_known),
        cmocka_unit_test(places_and_mere_words_are_nobody),
        cmocka_unit_test(every_iso_code_is_a_country),
        cmocka_unit_test(every_inhabited_country_has_a_capital_and_a_demonym),
        cmocka_unit_test(every_organization_has_a_node_of_its_own),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
