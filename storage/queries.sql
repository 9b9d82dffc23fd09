-- Every statement, named and described. storage/queries.py reads this file; a name is used as queries.NAME.

-- name: mark
-- What the ledger says of itself under one name.
SELECT value FROM marks WHERE name = ?;

-- name: mark_keep
-- Write down what the ledger says of itself.
INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?);

-- name: mark_forget
-- The ledger says nothing any more under a name.
DELETE FROM marks WHERE name = ?;

-- name: shares_pair
-- The id that the share store has in common with its ledger.
SELECT id FROM pair;

-- name: shares_pair_add
-- Give the share store the id that it has in common with its ledger.
INSERT OR IGNORE INTO pair (id) VALUES (?);

-- name: updates_seen
-- Which of these update ids were acted on before.
SELECT id FROM updates WHERE id IN (?);

-- name: update_add
-- Remember an update as acted on.
INSERT INTO updates (id, hour) VALUES (?, ?);

-- name: updates_forget
-- Forget some update ids older than an hour number.
DELETE FROM updates WHERE id IN (SELECT id FROM updates WHERE hour < ? LIMIT ?);

-- name: aside_add
-- Put an unreadable update aside, sealed.
INSERT OR REPLACE INTO aside (id, hour, sealed) VALUES (?, ?, ?);

-- name: aside_bound
-- Keep the newest of what was put aside.
DELETE FROM aside WHERE id IN (SELECT id FROM aside ORDER BY hour DESC, id DESC LIMIT -1 OFFSET ?);

-- name: updates_by_hour
-- How many update ids are remembered of each hour, the newest first.
SELECT hour, count(*) FROM updates GROUP BY hour ORDER BY hour DESC;

-- name: aside_forget
-- Forget what was put aside before an hour number.
DELETE FROM aside WHERE hour < ?;

-- name: flow_add
-- Keep a flow version; one that is kept already stays as it is.
INSERT OR IGNORE INTO flows (version, source) VALUES (?, ?);

-- name: flow_file_add
-- Remember which file a flow version came in.
INSERT OR REPLACE INTO flow_files (digest, version) VALUES (?, ?);

-- name: flow_of_file
-- The source of the flow that came in a file.
SELECT source FROM flows JOIN flow_files USING (version) WHERE digest = ?;

-- name: flow_source
-- The source of one kept flow version.
SELECT source FROM flows WHERE version = ?;

-- name: media_add
-- Keep what a flow shows; what is kept already stays.
INSERT OR IGNORE INTO media (digest, data) VALUES (?, ?);

-- name: media
-- What has this digest.
SELECT data FROM media WHERE digest = ?;

-- name: flows_of_research
-- The flow versions of stories whose narrators allow research now.
SELECT DISTINCT f.version, f.source
FROM flows AS f JOIN stories AS s ON s.flow = f.version
WHERE (SELECT allowed FROM consents WHERE story = s.id AND use = 'research' ORDER BY number DESC LIMIT 1) = 1
ORDER BY f.version;

-- name: sessions
-- The sealed sessions of these narrators.
SELECT narrator, sealed FROM sessions WHERE narrator IN (?);

-- name: sessions_after
-- The next sealed sessions in the order of their narrators' pseudonyms.
SELECT narrator, sealed FROM sessions WHERE narrator > ? ORDER BY narrator LIMIT ?;

-- name: session_keep
-- Keep a narrator's session, over the one before.
INSERT INTO sessions (narrator, sealed, hour) VALUES (?, ?, ?) ON CONFLICT (narrator) DO UPDATE SET sealed = excluded.sealed, hour = excluded.hour;

-- name: drafts_before
-- Narrators whose draft was worked on last before an hour, some after one of them.
SELECT narrator FROM sessions WHERE hour < ? AND narrator > ? ORDER BY narrator LIMIT ?;

-- name: draft_dated
-- When a draft was worked on last, or NULL.
UPDATE sessions SET hour = ? WHERE narrator = ?;

-- name: drafts_dated
-- Every draft counts from this hour on.
UPDATE sessions SET hour = ? WHERE hour IS NOT NULL AND hour <> 0;

-- name: session_hours
-- When the drafts of these narrators were worked on last.
SELECT narrator, hour FROM sessions WHERE narrator IN (?);

-- name: draft_hour
-- When a narrator's draft was worked on last.
SELECT hour FROM sessions WHERE narrator = ?;

