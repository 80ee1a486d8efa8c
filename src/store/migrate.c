/* SPDX-License-Identifier: Apache-2.0 */
/*
 * migrate.c: graph files of earlier versions: 1 knows neither decisions nor why evidence was found, 2 no copies but those of the same text.
 *
 * A writer brings the file to the version of today, in one transaction. A reader changes nothing: it lays what is missing over
 * the file as temporary tables and views of the same names, which SQLite looks at first.
 */
#include "store/copies.h"

#include <string.h>

/* What schema/graph.sql says is new since a version: from that table on. */
static const char *since(gint64 version)
{
    const char *const at = strstr(ent_store_schema, version == 1 ? "CREATE TABLE decisions" : "CREATE TABLE stories");
    g_assert(at != NULL);
    return at;
}

void ent_migrate(EntStore *store)
{
    ent_store_execute(store, "BEGIN EXCLUSIVE");
    const gint64 version = ent_sql_int(store, 0, "PRAGMA user_version", "");
    if (version == 1)
        ent_store_execute(
            store, "DROP VIEW relations; DROP VIEW statements; DROP TABLE decisions; ALTER TABLE evidence ADD COLUMN why TEXT");
    if (version < ENT_STORE_VERSION) { /* else another process has done it meanwhile */
        ent_store_execute(store, since(version));
        ent_store_execute(store, "PRAGMA user_version = 3");
        ent_copies_adopt(store);
    }
    ent_store_execute(store, "COMMIT");
}

void ent_migrate_overlay(EntStore *store)
{
    const gint64 version = ent_sql_int(store, 0, "PRAGMA user_version", "");
    g_autoptr(GString) sql = g_string_new(since(version));
    g_string_replace(sql, "CREATE TABLE", "CREATE TEMP TABLE", 0);
    g_string_replace(sql, "CREATE VIEW", "CREATE TEMP VIEW", 0);
    g_string_replace(sql, "CREATE INDEX ", "CREATE INDEX temp.", 0);
    if (version == 1)
        ent_store_execute(store, "CREATE TEMP VIEW evidence AS SELECT *, NULL AS why FROM main.evidence");
    ent_store_execute(store, sql->str);
}
