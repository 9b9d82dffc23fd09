-- The record of what staff and the system did, never of narrators. Each entry holds the hash of the one before, and is signed
-- (FORMAT.md, 9). The triggers stop mistakes; who gets past them is found by the hashes.
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    entry BLOB NOT NULL,
    signature TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the record of acts is not changed'); END;
CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the record of acts is not cut'); END;
