/* SPDX-License-Identifier: Apache-2.0 */
/*
 * html_hints.c: what the names that authors give to classes and ids say of an element.
 *
 * Names are cut into words at every sign that is no letter and where a small letter meets a capital ("shareBar", "share-bar"
 * and "share_bar" are the same); single words and pairs of neighbours are looked up. Words that mean one thing on one site and
 * another elsewhere ("content", "main", "post") are not in the tables.
 */
#include "read/html_internal.h"

#include <stdlib.h>
#include <string.h>

typedef struct Hint {
    const char *words; /* one word, or two with a blank between */
    HtmlHint hint;
} Hint;

#define BODY HTML_HINT_BODY
#define FURN HTML_HINT_FURNITURE
#define WEAK HTML_HINT_DOUBTFUL
#define COMM HTML_HINT_COMMENTS
#define CAPT HTML_HINT_CAPTION
#define BYLI HTML_HINT_BYLINE
#define DATE HTML_HINT_DATE

/* Sorted by words. */
static const Hint hints[] = {
    { "about author", WEAK },
    { "aboutauthor", FURN },
    { "action bar", WEAK },
    { "action buttons", FURN },
    { "ad", FURN },
    { "ad container", FURN },
    { "ad wrapper", FURN },
    { "adbox", FURN },
    { "addthis", FURN },
    { "addtoany", FURN },
    { "ads", FURN },
    { "adsense", FURN },
    { "adslot", FURN },
    { "adunit", FURN },
    { "advert", FURN },
    { "advertise", FURN },
    { "advertisement", FURN },
    { "advertising", FURN },
    { "advertisment", FURN },
    { "adwrap", FURN },
    { "alert", WEAK },
    { "alerts", WEAK },
    { "also like", FURN },
    { "also read", FURN },
    { "around web", FURN },
    { "article actions", FURN },
    { "article author", BYLI },
    { "article body", BODY },
    { "article byline", BYLI },
    { "article content", BODY },
    { "article copy", BODY },
    { "article date", DATE },
    { "article footer", FURN },
    { "article list", WEAK },
    { "article meta", BYLI },
    { "article promo", FURN },
    { "article related", FURN },
    { "article share", FURN },
    { "article tags", FURN },
    { "article text", BODY },
    { "article tools", FURN },
    { "articlebody", BODY },
    { "articlecontent", BODY },
    { "articledate", DATE },
    { "articletext", BODY },
    { "author", BYLI },
    { "author bio", WEAK },
    { "author box", FURN },
    { "author card", FURN },
    { "author info", FURN },
    { "author name", BYLI },
    { "author profile", WEAK },
    { "authorbio", FURN },
    { "authorbox", FURN },
    { "authorname", BYLI },
    { "authors", BYLI },
    { "back top", WEAK },
    { "banner", WEAK },
    { "bio", WEAK },
    { "blog body", BODY },
    { "blog content", BODY },
    { "blog post", BODY },
    { "body content", BODY },
    { "body copy", BODY },
    { "body text", BODY },
    { "bodycopy", BODY },
    { "bodytext", BODY },
    { "bottomlinks", FURN },
    { "breadcrumb", FURN },
    { "breadcrumbs", FURN },
    { "by line", BYLI },
    { "byl", BYLI },
    { "byline", BYLI },
    { "bylines", BYLI },
    { "call out", WEAK },
    { "caption", CAPT },
    { "caption text", CAPT },
    { "captions", CAPT },
    { "carousel", WEAK },
    { "comment", COMM },
    { "comment list", COMM },
    { "commentform", COMM },
    { "commentlist", COMM },
    { "comments", COMM },
    { "consent", WEAK },
    { "content body", BODY },
    { "contentbody", BODY },
    { "contributor", BYLI },
    { "contributors", BYLI },
    { "cookie", WEAK },
    { "cookies", WEAK },
    { "copyright", WEAK },
    { "coral", COMM },
    { "credit", CAPT },
    { "credits", CAPT },
    { "crumb", FURN },
    { "crumbs", FURN },
    { "cutline", CAPT },
    { "date published", DATE },
    { "date time", DATE },
    { "dateline", DATE },
    { "datestamp", DATE },
    { "datetime", DATE },
    { "dfp", WEAK },
    { "disclaimer", WEAK },
    { "discussion", COMM },
    { "disqus", COMM },
    { "donate", WEAK },
    { "donation", WEAK },
    { "dtstamp", DATE },
    { "email signup", WEAK },
    { "entry author", BYLI },
    { "entry body", BODY },
    { "entry content", BODY },
    { "entry date", DATE },
    { "entry footer", FURN },
    { "entry meta", BYLI },
    { "entry utility", BYLI },
    { "entrycontent", BODY },
    { "facebook", WEAK },
    { "facebook comments", COMM },
    { "factbox", WEAK },
    { "fb comments", COMM },
    { "fbcomments", COMM },
    { "field body", BODY },
    { "figcaption", CAPT },
    { "follow me", FURN },
    { "follow us", FURN },
    { "font size", WEAK },
    { "footer", FURN },
    { "from around", FURN },
    { "full text", BODY },
    { "fulltext", BODY },
    { "gallery", WEAK },
    { "gdpr", WEAK },
    { "global nav", FURN },
    { "google ad", FURN },
    { "gpt ad", FURN },
    { "hidden", WEAK },
    { "hide print", WEAK },
    { "hotkey", FURN },
    { "image caption", CAPT },
    { "image credit", CAPT },
    { "image gallery", WEAK },
    { "image info", CAPT },
    { "image source", CAPT },
    { "imagecaption", CAPT },
    { "imagecredit", CAPT },
    { "img credit", CAPT },
    { "imgcredit", CAPT },
    { "infobox", WEAK },
    { "inline promo", FURN },
    { "inline related", FURN },
    { "inline story", FURN },
    { "inlinerelated", FURN },
    { "jetpack", WEAK },
    { "jwplayer", WEAK },
    { "keywords", WEAK },
    { "last updated", DATE },
    { "latest news", FURN },
    { "lightbox", WEAK },
    { "link list", WEAK },
    { "linked list", FURN },
    { "livefyre", COMM },
    { "login", WEAK },
    { "mailing list", WEAK },
    { "main text", BODY },
    { "masthead", WEAK },
    { "may like", WEAK },
    { "media caption", CAPT },
    { "media credit", CAPT },
    { "mediacaption", CAPT },
    { "menu", WEAK },
    { "meta author", BYLI },
    { "meta data", BYLI },
    { "meta date", DATE },
    { "might like", WEAK },
    { "modal", WEAK },
    { "more articles", FURN },
    { "more from", FURN },
    { "more news", FURN },
    { "more stories", FURN },
    { "most popular", FURN },
    { "most read", FURN },
    { "most recent", FURN },
    { "most viewed", FURN },
    { "mostpopular", FURN },
    { "mostread", FURN },
    { "mostviewed", FURN },
    { "nav", FURN },
    { "navbar", FURN },
    { "navigation", FURN },
    { "navigator", FURN },
    { "news body", BODY },
    { "news content", BODY },
    { "news text", BODY },
    { "newsletter", FURN },
    { "newsletters", FURN },
    { "newslettersignup", FURN },
    { "newstext", BODY },
    { "next article", FURN },
    { "nextprev", FURN },
    { "no print", WEAK },
    { "nocontent", WEAK },
    { "noindex", WEAK },
    { "noprint", WEAK },
    { "ob widget", FURN },
    { "outbrain", FURN },
    { "overlay", WEAK },
    { "page footer", FURN },
    { "page header", WEAK },
    { "pagenav", FURN },
    { "pager", WEAK },
    { "pagination", WEAK },
    { "paging", WEAK },
    { "paywall", WEAK },
    { "photo caption", CAPT },
    { "photo credit", CAPT },
    { "photo gallery", WEAK },
    { "photo info", CAPT },
    { "photocaption", CAPT },
    { "photocredit", CAPT },
    { "photographer", CAPT },
    { "picture credit", CAPT },
    { "poll", WEAK },
    { "popular", FURN },
    { "popup", WEAK },
    { "post author", FURN },
    { "post body", BODY },
    { "post content", BODY },
    { "post date", DATE },
    { "post entry", BODY },
    { "post footer", FURN },
    { "post list", WEAK },
    { "post meta", BYLI },
    { "post nav", FURN },
    { "post navigation", FURN },
    { "post tags", FURN },
    { "post text", BODY },
    { "postbody", BODY },
    { "postcontent", BODY },
    { "postdate", DATE },
    { "posted on", DATE },
    { "prev next", FURN },
    { "print", WEAK },
    { "print only", WEAK },
    { "printonly", WEAK },
    { "promo", FURN },
    { "promos", FURN },
    { "promoted", WEAK },
    { "promotion", WEAK },
    { "pub date", DATE },
    { "pubdate", DATE },
    { "publication date", DATE },
    { "publish date", DATE },
    { "publishdate", DATE },
    { "published", DATE },
    { "published date", DATE },
    { "pull quote", FURN },
    { "quiz", WEAK },
    { "rail", WEAK },
    { "rating", WEAK },
    { "ratings", WEAK },
    { "read more", FURN },
    { "read next", FURN },
    { "reader comments", COMM },
    { "reading list", WEAK },
    { "readmore", FURN },
    { "recirc", FURN },
    { "recirculation", FURN },
    { "recommend", FURN },
    { "recommendation", FURN },
    { "recommendations", FURN },
    { "recommended", FURN },
    { "register", WEAK },
    { "regwall", WEAK },
    { "related", FURN },
    { "relatedarticles", FURN },
    { "relatedlinks", FURN },
    { "relatedposts", FURN },
    { "relatedstories", FURN },
    { "replies", COMM },
    { "reporter", BYLI },
    { "respond", COMM },
    { "rich link", FURN },
    { "rich text", BODY },
    { "rightrail", FURN },
    { "screen reader", FURN },
    { "rollover", FURN },
    { "screenreader", WEAK },
    { "see also", FURN },
    { "share", FURN },
    { "sharebar", FURN },
    { "sharedaddy", FURN },
    { "shareline", FURN },
    { "sharelines", FURN },
    { "shares", FURN },
    { "sharethis", FURN },
    { "sharetools", FURN },
    { "sharing", FURN },
    { "side bar", FURN },
    { "sidebar", FURN },
    { "sign up", WEAK },
    { "signin", WEAK },
    { "signup", WEAK },
    { "single content", BODY },
    { "site footer", FURN },
    { "site header", FURN },
    { "skip link", FURN },
    { "skiplink", FURN },
    { "slideshow", WEAK },
    { "sociable", FURN },
    { "social", FURN },
    { "socialbar", FURN },
    { "socials", FURN },
    { "sponsor", WEAK },
    { "sponsored", WEAK },
    { "sponsors", WEAK },
    { "spotim", COMM },
    { "sr only", FURN },
    { "story author", BYLI },
    { "story body", BODY },
    { "story content", BODY },
    { "story copy", BODY },
    { "story date", DATE },
    { "story footer", FURN },
    { "story list", WEAK },
    { "story promo", FURN },
    { "story related", FURN },
    { "story text", BODY },
    { "story tools", FURN },
    { "storybody", BODY },
    { "storycontent", BODY },
    { "storytext", BODY },
    { "subscribe", WEAK },
    { "subscription", WEAK },
    { "subscriptions", WEAK },
    { "suggested", WEAK },
    { "taboola", FURN },
    { "tag", WEAK },
    { "tagcloud", FURN },
    { "taglist", FURN },
    { "tags", WEAK },
    { "teaser", WEAK },
    { "teasers", WEAK },
    { "text content", BODY },
    { "text size", WEAK },
    { "time stamp", DATE },
    { "timestamp", DATE },
    { "toc", WEAK },
    { "tool bar", FURN },
    { "toolbar", WEAK },
    { "tools bar", FURN },
    { "tooltip", WEAK },
    { "top stories", FURN },
    { "topbar", WEAK },
    { "topics", WEAK },
    { "trc related", FURN },
    { "trending", WEAK },
    { "up next", FURN },
    { "updated", DATE },
    { "updated date", DATE },
    { "upsell", WEAK },
    { "user comments", COMM },
    { "usercomments", COMM },
    { "viafoura", COMM },
    { "video player", WEAK },
    { "videoplayer", WEAK },
    { "visually hidden", FURN },
    { "vote", WEAK },
    { "widget", WEAK },
    { "widgets", WEAK },
    { "wp caption", CAPT },
    { "wpcaption", CAPT },
    { "writer", BYLI },
    { "yarpp", FURN },
    { "you may", WEAK },
};

