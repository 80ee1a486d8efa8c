/* SPDX-License-Identifier: Apache-2.0 */
/*
 * page_data.c: the graph as the page's script reads it: rows of numbers and words, which point at each other by index.
 *
 *   {"format":"entente-page","version":1,
 *    "types":[{"id","label","colour","line","sign","symmetric","shown"}],
 *    "outlets":[name], "methods":[name], "cues":[word], "sentences":[text],
 *    "articles":[[title, outlet or -1, day or "", link or ""]],
 *    "nodes":[[id, name, 0 country | 1 person | 2 organization, camp or "", x, y, width, height, [alias]]],
 *    "edges":[[source, target, type, weight, pieces left out, [[article, sentence or -1, cue start, cue end,
 *              0 stated | 1 hedged | 2 denied, confidence in percent, method, cue]]]],
 *    "left":{"edges": left out, "sentences": left out}}
 *
 * The cue is told in UTF-16 units, which is how scripts count. A page has bounds: of a larger graph the heaviest relations come,
 * and every relation's best sentence before any second one.
 */
#include "page.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

/* Bounds of a page, and of the rows of those whom no layout placed, in points. */
enum {
    MAX_EDGES = 20000,
    MAX_PIECES = 60000,
    MAX_TEXT = 3 << 20,
    MAX_SENTENCE = 2000,
    MAX_ALIASES = 8,
    MAX_NODES = 10000,
    COLUMN = 120,
    ROW = 50
};

typedef struct Piece {
    const EntEvidence *evidence;
    int sentence;     /* -1 where its words are left out */
    guint start, end; /* of the cue, in UTF-16 units */
} Piece;

typedef struct Line {
    const EntEdge *edge;
    GArray *sorted; /* const EntEvidence *, best first */
    GArray *pieces; /* Piece: those of it that come */
} Line;

typedef struct Data {
    const EntFindings *f;
    GArray *lines;     /* Line, in the graph's order */
    guint *node_at;    /* beside the graph's nodes: place in the page + 1, 0 where it does not come */
    guint *article_at; /* the same of articles */
    guint n_nodes;
    json_t *sentences, *outlets, *methods, *cues;
    GHashTable *known; /* text → index + 1, of sentences */
    GHashTable *outlet_at, *method_at, *cue_at;
    gsize text, pieces;
    guint left_edges, left_sentences;
    gboolean laid_out;
    double left, right, bottom; /* of the layout */
    guint unplaced;             /* nodes given a place so far */
} Data;

static void line_clear(gpointer data)
{
    Line *const line = data;
    g_array_unref(line->sorted);
    g_array_unref(line->pieces);
}

/* jansson takes UTF-8 only; what is not, which no reader of ours lets in, becomes empty. */
static json_t *words(const char *text)
{
    g_autofree char *clean = ent_report_clean(text);
    json_t *const value = json_string(clean);
    return value != NULL ? value : json_string("");
}

static guint utf16_length(const char *text, gsize n)
{
    guint units = 0;
    for (const char *p = text; p < text + n; p++) {
        const guchar c = (guchar)*p;
        units += (c & 0xc0) != 0x80;
        units += c >= 0xf0;
    }
    return units;
}

/* The index of a text in a list that holds each once. */
static int intern(GHashTable *known, json_t *list, const char *text)
{
    guint at = GPOINTER_TO_UINT(g_hash_table_lookup(known, text));
    if (at == 0) {
        json_array_append_new(list, words(text));
        at = (guint)json_array_size(list);
        g_hash_table_insert(known, g_strdup(text), GUINT_TO_POINTER(at));
    }
    return (int)at - 1;
}

/* ---- which relations and which of their evidence ---- */

static gint compare_weight(gconstpointer a, gconstpointer b)
{
    const EntEdge *const x = ((const Line *)a)->edge, *const y = ((const Line *)b)->edge;
    return x->weight != y->weight ? (x->weight < y->weight ? 1 : -1) : strcmp(x->id, y->id);
}

static gint compare_place(gconstpointer a, gconstpointer b)
{
    const EntEdge *const x = ((const Line *)a)->edge, *const y = ((const Line *)b)->edge;
    return x->source != y->source ? (x->source < y->source ? -1 : 1)
           : x->type != y->type   ? (x->type < y->type ? -1 : 1)
                                  : (x->target > y->target) - (x->target < y->target);
}

