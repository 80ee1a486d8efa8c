/* SPDX-License-Identifier: Apache-2.0 */
/*
 * describe.c: a command as a line of JSON: what --help tells of it, and the words that its options take. manual/write.py makes
 * the manual pages and the shells' completions of these lines.
 */
#include "cli.h"

#include <string.h>

/* A member of an object that has one already. */
static void put_text(EntOutput *out, const char *key, const char *text)
{
    ent_output_printf(out, ",\"%s\":", key);
    cli_json_string(out, text);
}

static void put_words(EntOutput *out, const char *key, const GPtrArray *words)
{
    ent_output_printf(out, ",\"%s\":", key);
    cli_json_strings(out, words);
}

/* What an option takes, as far as that is known beforehand. */
static void put_values(EntOutput *out, const CliCommand *command, const char *option)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new();
    const char *const *words = strcmp(option, "format") == 0 ? command->formats : cli_choices(command, option);
    for (; words != NULL && *words != NULL; words++)
        g_ptr_array_add(values, (char *)*words);
    if (strcmp(option, "format") == 0 && command->formats == NULL)
        for (const EntFormat *format = ent_formats(); format->name != NULL; format++)
            g_ptr_array_add(values, (char *)format->name);
    if (strcmp(option, "measure") == 0)
        for (const EntMeasure *measure = ent_measures(); measure->id != NULL; measure++)
            g_ptr_array_add(values, (char *)measure->id);
    put_words(out, "values", values);
}

static void put_option(EntOutput *out, const CliCommand *command, const GOptionEntry *entry)
{
    const char letter[] = { entry->short_name, '\0' };
    const gboolean repeatable = entry->arg == G_OPTION_ARG_STRING_ARRAY || entry->arg == G_OPTION_ARG_FILENAME_ARRAY;
    ent_output_printf(out, "{\"repeatable\":%s", repeatable ? "true" : "false");
    put_text(out, "name", entry->long_name);
    put_text(out, "letter", letter);
    put_text(out, "argument", entry->arg_description);
    put_text(out, "about", entry->description);
    put_values(out, command, entry->long_name);
    ent_output_puts(out, "}");
}

void cli_describe(const CliCommand *command, const GArray *entries)
{
    EntOutput *const out = ent_output_open("-", NULL);
    g_autoptr(GPtrArray) verbs = g_ptr_array_new();
    g_autofree char *list = command->list != NULL ? command->list() : NULL;
    const char *comma = "";
    for (guint i = 0; command->verb != NULL && command->verb(i) != NULL; i++)
        g_ptr_array_add(verbs, (char *)command->verb(i));
    ent_output_puts(out, "{\"version\":");
    cli_json_string(out, ent_version());
    put_text(out, "command", command->name);
    put_text(out, "arguments", command->arguments);
    put_text(out, "summary", command->summary);
    put_text(out, "about", command->about);
    put_text(out, "list", list);
    put_text(out, "examples", command->examples);
    put_words(out, "verbs", verbs);
    ent_output_puts(out, ",\"options\":[");
    for (guint i = 0; i < entries->len; i++) {
        const GOptionEntry *const entry = &g_array_index(entries, GOptionEntry, i);
        if (entry->long_name[0] == '\0' || entry->flags & G_OPTION_FLAG_HIDDEN)
            continue;
        ent_output_puts(out, comma);
        put_option(out, command, entry);
        comma = ",";
    }
    ent_output_puts(out, "]}\n");
    cli_close_output(out);
}
