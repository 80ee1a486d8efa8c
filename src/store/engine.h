/* SPDX-License-Identifier: Apache-2.0 */
/* engine.h: one string for program, ontology and names; NULL parts become "-". */
#ifndef ENT_STORE_ENGINE_H
#define ENT_STORE_ENGINE_H

char *ent_engine_join(const char *program, const char *ontology, const char *names);

#endif
