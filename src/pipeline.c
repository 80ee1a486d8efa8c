/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pipeline.c: the stages in order, and so the table of contents of the program: inputs are read, articles extracted, facts
 * handed on or stored.
 *
 * Reading and storing stay on the calling thread; extraction, which is most of the work, runs in a pool. What was read waits
 * in a queue in the order of the inputs, finished or not:
 *
 *     read ──push──▶ [ done | done | busy | busy | waiting ] ──head, once done──▶ facts, problem or left_out
 *                             │ each handed to a thread of the pool
 *
 * So results and messages come out in the order of the inputs whatever thread was first, and since reading stops while the queue is
 * full, memory holds a few articles a thread and never the corpus.
 */
#include <entente/pipeline.h>

enum {
    QUEUED_PER_JOB = 4,               /* articles that wait for each thread, so that none starves behind a long one */
    QUEUED_BYTES = 64 * 1024 * 1024,  /* their text together: with huge articles fewer wait */
    COMMIT_ARTICLES = 64,             /* a commit after so many … */
    COMMIT_MICROSECONDS = 2 * 1000000 /* … or after this time: what a crash may cost */
};

/* One input on its way: an article, or the reason why there is none. */
typedef struct Task {
    char *path;
    EntArticle *article; /* until a thread takes it */
    gboolean read;       /* there was an article: what fails after that is not the input's fault where it is UNSUPPORTED */
    gsize bytes;         /* of its text, for the bound of the queue */
    EntGraph *facts;     /* when done; NULL where it failed or was skipped */
    GError *error;
    gboolean skipped;    /* there already */
    gboolean done;       /* under the mutex; what a thread leaves above may be read once this is set */
} Task;

typedef struct Pipeline {
    const EntLexicon *lexicon;
    const EntEngine *engine;
    gboolean (*facts)(EntGraph *facts, gpointer data, GError **error);
    gboolean (*is_there)(const EntArticle *article, gpointer data); /* NULL where nothing can be there already */
    /* An article that was left out; NULL where nobody keeps that. */
    gboolean (*leave_out)(const char *path, const char *reason, gpointer data, GError **error);
    gpointer data; /* of these */
    const EntProgress *progress;
    EntTally *tally;
    guint64 total; /* inputs, for the progress */
    guint64 handled;
    GThreadPool *pool;
    GQueue queue; /* Task, oldest first */
    guint max_queued;
    gsize queued_bytes;
    GError *ended; /* what ended the work while a failed input was queued */
    GMutex mutex;
    GCond finished;
} Pipeline;

static Task *task_new(const char *path)
{
    Task *const task = g_new0(Task, 1);
    task->path = g_strdup(path);
    return task;
}

static void task_free(Task *task)
{
    g_free(task->path);
    ent_article_free(task->article);
    ent_graph_free(task->facts);
    g_clear_error(&task->error);
    g_free(task);
}

/* In a thread of the pool. */
static void extract_task(gpointer item, gpointer user)
{
    Task *const task = item;
    Pipeline *const p = user;
    task->facts = ent_extract(g_steal_pointer(&task->article), p->lexicon, p->engine, &task->error);
    g_mutex_lock(&p->mutex);
    task->done = TRUE;
    g_cond_signal(&p->finished);
    g_mutex_unlock(&p->mutex);
}

static gboolean tell_failure(Pipeline *p, const Task *task, GError **error)
{
    const gboolean foreign = g_error_matches(task->error, ENT_ERROR, ENT_ERROR_UNSUPPORTED) && task->read;
    void (*const tell)(const char *, const GError *, gpointer) = foreign ? p->progress->left_out : p->progress->problem;
    if (foreign)
        p->tally->left_out++;
    else
        p->tally->failed++;
    if (tell != NULL)
        tell(task->path, task->error, p->progress->data);
    return !foreign || p->leave_out == NULL || p->leave_out(task->path, task->error->message, p->data, error);
}

/* Takes the oldest task out of the queue and hands on what became of it. */
static gboolean finish_oldest(Pipeline *p, GError **error)
{
    Task *const task = g_queue_pop_head(&p->queue);
    g_mutex_lock(&p->mutex);
    while (!task->done)
        g_cond_wait(&p->finished, &p->mutex);
    g_mutex_unlock(&p->mutex);
    p->queued_bytes -= task->bytes;

    gboolean ok = TRUE;
    if (task->skipped)
        p->tally->unchanged++;
    else if (task->error != NULL)
        ok = tell_failure(p, task, error);
    else
        ok = p->facts(g_steal_pointer(&task->facts), p->data, error);
    task_free(task);
    p->handled++;
    if (p->progress->step != NULL)
        p->progress->step(p->handled, MAX(p->total, p->handled), p->progress->data);
    return ok;
}

/* Makes room for a task of so many bytes. */
static gboolean make_room(Pipeline *p, gsize bytes, GError **error)
{
    while (p->queue.length > 0 && (p->queue.length >= p->max_queued || p->queued_bytes + bytes > QUEUED_BYTES))
        if (!finish_oldest(p, error))
            return FALSE;
    return TRUE;
}

