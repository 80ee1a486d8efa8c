/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_insight.c: sections of the page on what was left out, camps, brokers, times and outlets.
 */
#include "html_internal.h"

static void put_names(const EntFindings *f, const GArray *nodes, guint total, EntOutput *out)
{
    for (guint i = 0; i < nodes->len; i++) {
        ent_output_puts(out, i > 0 ? ", " : "");
        ent_html_put(out, ent_report_name(f, g_array_index(nodes, guint32, i)));
    }
    if (total > nodes->len)
        ent_output_printf(out, " and %u more", total - nodes->len);
}

static void put_head(const EntFindings *f, guint32 node, EntOutput *out)
{
    ent_output_puts(out, "<th scope=\"row\">");
    ent_html_put(out, ent_report_name(f, node));
    ent_output_puts(out, "</th>");
}

void ent_html_left_out(const EntFindings *f, EntOutput *out)
{
    if (f->left_out->len == 0)
        return;
    ent_output_puts(out, "<h3>Left out</h3>\n<p>Of the measures, or of parts of this report:</p>\n<ul>\n");
    for (guint i = 0; i < f->left_out->len; i++) {
        ent_output_puts(out, "<li>");
        ent_html_put(out, f->left_out->pdata[i]);
        ent_output_puts(out, "</li>\n");
    }
    ent_output_puts(out, "</ul>\n");
}

static void put_camp(const EntFindings *f, const EntCamp *camp, EntOutput *out)
{
    g_autofree char *name = ent_report_camp(f, camp->number);
    ent_output_printf(out, "<tr><th scope=\"row\" class=\"camp\">%s</th><td class=\"wide\">", name);
    put_names(f, camp->members, camp->total, out);
    if (camp->apart->len > 0) {
        ent_output_puts(out, "<p class=\"source\">By common opponents only: ");
        put_names(f, camp->apart, camp->apart->len, out);
        ent_output_puts(out, "</p>");
    }
    ent_output_printf(out, "</td><td class=\"n for\">%u</td><td class=\"n against\">%u</td><td class=\"wide\">", camp->agreements,
                      camp->oppositions);
    if (camp->rival != ENT_NONE) {
        g_autofree char *rival = ent_report_camp(f, camp->rival);
        ent_output_printf(out, "%s: %u against, %u for", rival, camp->hostile, camp->friendly);
        ent_html_details(f, camp->proof, out);
    }
    ent_output_puts(out, "</td></tr>\n");
}

void ent_html_camps(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Camp", "Members", "#Pairs that agree", "#Pairs opposed", "Most opposed to, in pairs",
                                         NULL };
    if (f->camps->len == 0)
        return;
    ent_html_open_section(out, "camps", "Camps");
    ent_output_puts(out, "<p>" SAY_CAMPS "</p>\n");
    ent_html_open_table(out, "Camps, the largest first", heads);
    for (guint i = 0; i < f->camps->len; i++)
        put_camp(f, f->camps->pdata[i], out);
    ent_html_close_table(out, f->camps->len, f->analysis->balance.camps, "camps");
    ent_html_close_section(out);
}

/* Where the next actor is of another camp, a line parts them. */
static const char *edge_of_camp(const EntFindings *f, guint i)
{
    const GArray *const nodes = f->matrix.nodes;
    if (i == 0)
        return "";
    const guint before = ent_report_measures(f, g_array_index(nodes, guint32, i - 1))->camp;
    return before != ent_report_measures(f, g_array_index(nodes, guint32, i))->camp ? " parted" : "";
}

