/* SPDX-License-Identifier: Apache-2.0 */
/*
 * bootstrap.c: ranks with intervals, by drawing the stories of the corpus anew.
 *
 *   evidence ──by story──▶ sums (strength) and things present (ties, arcs with a sign) ──draw──▶ values of a round ──▶ sums and
 * squares of differences
 *
 * What a round costs is a walk over what the drawn stories say; only betweenness and PageRank need the graph built anew, and so
 * have intervals in small graphs only.
 */
#include "analyze_internal.h"

#include <entente/bootstrap.h>
#include <math.h>
#include <string.h>

enum { TOP = 15, ROUNDS = 1000, FEWEST_ROUNDS = 100, WALK_ROUNDS = 200 };
static const double LEVEL = 0.9;
/* Entries visited in all rounds; nodes times ties up to which paths are walked in each round. */
static const double WORK = 4e8;
static const double WALK = 1e5;
/* Who is ahead in so great a share of the rounds is surely ahead, however wide the difference swings: it may be of one large
 * story. */
static const double SURE = 0.99;

enum { STRENGTH, DEGREE, SUPPORTED, OPPOSED, BETWEENNESS, PAGERANK, MEASURES };
static const char *const names[MEASURES] = { "strength", "degree", "supported_by", "opposed_by", "betweenness", "pagerank" };

/* That a story says something: adds to nodes `amount`, or makes a thing present. */
typedef struct Saying {
    guint story;
    guint kind;    /* STRENGTH: amount counts; others: `thing` does */
    guint32 thing; /* sorted by what it is, then numbered */
    guint32 a, b;  /* nodes that gain; b may be ENT_NONE */
    double amount;
} Saying;

typedef struct Sampler {
    const EntGraph *graph;
    const EntAnalysis *analysis;
    GArray *chosen; /* types */
    GArray *story;  /* guint beside articles */
    guint stories;
    GArray *sayings; /* by story */
    guint *first;    /* of each story */
    guint n_things;
    guint *stamp;             /* of things: the last round that had them */
    guint *drawn;             /* times each story was drawn */
    guint *times;             /* times each article counts */
    double *values[MEASURES]; /* of the round, by node */
    guint round;
    Dice dice;
} Sampler;

/* The places of one measure on the way to intervals. */
typedef struct Tally {
    GArray *nodes; /* guint32: who is ranked, by value */
    guint top, rounds;
    double *sum, *square; /* of differences: top x nodes */
    double *own, *own_square;
    guint *above, *below; /* rounds in which the other was ahead, and behind: top x nodes */
} Tally;

static gint compare_sayings(gconstpointer a, gconstpointer b)
{
    const Saying *const x = a, *const y = b;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->b != y->b)
        return x->b < y->b ? -1 : 1;
    if (x->thing != y->thing)
        return x->thing < y->thing ? -1 : 1;
    return x->story < y->story ? -1 : x->story > y->story;
}

static gint compare_stories(gconstpointer a, gconstpointer b)
{
    const Saying *const x = a, *const y = b;
    if (x->story != y->story)
        return x->story < y->story ? -1 : 1;
    return compare_sayings(a, b);
}

static void say(Sampler *s, guint story, guint kind, guint32 a, guint32 b, guint32 thing)
{
    const Saying saying = { story, kind, thing, a, b, 1 };
    g_array_append_val(s->sayings, saying);
}

/* One article with evidence of one edge. An arc with a sign is told from others to the same target by its source, in `thing`. */
static void say_edge(Sampler *s, const EntEdge *edge, guint story)
{
    const EntRelationType *const type = ent_graph_type(s->graph, edge->type);
    const guint32 low = MIN(edge->source, edge->target), high = MAX(edge->source, edge->target);
    say(s, story, STRENGTH, low, high, 0);
    say(s, story, DEGREE, low, high, 0);
    if (type->sign == 0)
        return;
    const guint kind = type->sign > 0 ? SUPPORTED : OPPOSED;
    say(s, story, kind, edge->target, ENT_NONE, edge->source);
    if (type->symmetric)
        say(s, story, kind, edge->source, ENT_NONE, edge->target);
}

