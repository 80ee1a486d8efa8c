/* SPDX-License-Identifier: Apache-2.0 */
/*
 * arena.h: memory that lives and dies together, one arena a document.
 *
 * Allocation is a pointer bump; everything is freed in one call. With -DENT_ARENA_MALLOC each piece is its own malloc, so that
 * AddressSanitizer sees every overrun.
 */
#ifndef ENT_BASE_ARENA_H
#define ENT_BASE_ARENA_H

#include <entente/types.h>

typedef struct EntArena EntArena;

EntArena *ent_arena_new(void);
void ent_arena_free(EntArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntArena, ent_arena_free)

/* Zeroed, aligned for any type; never NULL (GLib ends the process where memory ends). */
void *ent_arena_alloc(EntArena *arena, gsize size) G_GNUC_WARN_UNUSED_RESULT;
/* count * size, checked against overflow. */
void *ent_arena_array(EntArena *arena, gsize count, gsize size) G_GNUC_WARN_UNUSED_RESULT;
/* A NUL-terminated copy. */
char *ent_arena_dup(EntArena *arena, EntStr s) G_GNUC_WARN_UNUSED_RESULT;

#endif
