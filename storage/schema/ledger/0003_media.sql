-- Pictures, sounds and films that flows show, by the SHA-256 of their bytes. They come with the flow, and are not secret.
CREATE TABLE media (
    digest BLOB PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;