/* Makes sayings that repeat one, with the sum of their amounts, and numbers things. */
static void number_things(Sampler *s)
{
    guint kept = 0;
    g_array_sort(s->sayings, compare_sayings);
    for (guint i = 0; i < s->sayings->len; i++) {
        const Saying one = g_array_index(s->sayings, Saying, i);
        Saying *const last = kept > 0 ? &g_array_index(s->sayings, Saying, kept - 1) : NULL;
        if (last != NULL && compare_sayings(last, &one) == 0)
            last->amount += one.amount;
        else
            g_array_index(s->sayings, Saying, kept++) = one;
    }
    g_array_set_size(s->sayings, kept);
    Saying before = { .kind = MEASURES };
    for (guint i = 0; i < kept; i++) {
        Saying *const one = &g_array_index(s->sayings, Saying, i);
        const Saying whole = *one;
        if (whole.kind != before.kind || whole.a != before.a || whole.b != before.b || whole.thing != before.thing)
            s->n_things++;
        before = whole;
        one->thing = s->n_things - 1;
    }
}

static void collect_sayings(Sampler *s)
{
    s->sayings = g_array_new(FALSE, FALSE, sizeof(Saying));
    for (guint i = 0; i < s->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(s->graph, i);
        guint32 last = ENT_NONE;
        if (!g_array_index(s->chosen, gboolean, edge->type) || edge->source == edge->target)
            continue;
        for (guint k = 0; k < edge->evidence->len; k++) {
            const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, k);
            if (evidence->certainty == ENT_NEGATED || evidence->article == last)
                continue;
            last = evidence->article;
            say_edge(s, edge, g_array_index(s->story, guint, last));
        }
    }
    number_things(s);
    g_array_sort(s->sayings, compare_stories);
    s->first = g_new0(guint, (gsize)s->stories + 1);
    for (guint i = 0; i < s->sayings->len; i++)
        s->first[g_array_index(s->sayings, Saying, i).story + 1]++;
    for (guint i = 0; i < s->stories; i++)
        s->first[i + 1] += s->first[i];
}

static gboolean sampler_init(Sampler *s, const EntGraph *graph, const EntAnalysis *analysis, GError **error)
{
    g_autoptr(GPtrArray) types = g_ptr_array_new();
    *s = (Sampler){ .graph = graph, .analysis = analysis, .dice = { analysis->seed } };
    for (guint i = 0; i < analysis->types->len; i++)
        g_ptr_array_add(types, analysis->types->pdata[i]);
    g_ptr_array_add(types, NULL);
    s->chosen = ent_choose_types(graph, (const char *const *)types->pdata, error);
    if (s->chosen == NULL)
        return FALSE;
    s->story = ent_stories(graph, &s->stories);
    collect_sayings(s);
    s->stamp = g_new0(guint, (gsize)s->n_things + 1);
    s->drawn = g_new0(guint, (gsize)s->stories + 1);
    s->times = g_new0(guint, (gsize)graph->articles->len + 1);
    for (guint m = 0; m < MEASURES; m++)
        s->values[m] = g_new0(double, (gsize)graph->nodes->len + 1);
    return TRUE;
}

static void sampler_clear(Sampler *s)
{
    g_clear_pointer(&s->chosen, g_array_unref);
    g_clear_pointer(&s->story, g_array_unref);
    g_clear_pointer(&s->sayings, g_array_unref);
    g_free(s->first);
    g_free(s->stamp);
    g_free(s->drawn);
    g_free(s->times);
    for (guint m = 0; m < MEASURES; m++)
        g_free(s->values[m]);
}

static void draw(Sampler *s)
{
    s->round++;
    memset(s->drawn, 0, sizeof *s->drawn * s->stories);
    for (guint i = 0; i < s->stories; i++)
        s->drawn[ent_dice_below(&s->dice, s->stories)]++;
    for (guint i = 0; i < s->graph->articles->len; i++)
        s->times[i] = s->drawn[g_array_index(s->story, guint, i)];
}

static void hear(Sampler *s, const Saying *saying, guint times)
{
    double *const values = s->values[saying->kind];
    double amount = saying->amount * times;
    if (saying->kind != STRENGTH) {
        amount = s->stamp[saying->thing] != s->round;
        s->stamp[saying->thing] = s->round;
    }
    values[saying->a] += amount;
    if (saying->b != ENT_NONE)
        values[saying->b] += amount;
}

