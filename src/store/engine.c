/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c: the identity of what extracts: the same text extracted by the same engine gives the same facts. */
#include "store/engine.h"

#include <entente/store.h>

char *ent_engine_join(const char *program, const char *ontology, const char *names)
{
    return g_strjoin(" ", program != NULL ? program : "-", ontology != NULL ? ontology : "-", names != NULL ? names : "-", NULL);
}

char *ent_engine_id(const EntLexicon *lexicon)
{
    return ent_engine_join(ent_version(), ent_lexicon_ontology_id(lexicon), ent_lexicon_names_id(lexicon));
}
