/* SPDX-License-Identifier: Apache-2.0 */
/* stddef.h: nothing: cffi knows size_t and NULL. */
