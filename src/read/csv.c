/* SPDX-License-Identifier: Apache-2.0 */
/*
 * csv.c: tables, one article a row, as RFC 4180 has them: a first row of names, cells parted by commas, semicolons or tabs, those
 * with line ends or separators in quotation marks.
 *
 * Which column holds what is told by --map or by the names people use (fields.c). A .csv or .tsv file is a table; any other text
 * is one where --map names a column of its first line.
 */
#include "read/records.h"

#include "base/str.h"

#include <string.h>

enum { MOST_COLUMNS = 10000 };

typedef struct Table {
    EntSource *source;
    char separator;
    gsize limit;      /* bytes of a row */
    GPtrArray *cells; /* GString, of the row at hand */
    gsize size;       /* bytes of it */
    gboolean open;    /* its last quotation mark was never closed */
    gboolean too_large;
} Table;

static void cell_free(gpointer cell)
{
    g_string_free(cell, TRUE);
}

static char separator_of(EntStr head)
{
    const char *const newline = memchr(head.p, '\n', head.n);
    const gsize n = newline != NULL ? (gsize)(newline - head.p) : head.n;
    static const char separators[] = ",;\t";
    guint most = 0;
    char best = ',';
    for (const char *s = separators; *s != '\0'; s++) {
        guint count = 0;
        for (gsize i = 0; i < n; i++)
            count += head.p[i] == *s;
        if (count > most) {
            most = count;
            best = *s;
        }
    }
    return best;
}

static GString *new_cell(Table *t)
{
    GString *const cell = g_string_new(NULL);
    if (t->cells->len >= MOST_COLUMNS)
        t->too_large = TRUE;
    g_ptr_array_add(t->cells, cell);
    return cell;
}

/* One byte of a row; TRUE where the row ends with it. `quote` is 0 outside, 1 inside quotation marks, 2 behind one that may
 * close. */
static gboolean take_byte(Table *t, GString **cell, int *quote, char c)
{
    if (*quote == 1) {
        if (c == '"')
            *quote = 2;
        else
            g_string_append_c(*cell, c);
        return FALSE;
    }
    if (c == '"' && (*quote == 2 || (*cell)->len == 0)) {
        if (*quote == 2)
            g_string_append_c(*cell, '"');
        *quote = 1;
        return FALSE;
    }
    *quote = 0;
    if (c == t->separator)
        *cell = new_cell(t);
    else if (c != '\n')
        g_string_append_c(*cell, c);
    return c == '\n';
}

/* The next row into `cells`; FALSE at the end. */
static gboolean next_row(Table *t)
{
    g_ptr_array_set_size(t->cells, 0);
    t->size = 0;
    t->open = FALSE;
    GString *cell = new_cell(t);
    int quote = 0;
    gboolean done = FALSE;
    for (EntStr bytes = ent_source_peek(t->source, 1); bytes.n > 0 && !done && !t->too_large;
         bytes = ent_source_peek(t->source, 1)) {
        gsize i = 0;
        while (i < bytes.n && !done && !t->too_large) {
            done = take_byte(t, &cell, &quote, bytes.p[i++]);
            t->too_large = t->too_large || ++t->size > t->limit;
        }
        ent_source_take(t->source, i);
    }
    t->open = quote == 1;
    if (cell->len > 0 && cell->str[cell->len - 1] == '\r')
        g_string_truncate(cell, cell->len - 1);
    return t->size > 0;
}

static gboolean is_blank(const Table *t)
{
    return t->cells->len == 1 && ent_str_trim(ent_str(((GString *)g_ptr_array_index(t->cells, 0))->str)).n == 0;
}

/* For each field its columns, the best first. */
typedef struct Columns {
    GArray *of[ENT_N_RECORD_FIELDS]; /* guint */
} Columns;

static void columns_clear(Columns *columns)
{
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++)
        g_array_unref(columns->of[f]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Columns, columns_clear)

static void find_columns(Columns *columns, const Table *t, const EntFieldMap *map)
{
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++) {
        columns->of[f] = g_array_new(FALSE, FALSE, sizeof(guint));
        for (guint i = 0; i < map->paths[f]->len; i++)
            for (guint c = 0; c < t->cells->len; c++) {
                const GString *const cell = g_ptr_array_index(t->cells, c);
                EntStr name = { cell->str, cell->len };
                if (c == 0 && ent_str_starts(name, ENT_STR("\xEF\xBB\xBF")))
                    name = ent_str_sub(name, 3, name.n);
                if (ent_str_equal_nocase(ent_str_trim(name), ent_str(g_ptr_array_index(map->paths[f], i))))
                    g_array_append_val(columns->of[f], c);
            }
    }
}

