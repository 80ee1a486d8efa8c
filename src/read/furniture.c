/* SPDX-License-Identifier: Apache-2.0 */
/*
 * furniture.c: parts the article from its page. Every block gets a role; nothing is removed.
 *
 *   1. what a block is by its words alone (shapes.c), and what is printed again and again
 *   2. the headline
 *   3. the body runs from the first strong paragraph after it to the last: before and behind, weaker signs will do
 *   4. promotions and lists of links, which a heading opens and the next strong paragraph closes
 *   5. the end: signatures, biographies, loose lines
 *
 * A strong paragraph is one that only an article has: a full sentence of some length, unlinked, that begs for nothing.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

enum {
    LINE_WORDS = 15,   /* a line, no paragraph */
    TAIL_WORDS = 40,   /* nobody begs longer at the end */
    MENU_BLOCKS = 4,   /* so many lines in a row are a menu */
    LINE_COST = 10,    /* what a line in the body's place costs it, in words */
    FURNITURE_COST = 4 /* and what furniture does */
};

static EntDraftBlock *at(const EntPage *page, guint i)
{
    return ent_draft_block(page->draft, i);
}

static gboolean is_text(const EntDraftBlock *block)
{
    return block->role == ENT_ROLE_BODY || block->role == ENT_ROLE_TITLE;
}

static gboolean mostly_linked(const EntDraftBlock *block)
{
    return block->linked * 2 > strlen(block->text);
}

/* A role that a line has only outside the body: inside, "3 June 2024" heads a section. */
static gboolean is_positional(EntBlockRole role)
{
    return role == ENT_ROLE_DATE || role == ENT_ROLE_LABEL;
}

static gboolean is_strong(const EntDraftBlock *block)
{
    return block->role == ENT_ROLE_BODY && block->level == 0 && block->kind != ENT_BLOCK_ITEM && !mostly_linked(block) &&
           ent_ends_sentence(block->text) && ent_count_words(block->text) >= ENT_STRONG_WORDS;
}

/* Letters as they are, digits as "#": "Page 3" and "Page 4" are the same header. */
static char *header_key(const char *text)
{
    char *const key = g_utf8_casefold(text, -1);
    for (char *p = key; *p != '\0'; p++)
        if (g_ascii_isdigit(*p))
            *p = '#';
    return key;
}

/* Page headers: short lines, no sentences, that stand more than once. */
static void mark_repeated(const EntPage *page)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        const guint words = ent_count_words(block->text);
        if (words < 3 || words > LINE_WORDS || block->role != ENT_ROLE_BODY || ent_ends_sentence(block->text) ||
            g_str_has_suffix(block->text, ":"))
            continue;
        char *const key = header_key(block->text);
        EntDraftBlock *const before = g_hash_table_lookup(seen, key);
        if (before == NULL) {
            g_hash_table_insert(seen, key, block);
            continue;
        }
        g_free(key);
        block->role = ENT_ROLE_PAGE;
        if (before != at(page, 0) && before->level == 0)
            before->role = ENT_ROLE_PAGE;
    }
}

/* Lines beside a credit are the picture's too: its description for the blind, a credit under a caption. */
static void mark_caption_groups(const EntPage *page)
{
    for (guint i = 1; i < page->n; i++) {
        EntDraftBlock *const a = at(page, i - 1);
        const EntDraftBlock *const b = at(page, i);
        if (b->role == ENT_ROLE_CAPTION && a->group == b->group && a->role == ENT_ROLE_BODY && a->level == 0 &&
            (!ent_ends_sentence(a->text) || ent_count_words(b->text) <= 8) && ent_count_words(a->text) <= 45)
            a->role = ENT_ROLE_CAPTION;
    }
}

/* A credit by itself stands above or below a caption; that is told by its tense. */
static void mark_caption_beside_credit(const EntPage *page)
{
    for (guint i = 0; i < page->n; i++) {
        if (at(page, i)->role != ENT_ROLE_CAPTION || ent_count_words(at(page, i)->text) > 8)
            continue;
        for (guint k = i > 0 ? i - 1 : 0; k <= i + 1 && k < page->n; k++)
            if (at(page, k)->role == ENT_ROLE_BODY && at(page, k)->level == 0 && ent_is_scene(at(page, k)->text))
                at(page, k)->role = ENT_ROLE_CAPTION;
    }
}

/* A note to the reader that was broken into lines goes on where the next begins small. */
static void continue_notes(const EntPage *page)
{
    gboolean open = FALSE;
    for (guint i = 0; i < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        if (block->role == ENT_ROLE_BODY && open && ent_starts_small(block->text))
            block->role = ENT_ROLE_LEGAL;
        else
            open = block->role == ENT_ROLE_LEGAL && ent_count_words(block->text) >= 4 && strstr(block->text, "©") == NULL;
        open = open && !ent_ends_sentence(block->text);
    }
}

