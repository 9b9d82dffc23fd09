-- How many concerns staff answered with a change. What is counted where is in sealed columns alone, and no column holds a time
-- (FORMAT.md, 2.8).

-- Stories whose posts are young enough to be answered, whether or not they tell of something in the way; the row goes with
-- the story's facts.
CREATE TABLE concerns (
    story BLOB PRIMARY KEY REFERENCES facts (story) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- By channel, how many there were and how many were answered in the last windows. Nobody is in it.
CREATE TABLE loops (
    channel BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