static void put_matrix_row(const EntFindings *f, guint row, EntOutput *out)
{
    const EntMatrix *const m = &f->matrix;
    ent_output_printf(out, "<tr class=\"%s\">", *edge_of_camp(f, row) != '\0' ? "parted" : "");
    put_head(f, g_array_index(m->nodes, guint32, row), out);
    for (guint column = 0; column < m->nodes->len; column++) {
        const EntCell *const cell = &m->cells[(gsize)row * m->nodes->len + column];
        g_autofree char *words = ent_report_cell(cell);
        ent_output_printf(out, "<td class=\"cell %s%s\">%s</td>", row == column ? "self" : ent_report_cell_side(cell),
                          edge_of_camp(f, column), row == column ? "" : words);
    }
    ent_output_puts(out, "</tr>\n");
}

void ent_html_matrix(const EntFindings *f, EntOutput *out)
{
    const EntMatrix *const m = &f->matrix;
    if (m->nodes->len < 2)
        return;
    g_autoptr(GPtrArray) heads = g_ptr_array_new();
    g_ptr_array_add(heads, (gpointer) "");
    for (guint i = 0; i < m->nodes->len; i++)
        g_ptr_array_add(heads, (gpointer)ent_report_name(f, g_array_index(m->nodes, guint32, i)));
    g_ptr_array_add(heads, NULL);
    ent_output_puts(out, "<p>" SAY_MATRIX "</p>\n<div class=\"matrix\">");
    ent_html_open_table(out, "Who stands how to whom", (const char *const *)heads->pdata);
    for (guint row = 0; row < m->nodes->len; row++)
        put_matrix_row(f, row, out);
    ent_html_close_table(out, m->nodes->len, m->nodes->len, "");
    ent_output_puts(out, "</div>\n");
}

void ent_html_brokers(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Actor", "Camp", "#Between camps", "#Constraint", NULL };
    if (f->brokers->len == 0)
        return;
    ent_html_open_section(out, "brokers", "Brokers");
    ent_output_puts(out, "<p>" SAY_BROKERS "</p>\n");
    ent_html_open_table(out, "Who stands between the camps", heads);
    for (guint i = 0; i < f->brokers->len; i++) {
        const guint32 node = g_array_index(f->brokers, guint32, i);
        g_autofree char *camp = ent_report_camp(f, ent_report_measures(f, node)->camp);
        ent_output_puts(out, "<tr>");
        put_head(f, node, out);
        ent_output_printf(out, "<td>%s</td><td class=\"n\">", camp);
        ent_html_number(out, ent_report_measures(f, node)->brokerage);
        ent_output_puts(out, "</td><td class=\"n\">");
        ent_html_number(out, ent_report_measures(f, node)->constraint);
        ent_output_puts(out, "</td></tr>\n");
    }
    ent_html_close_table(out, f->brokers->len, f->brokers->len, "actors");
    ent_html_close_section(out);
}

static void put_side(const EntFindings *f, const EntSlices *slices, const EntStand *stand, const EntRow *row, EntOutput *out)
{
    ent_output_puts(out, "<td class=\"wide\">");
    ent_html_put(out, ((const EntSlice *)slices->slices->pdata[stand->slice])->label);
    ent_output_printf(out, ": <i class=\"%s\">%s</i>", stand->sign > 0 ? "for" : "against", ent_report_stand(stand));
    ent_html_details(f, row, out);
    ent_output_puts(out, "</td>");
}

static void put_disputes(const EntFindings *f, const EntSlices *slices, const GPtrArray *disputes, const char *caption,
                         const char *const *heads, EntOutput *out)
{
    ent_html_open_table(out, caption, heads);
    for (guint i = 0; i < disputes->len; i++) {
        const EntDispute *const d = disputes->pdata[i];
        ent_output_puts(out, "<tr>");
        put_head(f, d->turn->a, out);
        ent_output_puts(out, "<td class=\"to\">");
        ent_html_put(out, ent_report_name(f, d->turn->b));
        ent_output_puts(out, "</td>");
        put_side(f, slices, &d->turn->one, d->one, out);
        put_side(f, slices, &d->turn->other, d->other, out);
        ent_output_puts(out, "</tr>\n");
    }
    ent_html_close_table(out, disputes->len, slices->turns->len, "cases");
}

