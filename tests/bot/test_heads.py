"""The head of the record of acts is posted to the staff channel, once a week."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.staff.heads import Heads
from tests.storage.test_vault import STAFF, open_store

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Heard:
    """What was said in chats of staff."""

    def __init__(self) -> None:
        self.said: list[tuple[int, str]] = []

    def put(self, chat: int, text: str) -> None:
        self.said.append((chat, text))


async def test_it_is_posted_once_in_a_week_and_not_again_after_a_restart(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    heard = Heard()
    at = MONDAY
    for day in (0, 0, 3, 7, 7, 8, 14):
        at = MONDAY + timedelta(days=day)
        heads = Heads(store, heard, STAFF, head=lambda: f"{at.day}:abc", clock=lambda: at)  # called at once
        await heads.once()
    assert heard.said == [
        (STAFF, "For whoever checks the record of acts: 30:abc"),
        (STAFF, "For whoever checks the record of acts: 7:abc"),
    ]
    await store.close()


async def test_without_a_record_nothing_is_posted(tmp_path: Path) -> None:
    store = await open_store(tmp_path)
    heard = Heard()
    for day in (0, 7, 14):
        await Heads(store, heard, STAFF, head=None, clock=lambda: MONDAY + timedelta(days=day)).once()
    assert heard.said == []
    await store.close()
