/* SPDX-License-Identifier: Apache-2.0 */
#include "test_read_heard.h"

#include <zlib.h>

#define HTTP_TYPE "application/http; msgtype=response"

static void add_record(GString *warc, const char *type, const char *url, const char *media, const void *block, gsize n)
{
    g_string_append_printf(warc,
                           "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                           type, url, media, n);
    g_string_append_len(warc, block, (gssize)n);
    g_string_append(warc, "\r\n\r\n");
}

static void add_text(GString *warc, const char *type, const char *url, const char *media, const char *block)
{
    add_record(warc, type, url, media, block, strlen(block));
}

/* A response with that header and body. */
static void add_response(GString *warc, const char *url, const char *head, const void *body, gsize n)
{
    g_autoptr(GString) block = g_string_new("HTTP/1.1 200 OK\r\n");
    g_string_append(block, head);
    g_string_append(block, "\r\n");
    g_string_append_len(block, body, (gssize)n);
    add_record(warc, "response", url, HTTP_TYPE, block->str, block->len);
}

/* `window` as zlib's windowBits: 31 gzip, 15 zlib, -15 bare. */
static GByteArray *packed(const char *text, gsize n, int window)
{
    GByteArray *const out = g_byte_array_new();
    z_stream z = { .next_in = (z_const Bytef *)text, .avail_in = (uInt)n };
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
    g_byte_array_set_size(out, (guint)deflateBound(&z, (uLong)n) + 64);
    z.next_out = out->data;
    z.avail_out = out->len;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    g_byte_array_set_size(out, (guint)z.total_out);
    deflateEnd(&z);
    return out;
}

static void chunks_of(GString *out, const void *bytes, gsize n)
{
    for (gsize i = 0; i < n; i += 50) {
        const gsize step = MIN((gsize)50, n - i);
        g_string_append_printf(out, "%zx;x=y\r\n", step);
        g_string_append_len(out, (const char *)bytes + i, (gssize)step);
        g_string_append(out, "\r\n");
    }
    g_string_append(out, "0\r\n\r\n");
}

#define PLAIN "Content-Type: text/plain; charset=utf-8\r\n"

static void only_pages_are_articles(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    add_text(warc, "warcinfo", "", "application/warc-fields", "software: x\r\n");
    add_text(warc, "request", "https://w.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n");
    add_response(warc, "<https://w.example/1>", PLAIN, BODY, strlen(BODY));
    add_response(warc, "https://w.example/p.png", "Content-Type: image/png\r\n", "\x89PNG", 4);
    add_response(warc, "https://w.example/robots.txt", PLAIN, BODY, strlen(BODY));
    add_text(warc, "response", "https://w.example/404", HTTP_TYPE,
             "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n" BODY);
    add_text(warc, "response", "dns:w.example", "text/dns", "20240603 w.example. A 1.2.3.4");
    add_text(warc, "conversion", "https://w.example/2", "text/plain", BODY);
    add_text(warc, "resource", "https://w.example/3", "text/plain", BODY);
    add_text(warc, "revisit", "https://w.example/4", HTTP_TYPE, "HTTP/1.1 200 OK\r\n\r\n");
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 3, 0);
    assert_string_equal(article_at(&h, 0)->path, "w.warc#1");
    assert_string_equal(article_at(&h, 0)->url, "https://w.example/1");
    assert_string_equal(article_at(&h, 1)->url, "https://w.example/2");
    assert_string_equal(article_at(&h, 2)->path, "w.warc#3");
    assert_string_equal(article_at(&h, 2)->text, BODY);
}

