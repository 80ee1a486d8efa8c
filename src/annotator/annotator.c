/* SPDX-License-Identifier: Apache-2.0 */
/* annotator.c: an annotator's life, the words it hands to the engine, and where the model is found. */
#include "annotator/annotator_internal.h"

#include "base/str.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_JOBS = 64 };

EntAnnotator *ent_annotator_new(const EntEngine *engine, const EntLexicon *lexicon, guint jobs)
{
    EntAnnotator *const annotator = g_new0(EntAnnotator, 1);
    annotator->engine = engine;
    annotator->lexicon = lexicon;
    annotator->jobs = MIN(jobs > 0 ? jobs : g_get_num_processors(), MOST_JOBS);
    annotator->work = ent_engine_borrow_work(engine);
    return annotator;
}

void ent_annotator_free(EntAnnotator *annotator)
{
    if (annotator == NULL)
        return;
    ent_engine_return_work(annotator->engine, annotator->work);
    g_free(annotator);
}

/* The program's own file, or NULL where the system does not tell. */
static char *program_file(void)
{
    return g_file_read_link("/proc/self/exe", NULL);
}

/* The file that this code is in: the library, or a program it is linked into. A program of somebody else's, or an interpreter, may lie
 * anywhere. */
static char *library_file(void)
{
    Dl_info info;
    return dladdr((const void *)library_file, &info) != 0 && info.dli_fname != NULL ? realpath(info.dli_fname, NULL) : NULL;
}

/* Adds FOLDER/share/entente/… and FOLDER/models/… for each folder above the file: the first is the prefix it was installed in,
 * some further one the tree it was built in. */
static void add_places_above(GPtrArray *places, const char *file)
{
    enum { LEVELS = 6 };
    g_autofree char *folder = g_path_get_dirname(file);
    for (guint level = 0; level < LEVELS && strcmp(folder, "/") != 0 && strcmp(folder, ".") != 0; level++) {
        char *const above = g_path_get_dirname(folder);
        g_free(folder);
        folder = above;
        g_ptr_array_add(places, g_build_filename(folder, "share", "entente", "entente-en.model", NULL));
        g_ptr_array_add(places, g_build_filename(folder, "models", "entente-en.model", NULL));
    }
}

char *ent_engine_find(GError **error)
{
    const char *const named = g_getenv("ENTENTE_MODEL");
    if (named != NULL && *named != '\0')
        return g_strdup(named);
    g_autoptr(GPtrArray) places = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *program = program_file(), *library = library_file();
    if (program != NULL)
        add_places_above(places, program);
    if (library != NULL && g_strcmp0(library, program) != 0)
        add_places_above(places, library);
#ifdef ENT_MODEL_TREE /* built outside of its tree */
    g_ptr_array_add(places, g_build_filename(ENT_MODEL_TREE, "entente-en.model", NULL));
#endif
    g_ptr_array_add(places, g_build_filename(ENT_MODEL_FOLDER, "entente-en.model", NULL));
    for (guint i = 0; i < places->len; i++)
        if (g_file_test(g_ptr_array_index(places, i), G_FILE_TEST_IS_REGULAR))
            return g_strdup(g_ptr_array_index(places, i));
    g_set_error(error, ENT_ERROR, ENT_ERROR_NOT_FOUND,
                "no language model: it is not at %s (nor in share/entente or models of the folders above the program or the library); set "
                "ENTENTE_MODEL to its file, or use --engine rules where there is that option",
                (const char *)g_ptr_array_index(places, places->len - 1));
    return NULL;
}

void ann_said_init(Said *said)
{
    const guint32 zero = 0;
    said->words = g_array_new(FALSE, FALSE, sizeof(EntStr));
    said->starts = g_array_new(FALSE, FALSE, sizeof(guint32));
    said->of = NULL;
    g_array_append_val(said->starts, zero);
}

void ann_said_clear(Said *said)
{
    g_clear_pointer(&said->words, g_array_unref);
    g_clear_pointer(&said->starts, g_array_unref);
    g_clear_pointer(&said->of, g_free);
}

void ann_said_add_word(Said *said, EntStr word)
{
    g_array_append_val(said->words, word);
}

void ann_said_end_sentence(Said *said)
{
    g_array_append_val(said->starts, said->words->len);
}

guint32 ann_said_start(const Said *said, guint32 sentence)
{
    return g_array_index(said->starts, guint32, sentence);
}

void ann_said_run(Said *said, EntAnnotator *annotator)
{
    const guint32 n = said->starts->len - 1;
    g_autofree EntEngineSentence *sentences = g_new0(EntEngineSentence, n + 1);
    const EntStr *const words = (const EntStr *)(gpointer)said->words->data;
    said->of = g_new0(EntEngineWord, said->words->len + 1);
    for (guint32 s = 0; s < n; s++) {
        const guint32 first = ann_said_start(said, s);
        sentences[s] = (EntEngineSentence){ words + first, ann_said_start(said, s + 1) - first, said->of + first, NULL };
    }
    ent_engine_run_shared(annotator->engine, annotator->jobs, sentences, n);
}

/* The first word that ends behind byte `at`. */
static guint32 word_at(const EntSpan *spans, guint32 n, guint32 at)
{
    guint32 low = 0, high = n;
    while (low < high) {
        const guint32 middle = low + (high - low) / 2;
        if (spans[middle].end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Of a mention within another the inner one is told. */
const char **ann_nodes_of(const EntGraph *facts, const EntSpan *spans, guint32 n)
{
    const char **const nodes = g_new0(const char *, n + 1);
    g_autofree guint32 *lengths = g_new0(guint32, n + 1);
    for (guint i = 0; i < facts->nodes->len; i++) {
        const EntNode *const node = ent_graph_node(facts, i);
        for (guint m = 0; m < node->mentions->len; m++) {
            const EntSpan span = g_array_index(node->mentions, EntMention, m).span;
            for (guint32 w = word_at(spans, n, span.start); w < n && spans[w].start < span.end; w++)
                if (nodes[w] == NULL || span.end - span.start < lengths[w]) {
                    nodes[w] = node->id;
                    lengths[w] = span.end - span.start;
                }
        }
    }
    return nodes;
}
