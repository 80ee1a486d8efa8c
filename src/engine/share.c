/* SPDX-License-Identifier: Apache-2.0 */
/* share.c: sentences that several threads run together: each takes the next few that nobody has taken. */
#include "engine/engine.h"

enum { AT_ONCE = 32, MOST_JOBS = 64 };

typedef struct Share {
    const EntEngine *engine;
    const EntEngineSentence *sentences;
    gint n, next;
} Share;

static gpointer run_part(gpointer data)
{
    Share *const share = data;
    EntEngineWork *const work = ent_engine_borrow_work(share->engine);
    for (gint at = g_atomic_int_add(&share->next, AT_ONCE); at < share->n; at = g_atomic_int_add(&share->next, AT_ONCE))
        ent_engine_run(share->engine, work, share->sentences + at, (gsize)MIN(share->n - at, AT_ONCE));
    ent_engine_return_work(share->engine, work);
    return NULL;
}

void ent_engine_run_shared(const EntEngine *engine, guint jobs, const EntEngineSentence *sentences, guint32 n)
{
    Share share = { engine, sentences, (gint)n, 0 };
    GThread *threads[MOST_JOBS];
    const guint parts = CLAMP((n + AT_ONCE - 1) / AT_ONCE, 1, CLAMP(jobs, 1, MOST_JOBS));
    for (guint i = 1; i < parts; i++)
        threads[i] = g_thread_new("annotate", run_part, &share);
    run_part(&share);
    for (guint i = 1; i < parts; i++)
        g_thread_join(threads[i]);
}
