/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sentences.c: the main findings in plain sentences, each with the relations or the quotation it rests on, and the paragraphs on
 * how the numbers were made.
 */
#include "report_internal.h"

#include <string.h>

/* Names in a sentence before "and 2 others"; relations a finding shows. */
enum { NAMES = 3, PROOFS = 3 };

static void finding_free(gpointer data)
{
    EntFinding *const finding = data;
    g_ptr_array_unref(finding->rows);
    g_free(finding->text);
    g_free(finding);
}

static EntFinding *add_finding(EntFindings *f, const char *kind, GString *text)
{
    EntFinding *const finding = g_new0(EntFinding, 1);
    *finding = (EntFinding){ .kind = kind, .text = g_string_free(text, FALSE) };
    finding->rows = g_ptr_array_new_with_free_func((GDestroyNotify)ent_row_free);
    g_ptr_array_add(f->findings, finding);
    return finding;
}

static void add_name(GString *text, const EntFindings *f, guint32 node)
{
    g_autofree char *name = ent_report_clean(ent_report_name(f, node));
    g_string_append_printf(text, "\1%s\2", name);
}

/* "A", "A and B", "A, B, C and 2 others". */
static void add_names(GString *text, const EntFindings *f, const GArray *nodes)
{
    const guint named = MIN(nodes->len, NAMES);
    for (guint i = 0; i < named; i++) {
        if (i > 0)
            g_string_append(text, i + 1 == nodes->len ? " and " : ", ");
        add_name(text, f, g_array_index(nodes, guint32, i));
    }
    if (nodes->len > named)
        g_string_append_printf(text, " and %u other%s", nodes->len - named, nodes->len - named == 1 ? "" : "s");
}

static void add_number(GString *text, double value)
{
    g_autofree char *number = ent_report_number(value);
    g_string_append(text, number);
}

/* The nodes that share the greatest value of a measure; none where that is 0. Values that differ in the last digits only are
 * one value: they come from iterations. */
static GArray *leaders(const EntFindings *f, const char *id, double *greatest)
{
    const EntMeasure *measure = ent_measures();
    GArray *const nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
    while (strcmp(measure->id, id) != 0)
        measure++;
    *greatest = 0;
    for (guint32 i = 0; i < f->graph->nodes->len; i++)
        *greatest = MAX(*greatest, measure->value(ent_report_measures(f, i)));
    for (guint32 i = 0; *greatest > 0 && i < f->graph->nodes->len; i++)
        if (measure->value(ent_report_measures(f, i)) >= *greatest * (1 - 1e-6))
            g_array_append_val(nodes, i);
    return nodes;
}

/* What an edge must be to prove something of a node: touch it, or point to it with a sign. */
typedef struct Wanted {
    guint32 node;
    int sign; /* 0: any edge of the node */
} Wanted;

static gboolean is_wanted(const EntFindings *f, const EntEdge *edge, const Wanted *wanted)
{
    const EntRelationType *const type = ent_graph_type(f->graph, edge->type);
    if (edge->weight <= 0 || edge->source == edge->target || (wanted->sign == 0 && !type->measured))
        return FALSE;
    const gboolean points = edge->target == wanted->node || (type->symmetric && edge->source == wanted->node);
    return wanted->sign == 0 ? points || edge->source == wanted->node : points && type->sign == wanted->sign;
}

static gint heavier(gconstpointer a, gconstpointer b)
{
    const EntEdge *const x = *(const EntEdge *const *)a, *const y = *(const EntEdge *const *)b;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return g_strcmp0(x->id, y->id);
}

/* The heaviest first. */
static GPtrArray *wanted_edges(const EntFindings *f, const Wanted *wanted)
{
    GPtrArray *const edges = g_ptr_array_new();
    for (guint i = 0; i < f->graph->edges->len; i++) {
        EntEdge *const edge = ent_graph_edge(f->graph, i);
        if (is_wanted(f, edge, wanted))
            g_ptr_array_add(edges, edge);
    }
    g_ptr_array_sort(edges, heavier);
    return edges;
}

static void add_proof(EntFinding *finding, const EntEdge *edge)
{
    for (guint i = 0; i < finding->rows->len; i++)
        if (((const EntRow *)finding->rows->pdata[i])->edge == edge)
            return; /* one relation may prove something of both its ends */
    g_ptr_array_add(finding->rows, ent_row_new(edge));
}

static void add_proofs(const EntFindings *f, EntFinding *finding, const Wanted *wanted, guint max)
{
    g_autoptr(GPtrArray) edges = wanted_edges(f, wanted);
    for (guint i = 0; i < MIN(edges->len, max); i++)
        add_proof(finding, edges->pdata[i]);
}

/* The distinct nodes at the other end of such edges, in their order. */
static GArray *other_ends(const EntFindings *f, const Wanted *wanted)
{
    g_autoptr(GPtrArray) edges = wanted_edges(f, wanted);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    GArray *const nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < edges->len; i++) {
        const EntEdge *const edge = edges->pdata[i];
        const guint32 other = edge->source == wanted->node ? edge->target : edge->source;
        if (g_hash_table_add(seen, GUINT_TO_POINTER(other)))
            g_array_append_val(nodes, other);
    }
    return nodes;
}

