/* SPDX-License-Identifier: Apache-2.0 */
/* text.c: cleaning, escaping and numbers for all formats; see write/text.h. */
#include "write/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xEF\xBF\xBD"

gboolean ent_write_allowed(const char *p, gsize *n)
{
    const guchar c = (guchar)*p;
    *n = 1;
    if (c < 0x80)
        return c >= 0x20 || c == '\t' || c == '\n' || c == '\r';
    const gunichar character = g_utf8_get_char_validated(p, -1);
    if (character == (gunichar)-1 || character == (gunichar)-2)
        return FALSE;
    *n = (gsize)g_utf8_skip[c];
    return character != 0xFFFE && character != 0xFFFF;
}

gsize ent_write_run(const char *text, const guint8 stops[256])
{
    const char *p = text;
    for (;;) {
        while (stops[(guchar)*p] == 0)
            p++;
        gsize n;
        if ((guchar)*p < 0x80 || !ent_write_allowed(p, &n))
            return (gsize)(p - text);
        p += n;
    }
}

char *ent_write_clean(const char *text)
{
    GString *const clean = g_string_new(NULL);
    gsize n;
    for (const char *p = text != NULL ? text : ""; *p != '\0'; p += n) {
        if (ent_write_allowed(p, &n))
            g_string_append_len(clean, p, (gssize)n);
        else
            g_string_append(clean, REPLACEMENT);
    }
    return g_string_free(clean, FALSE);
}

/* What is written for the character at `p`, at which a run stopped. */
static const char *xml_instead(const char *p, gsize *n)
{
    if (!ent_write_allowed(p, n))
        return REPLACEMENT;
    switch (*p) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;";
    case '\r':
        return "&#13;";
    default:
        return "&#9;";
    }
}

void ent_write_xml(EntOutput *out, const char *text)
{
    static const guint8 stops[256] = { ENT_STOPS, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1 };
    for (const char *p = text != NULL ? text : ""; *p != '\0';) {
        gsize n = ent_write_run(p, stops);
        ent_output_write(out, p, n);
        p += n;
        if (*p == '\0')
            break;
        ent_output_puts(out, xml_instead(p, &n));
        p += n;
    }
}

void ent_write_quoted(EntOutput *out, const char *text, char quote)
{
    static const guint8 stops[256] = { ENT_STOPS, ['\''] = 1, ['"'] = 1, ['\\'] = 1 };
    ent_output_write(out, &quote, 1);
    for (const char *p = text; *p != '\0';) {
        gsize n = ent_write_run(p, stops);
        ent_output_write(out, p, n);
        p += n;
        if (*p == '\0')
            break;
        if (!ent_write_allowed(p, &n))
            ent_output_puts(out, REPLACEMENT);
        else if (*p == quote || *p == '\\')
            ent_output_write(out, (const char[]){ '\\', *p }, 2);
        else
            ent_output_puts(out, *p == '\n' ? "\\n" : *p == '\r' ? "\\r" : *p == '\t' ? "\\t" : *p == '"' ? "\"" : "'");
        p += n;
    }
    ent_output_write(out, &quote, 1);
}

/* The digits of `value` at the end of `buffer`; returns where they begin. */
static char *put_digits(char *buffer, gint64 value)
{
    char *p = buffer + ENT_NUMBER_LEN - 1;
    guint64 rest = value < 0 ? -(guint64)value : (guint64)value;
    *p = '\0';
    do {
        *--p = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value < 0)
        *--p = '-';
    return p;
}

void ent_write_integer(EntOutput *out, gint64 value)
{
    char buffer[ENT_NUMBER_LEN];
    ent_output_puts(out, put_digits(buffer, value));
}

