/* SPDX-License-Identifier: Apache-2.0 */
/*
 * graphml.c: how fast a large graph is written as GraphML, beside igraph's writer with the same attributes, and how fast it is
 * read back.
 *
 * usage: bench_graphml [EDGES]      (1000000)
 * Times are of the processor. The memory told is what writing takes above the graph's own: the peak of the resident set.
 */
#include <entente/graph.h>
#include <entente/write.h>

#include <igraph.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EDGES_A_NODE = 10, EDGES_AN_ARTICLE = 200 };

static const char *const names[] = { "Ana Ruiz Peña", "Østland & Sønner",     "Партия «Река»",
                                     "حزب الأمل",     "Žofie \"Žo\" Šťastná", "河川党" };
static const char *const days[] = { "2024-03-04", "2024-04-10", "2024-05-16", "2024-06-01" };

static void check(gboolean good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench_graphml: %s\n", what);
    exit(1);
}

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* A line of /proc/self/status, in MB. */
static double memory(const char *line)
{
    g_autofree char *status = NULL;
    check(g_file_get_contents("/proc/self/status", &status, NULL, NULL), "no /proc/self/status");
    const char *const at = strstr(status, line);
    return at != NULL ? g_ascii_strtod(at + strlen(line), NULL) / 1024 : 0;
}

static void reset_peak(void)
{
    check(g_file_set_contents_full("/proc/self/clear_refs", "5", 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL),
          "cannot reset the peak");
}

static void add_type(EntGraph *graph, const char *id, int sign, gboolean symmetric)
{
    EntRelationType *const type = g_new0(EntRelationType, 1);
    *type = (EntRelationType){ g_strdup(id), g_strdup(id), g_strdup("#0072b2"), g_strdup("solid"), sign, symmetric, TRUE };
    ent_graph_take_type(graph, type);
}

static void add_article(EntGraph *graph, guint number)
{
    EntArticle *const article = ent_article_new();
    article->path = g_strdup_printf("wires/%u.txt", number);
    article->title = g_strdup_printf("Sitzung Nº %u vertagt: „kein Wort“", number);
    article->url = g_strdup_printf("https://news.example/a?id=%u&lang=en", number);
    article->published = g_strdup(days[number % G_N_ELEMENTS(days)]);
    ent_article_take_text(article, g_strdup("They back the plan."), NULL);
    ent_graph_take_article(graph, article);
}

static void add_edge(EntGraph *graph, guint i, guint n_nodes)
{
    char cue[] = "backs", method[] = "verb",
         sentence[] = "Östland’s minister backs the “river plan” of the commission, and <says> so.";
    const guint32 source = i / EDGES_A_NODE, target = (source + 1 + i % EDGES_A_NODE * 7) % n_nodes;
    const EntEvidence evidence = { .article = i / EDGES_AN_ARTICLE,
                                   .span = { 0, 19 },
                                   .sentence = sentence,
                                   .cue = cue,
                                   .method = method,
                                   .certainty = i % 5 == 0 ? ENT_HEDGED : ENT_STATED,
                                   .confidence = 0.55 + 0.05 * (i % 9) };
    ent_edge_add_evidence(ent_graph_get_edge(graph, source, i % 3, target), &evidence);
}

static EntGraph *make_graph(guint n_edges)
{
    EntGraph *const graph = ent_graph_new();
    const guint n_nodes = MAX(n_edges / EDGES_A_NODE, 100);
    add_type(graph, "supports", 1, FALSE);
    add_type(graph, "opposes", -1, FALSE);
    add_type(graph, "represents", 0, FALSE);
    for (guint i = 0; i <= n_edges / EDGES_AN_ARTICLE; i++)
        add_article(graph, i);
    for (guint i = 0; i < n_nodes; i++) {
        g_autofree char *id = g_strdup_printf("person:n%06u", i),
                        *name = g_strdup_printf("%s %u", names[i % G_N_ELEMENTS(names)], i);
        const guint32 node = ent_graph_add_node(graph, id, ENT_PERSON, name);
        ent_node_add_mention(ent_graph_node(graph, node), i % graph->articles->len, (EntSpan){ 0, 4 });
    }
    for (guint i = 0; i < n_edges; i++)
        add_edge(graph, i, n_nodes);
    ent_graph_sort(graph);
    return graph;
}

/* ---- the same for igraph ---- */

static void set_number(igraph_vector_t *values, igraph_t *graph, gboolean of_nodes, const char *name)
{
    check((of_nodes ? SETVANV(graph, name, values) : SETEANV(graph, name, values)) == IGRAPH_SUCCESS, name);
}

static void nodes_to_igraph(const EntGraph *graph, igraph_t *to)
{
    for (guint i = 0; i < graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, i);
        SETVAS(to, "label", i, node->name);
        SETVAS(to, "name", i, node->name);
        SETVAS(to, "type", i, ent_node_type_name(node->type));
    }
    static const char *const numbers[] = { "mentions", "articles", "r", "g", "b", "size" };
    igraph_vector_t values;
    igraph_vector_init(&values, graph->nodes->len);
    for (guint k = 0; k < G_N_ELEMENTS(numbers); k++) {
        igraph_vector_fill(&values, k < 2 ? 1 : k < 5 ? 114 : 14);
        set_number(&values, to, TRUE, numbers[k]);
    }
    igraph_vector_destroy(&values);
}

