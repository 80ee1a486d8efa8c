/* SPDX-License-Identifier: Apache-2.0 */
/* arena.c: a list of chunks, each at least CHUNK bytes; see arena.h. */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { CHUNK = 64 * 1024, ALIGN = alignof(max_align_t) };

typedef struct Chunk {
    struct Chunk *next;
    gsize used, size;
    alignas(max_align_t) char bytes[];
} Chunk;

struct EntArena {
    Chunk *chunks; /* the newest first: only it has room */
};

EntArena *ent_arena_new(void)
{
    return g_new0(EntArena, 1);
}

void ent_arena_free(EntArena *arena)
{
    if (arena == NULL)
        return;
    for (Chunk *c = arena->chunks, *next; c != NULL; c = next) {
        next = c->next;
        g_free(c);
    }
    g_free(arena);
}

static Chunk *chunk_new(EntArena *arena, gsize size)
{
    Chunk *const c = g_malloc0(sizeof(Chunk) + size);
    c->size = size;
    c->next = arena->chunks;
    arena->chunks = c;
    return c;
}

void *ent_arena_alloc(EntArena *arena, gsize size)
{
    g_assert(size < G_MAXSIZE / 2);
#ifdef ENT_ARENA_MALLOC
    return chunk_new(arena, size)->bytes;
#else
    const gsize need = (size + ALIGN - 1) / ALIGN * ALIGN;
    Chunk *c = arena->chunks;
    if (c == NULL || c->size - c->used < need)
        c = chunk_new(arena, MAX(need, (gsize)CHUNK));
    void *const piece = c->bytes + c->used;
    c->used += need;
    return piece;
#endif
}

void *ent_arena_array(EntArena *arena, gsize count, gsize size)
{
    g_assert(size == 0 || count < G_MAXSIZE / 2 / size);
    return ent_arena_alloc(arena, count * size);
}

char *ent_arena_dup(EntArena *arena, EntStr s)
{
    char *const copy = ent_arena_alloc(arena, s.n + 1);
    memcpy(copy, s.p, s.n);
    return copy;
}
