/* SPDX-License-Identifier: Apache-2.0 */
/*
 * article.c: the life of an EntArticle, its key and its id. How one comes out of bytes is read.c.
 */
#include <entente/article.h>

#include <string.h>

EntArticle *ent_article_new(void)
{
    EntArticle *article = g_new0(EntArticle, 1);
    article->authors = g_ptr_array_new_with_free_func(g_free);
    article->blocks = g_array_new(FALSE, FALSE, sizeof(EntBlock));
    return article;
}

static void copy_free(gpointer article)
{
    ent_article_free(article);
}

void ent_article_free(EntArticle *article)
{
    if (article == NULL)
        return;
    char *const strings[] = { article->path, article->title,    article->publisher, article->published, article->modified,
                              article->url,  article->language, article->sha256,    article->file_time, article->text };
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
    g_ptr_array_unref(article->authors);
    g_array_unref(article->blocks);
    if (article->copies != NULL)
        g_ptr_array_unref(article->copies);
    g_free(article);
}

void ent_article_take_copy(EntArticle *article, EntArticle *copy)
{
    if (article->copies == NULL)
        article->copies = g_ptr_array_new_with_free_func(copy_free);
    g_ptr_array_add(article->copies, copy);
}

/* One paragraph for each stretch between "\n\n". */
static GArray *paragraphs_of(const char *text, gsize n)
{
    GArray *blocks = g_array_new(FALSE, FALSE, sizeof(EntBlock));
    for (gsize start = 0; start < n;) {
        const char *gap = g_strstr_len(text + start, (gssize)(n - start), "\n\n");
        const gsize end = gap != NULL ? (gsize)(gap - text) : n;
        const EntBlock block = { (guint32)start, (guint32)end, ENT_BLOCK_PARAGRAPH };
        if (end > start)
            g_array_append_val(blocks, block);
        start = end + 2;
    }
    return blocks;
}

void ent_article_take_text(EntArticle *article, char *text, GArray *blocks)
{
    const gsize n = text != NULL ? strlen(text) : 0;
    g_assert(n < G_MAXUINT32);
    g_free(article->text);
    g_free(article->sha256);
    g_array_unref(article->blocks);
    article->text = text != NULL ? text : g_strdup("");
    article->text_len = n;
    article->sha256 = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)article->text, n);
    article->blocks = blocks != NULL ? blocks : paragraphs_of(article->text, n);
}

const char *ent_article_key(const EntArticle *article)
{
    if (article->url != NULL && article->url[0] != '\0')
        return article->url;
    return article->path != NULL ? article->path : "";
}

char *ent_article_id(const EntArticle *article)
{
    g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, ent_article_key(article), -1);
    return g_strdup_printf("a%.12s", sum);
}
