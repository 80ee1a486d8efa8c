/* SPDX-License-Identifier: Apache-2.0 */
/*
 * report_internal.h: what the report says, before it has a form.
 *
 *   graph, analysis ──collect──▶ EntFindings ──▶ md.c, html.c, json.c, csv.c
 *
 * Findings lend everything from the graph: they live no longer than it. All lists are cut to what a reader wants to see, and
 * tell beside them how many there are.
 */
#ifndef ENT_REPORT_INTERNAL_H
#define ENT_REPORT_INTERNAL_H

#include <entente/bootstrap.h>
#include <entente/report.h>
#include <entente/slices.h>

enum {
    ENT_REPORT_TOP = 15,      /* rows where the user says nothing */
    ENT_REPORT_EVIDENCE = 5,  /* sentences a row */
    ENT_REPORT_ARTICLES = 50, /* in the list of what was read */
    ENT_REPORT_MEMBERS = 20,  /* named of a community or camp */
    ENT_REPORT_MATRIX = 12,   /* actors of the matrix: what fits a page */
    ENT_REPORT_RANKED = 500,  /* actors whose rank intervals are measured, at most: memory goes by these times all actors */
    ENT_REPORT_PARTS = 24,    /* slices of time, outlets */
    ENT_REPORT_SIGNED = 5     /* signed pairs from which polarisation is told: of fewer it says nothing */
};

/* The confidence from which evidence is no guess; below it about six in ten are right. */
#define ENT_REPORT_SURE 0.6
#define ENT_REPORT_SURE_TEXT "0.60"

/* A relation as a table tells it. */
typedef struct EntRow {
    const EntEdge *edge;
    guint stated, hedged, negated; /* pieces of evidence */
    GArray *shown;                 /* const EntEvidence *, best first, from different articles where it can be */
} EntRow;

/* The relations of one type. */
typedef struct EntTable {
    const EntRelationType *type;
    gboolean full;   /* one of who supports and opposes whom; the others are told more briefly */
    GPtrArray *rows; /* EntRow *, by weight */
    guint total;
} EntTable;

/* Agreement and opposition from the same source to the same target. */
typedef struct EntContradiction {
    EntRow *agrees, *opposes;
    gboolean same_article; /* one article says both */
} EntContradiction;

typedef struct EntSpeaker {
    guint32 node;
    guint quotes, direct, articles;
    GPtrArray *outlets; /* const char *: names of publishers, sorted */
    const EntQuote *sample;
} EntSpeaker;

typedef struct EntCommunity {
    guint number;
    GArray *members; /* guint32, by strength */
    guint total;
    guint agreements, oppositions; /* signed relations inside */
} EntCommunity;

/* Those who stand together; camp of two actors or more. */
typedef struct EntCamp {
    guint number;
    GArray *members; /* guint32, by strength */
    guint total;
    guint agreements, oppositions; /* signed ties inside, by pairs of actors */
    GArray *apart; /* guint32: those of the members shown without a tie of agreement inside, there by common opponents */
    guint alone;   /* how many such the camp has */
    guint32 rival; /* the camp that most ties of opposition lead to, or ENT_NONE */
    guint hostile, friendly; /* ties of opposition and of agreement with it */
    EntRow *proof;           /* the heaviest opposition between the two; NULL where there is no rival */
} EntCamp;

/* Who stands how to whom: a table of the actors most told of. */
typedef struct EntCell {
    double agrees, opposes; /* weights */
} EntCell;

typedef struct EntMatrix {
    GArray *nodes;  /* guint32, by camp, then strength */
    EntCell *cells; /* row stands to column: cells[row * nodes->len + column] */
} EntMatrix;

/* Two sentences that say opposite things of a pair: of two times, or of two outlets. */
typedef struct EntDispute {
    const EntTurn *turn;
    EntRow *one, *other; /* each with the one sentence */
} EntDispute;

/* A sentence of the summary. Names in the text stand between the bytes 1 and 2. */
typedef struct EntFinding {
    const char *kind; /* "central", "opposed" … for JSON */
    char *text;
    GPtrArray *rows;       /* EntRow *: what it rests on */
    const EntQuote *quote; /* or this; else NULL */
} EntFinding;

/* Differences of one kind from an earlier graph. */
typedef struct EntChangeTable {
    const char *title, *what; /* "New actors", "actors" */
    const char *const *heads; /* end with NULL; one that starts with "#" is of a column of numbers */
    GPtrArray *rows;          /* char **: a cell a head, not yet cleaned or escaped */
    guint total;
} EntChangeTable;

