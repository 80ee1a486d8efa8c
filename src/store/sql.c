/* SPDX-License-Identifier: Apache-2.0 */
/* sql.c: statements prepared once, see store_internal.h. */
#include "store/store_internal.h"

#include <stdarg.h>
#include <string.h>

static EntError code_of(int status)
{
    switch (status & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ENT_ERROR_BUSY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_MISMATCH:
    case SQLITE_ERROR: /* a table that should be there is not */
    case SQLITE_CONSTRAINT:
        return ENT_ERROR_CORRUPT;
    case SQLITE_TOOBIG:
        return ENT_ERROR_TOO_LARGE;
    default:
        return ENT_ERROR_IO;
    }
}

void ent_store_fail(EntStore *store)
{
    if (store->error != NULL)
        return;
    const EntError code = code_of(sqlite3_extended_errcode(store->db));
    const char *const advice = code == ENT_ERROR_BUSY      ? "another process is writing to it; try again when it is done"
                               : code == ENT_ERROR_CORRUPT ? "the graph file is damaged; build it anew"
                                                           : "check the disk and the permissions";
    g_set_error(&store->error, ENT_ERROR, code, "%s: %s (%s)", store->path, sqlite3_errmsg(store->db), advice);
}

gboolean ent_store_failed(EntStore *store, GError **error)
{
    if (store->error == NULL)
        return FALSE;
    g_propagate_error(error, g_steal_pointer(&store->error));
    return TRUE;
}

static sqlite3_stmt *prepared(EntStore *store, const char *sql)
{
    if (store->error != NULL)
        return NULL;
    sqlite3_stmt *statement = g_hash_table_lookup(store->statements, sql);
    if (statement != NULL)
        return statement;
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
        ent_store_fail(store);
        return NULL;
    }
    g_hash_table_insert(store->statements, (gpointer)sql, statement);
    return statement;
}

static int bind_text(sqlite3_stmt *statement, int at, EntStr text, sqlite3_destructor_type life)
{
    return text.p == NULL ? sqlite3_bind_null(statement, at) : sqlite3_bind_text64(statement, at, text.p, text.n, life, SQLITE_UTF8);
}

static void bind(EntStore *store, sqlite3_stmt *statement, sqlite3_destructor_type life, const char *kinds, va_list args)
{
    int status = SQLITE_OK;
    for (int at = 1; kinds[at - 1] != '\0' && status == SQLITE_OK; at++) {
        switch (kinds[at - 1]) {
        case 'i':
            status = sqlite3_bind_int64(statement, at, va_arg(args, gint64));
            break;
        case 'r':
            status = sqlite3_bind_double(statement, at, va_arg(args, double));
            break;
        case 't': {
            const char *const text = va_arg(args, const char *);
            status = bind_text(statement, at, (EntStr){ text, text == NULL ? 0 : strlen(text) }, life);
            break;
        }
        case 's':
            status = bind_text(statement, at, va_arg(args, EntStr), life);
            break;
        case 'b': {
            const EntStr bytes = va_arg(args, EntStr);
            status = sqlite3_bind_blob64(statement, at, bytes.p, bytes.p != NULL ? bytes.n : 0, life);
            break;
        }
        default:
            g_assert_not_reached();
        }
    }
    if (status != SQLITE_OK)
        ent_store_fail(store);
}

void ent_sql_run(EntStore *store, const char *sql, const char *kinds, ...)
{
    sqlite3_stmt *const statement = prepared(store, sql);
    if (statement == NULL)
        return;
    va_list args;
    va_start(args, kinds);
    bind(store, statement, SQLITE_STATIC, kinds, args);
    va_end(args);
    if (store->error == NULL && sqlite3_step(statement) != SQLITE_DONE)
        ent_store_fail(store);
    ent_sql_end(statement);
}

static sqlite3_stmt *rows_of(EntStore *store, const char *sql, const char *kinds, va_list args)
{
    sqlite3_stmt *const statement = prepared(store, sql);
    if (statement != NULL)
        bind(store, statement, SQLITE_TRANSIENT, kinds, args);
    return store->error == NULL ? statement : NULL;
}

sqlite3_stmt *ent_sql_rows(EntStore *store, const char *sql, const char *kinds, ...)
{
    va_list args;
    va_start(args, kinds);
    sqlite3_stmt *const rows = rows_of(store, sql, kinds, args);
    va_end(args);
    return rows;
}

gboolean ent_sql_next(EntStore *store, sqlite3_stmt *rows)
{
    if (rows == NULL)
        return FALSE;
    const int status = store->error != NULL ? SQLITE_DONE : sqlite3_step(rows);
    if (status == SQLITE_ROW)
        return TRUE;
    if (status != SQLITE_DONE)
        ent_store_fail(store);
    ent_sql_end(rows);
    return FALSE;
}

/* A reset repeats the error of the step before, which is kept already. */
void ent_sql_end(sqlite3_stmt *rows)
{
    if (rows == NULL)
        return;
    sqlite3_reset(rows);
    sqlite3_clear_bindings(rows);
}

gint64 ent_sql_int(EntStore *store, gint64 otherwise, const char *sql, const char *kinds, ...)
{
    va_list args;
    va_start(args, kinds);
    sqlite3_stmt *const rows = rows_of(store, sql, kinds, args);
    va_end(args);
    if (!ent_sql_next(store, rows))
        return otherwise;
    const gint64 number = sqlite3_column_int64(rows, 0);
    ent_sql_end(rows);
    return number;
}

char *ent_sql_text(sqlite3_stmt *rows, int column)
{
    const char *const text = (const char *)sqlite3_column_text(rows, column);
    if (text == NULL)
        return NULL;
    return g_utf8_make_valid(text, sqlite3_column_bytes(rows, column));
}

void ent_sql_finalize(EntStore *store)
{
    GHashTableIter iter;
    gpointer statement;
    g_hash_table_iter_init(&iter, store->statements);
    while (g_hash_table_iter_next(&iter, NULL, &statement))
        sqlite3_finalize(statement);
    g_hash_table_remove_all(store->statements);
}