static void tell_most_tied(EntFindings *f)
{
    double strength;
    g_autoptr(GArray) first = leaders(f, "strength", &strength);
    if (first->len == 0)
        return;
    GString *const text = g_string_new(NULL);
    const guint degree = ent_report_measures(f, g_array_index(first, guint32, 0))->degree;
    add_names(text, f, first);
    if (first->len > 1) {
        g_string_append(text, " stand at the centre, each with a strength of ");
        add_number(text, strength);
        g_string_append(text, ": a relation counts once for every article that tells of it.");
    } else {
        g_string_append(text, " stands at the centre, by strength: relations with ");
        g_string_append_printf(text, "%u other%s that add up to ", degree, degree == 1 ? "" : "s");
        add_number(text, strength);
        g_string_append(text, ", each counted once for every article that tells of it.");
    }
    const Wanted wanted = { g_array_index(first, guint32, 0), 0 };
    add_proofs(f, add_finding(f, "strength", text), &wanted, 1);
}

/* One sentence for a measure that says something else than strength. */
static void tell_leader(EntFindings *f, const char *id, const char *one, const char *several, const char *measure)
{
    double greatest;
    g_autoptr(GArray) first = leaders(f, id, &greatest);
    if (first->len == 0 || first->len == f->analysis->n_nodes)
        return;
    GString *const text = g_string_new(NULL);
    add_names(text, f, first);
    g_string_append_printf(text, " %s (%s ", first->len == 1 ? one : several, measure);
    add_number(text, greatest);
    g_string_append(text, ").");
    const Wanted wanted = { g_array_index(first, guint32, 0), 0 };
    add_proofs(f, add_finding(f, id, text), &wanted, 1);
}

/* Who has most distinct others for or against them, and who those are. */
static void tell_judged(EntFindings *f, const char *id, int sign)
{
    double greatest;
    g_autoptr(GArray) first = leaders(f, id, &greatest);
    if (first->len == 0)
        return;
    GString *const text = g_string_new(NULL);
    g_autofree char *count = ent_report_count((guint)greatest, "actor", "actors");
    add_names(text, f, first);
    g_string_append_printf(text, " %s the most %s, %sby %s (%s included)", first->len == 1 ? "is" : "are", sign > 0 ? "supported" : "opposed",
                           first->len == 1 ? "" : "each ", count, sign > 0 ? "cooperation" : "conflict");
    if (first->len == 1) {
        const Wanted wanted = { g_array_index(first, guint32, 0), sign };
        g_autoptr(GArray) others = other_ends(f, &wanted);
        g_string_append(text, ": ");
        add_names(text, f, others);
    }
    g_string_append_c(text, '.');
    EntFinding *const finding = add_finding(f, id, text);
    for (guint i = 0; i < MIN(first->len, NAMES); i++) {
        const Wanted wanted = { g_array_index(first, guint32, i), sign };
        add_proofs(f, finding, &wanted, first->len == 1 ? PROOFS : 1);
    }
}

/* The relations of one sign between two nodes, both ways. */
typedef struct Pair {
    guint32 low, high, edge;
    double weight;
} Pair;