typedef struct EntFindings {
    const EntGraph *graph;
    const EntAnalysis *analysis;
    const EntReportOptions *options;
    guint top;
    char *title;
    const char *first, *last; /* published, of the articles that have a date; NULL where none */
    GPtrArray *publishers;    /* const char *, sorted, distinct */
    GPtrArray *languages;     /* the same of languages */
    guint by_type[3];         /* nodes by EntNodeType */
    guint undated;
    GArray *articles; /* guint32: the newest first */
    GArray *central;  /* guint32: nodes by strength; only measured ones */
    GArray *judged;   /* guint32: nodes by how many support or oppose them */
    guint n_judged;
    GPtrArray *tables; /* EntTable * */
    GPtrArray *denied; /* EntRow *: relations that are only denied */
    guint n_denied;
    GPtrArray *contradictions; /* EntContradiction * */
    guint n_contradictions;
    GPtrArray *speakers; /* EntSpeaker * */
    guint n_speakers, unnamed_quotes;
    GPtrArray *communities; /* EntCommunity * */
    GPtrArray *findings;    /* EntFinding * */
    EntBootstrap *bootstrap;
    EntSlices *times, *outlets;
    GPtrArray *camps; /* EntCamp * */
    EntMatrix matrix;
    GArray *brokers;     /* guint32: nodes by brokerage; only those with any */
    GPtrArray *changes;  /* EntDispute *: between times, the latest first */
    GPtrArray *disputes; /* EntDispute *: between outlets */
    GPtrArray *left_out; /* char *: sentences on what was read and does not count */
    GPtrArray *method;   /* char *: paragraphs on how to read the numbers */
    GPtrArray *since;    /* EntChangeTable *; none where nothing is compared */
} EntFindings;

/* report.c */
const char *ent_report_name(const EntFindings *findings, guint32 node);
const EntNodeMeasures *ent_report_measures(const EntFindings *findings, guint32 node);

/* rows.c */
EntRow *ent_row_new(const EntEdge *edge);
void ent_row_free(EntRow *row);
/* Whether any of its evidence is surer than a guess: what a main finding hangs on. */
gboolean ent_report_is_sure(const EntEdge *edge);
void ent_report_collect_rows(EntFindings *findings);

/* A row that shows one piece of its evidence. */
EntRow *ent_row_new_of(const EntEdge *edge, guint evidence);

/* insight.c: intervals, camps, matrix, brokers, times and outlets. Fails where the measures do. */
gboolean ent_report_collect_insight(EntFindings *findings, GError **error);
void ent_report_clear_insight(EntFindings *findings);
/* The signed tie of two nodes: agreement minus opposition, both directions. */
double ent_report_tie(const EntFindings *findings, guint32 a, guint32 b);

/* people.c */
void ent_report_collect_people(EntFindings *findings);
/* Whether all of a quotation stood in quotation marks. */
gboolean ent_report_is_verbatim(const EntQuote *quote);
/* Appends all nodes with a measured tie, the strongest first. */
void ent_report_by_strength(const EntFindings *findings, GArray *nodes);

/* sentences.c and method.c: after all the others */
void ent_report_collect_sentences(EntFindings *findings);
void ent_report_collect_method(EntFindings *findings);

/* changes.c */
void ent_report_collect_changes(EntFindings *findings);
/* What the earlier graph is called; and how much changed, in sentences. Both only where one is compared. */
const char *ent_report_against(const EntFindings *findings);
char *ent_report_changes_summary(const EntFindings *findings);

