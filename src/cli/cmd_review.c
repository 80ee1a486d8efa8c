/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cmd_review.c: a person puts the graph right: who is one, who is two, what somebody is called, which edge holds.
 *
 * Names are looked up in the graph as reviewed so far; what is decided goes into the log of the graph file (entente/review.h).
 */
#include "review.h"

#include <errno.h>
#include <string.h>

static CliExit run(int argc, char **argv);
static const char *verb_word(guint i);

const CliCommand cmd_review = {
    .name = "review",
    .arguments = "GRAPH.db merge A B... | split ENTITY NAME | rename ENTITY NAME | retype ENTITY TYPE | reject ENTITY | reject A "
                 "RELATION B | accept A RELATION B | undo [N] | list | export | import FILE...",
    .summary = "put the graph right: merge, split, rename, reject, undo",
    .about = "Writes a person's decisions into the graph file, where they are kept as a log and replayed\n"
             "after each build and merge; what the articles say stays as it is. merge makes one of A and\n"
             "the others, with A's name; split makes somebody else of ENTITY in each --article, and\n"
             "where it is --called so; reject takes away a node, or what the sentences say of A and B\n"
             "(all of them, or those of each --article and with each --sentence), for good; accept takes\n"
             "that back, or confirms; undo takes decision N, or the last, out of the log. list shows the\n"
             "log; export and import share it as JSONL: what contradicts the log here is named and left\n"
             "aside (1), or with --theirs takes its place. A name is a name, an alias or an id.",
    .examples = "  entente review graph.db merge \"Milena Radosav\" \"M. Radosav\"\n"
                "  entente review graph.db split \"John Smith\" \"John Smith of Ottawa\" --article news/7.txt\n"
                "  entente review graph.db reject Greece opposes Serbia --note \"said by an opponent\"\n"
                "  entente review graph.db export -o decisions.jsonl\n"
                "  entente review theirs.db import decisions.jsonl",
    .verb = verb_word,
    .run = run,
};

/* FALSE after telling that nobody has that name. */
static gboolean look_up(const Review *review, const char *name, char **id)
{
    g_autoptr(GError) error = NULL;
    const guint32 node = g_utf8_validate(name, -1, NULL) ? ent_graph_lookup(review->graph, name, &error) : ENT_NONE;
    if (node != ENT_NONE) {
        g_free(*id);
        *id = g_strdup(ent_graph_node(review->graph, node)->id);
        return TRUE;
    }
    cli_error("%s", error != NULL ? error->message : "a name is written in UTF-8");
    return FALSE;
}

/* Whom a decision to accept means who was rejected, and so is no longer in the graph: told by its id. */
static gboolean look_up_any(const Review *review, EntVerb verb, const char *name, char **id)
{
    if (verb != ENT_ACCEPT || strchr(name, ':') == NULL || ent_graph_find_node(review->graph, name) != ENT_NONE)
        return look_up(review, name, id);
    *id = g_strdup(name);
    return TRUE;
}

static CliExit decide(Review *review, EntDecision *decision)
{
    g_autoptr(GError) error = NULL;
    decision->by = g_strdup(review->by);
    decision->note = g_strdup(review->note);
    if (!ent_store_decide(review->store, decision, &error)) {
        cli_error("%s", error->message);
        return g_error_matches(error, ENT_ERROR, ENT_ERROR_BAD_INPUT) ? CLI_USAGE : CLI_NOTHING;
    }
    g_autofree char *text = ent_decision_text(decision);
    cli_note("decision %u: %s", decision->number, text);
    return CLI_DONE;
}

/* ---- verbs ---- */

/* Looked up all before the first is decided, so that a name that is wrong leaves nothing half-done. */
static CliExit merge(Review *review, EntVerb verb, char **words)
{
    CliExit status = CLI_DONE;
    const guint n = g_strv_length(words);
    g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < n; i++) {
        char *id = NULL;
        if (!look_up(review, words[i], &id))
            return CLI_NOTHING;
        g_ptr_array_add(ids, id);
    }
    for (guint i = 1; i < n && status == CLI_DONE; i++) {
        g_autoptr(EntDecision) decision = ent_decision_new(verb);
        decision->entity.id = g_strdup(ids->pdata[0]);
        decision->other.id = g_strdup(ids->pdata[i]);
        status = decide(review, decision);
    }
    return status;
}

/* An article by its id, path or URL. */
static guint32 find_article(const EntGraph *graph, const char *word)
{
    const guint32 by_id = ent_graph_find_article(graph, word);
    for (guint i = 0; by_id == ENT_NONE && i < graph->articles->len; i++) {
        const EntArticle *const article = ent_graph_article(graph, i);
        if (g_strcmp0(article->path, word) == 0 || g_strcmp0(article->url, word) == 0)
            return i;
    }
    return by_id;
}

