/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json.c: the report as one JSON object: {"format":"entente-report","version":1, …}.
 *
 * Members come in the order written here, and nodes one a line, so that a large graph is never whole in memory a second time.
 */
#include "json_internal.h"

#include <math.h>

enum { STYLE = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(9) };

json_t *ent_report_json_text(const char *words)
{
    json_t *const value = words != NULL ? json_string(words) : NULL;
    return value != NULL ? value : json_null();
}

json_t *ent_report_json_number(double value)
{
    if (!isfinite(value))
        return json_null();
    return value == floor(value) && fabs(value) < 1e15 ? json_integer((json_int_t)value) : json_real(round(value * 1e6) / 1e6);
}

json_t *ent_report_json_node(const EntFindings *f, guint32 node)
{
    return ent_report_json_text(node == ENT_NONE ? NULL : ent_graph_node(f->graph, node)->id);
}

static json_t *node_ids(const EntFindings *f, const GArray *nodes)
{
    json_t *const list = json_array();
    for (guint i = 0; i < nodes->len; i++)
        json_array_append_new(list, ent_report_json_node(f, g_array_index(nodes, guint32, i)));
    return list;
}

static json_t *texts(const GPtrArray *words)
{
    json_t *const list = json_array();
    for (guint i = 0; i < words->len; i++)
        json_array_append_new(list, ent_report_json_text(words->pdata[i]));
    return list;
}

static void put(EntOutput *out, json_t *value)
{
    char *const dumped = json_dumps(value, STYLE);
    ent_output_puts(out, dumped != NULL ? dumped : "null");
    free(dumped);
    json_decref(value);
}

void ent_report_json_member(EntOutput *out, const char *key, json_t *value)
{
    ent_output_printf(out, ",\n\"%s\":", key);
    put(out, value);
}

static json_t *evidence(const EntFindings *f, const EntEvidence *e)
{
    json_t *const value = json_object();
    json_object_set_new(value, "article", ent_report_json_text(f->graph->article_ids->pdata[e->article]));
    json_object_set_new(value, "sentence", ent_report_json_text(e->sentence));
    json_object_set_new(value, "start", json_integer(e->span.start));
    json_object_set_new(value, "end", json_integer(e->span.end));
    json_object_set_new(value, "cue", ent_report_json_text(e->cue));
    json_object_set_new(value, "certainty", ent_report_json_text(ent_certainty_name(e->certainty)));
    json_object_set_new(value, "method", ent_report_json_text(e->method));
    json_object_set_new(value, "confidence", ent_report_json_number(e->confidence));
    return value;
}

json_t *ent_report_json_row(const EntFindings *f, const EntRow *r)
{
    json_t *const value = json_object(), *const list = json_array();
    json_object_set_new(value, "id", ent_report_json_text(r->edge->id));
    json_object_set_new(value, "source", ent_report_json_node(f, r->edge->source));
    json_object_set_new(value, "target", ent_report_json_node(f, r->edge->target));
    json_object_set_new(value, "type", ent_report_json_text(ent_graph_type(f->graph, r->edge->type)->id));
    json_object_set_new(value, "weight", ent_report_json_number(r->edge->weight));
    json_object_set_new(value, "first", ent_report_json_text(r->edge->first));
    json_object_set_new(value, "last", ent_report_json_text(r->edge->last));
    json_object_set_new(value, "stated", json_integer(r->stated));
    json_object_set_new(value, "hedged", json_integer(r->hedged));
    json_object_set_new(value, "negated", json_integer(r->negated));
    for (guint i = 0; i < r->shown->len; i++)
        json_array_append_new(list, evidence(f, g_array_index(r->shown, const EntEvidence *, i)));
    json_object_set_new(value, "evidence", list);
    return value;
}

static json_t *rows(const EntFindings *f, const GPtrArray *list)
{
    json_t *const value = json_array();
    for (guint i = 0; i < list->len; i++)
        json_array_append_new(value, ent_report_json_row(f, list->pdata[i]));
    return value;
}

