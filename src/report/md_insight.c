/* SPDX-License-Identifier: Apache-2.0 */
/*
 * md_insight.c: sections of the Markdown form on what was left out, camps, brokers, times and outlets.
 */
#include "md_internal.h"

static void put_name(Md *md, guint32 node)
{
    ent_md_put(md->out, ent_report_name(md->f, node));
}

static void put_names(Md *md, const GArray *nodes, guint total)
{
    for (guint i = 0; i < nodes->len; i++) {
        ent_output_puts(md->out, i > 0 ? ", " : "");
        put_name(md, g_array_index(nodes, guint32, i));
    }
    if (total > nodes->len)
        ent_output_printf(md->out, " and %u more", total - nodes->len);
}

void ent_md_left_out(Md *md)
{
    const GPtrArray *const list = md->f->left_out;
    if (list->len == 0)
        return;
    ent_output_puts(md->out, "\nLeft out of the measures or of parts of this report:\n\n");
    for (guint i = 0; i < list->len; i++) {
        ent_output_puts(md->out, "- ");
        ent_md_put(md->out, list->pdata[i]);
        ent_output_puts(md->out, "\n");
    }
}

static void put_camp(Md *md, const EntCamp *camp)
{
    g_autofree char *name = ent_report_camp(md->f, camp->number);
    ent_output_printf(md->out, "| %s | ", name);
    put_names(md, camp->members, camp->total);
    ent_output_puts(md->out, " | ");
    put_names(md, camp->apart, camp->apart->len);
    ent_output_printf(md->out, " | %u | %u | ", camp->agreements, camp->oppositions);
    if (camp->rival != ENT_NONE) {
        g_autofree char *rival = ent_report_camp(md->f, camp->rival);
        ent_output_printf(md->out, "%s: %u against, %u for ", rival, camp->hostile, camp->friendly);
        ent_md_row_notes(md, camp->proof, 1);
    }
    ent_output_puts(md->out, " |\n");
}

void ent_md_camps(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->camps->len == 0)
        return;
    ent_md_heading(md, "Camps");
    ent_output_puts(md->out, SAY_CAMPS "\n\n| Camp | Members | Of these only by common opponents | Pairs that agree | Pairs "
                                       "opposed | Most opposed to, in pairs |\n"
                                       "|---|---|---|--:|--:|---|\n");
    for (guint i = 0; i < f->camps->len; i++)
        put_camp(md, f->camps->pdata[i]);
    ent_md_more(md, f->camps->len, f->analysis->balance.camps, "camps");
}

void ent_md_matrix(Md *md)
{
    const EntMatrix *const m = &md->f->matrix;
    if (m->nodes->len < 2)
        return;
    ent_output_puts(md->out, SAY_MATRIX "\n\n| |");
    for (guint i = 0; i < m->nodes->len; i++) {
        ent_output_puts(md->out, " ");
        put_name(md, g_array_index(m->nodes, guint32, i));
        ent_output_puts(md->out, " |");
    }
    ent_output_puts(md->out, "\n|---|");
    for (guint i = 0; i < m->nodes->len; i++)
        ent_output_puts(md->out, ":-:|");
    for (guint row = 0; row < m->nodes->len; row++) {
        ent_output_puts(md->out, "\n| **");
        put_name(md, g_array_index(m->nodes, guint32, row));
        ent_output_puts(md->out, "** |");
        for (guint column = 0; column < m->nodes->len; column++) {
            g_autofree char *cell = ent_report_cell(&m->cells[(gsize)row * m->nodes->len + column]);
            ent_output_printf(md->out, " %s |", row == column ? "·" : cell);
        }
    }
    ent_output_puts(md->out, "\n\n");
}

void ent_md_brokers(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->brokers->len == 0)
        return;
    ent_md_heading(md, "Brokers");
    ent_output_puts(md->out, SAY_BROKERS "\n\n| Actor | Camp | Between camps | Constraint |\n|---|---|--:|--:|\n");
    for (guint i = 0; i < f->brokers->len; i++) {
        const guint32 node = g_array_index(f->brokers, guint32, i);
        const EntNodeMeasures *const m = ent_report_measures(f, node);
        g_autofree char *brokerage = ent_report_number(m->brokerage), *constraint = ent_report_number(m->constraint);
        g_autofree char *camp = ent_report_camp(f, m->camp);
        ent_output_puts(md->out, "| ");
        put_name(md, node);
        ent_output_printf(md->out, " | %s | %s | %s |\n", camp, brokerage, constraint);
    }
}

