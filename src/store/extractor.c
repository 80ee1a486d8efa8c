/* SPDX-License-Identifier: Apache-2.0 */
/* extractor.c: the identity of what extracts: the same text extracted by the same engine gives the same facts. */
#include "store/extractor.h"

#include <entente/store.h>

char *ent_extractor_join(const char *program, const char *ontology, const char *names)
{
    return g_strjoin(" ", program != NULL ? program : "-", ontology != NULL ? ontology : "-", names != NULL ? names : "-", NULL);
}