const char *ent_write_number(char *buffer, double value)
{
    if (isnan(value))
        return strcpy(buffer, "NaN");
    if (isinf(value))
        return strcpy(buffer, value > 0 ? "INF" : "-INF");
    if (fabs(value) < 1e15 && value == (double)(gint64)value) {
        char digits[ENT_NUMBER_LEN];
        return strcpy(buffer, put_digits(digits, (gint64)value));
    }
    for (int digits = 15; digits <= 17; digits++) {
        char format[8];
        g_snprintf(format, sizeof format, "%%.%dg", digits);
        g_ascii_formatd(buffer, ENT_NUMBER_LEN, format, value);
        if (g_ascii_strtod(buffer, NULL) == value)
            break;
    }
    return buffer;
}

/* ---- cells of tables ---- */

static void write_cell_quoted(EntOutput *out, const char *text)
{
    ent_output_puts(out, "\"");
    while (*text != '\0') {
        const gsize n = strcspn(text, "\"");
        ent_output_write(out, text, n);
        text += n;
        if (*text == '"') {
            ent_output_puts(out, "\"\"");
            text++;
        }
    }
    ent_output_puts(out, "\"");
}

/* Text that may need an apostrophe, quotes or cleaning. */
static void write_odd_cell(EntOutput *out, const char *raw)
{
    g_autofree char *clean = ent_write_clean(raw);
    const gboolean formula = *clean != '\0' && strchr("=+-@\t\r\n", *clean) != NULL;
    g_autofree char *text = g_strconcat(formula ? "'" : "", clean, NULL);
    if (strpbrk(text, ",\"\r\n") != NULL)
        write_cell_quoted(out, text);
    else
        ent_output_puts(out, text);
}

void ent_write_cell(EntOutput *out, const char *raw, const char *after)
{
    static const guint8 stops[256] = { ENT_STOPS, [','] = 1, ['"'] = 1, ['='] = 1, ['+'] = 1, ['-'] = 1, ['@'] = 1 };
    const char *const text = raw != NULL ? raw : "";
    const gsize plain = ent_write_run(text, stops);
    if (text[plain] == '\0')
        ent_output_write(out, text, plain);
    else
        write_odd_cell(out, text);
    ent_output_puts(out, after);
}

static int by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The first of equals stays. */
static void sort_texts(GPtrArray *texts)
{
    g_ptr_array_sort(texts, by_bytes);
    for (guint i = texts->len; i-- > 1;)
        if (strcmp(texts->pdata[i - 1], texts->pdata[i]) == 0)
            g_ptr_array_remove_index(texts, i);
}

char *ent_write_list(const GPtrArray *list, const char *separator)
{
    const char mark = separator[strspn(separator, " ")];
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    GString *const text = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++)
        g_ptr_array_add(parts, g_strdelimit(ent_write_clean(list->pdata[i]), (const char[]){ mark, '\0' }, '/'));
    sort_texts(parts);
    for (guint i = 0; i < parts->len; i++)
        g_string_append_printf(text, "%s%s", i > 0 ? separator : "", (const char *)parts->pdata[i]);
    return g_string_free(text, FALSE);
}

GPtrArray *ent_write_titles(const EntNode *node)
{
    GPtrArray *const titles = g_ptr_array_new();
    for (guint i = 0; i < node->roles->len; i++)
        g_ptr_array_add(titles, g_array_index(node->roles, EntRole, i).title);
    return titles;
}

/* ---- what stands for an edge ---- */

const EntEvidence *ent_write_best(const EntEdge *edge)
{
    const EntEvidence *best = NULL;
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (best == NULL || evidence->certainty < best->certainty ||
            (evidence->certainty == best->certainty && evidence->confidence > best->confidence))
            best = evidence;
    }
    return best;
}

static void add_day(GPtrArray *days, const EntGraph *graph, guint32 article)
{
    char *const day = ent_write_day(ent_graph_article(graph, article)->published);
    if (day != NULL)
        g_ptr_array_add(days, day);
}

GPtrArray *ent_write_days(const EntGraph *graph, const EntEdge *edge)
{
    GPtrArray *const days = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        if (evidence->certainty != ENT_NEGATED)
            add_day(days, graph, evidence->article);
    }
    sort_texts(days);
    return days;
}

