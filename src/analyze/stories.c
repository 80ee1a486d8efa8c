/* SPDX-License-Identifier: Apache-2.0 */
/*
 * stories.c: which articles tell the same story, by words they share: agency copy, reprints, one speech told in several papers.
 *
 * Each article has keys (its headline, its sentences of evidence, its direct quotations); articles with a key in common, sorted
 * by date, are joined where the next is near enough.
 */
#include "analyze_parts.h"

#include <base/str.h>
#include <entente/bootstrap.h>
#include <string.h>

enum { HEADLINE_WORDS = 6, SENTENCE_WORDS = 8, DAYS = 3 };

/* An article by one of its keys. */
typedef struct Telling {
    char *key;
    gint64 day; /* Julian; 0 for undated */
    guint32 article;
} Telling;

static void telling_clear(gpointer data)
{
    g_free(((Telling *)data)->key);
}

static gint64 julian_day(const char *date)
{
    GDate day;
    return ent_parse_day(date, &day) ? g_date_get_julian(&day) : 0;
}

static guint count_words(const char *text)
{
    guint words = 0;
    for (const char *p = text; *p != '\0'; p++)
        words += *p != ' ' && (p == text || p[-1] == ' ');
    return words;
}

static void add_telling(GArray *tellings, const EntGraph *graph, guint32 article, const char *words, guint least)
{
    if (words == NULL)
        return;
    g_autofree char *key = ent_fold(ent_str(words));
    if (count_words(key) < least)
        return;
    const Telling telling = { g_steal_pointer(&key), julian_day(ent_graph_article(graph, article)->published), article };
    g_array_append_val(tellings, telling);
}

static GArray *collect_tellings(const EntGraph *graph)
{
    GArray *const tellings = g_array_new(FALSE, FALSE, sizeof(Telling));
    g_array_set_clear_func(tellings, telling_clear);
    for (guint32 i = 0; i < graph->articles->len; i++)
        add_telling(tellings, graph, i, ent_graph_article(graph, i)->title, HEADLINE_WORDS);
    for (guint i = 0; i < graph->edges->len; i++) {
        const GArray *const list = ent_graph_edge(graph, i)->evidence;
        for (guint k = 0; k < list->len; k++) {
            const EntEvidence *const evidence = &g_array_index(list, EntEvidence, k);
            add_telling(tellings, graph, evidence->article, evidence->sentence, SENTENCE_WORDS);
        }
    }
    for (guint i = 0; i < graph->quotes->len; i++) {
        const EntQuote *const quote = ent_graph_quote(graph, i);
        if (quote->direct)
            add_telling(tellings, graph, quote->article, quote->text, SENTENCE_WORDS);
    }
    return tellings;
}

static gint compare_tellings(gconstpointer a, gconstpointer b)
{
    const Telling *const x = a, *const y = b;
    const int order = strcmp(x->key, y->key);
    if (order != 0)
        return order;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

static guint32 root(guint32 *parent, guint32 article)
{
    while (parent[article] != article)
        article = parent[article] = parent[parent[article]];
    return article;
}

/* The lesser index becomes the root, so that the order of joining does not matter. */
static void join(guint32 *parent, guint32 a, guint32 b)
{
    const guint32 x = root(parent, a), y = root(parent, b);
    parent[MAX(x, y)] = MIN(x, y);
}

GArray *ent_stories(const EntGraph *graph, guint *stories)
{
    const guint n = graph->articles->len;
    g_autoptr(GArray) tellings = collect_tellings(graph);
    g_autofree guint32 *parent = g_new(guint32, (gsize)n + 1);
    GArray *const story = g_array_sized_new(FALSE, TRUE, sizeof(guint), n);
    g_array_set_size(story, n);
    for (guint32 i = 0; i < n; i++)
        parent[i] = i;
    g_array_sort(tellings, compare_tellings);
    for (guint i = 1; i < tellings->len; i++) {
        const Telling *const a = &g_array_index(tellings, Telling, i - 1), *const b = &g_array_index(tellings, Telling, i);
        if (strcmp(a->key, b->key) == 0 && (a->day == 0 || b->day - a->day <= DAYS)) /* undated ones come first */
            join(parent, a->article, b->article);
    }
    *stories = 0;
    for (guint32 i = 0; i < n; i++)
        g_array_index(story, guint, i) = root(parent, i) == i ? (*stories)++ : g_array_index(story, guint, root(parent, i));
    return story;
}
