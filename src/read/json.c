/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json.c: articles as JSON objects: a line each (JSONL), in a list, one after the other over many lines, or in the list
 * "articles" or "items" of one object, as search interfaces answer.
 *
 * Where a value ends is found by counting brackets outside of strings, so that only one article at a time goes to the parser. In
 * JSONL a line is a record whatever is in it: a damaged one costs no other.
 */
#include "read/records.h"

#include "base/str.h"

#include <jansson.h>
#include <string.h>

static const char *skip_blank(const char *p, const char *end)
{
    if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    while (p < end && g_ascii_isspace(*p))
        p++;
    return p;
}

gboolean ent_json_tell(EntStr head, const char *name, const EntFieldMap *map)
{
    (void)map;
    const char *const end = head.p + head.n;
    const char *p = skip_blank(head.p, end);
    if (g_str_has_suffix(name, ".jsonl") || g_str_has_suffix(name, ".ndjson"))
        return p < end;
    if (p == end || (*p != '{' && *p != '['))
        return FALSE;
    const char first = *p;
    p = skip_blank(p + 1, end);
    if (first == '[')
        return p < end && *p == '{';
    if (p < end && *p == '}')
        return TRUE;
    const char *const colon = p < end && *p == '"' ? memchr(p + 1, '"', (gsize)(end - p) - 1) : NULL;
    return colon != NULL && (p = skip_blank(colon + 1, end)) < end && *p == ':';
}

/* The member of a value that a path names: the name as it is, else the names between its points. Lends. */
static const json_t *follow(const json_t *value, const char *path)
{
    const json_t *const direct = json_object_get(value, path);
    if (direct != NULL)
        return direct;
    g_auto(GStrv) names = g_strsplit(path, ".", -1);
    for (guint i = 0; names[i] != NULL && value != NULL; i++)
        value = json_is_array(value) ? json_array_get(value, (gsize)g_ascii_strtoull(names[i], NULL, 10))
                                     : json_object_get(value, names[i]);
    return value;
}

static void set_number(EntRecord *record, EntRecordField field, const json_t *value)
{
    g_autofree char *text = json_is_integer(value) ? g_strdup_printf("%" JSON_INTEGER_FORMAT, json_integer_value(value))
                                                   : g_strdup_printf("%.0f", json_real_value(value));
    ent_record_set(record, field, ent_str(text));
}

static EntStr string_of(const json_t *value)
{
    return (EntStr){ json_string_value(value), json_string_length(value) };
}

/* Names, paragraphs and the like: a list of strings, or of objects that have a name or a text. */
static void set_list(EntRecord *record, EntRecordField field, const json_t *list)
{
    g_autoptr(GString) all = g_string_new(NULL);
    for (gsize i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        if (json_is_object(item))
            item = json_object_get(item, field == ENT_RECORD_TEXT ? "text" : "name");
        if (!json_is_string(item))
            continue;
        if (field == ENT_RECORD_AUTHOR)
            ent_record_set(record, field, string_of(item));
        g_string_append_len(all, string_of(item).p, (gssize)string_of(item).n);
        g_string_append(all, "\n\n");
    }
    if (field == ENT_RECORD_TEXT)
        ent_record_set(record, field, (EntStr){ all->str, all->len });
}

static void set_value(EntRecord *record, EntRecordField field, const json_t *value)
{
    if (json_is_string(value))
        ent_record_set(record, field, string_of(value));
    else if (json_is_number(value) && (field == ENT_RECORD_PUBLISHED || field == ENT_RECORD_MODIFIED))
        set_number(record, field, value);
    else if (json_is_array(value))
        set_list(record, field, value);
    else if (json_is_object(value) && (field == ENT_RECORD_AUTHOR || field == ENT_RECORD_PUBLISHER))
        ent_record_set(record, field, ent_str(json_string_value(json_object_get(value, "name"))));
}

