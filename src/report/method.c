/* SPDX-License-Identifier: Apache-2.0 */
/*
 * method.c: how the numbers were made, and what they cannot tell, in plain paragraphs.
 */
#include "report_internal.h"

static void add_method(EntFindings *f, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void add_method(EntFindings *f, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_ptr_array_add(f->method, g_strdup_vprintf(format, args));
    va_end(args);
}

static void tell_balance(EntFindings *f)
{
    const EntBalance *const b = &f->analysis->balance;
    const guint64 all = b->triangles[0] + b->triangles[1] + b->triangles[2] + b->triangles[3];
    if (b->ties == 0)
        return;
    add_method(f,
               "Two actors have a signed tie where their agreement and their opposition, both directions together, do not weigh "
               "the same. Pairs that agree: %u; "
               "opposed: %u; undecided, and without a tie: %u.",
               b->ties - b->negative, b->negative, b->undecided);
    add_method(f,
               "Camps are the division of the actors that has the least weight of signed ties against it (correlation "
               "clustering, seeded local search): "
               "%.0f %% of that weight fits. A camp is told from two actors on.",
               100 * b->camp_fit);
    if (all > 0)
        add_method(f,
                   "Of all triangles of signed ties (%" G_GUINT64_FORMAT
                   ") %.0f %% are balanced (a friend’s friend is a friend, an enemy’s enemy too); were the same "
                   "signs strewn at random it would be %.0f %%.",
                   all, 100 * b->balanced, 100 * b->balanced_chance);
    add_method(f,
               "Frustration is the least number of signed pairs that do not fit, whichever way the actors are put on two sides: "
               "%s%u%s. Polarisation is "
               "(1 − 2 × the share that does not fit) × 4p(1 − p), p being one side’s share of the ties, in the mean over the "
               "parts of the graph.",
               b->frustration == b->frustration_low ? "" : "at most ", b->frustration,
               b->frustration == b->frustration_low ? " (exact)" : "");
    if (b->frustration != b->frustration_low)
        add_method(f, "That frustration is not less than %u is proven; the exact number was out of reach.", b->frustration_low);
}

static void tell_intervals(EntFindings *f)
{
    const EntBootstrap *const b = f->bootstrap;
    add_method(f,
               "The %u article%s tell %u independent stor%s (articles with a headline, a sentence or a quotation in common count "
               "as one).",
               f->graph->articles->len, f->graph->articles->len == 1 ? "" : "s", b->stories, b->stories == 1 ? "y" : "ies");
    if (b->enough)
        add_method(f,
                   "Ranges of ranks come from drawing the stories anew %u times (seed %u); they aim to hold the rank that "
                   "endless news of the same kind would give in %.0f of "
                   "100 cases.",
                   b->rounds, f->analysis->seed, 100 * b->level);
    else
        add_method(f, "That is too few to tell how sure a rank is: from %d stories on this report gives ranges.",
                   ENT_FEW_STORIES);
}

void ent_report_collect_method(EntFindings *f)
{
    const EntAnalysis *const a = f->analysis;
    g_autoptr(GString) types = g_string_new(NULL);
    g_autofree char *assortativity = ent_report_decimals(a->assortativity, 2);
    g_autofree char *modularity = ent_report_number(a->modularity), *density = ent_report_number(a->density);
    f->method = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < a->types->len; i++)
        g_string_append_printf(types, "%s%s", i > 0 ? ", " : "", (const char *)a->types->pdata[i]);
    add_method(f,
               "The measures see relations of these types: %s. They saw %u actors and %u pairs of them with a relation, in %u "
               "separate part%s "
               "(density %s).",
               types->len > 0 ? types->str : "none", a->n_nodes, a->n_edges, a->components, a->components == 1 ? "" : "s",
               density);
    add_method(f, "A relation weighs as many articles as tell of it; several sentences of one article count once, and so do "
                  "articles that print one story. What is hedged (reported, expected) counts; what is denied is kept as evidence and never counts.");
    add_method(
        f, "Relations between the same two actors in the same direction are added up, an actor’s relation to itself is left out, "
           "and the distance "
           "between two actors is 1/weight. PageRank, hub and authority follow direction; the other measures leave it aside.");
    add_method(f,
               "Communities are found by the Leiden method (modularity %s, seed %u): the same graph always gives the same ones.",
               modularity, a->seed);
    tell_balance(f);
    tell_intervals(f);
    add_method(f,
               "Of the relations with a direction %.0f %% are answered by one the other way; of support %.0f %%, of opposition "
               "%.0f %% by its like.",
               100 * a->reciprocity, 100 * a->answered_support, 100 * a->answered_opposition);
    if (a->assortativity >= 0.005 || a->assortativity <= -0.005)
        add_method(f, "Ties join actors of one type (country, person, organization) %s than chance would (assortativity %s).",
                   a->assortativity > 0 ? "more often" : "less often", assortativity);
    if (a->sampled)
        add_method(f, "The graph is large: betweenness, closeness and brokerage are estimates from a sample of actors.");
    add_method(f, "Relations and quotations were found by a program. Each sentence names the method (a rule or a model) and how "
                  "sure it was, from 0 to 1: "
                  "read the sentence, and better the article, before you cite it. What the articles do not say, or say in words "
                  "the program does not "
                  "know, is missing here.");
    add_method(f, "Graph made by entente %s (ontology %s, model %s); report by entente %s.",
               f->graph->program != NULL ? f->graph->program : "of unknown version",
               f->graph->ontology != NULL ? f->graph->ontology : "not recorded",
               f->graph->model != NULL ? f->graph->model : "none", ent_version());
}
