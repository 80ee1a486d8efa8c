/* SPDX-License-Identifier: Apache-2.0 */
/*
 * decision_json.c: a decision out of JSON. It may come from anybody: every member is checked, also for belonging to its verb, so
 * that what the log holds can be replayed without asking again. Unknown members are left aside.
 */
#include <entente/review.h>

#include <jansson.h>
#include <string.h>

#include "store/review_internal.h"

typedef struct Reader {
    const char *where;
    GError *error; /* the first */
} Reader;

static void complain(Reader *reader, const char *member, const char *what)
{
    if (reader->error == NULL)
        g_set_error(&reader->error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: %s: %s", reader->where, member, what);
}

/* Names and ids go into terminals, diagrams and files: no control characters, and an end to their length. */
static gboolean is_printable(const char *text)
{
    if (*text == '\0' || strlen(text) > ENT_DECISION_WORD_MAX)
        return FALSE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
        if (g_unichar_iscntrl(g_utf8_get_char(p)))
            return FALSE;
    return TRUE;
}

gboolean ent_review_is_name(const char *name)
{
    return g_utf8_validate(name, -1, NULL) && is_printable(name);
}

gboolean ent_review_is_node_id(const char *id)
{
    const char *const colon = strchr(id, ':');
    if (colon == NULL || colon[1] == '\0' || !ent_review_is_name(id) || strpbrk(id, " \t|") != NULL)
        return FALSE;
    g_autofree char *word = g_strndup(id, (gsize)(colon - id));
    EntNodeType type;
    return ent_node_type_parse(word, &type);
}

static char *text_of(Reader *reader, const json_t *object, const char *key)
{
    const json_t *const value = json_object_get(object, key);
    if (value == NULL || json_is_null(value))
        return NULL;
    if (json_is_string(value) && is_printable(json_string_value(value)))
        return g_strdup(json_string_value(value));
    complain(reader, key, "is no line of text, or too long a one");
    return NULL;
}

/* One string of a list; sentences may be long and hold line breaks. */
static void read_word(Reader *reader, const json_t *value, const char *key, GPtrArray *into)
{
    if (!json_is_string(value))
        complain(reader, key, "holds something that is no string");
    else
        g_ptr_array_add(into, g_strdup(json_string_value(value)));
}

/* A list of strings, or, where `step` is more than one, of lists of so many. */
static void read_list(Reader *reader, const json_t *object, const char *key, gsize step, GPtrArray *into)
{
    const json_t *const list = json_object_get(object, key);
    if (list == NULL)
        return;
    if (!json_is_array(list)) {
        complain(reader, key, "is no list");
        return;
    }
    for (gsize i = 0; i < json_array_size(list) && reader->error == NULL; i++) {
        const json_t *const value = json_array_get(list, i);
        if (step > 1 && json_array_size(value) != step)
            complain(reader, key, "holds something that is no pair");
        for (gsize j = 0; j < step; j++)
            read_word(reader, step > 1 ? json_array_get(value, j) : value, key, into);
    }
}

static void read_reference(Reader *reader, const json_t *root, const char *key, EntReference *reference)
{
    const json_t *const object = json_object_get(root, key);
    if (object == NULL || json_is_null(object))
        return;
    reference->id = text_of(reader, object, "id");
    reference->name = text_of(reader, object, "name");
    read_list(reader, object, "seen", 2, reference->seen);
    if (reference->id == NULL || !ent_review_is_node_id(reference->id))
        complain(reader, key, "has no node id");
}

static void want(Reader *reader, gboolean holds, const char *member, const char *what)
{
    if (!holds)
        complain(reader, member, what);
}

/* Which members a verb wants. */
static void check_members(Reader *reader, const EntDecision *decision)
{
    const gboolean edge = ent_decision_on_edge(decision);
    EntNodeType type;
    want(reader, decision->entity.id != NULL, "entity", "is missing");
    if (decision->verb == ENT_MERGE)
        want(reader, decision->other.id != NULL, "other", "is missing");
    if (decision->verb == ENT_RENAME || decision->verb == ENT_SPLIT)
        want(reader, decision->name != NULL, "name", "is missing");
    if (decision->verb == ENT_RETYPE)
        want(reader, decision->type != NULL && ent_node_type_parse(decision->type, &type), "type",
             "is none of country, person, organization");
    if (decision->verb == ENT_SPLIT) {
        want(reader, decision->into != NULL && ent_review_is_node_id(decision->into), "into", "is no node id");
        want(reader, decision->articles->len + decision->called->len > 0, "articles", "and called are both empty");
    }
    if (edge) {
        want(reader, decision->type != NULL, "type", "is missing");
        want(reader, decision->sentences->len > 0, "sentences", "is empty");
    }
}

static EntDecision *read_root(Reader *reader, const json_t *root)
{
    EntVerb verb = ENT_MERGE;
    g_autofree char *word = text_of(reader, root, "decision");
    if (word == NULL || !ent_verb_parse(word, &verb))
        complain(reader, "decision", "is none of merge, split, rename, retype, reject, accept");
    EntDecision *const decision = ent_decision_new(verb);
    read_reference(reader, root, "entity", &decision->entity);
    read_reference(reader, root, "other", &decision->other);
    decision->type = text_of(reader, root, "type");
    decision->name = text_of(reader, root, "name");
    decision->into = text_of(reader, root, "into");
    read_list(reader, root, "articles", 2, decision->articles);
    read_list(reader, root, "called", 1, decision->called);
    read_list(reader, root, "sentences", 1, decision->sentences);
    decision->by = text_of(reader, root, "by");
    decision->note = text_of(reader, root, "note");
    check_members(reader, decision);
    return decision;
}

EntDecision *ent_decision_read_json(EntStr text, const char *where, GError **error)
{
    json_error_t problem;
    json_t *const root = json_loadb(text.p, text.n, JSON_REJECT_DUPLICATES, &problem);
    if (root == NULL) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: no JSON: column %d: %s", where, problem.column, problem.text);
        return NULL;
    }
    Reader reader = { .where = where };
    g_autoptr(EntDecision) decision = read_root(&reader, root);
    json_decref(root);
    if (reader.error == NULL)
        return g_steal_pointer(&decision);
    g_propagate_error(error, reader.error);
    return NULL;
}