/* The articles named with --article; NULL after telling which is not there. */
static GArray *chosen_articles(const Review *review)
{
    g_autoptr(GArray) chosen = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; review->articles != NULL && review->articles[i] != NULL; i++) {
        const guint32 article = find_article(review->graph, review->articles[i]);
        if (article == ENT_NONE) {
            cli_error("no article in the graph has the id, path or URL \"%s\"", review->articles[i]);
            return NULL;
        }
        g_array_append_val(chosen, article);
    }
    return g_steal_pointer(&chosen);
}

static CliExit split(Review *review, EntVerb verb, char **words)
{
    g_autoptr(EntDecision) decision = ent_decision_new(verb);
    g_autoptr(GArray) articles = chosen_articles(review);
    if (articles == NULL || !look_up(review, words[0], &decision->entity.id))
        return CLI_NOTHING;
    decision->name = g_strdup(words[1]);
    for (guint i = 0; i < articles->len; i++) {
        const EntArticle *const article = ent_graph_article(review->graph, g_array_index(articles, guint32, i));
        g_ptr_array_add(decision->articles, g_strdup(ent_article_key(article)));
        g_ptr_array_add(decision->articles, g_strdup(article->sha256));
    }
    for (guint i = 0; review->called != NULL && review->called[i] != NULL; i++)
        g_ptr_array_add(decision->called, g_strdup(review->called[i]));
    if (decision->articles->len + decision->called->len == 0)
        return cli_usage(&cmd_review, "split wants to know where: give --article or --called");
    return decide(review, decision);
}

static CliExit rename_node(Review *review, EntVerb verb, char **words)
{
    g_autoptr(EntDecision) decision = ent_decision_new(verb);
    if (!look_up(review, words[0], &decision->entity.id))
        return CLI_NOTHING;
    decision->name = g_strdup(words[1]);
    return decide(review, decision);
}

static CliExit retype(Review *review, EntVerb verb, char **words)
{
    g_autoptr(EntDecision) decision = ent_decision_new(verb);
    EntNodeType type;
    if (!ent_node_type_parse(words[1], &type))
        return cli_usage(&cmd_review, "\"%s\" is none of country, person, organization", words[1]);
    if (!look_up(review, words[0], &decision->entity.id))
        return CLI_NOTHING;
    decision->type = g_strdup(words[1]);
    return decide(review, decision);
}

static gboolean is_chosen(const Review *review, const GArray *articles, const EntEvidence *evidence)
{
    gboolean chosen = articles->len == 0;
    for (guint i = 0; i < articles->len; i++)
        chosen = chosen || g_array_index(articles, guint32, i) == evidence->article;
    if (!chosen || review->sentences == NULL)
        return chosen;
    for (guint i = 0; review->sentences[i] != NULL; i++)
        if (strstr(evidence->sentence, review->sentences[i]) != NULL)
            return TRUE;
    return FALSE;
}

/* Fills in which of the edge's sentences --article and --sentence mean; without them all. FALSE after telling that it is none. */
static gboolean choose_sentences(const Review *review, EntDecision *decision)
{
    g_autoptr(GArray) articles = chosen_articles(review);
    if (articles == NULL)
        return FALSE;
    if (articles->len == 0 && review->sentences == NULL)
        return TRUE;
    for (guint i = 0; i < review->graph->edges->len; i++) {
        const EntEdge *const edge = ent_graph_edge(review->graph, i);
        if (!cli_decision_on(review->graph, edge, decision->entity.id, decision->type, decision->other.id))
            continue;
        for (guint j = 0; j < edge->evidence->len; j++) {
            const EntEvidence *const evidence = &g_array_index(edge->evidence, EntEvidence, j);
            if (is_chosen(review, articles, evidence))
                g_ptr_array_add(decision->sentences, g_strdup(evidence->sentence));
        }
    }
    if (decision->sentences->len == 0)
        cli_error("no sentence of that relation is in these articles and has these words");
    return decision->sentences->len > 0;
}

static CliExit judge(Review *review, EntVerb verb, char **words)
{
    g_autoptr(EntDecision) decision = ent_decision_new(verb);
    const guint n = g_strv_length(words);
    if (n == 2)
        return cli_usage(&cmd_review, "%s takes one entity, or A RELATION B", ent_verb_name(verb));
    if (n == 1)
        return look_up_any(review, verb, words[0], &decision->entity.id) ? decide(review, decision) : CLI_NOTHING;
    if (!look_up(review, words[0], &decision->entity.id) || !look_up(review, words[2], &decision->other.id))
        return CLI_NOTHING;
    if (ent_graph_find_type(review->graph, words[1]) == ENT_NONE)
        return cli_usage(&cmd_review, "no relation in the graph is called \"%s\"", words[1]);
    decision->type = g_strdup(words[1]);
    return choose_sentences(review, decision) ? decide(review, decision) : CLI_NOTHING;
}