/* text.c: a copy on one line, without control characters and those that turn the direction of writing; "" for NULL. */
char *ent_report_clean(const char *text);
/* The same, cut at a blank to at most `max` bytes with an ellipsis. */
char *ent_report_cut(const char *text, gsize max);
/* The beginning of an evidence's sentence, or a stretch about its cue where that stands late. */
char *ent_report_teaser(const EntEvidence *evidence);
/* Where the cue stands in a sentence, whole words, case aside; the word's ending is taken in. FALSE where it does not. */
gboolean ent_report_find_cue(const char *sentence, const char *cue, gsize *start, gsize *end);
/* "12", "0.413"; whatever the locale. */
char *ent_report_number(double value);
/* "0.80" with two decimals; whatever the locale. */
char *ent_report_decimals(double value, int decimals);
/* "0.80". */
char *ent_report_confidence(double value);
/* "2 articles", "1 article". */
char *ent_report_count(guint n, const char *one, const char *many);
/* A link that may be followed: http or https, nothing in it that ends an attribute. */
gboolean ent_report_link_ok(const char *url);
/* The day of an ISO date, or "undated". */
char *ent_report_day(const char *date);
char *ent_report_article_title(const EntArticle *article);
/* "; also printed in The Gazette, The Herald and 3 more", by publisher, else by path; "" where the story is nowhere else. */
char *ent_report_copies(const EntArticle *article);
/* Copies that are folded into the articles of the graph. */
guint ent_report_n_copies(const EntGraph *graph);
/* "stated", "hedged (reported or expected)", "stated 3, hedged 1" …; of a row and of a piece of evidence. */
char *ent_report_certainty(const EntRow *row);
/* Calls `part` with each stretch of a finding's text. */
void ent_report_each_part(const char *text, void (*part)(const char *piece, gboolean name, gpointer data), gpointer data);
/* "1", "1 to 3", and "not known" where the stories are too few; of the measure's ranking. */
char *ent_report_rank(const EntFindings *findings, const char *measure, guint32 node);
/* "18 (11 to 25)". */
char *ent_report_interval(const EntFindings *findings, const char *measure, guint32 node);
/* "+2", "−1", "+2 −1", "" ; and "for", "against", "mixed", "". */
char *ent_report_cell(const EntCell *cell);
const char *ent_report_cell_side(const EntCell *cell);
/* "A" for the largest camp, "B" …; a number beyond "Z"; "none" for what is no camp of two. */
char *ent_report_camp(const EntFindings *findings, guint camp);
/* "agreement", "opposition". */
const char *ent_report_stand(const EntStand *stand);
/* The measures of the table of who is central, in its order; ends with NULL. */
const EntMeasure *const *ent_report_columns(void);

/* The forms. */
void ent_report_md(const EntFindings *findings, EntOutput *out);
void ent_report_html(const EntFindings *findings, EntOutput *out);
void ent_report_json(const EntFindings *findings, EntOutput *out);
void ent_report_csv(const EntFindings *findings, EntOutput *out);

/* style.c: the sheet of the HTML form. */
extern const char ent_report_style[];

/* What both readable forms say over a section. */
#define SAY_CENTRAL                                                                                                              \
    "The actors with the greatest strength. A relation counts once for every article that tells of it; what is denied never "    \
    "counts."
#define SAY_RANKS                                                                                                                \
    "Place tells which ranks by strength the articles leave open: more news of the same kind could put the actor anywhere "      \
    "between them. The brackets give the same for "                                                                              \
    "the strength itself."
#define SAY_CAMPS                                                                                                                \
    "A camp is a set of actors who stand together: the division of all actors that has the fewest articles against it, "         \
    "counting opposition inside a "                                                                                              \
    "camp and agreement between camps. Who is left alone, but has opponents in common with a camp, is put there too."
#define SAY_MATRIX                                                                                                               \
    "The row stands to the column: + for support and cooperation, − for opposition and conflict, each with its weight, the "   \
    "articles that tell of it. Actors "                                                                                          \
    "of one camp stand side by side."
#define SAY_BROKERS                                                                                                              \
    "Who lies on the shortest ways between actors of different camps, over ties that are not opposition. A low constraint says " \
    "that those it is tied to have "                                                                                             \
    "few ties among each other."
#define SAY_CHANGES "Pairs whose stand, over all articles of the period, turned from agreement to opposition or back."
#define SAY_DISPUTES                                                                                                             \
    "Pairs that one outlet tells to agree and another to be opposed. For each the outlet with the most articles that say so, "   \
    "and its surest sentence."
#define SAY_TIMES                                                                                                                \
    "Each row is measured as if only its articles had been read; times without articles are not listed. Polarisation is told "   \
    "from five signed pairs on."
#define SAY_OUTLETS "Each row is measured as if only that outlet had been read. Polarisation is told from five signed pairs on."
#define SAY_COMMUNITIES                                                                                                          \
    "A community is a set of actors whom the articles tie to each other more than to the rest, be it in agreement or in "        \
    "dispute: the "                                                                                                              \
    "relations inside tell which."
#define SAY_JUDGED "How many distinct actors stand with and against each, cooperation and conflict included."
#define SAY_SIDES                                                                                                                \
    "Each row is one actor’s stand on another. Its weight is the number of articles that tell of it; the evidence is the "     \
    "sentences it rests on. A guess is what no sentence says surer than " ENT_REPORT_SURE_TEXT                                   \
    ", as the program measures itself: some six in ten are right. Read the sentence first."
#define SAY_DENIED "These relations are only denied in the articles. They count nowhere."
#define SAY_CONTRADICTIONS                                                                                                       \
    "The same actor is said to be both for and against another. That may be a change of mind, two matters, or an error: read "   \
    "both."

#endif