static void count_round(Sampler *s)
{
    for (guint m = STRENGTH; m <= OPPOSED; m++)
        memset(s->values[m], 0, sizeof *s->values[m] * s->graph->nodes->len);
    for (guint story = 0; story < s->stories; story++)
        for (guint i = s->first[story]; s->drawn[story] > 0 && i < s->first[story + 1]; i++)
            hear(s, &g_array_index(s->sayings, Saying, i), s->drawn[story]);
}

static igraph_error_t walk_view(View *view, EntAnalysis *analysis)
{
    igraph_error_t code = ent_view_open(view);
    if (code != IGRAPH_SUCCESS)
        return code;
    if ((code = ent_measure_spectra(view, analysis)) == IGRAPH_SUCCESS)
        code = ent_measure_paths(view, analysis);
    ent_view_close(view);
    return code;
}

/* Betweenness and PageRank of the graph that the drawn stories tell. */
static gboolean walk_round(Sampler *s, GError **error)
{
    const guint n = s->graph->nodes->len;
    g_autofree double *weights = ent_weigh(s->graph, s->chosen, s->times);
    EntAnalysis analysis = { .nodes = g_array_sized_new(FALSE, TRUE, sizeof(EntNodeMeasures), n) };
    g_array_set_size(analysis.nodes, n);
    View view;
    ent_view_collect(&view, s->graph, weights);
    gboolean ok = TRUE;
    if (view.ties->len > 0) {
        Guard guard;
        ent_igraph_begin(&guard);
        ok = ent_igraph_end(&guard, walk_view(&view, &analysis), error);
    }
    for (guint i = 0; i < n; i++) {
        s->values[BETWEENNESS][i] = ent_analysis_node(&analysis, i)->betweenness;
        s->values[PAGERANK][i] = ent_analysis_node(&analysis, i)->pagerank;
    }
    ent_view_clear(&view);
    g_array_unref(analysis.nodes);
    return ok;
}

/* What the one story gives to the strength of each node that gives it most. Sayings come by story. */
static double *greatest_gifts(const Sampler *s)
{
    const gsize n = s->graph->nodes->len;
    double *const greatest = g_new0(double, n + 1);
    g_autofree double *gift = g_new0(double, n + 1);
    for (guint story = 0; story < s->stories; story++)
        for (int round = 0; round < 2; round++) /* sum, then take away again */
            for (guint i = s->first[story]; i < s->first[story + 1]; i++) {
                const Saying *const one = &g_array_index(s->sayings, Saying, i);
                const guint32 ends[] = { one->a, one->b };
                for (int e = 0; e < 2 && one->kind == STRENGTH; e++) {
                    gift[ends[e]] = round == 0 ? gift[ends[e]] + one->amount : 0;
                    greatest[ends[e]] = MAX(greatest[ends[e]], gift[ends[e]]);
                }
            }
    return greatest;
}

/* ---- intervals ---- */

static const EntMeasure *find_measure(const char *id)
{
    const EntMeasure *m = ent_measures();
    while (m->id != NULL && strcmp(m->id, id) != 0)
        m++;
    return m;
}

typedef struct Order {
    const EntAnalysis *analysis;
    const EntMeasure *measure;
} Order;

static double value_of(const Order *order, guint32 node)
{
    return order->measure->value(ent_analysis_node(order->analysis, node));
}

static gint compare_values(gconstpointer a, gconstpointer b, gpointer data)
{
    const guint32 x = *(const guint32 *)a, y = *(const guint32 *)b;
    const double vx = value_of(data, x), vy = value_of(data, y);
    const Order *const order = data;
    const guint dx = ent_analysis_node(order->analysis, x)->degree, dy = ent_analysis_node(order->analysis, y)->degree;
    if (vx != vy)
        return vx > vy ? -1 : 1;
    return dx != dy ? (dx > dy ? -1 : 1) : x < y ? -1 : x > y;
}

