"""A fake Telegram: a Bot API server with true semantics, and people who talk to the bot behind it.

A test enters ``FakeTelegram()``, gives ``base_url``, ``token`` and ``staff_chat`` to the bot, and acts as
people: ``say``, ``tap``, ``edit``. What a person sees is ``chat(user)``. Waiting is for something that
happens, never for time to pass. ``python -m tests.telegram`` serves one in a process of its own.

It keeps what a real server keeps and refuses what a real server refuses (see ``methods``, ``updates``,
``refusals``); it records, and does not enforce, the limits on sending (``violations``). Voice messages can be
downloaded. Not there: webhook deliveries, other downloads (answered with 404), inline mode, payments, topics.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal, Self

from tests.telegram.faults import Again, Fault
from tests.telegram.finding import found_in
from tests.telegram.pace import Violation
from tests.telegram.service import Call, Service
from tests.telegram.updates import Json
from tests.telegram.world import Chat, Message, Tap, Upload, World

TOKEN = "7012345678:AAFakeTokenForTestsOnly-0123456789a"
STAFF_CHAT = -1002233445566
READING = timedelta(seconds=3)
"""The time in which somebody reads what the bot says before they write again, in a test at least."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message as it can be seen in a chat now; ``buttons`` are the labels under it, a tuple a row."""

    id: int
    by_bot: bool
    text: str = field(repr=False)
    buttons: tuple[tuple[str, ...], ...] = ()
    edited: bool = False


def wall_clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


