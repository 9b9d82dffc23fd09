"""What Telegram's server knows: people, chats, messages, and the profile of one bot.

Ids look as Telegram's do: a private chat has the id of its person, supergroups and channels begin with
``-100``; private chats and basic groups share one run of message ids, supergroups and channels count alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Literal

from tests.telegram.pace import Pace
from tests.telegram.refusals import bad_request, forbidden, upgraded
from tests.telegram.updates import Json, UpdateQueue

ChatKind = Literal["private", "group", "supergroup", "channel"]

ADMINISTRATOR_RIGHTS: Json = {
    "can_be_edited": False, "is_anonymous": False, "can_manage_chat": True, "can_delete_messages": True,
    "can_manage_video_chats": True, "can_restrict_members": True, "can_promote_members": False,
    "can_change_info": True, "can_invite_users": True, "can_post_stories": True, "can_edit_stories": True,
    "can_delete_stories": True, "can_pin_messages": True, "can_manage_topics": False,
}  # fmt: skip
CHANNEL_RIGHTS: Json = {"can_post_messages": True, "can_edit_messages": True}


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str = field(repr=False)
    language_code: str
    blocked: bool = False
    deactivated: bool = False

    @property
    def as_user(self) -> Json:
        """The ``User`` object of the Bot API."""
        return {
            "id": self.id,
            "is_bot": False,
            "first_name": self.first_name,
            "language_code": self.language_code,
        }


@dataclass(slots=True)
class Message:
    """One message as the server keeps it.

    ``sender`` is a user's id, or None for a post of a channel; ``content`` holds the fields of the Bot API's
    ``Message`` that carry what was said (``text``, ``entities``, ``photo`` ...).
    """

    id: int
    chat: int
    sender: int | None
    date: datetime
    content: Json = field(repr=False)
    markup: Json | None = field(default=None, repr=False)
    edited: datetime | None = None


@dataclass(slots=True)
class Chat:
    """A chat and what can be seen in it; ``members`` maps user ids to what ``getChatMember`` says of them."""

    id: int
    kind: ChatKind
    title: str
    ids: "count[int]"
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, Json] = field(default_factory=dict)
    migrated_to: int | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """A callback query that was made; ``answer`` is filled in by a copy of it."""

    id: str
    person: int
    chat: int
    message: int
    at: datetime
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file: its name, type and size in bytes. Of what came with a call nothing more is kept, and nothing fetched."""

    name: str
    type: str
    size: int
    content: bytes | None = field(default=None, repr=False)


