/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page.c: the page's own files and its policy.
 *
 * The policy names script and styles by their SHA-256, so that a word of an article could not run even if it came out as markup.
 * It forbids attributes with styles too: the diagram's go, and what is drawn by them is told by classes. Trusted types forbid the
 * script itself to make markup from words.
 */
#include "page.h"

#include <gio/gio.h>
#include <string.h>

#include "entente-page.h"

static const char *const scripts[] = { "dom",     "model",  "canvas", "shapes", "pointer", "panel",
                                       "filters", "tables", "save",   "state",  "main" };

/* A file of ours, which is there: the build put it in. */
static void append_file(GString *text, const char *name)
{
    static gsize registered;
    if (g_once_init_enter(&registered)) {
        ent_page_files_register_resource();
        g_once_init_leave(&registered, 1);
    }
    g_autofree char *path = g_strconcat("/entente/page/", name, NULL);
    g_autoptr(GBytes) bytes = g_resource_lookup_data(ent_page_files_get_resource(), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert(bytes != NULL);
    gsize n = 0;
    const char *const data = g_bytes_get_data(bytes, &n);
    g_string_append_len(text, data, (gssize)n);
}

static char *make_script(void)
{
    GString *const text = g_string_new("(() => {\n\"use strict\";\n");
    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_autofree char *name = g_strconcat(scripts[i], ".js", NULL);
        append_file(text, name);
    }
    g_string_append(text, "})();\n");
    return g_string_free(text, FALSE);
}

static char *make_style(void)
{
    GString *const text = g_string_new(ent_report_style);
    append_file(text, "page.css");
    return g_string_free(text, FALSE);
}

/* The end of a tag that begins at `p`: behind its ">", quoted ones aside. */
static const char *end_of_tag(const char *p, const char *end)
{
    char quote = '\0';
    for (; p < end; p++) {
        if (quote != '\0')
            quote = *p == quote ? '\0' : quote;
        else if (*p == '"' || *p == '\'')
            quote = *p;
        else if (*p == '>')
            return p + 1;
    }
    return end;
}

/* Copies a tag without its style attribute. */
static void append_tag(GString *text, const char *tag, const char *end)
{
    const char *const style = g_strstr_len(tag, end - tag, " style=\"");
    const char *const close = style != NULL ? memchr(style + 8, '"', (gsize)(end - style - 8)) : NULL;
    if (close == NULL) {
        g_string_append_len(text, tag, end - tag);
        return;
    }
    g_string_append_len(text, tag, style - tag);
    g_string_append_len(text, close + 1, end - close - 1);
}

/* From "<svg" to "</svg>": an XML prolog and a doctype mean nothing inside HTML. Empty where there is no picture. */
static GString *make_picture(const char *svg)
{
    GString *const text = g_string_new(NULL);
    const char *p = svg != NULL ? strstr(svg, "<svg") : NULL;
    const char *const last = p != NULL ? g_strrstr(p, "</svg>") : NULL;
    const char *const end = last != NULL ? last + strlen("</svg>") : p;
    while (last != NULL && p < end) {
        const char *const tag = memchr(p, '<', (gsize)(end - p));
        g_string_append_len(text, p, (tag != NULL ? tag : end) - p);
        if (tag == NULL)
            break;
        p = end_of_tag(tag, end);
        append_tag(text, tag, p);
    }
    return text;
}

void ent_page_init(EntPage *page, const EntFindings *findings)
{
    page->there = findings->graph->edges->len > 0;
    page->style = make_style();
    page->script = make_script();
    page->picture = make_picture(findings->options->svg);
}

void ent_page_clear(EntPage *page)
{
    g_free(page->style);
    g_free(page->script);
    g_string_free(page->picture, TRUE);
}

static void put_hash(const char *text, gsize n, EntOutput *out)
{
    guint8 digest[32];
    gsize length = sizeof digest;
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)text, (gssize)n);
    g_checksum_get_digest(sum, digest, &length);
    g_autofree char *base64 = g_base64_encode(digest, length);
    ent_output_printf(out, " 'sha256-%s'", base64);
}

/* The sheets that a picture brings along. */
static void put_picture_hashes(const GString *picture, EntOutput *out)
{
    for (const char *p = strstr(picture->str, "<style"); p != NULL; p = strstr(p, "<style")) {
        const char *const text = end_of_tag(p, picture->str + picture->len);
        const char *const end = strstr(text, "</style>");
        if (end == NULL)
            return;
        put_hash(text, (gsize)(end - text), out);
        p = end;
    }
}

void ent_page_put_policy(const EntPage *page, EntOutput *out)
{
    ent_output_puts(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src");
    put_hash(page->style, strlen(page->style), out);
    put_picture_hashes(page->picture, out);
    if (page->there) {
        ent_output_puts(out, "; script-src");
        put_hash(page->script, strlen(page->script), out);
    }
    ent_output_puts(out, "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'\">\n");
}

void ent_page_put_frame(const EntPage *page, EntOutput *out)
{
    if (!page->there)
        return;
    g_autoptr(GString) text = g_string_new(NULL);
    append_file(text, "explore.html");
    ent_output_write(out, text->str, text->len);
}

void ent_page_put_script(const EntPage *page, EntOutput *out)
{
    if (!page->there)
        return;
    ent_output_puts(out, "<script>");
    ent_output_puts(out, page->script);
    ent_output_puts(out, "</script>\n");
}
