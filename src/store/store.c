/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store.c: the graph file opened, made, committed to and closed; see entente/store.h.
 *
 * A file is looked at before SQLite may touch it: one without our mark in its first bytes is left exactly as it is. The mark is there
 * from the first commit on, since the tables are made before the file turns to write-ahead logging; and it turns back when the last
 * writer closes it, so that a finished graph file is one file, readable also where nothing may be written beside it.
 */
#include "store/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BUSY_MS = 5000, HEADER = 100, AT_USER_VERSION = 60, AT_APPLICATION = 68 };

static guint32 big_endian(const guchar *bytes)
{
    return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static gboolean check_version(const char *path, guint32 version, GError **error)
{
    if (version > 0 && version <= ENT_STORE_VERSION)
        return TRUE;
    if (version > ENT_STORE_VERSION)
        g_set_error(error, ENT_ERROR, ENT_ERROR_NEWER, "%s: made by a newer entente (version %u of the graph file, this one knows %d); "
                    "update entente, or build the graph anew", path, version, ENT_STORE_VERSION);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_CORRUPT, "%s: a graph file without a version; build it anew", path);
    return FALSE;
}

static gboolean check_header(const char *path, const guchar *header, gssize n, GError **error)
{
    static const char magic[] = "SQLite format 3";
    const char *what = NULL;
    if (n < HEADER || memcmp(header, magic, sizeof magic) != 0)
        what = "no graph file of entente (left as it is)";
    else if (big_endian(header + AT_APPLICATION) != ENT_STORE_APPLICATION)
        what = "a database, but no graph file of entente (left as it is)";
    if (what == NULL)
        return check_version(path, big_endian(header + AT_USER_VERSION), error);
    g_set_error(error, ENT_ERROR, ENT_ERROR_CORRUPT, "%s: %s", path, what);
    return FALSE;
}

static gboolean fail_io(const char *path, int problem, GError **error)
{
    g_set_error(error, ENT_ERROR, problem == ENOENT ? ENT_ERROR_NOT_FOUND : ENT_ERROR_IO, "%s: %s", path, g_strerror(problem));
    return FALSE;
}

/* TRUE where there is a graph file of ours, or, for writing, where one may be made. */
static gboolean look_at(const char *path, EntStoreMode mode, GError **error)
{
    guchar header[HEADER];
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return (errno == ENOENT && mode == ENT_STORE_WRITE) || fail_io(path, errno, error);
    struct stat st;
    const gboolean empty = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == 0;
    const gssize n = read(fd, header, sizeof header);
    const int problem = errno;
    close(fd);
    if (n < 0)
        return fail_io(path, problem, error);
    return (empty && mode == ENT_STORE_WRITE) || check_header(path, header, n, error);
}

