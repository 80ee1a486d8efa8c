/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syntax.c: what little grammar the rules need, without a parser: who is the subject of a verb, what a phrase after a word is
 * about.
 *
 * English puts the subject before its verb and the object behind it, so both are found by walking from the verb over words that
 * cannot end a clause. Closed-class words (words.c) and the mentions themselves are the only landmarks. Where the landmarks do
 * not decide, nothing is found: a missed relation costs less than a wrong one. All walks stay inside the sentence.
 */
#include "extract/extract_internal.h"

#include "base/str.h"

const EntToken *ext_token(const Extractor *x, guint32 i)
{
    return &x->d->tokens[i];
}

gboolean ext_is(const Extractor *x, guint32 i, const char *lower)
{
    return i < x->d->n_tokens && ent_str_equal(ext_token(x, i)->lower, ent_str(lower));
}

gboolean ext_is_one_of(const Extractor *x, guint32 i, const char *const *words)
{
    for (; *words != NULL; words++)
        if (ext_is(x, i, *words))
            return TRUE;
    return FALSE;
}

guint ext_classes(const Extractor *x, guint32 i)
{
    return ent_word_classes(ext_token(x, i)->lower);
}

const EntSentence *ext_sentence_of(const Extractor *x, guint32 i)
{
    return &x->d->sentences[ext_token(x, i)->sentence];
}

const EntOffice *ext_office(const Extractor *x, guint32 i, guint32 *last, gboolean *plural)
{
    gsize n = 0;
    const guint32 start = ext_token(x, i)->start;
    const EntOffice *const office = ent_lexicon_office(x->lexicon, x->d->text, start, &n, plural);
    if (office == NULL)
        return NULL;
    while (i < x->d->n_tokens && ext_token(x, i)->end <= start + n)
        i++;
    *last = i;
    return office;
}

/* ---- nouns that act for their owner ---- */

gboolean ext_is_agent_noun(const Extractor *x, guint32 i)
{
    /* they hold offices, and act for themselves or a party */
    static const char *const members[] = { "lawmaker", "lawmakers", "legislator", "legislators", "senator",     "senators",
                                           "judge",    "judges",    "nominee",    "nominees",    "candidate",   "candidates",
                                           "mp",       "mps",       "deputies",   "politician",  "politicians", NULL };
    guint32 last;
    gboolean plural;
    return ent_lexicon_is(x->lexicon, ENT_WORD_AGENT, ext_token(x, i)->lower) ||
           (!ext_is_one_of(x, i, members) && ext_office(x, i, &last, &plural) != NULL);
}

gboolean ext_is_doing_noun(const Extractor *x, guint32 i)
{
    return ent_lexicon_is(x->lexicon, ENT_WORD_DOING, ext_token(x, i)->lower);
}

/* ---- phrases ---- */

static gboolean is_quote(const Extractor *x, guint32 i)
{
    return ext_token(x, i)->kind == ENT_TOKEN_QUOTE;
}

static gboolean is_possessive(const Extractor *x, guint32 i)
{
    return i < x->d->n_tokens && (ext_is(x, i, "'s") || (ext_is(x, i, "'") && ext_token(x, i)->kind == ENT_TOKEN_QUOTE && i > 0 &&
                                                         ext_token(x, i)->start == ext_token(x, i - 1)->end));
}

gboolean ext_is_compounded(const Extractor *x, guint32 mention)
{
    static const char *const participles[] = { "led",   "backed", "based", "born",       "made",     "trained", "funded",
                                               "built", "held",   "owned", "controlled", "occupied", "style",   NULL };
    const guint32 dash = ext_mention(x, mention)->last;
    return dash + 1 < x->d->n_tokens && ext_is(x, dash, "-") && ext_token(x, dash)->start == ext_token(x, dash - 1)->end &&
           ext_is_one_of(x, dash + 1, participles);
}

