/* SPDX-License-Identifier: Apache-2.0 */
/* decision.c: one decision of a person: made, freed, put in words, and written as JSON; reading it back is decision_json.c. */
#include <entente/review.h>

#include <string.h>

#include "graph/json_out.h"
#include "store/review_internal.h"

static const char *const verbs[] = { "merge", "split", "rename", "retype", "reject", "accept" };

const char *ent_verb_name(EntVerb verb)
{
    g_assert((guint)verb < G_N_ELEMENTS(verbs));
    return verbs[verb];
}

gboolean ent_verb_parse(const char *word, EntVerb *verb)
{
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++) {
        if (strcmp(word, verbs[i]) != 0)
            continue;
        *verb = (EntVerb)i;
        return TRUE;
    }
    return FALSE;
}

EntDecision *ent_decision_new(EntVerb verb)
{
    EntDecision *const decision = g_new0(EntDecision, 1);
    decision->verb = verb;
    GPtrArray **const lists[] = { &decision->entity.seen, &decision->other.seen, &decision->articles, &decision->called,
                                  &decision->sentences };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        *lists[i] = g_ptr_array_new_with_free_func(g_free);
    return decision;
}

void ent_decision_free(EntDecision *decision)
{
    if (decision == NULL)
        return;
    GPtrArray *const lists[] = { decision->entity.seen, decision->other.seen, decision->articles, decision->called,
                                 decision->sentences };
    char *const texts[] = { decision->entity.id, decision->entity.name, decision->other.id, decision->other.name,
                            decision->type,      decision->name,        decision->into,     decision->by,
                            decision->note,      decision->now,         decision->other_now };
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++)
        g_ptr_array_unref(lists[i]);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        g_free(texts[i]);
    g_free(decision);
}

gboolean ent_decision_on_edge(const EntDecision *decision)
{
    return (decision->verb == ENT_REJECT || decision->verb == ENT_ACCEPT) && decision->other.id != NULL;
}

/* ---- in words ---- */

static void say_reference(GString *text, const EntReference *reference)
{
    if (reference->name != NULL)
        g_string_append_printf(text, "%s (%s)", reference->name, reference->id);
    else
        g_string_append(text, reference->id);
}

static void say_edge(GString *text, const EntDecision *decision)
{
    const guint n = decision->sentences->len;
    say_reference(text, &decision->entity);
    g_string_append_printf(text, " %s ", decision->type);
    say_reference(text, &decision->other);
    g_string_append_printf(text, ", %u sentence%s", n, n == 1 ? "" : "s");
}

static void say_split(GString *text, const EntDecision *decision)
{
    const guint n = decision->articles->len / 2;
    say_reference(text, &decision->entity);
    g_string_append_printf(text, ": %s (%s) is somebody else", decision->name, decision->into);
    if (n > 0)
        g_string_append_printf(text, " in %u article%s", n, n == 1 ? "" : "s");
    for (guint i = 0; i < decision->called->len; i++)
        g_string_append_printf(text, "%s \"%s\"",
                               i > 0   ? ","
                               : n > 0 ? ", and where called"
                                       : " where called",
                               (const char *)decision->called->pdata[i]);
}

char *ent_decision_text(const EntDecision *decision)
{
    GString *const text = g_string_new(ent_verb_name(decision->verb));
    g_string_append_c(text, ' ');
    if (ent_decision_on_edge(decision)) {
        say_edge(text, decision);
    } else if (decision->verb == ENT_SPLIT) {
        say_split(text, decision);
    } else {
        say_reference(text, &decision->entity);
        g_string_append(text, decision->verb == ENT_MERGE    ? " with "
                              : decision->verb == ENT_RENAME ? " to "
                              : decision->verb == ENT_RETYPE ? " as "
                                                             : "");
        if (decision->verb == ENT_MERGE)
            say_reference(text, &decision->other);
        else if (decision->verb == ENT_RENAME)
            g_string_append(text, decision->name);
        else if (decision->verb == ENT_RETYPE)
            g_string_append(text, decision->type);
    }
    return g_string_free(text, FALSE);
}

/* ---- as JSON ---- */

static void write_text(JsonOut *json, const char *key, const char *text)
{
    if (text == NULL)
        return;
    ent_json_key(json, key);
    ent_json_text(json, text);
}

/* `step` members of the list belong together and stand in a list of their own. */
static void write_list(JsonOut *json, const char *key, const GPtrArray *list, guint step)
{
    if (list->len == 0)
        return;
    ent_json_key(json, key);
    ent_json_open(json, '[');
    for (guint i = 0; i + step <= list->len; i += step) {
        if (step > 1)
            ent_json_open(json, '[');
        for (guint j = 0; j < step; j++)
            ent_json_text(json, list->pdata[i + j]);
        if (step > 1)
            ent_json_close(json, ']');
    }
    ent_json_close(json, ']');
}

static void write_reference(JsonOut *json, const char *key, const EntReference *reference)
{
    if (reference->id == NULL)
        return;
    ent_json_key(json, key);
    ent_json_open(json, '{');
    write_text(json, "id", reference->id);
    write_text(json, "name", reference->name);
    write_list(json, "seen", reference->seen, 2);
    ent_json_close(json, '}');
}

gboolean ent_decision_write_json(const EntDecision *decision, EntOutput *out)
{
    JsonOut json = { .out = out, .lines = TRUE };
    ent_json_open(&json, '{');
    write_text(&json, "decision", ent_verb_name(decision->verb));
    write_reference(&json, "entity", &decision->entity);
    write_reference(&json, "other", &decision->other);
    write_text(&json, "type", decision->type);
    write_text(&json, "name", decision->name);
    write_text(&json, "into", decision->into);
    write_list(&json, "articles", decision->articles, 2);
    write_list(&json, "called", decision->called, 1);
    write_list(&json, "sentences", decision->sentences, 1);
    write_text(&json, "by", decision->by);
    write_text(&json, "note", decision->note);
    ent_json_close(&json, '}');
    ent_output_puts(out, "\n");
    return ent_output_ok(out);
}
