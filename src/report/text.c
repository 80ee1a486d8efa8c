/* SPDX-License-Identifier: Apache-2.0 */
/*
 * text.c: words and numbers as every form of the report wants them. Escaping is each form's own.
 */
#include "report_internal.h"

#include <math.h>
#include <string.h>

/* Bytes of a sequence that must not reach a page: 0 for none. C1 controls are C2 80 to C2 9F; marks that turn the direction of
 * writing, by which a name can pose as another, are E2 80 AA to AE and E2 81 A6 to A9; E2 80 A8 and A9 break lines. */
static gsize unwanted(const unsigned char *p)
{
    if (p[0] < 0x20 || p[0] == 0x7f)
        return 1;
    if (p[0] == 0xc2 && p[1] >= 0x80 && p[1] <= 0x9f)
        return 2;
    if (p[0] == 0xe2 && p[1] == 0x80 && p[2] >= 0xa8 && p[2] <= 0xae)
        return 3;
    if (p[0] == 0xe2 && p[1] == 0x81 && p[2] >= 0xa6 && p[2] <= 0xa9)
        return 3;
    return 0;
}

char *ent_report_clean(const char *text)
{
    GString *const clean = g_string_new(NULL);
    gboolean blank = FALSE;
    for (const char *p = text != NULL ? text : ""; *p != '\0';) {
        const gsize skip = unwanted((const unsigned char *)p);
        if (skip > 0 || *p == ' ') {
            blank = TRUE;
            p += skip > 0 ? skip : 1;
            continue;
        }
        if (blank && clean->len > 0)
            g_string_append_c(clean, ' ');
        blank = FALSE;
        g_string_append_c(clean, *p++);
    }
    return g_string_free(clean, FALSE);
}

char *ent_report_cut(const char *text, gsize max)
{
    g_autofree char *clean = ent_report_clean(text);
    gsize end = strlen(clean);
    if (end <= max)
        return g_steal_pointer(&clean);
    for (end = max; end > max / 2 && clean[end] != ' '; end--)
        ;
    if (clean[end] != ' ')
        for (end = max; end > 0 && ((unsigned char)clean[end] & 0xc0) == 0x80; end--)
            ;
    clean[end] = '\0';
    return g_strconcat(clean, " …", NULL);
}

static gboolean is_word(char c)
{
    return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* The first place where the cue starts a word; `whole` wants the word to end with it. */
static const char *find_word(const char *sentence, const char *cue, gboolean whole)
{
    const gsize n = strlen(cue);
    for (const char *p = sentence; n > 0 && *p != '\0'; p++)
        if ((p == sentence || !is_word(p[-1])) && g_ascii_strncasecmp(p, cue, n) == 0 && !(whole && is_word(p[n])))
            return p;
    return NULL;
}

gboolean ent_report_find_cue(const char *sentence, const char *cue, gsize *start, gsize *end)
{
    const char *const whole = find_word(sentence, cue, TRUE);
    const char *const found = whole != NULL ? whole : find_word(sentence, cue, FALSE);
    if (found == NULL)
        return FALSE;
    const char *stop = found + strlen(cue);
    while (is_word(*stop))
        stop++;
    *start = (gsize)(found - sentence);
    *end = (gsize)(stop - sentence);
    return TRUE;
}

char *ent_report_teaser(const EntEvidence *evidence)
{
    enum { BEFORE = 30, LENGTH = 80 };
    g_autofree char *sentence = ent_report_clean(evidence->sentence), *cue = ent_report_clean(evidence->cue);
    gsize start = 0, end = 0;
    if (!ent_report_find_cue(sentence, cue, &start, &end) || end < LENGTH || start <= BEFORE)
        return ent_report_cut(sentence, LENGTH);
    const char *from = sentence + start - BEFORE;
    while (from < sentence + start && from[-1] != ' ')
        from++;
    g_autofree char *rest = ent_report_cut(from, LENGTH);
    return g_strconcat("… ", rest, NULL);
}

char *ent_report_number(double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    const gboolean whole =
        fabs(value - round(value)) < 1e-9 && fabs(value) < 1e15; /* what comes from iterations is not quite 1 */
    if (!isfinite(value))
        return g_strdup("0");
    g_ascii_formatd(buffer, sizeof buffer, whole ? "%.0f" : "%.3f", value);
    return g_strdup(buffer);
}

char *ent_report_decimals(double value, int decimals)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE], format[16];
    g_snprintf(format, sizeof format, "%%.%df", decimals);
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, format, isfinite(value) ? value : 0));
}