guint32 ext_mention_before(const Extractor *x, guint32 i)
{
    const guint32 first = i > 0 ? ext_sentence_of(x, i - 1)->first : 0;
    while (i > first && (is_possessive(x, i - 1) || is_quote(x, i - 1)))
        i--;
    return i > first ? x->at[i - 1] : ENT_NONE;
}

/* Words that end a noun phrase on the way from its first word to its head. */
static gboolean ends_phrase(const Extractor *x, guint32 i)
{
    const EntToken *const t = ext_token(x, i);
    if (t->kind == ENT_TOKEN_PUNCT)
        return !ext_is(x, i, "-");
    const guint classes = ext_classes(x, i);
    /* "fighters battling the army": a participle behind a noun opens a clause */
    if (t->lower.n > 5 && ent_str_ends(t->lower, ENT_STR("ing")) && t->shape == ENT_SHAPE_LOWER && i > 0 &&
        ext_classes(x, i - 1) == 0 && ext_token(x, i - 1)->kind == ENT_TOKEN_WORD && x->at[i - 1] == ENT_NONE)
        return TRUE;
    if (ext_is(x, i, "that") && i > 0 && !(ext_classes(x, i - 1) & ENT_CLASS_PREPOSITION))
        return TRUE; /* "claims that" */
    if (classes & ENT_CLASS_DETERMINER)
        return FALSE;
    return (classes & (ENT_CLASS_PREPOSITION | ENT_CLASS_AUXILIARY | ENT_CLASS_SUBORDINATOR | ENT_CLASS_CONJUNCTION)) != 0 ||
           ext_is(x, i, "to");
}

/* The last mention of the unbroken noun phrase that goes on at i after `found`: "Kenya's trade minister | Ana Ruiz" is about the
 * person, "Chinese officials" about China. */
static guint32 head_of_phrase(const Extractor *x, guint32 found, guint32 i, guint32 end, guint32 *last)
{
    enum { REACH = 8 };
    const Mention *const m = ext_mention(x, found);
    guint32 head = found;
    *last = m->last;
    const gboolean owner =
        is_possessive(x, i) || m->kind == MENTION_ADJECTIVE || (i < end && ext_token(x, i)->kind == ENT_TOKEN_WORD);
    if (!owner)
        return head;
    for (guint32 k = i; k < MIN(end, i + REACH); k++) {
        if (is_possessive(x, k) || is_quote(x, k))
            continue;
        if (ends_phrase(x, k) || (ext_classes(x, k) & ENT_CLASS_DETERMINER))
            break;
        const guint32 at = x->at[k];
        if (at == ENT_NONE || at == head)
            continue;
        const EntNodeType type = ext_node_type(x, ext_mention(x, at)->node);
        if (type == ENT_COUNTRY)
            break; /* "Japan China ties": no head */
        head = at;
        *last = ext_mention(x, at)->last;
        k = *last - 1;
    }
    return head;
}

guint32 ext_phrase_after(const Extractor *x, guint32 i, guint32 *last)
{
    enum { REACH = 7 };
    if (i >= x->d->n_tokens)
        return ENT_NONE;
    const guint32 end = ext_sentence_of(x, i)->last, from = i;
    gboolean after_of = FALSE;
    guint32 ignored;
    for (; i < MIN(end, from + REACH); i++) {
        const guint32 at = x->at[i];
        if (at != ENT_NONE && !ext_is_compounded(x, at)) {
            /* the name behind "of" or "by" stands for what comes before it only where that is its doing or its people */
            return head_of_phrase(x, at, ext_mention(x, at)->last, end, last != NULL ? last : &ignored);
        }
        if (x->apposed[i] != ENT_NONE &&
            ext_mention(x, x->apposed[i])->first > i) { /* "Secretary of State John …": the title's person */
            if (last != NULL)
                *last = ext_mention(x, x->apposed[i])->last;
            return x->apposed[i];
        }
        if (is_quote(x, i))
            continue;
        const gboolean of = ext_is(x, i, "of") || ext_is(x, i, "by");
        if (of && !after_of && i > from && (ext_is_agent_noun(x, i - 1) || ext_is_doing_noun(x, i - 1))) {
            after_of = TRUE;
            continue;
        }
        if (ends_phrase(x, i))
            return ENT_NONE;
    }
    return ENT_NONE;
}

