/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lookup.c: the node a user means by what they typed.
 *
 * Names are compared folded (case, accents and punctuation left aside). Where nothing fits, the message offers what is near: names
 * that hold the word or are few letters away. Each look-up reads all names once, O(n).
 */
#include <entente/graph.h>

#include <string.h>

#include "base/str.h"

enum { NEAR_MAX = 5, WORD_MAX = 64 };

typedef struct Near {
    guint32 node;
    guint distance;
} Near;

static gboolean better(const EntGraph *graph, guint32 a, guint32 b)
{
    if (b == ENT_NONE)
        return TRUE;
    const EntNode *const x = ent_graph_node(graph, a), *const y = ent_graph_node(graph, b);
    return x->n_mentions != y->n_mentions ? x->n_mentions > y->n_mentions : strcmp(x->id, y->id) < 0;
}

/* Name first, then aliases; NULL after the last. */
static const char *form_at(const EntNode *node, guint i)
{
    if (i == 0)
        return node->name;
    return i <= node->aliases->len ? g_ptr_array_index(node->aliases, i - 1) : NULL;
}

static gboolean is_called(const EntNode *node, const char *folded)
{
    const char *form;
    for (guint i = 0; (form = form_at(node, i)) != NULL; i++) {
        g_autofree char *other = ent_fold(ent_str(form));
        if (strcmp(other, folded) == 0)
            return TRUE;
    }
    return FALSE;
}

static guint32 find_called(const EntGraph *graph, const char *folded)
{
    guint32 best = ENT_NONE;
    for (guint i = 0; i < graph->nodes->len; i++)
        if (is_called(ent_graph_node(graph, i), folded) && better(graph, i, best))
            best = i;
    return best;
}

/* Edit distance of two short strings, bytewise. */
static guint letters_apart(const char *a, const char *b)
{
    const gsize n = strlen(a), m = strlen(b);
    if (n > WORD_MAX || m > WORD_MAX)
        return G_MAXUINT;
    guint row[WORD_MAX + 1];
    for (gsize j = 0; j <= m; j++)
        row[j] = (guint)j;
    for (gsize i = 1; i <= n; i++) {
        guint diagonal = row[0];
        row[0] = (guint)i;
        for (gsize j = 1; j <= m; j++) {
            const guint changed = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(changed, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[m];
}

/* How far a form is from what was typed: 1 where one holds the other, G_MAXUINT where they have nothing in common. */
static guint distance_of(const char *form, const char *folded)
{
    g_autofree char *other = ent_fold(ent_str(form));
    if (*other == '\0' || *folded == '\0')
        return G_MAXUINT;
    if (strstr(other, folded) != NULL || (strlen(other) > 3 && strstr(folded, other) != NULL))
        return 1;
    const guint apart = letters_apart(other, folded);
    return apart <= MAX(2, strlen(folded) / 3) ? apart : G_MAXUINT;
}

static int by_nearness(gconstpointer a, gconstpointer b, gpointer data)
{
    const Near *const x = a, *const y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    return better(data, x->node, y->node) ? -1 : 1;
}

/* "; did you mean A, B or C?", or "". */
static char *suggest(const EntGraph *graph, const char *folded)
{
    g_autoptr(GArray) near = g_array_new(FALSE, FALSE, sizeof(Near));
    for (guint i = 0; i < graph->nodes->len; i++) {
        Near found = { .node = i, .distance = G_MAXUINT };
        const char *form;
        for (guint j = 0; (form = form_at(ent_graph_node(graph, i), j)) != NULL; j++)
            found.distance = MIN(found.distance, distance_of(form, folded));
        if (found.distance != G_MAXUINT)
            g_array_append_val(near, found);
    }
    g_array_sort_with_data(near, by_nearness, (gpointer)graph);
    const guint n = MIN(near->len, NEAR_MAX);
    GString *const text = g_string_new(n > 0 ? "; did you mean " : "");
    for (guint i = 0; i < n; i++) {
        g_string_append(text, i == 0 ? "" : i + 1 < n ? ", " : " or ");
        g_string_append(text, ent_graph_node(graph, g_array_index(near, Near, i).node)->name);
    }
    return g_string_free(g_string_append(text, n > 0 ? "?" : ""), FALSE);
}

guint32 ent_graph_lookup(const EntGraph *graph, const char *name, GError **error)
{
    const guint32 exact = ent_graph_find_node(graph, name);
    if (exact != ENT_NONE)
        return exact;
    g_autofree char *folded = ent_fold(ent_str(name));
    guint32 node = *folded == '\0' ? ENT_NONE : find_called(graph, folded);
    if (node == ENT_NONE && g_str_has_prefix(folded, "the "))
        node = find_called(graph, folded + strlen("the "));
    if (node == ENT_NONE) {
        g_autofree char *near = suggest(graph, folded);
        g_set_error(error, ENT_ERROR, ENT_ERROR_NOT_FOUND, "nobody in the graph is called \"%s\"%s", name, near);
    }
    return node;
}