-- name: session_forget
-- Forget a narrator.
DELETE FROM sessions WHERE narrator = ?;

-- name: outbox_next
-- The id the next outbox row will get, so that its seal can be bound to it; chats take numbers of the same run.
SELECT 1 + max(
    coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0),
    coalesce((SELECT max(number) FROM chats), 0)
);

-- name: outbox_add
-- Add a message to the outbox.
INSERT INTO outbox (id, state, story, sealed) VALUES (?, ?, ?, ?);

-- name: outbox_done
-- These messages are known to have arrived, or are given up.
DELETE FROM outbox WHERE id IN (?);

-- name: outbox_rewrite
-- Replace a message, still the same row.
UPDATE outbox SET sealed = ? WHERE id = ?;

-- name: outbox_has
-- Whether a message is still in the outbox.
SELECT 1 FROM outbox WHERE id = ?;

-- name: outbox_all
-- Everything undelivered, oldest first.
SELECT id, state, story, sealed FROM outbox ORDER BY id;

-- name: outbox_of_story
-- The undelivered posts of one story, and what quotes it.
SELECT id, state, sealed FROM outbox WHERE story = ?;

-- name: chat_add
-- Messages stand in narrators' chats.
INSERT OR REPLACE INTO chats (number, narrator, hour, sealed) VALUES (?, ?, ?, ?) RETURNING number;

-- name: chat_add_known
-- The same, but only of narrators of whom something is kept; gives the numbers of those that were written.
INSERT OR REPLACE INTO chats (number, narrator, hour, sealed)
SELECT * FROM (VALUES (?, ?, ?, ?)) AS new
WHERE EXISTS (SELECT 1 FROM sessions AS s WHERE s.narrator = new.column2)
   OR EXISTS (SELECT 1 FROM chats AS c WHERE c.narrator = new.column2)
RETURNING number;

-- name: chat_last
-- The newest message of one narrator that has so many newer ones; no row where there are fewer.
SELECT number FROM chats WHERE narrator = ? ORDER BY number DESC LIMIT 1 OFFSET ?;

-- name: chat_standing
-- What stands in a chat and was numbered below this, oldest first.
SELECT number, hour, sealed FROM chats WHERE narrator = ? AND number < ? ORDER BY number;

-- name: chat_latest
-- What came into a chat last, newest first.
SELECT number, hour, sealed FROM chats WHERE narrator = ? ORDER BY number DESC LIMIT ?;

-- name: chat_count
-- How many messages are known to stand in a chat.
SELECT count(*) FROM chats WHERE narrator = ?;

-- name: chat_change
-- Something was tried on a message that stands in a chat.
UPDATE chats SET sealed = ? WHERE narrator = ? AND number = ?;

-- name: chat_gone
-- These messages do not stand in a chat any more.
DELETE FROM chats WHERE narrator = ? AND number IN (?);

-- name: chat_hidden
-- Nothing that was numbered below this is to be known of a chat any more.
DELETE FROM chats WHERE narrator = ? AND number < ?;

-- name: session_has
-- Whether something is kept of a narrator beside their chat.
SELECT 1 FROM sessions WHERE narrator = ?;

-- name: every_standing
-- The sealed rows of chats, each with what it is bound to.
SELECT sealed, narrator, number FROM chats;

-- name: story_add
-- Keep a sealed story.
INSERT INTO stories (id, flow, week, record) VALUES (?, ?, ?, ?);

-- name: consents_count
-- How many consents a kept story has; no row where it is not kept.
SELECT (SELECT count(*) FROM consents WHERE story = s.id) FROM stories AS s WHERE s.id = ?;

-- name: stories_count
-- How many stories are kept.
SELECT count(*) FROM stories;

-- name: record
-- The record of one story.
SELECT record FROM stories WHERE id = ?;

-- name: record_change
-- The same story, sealed to others.
UPDATE stories SET record = ? WHERE id = ?;

-- name: stories_before
-- Some stories that were sent before a week, in the order of their ids, from one on.
SELECT id, week FROM stories WHERE week < ? AND id > ? ORDER BY id LIMIT ?;

-- name: story_ids
-- The ids of every kept story.
SELECT id FROM stories;

-- name: story_forget
-- Forget a story; its consents, facts and waiting summary go with it.
DELETE FROM stories WHERE id = ?;