static void tally_init(Tally *tally, const Order *order, guint top)
{
    *tally = (Tally){ .nodes = g_array_new(FALSE, FALSE, sizeof(guint32)) };
    for (guint32 i = 0; i < order->analysis->nodes->len; i++)
        if (ent_analysis_node(order->analysis, i)->degree > 0)
            g_array_append_val(tally->nodes, i);
    g_array_sort_with_data(tally->nodes, compare_values, (gpointer)order);
    tally->top = MIN(top, tally->nodes->len);
    tally->sum = g_new0(double, (gsize)tally->top * tally->nodes->len + 1);
    tally->square = g_new0(double, (gsize)tally->top * tally->nodes->len + 1);
    tally->above = g_new0(guint, (gsize)tally->top * tally->nodes->len + 1);
    tally->below = g_new0(guint, (gsize)tally->top * tally->nodes->len + 1);
    tally->own = g_new0(double, (gsize)tally->top + 1);
    tally->own_square = g_new0(double, (gsize)tally->top + 1);
}

static void tally_clear(Tally *tally)
{
    g_array_unref(tally->nodes);
    g_free(tally->sum);
    g_free(tally->square);
    g_free(tally->above);
    g_free(tally->below);
    g_free(tally->own);
    g_free(tally->own_square);
}

static void tally_round(Tally *tally, const double *values)
{
    const guint n = tally->nodes->len;
    const guint32 *const nodes = (const guint32 *)(const void *)tally->nodes->data;
    tally->rounds++;
    for (guint i = 0; i < tally->top; i++) {
        const double own = values[nodes[i]];
        double *const sum = tally->sum + (gsize)i * n, *const square = tally->square + (gsize)i * n;
        guint *const above = tally->above + (gsize)i * n, *const below = tally->below + (gsize)i * n;
        tally->own[i] += own;
        tally->own_square[i] += own * own;
        for (guint j = 0; j < n; j++) {
            const double difference = values[nodes[j]] - own;
            sum[j] += difference;
            square[j] += difference * difference;
            above[j] += difference > 1e-12;
            below[j] += difference < -1e-12;
        }
    }
}

/* The standard error a sum and a sum of squares tell; `widen` makes up for a sample having less spread than what it is drawn
 * from. */
static double spread(double sum, double square, guint rounds, double widen)
{
    const double mean = sum / rounds, variance = (square / rounds - mean * mean) * rounds / (rounds - 1.0);
    return variance > 1e-18 ? sqrt(variance) * widen : 0;
}

