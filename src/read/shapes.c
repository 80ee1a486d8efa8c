/* SPDX-License-Identifier: Apache-2.0 */
/*
 * shapes.c: what a line of a news page is by its words alone: a credit, a byline, a date, a menu entry …
 *
 * A table of patterns, first row that fits. Each is bounded by a number of words, which also keeps matching cheap: what is
 * longer is prose. What stands where on the page is for furniture.c.
 */
#include "read/read_internal.h"

#include <string.h>

#define AGENCY                                                                                                                   \
    "(?:Getty Images|Getty|iStock|Shutterstock|Alamy|Depositphotos|AP Photo|AP|Associated "                                      \
    "Press|Reuters|REUTERS|AFP|EPA(?:-EFE)?|EFE|"                                                                                \
    "Anadolu(?: Agency| Images)?|Bloomberg|Xinhua|VCG|DPA|dpa|picture[- ]alliance|Kyodo(?: "                                     \
    "News)?|Sputnik|TASS|NurPhoto|Sipa(?: USA)?|"                                                                                \
    "ANP|Wikimedia Commons|Wikimedia|Unsplash|Pixabay|Flickr|Pool|Imago|IMAGO|ZUMA(?: Press)?)"
#define CREDIT_WORD "(?:Image|Photo|Photograph|Picture|Credit|Illustration|Screenshot|Infographic)"

/* Ends of a caption that say whose picture it is. */
#define TAIL_LABEL "(?:\\b|(?<=[\\p{Ll}\\d.)”\"]))" CREDIT_WORD "s?(?: credit| by| courtesy(?: of)?)?: ?\\S[^.!?]{1,80}$"
#define TAIL_BRACKET                                                                                                             \
    "[\\[(](?=[^\\])]*(?:/|Photo|Photograph|Image|Picture|Credit|Courtesy|Screenshot))(?:" AGENCY "|" CREDIT_WORD                \
    "|Courtesy|File|Source)\\b[^\\])]{0,100}[\\])]\\.?$"
#define TAIL_AGENCY                                                                                                              \
    "(?:(?:[\\p{Lu}][\\p{L}.'’-]* ?){1,4}/ ?" AGENCY "(?: Plus)?(?: via [\\p{L} ]+)?(?:/File Photo)?|via " AGENCY "|"            \
    "(?:REUTERS|AFP|AP|EPA|AP Photo|Getty Images) ?/ ?[\\p{Lu}][\\p{L}.'’ -]+(?:/(?:File Photo|File|Pool))*)\\)?\\.?$"

typedef struct Shape {
    EntBlockRole role;
    guint max_words;
    const char *pattern;
} Shape;