static CliExit undo(Review *review, EntVerb verb, char **words)
{
    (void)verb;
    g_autoptr(GError) error = NULL;
    guint64 number = 0;
    if (words[0] != NULL && (!g_ascii_string_to_unsigned(words[0], 10, 1, G_MAXUINT32, &number, NULL)))
        return cli_usage(&cmd_review, "undo takes the number of a decision, not \"%s\"", words[0]);
    g_autoptr(EntDecision) undone = ent_store_undo(review->store, (guint)number, &error);
    if (undone == NULL) {
        cli_error("%s", error->message);
        return CLI_NOTHING;
    }
    g_autofree char *text = ent_decision_text(undone);
    cli_note("decision %u undone: %s", undone->number, text);
    return CLI_DONE;
}

/* ---- the command ---- */

static const struct {
    const char *word;
    EntVerb verb;
    guint least, most; /* words after it */
    gboolean changes;  /* writes to the graph file */
    gboolean looks_up; /* wants the graph */
    CliExit (*run)(Review *review, EntVerb verb, char **words);
} verbs[] = {
    { "merge", ENT_MERGE, 2, G_MAXUINT, TRUE, TRUE, merge },
    { "split", ENT_SPLIT, 2, 2, TRUE, TRUE, split },
    { "rename", ENT_RENAME, 2, 2, TRUE, TRUE, rename_node },
    { "retype", ENT_RETYPE, 2, 2, TRUE, TRUE, retype },
    { "reject", ENT_REJECT, 1, 3, TRUE, TRUE, judge },
    { "accept", ENT_ACCEPT, 1, 3, TRUE, TRUE, judge },
    { "undo", ENT_MERGE, 0, 1, TRUE, FALSE, undo },
    { "list", ENT_MERGE, 0, 0, FALSE, FALSE, cli_review_list },
    { "export", ENT_MERGE, 0, 0, FALSE, FALSE, cli_review_export },
    { "import", ENT_MERGE, 1, G_MAXUINT, TRUE, FALSE, cli_review_import },
};

static const char *verb_word(guint i)
{
    return i < G_N_ELEMENTS(verbs) ? verbs[i].word : NULL;
}

static CliExit review_with(Review *review, guint at, const CliOptions *o)
{
    static const EntLoadOptions bare = { FALSE, FALSE };
    const char *const path = o->arguments[0];
    g_autoptr(GError) error = NULL;
    CliExit status = CLI_NOTHING;
    if (g_file_test(path, G_FILE_TEST_EXISTS)) /* a graph file is not made for being reviewed */
        review->store = ent_store_open(path, verbs[at].changes ? ENT_STORE_WRITE : ENT_STORE_READ, &error);
    else
        g_set_error(&error, ENT_ERROR, ENT_ERROR_NOT_FOUND, "%s: %s", path, g_strerror(ENOENT));
    if (review->store != NULL && verbs[at].looks_up)
        review->graph = ent_store_load(review->store, &bare, &error);
    if (error != NULL)
        cli_path_error(path, error);
    else
        status = verbs[at].run(review, verbs[at].verb, o->arguments + 2);
    ent_graph_free(review->graph);
    ent_store_close(review->store);
    return status;
}

static CliExit choose_verb(Review *review, const CliOptions *o)
{
    const char *const word = o->arguments[1];
    const guint n = o->n_arguments - 2;
    for (guint i = 0; i < G_N_ELEMENTS(verbs); i++) {
        if (strcmp(word, verbs[i].word) != 0)
            continue;
        if (n < verbs[i].least || n > verbs[i].most)
            return cli_usage(&cmd_review, "%s does not go with %u word%s; write a name of several words in quotation marks", word,
                             n, n == 1 ? "" : "s");
        return review_with(review, i, o);
    }
    return cli_usage(&cmd_review, "\"%s\" is none of merge, split, rename, retype, reject, accept, undo, list, export, import",
                     word);
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    Review review = { .options = &o };
    g_auto(GStrv) articles = NULL, called = NULL, sentences = NULL;
    g_autofree char *by = NULL, *note = NULL;
    /* Words are taken as they are (FILENAME), so that UTF-8 is UTF-8 in every locale; what is none is refused later. */
    const GOptionEntry own[] = {
        { "article", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &articles, "Id, path or URL of an article; repeatable", "ARTICLE" },
        { "called", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &called, "A name by which it is meant; repeatable", "NAME" },
        { "sentence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &sentences, "Words of the sentence; repeatable", "WORDS" },
        { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, "Who decides", "WHO" },
        { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, "Why", "TEXT" },
        { "theirs", 0, 0, G_OPTION_ARG_NONE, &review.theirs, "Importing, let theirs replace ours where they differ", NULL },
        G_OPTION_ENTRY_NULL,
    };
    if (!cli_parse(&cmd_review, own, CLI_WITH_OUTPUT, argc, argv, &o, &status))
        return status;
    if (o.n_arguments < 2)
        return cli_usage(&cmd_review,
                         "give a graph file and what to do: merge, split, rename, retype, reject, accept, undo, list, "
                         "export or import");
    review.articles = articles;
    review.called = called;
    review.sentences = sentences;
    review.by = by;
    review.note = note;
    return choose_verb(&review, &o);
}
