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
#define COMM HTML_HINT_COMMENTS
#define CAPT HTML_HINT_CAPTION
#define BYLI HTML_HINT_BYLINE
#define DATE HTML_HINT_DATE

/* Sorted by words. */
static const Hint hints[] = {
    { "about author", FURN },
    { "aboutauthor", FURN },
    { "action bar", FURN },
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
    { "alert", FURN },
    { "alerts", FURN },
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
    { "article list", FURN },
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
    { "author bio", FURN },
    { "author box", FURN },
    { "author card", FURN },
    { "author info", FURN },
    { "author name", BYLI },
    { "author profile", FURN },
    { "authorbio", FURN },
    { "authorbox", FURN },
    { "authorname", BYLI },
    { "authors", BYLI },
    { "back top", FURN },
    { "banner", FURN },
    { "bio", FURN },
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
    { "call out", FURN },
    { "caption", CAPT },
    { "caption text", CAPT },
    { "captions", CAPT },
    { "carousel", FURN },
    { "comment", COMM },
    { "comment list", COMM },
    { "commentform", COMM },
    { "commentlist", COMM },
    { "comments", COMM },
    { "consent", FURN },
    { "content body", BODY },
    { "contentbody", BODY },
    { "contributor", BYLI },
    { "contributors", BYLI },
    { "cookie", FURN },
    { "cookies", FURN },
    { "copyright", FURN },
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
    { "dfp", FURN },
    { "disclaimer", FURN },
    { "discussion", COMM },
    { "disqus", COMM },
    { "donate", FURN },
    { "donation", FURN },
    { "dtstamp", DATE },
    { "email signup", FURN },
    { "entry author", BYLI },
    { "entry body", BODY },
    { "entry content", BODY },
    { "entry date", DATE },
    { "entry footer", FURN },
    { "entry meta", BYLI },
    { "entry utility", BYLI },
    { "entrycontent", BODY },
    { "facebook", FURN },
    { "facebook comments", COMM },
    { "factbox", FURN },
    { "fb comments", COMM },
    { "fbcomments", COMM },
    { "field body", BODY },
    { "figcaption", CAPT },
    { "follow me", FURN },
    { "follow us", FURN },
    { "font size", FURN },
    { "footer", FURN },
    { "from around", FURN },
    { "full text", BODY },
    { "fulltext", BODY },
    { "gallery", FURN },
    { "gdpr", FURN },
    { "global nav", FURN },
    { "google ad", FURN },
    { "gpt ad", FURN },
    { "hidden", FURN },
    { "hide print", FURN },
    { "hotkey", FURN },
    { "image caption", CAPT },
    { "image credit", CAPT },
    { "image gallery", FURN },
    { "image info", CAPT },
    { "image source", CAPT },
    { "imagecaption", CAPT },
    { "imagecredit", CAPT },
    { "img credit", CAPT },
    { "imgcredit", CAPT },
    { "infobox", FURN },
    { "inline promo", FURN },
    { "inline related", FURN },
    { "inline story", FURN },
    { "inlinerelated", FURN },
    { "jetpack", FURN },
    { "jp", FURN },
    { "jwplayer", FURN },
    { "keywords", FURN },
    { "last updated", DATE },
    { "latest news", FURN },
    { "lightbox", FURN },
    { "link list", FURN },
    { "linked list", FURN },
    { "livefyre", COMM },
    { "login", FURN },
    { "mailing list", FURN },
    { "main text", BODY },
    { "masthead", FURN },
    { "may like", FURN },
    { "media caption", CAPT },
    { "media credit", CAPT },
    { "mediacaption", CAPT },
    { "menu", FURN },
    { "meta author", BYLI },
    { "meta data", BYLI },
    { "meta date", DATE },
    { "might like", FURN },
    { "modal", FURN },
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
    { "no print", FURN },
    { "nocontent", FURN },
    { "noindex", FURN },
    { "noprint", FURN },
    { "ob widget", FURN },
    { "outbrain", FURN },
    { "overlay", FURN },
    { "page footer", FURN },
    { "page header", FURN },
    { "pagenav", FURN },
    { "pager", FURN },
    { "pagination", FURN },
    { "paging", FURN },
    { "paywall", FURN },
    { "photo caption", CAPT },
    { "photo credit", CAPT },
    { "photo gallery", FURN },
    { "photo info", CAPT },
    { "photocaption", CAPT },
    { "photocredit", CAPT },
    { "photographer", CAPT },
    { "picture credit", CAPT },
    { "player", FURN },
    { "playlist", FURN },
    { "poll", FURN },
    { "popular", FURN },
    { "popup", FURN },
    { "post author", FURN },
    { "post body", BODY },
    { "post content", BODY },
    { "post date", DATE },
    { "post entry", BODY },
    { "post footer", FURN },
    { "post list", FURN },
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
    { "print", FURN },
    { "print only", FURN },
    { "printonly", FURN },
    { "promo", FURN },
    { "promos", FURN },
    { "promoted", FURN },
    { "promotion", FURN },
    { "pub date", DATE },
    { "pubdate", DATE },
    { "publication date", DATE },
    { "publish date", DATE },
    { "publishdate", DATE },
    { "published", DATE },
    { "published date", DATE },
    { "pull quote", FURN },
    { "quiz", FURN },
    { "rail", FURN },
    { "rating", FURN },
    { "ratings", FURN },
    { "read more", FURN },
    { "read next", FURN },
    { "reader comments", COMM },
    { "reading list", FURN },
    { "readmore", FURN },
    { "recirc", FURN },
    { "recirculation", FURN },
    { "recommend", FURN },
    { "recommendation", FURN },
    { "recommendations", FURN },
    { "recommended", FURN },
    { "register", FURN },
    { "regwall", FURN },
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
    { "screenreader", FURN },
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
    { "sign up", FURN },
    { "signin", FURN },
    { "signup", FURN },
    { "single content", BODY },
    { "site footer", FURN },
    { "site header", FURN },
    { "skip link", FURN },
    { "skiplink", FURN },
    { "slideshow", FURN },
    { "sociable", FURN },
    { "social", FURN },
    { "socialbar", FURN },
    { "socials", FURN },
    { "sponsor", FURN },
    { "sponsored", FURN },
    { "sponsors", FURN },
    { "spotim", COMM },
    { "sr only", FURN },
    { "story author", BYLI },
    { "story body", BODY },
    { "story content", BODY },
    { "story copy", BODY },
    { "story date", DATE },
    { "story footer", FURN },
    { "story list", FURN },
    { "story promo", FURN },
    { "story related", FURN },
    { "story text", BODY },
    { "story tools", FURN },
    { "storybody", BODY },
    { "storycontent", BODY },
    { "storytext", BODY },
    { "subscribe", FURN },
    { "subscription", FURN },
    { "subscriptions", FURN },
    { "suggested", FURN },
    { "taboola", FURN },
    { "tag", FURN },
    { "tagcloud", FURN },
    { "taglist", FURN },
    { "tags", FURN },
    { "teaser", FURN },
    { "teasers", FURN },
    { "text content", BODY },
    { "text size", FURN },
    { "time stamp", DATE },
    { "timestamp", DATE },
    { "toc", FURN },
    { "tool bar", FURN },
    { "toolbar", FURN },
    { "tools bar", FURN },
    { "tooltip", FURN },
    { "top stories", FURN },
    { "topbar", FURN },
    { "topics", FURN },
    { "trc related", FURN },
    { "trending", FURN },
    { "up next", FURN },
    { "updated", DATE },
    { "updated date", DATE },
    { "upsell", FURN },
    { "user comments", COMM },
    { "usercomments", COMM },
    { "viafoura", COMM },
    { "video player", FURN },
    { "videoplayer", FURN },
    { "visually hidden", FURN },
    { "vote", FURN },
    { "widget", FURN },
    { "widgets", FURN },
    { "wp caption", CAPT },
    { "wpcaption", CAPT },
    { "writer", BYLI },
    { "yarpp", FURN },
    { "you may", FURN },
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
        [HTML_HINT_NONE] = 0, [HTML_HINT_FURNITURE] = 2, [HTML_HINT_COMMENTS] = 3, [HTML_HINT_CAPTION] = 4,
        [HTML_HINT_BYLINE] = 5, [HTML_HINT_DATE] = 5, [HTML_HINT_BODY] = 6,
    };
    return weights[hint];
}

enum { MAX_WORD = 24, MAX_NAMES = 512 /* bytes of a class that are looked at */ };

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
        if (g_ascii_isupper(*p) && p > value && g_ascii_islower(p[-1]))
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