-- name: consent_add
-- A use was allowed or stopped.
INSERT INTO consents (story, use, allowed, wording, week, sealed) VALUES (?, ?, ?, ?, ?, ?);

-- name: consents_of_story
-- Everything a narrator allowed or stopped for one story, oldest first.
SELECT use, allowed, wording, week, sealed FROM consents WHERE story = ? ORDER BY number;

-- name: facts_add
-- Keep a story's coded facts, sealed.
INSERT INTO facts (story, sealed) VALUES (?, ?);

-- name: facts_forget
-- Forget a story's coded facts.
DELETE FROM facts WHERE story = ?;

-- name: receipt_keep
-- Remember which story a receipt is of.
INSERT INTO handles (handle, story, sealed) VALUES (?, ?, ?);

-- name: receipt_story
-- The story of a receipt.
SELECT story FROM handles WHERE handle = ?;

-- name: receipt_of_story
-- Whose story it is.
SELECT handle, sealed FROM handles WHERE story = ?;

-- name: every_receipt
-- The sealed rows of receipts, each with what it is bound to.
SELECT sealed, handle, story FROM handles;

-- name: waiting_add
-- A summary begins to wait.
INSERT INTO waiting (story, sealed) VALUES (?, ?);

-- name: waiting_all
-- Every summary that waits, with the number of its row.
SELECT rowid, story, sealed FROM waiting;

-- name: waiting_count
-- How many summaries wait.
SELECT count(*) FROM waiting;

-- name: waiting_forget
-- A summary waits no longer.
DELETE FROM waiting WHERE story = ?;

-- name: post_add
-- A page of a story stands in the staff channel.
INSERT OR REPLACE INTO posts (story, page, sealed) VALUES (?, ?, ?);

-- name: posts_of_story
-- Where a story's pages stand.
SELECT page, sealed FROM posts WHERE story = ? ORDER BY page;

-- name: tombstone_add
-- A story was withdrawn.
INSERT OR IGNORE INTO tombstones (mark, week) VALUES (?, ?);

-- name: tombstone_lift
-- A use that was stopped is allowed again.
DELETE FROM tombstones WHERE mark = ?;

-- name: tombstones
-- Every tombstone.
SELECT mark, week FROM tombstones;

-- name: every_session
-- The sealed rows of a table, each with what it is bound to, to see whether they open.
SELECT sealed, narrator FROM sessions;

-- name: every_aside
-- The same of what was put aside.
SELECT sealed, id FROM aside;

-- name: every_outgoing
-- The same of the outbox.
SELECT sealed, id, story FROM outbox;

-- name: every_record
-- Every sealed story, which can be looked at and not opened.
SELECT record FROM stories;

-- name: every_consent
-- Every consent, story by story, oldest first.
SELECT story, use, allowed, wording, week, sealed FROM consents ORDER BY story, number;

-- name: every_fact
-- The same of coded facts.
SELECT sealed, story FROM facts;

-- name: every_story
-- Every story with what the ledger says of it beside its record.
SELECT id, flow, week, record FROM stories;

-- name: every_waiting
-- The same of the mixing queue.
SELECT sealed, story FROM waiting;

-- name: every_post
-- The same of the places of posts.
SELECT sealed, story, page FROM posts;

-- name: every_share
-- The same of the shares.
SELECT sealed, story FROM shares;

-- name: share_keys
-- The share keys, newest first.
SELECT id, sealed FROM share_keys ORDER BY number DESC;

-- name: share_key_add
-- A new share key.
INSERT INTO share_keys (id, week, sealed) VALUES (?, ?, ?);

-- name: share_keys_with_week
-- The same with the weeks they are of.
SELECT id, week, sealed FROM share_keys ORDER BY number DESC;

-- name: share_keys_forget
-- Destroy all share keys but this one: no copy of a share that they sealed opens any more.
DELETE FROM share_keys WHERE id <> ?;

-- name: shares_after
-- Some shares in the order of their stories' ids, from one on.
SELECT story, sealed FROM shares WHERE story > ? ORDER BY story LIMIT ?;

-- name: share_reseal
-- The same share, sealed anew.
UPDATE shares SET sealed = ? WHERE story = ?;

-- name: audit_last
-- The newest act, as it stands in the record.
SELECT number, entry, signature FROM audit ORDER BY number DESC LIMIT 1;

-- name: audit_add
-- One more act.
INSERT INTO audit (number, entry, signature) VALUES (?, ?, ?);

