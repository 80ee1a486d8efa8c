/* SPDX-License-Identifier: Apache-2.0 */
/*
 * inputs.c: the walk over what a user names: files, folders, standard input. What is in each is input.c's to tell.
 *
 * A folder is entered once in a walk, whatever links lead to it: loops end, and a web of links costs no more than its folders.
 * Inside folders only regular files are opened; what is named outright is read even where it is a pipe.
 */
#include "read/records.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Walker {
    EntReadOptions options;
    GHashTable *entered; /* "device:inode" of each folder entered */
    /* For each file; FALSE ends the walk. */
    gboolean (*file)(const char *path, gpointer data);
    /* For what cannot be walked. */
    void (*problem)(const char *path, const GError *error, gpointer data);
    gpointer data;
    guint64 files; /* met so far */
} Walker;

static GError *errno_error(const char *path, int number)
{
    g_autofree char *shown = g_filename_display_name(path);
    if (number == ENOENT)
        return g_error_new(ENT_ERROR, ENT_ERROR_NOT_FOUND, "%s: no such file or folder; check the name", shown);
    return g_error_new(ENT_ERROR, ENT_ERROR_IO, "%s: cannot be read: %s", shown, g_strerror(number));
}

static void tell_problem(const Walker *walker, const char *path, GError *error)
{
    if (walker->problem != NULL)
        walker->problem(path, error, walker->data);
    g_error_free(error);
}

static gboolean enter_once(Walker *walker, const struct stat *info)
{
    char *const key = g_strdup_printf("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64)info->st_dev, (guint64)info->st_ino);
    return g_hash_table_add(walker->entered, key);
}

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in a folder, sorted by byte, hidden ones left out; NULL where it cannot be read. */
static GPtrArray *list_folder(const char *path, GError **error)
{
    errno = 0;
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    if (dir == NULL) {
        g_propagate_error(error, errno_error(path, errno != 0 ? errno : EIO));
        return NULL;
    }
    GPtrArray *const names = g_ptr_array_new_with_free_func(g_free);
    for (const char *name = g_dir_read_name(dir); name != NULL; name = g_dir_read_name(dir))
        if (name[0] != '.')
            g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    return names;
}

static gboolean walk_path(Walker *walker, const char *path, guint depth);

static gboolean walk_folder(Walker *walker, const char *path, guint depth)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) names = NULL;
    if (depth >= walker->options.max_depth)
        g_set_error(&error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: folders are nested deeper than the limit of %u; name this one by itself", path,
                    walker->options.max_depth);
    else
        names = list_folder(path, &error);
    if (names == NULL) {
        tell_problem(walker, path, error);
        walker->files++; /* something was there, so the folder above is not empty */
        return TRUE;
    }
    for (guint i = 0; i < names->len; i++) {
        g_autofree char *below = g_build_filename(path, g_ptr_array_index(names, i), NULL);
        if (!walk_path(walker, below, depth + 1))
            return FALSE;
    }
    return TRUE;
}

/* What stands inside a folder. */
static gboolean walk_path(Walker *walker, const char *path, guint depth)
{
    struct stat info;
    if (stat(path, &info) != 0) {
        walker->files++;
        tell_problem(walker, path, errno_error(path, errno));
        return TRUE;
    }
    if (S_ISDIR(info.st_mode))
        return !enter_once(walker, &info) || walk_folder(walker, path, depth);
    if (!S_ISREG(info.st_mode))
        return TRUE; /* pipes and devices might never end */
    walker->files++;
    return walker->file(path, walker->data);
}

/* What the user named. */
static gboolean walk_input(Walker *walker, const char *input)
{
    struct stat info;
    const gboolean standard = strcmp(input, "-") == 0;
    if (!standard && stat(input, &info) != 0) {
        tell_problem(walker, input, errno_error(input, errno));
        return TRUE;
    }
    if (standard || !S_ISDIR(info.st_mode))
        return walker->file(input, walker->data);
    const guint64 before = walker->files;
    g_hash_table_remove_all(walker->entered);
    enter_once(walker, &info);
    if (!walk_folder(walker, input, 0))
        return FALSE;
    if (walker->files == before)
        tell_problem(walker, input,
                     g_error_new(ENT_ERROR, ENT_ERROR_NOT_FOUND,
                                 "%s: the folder holds no articles; put some text or Markdown files there", input));
    return TRUE;
}

static gboolean walk_inputs(Walker *walker, const char *const *inputs, const EntReadOptions *options)
{
    if (options != NULL)
        walker->options = *options;
    else
        ent_read_options_init(&walker->options);
    walker->entered = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    gboolean ok = TRUE;
    for (gsize i = 0; ok && inputs[i] != NULL; i++)
        ok = walk_input(walker, inputs[i]);
    g_clear_pointer(&walker->entered, g_hash_table_unref);
    return ok;
}

/* "2024-06-03T10:00:00.123456789Z" */
static char *file_time(const struct stat *info)
{
    g_autoptr(GDateTime) seconds = g_date_time_new_from_unix_utc(info->st_mtim.tv_sec);
    g_autofree char *text = seconds != NULL ? g_date_time_format(seconds, "%Y-%m-%dT%H:%M:%S") : NULL;
    return text != NULL ? g_strdup_printf("%s.%09ldZ", text, (long)info->st_mtim.tv_nsec) : NULL;
}