static gint compare_evidence(gconstpointer a, gconstpointer b)
{
    const EntEvidence *const x = *(const EntEvidence *const *)a, *const y = *(const EntEvidence *const *)b;
    if (x->certainty != y->certainty)
        return x->certainty < y->certainty ? -1 : 1;
    if (x->confidence != y->confidence)
        return x->confidence < y->confidence ? 1 : -1;
    return x < y ? -1 : x > y; /* of one array: the graph's order */
}

static void collect_lines(Data *data)
{
    const EntGraph *const graph = data->f->graph;
    for (guint i = 0; i < graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(graph, i);
        Line line = { .edge = edge,
                      .sorted = g_array_new(FALSE, FALSE, sizeof(EntEvidence *)),
                      .pieces = g_array_new(FALSE, FALSE, sizeof(Piece)) };
        for (guint e = 0; e < edge->evidence->len; e++) {
            const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, e);
            g_array_append_val(line.sorted, evidence);
        }
        g_array_sort(line.sorted, compare_evidence);
        g_array_append_val(data->lines, line);
    }
    if (data->lines->len > MAX_EDGES) {
        g_array_sort(data->lines, compare_weight);
        data->left_edges = data->lines->len - MAX_EDGES;
        g_array_set_size(data->lines, MAX_EDGES);
        g_array_sort(data->lines, compare_place);
    }
}

/* Where the cue stands; of several words that stand apart in the sentence, the first one. */
static gboolean find_cue(const char *sentence, const char *cue, gsize *start, gsize *end)
{
    if (ent_report_find_cue(sentence, cue, start, end))
        return TRUE;
    g_autofree char *first = g_strndup(cue, strcspn(cue, " "));
    return ent_report_find_cue(sentence, first, start, end);
}

static void add_piece(Data *data, Line *line, const EntEvidence *evidence)
{
    g_autofree char *sentence = ent_report_cut(evidence->sentence, MAX_SENTENCE), *cue = ent_report_clean(evidence->cue);
    const gboolean known = g_hash_table_contains(data->known, sentence);
    Piece piece = { .evidence = evidence, .sentence = -1 };
    if (known || data->text + strlen(sentence) <= MAX_TEXT) {
        gsize start = 0, end = 0;
        data->text += known ? 0 : strlen(sentence);
        piece.sentence = intern(data->known, data->sentences, sentence);
        if (find_cue(sentence, cue, &start, &end)) {
            piece.start = utf16_length(sentence, start);
            piece.end = utf16_length(sentence, end);
        }
    } else {
        data->left_sentences++;
    }
    g_array_append_val(line->pieces, piece);
    data->article_at[evidence->article] = 1;
    data->pieces++;
}

/* In rounds: each relation's best piece, then each one's second. */
static void collect_pieces(Data *data)
{
    gboolean more = TRUE;
    for (guint round = 0; more && data->pieces < MAX_PIECES; round++) {
        more = FALSE;
        for (guint i = 0; i < data->lines->len && data->pieces < MAX_PIECES; i++) {
            Line *const line = &g_array_index(data->lines, Line, i);
            if (round >= line->sorted->len)
                continue;
            more = TRUE;
            add_piece(data, line, g_array_index(line->sorted, const EntEvidence *, round));
        }
    }
}

/* Actors of those relations, then others as long as there is room: who is searched for is found, also without relations. */
static void collect_nodes(Data *data)
{
    guint n = 0;
    for (guint i = 0; i < data->lines->len; i++) {
        const EntEdge *const edge = g_array_index(data->lines, Line, i).edge;
        const guint32 ends[] = { edge->source, edge->target };
        for (gsize e = 0; e < G_N_ELEMENTS(ends); e++) {
            n += data->node_at[ends[e]] == 0;
            data->node_at[ends[e]] = 1;
        }
    }
    for (guint i = 0; i < data->f->graph->nodes->len && n < MAX_NODES; i++) {
        n += data->node_at[i] == 0;
        data->node_at[i] = 1;
    }
    for (guint i = 0, at = 0; i < data->f->graph->nodes->len; i++)
        data->node_at[i] = data->node_at[i] != 0 ? ++at : 0;
    for (guint i = 0, at = 0; i < data->f->graph->articles->len; i++)
        data->article_at[i] = data->article_at[i] != 0 ? ++at : 0;
    data->n_nodes = n;
}

