/* SPDX-License-Identifier: Apache-2.0 */
/*
 * headline.c: finds the headline among what stands before the body.
 *
 * Mostly it is the first line that is no furniture. Where a menu stands above, it is the last line before the byline or the body.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

enum { LEDE_WORDS = 20, MENU_LINES = 6 };

static EntDraftBlock *at(const EntPage *page, guint i)
{
    return ent_draft_block(page->draft, i);
}

/* How well a block would do as the headline; 0 where it cannot be one. */
static guint title_worth(const EntDraftBlock *block)
{
    const guint words = ent_count_words(block->text);
    if (words == 0 || words > ENT_TITLE_WORDS || block->kind == ENT_BLOCK_ITEM || block->kind == ENT_BLOCK_QUOTE)
        return 0;
    if (block->level == 1)
        return block->role == ENT_ROLE_BODY || block->role == ENT_ROLE_DATE || block->role == ENT_ROLE_LABEL ? 9 : 0;
    if (block->role != ENT_ROLE_BODY && block->role != ENT_ROLE_LABEL)
        return 0;
    if (block->level > 1)
        return block->linked * 2 > strlen(block->text) ? 1 : 5;
    if (g_str_has_suffix(block->text, ";"))
        return 6;
    if (ent_is_name(block->text) && words <= 3)
        return 1;
    return block->role == ENT_ROLE_LABEL || (words < 4 && !ent_ends_sentence(block->text)) ? 2 : 4;
}

/* Whether a sentence ends inside: a full stop behind a word of small letters ("U.S. policy" has none), a capital after it. */
static gboolean has_inner_stop(const char *text)
{
    for (const char *p = strstr(text, ". "); p != NULL; p = strstr(p + 1, ". "))
        if (p - text > 20 && g_ascii_islower(p[-1]) && g_ascii_islower(p[-2]) && g_ascii_islower(p[-3]) &&
            g_unichar_isupper(g_utf8_get_char(p + 2)))
            return TRUE;
    return FALSE;
}

/* Whether a sentence is more than one, or opens as only a body does: with a dateline or a quotation. */
static gboolean opens_body(const char *text)
{
    static const char *const openings[] = { "“", "\"", "''", "``" };
    for (size_t i = 0; i < G_N_ELEMENTS(openings); i++)
        if (g_str_has_prefix(text, openings[i]) && ent_ends_sentence(text) && ent_count_words(text) >= ENT_STRONG_WORDS)
            return TRUE;
    static const char *const dashes[] = { " - ", " — ", " – ", " -- " };
    gsize capitals = 0;
    while (g_ascii_isupper(text[capitals]) || text[capitals] == ' ' || text[capitals] == ',')
        capitals++;
    for (size_t i = 0; i < G_N_ELEMENTS(dashes); i++) {
        const char *const dash = strstr(text, dashes[i]);
        if (dash != NULL && dash < text + 60 && capitals >= 4 && (gsize)(dash - text) >= capitals - 1 &&
            ent_count_words(text) >= ENT_STRONG_WORDS)
            return TRUE;
    }
    return ent_count_words(text) > LEDE_WORDS && ent_ends_sentence(text) && has_inner_stop(text);
}

/* Up to which block the headline is looked for: behind a paragraph that only a body has, there is none. */
static guint title_limit(const EntPage *page)
{
    for (guint i = 0; i < page->n; i++) {
        const EntDraftBlock *const block = at(page, i);
        const guint words = ent_count_words(block->text);
        if (block->role == ENT_ROLE_BODY && block->level == 0 &&
            (words > ENT_TITLE_WORDS || opens_body(block->text) ||
             (ent_ends_sentence(block->text) && words >= ENT_STRONG_WORDS && i > 0)))
            return i > 0 && words <= ENT_TITLE_WORDS && !opens_body(block->text) ? i + 1 : i;
    }
    return page->n;
}

/* Under a menu: the last line that may be a headline, best one with a byline or a date close below; n where there is no menu. */
static guint title_under_menu(const EntPage *page, guint limit)
{
    guint lines = 0, last = page->n, signed_last = page->n;
    for (guint i = 0; i < limit; i++) {
        const EntDraftBlock *const block = at(page, i);
        if (block->level > 0)
            return page->n;
        if (title_worth(block) == 0 || ent_ends_sentence(block->text))
            continue;
        lines++;
        if (ent_count_words(block->text) < 4)
            continue;
        last = i;
        for (guint k = i + 1; k < page->n && k <= i + 3; k++)
            if (at(page, k)->role == ENT_ROLE_BYLINE || at(page, k)->role == ENT_ROLE_DATE)
                signed_last = i;
    }
    if (lines < MENU_LINES)
        return page->n;
    return signed_last < page->n ? signed_last : last;
}

static void mark_title(EntPage *page)
{
    const guint limit = title_limit(page);
    const guint under = title_under_menu(page, limit);
    if (under < page->n) {
        at(page, under)->role = ENT_ROLE_TITLE;
        page->title = under;
        return;
    }
    guint best = page->n, worth = 0;
    for (guint i = 0; i < page->n && (i < limit || worth == 0); i++) {
        const EntDraftBlock *const block = at(page, i);
        /* A long sentence below a line that may be the headline is the body's first. */
        const gboolean lede = worth > 0 && ent_ends_sentence(block->text) && ent_count_words(block->text) >= ENT_STRONG_WORDS;
        const guint here = (i < limit && !lede) || block->level == 1 ? title_worth(block) : 0;
        if (here > worth) {
            best = i;
            worth = here;
        }
    }
    if (best == page->n || (page->n == 1 && ent_ends_sentence(at(page, best)->text)))
        return;
    at(page, best)->role = ENT_ROLE_TITLE;
    page->title = best;
    while (page->title + 1 < page->n && g_str_has_suffix(at(page, page->title)->text, ";") &&
           at(page, page->title + 1)->group == at(page, best)->group)
        at(page, ++page->title)->role = ENT_ROLE_TITLE;
}

/* The headline printed again, as on later pages. */
static void mark_title_again(const EntPage *page)
{
    if (page->title == page->n)
        return;
    g_autofree char *title = ent_fold(ent_str(at(page, page->title)->text));
    for (guint i = 0; i < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        if (block->role == ENT_ROLE_TITLE || ent_count_words(block->text) > ENT_TITLE_WORDS)
            continue;
        g_autofree char *fold = ent_fold(ent_str(block->text));
        if (strcmp(fold, title) == 0)
            block->role = ENT_ROLE_PAGE;
    }
}

void ent_headline_mark(EntPage *page)
{
    mark_title(page);
    mark_title_again(page);
}
