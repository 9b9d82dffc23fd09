-- The share store: the server's half of each story's key, in a file of its own with a short backup life.

-- 16 random bytes, the same in the ledger's marks: the two files belong together. One row.
CREATE TABLE pair (
    id BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- One row a share key; sealed under the service secret (FORMAT.md, 4). The newest seals new shares.
CREATE TABLE share_keys (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    week TEXT NOT NULL,
    sealed BLOB NOT NULL
) STRICT;

CREATE TABLE shares (
    story BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
