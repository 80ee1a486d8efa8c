-- SPDX-License-Identifier: Apache-2.0
-- The graph file of entente, version 3.
--
-- What an article says lies in rows that begin with that article and go with it. Entities stand above: each appearance of somebody in
-- an article that counts points at one. Everything an analyst asks for is in the views at the end.
--
-- Byte offsets (start_byte, end_byte) count in the UTF-8 bytes of articles.text.

PRAGMA application_id = 1164866609; -- "Ent1"
PRAGMA user_version = 3;

-- Who wrote this file last, among the writers the one with the greatest identity: program, ontology, model.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT
) WITHOUT ROWID;

CREATE TABLE relation_types (
    id        INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE, -- "supports"
    position  INTEGER NOT NULL,     -- in the ontology
    label     TEXT NOT NULL,
    colour    TEXT NOT NULL,
    line      TEXT NOT NULL,
    sign      INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)),
    symmetric INTEGER NOT NULL,
    measured  INTEGER NOT NULL,
    engine    TEXT NOT NULL         -- whose definition this is
);

CREATE TABLE articles (
    id        INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE, -- the canonical URL, else the path
    path      TEXT,
    title     TEXT,
    publisher TEXT,
    published TEXT,
    modified  TEXT,
    url       TEXT,
    language  TEXT,
    sha256    TEXT NOT NULL,
    file_time TEXT,
    version   TEXT NOT NULL,        -- the later of modified and published, comparable as text; '' where undated
    engine    TEXT NOT NULL,        -- what extracted it
    digest    TEXT NOT NULL,        -- of all the facts: tells versions apart that nothing else does
    active    INTEGER NOT NULL,     -- 0 for copies: the same text is there under a lesser key, or the same story counts already
    text      TEXT
);
CREATE INDEX articles_by_text ON articles (sha256, key);