/* ---- JSON ---- */

static json_t *types_json(const EntGraph *graph)
{
    json_t *const list = json_array();
    for (guint i = 0; i < graph->types->len; i++) {
        const EntRelationType *const type = ent_graph_type(graph, i);
        const gboolean coloured = type->colour != NULL && strlen(type->colour) == 7 && type->colour[0] == '#' &&
                                  strspn(type->colour + 1, "0123456789abcdefABCDEF") == 6;
        /* `quotes` ties all to the outlets, as in the diagram, which leaves it out. */
        json_array_append_new(list,
                              json_pack("{s:o,s:o,s:s,s:o,s:i,s:b,s:b}", "id", words(type->id), "label", words(type->label),
                                        "colour", coloured ? type->colour : "#444444", "line", words(type->line), "sign",
                                        type->sign, "symmetric", type->symmetric, "shown", g_strcmp0(type->id, "quotes") != 0));
    }
    return list;
}

static json_t *articles_json(Data *data)
{
    json_t *const list = json_array();
    for (guint i = 0; i < data->f->graph->articles->len; i++) {
        const EntArticle *const article = ent_graph_article(data->f->graph, i);
        if (data->article_at[i] == 0)
            continue;
        g_autofree char *title = ent_report_article_title(article), *day = ent_report_day(article->published),
                        *publisher = ent_report_cut(article->publisher, 200);
        const int outlet = *publisher != '\0' ? intern(data->outlet_at, data->outlets, publisher) : -1;
        json_array_append_new(list, json_pack("[o,i,o,o]", words(title), outlet, words(strcmp(day, "undated") == 0 ? "" : day),
                                              words(ent_report_link_ok(article->url) ? article->url : "")));
    }
    return list;
}

static gboolean is_placed(const Data *data, guint32 node)
{
    return data->f->options->places != NULL && data->f->options->places[node].width > 0;
}

/* Where the layout ends: those whom it leaves out stand in rows below. */
static void find_rows(Data *data)
{
    data->left = data->bottom = G_MAXDOUBLE;
    data->right = -G_MAXDOUBLE;
    for (guint32 i = 0; i < data->f->graph->nodes->len; i++) {
        if (!is_placed(data, i))
            continue;
        const EntReportPlace *const place = &data->f->options->places[i];
        data->left = MIN(data->left, place->x);
        data->right = MAX(data->right, place->x);
        data->bottom = data->laid_out ? MAX(data->bottom, place->y) : place->y;
        data->laid_out = TRUE;
    }
}

/* Where nobody laid the graph out: seeds of a sunflower, so that no two lie on each other. */
static EntReportPlace place_of(Data *data, guint32 node)
{
    if (is_placed(data, node))
        return data->f->options->places[node];
    const guint n = data->unplaced++;
    if (data->laid_out) {
        const guint columns = (guint)MAX((data->right - data->left) / COLUMN, 1);
        return (EntReportPlace){ .x = data->left + COLUMN * (n % columns), .y = data->bottom + ROW * (2 + n / columns) };
    }
    const double golden = 2.399963229728653, away = 60 * sqrt(n);
    return (EntReportPlace){ .x = away * cos(golden * n), .y = away * sin(golden * n) };
}

static double tenths(double value)
{
    return round(value * 10) / 10;
}

static json_t *node_json(Data *data, guint32 index)
{
    const EntNode *const node = ent_graph_node(data->f->graph, index);
    g_autofree char *camp = ent_report_camp(data->f, ent_report_measures(data->f, index)->camp);
    json_t *const aliases = json_array();
    for (guint i = 0; i < MIN(node->aliases->len, MAX_ALIASES); i++)
        json_array_append_new(aliases, words(node->aliases->pdata[i]));
    const EntReportPlace place = place_of(data, index);
    return json_pack("[o,o,i,o,f,f,f,f,o]", words(node->id), words(node->name), (int)node->type,
                     words(strcmp(camp, "none") == 0 ? "" : camp), tenths(place.x), tenths(place.y), tenths(place.width),
                     tenths(place.height), aliases);
}

static json_t *nodes_json(Data *data)
{
    json_t *const list = json_array();
    for (guint32 i = 0; i < data->f->graph->nodes->len; i++)
        if (data->node_at[i] != 0)
            json_array_append_new(list, node_json(data, i));
    return list;
}