void ent_html_disputes(const EntFindings *f, EntOutput *out)
{
    static const char *const in_time[] = { "Actor", "And", "Before", "After", NULL }, *const by_outlet[] = { "Actor", "And",
                                                                                                             "For", "Against",
                                                                                                             NULL };
    if (f->changes->len > 0) {
        ent_html_open_section(out, "changes", "Stands that turned");
        ent_output_puts(out, "<p>" SAY_CHANGES "</p>\n");
        put_disputes(f, f->times, f->changes, "Stands that turned", in_time, out);
        ent_html_close_section(out);
    }
    if (f->disputes->len > 0) {
        ent_html_open_section(out, "differ", "Where outlets differ");
        ent_output_puts(out, "<p>" SAY_DISPUTES "</p>\n");
        put_disputes(f, f->outlets, f->disputes, "Where outlets differ", by_outlet, out);
        ent_html_close_section(out);
    }
}

static void put_slice(const EntFindings *f, const EntSlice *slice, gboolean in_time, EntOutput *out)
{
    g_autofree char *polarisation = ent_report_decimals(slice->balance.polarisation, 2);
    ent_output_puts(out, "<tr><th scope=\"row\">");
    ent_html_put(out, slice->label);
    ent_output_printf(out, "</th><td class=\"n\">%u</td>", slice->articles);
    if (in_time)
        ent_output_printf(out, "<td class=\"n\">%u</td>", slice->seen_first);
    ent_output_printf(out,
                      "<td class=\"n\">%u</td><td class=\"n for\">%u</td><td class=\"n against\">%u</td><td "
                      "class=\"n\">%s</td><td class=\"wide\">",
                      slice->nodes, slice->balance.ties - slice->balance.negative, slice->balance.negative,
                      slice->balance.ties >= ENT_REPORT_SIGNED ? polarisation : "");
    for (guint i = 0; i < MIN(slice->central->len, 3); i++) {
        ent_output_puts(out, i > 0 ? ", " : "");
        ent_html_put(out, ent_report_name(f, g_array_index(slice->central, EntSliceNode, i).node));
    }
    ent_output_puts(out, "</td></tr>\n");
}

static void put_slices(const EntFindings *f, const EntSlices *slices, gboolean in_time, EntOutput *out)
{
    const guint shown = MIN(slices->slices->len, ENT_REPORT_PARTS), from = in_time ? slices->slices->len - shown : 0;
    for (guint i = 0; i < shown; i++)
        put_slice(f, slices->slices->pdata[from + i], in_time, out);
    ent_html_close_table(out, shown, slices->slices->len + slices->dropped, in_time ? "slices before these" : "outlets");
}

void ent_html_times(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "When",           "#Articles",     "#New actors",  "#Actors", "#Pairs that agree",
                                         "#Pairs opposed", "#Polarisation", "Most central", NULL };
    if (f->times->slices->len < 2)
        return;
    const char *const title = f->times->step == ENT_STEP_WEEK ? "Week by week" : "Month by month";
    ent_html_open_section(out, "times", title);
    ent_output_puts(out, "<p>" SAY_TIMES "</p>\n");
    ent_html_open_table(out, title, heads);
    put_slices(f, f->times, TRUE, out);
    ent_html_close_section(out);
}

void ent_html_outlets(const EntFindings *f, EntOutput *out)
{
    static const char *const heads[] = { "Outlet",         "#Articles",     "#Actors",      "#Pairs that agree",
                                         "#Pairs opposed", "#Polarisation", "Most central", NULL };
    if (f->outlets->slices->len < 2)
        return;
    ent_html_open_section(out, "outlets", "Outlet by outlet");
    ent_output_puts(out, "<p>" SAY_OUTLETS "</p>\n");
    ent_html_open_table(out, "Outlet by outlet", heads);
    put_slices(f, f->outlets, FALSE, out);
    ent_html_close_section(out);
}