class FakeTelegram:
    """Telegram for one bot: an async context manager that serves on 127.0.0.1.

    Args:
        staff: What kind of chat ``staff_chat`` is; the bot is its administrator.
        clock: The server's time; dates, lifetimes and the limits on sending follow it.
        throttles: Slow a stuck or second poller as the real server does (see ``updates.UpdateQueue``).
        port: 0 picks a free one.
    """

    def __init__(
        self,
        *,
        staff: Literal["channel", "supergroup", "group"] = "channel",
        clock: Callable[[], datetime] = wall_clock,
        token: str = TOKEN,
        throttles: bool = False,
        port: int = 0,
    ) -> None:
        bot_id = int(token.partition(":")[0])
        self.world = World(clock, bot_id=bot_id, throttles=throttles, changed=self._wake)
        self.staff_chat = STAFF_CHAT if staff != "group" else -4455667788
        self.world.open_chat(self.staff_chat, staff, "Family services", bot="administrator")
        self.token = token
        self._service = Service(self.world, token, self._wake, port)
        self._changed = asyncio.Event()
        self._answers_before: dict[int, int] = {}
        self._wrote: dict[int, datetime] = {}

    async def __aenter__(self) -> Self:
        await self._service.__aenter__()
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self._service.__aexit__(*exception)

    # What a test reads.

    @property
    def base_url(self) -> str:
        """The address without a path; python-telegram-bot wants ``/bot`` after it, and ``/file/bot`` for files."""
        return self._service.url

    @property
    def calls(self) -> list[Call]:
        """Every call that came with the right token, oldest first."""
        return self._service.calls

    @property
    def downloads(self) -> list[str]:
        """The last part of every path under ``/file/`` that was asked for."""
        return self._service.downloads

    @property
    def violations(self) -> list[Violation]:
        """Every message that broke a limit on sending."""
        return [] if self.world.pace is None else self.world.pace.violations

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def chat(self, chat_id: int) -> tuple[Shown, ...]:
        """What can be seen in a chat now, oldest first; empty where there is no such chat."""
        chat = self.world.chats.get(chat_id)
        if chat is None:
            return ()
        return tuple(self._shown(chat, message) for message in chat.messages.values())

    def said(self, chat_id: int) -> tuple[Shown, ...]:
        """What the bot says in a chat, as it can be seen now."""
        return tuple(message for message in self.chat(chat_id) if message.by_bot)

    def staff_posts(self, chat_id: int | None = None) -> tuple[Shown, ...]:
        """What the bot posted to staff, as it can be seen now."""
        return self.said(self.staff_chat if chat_id is None else chat_id)

    def spoken_to_first(self) -> list[int]:
        """The people whom the bot wrote to though they had done nothing since this Telegram began."""
        acted = self.world.queue.acted
        chats = (chat for chat in self.world.chats.values() if chat.kind == "private")
        wrote = [
            chat.id
            for chat in chats
            if any(one.sender == self.world.bot_id for one in chat.messages.values())
        ]
        return [id_ for id_ in wrote if id_ not in acted]

    def answered(self, chat_id: int) -> bool:
        """Whether the bot sent a message, or changed one with buttons, since the chat's people last did anything."""
        return self.world.answers.get(chat_id, 0) > self._answers_before.get(chat_id, 0)

    def toast(self, query_id: str) -> str | None:
        """What the bot answered to a tap; None while it did not answer."""
        return self.world.taps[query_id].answer

    def _shown(self, chat: Chat, message: Message) -> Shown:
        by_bot = message.sender == self.world.bot_id or (message.sender is None and chat.kind == "channel")
        text = message.content.get("text", message.content.get("caption", ""))
        rows = _rows(message)
        labels = tuple(tuple(str(button["text"]) for button in row) for row in rows)
        return Shown(message.id, by_bot, str(text), labels, message.edited is not None)

    # What people do.

    def person(self, user: int, *, first_name: str = "Sam", language_code: str = "en") -> None:
        """Make somebody known who is not yet; everybody else is a Sam who reads English."""
        self.world.person(user, first_name, language_code)

    def say(
        self,
        user: int,
        text: str,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        at_once: bool = False,
    ) -> int:
        """Somebody writes, to the bot or to a group; the message's id. Any length, any characters.

        People read before they write: a message is dated ``READING`` after the one before it or later, where it is not
        sent ``at_once``.
        """
        content: Json = {"text": text}
        if found := found_in(text):
            content["entities"] = found
        return self.content(user, content, chat_id=chat_id, reply_to=reply_to, at_once=at_once)

    def content(
        self,
        user: int,
        content: Json,
        *,
        chat_id: int | None = None,
        reply_to: int | None = None,
        at_once: bool = False,
    ) -> int:
        """Somebody sends anything: the fields of the Bot API's ``Message`` that carry it; the message's id."""
        self.world.person(user)
        chat = self.world.private_chat(user) if chat_id is None else self.world.chats[chat_id]
        if reply_to is not None:
            content = content | {"reply_to_message": self.world.as_message(chat.messages[reply_to])}
        sender, date = None if chat.kind == "channel" else user, self.world.clock()
        if user in self._wrote:
            date = max(date, self._wrote[user] + (timedelta() if at_once else READING))
        self._wrote[user] = date
        message = self.world.post(chat, sender, content, date=date)
        self._happened(chat.id)
        kind = "channel_post" if chat.kind == "channel" else "message"
        self.world.queue.put(kind, self.world.as_message(message), message.date)
        return message.id

    def photo(self, user: int, caption: str = "") -> int:
        """Somebody sends a picture; the message's id."""
        size: Json = {"width": 1280, "height": 960, "file_size": 181_204, **self._file("AgAC")}
        return self.content(user, {"photo": [size]} | ({"caption": caption} if caption else {}))

    def album(self, user: int, *captions: str) -> list[int]:
        """Somebody sends pictures together, one for each caption, which may be empty; the messages' ids."""
        together: Json = {"media_group_id": self.world.serial()}
        return [
            self.content(
                user,
                {"photo": [{"width": 1280, "height": 960, **self._file("AgAC")}]}
                | together
                | ({"caption": caption} if caption else {}),
                at_once=number > 0,
            )
            for number, caption in enumerate(captions)
        ]

    def dice(self, user: int) -> int:
        """Somebody throws a dice, which nobody can take back for a day; the message's id."""
        return self.content(user, {"dice": {"emoji": "🎲", "value": 3}})

    def voice(self, user: int, said: bytes = b"OggS" + bytes(28_407), *, seconds: int = 7) -> int:
        """Somebody sends a voice message, of seven seconds where nothing else is said; the message's id."""
        file = self._file("AwAC")
        self.world.files[str(file["file_id"])] = Upload("voice.oga", "audio/ogg", len(said), said)
        voice: Json = {"duration": seconds, "mime_type": "audio/ogg", "file_size": len(said), **file}
        return self.content(user, {"voice": voice})

    def document(self, user: int, name: str = "letter.pdf") -> int:
        """Somebody sends a file; the message's id."""
        document: Json = {"file_name": name, "mime_type": "application/pdf", **self._file("BQAC")}
        return self.content(user, {"document": document})

    def sticker(self, user: int) -> int:
        """Somebody sends a sticker; the message's id."""
        sticker: Json = {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
        }
        return self.content(user, {"sticker": sticker | self._file("CAAC")})

    def contact(self, user: int, phone_number: str = "+441632960123", first_name: str = "Alex") -> int:
        """Somebody shares a contact; the message's id."""
        return self.content(user, {"contact": {"phone_number": phone_number, "first_name": first_name}})

    def location(self, user: int, latitude: float = 54.97, longitude: float = -1.61) -> int:
        """Somebody shares a place; the message's id."""
        return self.content(user, {"location": {"latitude": latitude, "longitude": longitude}})

    def edit(self, user: int, message_id: int, text: str) -> None:
        """Somebody changes the words of a message of their own, or those under what they sent."""
        message = self.world.chats[user].messages[message_id]
        assert message.sender == user, "people change only what they wrote"
        words = "text" if "text" in message.content else "caption"
        message.content, message.edited = message.content | {words: text}, self.world.clock()
        if words == "text":
            message.content.pop("entities", None)
        elif not text:
            del message.content[words]
        self._happened(user)
        self.world.queue.put("edited_message", self.world.as_message(message), message.edited)

    def delete(self, user: int, message_id: int) -> None:
        """Somebody deletes a message; bots are not told."""
        del self.world.chats[user].messages[message_id]

    def tap(
        self, user: int, button: str, *, message_id: int | None = None, chat_id: int | None = None
    ) -> str:
        """Somebody taps a button by its label, in the newest message that has it; the query's id."""
        chat = self.world.chats[user if chat_id is None else chat_id]
        there = [chat.messages[message_id]] if message_id is not None else list(chat.messages.values())[::-1]
        for message in there:
            for row in _rows(message):
                for shown in row:
                    if shown["text"] == button:
                        data = shown.get("callback_data")
                        assert isinstance(data, str), f"the button {button!r} sends nothing to the bot"
                        return self.tap_data(user, data, message_id=message.id, chat_id=chat.id)
        labels = [shown["text"] for message in there for row in _rows(message) for shown in row]
        raise AssertionError(f"no button {button!r} in chat {chat.id}; there are {labels}")

    def tap_data(self, user: int, data: str, *, message_id: int, chat_id: int | None = None) -> str:
        """Somebody's client sends callback data, under a message that may be gone by now; the query's id."""
        self.world.person(user)
        chat = self.world.private_chat(user) if chat_id is None else self.world.chats[chat_id]
        message = chat.messages.get(message_id)
        gone: Json = {"chat": self.world.as_chat(chat), "message_id": message_id, "date": 0}
        tap = Tap(self.world.serial(), user, chat.id, message_id, self.world.clock())
        self.world.taps[tap.id] = tap
        query: Json = {
            "id": tap.id,
            "from": self.world.user(user),
            "message": gone if message is None else self.world.as_message(message),
            "chat_instance": str(-chat.id * 7919),
            "data": data,
        }
        self._happened(chat.id)
        self.world.queue.put("callback_query", query, tap.at)
        return tap.id

    def block(self, user: int) -> None:
        """Somebody blocks the bot."""
        self._blocked(user, True)

    def unblock(self, user: int) -> None:
        """Somebody lets the bot in again."""
        self._blocked(user, False)

    def _blocked(self, user: int, blocked: bool) -> None:
        chat = self.world.private_chat(user)
        self.world.people[user].blocked = blocked
        status = {False: self.world.membership(chat, self.world.bot, "member"),
                  True: self.world.membership(chat, self.world.bot, "kicked")}  # fmt: skip
        now = self.world.clock()
        change: Json = {
            "chat": self.world.as_chat(chat),
            "from": self.world.user(user),
            "date": int(now.timestamp()),
            "old_chat_member": status[not blocked],
            "new_chat_member": status[blocked],
        }
        self.world.queue.put("my_chat_member", change, now)

    def join(self, user: int, *, chat_id: int | None = None, status: str = "member", title: str = "") -> None:
        """Somebody belongs to the staff chat (or another); ``status`` as ``getChatMember`` words it, ``title`` of theirs."""
        chat = self.world.chats[self.staff_chat if chat_id is None else chat_id]
        self.world.person(user)
        member = self.world.membership(chat, self.world.user(user), status)
        chat.members[user] = member | ({"custom_title": title} if title else {})

    def migrate(self, chat_id: int, to: int) -> None:
        """A group becomes a supergroup of another id; the group answers every call with where it went."""
        old = self.world.chats[chat_id]
        new = self.world.open_chat(to, "supergroup", old.title, bot="administrator")
        old.migrated_to = to
        now = self.world.clock()
        self.world.queue.put(
            "message",
            self.world.as_message(self.world.post(new, self.world.bot_id, {"migrate_from_chat_id": chat_id})),
            now,
        )

    def raw_update(self, update: Json) -> int:
        """Queue any object as an update, whatever is wrong with it; its id."""
        return self.world.queue.put_raw(update)

    def _file(self, prefix: str) -> Json:
        number = self.world.serial()
        return {"file_id": prefix + number, "file_unique_id": "u" + number}

    def _happened(self, chat_id: int) -> None:
        self._answers_before[chat_id] = self.world.answers.get(chat_id, 0)
        self._wake()

    # What goes wrong.

    def script(self, method: str, *faults: Fault | None, chat: int | None = None) -> None:
        """Do this to the next calls of a method, one after the other; None lets a call through. ``file`` is a download.

        ``chat``: only to those that name this chat; they are not counted among the others.
        """
        self._service.faults.setdefault((method.lower(), chat), deque()).extend(faults)

    def repeat_batch(self) -> None:
        """Hand out the last batch of updates once more, though it was acknowledged."""
        self.script("getUpdates", Again())

    # What a test waits for.

    async def change(self) -> None:
        """Until the next call or act."""
        await self._changed.wait()

    async def until(self, holds: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until something holds; looked at again after every call and every act.

        Raises:
            TimeoutError: It did not within ``seconds``; the message says what the bot did last.
        """
        try:
            async with asyncio.timeout(seconds):
                while not holds():
                    await self.change()
        except TimeoutError:
            last = [f"{call.method} {call.code} {call.description}".strip() for call in self.calls[-8:]]
            waiting = len(self.world.queue)
            raise TimeoutError(
                f"not within {seconds} s; {waiting} updates wait; last calls: {last}"
            ) from None

    async def settled(self, chat_id: int, *, count: int, seconds: float = 5.0) -> tuple[Shown, ...]:
        """What can be seen once the bot sent or changed at least ``count`` messages in a chat, ever."""
        await self.until(lambda: self.world.acts.get(chat_id, 0) >= count, seconds)
        return self.chat(chat_id)

    async def replied(self, chat_id: int, *, seconds: float = 5.0) -> Shown:
        """The newest message of the bot, once the chat's people have been ``answered``."""
        await self.until(lambda: self.answered(chat_id) and bool(self.said(chat_id)), seconds)
        return self.said(chat_id)[-1]

    async def toasted(self, query_id: str, *, seconds: float = 5.0) -> str:
        """What the bot answered to a tap, once it did."""
        await self.until(lambda: self.toast(query_id) is not None, seconds)
        return self.toast(query_id) or ""

    async def acknowledged(self, *, seconds: float = 5.0) -> None:
        """Until no update waits any more."""
        await self.until(lambda: not len(self.world.queue), seconds)

    def _wake(self) -> None:
        # Whoever waits holds this event; the next one waits for the next change.
        self._changed.set()
        self._changed = asyncio.Event()


def _rows(message: Message) -> list[list[Json]]:
    rows = (message.markup or {}).get("inline_keyboard", [])
    assert isinstance(rows, list)
    return rows
