/* SPDX-License-Identifier: Apache-2.0 */
/* extractor.h: one string for program, ontology and names; NULL parts become "-". */
#ifndef ENT_STORE_EXTRACTOR_H
#define ENT_STORE_EXTRACTOR_H

char *ent_extractor_join(const char *program, const char *ontology, const char *names);

#endif