static gint compare_uint(gconstpointer a, gconstpointer b)
{
    const guint32 p = *(const guint32 *)a, q = *(const guint32 *)b;
    return p < q ? -1 : p > q;
}

/* The adjective that is listed behind token i, where a join stands: "Kenyan[,] Peruvian [and] Chilean"; ENT_NONE where none. */
static guint32 listed_adjective(const Extractor *x, guint32 i, guint32 end)
{
    guint32 k = i;
    while (k < MIN(end, i + 2) && (ext_is(x, k, ",") || ext_is(x, k, "and") || ext_is(x, k, "or")))
        k++;
    const guint32 at = k > i && k < end ? x->at[k] : ENT_NONE;
    return at != ENT_NONE && ext_mention(x, at)->kind == MENTION_ADJECTIVE ? at : ENT_NONE;
}

gboolean ext_has_agent_behind(const Extractor *x, guint32 i, guint32 end)
{
    enum { REACH = 5 };
    for (guint32 k = i; k < MIN(end, i + REACH); k++) {
        if (ext_is_agent_noun(x, k))
            return TRUE;
        const guint32 listed = listed_adjective(x, k, end);
        if (listed != ENT_NONE) {
            i = ext_mention(x, listed)->last;
            k = i - 1;
            continue;
        }
        if (!is_possessive(x, k) && ends_phrase(x, k))
            return FALSE;
    }
    return FALSE;
}

/* Whether only "," "and" "or" "the" "as well as" "both" stand in tokens [i, end), and at least one joins. */
static gboolean only_joins(const Extractor *x, guint32 i, guint32 end, gboolean *last_join, gboolean *is_list)
{
    static const char *const joins[] = { ",", "and", "or", "&", "the", "as", "well", "both", "also", "/", NULL };
    gboolean joined = FALSE;
    if (end - i > 4)
        return FALSE;
    if (end - i == 1 && i > 0 && (ext_is(x, i, "-") || ext_is(x, i, "\xE2\x80\x93"))) { /* "the Peru-Chile pact" */
        *is_list = ext_token(x, i - 1)->end == ext_token(x, i)->start && ext_token(x, i)->end == ext_token(x, end)->start;
        return *is_list;
    }
    for (; i < end; i++) {
        if (!ext_is_one_of(x, i, joins)) /* quotation marks too: a speaker behind them is in no list with those inside */
            return FALSE;
        joined |= !ext_is(x, i, "the");
        *last_join |= ext_is(x, i, "and") || ext_is(x, i, "or");
        *is_list |= *last_join || ext_is(x, i, "well") || ext_is(x, i, "&") || ext_is(x, i, "/");
    }
    return joined;
}

/* The mention that follows in the list after one that ends at token i. `last_join` is set where "and" joins it: a list has one;
 * `is_list` where the join says by itself that this is a list. */
static guint32 next_in_list(const Extractor *x, guint32 i, gboolean *last_join, gboolean *is_list)
{
    enum { REACH = 5 };
    const guint32 end = ext_sentence_of(x, i - 1)->last;
    for (guint32 k = i; k < MIN(end, i + REACH); k++) {
        if (x->at[k] == ENT_NONE && (x->apposed[k] == ENT_NONE || ext_mention(x, x->apposed[k])->first <= k))
            continue;
        const guint32 titled = x->apposed[k] != ENT_NONE && ext_mention(x, x->apposed[k])->first > k ? x->apposed[k] : x->at[k];
        return only_joins(x, i, k, last_join, is_list) ? titled : ENT_NONE;
    }
    return ENT_NONE;
}