static void put_side(Md *md, const EntSlices *slices, const EntStand *stand, const EntRow *row)
{
    const EntSlice *const slice = slices->slices->pdata[stand->slice];
    ent_output_puts(md->out, " | ");
    ent_md_put(md->out, slice->label);
    ent_output_printf(md->out, ": %s ", ent_report_stand(stand));
    ent_md_row_notes(md, row, 1);
}

static void put_disputes(Md *md, const EntSlices *slices, const GPtrArray *disputes, const char *head)
{
    ent_output_puts(md->out, head);
    for (guint i = 0; i < disputes->len; i++) {
        const EntDispute *const d = disputes->pdata[i];
        ent_output_puts(md->out, "| ");
        put_name(md, d->turn->a);
        ent_output_puts(md->out, " | ");
        put_name(md, d->turn->b);
        put_side(md, slices, &d->turn->one, d->one);
        put_side(md, slices, &d->turn->other, d->other);
        ent_output_puts(md->out, " |\n");
    }
    ent_md_more(md, disputes->len, slices->turns->len, "cases");
}

void ent_md_disputes(Md *md)
{
    const EntFindings *const f = md->f;
    if (f->changes->len > 0) {
        ent_md_heading(md, "Stands that turned");
        put_disputes(md, f->times, f->changes, SAY_CHANGES "\n\n| Actor | And | Before | After |\n|---|---|---|---|\n");
    }
    if (f->disputes->len > 0) {
        ent_md_heading(md, "Where outlets differ");
        put_disputes(md, f->outlets, f->disputes, SAY_DISPUTES "\n\n| Actor | And | For | Against |\n|---|---|---|---|\n");
    }
}

static void put_slice(Md *md, const EntSlice *slice, gboolean in_time)
{
    g_autofree char *polarisation = ent_report_decimals(slice->balance.polarisation, 2);
    ent_output_puts(md->out, "| ");
    ent_md_put(md->out, slice->label);
    ent_output_printf(md->out, " | %u |", slice->articles);
    if (in_time)
        ent_output_printf(md->out, " %u |", slice->seen_first);
    ent_output_printf(md->out, " %u | %u | %u | ", slice->nodes, slice->balance.ties - slice->balance.negative,
                      slice->balance.negative);
    ent_output_puts(md->out, slice->balance.ties >= ENT_REPORT_SIGNED ? polarisation : "");
    ent_output_puts(md->out, " | ");
    for (guint i = 0; i < MIN(slice->central->len, 3); i++) {
        ent_output_puts(md->out, i > 0 ? ", " : "");
        put_name(md, g_array_index(slice->central, EntSliceNode, i).node);
    }
    ent_output_puts(md->out, " |\n");
}

/* The latest slices, in order; or the largest outlets. */
static void put_slices(Md *md, const EntSlices *slices, gboolean in_time)
{
    const guint shown = MIN(slices->slices->len, ENT_REPORT_PARTS), from = in_time ? slices->slices->len - shown : 0;
    for (guint i = 0; i < shown; i++)
        put_slice(md, slices->slices->pdata[from + i], in_time);
    ent_md_more(md, shown, slices->slices->len + slices->dropped, in_time ? "slices before these" : "outlets");
}

void ent_md_times(Md *md)
{
    const EntSlices *const times = md->f->times;
    if (times->slices->len < 2)
        return;
    ent_md_heading(md, times->step == ENT_STEP_WEEK ? "Week by week" : "Month by month");
    ent_output_puts(
        md->out, SAY_TIMES
        "\n\n| When | Articles | New actors | Actors | Pairs that agree | Pairs opposed | Polarisation | Most central |\n"
        "|---|--:|--:|--:|--:|--:|--:|---|\n");
    put_slices(md, times, TRUE);
}

void ent_md_outlets(Md *md)
{
    if (md->f->outlets->slices->len < 2)
        return;
    ent_md_heading(md, "Outlet by outlet");
    ent_output_puts(md->out, SAY_OUTLETS
                    "\n\n| Outlet | Articles | Actors | Pairs that agree | Pairs opposed | Polarisation | Most central |\n"
                    "|---|--:|--:|--:|--:|--:|---|\n");
    put_slices(md, md->f->outlets, FALSE);
}
