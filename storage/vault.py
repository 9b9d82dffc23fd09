"""Submitted stories: sealed so that this process can no longer read them, and destroyed on withdrawal.

The record goes to the ledger, the share to a store of its own. The process holds public keys only; nothing in
this module, nor anything it calls, can open a story.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from conversations import story as stories
from conversations import summary as summaries
from conversations.consent import Use
from conversations.effects import ChangeUse, StoryId, Submit
from conversations.flow import Flow
from conversations.session import NarratorId
from conversations.summary import Summary
from storage import consents, queries
from storage.attachments import Attachments
from storage.database import Transaction
from storage.errors import Unopenable
from storage.outbox import Kind, Outbox, Outgoing
from storage.sealing.envelope import Key, place, pseudonym, seal, unseal
from storage.sealing.identity import Recipient
from storage.sealing.shares import ShareKey, new_share_key, seal_share
from storage.sealing.story import seal_story

log = logging.getLogger("firsthand.vault")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A summary in the mixing queue, from when on it may leave (seconds since 1970, UTC), and whose it is."""

    story: StoryId
    due: int
    teller: NarratorId = field(repr=False)
    summary: Summary = field(repr=False)


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """The keys the vault works with; each derived from the service secret for one purpose."""

    consents: Key
    summaries: Key
    facts: Key
    posts: Key
    tombstones: Key
    share_keys: Key
    pieces: Key


