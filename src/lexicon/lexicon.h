/* SPDX-License-Identifier: Apache-2.0 */
/*
 * lexicon/lexicon.h: what annotate and extract ask the lexicon; see entente/lexicon.h for its life.
 *
 * Everything lent here lives as long as the lexicon. All lookups are O(length of the match) after one hash lookup.
 */
#ifndef ENT_LEXICON_LEXICON_H
#define ENT_LEXICON_LEXICON_H

#include <entente/graph.h>
#include <entente/lexicon.h>

/* ---- names known beforehand: countries, organizations, people (of the user), places ---- */

typedef enum { ENT_ENTRY_COUNTRY, ENT_ENTRY_ORGANIZATION, ENT_ENTRY_PERSON, ENT_ENTRY_PLACE } EntEntryKind;

/* A role the user's names file tells of a person. */
typedef struct EntEntryRole {
    const char *title; /* "Foreign Minister" */
    const char *of;    /* "country:FR", "organization:nato"; NULL where not told */
} EntEntryRole;

typedef struct EntEntry {
    EntEntryKind kind;
    const char *id;      /* "country:JP", "organization:nato"; NULL for a place */
    const char *name;    /* "Japan" */
    const char *iso3166; /* of a country, and the country a place or an organization belongs to; NULL where none */
    const char *sort;    /* of an organization: "alliance", "bloc", "outlet", "party", "ministry", "court", "company" … as data has it; NULL else */
    const char *const *members; /* of an organization: iso codes of its member states, NULL-terminated; NULL where not told */
    const EntEntryRole *roles;  /* of a person: ended by one whose title is NULL; NULL for others */
} EntEntry;

typedef enum {
    ENT_FORM_NAME,       /* "Japan", "NATO", "North Atlantic Treaty Organization", an acronym */
    ENT_FORM_DEMONYM,    /* adjective: "Japanese", "U.S." is a NAME */
    ENT_FORM_PEOPLE,     /* noun for the people: "Germans", "Turks" */
    ENT_FORM_CAPITAL,    /* the capital, or the seat of an organization ("Brussels"): stands for it or is a place; the context decides */
    ENT_FORM_GOVERNMENT, /* "the Kremlin", "Downing Street", "White House": without the article */
    ENT_FORM_PLACE       /* a region, sea, city: nobody */
} EntFormKind;

typedef struct EntMatch {
    const EntEntry *entry;
    EntFormKind kind;
    gsize n; /* bytes of the text that matched */
} EntMatch;

/* The longest known form that begins at byte `at` of `text` and ends at the end of a word. Case matters; a blank in a form
 * matches blanks or hyphens, "'" matches "’". Of forms of equal length the user's own, then countries, organizations, places win. */
gboolean ent_lexicon_match(const EntLexicon *lexicon, EntStr text, gsize at, EntMatch *match);

/* The entry with an id such as "country:JP"; NULL where there is none. */
const EntEntry *ent_lexicon_entry(const EntLexicon *lexicon, const char *id);

/* ---- offices and titles: "Prime Minister", "spokeswoman", "Mr.", "Gen." ---- */

typedef enum {
    ENT_OFFICE_HONORIFIC,  /* Mr., Ms., Dr., Sir: says only that a person follows */
    ENT_OFFICE_STATE,      /* president, minister, ambassador, king, lawmaker, general: holds an office of a state */
    ENT_OFFICE_HEAD,       /* leader, chief, chairman, director, secretary-general: of whatever is named with it */
    ENT_OFFICE_SPOKES,     /* spokesperson, press secretary: speaks for whatever is named with it */
    ENT_OFFICE_STAFF,      /* reporter, analyst, fellow, professor, expert: works for the organization named with it */
    ENT_OFFICE_CANDIDATE   /* nominee, politician: of a party, and represents nobody yet */
} EntOfficeKind;

typedef struct EntOffice {
    const char *name; /* canonical, lower case: "prime minister" */
    EntOfficeKind kind;
    gboolean head;     /* the one who leads the state or organization: "the Brazilian leader", "the president" */
    const char *of;    /* an id where the office says whose it is by itself ("Pope"); NULL else */
    const char *often; /* the id of the country where it is mostly found ("Rep."); NULL where none is */
    const char *const *never; /* iso codes of countries that have no such office, NULL-terminated */
    gboolean told;     /* whose it is stands with it or stays open ("counterpart") */
    gboolean before;   /* may stand right before a name as a title ("President X"), also abbreviated */
} EntOffice;

/* The longest office that begins at byte `at` and ends at the end of a word, without regard to case; `n` gets its bytes. NULL where none.
 * Plurals match too ("ministers"). Abbreviations and words that mean something else in lower case ("Gen.", "PM", "Miss") want their capital. */
const EntOffice *ent_lexicon_office(const EntLexicon *lexicon, EntStr text, gsize at, gsize *n, gboolean *plural);

