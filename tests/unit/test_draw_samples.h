/* SPDX-License-Identifier: Apache-2.0 */
/* test_draw_samples.h: invented graphs of any size, the same for the same numbers. */
#ifndef TEST_DRAW_SAMPLES_H
#define TEST_DRAW_SAMPLES_H

#include <entente/graph.h>

#include <stdint.h>
#include <string.h>

static const char *const sample_countries[] = {
    "France",
    "Japan",
    "Brazil",
    "Kenya",
    "United States of America",
    "Norway",
    "India",
    "Bosnia and Herzegovina",
    "Chile",
    "Egypt",
    "South Korea",
    "Poland",
    "Türkiye",
    "Peru",
    "Viet Nam",
    "Canada",
    "Saint Vincent and the Grenadines",
    "Iraq",
    "Spain",
    "Ghana",
};
static const char *const sample_given[] = { "Ana",   "Tomás", "Mei", "Oluwaseun", "Ingrid",
                                            "Rahul", "Leïla", "Jan", "Sofía",     "Dmitri" };
static const char *const sample_family[] = { "Ruiz",   "Lindqvist", "Tanabe",     "Adeyemi-Clarke", "Novák",  "Mehta",
                                             "Haddad", "O'Rourke",  "Vanderbilt", "Costa",          "Yılmaz", "Petrov" };
static const char *const sample_places[] = { "Northern", "Coastal", "Pan-African", "Atlantic",
                                             "Central",  "Baltic",  "Andean",      "Pacific" };
static const char *const sample_bodies[] = { "Alliance",
                                             "Development Bank",
                                             "Ministry of Trade and Industry",
                                             "Council",
                                             "Times",
                                             "Party",
                                             "Court of Arbitration",
                                             "Health Organization" };

typedef struct SampleType {
    const char *id, *label, *colour, *line;
    int sign;
    gboolean symmetric, measured;
} SampleType;

static const SampleType sample_types[] = {
    { "supports", "supports", "#0072b2", "solid", 1, FALSE, TRUE },
    { "opposes", "opposes", "#d55e00", "dashed", -1, FALSE, TRUE },
    { "quotes", "quotes", "#999999", "dotted", 0, FALSE, FALSE },
    { "cooperates_with", "cooperates with", "#009e73", "solid", 1, TRUE, TRUE },
    { "meets", "meets", "#56b4e9", "dotted", 0, TRUE, TRUE },
    { "member_of", "is a member of", "#999999", "dashed", 0, FALSE, FALSE },
    { "represents", "represents", "#999999", "solid", 0, FALSE, FALSE },
    { "conflicts_with", "is in conflict with", "#b2182b", "bold", -1, TRUE, TRUE },
};

static inline guint32 sample_random(guint32 *state, guint32 below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

static inline void sample_add_types(EntGraph *graph)
{
    for (guint i = 0; i < G_N_ELEMENTS(sample_types); i++) {
        const SampleType *const from = &sample_types[i];
        EntRelationType *const type = g_new0(EntRelationType, 1);
        *type = (EntRelationType){ g_strdup(from->id), g_strdup(from->label), g_strdup(from->colour), g_strdup(from->line),
                                   from->sign,         from->symmetric,       from->measured };
        ent_graph_take_type(graph, type);
    }
}

static inline guint32 sample_add_article(EntGraph *graph, const char *path, const char *title, const char *url,
                                         const char *published)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup(path);
    article->title = g_strdup(title);
    article->url = g_strdup(url);
    article->published = g_strdup(published);
    ent_article_take_text(article,
                          g_strdup("A headline\n\nOne backs the plan of the other, and nobody else says a word about it."), NULL);
    return ent_graph_take_article(graph, article);
}

static inline EntEdge *sample_add_edge(EntGraph *graph, guint32 source, guint32 type, guint32 target, guint32 article,
                                       const char *sentence, EntCertainty certainty)
{
    char cue[] = "backs", method[] = "rule";
    EntEdge *const edge = ent_graph_get_edge(graph, source, type, target);
    const EntEvidence evidence = {
        .article = article,
        .span = { 12, 40 },
        .sentence = (char *)(uintptr_t)sentence,
        .cue = cue,
        .method = method,
        .certainty = certainty,
        .confidence = 0.75,
    };
    ent_edge_add_evidence(edge, &evidence);
    return edge;
}

static inline void sample_add_node(EntGraph *graph, guint i, guint32 *state)
{
    char id[64], name[128];
    const guint kind = sample_random(state, 10);
    EntNodeType type;
    if (kind < 4 && i < 3 * G_N_ELEMENTS(sample_countries)) {
        type = ENT_COUNTRY;
        g_snprintf(name, sizeof name, "%s%s", i < G_N_ELEMENTS(sample_countries) ? "" : "New ",
                   sample_countries[i % G_N_ELEMENTS(sample_countries)]);
    } else if (kind < 7) {
        type = ENT_PERSON;
        g_snprintf(name, sizeof name, "%s %s", sample_given[sample_random(state, G_N_ELEMENTS(sample_given))],
                   sample_family[sample_random(state, G_N_ELEMENTS(sample_family))]);
    } else {
        type = ENT_ORGANIZATION;
        g_snprintf(name, sizeof name, "%s %s", sample_places[sample_random(state, G_N_ELEMENTS(sample_places))],
                   sample_bodies[sample_random(state, G_N_ELEMENTS(sample_bodies))]);
    }
    g_snprintf(id, sizeof id, "%s:x%03u", ent_node_type_name(type), i);
    const guint32 node = ent_graph_add_node(graph, id, type, name);
    for (guint k = sample_random(state, 9) + 1; k > 0; k--)
        ent_node_add_mention(ent_graph_node(graph, node), sample_random(state, graph->articles->len), (EntSpan){ k, k + 1 });
}

/* A graph of `n` nodes: few that many relations go to, and many with one or two. */
static inline EntGraph *sample_graph(guint n)
{
    EntGraph *const graph = ent_graph_new();
    guint32 state = 20240501u + n;
    sample_add_types(graph);
    for (guint i = 0; i < 20; i++) {
        char path[32], title[64], url[64];
        g_snprintf(path, sizeof path, "news/%02u.txt", i);
        g_snprintf(title, sizeof title, "Talks enter day %u", i + 1);
        g_snprintf(url, sizeof url, "https://news.example/a?id=%u&lang=en", i);
        sample_add_article(graph, path, title, i % 3 == 0 ? NULL : url, "2024-05-01");
    }
    for (guint i = 0; i < n; i++)
        sample_add_node(graph, i, &state);
    static const guint kinds[] = { 0, 0, 0, 1, 1, 1, 1, 3, 3, 4, 5, 6, 6, 7 };
    for (guint i = 1; i < n; i++) {
        for (guint k = sample_random(&state, 3) == 0 ? 2 : 1; k > 0; k--) {
            const guint32 low = sample_random(&state, i), hub = sample_random(&state, low + 1),
                          other = sample_random(&state, hub + 1);
            const guint32 type = kinds[sample_random(&state, G_N_ELEMENTS(kinds))];
            const EntCertainty certainty = sample_random(&state, 6) == 0 ? ENT_HEDGED : ENT_STATED;
            for (guint e = sample_random(&state, 4) == 0 ? 6 : 1; e > 0; e--)
                sample_add_edge(graph, i, type, other, sample_random(&state, 20), "One backs the plan of the other.", certainty);
        }
    }
    ent_graph_sort(graph);
    return graph;
}

#endif