GPtrArray *ent_write_node_days(const EntGraph *graph, const EntNode *node)
{
    GPtrArray *const days = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < node->articles->len; i++)
        add_day(days, graph, g_array_index(node->articles, guint32, i));
    sort_texts(days);
    return days;
}

char **ent_write_labels(const EntGraph *graph)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal), shared = g_hash_table_new(g_str_hash, g_str_equal);
    char **const labels = g_new0(char *, graph->nodes->len + 1);
    for (guint i = 0; i < graph->nodes->len; i++)
        if (!g_hash_table_add(seen, ent_graph_node(graph, i)->name))
            g_hash_table_add(shared, ent_graph_node(graph, i)->name);
    for (guint i = 0; i < graph->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(graph, i);
        labels[i] =
            g_hash_table_contains(shared, node->name) ? g_strdup_printf("%s (%s)", node->name, node->id) : g_strdup(node->name);
    }
    return labels;
}

char *ent_write_capitals(const char *id)
{
    char *const name = g_ascii_strup(id, -1);
    return g_strcanon(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", '_');
}

const char *ent_write_title(const EntArticle *article)
{
    return article->title != NULL ? article->title : article->path;
}

char *ent_write_day(const char *date)
{
    static const char shape[] = "dddd-dd-dd";
    if (date == NULL || strlen(date) < strlen(shape))
        return NULL;
    for (guint i = 0; shape[i] != '\0'; i++) {
        if (shape[i] == 'd' ? !g_ascii_isdigit(date[i]) : date[i] != shape[i])
            return NULL;
    }
    return g_strndup(date, strlen(shape));
}

const EntMeasureField *ent_write_measures(void)
{
#define INTEGER(name)                                                                                                            \
    {                                                                                                                            \
#name, TRUE, offsetof(EntNodeMeasures, name)                                                                             \
    }
#define REAL(name)                                                                                                               \
    {                                                                                                                            \
#name, FALSE, offsetof(EntNodeMeasures, name)                                                                            \
    }
    static const EntMeasureField fields[] = {
        INTEGER(degree),     INTEGER(in_degree), INTEGER(out_degree), REAL(strength),    REAL(in_strength), REAL(out_strength),
        REAL(betweenness),   REAL(closeness),    REAL(eigenvector),   REAL(pagerank),    REAL(hub),         REAL(authority),
        INTEGER(core),       INTEGER(component), INTEGER(community),  INTEGER(supports), INTEGER(opposes),  INTEGER(supported_by),
        INTEGER(opposed_by), REAL(brokerage),    REAL(constraint),    INTEGER(camp),     { NULL },
    };
#undef INTEGER
#undef REAL
    return fields;
}

const char *ent_write_measure(char *buffer, const EntMeasureField *field, const EntNodeMeasures *measures)
{
    const char *const at = (const char *)measures + field->offset;
    if (!field->integer)
        return ent_write_number(buffer, *(const double *)(const void *)at);
    g_snprintf(buffer, ENT_NUMBER_LEN, "%u", *(const guint *)(const void *)at);
    return buffer;
}

const EntNodeMeasures *ent_write_measures_of(const EntAnalysis *analysis, guint i)
{
    if (analysis == NULL || i >= analysis->nodes->len)
        return NULL;
    return &g_array_index(analysis->nodes, EntNodeMeasures, i);
}

EntLook ent_write_look(const EntNode *node)
{
    /* Blue, orange and green of Okabe and Ito's palette, which the colour-blind tell apart. */
    static const guint8 colours[][3] = { { 0, 114, 178 }, { 230, 159, 0 }, { 0, 158, 115 } };
    const guint8 *const colour = colours[node->type];
    const double size = MIN(10.0 + 4.0 * sqrt(node->n_mentions), 100.0);
    return (EntLook){ colour[0], colour[1], colour[2], round(size * 100.0) / 100.0 };
}
