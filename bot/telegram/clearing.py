"""Clearing a chat, both sides, as far as Telegram lets a bot: what cannot be deleted and is ours is made blank.

Which messages stand there is looked up when it is done, not when it was decided: what the turns before it said has
arrived by then, and is known. What was tried is written down as it goes, so doing it again does no harm.
"""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.clearing import BLANK, Guess, Plan, Tried, blanked, finish, planned, undeleted
from bot.telegram import CHANNEL
from bot.telegram.calls import Answer, Calls
from bot.telegram.outbound import (
    NOT_THERE,
    Delivered,
    Gone,
    Instead,
    Later,
    Moved,
    Outcome,
    Unfinished,
    on_the_way,
)
from storage.chats import Side, Standing
from storage.outbox import Outgoing
from storage.store import Store

log = logging.getLogger("firsthand.clearing")

LOT = 100
"""Most messages of one ``deleteMessages`` (core.telegram.org/bots/api#deletemessages)."""


class Clearing:
    """Carries out ``Kind.CLEAR`` and ``Kind.HIDE``."""

    def __init__(self, store: Store, calls: Calls, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._calls = calls
        self._clock = clock

    async def deliver(self, outgoing: Outgoing) -> Outcome:
        """Delete all that can be; or, where nothing is left to delete, make one message blank.

        The outbox must know by now of all that arrived before. ``Unfinished``: messages are left to be made blank,
        one a call, each of them writing. ``Instead``: what is to be said of a ``Kind.HIDE`` that is done, which its
        row in the outbox now is.
        """
        narrator = self._store.ledger.narrator(CHANNEL, outgoing.address)
        chats = self._store.chats
        try:
            rows = await self._store.write(
                lambda transaction: chats.standing(transaction, narrator, before=outgoing.id)
            )
            plan = planned(rows, int(self._clock().timestamp()) // 3600)
            tried: Tried = dict.fromkeys(plan.given_up, Side.UNKNOWN)
            if plan.together or plan.singly or plan.guessed:
                stopped = await self._delete(outgoing.address, plan, tried)
                unfinished = bool(plan.blank) or Side.OURS_STAYS in tried.values()
            else:
                stopped = await self._make_blank(outgoing, plan.blank[:1], tried)
                unfinished = len(plan.blank) > 1
            if stopped is None and not unfinished:
                says = await self._store.write(
                    lambda transaction: finish(self._store, transaction, narrator, outgoing, rows, tried)
                )
                return Delivered() if says is None else Instead(says)
            await self._store.write(lambda transaction: chats.change(transaction, narrator, tried))
            return Unfinished() if stopped is None else stopped
        except sqlite3.Error as error:
            log.error("what was cleared could not be written down (%s); trying again", type(error).__name__)
            return Later()

    async def _delete(self, chat: int, plan: Plan, tried: Tried) -> Later | Gone | Moved | None:
        """Try all that may be deleted; gives what stopped it half way, if something did."""
        becomes: Tried = {}  # where one may stand once more than is known, what is known when it itself is gone
        for guess in plan.guessed:
            found = await self._guessed(chat, guess)
            if isinstance(found, Later | Gone | Moved):
                return found
            becomes[guess.of] = None if found and guess.is_sure else Side.UNKNOWN
            if not guess.of.message:
                tried[guess.of] = becomes[guess.of]
        singly = list(plan.singly)
        for at in range(0, len(plan.together), LOT):
            lot = plan.together[at : at + LOT]
            numbers = [one.message for one in lot]
            body = {"chat_id": chat, "message_ids": numbers}
            answer = await self._calls.call("deleteMessages", body, whole=False)
            if answer.ok:
                tried |= {one: becomes.get(one) for one in lot}
            elif (stopped := on_the_way(answer)) is not None:
                return stopped
            else:
                singly += lot  # one that cannot be deleted, a dice perhaps, refuses all
        for one in singly:
            just_one = {"chat_id": chat, "message_id": one.message}
            answer = await self._calls.call("deleteMessage", just_one, whole=False)
            if answer.ok or _is_not_there(answer):
                tried[one] = becomes.get(one)
            elif (stopped := on_the_way(answer)) is not None:
                return stopped
            else:
                tried[one] = undeleted(one)
        return None

    async def _guessed(self, chat: int, guess: Guess) -> bool | Later | Gone | Moved:
        """Whether nothing stands any more at any of these numbers in this chat.

        "If some of the specified messages can't be found, they are skipped" (core.telegram.org/bots/api#deletemessages);
        the server looks them up in this chat first, so a number of another chat is one that is not found
        (tdlib/telegram-bot-api, ``check_messages``).
        """
        if not guess.messages:
            return True
        body = {"chat_id": chat, "message_ids": list(guess.messages)}
        answer = await self._calls.call("deleteMessages", body, whole=False)
        return answer.ok or on_the_way(answer) or False

    async def _make_blank(
        self, outgoing: Outgoing, some: Sequence[Standing], tried: Tried
    ) -> Later | Gone | Moved | None:
        for one in some:
            body = {"chat_id": outgoing.address, "message_id": one.message, "text": BLANK}
            answer = await self._calls.call("editMessageText", body, whole=False)
            is_blank = answer.ok or "message is not modified" in answer.description.casefold()
            if not is_blank and (stopped := on_the_way(answer)) is not None:
                return stopped
            if is_blank:
                tried[one] = blanked(outgoing, one)
            else:
                tried[one] = (
                    None if _is_not_there(answer) else Side.OURS_WHOLE
                )  # a picture has no words to blank
        return None


def _is_not_there(answer: Answer) -> bool:
    said = answer.description.casefold()
    return any(part in said for part in NOT_THERE)
