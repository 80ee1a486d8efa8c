/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c: the language model of the commands that use one. */
#include "cli.h"

gboolean cli_engine(const CliOptions *o, EntEngine **engine)
{
    g_autoptr(GError) error = NULL;
    *engine = NULL;
    if (g_strcmp0(o->engine, "rules") == 0)
        return TRUE;
    g_autofree char *found = o->model != NULL ? g_strdup(o->model) : ent_engine_find(&error);
    *engine = found != NULL ? ent_engine_open(found, &error) : NULL;
    if (*engine == NULL)
        cli_error("%s", error->message);
    else
        cli_detail("language model %s of %s", ent_engine_model_id(*engine), found);
    return *engine != NULL;
}
