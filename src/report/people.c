/* SPDX-License-Identifier: Apache-2.0 */
/*
 * people.c: actors as the report ranks them: by centrality, by who stands with and against them, by community, and by how
 * often they are quoted.
 */
#include "report_internal.h"

#include <string.h>

/* A quotation that fits a table; a longer one is cut. */
enum { SAMPLE = 280 };

static gint by_strength(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const EntNodeMeasures *const mx = ent_report_measures(data, x), *const my = ent_report_measures(data, y);
    if (mx->strength != my->strength)
        return mx->strength > my->strength ? -1 : 1;
    if (mx->degree != my->degree)
        return mx->degree > my->degree ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* All nodes with a measured tie. */
void ent_report_by_strength(const EntFindings *f, GArray *nodes)
{
    for (guint32 i = 0; i < f->graph->nodes->len; i++)
        if (ent_report_measures(f, i)->degree > 0)
            g_array_append_val(nodes, i);
    g_array_sort_with_data(nodes, by_strength, (gpointer)f);
}

static gint by_judgements(gconstpointer a, gconstpointer b, gpointer data)
{
    const EntNodeMeasures *const mx = ent_report_measures(data, *(const guint32 *)a);
    const EntNodeMeasures *const my = ent_report_measures(data, *(const guint32 *)b);
    const guint x = mx->supported_by + mx->opposed_by, y = my->supported_by + my->opposed_by;
    return x != y ? (x > y ? -1 : 1) : by_strength(a, b, data);
}

static GArray *cut(GArray *list, guint max)
{
    g_array_set_size(list, MIN(list->len, max));
    return list;
}

static void collect_rankings(EntFindings *f)
{
    f->central = g_array_new(FALSE, FALSE, sizeof(guint32));
    f->judged = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < f->graph->nodes->len; i++) {
        const EntNodeMeasures *const m = ent_report_measures(f, i);
        if (m->supported_by + m->opposed_by > 0)
            g_array_append_val(f->judged, i);
    }
    f->n_judged = f->judged->len;
    ent_report_by_strength(f, f->central);
    g_array_sort_with_data(f->judged, by_judgements, f);
    cut(f->judged, f->top);
}

static void community_free(gpointer data)
{
    EntCommunity *const community = data;
    g_array_unref(community->members);
    g_free(community);
}

/* Signed relations between two members of one community. */
static void count_inside(EntFindings *f)
{
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const int sign = ent_graph_type(f->graph, edge->type)->sign;
        const guint number = ent_report_measures(f, edge->source)->community;
        if (edge->weight <= 0 || edge->source == edge->target || number >= f->communities->len ||
            number != ent_report_measures(f, edge->target)->community)
            continue;
        EntCommunity *const community = f->communities->pdata[number];
        community->agreements += sign > 0;
        community->oppositions += sign < 0;
    }
}

/* Needs `central` whole: members come in its order. */
static void collect_communities(EntFindings *f)
{
    f->communities = g_ptr_array_new_with_free_func(community_free);
    for (guint i = 0; i < MIN(f->analysis->communities, f->top); i++) {
        EntCommunity *const community = g_new0(EntCommunity, 1);
        *community = (EntCommunity){ .number = i, .members = g_array_new(FALSE, FALSE, sizeof(guint32)) };
        g_ptr_array_add(f->communities, community);
    }
    for (guint i = 0; i < f->central->len; i++) {
        const guint32 node = g_array_index(f->central, guint32, i);
        const guint number = ent_report_measures(f, node)->community;
        if (number >= f->communities->len)
            continue;
        EntCommunity *const community = f->communities->pdata[number];
        community->total++;
        if (community->members->len < ENT_REPORT_MEMBERS)
            g_array_append_val(community->members, node);
    }
    count_inside(f);
}

static void speaker_free(gpointer data)
{
    EntSpeaker *const speaker = data;
    g_ptr_array_unref(speaker->outlets);
    g_free(speaker);
}

gboolean ent_report_is_verbatim(const EntQuote *quote)
{
    static const char *const marks[] = {
        "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB", "''", "``"
    };
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
        if (strstr(quote->text, marks[i]) != NULL) /* they begin or end inside: the rest is the article's */
            return FALSE;
    return quote->direct;
}

/* Wholly in the speaker's words first, then direct before indirect, whole before too long, then the longer one. */
static gboolean is_better_sample(const EntQuote *a, const EntQuote *b)
{
    if (b == NULL || a->direct != b->direct)
        return b == NULL || a->direct;
    if (ent_report_is_verbatim(a) != ent_report_is_verbatim(b))
        return ent_report_is_verbatim(a);
    const gsize na = strlen(a->text), nb = strlen(b->text);
    if ((na <= SAMPLE) != (nb <= SAMPLE))
        return na <= SAMPLE;
    return na <= SAMPLE ? na > nb : na < nb;
}

static void add_outlet(EntSpeaker *speaker, const char *outlet)
{
    guint i = 0;
    while (outlet != NULL && i < speaker->outlets->len && strcmp(speaker->outlets->pdata[i], outlet) < 0)
        i++;
    if (outlet != NULL && (i == speaker->outlets->len || strcmp(speaker->outlets->pdata[i], outlet) != 0))
        g_ptr_array_insert(speaker->outlets, (gint)i, (gpointer)outlet);
}

/* Quotes of one speaker come by article, so a new article is one that differs from the last. */
static void add_quote(const EntFindings *f, EntSpeaker *speaker, const EntQuote *quote, guint32 *last_article)
{
    speaker->quotes++;
    speaker->direct += quote->direct;
    if (*last_article != quote->article) {
        speaker->articles++;
        add_outlet(speaker, ent_graph_article(f->graph, quote->article)->publisher);
    }
    *last_article = quote->article;
    if (is_better_sample(quote, speaker->sample))
        speaker->sample = quote;
}

static gint compare_speakers(gconstpointer a, gconstpointer b)
{
    const EntSpeaker *const x = *(const EntSpeaker *const *)a, *const y = *(const EntSpeaker *const *)b;
    if (x->quotes != y->quotes)
        return x->quotes > y->quotes ? -1 : 1;
    if (x->articles != y->articles)
        return x->articles > y->articles ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

static void collect_speakers(EntFindings *f)
{
    const guint n = f->graph->nodes->len;
    g_autofree EntSpeaker **of_node = g_new0(EntSpeaker *, n + 1);
    g_autofree guint32 *last_article = g_new(guint32, n + 1);
    f->speakers = g_ptr_array_new_with_free_func(speaker_free);
    for (guint i = 0; i < f->graph->quotes->len; i++) {
        const EntQuote *const quote = ent_graph_quote(f->graph, i);
        if (quote->speaker == ENT_NONE) {
            f->unnamed_quotes++;
            continue;
        }
        if (of_node[quote->speaker] == NULL) {
            EntSpeaker *const speaker = of_node[quote->speaker] = g_new0(EntSpeaker, 1);
            *speaker = (EntSpeaker){ .node = quote->speaker, .outlets = g_ptr_array_new() };
            last_article[quote->speaker] = ENT_NONE;
            g_ptr_array_add(f->speakers, speaker);
        }
        add_quote(f, of_node[quote->speaker], quote, &last_article[quote->speaker]);
    }
    g_ptr_array_sort(f->speakers, compare_speakers);
    f->n_speakers = f->speakers->len;
    if (f->speakers->len > f->top)
        g_ptr_array_set_size(f->speakers, (gint)f->top);
}

void ent_report_collect_people(EntFindings *f)
{
    collect_rankings(f);
    collect_communities(f);
    collect_speakers(f);
    cut(f->central, f->top);
}
