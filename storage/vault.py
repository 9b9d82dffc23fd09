"""Submitted stories: sealed so that this process can no longer read them, and destroyed on withdrawal.

The record goes to the ledger, the share to a store of its own. The process holds public keys only; nothing in
this module, nor anything it calls, can open a story.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from conversations import story as stories
from conversations.consent import Use
from conversations.effects import ChangeUse, Row, StoryId, Submit
from conversations.flow import Flow
from conversations.post import Page
from conversations.session import NarratorId
from storage import consents, queries, retention
from storage.attachments import Attachments
from storage.database import Transaction
from storage.digests import Digests
from storage.outbox import Kind, Outgoing
from storage.posts import APPROVAL
from storage.receipts import Receipts
from storage.retention import Over, Terms
from storage.rolling import Rolling
from storage.sealing.envelope import Key, pseudonym
from storage.sealing.identity import Recipient
from storage.sealing.shares import ShareKey, new_share_key, seal_share
from storage.sealing.story import seal_story
from storage.waiting import MixingQueue, Waiting

__all__ = ["Vault", "VaultKeys", "Waiting"]

log = logging.getLogger("firsthand.vault")


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """The keys the vault works with; each derived from the service secret for one purpose."""

    consents: Key
    summaries: Key
    tombstones: Key
    share_keys: Key
    pieces: Key
    handles: Key


class Vault:
    """Stories of one data folder; every method runs inside a transaction.

    ``attachments`` are the voice notes of drafts and stories, ``receipts`` lead to stories from any phone, ``rolling``
    re-makes the share key.
    """

    def __init__(
        self, keys: VaultKeys, recipients: Sequence[Recipient], sharing: ShareKey, digests: Digests
    ) -> None:
        self._keys = keys
        self._recipients = tuple(recipients)
        self._sharing = sharing
        self._digests = digests
        self._queue = MixingQueue(keys.summaries)
        self.attachments = Attachments(keys.pieces)
        self.receipts = Receipts(keys.handles)
        self.rolling = Rolling(keys.share_keys)

    @classmethod
    def open(
        cls,
        transaction: Transaction,
        keys: VaultKeys,
        recipients: Sequence[Recipient],
        digests: Digests,
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
        return cls(keys, recipients, sharing, digests)

    def seal_with(self, sharing: ShareKey) -> None:
        """Seal new shares with this share key from now on; it is kept already."""
        self._sharing = sharing

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
        the waiting summary, and a shorter pseudonym of it with the facts, so that stories of one narrator count once.
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
        if submit.receipt:
            self.receipts.keep(transaction, submit.receipt, submit.id, teller)
        allowed = Use.RESEARCH in consent.uses  # nobody else ever gets one
        sounds = [answer.sound.id for answer in story.answers if answer.sound is not None and allowed]
        self.attachments.bind(transaction, teller, submit.id, sounds)
        if submit.summary is None:
            return
        if submit.summary.facts:
            self._digests.facts.keep(transaction, submit.id, teller, submit.summary)
        self._queue.add(transaction, Waiting(submit.id, due, teller, submit.summary))

    def change_use(self, transaction: Transaction, change: ChangeUse) -> list[Outgoing]:
        """Write down that a use was allowed or stopped, and act on it at once.

        Stopping a use by staff takes the summary out of the queue, a held post out of the approval chat and the story out
        of an open batch; gives what takes the posts down, and what stands in the place of an edition that quotes it.
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
        # A restore replays what was stopped, as it does what was taken back.
        mark = pseudonym(self._keys.tombstones, change.id, change.use.value.encode())
        if change.allowed:
            transaction.ledger.execute(queries.tombstone_lift, (mark,))
        else:
            transaction.ledger.execute(queries.tombstone_add, (mark, change.week))
        if change.allowed or change.use is Use.RESEARCH:
            return []
        transaction.ledger.execute(queries.facts_forget, (change.id,))
        self._queue.forget(transaction, change.id)
        self._digests.held_posts.forget(transaction, change.id)
        transaction.erase_traces()
        return self._take_down(transaction, change.id)

    def withdraw(self, transaction: Transaction, story: StoryId, *, week: str) -> list[Outgoing]:
        """Destroy a story: its share first, then all that was kept of it, its voice notes too.

        Gives what takes its posts down, and what stands in the place of an edition that quotes it.

        After the commit no file of the data folder holds any of it, write-ahead logs included.
        """
        transaction.shares.execute(queries.share_forget, (story,))
        transaction.ledger.execute(queries.story_forget, (story,))
        mark = pseudonym(self._keys.tombstones, story)
        transaction.ledger.execute(queries.tombstone_add, (mark, week))
        transaction.erase_traces()
        return self._take_down(transaction, story)

    def over(
        self, transaction: Transaction, terms: Terms, now: datetime, after: bytes = b""
    ) -> tuple[list[Over], bytes | None]:
        """The next stories of which something is over, as ``retention.over`` gives them."""
        return retention.over(transaction.ledger, self._keys.consents, terms, now, after)

    def waiting(self, transaction: Transaction) -> list[Waiting]:
        """The mixing queue, but for what does not open."""
        return self._queue.all(transaction)

    def posting(
        self,
        transaction: Transaction,
        story: StoryId,
        pages: tuple[Page, ...],
        *,
        staff: int,
        base: int = 0,
        buttons: tuple[Row, ...] = (),
    ) -> list[Outgoing]:
        """A story leaves the mixing queue: these pages go to the outbox, for a chat of staff.

        ``base`` is the number of the first: ``posts.APPROVAL`` for the approval chat. Buttons go under the last.
        """
        self._queue.forget(transaction, story)
        return self._digests.posts.put(transaction, story, pages, staff=staff, base=base, buttons=buttons)

    def posted(self, transaction: Transaction, outgoing: Outgoing, message: int) -> Outgoing | None:
        """The place of a post, or of a part of an edition, stands: remember where, so that a withdrawal can take it down.

        Returns:
            What to fill the place with; where that is not wanted any more, what takes the place down.
        """
        if outgoing.kind is Kind.EDITION:
            return self._digests.edition_placed(transaction, outgoing, message)
        return self._digests.posts.placed(transaction, outgoing, message)

    def clear_approval(self, transaction: Transaction, story: StoryId) -> list[Outgoing]:
        """Gives what takes a story out of the approval chat; its post in the channel, if it has one, stays."""
        return self._digests.posts.take_down(transaction, story, base=APPROVAL)

    def _take_down(self, transaction: Transaction, story: StoryId) -> list[Outgoing]:
        retracts = self._digests.posts.take_down(transaction, story)
        return retracts + self._digests.editions.unquote(transaction, story)


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