static int compare(const void *words, const void *hint)
{
    return strcmp(words, ((const Hint *)hint)->words);
}

static HtmlHint look_up(const char *words)
{
    const Hint *const found = bsearch(words, hints, G_N_ELEMENTS(hints), sizeof(Hint), compare);
    return found != NULL ? found->hint : HTML_HINT_NONE;
}

/* What outweighs what, where several words of one element say different things. */
static guint weight(HtmlHint hint)
{
    static const guint8 weights[] = {
        [HTML_HINT_NONE] = 0,    [HTML_HINT_DOUBTFUL] = 1, [HTML_HINT_FURNITURE] = 2, [HTML_HINT_COMMENTS] = 3,
        [HTML_HINT_CAPTION] = 4, [HTML_HINT_BYLINE] = 5,   [HTML_HINT_DATE] = 5,      [HTML_HINT_BODY] = 6,
    };
    return weights[hint];
}

enum {
    MIN_CAMEL = 3, /* letters before a capital that cuts: made-up names such as "hAdPq" have none of ours */
    MAX_WORD = 24,
    MAX_NAMES = 512 /* bytes of a class that are looked at */
};

/* The words of a value on their way. */
typedef struct Cutter {
    char pair[2 * MAX_WORD + 2]; /* the word before, a blank, the word */
    gsize before;                /* bytes of the word before; 0 where there is none */
    gsize n;                     /* bytes of the word */
    HtmlHint best;
} Cutter;