-- name: audit_all
-- Every act, oldest first.
SELECT number, entry, signature FROM audit ORDER BY number;

-- name: share_add
-- Keep a story's share.
INSERT INTO shares (story, sealed) VALUES (?, ?);

-- name: share
-- One story's share.
SELECT sealed FROM shares WHERE story = ?;

-- name: share_ids
-- The stories that have a share.
SELECT story FROM shares;

-- name: shares_count
-- How many shares there are.
SELECT count(*) FROM shares;

-- name: share_forget
-- Destroy a story's share: from now on nobody can open the story.
DELETE FROM shares WHERE story = ?;

-- name: research_ids
-- The stories whose narrators allow research now, in an order that tells no time.
SELECT s.id
FROM stories AS s
WHERE (SELECT allowed FROM consents WHERE story = s.id AND use = 'research' ORDER BY number DESC LIMIT 1) = 1
ORDER BY s.id;

-- name: story_for_research
-- One sealed story, if its narrator allows research now.
SELECT s.record
FROM stories AS s
WHERE s.id = ?1
  AND (SELECT allowed FROM consents WHERE story = s.id AND use = 'research' ORDER BY number DESC LIMIT 1) = 1;

-- name: parcel_add
-- Register a parcel.
INSERT INTO parcels (id, researcher, number, sealed) VALUES (?, ?, ?, ?);

-- name: parcel_change
-- Something more is known of a parcel.
UPDATE parcels SET sealed = ? WHERE id = ?;

-- name: parcels_all
-- The register of parcels, each researcher's in order.
SELECT id, researcher, number, sealed FROM parcels ORDER BY researcher, number;

-- name: recall_add
-- A recall list is issued.
INSERT INTO recalls (researcher, number, sealed) VALUES (?, ?, ?);

-- name: recalls_of
-- The recall lists of a researcher, in order.
SELECT number, sealed FROM recalls WHERE researcher = ? ORDER BY number;

-- name: receipt_add
-- A recall list was acted on in one bundle.
INSERT OR REPLACE INTO receipts (researcher, list, parcel, sealed) VALUES (?, ?, ?, ?);

-- name: receipts_of
-- The receipts of a researcher.
SELECT list, parcel, sealed FROM receipts WHERE researcher = ? ORDER BY list, parcel;

-- name: health_add
-- Count on. A counter that is damaged stays as it is, to be found.
INSERT INTO health (flow, prompt, measure, count) VALUES (?, ?, ?, ?)
ON CONFLICT (flow, prompt, measure) DO UPDATE SET count = count + excluded.count
WHERE typeof(count) = 'integer' AND count BETWEEN 0 AND 1000000000000;

-- name: health_settle
-- Let the counters of a flow version be seen as they stand, if enough more narrators have come than were let be seen.
UPDATE health SET settled = count
WHERE flow = ?1
  AND typeof(count) = 'integer' AND count BETWEEN 0 AND 1000000000000
  AND (
    SELECT sum(CASE measure WHEN 'came' THEN count - settled ELSE settled - count END)
    FROM health
    WHERE flow = ?1 AND prompt = '' AND measure IN ('came', 'went')
      AND typeof(count) = 'integer' AND count BETWEEN 0 AND 1000000000000
      AND typeof(settled) = 'integer' AND settled BETWEEN 0 AND 1000000000000
  ) >= ?2;

-- name: every_health
-- Every counter.
SELECT flow, prompt, measure, count, settled FROM health;

-- name: flows
-- Every kept flow version with its source, the first that was kept first.
SELECT version, source FROM flows ORDER BY rowid;

-- name: sound_add
-- A voice note is to be fetched for a narrator's draft.
INSERT INTO sounds (id, narrator) VALUES (?, ?);

-- name: sound_awaited
-- Whose draft waits for this voice note; no row where none does any more.
SELECT narrator FROM sounds WHERE id = ? AND narrator IS NOT NULL AND pieces IS NULL;

-- name: sounds_awaited
-- The voice notes that are still to be fetched.
SELECT id FROM sounds WHERE pieces IS NULL;

-- name: outbox_forget_fetch
-- What asks for this voice note is asked for no more.
DELETE FROM outbox WHERE story = ?;

-- name: sounds_awaited_by
-- The voice notes that a narrator's draft waits for.
SELECT id FROM sounds WHERE narrator = ? AND pieces IS NULL;

