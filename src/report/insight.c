/* SPDX-License-Identifier: Apache-2.0 */
/*
 * insight.c: what the report says beyond single actors and relations: how sure ranks are, which camps there are and who stands
 * between them, what changed, where outlets differ, and what was left out.
 */
#include "report_internal.h"

#include <string.h>

/* ---- camps ---- */

static void camp_free(gpointer data)
{
    EntCamp *const camp = data;
    g_array_unref(camp->members);
    g_array_unref(camp->apart);
    ent_row_free(camp->proof);
    g_free(camp);
}

static guint camp_of(const EntFindings *f, guint32 node)
{
    return ent_report_measures(f, node)->camp;
}

static gboolean is_measured(const EntFindings *f, const EntEdge *edge)
{
    const char *const type = ent_graph_type(f->graph, edge->type)->id;
    for (guint i = 0; i < f->analysis->types->len; i++)
        if (strcmp(f->analysis->types->pdata[i], type) == 0)
            return edge->weight > 0 && edge->source != edge->target;
    return FALSE;
}

/* A pair of actors with what is said of them. */
typedef struct Tie {
    guint32 a, b;
    double weight; /* agreement minus opposition */
    guint32 edge;  /* the heaviest of opposition, else of agreement */
    double heaviest;
} Tie;

