/* SPDX-License-Identifier: Apache-2.0 */
/*
 * migrate.c: graph files of version 1, which know neither decisions nor why evidence was found.
 *
 * A writer brings the file to the version of today, in one transaction. A reader changes nothing: it lays what is missing over
 * the file as temporary tables and views of the same names, which SQLite looks at first.
 */
#include "store/store_internal.h"

#include <string.h>

/* What schema/graph.sql says is new in version 2. */
static const char *since_two(void)
{
    const char *const at = strstr(ent_store_schema, "CREATE TABLE decisions");
    g_assert(at != NULL);
    return at;
}

void ent_migrate(EntStore *store)
{
    ent_store_execute(store, "BEGIN EXCLUSIVE");
    if (ent_sql_int(store, 0, "PRAGMA user_version", "") == 1) { /* else another process has done it meanwhile */
        ent_store_execute(
            store, "DROP VIEW relations; DROP VIEW statements; DROP TABLE decisions; ALTER TABLE evidence ADD COLUMN why TEXT");
        ent_store_execute(store, since_two());
        ent_store_execute(store, "PRAGMA user_version = 2");
    }
    ent_store_execute(store, "COMMIT");
}

void ent_migrate_overlay(EntStore *store)
{
    g_autoptr(GString) sql = g_string_new(since_two());
    g_string_replace(sql, "CREATE TABLE", "CREATE TEMP TABLE", 0);
    g_string_replace(sql, "CREATE VIEW", "CREATE TEMP VIEW", 0);
    ent_store_execute(store, "CREATE TEMP VIEW evidence AS SELECT *, NULL AS why FROM main.evidence");
    ent_store_execute(store, sql->str);
}