/* A credit stuck to a long paragraph is cut off it; the paragraph stays. */
static void cut_credits(const EntPage *page)
{
    for (guint i = 0; i < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        const gsize tail = block->role == ENT_ROLE_BODY && ent_count_words(block->text) > 60 ? ent_credit_tail(block->text) : 0;
        if (tail > 0) {
            block->text[strlen(block->text) - tail] = '\0';
            g_strchomp(block->text);
        }
    }
}

static void mark_range(const EntPage *page, guint from, guint to, EntBlockRole role)
{
    for (guint i = from; i < to; i++)
        if (at(page, i)->role == ENT_ROLE_BODY)
            at(page, i)->role = role;
}

/* What a block adds to the stretch that has most of the article, in words. */
static int block_value(const EntDraftBlock *block)
{
    const int words = (int)MIN(ent_count_words(block->text), 100);
    if (block->role != ENT_ROLE_BODY)
        return block->role == ENT_ROLE_LINK ? -LINE_COST : -FURNITURE_COST;
    if (is_strong(block))
        return words;
    return ent_ends_sentence(block->text) || block->kind == ENT_BLOCK_ITEM || block->level > 0 ? words / 2 : -LINE_COST;
}

/* The body is the stretch of greatest value: teasers of other articles lie beyond their menus. */
static void find_body(EntPage *page)
{
    const guint from = page->title < page->n ? page->title + 1 : 0;
    int best = 0, sum = 0;
    guint start = from;
    page->first = page->last = page->n;
    for (guint i = from; i < page->n; i++) {
        sum += block_value(at(page, i));
        if (sum > best) {
            best = sum;
            page->first = start;
            page->last = i;
        }
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        }
    }
    while (page->first < page->last && !is_strong(at(page, page->first)))
        page->first++;
    while (page->last > page->first && page->last < page->n && !is_strong(at(page, page->last)))
        page->last--;
    if (page->first < page->n && !is_strong(at(page, page->first)))
        page->first = page->last = page->n;
}

static gboolean is_loose_line(const EntDraftBlock *block)
{
    return block->role == ENT_ROLE_BODY && block->level == 0 && block->kind == ENT_BLOCK_PARAGRAPH &&
           !ent_ends_sentence(block->text) && !g_str_has_suffix(block->text, ":") && !g_str_has_suffix(block->text, ";") &&
           !g_str_has_suffix(block->text, ",") && !ent_starts_small(block->text) && ent_count_words(block->text) <= LINE_WORDS;
}

/* Line upon line without a sentence between, behind the first strong paragraph: entries of a menu or a list of links. */
static void mark_menus(const EntPage *page)
{
    gboolean begun = FALSE;
    for (guint i = 0; i < page->n;) {
        begun = begun || is_strong(at(page, i));
        guint end = i;
        while (end < page->n && is_loose_line(at(page, end)))
            end++;
        if (begun && end - i >= MENU_BLOCKS)
            mark_range(page, i, end, ENT_ROLE_LINK);
        i = MAX(end, i + 1);
    }
}

/* What readers wrote below is theirs: all behind a heading for comments, where most of the article lies before it. */
static void mark_comments(const EntPage *page)
{
    guint total = 0, before = 0;
    for (guint i = 0; i < page->n; i++)
        total += is_strong(at(page, i)) ? 1 : 0;
    for (guint i = 0; i < page->n; i++) {
        if (before * 2 >= total && before > 0 && at(page, i)->role == ENT_ROLE_NAV && ent_opens_comments(at(page, i)->text)) {
            mark_range(page, i, page->n, ENT_ROLE_NAV);
            return;
        }
        before += is_strong(at(page, i)) ? 1 : 0;
    }
}

/* Inside the body a date or a label is text. */
static void settle_positional(const EntPage *page)
{
    for (guint i = 0; i < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        if (is_positional(block->role) && page->first < page->n && i > page->first && i < page->last)
            block->role = ENT_ROLE_BODY;
    }
}

/* Most words capitalised: a menu or a name, no standfirst. */
static gboolean is_title_case(const char *text)
{
    guint words = 0, capital = 0;
    gboolean at_start = TRUE;
    for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        words += at_start && g_unichar_isalpha(c);
        capital += at_start && g_unichar_isupper(c);
        at_start = c == ' ';
    }
    return capital * 3 > words * 2;
}

