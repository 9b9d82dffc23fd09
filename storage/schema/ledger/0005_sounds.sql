-- Voice notes. A sound belongs to a draft (narrator, a keyed pseudonym) until its story is sent, and to that story
-- (story) from then on; it goes when what it belongs to goes. pieces: how many there are once it is whole, NULL while
-- it is still being fetched.
CREATE TABLE sounds (
    id BLOB PRIMARY KEY,
    narrator BLOB REFERENCES sessions (narrator) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    story BLOB REFERENCES stories (id) ON DELETE CASCADE,
    pieces INTEGER,
    CHECK ((narrator IS NULL) <> (story IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sounds_by_narrator ON sounds (narrator) WHERE narrator IS NOT NULL;
CREATE INDEX sounds_by_story ON sounds (story) WHERE story IS NOT NULL;

-- The pieces of a sound, in order from 0: sealed under a key that only its draft or story holds, and once more under
-- the service secret, bound to their place (FORMAT.md, 2.1 and 6).
CREATE TABLE pieces (
    sound BLOB NOT NULL REFERENCES sounds (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (sound, number)
) STRICT;
