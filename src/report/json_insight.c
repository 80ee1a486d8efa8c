/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json_insight.c: members of the JSON form on signed structure, rank intervals, camps, brokers, times and outlets.
 */
#include "json_internal.h"

static void set(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

static json_t *ids(const EntFindings *f, const GArray *nodes)
{
    json_t *const list = json_array();
    for (guint i = 0; i < nodes->len; i++)
        json_array_append_new(list, ent_report_json_node(f, g_array_index(nodes, guint32, i)));
    return list;
}

json_t *ent_report_json_balance(const EntBalance *b)
{
    json_t *const value = json_object(), *const triangles = json_array();
    for (gsize i = 0; i < G_N_ELEMENTS(b->triangles); i++)
        json_array_append_new(triangles, json_integer((json_int_t)b->triangles[i]));
    set(value, "ties", json_integer(b->ties));
    set(value, "agreements", json_integer(b->ties - b->negative));
    set(value, "oppositions", json_integer(b->negative));
    set(value, "undecided", json_integer(b->undecided));
    set(value, "triangles_by_oppositions", triangles);
    set(value, "balanced", ent_report_json_number(b->balanced));
    set(value, "balanced_by_chance", ent_report_json_number(b->balanced_chance));
    set(value, "frustration", json_integer(b->frustration));
    set(value, "frustration_low", json_integer(b->frustration_low));
    set(value, "polarisation", ent_report_json_number(b->polarisation));
    set(value, "camps", json_integer(b->camps));
    set(value, "camp_fit", ent_report_json_number(b->camp_fit));
    return value;
}

static json_t *tensions(const EntFindings *f)
{
    json_t *const list = json_array();
    const GArray *const triangles = f->analysis->balance.tensions;
    for (guint i = 0; i < triangles->len; i++) {
        const EntTriangle *const t = &g_array_index(triangles, EntTriangle, i);
        json_t *const value = json_object();
        set(value, "a", ent_report_json_node(f, t->a));
        set(value, "b", ent_report_json_node(f, t->b));
        set(value, "c", ent_report_json_node(f, t->c));
        set(value, "ab", json_integer(t->ab));
        set(value, "bc", json_integer(t->bc));
        set(value, "ac", json_integer(t->ac));
        set(value, "weight", ent_report_json_number(t->weight));
        json_array_append_new(list, value);
    }
    return list;
}

static json_t *place(const EntFindings *f, const EntPlace *p)
{
    json_t *const value = json_object();
    set(value, "node", ent_report_json_node(f, p->node));
    set(value, "value", ent_report_json_number(p->value));
    set(value, "low", ent_report_json_number(p->low));
    set(value, "high", ent_report_json_number(p->high));
    set(value, "rank", json_integer(p->rank));
    set(value, "rank_low", json_integer(p->rank_low));
    set(value, "rank_high", json_integer(p->rank_high));
    set(value, "from_one_story", ent_report_json_number(p->from_one));
    return value;
}

static json_t *intervals(const EntFindings *f)
{
    const EntBootstrap *const b = f->bootstrap;
    json_t *const value = json_object(), *const measures = json_object();
    for (guint i = 0; i < b->rankings->len; i++) {
        const EntRanking *const ranking = b->rankings->pdata[i];
        json_t *const list = json_array();
        for (guint k = 0; k < ranking->places->len; k++)
            json_array_append_new(list, place(f, &g_array_index(ranking->places, EntPlace, k)));
        set(measures, ranking->measure->id, list);
    }
    set(value, "stories", json_integer(b->stories));
    set(value, "rounds", json_integer(b->rounds));
    set(value, "level", ent_report_json_number(b->level));
    set(value, "enough", json_boolean(b->enough));
    set(value, "measures", measures);
    return value;
}

static json_t *camps(const EntFindings *f)
{
    json_t *const list = json_array();
    for (guint i = 0; i < f->camps->len; i++) {
        const EntCamp *const camp = f->camps->pdata[i];
        g_autofree char *label = ent_report_camp(f, camp->number);
        json_t *const value = json_object();
        set(value, "number", json_integer(camp->number));
        set(value, "label", ent_report_json_text(label));
        set(value, "size", json_integer(camp->total));
        set(value, "members", ids(f, camp->members));
        set(value, "by_common_opponents", ids(f, camp->apart));
        set(value, "agreements", json_integer(camp->agreements));
        set(value, "oppositions", json_integer(camp->oppositions));
        set(value, "rival", camp->rival == ENT_NONE ? json_null() : json_integer(camp->rival));
        set(value, "against_rival", json_integer(camp->hostile));
        set(value, "with_rival", json_integer(camp->friendly));
        json_array_append_new(list, value);
    }
    return list;
}

static json_t *matrix(const EntFindings *f)
{
    const EntMatrix *const m = &f->matrix;
    json_t *const value = json_object(), *const agrees = json_array(), *const opposes = json_array();
    for (guint row = 0; row < m->nodes->len; row++) {
        json_t *const plus = json_array(), *const minus = json_array();
        for (guint column = 0; column < m->nodes->len; column++) {
            const EntCell *const cell = &m->cells[(gsize)row * m->nodes->len + column];
            json_array_append_new(plus, ent_report_json_number(cell->agrees));
            json_array_append_new(minus, ent_report_json_number(cell->opposes));
        }
        json_array_append_new(agrees, plus);
        json_array_append_new(opposes, minus);
    }
    set(value, "nodes", ids(f, m->nodes));
    set(value, "agrees", agrees);
    set(value, "opposes", opposes);
    return value;
}

static json_t *stand(const EntSlices *slices, const EntStand *s, json_t *row)
{
    json_t *const value = json_object();
    set(value, "in", ent_report_json_text(((const EntSlice *)slices->slices->pdata[s->slice])->label));
    set(value, "sign", json_integer(s->sign));
    set(value, "weight", ent_report_json_number(s->weight));
    set(value, "said", row);
    return value;
}

static json_t *disputes(const EntFindings *f, const EntSlices *slices, const GPtrArray *list)
{
    json_t *const values = json_array();
    for (guint i = 0; i < list->len; i++) {
        const EntDispute *const d = list->pdata[i];
        json_t *const value = json_object();
        set(value, "a", ent_report_json_node(f, d->turn->a));
        set(value, "b", ent_report_json_node(f, d->turn->b));
        set(value, slices == f->times ? "before" : "for", stand(slices, &d->turn->one, ent_report_json_row(f, d->one)));
        set(value, slices == f->times ? "after" : "against", stand(slices, &d->turn->other, ent_report_json_row(f, d->other)));
        json_array_append_new(values, value);
    }
    return values;
}

static json_t *slice(const EntFindings *f, const EntSlice *s)
{
    json_t *const value = json_object(), *const central = json_array();
    set(value, "label", ent_report_json_text(s->label));
    if (s->from != NULL) {
        set(value, "from", ent_report_json_text(s->from));
        set(value, "until", ent_report_json_text(s->until));
        set(value, "seen_first", json_integer(s->seen_first));
    }
    set(value, "articles", json_integer(s->articles));
    set(value, "nodes", json_integer(s->nodes));
    set(value, "edges", json_integer(s->ties));
    set(value, "reciprocity", ent_report_json_number(s->reciprocity));
    set(value, "assortativity", ent_report_json_number(s->assortativity));
    set(value, "balance", ent_report_json_balance(&s->balance));
    for (guint i = 0; i < s->central->len; i++) {
        const EntSliceNode *const node = &g_array_index(s->central, EntSliceNode, i);
        json_t *const measures = json_object();
        set(measures, "node", ent_report_json_node(f, node->node));
        for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
            set(measures, m->id, ent_report_json_number(m->value(&node->measures)));
        json_array_append_new(central, measures);
    }
    set(value, "central", central);
    return value;
}

static json_t *slices(const EntFindings *f, const EntSlices *all, const GPtrArray *turns)
{
    json_t *const value = json_object(), *const list = json_array();
    for (guint i = 0; i < all->slices->len; i++)
        json_array_append_new(list, slice(f, all->slices->pdata[i]));
    if (all == f->times)
        set(value, "step", json_string(all->step == ENT_STEP_WEEK ? "week" : "month"));
    set(value, "left_out", json_integer(all->left_out));
    set(value, "dropped", json_integer(all->dropped));
    set(value, "slices", list);
    set(value, all == f->times ? "changes" : "disputes", disputes(f, all, turns));
    set(value, "total", json_integer(all->turns->len));
    return value;
}

void ent_report_json_insight(const EntFindings *f, EntOutput *out)
{
    json_t *const left_out = json_array();
    for (guint i = 0; i < f->left_out->len; i++)
        json_array_append_new(left_out, ent_report_json_text(f->left_out->pdata[i]));
    ent_report_json_member(out, "left_out", left_out);
    ent_report_json_member(out, "balance", ent_report_json_balance(&f->analysis->balance));
    ent_report_json_member(out, "tensions", tensions(f));
    ent_report_json_member(out, "intervals", intervals(f));
    ent_report_json_member(out, "camps", camps(f));
    ent_report_json_member(out, "matrix", matrix(f));
    ent_report_json_member(out, "brokers", ids(f, f->brokers));
    ent_report_json_member(out, "times", slices(f, f->times, f->changes));
    ent_report_json_member(out, "outlets", slices(f, f->outlets, f->disputes));
}
