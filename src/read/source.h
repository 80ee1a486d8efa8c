/* SPDX-License-Identifier: Apache-2.0 */
/*
 * source.h: the bytes of one input, decompressed, read forward and never held whole.
 *
 *   1. ent_source_file (or _memory)   2. ent_source_is_archive? then ent_source_member for each member, which is a source of its
 * own
 *   3. else ent_source_peek / _take / _line / _read …   4. ent_source_check: did the bytes end, or break off?   5.
 * ent_source_free
 *
 * Reading never fails: where the bytes break off (a damaged or cut archive, a limit), they end, and ent_source_check tells why.
 * So what stood whole before the fault is read like any other.
 */
#ifndef ENT_READ_SOURCE_H
#define ENT_READ_SOURCE_H

#include <entente/article.h>

typedef struct EntSource EntSource;

/* `called` names the input in messages; all three arguments must outlive the source. The descriptor stays the caller's. */
EntSource *ent_source_file(int fd, const char *called, const EntReadOptions *options);
EntSource *ent_source_memory(EntStr bytes, const char *called, const EntReadOptions *options);
void ent_source_free(EntSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EntSource, ent_source_free)

/* Whether it holds members (zip, tar) and no bytes of its own. */
gboolean ent_source_is_archive(const EntSource *source);
/* Whether its bytes were compressed, or lie in an archive. */
gboolean ent_source_is_packed(const EntSource *source);
/* The next file of an archive, in the archive's order, or NULL at the end; hidden files are left out. It must be freed before the
 * next is asked for. Its bytes may be compressed, or an archive, again. */
EntSource *ent_source_member(EntSource *archive);
/* The path of a member in its archive, as valid UTF-8; NULL for what is no member. Lends. */
const char *ent_source_member_name(const EntSource *source);

/* At least `wanted` bytes, fewer only where they end; lent until the next call. More may come. */
EntStr ent_source_peek(EntSource *source, gsize wanted);
/* Passes by n bytes that were peeked at. */
void ent_source_take(EntSource *source, gsize n);
/* Passes by n bytes, or as many as there are; gives how many. */
guint64 ent_source_skip(EntSource *source, guint64 n);
/* Up to n bytes into `to`; 0 at the end. */
gsize ent_source_read(EntSource *source, void *to, gsize n);
/* The next line without its "\n" or "\r\n", lent until the next call; FALSE at the end. A line of more than `limit` bytes
 * is passed by: it comes empty, with `cut` set. */
gboolean ent_source_line(EntSource *source, gsize limit, EntStr *line, gboolean *cut);

/* FALSE with an error where the bytes broke off. */
gboolean ent_source_check(const EntSource *source, GError **error);
gboolean ent_source_is_broken(const EntSource *source);

#endif