static gboolean has_text(const Columns *columns)
{
    return columns->of[ENT_RECORD_TEXT]->len > 0 || columns->of[ENT_RECORD_HTML]->len > 0 ||
           columns->of[ENT_RECORD_SUMMARY]->len > 0;
}

static void fail_without_text(const Table *t, const EntRecords *records, GError **error)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < t->cells->len && names->len < 200; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", ((GString *)g_ptr_array_index(t->cells, i))->str);
    g_autofree char *shown = g_utf8_make_valid(names->str, -1);
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                "%s: is a table without a column of text; name it with --map text=COLUMN (of: %s)", records->file, shown);
}

static gboolean give_row(const Table *t, const Columns *columns, EntRecords *records)
{
    g_auto(EntRecord) record = { 0 };
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++)
        for (guint i = 0; i < columns->of[f]->len && record.values[f] == NULL; i++) {
            const guint c = g_array_index(columns->of[f], guint, i);
            const GString *const cell = c < t->cells->len ? g_ptr_array_index(t->cells, c) : NULL;
            if (cell != NULL)
                ent_record_set(&record, (EntRecordField)f, (EntStr){ cell->str, cell->len });
        }
    return ent_records_give(records, &record);
}

/* Where a row goes wrong, nobody can tell where the next one begins. */
static void fail_row(const Table *t, const char *called, GError **error)
{
    if (t->too_large)
        g_set_error(error, ENT_ERROR, ENT_ERROR_TOO_LARGE,
                    "%s: the row is larger than the limit of %" G_GSIZE_FORMAT
                    " bytes and %d columns, as where a quotation mark is never "
                    "closed; mend the table, or raise the limit with --max-bytes",
                    called, t->limit, MOST_COLUMNS);
    else
        g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                    "%s: a quotation mark is opened in this row and never closed; mend the table", called);
}

static gboolean read_rows(Table *t, const Columns *columns, EntRecords *records, GError **error)
{
    while (next_row(t)) {
        if (is_blank(t) && !t->too_large)
            continue;
        if (ent_source_is_broken(t->source) && ent_source_peek(t->source, 1).n == 0)
            return TRUE; /* the row the bytes broke off in */
        const char *const called = ent_records_next(records);
        if (called == NULL)
            return TRUE;
        if (t->too_large || t->open) {
            fail_row(t, called, error);
            return FALSE;
        }
        if (!give_row(t, columns, records))
            return TRUE;
    }
    return TRUE;
}

gboolean ent_csv_read(EntSource *source, EntRecords *records, GError **error)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(cell_free);
    g_auto(Columns) columns = { { NULL } };
    Table t = { .source = source,
                .separator = separator_of(ent_source_peek(source, 1)),
                .limit = records->options->max_bytes,
                .cells = cells };
    next_row(&t);
    find_columns(&columns, &t, records->map);
    if (t.too_large) {
        fail_row(&t, records->file, error);
        return FALSE;
    }
    if (has_text(&columns))
        return read_rows(&t, &columns, records, error);
    fail_without_text(&t, records, error);
    return FALSE;
}

/* Whether the user's own word for the text is a cell of the first line. */
static gboolean has_mapped_column(EntStr head, const EntFieldMap *map)
{
    const char *const newline = memchr(head.p, '\n', head.n);
    g_autofree char *line = g_strndup(head.p, newline != NULL ? (gsize)(newline - head.p) : head.n);
    g_auto(GStrv) cells = g_strsplit_set(line, ",;\t", -1);
    const GPtrArray *const paths = map->paths[ENT_RECORD_TEXT];
    for (guint i = 0; i < map->mapped[ENT_RECORD_TEXT]; i++)
        for (guint c = 0; cells[c] != NULL && cells[1] != NULL; c++) {
            g_strdelimit(cells[c], "\"", ' ');
            if (g_ascii_strcasecmp(g_strstrip(cells[c]), g_ptr_array_index(paths, i)) == 0)
                return TRUE;
        }
    return FALSE;
}

gboolean ent_csv_tell(EntStr head, const char *name, const EntFieldMap *map)
{
    if (g_str_has_suffix(name, ".csv") || g_str_has_suffix(name, ".tsv"))
        return ent_str_trim(head).n > 0;
    return has_mapped_column(head, map);
}
