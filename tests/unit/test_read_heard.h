/* SPDX-License-Identifier: Apache-2.0 */
/* test_read_heard.h: bytes read as an input, with all that came of it kept to be looked at. */
#ifndef ENT_TEST_READ_HEARD_H
#define ENT_TEST_READ_HEARD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <entente/article.h>

#include <string.h>

#define FIRST                                                                                                                    \
    "Norland backs the treaty with Westmark, the foreign minister said on Monday, whatever others in the region may say."
#define SECOND                                                                                                                   \
    "Her office added on Tuesday that the plan of the council for the river is a mistake that will cost everybody dearly."
#define BODY FIRST "\n\n" SECOND

typedef struct Heard {
    GPtrArray *articles; /* EntArticle * */
    GPtrArray *problems; /* char *: the messages */
    EntReadTally tally;
    guint stop_after; /* the sink ends the walk at this article; 0 never */
} Heard;

static inline gboolean heard_article(EntArticle *article, gpointer data, GError **error)
{
    Heard *const heard = data;
    g_ptr_array_add(heard->articles, article);
    if (heard->articles->len != heard->stop_after)
        return TRUE;
    g_set_error_literal(error, ENT_ERROR, ENT_ERROR_IO, "enough");
    return FALSE;
}

static inline void heard_problem(const char *path, const GError *error, gpointer data)
{
    Heard *const heard = data;
    assert_true(g_str_has_prefix(error->message, path)); /* each message begins with what it is about */
    g_ptr_array_add(heard->problems, g_strdup(error->message));
}

static inline void heard_init(Heard *heard)
{
    *heard = (Heard){
        g_ptr_array_new_with_free_func((GDestroyNotify)ent_article_free), g_ptr_array_new_with_free_func(g_free), { 0 }, 0
    };
}

static inline void heard_clear(Heard *heard)
{
    g_ptr_array_unref(heard->articles);
    g_ptr_array_unref(heard->problems);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Heard, heard_clear)

/* Reads bytes as an input called `name`; `options` may be NULL. */
static inline void hear_bytes(Heard *heard, const void *bytes, gsize n, const char *name, const EntReadOptions *options)
{
    const EntReadSink sink = { heard_article, heard_problem, heard };
    heard_init(heard);
    assert_true(ent_read_bytes((EntStr){ bytes, n }, name, options, &sink, &heard->tally, NULL));
    assert_int_equal(heard->tally.articles, heard->articles->len);
    assert_int_equal(heard->tally.failed, heard->problems->len);
}

static inline void hear(Heard *heard, const char *text, const char *name, const EntReadOptions *options)
{
    hear_bytes(heard, text, strlen(text), name, options);
}

static inline const EntArticle *article_at(const Heard *heard, guint i)
{
    assert_true(i < heard->articles->len);
    return g_ptr_array_index(heard->articles, i);
}

/* The message at an index holds `piece`. */
static inline void assert_problem(const Heard *heard, guint i, const char *piece)
{
    assert_true(i < heard->problems->len);
    if (strstr(g_ptr_array_index(heard->problems, i), piece) == NULL)
        fail_msg("\"%s\" does not hold \"%s\"", (char *)g_ptr_array_index(heard->problems, i), piece);
}

static inline void assert_counts(const Heard *heard, guint articles, guint problems)
{
    for (guint i = problems; i < heard->problems->len; i++)
        print_message("unexpected: %s\n", (char *)g_ptr_array_index(heard->problems, i));
    assert_int_equal(heard->articles->len, articles);
    assert_int_equal(heard->problems->len, problems);
}

#endif