static gboolean give_object(EntRecords *records, const json_t *object)
{
    g_auto(EntRecord) record = { 0 };
    for (guint f = 0; f < ENT_N_RECORD_FIELDS; f++) {
        const GPtrArray *const paths = records->map->paths[f];
        for (guint i = 0; i < paths->len && record.values[f] == NULL; i++)
            set_value(&record, (EntRecordField)f, follow(object, g_ptr_array_index(paths, i)));
    }
    return ent_records_give(records, &record);
}

/* The list of articles that an object wraps, or NULL. */
static const json_t *wrapped(const json_t *object)
{
    static const char *const names[] = { "articles", "items", "results", "docs" };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const json_t *const list = json_object_get(object, names[i]);
        if (json_is_object(json_array_get(list, 0)))
            return list;
    }
    return NULL;
}

static gboolean fail_with(EntRecords *records, EntError code, const char *called, const char *what)
{
    return ent_records_fail(records, g_error_new(ENT_ERROR, (gint)code, "%s: %s", called, what));
}

static gboolean give_value(EntRecords *records, const json_t *value);

static gboolean give_all(EntRecords *records, const json_t *list)
{
    for (gsize i = 0; i < json_array_size(list); i++)
        if (!give_value(records, json_array_get(list, i)))
            return FALSE;
    return TRUE;
}

/* One article, or those an object wraps. */
static gboolean give_value(EntRecords *records, const json_t *value)
{
    const json_t *const list = wrapped(value);
    if (list != NULL)
        return give_all(records, list);
    const char *const called = ent_records_next(records);
    if (called == NULL)
        return FALSE;
    if (!json_is_object(value))
        return fail_with(records, ENT_ERROR_BAD_INPUT, called, "is no JSON object; an article is an object with its text");
    return give_object(records, value);
}

/* How deep brackets go in a text. */
static guint depth_of(EntStr text)
{
    guint depth = 0, deepest = 0;
    gboolean quoted = FALSE;
    for (gsize i = 0; i < text.n; i++) {
        const char c = text.p[i];
        if (quoted)
            i += c == '\\';
        quoted ^= c == '"';
        if (!quoted && (c == '{' || c == '['))
            deepest = MAX(deepest, ++depth);
        else if (!quoted && (c == '}' || c == ']') && depth > 0)
            depth--;
    }
    return deepest;
}

static gboolean give_text(EntRecords *records, EntStr text)
{
    json_error_t fault;
    const guint limit = records->options->max_depth;
    json_t *const value = depth_of(text) <= limit ? json_loadb(text.p, text.n, JSON_ALLOW_NUL, &fault) : NULL;
    if (value != NULL) {
        const gboolean ok = give_value(records, value);
        json_decref(value);
        return ok;
    }
    const char *const called = ent_records_next(records);
    if (called == NULL)
        return FALSE;
    if (depth_of(text) > limit)
        return ent_records_fail(
            records, g_error_new(ENT_ERROR, ENT_ERROR_TOO_LARGE,
                                 "%s: is nested deeper than the limit of %u; raise it with --max-depth if this is no attack",
                                 called, limit));
    return ent_records_fail(records,
                            g_error_new(ENT_ERROR, ENT_ERROR_BAD_INPUT, "%s: is no valid JSON (%s, at byte %d); mend or drop it",
                                        called, fault.text, fault.position));
}

static gboolean give_too_large(EntRecords *records)
{
    GError *error = NULL;
    const char *const called = ent_records_next(records);
    if (called == NULL)
        return FALSE;
    ent_read_too_large(called, records->options->max_bytes, &error);
    return ent_records_fail(records, error);
}

static gboolean read_lines(EntSource *source, EntRecords *records)
{
    EntStr line;
    gboolean cut;
    while (ent_source_line(source, records->options->max_bytes, &line, &cut)) {
        const char *const p = skip_blank(line.p, line.p + line.n);
        const EntStr text = ent_str_trim((EntStr){ p, (gsize)(line.p + line.n - p) });
        if (text.n > 0 && ent_source_is_broken(source) && text.p[text.n - 1] != '}')
            break; /* the line the bytes broke off in */
        if (cut ? !give_too_large(records) : text.n > 0 && !give_text(records, text))
            break;
    }
    return TRUE;
}