static const Shape shapes[] = {
    { ENT_ROLE_RULE, 0, "^[^\\p{L}\\p{N}]+$" },
    { ENT_ROLE_PAGE, 4, "^(?:[-–—] ?)?(?:(?i:page) )?\\d{1,3}(?: ?(?:of|/) ?\\d{1,4})?(?: ?[-–—])?$" },
    { ENT_ROLE_MARKER, 3, "^(?:ABSTRACT|FULL TEXT|FULL ARTICLE|BODY|LEAD PARAGRAPH|HEADLINE)[.:]?$" },
    { ENT_ROLE_STAFF, 80,
      "^\\((?:(?i:additional )?(?i:reporting|writing|editing|translation|graphics|produced|compiled|edited|translated)) by:? "
      "\\p{Lu}" },
    { ENT_ROLE_STAFF, 60, "^(?i:additional )?(?i:reporting|writing) by:? \\p{Lu}.*; ?(?:[Aa]dditional|[Ww]riting|[Ee]diting)" },
    { ENT_ROLE_STAFF, 16,
      "^(?:(?i:additional )?(?i:reporting|writing|editing|translation)|(?i:written and "
      "edited|edited|compiled|translated|produced|reviewed|"
      "fact-checked)) by(?::| ) ?\\p{Lu}[^.]*\\.?$" },
    { ENT_ROLE_STAFF, 30,
      "^(?:[\\p{Lu}][\\p{L}.'’, -]+ )(?:also )?contributed (?:reporting|to this (?:report|article|story|post))\\b" },
    { ENT_ROLE_STAFF, 14,
      "^(?:\\((?i:with) .*\\)\\.?|(?i:with (?:inputs?|reporting|files|additional reporting) (?:from|by)) [^.]*\\.?)$" },
    { ENT_ROLE_STAFF, 5, "^(?i:editors?): ?\\S+" },
    { ENT_ROLE_CAPTION, 80,
      "^(?:FILE(?: PHOTO| IMAGE)?|File (?:photo|image|picture)|(?:Featured|Cover|Top|Main|Header|Lead) (?:image|photo|picture)|"
      "Image (?:source|caption|credit)|Media caption|Photo caption|Caption|" CREDIT_WORD
      "s?(?: credit)?|Pictured|Video|Graphic)(?: ?:| [–—-] )" },
    { ENT_ROLE_CAPTION, 40,
      "^(?:(?:Featured|Cover|Top|Main|Header) (?:image|photo|picture)\\b|\\[\\d+/\\d+\\]|Image (?:source|caption),)" },
    { ENT_ROLE_CAPTION, 20, "^(?:Photo|Image|Picture|Illustration|Photograph)s? (?:by|via|courtesy|from|credit)\\b" },
    { ENT_ROLE_CAPTION, 8, "^(?:" AGENCY "|ASSOCIATED PRESS|GETTY IMAGES)(?: ?/ ?.{1,40})?\\.?$" },
    { ENT_ROLE_CAPTION, 8, "^\\p{Lu}[\\p{L}.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*){0,3} (?:/|via|for) " AGENCY "\\.?$" },
    { ENT_ROLE_CAPTION, 60, TAIL_LABEL },
    { ENT_ROLE_CAPTION, 70, TAIL_BRACKET },
    { ENT_ROLE_CAPTION, 60, TAIL_AGENCY },
    { ENT_ROLE_CAPTION, 45,
      "^[^“\"]*(?:, | \\()(?:left|right|cent(?:er|re)|(?:second|third) from (?:left|right))(?:\\)|,)[^“\"]*$(?<!said\\.)" },
    { ENT_ROLE_LEGAL, 40, "^(?i:©|\\(c\\) |copyright\\b)|^(?:[^.]{0,60}[\\s(|])?©\\s?[\\p{Lu}\\d]" },
    { ENT_ROLE_LEGAL, 400, "^(?i:disclaimer|legal notice|terms and conditions|republishing)\\b ?[:.–—-]" },
    { ENT_ROLE_LEGAL, 60,
      "^(?i:(?:this|the above) "
      "(?:article|story|piece|post|essay|column|commentary|op-ed)\\b.{0,40}\\b(?:published|appeared|republished|"
      "reprinted|posted|syndicated|translated)\\b)" },
    { ENT_ROLE_LEGAL, 14, "^(?i:originally|first) (?:published|appeared) (?:in|on|at|by)\\b" },
    { ENT_ROLE_LEGAL, 30,
      "^(?i:(?:the )?original (?:source|version) of this (?:article|story)|reprinted from|republished from|our standards)\\b" },
    { ENT_ROLE_LEGAL, 120, "^(?i:editor[’']?s?[’']? note|note to (?:editors|readers)|a note to (?:our )?readers)\\b ?[:.–—-]" },
    { ENT_ROLE_NAV, 8, "^(?i:\\d+\\. )?(?i:skip to)\\b" },
    { ENT_ROLE_NAV, 5, "^\\d+\\. (?i:skip to)\\b" },
    { ENT_ROLE_NAV, 8,
      "^(?i:home|main menu|menu|search|sign in|sign up|log ?in|log ?out|register|subscribe(?: (?:now|today|here))?|share(?: on "
      ".*| via .*| this.*)?|"
      "tweet|print(?: this.*)?|e-?mail(?: this.*)?|save(?: article)?|\\d* ?comments?(?: "
      "?\\(\\d+\\))?|(?:leave|post|add|write|view) (?:a |all )?"
      "(?:comments?|reply)|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube|flipboard|copy(?: "
      "the)? link|"
      "link copied!?|link has been copied.*|advertisements?(?: [^\\p{L}].*)?|(?:story|article) continues below.*|scroll to "
      "continue.*|sponsored(?: content| by.*)?|"
      "promoted(?: content)?|listen(?: to (?:this |the )?(?:article|story))?|play(?: video| "
      "audio)?|loading\\W*|close|next|previous|next article|"
      "previous article|back to top|read more|show more|see more|view more|load more|more|follow|get the app|download|gift this "
      "article|"
      "font size|text size|a a a|aa|reading time.*|\\d+ ?-?min(?:ute)?s?(?: read)?|\\d+ shares?|bookmark|translate|"
      "select language|english|open menu|close menu|toggle navigation|live tv|watch live|newsletters?|cookie settings|accept(?: "
      "all)?|"
      "sign up here|end of list|list of \\d+ items?|list \\d+ of \\d+.*|save articles? to read later.*|give "
      "feedback|donate|contact us|about us)[.!…]?$" },
    { ENT_ROLE_NAV, 12, "^(?:[\\p{L}&' -]{2,30} ?[>»›] ?)+[\\p{L}&' -]{0,60}$" },
    { ENT_ROLE_NAV, 6,
      "^(?i:(?:e-?mail|contact|twitter|web|website)?:? ?)(?:\\S+@\\S+\\.\\S+|@\\w+|https?://\\S+|www\\.\\S+)\\.?$" },
    { ENT_ROLE_NAV, 30,
      "^[\"“]?(?i:follow) .{2,80} (?i:on) (?i:twitter|facebook|instagram|x|linkedin|telegram|threads|mastodon)\\b" },
    { ENT_ROLE_LINK, 30,
      "^(?i:read more|read also|also read|read|related(?: article| story)?|see also|watch|listen|more|don[’']t "
      "miss|recommended|read next|"
      "must read)\\s?[:|»>] ?\\S[^.]*$" },
    { ENT_ROLE_LINK, 10,
      "^(?i:read|see|find|watch) (?:the "
      ")?(?i:rest|full|entire|original|more)\\b.*(?i:here|article|story|report|interview|it)\\b" },
    { ENT_ROLE_RELATED, 6,
      "^(?i:related(?: news| articles?| stor(?:y|ies)| topics?| coverage| posts?| content| links?| reading| tags)?|read "
      "(?:next|also)|also read|"
      "see also|more (?:from|stories|news|like this|on this)\\b.*|most "
      "(?:read|popular|viewed|recent|shared|commented).*|trending(?: "
      "now| stories)?|"
      "(?:you )?(?:may|might) also (?:like|be interested in)|recommended(?: stories| for you| reading| "
      "articles)?|editor[’']?s?[’']? (?:picks?|"
      "choice)|latest(?: news| stories| articles| from.*)|top (?:stories|news)|popular(?: now| stories| posts)?|what to read "
      "next|keep reading|"
      "in case you missed it|tags|keywords|categories|about the (?:authors?|writer)|filed under|join the conversation|explore "
      "more|"
      "up next|other stories|other news|similar (?:articles|stories)|from the web|around the web|sponsored links|trending "
      "topics|more news|other articles|author(?: bio| profile)?)[:.…]?$" },
    { ENT_ROLE_RELATED, 14, "^(?i:tags|keywords|filed under|categories|topics|related topics|tagged)\\s?: ?\\S" },
    { ENT_ROLE_OFFER, 10,
      "^(?i:subscribe|sign up|become a (?:member|subscriber|patron)|what[’']?s included|already a|newsletters?)\\b[^.]*$" },
    { ENT_ROLE_OFFER, 10,
      "^(?i:(?:support|donate|join|get|follow|like|stay|enjoy(?:ed|ing)?|help|buy|order|register|unlock|try|start|download|love)"
      "\\b"
      "[^.]*\\b(?:us|our|newsletters?|membership|subscri\\w+|inbox|donations?|magazine|app|journalism|patreon|substack))\\b[^.]*"
      "$" },
    { ENT_ROLE_OFFER, 8,
      "^(?i:stay (?:informed|connected|updated|up to date)|(?:get|unlock) (?:full|free|unlimited|exclusive))\\b[^.]*$" },
};

