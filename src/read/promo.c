/* SPDX-License-Identifier: Apache-2.0 */
/*
 * promo.c: how much a block asks the reader to share, follow, subscribe or pay, and how much it speaks of rights.
 *
 * Such words stand in articles too, so no single one decides: each has a weight, what tells an article (reported speech) weighs
 * against them, and the sum decides.
 */
#include "read/read_internal.h"

#include "base/str.h"

#include <string.h>

enum { LONGEST = 4000 /* bytes looked at: nobody begs at greater length */ };

typedef struct Term {
    const char *words;
    int weight; /* 3: hardly ever in an article; 2: seldom; 1: often, but more in promotions */
} Term;

static const Term promo_terms[] = {
    { "click here", 3 },
    { "follow us", 3 },
    { "subscribe to our", 3 },
    { "subscribe now", 3 },
    { "sign up for our", 3 },
    { "sign up here", 3 },
    { "sign up to our", 3 },
    { "like us on", 3 },
    { "our newsletter", 3 },
    { "telegram channel", 3 },
    { "share button", 3 },
    { "your inbox", 3 },
    { "unlimited access", 3 },
    { "digital access", 3 },
    { "become a member", 3 },
    { "money back guarantee", 3 },
    { "free trial", 3 },
    { "ad-free", 3 },
    { "ad free", 3 },
    { "enable javascript", 3 },
    { "download our", 3 },
    { "download the app", 3 },
    { "our journalism", 3 },
    { "make a donation", 3 },
    { "donate today", 3 },
    { "donate now", 3 },
    { "share this article", 3 },
    { "share this story", 3 },
    { "all-access", 3 },
    { "cancel anytime", 3 },
    { "cancel any time", 3 },
    { "already a subscriber", 3 },
    { "forward this", 3 },
    { "repost", 3 },
    { "quality journalism", 3 },
    { "independent journalism", 3 },
    { "free articles", 3 },
    { "log in to", 3 },
    { "by subscribing", 3 },
    { "subscription options", 3 },
    { "our facebook", 3 },
    { "our twitter", 3 },
    { "our youtube", 3 },
    { "our whatsapp", 3 },
    { "newsletter", 2 },
    { "newsletters", 2 },
    { "subscribe", 2 },
    { "subscription", 2 },
    { "subscriber", 2 },
    { "subscribers", 2 },
    { "click", 2 },
    { "button", 2 },
    { "facebook page", 2 },
    { "instagram", 1 },
    { "desktop version", 2 },
    { "digital edition", 2 },
    { "articles can be read", 2 },
    { "our readers", 2 },
    { "readers like you", 3 },
    { "sign up", 2 },
    { "our website", 2 },
    { "our site", 2 },
    { "your support", 2 },
    { "donation", 2 },
    { "donations", 2 },
    { "non-partisan", 1 },
    { "notifications", 2 },
    { "delivered", 1 },
    { "tax-deductible", 3 },
    { "breaking news alerts", 3 },
    { "article", 1 },
    { "articles", 1 },
    { "website", 1 },
    { "share", 1 },
    { "email", 1 },
    { "free", 1 },
    { "twitter", 1 },
    { "facebook", 1 },
    { "youtube", 1 },
    { "telegram", 1 },
    { "whatsapp", 1 },
    { "app", 1 },
    { "you", 1 },
    { "your", 1 },
    { "our", 1 },
    { "edition", 1 },
    { "join", 1 },
    { "premium", 1 },
    { "stories", 1 },
    { "membership", 1 },
};

