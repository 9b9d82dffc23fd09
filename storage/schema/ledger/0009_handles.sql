-- The words of a receipt, so that they take a story back from any phone: handle is keyed and made of the words, sealed is the
-- narrator whose talk still names the story (FORMAT.md, 2.10). The row goes with the story.
CREATE TABLE handles (
    handle BLOB PRIMARY KEY,
    story BLOB NOT NULL UNIQUE REFERENCES stories (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
