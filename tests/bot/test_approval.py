"""Posts and digests that somebody lets through first: by a tap of who may, once, and without a trace of what is kept back."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.arrival import StaffAct
from bot.mixing import Mixing
from bot.staff.approval import ALREADY, NOT_KNOWN, NOT_YOURS, decision, edition_buttons
from bot.staff.channels import Channel, Channels, only
from bot.staff.desk import Desk
from bot.staff.joining import Batches
from bot.staff.recorder import Recorder
from conversations.digest.scopes import EVERYTHING
from conversations.facets import Facet
from conversations.flow import Flow
from conversations.post import Piece
from storage.audit import Act
from storage.database import Transaction
from storage.digests import Drafted, Held, Kept
from storage.outbox import Kind, Outgoing
from storage.posts import APPROVAL as PAGES
from storage.store import Store
from tests.bot.storytelling import WEEK, Clock, Sent, Told, form, frames, opened, tell

STAFF, APPROVAL = -1002233445566, -1004455667788
APPROVER, STRANGER = 71, 72
CHANNELS = Channels(only(STAFF).all, APPROVAL, "approver")
STORY = Told(1, {"needs": ("home",)}, {"helped": "She rang me back."})


class Remarks:
    """Short lines to staff; keeps them."""

    def __init__(self) -> None:
        self.all: list[tuple[int, str]] = []

    def put(self, chat: int, text: str) -> None:
        self.all.append((chat, text))


async def is_approver(chat: int, person: int | None) -> bool:
    return (chat, person) == (APPROVAL, APPROVER)


@dataclass(slots=True)
class Room:
    """A store with a desk, and the chats as they would stand: by message, the words."""

    store: Store
    flow: Flow
    desk: Desk
    sent: Sent
    chats: dict[int, dict[int, str]]
    buttons: dict[int, list[str]]
    _next: int = 100

    async def arrive(self) -> None:
        """What was sent arrives, in order."""
        waiting, self.sent.all = self.sent.all, []
        for one in waiting:
            if one.kind in (Kind.POST, Kind.EDITION) and one.message is None:
                self._next += 1
                place = self._next
                one = await self._placed(one, place)
            await self._stand(one)

    async def _placed(self, one: Outgoing, place: int) -> Outgoing:
        follows = await self.store.write(lambda transaction: self.store.vault.posted(transaction, one, place))
        assert follows is not None
        return follows

    async def _stand(self, one: Outgoing) -> None:
        assert one.message is not None
        chat = self.chats.setdefault(one.address, {})
        if one.kind is Kind.RETRACT and not one.text:
            chat.pop(one.message, None)
        else:
            chat[one.message] = one.text
        self.buttons[one.message] = [button.token for row in one.buttons for button in row]
        await self.store.write(lambda transaction: self.store.outbox.done(transaction, [one.id]))

    @property
    def waits(self) -> tuple[int, list[str]]:
        """The message in the approval chat that has buttons, and what they send."""
        return next((message, tokens) for message, tokens in self.buttons.items() if tokens)

    async def tap(self, *, through: bool, person: int = APPROVER) -> str | None:
        message, tokens = self.waits
        token = next(token for token in tokens if (taken := decision(token)) and taken.through is through)
        return await self.desk.act(StaffAct(APPROVAL, person, message, token, "q"))

    async def held(self) -> list[Held]:
        def find(transaction: Transaction) -> list[Held]:
            digests = self.store.digests
            found = [digests.held(transaction, id_) for id_ in digests.held_all(transaction)]
            return [one for one in found if one is not None]

        return await self.store.write(find)

    async def batch(self) -> list[Kept]:
        return await self.store.write(lambda t: self.store.digests.batch(t, EVERYTHING, 1))


@pytest.fixture(scope="module")
def flow(tmp_path_factory: pytest.TempPathFactory) -> Flow:
    return form(tmp_path_factory.mktemp("form"))


@pytest.fixture
async def room(tmp_path: Path, flow: Flow) -> AsyncIterator[Room]:
    """A room in which one post waits."""
    store = await opened(tmp_path, flow)
    sent, given = Sent(), frames(store, flow)
    desk = Desk(
        store,
        sent,
        Remarks(),
        channels=CHANNELS,
        batches=Batches(store, given, lambda: False),
        is_allowed=is_approver,
        clock=Clock(),
    )
    made = Room(store, flow, desk, sent, {}, {})
    await tell(store, flow, STORY)
    await Mixing(store, sent, channels=CHANNELS, frames=given, after=0, together=1, clock=Clock()).once()
    await made.arrive()
    yield made
    await store.close()


async def test_what_waits_stands_in_the_approval_chat_to_the_letter_and_nowhere_else(room: Room) -> None:
    assert list(room.chats) == [APPROVAL]
    (text,) = room.chats[APPROVAL].values()
    (held,) = await room.held()
    (page,) = held.pages
    assert text == "".join(piece.text for piece in page) + "\n\nMay this go to the staff channel?"
    assert "She rang me back." in text


async def test_a_tap_lets_it_through_as_it_is_and_then_it_counts(room: Room) -> None:
    (held,) = await room.held()
    assert await room.tap(through=True) == "Thank you: let through."
    await room.arrive()
    (text,) = room.chats[STAFF].values()
    assert text == "".join(piece.text for piece in held.pages[0])
    assert list(room.chats[APPROVAL].values()) == ["A story was let through to the staff channel."]
    assert await room.held() == []
    (kept,) = await room.batch()
    assert (kept.member.window, kept.member.shown) == (1, frozenset({Facet("needs", "home")}))
    assert kept.quote == "She rang me back."


async def test_what_is_kept_back_is_gone_from_the_chat_and_counts_without_its_words(room: Room) -> None:
    assert await room.tap(through=False) == "Thank you: kept back."
    await room.arrive()
    assert STAFF not in room.chats
    assert list(room.chats[APPROVAL].values()) == [
        "A story for the staff channel was kept back. Its words are gone from here."
    ]
    (kept,) = await room.batch()
    assert (kept.member.window, kept.member.shown, kept.quote) == (0, frozenset(), "")
    assert await room.held() == []


async def test_a_stranger_is_thanked_and_nothing_happens(room: Room) -> None:
    before = dict(room.chats[APPROVAL])
    assert await room.tap(through=True, person=STRANGER) == NOT_YOURS
    await room.arrive()
    assert room.chats == {APPROVAL: before}
    assert len(await room.held()) == 1
    assert await room.batch() == []


async def test_a_role_that_telegram_does_not_tell_lets_nobody_through(room: Room) -> None:
    async def never(chat: int, person: int | None) -> bool:
        raise TimeoutError

    silent = Desk(
        room.store,
        room.sent,
        Remarks(),
        channels=CHANNELS,
        batches=Batches(room.store, frames(room.store, room.flow)),
        is_allowed=never,
        clock=Clock(),
    )
    message, tokens = room.waits
    assert await silent.act(StaffAct(APPROVAL, APPROVER, message, tokens[0], "q")) == NOT_KNOWN
    assert len(await room.held()) == 1


async def test_two_taps_at_once_act_once(room: Room) -> None:
    notes = await asyncio.gather(*(room.tap(through=through) for through in (True, False, True)))
    await room.arrive()
    assert sorted(map(str, notes)) == sorted([ALREADY, ALREADY, "Thank you: let through."])
    assert len(room.chats[STAFF]) == 1
    assert len(await room.batch()) == 1


@pytest.mark.parametrize("chat", [STAFF, -1009990001112])
async def test_a_button_works_in_the_approval_chat_alone(room: Room, chat: int) -> None:
    message, tokens = room.waits
    assert await room.desk.act(StaffAct(chat, APPROVER, message, tokens[0], "q")) is None
    assert len(await room.held()) == 1


@pytest.mark.parametrize(
    "token",
    [
        "",
        "st-y.",
        "st-y.0",
        "st-y.999999",
        "st-y.9999999999999999999",
        "xx-y.1",
        "st-z.1",
        "ed-y.1",
        "st-y.1 ",
    ],
)
async def test_a_forged_button_does_nothing(room: Room, token: str) -> None:
    assert await room.desk.act(StaffAct(APPROVAL, APPROVER, 1, token, "q")) in (None, ALREADY)
    assert len(await room.held()) == 1
    assert room.sent.all == []


async def test_a_story_that_is_taken_back_leaves_the_approval_chat_and_a_late_tap_finds_nothing(
    room: Room,
) -> None:
    retracts = await room.store.write(lambda t: room.store.vault.withdraw(t, STORY.id, week=WEEK))
    message, tokens = room.waits
    room.sent.put(retracts)
    await room.arrive()
    assert room.chats[APPROVAL] == {}
    assert await room.desk.act(StaffAct(APPROVAL, APPROVER, message, tokens[0], "q")) == ALREADY
    await room.arrive()
    assert STAFF not in room.chats
    assert await room.batch() == []


async def test_what_was_let_through_is_taken_down_when_it_is_taken_back(room: Room) -> None:
    await room.tap(through=True)
    await room.arrive()
    room.sent.put(await room.store.write(lambda t: room.store.vault.withdraw(t, STORY.id, week=WEEK)))
    await room.arrive()
    assert room.chats[STAFF] == {}
    assert await room.batch() == []


async def test_a_post_of_several_messages_is_decided_by_the_last_and_all_of_it_goes(room: Room) -> None:
    long = Told(2, words={"story": "word " * 1800})
    await tell(room.store, room.flow, long)
    given = frames(room.store, room.flow)
    await room.tap(through=False)
    await room.arrive()
    mixer = Mixing(room.store, room.sent, channels=CHANNELS, frames=given, after=0, together=1, clock=Clock())
    await mixer.once()
    assert [post.page for post in room.sent.all] == [PAGES, PAGES + 1, PAGES + 2]
    assert [bool(post.buttons) for post in room.sent.all] == [False, False, True]
    await room.arrive()
    await room.tap(through=False)
    await room.arrive()
    assert not any("word word" in text for text in room.chats[APPROVAL].values())
    assert len(room.chats[APPROVAL]) == 2  # what was decided, of each story one line


async def test_a_channel_that_is_gone_from_the_settings_gets_nothing_until_it_is_back(room: Room) -> None:
    """The post waits: nobody else is to read what was made for that channel."""
    elsewhere = Channels((Channel("Other", STAFF, only(STAFF).all[0].scope),), APPROVAL, "approver")
    desk = Desk(
        room.store,
        room.sent,
        Remarks(),
        channels=elsewhere,
        batches=Batches(room.store, frames(room.store, room.flow)),
        is_allowed=is_approver,
        clock=Clock(),
    )
    message, tokens = room.waits
    note = await desk.act(StaffAct(APPROVAL, APPROVER, message, tokens[0], "q"))
    assert "no longer among the channels" in str(note)
    assert len(await room.held()) == 1
    assert room.sent.all == []


@pytest.mark.parametrize(("through", "act"), [(True, Act.LET_THROUGH), (False, Act.KEPT_BACK)])
async def test_what_is_decided_is_in_the_record_once_and_says_nothing_of_the_story(
    room: Room, through: bool, act: Act
) -> None:
    """A second tap decides nothing, and neither does somebody who may not."""
    noted: list[tuple[Act, str, dict[str, str | int]]] = []

    def record(act: Act, *, by: str, **details: str | int) -> None:
        noted.append((act, by, details))

    desk = Desk(
        room.store,
        room.sent,
        Remarks(),
        channels=CHANNELS,
        batches=Batches(room.store, frames(room.store, room.flow)),
        is_allowed=is_approver,
        clock=Clock(),
        recorder=Recorder(record),
    )
    message, tokens = room.waits
    for person in (APPROVER + 1, APPROVER, APPROVER):
        await desk.act(StaffAct(APPROVAL, person, message, tokens[0 if through else 1], "q"))
    assert noted == [(act, "staff", {"what": "story"})]


# Digests


DRAFT = Drafted(
    EVERYTHING,
    WEEK,
    STORY.id,
    (Piece("This week. “She rang me back.”"),),
    (Piece("This week."),),
    "Bars.",
    b"png",
    b"pdf with",
    b"pdf without",
)


async def drafted(room: Room) -> int:
    """A digest waits in the approval chat, the story of the room being decided."""
    await room.tap(through=True)
    await room.arrive()
    digests = room.store.digests

    def keep(transaction: Transaction) -> tuple[int, list[Outgoing]]:
        kept = digests.keep_edition(transaction, DRAFT)
        return kept, digests.show_edition(transaction, kept, APPROVAL, edition_buttons(kept))

    id_, shown = await room.store.write(keep)
    room.sent.put(shown)
    await room.arrive()
    return id_


async def found(room: Room, id_: int) -> Drafted | None:
    return await room.store.write(lambda transaction: room.store.digests.edition(transaction, id_))


async def test_a_digest_that_is_let_through_waits_for_its_hour_and_leaves_the_approval_chat(
    room: Room,
) -> None:
    id_ = await drafted(room)
    assert len(room.chats[APPROVAL]) == 4
    assert await room.tap(through=True) == "Thank you: let through."
    assert await room.desk.act(StaffAct(APPROVAL, APPROVER, 1, f"ed-n.{id_}", "q")) == ALREADY
    await room.arrive()
    assert list(room.chats[APPROVAL].values())[1:] == [
        "The digest for the staff channel was let through. It goes out at its usual hour."
    ]
    assert len(room.chats[STAFF]) == 1  # the story's post alone
    draft = await found(room, id_)
    assert draft is not None
    assert draft.approved
    assert await room.store.write(lambda t: room.store.digests.waiting_edition(t, EVERYTHING)) == id_


async def test_a_digest_that_is_kept_back_is_destroyed(room: Room) -> None:
    id_ = await drafted(room)
    assert await room.tap(through=False) == "Thank you: kept back."
    await room.arrive()
    assert list(room.chats[APPROVAL].values())[1:] == [
        "The digest for the staff channel was kept back. It is gone from here."
    ]
    assert await found(room, id_) is None
    assert await room.desk.act(StaffAct(APPROVAL, APPROVER, 1, f"ed-y.{id_}", "q")) == ALREADY


async def test_a_stranger_lets_no_digest_through(room: Room) -> None:
    id_ = await drafted(room)
    assert await room.tap(through=True, person=STRANGER) == NOT_YOURS
    draft = await found(room, id_)
    assert draft is not None
    assert not draft.approved
