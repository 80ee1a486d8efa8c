/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c: the language model of the commands that need one. */
#include "cli.h"

EntEngine *cli_engine(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *found = path != NULL ? g_strdup(path) : ent_engine_find(&error);
    EntEngine *const engine = found != NULL ? ent_engine_open(found, &error) : NULL;
    if (engine == NULL)
        cli_error("%s", error->message);
    else
        cli_detail("language model %s of %s", ent_engine_model_id(engine), found);
    return engine;
}
