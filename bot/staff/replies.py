"""What staff reply to families from their chats: what they heard, planned and changed, for the next digest to tell.

Until a digest tells it, whoever said it can say it otherwise by changing their message, or take it back with /undo, and so can
the role. What a digest has told stays told: its readers have it. What stands in a draft that waits to be let through counts as
told for as long as the draft waits.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.arrival import StaffAct
from bot.digest.answering import next_told, told_in
from bot.staff.approval import called
from bot.staff.channels import Channels
from conversations.digest.edition import LONGEST_ANSWER, Answer, Stage
from conversations.digest.scopes import EVERYTHING
from conversations.printable import printable
from conversations.weeks import week_of
from storage.database import Transaction
from storage.digests import Given
from storage.store import Store

MOST_WAITING = 20
"""Answers of a channel that wait to be told: more than its next four digests have room for."""

NO_DIGESTS = "There are no digests here, so this would be told nowhere. Please ask whoever runs the service."
TAKEN_BACK = "Taken back. No digest will tell it."
TOLD_ALREADY = (
    "This is not waiting to be told: a digest has told it, or it was taken back, or never noted. "
    "Please say what is new in a new message."
)
IN_A_DRAFT = (
    "The digest that waits to be let through tells this already, so it stays. If that digest is kept back, "
    "this can be changed again. You can also say what is new in a new message."
)
NOTHING_OF_YOURS = "Nothing that you said here waits to be told. To take back what a colleague said, reply to their message with /undo."
NOT_YOURS = "Thank you. Only who said this can take it back, or one of those who were named for it."
STAYS = "What stood here is still noted as it was. To take it back, reply to it with /undo."

_LINE = re.compile(r"/(heard|planned|changed)(?:@\w+)?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE | re.ASCII)
_UNDO = re.compile(r"/undo(?:@\w+)?(?:\s.*)?", re.DOTALL | re.IGNORECASE | re.ASCII)

_SECONDS = 10.0

IsAllowed = Callable[[int, int | None], Awaitable[bool]]
"""Whether somebody has the role in that chat; None is who stays anonymous there."""


class Replies:
    """Takes what staff reply in the chats of ``channels``.

    ``tells``: whether there are digests, which tell it; where there are none nothing is taken.
    """

    def __init__(
        self,
        store: Store,
        channels: Channels,
        is_allowed: IsAllowed,
        *,
        clock: Callable[[], datetime],
        tells: bool,
    ) -> None:
        self._store = store
        self._digests = store.digests
        self._channels = channels
        self._is_allowed = is_allowed
        self._clock = clock
        self._tells = tells

    async def said(self, act: StaffAct, line: str) -> str | None:
        """What to say of a line that somebody wrote or changed; None where it is no reply, or nothing is to be said."""
        found, undo = _LINE.fullmatch(line), _UNDO.fullmatch(line)
        if act.edited:
            return await self._store.write(lambda transaction: self._changed(transaction, act, found))
        if found is None and undo is None:
            return None
        if not self._tells:
            return NO_DIGESTS
        if found is None:
            return await self._undone(act)
        stage, words = Stage(found[1].lower()), (found[2] or "").strip()
        mend = _to_mend(stage, words)
        if mend:
            return mend
        return await self._store.write(lambda transaction: self._keep(transaction, act, Answer(stage, words)))

    def _keep(self, transaction: Transaction, act: StaffAct, answer: Answer) -> str:
        """Keep an answer, unless too many wait already; gives what to say of it."""
        digests, own = self._digests, self._channels.of_chat(act.chat)
        channel = None if own is None else own.name
        if channel is None and act.message is not None:
            channel = digests.channel_at(transaction, act.chat, act.message)
        channel = EVERYTHING if channel is None else channel
        if len(digests.answers(transaction, channel)) >= MOST_WAITING:
            return f"{MOST_WAITING} answers wait to be told already. Please wait for the next digest."
        source = digests.answer_source(act.chat, act.own, act.person)
        digests.answer(transaction, channel, answer, source)
        counts = (
            answer.stage is Stage.CHANGED
            and own is not None
            and act.message is not None
            and digests.concern_changed(transaction, channel, act.chat, act.message, week_of(self._clock()))
        )
        noted = f"Noted. {self._stands(transaction, channel, answer)}"
        return f"{noted} That story counts as answered with a change." if counts else noted

    def _stands(self, transaction: Transaction, channel: str, answer: Answer) -> str:
        """In which digest an answer that waits will stand."""
        waiting = self._digests.answers(transaction, channel)
        # A draft that waits was made without it, and may be what goes out next.
        is_next = answer in next_told(waiting) and self._digests.waiting_edition(transaction, channel) is None
        return f"It stands in {'the next digest' if is_next else 'one of the next digests'} of {called(channel)}."

    def _changed(self, transaction: Transaction, act: StaffAct, found: re.Match[str] | None) -> str | None:
        """Somebody changed a message: what it said before is replaced, as long as it waits."""
        standing = self._standing_at(transaction, act.chat, act.own)
        if standing is None:
            return None if found is None else TOLD_ALREADY
        channel, given = standing
        if found is None:
            return STAYS
        answer = Answer(Stage(found[1].lower()), (found[2] or "").strip())
        if answer == given.answer:
            return None  # Telegram hands on changes that nobody made, such as a picture of a link
        mend = _to_mend(answer.stage, answer.words)
        if mend:
            return f"{mend}\n{STAYS}"
        if self._is_drafted(transaction, channel, given):
            return IN_A_DRAFT
        self._digests.answer_changed(transaction, channel, given, answer)
        return f"Noted as you have changed it. {self._stands(transaction, channel, answer)}"

    async def _undone(self, act: StaffAct) -> str:
        """Take an answer back: the one whose message this replies to, else the newest of whoever asks."""
        standing = await self._store.write(lambda transaction: self._meant(transaction, act))
        if standing is None:
            return NOTHING_OF_YOURS if act.message is None else TOLD_ALREADY
        channel, given = standing
        if not self._is_own(act, given):
            try:
                async with asyncio.timeout(_SECONDS):
                    allowed = await self._is_allowed(act.chat, act.person)
            except TimeoutError:
                allowed = False
            if not allowed:
                return NOT_YOURS
        return await self._store.write(lambda transaction: self._taken_back(transaction, channel, given))

    def _taken_back(self, transaction: Transaction, channel: str, given: Given) -> str:
        if given not in self._digests.given(transaction, channel):
            return TOLD_ALREADY  # a digest went out, or it was changed, while Telegram was asked
        if self._is_drafted(transaction, channel, given):
            return IN_A_DRAFT
        self._digests.answer_taken_back(transaction, given)
        return TAKEN_BACK

    def _meant(self, transaction: Transaction, act: StaffAct) -> tuple[str, Given] | None:
        if act.message is not None:
            return self._standing_at(transaction, act.chat, act.message)
        own = [
            (given.row, channel.name, given)
            for channel in self._channels.all
            for given in self._digests.given(transaction, channel.name)
            if given.source is not None and given.source.chat == act.chat and self._is_own(act, given)
        ]
        if not own:
            return None
        _, channel_name, newest = max(own, key=lambda one: one[0])
        return channel_name, newest

    def _standing_at(
        self, transaction: Transaction, chat: int, message: int | None
    ) -> tuple[str, Given] | None:
        """The answer that waits and stands as this message, and its channel."""
        if message is None:
            return None
        for channel in self._channels.all:
            for given in self._digests.given(transaction, channel.name):
                source = given.source
                if source is not None and (source.chat, source.message) == (chat, message):
                    return channel.name, given
        return None

    def _is_own(self, act: StaffAct, given: Given) -> bool:
        """Whether whoever asks gave it; who is not named in a chat is one of its administrators, as is who gave it."""
        giver = self._digests.answer_source(act.chat, None, act.person).giver
        return given.source is not None and given.source.chat == act.chat and given.source.giver == giver

    def _is_drafted(self, transaction: Transaction, channel: str, given: Given) -> bool:
        waiting = self._digests.waiting_edition(transaction, channel)
        draft = None if waiting is None else self._digests.edition(transaction, waiting)
        return draft is not None and bool(told_in(draft.pieces, [given.answer]))


_EXAMPLES = {
    Stage.HEARD: "/heard Families wait too long for a first call.",
    Stage.PLANNED: "/planned From March one person rings every family.",
    Stage.CHANGED: "/changed We now ring back on the same day.",
}


def _to_mend(stage: Stage, words: str) -> str:
    """What is wrong with an answer and how to write it; "" where nothing is."""
    if not words:
        return f"Please write it behind the command, for example:\n{_EXAMPLES[stage]}"
    if printable(words) != words or len(words.splitlines()) > 1:
        return "Please write it on one line, without anything but words in it."
    if len(words) > LONGEST_ANSWER:
        return f"That has {len(words)} characters, and a digest has room for {LONGEST_ANSWER}. Please say it shorter."
    return ""
