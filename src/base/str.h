/* SPDX-License-Identifier: Apache-2.0 */
/*
 * str.h: what is done with slices of text (EntStr): compare, trim, search, fold. Nothing here allocates but what returns char *.
 */
#ifndef ENT_BASE_STR_H
#define ENT_BASE_STR_H

#include <entente/types.h>

EntStr ent_str(const char *text); /* of a NUL-terminated string; NULL gives the empty slice */
EntStr ent_str_sub(EntStr s, size_t start, size_t end);
gboolean ent_str_equal(EntStr a, EntStr b);
/* Without regard to ASCII case. */
gboolean ent_str_equal_nocase(EntStr a, EntStr b);
gboolean ent_str_starts(EntStr s, EntStr prefix);
gboolean ent_str_ends(EntStr s, EntStr suffix);
/* Without ASCII blanks at both ends. */
EntStr ent_str_trim(EntStr s);
/* Byte offset of the first occurrence at or after `from`, or -1. */
gssize ent_str_find(EntStr s, EntStr needle, size_t from);
char *ent_str_dup(EntStr s);

/* What names are compared by: NFKD without combining marks, case folded, apostrophes and typographic variants made one, a final 's
 * dropped, other punctuation to blanks, blanks collapsed. "Émile Zola’s" gives "emile zola". */
char *ent_fold(EntStr s);

/* A part of an id: ent_fold with blanks as "-"; "x" where nothing is left. "Tobias Sjöholm" gives "tobias-sjoholm". */
char *ent_slug(EntStr s);

#endif