static gint compare_ties(gconstpointer a, gconstpointer b)
{
    const Tie *const x = a, *const y = b;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* Signed pairs, by nodes. */
static GArray *collect_ties(const EntFindings *f)
{
    GArray *const ties = g_array_new(FALSE, FALSE, sizeof(Tie));
    guint kept = 0;
    for (guint32 i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const int sign = ent_graph_type(f->graph, edge->type)->sign;
        const Tie tie = { MIN(edge->source, edge->target), MAX(edge->source, edge->target), sign * edge->weight, i,
                          sign < 0 ? edge->weight : 0 };
        if (sign != 0 && is_measured(f, edge))
            g_array_append_val(ties, tie);
    }
    g_array_sort(ties, compare_ties);
    for (guint i = 0; i < ties->len; i++) {
        const Tie one = g_array_index(ties, Tie, i);
        Tie *const last = kept > 0 ? &g_array_index(ties, Tie, kept - 1) : NULL;
        if (last == NULL || last->a != one.a || last->b != one.b) {
            g_array_index(ties, Tie, kept++) = one;
            continue;
        }
        last->weight += one.weight;
        if (one.heaviest > last->heaviest) {
            last->heaviest = one.heaviest;
            last->edge = one.edge;
        }
    }
    g_array_set_size(ties, kept);
    return ties;
}

static void collect_members(EntFindings *f)
{
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
    f->camps = g_ptr_array_new_with_free_func(camp_free);
    for (guint i = 0; i < MIN(f->analysis->balance.camps, f->top); i++) {
        EntCamp *const camp = g_new0(EntCamp, 1);
        *camp = (EntCamp){ .number = i,
                           .members = g_array_new(FALSE, FALSE, sizeof(guint32)),
                           .apart = g_array_new(FALSE, FALSE, sizeof(guint32)),
                           .rival = ENT_NONE };
        g_ptr_array_add(f->camps, camp);
    }
    ent_report_by_strength(f, order);
    for (guint i = 0; i < order->len; i++) {
        const guint32 node = g_array_index(order, guint32, i);
        if (camp_of(f, node) < f->camps->len)
            g_array_append_val(((EntCamp *)f->camps->pdata[camp_of(f, node)])->members, node);
    }
}

/* Ties within camps; and members that no agreement holds there. */
static void count_inside(EntFindings *f, const GArray *ties)
{
    g_autofree gboolean *held = g_new0(gboolean, (gsize)f->graph->nodes->len + 1);
    for (guint i = 0; i < ties->len; i++) {
        const Tie *const tie = &g_array_index(ties, Tie, i);
        if (camp_of(f, tie->a) != camp_of(f, tie->b) || camp_of(f, tie->a) >= f->camps->len)
            continue;
        EntCamp *const camp = f->camps->pdata[camp_of(f, tie->a)];
        camp->agreements += tie->weight > 0;
        camp->oppositions += tie->weight < 0;
        held[tie->a] = held[tie->a] || tie->weight > 0;
        held[tie->b] = held[tie->b] || tie->weight > 0;
    }
    for (guint i = 0; i < f->camps->len; i++) {
        EntCamp *const camp = f->camps->pdata[i];
        camp->total = camp->members->len;
        for (guint m = 0; m < camp->members->len; m++)
            camp->alone += !held[g_array_index(camp->members, guint32, m)];
        g_array_set_size(camp->members, MIN(camp->members->len, ENT_REPORT_MEMBERS));
        for (guint m = 0; m < camp->members->len; m++)
            if (!held[g_array_index(camp->members, guint32, m)])
                g_array_append_val(camp->apart, g_array_index(camp->members, guint32, m));
    }
}

/* The other camp that most ties of opposition lead to, the larger of equals. */
static void find_rival(EntFindings *f, EntCamp *camp, const GArray *ties)
{
    g_autofree guint *hostile = g_new0(guint, (gsize)f->camps->len + 1), *friendly = g_new0(guint, (gsize)f->camps->len + 1);
    double heaviest = 0;
    for (guint i = 0; i < ties->len; i++) {
        const Tie *const tie = &g_array_index(ties, Tie, i);
        const guint x = camp_of(f, tie->a), y = camp_of(f, tie->b), other = x == camp->number ? y : x;
        if ((x != camp->number && y != camp->number) || x == y || other >= f->camps->len)
            continue;
        hostile[other] += tie->weight < 0;
        friendly[other] += tie->weight > 0;
    }
    for (guint i = 0; i < f->camps->len; i++)
        if (hostile[i] > (camp->rival != ENT_NONE ? hostile[camp->rival] : 0))
            camp->rival = i;
    if (camp->rival == ENT_NONE)
        return;
    camp->hostile = hostile[camp->rival];
    camp->friendly = friendly[camp->rival];
    for (guint i = 0; i < ties->len; i++) {
        const Tie *const tie = &g_array_index(ties, Tie, i);
        const guint x = camp_of(f, tie->a), y = camp_of(f, tie->b);
        if (tie->weight >= 0 || tie->heaviest <= heaviest ||
            !((x == camp->number && y == camp->rival) || (y == camp->number && x == camp->rival)))
            continue;
        heaviest = tie->heaviest;
        ent_row_free(camp->proof);
        camp->proof = ent_row_new(ent_graph_edge(f->graph, tie->edge));
    }
}

static void collect_camps(EntFindings *f)
{
    g_autoptr(GArray) ties = collect_ties(f);
    collect_members(f);
    count_inside(f, ties);
    for (guint i = 0; i < f->camps->len; i++)
        find_rival(f, f->camps->pdata[i], ties);
}

double ent_report_tie(const EntFindings *f, guint32 a, guint32 b)
{
    double weight = 0;
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        if (((edge->source == a && edge->target == b) || (edge->source == b && edge->target == a)) && is_measured(f, edge))
            weight += ent_graph_type(f->graph, edge->type)->sign * edge->weight;
    }
    return weight;
}

/* ---- matrix ---- */

static gint by_camp(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const guint cx = camp_of(data, x), cy = camp_of(data, y);
    if (cx != cy)
        return cx < cy ? -1 : 1;
    const double sx = ent_report_measures(data, x)->strength, sy = ent_report_measures(data, y)->strength;
    return sx != sy ? (sx > sy ? -1 : 1) : x < y ? -1 : x > y;
}

static void add_to_cell(EntFindings *f, guint row, guint column, int sign, double weight)
{
    EntCell *const cell = &f->matrix.cells[(gsize)row * f->matrix.nodes->len + column];
    *(sign > 0 ? &cell->agrees : &cell->opposes) += weight;
}