static void bodies_are_unpacked(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    g_autoptr(GByteArray) gzip = packed(BODY, strlen(BODY), 31), zlib = packed(BODY, strlen(BODY), 15),
                          bare = packed(BODY, strlen(BODY), -15);
    g_autoptr(GString) chunked = g_string_new(NULL), both = g_string_new(NULL);
    chunks_of(chunked, BODY, strlen(BODY));
    chunks_of(both, gzip->data, gzip->len);
    add_response(warc, "https://w.example/1", PLAIN "Transfer-Encoding: chunked\r\n", chunked->str, chunked->len);
    add_response(warc, "https://w.example/2", PLAIN "Content-Encoding: gzip\r\n", gzip->data, gzip->len);
    add_response(warc, "https://w.example/3", PLAIN "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", both->str,
                 both->len);
    add_response(warc, "https://w.example/4", PLAIN "content-encoding: deflate\r\n", zlib->data, zlib->len);
    add_response(warc, "https://w.example/5", PLAIN "Content-Encoding: Deflate\r\n", bare->data, bare->len);
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 5, 0);
    for (guint i = 0; i < 5; i++)
        assert_string_equal(article_at(&h, i)->text, BODY);
}

static void headers_that_the_bytes_belie_are_passed_over(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    for (guint i = 0; i < 4; i++) {
        static const char *const heads[] = { "Transfer-Encoding: chunked\r\n", "Content-Encoding: gzip\r\n",
                                             "Content-Encoding: deflate\r\n", "Content-Encoding: br\r\n" };
        g_autofree char *head = g_strconcat(PLAIN, heads[i], NULL);
        add_response(warc, "https://w.example/1", head, BODY, strlen(BODY));
    }
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 4, 0);
}

static void encodings_come_from_the_header(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    static const char latin[] = "The caf\xE9 \x93"
                                "at the port\x94 was full. " FIRST,
                      cyrillic[] = "\xD4\xC1 " FIRST;
    add_response(warc, "https://w.example/1", "Content-Type: text/plain; charset=\"ISO-8859-1\"\r\n", latin, strlen(latin));
    add_response(warc, "https://w.example/2", "Content-Type: text/plain;charset=koi8-r\r\n", cyrillic, strlen(cyrillic));
    add_response(warc, "https://w.example/3", "Content-Type: text/plain; charset=no-such\r\n", latin,
                 strlen(latin)); /* windows-1252 by its bytes */
    add_response(warc, "https://w.example/4", "Content-Type: text/plain; charset=utf-8\r\n", latin, strlen(latin)); /* a lie */
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 4, 0);
    for (guint i = 0; i < 4; i++)
        if (i != 1)
            assert_true(g_str_has_prefix(article_at(&h, i)->text, "The caf\xC3\xA9 \xE2\x80\x9C"
                                                                  "at the port\xE2\x80\x9D was full."));
    assert_true(g_str_has_prefix(article_at(&h, 1)->text, "\xD1\x82\xD0\xB0 "));
}

static void a_bad_page_costs_no_other(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    g_autofree char *blanks = g_strnfill(30 * 1024 * 1024, ' ');
    g_autoptr(GByteArray) bomb = packed(blanks, strlen(blanks), 31), cut = packed(BODY, strlen(BODY), 31);
    add_response(warc, "https://w.example/1", PLAIN "Content-Encoding: gzip\r\n", bomb->data, bomb->len);
    add_response(warc, "https://w.example/2", PLAIN "Content-Encoding: gzip\r\n", cut->data, cut->len - 20);
    add_response(warc, "https://w.example/3", PLAIN "Content-Encoding: br\r\n", "\x1b\xff\x80\x00\xfe", 5);
    add_text(warc, "response", "https://w.example/4", HTTP_TYPE, "nothing of HTTP");
    add_response(warc, "https://w.example/5", PLAIN, "", 0);
    add_response(warc, "https://w.example/6", PLAIN, BODY, strlen(BODY));
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 1, 5);
    assert_string_equal(article_at(&h, 0)->path, "w.warc#6");
    assert_problem(&h, 0, "w.warc#1: https://w.example/1: its page expands to more than 200 times its size");
    assert_problem(&h, 1, "w.warc#2: https://w.example/2: its compressed page is damaged or cut off");
    assert_problem(&h, 2, "w.warc#3: https://w.example/3: its page is compressed with br");
    assert_problem(&h, 3, "w.warc#4: https://w.example/4: its HTTP header is damaged");
    assert_problem(&h, 4, "w.warc#5: has no text");
}