/* The same the other way: the mention before this one and before its own title. */
static guint32 previous_in_list(const Extractor *x, guint32 mention, gboolean *last_join, gboolean *is_list)
{
    enum { REACH = 5 };
    guint32 i = ext_mention(x, mention)->first;
    const guint32 first = ext_sentence_of(x, i)->first;
    while (i > first && x->apposed[i - 1] == mention)
        i--;
    for (guint32 k = i; k > first && i - k < REACH; k--)
        if (x->at[k - 1] != ENT_NONE)
            return only_joins(x, k, i, last_join, is_list) ? x->at[k - 1] : ENT_NONE;
    return ENT_NONE;
}

void ext_list_around(const Extractor *x, guint32 mention, GArray *list)
{
    enum { MOST = 40 };
    g_array_set_size(list, 0);
    g_array_append_val(list, mention);
    if (ext_mention(x, mention)->kind == MENTION_PRONOUN)
        return;
    gboolean closed = FALSE, is_list = FALSE;
    for (guint32 m = mention;
         !closed && list->len < MOST && (m = next_in_list(x, ext_mention(x, m)->last, &closed, &is_list)) != ENT_NONE;)
        g_array_append_val(list, m);
    for (guint32 m = mention; list->len < MOST;) {
        gboolean joins = FALSE, listed = FALSE;
        m = previous_in_list(x, m, &joins, &listed);
        if (m == ENT_NONE || (joins && closed))
            break;
        closed |= joins;
        is_list |= listed;
        g_array_append_val(list, m);
    }
    if (!is_list) { /* commas alone make no list: "Faced with Kenya, Peru …" */
        g_array_set_size(list, 0);
        g_array_append_val(list, mention);
    }
    g_array_sort(list, compare_uint);
}

void ext_members(const Extractor *x, guint32 mention, GArray *list)
{
    const guint32 group = ext_mention(x, mention)->group;
    if (group == ENT_NONE) {
        g_array_set_size(list, 0);
        g_array_append_val(list, mention);
    } else {
        ext_list_around(x, group, list); /* of names: a description is never the list of another */
    }
}

void ext_coordinated(const Extractor *x, guint32 mention, GArray *list)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(guint32));
    g_autoptr(GArray) members = g_array_new(FALSE, FALSE, sizeof(guint32));
    ext_list_around(x, mention, parts);
    g_array_set_size(list, 0);
    for (guint i = 0; i < parts->len; i++) {
        ext_members(x, g_array_index(parts, guint32, i), members);
        g_array_append_vals(list, members->data, members->len);
    }
}

/* ---- verbs ---- */

static guint32 skip_adverbs_back(const Extractor *x, guint32 i, guint32 first)
{
    while (i > first && ((ext_classes(x, i - 1) & ENT_CLASS_ADVERB) || is_quote(x, i - 1)))
        i--;
    return i;
}

/* Skips what stands between a subject and its verb: adverbs, auxiliaries, "to" after "have". */
static guint32 skip_auxiliaries_back(const Extractor *x, guint32 i, guint32 first)
{
    for (;;) {
        const guint32 before = i;
        i = skip_adverbs_back(x, i, first);
        while (i > first && (ext_classes(x, i - 1) & ENT_CLASS_AUXILIARY))
            i--;
        if (i == before)
            return i;
    }
}