static json_t *quote(const EntFindings *f, const EntQuote *q)
{
    if (q == NULL)
        return json_null();
    json_t *const value = json_object();
    json_object_set_new(value, "id", ent_report_json_text(q->id));
    json_object_set_new(value, "speaker", ent_report_json_node(f, q->speaker));
    json_object_set_new(value, "kind", ent_report_json_text(q->direct ? "direct" : "indirect"));
    json_object_set_new(value, "text", ent_report_json_text(q->text));
    json_object_set_new(value, "article", ent_report_json_text(f->graph->article_ids->pdata[q->article]));
    return value;
}

static void put_head(const EntFindings *f, EntOutput *out)
{
    json_t *const read = json_object();
    json_object_set_new(read, "articles", json_integer(f->graph->articles->len));
    json_object_set_new(read, "copies", json_integer(ent_report_n_copies(f->graph)));
    json_object_set_new(read, "left_out", json_integer((json_int_t)f->graph->left_out));
    json_object_set_new(read, "publishers", texts(f->publishers));
    json_object_set_new(read, "languages", texts(f->languages));
    json_object_set_new(read, "first", ent_report_json_text(f->first));
    json_object_set_new(read, "last", ent_report_json_text(f->last));
    json_object_set_new(read, "undated", json_integer(f->undated));
    json_object_set_new(read, "countries", json_integer(f->by_type[ENT_COUNTRY]));
    json_object_set_new(read, "persons", json_integer(f->by_type[ENT_PERSON]));
    json_object_set_new(read, "organizations", json_integer(f->by_type[ENT_ORGANIZATION]));
    json_object_set_new(read, "relations", json_integer(f->graph->edges->len));
    json_object_set_new(read, "quotations", json_integer(f->graph->quotes->len));
    ent_report_json_member(out, "title", ent_report_json_text(f->title));
    ent_report_json_member(out, "entente", ent_report_json_text(ent_version()));
    ent_report_json_member(out, "program", ent_report_json_text(f->graph->program));
    ent_report_json_member(out, "ontology", ent_report_json_text(f->graph->ontology));
    ent_report_json_member(out, "model", ent_report_json_text(f->graph->model));
    ent_report_json_member(out, "read", read);
}

static json_t *copies_of(const EntArticle *article)
{
    json_t *const list = json_array();
    for (guint i = 0; i < article->copies->len; i++) {
        const EntArticle *const copy = g_ptr_array_index(article->copies, i);
        g_autofree char *id = ent_article_id(copy);
        json_t *const value = json_object();
        json_object_set_new(value, "id", ent_report_json_text(id));
        json_object_set_new(value, "path", ent_report_json_text(copy->path));
        json_object_set_new(value, "title", ent_report_json_text(copy->title));
        json_object_set_new(value, "publisher", ent_report_json_text(copy->publisher));
        json_object_set_new(value, "published", ent_report_json_text(copy->published));
        json_object_set_new(value, "url", ent_report_json_text(copy->url));
        json_array_append_new(list, value);
    }
    return list;
}

static void put_articles(const EntFindings *f, EntOutput *out)
{
    json_t *const list = json_array();
    for (guint i = 0; i < f->articles->len; i++) {
        const guint32 index = g_array_index(f->articles, guint32, i);
        const EntArticle *const article = ent_graph_article(f->graph, index);
        json_t *const value = json_object();
        json_object_set_new(value, "id", ent_report_json_text(f->graph->article_ids->pdata[index]));
        json_object_set_new(value, "title", ent_report_json_text(article->title));
        json_object_set_new(value, "publisher", ent_report_json_text(article->publisher));
        json_object_set_new(value, "published", ent_report_json_text(article->published));
        json_object_set_new(value, "language", ent_report_json_text(article->language));
        json_object_set_new(value, "url", ent_report_json_text(article->url));
        if (article->copies != NULL)
            json_object_set_new(value, "copies", copies_of(article));
        json_array_append_new(list, value);
    }
    ent_report_json_member(out, "articles", list);
}