static gboolean take_article(EntArticle *article, gpointer user, GError **error)
{
    Pipeline *const p = user;
    if (p->ended != NULL) {
        ent_article_free(article);
        g_propagate_error(error, g_steal_pointer(&p->ended));
        return FALSE;
    }
    Task *const task = task_new(article->path);
    task->article = article;
    task->read = TRUE;
    task->bytes = article->text_len;
    p->tally->articles++;
    p->tally->summaries += article->summary;
    task->skipped = p->is_there != NULL && p->is_there(article, p->data);
    task->done = task->skipped;
    if (!make_room(p, task->bytes, error)) {
        task_free(task);
        return FALSE;
    }
    g_queue_push_tail(&p->queue, task);
    p->queued_bytes += task->bytes;
    if (!task->done)
        g_thread_pool_push(p->pool, task, NULL); /* without exclusive threads this cannot fail: the task waits */
    return TRUE;
}

/* A failed input waits its turn in the queue, so that messages keep the order of the inputs. */
static void take_problem(const char *path, const GError *error, gpointer user)
{
    Pipeline *const p = user;
    Task *const task = task_new(path);
    task->error = g_error_copy(error);
    task->done = TRUE;
    if (p->ended == NULL)
        make_room(p, 0, &p->ended); /* an archive may hold more failures than memory does */
    g_queue_push_tail(&p->queue, task);
    if (p->queue.length == 1)
        finish_oldest(p, NULL); /* nothing to hand on, so nothing to fail */
}

static gboolean walk(Pipeline *p, const char *const *inputs, const EntReadOptions *options, guint jobs, GError **error)
{
    static const EntProgress silent = { NULL, NULL, NULL, NULL };
    EntTally unread = { 0 };
    if (p->progress == NULL)
        p->progress = &silent;
    if (p->tally == NULL)
        p->tally = &unread;
    *p->tally = (EntTally){ 0 };
    if (p->progress->step != NULL)
        p->total = ent_count_inputs(inputs, options);

    const guint threads = jobs > 0 ? jobs : g_get_num_processors();
    p->max_queued = threads * QUEUED_PER_JOB;
    g_queue_init(&p->queue);
    g_mutex_init(&p->mutex);
    g_cond_init(&p->finished);
    p->pool = g_thread_pool_new(extract_task, p, (gint)threads, FALSE, NULL);

    const EntReadSink sink = { take_article, take_problem, p };
    gboolean ok = ent_read_inputs(inputs, options, &sink, NULL, error);
    if (p->ended != NULL) {
        ok = FALSE;
        g_propagate_error(error, g_steal_pointer(&p->ended));
    }
    while (ok && p->queue.length > 0)
        ok = finish_oldest(p, error);

    g_thread_pool_free(p->pool, TRUE, TRUE);
    g_queue_clear_full(&p->queue, (GDestroyNotify)task_free);
    g_cond_clear(&p->finished);
    g_mutex_clear(&p->mutex);
    return ok;
}

gboolean ent_extract_inputs(const char *const *inputs, const EntReadOptions *options, const EntLexicon *lexicon, const EntEngine *engine, guint jobs,
                            gboolean (*facts)(EntGraph *facts, gpointer data, GError **error), gpointer data,
                            const EntProgress *progress, EntTally *tally, GError **error)
{
    Pipeline p = { .lexicon = lexicon, .engine = engine, .facts = facts, .data = data, .progress = progress, .tally = tally };
    return walk(&p, inputs, options, jobs, error);
}

typedef struct Build {
    EntStore *store;
    char *extractor;
    EntTally *tally;
    guint waiting; /* articles since the last commit */
    gint64 since;  /* when that was */
} Build;

static gboolean store_has(const EntArticle *article, gpointer data)
{
    const Build *const build = data;
    return ent_store_has(build->store, article, build->extractor);
}

static void count_outcome(EntTally *tally, EntAddOutcome outcome)
{
    switch (outcome) {
    case ENT_ADDED:
        tally->added++;
        break;
    case ENT_REPLACED:
        tally->replaced++;
        break;
    case ENT_UNCHANGED:
        tally->unchanged++;
        break;
    case ENT_OLDER:
        tally->older++;
        break;
    case ENT_COPY:
        tally->copies++;
        break;
    }
}

static gboolean store_facts(EntGraph *facts, gpointer data, GError **error)
{
    Build *const build = data;
    g_autoptr(EntGraph) owned = facts;
    EntAddOutcome outcome;
    if (!ent_store_add(build->store, owned, &outcome, error))
        return FALSE;
    count_outcome(build->tally, outcome);
    build->waiting++;
    if (build->waiting < COMMIT_ARTICLES && g_get_monotonic_time() - build->since < COMMIT_MICROSECONDS)
        return TRUE;
    if (!ent_store_commit(build->store, error))
        return FALSE;
    build->waiting = 0;
    build->since = g_get_monotonic_time();
    return TRUE;
}

static gboolean store_left_out(const char *path, const char *reason, gpointer data, GError **error)
{
    const Build *const build = data;
    return ent_store_leave_out(build->store, path, reason, error);
}

gboolean ent_build(const char *const *inputs, const EntReadOptions *options, const EntLexicon *lexicon, const EntEngine *engine, guint jobs,
                   EntStore *store, const EntProgress *progress, EntTally *tally, GError **error)
{
    EntTally own;
    g_autofree char *extractor = ent_extractor_id(lexicon, engine);
    ent_store_prefer(store, extractor);
    Build build = { store, extractor, tally != NULL ? tally : &own, 0, g_get_monotonic_time() };
    Pipeline p = { .lexicon = lexicon,
                   .engine = engine,
                   .facts = store_facts,
                   .is_there = store_has,
                   .leave_out = store_left_out,
                   .data = &build,
                   .progress = progress,
                   .tally = build.tally };
    return walk(&p, inputs, options, jobs, error) && ent_store_commit(store, error);
}
