/* SPDX-License-Identifier: Apache-2.0 */
/*
 * annotate.c: the annotate stage: article → document. The steps in order: tokens, sentences, parse, names.
 */
#include "annotate/document.h"

#include "base/str.h"

EntStr ent_document_text(const EntDocument *document, guint32 first, guint32 last)
{
    g_assert(first < last && last <= document->n_tokens);
    return ent_str_sub(document->text, document->tokens[first].start, document->tokens[last - 1].end);
}

gboolean ent_is_english(const EntDocument *document)
{
    enum { SHORT = 40 };
    guint32 words = 0, common = 0;
    for (guint32 i = 0; i < document->n_tokens; i++) {
        const EntToken *const t = &document->tokens[i];
        if (t->kind != ENT_TOKEN_WORD)
            continue;
        words++;
        common += (ent_word_classes(t->lower) & ~ENT_CLASS_ABBREVIATION) != 0;
    }
    /* English news runs at 0.35 to 0.5; other languages that share short words (de, in, no) stay under 0.15. A short text says
     * too little of itself, so there the word of its source counts. */
    const char *const stated = document->article->language;
    if (words < SHORT && stated != NULL)
        return g_ascii_strncasecmp(stated, "en", 2) == 0 && !g_ascii_isalpha(stated[2]);
    return words < SHORT || common * 5 >= words;
}

gboolean ent_document_is_late(EntDocument *document)
{
    document->late = document->late || (document->deadline > 0 && g_get_monotonic_time() > document->deadline);
    return document->late;
}

gboolean ent_document_was_late(EntDocument *document, GError **error)
{
    if (ent_document_is_late(document))
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: takes longer to work out than the limit of %u seconds; split it, or raise the limit with --max-seconds",
                    document->article->path, document->article->max_seconds);
    return document->late;
}

EntDocument *ent_annotate(const EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, guint jobs,
                          GError **error)
{
    g_autoptr(EntDocument) document = g_new0(EntDocument, 1);
    document->arena = ent_arena_new();
    document->article = article;
    document->lexicon = lexicon;
    document->engine = engine;
    document->text = (EntStr){ article->text, article->text_len };
    document->deadline = article->max_seconds > 0 ? g_get_monotonic_time() + (gint64)article->max_seconds * G_USEC_PER_SEC : 0;
    if (!ent_tokenize(document, error))
        return NULL;
    if (!ent_is_english(document)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: not in English, left out", article->path);
        return NULL;
    }
    ent_split_sentences(document);
    if (engine != NULL)
        ent_parse(document, jobs);
    if (ent_document_was_late(document, error))
        return NULL;
    ent_find_names(document);
    return g_steal_pointer(&document);
}

void ent_document_free(EntDocument *document)
{
    if (document == NULL)
        return;
    ent_arena_free(document->arena);
    g_free(document);
}