static void put_analysis(const EntFindings *f, EntOutput *out)
{
    const EntAnalysis *const a = f->analysis;
    json_t *const value = json_object(), *const measures = json_array();
    json_object_set_new(value, "types", texts(a->types));
    json_object_set_new(value, "seed", json_integer(a->seed));
    json_object_set_new(value, "nodes", json_integer(a->n_nodes));
    json_object_set_new(value, "edges", json_integer(a->n_edges));
    json_object_set_new(value, "density", ent_report_json_number(a->density));
    json_object_set_new(value, "components", json_integer(a->components));
    json_object_set_new(value, "communities", json_integer(a->communities));
    json_object_set_new(value, "modularity", ent_report_json_number(a->modularity));
    json_object_set_new(value, "reciprocity", ent_report_json_number(a->reciprocity));
    json_object_set_new(value, "answered_support", ent_report_json_number(a->answered_support));
    json_object_set_new(value, "answered_opposition", ent_report_json_number(a->answered_opposition));
    json_object_set_new(value, "assortativity", ent_report_json_number(a->assortativity));
    json_object_set_new(value, "sampled", json_boolean(a->sampled));
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++) {
        json_t *const measure = json_object();
        json_object_set_new(measure, "id", ent_report_json_text(m->id));
        json_object_set_new(measure, "label", ent_report_json_text(m->label));
        json_object_set_new(measure, "meaning", ent_report_json_text(m->meaning));
        json_array_append_new(measures, measure);
    }
    ent_report_json_member(out, "analysis", value);
    ent_report_json_member(out, "measures", measures);
}

static void put_nodes(const EntFindings *f, EntOutput *out)
{
    ent_output_puts(out, ",\n\"nodes\":[");
    for (guint32 i = 0; i < f->graph->nodes->len && ent_output_ok(out); i++) {
        const EntNode *const node = ent_graph_node(f->graph, i);
        json_t *const value = json_object();
        json_object_set_new(value, "id", ent_report_json_text(node->id));
        json_object_set_new(value, "type", ent_report_json_text(ent_node_type_name(node->type)));
        json_object_set_new(value, "name", ent_report_json_text(node->name));
        json_object_set_new(value, "mentions", json_integer(node->n_mentions));
        json_object_set_new(value, "first_seen", ent_report_json_text(ent_node_first_seen(f->graph, i)));
        json_object_set_new(value, "last_seen", ent_report_json_text(ent_node_last_seen(f->graph, i)));
        for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
            json_object_set_new(value, m->id, ent_report_json_number(m->value(ent_report_measures(f, i))));
        ent_output_puts(out, i > 0 ? ",\n" : "\n");
        put(out, value);
    }
    ent_output_puts(out, "]");
}

/* The values that a ranking sorts by, and the node for equal ones. */
typedef struct Place {
    guint32 node;
    double value;
} Place;

static gint compare_places(gconstpointer a, gconstpointer b)
{
    const Place *const x = a, *const y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return x->node < y->node ? -1 : x->node > y->node;
}

static json_t *ranking(const EntFindings *f, const EntMeasure *measure)
{
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(Place));
    json_t *const list = json_array();
    for (guint32 i = 0; i < f->graph->nodes->len; i++) {
        const Place place = { i, measure->value(ent_report_measures(f, i)) };
        if (place.value > 0)
            g_array_append_val(places, place);
    }
    g_array_sort(places, compare_places);
    for (guint i = 0; i < MIN(places->len, f->top); i++)
        json_array_append_new(list, ent_report_json_node(f, g_array_index(places, Place, i).node));
    return list;
}

/* Community, component and camp are names of groups, not more or less of anything. */
static gboolean is_ranked(const EntMeasure *m)
{
    return !g_str_equal(m->id, "community") && !g_str_equal(m->id, "component") && !g_str_equal(m->id, "camp") &&
           !g_str_equal(m->id, "constraint"); /* of constraint the least is what matters */
}

static void put_rankings(const EntFindings *f, EntOutput *out)
{
    json_t *const value = json_object();
    for (const EntMeasure *m = ent_measures(); m->id != NULL; m++)
        if (is_ranked(m))
            json_object_set_new(value, m->id, ranking(f, m));
    ent_report_json_member(out, "rankings", value);
}

