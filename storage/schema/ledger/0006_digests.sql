-- Digests to staff. Who is counted where, and what of it is still open, is in sealed columns alone: a plain one would tell
-- whoever has the disk how many stories of a week went to the channel for one need. channel and quoted are keyed marks,
-- not names or ids. No column holds a time (FORMAT.md, 2.8).

-- Stories that wait to be counted in a batch; the row goes when the batch is closed, or with the story's facts. Without row
-- numbers, which would tell in which order stories joined: they lie in the order of their ids, which are random.
CREATE TABLE members (
    story BLOB PRIMARY KEY REFERENCES facts (story) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- How far each channel's digests have come.
CREATE TABLE channels (
    channel BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The release ledger: one row for each batch that was closed, numbered from 1, for good. Nobody is in it.
CREATE TABLE releases (
    channel BLOB NOT NULL,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (channel, number)
) STRICT, WITHOUT ROWID;

-- What staff answered, until the next edition tells it.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

-- Posts that wait until somebody lets them through.
CREATE TABLE held (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    story BLOB NOT NULL UNIQUE REFERENCES stories (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT;

-- Editions that are drafted, on their way, or stand in a channel and quote a family: then it goes when that is taken
-- back. quoted is a mark of the quoted story; sent is 0 for a draft, else 1.
CREATE TABLE editions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    channel BLOB NOT NULL,
    quoted BLOB,
    sent INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX editions_by_channel ON editions (channel, sent);
CREATE INDEX editions_by_quoted ON editions (quoted) WHERE quoted IS NOT NULL;

-- Their files: 1 the picture, 2 the page for the wall, 3 that page without the quote.
CREATE TABLE parts (
    edition INTEGER NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (edition, part)
) STRICT;