/* The actors with most signed ties. */
static void collect_matrix(EntFindings *f)
{
    EntMatrix *const m = &f->matrix;
    g_autofree guint *place = g_new(guint, (gsize)f->graph->nodes->len + 1);
    g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(guint32));
    m->nodes = g_array_new(FALSE, FALSE, sizeof(guint32));
    ent_report_by_strength(f, order);
    for (guint i = 0; i < order->len && m->nodes->len < ENT_REPORT_MATRIX; i++) {
        const guint32 node = g_array_index(order, guint32, i);
        const EntNodeMeasures *const measures = ent_report_measures(f, node);
        if (measures->supports + measures->opposes + measures->supported_by + measures->opposed_by > 0)
            g_array_append_val(m->nodes, node);
    }
    g_array_sort_with_data(m->nodes, by_camp, f);
    m->cells = g_new0(EntCell, (gsize)m->nodes->len * m->nodes->len + 1);
    memset(place, 0xff, sizeof *place * f->graph->nodes->len);
    for (guint i = 0; i < m->nodes->len; i++)
        place[g_array_index(m->nodes, guint32, i)] = i;
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        const EntRelationType *const type = ent_graph_type(f->graph, edge->type);
        const guint row = place[edge->source], column = place[edge->target];
        if (type->sign == 0 || row == ENT_NONE || column == ENT_NONE || !is_measured(f, edge))
            continue;
        add_to_cell(f, row, column, type->sign, edge->weight);
        if (type->symmetric)
            add_to_cell(f, column, row, type->sign, edge->weight);
    }
}

char *ent_report_cell(const EntCell *cell)
{
    g_autofree char *agrees = ent_report_number(cell->agrees), *opposes = ent_report_number(cell->opposes);
    return g_strdup_printf("%s%s%s%s%s", cell->agrees > 0 ? "+" : "", cell->agrees > 0 ? agrees : "",
                           cell->agrees > 0 && cell->opposes > 0 ? " " : "", cell->opposes > 0 ? "−" : "",
                           cell->opposes > 0 ? opposes : "");
}

const char *ent_report_cell_side(const EntCell *cell)
{
    if (cell->agrees > 0)
        return cell->opposes > 0 ? "mixed" : "for";
    return cell->opposes > 0 ? "against" : "";
}

/* ---- brokers, disputes ---- */

static gint by_brokerage(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const EntNodeMeasures *const mx = ent_report_measures(data, x), *const my = ent_report_measures(data, y);
    if (mx->brokerage != my->brokerage)
        return mx->brokerage > my->brokerage ? -1 : 1;
    return x < y ? -1 : x > y;
}

static void collect_brokers(EntFindings *f)
{
    f->brokers = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint32 i = 0; i < f->graph->nodes->len; i++)
        if (ent_report_measures(f, i)->brokerage > 1e-9)
            g_array_append_val(f->brokers, i);
    g_array_sort_with_data(f->brokers, by_brokerage, f);
    g_array_set_size(f->brokers, MIN(f->brokers->len, MIN(f->top, 8)));
}

static void dispute_free(gpointer data)
{
    EntDispute *const dispute = data;
    ent_row_free(dispute->one);
    ent_row_free(dispute->other);
    g_free(dispute);
}

static EntRow *stand_row(const EntFindings *f, const EntStand *stand)
{
    return ent_row_new_of(ent_graph_edge(f->graph, stand->edge), stand->evidence);
}

static GPtrArray *collect_disputes(const EntFindings *f, const EntSlices *slices)
{
    GPtrArray *const list = g_ptr_array_new_with_free_func(dispute_free);
    for (guint i = 0; i < MIN(slices->turns->len, f->top); i++) {
        const EntTurn *const turn = &g_array_index(slices->turns, EntTurn, i);
        EntDispute *const dispute = g_new0(EntDispute, 1);
        *dispute = (EntDispute){ turn, stand_row(f, &turn->one), stand_row(f, &turn->other) };
        g_ptr_array_add(list, dispute);
    }
    return list;
}

char *ent_report_camp(const EntFindings *f, guint camp)
{
    if (camp >= f->analysis->balance.camps)
        return g_strdup("none");
    return camp < 26 ? g_strdup_printf("%c", 'A' + (int)camp) : g_strdup_printf("%u", camp);
}

const char *ent_report_stand(const EntStand *stand)
{
    return stand->sign > 0 ? "agreement" : "opposition";
}

/* ---- intervals ---- */

char *ent_report_rank(const EntFindings *f, const char *measure, guint32 node)
{
    const EntPlace *const place = ent_bootstrap_place(f->bootstrap, measure, node);
    if (place == NULL || !f->bootstrap->enough)
        return g_strdup("not known");
    if (place->rank_low == place->rank_high)
        return g_strdup_printf("%u", place->rank_low);
    return g_strdup_printf("%u to %u", place->rank_low, place->rank_high);
}