gboolean ext_is_verb(const Extractor *x, guint32 i, guint inflections)
{
    const guint32 first = ext_sentence_of(x, i)->first;
    if (x->d->parsed != NULL && x->d->parsed[i].pos != ENT_POS_VERB && x->d->parsed[i].pos != ENT_POS_AUX)
        return FALSE;
    if (ext_token(x, i)->name != ENT_NONE ||
        (ext_token(x, i)->shape != ENT_SHAPE_LOWER && i > first && !ext_sentence_of(x, i)->title_case))
        return FALSE;
    const guint32 k = skip_adverbs_back(x, i, first);
    const guint before = k > first ? ext_classes(x, k - 1) : 0;
    if (k > first && is_possessive(x, k - 1))
        return FALSE;
    const gboolean after_noun = k > first && x->at[k - 1] != ENT_NONE && ext_mention(x, x->at[k - 1])->kind != MENTION_ADJECTIVE;
    if (inflections & (1u << ENT_INFLECT_ING)) {
        /* "the meeting", "annual meeting": a noun behind an article or an open-class word, but for verbs that take such a form */
        static const char *const takers[] = { "keep",       "keeps",  "kept",     "start", "started", "starts",   "stop",
                                              "stopped",    "stops",  "began",    "begin", "begins",  "continue", "continued",
                                              "continues",  "avoid",  "avoided",  "risk",  "risked",  "risks",    "consider",
                                              "considered", "hoping", "planning", NULL };
        const gboolean noun = k > first && ((before & (ENT_CLASS_DETERMINER)) ||
                                            (before == 0 && x->at[k - 1] == ENT_NONE &&
                                             ext_token(x, k - 1)->kind == ENT_TOKEN_WORD && !ext_is_one_of(x, k - 1, takers)));
        return !noun;
    }
    if (inflections & (1u << ENT_INFLECT_PAST | 1u << ENT_INFLECT_PARTICIPLE)) {
        /* "the criticised plan": an adjective between article and noun */
        const gboolean adjective =
            (before & ENT_CLASS_DETERMINER) && !(before & ENT_CLASS_PRONOUN) && i + 1 < ext_sentence_of(x, i)->last &&
            !(ext_classes(x, i + 1) & (ENT_CLASS_PREPOSITION | ENT_CLASS_DETERMINER | ENT_CLASS_SUBORDINATOR));
        return !adjective;
    }
    if (k > first && (ext_is(x, k - 1, "to") || (before & (ENT_CLASS_AUXILIARY | ENT_CLASS_PRONOUN))))
        return !(before & ENT_CLASS_DETERMINER) || (before & ENT_CLASS_PRONOUN);
    if (after_noun)
        return TRUE;
    guint n = 0;
    const EntCueForm *const forms = k > first ? ent_lexicon_cue_forms(x->lexicon, ext_token(x, k - 1)->lower, &n) : NULL;
    for (guint f = 0; f < n; f++) /* "denied reports": the object of a verb */
        if (forms[f].cue->pos == ENT_CUE_VERB && forms[f].inflections & (1u << ENT_INFLECT_PAST | 1u << ENT_INFLECT_ING))
            return FALSE;
    if (inflections & (1u << ENT_INFLECT_S)) /* "which opposes", "the ministry opposes": not after an article or a preposition */
        return k > first && !(before & (ENT_CLASS_DETERMINER | ENT_CLASS_PREPOSITION)) &&
               ext_token(x, k - 1)->kind == ENT_TOKEN_WORD && i + 1 < x->d->n_tokens &&
               ext_token(x, i + 1)->kind != ENT_TOKEN_PUNCT && !(ext_classes(x, i + 1) & ENT_CLASS_AUXILIARY) &&
               !ext_is(x, i + 1, "of");
    return FALSE;
}

gboolean ext_is_passive(const Extractor *x, guint32 i, guint inflections)
{
    if (!(inflections & (1u << ENT_INFLECT_PARTICIPLE)))
        return FALSE;
    const EntSentence *const s = ext_sentence_of(x, i);
    guint32 k = skip_adverbs_back(x, i, s->first);
    if (k > s->first && ((ext_classes(x, k - 1) & ENT_CLASS_BE) || ext_is(x, k - 1, "got") || ext_is(x, k - 1, "get")))
        return TRUE;
    return i + 1 < s->last && ext_is(x, i + 1, "by");
}