-- name: sounds_of_narrator
-- The whole voice notes of a narrator's draft.
SELECT id FROM sounds WHERE narrator = ? AND pieces IS NOT NULL;

-- name: narrators_with_sounds
-- Whose drafts hold whole voice notes.
SELECT DISTINCT narrator FROM sounds WHERE narrator IS NOT NULL AND pieces IS NOT NULL;

-- name: sounds_of_story
-- The voice notes of a story, each with how many pieces it has, in an order that tells nothing.
SELECT id, pieces FROM sounds WHERE story = ? ORDER BY id;

-- name: sound_whole
-- A voice note that a draft waits for is fetched; write down how many pieces it has.
UPDATE sounds SET pieces = (SELECT count(*) FROM pieces WHERE sound = ?1)
WHERE id = ?1 AND narrator IS NOT NULL AND pieces IS NULL;

-- name: sound_bind
-- A voice note of a narrator's draft goes with the story.
UPDATE sounds SET story = ?1, narrator = NULL WHERE id = ?2 AND narrator = ?3 AND pieces IS NOT NULL;

-- name: sound_forget
-- Destroy a voice note of a draft, with its pieces.
DELETE FROM sounds WHERE id = ? AND narrator IS NOT NULL;

-- name: sounds_forget
-- Destroy every voice note of a narrator's draft.
DELETE FROM sounds WHERE narrator = ?;

-- name: piece_add
-- Keep a piece of a voice note.
INSERT INTO pieces (sound, number, sealed) VALUES (?, ?, ?);

-- name: piece
-- One piece of a voice note.
SELECT sealed FROM pieces WHERE sound = ? AND number = ?;

-- name: pieces_forget
-- Destroy what was fetched of a voice note, to begin anew.
DELETE FROM pieces WHERE sound = ?;

-- name: pieces_of_narrator
-- How many pieces a narrator's draft holds.
SELECT count(*) FROM sounds JOIN pieces ON sound = id WHERE narrator = ?;

-- name: every_piece
-- The sealed rows of the pieces of voice notes, each with what it is bound to.
SELECT sealed, sound, number FROM pieces;

-- name: sounds_incomplete
-- How many voice notes belong to no draft and no story, or lack a piece.
SELECT count(*) FROM sounds AS n
WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE narrator = n.narrator)
  AND NOT EXISTS (SELECT 1 FROM stories AS s WHERE s.id = n.story)
  OR pieces <> (SELECT count(*) FROM pieces WHERE sound = n.id);

-- name: fact
-- A story's coded facts, sealed.
SELECT sealed FROM facts WHERE story = ?;

-- name: fact_rewrite
-- A story's coded facts, with the channel it went to.
UPDATE facts SET sealed = ? WHERE story = ?;

-- name: facts_latest
-- The newest coded facts below a row number, each with that number.
SELECT rowid, story, sealed FROM facts WHERE rowid < ? ORDER BY rowid DESC LIMIT ?;

-- name: flow_of_story
-- The flow version that a story was told in.
SELECT flow FROM stories WHERE id = ?;

-- name: member_add
-- A story waits to be counted.
INSERT OR REPLACE INTO members (story, sealed) VALUES (?, ?);

-- name: members
-- Every story that waits to be counted, in whichever channel.
SELECT story, sealed FROM members;

-- name: member_forget
-- A story was counted, or the wait was in vain.
DELETE FROM members WHERE story = ?;

-- name: channel
-- How far a channel's digests have come.
SELECT sealed FROM channels WHERE channel = ?;

-- name: channel_keep
-- From now on they have come as far as this.
INSERT OR REPLACE INTO channels (channel, sealed) VALUES (?, ?);

-- name: release_add
-- A channel's batch was closed, with what was published of it.
INSERT INTO releases (channel, number, sealed) VALUES (?, ?, ?);

-- name: releases
-- What was published of a channel's batches, oldest first.
SELECT number, sealed FROM releases WHERE channel = ? ORDER BY number;

-- name: releases_last
-- The number of the batch of a channel that was closed last.
SELECT coalesce(max(number), 0) FROM releases WHERE channel = ?;

-- name: answers_next
-- The id the next answer of staff will get, so that its seal can be bound to it.
SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'answers'), 0);

-- name: answer_add
-- Staff answered.
INSERT INTO answers (id, channel, sealed) VALUES (?, ?, ?);

-- name: answers
-- What staff answered in a channel and no edition has told yet, oldest first.
SELECT id, sealed FROM answers WHERE channel = ? ORDER BY id;