class World:
    """Everything one bot can reach. The methods of the Bot API are in ``methods``; people act in ``fake``.

    ``adds_media``: a picture may take the place of a text; a server of before that was allowed says no.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        bot_id: int = 7_012_345_678,
        username: str = "firsthand_test_bot",
        throttles: bool = False,
        paced: bool = True,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        self.clock = clock
        self.bot: Json = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Firsthand",
            "username": username,
        }
        self.bot_id = bot_id
        self.queue = UpdateQueue(clock, first_id=694_120_411, throttles=throttles, changed=changed)
        self.pace = Pace() if paced else None
        self.adds_media = True
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.files: dict[str, Upload] = {}
        self.acts: dict[int, int] = {}
        self.answers: dict[int, int] = {}
        self._private_ids = count(1)
        self._serials = count(4_382_019_332_190_411)

    def serial(self) -> str:
        """A number nobody had before, as text: ids of queries and files."""
        return str(next(self._serials))

    def person(self, user_id: int, first_name: str = "Sam", language_code: str = "en") -> Person:
        """The person of that id, made where there is none yet."""
        if user_id not in self.people:
            self.people[user_id] = Person(user_id, first_name, language_code)
        return self.people[user_id]

    def private_chat(self, user_id: int) -> Chat:
        """A person's chat with the bot; begun by the first thing they send."""
        if user_id not in self.chats:
            self.chats[user_id] = Chat(user_id, "private", self.person(user_id).first_name, self._private_ids)
        return self.chats[user_id]

    def open_chat(
        self, chat_id: int, kind: ChatKind, title: str, *, bot: Literal["administrator", "member", "left"]
    ) -> Chat:
        """A group or channel, with the bot in it or not."""
        ids = self._private_ids if kind == "group" else count(1)
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, ids)
        if bot != "left":
            chat.members[self.bot_id] = self.membership(chat, self.bot, bot)
        return chat

    def membership(self, chat: Chat, user: Json, status: str) -> Json:
        """What ``getChatMember`` says of somebody with that status."""
        member: Json = {"user": user, "status": status}
        match status:
            case "administrator":
                return member | ADMINISTRATOR_RIGHTS | (CHANNEL_RIGHTS if chat.kind == "channel" else {})
            case "creator":
                return member | {"is_anonymous": False}
            case "kicked":
                return member | {"until_date": 0}
            case _:
                return member

    def found(self, chat_id: object) -> Chat:
        """The chat of that id.

        Raises:
            RefusalError: 400 where there is none or it moved, 403 where the bot may not enter it.
        """
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        try:
            chat = self.chats.get(int(str(chat_id)))
        except ValueError:
            chat = None
        if chat is None:
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            raise upgraded(chat.migrated_to)
        if chat.kind != "private" and self.bot_id not in chat.members:
            raise forbidden(f"bot is not a member of the {chat.kind} chat")
        return chat

    def writable(self, chat_id: object) -> Chat:
        """The chat of that id, where the bot may send something to it.

        Raises:
            RefusalError: As for ``found()``; also 403 where its person blocked the bot or is gone, 400 without rights.
        """
        chat = self.found(chat_id)
        if chat.kind == "private":
            person = self.people[chat.id]
            if person.deactivated:
                raise forbidden("user is deactivated")
            if person.blocked:
                raise forbidden("bot was blocked by the user")
        elif chat.kind == "channel" and not chat.members[self.bot_id].get("can_post_messages"):
            raise bad_request("need administrator rights in the channel chat")
        return chat

    def post(
        self,
        chat: Chat,
        sender: int | None,
        content: Json,
        markup: Json | None = None,
        *,
        date: datetime | None = None,
    ) -> Message:
        """A new message in a chat."""
        message = Message(next(chat.ids), chat.id, sender, date or self.clock(), content, markup)
        chat.messages[message.id] = message
        return message

    def acted(self, chat: Chat, *, answers: bool) -> None:
        """The bot said or changed something in a chat; ``answers``: somebody who waits for an answer would take it for one."""
        self.acts[chat.id] = self.acts.get(chat.id, 0) + 1
        self.answers[chat.id] = self.answers.get(chat.id, 0) + answers

    def older_than_two_days(self, message: Message) -> bool:
        """Whether a message can no longer be deleted by a bot ("deleteMessage", core.telegram.org/bots/api)."""
        return self.clock() - message.date > timedelta(hours=48)

    def user(self, user_id: int) -> Json:
        """The ``User`` object of a person or of the bot."""
        return self.bot if user_id == self.bot_id else self.people[user_id].as_user

    def as_chat(self, chat: Chat) -> Json:
        """The ``Chat`` object of the Bot API."""
        name = "first_name" if chat.kind == "private" else "title"
        return {"id": chat.id, "type": chat.kind, name: chat.title}

    def as_message(self, message: Message) -> Json:
        """The ``Message`` object of the Bot API."""
        chat = self.chats[message.chat]
        body: Json = {"message_id": message.id}
        if message.sender is None:
            body["sender_chat"] = self.as_chat(chat)
        else:
            body["from"] = self.user(message.sender)
        body["chat"] = self.as_chat(chat)
        body["date"] = int(message.date.timestamp())
        if message.edited is not None:
            body["edit_date"] = int(message.edited.timestamp())
        body |= message.content
        if message.markup is not None and "inline_keyboard" in message.markup:
            body["reply_markup"] = message.markup
        return body
