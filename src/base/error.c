/* SPDX-License-Identifier: Apache-2.0 */
/* error.c: the error domain and the version. */
#include <entente/types.h>

GQuark ent_error_quark(void)
{
    return g_quark_from_static_string("entente-error");
}

const char *ent_version(void)
{
    return ENT_VERSION;
}