static GRegex *shape_regex(gsize i)
{
    static GRegex *compiled[G_N_ELEMENTS(shapes)];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (gsize k = 0; k < G_N_ELEMENTS(shapes); k++)
            compiled[k] = ent_regex_new(shapes[k].pattern);
        g_once_init_leave(&once, 1);
    }
    return compiled[i];
}

gboolean ent_opens_comments(const char *text)
{
    static GRegex *regex;
    static gsize once;
    if (g_once_init_enter(&once)) {
        regex = g_regex_new(
            "^(?i:\\d* ?(?:reader )?comments?(?: ?\\(\\d+\\))?|(?:leave|post|add|write) (?:a |your )?(?:comments?|reply)|"
            "\\d+ (?:responses|replies|thoughts)\\b.*|join the (?:discussion|conversation))[.:]?$",
            0, 0, NULL);
        g_once_init_leave(&once, 1);
    }
    return g_regex_match(regex, text, 0, NULL);
}

/* What remains beside a date in a line that is nothing else: names, "Published", times. */
static gboolean is_date_line(const char *text, guint words)
{
    static const char *const small[] = { "published", "updated", "posted", "on",    "at",    "last",   "modified", "am",   "pm",
                                         "a.m.",      "p.m.",    "in",     "by",    "edt",   "est",    "gmt",      "utc",  "min",
                                         "read",      "and",     "the",    "of",    "a",     "an",     "day",      "days", "hour",
                                         "hours",     "minutes", "week",   "weeks", "month", "months", "ago" };
    gsize from = 0, to = 0;
    g_autofree char *date = words <= 16 ? ent_date_find(text, &from, &to) : NULL;
    if (date == NULL)
        return FALSE;
    g_autofree char *rest = g_strdup_printf("%.*s %s", (int)from, text, text + to);
    g_auto(GStrv) parts = g_strsplit_set(rest, " ,:;|/()–-", -1);
    guint others = 0;
    for (guint i = 0; parts[i] != NULL; i++) {
        gboolean known = parts[i][0] == '\0' || !g_unichar_isalpha(g_utf8_get_char(parts[i]));
        for (gsize k = 0; k < G_N_ELEMENTS(small) && !known; k++)
            known = g_ascii_strcasecmp(parts[i], small[k]) == 0;
        if (!known && g_unichar_islower(g_utf8_get_char(parts[i])))
            return FALSE;
        others += known ? 0 : 1;
    }
    return others <= 6 && strchr(text, '(') == NULL;
}

