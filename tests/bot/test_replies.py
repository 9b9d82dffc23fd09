"""What staff said can be changed and taken back by who said it, and by the role, until a digest tells it; never afterwards."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.arrival import StaffAct
from bot.staff.channels import Channel, Channels, only
from bot.staff.desk import Desk
from bot.staff.joining import Batches
from bot.staff.replies import (
    IN_A_DRAFT,
    NOT_YOURS,
    NOTHING_OF_YOURS,
    STAYS,
    TAKEN_BACK,
    TOLD_ALREADY,
)
from conversations.digest.edition import LONGEST_ANSWER, Answer, Stage
from conversations.digest.scopes import EVERYTHING, Scope
from conversations.flow import Flow
from conversations.packing import packed
from conversations.post import Piece
from storage.answers import answers_place
from storage.database import Transaction
from storage.digests import Drafted
from storage.sealing.envelope import derive, seal
from storage.store import Store
from tests.bot.storytelling import SECRET, WEEK, Clock, Sent, form, frames, opened

STAFF, HOUSING, APPROVAL, ELSEWHERE = -1002233445566, -1003344556677, -1004455667788, -1009990001112
HOUSED = Channel("Housing", HOUSING, Scope("Housing", {"needs": frozenset({"home"})}))
CHANNELS = Channels((HOUSED, *only(STAFF).all), APPROVAL)
ANN, BEA, LEAD = 71, 72, 73
NEXT = "It stands in the next digest of the staff channel."


class Remarks:
    """Short lines to staff; keeps them."""

    def __init__(self) -> None:
        self.all: list[tuple[int, str]] = []

    def put(self, chat: int, text: str) -> None:
        self.all.append((chat, text))


async def is_lead(chat: int, person: int | None) -> bool:
    return person == LEAD


@dataclass(slots=True)
class Room:
    """A store with a desk; messages are numbered as they are written."""

    folder: Path
    flow: Flow
    store: Store
    remarks: Remarks
    written: int = 0

    async def write(
        self,
        line: str,
        *,
        person: int | None = ANN,
        chat: int = STAFF,
        answers: int | None = None,
        edits: int | None = None,
    ) -> str:
        """Somebody writes a line, or changes the message of this number; gives what they hear back."""
        self.remarks.all.clear()
        self.written += edits is None
        own = self.written if edits is None else edits
        act = StaffAct(chat, person, answers, line=line, own=own, edited=edits is not None)
        batches = Batches(self.store, frames(self.store, self.flow), lambda: False)
        desk = Desk(
            self.store,
            Sent(),
            self.remarks,
            channels=CHANNELS,
            batches=batches,
            is_allowed=is_lead,
            clock=Clock(),
        )
        await desk.act(act)
        assert {where for where, _ in self.remarks.all} <= {chat}
        return "".join(text for _, text in self.remarks.all)

    async def kept(self, channel: str = EVERYTHING) -> list[str]:
        found = await self.store.write(lambda t: self.store.digests.answers(t, channel))
        return [f"{one.stage.value} {one.words}" for one in found]

    async def told(self) -> None:
        """A digest tells all that waits."""

        def tell(transaction: Transaction) -> None:
            waiting = self.store.digests.answers(transaction, EVERYTHING)
            self.store.digests.answers_told(transaction, EVERYTHING, waiting)

        await self.store.write(tell)

    async def drafted(self, *words: str) -> int:
        """A digest that tells these waits to be let through."""
        pieces = tuple(Piece(one) for one in words)
        draft = Drafted(EVERYTHING, WEEK, None, pieces, (), "Bars.", b"png", b"pdf")
        return await self.store.write(lambda t: self.store.digests.keep_edition(t, draft))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    flow = form(tmp_path)
    room = Room(tmp_path / "data", flow, await opened(tmp_path / "data", flow), Remarks())
    yield room
    await room.store.close()


# Taking back


async def test_undo_takes_back_the_newest_that_somebody_said_also_after_a_restart(room: Room) -> None:
    await room.write("/heard One.")
    await room.write("/planned Two.")
    await room.write("/heard Of Bea.", person=BEA)
    await room.store.close()
    room.store = await opened(room.folder, room.flow)
    assert await room.write("/undo") == TAKEN_BACK
    assert await room.kept() == ["heard One.", "heard Of Bea."]
    assert await room.write("/undo@firsthand_bot please") == TAKEN_BACK
    assert await room.kept() == ["heard Of Bea."]
    assert await room.write("/undo") == NOTHING_OF_YOURS
    assert await room.kept() == ["heard Of Bea."]


async def test_undo_in_a_reply_takes_back_what_that_message_said(room: Room) -> None:
    for line in ("/heard One.", "/heard Two.", "/heard Three."):
        await room.write(line)
    assert await room.write("/undo", answers=2) == TAKEN_BACK
    assert await room.kept() == ["heard One.", "heard Three."]
    assert await room.write("/undo", answers=2) == TOLD_ALREADY


async def test_a_colleague_takes_nothing_back_and_the_role_does(room: Room) -> None:
    await room.write("/heard One.")
    assert await room.write("/undo", person=BEA) == NOTHING_OF_YOURS
    assert await room.write("/undo", person=BEA, answers=1) == NOT_YOURS
    assert await room.write("/undo", person=None, answers=1) == NOT_YOURS
    assert await room.kept() == ["heard One."]
    assert await room.write("/undo", person=LEAD) == NOTHING_OF_YOURS
    assert await room.write("/undo", person=LEAD, answers=1) == TAKEN_BACK
    assert await room.kept() == []


async def test_in_a_channel_where_nobody_is_named_each_of_its_administrators_takes_back(room: Room) -> None:
    await room.write("/heard One.", person=None)
    await room.write("/heard Of Ann.", person=ANN)
    assert await room.write("/undo", person=None) == TAKEN_BACK
    assert await room.kept() == ["heard Of Ann."]


async def test_what_was_said_in_another_chat_is_not_taken_back_here(room: Room) -> None:
    await room.write("/heard One.", chat=HOUSING)
    assert await room.write("/undo", chat=STAFF) == NOTHING_OF_YOURS
    assert await room.write("/undo", chat=STAFF, answers=1) == TOLD_ALREADY
    assert await room.write("/undo", chat=ELSEWHERE, answers=1) == ""
    assert await room.kept("Housing") == ["heard One."]


async def test_what_a_digest_has_told_is_not_taken_back(room: Room) -> None:
    await room.write("/heard One.")
    await room.told()
    assert await room.write("/undo") == NOTHING_OF_YOURS
    assert await room.write("/undo", answers=1) == TOLD_ALREADY
    assert await room.write("/heard Another.", edits=1) == TOLD_ALREADY
    assert await room.kept() == []


async def test_what_waits_in_a_draft_stays_until_that_is_kept_back(room: Room) -> None:
    await room.write("/heard One.")
    await room.write("/heard Two.")
    draft = await room.drafted("Heard: One.")
    assert await room.write("/undo", answers=1) == IN_A_DRAFT
    assert await room.write("/heard Other.", edits=1) == IN_A_DRAFT
    assert await room.write("/undo", answers=2) == TAKEN_BACK
    assert await room.kept() == ["heard One."]
    await room.store.write(lambda t: room.store.digests.drop_edition(t, draft))
    assert await room.write("/undo", answers=1) == TAKEN_BACK
    assert await room.kept() == []


async def test_what_is_told_while_telegram_is_asked_for_the_role_is_not_taken_back(
    room: Room, tmp_path: Path
) -> None:
    await room.write("/heard One.")

    async def slow(chat: int, person: int | None) -> bool:
        await room.told()
        return True

    batches = Batches(room.store, frames(room.store, room.flow), lambda: False)
    desk = Desk(
        room.store, Sent(), room.remarks, channels=CHANNELS, batches=batches, is_allowed=slow, clock=Clock()
    )
    await desk.act(StaffAct(STAFF, LEAD, 1, line="/undo", own=9))
    assert room.remarks.all[-1] == (STAFF, TOLD_ALREADY)


async def test_an_answer_that_the_version_before_kept_is_told_and_can_be_taken_back_by_nobody(
    room: Room,
) -> None:
    old = packed({"format": "firsthand-answer/1", "stage": "heard", "words": "Old."})

    def keep(transaction: Transaction) -> None:
        mark = room.store.digests.batches.mark(EVERYTHING)
        sealed = seal(derive(SECRET, "answers"), old, place=answers_place(1, mark))
        transaction.ledger.execute("INSERT INTO answers VALUES (1, ?, ?)", (mark, sealed))

    await room.store.write(keep)
    assert await room.write("/undo") == NOTHING_OF_YOURS
    assert await room.kept() == ["heard Old."]


async def test_what_was_taken_back_or_changed_is_in_no_file_even_sealed(room: Room) -> None:
    """A worker may have named a family by mistake."""

    async def sealed() -> bytes:
        found = await room.store.write(lambda t: t.ledger.execute("SELECT sealed FROM answers").fetchall())
        return bytes(found[0][0])

    await room.write("/heard The Quetzals rang.")
    rows = [await sealed()]
    await room.write("/heard A family rang.", edits=1)
    rows.append(await sealed())
    await room.write("/undo")
    await room.store.close()
    files = b"".join(path.read_bytes() for path in room.folder.iterdir() if path.is_file())
    assert not any(row in files for row in rows)
    assert b"Quetzals" not in files
    room.store = await opened(room.folder, room.flow)
    assert await room.kept() == []


# Changing


async def test_who_changes_their_message_changes_what_the_digest_will_tell(room: Room) -> None:
    for line in ("/heard One.", "/heard Two.", "/heard Three."):
        await room.write(line)
    said = await room.write("/changed@firsthand_bot We ring back.", edits=2)
    assert said == f"Noted as you have changed it. {NEXT}"
    assert await room.kept() == ["heard One.", "changed We ring back.", "heard Three."]
    assert await room.write("/undo", answers=2) == TAKEN_BACK


async def test_a_change_that_nobody_made_is_passed_over(room: Room) -> None:
    """Telegram hands on a message again where only its preview is another."""
    await room.write("/heard One.")
    assert await room.write("/heard  One. ", edits=1) == ""
    assert await room.kept() == ["heard One."]


@pytest.mark.parametrize(
    ("line", "mends"),
    [
        ("/heard", "Please write it behind the command"),
        ("/heard " + "x" * (LONGEST_ANSWER + 1), "Please say it shorter."),
        ("/heard one\ntwo", "on one line"),
        ("", ""),
    ],
)
async def test_a_change_that_does_not_fit_leaves_what_was_noted_and_says_so(
    room: Room, line: str, mends: str
) -> None:
    await room.write("/heard One.")
    said = await room.write(line, edits=1)
    assert mends in said
    assert said.endswith(STAYS)
    assert await room.kept() == ["heard One."]


async def test_a_change_of_a_message_that_was_never_noted_notes_nothing(room: Room) -> None:
    assert await room.write("", edits=50) == ""
    assert await room.write("/heard Something.", edits=50) == TOLD_ALREADY
    assert await room.write("/undo", edits=50) == ""
    assert await room.write("/heard Something.", edits=50, chat=ELSEWHERE) == ""
    assert await room.kept() == []


async def test_a_changed_answer_keeps_its_place_and_who_may_take_it_back(room: Room) -> None:
    await room.write("/heard One.", person=ANN)
    await room.write("/heard Two.", person=BEA)
    await room.write("/planned Otherwise.", person=ANN, edits=1)
    given = await room.store.write(lambda t: room.store.digests.given(t, EVERYTHING))
    assert [one.answer for one in given] == [Answer(Stage.PLANNED, "Otherwise."), Answer(Stage.HEARD, "Two.")]
    assert await room.write("/undo", person=BEA, answers=1) == NOT_YOURS
    assert await room.write("/undo", person=ANN) == TAKEN_BACK


async def test_who_gave_an_answer_is_kept_as_a_mark_that_only_this_service_makes(room: Room) -> None:
    source = room.store.digests.answer_source(STAFF, 1, ANN)
    assert source == room.store.digests.answer_source(STAFF, 1, ANN)
    assert source != room.store.digests.answer_source(STAFF, 1, BEA)
    assert source.giver is not None
    assert len(source.giver) == 8
    assert ANN.to_bytes(8, "big") not in source.giver
    assert str(STAFF) not in repr(source)
    assert replace(source, giver=None) == room.store.digests.answer_source(STAFF, 1, None)