static const char *text_of(const EntGraph *graph, const EntEdge *edge, guint k)
{
    const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, 0);
    const EntArticle *const article = ent_graph_article(graph, evidence->article);
    const EntRelationType *const type = ent_graph_type(graph, edge->type);
    const char *const texts[] = { edge->id,           type->label,   type->id,
                                  type->id,           edge->first,   edge->last,
                                  evidence->sentence, evidence->cue, ent_certainty_name(evidence->certainty),
                                  article->title,     article->url,  article->published };
    return texts[k];
}

static void edges_to_igraph(const EntGraph *graph, igraph_t *to)
{
    static const char *const texts[] = { "id",       "label", "interaction", "relation", "first", "last",
                                         "sentence", "cue",   "certainty",   "article",  "url",   "published" };
    static const char *const numbers[] = { "weight", "sign", "evidence", "confidence" };
    const guint n = graph->edges->len;
    for (guint k = 0; k < G_N_ELEMENTS(texts); k++) {
        igraph_strvector_t values;
        igraph_strvector_init(&values, n);
        for (guint i = 0; i < n; i++)
            igraph_strvector_set(&values, i, text_of(graph, ent_graph_edge(graph, i), k));
        check(SETEASV(to, texts[k], &values) == IGRAPH_SUCCESS, texts[k]);
        igraph_strvector_destroy(&values);
    }
    igraph_vector_t values;
    igraph_vector_init(&values, n);
    for (guint k = 0; k < G_N_ELEMENTS(numbers); k++) {
        for (guint i = 0; i < n; i++) {
            const EntEdge *const edge = ent_graph_edge(graph, i);
            const double all[] = { edge->weight, ent_graph_type(graph, edge->type)->sign, edge->evidence->len,
                                   g_array_index(edge->evidence, EntEvidence, 0).confidence };
            VECTOR(values)[i] = all[k];
        }
        set_number(&values, to, FALSE, numbers[k]);
    }
    igraph_vector_destroy(&values);
    igraph_vector_bool_t symmetric;
    igraph_vector_bool_init(&symmetric, n);
    SETEABV(to, "symmetric", &symmetric);
    igraph_vector_bool_destroy(&symmetric);
}

static void make_igraph(const EntGraph *graph, igraph_t *to)
{
    igraph_vector_int_t ends;
    igraph_vector_int_init(&ends, 2 * (igraph_integer_t)graph->edges->len);
    for (guint i = 0; i < graph->edges->len; i++) {
        VECTOR(ends)[2 * i] = ent_graph_edge(graph, i)->source;
        VECTOR(ends)[2 * i + 1] = ent_graph_edge(graph, i)->target;
    }
    igraph_create(to, &ends, graph->nodes->len, IGRAPH_DIRECTED);
    igraph_vector_int_destroy(&ends);
    nodes_to_igraph(graph, to);
    edges_to_igraph(graph, to);
}

/* ---- the race ---- */

static double write_ours(const EntGraph *graph, const char *path)
{
    const double before = memory("VmRSS:");
    reset_peak();
    const double start = seconds();
    check(ent_write(ent_format_find("graphml", NULL, NULL), graph, NULL, NULL, path, NULL), "cannot write");
    const double took = seconds() - start;
    printf("ours     %9.0f edges/s  %5.2f s  %5.1f MB above the graph's %.0f\n", graph->edges->len / took, took,
           memory("VmHWM:") - before, before);
    return took;
}

static double write_igraph(const EntGraph *graph, const char *path)
{
    igraph_t other;
    make_igraph(graph, &other);
    FILE *const file = fopen(path, "w");
    check(file != NULL, "cannot open");
    const double start = seconds();
    check(igraph_write_graph_graphml(&other, file, true) == IGRAPH_SUCCESS, "igraph cannot write");
    check(fclose(file) == 0, "cannot close");
    const double took = seconds() - start;
    printf("igraph   %9.0f edges/s  %5.2f s\n", graph->edges->len / took, took);
    igraph_destroy(&other);
    return took;
}

static void read_back(const char *path, guint n_edges)
{
    GMappedFile *const file = g_mapped_file_new(path, FALSE, NULL);
    check(file != NULL, "cannot map");
    const double start = seconds();
    g_autoptr(EntGraph) graph =
        ent_graph_read_graphml((EntStr){ g_mapped_file_get_contents(file), g_mapped_file_get_length(file) }, path, NULL, NULL);
    const double took = seconds() - start;
    check(graph != NULL && graph->edges->len == n_edges, "does not read back");
    printf("read     %9.0f edges/s  %5.2f s, of %.0f MB\n", n_edges / took, took,
           (double)g_mapped_file_get_length(file) / (1 << 20));
    g_mapped_file_unref(file);
}

int main(int argc, char **argv)
{
    const guint n_edges = argc > 1 ? (guint)atoi(argv[1]) : 1000000;
    igraph_set_attribute_table(&igraph_cattribute_table);
    g_autoptr(EntGraph) graph = make_graph(n_edges);
    g_autofree char *folder = g_dir_make_tmp("bench-graphml-XXXXXX", NULL),
                    *path = g_build_filename(folder, "graph.graphml", NULL);
    const double ours = write_ours(graph, path);
    read_back(path, graph->edges->len);
    const double theirs = write_igraph(graph, path);
    printf("ratio    %9.2f\n", theirs / ours);
    g_unlink(path);
    g_rmdir(folder);
    return 0;
}