/* "Region: Asia": lines that file an article away. */
static gboolean is_label(const char *text, guint words)
{
    static const char *const keys[] = {
        "region",    "regions", "theme",    "themes",       "topic",    "topics",  "tag",      "category", "section",
        "source",    "sources", "location", "country",      "by",       "author",  "authors",  "date",     "time",
        "published", "updated", "language", "type",         "format",   "length",  "issue",    "series",   "desk",
        "edition",   "volume",  "subject",  "subjects",     "keywords", "program", "channel",  "host",     "word count",
        "posted",    "views",   "reads",    "last updated", "column",   "byline",  "headline", "page",     "id",
    };
    const char *const colon = strstr(text, ": ");
    if (colon == NULL || words > 12 || ent_ends_sentence(text))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
        if (strlen(keys[i]) == (gsize)(colon - text) && g_ascii_strncasecmp(text, keys[i], strlen(keys[i])) == 0)
            return TRUE;
    return FALSE;
}

/* A caption tells in the present tense what is to be seen. */
#define SCENE                                                                                                                    \
    "^[^“\"]{3,120}\\b(?:speaks?|looks?|stands?|attends?|arrives?|walks?|waves?|poses?|listens?|talks?|gestures?|reacts?|"     \
    "greets?|hugs?|"                                                                                                             \
    "shakes? "                                                                                                                   \
    "hands|holds?|leaves?|sits?|delivers?|addresse?s?|participates?|smiles?|waits?|watche?s?|places?|marche?s?|inspects?|"       \
    "welcomes?|"                                                                                                                 \
    "is seen|are seen|is pictured|are pictured|pictured|take part|takes part|meets?)\\b[^“\"]*$"

