/* SPDX-License-Identifier: Apache-2.0 */
/* words.c: what a picture tells in words: tooltips, links, and a description for those who cannot see it. */
#include "draw/draw_internal.h"

#include <string.h>

/* Sentences longer than this are cut in a tooltip; the report has them whole. */
enum { SENTENCE_COLUMNS = 400, DESCRIBED_EDGES = 5 };

static void add_line(GString *words, const char *text)
{
    g_autofree char *line = ent_draw_wrap(text, SENTENCE_COLUMNS, 1);
    if (*line == '\0')
        return;
    if (words->len > 0)
        g_string_append_c(words, '\n');
    g_string_append(words, line);
}

char *ent_draw_node_tooltip(const EntPicture *picture, guint i)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    GString *const words = g_string_new(NULL);
    g_autofree char *name = g_strdup_printf("%s (%s)", node->name, ent_node_type_name(node->type));
    add_line(words, name);
    if (node->roles->len > 0)
        add_line(words, g_array_index(node->roles, EntRole, 0).title);
    g_autofree char *counts = g_strdup_printf("%u mention%s in %u article%s", node->n_mentions, node->n_mentions == 1 ? "" : "s",
                                              node->articles->len, node->articles->len == 1 ? "" : "s");
    add_line(words, counts);
    if (picture->analysis != NULL) {
        const EntNodeMeasures *const m = &g_array_index(picture->analysis->nodes, EntNodeMeasures, i);
        g_autofree char *stance = g_strdup_printf("supports %u, opposes %u; supported by %u, opposed by %u", m->supports,
                                                  m->opposes, m->supported_by, m->opposed_by);
        add_line(words, stance);
    }
    return g_string_free(words, FALSE);
}

/* The first piece that counts: stated before hedged. */
static const EntEvidence *first_evidence(const EntEdge *edge)
{
    const EntEvidence *best = NULL;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (best == NULL || evidence->certainty < best->certainty)
            best = evidence;
    }
    return best;
}

static char *edge_words(const EntPicture *picture, const EntEdge *edge)
{
    const EntRelationType *const type = ent_graph_type(picture->graph, edge->type);
    return g_strdup_printf("%s %s %s", ent_graph_node(picture->graph, edge->source)->name, type->label,
                           ent_graph_node(picture->graph, edge->target)->name);
}

static void add_source(GString *words, const EntArticle *article)
{
    g_autofree char *source =
        g_strdup_printf("%s%s%s%s%.10s", article->title != NULL ? article->title : article->path,
                        article->publisher != NULL ? ", " : "", article->publisher != NULL ? article->publisher : "",
                        article->published != NULL ? ", " : "", article->published != NULL ? article->published : "");
    add_line(words, source);
}

char *ent_draw_edge_tooltip(const EntPicture *picture, guint i)
{
    const EntEdge *const edge = ent_graph_edge(picture->graph, i);
    const EntEvidence *const evidence = first_evidence(edge);
    GString *const words = g_string_new(NULL);
    g_autofree char *relation = edge_words(picture, edge);
    add_line(words, relation);
    if (evidence == NULL)
        return g_string_free(words, FALSE);
    g_autofree char *sentence = g_strdup_printf("“%s”%s", evidence->sentence, ent_draw_is_hedged(edge) ? " (hedged)" : "");
    add_line(words, sentence);
    add_source(words, ent_graph_article(picture->graph, evidence->article));
    if (edge->evidence->len > 1) {
        g_autofree char *more = g_strdup_printf("and %u more", edge->evidence->len - 1);
        add_line(words, more);
    }
    return g_string_free(words, FALSE);
}

const char *ent_draw_edge_link(const EntPicture *picture, guint i)
{
    const EntEvidence *const evidence = first_evidence(ent_graph_edge(picture->graph, i));
    if (evidence == NULL)
        return NULL;
    const char *const url = ent_graph_article(picture->graph, evidence->article)->url;
    if (url == NULL || (g_ascii_strncasecmp(url, "https://", 8) != 0 && g_ascii_strncasecmp(url, "http://", 7) != 0))
        return NULL;
    for (const char *p = url; *p != '\0'; p++) {
        if (!g_ascii_isgraph(*p) || strchr("\"<>\\", *p) != NULL)
            return NULL;
    }
    return url;
}

/* The heaviest edge that is drawn, carries a stance and is not in `told`; the first of equals. */
static guint heaviest(const EntPicture *picture, const gboolean *told)
{
    guint best = ENT_NONE;
    for (guint i = 0; i < picture->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(picture->graph, i);
        if (!picture->drawn[i] || told[i] || !ent_graph_type(picture->graph, edge->type)->measured)
            continue;
        if (best == ENT_NONE || edge->weight > ent_graph_edge(picture->graph, best)->weight)
            best = i;
    }
    return best;
}

char *ent_draw_description(const EntPicture *picture)
{
    const guint n = picture->graph->nodes->len;
    GString *const words = g_string_new(NULL);
    g_string_printf(words, "A diagram of %u %s and %u relation%s between them.", n, n == 1 ? "entity" : "entities",
                    picture->n_edges, picture->n_edges == 1 ? "" : "s");
    g_autofree gboolean *told = g_new0(gboolean, picture->graph->edges->len + 1);
    for (guint k = 0; k < DESCRIBED_EDGES; k++) {
        const guint i = heaviest(picture, told);
        if (i == ENT_NONE)
            break;
        told[i] = TRUE;
        g_autofree char *raw = edge_words(picture, ent_graph_edge(picture->graph, i));
        g_autofree char *relation = ent_draw_clean(raw);
        g_string_append_printf(words, "%s%s", k == 0 ? " The strongest: " : "; ", relation);
    }
    if (words->str[words->len - 1] != '.')
        g_string_append_c(words, '.');
    return g_string_free(words, FALSE);
}