char *ent_report_interval(const EntFindings *f, const char *measure, guint32 node)
{
    const EntPlace *const place = ent_bootstrap_place(f->bootstrap, measure, node);
    if (place == NULL || !f->bootstrap->enough || place->low == place->high)
        return g_strdup("");
    char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(low, sizeof low, "%.0f", place->low);
    g_ascii_formatd(high, sizeof high, "%.0f", place->high);
    return g_strdup_printf("%s to %s", low, high);
}

/* ---- what was left out ---- */

static void leave_out(EntFindings *f, guint n, const char *one, const char *many, const char *why)
{
    if (n > 0)
        g_ptr_array_add(f->left_out, g_strdup_printf("%u %s %s", n, n == 1 ? one : many, why));
}

static guint count_silent(const EntFindings *f)
{
    g_autofree gboolean *speaks = g_new0(gboolean, (gsize)f->graph->articles->len + 1);
    guint silent = 0;
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const GArray *const evidence = ent_graph_edge(f->graph, i)->evidence;
        for (guint k = 0; k < evidence->len; k++)
            speaks[g_array_index(evidence, EntEvidence, k).article] = TRUE;
    }
    for (guint i = 0; i < f->graph->articles->len; i++)
        silent += !speaks[i];
    return silent;
}

static void collect_left_out(EntFindings *f)
{
    guint denied = 0, unmeasured = 0;
    for (guint i = 0; i < f->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(f->graph, i);
        unmeasured += edge->weight > 0 && !is_measured(f, edge);
        for (guint k = 0; k < edge->evidence->len; k++)
            denied += g_array_index(edge->evidence, EntEvidence, k).certainty == ENT_NEGATED;
    }
    f->left_out = g_ptr_array_new_with_free_func(g_free);
    leave_out(f, count_silent(f), "article", "articles", "in which no relation was found.");
    leave_out(f, unmeasured, "relation", "relations",
              "of types that the measures do not count (who holds an office, who is a member, who is quoted).");
    leave_out(f, denied, "sentence denies a relation:", "sentences deny a relation:", "kept as evidence, never counted.");
    leave_out(f, f->graph->nodes->len - f->analysis->n_nodes, "actor", "actors", "named without a relation that counts.");
    leave_out(f, f->unnamed_quotes, "quotation", "quotations", "whose speaker is no named actor.");
    leave_out(f, f->times->left_out, "article", "articles", "without a date: in all measures, but in no slice of time.");
    leave_out(f, f->outlets->left_out, "article", "articles", "without a publisher: in all measures, but in no outlet.");
}

gboolean ent_report_collect_insight(EntFindings *f, GError **error)
{
    const EntBootstrapOptions options = { .top = CLAMP(f->top, ENT_REPORT_MATRIX, ENT_REPORT_RANKED) };
    if ((f->bootstrap = ent_bootstrap(f->graph, f->analysis, &options, error)) == NULL ||
        (f->times = ent_slices_by_time(f->graph, f->analysis, f->options->step, error)) == NULL ||
        (f->outlets = ent_slices_by_outlet(f->graph, f->analysis, error)) == NULL)
        return FALSE;
    collect_camps(f);
    collect_matrix(f);
    collect_brokers(f);
    f->changes = collect_disputes(f, f->times);
    f->disputes = collect_disputes(f, f->outlets);
    collect_left_out(f);
    return TRUE;
}

void ent_report_clear_insight(EntFindings *f)
{
    g_clear_pointer(&f->bootstrap, ent_bootstrap_free);
    g_clear_pointer(&f->camps, g_ptr_array_unref);
    g_clear_pointer(&f->matrix.nodes, g_array_unref);
    g_clear_pointer(&f->matrix.cells, g_free);
    g_clear_pointer(&f->brokers, g_array_unref);
    g_clear_pointer(&f->changes, g_ptr_array_unref);
    g_clear_pointer(&f->disputes, g_ptr_array_unref);
    g_clear_pointer(&f->left_out, g_ptr_array_unref);
    g_clear_pointer(&f->times, ent_slices_free); /* after what lends from it */
    g_clear_pointer(&f->outlets, ent_slices_free);
}
