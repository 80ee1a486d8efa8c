/* SPDX-License-Identifier: Apache-2.0 */
/*
 * svg.c: Graphviz's SVG made a document of ours.
 *
 * Graphviz writes an element a line and marks each node and edge by a group with the id we gave it ("n3", "e7", "l2"), followed
 * by its title. Line by line, those groups get our ids, classes, titles (what a pointer or a screen reader shows) and links; the
 * rest is copied. No label can look like such a line: in labels, "<" is always "&lt;".
 */
#include "draw/draw_internal.h"

#include <string.h>

#define FONTS "Helvetica,Arial,Liberation Sans,DejaVu Sans,sans-serif"

/* Escapes text that is clean but for its line breaks. */
static void put_text(EntOutput *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *escaped = g_markup_escape_text(valid, -1);
    ent_output_puts(out, escaped);
}

static void put_attribute(EntOutput *out, const char *name, const char *value)
{
    g_autofree char *clean = ent_draw_clean(value);
    ent_output_printf(out, " %s=\"", name);
    put_text(out, clean);
    ent_output_puts(out, "\"");
}

static void put_element(EntOutput *out, const char *name, const char *text)
{
    ent_output_printf(out, "<%s>", name);
    put_text(out, text);
    ent_output_printf(out, "</%s>\n", name);
}

static void open_node(const EntPicture *picture, guint i, EntOutput *out)
{
    const EntNode *const node = ent_graph_node(picture->graph, i);
    g_autofree char *tooltip = ent_draw_node_tooltip(picture, i);
    ent_output_puts(out, "<g");
    put_attribute(out, "id", node->id);
    ent_output_printf(out, " class=\"node %s\">\n", ent_node_type_name(node->type));
    put_element(out, "title", tooltip);
}

/* TRUE where the group holds a link that is to be closed with it. */
static gboolean open_edge(const EntPicture *picture, guint i, EntOutput *out)
{
    const EntGraph *const graph = picture->graph;
    const EntEdge *const edge = ent_graph_edge(graph, i);
    const char *const link = ent_draw_edge_link(picture, i);
    g_autofree char *tooltip = ent_draw_edge_tooltip(picture, i);
    ent_output_puts(out, "<g");
    put_attribute(out, "id", edge->id);
    g_autofree char *class =
        g_strconcat("edge ", ent_graph_type(graph, edge->type)->id, ent_draw_is_hedged(edge) ? " hedged" : "", NULL);
    put_attribute(out, "class", class);
    put_attribute(out, "data-source", ent_graph_node(graph, edge->source)->id);
    put_attribute(out, "data-target", ent_graph_node(graph, edge->target)->id);
    ent_output_puts(out, ">\n");
    put_element(out, "title", tooltip);
    if (link == NULL)
        return FALSE;
    ent_output_puts(out, "<a target=\"_blank\"");
    put_attribute(out, "xlink:href", link);
    ent_output_puts(out, ">\n");
    return TRUE;
}

/* The number after the letter in <g id="n3" class="node">. */
static guint group_index(EntStr line)
{
    static const char start[] = "<g id=\"n";
    return (guint)g_ascii_strtoull(line.p + strlen(start), NULL, 10);
}

static gboolean starts(EntStr line, const char *prefix)
{
    return line.n >= strlen(prefix) && memcmp(line.p, prefix, strlen(prefix)) == 0;
}

/* Copies a line; our font becomes a list that begins with what papers are set in, and a colour SVG does not know becomes none. */
static void copy_line(EntStr line, EntOutput *out)
{
    static const char *const changes[][2] = {
        { "font-family=\"" FONT " Bold\"", "font-family=\"" FONTS "\" font-weight=\"bold\"" },
        { "font-family=\"" FONT "\"", "font-family=\"" FONTS "\"" },
        { "stroke=\"transparent\"", "stroke=\"none\"" },
        { "stroke-dasharray=\"1,5\"", "stroke-dasharray=\"0.1,5\" stroke-linecap=\"round\"" }, /* dots, not dashes across */
    };
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        const char *const at = memmem(line.p, line.n, changes[i][0], strlen(changes[i][0]));
        if (at == NULL)
            continue;
        const char *const rest = at + strlen(changes[i][0]);
        ent_output_write(out, line.p, (gsize)(at - line.p));
        ent_output_puts(out, changes[i][1]);
        ent_output_write(out, rest, (gsize)(line.p + line.n - rest));
        return;
    }
    ent_output_write(out, line.p, line.n);
}

/* A line is too thin to point at: before it goes a wide one that is not seen. */
static void put_target(EntStr line, EntOutput *out)
{
    const char *const path = memmem(line.p, line.n, " d=\"", 4);
    if (path == NULL)
        return;
    const gsize n = strcspn(path + 4, "\"") + 5;
    ent_output_puts(out, "<path fill=\"none\" stroke=\"none\" stroke-width=\"9\" pointer-events=\"stroke\"");
    ent_output_write(out, path, n);
    ent_output_puts(out, "/>\n");
}

/* Our own title and description, right after the <svg …> that ends in `line`. */
static void put_head(const EntPicture *picture, EntOutput *out)
{
    g_autofree char *title = ent_draw_clean(picture->options->title);
    g_autofree char *description = ent_draw_description(picture);
    put_element(out, "title", *title != '\0' ? title : "Relationship diagram");
    put_element(out, "desc", description);
}

/* `comment` is kept from line to line: Graphviz's comments may go over several. */
static gboolean is_left_out(EntStr line, gboolean *comment)
{
    const gboolean inside = *comment || starts(line, "<!--");
    *comment = inside && memmem(line.p, line.n, "-->", 3) == NULL;
    return inside || starts(line, "<!DOCTYPE") || starts(line, " \"http://www.w3.org/Graphics") || starts(line, "<title>");
}

/* What the lines before one tell of it. */
typedef struct Place {
    gboolean comment; /* inside one of Graphviz's */
    gboolean edge;    /* inside the group of an edge */
    gboolean link;    /* and of the link in it */
} Place;

static void put_line(const EntPicture *picture, EntStr line, Place *place, EntOutput *out)
{
    if (starts(line, "<g id=\"n")) {
        open_node(picture, group_index(line), out);
    } else if (starts(line, "<g id=\"e")) {
        place->edge = TRUE;
        place->link = open_edge(picture, group_index(line), out);
    } else if (starts(line, "<svg ")) {
        ent_output_puts(out, "<svg role=\"img\" style=\"max-width:100%;height:auto\"");
        ent_output_write(out, line.p + 4, line.n - 4);
    } else if (starts(line, "<g id=\"graph")) {
        put_head(picture, out);
        ent_output_write(out, line.p, line.n);
    } else if (starts(line, "</g>")) {
        ent_output_puts(out, place->link ? "</a>\n</g>\n" : "</g>\n");
        place->edge = place->link = FALSE;
    } else {
        if (place->edge && starts(line, "<path "))
            put_target(line, out);
        copy_line(line, out);
    }
}

void ent_draw_svg(const EntPicture *picture, const char *svg, gsize n, EntOutput *out)
{
    Place place = { 0 };
    for (const char *p = svg, *const end = svg + n; p < end;) {
        const char *const newline = memchr(p, '\n', (gsize)(end - p));
        const EntStr line = { p, newline != NULL ? (gsize)(newline + 1 - p) : (gsize)(end - p) };
        p += line.n;
        if (!is_left_out(line, &place.comment))
            put_line(picture, line, &place, out);
    }
}
