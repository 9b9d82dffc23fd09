"""What stands in chats of which nothing may be written down: known to this process alone, while it can be cleared.

Whoever has no draft leaves no row, whether or not a story was sent from there; and what is taken out of their chat when
it is hidden is the same for both.
"""

from collections.abc import Callable, Iterable

from conversations.session import NarratorId
from storage.standing import Side, Standing

MOST_CHATS = 4_000
MOST_MESSAGES = 20_000
"""Over all chats, about 4 MB; the chats that heard nothing for longest are forgotten first."""

_HOURS = 48  # what is older cannot be deleted (core.telegram.org/bots/api#deletemessage)


class Remembered:
    """Messages by narrator, in the order of their numbers; of one narrator at most ``most``, the newest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._chats: dict[NarratorId, dict[int, Standing]] = {}
        self._count = 0

    def add(self, narrator: NarratorId, some: Iterable[Standing]) -> None:
        """These stand there too. What has no number in the chat, and a second entry of one message, count by their own."""
        chat = self._taken(narrator)
        known = {one.message: number for number, one in chat.items() if one.message}
        for one in some:
            before = known.pop(one.message, None) if one.message else None
            if before is not None and before != one.number:
                del chat[before]  # its turn was undone and taken again
            chat[one.number] = one
            if one.message:
                known[one.message] = one.number
        self._put(narrator, chat)

    def of(self, narrator: NarratorId) -> tuple[Standing, ...]:
        """What is remembered of a chat."""
        return tuple(self._chats.get(narrator, {}).values())

    def change(self, narrator: NarratorId, becomes: Callable[[Standing], Standing | None]) -> None:
        """Each is from now on what ``becomes`` makes of it; None: nothing."""
        chat = self._taken(narrator)
        changed = (becomes(one) for one in chat.values())
        self._put(narrator, {one.number: one for one in changed if one is not None})

    def forget_old(self, hour: int) -> None:
        """Of what is older than two days at this hour number, nothing more is known than that there was something."""
        for narrator, chat in self._chats.items():
            old = [one for one in chat.values() if hour - one.hour > _HOURS]
            if old:
                last = old[-1]
                unknown = Standing(last.number, 0, Side.UNKNOWN, 0, last.hour)
                young = {number: one for number, one in chat.items() if number > last.number}
                self._count += 1 + len(young) - len(chat)
                self._chats[narrator] = {last.number: unknown, **young}

    def _taken(self, narrator: NarratorId) -> dict[int, Standing]:
        chat = self._chats.pop(narrator, {})
        self._count -= len(chat)
        return chat

    def _put(self, narrator: NarratorId, chat: dict[int, Standing]) -> None:
        if not chat:
            return
        chat = dict(sorted(chat.items()))
        while len(chat) > self._most:
            oldest = next(iter(chat))
            hour = chat.pop(oldest).hour
            following = next(iter(chat))
            chat[following] = Standing(
                following, 0, Side.UNKNOWN, 0, hour
            )  # stays the first: its place is kept
        self._chats[narrator] = chat
        self._count += len(chat)
        while len(self._chats) > MOST_CHATS or self._count > MOST_MESSAGES:
            first = next(iter(self._chats))
            if first == narrator:
                break
            self._taken(first)
