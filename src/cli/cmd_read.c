/* SPDX-License-Identifier: Apache-2.0 */
/* cmd_read.c: the articles as read, one JSON object a line. */
#include "cli.h"

static CliExit run(int argc, char **argv);

const CliCommand cmd_read = {
    .name = "read",
    .arguments = "INPUT...",
    .summary = "the articles as read, as JSON lines",
    .about = "Reads each INPUT (a file, a folder, or - for standard input) and writes one JSON object\n"
             "a line to standard output: title, authors, publisher, date, address, and the text\n"
             "without the page's furniture; \"summary\": true where a feed holds no more. Nothing is\n"
             "extracted. An INPUT is plain text, Markdown, a web page, a feed (RSS, Atom), JSON or\n"
             "JSONL, NewsML-G2, NITF, a web archive (WARC) or a table (CSV), as it is or packed (gz,\n"
             "bz2, xz, zst, zip, tar). Articles out of a file of many are called file#number.\n"
             "Windows-1252 is told, and UTF-8 that was encoded twice is put right.\n"
             "With --explain each object also has \"sources\": where title, authors, dates and so on\n"
             "were found (JSON-LD, OpenGraph, meta, microdata, time, byline, heading ...).",
    .examples = "  entente read article.md\n"
                "  entente read --explain page.html | jq .sources\n"
                "  entente read feed.xml crawl.warc.gz news.jsonl.zst\n"
                "  entente read table.csv --map text=Story --map published=Day\n"
                "  entente read articles/ | jq -r '[.published, .title] | @tsv'",
    .run = run,
};

typedef struct Reading {
    EntOutput *out;
    gboolean no_text, explain;
} Reading;

/* "sources": where each field that is there was found. */
static void write_sources(EntOutput *out, const EntArticle *a)
{
    static const char *const keys[ENT_N_FIELDS] = {
        [ENT_FIELD_TITLE] = "title",         [ENT_FIELD_AUTHORS] = "authors",   [ENT_FIELD_PUBLISHER] = "publisher",
        [ENT_FIELD_PUBLISHED] = "published", [ENT_FIELD_MODIFIED] = "modified", [ENT_FIELD_URL] = "url",
        [ENT_FIELD_LANGUAGE] = "language",
    };
    const char *before = ",\"sources\":{";
    for (gsize i = 0; i < ENT_N_FIELDS; i++) {
        if (a->sources[i] == NULL)
            continue;
        ent_output_puts(out, before);
        cli_json_string(out, keys[i]);
        ent_output_puts(out, ":");
        cli_json_string(out, a->sources[i]);
        before = ",";
    }
    ent_output_puts(out, before[1] != '\0' ? ",\"sources\":{}" : "}");
}

static gboolean write_article(EntArticle *article, gpointer data, GError **error)
{
    const Reading *const reading = data;
    g_autoptr(EntArticle) a = article;
    g_autofree char *id = ent_article_id(a);
    const struct {
        const char *key, *value;
    } members[] = {
        { ",\"publisher\":", a->publisher }, { ",\"published\":", a->published },
        { ",\"modified\":", a->modified },   { ",\"url\":", a->url },
        { ",\"language\":", a->language },   { ",\"sha256\":", a->sha256 },
        { ",\"text\":", a->text },
    };
    const gsize n_members = reading->no_text ? G_N_ELEMENTS(members) - 1 : G_N_ELEMENTS(members);
    ent_output_puts(reading->out, "{\"id\":");
    cli_json_string(reading->out, id);
    ent_output_puts(reading->out, ",\"path\":");
    cli_json_string(reading->out, a->path);
    ent_output_puts(reading->out, ",\"title\":");
    cli_json_string(reading->out, a->title);
    ent_output_puts(reading->out, ",\"authors\":");
    cli_json_strings(reading->out, a->authors);
    for (size_t i = 0; i < n_members; i++) {
        ent_output_puts(reading->out, members[i].key);
        cli_json_string(reading->out, members[i].value);
    }
    if (reading->explain)
        write_sources(reading->out, a);
    ent_output_puts(reading->out, a->summary ? ",\"summary\":true}\n" : "}\n");
    if (!ent_output_ok(reading->out)) {
        g_set_error_literal(error, ENT_ERROR, ENT_ERROR_IO, "writing failed"); /* the close tells why */
        return FALSE;
    }
    return TRUE;
}

static void on_problem(const char *path, const GError *error, gpointer data)
{
    (void)data;
    cli_path_error(path, error);
}

static CliExit run(int argc, char **argv)
{
    g_auto(CliOptions) o = { 0 };
    CliExit status;
    gboolean explain = FALSE;
    const GOptionEntry own[] = {
        { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, "Say where title, authors, dates ... were found", NULL },
        G_OPTION_ENTRY_NULL,
    };
    if (!cli_parse(&cmd_read, own, CLI_WITH_NO_TEXT | CLI_WITH_INPUTS, argc, argv, &o, &status))
        return status;
    if (o.n_arguments == 0)
        return cli_usage(&cmd_read, "nothing to read: name files or folders, or - for standard input");
    Reading reading = { cli_open_output(&o, FALSE, &status), o.no_text, explain };
    const EntReadSink sink = { write_article, on_problem, &reading };
    EntReadOptions limits;
    EntReadTally tally = { 0 };
    cli_read_options(&o, &limits);
    ent_read_inputs((const char *const *)o.arguments, &limits, &sink, &tally, NULL);
    status = cli_close_output(reading.out);
    cli_note_summaries(tally.summaries);
    return status != CLI_DONE ? status : cli_status(tally.articles, tally.failed);
}