const EntCueForm *ext_speech_cue(const Extractor *x, guint32 i, EntCuePos pos)
{
    guint n = 0;
    const EntCueForm *const forms = ent_lexicon_cue_forms(x->lexicon, ext_token(x, i)->lower, &n);
    for (guint k = 0; k < n; k++)
        if (forms[k].cue->speech && forms[k].cue->pos == pos &&
            (*forms[k].cue->with == NULL || ext_is(x, i + 1, *forms[k].cue->with)))
            return &forms[k];
    return NULL;
}

/* ---- subjects ---- */

/* "urged China | to stop", "accused NATO | of meddling": the mention right before the "to" or preposition acts. */
static guint32 controlled_subject(const Extractor *x, guint32 verb, guint32 first)
{
    static const char *const links[] = { "to", "of", "from", "for", "against", "into", NULL };
    const guint32 k = skip_auxiliaries_back(x, verb, first);
    if (k <= first + 1 || !ext_is_one_of(x, k - 1, links))
        return ENT_NONE;
    const guint32 before = x->at[k - 2];
    return before != ENT_NONE && ext_mention(x, before)->kind != MENTION_ADJECTIVE ? before : ENT_NONE;
}

/* "France, which opposes": the mention before the relative pronoun. */
static guint32 antecedent(const Extractor *x, guint32 verb, guint32 first)
{
    static const char *const relatives[] = { "which", "who", "that", NULL };
    guint32 k = skip_auxiliaries_back(x, verb, first);
    if (k == first || !ext_is_one_of(x, k - 1, relatives))
        return ENT_NONE;
    k--;
    while (k > first && (ext_is(x, k - 1, ",") || is_quote(x, k - 1)))
        k--;
    if (k == first)
        return ENT_NONE;
    return x->apposed[k - 1] != ENT_NONE ? x->apposed[k - 1] : x->at[k - 1];
}

/* Where the clause of the verb begins: behind the nearest word that opens one. */
static guint32 clause_start(const Extractor *x, guint32 verb, guint32 first)
{
    for (guint32 k = skip_auxiliaries_back(x, verb, first); k > first; k--) {
        const guint32 i = k - 1;
        if (ext_is(x, i, ";") || ext_is(x, i, ":") || ext_is(x, i, "\xE2\x80\x94") || ext_is(x, i, "--"))
            return k;
        const gboolean relative = ext_is(x, i, "which") || ext_is(x, i, "who") || ext_is(x, i, "whose") || ext_is(x, i, "whom");
        if (relative)
            continue; /* a relative clause hangs inside: its noun is the subject of what follows */
        if ((ext_classes(x, i) & ENT_CLASS_SUBORDINATOR) && !ext_is(x, i, "as") && x->at[i] == ENT_NONE)
            return k;
        if (ext_speech_cue(x, i, ENT_CUE_VERB) != NULL && x->at[i] == ENT_NONE && x->at[k] != ENT_NONE && k < verb)
            return k; /* "X said | Y attacked Z" */
        /* ", and Y": a clause of its own, unless it is the end of a list */
        gboolean ignored = FALSE, listed = FALSE;
        const gboolean in_list = k < verb && x->at[k] != ENT_NONE && previous_in_list(x, x->at[k], &ignored, &listed) != ENT_NONE;
        if ((ext_classes(x, i) & ENT_CLASS_CONJUNCTION) && i > first && ext_is(x, i - 1, ",") && !in_list &&
            skip_auxiliaries_back(x, verb, first) != k)
            return k;
    }
    return first;
}

