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
    /* English news runs at 0.35 to 0.5; other languages that share short words (de, in, no) stay under 0.15. */
    return words < SHORT || common * 5 >= words;
}

EntDocument *ent_annotate(const EntArticle *article, const EntLexicon *lexicon, const EntEngine *engine, GError **error)
{
    g_autoptr(EntDocument) document = g_new0(EntDocument, 1);
    document->arena = ent_arena_new();
    document->article = article;
    document->lexicon = lexicon;
    document->engine = engine;
    document->text = (EntStr){ article->text, article->text_len };
    if (!ent_tokenize(document, error))
        return NULL;
    if (!ent_is_english(document)) {
        g_set_error(error, ENT_ERROR, ENT_ERROR_UNSUPPORTED, "%s: not in English, left out", article->path);
        return NULL;
    }
    ent_split_sentences(document);
    if (engine != NULL)
        ent_parse(document);
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