/* Two-sided quantile of the normal distribution, by halving: it is wanted a few times a report. */
static double normal_quantile(double level)
{
    double low = 0, high = 10;
    for (int i = 0; i < 60; i++) {
        const double middle = (low + high) / 2;
        if (erfc(middle / G_SQRT2) > 1 - level)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Student's from the normal one, to the second order of Cornish and Fisher's expansion. */
static double student_quantile(double level, guint freedom)
{
    const double z = normal_quantile(level), z3 = z * z * z, f = freedom;
    return z + (z3 + z) / (4 * f) + (5 * z3 * z * z + 16 * z3 + 3 * z) / (96 * f * f);
}

static EntPlace make_place(const Tally *tally, const Order *order, guint i, double t, double widen)
{
    const guint n = tally->nodes->len;
    const guint32 node = g_array_index(tally->nodes, guint32, i);
    const double value = value_of(order, node), own = spread(tally->own[i], tally->own_square[i], tally->rounds, widen);
    EntPlace place = { .node = node, .value = value, .low = MAX(value - t * own, 0), .high = value + t * own };
    guint ahead = 0, behind = 0, better = 0;
    for (guint j = 0; j < n; j++) {
        const gsize at = (gsize)i * n + j;
        const double lead = value_of(order, g_array_index(tally->nodes, guint32, j)) - value;
        const double error = spread(tally->sum[at], tally->square[at], tally->rounds, widen);
        better += lead > 1e-9 * fabs(value);
        ahead += lead > 1e-9 && (lead > t * error || tally->above[at] >= SURE * tally->rounds);
        behind += lead < -1e-9 && (-lead > t * error || tally->below[at] >= SURE * tally->rounds);
    }
    place.rank = better + 1;
    place.rank_low = ahead + 1;
    place.rank_high = n - behind;
    return place;
}

static EntRanking *make_ranking(const Tally *tally, const Order *order, const EntBootstrap *b, const double *gifts)
{
    EntRanking *const ranking = g_new0(EntRanking, 1);
    *ranking = (EntRanking){ order->measure, g_array_new(FALSE, FALSE, sizeof(EntPlace)), tally->nodes->len };
    const double t = b->enough ? student_quantile(b->level, b->stories - 1) : 0;
    const double widen = b->enough ? sqrt(b->stories / (b->stories - 1.0)) : 0;
    for (guint i = 0; i < tally->top; i++) {
        EntPlace place = make_place(tally, order, i, t, widen);
        place.from_one = gifts != NULL && place.value > 0 ? MIN(gifts[place.node] / place.value, 1) : 0;
        if (!b->enough) {
            place.rank_low = 1;
            place.rank_high = tally->nodes->len;
            place.low = place.high = place.value;
        }
        g_array_append_val(ranking->places, place);
    }
    return ranking;
}

static gboolean run_rounds(Sampler *s, EntBootstrap *b, Tally *tallies, guint measures, GError **error)
{
    for (guint round = 0; round < b->rounds; round++) {
        draw(s);
        count_round(s);
        const gboolean walk = measures == MEASURES && round < WALK_ROUNDS;
        if (walk && !walk_round(s, error))
            return FALSE;
        for (guint m = 0; m < (walk ? MEASURES : BETWEENNESS); m++)
            tally_round(&tallies[m], s->values[m]);
    }
    return TRUE;
}

static void ranking_free(gpointer data)
{
    g_array_unref(((EntRanking *)data)->places);
    g_free(data);
}

static gboolean sample(Sampler *s, EntBootstrap *b, const EntBootstrapOptions *options, GError **error)
{
    const EntAnalysis *const a = s->analysis;
    const guint measures = (double)a->n_nodes * a->n_edges <= WALK ? MEASURES : BETWEENNESS;
    const guint top = options != NULL && options->top > 0 ? options->top : TOP;
    const double cost = s->sayings->len + (double)MIN(top, a->n_nodes) * a->n_nodes * BETWEENNESS + 1;
    b->rounds = options != NULL && options->rounds > 1 ? options->rounds : (guint)CLAMP(WORK / cost, FEWEST_ROUNDS, ROUNDS);
    Tally tallies[MEASURES];
    Order orders[MEASURES];
    for (guint m = 0; m < measures; m++) {
        orders[m] = (Order){ a, find_measure(names[m]) };
        tally_init(&tallies[m], &orders[m], top);
    }
    const gboolean ok = run_rounds(s, b, tallies, measures, error);
    g_autofree double *gifts = greatest_gifts(s);
    for (guint m = 0; m < measures; m++) {
        if (ok)
            g_ptr_array_add(b->rankings, make_ranking(&tallies[m], &orders[m], b, m == STRENGTH ? gifts : NULL));
        tally_clear(&tallies[m]);
    }
    return ok;
}

EntBootstrap *ent_bootstrap(const EntGraph *graph, const EntAnalysis *analysis, const EntBootstrapOptions *options,
                            GError **error)
{
    Sampler s;
    EntBootstrap *const b = g_new0(EntBootstrap, 1);
    b->rankings = g_ptr_array_new_with_free_func(ranking_free);
    b->level = options != NULL && options->level > 0 ? CLAMP(options->level, 0.5, 0.999) : LEVEL;
    gboolean ok = sampler_init(&s, graph, analysis, error);
    if (ok) {
        b->stories = s.stories;
        b->enough = s.stories >= ENT_FEW_STORIES;
        ok = sample(&s, b, options, error);
    }
    sampler_clear(&s);
    if (!ok)
        ent_bootstrap_free(b);
    return ok ? b : NULL;
}

void ent_bootstrap_free(EntBootstrap *bootstrap)
{
    if (bootstrap == NULL)
        return;
    g_ptr_array_unref(bootstrap->rankings);
    g_free(bootstrap);
}

const EntRanking *ent_bootstrap_ranking(const EntBootstrap *bootstrap, const char *measure)
{
    for (guint i = 0; i < bootstrap->rankings->len; i++) {
        const EntRanking *const ranking = bootstrap->rankings->pdata[i];
        if (strcmp(ranking->measure->id, measure) == 0)
            return ranking;
    }
    return NULL;
}

const EntPlace *ent_bootstrap_place(const EntBootstrap *bootstrap, const char *measure, guint32 node)
{
    const EntRanking *const ranking = ent_bootstrap_ranking(bootstrap, measure);
    for (guint i = 0; ranking != NULL && i < ranking->places->len; i++)
        if (g_array_index(ranking->places, EntPlace, i).node == node)
            return &g_array_index(ranking->places, EntPlace, i);
    return NULL;
}
