-- Which messages stand in narrators' chats, so that they can be cleared. number is drawn from the outbox's, so it gives the
-- order in a chat; hour is when the message was sent, because Telegram deletes nothing that is older than two days. Which
-- message it is, and whose, is sealed (FORMAT.md, 2.1). At most 500 rows a narrator.
CREATE TABLE chats (
    number INTEGER PRIMARY KEY,
    narrator BLOB NOT NULL,
    hour INTEGER NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX chats_by_narrator ON chats (narrator);