static gint compare_pairs(gconstpointer a, gconstpointer b)
{
    const Pair *const x = a, *const y = b;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    if (x->high != y->high)
        return x->high < y->high ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static GArray *signed_pairs(const EntFindings *f, int sign)
{
    GArray *const pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint32 i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const Pair pair = { MIN(edge->source, edge->target), MAX(edge->source, edge->target), i, edge->weight };
        if (ent_graph_type(f->graph, edge->type)->sign == sign && edge->weight > 0 && edge->source != edge->target)
            g_array_append_val(pairs, pair);
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* Bounds of the run with the greatest sum, the first of equals; and how many others equal it. */
static void heaviest_run(const GArray *pairs, guint *start, guint *end, double *weight, guint *equals)
{
    *weight = 0;
    *equals = 0;
    for (guint i = 0, j; i < pairs->len; i = j) {
        const Pair *const first = &g_array_index(pairs, Pair, i);
        double sum = 0;
        for (j = i; j < pairs->len && g_array_index(pairs, Pair, j).low == first->low && g_array_index(pairs, Pair, j).high == first->high; j++)
            sum += g_array_index(pairs, Pair, j).weight;
        *equals += sum == *weight;
        if (sum > *weight) {
            *equals = 0;
            *weight = sum;
            *start = i;
            *end = j;
        }
    }
}

static void tell_pair(EntFindings *f, const char *kind, int sign)
{
    g_autoptr(GArray) pairs = signed_pairs(f, sign);
    guint start = 0, end = 0, equals;
    double weight;
    heaviest_run(pairs, &start, &end, &weight, &equals);
    if (end == 0)
        return;
    GString *const text = g_string_new(sign > 0 ? "The strongest agreement is between " : "The strongest opposition is between ");
    add_name(text, f, g_array_index(pairs, Pair, start).low);
    g_string_append(text, " and ");
    add_name(text, f, g_array_index(pairs, Pair, start).high);
    g_string_append(text, " (weight ");
    add_number(text, weight);
    if (equals > 0)
        g_string_append_printf(text, "; %u other pair%s as strong", equals, equals == 1 ? " is" : "s are");
    g_string_append(text, ").");
    EntFinding *const finding = add_finding(f, kind, text);
    for (guint i = start; i < MIN(end, start + PROOFS); i++)
        add_proof(finding, ent_graph_edge(f->graph, g_array_index(pairs, Pair, i).edge));
}

static void tell_contradictions(EntFindings *f)
{
    if (f->n_contradictions == 0)
        return;
    const EntContradiction *const first = f->contradictions->pdata[0];
    const EntEdge *const edge = first->agrees->edge;
    GString *const text = g_string_new(NULL);
    add_name(text, f, edge->source);
    g_string_append(text, " is said to be both for and against ");
    add_name(text, f, edge->target);
    g_string_append(text, first->same_article ? ", in one article" : ", in different articles");
    if (f->n_contradictions > 1)
        g_string_append_printf(text, "; so are %u more pairs", f->n_contradictions - 1);
    g_string_append_c(text, '.');
    EntFinding *const finding = add_finding(f, "contradiction", text);
    add_proof(finding, edge);
    add_proof(finding, first->opposes->edge);
}

static void tell_most_quoted(EntFindings *f)
{
    if (f->speakers->len == 0)
        return;
    const EntSpeaker *const speaker = f->speakers->pdata[0];
    GString *const text = g_string_new(NULL);
    g_autofree char *times = ent_report_count(speaker->quotes, "quotation", "quotations");
    g_autofree char *articles = ent_report_count(speaker->articles, "article", "articles");
    add_name(text, f, speaker->node);
    g_string_append_printf(text, " is quoted most: %s in %s.", times, articles);
    add_finding(f, "quoted", text)->quote = speaker->sample;
}

void ent_report_collect_sentences(EntFindings *f)
{
    f->findings = g_ptr_array_new_with_free_func(finding_free);
    if (f->graph->articles->len == 0) {
        add_finding(f, "empty", g_string_new("No articles were read, so there is nothing to tell."));
        return;
    }
    if (f->analysis->n_edges == 0)
        add_finding(f, "empty", g_string_new("The articles state no relation that the measures see."));
    tell_most_tied(f);
    tell_leader(f, "betweenness", "lies most often on the shortest way between two others", "lie most often on the shortest way between two others",
                "betweenness");
    tell_leader(f, "pagerank", "is where one ends most often by following the relations from source to target",
                "are where one ends most often by following the relations from source to target", "PageRank");
    tell_judged(f, "supported_by", 1);
    tell_judged(f, "opposed_by", -1);
    tell_pair(f, "agreement", 1);
    tell_pair(f, "opposition", -1);
    tell_contradictions(f);
    tell_most_quoted(f);
}

static void add_method(EntFindings *f, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void add_method(EntFindings *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_ptr_array_add(f->method, g_strdup_vprintf(format, args));
    va_end(args);
}

void ent_report_collect_method(EntFindings *f)
{
    const EntAnalysis *const a = f->analysis;
    g_autoptr(GString) types = g_string_new(NULL);
    g_autofree char *modularity = ent_report_number(a->modularity), *density = ent_report_number(a->density);
    f->method = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < a->types->len; i++)
        g_string_append_printf(types, "%s%s", i > 0 ? ", " : "", (const char *)a->types->pdata[i]);
    add_method(f,
               "The measures see relations of these types: %s. They saw %u actors and %u pairs of them with a relation, in %u separate part%s "
               "(density %s).",
               types->len > 0 ? types->str : "none", a->n_nodes, a->n_edges, a->components, a->components == 1 ? "" : "s", density);
    add_method(f, "A relation weighs as many articles as tell of it; several sentences of one article count once, and so do articles that print one "
                  "story. What is hedged (reported, expected) "
                  "counts; what is denied is kept as evidence and never counts.");
    add_method(f, "Relations between the same two actors in the same direction are added up, an actor’s relation to itself is left out, and the distance "
                  "between two actors is 1/weight. PageRank, hub and authority follow direction; the other measures leave it aside.");
    add_method(f, "Communities are found by the Leiden method (modularity %s, seed %u): the same graph always gives the same ones.", modularity, a->seed);
    if (a->sampled)
        add_method(f, "The graph is large: betweenness and closeness are estimates from a sample of actors.");
    add_method(f, "Relations and quotations were found by a program. Each sentence names the method (a rule or a model) and how sure it was, from 0 to 1: "
                  "read the sentence, and better the article, before you cite it. What the articles do not say, or say in words the program does not "
                  "know, is missing here.");
    add_method(f, "Graph made by entente %s (ontology %s, model %s); report by entente %s.", f->graph->program != NULL ? f->graph->program : "of unknown version",
               f->graph->ontology != NULL ? f->graph->ontology : "not recorded", f->graph->model != NULL ? f->graph->model : "none", ent_version());
}
