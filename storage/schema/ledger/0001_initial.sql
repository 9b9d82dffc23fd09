-- The ledger: what the running service keeps. No column holds a clock time finer than the hour, an account's
-- id, or a word that anyone typed in clear; sealed columns are rows under the service secret (FORMAT.md, 2).

-- What this file says of itself. pair: 16 random bytes, the same in the share store; secret: proves the service
-- secret it is kept under (FORMAT.md, 2.2).
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Flow versions that sessions and stories are pinned to; source is canonical JSON and not secret.
CREATE TABLE flows (
    version TEXT PRIMARY KEY,
    source BLOB NOT NULL
) STRICT;

-- Which file a flow came in, by digest, so that a file that was read once is not read again.
CREATE TABLE flow_files (
    digest BLOB PRIMARY KEY,
    version TEXT NOT NULL REFERENCES flows (version)
) STRICT, WITHOUT ROWID;

-- One row a narrator who has begun and not deleted; narrator is a keyed pseudonym.
CREATE TABLE sessions (
    narrator BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Ids of updates already acted on, kept two days; Telegram's ids may restart lower after a quiet week.
CREATE TABLE updates (
    id INTEGER PRIMARY KEY,
    hour INTEGER NOT NULL
) STRICT;
CREATE INDEX updates_by_hour ON updates (hour);

-- Updates that could not be read, sealed, kept two days so that a mended version may be tried on them.
CREATE TABLE aside (
    id INTEGER PRIMARY KEY,
    hour INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

-- Messages decided on and not yet known to have arrived. story is set for posts to staff, so that a
-- withdrawal finds them, and is bound into the seal. state: 0 waiting, 1 sending (it may have arrived).
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state INTEGER NOT NULL,
    story BLOB,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_by_story ON outbox (story) WHERE story IS NOT NULL;

-- Submitted stories: record is sealed to the recipients (FORMAT.md, 3) and cannot be opened here.
CREATE TABLE stories (
    id BLOB PRIMARY KEY,
    flow TEXT NOT NULL,
    week TEXT NOT NULL,
    record BLOB NOT NULL
) STRICT;

-- What was allowed and when that changed; the last row of a story and use holds. The plain columns are what SQL
-- chooses by; sealed says the same under the service secret, and is what an export believes (FORMAT.md, 2.3).
CREATE TABLE consents (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    story BLOB NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    use TEXT NOT NULL,
    allowed INTEGER NOT NULL,
    wording TEXT NOT NULL,
    week TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX consents_by_story ON consents (story, use, number);
CREATE INDEX consents_by_use ON consents (use, story, number, allowed);

-- Closed choices of stories whose narrators allowed the use digest.
CREATE TABLE facts (
    story BLOB PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;

-- Approved summaries that wait to be posted; the row goes when the post is decided on.
CREATE TABLE waiting (
    story BLOB PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;

-- Where a story's posts stand in the staff channel, so that a withdrawal can take them down.
CREATE TABLE posts (
    story BLOB NOT NULL,
    page INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (story, page)
) STRICT, WITHOUT ROWID;

-- Withdrawn stories, so that nothing restored from a backup brings one back; mark is keyed, not the story's id.
CREATE TABLE tombstones (
    mark BLOB PRIMARY KEY,
    week TEXT NOT NULL
) STRICT, WITHOUT ROWID;