/* Where a value is on its way. */
typedef struct Scan {
    gsize at; /* looked at so far */
    guint64 depth;
    gboolean quoted, escaped;
} Scan;

/* Goes on in `text`; TRUE where the value ends, with `at` behind it. */
static gboolean scan(Scan *s, EntStr text)
{
    while (s->at < text.n) {
        const char c = text.p[s->at++];
        if (s->escaped || (s->quoted && c == '\\'))
            s->escaped = !s->escaped;
        else if (c == '"')
            s->quoted = !s->quoted;
        else if (!s->quoted && (c == '{' || c == '['))
            s->depth++;
        else if (!s->quoted && (c == '}' || c == ']') && --s->depth == 0)
            return TRUE;
    }
    return FALSE;
}

/* The next value in brackets, lent; FALSE where none is whole within the limit, which `text` then says by what it holds. */
static gboolean next_value(EntSource *source, gsize limit, EntStr *text)
{
    Scan s = { 0 };
    gsize wanted = 1;
    for (;;) {
        *text = ent_source_peek(source, wanted);
        if (scan(&s, *text)) {
            text->n = s.at;
            return TRUE;
        }
        if (text->n < wanted || text->n > limit)
            return FALSE;
        wanted = MIN(text->n * 2, limit + 1);
    }
}

/* Passes by blanks, commas, and the brackets of the outer list. FALSE at the end, or at what cannot stand there. */
static gboolean reach_value(EntSource *source)
{
    for (EntStr text = ent_source_peek(source, 1); text.n > 0; text = ent_source_peek(source, 1)) {
        gsize i = 0;
        while (i < text.n && (g_ascii_isspace(text.p[i]) || (text.p[i] != '\0' && strchr(",[]", text.p[i]) != NULL)))
            i++;
        ent_source_take(source, i);
        if (i < text.n)
            return text.p[i] == '{';
    }
    return FALSE;
}

static gboolean read_values(EntSource *source, EntRecords *records, GError **error)
{
    const gsize limit = records->options->max_bytes;
    EntStr text = ent_source_peek(source, 3);
    if (ent_str_starts(text, ENT_STR("\xEF\xBB\xBF")))
        ent_source_take(source, 3);
    while (reach_value(source)) {
        const gboolean whole = next_value(source, limit, &text);
        if (!whole && text.n > limit) {
            give_too_large(records); /* where the next one begins nobody can tell */
            return TRUE;
        }
        if (!whole && !ent_source_is_broken(source))
            g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                        "%s: is cut off in the article after number %" G_GUINT64_FORMAT "; fetch it again", records->file,
                        records->number);
        if (!whole || !give_text(records, text))
            return whole;
        ent_source_take(source, text.n);
    }
    if (ent_source_peek(source, 1).n == 0)
        return TRUE;
    g_set_error(error, ENT_ERROR, ENT_ERROR_BAD_INPUT,
                "%s: is no list of JSON objects behind article number %" G_GUINT64_FORMAT "; mend it", records->file,
                records->number);
    return FALSE;
}

/* Whether a line is a record: not in a list, nor where the first object goes over several lines. */
static gboolean is_jsonl(EntStr head)
{
    const char *const end = head.p + head.n;
    const char *const p = skip_blank(head.p, end);
    const char *const newline = memchr(p, '\n', (gsize)(end - p));
    if (p < end && *p == '[')
        return FALSE;
    if (newline == NULL)
        return TRUE;
    Scan s = { 0 };
    const char *const next = skip_blank(newline, end);
    return (p < end && *p != '{') || scan(&s, (EntStr){ p, (gsize)(newline - p) }) || next == end || *next == '{';
}

gboolean ent_json_read(EntSource *source, EntRecords *records, GError **error)
{
    return is_jsonl(ent_source_peek(source, 1)) ? read_lines(source, records) : read_values(source, records, error);
}