/* "Ana Ruiz in Lisbon" beside a date line. */
static gboolean is_bare_byline(const EntPage *page, guint i)
{
    const char *const text = at(page, i)->text;
    const gsize name = ent_name_length(text);
    const gboolean rest = name > 0 && (text[name] == '\0' || g_str_has_prefix(text + name, " in ") ||
                                       g_str_has_prefix(text + name, " and ") || g_str_has_prefix(text + name, ", "));
    if (!rest || ent_count_words(text) > 12 || ent_ends_sentence(text))
        return FALSE;
    return (i + 1 < page->n && at(page, i + 1)->role == ENT_ROLE_DATE) || (i > 0 && at(page, i - 1)->role == ENT_ROLE_DATE);
}

/* A line between the headline and the body that says what the article says. */
static gboolean is_standfirst(const EntPage *page, guint i)
{
    const EntDraftBlock *const block = at(page, i);
    if (mostly_linked(block))
        return FALSE;
    if (ent_ends_sentence(block->text) || g_str_has_suffix(block->text, ":"))
        return ent_count_words(block->text) >= 4 || (ent_count_words(block->text) >= 2 && !is_title_case(block->text));
    if (block->level > 1 && i + 1 == page->first)
        return TRUE;
    return ent_count_words(block->text) >= 6 && !is_title_case(block->text);
}

/* Before the first strong paragraph: only the headline and standfirsts are the article's. */
static void mark_lead(const EntPage *page)
{
    const guint end = page->first;
    for (guint i = 0; i < end && page->first < page->n; i++) {
        EntDraftBlock *const block = at(page, i);
        if (block->role != ENT_ROLE_BODY)
            continue;
        if (is_bare_byline(page, i))
            block->role = ENT_ROLE_BYLINE;
        else if (page->title < page->n && i < page->title ? ent_count_words(block->text) < ENT_STRONG_WORDS
                                                          : !is_standfirst(page, i))
            block->role = ENT_ROLE_NAV;
    }
}

/* Whether block i goes on with the promotion or list of links that block `head` opened; TRUE also tells nothing of short lines,
 * which may be headings of the article again: `clear` is set where it surely does. */
static gboolean continues(const EntPage *page, guint head, guint i, gboolean *clear)
{
    const EntDraftBlock *const block = at(page, i);
    const gboolean links = at(page, head)->role == ENT_ROLE_RELATED;
    const gboolean question = links && g_str_has_suffix(block->text, "?") && ent_count_words(block->text) <= LINE_WORDS;
    const gboolean sentence = ent_ends_sentence(block->text) && !question;
    *clear = mostly_linked(block) || (block->kind == ENT_BLOCK_ITEM && !sentence) || (!links && ent_is_offerlike(block->text));
    return *clear || (!sentence && ent_count_words(block->text) <= LINE_WORDS + 5);
}

/* What follows the heading `head`, to the next block that is the article's. Returns the last block that was looked at. */
static guint mark_zone(const EntPage *page, guint head)
{
    const EntBlockRole role = at(page, head)->role == ENT_ROLE_RELATED ? ENT_ROLE_LINK : ENT_ROLE_PROMO;
    guint sure = head + 1, i = head + 1;
    for (; i < page->n; i++) {
        if (at(page, i)->role != ENT_ROLE_BODY) {
            if (at(page, i)->role == ENT_ROLE_TITLE)
                break;
            continue;
        }
        gboolean clear = FALSE;
        if (!continues(page, head, i, &clear))
            break;
        if (clear || role == ENT_ROLE_LINK)
            sure = i + 1;
    }
    /* The heading of the section that goes on is no link. */
    if (i < page->n && role == ENT_ROLE_LINK && sure == i && i > head + 2 && !mostly_linked(at(page, i - 1)) &&
        at(page, i - 1)->level > 0)
        sure--;
    mark_range(page, head + 1, i == page->n ? i : sure, role);
    return i;
}

static void mark_zones(EntPage *page)
{
    gboolean begun = FALSE; /* above the body such headings are menu entries */
    for (guint i = 0; i < page->n; i++) {
        const EntBlockRole role = at(page, i)->role;
        const gboolean opens =
            role == ENT_ROLE_RELATED || role == ENT_ROLE_OFFER || (role == ENT_ROLE_PROMO && at(page, i)->level > 0);
        begun = begun || is_strong(at(page, i));
        if (begun && opens)
            mark_zone(page, i);
    }
}

/* Whether `name` (its last word) stands in the article before block `end`. */
static gboolean named_before(const EntPage *page, const char *name, guint end)
{
    const char *const space = strrchr(name, ' ');
    const char *const surname = space != NULL ? space + 1 : name;
    for (guint i = 0; i < end; i++)
        if (is_text(at(page, i)) && strstr(at(page, i)->text, surname) != NULL)
            return TRUE;
    return FALSE;
}