static void put_communities(const EntFindings *f, EntOutput *out)
{
    json_t *const list = json_array();
    for (guint i = 0; i < f->communities->len; i++) {
        const EntCommunity *const community = f->communities->pdata[i];
        json_t *const value = json_object();
        json_object_set_new(value, "number", json_integer(community->number));
        json_object_set_new(value, "size", json_integer(community->total));
        json_object_set_new(value, "members", node_ids(f, community->members));
        json_object_set_new(value, "agreements", json_integer(community->agreements));
        json_object_set_new(value, "oppositions", json_integer(community->oppositions));
        json_array_append_new(list, value);
    }
    ent_report_json_member(out, "communities", list);
}

static void put_pairs(const EntFindings *f, EntOutput *out)
{
    json_t *const pairs = json_object(), *const contradictions = json_array();
    for (guint i = 0; i < f->tables->len; i++) {
        const EntTable *const table = f->tables->pdata[i];
        json_t *const value = json_object();
        json_object_set_new(value, "total", json_integer(table->total));
        json_object_set_new(value, "rows", rows(f, table->rows));
        json_object_set_new(pairs, table->type->id, value);
    }
    for (guint i = 0; i < f->contradictions->len; i++) {
        const EntContradiction *const c = f->contradictions->pdata[i];
        json_t *const value = json_object();
        json_object_set_new(value, "for", ent_report_json_row(f, c->agrees));
        json_object_set_new(value, "against", ent_report_json_row(f, c->opposes));
        json_object_set_new(value, "same_article", json_boolean(c->same_article));
        json_array_append_new(contradictions, value);
    }
    ent_report_json_member(out, "pairs", pairs);
    ent_report_json_member(out, "contradictions", contradictions);
    ent_report_json_member(out, "denied", rows(f, f->denied));
}

static void put_speakers(const EntFindings *f, EntOutput *out)
{
    json_t *const list = json_array();
    for (guint i = 0; i < f->speakers->len; i++) {
        const EntSpeaker *const speaker = f->speakers->pdata[i];
        json_t *const value = json_object();
        json_object_set_new(value, "node", ent_report_json_node(f, speaker->node));
        json_object_set_new(value, "quotations", json_integer(speaker->quotes));
        json_object_set_new(value, "direct", json_integer(speaker->direct));
        json_object_set_new(value, "articles", json_integer(speaker->articles));
        json_object_set_new(value, "outlets", texts(speaker->outlets));
        json_object_set_new(value, "sample", quote(f, speaker->sample));
        json_array_append_new(list, value);
    }
    ent_report_json_member(out, "speakers", list);
}

static void append_part(const char *piece, gboolean name, gpointer data)
{
    (void)name;
    g_string_append(data, piece);
}

static void put_findings(const EntFindings *f, EntOutput *out)
{
    json_t *const list = json_array();
    for (guint i = 0; i < f->findings->len; i++) {
        const EntFinding *const finding = f->findings->pdata[i];
        g_autoptr(GString) words = g_string_new(NULL);
        json_t *const value = json_object();
        ent_report_each_part(finding->text, append_part, words);
        json_object_set_new(value, "kind", ent_report_json_text(finding->kind));
        json_object_set_new(value, "text", ent_report_json_text(words->str));
        json_object_set_new(value, "rests_on", rows(f, finding->rows));
        json_object_set_new(value, "quote", quote(f, finding->quote));
        json_array_append_new(list, value);
    }
    ent_report_json_member(out, "findings", list);
}

/* The same object as `entente diff` writes, whole. */
static void put_changes(const EntFindings *f, EntOutput *out)
{
    if (f->options->diff == NULL)
        return;
    ent_output_puts(out, ",\n\"since\":{\"name\":");
    put(out, ent_report_json_text(f->options->against));
    ent_output_puts(out, ",\"diff\":");
    ent_diff_write_json(f->options->diff, out);
    ent_output_puts(out, "}");
}

void ent_report_json(const EntFindings *f, EntOutput *out)
{
    ent_output_puts(out, "{\"format\":\"entente-report\",\"version\":1");
    put_head(f, out);
    put_findings(f, out);
    put_changes(f, out);
    put_analysis(f, out);
    put_rankings(f, out);
    ent_report_json_insight(f, out);
    put_communities(f, out);
    put_pairs(f, out);
    put_speakers(f, out);
    ent_report_json_member(out, "method", texts(f->method));
    put_articles(f, out);
    put_nodes(f, out);
    ent_output_puts(out, "}\n");
}
