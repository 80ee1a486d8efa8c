/* SPDX-License-Identifier: Apache-2.0 */
/*
 * doubts.c: what the parse says against what a cue or the engine's head sees: the clause is what somebody denies ("Ruiz rejected
 * claims that Chile …"), or a third acts on the target ("Ruiz said Peru had met Chile": not Ruiz on Chile).
 */
#include "extract/doubts.h"

#include "base/str.h"
#include "extract/grammar.h"

enum { DEEPEST = 20 }; /* arcs climbed: parses of hostile text are deep */

static const EntParsed *parsed(const Extractor *x, guint32 i)
{
    return &x->d->parsed[i];
}

static gboolean is_class(const Extractor *x, guint32 i, EntWordClass word_class)
{
    return ent_lexicon_is(x->lexicon, word_class, ext_token(x, i)->lower);
}

/* The token of the mention that hangs on one outside of it. */
static guint32 head_of(const Extractor *x, const Mention *m)
{
    for (guint32 i = m->first; i < m->last; i++)
        if (parsed(x, i)->head == ENT_NONE || parsed(x, i)->head < m->first || parsed(x, i)->head >= m->last)
            return i;
    return m->first;
}

static gboolean is_predicate(const Extractor *x, guint32 i)
{
    return parsed(x, i)->pos == ENT_POS_VERB || ext_child(x, i, ENT_REL_COP) != ENT_NONE;
}

/* The predicate above token i, or ENT_NONE; `below` gets the token under it on the way. */
static guint32 governor(const Extractor *x, guint32 i, guint32 *below)
{
    for (guint hops = 0; hops < DEEPEST && i != ENT_NONE; hops++) {
        *below = i;
        i = parsed(x, i)->head;
        if (i != ENT_NONE && is_predicate(x, i))
            return i;
    }
    return ENT_NONE;
}

static gboolean is_subject(const Extractor *x, guint32 i)
{
    const EntRel rel = (EntRel)parsed(x, i)->rel;
    return rel == ENT_REL_NSUBJ || rel == ENT_REL_NSUBJ_PASS || rel == ENT_REL_CSUBJ || rel == ENT_REL_OBL_AGENT;
}

/* Whether a mention of the node stands at token `top` or below it. */
static gboolean holds(const Extractor *x, guint32 top, guint32 node)
{
    const EntSentence *const s = ext_sentence_of(x, top);
    for (guint32 i = s->first; i < s->last; i++) {
        guint32 up = i;
        for (guint hops = 0; hops < DEEPEST && up != top && up != ENT_NONE; hops++)
            up = parsed(x, up)->head;
        if (up == top && x->at[i] != ENT_NONE && ext_mention(x, x->at[i])->node == node)
            return TRUE;
    }
    return FALSE;
}

gboolean ext_is_done_by_another(const Extractor *x, const Mention *from, const Mention *to)
{
    guint32 below;
    const guint32 verb = governor(x, head_of(x, to), &below);
    if (verb == ENT_NONE || is_subject(x, below))
        return FALSE;
    guint32 subject = ext_child(x, verb, ENT_REL_NSUBJ);
    if (subject == ENT_NONE)
        subject = ext_child(x, verb, ENT_REL_NSUBJ_PASS);
    return subject != ENT_NONE && parsed(x, subject)->pos != ENT_POS_PRON && !holds(x, subject, from->node) &&
           !holds(x, subject, to->node);
}

/* Whether the verb above the clause headed by token i, or above the noun it hangs on, is one of denying. */
static gboolean is_clause_denied(const Extractor *x, guint32 i)
{
    const guint32 above = parsed(x, i)->head;
    const EntRel rel = (EntRel)parsed(x, i)->rel;
    if (above == ENT_NONE || (rel != ENT_REL_CCOMP && rel != ENT_REL_ACL))
        return FALSE;
    const guint32 verb = parsed(x, above)->rel == ENT_REL_OBJ ? parsed(x, above)->head : ENT_NONE;
    return (rel == ENT_REL_CCOMP && is_class(x, above, ENT_WORD_DENIER)) ||
           (verb != ENT_NONE && is_class(x, verb, ENT_WORD_DENIER));
}

gboolean ext_is_denied(const Extractor *x, guint32 i)
{
    for (guint hops = 0; x->d->parsed != NULL && hops < DEEPEST && i != ENT_NONE; hops++) {
        if (is_clause_denied(x, i))
            return TRUE;
        i = parsed(x, i)->head;
    }
    return FALSE;
}