/* A walk that reads. */
typedef struct Reading {
    const EntReadSink *sink;
    EntReadTally tally;
    EntReadOptions options;
    EntFieldMap *map;
    GError *error;    /* what ended the walk; NULL where nothing did */
    const char *path; /* of the input at hand */
    gboolean full;    /* max_articles is reached */
    gboolean ended;   /* the sink wants no more */
} Reading;

static void reading_problem(const char *path, const GError *error, gpointer data)
{
    Reading *const reading = data;
    reading->tally.failed++;
    if (reading->sink->problem == NULL)
        return;
    g_autofree char *shown = g_filename_display_name(path);
    g_autofree char *message = g_utf8_make_valid(error->message, -1); /* addresses and the like are quoted as they came */
    g_autoptr(GError) told = g_error_new_literal(error->domain, error->code, message);
    reading->sink->problem(shown, told, reading->sink->data);
}

static gboolean is_full(Reading *reading, const char *path)
{
    if (reading->options.max_articles == 0 || reading->tally.articles < reading->options.max_articles)
        return FALSE;
    g_autoptr(GError) error =
        g_error_new(ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: left unread with all that follows: the limit of %" G_GSIZE_FORMAT " articles is reached; raise it", path,
                    reading->options.max_articles);
    reading_problem(path, error, reading);
    reading->full = TRUE;
    return TRUE;
}

/* An article out of an input; FALSE where the input need not be read on. */
static gboolean reading_article(EntArticle *article, gpointer data)
{
    Reading *const reading = data;
    if (is_full(reading, article->path)) {
        ent_article_free(article);
        return FALSE;
    }
    reading->tally.articles++;
    reading->tally.summaries += article->summary;
    reading->ended = !reading->sink->article(article, reading->sink->data, &reading->error);
    return !reading->ended;
}

static void read_source(Reading *reading, EntSource *source, const char *shown, char *time)
{
    EntRecords records = { .options = &reading->options,
                           .map = reading->map,
                           .file = shown,
                           .file_time = time,
                           .article = reading_article,
                           .problem = reading_problem,
                           .data = reading };
    ent_input_read(source, &records);
    g_free(records.path);
    g_free(records.called);
}

/* Reads what is open as fd. */
static void read_open(Reading *reading, int fd, const char *path)
{
    struct stat info;
    const gboolean regular = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    g_autofree char *time = regular ? file_time(&info) : NULL;
    g_autofree char *shown = g_filename_display_name(path);
    g_autoptr(EntSource) source = ent_source_file(fd, shown, &reading->options);
    read_source(reading, source, shown, time);
}

static gboolean reading_file(const char *path, gpointer data)
{
    Reading *const reading = data;
    if (is_full(reading, path))
        return FALSE;
    if (strcmp(path, "-") == 0) {
        read_open(reading, STDIN_FILENO, path);
        return !reading->full && !reading->ended;
    }
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd >= 0) {
        read_open(reading, fd, path);
        close(fd);
    } else {
        g_autoptr(GError) error = errno_error(path, errno);
        reading_problem(path, error, data);
    }
    return !reading->full && !reading->ended;
}

static void reading_init(Reading *reading, const EntReadOptions *options, const EntReadSink *sink)
{
    *reading = (Reading){ .sink = sink };
    if (options != NULL)
        reading->options = *options;
    else
        ent_read_options_init(&reading->options);
    reading->map = ent_field_map_new(reading->options.map);
}

/* FALSE where the sink ended it. */
static gboolean reading_end(Reading *reading, EntReadTally *tally, GError **error)
{
    ent_field_map_free(reading->map);
    if (tally != NULL)
        *tally = reading->tally;
    if (reading->error != NULL)
        g_propagate_error(error, reading->error);
    return !reading->ended;
}

gboolean ent_read_inputs(const char *const *inputs, const EntReadOptions *options, const EntReadSink *sink, EntReadTally *tally,
                         GError **error)
{
    Reading reading;
    reading_init(&reading, options, sink);
    Walker walker = { .file = reading_file, .problem = reading_problem, .data = &reading };
    walk_inputs(&walker, inputs, &reading.options);
    return reading_end(&reading, tally, error);
}

gboolean ent_read_bytes(EntStr bytes, const char *name, const EntReadOptions *options, const EntReadSink *sink, EntReadTally *tally,
                        GError **error)
{
    Reading reading;
    reading_init(&reading, options, sink);
    EntSource *const source = ent_source_memory(bytes, name, &reading.options);
    read_source(&reading, source, name, NULL);
    ent_source_free(source);
    return reading_end(&reading, tally, error);
}

static gboolean count_file(const char *path, gpointer data)
{
    (void)path;
    (*(guint64 *)data)++;
    return TRUE;
}

guint64 ent_count_inputs(const char *const *inputs, const EntReadOptions *options)
{
    guint64 count = 0;
    Walker walker = { .file = count_file, .data = &count };
    walk_inputs(&walker, inputs, options);
    return count;
}
