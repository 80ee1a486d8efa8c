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

EntEdgeDigest ent_write_digest(const EntEdge *edge)
{
    EntEdgeDigest digest = { NULL, ENT_NEGATED, 0 };
    for (guint i = 0; i < edge->evidence->len; i++) {
        const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, i);
        const gboolean better = digest.evidence == NULL || evidence->certainty < digest.certainty;
        if (better)
            digest = (EntEdgeDigest){ evidence, evidence->certainty, evidence->confidence };
        else if (evidence->certainty == digest.certainty)
            digest.confidence = MAX(digest.confidence, evidence->confidence);
    }
    return digest;
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
        INTEGER(degree),    INTEGER(in_degree), INTEGER(out_degree),   REAL(strength),      REAL(in_strength),
        REAL(out_strength), REAL(betweenness),  REAL(closeness),       REAL(eigenvector),   REAL(pagerank),
        REAL(hub),          REAL(authority),    INTEGER(core),         INTEGER(component),  INTEGER(community),
        INTEGER(supports),  INTEGER(opposes),   INTEGER(supported_by), INTEGER(opposed_by), REAL(brokerage),
        REAL(constraint),   INTEGER(camp),      { NULL },
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