static const Term legal_terms[] = {
    { "all rights reserved", 5 },
    { "copyrighted material", 3 },
    { "copyright owner", 3 },
    { "fair use", 3 },
    { "without permission", 2 },
    { "prior written permission", 3 },
    { "may not be published", 5 },
    { "may not be reproduced", 5 },
    { "sole responsibility of the author", 5 },
    { "views expressed", 3 },
    { "opinions expressed", 3 },
    { "necessarily reflect", 3 },
    { "necessarily represent", 3 },
    { "will not be responsible", 3 },
    { "inaccurate or incorrect", 2 },
    { "for media inquiries", 5 },
    { "terms of use", 3 },
    { "terms of service", 3 },
    { "privacy policy", 3 },
    { "copyright", 2 },
    { "copyrights", 2 },
    { "reprinted with permission", 5 },
    { "republished with permission", 5 },
    { "creative commons", 3 },
    { "cross-post", 3 },
    { "hyperlink", 2 },
    { "reproduction", 1 },
    { "cookies", 2 },
    { "trust principles", 3 },
    { "licensing rights", 3 },
    { "internet sites", 1 },
    { "permission", 1 },
    { "license", 1 },
};

/* What tells an article rather than its page. */
static const char *const reporting[] = { "said",     "told",    "says",  "announced", "according",
                                         "reported", "reports", "added", "warned" };

static gboolean is_word_char(char c)
{
    return g_ascii_isalnum(c) || (c & 0x80) != 0;
}

static gboolean has_term(const char *text, const char *term)
{
    const size_t n = strlen(term);
    for (const char *p = strstr(text, term); p != NULL; p = strstr(p + 1, term))
        if ((p == text || !is_word_char(p[-1])) && !is_word_char(p[n]))
            return TRUE;
    return FALSE;
}

static gboolean is_reporting(const char *lower)
{
    for (size_t i = 0; i < G_N_ELEMENTS(reporting); i++)
        if (has_term(lower, reporting[i]))
            return TRUE;
    return FALSE;
}

gboolean ent_is_imperative(const char *text)
{
    static const char *const words[] = {
        "click",     "subscribe",     "sign up", "follow",   "share",   "join",       "donate",
        "support",   "download",      "get",     "discover", "enjoy",   "become",     "try",
        "unlock",    "stay",          "don't",   "want",     "please",  "buy",        "order",
        "register",  "log in",        "listen",  "comment",  "help us", "to receive", "note to readers",
        "like what", "read the rest", "contact", "if you",   "already", "save",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
        const size_t n = strlen(words[i]);
        if (g_ascii_strncasecmp(text, words[i], n) == 0 && !is_word_char(text[n]))
            return TRUE;
    }
    return FALSE;
}

int ent_promo_score(const char *text)
{
    g_autofree char *head = g_strndup(text, LONGEST);
    g_autofree char *lower = g_ascii_strdown(head, -1);
    int core = 0, weak = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(promo_terms); i++) {
        if (!has_term(lower, promo_terms[i].words))
            continue;
        if (promo_terms[i].weight > 1)
            core += promo_terms[i].weight;
        else
            weak++;
    }
    if (core < 2)
        return 0;
    const int against = is_reporting(lower) || strchr(text, '"') != NULL || strstr(text, "“") != NULL ? 4 : 0;
    return MAX(core + MIN(weak, 3) + (ent_is_imperative(text) ? 2 : 0) - against, 0);
}

int ent_legal_score(const char *text)
{
    g_autofree char *head = g_strndup(text, LONGEST);
    g_autofree char *lower = g_ascii_strdown(head, -1);
    int score = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(legal_terms); i++)
        score += has_term(lower, legal_terms[i].words) ? legal_terms[i].weight : 0;
    return is_reporting(lower) ? MAX(score - 4, 0) : score;
}

gboolean ent_is_offerlike(const char *text)
{
    g_autofree char *head = g_strndup(text, LONGEST);
    g_autofree char *lower = g_ascii_strdown(head, -1);
    if (is_reporting(lower) || strstr(text, "“") != NULL)
        return FALSE;
    return ent_is_imperative(text) || has_term(lower, "you") || has_term(lower, "your") || has_term(lower, "we bring") ||
           has_term(lower, "bring you") || g_str_has_suffix(text, "!") || ent_promo_score(text) >= 2;
}