static gboolean is_author(const EntPage *page, const char *name)
{
    g_autoptr(GPtrArray) authors = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < page->n; i++)
        if (at(page, i)->role == ENT_ROLE_BYLINE)
            ent_byline_authors(at(page, i)->text, authors);
    for (guint i = 0; i < authors->len; i++)
        if (g_ascii_strcasecmp(g_ptr_array_index(authors, i), name) == 0)
            return TRUE;
    return FALSE;
}

/* Whether what follows a name only says who that is: " is a fellow", ", a retired colonel, teaches". */
static gboolean tells_who(const char *rest)
{
    static GRegex *is_somebody, *reports;
    static gsize once;
    if (g_once_init_enter(&once)) {
        is_somebody =
            g_regex_new("^(?:, [^,.]{3,160},)? (?:is (?:a|an|the|one of|professor|director|editor|president|chairman|chair|head|"
                        "co-\\w+|coordinator)\\b|(?:writes|covers|teaches|taught|served|blogs|tweets)\\b)",
                        0, 0, NULL);
        reports = g_regex_new("[“\"]|''|\\b(?:said|says|told|added)\\b", 0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    return g_regex_match(is_somebody, rest, 0, NULL) && !g_regex_match(reports, rest, 0, NULL);
}

/* "Ana Ruiz is a fellow at …", at the end: of the author, or of somebody whom the article never named. */
static gboolean is_bio(const EntPage *page, guint i)
{
    const char *const text = at(page, i)->text;
    if (ent_count_words(text) > 90)
        return FALSE;
    if (g_str_has_prefix(text, "The author is ") || g_str_has_prefix(text, "The writer is ") ||
        g_str_has_prefix(text, "About the author"))
        return TRUE;
    g_autofree char *name = g_strndup(text, ent_name_length(text));
    if (name[0] == '\0')
        return FALSE;
    if (is_author(page, name))
        return TRUE;
    return tells_who(text + strlen(name)) && !named_before(page, name, i);
}

/* Behind the body and a menu, nothing is the article's. */
static void mark_beyond(const EntPage *page)
{
    guint lines = 0;
    for (guint i = page->last; i < page->n && lines < MENU_BLOCKS; i++) {
        const EntDraftBlock *const block = at(page, i);
        if (block->role == ENT_ROLE_LINK || block->role == ENT_ROLE_NAV || block->role == ENT_ROLE_RELATED ||
            is_loose_line(block))
            lines++;
        if (lines == MENU_BLOCKS)
            mark_range(page, i, page->n, ENT_ROLE_LINK);
    }
}

/* From the end: what no article ends with. */
static void mark_tail(const EntPage *page)
{
    mark_beyond(page);
    const guint from = page->first < page->n ? page->first + 1 : page->n;
    for (guint i = page->n; i > from; i--) {
        EntDraftBlock *const block = at(page, i - 1);
        if (block->role != ENT_ROLE_BODY)
            continue;
        const guint words = ent_count_words(block->text);
        if (is_bio(page, i - 1))
            block->role = ENT_ROLE_BIO;
        else if (ent_legal_score(block->text) >= 3)
            block->role = ENT_ROLE_LEGAL;
        else if (ent_promo_score(block->text) >= 4 && words <= TAIL_WORDS)
            block->role = ENT_ROLE_PROMO;
        else if (block->kind != ENT_BLOCK_QUOTE && !ent_ends_sentence(block->text) && words <= LINE_WORDS)
            block->role = mostly_linked(block) || block->kind == ENT_BLOCK_ITEM ? ENT_ROLE_LINK : ENT_ROLE_NAV;
        else if (mostly_linked(block))
            block->role = ENT_ROLE_LINK;
        else
            break;
    }
}

void ent_furniture_mark(EntDraft *draft)
{
    EntPage page = { .draft = draft, .n = draft->blocks->len, .title = draft->blocks->len };
    for (guint i = 0; i < page.n; i++) {
        EntDraftBlock *const block = at(&page, i);
        block->role = ent_shape_of(block->text, block->linked);
    }
    mark_repeated(&page);
    mark_caption_groups(&page);
    mark_caption_beside_credit(&page);
    continue_notes(&page);
    cut_credits(&page);
    mark_menus(&page);
    ent_headline_mark(&page);
    find_body(&page);
    mark_comments(&page);
    find_body(&page);
    settle_positional(&page);
    mark_zones(&page);
    find_body(&page);
    mark_lead(&page);
    mark_tail(&page);
}