class Vault:
    """Stories of one data folder; every method runs inside a transaction.

    ``attachments`` are the voice notes of drafts and stories.
    """

    def __init__(
        self, keys: VaultKeys, recipients: Sequence[Recipient], sharing: ShareKey, outbox: Outbox
    ) -> None:
        self._keys = keys
        self._recipients = tuple(recipients)
        self._sharing = sharing
        self._outbox = outbox
        self.attachments = Attachments(keys.pieces)
        self._unopened: set[int] = set()  # rows of the mixing queue, each said once

    @classmethod
    def open(
        cls,
        transaction: Transaction,
        keys: VaultKeys,
        recipients: Sequence[Recipient],
        outbox: Outbox,
        *,
        share_keys: Sequence[ShareKey],
        week: str,
    ) -> "Vault":
        """Open the vault: seal with the newest share key, make the first one, sweep shares that no story owns.

        An orphaned share is what a crash between the two commits leaves behind.
        """
        if share_keys:
            sharing = share_keys[0]
        else:
            sharing = new_share_key(keys.share_keys)
            transaction.shares.execute(queries.share_key_add, (sharing.id, week, sharing.sealed))
        _sweep(transaction)
        return cls(keys, recipients, sharing, outbox)

    def keep_flow(
        self, transaction: Transaction, flow: Flow, file: bytes, media: Mapping[str, bytes] | None = None
    ) -> None:
        """Keep a flow version, before any session is pinned to it.

        ``file`` is the digest of the file it came in; ``media`` is what it shows, by file name.
        """
        for data in (media or {}).values():
            transaction.ledger.execute(queries.media_add, (sha256(data).digest(), data))
        transaction.ledger.execute(queries.flow_add, (flow.version, flow.source))
        transaction.ledger.execute(queries.flow_file_add, (file, flow.version))

    def media(self, transaction: Transaction, digest: bytes) -> bytes | None:
        """The picture, sound or film of this digest (SHA-256); None where none is kept, or where it was changed."""
        row = transaction.ledger.execute(queries.media, (digest,)).fetchone()
        data = b"" if row is None else bytes(row[0])
        return data if sha256(data).digest() == digest else None

    def flow_of_file(self, transaction: Transaction, file: bytes) -> bytes | None:
        """The source of the flow that came in a file of this digest; None where none did."""
        row = transaction.ledger.execute(queries.flow_of_file, (file,)).fetchone()
        return None if row is None else bytes(row[0])

    def flow_source(self, transaction: Transaction, version: str) -> bytes | None:
        """The source of a kept flow version."""
        row = transaction.ledger.execute(queries.flow_source, (version,)).fetchone()
        return None if row is None else bytes(row[0])

    def submit(self, transaction: Transaction, submit: Submit, *, due: int, teller: NarratorId) -> None:
        """Seal a story, keep its consent and facts, and let its summary begin to wait until ``due``.

        The voice notes that the story names go with it; the others of its draft are destroyed. ``teller`` is kept with
        the waiting summary alone, so that stories of one narrator do not count as a company for each other.
        """
        story, consent = submit.story, submit.story.consent
        sealed = seal_story(
            stories.pack(story),
            story_id=submit.id,
            flow=story.flow,
            week=consent.week,
            recipients=self._recipients,
        )
        transaction.shares.execute(
            queries.share_add, (submit.id, seal_share(self._sharing, sealed.share, story_id=submit.id))
        )
        transaction.ledger.execute(queries.story_add, (submit.id, story.flow, consent.week, sealed.record))
        transaction.ledger.executemany(
            queries.consent_add,
            [
                consents.sealed_row(
                    self._keys.consents,
                    submit.id,
                    order,
                    use,
                    allowed=use in consent.uses,
                    wording=consent.wording,
                    week=consent.week,
                )
                for order, use in enumerate(Use, 1)
            ],
        )
        allowed = Use.RESEARCH in consent.uses  # nobody else ever gets one
        sounds = [answer.sound.id for answer in story.answers if answer.sound is not None and allowed]
        self.attachments.bind(transaction, teller, submit.id, sounds)
        if submit.summary is None:
            return
        if submit.summary.facts:
            facts = json.dumps([[line.prompt, line.text] for line in submit.summary.facts]).encode()
            transaction.ledger.execute(
                queries.facts_add,
                (submit.id, seal(self._keys.facts, facts, place=place("facts", "sealed", submit.id))),
            )
        packed = due.to_bytes(8, "big") + teller + summaries.pack(submit.summary)
        transaction.ledger.execute(
            queries.waiting_add,
            (submit.id, seal(self._keys.summaries, packed, place=_waiting_place(submit.id))),
        )

    def change_use(self, transaction: Transaction, change: ChangeUse) -> list[Outgoing]:
        """Write down that a use was allowed or stopped, and act on it at once.

        Stopping a use by staff takes the summary out of the queue; gives what takes the posts down.
        """
        before = transaction.ledger.execute(queries.consents_count, (change.id,)).fetchone()
        if before is None:
            return []
        transaction.ledger.execute(
            queries.consent_add,
            consents.sealed_row(
                self._keys.consents,
                change.id,
                before[0] + 1,
                change.use,
                allowed=change.allowed,
                wording=change.wording,
                week=change.week,
            ),
        )
        if change.allowed or change.use is Use.RESEARCH:
            return []
        transaction.ledger.execute(queries.facts_forget, (change.id,))
        transaction.ledger.execute(queries.waiting_forget, (change.id,))
        transaction.erase_traces()
        return self._take_down(transaction, change.id)

    def withdraw(self, transaction: Transaction, story: StoryId, *, week: str) -> list[Outgoing]:
        """Destroy a story: its share first, then all that was kept of it, its voice notes too; gives what takes its posts down.

        After the commit no file of the data folder holds any of it, write-ahead logs included.
        """
        transaction.shares.execute(queries.share_forget, (story,))
        transaction.ledger.execute(queries.story_forget, (story,))
        mark = pseudonym(self._keys.tombstones, story)
        transaction.ledger.execute(queries.tombstone_add, (mark, week))
        transaction.erase_traces()
        return self._take_down(transaction, story)

    def waiting(self, transaction: Transaction) -> list[Waiting]:
        """The mixing queue.

        A summary that does not open stays where it is and is left out: it keeps no other back.
        """
        found = []
        for row, story, sealed in transaction.ledger.execute(queries.waiting_all).fetchall():
            try:
                packed = unseal(self._keys.summaries, sealed, place=_waiting_place(story))
                due, teller = int.from_bytes(packed[:8], "big"), NarratorId(packed[8:24])
                found.append(Waiting(story, due, teller, summaries.unpack(packed[24:])))
            except (Unopenable, ValueError) as error:
                if row not in self._unopened:
                    self._unopened.add(row)
                    log.error(
                        "waiting row %d does not open (%s); it is not posted", row, type(error).__name__
                    )
        return found

    def posting(self, transaction: Transaction, waiting: Waiting, *, staff: int) -> list[Outgoing]:
        """A summary leaves the queue: its pages go to the outbox, for the staff channel."""
        transaction.ledger.execute(queries.waiting_forget, (waiting.story,))
        posts = [
            Outgoing(self._outbox.number(), Kind.POST, staff, text, story=waiting.story, page=page)
            for page, text in enumerate(waiting.summary.pages)
        ]
        self._outbox.add(transaction, posts, sending=False)
        return posts

    def posted(self, transaction: Transaction, outgoing: Outgoing, message: int) -> Outgoing | None:
        """A post's place stands in the channel: remember where, so that a withdrawal can take it down.

        Returns:
            The post to fill the place with; where the story was withdrawn meanwhile, what takes the place down.
        """
        assert outgoing.story is not None
        placed = self._outbox.place_made(transaction, outgoing, message)
        if placed is None:
            retract = Outgoing(self._outbox.number(), Kind.RETRACT, outgoing.address, message=message)
            self._outbox.add(transaction, [retract], sending=False)
            return retract
        where = json.dumps([outgoing.address, message]).encode()
        sealed = seal(self._keys.posts, where, place=_post_place(outgoing.story, outgoing.page))
        transaction.ledger.execute(queries.post_add, (outgoing.story, outgoing.page, sealed))
        return placed

    def _take_down(self, transaction: Transaction, story: StoryId) -> list[Outgoing]:
        self._outbox.drop_posts(transaction, story)
        retracts = []
        for page, sealed in transaction.ledger.execute(queries.posts_of_story, (story,)).fetchall():
            try:
                where = unseal(self._keys.posts, sealed, place=_post_place(story, page))
            except (Unopenable, OverflowError):
                log.error("where a post stands cannot be read; it must be deleted in the channel by hand")
                continue
            address, message = json.loads(where)
            retracts.append(Outgoing(self._outbox.number(), Kind.RETRACT, address, message=message))
        self._outbox.add(transaction, retracts, sending=False)
        transaction.ledger.execute(queries.posts_forget, (story,))
        return retracts


_MOST_ORPHANS = 100  # a batch of updates; one crash leaves no more stories half submitted


def _sweep(transaction: Transaction) -> None:
    """Destroy shares that no story owns. Equal counts mean there are none, and a large store opens at once."""
    (stories_kept,) = transaction.ledger.execute(queries.stories_count).fetchone()
    (shares_kept,) = transaction.shares.execute(queries.shares_count).fetchone()
    if stories_kept == shares_kept:
        return
    kept = {id_ for (id_,) in transaction.ledger.execute(queries.story_ids)}
    orphans = [id_ for (id_,) in transaction.shares.execute(queries.share_ids).fetchall() if id_ not in kept]
    if len(orphans) > _MOST_ORPHANS:
        # No crash leaves so many: the ledger is an old one, and its newer stories must stay openable.
        log.error(
            "%d shares belong to no story here; was an older ledger restored? They are left alone",
            len(orphans),
        )
        return
    for id_ in orphans:
        transaction.shares.execute(queries.share_forget, (id_,))


def _waiting_place(story: StoryId) -> bytes:
    return place("waiting", "sealed", story)


def _post_place(story: StoryId, page: int) -> bytes:
    return place("posts", "sealed", story + page.to_bytes(2, "big"))
