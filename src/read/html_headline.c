/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_headline.c: the headline as the page prints it.
 *
 * What a page states as its title is often another wording for search engines, with the outlet's name at the end. It serves to
 * tell which of the printed headings is the headline; that one is taken, and the stated one only where none is printed. Of a
 * title from <title> the parts that name the outlet are cut off.
 */
#include "read/html_internal.h"

#include <string.h>

enum { MAX_HEADINGS = 60, MIN_SHARED = 2 };

static char **words_of(const char *text)
{
    g_autofree char *fold = ent_fold(ent_str(text));
    return g_strsplit(fold, " ", 60);
}

/* How much of the two texts' words is the same, 0 to 1 (of the shorter one). */
static double likeness(const char *a, const char *b, guint *shared)
{
    g_auto(GStrv) x = words_of(a);
    g_auto(GStrv) y = words_of(b);
    guint same = 0;
    for (guint i = 0; x[i] != NULL; i++)
        same += x[i][0] != '\0' && g_strv_contains((const char *const *)y, x[i]);
    const guint least = MIN(g_strv_length(x), g_strv_length(y));
    *shared = same;
    return least > 0 ? MIN(1.0, (double)same / least) : 0;
}

/* Without the last part behind " - ", " | " and the like, where that may be an outlet's name. */
static void cut_outlet(char *title, const char *publisher)
{
    static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: ", " « ", " » " };
    char *last = NULL;
    gsize mark = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
        char *const hit = g_strrstr(title, marks[i]);
        if (hit != NULL && (last == NULL || hit > last)) {
            last = hit;
            mark = strlen(marks[i]);
        }
    }
    if (last == NULL || last == title)
        return;
    guint shared = 0;
    const gboolean named = publisher != NULL && likeness(last + mark, publisher, &shared) >= 0.5;
    if (named || (ent_count_words(last + mark) <= 4 && ent_count_words(title) - ent_count_words(last + mark) >= 3))
        *last = '\0';
}

/* How well a heading does as the headline beside what is stated; 0 where it cannot be. */
static double heading_worth(const HtmlBlock *block, const char *stated, gboolean only)
{
    guint shared = 0;
    const double like = stated != NULL ? likeness(block->text, stated, &shared) : 0;
    if (stated != NULL && like >= 0.6 && (shared >= MIN_SHARED || like >= 1.0))
        return like + (block->level == 1 ? 1 : 0.5) + 0.01 * MIN(shared, 20u);
    return block->level == 1 && (only || block->kept) && block->words >= 3 ? 0.5 + 0.1 * shared : 0;
}

/* The heading that is the headline, or NULL. Those behind the end of the text are of other articles. */
static const HtmlBlock *find_heading(const GArray *blocks, const char *stated)
{
    const HtmlBlock *best = NULL;
    double most = 0;
    guint firsts = 0, seen = 0, last = 0;
    for (guint i = 0; i < blocks->len; i++) {
        firsts += g_array_index(blocks, HtmlBlock, i).level == 1;
        last = g_array_index(blocks, HtmlBlock, i).kept ? i : last;
    }
    for (guint i = 0; i < MAX(last, MIN(blocks->len, 1)) && seen < MAX_HEADINGS; i++) {
        const HtmlBlock *const block = &g_array_index(blocks, HtmlBlock, i);
        if (block->level == 0 || block->level > 3 || block->words > ENT_TITLE_WORDS)
            continue;
        seen++;
        const double worth = heading_worth(block, stated, firsts == 1);
        if (worth > most) {
            most = worth;
            best = block;
        }
    }
    return best;
}

/* The headline is no part of the text, however often it is printed. */
static void take_out(GArray *blocks, const char *title)
{
    g_autofree char *fold = ent_fold(ent_str(title));
    for (guint i = 0; i < blocks->len; i++) {
        HtmlBlock *const block = &g_array_index(blocks, HtmlBlock, i);
        if (!block->kept || block->words > ENT_TITLE_WORDS)
            continue;
        g_autofree char *text = ent_fold((EntStr){ block->text, block->n });
        block->kept = strcmp(text, fold) != 0;
    }
}

static void settle(const HtmlPage *page, const GArray *blocks, EntDraft *draft)
{
    g_autofree char *tag = page->head_title != NULL ? html_text(page->head_title, 500) : NULL;
    const gboolean stated = draft->title != NULL;
    if (!stated && tag != NULL && tag[0] != '\0') {
        draft->title = g_strdup(tag);
        draft->sources[ENT_FIELD_TITLE] = "title";
    }
    g_autofree char *before = g_strdup(draft->title);
    if (draft->title != NULL)
        cut_outlet(draft->title, draft->publisher);
    if (tag != NULL)
        cut_outlet(tag, draft->publisher);
    const HtmlBlock *heading = find_heading(blocks, draft->title);
    if (heading == NULL && stated && tag != NULL)
        heading = find_heading(blocks, tag);
    if (heading == NULL)
        return;
    const gboolean same = before != NULL && strcmp(heading->text, before) == 0;
    g_free(draft->title);
    draft->title = g_strdup(heading->text);
    if (!same)
        draft->sources[ENT_FIELD_TITLE] = "heading";
}

void html_headline_settle(const HtmlPage *page, GArray *blocks, EntDraft *draft)
{
    settle(page, blocks, draft);
    if (draft->title != NULL)
        take_out(blocks, draft->title);
}