void ent_store_execute(EntStore *store, const char *sql)
{
    if (store->error == NULL && sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        ent_store_fail(store);
}

/* Another process may make the file at the same moment: who comes second finds it made. */
static void create(EntStore *store)
{
    ent_store_execute(store, "BEGIN EXCLUSIVE");
    if (ent_sql_int(store, 0, "PRAGMA application_id", "") == 0)
        ent_store_execute(store, ent_store_schema);
    ent_store_execute(store, "COMMIT");
}

static gboolean connect_to(EntStore *store, const char *name, int flags)
{
    if (sqlite3_open_v2(name, &store->db, flags | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK) {
        ent_store_fail(store);
        return FALSE;
    }
    sqlite3_busy_timeout(store->db, BUSY_MS);
    sqlite3_exec(store->db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL); /* nothing is written beside a file that is read */
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return TRUE;
}

static void open_for_writing(EntStore *store)
{
    if (!connect_to(store, store->path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE))
        return;
    if (ent_sql_int(store, 0, "PRAGMA application_id", "") == 0)
        create(store);
    /* 64 MiB of pages in memory, and the log folded in after 32 MiB: what keeps a file of many articles from slowing each new one. */
    ent_store_execute(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; "
                             "PRAGMA wal_autocheckpoint = 8192");
    ent_store_execute(store, "CREATE TABLE IF NOT EXISTS left_out (path TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID");
}

/* A file left in write-ahead mode wants its shared memory beside it; where that cannot be, and no log waits, it is read as it lies. */
static void open_unchanging(EntStore *store)
{
    struct stat st;
    g_autofree char *log = g_strconcat(store->path, "-wal", NULL);
    if (stat(log, &st) == 0 && st.st_size > 0)
        return;
    ent_sql_finalize(store);
    sqlite3_close(g_steal_pointer(&store->db));
    g_clear_error(&store->error);
    g_autofree char *escaped = g_uri_escape_string(store->path, "/", FALSE);
    g_autofree char *uri = g_strconcat("file:", escaped, "?immutable=1", NULL);
    connect_to(store, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

static void open_for_reading(EntStore *store)
{
    if (connect_to(store, store->path, SQLITE_OPEN_READONLY))
        ent_sql_int(store, 0, "SELECT count(*) FROM meta", "");
    if (store->error != NULL && store->error->code == ENT_ERROR_IO)
        open_unchanging(store);
}

static EntStore *store_new(const char *path, EntStoreMode mode)
{
    EntStore *const store = g_new0(EntStore, 1);
    store->path = g_strdup(path);
    store->mode = mode;
    store->statements = g_hash_table_new(NULL, NULL);
    store->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store->offices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    store->shorts = g_array_new(FALSE, FALSE, sizeof(Place));
    store->entities = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    return store;
}

EntStore *ent_store_open(const char *path, EntStoreMode mode, GError **error)
{
    if (!look_at(path, mode, error))
        return NULL;
    g_autoptr(EntStore) store = store_new(path, mode);
    if (mode == ENT_STORE_WRITE)
        open_for_writing(store);
    else
        open_for_reading(store);
    const gint64 version = ent_sql_int(store, 0, "PRAGMA user_version", "");
    if (ent_store_failed(store, error) || !check_version(path, (guint32)version, error))
        return NULL;
    if (version < ENT_STORE_VERSION && mode == ENT_STORE_WRITE)
        ent_migrate(store);
    else if (version < ENT_STORE_VERSION)
        ent_migrate_overlay(store);
    return ent_store_failed(store, error) ? NULL : g_steal_pointer(&store);
}

void ent_store_forget(EntStore *store)
{
    g_clear_pointer(&store->engine, g_free);
    g_clear_pointer(&store->types_seen, g_free);
}

gboolean ent_store_begin(EntStore *store, GError **error)
{
    if (store->in_transaction)
        return TRUE;
    ent_store_forget(store);
    ent_store_execute(store, "BEGIN IMMEDIATE");
    if (ent_store_failed(store, error))
        return FALSE;
    store->in_transaction = TRUE;
    return TRUE;
}

gboolean ent_store_commit(EntStore *store, GError **error)
{
    if (!store->in_transaction)
        return TRUE;
    ent_resolve_settle(store);
    ent_store_execute(store, "COMMIT");
    if (ent_store_failed(store, error))
        return FALSE;
    store->in_transaction = FALSE;
    return TRUE;
}

/* Fails, and may, while another process has the file open: that one does it then. */
static void turn_back_from_log(EntStore *store)
{
    if (store->mode != ENT_STORE_WRITE)
        return;
    sqlite3_busy_timeout(store->db, 0);
    sqlite3_exec(store->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

void ent_store_close(EntStore *store)
{
    if (store == NULL)
        return;
    ent_sql_finalize(store);
    if (store->db != NULL) {
        if (store->in_transaction)
            sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
        turn_back_from_log(store);
        sqlite3_close(store->db);
    }
    g_hash_table_unref(store->statements);
    g_hash_table_unref(store->words);
    g_hash_table_unref(store->offices);
    g_hash_table_unref(store->entities);
    g_array_unref(store->shorts);
    g_clear_error(&store->error);
    g_free(store->engine);
    g_free(store->types_seen);
    g_free(store->preferred);
    g_free(store->path);
    g_free(store);
}
