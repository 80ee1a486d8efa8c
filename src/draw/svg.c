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

/* What stands after the letter in <g id="n3m0" class="node">: an index, and of small diagrams which one. */
typedef struct Name {
    guint index;
    const char *time; /* NULL where the picture is one */
} Name;

static Name read_name(const EntPicture *picture, EntStr line)
{
    static const char start[] = "<g id=\"n";
    char *rest;
    Name name = { (guint)g_ascii_strtoull(line.p + strlen(start), &rest, 10), NULL };
    if (*rest == 'm' && picture->times != NULL)
        name.time = g_ptr_array_index(picture->times, g_ascii_strtoull(rest + 1, NULL, 10));
    return name;
}

/* An id stands once in a document: of small diagrams, each adds its time. */
static void put_id(const char *id, const char *time, EntOutput *out)
{
    g_autofree char *whole = time != NULL ? g_strconcat(id, "@", time, NULL) : g_strdup(id);
    put_attribute(out, "id", whole);
}

static void open_node(const EntPicture *picture, Name name, EntOutput *out)
{
    const EntNode *const node = ent_graph_node(picture->graph, name.index);
    g_autofree char *tooltip = ent_draw_node_tooltip(picture, name.index);
    ent_output_puts(out, "<g");
    put_id(node->id, name.time, out);
    ent_output_printf(out, " class=\"node %s\">\n", ent_node_type_name(node->type));
    put_element(out, "title", tooltip);
}

/* TRUE where the group holds a link that is to be closed with it. */
static gboolean open_edge(const EntPicture *picture, Name name, EntOutput *out)
{
    const EntGraph *const graph = picture->graph;
    const EntEdge *const edge = ent_graph_edge(graph, name.index);
    const char *const link = ent_draw_edge_link(picture, name.index);
    g_autofree char *tooltip = ent_draw_edge_tooltip(picture, name.index);
    ent_output_puts(out, "<g");
    put_id(edge->id, name.time, out);
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

static void open_cell(const EntPicture *picture, guint index, EntOutput *out)
{
    static const char *const classes[ENT_CELLS] = { "plus", "minus", "both", "neutral" };
    const EntCell *const cell = &g_array_index(picture->cells, EntCell, index);
    const char *const row = ent_graph_node(picture->graph, cell->row)->id;
    const char *const column = ent_graph_node(picture->graph, cell->column)->id;
    g_autofree char *tooltip = ent_draw_cell_tooltip(picture, cell), *id = g_strconcat(row, "|", column, NULL);
    ent_output_puts(out, "<g");
    put_attribute(out, "id", id);
    ent_output_printf(out, " class=\"cell %s\"", classes[ent_draw_cell_kind(cell)]);
    put_attribute(out, "data-source", row);
    put_attribute(out, "data-target", column);
    ent_output_puts(out, ">\n");
    put_element(out, "title", tooltip);
}

static gboolean starts(EntStr line, const char *prefix)
{
    return line.n >= strlen(prefix) && memcmp(line.p, prefix, strlen(prefix)) == 0;
}

/* The part of a line before `at`, then `instead` of so many bytes there; what is left of the line. */
static EntStr put_instead(EntStr line, const char *at, gsize n, const char *instead, EntOutput *out)
{
    ent_output_write(out, line.p, (gsize)(at - line.p));
    ent_output_puts(out, instead);
    return (EntStr){ at + n, (gsize)(line.p + line.n - at - n) };
}

/* Our font becomes a list that begins with what papers are set in; the user's one that begins with it. */
static EntStr put_font(const EntPicture *picture, EntStr line, EntOutput *out)
{
    static const char key[] = "font-family=\"";
    const char *const at = memmem(line.p, line.n, key, strlen(key));
    if (at == NULL)
        return line;
    const char *const value = at + strlen(key);
    const gsize n = strcspn(value, "\"");
    const gboolean bold = memmem(value, n, " Bold", 5) != NULL, ours = strcmp(picture->style->font, FONT) == 0;
    g_autofree char *fonts = g_strdup_printf("%s%s%s\"%s", key, ours ? "" : picture->style->font,
                                             ours ? FONTS : ",DejaVu Sans,sans-serif", bold ? " font-weight=\"bold\"" : "");
    return put_instead(line, at, strlen(key) + n + 1, fonts, out);
}

/* Copies a line; a colour SVG does not know becomes none. */
static void copy_line(const EntPicture *picture, EntStr line, EntOutput *out)
{
    static const char *const changes[][2] = {
        { "stroke=\"transparent\"", "stroke=\"none\"" },
        { "stroke-dasharray=\"1,5\"", "stroke-dasharray=\"0.1,5\" stroke-linecap=\"round\"" }, /* dots, not dashes across */
    };
    EntStr rest = put_font(picture, line, out);
    for (guint i = 0; i < G_N_ELEMENTS(changes); i++) {
        const char *const at = memmem(rest.p, rest.n, changes[i][0], strlen(changes[i][0]));
        if (at != NULL)
            rest = put_instead(rest, at, strlen(changes[i][0]), changes[i][1], out);
    }
    ent_output_write(out, rest.p, rest.n);
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
        open_node(picture, read_name(picture, line), out);
    } else if (starts(line, "<g id=\"e")) {
        place->edge = TRUE;
        place->link = open_edge(picture, read_name(picture, line), out);
    } else if (starts(line, "<g id=\"c")) {
        open_cell(picture, read_name(picture, line).index, out);
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
        copy_line(picture, line, out);
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