char *ent_report_confidence(double value)
{
    char buffer[G_ASCII_DTOSTR_BUF_SIZE];
    return g_strdup(g_ascii_formatd(buffer, sizeof buffer, "%.2f", isfinite(value) ? CLAMP(value, 0, 1) : 0));
}

char *ent_report_count(guint n, const char *one, const char *many)
{
    return g_strdup_printf("%u %s", n, n == 1 ? one : many);
}

gboolean ent_report_link_ok(const char *url)
{
    if (url == NULL || (g_ascii_strncasecmp(url, "http://", 7) != 0 && g_ascii_strncasecmp(url, "https://", 8) != 0))
        return FALSE;
    for (const char *p = url; *p != '\0'; p++)
        if ((unsigned char)*p <= ' ' || *p == 0x7f || strchr("<>\"'`\\", *p) != NULL)
            return FALSE;
    return TRUE;
}

char *ent_report_day(const char *date)
{
    g_autofree char *clean = ent_report_clean(date);
    if (*clean == '\0')
        return g_strdup("undated");
    char *const time = strpbrk(clean, "T ");
    if (time != NULL)
        *time = '\0';
    return g_steal_pointer(&clean);
}

char *ent_report_article_title(const EntArticle *article)
{
    const char *const names[] = { article->title, article->url, article->path };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
        if (names[i] != NULL && *names[i] != '\0')
            return ent_report_cut(names[i], 300);
    return g_strdup("untitled");
}

char *ent_report_copies(const EntArticle *article)
{
    enum { NAMED = 5 };
    const guint n = article->copies != NULL ? article->copies->len : 0;
    g_autoptr(GString) words = g_string_new(NULL);
    for (guint i = 0; i < MIN(n, NAMED); i++) {
        const EntArticle *const copy = g_ptr_array_index(article->copies, i);
        g_autofree char *name = ent_report_cut(copy->publisher != NULL ? copy->publisher : copy->path, 80);
        g_string_append_printf(words, "%s%s", i == 0 ? "; also printed in " : ", ", name);
    }
    if (n > NAMED)
        g_string_append_printf(words, " and %u more", n - NAMED);
    return g_strdup(words->str);
}

guint ent_report_n_copies(const EntGraph *graph)
{
    guint n = 0;
    for (guint i = 0; i < graph->articles->len; i++) {
        const GPtrArray *const copies = ent_graph_article(graph, i)->copies;
        n += copies != NULL ? copies->len : 0;
    }
    return n;
}

char *ent_report_certainty(const EntRow *row)
{
    const struct {
        guint n;
        const char *word;
    } kinds[] = { { row->stated, "stated" }, { row->hedged, "hedged" }, { row->negated, "denied" } };
    g_autoptr(GString) words = g_string_new(NULL);
    guint present = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
        present += kinds[i].n > 0;
    for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (kinds[i].n == 0)
            continue;
        g_string_append_printf(words, "%s%s", words->len > 0 ? ", " : "", kinds[i].word);
        if (present > 1)
            g_string_append_printf(words, " %u", kinds[i].n);
    }
    if (row->stated + row->hedged > 0 && !ent_report_is_sure(row->edge))
        g_string_append(words, "; a guess");
    return g_strdup(words->str);
}

void ent_report_each_part(const char *text, void (*part)(const char *piece, gboolean name, gpointer data), gpointer data)
{
    gboolean name = FALSE;
    while (*text != '\0') {
        const gsize n = strcspn(text, "\1\2");
        if (n > 0) {
            g_autofree char *piece = g_strndup(text, n);
            part(piece, name, data);
        }
        text += n;
        if (*text != '\0')
            name = *text++ == '\1';
    }
}

const EntMeasure *const *ent_report_columns(void)
{
    static const char *const ids[] = { "strength", "degree", "betweenness", "closeness", "eigenvector",
                                       "pagerank", "hub",    "authority",   "core",      "community" };
    static const EntMeasure *columns[G_N_ELEMENTS(ids) + 1];
    for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
        for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
            if (strcmp(m->id, ids[i]) == 0)
                columns[i] = m;
    return columns;
}
