/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sentences.c: the main findings in plain sentences, each with the relations or the quotation it rests on.
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

/* "A", "A and B", "A, B, C and 2 others"; of `total`, of which `nodes` holds the first. */
static void add_names(GString *text, const EntFindings *f, const GArray *nodes, guint total)
{
    const guint named = MIN(total, NAMES);
    for (guint i = 0; i < named; i++) {
        if (i > 0)
            g_string_append(text, i + 1 == total ? " and " : ", ");
        add_name(text, f, g_array_index(nodes, guint32, i));
    }
    if (total > named)
        g_string_append_printf(text, " and %u other%s", total - named, total - named == 1 ? "" : "s");
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

/* How sure it is that the one leader of a measure is first. */
static void add_certainty(GString *text, const EntFindings *f, const char *measure, guint32 node)
{
    const EntPlace *const place = ent_bootstrap_place(f->bootstrap, measure, node);
    if (place == NULL || !f->bootstrap->enough)
        return;
    if (place->rank_high == 1)
        g_string_append(text, " No other actor is likely to be first.");
    else
        g_string_append_printf(text, " The articles leave open whether it is first: its rank could be anything up to %u.",
                               place->rank_high);
    if (place->from_one >= 0.5 && f->bootstrap->stories > 1)
        g_string_append_printf(text, " One story gives %.0f %% of its strength.", 100 * place->from_one);
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
    if (ent_report_is_sure(x) != ent_report_is_sure(y))
        return ent_report_is_sure(x) ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return g_strcmp0(x->id, y->id);
}

/* What is no guess first, then the heaviest. */
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

/* The distinct nodes at the other end of such edges, in their order; `guesses` counts those whom no sure edge leads to. */
static GArray *other_ends(const EntFindings *f, const Wanted *wanted, guint *guesses)
{
    g_autoptr(GPtrArray) edges = wanted_edges(f, wanted);
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
    GArray *const nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < edges->len; i++) {
        const EntEdge *const edge = edges->pdata[i];
        const guint32 other = edge->source == wanted->node ? edge->target : edge->source;
        if (!g_hash_table_add(seen, GUINT_TO_POINTER(other)))
            continue;
        g_array_append_val(nodes, other);
        *guesses += !ent_report_is_sure(edge);
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
    add_names(text, f, first, first->len);
    if (first->len > 1) {
        g_string_append(text, " stand at the centre, each with a strength of ");
        add_number(text, strength);
        g_string_append(text, ": a relation counts once for every article that tells of it.");
    } else {
        g_string_append(text, " stands at the centre, by strength: relations with ");
        g_string_append_printf(text, "%u other%s that add up to ", degree, degree == 1 ? "" : "s");
        add_number(text, strength);
        g_string_append(text, ", each counted once for every article that tells of it.");
        add_certainty(text, f, "strength", g_array_index(first, guint32, 0));
    }
    if (!f->bootstrap->enough)
        g_string_append_printf(text, " The articles tell %u independent stor%s: too few to be sure of any rank.",
                               f->bootstrap->stories, f->bootstrap->stories == 1 ? "y" : "ies");
    const Wanted wanted = { g_array_index(first, guint32, 0), 0 };
    add_proofs(f, add_finding(f, "strength", text), &wanted, 1);
}

/* Who has most distinct others for or against them, and who those are. */
static void tell_judged(EntFindings *f, const char *id, int sign)
{
    double greatest;
    g_autoptr(GArray) first = leaders(f, id, &greatest);
    if (first->len == 0)
        return;
    GString *const text = g_string_new(NULL);
    guint guesses = 0;
    g_autofree char *count = ent_report_count((guint)greatest, "actor", "actors");
    add_names(text, f, first, first->len);
    g_string_append_printf(text, " %s the most %s, %sby %s (%s included)", first->len == 1 ? "is" : "are",
                           sign > 0 ? "supported" : "opposed", first->len == 1 ? "" : "each ", count,
                           sign > 0 ? "cooperation" : "conflict");
    if (first->len == 1) {
        const Wanted wanted = { g_array_index(first, guint32, 0), sign };
        g_autoptr(GArray) others = other_ends(f, &wanted, &guesses);
        g_string_append(text, ": ");
        add_names(text, f, others, others->len);
    }
    g_string_append_c(text, '.');
    if (guesses > 0)
        g_string_append_printf(text, " Of %u of them it is a guess: no sentence is surer than " ENT_REPORT_SURE_TEXT ".",
                               guesses);
    if (first->len == 1)
        add_certainty(text, f, id, g_array_index(first, guint32, 0));
    EntFinding *const finding = add_finding(f, id, text);
    for (guint i = 0; i < MIN(first->len, NAMES); i++) {
        const Wanted wanted = { g_array_index(first, guint32, i), sign };
        add_proofs(f, finding, &wanted, first->len == 1 ? PROOFS : 1);
    }
}

/* A relation with a sign, by its ends. */
typedef struct Pair {
    guint32 low, high, edge;
    int sign;
    double weight;
} Pair;

static gint compare_pairs(gconstpointer a, gconstpointer b)
{
    const Pair *const x = a, *const y = b;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    if (x->high != y->high)
        return x->high < y->high ? -1 : 1;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

static GArray *signed_pairs(const EntFindings *f)
{
    GArray *const pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint32 i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const int sign = ent_graph_type(f->graph, edge->type)->sign;
        const Pair pair = { MIN(edge->source, edge->target), MAX(edge->source, edge->target), i, sign, edge->weight };
        if (sign != 0 && edge->weight > 0 && edge->source != edge->target)
            g_array_append_val(pairs, pair);
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

/* The relations of one pair, and what they weigh for the sign looked for and against it. */
typedef struct Run {
    guint start, end;
    double with, against;
} Run;

static Run next_run(const GArray *pairs, guint start, int sign)
{
    const Pair *const first = &g_array_index(pairs, Pair, start);
    Run run = { .start = start, .end = start };
    for (; run.end < pairs->len; run.end++) {
        const Pair *const pair = &g_array_index(pairs, Pair, run.end);
        if (pair->low != first->low || pair->high != first->high)
            break;
        *(pair->sign == sign ? &run.with : &run.against) += pair->weight;
    }
    return run;
}

/* The pair with the greatest lead of that sign, the first of equals; and how many others equal it. */
static Run heaviest_run(const GArray *pairs, int sign, guint *equals)
{
    Run best = { 0 };
    *equals = 0;
    for (guint i = 0; i < pairs->len;) {
        const Run run = next_run(pairs, i, sign);
        const double lead = run.with - run.against - (best.with - best.against);
        if (lead > 0) {
            best = run;
            *equals = 0;
        } else if (lead == 0 && best.end > 0) {
            (*equals)++;
        }
        i = run.end;
    }
    return best;
}

static void tell_pair(EntFindings *f, const char *kind, int sign)
{
    g_autoptr(GArray) pairs = signed_pairs(f);
    guint equals;
    const Run run = heaviest_run(pairs, sign, &equals);
    if (run.end == 0)
        return;
    GString *const text = g_string_new(sign > 0 ? "The strongest agreement is between " : "The strongest opposition is between ");
    add_name(text, f, g_array_index(pairs, Pair, run.start).low);
    g_string_append(text, " and ");
    add_name(text, f, g_array_index(pairs, Pair, run.start).high);
    g_string_append(text, " (weight ");
    add_number(text, run.with - run.against);
    if (run.against > 0) {
        g_string_append(text, ": ");
        add_number(text, run.with);
        g_string_append(text, sign > 0 ? " of agreement less " : " of opposition less ");
        add_number(text, run.against);
        g_string_append(text, sign > 0 ? " of opposition" : " of agreement");
    }
    if (equals > 0)
        g_string_append_printf(text, "; %u other pair%s as strong", equals, equals == 1 ? " is" : "s are");
    g_string_append(text, ").");
    EntFinding *const finding = add_finding(f, kind, text);
    for (guint i = run.start; i < run.end && finding->rows->len < PROOFS; i++)
        if (g_array_index(pairs, Pair, i).sign == sign)
            add_proof(finding, ent_graph_edge(f->graph, g_array_index(pairs, Pair, i).edge));
}

/* ---- the signed structure ---- */

static void add_share(GString *text, double share)
{
    g_string_append_printf(text, "%.0f %%", 100 * share);
}

static gboolean holds(const GArray *nodes, guint32 node)
{
    for (guint i = 0; i < nodes->len; i++)
        if (g_array_index(nodes, guint32, i) == node)
            return TRUE;
    return FALSE;
}

/* By those whom agreement holds there; who only shares opponents with them is counted and not named. */
static void add_camp(GString *text, const EntFindings *f, const EntCamp *camp)
{
    g_autoptr(GArray) tied = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < camp->members->len; i++)
        if (!holds(camp->apart, g_array_index(camp->members, guint32, i)))
            g_array_append_val(tied, g_array_index(camp->members, guint32, i));
    add_names(text, f, tied, camp->total - camp->alone);
    if (camp->alone > 0)
        g_string_append_printf(text, " (and %u who only share%s opponents with them)", camp->alone, camp->alone == 1 ? "s" : "");
}

/* The two camps with most opposition between them. */
static void tell_camps(EntFindings *f)
{
    const EntCamp *first = NULL;
    for (guint i = 0; i < f->camps->len; i++) {
        const EntCamp *const camp = f->camps->pdata[i];
        if (camp->rival != ENT_NONE && (first == NULL || camp->hostile > first->hostile))
            first = camp;
    }
    if (first == NULL)
        return;
    GString *const text = g_string_new("The two camps most opposed to each other are that of ");
    g_autofree char *against = ent_report_count(first->hostile, "pair", "pairs"),
                    *with = ent_report_count(first->friendly, "pair", "pairs");
    add_camp(text, f, first);
    g_string_append(text, ", and that of ");
    add_camp(text, f, f->camps->pdata[first->rival]);
    g_string_append_printf(text, ": across, %s stand%s opposed and %s agree%s.", against, first->hostile == 1 ? "s" : "",
                           first->friendly == 0 ? "none" : with, first->friendly <= 1 ? "s" : "");
    EntFinding *const finding = add_finding(f, "camps", text);
    if (first->proof != NULL)
        add_proof(finding, first->proof->edge);
}

static void tell_sides(EntFindings *f)
{
    const EntBalance *const b = &f->analysis->balance;
    if (b->ties < ENT_REPORT_SIGNED)
        return;
    GString *const text = g_string_new(NULL);
    g_autofree char *polarisation = ent_report_decimals(b->polarisation, 2);
    g_string_append_printf(
        text, "Polarisation is %s, on a scale from 0 (no hostile sides) to 1 (two sides explain everything): ", polarisation);
    g_string_append_printf(text, "%u of %u signed pairs %s opposed, and ", b->negative, b->ties, b->negative == 1 ? "is" : "are");
    if (b->frustration == 0)
        g_string_append(text, "two sides explain every one of them.");
    else if (b->frustration == b->frustration_low)
        g_string_append_printf(text, "however they are put on two sides, at least %u do%s not fit.", b->frustration,
                               b->frustration == 1 ? "es" : "");
    else
        g_string_append_printf(text, "put on two sides, between %u and %u of them do not fit.", b->frustration_low,
                               b->frustration);
    add_finding(f, "polarisation", text);
}

/* The heaviest edge of that sign between two nodes. */
static const EntEdge *find_edge(const EntFindings *f, guint32 a, guint32 b, int sign)
{
    const EntEdge *found = NULL;
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const gboolean theirs = (edge->source == a && edge->target == b) || (edge->source == b && edge->target == a);
        if (theirs && ent_graph_type(f->graph, edge->type)->sign == sign && edge->weight > (found != NULL ? found->weight : 0))
            found = edge;
    }
    return found;
}

/* A triangle in tension as it is told: three oppositions, or one, then the odd pair is told last. */
typedef struct Tension {
    guint32 apex, one, other;
    gboolean all;
    const EntEdge *edges[3];
} Tension;

static gboolean read_tension(const EntFindings *f, const EntTriangle *t, Tension *tension)
{
    const guint32 apex = t->ab < 0 ? t->c : t->ac < 0 ? t->b : t->a;
    const guint32 one = apex == t->a ? t->b : t->a, other = apex == t->c ? t->b : t->c;
    const gboolean all = t->ab < 0 && t->ac < 0 && t->bc < 0;
    *tension = (Tension){ apex,
                          one,
                          other,
                          all,
                          { find_edge(f, apex, one, all ? -1 : 1), find_edge(f, apex, other, all ? -1 : 1),
                            find_edge(f, one, other, -1) } };
    for (gsize i = 0; i < G_N_ELEMENTS(tension->edges); i++)
        if (tension->edges[i] == NULL || !ent_report_is_sure(tension->edges[i]))
            return FALSE;
    return TRUE;
}

/* The strongest tension that is no guess. */
static void tell_tension(EntFindings *f)
{
    const GArray *const tensions = f->analysis->balance.tensions;
    Tension t;
    guint i = 0;
    while (i < tensions->len && !read_tension(f, &g_array_index(tensions, EntTriangle, i), &t))
        i++;
    if (i == tensions->len)
        return;
    GString *const text = g_string_new(NULL);
    add_name(text, f, t.apex);
    g_string_append(text, t.all ? " is opposed to both " : " agrees with both ");
    add_name(text, f, t.one);
    g_string_append(text, " and ");
    add_name(text, f, t.other);
    g_string_append(text, t.all ? ", who are opposed to each other too." : ", who are opposed to each other.");
    EntFinding *const finding = add_finding(f, "tension", text);
    for (gsize k = 0; k < G_N_ELEMENTS(t.edges); k++)
        add_proof(finding, t.edges[k]);
}

/* What ties a broker to two camps: the heaviest relation to each of the first two it has, opposition and guesses left aside.
 * FALSE where it has no two. */
static gboolean find_bridges(const EntFindings *f, guint32 broker, const EntEdge *bridges[2])
{
    const Wanted wanted = { broker, 0 };
    g_autoptr(GPtrArray) edges = wanted_edges(f, &wanted);
    guint first = ENT_NONE, found = 0;
    for (guint i = 0; i < edges->len && found < 2; i++) {
        const EntEdge *const edge = edges->pdata[i];
        const guint32 other = edge->source == broker ? edge->target : edge->source;
        const guint camp = ent_report_measures(f, other)->camp;
        if (ent_graph_type(f->graph, edge->type)->sign < 0 || camp == first || camp >= f->analysis->balance.camps ||
            !ent_report_is_sure(edge))
            continue;
        bridges[found++] = edge;
        first = camp;
    }
    return found == 2;
}

static void tell_broker(EntFindings *f)
{
    const EntEdge *bridges[2];
    if (f->brokers->len == 0 || !find_bridges(f, g_array_index(f->brokers, guint32, 0), bridges))
        return;
    const guint32 broker = g_array_index(f->brokers, guint32, 0);
    GString *const text = g_string_new(NULL);
    add_name(text, f, broker);
    g_string_append(text, " stands most between the camps: of the pairs of actors in different camps, ");
    add_share(text, ent_report_measures(f, broker)->brokerage);
    g_string_append(text, " have their shortest way through that one, opposition left aside.");
    EntFinding *const finding = add_finding(f, "broker", text);
    for (gsize i = 0; i < G_N_ELEMENTS(bridges); i++)
        add_proof(finding, bridges[i]);
}

/* The first of the turns in time, or of what outlets tell differently. */
static void tell_dispute(EntFindings *f, const char *kind, const GPtrArray *disputes)
{
    if (disputes->len == 0)
        return;
    const EntDispute *const d = disputes->pdata[0];
    const EntSlices *const slices = disputes == f->changes ? f->times : f->outlets;
    const EntSlice *const one = slices->slices->pdata[d->turn->one.slice], *const other =
                                                                               slices->slices->pdata[d->turn->other.slice];
    GString *const text = g_string_new(NULL);
    if (disputes == f->changes) {
        g_string_append(text, "Between ");
        add_name(text, f, d->turn->a);
        g_string_append(text, " and ");
        add_name(text, f, d->turn->b);
        g_string_append_printf(text, " the articles tell of more %s in %s, and of more %s in %s", ent_report_stand(&d->turn->one),
                               one->label, ent_report_stand(&d->turn->other), other->label);
    } else {
        g_autofree char *first = ent_report_clean(one->label), *second = ent_report_clean(other->label);
        g_string_append_printf(text, "Outlets differ on ");
        add_name(text, f, d->turn->a);
        g_string_append(text, " and ");
        add_name(text, f, d->turn->b);
        g_string_append_printf(text, ": \1%s\2 tells of more agreement, \1%s\2 of more opposition", first, second);
    }
    if (slices->turns->len > 1)
        g_string_append_printf(text, "; there %s %u more such %s", slices->turns->len == 2 ? "is" : "are", slices->turns->len - 1,
                               slices->turns->len == 2 ? "case" : "cases");
    g_string_append_c(text, '.');
    EntFinding *const finding = add_finding(f, kind, text);
    g_ptr_array_add(finding->rows, ent_row_new_of(d->one->edge, d->turn->one.evidence));
    g_ptr_array_add(finding->rows, ent_row_new_of(d->other->edge, d->turn->other.evidence));
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
        g_string_append_printf(text, f->n_contradictions == 2 ? "; so is %u more pair" : "; so are %u more pairs",
                               f->n_contradictions - 1);
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
    tell_camps(f);
    tell_sides(f);
    tell_tension(f);
    tell_judged(f, "supported_by", 1);
    tell_judged(f, "opposed_by", -1);
    tell_pair(f, "agreement", 1);
    tell_pair(f, "opposition", -1);
    tell_broker(f);
    tell_contradictions(f);
    tell_dispute(f, "change", f->changes);
    tell_dispute(f, "outlets", f->disputes);
    tell_most_quoted(f);
}