static void messages_are_utf8_whatever_they_quote(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    add_text(warc, "response", "h\xFF\xFE", HTTP_TYPE, "nothing of HTTP");
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 0, 1);
    assert_true(g_utf8_validate(g_ptr_array_index(h.problems, 0), -1, NULL));
}

static void sizes_and_numbers_are_bounded(void **state)
{
    (void)state;
    EntReadOptions o;
    ent_read_options_init(&o);
    o.max_bytes = 2000;
    o.max_records = 3;
    g_autoptr(GString) warc = g_string_new(NULL);
    g_autofree char *many = g_strnfill(5000, 'x');
    g_autoptr(GByteArray) wide = packed(many, strlen(many), 31);
    add_text(warc, "metadata", "x", "text/plain", many);
    add_text(warc, "conversion", "https://w.example/1", "text/plain", many);
    add_response(warc, "https://w.example/2", PLAIN "Content-Encoding: gzip\r\n", wide->data, wide->len);
    for (guint i = 0; i < 2; i++)
        add_text(warc, "conversion", "https://w.example/3", "text/plain", BODY);
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", &o);
    assert_counts(&h, 1, 3);
    assert_problem(&h, 0, "w.warc#1: is larger than the limit of 2000 bytes");
    assert_problem(&h, 1, "w.warc#2: https://w.example/2: is larger than the limit of 2000 bytes");
    assert_problem(&h, 2, "w.warc: holds more than the limit of 3 articles");
}

static void a_cut_archive_gives_what_was_whole(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    add_text(warc, "conversion", "https://w.example/1", "text/plain", BODY);
    const gsize first = warc->len;
    add_text(warc, "conversion", "https://w.example/2", "text/plain", BODY);
    g_auto(Heard) body, head, between;
    hear_bytes(&body, warc->str, warc->len - 50, "w.warc", NULL);
    assert_counts(&body, 1, 1);
    assert_problem(&body, 0, "w.warc: is cut off in a record after article number 1");
    hear_bytes(&head, warc->str, first + 40, "w.warc", NULL);
    assert_counts(&head, 1, 1);
    assert_problem(&head, 0, "w.warc: 1 damaged");
    hear_bytes(&between, warc->str, first, "w.warc", NULL);
    assert_counts(&between, 1, 0);
}

static void damage_is_passed_by(void **state)
{
    (void)state;
    g_autoptr(GString) warc = g_string_new(NULL);
    add_text(warc, "conversion", "https://w.example/1", "text/plain", BODY);
    g_string_append(
        warc,
        "garbage\nWARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: -5\r\n\r\nmore\r\nWARC/1.0\r\nWARC-Type: conversion\r\n"
        "Content-Length: 99999999999999999999\r\n\r\n");
    add_text(warc, "conversion", "https://w.example/2", "text/plain", BODY);
    g_auto(Heard) h;
    hear_bytes(&h, warc->str, warc->len, "w.warc", NULL);
    assert_counts(&h, 2, 1);
    assert_problem(&h, 0, "w.warc: 2 damaged");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_pages_are_articles),
        cmocka_unit_test(bodies_are_unpacked),
        cmocka_unit_test(headers_that_the_bytes_belie_are_passed_over),
        cmocka_unit_test(encodings_come_from_the_header),
        cmocka_unit_test(a_bad_page_costs_no_other),
        cmocka_unit_test(messages_are_utf8_whatever_they_quote),
        cmocka_unit_test(sizes_and_numbers_are_bounded),
        cmocka_unit_test(a_cut_archive_gives_what_was_whole),
        cmocka_unit_test(damage_is_passed_by),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