static void offer(Cutter *cutter, const char *words)
{
    const HtmlHint hint = look_up(words);
    if (weight(hint) > weight(cutter->best))
        cutter->best = hint;
}

/* The word is complete; `last` where its name is too. */
static void end_word(Cutter *cutter, gboolean last)
{
    const gsize from = cutter->before > 0 ? cutter->before + 1 : 0;
    if (cutter->n > 0) {
        cutter->pair[from + cutter->n] = '\0';
        offer(cutter, cutter->pair + from);
        if (from > 0)
            offer(cutter, cutter->pair);
        memmove(cutter->pair, cutter->pair + from, cutter->n);
        cutter->pair[cutter->n] = ' ';
        cutter->before = cutter->n;
    }
    if (last)
        cutter->before = 0;
    cutter->n = 0;
}

static void cut(Cutter *cutter, const char *value)
{
    for (const char *p = value; *p != '\0' && p - value < MAX_NAMES; p++) {
        if (!g_ascii_isalpha(*p)) {
            end_word(cutter, g_ascii_isspace(*p));
            continue;
        }
        if (g_ascii_isupper(*p) && cutter->n >= MIN_CAMEL && g_ascii_islower(p[-1]))
            end_word(cutter, FALSE);
        const gsize from = cutter->before > 0 ? cutter->before + 1 : 0;
        if (cutter->n + 1 < MAX_WORD)
            cutter->pair[from + cutter->n++] = g_ascii_tolower(*p);
    }
    end_word(cutter, TRUE);
}

HtmlHint html_hint_of(const HtmlNode *node)
{
    static const HtmlAttr names[] = { HTML_ATTR_CLASS, HTML_ATTR_ID, HTML_ATTR_ITEMPROP, HTML_ATTR_ROLE };
    Cutter cutter = { .best = HTML_HINT_NONE };
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const char *const value = html_attr(node, names[i]);
        if (value != NULL)
            cut(&cutter, value);
    }
    return cutter.best;
}