-- name: answer_rewrite
-- Staff changed an answer that waits to be told.
UPDATE answers SET sealed = ? WHERE id = ?;

-- name: answer_forget
-- An edition tells an answer, it was taken back, or it is damaged.
DELETE FROM answers WHERE id = ?;

-- name: held_next
-- The id the next held post will get, so that its seal can be bound to it.
SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'held'), 0);

-- name: held_add
-- A post is held until somebody lets it through.
INSERT INTO held (id, story, sealed) VALUES (?, ?, ?);

-- name: held
-- One held post.
SELECT story, sealed FROM held WHERE id = ?;

-- name: held_ids
-- The posts that are held, in an order that tells nothing.
SELECT id FROM held ORDER BY story;

-- name: held_forget
-- A post is held no longer.
DELETE FROM held WHERE id = ?;

-- name: held_forget_story
-- The post of this story is held no longer.
DELETE FROM held WHERE story = ?;

-- name: posts_forget
-- A story's pages from this one on are being taken down.
DELETE FROM posts WHERE story = ? AND page >= ?;

-- name: outbox_left
-- Which of these messages are still in the outbox.
SELECT id FROM outbox WHERE id IN (?);

-- name: editions_next
-- The id the next edition will get, so that its seal can be bound to it.
SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'editions'), 0);

-- name: edition_add
-- An edition was drafted.
INSERT INTO editions (id, channel, quoted, sent, sealed) VALUES (?, ?, ?, ?, ?);

-- name: edition
-- One edition.
SELECT channel, quoted, sent, sealed FROM editions WHERE id = ?;

-- name: edition_keep
-- Something happened to an edition.
UPDATE editions SET quoted = ?, sent = ?, sealed = ? WHERE id = ?;

-- name: edition_forget
-- An edition is done with; its files go with it.
DELETE FROM editions WHERE id = ?;

-- name: edition_waiting
-- The newest draft of a channel.
SELECT max(id) FROM editions WHERE channel = ? AND sent = 0;

-- name: editions_drafted
-- The drafts of all channels.
SELECT id FROM editions WHERE sent = 0;

-- name: editions_sent
-- The editions that were sent and are kept.
SELECT id FROM editions WHERE sent = 1;

-- name: editions_quoting
-- The editions that quote the story of this mark.
SELECT id FROM editions WHERE quoted = ?;

-- name: part_add
-- A file of an edition.
INSERT OR REPLACE INTO parts (edition, part, sealed) VALUES (?, ?, ?);

-- name: part
-- One file of an edition.
SELECT sealed FROM parts WHERE edition = ? AND part = ?;

-- name: part_forget
-- A file of an edition goes.
DELETE FROM parts WHERE edition = ? AND part = ?;

-- name: every_member
-- The sealed rows of the stories that wait to be counted, each with what it is bound to.
SELECT sealed, story FROM members;

-- name: every_channel
-- The same of the channels.
SELECT sealed, channel FROM channels;

-- name: every_release
-- The same of the release ledger.
SELECT sealed, channel, number FROM releases;

-- name: every_answer
-- The same of what staff answered.
SELECT sealed, id, channel FROM answers;

-- name: every_held
-- The same of the posts that are held.
SELECT sealed, id, story FROM held;

-- name: every_edition
-- The same of editions.
SELECT sealed, id, channel, quoted FROM editions;

-- name: every_part
-- The same of their files.
SELECT sealed, edition, part FROM parts;

-- name: concern_keep
-- A post that tells what stood in the way, and whether staff answered it with a change.
INSERT OR REPLACE INTO concerns (story, sealed) VALUES (?, ?);

-- name: concerns
-- All of them, in an order that tells nothing.
SELECT story, sealed FROM concerns;

-- name: concern_forget
-- A concern cannot be answered any more.
DELETE FROM concerns WHERE story = ?;

-- name: loop_keep
-- How many concerns a channel had, and how many were answered.
INSERT OR REPLACE INTO loops (channel, sealed) VALUES (?, ?);

-- name: loop
-- The same, as it was kept.
SELECT sealed FROM loops WHERE channel = ?;

-- name: every_concern
-- The sealed rows of the concerns, each with what it is bound to.
SELECT sealed, story FROM concerns;

-- name: every_loop
-- The same of the channels' loops.
SELECT sealed, channel FROM loops;
