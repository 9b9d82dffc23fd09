"""A change that staff describe under a story's post is counted, and told when nothing can be added to it any more."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app import read_flow
from bot.arrival import StaffAct
from bot.digest.batches import look
from bot.mixing import Mixing
from bot.staff.channels import only
from bot.staff.desk import Desk
from bot.staff.joining import Batches
from conversations.digest.frame import frame_of
from conversations.digest.loop import WEEKS, Loop, told_in, window_of
from conversations.digest.scopes import EVERYTHING
from conversations.flow import Flow
from conversations.weeks import week_of
from storage.outbox import Kind
from storage.store import Store
from tests.bot.storytelling import FORM, Clock, Sent, Told, frames, opened, tell

STAFF = -1002233445566
WITH_BARRIERS = FORM.replace(
    "| | text | helped |",
    "| | select_multiple way | way | What got in the way? | What got in the way | | barriers |\n| | text | helped |",
).replace("| | wait | weeks |", "| | way | far | It was too far | | | |\n| | wait | weeks |")
NOTED = "Noted. It stands in the next digest of the staff channel."
COUNTS = f"{NOTED} That story counts as answered with a change."


class Remarks:
    """Short lines to staff; keeps the last."""

    def __init__(self) -> None:
        self.last = ""

    def put(self, chat: int, text: str) -> None:
        self.last = text


@dataclass(slots=True)
class Room:
    """A channel in which posts stand; ``places`` are their messages, by the number of the story."""

    store: Store
    flow: Flow
    desk: Desk
    remarks: Remarks
    clock: Clock
    places: dict[int, int]

    async def write(self, line: str, story: int | None = None) -> str:
        """Somebody writes a line, under the post of a story or by itself; gives what they hear."""
        message = None if story is None else self.places[story]
        await self.desk.act(StaffAct(STAFF, None, message, line=line))
        return self.remarks.last

    async def told(self, weeks: int) -> Loop | None:
        """What an edition tells so many weeks later."""
        week = week_of(self.clock.now + timedelta(weeks=weeks))
        batch = await self.store.write(
            lambda transaction: look(
                self.store.digests,
                transaction,
                EVERYTHING,
                frame_of(self.flow),
                week=week,
                now=week,
                full=40,
                choose=lambda quotes: quotes[0],
            )
        )
        return batch.order.loop


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    (tmp_path / "form.md").write_text(WITH_BARRIERS, encoding="utf-8")
    flow = read_flow(tmp_path / "form.md")
    store = await opened(tmp_path / "data", flow)
    sent, remarks, clock = Sent(), Remarks(), Clock()
    given = frames(store, flow)
    for number in range(1, 24):
        picked: dict[str, tuple[str, ...]] = {"way": ("far",)} if number <= 20 else {"needs": ("home",)}
        await tell(store, flow, Told(number, picked))
    await Mixing(store, sent, channels=only(STAFF), frames=given, after=0, together=1, clock=clock).once()
    places: dict[int, int] = {}
    for at, post in enumerate(sent.all, 500):
        if post.kind is Kind.POST and post.story is not None:
            await store.write(partial(store.vault.posted, outgoing=post, message=at))
            places[int.from_bytes(post.story, "big")] = at
    desk = Desk(
        store,
        sent,
        remarks,
        channels=only(STAFF),
        batches=Batches(store, given, lambda: False),
        is_allowed=_anybody,
        clock=clock,
    )
    yield Room(store, flow, desk, remarks, clock, places)
    await store.close()


async def _anybody(chat: int, person: int | None) -> bool:
    return True


async def test_a_change_counts_once_for_a_post_that_told_what_stood_in_the_way(room: Room) -> None:
    assert await room.write("/changed We ring back.", 1) == COUNTS
    assert await room.write("/changed We ring back twice.", 1) == NOTED
    assert await room.write("/changed A home for all.", 21) == NOTED  # it told of nothing in the way
    assert (await room.write("/changed")).startswith("Please write it behind the command")
    assert "That story counts" not in await room.write("/heard That is far.", 2)
    assert "That story counts" not in await room.write("/changed We ring back, all of us.")


async def test_an_edition_tells_it_when_it_is_over_and_a_story_taken_back_changes_nothing(room: Room) -> None:
    for number in range(1, 10):
        assert "That story counts" in await room.write(f"/changed Change {number}.", number)
    begun = window_of(week_of(room.clock.now))
    before = next(
        weeks for weeks in range(60) if told_in(week_of(room.clock.now + timedelta(weeks=weeks))) == begun
    )
    assert await room.told(before - 1) is None
    told = await room.told(before)
    assert told is not None
    assert (told.posted, told.changed) == (20, 10)
    for number in (1, 2, 3, 11, 12, 13):
        story = number.to_bytes(16, "big")
        await room.store.write(partial(room.store.vault.withdraw, story=story, week="2026-W49"))
    assert await room.told(before) == await room.told(before + WEEKS - 1) == told
    assert await room.told(before + WEEKS) is None


async def test_a_post_that_was_taken_back_cannot_be_answered(room: Room) -> None:
    story = (1).to_bytes(16, "big")
    await room.store.write(lambda t: room.store.vault.withdraw(t, story, week="2026-W49"))
    assert await room.write("/changed We ring back.", 1) == NOTED