/* Words that make a capitalised name an organization where it holds one ("Party", "Ministry", "Institute", "Bank", "Times"). */
gboolean ent_lexicon_is_organization_word(const EntLexicon *lexicon, EntStr word);
/* Words that make it a place ("River", "Sea", "Street", "Strait", "Airport", "Province", "Islands"). */
gboolean ent_lexicon_is_place_word(const EntLexicon *lexicon, EntStr word);
/* Words that make it something else that is no entity: agreements, events, works, laws ("Summit", "Treaty", "Agreement", "Act", "War",
 * "Forum", "Dialogue", "Day", "Cup"). */
gboolean ent_lexicon_is_thing_word(const EntLexicon *lexicon, EntStr word);
/* Given names common around the world, for telling people from things. */
gboolean ent_lexicon_is_given_name(const EntLexicon *lexicon, EntStr word);

/* ---- the ontology ---- */

typedef enum { ENT_CUE_VERB, ENT_CUE_NOUN, ENT_CUE_ADJECTIVE } EntCuePos;

/*
 * A cue: a word in a grammatical frame that says a relation. Verbs: the source is the subject, the target the direct object or the object of
 * one of `objects`; a passive turns them round ("by"). Nouns: the source is marked by one of `sources`, the target by one of `objects`:
 * "Lagos's rejection of the plan" has sources "'s", objects "of". Adjectives: the source is the subject of the copula or the noun they stand with,
 * the target the object of one of `objects`.
 */
typedef struct EntCue {
    guint type; /* index into ent_lexicon_types */
    EntCuePos pos;
    const char *lemma;           /* "criticise", "rejection", "critical" */
    const char *const *with;     /* fixed words that follow the head: "out" of "lash out at", "issue" of "take issue with"; NULL-terminated, may be empty */
    const char *const *objects;  /* markers of the target: "" is the direct object, else prepositions; never empty */
    const char *const *sources;  /* of nouns: "'s", "by", "from", "of", "between" …; empty for others */
    gboolean reciprocal;         /* "X and Y agreed": members of one coordinated subject stand in the relation to each other */
    gboolean speech;             /* introduces words said: "said", "according to"; its relation is quotes */
    double weight;               /* how often it means what it says, 0..1 */
    const char *example;         /* a sentence, or NULL */
} EntCue;

/* The relation types in the ontology's order. GPtrArray of EntRelationType *. */
const GPtrArray *ent_lexicon_types(const EntLexicon *lexicon);

/* All cues. GPtrArray of EntCue *. */
const GPtrArray *ent_lexicon_cues(const EntLexicon *lexicon);

/* An inflected word of a cue. */
typedef enum { ENT_INFLECT_BASE, ENT_INFLECT_S, ENT_INFLECT_PAST, ENT_INFLECT_PARTICIPLE, ENT_INFLECT_ING, ENT_INFLECT_PLURAL } EntInflection;

typedef struct EntCueForm {
    const EntCue *cue;
    guint inflections; /* bits 1 << EntInflection: "criticised" is PAST and PARTICIPLE */
} EntCueForm;

/* The cues one word (lower case) can be a form of, British and American spelling alike; `n` gets their number. NULL where none. */
const EntCueForm *ent_lexicon_cue_forms(const EntLexicon *lexicon, EntStr word, guint *n);

/* Lower-case words of one class; schema/words.xml tells what each is for. */
typedef enum {
    ENT_WORD_HEDGE,        /* "reportedly", "may", "expected" */
    ENT_WORD_NEGATOR,      /* "not", "never", "denied" */
    ENT_WORD_HYPOTHETICAL, /* "if", "whether", "should": no statement of fact */
    ENT_WORD_AGENT,        /* "officials", "government": acts for whom it is named with */
    ENT_WORD_DOING,        /* "plan", "policy": what that one does */
    ENT_WORD_BEARER,       /* "voiced": its subject owns the noun behind it */
    ENT_WORD_DRAWER,       /* "drew": its subject is what the noun behind it is directed at */
    ENT_WORD_PRAISE,       /* "admirable", "deserves": said of somebody, for them */
    ENT_WORD_BLAME,        /* "reckless", "violates": said of somebody, against them */
    ENT_WORD_DEMANDED,     /* "withdraw", "stopped": what only an opponent says that somebody must do or have done to them */
    ENT_WORD_CALLER,       /* "called", "branded": its object is what the words behind it say */
    ENT_WORD_ASKER,        /* "urged", "demanded": its subject wants what hangs on it */
    ENT_WORD_GAME,         /* "played", "won": what is done against somebody in them is no stance */
    ENT_WORD_DENIER,       /* "rejected", "denied": a claim that is their object is not the subject's */
    ENT_WORD_WOMAN,        /* "mother", "Mrs.", "Anna"; these four as written */
    ENT_WORD_MAN,          /* "father", "Mr." */
    ENT_WORD_EITHER,       /* given names of women and men */
    ENT_WORD_HUMAN         /* "leader", "victim" */
} EntWordClass;
gboolean ent_lexicon_is(const EntLexicon *lexicon, EntWordClass word_class, EntStr word);

#endif