static json_t *piece_json(Data *data, const Piece *piece)
{
    const EntEvidence *const e = piece->evidence;
    const double confidence = isfinite(e->confidence) ? CLAMP(e->confidence, 0, 1) : 0;
    return json_pack("[i,i,i,i,i,i,i,i]", (int)data->article_at[e->article] - 1, piece->sentence, (int)piece->start,
                     (int)piece->end, (int)e->certainty, (int)lround(100 * confidence),
                     intern(data->method_at, data->methods, e->method != NULL ? e->method : ""),
                     intern(data->cue_at, data->cues, e->cue != NULL ? e->cue : ""));
}

static json_t *edges_json(Data *data)
{
    json_t *const list = json_array();
    for (guint i = 0; i < data->lines->len; i++) {
        const Line *const line = &g_array_index(data->lines, Line, i);
        json_t *const pieces = json_array();
        for (guint p = 0; p < line->pieces->len; p++)
            json_array_append_new(pieces, piece_json(data, &g_array_index(line->pieces, Piece, p)));
        json_array_append_new(list, json_pack("[i,i,i,f,i,o]", (int)data->node_at[line->edge->source] - 1,
                                              (int)data->node_at[line->edge->target] - 1, (int)line->edge->type,
                                              line->edge->weight, (int)(line->sorted->len - line->pieces->len), pieces));
    }
    return list;
}

/* "<" could end the element that holds the data, whatever the browser; inside JSON it stands only in strings. */
static int put_safely(const char *buffer, size_t size, void *out)
{
    for (const char *p = buffer, *const end = buffer + size; p < end;) {
        const char *const mark = memchr(p, '<', (gsize)(end - p));
        const char *const stop = mark != NULL ? mark : end;
        ent_output_write(out, p, (gsize)(stop - p));
        if (mark != NULL)
            ent_output_puts(out, "\\u003c");
        p = mark != NULL ? mark + 1 : end;
    }
    return 0;
}

static json_t *make_json(Data *data)
{
    json_t *const articles = articles_json(data), *const nodes = nodes_json(data), *const edges = edges_json(data);
    return json_pack("{s:s,s:i,s:o,s:O,s:O,s:O,s:O,s:o,s:o,s:o,s:{s:i,s:i}}", "format", "entente-page", "version", 1, "types",
                     types_json(data->f->graph), "outlets", data->outlets, "methods", data->methods, "cues", data->cues,
                     "sentences", data->sentences, "articles", articles, "nodes", nodes, "edges", edges, "left", "edges",
                     (int)data->left_edges, "sentences", (int)data->left_sentences);
}

static GHashTable *index_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

static void data_init(Data *data, const EntFindings *f)
{
    *data = (Data){ .f = f,
                    .lines = g_array_new(FALSE, FALSE, sizeof(Line)),
                    .sentences = json_array(),
                    .outlets = json_array(),
                    .methods = json_array() };
    g_array_set_clear_func(data->lines, line_clear);
    data->node_at = g_new0(guint, f->graph->nodes->len + 1);
    data->article_at = g_new0(guint, f->graph->articles->len + 1);
    data->known = index_new();
    data->outlet_at = index_new();
    data->method_at = index_new();
    data->cue_at = index_new();
    data->cues = json_array();
    collect_lines(data);
    collect_pieces(data);
    collect_nodes(data);
    find_rows(data);
}

static void data_clear(Data *data)
{
    g_array_unref(data->lines);
    g_free(data->node_at);
    g_free(data->article_at);
    g_hash_table_unref(data->known);
    g_hash_table_unref(data->outlet_at);
    g_hash_table_unref(data->method_at);
    g_hash_table_unref(data->cue_at);
    json_decref(data->sentences);
    json_decref(data->outlets);
    json_decref(data->methods);
    json_decref(data->cues);
}

void ent_page_put_data(const EntFindings *findings, EntOutput *out)
{
    Data data;
    data_init(&data, findings);
    json_t *const json = make_json(&data);
    ent_output_puts(out, "<script type=\"application/json\" id=\"x-data\">");
    json_dump_callback(json, put_safely, out, JSON_COMPACT | JSON_REAL_PRECISION(9));
    ent_output_puts(out, "</script>\n");
    json_decref(json);
    data_clear(&data);
}
