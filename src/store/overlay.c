/* SPDX-License-Identifier: Apache-2.0 */
/*
 * overlay.c: what a replay came to, as temporary tables and views of the names that load.c reads. SQLite looks for a table among
 * the temporary ones first, so loading needs not know of decisions; and nothing is written to the graph file.
 */
#include "store/review_internal.h"

static const char tables[] =
    "CREATE TEMP TABLE replaced (id INTEGER PRIMARY KEY);" /* entities that are no longer as the tables say */
    "CREATE TEMP TABLE made (id INTEGER PRIMARY KEY, node TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL);"
    "CREATE TEMP TABLE called (entity INTEGER, alias TEXT, PRIMARY KEY (entity, alias)) WITHOUT ROWID;"
    "CREATE TEMP TABLE moved (article INTEGER, n INTEGER, entity INTEGER, PRIMARY KEY (article, n)) WITHOUT ROWID;"
    "CREATE TEMP TABLE verdicts (article INTEGER, n INTEGER, accepted INTEGER, PRIMARY KEY (article, n)) WITHOUT ROWID;";

static const char views[] =
    "CREATE TEMP VIEW entities AS SELECT id, node, type, name FROM main.entities WHERE id NOT IN (SELECT id FROM replaced) "
    "UNION ALL SELECT id, node, type, name FROM made;"
    "CREATE TEMP VIEW aliases AS SELECT entity, alias FROM main.aliases WHERE entity NOT IN (SELECT id FROM replaced) "
    "UNION ALL SELECT entity, alias FROM called;"
    /* A country's code stays with the node that has it in its id. */
    "CREATE TEMP VIEW appearances AS SELECT p.article, p.n, p.local, p.mentions, iif(m.article IS NULL, p.entity, m.entity) AS entity, "
    "iif(m.article IS NULL OR 'country:' || p.iso3166 = e.node, p.iso3166, NULL) AS iso3166 FROM main.appearances p "
    "LEFT JOIN moved m ON m.article = p.article AND m.n = p.n LEFT JOIN made e ON e.id = m.entity;"
    "CREATE TEMP VIEW statements AS SELECT x.article, x.n, s.entity AS source, t.entity AS target, x.type, x.start_byte, "
    "x.end_byte, "
    "x.certainty, iif(v.accepted, 1.0, x.confidence) AS confidence, x.cue, x.method, x.sentence, x.why FROM main.evidence x "
    "JOIN appearances s ON s.article = x.article AND s.n = x.source JOIN appearances t ON t.article = x.article AND t.n = "
    "x.target "
    "LEFT JOIN verdicts v ON v.article = x.article AND v.n = x.n "
    "WHERE s.entity IS NOT NULL AND t.entity IS NOT NULL AND s.entity <> t.entity AND v.accepted IS NOT 0;";

/* All names its appearances have; and the one of a figure that nobody named, by the rule of resolve.c. */
static void lay_names(EntStore *store, gint64 id, const Figure *figure)
{
    static const char names[] = "INSERT OR IGNORE INTO called SELECT m.entity, p.name FROM moved m JOIN main.appearances p "
                                "ON p.article = m.article AND p.n = m.n WHERE m.entity = ?";
    static const char aliases[] = "INSERT OR IGNORE INTO called SELECT m.entity, a.alias FROM moved m JOIN appearance_aliases a "
                                  "ON a.article = m.article AND a.n = m.n WHERE m.entity = ?";
    static const char natural[] =
        "UPDATE made SET name = coalesce((SELECT p.name FROM moved m JOIN main.appearances p ON p.article = m.article AND p.n = "
        "m.n "
        "WHERE m.entity = ?1 GROUP BY p.name ORDER BY sum(p.word IS NULL) DESC, iif(sum(p.word IS NULL) = 0, count(*), 0) DESC, "
        "length(CAST(p.name AS BLOB)) DESC, p.name LIMIT 1), name) WHERE id = ?1";
    ent_sql_run(store, names, "i", id);
    ent_sql_run(store, aliases, "i", id);
    if (figure->name == NULL)
        ent_sql_run(store, natural, "i", id);
}

/* `id` 0 for nobody. */
static void lay_places(EntStore *store, gint64 id, const Figure *figure)
{
    static const char sql[] = "INSERT OR REPLACE INTO moved (article, n, entity) VALUES (?, ?, nullif(?, 0))";
    for (guint i = 0; i < figure->places->len; i++) {
        const Place place = g_array_index(figure->places, Place, i);
        ent_sql_run(store, sql, "iii", place.article, place.n, id);
    }
}

static void lay_figure(EntStore *store, const Figure *figure, gint64 *free_id)
{
    if (!figure->changed)
        return;
    if (figure->row != 0)
        ent_sql_run(store, "INSERT OR IGNORE INTO replaced (id) VALUES (?)", "i", figure->row);
    if (figure->rejected) {
        lay_places(store, 0, figure);
    } else if (figure->places->len > 0) {
        const gint64 id = (*free_id)++;
        ent_sql_run(store, "INSERT INTO made (id, node, type, name) VALUES (?, ?, ?, ?)", "ittt", id, figure->id,
                    ent_node_type_name(figure->type), figure->name != NULL ? figure->name : figure->id);
        lay_places(store, id, figure);
        lay_names(store, id, figure);
    }
}

static void lay_verdicts(const Replay *replay)
{
    GHashTableIter iter;
    gpointer key, value;
    g_hash_table_iter_init(&iter, replay->verdicts);
    while (g_hash_table_iter_next(&iter, &key, &value)) {
        const Place *const place = key;
        ent_sql_run(replay->store, "INSERT INTO verdicts (article, n, accepted) VALUES (?, ?, ?)", "iii", place->article,
                    place->n, (gint64)(GPOINTER_TO_UINT(value) == ACCEPTED + 1));
    }
}

void ent_overlay_lay(Replay *replay)
{
    EntStore *const store = replay->store;
    gint64 free_id = ent_sql_int(store, 0, "SELECT coalesce(max(id), 0) + 1 FROM entities", "");
    ent_store_execute(store, tables);
    for (guint i = 0; i < replay->figures->len; i++)
        lay_figure(store, replay->figures->pdata[i], &free_id);
    lay_verdicts(replay);
    ent_store_execute(store, views);
}