/* Whether the mention can be a subject: not "in Kenya", not "Kenyan" alone. */
static gboolean can_act(const Extractor *x, guint32 mention, guint32 from, guint32 verb)
{
    const Mention *const m = ext_mention(x, mention);
    guint32 k = m->first;
    while (k > from && ((ext_classes(x, k - 1) & ENT_CLASS_DETERMINER) || is_quote(x, k - 1)))
        k--;
    if (k > from && (ext_classes(x, k - 1) & ENT_CLASS_PREPOSITION) && x->at[k - 1] == ENT_NONE) {
        const gboolean of = ext_is(x, k - 1, "of") || ext_is(x, k - 1, "from");
        if (!(of && k > from + 1 && (ext_is_agent_noun(x, k - 2) || ext_is_doing_noun(x, k - 2))))
            return FALSE;
    }
    if (m->kind != MENTION_ADJECTIVE && !is_possessive(x, m->last))
        return TRUE;
    for (guint32 i = m->last; i < MIN(verb, m->last + 6); i++) {
        if (ext_is_agent_noun(x, i) || ext_is_doing_noun(x, i))
            return TRUE;
        if (!is_possessive(x, i) && ends_phrase(x, i))
            return FALSE;
    }
    return FALSE;
}

/* Behind "In March," and the like. */
static guint32 skip_leading_phrase(const Extractor *x, guint32 from, guint32 verb)
{
    while (from < verb && (is_quote(x, from) || (ext_classes(x, from) & ENT_CLASS_CONJUNCTION)))
        from++;
    if (from == verb || x->at[from] != ENT_NONE)
        return from;
    const guint classes = ext_classes(x, from);
    const gboolean participle = ent_str_ends(ext_token(x, from)->lower, ENT_STR("ing"));
    const gboolean subject = (classes & (ENT_CLASS_DETERMINER | ENT_CLASS_PRONOUN)) && !(classes & ENT_CLASS_SUBORDINATOR);
    if (participle || (!subject && (classes & (ENT_CLASS_PREPOSITION | ENT_CLASS_ADVERB | ENT_CLASS_STARTER))))
        for (guint32 i = from; i < verb; i++)
            if (ext_is(x, i, ","))
                return i + 1;
    return from;
}

/* The mention that stands right before the verb and its auxiliaries, where it is no object of a preposition. */
static guint32 adjacent_subject(const Extractor *x, guint32 verb, guint32 first)
{
    const guint32 k = skip_auxiliaries_back(x, verb, first);
    if (k == first || is_possessive(x, k - 1))
        return ENT_NONE;
    if (x->apposed[k - 1] != ENT_NONE)
        return x->apposed[k - 1];
    const guint32 at = x->at[k - 1];
    return at != ENT_NONE && ext_mention(x, at)->kind != MENTION_ADJECTIVE && can_act(x, at, first, verb) ? at : ENT_NONE;
}

/* "in noting", "by rejecting": a form in -ing behind a preposition has the subject of the whole clause. */
static gboolean is_gerund(const Extractor *x, guint32 verb, guint32 first)
{
    static const char *const links[] = { "in",      "by",      "after", "before", "while", "when", "without",
                                         "despite", "through", "on",    "upon",   "with",  NULL };
    const guint32 k = skip_adverbs_back(x, verb, first);
    return k > first && ent_str_ends(ext_token(x, verb)->lower, ENT_STR("ing")) && ext_is_one_of(x, k - 1, links);
}

guint32 ext_subject_of(const Extractor *x, guint32 verb)
{
    const guint32 first = ext_sentence_of(x, verb)->first;
    guint32 subject = controlled_subject(x, verb, first);
    if (subject == ENT_NONE)
        subject = antecedent(x, verb, first);
    if (subject == ENT_NONE)
        subject = adjacent_subject(x, verb, first);
    if (subject != ENT_NONE)
        return subject;
    const guint32 from = skip_leading_phrase(x, is_gerund(x, verb, first) ? first : clause_start(x, verb, first), verb);
    for (guint32 i = from; i < verb; i++) {
        const guint32 at = x->at[i];
        if (at == ENT_NONE)
            continue;
        const guint32 whole = x->apposed[i] != ENT_NONE ? x->apposed[i] : at;
        if (whole != at || can_act(x, at, from, verb)) {
            guint32 last;
            return whole != at ? whole : head_of_phrase(x, at, ext_mention(x, at)->last, verb, &last);
        }
        i = ext_mention(x, at)->last - 1;
    }
    return ENT_NONE;
}