gboolean ent_is_scene(const char *text)
{
    static GRegex *scene, *past;
    static gsize once;
    if (g_once_init_enter(&once)) {
        scene = ent_regex_new(SCENE);
        past = ent_regex_new("\\b(?:said|told|says|added|announced|according|\\p{Ll}{3,}ed (?:that|to))\\b|[a-z]{3}\\. \\p{Lu}");
        g_once_init_leave(&once, 1);
    }
    return ent_count_words(text) <= 45 && g_regex_match(scene, text, 0, NULL) && !g_regex_match(past, text, 0, NULL);
}

/* The same with the day it was taken, which no sentence of an article gives with its year in passing. */
static gboolean is_dated_scene(const char *text, guint words)
{
    g_autofree char *date = words >= 8 && words <= 45 ? ent_date_find(text, NULL, NULL) : NULL;
    return date != NULL && ent_is_scene(text);
}

EntBlockRole ent_shape_of(const char *text, gsize linked)
{
    const guint words = ent_count_words(text);
    for (gsize i = 0; i < G_N_ELEMENTS(shapes); i++)
        if (words <= shapes[i].max_words && g_regex_match(shape_regex(i), text, 0, NULL))
            return shapes[i].role;
    if (ent_is_byline(text))
        return ENT_ROLE_BYLINE;
    if (is_date_line(text, words))
        return ENT_ROLE_DATE;
    if (is_dated_scene(text, words))
        return ENT_ROLE_CAPTION;
    if (ent_legal_score(text) >= 5)
        return ENT_ROLE_LEGAL;
    const int promo = ent_promo_score(text);
    if (promo >= 5 || (promo >= 4 && words <= 14) || (promo >= 2 && linked * 10 >= strlen(text) * 9))
        return ENT_ROLE_PROMO;
    return is_label(text, words) ? ENT_ROLE_LABEL : ENT_ROLE_BODY;
}

static const char *const tails[] = { TAIL_LABEL, TAIL_BRACKET, TAIL_AGENCY };

static GRegex *tail_regex(gsize i)
{
    static GRegex *compiled[G_N_ELEMENTS(tails)];
    static gsize once;
    if (g_once_init_enter(&once)) {
        for (gsize k = 0; k < G_N_ELEMENTS(tails); k++)
            compiled[k] = ent_regex_new(tails[k]);
        g_once_init_leave(&once, 1);
    }
    return compiled[i];
}

gsize ent_credit_tail(const char *text)
{
    const gsize n = strlen(text);
    const char *from = text + (n > 200 ? n - 200 : 0);
    while ((*from & 0xC0) == 0x80)
        from++;
    for (gsize i = 0; i < G_N_ELEMENTS(tails); i++) {
        g_autoptr(GMatchInfo) match = NULL;
        int start = 0, end = 0;
        if (g_regex_match(tail_regex(i), from, 0, &match) && g_match_info_fetch_pos(match, 0, &start, &end))
            return strlen(from) - (gsize)start;
    }
    return 0;
}
