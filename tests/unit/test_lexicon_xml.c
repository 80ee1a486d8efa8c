/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <string.h>

#include "base/str.h"
#include "lexicon/xml.h"

static void expect_error(const char *text, int code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(xmlDoc) doc = ent_xml_parse(ent_str(text), "x.xml", &error);
    assert_null(doc);
    assert_true(g_error_matches(error, ENT_ERROR, code));
    if (!g_str_has_prefix(error->message, message))
        fail_msg("%s", error->message);
}

static void what_is_no_xml_is_told_with_its_line(void **state)
{
    (void)state;
    expect_error("", ENT_ERROR_BAD_INPUT, "x.xml:1: ");
    expect_error("hello", ENT_ERROR_BAD_INPUT, "x.xml:1: ");
    expect_error("<names>\n\n<person>\n</names>", ENT_ERROR_BAD_INPUT, "x.xml:4: ");
    expect_error("<names a='\xFF'/>", ENT_ERROR_BAD_INPUT, "x.xml:1: ");
}

static void a_doctype_is_refused(void **state)
{
    (void)state;
    expect_error("<?xml version='1.0'?>\n<!DOCTYPE names [<!ENTITY a 'b'>]>\n<names>&a;</names>", ENT_ERROR_BAD_INPUT, "x.xml:2: a DOCTYPE");
    expect_error("<!DOCTYPE names SYSTEM 'http://example.org/x.dtd'><names/>", ENT_ERROR_BAD_INPUT, "x.xml:1: a DOCTYPE");
}

static void a_huge_file_is_refused(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(ent_xml_parse((EntStr){ "", ENT_XML_MAX + 1 }, "x.xml", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_TOO_LARGE));
    g_clear_error(&error);
    assert_null(ent_xml_read_file("/dev/zero", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_TOO_LARGE));
}

static void a_missing_file_and_a_folder_are_named(void **state)
{
    (void)state;
    g_autoptr(GError) error = NULL;
    assert_null(ent_xml_read_file("/nonexistent/names.xml", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
    assert_non_null(strstr(error->message, "/nonexistent/names.xml"));
    g_clear_error(&error);
    assert_null(ent_xml_read_file("/", &error));
    assert_true(g_error_matches(error, ENT_ERROR, ENT_ERROR_IO));
}

static void attributes_words_and_flags_are_read(void **state)
{
    (void)state;
    EntArena *const arena = ent_arena_new();
    g_autoptr(xmlDoc) doc = ent_xml_parse(ENT_STR("<a x=' b ' r='&lt;A &amp;&#x43; d' e='' w=' one two\tthree ' t='true' f='0'> text <!-- c --></a>"), "x", NULL);
    assert_non_null(doc);
    const xmlNode *const root = xmlDocGetRootElement(doc);
    assert_string_equal(ent_xml_attribute(root, "x", arena), "b");
    assert_string_equal(ent_xml_attribute(root, "r", arena), "<A &C d");
    assert_string_equal(ent_xml_attribute(root, "e", arena), "");
    assert_null(ent_xml_attribute(root, "y", arena));
    const char *const *const words = ent_xml_words(root, "w", arena);
    assert_string_equal(words[2], "three");
    assert_null(words[3]);
    assert_null(ent_xml_words(root, "y", arena)[0]);
    assert_true(ent_xml_flag(root, "t", FALSE));
    assert_false(ent_xml_flag(root, "f", TRUE));
    assert_true(ent_xml_flag(root, "y", TRUE));
    assert_true(ent_str_equal(ent_xml_text(root, arena), ENT_STR("text")));
    assert_null(ent_xml_element(root->children));
    ent_arena_free(arena);
}

/* Each of our files against its grammar, as an author's editor would do it. */
static void our_files_follow_their_grammars(void **state)
{
    (void)state;
    const char *const files[] = { "countries", "organizations", "places", "offices", "words", "relations" };
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *grammar = g_strdup_printf("%s/schema/%s.rng", ENT_SOURCE_DIR, files[i]);
        g_autofree char *path = g_strdup_printf("%s/schema/%s.xml", ENT_SOURCE_DIR, files[i]);
        xmlRelaxNGParserCtxt *const parser = xmlRelaxNGNewParserCtxt(grammar);
        xmlRelaxNG *const schema = xmlRelaxNGParse(parser);
        assert_non_null(schema);
        xmlRelaxNGValidCtxt *const validator = xmlRelaxNGNewValidCtxt(schema);
        xmlDoc *const doc = xmlReadFile(path, NULL, XML_PARSE_NONET);
        assert_non_null(doc);
        assert_int_equal(xmlRelaxNGValidateDoc(validator, doc), 0);
        xmlFreeDoc(doc);
        xmlRelaxNGFreeValidCtxt(validator);
        xmlRelaxNGFree(schema);
        xmlRelaxNGFreeParserCtxt(parser);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_xml_is_told_with_its_line),  cmocka_unit_test(a_doctype_is_refused),
        cmocka_unit_test(a_huge_file_is_refused),                cmocka_unit_test(a_missing_file_and_a_folder_are_named),
        cmocka_unit_test(attributes_words_and_flags_are_read),   cmocka_unit_test(our_files_follow_their_grammars),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