-- What was met and left out, since it is not in English; it goes when an article comes under that path. (store.c makes it in files of
-- before.)
CREATE TABLE IF NOT EXISTS left_out (
    path   TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE authors (
    article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE entities (
    id          INTEGER PRIMARY KEY,
    node        TEXT NOT NULL UNIQUE, -- "person:ana-ruiz"
    type        TEXT NOT NULL,        -- country, person, organization
    name        TEXT NOT NULL,
    appearances INTEGER NOT NULL      -- articles it appears in
);

-- All names of an entity, counted over its appearances.
CREATE TABLE aliases (
    entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
    alias  TEXT NOT NULL,
    fulls  INTEGER NOT NULL, -- as the whole name
    named  INTEGER NOT NULL, -- as the only name, whole or short
    uses   INTEGER NOT NULL, -- in any way
    PRIMARY KEY (entity, alias)
) WITHOUT ROWID;

-- Somebody in one article.
CREATE TABLE appearances (
    article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    local    TEXT NOT NULL,    -- its id within the article; after a "?" where an imported graph does not count it there (put.c)
    type     TEXT NOT NULL,
    name     TEXT NOT NULL,
    iso3166  TEXT,
    mentions INTEGER NOT NULL,
    key      TEXT NOT NULL,    -- the entity it makes by itself
    word     TEXT,             -- where the name is short (a surname, an acronym): what it is looked for by, with its type
    entity   INTEGER REFERENCES entities, -- NULL where its article does not count
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX appearances_by_entity ON appearances (entity);
CREATE INDEX appearances_by_word ON appearances (word) WHERE word IS NOT NULL;

CREATE TABLE appearance_aliases (
    article INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    alias   TEXT NOT NULL,
    PRIMARY KEY (article, n, alias),
    FOREIGN KEY (article, n) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE roles (
    article  INTEGER NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title    TEXT NOT NULL,
    of       INTEGER, -- appearance in the same article
    PRIMARY KEY (article, n, position),
    FOREIGN KEY (article, n) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE mentions (
    article    INTEGER NOT NULL,
    n          INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (article, n, start_byte, end_byte),
    FOREIGN KEY (article, n) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE evidence (
    article    INTEGER NOT NULL,
    n          INTEGER NOT NULL,
    source     INTEGER NOT NULL, -- appearances in the same article
    target     INTEGER NOT NULL,
    type       INTEGER NOT NULL REFERENCES relation_types,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    certainty  TEXT NOT NULL CHECK (certainty IN ('stated', 'hedged', 'negated')),
    confidence REAL NOT NULL,
    cue        TEXT NOT NULL,
    method     TEXT NOT NULL,
    sentence   TEXT NOT NULL,
    why        TEXT, -- for people: cue, mentions and the path between them
    PRIMARY KEY (article, n),
    FOREIGN KEY (article, source) REFERENCES appearances ON DELETE CASCADE,
    FOREIGN KEY (article, target) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE quotations (
    article      INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    n            INTEGER NOT NULL,
    speaker      INTEGER, -- appearances in the same article
    via          INTEGER,
    speaker_text TEXT,
    direct       INTEGER NOT NULL,
    cue          TEXT,
    start_byte   INTEGER NOT NULL,
    end_byte     INTEGER NOT NULL,
    text         TEXT NOT NULL,
    PRIMARY KEY (article, n),
    FOREIGN KEY (article, speaker) REFERENCES appearances ON DELETE CASCADE,
    FOREIGN KEY (article, via) REFERENCES appearances ON DELETE CASCADE
) WITHOUT ROWID;

-- Of quotations that their cue splits.
CREATE TABLE quotation_parts (
    article    INTEGER NOT NULL,
    n          INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    PRIMARY KEY (article, n, start_byte, end_byte),
    FOREIGN KEY (article, n) REFERENCES quotations ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE quotation_about (
    article INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    about   INTEGER NOT NULL, -- appearance in the same article
    PRIMARY KEY (article, n, about),
    FOREIGN KEY (article, n) REFERENCES quotations ON DELETE CASCADE
) WITHOUT ROWID;

-- For finding whom a short name may stand for: the words by which the appearances that count can be called for short, and the offices
-- that tell people of one surname apart; each counted over appearances.
CREATE TABLE name_words (
    word TEXT NOT NULL,
    key  TEXT NOT NULL,
    uses INTEGER NOT NULL,
    PRIMARY KEY (word, key)
) WITHOUT ROWID;
CREATE INDEX name_words_by_key ON name_words (key);

CREATE TABLE name_roles (
    key  TEXT NOT NULL,
    role TEXT NOT NULL, -- "of country:FR", "title foreign minister"
    uses INTEGER NOT NULL,
    PRIMARY KEY (key, role)
) WITHOUT ROWID;

-- The offices of those with a short name that count.
CREATE TABLE short_roles (
    word    TEXT NOT NULL,
    role    TEXT NOT NULL,
    article INTEGER NOT NULL,
    n       INTEGER NOT NULL,
    PRIMARY KEY (word, role, article, n)
) WITHOUT ROWID;

-- From here on is what version 2 brought: migrate.c gives it to a file of version 1 as it stands here.

-- What people decided (merged, split, renamed, rejected …), in the order they did: one JSON object a row, as `entente review export` writes
-- it. The tables above and the views below tell what the articles say; whoever loads the graph replays these over it.
CREATE TABLE decisions (
    id       INTEGER PRIMARY KEY,
    decision TEXT NOT NULL
);

-- Every piece of evidence that counts, between entities.
CREATE VIEW statements AS
SELECT e.article, e.n, s.entity AS source, t.entity AS target, e.type, e.start_byte, e.end_byte, e.certainty, e.confidence, e.cue,
       e.method, e.sentence, e.why
  FROM evidence e
  JOIN appearances s ON s.article = e.article AND s.n = e.source
  JOIN appearances t ON t.article = e.article AND t.n = e.target
 WHERE s.entity IS NOT NULL AND t.entity IS NOT NULL AND s.entity <> t.entity;

-- The edges of the graph: who stands how to whom; the weight is in articles whose evidence is stated or hedged.
CREATE VIEW relations AS
SELECT CASE WHEN r.symmetric AND s.node > t.node THEN t.node ELSE s.node END AS source, r.name AS type,
       CASE WHEN r.symmetric AND s.node > t.node THEN s.node ELSE t.node END AS target, r.sign,
       count(DISTINCT CASE WHEN x.certainty <> 'negated' THEN x.article END) AS weight, count(*) AS evidence
  FROM statements x
  JOIN entities s ON s.id = x.source
  JOIN entities t ON t.id = x.target
  JOIN relation_types r ON r.id = x.type
 GROUP BY 1, 2, 3;

-- From here to the end is what version 3 brought.

-- The articles that stand for their text, and which of them count for their story (src/store/copies.c).
CREATE TABLE stories (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    head    INTEGER NOT NULL, -- the article that counts; itself where it does
    day     TEXT NOT NULL,    -- published
    words   INTEGER NOT NULL, -- of the text
    sketch  BLOB              -- by which what is alike is found (src/store/sketch.h); NULL for texts too short
);
CREATE INDEX stories_by_head ON stories (head) WHERE head <> article;

-- The sketches cut into bands: who shares one may be alike.
CREATE TABLE bands (
    band    INTEGER NOT NULL,
    head    INTEGER NOT NULL, -- 1 where the article counts for its story
    article INTEGER NOT NULL,
    PRIMARY KEY (band, head, article)
) WITHOUT ROWID;
