/* SPDX-License-Identifier: Apache-2.0 */
/*
 * store_internal.h: what the files of this room share: the open file, statements, and the steps of adding.
 *
 *   store.c    opens, creates and closes the file; transactions
 *   sql.c      statements: prepared once, bound, stepped; the first failure sticks
 *   add.c      the facts of an article into rows; which version and which copy counts
 *   put.c      a whole graph into such facts
 *   names.c    what an appearance is called by: its key and its short words; no SQL
 *   sketch.c   how alike two texts are; no SQL
 *   copies.c   which articles count, and which are copies of a story that counts already
 *   resolve.c  appearances → entities, for what changed
 *   load.c     rows → EntGraph
 *   migrate.c  files of earlier versions
 *   engine.c   the identity of what extracts
 *
 * The first failure of a statement is kept in the store; from then on statements do nothing, so that a row of them reads without
 * checks. Whoever began the work asks ent_store_failed at its end, rolls back and hands the error on.
 */
#ifndef ENT_STORE_STORE_INTERNAL_H
#define ENT_STORE_STORE_INTERNAL_H

#include <entente/store.h>
#include <sqlite3.h>

enum { ENT_STORE_VERSION = 3, ENT_STORE_APPLICATION = 0x456E7431 };

/* schema/graph.sql. */
extern const char ent_store_schema[];

struct EntStore {
    sqlite3 *db;
    char *path;
    EntStoreMode mode;
    gboolean in_transaction;
    GHashTable *statements; /* SQL (a literal's address) → sqlite3_stmt */
    GError *error;          /* the first failure since it was last taken */
    char *engine;           /* the greatest that wrote; NULL until looked up */
    gboolean keeps_ids;     /* facts come with the ids that count (put.c) */
    char *preferred;        /* the engine that wins over others, or NULL */
    char *types_seen;       /* the relation types merged last, so that the same need not be again */

    /* What to resolve before the commit: */
    GHashTable *words;     /* char *: short words all of whose bearers are to be looked at again */
    GHashTable *offices;   /* char *: "word\nrole": those of its bearers who hold that office */
    GArray *shorts;        /* Place: appearances with short names that came in */
    GHashTable *entities;  /* gint64 *: entities that gained or lost appearances */
};

/* An appearance. */
typedef struct Place {
    gint64 article, n;
} Place;

/* ---- store.c ---- */

/* Begins a transaction where none is open. */
gboolean ent_store_begin(EntStore *store, GError **error);
/* Runs SQL of ours that gives no rows. */
void ent_store_execute(EntStore *store, const char *sql);
/* Drops what is remembered of the file's contents, which a rollback or another process may have changed. */
void ent_store_forget(EntStore *store);

/* ---- migrate.c ---- */

/* Brings a file of an earlier version to today's; for writing. */
void ent_migrate(EntStore *store);
/* Lets a file of an earlier version look like one of today without changing it; for reading. */
void ent_migrate_overlay(EntStore *store);

/* ---- sql.c ---- */

/* Keeps the error of the last SQLite call, where there is none yet. */
void ent_store_fail(EntStore *store);
/* TRUE where something failed; hands the error on and forgets it. */
gboolean ent_store_failed(EntStore *store, GError **error);

/* `kinds` says what follows: i gint64, r double, t const char * (NULL for NULL), s EntStr, b EntStr of bytes. `sql` must be a literal. */
void ent_sql_run(EntStore *store, const char *sql, const char *kinds, ...);
/* To be stepped with ent_sql_next to its end, or else ended with ent_sql_end. NULL after a failure, which both take. */
sqlite3_stmt *ent_sql_rows(EntStore *store, const char *sql, const char *kinds, ...);
gboolean ent_sql_next(EntStore *store, sqlite3_stmt *rows);
void ent_sql_end(sqlite3_stmt *rows);
/* The first column of the first row, or `otherwise`. */
gint64 ent_sql_int(EntStore *store, gint64 otherwise, const char *sql, const char *kinds, ...);
/* A text column; valid UTF-8, NULL for NULL. The caller frees. */
char *ent_sql_text(sqlite3_stmt *rows, int column);
void ent_sql_finalize(EntStore *store);

/* ---- names.c ---- */

/* The id of the entity that a node of an article makes by itself. */
char *ent_names_key(const EntNode *node);
/* Where the node has a short name only (a surname, an acronym): what to look for its owner by; else NULL. */
char *ent_names_short_word(const EntNode *node);
/* The words by which a fully named one may be called for short, without repetition; empty for short ones. */
GPtrArray *ent_names_words(EntNodeType type, const char *name, const GPtrArray *aliases);

/* ---- resolve.c ---- */

/* The appearances of an article begin or cease to count. */
void ent_resolve_enter(EntStore *store, gint64 article);
void ent_resolve_leave(EntStore *store, gint64 article);
/* Gives every appearance that counts its entity, as far as anything changed. */
void ent_resolve_settle(EntStore *store);

#endif
